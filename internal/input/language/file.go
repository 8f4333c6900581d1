package language

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// fileForm is a message file as it is written.
type fileForm struct {
	Pos      diag.Pos      `yaml:",pos"`
	Broken   bool          `yaml:",broken"`
	Language source.String `yaml:"language,required" help:"The code that names the file: fr for fr.yaml."`
	Tag      source.String `yaml:"tag,required" help:"The tag documents declare: fr-FR."`
	Numbers  *numbersForm  `yaml:"numbers" help:"Changes to the language's way of writing figures."`
	Months   *monthsForm   `yaml:"months" help:"January to December."`
	Quarters *quartersForm `yaml:"quarters" help:"The quarters of a year, the first to the fourth."`
	Halves   *halvesForm   `yaml:"halves" help:"The halves of a year, the first and the second."`
	Words    *wordsForm    `yaml:"words" help:"Words for numbers."`
	Dates    texts         `yaml:"dates" help:"Dates."`
	Periods  texts         `yaml:"periods" help:"Periods: with a preposition in running text, as a label in tables and charts."`
	Messages texts         `yaml:"messages" help:"All other texts."`
	Charts   texts         `yaml:"charts" help:"Words of charts on their own, their data and the pages that show them."`
	Web      texts         `yaml:"web" help:"Words of a web page around a brief."`
}

// numbersForm changes single points of the language's style.
type numbersForm struct {
	Pos     diag.Pos `yaml:",pos"`
	Broken  bool     `yaml:",broken"`
	Decimal string   `yaml:"decimal,enum=point|comma" help:"The sign before decimals."`
	Euro    string   `yaml:"euro,enum=before|before-space|after" help:"Where the euro sign and other signs of currencies stand."`
	Signs   texts    `yaml:"currencies" help:"Signs of currencies by code (ISO 4217) in place of those of Unicode CLDR: {USD: US$}. The code itself stands for no sign."`
	Code    string   `yaml:"code,enum=before|after" help:"Where a currency code stands."`
	Percent string   `yaml:"percent,enum=closed|spaced" help:"Whether a space stands before the percent sign."`
	Million texts    `yaml:"million" help:"The word by plural category."`
	Billion texts    `yaml:"billion" help:"The word by plural category."`
}

// monthsForm holds twelve names in each form; the last two are for languages that inflect them.
type monthsForm struct {
	Pos      diag.Pos        `yaml:",pos"`
	Name     []source.String `yaml:"name,required"`
	Short    []source.String `yaml:"short,required"`
	InDate   []source.String `yaml:"in_date"`
	InPhrase []source.String `yaml:"in_phrase"`
}

// quartersForm and halvesForm hold the names of parts of a year in the same forms, four and two.
type (
	quartersForm monthsForm
	halvesForm   monthsForm
)

// texts is a mapping from names to texts whose names are checked here and not by the decoder.
type texts struct {
	pos     diag.Pos
	entries []textEntry
	unread  []string // keys whose value is no text
}

type textEntry struct {
	key    string
	keyPos diag.Pos
	text   string
	node   *source.Node
}

// UnmarshalSource takes a mapping of names to texts.
func (t *texts) UnmarshalSource(n *source.Node) diag.List {
	var l diag.List
	t.pos = n.Pos
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of keys, each with its text")
	}
	for _, f := range n.Fields {
		if f.Value.Null {
			l.Add(f.KeyPos, diag.Error, "no-value", fmt.Sprintf("the key %q has no value", f.Key),
				"write the text, or take the key out to print the English one")
			t.unread = append(t.unread, f.Key)
			continue
		}
		text, more := f.Value.Text()
		l.Append(more)
		switch {
		case more.HasErrors():
			t.unread = append(t.unread, f.Key)
		case strings.TrimSpace(text) == "":
			l.Add(f.Value.Pos, diag.Error, "empty-text", "the text is empty",
				"write it, or take the key out to print the English one")
			t.unread = append(t.unread, f.Key)
		default:
			t.entries = append(t.entries, textEntry{f.Key, f.KeyPos, text, f.Value})
		}
	}
	return l
}

// file is a checked message file, without the English texts for what it lacks.
type file struct {
	form    fileForm
	entries map[Key]textEntry
	unread  []string // names of keys that are there, but are no text
	months  []monthNames

	quarters, halves []monthNames

	root  *source.Node
	shown string
}

