package bars

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// Sizes are the sizes of a chart of bars in a page form. With Above, every label stands over its bar and the
// column is not used: Bar and PlainBar are the only heights then, and rows follow each other by RowGap.
type Sizes struct {
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
	Grouped       GroupedSizes
	GroupedNarrow GroupedSizes // of a chart narrower than NarrowBelow
	Outline, Zero frame.Unit   // line widths; Zero 0: no zero line
	Tick          frame.Unit   // width of the key's ticks
	Apart         frame.Unit   // least distance of rows whose labels have several lines, and of groups
	LeastRoom     frame.Unit   // a chart with less than this for its bars is refused
	LeastScale    frame.Unit   // nor may the longest bar become shorter than this
	Label, Value  kit.TextSize
	Detail        kit.TextSize // line under a label, words after a value
	NoCaptions    bool         // never draw captions: parts of one fill merge
	Small         bool         // little room: of a chart that says so only the largest bars are drawn
	ShortKey      bool         // begin with the key's short words
	Caption       kit.TextSize
	CaptionTop    frame.Unit // from the bar to its captions
	CaptionIn     frame.Unit // keeps the first caption clear of the zero line
	Key           kit.TextSize
	Group         kit.TextSize
	GroupTop      frame.Unit // from the hairline to the group's label
	GroupEnd      frame.Unit // from the label to the first bar
	PlainGroupEnd frame.Unit
}

// GroupedSizes are the sizes of bars whose groups all have labels: these stand in a column of their own, left of the
// names of their bars. Names and Column are measured at the width At and are in proportion at others. With At 0 the form
// has no such column, and labels of groups stand over their bars.
type GroupedSizes struct {
	At            frame.Unit
	Names, Column frame.Unit // where the names begin, and the bars
	Bar, Pitch    frame.Unit
	Label, Detail kit.TextSize
	Group         kit.TextSize
	Short         bool       // short names and words of the key, no line under names
	End, Top      frame.Unit // from what is lowest of a group to the hairline, from there to the next one
}

// Sizes are the chart's sizes in a form.
func (b *Chart) Sizes(f kit.Form) Sizes {
	mm, pt := frame.MM, frame.Pt
	switch f.Name {
	case kit.OnePage:
		m := printed()
		m.Label = kit.Lines(pt(9), mm(3.6))
		m.Value = m.Label
		m.Detail = kit.Lines(pt(7.5), mm(3.5))
		m.Key = kit.Lines(pt(7.5), pt(7.5*1.2))
		return m
	case kit.Slide:
		return slide()
	case kit.SlideTight:
		m := slide()
		m.Bar, m.PlainBar, m.Pitch, m.PlainPitch = mm(10.4), mm(10.4), mm(14.8), mm(14.8)
		return m
	case kit.EmbedWide, kit.EmbedNarrow, kit.Thumbnail:
		return embedded(f)
	case kit.CardLandscape, kit.CardSmall, kit.CardSquare:
		return card(f)
	}
	return printed()
}

// embedded are the sizes of web pages and of the pictures in the gallery.
func embedded(f kit.Form) Sizes {
	px := frame.Pt
	m := screen(f.Screen)
	m.Gap, m.Outline, m.Zero, m.Tick = px(2), px(1.5), px(1), px(1)
	switch f.Name {
	case kit.EmbedNarrow:
		m.Above, m.NoCaptions, m.ShortKey, m.Small = true, true, true, true
		m.Label = kit.Lines(px(14), px(18))
		m.Bar, m.PlainBar = px(20), px(20)
		m.LabelEnd, m.RowGap, m.GroupGap, m.GroupTop, m.GroupEnd = px(4), px(8), px(12), px(6), px(3)
	case kit.Thumbnail:
		m.NoCaptions, m.ShortKey, m.Small = true, true, true
		m.Column, m.NarrowColumn, m.Most = px(102), px(102), 48
		m.PlainBar, m.PlainPitch = px(15), px(22)
	default:
		m.Column, m.NarrowColumn = px(150), px(150)
		m.Bar, m.PlainBar, m.PlainPitch, m.Pitch = px(22), px(22), px(38), px(46)
		m.GroupTop, m.GroupEnd, m.PlainGroupEnd = px(5), px(4), px(4)
		m.Grouped = GroupedSizes{
			At: px(600), Names: px(112), Column: px(320), Bar: px(20), Pitch: px(42),
			Label: kit.Lines(px(14), px(18)), Detail: kit.Lines(px(12.5), px(16)), Group: kit.Lines(px(14), px(18)), End: px(9), Top: px(9),
		}
		m.NarrowBelow = px(480) // where three columns leave too little for bars
	}
	return m
}

