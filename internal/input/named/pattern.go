package named

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/internal/diag"
)

// Pattern is one pattern without choices.
type Pattern struct {
	parts   []part
	Written string // as the file has it, with its choices
}

// part is a piece of a pattern: letters and signs as they stand, or something to fill in.
type part struct {
	literal []rune
	fill    string // name of what is filled in; empty for a literal
}

// mostChoices is how many patterns one with choices may stand for.
const mostChoices = 600

// Parse reads a pattern. In braces stand choices, {Article|Art.}, or what is filled in, {number}; a choice may be empty, {s|}. It
// becomes a pattern for each way to choose.
func Parse(written string) ([]Pattern, *diag.Problem) {
	list := []Pattern{{Written: written}}
	for rest := written; rest != ""; {
		open := strings.IndexByte(rest, '{')
		if end := strings.IndexByte(rest, '}'); open < 0 && end >= 0 || open >= 0 && end < open {
			return nil, broken(written, "has a brace that stands alone")
		}
		if open != 0 {
			literal := rest
			if open > 0 {
				literal = rest[:open]
			}
			rest = rest[len(literal):]
			list = with(list, []string{literal})
			continue
		}
		inside, after, _ := strings.Cut(rest[1:], "}")
		switch {
		case strings.ContainsRune(inside, '{'):
			return nil, broken(written, "has braces in braces")
		case strings.Contains(inside, "|"):
			list = with(list, strings.Split(inside, "|"))
		case slices.Contains(Fills(), inside):
			for i := range list {
				list[i].parts = append(list[i].parts[:len(list[i].parts):len(list[i].parts)], part{fill: inside})
			}
		default:
			return nil, broken(written, "has {"+inside+"}, which is nothing to fill in and no choice")
		}
		if rest = after; len(list) > mostChoices {
			return nil, broken(written, fmt.Sprintf("has more than %d ways to choose", mostChoices))
		}
	}
	for i := range list {
		if p := list[i].check(); p != nil {
			return nil, p
		}
	}
	return list, nil
}

func broken(written, what string) *diag.Problem {
	return diag.NewProblem("bad-pattern", fmt.Sprintf("the pattern %q %s", written, what),
		`write choices as {Article|Art.} and what is filled in as one of {`+strings.Join(Fills(), "}, {")+`}, as in "{Article|Art.} {reference}"`)
}

// with puts each choice behind each pattern.
func with(list []Pattern, choices []string) (out []Pattern) {
	for _, p := range list {
		for _, c := range choices {
			parts := slices.Clone(p.parts)
			switch n := len(parts); {
			case c == "":
			case n > 0 && parts[n-1].fill == "":
				parts[n-1].literal = append(slices.Clone(parts[n-1].literal), []rune(c)...)
			default:
				parts = append(parts, part{literal: []rune(c)})
			}
			out = append(out, Pattern{parts, p.Written})
		}
	}
	return out
}

// check says what is wrong with a pattern: it must hold a number, and, where the number is filled in, words or a sign beside it, or
// every number would pass.
func (p Pattern) check() *diag.Problem {
	filled, number, letters := false, false, false
	for i, x := range p.parts {
		number = number || x.fill != "" || slices.ContainsFunc(x.literal, unicode.IsNumber)
		filled = filled || x.fill != ""
		letters = letters || slices.ContainsFunc(x.literal, unicode.IsLetter) || slices.Equal(x.literal, []rune("+"))
		if i > 0 && x.fill != "" && p.parts[i-1].fill != "" {
			return broken(p.Written, "fills in two things side by side")
		}
	}
	switch first, last := p.ends(); {
	case len(p.parts) == 0 || blank(first) || blank(last):
		return broken(p.Written, "is empty, or begins or ends with a blank")
	case !number:
		return broken(p.Written, "holds no number")
	case filled && !letters:
		return broken(p.Written, "has no word beside what is filled in, so that every number would pass")
	}
	return nil
}

