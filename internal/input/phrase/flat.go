package phrase

import "briefing/internal/diag"

// Flat is a paragraph as runes, each reference as one rune, with the places where its segments begin.
type Flat struct {
	Runes  []rune
	starts []int // index into runes of each segment
	segs   []Segment
}

// Flatten makes a Flat of a paragraph.
func Flatten(segs []Segment) Flat {
	size := 0
	for _, s := range segs {
		size += max(len(s.Literal), 1)
	}
	f := Flat{segs: segs, starts: make([]int, 0, len(segs)), Runes: make([]rune, 0, size)}
	for _, s := range segs {
		f.starts = append(f.starts, len(f.Runes))
		switch {
		case s.Ref != nil && s.Ref.Kind == RefNoun:
			f.Runes = append(f.Runes, MaskNoun)
		case s.Ref != nil:
			f.Runes = append(f.Runes, MaskOther)
		case s.Foot == "":
			for _, r := range s.Literal {
				f.Runes = append(f.Runes, r)
			}
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

// Text returns n runes from a place.
func (f Flat) Text(at, n int) string { return string(f.Runes[at : at+n]) }
