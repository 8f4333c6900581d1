package source

import (
	"sort"
	"strings"
	"sync"
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

	// How many characters begin before each stretch of so many bytes; only where a line is longer than that. Without it,
	// every place on a line of a megabyte would be counted from the line's beginning.
	before []int

	// Where the characters of lines that were mended in memory stand in the file, and behind them where the line ends.
	moved map[int][]diag.Pos

	mu    sync.Mutex
	marks map[*Node][]mark // of long values that were asked for a place in them
}

const (
	stretch   = 128 // bytes of data between two entries of before
	longValue = 256 // bytes of a value between two marks
)

// mark says that the bytes of a value from v on, of a line of a block so many of them, stand in the file from at on.
type mark struct{ v, at, size int }

func newText(path string, data []byte) *text {
	t := &text{path: path, data: string(data), starts: []int{0}}
	long := false
	for i := 0; i < len(t.data); i++ {
		if t.data[i] == '\n' {
			long = long || i-t.starts[len(t.starts)-1] > stretch
			t.starts = append(t.starts, i+1)
		}
	}
	if long || len(t.data)-t.starts[len(t.starts)-1] > stretch {
		count := 0
		for i := 0; i < len(t.data); i++ {
			if i%stretch == 0 {
				t.before = append(t.before, count)
			}
			if utf8.RuneStart(t.data[i]) {
				count++
			}
		}
		t.before = append(t.before, count)
	}
	return t
}

// remember returns the marks of a value, which are made the first time.
func (t *text) remember(n *Node, follow func() []mark) []mark {
	t.mu.Lock()
	defer t.mu.Unlock()
	marks, ok := t.marks[n]
	if !ok {
		if t.marks == nil {
			t.marks = map[*Node][]mark{}
		}
		marks = follow()
		t.marks[n] = marks
	}
	return marks
}

// lineEnd is the offset of the end of line n, which there is.
func (t *text) lineEnd(n int) int {
	if n < len(t.starts) {
		return t.starts[n] - 1
	}
	return len(t.data)
}

// line returns line n, from 1, without its end.
func (t *text) line(n int) string {
	if n < 1 || n > len(t.starts) {
		return ""
	}
	return t.data[t.starts[n-1]:t.lineEnd(n)]
}

// count is how many characters begin before an offset.
func (t *text) count(offset int) int {
	n := offset / stretch
	count := t.before[n]
	for i := n * stretch; i < offset; i++ {
		if utf8.RuneStart(t.data[i]) {
			count++
		}
	}
	return count
}

// characters is how many there are between two offsets of a line.
func (t *text) characters(from, to int) int {
	if to-from <= stretch {
		return utf8.RuneCountInString(t.data[from:to])
	}
	return t.count(to) - t.count(from)
}

// at is the place in the file of a column of a line. What lies behind the end of a line is brought back to it.
func (t *text) at(line, col int) diag.Pos {
	if places := t.moved[line]; len(places) > 0 {
		return places[min(max(col, 1), len(places))-1]
	}
	width := 0
	if line >= 1 && line <= len(t.starts) {
		width = t.characters(t.starts[line-1], t.lineEnd(line))
	}
	return diag.Pos{File: t.path, Line: line, Col: min(max(col, 1), width+1)}
}

// pos turns a byte offset into a place; offsets past the end give the end.
func (t *text) pos(offset int) diag.Pos {
	return t.at(t.place(offset))
}

// place is the line and column of a byte offset in the text itself.
func (t *text) place(offset int) (line, col int) {
	offset = min(max(offset, 0), len(t.data))
	line = sort.SearchInts(t.starts, offset+1)
	return line, t.characters(t.starts[line-1], offset) + 1
}

