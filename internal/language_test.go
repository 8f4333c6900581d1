package internal_test

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// This file holds an example of every form that people write in datasets, charts and briefs. Those that are built load without a
// finding; each of the others names the forms of later versions that it waits for.

// libraryHead begins a dataset as this version reads it.
const libraryHead = `dataset:
  id: libraries
  title: Public libraries in Westmark
  edition: 2025-03
  language: en
  example: true
  publication: {publisher: County, contact: desk, status: final, reuse: free, notice: An invented example}
`

// libraryHeadLater is the head that later versions read.
const libraryHeadLater = `dataset: {id: libraries, title: Public libraries in Westmark, edition: 2025-03, languages: [en], brand: plain, example: true}
`

const librarySources = `sources:
- {id: survey, title: Library survey 2024, publisher: County of Westmark, date: 2025-02-10, address: "https://example.org/survey"}
`

const libraryFigures = `indicators:
- id: visits
  name: Visits to public libraries
  noun: {one: visit, other: visits}
  by: branch
  adds_up: true                   # the branches add up to the value without a branch
  defaults: {source: survey}
  observations: VISITS
- id: loans
  name: Books lent
  noun: {one: loan, other: loans}
  defaults: {source: survey}
  observations:
  - {period: 2023, value: 412300}
  - {period: 2024, value: 431900, status: provisional}
dimensions:
- {id: branch, name: Branch, codes: [{id: centre, name: Centre}, {id: harbour, name: Harbour}]}
`

// heat is the dataset that references, claims, charts and briefs of the examples are about.
const heat = libraryHead + librarySources + `countries: [{code: IT, name: Italy}, {code: ES, name: Spain}, {code: NO, name: Norway}]
areas: [{id: south, name: South}]
dimensions:
- {id: country, name: Country, areas: true, codes: [it, es, no]}
- {id: sex, name: Sex, codes: [{id: f, name: Women}, {id: m, name: Men}]}
- {id: branch, name: Branch, codes: [{id: harbour, name: Harbour}, {id: centre, name: Centre}]}
- {id: age, name: Age, ordered: true, codes: [{id: under-65, name: Under 65, code: "<65"}, {id: 65-plus, name: 65 and older, code: 65+}]}
defaults: {source: survey}
indicators:
- id: visits
  name: Visits
  noun: {one: visit, other: visits}
  by: branch
  adds_up: true
  observations: [{branch: harbour, period: 2024, value: 10}, {branch: centre, period: 2024, value: 20}]
- id: deaths
  name: Deaths in heat waves
  noun: {one: death, other: deaths}
  counting: single_year
  interval: {en: 95% confidence interval}
  by: [country, sex]
  adds_up: [sex]
  observations:
  - {country: it, sex: f, period: 2023, value: 512}
  - {country: it, sex: m, period: 2023, value: 401}
  - {country: it, period: 2023, value: 913}
  - {country: es, period: 2023, value: 730}
  - {country: no, period: 2023, value: 12}
  - {country: it, period: 2024, value: 920, low: 900, high: 950}
  - {sex: f, period: 2023, value: 700}
- id: aged
  name: Deaths by age
  noun: {one: death, other: deaths}
  by: age
  observations: [{age: 65+, period: 2023, value: 900}, {age: <65, period: 2023, value: 300}]
derived:
- {id: rise, name: Change of deaths, change: deaths/it, between: [2023, 2024], in: number}
`

// example is a form as it is written.
type example struct {
	text  string
	waits []string // the forms of later versions that it has; none: it is built
}

func built(texts ...string) (list []example) {
	for _, s := range texts {
		list = append(list, example{text: s})
	}
	return list
}

func waits(text string, forms ...string) example { return example{text, forms} }

// indicator is a dataset with one indicator, of which keys are given.
func indicator(keys string) string {
	return libraryHead + librarySources + "indicators:\n- id: a\n  name: A thing counted\n  defaults: {source: survey}\n" + keys
}

// observed is a dataset with one value.
func observed(observation string) string {
	return indicator("  noun: {one: thing, other: things}\n  observations: [" + observation + "]\n")
}

