package brand

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"path"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
	"briefing/internal/source"
	"briefing/internal/source/files"
)

// Bounds of a logo's picture. Decoded it takes four bytes a pixel, whatever its file takes. The largest place it has is 18 mm
// high, on a deck's first slide: enoughHigh pixels are 850 dots per inch there. Proportions are what there is room for.
const (
	maxPixels        = 4_000_000
	sufficientHeight = 600
	maxWide          = 10 // times its height
	maxHigh          = 4  // times its width
)

// drawings are the emblems the tool draws itself.
var drawings = []string{"drawn:" + euEmblem}

// chooseLogo returns the image for the brand's mark: medium, else small, else large, else the only image there is; nil if
// there is none.
func (l *loader) chooseLogo(f *logoForm) *imageForm {
	switch {
	case f == nil:
	case f.Medium != nil:
		return &f.Medium.imageForm
	case f.Small != nil:
		return &f.Small.imageForm
	case f.Large != nil:
		return &f.Large.imageForm
	case len(f.Images) == 1:
		return &f.Images[0].imageForm
	case !f.Broken:
		l.Add(f.Pos, diag.Error, "logo", "none of the images is chosen", "write medium: and the name of an image, or take the key \"logo\" out")
	}
	return nil
}

// logo makes the brand's mark. No logo is no fault.
func (l *loader) logo(f *logoForm) *Logo {
	ref := l.chooseLogo(f)
	if ref == nil || ref.path.S == "" {
		return nil
	}
	names := make([]string, 0, len(f.Images)+len(drawings))
	for _, img := range f.Images {
		names = append(names, img.name)
		if img.name == ref.path.S {
			alt := ref.alt
			broken := ref.broken || img.broken
			if ref = &(imageForm{img.path, img.alt, broken}); len(alt.values) > 0 {
				ref.alt = alt
			}
			break
		}
	}
	name := ref.path.S
	if f.Broken && !strings.ContainsAny(name, ".:") && !slices.Contains(names, name) {
		return nil // it may be an image that could not be read
	}
	if len(ref.alt.values) == 0 && !ref.broken {
		l.Add(ref.path.Pos, diag.Error, "logo-alt", "the image has no text for those who do not see it",
			fmt.Sprintf("write {path: %s, alt: what the image is}", name))
	}
	logo := &Logo{Alt: l.text(ref.alt)}
	switch {
	case name == drawings[0]:
		logo.Ratio = [2]int{3, 2}
		logo.Drawing = drawEmblem
	case strings.HasPrefix(name, "drawn:"):
		msg, hint := source.Unknown("drawing", name, drawings)
		l.Add(ref.path.Pos, diag.Error, "logo", msg, hint)
		return nil
	case !strings.Contains(name, "."):
		msg, hint := source.Unknown("image", name, names)
		l.Add(ref.path.Pos, diag.Error, "logo", msg, hint)
		return nil
	default:
		if !l.picture(logo, ref.path) {
			return nil
		}
	}
	logo.OnColor = func(h frame.Unit) frame.Group { return bordered(logo.Drawing(h), logo.Width(h), h) }
	return logo
}

// picture reads a PNG file. It is flattened on white and written anew, because page writers know no transparency and
// refuse interlaced files.
func (l *loader) picture(logo *Logo, name source.String) bool {
	if ext := strings.ToLower(path.Ext(name.S)); ext != ".png" {
		l.Add(name.Pos, diag.Error, "logo", fmt.Sprintf("an image must be a PNG file, this one ends in %s", source.Quote(ext)), "save the image as PNG, 600 pixels high or more")
		return false
	}
	data, ok := l.file(name, files.Logo)
	if !ok {
		return false
	}
	cfg, err := png.DecodeConfig(bytes.NewReader(data))
	if err == nil && !l.fits(name, int64(cfg.Width), int64(cfg.Height)) {
		return false
	}
	var img image.Image
	if err == nil {
		img, err = png.Decode(bytes.NewReader(data))
	}
	if err != nil {
		l.Add(name.Pos, diag.Error, "logo", "the file is no complete PNG image", "save the image again as PNG")
		return false
	}
	size := img.Bounds().Size()
	flat := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), img, img.Bounds().Min, draw.Over)
	var out bytes.Buffer
	if err := png.Encode(&out, flat); err != nil {
		l.Add(name.Pos, diag.Error, "logo", "the image cannot be written as PNG again", "save the image again as PNG")
		return false
	}
	if int64(out.Len()) > files.Logo.Limit() {
		l.Add(name.Pos, diag.Error, "logo", fmt.Sprintf("the image %s takes %.1f MiB in full colours, and each page holds it; at most %s are allowed", source.Quote(name.S), float64(out.Len())/(1<<20), files.Logo.Size()),
			resizeHint(int64(size.X), int64(size.Y))+", and fewer colours take less")
		return false
	}
	sum := sha256.Sum256(out.Bytes())
	key := "logo-" + hex.EncodeToString(sum[:8])
	logo.Ratio = [2]int{size.X, size.Y}
	logo.Drawing = func(h frame.Unit) frame.Group {
		return frame.Group{Items: []frame.Item{&frame.Image{Box: frame.Rect{W: logo.Width(h), H: h}, Key: key, Data: out.Bytes(), Pixels: flat}}}
	}
	return true
}

// fits refuses a picture by its size, as its header tells it, before it is decoded.
func (l *loader) fits(name source.String, width, height int64) bool {
	switch {
	case width > maxWide*height || height > maxHigh*width:
		l.Add(name.Pos, diag.Error, "logo", fmt.Sprintf("the image %s is %d pixels wide and %d high; allowed is at most %d times as wide as high, and %d times as high as wide",
			source.Quote(name.S), width, height, maxWide, maxHigh), "cut away empty space at its edges, or name a form of the logo that is more compact")
	case width > maxPixels/height:
		l.Add(name.Pos, diag.Error, "logo", fmt.Sprintf("the image %s has %d by %d pixels, %.3f million; at most %d million are allowed",
			source.Quote(name.S), width, height, float64(width)*float64(height)/1e6, maxPixels/1_000_000),
			resizeHint(width, height))
	default:
		return true
	}
	return false
}

// resizeHint is the hint for a picture that is too large.
func resizeHint(width, height int64) string {
	return fmt.Sprintf("save it smaller: %d by %d pixels are enough for print", max(1, width*sufficientHeight/height), sufficientHeight)
}

// file reads a file of the brand's folder; ok is false after a finding.
func (l *loader) file(name source.String, kind files.Kind) ([]byte, bool) {
	full := path.Join(l.dir, name.S)
	if !fs.ValidPath(name.S) {
		l.Add(name.Pos, diag.Error, "file-name", fmt.Sprintf("%s is no file of the brand's folder", source.Quote(name.S)),
			"put the file into the folder and write its name, with / between folders and without . or .. in it")
		return nil, false
	}
	data, err := files.Read(l.fsys, full, kind)
	if err != nil {
		folder, _ := fs.Sub(l.fsys, l.dir) // the name is one of the templates tree
		l.Append(source.ReadFault(name.Pos, source.Quote(full), folder, name.S, err))
		return nil, false
	}
	return data, true
}
