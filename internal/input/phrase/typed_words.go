package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/internal/input/dataset"
)

// wordEnd finds where a word ends. Characters without width, such as soft hyphens, are part of it, so that they hide no
// figure.
func wordEnd(s []rune, i int) int {
	for i < len(s) && (unicode.IsLetter(s[i]) || s[i] >= utf8.RuneSelf && (unicode.IsMark(s[i]) || unicode.Is(unicode.Cf, s[i]))) {
		i++
	}
	return i
}

// wordOf is a word without characters that have no width.
func wordOf(s []rune) string {
	return strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, string(s))
}

// phrases are phrases (in lower case, blanks as spaces) by the letters that each begins with: a place of a text is compared
// with those alone that could stand there.
type phrases map[string][]string

func (p phrases) add(phrase string) {
	first := phrase
	if end := strings.IndexFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		first = phrase[:end]
	}
	p[first] = append(p[first], phrase)
}

// at are the phrases that begin with the letters at a place of a text, in the order in which they were added.
func (p phrases) at(s []rune, i int) []string {
	var first [64]byte // longer words are allocated
	letters := first[:0]
	for ; i < len(s) && unicode.IsLetter(s[i]); i++ {
		letters = utf8.AppendRune(letters, unicode.ToLower(s[i]))
	}
	return p[string(letters)]
}

// wordBefore is the word that ends before at, with at most blanks or a hyphen between, in small letters; start is where
// it begins. It is empty where something else stands there.
func wordBefore(s []rune, at int) (word string, start int) {
	end := at
	for end > 0 && (blank(s[end-1]) || s[end-1] == '-') {
		end--
	}
	start = end
	for start > 0 && (unicode.IsLetter(s[start-1]) || unicode.IsMark(s[start-1]) || unicode.Is(unicode.Cf, s[start-1])) {
		start--
	}
	return strings.ToLower(wordOf(s[start:end])), start
}

// isFigure says that the word in s is a figure where it stands.
func (f *Rules) isFigure(s []rune, from, to int) bool {
	raw := wordOf(s[from:to])
	word := strings.ToLower(raw)
	if f.scales[word] {
		// "{{ID}} million" is a reference, and rightly scaled or not is for the reference to say.
		return !afterFigure(s, from) && !((f.inException(s, from) || f.besideCurrency(s, from, to)) && f.isUnit(s, from)) && !f.afterPer(s, from)
	}
	return f.isNumber(s, from, raw, word) && !f.inException(s, from)
}

// isNumber says that a word is a number, unless it begins one of the exceptions; word is raw in lower case.
func (f *Rules) isNumber(s []rune, from int, raw, word string) bool {
	if f.words[word] {
		return true
	}
	if f.fractions[word] {
		before, _ := wordBefore(s, from)
		return f.fractionsAfter[before] || f.words[before] || f.numberParts[before]
	}
	for _, ending := range f.endings {
		if number, ok := strings.CutSuffix(word, ending); ok && (f.words[number] || f.numberParts[number]) {
			return true
		}
	}
	return roman(raw) && !f.abbreviations[raw]
}

// afterFigure says that a reference stands before a place, or a number in digits, which is reported by itself. A year does
// not count.
func afterFigure(s []rune, at int) bool {
	for at > 0 && blank(s[at-1]) {
		at--
	}
	from := at
	for from > 0 && unicode.IsNumber(s[from-1]) {
		from--
	}
	return at > 0 && s[at-1] == MaskOther || from < at && year(s[from:at]) == 0
}

// isUnit says that a word such as "million" is a unit at this place, with no number before it: "million EUR" stands alone, after a sign, or after a
// word such as "in". Its plural is one after such a word only: "in millions of euro", but "millions of euro were spent".
func (f *Rules) isUnit(s []rune, at int) bool {
	before, start := wordBefore(s, at)
	if f.scalesAfter[before] || isCurrencyBefore(s, at) {
		return true
	}
	if f.scales[before] {
		return f.isUnit(s, start) // per hundred thousand inhabitants
	}
	end := wordEnd(s, at)
	next := skipBlanks(s, end)
	return before == "" && (start == 0 || !wordRune(s[start-1])) && strings.ToLower(wordOf(s[next:wordEnd(s, next)])) != "of"
}

// afterPer says that a word such as "million" stands behind one such as "per", with at most others of its kind between: "per hundred
// thousand".
func (f *Rules) afterPer(s []rune, at int) bool {
	before, start := wordBefore(s, at)
	return f.scalesPer[before] || f.scales[before] && f.afterPer(s, start)
}

