package subset

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// fragments are the entries of a dataset as YAML, each by itself, by their places in the dataset's lists. A subset consists of
// whole entries, so each entry is encoded once for the subsets of all documents, when the first of them has it.
type fragments struct {
	entries      [kinds][]later
	relations    []later
	kinds        []later
	sections     [][]later // of a source
	observations [][]later // of an indicator
	certain      []later   // of an indicator without what its intervals mean; nil where it has none
	names        [][]byte  // as they are looked for
}

// fragment is the YAML of an entry as an item of its list.
type fragment struct {
	text       []byte   // if nothing stands inside it
	begin, end []byte   // before and after what stands inside it: a source's sections, an indicator's observations
	refs       []string // what its texts refer to
}

// later makes a fragment when it is first asked for.
type later func() *fragment

func newFragments(d *dataset.Dataset) *fragments {
	f := &fragments{}
	f.entries = [kinds][]later{
		unit: fragmentsOf(d.Units), count: fragmentsOf(d.Counts), area: fragmentsOf(d.Areas), side: fragmentsOf(d.Sides), payer: fragmentsOf(d.Payers), dimension: fragmentsOf(d.Dimensions), country: fragmentsOf(d.Countries),
		countryList: fragmentsOf(d.Lists), derived: fragmentsOf(d.Derived), action: fragmentsOf(d.Actions), actor: fragmentsOf(d.Actors),
		statement: fragmentsOf(d.Statements),
	}
	f.relations, f.kinds = fragmentsOf(d.Relations), fragmentsOf(d.Kinds)
	for i := range d.Sources {
		x := &d.Sources[i]
		f.entries[sourceEntry] = append(f.entries[sourceEntry], sync.OnceValue(func() *fragment {
			return newFragmentAround(source.Tree(x), "sections", x)
		}))
		f.sections = append(f.sections, fragmentsInside(x.Sections, func(s *dataset.Section) *source.Node { return source.Tree(s) }))
	}
	for _, x := range d.Indicators {
		f.entries[indicator] = append(f.entries[indicator], laterIndicator(x))
		var certain later
		if !x.Interval.IsZero() {
			without := *x
			without.Interval = dataset.Text{}
			certain = laterIndicator(&without)
		}
		f.certain = append(f.certain, certain)
		f.observations = append(f.observations, fragmentsInside(x.Observations, func(o *dataset.Observation) *source.Node { return observation(x, *o) }))
	}
	for _, n := range d.Names {
		f.names = append(f.names, []byte(n.S))
	}
	return f
}

// laterIndicator is the fragment of an indicator, around its observations.
func laterIndicator(x *dataset.Indicator) later {
	return sync.OnceValue(func() *fragment {
		return newFragmentAround(source.Tree(x), "observations", &x.Name, &x.Short, &x.FundingStatus, &x.Purpose, &x.Interval, &x.Caveats)
	})
}

// fragmentsOf are the entries of a list.
func fragmentsOf[T any](list []T) []later {
	out := make([]later, len(list))
	for i := range list {
		out[i] = sync.OnceValue(func() *fragment { return newFragment(source.Tree(&list[i]), &list[i]) })
	}
	return out
}

// fragmentsInside are the entries of a list inside an entry, each of the tree that it is given.
func fragmentsInside[T any](list []T, tree func(*T) *source.Node) []later {
	out := make([]later, len(list))
	for i := range list {
		out[i] = sync.OnceValue(func() *fragment {
			e := newFragment(tree(&list[i]), &list[i])
			e.text = indent(e.text)
			return e
		})
	}
	return out
}

// observation is the tree of an observation of an indicator: with the keys that its dimensions name, and without values that
// are the default.
func observation(of *dataset.Indicator, o dataset.Observation) *source.Node {
	if o.Missing {
		o.Qualifier = ""
	}
	n := source.Tree(&o)
	at := slices.IndexFunc(n.Fields, func(f source.Field) bool { return f.Key == "time_period" })
	for k, code := range o.Key.Codes(0) {
		if code != dataset.Whole {
			n.Fields = slices.Insert(n.Fields, at, source.Field{Key: of.By[k], Value: source.NewText(code)})
			at++
		}
	}
	return n
}

// newFragment encodes an entry. The references of its texts are looked for in parts.
func newFragment(n *source.Node, parts ...any) *fragment {
	e := &fragment{text: source.Encode(source.NewList(n))}
	for _, p := range parts {
		eachText(reflect.ValueOf(p), func(text string) { e.refs = append(e.refs, refsIn(text)...) })
	}
	return e
}

// newFragmentAround encodes an entry with a list under the key within; the entries of that list are fragments themselves.
func newFragmentAround(n *source.Node, within string, parts ...any) *fragment {
	at := slices.IndexFunc(n.Fields, func(f source.Field) bool { return f.Key == within })
	before, after := n.Fields, []source.Field(nil)
	if at >= 0 {
		before, after = n.Fields[:at], n.Fields[at+1:]
	}
	e := newFragment(&source.Node{Kind: source.Map, Fields: slices.Concat(before, after)}, parts...)
	e.begin = asItem(source.Encode(&source.Node{Kind: source.Map, Fields: before}))
	if len(after) > 0 {
		e.end = indent(source.Encode(&source.Node{Kind: source.Map, Fields: after}))
	}
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
var textReference = regexp.MustCompile(`(\\?)\{\{\s*([a-z0-9][a-z0-9-]*(?:/[A-Za-z0-9_*:-]+)*(?:@(?:[0-9-]+|max|min))?)`)

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
