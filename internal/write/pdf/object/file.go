// Package object sets up the bytes of a PDF file from objects.
//
// In: the bodies of numbered objects and the data of streams, in any order. Out: a PDF 1.7 file with object streams and a
// cross-reference stream, whose identifier is a hash of its contents. It knows how things are written down (texts, names,
// lengths, boxes), not what they mean; and it reads no clock, so that the same calls give the same bytes.
package object

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"briefing/internal/page/frame"
)

// perObjectStream is how many objects share a stream. A reader unpacks a whole stream to see one object, a writer
// packs better the more it holds: a document of a few pages is in one.
const perObjectStream = 500

// File sets up the bytes of a PDF 1.7 file: streams as they come, all other objects in object streams, and a
// cross-reference stream at the end (ISO 32000-1, 7.5.7 and 7.5.8).
type File struct {
	buf  []byte
	xref []xrefEntry // by object number; number 0 is the head of the list of free objects

	objects []byte // bodies of the open object stream
	index   []int  // its object numbers and offsets by turns
	inside  bool   // an object is open

	deflater *Deflater
}

// xrefEntry says where an object is: at a byte of the file, or as the index-th of an object stream.
type xrefEntry struct {
	at    int
	index int32
	kind  uint8
}

// NewFile begins a file, whose streams a deflater packs.
func NewFile(d *Deflater) *File {
	f := &File{deflater: d, xref: []xrefEntry{{}}, objects: make([]byte, 0, perObjectStream*100), index: make([]int, 0, 2*perObjectStream)}
	// The second line tells transfer programs that the file is not text (ISO 19005-2, 6.1.2).
	f.buf = append(make([]byte, 0, 96<<10), "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	return f
}

// Bytes returns the file after Close.
func (f *File) Bytes() []byte { return f.buf }

// Ref takes the next object number.
func (f *File) Ref() int {
	f.xref = append(f.xref, xrefEntry{})
	return len(f.xref) - 1
}

// Refs takes the next n object numbers.
func (f *File) Refs(n int) []int {
	f.xref = slices.Grow(f.xref, n)
	out := make([]int, n)
	for i := range out {
		out[i] = f.Ref()
	}
	return out
}

// Object starts an object that is not a stream; its body is what the Put methods append until End.
func (f *File) Object(n int) {
	if f.inside {
		panic("an object begins inside another")
	}
	f.inside = true
	f.index = append(f.index, n, len(f.objects))
}

// End ends the object.
func (f *File) End() {
	f.inside = false
	f.objects = append(f.objects, '\n')
	if len(f.index) == 2*perObjectStream {
		f.flush()
	}
}

// flush writes the open object stream.
func (f *File) flush() {
	if len(f.index) == 0 {
		return
	}
	n := f.Ref()
	var head []byte
	for i := 0; i < len(f.index); i += 2 {
		f.xref[f.index[i]] = xrefEntry{n, int32(i / 2), 2}
		head = strconv.AppendInt(head, int64(f.index[i]), 10)
		head = append(head, ' ')
		head = strconv.AppendInt(head, int64(f.index[i+1]), 10)
		head = append(head, ' ')
	}
	dict := "/Type /ObjStm /N " + strconv.Itoa(len(f.index)/2) + " /First " + strconv.Itoa(len(head))
	f.PackedStream(n, dict, f.deflater.Pack(head, f.objects))
	f.objects, f.index = f.objects[:0], f.index[:0]
}

// Stream deflates data and writes it as object n; dict is what stands in its dictionary besides length and filter.
func (f *File) Stream(n int, dict string, data []byte) {
	f.PackedStream(n, dict, f.deflater.Pack(data))
}

// PackedStream writes data that is deflated already.
func (f *File) PackedStream(n int, dict string, data []byte) {
	f.PlainStream(n, dict+" /Filter /FlateDecode", data)
}

// PlainStream writes data as it is.
func (f *File) PlainStream(n int, dict string, data []byte) {
	f.xref[n] = xrefEntry{len(f.buf), 0, 1}
	if more := len(dict) + len(data) + 100; cap(f.buf)-len(f.buf) < more {
		f.buf = slices.Grow(f.buf, max(more, cap(f.buf))) // twice as large: append alone takes smaller steps in a large file
	}
	b := strconv.AppendInt(f.buf, int64(n), 10)
	b = append(b, " 0 obj\n<<"...)
	b = append(b, dict...)
	b = append(b, " /Length "...)
	b = strconv.AppendInt(b, int64(len(data)), 10)
	b = append(b, ">>\nstream\n"...)
	b = append(b, data...)
	f.buf = append(b, "\nendstream\nendobj\n"...)
}

// Close writes what is open and the cross-reference stream. The file's identifier is a hash of all bytes before it:
// equal documents have equal identifiers.
func (f *File) Close(root, info int) {
	f.flush()
	sum := sha256.Sum256(f.buf)
	id := hex.EncodeToString(sum[:16])
	n := f.Ref()
	start := len(f.buf)
	f.xref[n] = xrefEntry{start, 0, 1}
	places, indexes := bytesFor(start), bytesFor(perObjectStream)
	// Rows are stored as differences from the row above (PNG predictor 12), which pack to a third.
	row, last := make([]byte, 1+places+indexes), make([]byte, 1+places+indexes)
	table := make([]byte, 0, len(f.xref)*(len(row)+1))
	for _, e := range f.xref {
		row[0] = e.kind
		bigEndian(row[1:1+places], e.at)
		bigEndian(row[1+places:], int(e.index))
		table = append(table, 2)
		for i := range row {
			table = append(table, row[i]-last[i])
		}
		row, last = last, row
	}
	dict := "/Type /XRef /Size " + strconv.Itoa(len(f.xref)) + " /W [1 " + strconv.Itoa(places) + " " + strconv.Itoa(indexes) + "]" +
		" /Root " + strconv.Itoa(root) + " 0 R /Info " + strconv.Itoa(info) + " 0 R /ID [<" + id + "> <" + id + ">]" +
		" /DecodeParms <</Predictor 12 /Columns " + strconv.Itoa(len(row)) + ">>"
	f.Stream(n, dict, table)
	f.buf = append(f.buf, "startxref\n"...)
	f.buf = strconv.AppendInt(f.buf, int64(start), 10)
	f.buf = append(f.buf, "\n%%EOF\n"...)
}

func bytesFor(v int) int {
	n := 1
	for v > 0xFF {
		v >>= 8
		n++
	}
	return n
}

func bigEndian(to []byte, v int) {
	for i := len(to) - 1; i >= 0; i-- {
		to[i] = byte(v)
		v >>= 8
	}
}

// Put appends to the open object, as all methods do whose names begin with Put.
func (f *File) Put(s string) { f.objects = append(f.objects, s...) }

// PutInt writes a whole number.
func (f *File) PutInt(v int) { f.objects = strconv.AppendInt(f.objects, int64(v), 10) }

// PutRef writes a reference to an object.
func (f *File) PutRef(n int) {
	f.PutInt(n)
	f.Put(" 0 R")
}

// PutText writes a text string.
func (f *File) PutText(s string) { f.objects = AppendText(f.objects, s) }

// PutUnit writes a length in points.
func (f *File) PutUnit(u frame.Unit) { f.objects = AppendUnit(f.objects, u) }

// PutBox writes a rectangle as left, bottom, right, top from the foot of a page of the given height.
func (f *File) PutBox(r frame.Rect, height frame.Unit) { f.objects = AppendBox(f.objects, r, height) }

// AppendBox is PutBox for other bytes.
func AppendBox(b []byte, r frame.Rect, height frame.Unit) []byte {
	b = append(b, '[')
	b = append(AppendUnit(b, r.X), ' ')
	b = append(AppendUnit(b, height-r.Y-r.H), ' ')
	b = append(AppendUnit(b, r.X+r.W), ' ')
	return append(AppendUnit(b, height-r.Y), ']')
}

// AppendUnit writes a length in points, exactly.
func AppendUnit(b []byte, u frame.Unit) []byte {
	if u < 0 {
		b = append(b, '-')
		u = -u
	}
	b = strconv.AppendInt(b, int64(u/100), 10)
	if rest := u % 100; rest != 0 {
		b = append(b, '.', byte('0'+rest/10))
		if rest%10 != 0 {
			b = append(b, byte('0'+rest%10))
		}
	}
	return b
}

// AppendText writes a text string: as it stands if it is ASCII, else as UTF-16 (ISO 32000-1, 7.9.2.2).
func AppendText(b []byte, s string) []byte {
	b = append(b, '(')
	if isASCII(s) {
		for i := 0; i < len(s); i++ {
			b = appendEscaped(b, s[i])
		}
		return append(b, ')')
	}
	b = append(b, "\xFE\xFF"...)
	for _, r := range s {
		if r > 0xFFFF {
			var hi rune
			hi, r = utf16.EncodeRune(r)
			b = appendEscaped(appendEscaped(b, byte(hi>>8)), byte(hi))
		}
		b = appendEscaped(appendEscaped(b, byte(r>>8)), byte(r))
	}
	return append(b, ')')
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// appendEscaped writes a byte of a string in parentheses. A carriage return would be read as a line feed.
func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// Name writes a string as a name, with what a name may not hold in hexadecimal.
func Name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c > '~' || strings.IndexByte("#/%()<>[]{}", c) >= 0 {
			b.WriteString("#" + strings.ToUpper(hex.EncodeToString([]byte{c})))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// TreeKey is a text string's bytes, by which name trees are ordered.
func TreeKey(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.WriteString("\xFE\xFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u >> 8))
		b.WriteByte(byte(u))
	}
	return b.String()
}

// PutRefs writes an array of references.
func (f *File) PutRefs(list []int) {
	f.Put("[")
	for i, n := range list {
		if i > 0 {
			f.Put(" ")
		}
		f.PutRef(n)
	}
	f.Put("]")
}
