package slide

import (
	"strconv"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Kind is what stands in a box of a measured slide.
type Kind uint8

// The kinds of boxes. Rules and tints are decoration; all others are read, in the order of their boxes.
const (
	Title    Kind = iota
	Subtitle      // the line under the title
	Text          // words that stand by themselves
	List          // all words of a slide or of a half of it, in the style of the layout's own text
	Tile          // a big number with what belongs to it
	Band          // the same beside each other, on a tinted ground
	Sentence      // of a summary
	Point         // of a numbered list
	Item          // a numbered point with a heading
	Chart
	Table
	Rule
	Tint
	Source
	Notice
)

// Box is a place on a measured slide with what stands there.
type Box struct {
	Kind Kind
	N    int // of several of a kind, from 1; 0: it is the only one
	At   frame.Rect
	Of   doc.Block // the block that it is of; nil: the slide itself
	Name string    // of what stands there, in messages

	Text    []Paragraph
	Percent int         // of the sizes of a place's own style, at which its text fits; 0: all of them
	Tight   int         // percent by which the distance of its lines is less than the style's
	Middle  bool        // its text stands in the middle of its height
	Color   frame.Color // of rules and tints
	Inset   frame.Unit  // from the sides of a band to its text
	Grid    Grid        // of tables
	Table   *doc.Table
	Drawing kit.Drawing // of charts that are drawn as shapes
	Drawn   bool        // Drawing is what is shown
}

// Paragraph is a paragraph of a box.
type Paragraph struct {
	Runs   []Run
	Level  int        // of the layout's text styles, from 1; 0: the first
	Lead   frame.Unit // distance of its lines; 0: that of the place
	Before frame.Unit // over it, but for the first of a box
	Number int        // of a numbered point, which stands before it in Digit; 0: none
	Digit  *text.Style
	Indent frame.Unit // of all its text but the number, or but what stands before a tab
	Item   bool       // of a list in the style of the place: with its bullet
	Label  string     // of a point that brings its own label: a bullet, or the kind of its Number by its level; empty: it does not
	Left   frame.Unit // of such a point, from the place's left to its text
}

// Run is a stretch of text of a box. A nil style is that of the place.
type Run struct {
	doc.Span
	Style *text.Style
	// Differs says that its colour is not that of the rest of its box.
	Differs bool
}

// Tab parts what stands before the indent of a paragraph from the rest.
const Tab = "\t"

// Grid is the widths of a table's columns and the heights of its rows: head, then groups and rows, then total.
// Hang is, by row, how far its cells end before the right side of their columns.
type Grid struct {
	Widths, Heights []frame.Unit
	Hang            [][]frame.Unit
}

// runs are spans in one style.
func runs(spans []doc.Span, st *text.Style) []Run {
	var list []Run
	for _, s := range spans {
		list = append(list, Run{Span: s, Style: st})
	}
	return list
}

// ascends is the share of a line over its baseline where its height is given, as Office sets it.
func ascends(lead frame.Unit) frame.Unit { return lead * 4 / 5 }

// column puts lines of text below each other into one text, so that each stands on its baseline.
type column struct {
	list        []Paragraph
	top, bottom frame.Unit
}

// add adds a paragraph of so many lines, the first on a baseline. One without words is left out.
func (c *column) add(p Paragraph, base frame.Unit, lines int) {
	if lines == 0 || len(p.Runs) == 0 {
		return
	}
	top := base - ascends(p.Lead)
	if len(c.list) == 0 {
		c.top = top
	} else {
		p.Before = max(0, top-c.bottom)
		top = c.bottom + p.Before
	}
	c.bottom = top + frame.Unit(lines)*p.Lead
	c.list = append(c.list, p)
}

func plainRun(s doc.Span, st *text.Style) []Run {
	if s.S == "" {
		return nil
	}
	return []Run{{Span: doc.Span{S: s.S, Lang: s.Lang}, Style: st}}
}

// The levels of text in a placeholder for a big number.
const (
	levelKicker = 1 + iota
	levelQualifier
	levelNumber
	levelLabel
)

// numberRuns are a big number and its unit.
func numberRuns(d *doc.Tile, number, unit *text.Style) []Run {
	list := plainRun(d.Number, number)
	if d.Unit.S != "" {
		list = append(list, Run{Span: doc.Span{S: "\u00a0" + d.Unit.S, Lang: d.Unit.Lang}, Style: unit})
	}
	return list
}

// numberBox is a big number and what belongs to it as one text.
func numberBox(m *deck, d *doc.Tile, label *typeset.Para, y numberPlace, x, width frame.Unit, number, unit *text.Style) Box {
	var c column
	kicker := m.Styles.Kicker
	c.add(Paragraph{Runs: plainRun(d.Kicker, &kicker), Level: levelKicker, Lead: kicker.Lead}, y.kicker, 1)
	c.add(Paragraph{Runs: plainRun(d.Qualifier, &kicker), Level: levelQualifier, Lead: kicker.Lead}, y.qualifier, 1)
	c.add(Paragraph{Runs: numberRuns(d, number, unit), Level: levelNumber, Lead: number.Size * 21 / 20}, y.base, 1)
	c.add(Paragraph{Runs: runs(d.Label, label.Style), Level: levelLabel, Lead: label.Style.Lead}, y.label+label.Style.Baseline(), len(label.Lines))
	return Box{Kind: Tile, At: frame.Rect{X: x, Y: c.top, W: width, H: c.bottom - c.top}, Text: c.list, Name: "the number “" + typeset.TileWords(d) + "”"}
}

func (t *tilesPiece) boxes(at frame.Point) []Box {
	var list []Box
	for i := range t.b.Tiles {
		p := t.place(typeset.Spot{X: at.X, Y: at.Y}, i)
		list = append(list, Box{Kind: Rule, At: frame.Rect{X: p.X, Y: p.Y, W: t.w, H: mm(tileRule)}, Color: t.m.Colors.Blue})
		b := numberBox(t.m, &t.b.Tiles[i], t.labels[i], t.lines(p), p.X, t.w, &t.number, &t.unit)
		b.N = i + 1
		list = append(list, b)
	}
	return list
}

func (t *sideTilesPiece) boxes(at frame.Point) []Box {
	var list []Box
	w := t.width
	for i := range t.b.Tiles {
		b := numberBox(t.m, &t.b.Tiles[i], t.labels[i], t.lines(at.Y), at.X, w, &t.number, &t.unit)
		b.N = i + 1
		list = append(list, b)
		at.Y += t.tileH(i) + t.gap
	}
	return list
}

func (b *bandPiece) boxes(at frame.Point) []Box {
	kicker := b.m.Styles.Kicker
	var list []Paragraph
	for _, s := range []doc.Span{b.d.Kicker, b.d.Qualifier} {
		if s.S != "" {
			list = append(list, Paragraph{Runs: plainRun(s, &kicker), Lead: kicker.Lead, Level: levelQualifier})
		}
	}
	words := numberRuns(b.d, &b.number, &b.unit)
	for i := range words {
		words[i].Differs = true
	}
	words = append(words, Run{Span: doc.Span{S: Tab}, Style: &b.m.Styles.Body})
	words = append(words, runs(b.d.Label, &b.m.Styles.Body)...)
	list = append(list, Paragraph{Runs: words, Indent: b.numberW + mm(bandGap)})
	return []Box{{Kind: Band, At: frame.Rect{X: at.X, Y: at.Y, W: b.width, H: b.Height(0)}, Text: list, Middle: true, Inset: mm(bandPad), Color: b.m.Colors.Tint, Name: b.Name()}}
}

func (p *rowsPiece) boxes(at frame.Point) []Box {
	m := p.m
	if len(p.rows) == 0 {
		return nil
	}
	list := []Box{{Kind: Rule, At: frame.Rect{X: at.X, Y: at.Y, W: p.width, H: mm(0.5)}, Color: m.Colors.Blue}}
	number := m.Styles.Number
	number.Size = frame.Pt(pointNumber)
	for i, row := range p.rows {
		if i > 0 {
			list = append(list, Box{Kind: Rule, At: frame.Rect{X: at.X, Y: at.Y - mm(0.25), W: p.width, H: mm(0.5)}, Color: m.Colors.Rule})
		}
		q := Paragraph{Runs: runs(p.texts[i], row.Style), Lead: row.Style.Lead}
		b := Box{Kind: Sentence, N: i + 1, At: frame.Rect{X: at.X, Y: at.Y, W: p.width, H: p.rowH[i]}, Middle: true, Name: typeset.BlockName{What: p.What, Words: p.texts[i]}.Name()}
		if p.numbered {
			// A number of the program would be as heavy as the word behind it, which differs from point to point.
			b.Kind, q.Indent = Point, mm(rowIndent)
			q.Runs = append([]Run{{Span: doc.Span{S: strconv.Itoa(i + 1)}, Style: &number, Differs: true}, {Span: doc.Span{S: Tab}, Style: row.Style}}, q.Runs...)
		}
		b.Text = []Paragraph{q}
		list = append(list, b)
		at.Y += p.rowH[i]
	}
	return list
}

func (p *numberedPiece) boxes(at frame.Point) []Box {
	m := p.m
	digit := m.Styles.Number
	digit.Size = frame.Pt(itemNumber)
	var list []Box
	for i, s := range p.places(typeset.Spot{X: at.X, Y: at.Y}) {
		it := p.items[i]
		list = append(list, Box{Kind: Rule, At: frame.Rect{X: s.X, Y: s.Y, W: p.w, H: mm(tileRule)}, Color: m.Colors.Blue})
		var c column
		head := it.title.Style
		c.add(Paragraph{Runs: runs(p.b.Items[i].Heading, head), Lead: head.Lead, Number: i + 1, Digit: &digit, Indent: mm(pointIndent), Level: 1}, s.Y+mm(pointTitle)+head.Baseline(), len(it.title.Lines))
		st := it.text.Style
		c.add(Paragraph{Runs: runs(p.b.Items[i].Text, st), Lead: st.Lead, Indent: mm(pointIndent), Level: 2}, s.Y+mm(pointText)+it.title.Height()-head.Lead+st.Baseline(), len(it.text.Lines))
		list = append(list, Box{Kind: Item, N: i + 1, At: frame.Rect{X: s.X, Y: c.top, W: p.w, H: c.bottom - c.top}, Text: c.list,
			Name: typeset.BlockName{What: "the point", Words: p.b.Items[i].Heading}.Name()})
	}
	return list
}

func (p *definitionsPiece) boxes(at frame.Point) []Box {
	var list []Paragraph
	for i, spans := range p.b.Items {
		lead := Paragraph{Runs: runs(spans[:p.bold[i]], &p.m.Styles.Definition), Lead: p.m.Styles.Definition.Lead, Before: mm(paraGap)}
		rest := Paragraph{Runs: runs(p.rest[i], &p.m.Styles.Small), Lead: p.m.Styles.Small.Lead}
		switch {
		case p.indent > 0: // beside each other
			lead.Runs = append(append(lead.Runs, Run{Span: doc.Span{S: Tab}, Style: &p.m.Styles.Small}), rest.Runs...)
			lead.Indent, rest.Runs = p.indent, nil
			list = append(list, lead)
		case len(lead.Runs) > 0:
			list = append(list, lead)
		default:
			rest.Before = mm(paraGap)
		}
		if len(rest.Runs) > 0 {
			list = append(list, rest)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return []Box{{Kind: Text, At: frame.Rect{X: at.X, Y: at.Y, W: p.width, H: p.Height(0)}, Text: list, Name: p.Name()}}
}

func (p *boxPiece) boxes(at frame.Point) []Box {
	ground := Box{Kind: Tint, At: frame.Rect{X: at.X, Y: at.Y, W: p.width, H: p.Height(0)}, Color: p.m.Colors.Tint}
	return append([]Box{ground}, p.body.boxes(frame.Point{X: at.X + mm(bandPad), Y: at.Y + mm(bandPad)})...)
}

func (p prosePiece) boxes(at frame.Point) []Box {
	st := &p.m.Styles.Body
	var list []Paragraph
	for _, spans := range p.b.Paragraphs {
		if len(spans) > 0 {
			list = append(list, Paragraph{Runs: runs(spans, st), Lead: st.Lead, Before: mm(paraGap)})
		}
	}
	return []Box{{Kind: Text, At: frame.Rect{X: at.X, Y: at.Y, W: p.width, H: p.Height(0)}, Text: list, Name: p.Name()}}
}

func (c *chartPiece) boxes(at frame.Point) []Box {
	var list []Box
	for _, t := range []struct {
		para *typeset.Para
		of   []doc.Span
	}{{c.title, c.b.Title}, {c.subtitle, c.b.Subtitle}} {
		if len(t.para.Lines) > 0 {
			h := t.para.Height()
			list = append(list, textBox(frame.Rect{X: at.X, Y: at.Y, W: c.width, H: h}, t.of, t.para.Style, c.Name()))
			at.Y += h
		}
	}
	if len(list) > 0 {
		at.Y += mm(toPlot)
	}
	b := Box{Kind: Chart, At: frame.Rect{X: at.X, Y: at.Y, W: c.width, H: c.high()}, Name: c.Name(), Drawing: c.drawing, Drawn: !c.native}
	return append(list, b)
}

// textBox is a box of one paragraph.
func textBox(at frame.Rect, spans []doc.Span, st *text.Style, name string) Box {
	return Box{Kind: Text, At: at, Text: []Paragraph{{Runs: runs(spans, st), Lead: st.Lead}}, Name: name}
}

func (t tablePiece) boxes(at frame.Point) []Box {
	var list []Box
	m, b := t.m, t.b
	over := append([]doc.Span(nil), b.Caption...)
	if len(b.Unit) > 0 {
		over = append(append(over, doc.Span{S: " "}), b.Unit...)
	}
	g := t.part.Grid()
	if len(over) > 0 {
		list = append(list, textBox(frame.Rect{X: at.X, Y: at.Y, W: t.width, H: g.Caption}, over, &m.Styles.Caption, t.Name()))
	}
	grid := Grid{g.Widths, g.Heights, g.Hang}
	high := grid.height()
	list = append(list, Box{Kind: Table, At: frame.Rect{X: at.X, Y: at.Y + g.Top, W: t.width, H: high}, Grid: grid, Table: b, Name: t.Name()})
	if len(b.Note) > 0 {
		list = append(list, textBox(frame.Rect{X: at.X, Y: at.Y + g.Top + high + g.NoteTop, W: t.width, H: g.Note}, b.Note, &m.Styles.Note, t.Name()))
	}
	return list
}

func (g *Grid) height() frame.Unit {
	sum := frame.Unit(0)
	for _, h := range g.Heights {
		sum += h
	}
	return sum
}

func (c *columnsPiece) boxes(at frame.Point) []Box {
	var list []Box
	for i := range c.cols {
		if i > 0 {
			list = append(list, Box{Kind: Rule, At: frame.Rect{X: at.X + c.x[i] - c.gap/2 - mm(0.25), Y: at.Y, W: mm(0.5), H: c.h}, Color: c.m.Colors.Rule})
		}
		list = append(list, c.cols[i].boxes(frame.Point{X: at.X + c.x[i], Y: at.Y})...)
	}
	return list
}

// boxes are those of all blocks, each of which is named as the block that its boxes are of.
func (s *stack) boxes(at frame.Point) []Box {
	var list []Box
	for i, b := range s.blocks {
		for _, box := range b.boxes(at) {
			if box.Of == nil {
				box.Of = s.of[i]
			}
			list = append(list, box)
		}
		at.Y += b.Height(0) + mm(gap)
	}
	return list
}
