package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
)

// goFamily is a family that is not the built-in one.
func goFamily(t testing.TB, ttf ...[]byte) *font.Set {
	t.Helper()
	var set font.Set
	for i, b := range ttf {
		f, err := font.Parse(fmt.Sprintf("Test %d", i), b)
		if err != nil {
			t.Fatal(err)
		}
		set.Faces[i] = f
	}
	return &set
}

func small(t testing.TB, fonts *font.Set) *builder {
	b := newBuilder(t)
	b.fonts = fonts
	h := b.para(b.doc.Root, "H1", "A heading")
	h.Title = "Heading"
	p := b.para(b.doc.Root, "P", "Regular text: 471.3 million")
	b.mark(p, b.text(frame.MM(18), b.y+1500, "italic text – bright ", frame.Italic, 950))
	return b
}

// A Writer serves brands with different families by turns, and what it wrote before does not show.
func TestOtherFamilies(t *testing.T) {
	lib, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	families := []*font.Set{lib, goFamily(t, goregular.TTF, gobold.TTF, goitalic.TTF), goFamily(t, gomono.TTF, gobold.TTF, goitalic.TTF)}
	w := new(Writer)
	for range 2 {
		for i, set := range families {
			b := small(t, set)
			got, list := w.Write(b.doc, b.fonts, Options{})
			if list.HasErrors() {
				t.Fatal(list.Text())
			}
			fresh, _ := new(Writer).Write(b.doc, b.fonts, Options{})
			if !bytes.Equal(got, fresh) {
				t.Errorf("family %d: the bytes hang on what was written before", i)
			}
			if fonts := fontsOf(read(t, got)); len(fonts) != 3 {
				t.Errorf("family %d: %d fonts", i, len(fonts))
			}
		}
	}
}

// A face's bytes are shared by all documents: drawing must not write into them.
func TestFacesStayAsTheyAre(t *testing.T) {
	set := goFamily(t, slices.Clone(gomono.TTF), slices.Clone(gobold.TTF), slices.Clone(goitalic.TTF))
	mustWrite(t, small(t, set), Options{})
	for i, want := range [][]byte{gomono.TTF, gobold.TTF, goitalic.TTF} {
		if !bytes.Equal(set.Faces[i].TTF(), want) {
			t.Errorf("face %d was written to", i)
		}
	}
}

// A brand without an italic face may use the regular one: it is embedded once, with the characters of both.
func TestOneFaceForTwoStyles(t *testing.T) {
	lib, _ := font.Liberation()
	set := &font.Set{Faces: [3]*font.Face{lib.Faces[0], lib.Faces[1], lib.Faces[0]}}
	data := mustWrite(t, small(t, set), Options{})
	d := read(t, data)
	if fonts := fontsOf(d); len(fonts) != 2 {
		t.Errorf("%d fonts, want 2", len(fonts))
	}
	// The text in italics holds a dash, which the codes of both faces know.
	for _, f := range fontsOf(d) {
		if f["BaseFont"].(name)[7:] != "LiberationSans" {
			continue
		}
		program := inflate(t, d.get(f, "FontDescriptor", "FontFile2").(strm))
		codes := font.NewCodes([]rune("–"))
		if last := f["LastChar"].(int); last < int(codes.Of('–')) || symbols(program)(last) == 0 {
			t.Errorf("the characters of the italic text are not in the shared face, whose last code is %d", last)
		}
	}
}

// A faulty face that passes the reader's own checks is an error, not a panic.
func TestDamagedFace(t *testing.T) {
	lib, _ := font.Liberation()
	ttf := slices.Clone(lib.Faces[0].TTF())
	n := int(ttf[4])<<8 | int(ttf[5])
	for i := range n {
		if e := ttf[12+16*i:]; string(e[:4]) == "glyf" {
			at := int(e[8])<<24 | int(e[9])<<16 | int(e[10])<<8 | int(e[11])
			for k := at; k < len(ttf) && k < at+100_000; k++ {
				ttf[k] = 0x7F
			}
		}
	}
	f, err := font.Parse("Broken Sans", ttf)
	if err != nil {
		t.Fatal(err)
	}
	b := small(t, &font.Set{Faces: [3]*font.Face{f, lib.Faces[1], lib.Faces[2]}})
	data, list := Write(b.doc, b.fonts, Options{})
	if data != nil || !list.HasErrors() || list[0].ID != "pdf-fonts" {
		t.Errorf("a damaged face passes: %s", list.Text())
	}
}

