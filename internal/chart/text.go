package chart

import (
	"strconv"
	"strings"

	"briefing/internal/frame"
)

// countWord is a small number in words.
func countWord(n int) string {
	if n == 2 {
		return "two"
	}
	return strconv.Itoa(n)
}

// words splits at plain spaces only: a no-break space, as between a number and its unit, holds.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' })
}

// word is a word with its face, for text of two faces in one paragraph.
type word struct {
	s     string
	style frame.FontStyle
}

// run is a stretch of one face on a line, by its distance from the line's start.
type run struct {
	word
	x, w frame.Unit
}

// wrap breaks a text of one face into lines no wider than width. ok is false if a word is wider than that even
// where it has a hyphen or dash to break after; that word then stands on a line of its own.
func (d *desk) wrap(s string, style frame.FontStyle, size, width frame.Unit) (lines []string, ok bool) {
	var ws []word
	for _, w := range words(s) {
		ws = append(ws, word{w, style})
	}
	set, ok := d.wrapWords(ws, size, width)
	for _, l := range set {
		lines = append(lines, l[0].s)
	}
	return lines, ok
}

// wrapWords is wrap for words of several faces; each line is a list of runs.
func (d *desk) wrapWords(ws []word, size, width frame.Unit) (lines [][]run, ok bool) {
	ok = true
	var cur []word
	flush := func() {
		if len(cur) > 0 {
			lines = append(lines, d.runs(cur, size))
			cur = nil
		}
	}
	for len(ws) > 0 {
		w := ws[0]
		if d.lineWidth(append(cur[:len(cur):len(cur)], w), size) <= width {
			cur, ws = append(cur, w), ws[1:]
			continue
		}
		// A word that fits on a line of its own goes there; only one that does not is broken.
		if d.width(w.s, w.style, size) <= width {
			flush()
			cur, ws = append(cur, w), ws[1:]
			continue
		}
		head, tail := d.breakWord(cur, w, size, width)
		if head == "" && len(cur) > 0 {
			flush()
			continue
		}
		if head == "" {
			ok = false
			cur, ws = append(cur, w), ws[1:]
			flush()
			continue
		}
		cur = append(cur, word{head, w.style})
		flush()
		ws[0].s = tail
	}
	flush()
	return lines, ok
}

// breakWord finds the longest beginning of a word that ends in a hyphen or en dash and still fits on the line.
func (d *desk) breakWord(cur []word, w word, size, width frame.Unit) (head, tail string) {
	for i, r := range w.s {
		end := i + len(string(r))
		if r != '-' && r != '–' || end == len(w.s) {
			continue
		}
		if d.lineWidth(append(cur[:len(cur):len(cur)], word{w.s[:end], w.style}), size) <= width {
			head, tail = w.s[:end], w.s[end:]
		}
	}
	return head, tail
}

// runs joins the words of a line into runs of one face. The space before a word belongs to the run before it.
func (d *desk) runs(ws []word, size frame.Unit) []run {
	var out []run
	x := frame.Unit(0)
	for i := 0; i < len(ws); {
		j := i + 1
		s := ws[i].s
		for j < len(ws) && ws[j].style == ws[i].style {
			s += " " + ws[j].s
			j++
		}
		r := run{word{s, ws[i].style}, x, d.width(s, ws[i].style, size)}
		out = append(out, r)
		x += r.w + d.width(" ", ws[i].style, size)
		i = j
	}
	return out
}

func (d *desk) lineWidth(ws []word, size frame.Unit) frame.Unit {
	rs := d.runs(ws, size)
	last := rs[len(rs)-1]
	return last.x + last.w
}
