package language

import (
	"bytes"
	"io/fs"
	"os"
	"testing"

	"briefing/internal/testkit/editor"
	"briefing/internal/testkit/golden"
)

const schemaFile = "../../../templates/schema/messages.schema.json"

// The file that editors check messages with is the one that is made; after a change, run the tests with -update.
func TestSchemaIsTrue(t *testing.T) { golden.Text(t, schemaFile, string(Schema())) }

func TestFilesAgainstTheSchema(t *testing.T) {
	schema := editor.Open(t, schemaFile)
	for _, lang := range AvailableLanguages(templates(), "messages") {
		data, err := fs.ReadFile(templates(), "messages/"+lang+".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(data, []byte("# yaml-language-server: $schema=../schema/messages.schema.json\n")) {
			t.Errorf("%s.yaml does not name its schema in its first line", lang)
		}
		if err := schema.Check(t, data, lang); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
	pl, err := os.ReadFile("testdata/pl.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Check(t, pl, "pl"); err != nil {
		t.Error(err)
	}
	for name, bad := range map[string]string{
		"unknown key":           "language: fr\ntag: fr\nmesages: {}\n",
		"unknown text":          "language: fr\ntag: fr\nmessages: {tabel: Tableau}\n",
		"lost placeholder":      "language: fr\ntag: fr\nmessages: {source_line: Source}\n",
		"date without month":    "language: fr\ntag: fr\ndates: {day: \"{day} {year}\"}\n",
		"eleven months":         "language: fr\ntag: fr\nmonths: {name: [a,b,c,d,e,f,g,h,i,j,k], short: [a,b,c,d,e,f,g,h,i,j,k,l]}\n",
		"part without its name": "language: fr\ntag: fr\nperiods: {in_part: \"en {year}\"}\n",
		"three quarters":        "language: fr\ntag: fr\nquarters: {name: [a,b,c], short: [a,b,c,d]}\n",
		"three halves":          "language: fr\ntag: fr\nhalves: {name: [a,b], short: [a,b,c]}\n",
		"unknown style":         "language: fr\ntag: fr\nnumbers: {decimal: dot}\n",
		"no tag":                "language: fr\n",
		"no form for \"other\"": "language: fr\ntag: fr\nnumbers: {million: {one: million}}\n",
	} {
		if err := schema.Check(t, []byte(bad), name); err == nil {
			t.Errorf("the schema accepts a file with fault: %s", name)
		}
	}
}
