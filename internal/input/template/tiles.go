package template

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
)

// Tiles is a row of big numbers.
type Tiles struct {
	Key   bool // the key figures under the cover
	Small bool
	Tiles []Tile
}

// Tile is one big number. Value is a single reference.
type Tile struct {
	Value, Label, Kicker *phrase.Text
}

// Ref is the figure of the tile.
func (t *Tile) Ref() *phrase.Ref { return t.Value.Single()[0].Ref }

type tilesForm struct {
	Small bool       `yaml:"small"`
	Tiles []tileForm `yaml:"tiles,required,nonempty"`

	key bool
}

type tileForm struct {
	Value  phrase.Raw `yaml:"value,required"`
	Label  phrase.Raw `yaml:"label,required"`
	Kicker phrase.Raw `yaml:"kicker"` // over the number: who and when
}

func (f *tilesForm) read(l *loader, pos diag.Pos) any {
	if n := len(f.Tiles); n > 6 {
		l.diags.Add(pos, diag.Error, "bad-tiles", "a row has up to six tiles, found "+l.lib.Catalog.Integer(n), "make it two rows")
	}
	return &Tiles{Key: f.key, Small: f.Small, Tiles: l.tiles(f.Tiles)}
}

// tiles reads the tiles of a row or of a chart.
func (l *loader) tiles(list []tileForm) []Tile {
	var out []Tile
	for _, f := range list {
		t := Tile{Value: l.line(f.Value, phrase.Number), Label: l.line(f.Label, phrase.Label)}
		if t.Kicker = l.line(f.Kicker, phrase.Label); t.Kicker != nil && l.slide == nil {
			l.diags.Add(t.Kicker.Pos(), diag.Error, "bad-tiles", "only tiles on slides have a kicker", "say it in the label")
		}
		l.fair(headline{what: "tile", text: slices.Concat(versions(f.Value, t.Value, phrase.Number), versions(f.Label, t.Label, phrase.Label), versions(f.Kicker, t.Kicker, phrase.Label))})
		out = append(out, t)
	}
	return out
}
