package place

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Style is how a scalar is written.
type Style uint8

// The styles of YAML: without quotes, in single or double ones, as a block after | or >.
const (
	Plain Style = iota
	Single
	Double
	Literal
	Folded
)

// Scalar is where a scalar is written: it begins in the line and column of the text, with its opening quote, | or >. These
// are other than its place in the file where the text was mended in memory. Text is nil for one that no file holds.
type Scalar struct {
	Text      *Text
	Line, Col int
	Style     Style
}

const longValue = 256 // bytes of a value between two anchors

// anchor says that the bytes of a value from offset v on stand in the file from offset at on; size is how many of them, for a
// line of a block.
type anchor struct{ v, at, size int }

// start is where a scalar begins, by which its anchors are found again.
type start struct{ line, col int }

// cachedAnchors returns the anchors of the scalar. The first call makes them with follow.
func (s Scalar) cachedAnchors(follow func() []anchor) []anchor {
	t, from := s.Text, start{s.Line, s.Col}
	t.mu.Lock()
	defer t.mu.Unlock()
	anchors, ok := t.anchors[from]
	if !ok {
		if t.anchors == nil {
			t.anchors = map[start][]anchor{}
		}
		anchors = follow()
		t.anchors[from] = anchors
	}
	return anchors
}

// Find says at which offset of the text the byte at an offset of the scalar's value stands. It compares the text and the
// value step by step; ok is false where they cannot be matched. Of long values it keeps anchors on the way, so that finding
// each of a thousand references walks the text once.
func (s Scalar) Find(value string, offset int) (at int, ok bool) {
	if s.Style == Literal || s.Style == Folded {
		return s.findInBlock(value, offset)
	}
	from := anchor{at: s.Text.Offset(s.Line, s.Col)}
	if s.Style == Single || s.Style == Double {
		from.at++
	}
	if len(value) > longValue {
		anchors := s.cachedAnchors(func() []anchor {
			anchors := []anchor{from}
			s.walk(value, from, len(value), &anchors)
			return anchors
		})
		from = anchors[sort.Search(len(anchors), func(i int) bool { return anchors[i].v > offset })-1]
	}
	return s.walk(value, from, offset, nil)
}

// walk goes on from a known place to a byte of the value; where anchors are wanted it leaves some on the way.
func (s Scalar) walk(value string, from anchor, offset int, anchors *[]anchor) (int, bool) {
	raw := s.Text.Data
	v, at := from.v, from.at
	unfolded := at // up to here no line end follows the spaces
	for v < offset {
		if at >= len(raw) {
			return 0, false
		}
		if anchors != nil && v-(*anchors)[len(*anchors)-1].v >= longValue {
			*anchors = append(*anchors, anchor{v: v, at: at})
		}
		// A line end inside the scalar stands for a space, or for one line feed less than there are.
		if at >= unfolded {
			end, breaks := foldAt(raw, at)
			if breaks > 0 {
				want := " "
				if breaks > 1 {
					want = strings.Repeat("\n", breaks-1)
				}
				if !strings.HasPrefix(value[v:], want) {
					return 0, false
				}
				v += len(want)
				at = end
				continue
			}
			unfolded = end
		}
		r, w := utf8.DecodeRuneInString(value[v:])
		switch {
		case s.Style == Double && raw[at] == '\\':
			size, continued := escapeSize(raw[at:])
			at += size
			if continued {
				for at < len(raw) && raw[at] == ' ' {
					at++
				}
				continue
			}
		case s.Style == Single && strings.HasPrefix(raw[at:], "''"):
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
	for s.Style == Double && strings.HasPrefix(raw[at:], "\\\n") {
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

// findInBlock does the same for a block after | or >, line by line.
func (s Scalar) findInBlock(value string, offset int) (int, bool) {
	lines := s.blockLines(value)
	i := sort.Search(len(lines), func(i int) bool { return lines[i].v+lines[i].size >= offset })
	if i == len(lines) {
		return 0, false
	}
	return lines[i].at + offset - lines[i].v, true
}

// blockLines says where the lines of a block stand, as far as they can be followed.
func (s Scalar) blockLines(value string) []anchor {
	if len(value) > longValue {
		return s.cachedAnchors(func() []anchor { return s.followBlock(value) })
	}
	return s.followBlock(value)
}

func (s Scalar) followBlock(value string) (lines []anchor) {
	t := s.Text
	lineNo := s.Line + 1
	indent := -1
	for i := lineNo; i <= t.Lines() && indent < 0; i++ {
		if line := t.Line(i); strings.TrimSpace(line) != "" {
			indent = len(line) - len(strings.TrimLeft(line, " "))
		}
	}
	if indent < 0 {
		return nil
	}
	for v := 0; v < len(value) && lineNo <= t.Lines(); lineNo++ {
		line := t.Line(lineNo)
		start := t.starts[lineNo-1]
		if strings.TrimSpace(line) == "" && len(line) <= indent {
			if value[v] == '\n' {
				lines = append(lines, anchor{v: v, at: start})
				v++
			}
			continue
		}
		content := line[min(indent, len(line)):]
		if !strings.HasPrefix(value[v:], content) {
			return lines
		}
		lines = append(lines, anchor{v: v, at: start + indent, size: len(content)})
		v += len(content)
		// A folded line end before an empty line leaves nothing of its own.
		if v < len(value) && (value[v] == '\n' || value[v] == ' ') {
			v++
		}
		if s.Style == Folded && v > 0 && strings.TrimSpace(t.Line(lineNo+1)) == "" {
			v--
		}
	}
	return lines
}
