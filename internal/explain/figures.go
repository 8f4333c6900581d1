package explain

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// printed writes a value with its unit: "more than 13 000 persons", "EUR 91.3 million", "98%".
func (t teller) printed(v *figures.Value) string {
	switch {
	case v.NotExact:
		return t.cat.Msg(language.KeyNotComparable)
	case v.Missing:
		return t.cat.Msg(language.KeyNotStated)
	case !v.Rat.Den.IsZero():
		return t.cat.Qualify(v.Qualifier, language.InText, t.cat.Share(v.Rat.Num, v.Rat.Den))
	}
	return t.amount(v.Number, v.Qualifier, v.Unit)
}

// amount writes a number with its qualifier and unit.
func (t teller) amount(n decimal.Decimal, qualifier dataset.Qualifier, u *dataset.Unit) string {
	figure := t.figure(n, u, language.Code)
	if u.Kind != dataset.UnitMoney && u.Kind != dataset.UnitPercent {
		figure += " " + t.noun(n, u)
	}
	return t.cat.Qualify(qualifier, language.InText, figure)
}

// figure writes a number as a brief prints it: with the currency or the percent sign, without a noun.
func (t teller) figure(n decimal.Decimal, u *dataset.Unit, form language.MoneyForm) string {
	switch u.Kind {
	case dataset.UnitMoney:
		return t.cat.Money(n, u.Currency, form)
	case dataset.UnitPercent:
		return t.cat.Percent(n, language.Exact)
	default:
		return t.cat.Number(n, language.Exact)
	}
}

// noun is the unit's noun in the form the number needs.
func (t teller) noun(n decimal.Decimal, u *dataset.Unit) string {
	forms, _ := u.Noun.In(t.cat.Lang())
	noun := t.text(u.Name)
	for _, f := range forms {
		if f.Category == t.cat.Plural(n) {
			return f.S
		}
		if f.Category == "other" {
			noun = f.S
		}
	}
	return noun
}

// derived tells how a value was computed.
func (t teller) derived(r *Report, v *figures.Value) {
	d := &Derivation{Operation: v.Derived.Operation, Arithmetic: t.arithmetic(v), Mixes: v.Mixes}
	for _, m := range v.Mixes {
		word, ok := t.cat.Counting(m)
		if !ok {
			word = strings.ReplaceAll(string(m), "_", " ")
		}
		d.mixed = append(d.mixed, word)
	}
	for _, p := range v.Parts {
		part := Part{Ref: p.Ref, Name: t.name(p), Value: number(p), Printed: t.printed(p)}
		if !p.Period.NotStated {
			part.Period, part.periodIn = p.Period.String(), t.period(p.Period)
		}
		if p.Obs != nil {
			part.Source = t.source(p.Obs.Source)
		}
		d.Parts = append(d.Parts, part)
	}
	r.Derivation = d
	if v.Derived.Operation == dataset.Sum {
		r.Payer = payers(v.PayerSide)
	}
}

// payers says in words who pays a sum.
func payers(side figures.Side) string {
	switch side {
	case figures.Named:
		return "EU or EU Trust Fund"
	case figures.NotNamed:
		return "not named, or joint"
	case figures.AllOther:
		return "all donors together"
	default:
		return ""
	}
}

// arithmetic writes the sum as one would do it by hand: "140 + 91.3 = 231.3 million EUR". Parts keep their "more
// than", and so does what comes of them.
func (t teller) arithmetic(v *figures.Value) string {
	if len(v.Parts) == 0 {
		return ""
	}
	u := v.Parts[0].Unit
	millions := u.Kind == dataset.UnitMoney
	for _, p := range v.Parts {
		if number(p) != nil && !p.Number.Abs().GreaterThanOrEqual(decimal.New(1, 6)) {
			millions = false // a small amount among millions would be all zeros
		}
	}
	plain := func(n decimal.Decimal) string {
		if millions {
			return t.cat.Millions(n, language.Exact)
		}
		return t.cat.Number(n, language.Exact)
	}
	var terms []string
	for _, p := range v.Parts {
		if number(p) == nil {
			terms = append(terms, t.printed(p))
			continue
		}
		terms = append(terms, t.cat.Qualify(p.Qualifier, language.InText, plain(p.Number)))
	}
	unit := ""
	switch {
	case millions:
		unit = " " + t.cat.MillionUnit(u.Currency)
	case u.Kind == dataset.UnitMoney:
		unit = " " + u.Currency
	case u.Kind != dataset.UnitPercent:
		unit = " " + t.noun(v.Number, u)
	}
	sign := map[dataset.Operation]string{dataset.Sum: " + ", dataset.Difference: " − ", dataset.Share: " / "}[v.Derived.Operation]
	result := t.printed(v)
	if number(v) != nil && v.Rat.Den.IsZero() {
		result = t.cat.Qualify(v.Qualifier, language.InText, plain(v.Number)) + unit
	}
	equals := " = "
	if rounded(v) {
		equals = " ≈ "
	}
	return strings.Join(terms, sign) + equals + result
}

// rounded says that a share is printed with fewer decimals than it has: none above 10%, one below.
func rounded(v *figures.Value) bool {
	if number(v) == nil || v.Rat.Den.IsZero() {
		return false
	}
	decimals := int32(1)
	if v.Number.GreaterThan(decimal.New(10, 0)) {
		decimals = 0
	}
	return !v.Number.Equal(v.Number.Round(decimals))
}

// period says a period in words, with its preposition.
func (t teller) period(p dataset.Period) string { return t.cat.Period(t.asPeriod(p)) }

func (t teller) asPeriod(p dataset.Period) language.Period {
	return language.Period{From: language.Date(p.From), To: language.Date(p.To), OpenFrom: p.OpenFrom, OpenTo: p.OpenTo, NotStated: p.NotStated, Words: t.text(p.Words)}
}

// reference is a figure within a text of the dataset; its grammar is package phrase's.
var reference = regexp.MustCompile(`\{\{([a-z0-9/@-]+)((?:\|[^}|]*)*)\}\}`)

// text picks the catalogue's language and fills in the figures. A reference of another form than ID and ID|words
// stays as it is written, which is clear enough in a terminal.
func (t teller) text(x dataset.Text) string {
	s, _, _ := x.In(t.cat.Lang())
	return reference.ReplaceAllStringFunc(s, func(m string) string {
		parts := reference.FindStringSubmatch(m)
		v, problem := t.set.Value(parts[1])
		if problem != nil {
			return m
		}
		switch {
		case number(v) == nil:
			return t.printed(v)
		case parts[2] == "|words" && v.Number.IsInteger() && v.Qualifier == dataset.Exact:
			if word, ok := t.cat.Word(int(v.Number.IntPart())); ok {
				return word
			}
		case parts[2] != "" && parts[2] != "|words" && parts[2] != "|cap":
			return m
		}
		return t.cat.Qualify(v.Qualifier, language.InText, t.figure(v.Number, v.Unit, language.Symbol))
	})
}
