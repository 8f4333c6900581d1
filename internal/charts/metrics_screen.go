package charts

import "briefing/internal/page/frame"

// The forms for screens. One px of a screen is one pt of a frame, so that 100 units are a px. No text is smaller than
// 12 px.

// screenSizes are what differs between screen forms: sizes of text in px, and the px that a millimetre of the printed
// page becomes, which sets all that has no size of its own.
type screenSizes struct {
	mm                         float64
	label, value, key, caption float64
	group, small               float64 // small: numbers of gridlines, keys of panels
	number, qualifier, body    float64
	kicker, panelTitle, year   float64
	barLabel, event            float64
	rule, strong, line         float64 // widths of lines in px; line: zero line, outlines
}

// screen makes the metrics of a form from its sizes: the printed page's proportions.
func screen(s screenSizes) Metrics {
	px := frame.Pt
	g := func(mm float64) frame.Unit { return px(float64(mm * s.mm)) }
	text := func(size, lead float64) TextSize { return TextSize{px(size), px(float64(size * lead))} }
	// Where a panel's number begins: under the rule and the kicker. Products are rounded one by one, so that no machine
	// fuses them with a sum.
	head := px(s.strong) + px(float64(s.kicker*1.25)) + g(1.2)
	label, caption, small, body := text(s.label, 1.2), text(s.caption, 1.25), text(s.small, 1.25), text(s.body, 1.25)
	return Metrics{
		Scale: int(s.mm*100/2.8346 + 0.5), Pixels: true,
		Rule: px(s.rule), Strong: px(s.strong),
		Bars: BarMetrics{
			Column: g(40), NarrowColumn: g(40),
			Bar: g(5.8), Pitch: g(12.9), PlainBar: g(5), PlainPitch: g(8.6),
			Gap: g(0.6), Least: px(1), Outline: px(s.line), Zero: px(s.line), Tick: px(s.line * 0.6),
			Apart: g(1), LeastRoom: g(8), LeastScale: g(5),
			Label: label, Value: text(s.value, 1.2), Detail: caption,
			Caption: caption, CaptionTop: g(0.5), CaptionIn: g(0.6),
			Key: text(s.key, 1.2), Group: text(s.group, 1.25),
			GroupTop: g(1.1), GroupEnd: g(1), PlainGroupEnd: g(0.5),
			Whole: g(7), WholeValue: text(s.number*0.6, 1.2), WholeCaption: body,
		},
		Panels: PanelMetrics{
			Gap: g(6), RowGap: g(4), Least: px(float64(s.body * 10)), Across: 3,
			Kicker: text(s.kicker, 1.25), KickerTop: g(1.2),
			Number: px(s.number), NumberBase: head + px(float64(s.number*0.95)), Qualifier: px(s.qualifier),
			Label: body, LabelTop: head + px(float64(s.number*1.13)), LabelLines: 3, Smallest: 60, MarkTop: g(2),
			Mark: g(2.05), Pitch: g(2.62), Block: g(1), Key: text(s.key, 1.3), KeyEnd: g(2.2),
		},
		Time: TimeMetrics{
			Year: text(s.year, 1.25), RuleTop: g(0.7), FirstBar: g(2.4),
			Bar: px(float64(s.barLabel * 1.75)), Pitch: px(float64(s.barLabel * 2.35)), Inset: g(0.4),
			BarLabel: text(s.barLabel, 1.25), AboveBar: px(float64(s.barLabel * 0.75)), AboveGap: g(0.3),
			LabelIn: g(1.3), Arrow: g(2.2), Outline: px(s.line), BarsEnd: g(1.4),
			Now: px(s.line), NowOn: g(0.9), NowOff: g(0.6), NowLabel: text(s.key, 1.25), NowGap: g(1.2),
			ListBelow: px(float64(s.event * 8)), EventsTop: g(0.8), EventPad: g(1.4), Event: text(s.event, 1.28), EventGap: g(1.3), EventEnd: g(0.5),
			TextIn: g(1.2), TextTo: g(1.5),
		},
		Steps: StepMetrics{
			Gap: g(7), RowGap: g(4.5), Across: 2, Least: px(float64(s.value * 15)),
			Title: text(s.panelTitle, 1.2), TitleGap: g(1.5), Plot: g(36),
			Gutter: g(8), NumberGap: g(1.2), Number: small, Edge: g(5),
			Line: g(0.7), Axis: px(s.line), Tick: g(1.2), YearTop: g(0.6),
			Hollow: g(0.95), Ring: g(0.43), Solid: g(1.1), HalfTri: g(1.05), Tri: g(1.95),
			Value: text(s.value, 1.15), Date: text(s.caption, 1.15), LabelGap: g(0.6), AboveGap: g(1.2),
			Key: text(s.key, 1.35), KeyGap: g(2), KeyUp: g(1.7), KeyIn: g(0.5),
			TopPercent: 86, LabelDistance: g(8),
		},
		Tiles: screenTiles(s, px, g, 4),
		Six:   screenTiles(s, px, g, 3),
	}
}

