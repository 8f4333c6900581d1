// Package kind is the one interface that every kind of chart has, from what a person writes to what is drawn.
//
// A chart goes through four types of its kind: a Form, as it is written; a Body, as it was read and checked; a Result with
// its Plot, as it is drawn in an edition; and its data as a table. In: what the packages that read and compose templates
// lend to each step (Reader, Maker). Out: these types. The package knows no kind; what several need to say their values in
// the same words stands here.
package kind

import (
	"github.com/shopspring/decimal"

	"briefing/internal/charts/kit"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Kind is a kind of chart: a row of the registry.
type Kind struct {
	Name      string      // as templates write it
	Subtitled bool        // a line must say what is shown: the drawing alone does not
	New       func() Form // an empty form, for package source to decode into
}

// Form is a chart as a template describes it. Its fields have the tags that package source decodes by, each with its help.
type Form interface {
	// Common is what every chart has.
	Common() *Head
	// Rows says which rows claims and texts can speak of; nil where the kind has none.
	Rows() *FormRows
	// Read checks the chart and returns what it shows, plain data that no edition changes.
	Read(r Reader) Body
}

// FormRows are the rows of a chart before it is read.
type FormRows struct {
	Areas  []string // that rows are about, each once
	Broken bool     // a row could not be read, and may be about any area
	Adds   bool     // a row adds up several figures
	Listed bool     // texts list them, and claims compare none: they share no axis
}

// Body is a chart that was read and checked. Its methods change nothing.
type Body interface {
	// For is the chart as an edition has it, with what is left out of it: entries whose condition the edition does not meet, and
	// what lies in its future. Nil says that nothing is left to draw, or too little.
	For(set *figures.Set) (Body, []Left)
	// Draw makes the chart from the values of an edition. What it finds wrong is added to the maker's list.
	Draw(m *Maker) *Result
	// Table is the chart's data as people read it. What is drawn is taken from the result, so that the two print one string.
	Table(m *Maker, res *Result) doc.DataTable
	// Rows are the rows that claims compare and texts list; none where the kind has none.
	Rows(m *Maker) []Row
	// Points counts the points of outside sources; false where the kind has none to count.
	Points(set *figures.Set) (outside int, ok bool)
	// Topic is the word for what such a chart is about, where the template has none and nothing of it is money.
	Topic() language.Key
}

// Row is a row of a chart as claims compare it and texts list it.
type Row struct {
	Label    doc.Span
	Area     string          // the id of the area it is about; empty: none
	Value    decimal.Decimal // that rows are compared by
	Size     string          // the value as printed
	MoreThan bool            // a lower bound
	Compared bool            // it has such a value
	Words    []string        // its values as printed: the one of a named payer, the one of a payer not named, "not stated"
}

// Head is what every chart has.
type Head struct {
	Pos    diag.Pos         `yaml:",pos"`
	ID     source.String    `yaml:"id,required,id" help:"Small letters, digits and hyphens. Briefs place the chart by it."`
	Kind   source.String    `yaml:"kind,required,word"`
	Titled phrase.RawTitles `yaml:",inline"`
	Line   Subtitle         `yaml:",inline"`
	Note   phrase.Raw       `yaml:"note" help:"What must be known to read it. Sources and numbered notes are added by the tool."`
	Alt    phrase.Raw       `yaml:"alt,required" help:"What the chart shows, in words, for readers who cannot see it."`
	Topic  phrase.Raw       `yaml:"topic" help:"A word or two for lists of charts; without it the kind of figures decides."`
	Embed  *bool            `yaml:"embed" help:"false: the chart is for one place in a brief and is not offered to embed."`
	Mixes  []source.String  `yaml:"mixes" help:"Ways of counting that may stand together here. The note then says so."`
}

// Subtitle is the line under a chart's title, which some kinds of charts must have, and whether it could be read.
type Subtitle struct {
	Broken   bool       `yaml:",broken"`
	Subtitle phrase.Raw `yaml:"subtitle" help:"What is shown, in which unit, for which period."`
}

// On says whether a key that turns something off is not there, or true.
func On(b *bool) bool { return b == nil || *b }

// Reader is what a form is read with.
type Reader interface {
	// Fault adds an error.
	Fault(pos diag.Pos, id, message string, hints ...string)
	// At is where the chart stands.
	At() diag.Pos
	// Index finds what the dataset has.
	Index() *index.Index
	// Line reads and checks a text of one paragraph; nil where none is given.
	Line(raw phrase.Raw, use phrase.Use) *phrase.Text
	// Draws checks a reference to a figure that is drawn. What it mixes must have its parts in the same chart.
	Draws(of source.String)
	// Names checks a reference to a figure that is shown with words of its own beside it: what, such as "panel".
	Names(what string, of source.String, words ...Worded)
	// Shows keeps that a chart shows an action or another thing of the dataset.
	Shows(of source.String)
	// ShowsText keeps that a chart prints a text of the dataset.
	ShowsText(t dataset.Text)
	// Unit checks the id of a unit.
	Unit(id source.String)
	// Needs reads with f and returns what that needs of an edition; see Condition.
	Needs(f func()) []Need
	// Title checks that a text is fair as a heading.
	Title(raw phrase.Raw, t *phrase.Text)
}

// Worded is a text as it is written and as it was read.
type Worded struct {
	Raw  phrase.Raw
	Text *phrase.Text
}

// Result is a chart made for an edition.
type Result struct {
	Plot     kit.Plot
	Scale    *words.Scale // of the numbers it prints; nil: each has its unit
	Values   []*figures.Value
	Data     [][]string        // for programs, first the names of columns
	Printed  []string          // what stands in the drawing for each row of data
	Actions  []*dataset.Action // of a timeline, in the order of rows
	Labels   []doc.Span        // of these
	Listed   []doc.SlideFigure // the figures in words, for the handout of a slide
	Computed bool              // sums were made here
	Shared   bool              // the values share an axis or a bar
	Unlike   bool              // panels of lines that have each a scale of its own
	Remarks  []doc.Span        // sentences that the drawing needs to be read
	Says     dataset.Statuses  // that the drawing says itself of its values
}

// Row adds a row of data and what is drawn for it.
func (r *Result) Row(printed string, cells []string) {
	r.Data = append(r.Data, cells)
	r.Printed = append(r.Printed, printed)
}
