package slide

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// tileForm is the geometry of big numbers on a slide, in mm below the rule over them.
type tileForm struct {
	across    int
	gap       float64   // between tiles
	pitch     float64   // from row to row
	sizes     []float64 // pt, the first that fits
	unit      float64   // pt
	kicker    float64   // baseline
	qualifier float64   // baseline, without a kicker
	base      float64   // baseline of the number, without kicker and qualifier
	qualDown  float64   // how far a line for qualifiers moves the number down
	kickDown  float64   // how far a line for kickers moves qualifier and number down
	label     float64   // from the number's baseline to the top of the label
	lines     int       // of the label
}

func tileFormOf(n int) tileForm {
	if n == 2 || n == 4 {
		return tileForm{2, 16, 65, []float64{66, 58, 44}, 36, 9.2, 9.2, 24.8, 8, 8.6, 5.5, 3}
	}
	return tileForm{3, 12, 61, []float64{58, 44}, 30, 9.2, 9.2, 20.8, 8.6, 8.6, 2.6, 3}
}

const tileRule = 1.1

// tilesPiece is one or two rows of big numbers. All rows keep the lines that one of their tiles needs, so that
// the numbers stand at the same height under every rule.
type tilesPiece struct {
	m                       *deck
	b                       *doc.KeyFigures
	form                    tileForm
	number, unit            text.Style
	labels                  []*typeset.Para
	w                       frame.Unit
	hasKicker, hasQualifier bool
	rowH, extraGap          frame.Unit
	rows                    int
}

func newTiles(m *deck, b *doc.KeyFigures, width frame.Unit) *tilesPiece {
	t := &tilesPiece{m: m, b: b, form: tileFormOf(len(b.Tiles)), number: m.Styles.Number, unit: m.Styles.Unit}
	n := t.form.across
	t.rows = (len(b.Tiles) + n - 1) / n
	t.w = (width - mm(t.form.gap)*frame.Unit(n-1)) / frame.Unit(n)
	t.fitNumbers()
	h := frame.Unit(0)
	for i := range b.Tiles {
		d := &b.Tiles[i]
		t.hasKicker, t.hasQualifier = t.hasKicker || d.Kicker.S != "", t.hasQualifier || d.Qualifier.S != ""
		t.labels = append(t.labels, newLabel(m, d, t.w, t.form.lines, t))
		h = max(h, t.labels[i].Height())
	}
	t.rowH = t.base() + mm(t.form.label) + h
	return t
}

// newLabel sets the words under a number: bold where a line over it says whose it is.
func newLabel(m *deck, d *doc.Tile, width frame.Unit, most int, what typeset.Namer) *typeset.Para {
	st := &m.Styles.Label
	if d.Kicker.S != "" {
		st = &m.Styles.BoxTitle
	}
	p := m.Fit(m.Para(st, d.Label), width, what)
	if most += d.LabelLines(); len(p.Lines) > most {
		m.Errorf("label-too-long", []string{"shorten it"}, "the number “%s”: its label takes %d lines, at most %d fit", typeset.TileWords(d), len(p.Lines), most)
		m.About("the label of the number “" + typeset.TileWords(d) + "”")
	}
	for _, s := range []string{d.Kicker.S, d.Qualifier.S} {
		if w := m.Advance(&m.Styles.Kicker, s); w > width {
			m.Errorf("label-too-long", []string{"shorten it"}, "the number “%s”: the words over it are %.1f mm wide, there are %.1f mm",
				typeset.TileWords(d), w.Millimetres(), width.Millimetres())
			m.About("the number “" + typeset.TileWords(d) + "”")
		}
	}
	return p
}

