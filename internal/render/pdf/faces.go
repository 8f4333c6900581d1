package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"

	"briefing/internal/font"
)

// maxParts is the number of cut faces and of pictures a Writer keeps before it starts afresh. The documents of a run
// are set in few combinations of characters: a language and its figures.
const maxParts = 24

// faceKey names a cut face.
type faceKey struct {
	face  *font.Face
	runes [32]byte // hash
}

// facePart is what the file holds of a face: everything but object numbers, deflated.
type facePart struct {
	name                string // with the subset's tag
	program, gids, toUn []byte
	programSize         int
	widths              string
}

// face cuts a face down to runes, or finds that it has done so before.
func (w *Writer) face(f *font.Face, runes []rune) (*facePart, error) {
	buf := make([]byte, 0, 4*len(runes))
	for _, r := range runes {
		buf = binary.BigEndian.AppendUint32(buf, uint32(r))
	}
	key := faceKey{f, sha256.Sum256(buf)}
	if p := w.faces[key]; p != nil {
		return p, nil
	}
	s, err := f.Subset(runes)
	if err != nil {
		return nil, err
	}
	p := &facePart{name: s.Tag + "+" + f.PostScriptName(), programSize: len(s.TTF), widths: widthRuns(s)}
	p.program = bytes.Clone(w.file.Pack(s.TTF))
	p.gids = bytes.Clone(w.file.Pack(s.CIDToGID))
	p.toUn = bytes.Clone(w.file.Pack(toUnicode(s.Runes)))
	if w.faces == nil || len(w.faces) >= maxParts {
		w.faces = map[faceKey]*facePart{}
	}
	w.faces[key] = p
	return p, nil
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

// toUnicode says what the codes mean: themselves. A range must not cross a change of the high byte, and ranges come in
// blocks of at most 100 (Adobe Technical Note 5014), so there is one for each high byte in use. The codes that are no
// characters are left out.
func toUnicode(runes []rune) []byte {
	var high []byte
	for _, r := range runes {
		if h := byte(r >> 8); len(high) == 0 || high[len(high)-1] != h {
			high = append(high, h)
		}
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(high) > 0 {
		n := min(len(high), 100)
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
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}

// writeFace writes a face as a composite font whose codes are Unicode (ISO 32000-1, 9.7).
func (a *assembly) writeFace(face *font.Face, runes []rune) (int, error) {
	p, err := a.w.face(face, runes)
	if err != nil {
		return 0, err
	}
	f := a.file
	font, cid, descriptor, program, gids := f.Ref(), f.Ref(), f.Ref(), f.Ref(), f.Ref()
	f.PackedStream(program, "/Length1 "+strconv.Itoa(p.programSize), p.program)
	f.PackedStream(gids, "", p.gids)
	toUn := a.toUnicode[string(p.toUn)]
	if toUn == 0 { // faces of one family often have the same
		toUn = f.Ref()
		f.PackedStream(toUn, "", p.toUn)
		a.toUnicode[string(p.toUn)] = toUn
	}

	f.Object(font)
	f.Put("<</Type /Font /Subtype /Type0 /BaseFont /" + p.name + " /Encoding /Identity-H /DescendantFonts [")
	f.PutRef(cid)
	f.Put("] /ToUnicode ")
	f.PutRef(toUn)
	f.Put(">>")
	f.End()

	f.Object(cid)
	f.Put("<</Type /Font /Subtype /CIDFontType2 /BaseFont /" + p.name +
		" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ")
	f.PutRef(descriptor)
	f.Put(" /CIDToGIDMap ")
	f.PutRef(gids)
	f.Put(" /W " + p.widths + ">>")
	f.End()

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
