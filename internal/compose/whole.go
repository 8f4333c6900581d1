package compose

import (
	"strings"

	"briefing/internal/charts"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
)

// partOfWhole makes one bar for a whole of which one part is declared.
func partOfWhole(d *drawing, p *template.Placed) *result {
	t := p.Chart.Body.(*template.PartOfWhole)
	res := &result{rows: [][]string{valueColumns()}, scale: &words.Scale{Millions: t.Millions, Decimals: language.Exact}, computed: true, shared: true}
	spec := &charts.Whole{}
	res.spec = &charts.Spec{ID: p.Chart.ID, Whole: spec}
	part, whole := d.chartValue(t.Part.Of, t.Unit), d.chartValue(t.Whole, t.Unit)
	if part == nil || whole == nil {
		return res
	}
	together(d.Composer, figures.PartOfWhole, p.Chart.Mixes, p.Chart.Pos, part, whole)
	if part.Missing || whole.Missing {
		d.Diags.Add(p.Chart.Pos, diag.Error, "missing-not-zero", "a part-to-whole bar needs both values, and one is not stated", "leave the chart out of this edition")
		return res
	}
	rest := whole.Number.Sub(part.Number)
	if rest.IsNegative() {
		return res // the rules have said so
	}
	caption := d.caption(barPart{&t.Part, part})
	spec.Part = charts.BarPart{Size: thousandths(part.Number, t.Millions), Caption: caption, Short: d.plain(t.Part.Short), Value: d.figure(d.Figure(part, words.Form{}, nil), part)}
	left := *whole
	left.Number, left.Derived, left.Obs = rest, nil, nil
	spec.Rest = charts.BarPart{
		Size: thousandths(rest, t.Millions), Caption: d.plain(t.RestCaption), Short: d.plain(t.RestShort),
		Value: d.Own(d.Figure(&left, words.Form{}, nil)), Fill: charts.White,
	}
	res.values = []*figures.Value{part, whole}
	unit := d.Unit(whole, res.scale)
	if d.at.slide {
		name, said := d.NameOf(whole)
		d.said = append(d.said, said...)
		d.list(res, doc.SlideFigure{Label: d.Own(name), Unit: unit}) // of which the bar prints only the parts
	}
	// Tables have the unit in their head, and the numbers alone.
	partSize, restSize := d.Number(part, res.scale, false), d.Size(rest, words.IsMoney(whole), res.scale, false)
	d.list(res, doc.SlideFigure{Label: caption, Part: true, Value: d.Own(partSize), Unit: unit}, part)
	d.list(res, doc.SlideFigure{Label: spec.Rest.Caption, Part: true, Value: d.Own(restSize), Unit: unit})
	left.Obs = whole.Obs
	res.row(partSize, dataRow(d.Composer, "part", caption.S, part))
	res.row(restSize, dataRow(d.Composer, "rest", spec.Rest.Caption.S, &left))
	res.row(d.Number(whole, res.scale, false), dataRow(d.Composer, "whole", "", whole))
	return res
}

func partOfWholeTable(d *drawing, _ any, res *result) doc.DataTable {
	if len(res.values) < 2 {
		return doc.DataTable{}
	}
	part, whole, spec := res.values[0], res.values[1], res.spec.Whole
	out := doc.DataTable{Columns: []doc.DataColumn{
		{Head: d.Own(d.Cat.Msg(language.KeyColWhat))}, {Head: d.Own(d.Capital(d.UnitName(part, res.scale))), Right: true},
	}}
	name := d.cellOf(whole, "name").S
	out.Groups = []doc.DataGroup{{Label: d.Own(name), Value: d.figure(d.Number(whole, res.scale, false), whole), Rows: [][]doc.DataCell{
		{d.capital(spec.Part.Caption), d.figure(res.printed[0], part)}, {d.capital(spec.Rest.Caption), d.figure(res.printed[1], part, whole)},
	}}}
	return out
}

// tileChart makes a row of numbers as a chart of its own.
func tileChart(d *drawing, p *template.Placed) *result {
	t := p.Chart.Body.(*template.TileChart)
	res := &result{rows: [][]string{valueColumns()}}
	spec := &charts.Tiles{}
	for i := range t.Tiles {
		x := t.Tiles[i].Ref()
		v := d.value(x.Target, x.Pos)
		if v == nil {
			continue
		}
		made := tile(d.Composer, &t.Tiles[i])
		res.tiles = append(res.tiles, made)
		one := charts.Tile{Qualifier: made.Qualifier, Number: made.Number, Unit: made.Unit, Label: d.Own(d.Plainly(merged(made.Label)))}
		spec.Tiles = append(spec.Tiles, one)
		res.values = append(res.values, v)
		res.computed = res.computed || v.Derived != nil
		res.row(strings.TrimSpace(one.Qualifier.S+" "+one.Number.S+" "+one.Unit.S), dataRow(d.Composer, one.Label.S, "", v))
	}
	res.spec = &charts.Spec{ID: p.Chart.ID, Tiles: spec}
	return res
}

func tileChartTable(d *drawing, _ any, res *result) doc.DataTable {
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: d.Own(d.Cat.Msg(language.KeyColWhat))}, {Head: d.Own(d.Cat.Msg(language.KeyColValue)), Right: true}}, Groups: []doc.DataGroup{{}}}
	for i, t := range res.spec.Tiles.Tiles {
		v := res.values[i]
		out.Groups[0].Rows = append(out.Groups[0].Rows, []doc.DataCell{d.capital(t.Label), d.sizeCell(res.printed[i], v)})
	}
	return out
}
