package png

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	stdpng "image/png"
	"slices"
	"strings"
	"sync"
	"testing"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

var (
	white = frame.Color{R: 255, G: 255, B: 255}
	blue  = frame.Color{R: 0, G: 0x33, B: 0x99}
	navy  = frame.Color{R: 5, G: 16, B: 54}
	gold  = frame.Color{R: 255, G: 204}
)

func writer(t testing.TB) *Writer {
	t.Helper()
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	w, list := New(fonts, NewCanvases(2))
	if list.HasErrors() {
		t.Fatal(list.Text())
	}
	return w
}

func seg(op frame.Op, p ...frame.Unit) frame.Seg {
	s := frame.Seg{Op: op}
	for i := 0; i+1 < len(p); i += 2 {
		s.P[i/2] = frame.Point{X: p[i], Y: p[i+1]}
	}
	return s
}

func box4(x, y, w, h frame.Unit) []frame.Seg {
	return []frame.Seg{seg(frame.MoveTo, x, y), seg(frame.LineTo, x+w, y), seg(frame.LineTo, x+w, y+h), seg(frame.LineTo, x, y+h), seg(frame.Close)}
}

func circleAt(x, y, r frame.Unit) []frame.Seg {
	k := r * 5523 / 10000
	return []frame.Seg{seg(frame.MoveTo, x+r, y), seg(frame.CurveTo, x+r, y+k, x+k, y+r, x, y+r), seg(frame.CurveTo, x-k, y+r, x-r, y+k, x-r, y),
		seg(frame.CurveTo, x-r, y-k, x-k, y-r, x, y-r), seg(frame.CurveTo, x+k, y-r, x+r, y-k, x+r, y), seg(frame.Close)}
}

func paint(t testing.TB, w, h frame.Unit, scale int, items ...frame.Item) *Picture {
	t.Helper()
	p, list := writer(t).Draw(frame.Group{Items: items}, w, h, Options{Scale: scale, Background: white})
	if list.HasErrors() {
		t.Fatal(list.Text())
	}
	return p
}

func (p *Picture) at(x, y int) uint32 { return p.Pixels[y*p.W+x] }

// covered is how many px a colour covers on white, by its red.
func covered(p *Picture, c frame.Color) float64 {
	t := mixing()
	sum := 0.0
	for _, v := range p.Pixels {
		sum += float64(int(t.light[255])-int(t.light[v>>16])) / float64(int(t.light[255])-int(t.light[c.R]))
	}
	return sum
}

// mixed has all there is: text in three faces, bars, outlines, lines, dashes, dots, curves, a mitred line, an image.
func mixed() []frame.Item {
	var logo bytes.Buffer
	im := image.NewRGBA(image.Rect(0, 0, 30, 20))
	for i := range im.Pix {
		im.Pix[i] = uint8(i*7) | 3
	}
	_ = stdpng.Encode(&logo, im)
	return []frame.Item{
		&frame.Path{Fill: &blue, Segs: box4(1010, 1033, 15020, 2200)},
		&frame.Path{Fill: &gold, Stroke: &blue, Width: 200, Segs: box4(1010, 4000, 5000, 2200)},
		&frame.Path{Stroke: &navy, Width: 150, Segs: []frame.Seg{seg(frame.MoveTo, 500, 700), seg(frame.LineTo, 500, 9000)}},
		&frame.Path{Stroke: &blue, Width: 330, Segs: []frame.Seg{seg(frame.MoveTo, 8000, 9000), seg(frame.LineTo, 9000, 9000), seg(frame.LineTo, 9000, 7100), seg(frame.LineTo, 12000, 6000), seg(frame.LineTo, 13050, 8800)}},
		&frame.Path{Stroke: &blue, Width: 400, Cap: frame.RoundCap, Dash: []frame.Unit{0, 570}, Segs: []frame.Seg{seg(frame.MoveTo, 1000, 7000), seg(frame.LineTo, 6200, 7100)}},
		&frame.Path{Stroke: &navy, Width: 200, Dash: []frame.Unit{300, 200}, Segs: []frame.Seg{seg(frame.MoveTo, 14100, 3900), seg(frame.LineTo, 14100, 9000)}},
		&frame.Path{Fill: &white, Stroke: &blue, Width: 140, Segs: circleAt(16000, 8000, 310)},
		&frame.Path{Fill: &blue, Segs: circleAt(17500, 8000, 1210)},
		&frame.Path{Fill: &gold, Segs: []frame.Seg{seg(frame.MoveTo, 15500, 4000), seg(frame.LineTo, 17700, 5100), seg(frame.LineTo, 15500, 6200), seg(frame.Close)}},
		&frame.Text{At: frame.Point{X: 1100, Y: 2650}, S: "Solid bar & Ärger 13\u202f000 ", Size: 1700, Style: frame.Bold, Color: white},
		&frame.Text{At: frame.Point{X: 6600, Y: 5600}, S: "regular text ", Size: 1250, Color: navy},
		&frame.Group{At: frame.Point{X: 33, Y: 50}, Items: []frame.Item{&frame.Text{At: frame.Point{X: 1000, Y: 9000}, S: "italic text ", Size: 1300, Style: frame.Italic, Color: navy}}},
		&frame.Image{Key: "logo", Data: logo.Bytes(), Box: frame.Rect{X: 17000, Y: 400, W: 1733, H: 1155}},
	}
}

