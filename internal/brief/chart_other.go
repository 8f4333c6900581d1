package brief

import (
	"strings"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
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

	caption, short *phrase.Text
}

func (f *wholeForm) head() *chartHead { return &f.Head }

func (f *wholeForm) prepare(l *loader, _ *chartTemplate) {
	l.unit(f.Unit)
	l.valueRef(f.Part.Of)
	l.valueRef(f.Whole)
	l.shows(f.Part.Of)
	l.shows(f.Whole)
	f.Part.caption, f.Part.short = l.line(f.Part.Caption, phrase.Label), l.line(f.Part.Short, phrase.Label)
	f.Rest.caption, f.Rest.short = l.line(f.Rest.Caption, phrase.Label), l.line(f.Rest.Short, phrase.Label)
}

func (f *wholeForm) build(b *builder, c *chartTemplate, _ chartBlock) *chartResult {
	millions := f.Scale == "millions"
	res := &chartResult{rows: [][]string{valueColumns()}, scale: &scale{millions: millions, decimals: language.Exact}, computed: true, shared: true}
	spec := &charts.Whole{}
	res.spec = &charts.Spec{ID: c.id, Whole: spec}
	part, whole := b.chartValue(f.Part.Of, f.Unit.S), b.chartValue(f.Whole, f.Unit.S)
	if part == nil || whole == nil {
		return res
	}
	b.together(figures.PartOfWhole, c.mixes, c.pos, part, whole)
	if part.Missing || whole.Missing {
		b.diags.Add(c.pos, diag.Error, "missing-not-zero", "a part-to-whole bar needs both values, and one is not stated", "leave the chart out of this edition")
		return res
	}
	rest := whole.Number.Sub(part.Number)
	if rest.IsNegative() {
		return res // the rules have said so
	}
	caption := b.caption(barPart{&f.Part, part})
	spec.Part = charts.BarPart{Size: thousandths(part.Number, millions), Caption: caption, Short: b.plain(f.Part.short), Value: b.figure(part, &phrase.Ref{}, nil)}
	left := *whole
	left.Number, left.Derived, left.Obs = rest, nil, nil
	spec.Rest = charts.BarPart{
		Size: thousandths(rest, millions), Caption: b.plain(f.Rest.caption), Short: b.plain(f.Rest.short),
		Value: b.figure(&left, &phrase.Ref{}, nil), Fill: charts.White,
	}
	res.values = []*figures.Value{part, whole}
	unit := b.unitIn(whole, res.scale)
	b.slide.figure(doc.SlideFigure{Label: b.nameOf(whole), Unit: unit}) // of which the bar prints only the parts
	// Tables have the unit in their head, and the numbers alone.
	partSize, restSize := b.number(part, res.scale, false), b.size(rest, isMoney(whole), res.scale, false)
	b.slide.figure(doc.SlideFigure{Label: caption, Part: true, Value: partSize, Unit: unit}, part)
	b.slide.figure(doc.SlideFigure{Label: spec.Rest.Caption, Part: true, Value: restSize, Unit: unit})
	left.Obs = whole.Obs
	res.row(partSize, b.dataRow("part", caption, part))
	res.row(restSize, b.dataRow("rest", spec.Rest.Caption, &left))
	res.row(b.number(whole, res.scale, false), b.dataRow("whole", "", whole))
	return res
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
	spec := &charts.Tiles{}
	for i := range f.Tiles {
		form := &f.Tiles[i]
		x := form.value.Single()[0].Ref
		v := b.value(x.Target, x.Pos)
		if v == nil {
			continue
		}
		t := form.build(b)
		tile := charts.Tile{Qualifier: t.Qualifier, Number: t.Number, Unit: t.Unit, Label: b.plainly(t.Label)}
		for _, s := range t.Label {
			tile.LabelNote = max(tile.LabelNote, s.Note)
		}
		spec.Tiles = append(spec.Tiles, tile)
		res.values = append(res.values, v)
		res.computed = res.computed || v.Derived != nil
		res.row(strings.TrimSpace(tile.Qualifier+" "+tile.Number+" "+tile.Unit), b.dataRow(tile.Label, "", v))
	}
	res.spec = &charts.Spec{ID: c.id, Tiles: spec}
	return res
}
