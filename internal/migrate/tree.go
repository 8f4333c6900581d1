package migrate

import (
	"slices"
	"strings"

	"briefing/internal/source"
)

// This file knows where nodes begin and end in the text, and takes out or replaces keys with their values. Where it cannot
// follow the text, it does nothing and says so.

// lost is an end that could not be found.
const lost = -1

// inBrackets says whether a list or a group of keys is written in brackets.
func (f *file) inBrackets(n *source.Node) bool {
	at := f.offset(n.Pos)
	return n.Kind != source.Scalar && at < len(f.text.Data) && strings.IndexByte("{[", f.text.Data[at]) >= 0
}

// valueEnd is the offset behind a value; lost where it cannot be followed.
func (f *file) valueEnd(n *source.Node) int {
	at, data := f.offset(n.Pos), f.text.Data
	switch {
	case n.Kind == source.Scalar:
		return f.scalarEnd(n)
	case f.inBrackets(n):
		last := at + 1
		for _, item := range n.Items {
			last = f.valueEnd(item)
		}
		if len(n.Fields) > 0 {
			last = f.fieldEnd(n.Fields[len(n.Fields)-1])
		}
		if last == lost {
			return lost
		}
		last = f.skip(last, ", \n")
		if last < len(data) && (data[last] == '}' || data[last] == ']') {
			return last + 1
		}
		return lost
	case n.Kind == source.Map && len(n.Fields) > 0:
		return f.fieldEnd(n.Fields[len(n.Fields)-1])
	case n.Kind == source.Seq && len(n.Items) > 0:
		return f.valueEnd(n.Items[len(n.Items)-1])
	}
	return lost
}

// skip goes over these characters and over comments.
func (f *file) skip(at int, chars string) int {
	data := f.text.Data
	for at < len(data) {
		switch {
		case strings.IndexByte(chars, data[at]) >= 0:
			at++
		case data[at] == '#':
			for at < len(data) && data[at] != '\n' {
				at++
			}
		default:
			return at
		}
	}
	return at
}

func (f *file) scalarEnd(n *source.Node) int {
	at, data := f.offset(n.Pos), f.text.Data
	if at >= len(data) {
		return lost
	}
	switch c := data[at]; {
	case n.Plain && n.Value == "":
		return lost // nothing is written: only its key says where
	case n.Plain:
		end := f.offset(n.At(len(n.Value)))
		if end <= at {
			return lost
		}
		return end
	case c == '"' || c == '\'':
		return quoteEnd(data, at)
	case c == '|' || c == '>':
		return f.blockEnd(at)
	}
	return lost
}

// quoteEnd is the offset behind a text in quotes that begins at an offset.
func quoteEnd(data string, at int) int {
	quote := data[at]
	for i := at + 1; i < len(data); i++ {
		switch {
		case quote == '"' && data[i] == '\\':
			i++
		case data[i] == quote && quote == '\'' && i+1 < len(data) && data[i+1] == quote:
			i++
		case data[i] == quote:
			return i + 1
		}
	}
	return lost
}

// blockEnd is the offset behind the last line with text of a block after | or >.
func (f *file) blockEnd(at int) int {
	header := f.line(at)
	if strings.ContainsAny(strings.SplitN(f.text.Data[at:f.lineEnd(header)], "#", 2)[0], "0123456789") {
		return lost // it may begin with more spaces than it is set in by
	}
	indent, end := -1, f.lineEnd(header)
	for n := header + 1; n <= f.text.Lines(); n++ {
		line := f.text.Line(n)
		if strings.TrimSpace(line) == "" {
			continue
		}
		in := len(line) - len(strings.TrimLeft(line, " "))
		if indent < 0 {
			indent = in
		}
		if in < indent {
			break
		}
		end = f.lineEnd(n)
	}
	return end
}

// keyEnd is the offset behind a key, before its colon.
func (f *file) keyEnd(x source.Field) int {
	at, data := f.offset(x.KeyPos), f.text.Data
	if at < len(data) && (data[at] == '"' || data[at] == '\'') {
		return quoteEnd(data, at)
	}
	if !strings.HasPrefix(data[at:], x.Key) {
		return lost
	}
	return at + len(x.Key)
}

