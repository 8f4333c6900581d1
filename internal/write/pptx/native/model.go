package native

import "briefing/internal/page/frame"

// CategoryChart is a chart of amounts on an axis of categories: bars from a zero line at the left, or columns.
type CategoryChart struct {
	Direction  Direction
	Categories []Category
	Keys       [Fills]string // words of the key, by fill; all empty: there is none. Columns have none
	Rest       string        // words under the last category: how many are left out, and where they are
	Sizes      CategorySizes
}

// Direction is where bars grow.
type Direction uint8

// The directions.
const (
	Rightward Direction = iota // bars, the first category at the top
	Upward                     // columns over an axis at the foot, the first category at the left
)

// Category is one bar or column, or the words of a group alone.
type Category struct {
	Name     string
	Heading  bool   // words of a group: there is nothing else then
	Detail   string // smaller, under the name: "EU, mobilised in 2018"
	Parts    []Part // in the order they are drawn; a column is the sum of its parts in the fill of the first
	Value    string // as printed: "231.3 + 15.0", "more than 23", "not stated"
	Aside    string // smaller, after the value: "payer not named"
	MoreThan bool   // it is open at its end: an arrowhead stands there
	Missing  bool   // nothing is stated: there is no bar, and Value says so
}

// Part is a part of a bar.
type Part struct {
	Size int64 // thousandths of the unit, not negative
	Fill Fill
}

// Fill is how a bar or a part of it is filled.
type Fill uint8

// The fills.
const (
	Solid Fill = iota
	Outlined
	White
	Muted
	Fills = iota // how many there are
)

// CategorySizes are the sizes of type, and lengths, in 1/100 pt.
type CategorySizes struct {
	Name, Detail, Value, Heading frame.Unit // of type

	Plain    BarSizes // where names are alone beside their bars, and of columns
	Detailed BarSizes // where names have a line of text under them, beside their bars
}

// BarSizes are the largest lengths of bars; where there is less room, they are less.
type BarSizes struct {
	Names frame.Unit // width of the room for names
	Pitch frame.Unit // from bar to bar
	Bar   frame.Unit // thickness
}

// PointChart is a chart of counts over time, a line in each panel that holds each count until the next. All panels have
// one axis of time.
type PointChart struct {
	Panels              []PointPanel
	MainKey, OutsideKey string // words of the key: the document's own source, and others
	ByMonth             bool   // no date says more than its month, so that days are not named
	Sizes               PointSizes
}

// PointPanel is one line.
type PointPanel struct {
	Title  string
	Points []Point // by date
	Gaps   []Date  // days from which on, up to the next point, nothing is stated; by date
	Ticks  Ticks
}

// Ticks are the gridlines of a panel: multiples of one number, as Office has them.
type Ticks struct {
	Step      int64  // 0: they are no such multiples, and the panel cannot be drawn here
	Last      int64  // the highest gridline that must be there; 0: whichever there is room for
	Thousands string // between groups of three digits of their numbers
}

// Point is one count.
type Point struct {
	Date     Date
	Value    int64
	Label    string // the value as printed; empty: without a label
	Under    string // smaller, under the label: the date
	Place    Place
	MoreThan bool
	Outside  bool // it is of another source than the document's own
}

// Date is a day.
type Date struct{ Year, Month, Day int }

// Place says where a point's label stands.
type Place uint8

// The places: none, left of the marker, above it, below right of it.
const (
	NoLabel Place = iota
	LabelLeft
	LabelAbove
	LabelBelow
)

// PointSizes are the sizes of type, and lengths, in 1/100 pt.
type PointSizes struct {
	Title, Number, Value, Under frame.Unit // of type; numbers are those of the axes
	ValueLead, UnderLead        frame.Unit // heights of the lines of labels
	AboveGap                    frame.Unit // from a marker to the label above it
	Gap                         frame.Unit // between panels, for whoever places them
	Gutter                      frame.Unit // left of the plot, for numbers
	Line                        frame.Unit // width of the line
	TopPercent                  int        // of the plot's height that the highest point takes
}
