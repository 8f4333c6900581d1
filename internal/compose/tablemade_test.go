package compose_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/template"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/world"
)

// madeLibrary loads blocks of a brief over a dataset. The blocks may have faults, the dataset has none.
func madeLibrary(t *testing.T, data, head, blocks string) (*template.Library, *dataset.Dataset, diag.List) {
	t.Helper()
	ds, found := datafiles.Load(fstest.MapFS{"dataset.yaml": {Data: []byte(data)}}, "dataset.yaml", datafiles.Options{Shown: "data"})
	if ds == nil || found.HasErrors() {
		t.Fatal(found.Text())
	}
	if head == "" {
		head = world.Head
	}
	if !strings.Contains(head, "deck") {
		blocks += "- notes: {}\n"
	}
	lib, diags := reading.Load(fstest.MapFS{"briefs/test.yaml": {Data: []byte(head + "blocks:\n" + blocks)}}, world.English(), ds, reading.Options{})
	return lib, ds, diags
}

// TestMadeTables runs what stands in testdata/made: tables that are made from the figures of one small dataset, as they are
// composed and cited, and what is found where they are written wrongly. "as-of" is the month of the edition.
func TestMadeTables(t *testing.T) {
	data, err := os.ReadFile("testdata/made/data.yaml")
	if err != nil {
		t.Fatal(err)
	}
	golden.Txtar(t, "testdata/made/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		lib, ds, diags := madeLibrary(t, string(data), files["head"], files["blocks"])
		out := map[string]string{}
		if !diags.HasErrors() {
			asOf := ds.Edition
			if s := strings.TrimSpace(files["as-of"]); s != "" {
				asOf, _ = dataset.ParseDate(s)
			}
			set, _ := figures.Resolve(ds, asOf)
			d, found := world.Document(lib, set, "test", compose.Options{})
			if diags.Append(found); d != nil && !diags.HasErrors() {
				out["document"] = world.Dump(t, d)
			}
		}
		if len(diags) > 0 {
			out["findings"] = diags.Sorted().Text()
		}
		return out
	})
}

// A table that is made prints in each cell what a reference written by hand prints there: the value with what stands beside it, or
// that nothing is stated where the dataset has no such value.
func TestMadeCellsAreThoseWrittenByHand(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 7))
		countries, years := []string{"it", "es", "no"}[:2+r.IntN(2)], []int{2020, 2021, 2022, 2023}[:2+r.IntN(3)]
		data, published, whole := randomData(r, countries, years)
		total := ""
		if whole {
			total = ", total: true"
		}
		made := fmt.Sprintf("- table: {id: made, of: deaths, rows: country, across: period, periods: {from: %d, to: %d}, only: [%s]%s, caption: Made}\n", years[0], years[len(years)-1], strings.Join(countries, ", "), total)
		var shown []int // years that have a value
		for _, y := range years {
			if slices.ContainsFunc(countries, func(c string) bool { return published[fmt.Sprintf("%s@%d", c, y)] }) {
				shown = append(shown, y)
			}
		}
		if len(shown) == 0 {
			continue
		}
		cell := func(code string, y int) string {
			if !published[fmt.Sprintf("%s@%d", code, y)] {
				return "not stated"
			}
			return strconv.Quote(fmt.Sprintf("{{deaths/%s@%d}}", code, y))
		}
		rows := countries
		if whole {
			rows = append(slices.Clone(rows), "*")
		}
		hand := "" // a table for each row: rows of one table whose first figures are of unlike times are refused
		for i, c := range rows {
			head, cells := "", ""
			for _, y := range shown {
				head, cells = head+", {head: Year, right: true}", cells+", "+cell(c, y)
			}
			hand += fmt.Sprintf("- table:\n    id: hand-%d\n    caption: Written\n    columns: [{head: Country}%s]\n    groups: [{rows: [[Name%s]]}]\n", i, head, cells)
		}
		lib, ds, diags := madeLibrary(t, data, "", made+hand)
		set, _ := figures.Resolve(ds, ds.Edition)
		d, found := world.Document(lib, set, "test", compose.Options{})
		if diags.Append(found); diags.HasErrors() {
			t.Fatalf("seed %d: %s\n%s%s", seed, diags.Text(), data, made+hand)
		}
		got, want := numbersOf(d.Blocks[0].(*doc.Table)), []string(nil)
		for i := range rows {
			want = append(want, numbersOf(d.Blocks[1+i].(*doc.Table))...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("seed %d: the table made from figures prints\n%q\nand references written by hand\n%q\n%s%s", seed, got, want, data, made)
		}
	}
}

