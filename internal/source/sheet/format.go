package sheet

import (
	"strconv"
	"strings"
	"unicode"
)

// format is a number format, taken apart (ECMA-376 part 1, 18.8.30 and 18.8.31).
type format struct{ sections []*section }

// section is one of the up to four parts of a number format, each for some of the numbers.
type section struct {
	tokens  []token
	op      string // a comparison with limit that chooses the section: "<", ">="; empty for none
	limit   float64
	date    bool // it shows a year, a month or a day
	time    bool // it shows hours, minutes or seconds
	percent int  // its percent signs
	lang    language
	unknown bool // what is displayed cannot be told
	minus   bool // a negative number gets its sign
}

// token is a piece of a section.
type token struct {
	kind tokenKind
	text string
}

type tokenKind uint8

const (
	literal  tokenKind = iota
	digit              // one of 0 # ?
	point              // the decimal separator
	comma              // groups digits, or divides by a thousand
	percent            // also a literal
	exponent           // E+ or E-
	dateTime           // yyyy, mm, dd, hh, ss; minutes are MM
	amPm
	anything // General, or @
)

// builtIn are the formats that have a number only. Others are displayed in the way of the reader's system.
var builtIn = map[int]string{
	0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
	37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}

var general = parseFormat("General")

// newFormat is the format of a number. codes are those that the workbook defines.
func newFormat(id int, codes map[int]string) *format {
	if code, ok := codes[id]; ok {
		return parseFormat(code)
	}
	if code, ok := builtIn[id]; ok {
		return parseFormat(code)
	}
	if id == 14 || id == 22 || 27 <= id && id <= 36 || 50 <= id && id <= 58 { // dates; the later ones of East Asia
		return &format{[]*section{{date: true, unknown: true}}}
	}
	if 5 <= id && id <= 8 || 41 <= id && id <= 44 { // money
		return &format{[]*section{{unknown: true}}}
	}
	return general
}

// parseFormat takes a format code apart. What it does not know makes a section unknown, never wrong.
func parseFormat(code string) *format {
	const most = 255 * 4 // bytes; Excel allows 255 characters. Each cell costs as much as its format is long
	if len(code) > most {
		return &format{[]*section{{unknown: true}}}
	}
	f := &format{}
	s := &section{}
	in := []rune(code)
	for i := 0; i < len(in); {
		if in[i] == ';' {
			f.sections = append(f.sections, s)
			s = &section{}
			i++
			continue
		}
		i += s.take(in[i:])
	}
	f.sections = append(f.sections, s)
	conditions := false
	for _, s := range f.sections {
		s.finish()
		conditions = conditions || s.op != ""
	}
	for i, s := range f.sections {
		s.minus = i == 0 || conditions
	}
	return f
}

// take reads the next piece and returns how many characters it has.
func (s *section) take(in []rune) int {
	add := func(kind tokenKind, text string, n int) int {
		s.tokens = append(s.tokens, token{kind, text})
		return min(n, len(in))
	}
	switch c := in[0]; c {
	case '"':
		end := index(in[1:], '"')
		return add(literal, string(in[1:1+end]), end+2)
	case '\\':
		return add(literal, string(in[1:min(2, len(in))]), 2)
	case '_':
		return add(literal, " ", 2) // a space as wide as the next character
	case '*':
		return min(2, len(in)) // fills the cell with the next character
	case '[':
		end := index(in[1:], ']')
		s.bracket(string(in[1 : 1+end]))
		return min(end+2, len(in))
	case '0', '#', '?':
		return add(digit, string(c), 1)
	case '.':
		return add(point, ".", 1)
	case ',':
		return add(comma, ",", 1)
	case '%':
		s.percent++
		return add(percent, "%", 1)
	case '@':
		return add(anything, "@", 1)
	}
	return s.word(in, add)
}

