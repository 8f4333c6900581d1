package language

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
	"briefing/internal/source/files"
)

// English is the language whose file must be complete: what another file lacks is taken from it.
const English = "en"

// lastWord is the largest number that has a word: the filter "words" goes to twelve.
const lastWord = 12

// Catalog is one language: its texts and its way of writing figures. It is immutable and may be shared.
type Catalog struct {
	lang, tag string
	rules     language.Tag // lang, as the plural rules know it
	style     Style
	texts     map[Key]string
	english   map[Key]bool   // texts that are English, since the language's file lacks them
	printed   []*source.Node // what of the files may be printed, for findings about its characters
	months    []monthNames
	numbers   []string
	figures   FigureWords
	files     []File
}

// File is an input file and its content's SHA-256 in hexadecimal.
type File struct{ Path, SHA256 string }

// Load reads the messages of a language from dir ("messages") of fsys. What the language's file lacks is English, and
// a warning says so; the English file must be whole. With errors in the list the catalogue is nil.
func Load(fsys fs.FS, dir, lang string) (*Catalog, diag.List) {
	var l diag.List
	if _, err := fs.ReadDir(fsys, dir); err != nil && !files.Missing(err) {
		return nil, source.FolderFault(diag.Pos{File: dir}, err)
	}
	available := AvailableLanguages(fsys, dir)
	if !slices.Contains(available, lang) {
		msg, hint := source.Unknown("language", lang, available)
		l.Add(diag.Pos{File: dir}, diag.Error, "unknown-language", msg, hint,
			fmt.Sprintf("a language is added by a copy of %s with its texts translated", path.Join(dir, English+".yaml")))
		return nil, l
	}
	english, more := loadFile(fsys, dir, English)
	l.Append(more)
	own := english
	if lang != English {
		own, more = loadFile(fsys, dir, lang)
		l.Append(more)
	}
	if english != nil {
		l.Append(english.complete())
	}
	if l.HasErrors() {
		return nil, l
	}
	rules, _ := language.Parse(lang) // an unknown language has the plural rules of none: everything is "other"
	c := &Catalog{lang: lang, rules: rules, tag: own.form.Tag.S, style: own.style(lang), texts: map[Key]string{}, english: map[Key]bool{}}
	l.Append(c.fillIn(own, english))
	return c, l
}

// AvailableLanguages lists the languages that have a message file, in alphabetical order.
func AvailableLanguages(fsys fs.FS, dir string) []string {
	var out []string
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && !e.IsDir() {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func loadFile(fsys fs.FS, dir, lang string) (*file, diag.List) {
	name := path.Join(dir, lang+".yaml")
	src, l := source.Read(fsys, name, name)
	if src == nil {
		return nil, l
	}
	root, more := source.Parse(src)
	l.Append(more)
	if root == nil || l.HasErrors() {
		return nil, l
	}
	var form fileForm
	l.Append(source.Decode(root, &form))
	f, more := checkFile(form, lang, name)
	f.src, f.root = *src, root
	l.Append(more)
	return f, l
}

// complete says what the English file lacks.
func (f *file) complete() diag.List {
	var l diag.List
	if f.form.Broken {
		return nil // a section that could not be read would seem to lack all it has
	}
	var missing []string
	for _, r := range keyRows() {
		if _, ok := f.entries[r.key]; !ok && !slices.Contains(f.unread, r.key) {
			missing = append(missing, string(r.key))
		}
	}
	if f.form.Months == nil {
		missing = append(missing, "months")
	}
	if f.form.Words == nil {
		missing = append(missing, "words")
	}
	if len(missing) > 0 {
		l.Add(diag.Pos{File: f.shown, Line: 1, Col: 1}, diag.Error, "missing-key", "the file lacks "+strings.Join(missing, ", "),
			"write these texts; every other language falls back to this file, so it must be whole")
	}
	return l
}

// fillIn copies the language's own texts and the English ones for what it lacks, with one warning a section.
func (c *Catalog) fillIn(own, english *file) diag.List {
	var l diag.List
	pos := diag.Pos{File: own.shown, Line: 1, Col: 1}
	warn := func(what string) {
		l.Add(pos, diag.Warning, "not-translated", fmt.Sprintf("%s in %s; English is printed instead", what, LanguageName(c.lang)),
			"translate it in this file; "+english.shown+" shows the text to translate")
	}
	c.printed = append(c.printed, own.root)
	var lacking []string
	for _, r := range keyRows() {
		e, ok := own.entries[r.key]
		if !ok {
			e = english.entries[r.key]
			c.english[r.key] = true
			lacking = append(lacking, string(r.key))
			c.printed = append(c.printed, e.node)
		}
		c.texts[r.key] = e.text
	}
	if len(lacking) > 0 {
		warn("no text for " + strings.Join(lacking, ", "))
	}
	months := own
	if own.months == nil {
		warn("no names of months")
		months = english
		c.printed = append(c.printed, english.root.Get("months"))
	}
	c.months = months.months
	words := own.form.Words
	if words == nil {
		warn("no words for numbers")
		words = english.form.Words
		c.printed = append(c.printed, english.root.Get("words"))
	}
	c.numbers = plain(words.Numbers)
	c.figures = FigureWords{
		Words: plain(words.Figures), Phrases: plain(words.Phrases), Endings: plain(words.Endings),
		Scales: plain(words.Scales), ScalesAfter: plain(words.ScaleAfter),
		Fractions: plain(words.Fractions), FractionsAfter: plain(words.PartAfter), Exceptions: plain(words.Exceptions),
	}
	for _, f := range []*file{english, own} {
		if file := (File{f.src.Path, f.src.SHA256}); !slices.Contains(c.files, file) {
			c.files = append(c.files, file)
		}
	}
	return l
}

func plain(list []source.String) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s.S
	}
	return out
}

