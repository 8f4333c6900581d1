package migrate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/internal/source"
)

// This file writes new entries into lists, and nodes on one line.

// longestLine is how many characters a new entry may have on one line.
const longestLine = 120

// entry is a new entry of a list: its keys with their values, as they are written in brackets; or, of a list, its items.
type entry []pair

type pair struct {
	key, value string
	items      []string
}

func (e entry) brackets() string {
	var keys []string
	for _, p := range e {
		value := p.value
		if p.items != nil {
			value = "[" + strings.Join(p.items, ", ") + "]"
		}
		keys = append(keys, p.key+": "+value)
	}
	return "{" + strings.Join(keys, ", ") + "}"
}

// lines is the entry as an item of a list whose hyphen stands behind so many spaces.
func (e entry) lines(indent int) string {
	pad := strings.Repeat(" ", indent)
	if short := e.brackets(); indent+utf8.RuneCountInString("- "+short) <= longestLine {
		return pad + "- " + short + "\n"
	}
	var b strings.Builder
	for i, p := range e {
		b.WriteString(pad)
		if i == 0 {
			b.WriteString("- ")
		} else {
			b.WriteString("  ")
		}
		b.WriteString(p.key + ":")
		if p.items == nil {
			b.WriteString(" " + p.value)
		}
		b.WriteByte('\n')
		for _, item := range p.items {
			b.WriteString(pad + "  - " + item + "\n")
		}
	}
	return b.String()
}

// add puts entries at the end of a list at the top of the file, which is made where it is not there.
func (f *file) add(list string, entries []entry) {
	if len(entries) == 0 {
		return
	}
	var short []string
	for _, e := range entries {
		short = append(short, e.brackets())
	}
	x, _, there := field(f.root, list)
	switch {
	case there && x.Value.Kind == source.Seq && f.inBrackets(x.Value):
		f.addInBrackets(x.Value, short)
	case there && x.Value.Kind == source.Seq:
		f.addLines(f.valueEnd(x.Value), x.Value.Pos.Col-1, "", entries)
	case there && x.Value.Null && f.inBrackets(f.root):
		f.replace(f.offset(x.KeyPos), f.fieldEnd(x), list+": ["+strings.Join(short, ", ")+"]")
	case there && x.Value.Null:
		f.addLines(f.fieldEnd(x), f.root.Pos.Col-1, "", entries)
	case there:
		// Something else has the name of the list, which is told when the files are read.
	case f.inBrackets(f.root):
		at := f.fieldEnd(f.root.Fields[len(f.root.Fields)-1])
		f.replace(at, at, ", "+list+": ["+strings.Join(short, ", ")+"]")
	default:
		f.addLines(lost, f.root.Pos.Col-1, list, entries)
	}
}

func (f *file) addInBrackets(n *source.Node, short []string) {
	at := f.offset(n.Pos) + 1
	text := strings.Join(short, ", ")
	if len(n.Items) > 0 {
		if at = f.valueEnd(n.Items[len(n.Items)-1]); at == lost {
			return
		}
		text = ", " + text
	}
	f.replace(at, at, text)
}

// addLines puts lines behind the one that an offset lies in, or, where it is lost, at the end of the file.
func (f *file) addLines(at, indent int, list string, entries []entry) {
	var b strings.Builder
	to := 0
	switch {
	case list == "" && at == lost:
		return
	case list == "":
		to = f.start(f.line(at) + 1)
	default:
		to = f.documentEnd()
		if last := f.text.Line(f.line(to) - 1); strings.TrimSpace(last) != "" {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Repeat(" ", indent) + list + ":\n")
	}
	for _, e := range entries {
		b.WriteString(e.lines(indent))
	}
	f.replace(to, to, b.String())
}

// documentEnd is the end of the file, or the line ... that ends what YAML reads.
func (f *file) documentEnd() int {
	from := 1
	if last := f.root.Fields; len(last) > 0 {
		if at := f.fieldEnd(last[len(last)-1]); at != lost {
			from = f.line(at) + 1
		}
	}
	for n := from; n <= f.text.Lines(); n++ {
		if strings.HasPrefix(f.text.Line(n), "...") {
			return f.start(n)
		}
	}
	return len(f.text.Data)
}

// onLine writes a value as it stands in brackets; quotes of the file stay.
func (f *file) onLine(n *source.Node) string { return f.without(n) }

// without is onLine without some keys of the group itself.
func (f *file) without(n *source.Node, keys ...string) string {
	switch n.Kind {
	case source.Map:
		var list []string
		for _, x := range n.Fields {
			if !slices.Contains(keys, x.Key) {
				list = append(list, f.keyText(x)+": "+f.onLine(x.Value))
			}
		}
		return "{" + strings.Join(list, ", ") + "}"
	case source.Seq:
		var list []string
		for _, i := range n.Items {
			list = append(list, f.onLine(i))
		}
		return "[" + strings.Join(list, ", ") + "]"
	}
	if at := f.offset(n.Pos); !n.Plain {
		if end := f.scalarEnd(n); end != lost && strings.IndexByte(`"'`, f.text.Data[at]) >= 0 {
			if s := f.text.Data[at:end]; !strings.Contains(s, "\n") {
				return s
			}
		}
		return quoted(n.Value)
	}
	if !bare(n.Value) {
		return quoted(n.Value)
	}
	return n.Value
}

func (f *file) keyText(x source.Field) string {
	if bare(x.Key) {
		return x.Key
	}
	return quoted(x.Key)
}

// bare says whether a text that stands without quotes somewhere may do so in brackets.
func bare(s string) bool { return !strings.ContainsAny(s, ",[]{}#:\n") }

// quoted is a text in double quotes.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

// quotedAs is a text on a line of its own, with the quotes that another has, or none where that has none and none are needed.
func (f *file) quotedAs(n *source.Node, s string) string {
	switch {
	case n.Plain && !strings.ContainsAny(s[:1], "{[\"'>|&*!%@`#-?:") && !strings.Contains(s, ": ") && !strings.Contains(s, " #") && !strings.ContainsAny(s, "\n"):
		return s
	case !n.Plain && f.text.Data[f.offset(n.Pos)] == '\'':
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return quoted(s)
}

// inQuotesIfNeeded is a text of this program as a value.
func inQuotesIfNeeded(s string) string {
	if !bare(s) {
		return quoted(s)
	}
	return strings.TrimSuffix(string(source.Encode(source.NewText(s))), "\n")
}

// idOf makes an id of a name: small letters, digits and hyphens. It is empty where the name has no such letter.
func idOf(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// free is an id that is not taken: the wanted one, or with a number behind it.
func free(wanted string, taken map[string]bool) string {
	id := wanted
	for n := 2; taken[id]; n++ {
		id = wanted + "-" + strconv.Itoa(n)
	}
	taken[id] = true
	return id
}

// nameOf is what an id is called: with a capital, hyphens as spaces.
func nameOf(id string) string {
	s := strings.NewReplacer("-", " ", "_", " ").Replace(id)
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