// The pixels are the same on every machine: integers throughout, and floats only where they are exact.
func TestPixelsAreTheSameEverywhere(t *testing.T) {
	for scale, want := range map[int]string{
		1: "9a4a08f46048fecb058660b08ac212ca2e7e40713e4ecebb5f2404e1795ab04a",
		2: "b1da9fd19286f77c555a11271e9c74a235ec7e0d1c1500c75d3fc3012dcc2e62",
	} {
		p := paint(t, 20000, 10000, scale, mixed()...)
		h := sha256.New()
		for _, v := range p.Pixels {
			h.Write([]byte{byte(v >> 16), byte(v >> 8), byte(v)})
		}
		if got := hex.EncodeToString(h.Sum(nil)); got != want {
			t.Errorf("at scale %d the pixels have the sum %s", scale, got)
		}
	}
}

func TestBarsHaveSharpEdges(t *testing.T) {
	p := paint(t, 2000, 1000, 1, &frame.Path{Fill: &blue, Segs: box4(230, 240, 1010, 520)})
	for y := range p.H {
		for x := range p.W {
			want := rgb(white)
			if x >= 2 && x < 12 && y >= 2 && y < 7 {
				want = rgb(blue)
			}
			if got := p.at(x, y); got != want {
				t.Fatalf("at %d,%d is %06x, want %06x", x, y, got, want)
			}
		}
	}
	// A hairline thinner than a px still shows.
	p = paint(t, 2000, 1000, 1, &frame.Path{Stroke: &blue, Width: 20, Segs: []frame.Seg{seg(frame.MoveTo, 0, 500), seg(frame.LineTo, 2000, 500)}})
	if got := covered(p, blue); got != 20 {
		t.Errorf("a hairline of 20 px covers %.2f", got)
	}
}

func TestOutlineLiesWhereItIsDrawn(t *testing.T) {
	p := paint(t, 3000, 2000, 1, &frame.Path{Fill: &gold, Stroke: &blue, Width: 200, Segs: box4(500, 500, 2000, 1000)})
	for _, c := range []struct {
		x, y int
		want frame.Color
	}{{3, 10, white}, {4, 4, blue}, {5, 10, blue}, {6, 10, gold}, {23, 10, gold}, {24, 10, blue}, {25, 15, blue}, {26, 10, white}, {10, 4, blue}, {10, 6, gold}, {10, 15, blue}, {10, 16, white}} {
		if got := p.at(c.x, c.y); got != rgb(c.want) {
			t.Errorf("at %d,%d is %06x", c.x, c.y, got)
		}
	}
}

