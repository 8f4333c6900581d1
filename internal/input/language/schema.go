package language

import (
	"reflect"
	"strings"

	"briefing/internal/input/dataset"
	"briefing/internal/source"
	"briefing/internal/source/schema"
)

// Schema is the JSON Schema of a message file, made from the types that read one and from the table of keys.
func Schema() []byte {
	m := schema.Maker{Of: describe}
	o := schema.New(
		"$schema", schema.Draft,
		"title", "Messages of one language",
		"description", "What the tool itself prints, and how figures are written. What is left out is printed in English.",
		"definitions", schema.New("text", schema.New("type", "string", "minLength", 1)),
	)
	return schema.EncodeSorted(append(o, m.Struct(reflect.TypeFor[fileForm]())...))
}

// oneText is a text that is printed.
func oneText() schema.Object { return schema.Ref("#/definitions/text") }

// describe says what types and keys of a message file look like where their types do not.
func describe(t reflect.Type, k source.Key) schema.Object {
	switch t {
	case reflect.TypeFor[texts]():
		if k.Name == "currencies" {
			return schema.New("type", "object", "propertyNames", schema.New("pattern", "^[A-Z]{3}$"), "additionalProperties", oneText())
		}
		if k.In == reflect.TypeFor[numbersForm]() {
			return pluralSchema()
		}
		prefix := k.Name + "."
		if k.Name == "messages" {
			prefix = ""
		}
		return sectionSchema(prefix)
	case reflect.TypeFor[namePattern]():
		return oneText()
	case reflect.TypeFor[source.String]():
		switch {
		case k.Name == "language":
			return schema.New("type", "string", "pattern", "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")
		case k.Name == "tag":
			return schema.New("type", "string", "pattern", "^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
		}
		return oneText()
	case reflect.TypeFor[[]source.String]():
		list := schema.New("type", "array", "items", oneText())
		switch {
		case k.In == reflect.TypeFor[monthsForm]():
			return list.With("minItems", 12).With("maxItems", 12)
		case k.In == reflect.TypeFor[quartersForm]():
			return list.With("minItems", 4).With("maxItems", 4)
		case k.In == reflect.TypeFor[halvesForm]():
			return list.With("minItems", 2).With("maxItems", 2)
		case k.Name == "numbers":
			return list.With("minItems", maxWord).With("maxItems", maxWord)
		}
		return list
	}
	if k.Enum != nil {
		return schema.New("type", "string", "enum", k.Enum)
	}
	return nil
}

func pluralSchema() schema.Object {
	forms := schema.Object{}
	for _, c := range dataset.PluralCategories() {
		forms = forms.With(c, oneText())
	}
	return schema.New("type", "object", "additionalProperties", false, "required", []string{"other"}, "properties", forms)
}

// sectionSchema describes the texts of a section.
func sectionSchema(prefix string) schema.Object {
	properties := schema.Object{}
	of, names := keysOfSection(prefix)
	for i, name := range names {
		properties = properties.With(name, textSchema(of[i]))
	}
	return schema.New("type", "object", "additionalProperties", false, "properties", properties)
}

// textSchema describes one text: what it must hold in braces can be checked by an editor too.
func textSchema(k Key) schema.Object {
	all := []any{oneText()}
	for _, n := range k.placeholders() {
		all = append(all, schema.New("pattern", `\{`+n+`\}`))
	}
	names := k.placeholders()
	if k.hasMonth() {
		all = append(all, schema.New("pattern", `\{month`))
		names = append(names, monthForms()...)
	}
	if k.hasPart() {
		all = append(all, schema.New("pattern", `\{part_`))
		names = append(names, partForms()...)
	}
	if len(names) == 0 {
		return oneText()
	}
	return schema.New("description", "Filled in: {"+strings.Join(names, "}, {")+"}.", "allOf", all)
}
