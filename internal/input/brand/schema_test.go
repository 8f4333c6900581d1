package brand

import (
	"io/fs"
	"strings"
	"testing"

	"briefing/internal/testkit/editor"
	"briefing/internal/testkit/golden"
)

const schemaFile = "../../../templates/schema/brand.schema.json"

// The file that editors check brands with is the one that is made; after a change, run the tests with -update.
func TestSchemaIsTrue(t *testing.T) { golden.Text(t, schemaFile, string(Schema())) }

func TestBrandsAgainstTheSchema(t *testing.T) {
	schema := editor.Open(t, schemaFile)
	validate := func(t *testing.T, fsys fs.FS, name string) error {
		data, err := fs.ReadFile(fsys, "brands/"+name+"/_brand.yml")
		if err != nil {
			t.Fatal(err)
		}
		return schema.Check(t, data, name)
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
