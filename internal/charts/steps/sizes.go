package steps

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// Sizes are the sizes of step lines.
type Sizes struct {
	Gap           frame.Unit // between panels
	Title         kit.TextSize
	TitleGap      frame.Unit
	Plot          frame.Unit // height
	Gutter        frame.Unit // for the numbers of the gridlines
	NumberGap     frame.Unit
	Number        kit.TextSize
	Edge          frame.Unit // from the plot's side to the first and last point
	Line, Axis    frame.Unit
	Tick          frame.Unit
	YearTop       frame.Unit // from the axis to the years
	Hollow, Ring  frame.Unit // radius and stroke of a hollow marker
	Solid         frame.Unit // radius
	HalfTri, Tri  frame.Unit // half width and height of a triangle
	Value, Date   kit.TextSize
	LabelGap      frame.Unit // beside a marker
	AboveGap      frame.Unit // between a marker and the label above or below it
	Key           kit.TextSize
	KeyGap        frame.Unit // from the middle of the key's marker to its words
	KeyUp, KeyIn  frame.Unit // from the last baseline to the axis, from the words to the plot's side
	TopPercent    int        // the largest value stands at this share of the height
	Across        int
	Least         frame.Unit // width of a panel; fewer stand side by side where they would be narrower
	RowGap        frame.Unit
	LabelDistance frame.Unit // how far a label may move away to find room
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
		m.Plot = mm(68)
	case kit.EmbedNarrow:
		m = screen(f)
		m.Across, m.Plot = 1, px(150)
	case kit.Thumbnail:
		m = screen(f)
		m.Across, m.Plot, m.RowGap = 1, px(120), px(8)
	default:
		m = screen(f)
	}
	return m
}

// printed are the sizes of the printed page. They follow the design of the printed series; what is not named there was
// measured on its pages.
func printed() Sizes {
	mm, pt := frame.MM, frame.Pt
	small := kit.Lines(pt(7.5), mm(3.5))
	return Sizes{
		Gap: mm(6), RowGap: mm(6), Across: 2,
		Title: kit.Lines(pt(9.5), mm(4.5)), TitleGap: mm(1.8), Plot: mm(42),
		Gutter: mm(9), NumberGap: mm(1.3), Number: small, Edge: mm(6),
		Line: mm(0.7), Axis: mm(0.3), Tick: mm(1.3), YearTop: mm(0.65),
		Hollow: mm(0.95), Ring: mm(0.43), Solid: mm(1.1), HalfTri: mm(1.05), Tri: mm(1.95),
		Value: kit.Lines(pt(9.5), mm(3.75)), Date: kit.Lines(pt(8), mm(3.35)),
		LabelGap: mm(0.6), AboveGap: mm(1.4),
		Key: kit.Lines(pt(8), mm(4.07)), KeyGap: mm(2), KeyUp: mm(1.7), KeyIn: mm(0.5),
		TopPercent: 86, LabelDistance: mm(8),
	}
}

// slide are the sizes of a slide.
func slide() Sizes {
	mm, pt := frame.MM, frame.Pt
	small := kit.Lines(pt(18), mm(7.4))
	return Sizes{
		Gap: mm(12.667), RowGap: mm(10), Across: 2,
		Title: kit.Lines(pt(22), mm(9)), TitleGap: mm(3), Plot: mm(80),
		Gutter: mm(16), NumberGap: mm(2.6), Number: small, Edge: mm(10),
		Line: mm(1.2), Axis: mm(0.5), Tick: mm(2.4), YearTop: mm(2),
		Hollow: mm(1.8), Ring: mm(0.8), Solid: mm(2.1), HalfTri: mm(2), Tri: mm(3.7),
		Value: kit.Lines(pt(24), mm(9)), Date: kit.Lines(pt(18), mm(7)),
		LabelGap: mm(1.3), AboveGap: mm(2.4),
		Key: kit.Lines(pt(18), mm(8)), KeyGap: mm(4), KeyUp: mm(3), KeyIn: mm(1),
		TopPercent: 86, LabelDistance: mm(16),
	}
}

// screen are the printed page's proportions in the sizes of a screen.
func screen(f kit.Form) Sizes {
	s, px := f.Screen, frame.Pt
	g := s.Space
	small := s.Text(s.Small, 1.25)
	return Sizes{
		Gap: g(7), RowGap: g(4.5), Across: 2, Least: px(float64(s.Value * 15)),
		Title: s.Text(s.PanelTitle, 1.2), TitleGap: g(1.5), Plot: g(36),
		Gutter: g(8), NumberGap: g(1.2), Number: small, Edge: g(5),
		Line: g(0.7), Axis: s.Outline(), Tick: g(1.2), YearTop: g(0.6),
		Hollow: g(0.95), Ring: g(0.43), Solid: g(1.1), HalfTri: g(1.05), Tri: g(1.95),
		Value: s.Text(s.Value, 1.15), Date: s.Text(s.Caption, 1.15), LabelGap: g(0.6), AboveGap: g(1.2),
		Key: s.Text(s.Key, 1.35), KeyGap: g(2), KeyUp: g(1.7), KeyIn: g(0.5),
		TopPercent: 86, LabelDistance: g(8),
	}
}

// reach is how far a marker reaches from its middle.
func (m *Sizes) reach() frame.Unit { return max(m.Solid, m.Hollow+m.Ring/2) }
