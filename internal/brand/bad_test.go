package brand

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	"briefing/internal/frame"
	"briefing/internal/golden"
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
	var wide bytes.Buffer
	if err := png.Encode(&wide, image.NewGray(image.Rect(0, 0, maxPixels+1, 1))); err != nil {
		t.Fatal(err)
	}
	large := changed(t, change, map[string]string{"mark.png": strings.Repeat("x", maxLogo+1)})
	folder := changed(t, change, map[string]string{"mark.png/inner": ""})
	small := changed(t, change, map[string]string{"mark.png": "x"})
	for _, tt := range []struct {
		fsys fs.FS
		want string
	}{
		{changed(t, change, map[string]string{"mark.png": wide.String()}), "the image has 4097 by 1 pixels, at most 4096 a side are allowed"},
		{large, "is larger than 4 MiB"},
		{folder, "there is no file"},
		{refusing{small, "brands/test/mark.png"}, "cannot be read"},
		{refusing{small, "brands/test/_brand.yml"}, "the file may not be read"},
	} {
		b, l := Load(tt.fsys, "test", "en")
		if b != nil || !strings.Contains(l.Text(), tt.want) {
			t.Errorf("want a finding with %q, got\n%s", tt.want, l.Text())
		}
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
	if len(b.Files) != 4 || b.Files[1].Path != "brands/test/fonts/R.ttf" {
		t.Errorf("the files of a typeface are inputs: %v", b.Files)
	}
	if !b.Covers('é') || b.Covers('🙂') {
		t.Error("coverage is not the typeface's")
	}
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
	if c := color.NRGBAModel.Convert(got.At(0, 0)); c != (color.NRGBA{255, 255, 255, 255}) {
		t.Errorf("transparent pixels became %v, want white", c)
	}
	if c := color.NRGBAModel.Convert(got.At(1, 1)); c != (color.NRGBA{255, 0, 0, 255}) {
		t.Errorf("a red pixel became %v", c)
	}
	if n := len(brand.Files); n != 2 {
		t.Errorf("%d input files, want the brand file and the picture", n)
	}
}
