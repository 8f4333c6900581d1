package phrase

import "briefing/internal/diag"

// Flat is a paragraph as runes in which each reference is one, and where each run began.
type Flat struct {
	Runes  []rune
	starts []int // index into runes of each segment
	segs   []Segment
}

// Flatten makes one of a paragraph.
func Flatten(segs []Segment) Flat {
	f := Flat{segs: segs}
	for _, s := range segs {
		f.starts = append(f.starts, len(f.Runes))
		switch {
		case s.Ref != nil && s.Ref.Kind == RefNoun:
			f.Runes = append(f.Runes, MaskNoun)
		case s.Ref != nil:
			f.Runes = append(f.Runes, MaskOther)
		case s.Foot == "":
			f.Runes = append(f.Runes, []rune(s.Literal)...)
		}
	}
	return f
}

// Pos is the place of a rune. Markdown's escapes shift it a little; the line stays right.
func (f Flat) Pos(t *Text, at int) diag.Pos { return t.At(f.Offset(at)) }

// Offset is the place of a rune in the text as it was written, as places of references count.
func (f Flat) Offset(at int) int {
	i := len(f.starts) - 1
	for i > 0 && f.starts[i] > at {
		i--
	}
	return f.segs[i].Offset + len(string(f.Runes[f.starts[i]:at]))
}

// MostFindings is how many typed figures of one paragraph are listed: a table pasted into a text is one mistake.
const MostFindings = 12

// Only returns the figures typed into words.
func (f *Rules) Only(s []rune) []Typed {
	found, _ := f.Find(s)
	return found
}

// Text returns n runes from a place.
func (f Flat) Text(at, n int) string { return string(f.Runes[at : at+n]) }

// PrintsValue says that a reference prints a figure itself and not something that is said of it.
func PrintsValue(x *Ref) bool { return x.Kind == RefValue && (x.Part == "" || x.Part == "number") }

// RootOf takes member and period off a reference.
func RootOf(ref string) string {
	for i := 0; i < len(ref); i++ {
		if ref[i] == '@' || ref[i] == '/' {
			return ref[:i]
		}
	}
	return ref
}

// IsBare says that a reference asks for nothing but the value itself.
func (r *Ref) IsBare() bool {
	return r.Part == "" && !r.Round && !r.Words && !r.Capital && !r.Table && len(r.Forms) == 0
}
