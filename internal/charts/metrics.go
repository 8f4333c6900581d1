package charts

import "briefing/internal/page/frame"

// TextSize is the size of a text and the height of the line box it stands in.
type TextSize struct{ Size, Lead frame.Unit }

// baseline returns the distance from the top of the line box to the baseline: the face's own line (1.117 em, of
// which 0.905 em lie above the baseline) stands in the middle of the box.
func (t TextSize) baseline() frame.Unit {
	return (t.Lead-t.Size*1117/1000)/2 + t.Size*905/1000
}

// middle returns how far below the middle of a bar or marker the baseline of its label lies. It follows from
// baseline for any line height, so that one line and two lines centre alike.
func (t TextSize) middle() frame.Unit { return t.baseline() - t.Lead/2 }

// Metrics are the sizes of one page form. Charts are redrawn for each form and never scaled, because type must not
// shrink with the picture. Start from a preset and change what differs.
type Metrics struct {
	Bars   BarMetrics
	Panels PanelMetrics
	Time   TimeMetrics
	Steps  StepMetrics
	Tiles  TileMetrics // up to four in a row
	Six    TileMetrics // five or six in a row
	Scale  int         // of small spacings that have no field of their own, in percent of the printed page's; 0: 100
	Pixels bool        // messages give lengths in px, not mm
	Rule   frame.Unit  // hairline
	Strong frame.Unit  // rule over panels, tiles and years
}

// BarMetrics are the sizes of bars and of the part-to-whole bar. With Above, every label stands over its bar and the
// column is not used: Bar and PlainBar are the only heights then, and rows follow each other by RowGap.
type BarMetrics struct {
	Column        frame.Unit // label column
	NarrowColumn  frame.Unit // label column of a chart narrower than NarrowBelow
	NarrowBelow   frame.Unit
	Bar, Pitch    frame.Unit // with captions
	PlainBar      frame.Unit // without captions
	PlainPitch    frame.Unit
	Above         bool       // labels over their bars
	Most          int        // percent of the width that the label column may take; 0: 38
	LabelEnd      frame.Unit // Above: from the label, or the key under it, to the bar
	RowGap        frame.Unit // Above: from a bar, or its captions, to the next label; at least what the zero line stands over
	GroupGap      frame.Unit // Above: from a group's last bar, or its captions, to the hairline
	Gap           frame.Unit // line in the background's colour over the boundary of two parts; before an arrowhead
	NoDetails     bool       // leave out the lines under labels
	Beside        bool       // labels beside their bars, on two lines at most, or no drawing
	Grouped       GroupedMetrics
	GroupedNarrow GroupedMetrics // of a chart narrower than NarrowBelow
	Least         frame.Unit     // shortest mark of a value that is not zero
	Outline, Zero frame.Unit     // line widths; Zero 0: no zero line
	Tick          frame.Unit     // width of the key's ticks
	Apart         frame.Unit     // least distance of rows whose labels have several lines, and of groups
	LeastRoom     frame.Unit     // a chart with less than this for its bars is refused
	LeastScale    frame.Unit     // nor may the longest bar become shorter than this
	Label, Value  TextSize
	Detail        TextSize // line under a label, words after a value
	NoCaptions    bool     // never draw captions: parts of one fill merge
	Small         bool     // little room: of a chart that says so only the largest bars are drawn
	ShortKey      bool     // begin with the key's short words
	Caption       TextSize
	CaptionTop    frame.Unit // from the bar to its captions
	CaptionIn     frame.Unit // keeps the first caption clear of the zero line
	Whole         frame.Unit // height of the part-to-whole bar; 0: Bar
	WholeValue    TextSize   // part-to-whole: the values, over their captions; size 0: after them in bold
	WholeCaption  TextSize   // the captions under them
	Key           TextSize
	Group         TextSize
	GroupTop      frame.Unit // from the hairline to the group's label
	GroupEnd      frame.Unit // from the label to the first bar
	PlainGroupEnd frame.Unit
}