// fieldEnd is the offset behind the value of a key, or behind the colon where there is none.
func (f *file) fieldEnd(x source.Field) int {
	if x.Value.Kind == source.Scalar && x.Value.Plain && x.Value.Value == "" {
		at := f.keyEnd(x)
		if at == lost {
			return lost
		}
		colon := f.skip(at, " ")
		if colon < len(f.text.Data) && f.text.Data[colon] == ':' {
			return colon + 1
		}
		return at
	}
	return f.valueEnd(x.Value)
}

// fieldSpan is where a key and its value stand.
func (f *file) fieldSpan(x source.Field) (span, bool) {
	s := span{f.offset(x.KeyPos), f.fieldEnd(x)}
	return s, s.to > s.from
}

// scalars are the stretches of all keys and scalars of a field, sorted.
func (f *file) scalars(x source.Field) (list []span) {
	add := func(from, to int) {
		if to > from {
			list = append(list, span{from, to})
		}
	}
	var walk func(n *source.Node)
	key := func(x source.Field) {
		add(f.offset(x.KeyPos), f.keyEnd(x))
		walk(x.Value)
	}
	walk = func(n *source.Node) {
		if n.Kind == source.Scalar {
			add(f.offset(n.Pos), f.scalarEnd(n))
		}
		for _, i := range n.Items {
			walk(i)
		}
		for _, x := range n.Fields {
			key(x)
		}
	}
	key(x)
	slices.SortFunc(list, func(a, b span) int { return a.from - b.from })
	return list
}

// comments are those in a stretch, without line ends, but none inside the scalars that it holds.
func (f *file) comments(in span, scalars []span) (list []span) {
	data := f.text.Data
	for i := in.from; i < in.to; i++ {
		if data[i] != '#' || i > 0 && data[i-1] != ' ' && data[i-1] != '\n' || within(scalars, i) {
			continue
		}
		c := span{i, f.lineEnd(f.line(i))}
		list = append(list, c)
		i = c.to
	}
	return list
}

// altered is what stands in place of a key with its value: text for where each key has a line of its own, and text for inside
// brackets. Both empty: nothing.
type altered struct{ lines, brackets string }

// alter replaces keys of a group, by their number, with their values. Comments stay, on lines of their own if they must. It says
// false, and does nothing, where the text cannot be followed or nothing would be left of the group.
func (f *file) alter(n *source.Node, with map[int]altered) bool {
	if n.Kind != source.Map || len(with) == 0 {
		return false
	}
	spans := make([]span, len(n.Fields))
	left := 0
	for i, x := range n.Fields {
		s, ok := f.fieldSpan(x)
		if !ok {
			return false
		}
		spans[i] = s
		if w, ok := with[i]; !ok || w.lines != "" {
			left++
		}
	}
	if left == 0 {
		return false
	}
	if f.inBrackets(n) {
		f.alterInBrackets(n, spans, with)
		return true
	}
	for i := range n.Fields {
		// A key that is explicit, after a question mark, is on no line of its own.
		line := f.line(spans[i].from)
		if strings.Trim(f.text.Data[f.start(line):spans[i].from], " -") != "" {
			return false
		}
	}
	first := 0 // how many keys at the beginning go
	for first < len(n.Fields) {
		if w, ok := with[first]; !ok || w.lines != "" {
			break
		}
		first++
	}
	if !f.joinable(n, spans, first) {
		first = 0
	} else {
		f.replace(spans[0].from, spans[first].from, "")
	}
	for i, x := range n.Fields {
		if w, ok := with[i]; ok && i >= first {
			f.alterLines(x, spans[i], w.lines)
		}
	}
	return true
}

// dash says whether a list's hyphen stands before an offset on its line.
func (f *file) dash(at int) bool {
	return strings.Contains(f.text.Data[f.start(f.line(at)):at], "-")
}

