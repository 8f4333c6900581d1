package png

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// level is a compromise: the next one takes an eighth more time for one part in fifty.
const level = 5

// signature begins every PNG file.
const signature = "\x89PNG\r\n\x1a\n"

// encode writes a picture: with a palette where 256 colours do, else in true colours.
func (c *canvas) encode(p *Picture, o Options) []byte {
	pal := newPalette(p)
	if pal == nil {
		c.whole()
	}
	rows := c.compress(p, pal)
	// Finished pictures are kept until all of them are, so that they get no more memory than they need.
	out := make([]byte, 0, len(rows)+4<<10)
	out = append(out, signature...)
	head := binary.BigEndian.AppendUint32(nil, uint32(p.W))
	head = binary.BigEndian.AppendUint32(head, uint32(p.H))
	kind := byte(3) // a palette
	if pal == nil {
		kind = 2 // true colours
	}
	out = chunk(out, "IHDR", append(head, 8, kind, 0, 0, 0))
	out = chunk(out, "sRGB", []byte{0}) // perceptual intent
	perMetre := uint32(max(o.Scale, 1)) * 72 * 10000 / 254
	phys := binary.BigEndian.AppendUint32(nil, perMetre)
	phys = binary.BigEndian.AppendUint32(phys, perMetre)
	out = chunk(out, "pHYs", append(phys, 1))
	if pal != nil {
		plte := make([]byte, 0, 3*len(pal.colors))
		for _, v := range pal.colors {
			plte = append(plte, byte(v>>16), byte(v>>8), byte(v))
		}
		out = chunk(out, "PLTE", plte)
	}
	for _, t := range o.Texts {
		if t.Value != "" {
			// Uncompressed, without language and translated key: iTXt is UTF-8, tEXt is not.
			body := append([]byte(t.Key), 0, 0, 0, 0, 0)
			out = chunk(out, "iTXt", append(body, strings.ToValidUTF8(strings.ReplaceAll(t.Value, "\x00", ""), "")...))
		}
	}
	out = chunk(out, "IDAT", rows)
	return chunk(out, "IEND", nil)
}

func chunk(out []byte, name string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	from := len(out)
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}

// compress compresses the rows. With a palette no filter helps; in true colours, where pal is nil, each row is the
// difference to the one above. The result stands in the canvas's memory.
func (c *canvas) compress(p *Picture, pal *palette) []byte {
	c.packed.Reset()
	if c.deflate == nil {
		c.deflate, _ = zlib.NewWriterLevel(&c.packed, level) // the level is a constant that exists
	} else {
		c.deflate.Reset(&c.packed)
	}
	if pal != nil {
		line, blank := make([]byte, 1+p.W), bytes.Repeat([]byte{pal.number(p.background)}, p.W)
		for y := range p.H {
			copy(line[1:], blank)
			pal.row(p, y, line[1:])
			_, _ = c.deflate.Write(line) // a buffer takes everything
		}
	} else {
		row, above, line := make([]byte, 3*p.W), make([]byte, 3*p.W), make([]byte, 1+3*p.W)
		line[0] = 2
		for y := range p.H {
			for x, v := range p.Pixels[y*p.W : (y+1)*p.W] {
				row[3*x], row[3*x+1], row[3*x+2] = byte(v>>16), byte(v>>8), byte(v)
			}
			for i := range row {
				line[1+i] = row[i] - above[i]
			}
			_, _ = c.deflate.Write(line)
			row, above = above, row
		}
	}
	_ = c.deflate.Close()
	return c.packed.Bytes()
}
