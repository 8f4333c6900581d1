package migrate

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
	"briefing/internal/source/place"
)

// byteOrderMark may stand before a file's text.
const byteOrderMark = "\xef\xbb\xbf"

// file is a file while it is rewritten: its text with line feeds alone as line ends, the tree of it, and the edits that are to
// be made.
type file struct {
	kind  Kind
	shown string
	mark  bool     // a byte order mark stands first
	cut   bool     // the last line has no line end; here it has one
	was   []string // lines as they were, with their line ends
	end   string   // line end of new lines: that of the first line

	text  *place.Text
	root  *source.Node
	from  []int // of each line, the number of the line that it was, from 1; 0: it is new, or was changed
	edits []edit
}

// edit replaces the bytes of the text from one offset up to another.
type edit struct {
	from, to int
	text     string
}

func newFile(in Input) (*file, diag.List) {
	f := &file{kind: in.Kind, shown: in.Shown, end: "\n"}
	raw, mark := bytes.CutPrefix(in.Data, []byte(byteOrderMark))
	f.mark = mark
	f.was = strings.SplitAfter(string(raw), "\n")
	if f.cut = !bytes.HasSuffix(raw, []byte("\n")); f.cut {
		f.was = append(f.was, "")
	}
	if strings.HasSuffix(f.was[0], "\r\n") {
		f.end = "\r\n"
	}
	for i := range f.was {
		f.from = append(f.from, i+1)
	}
	read, l := source.Bytes(in.Data, in.Shown)
	if read == nil {
		return f, l
	}
	if f.cut {
		read.Data = append(bytes.Clone(read.Data), '\n')
	}
	root, more := source.Parse(read)
	l.Append(more)
	f.text, f.root = place.New(f.shown, read.Data, nil), root
	return f, l
}

// bytes is the file as it is now.
func (f *file) bytes() []byte {
	var b bytes.Buffer
	if f.mark {
		b.WriteString(byteOrderMark)
	}
	for i, from := range f.from[:len(f.from)-1] {
		line := f.text.Line(i+1) + f.end
		if from > 0 && strings.HasSuffix(f.was[from-1], "\n") {
			line = f.was[from-1]
		}
		b.WriteString(line)
	}
	out := b.Bytes()
	if f.cut {
		out = bytes.TrimSuffix(bytes.TrimSuffix(out, []byte("\n")), []byte("\r"))
	}
	return out
}

// changes are the lines that differ from what they were.
func (f *file) changes() (out []Change) {
	seen := 0 // lines of old that were looked at
	var now []string
	tell := func(next int) {
		c := Change{Line: seen + 1, Old: []string{}, New: now}
		for ; seen+1 < next; seen++ {
			c.Old = append(c.Old, strings.TrimRight(f.was[seen], "\r\n"))
		}
		// What was touched and became the same again is no change.
		for len(c.Old) > 0 && len(c.New) > 0 && c.Old[0] == c.New[0] {
			c.Line, c.Old, c.New = c.Line+1, c.Old[1:], c.New[1:]
		}
		if len(c.Old)+len(c.New) > 0 {
			if c.New == nil {
				c.New = []string{}
			}
			out = append(out, c)
		}
		now = nil
	}
	for i, from := range f.from {
		if from == 0 {
			now = append(now, f.text.Line(i+1))
			continue
		}
		tell(from)
		seen = from
	}
	tell(len(f.was) + 1)
	return out
}

// replace notes an edit.
func (f *file) replace(from, to int, text string) { f.edits = append(f.edits, edit{from, to, text}) }

// apply makes the edits that were noted and reads the file anew. An error says where it became no YAML, which is a fault of
// this package; the file is then as it was.
func (f *file) apply() diag.List {
	if len(f.edits) == 0 {
		return nil
	}
	edits := f.edits
	f.edits = nil
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var b strings.Builder
	at := 0
	touched := make([]bool, f.text.Lines())
	for _, e := range edits {
		if e.from < at || e.to < e.from {
			return f.fault(e.from)
		}
		b.WriteString(f.text.Data[at:e.from])
		b.WriteString(e.text)
		at = e.to
		first, last := f.touched(e)
		for i := first; i <= last; i++ {
			touched[i-1] = true
		}
	}
	b.WriteString(f.text.Data[at:])
	now := place.New(f.shown, []byte(b.String()), nil)
	from := make([]int, now.Lines())
	moved, next := 0, 0
	for i := range touched {
		start := f.start(i + 1)
		for next < len(edits) && edits[next].to <= start {
			moved += len(edits[next].text) - (edits[next].to - edits[next].from)
			next++
		}
		if !touched[i] {
			line, _ := now.LineCol(start + moved)
			from[line-1] = f.from[i]
		}
	}
	read, l := source.Bytes([]byte(b.String()), f.shown)
	if l.HasErrors() {
		return f.fault(edits[0].from)
	}
	root, l := source.Parse(read)
	if l.HasErrors() {
		return f.fault(edits[0].from)
	}
	f.text, f.root, f.from = now, root, from
	return nil
}

// fault says that a piece of the file could not be rewritten.
func (f *file) fault(at int) (l diag.List) {
	l.Add(f.text.Pos(at), diag.Error, "not-rewritten", "what is written from here on cannot be rewritten without harm to the file; no file was changed",
		"write it in today's form by hand, and run briefing migrate again")
	return l
}

// start is where line n begins, from 1.
func (f *file) start(n int) int { return f.text.Offset(n, 1) }

// line is the number of the line of an offset, from 1.
func (f *file) line(at int) int {
	n, _ := f.text.LineCol(at)
	return n
}

// touched are the first and the last line that an edit changes; none where it only puts lines in.
func (f *file) touched(e edit) (first, last int) {
	first, last = f.line(e.from), f.line(e.to)
	whole := strings.HasSuffix(e.text, "\n") || e.text == "" && e.from == f.start(first)
	if whole && e.to == f.start(last) {
		last--
	}
	return first, last
}

// lineEnd is the offset of the end of a line, before its line feed.
func (f *file) lineEnd(n int) int { return f.start(n) + len(f.text.Line(n)) }

// offset is where a node or key stands.
func (f *file) offset(p diag.Pos) int { return f.text.Offset(p.Line, p.Col) }

// span is a stretch of the text.
type span struct{ from, to int }

// within says whether an offset lies in one of the stretches, which are sorted.
func within(list []span, at int) bool {
	i := sort.Search(len(list), func(i int) bool { return list[i].to > at })
	return i < len(list) && list[i].from <= at
}