// two is a dataset of two counts, two percentages and what is computed of them.
func two(derived string) string {
	return libraryHead + librarySources + `units: [{id: people, kind: count, name: people, noun: {one: person, other: persons}}, {id: per-100k, kind: rate, per: 100000, words: {en: "per 100,000 people"}}, {id: sek-per-eur, kind: rate, currency: SEK, per_currency: EUR, per: 1, words: SEK per EUR}]
counts: [{id: people, name: people}]
defaults: {source: survey}
indicators:
- {id: a, name: A, noun: {one: person, other: persons}, unit: people, counts: people, counting: single_year, observations: [{period: 2023, value: 40}, {period: 2024, value: 50}]}
- {id: b, name: B, noun: {one: person, other: persons}, unit: people, counts: people, counting: single_year, observations: [{period: 2023, value: 60}, {period: 2024, value: 70}]}
- {id: c, name: C, noun: {one: person, other: persons}, unit: people, counts: people, counting: single_year, observations: [{period: 2024, value: 5}]}
- {id: population, name: Inhabitants, noun: {one: person, other: persons}, unit: people, counts: people, counting: level, observations: [{period: 2024, value: 90000}]}
- {id: budget-sek, name: Budget, unit: sek, counting: single_year, observations: [{period: 2024, value: 1143000}]}
- {id: ecb-rate-2024, name: Rate of exchange, unit: sek-per-eur, observations: [{period: 2024, value: 11.43}]}
relations: [{kind: part_of, from: a, to: b}]
derived:
- ` + derived + "\n"
}

func datasets() []example {
	list := []example{
		waits(libraryHeadLater+librarySources+strings.Replace(libraryFigures, "VISITS", "{file: visits.csv}          # branch,period,value,status", 1),
			"languages"),
		waits(libraryHead+librarySources+"accept: [{rule: unused, at: visits, because: kept for checking}]\n", "accept"),
		waits(indicator("  unit: points\n  observations: [{period: 2024, value: 12.3}]\n"), "unit: points"),
		waits(indicator("  unit: count\n  noun: {one: thing, other: things}\n  observations: [{period: 2024, value: 12}]\n"), "unit: count"),
	}
	list = append(list, built(
		libraryHead+librarySources+"names: {COVID-19: a disease, G5 Sahel: a group of states}\n",
		libraryHead+librarySources+strings.Replace(libraryFigures, "VISITS", "{file: visits.csv}          # branch,period,value,status", 1),
		indicator("  noun: {one: thing, other: things}\n  by: country\n  observations: {file: t3.xlsx, sheet: Table 3, range: A4:L30, map: {Land: country}, wide: period, missing: {\":\": not stated, c: suppressed}, decimal: \",\"}\n")+
			"dimensions: [{id: country, name: Country, codes: ["+lands()+"]}]\n",
		libraryHead+librarySources+strings.Replace(libraryFigures, "VISITS", "[{branch: centre, period: 2024, value: 310200}, {branch: harbour, period: 2024, value: 101100}]", 1),
		libraryHead+librarySources+`units:
- {id: per-100k, kind: rate, per: 100000, words: {en: "per 100,000 people"}}
- {id: celsius, kind: measure, symbol: °C, decimals: 1}
- {id: wages, kind: index, base: 2015}
`,
		indicator("  unit: percent\n  interval: {en: 95% confidence interval}\n  observations: [{period: 2024, value: 12.3, low: 11, high: 13.6}]\n"),
		indicator("  unit: points\n  observations: [{period: 2024, value: 12.3}]\n")+"units: [{id: points, kind: points, noun: {one: percentage point, other: percentage points}}]\n",
		indicator("  unit: sek\n  observations: [{period: 2024, value: 12}]\n"),
		observed("{period: 2024, value: not stated}"),
		observed("{period: 2024, value: 3, printed: 3 things}"),
		observed("{period: 2024, value: 3, status: [estimated, break]}"),
		libraryHead+`sources: [{id: survey, title: S, publisher: P, date: 2025-02-10, address: "https://example.org/s", transcribed: true}]`+"\n",
		indicator("  unit: eur\n  payer: ministry\n  observations: [{period: 2024, value: 12}]\n")+
			"payers: [{id: ministry, name: Ministry of Health, side: state}]\nsides: [{id: state, name: state money, fill: solid}]\n",
		strings.Replace(libraryHead, "example: true", "example: true\n  one_payer: true", 1)+librarySources,
		indicator("  noun: {one: thing, other: things}\n  observations: [{time_period: 2024, value: 3}]\n")+"unused: {a: kept for checking}\n",
	)...)
	for _, q := range []string{"exact", "about", "at_least", "more_than", "at_most", "less_than"} {
		list = append(list, built(observed("{period: 2024, value: 3, qualifier: "+q+"}"))...)
	}
	for _, s := range []string{"final", "provisional", "estimated", "revised", "break"} {
		list = append(list, built(observed("{period: 2024, value: 3, status: "+s+"}"))...)
	}
	list = append(list, built(observed("{period: 2024, value: not stated, status: suppressed}"))...)
	for _, p := range []string{"2024", "2024-H1", "2024-Q3", "2024-06", "2024-W23", "2024-06-14", "2015/2024", "2017/..", "../2019-03",
		"{from: 2023-09, to: 2024-06, name: school year 2023/24}", "{text: two months}", "not stated"} {
		list = append(list, built(observed("{period: "+p+", value: 3}"))...)
	}
	for _, d := range []string{
		"{id: d, name: D, sum: [a, c]}", "{id: d, name: D, share: a, whole: b}", "{id: d, name: D, difference: [b, a]}",
		"{id: d, name: D, change: a, between: [2023, 2024], in: percent}", "{id: d, name: D, change: a, in: number}",
		"{id: d, name: D, change: a, since: edition}", "{id: d, name: D, change: a, since: year}",
		"{id: d, name: D, rate: a, per_unit_of: population, per: 100000}", "{id: d, name: D, mean: a, periods: {from: 2023, to: 2024}}",
		"{id: d, name: D, mean: a, periods: [2023, 2024], decimals: 1}", "{id: d, name: D, index: a, base: 2023}",
		"{id: d, name: D, convert: budget-sek, into: eur, rate: ecb-rate-2024}",
	} {
		list = append(list, built(two(d))...)
	}
	return list
}