// checkFile turns what was read into a file and reports every fault of it.
func checkFile(form fileForm, lang, shown string) (*file, diag.List) {
	var l diag.List
	f := &file{form: form, entries: map[Key]textEntry{}, shown: shown}
	if form.Language.S != lang && form.Language.S != "" {
		l.Add(form.Language.Pos, diag.Error, "language-mismatch",
			fmt.Sprintf("the language is %s, but the file's name says %s", source.Quote(form.Language.S), source.Quote(lang)),
			"give both the same two-letter code")
	}
	if tag, err := language.Parse(form.Tag.S); form.Tag.S == "" {
		// Missing or no text, which the decoder has reported.
	} else if err != nil || base(tag) != lang || tag.String() != form.Tag.S {
		l.Add(form.Tag.Pos, diag.Error, "language-tag",
			fmt.Sprintf("%s is no language tag of %s", source.Quote(form.Tag.S), source.Quote(lang)),
			fmt.Sprintf("write the language and a country or nothing more, such as %q or %q", "en-GB", lang))
	}
	for _, s := range []struct {
		prefix string
		texts  texts
	}{{"dates.", form.Dates}, {"periods.", form.Periods}, {"", form.Messages}, {"charts.", form.Charts}, {"web.", form.Web}} {
		l.Append(f.checkSection(s.prefix, s.texts, lang))
	}
	var more diag.List
	f.months, more = checkNames(form.Months, "months", "a year has 12", 12, "list them from January to December")
	l.Append(more)
	f.quarters, more = checkNames((*monthsForm)(form.Quarters), "quarters", "a year has 4", 4, "list them from the first to the fourth")
	l.Append(more)
	f.halves, more = checkNames((*monthsForm)(form.Halves), "halves", "a year has 2", 2, "list the first and the second")
	l.Append(more)
	l.Append(checkNumbers(form.Numbers, lang, form.Language.Pos))
	l.Append(checkWords(form.Words))
	return f, l
}

func base(t language.Tag) string {
	b, _ := t.Base()
	return b.String()
}

// keysOfSection lists the keys of a section, each with its name there; that of messages has no prefix.
func keysOfSection(prefix string) (keysOf []Key, names []string) {
	for _, k := range keys() {
		if name, ok := strings.CutPrefix(k.Name(), prefix); ok && !strings.Contains(name, ".") {
			keysOf, names = append(keysOf, k), append(names, name)
		}
	}
	return keysOf, names
}

// checkSection checks the texts of a section and adds them to the entries.
func (f *file) checkSection(prefix string, t texts, lang string) diag.List {
	var l diag.List
	allowed, names := keysOfSection(prefix)
	for _, name := range t.unread {
		f.unread = append(f.unread, prefix+name)
	}
	for _, e := range t.entries {
		if slices.Contains(retiredKeys(), prefix+e.key) {
			continue
		}
		at := slices.Index(names, e.key)
		if at < 0 {
			msg, hint := source.Unknown("text", e.key, names)
			l.Add(e.keyPos, diag.Error, "unknown-key", msg, hint)
			f.unread = append(f.unread, prefix+source.Nearest(e.key, names))
			continue
		}
		k := allowed[at]
		l.Append(checkPlaceholders(e, k))
		if k.hasPlural() {
			l.Append(checkForms(e, lang))
		}
		f.entries[k] = e
	}
	return l
}

// checkPlaceholders compares the {names} of a text with those it is printed with: a name too many would stand on the
// page with its braces, a name too few would lose a figure.
func checkPlaceholders(e textEntry, k Key) diag.List {
	var l diag.List
	must, allowed := k.placeholders(), k.placeholders()
	if k.hasMonth() {
		allowed = append(allowed, monthForms()...)
	}
	if k.hasPart() {
		allowed = append(allowed, partForms()...)
	}
	found := map[string]bool{}
	for rest, at := e.text, 0; ; {
		i := strings.IndexAny(rest, "{}")
		if i < 0 {
			break
		}
		end := strings.IndexByte(rest[i:], '}')
		if rest[i] == '}' || end < 0 {
			l.Add(e.node.At(at+i), diag.Error, "placeholder", "a brace without its partner", "write a name in braces, such as {page}")
			break
		}
		name := rest[i+1 : i+end]
		found[name] = true
		if !slices.Contains(allowed, name) {
			if len(allowed) == 0 {
				l.Add(e.node.At(at+i), diag.Error, "placeholder", fmt.Sprintf("%q takes no name in braces, but {%s} stands in it", e.key, name),
					"delete the braces and the name")
			} else {
				_, hint := source.Unknown("name", name, allowed)
				l.Add(e.node.At(at+i), diag.Error, "placeholder", fmt.Sprintf("{%s} means nothing in %q", name, e.key), hint)
			}
		}
		at += i + end + 1
		rest = e.text[at:]
	}
	for _, name := range must {
		if !found[name] {
			l.Add(e.node.Pos, diag.Error, "placeholder", fmt.Sprintf("%q lacks {%s}", e.key, name),
				fmt.Sprintf("put {%s} where it is to be printed", name))
		}
	}
	if k.hasMonth() && !strings.Contains(e.text, "{month") {
		l.Add(e.node.Pos, diag.Error, "placeholder", fmt.Sprintf("%q lacks the month", e.key),
			"put one of {month}, {month_short}, {month_in_date}, {month_in_phrase} where it is to be printed")
	}
	if k.hasPart() && !strings.Contains(e.text, "{part_") {
		l.Add(e.node.Pos, diag.Error, "placeholder", fmt.Sprintf("%q lacks the half-year or quarter", e.key),
			"put one of {part_name}, {part_short}, {part_in_date}, {part_in_phrase} where it is to be printed")
	}
	return l
}

