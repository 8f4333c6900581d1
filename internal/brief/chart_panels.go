package brief

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// panelsForm is a set of figures of any units, each with who, when and what. Those of one unit have marks of one size, a
// measure for the eye: they share no axis, and nothing is said of their order.
type panelsForm struct {
	Head   chartHead     `yaml:",inline"`
	Marks  string        `yaml:"marks,enum=shared|all"`
	Narrow *panelsNarrow `yaml:"narrow"`
	Panels []panelForm   `yaml:"panels,required,nonempty"`
}

// panelsNarrow says how many panels slides and cards show, the first ones, and has words that count the others.
type panelsNarrow struct {
	Pos   diag.Pos `yaml:",pos"`
	First int      `yaml:"first,required"`
	Rest  rawText  `yaml:"rest,required"`

	rest *phrase.Text
}

// mostPanels is how many panels a chart may have: three rows of three. A table holds more.
const mostPanels = 9

type panelForm struct {
	Of     source.String `yaml:"of,required,word"`
	Kicker rawText       `yaml:"kicker,required"`
	Label  rawText       `yaml:"label,required"`
	Noun   rawText       `yaml:"noun"`

	kicker, label, noun *phrase.Text
}

// allMarks gives marks to units of which there is one panel only, too.
const allMarks = "all"

// UnmarshalSource says what to write in place of columns of panels and of marks of several forms.
func (f *panelsForm) UnmarshalSource(n *source.Node) diag.List {
	type form panelsForm
	found := source.Decode(n, (*form)(f))
	var old diag.List
	for _, x := range n.Fields {
		switch {
		case x.Key == "columns":
			old.Add(x.KeyPos, diag.Error, "old-form", "panels stand in one list, since each prints its own period",
				"write panels: and all of them below it, in the order to be read, without columns: and head:",
				"mark: and per: go: one mark stands for the same number in all panels of a unit, and the program chooses it")
		case x.Key == "marks" && x.Value.Kind == source.Map:
			old.Add(x.KeyPos, diag.Error, "old-form", "all marks are squares, which need no words", "take marks: out, or write marks: all, so that a unit with one panel has marks too")
		}
	}
	if len(old) > 0 {
		return old
	}
	return found
}

func (f *panelsForm) head() *chartHead { return &f.Head }

func (f *panelsForm) prepare(l *loader, c *chartTemplate) {
	if n := len(f.Panels); n > mostPanels {
		l.diags.Add(c.pos, diag.Error, "too-many-panels", "a chart has at most "+itoa(mostPanels)+" panels, found "+itoa(n), "keep those that matter most, and show all in a table")
	}
	if n := f.Narrow; n != nil {
		if n.First < 1 || n.First >= len(f.Panels) {
			l.diags.Add(n.Pos, diag.Error, "bad-narrow", "the chart has "+itoa(len(f.Panels))+" panels and would show "+itoa(n.First)+" on slides and cards", "write first: with a number from 1 to one less than its panels, or take narrow: out")
		}
		n.rest = l.line(n.Rest, phrase.Rest)
	}
	for i := range f.Panels {
		p := &f.Panels[i]
		l.valueRef(p.Of)
		p.kicker, p.label, p.noun = l.line(p.Kicker, phrase.Label), l.line(p.Label, phrase.Label), l.line(p.Noun, phrase.Label)
		l.showsThing(p.Of)
		l.fair(headline{what: "panel", of: p.Of, text: append(versions(p.Label, p.label, phrase.Label), versions(p.Kicker, p.kicker, phrase.Label)...)})
	}
}

// unitMarks is what one mark stands for in all panels of a unit.
type unitMarks struct {
	value   *figures.Value // the first of them
	panels  int
	largest decimal.Decimal
	noun    *phrase.Text // what the template calls it
	size    decimal.Decimal
}

