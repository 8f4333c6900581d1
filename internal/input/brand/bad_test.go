package brand

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	"briefing/internal/page/frame"
	"briefing/internal/source/files"
	"briefing/internal/testkit/golden"
)

// changed is a templates tree with one brand "test": testdata/base.yml with the changes made and files added. A
// change is a line "old => new"; a new text in quotes may hold \n.
func changed(t *testing.T, changes string, files map[string]string) fstest.MapFS {
	t.Helper()
	base, err := os.ReadFile("testdata/base.yml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(base)
	for _, line := range strings.Split(changes, "\n") {
		before, after, ok := strings.Cut(line, " => ")
		if !ok {
			continue
		}
		if s, err := strconv.Unquote(after); err == nil {
			after = s
		}
		if !strings.Contains(text, before) {
			t.Fatalf("the base file holds no %q", before)
		}
		text = strings.Replace(text, before, after, 1)
	}
	m := fstest.MapFS{"brands/test/_brand.yml": {Data: []byte(text)}, "brands/no-brand/readme": {}}
	for name, data := range files {
		m["brands/test/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	return m
}

// refusing is a file system in which one file may not be read, whoever asks.
type refusing struct {
	fs.FS
	name string
}

func (r refusing) Open(name string) (fs.File, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return r.FS.Open(name)
}

func (r refusing) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }

func TestFilesOutOfBounds(t *testing.T) {
	const change = `path: "drawn:eu-emblem" => path: mark.png`
	large := changed(t, change, map[string]string{"mark.png": strings.Repeat("x", int(files.Logo.Limit())+1)})
	folder := changed(t, change, map[string]string{"mark.png/inner": ""})
	small := changed(t, change, map[string]string{"mark.png": "x"})
	for _, tt := range []struct {
		fsys fs.FS
		want string
	}{
		{large, "is larger than 1 MiB"},
		{folder, `"brands/test/mark.png" is a folder, but a file is needed`},
		{refusing{small, "brands/test/mark.png"}, `the file "brands/test/mark.png" may not be read`},
		{refusing{small, "brands/test/_brand.yml"}, "the file may not be read"},
	} {
		b, l := Load(tt.fsys, "test", "en")
		if b != nil || !strings.Contains(l.Text(), tt.want) {
			t.Errorf("want a finding with %q, got\n%s", tt.want, l.Text())
		}
	}
}

// pngOf is a PNG file of any size, whose picture is one colour: its bytes are few, however many pixels it has.
func pngOf(t *testing.T, width, height int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.White})); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// chunk is a part of a PNG file.
func chunk(name, body string) string {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(b, name+body...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
}

// A picture is refused by its size, which its header tells: these files hold nothing behind it that could be decoded.
func TestPicturesTooLarge(t *testing.T) {
	const change = `path: "drawn:eu-emblem" => path: mark.png`
	header := func(width, height uint32, depth, kind, interlaced byte) string {
		b := binary.BigEndian.AppendUint32(nil, width)
		b = append(binary.BigEndian.AppendUint32(b, height), depth, kind, 0, 0, interlaced)
		return "\x89PNG\r\n\x1a\n" + chunk("IHDR", string(b))
	}
	const grey, colours, palette, transparent = 0, 2, 3, 6
	const many, shape = "; at most 4 million are allowed", "; allowed is at most 10 times as wide as high, and 4 times as high as wide"
	for _, tt := range []struct{ picture, message, hint string }{
		{header(4096, 4096, 8, colours, 0), `the image "mark.png" has 4096 by 4096 pixels, 16.777 million` + many, "600 by 600 pixels are enough"},
		{header(4096, 4096, 16, transparent, 1), `has 4096 by 4096 pixels, 16.777 million` + many, "600 by 600 pixels are enough"},
		{header(2001, 2000, 1, grey, 1), `has 2001 by 2000 pixels, 4.002 million` + many, "600 by 600 pixels are enough"},
		{header(20_000, 2_000, 8, palette, 0) + chunk("PLTE", "abc") + chunk("IDAT", ""), `has 20000 by 2000 pixels, 40.000 million` + many, "6000 by 600 pixels are enough"},
		{header(1_000_000, 2_000_000, 8, colours, 0), `has 1000000 by 2000000 pixels, 2000000.000 million` + many, "300 by 600 pixels are enough"},
		{header(1, 4096, 8, colours, 0), `the image "mark.png" is 1 pixels wide and 4096 high` + shape, "cut away empty space"},
		{header(1<<31-1, 1, 8, colours, 0), `is 2147483647 pixels wide and 1 high` + shape, "cut away empty space"},
		{header(1001, 100, 8, colours, 0), `is 1001 pixels wide and 100 high` + shape, "cut away empty space"},
		{header(100, 401, 8, colours, 0), `is 100 pixels wide and 401 high` + shape, "cut away empty space"},
	} {
		b, l := Load(changed(t, change, map[string]string{"mark.png": tt.picture}), "test", "en")
		if b != nil || len(l) != 1 || !strings.Contains(l[0].Message, tt.message) || !strings.Contains(l.Text(), tt.hint) {
			t.Errorf("want %q, %q, got\n%s", tt.message, tt.hint, l.Text())
		}
	}
	// Few colours without order take little as they come, and more than is allowed where each is written in full.
	spots, seed := image.NewPaletted(image.Rect(0, 0, 1200, 800), nil), uint32(1)
	for i := range 64 {
		spots.Palette = append(spots.Palette, color.RGBA{uint8(i * 3), uint8(i * 91), uint8(i * 57), 255})
	}
	for i := range spots.Pix {
		seed = seed*1664525 + 1013904223
		spots.Pix[i] = uint8(seed >> 26)
	}
	var noise bytes.Buffer
	if err := png.Encode(&noise, spots); err != nil || int64(noise.Len()) > files.Logo.Limit() {
		t.Fatal(err, noise.Len())
	}
	b, l := Load(changed(t, change, map[string]string{"mark.png": noise.String()}), "test", "en")
	if b != nil || !strings.Contains(l.Text(), "MiB in full colours") || !strings.Contains(l.Text(), "900 by 600 pixels are enough") {
		t.Errorf("want a finding about the size in full colours, got\n%s", l.Text())
	}
	// What the bounds allow, and what the hints of those refused say is enough.
	sizes := [][2]int{{1, 1}, {100, 400}, {150, 600}, {600, 600}, {1000, 100}}
	if !testing.Short() {
		sizes = append(sizes, [2]int{2000, 2000}, [2]int{6000, 600})
	}
	for _, size := range sizes {
		b := loadChanged(t, "en", change, map[string]string{"mark.png": pngOf(t, size[0], size[1])})
		if b.Logo.Ratio != size {
			t.Errorf("%v became %v", size, b.Logo.Ratio)
		}
	}
}

// Of a picture's file only the pixels go on: no text, no profile, no second picture of an animation, nothing behind its end.
func TestPicturesArePixelsOnly(t *testing.T) {
	plain := pngOf(t, 20, 10)
	at := len("\x89PNG\r\n\x1a\n") + len(chunk("IHDR", strings.Repeat("x", 13)))
	more := chunk("iCCP", "profile\x00\x00bad data") + chunk("zTXt", "Comment\x00\x00bad data") + chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00")
	load := func(picture string) *frame.Image {
		b := loadChanged(t, "en", `path: "drawn:eu-emblem" => path: mark.png`, map[string]string{"mark.png": picture})
		return b.Logo.Drawing(600).Items[0].(*frame.Image)
	}
	want, got := load(plain), load(plain[:at]+more+plain[at:]+"behind its end")
	if !bytes.Equal(got.Data, want.Data) || got.Key != want.Key {
		t.Errorf("other parts of the file change the picture:\n%q\n%q", got.Data, want.Data)
	}
}

// TestBadBrands: the change and the findings stand together in each archive.
func TestBadBrands(t *testing.T) {
	golden.Txtar(t, "testdata/bad/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		given := map[string]string{}
		for name, data := range files {
			if name != "change" && name != "findings" && name != "load" {
				given[name] = data
			}
		}
		name := strings.TrimSpace(files["load"])
		if name == "" {
			name = "test"
		}
		b, l := Load(changed(t, files["change"], given), name, "en")
		if !l.HasErrors() || b != nil {
			t.Error("a bad brand loads")
		}
		return map[string]string{"findings": l.Text()}
	})
}

