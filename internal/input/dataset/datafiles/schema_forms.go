package datafiles

import (
	"reflect"

	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/cells"
	"briefing/internal/source"
	"briefing/internal/source/schema"
)

// dayOrLess is a year, month or day.
const dayOrLess = "(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"

// partOrLess is that, or a half-year, a quarter or a week. Whether a year has a week 53 a pattern cannot say.
const partOrLess = "(" + dayOrLess + "|(19|20|21)[0-9]{2}-(H[12]|Q[1-4]|W(0[1-9]|[1-4][0-9]|5[0-3])))"

func common(name string) schema.Object { return schema.Ref("common.schema.json#/definitions/" + name) }

// line is a text in one language that is not empty.
func line() schema.Object { return schema.New("type", "string", "minLength", 1) }

func pattern(p string) schema.Object { return schema.New("type", "string", "pattern", p) }

// printedWords are words as a source prints them; unquoted numbers are words, too.
func printedWords() schema.Object { return schema.New("type", []string{"string", "number"}) }

// defined are the types that have a definition of their own.
func defined() map[reflect.Type]string {
	return map[reflect.Type]string{
		reflect.TypeFor[entry[dataset.Head]]():        "dataset.schema.json#/definitions/dataset",
		reflect.TypeFor[dataset.Publication]():        "dataset.schema.json#/definitions/publication",
		reflect.TypeFor[entry[dataset.Unit]]():        "vocabulary.schema.json#/definitions/unit",
		reflect.TypeFor[entry[dataset.Count]]():       "common.schema.json#/definitions/named",
		reflect.TypeFor[entry[dataset.Area]]():        "common.schema.json#/definitions/named",
		reflect.TypeFor[entry[dataset.Dimension]]():   "vocabulary.schema.json#/definitions/dimension",
		reflect.TypeFor[dataset.Code]():               "vocabulary.schema.json#/definitions/code",
		reflect.TypeFor[dataset.CodeID]():             "common.schema.json#/definitions/code",
		reflect.TypeFor[dataset.By]():                 "common.schema.json#/definitions/by",
		reflect.TypeFor[entry[dataset.Country]]():     "vocabulary.schema.json#/definitions/country",
		reflect.TypeFor[entry[dataset.CountryList]](): "vocabulary.schema.json#/definitions/countryList",
		reflect.TypeFor[entry[dataset.Source]]():      "sources.schema.json#/definitions/source",
		reflect.TypeFor[dataset.Section]():            "sources.schema.json#/definitions/section",
		reflect.TypeFor[indicatorEntry]():             "indicators.schema.json#/definitions/indicator",
		reflect.TypeFor[entry[dataset.Kind]]():        "vocabulary.schema.json#/definitions/kind",
		reflect.TypeFor[entry[dataset.Side]]():        "vocabulary.schema.json#/definitions/side",
		reflect.TypeFor[entry[dataset.Payer]]():       "vocabulary.schema.json#/definitions/payer",
		reflect.TypeFor[dataset.PayerID]():            "common.schema.json#/definitions/id",
		reflect.TypeFor[entry[dataset.Derived]]():     "derived.schema.json#/definitions/derived",
		reflect.TypeFor[entry[dataset.Action]]():      "actions.schema.json#/definitions/action",
		reflect.TypeFor[entry[dataset.Actor]]():       "actors.schema.json#/definitions/actor",
		reflect.TypeFor[entry[dataset.Relation]]():    "relations.schema.json#/definitions/relation",
		reflect.TypeFor[entry[dataset.Statement]]():   "statements.schema.json#/definitions/statement",
		reflect.TypeFor[dataset.Locator]():            "common.schema.json#/definitions/locator",
		reflect.TypeFor[[]dataset.Caveat]():           "common.schema.json#/definitions/caveats",
		reflect.TypeFor[dataset.Text]():               "common.schema.json#/definitions/text",
		reflect.TypeFor[dataset.Plural]():             "common.schema.json#/definitions/plural",
		reflect.TypeFor[dataset.Date]():               "common.schema.json#/definitions/date",
		reflect.TypeFor[dataset.Period]():             "common.schema.json#/definitions/period",
		reflect.TypeFor[dataset.PublicationDate]():    "common.schema.json#/definitions/published",
		reflect.TypeFor[dataset.Counting]():           "common.schema.json#/definitions/counting",
		reflect.TypeFor[[]dataset.Counting]():         "common.schema.json#/definitions/countings",
	}
}

