package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NoBreakSpace is a blank at which no line ends.
const NoBreakSpace = "\u00a0"

// longestUnbroken is how many characters of a sum stand on one line. A longer sum has no room in a narrow column, such as a
// page on a phone, and may be broken before a sign.
const longestUnbroken = 34

// NoBreakSums puts no-break spaces into sums, so that no line ends inside them: between a sign and the number after it, as
// in "€231.3 million = 140", and between a sign and the number before it, as in "140 + 91.3".
func NoBreakSums(s string) string {
	if !strings.ContainsAny(s, "+=/") && !strings.Contains(s, "−") {
		return s
	}
	words := strings.Split(s, " ")
	var b strings.Builder
	b.Grow(len(s) + len(words))
	unbroken := 0
	for i, w := range words {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
		case isSign(words[i-1]) && beginsNumber(w),
			isSign(w) && endsNumber(words[i-1]) && i+1 < len(words) && beginsNumber(words[i+1]) &&
				unbroken+len(" + ")+utf8.RuneCountInString(words[i+1]) <= longestUnbroken:
			b.WriteString(NoBreakSpace)
			unbroken++
		default:
			b.WriteByte(' ')
			unbroken = 0
		}
		unbroken += n
		b.WriteString(w)
	}
	return b.String()
}

func isSign(w string) bool { return w == "+" || w == "−" || w == "=" || w == "/" }

func beginsNumber(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsDigit(r) || unicode.Is(unicode.Sc, r)
}

func endsNumber(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return unicode.IsDigit(r) || r == '%'
}
