package datafiles

import (
	"bytes"
	"reflect"
	"slices"

	"briefing/internal/input/dataset"
	"briefing/internal/source"
	"briefing/internal/source/schema"
)

// SchemaNames lists the kinds of files of a dataset that have a schema: the entry file, a whole dataset in one file, one
// kind for each group of lists, and what all of them refer to.
func SchemaNames() []string {
	names := []string{"dataset", "complete"}
	for _, k := range partKinds() {
		names = append(names, k.name)
	}
	return append(names, "common")
}

// Schema is the JSON Schema of a kind of file, made from the types that read it; nil for a name that SchemaNames does not
// list. Schemas refer to one another as files of one folder.
func Schema(name string) []byte {
	m := &schema.Maker{Of: describe, Help: help, Group: complete}
	switch name {
	case "dataset":
		return schema.Encode(entrySchema(m))
	case "complete":
		o := head("A whole dataset in one file", "")
		whole := m.Struct(reflect.TypeFor[entryFile]())
		return schema.Encode(append(o, whole.With("properties", whole.Get("properties").(schema.Object).With("unused", schema.Ref("dataset.schema.json#/properties/unused")).Without("include"))...))
	case "common":
		o := head("Shared definitions", "What the other schemas share.").With("definitions", commonDefinitions(m))
		return local(name, schema.Encode(o))
	}
	for _, k := range partKinds() {
		if k.name == name {
			return local(name, schema.Encode(k.schema(m)))
		}
	}
	return nil
}

// help is what an editor shows for a key: the help tag of its field. A list has it where its entries are defined; elsewhere it is
// referred to.
func help(k source.Key) string {
	if k.In == reflect.TypeFor[part]() {
		return ""
	}
	return k.Field.Tag.Get("help")
}

// head begins a schema.
func head(title, description string) schema.Object {
	o := schema.New("$schema", schema.Draft, "title", title)
	if description != "" {
		o = o.With("description", description)
	}
	return o
}

// local makes references of a file to itself such as hold wherever the file lies.
func local(name string, data []byte) []byte {
	return bytes.ReplaceAll(data, []byte(`"`+name+`.schema.json#`), []byte(`"#`))
}

func entrySchema(m *schema.Maker) schema.Object {
	o := append(head("Entry file of a dataset", ""), m.Struct(reflect.TypeFor[entryFile]())...)
	return o.With("definitions", schema.New(
		"dataset", m.Struct(reflect.TypeFor[dataset.Head]()),
		"publication", schema.Described("The imprint.", m.Struct(reflect.TypeFor[dataset.Publication]())),
	))
}

// partKind is a kind of file that holds some of the lists: those fields of part that have its name in a tag.
type partKind struct {
	name, title string
	define      func(m *schema.Maker) schema.Object
}

// defineAs is a definition of one type.
func defineAs[T any](name, help string) func(m *schema.Maker) schema.Object {
	return func(m *schema.Maker) schema.Object {
		return schema.New(name, schema.Described(help, m.Struct(reflect.TypeFor[T]())))
	}
}

// all joins definitions.
func all(list ...func(m *schema.Maker) schema.Object) func(m *schema.Maker) schema.Object {
	return func(m *schema.Maker) schema.Object {
		var o schema.Object
		for _, define := range list {
			o = append(o, define(m)...)
		}
		return o
	}
}

func partKinds() []partKind {
	return []partKind{
		{"vocabulary", "Words that other files use",
			all(defineAs[dataset.Unit]("unit", "What values are expressed in."), defineAs[dataset.Kind]("kind", "A word that sorts indicators, actions or actors."), defineAs[dataset.Side]("side", "Payers whose money may be added."), defineAs[dataset.Payer]("payer", "Who pays."), defineAs[dataset.Dimension]("dimension", "What observations are told apart by."), codeOrGroup, defineAs[dataset.Country]("country", ""), defineAs[dataset.CountryList]("countryList", ""))},
		{"sources", "Sources of a dataset", all(defineAs[dataset.Source]("source", ""), defineAs[dataset.Section]("section", ""))},
		{"indicators", "Indicators and their observations", all(defineAs[indicatorEntry]("indicator", ""),
			defineAs[dataset.Observation]("observation", "A published value."), codedObservation)},
		{"derived", "Computed values", defineAs[dataset.Derived]("derived", "A value that is computed, never typed.")},
		{"actions", "Dated actions", defineAs[dataset.Action]("action", "")},
		{"actors", "Actors", defineAs[dataset.Actor]("actor", "")},
		{"relations", "Relations between figures", defineAs[dataset.Relation]("relation", "")},
		{"statements", "Statements", defineAs[dataset.Statement]("statement", "")},
	}
}

