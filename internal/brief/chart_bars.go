package brief

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// barsForm is a chart of horizontal bars with parts and groups.
type barsForm struct {
	Head   chartHead      `yaml:",inline"`
	Unit   source.String  `yaml:"unit,required,id"`
	Scale  string         `yaml:"scale,enum=millions|units"`
	Order  string         `yaml:"order,enum=size|given|label"` // of rows in their group and of parts in their row
	Narrow *narrowForm    `yaml:"narrow"`
	Keys   barKeys        `yaml:"keys"`
	Groups []barGroupForm `yaml:"groups,required,nonempty"`
}

// barKeys are the words of the direct key.
type barKeys struct {
	Solid         rawText `yaml:"solid"`
	SolidShort    rawText `yaml:"solid_short"`
	Outlined      rawText `yaml:"outlined"`
	OutlinedShort rawText `yaml:"outlined_short"`
	NoneNamed     rawText `yaml:"none_named"`

	solid, solidShort, outlined, outlinedShort, noneNamed *phrase.Text
}

type barGroupForm struct {
	Pos    diag.Pos     `yaml:",pos"`
	Broken bool         `yaml:",broken"`
	Label  rawText      `yaml:"label"`
	Rows   []barRowForm `yaml:"rows,required,nonempty"`

	label *phrase.Text
}

type barRowForm struct {
	Pos    diag.Pos      `yaml:",pos"`
	Broken bool          `yaml:",broken"`
	Label  rawText       `yaml:"label"`
	Short  rawText       `yaml:"short"` // a shorter label, for a column that is narrow
	Area   source.String `yaml:"area,id"`
	Detail rawText       `yaml:"detail"`                      // a line under the name: payer, status, purpose
	Order  string        `yaml:"order,enum=size|given|label"` // of the parts; empty: as in the chart
	Narrow *rowNarrow    `yaml:"narrow"`
	Parts  []barPartForm `yaml:"parts,required,nonempty"`

	label, short, detail *phrase.Text
}

// rowNarrow are a row's words where the largest rows of all groups stand in one list.
type rowNarrow struct {
	Label  rawText `yaml:"label,required"`
	Detail rawText `yaml:"detail"`

	label, detail *phrase.Text
}

type barPartForm struct {
	Of      source.String `yaml:"of,required,word"`
	Caption rawText       `yaml:"caption"`
	Short   rawText       `yaml:"short"`

	caption, short *phrase.Text
}

func (f *barsForm) head() *chartHead { return &f.Head }

// grouped says whether all groups have labels: they then stand in a column of their own.
func (f *barsForm) grouped() bool {
	return !slices.ContainsFunc(f.Groups, func(g barGroupForm) bool { return g.label == nil })
}

func (f *barsForm) millions() bool { return f.Scale == "millions" }

func (f *barsForm) prepare(l *loader, _ *chartTemplate) {
	l.unit(f.Unit)
	k := &f.Keys
	k.solid, k.solidShort = l.line(k.Solid, phrase.Label), l.line(k.SolidShort, phrase.Label)
	k.outlined, k.outlinedShort = l.line(k.Outlined, phrase.Label), l.line(k.OutlinedShort, phrase.Label)
	k.noneNamed = l.line(k.NoneNamed, phrase.Label)
	rows := 0
	for i := range f.Groups {
		g := &f.Groups[i]
		rows += len(g.Rows)
		g.label = l.line(g.Label, phrase.Label)
		if i > 0 && g.label == nil && !g.Broken {
			l.diags.Add(g.Pos, diag.Error, "missing-key", "every group after the first needs a label", "write label: with what its rows have in common")
		}
		for j := range g.Rows {
			r := &g.Rows[j]
			r.label, r.short, r.detail = l.line(r.Label, phrase.Label), l.line(r.Short, phrase.Label), l.line(r.Detail, phrase.Label)
			if n := r.Narrow; n != nil {
				n.label, n.detail = l.line(n.Label, phrase.Label), l.line(n.Detail, phrase.Label)
			}
			if r.Area.S != "" && l.lib.index.areas[r.Area.S] == nil {
				message, hint := source.Unknown("area", r.Area.S, l.areaNames())
				l.diags.Add(r.Area.Pos, diag.Error, "unknown-reference", message, hint)
			}
			if r.label == nil && r.Area.S == "" && !r.Broken {
				l.diags.Add(r.Pos, diag.Error, "missing-key", "a row needs a label or an area", "")
			}
			for p := range r.Parts {
				part := &r.Parts[p]
				l.valueRef(part.Of)
				l.shows(part.Of)
				part.caption, part.short = l.line(part.Caption, phrase.Label), l.line(part.Short, phrase.Label)
				l.showsCaption(part)
			}
		}
	}
	if f.Narrow != nil {
		f.Narrow.prepare(l, rows)
	}
}

