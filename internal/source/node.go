package source

import (
	"sort"
	"strings"
	"unicode/utf8"

	"briefing/internal/diag"
)

// Kind is the shape of a node.
type Kind uint8

// The kinds of nodes.
const (
	Map Kind = iota
	Seq
	Scalar
)

// Node is a value of a file with its place. Nodes made by hand (for Encode) have no place.
type Node struct {
	Kind   Kind
	Plain  bool // the scalar stands without quotes and is no block
	Null   bool // nothing was written, or ~ or null
	cut    bool // a plain scalar after which " #" begins a comment on the same line
	style  style
	Value  string   // scalar text after unquoting, otherwise untouched: 010 stays "010"
	Pos    diag.Pos // of the value's first character (of the opening quote, of | or >)
	Items  []*Node  // of a Seq
	Fields []Field  // of a Map, in file order

	src       *text
	line, col int // where src has it: other than Pos where the text was mended in memory
}

// Field is a key with its value.
type Field struct {
	Key    string
	KeyPos diag.Pos
	Value  *Node
}

type style uint8

const (
	plain style = iota
	single
	double
	literal
	folded
)

// Get returns the value of a key of a map, or nil.
func (n *Node) Get(key string) *Node {
	if n == nil || n.Kind != Map {
		return nil
	}
	for _, f := range n.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return nil
}

