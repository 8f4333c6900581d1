// Package words prints what the data hold: figures, periods, nouns, the arithmetic of computed figures, the names of
// sources, in the language of a catalogue.
//
// In: resolved values and a catalogue. Out: strings and spans. There is one set of words for documents and for what
// explains a figure. It never decides where something is printed nor whether values may stand together, and looks up no
// template.
package words

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// Printer prints the figures of one edition in one language.
type Printer struct {
	Cat  *language.Catalog
	Set  *figures.Set
	Data *dataset.Dataset
	// Foreign has the language of each string that is not in the catalogue's: of texts that the dataset has in another one only.
	Foreign doc.Foreign

	sources map[string]*dataset.Source
	names   map[string]doc.Span // short names of sources by id, each made once: every row of data has one
}

// NewPrinter makes a printer for the values of an edition.
func NewPrinter(cat *language.Catalog, set *figures.Set) *Printer {
	p := &Printer{Cat: cat, Set: set, Data: set.Dataset, Foreign: doc.Foreign{}, sources: make(map[string]*dataset.Source, len(set.Dataset.Sources)), names: map[string]doc.Span{}}
	for i := range p.Data.Sources {
		s := &p.Data.Sources[i]
		p.sources[s.ID] = s
	}
	return p
}

// Other is a language where it is not the catalogue's own, else empty.
func (p *Printer) Other(lang string) string {
	if lang == p.Cat.Lang() {
		return ""
	}
	return lang
}

// Pick returns a text of the dataset that holds no references.
func (p *Printer) Pick(t dataset.Text) string {
	s, _, _ := t.In(p.Cat.Lang())
	return s
}

// SideName says whose money a value is, by the name of its side, or by the shorter one that stands behind an amount. It is
// empty for what is no money, and where the dataset has no sides.
func (p *Printer) SideName(v *figures.Value, short bool) string {
	side := p.Data.Side(string(v.PayerSide))
	switch {
	case side == nil:
		return ""
	case short && !side.Short.IsZero():
		return p.Pick(side.Short)
	}
	return p.Pick(side.Name)
}

// Mark records that a plain string is in another language; an empty one is the document's.
func (p *Printer) Mark(s, lang string) {
	if lang != "" && s != "" {
		p.Foreign[s] = lang
	}
}

// Capital is a plain string with a capital, in its language.
func (p *Printer) Capital(s string) string {
	big := p.Cat.Capital(s)
	p.Mark(big, p.Foreign[s])
	return big
}

// Scale is the unit that bare numbers are printed in: that of the chart or table they stand in. Nil in running text.
type Scale struct {
	Millions bool
	Decimals int  // of a column; language.Exact where each value keeps its own
	Table    bool // qualifiers are signs, periods are labels
}

// Form says how a figure is printed.
type Form struct {
	Round bool // an amount of money as headlines have it
	Words bool // a count to twelve in words
	Table bool // qualifiers are signs
	Code  bool // a currency by its code: "EUR 91.3 million"
}

// IsMoney says whether a value is an amount.
func IsMoney(v *figures.Value) bool { return v.Unit != nil && v.Unit.Kind == dataset.UnitMoney }

// MoreThan says that a value is a lower bound.
func MoreThan(v *figures.Value) bool { return v.Qualifier == dataset.MoreThan }

// Figure prints a value: qualifier, number and currency or percent sign, never the noun.
func (p *Printer) Figure(v *figures.Value, x Form, sc *Scale) string {
	c := p.Cat
	switch {
	case v.Missing:
		return p.NoValue(v)
	case v.NotExact:
		return c.Msg(language.KeyNotComparable)
	}
	var s string
	switch {
	case v.Derived != nil && (!v.Rat.Den.IsZero() || v.Decimals != nil):
		s = p.computed(v, x)
	case IsMoney(v):
		n := v.Number
		if x.Round {
			n = language.RoundAmount(n)
		}
		s = c.Money(n, v.Unit.Currency, currencyForm(x.Code))
	case v.Unit != nil && v.Unit.Kind == dataset.UnitPercent:
		s = c.Percent(v.Number, decimalsOf(v))
	case v.Unit != nil && v.Unit.Kind == dataset.UnitPoints && v.Derived != nil:
		s = p.points(v.Number, decimalsOf(v))
	case v.Unit != nil && v.Unit.Kind != dataset.UnitCount:
		s = c.Number(v.Number, decimalsOf(v))
		if behind := p.behind(v.Unit); behind != "" {
			s += "\u00a0" + behind
		}
	default:
		s = count(p, v.Number, x.Words)
	}
	return c.Qualify(v.Qualifier, qualifierForm(sc, x.Table), s)
}