// randomData is a dataset of deaths by country, with statuses, missing values and gaps; published has "CODE@YEAR" of all that it states,
// whole says whether the sum of the codes is published.
func randomData(r *rand.Rand, countries []string, years []int) (data string, published map[string]bool, whole bool) {
	published = map[string]bool{}
	var b strings.Builder
	b.WriteString(`dataset: {id: random, title: Random, edition: 2025-03, language: en, publication: {publisher: Desk, contact: desk, status: final, reuse: free, notice: An example}}
sources: [{id: s, title: Sheet, publisher: P, date: 2025-01-01, main: true}]
countries: [{code: IT, name: Italy}, {code: ES, name: Spain}, {code: "NO", name: Norway}]
dimensions: [{id: country, name: Country, areas: true, codes: [it, es, "no"]}]
indicators:
- id: deaths
  name: Deaths
  noun: {one: death, other: deaths}
  counting: single_year
  by: country
  defaults: {source: s}
  observations:
`)
	states := []string{"", ", status: provisional", ", status: [estimated, break]", ", qualifier: at_least", ", qualifier: about, status: revised"}
	one := func(code, key string, y int) {
		switch n := r.IntN(10); {
		case n == 0:
			return
		case n == 1:
			fmt.Fprintf(&b, "  - {%speriod: %d, value: not stated}\n", key, y)
		case n == 2:
			fmt.Fprintf(&b, "  - {%speriod: %d, status: suppressed}\n", key, y)
		default:
			fmt.Fprintf(&b, "  - {%speriod: %d, value: %d%s}\n", key, y, r.IntN(2_000_000), states[r.IntN(len(states))])
		}
		published[fmt.Sprintf("%s@%d", code, y)] = true
	}
	for _, c := range countries {
		for _, y := range years {
			one(c, "country: "+strconv.Quote(c)+", ", y)
		}
		if !slices.ContainsFunc(years, func(y int) bool { return published[fmt.Sprintf("%s@%d", c, y)] }) {
			fmt.Fprintf(&b, "  - {country: %q, period: %d, value: 7}\n", c, years[0])
			published[fmt.Sprintf("%s@%d", c, years[0])] = true
		}
	}
	if whole = r.IntN(2) == 0; whole {
		for _, y := range years {
			fmt.Fprintf(&b, "  - {period: %d, value: %d, qualifier: at_least}\n", y, 9_000_000+r.IntN(100))
			published[fmt.Sprintf("*@%d", y)] = true
		}
	}
	return b.String(), published, whole
}

// numbersOf are the words of all cells of a table but those of its first column, row by row.
func numbersOf(x *doc.Table) (out []string) {
	rows := slices.Clone(x.Groups[0].Rows)
	if x.Total != nil {
		rows = append(rows, x.Total)
	}
	for _, r := range rows {
		for _, c := range r[1:] {
			out = append(out, world.Flat(c.Spans))
		}
	}
	return out
}

// A figure that only a table made from figures shows is used; the table counts for what is shown of it, and for no more.
func TestMadeTablesUseTheirFigures(t *testing.T) {
	data, err := os.ReadFile("testdata/made/data.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lib, _, diags := madeLibrary(t, string(data), "", "- table: {of: [visits, hot-days], rows: figure, across: period, caption: Used}\n")
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	var unused []string
	for _, u := range lib.Unused {
		unused = append(unused, u.ID)
	}
	if slices.Contains(unused, "visits") || slices.Contains(unused, "hot-days") || !slices.Contains(unused, "calls") {
		t.Errorf("not used are %v; the table shows visits and hot-days, and not calls", unused)
	}
}
