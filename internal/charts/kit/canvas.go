package kit

import (
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Pen draws in the brand's colours with go-chart's styles. All lengths are 1/100 pt.
type Pen struct {
	Form   Form
	rec    *recorder
	colors brand.Palette
}

// Stroke is a line: its width, colour, and dashes, if any.
type Stroke struct {
	Width frame.Unit
	Color brand.Token
	Dash  []frame.Unit
	Cap   frame.Cap
}

// TextStyle are a text's face, size and colour.
type TextStyle struct {
	Style frame.FontStyle
	Size  frame.Unit
	Color brand.Token
}

// Face is the letters of a face, a size and a colour.
func Face(style frame.FontStyle, size frame.Unit, color brand.Token) TextStyle {
	return TextStyle{style, size, color}
}

func (p *Pen) color(t brand.Token) drawing.Color {
	c := p.colors.Color(t)
	return drawing.Color{R: c.R, G: c.G, B: c.B, A: 255}
}

func (p *Pen) stroked(l Stroke) gochart.Style {
	s := gochart.Style{StrokeColor: p.color(l.Color), StrokeWidth: float64(l.Width)}
	for _, d := range l.Dash {
		s.StrokeDashArray = append(s.StrokeDashArray, float64(d))
	}
	return s
}

// begin sets colours and line for the next path.
func (p *Pen) begin(s gochart.Style, c frame.Cap) {
	p.rec.ResetStyle()
	s.WriteDrawingOptionsToRenderer(p.rec)
	p.rec.lineCap = c
}

// Rule draws a straight line.
func (p *Pen) Rule(x1, y1, x2, y2 frame.Unit, l Stroke) {
	p.Path(l, frame.Point{X: x1, Y: y1}, frame.Point{X: x2, Y: y2})
}

// Path draws a line through points.
func (p *Pen) Path(l Stroke, pts ...frame.Point) {
	p.begin(p.stroked(l), l.Cap)
	p.trace(pts, false)
	p.rec.Stroke()
}

// Shape fills a closed polygon.
func (p *Pen) Shape(fill brand.Token, pts ...frame.Point) {
	p.begin(gochart.Style{FillColor: p.color(fill)}, frame.Butt)
	p.trace(pts, true)
	p.rec.Fill()
}

// StrokedShape fills a closed polygon and draws its line.
func (p *Pen) StrokedShape(fill brand.Token, l Stroke, pts ...frame.Point) {
	s := p.stroked(l)
	s.FillColor = p.color(fill)
	p.begin(s, l.Cap)
	p.trace(pts, true)
	p.rec.FillStroke()
}

func (p *Pen) trace(pts []frame.Point, closed bool) {
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

// Box fills a rectangle.
func (p *Pen) Box(x, y, w, h frame.Unit, fill brand.Token) { p.Shape(fill, corners(x, y, w, h)...) }

// Outlined draws a filled rectangle whose line lies inside its own size, so that the outline adds no length. The
// line is thinner in a box too narrow for it, so that the inside stays visible.
func (p *Pen) Outlined(x, y, w, h, width frame.Unit, fill, stroke brand.Token) {
	width = max(1, min(width, w/3, h/3))
	in := width / 2
	p.StrokedShape(fill, Stroke{Width: width, Color: stroke}, corners(x+in, y+in, w-width, h-width)...)
}

// Framed draws the line of a rectangle inside its own size.
func (p *Pen) Framed(x, y, w, h, width frame.Unit, stroke brand.Token) {
	width = max(1, min(width, w/3, h/3))
	in := width / 2
	p.begin(p.stroked(Stroke{Width: width, Color: stroke}), frame.Butt)
	p.trace(corners(x+in, y+in, w-width, h-width), true)
	p.rec.Stroke()
}

func corners(x, y, w, h frame.Unit) []frame.Point {
	return []frame.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}
}

// Circle draws a filled circle, with a line if it has a width.
func (p *Pen) Circle(x, y, radius frame.Unit, fill brand.Token, l Stroke) {
	s := p.stroked(l)
	s.FillColor = p.color(fill)
	p.begin(s, frame.Butt)
	p.rec.Circle(float64(radius), int(x), int(y))
	if l.Width == 0 {
		p.rec.Fill()
		return
	}
	p.rec.FillStroke()
}

// Object begins an object of the drawing (frame.Path) and returns its number: what is drawn from now on belongs to it, until
// the next begins or Resume goes on with another.
func (p *Pen) Object() int {
	p.rec.objects++
	p.rec.object = p.rec.objects
	return p.rec.object
}

// Resume goes on with an object; 0: with none.
func (p *Pen) Resume(object int) { p.rec.object = object }

// Text places a run by the left end of its baseline and returns its width.
func (p *Pen) Text(s string, x, y frame.Unit, l TextStyle) frame.Unit {
	w := p.Measure(s, l)
	p.rec.Text(s, int(x), int(y))
	return w
}

// TextRight places a run by the right end of its baseline.
func (p *Pen) TextRight(s string, x, y frame.Unit, l TextStyle) {
	w := p.Measure(s, l)
	p.rec.Text(s, int(x-w), int(y))
}

// Measure returns the width of a run.
func (p *Pen) Measure(s string, l TextStyle) frame.Unit {
	p.rec.ResetStyle()
	gochart.Style{Font: p.rec.faces[l.Style], FontSize: l.Size.Points(), FontColor: p.color(l.Color)}.WriteTextOptionsToRenderer(p.rec)
	return frame.Unit(p.rec.MeasureText(s).Width())
}

// Lines draws several straight lines as one path.
func (p *Pen) Lines(l Stroke, pairs ...[2]frame.Point) {
	p.begin(p.stroked(l), l.Cap)
	for _, x := range pairs {
		p.rec.MoveTo(int(x[0].X), int(x[0].Y))
		p.rec.LineTo(int(x[1].X), int(x[1].Y))
	}
	p.rec.Stroke()
}