// offset turns a place into a byte offset, within its line.
func (t *text) offset(line, col int) int {
	if line < 1 {
		return 0
	}
	if line > len(t.starts) {
		return len(t.data)
	}
	at, end := t.starts[line-1], t.lineEnd(line)
	if col > stretch && end-at > stretch {
		// The last stretch before which no more characters begin than stand before the place.
		target := t.count(at) + col - 1
		k := sort.Search(len(t.before), func(k int) bool { return t.before[k] > target }) - 1
		if from := min(k*stretch, end); from > at {
			// A stretch may begin inside a character, which counts to the one before.
			for from < end && !utf8.RuneStart(t.data[from]) {
				from++
			}
			col -= t.characters(at, from)
			at = from
		}
	}
	for ; col > 1 && at < end; col-- {
		_, w := utf8.DecodeRuneInString(t.data[at:])
		at += w
	}
	return at
}

// locate finds where in the file the byte at `offset` of the value stands. It walks the raw text and the value side
// by side; wherever they part company it gives up. Of long values it remembers places on the way, so that to ask for
// each of a thousand references walks the text once.
func (n *Node) locate(offset int) (int, bool) {
	if n.style == literal || n.style == folded {
		return n.locateBlock(offset)
	}
	from := mark{at: n.src.offset(n.line, n.col)}
	if n.style == single || n.style == double {
		from.at++
	}
	if len(n.Value) > longValue {
		marks := n.src.remember(n, func() []mark {
			marks := []mark{from}
			n.walk(from, len(n.Value), &marks)
			return marks
		})
		from = marks[sort.Search(len(marks), func(i int) bool { return marks[i].v > offset })-1]
	}
	return n.walk(from, offset, nil)
}

// walk goes on from a known place to a byte of the value; where marks are wanted it leaves some on the way.
func (n *Node) walk(from mark, offset int, marks *[]mark) (int, bool) {
	raw := n.src.data
	v, at := from.v, from.at
	unfolded := at // up to here no line end follows the spaces
	for v < offset {
		if at >= len(raw) {
			return 0, false
		}
		if marks != nil && v-(*marks)[len(*marks)-1].v >= longValue {
			*marks = append(*marks, mark{v: v, at: at})
		}
		// A line end inside the scalar stands for a space, or for one line feed less than there are.
		if at >= unfolded {
			end, breaks := foldAt(raw, at)
			if breaks > 0 {
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
			unfolded = end
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
	lines := n.blockLines()
	i := sort.Search(len(lines), func(i int) bool { return lines[i].v+lines[i].size >= offset })
	if i == len(lines) {
		return 0, false
	}
	return lines[i].at + offset - lines[i].v, true
}

// blockLines says where the lines of a block stand, as far as they can be followed.
func (n *Node) blockLines() []mark {
	if len(n.Value) > longValue {
		return n.src.remember(n, n.followBlock)
	}
	return n.followBlock()
}

func (n *Node) followBlock() (lines []mark) {
	lineNo := n.line + 1
	indent := -1
	for i := lineNo; i <= len(n.src.starts) && indent < 0; i++ {
		if s := n.src.line(i); strings.TrimSpace(s) != "" {
			indent = len(s) - len(strings.TrimLeft(s, " "))
		}
	}
	if indent < 0 {
		return nil
	}
	for v := 0; v < len(n.Value) && lineNo <= len(n.src.starts); lineNo++ {
		s := n.src.line(lineNo)
		start := n.src.starts[lineNo-1]
		if strings.TrimSpace(s) == "" && len(s) <= indent {
			if n.Value[v] == '\n' {
				lines = append(lines, mark{v: v, at: start})
				v++
			}
			continue
		}
		content := s[min(indent, len(s)):]
		if !strings.HasPrefix(n.Value[v:], content) {
			return lines
		}
		lines = append(lines, mark{v: v, at: start + indent, size: len(content)})
		v += len(content)
		// A folded line end before an empty line leaves nothing of its own.
		if v < len(n.Value) && (n.Value[v] == '\n' || n.Value[v] == ' ') {
			v++
		}
		if n.style == folded && v > 0 && strings.TrimSpace(n.src.line(lineNo+1)) == "" {
			v--
		}
	}
	return lines
}
