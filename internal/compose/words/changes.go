package words

import (
	"github.com/shopspring/decimal"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// Dated is the time that an observed value is of, without preposition: a date, or the whole of its period.
func (p *Printer) Dated(v *figures.Value) string {
	if x := v.Period; !x.One() || !x.Name().IsZero() {
		return p.Period(v, true)
	}
	return p.Cat.End(Day(v.Obs.At()), PartOf(v.Period.ToPart))
}

// Signed prints a change with its sign, as in +5 and −3, or the word for none. Of a change without number it is why.
func (p *Printer) Signed(v *figures.Value, sc *Scale) string {
	if v.Since.Movement == figures.NoNewFigure && v.Derived.Since == dataset.SinceYear {
		return p.Cat.Msg(language.KeyNoNewerFigure)
	}
	if why := p.NoNumber(v.Since.Movement); why != "" {
		return why
	}
	abs := *v
	abs.Number = abs.Number.Abs()
	return p.WithSign(v.Number, p.Figure(&abs, Form{}, sc))
}

// NoNumber is why a change is no number; empty where it is one.
func (p *Printer) NoNumber(m figures.Movement) string {
	keys := map[figures.Movement]language.Key{
		figures.NoNewFigure: language.KeyNoNewFigure, figures.FirstFigure: language.KeyFirstFigure, figures.Corrected: language.KeyCorrected,
		figures.NewMethod: language.KeyNewMethod, figures.OtherSource: language.KeyOtherSource, figures.Withdrawn: language.KeyWithdrawn,
		figures.NotExactly: language.KeyNotComparable, figures.NoFigure: language.KeyNotStated,
	}
	if key, is := keys[m]; is {
		return p.Cat.Msg(key)
	}
	return ""
}

// WithSign puts the sign of a number before its size as it is printed; of zero it is the word for no change.
func (p *Printer) WithSign(n decimal.Decimal, size string) string {
	switch {
	case n.IsZero():
		return p.Cat.Msg(language.KeyUnchanged)
	case n.IsNegative():
		return "\u2212" + size
	}
	return "+" + size
}

// WayOf is which way a change goes, as texts have words for it.
func WayOf(v *figures.Value) string {
	switch {
	case v.Since == nil:
		return phrase.WayUnlike
	case v.Since.Movement == figures.NoNewFigure:
		return phrase.WayNone
	case v.Since.Movement == figures.FirstFigure:
		return phrase.WayFirst
	case v.Since.Movement != figures.Exactly:
		return phrase.WayUnlike
	case v.Number.IsPositive():
		return phrase.WayUp
	case v.Number.IsNegative():
		return phrase.WayDown
	}
	return phrase.WaySame
}

// SaysWay says whether a reference has words for what became of a figure. For no figure at all it has none.
func SaysWay(v *figures.Value, x *phrase.Ref) bool {
	_, given := x.Way(WayOf(v))
	return given && v.Since != nil && v.Since.Movement != figures.NoFigure
}
