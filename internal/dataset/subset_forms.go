package dataset

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"

	"briefing/internal/source"
)

// forms are the entries of a dataset as they stand in a file, each on its own, by pointers to the entries. Subsets are
// made of whole entries, so the subsets of all documents are made of the same few hundred pieces.
type forms struct {
	head    []byte
	entries map[any]*form
}

// form is an entry as an item of its list.
type form struct {
	text       []byte   // if nothing stands inside it
	begin, end []byte   // before and after what stands inside it: a source's sections, an indicator's observations
	refs       []string // what its texts refer to
}

func newForms(d *Dataset) *forms {
	w := former{d.Language}
	f := &forms{head: source.Encode(w.head(d)), entries: map[any]*form{}}
	for i := range d.Units {
		f.add(&d.Units[i], w.unit(&d.Units[i]))
	}
	for i := range d.Counts {
		f.add(&d.Counts[i], w.named(d.Counts[i].ID, d.Counts[i].Name))
	}
	for i := range d.Areas {
		f.add(&d.Areas[i], w.named(d.Areas[i].ID, d.Areas[i].Name))
	}
	for i := range d.Countries {
		f.add(&d.Countries[i], w.country(&d.Countries[i]))
	}
	for i := range d.Lists {
		f.add(&d.Lists[i], w.list(&d.Lists[i]), &d.Lists[i])
	}
	for i := range d.Sources {
		x := &d.Sources[i]
		e := f.add(x, w.source(x).Set("note", w.text(x.Note)), x)
		e.begin = asItem(source.Encode(w.source(x)))
		if !x.Note.IsZero() {
			e.end = indent(source.Encode(source.NewMap().Set("note", w.text(x.Note))))
		}
		for k := range x.Sections {
			s := f.add(&x.Sections[k], w.section(&x.Sections[k]))
			s.text = indent(s.text)
		}
	}
	for _, x := range d.Indicators {
		e := f.add(x, w.indicator(x), &x.Name, &x.Short, &x.Payer, &x.FundingStatus, &x.Purpose, &x.Caveats)
		e.begin = asItem(source.Encode(w.indicator(x)))
		for k := range x.Observations {
			o := f.add(&x.Observations[k], w.observation(&x.Observations[k], x.Dimension), &x.Observations[k])
			o.text = indent(o.text)
		}
	}
	for _, x := range d.Derived {
		f.add(x, w.derived(x), x)
	}
	for _, x := range d.Actions {
		f.add(x, w.action(x), x)
	}
	for _, x := range d.Actors {
		f.add(x, w.actor(x), x)
	}
	for i := range d.Relations {
		f.add(&d.Relations[i], w.relation(&d.Relations[i]))
	}
	for i := range d.Statements {
		f.add(&d.Statements[i], w.statement(&d.Statements[i]), &d.Statements[i])
	}
	return f
}

// add forms an entry. What it refers to is looked for in the parts.
func (f *forms) add(entry any, n *source.Node, parts ...any) *form {
	e := &form{text: source.Encode(source.NewList(n))}
	for _, p := range parts {
		eachText(reflect.ValueOf(p), func(text string) { e.refs = append(e.refs, refsIn(text)...) })
	}
	f.entries[entry] = e
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
