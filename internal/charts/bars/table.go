package bars

import (
	"cmp"

	"briefing/internal/charts/kind"
	"briefing/internal/doc"
	"briefing/internal/input/language"
)

// Table has a row of several parts as a group of them.
func (t *body) Table(m *kind.Maker, res *kind.Result) doc.DataTable {
	money := kind.AnyMoney(res.Values)
	first, last := m.Cat.Msg(language.KeyColWhat), ""
	if money {
		first = m.Cat.Msg(language.KeyColAmount)
	}
	if len(res.Values) > 0 {
		last = m.UnitName(res.Values[0], res.Scale)
	}
	out := doc.DataTable{Columns: m.ValueTable(first, last, money)}
	for i := range t.Groups {
		label := m.Plain(t.Groups[i].Label)
		open := false // rows of one value stand together under the group's own label
		for j, r := range valuesOf(m, t, &t.Groups[i]) {
			drawn := res.Plot.(*Chart).Groups[i].Rows[j]
			if len(r.parts) == 1 && (r.area == "" || kind.SameWords(r.parts[0].caption(m).S, r.label.S)) {
				if !open {
					out.Groups = append(out.Groups, doc.DataGroup{Label: label})
					open = true
				}
				g := &out.Groups[len(out.Groups)-1]
				g.Rows = append(g.Rows, m.ValueRow(r.label, r.parts[0].value, money, drawn.Value.S))
				continue
			}
			open = false
			g := doc.DataGroup{Label: r.label, Value: drawn.Value}
			if label.S != "" {
				whole := label.S + ": " + r.label.S
				m.Mark(whole, cmp.Or(label.Lang, r.label.Lang))
				g.Label = m.Span(whole)
			}
			for _, p := range r.parts {
				g.Rows = append(g.Rows, m.ValueRow(p.caption(m), p.value, money, printedPart(m, t, p.value, res.Scale)))
			}
			out.Groups = append(out.Groups, g)
		}
	}
	return out
}
