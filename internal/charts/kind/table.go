package kind

import (
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
)

// ValueTable are the columns of a table of values: what, of money who pays and in which status, the period, the size.
func (m *Maker) ValueTable(first, last string, money bool) []doc.DataColumn {
	msg := m.Cat.Msg
	cols := []doc.DataColumn{{Head: m.Span(first)}}
	if money {
		cols = append(cols, doc.DataColumn{Head: m.Span(msg(language.KeyColPayer)), Minor: true}, doc.DataColumn{Head: m.Span(msg(language.KeyColStatus)), Minor: true})
	}
	return append(cols, doc.DataColumn{Head: m.Span(msg(language.KeyColPeriod)), Minor: true}, doc.DataColumn{Head: m.Span(m.Capital(last)), Right: true})
}

// ValueRow is one value in these columns.
func (m *Maker) ValueRow(label doc.Span, v *figures.Value, money bool, printed string) []doc.DataCell {
	row := []doc.DataCell{m.Capitalized(label)}
	if money {
		row = append(row, m.Cell(v, "payer"), m.Cell(v, "status"))
	}
	period := m.Span(NoBreak(m.Period(v, true)))
	period.Faint = v.Period.NotStated
	return append(row, period, m.SizeCell(printed, v))
}

// NoBreak keeps a date or period on one line.
func NoBreak(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// Cell is what the dataset says of a value, such as its payer or status; part is named as in references. A computed value
// has it if all its parts say the same.
func (m *Maker) Cell(v *figures.Value, part string) doc.DataCell {
	out, first := doc.DataCell{}, true
	for _, leaf := range words.Leaves(v) {
		x := doc.DataCell{S: m.Cat.Msg(language.KeyNotStated), Faint: true}
		if s, mentioned, faint, ok := m.Texts.Part(leaf, part); ok {
			m.Mentions = append(m.Mentions, mentioned...)
			x = doc.DataCell{S: s, Lang: m.Foreign[s], Faint: faint}
		}
		if !first && (x.S != out.S || x.Faint != out.Faint) {
			return doc.DataCell{S: m.Cat.Msg(language.KeySeveral)}
		}
		out, first = x, false
	}
	return out
}

// SizeCell is the cell of a value as it is printed.
func (m *Maker) SizeCell(printed string, v *figures.Value) doc.DataCell {
	out := m.Showing(printed, v)
	out.Faint = v.Missing || v.NotExact
	return out
}

// Capitalized is a label with a capital.
func (m *Maker) Capitalized(label doc.Span) doc.Span {
	label.S = m.Capital(label.S)
	return label
}
