package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// narrowForm says what a chart of bars shows where room is small (slides, cards, narrow screens): its largest rows, and
// words that count the others. Table, data and text alternative keep all of them.
type narrowForm struct {
	Pos     diag.Pos      `yaml:",pos"`
	Largest int           `yaml:"largest,required"`
	Side    source.String `yaml:"side,word"` // of whose money rows are the largest
	Rest    rawText       `yaml:"rest,required"`

	rest *phrase.Text
}

// payerSides are the sides that rows can be the largest of, as templates write them.
var payerSides = []string{string(figures.Named), string(figures.NotNamed), string(figures.AllOther)}

func (n *narrowForm) prepare(l *loader, rows int) {
	switch {
	case n.Largest < 1:
		l.diags.Add(n.Pos, diag.Error, "bad-narrow", "a narrow chart shows at least 1 row, found largest: "+itoa(n.Largest), "write largest: 1 or more, but less than the "+itoa(rows)+" rows of the chart")
	case rows < 2:
		l.diags.Add(n.Pos, diag.Error, "bad-narrow", "the chart has one row, and nothing is left to be left out", "take narrow: out")
	case n.Largest >= rows:
		l.diags.Add(n.Pos, diag.Error, "bad-narrow", "the chart has "+itoa(rows)+" rows and would show "+itoa(n.Largest)+" where room is small: nothing is left out",
			"write largest: "+itoa(rows-1)+" or less, or take narrow: out")
	}
	if n.Side.S != "" && !slices.Contains(payerSides, n.Side.S) {
		message, hint := source.Unknown("side of payers", n.Side.S, payerSides)
		l.diags.Add(n.Side.Pos, diag.Error, "unknown-value", message, hint)
	}
	n.rest = l.line(n.Rest, phrase.Rest)
}

// rest is the one reference that the words under a narrow chart take: the number of rows that it leaves out.
const RestID = "rest"

// checkRest sees that the words under a narrow chart name the number of rows left out, and no other figure.
func (l *loader) checkRest(t *phrase.Text) {
	const remedy = `as in rest: "{{rest}} other amounts: see the data"`
	found := false
	for _, para := range t.Paragraphs {
		for _, s := range para {
			switch {
			case s.Ref != nil && s.Ref.Kind == phrase.RefValue && s.Ref.Target == RestID && s.Ref.IsBare():
				found = true
			case s.Ref != nil:
				l.diags.Add(t.At(s.Offset), diag.Error, "bad-narrow", "the words under a narrow chart take no reference but {{rest}}, the number of rows that it leaves out", "write {{rest}}, "+remedy)
				found = true
			case s.Foot != "":
				l.diags.Add(t.At(s.Offset), diag.Error, "bad-footnote", "the words under a narrow chart have no footnotes", "")
			}
		}
	}
	if !found {
		l.diags.Add(t.Pos(), diag.Error, "bad-narrow", "these words do not say how many rows are left out", "write {{rest}} where the number stands, "+remedy)
	}
}

// sideSum is what a row has of one side's money, and whether it has any.
func (r barRow) sideSum(side figures.Side) (sum decimal.Decimal, has bool) {
	for _, p := range r.parts {
		if v := p.value; v.PayerSide == side && !v.Missing && !v.NotExact {
			sum, has = sum.Add(v.Number), true
		}
	}
	return sum, has
}

// side is the one that rows are compared by: the one that is named, or the only one there is.
func (n *narrowForm) side(b *builder, groups [][]barRow) (figures.Side, bool) {
	if n.Side.S != "" {
		return figures.Side(n.Side.S), true
	}
	sides := sidesOf(groups)
	if len(sides) > 1 {
		b.diags.Add(n.Pos, diag.Error, "bad-narrow", "the rows of the chart are money of different sides, of which none is larger than another", "say of which side the largest rows are shown, as in side: "+sides[0]+"; sides here: "+strings.Join(sides, ", "))
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

// oneList is the largest rows of groups that all have labels: without those, but with words that say where a row
// belongs, its own or the label of its group before the line under its name.
func (f *barsForm) oneList(b *builder, groups [][]barRow, largest []narrowRow, sc *scale, drawn *charts.Bars) []charts.BarRow {
	if f.Order == asGiven || f.Order == byLabel {
		largest = slices.Clone(largest)
		slices.SortFunc(largest, func(x, y narrowRow) int { return cmp.Or(x.group-y.group, x.row-y.row) })
	}
	out := make([]charts.BarRow, 0, len(largest))
	for _, p := range largest {
		row, form := drawn.Groups[p.group].Rows[p.row], groups[p.group][p.row].form
		row.Short = ""
		if n := form.Narrow; n != nil {
			row.Label, row.Detail = b.plain(n.label), b.plainIn(n.detail, sc)
		} else if row.Detail = drawn.Groups[p.group].Label; form.detail != nil {
			row.Detail += "; " + b.plainIn(form.detail, sc)
		}
		out = append(out, row)
	}
	return out
}

// build picks the largest rows out of the drawn groups, in the order they have there. Where all groups have labels,
// the rows stand in one list, by size if the chart is.
func (n *narrowForm) build(b *builder, f *barsForm, groups [][]barRow, sc *scale, drawn *charts.Bars) *charts.Bars {
	side, ok := n.side(b, groups)
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
		b.diags.Add(n.Pos, diag.Error, "bad-narrow", "no row of the chart has an amount of the side "+source.Quote(string(side)), "name a side that it shows: "+strings.Join(sidesOf(groups), ", "))
		return nil
	}
	slices.SortStableFunc(all, func(x, y narrowRow) int { return y.sum.Cmp(x.sum) })
	all = all[:min(n.Largest, len(all))]
	out := *drawn
	out.Groups = nil
	if f.grouped() {
		out.Groups = []charts.BarGroup{{Rows: f.oneList(b, groups, all, sc, drawn)}}
		f.aside(&out)
	} else {
		out.Groups = withRows(drawn.Groups, all)
	}
	out.Rest = b.counted(n.rest, rows-len(all))
	return &out
}

// counted is the words under a narrow chart with the number of what it leaves out.
func (b *builder) counted(t *phrase.Text, n int) (words string) {
	for _, s := range t.Single() {
		if s.Ref != nil {
			words += b.cat.Integer(n)
		}
		words += s.Literal
	}
	b.mark(words, t.Lang)
	return words
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
