package panels

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// Sizes are the sizes of unit panels. Number stands on a baseline measured from the panel's top. With Width 0
// the panels share the width there is: as many side by side as keep Least, at most Across.
type Sizes struct {
	Width, Gap, RowGap frame.Unit
	Least              frame.Unit
	Across             int          // columns
	Kicker             kit.TextSize // who and when
	KickerTop          frame.Unit
	Number, NumberBase frame.Unit
	Qualifier          frame.Unit
	Label              kit.TextSize
	LabelTop           frame.Unit
	LabelLines         int        // at most; 0: 2
	Smallest           int        // percent of Number that long numbers may shrink to; 0: 100
	NoMarks            bool       // leave out marks and key
	Small              bool       // of a chart that says so only the first panels are drawn
	MarkTop            frame.Unit // from the label to the marks
	Mark, Pitch, Block frame.Unit // side of a mark, from mark to mark, extra gap after ten
	Key                kit.TextSize
	KeyEnd             frame.Unit // from the key to the panels
}

// Sizes are the chart's sizes in a form.
func (c *Chart) Sizes(f kit.Form) Sizes {
	mm, px := frame.MM, frame.Pt
	m := printed()
	switch f.Name {
	case kit.Page, kit.OnePage:
	case kit.Slide:
		m = slide()
	case kit.SlideTight:
		m = slide()
		m.Mark, m.Pitch, m.Block = mm(2.6), mm(3.4), mm(1.3)
		m.KickerTop, m.NumberBase, m.LabelTop = mm(1.2), mm(20.6), mm(22.6)
		m.RowGap, m.KeyEnd, m.MarkTop = mm(4), mm(1.6), mm(1)
	default:
		m = screen(f)
	}
	switch f.Name {
	case kit.EmbedNarrow:
		m.Across, m.LabelLines = 1, 4
	case kit.Thumbnail:
		m.Across, m.Least, m.Gap, m.RowGap = 2, px(120), px(16), px(10)
		m.LabelLines = 4
		m.NoMarks, m.Small = true, true
	case kit.CardLandscape, kit.CardSmall:
		m.Small = true
	case kit.CardSquare:
		m.Small, m.Gap, m.LabelLines = true, px(28), 4
	}
	return m
}

// compact makes numbers smaller, and takes what stands under them up.
func (m *Sizes) compact(percent frame.Unit) {
	less := m.Number * (100 - percent) / 100
	m.Number -= less
	m.NumberBase -= less * 95 / 100
	m.LabelTop -= less * 113 / 100
}

// printed are the sizes of the printed page. They follow the design of the printed series; what is not named there was
// measured on its pages.
func printed() Sizes {
	mm, pt := frame.MM, frame.Pt
	caption := kit.Lines(pt(8), mm(3.75))
	text := kit.Lines(pt(8.5), mm(4))
	return Sizes{
		Width: mm(54), Gap: mm(6), RowGap: mm(5), Across: 3,
		Kicker: caption, KickerTop: mm(1.6),
		Number: pt(20), NumberBase: mm(12.4), Qualifier: pt(9.5),
		Label: text, LabelTop: mm(14.2), LabelLines: 6, MarkTop: mm(1.6),
		Mark: mm(2.05), Pitch: mm(2.62), Block: mm(1), Key: kit.Lines(pt(8.5), mm(4)), KeyEnd: mm(2.2),
	}
}

// slide are the sizes of a slide.
func slide() Sizes {
	mm, pt := frame.MM, frame.Pt
	small := kit.Lines(pt(18), mm(7.4))
	return Sizes{
		Width: mm(91.5), Gap: mm(12), RowGap: mm(6), Across: 3, Small: true,
		Kicker: small, KickerTop: mm(2),
		Number: pt(44), NumberBase: mm(24), Qualifier: pt(20),
		Label: kit.Lines(pt(18), mm(7.4)), LabelTop: mm(27), LabelLines: 4, MarkTop: mm(2),
		Mark: mm(3.4), Pitch: mm(4.4), Block: mm(1.7), Key: small, KeyEnd: mm(3),
	}
}

// screen are the printed page's proportions in the sizes of a screen.
func screen(f kit.Form) Sizes {
	s, px := f.Screen, frame.Pt
	g := s.Space
	// Where a panel's number begins: under the rule and the kicker. Products are rounded one by one, so that no machine
	// fuses them with a sum.
	head := f.Strong + px(float64(s.Kicker*1.25)) + g(1.2)
	body := s.Text(s.Body, 1.25)
	return Sizes{
		Gap: g(6), RowGap: g(4), Least: px(float64(s.Body * 10)), Across: 3,
		Kicker: s.Text(s.Kicker, 1.25), KickerTop: g(1.2),
		Number: px(s.Number), NumberBase: head + px(float64(s.Number*0.95)), Qualifier: px(s.Qualifier),
		Label: body, LabelTop: head + px(float64(s.Number*1.13)), LabelLines: 3, Smallest: 60, MarkTop: g(2),
		Mark: g(2.05), Pitch: g(2.62), Block: g(1), Key: s.Text(s.Key, 1.3), KeyEnd: g(2.2),
	}
}