// Areas are what geometry says they are.
func TestAreas(t *testing.T) {
	const pi = 3.14159265
	line := func(width frame.Unit, end frame.Cap, segs ...frame.Seg) *frame.Path {
		return &frame.Path{Stroke: &blue, Width: width, Cap: end, Segs: segs}
	}
	dots := line(400, frame.RoundCap, seg(frame.MoveTo, 1000, 1000), seg(frame.LineTo, 5700, 1000))
	dots.Dash = []frame.Unit{0, 500}
	squares := line(400, frame.Butt, seg(frame.MoveTo, 1000, 1000), seg(frame.LineTo, 5900, 1000))
	squares.Dash = []frame.Unit{400, 100}
	for name, c := range map[string]struct {
		path *frame.Path
		want float64 // px
	}{
		"circle":         {&frame.Path{Fill: &blue, Segs: circleAt(5000, 5000, 3000)}, pi * 900},
		"large circle":   {&frame.Path{Fill: &blue, Segs: circleAt(60000, 60000, 55000)}, pi * 550 * 550},
		"triangle":       {&frame.Path{Fill: &blue, Segs: []frame.Seg{seg(frame.MoveTo, 1033, 1000), seg(frame.LineTo, 4033, 2000), seg(frame.LineTo, 1033, 3000), seg(frame.Close)}}, 300},
		"ring":           {line(200, frame.Butt, circleAt(5000, 5000, 3000)...), pi * (31*31 - 29*29)},
		"slanted line":   {line(200, frame.Butt, seg(frame.MoveTo, 1000, 1000), seg(frame.LineTo, 4000, 5000)), 100},
		"round ends":     {line(1000, frame.RoundCap, seg(frame.MoveTo, 2000, 2000), seg(frame.LineTo, 5000, 6000)), 500 + pi*25},
		"step":           {line(200, frame.Butt, seg(frame.MoveTo, 1000, 5000), seg(frame.LineTo, 3000, 5000), seg(frame.LineTo, 3000, 2000)), 40 + 60},
		"square outline": {line(200, frame.Butt, seg(frame.MoveTo, 1000, 1000), seg(frame.LineTo, 3010, 1003), seg(frame.LineTo, 3000, 3000), seg(frame.LineTo, 1000, 3000), seg(frame.Close)), 160},
		"ten dots":       {dots, 10 * pi * 4},
		"ten squares":    {squares, 160},
	} {
		p := paint(t, 120000, 120000, 1, c.path)
		if got := covered(p, blue); got < c.want*0.99-1 || got > c.want*1.01+1 {
			t.Errorf("%s covers %.1f px, want %.1f", name, got, c.want)
		}
	}
}

// What reaches over the picture's sides is cut off and disturbs nothing.
func TestShapesOverTheSides(t *testing.T) {
	p := paint(t, 2000, 2000, 1,
		&frame.Path{Fill: &blue, Segs: circleAt(0, 1000, 500)}, &frame.Path{Fill: &blue, Segs: box4(1500, -500, 9000, 700)},
		&frame.Text{At: frame.Point{X: -300, Y: 2300}, S: "over the side ", Size: 1500, Color: blue}, &frame.Path{Fill: &blue, Segs: circleAt(-90000, -90000, 500)})
	if p.at(1, 10) != rgb(blue) || p.at(19, 1) != rgb(blue) || p.at(19, 4) != rgb(white) {
		t.Error("what lies inside is not there")
	}
}

func TestMixingKeepsColours(t *testing.T) {
	k := newInk(blue)
	for v := range uint32(256) {
		grey := v<<16 | v<<8 | v
		if got := k.over(grey, 0); got != grey {
			t.Fatalf("nothing over %06x is %06x", grey, got)
		}
		if got := k.over(grey, 255); got != rgb(blue) {
			t.Fatalf("all over %06x is %06x", grey, got)
		}
	}
	half := newInk(frame.Color{}).over(0xffffff, 128) & 255
	if half < 150 || half > 165 { // (1/2)^(2/3) of 255 is 160
		t.Errorf("half black on white is %d", half)
	}
	before := uint32(255)
	for a := range 256 {
		got := newInk(frame.Color{}).over(0xffffff, uint8(a)) & 255
		if got > before {
			t.Fatalf("more cover makes it lighter: %d at %d", got, a)
		}
		before = got
	}
}

// Letters stand where the frame says: from the run's place on, as wide as it says, feet on the baseline.
func TestTextStandsInItsPlace(t *testing.T) {
	fonts, _ := font.Liberation()
	for scale := 1; scale <= 3; scale++ {
		txt := &frame.Text{At: frame.Point{X: 1040, Y: 3000}, S: "HiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiH ", Size: 2000, Color: navy}
		width := fonts.Faces[0].Width(strings.TrimSuffix(txt.S, " "), 2000)
		p := paint(t, 40000, 4000, scale, txt)
		left, right, foot, top := p.W, 0, 0, p.H
		for y := range p.H {
			for x := range p.W {
				if p.at(x, y)>>16 < 128 {
					left, right, foot, top = min(left, x), max(right, x+1), max(foot, y+1), min(top, y)
				}
			}
		}
		// The bearings of H are 0.08 em.
		bearing := 160 * scale
		if got := left * 100; got < (1040*scale)+bearing-100 || got > (1040*scale)+bearing+100 {
			t.Errorf("scale %d: begins at %d px", scale, left)
		}
		if got, want := right*100, (1040+width)*scale-bearing; got < want-100 || got > want+100 {
			t.Errorf("scale %d: ends at %d px, want %d", scale, right, want/100)
		}
		if foot != 30*scale {
			t.Errorf("scale %d: stands on %d px", scale, foot)
		}
		if high := foot - top; high < 14*scale-1 || high > 15*scale {
			t.Errorf("scale %d: is %d px high", scale, high)
		}
	}
}

