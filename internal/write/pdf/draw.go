package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/go-pdf/fpdf"

	"briefing/internal/diag"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/write/pdf/object"
	"briefing/internal/write/pdf/tag"
)

// maxRun is the longest text drawn at once: PDF/A allows strings of 32,767 bytes, and a character takes two, escaped
// at most four.
const maxRun = 8000

// painter draws the items of one page after the other. It remembers the graphics state, so that only changes are
// written.
type painter struct {
	pdf    *fpdf.Fpdf
	fonts  *font.Set
	choose func(style int, size frame.Unit)          // sets the face of the texts that follow
	encode func(text string) string                  // as Text of the document's faces wants it
	place  func(im *frame.Image, x, y, w, h float64) // draws a picture
	stamp  func(g *frame.Group) bool                 // places a group that is drawn already; may be nil

	runes  [3]*runeSet // characters drawn, by style
	used   [3]bool     // styles drawn with
	images []*frame.Image
	faults diag.List
	number int // of the page, from 0
	height frame.Unit
	state  state
	buf    []byte
}

// state is what the page's graphics state is known to be. The flags say which fields are set: a page starts with
// nothing known.
type state struct {
	fill, stroke                       frame.Color
	width                              frame.Unit
	dash                               []frame.Unit
	cap                                frame.Cap
	style                              int
	size                               frame.Unit
	hasFill, hasStroke                 bool
	hasWidth, hasDash, hasCap, hasFont bool
}

// draw paints a page: each mark as marked content of its structure element or as an artefact. mcids holds the marked
// content numbers in the order of the marks, -1 for artefacts.
func (p *painter) draw(pdf *fpdf.Fpdf, number int, page *frame.Page, mcids []int) {
	_, height := page.Sheet()
	p.pdf, p.number, p.height, p.state = pdf, number, height, state{}
	for i, m := range page.Marks {
		if mcids[i] < 0 && len(m.Items) == 0 {
			continue
		}
		p.beginMark(m, page, mcids[i])
		for _, item := range m.Items {
			p.item(item, frame.Point{X: page.Around, Y: page.Around})
		}
		p.endMark()
	}
}

// beginMark and endMark write the operators that fpdf has no call for: they say what the drawing between them means.
func (p *painter) beginMark(m *frame.Mark, page *frame.Page, mcid int) {
	b := p.buf[:0]
	switch {
	case mcid >= 0:
		b = append(append(b, '/'), m.Node.Type...)
		b = append(b, "<</MCID "...)
		b = append(strconv.AppendInt(b, int64(mcid), 10), ">> BDC"...)
	case m.Artifact == frame.Header:
		b = append(b, "/Artifact <</Type /Pagination /Subtype /Header>> BDC"...)
	case m.Artifact == frame.Footer:
		b = append(b, "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"...)
	case m.Artifact == frame.Background:
		// ISO 32000-1, table 330 wants the box of a background.
		b = append(b, "/Artifact <</Type /Background /BBox "...)
		b = append(object.AppendBox(b, page.Box(page.Bleed), p.height), ">> BDC"...)
	case m.Artifact == frame.Production:
		b = append(b, "/Artifact <</Type /Page>> BDC"...)
	default:
		b = append(b, "/Artifact BMC"...)
	}
	p.buf = b
	p.pdf.RawWriteStr(string(b))
}

func (p *painter) endMark() { p.pdf.RawWriteStr("EMC") }

func (p *painter) item(item frame.Item, at frame.Point) {
	switch it := item.(type) {
	case *frame.Group:
		if p.stamp != nil && p.stamp(it) {
			return
		}
		at = frame.Point{X: at.X + it.At.X, Y: at.Y + it.At.Y}
		for _, sub := range it.Items {
			p.item(sub, at)
		}
	case *frame.Text:
		p.drawText(it, at)
	case *frame.Path:
		p.drawPath(it, at)
	case *frame.Image:
		p.drawImage(it, at)
	}
}

func (p *painter) fault(id, format string, args ...any) {
	p.faults.Errorf(diag.Pos{}, id, "page %d: %s", p.number+1, fmt.Sprintf(format, args...))
}

