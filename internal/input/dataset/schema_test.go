package dataset

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"briefing/internal/source"
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

// The keys, the required keys and the allowed words of the schemas are those of the loader.
func TestSchemaKeysAreTheLoaders(t *testing.T) {
	// Place of an object in a schema -> what the loader decodes it into, with keys the schema has besides.
	cases := []struct {
		file, at string
		into     any
		without  []string // of the loader's keys, those this kind of file leaves to others
	}{
		{"dataset", "", entryFile{}, nil},
		{"complete", "", entryFile{}, []string{"include"}},
		{"dataset", "definitions/dataset", Head{}, nil},
		{"dataset", "definitions/publication", Publication{}, nil},
		{"vocabulary", "definitions/unit", Unit{}, nil},
		{"vocabulary", "definitions/country", Country{}, nil},
		{"vocabulary", "definitions/countryList", CountryList{}, nil},
		{"common", "definitions/named", Count{}, nil},
		{"common", "definitions/locator", Locator{}, nil},
		{"common", "definitions/caveats/items/anyOf/2", Caveat{}, nil},
		{"sources", "definitions/source", Source{}, nil},
		{"sources", "definitions/section", Section{}, nil},
		{"indicators", "definitions/indicator", indicatorEntry{}, nil},
		{"indicators", "definitions/payer", Payer{}, nil},
		{"indicators", "definitions/observation", Observation{}, nil},
		{"indicators", "definitions/memberObservation", Observation{}, nil},
		{"derived", "definitions/derived", Derived{}, nil},
		{"actions", "definitions/action", Action{}, nil},
		{"actors", "definitions/actor", Actor{}, nil},
		{"relations", "definitions/relation", Relation{}, nil},
		{"statements", "definitions/statement", Statement{}, nil},
	}
	objects := map[string]bool{}
	for _, c := range cases {
		at := c.file + ".schema.json#/" + c.at
		objects[at] = true
		object := pick(t, readJSON(t, c.file), c.at)
		var want []string
		for _, k := range source.Keys(c.into) {
			if !contains(c.without, k) {
				want = append(want, k)
			}
		}
		got := keysOf(object["properties"].(map[string]any))
		sort.Strings(want)
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s has the keys\n%s\nthe loader takes\n%s", at, got, want)
		}
		required := texts(object["required"])
		wantRequired := append([]string(nil), source.RequiredKeys(c.into)...)
		sort.Strings(required)
		sort.Strings(wantRequired)
		if strings.Join(required, " ") != strings.Join(wantRequired, " ") {
			t.Errorf("%s requires\n%s\nthe loader requires\n%s", at, required, wantRequired)
		}
		for key, words := range enums(reflect.TypeOf(c.into)) {
			p := object["properties"].(map[string]any)[key].(map[string]any)
			if got := strings.Join(texts(resolve(t, c.file, p)["enum"]), "|"); got != words {
				t.Errorf("%s, %s allows\n%s\nthe loader allows\n%s", at, key, got, words)
			}
		}
		if c.at != "definitions/memberObservation" && object["additionalProperties"] != false {
			t.Errorf("%s lets unknown keys pass", at)
		}
	}
	// The kinds of files together have every list of the loader, each once.
	var lists []string
	for _, kind := range []string{"vocabulary", "sources", "indicators", "derived", "actions", "actors", "relations", "statements"} {
		lists = append(lists, keysOf(readJSON(t, kind)["properties"].(map[string]any))...)
	}
	want := append([]string(nil), source.Keys(part{})...)
	sort.Strings(lists)
	sort.Strings(want)
	if strings.Join(lists, " ") != strings.Join(want, " ") {
		t.Errorf("the schemas hold the lists\n%s\nthe loader\n%s", lists, want)
	}
	files, err := os.ReadDir(schemaFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(f.Name(), ".schema.json"); name != f.Name() && contains([]string{"common", "complete", "dataset", "vocabulary", "sources", "indicators", "derived", "actions", "actors", "relations", "statements"}, name) {
			if s := readJSON(t, name)["$schema"]; s != "http://json-schema.org/draft-07/schema#" {
				t.Errorf("%s is of the draft %v", f.Name(), s)
			}
			loadSchema(t, name)
		}
	}
}

func readJSON(t *testing.T, name string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(schemaFolder + "/" + name + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func pick(t *testing.T, m map[string]any, at string) map[string]any {
	t.Helper()
	var v any = m
	for _, step := range strings.Split(at, "/") {
		switch x := v.(type) {
		case map[string]any:
			if step != "" {
				v = x[step]
			}
		case []any:
			v = x[step[0]-'0']
		}
	}
	object, ok := v.(map[string]any)
	if !ok {
		t.Fatalf("nothing at %s", at)
	}
	return object
}

// resolve follows references and goes into the items of lists.
func resolve(t *testing.T, file string, p map[string]any) map[string]any {
	t.Helper()
	for range 5 {
		if all, ok := p["allOf"].([]any); ok {
			p = all[0].(map[string]any)
		}
		if ref, ok := p["$ref"].(string); ok {
			name, at, _ := strings.Cut(ref, "#/")
			if name == "" {
				name = file + ".schema.json"
			}
			file = strings.TrimSuffix(name, ".schema.json")
			p = pick(t, readJSON(t, file), at)
		}
		if items, ok := p["items"].(map[string]any); ok {
			p = items
		}
	}
	return p
}

// enums returns the allowed words of a struct's keys, from its tags and from the types of its fields.
func enums(typ reflect.Type) map[string]string {
	m := map[string]string{}
	for i := range typ.NumField() {
		parts := strings.Split(typ.Field(i).Tag.Get("yaml"), ",")
		if contains(parts, "inline") {
			maps.Copy(m, enums(typ.Field(i).Type))
		}
		for _, p := range parts[1:] {
			if words, ok := strings.CutPrefix(p, "enum="); ok {
				m[parts[0]] = words
			}
		}
		if list := listOf(typ.Field(i).Type); list != nil {
			m[parts[0]] = strings.Join(list.Values(), "|")
		}
	}
	return m
}

// listOf returns the closed list that a type, or what it holds, takes its values from; nil if there is none.
func listOf(typ reflect.Type) source.Listed {
	if typ.Kind() == reflect.Slice {
		typ = typ.Elem()
	}
	list, _ := reflect.Zero(typ).Interface().(source.Listed)
	return list
}

func keysOf(m map[string]any) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func texts(v any) []string {
	var out []string
	list, _ := v.([]any)
	for _, x := range list {
		out = append(out, x.(string))
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
