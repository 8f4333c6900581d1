package chart

// Spec is a chart as plain numbers and finished labels. It knows no dataset and no language: what a label says was
// decided before. Exactly one of the kinds is set.
type Spec struct {
	ID     string
	Bars   *Bars
	Whole  *Whole
	Panels *Panels
	Time   *Timeline
	Steps  *Steps
	Tiles  *Tiles
}

// Kind returns the kind's name as templates write it: bars, part-to-whole, panels, timeline, step-lines, tiles.
func (s *Spec) Kind() string {
	switch {
	case s.Bars != nil:
		return "bars"
	case s.Whole != nil:
		return "part-to-whole"
	case s.Panels != nil:
		return "panels"
	case s.Time != nil:
		return "timeline"
	case s.Steps != nil:
		return "step-lines"
	case s.Tiles != nil:
		return "tiles"
	}
	return ""
}

// Fill says what a mark states.
type Fill uint8

// The fills. Solid means stated, Outlined means payer not named or time still to run, White the known rest of a
// whole, Muted a bar that is not the finding.
const (
	Solid Fill = iota
	Outlined
	White
	Muted
)

// Bars is a set of horizontal bars from zero. Values are in any one unit; only their ratios matter.
type Bars struct {
	Groups []BarGroup
	// SolidKey and OutlinedKey are the words of the direct key, with a short form for when the two would meet.
	// Empty: no key.
	SolidKey, SolidKeyShort       string
	OutlinedKey, OutlinedKeyShort string
	NoCaptions                    bool // never draw captions: parts of one fill merge
}

// BarGroup is a block of bars. The first has no label; each further one stands below a hairline with its label.
type BarGroup struct {
	Label string
	Rows  []BarRow
}

// BarRow is one bar.
type BarRow struct {
	Label    string
	Detail   string    // smaller, under the label: "EU, mobilised in 2018"
	Parts    []BarPart // solid parts first, then outlined; layout draws them in this order
	Value    string    // at the bar's end: "231.3 + 15.0", "more than 23", "not stated"
	Aside    string    // smaller, after the value: "payer not named"
	MoreThan bool      // open end: gap and arrowhead after the last part
	Missing  bool      // no bar at all: the value says so
}

// BarPart is a segment. Size is not negative.
type BarPart struct {
	Size    int64  // thousandths of the unit
	Caption string // "Morocco"
	Short   string // shorter caption; empty: none
	Value   string // "140", set bold after the caption
	Fill    Fill
}

// Whole is one bar for a whole of which one part is declared.
type Whole struct {
	Part, Rest BarPart
}

// Panels are unit panels: one number and its marks each, never a shared scale.
type Panels struct {
	Columns []PanelColumn // three across at most
}

// PanelColumn is a column of panels under a head.
type PanelColumn struct {
	Head   string // "in 2018"; columns with one head stand side by side under it
	Panels []Panel
}

// Mark is the form of a counting mark.
type Mark uint8

// Dot is a person, Square a thing, Ring many people.
const (
	Dot Mark = iota
	Square
	Ring
)

// Panel is one figure with a field of marks.
type Panel struct {
	Kicker    string // who: "Team in Niger"
	Qualifier string // "more than"; empty: exact
	Number    string // "13 000"
	Label     string
	Marks     int // how many marks to draw, already divided by what one stands for, rounded down
	Mark      Mark
	Key       string // "1 ring = 100 people"
}

// Timeline is a row of years with bars and dated events.
type Timeline struct {
	FirstYear, LastYear int
	Now                 int    // month index of the publication date: 12*(year-FirstYear)+month-1; the dashed line stands at that month's middle
	NowLabel            string // "March 2019"
	Bars                []TimeBar
	Events              [][]TimeEvent // one list a year, in the order to print
}

// TimeBar is a programme that runs over years. Months count from January of the first year.
type TimeBar struct {
	Label   string
	Start   int  // month index
	End     int  // month index after the last month; meaningless when NoEnd
	NoEnd   bool // no end date given: arrowhead at Now
	RunsOut bool // runs past the last year: right side left open
}

// TimeEvent is something under a year. Date is "" when only the year is known.
type TimeEvent struct{ Date, Text string }

// Steps are step-line panels of cumulative counts, side by side, one unit each.
type Steps struct {
	Panels     []StepPanel
	MainKey    string // "EU factsheet"
	OutsideKey string // "other public sources"
}

// StepPanel is one line.
type StepPanel struct {
	Title  string
	Points []StepPoint // by date
	Ticks  []string    // gridline labels; empty: chosen here from round values, printed with Thousands
	// Thousands is put between groups of three digits of gridline labels.
	Thousands string
}

// StepPoint is one published count.
type StepPoint struct {
	Year, Month, Day int // Day 15 where only the month is known
	Value            int64
	Label            string // value as printed; set where it is labelled: first, last, and the one in the title
	Date             string // printed under the label; may be empty
	MoreThan         bool
	Outside          bool
	Place            Place
}

// Place says where a point's label stands.
type Place uint8

// The places: none, left of the marker, above it, below right of it.
const (
	NoLabel Place = iota
	LabelLeft
	LabelAbove
	LabelBelow
)

// Tiles are numbers in a row.
type Tiles struct{ Tiles []Tile }

// Tile is one number. Unit is a word set smaller after the number ("million").
type Tile struct {
	Qualifier string
	Number    string
	Unit      string
	Label     string
	LabelNote int // number of the note the label refers to; 0: none
}
