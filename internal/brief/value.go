package brief

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

func isMoney(v *figures.Value) bool { return v.Unit != nil && v.Unit.Kind == dataset.UnitMoney }

// moreThan says that a value is a lower bound.
func moreThan(v *figures.Value) bool { return v.Qualifier == dataset.MoreThan }

// figure prints a value: qualifier, number and currency or percent sign, never the noun.
func (b *builder) figure(v *figures.Value, x *phrase.Ref, sc *scale) string {
	c := b.cat
	switch {
	case v.Missing:
		return c.Msg(language.KeyNotStated)
	case v.NotExact:
		return c.Msg(language.KeyNotComparable)
	}
	var s string
	switch {
	case !v.Rat.Den.IsZero():
		s = c.Share(v.Rat.Num, v.Rat.Den)
	case isMoney(v):
		n := v.Number
		if x.Round {
			n = language.RoundAmount(n)
		}
		s = c.Money(n, v.Unit.Currency, language.Symbol)
	case v.Unit != nil && v.Unit.Kind == dataset.UnitPercent:
		s = c.Percent(v.Number, language.Exact)
	default:
		s = b.count12(v.Number, x.Words)
	}
	return c.Qualify(v.Qualifier, qualifierForm(sc, x.Table), s)
}

func qualifierForm(sc *scale, table bool) language.QualifierForm {
	if table || sc != nil && sc.table {
		return language.InTable
	}
	return language.InText
}

// count12 prints a count, to twelve in words where that is asked for.
func (b *builder) count12(n decimal.Decimal, words bool) string {
	if words && n.IsInteger() && n.LessThan(decimal.New(100, 0)) {
		if w, ok := b.cat.Word(int(n.IntPart())); ok {
			return w
		}
	}
	return b.cat.Number(n, language.Exact)
}

// number prints a value in the unit of its chart or table; in running text an amount is in millions.
func (b *builder) number(v *figures.Value, sc *scale, words bool) string {
	switch {
	case v.Missing:
		return b.cat.Msg(language.KeyNotStated)
	case v.NotExact:
		return b.cat.Msg(language.KeyNotComparable)
	}
	return b.cat.Qualify(v.Qualifier, qualifierForm(sc, false), b.size(v.Number, isMoney(v), sc, words))
}

// size prints a bare number in a scale.
func (b *builder) size(n decimal.Decimal, money bool, sc *scale, words bool) string {
	decimals := language.Exact
	if sc != nil {
		decimals = sc.decimals
	}
	if money && (sc == nil || sc.millions) {
		return b.cat.Millions(n, decimals)
	}
	if decimals == language.Exact {
		return b.count12(n, words)
	}
	return b.cat.Number(n, decimals)
}

// few is room for the values that nearly every figure is made of: a list of them in it needs no memory of its own.
type few [12]*figures.Value

// leaves lists the observed values that a sum adds up.
func (room *few) leaves(v *figures.Value) []*figures.Value {
	return figures.AppendLeaves(room[:0], v)
}

// addends lists what the arithmetic of a value shows: the leaves of a sum, the two terms of a difference or share.
func addends(v *figures.Value) []*figures.Value {
	if v.Derived == nil || v.Derived.Operation != dataset.Sum || !slices.ContainsFunc(v.Parts, isSum) {
		return v.Parts
	}
	var out []*figures.Value
	for _, p := range v.Parts {
		if isSum(p) {
			out = append(out, addends(p)...)
		} else {
			out = append(out, p)
		}
	}
	return out
}

func isSum(v *figures.Value) bool { return v.Derived != nil && v.Derived.Operation == dataset.Sum }

// sumOf prints a value's arithmetic: "140 + 91.3 + 125". Each part keeps the decimals it was published with.
func (b *builder) sumOf(v *figures.Value) string {
	sign := " + "
	if v.Derived != nil && v.Derived.Operation == dataset.Difference {
		sign = " − "
	} else if v.Derived != nil && v.Derived.Operation == dataset.Share {
		sign = " / "
	}
	var parts []string
	for _, p := range addends(v) {
		parts = append(parts, b.number(p, nil, false))
	}
	return strings.Join(parts, sign)
}

