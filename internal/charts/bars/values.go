package bars

import (
	"slices"

	"github.com/shopspring/decimal"

	"briefing/internal/charts/kind"
	"briefing/internal/charts/kit"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/source"
)

// rowValues is a row with its values: those that are drawn solid, and the outlined ones, which are of another side.
type rowValues struct {
	form                  *bodyRow
	label                 doc.Span
	area                  string
	parts                 []partValue // in the order they are drawn
	solid, outlined       decimal.Decimal
	hasSolid, hasOutlined bool
	solidMore             bool
	outlinedMore          bool
	missing               int
}

type partValue struct {
	form  *kind.Part
	value *figures.Value
}

func (r rowValues) total() decimal.Decimal { return r.solid.Add(r.outlined) }

// onlyOutlined says that a region has amounts, but none that is drawn solid.
func (r rowValues) onlyOutlined() bool { return r.area != "" && r.hasOutlined && !r.hasSolid }

// of is the first value of a row that is drawn in a fill.
func (r rowValues) of(fill dataset.Fill) *figures.Value {
	for _, p := range r.parts {
		if p.value.Fill == fill {
			return p.value
		}
	}
	return &figures.Value{}
}

func (p partValue) outlined() bool { return p.value.Fill == dataset.FillOutlined }

// valuesOf resolves the rows of a group in the chart's order: the longest bar first, by label, or as they are given. Parts
// have that of their row; whatever it is, the solid ones stand first.
func valuesOf(m *kind.Maker, t *body, g *bodyGroup) []rowValues {
	var out []rowValues
	for i := range g.Rows {
		form := &g.Rows[i]
		r := rowValues{form: form, area: form.Area, label: m.Plain(form.Label)}
		if form.Label == nil {
			r.label = m.Plain(m.Texts.Datum(m.Index.Areas[form.Area].Name))
		}
		for p := range form.Parts {
			part := &form.Parts[p]
			v := m.Value(part.Of, t.Unit)
			if v == nil {
				continue
			}
			if v.Missing || v.NotExact {
				r.missing++
			}
			r.parts = append(r.parts, partValue{part, v})
			switch {
			case v.Missing || v.NotExact:
			case v.Fill == dataset.FillOutlined:
				r.outlined, r.hasOutlined, r.outlinedMore = r.outlined.Add(v.Number), true, r.outlinedMore || words.MoreThan(v)
			default:
				r.solid, r.hasSolid, r.solidMore = r.solid.Add(v.Number), true, r.solidMore || words.MoreThan(v)
			}
		}
		order := t.Order
		if form.Order != "" {
			order = form.Order
		}
		orderParts(m, r.parts, order)
		out = append(out, r)
	}
	switch t.Order {
	case orderGiven:
	case orderLabel:
		compare := m.Cat.Collator()
		slices.SortStableFunc(out, func(x, y rowValues) int { return compare(x.label.S, y.label.S) })
	default:
		slices.SortStableFunc(out, func(x, y rowValues) int { return y.total().Cmp(x.total()) })
	}
	return out
}

// orderParts sorts the parts of a row.
func orderParts(m *kind.Maker, parts []partValue, order string) {
	compare := func(x, y partValue) int { return y.value.Number.Cmp(x.value.Number) }
	switch order {
	case orderGiven:
		compare = func(partValue, partValue) int { return 0 }
	case orderLabel:
		names, collate := map[*kind.Part]string{}, m.Cat.Collator()
		for _, p := range parts {
			names[p.form] = p.unshownCaption(m).S
		}
		compare = func(x, y partValue) int { return collate(names[x.form], names[y.form]) }
	}
	slices.SortStableFunc(parts, func(x, y partValue) int {
		if a, b := x.outlined(), y.outlined(); a != b {
			if a {
				return 1
			}
			return -1
		}
		return compare(x, y)
	})
}

// check asks the rules about the rows, and sees that their parts lie where the rows say.
func (t *body) check(m *kind.Maker) {
	var all []*figures.Value
	for i := range t.Groups {
		for j := range t.Groups[i].Rows {
			form := &t.Groups[i].Rows[j]
			var solid, outlined, row []*figures.Value
			for _, p := range form.Parts {
				v, problem := m.Set.Value(p.Of.S)
				if problem != nil {
					continue
				}
				row = append(row, v)
				if v.Fill == dataset.FillOutlined {
					outlined = append(outlined, v)
				} else {
					solid = append(solid, v)
				}
				checkArea(m, form, p.Of, v)
			}
			m.CheckTogether(figures.InStack, form.Pos, row...)
			m.CheckTogether(figures.InSum, form.Pos, solid...)
			m.CheckTogether(figures.InSum, form.Pos, outlined...)
			all = append(all, row...)
		}
	}
	m.CheckTogether(figures.OnAxis, m.Pos, all...)
}

func checkArea(m *kind.Maker, form *bodyRow, of source.String, v *figures.Value) {
	for _, leaf := range words.Leaves(v) {
		if at := leaf.Indicator.ReferenceArea; form.Area != "" && at != form.Area {
			m.Fault(of.Pos, "wrong-area", source.Quote(leaf.ID)+" has the reference area "+source.Quote(at)+", but stands in the row of "+source.Quote(form.Area),
				"move it to the row of its area, or correct reference_area in the data")
		}
	}
}

// Topic is results, where nothing is money.
func (t *body) Topic() language.Key { return language.KeyTopicResults }

// For leaves out rows whose condition is not met, and groups without rows.
func (t *body) For(set *figures.Set) (kind.Body, []kind.Left) {
	out := *t
	out.Groups = nil
	var left []kind.Left
	for _, g := range t.Groups {
		g.Rows = kind.Standing(g.Rows, &left, "row", func(r bodyRow) (diag.Pos, string) { return r.Pos, r.When.Why(set) })
		if len(g.Rows) > 0 {
			out.Groups = append(out.Groups, g)
		}
	}
	if len(out.Groups) == 0 {
		return nil, left
	}
	return &out, left
}

