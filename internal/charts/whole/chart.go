// Package whole is the chart of one bar for a whole of which one part is declared.
package whole

import (
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// Chart is one bar for a whole of which one part is declared.
type Chart struct {
	Part, Rest kit.Part
}

// Name is the kind as templates write it.
const Name = "part-to-whole"

// Kind returns the kind's name.
func (c *Chart) Kind() string { return Name }

// Native is nil: a bar of two parts is drawn as shapes.
func (c *Chart) Native() kit.Native { return nil }

// Shorter is nil: nothing can be spared.
func (c *Chart) Shorter() kit.Plot { return nil }

// check finds what no drawing can mend.
func (c *Chart) check(l *kit.Layout) bool {
	parts := []kit.Part{c.Part, c.Rest}
	for i, p := range parts {
		what := []string{"part", "rest"}[i]
		if p.Caption.S == "" {
			l.Fail("chart-label", "", "has no caption for the %s", what)
		}
		if p.Value.S == "" {
			l.Fail("chart-label", "", "has no value label for the %s", what)
		}
	}
	l.CheckSizes(c.Part.Caption.S, parts)
	if !l.Failed() && kit.Total(parts) == 0 {
		l.Fail("chart-empty", "", "has a whole of zero")
	}
	return !l.Failed()
}

// Sizes are the sizes of the chart in a page form.
type Sizes struct {
	Bar          frame.Unit // its height
	Gap, Outline frame.Unit // line in the background's colour over the boundary; width of outlines
	Caption      kit.TextSize
	CaptionTop   frame.Unit   // from the bar to its captions
	Value        kit.TextSize // the values, over their captions; size 0: after them in bold
	ValueCaption kit.TextSize // the captions under them
}

// Sizes are the chart's sizes in a form.
func (c *Chart) Sizes(f kit.Form) Sizes {
	mm, pt, px, s := frame.MM, frame.Pt, frame.Pt, f.Screen
	if !f.OnScreen() {
		m := Sizes{Bar: mm(5.8), Gap: mm(0.5), Outline: mm(0.3), Caption: kit.Lines(pt(8), mm(3.75)), CaptionTop: mm(0.7)}
		switch f.Name {
		case kit.Slide:
			m = Sizes{Bar: mm(12), Gap: mm(1), Outline: mm(0.6), Caption: kit.Lines(pt(18), mm(7.4)), CaptionTop: mm(1)}
		case kit.SlideTight:
			m = c.Sizes(kit.FormOf(kit.Slide))
			m.Bar = mm(10.4)
		}
		return m
	}
	m := Sizes{
		Bar: s.Space(7), Gap: s.Space(0.6), Outline: s.Outline(), Caption: s.Text(s.Caption, 1.25), CaptionTop: s.Space(0.5),
		Value: s.Text(s.Number*0.6, 1.2), ValueCaption: s.Text(s.Body, 1.25),
	}
	switch f.Name {
	case kit.EmbedWide:
		m.Gap, m.Outline = px(2), px(1.5)
	case kit.EmbedNarrow:
		m.Gap, m.Outline = px(2), px(1.5)
		m.Bar, m.Value = px(24), kit.Lines(px(18), px(22))
	case kit.Thumbnail:
		m.Gap, m.Outline, m.Bar = px(2), px(1.5), px(24)
	case kit.CardLandscape:
		m.Gap, m.Outline = px(4), px(2)
		m.Bar, m.Value, m.ValueCaption = px(44), kit.Lines(px(36), px(44)), kit.Lines(px(25), px(31))
	case kit.CardSmall:
		m.Gap, m.Outline = px(3), px(2)
		m.Bar, m.Value, m.ValueCaption = px(30), kit.Lines(px(24), px(29)), kit.Lines(px(17), px(21))
	case kit.CardSquare:
		m.Gap, m.Outline = px(3), px(2)
		m.Bar, m.Value, m.ValueCaption = px(124), kit.Lines(px(56), px(108)), kit.Lines(px(31), px(40))
	}
	return m
}

// Draw draws the chart at a width.
func (c *Chart) Draw(st kit.Style, width frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// Fit draws the chart into a height. Without room the values stand behind their captions.
func (c *Chart) Fit(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	return kit.Fit(c, st, width, height)
}

// OnPage draws as Draw does: one bar is never too high.
func (c *Chart) OnPage(st kit.Style, width, _ frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// OnSlide draws the chart for a slide.
func (c *Chart) OnSlide(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	st.Form = kit.FormOf(kit.Slide)
	return kit.FirstThatFits(c, st, width, height, c.Sizes(st.Form), c.Sizes(kit.FormOf(kit.SlideTight)))
}

// Leaner sets the values behind their captions.
func (c *Chart) Leaner(m Sizes) []Sizes {
	if m.Value.Size == 0 {
		return nil
	}
	m.Value = kit.TextSize{}
	return []Sizes{m}
}

// Stretched makes the bar thicker or thinner: a bar, no slab.
func (c *Chart) Stretched(m, o Sizes, _, by frame.Unit) Sizes {
	m.Bar = kit.Within(m.Bar+by, o.Bar/2, o.Bar*3/2)
	return m
}

// Load is nothing: values stand at their parts.
func (c *Chart) Load() kit.Load { return kit.Load{} }
