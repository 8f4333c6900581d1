package brief

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"briefing/internal/doc"
)

// A tilde stands for a space at which no line ends.
func TestGlue(t *testing.T) {
	for s, want := range map[string]string{
		"140 + 91.3":                  "140~+~91.3",
		"€231.3~million = 140 + 91.3": "€231.3~million =~140~+~91.3",
		"414 − 100 = 314, and more":   "414~−~100~=~314, and more",
		"€5 + €6":                     "€5~+~€6",
		"98% = 49 / 50.":              "98%~=~49~/~50.",
		"a word = 100 people":         "a word =~100 people",
		"19 named + 5 not named":      "19 named +~5 not named",
		"North + South, A / B":        "North + South, A / B",
		"= 5":                         "=~5",
		"5 =":                         "5 =",
		"+":                           "+",
		"":                            "",
		"5  +  6":                     "5  +  6",
		"It is 2018.":                 "It is 2018.",
		// Too long for a narrow column: the line goes on with a sign.
		"100 + 200 + 300 + 400 + 500 + 600 + 700": "100~+~200~+~300~+~400~+~500~+~600 +~700",
	} {
		if got := strings.ReplaceAll(glue(strings.ReplaceAll(s, "~", unbroken)), unbroken, "~"); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// No text of a shipped brief, slide, note or chart can end a line inside a sum, nor one of a brief that prints the sums
// of the shipped data.
func TestShippedSumsAreNotBroken(t *testing.T) {
	_, ds := shipped(t)
	ds.Unused = nil // the sums are printed here
	fsys := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS("../../templates"), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile("../../templates/" + name)
		fsys[name] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	fsys["briefs/sums.yaml"] = &fstest.MapFile{Data: []byte(`brief: {id: sums, kind: Brief, format: a4, title: Sums, holds: none, short_title: Sums, keywords: [sums]}
blocks:
- prose:
  - "Named: {{funding-named.sum}} = {{funding-named}}; not named: {{funding-not-named.sum}} = {{funding-not-named}}."
  - "All others pledged {{g5-other-donors.sum}} = {{g5-other-donors}}, the EU {{g5-eu-pledges.sum}} = {{g5-eu-pledges}}."
- notes: {}
`)}
	lib, diags := Load(fsys, catalog(fsys), ds, LoadOptions{Shown: "templates"})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	set := resolve(t, ds, ds.Edition)
	sums := 0
	look := func(name, text string) {
		words := strings.Fields(strings.NewReplacer(unbroken, "~").Replace(text))
		for i, w := range words {
			sums += strings.Count(w, "~+~")
			sign, _, held := strings.Cut(w, "~")
			if isSign(sign) && i > 0 && endsNumber(words[i-1]) && (held || i+1 < len(words) && beginsNumber(words[i+1])) &&
				utf8.RuneCountInString(words[i-1]+" "+w) <= mostGlued {
				t.Errorf("%s: %q can be broken", name, words[i-1]+" "+w)
			}
		}
	}
	for _, name := range lib.Names() {
		d, diags := lib.Build(name, set, BuildOptions{Web: true, Pages: eightPages})
		if d == nil {
			t.Fatal(diags.Text())
		}
		var s strings.Builder
		if err := doc.Dump(&s, d); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(s.String(), "\n") {
			look(name, strings.ReplaceAll(line, "~", unbroken))
		}
	}
	for _, id := range lib.ChartIDs() {
		page, diags := lib.Chart(id, set, BuildOptions{})
		if page == nil {
			t.Fatal(diags.Text())
		}
		look(id, doc.Text(page.Chart.Note))
		look(id, page.Chart.Alt)
		for _, g := range page.Table.Groups {
			look(id, g.Value)
			for _, r := range g.Rows {
				for _, c := range r {
					look(id, c.S)
				}
			}
		}
	}
	if sums < 10 {
		t.Errorf("only %d sums were found", sums)
	}
}