// periodOf prints a value's period: in a sentence with its preposition, in a table as a label. A running total whose
// period is one day or month is said to stand by then.
func (b *builder) periodOf(v *figures.Value, label bool) string {
	p := b.lib.period(v.Period)
	lang := b.lib.foreign(v.Period.Words.Language(b.lib.lang))
	switch {
	case label && p.Words != "":
		s := b.cat.PeriodLabel(p)
		b.mark(s, lang)
		return s
	case label:
		return b.cat.PeriodLabel(p)
	case p.Words != "":
		s := b.cat.Period(p)
		b.mark(s, lang)
		return s
	case v.Counting == dataset.Cumulative && !p.NotStated && p.Words == "" && !p.OpenTo && !p.OpenFrom && p.From == p.To && p.To.Month > 0:
		return b.cat.By(p.To)
	}
	return b.cat.Period(p)
}

// noun prints the noun the dataset gives for what a value counts.
func (b *builder) noun(v *figures.Value, pos diag.Pos) string {
	if s := b.nounFor(v, v.Number); s != "" {
		return s
	}
	b.diags.Add(pos, diag.Error, "no-noun", "the dataset gives no noun for "+source.Quote(v.Ref), "write noun: there, or {{"+v.Ref+"|one=...|other=...}} here")
	return ""
}

// nounFor returns the form of a value's noun that goes with a number.
func (b *builder) nounFor(v *figures.Value, n decimal.Decimal) string {
	return b.pluralOf(nounOf(v), n)
}

// nounLanguage is the language of a value's noun, where it is not the document's.
func (b *builder) nounLanguage(v *figures.Value) string {
	_, lang := b.formsOf(nounOf(v))
	return b.lib.foreign(lang)
}

// nounOf is the noun of what a value counts.
func nounOf(v *figures.Value) (noun dataset.Plural) {
	switch {
	case v.Indicator != nil && !v.Indicator.Noun.IsZero():
		return v.Indicator.Noun
	case v.Derived != nil && !v.Derived.Noun.IsZero():
		return v.Derived.Noun
	case v.Unit != nil:
		return v.Unit.Noun
	}
	return noun
}

// datum is a string of the dataset, or one of the tool's words in its place.
type datum struct {
	text  *phrase.Text
	plain string
	lang  string // of plain, where it is not the document's
	faint bool
}

// named finds the text that a part of a reference asks for.
func (lib *Library) named(x *phrase.Ref) (datum, bool) {
	ix := lib.index
	text := func(t dataset.Text) (datum, bool) {
		if len(t.Values) == 0 {
			return datum{}, false
		}
		return datum{text: lib.datum(t)}, true
	}
	first := func(texts ...dataset.Text) (datum, bool) {
		for _, t := range texts {
			if d, ok := text(t); ok {
				return d, true
			}
		}
		return datum{}, false
	}
	ind, der := ix.indicators[x.ID], ix.derived[x.ID]
	switch x.Part {
	case "purpose":
		return text(ind.Purpose)
	case "status":
		if d, ok := text(ind.FundingStatus); ok {
			return d, true
		}
		return datum{plain: lib.cat.Msg(language.KeyNotStated), lang: lib.cat.Language(language.KeyNotStated), faint: true}, true
	case "payer":
		faint := ind.Payer.Kind == dataset.PayerNotNamed
		if d, ok := text(ind.Payer.Name); ok {
			d.faint = faint
			return d, true
		}
		if faint {
			return datum{plain: lib.cat.Msg(language.KeyNotNamed), lang: lib.cat.Language(language.KeyNotNamed), faint: true}, true
		}
		return datum{}, false
	case "sentence":
		if a := ix.actors[x.ID]; a != nil {
			return text(a.Sentence)
		}
		return text(ix.statements[x.ID].Text)
	}
	short := x.Part == "short"
	switch {
	case ind != nil:
		if member := memberName(ind, x.Target); member != nil {
			return text(*member)
		}
		if short {
			return first(ind.Short, ind.Name)
		}
		return text(ind.Name)
	case der != nil:
		if short {
			return first(der.Short, der.Name)
		}
		return text(der.Name)
	case ix.actions[x.ID] != nil:
		if a := ix.actions[x.ID]; short {
			return first(a.Label, a.Name)
		}
		return first(ix.actions[x.ID].Name, ix.actions[x.ID].Label)
	case ix.actors[x.ID] != nil:
		if a := ix.actors[x.ID]; short && a.Abbreviation != "" {
			return datum{plain: a.Abbreviation}, true
		}
		return text(ix.actors[x.ID].Name)
	case ix.lists[x.ID] != nil:
		return text(ix.lists[x.ID].Name)
	case ix.areas[x.ID] != nil:
		return text(ix.areas[x.ID].Name)
	case ix.sources[x.ID] != nil:
		if s := ix.sources[x.ID]; !short {
			return datum{plain: s.Title, lang: lib.foreign(lib.ds.Language)}, true
		}
		return text(ix.sources[x.ID].Short)
	}
	return datum{}, false
}

