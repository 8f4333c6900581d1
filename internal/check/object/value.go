package object

import (
	"math"
	"unicode/utf16"
)

// What a PDF object is once it has been read: nil, bool, int, float64, String, Name, Ref, Dict, Array or *Stream.
type (
	// Name is a name without its slash, escapes resolved.
	Name string
	// String is a string's bytes, escapes resolved; Text turns them into characters.
	String string
	// Ref is the number of an object that stands elsewhere in the file.
	Ref int
	// Dict is a dictionary by the names of its keys.
	Dict map[string]any
	// Array is a list of values.
	Array []any
)

// Text decodes a text string (ISO 32000-1, 7.9.2.2): UTF-16 with a byte order mark, or PDFDocEncoding. Bytes that
// mean nothing become U+FFFD.
func (s String) Text() string {
	if len(s) >= 2 && s[0] == 0xFE && s[1] == 0xFF {
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		if len(s)%2 != 0 {
			units = append(units, 0xFFFD)
		}
		return string(utf16.Decode(units))
	}
	out := make([]rune, 0, len(s))
	for i := range len(s) {
		out = append(out, docRune(s[i]))
	}
	return string(out)
}

// docRunes are the characters of PDFDocEncoding that are not those of Latin-1 (ISO 32000-1, annex D.2), from 0x18
// and from 0x80; 0 means that there is none.
var docRunes = map[byte][]rune{
	0x18: []rune("\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC"),
	0x80: []rune("\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018" +
		"\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E\uFFFD\u20AC"),
}

func docRune(b byte) rune {
	for first, runes := range docRunes {
		if b >= first && int(b-first) < len(runes) {
			return runes[b-first]
		}
	}
	return rune(b)
}

// Number reads an integer or a real; what a float cannot hold is no number.
func Number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, !math.IsNaN(v) && !math.IsInf(v, 0)
	}
	return 0, false
}

// Get follows keys, indices and references from a value: Get(catalog, "Pages", "Kids", 0). Whatever is not there is
// nil; the result is never a Ref unless it leads in a circle.
func (f *File) Get(v any, path ...any) any {
	v = f.resolve(v)
	for _, step := range path {
		switch s := step.(type) {
		case string:
			d := dictOf(v)
			if d == nil {
				return nil
			}
			v = f.resolve(d[s])
		case int:
			a, ok := v.(Array)
			if !ok || s < 0 || s >= len(a) {
				return nil
			}
			v = f.resolve(a[s])
		}
	}
	return v
}

func (f *File) resolve(v any) any {
	for range 8 {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.Objects[r]
	}
	return v
}

func dictOf(v any) Dict {
	switch v := v.(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Dict returns a dictionary, or the one of a stream; nil if there is none.
func (f *File) Dict(v any, path ...any) Dict { return dictOf(f.Get(v, path...)) }

// Array returns a list, or nil.
func (f *File) Array(v any, path ...any) Array {
	a, _ := f.Get(v, path...).(Array)
	return a
}

// Stream returns a stream, or nil.
func (f *File) Stream(v any, path ...any) *Stream {
	s, _ := f.Get(v, path...).(*Stream)
	return s
}

// Name returns a name, or "".
func (f *File) Name(v any, path ...any) string {
	n, _ := f.Get(v, path...).(Name)
	return string(n)
}

// Text returns the characters of a text string, or "".
func (f *File) Text(v any, path ...any) string {
	s, _ := f.Get(v, path...).(String)
	return s.Text()
}

// Int returns a whole number, and whether there is one.
func (f *File) Int(v any, path ...any) (int, bool) {
	n, ok := f.Get(v, path...).(int)
	return n, ok
}

// Number returns a number, and whether there is one.
func (f *File) Number(v any, path ...any) (float64, bool) { return Number(f.Get(v, path...)) }

// Ref returns the reference that stands under the last key or index, without following it.
func (f *File) Ref(v any, path ...any) (Ref, bool) {
	if len(path) == 0 {
		r, ok := v.(Ref)
		return r, ok
	}
	in := f.Get(v, path[:len(path)-1]...)
	switch s := path[len(path)-1].(type) {
	case string:
		r, ok := dictOf(in)[s].(Ref)
		return r, ok
	case int:
		if a, _ := in.(Array); s >= 0 && s < len(a) {
			r, ok := a[s].(Ref)
			return r, ok
		}
	}
	return 0, false
}

// Box returns a rectangle with its corners in order: left, bottom, right, top.
func (f *File) Box(v any, path ...any) (box [4]float64, ok bool) {
	a := f.Array(v, path...)
	if len(a) != 4 {
		return box, false
	}
	for i := range box {
		if box[i], ok = f.Number(a, i); !ok {
			return box, false
		}
	}
	if box[0] > box[2] {
		box[0], box[2] = box[2], box[0]
	}
	if box[1] > box[3] {
		box[1], box[3] = box[3], box[1]
	}
	return box, true
}