// fitNumbers takes the largest size in which every number fits its tile; all have one.
func (t *tilesPiece) fitNumbers() {
	m := t.m
	t.unit.Size = frame.Pt(t.form.unit)
	for i, size := range t.form.sizes {
		t.number.Size = frame.Pt(size)
		widest, at := frame.Unit(0), 0
		for k := range t.b.Tiles {
			if w := m.NumberWidth(&t.b.Tiles[k], &t.number, &t.unit); w > widest {
				widest, at = w, k
			}
		}
		if widest <= t.w {
			return
		}
		t.unit.Size = min(t.unit.Size, frame.Pt(t.form.sizes[len(t.form.sizes)-1]/2))
		if i == len(t.form.sizes)-1 {
			m.Errorf("number-too-wide", []string{"round it, or use a larger unit"}, "the number “%s” is %.1f mm wide, there are %.1f mm",
				typeset.TileWords(&t.b.Tiles[at]), widest.Millimetres(), t.w.Millimetres())
			m.About("the number “" + typeset.TileWords(&t.b.Tiles[at]) + "”")
		}
	}
}

func (t *tilesPiece) Name() string {
	return "the block of numbers that begins with “" + typeset.TileWords(&t.b.Tiles[0]) + "”"
}

func (t *tilesPiece) kickerHeight() frame.Unit {
	if t.hasKicker {
		return mm(t.form.kickDown)
	}
	return 0
}

func (t *tilesPiece) base() frame.Unit {
	b := mm(t.form.base) + t.kickerHeight()
	if t.hasQualifier {
		b += mm(t.form.qualDown)
	}
	return b
}

const tileRow = 5.0 // least distance of rows

func (t *tilesPiece) pitch() frame.Unit { return t.rowH + mm(tileRow) + t.extraGap }

func (t *tilesPiece) Height(frame.Unit) frame.Unit {
	return t.pitch()*frame.Unit(t.rows-1) + t.rowH
}

func (t *tilesPiece) preferred() frame.Unit {
	return t.Height(0) + max(0, mm(t.form.pitch)-t.pitch())*frame.Unit(t.rows-1)
}

func (t *tilesPiece) stretch(extra frame.Unit) {
	if t.rows > 1 {
		t.extraGap += extra / frame.Unit(t.rows-1)
	}
}

func (t *tilesPiece) Draw(at typeset.Spot) {
	m := t.m
	list := m.Sect.Add("L")
	m.OpenArtifact(at.Page, frame.Decoration)
	rules := typeset.Shape{Color: &m.Colors.Blue}
	for i := range t.b.Tiles {
		p := t.place(at, i)
		rules.Rect(p.X, p.Y, t.w, mm(tileRule))
	}
	m.Paint(&rules)
	m.CloseMark()
	for i := range t.b.Tiles {
		p := t.place(at, i)
		lbody := list.Add("LI").Add("LBody")
		drawNumber(m, &t.b.Tiles[i], t.labels[i], t.lines(p), p, &t.number, &t.unit, lbody)
	}
}

// place is where a number stands, by the top of its rule.
func (t *tilesPiece) place(at typeset.Spot, i int) typeset.Spot {
	n := t.form.across
	return typeset.Spot{Page: at.Page, X: at.X + (t.w+mm(t.form.gap))*frame.Unit(i%n), Y: at.Y + t.pitch()*frame.Unit(i/n)}
}

// lines are where its parts stand.
func (t *tilesPiece) lines(p typeset.Spot) numberPlace {
	return numberPlace{
		kicker: p.Y + mm(t.form.kicker), qualifier: p.Y + mm(t.form.qualifier) + t.kickerHeight(), base: p.Y + t.base(), label: p.Y + t.base() + mm(t.form.label),
	}
}

// numberPlace is where the parts of a big number stand: baselines, and the label's top and how far right of the number it
// begins.
type numberPlace struct{ kicker, qualifier, base, label, labelIndent frame.Unit }

// drawNumber draws a big number and what belongs to it as one phrase.
func drawNumber(m *deck, d *doc.Tile, label *typeset.Para, y numberPlace, at typeset.Spot, number, unit *text.Style, n *frame.Node) {
	m.WordsIn(at.Page, n, &m.Styles.Kicker, d.Kicker.S, at.X, y.kicker)
	m.WordsIn(at.Page, n, &m.Styles.Kicker, d.Qualifier.S, at.X, y.qualifier)
	m.OpenMark(at.Page, n)
	m.Number(d, number, unit, at.X, y.base)
	m.Text(label, typeset.Spot{Page: at.Page, X: at.X + y.labelIndent, Y: y.label}, n)
	m.CloseMark()
}