// describe says what types and keys of a dataset look like where their types do not.
func describe(t reflect.Type, k source.Key) schema.Object {
	if k.In == reflect.TypeFor[part]() && t == k.Field.Type {
		return schema.Ref(k.Field.Tag.Get("file") + ".schema.json#/properties/" + k.Name)
	}
	if k.In != nil {
		if o := formOf(t, k); o != nil {
			return o
		}
	}
	if address, ok := defined()[t]; ok {
		return schema.Ref(address)
	}
	if t == reflect.TypeFor[dataset.Statuses]() {
		one := schema.New("enum", dataset.ObservationStatus("").Values())
		return schema.New("anyOf", []any{one, schema.New("type", "array", "items", one, "minItems", 1, "uniqueItems", true)})
	}
	if t == reflect.TypeFor[dataset.AddsUp]() {
		return schema.New("anyOf", []any{schema.New("type", "boolean"), schema.New("type", "array", "items", common("id"), "minItems", 1, "uniqueItems", true)})
	}
	if t == reflect.TypeFor[dataset.Amount]() {
		return schema.New("anyOf", []any{schema.New("type", "number"), schema.New("const", dataset.NotStated)})
	}
	if t == reflect.TypeFor[dataset.Bound]() {
		return schema.New("type", "number")
	}
	if t.Kind() == reflect.String && k.Enum == nil {
		switch {
		case k.ID:
			return common("id")
		case k.DotID:
			return common("dottedId")
		}
		return line()
	}
	return nil
}

// formOf is what a key holds beyond what its type says.
func formOf(t reflect.Type, k source.Key) schema.Object {
	if t != k.Field.Type {
		return nil
	}
	switch k.In.Name() + "." + k.Name {
	case "Head.brand":
		return common("id")
	case "Head.language":
		return pattern("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")
	case "Head.edition":
		return pattern("^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")
	case "Unit.currency":
		return pattern("^[A-Z]{3}$")
	case "Source.address":
		return pattern(`^https?://[^\s/?#@%]+\.[^\s/?#@%]+([/?#]([^\s%]|%[0-9A-Fa-f]{2})*)?$`)
	case "Source.text_sha256":
		return pattern("^[0-9a-f]{64}$")
	case "Country.code":
		return common("country")
	case "CountryList.codes", "Indicator.countries", "Action.countries", "Actor.countries":
		return common("countries")
	case "CountryList.count":
		return schema.New("type", "integer", "minimum", 0)
	case "Section.heading", "Observation.printed", "CountryList.printed":
		return printedWords()
	case "indicatorEntry.defaults":
		return common("defaults")
	case "Indicator.counting":
		return schema.New("anyOf", []any{common("counting"), schema.New("const", dataset.NotStated)})
	case "Indicator.counting_start":
		return common("dateOrNotStated")
	case "indicatorEntry.observations":
		return schema.New("anyOf", []any{schema.New("type", "array", "minItems", 1), common("file")})
	case "Form.map":
		return schema.New("type", "object", "additionalProperties", line())
	case "Form.missing":
		return schema.New("type", "object", "additionalProperties", schema.New("enum", append([]string{dataset.NotStated, cells.LeftOut}, dataset.ObservationStatus("").Values()...)))
	case "Form.flags":
		return schema.New("type", "object", "additionalProperties", schema.New("enum", dataset.ObservationStatus("").Values()))
	case "Form.whole":
		return schema.New("anyOf", []any{line(), schema.New("type", "array", "items", line(), "minItems", 1)})
	case "Form.file":
		return pattern(`^[^/\\.][^\\]*\.(csv|tsv|xlsx)$`)
	case "Derived.sum":
		return schema.New("type", "array", "items", common("figure"), "minItems", 2, "uniqueItems", true)
	case "Derived.difference":
		return schema.New("type", "array", "items", common("figure"), "minItems", 2, "maxItems", 2, "uniqueItems", true)
	case "Derived.share", "Derived.whole", "Derived.rate", "Derived.per_unit_of", "Derived.index", "Derived.convert":
		return common("figure")
	case "Derived.between":
		return schema.New("type", "array", "items", common("dateOrPart"), "minItems", 2, "maxItems", 2, "uniqueItems", true)
	case "Derived.base":
		return common("date")
	case "Derived.periods":
		ends := schema.New("type", "object", "additionalProperties", false, "required", []string{"from", "to"}, "properties", schema.New("from", common("dateOrPart"), "to", common("dateOrPart")))
		return schema.New("anyOf", []any{ends, schema.New("type", "array", "items", common("dateOrPart"), "minItems", 2, "uniqueItems", true)})
	case "Derived.decimals":
		return schema.New("type", "integer", "minimum", 0, "maximum", 6)
	case "Unit.per_currency":
		return pattern("^[A-Z]{3}$")
	case "Relation.from", "Relation.to", "Derived.change", "Derived.mean":
		return common("figureNow")
	case "entryFile.include":
		return schema.New("type", "array", "items", pattern(`^[^/\\.][^\\]*\.ya?ml$`), "uniqueItems", true)
	case "entryFile.unused":
		return schema.New("type", "object", "propertyNames", common("id"), "additionalProperties", line())
	}
	return nil
}

