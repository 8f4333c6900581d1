package pipeline_test

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"briefing/internal/check"
	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
)

// publishBoth builds the shipped briefs as they are read on screen and then for the print shop, into one edition, and
// returns the edition's files by name.
func publishBoth(t *testing.T) map[string][]byte {
	t.Helper()
	out := t.TempDir()
	for _, marks := range []bool{false, true} {
		r := pipeline.Request{Options: shippedFiles().options("eu"), Plan: plan.Request{PrintMarks: marks, Formats: []string{"pdf"}}, Out: out, Version: "0"}
		if _, diags, err := pipeline.Run(t.Context(), r, nil); err != nil || diags.HasErrors() {
			t.Fatal(err, diags.Text())
		}
	}
	files := map[string][]byte{}
	names, err := filepath.Glob(filepath.Join(out, "2019-03", "en", "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = data
	}
	return files
}

// A print file stands beside the file it is the print file of, and meets the same standards.
func TestPrintFiles(t *testing.T) {
	t.Parallel() // it waits for another program
	files := publishBoth(t)
	for _, name := range []string{"factsheet", "one-pager", "monthly", "deck"} {
		plain, printed := files[name+".pdf"], files[name+"-print.pdf"]
		if len(files) != 8 || plain == nil || printed == nil {
			t.Fatalf("the edition holds %d PDFs, not both of %s", len(files), name)
		}
		if list := check.PDF(printed); len(list) > 0 {
			t.Errorf("%s: the print file breaks rules:\n%s", name, list.Text())
		}
		if out := golden.Tool(t, printed, "qpdf", "--check", "{}"); strings.Contains(strings.ToLower(out), "warning") {
			t.Errorf("%s: qpdf says\n%s", name, out)
		}
		// The same words and elements in the same order; only boxes moved.
		told := func(data []byte) string {
			return boxLine.ReplaceAllString(golden.Tool(t, data, "pdfinfo", "-struct-text", "{}"), "")
		}
		if a, b := told(plain), told(printed); a != b {
			t.Errorf("%s: the print file tells something else:\n%s", name, golden.Diff(a, b))
		}
	}
}

var boxLine = regexp.MustCompile(`(?m)^ *(/BBox .*|Object .*)\n`)

// TestPrintBoxes looks at the boxes of every page: A4 with nothing around it for the screen; 3 mm of bleed and 10 mm
// of sheet around A4 for the print shop.
func TestPrintBoxes(t *testing.T) {
	files := publishBoth(t)
	for name, pages := range map[string]int{"factsheet": 8, "one-pager": 1} {
		for file, want := range map[string]map[string]string{
			name + ".pdf": {"MediaBox": "0.00 0.00 595.28 841.89", "CropBox": "0.00 0.00 595.28 841.89",
				"BleedBox": "0.00 0.00 595.28 841.89", "TrimBox": "0.00 0.00 595.28 841.89"},
			name + "-print.pdf": {"MediaBox": "0.00 0.00 651.98 898.59", "CropBox": "0.00 0.00 651.98 898.59",
				"BleedBox": "19.85 19.85 632.13 878.74", "TrimBox": "28.35 28.35 623.63 870.24"},
		} {
			out := golden.Tool(t, files[file], "pdfinfo", "-box", "-l", "9", "{}")
			count := 0
			for line := range strings.Lines(out) {
				f := strings.Fields(line)
				if len(f) != 7 || f[0] != "Page" || want[strings.TrimSuffix(f[2], ":")] == "" {
					continue
				}
				count++
				if got, key := strings.Join(f[3:], " "), strings.TrimSuffix(f[2], ":"); got != want[key] {
					t.Errorf("%s, page %s: the %s is %s, want %s", file, f[1], key, got, want[key])
				}
			}
			if count != 4*pages {
				t.Errorf("%s: %d boxes in\n%s", file, count, out)
			}
		}
	}
}

// TestPrintSheet looks at the sheet itself: the page is what it was, the band reaches into the bleed and no further,
// and crop marks stand at the corners, outside the bleed.
func TestPrintSheet(t *testing.T) {
	needPictures(t)
	const dpi = 160 // 28.35 pt are 63 dots
	files := publishBoth(t)
	page := golden.PDFPages(t, files["one-pager.pdf"], dpi)[0]
	sheet := golden.PDFPages(t, files["one-pager-print.pdf"], dpi)[0]
	mm := func(v float64) int { return int(v*dpi/25.4 + 0.5) }
	trim := image.Pt(63, 63)
	blue, white := [3]uint8{0x00, 0x33, 0x99}, [3]uint8{255, 255, 255}
	w, h := page.Bounds().Dx(), page.Bounds().Dy()
	for name, c := range map[string]struct {
		x, y int
		want [3]uint8
	}{
		"the band just inside the trim":    {trim.X + 4, trim.Y + mm(40), blue},
		"the band in the bleed, left":      {trim.X - mm(2.7), trim.Y + mm(40), blue},
		"the band in the bleed, right":     {trim.X + w + mm(2.7), trim.Y + mm(40), blue},
		"outside the bleed, left":          {trim.X - mm(3.3), trim.Y + mm(40), white},
		"outside the bleed, right":         {trim.X + w + mm(3.3), trim.Y + mm(40), white},
		"the corner, between its marks":    {trim.X - mm(6), trim.Y - mm(6), white},
		"the corner of the bleed, no mark": {trim.X - mm(2), trim.Y, white},
	} {
		if got := colorOf(sheet, c.x, c.y); got != c.want {
			t.Errorf("%s: %v at %d, %d, want %v", name, got, c.x, c.y, c.want)
		}
	}
	// Two marks at each corner, in line with the trim edges.
	for _, x := range []int{trim.X, trim.X + w} {
		for _, y := range []int{trim.Y - mm(6), trim.Y + h + mm(6)} {
			if !darkNear(sheet, x, y, 3, 0) {
				t.Errorf("no crop mark at %d, %d", x, y)
			}
		}
	}
	for _, y := range []int{trim.Y, trim.Y + h} {
		for _, x := range []int{trim.X - mm(6), trim.X + w + mm(6)} {
			if !darkNear(sheet, x, y, 0, 3) {
				t.Errorf("no crop mark at %d, %d", x, y)
			}
		}
	}
	crop := part(sheet, image.Rectangle{Max: image.Pt(w, h)}.Add(trim))
	if d := golden.CompareImages(page, crop, golden.Rendering); !d.Within(golden.Rendering) {
		t.Errorf("the page differs in %d of %d pixels", d.Differing, d.Total)
	}
}

func colorOf(im image.Image, x, y int) [3]uint8 {
	r, g, b, _ := im.At(x, y).RGBA()
	return [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}
}

// darkNear says whether a dot within dx and dy of a place is dark.
func darkNear(im image.Image, x, y, dx, dy int) bool {
	for i := x - dx; i <= x+dx; i++ {
		for j := y - dy; j <= y+dy; j++ {
			if c := colorOf(im, i, j); c[0] < 128 && c[1] < 128 && c[2] < 128 {
				return true
			}
		}
	}
	return false
}

// part cuts a piece out of a picture.
func part(im image.Image, r image.Rectangle) image.Image {
	type cutter interface {
		SubImage(r image.Rectangle) image.Image
	}
	c, ok := im.(cutter)
	if !ok {
		panic(fmt.Sprintf("%T cannot be cut", im))
	}
	return c.SubImage(r)
}
