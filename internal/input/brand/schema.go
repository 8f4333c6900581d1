package brand

import (
	"reflect"
	"strconv"

	"briefing/internal/source"
	"briefing/internal/source/schema"
)

// Schema is the JSON Schema of a _brand.yml, made from the types that read one.
func Schema() []byte {
	m := &schema.Maker{Of: describe, Group: requireTextOrMark}
	o := schema.New(
		"$schema", schema.Draft,
		"title", "A brand",
		"description", "Colours, type, emblem and names of a publisher, in the convention of brand.yml.",
	)
	o = append(o, m.Struct(reflect.TypeFor[brandForm]())...)
	return schema.Encode(o.With("definitions", definitions(m)))
}

func ref(name string) schema.Object { return schema.Ref("#/definitions/" + name) }

// filled is a text that is not empty.
func filled() schema.Object { return schema.New("type", "string", "minLength", 1) }

// definitions are the values that several keys have. Most are one word, or a group of keys.
func definitions(m *schema.Maker) schema.Object {
	or := func(one schema.Object, group reflect.Type) schema.Object {
		return schema.New("oneOf", []any{one, m.Struct(group)})
	}
	var tokens []string
	for _, t := range Tokens() {
		tokens = append(tokens, string(t))
	}
	byLanguage := schema.New(
		"type", "object", "minProperties", 1,
		"propertyNames", schema.New("pattern", "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
		"additionalProperties", filled(),
	)
	return schema.New(
		"text", schema.Described("A printed text, or one text for each language code.", schema.New("oneOf", []any{filled(), byLanguage})),
		"colorWord", schema.Described(`"#RRGGBB" in quotes, or the name of a colour of the palette.`,
			schema.New("type", "string", "pattern", "^(#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|[^#].*)$")),
		"color", schema.Described("One colour, or one for light (print and screen) and one for dark surroundings (screen only).",
			or(ref("colorWord"), reflect.TypeFor[colorKeys]())),
		"image", schema.Described(`A PNG file of the brand's folder (at most 4 million pixels and 1 MiB, 10 times as wide as high or 4 times as high as wide; `+
			`600 pixels high are enough), the drawing "drawn:eu-emblem", or the name of one of the images.`, or(filled(), reflect.TypeFor[imageKeys]())),
		"logo", or(ref("image"), reflect.TypeFor[logoKeys]()),
		"family", schema.Described("The name of a family, or a group of keys with it.", or(filled(), reflect.TypeFor[familyKeys]())),
		"token", schema.New("type", "string", "enum", tokens),
	)
}

// describe says what types and keys of a brand look like where their types do not.
func describe(t reflect.Type, k source.Key) schema.Object {
	switch t {
	case reflect.TypeFor[text]():
		return ref("text")
	case reflect.TypeFor[colorValue]():
		return ref("color")
	case reflect.TypeFor[imageForm]():
		return ref("image")
	case reflect.TypeFor[logoRef]():
		return ref("logo")
	case reflect.TypeFor[familyForm]():
		return ref("family")
	case reflect.TypeFor[paletteForm]():
		return schema.New("type", "object", "additionalProperties", ref("colorWord"))
	case reflect.TypeFor[imagesForm]():
		return schema.New("type", "object", "additionalProperties", ref("image"))
	case reflect.TypeFor[nameForm]():
		both := (&schema.Maker{Of: describe}).Struct(reflect.TypeFor[nameKeys]())
		return schema.New("anyOf", []any{ref("text"), both.With("minProperties", 1)})
	case reflect.TypeFor[fileForm]():
		keys := (&schema.Maker{Of: describe}).Struct(reflect.TypeFor[fileKeys]())
		return schema.New("oneOf", []any{filled(), keys})
	case reflect.TypeFor[*source.Node]():
		return describeNode(k)
	case reflect.TypeFor[source.String](), reflect.TypeFor[string]():
		return describeWord(k)
	}
	return nil
}

// describeNode describes what is taken as it is; most of it is there for other tools.
func describeNode(k source.Key) schema.Object {
	switch k.In {
	case reflect.TypeFor[metaForm]():
		return schema.New("type", []string{"string", "object"})
	case reflect.TypeFor[colorKeys]():
		return ref("colorWord")
	case reflect.TypeFor[logoKeys]():
		return ref("image")
	}
	return nil
}

func describeWord(k source.Key) schema.Object {
	switch {
	case k.In == reflect.TypeFor[pairForm]():
		return ref("token")
	case k.In == reflect.TypeFor[fileKeys]() && k.Name == "weight":
		var numbers, words []any
		for _, w := range k.Enum {
			if n, err := strconv.Atoi(w); err == nil { // with quotes and without
				numbers = append(numbers, n)
			}
			words = append(words, w)
		}
		return schema.New("enum", append(numbers, words...))
	case k.Enum != nil:
		return schema.New("type", "string", "enum", k.Enum)
	}
	return filled()
}

// requireTextOrMark says that a pair is of a text or of a mark, not of both.
func requireTextOrMark(t reflect.Type, o schema.Object) schema.Object {
	if t != reflect.TypeFor[pairForm]() {
		return o
	}
	return o.With("oneOf", []any{schema.New("required", []string{"text"}), schema.New("required", []string{"mark"})})
}
