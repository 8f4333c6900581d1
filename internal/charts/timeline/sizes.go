package timeline

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// Sizes are the sizes of a timeline. FirstBar is measured from the top of the rule under the years. Where labels
// find no room in or beside their bars, or events none under their years, and always where the form says so, labels
// stand over their bars, events in a list.
type Sizes struct {
	Year           kit.TextSize
	RuleTop        frame.Unit // from the years to the rule
	FirstBar       frame.Unit
	Bar, Pitch     frame.Unit
	Inset          frame.Unit // from the year's line to a bar
	BarLabel       kit.TextSize
	Above          bool       // labels over their bars
	AboveBar       frame.Unit // height of such a bar; 0: Bar, and labels stand there only if the form says so
	AboveGap       frame.Unit // between it and the label under it
	LabelIn        frame.Unit
	Arrow          frame.Unit // length of an arrowhead
	Outline        frame.Unit
	BarsEnd        frame.Unit // from the last bar to the end of the year lines
	Now            frame.Unit // width of the dashed line
	NowOn, NowOff  frame.Unit
	NowLabel       kit.TextSize
	NoNowLabel     bool
	NowGap         frame.Unit
	NoEvents       bool
	List           bool       // events in a list, by year
	ListBelow      frame.Unit // a list too where a year is narrower than this; 0: never a list
	EventsTop      frame.Unit // from the end of the year lines to the hairline
	EventPad       frame.Unit // from the hairline to the first event
	Event          kit.TextSize
	EventGap       frame.Unit
	EventEnd       frame.Unit
	TextIn, TextTo frame.Unit // from a year's line to its text, from the text to the next line
}

// Sizes are the chart's sizes in a form.
func (c *Chart) Sizes(f kit.Form) Sizes {
	mm, pt, px := frame.MM, frame.Pt, frame.Pt
	m := printed()
	switch f.Name {
	case kit.Page:
	case kit.OnePage:
		small := kit.Lines(pt(7.5), mm(3.5))
		m.Year = kit.Lines(pt(9), mm(4.2))
		m.RuleTop = mm(0.8)
		m.FirstBar = mm(2.4)
		m.Bar, m.Pitch, m.Arrow = mm(4), mm(5), mm(2)
		m.BarLabel, m.NowLabel, m.Event = small, small, small
		m.BarsEnd = mm(1)
	case kit.Slide:
		m = slide()
	case kit.SlideTight:
		m = slide()
		m.Bar, m.Pitch, m.FirstBar = mm(8.4), mm(10), mm(3)
		m.EventGap, m.EventPad, m.BarsEnd = mm(1.2), mm(1.6), mm(1.6)
	case kit.EmbedNarrow:
		m = screen(f)
		m.Above, m.List = true, true
		m.Pitch = m.Bar + px(7)
	case kit.Thumbnail:
		m = screen(f)
		m.NoEvents = true
		m.Bar, m.Pitch, m.AboveBar, m.NoNowLabel = px(18), px(23), px(7), true
		m.FirstBar, m.BarsEnd = px(4), px(2)
	default:
		m = screen(f)
	}
	return m
}

// printed are the sizes of the printed page. They follow the design of the printed series; what is not named there was
// measured on its pages.
func printed() Sizes {
	mm, pt := frame.MM, frame.Pt
	caption := kit.Lines(pt(8), mm(3.75))
	text := kit.Lines(pt(8.5), mm(4))
	return Sizes{
		Year: kit.Lines(pt(11), mm(5.2)), RuleTop: mm(0.95), FirstBar: mm(2.8),
		Bar: mm(5), Pitch: mm(6.8), Inset: mm(0.5),
		BarLabel: kit.Lines(pt(8), mm(3.75)), AboveBar: mm(2.5), AboveGap: mm(0.4), LabelIn: mm(1.5), Arrow: mm(2.5), Outline: mm(0.24),
		BarsEnd: mm(1.5), Now: mm(0.3), NowOn: mm(0.9), NowOff: mm(0.6),
		NowLabel: caption, NowGap: mm(1.4),
		ListBelow: mm(10), EventsTop: mm(0.8), EventPad: mm(1.6), Event: text, EventGap: mm(1.5), EventEnd: mm(0.8),
		TextIn: mm(1.2), TextTo: mm(1.7),
	}
}

// slide are the sizes of a slide.
func slide() Sizes {
	mm, pt := frame.MM, frame.Pt
	small := kit.Lines(pt(18), mm(7.4))
	return Sizes{
		Year: kit.Lines(pt(24), mm(8.6)), RuleTop: mm(1.2), FirstBar: mm(4),
		Bar: mm(9.6), Pitch: mm(11.9), Inset: mm(0.6),
		BarLabel: small, AboveGap: mm(0.4), LabelIn: mm(3.6), Arrow: mm(5), Outline: mm(0.4),
		BarsEnd: mm(2.4), Now: mm(0.4), NowOn: mm(1.2), NowOff: mm(0.9),
		NowLabel: small, NowGap: mm(3),
		EventsTop: mm(0.8), EventPad: mm(2.2), Event: small, EventGap: mm(2.4), EventEnd: mm(0.8),
		TextIn: mm(2.8), TextTo: mm(2.4),
	}
}

// listed are the sizes of a slide on which all else has no room: events in a list, thin bars under their labels, lines close to
// each other. No text is smaller.
func listed(m Sizes) Sizes {
	mm := frame.MM
	m.List, m.AboveBar, m.AboveGap = true, mm(3), 0
	m.FirstBar, m.BarsEnd = mm(2), mm(1)
	m.Pitch = mm(8.8)
	m.BarLabel.Lead, m.NowLabel.Lead, m.Event.Lead = mm(6.8), mm(6.8), mm(6.8)
	m.EventGap, m.EventPad, m.EventEnd = mm(0.4), mm(1), 0
	return m
}

// screen are the printed page's proportions in the sizes of a screen.
func screen(f kit.Form) Sizes {
	s, px := f.Screen, frame.Pt
	g := s.Space
	return Sizes{
		Year: s.Text(s.Year, 1.25), RuleTop: g(0.7), FirstBar: g(2.4),
		Bar: px(float64(s.BarLabel * 1.75)), Pitch: px(float64(s.BarLabel * 2.35)), Inset: g(0.4),
		BarLabel: s.Text(s.BarLabel, 1.25), AboveBar: px(float64(s.BarLabel * 0.75)), AboveGap: g(0.3),
		LabelIn: g(1.3), Arrow: g(2.2), Outline: s.Outline(), BarsEnd: g(1.4),
		Now: s.Outline(), NowOn: g(0.9), NowOff: g(0.6), NowLabel: s.Text(s.Key, 1.25), NowGap: g(1.2),
		ListBelow: px(float64(s.Event * 8)), EventsTop: g(0.8), EventPad: g(1.4), Event: s.Text(s.Event, 1.28), EventGap: g(1.3), EventEnd: g(0.5),
		TextIn: g(1.2), TextTo: g(1.5),
	}
}
