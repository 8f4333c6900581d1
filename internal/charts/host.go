package charts

import (
	"io"

	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// hosted is one go-chart chart to be: its box in the drawing, the part of it that the ranges span, and our series.
type hosted struct {
	at    frame.Point
	w, h  frame.Unit
	plot  frame.Rect // inside the box; zero: all of it
	x, y  [2]float64 // values at the plot's sides; equal: 0 to 1
	parts []series
}

// series is a custom go-chart series. go-chart calls Render with the plot's box and with ranges that know its size.
type series struct {
	name string
	draw func(p *pen, box gochart.Box, x, y gochart.Range)
}

var _ gochart.Series = series{}

// GetName returns the name.
func (s series) GetName() string { return s.name }

// GetYAxis returns the primary axis: no chart of ours has two.
func (s series) GetYAxis() gochart.YAxisType { return gochart.YAxisPrimary }

// GetStyle returns a visible style; colours are chosen mark by mark.
func (s series) GetStyle() gochart.Style { return gochart.Shown() }

// Validate passes: a spec is checked before it is planned.
func (s series) Validate() error { return nil }

// Render draws with a pen on our recorder.
func (s series) Render(r gochart.Renderer, box gochart.Box, x, y gochart.Range, _ gochart.Style) {
	rec, ok := r.(*recorder)
	if !ok {
		return
	}
	rec.live = true
	s.draw(rec.pen, box, x, y)
}

// render lets go-chart draw the chart and appends what was recorded, moved to its place. The chart, its ranges and
// the recorder are made anew each time, because go-chart changes ranges while it renders.
func (h hosted) render(st *Style, items []frame.Item) ([]frame.Item, error) {
	faces := standIns
	before := len(items)
	spare := spareSegs.Get().(*[]frame.Seg)
	rec := &recorder{faces: faces, ruler: st.Fonts, surface: st.Colors.Color(brand.White), segs: (*spare)[:0], memory: st.Memory, items: items}
	defer func() {
		*spare = rec.segs
		spareSegs.Put(spare)
	}()
	rec.pen = &pen{rec: rec, colors: st.Colors, metrics: &st.Metrics}
	plot := h.plot
	if plot == (frame.Rect{}) {
		plot = frame.Rect{W: h.w, H: h.h}
	}
	chart := gochart.Chart{
		Width: int(h.w), Height: int(h.h), DPI: dpi, Font: faces[frame.Regular],
		Background: gochart.Style{Padding: gochart.NewBox(int(plot.Y), int(plot.X),
			int(h.w-plot.X-plot.W), int(h.h-plot.Y-plot.H))},
		XAxis:          gochart.XAxis{Style: gochart.Hidden(), Range: valueRange(h.x)},
		YAxis:          gochart.YAxis{Style: gochart.Hidden(), Range: valueRange(h.y)},
		YAxisSecondary: gochart.YAxis{Style: gochart.Hidden(), Range: valueRange([2]float64{})},
	}
	for _, s := range h.parts {
		chart.Series = append(chart.Series, s)
	}
	provider := func(int, int) (gochart.Renderer, error) { return rec, nil }
	if err := chart.Render(provider, io.Discard); err != nil {
		return nil, err
	}
	if h.at != (frame.Point{}) {
		for _, item := range rec.items[before:] {
			move(item, h.at)
		}
	}
	return rec.items, nil
}

// valueRange is always explicit: left to itself, go-chart starts at the smallest value and fails on equal ones.
func valueRange(v [2]float64) *gochart.ContinuousRange {
	if v[0] == v[1] {
		return &gochart.ContinuousRange{Min: v[0], Max: v[0] + 1}
	}
	return &gochart.ContinuousRange{Min: v[0], Max: v[1]}
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

// pen draws in the brand's colours with go-chart's styles. All lengths are 1/100 pt.
type pen struct {
	rec     *recorder
	colors  brand.Palette
	metrics *Metrics
}

// line is a stroke: its width, colour, and dashes, if any.
type line struct {
	width frame.Unit
	color brand.Token
	dash  []frame.Unit
	cap   frame.Cap
}

// letters are a text's face, size and colour.
type letters struct {
	style frame.FontStyle
	size  frame.Unit
	color brand.Token
}

func (p *pen) color(t brand.Token) drawing.Color {
	c := p.colors.Color(t)
	return drawing.Color{R: c.R, G: c.G, B: c.B, A: 255}
}

func (p *pen) stroked(l line) gochart.Style {
	s := gochart.Style{StrokeColor: p.color(l.color), StrokeWidth: float64(l.width)}
	for _, d := range l.dash {
		s.StrokeDashArray = append(s.StrokeDashArray, float64(d))
	}
	return s
}

// begin sets colours and line for the next path.
func (p *pen) begin(s gochart.Style, c frame.Cap) {
	p.rec.ResetStyle()
	s.WriteDrawingOptionsToRenderer(p.rec)
	p.rec.SetCap(c)
}

// rule draws a straight line.
func (p *pen) rule(x1, y1, x2, y2 frame.Unit, l line) {
	p.path(l, frame.Point{X: x1, Y: y1}, frame.Point{X: x2, Y: y2})
}

// path draws a line through points.
func (p *pen) path(l line, pts ...frame.Point) {
	p.begin(p.stroked(l), l.cap)
	p.trace(pts, false)
	p.rec.Stroke()
}

// shape fills a closed polygon.
func (p *pen) shape(fill brand.Token, pts ...frame.Point) {
	p.begin(gochart.Style{FillColor: p.color(fill)}, frame.Butt)
	p.trace(pts, true)
	p.rec.Fill()
}

// lined fills a closed polygon and draws its line.
func (p *pen) lined(fill brand.Token, l line, pts ...frame.Point) {
	s := p.stroked(l)
	s.FillColor = p.color(fill)
	p.begin(s, l.cap)
	p.trace(pts, true)
	p.rec.FillStroke()
}

func (p *pen) trace(pts []frame.Point, closed bool) {
	for i, pt := range pts {
		if i == 0 {
			p.rec.MoveTo(int(pt.X), int(pt.Y))
			continue
		}
		p.rec.LineTo(int(pt.X), int(pt.Y))
	}
	if closed {
		p.rec.Close()
	}
}

// box fills a rectangle.
func (p *pen) box(x, y, w, h frame.Unit, fill brand.Token) { p.shape(fill, corners(x, y, w, h)...) }

// outlined draws a filled rectangle whose line lies inside its own size, so that the outline adds no length. The
// line is thinner in a box too narrow for it, so that the inside stays visible.
func (p *pen) outlined(x, y, w, h, width frame.Unit, fill, stroke brand.Token) {
	width = max(1, min(width, w/3, h/3))
	in := width / 2
	p.lined(fill, line{width: width, color: stroke}, corners(x+in, y+in, w-width, h-width)...)
}

// framed draws the line of a rectangle inside its own size.
func (p *pen) framed(x, y, w, h, width frame.Unit, stroke brand.Token) {
	width = max(1, min(width, w/3, h/3))
	in := width / 2
	p.begin(p.stroked(line{width: width, color: stroke}), frame.Butt)
	p.trace(corners(x+in, y+in, w-width, h-width), true)
	p.rec.Stroke()
}

func corners(x, y, w, h frame.Unit) []frame.Point {
	return []frame.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}
}

// circle draws a filled circle, with a line if it has a width.
func (p *pen) circle(x, y, radius frame.Unit, fill brand.Token, l line) {
	s := p.stroked(l)
	s.FillColor = p.color(fill)
	p.begin(s, frame.Butt)
	p.rec.Circle(float64(radius), int(x), int(y))
	if l.width == 0 {
		p.rec.Fill()
		return
	}
	p.rec.FillStroke()
}

// text places a run by the left end of its baseline and returns its width.
func (p *pen) text(s string, x, y frame.Unit, l letters) frame.Unit {
	w := p.face(s, l)
	p.rec.Text(s, int(x), int(y))
	return w
}

// joined is text without the space at its end.
func (p *pen) joined(s string, x, y frame.Unit, l letters) frame.Unit {
	w := p.face(s, l)
	p.rec.JoinedText(s, int(x), int(y))
	return w
}

// textRight places a run by the right end of its baseline.
func (p *pen) textRight(s string, x, y frame.Unit, l letters) {
	w := p.face(s, l)
	p.rec.Text(s, int(x-w), int(y))
}

func (p *pen) face(s string, l letters) frame.Unit {
	p.rec.ResetStyle()
	gochart.Style{Font: p.rec.faces[l.style], FontSize: l.size.Points(), FontColor: p.color(l.color)}.WriteTextOptionsToRenderer(p.rec)
	return frame.Unit(p.rec.MeasureText(s).Width())
}
