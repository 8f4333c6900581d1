package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/go-pdf/fpdf"

	"briefing/internal/diag"
	"briefing/internal/font"
	"briefing/internal/frame"
	"briefing/internal/render/pdf/object"
	"briefing/internal/render/pdf/tag"
)

// maxFaces is the number of faces after which fpdf's tables (about 1 MB a face) are given up and made anew.
const maxFaces = 16

// maxRun is the longest text drawn at once: PDF/A allows strings of 32,767 bytes, and a character takes two, escaped
// at most four.
const maxRun = 8000

// engine drives fpdf: a prototype that knows the faces and is never written out, and a painter that draws pages on
// its templates.
type engine struct {
	pdf    *fpdf.Fpdf // the prototype
	faces  map[*font.Face]drawFace
	family map[string]*font.Face // by what fpdf calls them
	painter
}

// drawFace is what fpdf calls a face: as a family in SetFont, as a resource in the page's content.
type drawFace struct{ family, resource string }

// begin makes ready for a document.
func (e *engine) begin(fonts *font.Set) {
	if e.pdf == nil || len(e.faces) > maxFaces {
		e.pdf = newDocument()
		e.faces, e.family = map[*font.Face]drawFace{}, map[string]*font.Face{}
	}
	e.painter = painter{fonts: fonts, images: e.images[:0], runes: e.runes, buf: e.buf}
	for i := range e.runes {
		if e.runes[i] == nil {
			e.runes[i] = new(runeSet)
		}
		*e.runes[i] = runeSet{}
	}
	e.register = e.face
	e.place = e.placeImage
}

// newDocument starts fpdf with points as its unit, since it rounds positions to two decimals: 1/100 pt come out exact.
func newDocument() *fpdf.Fpdf {
	pdf := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.28, Ht: 841.89}})
	pdf.SetAutoPageBreak(false, 0)
	return pdf
}

// face hands a face to fpdf when it is first used. The name is made from the face alone, not from the order of use,
// because fpdf's resource names hang on it. fpdf gets a copy of the bytes: it writes into them where glyphs share an
// advance.
func (e *engine) face(f *font.Face) (drawFace, error) {
	if d, ok := e.faces[f]; ok {
		return d, nil
	}
	family := fmt.Sprintf("%s-%08x", f.PostScriptName(), crc32.ChecksumIEEE(f.TTF()))
	for old := e.family[family]; old != nil; old = e.family[family] {
		if bytes.Equal(old.TTF(), f.TTF()) { // the same file, read twice
			e.faces[f] = e.faces[old]
			return e.faces[f], nil
		}
		family += "x"
	}
	if err := addFace(e.pdf, family, f.TTF()); err != nil {
		return drawFace{}, fmt.Errorf("%s: %w", f.Name(), err)
	}
	// fpdf does not say what it calls a face in a page's content, so look at a page.
	tpl := e.pdf.CreateTemplate(func(pdf *fpdf.Tpl) { pdf.SetFont(family, "", 10) })
	content := tpl.Bytes()
	_, name, ok := bytes.Cut(content, []byte("BT /"))
	name, _, ok2 := bytes.Cut(name, []byte(" "))
	if !ok || !ok2 {
		return drawFace{}, fmt.Errorf("%s: the face has no resource name", f.Name())
	}
	d := drawFace{family, string(name)}
	e.faces[f], e.family[family] = d, f
	return d, nil
}

// addFace turns a panic of fpdf's font reader into an error: it trusts every offset in the file.
func addFace(pdf *fpdf.Fpdf, family string, ttf []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("the font file cannot be used for drawing, it is damaged or has an unusual form")
		}
	}()
	pdf.AddUTF8FontFromBytes(family, "", bytes.Clone(ttf))
	return pdf.Error()
}

// page draws one page on a template and returns its content stream.
func (e *engine) page(number int, p *frame.Page, plan *tag.Plan) (content []byte, err error) {
	size := fpdf.SizeType{Wd: p.W.Points(), Ht: p.H.Points()}
	tpl := e.pdf.CreateTemplateCustom(fpdf.PointType{}, size, func(pdf *fpdf.Tpl) {
		e.draw(&pdf.Fpdf, number, p, plan.MCIDs(number))
		err = pdf.Error() // CreateTemplateCustom drops it
	})
	return tpl.Bytes(), err
}

// painter draws the items of one page after the other. It remembers the graphics state, so that only changes are
// written.
type painter struct {
	pdf      *fpdf.Fpdf
	fonts    *font.Set
	register func(*font.Face) (drawFace, error)
	place    func(im *frame.Image, x, y, w, h float64) // draws a picture

	runes  [3]*runeSet // characters drawn, by style
	used   [3]drawFace // faces drawn with, by style
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
	fill, text, stroke                frame.Color
	width                             frame.Unit
	dash                              []frame.Unit
	cap                               frame.Cap
	style                             frame.FontStyle
	size                              frame.Unit
	hasFill, hasText, hasStroke       bool
	hasWidth, hasDash, hasCap, hasFnt bool
}

