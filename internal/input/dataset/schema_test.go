package dataset

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"briefing/internal/source"
	"briefing/internal/source/schema"
	"briefing/internal/testkit/golden"
)

const schemaFolder = "../../../data/schema"

// loadSchema compiles one schema file with those it refers to, from the folder alone.
func loadSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	s, err := c.Compile(schemaFolder + "/" + name + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var (
	coreInt   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	coreFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

// asEditor turns a tree into the values an editor's YAML reader hands to its schema checker: the YAML 1.2 core
// schema, in which 2018 is a number, 2018-05 and yes are texts.
func asEditor(n *source.Node) any {
	switch n.Kind {
	case source.Map:
		m := map[string]any{}
		for _, f := range n.Fields {
			m[f.Key] = asEditor(f.Value)
		}
		return m
	case source.Seq:
		list := []any{}
		for _, i := range n.Items {
			list = append(list, asEditor(i))
		}
		return list
	}
	switch {
	case n.Null:
		return nil
	case !n.Plain:
		return n.Value
	case n.Value == "true", n.Value == "false":
		return n.Value == "true"
	case coreInt.MatchString(n.Value), coreFloat.MatchString(n.Value):
		digits := strings.TrimPrefix(n.Value, "+")
		sign := ""
		if strings.HasPrefix(digits, "-") {
			sign, digits = "-", digits[1:]
		}
		if t := strings.TrimLeft(digits, "0"); t != "" && t[0] >= '1' && t[0] <= '9' {
			digits = t
		}
		return json.Number(sign + digits)
	}
	return n.Value
}

func tree(t *testing.T, data []byte, name string) *source.Node {
	t.Helper()
	f, l := source.Bytes(data, name)
	if f == nil {
		t.Fatal(l.Text())
	}
	n, l := source.Parse(f)
	if n == nil {
		t.Fatal(l.Text())
	}
	return n
}

var schemaLine = regexp.MustCompile(`^# yaml-language-server: \$schema=(\S+)\n`)

// Every shipped file names its schema in the first line, the schema is there, and the file meets it.
func TestShippedFilesMeetTheirSchemas(t *testing.T) {
	folder := "../../../data/eu-counter-smuggling"
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
		if err := loadSchema(t, name).Validate(asEditor(tree(t, data, p))); err != nil {
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
	s := loadSchema(t, "complete")
	sound := base(t)
	if err := s.Validate(asEditor(tree(t, []byte(sound), "base.yaml"))); err != nil {
		t.Error(err)
	}
	d := mustLoad(t, sound)
	if err := s.Validate(asEditor(tree(t, d.Subset(everything(d)), "subset.yaml"))); err != nil {
		t.Error(err)
	}
}

// What the schema can see, schema and loader refuse alike (TestLoadRefuses loads the same table); what it cannot, it lets pass, so that the table stays
// honest about what an editor shows.
func TestSchemaAndLoaderAgree(t *testing.T) {
	schema := loadSchema(t, "dataset")
	sound := base(t)
	if err := schema.Validate(asEditor(tree(t, []byte(sound), "base.yaml"))); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, f := range faults() {
		text := strings.Replace(sound, f.old, f.new, 1)
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
		refused := schema.Validate(asEditor(n)) != nil
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
	for _, name := range SchemaNames() {
		golden.Text(t, schemaFolder+"/"+name+".schema.json", string(Schema(name)))
		loadSchema(t, name)
	}
	files, err := os.ReadDir(schemaFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".schema.json"); ok && !contains(SchemaNames(), name) {
			t.Errorf("%s is made of nothing", f.Name())
		}
	}
}

// The kinds of files together have every list of the loader, each once.
func TestSchemasHaveEveryList(t *testing.T) {
	var lists []string
	for _, k := range partKinds() {
		lists = append(lists, k.keys...)
	}
	want := source.Keys(part{})
	sort.Strings(lists)
	sort.Strings(want)
	if strings.Join(lists, " ") != strings.Join(want, " ") {
		t.Errorf("the schemas hold the lists\n%s\nthe loader\n%s", lists, want)
	}
}

// Help stands for keys that there are.
func TestHelpIsOfKeysThatThereAre(t *testing.T) {
	asked := map[string]bool{}
	m := &schema.Maker{Of: describe, Help: func(k source.Key) string { asked[k.In.Name()+"."+k.Name] = true; return "" }}
	entrySchema(m)
	commonDefinitions(m)
	for _, k := range partKinds() {
		k.schema(m)
	}
	for typ, keys := range help() {
		for key := range keys {
			if !asked[typ+"."+key] {
				t.Errorf("%s has no key %s", typ, key)
			}
		}
	}
	for key := range listHelp() {
		if !contains(source.Keys(part{}), key) {
			t.Errorf("there is no list %s", key)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
