package reader

import (
	"briefing/internal/check/face"
	"briefing/internal/check/object"
)

// Font is a font that some page sets text in.
type Font struct {
	Ref        object.Ref
	Dict       object.Dict
	CID        object.Dict // the descendant of a composite font
	Descriptor object.Dict
	Name       string // as the file calls it
	Composite  bool   // two bytes a code, by Identity-H
	Simple     bool   // TrueType with one byte a code, whose program says which glyph it is
	Program    *face.Program
	Fault      string // why there is no Program: empty if none is embedded
	Used       []int  // codes set on some page, in order

	used    map[int]bool
	widths  map[int]float64
	normal  float64
	toGlyph []byte         // nil: the glyph's number is the code
	unicode map[int]string // nil: there is no map
}

func (f *File) font(ref object.Ref, dict object.Dict) *Font {
	if ref != 0 {
		if t := f.fonts[ref]; t != nil {
			return t
		}
	}
	t := &Font{Ref: ref, Dict: dict, Name: f.Name(dict, "BaseFont"), used: map[int]bool{}, widths: map[int]float64{}, normal: 1000}
	t.Composite = f.Name(dict, "Subtype") == "Type0" && f.Name(dict, "Encoding") == "Identity-H"
	t.Simple = f.Name(dict, "Subtype") == "TrueType" && f.Get(dict, "Encoding") == nil
	t.CID = f.Dict(dict, "DescendantFonts", 0)
	holder := t.CID
	if holder == nil {
		holder = dict
	}
	t.Descriptor = f.Dict(holder, "FontDescriptor")
	if s := f.Stream(t.Descriptor, "FontFile2"); s != nil {
		data, err := s.Bytes()
		if err == nil {
			t.Program, err = face.Read(data)
		}
		if err != nil {
			t.Fault = err.Error()
		}
	}
	if f.Stream(t.Descriptor, "FontFile") != nil || f.Stream(t.Descriptor, "FontFile3") != nil {
		t.Fault = "the font program is not TrueType"
	}
	if s := f.Stream(t.CID, "CIDToGIDMap"); s != nil {
		t.toGlyph, _ = s.Bytes()
		if t.toGlyph == nil {
			t.toGlyph = []byte{}
		}
	}
	f.readWidths(t)
	if s := f.Stream(dict, "ToUnicode"); s != nil {
		if data, err := s.Bytes(); err == nil {
			t.unicode = face.ReadMap(data)
		}
	}
	f.fonts[ref] = t
	f.Fonts = append(f.Fonts, t)
	return t
}

// readWidths reads the advances of a simple font (ISO 32000-1, 9.6.2.1) or of a composite one: "c [w w]" and "first last w"
// (9.7.4.3).
func (f *File) readWidths(t *Font) {
	if t.CID == nil {
		t.normal, _ = f.Number(t.Descriptor, "MissingWidth")
		first, ok := f.Int(t.Dict, "FirstChar")
		for n := range f.Array(t.Dict, "Widths") {
			if w, stated := f.Number(t.Dict, "Widths", n); ok && stated {
				t.widths[first+n] = w
			}
		}
		return
	}
	if w, ok := f.Number(t.CID, "DW"); ok {
		t.normal = w
	}
	list, stated := f.Array(t.CID, "W"), 0
	for i := 0; i+1 < len(list); {
		first, ok := f.Int(list, i)
		if !ok {
			return
		}
		if run := f.Array(list, i+1); run != nil {
			for n := range run {
				if w, ok := f.Number(run, n); ok {
					t.widths[first+n] = w
				}
			}
			i += 2
			continue
		}
		last, ok1 := f.Int(list, i+1)
		w, ok2 := f.Number(list, i+2)
		if stated += last - first; !ok1 || !ok2 || first < 0 || last > 0xFFFF || stated > 0xFFFF {
			return // ranges that name codes more than once would only cost time
		}
		for c := first; c <= last; c++ {
			t.widths[c] = w
		}
		i += 3
	}
}

// Unicode is the text that a code stands for; false if the file does not say.
func (t *Font) Unicode(code int) (string, bool) {
	s, ok := t.unicode[code]
	return s, ok
}

// HasMap says whether there is a map to Unicode at all.
func (t *Font) HasMap() bool { return t.unicode != nil }

// Coded says whether the font is one of the two forms whose codes can be followed to their glyphs.
func (t *Font) Coded() bool { return t.Composite || t.Simple }

// HasGlyphMap says whether the file says which code is which glyph: by a table, or that they are the same; for a simple font
// by a map of its program.
func (t *Font) HasGlyphMap(f *File) bool {
	if t.Simple {
		if t.Program == nil {
			return true // another rule's matter
		}
		return t.Program.HasSymbols()
	}
	return t.toGlyph != nil || f.Name(t.CID, "CIDToGIDMap") == "Identity"
}

// Glyph is the glyph a code is drawn with. A code behind the end of the table is glyph 0, the sign for a missing one.
func (t *Font) Glyph(code int) int {
	if t.Simple {
		if t.Program == nil {
			return 0
		}
		return t.Program.Symbol(code)
	}
	if t.toGlyph == nil {
		return code
	}
	if 2*code+1 >= len(t.toGlyph) {
		return 0
	}
	return int(t.toGlyph[2*code])<<8 | int(t.toGlyph[2*code+1])
}

// Width is a code's advance as the file states it, in 1/1000 em, and whether it states it for this code.
func (t *Font) Width(code int) (w float64, stated bool) {
	if w, ok := t.widths[code]; ok {
		return w, true
	}
	return t.normal, false
}

// codes splits a string into codes.
func (t *Font) codes(s object.String) []int {
	var out []int
	if !t.Composite {
		for i := range len(s) {
			out = append(out, int(s[i]))
		}
		return out
	}
	for i := 0; i+1 < len(s); i += 2 {
		out = append(out, int(s[i])<<8|int(s[i+1]))
	}
	return out
}

func (t *Font) use(codes []int) {
	for _, c := range codes {
		if !t.used[c] {
			t.used[c] = true
			t.Used = append(t.Used, c)
		}
	}
}
