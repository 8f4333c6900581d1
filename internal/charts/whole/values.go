package whole

import (
	"briefing/internal/charts/kind"
	"briefing/internal/charts/kit"
	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// For is the chart itself: it needs both values.
func (t *body) For(*figures.Set) (kind.Body, []kind.Left) { return t, nil }

// Points is false: no points are drawn.
func (t *body) Points(*figures.Set) (int, bool) { return 0, false }

// Rows are none.
func (t *body) Rows(*kind.Maker) []kind.Row { return nil }

// Topic is results.
func (t *body) Topic() language.Key { return language.KeyTopicResults }

// Draw makes the bar.
func (t *body) Draw(m *kind.Maker) *kind.Result {
	res := &kind.Result{Data: [][]string{kind.ValueColumns()}, Scale: &words.Scale{Millions: t.Millions, Decimals: language.Exact}, Computed: true, Shared: true}
	spec := &Chart{}
	res.Plot = spec
	part, whole := m.Value(t.Part.Of, t.Unit), m.Value(t.Whole, t.Unit)
	if part == nil || whole == nil {
		return res
	}
	m.CheckTogether(figures.PartOfWhole, m.Pos, part, whole)
	if part.Missing || whole.Missing {
		m.Fault(m.Pos, "missing-not-zero", "a part-to-whole bar needs both values, and one is not stated", "leave the chart out of this edition")
		return res
	}
	rest := whole.Number.Sub(part.Number)
	if rest.IsNegative() {
		return res // the rules have said so
	}
	caption := m.Caption(&t.Part, part)
	spec.Part = kit.Part{Size: kind.Thousandths(part.Number, t.Millions), Caption: caption, Short: m.Plain(t.Part.Short), Value: m.Showing(m.Figure(part, words.Form{}, nil), part)}
	left := *whole
	left.Number, left.Derived, left.Obs, left.Low, left.High = rest, nil, nil, dataset.Bound{}, dataset.Bound{}
	spec.Rest = kit.Part{
		Size: kind.Thousandths(rest, t.Millions), Caption: m.Plain(t.RestCaption), Short: m.Plain(t.RestShort),
		Value: m.Span(m.Figure(&left, words.Form{}, nil)), Fill: kit.White,
	}
	res.Values = []*figures.Value{part, whole}
	unit := m.Unit(whole, res.Scale)
	if m.Slide {
		name, mentioned := m.Texts.NameOf(whole)
		m.Mentions = append(m.Mentions, mentioned...)
		m.List(res, doc.SlideFigure{Label: m.Span(name), Unit: unit}) // of which the bar prints only the parts
	}
	// Tables have the unit in their head, and the numbers alone.
	partSize, restSize := m.Number(part, res.Scale, false), m.Size(rest, words.IsMoney(whole), res.Scale, false)
	m.List(res, doc.SlideFigure{Label: caption, Part: true, Value: m.Span(partSize), Unit: unit}, part)
	m.List(res, doc.SlideFigure{Label: spec.Rest.Caption, Part: true, Value: m.Span(restSize), Unit: unit})
	left.Obs = whole.Obs
	res.Row(partSize, kind.DataRow(m.Printer, "part", caption.S, part))
	res.Row(restSize, kind.DataRow(m.Printer, "rest", spec.Rest.Caption.S, &left))
	res.Row(m.Number(whole, res.Scale, false), kind.DataRow(m.Printer, "whole", "", whole))
	return res
}

// Table has the whole as the label of its parts.
func (t *body) Table(m *kind.Maker, res *kind.Result) doc.DataTable {
	if len(res.Values) < 2 {
		return doc.DataTable{}
	}
	part, whole, spec := res.Values[0], res.Values[1], res.Plot.(*Chart)
	out := doc.DataTable{Columns: []doc.DataColumn{
		{Head: m.Span(m.Cat.Msg(language.KeyColWhat))}, {Head: m.Span(m.Capital(m.UnitName(part, res.Scale))), Right: true},
	}}
	name := m.Cell(whole, "name").S
	out.Groups = []doc.DataGroup{{Label: m.Span(name), Value: m.Showing(m.Number(whole, res.Scale, false), whole), Rows: [][]doc.DataCell{
		{m.Capitalized(spec.Part.Caption), m.Showing(res.Printed[0], part)}, {m.Capitalized(spec.Rest.Caption), m.Showing(res.Printed[1], part, whole)},
	}}}
	return out
}
