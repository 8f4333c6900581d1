package reading_test

import (
	"os"
	"strings"
	"testing"

	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// A character the face lacks is named with its place; a language without a text says so.
func TestLoadOptions(t *testing.T) {
	ds := world.Dataset(t, "")
	fsys := os.DirFS(world.Path("templates"))
	_, diags := reading.Load(fsys, world.English(), ds, reading.Options{Shown: "templates", Covers: func(r rune) bool { return r != 'Q' && r != '’' }})
	if !strings.Contains(diags.Text(), "templates/charts.yaml:") || !strings.Contains(diags.Text(), "[not-in-face]") {
		t.Errorf("a character that the face lacks goes through:\n%s", diags.Text())
	}
}
