package kit

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// Plot is a chart of any kind as plain numbers and finished labels: all that is needed to draw it. With errors in the list
// a drawing is empty. All methods may be called from many goroutines at once.
type Plot interface {
	// Kind is the kind's name as templates write it: "bars".
	Kind() string
	// Draw draws at a width. The height follows from the contents.
	Draw(st Style, width frame.Unit) (Drawing, diag.List)
	// Fit draws at a width into a height, for cards and pictures of fixed sizes. What does not fit loses what the form can
	// do without; type never shrinks beyond the form's own limits, and no value is ever left out. A chart that is still too
	// high is an error. The drawing may be lower than the height.
	Fit(st Style, width, height frame.Unit) (Drawing, diag.List)
	// OnPage draws as Draw does. What is higher than a page's height comes closer, as far as the kind lets it; what is too
	// high even then is drawn as low as it can be, for the page to say that it has no room.
	OnPage(st Style, width, height frame.Unit) (Drawing, diag.List)
	// OnSlide draws for a slide, with less air where there is too little height. What is too high even then is drawn, for
	// the slide to say so. The form of the style is not used.
	OnSlide(st Style, width, height frame.Unit) (Drawing, diag.List)
	// Shorter is the chart with its last row, panel or bar left out, for previews that lead to the whole chart; nil where
	// nothing can be spared.
	Shorter() Plot
	// Load is what a slide's reader has to take in of it.
	Load() Load
	// Native is the chart as Office draws it; nil where Office has no such chart and shapes are drawn.
	Native() Native
}

// Load is what a reader has to take in of a chart on a slide, beside its marks.
type Load struct {
	Numbers int      // big numbers
	Bars    int      // bars whose names have a line of text
	Words   []string // lines of text
}

// Style is how a chart looks: the brand's colours (light or dark), its faces, and the page form. Chart is its id, for
// messages; it may be empty.
type Style struct {
	Chart  string
	Colors brand.Palette
	Fonts  *font.Set
	Form   Form
	// Percent is how wide texts are that another program sets in a typeface that is not at hand, beside those in Fonts; 0: they
	// are set in Fonts.
	Percent int
}

// Drawing is a drawn chart. Group starts at the plot's top left corner; its texts stand in reading order and lie, as
// all else, inside W by H.
type Drawing struct {
	Group frame.Group
	W, H  frame.Unit
}

// Sized is a chart of a kind whose sizes are of the type S.
type Sized[S any] interface {
	// Sizes are the kind's sizes in a page form.
	Sizes(f Form) S
	// Plan checks the chart, measures it and places everything in a width. After an error it returns nothing.
	Plan(l *Layout, sizes S, width frame.Unit) []Area
}

// Fitted is a chart that can be drawn in several ways, so that it fits a height.
type Fitted[S comparable] interface {
	Sized[S]
	// Leaner are the ways to draw it with less, the fullest first, each with its sizes. The chart as it is is not one.
	Leaner(sizes S) []S
	// Stretched changes what lets itself be made longer or shorter, so that the drawing gets higher by some length. base
	// holds the sizes that the limits count from.
	Stretched(sizes, base S, width, by frame.Unit) S
}

// Draw draws a chart with the sizes of the style's form.
func Draw[S any](p Sized[S], st Style, width frame.Unit) (Drawing, diag.List) {
	return DrawAs(p, st, p.Sizes(st.Form), width)
}

// maxWidth is two metres. With MaxSize it keeps products of lengths and sizes inside 63 bits.
const maxWidth frame.Unit = 566929

// DrawAs draws a chart with sizes of its own.
func DrawAs[S any](p Sized[S], st Style, sizes S, width frame.Unit) (Drawing, diag.List) {
	l := &Layout{Style: st}
	switch {
	case width <= 0 || width > maxWidth:
		l.Fail("chart-width", "", "is to be %.1f mm wide, allowed is up to %.0f mm", width.Millimetres(), maxWidth.Millimetres())
	case st.Fonts == nil || slices.Contains(st.Fonts.Faces[:], nil):
		l.Fail("chart-font", "", "has no typeface to measure with")
	}
	if l.Failed() {
		return Drawing{}, l.List
	}
	areas := p.Plan(l, sizes, width)
	if l.Failed() {
		return Drawing{}, l.List
	}
	out, objects := Drawing{W: width}, 0
	for _, a := range areas {
		items, err := a.render(&st)
		if err != nil {
			l.Fail("chart-host", "", "could not be drawn: %v", err)
			return Drawing{}, l.List
		}
		objects = renumber(items, objects)
		out.Group.Items = append(out.Group.Items, items...)
		out.H = max(out.H, a.At.Y+a.H)
	}
	return out, l.List
}

// Fit draws a chart into a height, in the fullest of its ways that fits.
func Fit[S comparable](p Fitted[S], st Style, width, height frame.Unit) (Drawing, diag.List) {
	var first diag.List
	least := frame.Unit(0)
	sizes := p.Sizes(st.Form)
	for _, way := range append([]S{sizes}, p.Leaner(sizes)...) {
		d, list := Stretch(p, st, way, width, height)
		switch {
		case list.HasErrors():
			if first == nil {
				first = list
			}
			continue
		case d.H <= height:
			return d, nil
		}
		if least == 0 || d.H < least {
			least = d.H
		}
	}
	if least == 0 {
		return Drawing{}, first
	}
	l := &Layout{Style: st}
	l.Fail("chart-fit", "shorten title and note, or show fewer rows", "needs %s of height, there are %s", l.Length(least), l.Length(height))
	return Drawing{}, l.List
}

// Stretch draws a chart with one set of sizes, then stretches or closes up what can be.
func Stretch[S comparable](p Fitted[S], st Style, base S, width, height frame.Unit) (Drawing, diag.List) {
	sizes := base
	d, list := DrawAs(p, st, sizes, width)
	by := height - d.H
	for try := 0; try < 8 && !list.HasErrors(); try++ {
		next := p.Stretched(sizes, base, width, by)
		if next == sizes {
			break
		}
		drawn, more := DrawAs(p, st, next, width)
		if more.HasErrors() || d.H <= height && drawn.H > height {
			by /= 2 // a lower plot may have no room for a label, a higher one may lose its place under the height
			continue
		}
		d, list, sizes = drawn, more, next
		by = height - d.H
	}
	return d, list
}

// FirstThatFits draws a chart with the first of several sizes that keeps to a height, or with the last; an error ends it.
func FirstThatFits[S any](p Sized[S], st Style, width, height frame.Unit, sizes ...S) (d Drawing, list diag.List) {
	for _, s := range sizes {
		if d, list = DrawAs(p, st, s, width); list.HasErrors() || d.H <= height {
			break
		}
	}
	return d, list
}

// PerRow shares a length among rows, rounded down, so that what is to be saved is.
func PerRow(by frame.Unit, rows int) frame.Unit {
	n := frame.Unit(rows)
	if by < 0 {
		return (by - n + 1) / n
	}
	return by / n
}
