package png

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// level is a compromise: the next ones take twice the time for one part in fifty.
const level = 6

// signature begins every PNG file.
const signature = "\x89PNG\r\n\x1a\n"

// encode writes a picture: with a palette where 256 colours do, else in true colours.
func encode(p *Picture, o Options) []byte {
	pal, index := palette(p)
	out := make([]byte, 0, 64<<10)
	out = append(out, signature...)
	head := binary.BigEndian.AppendUint32(nil, uint32(p.W))
	head = binary.BigEndian.AppendUint32(head, uint32(p.H))
	kind, bytesPerPixel := byte(3), 1
	if pal == nil {
		kind, bytesPerPixel = 2, 3
	}
	out = chunk(out, "IHDR", append(head, 8, kind, 0, 0, 0))
	out = chunk(out, "sRGB", []byte{0}) // perceptual intent
	perMetre := uint32(max(o.Scale, 1)) * 72 * 10000 / 254
	phys := binary.BigEndian.AppendUint32(nil, perMetre)
	phys = binary.BigEndian.AppendUint32(phys, perMetre)
	out = chunk(out, "pHYs", append(phys, 1))
	if pal != nil {
		plte := make([]byte, 0, 3*len(pal))
		for _, c := range pal {
			plte = append(plte, byte(c>>16), byte(c>>8), byte(c))
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
	out = chunk(out, "IDAT", deflate(p, index, bytesPerPixel))
	return chunk(out, "IEND", nil)
}

func chunk(out []byte, name string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	from := len(out)
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}

// deflate compresses the rows. With a palette no filter helps; in true colours each row is the difference to the one
// above.
func deflate(p *Picture, index []uint8, bytesPerPixel int) []byte {
	var b bytes.Buffer
	w, err := zlib.NewWriterLevel(&b, level)
	if err != nil {
		return nil // the level is a constant that exists
	}
	row, above := make([]byte, 1+p.W*bytesPerPixel), make([]byte, 1+p.W*bytesPerPixel)
	line := make([]byte, len(row))
	for y := range p.H {
		if bytesPerPixel == 1 {
			copy(row[1:], index[y*p.W:(y+1)*p.W])
			_, _ = w.Write(row) // a buffer takes everything
			continue
		}
		for x, v := range p.Pixels[y*p.W : (y+1)*p.W] {
			row[1+3*x], row[2+3*x], row[3+3*x] = byte(v>>16), byte(v>>8), byte(v)
		}
		line[0] = 2
		for i := 1; i < len(row); i++ {
			line[i] = row[i] - above[i]
		}
		_, _ = w.Write(line)
		row, above = above, row
	}
	_ = w.Close()
	return b.Bytes()
}