// showsCaption keeps the dataset's name of a part that the template gives none.
func (l *loader) showsCaption(p *barPartForm) {
	ind := l.lib.index.indicators[phrase.RootOf(p.Of.S)]
	switch {
	case p.caption != nil || ind == nil:
	case ind.Short.IsZero():
		l.showsDatum(ind.Name)
	default:
		l.showsDatum(ind.Short)
	}
}

func (l *loader) areaNames() []string {
	var names []string
	for _, a := range l.lib.ds.Areas {
		names = append(names, a.ID)
	}
	return names
}

// barRow is a row with its values: those whose payer is named, and the others.
type barRow struct {
	form             *barRowForm
	label            string
	detail           *phrase.Text
	area             string
	parts            []barPart // in the order they are drawn
	named, other     decimal.Decimal
	hasNamed, hasOth bool
	namedMore        bool
	otherMore        bool
	missing          int
}

type barPart struct {
	form  *barPartForm
	value *figures.Value
}

func (r barRow) total() decimal.Decimal { return r.named.Add(r.other) }

// The orders of rows and parts, as templates write them. Nothing is bySize.
const (
	byLabel = "label"
	asGiven = "given"
)

// rows resolves the rows of a group in the chart's order: the longest bar first, by label, or as they are given. Parts
// have that of their row; whatever it is, those of a named payer stand first.
func (f *barsForm) rows(b *builder, g *barGroupForm) []barRow {
	out := make([]barRow, 0, len(g.Rows))
	for i := range g.Rows {
		form := &g.Rows[i]
		r := barRow{form: form, area: form.Area.S, label: b.plain(form.label), detail: form.detail}
		if form.label == nil {
			r.label = b.plain(b.lib.datum(b.lib.index.areas[form.Area.S].Name))
		}
		r.parts = make([]barPart, 0, len(form.Parts))
		for p := range form.Parts {
			part := &form.Parts[p]
			v := b.chartValue(part.Of, f.Unit.S)
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
				r.other, r.hasOth, r.otherMore = r.other.Add(v.Number), true, r.otherMore || moreThan(v)
			default:
				r.named, r.hasNamed, r.namedMore = r.named.Add(v.Number), true, r.namedMore || moreThan(v)
			}
		}
		order := f.Order
		if form.Order != "" {
			order = form.Order
		}
		b.orderParts(r.parts, order)
		out = append(out, r)
	}
	switch f.Order {
	case asGiven:
	case byLabel:
		compare := b.cat.Collator()
		slices.SortStableFunc(out, func(x, y barRow) int { return compare(x.label, y.label) })
	default:
		slices.SortStableFunc(out, func(x, y barRow) int { return y.total().Cmp(x.total()) })
	}
	return out
}

