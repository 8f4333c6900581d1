package figures

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/input/dataset"
)

// describe is a value's reference with its figure, for messages: `sahel-pledge (100 million EUR, EU named)`.
func (c *comparison) describe(v *Value) string {
	switch {
	case v.Missing && v.Obs != nil && v.Obs.Status.Has(dataset.StatusSuppressed):
		return v.Ref + " (suppressed)"
	case v.Missing:
		return v.Ref + " (not stated)"
	case v.NotExact:
		return v.Ref + " (not comparable exactly)"
	}
	n := v.Number
	if !v.Rat.Den.IsZero() {
		n = n.Round(2) // the exact fraction stays in the value
	}
	text := amount(n, v.Unit, c.ds.Language)
	if v.Qualifier != dataset.Exact && v.Qualifier != "" {
		text = readable(string(v.Qualifier)) + " " + text
	}
	return v.Ref + " (" + text + ")"
}

// amount writes a number with its unit the way a message needs it: exact, digits in groups of three, whole and
// decimal millions of money as such.
func amount(n decimal.Decimal, u *dataset.Unit, lang string) string {
	if u == nil {
		return digits(n)
	}
	switch u.Kind {
	case dataset.UnitMoney:
		if n.Abs().GreaterThanOrEqual(million) {
			return digits(n.Div(million)) + " million " + u.Currency
		}
		return digits(n) + " " + u.Currency
	case dataset.UnitPercent:
		return digits(n.Round(1)) + "%"
	case dataset.UnitMeasure:
		return digits(n) + " " + u.Symbol
	case dataset.UnitIndex:
		return digits(n)
	}
	name := textIn(u.Name, lang)
	if name == "" {
		name = u.ID
	}
	return digits(n) + " " + name
}

var million = decimal.New(1, 6)

// digits writes a number with a space between groups of three digits of its whole part.
func digits(n decimal.Decimal) string {
	s := n.String()
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return sign + b.String()
}

// textIn picks a language's text, or the dataset's own where that language is not filled.
func textIn(t dataset.Text, lang string) string {
	s, _, _ := t.In(lang)
	return s
}

// sideWords says whose money a value is.
func (c *comparison) sideWords(v *Value) string {
	if side := c.ds.Side(string(v.PayerSide)); side != nil {
		return "of the side " + side.ID + " (" + textIn(side.Name, c.ds.Language) + ")"
	}
	return "money of a payer that is not said"
}

// readable writes a word of the data's vocabulary as people write it: "single_year" as "single year".
func readable(s string) string {
	if s == "" {
		return "not given"
	}
	return strings.ReplaceAll(s, "_", " ")
}

// words writes ways of counting as the data names them.
func words(countings []dataset.Counting) []string {
	var out []string
	for _, c := range countings {
		out = append(out, string(c))
	}
	return out
}

// unitName is a unit's name; its id where it has none.
func (c *comparison) unitName(u *dataset.Unit) string {
	if name := textIn(u.Name, c.ds.Language); name != "" {
		return name
	}
	return cmp.Or(u.Sign(), u.ID)
}

// countsName names what is counted.
func (c *comparison) countsName(id string) string {
	if counts := c.ds.CountOf(id); counts != nil {
		return textIn(counts.Name, c.ds.Language)
	}
	if id == "" {
		return "something that is not given"
	}
	return readable(id)
}

// list joins names: "a", "a and b", "a, b and c".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
