package html

import (
	"strconv"
	"strings"

	"briefing/internal/brand"
	"briefing/internal/chart"
	"briefing/internal/diag"
	"briefing/internal/frame"
	"briefing/internal/render/svg"
)

// Widths are the widths in CSS pixels that a chart is drawn at. The page shows the widest that fits, and lets it grow
// until the next one fits: type is redrawn and never shrinks below the sizes of the form. The rules of base.css name
// the same widths.
func Widths() []int { return []int{288, 400, 560, 748} }

// Plot draws a chart in every width of a page and returns them as one picture with a text alternative; id names the
// chart in messages. A width at which the chart cannot be drawn is served by the next one. It is an error if no width
// is left, and a warning if the narrowest must be scaled down.
func Plot(spec *chart.Spec, b *brand.Brand, id, alt string) (Part, diag.List) {
	var diags, last diag.List
	var list List
	classes, tokens := "", svg.Tokens(b.Light, b.Dark)
	for i, w := range Widths() {
		classes = strings.TrimSpace(classes + " w" + strconv.Itoa(w))
		d, found := draw(spec, b, w)
		if found.HasErrors() {
			last = found
			continue
		}
		out, found := svg.Write(d, svg.Options{ID: "plot-" + id + "-" + strconv.Itoa(w), Inline: true, Hidden: true, Tokens: tokens, Class: classes})
		diags.Append(found)
		if i > 0 && len(list) == 0 && last.HasErrors() {
			diags.Add(diag.Pos{}, diag.Warning, "chart-narrow",
				last[0].Message+" on a narrow screen, and is scaled down there", "shorten the text, so that it stays readable on a phone")
		}
		list, classes, last = append(list, Markup(out)), "", nil
	}
	switch {
	case len(list) == 0:
		return nil, last
	case classes != "":
		// The widest failed: the one before takes its place.
		m := list[len(list)-1].(Markup)
		list[len(list)-1] = Markup(strings.Replace(string(m), ` class="`, ` class="`+classes+" ", 1))
	}
	parts := List{El("div", Class("plot"), At("role", "img"), At("aria-label", alt), list)}
	if t := spec.Time; t != nil {
		parts = append(parts, events(t))
	}
	return parts, diags
}

// draw draws a chart at a width in the colours of both schemes.
func draw(spec *chart.Spec, b *brand.Brand, width int) (svg.Drawing, diag.List) {
	var out svg.Drawing
	specs := reflow(spec, width)
	for _, dark := range []bool{false, true} {
		st := chart.Style{Colors: b.Light, Fonts: b.Fonts, Metrics: Metrics(width)}
		if dark {
			st.Colors = b.Dark
		}
		var all frame.Group
		y := frame.Unit(0)
		for i, s := range specs {
			d, diags := chart.Draw(s, st, px(float64(width)))
			if diags.HasErrors() {
				return out, diags
			}
			if i > 0 {
				y += px(24)
			}
			g := d.Group
			g.At.Y += y
			y += d.H
			all.Items = append(all.Items, &g)
		}
		out.W, out.H = px(float64(width)), y
		if dark {
			out.Dark = all
		} else {
			out.Light = all
		}
	}
	return out, nil
}

// narrow says whether a width is that of a phone: labels stand above their bars, and nothing stands beside another.
func narrow(width int) bool { return width < 560 }

// reflow is a chart as drawings one above the other: columns of panels that do not fit side by side, and a timeline
// without its events where a year is narrower than a word; see events.
func reflow(spec *chart.Spec, width int) []*chart.Spec {
	switch {
	case spec.Panels != nil:
		var out []*chart.Spec
		cols, across := spec.Panels.Columns, panelsAcross(width)
		for len(cols) > 0 {
			n := min(across, len(cols))
			out = append(out, &chart.Spec{ID: spec.ID, Panels: &chart.Panels{Columns: cols[:n]}})
			cols = cols[n:]
		}
		if len(out) > 0 {
			return out
		}
	case spec.Time != nil && narrow(width):
		t := *spec.Time
		if len(t.Bars) > 0 {
			t.Events = nil
		}
		return []*chart.Spec{{ID: spec.ID, Time: &t}}
	}
	return []*chart.Spec{spec}
}