func TestFile(t *testing.T) {
	w := writer(t)
	g := frame.Group{Items: mixed()}
	o := Options{Scale: 2, Background: white, Texts: []Text{{"Title", "Gründe & „Ziele“"}, {"Source", ""}, {"Description", "a\x00b"}}}
	b, list := w.Write(g, 20000, 10000, o)
	if list.HasErrors() {
		t.Fatal(list.Text())
	}
	var names []string
	for rest := b[8:]; len(rest) > 0; {
		n := int(rest[0])<<24 | int(rest[1])<<16 | int(rest[2])<<8 | int(rest[3])
		names = append(names, string(rest[4:8]))
		switch string(rest[4:8]) {
		case "pHYs":
			if x := int(rest[8])<<24 | int(rest[9])<<16 | int(rest[10])<<8 | int(rest[11]); x != 5669 || rest[16] != 1 {
				t.Errorf("%d px a metre", x)
			}
		case "iTXt":
			if s := string(rest[8 : 8+n]); s != "Title\x00\x00\x00\x00\x00Gründe & „Ziele“" && s != "Description\x00\x00\x00\x00\x00ab" {
				t.Errorf("a text says %q", s)
			}
		}
		rest = rest[12+n:]
	}
	if got := strings.Join(names, " "); got != "IHDR sRGB pHYs PLTE iTXt iTXt IDAT IEND" {
		t.Errorf("the file holds %s", got)
	}
	checkFile(t, b, mustDraw(t, w, g, 20000, 10000, o))
	again, _ := w.Write(g, 20000, 10000, o)
	if !bytes.Equal(b, again) {
		t.Error("the same picture gives another file")
	}
}

func mustDraw(t testing.TB, w *Writer, g frame.Group, wd, h frame.Unit, o Options) *Picture {
	t.Helper()
	p, list := w.Draw(g, wd, h, o)
	if list.HasErrors() {
		t.Fatal(list.Text())
	}
	return p
}

// checkFile reads a file with the standard library and compares it with what was drawn.
func checkFile(t testing.TB, b []byte, p *Picture) {
	t.Helper()
	im, err := stdpng.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	pal, ok := im.(*image.Paletted)
	if !ok || len(pal.Palette) > 256 {
		t.Fatalf("the file is no picture with a palette but %T", im)
	}
	if pal.Rect.Dx() != p.W || pal.Rect.Dy() != p.H {
		t.Fatalf("the file has %v", pal.Rect)
	}
	for y := range p.H {
		for x := range p.W {
			c := pal.At(x, y).(color.RGBA)
			if d := difference(p.at(x, y), uint32(c.R)<<16|uint32(c.G)<<8|uint32(c.B)); d > 3 {
				t.Fatalf("at %d,%d the file is %d levels off", x, y, d)
			}
		}
	}
}

// A picture with more colours than a palette holds is written in true colours and loses none.
func TestTrueColours(t *testing.T) {
	im := image.NewRGBA(image.Rect(0, 0, 120, 120))
	for i := range 120 * 120 {
		im.SetRGBA(i%120, i/120, color.RGBA{uint8(i % 120 * 2), uint8(i / 120 * 2), uint8(i * i / 7), 255})
	}
	var logo bytes.Buffer
	_ = stdpng.Encode(&logo, im)
	w := writer(t)
	g := frame.Group{Items: []frame.Item{&frame.Image{Key: "photo", Data: logo.Bytes(), Box: frame.Rect{W: 12000, H: 12000}}}}
	b, list := w.Write(g, 12000, 12000, Options{})
	if list.HasErrors() {
		t.Fatal(list.Text())
	}
	got, err := stdpng.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for y := range 120 {
		for x := range 120 {
			a, c := im.RGBAAt(x, y), color.RGBAModel.Convert(got.At(x, y)).(color.RGBA)
			if a != c {
				t.Fatalf("at %d,%d is %v, want %v", x, y, c, a)
			}
		}
	}
}

