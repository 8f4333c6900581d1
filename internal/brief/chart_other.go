package brief

import (
	"strings"

	"briefing/internal/chart"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/i18n"
	"briefing/internal/indicator"
	"briefing/internal/source"
)

// wholeForm is one bar for a whole of which one part is declared.
type wholeForm struct {
	Head  chartHead     `yaml:",inline"`
	Unit  source.String `yaml:"unit,required,id"`
	Scale string        `yaml:"scale,enum=millions|units"`
	Part  barPartForm   `yaml:"part,required"`
	Whole source.String `yaml:"whole,required,word"`
	Rest  restForm      `yaml:"rest,required"`
}

// restForm names what is left of a whole; its size is computed.
type restForm struct {
	Caption rawText `yaml:"caption,required"`
	Short   rawText `yaml:"short"`

	caption, short *text
}

func (f *wholeForm) head() *chartHead { return &f.Head }

func (f *wholeForm) prepare(l *loader, _ *chartTemplate) {
	l.unit(f.Unit)
	l.valueRef(f.Part.Of)
	l.valueRef(f.Whole)
	f.Part.caption, f.Part.short = l.line(f.Part.Caption, useLabel), l.line(f.Part.Short, useLabel)
	f.Rest.caption, f.Rest.short = l.line(f.Rest.Caption, useLabel), l.line(f.Rest.Short, useLabel)
}

func (f *wholeForm) build(b *builder, c *chartTemplate, _ chartBlock) *chartResult {
	millions := f.Scale == "millions"
	res := &chartResult{rows: [][]string{valueColumns()}, scale: &scale{millions: millions, decimals: i18n.Exact}, computed: true, shared: true}
	spec := &chart.Whole{}
	res.spec = &chart.Spec{ID: c.id, Whole: spec}
	part, whole := b.chartValue(f.Part.Of, f.Unit.S), b.chartValue(f.Whole, f.Unit.S)
	if part == nil || whole == nil {
		return res
	}
	b.together(indicator.PartOfWhole, c.mixes, c.pos, part, whole)
	if part.Missing || whole.Missing {
		b.diags.Add(c.pos, diag.Error, "missing-not-zero", "a part-to-whole bar needs both values, and one is not stated", "leave the chart out of this edition")
		return res
	}
	rest := whole.Number.Sub(part.Number)
	if rest.IsNegative() {
		return res // the rules have said so
	}
	caption := b.caption(barPart{&f.Part, part})
	spec.Part = chart.BarPart{Size: thousandths(part.Number, millions), Caption: caption, Short: b.plain(f.Part.short), Value: b.number(part, res.scale, false)}
	spec.Rest = chart.BarPart{
		Size: thousandths(rest, millions), Caption: b.plain(f.Rest.caption), Short: b.plain(f.Rest.short),
		Value: b.size(rest, isMoney(whole), res.scale, false), Fill: chart.White,
	}
	res.values = []*indicator.Value{part, whole}
	unit := b.unitIn(whole, res.scale)
	b.slide.figure(doc.SlideFigure{Label: b.nameOf(whole), Unit: unit}) // of which the bar prints only the parts
	b.slide.figure(doc.SlideFigure{Label: caption, Part: true, Value: spec.Part.Value, Unit: unit}, part)
	b.slide.figure(doc.SlideFigure{Label: spec.Rest.Caption, Part: true, Value: spec.Rest.Value, Unit: unit})
	left := *whole
	left.Number = rest
	res.row(spec.Part.Value, b.dataRow("part", caption, part))
	res.row(spec.Rest.Value, b.dataRow("rest", spec.Rest.Caption, &left))
	res.row(b.number(whole, res.scale, false), b.dataRow("whole", "", whole))
	return res
}

// panelsForm is a set of figures of different units, each with a field of marks.
type panelsForm struct {
	Head    chartHead         `yaml:",inline"`
	Marks   markWords         `yaml:"marks,required"`
	Columns []panelColumnForm `yaml:"columns,required,nonempty"`
}

// markWords name the marks in a panel's key: "1 dot = 1 suspect".
type markWords struct {
	Dot    rawText `yaml:"dot,required"`
	Square rawText `yaml:"square,required"`
	Ring   rawText `yaml:"ring,required"`

	dot, square, ring *text
}

type panelColumnForm struct {
	Head   rawText     `yaml:"head"`
	Panels []panelForm `yaml:"panels,required,nonempty"`

	head *text
}

type panelForm struct {
	Of     source.String `yaml:"of,required,word"`
	Kicker rawText       `yaml:"kicker"`
	Label  rawText       `yaml:"label,required"`
	Mark   string        `yaml:"mark,enum=dot|square|ring"`
	Per    int           `yaml:"per"`
	Noun   rawText       `yaml:"noun"`

	kicker, label, noun *text
}

// mostMarks is how many marks a panel may hold before one has to stand for more.
const mostMarks = 700

func (f *panelsForm) head() *chartHead { return &f.Head }

