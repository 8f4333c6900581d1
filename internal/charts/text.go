package charts

import (
	"strconv"
	"strings"

	"briefing/internal/page/frame"
)

// countWord is a small number in words.
func countWord(n int) string {
	if n == 2 {
		return "two"
	}
	return strconv.Itoa(n)
}

// blank says that a text has no word.
func blank(s string) bool { return strings.Trim(s, " ") == "" }

// word is a word with its face, for text of two faces in one paragraph, and its place in its text.
type word struct {
	s     string
	style frame.FontStyle
	at    int
}

// appendWords splits a text at plain spaces only: a no-break space, as between a number and its unit, holds.
func appendWords(ws []word, s string, style frame.FontStyle) []word {
	for at := 0; at < len(s); {
		end := strings.IndexByte(s[at:], ' ')
		if end < 0 {
			end = len(s) - at
		}
		if end > 0 {
			ws = append(ws, word{s[at : at+end], style, at})
		}
		at += end + 1
	}
	return ws
}

// run is a stretch of one face on a line, by its distance from the line's start.
type run struct {
	word
	x, w frame.Unit
}

// wrap breaks a text of one face into lines no wider than width. ok is false if a word is wider than that even
// where it has a hyphen or dash to break after; that word then stands on a line of its own.
func (d *desk) wrap(s string, style frame.FontStyle, size, width frame.Unit) (lines []string, ok bool) {
	d.words = appendWords(d.words[:0], s, style)
	ok = d.breakLines(d.words, size, width, func(line []word) { lines = append(lines, joined(s, line)) })
	return lines, ok
}

// countLines is wrap without the lines themselves.
func (d *desk) countLines(s string, style frame.FontStyle, size, width frame.Unit) (n int, ok bool) {
	d.words = appendWords(d.words[:0], s, style)
	ok = d.breakLines(d.words, size, width, func([]word) { n++ })
	return n, ok
}

// joined is the words of a line with a space between two, a part of their text where that has no more.
func joined(s string, line []word) string {
	n := len(line) - 1
	for _, w := range line {
		n += len(w.s)
	}
	last := line[len(line)-1]
	if part := s[line[0].at : last.at+len(last.s)]; len(part) == n {
		return part
	}
	return spaced(line, n)
}

func spaced(ws []word, n int) string {
	var b strings.Builder
	b.Grow(n)
	for i, w := range ws {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.s)
	}
	return b.String()
}

// wrapWords is wrap for words of several faces; each line is a list of runs. It changes the words it is given.
func (d *desk) wrapWords(ws []word, size, width frame.Unit) (lines [][]run, ok bool) {
	ok = d.breakLines(ws, size, width, func(line []word) { lines = append(lines, d.runs(line, size)) })
	return lines, ok
}

// breakLines breaks words into lines and hands out each; the line is only lent.
func (d *desk) breakLines(ws []word, size, width frame.Unit, line func([]word)) (ok bool) {
	ok = true
	cur, reach := d.cur[:0], lineReach{desk: d, size: size}
	flush := func() {
		if len(cur) > 0 {
			line(cur)
			cur, reach = cur[:0], lineReach{desk: d, size: size}
		}
	}
	put := func(w word) { cur, reach = append(cur, w), reach.with(w) }
	for len(ws) > 0 {
		w := ws[0]
		if reach.ends(w) <= width {
			put(w)
			ws = ws[1:]
			continue
		}
		// A word that fits on a line of its own goes there; only one that does not is broken.
		if d.width(w.s, w.style, size) <= width {
			flush()
			put(w)
			ws = ws[1:]
			continue
		}
		head := breakWord(reach, w, width)
		if head == "" && len(cur) > 0 {
			flush()
			continue
		}
		if head == "" {
			ok = false
			put(w)
			flush()
			ws = ws[1:]
			continue
		}
		put(word{head, w.style, w.at})
		flush()
		ws[0].s, ws[0].at = w.s[len(head):], w.at+len(head)
	}
	flush()
	d.cur = cur
	return ok
}

// breakWord finds the longest beginning of a word that ends in a hyphen or en dash and still fits on the line.
func breakWord(line lineReach, w word, width frame.Unit) (head string) {
	for i, r := range w.s {
		end := i + len(string(r))
		if r != '-' && r != '–' || end == len(w.s) {
			continue
		}
		if line.ends(word{w.s[:end], w.style, w.at}) <= width {
			head = w.s[:end]
		}
	}
	return head
}

// runs joins the words of a line into runs of one face. The space before a word belongs to the run before it.
func (d *desk) runs(ws []word, size frame.Unit) []run {
	out := make([]run, 0, 2)
	x := frame.Unit(0)
	for i := 0; i < len(ws); {
		j, n := i+1, len(ws[i].s)
		for j < len(ws) && ws[j].style == ws[i].style {
			n += 1 + len(ws[j].s)
			j++
		}
		s := ws[i].s
		if j > i+1 {
			s = spaced(ws[i:j], n)
		}
		r := run{word{s, ws[i].style, ws[i].at}, x, d.width(s, ws[i].style, size)}
		out = append(out, r)
		x += r.w + d.width(" ", ws[i].style, size)
		i = j
	}
	return out
}

// lineReach is how far the words of a line reach: where the run of one face that is open begins, and its width in
// units of the face. Each run is rounded as it will be drawn.
type lineReach struct {
	desk  *desk
	size  frame.Unit
	x     frame.Unit
	units int
	style frame.FontStyle
	begun bool
}

// with is the reach with one more word.
func (l lineReach) with(w word) lineReach {
	face := l.desk.st.Fonts.Face(int(w.style))
	switch {
	case !l.begun:
		l.units, l.begun = face.Units(w.s), true
	case w.style == l.style:
		l.units += face.Advance(' ') + face.Units(w.s)
	default:
		l.x = l.end() + l.desk.width(" ", l.style, l.size)
		l.units = face.Units(w.s)
	}
	l.style = w.style
	return l
}

func (l *lineReach) end() frame.Unit { return l.x + frame.Unit((l.units*int(l.size)+500)/1000) }

// ends is where the line would end with one more word.
func (l lineReach) ends(w word) frame.Unit {
	l = l.with(w)
	return l.end()
}
