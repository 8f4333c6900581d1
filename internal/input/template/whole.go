package template

import (
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// PartOfWhole is one bar for a whole of which one part is declared.
type PartOfWhole struct {
	Unit                   string
	Millions               bool
	Part                   BarPart
	Whole                  source.String
	RestCaption, RestShort *phrase.Text // of what is left; its size is computed
}

type wholeForm struct {
	Head  chartHead     `yaml:",inline"`
	Unit  source.String `yaml:"unit,required,id"`
	Scale string        `yaml:"scale,enum=millions|units"`
	Part  barPartForm   `yaml:"part,required"`
	Whole source.String `yaml:"whole,required,word"`
	Rest  restForm      `yaml:"rest,required"`
}

type restForm struct {
	Caption rawText `yaml:"caption,required"`
	Short   rawText `yaml:"short"`
}

func (f *wholeForm) head() *chartHead { return &f.Head }

func (f *wholeForm) read(l *loader, _ *Chart) any {
	l.unit(f.Unit)
	l.valueRef(f.Part.Of)
	l.valueRef(f.Whole)
	l.shows(f.Part.Of)
	l.shows(f.Whole)
	return &PartOfWhole{
		Unit: f.Unit.S, Millions: f.Scale == "millions", Part: l.barPart(&f.Part), Whole: f.Whole,
		RestCaption: l.line(f.Rest.Caption, phrase.Label), RestShort: l.line(f.Rest.Short, phrase.Label),
	}
}

// TileChart is a row of numbers as a chart of its own.
type TileChart struct{ Tiles []Tile }

type tileChartForm struct {
	Head  chartHead  `yaml:",inline"`
	Tiles []tileForm `yaml:"tiles,required,nonempty"`
}

func (f *tileChartForm) head() *chartHead { return &f.Head }

func (f *tileChartForm) read(l *loader, _ *Chart) any { return &TileChart{l.tiles(f.Tiles)} }
