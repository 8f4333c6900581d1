package pipeline_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	stdpng "image/png"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	"briefing/internal/check/reader"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/golden"
	"briefing/internal/write/pdf"
	"briefing/internal/write/png"
	"briefing/internal/write/svg"
)

// What these tests measure is read out of finished files: the paths of an SVG, the content of a PDF, the pixels of a PNG.

// output is a finished file of one drawing. ink says which colour is seen at a place, in points from the top left; ok is
// false where nothing is painted.
type output struct {
	name  string
	ink   func(x, y float64) (frame.Color, bool)
	grain float64 // how exactly a place is known, in points
}

// outputs writes a drawing without its words in every format, since these tests look at what is drawn.
func outputs(t *testing.T, p *pipeline.Project, d kit.Drawing) []output {
	t.Helper()
	bare := frame.Group{}
	for _, item := range drawings.Flatten(d.Group.Items) {
		if _, text := item.(*frame.Text); !text {
			bare.Items = append(bare.Items, item)
		}
	}
	return []output{svgOutput(t, bare, d), pngOutput(t, p, bare, d), pdfOutput(t, p, bare, d)}
}

func svgOutput(t *testing.T, g frame.Group, d kit.Drawing) output {
	data, diags := svg.Write(svg.Drawing{Light: g, Dark: g, W: d.W, H: d.H}, svg.Options{ID: "drawn", Title: "Drawn"})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	type area struct {
		color frame.Color
		loops [][][2]float64
	}
	var areas []area
	attrs := [][4]string{{}} // fill, stroke, dashes, width: those of the elements around come first
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if err != nil {
			break
		}
		switch el := token.(type) {
		case xml.StartElement:
			at := func(name string) string {
				for _, a := range el.Attr {
					if a.Name.Local == name {
						return a.Value
					}
				}
				return ""
			}
			attrs = append(attrs, attrs[len(attrs)-1])
			inherit := func(i int, name string) string {
				if v := at(name); v != "" {
					attrs[len(attrs)-1][i] = v
				}
				return attrs[len(attrs)-1][i]
			}
			fill := inherit(0, "fill")
			dashes, width := inherit(2, "stroke-dasharray"), inherit(3, "stroke-width")
			switch stroke := inherit(1, "stroke"); {
			case el.Name.Local != "path":
			case fill != "" && fill != "none":
				areas = append(areas, area{hexColor(t, fill), loopsOf(t, at("d"))})
			case dashes != "":
				areas = append(areas, area{hexColor(t, stroke), dashesOf(t, loopsOf(t, at("d")), dashes, width)})
			}
		case xml.EndElement:
			attrs = attrs[:len(attrs)-1]
		}
	}
	return output{"svg", func(x, y float64) (frame.Color, bool) {
		for i := len(areas) - 1; i >= 0; i-- {
			for _, loop := range areas[i].loops {
				if inLoop(loop, x, y) {
					return areas[i].color, true
				}
			}
		}
		return frame.Color{}, false
	}, 0.02}
}

func hexColor(t *testing.T, s string) frame.Color {
	t.Helper()
	s = strings.TrimPrefix(s, "#")
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		t.Fatalf("%q is no colour", s)
	}
	return frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}
}

// loopsOf reads path data of straight lines; curves count with their ends.
func loopsOf(t *testing.T, d string) [][][2]float64 {
	t.Helper()
	var loops [][][2]float64
	var x, y float64
	for len(d) > 0 {
		op := d[0]
		end := strings.IndexAny(d[1:], "MHVLCz") + 1
		if end == 0 {
			end = len(d)
		}
		var nums []float64
		for _, f := range strings.Fields(strings.ReplaceAll(d[1:end], "-", " -")) {
			n, err := strconv.ParseFloat(f, 64)
			if err != nil {
				t.Fatalf("path data %q: %v", d[:end], err)
			}
			nums = append(nums, n)
		}
		d = d[end:]
		add := func(nx, ny float64) {
			x, y = nx, ny
			loops[len(loops)-1] = append(loops[len(loops)-1], [2]float64{x, y})
		}
		switch op {
		case 'M':
			loops = append(loops, nil)
			add(nums[0], nums[1])
		case 'H':
			for _, n := range nums {
				add(n, y)
			}
		case 'V':
			for _, n := range nums {
				add(x, n)
			}
		case 'L':
			for i := 0; i+1 < len(nums); i += 2 {
				add(nums[i], nums[i+1])
			}
		case 'C':
			for i := 0; i+5 < len(nums); i += 6 {
				add(nums[i+4], nums[i+5])
			}
		}
	}
	return loops
}

