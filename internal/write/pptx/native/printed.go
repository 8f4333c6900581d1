package native

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How a number is printed: with so many decimals after a sign, and with a separator between groups of three digits.
type style struct {
	decimals int
	sign     string // of decimals: "." or ","
	group    string // "": digits are not grouped
}

// signs and groups are what languages part numbers with.
var (
	signs  = []string{".", ","}
	groups = []string{"", ",", "\u202f", "\u00a0", " ", "\u2009", "'", "’", "."}
)

// print is a number of thousandths as the style has it, rounded as spreadsheets do: halves go up.
func (s style) print(thousandths int64) string {
	div := int64(1)
	for range 3 - s.decimals {
		div *= 10
	}
	digits := itoa(int((thousandths + div/2) / div))
	for len(digits) <= s.decimals {
		digits = "0" + digits
	}
	whole, part := digits[:len(digits)-s.decimals], digits[len(digits)-s.decimals:]
	if s.group != "" {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + s.group + whole[i:]
		}
	}
	if part == "" {
		return whole
	}
	return whole + s.sign + part
}

// find is where a text prints a number, and how; ok is false where it does not. A number that only begins or ends with the
// same digits is another one.
func find(text string, thousandths int64) (s style, from, to int, ok bool) {
	for s.decimals = 0; s.decimals <= 3; s.decimals++ {
		for _, s.sign = range signs {
			for _, s.group = range groups {
				if s.group == s.sign {
					continue
				}
				printed := s.print(thousandths)
				if s.group != "" && !strings.Contains(printed, s.group) {
					continue // it is the number without groups
				}
				for at := 0; ; {
					i := strings.Index(text[at:], printed)
					if i < 0 {
						break
					}
					from, to = at+i, at+i+len(printed)
					if !touches(text[:from], text[to:]) {
						return s, from, to, true
					}
					at = from + 1
				}
			}
			if s.decimals == 0 {
				break
			}
		}
	}
	return style{}, 0, 0, false
}

// touches says whether digits go on before or after a place, be it behind a separator.
func touches(before, after string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	if unicode.IsDigit(last) {
		return true
	}
	if ahead, _ := utf8.DecodeLastRuneInString(before[:len(before)-size]); parts(last) && unicode.IsDigit(ahead) {
		return true
	}
	next, size := utf8.DecodeRuneInString(after)
	if unicode.IsDigit(next) {
		return true
	}
	behind, _ := utf8.DecodeRuneInString(after[min(size, len(after)):])
	return parts(next) && unicode.IsDigit(behind)
}

// parts says whether a character parts the digits of a number.
func parts(r rune) bool { return strings.ContainsRune(".,'’\u202f\u00a0\u2009", r) }

// largestGrouped is the first number, in thousandths, that has more groups than a format of three conditions can part.
const largestGrouped = 1_000_000_000_000

// formatLimit is the most characters that Excel takes as a number format.
const formatLimit = 250

// format is the number format that prints words around a number, whatever the reader's Office uses for groups of digits:
// these are written between the placeholders as words are. Only the sign of decimals is the reader's own, which no format
// can choose; where the document's is no point, there is no format.
func (s style) format(before, after string) (code string, ok bool) {
	if s.decimals > 0 && s.sign != "." {
		return "", false
	}
	digits := "0"
	if s.decimals > 0 {
		digits += "." + strings.Repeat("0", s.decimals)
	}
	before, after = literal(before), literal(after)
	code = before + digits + after
	if s.group != "" {
		g := literal(s.group)
		code = "[>=1000000]" + before + "#" + g + "###" + g + "##" + digits + after + ";[>=1000]" + before + "#" + g + "##" + digits + after + ";" + code
	}
	return code, utf8.RuneCountInString(code) <= formatLimit
}

// literal is a text in a number format: in quotes, and a quote in it behind a backslash.
func literal(s string) string {
	if s == "" {
		return ""
	}
	return strings.ReplaceAll(`"`+strings.ReplaceAll(s, `"`, `"\""`)+`"`, `""`, "")
}

// grouping is a number format with a separator between groups of three digits, whatever the reader's Office uses.
func grouping(separator string) string {
	code, _ := style{group: separator}.format("", "")
	return code
}

// valueFormat is the number format that prints a number just as a text has it, words and all. Where there is none, a formula
// must: where the text rounds otherwise, names another number, or has more groups than formats can part. group is used for
// numbers that take one when they are changed.
func valueFormat(text string, thousandths int64, group string) (code string, ok bool) {
	s, from, to, ok := find(text, thousandths)
	if !ok {
		return "", false
	}
	if s.group == "" && thousandths < 1_000_000 && group != s.sign {
		s.group = group
	}
	if s.group != "" && thousandths >= largestGrouped {
		return "", false
	}
	return s.format(text[:from], text[to:])
}
