package cells

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
	"briefing/internal/source/mend"
)

// This file reads numbers that people wrote in cells: "1 234,5", "1.234", "−3", "14.1 %".

// The signs before decimals, and that it is not known which.
const (
	either Sign = ""
	point  Sign = "."
	comma  Sign = ","
)

func (s Sign) other() Sign {
	if s == point {
		return comma
	}
	return point
}

// parts is a number as it is written, taken apart as far as that can be done without knowing its sign.
type parts struct {
	negative bool
	percent  bool
	digits   string // with points and commas; all else that stands between thousands is taken out
	sign     Sign   // which sign the number shows to stand before decimals: of 1,234.5 and 1,234,567 the point
}

// takeApart takes a number apart; ok is false for what is none.
func takeApart(s string) (p parts, ok bool) {
	if rest, cut := strings.CutSuffix(s, "%"); cut {
		p.percent, s = true, strings.TrimRight(rest, " \u00a0\u202f")
	}
	for _, minus := range []string{"-", "−"} { // a hyphen, and the sign itself
		if rest, cut := strings.CutPrefix(s, minus); cut && !p.negative {
			p.negative, s = true, strings.TrimLeft(rest, " \u00a0\u202f")
		}
	}
	if rest, cut := strings.CutPrefix(s, "+"); cut && !p.negative {
		s = rest
	}
	gap := thousandsGap(s)
	if gap != 0 {
		whole, rest := s, ""
		if at := strings.IndexAny(s, ".,"); at >= 0 {
			whole, rest = s[:at], s[at:]
		}
		if !inThrees(whole, string(gap)) || strings.ContainsRune(rest, gap) {
			return p, false
		}
		s = strings.ReplaceAll(whole, string(gap), "") + rest
		if len(rest) > 0 {
			p.sign = Sign(rest[:1])
		}
	}
	p.digits = s
	shown, ok := shownSign(s)
	if !ok || p.sign != either && (shown == p.sign.other() || strings.Count(s, string(p.sign)) > 1) {
		return p, false
	}
	if p.sign == either {
		p.sign = shown
	}
	return p, true
}

// thousandsGap is what stands between thousands, if it is neither a point nor a comma: a space or an apostrophe.
func thousandsGap(s string) rune {
	for _, r := range s {
		if strings.ContainsRune(" \u00a0\u2009\u202f'’", r) {
			return r
		}
	}
	return 0
}

// inThrees says that digits stand in groups of three, the first of which may be shorter.
func inThrees(s, gap string) bool {
	for i, group := range strings.Split(s, gap) {
		if n := len(group); n == 0 || n > 3 || i > 0 && n != 3 || !onlyDigits(group) {
			return false
		}
	}
	return true
}

func onlyDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// shownSign is which of point and comma stands before the decimals of a number without gaps, where the number itself shows it. Of
// 1.234 it is not known; of digits alone there is nothing to know.
func shownSign(s string) (is Sign, ok bool) {
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	if points == 0 && commas == 0 {
		return either, onlyDigits(s)
	}
	at := strings.LastIndexAny(s, ".,")
	last := Sign(s[at : at+1])
	whole, decimals := s[:at], s[at+1:]
	switch {
	case points > 0 && commas > 0: // 1,234.5
		return last, onlyDigits(decimals) && inThrees(whole, string(last.other())) && !strings.Contains(whole, string(last))
	case points+commas > 1: // 1,234,567
		return last.other(), inThrees(s, string(last))
	case !onlyDigits(whole) || !onlyDigits(decimals):
		return either, false
	case len(decimals) != 3 || len(whole) > 3 || whole[0] == '0':
		return last, true
	}
	return either, true
}

// ambiguous says that a number means another where another sign stands before its decimals.
func (p parts) ambiguous() bool { return p.sign == either && !onlyDigits(p.digits) }

// plain is the number with digits and a point, as YAML has it.
func (p parts) plain(s Sign) string {
	text := strings.ReplaceAll(p.digits, string(s.other()), "")
	text = strings.Replace(text, string(s), ".", 1)
	whole, decimals, has := strings.Cut(text, ".")
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if text = whole; has {
		text += "." + decimals
	}
	if p.negative && strings.Trim(text, "0.") != "" {
		text = "-" + text
	}
	return text
}

