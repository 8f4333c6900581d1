package template

import (
	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
)

// Chart is a chart that was read and checked.
type Chart struct {
	ID, Kind  string
	Pos       diag.Pos
	Titles    []Title
	Subtitle  *phrase.Text
	Note, Alt *phrase.Text
	InBriefs  bool               // only: it is not offered to embed
	Topic     *phrase.Text       // a word or two that lists of charts are sorted by; nil: the kind's own
	Mixes     []dataset.Counting // ways of counting that may stand together
	Body      kind.Body          // what it shows
	Needs     []kind.Need        // what it prints beside its entries, and draws

	Charts []*Chart  // that its claims and texts speak of
	Shown  []string  // ids of the dataset that it shows
	Faults diag.List // its own
}

// AllFaults are what is wrong with a chart and with those it speaks of.
func (c *Chart) AllFaults() diag.List { return faultsOf([]*Chart{c}) }

// Retired is a chart that is no longer made: its address stays, with a link to the chart that continues it.
type Retired struct {
	ID        string
	Successor string // a chart that is made; the last one where several followed each other
}

// Placed is a chart where it stands in a brief.
type Placed struct {
	Chart    *Chart
	Title    *bool // false: the heading above is its title
	Subtitle bool
	Captions bool // bars: of parts
	Events   bool // timeline
	Note     bool // the chart's own words in the note
	Accent   bool // bar beside it
	Level    int  // of its title as a heading: 2, 3, or 0 for one deeper than its section
}

// Whole is a chart placed with everything it has, as it stands alone.
func (c *Chart) Whole() *Placed {
	return &Placed{Chart: c, Subtitle: true, Captions: true, Events: true, Note: true, Accent: true}
}
