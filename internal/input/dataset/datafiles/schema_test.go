package datafiles_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/source"
	"briefing/internal/testkit/editor"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/sound"
)

const schemaFolder = "../../../../data/schema"

// openSchema reads one schema file with those it refers to.
func openSchema(t *testing.T, name string) editor.Schema {
	t.Helper()
	return editor.Open(t, schemaFolder+"/"+name+".schema.json")
}

var schemaLine = regexp.MustCompile(`^# yaml-language-server: \$schema=(\S+)\n`)

// Every shipped file names its schema in the first line, the schema is there, and the file meets it.
func TestShippedFilesMeetTheirSchemas(t *testing.T) {
	folder := "../../../../data/eu-counter-smuggling"
	checked := map[string]bool{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(p) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(path.Join(folder, p))
		if err != nil {
			return err
		}
		m := schemaLine.FindSubmatch([]byte(strings.ReplaceAll(string(data), "\r\n", "\n")))
		if m == nil {
			t.Errorf("%s does not name its schema in the first line", p)
			return nil
		}
		target := path.Join("eu-counter-smuggling", path.Dir(p), string(m[1]))
		if path.Dir(target) != "schema" {
			t.Errorf("%s names the schema %s, which leads to %s", p, m[1], target)
			return nil
		}
		name := strings.TrimSuffix(path.Base(target), ".schema.json")
		checked[name] = true
		if err := openSchema(t, name).Check(t, data, p); err != nil {
			t.Errorf("%s: %v", p, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"dataset", "vocabulary", "sources", "indicators", "derived", "actions", "actors", "relations", "statements"} {
		if !checked[kind] {
			t.Errorf("no shipped file is of the kind %s", kind)
		}
	}
}

// A whole dataset in one file, written by hand or by Subset, meets the schema for it.
func TestCompleteFilesMeetTheSchema(t *testing.T) {
	s := openSchema(t, "complete")
	if err := s.Check(t, []byte(sound.Text()), "base.yaml"); err != nil {
		t.Error(err)
	}
	d := sound.Must(t, sound.Text())
	if err := s.Check(t, []byte(sound.Whole(d)), "subset.yaml"); err != nil {
		t.Error(err)
	}
}

// What the schema can see, schema and loader refuse alike (TestLoadRefuses loads the same table); what it cannot, it lets pass, so that the table stays
// honest about what an editor shows.
func TestSchemaAndLoaderAgree(t *testing.T) {
	schema := openSchema(t, "dataset")
	base := sound.Text()
	if err := schema.Check(t, []byte(base), "base.yaml"); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, f := range faults() {
		text := strings.Replace(base, f.old, f.new, 1)
		file, l := source.Bytes([]byte(text), "f")
		if file == nil || l.HasErrors() {
			continue
		}
		n, l := source.Parse(file)
		if n == nil || l.HasErrors() {
			if f.schema {
				t.Errorf("%s: is no YAML, so no schema sees it", f.title)
			}
			continue
		}
		refused := schema.Validate(n) != nil
		if refused != f.schema {
			t.Errorf("%s: refused by the schema: %v, want %v", f.title, refused, f.schema)
		}
		if refused {
			seen++
		}
	}
	if seen < 40 {
		t.Errorf("only %d faults are seen by the schemas", seen)
	}
}

// The files that editors check datasets with are those that are made of the loader's types; after a change, run the tests
// with -update. Each compiles by itself, with those it refers to.
func TestSchemasAreTrue(t *testing.T) {
	for _, name := range datafiles.SchemaNames() {
		golden.Text(t, schemaFolder+"/"+name+".schema.json", string(datafiles.Schema(name)))
	}
	for _, name := range datafiles.SchemaNames() { // all are written before one is read that refers to another
		openSchema(t, name)
	}
	files, err := os.ReadDir(schemaFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".schema.json"); ok && !slices.Contains(datafiles.SchemaNames(), name) {
			t.Errorf("%s is made of nothing", f.Name())
		}
	}
}
