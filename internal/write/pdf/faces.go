package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"

	"briefing/internal/page/font"
)

// maxParts is the number of cut faces and of pictures a Writer keeps before it starts afresh. The documents of a run
// are set in few combinations of characters: a language and its figures.
const maxParts = 24

// faceKey names a cut face.
type faceKey struct {
	face  *font.Face
	runes [32]byte // hash of its characters, and of those that have codes
}

// facePart is what the file holds of a face: everything but object numbers, deflated.
type facePart struct {
	name              string // with the subset's tag
	program           []byte
	programSize       int
	glyphs            []byte // from codes of two bytes to glyphs; nil: program says so itself
	toUnicode, widths string
	first, last       int // codes of widths, where they have one byte
}

// face cuts a face down to runes, or finds that it has done so before.
func (w *Writer) face(f *font.Face, runes []rune, codes *font.Codes) (*facePart, error) {
	buf := make([]byte, 0, 8*len(runes))
	for _, r := range runes {
		buf = binary.BigEndian.AppendUint32(buf, uint32(r))
	}
	if codes != nil {
		buf = binary.BigEndian.AppendUint32(buf, 0)
		for _, r := range codes.Others() {
			buf = binary.BigEndian.AppendUint32(buf, uint32(r))
		}
	}
	key := faceKey{f, sha256.Sum256(buf)}
	if p := w.faces[key]; p != nil {
		return p, nil
	}
	s, err := f.Subset(runes, codes)
	if err != nil {
		return nil, err
	}
	p := &facePart{name: s.Tag + "+" + f.PostScriptName(), programSize: len(s.TTF)}
	p.program = w.deflater.Pack(s.TTF)
	if codes != nil {
		p.first, p.last, p.widths = widthList(s, codes)
		p.toUnicode = string(w.deflater.Pack(oneByteUnicode(codes)))
	} else {
		p.widths = widthRuns(s)
		p.toUnicode = string(w.deflater.Pack(twoByteUnicode(s.Runes)))
		p.glyphs = w.deflater.Pack(glyphTable(s))
	}
	if w.faces == nil || len(w.faces) >= maxParts {
		w.faces = map[faceKey]*facePart{}
	}
	w.faces[key] = p
	return p, nil
}

// widthList lists the advances of all codes from the first to the last (ISO 32000-1, 9.6.2.1). Codes between them that are
// not in the face have none.
func widthList(s font.Subset, codes *font.Codes) (first, last int, list string) {
	var widths [0x100]int
	first = 0xFF
	for i, r := range s.Runes {
		code := int(codes.Of(r))
		widths[code] = s.Advances[i]
		first, last = min(first, code), max(last, code)
	}
	b := []byte{'['}
	for _, w := range widths[first : last+1] {
		b = append(strconv.AppendInt(b, int64(w), 10), ' ')
	}
	b[len(b)-1] = ']'
	return first, last, string(b)
}

// glyphTable says which code of two bytes is which glyph (ISO 32000-1, table 117).
func glyphTable(s font.Subset) []byte {
	b := make([]byte, 2*(s.Runes[len(s.Runes)-1]+1))
	for i, r := range s.Runes {
		binary.BigEndian.PutUint16(b[2*r:], s.Glyphs[i])
	}
	return b
}

// widthRuns lists the advances as ISO 32000-1, 9.7.4.3 wants them: the first code of a run, then its widths.
func widthRuns(s font.Subset) string {
	b := []byte{'['}
	for i, r := range s.Runes {
		if i == 0 || r != s.Runes[i-1]+1 {
			if i > 0 {
				b = append(b, "] "...)
			}
			b = append(strconv.AppendInt(b, int64(r), 10), " ["...)
		} else {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(s.Advances[i]), 10)
	}
	return string(append(b, "]]"...))
}

// Both maps to Unicode begin and end like this (ISO 32000-1, 9.10.3); they differ in how many bytes a code has.
const (
	mapHead = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"
	mapFoot = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
)

// mapBlock is how many rows a block of a map may have (Adobe Technical Note 5014).
const mapBlock = 100

// oneByteUnicode says what codes of one byte mean. It is the same for all faces of a document.
func oneByteUnicode(codes *font.Codes) []byte {
	var b bytes.Buffer
	b.WriteString(mapHead + "<00> <FF>\nendcodespacerange\n1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n")
	for others := codes.Others(); len(others) > 0; {
		n := min(len(others), mapBlock)
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, r := range others[:n] {
			fmt.Fprintf(&b, "<%02X> <%04X>\n", codes.Of(r), r)
		}
		b.WriteString("endbfchar\n")
		others = others[n:]
	}
	b.WriteString(mapFoot)
	return b.Bytes()
}