// decimals finds out which sign stands before the decimals in all cells that hold numbers, from those that show it themselves.
type decimals struct {
	sign      Sign
	shown     string   // the first number that shows it
	shownAt   diag.Pos // and where it stands
	unclear   string   // the first number that could be read in two ways
	unclearAt diag.Pos
}

// see takes in a number.
func (d *decimals) see(p parts, text string, at diag.Pos, l *diag.List) {
	switch {
	case p.ambiguous():
		if d.unclear == "" {
			d.unclear, d.unclearAt = text, at
		}
	case p.sign == either || p.sign == d.sign:
	case d.sign == either:
		d.sign, d.shown, d.shownAt = p.sign, text, at
	default:
		l.Add(at, diag.Error, "decimal", "the number "+source.Quote(text)+" has a "+p.sign.name()+" before its decimals, but "+source.Quote(d.shown)+" in "+d.shownAt.Short()+" has a "+d.sign.name(), "write both in one way")
	}
}

func (s Sign) name() string {
	if s == comma {
		return "comma"
	}
	return "point"
}

// settle reports numbers that can be read in two ways where none shows in which.
func (d *decimals) settle(given Sign, l *diag.List) {
	if given != either {
		if d.sign != either && d.sign != given {
			l.Add(d.shownAt, diag.Error, "decimal", "the number "+source.Quote(d.shown)+" has a "+d.sign.name()+" before its decimals, but decimal: says a "+given.name(), "write decimal: \""+string(d.sign)+"\", or correct the number")
		}
		d.sign = given
		return
	}
	if d.sign == either && d.unclear != "" {
		p, _ := takeApart(d.unclear)
		l.Add(d.unclearAt, diag.Error, "decimal", "the number "+source.Quote(d.unclear)+" can be read as "+p.plain(point)+" or as "+p.plain(comma)+", and no other number of the file shows which it is",
			"write decimal: \".\" if it is "+p.plain(point)+", decimal: \",\" if it is "+p.plain(comma))
	}
}

// qualifiers are signs before a number with the words that the dataset has for them.
var qualifiers = []struct {
	sign string
	word dataset.Qualifier
}{{"<", dataset.LessThan}, {">", dataset.MoreThan}, {"≤", dataset.AtMost}, {"≥", dataset.AtLeast}, {"~", dataset.About}}

// notANumber says what is wrong with a cell that should hold a number. That it stands for a missing value is only said of a text
// without digits: a figure with a sign beside it would be lost by what the hint says.
func notANumber(text string) (message string, hints []string) {
	message = "expected a number, found " + source.Quote(text)
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return message, []string{"if it stands for a value that is missing: missing: {" + mend.Quoted(text) + ": not stated}"}
	}
	if first, size := utf8.DecodeRuneInString(text); strings.ContainsRune("€$£¥", first) && len(text) > size {
		return message, []string{"write the number alone: the currency is the unit of the indicator"}
	}
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		return message, []string{"write an amount below zero with a minus: -" + strings.Trim(text, "()")}
	}
	for _, q := range qualifiers {
		if rest, cut := strings.CutPrefix(text, q.sign); cut {
			return message, []string{"write the number alone, " + strings.TrimSpace(rest) + ", and " + string(q.word) + " in a column qualifier"}
		}
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil && strings.ContainsAny(text, "eE") {
		return message, []string{"write the number with all its digits, as the source has it: a spreadsheet program shows long numbers in this way, and may have cut it"}
	}
	if number, mark := markedNumber(text); number != "" {
		return message, []string{"write the number alone, " + number + ", and what " + mark + " means in a column status, note or qualifier", "if " + mark + " is a status: flags: {" + mend.Quoted(mark) + ": " + string(dataset.StatusProvisional) + "}"}
	}
	return message, nil
}

// markedNumber takes a number apart from what stands behind it: "123 p", "123p", "13*", "14 (e)". Both are empty for other texts.
func markedNumber(text string) (number, mark string) {
	at := strings.LastIndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' }) + 1
	mark = strings.Trim(text[at:], " \u00a0\u202f")
	if _, ok := takeApart(text[:at]); !ok || mark == "" {
		return "", ""
	}
	return text[:at], mark
}
