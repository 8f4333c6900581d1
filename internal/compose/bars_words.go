package compose

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// printedPart is a single value as the chart and its table print it.
func printedPart(c *Composer, t *template.Bars, v *figures.Value, sc *words.Scale) string {
	if v.Missing || v.NotExact {
		return c.Number(v, sc, false)
	}
	return barSum(c, t, v.Number, words.MoreThan(v), sc)
}

// barValue is what stands at a bar's end: "231.3 + 15.0", the named sum first.
func barValue(d *drawing, t *template.Bars, r barRow, sc *words.Scale) doc.Span {
	var parts []string
	if r.hasNamed {
		parts = append(parts, barSum(d.Composer, t, r.named, r.namedMore, sc))
	}
	if r.hasOth {
		parts = append(parts, barSum(d.Composer, t, r.other, r.otherMore, sc))
	}
	if r.missing > 0 {
		parts = append(parts, d.Cat.Msg(language.KeyNotStated))
	}
	s := words.Glue(strings.Join(parts, " + "))
	if r.noneNamed() && t.Keys.NoneNamed != nil {
		none := d.plain(t.Keys.NoneNamed)
		s += ", " + none.S
		d.Mark(s, none.Lang)
	}
	var values []*figures.Value
	for _, p := range r.parts {
		values = append(values, p.value)
	}
	return d.figure(s, values...)
}

// barSum prints a sum of a row. A lower bound keeps the precision it was published with.
func barSum(c *Composer, t *template.Bars, n decimal.Decimal, more bool, sc *words.Scale) string {
	s := *sc
	qualifier := dataset.Exact
	if more {
		s.Decimals, qualifier = language.Exact, dataset.MoreThan
	}
	return c.Cat.Qualify(qualifier, language.InText, c.Size(n, t.Millions, &s, false))
}

// listBar lists a row's figures as they stand on a slide: the sum whose payer is named, and below it the other.
func listBar(d *drawing, t *template.Bars, r barRow, res *result) {
	if !d.at.slide {
		return
	}
	var values []*figures.Value
	for _, p := range r.parts {
		values = append(values, p.value)
	}
	unit := ""
	if len(values) > 0 {
		unit = d.Unit(values[0], res.scale)
	}
	first := doc.SlideFigure{Label: r.label, Unit: unit}
	switch {
	case r.hasNamed:
		first.Value = d.figure(barSum(d.Composer, t, r.named, r.namedMore, res.scale), values...)
	case !r.hasOth && r.missing > 0:
		first.Value = d.Own(d.Cat.Msg(language.KeyNotStated))
	}
	d.list(res, first, values...)
	if !r.hasOth {
		return
	}
	payer := d.Cat.Msg(language.KeyPayerNotNamed)
	if len(values) == 1 && values[0].PayerKind != dataset.PayerNotNamed && values[0].Indicator != nil { // joint payers have names
		if x, ok := d.Lib.Named(&phrase.Ref{ID: values[0].ID, Target: values[0].Ref, Part: "payer"}); ok {
			name, said := datumText(d.Composer, x)
			payer, d.said = name, append(d.said, merely(said)...)
		}
	}
	d.list(res, doc.SlideFigure{Label: d.Own(payer), Part: true, Value: d.figure(barSum(d.Composer, t, r.other, r.otherMore, res.scale), values...), Unit: unit})
}

// extreme finds the rows with the largest or smallest payer-named part, all of them where several are equal. A row
// of which no payer is named has no such part and is no zero.
func extreme(d *drawing, t *template.Bars, largest bool) (best []barRow, shown string) {
	unit := d.Lib.Index.Units[t.Unit]
	money := unit != nil && unit.Kind == dataset.UnitMoney
	for i := range t.Groups {
		for _, r := range barRows(d, t, &t.Groups[i]) {
			if !r.hasNamed || r.missing > 0 && !money {
				continue
			}
			n := 1
			if len(best) > 0 {
				n = r.named.Cmp(best[0].named)
				if !largest {
					n = -n
				}
			}
			switch {
			case n > 0:
				best = []barRow{r}
			case n == 0:
				best = append(best, r)
			}
		}
	}
	if len(best) == 0 {
		return nil, d.Cat.Msg(language.KeyNotStated)
	}
	var labels []string
	for _, r := range best {
		labels = append(labels, r.label.S)
	}
	return best, d.Cat.List(labels) + " " + d.Size(best[0].named, t.Millions, nil, false)
}

// rowsOf lists the rows of a chart of bars in words, for alt texts.
func rowsOf(c *Composer, id string, pos diag.Pos) (string, []doc.Mention) {
	t, ok := c.Lib.Chart(id).Body.(*template.Bars)
	if !ok {
		c.Diags.Add(pos, diag.Error, "no-such-part", "the chart "+source.Quote(id)+" has no bars to list", "")
		return "", nil
	}
	d := c.drawing(place{})
	var all []barRow
	var values []*figures.Value
	for i := range t.Groups {
		rows := barRows(d, t, &t.Groups[i])
		all = append(all, rows...)
		for _, r := range rows {
			for _, p := range r.parts {
				values = append(values, p.value)
			}
		}
	}
	sc := &words.Scale{Millions: t.Millions, Decimals: words.Decimals(values, t.Millions)}
	var list []string
	tongue := words.Tongue{}
	for _, r := range all {
		tongue.Say(r.label.S, r.label.Lang)
		size := strings.Join(rowInWords(d.Composer, t, r, sc), ", ")
		tongue.Say(size, "")
		list = append(list, r.label.S+" "+size)
	}
	s := strings.Join(list, "; ")
	d.Mark(s, tongue.Of())
	return s, d.said
}

// rowInWords says what a row comes to.
func rowInWords(c *Composer, t *template.Bars, r barRow, sc *words.Scale) (out []string) {
	money := len(r.parts) > 0 && r.parts[0].value.PayerSide != figures.NoMoney
	if r.hasNamed {
		s := barSum(c, t, r.named, r.namedMore, sc)
		if money {
			s = c.Cat.Msg(language.KeyNamedSum, "value", s)
		}
		out = append(out, s)
	} else if r.noneNamed() {
		out = append(out, c.Cat.Msg(language.KeyNoneNamed))
	}
	if r.hasOth {
		out = append(out, c.Cat.Msg(language.KeyNotNamedSum, "value", barSum(c, t, r.other, r.otherMore, sc)))
	}
	if r.missing > 0 {
		out = append(out, c.Cat.Msg(language.KeyNotStated))
	}
	return out
}
