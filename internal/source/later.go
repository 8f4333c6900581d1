package source

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"briefing/internal/diag"
)

// Later is a form that the language has and this version does not read. Who writes it is told so, and what to use instead.
type Later struct {
	// Name is the form as it is written and as messages have it: a key, as in "accept"; a key with one value, as in
	// "format: pages"; a key with a group that has a key, as in "observations: {file}"; or with any group, as in "names: {}".
	// A key alone is taken only where the group that is read has no such key.
	Name string
	Use  string // what to write instead
}

// HasLater is a struct whose group of keys has forms of later versions. Those of inline structs are its own, too.
type HasLater interface{ NotYet() []Later }

// Missing is the finding for the form.
func (f Later) Missing(at diag.Pos) diag.List {
	var l diag.List
	l.Add(at, diag.Error, "not-yet", f.Name+" is not in this version", f.Use)
	return l
}

// LaterNamed is the form of a table with a name; false where it has none.
func LaterNamed(table []Later, name string) (Later, bool) {
	i := slices.IndexFunc(table, func(f Later) bool { return f.Name == name })
	if i < 0 {
		return Later{}, false
	}
	return table[i], true
}

// laterForm is a form taken apart: its key, and the value that it is of.
type laterForm struct {
	Later
	key, value string
	valued     bool
}

// is says whether a key with its value has the form; known says that the group has such a key in another form.
func (f laterForm) is(kv Field, known bool) bool {
	switch {
	case f.key != kv.Key:
		return false
	case !f.valued:
		return !known
	}
	if in, group := strings.CutPrefix(f.value, "{"); group {
		in = strings.TrimSuffix(in, "}")
		return kv.Value.Kind == Map && (in == "" || kv.Value.Get(in) != nil)
	}
	return kv.Value.Kind == Scalar && kv.Value.Value == f.value
}

// later is the form that a key with its value has, of those of later versions that a struct names.
func later(table []laterForm, kv Field, known bool) (Later, bool) {
	for i := range table {
		if table[i].is(kv, known) {
			return table[i].Later, true
		}
	}
	return Later{}, false
}

// laterOf are the forms of later versions that a struct and its inline structs name, read when they are first asked for.
func laterOf(t reflect.Type) []laterForm {
	if table, read := readLater.Load(t); read {
		return table.([]laterForm)
	}
	var table []laterForm
	if has, ok := reflect.New(t).Interface().(HasLater); ok {
		for _, f := range has.NotYet() {
			key, value, valued := strings.Cut(f.Name, ": ")
			table = append(table, laterForm{f, key, value, valued})
		}
	}
	for i := range t.NumField() {
		if f := t.Field(i); strings.HasSuffix(f.Tag.Get("yaml"), ",inline") {
			table = append(table, laterOf(pointedAt(f.Type))...)
		}
	}
	readLater.Store(t, table)
	return table
}

var readLater sync.Map // []laterForm by reflect.Type