// dashesOf are the dashes of level lines.
func dashesOf(t *testing.T, lines [][][2]float64, dashes, width string) [][][2]float64 {
	t.Helper()
	var on, off, wide float64
	if _, err := fmt.Sscan(dashes, &on, &off); err != nil {
		t.Fatalf("%q are no dashes: %v", dashes, err)
	}
	if _, err := fmt.Sscan(width, &wide); err != nil {
		t.Fatalf("%q is no width: %v", width, err)
	}
	var out [][][2]float64
	for _, l := range lines {
		y, end := l[0][1], l[len(l)-1][0]
		for x := l[0][0]; x < end; x += on + off {
			to := min(x+on, end)
			out = append(out, [][2]float64{{x, y - wide/2}, {to, y - wide/2}, {to, y + wide/2}, {x, y + wide/2}})
		}
	}
	return out
}

func inLoop(loop [][2]float64, x, y float64) bool {
	in := false
	for i, a := range loop {
		b := loop[(i+1)%len(loop)]
		if (a[1] > y) != (b[1] > y) && x < a[0]+(b[0]-a[0])*(y-a[1])/(b[1]-a[1]) {
			in = !in
		}
	}
	return in
}

func pngOutput(t *testing.T, p *pipeline.Project, g frame.Group, d kit.Drawing) output {
	w, diags := png.New(p.Brand.Fonts, png.NewCanvases(1))
	if w == nil {
		t.Fatal(diags.Text())
	}
	const scale = 2
	data, diags := w.Write(g, d.W, d.H, png.Options{Scale: scale, Background: p.Brand.Light.Color(brand.White)})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	im, err := stdpng.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return output{"png", inkOf(im, scale), 1.0 / scale}
}

func inkOf(im image.Image, scale float64) func(x, y float64) (frame.Color, bool) {
	return func(x, y float64) (frame.Color, bool) {
		at := image.Pt(int(x*scale), int(y*scale))
		if !at.In(im.Bounds()) {
			return frame.Color{}, false
		}
		r, g, b, _ := im.At(at.X, at.Y).RGBA()
		return frame.Color{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8)}, true
	}
}

