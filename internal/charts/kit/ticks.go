package kit

import (
	"strconv"
	"strings"
)

// RoundStep is the distance of gridlines for values up to the largest: the largest of 1, 2, 2.5 and 5 times a power of
// ten that gives two or more of them.
func RoundStep(largest int64) int64 {
	best := int64(1)
	for power := int64(1); power <= largest; power *= 10 {
		for _, tenths := range []int64{10, 20, 25, 50} {
			if step := power * tenths / 10; power*tenths%10 == 0 && largest/step >= 2 {
				best = max(best, step)
			}
		}
	}
	return best
}

// Thousands prints a number with a separator between groups of three digits.
func Thousands(v int64, separator string) string {
	s := strconv.FormatInt(v, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + separator + s[i:]
	}
	return s
}

// TickValue is what a gridline's label stands for: its digits. It fails where there are none, or too many.
func TickValue(label string) (int64, error) {
	return strconv.ParseInt(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, label), 10, 64)
}
