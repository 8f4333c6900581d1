package compose

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// sideSum is what a row has of one side's money, and whether it has any.
func (r barRow) sideSum(side figures.Side) (sum decimal.Decimal, has bool) {
	for _, p := range r.parts {
		if v := p.value; v.PayerSide == side && !v.Missing && !v.NotExact {
			sum, has = sum.Add(v.Number), true
		}
	}
	return sum, has
}

// comparedSide is the side that rows are compared by: the one that is named, or the only one there is.
func comparedSide(c *Composer, n *template.BarsNarrow, groups [][]barRow) (figures.Side, bool) {
	if n.Side != "" {
		return figures.Side(n.Side), true
	}
	sides := sidesOf(groups)
	if len(sides) > 1 {
		c.Diags.Add(n.Pos, diag.Error, "bad-narrow", "the rows of the chart are money of different sides, of which none is larger than another", "say of which side the largest rows are shown, as in side: "+sides[0]+"; sides here: "+strings.Join(sides, ", "))
		return "", false
	}
	return figures.Side(strings.Join(sides, "")), true
}

// sidesOf lists the sides of the amounts in rows, each once.
func sidesOf(groups [][]barRow) []string {
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

// narrowRow is a row of a group, and what it has of the side that rows are compared by.
type narrowRow struct {
	group, row int
	sum        decimal.Decimal
}

// narrowBars picks the largest rows out of the drawn groups, in the order they have there. Where all groups have labels,
// the rows stand in one list, by size if the chart is.
func narrowBars(d *drawing, t *template.Bars, groups [][]barRow, sc *words.Scale, drawn *charts.Bars) *charts.Bars {
	side, ok := comparedSide(d.Composer, t.Narrow, groups)
	if !ok {
		return nil
	}
	var all []narrowRow
	rows := 0
	for i, g := range groups {
		for k, r := range g {
			rows++
			if sum, has := r.sideSum(side); has {
				all = append(all, narrowRow{i, k, sum})
			}
		}
	}
	if len(all) == 0 {
		d.Diags.Add(t.Narrow.Pos, diag.Error, "bad-narrow", "no row of the chart has an amount of the side "+source.Quote(string(side)), "name a side that it shows: "+strings.Join(sidesOf(groups), ", "))
		return nil
	}
	slices.SortStableFunc(all, func(x, y narrowRow) int { return y.sum.Cmp(x.sum) })
	all = all[:min(t.Narrow.Largest, len(all))]
	out := *drawn
	out.Groups = nil
	if t.Grouped() {
		out.Groups = []charts.BarGroup{{Rows: oneList(d, t, groups, all, sc, drawn)}}
		keyBeside(&out)
	} else {
		out.Groups = withRows(drawn.Groups, all)
	}
	out.Rest = d.Own(counted(d.Composer, t.Narrow.Rest, rows-len(all)))
	return &out
}

// oneList is the largest rows of groups that all have labels: without those, but with words that say where a row
// belongs, its own or the label of its group before the line under its name.
func oneList(d *drawing, t *template.Bars, groups [][]barRow, largest []narrowRow, sc *words.Scale, drawn *charts.Bars) []charts.BarRow {
	if t.Order == template.OrderGiven || t.Order == template.OrderLabel {
		largest = slices.Clone(largest)
		slices.SortFunc(largest, func(x, y narrowRow) int { return cmp.Or(x.group-y.group, x.row-y.row) })
	}
	out := make([]charts.BarRow, 0, len(largest))
	for _, p := range largest {
		row, form := drawn.Groups[p.group].Rows[p.row], groups[p.group][p.row].form
		row.Short = doc.Span{}
		if n := form.Narrow; n != nil {
			row.Label, row.Detail = d.plain(n.Label), d.plainIn(n.Detail, sc)
		} else if row.Detail = drawn.Groups[p.group].Label; form.Detail != nil {
			detail := d.plainIn(form.Detail, sc)
			row.Detail.S, row.Detail.Of = row.Detail.S+"; "+detail.S, slices.Concat(row.Detail.Of, detail.Of)
		}
		out = append(out, row)
	}
	return out
}

// counted is the words under a narrow chart with the number of what it leaves out.
func counted(c *Composer, t *phrase.Text, n int) (s string) {
	for _, x := range t.Single() {
		if x.Ref != nil {
			s += c.Cat.Integer(n)
		}
		s += x.Literal
	}
	c.Mark(s, t.Lang)
	return s
}

// withRows are groups with some of their rows; a group of which none is left is gone.
func withRows(groups []charts.BarGroup, rows []narrowRow) (out []charts.BarGroup) {
	for i, g := range groups {
		part := charts.BarGroup{Label: g.Label}
		for k, r := range g.Rows {
			if slices.ContainsFunc(rows, func(p narrowRow) bool { return p.group == i && p.row == k }) {
				part.Rows = append(part.Rows, r)
			}
		}
		if len(part.Rows) > 0 {
			out = append(out, part)
		}
	}
	return out
}
