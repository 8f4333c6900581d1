package pptx

import (
	"strings"
	"unicode/utf8"

	"briefing/internal/doc"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// run is a stretch of text of one style. Size 0 and an empty colour are the placeholder's.
type run struct {
	s            string
	bold, italic bool
	size         int // 1/100 pt
	color        string
	url          string
	see          string // id of a slide to jump to
	lang         string // where it is not the document's
}

// para is a paragraph. Flush ones have no bullet and no indent, whatever the placeholder's style says.
// The first run of a hanging one stands before the indent.
type para struct {
	runs  []run
	flush bool
	hang  bool
}

func plain(s string) []para {
	if s == "" {
		return nil
	}
	return []para{{runs: []run{{s: clean(s)}}}}
}

// runsOf turns spans into runs; neighbours of one style become one, as if they had been typed at once. Reference
// numbers are left out: slides have none.
func runsOf(spans []doc.Span) []run {
	var out []run
	for _, s := range spans {
		if s.S == "" {
			continue
		}
		r := run{s: clean(s.S), bold: s.Bold, italic: s.Italic, url: s.URL, see: s.See, lang: s.Lang}
		if n := len(out); n > 0 {
			before := out[n-1]
			before.s = r.s
			if before == r {
				out[n-1].s += r.s
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

func spansPara(spans []doc.Span) []para {
	if r := runsOf(spans); len(r) > 0 {
		return []para{{runs: r}}
	}
	return nil
}

func flat(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.S)
	}
	return b.String()
}

// ruler measures text in a typeface: with the brand's own faces where the template uses them, or a typeface of the same
// advances; else with those of the brand, a tenth wider, because too long an estimate is mended sooner than text that
// runs over.
type ruler struct {
	fonts   *font.Set
	percent int
	line    int // height of a line, in 1/1000 em
}

// sameAdvances are typefaces as wide as Liberation Sans.
var sameAdvances = []string{"Arial", "Liberation Sans", "Arimo", "Helvetica"}

func newRuler(fonts *font.Set, face string) (r ruler, exact bool) {
	name := fonts.Face(0).Name()
	if strings.EqualFold(face, name) {
		return ruler{fonts, 100, lineHeight}, true
	}
	for _, s := range sameAdvances {
		if name == "Liberation Sans" && strings.EqualFold(s, face) {
			return ruler{fonts, 100, lineHeight}, true
		}
	}
	return ruler{fonts, 110, 1200}, false
}

// width is that of one line, in 1/100 pt.
func (r ruler) width(s string, bold, italic bool, size int) int {
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

// lines counts the lines that runs take in a width. Words may be made of several runs; only a space ends one.
func (r ruler) lines(runs []run, st textStyle, width int) int {
	if width <= 0 {
		return 1 << 20
	}
	list, words := make([]text.Run, 0, len(runs)), 0
	for _, u := range runs {
		t := text.Run{S: text.SingleSpaced(u.s), Size: frame.Unit(u.size), Face: faceOf(u.bold || st.bold, u.italic)}
		if u.size == 0 {
			t.Size = frame.Unit(st.size)
		}
		list, words = append(list, t), words+strings.Count(t.S, " ")+2
	}
	atoms := text.Cut(make([]text.Atom, 0, words), list, text.Ruler{Fonts: r.fonts, Percent: r.percent}, officeLines)
	lines, _ := text.Break(nil, atoms, frame.Unit(width), officeLines)
	return max(1, len(lines))
}

// height is that of paragraphs in a width, both in 1/100 pt, at a share of the style's size in percent.
func (r ruler) height(ps []para, st textStyle, width, percent int) (h, lines int) {
	st.size = st.size * percent / 100
	for i, p := range ps {
		left := st.left
		if p.flush {
			left = 0
		}
		runs := p.runs
		size := 0
		scaled := make([]run, len(runs))
		for k, u := range runs {
			u.size = u.size * percent / 100
			scaled[k] = u
			size = max(size, u.size)
			if u.size == 0 {
				size = max(size, st.size)
			}
		}
		if p.hang {
			scaled = scaled[1:]
		}
		n := r.lines(scaled, st, width-left/perUnit)
		lines += n
		one := size * r.line / 1000 * st.spacing / 100000
		if st.spacing < 0 {
			one = -st.spacing * percent / 100
		}
		h += n * one
		if i > 0 {
			h += st.before*percent/100 + st.percentBefore*one/100000
		}
	}
	return h, lines
}

// shorten cuts a text for a message.
func shorten(s string) string { return cut(s, 60) }

func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
