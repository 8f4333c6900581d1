package kit

import (
	"io"
	"math"
	"slices"

	"github.com/golang/freetype/truetype"
	gochart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// dpi makes go-chart's integer pixels 1/100 pt, the unit of package frame: every position is exact, and line widths,
// which go-chart takes in pixels, are too.
const dpi = 7200

// typefaces stand for the three faces while go-chart hands them around. go-chart passes faces as freetype fonts but
// leaves measuring and drawing to its renderer, and ours measures with package font; so they stay empty. Giving the
// chart one also keeps go-chart from loading its own default face, which is a data race.
type typefaces [3]*truetype.Font

// Nobody writes to them, so that all charts share one set.
var standIns = typefaces{new(truetype.Font), new(truetype.Font), new(truetype.Font)}

func (t typefaces) style(f *truetype.Font) frame.FontStyle {
	for i, have := range t {
		if have == f {
			return frame.FontStyle(i)
		}
	}
	return frame.Regular
}

// recorder is a go-chart renderer that writes down what is drawn as frame items. Its methods are those of go-chart's
// interface. Beyond these it knows line ends (lineCap).
type recorder struct {
	faces   typefaces
	ruler   *font.Set
	pen     *Pen
	surface frame.Color // what a translucent colour is flattened on

	live         bool // set once a series draws: what comes before is go-chart's own background
	stroke, fill drawing.Color
	lineWidth    float64
	dash         []float64
	lineCap      frame.Cap
	font         *truetype.Font
	fontColor    drawing.Color
	fontSize     float64 // pt

	segs  []frame.Seg // of the path that is being drawn
	at    frame.Point
	items []frame.Item

	object, objects int // that items belong to; how many were begun
}

var _ gochart.Renderer = (*recorder)(nil)

// ResetStyle forgets colours, line and face.
func (r *recorder) ResetStyle() {
	r.stroke, r.fill, r.fontColor = drawing.Color{}, drawing.Color{}, drawing.Color{}
	r.lineWidth, r.dash, r.lineCap = 0, nil, frame.Butt
	r.font, r.fontSize = nil, 0
}

// GetDPI returns the fixed scale.
func (r *recorder) GetDPI() float64 { return dpi }

// SetDPI keeps the fixed scale.
func (r *recorder) SetDPI(float64) {}

// SetClassName is for style sheets; frames have none.
func (r *recorder) SetClassName(string) {}

// SetStrokeColor sets the line colour.
func (r *recorder) SetStrokeColor(c drawing.Color) { r.stroke = c }

// SetFillColor sets the fill colour.
func (r *recorder) SetFillColor(c drawing.Color) { r.fill = c }

// SetStrokeWidth sets the line width in 1/100 pt.
func (r *recorder) SetStrokeWidth(w float64) { r.lineWidth = w }

// SetStrokeDashArray sets the dashes in 1/100 pt.
func (r *recorder) SetStrokeDashArray(d []float64) { r.dash = d }

// MoveTo starts a part of a path.
func (r *recorder) MoveTo(x, y int) { seg(r, frame.MoveTo, pointOf(x, y)) }

// LineTo draws a line, or starts the path if there is none.
func (r *recorder) LineTo(x, y int) {
	if len(r.segs) == 0 {
		r.MoveTo(x, y)
		return
	}
	seg(r, frame.LineTo, pointOf(x, y))
}

// QuadCurveTo draws a quadratic curve as the cubic curve of the same form: its control points lie two thirds of the
// way from the ends to the quadratic's control point.
func (r *recorder) QuadCurveTo(cx, cy, x, y int) {
	if len(r.segs) == 0 {
		r.MoveTo(cx, cy)
	}
	p, q, e := r.at, pointOf(cx, cy), pointOf(x, y)
	curve(r,
		frame.Point{X: p.X + (q.X-p.X)*2/3, Y: p.Y + (q.Y-p.Y)*2/3},
		frame.Point{X: e.X + (q.X-e.X)*2/3, Y: e.Y + (q.Y-e.Y)*2/3}, e)
}

// ArcTo draws an arc around a centre, angles in radians and clockwise on the page, in pieces of at most 45 degrees
// with control arms of 4/3 tan(piece/4). Products are converted so that no machine fuses them with the sum.
func (r *recorder) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	on := func(a float64) (x, y float64) {
		return float64(cx) + float64(rx*math.Cos(a)), float64(cy) + float64(ry*math.Sin(a))
	}
	x, y := on(start)
	r.LineTo(int(math.Round(x)), int(math.Round(y)))
	n := int(math.Ceil(math.Abs(delta) / (math.Pi / 4)))
	if n == 0 {
		return
	}
	piece := delta / float64(n)
	arm := 4.0 / 3 * math.Tan(piece/4)
	for i := 0; i < n; i++ {
		a := start + float64(piece*float64(i))
		b := a + piece
		x0, y0 := on(a)
		x1, y1 := on(b)
		curve(r,
			roundPoint(x0-float64(arm*float64(rx*math.Sin(a))), y0+float64(arm*float64(ry*math.Cos(a)))),
			roundPoint(x1+float64(arm*float64(rx*math.Sin(b))), y1-float64(arm*float64(ry*math.Cos(b)))),
			roundPoint(x1, y1))
	}
}

