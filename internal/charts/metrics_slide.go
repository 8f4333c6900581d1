package charts

import (
	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// Slide is the preset of a slide of 338.7 mm: nothing under 18 pt, no captions. Sizes follow the design of the deck;
// what is not named there was measured on its pictures.
func Slide() Metrics {
	mm, pt := frame.MM, frame.Pt
	m := A4()
	m.Rule, m.Strong = mm(0.3), mm(1.1)
	small := TextSize{pt(18), mm(7.4)}
	m.Bars = BarMetrics{
		Column: mm(90), NarrowColumn: mm(60), NarrowBelow: mm(200),
		Bar: mm(12), Pitch: mm(17.6), PlainBar: mm(12), PlainPitch: mm(17.6),
		Gap: mm(1), Least: mm(0.9), Outline: mm(0.6), Zero: mm(0.5), Tick: mm(0.4),
		Apart: mm(1.4), LeastRoom: mm(24), LeastScale: mm(15),
		Label: TextSize{pt(24), mm(9)}, Value: TextSize{pt(26), mm(10)}, Detail: small,
		Caption: small, CaptionTop: mm(1), CaptionIn: mm(1), NoCaptions: true, Small: true,
		Key: TextSize{pt(18), mm(8)}, Group: TextSize{pt(18), mm(7.6)},
		GroupTop: mm(1.6), GroupEnd: mm(2), PlainGroupEnd: mm(2),
	}
	m.Panels = PanelMetrics{
		Width: mm(91.5), Gap: mm(12), RowGap: mm(6), Across: 3, Few: true,
		Kicker: small, KickerTop: mm(2),
		Number: pt(44), NumberBase: mm(24), Qualifier: pt(20),
		Label: TextSize{pt(18), mm(7.4)}, LabelTop: mm(27), LabelLines: 4, MarkTop: mm(2),
		Mark: mm(3.4), Pitch: mm(4.4), Block: mm(1.7), Key: small, KeyEnd: mm(3),
	}
	m.Time = TimeMetrics{
		Year: TextSize{pt(24), mm(8.6)}, RuleTop: mm(1.2), FirstBar: mm(4),
		Bar: mm(9.6), Pitch: mm(11.9), Inset: mm(0.6),
		BarLabel: small, AboveGap: mm(0.4), LabelIn: mm(3.6), Arrow: mm(5), Outline: mm(0.4),
		BarsEnd: mm(2.4), Now: mm(0.4), NowOn: mm(1.2), NowOff: mm(0.9),
		NowLabel: small, NowGap: mm(3),
		EventsTop: mm(0.8), EventPad: mm(2.2), Event: small, EventGap: mm(2.4), EventEnd: mm(0.8),
		TextIn: mm(2.8), TextTo: mm(2.4),
	}
	m.Steps = StepMetrics{
		Gap: mm(12.667), RowGap: mm(10), Across: 2,
		Title: TextSize{pt(22), mm(9)}, TitleGap: mm(3), Plot: mm(80),
		Gutter: mm(16), NumberGap: mm(2.6), Number: small, Edge: mm(10),
		Line: mm(1.2), Axis: mm(0.5), Tick: mm(2.4), YearTop: mm(2),
		Hollow: mm(1.8), Ring: mm(0.8), Solid: mm(2.1), HalfTri: mm(2), Tri: mm(3.7),
		Value: TextSize{pt(24), mm(9)}, Date: TextSize{pt(18), mm(7)},
		LabelGap: mm(1.3), AboveGap: mm(2.4),
		Key: TextSize{pt(18), mm(8)}, KeyGap: mm(4), KeyUp: mm(3), KeyIn: mm(1),
		TopPercent: 86, LabelDistance: mm(16),
	}
	m.Tiles = TileMetrics{
		Across: 4, Gap: mm(12), RowGap: mm(8),
		Qualifier: TextSize{pt(18), mm(7.4)}, QualifierBase: mm(8.4),
		Number: pt(44), Smaller: pt(36), Unit: pt(22), NumberBase: mm(24),
		Label: TextSize{pt(18), mm(7.4)}, LabelTop: mm(28), LabelLines: 4, NoQualifier: mm(6),
		NotePercent: 62, NoteRaise: 36, NoteLeast: pt(14),
	}
	m.Six = m.Tiles
	m.Six.Across = 3
	return m
}

// SlideTight is Slide with less air between rows, for a chart that is a row longer than it was meant to be: type keeps its
// size.
func SlideTight() Metrics {
	mm := frame.MM
	m := Slide()
	m.Bars.Bar, m.Bars.PlainBar, m.Bars.Pitch, m.Bars.PlainPitch = mm(10.4), mm(10.4), mm(14.8), mm(14.8)
	m.Time.Bar, m.Time.Pitch, m.Time.FirstBar = mm(8.4), mm(10), mm(3)
	m.Time.EventGap, m.Time.EventPad, m.Time.BarsEnd = mm(1.2), mm(1.6), mm(1.6)
	m.Steps.Plot = mm(68)
	m.Panels.Mark, m.Panels.Pitch, m.Panels.Block = mm(2.6), mm(3.4), mm(1.3)
	m.Panels.KickerTop, m.Panels.NumberBase, m.Panels.LabelTop = mm(1.2), mm(20.6), mm(22.6)
	m.Panels.RowGap, m.Panels.KeyEnd, m.Panels.MarkTop = mm(4), mm(1.6), mm(1)
	return m
}

// OnSlide draws a chart for a slide: with the sizes of Slide; where that is higher than there is room, of SlideTight; and
// panels then without marks, at last with smaller numbers. What is too high even then is drawn, for the slide to say so.
func OnSlide(spec *Spec, st Style, width, height frame.Unit) (d Drawing, list diag.List) {
	forms := []Metrics{Slide(), SlideTight()}
	if spec != nil && spec.Panels != nil {
		bare := Slide()
		bare.Panels.NoMarks = true
		tight := SlideTight()
		tight.Panels.NoMarks = true
		least := tight
		least.Panels.compact(80)
		least.Panels.RowGap = frame.MM(3)
		forms = append(forms, bare, tight, least)
	}
	for _, m := range forms {
		st.Metrics = m
		if d, list = Draw(spec, st, width); list.HasErrors() || d.H <= height {
			break
		}
	}
	return d, list
}

// compact makes numbers smaller, and takes what stands under them up.
func (m *PanelMetrics) compact(percent frame.Unit) {
	less := m.Number * (100 - percent) / 100
	m.Number -= less
	m.NumberBase -= less * 95 / 100
	m.LabelTop -= less * 113 / 100
}

// SlideBeside is Slide for bars whose names have a line of text, as the design of the deck has them: names and texts on
// two lines at most, beside their bars. The bars stand closer by a length than the design's; where labels are too long
// or rows too many, SlideAbove is the form.
func SlideBeside(closer frame.Unit) Metrics {
	mm := frame.MM
	m := Slide()
	b := &m.Bars
	b.Beside, b.Column, b.Most = true, mm(116), 41
	b.Bar, b.PlainBar, b.GroupTop = mm(12.5), mm(12.5), mm(3)
	b.Pitch, b.PlainPitch = mm(23.2)-closer, mm(23.2)-closer
	return m
}

// SlideAbove is Slide for bars with their labels above them, as many as rows, in a height. They stand as far apart as
// the height allows, up to the pitch of the design; four rows are drawn a little closer.
func SlideAbove(rows int, height frame.Unit) Metrics {
	mm := frame.MM
	m := Slide()
	b := &m.Bars
	b.Above, b.Zero = true, 0
	b.Label.Lead, b.Detail.Lead, b.LabelEnd = mm(9.4), mm(7.4), mm(1.7)
	b.Bar, b.PlainBar, b.RowGap = mm(8.8), mm(8.8), mm(9.6)
	if rows > 1 {
		one := b.Label.Lead + b.Detail.Lead + b.LabelEnd + b.Bar
		b.RowGap = max(mm(1), min(b.RowGap, (height-one*frame.Unit(rows))/frame.Unit(rows-1)))
		if one*frame.Unit(rows)+b.RowGap*frame.Unit(rows-1) > height {
			b.Label.Lead, b.Detail.Lead, b.LabelEnd = mm(8.8), mm(7), mm(1.2)
			b.Bar, b.PlainBar = mm(8), mm(8)
		}
	}
	b.GroupGap = mm(3)
	return m
}
