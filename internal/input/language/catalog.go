package language

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"briefing/internal/diag"
	"briefing/internal/input/named"
	"briefing/internal/source"
)

// English is the language whose file must be complete: what another file lacks is taken from it.
const English = "en"

// maxWord is the largest number that has a word: the filter "words" goes to twelve.
const maxWord = 12

// Catalog is one language: its texts and its way of writing figures and dates. It is immutable and may be shared.
type Catalog struct {
	*Messages
	*Numbers
	*Calendar

	lang, tag string
	printed   []*source.Node // what of the files may be printed, for findings about its characters
	words     []string       // for 1 to lastWord
	figures   FigureWords
}

// Lang returns the language's code, as texts of data and templates name it: "en".
func (c *Catalog) Lang() string { return c.lang }

// Tag returns the BCP 47 tag that documents declare: "en-GB".
func (c *Catalog) Tag() string { return c.tag }

// Collator returns a comparison of two texts by the rules of the catalogue's language: ä stands beside a in German and
// behind z in Swedish. It is for one goroutine.
func (c *Catalog) Collator() func(a, b string) int {
	return collate.New(language.Make(c.tag)).CompareString
}

// Word returns the word for 1 to 12 ("twelve"); beyond that figures are clearer and ok is false.
func (c *Catalog) Word(n int) (word string, ok bool) {
	if n < 1 || n > len(c.words) {
		return "", false
	}
	return c.words[n-1], true
}

// FigureWords are the words that count as a figure typed by hand, in small letters. It must not be changed.
type FigureWords struct {
	Words          []string        // "two", "half", "twice"
	Phrases        []string        // of several words: "a couple of"
	Endings        []string        // that make a figure of a number: "fold"
	Scales         []string        // "million": a unit where an exception says so and nothing is counted before it
	ScalesAfter    []string        // what may stand before such a unit: "in"
	Fractions      []string        // ordinals that are a part after a number or one of FractionsAfter: "fifth"
	FractionsAfter []string        // "a"
	Exceptions     []string        // phrases in which such a word is no figure: "third country", "million eur"
	ScalesPer      []string        // behind which a word of Scales is always a unit: "per"
	Counted        []string        // what is counted: before one of these no number is part of a name: "people"
	Names          []named.Pattern // names that hold a number
	NamesAtEnd     []named.Pattern // those that are names only where a sentence ends or pauses, or before one of NamesBefore
	NamesBefore    []string        // "and"
}

// FigureWords returns the words that count as a figure typed by hand.
func (c *Catalog) FigureWords() FigureWords { return c.figures }

// Counted prints a text that has a form for each plural category, "one={count} chart|other={count} charts", with a
// count: in words up to twelve where words is set.
func (c *Catalog) Counted(key Key, n int, words bool) string {
	count := c.Integer(n)
	if w, ok := c.Word(n); ok && words {
		count = w
	}
	form := c.Forms(key).Form(c.Plural(decimal.New(int64(n), 0)))
	return c.Capital(strings.ReplaceAll(form, "{count}", count))
}

// Pages is a number of pages in words: "4 pages". Languages differ in how many forms they have; the form "few" is that
// of Slavic and Baltic languages for small numbers, and all others are "other".
func (c *Catalog) Pages(n int) string {
	key := keyWebPages
	switch c.Plural(decimal.NewFromInt(int64(n))) {
	case "one":
		key = keyWebPagesOne
	case "few":
		key = keyWebPagesFew
	}
	return c.Msg(key, "count", c.Integer(n))
}

// Capital makes a text's first letter a capital, as at the start of a sentence. Quotation marks before it are passed
// over; a text that begins with a figure or a sign stays as it is. Dutch "ij" is one letter.
func (c *Catalog) Capital(s string) string {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
			if c.lang == "nl" && strings.HasPrefix(s[i:], "ij") {
				return s[:i] + "IJ" + s[i+2:]
			}
			return s[:i] + string(unicode.ToTitle(r)) + s[i+len(string(r)):]
		case unicode.In(r, unicode.Pi, unicode.Ps) || r == '"' || r == '\'' || r == '*':
			continue
		}
		return s
	}
	return s
}

// SetIn returns the catalogue for a typeface: a currency whose sign the face lacks is named by its code. covers says whether the
// face has a character; nil stands for a face that is not known.
func (c *Catalog) SetIn(covers func(rune) bool) *Catalog {
	out, numbers := *c, *c.Numbers
	numbers.covers, out.Numbers = covers, &numbers
	return &out
}

// CheckCharacters names every character of the texts that a typeface lacks, with its place. covers says whether the
// face has one.
func (c *Catalog) CheckCharacters(covers func(rune) bool) diag.List {
	var l diag.List
	for _, n := range c.printed {
		l.Append(source.CheckPrintable(n, covers))
	}
	return l
}
