package charts

import "briefing/internal/doc/span"

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
	SolidKey, SolidKeyShort       span.Span
	OutlinedKey, OutlinedKeyShort span.Span
	NoCaptions                    bool      // never draw captions: parts of one fill merge
	Narrow                        *Bars     // what is drawn instead where room is small; nil: the same
	Rest                          span.Span // words under the last bar, of Narrow: how many bars are left out, and where they are
}

// Small is what is drawn where room is small: on slides, cards and narrow screens.
func (b *Bars) Small() *Bars {
	if b.Narrow != nil {
		return b.Narrow
	}
	return b
}

// BarGroup is a block of bars. The first has no label; each further one stands below a hairline with its label.
type BarGroup struct {
	Label span.Span
	Rows  []BarRow
}

// BarRow is one bar.
type BarRow struct {
	Label    span.Span
	Short    span.Span // shorter label, for a column that is narrow; empty: none
	Detail   span.Span // smaller, under the label: "EU, mobilised in 2018"
	Parts    []BarPart // solid parts first, then outlined; layout draws them in this order
	Value    span.Span // at the bar's end: "231.3 + 15.0", "more than 23", "not stated"
	Aside    span.Span // smaller, after the value: "payer not named"
	MoreThan bool      // open end: gap and arrowhead after the last part
	Missing  bool      // no bar at all: the value says so
}

// BarPart is a segment. Size is not negative.
type BarPart struct {
	Size    int64     // thousandths of the unit
	Caption span.Span // "Morocco"
	Short   span.Span // shorter caption; empty: none
	Value   span.Span // "140", set bold after the caption
	Fill    Fill
}

// Whole is one bar for a whole of which one part is declared.
type Whole struct {
	Part, Rest BarPart
}

// Panels are unit panels: one number each, of any unit. Marks are a measure for the eye and no axis: those of one unit
// stand for one size in all panels of the chart.
type Panels struct {
	Panels   []Panel
	Keys     []string  // what one mark is, for each unit that has marks: "= 100 people"
	PartKey  span.Span // words of the mark that is filled in part; empty: there is none
	AloneKey span.Span // says of which figures there are no marks; may be empty
	Narrow   *Panels   // what slides and cards show instead: the first of them; nil: the same
	Rest     span.Span // words under the last panel, of Narrow: how many panels are left out, and where they are
}

// Small is what is drawn on slides and cards.
func (s *Panels) Small() *Panels {
	if s.Narrow != nil {
		return s.Narrow
	}
	return s
}

// Panel is one figure, with marks or without.
type Panel struct {
	Kicker    span.Span // who: "Team in Niger"
	When      span.Span // "2018"
	Qualifier span.Span // "more than"; empty: exact
	Number    span.Span // "13 000"
	Label     span.Span // what is counted
	Marks     int       // full marks
	Part      int       // of one more mark, in thousandths of it: 607 with a mark of 100 is 6 and 70
}

// Timeline is a row of years with bars and dated events.
type Timeline struct {
	FirstYear, LastYear int
	Now                 int       // month index of the publication date: 12*(year-FirstYear)+month-1; the dashed line stands at that month's middle
	NowLabel            span.Span // "March 2019"
	Bars                []TimeBar
	Events              [][]TimeEvent // one list a year, in the order to print
}

// TimeBar is a programme that runs over years. Months count from January of the first year.
type TimeBar struct {
	Label   span.Span
	Start   int  // month index
	End     int  // month index after the last month; meaningless when NoEnd
	NoEnd   bool // no end date given: arrowhead at Now
	RunsOut bool // runs past the last year: right side left open
	// YearStart and YearEnd say that only the year of the start, or of the end, is stated: that year is pale, since the bar
	// begins or ends nowhere in particular in it. Start and End then are the year's own.
	YearStart, YearEnd bool
}

// TimeEvent is something under a year. Date is "" when only the year is known.
type TimeEvent struct{ Date, Text span.Span }

// Steps are step-line panels of cumulative counts, side by side, one unit each.
type Steps struct {
	Panels     []StepPanel
	MainKey    span.Span // "EU factsheet"
	OutsideKey span.Span // "other public sources"
	GapWords   span.Span // "not stated", where a line breaks
	Dates      StepDates
}

// StepDates are the words of the axis of time. Without names of months only years are named.
type StepDates struct {
	Months  [12]string // short: "Feb"
	Days    [12]string // a day of each month: "{day} Feb"
	ByMonth bool       // no point says more than its month, so that days are not named
}

// StepDay is a day.
type StepDay struct{ Year, Month, Day int }

// Unlike says whether panels stand side by side whose heights mean different counts: each has a scale of its own.
func (s *Steps) Unlike() bool {
	for _, p := range s.Panels {
		if p.largest() != s.Panels[0].largest() {
			return true
		}
	}
	return false
}

func (p *StepPanel) largest() int64 {
	n := int64(1)
	for _, pt := range p.Points {
		n = max(n, pt.Value)
	}
	return n
}

// StepPanel is one line.
type StepPanel struct {
	Title  span.Span
	Points []StepPoint // by date
	Gaps   []StepDay   // days from which on, up to the next point, nothing is stated; by date
	Ticks  []string    // gridline labels; empty: chosen here from round values, printed with Thousands
	// Thousands is put between groups of three digits of gridline labels.
	Thousands string
}

// StepPoint is one published count.
type StepPoint struct {
	Year, Month, Day int // Day 15 where only the month is known
	Value            int64
	Label            span.Span // value as printed; set where it is labelled: first, last, and the one in the title
	Date             span.Span // printed under the label; may be empty
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
	Qualifier span.Span
	Number    span.Span
	Unit      span.Span
	Label     span.Span
	LabelNote int // number of the note the label refers to; 0: none
}