// Each dataset of the grammar loads without a finding, or says what is not in this version and nothing else.
func TestLanguageOfDatasets(t *testing.T) {
	for _, x := range datasets() {
		ds, l := loadText(x.text)
		met(t, x.text, x.waits, l)
		if ds != nil {
			if _, found := figures.Resolve(ds, ds.Edition); found.HasErrors() {
				t.Errorf("%s\n%s", x.text, found.Text())
			}
		}
	}
}

func loadText(text string) (*dataset.Dataset, diag.List) {
	files := fstest.MapFS{"dataset.yaml": {Data: []byte(text)}}
	for name, data := range tableFiles() {
		if strings.Contains(text, name) {
			files[name] = &fstest.MapFile{Data: data}
		}
	}
	return datafiles.Load(files, "dataset.yaml", datafiles.Options{})
}

// tableFiles are the files that examples name: a row an observation, and a sheet with a column a year.
func tableFiles() map[string][]byte {
	f := excelize.NewFile()
	years := []any{"Land"}
	for y := 2014; y < 2025; y++ {
		years = append(years, y)
	}
	err := errors.Join(f.SetSheetName("Sheet1", "Table 3"), f.SetSheetRow("Table 3", "A4", &years))
	for i := range 26 {
		row := []any{fmt.Sprintf("L%d", i)}
		for y := range 11 {
			row = append(row, i*y)
		}
		row[1+i%11] = []any{":", "c"}[i%2]
		err = errors.Join(err, f.SetSheetRow("Table 3", fmt.Sprintf("A%d", 5+i), &row))
	}
	var book bytes.Buffer
	if err = errors.Join(err, f.Write(&book)); err != nil {
		panic(err)
	}
	return map[string][]byte{
		"visits.csv": []byte("branch,period,value,status\ncentre,2024,310200,\nharbour,2024,101100,provisional\n"),
		"t3.xlsx":    book.Bytes(),
	}
}

// lands are as many codes as the sheet has rows.
func lands() string {
	var list []string
	for i := range 26 {
		list = append(list, fmt.Sprintf("{id: L%d, name: Land %d}", i, i))
	}
	return strings.Join(list, ", ")
}