// GroupedMetrics are the sizes of bars whose groups all have labels: these stand in a column of their own, left of the
// names of their bars. Names and Column are measured at the width At and are in proportion at others. With At 0 the form
// has no such column, and labels of groups stand over their bars.
type GroupedMetrics struct {
	At            frame.Unit
	Names, Column frame.Unit // where the names begin, and the bars
	Bar, Pitch    frame.Unit
	Label, Detail TextSize
	Group         TextSize
	Short         bool       // short names and words of the key, no line under names
	End, Top      frame.Unit // from what is lowest of a group to the hairline, from there to the next one
}

// PanelMetrics are the sizes of unit panels. Number stands on a baseline measured from the panel's top. With Width 0
// the panels share the width there is: as many side by side as keep Least, at most Across.
type PanelMetrics struct {
	Width, Gap, RowGap frame.Unit
	Least              frame.Unit
	Across             int      // columns
	Kicker             TextSize // who and when
	KickerTop          frame.Unit
	Number, NumberBase frame.Unit
	Qualifier          frame.Unit
	Label              TextSize
	LabelTop           frame.Unit
	LabelLines         int        // at most; 0: 2
	Smallest           int        // percent of Number that long numbers may shrink to; 0: 100
	NoMarks            bool       // leave out marks and key
	Few                bool       // of a chart that says so only the first panels are drawn
	MarkTop            frame.Unit // from the label to the marks
	Mark, Pitch, Block frame.Unit // side of a mark, from mark to mark, extra gap after ten
	Key                TextSize
	KeyEnd             frame.Unit // from the key to the panels
}

// TimeMetrics are the sizes of a timeline. FirstBar is measured from the top of the rule under the years. Where labels
// find no room in or beside their bars, or events none under their years, and always where the form says so, labels
// stand over their bars, events in a list.
type TimeMetrics struct {
	Year           TextSize
	RuleTop        frame.Unit // from the years to the rule
	FirstBar       frame.Unit
	Bar, Pitch     frame.Unit
	Inset          frame.Unit // from the year's line to a bar
	BarLabel       TextSize
	Above          bool       // labels over their bars
	AboveBar       frame.Unit // height of such a bar; 0: Bar, and labels stand there only if the form says so
	AboveGap       frame.Unit // between it and the label under it
	LabelIn        frame.Unit
	Arrow          frame.Unit // length of an arrowhead
	Outline        frame.Unit
	BarsEnd        frame.Unit // from the last bar to the end of the year lines
	Now            frame.Unit // width of the dashed line
	NowOn, NowOff  frame.Unit
	NowLabel       TextSize
	NoNowLabel     bool
	NowGap         frame.Unit
	NoEvents       bool
	List           bool       // events in a list, by year
	ListBelow      frame.Unit // a list too where a year is narrower than this; 0: never a list
	EventsTop      frame.Unit // from the end of the year lines to the hairline
	EventPad       frame.Unit // from the hairline to the first event
	Event          TextSize
	EventGap       frame.Unit
	EventEnd       frame.Unit
	TextIn, TextTo frame.Unit // from a year's line to its text, from the text to the next line
}

// StepMetrics are the sizes of step lines.
type StepMetrics struct {
	Gap           frame.Unit // between panels
	Title         TextSize
	TitleGap      frame.Unit
	Plot          frame.Unit // height
	Gutter        frame.Unit // for the numbers of the gridlines
	NumberGap     frame.Unit
	Number        TextSize
	Edge          frame.Unit // from the plot's side to the first and last point
	Line, Axis    frame.Unit
	Tick          frame.Unit
	YearTop       frame.Unit // from the axis to the years
	Hollow, Ring  frame.Unit // radius and stroke of a hollow marker
	Solid         frame.Unit // radius
	HalfTri, Tri  frame.Unit // half width and height of a triangle
	Value, Date   TextSize
	LabelGap      frame.Unit // beside a marker
	AboveGap      frame.Unit // between a marker and the label above or below it
	Key           TextSize
	KeyGap        frame.Unit // from the middle of the key's marker to its words
	KeyUp, KeyIn  frame.Unit // from the last baseline to the axis, from the words to the plot's side
	TopPercent    int        // the largest value stands at this share of the height
	Across        int
	Least         frame.Unit // width of a panel; fewer stand side by side where they would be narrower
	RowGap        frame.Unit
	LabelDistance frame.Unit // how far a label may move away to find room
}

