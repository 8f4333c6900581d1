package brief

import (
	"briefing/internal/charts"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// aside lets the rows of a chart that has lines under its names say themselves that their payer is not named: where
// no bar has both kinds of parts, the words stand behind the value of each outlined one, and no key is needed.
func (f *barsForm) aside(spec *charts.Bars) {
	details, both := false, false
	for _, g := range spec.Groups {
		for _, r := range g.Rows {
			details = details || r.Detail != ""
			both = both || len(r.Parts) > 0 && r.Parts[0].Fill != r.Parts[len(r.Parts)-1].Fill
		}
	}
	if !details || both || spec.OutlinedKey == "" {
		return
	}
	for _, g := range spec.Groups {
		for i := range g.Rows {
			if r := &g.Rows[i]; len(r.Parts) > 0 && r.Parts[0].Fill == charts.Outlined {
				r.Aside = spec.OutlinedKey
			}
		}
	}
	spec.SolidKey, spec.SolidKeyShort, spec.OutlinedKey, spec.OutlinedKeyShort = "", "", "", ""
}

// figures lists a row's figures as they stand on a slide: the sum whose payer is named, and below it the other.
func (f *barsForm) figures(b *builder, r barRow, sc *scale) {
	if b.slide == nil {
		return
	}
	var values []*figures.Value
	for _, p := range r.parts {
		values = append(values, p.value)
	}
	unit := ""
	if len(values) > 0 {
		unit = b.unitIn(values[0], sc)
	}
	first := doc.SlideFigure{Label: r.label, Unit: unit}
	switch {
	case r.hasNamed:
		first.Value = f.sum(b, r.named, r.namedMore, sc)
	case !r.hasOth && r.missing > 0:
		first.Value = b.cat.Msg(language.KeyNotStated)
	}
	b.slide.figure(first, values...)
	if !r.hasOth {
		return
	}
	payer := b.cat.Msg(language.KeyPayerNotNamed)
	if len(values) == 1 && values[0].PayerKind != dataset.PayerNotNamed { // joint payers have names
		if d, ok := b.lib.named(&phrase.Ref{ID: values[0].ID, Target: values[0].Ref, Part: "payer"}); ok && values[0].Indicator != nil {
			b.unprinted(func() { payer = b.datumText(d) })
		}
	}
	b.slide.figure(doc.SlideFigure{Label: payer, Part: true, Value: f.sum(b, r.other, r.otherMore, sc), Unit: unit})
}
