package timeline

import (
	"strconv"

	"briefing/internal/charts/kind"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// body is the chart as it was read.
type body struct {
	FirstYear, LastYear int
	Bars, Events        []entry
}

// entry is an action on a timeline. Without a label it has the dataset's.
type entry struct {
	Of    source.String
	Label *phrase.Text
	When  *kind.When
}

type form struct {
	Broken    bool        `yaml:",broken"`
	Head      kind.Head   `yaml:",inline"`
	FirstYear int         `yaml:"first_year,required" help:"The first year shown."`
	LastYear  int         `yaml:"last_year,required" help:"The last year shown. What runs past it is left open at the right."`
	Bars      []entryForm `yaml:"bars"`
	Events    []entryForm `yaml:"events" help:"Events under the years."`
}

type entryForm struct {
	Of    source.String `yaml:"of,required,id" help:"The id of the action, without braces."`
	Label phrase.Raw    `yaml:"label" help:"The words to the action, instead of the dataset's own."`

	When kind.Condition `yaml:",inline"`
}

// Kind is the row of the registry.
func Kind() kind.Kind {
	return kind.Kind{Name: Name, New: func() kind.Form { return &form{} }}
}

// Common is what every chart has.
func (f *form) Common() *kind.Head { return &f.Head }

// Rows are what stands on it: no area is theirs, and none adds up figures.
func (f *form) Rows() *kind.FormRows { return &kind.FormRows{Listed: true} }

// Read reads the actions.
func (f *form) Read(r kind.Reader) kind.Body {
	if !f.Broken && (f.FirstYear < 1900 || f.LastYear < f.FirstYear || f.LastYear > f.FirstYear+20) {
		r.Fault(f.Head.Pos, "bad-years", "a timeline runs over 1 to 21 years, found "+strconv.Itoa(f.FirstYear)+" to "+strconv.Itoa(f.LastYear), "")
	}
	if !f.Broken && len(f.Bars)+len(f.Events) == 0 {
		r.Fault(f.Head.Pos, "empty-chart", "a timeline needs bars or events", "list actions under bars: or events:")
	}
	return &body{f.FirstYear, f.LastYear, f.entries(r, f.Bars), f.entries(r, f.Events)}
}

func (f *form) entries(r kind.Reader, list []entryForm) []entry {
	var out []entry
	for _, e := range list {
		one := entry{Of: e.Of}
		one.When = e.When.Read(r, func() {
			if one.Label = r.Line(e.Label, phrase.Label); one.Label != nil {
				return
			}
			if a := r.Index().Actions[e.Of.S]; a != nil {
				r.ShowsText(a.Label)
			}
		})
		f.checkAction(r, e.Of)
		r.Shows(e.Of)
		out = append(out, one)
	}
	return out
}

// checkAction sees that an action can stand on a timeline: it happened, and its beginning is known.
func (f *form) checkAction(r kind.Reader, of source.String) {
	if of.S == "" {
		return
	}
	a := r.Index().Actions[of.S]
	first := 0
	if a != nil {
		first, _ = a.Time.Years()
	}
	switch {
	case a == nil:
		message, hint := source.Unknown("action", of.S, r.Index().Names("start"))
		r.Fault(of.Pos, "unknown-reference", message, hint)
	case r.Index().Dataset.Bookkeeping(a):
		r.Fault(of.Pos, "record-on-timeline", source.Quote(of.S)+" is bookkeeping, not something that happened, as its kind "+source.Quote(a.Kind)+" says", "choose an action of another kind")
	case a.Time.From.Year == 0:
		r.Fault(of.Pos, "no-start", source.Quote(of.S)+" has no known start and cannot stand on a timeline", "name it in the text instead")
	case !f.Broken && (first < f.FirstYear || first > f.LastYear):
		r.Fault(of.Pos, "outside-years", source.Quote(of.S)+" begins in "+strconv.Itoa(first)+", outside the years of the timeline", "change first_year or last_year, or leave it out")
	}
}
