package kit

import (
	"io"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Range maps values to lengths: Translate(v) is the length of v from the range's start, in 1/100 pt.
type Range = gochart.Range

// Box is an area of a drawing by its four sides, in 1/100 pt from the area's own corner.
type Box = gochart.Box

// Tick is a value on an axis with its label.
type Tick = gochart.Tick

// NewRange is a range from one value to another; equal ones make a range of one. It is always explicit: left to itself,
// go-chart starts at the smallest value and fails on equal ones.
func NewRange(from, to float64) *gochart.ContinuousRange {
	if from == to {
		to = from + 1
	}
	return &gochart.ContinuousRange{Min: from, Max: to}
}

// Scaled is a range from zero to a value over a length.
func Scaled(most float64, length frame.Unit) Range {
	return &gochart.ContinuousRange{Max: most, Domain: int(length)}
}

// At maps a value into a range as a length.
func At(r Range, v float64) frame.Unit { return frame.Unit(r.Translate(v)) }

// Area is one go-chart chart to be: its box in the drawing, the part of it that the ranges span, and what is drawn.
type Area struct {
	At    frame.Point
	W, H  frame.Unit
	Plot  frame.Rect // inside the box; zero: all of it
	X, Y  [2]float64 // values at the plot's sides; equal: 0 to 1
	Parts []Series   // in the order they are drawn, which is that of reading
}

// Series is a part of what is drawn in an area. Draw is called with the plot's box and with ranges that know its size.
type Series struct {
	Name string
	Draw func(p *Pen, box Box, x, y Range)
}

var _ gochart.Series = Series{}

// GetName returns the name.
func (s Series) GetName() string { return s.Name }

// GetYAxis returns the primary axis: no chart of ours has two.
func (s Series) GetYAxis() gochart.YAxisType { return gochart.YAxisPrimary }

// GetStyle returns a visible style; colours are chosen mark by mark.
func (s Series) GetStyle() gochart.Style { return gochart.Shown() }

// Validate passes: a chart is checked before it is planned.
func (s Series) Validate() error { return nil }

// Render draws with a pen on our recorder.
func (s Series) Render(r gochart.Renderer, box gochart.Box, x, y gochart.Range, _ gochart.Style) {
	rec, ok := r.(*recorder)
	if !ok {
		return
	}
	rec.live = true
	s.Draw(rec.pen, box, x, y)
}

// render lets go-chart draw the area and returns what was recorded, moved to its place. The chart, its ranges and
// the recorder are made anew each time, because go-chart changes ranges while it renders.
func (a Area) render(st *Style) ([]frame.Item, error) {
	rec := &recorder{faces: standIns, ruler: st.Fonts, surface: st.Colors.Color(brand.White)}
	rec.pen = &Pen{Form: st.Form, rec: rec, colors: st.Colors}
	plot := a.Plot
	if plot == (frame.Rect{}) {
		plot = frame.Rect{W: a.W, H: a.H}
	}
	chart := gochart.Chart{
		Width: int(a.W), Height: int(a.H), DPI: dpi, Font: standIns[frame.Regular],
		Background: gochart.Style{Padding: gochart.NewBox(int(plot.Y), int(plot.X),
			int(a.W-plot.X-plot.W), int(a.H-plot.Y-plot.H))},
		XAxis:          gochart.XAxis{Style: gochart.Hidden(), Range: NewRange(a.X[0], a.X[1])},
		YAxis:          gochart.YAxis{Style: gochart.Hidden(), Range: NewRange(a.Y[0], a.Y[1])},
		YAxisSecondary: gochart.YAxis{Style: gochart.Hidden(), Range: NewRange(0, 1)},
	}
	for _, s := range a.Parts {
		chart.Series = append(chart.Series, s)
	}
	provider := func(int, int) (gochart.Renderer, error) { return rec, nil }
	if err := chart.Render(provider, io.Discard); err != nil {
		return nil, err
	}
	if a.At != (frame.Point{}) {
		for _, item := range rec.items {
			move(item, a.At)
		}
	}
	return rec.items, nil
}

// renumber makes room for the objects that a drawing has already, before those of an area, and returns how many it has then.
func renumber(items []frame.Item, have int) int {
	most := have
	for _, item := range items {
		object := new(int)
		switch it := item.(type) {
		case *frame.Text:
			object = &it.Object
		case *frame.Path:
			object = &it.Object
		}
		if *object > 0 {
			*object += have
			most = max(most, *object)
		}
	}
	return most
}

func move(item frame.Item, by frame.Point) {
	switch it := item.(type) {
	case *frame.Text:
		it.At.X += by.X
		it.At.Y += by.Y
	case *frame.Path:
		for i := range it.Segs {
			for j := range it.Segs[i].P {
				it.Segs[i].P[j].X += by.X
				it.Segs[i].P[j].Y += by.Y
			}
		}
	}
}
