package columns

import (
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// Sizes are the sizes of the chart in a page form.
type Sizes struct {
	Plot         frame.Unit   // from the lowest value, or zero, to the highest
	Share        int          // percent of its pitch that a column takes
	Widest       frame.Unit   // of a column
	Value, Label kit.TextSize // labels of classes
	Words        kit.TextSize // names of periods, words under labels and at gaps, numbers of gridlines
	ValueGap     frame.Unit   // between a column and its value
	LabelTop     frame.Unit   // from the axis, or what hangs from it, to the labels
	Zero         frame.Unit   // width of the zero line
	Outline      frame.Unit   // of provisional and estimated columns
	Dash, Space  frame.Unit   // of the outline of provisional ones
	Dot          frame.Unit   // from dot to dot of the outline of estimated ones
	Tick         frame.Unit   // height of the ticks of unnamed periods
	ArrowGap     frame.Unit   // of a column that goes on: from its end to the arrowhead, which is half as high as a column is wide
	Gutter       frame.Unit   // least room for numbers of gridlines
	AllNamed     int          // of more columns than this only some values are named
	AllLabelled  int          // of so many columns at most is every one named under the axis, if there is room
	SomeNamed    bool         // only some values are named, however much room there is
}

// Sizes are the chart's sizes in a form. They follow the design of the charts: the type of values and labels, the plot's
// height, and the lengths of marks.
func (c *Chart) Sizes(f kit.Form) Sizes {
	mm, pt, px, s := frame.MM, frame.Pt, frame.Pt, f.Screen
	m := Sizes{
		Plot: mm(58), Share: 66, Widest: mm(24),
		Value: kit.Lines(pt(9), mm(3.9)), Label: kit.Lines(pt(9), mm(3.9)), Words: kit.Lines(pt(8), mm(3.6)),
		ValueGap: mm(1.5), LabelTop: mm(1.1), Zero: mm(0.3), Outline: mm(0.45), Dash: mm(1.2), Space: mm(0.8), Dot: mm(1.1),
		Tick: mm(0.8), ArrowGap: mm(0.6), Gutter: mm(9), AllNamed: Most,
	}
	switch {
	case f.Name == kit.Page:
	case f.Name == kit.OnePage:
		m.Plot = mm(42)
	case f.Name == kit.Slide, f.Name == kit.SlideTight:
		m = Sizes{
			Plot: mm(92), Share: 66, Widest: mm(42),
			Value: kit.Lines(pt(20), mm(8)), Label: kit.Lines(pt(20), mm(8.2)), Words: kit.Lines(pt(18), mm(7.4)),
			ValueGap: mm(2.4), LabelTop: mm(2), Zero: mm(0.5), Outline: mm(0.8), Dash: mm(2.8), Space: mm(1.8), Dot: mm(2.4),
			Tick: mm(1.5), ArrowGap: mm(1), Gutter: mm(16), AllNamed: Most,
		}
		if f.Name == kit.SlideTight {
			m.Plot = mm(66)
		}
	default:
		g := s.Space
		m = Sizes{
			Plot: px(240), Share: 66, Widest: g(24),
			Value: s.Text(s.Value, 1.2), Label: s.Text(s.Value, 1.25), Words: s.Text(s.Small, 1.25),
			ValueGap: px(s.Value * 0.4), LabelTop: g(1.1), Zero: s.Outline(), Outline: px(s.Line * 1.35), Dash: g(1.3), Space: g(0.9), Dot: g(1.2),
			Tick: px(3), ArrowGap: g(0.6), Gutter: px(20), AllNamed: Most,
		}
		if f.Name == kit.EmbedNarrow || f.Name == kit.Thumbnail {
			m.AllNamed, m.AllLabelled = 10, 10
		}
		if f.Name == kit.Thumbnail {
			m.Plot, m.Value = px(110), s.Text(s.Small, 1.2)
			m.Label = s.Text(s.Small, 1.25)
		}
	}
	return m
}

// Draw draws the chart at a width.
func (c *Chart) Draw(st kit.Style, width frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// Fit draws the chart into a height, with a higher or lower plot. Without room only some values are named.
func (c *Chart) Fit(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	return kit.Fit(c, st, width, height)
}

// OnPage draws as Draw does: columns keep their sizes.
func (c *Chart) OnPage(st kit.Style, width, _ frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// OnSlide draws the chart for a slide, with a plot as high or low as the height allows, within limits.
func (c *Chart) OnSlide(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	st.Form = kit.FormOf(kit.Slide)
	return kit.Stretch(c, st, c.Sizes(st.Form), width, height)
}

// Leaner names only some values.
func (c *Chart) Leaner(m Sizes) []Sizes {
	if m.SomeNamed {
		return nil
	}
	m.SomeNamed = true
	return []Sizes{m}
}

// Stretched makes the plot higher or lower.
func (c *Chart) Stretched(m, o Sizes, _, by frame.Unit) Sizes {
	m.Plot = kit.Within(m.Plot+by, o.Plot/3, o.Plot*5/2)
	return m
}