// schema describes a file with the lists of the kind and no others.
func (k partKind) schema(m *schema.Maker) schema.Object {
	properties := schema.Object{}
	for _, list := range source.KeysOf(reflect.TypeFor[part]()) {
		if list.Field.Tag.Get("file") == k.name {
			properties = properties.With(list.Name, schema.Described(list.Field.Tag.Get("help"), listOfEntries(m, list)))
		}
	}
	o := head(k.title, "")
	return append(o, schema.New("type", "object", "additionalProperties", false, "properties", properties, "definitions", k.define(m))...)
}

// listOfEntries describes a list of the vocabulary or of entries where it is defined; elsewhere it is referred to.
func listOfEntries(m *schema.Maker, k source.Key) schema.Object {
	if k.Name == "defaults" {
		return common("defaults")
	}
	if k.Name == "names" {
		return schema.New("type", "object", "additionalProperties", line())
	}
	return schema.New("type", "array", "items", m.Value(k.Field.Type.Elem(), k))
}

// codedObservation is an observation of an indicator with dimensions: whatever they are called are keys, too.
func codedObservation(m *schema.Maker) schema.Object {
	o := m.Struct(reflect.TypeFor[dataset.Observation]())
	return schema.New("codedObservation", schema.New(
		"description", "A published value; the keys named as the dimensions hold its codes.",
		"type", "object", "required", o.Get("required"), "dependencies", o.Get("dependencies"), "properties", o.Get("properties"),
		"additionalProperties", schema.New("type", []string{"string", "integer"}),
	))
}

// codeOrGroup is a code of a dimension: its id, or a group of keys.
func codeOrGroup(m *schema.Maker) schema.Object {
	return schema.New("code", schema.Described("A code of a dimension: its id alone where it is a country or an area.",
		schema.New("anyOf", []any{common("code"), m.Struct(reflect.TypeFor[dataset.Code]())})))
}

// complete says of a type what hangs together in it.
func complete(t reflect.Type, o schema.Object) schema.Object {
	needs := func(keys ...string) schema.Object { return schema.New("required", keys) }
	switch t {
	case reflect.TypeFor[dataset.Observation]():
		// What is missing may stand under defaults: of the indicator or of the file.
		short := o.Get("properties").(schema.Object).Get("time_period")
		return o.With("required", []string{}).With("dependencies", schema.New("low", []string{"high"}, "high", []string{"low"})).With("properties", o.Get("properties").(schema.Object).With("period", short))
	case reflect.TypeFor[dataset.Unit]():
		money := schema.New("properties", schema.New("kind", schema.New("const", dataset.UnitMoney))).With("required", []string{"kind"})
		exchange := needs("currency", "per_currency").With("properties", schema.New("kind", schema.New("const", dataset.UnitRate)))
		none := schema.New("not", schema.New("anyOf", []schema.Object{needs("currency"), needs("per_currency")}))
		return append(o, schema.New("if", money, "then", needs("currency"), "else", schema.New("anyOf", []schema.Object{exchange, none}))...)
	case reflect.TypeFor[dataset.Source]():
		return o.With("dependencies", schema.New("text_sha256", []string{"text_lines"}, "text_lines", []string{"text_sha256"}))
	case reflect.TypeFor[dataset.Derived]():
		return o.With("oneOf", verbSchemas())
	case reflect.TypeFor[indicatorEntry]():
		observations := func(of string) schema.Object {
			return schema.New("properties", schema.New("observations", schema.New("items", schema.Ref("indicators.schema.json#/definitions/"+of))))
		}
		return append(o, schema.New(
			"dependencies", schema.New("adds_up", []string{"by"}, "countries", schema.New("not", needs("country_list"))),
			"if", needs("by"), "then", observations("codedObservation"), "else", observations("observation"),
		)...)
	}
	return o
}

// verbSchemas says for each verb of computed values which keys it has and which it has not.
func verbSchemas() (list []schema.Object) {
	for _, v := range verbs() {
		var not []schema.Object
		for _, other := range verbs() {
			for _, key := range append([]string{other.name}, other.keys...) {
				if key != v.name && !slices.Contains(v.keys, key) && other.name != v.name {
					not = append(not, schema.New("required", []string{key}))
				}
			}
		}
		if v.name == "change" {
			for _, key := range []string{"between", "in"} {
				not = append(not, schema.New("required", []string{"since", key}))
			}
		}
		list = append(list, schema.New("title", v.a, "required", append([]string{v.name}, v.needs...), "not", schema.New("anyOf", not)))
	}
	return list
}