// Points is false: no points are drawn.
func (t *body) Points(*figures.Set) (int, bool) { return 0, false }

// Draw makes the rows, each group in the chart's order.
func (t *body) Draw(m *kind.Maker) *kind.Result {
	t.check(m)
	res := &kind.Result{Data: [][]string{kind.ValueColumns()}, Shared: true}
	groups := make([][]rowValues, len(t.Groups))
	for i := range t.Groups {
		groups[i] = valuesOf(m, t, &t.Groups[i])
		for _, r := range groups[i] {
			for _, part := range r.parts {
				res.Values = append(res.Values, part.value)
			}
		}
	}
	res.Scale = &words.Scale{Millions: t.Millions, Decimals: words.Decimals(res.Values, t.Millions)}
	spec := &Chart{
		NoCaptions: !m.Captions,
		SolidKey:   m.Plain(t.Keys.Solid), SolidKeyShort: m.Plain(t.Keys.SolidShort),
		OutlinedKey: m.Plain(t.Keys.Outlined), OutlinedKeyShort: m.Plain(t.Keys.OutlinedShort),
	}
	labelled := slices.ContainsFunc(t.Groups, func(g bodyGroup) bool { return g.Label != nil })
	if labelled {
		res.Data[0] = slices.Insert(res.Data[0], 0, kind.GroupColumn)
	}
	for i, rows := range groups {
		g := Group{Label: m.Plain(t.Groups[i].Label)}
		for _, r := range rows {
			first := len(res.Data)
			g.Rows = append(g.Rows, barOf(m, t, r, res))
			for j := first; labelled && j < len(res.Data); j++ {
				res.Data[j] = slices.Insert(res.Data[j], 0, g.Label.S)
			}
		}
		spec.Groups = append(spec.Groups, g)
	}
	if !t.grouped() { // which has its key beside the first outlined bar
		explainInAsides(spec)
	}
	if t.Narrow != nil && len(res.Values) > 0 {
		spec.Narrow = largestBars(m, t, groups, res.Scale, spec)
	}
	res.Plot = spec
	return res
}

// barOf makes the drawn row and its rows of data.
func barOf(m *kind.Maker, t *body, r rowValues, res *kind.Result) Row {
	out := Row{Label: r.label, Short: m.Plain(r.form.Short), Value: barValue(m, t, r, res.Scale), MoreThan: r.solidMore || r.outlinedMore}
	named, other := 0, 0
	for _, p := range r.parts {
		short := m.Plain(p.form.Short)
		caption := p.unshownCaption(m)            // slides have no captions
		if kind.SameWords(caption.S, r.label.S) { // under the bar it would say the bar's name again
			caption, short = doc.Span{}, doc.Span{}
		}
		res.Row(printedPart(m, t, p.value, res.Scale), kind.DataRow(m.Printer, r.label.S, caption.S, p.value))
		if t.grouped() && len(r.parts) == 1 && p.form.Caption == nil { // so would the figure's name
			caption, short = doc.Span{}, doc.Span{}
		}
		if p.value.Derived != nil {
			res.Computed = true
		}
		if p.value.Missing || p.value.NotExact {
			continue
		}
		part := kit.Part{Size: kind.Thousandths(p.value.Number, t.Millions), Caption: caption, Short: short}
		switch {
		case len(r.parts) == 1:
		case m.Alone:
			part.Value = m.Showing(printedPart(m, t, p.value, res.Scale), p.value) // the table beside it prints the same string
		default:
			part.Value = m.Showing(m.Cat.Qualify(p.value.Qualifier, language.InText, m.Size(p.value.Number, words.IsMoney(p.value), &words.Scale{Millions: t.Millions, Decimals: language.Exact}, false)), p.value)
		}
		if p.outlined() {
			part.Fill = kit.Outlined
			other++
		} else {
			named++
		}
		out.Parts = append(out.Parts, part)
	}
	res.Computed = res.Computed || named > 1 || other > 1
	out.Missing = len(out.Parts) == 0
	out.Detail = m.PlainIn(r.form.Detail, res.Scale)
	listBar(m, t, r, res)
	return out
}

// caption names a part.
func (p *partValue) caption(m *kind.Maker) doc.Span { return m.Caption(p.form, p.value) }

// unshownCaption is the caption where it is not shown.
func (p *partValue) unshownCaption(m *kind.Maker) doc.Span {
	q := m.Quietly()
	s := p.caption(q)
	m.Mentions = append(m.Mentions, kind.Unprinted(q.Mentions)...)
	return s
}

// explainInAsides lets the rows of a chart that has lines under its names say themselves that their payer is not named: where
// no bar has both kinds of parts, the words stand behind the value of each outlined one, and no key is needed.
func explainInAsides(spec *Chart) {
	details, both := false, false
	for _, g := range spec.Groups {
		for _, r := range g.Rows {
			details = details || r.Detail.S != ""
			both = both || len(r.Parts) > 0 && r.Parts[0].Fill != r.Parts[len(r.Parts)-1].Fill
		}
	}
	if !details || both || spec.OutlinedKey.S == "" {
		return
	}
	for _, g := range spec.Groups {
		for i := range g.Rows {
			if r := &g.Rows[i]; len(r.Parts) > 0 && r.Parts[0].Fill == kit.Outlined {
				r.Aside = spec.OutlinedKey
			}
		}
	}
	spec.SolidKey, spec.SolidKeyShort, spec.OutlinedKey, spec.OutlinedKeyShort = doc.Span{}, doc.Span{}, doc.Span{}, doc.Span{}
}
