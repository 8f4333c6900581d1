package compose

import (
	"slices"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
)

// tiles makes a row of big numbers.
func tiles(c *Composer, at place, t *template.Tiles) []doc.Block {
	out := &doc.KeyFigures{Written: doc.Written{Part: "tiles"}, Small: t.Small, Six: len(t.Tiles) > 4}
	if t.Key {
		out.Part = "key figures"
	}
	for i := range t.Tiles {
		if !c.available(t.Tiles[i].When, "tile") {
			continue
		}
		out.Tiles = append(out.Tiles, tile(c, &t.Tiles[i]))
	}
	return []doc.Block{out}
}

func tile(c *Composer, t *template.Tile) doc.Tile {
	x := t.Ref()
	v := c.value(x.Target, x.Pos)
	if v == nil || !published(c, v, x, phrase.Number) {
		return doc.Tile{}
	}
	form := words.Form{Round: x.Round, Words: x.Words, Table: x.Table}
	out := doc.Tile{Qualifier: c.Span(c.Cat.TileQualifier(v.Qualifier))}
	behind := ""
	switch {
	case v.Missing || v.NotExact:
		out.Qualifier, out.Number = doc.Span{}, c.Span(c.Figure(v, form, nil))
	case words.IsMoney(v):
		amount := v.Number
		if x.Round {
			amount = language.RoundAmount(amount)
		}
		p := c.Cat.MoneyParts(amount, v.Unit.Currency, language.Symbol)
		out.Number, out.Unit = c.Span(p.Number), c.Span(p.Unit)
	default:
		exact := *v
		exact.Qualifier = ""
		out.Number = c.Span(c.Figure(&exact, form, nil))
		if v.Unit != nil && v.Unit.Kind == dataset.UnitRate { // its words are too long for the big number, and the label goes on from them
			out.Number = c.Span(c.Number(&exact, nil, false))
			behind = c.Pick(v.Unit.Words)
		}
	}
	printed := out.Number.S
	if out.Unit.S != "" {
		printed += "\u00a0" + out.Unit.S
	}
	out.Of = doc.Mention{
		Ref: x.Target, Pos: x.Pos, Kind: doc.Figure, Printed: strings.TrimSpace(out.Qualifier.S + " " + printed),
		Rounded: x.Round && !language.RoundAmount(v.Number).Equal(v.Number), Missing: v.Missing, Period: kind.PeriodIn(v),
	}
	out.Number.Of, out.Unit.Of = []doc.Mention{out.Of}, []doc.Mention{out.Of}
	l := c.labels()
	r := rendering{c: c, use: phrase.Label}
	if behind != "" {
		r.out = append(r.out, c.Span(behind), doc.Span{S: " "})
	}
	r.segments(t.Label, t.Label.Single())
	out.Label = append(r.out, besideTile(c, v)...)
	before := ""
	for _, x := range t.Changes {
		line := changeLine(c, x)
		if s := flat(line); line != nil && s != before { // one that says the same once
			before = s
			out.Label = append(append(out.Label, doc.Span{S: " ", Break: true}), line...)
		}
	}
	out.Kicker = l.Plain(t.Kicker)
	out.Mentions = l.Mentions
	return out
}

// besideTile are the lines under a big number that say what its source says of it: its statuses, and the interval around it. A
// break is one of a series, and a tile shows no series.
func besideTile(c *Composer, v *figures.Value) (out []doc.Span) {
	if _, said := c.Cat.StatusSign(slices.DeleteFunc(v.Statuses(), func(s dataset.ObservationStatus) bool { return s == dataset.StatusBreak })); said != "" {
		out = append(out, doc.Span{S: " ", Break: true}, doc.Span{S: c.Cat.Capital(said), Faint: true})
	}
	if v.HasInterval() {
		low, high := c.Ends(v)
		line := c.Message(language.KeyIntervalLine, "words", c.Capital(c.intervalWords(v)), "low", low, "high", high)
		out = append(out, doc.Span{S: " ", Break: true})
		for _, s := range line {
			s.Faint = true
			out = append(out, s)
		}
	}
	return out
}
