package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strconv"

	"briefing/internal/page/frame"
)

// maxPixels bounds a picture: 40 megapixels are an A4 page at 720 dots per inch.
const maxPixels = 40_000_000

// imagePart is a picture as the file holds it: deflated, transparency apart.
type imagePart struct {
	width, height int
	rgb, alpha    []byte // alpha is nil if the picture is opaque
}

// image takes a picture apart, or finds that it has done so before.
func (w *Writer) image(im *frame.Image) (*imagePart, error) {
	key := sha256.Sum256(im.Data)
	if p := w.images[key]; p != nil {
		return p, nil
	}
	p := &imagePart{}
	var rgb, alpha []byte
	if im.Pixels != nil {
		rgb = opaque(im.Pixels)
		p.width, p.height = im.Pixels.Rect.Dx(), im.Pixels.Rect.Dy()
	} else {
		picture, err := decode(im.Data)
		if err != nil {
			return nil, err
		}
		rgb, alpha = split(picture)
		p.width, p.height = picture.Bounds().Dx(), picture.Bounds().Dy()
	}
	p.rgb = w.deflater.Pack(rgb)
	if alpha != nil {
		p.alpha = w.deflater.Pack(alpha)
	}
	if w.images == nil || len(w.images) >= maxParts {
		w.images = map[[32]byte]*imagePart{}
	}
	w.images[key] = p
	return p, nil
}

// decode reads a PNG file of a bounded size.
func decode(data []byte) (image.Image, error) {
	conf, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is not a PNG file: %w", err)
	}
	if conf.Width*conf.Height > maxPixels {
		return nil, fmt.Errorf("it has %d by %d pixels, at most %d million are allowed", conf.Width, conf.Height, maxPixels/1_000_000)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	return picture, nil
}

// opaque takes the colours of a picture without transparency, 8 bits each.
func opaque(picture *image.RGBA) []byte {
	b := picture.Rect
	rgb := make([]byte, 0, 3*b.Dx()*b.Dy())
	for y := range b.Dy() {
		row := picture.Pix[y*picture.Stride:][:4*b.Dx()]
		for x := 0; x < len(row); x += 4 {
			rgb = append(rgb, row[x], row[x+1], row[x+2])
		}
	}
	return rgb
}

// split parts a picture into colours and transparency, 8 bits each; the latter is nil if nothing shows through.
func split(picture image.Image) (rgb, alpha []byte) {
	b := picture.Bounds()
	rgb = make([]byte, 0, 3*b.Dx()*b.Dy())
	alpha = make([]byte, 0, b.Dx()*b.Dy())
	opaque := true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
			rgb = append(rgb, c.R, c.G, c.B)
			alpha = append(alpha, c.A)
			opaque = opaque && c.A == 0xFF
		}
	}
	if opaque {
		alpha = nil
	}
	return rgb, alpha
}

func (a *assembly) writeImage(p *imagePart) int {
	f := a.file
	size := "/Type /XObject /Subtype /Image /Width " + strconv.Itoa(p.width) + " /Height " + strconv.Itoa(p.height) + " /BitsPerComponent 8 /ColorSpace "
	picture, mask := f.Ref(), 0
	dict := size + "/DeviceRGB"
	if p.alpha != nil {
		mask = f.Ref()
		f.PackedStream(mask, size+"/DeviceGray", p.alpha)
		dict += " /SMask " + strconv.Itoa(mask) + " 0 R"
	}
	f.PackedStream(picture, dict, p.rgb)
	return picture
}
