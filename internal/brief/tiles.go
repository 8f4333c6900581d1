package brief

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// tilesBlock is a row of big numbers.
type tilesBlock struct {
	Small bool       `yaml:"small"`
	Tiles []tileForm `yaml:"tiles,required,nonempty"`

	key bool
}

type tileForm struct {
	Value  rawText `yaml:"value,required"`
	Label  rawText `yaml:"label,required"`
	Kicker rawText `yaml:"kicker"` // over the number: who and when

	value, label, kicker *phrase.Text
}

func (k *tilesBlock) prepare(l *loader, pos diag.Pos) {
	if n := len(k.Tiles); n > 6 {
		l.diags.Add(pos, diag.Error, "bad-tiles", "a row has up to six tiles, found "+l.lib.cat.Integer(n), "make it two rows")
	}
	for i := range k.Tiles {
		k.Tiles[i].prepare(l)
	}
}

func (t *tileForm) prepare(l *loader) {
	t.value = l.line(t.Value, phrase.Number)
	t.label = l.line(t.Label, phrase.Label)
	if t.kicker = l.line(t.Kicker, phrase.Label); t.kicker != nil && l.slide == nil {
		l.diags.Add(t.kicker.Pos(), diag.Error, "bad-tiles", "only tiles on slides have a kicker", "say it in the label")
	}
	l.fair(headline{what: "tile", text: slices.Concat(versions(t.Value, t.value, phrase.Number), versions(t.Label, t.label, phrase.Label), versions(t.Kicker, t.kicker, phrase.Label))})
}

func (k *tilesBlock) build(b *builder) []doc.Block {
	out := &doc.KeyFigures{Small: k.Small, Six: len(k.Tiles) > 4}
	where := "tiles"
	if k.key {
		where = "key figures"
	}
	b.in(where, func() {
		for _, t := range k.Tiles {
			out.Tiles = append(out.Tiles, t.build(b))
		}
	})
	return []doc.Block{out}
}

// build makes a tile. The number's own notes stand at the end of its label, where they disturb nothing.
func (t *tileForm) build(b *builder) doc.Tile {
	x := t.value.Single()[0].Ref
	v := b.value(x.Target, x.Pos)
	if v == nil || !b.published(v, x.Pos) {
		return doc.Tile{}
	}
	out := doc.Tile{Qualifier: b.cat.TileQualifier(v.Qualifier)}
	switch {
	case v.Missing || v.NotExact:
		out.Qualifier, out.Number = "", b.figure(v, x, nil)
	case isMoney(v):
		amount := v.Number
		if x.Round {
			amount = language.RoundAmount(amount)
		}
		p := b.cat.MoneyParts(amount, v.Unit.Currency, language.Symbol)
		out.Number, out.Unit = p.Number, p.Unit
	default:
		exact := *v
		exact.Qualifier = ""
		out.Number = b.figure(&exact, x, nil)
	}
	r := render{b: b, use: phrase.Label, notes: allNotes, atEnd: true}
	r.valueNotes(v, x.Round)
	r.segs(t.label, t.label.Single())
	out.Label = r.end()
	out.Kicker = b.plain(t.kicker)
	if b.slide != nil {
		value := out.Number
		if out.Unit != "" {
			value += "\u00a0" + out.Unit
		}
		label := b.plainly(out.Label)
		if out.Kicker != "" {
			label = out.Kicker + ": " + label
		}
		b.slide.figure(doc.SlideFigure{Label: label, Value: strings.TrimSpace(out.Qualifier + " " + value)}, v)
	}
	return out
}