// sideTilesPiece is numbers below each other in a narrow column.
type sideTilesPiece struct {
	m                       *deck
	b                       *doc.KeyFigures
	number, unit            text.Style
	labels                  []*typeset.Para
	hasQualifier, hasKicker bool
	gap, width              frame.Unit
	rise                    frame.Unit // of the number's baseline over its top, without lines over it
	widest                  frame.Unit // of numbers and of the words over them
	widestAt                int
}

// Distances in a column of numbers, in mm: baselines below the top of each.
const (
	sideQualifier = 6.5
	sideBase      = 13.9 // of a number of 44 pt, without a line for qualifiers
	sideDown      = 7.4  // of a line over the number
	sideLabel     = 3.8  // from the number's baseline
	sideGap       = 3.0
	sidePreferred = 7.3
)

// newSideTiles sets numbers as large as on paper, or, on a layout of another house with less room, in smaller type.
func newSideTiles(m *deck, b *doc.KeyFigures, width, room frame.Unit) *sideTilesPiece {
	t := sideTiles(m, b, width, sideNumber, &m.Styles.Small)
	if !m.g.Ours && (t.Height(0) > room || t.widest > width) {
		t = sideTiles(m, b, width, sideNumberTight, &m.Styles.Cell)
	}
	if t.widest > width {
		d := &b.Tiles[t.widestAt]
		m.Errorf("number-too-wide", []string{"round it, use a larger unit, or shorten the words over it"}, "the number “%s” is %.1f mm wide, there are %.1f mm",
			typeset.TileWords(d), t.widest.Millimetres(), width.Millimetres())
		m.About("the number “" + typeset.TileWords(d) + "”")
	}
	return t
}

// Sizes of numbers in a column, in pt.
const (
	sideNumber      = 44.0
	sideNumberTight = 32.0
)

func sideTiles(m *deck, b *doc.KeyFigures, width frame.Unit, number float64, label *text.Style) *sideTilesPiece {
	t := &sideTilesPiece{m: m, b: b, number: m.Styles.Number, unit: m.Styles.Unit, gap: mm(sideGap), width: width}
	t.number.Size, t.unit.Size = frame.Pt(number), frame.Pt(min(number, 24))
	t.rise = mm(sideBase) * t.number.Size / frame.Pt(sideNumber)
	for i := range b.Tiles {
		d := &b.Tiles[i]
		t.hasKicker, t.hasQualifier = t.hasKicker || d.Kicker.S != "", t.hasQualifier || d.Qualifier.S != ""
		p := m.Fit(m.Para(label, d.Label), width, t)
		t.labels = append(t.labels, p)
		if w := max(m.NumberWidth(d, &t.number, &t.unit), m.Advance(&m.Styles.Kicker, d.Kicker.S), m.Advance(&m.Styles.Kicker, d.Qualifier.S)); w > t.widest {
			t.widest, t.widestAt = w, i
		}
	}
	return t
}

func (t *sideTilesPiece) Name() string {
	return "the number “" + typeset.TileWords(&t.b.Tiles[len(t.b.Tiles)-1]) + "”"
}

func (t *sideTilesPiece) lineHeight(on bool) frame.Unit {
	if on {
		return mm(sideDown)
	}
	return 0
}

func (t *sideTilesPiece) base() frame.Unit {
	return t.rise + t.lineHeight(t.hasQualifier) + t.lineHeight(t.hasKicker)
}

func (t *sideTilesPiece) tileH(i int) frame.Unit {
	return t.base() + mm(sideLabel) + t.labels[i].Height()
}

func (t *sideTilesPiece) Height(frame.Unit) frame.Unit {
	h := t.gap * frame.Unit(len(t.labels)-1)
	for i := range t.labels {
		h += t.tileH(i)
	}
	return h
}