func memberName(ind *dataset.Indicator, target string) *dataset.Text {
	_, m, ok := strings.Cut(target, "/")
	if !ok {
		return nil
	}
	m, _, _ = strings.Cut(m, "@")
	for i := range ind.Members {
		if ind.Members[i].ID == m {
			return &ind.Members[i].Name
		}
	}
	return nil
}

// count is what .count asks: parts of a sum, entries of a list, outside points of a chart.
func (b *builder) count(x *phrase.Ref, pos diag.Pos) (int, bool) {
	if c := b.lib.byID[x.ID]; c != nil && b.lib.index.derived[x.ID] == nil && b.lib.index.lists[x.ID] == nil {
		steps, ok := c.body.(*stepsForm)
		if !ok {
			b.diags.Add(pos, diag.Error, "no-such-part", "the chart "+source.Quote(x.ID)+" has no points from outside sources to count", "")
			return 0, false
		}
		return steps.outside(b), true
	}
	if list := b.lib.index.lists[x.ID]; list != nil && b.lib.index.derived[x.ID] == nil {
		b.use(x.ID, pos)
		if n := len(list.Codes) + len(list.Others); n > 0 {
			return n, true
		}
		if list.Count != nil {
			return *list.Count, true
		}
		b.diags.Add(pos, diag.Error, "no-count", "the list "+source.Quote(x.ID)+" names no entries and states no count", "")
		return 0, false
	}
	v := b.value(x.Target, pos)
	if v == nil {
		return 0, false
	}
	return len(addends(v)), true
}

// dateOf prints the date of an action or a source, without preposition.
func (r *render) dateOf(x *phrase.Ref, pos diag.Pos) string {
	b := r.b
	if s := b.lib.index.sources[x.ID]; s != nil && b.lib.index.actions[x.ID] == nil {
		return b.cat.Date(day(s.Date))
	}
	a := b.lib.index.actions[x.ID]
	b.use(x.ID, pos)
	b.slide.action(a)
	r.coverAction(x, a)
	d := a.Time.From
	if x.Part == "end" || d.Year == 0 {
		d = a.Time.To
	}
	if d.Year == 0 {
		b.diags.Add(pos, diag.Error, "no-date", "the action "+source.Quote(x.ID)+" has no date for ."+x.Part, "")
		return ""
	}
	if x.Table || r.scale != nil && r.scale.table {
		return b.cat.DateLabel(day(d))
	}
	return b.cat.Date(day(d))
}

// years are those that a period covers; not known where no date is given. What has no end goes on until now.
func years(p dataset.Period, now dataset.Date) (s span, known bool) {
	switch {
	case p.NotStated || p.From.Year == 0 && p.To.Year == 0:
		return span{}, false
	case p.OpenTo || p.To.Year == 0:
		return span{p.From.Year, max(p.From.Year, now.Year)}, true
	case p.From.Year == 0: // only the end is known
		return span{p.To.Year, p.To.Year}, true
	}
	return span{p.From.Year, p.To.Year}, true
}

// coveredBy are the years a value speaks of. A running total speaks of all the time since its count began, a
// computed value of the time its parts share.
func coveredBy(v *figures.Value) (s span, known bool) {
	s, known = years(v.Period, v.Published)
	if v.Counting == dataset.Cumulative && v.Start.Year > 0 {
		s.from = min(s.from, v.Start.Year)
	}
	return s, known
}
