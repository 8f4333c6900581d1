package files_test

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"briefing/internal/source/files"
)

// Of what is a unit the own version counts whole, and what is missing comes from the other folder; all else is the own folder's.
func TestFilled(t *testing.T) {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	f := &files.Filled{
		Own: fstest.MapFS{"briefs/a.yaml": text("own"), "messages/de.yaml": text("own"), "brands/eu/_brand.yml": text("own"), "dataset.yaml": text("own")},
		Rest: fstest.MapFS{"briefs/b.yaml": text("rest"), "messages/en.yaml": text("rest"), "messages/de.yaml": text("rest"), "brands/eu/logo.svg": text("rest"),
			"brands/plain/_brand.yml": text("rest"), "pptx/slide.xml": text("rest"), "charts.yaml": text("rest")},
		Units: []string{"messages/*", "brands/*", "pptx"},
	}
	for name, want := range map[string]string{
		"briefs/a.yaml": "own", "briefs/b.yaml": "", "messages/de.yaml": "own", "messages/en.yaml": "rest", "brands/eu/_brand.yml": "own",
		"brands/eu/logo.svg": "", "brands/plain/_brand.yml": "rest", "pptx/slide.xml": "rest", "charts.yaml": "", "dataset.yaml": "own",
	} {
		data, err := fs.ReadFile(f, name)
		if string(data) != want || (err == nil) != (want != "") || (want == "" && !files.Missing(err)) {
			t.Errorf("%s: %q, %v; want %q", name, data, err, want)
		}
		if _, err := fs.Stat(f, name); (err == nil) != (want != "") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for dir, want := range map[string][]string{
		".": {"brands", "briefs", "dataset.yaml", "messages", "pptx"}, "messages": {"de.yaml", "en.yaml"}, "brands": {"eu", "plain"}, "brands/eu": {"_brand.yml"}, "pptx": {"slide.xml"}, "briefs": {"a.yaml"},
	} {
		list, err := fs.ReadDir(f, dir)
		var names []string
		for _, e := range list {
			names = append(names, e.Name())
		}
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("%s: %q, %v; want %q", dir, names, err, want)
		}
	}
	if _, err := fs.ReadDir(f, "missing"); !files.Missing(err) {
		t.Error(err)
	}
}
