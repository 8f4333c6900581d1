package html

import (
	"strconv"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/write/svg"
)

// Widths are the widths in CSS pixels that a chart is drawn at. The page shows the widest that fits, and lets it grow
// until the next one fits: type is redrawn and never shrinks below the sizes of the form. The rules of base.css name
// the same widths.
func Widths() []int { return []int{288, 420, 560, 748} }

// Plot draws a chart in every width of a page and returns them as one picture with a text alternative; id names the
// chart in messages. A width at which the chart cannot be drawn is served by the next one. It is an error if no width
// is left, and a warning if the narrowest must be scaled down.
func Plot(plot kit.Plot, b *brand.Brand, id, alt string) (Part, diag.List) {
	var diags, last diag.List
	var list List
	classes, tokens := "", svg.Tokens(b.Light, b.Dark)
	for i, w := range Widths() {
		classes = strings.TrimSpace(classes + " w" + strconv.Itoa(w))
		d, found := draw(plot, b, id, w)
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
	return El("div", Class("plot"), At("role", "img"), At("aria-label", alt), list), diags
}

// draw draws a chart at a width in the colours of both schemes. The frame's point is the page's pixel.
func draw(plot kit.Plot, b *brand.Brand, id string, width int) (svg.Drawing, diag.List) {
	w := frame.Pt(float64(width))
	form := kit.EmbedWide
	if w < kit.NarrowBelow {
		form = kit.EmbedNarrow
	}
	st := kit.Style{Chart: id, Colors: b.Light, Fonts: b.Fonts, Form: kit.FormOf(form)}
	light, diags := plot.Draw(st, w)
	if diags.HasErrors() {
		return svg.Drawing{}, diags
	}
	st.Colors = b.Dark
	dark, diags := plot.Draw(st, w)
	return svg.Drawing{Light: light.Group, Dark: dark.Group, W: light.W, H: light.H}, diags
}