// commonDefinitions are the values that several kinds of files hold.
func commonDefinitions(m *schema.Maker) schema.Object {
	languages := func(of schema.Object) schema.Object {
		return schema.New("type", "object", "minProperties", 1, "propertyNames", schema.New("pattern", "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"), "additionalProperties", of)
	}
	either := func(help string, of ...any) schema.Object { return schema.Described(help, schema.New("anyOf", of)) }
	word := func(w string) schema.Object { return schema.New("const", w) }
	forms := schema.Object{}
	for _, c := range dataset.PluralCategories() {
		forms = forms.With(c, common("line"))
	}
	shared := m.Struct(reflect.TypeFor[defaults]())
	shared = shared.With("properties", shared.Get("properties").(schema.Object).With("period", common("period")))
	group := func(help string, keys ...any) schema.Object {
		properties := schema.New(keys...)
		var names []string
		for i := 0; i < len(keys); i += 2 {
			names = append(names, keys[i].(string))
		}
		return schema.Described(help, schema.New("type", "object", "additionalProperties", false, "required", names, "properties", properties))
	}
	words := group("A length of time without dates.", "text", common("text"))
	named := group("A time with a name, which is printed in place of its dates.", "from", common("dateOrPart"), "to", common("dateOrPart"), "name", common("text"))
	return schema.New(
		"id", schema.Described("Small letters, digits and hyphens.", pattern("^[a-z0-9]+(-[a-z0-9]+)*$")),
		"dottedId", schema.Described("Small letters, digits and hyphens, dots between parts.", pattern("^[a-z0-9]+([-.][a-z0-9]+)*$")),
		"code", schema.Described("Letters, digits, hyphens and low lines.", pattern("^[A-Za-z0-9_-]+$")),
		"by", either("The id of a dimension, or a list of several.", common("id"), schema.New("type", "array", "items", common("id"), "minItems", 1, "maxItems", mostDimensions, "uniqueItems", true)),
		"line", schema.Described("A text of one line.", line().With("pattern", `^\S(.*\S)?\s*$`)),
		"text", either("A printed text: plain, in the dataset's own language, or a group of language and text.", common("line"), common("languages")),
		"languages", languages(common("line")),
		"forms", schema.Described("A noun by the plural forms of its language.",
			schema.New("type", "object", "additionalProperties", false, "required", []string{"other"}, "properties", forms)),
		"plural", either("A noun by its plural forms, or by language and plural form.", common("forms"), languages(common("forms"))),
		"date", either("A year, month or day: 2018, 2018-05, 2018-05-14.",
			schema.New("type", "integer", "minimum", 1900, "maximum", 2199), pattern("^"+dayOrLess+"$")),
		"dateOrNotStated", either(`A date, or "not stated".`, common("date"), word(dataset.NotStated)),
		"published", either(`The date of the source, or "inferred" where it has none: then the end of the period counts.`, common("date"), word(dataset.Inferred)),
		"dateOrPart", either("A year, half-year, quarter, month, week or day: 2018, 2018-H1, 2018-Q3, 2018-05, 2018-W23, 2018-05-14.", common("date"), pattern("^"+partOrLess+"$")),
		"period", either(`A date, a half-year (2018-H1), a quarter (2018-Q3), a week (2018-W23), 2015/2019, 2017/.. (still counting), ../2019-03 (up to), {from: 2023-09, to: 2024-06, name: school year 2023/24}, {text: two months} or "not stated".`,
			common("dateOrPart"), pattern("^("+partOrLess+"/("+partOrLess+`|\.\.)|\.\./`+partOrLess+")$"), word(dataset.NotStated), words, named),
		"country", schema.Described("A country by its two capital letters (ISO 3166-1).", pattern("^[A-Z]{2}$")),
		"countries", schema.Described("Countries by their two capital letters.", schema.New("type", "array", "items", common("country"), "uniqueItems", true)),
		"locator", either("Where it is published: the id of a source, or a group of keys.", common("id"), m.Struct(reflect.TypeFor[dataset.Locator]())),
		"defaults", schema.Described("What observations have that do not say otherwise.", shared),
		"caveats", schema.Described("Limits that must be known to read the figure. `print: true` makes a note of it wherever the figure is used.",
			schema.New("type", "array", "items", schema.New("anyOf", []any{common("line"), common("languages"), m.Struct(reflect.TypeFor[dataset.Caveat]())}))),
		"counting", schema.Described("How the figure is counted. Figures counted in different ways are not added or compared.", schema.New("enum", dataset.Countings())),
		"countings", schema.Described("Ways of counting that may stand together in this value; printed in its note.",
			schema.New("type", "array", "items", common("counting"), "minItems", 2, "uniqueItems", true)),
		"file", schema.Described("A CSV file or a spreadsheet that the observations stand in.", m.Struct(reflect.TypeFor[cells.Form]())),
		"figure", schema.Described("A figure: ID, ID/CODE, ID@2018, ID@2018-Q3 or ID@2018-05.", pattern("^[a-z0-9-]+(/[A-Za-z0-9_*-]+)*(@("+partOrLess+`(/(`+partOrLess+`|\.\.))?|\.\./`+partOrLess+`))?$`)),
		"figureNow", schema.Described("A figure: ID or ID/CODE.", pattern("^[a-z0-9-]+(/[A-Za-z0-9_*-]+)*$")),
		"named", m.Struct(reflect.TypeFor[dataset.Count]()),
	)
}
