package flow

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// tileSizes are the sizes of a row of tiles. Heights count from the top of the rule over it.
type tileSizes struct {
	across          int
	rowGap          frame.Unit
	qualifierBase   frame.Unit
	number, smaller frame.Unit // sizes; the smaller is tried when a number is too wide
	unit            frame.Unit // size of the unit word
	numberBase      frame.Unit
	label, lead     frame.Unit // size of qualifier and label, and the height of their lines
	labelTop        frame.Unit
	labelLines      int        // at most
	noQualifier     frame.Unit // how far all moves up if no tile of the row has a qualifier
}

// tileSizesOf are the sizes of a block of tiles, with smaller numbers where it asks for them.
func tileSizesOf(b *doc.KeyFigures) tileSizes {
	pt := frame.Pt
	if b.Six {
		return tileSizes{
			across: 6, rowGap: mm(6), qualifierBase: mm(3.8), number: pt(17), smaller: pt(17), unit: pt(10), numberBase: mm(10.5),
			label: pt(8), lead: mm(3.75), labelTop: mm(12.4), labelLines: 3, noQualifier: mm(2.6),
		}
	}
	s := tileSizes{
		across: 4, rowGap: mm(6), qualifierBase: mm(5.2), number: pt(24), smaller: pt(20), unit: pt(12), numberBase: mm(14.2),
		label: pt(8.5), lead: mm(4), labelTop: mm(16.8), labelLines: 3, noQualifier: mm(3.2),
	}
	if b.Small {
		s.number, s.smaller = pt(20), pt(20)
		s.qualifierBase, s.numberBase = mm(5), mm(13.8)
	}
	return s
}

const tileRule = 0.6

// tilesPiece is one or more rows of big numbers.
type tilesPiece struct {
	m      *layout
	b      *doc.KeyFigures
	sizes  tileSizes
	number text.Style
	unit   text.Style
	words  text.Style // of qualifier and label
	rows   [][]tile
	width  frame.Unit
	across int
}

type tile struct {
	*doc.Tile
	label *typeset.Para
}

func newTiles(m *layout, b *doc.KeyFigures, width frame.Unit) *tilesPiece {
	t := &tilesPiece{m: m, b: b, sizes: tileSizesOf(b), width: width, number: m.Styles.Number, unit: m.Styles.Unit}
	t.unit.Size = t.sizes.unit
	t.words = m.Styles.Label
	t.words.Size, t.words.Lead = t.sizes.label, t.sizes.lead
	n := len(b.Tiles)
	if n == 0 {
		return t
	}
	t.number.Size = t.sizes.number
	per := perRow(n, t.sizes.across)
	if !t.numbersFit(per) {
		t.number.Size = t.sizes.smaller
	}
	for most := per; most > 1 && !t.numbersFit(per); most-- {
		per = perRow(n, most-1)
	}
	t.across = per
	if !t.numbersFit(per) {
		m.Errorf("number-too-wide", []string{"round it, or use a larger unit"},
			"%s: a number is wider than the whole row", t.Name())
	}
	for i := 0; i < n; i += per {
		row := make([]tile, 0, per)
		for k := i; k < min(i+per, n); k++ {
			d := &b.Tiles[k]
			l := m.Fit(m.Para(&t.words, d.Label), t.tileW(), t)
			if most := t.sizes.labelLines + d.LabelLines(); len(l.Lines) > most {
				m.Errorf("label-too-long", []string{"shorten it"}, "the tile “%s”: its label takes %d lines, at most %d fit",
					typeset.TileWords(d), len(l.Lines), most)
			}
			if w := m.Advance(&t.words, d.Qualifier.S); w > t.tileW() {
				m.Errorf("label-too-long", []string{"shorten it"}, "the tile “%s”: the words before its number are %.1f mm wide, the tile only %.1f mm",
					typeset.TileWords(d), w.Millimetres(), t.tileW().Millimetres())
			}
			row = append(row, tile{d, l})
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// perRow spreads n things over as few rows as hold at most across each, as evenly as can be.
func perRow(n, across int) int {
	rows := (n + across - 1) / across
	return (n + rows - 1) / rows
}

func (t *tilesPiece) tileW() frame.Unit { return widthOf(t.width, t.across) }

func widthOf(width frame.Unit, n int) frame.Unit {
	return (width - mm(typeset.Gutter)*frame.Unit(n-1)) / frame.Unit(n)
}

func (t *tilesPiece) numbersFit(per int) bool {
	for i := range t.b.Tiles {
		if t.m.NumberWidth(&t.b.Tiles[i], &t.number, &t.unit) > widthOf(t.width, per) {
			return false
		}
	}
	return true
}

func (t *tilesPiece) Name() string {
	if len(t.b.Tiles) == 0 {
		return "an empty row of tiles"
	}
	return "the row of tiles that begins with “" + typeset.TileWords(&t.b.Tiles[0]) + "”"
}

// up is how far a row's numbers and labels move up: the qualifier's line is kept free only if a tile uses it.
func (t *tilesPiece) up(row []tile) frame.Unit {
	for _, c := range row {
		if c.Qualifier.S != "" {
			return 0
		}
	}
	return t.sizes.noQualifier
}

func (t *tilesPiece) rowHeight(row []tile) frame.Unit {
	h := frame.Unit(0)
	for _, c := range row {
		h = max(h, c.label.Height())
	}
	return t.sizes.labelTop - t.up(row) + h
}

func (t *tilesPiece) Height(frame.Unit) frame.Unit {
	h := frame.Unit(0)
	for i, row := range t.rows {
		if i > 0 {
			h += t.sizes.rowGap
		}
		h += t.rowHeight(row)
	}
	return h
}

func (t *tilesPiece) Draw(at typeset.Spot) {
	if len(t.rows) == 0 {
		return
	}
	m := t.m
	list := m.Sect.Add("L")
	for _, row := range t.rows {
		m.OpenArtifact(at.Page, frame.Decoration)
		s := typeset.Shape{Color: &m.Colors.Blue}
		for i := range row {
			s.Rect(at.X+t.column(i), at.Y, t.tileW(), mm(tileRule))
		}
		m.Paint(&s)
		m.CloseMark()
		for i, c := range row {
			t.drawTile(c, at.Right(t.column(i)), t.up(row), list)
		}
		at.Y += t.rowHeight(row) + t.sizes.rowGap
	}
}

func (t *tilesPiece) column(i int) frame.Unit {
	return (t.width + mm(typeset.Gutter)) * frame.Unit(i) / frame.Unit(t.across)
}

// drawTile draws qualifier, number and label as one phrase.
func (t *tilesPiece) drawTile(c tile, at typeset.Spot, up frame.Unit, list *frame.Node) {
	m := t.m
	n := list.Add("LI").Add("LBody")
	m.OpenMark(at.Page, n)
	if c.Qualifier.S != "" {
		q := t.words
		q.Color = m.Colors.Secondary
		m.WordsIn(at.Page, n, &q, c.Qualifier.S, at.X, at.Y+t.sizes.qualifierBase)
	}
	m.OpenMark(at.Page, n)
	m.Number(c.Tile, &t.number, &t.unit, at.X, at.Y+t.sizes.numberBase-up)
	m.Text(c.label, at.Down(t.sizes.labelTop-up), n)
	m.CloseMark()
}
