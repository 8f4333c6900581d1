package drawingml

import (
	"slices"
	"strings"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Ruler measures text in a typeface: with the brand's own faces where the template uses them, or a typeface of the same
// advances; else with those of the brand, a tenth wider, because too long an estimate is mended sooner than text that
// runs over.
type Ruler struct {
	Line    int // height of a line, in 1/1000 em
	fonts   *font.Set
	percent int // of the faces' widths
}

// LineHeight is the height of the built-in family's line, in 1/1000 em.
const LineHeight = 1149

// known are typefaces beside Liberation Sans: how wide four words set in them are in percent of it, regular or bold, whichever is
// wider, in 99 of 100 places of a text of 5,000 English words, and how high their lines are, in 1/1000 em. Measured on the
// free families; the others have their advances (Carlito those of Calibri, Caladea of Cambria, Liberation Serif of Times New
// Roman, Arimo of Arial) or, as Verdana beside DejaVu Sans, nearly.
var known = []struct {
	percent, line int
	names         []string
}{
	{100, LineHeight, []string{"Liberation Sans", "Arial", "Arimo", "Helvetica"}},
	{98, 1221, []string{"Carlito", "Calibri"}},
	{99, 1172, []string{"Caladea", "Cambria"}},
	{97, 1149, []string{"Liberation Serif", "Times New Roman", "Tinos"}},
	{103, 1172, []string{"Roboto"}},
	{104, 1200, []string{"Lato"}},
	{115, 1362, []string{"Noto Sans"}},
	{118, 1362, []string{"Open Sans"}},
	{127, 1216, []string{"DejaVu Sans", "Verdana"}},
}

// NewRuler returns a ruler for texts that a template sets in a typeface, with the brand's faces.
func NewRuler(fonts *font.Set, face string) Ruler {
	name := fonts.Face(0).Name()
	if strings.EqualFold(face, name) {
		return Ruler{LineHeight, fonts, 100}
	}
	for _, k := range known {
		if name == "Liberation Sans" && slices.ContainsFunc(k.names, func(s string) bool { return strings.EqualFold(s, face) }) {
			return Ruler{k.line, fonts, k.percent}
		}
	}
	return Ruler{1200, fonts, 110}
}

// Exact says whether widths are known and not estimated.
func (r Ruler) Exact() bool { return r.percent == 100 }

// Percent is how wide texts are beside those in the brand's faces.
func (r Ruler) Percent() int { return r.percent }

// Width is that of one line of a size, both in 1/100 pt.
func (r Ruler) Width(s string, bold, italic bool, size int) int {
	return r.fonts.Face(int(faceOf(bold, italic))).Width(s, size) * r.percent / 100
}

// faceOf is the face of a run. Families have none that is both bold and italic.
func faceOf(bold, italic bool) frame.FontStyle {
	switch {
	case bold:
		return frame.Bold
	case italic:
		return frame.Italic
	}
	return frame.Regular
}

// officeLines are how Office breaks its lines: at spaces, and inside a word that is wider than a line.
var officeLines = text.Rules{Long: text.Anywhere}

// Lines counts the lines that runs take in a width in 1/100 pt. Words may be made of several runs; only a space ends one.
func (r Ruler) Lines(runs []Run, st Style, width int) int {
	if width <= 0 {
		return 1 << 20
	}
	list, words := make([]text.Run, 0, len(runs)), 0
	for _, u := range runs {
		t := text.Run{S: text.SingleSpaced(u.S), Size: frame.Unit(u.Size), Face: faceOf(u.Bold || st.Bold, u.Italic)}
		if u.Size == 0 {
			t.Size = frame.Unit(st.Size)
		}
		list, words = append(list, t), words+strings.Count(t.S, " ")+2
	}
	atoms := text.Cut(make([]text.Atom, 0, words), list, text.Ruler{Fonts: r.fonts, Percent: r.percent}, officeLines)
	lines, _ := text.Break(nil, atoms, frame.Unit(width), officeLines)
	return max(1, len(lines))
}
