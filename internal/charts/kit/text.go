package kit

import (
	"strconv"
	"strings"

	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// TextSize is the size of a text and the height of the line box it stands in.
type TextSize struct{ Size, Lead frame.Unit }

// Lines is a text of a size in lines of a height.
func Lines(size, lead frame.Unit) TextSize { return TextSize{size, lead} }

// Baseline returns the distance from the top of the line box to the baseline: the face's own line (1.117 em, of
// which 0.905 em lie above the baseline) stands in the middle of the box.
func (t TextSize) Baseline() frame.Unit {
	return (t.Lead-t.Size*1117/1000)/2 + t.Size*905/1000
}

// Middle returns how far below the middle of a bar or marker the baseline of its label lies. It follows from
// Baseline for any line height, so that one line and two lines centre alike.
func (t TextSize) Middle() frame.Unit { return t.Baseline() - t.Lead/2 }

// CountWord is a small number in words.
func CountWord(n int) string {
	if n == 2 {
		return "two"
	}
	return strconv.Itoa(n)
}

// Blank says that a text has no word.
func Blank(s string) bool { return strings.Trim(s, " ") == "" }

// Joined is a name with its value behind it, of which either may be empty.
func Joined(name, value string) string {
	if name != "" && value != "" {
		return name + " " + value
	}
	return name + value
}

// Quoted is a name in quotation marks behind a space; empty where there is none.
func Quoted(name string) string {
	if name == "" {
		return ""
	}
	return " \"" + name + "\""
}

// Run is a stretch of one face on a line, by its distance from the line's start.
type Run struct {
	S     string
	Style frame.FontStyle
	X, W  frame.Unit
}

// chartLines are how the texts of charts are broken. Columns are narrow: a word that is longer than a line begins on the
// line before it. Each run is drawn by itself.
var chartLines = text.Rules{Long: text.OpenLine, Rounded: true}

// Paragraph is a paragraph of texts, each of one face.
type Paragraph struct {
	l    *Layout
	size frame.Unit
	runs []text.Run
}

// Paragraph begins a paragraph.
func (l *Layout) Paragraph(size frame.Unit) Paragraph { return Paragraph{l: l, size: size} }

// Add adds a text. A line may end at its plain spaces only: a no-break space, as between a number and its unit, holds.
func (p Paragraph) Add(s string, style frame.FontStyle) Paragraph {
	p.runs = append(p.runs, text.Run{S: text.SingleSpaced(s), Size: p.size, Face: style, After: text.AtSpace})
	return p
}

// Word adds a text at whose spaces no line ends.
func (p Paragraph) Word(s string, style frame.FontStyle) Paragraph {
	p.runs = append(p.runs, text.Run{S: s, Size: p.size, Face: style, After: text.AtSpace, Whole: true})
	return p
}

// atoms are the pieces that lines do not end in.
func (p Paragraph) atoms() []text.Atom {
	return text.Cut(nil, p.runs, text.Ruler{Fonts: p.l.Style.Fonts, Percent: p.l.Style.Percent}, chartLines)
}

// Wrapped is the lines of a paragraph of several faces, no wider than width, each as a list of runs. ok is false if a word
// is wider than that even where it has a hyphen or dash to break after.
func (p Paragraph) Wrapped(width frame.Unit) (lines [][]Run, ok bool) {
	atoms := p.atoms()
	broken, wide := text.Break(nil, atoms, width, chartLines)
	for _, line := range broken {
		lines = append(lines, p.line(atoms[line.From:line.To]))
	}
	return lines, wide < 0
}

// Wrap breaks a text of one face into lines no wider than width. ok is as of Wrapped.
func (l *Layout) Wrap(s string, style frame.FontStyle, size, width frame.Unit) (lines []string, ok bool) {
	p := l.Paragraph(size).Add(s, style)
	atoms := p.atoms()
	broken, wide := text.Break(nil, atoms, width, chartLines)
	for _, x := range broken {
		lines = append(lines, p.runs[0].S[atoms[x.From].From:atoms[x.To-1].To])
	}
	return lines, wide < 0
}

// TooWide fails because a text has a word that no line of a width has room for. what is the text's part in the chart.
func (l *Layout) TooWide(what, words string, style frame.FontStyle, size, width frame.Unit) {
	widest, most := "", frame.Unit(0)
	p := l.Paragraph(size).Add(words, style)
	for _, a := range p.atoms() {
		if wide := text.Units(a.W); wide > most {
			widest, most = p.runs[a.Run].S[a.From:a.To], wide
		}
	}
	l.Fail("chart-fit", "use a shorter word, or put a hyphen where it may be broken",
		"has no room for the %s \"%s\": its word \"%s\" is %s wide, a line %s", what, words, widest, l.Length(most), l.Length(width))
}

// line is the runs of a line. The space between two belongs to the first of them.
func (p Paragraph) line(atoms []text.Atom) (out []Run) {
	x := frame.Unit(0)
	for i := 0; i < len(atoms); {
		first := atoms[i]
		to := first.To
		for i < len(atoms) && atoms[i].Run == first.Run {
			to = atoms[i].To
			i++
		}
		of := &p.runs[first.Run]
		r := Run{S: of.S[first.From:to], Style: of.Face, X: x}
		r.W = p.l.Width(r.S, r.Style, of.Size)
		out = append(out, r)
		x += r.W + p.l.Width(" ", r.Style, of.Size)
	}
	return out
}
