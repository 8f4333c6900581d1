package golden

import (
	"image"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// square is a picture of one colour with a dot of another.
func square(side int, ground, dot color.RGBA) *image.RGBA {
	im := image.NewRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			im.SetRGBA(x, y, ground)
		}
	}
	im.SetRGBA(1, 1, dot)
	return im
}

var (
	white = color.RGBA{255, 255, 255, 255}
	black = color.RGBA{0, 0, 0, 255}
)

// TestImageReport lets two pictures fail and finds both on one page, each as it should be, as it is, and where it
// differs.
func TestImageReport(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	old := failed.dir
	failed.dir, failed.shown = "", nil
	t.Cleanup(func() { failed.dir, failed.shown = old, nil })
	pictures := t.TempDir()
	for name, side := range map[string]int{"one.png": 10, "two.png": 12} {
		write(t, filepath.Join(pictures, name), encodePNG(t, square(side, white, white)))
	}
	r := &recorder{TB: t}
	Image(r, filepath.Join(pictures, "one.png"), square(10, white, white), Tolerance{})
	if len(r.failures) > 0 {
		t.Errorf("the same picture fails: %v", r.failures)
	}
	Image(r, filepath.Join(pictures, "one.png"), square(10, white, black), Tolerance{})
	Image(r, filepath.Join(pictures, "two.png"), square(10, white, white), Tolerance{})
	if len(r.failures) != 2 {
		t.Fatalf("got %q", r.failures)
	}
	page, err := os.ReadFile(filepath.Join(failed.dir, ReportName))
	if err != nil || filepath.Dir(failed.dir) != dir {
		t.Fatalf("no page in %s: %v", failed.dir, err)
	}
	for _, want := range []string{"Pictures that differ: 2", "1 of 100 pixels differ, by up to 255 of 255", "want (12,12) pixels, got (10,10)"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
	shown := regexp.MustCompile(`src="([^"]+)"`).FindAllStringSubmatch(string(page), -1)
	if len(shown) != 5 { // the second pair has no difference: the sizes differ
		t.Errorf("the page shows %v", shown)
	}
	for _, s := range shown {
		if _, err := readPNG(filepath.Join(failed.dir, s[1])); err != nil {
			t.Error(err)
		}
	}
}

// TestIndexed wants few colours and none far from its own, the rare ones included.
func TestIndexed(t *testing.T) {
	im := image.NewRGBA(image.Rect(0, 0, 256, 20))
	for y := range 20 {
		for x := range 256 { // every grey, many times
			im.SetRGBA(x, y, color.RGBA{uint8(x), uint8(x), uint8(x), 255})
		}
	}
	gold := color.RGBA{255, 204, 0, 255}
	im.SetRGBA(7, 7, gold)
	got := Indexed(im, 64)
	if len(got.Palette) > 64 || got.RGBA64At(7, 7) != image.NewUniform(gold).RGBA64At(0, 0) {
		t.Errorf("%d colours; the rare one became %v", len(got.Palette), got.At(7, 7))
	}
	if d := CompareImages(im, got, Tolerance{}); d.Largest > 5 {
		t.Errorf("a colour is %d off", d.Largest)
	}
	if got := Indexed(square(4, white, black), 64); len(got.Palette) != 2 || CompareImages(square(4, white, black), got, Tolerance{}).Largest > 0 {
		t.Error("a picture of two colours is not the same in a table of two")
	}
}

// An update writes the picture in few colours, and leaves a file that looks the same as it is.
func TestUpdateOfAPicture(t *testing.T) {
	*update = true
	defer func() { *update = false }()
	path := filepath.Join(t.TempDir(), "page.png")
	Image(t, path, square(10, white, black), Tolerance{})
	first, err := readPNG(path)
	if _, ok := first.(*image.Paletted); err != nil || !ok {
		t.Fatalf("got %T, %v", first, err)
	}
	near := square(10, white, color.RGBA{9, 9, 9, 255})
	Image(t, path, near, Tolerance{Channel: 20})
	same, err := readPNG(path)
	if err != nil || CompareImages(first, same, Tolerance{}).Differing > 0 {
		t.Errorf("the file changed, %v", err)
	}
	Image(t, path, near, Tolerance{})
	changed, err := readPNG(path)
	if err != nil || CompareImages(near, changed, Tolerance{}).Differing > 0 {
		t.Errorf("the file did not change, %v", err)
	}
}