func pdfOutput(t *testing.T, p *pipeline.Project, g frame.Group, d kit.Drawing) output {
	root := &frame.Node{Type: "Document"}
	fig := root.Add("Figure")
	fig.Alt, fig.BBox = "chart", &frame.Rect{W: d.W, H: d.H}
	mark := &frame.Mark{Node: fig, Items: []frame.Item{&g}}
	fig.Kids = append(fig.Kids, frame.Kid{Mark: mark})
	data, diags := pdf.Write(&frame.Document{
		Meta:  frame.Meta{Title: "Chart", Author: "Office", Lang: "en-GB", Date: "2019-03-31"},
		Pages: []*frame.Page{{W: d.W, H: d.H, Marks: []*frame.Mark{mark}}}, Root: root,
	}, p.Brand.Fonts, pdf.Options{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	page := f.Pages[0]
	if dashed(d) {
		// The reader knows filled areas only.
		golden.NeedTool(t, "pdftoppm")
		return output{"pdf", inkOf(golden.PDFPages(t, data, 144)[0], 2), 0.5}
	}
	return output{"pdf", func(x, y float64) (frame.Color, bool) {
		for i := len(page.Shapes) - 1; i >= 0; i-- {
			if s := page.Shapes[i]; s.Color != nil && s.Covers(x, page.Box[3]-y) {
				c := func(v float64) uint8 { return uint8(v*255 + 0.5) }
				return frame.Color{R: c(s.Color[0]), G: c(s.Color[1]), B: c(s.Color[2])}, true
			}
		}
		return frame.Color{}, false
	}, 0.05}
}

// dashed says whether a drawing has marks, which are the dashes of wide lines.
func dashed(d kit.Drawing) bool {
	for _, item := range drawings.Flatten(d.Group.Items) {
		if p, ok := item.(*frame.Path); ok && len(p.Dash) == 2 && p.Dash[0] == p.Width {
			return true
		}
	}
	return false
}

func alike(a, b frame.Color) bool {
	d := func(x, y uint8) int { return max(int(x)-int(y), int(y)-int(x)) }
	return d(a.R, b.R)+d(a.G, b.G)+d(a.B, b.B) < 60
}

// stretch finds where colours begin and end along a row, from one place to another.
func (o *output) stretch(y, from, to float64, colors ...frame.Color) (begin, end float64) {
	begin, end = -1, -1
	for x := from; x < to; x += o.grain / 2 {
		if c, ok := o.ink(x, y); ok {
			for _, want := range colors {
				if alike(c, want) {
					if begin < 0 {
						begin = x
					}
					end = x
				}
			}
		}
	}
	return begin, end
}

func textsOf(d kit.Drawing) map[string]*frame.Text {
	out := map[string]*frame.Text{}
	for _, item := range drawings.Flatten(d.Group.Items) {
		if x, ok := item.(*frame.Text); ok {
			out[strings.TrimRight(x.S, " ")] = x
		}
	}
	return out
}

func drawnFor(t *testing.T, p *pipeline.Project, s kit.Plot, width frame.Unit) kit.Drawing {
	t.Helper()
	d, diags := s.Draw(kit.Style{Colors: p.Brand.Light, Fonts: p.Brand.Fonts, Form: kit.FormOf(kit.Page)}, width)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return d
}

func shippedProject(t *testing.T) *pipeline.Project {
	t.Helper()
	p, diags := pipeline.Load(shippedFiles().options("eu"))
	if p == nil {
		t.Fatal(diags.Text())
	}
	return p
}

func rounds(n int) int {
	if testing.Short() {
		return n / 4
	}
	return n
}

// In SVG, PNG and PDF the length of a bar is its value: their order and ratio are those of the data, and each part lies where
// the sum of those before it ends, whatever stands between them.
func TestDrawnLengths(t *testing.T) {
	p := shippedProject(t)
	blue, pale := p.Brand.Light.Color(brand.Blue), p.Brand.Light.Color(brand.Pale)
	for seed := range rounds(40) {
		g := rand.New(rand.NewPCG(uint64(seed), 3))
		spec := &bars.Chart{OutlinedKey: span.Plain("other"), Groups: []bars.Group{{}}}
		for i := range 2 + g.IntN(5) {
			r := bars.Row{Label: span.Plain(fmt.Sprint("Row ", i)), Value: span.Plain(fmt.Sprint("v", i))}
			size := func() int64 { return 20_000 + g.Int64N(200_000) }
			if i == 1 && g.IntN(2) == 0 { // nearly the bar before it, in more parts or fewer
				first := spec.Groups[0].Rows[0].Parts[0].Size
				size = func() int64 { return max(1, first-int64(g.IntN(300))) }
			}
			for k := range 1 + g.IntN(3) {
				part := kit.Part{Size: size()}
				if k > 0 && g.IntN(2) == 0 {
					part.Fill = kit.Outlined
				}
				// Captions keep neighbours of one fill apart.
				part.Caption = span.Plain(string(rune('a' + k)))
				r.Parts = append(r.Parts, part)
			}
			spec.Groups[0].Rows = append(spec.Groups[0].Rows, r)
		}
		d := drawnFor(t, p, spec, frame.MM(174))
		texts := textsOf(d)
		for _, o := range outputs(t, p, d) {
			type bar struct{ from, length, sum float64 }
			var bars []bar
			for i, r := range spec.Groups[0].Rows {
				v := texts[r.Value.S]
				y := (v.At.Y - v.Size*36/100).Points()
				begin, end := o.stretch(y, 0, v.At.X.Points(), blue, pale)
				b := bar{from: begin, length: end - begin}
				for _, part := range r.Parts {
					b.sum += float64(part.Size)
				}
				bars = append(bars, b)
				if begin < 0 {
					t.Fatalf("seed %d, %s: row %d has no bar", seed, o.name, i)
				}
			}
			longest := bars[0]
			for _, b := range bars {
				if b.sum > longest.sum {
					longest = b
				}
			}
			for i, a := range bars {
				if want := longest.length * a.sum / longest.sum; math.Abs(a.length-want) > 3*o.grain+0.1 {
					t.Errorf("seed %d, %s: row %d is %.2f pt long for %.0f, the longest %.2f for %.0f: want %.2f", seed, o.name, i, a.length, a.sum, longest.length, longest.sum, want)
				}
				for k, b := range bars {
					if a.sum < b.sum && a.length > b.length+o.grain {
						t.Errorf("seed %d, %s: row %d is longer than row %d, of which the value is larger: %.2f for %.0f, %.2f for %.0f", seed, o.name, i, k, a.length, a.sum, b.length, b.sum)
					}
				}
			}
			// Every part has its colour in the middle of where it lies.
			scale := longest.length / longest.sum
			for i, r := range spec.Groups[0].Rows {
				at := bars[i].from
				v := texts[r.Value.S]
				for _, part := range r.Parts {
					length := float64(part.Size) * scale
					want := blue
					if part.Fill == kit.Outlined {
						want = pale
					}
					if c, ok := o.ink(at+length/2, (v.At.Y - v.Size*36/100).Points()); !ok || !alike(c, want) {
						t.Errorf("seed %d, %s: the middle of a part of row %d is %v, want %v", seed, o.name, i, c, want)
					}
					at += length
				}
			}
		}
	}
}

// In SVG, PNG and PDF the area of marks is the number: panels of one unit can be compared by eye.
func TestDrawnMarks(t *testing.T) {
	p := shippedProject(t)
	blue := p.Brand.Light.Color(brand.Blue)
	for seed := range rounds(12) {
		g := rand.New(rand.NewPCG(uint64(seed), 5))
		large, small := 30+g.IntN(50), g.IntN(15)
		parts := [2]int{g.IntN(1000), 200 + g.IntN(800)}
		if parts[0] < 160 { // less than 0.3 mm is drawn as 0.3 mm
			parts[0] = 0
		}
		spec := &panels.Chart{Keys: []string{"= 1 thing"}, Panels: []panels.Panel{
			{Kicker: span.Plain("A"), When: span.Plain("2018"), Number: span.Plain("1"), Label: span.Plain("first"), Marks: large, Part: parts[0]},
			{Kicker: span.Plain("B"), When: span.Plain("2018"), Number: span.Plain("2"), Label: span.Plain("second"), Marks: small, Part: parts[1]},
		}}
		d := drawnFor(t, p, spec, frame.MM(174))
		texts := textsOf(d)
		for _, o := range outputs(t, p, d) {
			area := func(label string, width frame.Unit) float64 {
				at := texts[label].At
				n, step := 0.0, 0.25
				for y := at.Y.Points() + 2; y < d.H.Points(); y += step {
					for x := at.X.Points() - 1; x < (at.X + width).Points(); x += step {
						switch c, ok := o.ink(x, y); {
						case !ok:
						case o.grain == 0.5: // pixels at edges are blue in part; blue has no red
							n += float64(255-c.R) / 255
						case alike(c, blue):
							n++
						}
					}
				}
				return n * step * step
			}
			mark := spec.Sizes(kit.FormOf(kit.Page)).Mark.Points()
			one := mark * mark
			for label, x := range map[string]struct {
				marks float64
				width frame.Unit
			}{"first": {float64(large) + float64(parts[0])/1000, frame.MM(114)}, "second": {float64(small) + float64(parts[1])/1000, frame.MM(54)}} {
				got, want := area(label, x.width)/one, x.marks
				slack := 0.02*want + 0.12
				if o.grain == 0.5 {
					slack += 0.02*want + 0.3 // edges are mixed with care for the eye, and the outline counts
				}
				if math.Abs(got-want) > slack {
					t.Errorf("seed %d, %s: the marks of the %s panel cover %.2f marks, want %.2f", seed, o.name, label, got, want)
				}
			}
		}
	}
}

// In SVG, PNG and PDF a timeline is pale in the years of which no more is stated, and solid between.
func TestDrawnYears(t *testing.T) {
	p := shippedProject(t)
	blue, pale := p.Brand.Light.Color(brand.Blue), p.Brand.Light.Color(brand.Pale)
	spec := &timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: 59, NowLabel: span.Plain("December 2019"), Bars: []timeline.Bar{
		{Label: span.Plain("aa"), Start: 0, End: 60, YearStart: true, YearEnd: true},
		{Label: span.Plain("bb"), Start: 12, End: 48, YearStart: true, YearEnd: true},
		{Label: span.Plain("cc"), Start: 12, End: 24, YearStart: true, YearEnd: true},
		{Label: span.Plain("dd"), Start: 24, NoEnd: true, YearStart: true},
		{Label: span.Plain("ee"), Start: 3, End: 39},
	}}
	d := drawnFor(t, p, spec, frame.MM(174))
	m := spec.Sizes(kit.FormOf(kit.Page))
	year := d.W.Points() / 5
	for _, o := range outputs(t, p, d) {
		for i, want := range []string{"pbbbp", ".pbp.", ".p...", "..pbb", "bbb.."} {
			y := (m.Year.Lead + m.RuleTop + m.FirstBar + m.Pitch*frame.Unit(i) + m.Bar/2).Points()
			got := ""
			for k := range 5 {
				switch c, ok := o.ink(year*(float64(k)+0.4), y); {
				case ok && alike(c, blue):
					got += "b"
				case ok && alike(c, pale):
					got += "p"
				default:
					got += "."
				}
			}
			if got != want {
				t.Errorf("%s: bar %d is %q over its years, want %q", o.name, i, got, want)
			}
		}
	}
}

// A step line is not seen between the day that nothing is stated of and the next point.
func TestDrawnBreaks(t *testing.T) {
	p := shippedProject(t)
	blue := p.Brand.Light.Color(brand.Blue)
	point := func(year, month int, v int64) steps.Point {
		return steps.Point{Year: year, Month: month, Day: 1, Value: v}
	}
	spec := &steps.Chart{GapWords: span.Plain("not stated"), Panels: []steps.Panel{{Title: span.Plain("t"),
		Points: []steps.Point{point(2015, 1, 40), point(2017, 1, 50), point(2019, 1, 60)},
		Gaps:   []steps.Day{{Year: 2016, Month: 1, Day: 1}}}}}
	d := drawnFor(t, p, spec, frame.MM(174))
	m := spec.Sizes(kit.FormOf(kit.Page))
	left := (m.Gutter + m.Edge).Points()
	span := d.W.Points() - left - m.Edge.Points()
	foot := (m.Title.Lead + m.TitleGap + m.Plot).Points()
	at := func(years float64, v int64) (x, y float64) {
		return left + span*years/4, foot - m.Plot.Points()*float64(m.TopPercent)/100*float64(v)/60
	}
	o := outputs(t, p, d)[1]
	for _, c := range []struct {
		years float64
		v     int64
		line  bool
	}{{0.5, 40, true}, {0.9, 40, true}, {1.2, 40, false}, {1.5, 40, false}, {1.8, 40, false}, {2.5, 50, true}, {3.5, 50, true}} {
		x, y := at(c.years, c.v)
		seen := false
		for dy := -1.0; dy <= 1; dy += 0.25 {
			if ink, ok := o.ink(x, y+dy); ok && alike(ink, blue) {
				seen = true
			}
		}
		if seen != c.line {
			t.Errorf("after %.1f years the line is seen: %v, want %v", c.years, seen, c.line)
		}
	}
}
