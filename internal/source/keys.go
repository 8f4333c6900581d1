package source

import "reflect"

// Key is a key that Decode takes, with what the field of the struct says of it.
type Key struct {
	Name  string
	In    reflect.Type        // the struct whose field it is; of keys that stand inline the inner one
	Field reflect.StructField // with further tags
	Options
}

// KeysOf lists the keys of a struct, in the order of its fields, those of inline structs among them, without keys that only
// earlier versions had.
func KeysOf(t reflect.Type) []Key {
	var keys []Key
	for _, f := range fieldsOf(t) {
		if f.name == "" || f.opt.gone {
			continue
		}
		in := t
		if n := len(f.index) - 1; n > 0 {
			in = pointedAt(t.FieldByIndex(f.index[:n]).Type)
		}
		keys = append(keys, Key{Name: f.name, In: in, Field: t.FieldByIndex(f.index), Options: f.opt})
	}
	return keys
}

// Keys lists the names of the keys that a struct, or what a pointer leads to, takes, in the order of its fields.
func Keys(v any) []string {
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var names []string
	for _, k := range KeysOf(t) {
		names = append(names, k.Name)
	}
	return names
}
