package kit

import (
	"math"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// pageStyle is a look of the printed page in two colours.
func pageStyle(t *testing.T) Style {
	t.Helper()
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	return Style{Fonts: fonts, Form: FormOf(Page), Colors: brand.NewPalette(map[brand.Token]frame.Color{
		brand.Blue: {R: 0, G: 0x33, B: 0x99}, brand.White: {R: 255, G: 255, B: 255},
	})}
}

func testRecorder(t *testing.T) *recorder {
	return &recorder{faces: standIns, ruler: pageStyle(t).Fonts, surface: frame.Color{R: 255, G: 255, B: 255}, live: true}
}

// distances returns the least and the largest distance from the centre of 16 places on each curve of a path.
func distances(p *frame.Path, cx, cy float64) (least, most float64) {
	least = math.Inf(1)
	var at frame.Point
	for _, s := range p.Segs {
		if s.Op == frame.CurveTo {
			for i := 0; i <= 16; i++ {
				u := float64(i) / 16
				v := 1 - u
				x := v*v*v*float64(at.X) + 3*v*v*u*float64(s.P[0].X) + 3*v*u*u*float64(s.P[1].X) + u*u*u*float64(s.P[2].X)
				y := v*v*v*float64(at.Y) + 3*v*v*u*float64(s.P[0].Y) + 3*v*u*u*float64(s.P[1].Y) + u*u*u*float64(s.P[2].Y)
				d := math.Hypot(x-cx, y-cy)
				least, most = min(least, d), max(most, d)
			}
			at = s.P[2]
		} else if s.Op != frame.Close {
			at = s.P[0]
		}
	}
	return least, most
}

func TestCircleAndArcAreRound(t *testing.T) {
	r := testRecorder(t)
	r.SetFillColor(drawing.ColorBlack)
	r.Circle(1000, 5000, 6000)
	r.Fill()
	r.ArcTo(5000, 6000, 1000, 1000, 0.3, -5)
	r.Fill()
	for i, item := range r.items {
		if least, most := distances(item.(*frame.Path), 5000, 6000); least < 998 || most > 1002 {
			t.Errorf("path %d: distances %.1f to %.1f from the centre, want 1000", i, least, most)
		}
	}
	// An arc over the right angle from three o'clock, clockwise on the page, ends at six o'clock.
	r.items = nil
	r.MoveTo(0, 0)
	r.ArcTo(0, 0, 100, 100, 0, math.Pi/2)
	r.Fill()
	p := r.items[0].(*frame.Path)
	if end := p.Segs[len(p.Segs)-1].P[2]; p.Segs[1].P[0] != (frame.Point{X: 100}) || end != (frame.Point{Y: 100}) {
		t.Errorf("the arc runs from %v to %v", p.Segs[1].P[0], end)
	}
}

func TestQuadraticCurveKeepsItsForm(t *testing.T) {
	r := testRecorder(t)
	r.SetStrokeColor(drawing.ColorBlack)
	r.SetStrokeWidth(10)
	r.MoveTo(0, 0)
	r.QuadCurveTo(300, 600, 600, 0)
	r.Stroke()
	want := "path stroke #000000 w10: M0,0 C200,400 400,400 600,0\n"
	if got := drawings.Dump(r.items); got != want {
		t.Errorf("got %s want %s", got, want)
	}
}

func TestStrokeAndFillPaintOnlyWhatTheySay(t *testing.T) {
	r := testRecorder(t)
	r.SetFillColor(drawing.Color{R: 255, A: 255})
	r.SetStrokeColor(drawing.Color{B: 255, A: 128})
	r.SetStrokeWidth(20)
	r.SetStrokeDashArray([]float64{0, 40})
	r.lineCap = frame.RoundCap
	for _, paint := range []func(){r.Stroke, r.Fill, r.FillStroke} {
		r.LineTo(1, 2)
		r.LineTo(3, 4)
		r.Close()
		paint()
	}
	r.Stroke() // no path: nothing
	r.ResetStyle()
	r.MoveTo(1, 2)
	r.LineTo(3, 4)
	r.FillStroke() // no colour: nothing
	want := "path stroke #7f7fff w20 dash [0 40] round: M1,2 L3,4 Z\n" +
		"path fill #ff0000: M1,2 L3,4 Z\n" +
		"path fill #ff0000 stroke #7f7fff w20 dash [0 40] round: M1,2 L3,4 Z\n"
	if got := drawings.Dump(r.items); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMeasureTextIsTheRulersWidth(t *testing.T) {
	r := testRecorder(t)
	r.SetFont(r.faces[frame.Bold])
	r.SetFontSize(9.5)
	box := r.MeasureText("13\u202f000")
	face := r.ruler.Face(int(frame.Bold))
	if want := face.Width("13\u202f000", 950); box.Width() != want {
		t.Errorf("width %d, want %d", box.Width(), want)
	}
	if want := 950 * face.CapHeight() / 1000; box.Height() != want {
		t.Errorf("height %d, want the capital height %d", box.Height(), want)
	}
}