// orderParts sorts the parts of a row.
func (b *builder) orderParts(parts []barPart, order string) {
	compare := func(x, y barPart) int { return y.value.Number.Cmp(x.value.Number) }
	switch order {
	case asGiven:
		compare = func(barPart, barPart) int { return 0 }
	case byLabel:
		names, collate := map[*barPartForm]string{}, b.cat.Collator()
		b.unprinted(func() {
			for _, p := range parts {
				names[p.form] = b.caption(p)
			}
		})
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

func (p barPart) outlined() bool { return p.value.PayerSide == figures.NotNamed }

// check asks the rules about a row, and sees that its parts lie where the row says.
func (f *barsForm) check(b *builder, c *chartTemplate) {
	var all []*figures.Value
	for i := range f.Groups {
		for j := range f.Groups[i].Rows {
			form := &f.Groups[i].Rows[j]
			var named, other, row []*figures.Value
			for _, p := range form.Parts {
				v, problem := b.set.Value(p.Of.S)
				if problem != nil {
					continue
				}
				row = append(row, v)
				if v.PayerSide == figures.NotNamed {
					other = append(other, v)
				} else {
					named = append(named, v)
				}
				for _, leaf := range new(few).leaves(v) {
					if at := leaf.Indicator.ReferenceArea; form.Area.S != "" && at != form.Area.S {
						b.diags.Add(p.Of.Pos, diag.Error, "wrong-area", source.Quote(leaf.ID)+" has the reference area "+source.Quote(at)+", but stands in the row of "+source.Quote(form.Area.S),
							"move it to the row of its area, or correct reference_area in the data")
					}
				}
			}
			b.together(figures.InStack, c.mixes, form.Pos, row...)
			b.together(figures.InSum, c.mixes, form.Pos, named...)
			b.together(figures.InSum, c.mixes, form.Pos, other...)
			all = append(all, row...)
		}
	}
	b.together(figures.OnAxis, c.mixes, c.pos, all...)
}

func (f *barsForm) build(b *builder, c *chartTemplate, o chartBlock) *chartResult {
	f.check(b, c)
	res := &chartResult{shared: true}
	n := 0
	for i := range f.Groups {
		for k := range f.Groups[i].Rows {
			n += len(f.Groups[i].Rows[k].Parts)
		}
	}
	res.expect(valueColumns(), n)
	res.values = make([]*figures.Value, 0, n)
	groups := make([][]barRow, len(f.Groups))
	for i := range f.Groups {
		groups[i] = f.rows(b, &f.Groups[i])
		for _, r := range groups[i] {
			for _, p := range r.parts {
				res.values = append(res.values, p.value)
			}
		}
	}
	res.scale = &scale{millions: f.millions(), decimals: decimalsOf(res.values, f.millions())}
	spec := &charts.Bars{
		NoCaptions: !on(o.Captions),
		SolidKey:   b.plain(f.Keys.solid), SolidKeyShort: b.plain(f.Keys.solidShort),
		OutlinedKey: b.plain(f.Keys.outlined), OutlinedKeyShort: b.plain(f.Keys.outlinedShort),
	}
	labelled := slices.ContainsFunc(f.Groups, func(g barGroupForm) bool { return g.label != nil })
	if labelled {
		res.rows[0] = slices.Insert(res.rows[0], 0, groupColumn)
	}
	for i, rows := range groups {
		g := charts.BarGroup{Label: b.plain(f.Groups[i].label), Rows: make([]charts.BarRow, 0, len(rows))}
		for _, r := range rows {
			first := len(res.rows)
			g.Rows = append(g.Rows, f.row(b, r, res))
			for j := first; labelled && j < len(res.rows); j++ {
				res.rows[j] = slices.Insert(res.rows[j], 0, g.Label)
			}
		}
		spec.Groups = append(spec.Groups, g)
	}
	if !f.grouped() { // which has its key beside the first outlined bar
		f.aside(spec)
	}
	if f.Narrow != nil && len(res.values) > 0 {
		spec.Narrow = f.Narrow.build(b, f, groups, res.scale, spec)
	}
	res.spec = &charts.Spec{ID: c.id, Bars: spec}
	return res
}

// row makes the drawn row and its rows of data.
func (f *barsForm) row(b *builder, r barRow, res *chartResult) charts.BarRow {
	out := charts.BarRow{Label: r.label, Short: b.plain(r.form.short), Value: f.value(b, r, res.scale), MoreThan: r.namedMore || r.otherMore}
	named, other := 0, 0
	for _, p := range r.parts {
		caption, short := "", b.plain(p.form.short)
		b.unprinted(func() { caption = b.caption(p) }) // slides have no captions
		if sameWords(caption, r.label) {               // under the bar it would say the bar's name again
			caption, short = "", ""
		}
		res.row(f.printed(b, p.value, res.scale), b.dataRow(r.label, caption, p.value))
		if f.grouped() && len(r.parts) == 1 && p.form.caption == nil { // so would the figure's name
			caption, short = "", ""
		}
		if p.value.Derived != nil {
			res.computed = true
		}
		if p.value.Missing || p.value.NotExact {
			continue
		}
		part := charts.BarPart{Size: thousandths(p.value.Number, f.millions()), Caption: caption, Short: short}
		switch {
		case len(r.parts) == 1:
		case b.alone:
			part.Value = f.printed(b, p.value, res.scale) // the table beside it prints the same string
		default:
			part.Value = b.cat.Qualify(p.value.Qualifier, language.InText, b.size(p.value.Number, isMoney(p.value), &scale{millions: f.millions(), decimals: language.Exact}, false))
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
	out.Detail = b.plainIn(r.detail, res.scale)
	f.figures(b, r, res.scale)
	return out
}

// printed is a single value as the chart and its table print it.
func (f *barsForm) printed(b *builder, v *figures.Value, sc *scale) string {
	if v.Missing || v.NotExact {
		return b.number(v, sc, false)
	}
	return f.sum(b, v.Number, moreThan(v), sc)
}

// value is what stands at a bar's end: "231.3 + 15.0", the named sum first.
func (f *barsForm) value(b *builder, r barRow, sc *scale) string {
	var words []string
	if r.hasNamed {
		words = append(words, f.sum(b, r.named, r.namedMore, sc))
	}
	if r.hasOth {
		words = append(words, f.sum(b, r.other, r.otherMore, sc))
	}
	if r.missing > 0 {
		words = append(words, b.cat.Msg(language.KeyNotStated))
	}
	s := glue(strings.Join(words, " + "))
	if r.noneNamed() && f.Keys.noneNamed != nil {
		words := b.plain(f.Keys.noneNamed)
		s += ", " + words
		b.mark(s, b.d.Foreign[words])
	}
	return s
}

// noneNamed says that a region has amounts, but none whose payer is named.
func (r barRow) noneNamed() bool { return r.area != "" && r.hasOth && !r.hasNamed }

// sum prints a sum of a row. A lower bound keeps the precision it was published with.
func (f *barsForm) sum(b *builder, n decimal.Decimal, more bool, sc *scale) string {
	s := *sc
	qualifier := dataset.Exact
	if more {
		s.decimals, qualifier = language.Exact, dataset.MoreThan
	}
	return b.cat.Qualify(qualifier, language.InText, b.size(n, f.millions(), &s, false))
}

// sameWords says whether two labels say the same.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// caption names a part: the template's word, or the dataset's short name.
func (b *builder) caption(p barPart) string {
	if p.form.caption != nil {
		return b.plain(p.form.caption)
	}
	d, ok := b.lib.named(&phrase.Ref{ID: p.value.ID, Target: p.value.Ref, Part: "short"})
	if !ok {
		return ""
	}
	if d.text == nil {
		return d.plain
	}
	return b.plain(d.text)
}

// extreme finds the rows with the largest or smallest payer-named part, all of them where several are equal. A row
// of which no payer is named has no such part and is no zero.
func (f *barsForm) extreme(b *builder, largest bool) (best []barRow, shown string) {
	money := b.lib.index.units[f.Unit.S] != nil && b.lib.index.units[f.Unit.S].Kind == dataset.UnitMoney
	for i := range f.Groups {
		for _, r := range f.rows(b, &f.Groups[i]) {
			if !r.hasNamed || r.missing > 0 && !money {
				continue
			}
			c := 1
			if len(best) > 0 {
				c = r.named.Cmp(best[0].named)
				if !largest {
					c = -c
				}
			}
			switch {
			case c > 0:
				best = []barRow{r}
			case c == 0:
				best = append(best, r)
			}
		}
	}
	if len(best) == 0 {
		return nil, b.cat.Msg(language.KeyNotStated)
	}
	var labels []string
	for _, r := range best {
		labels = append(labels, r.label)
	}
	return best, b.cat.List(labels) + " " + b.size(best[0].named, f.millions(), nil, false)
}

// rowsOf lists the rows of a chart of bars in words, for alt texts.
func (b *builder) rowsOf(id string, pos diag.Pos) string {
	c := b.lib.byID[id]
	f, ok := c.body.(*barsForm)
	if !ok {
		b.diags.Add(pos, diag.Error, "no-such-part", "the chart "+source.Quote(id)+" has no bars to list", "")
		return ""
	}
	var all []barRow
	var values []*figures.Value
	for i := range f.Groups {
		rows := f.rows(b, &f.Groups[i])
		all = append(all, rows...)
		for _, r := range rows {
			for _, p := range r.parts {
				values = append(values, p.value)
			}
		}
	}
	sc := &scale{millions: f.millions(), decimals: decimalsOf(values, f.millions())}
	var list []string
	said := tongue{}
	for _, r := range all {
		said.say(r.label, b.d.Foreign[r.label])
		var words []string
		money := len(r.parts) > 0 && r.parts[0].value.PayerSide != figures.NoMoney
		if r.hasNamed {
			s := f.sum(b, r.named, r.namedMore, sc)
			if money {
				s = b.cat.Msg(language.KeyNamedSum, "value", s)
			}
			words = append(words, s)
		} else if r.noneNamed() {
			words = append(words, b.cat.Msg(language.KeyNoneNamed))
		}
		if r.hasOth {
			words = append(words, b.cat.Msg(language.KeyNotNamedSum, "value", f.sum(b, r.other, r.otherMore, sc)))
		}
		if r.missing > 0 {
			words = append(words, b.cat.Msg(language.KeyNotStated))
		}
		size := strings.Join(words, ", ")
		said.say(size, "")
		list = append(list, r.label+" "+size)
	}
	s := strings.Join(list, "; ")
	b.mark(s, said.of())
	return s
}
