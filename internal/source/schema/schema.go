// Package schema makes JSON Schemas of the types that source.Decode reads, for editors and for other programs.
//
// In: the struct types of a kind of file, whose tags say which keys there are, which must be there and what they may hold.
// Out: a schema of draft 7. What an editor shows for a key is the help tag of its field, so that a key of the same name
// elsewhere can have words of its own:
//
//	Line int `yaml:"line" help:"Line of the heading in the text version."`
//
// It reads no file, and what a value looks like that reads itself (source.Unmarshaler) it has to be told.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"briefing/internal/source"
)

// Draft is the version of JSON Schema that the schemas follow.
const Draft = "http://json-schema.org/draft-07/schema#"

// Maker makes the schema of a kind of file.
type Maker struct {
	// Of describes values of a type, where that does not follow from its kind or its tags: a type that reads itself, or what
	// the key holds beyond its type. It returns nil for all others. The key is the zero Key for entries of no struct.
	Of func(t reflect.Type, k source.Key) Object
	// Help is what an editor shows for a key; nil: the help tag of its field.
	Help func(k source.Key) string
	// Group completes the schema of a struct by what its tags cannot say; nil: nothing.
	Group func(t reflect.Type, o Object) Object
}

// Struct describes a group of keys: no others are allowed.
func (m *Maker) Struct(t reflect.Type) Object {
	properties := Object{}
	var required []string
	for _, k := range source.KeysOf(t) {
		properties = append(properties, Member{k.Name, Described(m.help(k), m.Value(k.Field.Type, k))})
		if k.Required {
			required = append(required, k.Name)
		}
	}
	o := Object{{"type", "object"}, {"additionalProperties", false}}
	if len(required) > 0 {
		o = append(o, Member{"required", required})
	}
	o = append(o, Member{"properties", properties})
	if m.Group != nil {
		o = m.Group(t, o)
	}
	return o
}

func (m *Maker) help(k source.Key) string {
	if m.Help != nil {
		return m.Help(k)
	}
	return k.Field.Tag.Get("help")
}

// Value describes the values of a type under a key.
func (m *Maker) Value(t reflect.Type, k source.Key) Object {
	if m.Of != nil {
		if o := m.Of(t, k); o != nil {
			return o
		}
	}
	if t == reflect.TypeFor[*source.Node]() {
		return Object{} // taken as it is
	}
	switch t.Kind() {
	case reflect.Pointer:
		return m.Value(t.Elem(), k)
	case reflect.Slice:
		o := Object{{"type", "array"}, {"items", m.Value(t.Elem(), k)}}
		if k.NonEmpty {
			o = append(o, Member{"minItems", 1})
		}
		return o
	}
	if k.Enum != nil {
		return Enum(k.Enum...)
	}
	switch t.Kind() {
	case reflect.Bool:
		return Object{{"type", "boolean"}}
	case reflect.Int:
		if k.Natural {
			return Object{{"type", "integer"}, {"minimum", 1}}
		}
		return Object{{"type", "integer"}}
	case reflect.String:
		return Object{{"type", "string"}}
	case reflect.Struct:
		return m.Struct(t)
	}
	panic(fmt.Sprintf("schema: nothing says what %s looks like", t))
}

// Ref refers to a definition by its address.
func Ref(address string) Object { return Object{{"$ref", address}} }

// Enum allows the values of a list.
func Enum(values ...string) Object { return Object{{"enum", values}} }

// Described is a schema with what an editor shows for it. A reference is wrapped, because draft 7 ignores what stands
// beside one.
func Described(help string, o Object) Object {
	if help == "" {
		return o
	}
	if o.Get("$ref") != nil {
		return Object{{"description", help}, {"allOf", []any{o}}}
	}
	return append(Object{{"description", help}}, o.Without("description")...)
}

// Encode prints a schema with its members in their order.
func Encode(o Object) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, mustCompact(o), "", "  "); err != nil {
		panic(err) // what was just made is JSON
	}
	return append(b.Bytes(), '\n')
}

// EncodeSorted prints a schema with the members of each object sorted by name.
func EncodeSorted(o Object) []byte {
	var tree any
	dec := json.NewDecoder(bytes.NewReader(mustCompact(o)))
	dec.UseNumber()
	if err := dec.Decode(&tree); err != nil {
		panic(err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, mustCompact(tree), "", "  "); err != nil {
		panic(err)
	}
	return append(b.Bytes(), '\n')
}

func mustCompact(v any) []byte {
	data, err := compact(v)
	if err != nil {
		panic(err) // schemas are made of texts, numbers, lists and objects
	}
	return data
}