// checkForms checks that a text that is printed with a count is one form for all counts, or has forms by plural category,
// among them one for "other".
func checkForms(e textEntry, lang string) diag.List {
	var l diag.List
	if !strings.Contains(e.text, "=") {
		return nil
	}
	other := false
	for part := range strings.SplitSeq(e.text, "|") {
		category, _, _ := strings.Cut(part, "=")
		if !slices.Contains(dataset.PluralCategories(), category) {
			msg, hint := source.Unknown("plural category", category, CategoriesOf(lang))
			l.Add(e.node.Pos, diag.Error, "plural-forms", fmt.Sprintf("%q: %s", e.key, msg), hint, `write the forms as "one={count} chart|other={count} charts"`)
		}
		other = other || category == "other"
	}
	if !other {
		l.Add(e.node.Pos, diag.Error, "plural-forms", fmt.Sprintf("%q lacks the form for \"other\"", e.key), "write other= and the text that goes with most counts")
	}
	return l
}

// checkNames turns the names of months, or of other parts of a year, into one entry for each with all its forms. Count is how many
// there must be.
func checkNames(m *monthsForm, what, has string, count int, order string) (names []monthNames, l diag.List) {
	if m == nil {
		return nil, nil
	}
	ok := true
	for _, s := range []struct {
		name  string
		texts []source.String
		must  bool
	}{{"name", m.Name, true}, {"short", m.Short, true}, {"in_date", m.InDate, false}, {"in_phrase", m.InPhrase, false}} {
		if len(s.texts) == 0 {
			ok = ok && !s.must // missing, which the decoder has reported
			continue
		}
		if len(s.texts) != count {
			l.Add(s.texts[0].Pos, diag.Error, what, fmt.Sprintf("%q has %d names of %s, but %s", s.name, len(s.texts), what, has), order)
			ok = false
		}
	}
	if !ok {
		return nil, l
	}
	for i := range count {
		n := monthNames{name: m.Name[i].S, short: m.Short[i].S, inDate: m.Name[i].S, inPhrase: m.Name[i].S}
		if len(m.InDate) > 0 {
			n.inDate = m.InDate[i].S
		}
		if len(m.InPhrase) > 0 {
			n.inPhrase = m.InPhrase[i].S
		}
		names = append(names, n)
	}
	return names, l
}

// checkNumbers checks that the file of a language outside the table says all there is to say about its figures.
func checkNumbers(n *numbersForm, lang string, pos diag.Pos) diag.List {
	var l diag.List
	if _, known := StyleOf(lang); !known {
		if n == nil {
			n = &numbersForm{Pos: pos}
		}
		var lacking []string
		for _, s := range []struct {
			name  string
			given bool
		}{{"decimal", n.Decimal != ""}, {"euro", n.Euro != ""}, {"code", n.Code != ""}, {"percent", n.Percent != ""},
			{"million", len(n.Million.entries) > 0}, {"billion", len(n.Billion.entries) > 0}} {
			if !s.given {
				lacking = append(lacking, s.name)
			}
		}
		if len(lacking) > 0 && !n.Broken {
			l.Add(n.Pos, diag.Error, "number-style",
				fmt.Sprintf("how %s writes figures is not known, and \"numbers\" lacks %s", source.Quote(lang), strings.Join(lacking, ", ")),
				"only the 24 official languages of the European Union need no such lines")
		}
	}
	if n == nil {
		return l
	}
	for _, e := range n.Signs.entries {
		if !dataset.IsCurrency(e.key) {
			l.Add(e.keyPos, diag.Error, "unknown-key", source.Quote(e.key)+" is no currency of ISO 4217", "write its code in capital letters: USD, SEK")
		}
	}
	for _, t := range []texts{n.Million, n.Billion} {
		if len(t.entries) == 0 {
			continue
		}
		other := false
		for _, e := range t.entries {
			if !slices.Contains(dataset.PluralCategories(), e.key) {
				msg, hint := source.Unknown("plural category", e.key, CategoriesOf(lang))
				l.Add(e.keyPos, diag.Error, "unknown-key", msg, hint)
			}
			other = other || e.key == "other"
		}
		if !other {
			l.Add(t.pos, diag.Error, "missing-key", "the form for \"other\" is missing", "write other: and the word that goes with most figures")
		}
	}
	return l
}
