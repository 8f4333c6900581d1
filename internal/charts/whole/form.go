package whole

import (
	"briefing/internal/charts/kind"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// body is the chart as it was read.
type body struct {
	Unit                   string
	Millions               bool
	Part                   kind.Part
	Whole                  source.String
	RestCaption, RestShort *phrase.Text // of what is left; its size is computed
}

type form struct {
	Head  kind.Head     `yaml:",inline"`
	Unit  source.String `yaml:"unit,required,id" help:"The id of the unit."`
	Scale string        `yaml:"scale,enum=millions|units" help:"millions: amounts of money are printed in millions."`
	Part  kind.PartForm `yaml:"part,required"`
	Whole source.String `yaml:"whole,required,word"`
	Rest  restForm      `yaml:"rest,required" help:"What is left of the whole; its size is computed."`
}

type restForm struct {
	Caption phrase.Raw `yaml:"caption,required"`
	Short   phrase.Raw `yaml:"short" help:"A shorter caption, for when there is no room."`
}

// Kind is the row of the registry.
func Kind() kind.Kind {
	return kind.Kind{Name: Name, Subtitled: true, New: func() kind.Form { return &form{} }}
}

// Common is what every chart has.
func (f *form) Common() *kind.Head { return &f.Head }

// Rows is nil: there is one bar.
func (f *form) Rows() *kind.FormRows { return nil }

// Read reads part and whole.
func (f *form) Read(r kind.Reader) kind.Body {
	r.Unit(f.Unit)
	r.Draws(f.Part.Of)
	r.Draws(f.Whole)
	return &body{
		Unit: f.Unit.S, Millions: f.Scale == "millions", Part: f.Part.Read(r), Whole: f.Whole,
		RestCaption: r.Line(f.Rest.Caption, phrase.Label), RestShort: r.Line(f.Rest.Short, phrase.Label),
	}
}
