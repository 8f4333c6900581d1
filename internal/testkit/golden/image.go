package golden

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"testing"
)

// Tolerance says how far two pictures may differ and still count as the same. The zero value asks for equal pixels.
type Tolerance struct {
	Channel int     // a pixel differs if one of its channels differs by more than this, 0 to 255
	Share   float64 // share of the pixels that may differ, 0 to 1
	Height  int     // how many pixels one may be higher than the other; the rows that both have are compared
}

// Rendering is what pages rasterised by one tool in two versions may differ by: edges are smoothed a little
// differently, nothing moves. One word that changed or moved is more than one pixel in ten thousand. The height of a page is a
// fraction of pixels, which is rounded either way.
var Rendering = Tolerance{Channel: 48, Share: 0.0001, Height: 1}

// Difference says by how much two pictures differ.
type Difference struct {
	Differing, Total int // pixels
	Largest          int // the largest difference of a channel, 0 to 255
	SizesDiffer      bool
	Picture          *image.RGBA // where they differ, in red on a pale copy; nil if the sizes do, or if they are the same within the tolerance
}

// Within says whether the difference is inside the tolerance.
func (d Difference) Within(tol Tolerance) bool {
	return !d.SizesDiffer && float64(d.Differing) <= tol.Share*float64(d.Total)
}

// CompareImages measures how got differs from want. Colours are compared as they show, multiplied by their opacity.
func CompareImages(want, got image.Image, tol Tolerance) Difference {
	size, other := want.Bounds().Size(), got.Bounds().Size()
	if size.X != other.X || size.Y > other.Y+tol.Height || other.Y > size.Y+tol.Height {
		return Difference{SizesDiffer: true}
	}
	w, g := rgba(want), rgba(got)
	rows := w.Stride * min(size.Y, other.Y)
	w.Pix, g.Pix, w.Rect.Max.Y = w.Pix[:rows], g.Pix[:rows], min(size.Y, other.Y)
	d := Difference{Total: w.Rect.Dx() * w.Rect.Dy()}
	for y := range w.Rect.Dy() {
		row, other := w.Pix[y*w.Stride:][:w.Stride], g.Pix[y*g.Stride:][:g.Stride]
		if bytes.Equal(row, other) {
			continue
		}
		for i := 0; i < len(row); i += 4 {
			far := colorsApart(colorIn(row, i), colorIn(other, i))
			d.Largest = max(d.Largest, far)
			if far > tol.Channel {
				d.Differing++
			}
		}
	}
	if !d.Within(tol) {
		d.Picture = differing(w, g, tol)
	}
	return d
}

// differing shows where two pictures of one size differ.
func differing(w, g *image.RGBA, tol Tolerance) *image.RGBA {
	picture := image.NewRGBA(w.Rect)
	for i := 0; i < len(w.Pix); i += 4 {
		out := picture.Pix[i : i+4 : i+4]
		out[3] = 255
		if colorsApart(colorIn(w.Pix, i), colorIn(g.Pix, i)) > tol.Channel {
			out[0] = 220
			continue
		}
		for c := range 3 {
			out[c] = uint8(200 + int(w.Pix[i+c])*55/255)
		}
	}
	return picture
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

// Image compares a picture with the PNG at path. On failure want, got and difference stand side by side in a page that
// the message names; it holds all pictures of the run that differ. With -update the file is rewritten with at most
// Colors colours, unless what it holds is within the tolerance (so that an update does not churn pictures that look
// the same).
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
	write(t, path, encodePNG(t, Indexed(got, Colors)))
}

// Colors is how many colours a golden picture has at most. A rendered page has few and their blends at the edges; a
// table of them makes the file a third of the size.
const Colors = 64