// screenTiles sets tiles as panels without marks: fewer side by side where they would get narrow.
func screenTiles(s screenSizes, px, g func(float64) frame.Unit, across int) TileMetrics {
	base := px(s.strong) + px(float64(s.kicker*1.25)) + g(0.4)
	return TileMetrics{
		Across: across, Least: px(float64(s.body * 9)), Gap: g(6), RowGap: g(5),
		Qualifier: TextSize{px(s.kicker), px(float64(s.kicker * 1.25))}, QualifierBase: px(s.strong) + px(float64(s.kicker*1.1)) + g(0.4),
		Number: px(s.number), Smaller: px(float64(s.number * 0.75)), Unit: px(s.qualifier),
		NumberBase: base + px(float64(s.number*0.95)),
		Label:      TextSize{px(s.body), px(float64(s.body * 1.25))}, LabelTop: base + px(float64(s.number*1.2)), LabelLines: 5,
		NoQualifier: px(float64(s.kicker * 0.8)), NotePercent: 70, NoteRaise: 25, NoteLeast: px(12),
	}
}

// NarrowBelow is the width under which a page shows the narrow form.
const NarrowBelow frame.Unit = 42000

// EmbedWide is the form of embed pages, figures in web pages and chart.svg from 420 px up.
func EmbedWide() Metrics {
	px := frame.Pt
	m := screen(screenSizes{
		mm: 3.4, label: 15, value: 15, key: 12.5, caption: 12.5, group: 13, small: 12, number: 32, qualifier: 14, body: 14,
		kicker: 13, panelTitle: 15, year: 15, barLabel: 13, event: 13, rule: 1, strong: 2, line: 1.5,
	})
	b := &m.Bars
	b.Column, b.NarrowColumn = px(150), px(150)
	b.Bar, b.PlainBar, b.PlainPitch, b.Pitch = px(22), px(22), px(38), px(46)
	b.Gap, b.Outline, b.Zero, b.Tick = px(2), px(1.5), px(1), px(1)
	b.GroupTop, b.GroupEnd, b.PlainGroupEnd = px(5), px(4), px(4)
	b.Grouped = GroupedMetrics{
		At: px(600), Names: px(112), Column: px(320), Bar: px(20), Pitch: px(42),
		Label: TextSize{px(14), px(18)}, Detail: TextSize{px(12.5), px(16)}, Group: TextSize{px(14), px(18)}, End: px(9), Top: px(9),
	}
	b.NarrowBelow = px(480) // where three columns leave too little for bars
	return m
}

// EmbedNarrow is the form under 420 px, down to 280: labels above their bars, a short key, panels under each other,
// events in a list.
func EmbedNarrow() Metrics {
	px := frame.Pt
	m := screen(screenSizes{
		mm: 3, label: 14, value: 14, key: 12, caption: 12, group: 13, small: 12, number: 30, qualifier: 14, body: 14,
		kicker: 13, panelTitle: 14, year: 13, barLabel: 13, event: 13, rule: 1, strong: 2, line: 1.5,
	})
	b := &m.Bars
	b.Above, b.NoCaptions, b.ShortKey, b.Small = true, true, true, true
	b.Label = TextSize{px(14), px(18)}
	b.Bar, b.PlainBar = px(20), px(20)
	b.LabelEnd, b.RowGap, b.GroupGap, b.GroupTop, b.GroupEnd = px(4), px(8), px(12), px(6), px(3)
	b.Gap, b.Outline, b.Zero, b.Tick = px(2), px(1.5), px(1), px(1)
	b.Whole, b.WholeValue = px(24), TextSize{px(18), px(22)}
	m.Panels.Across, m.Panels.LabelLines = 1, 4
	m.Time.Above, m.Time.List = true, true
	m.Time.Pitch = m.Time.Bar + px(7)
	m.Steps.Across, m.Steps.Plot = 1, px(150)
	m.Tiles.Across, m.Six.Across = 2, 2
	return m
}

// ThumbW and ThumbH are the size of a picture in the gallery.
const ThumbW, ThumbH frame.Unit = 31700, 18600

// Thumbnail is the form of pictures in the gallery.
func Thumbnail() Metrics {
	px := frame.Pt
	m := screen(screenSizes{
		mm: 2.2, label: 13, value: 13, key: 12, caption: 12, group: 12, small: 12, number: 24, qualifier: 12, body: 12,
		kicker: 12, panelTitle: 13, year: 13, barLabel: 12, event: 12, rule: 1, strong: 2, line: 1.5,
	})
	b := &m.Bars
	b.Column, b.NarrowColumn, b.Most = px(102), px(102), 48
	b.NoCaptions, b.ShortKey, b.Small = true, true, true
	b.PlainBar, b.PlainPitch = px(15), px(22)
	b.Gap, b.Outline, b.Zero, b.Tick = px(2), px(1.5), px(1), px(1)
	b.Whole = px(24)
	m.Panels.Across, m.Panels.Least, m.Panels.Gap, m.Panels.RowGap = 2, px(120), px(16), px(10)
	m.Panels.LabelLines = 4
	m.Panels.NoMarks, m.Panels.Few = true, true
	m.Time.NoEvents = true
	m.Time.Bar, m.Time.Pitch, m.Time.AboveBar, m.Time.NoNowLabel = px(18), px(23), px(7), true
	m.Time.FirstBar, m.Time.BarsEnd = px(4), px(2)
	m.Steps.Across, m.Steps.Plot, m.Steps.RowGap = 1, px(120), px(8)
	m.Tiles.Gap, m.Tiles.RowGap, m.Six.Gap, m.Six.RowGap = px(14), px(10), px(14), px(10)
	return m
}