// draw paints a page: each mark as marked content of its structure element or as an artefact. mcids holds the marked
// content numbers in the order of the marks, -1 for artefacts.
func (p *painter) draw(pdf *fpdf.Fpdf, number int, page *frame.Page, mcids []int) {
	p.pdf, p.number, p.height, p.state = pdf, number, page.H, state{}
	for i, m := range page.Marks {
		if mcids[i] < 0 && len(m.Items) == 0 {
			continue
		}
		p.beginMark(m, page, mcids[i])
		for _, item := range m.Items {
			p.item(item, frame.Point{})
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
		b = append(b, " <</MCID "...)
		b = append(strconv.AppendInt(b, int64(mcid), 10), ">> BDC"...)
	case m.Artifact == frame.Header:
		b = append(b, "/Artifact <</Type /Pagination /Subtype /Header>> BDC"...)
	case m.Artifact == frame.Footer:
		b = append(b, "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"...)
	case m.Artifact == frame.Background:
		// ISO 32000-1, table 330 wants the box of a background.
		b = append(b, "/Artifact <</Type /Background /BBox [0 0 "...)
		b = append(object.AppendUnit(append(object.AppendUnit(b, page.W), ' '), page.H), "]>> BDC"...)
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

func (p *painter) drawText(t *frame.Text, at frame.Point) {
	if t.S == "" {
		return
	}
	switch {
	case int(t.Style) >= len(p.runes):
		p.fault("pdf-text", "the text %s has an unknown style", tag.Snippet(t.S))
		return
	case t.Size <= 0:
		p.fault("pdf-text", "the text %s has no size", tag.Snippet(t.S))
		return
	case len(t.S) > maxRun:
		p.fault("pdf-text", "the text %s is %d characters long, a line may have %d", tag.Snippet(t.S), utf8.RuneCountInString(t.S), maxRun)
		return
	}
	if !p.useRunes(t) {
		return
	}
	if p.used[t.Style].family == "" {
		d, err := p.register(p.fonts.Face(int(t.Style)))
		if err != nil {
			p.fault("pdf-fonts", "%v", err)
			return
		}
		p.used[t.Style] = d
	}
	s := &p.state
	if !s.hasFnt || s.style != t.Style || s.size != t.Size {
		p.pdf.SetFont(p.used[t.Style].family, "", t.Size.Points())
		s.hasFnt, s.style, s.size = true, t.Style, t.Size
	}
	// fpdf wraps a text in q and Q unless text colour and fill colour are equal: keep them so.
	if c := t.Color; !s.hasText || s.text != c {
		p.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
		s.hasText, s.text = true, c
	}
	p.setFill(t.Color)
	p.pdf.Text((at.X + t.At.X).Points(), (at.Y + t.At.Y).Points(), t.S)
}

// useRunes notes the characters of a run and says whether the face holds them all; each missing one is a fault once.
func (p *painter) useRunes(t *frame.Text) bool {
	set, face, ok := p.runes[t.Style], p.fonts.Face(int(t.Style)), true
	for i, r := range t.S {
		if set.has(r) {
			continue
		}
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(t.S[i:]); n == 1 {
				p.fault("pdf-text", "the text %s holds bytes that are not UTF-8 text", tag.Snippet(t.S))
				return false
			}
		}
		if face.Has(r) {
			set.add(r)
			continue
		}
		ok = false
		why := "the font " + face.Name() + " lacks"
		if unicode.In(r, unicode.Cc, unicode.Co, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError {
			why = "no printed text may hold"
		}
		p.fault("pdf-missing-character", "the text %s holds the character %s, which %s", tag.Snippet(t.S), nameRune(r), why)
	}
	return ok
}

func nameRune(r rune) string {
	if strconv.IsPrint(r) && r != utf8.RuneError {
		return fmt.Sprintf("“%c” (U+%04X)", r, r)
	}
	return fmt.Sprintf("U+%04X", r)
}

func (p *painter) setFill(c frame.Color) {
	if s := &p.state; !s.hasFill || s.fill != c {
		p.pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
		s.hasFill, s.fill = true, c
	}
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

// setStroke sets colour, width, dash and cap of a line and says whether they make a line at all.
func (p *painter) setStroke(t *frame.Path) bool {
	if t.Width <= 0 {
		p.fault("pdf-path", "a line has no width")
		return false
	}
	var sum frame.Unit
	for _, d := range t.Dash {
		if d < 0 {
			sum = 0
			break
		}
		sum += d
	}
	if len(t.Dash) > 0 && sum <= 0 {
		p.fault("pdf-path", "a dashed line has dashes without length")
		return false
	}
	s := &p.state
	if c := *t.Stroke; !s.hasStroke || s.stroke != c {
		p.pdf.SetDrawColor(int(c.R), int(c.G), int(c.B))
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
	if !s.hasDash || !sameDash(s.dash, t.Dash) {
		dash := make([]float64, len(t.Dash))
		for i, d := range t.Dash {
			dash[i] = d.Points()
		}
		p.pdf.SetDashPattern(dash, 0)
		s.hasDash, s.dash = true, t.Dash
	}
	return true
}

func sameDash(a, b []frame.Unit) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
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

// placeImage writes the operators that draw a picture of ours: fpdf would embed it in a way of its own.
func (e *engine) placeImage(im *frame.Image, x, y, w, h float64) {
	n := 0
	for n < len(e.images) && e.images[n].Key != im.Key {
		n++
	}
	if n == len(e.images) {
		e.images = append(e.images, im)
	} else if !bytes.Equal(e.images[n].Data, im.Data) {
		e.fault("pdf-image", "two different pictures have the key %q", im.Key)
	}
	e.painter.pdf.RawWriteStr(fmt.Sprintf("q %.2f 0 0 %.2f %.2f %.2f cm /Im%d Do Q", w, h, x, e.height.Points()-y-h, n+1))
}