// joinable says whether the first keys of an entry of a list can go with nothing left of them, so that the next key stands
// behind the hyphen: no comment stands among them.
func (f *file) joinable(n *source.Node, spans []span, first int) bool {
	if first == 0 || !f.dash(spans[0].from) {
		return false
	}
	var scalars []span
	for _, x := range n.Fields[:first] {
		scalars = append(scalars, f.scalars(x)...)
	}
	return len(f.comments(span{spans[0].from, spans[first].from}, scalars)) == 0
}

// alterLines replaces a key that has lines of its own, line by line, so that lines with comments alone stay as they are.
func (f *file) alterLines(x source.Field, s span, text string) {
	from, to := f.line(s.from), f.line(s.to)
	comments := f.comments(span{s.from, f.lineEnd(to)}, f.scalars(x))
	indent := strings.Repeat(" ", x.KeyPos.Col-1)
	before := f.text.Data[f.start(from):s.from] // spaces and hyphens
	for n := from; n <= to; n++ {
		start, end := f.start(n), f.lineEnd(n)
		comment := ""
		for _, c := range comments {
			if c.from >= start && c.to <= end {
				comment = f.text.Data[c.from:c.to]
			}
		}
		switch {
		case n == from && (text != "" || f.dash(s.from)):
			head, tail, more := strings.Cut(text, "\n")
			line := before + head
			if comment != "" {
				line = strings.TrimRight(line, " ") + " " + comment
				if head != "" {
					line = before + head + spaceBefore(f.text.Data[start:end], comment) + comment
				}
			}
			if more {
				line += "\n" + tail
			}
			f.replace(start, end, strings.TrimRight(line, " "))
		case comment != "" && strings.TrimSpace(f.text.Data[start:end]) == comment:
			// It stays.
		case comment != "":
			f.replace(start, end, indent+comment)
		default:
			f.replace(start, f.start(n+1), "")
		}
	}
}

// spaceBefore is the space between a line's text and its comment.
func spaceBefore(line, comment string) string {
	text := strings.TrimSuffix(line, comment)
	return text[len(strings.TrimRight(text, " ")):]
}

// alterInBrackets does it inside brackets. A comment there gets a line of its own.
func (f *file) alterInBrackets(n *source.Node, spans []span, with map[int]altered) {
	put := func(at span, text string, fields []source.Field) {
		var scalars []span
		for _, x := range fields {
			scalars = append(scalars, f.scalars(x)...)
		}
		comments := f.comments(at, scalars)
		for _, c := range comments {
			text += "\n" + strings.Repeat(" ", max(n.Pos.Col, 2)) + f.text.Data[c.from:c.to]
		}
		if len(comments) > 0 && strings.TrimSpace(f.text.Data[at.to:f.lineEnd(f.line(at.to))]) != "" {
			text += "\n" + strings.Repeat(" ", max(n.Pos.Col, 2))
		}
		f.replace(at.from, at.to, text)
	}
	for i := 0; i < len(spans); i++ {
		w, ok := with[i]
		switch {
		case !ok:
			continue
		case w.brackets != "":
			put(spans[i], w.brackets, n.Fields[i:i+1])
			continue
		}
		last := i
		for last+1 < len(spans) {
			if w, ok := with[last+1]; !ok || w.brackets != "" {
				break
			}
			last++
		}
		at := span{spans[i].from, spans[last].to}
		if i > 0 {
			at.from = spans[i-1].to
		} else {
			at.to = spans[last+1].from
		}
		put(at, "", n.Fields[i:last+1])
		i = last
	}
}

// rename gives a key another name; its quotes stay.
func (f *file) rename(x source.Field, name string) bool {
	from, to := f.offset(x.KeyPos), f.keyEnd(x)
	if to == lost {
		return false
	}
	if c := f.text.Data[from]; c == '"' || c == '\'' {
		name = string(c) + name + string(c)
	}
	f.replace(from, to, name)
	return true
}

// revalue replaces a scalar; its quotes stay.
func (f *file) revalue(n *source.Node, text string) bool {
	from, to := f.offset(n.Pos), f.scalarEnd(n)
	if to == lost {
		return false
	}
	switch c := f.text.Data[from]; c {
	case '"', '\'':
		text = string(c) + text + string(c)
	case '|', '>':
		return false
	}
	f.replace(from, to, text)
	return true
}