// twoByteUnicode says what codes of two bytes mean: themselves. A range must not cross a change of the high byte, so there is
// one for each high byte in use. The codes that are no characters are left out.
func twoByteUnicode(runes []rune) []byte {
	var high []byte
	for _, r := range runes {
		if h := byte(r >> 8); len(high) == 0 || high[len(high)-1] != h {
			high = append(high, h)
		}
	}
	var b bytes.Buffer
	b.WriteString(mapHead + "<0000> <FFFF>\nendcodespacerange\n")
	for len(high) > 0 {
		n := min(len(high), mapBlock)
		fmt.Fprintf(&b, "%d beginbfrange\n", n)
		for _, h := range high[:n] {
			first, last := 0, 0xFF
			switch h {
			case 0x00:
				first = 1
			case 0xFE:
				last = 0xFE
			case 0xFF:
				last = 0xFD
			}
			fmt.Fprintf(&b, "<%02X%02X> <%02X%02X> <%02X%02X>\n", h, first, h, last, h, first)
		}
		b.WriteString("endbfrange\n")
		high = high[n:]
	}
	b.WriteString(mapFoot)
	return b.Bytes()
}

// writeFace writes a face: as a simple font if its codes have one byte (ISO 32000-1, 9.6), else as a composite font whose codes
// are Unicode (9.7).
func (a *assembly) writeFace(face *font.Face, runes []rune, codes *font.Codes) (int, error) {
	p, err := a.w.face(face, runes, codes)
	if err != nil {
		return 0, err
	}
	f := a.file
	font, descriptor, program := f.Ref(), f.Ref(), f.Ref()
	f.PackedStream(program, "/Length1 "+strconv.Itoa(p.programSize), p.program)
	toUnicode := a.toUnicode[p.toUnicode]
	if toUnicode == 0 { // faces of one document mostly have the same
		toUnicode = f.Ref()
		f.PackedStream(toUnicode, "", []byte(p.toUnicode))
		a.toUnicode[p.toUnicode] = toUnicode
	}
	if codes != nil {
		a.writeSimple(p, font, descriptor, toUnicode)
	} else {
		a.writeComposite(p, font, descriptor, toUnicode)
	}

	const symbolic, italic = 4, 64
	flags := symbolic
	if face.ItalicAngle() != 0 {
		flags |= italic
	}
	box := face.BBox()
	// StemV has no table in a TrueType face; it is derived from the weight, as other writers do, and only used to
	// imitate a face that is missing, which this one never is.
	stem := 50 + face.Weight()*face.Weight()/(65*65)
	f.Object(descriptor)
	f.Put(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %d"+
		" /Ascent %d /Descent %d /CapHeight %d /XHeight %d /StemV %d /FontFile2 ", p.name, flags,
		box[0], box[1], box[2], box[3], face.ItalicAngle(), face.Ascent(), face.Descent(), face.CapHeight(), face.XHeight(), stem))
	f.PutRef(program)
	f.Put(">>")
	f.End()
	return font, nil
}

// writeSimple writes the font whose codes its program knows. It names no encoding, as a symbolic font must not (ISO 19005-2,
// 6.2.11.6).
func (a *assembly) writeSimple(p *facePart, font, descriptor, toUnicode int) {
	f := a.file
	f.Object(font)
	f.Put("<</Type /Font /Subtype /TrueType /BaseFont /" + p.name + " /FirstChar ")
	f.PutInt(p.first)
	f.Put(" /LastChar ")
	f.PutInt(p.last)
	f.Put(" /Widths " + p.widths + " /FontDescriptor ")
	f.PutRef(descriptor)
	f.Put(" /ToUnicode ")
	f.PutRef(toUnicode)
	f.Put(">>")
	f.End()
}

func (a *assembly) writeComposite(p *facePart, font, descriptor, toUnicode int) {
	f := a.file
	cid, glyphs := f.Ref(), f.Ref()
	f.PackedStream(glyphs, "", p.glyphs)
	f.Object(font)
	f.Put("<</Type /Font /Subtype /Type0 /BaseFont /" + p.name + " /Encoding /Identity-H /DescendantFonts [")
	f.PutRef(cid)
	f.Put("] /ToUnicode ")
	f.PutRef(toUnicode)
	f.Put(">>")
	f.End()

	f.Object(cid)
	f.Put("<</Type /Font /Subtype /CIDFontType2 /BaseFont /" + p.name +
		" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ")
	f.PutRef(descriptor)
	f.Put(" /CIDToGIDMap ")
	f.PutRef(glyphs)
	f.Put(" /W " + p.widths + ">>")
	f.End()
}
