package native

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Formulas of labels. They use functions only that every version of Excel and other programs have, and of these what is the
// same in every language: FIXED writes the reader's own sign of decimals, which SUBSTITUTE turns into the document's; TEXT
// gets formats without a sign of decimals and without letters, which mean different things in different languages.

// quoted is a text in a formula. Excel takes 255 characters at most in one piece, and reads _x0041_ as a character, so that
// such a text is cut after its underscore. A line end is written by its number.
func quoted(s string) string {
	var pieces []string
	var b strings.Builder
	count := 0
	flush := func() {
		if b.Len() > 0 {
			pieces = append(pieces, `"`+b.String()+`"`)
		}
		b.Reset()
		count = 0
	}
	for i, r := range s {
		if r == '\n' {
			flush()
			pieces = append(pieces, "CHAR(10)")
			continue
		}
		if count == 200 {
			flush()
		}
		if r == '"' {
			b.WriteByte('"')
		}
		b.WriteRune(r)
		if count++; r == '_' && strings.HasPrefix(s[i+1:], "x") {
			flush()
		}
	}
	flush()
	if len(pieces) == 0 {
		return `""`
	}
	return strings.Join(pieces, "&")
}

// joined puts parts of a text together; parts that say nothing are left out.
func joined(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" || p == `""` })
	if len(parts) == 0 {
		return `""`
	}
	return strings.Join(parts, "&")
}

// number is the formula of a number as the style prints it.
func (s style) number(of string) string {
	d := itoa(s.decimals)
	switch {
	case s.group == "" && s.decimals == 0:
		return "ROUND(" + of + ",0)"
	case s.group == "":
		other := map[string]string{".": ",", ",": "."}[s.sign]
		return "SUBSTITUTE(FIXED(" + of + "," + d + ",TRUE)," + quoted(other) + "," + quoted(s.sign) + ")"
	case s.decimals == 0:
		return "TEXT(ROUND(" + of + ",0)," + quoted(grouping(s.group)) + ")"
	}
	return "TEXT(INT(ROUND(" + of + "," + d + "))," + quoted(grouping(s.group)) + ")&" + quoted(s.sign) + "&RIGHT(FIXED(" + of + "," + d + ",TRUE)," + d + ")"
}

// labelled is a row of the sheet whose label is a formula: its numbers, and what is printed of them.
type labelled struct {
	cells   []string // the names of the cells that hold its numbers, in the order in which these are printed
	numbers []int64  // in thousandths; those that are empty are 0
	empty   []bool
	text    string // as printed; where no number is stated, its words
	usual   style  // for numbers that the text does not print
	between string // what stands between several numbers

	elsewhere bool // a number that is added has a label of its own elsewhere
}

// formula gives the row's text, and follows its numbers when they are changed: printed one by one, or their sum, as the text
// has it. Where the text prints none of them, it is given for just these numbers, and others are printed plainly.
func (l *labelled) formula() string {
	count := "COUNT(" + l.span() + ")=0"
	if !slices.Contains(l.empty, false) {
		if l.elsewhere {
			return "IF(" + count + "," + quoted(l.text) + `,"")`
		}
		return "IF(" + count + "," + quoted(l.text) + "," + l.each(l.styles()) + ")"
	}
	full, ok := l.oneByOne()
	if !ok {
		full, ok = l.sum()
	}
	if !ok {
		full = "IF(" + l.unchanged() + "," + quoted(l.text) + "," + l.each(l.styles()) + ")"
	}
	return "IF(" + count + `,"",` + full + ")"
}

// span is the range of the row's numbers.
func (l *labelled) span() string {
	if len(l.cells) == 1 {
		return l.cells[0]
	}
	return l.cells[0] + ":" + l.cells[len(l.cells)-1]
}

// styles are the usual one for every number.
func (l *labelled) styles() []style { return slices.Repeat([]style{l.usual}, len(l.cells)) }

// each prints the numbers that are stated, with what stands between them.
func (l *labelled) each(styles []style) string {
	if len(l.cells) == 1 {
		return styles[0].number(l.cells[0])
	}
	var parts []string
	for i, cell := range l.cells {
		print := styles[i].number(cell)
		switch {
		case i == 1:
			print = "IF(COUNT(" + l.cells[0] + `)=0,"",` + quoted(l.between) + ")&" + print
		case i > 1:
			print = "IF(COUNT(" + l.cells[0] + ":" + l.cells[i-1] + `)=0,"",` + quoted(l.between) + ")&" + print
		}
		parts = append(parts, "IF(COUNT("+cell+`)=0,"",`+print+")")
	}
	return strings.Join(parts, "&")
}

// oneByOne is the formula where the text prints every number that is stated, one after the other.
func (l *labelled) oneByOne() (string, bool) {
	styles := l.styles()
	before, at := "", 0
	first := true
	for i, v := range l.numbers {
		if l.empty[i] {
			continue
		}
		s, from, to, ok := find(l.text[at:], v)
		if !ok || !first && l.text[at:at+from] != l.between {
			return "", false
		}
		if first {
			before = l.text[:from]
		}
		styles[i], at, first = s, at+to, false
	}
	return joined(quoted(before), l.each(styles), quoted(l.text[at:])), true
}

// sum is the formula where the text prints the sum of the numbers.
func (l *labelled) sum() (string, bool) {
	total := int64(0)
	for _, v := range l.numbers {
		total += v
	}
	s, from, to, ok := find(l.text, total)
	if !ok {
		return "", false
	}
	return joined(quoted(l.text[:from]), s.number("SUM("+l.span()+")"), quoted(l.text[to:])), true
}

// unchanged is the condition that all numbers are those of the text.
func (l *labelled) unchanged() string {
	var all []string
	for i, cell := range l.cells {
		all = append(all, cell+"="+decimal(l.numbers[i], 3))
	}
	if len(all) == 1 {
		return all[0]
	}
	return "AND(" + strings.Join(all, ",") + ")"
}

// apart finds what stands between the numbers of the first text that prints several.
func apart(rows []*labelled) string {
	for _, l := range rows {
		if l == nil {
			continue
		}
		at, count := 0, 0
		for i, v := range l.numbers {
			if l.empty[i] {
				continue
			}
			_, from, to, ok := find(l.text[at:], v)
			if !ok {
				break
			}
			if count++; count == 2 && utf8.RuneCountInString(l.text[at:at+from]) <= 10 {
				return l.text[at : at+from]
			}
			at += to
		}
	}
	return " + "
}

// usualStyle is how most rows print their numbers: with the most decimals that one of them has, and with the first separator
// of groups.
func usualStyle(rows []*labelled) style {
	usual := style{sign: "."}
	for _, l := range rows {
		if l == nil {
			continue
		}
		for i, v := range l.numbers {
			if s, _, _, ok := find(l.text, v); ok && !l.empty[i] {
				if s.decimals > usual.decimals {
					usual.decimals, usual.sign = s.decimals, s.sign
				}
				usual.group = cmp.Or(usual.group, s.group)
			}
		}
	}
	if usual.group == usual.sign {
		usual.group = ""
	}
	return usual
}
