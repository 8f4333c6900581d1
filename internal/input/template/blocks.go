package template

import (
	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Block is an entry of a list of blocks.
type Block struct {
	Pos  diag.Pos
	Kind string     // as templates write it: "key_figures"
	Body any        // what it holds: *Tiles, *Prose and so on, one type a kind
	When *kind.When // nil: it stands in every edition
}

// Cover is the title band.
type Cover struct {
	Standfirst []Title // the first whose claim holds is printed; none need to
}

// How many sentences a summary may have.
const (
	FewestSentences = 2
	MostSentences   = 4
)

// Summary says in two to four sentences with figures what a brief comes to. It is also the file's description.
type Summary struct {
	Pos       diag.Pos
	Sentences []Title
}

// Tiles is a row of big numbers.
type Tiles struct {
	Key   bool // the key figures under the cover
	Small bool
	Tiles []Tile
}

// Tile is one big number. Value is a single reference.
type Tile struct {
	Value, Label, Kicker *phrase.Text
	Changes              []source.String // printed below the label, a line each
	When                 *kind.When
}

// Ref is the figure of the tile.
func (t *Tile) Ref() *phrase.Ref { return t.Value.Single()[0].Ref }

// Section is a heading and what stands under it.
type Section struct {
	ID     string
	Titles []Title
	Blocks []Block
}

// Lead is one introductory line.
type Lead struct{ Text *phrase.Text }

// Prose is running text in one or two columns.
type Prose struct {
	Columns int
	Texts   []*phrase.Text
}

// Columns are blocks side by side on a grid of six.
type Columns struct{ Columns []Column }

// Column is one of them; widths are in grid columns and sum to six.
type Column struct {
	Width  int
	Blocks []Block
}

// Box is a tinted box of numbered items or of blocks.
type Box struct {
	Titles []Title
	Items  []BoxItem
	Blocks []Block
}

// BoxItem is one numbered item.
type BoxItem struct{ Title, Text *phrase.Text }

// Table is a table with groups of rows. A row is about one value, whose number and words its cells give in short, or
// it is cells of text with references like any other.
type Table struct {
	Pos                 diag.Pos
	ID                  string
	Number              int // of the tables of a brief; 0 on slides
	Caption, Unit, Note *phrase.Text
	Millions            bool
	Decimals            *int // nil: as many as the rows need
	Columns             []TableColumn
	Groups              []TableGroup
	Total               []*phrase.Text // nil: there is none
	Made                *MadeTable     // nil: its columns and groups are written by hand; else an edition makes them
}

// What the rows and the columns of a table that is made from figures can be where they are the codes of no dimension.
const (
	ByPeriod = "period"
	ByFigure = "figure"
)

// MadeTable says which figures a table is made from, and what its rows and columns are: a dimension by its id, ByPeriod or ByFigure.
type MadeTable struct {
	Of           []source.String // references without periods; codes in them are fixed
	Rows, Across source.String
	Periods      dataset.PeriodList // empty: all that have a value, or where they are neither rows nor columns the latest that all have
	Only         []source.String    // codes of the dimensions along the sides; empty: all
	Order        string             // of the rows: OrderGiven, OrderSize or OrderLabel
	Top          int                // of so many rows, the largest; 0: all
	TotalRow     bool               // the whole of the dimension of the rows
	TotalColumn  bool               // the same of the columns
}

// In which order the rows of a table stand that are codes.
const (
	OrderGiven = "given"
	OrderSize  = "size"
	OrderLabel = "label"
)

// TableColumn is a column of a table.
type TableColumn struct {
	Head  *phrase.Text
	Width int // mm; 0 shares what is left
	Right bool
}

// TableGroup is a group of rows under a label, which may be nil.
type TableGroup struct {
	Label, Sum *phrase.Text
	Rows       []TableRow
}

// TableRow is a row; Of is the reference of the value it is about, empty for a row of text.
type TableRow struct {
	Pos   diag.Pos
	When  *kind.When
	Of    source.String
	Cells [][]*phrase.Text // each a list of lines
}

// Free says that the row is about no one value: its cells refer to what they print.
func (r *TableRow) Free() bool { return r.Of.S == "" }

// Changes is the table of what changed since the edition before.
type Changes struct {
	Pos           diag.Pos
	ID            string
	Number        int             // of the tables of a brief
	Caption, Note *phrase.Text    // without a caption the tool's own
	Of            []source.String // changes since the edition before
}

// Facts is a short list of bold leads with a sentence each.
type Facts struct {
	Titles []Title
	Items  []*phrase.Text
	Accent bool // an accent bar stands beside it
}

// List is a list of points, with bullets or numbered. On a slide a numbered one is what to take along, each point in a row
// of its own.
type List struct {
	Pos      diag.Pos
	Numbered bool
	Points   []Point
}

// Point is a point of a list. One without a claim is always printed.
type Point struct {
	Title
	Below []Title // points of the second level
}

// Name names the list in messages.
func (l *List) Name() string {
	if l.Numbered {
		return "numbered list"
	}
	return "list"
}

// PageBreak has the next block begin a new page.
type PageBreak struct{}

// Notes is the place of the numbered notes and the imprint.
type Notes struct {
	Titles      []Title // empty: the tool's own word
	Extra, More []*phrase.Text
	Inline      bool // the foot of a page: notes run on
}

// Slide is one slide of a deck: one message, in its title, and what bears it out.
type Slide struct {
	ID             string
	Pos            diag.Pos
	Opening        bool // the title slide: its title is the brief's
	Method         bool // the slide of sources and method, which is the last
	Titles         []Title
	Subtitle, Foot *phrase.Text
	Blocks         []Block
	Speaker        []*phrase.Text
}