// style is the table's line for the language with what the file changes.
func (f *file) style(lang string) Style {
	s, _ := StyleOf(lang)
	n := f.form.Numbers
	if n == nil {
		return s
	}
	if n.Decimal != "" {
		s.DecimalComma = n.Decimal == "comma"
	}
	if n.Euro != "" {
		s.Euro = SymbolSide(n.Euro)
	}
	if n.Code != "" {
		s.CodeFirst = n.Code == "before"
	}
	if n.Percent != "" {
		s.PercentSpace = n.Percent == "spaced"
	}
	for _, w := range []struct {
		texts texts
		to    *PluralText
	}{{n.Million, &s.Million}, {n.Billion, &s.Billion}} {
		if len(w.texts.entries) == 0 {
			continue
		}
		*w.to = PluralText{}
		for _, e := range w.texts.entries {
			(*w.to)[e.key] = e.text
		}
	}
	return s
}

// Lang returns the language's code, as texts of data and templates name it: "en".
func (c *Catalog) Lang() string { return c.lang }

// Tag returns the BCP 47 tag that documents declare: "en-GB".
func (c *Catalog) Tag() string { return c.tag }

// Style returns how figures are written.
func (c *Catalog) Style() Style { return c.style }

// Files returns the files that were read to make the catalogue.
func (c *Catalog) Files() []File { return slices.Clone(c.files) }

// Msg returns a text with its placeholders filled: the arguments are name, value, name, value. A value is taken as
// it is, braces in it mean nothing.
func (c *Catalog) Msg(key Key, args ...string) string { return c.fill(key, args) }

// Part is a piece of a text that was filled in: a value, or what stands between values, with the language of that.
type Part struct {
	S     string
	Value bool
	Lang  string // of what is no value, where it is not the catalogue's own: "en"
}

// Parts is Msg in pieces, for texts whose values are in other languages than the text.
func (c *Catalog) Parts(key Key, args ...string) []Part {
	text, ok := c.texts[key]
	if !ok {
		return []Part{{S: string(key)}}
	}
	lang := c.Language(key)
	var out []Part
	own := func(s string) {
		if s != "" {
			out = append(out, Part{S: s, Lang: lang})
		}
	}
	for {
		before, name, after, more := cutPlaceholder(text)
		if !more {
			own(text)
			return out
		}
		value, known := argument(args, name)
		if !known {
			own(text[:len(text)-len(after)])
		} else {
			own(before)
			out = append(out, Part{S: value, Value: true})
		}
		text = after
	}
}

// Language is the language of a text where it is not the catalogue's own, as the language's file lacks it: "en".
func (c *Catalog) Language(key Key) string {
	if c.english[key] {
		return English
	}
	return ""
}

