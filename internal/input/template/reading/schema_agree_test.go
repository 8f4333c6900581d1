package reading_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/internal/testkit/editor"
	"briefing/internal/testkit/world"
)

// The shipped templates are what the schemas say, and what the tool refuses the schemas refuse.
func TestSchemasAgreeWithTheTool(t *testing.T) {
	schemas := map[string]editor.Schema{}
	for _, name := range []string{"brief", "charts"} {
		schemas[name] = editor.Open(t, world.Path("templates/schema/"+name+".schema.json"))
	}
	root := world.Path("templates")
	briefs, _ := filepath.Glob(filepath.Join(root, "briefs", "*.yaml"))
	if len(briefs) == 0 {
		t.Fatal("no briefs")
	}
	for _, path := range append(briefs, filepath.Join(root, "charts.yaml")) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := "brief"
		if filepath.Base(path) == "charts.yaml" {
			name = "charts"
		}
		if err := schemas[name].Check(t, data, path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		first, _, _ := strings.Cut(string(data), "\n")
		rel := strings.TrimPrefix(first, "# yaml-language-server: $schema=")
		if _, err := os.Stat(filepath.Join(filepath.Dir(path), rel)); rel == first || err != nil {
			t.Errorf("%s: the first line does not name its schema: %s", path, first)
		}
	}
	bad := map[string]string{
		"unknown block":    world.Head + "blocks: [{sektion: x}]",
		"unknown key":      world.Head + "blocks: [{tiles: {tiles: [], smal: true}}]",
		"no blocks":        world.Head,
		"title, no claim":  world.Head + "blocks: [{section: {title: x}}]",
		"two kinds":        world.Head + "blocks: [{prose: x, lead: y}]",
		"bad format":       strings.Replace(world.Head, "format: pages", "format: poster", 1) + "blocks: [{prose: x}]",
		"text in language": world.Head + "blocks: [{lead: {English: y}}]",
		"chart id":         world.Head + "blocks: [{chart: A Chart}]",
	}
	for what, s := range bad {
		if schemas["brief"].Check(t, []byte(s), what) == nil {
			t.Errorf("the schema lets through: %s", what)
		}
	}
	for what, s := range map[string]string{
		"no kind":      "charts: [{id: a, title: x, holds: none, alt: x}]",
		"unknown kind": "charts: [{id: a, kind: pie, title: x, holds: none, alt: x}]",
		"no subtitle":  "charts: [{id: a, kind: panels, title: x, holds: none, alt: x, marks: {dot: d, square: s, ring: r}, columns: [{panels: [{of: b, label: x}]}]}]",
		"no alt text":  strings.Replace(world.NoCharts, "alt:", "note:", 1),
		"key of other": world.NoCharts + "  unit: eur\n",
	} {
		if schemas["charts"].Check(t, []byte(s), what) == nil {
			t.Errorf("the schema lets through: %s", what)
		}
	}
	if err := schemas["charts"].Check(t, []byte(world.NoCharts), "charts"); err != nil {
		t.Error(err)
	}
}
