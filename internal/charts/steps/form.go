package steps

import (
	"slices"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// body is the chart as it was read: a set of step-line panels of running totals, one indicator each.
type body struct {
	MainKey, OutsideKey *phrase.Text
	Panels              []entry
}

// entry is one line.
type entry struct {
	Title  *phrase.Text
	Of     source.String
	Labels []pointLabel
	When   *kind.When
}

// pointLabel labels a point beside the first and the last, or moves a label that collides.
type pointLabel struct {
	At    source.String // year, month or day
	Place string        // "left", "above", "below" or empty
	Date  bool          // its date stands beside it
}

type form struct {
	Head   kind.Head   `yaml:",inline"`
	Keys   keysForm    `yaml:"keys,required"`
	Panels []panelForm `yaml:"panels,required,nonempty" help:"The panels in the order to be read, one indicator each."`
}

type keysForm struct {
	Main    phrase.Raw `yaml:"main,required"`
	Outside phrase.Raw `yaml:"outside,required"`
}

type panelForm struct {
	Title  phrase.Raw    `yaml:"title,required" help:"The words over the panel."`
	Of     source.String `yaml:"of,required,word" help:"The id of the indicator, without braces."`
	Labels []labelForm   `yaml:"labels"`

	When kind.Condition `yaml:",inline"`
}

type labelForm struct {
	At    source.String `yaml:"at,required,word" help:"Year, month or day of a point: 2018-05"`
	Place string        `yaml:"place,enum=left|above|below" help:"Where the point's label stands; below where nothing is said."`
	Date  *bool         `yaml:"date"`
}

// Kind is the row of the registry.
func Kind() kind.Kind {
	return kind.Kind{Name: Name, Subtitled: true, New: func() kind.Form { return &form{} }}
}

// Common is what every chart has.
func (f *form) Common() *kind.Head { return &f.Head }

// Rows are the lines: no area is theirs, and none adds up figures.
func (f *form) Rows() *kind.FormRows { return &kind.FormRows{Listed: true} }

// Read reads the lines.
func (f *form) Read(r kind.Reader) kind.Body {
	c := &body{MainKey: r.Line(f.Keys.Main, phrase.Label), OutsideKey: r.Line(f.Keys.Outside, phrase.Label)}
	for _, p := range f.Panels {
		panel := entry{Of: p.Of}
		panel.When = p.When.Read(r, func() {
			panel.Title = r.Line(p.Title, phrase.Label)
			r.Title(p.Title, panel.Title)
			r.Needs(func() { r.Draws(p.Of) }) // a line without two points is left out
		})
		holdsUntilNext(r, p.Of)
		for _, x := range p.Labels {
			if x.At.S != "" && !phrase.IsPeriod(x.At.S) {
				r.Fault(x.At.Pos, "bad-period", "a point is named by its year, half-year, quarter, month, week or day, found "+source.Quote(x.At.S), "write at: 2018-05")
			}
			panel.Labels = append(panel.Labels, pointLabel{x.At, x.Place, kind.On(x.Date)})
		}
		c.Panels = append(c.Panels, panel)
	}
	return c
}

// momentary are the ways of counting whose values hold for their own period alone.
var momentary = []dataset.Counting{dataset.SingleYear, dataset.PartialWindow, dataset.Change, dataset.OneOff}

// holdsUntilNext sees that the values of an indicator stay true until the next is published, as a step line draws them.
func holdsUntilNext(r kind.Reader, of source.String) {
	id, _, _ := strings.Cut(of.S, "/")
	id, _, _ = strings.Cut(id, "@")
	ind := r.Index().Indicators[id]
	if ind == nil || !slices.Contains(momentary, ind.Counting) {
		return
	}
	instead := "show the value in a tile, a panel or a table"
	if slices.ContainsFunc(ind.Observations, func(o dataset.Observation) bool { p := o.TimePeriod; return p.One() }) {
		instead = "use kind: columns with of: " + of.S + " and axis: period in place of panels: and keys:"
	}
	r.Fault(of.Pos, "single-periods", source.Quote(id)+" has values of single periods (counting: "+string(ind.Counting)+"), and a step line would draw each as if it held until the next",
		instead,
		"if each value is a running total or a level, say so in the data: counting: cumulative or counting: stock")
}