func (t *sideTilesPiece) preferred() frame.Unit {
	return t.Height(0) + max(0, mm(sidePreferred)-t.gap)*frame.Unit(len(t.labels)-1)
}

func (t *sideTilesPiece) stretch(extra frame.Unit) {
	if n := len(t.labels); n > 1 {
		t.gap += extra / frame.Unit(n-1)
	}
}

func (t *sideTilesPiece) Draw(at typeset.Spot) {
	m := t.m
	list := m.Sect.Add("L")
	for i := range t.b.Tiles {
		drawNumber(m, &t.b.Tiles[i], t.labels[i], t.lines(at.Y), at, &t.number, &t.unit, list.Add("LI").Add("LBody"))
		at.Y += t.tileH(i) + t.gap
	}
}

// lines are where the parts of a number stand whose top is y.
func (t *sideTilesPiece) lines(y frame.Unit) numberPlace {
	first := y + mm(sideQualifier)
	return numberPlace{kicker: first, qualifier: first + t.lineHeight(t.hasKicker), base: y + t.base(), label: y + t.base() + mm(sideLabel)}
}

// bandPiece is one number with its words beside it on a tinted band.
type bandPiece struct {
	m            *deck
	d            *doc.Tile
	number, unit text.Style
	label        *typeset.Para
	width        frame.Unit
	numberW      frame.Unit
}

// The band's distances, in mm.
const (
	bandPad   = 8.0
	bandGap   = 15.0 // from the number to the words
	bandLeast = 26.0
)

func newBand(m *deck, d *doc.Tile, width frame.Unit) *bandPiece {
	b := &bandPiece{m: m, d: d, number: m.Styles.Number, unit: m.Styles.Number, width: width}
	b.number.Size, b.unit.Size = frame.Pt(36), frame.Pt(36)
	b.numberW = m.NumberWidth(d, &b.number, &b.unit)
	b.numberW = max(b.numberW, m.Advance(&m.Styles.Kicker, d.Qualifier.S), m.Advance(&m.Styles.Kicker, d.Kicker.S))
	room := width - 2*mm(bandPad) - b.numberW - mm(bandGap)
	if room < mm(60) {
		m.Errorf("number-too-wide", []string{"round it, use a larger unit, or shorten the words over it"}, "%s is %.1f mm wide, which leaves %.1f mm for its words",
			b.Name(), b.numberW.Millimetres(), room.Millimetres())
		room = mm(60)
	}
	b.label = m.Fit(m.Para(&m.Styles.Body, d.Label), room, b)
	return b
}

func (b *bandPiece) Name() string { return "the number “" + typeset.TileWords(b.d) + "”" }

// over is the height of the lines over the number.
func (b *bandPiece) over() frame.Unit {
	n := 0
	for _, s := range []string{b.d.Kicker.S, b.d.Qualifier.S} {
		if s != "" {
			n++
		}
	}
	return mm(sideDown) * frame.Unit(n)
}

func (b *bandPiece) Height(frame.Unit) frame.Unit {
	return max(mm(bandLeast), b.label.Height()+2*mm(5), b.over()+mm(12)+2*mm(4))
}

func (b *bandPiece) Draw(at typeset.Spot) {
	m := b.m
	h := b.Height(0)
	m.OpenArtifact(at.Page, frame.Background)
	m.Fill(at.X, at.Y, b.width, h, &m.Colors.Tint)
	m.CloseMark()
	body := m.Sect.Add("L").Add("LI").Add("LBody")
	// Number and lines over it stand in the middle, by the height of its digits.
	digits := b.number.Size * 72 / 100
	base := at.Y + (h+digits+b.over())/2
	first := base - digits - mm(2.6)
	y := numberPlace{qualifier: first, kicker: first, base: base, label: at.Y + (h-b.label.Height())/2, labelIndent: b.numberW + mm(bandGap)}
	if b.d.Qualifier.S != "" {
		y.kicker -= mm(sideDown)
	}
	drawNumber(m, b.d, b.label, y, at.Right(mm(bandPad)), &b.number, &b.unit, body)
}
