package reading

import (
	"reflect"

	"briefing/internal/charts"
	"briefing/internal/charts/kind"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
	"briefing/internal/source/schema"
)

// BriefSchema is the JSON Schema of a brief, made from the types that read one.
func BriefSchema() []byte {
	g := newSchemaMaker()
	return g.encode("A brief", g.Struct(reflect.TypeFor[briefForm]()))
}

// ChartsSchema is the JSON Schema of charts.yaml.
func ChartsSchema() []byte {
	g := newSchemaMaker()
	return g.encode("The charts of a set of templates", g.Struct(reflect.TypeFor[chartsForm]()))
}

// schemaMaker makes the schemas of templates. Blocks says that the file holds blocks, which are defined once then.
type schemaMaker struct {
	schema.Maker
	blocks bool
}

func newSchemaMaker() *schemaMaker {
	g := &schemaMaker{}
	g.Maker = schema.Maker{Of: g.describe, Group: titled}
	return g
}

func (g *schemaMaker) encode(title string, o schema.Object) []byte {
	o = append(schema.New("$schema", schema.Draft, "title", title), o...)
	return schema.EncodeSorted(o.With("definitions", g.definitions()))
}

func refTo(name string) schema.Object { return schema.Ref("#/definitions/" + name) }

func anyOf(of ...any) schema.Object { return schema.New("anyOf", of) }

// listOf is a list with at least so many entries.
func listOf(items schema.Object, least int) schema.Object {
	return schema.New("type", "array", "minItems", least, "items", items)
}

// textList is a list of texts, which may be empty.
func textList() schema.Object { return schema.New("type", "array", "items", refTo("text")) }

func (g *schemaMaker) definitions() schema.Object {
	byLanguage := schema.New(
		"type", "object", "minProperties", 1, "propertyNames", schema.New("pattern", "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
		"additionalProperties", schema.New("type", "string", "minLength", 1),
	)
	// Unquoted numbers and words such as yes are texts here; the tool reads them as they are written.
	plain := schema.New("type", []string{"string", "number", "boolean"})
	defs := schema.New(
		"text", schema.Described("A text, or one for each language.", schema.New("oneOf", []any{plain, byLanguage})),
		"id", schema.New("type", "string", "pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"),
		"word", schema.New("type", []string{"string", "number"}),
	)
	if !g.blocks {
		return defs
	}
	var kinds []any
	for _, k := range blockKinds() {
		when := g.Struct(reflect.TypeFor[kind.Condition]()).Get("properties").(schema.Object).Get("when")
		kinds = append(kinds, schema.New(
			"type", "object", "additionalProperties", false, "required", []string{k.name},
			"properties", schema.New(k.name, schema.Described(k.help, g.block(k.make())), "when", when),
		))
	}
	return defs.With("block", schema.New("oneOf", kinds))
}

// block is a kind of block with its short forms.
func (g *schemaMaker) block(f form) schema.Object {
	t := reflect.TypeOf(f).Elem()
	claimed := g.Struct(reflect.TypeFor[phrase.RawTitle]())
	switch f.(type) {
	case *leadForm:
		return refTo("text")
	case *proseForm:
		return anyOf(refTo("text"), textList(), g.Struct(t))
	case *summaryForm:
		return listOf(claimed, template.FewestSentences).With("maxItems", template.MostSentences)
	case *listForm:
		return listOf(anyOf(refTo("text"), g.Struct(reflect.TypeFor[pointGroup]())), 1)
	case *placedForm:
		return schema.New("oneOf", []any{refTo("id"), g.Struct(t)})
	case *tableForm:
		return anyOf(g.Struct(reflect.TypeFor[writtenTableForm]()), g.Struct(reflect.TypeFor[madeTableForm]()))
	case *columnsForm:
		return listOf(g.Struct(reflect.TypeFor[columnForm]()), 2)
	}
	return g.Struct(t)
}

// chart is any kind of chart.
func (g *schemaMaker) chart() schema.Object {
	var kinds []any
	for _, k := range charts.Kinds() {
		s := g.Struct(reflect.TypeOf(k.New()).Elem())
		s = s.With("properties", s.Get("properties").(schema.Object).With("kind", schema.New("const", k.Name)))
		if k.Subtitled {
			s = s.With("required", append(s.Get("required").([]string), "subtitle"))
		}
		kinds = append(kinds, s)
	}
	return schema.New("oneOf", kinds)
}

// titled says of what has a title that it has a claim for it, or takes both from a chart.
func titled(t reflect.Type, o schema.Object) schema.Object {
	if o.Get("properties").(schema.Object).Get("titles") == nil {
		return o
	}
	needs := func(keys ...string) schema.Object { return schema.New("required", keys) }
	ways := []any{needs("titles"), needs("title", "holds"), needs("title_of")}
	switch t {
	case reflect.TypeFor[notesForm](): // the tool has a heading for notes
		return o
	case reflect.TypeFor[boxForm](), reflect.TypeFor[factsForm](): // on a slide they have none
		return o
	case reflect.TypeFor[slideForm](): // the title slide has that of the brief
		ways = append(ways, needs("opening"))
	}
	return o.With("anyOf", ways)
}

// describe says what types of templates look like that read themselves.
func (g *schemaMaker) describe(t reflect.Type, k source.Key) schema.Object {
	switch t {
	case reflect.TypeFor[phrase.Raw]():
		return refTo("text")
	case reflect.TypeFor[phrase.RawList]():
		return anyOf(refTo("text"), textList())
	case reflect.TypeFor[namedTexts]():
		return schema.New("type", "object", "additionalProperties", refTo("text"))
	case reflect.TypeFor[formatWord]():
		return schema.Enum(formatWords()...)
	case reflect.TypeFor[belowForm]():
		return anyOf(refTo("text"), g.Struct(reflect.TypeFor[belowGroup]()))
	case reflect.TypeFor[standfirstForm]():
		claimed := g.Struct(reflect.TypeFor[phrase.RawTitle]())
		return anyOf(refTo("text"), claimed, listOf(claimed, 1))
	case reflect.TypeFor[tableRowForm]():
		row := g.Struct(t)
		cells := row.Get("properties").(schema.Object).Get("cells").(schema.Object)
		return anyOf(listOf(cells.Get("items").(schema.Object), 1), row)
	case reflect.TypeFor[source.Strings]():
		return anyOf(refTo("word"), listOf(refTo("word"), 1))
	case reflect.TypeFor[totalForm]():
		return schema.New("enum", []any{true, false, totalRows, totalAcross})
	case reflect.TypeFor[dataset.PeriodList]():
		ends := schema.New("type", "object", "additionalProperties", false, "required", []string{"from", "to"}, "properties", schema.New("from", refTo("word"), "to", refTo("word")))
		return anyOf(listOf(refTo("word"), 1), ends)
	case reflect.TypeFor[blockForm]():
		g.blocks = true
		return refTo("block")
	case reflect.TypeFor[chartForm]():
		return g.chart()
	case reflect.TypeFor[retiredForm]():
		return schema.New("type", "object", "propertyNames", refTo("id"), "additionalProperties", refTo("id"))
	case reflect.TypeFor[source.String]():
		if k.ID && k.Field.Type == t {
			return refTo("id")
		}
		return refTo("word")
	}
	return nil
}
