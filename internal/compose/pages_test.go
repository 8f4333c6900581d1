package compose_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// A brief prints how many pages another one has, and says what stands in the way of counting them.
func TestPagesOfAnotherBrief(t *testing.T) {
	prose := func(says string) string { return "blocks:\n- prose: \"" + says + "\"\n" }
	build := func(says string, pages func(string) int) (string, diag.List) {
		ds := world.Dataset(t, "")
		other := strings.Replace(world.Head, "id: test", "id: other", 1) + "blocks: [{prose: Words.}, {notes: {}}]\n"
		fsys := fstest.MapFS{
			"charts.yaml":       {Data: []byte(world.NoCharts)},
			"briefs/test.yaml":  {Data: []byte(world.Head + says + "- notes: {}\n")},
			"briefs/other.yaml": {Data: []byte(other)},
		}
		lib, diags := reading.Load(fsys, world.English(), ds, reading.Options{})
		if diags.HasErrors() {
			return "", diags
		}
		set, _ := figures.Resolve(ds, ds.Edition)
		d, diags := world.Document(lib, set, "test", compose.Options{Pages: pages})
		if diags.HasErrors() {
			return "", diags
		}
		if got := lib.Counted("test"); len(got) != 1 || got[0] != "other" || len(lib.Counted("other")) != 0 {
			t.Errorf("%q counts %q", says, got)
		}
		return world.Dump(t, d), diags
	}
	six := func(id string) int { return map[string]int{"other": 6}[id] }
	for _, says := range []string{
		prose("It has {{pages:other}}."),
		strings.Replace(prose("More[^long]."), "blocks:", "footnotes: {long: \"It has {{pages:other}}.\"}\nblocks:", 1),
	} {
		if got, diags := build(says, six); !strings.Contains(got, "It has 6~pages") {
			t.Errorf("%s: got %q\n%s", says, got, diags.Text())
		}
	}
	for says, want := range map[string]string{
		"{{pages:othre}}": `did you mean "other"?`, "{{pages:test}}": "is that of another brief", "{{pages:other|cap}}": "names no brief",
	} {
		if _, diags := build(prose(says), six); !strings.Contains(diags.Text(), want) {
			t.Errorf("%s: no %q in\n%s", says, want, diags.Text())
		}
	}
	if _, diags := build(prose("{{pages:other}}"), func(string) int { return 0 }); !strings.Contains(diags.Text(), "cannot be counted") {
		t.Errorf("a brief with errors is counted:\n%s", diags.Text())
	}
}
