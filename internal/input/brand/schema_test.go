package brand

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"briefing/internal/source"
	"briefing/internal/testkit/golden"
)

const schemaFile = "../../../templates/schema/brand.schema.json"

type object = map[string]any

// The file that editors check brands with is the one that is made; after a change, run the tests with -update.
func TestSchemaIsTrue(t *testing.T) { golden.Text(t, schemaFile, string(Schema())) }

func TestBrandsAgainstTheSchema(t *testing.T) {
	compiled, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	validate := func(t *testing.T, fsys fs.FS, name string) error {
		src, l := source.Read(fsys, "brands/"+name+"/_brand.yml", name)
		if src == nil {
			t.Fatal(l.Text())
		}
		root, l := source.Parse(src)
		if l.HasErrors() {
			t.Fatal(l.Text())
		}
		return compiled.Validate(asJSON(root))
	}
	for _, name := range Names(templates()) {
		data, err := fs.ReadFile(templates(), "brands/"+name+"/_brand.yml")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(data), "# yaml-language-server: $schema=../../schema/brand.schema.json\n") {
			t.Errorf("brand %s does not name its schema in its first line", name)
		}
		if err := validate(t, templates(), name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, change := range map[string]string{
		"a brand that loads":   "",
		"two names":            `name: Test brand => "name: {short: {en: House, fr: Maison}, full: The House}"`,
		"a name by language":   `name: Test brand => "name: {en: House, fr: Maison}"`,
		"a logo for each mode": `medium: mark => "medium: {light: mark, dark: {path: other.png, alt: Mark}}"`,
		"keys of other tools":  `  base: Liberation Sans => "  base: {family: Liberation Sans, size: 11pt}\n  monospace: {family: X}\n  link: {decoration: underline}"`,
	} {
		if err := validate(t, changed(t, change, nil), "test"); err != nil {
			t.Errorf("the schema refuses %s: %v", name, err)
		}
		if b, l := Load(changed(t, change, nil), "test", "en"); b == nil {
			t.Errorf("the tool refuses %s:\n%s", name, l.Text())
		}
	}
	for name, change := range map[string]string{
		"unknown key":        `  primary: navy => "  primary: navy\n  primry: navy"`,
		"missing role":       `  primary: navy => "  # none"`,
		"no colour":          `"#26324B" => "\"#26324\""`,
		"light without dark": `"#26324B" => "{light: \"#26324B\"}"`,
		"unquoted colour":    `"#26324B" => #26324B`,
		"unknown token":      `    topic: A topic => "    pairs: [{text: golden, on: white}]"`,
		"pair of two kinds":  `    topic: A topic => "    pairs: [{text: gold, mark: gold, on: white}]"`,
		"list for a text":    `topic: A topic => topic: [a, b]`,
		"no language":        `topic: A topic => topic: {English: A topic}`,
	} {
		if err := validate(t, changed(t, change, nil), "test"); err == nil {
			t.Errorf("the schema accepts: %s", name)
		}
		if b, _ := Load(changed(t, change, nil), "test", "en"); b != nil {
			t.Errorf("the tool accepts: %s", name)
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
