package sheet

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// language is how a language that a format names writes numbers and dates.
type language struct {
	named            bool // a language is named
	known            bool
	point, group     string
	months, weekdays []string // in full; nil where they are not known
}

var (
	english = language{known: true, point: ".", group: ",",
		months:   []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		weekdays: []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}}
	germanMonths   = []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
	germanWeekdays = []string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}
	frenchMonths   = []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	frenchWeekdays = []string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
)

// languageOf is the language of a tag in a number format: the number of a locale of Windows in hexadecimal, "407", or a tag
// such as "de-DE". The numbers 1 and 2 stand for the place of the euro sign.
func languageOf(tag string) language {
	tag, _, _ = strings.Cut(tag, ",")
	n, err := strconv.ParseUint(tag, 16, 32)
	locale := n & 0xffff
	if err == nil && locale <= 2 {
		return language{}
	}
	if err != nil {
		locale = map[string]uint64{"en-US": 0x409, "en-GB": 0x809, "de-DE": 0x407, "fr-FR": 0x40c}[tag]
	}
	l := language{named: true, known: true, point: ","}
	switch locale {
	case 0x409, 0x809, 0x1809, 0xc09:
		l = english
		l.named = true
	case 0x407:
		l.group, l.months, l.weekdays = ".", germanMonths, germanWeekdays
	case 0x807:
		l.point, l.group, l.months, l.weekdays = ".", "’", germanMonths, germanWeekdays
	case 0x40c:
		l.group, l.months, l.weekdays = "\u202f", frenchMonths, frenchWeekdays
	case 0x410, 0x413, 0x406, 0xc0a, 0x416:
		l.group = "."
	case 0x41d, 0x415, 0x40b, 0x405:
		l.group = "\u00a0"
	default:
		return language{named: true}
	}
	return l
}

// speech is the language that a section is shown in; English where it names none.
func (s *section) speech() language {
	if s.lang.named {
		return s.lang
	}
	return english
}

// number is the pattern of a section that shows a number.
type pattern struct {
	whole, decimals int  // digits before the point, and behind it
	first, last     int  // tokens of the first and the last digit
	grouped         bool // thousands are told apart
	thousands       int  // how often it is divided by a thousand
}

// pattern finds where the digits of a section stand; ok is false where they stand in a way that is not known.
func (s *section) pattern() (p pattern, ok bool) {
	p.first = -1
	pointed, commas := false, 0
	for i, t := range s.tokens {
		switch t.kind {
		case digit:
			if p.first < 0 {
				p.first = i
			}
			if p.last = i; pointed {
				p.decimals++
			} else {
				p.whole++
				p.grouped = p.grouped || commas > 0
			}
			commas = 0
		case comma:
			if p.first >= 0 {
				commas++
			}
		case point:
			if pointed {
				return p, false
			}
			if p.first < 0 {
				p.first = i
			}
			pointed, p.last = true, i
			p.thousands, commas = commas, 0
		case literal:
			if t.text == "/" {
				return p, false // a fraction
			}
		}
	}
	p.thousands += commas
	return p, true
}

// showNumber is a number as the section displays it; empty where that cannot be told.
func (s *section) showNumber(d decimal.Decimal, f float64) string {
	lang := s.speech()
	if s.unknown || !lang.known || len(s.tokens) == 0 {
		return ""
	}
	if slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind == exponent }) {
		return s.showExponent(f, lang)
	}
	p, ok := s.pattern()
	if !ok {
		return ""
	}
	negative := d.Sign() < 0
	d = d.Abs().Shift(int32(2*s.percent - 3*p.thousands)).Round(int32(p.decimals))
	digits := d.StringFixed(int32(p.decimals))
	whole, decimals, _ := strings.Cut(digits, ".")
	if whole == "0" {
		whole = ""
	}
	var b strings.Builder
	if negative && s.minus && !d.IsZero() {
		b.WriteByte('-')
	}
	left := p.whole
	seen := false // the point
	for i, t := range s.tokens {
		switch t.kind {
		case anything:
			if t.text == "@" {
				b.WriteString(plain(math.Abs(f)))
			} else {
				b.WriteString(showGeneral(math.Abs(f), lang.point))
			}
		case digit:
			if !seen {
				b.WriteString(placeDigits(&whole, t.text, left == p.whole, left, p.grouped, lang.group))
				left--
				continue
			}
			if strings.Trim(decimals, "0") != "" || t.text == "0" {
				b.WriteByte(decimals[0])
			} else if t.text == "?" {
				b.WriteByte(' ')
			}
			decimals = decimals[1:]
		case point:
			if seen = true; p.whole == 0 && whole != "" {
				b.WriteString(whole)
			}
			if i == p.last && p.decimals == 0 || p.decimals > 0 || p.whole > 0 {
				b.WriteString(lang.point)
			}
		case comma:
			if i < p.first || p.first < 0 {
				b.WriteByte(',')
			}
		default:
			b.WriteString(t.text)
		}
	}
	return strings.TrimSpace(b.String())
}

