package language

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
	"briefing/internal/source/files"
)

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
		l.Append(english.checkComplete())
	}
	if l.HasErrors() {
		return nil, l
	}
	c, more := newCatalog(own, english, lang)
	l.Append(more)
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
	f.root = root
	l.Append(more)
	return f, l
}

// checkComplete reports what the English file lacks.
func (f *file) checkComplete() diag.List {
	var l diag.List
	if f.form.Broken {
		return nil // a section that could not be read would seem to lack all it has
	}
	var missing []string
	for _, k := range keys() {
		if _, ok := f.entries[k]; !ok && !slices.Contains(f.unread, k.Name()) {
			missing = append(missing, k.Name())
		}
	}
	if f.form.Months == nil {
		missing = append(missing, "months")
	}
	if f.form.Quarters == nil {
		missing = append(missing, "quarters")
	}
	if f.form.Halves == nil {
		missing = append(missing, "halves")
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

// newCatalog makes a catalogue of the language's own texts and of the English ones for what it lacks, with one warning a section.
func newCatalog(own, english *file, lang string) (*Catalog, diag.List) {
	var l diag.List
	pos := diag.Pos{File: own.shown, Line: 1, Col: 1}
	warn := func(what string) {
		l.Add(pos, diag.Warning, "not-translated", fmt.Sprintf("%s in %s; English is printed instead", what, LanguageName(lang)),
			"translate it in this file; "+english.shown+" shows the text to translate")
	}
	c := &Catalog{lang: lang, tag: own.form.Tag.S, Messages: &Messages{map[Key]string{}, map[Key]bool{}}, printed: []*source.Node{own.root}}
	var lacking []string
	for _, k := range keys() {
		e, ok := own.entries[k]
		if !ok {
			e = english.entries[k]
			c.english[k] = true
			lacking = append(lacking, k.Name())
			c.printed = append(c.printed, e.node)
		}
		c.texts[k] = e.text
	}
	if len(lacking) > 0 {
		warn("no text for " + strings.Join(lacking, ", "))
	}
	months := own.months
	if months == nil {
		warn("no names of months")
		months = english.months
		c.printed = append(c.printed, english.root.Get("months"))
	}
	quarters, halves := own.quarters, own.halves
	if quarters == nil {
		warn("no names of quarters")
		quarters = english.quarters
		c.printed = append(c.printed, english.root.Get("quarters"))
	}
	if halves == nil {
		warn("no names of half-years")
		halves = english.halves
		c.printed = append(c.printed, english.root.Get("halves"))
	}
	words := own.form.Words
	if words == nil {
		warn("no words for numbers")
		words = english.form.Words
		c.printed = append(c.printed, english.root.Get("words"))
	}
	c.Numbers = &Numbers{own.style(lang), lang, own.signs(), nil, c.Msg(KeyNotComparable)}
	c.Calendar = &Calendar{months, quarters, halves, c.Messages}
	c.words = stringsOf(words.Numbers)
	c.figures = FigureWords{
		Words: stringsOf(words.Figures), Phrases: stringsOf(words.Phrases), Endings: stringsOf(words.Endings),
		Scales: stringsOf(words.Scales), ScalesAfter: stringsOf(words.ScaleAfter),
		Fractions: stringsOf(words.Fractions), FractionsAfter: stringsOf(words.PartAfter), Exceptions: stringsOf(words.Exceptions),
		ScalesPer: stringsOf(words.ScalePer), Counted: stringsOf(words.Counted), NamesBefore: stringsOf(words.NameBefore),
		Names: namesIn(words.Names), NamesAtEnd: namesIn(words.NamesAtEnd),
	}
	return c, l
}

func stringsOf(list []source.String) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s.S
	}
	return out
}

// signs are the signs of currencies that the file changes, by code.
func (f *file) signs() map[string]string {
	if f.form.Numbers == nil {
		return nil
	}
	out := map[string]string{}
	for _, e := range f.form.Numbers.Signs.entries {
		out[e.key] = e.text
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