func (c *Catalog) fill(key Key, args []string) string {
	text, ok := c.texts[key]
	if !ok {
		return string(key)
	}
	// One pass by hand: this runs for every label and note, and a strings.Replacer is dear to make for one use.
	var room [120]byte
	b := room[:0]
	for {
		before, name, after, more := cutPlaceholder(text)
		if !more {
			break
		}
		value, known := argument(args, name)
		if !known {
			value = text[len(before) : len(text)-len(after)]
		}
		b = append(append(b, before...), value...)
		text = after
	}
	if len(b) == 0 {
		return text
	}
	return string(append(b, text...))
}

// cutPlaceholder takes a text apart at its first placeholder, {name}.
func cutPlaceholder(text string) (before, name, after string, ok bool) {
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return "", "", "", false
	}
	end := strings.IndexByte(text[open:], '}')
	if end < 0 {
		return "", "", "", false
	}
	return text[:open], text[open+1 : open+end], text[open+end+1:], true
}

// argument finds a placeholder's value in a list of names and values.
func argument(args []string, name string) (string, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return "", false
}

// Word returns the word for 1 to 12 ("twelve"); beyond that figures are clearer and ok is false.
func (c *Catalog) Word(n int) (word string, ok bool) {
	if n < 1 || n > len(c.numbers) {
		return "", false
	}
	return c.numbers[n-1], true
}

// Plural returns the plural category of a number as printed without trailing zeros.
func (c *Catalog) Plural(n decimal.Decimal) string { return categoryOf(c.rules, n) }

// Categories lists the plural categories a noun of this language must bring.
func (c *Catalog) Categories() []string { return CategoriesOf(c.lang) }

// FigureWords are the words that count as a figure typed by hand, in small letters. It must not be changed.
type FigureWords struct {
	Words          []string // "two", "half", "twice"
	Phrases        []string // of several words: "a couple of"
	Endings        []string // that make a figure of a number: "fold"
	Scales         []string // "million": a unit where an exception says so and nothing is counted before it
	ScalesAfter    []string // what may stand before such a unit: "in"
	Fractions      []string // ordinals that are a part after a number or one of FractionsAfter: "fifth"
	FractionsAfter []string // "a"
	Exceptions     []string // phrases in which such a word is no figure: "third country", "million eur"
}

// FigureWords returns the words that count as a figure typed by hand.
func (c *Catalog) FigureWords() FigureWords { return c.figures }

// Counting returns the word for a way of counting, as the note about a mix lists it; ok is false for an unknown one.
func (c *Catalog) Counting(counting dataset.Counting) (word string, ok bool) {
	word, ok = c.texts[countingPrefix+Key(counting)]
	return word, ok
}

// QualifierForm says where a figure with a qualifier stands.
type QualifierForm uint8

// InText is for running text ("more than 23"), InTable for a column of figures ("> 23").
const (
	InText QualifierForm = iota
	InTable
)

// Qualify puts a qualifier to a printed figure; an exact one stays as it is.
func (c *Catalog) Qualify(qualifier dataset.Qualifier, form QualifierForm, figure string) string {
	if qualifier != dataset.MoreThan {
		return figure
	}
	if form == InTable {
		return c.Msg(KeyMoreThanSign, "figure", figure)
	}
	return c.Msg(KeyMoreThan, "figure", figure)
}

// TileQualifier returns the line a tile sets above its number: "more than"; empty for an exact one.
func (c *Catalog) TileQualifier(qualifier dataset.Qualifier) string {
	if qualifier != dataset.MoreThan {
		return ""
	}
	return c.Msg(KeyMoreThanTile)
}

// List joins items as the language does: "a", "a and b", "a, b and c".
func (c *Catalog) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return c.Msg(KeyListPair, "first", items[0], "second", items[1])
	}
	out := items[0]
	for _, s := range items[1 : len(items)-1] {
		out = c.Msg(KeyListComma, "first", out, "second", s)
	}
	return c.Msg(KeyListLast, "first", out, "second", items[len(items)-1])
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

// CheckCharacters names every character of the texts that a typeface lacks, with its place. covers says whether the
// face has one.
func (c *Catalog) CheckCharacters(covers func(rune) bool) diag.List {
	var l diag.List
	for _, n := range c.printed {
		l.Append(source.CheckPrintable(n, covers))
	}
	return l
}