// NoValue says why a value is missing: its publisher withholds it, or nothing is stated. v may be nil.
func (p *Printer) NoValue(v *figures.Value) string {
	if v != nil && v.Obs != nil && v.Obs.Status.Has(dataset.StatusSuppressed) {
		return p.Cat.Msg(language.KeySuppressed)
	}
	return p.Cat.Msg(language.KeyNotStated)
}

// decimalsOf is how many decimals a value is printed with.
func decimalsOf(v *figures.Value) int {
	if v.Decimals != nil {
		return *v.Decimals
	}
	if v.Unit != nil && v.Unit.Decimals != nil {
		return *v.Unit.Decimals
	}
	return language.Exact
}

// behind is what stands behind the number of a rate or a measure.
func (p *Printer) behind(u *dataset.Unit) string {
	if u.Symbol != "" {
		return u.Symbol
	}
	return p.Pick(u.Words)
}

func currencyForm(code bool) language.MoneyForm {
	if code {
		return language.Code
	}
	return language.Symbol
}

func qualifierForm(sc *Scale, table bool) language.QualifierForm {
	if table || sc != nil && sc.Table {
		return language.InTable
	}
	return language.InText
}

// count prints a count, to twelve in words where that is asked for.
func count(p *Printer, n decimal.Decimal, words bool) string {
	if words && n.IsInteger() && n.LessThan(decimal.New(100, 0)) {
		if w, ok := p.Cat.Word(int(n.IntPart())); ok {
			return w
		}
	}
	return p.Cat.Number(n, language.Exact)
}

// Number prints a value in the unit of its chart or table; in running text an amount is in millions.
func (p *Printer) Number(v *figures.Value, sc *Scale, words bool) string {
	switch {
	case v.Missing:
		return p.NoValue(v)
	case v.NotExact:
		return p.Cat.Msg(language.KeyNotComparable)
	}
	if n, is := ownDecimals(v); is && v.Derived != nil && IsMoney(v) && (sc == nil || sc.Decimals == language.Exact) {
		return p.Cat.Qualify(v.Qualifier, qualifierForm(sc, false), p.amountOf(v, n, sc))
	} else if is && !IsMoney(v) {
		return p.Cat.Qualify(v.Qualifier, qualifierForm(sc, false), p.Cat.Number(rounded(v, n), n))
	}
	return p.Cat.Qualify(v.Qualifier, qualifierForm(sc, false), p.Size(v.Number, IsMoney(v), sc, words))
}

// Size prints a bare number in a scale.
func (p *Printer) Size(n decimal.Decimal, money bool, sc *Scale, words bool) string {
	decimals := language.Exact
	if sc != nil {
		decimals = sc.Decimals
	}
	if money && (sc == nil || sc.Millions) {
		return p.Cat.Millions(n, decimals)
	}
	if decimals == language.Exact {
		return count(p, n, words)
	}
	return p.Cat.Number(n, decimals)
}

// Unit is the unit of figures that a chart or table prints as bare numbers: "EUR m". Counts need none.
func (p *Printer) Unit(v *figures.Value, sc *Scale) string {
	if !IsMoney(v) || sc != nil && !sc.Millions {
		return ""
	}
	return p.Cat.Msg(language.KeyMillions, "currency", v.Unit.Currency)
}

// BareUnit is what the number of a value must be read with that is printed without its unit: of an amount that of Unit, of a count
// nothing, of all others the words or the sign of the unit.
func (p *Printer) BareUnit(v *figures.Value, sc *Scale) string {
	switch {
	case v.Unit == nil || IsMoney(v) || v.Unit.Kind == dataset.UnitCount:
		return p.Unit(v, sc)
	case !v.Unit.Words.IsZero():
		return p.Pick(v.Unit.Words)
	case v.Unit.Sign() != "":
		return v.Unit.Sign()
	}
	return p.UnitName(v, sc)
}

// UnitName is a unit as a chart's figures are printed in it: "million EUR", "persons".
func (p *Printer) UnitName(v *figures.Value, sc *Scale) string {
	switch {
	case IsMoney(v) && (sc == nil || sc.Millions):
		return p.Cat.MillionUnit(v.Unit.Currency)
	case IsMoney(v):
		return v.Unit.Currency
	}
	if v.Unit.Name.IsZero() {
		return v.Unit.Sign()
	}
	s := p.Pick(v.Unit.Name)
	p.Mark(s, p.Other(v.Unit.Name.Language(p.Cat.Lang())))
	return s
}

// Decimals counts the decimals that values have in a scale, so that all can be printed with as many.
func Decimals(values []*figures.Value, millions bool) int {
	n := 0
	for _, v := range values {
		if v.Missing || MoreThan(v) {
			continue
		}
		if v.HasInterval() {
			n = max(n, Decimals([]*figures.Value{v.End(false), v.End(true)}, millions))
		}
		if own, is := ownDecimals(v); is {
			n = max(n, own)
			continue
		}
		zeros := 0
		if millions && IsMoney(v) {
			zeros = 6
		}
		n = max(n, language.DecimalsIn(v.Number, zeros))
	}
	return n
}

