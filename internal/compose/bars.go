package compose

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// barRow is a row with its values: those whose payer is named, and the others.
type barRow struct {
	form             *template.BarRow
	label            doc.Span
	area             string
	parts            []barPart // in the order they are drawn
	named, other     decimal.Decimal
	hasNamed, hasOth bool
	namedMore        bool
	otherMore        bool
	missing          int
}

type barPart struct {
	form  *template.BarPart
	value *figures.Value
}

func (r barRow) total() decimal.Decimal { return r.named.Add(r.other) }

// noneNamed says that a region has amounts, but none whose payer is named.
func (r barRow) noneNamed() bool { return r.area != "" && r.hasOth && !r.hasNamed }

func (p barPart) outlined() bool { return p.value.PayerSide == figures.NotNamed }

// barRows resolves the rows of a group in the chart's order: the longest bar first, by label, or as they are given. Parts
// have that of their row; whatever it is, those of a named payer stand first.
func barRows(d *drawing, t *template.Bars, g *template.BarGroup) []barRow {
	out := make([]barRow, 0, len(g.Rows))
	for i := range g.Rows {
		form := &g.Rows[i]
		r := barRow{form: form, area: form.Area, label: d.plain(form.Label)}
		if form.Label == nil {
			r.label = d.plain(d.Lib.Datum(d.Lib.Index.Areas[form.Area].Name))
		}
		r.parts = make([]barPart, 0, len(form.Parts))
		for p := range form.Parts {
			part := &form.Parts[p]
			v := d.chartValue(part.Of, t.Unit)
			if v == nil {
				continue
			}
			if v.Missing || v.NotExact {
				r.missing++
			}
			r.parts = append(r.parts, barPart{part, v})
			switch {
			case v.Missing || v.NotExact:
			case v.PayerSide == figures.NotNamed:
				r.other, r.hasOth, r.otherMore = r.other.Add(v.Number), true, r.otherMore || words.MoreThan(v)
			default:
				r.named, r.hasNamed, r.namedMore = r.named.Add(v.Number), true, r.namedMore || words.MoreThan(v)
			}
		}
		order := t.Order
		if form.Order != "" {
			order = form.Order
		}
		orderParts(d, r.parts, order)
		out = append(out, r)
	}
	switch t.Order {
	case template.OrderGiven:
	case template.OrderLabel:
		compare := d.Cat.Collator()
		slices.SortStableFunc(out, func(x, y barRow) int { return compare(x.label.S, y.label.S) })
	default:
		slices.SortStableFunc(out, func(x, y barRow) int { return y.total().Cmp(x.total()) })
	}
	return out
}

// orderParts sorts the parts of a row.
func orderParts(d *drawing, parts []barPart, order string) {
	compare := func(x, y barPart) int { return y.value.Number.Cmp(x.value.Number) }
	switch order {
	case template.OrderGiven:
		compare = func(barPart, barPart) int { return 0 }
	case template.OrderLabel:
		names, collate := map[*template.BarPart]string{}, d.Cat.Collator()
		for _, p := range parts {
			names[p.form] = d.unshownCaption(p).S
		}
		compare = func(x, y barPart) int { return collate(names[x.form], names[y.form]) }
	}
	slices.SortStableFunc(parts, func(x, y barPart) int {
		if a, b := x.outlined(), y.outlined(); a != b {
			if a {
				return 1
			}
			return -1
		}
		return compare(x, y)
	})
}

// checkBars asks the rules about the rows, and sees that their parts lie where the rows say.
func checkBars(c *Composer, chart *template.Chart, t *template.Bars) {
	var all []*figures.Value
	for i := range t.Groups {
		for j := range t.Groups[i].Rows {
			form := &t.Groups[i].Rows[j]
			var named, other, row []*figures.Value
			for _, p := range form.Parts {
				v, problem := c.Set.Value(p.Of.S)
				if problem != nil {
					continue
				}
				row = append(row, v)
				if v.PayerSide == figures.NotNamed {
					other = append(other, v)
				} else {
					named = append(named, v)
				}
				checkArea(c, form, p.Of, v)
			}
			together(c, figures.InStack, chart.Mixes, form.Pos, row...)
			together(c, figures.InSum, chart.Mixes, form.Pos, named...)
			together(c, figures.InSum, chart.Mixes, form.Pos, other...)
			all = append(all, row...)
		}
	}
	together(c, figures.OnAxis, chart.Mixes, chart.Pos, all...)
}

func checkArea(c *Composer, form *template.BarRow, of source.String, v *figures.Value) {
	for _, leaf := range words.Leaves(v) {
		if at := leaf.Indicator.ReferenceArea; form.Area != "" && at != form.Area {
			c.Diags.Add(of.Pos, diag.Error, "wrong-area", source.Quote(leaf.ID)+" has the reference area "+source.Quote(at)+", but stands in the row of "+source.Quote(form.Area),
				"move it to the row of its area, or correct reference_area in the data")
		}
	}
}

