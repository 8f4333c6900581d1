package words

import (
	"slices"

	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// End prints the lower or the upper end of the interval around a value, with the unit and the decimals of the value.
func (p *Printer) End(v *figures.Value, high bool, x Form, sc *Scale) string {
	end := v.End(high)
	switch {
	case end.Missing:
		return p.NoValue(end)
	case IsMoney(v):
		return p.Cat.MoneyIn(end.Number, language.MoneyZeros(v.Number), v.Unit.Currency, currencyForm(x.Code))
	case v.Unit.Kind != dataset.UnitCount:
		unit, decimals := *v.Unit, intervalDecimals(v)
		unit.Decimals = &decimals
		end.Unit = &unit
	}
	return p.Figure(end, x, sc)
}

// ends are the ends of an interval as bare numbers. Bare says that the value beside them is one, too, in the scale of its table.
func (p *Printer) ends(v *figures.Value, sc *Scale, bare bool) (low, high string) {
	print := func(end *figures.Value) string {
		switch {
		case bare:
			return p.Number(end, sc, false)
		case IsMoney(v):
			return p.Cat.Number(end.Number.Shift(int32(-language.MoneyZeros(v.Number))), language.Exact)
		}
		return p.Cat.Number(end.Number, intervalDecimals(v))
	}
	return print(v.End(false)), print(v.End(true))
}

// Ends are the ends of the interval around a value as bare numbers, in the unit that the value itself is printed in as in running
// text.
func (p *Printer) Ends(v *figures.Value) (low, high string) { return p.ends(v, nil, false) }

// intervalDecimals are the decimals that a value and the ends of its interval are printed with: those that the unit has, or as
// many as one of the three was published with.
func intervalDecimals(v *figures.Value) int {
	if v.Unit.Decimals != nil {
		return *v.Unit.Decimals
	}
	n := language.DecimalsIn(v.Number, 0)
	for _, b := range []dataset.Bound{v.Low, v.High} {
		n = max(n, language.DecimalsIn(b.Value, 0))
	}
	return n
}

// Interval is the interval around a value as it stands behind the number in a table, and as it is spoken: "(11.0–13.6)",
// "(11.0 to 13.6)". Both are empty where there is none.
func (p *Printer) Interval(v *figures.Value, sc *Scale, bare bool) (printed, spoken string) {
	if !v.HasInterval() {
		return "", ""
	}
	low, high := p.ends(v, sc, bare)
	spoken = p.Cat.Msg(language.KeyIntervalTo, "low", low, "high", high)
	if v.Low.Value.IsNegative() { // a dash beside a minus would be read as one
		return spoken, spoken
	}
	return p.Cat.Msg(language.KeyInterval, "low", low, "high", high), spoken
}

// Beside is what stands behind the number of a value in a table: the signs of its statuses, and its interval. Each is spoken in
// full.
func (p *Printer) Beside(v *figures.Value, sc *Scale, bare bool) (out []doc.Span) {
	if sign, said := p.Cat.StatusSign(v.Statuses()); sign != "" {
		out = append(out, doc.Span{S: "\u202f" + sign, Spoken: " (" + said + ")", Beside: true})
	}
	if printed, spoken := p.Interval(v, sc, bare); printed != "" {
		s := doc.Span{S: "\u00a0" + printed, Beside: true}
		if spoken != printed {
			s.Spoken = " " + spoken
		}
		out = append(out, s)
	}
	return out
}

// Legend gathers what the signs and brackets mean that stand beside values.
type Legend struct {
	statuses  dataset.Statuses
	intervals []string
}

// Add takes in what stands beside a value; interval says what an interval means, in words.
func (l *Legend) Add(v *figures.Value, interval string) {
	l.statuses = append(l.statuses, v.Statuses()...)
	if v.HasInterval() && interval != "" && !slices.Contains(l.intervals, interval) {
		l.intervals = append(l.intervals, interval)
	}
}

// Words is the legend: statuses in their order, then what stands in brackets. Nil where nothing stands beside a value.
func (l *Legend) Words(p *Printer) (out []doc.Span) {
	add := func(list []doc.Span) {
		if len(out) > 0 {
			out = append(out, doc.Span{S: "; "})
		}
		out = append(out, list...)
	}
	if s := p.Cat.StatusNote(l.statuses); s != "" {
		add([]doc.Span{{S: s, Lang: p.Cat.Language(language.KeySignMeans)}})
	}
	for _, words := range l.intervals {
		add(p.Message(language.KeyIntervalMeans, "words", words))
	}
	return JoinedAlike(out)
}
