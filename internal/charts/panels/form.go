package panels

import (
	"strconv"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// body is the chart as it was read: a set of figures of any units, each with who, when and what. Those of one unit have
// marks of one size. They share no axis, and their order means nothing.
type body struct {
	AllMarks bool // units of which there is one panel only have marks, too
	First    int  // how many slides and cards show, the first ones; 0: all
	Rest     *phrase.Text
	Panels   []entry
}

// entry is one figure of them. Noun may be nil.
type entry struct {
	Of                  source.String
	Kicker, Label, Noun *phrase.Text
	When                *kind.When
}

type form struct {
	Head   kind.Head   `yaml:",inline"`
	Marks  string      `yaml:"marks,enum=shared|all" help:"shared: units of which there are several panels have marks of one size; all: a unit with one panel has them, too."`
	Narrow *narrowForm `yaml:"narrow" help:"Where room is small (slides, cards): its first panels alone. Table, data and text alternative keep all."`
	Panels []panelForm `yaml:"panels,required,nonempty" help:"The panels in the order to be read, one figure each."`
}

// narrowForm says how many panels slides and cards show, the first ones, and has words that count the others.
type narrowForm struct {
	Pos   diag.Pos   `yaml:",pos"`
	First int        `yaml:"first,required" help:"How many panels are shown on slides and cards, the first ones."`
	Rest  phrase.Raw `yaml:"rest,required" help:"Words under the panels: {{rest}} is the number of panels left out."`
}

// mostPanels is how many panels a chart may have: three rows of three. A table holds more.
const mostPanels = 9

type panelForm struct {
	Of     source.String `yaml:"of,required,word" help:"The id of the figure, without braces."`
	Kicker phrase.Raw    `yaml:"kicker,required" help:"A word or two above the number: who."`
	Label  phrase.Raw    `yaml:"label,required" help:"The words to the number. The period belongs to it: {{ID.period}}."`
	Noun   phrase.Raw    `yaml:"noun" help:"The word after the number in the key of the panel's unit, instead of the dataset's own."`

	When kind.Condition `yaml:",inline"`
}

// UnmarshalSource says what to write in place of columns of panels and of marks of several forms.
func (f *form) UnmarshalSource(n *source.Node) diag.List {
	type plain form
	found := source.Decode(n, (*plain)(f))
	var old diag.List
	for _, x := range n.Fields {
		switch {
		case x.Key == "columns":
			old.Add(x.KeyPos, diag.Error, "old-form", "panels stand in one list, since each prints its own period",
				"write panels: and all of them below it, in the order to be read, without columns: and head:",
				"mark: and per: go: one mark stands for the same number in all panels of a unit, and the program chooses it")
		case x.Key == "marks" && x.Value.Kind == source.Map:
			old.Add(x.KeyPos, diag.Error, "old-form", "all marks are squares, which need no words", "take marks: out, or write marks: all, so that a unit with one panel has marks too")
		}
	}
	if len(old) > 0 {
		return old
	}
	return found
}

// Kind is the row of the registry.
func Kind() kind.Kind {
	return kind.Kind{Name: Name, Subtitled: true, New: func() kind.Form { return &form{} }}
}

// Common is what every chart has.
func (f *form) Common() *kind.Head { return &f.Head }

// Rows are the panels: they share no axis, and none adds up figures.
func (f *form) Rows() *kind.FormRows { return &kind.FormRows{Listed: true} }

// Read reads the panels.
func (f *form) Read(r kind.Reader) kind.Body {
	out := &body{AllMarks: f.Marks == "all"}
	if n := len(f.Panels); n > mostPanels {
		r.Fault(r.At(), "too-many-panels", "a chart has at most "+strconv.Itoa(mostPanels)+" panels, found "+strconv.Itoa(n), "keep those that matter most, and show all in a table")
	}
	if n := f.Narrow; n != nil {
		if n.First < 1 || n.First >= len(f.Panels) {
			r.Fault(n.Pos, "bad-narrow", "the chart has "+strconv.Itoa(len(f.Panels))+" panels and would show "+strconv.Itoa(n.First)+" on slides and cards", "write first: with a number from 1 to one less than its panels, or take narrow: out")
		}
		out.First, out.Rest = n.First, r.Line(n.Rest, phrase.Rest)
	}
	for _, p := range f.Panels {
		one := entry{Of: p.Of}
		one.When = p.When.Read(r, func() {
			one.Kicker, one.Label, one.Noun = r.Line(p.Kicker, phrase.Label), r.Line(p.Label, phrase.Label), r.Line(p.Noun, phrase.Label)
			r.Names("panel", p.Of, kind.Worded{Raw: p.Label, Text: one.Label}, kind.Worded{Raw: p.Kicker, Text: one.Kicker})
		})
		out.Panels = append(out.Panels, one)
	}
	return out
}