// Circle adds a circle of four cubic quarters; 0.5523 is 4/3 tan(90°/4), in integers so that every machine draws
// the same.
func (r *recorder) Circle(radius float64, x, y int) {
	c, a := pointOf(x, y), frame.Unit(math.Round(radius))
	k := (a*5523 + 5000) / 10000
	seg(r, frame.MoveTo, frame.Point{X: c.X + a, Y: c.Y})
	for _, q := range [4][4]frame.Unit{{1, 0, 0, 1}, {0, 1, -1, 0}, {-1, 0, 0, -1}, {0, -1, 1, 0}} {
		from := frame.Point{X: c.X + a*q[0], Y: c.Y + a*q[1]}
		to := frame.Point{X: c.X + a*q[2], Y: c.Y + a*q[3]}
		curve(r,
			frame.Point{X: from.X + k*q[2], Y: from.Y + k*q[3]},
			frame.Point{X: to.X + k*q[0], Y: to.Y + k*q[1]}, to)
	}
	r.Close()
}

// Close closes the part of the path that was begun last.
func (r *recorder) Close() {
	if len(r.segs) > 0 {
		r.segs = append(r.segs, frame.Seg{Op: frame.Close})
	}
}

// Stroke draws the path's line only.
func (r *recorder) Stroke() { paint(r, false, true) }

// Fill fills the path only.
func (r *recorder) Fill() { paint(r, true, false) }

// FillStroke fills the path, then draws its line.
func (r *recorder) FillStroke() { paint(r, true, true) }

// SetFont sets the face.
func (r *recorder) SetFont(f *truetype.Font) { r.font = f }

// SetFontColor sets the colour of text.
func (r *recorder) SetFontColor(c drawing.Color) { r.fontColor = c }

// SetFontSize sets the size of text in pt.
func (r *recorder) SetFontSize(size float64) { r.fontSize = size }

// Text places a run of text by the left end of its baseline. The run carries a space at its end, which is not part
// of its width: text extraction would glue neighbouring labels together without it.
func (r *recorder) Text(body string, x, y int) {
	if !r.live || body == "" {
		return
	}
	style, size := r.faces.style(r.font), frame.Pt(r.fontSize)
	r.items = append(r.items, &frame.Text{
		At: pointOf(x, y), S: body + " ", Style: style, Size: size, Color: flat(r.fontColor, r.surface),
		Width: frame.Unit(widthOf(r, body, style, size)), Object: r.object,
	})
}

// MeasureText returns a box as wide as the text and as high as a capital letter. It asks the ruler that the writers
// use, so a label measured here is as long as the label that is drawn.
func (r *recorder) MeasureText(body string) gochart.Box {
	style, size := r.faces.style(r.font), frame.Pt(r.fontSize)
	return gochart.NewBox(0, 0, widthOf(r, body, style, size), int(size)*r.ruler.Face(int(style)).CapHeight()/1000)
}

func widthOf(r *recorder, body string, style frame.FontStyle, size frame.Unit) int {
	return r.ruler.Face(int(style)).Width(body, int(size))
}

// SetTextRotation does nothing: no label of ours is ever turned.
func (r *recorder) SetTextRotation(float64) {}

// ClearTextRotation does nothing.
func (r *recorder) ClearTextRotation() {}

// Save does nothing: the items are the result.
func (r *recorder) Save(io.Writer) error { return nil }

func seg(r *recorder, op frame.Op, p frame.Point) {
	r.segs = append(r.segs, frame.Seg{Op: op, P: [3]frame.Point{p}})
	r.at = p
}

func curve(r *recorder, a, b, to frame.Point) {
	r.segs = append(r.segs, frame.Seg{Op: frame.CurveTo, P: [3]frame.Point{a, b, to}})
	r.at = to
}

func paint(r *recorder, fill, stroke bool) {
	segs := r.segs
	r.segs = segs[:0]
	fill = fill && r.fill.A > 0
	stroke = stroke && r.stroke.A > 0 && r.lineWidth > 0
	if !r.live || len(segs) == 0 || !fill && !stroke {
		return
	}
	p := &frame.Path{Segs: slices.Clone(segs), Object: r.object}
	if fill {
		c := flat(r.fill, r.surface)
		p.Fill = &c
	}
	if stroke {
		c := flat(r.stroke, r.surface)
		p.Stroke, p.Width, p.Cap = &c, frame.Unit(math.Round(r.lineWidth)), r.lineCap
		for _, d := range r.dash {
			p.Dash = append(p.Dash, frame.Unit(math.Round(d)))
		}
	}
	r.items = append(r.items, p)
}

// flat mixes a translucent colour with a surface, because frames know opaque colours only.
func flat(c drawing.Color, surface frame.Color) frame.Color {
	mix := func(over, under uint8) uint8 {
		return uint8((int(over)*int(c.A) + int(under)*(255-int(c.A)) + 127) / 255)
	}
	return frame.Color{R: mix(c.R, surface.R), G: mix(c.G, surface.G), B: mix(c.B, surface.B)}
}

func pointOf(x, y int) frame.Point { return frame.Point{X: frame.Unit(x), Y: frame.Unit(y)} }

func roundPoint(x, y float64) frame.Point {
	return pointOf(int(math.Round(x)), int(math.Round(y)))
}