// card are the sizes of cards.
func card(f kit.Form) Sizes {
	px := frame.Pt
	m := screen(f.Screen)
	m.Small = true
	m.Gap, m.Outline, m.Zero, m.Tick = px(3), px(2), px(2), px(1)
	switch f.Name {
	case kit.CardSmall:
		m.NoCaptions = true
		m.Column, m.NarrowColumn = px(176), px(176)
		m.PlainBar, m.PlainPitch = px(19), px(31)
		m.GroupTop, m.GroupEnd, m.PlainGroupEnd = px(7), px(2), px(2)
	case kit.CardSquare:
		m.Column, m.NarrowColumn = px(292), px(292)
		m.Bar, m.Pitch, m.PlainBar, m.PlainPitch = px(50), px(99), px(50), px(82)
		m.GroupTop, m.GroupEnd, m.PlainGroupEnd = px(12), px(5), px(5)
	default:
		m.Column, m.NarrowColumn = px(250), px(250)
		m.Bar, m.Pitch, m.PlainBar, m.PlainPitch = px(37), px(72), px(32), px(54)
		m.Gap = px(4)
		m.GroupTop, m.GroupEnd, m.PlainGroupEnd = px(8), px(6), px(3)
	}
	return m
}

// printed are the sizes of the printed page. They follow the design of the printed series; what is not named there was
// measured on its pages.
func printed() Sizes {
	mm, pt := frame.MM, frame.Pt
	small := kit.Lines(pt(7.5), mm(3.5))
	caption := kit.Lines(pt(8), mm(3.75))
	label := kit.Lines(pt(9.5), mm(3.75))
	return Sizes{
		Column: mm(40), NarrowColumn: mm(34), NarrowBelow: mm(150),
		Bar: mm(5.8), Pitch: mm(12.9), PlainBar: mm(5), PlainPitch: mm(7.7),
		Gap: mm(0.5), Outline: mm(0.3), Zero: mm(0.3), Tick: mm(0.22),
		Apart: mm(1), LeastRoom: mm(8), LeastScale: mm(5),
		Label: label, Value: label, Detail: small,
		Caption: caption, CaptionTop: mm(0.7), CaptionIn: mm(0.5),
		Key: kit.Lines(pt(8), pt(8*1.2)), Group: caption,
		GroupTop: mm(1.5), GroupEnd: mm(2.25), PlainGroupEnd: mm(1.05),
		Grouped: GroupedSizes{
			At: mm(174), Names: mm(30), Column: mm(90), Bar: mm(5.4), Pitch: mm(10),
			Label: kit.Lines(pt(9), mm(3.9)), Detail: caption, Group: kit.Lines(pt(9.5), mm(4.3)), End: mm(2.7), Top: mm(1.9),
		},
		GroupedNarrow: GroupedSizes{
			At: mm(114), Names: mm(26.5), Column: mm(66.5), Bar: mm(4.2), Pitch: mm(6.5),
			Label: kit.Lines(pt(8.5), mm(3.6)), Detail: small, Group: kit.Lines(pt(8.5), mm(3.8)), Short: true, End: mm(1.9), Top: mm(1.6),
		},
	}
}