// ends are the first and the last sign; 0 where something is filled in there.
func (p Pattern) ends() (first, last rune) {
	if len(p.parts) == 0 {
		return 0, 0
	}
	if x := p.parts[0].literal; len(x) > 0 {
		first = x[0]
	}
	if x := p.parts[len(p.parts)-1].literal; len(x) > 0 {
		last = x[len(x)-1]
	}
	return first, last
}

// Loose says that the number at the end of a match stands free, so that what follows may be counted by it: "Article 5", but not
// "COVID-19" nor "Article 5(1)". It is an age or a telephone number, or has a blank or a dash before it.
func (p Pattern) Loose(match []rune) bool {
	switch p.parts[len(p.parts)-1].fill {
	case "age", "telephone":
		return true
	}
	i := len(match)
	for i > 0 && (unicode.IsDigit(match[i-1]) || i < len(match) && strings.ContainsRune(".,", match[i-1])) {
		i--
	}
	return i > 0 && i < len(match) && (blank(match[i-1]) || match[i-1] == '–')
}

// Match finds where a pattern ends that begins at a place of a text. A small letter of a pattern stands for the capital, too; a blank
// for any blanks; a hyphen for one that never breaks a line, and a dash for a hyphen.
func (p Pattern) Match(s []rune, at int) (end int, ok bool) {
	if !begins(s, at) {
		return at, false
	}
	i := at
	for _, x := range p.parts {
		if x.fill != "" {
			n := fills[x.fill](s[i:])
			if n == 0 {
				return at, false
			}
			i += n
			continue
		}
		for _, want := range x.literal {
			n := same(s[i:], want)
			if n == 0 {
				return at, false
			}
			i += n
		}
	}
	return i, ends(s, i)
}

// same is how many runes of a text stand for one of a pattern; 0 where others stand there.
func same(s []rune, want rune) int {
	n := 0
	for want == ' ' && n < len(s) && blank(s[n]) {
		n++
	}
	switch {
	case n > 0:
		return n
	case len(s) == 0:
		return 0
	case s[0] == want, unicode.IsLower(want) && unicode.ToLower(s[0]) == want, want == '-' && s[0] == '\u2011', want == '–' && s[0] == '-':
		return 1
	}
	return 0
}

// begins says that a name may begin at a place: not within a word or behind a part of a number or a sign of money.
func begins(s []rune, at int) bool {
	if at == 0 || at >= len(s) {
		return at < len(s)
	}
	before := s[at-1]
	if wordRune(before) || mask(before) {
		return false
	}
	if !unicode.IsNumber(s[at]) {
		return true
	}
	i := at
	for i > 0 && blank(s[i-1]) {
		i--
	}
	return !strings.ContainsRune(".,'’/+-–−~<>=≈", before) && (i == 0 || !unicode.IsNumber(s[i-1]) && !unicode.Is(unicode.Sc, s[i-1]) && !mask(s[i-1]))
}

// ends says that a name may end before a place: neither within a word nor within a number, nor before a sign that measures.
func ends(s []rune, at int) bool {
	if at == len(s) {
		return true
	}
	next := s[at]
	switch {
	case wordRune(next) || mask(next) || strings.ContainsRune("%‰°", next) || unicode.Is(unicode.Sc, next):
		return false
	case !unicode.IsNumber(s[at-1]):
		return true
	}
	return !goesOn(s, at) && !(at+1 < len(s) && strings.ContainsRune(":/", next) && unicode.IsNumber(s[at+1]))
}

// goesOn says that a number goes on at a place, behind its first digits: "5,000", "5.3", "5 000".
func goesOn(s []rune, at int) bool {
	if at >= len(s) {
		return false
	}
	if unicode.IsNumber(s[at]) || at+1 < len(s) && strings.ContainsRune(".,'’", s[at]) && unicode.IsNumber(s[at+1]) {
		return true
	}
	return blank(s[at]) && run(s[at+1:], unicode.IsNumber) == 3
}

func run(s []rune, is func(rune) bool) int {
	for n, r := range s {
		if !is(r) {
			return n
		}
	}
	return len(s)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

func blank(r rune) bool { return unicode.IsSpace(r) }

// mask says that a rune stands for what is not text: a reference, a noun.
func mask(r rune) bool { return r == '\uFFFC' || r == utf8.RuneError }
