// Package charts draws the charts of a brief.
//
// In: a Spec (plain numbers and finished labels), a brand's colours and faces, the sizes of a page form, and the
// width there is. Out: a group of frame items and its height. go-chart hosts every chart: its Chart maps values with
// its ranges and calls our kinds as Series; a Renderer of ours records what they draw, in 1/100 pt, so that one
// drawing serves every output. The package knows no dataset and no language, never makes a claim of its own, never
// shrinks type and never lets a bar start anywhere but at zero: a chart that does not fit is an error that names the
// label, because the remedy (a shorter word, a wider place) is the writer's to choose.
//
// It draws the plot only. Accent bar, title, subtitle, note and source are running text and belong to the pages.
package charts

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/page/slab"
	"briefing/internal/page/text"
)

// Style is how a chart looks: the brand's colours (light or dark), its faces, and the sizes of the page form.
type Style struct {
	Colors  brand.Palette
	Fonts   *font.Set
	Metrics Metrics
	Memory  *Memory // that drawings are made of; nil: of their own
}

// Memory is what several drawings are made of. The zero value is ready. It is not safe for several goroutines.
type Memory struct {
	texts  slab.Slab[frame.Text]
	paths  slab.Slab[drawn]
	segs   slab.Slab[frame.Seg]
	items  slab.Slab[frame.Item]
	spacer slab.Spacer
	drawn  []frame.Item // scratch of Draw
}

// Reuse takes everything back: the drawings that were made of it must not be used any more. Strings stay.
func (m *Memory) Reuse() {
	m.texts.Reuse()
	m.paths.Reuse()
	m.segs.Reuse()
	m.items.Reuse()
}

// Drawing is a drawn chart. Group starts at the plot's top left corner; its texts stand in reading order and lie, as
// all else, inside W by H.
type Drawing struct {
	Group frame.Group
	W, H  frame.Unit
}

// kind is a form of chart: has says whether a spec asks for it, plan checks and measures it.
type kind struct {
	name string
	has  func(*Spec) bool
	plan func(*desk, *Spec, frame.Unit) []hosted
}

var kinds = [...]kind{
	{"bars", func(s *Spec) bool { return s.Bars != nil }, planBars},
	{"part-to-whole", func(s *Spec) bool { return s.Whole != nil }, planWhole},
	{"panels", func(s *Spec) bool { return s.Panels != nil }, planPanels},
	{"timeline", func(s *Spec) bool { return s.Time != nil }, planTimeline},
	{"step-lines", func(s *Spec) bool { return s.Steps != nil }, planSteps},
	{"tiles", func(s *Spec) bool { return s.Tiles != nil }, planTiles},
}

// Draw draws a chart at a width. The height follows from the contents. With errors in the list the drawing is empty.
// It may be called from many goroutines at once: nothing is shared between calls but the memory of the style, if it has one.
func Draw(spec *Spec, st Style, width frame.Unit) (Drawing, diag.List) {
	if spec == nil {
		spec = &Spec{}
	}
	if st.Memory == nil {
		st.Memory = new(Memory)
	}
	d := &desk{id: spec.ID, st: st}
	found := make([]*kind, 0, len(kinds))
	for i := range kinds {
		if kinds[i].has(spec) {
			found = append(found, &kinds[i])
		}
	}
	switch {
	case len(found) == 0:
		var names []string
		for _, k := range kinds {
			names = append(names, k.name)
		}
		d.fail("chart-kind", "", "has no kind, allowed is one of %s", strings.Join(names, ", "))
	case len(found) > 1:
		d.fail("chart-kind", "make two charts of it", "is both %s and %s, allowed is one kind", found[0].name, found[1].name)
	case width <= 0 || width > maxWidth:
		d.fail("chart-width", "", "is to be %.1f mm wide, allowed is up to %.0f mm", width.Millimetres(), maxWidth.Millimetres())
	case st.Fonts == nil || slices.Contains(st.Fonts.Faces[:], nil):
		d.fail("chart-font", "", "has no typeface to measure with")
	}
	if d.failed() {
		return Drawing{}, d.list
	}
	parts := found[0].plan(d, spec, width)
	if d.failed() {
		return Drawing{}, d.list
	}
	out := Drawing{W: width}
	d.items = st.Memory.drawn[:0]
	for _, p := range parts {
		var err error
		if d.items, err = p.render(&d.st, d.items); err != nil {
			d.fail("chart-host", "", "could not be drawn: %v", err)
			return Drawing{}, d.list
		}
		out.H = max(out.H, p.at.Y+p.h)
	}
	out.Group.Items = st.Memory.items.Keep(d.items)
	clear(d.items)
	st.Memory.drawn = d.items
	return out, d.list
}

// maxWidth is two metres. With maxSize it keeps products of lengths and sizes inside 63 bits.
const maxWidth frame.Unit = 566929

// desk is where a chart is planned: it measures text and collects what is wrong.
type desk struct {
	id    string
	st    Style
	list  diag.List
	items []frame.Item // drawn so far
	runs  []text.Run   // scratch of text.go
	atoms []text.Atom
	lines []text.Line
}

// fail adds an error about this chart; hint may be empty.
func (d *desk) fail(id, hint, format string, args ...any) {
	d.list.Add(diag.Pos{}, diag.Error, id, d.name()+" "+fmt.Sprintf(format, args...), hint)
}

// tell adds a note about this chart.
func (d *desk) tell(id, hint, format string, args ...any) {
	d.list.Add(diag.Pos{}, diag.Note, id, d.name()+" "+fmt.Sprintf(format, args...), hint)
}

func (d *desk) name() string {
	if d.id == "" {
		return "a chart"
	}
	return fmt.Sprintf("chart \"%s\"", d.id)
}

func (d *desk) failed() bool { return d.list.HasErrors() }

// long prints a length for messages.
func (d *desk) long(u frame.Unit) string {
	if d.st.Metrics.Pixels {
		return fmt.Sprintf("%.0f px", u.Points())
	}
	return fmt.Sprintf("%.0f mm", u.Millimetres())
}

// mm is a small spacing of the printed page, at the scale of the form.
func (d *desk) mm(v float64) frame.Unit { return d.st.Metrics.mm(v) }

// width measures a line of text.
func (d *desk) width(s string, style frame.FontStyle, size frame.Unit) frame.Unit {
	return frame.Unit(d.st.Fonts.Face(int(style)).Width(s, int(size)))
}
