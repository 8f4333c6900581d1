package png

import (
	"bytes"
	"image"
	"image/draw"
	stdpng "image/png"

	"briefing/internal/page/frame"
)

// image draws a picture into its box: each px is the average of what it covers, by area. Pictures are opaque.
func (c *canvas) image(im *frame.Image, at frame.Point) {
	flat, err := pixels(im)
	if err != nil || im.Box.W <= 0 || im.Box.H <= 0 {
		c.fault("png-image", "the picture %q has no size or cannot be read", im.Key)
		return
	}
	size := flat.Bounds().Size()
	a, b := c.at(frame.Point{X: im.Box.X, Y: im.Box.Y}, at), c.at(frame.Point{X: im.Box.X + im.Box.W, Y: im.Box.Y + im.Box.H}, at)
	to := snapped(a.x, a.y, b.x, b.y)
	in := to.and(box{0, 0, c.w, c.h})
	if in.empty() {
		return
	}
	xs, ys := shares(size.X, to.x1-to.x0), shares(size.Y, to.y1-to.y0)
	t := mixing()
	for y := in.y0; y < in.y1; y++ {
		c.noteDrawn(y, in.x0, in.x1)
		for x := in.x0; x < in.x1; x++ {
			var sum [3]uint64
			total := uint64(0)
			for _, v := range ys[y-to.y0] {
				for _, u := range xs[x-to.x0] {
					w := uint64(u.part) * uint64(v.part)
					p := flat.Pix[v.at*flat.Stride+4*u.at:]
					for i := range sum {
						sum[i] += uint64(t.light[p[i]]) * w
					}
					total += w
				}
			}
			v := uint32(0)
			for _, s := range sum {
				v = v<<8 | uint32(t.back[(s+total/2)/total])
			}
			c.pix[y*c.w+x] = v
		}
	}
}

// pixels is a picture on white.
func pixels(im *frame.Image) (*image.RGBA, error) {
	if im.Pixels != nil {
		return im.Pixels, nil
	}
	src, err := stdpng.Decode(bytes.NewReader(im.Data))
	if err != nil {
		return nil, err
	}
	flat := image.NewRGBA(image.Rectangle{Max: src.Bounds().Size()})
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), src, src.Bounds().Min, draw.Over)
	return flat, nil
}

// share is how much of a source px goes into a target px.
type share struct{ at, part int }

// shares cuts from px into to px: px k covers from k·from/to up to (k+1)·from/to.
func shares(from, to int) [][]share {
	out := make([][]share, to)
	for k := range out {
		lo, hi := k*from, (k+1)*from // in 1/to px of the source
		for i := lo / to; i*to < hi; i++ {
			out[k] = append(out[k], share{i, min(hi, (i+1)*to) - max(lo, i*to)})
		}
	}
	return out
}