// slide are the sizes of a slide: no captions.
func slide() Sizes {
	mm, pt := frame.MM, frame.Pt
	small := kit.Lines(pt(18), mm(7.4))
	return Sizes{
		Column: mm(90), NarrowColumn: mm(60), NarrowBelow: mm(200),
		Bar: mm(12), Pitch: mm(17.6), PlainBar: mm(12), PlainPitch: mm(17.6),
		Gap: mm(1), Outline: mm(0.6), Zero: mm(0.5), Tick: mm(0.4),
		Apart: mm(1.4), LeastRoom: mm(24), LeastScale: mm(15),
		Label: kit.Lines(pt(24), mm(9)), Value: kit.Lines(pt(26), mm(10)), Detail: small,
		Caption: small, CaptionTop: mm(1), CaptionIn: mm(1), NoCaptions: true, Small: true,
		Key: kit.Lines(pt(18), mm(8)), Group: kit.Lines(pt(18), mm(7.6)),
		GroupTop: mm(1.6), GroupEnd: mm(2), PlainGroupEnd: mm(2),
	}
}

// slideBeside are the sizes of a slide's bars whose names have a line of text, as the design of the deck has them: names
// and texts on two lines at most, beside their bars. The bars stand closer by a length than the design's; where labels are
// too long or rows too many, slideAbove is the form.
func slideBeside(closer frame.Unit) Sizes {
	mm := frame.MM
	m := slide()
	m.Beside, m.Column, m.Most = true, mm(116), 41
	m.Bar, m.PlainBar, m.GroupTop = mm(12.5), mm(12.5), mm(3)
	m.Pitch, m.PlainPitch = mm(23.2)-closer, mm(23.2)-closer
	return m
}

// slideAbove are the sizes of a slide's bars with their labels above them, as many as rows, in a height. They stand as far
// apart as the height allows, up to the pitch of the design; four rows are drawn a little closer.
func slideAbove(rows int, height frame.Unit) Sizes {
	mm := frame.MM
	m := slide()
	m.Above, m.Zero = true, 0
	m.Label.Lead, m.Detail.Lead, m.LabelEnd = mm(9.4), mm(7.4), mm(1.7)
	m.Bar, m.PlainBar, m.RowGap = mm(8.8), mm(8.8), mm(9.6)
	if rows > 1 {
		one := m.Label.Lead + m.Detail.Lead + m.LabelEnd + m.Bar
		m.RowGap = max(mm(1), min(m.RowGap, (height-one*frame.Unit(rows))/frame.Unit(rows-1)))
		if one*frame.Unit(rows)+m.RowGap*frame.Unit(rows-1) > height {
			m.Label.Lead, m.Detail.Lead, m.LabelEnd = mm(8.8), mm(7), mm(1.2)
			m.Bar, m.PlainBar = mm(8), mm(8)
		}
	}
	m.GroupGap = mm(3)
	return m
}

// screen are the printed page's proportions in the sizes of a screen.
func screen(s kit.Screen) Sizes {
	px, g := frame.Pt, s.Space
	return Sizes{
		Column: g(40), NarrowColumn: g(40),
		Bar: g(5.8), Pitch: g(12.9), PlainBar: g(5), PlainPitch: g(8.6),
		Gap: g(0.6), Outline: s.Outline(), Zero: s.Outline(), Tick: px(s.Line * 0.6),
		Apart: g(1), LeastRoom: g(8), LeastScale: g(5),
		Label: s.Text(s.Label, 1.2), Value: s.Text(s.Value, 1.2), Detail: s.Text(s.Caption, 1.25),
		Caption: s.Text(s.Caption, 1.25), CaptionTop: g(0.5), CaptionIn: g(0.6),
		Key: s.Text(s.Key, 1.2), Group: s.Text(s.Group, 1.25),
		GroupTop: g(1.1), GroupEnd: g(1), PlainGroupEnd: g(0.5),
	}
}