// Where a picture comes decoded, its file is not decoded again: a harmed one makes no difference.
func TestPicturesThatComeDecoded(t *testing.T) {
	im := image.NewRGBA(image.Rect(0, 0, 31, 17))
	for i := range im.Pix {
		im.Pix[i] = uint8(i * 7)
	}
	for i := 3; i < len(im.Pix); i += 4 {
		im.Pix[i] = 255
	}
	var file bytes.Buffer
	if err := stdpng.Encode(&file, im); err != nil {
		t.Fatal(err)
	}
	box := frame.Rect{X: 130, Y: 270, W: 1730, H: 900}
	want := paint(t, 2000, 1500, 2, &frame.Image{Key: "logo", Box: box, Data: file.Bytes()})
	got := paint(t, 2000, 1500, 2, &frame.Image{Key: "logo", Box: box, Data: file.Bytes()[:file.Len()/2], Pixels: im})
	if !slices.Equal(got.Pixels, want.Pixels) {
		t.Error("the picture that came decoded is another")
	}
}

func TestPaletteKeepsLargeAreasExact(t *testing.T) {
	p := &Picture{W: 1000, H: 1}
	for i := range 1000 {
		p.Pixels = append(p.Pixels, uint32(i%250)<<16|uint32(i%5)<<8)
	}
	for range 50 {
		p.Pixels = append(p.Pixels, 0x003399)
	}
	p.W = len(p.Pixels)
	p.rows = []span{{0, p.W}}
	pal := newPalette(p)
	if pal == nil || len(pal.colors) > 256 {
		t.Fatalf("%v", pal)
	}
	index := make([]uint8, p.W)
	pal.row(p, 0, index)
	for i, v := range p.Pixels {
		if got := pal.colors[index[i]]; difference(got, v) > tolerance || v == 0x003399 && got != v {
			t.Fatalf("%06x became %06x", v, got)
		}
	}
}

func TestFaults(t *testing.T) {
	w := writer(t)
	ok := frame.Group{}
	item := func(it frame.Item) frame.Group { return frame.Group{Items: []frame.Item{it}} }
	for want, c := range map[string]struct {
		g frame.Group
		w frame.Unit
	}{
		"png-size: the picture is to have 9000 by 1 px":             {ok, 900000},
		"png-size: the picture is to have 0 by 1 px":                {ok, 0},
		"png-path: a shape does not begin":                          {item(&frame.Path{Fill: &blue, Segs: []frame.Seg{seg(frame.Close)}}), 100},
		"png-path: a line has no width":                             {item(&frame.Path{Stroke: &blue, Segs: box4(0, 0, 5, 5)}), 100},
		"png-path: a dashed line has dashes without":                {item(&frame.Path{Stroke: &blue, Width: 5, Dash: []frame.Unit{0}, Segs: box4(0, 0, 5, 5)}), 100},
		"png-text: the text \"x\" has an unknown style":             {item(&frame.Text{S: "x ", Size: 100, Style: 7}), 100},
		"png-text: the text \"x\" is 0.00 pt high":                  {item(&frame.Text{S: "x "}), 100},
		"png-text: the text \"\\xff\" holds bytes":                  {item(&frame.Text{S: "\xff", Size: 100}), 100},
		"png-missing-character: the text \"語\" holds the character": {item(&frame.Text{S: "語", Size: 100}), 100},
		"png-image: the picture \"x\" has no size":                  {item(&frame.Image{Key: "x"}), 100},
	} {
		id, message, _ := strings.Cut(want, ": ")
		b, list := w.Write(c.g, c.w, 100, Options{})
		if b != nil || len(list) == 0 || list[0].ID != id || !strings.Contains(list[0].Message, message) {
			t.Errorf("want %s, got %s", want, list.Text())
		}
	}
	if _, list := New(nil, NewCanvases(1)); !list.HasErrors() {
		t.Error("no typeface is no fault")
	}
	if _, list := New(&font.Set{}, NewCanvases(1)); len(list) != 3 {
		t.Error("missing faces are no faults")
	}
}

func TestManyAtOnce(t *testing.T) {
	w := writer(t)
	g := frame.Group{Items: mixed()}
	want, _ := w.Write(g, 20000, 10000, Options{Background: white})
	fresh := writer(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got, _ := fresh.Write(g, 20000, 10000, Options{Background: white}); !bytes.Equal(got, want) {
				t.Error("a picture differs when written beside others")
			}
		})
	}
	wg.Wait()
}