// Walk calls visit for n and everything below it, in file order.
func (n *Node) Walk(visit func(*Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, i := range n.Items {
		i.Walk(visit)
	}
	for _, f := range n.Fields {
		f.Value.Walk(visit)
	}
}

// At returns the place of the byte at that offset of a scalar's value, exactly for what stands on one line, in
// quotes or in a block; where the file folds lines in a way that cannot be followed, it returns the scalar's start.
func (n *Node) At(offset int) diag.Pos {
	if n.Kind != Scalar || n.src == nil || offset < 0 || offset > len(n.Value) {
		return n.Pos
	}
	if at, ok := n.locate(offset); ok {
		return n.src.pos(at)
	}
	return n.Pos
}

// text is a file's content with the offsets of its lines, shared by the nodes of the file.
type text struct {
	path   string
	data   string
	starts []int // byte offset of each line

	// Where the characters of lines that were mended in memory stand in the file, and behind them where the line ends.
	moved map[int][]diag.Pos
}

// at is the place in the file of a column of a line. What lies behind the end of a line is brought back to it.
func (t *text) at(line, col int) diag.Pos {
	if places := t.moved[line]; len(places) > 0 {
		return places[min(max(col, 1), len(places))-1]
	}
	return diag.Pos{File: t.path, Line: line, Col: min(max(col, 1), utf8.RuneCountInString(t.line(line))+1)}
}

func newText(path string, data []byte) *text {
	t := &text{path: path, data: string(data), starts: []int{0}}
	for i := 0; i < len(t.data); i++ {
		if t.data[i] == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// line returns line n, from 1, without its end.
func (t *text) line(n int) string {
	if n < 1 || n > len(t.starts) {
		return ""
	}
	s := t.data[t.starts[n-1]:]
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return s
}

// pos turns a byte offset into a place; offsets past the end give the end.
func (t *text) pos(offset int) diag.Pos {
	return t.at(t.place(offset))
}

// place is the line and column of a byte offset in the text itself.
func (t *text) place(offset int) (line, col int) {
	offset = min(max(offset, 0), len(t.data))
	line = sort.SearchInts(t.starts, offset+1)
	return line, utf8.RuneCountInString(t.data[t.starts[line-1]:offset]) + 1
}

// offset turns a place into a byte offset, within its line.
func (t *text) offset(line, col int) int {
	if line < 1 {
		return 0
	}
	if line > len(t.starts) {
		return len(t.data)
	}
	at := t.starts[line-1]
	for ; col > 1 && at < len(t.data) && t.data[at] != '\n'; col-- {
		_, w := utf8.DecodeRuneInString(t.data[at:])
		at += w
	}
	return at
}

// locate finds where in the file the byte at `offset` of the value stands. It walks the raw text and the value side
// by side; wherever they part company it gives up.
func (n *Node) locate(offset int) (int, bool) {
	raw := n.src.data
	at := n.src.offset(n.line, n.col)
	switch n.style {
	case single, double:
		at++
	case literal, folded:
		return n.locateBlock(offset)
	}
	for v := 0; v < offset; {
		if at >= len(raw) {
			return 0, false
		}
		// A line end inside the scalar stands for a space, or for one line feed less than there are.
		if end, breaks := foldAt(raw, at); breaks > 0 {
			want := " "
			if breaks > 1 {
				want = strings.Repeat("\n", breaks-1)
			}
			if !strings.HasPrefix(n.Value[v:], want) {
				return 0, false
			}
			v += len(want)
			at = end
			continue
		}
		r, w := utf8.DecodeRuneInString(n.Value[v:])
		switch {
		case n.style == double && raw[at] == '\\':
			size, continued := escapeSize(raw[at:])
			at += size
			if continued {
				for at < len(raw) && raw[at] == ' ' {
					at++
				}
				continue
			}
		case n.style == single && strings.HasPrefix(raw[at:], "''"):
			at += 2
		default:
			got, size := utf8.DecodeRuneInString(raw[at:])
			if got != r {
				return 0, false
			}
			at += size
		}
		v += w
	}
	// An escaped line end yields nothing: what comes next stands after it.
	for n.style == double && strings.HasPrefix(raw[at:], "\\\n") {
		at += 2
		for at < len(raw) && raw[at] == ' ' {
			at++
		}
	}
	return at, true
}

// foldAt says whether only spaces stand between `at` and the end of its line, how many line ends follow, and where
// the text goes on.
func foldAt(raw string, at int) (end, breaks int) {
	end = at
	for i := at; i < len(raw) && (raw[i] == ' ' || raw[i] == '\n'); i++ {
		if raw[i] == '\n' {
			breaks++
		}
		end = i + 1
	}
	return end, breaks
}

// escapeSize returns the length of the escape at the start of s, and whether it is an escaped line end.
func escapeSize(s string) (size int, continued bool) {
	if len(s) < 2 {
		return len(s), false
	}
	switch s[1] {
	case '\n':
		return 2, true
	case 'x':
		size = 4
	case 'u':
		size = 6
	case 'U':
		size = 10
	default:
		_, w := utf8.DecodeRuneInString(s[1:])
		size = 1 + w
	}
	return min(size, len(s)), false
}

// locateBlock does the same for a block after | or >, line by line.
func (n *Node) locateBlock(offset int) (int, bool) {
	lineNo := n.line + 1
	indent := -1
	for i := lineNo; i <= len(n.src.starts) && indent < 0; i++ {
		if s := n.src.line(i); strings.TrimSpace(s) != "" {
			indent = len(s) - len(strings.TrimLeft(s, " "))
		}
	}
	if indent < 0 {
		return 0, false
	}
	for v := 0; lineNo <= len(n.src.starts); lineNo++ {
		s := n.src.line(lineNo)
		start := n.src.starts[lineNo-1]
		if strings.TrimSpace(s) == "" && len(s) <= indent {
			if v < len(n.Value) && n.Value[v] == '\n' {
				if v == offset {
					return start, true
				}
				v++
			}
			continue
		}
		content := s[min(indent, len(s)):]
		if !strings.HasPrefix(n.Value[v:], content) {
			return 0, false
		}
		if offset <= v+len(content) {
			return start + indent + offset - v, true
		}
		v += len(content)
		// A folded line end before an empty line leaves nothing of its own.
		if v < len(n.Value) && (n.Value[v] == '\n' || n.Value[v] == ' ') {
			v++
		}
		if n.style == folded && strings.TrimSpace(n.src.line(lineNo+1)) == "" {
			v--
		}
	}
	return 0, false
}