func loadChanged(t *testing.T, lang, changes string, files map[string]string) *Brand {
	t.Helper()
	b, l := Load(changed(t, changes, files), "test", lang)
	if len(l) > 0 {
		t.Fatalf("findings:\n%s", l.Text())
	}
	return b
}

func TestBaseBrand(t *testing.T) {
	b := loadChanged(t, "en", "", nil)
	if b.Name != "Test brand" || b.FullName != b.Name || b.Light.Color(White) != pureWhite {
		t.Errorf("got %+v", b)
	}
	// One value holds for light and dark.
	for _, token := range Tokens() {
		if b.Light.Color(token) != b.Dark.Color(token) {
			t.Errorf("%s differs", token)
		}
	}
	if got := strings.Join(Names(changed(t, "", nil)), " "); got != "test" {
		t.Errorf("a folder without a brand file counts as a brand: %s", got)
	}
}

func TestLanguagesOfABrand(t *testing.T) {
	change := `name: Test brand => "name: {short: {en: House, fr: Maison}, full: The House}"` + "\n" +
		`medium: mark => "medium: {path: \"drawn:eu-emblem\", alt: {en: Emblem, fr: Emblème}}"` + "\n" +
		`topic: A topic => topic: {en: Topic}`
	b, l := Load(changed(t, change, nil), "test", "fr")
	if b == nil {
		t.Fatal(l.Text())
	}
	if b.Name != "Maison" || b.FullName != "The House" || b.Logo.Alt != "Emblème" || b.Topic != "Topic" || b.Lang != "fr" {
		t.Errorf("got %q, %q, %q, %q", b.Name, b.FullName, b.Logo.Alt, b.Topic)
	}
	if len(l) != 1 || l[0].ID != "not-translated" || l[0].Pos.Line != 22 {
		t.Errorf("want one warning about the topic:\n%s", l.Text())
	}
}