// besideCurrency says that the code of a currency stands before or behind a word, with no number before both: "EUR million".
func (f *Rules) besideCurrency(s []rune, from, to int) bool {
	next := skipBlanks(s, to)
	return dataset.IsCurrency(string(s[next:wordEnd(s, next)])) || isCurrencyBefore(s, from)
}

// isCurrencyBefore says that the code of a currency ends before a place, with no number before it.
func isCurrencyBefore(s []rune, at int) bool {
	start, end := lettersBefore(s, at)
	if !dataset.IsCurrency(string(s[start:end])) {
		return false
	}
	for start > 0 && blank(s[start-1]) {
		start--
	}
	return start == 0 || !wordRune(s[start-1]) || unicode.IsLetter(s[start-1])
}

// roman says whether a word is a Roman numeral from II on. Those of C, D, L and M alone are abbreviations far more often.
func roman(word string) bool {
	if len(word) < 2 || strings.Trim(word, "IVXLCDM") != "" || !strings.ContainsAny(word, "IVX") {
		return false
	}
	for _, place := range []struct{ one, five, ten string }{{"M", "", ""}, {"C", "D", "M"}, {"X", "L", "C"}, {"I", "V", "X"}} {
		if place.five != "" {
			if rest, ok := strings.CutPrefix(word, place.one+place.ten); ok {
				word = rest
				continue
			}
			if rest, ok := strings.CutPrefix(word, place.one+place.five); ok {
				word = rest
				continue
			}
			word = strings.TrimPrefix(word, place.five)
		}
		for n := 0; n < 3 && strings.HasPrefix(word, place.one); n++ {
			word = word[1:]
		}
	}
	return word == ""
}

// multiWordEnd finds the end of a figure of several words that begins at i, or returns i: "a couple of" boats, but not "a
// score of" a reference.
func (f *Rules) multiWordEnd(s []rune, i int) int {
	for _, p := range f.multiWord.at(s, i) {
		end, ok := begins(s, i, p, false)
		if ok && end+1 < len(s) && blank(s[end]) && wordRune(s[end+1]) && !f.inException(s, i) {
			return end
		}
	}
	return i
}

// wordsEnd finds where a number in words ends that begins with the word at i: "six hundred", "two-thirds", "two hundred
// and six" are one number each. figure says that it is one; else the end is that of the word.
func (f *Rules) wordsEnd(s []rune, i int, exempt []bool) (end int, figure bool) {
	end = wordEnd(s, i)
	if k := f.multiWordEnd(s, i); k > i && (exempt == nil || !exempt[i]) {
		return k, true
	}
	count := 0
	for from, to := i, end; ; {
		is := f.isFigure(s, from, to)
		if !is && (!f.numberParts[strings.ToLower(wordOf(s[from:to]))] || f.inException(s, from)) || exempt != nil && exempt[from] {
			break
		}
		count++
		end, figure = to, figure || is
		from = skipBlanks(s, to)
		if from == to && from < len(s) && s[from] == '-' {
			from++
		}
		// "two and three" are two numbers.
		if k := wordEnd(s, from); count > 1 && from > to && strings.ToLower(string(s[from:k])) == f.and {
			from = skipBlanks(s, k)
		}
		if from == to {
			break
		}
		to = wordEnd(s, from)
	}
	return end, figure
}

// inException says that a number word begins one of the phrases in which it is no number, or is in one that begins a word earlier:
// "by quarter".
func (f *Rules) inException(s []rune, at int) bool {
	_, before := wordBefore(s, at)
	for _, from := range []int{at, before} {
		for _, p := range f.exceptions.at(s, from) {
			if end, ok := begins(s, from, p, true); ok && end > at && !(end < len(s) && wordRune(s[end])) {
				return true
			}
		}
	}
	return false
}

// begins says whether a text has a phrase (in lower case, blanks as spaces) at a place, in whatever case, and where it ends.
func begins(s []rune, at int, phrase string, hyphensAreBlanks bool) (end int, ok bool) {
	for _, want := range phrase {
		if at == len(s) {
			return at, false
		}
		switch r := s[at]; {
		case blank(r) || hyphensAreBlanks && r == '-':
			if want != ' ' {
				return at, false
			}
		case unicode.ToLower(r) != want:
			return at, false
		}
		at++
	}
	return at, true
}
