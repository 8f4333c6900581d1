package embed

import (
	"bytes"
	"strings"
	"testing"
)

// TestRetire marks a chart's pages: once, however often it is done, anew for another successor, and nothing else is touched.
func TestRetire(t *testing.T) {
	w := libraries()
	next, other := Successor{"next-chart", "A & B"}, Successor{"other", "C"}
	for name, data := range folder(t, w.pages[0], full) {
		f := File{name, data}
		once := Retire(f, next, w.cat)
		if again := Retire(once, next, w.cat); !bytes.Equal(again.Data, once.Data) {
			t.Errorf("%s: marking twice changes something", name)
		}
		if back := Retire(Retire(once, other, w.cat), next, w.cat); !bytes.Equal(back.Data, once.Data) {
			t.Errorf("%s: a mark is left when the successor changes", name)
		}
		page := name == pageFile || name == shareFile
		if !page {
			if !bytes.Equal(once.Data, data) {
				t.Errorf("%s was changed", name)
			}
			continue
		}
		text := string(once.Data)
		for _, want := range []string{
			`<link rel="successor-version" href="../next-chart/` + name + `"></head>`, "This chart is no longer updated.",
			`<a href="../next-chart/` + name + `">Continued by: A &amp; B</a></p>`,
		} {
			if strings.Count(text, want) != 1 {
				t.Errorf("%s holds %q %d times", name, want, strings.Count(text, want))
			}
		}
		if strings.Index(text, "no longer updated") > strings.Index(text, "<h1") {
			t.Errorf("%s says it after the title", name)
		}
		if strip := strings.NewReplacer(text[strings.Index(text, "\n<link rel=\"successor"):strings.Index(text, "</head>")], "",
			text[strings.Index(text, "\n<p class=\"note\" data-successor"):strings.Index(text, "B</a></p>")+len("B</a></p>")], "").Replace(text); strip != string(data) {
			t.Errorf("%s: more was changed than the mark", name)
		}
		for _, odd := range []string{"", "no page", "<main>", "</head>", "<main></head>"} {
			if got := Retire(File{name, []byte(odd)}, next, w.cat); string(got.Data) != odd {
				t.Errorf("%q became %q", odd, got.Data)
			}
		}
	}
}
