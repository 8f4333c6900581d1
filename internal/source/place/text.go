// Package place says where in a file something stands, as an editor counts lines and columns.
//
// In: the content of a file, and where a scalar of it begins and in which style of YAML it is written. Out: places of
// offsets, and the offset in the file at which a byte of the scalar's value stands. It never guesses: where a file folds
// lines in a way that cannot be followed, it says so. Every finding names a place, and values are up to eight thousand
// characters long, in files that may be one line of four megabytes; so that it counts no stretch of a line twice.
package place

import (
	"sort"
	"sync"
	"unicode/utf8"

	"briefing/internal/diag"
)

// Text is the content of a file with the offsets of its lines, shared by all scalars of the file.
type Text struct {
	Data string

	path   string
	starts []int // byte offset of each line

	// How many characters begin before each stretch of so many bytes; only where a line is longer than that. Without it,
	// every place on a line of a megabyte would be counted from the line's beginning.
	before []int

	moved map[int][]diag.Pos // see New

	mu      sync.Mutex
	anchors map[start][]anchor // of long values that were asked for a place in them
}

const stretch = 128 // bytes of data between two entries of before

// New reads the lines of a file's content. The path is as printed in messages. Where lines were mended in memory, moved has
// for each of them, by its number from 1, where its characters stand in the file, and behind them where the line ends.
func New(path string, data []byte, moved map[int][]diag.Pos) *Text {
	t := &Text{path: path, Data: string(data), starts: []int{0}, moved: moved}
	long := false
	for i := 0; i < len(t.Data); i++ {
		if t.Data[i] == '\n' {
			long = long || i-t.starts[len(t.starts)-1] > stretch
			t.starts = append(t.starts, i+1)
		}
	}
	if long || len(t.Data)-t.starts[len(t.starts)-1] > stretch {
		count := 0
		for i := 0; i < len(t.Data); i++ {
			if i%stretch == 0 {
				t.before = append(t.before, count)
			}
			if utf8.RuneStart(t.Data[i]) {
				count++
			}
		}
		t.before = append(t.before, count)
	}
	return t
}

// Lines is how many lines there are; a line end at the end of the file begins an empty one.
func (t *Text) Lines() int { return len(t.starts) }

// Upto is the content of the first so many lines.
func (t *Text) Upto(lines int) string {
	if lines < len(t.starts) {
		return t.Data[:t.starts[lines]]
	}
	return t.Data
}

// Line returns line n, from 1, without its end; it is empty for a line there is not.
func (t *Text) Line(n int) string {
	if n < 1 || n > len(t.starts) {
		return ""
	}
	return t.Data[t.starts[n-1]:t.lineEnd(n)]
}

// lineEnd is the offset of the end of line n, which there is.
func (t *Text) lineEnd(n int) int {
	if n < len(t.starts) {
		return t.starts[n] - 1
	}
	return len(t.Data)
}

// count is how many characters begin before an offset.
func (t *Text) count(offset int) int {
	n := offset / stretch
	count := t.before[n]
	for i := n * stretch; i < offset; i++ {
		if utf8.RuneStart(t.Data[i]) {
			count++
		}
	}
	return count
}

// characters is how many there are between two offsets of a line.
func (t *Text) characters(from, to int) int {
	if to-from <= stretch {
		return utf8.RuneCountInString(t.Data[from:to])
	}
	return t.count(to) - t.count(from)
}

// At is the place in the file of a column of a line, both from 1. What lies behind the end of a line is brought back to it.
func (t *Text) At(line, col int) diag.Pos {
	if places := t.moved[line]; len(places) > 0 {
		return places[min(max(col, 1), len(places))-1]
	}
	width := 0
	if line >= 1 && line <= len(t.starts) {
		width = t.characters(t.starts[line-1], t.lineEnd(line))
	}
	return diag.Pos{File: t.path, Line: line, Col: min(max(col, 1), width+1)}
}

// Pos is the place in the file of a byte offset; offsets past the end give the end.
func (t *Text) Pos(offset int) diag.Pos { return t.At(t.LineCol(offset)) }

// LineCol is the line and column of a byte offset in the content itself, both from 1.
func (t *Text) LineCol(offset int) (line, col int) {
	offset = min(max(offset, 0), len(t.Data))
	line = sort.SearchInts(t.starts, offset+1)
	return line, t.characters(t.starts[line-1], offset) + 1
}

// Offset is the byte offset of a line and column of the content, within the line.
func (t *Text) Offset(line, col int) int {
	if line < 1 {
		return 0
	}
	if line > len(t.starts) {
		return len(t.Data)
	}
	at, end := t.starts[line-1], t.lineEnd(line)
	if col > stretch && end-at > stretch {
		// The last stretch before which no more characters begin than stand before the place.
		target := t.count(at) + col - 1
		k := sort.Search(len(t.before), func(k int) bool { return t.before[k] > target }) - 1
		if from := min(k*stretch, end); from > at {
			// A stretch may begin inside a character, which counts to the one before.
			for from < end && !utf8.RuneStart(t.Data[from]) {
				from++
			}
			col -= t.characters(at, from)
			at = from
		}
	}
	for ; col > 1 && at < end; col-- {
		_, w := utf8.DecodeRuneInString(t.Data[at:])
		at += w
	}
	return at
}