// placeDigits writes what stands in the place of a digit before the point, of which so many are left with it: the first place
// takes all digits that the number has more than there are places.
func placeDigits(whole *string, place string, first bool, left int, grouped bool, group string) string {
	n := 1
	if first {
		n = max(1, len(*whole)-left+1)
	}
	var b strings.Builder
	for i := range n {
		behind := left - 1 + n - 1 - i // digits of the whole that follow
		if len(*whole) > behind {
			b.WriteByte((*whole)[len(*whole)-behind-1])
		} else if place == "0" {
			b.WriteByte('0')
		} else if place == "?" {
			b.WriteByte(' ')
			continue
		} else {
			continue
		}
		if grouped && behind > 0 && behind%3 == 0 {
			b.WriteString(group)
		}
	}
	return b.String()
}

// showExponent is a number with an exponent, where one digit stands before the point.
func (s *section) showExponent(f float64, lang language) string {
	var before, after, power int
	sign := ""
	pointed := false
	for _, t := range s.tokens {
		switch {
		case t.kind == exponent:
			sign = t.text[1:]
		case t.kind == point:
			pointed = true
		case t.kind == digit && sign != "":
			power++
		case t.kind == digit && pointed:
			after++
		case t.kind == digit && t.text == "0":
			before++
		default:
			return ""
		}
	}
	if before != 1 || power == 0 {
		return ""
	}
	mantissa, e, _ := strings.Cut(strconv.FormatFloat(f, 'e', after, 64), "e")
	n, _ := strconv.Atoi(e)
	out := strings.Replace(mantissa, ".", lang.point, 1) + "E"
	if n < 0 {
		out += "-"
	} else if sign == "+" {
		out += "+"
	}
	return out + fmt.Sprintf("%0*d", power, max(n, -n))
}

// showGeneral is a number as cells without a format show it, in up to eleven characters.
func showGeneral(f float64, point string) string {
	s := plain(f)
	if f != 0 && (f >= 1e11 || f < 1e-9) {
		s = strconv.FormatFloat(f, 'e', 5, 64)
		mantissa, e, _ := strings.Cut(s, "e")
		if strings.Contains(mantissa, ".") {
			mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
		}
		s = mantissa + "E" + e
	} else if whole, decimals, ok := strings.Cut(s, "."); ok && len(whole)+len(decimals) > 10 {
		s = decimal.RequireFromString(s).Round(int32(max(10-len(whole), 0))).String()
	}
	return strings.Replace(s, ".", point, 1)
}

// showTime is a date or a time as the section displays it; empty where that cannot be told.
func (s *section) showTime(t time.Time, f float64) string {
	lang := s.speech()
	if s.unknown || !lang.known {
		return ""
	}
	half := slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind == amPm })
	var b strings.Builder
	for _, k := range s.tokens {
		switch k.kind {
		case dateTime:
			part := timePart(k.text, t, half, lang)
			if part == "" {
				return ""
			}
			b.WriteString(part)
		case amPm:
			b.WriteString(map[bool]string{true: "AM", false: "PM"}[t.Hour() < 12][:len(k.text)/2])
		case anything, exponent, digit, percent:
			return ""
		default:
			b.WriteString(k.text)
		}
	}
	return strings.TrimSpace(b.String())
}

// timePart is one part of a date or a time; empty where it is not known in the language.
func timePart(code string, t time.Time, half bool, lang language) string {
	number := func(n int) string { return fmt.Sprintf("%0*d", min(len(code), 2), n) }
	isEnglish := lang.months != nil && lang.months[0] == english.months[0]
	switch code[0] {
	case 'y':
		if len(code) <= 2 {
			return fmt.Sprintf("%02d", t.Year()%100)
		}
		return fmt.Sprintf("%04d", t.Year())
	case 'h':
		h := t.Hour()
		if half {
			h = (h+11)%12 + 1
		}
		return number(h)
	case 'M':
		return number(t.Minute())
	case 's':
		return number(t.Second())
	case 'm':
		switch {
		case len(code) <= 2:
			return number(int(t.Month()))
		case lang.months == nil || len(code) == 3 && !isEnglish: // programs do not agree on short names: Mrz, Mär
			return ""
		case len(code) == 3:
			return lang.months[t.Month()-1][:3]
		case len(code) == 5:
			return strings.ToUpper(lang.months[t.Month()-1][:1])
		}
		return lang.months[t.Month()-1]
	}
	switch {
	case len(code) <= 2:
		return number(t.Day())
	case lang.weekdays == nil || len(code) == 3 && !isEnglish:
		return ""
	case len(code) == 3:
		return lang.weekdays[t.Weekday()][:3]
	}
	return lang.weekdays[t.Weekday()]
}
