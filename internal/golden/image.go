package golden

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"testing"
)

// Tolerance says how far two pictures may differ and still count as the same. The zero value asks for equal pixels.
type Tolerance struct {
	Channel int     // a pixel differs if one of its channels differs by more than this, 0 to 255
	Share   float64 // share of the pixels that may differ, 0 to 1
}

// Rendering is what pages rasterised by one tool in two versions may differ by: edges are smoothed a little
// differently, nothing moves.
var Rendering = Tolerance{Channel: 48, Share: 0.002}

// Difference says by how much two pictures differ.
type Difference struct {
	Differing, Total int // pixels
	Largest          int // the largest difference of a channel, 0 to 255
	SizesDiffer      bool
	Picture          *image.RGBA // where they differ, in red on a pale copy; nil if the sizes differ
}

// Within says whether the difference is inside the tolerance.
func (d Difference) Within(tol Tolerance) bool {
	return !d.SizesDiffer && float64(d.Differing) <= tol.Share*float64(d.Total)
}

// CompareImages measures how got differs from want. Colours are compared as they show, multiplied by their opacity.
func CompareImages(want, got image.Image, tol Tolerance) Difference {
	if want.Bounds().Size() != got.Bounds().Size() {
		return Difference{SizesDiffer: true}
	}
	w, g := rgba(want), rgba(got)
	d := Difference{Total: w.Rect.Dx() * w.Rect.Dy(), Picture: image.NewRGBA(w.Rect)}
	for i := 0; i < len(w.Pix); i += 4 {
		far := 0
		for c := range 4 {
			far = max(far, apart(w.Pix[i+c], g.Pix[i+c]))
		}
		d.Largest = max(d.Largest, far)
		out := d.Picture.Pix[i : i+4 : i+4]
		out[3] = 255
		if far > tol.Channel {
			d.Differing++
			out[0] = 220
			continue
		}
		for c := range 3 {
			out[c] = uint8(200 + int(w.Pix[i+c])*55/255)
		}
	}
	return d
}

// rgba copies a picture into the form that is quick to compare, its top left corner at 0, 0.
func rgba(im image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: im.Bounds().Size()})
	draw.Draw(out, out.Rect, im, im.Bounds().Min, draw.Src)
	return out
}

func apart(a, b uint8) int {
	if a > b {
		return int(a - b)
	}
	return int(b - a)
}

// Image compares a picture with the PNG at path. On failure it leaves got, want and diff in the test's artifact
// folder, which stays if the test is run with -artifacts. With -update the file is rewritten, unless what it holds is
// within the tolerance (so that an update does not churn pictures that look the same).
func Image(t testing.TB, path string, got image.Image, tol Tolerance) {
	t.Helper()
	touch(path)
	want, err := readPNG(path)
	if err == nil {
		d := CompareImages(want, got, tol)
		if d.Within(tol) {
			return
		}
		if !*update {
			report(t, path, want, got, d)
			return
		}
	} else if !*update {
		t.Errorf("%s cannot be read (run the test with -update to make it): %v", path, err)
		return
	}
	write(t, path, encodePNG(t, got))
}

func report(t testing.TB, path string, want, got image.Image, d Difference) {
	t.Helper()
	dir := t.ArtifactDir()
	base := filepath.Base(path)
	files := map[string]image.Image{"want-" + base: want, "got-" + base: got}
	if d.Picture != nil {
		files["diff-"+base] = d.Picture
	}
	for name, im := range files {
		if err := os.WriteFile(filepath.Join(dir, name), encodePNG(t, im), 0o600); err != nil {
			t.Error(err)
		}
	}
	if d.SizesDiffer {
		t.Errorf("%s: want %v pixels, got %v (pictures in %s with -artifacts)", path, want.Bounds().Size(), got.Bounds().Size(), dir)
		return
	}
	t.Errorf("%s: %d of %d pixels differ, by up to %d of 255 (pictures in %s with -artifacts; -update if the change is meant)",
		path, d.Differing, d.Total, d.Largest, dir)
}

func readPNG(path string) (image.Image, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	im, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s is no PNG: %w", path, err)
	}
	return im, nil
}

func encodePNG(t testing.TB, im image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, im); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// PDFPages draws the pages of a PDF with pdftoppm at a resolution in dots per inch. It skips the test where the tool
// is missing (NeedTool).
func PDFPages(t testing.TB, pdf []byte, dpi int) []image.Image {
	t.Helper()
	NeedTool(t, "pdftoppm")
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftoppm", "-r", strconv.Itoa(dpi), "-png", in, filepath.Join(dir, "page")).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	if len(out) > 0 {
		t.Errorf("pdftoppm complains:\n%s", out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page-*.png"))
	if err != nil || len(names) == 0 {
		t.Fatalf("pdftoppm drew no page")
	}
	sort.Strings(names) // pdftoppm pads the page numbers to equal length
	var pages []image.Image
	for _, n := range names {
		im, err := readPNG(n)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, im)
	}
	return pages
}