// scan notes the characters of all texts, by face, and what is wrong with a text.
func (p *painter) scan(doc *frame.Document) {
	for i, page := range doc.Pages {
		p.number = i
		for _, m := range page.Marks {
			p.scanItems(m.Items)
		}
	}
}

func (p *painter) scanItems(items []frame.Item) {
	for _, item := range items {
		switch it := item.(type) {
		case *frame.Group:
			p.scanItems(it.Items)
		case *frame.Text:
			p.scanText(it)
		}
	}
}

func (p *painter) scanText(t *frame.Text) {
	switch {
	case t.S == "":
	case int(t.Style) >= len(p.runes):
		p.fault("pdf-text", "the text %s has an unknown style", tag.Snippet(t.S))
	case t.Size <= 0:
		p.fault("pdf-text", "the text %s has no size", tag.Snippet(t.S))
	case len(t.S) > maxRun:
		p.fault("pdf-text", "the text %s is %d characters long, a line may have %d", tag.Snippet(t.S), utf8.RuneCountInString(t.S), maxRun)
	default:
		style := p.style(t.Style)
		p.used[style] = true
		p.useRunes(t, style)
	}
}

// drawText draws what scan has nothing to complain of.
func (p *painter) drawText(t *frame.Text, at frame.Point) {
	if t.S == "" || int(t.Style) >= len(p.runes) || t.Size <= 0 || len(t.S) > maxRun {
		return
	}
	style := p.style(t.Style)
	if s := &p.state; !s.hasFont || s.style != style || s.size != t.Size {
		p.choose(style, t.Size)
		s.hasFont, s.style, s.size = true, style, t.Size
	}
	p.setFill(t.Color)
	p.pdf.Text((at.X + t.At.X).Points(), (at.Y + t.At.Y).Points(), p.encode(t.S))
}

// style is the first style that is set in the same face: a brand may use a face for two styles, and it is embedded once.
func (p *painter) style(s frame.FontStyle) int {
	first := 0
	for p.fonts.Face(first) != p.fonts.Face(int(s)) {
		first++
	}
	return first
}

// useRunes notes the characters of a text; each that the face lacks is a fault once.
func (p *painter) useRunes(t *frame.Text, style int) {
	set, face := p.runes[style], p.fonts.Face(style)
	for i, r := range t.S {
		if set.has(r) {
			continue
		}
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(t.S[i:]); n == 1 {
				p.fault("pdf-text", "the text %s holds bytes that are not UTF-8 text", tag.Snippet(t.S))
				return
			}
		}
		if face.Has(r) {
			set.add(r)
			continue
		}
		why := "the font " + face.Name() + " lacks"
		if unicode.In(r, unicode.Cc, unicode.Co, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError {
			why = "no printed text may hold"
		}
		p.fault("pdf-missing-character", "the text %s holds the character %s, which %s", tag.Snippet(t.S), nameRune(r), why)
	}
}

func nameRune(r rune) string {
	if strconv.IsPrint(r) && r != utf8.RuneError {
		return fmt.Sprintf("“%c” (U+%04X)", r, r)
	}
	return fmt.Sprintf("U+%04X", r)
}

func (p *painter) setFill(c frame.Color) {
	if s := &p.state; !s.hasFill || s.fill != c {
		p.setColor(c, " g", " rg")
		s.hasFill, s.fill = true, c
	}
}

// setColor writes the operator that sets a colour: one for greys, one for others. fpdf's own calls would cost several strings a
// colour, and would put a text whose colour is not that of shapes between q and Q. So fpdf is never given a colour.
func (p *painter) setColor(c frame.Color, grey, rgb string) {
	b := appendShare(p.buf[:0], c.R)
	if c.R == c.G && c.G == c.B {
		b = append(b, grey...)
	} else {
		b = appendShare(append(b, ' '), c.G)
		b = appendShare(append(b, ' '), c.B)
		b = append(b, rgb...)
	}
	p.buf = b
	p.pdf.RawWriteStr(string(b))
}

