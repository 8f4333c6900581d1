package language

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"briefing/internal/source"
	"briefing/internal/testkit/golden"
)

const schemaFile = "../../../templates/schema/messages.schema.json"

type object = map[string]any

// The file that editors check messages with is the one that is made; after a change, run the tests with -update.
func TestSchemaIsTrue(t *testing.T) { golden.Text(t, schemaFile, string(Schema())) }

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
