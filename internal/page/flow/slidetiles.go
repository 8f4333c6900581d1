package flow

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// slideTileForm is the geometry of big numbers on a slide, in mm below the rule over them.
type slideTileForm struct {
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

func slideTileFormOf(n int) slideTileForm {
	if n == 2 || n == 4 {
		return slideTileForm{2, 16, 65, []float64{66, 58, 44}, 36, 9.2, 9.2, 24.8, 8, 8.6, 5.5, 3}
	}
	return slideTileForm{3, 12, 61, []float64{58, 44}, 30, 9.2, 9.2, 20.8, 8.6, 8.6, 2.6, 3}
}

const slideTileRule = 1.1

// slideTilesPiece is one or two rows of big numbers. All rows keep the lines that one of their tiles needs, so that
// the numbers stand at the same height under every rule.
type slideTilesPiece struct {
	m              *maker
	b              *doc.KeyFigures
	form           slideTileForm
	number, unit   text.Style
	labels         []*para
	w              frame.Unit
	kicks, quals   bool
	rowH, stretch0 frame.Unit
	rows           int
}

func (m *maker) slideTiles(b *doc.KeyFigures, width frame.Unit) *slideTilesPiece {
	t := &slideTilesPiece{m: m, b: b, form: slideTileFormOf(len(b.Tiles)), number: m.st.number, unit: m.st.unit}
	n := t.form.across
	t.rows = (len(b.Tiles) + n - 1) / n
	t.w = (width - mm(t.form.gap)*frame.Unit(n-1)) / frame.Unit(n)
	t.fitNumbers()
	h := frame.Unit(0)
	for i := range b.Tiles {
		d := &b.Tiles[i]
		t.kicks, t.quals = t.kicks || d.Kicker != "", t.quals || d.Qualifier != ""
		t.labels = append(t.labels, m.slideLabel(d, t.w, t.form.lines, t))
		h = max(h, t.labels[i].height())
	}
	t.rowH = t.base() + mm(t.form.label) + h
	return t
}

// slideLabel sets the words under a number: bold where a line over it says whose it is.
func (m *maker) slideLabel(d *doc.Tile, width frame.Unit, most int, what namer) *para {
	st := &m.st.label
	if d.Kicker != "" {
		st = &m.st.boxTitle
	}
	p := m.fit(m.para(st, d.Label), width, what)
	if len(p.lines) > most {
		m.errorf("label-too-long", []string{"shorten it"}, "the number “%s”: its label takes %d lines, at most %d fit", tileWords(d), len(p.lines), most)
		m.about("the label of the number “" + tileWords(d) + "”")
	}
	for _, s := range []string{d.Kicker, d.Qualifier} {
		if w := m.advance(&m.st.kicker, s); w > width {
			m.errorf("label-too-long", []string{"shorten it"}, "the number “%s”: the words over it are %.1f mm wide, there are %.1f mm",
				tileWords(d), w.Millimetres(), width.Millimetres())
			m.about("the number “" + tileWords(d) + "”")
		}
	}
	return p
}

// fitNumbers takes the largest size in which every number fits its tile; all have one.
func (t *slideTilesPiece) fitNumbers() {
	m := t.m
	t.unit.Size = frame.Pt(t.form.unit)
	for i, size := range t.form.sizes {
		t.number.Size = frame.Pt(size)
		widest, at := frame.Unit(0), 0
		for k := range t.b.Tiles {
			if w := m.numberWidth(&t.number, &t.unit, &t.b.Tiles[k]); w > widest {
				widest, at = w, k
			}
		}
		if widest <= t.w {
			return
		}
		t.unit.Size = min(t.unit.Size, frame.Pt(t.form.sizes[len(t.form.sizes)-1]/2))
		if i == len(t.form.sizes)-1 {
			m.errorf("number-too-wide", []string{"round it, or use a larger unit"}, "the number “%s” is %.1f mm wide, there are %.1f mm",
				tileWords(&t.b.Tiles[at]), widest.Millimetres(), t.w.Millimetres())
			m.about("the number “" + tileWords(&t.b.Tiles[at]) + "”")
		}
	}
}

func (m *maker) numberWidth(number, unit *text.Style, d *doc.Tile) frame.Unit {
	w := m.advance(number, d.Number)
	if d.Unit != "" {
		w += m.advance(unit, unitWord(d))
	}
	return w
}

func (t *slideTilesPiece) name() string {
	return "the block of numbers that begins with “" + tileWords(&t.b.Tiles[0]) + "”"
}

func (t *slideTilesPiece) down() frame.Unit {
	if t.kicks {
		return mm(t.form.kickDown)
	}
	return 0
}

func (t *slideTilesPiece) base() frame.Unit {
	b := mm(t.form.base) + t.down()
	if t.quals {
		b += mm(t.form.qualDown)
	}
	return b
}

const slideTileRow = 5.0 // least distance of rows

func (t *slideTilesPiece) pitch() frame.Unit { return t.rowH + mm(slideTileRow) + t.stretch0 }

func (t *slideTilesPiece) height(frame.Unit) frame.Unit {
	return t.pitch()*frame.Unit(t.rows-1) + t.rowH
}

func (t *slideTilesPiece) want() frame.Unit {
	return t.height(0) + max(0, mm(t.form.pitch)-t.pitch())*frame.Unit(t.rows-1)
}

func (t *slideTilesPiece) stretch(extra frame.Unit) {
	if t.rows > 1 {
		t.stretch0 += extra / frame.Unit(t.rows-1)
	}
}

func (t *slideTilesPiece) draw(at spot) {
	m := t.m
	list := m.node(m.sect, "L")
	n := t.form.across
	place := func(i int) spot {
		return spot{at.page, at.x + (t.w+mm(t.form.gap))*frame.Unit(i%n), at.y + t.pitch()*frame.Unit(i/n)}
	}
	m.artifact(at.page, frame.Decoration)
	rules := shape{color: &m.col.blue}
	for i := range t.b.Tiles {
		p := place(i)
		rules.rect(p.x, p.y, t.w, mm(slideTileRule))
	}
	m.paint(&rules)
	m.shut()
	for i := range t.b.Tiles {
		p := place(i)
		lbody := m.node(m.node(list, "LI"), "LBody")
		m.drawNumber(&t.b.Tiles[i], t.labels[i], numberPlace{
			kicker: p.y + mm(t.form.kicker), qualifier: p.y + mm(t.form.qualifier) + t.down(), base: p.y + t.base(), label: p.y + t.base() + mm(t.form.label),
		}, p, &t.number, &t.unit, lbody)
	}
}

// numberPlace is where the parts of a big number stand: baselines, and the top of the label.
type numberPlace struct{ kicker, qualifier, base, label frame.Unit }

// drawNumber draws a big number and what belongs to it as one phrase.
func (m *maker) drawNumber(d *doc.Tile, label *para, y numberPlace, at spot, number, unit *text.Style, n *frame.Node) {
	m.wordsIn(at.page, n, &m.st.kicker, d.Kicker, at.x, y.kicker)
	m.wordsIn(at.page, n, &m.st.kicker, d.Qualifier, at.x, y.qualifier)
	m.on(at.page, n)
	if d.Unit == "" {
		m.words(number, d.Number, at.x, y.base)
	} else {
		w := m.advance(number, d.Number)
		txt := m.texts.One()
		*txt = frame.Text{At: frame.Point{X: at.x, Y: y.base}, S: d.Number, Style: number.Face, Size: number.Size, Color: number.Color, Width: w}
		m.put(txt)
		m.words(unit, unitWord(d), at.x+w, y.base)
	}
	m.text(label, spot{at.page, at.x, y.label}, n)
	m.shut()
}

// sideTilesPiece is numbers below each other in a narrow column.
type sideTilesPiece struct {
	m            *maker
	b            *doc.KeyFigures
	number, unit text.Style
	labels       []*para
	quals, kicks bool
	gap          frame.Unit
}

// Distances in a column of numbers, in mm: baselines below the top of each.
const (
	sideQualifier = 6.5
	sideBase      = 13.9 // without a line for qualifiers
	sideDown      = 7.4  // of a line over the number
	sideLabel     = 3.8  // from the number's baseline
	sideGap       = 3.0
	sideWant      = 7.3
)

func (m *maker) sideTiles(b *doc.KeyFigures, width frame.Unit) *sideTilesPiece {
	t := &sideTilesPiece{m: m, b: b, number: m.st.number, unit: m.st.unit, gap: mm(sideGap)}
	t.number.Size, t.unit.Size = frame.Pt(44), frame.Pt(24)
	for i := range b.Tiles {
		d := &b.Tiles[i]
		t.kicks, t.quals = t.kicks || d.Kicker != "", t.quals || d.Qualifier != ""
		p := m.fit(m.para(&m.st.small, d.Label), width, t)
		t.labels = append(t.labels, p)
		if w := max(m.numberWidth(&t.number, &t.unit, d), m.advance(&m.st.kicker, d.Kicker), m.advance(&m.st.kicker, d.Qualifier)); w > width {
			m.errorf("number-too-wide", []string{"round it, use a larger unit, or shorten the words over it"}, "the number “%s” is %.1f mm wide, there are %.1f mm",
				tileWords(d), w.Millimetres(), width.Millimetres())
			m.about("the number “" + tileWords(d) + "”")
		}
	}
	return t
}

func (t *sideTilesPiece) name() string {
	return "the number “" + tileWords(&t.b.Tiles[len(t.b.Tiles)-1]) + "”"
}

func (t *sideTilesPiece) lines(on bool) frame.Unit {
	if on {
		return mm(sideDown)
	}
	return 0
}

func (t *sideTilesPiece) base() frame.Unit { return mm(sideBase) + t.lines(t.quals) + t.lines(t.kicks) }

func (t *sideTilesPiece) tileH(i int) frame.Unit {
	return t.base() + mm(sideLabel) + t.labels[i].height()
}

func (t *sideTilesPiece) height(frame.Unit) frame.Unit {
	h := t.gap * frame.Unit(len(t.labels)-1)
	for i := range t.labels {
		h += t.tileH(i)
	}
	return h
}

func (t *sideTilesPiece) want() frame.Unit {
	return t.height(0) + max(0, mm(sideWant)-t.gap)*frame.Unit(len(t.labels)-1)
}

func (t *sideTilesPiece) stretch(extra frame.Unit) {
	if n := len(t.labels); n > 1 {
		t.gap += extra / frame.Unit(n-1)
	}
}

func (t *sideTilesPiece) draw(at spot) {
	m := t.m
	list := m.node(m.sect, "L")
	for i := range t.b.Tiles {
		first := at.y + mm(sideQualifier)
		m.drawNumber(&t.b.Tiles[i], t.labels[i], numberPlace{
			kicker: first, qualifier: first + t.lines(t.kicks), base: at.y + t.base(), label: at.y + t.base() + mm(sideLabel),
		}, at, &t.number, &t.unit, m.node(m.node(list, "LI"), "LBody"))
		at.y += t.tileH(i) + t.gap
	}
}

// bandPiece is one number with its words beside it on a tinted band.
type bandPiece struct {
	m            *maker
	d            *doc.Tile
	number, unit text.Style
	label        *para
	width        frame.Unit
	numberW      frame.Unit
}

// The band's distances, in mm.
const (
	bandPad   = 8.0
	bandGap   = 15.0 // from the number to the words
	bandLeast = 26.0
)

func (m *maker) band(d *doc.Tile, width frame.Unit) *bandPiece {
	b := &bandPiece{m: m, d: d, number: m.st.number, unit: m.st.number, width: width}
	b.number.Size, b.unit.Size = frame.Pt(36), frame.Pt(36)
	b.numberW = m.numberWidth(&b.number, &b.unit, d)
	b.numberW = max(b.numberW, m.advance(&m.st.kicker, d.Qualifier), m.advance(&m.st.kicker, d.Kicker))
	room := width - 2*mm(bandPad) - b.numberW - mm(bandGap)
	if room < mm(60) {
		m.errorf("number-too-wide", []string{"round it, use a larger unit, or shorten the words over it"}, "%s is %.1f mm wide, which leaves %.1f mm for its words",
			b.name(), b.numberW.Millimetres(), room.Millimetres())
		room = mm(60)
	}
	b.label = m.fit(m.para(&m.st.body, d.Label), room, b)
	return b
}

func (b *bandPiece) name() string { return "the number “" + tileWords(b.d) + "”" }

// over is the height of the lines over the number.
func (b *bandPiece) over() frame.Unit {
	n := 0
	for _, s := range []string{b.d.Kicker, b.d.Qualifier} {
		if s != "" {
			n++
		}
	}
	return mm(sideDown) * frame.Unit(n)
}

func (b *bandPiece) height(frame.Unit) frame.Unit {
	return max(mm(bandLeast), b.label.height()+2*mm(5), b.over()+mm(12)+2*mm(4))
}

func (b *bandPiece) draw(at spot) {
	m := b.m
	h := b.height(0)
	m.artifact(at.page, frame.Background)
	m.fill(at.x, at.y, b.width, h, &m.col.tint)
	m.shut()
	body := m.node(m.node(m.node(m.sect, "L"), "LI"), "LBody")
	// Number and lines over it stand in the middle, by the height of its digits.
	digits := b.number.Size * 72 / 100
	base := at.y + (h+digits+b.over())/2
	first := base - digits - mm(2.6)
	y := numberPlace{qualifier: first, kicker: first, base: base, label: at.y + (h-b.label.height())/2}
	if b.d.Qualifier != "" {
		y.kicker -= mm(sideDown)
	}
	p := at.right(mm(bandPad))
	m.wordsIn(at.page, body, &m.st.kicker, b.d.Kicker, p.x, y.kicker)
	m.wordsIn(at.page, body, &m.st.kicker, b.d.Qualifier, p.x, y.qualifier)
	m.on(at.page, body)
	w := m.advance(&b.number, b.d.Number)
	if b.d.Unit == "" {
		m.words(&b.number, b.d.Number, p.x, y.base)
	} else {
		txt := m.texts.One()
		*txt = frame.Text{At: frame.Point{X: p.x, Y: y.base}, S: b.d.Number, Style: b.number.Face, Size: b.number.Size, Color: b.number.Color, Width: w}
		m.put(txt)
		m.words(&b.unit, unitWord(b.d), p.x+w, y.base)
	}
	m.text(b.label, spot{p.page, p.x + b.numberW + mm(bandGap), y.label}, body)
	m.shut()
}
