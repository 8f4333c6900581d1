package compose

import (
	"cmp"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
)

// Each kind of chart as a table that people read. What is drawn is taken from the drawing's own spec, so that the two
// print one string.

// valueTable are what bars, parts and tiles say of each value beside its name and size.
func valueTable(c *Composer, first, last string, money bool) []doc.DataColumn {
	m := c.Cat.Msg
	cols := []doc.DataColumn{{Head: c.Own(first)}}
	if money {
		cols = append(cols, doc.DataColumn{Head: c.Own(m(language.KeyColPayer)), Minor: true}, doc.DataColumn{Head: c.Own(m(language.KeyColStatus)), Minor: true})
	}
	return append(cols, doc.DataColumn{Head: c.Own(m(language.KeyColPeriod)), Minor: true}, doc.DataColumn{Head: c.Own(c.Capital(last)), Right: true})
}

// held keeps a date or period on one line.
func held(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// valueRow is one value in these columns.
func (d *drawing) valueRow(label doc.Span, v *figures.Value, money bool, printed string) []doc.DataCell {
	row := []doc.DataCell{d.capital(label)}
	if money {
		row = append(row, d.cellOf(v, "payer"), d.cellOf(v, "status"))
	}
	period := d.Own(held(d.Period(v, true)))
	period.Faint = v.Period.NotStated
	return append(row, period, d.sizeCell(printed, v))
}

// cellOf is what the dataset says of a value, such as its payer or status; part is named as in references. A computed value
// has it if all its parts say the same.
func (d *drawing) cellOf(v *figures.Value, part string) doc.DataCell {
	out, first := doc.DataCell{}, true
	for _, leaf := range words.Leaves(v) {
		x := doc.DataCell{S: d.Cat.Msg(language.KeyNotStated), Faint: true}
		if name, ok := d.Lib.Named(&phrase.Ref{ID: leaf.ID, Target: leaf.Ref, Part: part}); ok {
			s, said := datumText(d.Composer, name)
			d.said = append(d.said, said...)
			x = doc.DataCell{S: s, Lang: d.Foreign[s], Faint: name.Faint}
		}
		if !first && (x.S != out.S || x.Faint != out.Faint) {
			return doc.DataCell{S: d.Cat.Msg(language.KeySeveral)}
		}
		out, first = x, false
	}
	return out
}

func barsTable(d *drawing, body any, res *result) doc.DataTable {
	t := body.(*template.Bars)
	money := anyMoney(res.values)
	first, last := d.Cat.Msg(language.KeyColWhat), ""
	if money {
		first = d.Cat.Msg(language.KeyColAmount)
	}
	if len(res.values) > 0 {
		last = d.UnitName(res.values[0], res.scale)
	}
	out := doc.DataTable{Columns: valueTable(d.Composer, first, last, money)}
	for i := range t.Groups {
		label := d.plain(t.Groups[i].Label)
		open := false // rows of one value stand together under the group's own label
		for j, r := range barRows(d, t, &t.Groups[i]) {
			drawn := res.spec.Bars.Groups[i].Rows[j]
			if len(r.parts) == 1 && (r.area == "" || sameWords(d.caption(r.parts[0]).S, r.label.S)) {
				if !open {
					out.Groups = append(out.Groups, doc.DataGroup{Label: label})
					open = true
				}
				g := &out.Groups[len(out.Groups)-1]
				g.Rows = append(g.Rows, d.valueRow(r.label, r.parts[0].value, money, drawn.Value.S))
				continue
			}
			open = false
			g := doc.DataGroup{Label: r.label, Value: drawn.Value}
			if label.S != "" {
				whole := label.S + ": " + r.label.S
				d.Mark(whole, cmp.Or(label.Lang, r.label.Lang))
				g.Label = d.Own(whole)
			}
			for _, p := range r.parts {
				g.Rows = append(g.Rows, d.valueRow(d.caption(p), p.value, money, printedPart(d.Composer, t, p.value, res.scale)))
			}
			out.Groups = append(out.Groups, g)
		}
	}
	return out
}

// sizeCell is the cell of a value as it is printed.
func (d *drawing) sizeCell(printed string, v *figures.Value) doc.DataCell {
	out := d.figure(printed, v)
	out.Faint = v.Missing || v.NotExact
	return out
}

// capital is a label with a capital.
func (c *Composer) capital(label doc.Span) doc.Span {
	label.S = c.Capital(label.S)
	return label
}
