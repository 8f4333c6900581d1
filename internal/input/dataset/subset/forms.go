package subset

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"briefing/internal/input/dataset"
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

func newForms(d *dataset.Dataset) *forms {
	f := &forms{head: source.Encode(source.NewMap().Set("dataset", source.Tree(&d.Head)))}
	f.entries = [kinds][]*form{
		unit: formsOf(d.Units), count: formsOf(d.Counts), area: formsOf(d.Areas), country: formsOf(d.Countries),
		countryList: formsOf(d.Lists), derived: formsOf(d.Derived), action: formsOf(d.Actions), actor: formsOf(d.Actors),
		statement: formsOf(d.Statements),
	}
	f.relations = formsOf(d.Relations)
	for i, n := range items(d.Sources) {
		x := &d.Sources[i]
		f.entries[origin] = append(f.entries[origin], newFormAround(n, "sections", x))
		f.sections = append(f.sections, insideForms(formsOf(x.Sections)))
	}
	for i, n := range items(d.Indicators) {
		x := d.Indicators[i]
		f.entries[indicator] = append(f.entries[indicator], newFormAround(n, "observations", &x.Name, &x.Short, &x.Payer, &x.FundingStatus, &x.Purpose, &x.Caveats))
		f.observations = append(f.observations, insideForms(observationForms(x)))
	}
	for _, n := range d.Names {
		f.names = append(f.names, []byte(n.S))
	}
	return f
}

// items are the trees of the entries of a list.
func items[T any](list []T) []*source.Node {
	if len(list) == 0 {
		return nil
	}
	return source.Tree(list).Items
}

// formsOf forms the entries of a list.
func formsOf[T any](list []T) []*form {
	var out []*form
	for i, n := range items(list) {
		out = append(out, newForm(n, &list[i]))
	}
	return out
}

// observationForms forms an indicator's observations: with the key that its dimension names, and without what is
// understood.
func observationForms(i *dataset.Indicator) []*form {
	short := slices.Clone(i.Observations)
	for k := range short {
		if short[k].Missing {
			short[k].Qualifier = ""
		}
		if short[k].Status == dataset.StatusNormal {
			short[k].Status = ""
		}
	}
	var out []*form
	for k, n := range items(short) {
		if i.Dimension != "" {
			at := slices.IndexFunc(n.Fields, func(f source.Field) bool { return f.Key == "time_period" })
			n.Fields = slices.Insert(n.Fields, at, source.Field{Key: i.Dimension, Value: source.NewBare(short[k].Member)})
		}
		out = append(out, newForm(n, &short[k]))
	}
	return out
}

// newForm forms an entry. What it refers to is looked for in the parts.
func newForm(n *source.Node, parts ...any) *form {
	e := &form{text: source.Encode(source.NewList(n))}
	for _, p := range parts {
		eachText(reflect.ValueOf(p), func(text string) { e.refs = append(e.refs, refsIn(text)...) })
	}
	return e
}

// newFormAround forms an entry that has a list under the key within, whose own entries are formed by themselves.
func newFormAround(n *source.Node, within string, parts ...any) *form {
	at := slices.IndexFunc(n.Fields, func(f source.Field) bool { return f.Key == within })
	before, after := n.Fields, []source.Field(nil)
	if at >= 0 {
		before, after = n.Fields[:at], n.Fields[at+1:]
	}
	e := newForm(&source.Node{Kind: source.Map, Fields: slices.Concat(before, after)}, parts...)
	e.begin = asItem(source.Encode(&source.Node{Kind: source.Map, Fields: before}))
	if len(after) > 0 {
		e.end = indent(source.Encode(&source.Node{Kind: source.Map, Fields: after}))
	}
	return e
}

// insideForms makes entries those of a list inside another.
func insideForms(list []*form) []*form {
	for _, e := range list {
		e.text = indent(e.text)
	}
	return list
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

var typeOfText = reflect.TypeFor[dataset.Text]()

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
			for _, x := range v.Addr().Interface().(*dataset.Text).Values {
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
