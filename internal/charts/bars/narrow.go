package bars

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/source"
)

// sideSum is what a row has of one side's money, and whether it has any.
func (r rowValues) sideSum(side figures.Side) (sum decimal.Decimal, has bool) {
	for _, p := range r.parts {
		if v := p.value; v.PayerSide == side && !v.Missing && !v.NotExact {
			sum, has = sum.Add(v.Number), true
		}
	}
	return sum, has
}

// comparedSide is the side that rows are compared by: the one that is named, or the only one there is.
func comparedSide(m *kind.Maker, n *narrowing, groups [][]rowValues) (figures.Side, bool) {
	if n.Side != "" {
		return figures.Side(n.Side), true
	}
	sides := sidesOf(groups)
	if len(sides) > 1 {
		m.Fault(n.Pos, "bad-narrow", "the rows of the chart are money of different sides, of which none is larger than another", "say of which side the largest rows are shown, as in side: "+sides[0]+"; sides here: "+strings.Join(sides, ", "))
		return "", false
	}
	return figures.Side(strings.Join(sides, "")), true
}

// sidesOf lists the sides of the amounts in rows, each once.
func sidesOf(groups [][]rowValues) []string {
	var sides []string
	for _, rows := range groups {
		for _, r := range rows {
			for _, p := range r.parts {
				if s := string(p.value.PayerSide); !slices.Contains(sides, s) {
					sides = append(sides, s)
				}
			}
		}
	}
	return sides
}

// comparedRow is a row of a group, and what it has of the side that rows are compared by.
type comparedRow struct {
	group, row int
	sum        decimal.Decimal
}

// largestBars picks the largest rows out of the drawn groups, in the order they have there. Where all groups have labels,
// the rows stand in one list, by size if the chart is.
func largestBars(m *kind.Maker, t *body, groups [][]rowValues, sc *words.Scale, drawn *Chart) *Chart {
	side, ok := comparedSide(m, t.Narrow, groups)
	if !ok {
		return nil
	}
	var all []comparedRow
	rows := 0
	for i, g := range groups {
		for k, r := range g {
			rows++
			if sum, has := r.sideSum(side); has {
				all = append(all, comparedRow{i, k, sum})
			}
		}
	}
	if len(all) == 0 {
		m.Fault(t.Narrow.Pos, "bad-narrow", "no row of the chart has an amount of the side "+source.Quote(string(side)), "name a side that it shows: "+strings.Join(sidesOf(groups), ", "))
		return nil
	}
	slices.SortStableFunc(all, func(x, y comparedRow) int { return y.sum.Cmp(x.sum) })
	all = all[:min(t.Narrow.Largest, len(all))]
	out := *drawn
	out.Groups = nil
	if t.grouped() {
		out.Groups = []Group{{Rows: largestInOneList(m, t, groups, all, sc, drawn)}}
		explainInAsides(&out)
	} else {
		out.Groups = withRows(drawn.Groups, all)
	}
	out.Rest = m.Counted(t.Narrow.Rest, rows-len(all))
	return &out
}

// largestInOneList is the largest rows of groups that all have labels: without those, but with words that say where a row
// belongs, its own or the label of its group before the line under its name.
func largestInOneList(m *kind.Maker, t *body, groups [][]rowValues, largest []comparedRow, sc *words.Scale, drawn *Chart) []Row {
	if t.Order == orderGiven || t.Order == orderLabel {
		largest = slices.Clone(largest)
		slices.SortFunc(largest, func(x, y comparedRow) int { return cmp.Or(x.group-y.group, x.row-y.row) })
	}
	var out []Row
	for _, p := range largest {
		row, form := drawn.Groups[p.group].Rows[p.row], groups[p.group][p.row].form
		row.Short = doc.Span{}
		if n := form.Narrow; n != nil {
			row.Label, row.Detail = m.Plain(n.Label), m.PlainIn(n.Detail, sc)
		} else if row.Detail = drawn.Groups[p.group].Label; form.Detail != nil {
			detail := m.PlainIn(form.Detail, sc)
			row.Detail.S, row.Detail.Of = row.Detail.S+"; "+detail.S, slices.Concat(row.Detail.Of, detail.Of)
		}
		out = append(out, row)
	}
	return out
}

// withRows are groups with some of their rows; a group of which none is left is gone.
func withRows(groups []Group, rows []comparedRow) (out []Group) {
	for i, g := range groups {
		part := Group{Label: g.Label}
		for k, r := range g.Rows {
			if slices.ContainsFunc(rows, func(p comparedRow) bool { return p.group == i && p.row == k }) {
				part.Rows = append(part.Rows, r)
			}
		}
		if len(part.Rows) > 0 {
			out = append(out, part)
		}
	}
	return out
}
