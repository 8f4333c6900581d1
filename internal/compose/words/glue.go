package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NoBreakSpace is a blank at which no line ends.
const NoBreakSpace = "\u00a0"

// longestUnbroken is how many characters of a sum are held together. A longer one fits no narrow column, such as a page on a
// phone, and goes on in the next line with its sign.
const longestUnbroken = 34

// NoBreakSums sees that no line ends inside a sum: a sign holds on to the number after it, as in "€231.3 million = 140", and
// to the number before it, as in "140 + 91.3".
func NoBreakSums(s string) string {
	if !strings.ContainsAny(s, "+=/") && !strings.Contains(s, "−") {
		return s
	}
	words := strings.Split(s, " ")
	var b strings.Builder
	b.Grow(len(s) + len(words))
	held := 0
	for i, w := range words {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
		case isSign(words[i-1]) && beginsNumber(w),
			isSign(w) && endsNumber(words[i-1]) && i+1 < len(words) && beginsNumber(words[i+1]) &&
				held+len(" + ")+utf8.RuneCountInString(words[i+1]) <= longestUnbroken:
			b.WriteString(NoBreakSpace)
			held++
		default:
			b.WriteByte(' ')
			held = 0
		}
		held += n
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
