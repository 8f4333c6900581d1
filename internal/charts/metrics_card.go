package charts

import "briefing/internal/page/frame"

// The forms of cards: pictures of fixed sizes that go where no page of ours does. Sizes are those of the design's table
// of chart cards, in px; the rest follows the printed page.

// CardLandscape is the form of cards of 1200 by 675 px and, with less height, of 1200 by 628.
func CardLandscape() Metrics {
	px := frame.Pt
	m := screen(screenSizes{
		mm: 6.3, label: 25, value: 26, key: 18, caption: 18, group: 18, small: 17, number: 56, qualifier: 22, body: 21,
		kicker: 18, panelTitle: 23, year: 24, barLabel: 19, event: 17, rule: 2, strong: 4, line: 2,
	})
	b := &m.Bars
	b.Small, m.Panels.Few = true, true
	b.Column, b.NarrowColumn = px(250), px(250)
	b.Bar, b.Pitch, b.PlainBar, b.PlainPitch = px(37), px(72), px(32), px(54)
	b.Gap, b.Outline, b.Zero, b.Tick = px(4), px(2), px(2), px(1)
	b.GroupTop, b.GroupEnd, b.PlainGroupEnd = px(8), px(6), px(3)
	b.Whole, b.WholeValue, b.WholeCaption = px(44), TextSize{px(36), px(44)}, TextSize{px(25), px(31)}
	return m
}

// CardSmall is the form of cards of 800 by 450 px: no captions.
func CardSmall() Metrics {
	px := frame.Pt
	m := screen(screenSizes{
		mm: 4.2, label: 17, value: 18, key: 13, caption: 13, group: 14, small: 12.5, number: 36, qualifier: 15, body: 14.5,
		kicker: 13, panelTitle: 16, year: 16, barLabel: 13.5, event: 12.5, rule: 1, strong: 3, line: 2,
	})
	b := &m.Bars
	b.Small, m.Panels.Few = true, true
	b.Column, b.NarrowColumn = px(176), px(176)
	b.NoCaptions = true
	b.PlainBar, b.PlainPitch = px(19), px(31)
	b.Gap, b.Outline, b.Zero, b.Tick = px(3), px(2), px(2), px(1)
	b.GroupTop, b.GroupEnd, b.PlainGroupEnd = px(7), px(2), px(2)
	b.Whole, b.WholeValue, b.WholeCaption = px(30), TextSize{px(24), px(29)}, TextSize{px(17), px(21)}
	return m
}

// CardSquare is the form of cards of 1080 by 1080 px.
func CardSquare() Metrics {
	px := frame.Pt
	m := screen(screenSizes{
		mm: 6.6, label: 31, value: 33, key: 22, caption: 22, group: 22, small: 20, number: 62, qualifier: 26, body: 24,
		kicker: 22, panelTitle: 27, year: 28, barLabel: 22, event: 20, rule: 1.5, strong: 4, line: 2,
	})
	b := &m.Bars
	b.Small, m.Panels.Few = true, true
	b.Column, b.NarrowColumn = px(292), px(292)
	b.Bar, b.Pitch, b.PlainBar, b.PlainPitch = px(50), px(99), px(50), px(82)
	b.Gap, b.Outline, b.Zero, b.Tick = px(3), px(2), px(2), px(1)
	b.GroupTop, b.GroupEnd, b.PlainGroupEnd = px(12), px(5), px(5)
	b.Whole, b.WholeValue, b.WholeCaption = px(124), TextSize{px(56), px(108)}, TextSize{px(31), px(40)}
	m.Panels.Gap = px(28)
	m.Panels.LabelLines = 4
	return m
}
