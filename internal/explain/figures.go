package explain

import (
	"strconv"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// printed writes a value with its unit: "more than 13 000 persons", "EUR 91.3 million", "98%".
func (t reporter) printed(v *figures.Value) string {
	if v.Since != nil {
		if why := t.NoNumber(v.Since.Movement); why != "" {
			return why
		}
	}
	s := t.Figure(v, words.Form{Code: true}, nil)
	// All other kinds of units are said with the number.
	if counted := v.Unit.Kind == dataset.UnitCount || v.Unit.Kind == dataset.UnitPoints && v.Derived == nil; number(v) == nil || !counted {
		return s
	}
	return s + " " + t.noun(v)
}

// noun is the noun of a value's unit in the form that its number needs, or else the unit's name.
func (t reporter) noun(v *figures.Value) string {
	if noun, _ := t.NounOfValue(v.Unit.Noun, v); noun != "" {
		return noun
	}
	return t.text(v.Unit.Name)
}

// addDerivation adds how a value was computed.
func (t reporter) addDerivation(r *Report, v *figures.Value) {
	d := &Derivation{Operation: v.Derived.Operation, Arithmetic: t.arithmetic(v), Mixes: v.Mixes, computed: howComputed(v)}
	if c := v.Since; c != nil && v.Derived.IsBetween() {
		d.Movement = c.Movement
	} else if c != nil {
		d.Since, d.Movement = c.Day.String(), c.Movement
		d.computed = "a change since the edition before, against what was known on " + t.Cat.Date(words.Day(c.Day))
		if v.Derived.Since == dataset.SinceYear {
			d.computed = "a change in a year, against the period a year before, or else the latest that had ended by " + t.Cat.Date(words.Day(c.Day))
		}
	}
	for _, m := range v.Mixes {
		word, ok := t.Cat.Counting(m)
		if !ok {
			word = strings.ReplaceAll(string(m), "_", " ")
		}
		d.mixesText = append(d.mixesText, word)
	}
	for _, p := range v.Parts {
		part := Part{Ref: p.Ref, Name: t.name(p), Value: number(p), Printed: t.printed(p)}
		if !p.Period.NotStated {
			part.Period, part.periodText = p.Period.String(), t.period(p.Period)
		}
		if p.Obs != nil {
			part.Source = t.source(p.Obs.Source)
		}
		d.Parts = append(d.Parts, part)
	}
	r.Derivation = d
	if v.Derived.Operation == dataset.Sum {
		r.Payer = t.side(v)
	}
}

// howComputed says how a value was computed.
func howComputed(v *figures.Value) string {
	d := v.Derived
	if d.IsBetween() {
		of := "between two periods"
		if len(d.Between) == 0 {
			of = "of the latest period against the one before"
		}
		switch d.Operation {
		case dataset.PercentChange:
			return "a change in percent " + of
		case dataset.PointChange:
			return "a change in percentage points " + of
		}
		return "a change " + of
	}
	switch d.Operation {
	case dataset.RateOf:
		return "a rate: the first figure for so many of the second"
	case dataset.Mean:
		return "a mean of " + strconv.Itoa(len(v.Parts)) + " periods"
	case dataset.IndexOf:
		return "an index: " + d.Base + " is 100"
	case dataset.Conversion:
		return "an amount converted into " + v.Unit.Currency + " at a published rate"
	}
	return diag.A(string(d.Operation))
}

// side says whose money a sum is.
func (t reporter) side(v *figures.Value) string {
	if side := t.Data.Side(string(v.PayerSide)); side != nil {
		return t.text(side.Name)
	}
	return ""
}

// arithmetic is the calculation of a value in the words of a brief's notes: "€231.3 million = 140 + 91.3". A share that
// is printed with fewer decimals than it has is marked: "≈ 12%: €912 500 of €7 712 500". It is empty where nothing could
// be computed; the report has the parts and the reason all the same.
func (t reporter) arithmetic(v *figures.Value) string {
	value := t.Result(v)
	if words.IsRounded(v) {
		value = "≈ " + value
	}
	return words.Flat(t.Calculation(v, value))
}

// period says a period in words, with its preposition.
func (t reporter) period(p dataset.Period) string { return t.Cat.Period(t.PeriodOf(p)) }

// text prints a text of the dataset as a brief does. One that only a brief could print, because it points to a block,
// stays as the dataset writes it.
func (t reporter) text(x dataset.Text) string {
	t.Diags = &diag.List{}
	// In a scale, what nobody had published by the edition's day is said not to be stated, as charts and tables do.
	s, _ := t.PlainIn(t.Lib.Texts.Datum(x), &words.Scale{Millions: true, Decimals: language.Exact})
	if t.Diags.HasErrors() {
		return t.Pick(x)
	}
	return s
}
