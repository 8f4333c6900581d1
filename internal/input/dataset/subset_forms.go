package dataset

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"

	"briefing/internal/source"
)

// forms are the entries of a dataset as they stand in a file, each on its own, by their places in the dataset's lists.
// Subsets are made of whole entries, so the subsets of all documents are made of the same few hundred pieces.
type forms struct {
	head         []byte
	entries      [kinds][]*form
	relations    []*form
	sections     [][]*form // of a source
	observations [][]*form // of an indicator
	names        [][]byte  // as they are looked for
}

// form is an entry as an item of its list.
type form struct {
	text       []byte   // if nothing stands inside it
	begin, end []byte   // before and after what stands inside it: a source's sections, an indicator's observations
	refs       []string // what its texts refer to
}

func newForms(d *Dataset) *forms {
	w := former{d.Language}
	f := &forms{head: source.Encode(w.head(d))}
	add := func(k kind, n *source.Node, parts ...any) *form {
		e := newForm(n, parts...)
		f.entries[k] = append(f.entries[k], e)
		return e
	}
	for i := range d.Units {
		add(unit, w.unit(&d.Units[i]))
	}
	for i := range d.Counts {
		add(count, w.named(d.Counts[i].ID, d.Counts[i].Name))
	}
	for i := range d.Areas {
		add(area, w.named(d.Areas[i].ID, d.Areas[i].Name))
	}
	for i := range d.Countries {
		add(country, w.country(&d.Countries[i]))
	}
	for i := range d.Lists {
		add(countryList, w.list(&d.Lists[i]), &d.Lists[i])
	}
	for i := range d.Sources {
		x := &d.Sources[i]
		e := add(origin, w.source(x).Set("note", w.text(x.Note)), x)
		e.begin = asItem(source.Encode(w.source(x)))
		if !x.Note.IsZero() {
			e.end = indent(source.Encode(source.NewMap().Set("note", w.text(x.Note))))
		}
		sections := make([]*form, len(x.Sections))
		for k := range x.Sections {
			sections[k] = newForm(w.section(&x.Sections[k])).inside()
		}
		f.sections = append(f.sections, sections)
	}
	for _, x := range d.Indicators {
		e := add(indicator, w.indicator(x), &x.Name, &x.Short, &x.Payer, &x.FundingStatus, &x.Purpose, &x.Caveats)
		e.begin = asItem(source.Encode(w.indicator(x)))
		observations := make([]*form, len(x.Observations))
		for k := range x.Observations {
			observations[k] = newForm(w.observation(&x.Observations[k], x.Dimension), &x.Observations[k]).inside()
		}
		f.observations = append(f.observations, observations)
	}
	for _, x := range d.Derived {
		add(derived, w.derived(x), x)
	}
	for _, x := range d.Actions {
		add(action, w.action(x), x)
	}
	for _, x := range d.Actors {
		add(actor, w.actor(x), x)
	}
	for i := range d.Relations {
		f.relations = append(f.relations, newForm(w.relation(&d.Relations[i])))
	}
	for i := range d.Statements {
		add(statement, w.statement(&d.Statements[i]), &d.Statements[i])
	}
	for _, n := range d.Names {
		f.names = append(f.names, []byte(n.S))
	}
	return f
}

// newForm forms an entry. What it refers to is looked for in the parts.
func newForm(n *source.Node, parts ...any) *form {
	e := &form{text: source.Encode(source.NewList(n))}
	for _, p := range parts {
		eachText(reflect.ValueOf(p), func(text string) { e.refs = append(e.refs, refsIn(text)...) })
	}
	return e
}

// inside makes an entry one of a list inside another.
func (e *form) inside() *form {
	e.text = indent(e.text)
	return e
}

// indent moves lines one level to the right. No text of a file runs over two lines.
func indent(lines []byte) []byte {
	lines = bytes.TrimSuffix(lines, []byte("\n"))
	return append(append([]byte("  "), bytes.ReplaceAll(lines, []byte("\n"), []byte("\n  "))...), '\n')
}

// asItem makes the lines of a group of keys an item of a list.
func asItem(lines []byte) []byte {
	out := indent(lines)
	out[0] = '-'
	return out
}

// A reference inside a text: {{ID...}}, but not \{{ID}}.
var textReference = regexp.MustCompile(`(\\?)\{\{\s*([a-z0-9][a-z0-9-]*(?:/[a-z0-9-]+)?(?:@[0-9-]+)?)`)

func refsIn(text string) []string {
	if !strings.Contains(text, "{{") {
		return nil
	}
	var refs []string
	for _, m := range textReference.FindAllStringSubmatch(text, -1) {
		if m[1] == "" {
			refs = append(refs, m[2])
		}
	}
	return refs
}

var typeOfText = reflect.TypeFor[Text]()

// eachText calls f with every language of every text below v, which a pointer leads to.
func eachText(v reflect.Value, f func(string)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), f)
		}
	case reflect.Struct:
		if v.Type() == typeOfText {
			for _, x := range v.Addr().Interface().(*Text).Values {
				f(x.S)
			}
			return
		}
		for i := range v.NumField() {
			if x := v.Field(i); x.CanInterface() { // not a field of the package's own
				eachText(x, f)
			}
		}
	}
}
