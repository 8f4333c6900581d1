package bars

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// printedPart is a single value as the chart and its table print it.
func printedPart(m *kind.Maker, t *body, v *figures.Value, sc *words.Scale) string {
	if v.Missing || v.NotExact {
		return m.Number(v, sc, false)
	}
	return barSum(m, t, v.Number, words.MoreThan(v), sc)
}

// barValue is what stands at a bar's end: "231.3 + 15.0", the solid sum first.
func barValue(m *kind.Maker, t *body, r rowValues, sc *words.Scale) doc.Span {
	var parts []string
	if r.hasSolid {
		parts = append(parts, barSum(m, t, r.solid, r.solidMore, sc))
	}
	if r.hasOutlined {
		parts = append(parts, barSum(m, t, r.outlined, r.outlinedMore, sc))
	}
	if r.missing > 0 {
		parts = append(parts, m.Cat.Msg(language.KeyNotStated))
	}
	s := words.NoBreakSums(strings.Join(parts, " + "))
	if r.onlyOutlined() && t.Keys.NoneNamed != nil {
		none := m.Plain(t.Keys.NoneNamed)
		s += ", " + none.S
		m.Mark(s, none.Lang)
	}
	var values []*figures.Value
	for _, p := range r.parts {
		values = append(values, p.value)
	}
	return m.Showing(s, values...)
}

// barSum prints a sum of a row. A lower bound keeps the precision it was published with.
func barSum(m *kind.Maker, t *body, n decimal.Decimal, more bool, sc *words.Scale) string {
	s := *sc
	qualifier := dataset.Exact
	if more {
		s.Decimals, qualifier = language.Exact, dataset.MoreThan
	}
	return m.Cat.Qualify(qualifier, language.InText, m.Size(n, t.Millions, &s, false))
}

// listBar lists a row's figures as they stand on a slide: the sum of the solid parts, and below it that of the outlined ones.
func listBar(m *kind.Maker, t *body, r rowValues, res *kind.Result) {
	if !m.Slide {
		return
	}
	var values []*figures.Value
	for _, p := range r.parts {
		values = append(values, p.value)
	}
	unit := ""
	if len(values) > 0 {
		unit = m.Unit(values[0], res.Scale)
	}
	first := doc.SlideFigure{Label: r.label, Unit: unit}
	switch {
	case r.hasSolid:
		first.Value = m.Showing(barSum(m, t, r.solid, r.solidMore, res.Scale), values...)
	case !r.hasOutlined && r.missing > 0:
		first.Value = m.Span(m.Cat.Msg(language.KeyNotStated))
	}
	m.List(res, first, values...)
	if !r.hasOutlined {
		return
	}
	payer := m.Span(m.SideName(r.of(dataset.FillOutlined), false))
	if p := m.Data.Payer(values[0].Payer); len(values) == 1 && p != nil && !p.Unnamed && values[0].Indicator != nil {
		if name, mentioned, _, ok := m.Texts.Part(values[0], "payer"); ok {
			payer, m.Mentions = m.Span(name), append(m.Mentions, kind.Unprinted(mentioned)...)
		}
	}
	m.List(res, doc.SlideFigure{Label: payer, Part: true, Value: m.Showing(barSum(m, t, r.outlined, r.outlinedMore, res.Scale), values...), Unit: unit})
}

// Rows are the rows with their solid part. A row of outlined parts alone has no such part and is no zero;
// nor is it compared where a figure of it is missing and what it shows is no money.
func (t *body) Rows(m *kind.Maker) []kind.Row {
	unit := m.Index.Units[t.Unit]
	money := unit != nil && unit.Kind == dataset.UnitMoney
	var all []rowValues
	var values []*figures.Value
	for i := range t.Groups {
		rows := valuesOf(m, t, &t.Groups[i])
		all = append(all, rows...)
		for _, r := range rows {
			for _, p := range r.parts {
				values = append(values, p.value)
			}
		}
	}
	sc := &words.Scale{Millions: t.Millions, Decimals: words.Decimals(values, t.Millions)}
	var out []kind.Row
	for _, r := range all {
		out = append(out, kind.Row{
			Label: r.label, Area: r.area, Value: r.solid, MoreThan: r.solidMore, Size: m.Size(r.solid, t.Millions, nil, false),
			Compared: r.hasSolid && (r.missing == 0 || money), Words: rowInWords(m, t, r, sc),
		})
	}
	return out
}

// ofSide is an amount with the words for whose it is.
func ofSide(m *kind.Maker, amount string, v *figures.Value) string {
	if side := m.SideName(v, true); side != "" {
		return m.Cat.Msg(language.KeyOfSide, "value", amount, "side", side)
	}
	return amount
}

// rowInWords says what a row comes to.
func rowInWords(m *kind.Maker, t *body, r rowValues, sc *words.Scale) (out []string) {
	money := len(r.parts) > 0 && r.parts[0].value.PayerSide != figures.NoMoney
	if r.hasSolid {
		s := barSum(m, t, r.solid, r.solidMore, sc)
		if money {
			s = ofSide(m, s, r.parts[0].value)
		}
		out = append(out, s)
	} else if p := m.Data.Payer(r.of(dataset.FillOutlined).Payer); r.onlyOutlined() && p != nil && p.Unnamed {
		out = append(out, m.Cat.Msg(language.KeyNoneNamed))
	}
	if r.hasOutlined {
		out = append(out, ofSide(m, barSum(m, t, r.outlined, r.outlinedMore, sc), r.of(dataset.FillOutlined)))
	}
	if r.missing > 0 {
		out = append(out, m.Cat.Msg(language.KeyNotStated))
	}
	return out
}