// met says where the findings are others than that the forms are not in this version.
func met(t *testing.T, text string, waits []string, l diag.List) {
	t.Helper()
	var got, want []string
	for _, d := range l {
		got = append(got, d.Message+" ["+d.ID+"]")
		if d.ID == "not-yet" && (len(d.Hints) != 1 || d.Hints[0] == "" || d.Pos.Line == 0 || d.Pos.Col == 0) {
			t.Errorf("%s\nwithout a place or what to use instead: %s", text, diag.List{d}.Text())
		}
	}
	for _, w := range waits {
		want = append(want, w+" is not in this version [not-yet]")
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s\ngives\n%s\nwant %q", text, l.Text(), want)
	}
}

// briefText is a brief of some blocks.
func briefText(head, blocks string) string {
	return "brief: {id: test, kind: Test, title: A test, holds: none, short_title: Test, keywords: [test]" + head + "}\nblocks:\n" + blocks + "- notes: {}\n"
}

func prose(text string) string {
	return briefText(", format: pages", "- prose: ["+strconv.Quote(text)+"]\n")
}

func claimed(claim string) string {
	return briefText(", format: pages", fmt.Sprintf("- summary: [{text: \"Visits were {{visits}}.\", holds: %q}, {text: \"Deaths were {{deaths/it}}.\", holds: none}]\n", claim))
}

func briefs() []example {
	list := []example{
		waits(briefText(", format: pages, paper: a4, pages: {most: 2}, name: region-$area, each: area, notes: end", "- prose: One.\n"), "name", "each", "notes"),
		waits(briefText(", format: pages", "- image: {file: harbour.jpg, alt: \"...\", credit: \"...\", width: full}\n"), "image"),
		waits(briefText(", format: pages", "- quote: {text: \"...\", who: \"...\"}\n"), "quote"),
		waits(briefText(", format: pages", "- contents: {}\n"), "contents"),
	}
	list = append(list, built(
		briefText(", format: pages", "- table: {of: visits, rows: branch, across: period, periods: {from: 2020, to: 2024}, total: true, caption: \"Visits\"}\n"),
		briefText(", format: pages", "- list: [first, second]\n- page_break: {}\n- numbered: [first, second]\n"),
		briefText(", format: pages", "- list: [{text: first, items: [below]}, {text: \"{{visits}}\", holds: visits > 1, items: [{text: below, holds: visits < 1}]}]\n"),
		briefText(", format: pages", "- prose: [\"Before.\", \"After.[^method]\"]\n")+"footnotes: {method: \"How.\"}\n",
		briefText(", format: pages", "- prose: One.\n- prose: [\"{{deaths/es}}\"]\n  when: available\n"),
		briefText(", format: one-page", "- prose: One.\n"),
		briefText(", format: pages, paper: a4, pages: {most: 2}", "- prose: One.\n"),
		briefText(", format: one-page, paper: letter", "- prose: One.\n"),
	)...)
	for _, r := range []string{"{{visits}}", "{{visits/harbour}}", "{{deaths/it/f@2023}}", "{{deaths/*/f@2023}}", "{{deaths/max:country@2023}}", "{{deaths/max:country@2023.name}}",
		"{{deaths/it@max}}", "{{deaths/it.low}}", "{{deaths/it.high}}", "{{deaths/no}}", "{{aged/65-plus}}", "It {{rise|up=rose by _|down=fell by _|same=did not change}}."} {
		list = append(list, built(prose(r))...)
	}
	for _, c := range []string{"none", "visits = 30", "visits != 3", "visits < 40 and visits <= 30 and visits > 20 and visits >= 30", "deaths/it/f@2023 > 1", "deaths/max:country@2023 > 700",
		"deaths/max:country@2023 = it", "count(actions) = 0"} {
		list = append(list, built(claimed(c))...)
	}
	return append(list,
		waits(claimed("first(a, it) < 3"), "first"),
		waits(claimed("last(a, it) > 3"), "last"),
		waits(claimed("change(a, it) > 0"), "change"),
		waits(claimed("rank(a, it) = 1"), "rank"))
}

