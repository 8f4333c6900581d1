package words

import (
	"github.com/shopspring/decimal"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// Day passes a date of the dataset on to the language.
func Day(d dataset.Date) language.Date { return language.Date(d) }

// PartOf passes a half-year, quarter or week of the dataset on to the language.
func PartOf(p dataset.Part) language.YearPart {
	return language.YearPart{Year: int(p.Year), Half: int(p.Half), Quarter: int(p.Quarter), Week: int(p.Week)}
}

// PeriodOf passes a period of the dataset on to the language.
func (p *Printer) PeriodOf(x dataset.Period) language.Period {
	return language.Period{
		From: Day(x.From), To: Day(x.To), FromPart: PartOf(x.FromPart), ToPart: PartOf(x.ToPart), OpenFrom: x.OpenFrom, OpenTo: x.OpenTo,
		Words: p.Pick(x.Wording()), NotStated: x.NotStated,
	}
}

// Period prints a value's period: in a sentence with its preposition, in a table as a label. A running total whose
// period is one day, week, month, quarter or half-year is said to stand by then.
func (p *Printer) Period(v *figures.Value, label bool) string {
	x := p.PeriodOf(v.Period)
	lang := p.Other(v.Period.Wording().Language(p.Cat.Lang()))
	switch {
	case label:
		s := p.Cat.PeriodLabel(x)
		if x.Words != "" {
			p.Mark(s, lang)
		}
		return s
	case x.Words != "":
		s := p.Cat.Period(x)
		p.Mark(s, lang)
		return s
	case v.Counting == dataset.Cumulative && !x.NotStated && !x.OpenTo && !x.OpenFrom && v.Period.One() && x.To.Month > 0:
		return p.Cat.By(x.To, x.ToPart)
	}
	return p.Cat.Period(x)
}

// NounOf is the noun of what a value counts; zero where the dataset gives none.
func NounOf(v *figures.Value) (noun dataset.Plural) {
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

// CategoryOf is the plural category of a value as it is printed, with the decimals of its unit.
func CategoryOf(lang string, v *figures.Value) string {
	return language.PluralPrinted(lang, v.Number.Abs(), decimalsOf(v))
}

// NounOfValue is Noun with the value itself, whose unit may print decimals that are zero.
func (p *Printer) NounOfValue(noun dataset.Plural, v *figures.Value) (s, lang string) {
	return p.noun(noun, func(lang string) string { return CategoryOf(lang, v) })
}

// Noun returns the form of a noun that goes with a number, and its language where that is another one.
func (p *Printer) Noun(noun dataset.Plural, n decimal.Decimal) (s, lang string) {
	return p.noun(noun, func(lang string) string { return language.PluralCategory(lang, n.Abs()) })
}

// noun returns the form of a noun for a category of its own language, or else the one for "other", which every noun has.
func (p *Printer) noun(noun dataset.Plural, category func(lang string) string) (s, lang string) {
	forms, lang := formsOf(p, noun)
	want := category(lang)
	for _, f := range forms {
		if f.Category == want {
			s = f.S
			break
		}
		if f.Category == "other" {
			s = f.S
		}
	}
	lang = p.Other(lang)
	p.Mark(s, lang)
	return s, lang
}

// formsOf are the forms of a noun, and their language.
func formsOf(p *Printer, noun dataset.Plural) ([]dataset.PluralForm, string) {
	if forms, _ := noun.In(p.Cat.Lang()); len(forms) > 0 {
		return forms, forms[0].Lang
	}
	return nil, p.Cat.Lang()
}

// After says that a date lies wholly after a day.
func After(d, than dataset.Date) bool {
	switch {
	case d.Year != than.Year:
		return d.Year > than.Year
	case d.Month == 0 || than.Month == 0:
		return false
	case d.Month != than.Month:
		return d.Month > than.Month
	}
	return d.Day > 0 && than.Day > 0 && d.Day > than.Day
}