// marks finds the size of a mark for each unit that has marks, in the order of the panels. Values that are missing or
// not positive have none.
func (f *panelsForm) marks(b *builder, values []*figures.Value) []*unitMarks {
	var units []*unitMarks
	for i, v := range values {
		if v == nil || !markable(v) {
			continue
		}
		u := marksOf(units, v)
		if u == nil {
			u = &unitMarks{value: v}
			units = append(units, u)
		}
		u.panels++
		if v.Number.GreaterThan(u.largest) {
			u.largest = v.Number
		}
		switch p := &f.Panels[i]; {
		case p.noun == nil:
		case u.noun == nil:
			u.noun = p.noun
		case b.plain(u.noun) != b.plain(p.noun):
			b.diags.Add(p.noun.Pos(), diag.Error, "two-nouns", "the key of a unit has one noun, found "+source.Quote(b.plain(u.noun))+" and "+source.Quote(b.plain(p.noun)),
				"write the same noun: in all panels of the unit, or in one alone")
		}
	}
	shown := units[:0]
	for _, u := range units {
		if u.panels > 1 || f.Marks == allMarks {
			u.size = markSize(u.largest)
			shown = append(shown, u)
		}
	}
	return shown
}

func markable(v *figures.Value) bool {
	return !v.Missing && !v.NotExact && v.Number.IsPositive()
}

func marksOf(units []*unitMarks, v *figures.Value) *unitMarks {
	for _, u := range units {
		if u.value.Unit.ID == v.Unit.ID {
			return u
		}
	}
	return nil
}

// mostMarks is how many marks the largest panel of a unit has at most.
const mostMarks = 150

// markSize is what one mark stands for: the smallest of 1, 2, 5, 10, 20, ... of which the largest value has no more than
// 150. It then has 50 or more, unless it is itself less than 50.
func markSize(largest decimal.Decimal) decimal.Decimal {
	for power := decimal.New(1, 0); ; power = power.Shift(1) {
		for _, n := range []int64{1, 2, 5} {
			if size := power.Mul(decimal.New(n, 0)); largest.LessThanOrEqual(size.Mul(decimal.New(mostMarks, 0))) {
				return size
			}
		}
	}
}

// of is how many full marks a value has and, in thousandths, what is left of one more. What is less than one mark has
// none.
func (u *unitMarks) of(v *figures.Value) (full, part int) {
	if v.Number.LessThan(u.size) {
		return 0, 0
	}
	q, rest := v.Number.QuoRem(u.size, 0)
	if rest.IsPositive() {
		part = max(1, int(rest.Shift(3).Div(u.size).IntPart()))
	}
	return int(q.IntPart()), part
}

// key says what one mark stands for: "= 100 people".
func (u *unitMarks) key(b *builder) string {
	one := *u.value
	one.Number, one.Qualifier, one.Derived, one.Obs = u.size, "", nil, nil
	size := b.figure(&one, &phrase.Ref{}, nil)
	noun := b.plain(u.noun)
	if noun == "" && one.Unit.Kind == dataset.UnitCount {
		noun = b.pluralOf(one.Unit.Noun, u.size)
	}
	if noun != "" {
		size += unbroken + noun
	}
	return b.cat.Msg(language.KeyMarkIs, "size", size)
}

func (f *panelsForm) build(b *builder, c *chartTemplate, _ chartBlock) *chartResult {
	res := &chartResult{rows: [][]string{valueColumns()}}
	values := make([]*figures.Value, len(f.Panels))
	for i := range f.Panels {
		values[i] = b.chartValue(f.Panels[i].Of, "")
	}
	units := f.marks(b, values)
	var all []unitPanel
	for i, v := range values {
		if v == nil {
			continue
		}
		p := unitPanel{Panel: f.panel(b, &f.Panels[i], v), markable: markable(v)}
		if p.unit = marksOf(units, v); p.markable && p.unit != nil {
			p.Marks, p.Part = p.unit.of(v)
		}
		all = append(all, p)
		res.values = append(res.values, v)
		res.row(b.figure(v, &phrase.Ref{}, nil), b.dataRow(p.Kicker, p.Label, v))
	}
	spec := b.keyed(all, units)
	shown := len(all)
	if n := f.Narrow; n != nil && n.First >= 1 && n.First < len(all) {
		shown = n.First
		spec.Narrow = b.keyed(all[:shown], units)
		spec.Narrow.Rest = b.counted(n.rest, len(all)-shown)
	}
	for i, p := range all[:shown] {
		b.slide.figure(doc.SlideFigure{Label: p.Label, Value: strings.TrimSpace(p.Qualifier + " " + p.Number)}, res.values[i])
	}
	res.spec = &charts.Spec{ID: c.id, Panels: spec}
	return res
}