// Each brief of the grammar is made without a finding, or says what is not in this version and nothing else.
func TestLanguageOfBriefs(t *testing.T) {
	ds, l := loadText(heat)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	set, l := figures.Resolve(ds, ds.Edition)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	for _, x := range briefs() {
		lib, l := reading.Load(world.Templates("charts: []\n", x.text), world.English(), ds, reading.Options{})
		met(t, x.text, x.waits, l)
		if len(x.waits) > 0 || l.HasErrors() {
			continue
		}
		if _, found := world.Document(lib, set, "test", compose.Options{Author: "Desk", Topic: "Topic"}); found.HasErrors() {
			t.Errorf("%s\n%s", x.text, found.Text())
		}
	}
}

// chartOf is a chart with what every chart has.
func chartOf(keys string) string {
	return "charts:\n- {id: a, title: A, holds: none, subtitle: B, alt: C, " + keys + "}\n"
}

func charts() []example {
	return append(built(
		chartOf("kind: columns, of: deaths/it, axis: period, highlight: [2024]"),
		chartOf("kind: columns, of: aged, axis: age"),
		chartOf("kind: bars, unit: deaths, order: size, groups: [{rows: [{label: Italy, parts: [{of: deaths/it}]}, {label: Spain, parts: [{of: deaths/es}]}]}]"),
		chartOf("kind: columns, of: deaths/it, axis: period")+"retired: {old-chart: a}\n",
	),
		waits(chartOf("kind: lines, of: deaths, by: country, periods: {from: 2015, to: 2024}, only: [it, es, no], highlight: [it], point_labels: [last, max], interval_as: band"), "kind: lines"),
		waits(chartOf("kind: bars, of: rate, by: country, at: 2024, order: size, top: 10, interval_as: whisker"), "of", "by", "at", "top", "interval_as"),
		waits(chartOf("kind: bars, of: spend, by: [region, product], stacked: true"), "of", "by", "stacked"),
		waits(chartOf("kind: dots, of: rate, by: country, compare: [2015, 2024]"), "kind: dots"),
		waits(chartOf("kind: map, of: rate, by: country, at: latest, draw: shades, classes: 5, extent: europe"), "kind: map"),
		waits(chartOf("kind: map, of: spend, by: country, draw: circles"), "kind: map"),
		waits(chartOf("kind: lines, of: deaths, multiples: country"), "kind: lines"),
		waits(chartOf("kind: columns, of: deaths, axis: period, periods: {from: 2015, to: 2024}, only: [it], point_labels: [last], multiples: country, compare: [2015, 2024]"),
			"periods", "only", "point_labels", "multiples", "compare"),
		waits(chartOf("kind: step-lines, of: deaths, highlight: [it]"), "of", "highlight"),
		waits(chartOf("kind: columns, axis: period, of: {kind: funding, area: south, actor: ID, payer: ID}"), "of: {}"),
	)
}

// Each chart of the grammar is read without a finding, or says what is not in this version and nothing else.
func TestLanguageOfCharts(t *testing.T) {
	ds, l := loadText(heat)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	for _, x := range charts() {
		_, l := reading.Load(world.Templates(x.text, prose("One.")), world.English(), ds, reading.Options{})
		met(t, x.text, x.waits, l)
	}
}

// Every form that the product says is not in this version stands in an example, and each example waits for such a form only.
func TestFormsOfLaterVersions(t *testing.T) {
	want := map[string]bool{}
	for _, list := range [][]example{datasets(), briefs(), charts()} {
		for _, x := range list {
			for _, w := range x.waits {
				want[w] = true
			}
		}
	}
	have := map[string]bool{}
	for _, f := range goFiles(t) {
		tree, err := parser.ParseFile(token.NewFileSet(), f.name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			list, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			of, ok := list.Type.(*ast.ArrayType)
			if !ok {
				return true
			}
			if row, ok := of.Elt.(*ast.SelectorExpr); !ok || row.Sel.Name != "Later" {
				return true
			}
			for _, row := range list.Elts {
				for _, kv := range row.(*ast.CompositeLit).Elts {
					if kv := kv.(*ast.KeyValueExpr); kv.Key.(*ast.Ident).Name == "Name" {
						name, err := strconv.Unquote(kv.Value.(*ast.BasicLit).Value)
						if err != nil {
							t.Fatal(err)
						}
						have[name] = true
						if !want[name] {
							t.Errorf("%s: no example has the form %q", f.name, name)
						}
					}
				}
			}
			return true
		})
	}
	for name := range want {
		if !have[name] {
			t.Errorf("an example waits for %q, which no table has", name)
		}
	}
}