// TileMetrics are the sizes of number tiles: those of the printed page are also what page/flow sets its tiles by. Heights count
// from the top of the rule over a row.
type TileMetrics struct {
	Across                 int
	Least                  frame.Unit // width of a tile; fewer stand side by side where they would be narrower; 0: always Across
	Gap, RowGap            frame.Unit
	Qualifier              TextSize
	QualifierBase          frame.Unit
	Number, Smaller        frame.Unit // sizes; Smaller is tried when a number is too wide
	Unit                   frame.Unit // size of the unit word
	NumberBase             frame.Unit
	Label                  TextSize
	LabelTop               frame.Unit
	LabelLines             int
	NoQualifier            frame.Unit // how far all moves up if no tile of the row has a qualifier
	NotePercent, NoteRaise int        // reference number: share of the label's size, raise in percent of it
	NoteLeast              frame.Unit
}

// A4 is the preset of the factsheet: a live width of 174 mm and 9.5 pt text. Sizes follow the design of the printed
// series; what is not named there was measured on its pages.
func A4() Metrics {
	mm, pt := frame.MM, frame.Pt
	small := TextSize{pt(7.5), mm(3.5)}
	caption := TextSize{pt(8), mm(3.75)}
	text := TextSize{pt(8.5), mm(4)}
	label := TextSize{pt(9.5), mm(3.75)}
	return Metrics{
		Rule: mm(0.2), Strong: mm(0.6),
		Bars: BarMetrics{
			Column: mm(40), NarrowColumn: mm(34), NarrowBelow: mm(150),
			Bar: mm(5.8), Pitch: mm(12.9), PlainBar: mm(5), PlainPitch: mm(7.7),
			Gap: mm(0.5), Least: mm(0.3), Outline: mm(0.3), Zero: mm(0.3), Tick: mm(0.22),
			Apart: mm(1), LeastRoom: mm(8), LeastScale: mm(5),
			Label: label, Value: label, Detail: small,
			Caption: caption, CaptionTop: mm(0.7), CaptionIn: mm(0.5),
			Key: TextSize{pt(8), pt(8 * 1.2)}, Group: caption,
			GroupTop: mm(1.5), GroupEnd: mm(2.25), PlainGroupEnd: mm(1.05),
			Grouped: GroupedMetrics{
				At: mm(174), Names: mm(30), Column: mm(90), Bar: mm(5.4), Pitch: mm(10),
				Label: TextSize{pt(9), mm(3.9)}, Detail: caption, Group: TextSize{pt(9.5), mm(4.3)}, End: mm(2.7), Top: mm(1.9),
			},
			GroupedNarrow: GroupedMetrics{
				At: mm(114), Names: mm(26.5), Column: mm(66.5), Bar: mm(4.2), Pitch: mm(6.5),
				Label: TextSize{pt(8.5), mm(3.6)}, Detail: small, Group: TextSize{pt(8.5), mm(3.8)}, Short: true, End: mm(1.9), Top: mm(1.6),
			},
		},
		Panels: PanelMetrics{
			Width: mm(54), Gap: mm(6), RowGap: mm(5), Across: 3,
			Kicker: caption, KickerTop: mm(1.6),
			Number: pt(20), NumberBase: mm(12.4), Qualifier: pt(9.5),
			Label: text, LabelTop: mm(14.2), LabelLines: 6, MarkTop: mm(1.6),
			Mark: mm(2.05), Pitch: mm(2.62), Block: mm(1), Key: TextSize{pt(8.5), mm(4)}, KeyEnd: mm(2.2),
		},
		Time: TimeMetrics{
			Year: TextSize{pt(11), mm(5.2)}, RuleTop: mm(0.95), FirstBar: mm(2.8),
			Bar: mm(5), Pitch: mm(6.8), Inset: mm(0.5),
			BarLabel: TextSize{pt(8), mm(3.75)}, AboveBar: mm(2.5), AboveGap: mm(0.4), LabelIn: mm(1.5), Arrow: mm(2.5), Outline: mm(0.24),
			BarsEnd: mm(1.5), Now: mm(0.3), NowOn: mm(0.9), NowOff: mm(0.6),
			NowLabel: caption, NowGap: mm(1.4),
			ListBelow: mm(10), EventsTop: mm(0.8), EventPad: mm(1.6), Event: text, EventGap: mm(1.5), EventEnd: mm(0.8),
			TextIn: mm(1.2), TextTo: mm(1.7),
		},
		Steps: StepMetrics{
			Gap: mm(6), RowGap: mm(6), Across: 2,
			Title: TextSize{pt(9.5), mm(4.5)}, TitleGap: mm(1.8), Plot: mm(42),
			Gutter: mm(9), NumberGap: mm(1.3), Number: small, Edge: mm(6),
			Line: mm(0.7), Axis: mm(0.3), Tick: mm(1.3), YearTop: mm(0.65),
			Hollow: mm(0.95), Ring: mm(0.43), Solid: mm(1.1), HalfTri: mm(1.05), Tri: mm(1.95),
			Value: TextSize{pt(9.5), mm(3.75)}, Date: TextSize{pt(8), mm(3.35)},
			LabelGap: mm(0.6), AboveGap: mm(1.4),
			Key: TextSize{pt(8), mm(4.07)}, KeyGap: mm(2), KeyUp: mm(1.7), KeyIn: mm(0.5),
			TopPercent: 86, LabelDistance: mm(8),
		},
		Tiles: TileMetrics{
			Across: 4, Gap: mm(6), RowGap: mm(6),
			Qualifier: text, QualifierBase: mm(5.2),
			Number: pt(24), Smaller: pt(20), Unit: pt(12), NumberBase: mm(14.2),
			Label: text, LabelTop: mm(16.8), LabelLines: 3, NoQualifier: mm(3.2),
			NotePercent: 62, NoteRaise: 36, NoteLeast: pt(5.5),
		},
		Six: TileMetrics{
			Across: 6, Gap: mm(6), RowGap: mm(6),
			Qualifier: caption, QualifierBase: mm(3.8),
			Number: pt(17), Smaller: pt(17), Unit: pt(10), NumberBase: mm(10.5),
			Label: caption, LabelTop: mm(12.4), LabelLines: 3, NoQualifier: mm(2.6),
			NotePercent: 62, NoteRaise: 36, NoteLeast: pt(5.5),
		},
	}
}

// OnePager is the preset of the one-pager: the same forms, denser.
func OnePager() Metrics {
	mm, pt := frame.MM, frame.Pt
	m := A4()
	small := TextSize{pt(7.5), mm(3.5)}
	m.Bars.Label = TextSize{pt(9), mm(3.6)}
	m.Bars.Value = m.Bars.Label
	m.Bars.Detail = small
	m.Bars.Key = TextSize{pt(7.5), pt(7.5 * 1.2)}
	m.Time.Year = TextSize{pt(9), mm(4.2)}
	m.Time.RuleTop = mm(0.8)
	m.Time.FirstBar = mm(2.4)
	m.Time.Bar, m.Time.Pitch, m.Time.Arrow = mm(4), mm(5), mm(2)
	m.Time.BarLabel = small
	m.Time.NowLabel = small
	m.Time.Event = small
	m.Time.BarsEnd = mm(1)
	return m
}

// mm is a small spacing of the printed page, at the scale of the form.
func (m *Metrics) mm(v float64) frame.Unit {
	if m.Scale == 0 {
		return frame.MM(v)
	}
	return frame.MM(v) * frame.Unit(m.Scale) / 100
}