// word reads a piece that begins with a letter or another character.
func (s *section) word(in []rune, add func(tokenKind, string, int) int) int {
	low := strings.ToLower(string(in[:min(len(in), 7)]))
	switch {
	case strings.HasPrefix(low, "general"):
		return add(anything, "General", 7)
	case strings.HasPrefix(low, "am/pm"):
		return add(amPm, "AM/PM", 5)
	case strings.HasPrefix(low, "a/p"):
		return add(amPm, "A/P", 3)
	case strings.HasPrefix(low, "e+"), strings.HasPrefix(low, "e-"):
		return add(exponent, low[:2], 2)
	case strings.ContainsRune("ymdhs", rune(low[0])):
		n := 1
		for n < len(in) && unicode.ToLower(in[n]) == rune(low[0]) {
			n++
		}
		return add(dateTime, strings.Repeat(low[:1], n), n)
	case unicode.IsLetter(in[0]) && in[0] < 0x80:
		s.unknown = true // years of emperors, and what other programs may write
	}
	return add(literal, string(in[0]), 1)
}

// index is where a character stands, or the length.
func index(in []rune, c rune) int {
	for i, r := range in {
		if r == c {
			return i
		}
	}
	return len(in)
}

// bracket reads what stands in square brackets: a currency with a language, a comparison, a span of time, a colour.
func (s *section) bracket(in string) {
	low := strings.ToLower(in)
	switch {
	case strings.HasPrefix(in, "$"):
		sign, lang, _ := strings.Cut(in[1:], "-")
		s.tokens = append(s.tokens, token{literal, sign})
		if lang != "" {
			s.lang = languageOf(lang)
			s.unknown = s.unknown || strings.HasPrefix(low, "$-x-") || strings.HasPrefix(low, "$-f")
		}
	case in != "" && strings.ContainsRune("<>=", rune(in[0])):
		s.op = in[:len(in)-len(strings.TrimLeft(in, "<>="))]
		limit, err := strconv.ParseFloat(strings.TrimSpace(in[len(s.op):]), 64)
		s.limit, s.unknown = limit, s.unknown || err != nil
	case low != "" && strings.Trim(low, low[:1]) == "" && strings.Contains("hms", low[:1]):
		// A span, such as 30 hours, whose minutes and seconds follow as those of a time do.
		s.tokens = append(s.tokens, token{dateTime, "h"})
		s.unknown = true
	case strings.HasPrefix(low, "dbnum"), strings.HasPrefix(low, "natnum"):
		s.unknown = true // digits of another script
	}
}

// finish tells minutes from months, and what the section shows.
func (s *section) finish() {
	for i, t := range s.tokens {
		if t.kind == amPm {
			s.time = true
		}
		if t.kind != dateTime {
			continue
		}
		switch {
		case t.text[0] == 'h' || t.text[0] == 's':
			s.time = true
		case t.text[0] == 'm' && len(t.text) <= 2 && (s.beside(i, -1) == 'h' || s.beside(i, 1) == 's'):
			s.tokens[i].text = strings.ToUpper(t.text)
			s.time = true
		default:
			s.date = true
		}
	}
	if s.date || s.time {
		for _, t := range s.tokens {
			if t.kind == digit { // parts of seconds
				s.unknown = true
			}
		}
	}
}

// beside is the letter of the next piece of a date or time in a direction; 0 if there is none.
func (s *section) beside(i, step int) byte {
	for i += step; i >= 0 && i < len(s.tokens); i += step {
		if s.tokens[i].kind == dateTime {
			return s.tokens[i].text[0]
		}
	}
	return 0
}

// section chooses the section that shows a number.
func (f *format) section(v float64) *section {
	numbers := f.sections[:min(len(f.sections), 3)]
	conditions := false
	for _, s := range numbers {
		conditions = conditions || s.op != ""
	}
	if conditions {
		for _, s := range numbers {
			if s.op == "" || s.holds(v) {
				return s
			}
		}
		return &section{unknown: true}
	}
	switch {
	case v < 0 && len(numbers) > 1:
		return numbers[1]
	case v == 0 && len(numbers) > 2:
		return numbers[2]
	}
	return numbers[0]
}

func (s *section) holds(v float64) bool {
	switch s.op {
	case "<":
		return v < s.limit
	case "<=":
		return v <= s.limit
	case ">":
		return v > s.limit
	case ">=":
		return v >= s.limit
	case "<>":
		return v != s.limit
	}
	return v == s.limit
}