func bars(d *drawing, p *template.Placed) *result {
	t := p.Chart.Body.(*template.Bars)
	checkBars(d.Composer, p.Chart, t)
	res := &result{shared: true}
	n := 0
	for i := range t.Groups {
		for k := range t.Groups[i].Rows {
			n += len(t.Groups[i].Rows[k].Parts)
		}
	}
	res.expect(valueColumns(), n)
	res.values = make([]*figures.Value, 0, n)
	groups := make([][]barRow, len(t.Groups))
	for i := range t.Groups {
		groups[i] = barRows(d, t, &t.Groups[i])
		for _, r := range groups[i] {
			for _, part := range r.parts {
				res.values = append(res.values, part.value)
			}
		}
	}
	res.scale = &words.Scale{Millions: t.Millions, Decimals: words.Decimals(res.values, t.Millions)}
	spec := &charts.Bars{
		NoCaptions: !p.Captions,
		SolidKey:   d.plain(t.Keys.Solid), SolidKeyShort: d.plain(t.Keys.SolidShort),
		OutlinedKey: d.plain(t.Keys.Outlined), OutlinedKeyShort: d.plain(t.Keys.OutlinedShort),
	}
	labelled := slices.ContainsFunc(t.Groups, func(g template.BarGroup) bool { return g.Label != nil })
	if labelled {
		res.rows[0] = slices.Insert(res.rows[0], 0, groupColumn)
	}
	for i, rows := range groups {
		g := charts.BarGroup{Label: d.plain(t.Groups[i].Label), Rows: make([]charts.BarRow, 0, len(rows))}
		for _, r := range rows {
			first := len(res.rows)
			g.Rows = append(g.Rows, drawRow(d, t, r, res))
			for j := first; labelled && j < len(res.rows); j++ {
				res.rows[j] = slices.Insert(res.rows[j], 0, g.Label.S)
			}
		}
		spec.Groups = append(spec.Groups, g)
	}
	if !t.Grouped() { // which has its key beside the first outlined bar
		keyBeside(spec)
	}
	if t.Narrow != nil && len(res.values) > 0 {
		spec.Narrow = narrowBars(d, t, groups, res.scale, spec)
	}
	res.spec = &charts.Spec{ID: p.Chart.ID, Bars: spec}
	return res
}

// drawRow makes the drawn row and its rows of data.
func drawRow(d *drawing, t *template.Bars, r barRow, res *result) charts.BarRow {
	out := charts.BarRow{Label: r.label, Short: d.plain(r.form.Short), Value: barValue(d, t, r, res.scale), MoreThan: r.namedMore || r.otherMore}
	named, other := 0, 0
	for _, p := range r.parts {
		short := d.plain(p.form.Short)
		caption := d.unshownCaption(p)       // slides have no captions
		if sameWords(caption.S, r.label.S) { // under the bar it would say the bar's name again
			caption, short = doc.Span{}, doc.Span{}
		}
		res.row(printedPart(d.Composer, t, p.value, res.scale), dataRow(d.Composer, r.label.S, caption.S, p.value))
		if t.Grouped() && len(r.parts) == 1 && p.form.Caption == nil { // so would the figure's name
			caption, short = doc.Span{}, doc.Span{}
		}
		if p.value.Derived != nil {
			res.computed = true
		}
		if p.value.Missing || p.value.NotExact {
			continue
		}
		part := charts.BarPart{Size: thousandths(p.value.Number, t.Millions), Caption: caption, Short: short}
		switch {
		case len(r.parts) == 1:
		case d.alone():
			part.Value = d.figure(printedPart(d.Composer, t, p.value, res.scale), p.value) // the table beside it prints the same string
		default:
			part.Value = d.figure(d.Cat.Qualify(p.value.Qualifier, language.InText, d.Size(p.value.Number, words.IsMoney(p.value), &words.Scale{Millions: t.Millions, Decimals: language.Exact}, false)), p.value)
		}
		if p.outlined() {
			part.Fill = charts.Outlined
			other++
		} else {
			named++
		}
		out.Parts = append(out.Parts, part)
	}
	res.computed = res.computed || named > 1 || other > 1
	out.Missing = len(out.Parts) == 0
	out.Detail = d.plainIn(r.form.Detail, res.scale)
	listBar(d, t, r, res)
	return out
}

// sameWords says whether two labels say the same.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// caption names a part: the template's word, or the dataset's short name.
func (d *drawing) caption(p barPart) doc.Span {
	if p.form.Caption != nil {
		return d.plain(p.form.Caption)
	}
	name, ok := d.Lib.Named(&phrase.Ref{ID: p.value.ID, Target: p.value.Ref, Part: "short"})
	if !ok {
		return doc.Span{}
	}
	s, said := datumText(d.Composer, name)
	d.said = append(d.said, said...)
	return doc.Span{S: s, Lang: d.Foreign[s], Of: said}
}

// unshownCaption is the caption where it is not shown.
func (d *drawing) unshownCaption(p barPart) doc.Span {
	q := d.quietly()
	s := q.caption(p)
	d.said = append(d.said, merely(q.said)...)
	return s
}

// keyBeside lets the rows of a chart that has lines under its names say themselves that their payer is not named: where
// no bar has both kinds of parts, the words stand behind the value of each outlined one, and no key is needed.
func keyBeside(spec *charts.Bars) {
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
			if r := &g.Rows[i]; len(r.Parts) > 0 && r.Parts[0].Fill == charts.Outlined {
				r.Aside = spec.OutlinedKey
			}
		}
	}
	spec.SolidKey, spec.SolidKeyShort, spec.OutlinedKey, spec.OutlinedKeyShort = doc.Span{}, doc.Span{}, doc.Span{}, doc.Span{}
}