// unitPanel is a panel with what one mark of its unit stands for, if that has marks.
type unitPanel struct {
	charts.Panel
	unit     *unitMarks
	markable bool
}

// keyed makes panels with the words that explain their marks.
func (b *builder) keyed(all []unitPanel, units []*unitMarks) *charts.Panels {
	spec := &charts.Panels{}
	part, alone, less := false, false, false
	shown := map[*unitMarks]bool{}
	for _, p := range all {
		spec.Panels = append(spec.Panels, p.Panel)
		switch {
		case !p.markable:
		case p.unit == nil:
			alone = true
		default:
			part, less = part || p.Part > 0, less || p.Marks == 0
			shown[p.unit] = shown[p.unit] || p.Marks > 0
		}
	}
	for _, u := range units {
		if shown[u] {
			spec.Keys = append(spec.Keys, u.key(b))
		}
	}
	if part {
		spec.PartKey = b.cat.Msg(language.KeyMarkPart)
	}
	if len(spec.Keys) > 0 {
		var words []string
		if alone {
			words = append(words, b.cat.Msg(language.KeyMarkAlone))
		}
		if less {
			words = append(words, b.cat.Msg(language.KeyMarkLess))
		}
		spec.AloneKey = strings.Join(words, " ")
	}
	return spec
}

func (f *panelsForm) panel(b *builder, p *panelForm, v *figures.Value) charts.Panel {
	out := charts.Panel{Kicker: b.plain(p.kicker), Label: b.plain(p.label), When: b.panelPeriod(v)}
	if v.Missing || v.NotExact {
		out.Number = b.figure(v, &phrase.Ref{}, nil)
		return out
	}
	exact := *v
	exact.Qualifier = ""
	out.Qualifier, out.Number = b.cat.TileQualifier(v.Qualifier), b.figure(&exact, &phrase.Ref{}, nil)
	return out
}

// panelPeriod is the period as a panel prints it beside who.
func (b *builder) panelPeriod(v *figures.Value) string {
	switch p := b.lib.period(v.Period); {
	case p.NotStated:
		return b.cat.Msg(language.KeyPeriodNotStated)
	case v.Counting == dataset.Cumulative && p.Words == "" && !p.OpenTo && !p.OpenFrom && p.From == p.To:
		return b.periodOf(v, false)
	}
	return b.periodOf(v, true)
}

func (f *panelsForm) table(b *builder, res *chartResult) doc.DataTable {
	m := b.cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{
		{Head: m(language.KeyColWhat)}, {Head: m(language.KeyColPeriod), Minor: true}, {Head: m(language.KeyColUnit), Minor: true}, {Head: m(language.KeyColCount), Right: true},
	}}
	for i, p := range res.spec.Panels.Panels {
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Label != p.Kicker {
			out.Groups = append(out.Groups, doc.DataGroup{Label: p.Kicker})
		}
		g := &out.Groups[len(out.Groups)-1]
		v := res.values[i]
		g.Rows = append(g.Rows, []doc.DataCell{cell(b.capital(p.Label)), cell(held(b.periodOf(v, true))), cell(b.unitName(v, nil)), {S: res.printed[i], Faint: v.Missing || v.NotExact}})
	}
	return out
}

// pluralOf returns the form of a noun that goes with a number.
func (b *builder) pluralOf(noun dataset.Plural, n decimal.Decimal) string {
	forms, lang := b.formsOf(noun)
	want, found := language.PluralCategory(lang, n.Abs()), ""
	for _, f := range forms {
		if f.Category == want {
			found = f.S
			break
		}
		if f.Category == "other" {
			found = f.S
		}
	}
	b.mark(found, b.lib.foreign(lang))
	return found
}

// formsOf are the forms of a noun, and their language.
func (b *builder) formsOf(noun dataset.Plural) ([]dataset.PluralForm, string) {
	if forms, _ := noun.In(b.lib.lang); len(forms) > 0 {
		return forms, forms[0].Lang
	}
	return nil, b.lib.lang
}