// Indexed returns a picture in a table of at most so many colours, 1 to 256. Each pixel gets a colour that is as near
// to its own as this allows for all of them, however rare: the frequent colours stand for their neighbours up to a
// distance, the smallest with which the table is long enough.
func Indexed(im image.Image, colors int) *image.Paletted {
	src := rgba(im)
	count := map[color.RGBA]int{}
	for i := 0; i < len(src.Pix); i += 4 {
		count[colorAt(src, i)]++
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(rank(a), rank(b)))
	})
	out := image.NewPaletted(src.Rect, nil)
	index := map[color.RGBA]uint8{}
	for reach := 0; len(index) < len(all); reach++ {
		clear(index)
		out.Palette = standIns(all, reach, colors, index)
	}
	for i := range out.Pix {
		out.Pix[i] = index[colorAt(src, 4*i)]
	}
	return out
}

// standIns picks colours, in their order, that stand for all others within reach, and fills the index of each. It stops
// where it would take more than so many.
func standIns(all []color.RGBA, reach, most int, index map[color.RGBA]uint8) color.Palette {
	var table color.Palette
	for _, c := range all {
		best, far := 0, 256
		for i, t := range table {
			if d := colorsApart(c, t.(color.RGBA)); d < far {
				best, far = i, d
			}
		}
		if far > reach {
			if len(table) == most {
				return table
			}
			best = len(table)
			table = append(table, c)
		}
		index[c] = uint8(best)
	}
	return table
}

func colorsApart(a, b color.RGBA) int {
	return max(apart(a.R, b.R), apart(a.G, b.G), apart(a.B, b.B), apart(a.A, b.A))
}

func colorAt(im *image.RGBA, i int) color.RGBA { return colorIn(im.Pix, i) }

func colorIn(pix []uint8, i int) color.RGBA {
	return color.RGBA{pix[i], pix[i+1], pix[i+2], pix[i+3]}
}

func rank(c color.RGBA) int { return int(c.R)<<24 | int(c.G)<<16 | int(c.B)<<8 | int(c.A) }

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

// PDFPages draws the pages of a PDF with pdftoppm at a resolution in dots per inch; options are further ones of the
// tool, such as -gray. It skips the test where the tool is missing (NeedTool).
func PDFPages(t testing.TB, pdf []byte, dpi int, options ...string) []image.Image {
	t.Helper()
	NeedTool(t, "pdftoppm")
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"-r", strconv.Itoa(dpi)}, options...)
	out, err := exec.Command("pdftoppm", append(args, in, filepath.Join(dir, "page"))...).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	if len(out) > 0 {
		t.Errorf("pdftoppm complains:\n%s", out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "page-*.p?m"))
	if err != nil || len(names) == 0 {
		t.Fatalf("pdftoppm drew no page")
	}
	sort.Strings(names) // pdftoppm pads the page numbers to equal length
	var pages []image.Image
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		im, err := netpbm(data)
		if err != nil {
			t.Fatalf("%s: %v", n, err)
		}
		pages = append(pages, im)
	}
	return pages
}

// netpbm reads a picture as pdftoppm writes it where it is asked for no other format, which takes neither of the two long:
// PPM in colour (P6), PGM in grey (P5), of 8 bits.
func netpbm(data []byte) (image.Image, error) {
	var kind string
	var width, height, most int
	rest := bytes.NewReader(data)
	if _, err := fmt.Fscanf(rest, "%s\n%d %d\n%d\n", &kind, &width, &height, &most); err != nil || most != 255 {
		return nil, fmt.Errorf("no picture of 8 bits: %v", err)
	}
	data = data[len(data)-rest.Len():]
	rect := image.Rect(0, 0, width, height)
	switch {
	case kind == "P5" && len(data) == width*height:
		return &image.Gray{Pix: data, Stride: width, Rect: rect}, nil
	case kind == "P6" && len(data) == 3*width*height:
		im := image.NewRGBA(rect)
		for i, o := 0, 0; i < len(data); i, o = i+3, o+4 {
			im.Pix[o], im.Pix[o+1], im.Pix[o+2], im.Pix[o+3] = data[i], data[i+1], data[i+2], 255
		}
		return im, nil
	}
	return nil, fmt.Errorf("a %s picture of %d by %d with %d bytes", kind, width, height, len(data))
}