// Leaves lists the observed values that a value is made of; itself, if it is one.
func Leaves(v *figures.Value) []*figures.Value { return figures.AppendLeaves(nil, v) }

// Addends lists what the arithmetic of a value shows: the leaves of a sum, the two terms of a difference or share.
func Addends(v *figures.Value) []*figures.Value {
	if v.Derived == nil || v.Derived.Operation != dataset.Sum || !slices.ContainsFunc(v.Parts, isSum) {
		return v.Parts
	}
	var out []*figures.Value
	for _, part := range v.Parts {
		if isSum(part) {
			out = append(out, Addends(part)...)
		} else {
			out = append(out, part)
		}
	}
	return out
}

func isSum(v *figures.Value) bool { return v.Derived != nil && v.Derived.Operation == dataset.Sum }

// CountOutside counts the observed values in a list that are not from the document the dataset restates.
func CountOutside(values []*figures.Value) int {
	counted := map[*dataset.Observation]bool{}
	for _, v := range values {
		for _, leaf := range Leaves(v) {
			if leaf.Outside {
				counted[leaf.Obs] = true
			}
		}
	}
	return len(counted)
}

// SumOf prints what a value is made of: "140 + 91.3 + 125", amounts in millions. Each part keeps the decimals it was
// published with.
func (p *Printer) SumOf(v *figures.Value) string { return terms(p, v, 6) }

// terms is SumOf with amounts in a unit of ten to the power of zeros.
func terms(p *Printer, v *figures.Value, zeros int) string {
	sign := " + "
	if s, is := p.workings(v); is {
		return s
	}
	if v.Derived != nil && v.Derived.Operation == dataset.Difference {
		sign = " − "
	} else if v.Derived != nil && v.Derived.Operation == dataset.Share {
		sign = " / "
	}
	var parts []string
	for _, part := range Addends(v) {
		parts = append(parts, term(p, part, zeros))
	}
	return strings.Join(parts, sign)
}

func term(p *Printer, v *figures.Value, zeros int) string {
	if v.Missing || v.NotExact || !IsMoney(v) {
		return p.Number(v, nil, false)
	}
	return p.Cat.Qualify(v.Qualifier, language.InText, p.Cat.Number(v.Number.Shift(int32(-zeros)), language.Exact))
}

// Arithmetic shows how a derived value came about: "€471.3 million = 140 + 91.3 + ...". Nil where it has no exact value.
func (p *Printer) Arithmetic(v *figures.Value) []doc.Span {
	out := WithFullStop(p.Calculation(v, p.Result(v)))
	for i := range out {
		out[i].S = NoBreakSums(out[i].S)
	}
	return out
}

// Calculation is Arithmetic without the full stop and with the value in the words given. Parts are in the unit that the
// value is printed in: millions, billions, or none.
func (p *Printer) Calculation(v *figures.Value, value string) []doc.Span {
	if v.NotExact || v.Missing {
		return nil
	}
	parts, zeros := Addends(v), 0
	if IsMoney(v) {
		zeros = language.MoneyZeros(v.Number)
	}
	switch v.Derived.Operation {
	case dataset.Difference:
		if v.Since != nil { // the terms are one figure at two times
			dated := func(x *figures.Value) string { return term(p, x, zeros) + " " + p.Period(x, false) }
			return p.Message(language.KeyDifference, "value", value, "from", dated(parts[0]), "minus", dated(parts[1]))
		}
		return p.Message(language.KeyDifference, "value", value, "from", term(p, parts[0], zeros), "minus", term(p, parts[1], zeros))
	case dataset.Mean:
		if len(parts) > mostListed {
			return p.Message(language.KeyMeanOf, "value", value, "count", p.Cat.Integer(len(parts)), "period", p.Period(v, true))
		}
	case dataset.Share:
		return p.Message(language.KeyShareOf, "value", value, "part", p.Figure(parts[0], Form{}, nil), "whole", p.Figure(parts[1], Form{}, nil))
	}
	out := p.Message(language.KeySum, "value", value, "parts", terms(p, v, zeros))
	out[0].S = p.Cat.Capital(out[0].S)
	return out
}

// Mixed says which ways of counting stand together in values; nil where there is only one.
func (p *Printer) Mixed(values []*figures.Value) []doc.Span {
	var ways []string
	for _, v := range values {
		for _, leaf := range Leaves(v) {
			if w, ok := p.Cat.Counting(leaf.Counting); ok && IsMoney(leaf) && !leaf.Missing && !slices.Contains(ways, w) {
				ways = append(ways, w)
			}
		}
	}
	if len(ways) < 2 {
		return nil
	}
	return p.Message(language.KeyMixes, "list", p.Cat.List(ways))
}