// events are the events of a timeline as a list, shown where its drawing has no room for them.
func events(t *chart.Timeline) Part {
	var list List
	if len(t.Bars) == 0 {
		return nil
	}
	for i, year := range t.Events {
		if len(year) == 0 {
			continue
		}
		list = append(list, El("dt", Text(strconv.Itoa(t.FirstYear+i))))
		for _, e := range year {
			list = append(list, El("dd", If(e.Date != "", El("b", Text(e.Date)), Text(" ")), Text(e.Text)))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return El("dl", Class("events"), list)
}

// px is a length in CSS pixels: the frame's point is the page's pixel.
func px(v float64) frame.Unit { return frame.Pt(v) }

func panelsAcross(width int) int {
	switch {
	case width >= 700:
		return 3
	case width >= 480:
		return 2
	}
	return 1
}

// Metrics are the sizes of a chart on a web page at one of Widths, in CSS pixels. No text is smaller than 12.
func Metrics(width int) chart.Metrics {
	ts := func(size, lead float64) chart.TextSize { return chart.TextSize{Size: px(size), Lead: px(lead)} }
	small, caption, text := ts(12.5, 17), ts(13, 18), ts(14, 19)
	label := ts(15, 19)
	gap, panels := 24.0, float64(panelsAcross(width))
	m := chart.A4()
	m.Rule, m.Strong = px(1), px(3)
	m.Bars = chart.BarMetrics{
		Column: px(150), NarrowColumn: px(150), Bar: px(26), Pitch: px(57), PlainBar: px(22), PlainPitch: px(38),
		Gap: px(2), Least: px(1), Outline: px(1.5), Zero: px(1.5), Tick: px(1), Apart: px(4), LeastRoom: px(32), LeastScale: px(20),
		Label: label, Value: label, Detail: caption, Caption: caption, CaptionTop: px(3), CaptionIn: px(2),
		Key: ts(12.5, 20), Group: caption, GroupTop: px(6), GroupEnd: px(10), PlainGroupEnd: px(8),
	}
	if width >= 700 {
		m.Bars.Column, m.Bars.Label, m.Bars.Value = px(168), ts(16, 20), ts(16, 20)
		m.Bars.Key = ts(13, 21)
	}
	if narrow(width) {
		m.Bars.Above, m.Bars.NoCaptions, m.Bars.ShortKey = true, true, true
		m.Bars.Bar, m.Bars.PlainBar = px(20), px(20)
		m.Bars.Label, m.Bars.Value = ts(14, 18), ts(14, 18)
		m.Bars.LabelEnd, m.Bars.RowGap, m.Bars.GroupGap = px(3), px(9), px(14)
	}
	m.Panels = chart.PanelMetrics{
		Width: px((float64(width) - gap*(panels-1)) / panels), Gap: px(gap), RowGap: px(20),
		Head: ts(15, 21), HeadGap: px(10), Kicker: caption, KickerTop: px(7),
		Number: px(30), NumberBase: px(52), Qualifier: px(15), Label: text, LabelTop: px(60),
		MarkTop: px(8), Mark: px(4.6), Pitch: px(6.6), Block: px(4), Hole: px(2.3), Key: small, KeyTop: px(5),
		Across: 3, PerRow: 30, Most: 700,
	}
	m.Time = chart.TimeMetrics{
		Year: ts(16, 21), RuleTop: px(4), FirstBar: px(11), Bar: px(22), Pitch: px(30), Inset: px(2),
		BarLabel: ts(13, 17), LabelIn: px(7), Arrow: px(11), Outline: px(1.5), BarsEnd: px(7),
		Now: px(1.5), NowOn: px(4), NowOff: px(3), NowLabel: caption, NowGap: px(6),
		EventsTop: px(4), EventPad: px(8), Event: ts(13, 18), EventGap: px(7), EventEnd: px(4), TextIn: px(6), TextTo: px(6),
	}
	if width < 700 {
		m.Time.Year, m.Time.Event = ts(14, 19), ts(12.5, 17)
		m.Time.TextIn, m.Time.TextTo = px(4), px(4)
		m.Time.Above, m.Time.Bar, m.Time.Pitch, m.Time.FirstBar = true, px(12), px(36), px(8)
		m.Time.BarLabel = ts(12.5, 18)
	}
	m.Steps = chart.StepMetrics{
		Gap: px(28), RowGap: px(22), Across: 2, Title: ts(15, 20), TitleGap: px(8), Plot: px(170),
		Gutter: px(38), NumberGap: px(6), Number: small, Edge: px(22), Line: px(3), Axis: px(1.5), Tick: px(5), YearTop: px(4),
		Hollow: px(4), Ring: px(2), Solid: px(4.6), HalfTri: px(4.6), Tri: px(8.4),
		Value: ts(15, 18), Date: ts(12.5, 16), LabelGap: px(3), AboveGap: px(6),
		Key: ts(12.5, 18), KeyGap: px(9), KeyUp: px(8), KeyIn: px(3), TopPercent: 86, LabelDistance: px(34),
	}
	if width < 700 {
		m.Steps.Across, m.Steps.Plot = 1, px(180)
		m.Steps.Title, m.Steps.Value = ts(14, 19), ts(14, 17)
	}
	tiles := chart.TileMetrics{
		Across: 4, Gap: px(gap), RowGap: px(22), Qualifier: text, QualifierBase: px(20), Number: px(34), Smaller: px(28), Unit: px(17),
		NumberBase: px(54), Label: text, LabelTop: px(66), LabelLines: 6, NoQualifier: px(12), NotePercent: 72, NoteRaise: 36, NoteLeast: px(12),
	}
	if width < 700 {
		tiles.Across, tiles.Number, tiles.Smaller = 2, px(28), px(24)
	}
	m.Tiles, m.Six = tiles, tiles
	if width >= 700 {
		m.Six.Across = 3
	}
	return m
}
