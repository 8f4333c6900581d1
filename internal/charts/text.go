package charts

import (
	"strconv"
	"strings"

	"briefing/internal/page/frame"
	"briefing/internal/page/text"
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

// run is a stretch of one face on a line, by its distance from the line's start.
type run struct {
	s     string
	style frame.FontStyle
	x, w  frame.Unit
}

// chartLines are how the texts of charts are broken. Columns are narrow: a word that is longer than a line begins on the
// line before it. Each run is drawn by itself.
var chartLines = text.Rules{Long: text.OpenLine, Rounded: true}

// paragraph is the texts of one paragraph while it is made: each is one more word or more behind those before it.
type paragraph struct {
	desk *desk
	size frame.Unit
}

// paragraph begins a paragraph. It is done with when the next one begins.
func (d *desk) paragraph(size frame.Unit) paragraph {
	d.runs = d.runs[:0]
	return paragraph{d, size}
}

// add adds a text. A line may end at its plain spaces only: a no-break space, as between a number and its unit, holds.
func (p paragraph) add(s string, style frame.FontStyle) paragraph {
	p.desk.runs = append(p.desk.runs, text.Run{S: text.SingleSpaced(s), Size: p.size, Face: style, After: text.AtSpace})
	return p
}

// word adds a text at whose spaces no line ends.
func (p paragraph) word(s string, style frame.FontStyle) paragraph {
	p.desk.runs = append(p.desk.runs, text.Run{S: s, Size: p.size, Face: style, After: text.AtSpace, Whole: true})
	return p
}

// cut cuts the paragraph into atoms.
func (p paragraph) cut() []text.Atom {
	d := p.desk
	d.atoms = text.Cut(d.atoms[:0], d.runs, text.Ruler{Fonts: d.st.Fonts}, chartLines)
	return d.atoms
}

// broken breaks the paragraph into lines no wider than width. ok is false if a word is wider than that even where it has
// a hyphen or dash to break after.
func (p paragraph) broken(width frame.Unit) (lines []text.Line, ok bool) {
	lines, wide := text.Break(p.desk.lines[:0], p.cut(), width, chartLines)
	p.desk.lines = lines
	return lines, wide < 0
}

// wrapped is the lines of a paragraph of several faces, each as a list of runs.
func (p paragraph) wrapped(width frame.Unit) (lines [][]run, ok bool) {
	broken, ok := p.broken(width)
	for _, l := range broken {
		lines = append(lines, p.desk.line(l))
	}
	return lines, ok
}

// wrap breaks a text of one face into lines no wider than width; ok as for broken.
func (d *desk) wrap(s string, style frame.FontStyle, size, width frame.Unit) (lines []string, ok bool) {
	broken, ok := d.paragraph(size).add(s, style).broken(width)
	for _, l := range broken {
		lines = append(lines, d.runs[0].S[d.atoms[l.From].From:d.atoms[l.To-1].To])
	}
	return lines, ok
}

// countLines is wrap without the lines themselves.
func (d *desk) countLines(s string, style frame.FontStyle, size, width frame.Unit) (n int, ok bool) {
	lines, ok := d.paragraph(size).add(s, style).broken(width)
	return len(lines), ok
}

// line is the runs of a line. The space between two belongs to the first of them.
func (d *desk) line(l text.Line) []run {
	out := make([]run, 0, 2)
	x := frame.Unit(0)
	for i := l.From; i < l.To; {
		first := d.atoms[i]
		to := first.To
		for i < l.To && d.atoms[i].Run == first.Run {
			to = d.atoms[i].To
			i++
		}
		of := &d.runs[first.Run]
		r := run{s: of.S[first.From:to], style: of.Face, x: x}
		r.w = d.width(r.s, r.style, of.Size)
		out = append(out, r)
		x += r.w + d.width(" ", r.style, of.Size)
	}
	return out
}