// appendShare writes a part of a colour, of 255, in thousandths.
func appendShare(b []byte, v uint8) []byte {
	n := (int(v)*1000 + 127) / 255
	switch {
	case n == 0:
		return append(b, '0')
	case n == 1000:
		return append(b, '1')
	}
	b = append(b, '.', byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

func (p *painter) drawPath(t *frame.Path, at frame.Point) {
	if len(t.Segs) == 0 || t.Fill == nil && t.Stroke == nil {
		return
	}
	if t.Segs[0].Op != frame.MoveTo {
		p.fault("pdf-path", "a shape does not begin with a starting point")
		return
	}
	how := "F"
	if t.Fill != nil {
		p.setFill(*t.Fill)
	}
	if t.Stroke != nil {
		if !p.setStroke(t) {
			return
		}
		how = "D"
		if t.Fill != nil {
			how = "FD"
		}
	}
	if r, ok := rectangle(t.Segs); ok {
		p.pdf.Rect((at.X + r.X).Points(), (at.Y + r.Y).Points(), r.W.Points(), r.H.Points(), how)
		return
	}
	for i := range t.Segs {
		s := &t.Segs[i]
		switch s.Op {
		case frame.MoveTo:
			p.pdf.MoveTo((at.X + s.P[0].X).Points(), (at.Y + s.P[0].Y).Points())
		case frame.LineTo:
			p.pdf.LineTo((at.X + s.P[0].X).Points(), (at.Y + s.P[0].Y).Points())
		case frame.CurveTo:
			p.pdf.CurveBezierCubicTo((at.X + s.P[0].X).Points(), (at.Y + s.P[0].Y).Points(),
				(at.X + s.P[1].X).Points(), (at.Y + s.P[1].Y).Points(),
				(at.X + s.P[2].X).Points(), (at.Y + s.P[2].Y).Points())
		case frame.Close:
			p.pdf.ClosePath()
		}
	}
	p.pdf.DrawPath(how)
}

// rectangle recognises the four sides that fpdf's Rect draws, in the same order. Most shapes are bars and rules.
func rectangle(segs []frame.Seg) (r frame.Rect, ok bool) {
	p, ok := frame.Corners(segs)
	a, b, c, d := p[0], p[1], p[2], p[3]
	r = frame.Rect{X: a.X, Y: a.Y, W: c.X - a.X, H: c.Y - a.Y}
	return r, ok && r.W != 0 && r.H != 0 && b.X == c.X && b.Y == a.Y && d.X == a.X && d.Y == c.Y
}

// setStroke sets colour, width, dash and cap of a line and says whether they make a line at all.
func (p *painter) setStroke(t *frame.Path) bool {
	if t.Width <= 0 {
		p.fault("pdf-path", "a line has no width")
		return false
	}
	if !frame.Shows(t.Dash) {
		p.fault("pdf-path", "a dashed line has dashes without length")
		return false
	}
	s := &p.state
	if c := *t.Stroke; !s.hasStroke || s.stroke != c {
		p.setColor(c, " G", " RG")
		s.hasStroke, s.stroke = true, c
	}
	if !s.hasWidth || s.width != t.Width {
		p.pdf.SetLineWidth(t.Width.Points())
		s.hasWidth, s.width = true, t.Width
	}
	if !s.hasCap || s.cap != t.Cap {
		style := "butt"
		if t.Cap == frame.RoundCap {
			style = "round"
		}
		p.pdf.SetLineCapStyle(style)
		s.hasCap, s.cap = true, t.Cap
	}
	if !s.hasDash || !slices.Equal(s.dash, t.Dash) {
		dash := make([]float64, len(t.Dash))
		for i, d := range t.Dash {
			dash[i] = d.Points()
		}
		p.pdf.SetDashPattern(dash, 0)
		s.hasDash, s.dash = true, t.Dash
	}
	return true
}

func (p *painter) drawImage(im *frame.Image, at frame.Point) {
	if im.Box.W <= 0 || im.Box.H <= 0 {
		p.fault("pdf-image", "the picture %q has no size", im.Key)
		return
	}
	p.place(im, (at.X + im.Box.X).Points(), (at.Y + im.Box.Y).Points(), im.Box.W.Points(), im.Box.H.Points())
}
