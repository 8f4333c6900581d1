package pdf

import "math/bits"

// runeSet is a set of characters of the basic plane.
type runeSet [1024]uint64

func (s *runeSet) has(r rune) bool { return r>>16 == 0 && s[r>>6]&(1<<(r&63)) != 0 }
func (s *runeSet) add(r rune)      { s[r>>6] |= 1 << (r & 63) }

// list returns the characters in order.
func (s *runeSet) list() []rune {
	var out []rune
	for i, word := range s {
		for word != 0 {
			out = append(out, rune(i<<6+bits.TrailingZeros64(word)))
			word &= word - 1
		}
	}
	return out
}