func (f *panelsForm) prepare(l *loader, _ *chartTemplate) {
	f.Marks.dot, f.Marks.square, f.Marks.ring = l.line(f.Marks.Dot, useLabel), l.line(f.Marks.Square, useLabel), l.line(f.Marks.Ring, useLabel)
	if len(f.Columns) > 3 {
		l.diags.Add(f.Head.Pos, diag.Error, "bad-panels", "panels stand in up to three columns, found "+itoa(len(f.Columns)), "")
	}
	for i := range f.Columns {
		c := &f.Columns[i]
		c.head = l.line(c.Head, useLabel)
		for j := range c.Panels {
			p := &c.Panels[j]
			l.valueRef(p.Of)
			p.kicker, p.label, p.noun = l.line(p.Kicker, useLabel), l.line(p.Label, useLabel), l.line(p.Noun, useLabel)
			if p.Per < 0 || p.Per == 1 && p.Mark == "ring" {
				l.diags.Add(p.Of.Pos, diag.Error, "bad-panels", "a ring stands for many, and per: says how many", "write per: 100")
			}
		}
	}
}

func (f *panelsForm) build(b *builder, c *chartTemplate, _ chartBlock) *chartResult {
	res := &chartResult{rows: [][]string{valueColumns()}}
	spec := &chart.Panels{}
	for i := range f.Columns {
		form := &f.Columns[i]
		col := chart.PanelColumn{Head: b.plain(form.head)}
		for j := range form.Panels {
			p := &form.Panels[j]
			v := b.chartValue(p.Of, "")
			if v == nil {
				continue
			}
			// Unlike units share nothing but a period; the head prints it, and every panel below must have it.
			period := b.periodOf(v, false)
			if col.Head == "" {
				col.Head = period
			} else if col.Head != period {
				b.diags.Add(p.Of.Pos, diag.Error, "panel-period", source.Quote(p.Of.S)+" is "+period+", but stands under the head "+source.Quote(col.Head),
					"put it into a column of its own period")
			}
			panel := f.panel(b, p, v)
			col.Panels = append(col.Panels, panel)
			b.slide.figure(doc.SlideFigure{Label: panel.Label, Value: strings.TrimSpace(panel.Qualifier + " " + panel.Number)}, v)
			res.values = append(res.values, v)
			res.row(b.figure(v, &ref{}, nil), b.dataRow(col.Head, b.plain(p.label), v))
		}
		spec.Columns = append(spec.Columns, col)
	}
	res.spec = &chart.Spec{ID: c.id, Panels: spec}
	return res
}

func (f *panelsForm) panel(b *builder, p *panelForm, v *indicator.Value) chart.Panel {
	out := chart.Panel{Kicker: b.plain(p.kicker), Label: b.plain(p.label)}
	if v.Missing || v.NotExact {
		out.Number = b.figure(v, &ref{}, nil)
		return out
	}
	exact := *v
	exact.Qualifier = ""
	out.Qualifier, out.Number = b.cat.TileQualifier(v.Qualifier), b.figure(&exact, &ref{}, nil)
	per := max(p.Per, 1)
	out.Marks = int(v.Number.IntPart()) / per
	if out.Marks > mostMarks {
		b.diags.Add(p.Of.Pos, diag.Error, "too-many-marks", source.Quote(p.Of.S)+" would need "+itoa(out.Marks)+" marks, and a panel holds "+itoa(mostMarks), "let a mark stand for more: per: 100")
		out.Marks = 0
	}
	mark := p.Mark
	switch {
	case mark == "" && per > 1:
		mark = "ring"
	case mark == "" && v.Unit.ID == "persons":
		mark = "dot"
	case mark == "":
		mark = "square"
	}
	word := f.Marks.square
	out.Mark = chart.Square
	switch mark {
	case "dot":
		out.Mark, word = chart.Dot, f.Marks.dot
	case "ring":
		out.Mark, word = chart.Ring, f.Marks.ring
	}
	n := newInt(per)
	noun := b.plain(p.noun)
	if noun == "" {
		noun = b.nounFor(v, n)
	}
	// The key's numbers are the tool's own: how many one mark stands for.
	out.Key = glue(b.cat.Integer(1) + " " + b.plain(word) + " = " + b.cat.Number(n, 0) + " " + noun)
	return out
}

// tilesForm is a row of numbers as a chart of its own.
type tilesForm struct {
	Head  chartHead  `yaml:",inline"`
	Tiles []tileForm `yaml:"tiles,required,nonempty"`
}

func (f *tilesForm) head() *chartHead { return &f.Head }

func (f *tilesForm) prepare(l *loader, _ *chartTemplate) {
	for i := range f.Tiles {
		f.Tiles[i].prepare(l)
	}
}

func (f *tilesForm) build(b *builder, c *chartTemplate, _ chartBlock) *chartResult {
	res := &chartResult{rows: [][]string{valueColumns()}}
	spec := &chart.Tiles{}
	for i := range f.Tiles {
		form := &f.Tiles[i]
		x := form.value.single()[0].ref
		v := b.value(x.target, x.pos)
		if v == nil {
			continue
		}
		t := form.build(b)
		tile := chart.Tile{Qualifier: t.Qualifier, Number: t.Number, Unit: t.Unit, Label: flatText(t.Label)}
		for _, s := range t.Label {
			tile.LabelNote = max(tile.LabelNote, s.Note)
		}
		spec.Tiles = append(spec.Tiles, tile)
		res.values = append(res.values, v)
		res.computed = res.computed || v.Derived != nil
		res.row(strings.TrimSpace(tile.Qualifier+" "+tile.Number+" "+tile.Unit), b.dataRow(tile.Label, "", v))
	}
	res.spec = &chart.Spec{ID: c.id, Tiles: spec}
	return res
}