// Every kind of PNG comes out as the colours and the transparency it has.
func TestPictures(t *testing.T) {
	rect := image.Rect(0, 0, 3, 2)
	palette := image.NewPaletted(rect, color.Palette{color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255}, color.NRGBA{0, 255, 0, 128}})
	palette.Pix[1], palette.Pix[2] = 1, 2
	grey := image.NewGray16(rect)
	grey.SetGray16(1, 0, color.Gray16{Y: 0x8000})
	deep := image.NewNRGBA64(rect)
	deep.SetNRGBA64(0, 0, color.NRGBA64{R: 0xFFFF, G: 0x8000, A: 0xFFFF})
	solid := image.NewRGBA(rect)
	for i := range solid.Pix {
		solid.Pix[i] = 0xFF
	}
	for name, c := range map[string]struct {
		im         image.Image
		rgb, alpha []byte // the first three pixels
	}{
		"palette": {palette, []byte{255, 0, 0, 0, 0, 255, 0, 255, 0}, []byte{255, 255, 128}},
		"grey":    {grey, []byte{0, 0, 0, 128, 128, 128, 0, 0, 0}, nil},
		"deep":    {deep, []byte{255, 128, 0, 0, 0, 0, 0, 0, 0}, []byte{255, 0, 0}},
		"solid":   {solid, bytes.Repeat([]byte{255}, 9), nil},
	} {
		var buf bytes.Buffer
		if err := png.Encode(&buf, c.im); err != nil {
			t.Fatal(err)
		}
		b := newBuilder(t)
		b.para(b.doc.Root, "H1", "Picture")
		b.mark(nil, &frame.Image{Box: frame.Rect{X: 1000, Y: 20000, W: 3000, H: 2000}, Key: name, Data: buf.Bytes()})
		d := read(t, mustWrite(t, b, Options{}))
		im := d.get(d.pages()[0], "Resources", "XObject", "Im1").(strm)
		if got := inflate(t, im); !bytes.Equal(got[:9], c.rgb) || len(got) != 18 || im.dict["Width"] != 3 || im.dict["Height"] != 2 {
			t.Errorf("%s: colours %v", name, got)
		}
		mask, has := d.get(im, "SMask").(strm)
		if has != (c.alpha != nil) {
			t.Errorf("%s: transparency %v", name, has)
		} else if has && !bytes.Equal(inflate(t, mask)[:3], c.alpha) {
			t.Errorf("%s: transparency %v", name, inflate(t, mask))
		}
	}
}

// Where a picture comes decoded, its file is not decoded again: a harmed one makes no difference.
func TestPicturesThatComeDecoded(t *testing.T) {
	file := testPNG(t, false)
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	pixels := image.NewRGBA(decoded.Bounds())
	draw.Draw(pixels, pixels.Rect, decoded, image.Point{}, draw.Src)
	embedded := func(im frame.Image) (strm, []byte) {
		b := newBuilder(t)
		b.para(b.doc.Root, "H1", "Picture")
		im.Box, im.Key = frame.Rect{X: 1000, Y: 20000, W: 3000, H: 2000}, "picture"
		b.mark(nil, &im)
		d := read(t, mustWrite(t, b, Options{}))
		s := d.get(d.pages()[0], "Resources", "XObject", "Im1").(strm)
		return s, inflate(t, s)
	}
	want, colours := embedded(frame.Image{Data: file})
	got, same := embedded(frame.Image{Data: file[:len(file)/2], Pixels: pixels})
	if !bytes.Equal(colours, same) || want.dict["Width"] != got.dict["Width"] || want.dict["Height"] != got.dict["Height"] || got.dict["SMask"] != nil {
		t.Errorf("the picture that came decoded is another: %v", got.dict)
	}
}

// A picture is embedded once, however often it is drawn.
func TestPictureIsEmbeddedOnce(t *testing.T) {
	d := read(t, mustWrite(t, sample(t), Options{}))
	images := 0
	for _, o := range d.objects {
		if s, ok := o.(strm); ok && s.dict["Subtype"] == name("Image") && s.dict["ColorSpace"] == name("DeviceRGB") {
			images++
		}
	}
	if images != 2 {
		t.Errorf("%d pictures, want 2", images)
	}
}

// The graphics state is written when it changes and not else.
func TestStateIsWrittenOnce(t *testing.T) {
	b := newBuilder(t)
	b.para(b.doc.Root, "H1", "Lines")
	var items []frame.Item
	for i := range 50 {
		items = append(items, line(1000, frame.Unit(20000+i*500), 9000, frame.Unit(20000+i*500), 75, blue, []frame.Unit{300, 200}, frame.RoundCap))
	}
	b.mark(nil, items...)
	d := read(t, mustWrite(t, b, Options{}))
	count := map[string]int{}
	for _, o := range d.content(d.pages()[0]) {
		count[o.name]++
	}
	if count["S"] != 50 || count["RG"] != 1 || count["d"] != 1 || count["w"] > 2 || count["J"] > 2 || count["q"] != 0 {
		t.Errorf("operators %v", count)
	}
}

// Positions in the file are those of the frame, to 1/100 pt.
func TestPositionsAreExact(t *testing.T) {
	b := newBuilder(t)
	b.para(b.doc.Root, "H1", "Positions")
	g := &frame.Group{At: frame.Point{X: 101, Y: 203}, Items: []frame.Item{
		&frame.Group{At: frame.Point{X: 7, Y: 9}, Items: []frame.Item{line(1, 2, 12345, 33333, 33, blue, nil, frame.Butt)}}}}
	b.mark(nil, g)
	d := read(t, mustWrite(t, b, Options{}))
	height := float64(b.page.H) / 100
	var got []string
	for _, o := range d.content(d.pages()[0]) {
		if o.name == "m" || o.name == "l" {
			got = append(got, fmt.Sprint(o.args...))
		}
	}
	want := []string{fmt.Sprintf("1.09 %.2f", height-2.14), fmt.Sprintf("124.53 %.2f", height-335.45)}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A text in every style, weight and colour of a family is found by a reader that knows nothing of us.
func TestOtherFamilyIsReadable(t *testing.T) {
	b := small(t, goFamily(t, goregular.TTF, gobold.TTF, goitalic.TTF))
	out := golden.Tool(t, mustWrite(t, b, Options{}), "pdftotext", "{}", "-")
	for _, want := range []string{"A heading", "Regular text: 471.3 million", "italic text – bright"} {
		if !bytes.Contains([]byte(out), []byte(want)) {
			t.Errorf("no %q in %q", want, out)
		}
	}
}
