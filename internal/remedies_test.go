package internal_test

import (
	"strings"
	"testing"

	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// madeOf makes a brief of the heat dataset, and says what is wrong with it.
func madeOf(t *testing.T, ds *dataset.Dataset, brief string) diag.List {
	t.Helper()
	set, found := figures.Resolve(ds, ds.Edition)
	if len(found) > 0 {
		t.Fatal(found.Text())
	}
	lib, l := reading.Load(world.Templates("charts: []\n", brief), world.English(), ds, reading.Options{})
	if l.HasErrors() {
		return l
	}
	_, found = world.Document(lib, set, "test", compose.Options{Author: "Desk", Topic: "Topic"})
	return append(l, found...)
}

// What is written as one would guess it is refused with what to write, and that is no error where it is pasted.
func TestRemediesOfReferences(t *testing.T) {
	ds, l := loadText(heat)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	for _, x := range []struct {
		made           func(string) string
		written, write string
	}{
		{prose, "deaths/f/it", "deaths/it/f"},
		{prose, "deaths/f", "deaths/*/f"},
		{prose, "deaths/Italy", "deaths/it"},
		{prose, "deaths/it/women", "deaths/it/f"},
		{prose, "deaths/it/f/2023", "deaths/it/f@2023"},
		{prose, "deaths/max", "deaths/max:country"},
		{prose, "deaths/it/max", "deaths/it/max:sex"},
		{prose, "aged/65+", "aged/65-plus"},
		{prose, "aged/<65", "aged/under-65"},
		{claimed, "deaths/it => 3", "deaths/it >= 3"},
		{claimed, "deaths/it =< 3000", "deaths/it <= 3000"},
		{claimed, "visits == 30", "visits = 30"},
	} {
		written, write := x.written, x.write
		bad, good := x.made("{{"+written+"}}"), x.made("{{"+write+"}}")
		if strings.ContainsAny(written, " ") {
			bad, good = x.made(written), x.made(write)
		}
		l := madeOf(t, ds, bad)
		if !l.HasErrors() || !strings.Contains(l.Text(), " "+write+"\n") {
			t.Errorf("%s gives\n%s\nwant the hint to write %s", written, l.Text(), write)
		}
		if l := madeOf(t, ds, good); l.HasErrors() {
			t.Errorf("%s: what the hint says is an error:\n%s", written, l.Text())
		}
	}
	for written, want := range map[string]string{
		"{{deaths/it}} > 3":             "write deaths/it\n",
		"deaths/it > 3 or visits > 3":   "write a title or sentence for each",
		"deaths/max:country > it":       "ID/max:DIMENSION = CODE",
		"visits@latest > 3":             "is no term of a claim",
		"deaths/it/f@2023 > 3 and 3 or": "",
	} {
		if l := madeOf(t, ds, claimed(written)); !l.HasErrors() || !strings.Contains(l.Text(), want) {
			t.Errorf("%s gives\n%s\nwant %q", written, l.Text(), want)
		}
	}
	if l := madeOf(t, ds, prose("{{visits@latest}}")); !strings.Contains(l.Text(), "periods there are: 2024") {
		t.Errorf("a period that is none gives\n%s\nwant the periods there are", l.Text())
	}
}

// A dimension in an observation whose indicator is not by it is told once, with the key that the indicator lacks.
func TestRemediesOfDimensions(t *testing.T) {
	const by = "  by: branch\n  adds_up: true\n"
	_, l := loadText(strings.Replace(heat, by, "", 1))
	if len(l) != 1 || l[0].ID != "not-by" || !strings.Contains(l.Text(), "write by: branch at visits") {
		t.Errorf("a dimension that an indicator is not by gives\n%s", l.Text())
	}
	_, l = loadText(strings.Replace(heat, "{sex: f, period", "{sex: f, branch: harbour, period", 1))
	if len(l) != 1 || !strings.Contains(l.Text(), "write by: [country, sex, branch] at deaths") {
		t.Errorf("a dimension more gives\n%s", l.Text())
	}
	_, l = loadText(strings.Replace(heat, "{sex: f, period", "{gender: f, period", 1))
	if len(l) != 1 || !strings.Contains(l.Text(), "country, high") || !strings.Contains(l.Text(), "sex, source") {
		t.Errorf("a key that is no dimension gives\n%s", l.Text())
	}
	_, l = loadText(indicator("  unit: euro\n  observations: [{period: 2024, value: 12}]\n"))
	if len(l) != 1 || !strings.Contains(l.Text(), "such as eur") {
		t.Errorf("a currency by its name gives\n%s", l.Text())
	}
	_, l = loadText(libraryHead + "countries: [{code: no, name: Norway}]\n")
	if len(l) != 1 || !strings.Contains(l.Text(), "hint: write NO\n") {
		t.Errorf("a country in small letters gives\n%s", l.Text())
	}
}

// A chart of columns that names a code which is none says which there are.
func TestCodesOfColumns(t *testing.T) {
	ds, l := loadText(heat)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	set, _ := figures.Resolve(ds, ds.Edition)
	for keys, want := range map[string]string{
		"kind: columns, of: aged/x, axis: age":      "unknown age of aged \"x\" [unknown-code]",
		"kind: columns, of: aged/65+, axis: age":    "hint: write aged/65-plus\n",
		"kind: columns, of: deaths/x, axis: period": "unknown country of deaths \"x\" [unknown-code]",
	} {
		lib, l := reading.Load(world.Templates(chartOf(keys), briefText(", format: pages", "- chart: a\n")), world.English(), ds, reading.Options{})
		_, found := world.ChartPage(lib, set, "a", compose.Options{Author: "Desk", Topic: "Topic"})
		if l = append(l, found...); len(l) != 1 || !strings.Contains(l.Text(), want) {
			t.Errorf("%s gives\n%s\nwant only %q", keys, l.Text(), want)
		}
	}
}

// Where values of single periods are chosen from, the periods are equally long; running totals stand at their end.
func TestChoosesAmongEqualPeriods(t *testing.T) {
	const observations = `  by: branch
  observations:
  - {branch: harbour, period: 2023-Q1, value: 10}
  - {branch: harbour, period: 2023-05, value: 12}
  - {branch: centre, period: 2023-Q1, value: 20}
  - {branch: centre, period: 2023, value: 95}
dimensions: [{id: branch, name: Branch, codes: [{id: harbour, name: Harbour}, {id: centre, name: Centre}]}]
`
	for _, x := range []struct{ counting, ref, want string }{
		{"single_year", "a/max:branch@2023-Q1", "20"},
		{"single_year", "a/max:branch@2023", "one-length"}, // a month of one and the year of the other
		{"single_year", "a/harbour@max", "one-length"},
		{"single_year", "a/centre@max", "one-length"},
		{"not stated", "a/max:branch@2023", "one-length"},
		{"cumulative", "a/max:branch@2023", "95"},
		{"cumulative", "a/centre@max", "95"},
	} {
		ds, l := loadText(indicator("  noun: {one: thing, other: things}\n  counting: " + x.counting + "\n" + observations))
		if len(l) > 0 {
			t.Fatal(l.Text())
		}
		set, _ := figures.Resolve(ds, ds.Edition)
		v, problem := set.Value(x.ref)
		got := ""
		if problem != nil {
			got = problem.ID
		} else {
			got = v.Number.String()
		}
		if got != x.want {
			t.Errorf("%s of what is %s is %s, want %s", x.ref, x.counting, got, x.want)
		}
	}
}