func TestBrandWithItsOwnTypeface(t *testing.T) {
	change := `  base: Liberation Sans => "  fonts:\n  - family: House\n    source: file\n    files:\n` +
		`    - {path: fonts/R.ttf}\n    - {path: fonts/B.ttf, weight: 700}\n    - {path: fonts/I.ttf, style: italic}\n` +
		`    - {path: fonts/none.ttf, weight: 700, style: italic}\n    - {path: fonts/black.ttf, weight: black}\n  base: {family: House, size: 11pt, line-height: 1.4}"`
	b := loadChanged(t, "en", change, map[string]string{
		"fonts/R.ttf": string(liberationserifregular.TTF), "fonts/B.ttf": string(liberationserifbold.TTF), "fonts/I.ttf": string(liberationserifitalic.TTF),
	})
	for i, want := range []string{"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"} {
		if got := b.Fonts.Face(i).PostScriptName(); got != want {
			t.Errorf("face %d is %s, want %s", i, got, want)
		}
	}
	if b.Fonts.Face(1).Name() != "House Bold" {
		t.Errorf("named %s", b.Fonts.Face(1).Name())
	}
	if !b.Covers('é') || b.Covers('🙂') {
		t.Error("coverage is not the typeface's")
	}
}

// flattened are the pixels of a picture as red, green, blue and 255.
func flattened(im image.Image) []uint8 {
	out := image.NewRGBA(im.Bounds())
	draw.Draw(out, out.Rect, im, im.Bounds().Min, draw.Src)
	return out.Pix
}

// A typeface that would end the drawing of a picture is refused where the brand names it.
func TestDamagedTypefacesAreNamed(t *testing.T) {
	const change = `  base: Liberation Sans => "  fonts:\n  - family: House\n    source: file\n    files:\n    - House.ttf\n    - {path: House-Bold.ttf, weight: bold}\n    - {path: House-Italic.ttf, style: italic}\n  base: House"`
	damaged := bytes.Clone(liberationserifbold.TTF)
	for at := 12; ; at += 16 { // the directory: name, checksum, place and length of each table
		if string(damaged[at:at+4]) == "GPOS" {
			table := damaged[binary.BigEndian.Uint32(damaged[at+8:]):]
			lookups := table[binary.BigEndian.Uint16(table[8:]):]
			lookups[0], lookups[1] = 0, 0 // none, though others lead to them
			break
		}
	}
	_, l := Load(changed(t, change, map[string]string{
		"House.ttf": string(liberationserifregular.TTF), "House-Bold.ttf": string(damaged), "House-Italic.ttf": string(liberationserifitalic.TTF),
	}), "test", "en")
	const want = "brands/test/_brand.yml:24:14: error: the font file of House Bold cannot be used: a table of it is damaged"
	if len(l) != 1 || !strings.HasPrefix(l.Text(), want) {
		t.Errorf("got %swant %s", l.Text(), want)
	}
}

func TestBrandWithAPicture(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	img.Set(1, 1, color.NRGBA{R: 255, A: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	brand := loadChanged(t, "en", `path: "drawn:eu-emblem" => path: mark.png`, map[string]string{"mark.png": b.String()})
	if brand.Logo.Ratio != [2]int{40, 20} || brand.Logo.Width(600) != 1200 {
		t.Errorf("ratio %v", brand.Logo.Ratio)
	}
	item := brand.Logo.Drawing(600).Items[0].(*frame.Image)
	if item.Box != (frame.Rect{W: 1200, H: 600}) || !strings.HasPrefix(item.Key, "logo-") {
		t.Errorf("got %+v, %s", item.Box, item.Key)
	}
	got, err := png.Decode(bytes.NewReader(item.Data))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(item.Pixels.Pix, flattened(got)) {
		t.Error("the pixels are others than those of the file")
	}
	if c := color.NRGBAModel.Convert(got.At(0, 0)); c != (color.NRGBA{255, 255, 255, 255}) {
		t.Errorf("transparent pixels became %v, want white", c)
	}
	if c := color.NRGBAModel.Convert(got.At(1, 1)); c != (color.NRGBA{255, 0, 0, 255}) {
		t.Errorf("a red pixel became %v", c)
	}
}
