package template

import (
	"strconv"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Panels is a set of figures of any units, each with who, when and what. Those of one unit have marks of one size, a
// measure for the eye: they share no axis, and nothing is said of their order.
type Panels struct {
	AllMarks bool // units of which there is one panel only have marks, too
	First    int  // how many slides and cards show, the first ones; 0: all
	Rest     *phrase.Text
	Panels   []Panel
}

// Panel is one figure of them. Noun may be nil.
type Panel struct {
	Of                  source.String
	Kicker, Label, Noun *phrase.Text
}

type panelsForm struct {
	Head   chartHead     `yaml:",inline"`
	Marks  string        `yaml:"marks,enum=shared|all"`
	Narrow *panelsNarrow `yaml:"narrow"`
	Panels []panelForm   `yaml:"panels,required,nonempty"`
}

// panelsNarrow says how many panels slides and cards show, the first ones, and has words that count the others.
type panelsNarrow struct {
	Pos   diag.Pos `yaml:",pos"`
	First int      `yaml:"first,required"`
	Rest  rawText  `yaml:"rest,required"`
}

// mostPanels is how many panels a chart may have: three rows of three. A table holds more.
const mostPanels = 9

type panelForm struct {
	Of     source.String `yaml:"of,required,word"`
	Kicker rawText       `yaml:"kicker,required"`
	Label  rawText       `yaml:"label,required"`
	Noun   rawText       `yaml:"noun"`
}

// UnmarshalSource says what to write in place of columns of panels and of marks of several forms.
func (f *panelsForm) UnmarshalSource(n *source.Node) diag.List {
	type form panelsForm
	found := source.Decode(n, (*form)(f))
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

func (f *panelsForm) head() *chartHead { return &f.Head }

func (f *panelsForm) read(l *loader, c *Chart) any {
	out := &Panels{AllMarks: f.Marks == "all"}
	if n := len(f.Panels); n > mostPanels {
		l.diags.Add(c.Pos, diag.Error, "too-many-panels", "a chart has at most "+strconv.Itoa(mostPanels)+" panels, found "+strconv.Itoa(n), "keep those that matter most, and show all in a table")
	}
	if n := f.Narrow; n != nil {
		if n.First < 1 || n.First >= len(f.Panels) {
			l.diags.Add(n.Pos, diag.Error, "bad-narrow", "the chart has "+strconv.Itoa(len(f.Panels))+" panels and would show "+strconv.Itoa(n.First)+" on slides and cards", "write first: with a number from 1 to one less than its panels, or take narrow: out")
		}
		out.First, out.Rest = n.First, l.line(n.Rest, phrase.Rest)
	}
	for _, p := range f.Panels {
		l.valueRef(p.Of)
		one := Panel{p.Of, l.line(p.Kicker, phrase.Label), l.line(p.Label, phrase.Label), l.line(p.Noun, phrase.Label)}
		l.showsThing(p.Of)
		l.fair(headline{what: "panel", of: p.Of, text: append(versions(p.Label, one.Label, phrase.Label), versions(p.Kicker, one.Kicker, phrase.Label)...)})
		out.Panels = append(out.Panels, one)
	}
	return out
}
