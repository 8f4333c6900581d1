package language

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"briefing/internal/source"
	"briefing/internal/testkit/golden"
)

const schemaFile = "../../../templates/schema/messages.schema.json"

type object = map[string]any

// textSchema describes one text: what it must hold in braces can be checked by an editor too.
func textSchema(r keyRow) object {
	s := object{"$ref": "#/definitions/text"}
	names := append(strings.Fields(r.must), strings.Fields(r.may)...)
	if len(names) == 0 {
		return s
	}
	all := []any{s}
	for _, n := range strings.Fields(r.must) {
		all = append(all, object{"pattern": `\{` + n + `\}`})
	}
	if r.may != "" {
		all = append(all, object{"pattern": `\{month`})
	}
	return object{"description": "Filled in: {" + strings.Join(names, "}, {") + "}.", "allOf": all}
}

func group(prefix, description string) object {
	properties := object{}
	for _, r := range keyRows() {
		if name, ok := strings.CutPrefix(string(r.key), prefix); ok && !strings.Contains(name, ".") {
			properties[name] = textSchema(r)
		}
	}
	return object{"type": "object", "description": description, "additionalProperties": false, "properties": properties}
}

// schema builds the schema of a message file from the same table that checks it.
func schema() object {
	months := object{"type": "array", "minItems": 12, "maxItems": 12, "items": object{"$ref": "#/definitions/text"}}
	described := func(s string) object {
		return object{"type": "array", "description": s, "items": object{"$ref": "#/definitions/text"}}
	}
	plurals := object{}
	for _, c := range Categories() {
		plurals[c] = object{"$ref": "#/definitions/text"}
	}
	plural := object{"type": "object", "description": "The word by plural category.", "additionalProperties": false, "required": []any{"other"}, "properties": plurals}
	enum := func(description string, values ...any) object {
		return object{"type": "string", "description": description, "enum": values}
	}
	return object{
		"$schema":     "http://json-schema.org/draft-07/schema#",
		"title":       "Messages of one language",
		"description": "What the tool itself prints, and how figures are written. What is left out is printed in English.",
		"type":        "object", "additionalProperties": false,
		"required":    []any{"language", "tag"},
		"definitions": object{"text": object{"type": "string", "minLength": 1}},
		"properties": object{
			"language": object{"type": "string", "description": "The code that names the file: fr for fr.yaml.", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
			"tag":      object{"type": "string", "description": "The tag documents declare: fr-FR.", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
			"numbers": object{
				"type": "object", "description": "Changes to the language's way of writing figures.", "additionalProperties": false,
				"properties": object{
					"decimal": enum("The sign before decimals.", "point", "comma"),
					"euro":    enum("Where the euro sign stands.", "before", "before-space", "after"),
					"code":    enum("Where a currency code stands.", "before", "after"),
					"percent": enum("Whether a space stands before the percent sign.", "closed", "spaced"),
					"million": plural, "billion": plural,
				},
			},
			"months": object{
				"type": "object", "description": "January to December.", "additionalProperties": false, "required": []any{"name", "short"},
				"properties": object{"name": months, "short": months, "in_date": months, "in_phrase": months},
			},
			"words": object{
				"type": "object", "description": "Words for numbers.", "additionalProperties": false, "required": []any{"numbers", "figures"},
				"properties": object{
					"numbers":         object{"type": "array", "minItems": lastWord, "maxItems": lastWord, "items": object{"$ref": "#/definitions/text"}},
					"figures":         described("Words that are a figure typed by hand."),
					"figure_phrases":  described("The same of several words: a couple of. Before a figure they are none."),
					"figure_endings":  described("Endings that make a figure of a number: fold."),
					"scales":          described("Big numbers: million. In an exception they are a unit, where nothing is counted before them."),
					"scales_after":    described("What may stand before such a unit: in."),
					"fractions":       described("Ordinals that are a part after one of fractions_after or after a number: fifth."),
					"fractions_after": described("What makes a part of an ordinal: a."),
					"exceptions":      described("Phrases in which such a word is no figure."),
				},
			},
			"dates":    group("dates.", "Dates."),
			"periods":  group("periods.", "Periods: with a preposition in running text, as a label in tables and charts."),
			"messages": group("", "All other texts."),
			"charts":   group("charts.", "Words of charts on their own, their data and the pages that show them."),
			"web":      group("web.", "Words of a web page around a brief."),
		},
	}
}

func TestSchemaIsTrue(t *testing.T) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(schema()); err != nil {
		t.Fatal(err)
	}
	golden.Text(t, schemaFile, b.String())
	// The schema's keys are those the decoder takes.
	top := schema()["properties"].(object)
	for name, form := range map[string]any{"": fileForm{}, "numbers": numbersForm{}, "months": monthsForm{}, "words": wordsForm{}} {
		properties, required := top, schema()["required"]
		if name != "" {
			properties, required = top[name].(object)["properties"].(object), top[name].(object)["required"]
		}
		var got []string
		for k := range properties {
			got = append(got, k)
		}
		want := source.Keys(form)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q: the schema has %v, the file %v", name, got, want)
		}
		var must []string
		if list, ok := required.([]any); ok {
			for _, k := range list {
				must = append(must, k.(string))
			}
		}
		if !slices.Equal(must, source.RequiredKeys(form)) {
			t.Errorf("%q: the schema requires %v, the file %v", name, must, source.RequiredKeys(form))
		}
	}
}

func TestFilesAgainstTheSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiled, err := compiler.Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	validate := func(data []byte, name string) error {
		src, l := source.Bytes(data, name)
		if src == nil {
			t.Fatal(l.Text())
		}
		root, l := source.Parse(src)
		if l.HasErrors() {
			t.Fatal(l.Text())
		}
		return compiled.Validate(asJSON(root))
	}
	for _, lang := range AvailableLanguages(templates(), "messages") {
		data, err := fs.ReadFile(templates(), "messages/"+lang+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(data, []byte("# yaml-language-server: $schema=../schema/messages.schema.json\n")) {
			t.Errorf("%s.yaml does not name its schema in its first line", lang)
		}
		if err := validate(data, lang); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
	pl, err := os.ReadFile("testdata/pl.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(pl, "pl"); err != nil {
		t.Error(err)
	}
	for name, bad := range map[string]string{
		"unknown key":           "language: fr\ntag: fr\nmesages: {}\n",
		"unknown text":          "language: fr\ntag: fr\nmessages: {tabel: Tableau}\n",
		"lost placeholder":      "language: fr\ntag: fr\nmessages: {source_line: Source}\n",
		"date without month":    "language: fr\ntag: fr\ndates: {day: \"{day} {year}\"}\n",
		"eleven months":         "language: fr\ntag: fr\nmonths: {name: [a,b,c,d,e,f,g,h,i,j,k], short: [a,b,c,d,e,f,g,h,i,j,k,l]}\n",
		"unknown style":         "language: fr\ntag: fr\nnumbers: {decimal: dot}\n",
		"no tag":                "language: fr\n",
		"no form for \"other\"": "language: fr\ntag: fr\nnumbers: {million: {one: million}}\n",
	} {
		if err := validate([]byte(bad), name); err == nil {
			t.Errorf("the schema accepts a file with fault: %s", name)
		}
	}
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// asJSON reads a tree as an editor does: unquoted numbers and truth values are no texts.
func asJSON(n *source.Node) any {
	switch n.Kind {
	case source.Map:
		out := object{}
		for _, f := range n.Fields {
			out[f.Key] = asJSON(f.Value)
		}
		return out
	case source.Seq:
		out := make([]any, len(n.Items))
		for i, item := range n.Items {
			out[i] = asJSON(item)
		}
		return out
	}
	switch {
	case n.Null:
		return nil
	case n.Plain && (n.Value == "true" || n.Value == "false"):
		return n.Value == "true"
	case n.Plain && jsonNumber.MatchString(n.Value):
		return json.Number(n.Value)
	}
	return n.Value
}
