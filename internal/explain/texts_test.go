package explain

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
)

// told are texts of a dataset, with a reference of every form that they may hold, and what explain makes of them.
var told = []struct{ text, want string }{
	{"Of {{staff}} people, {{late|words}} came late.", "Of more than 1\u202f200 people, three came late."},
	{"{{staff}} came. {{late|words}} were late.", "More than 1\u202f200 came. Three were late."},
	{"Called “The {{late|words|cap}}”.", "Called “The Three”."},
	{"In short {{staff|table}}.", "In short >\u202f1\u202f200."},
	{"It was {{staff@2017}} before.", "It was 500 before."},
	{"The town had {{visits/town}}.", "The town had 70."},
	{"They paid {{fee}}, or {{fee.number}} million euro.", "They paid €2.5\u00a0million, or 2.5 million euro."},
	{"That is {{fee-share}} of it.", "That is 25% of it."},
	{"They were trained {{staff.period}}, others {{staff@2017.period}}.", "They were trained by December 2018, others in 2017."},
	{"In the table it says {{staff.period|table}}.", "In the table it says Dec 2018."},
	{"So says the {{staff.source}}.", "So says the Factsheet, March 2019."},
	{"They were {{staff.noun}}, not {{late|one=guest|other=guests}}.", "They were persons, not guests."},
	{"It is {{money.sum}} million euro in {{money.count|words}} parts.", "It is 2.5\u00a0+\u00a07.5 million euro in two parts."},
	{"It lies in {{twins.count|words}} country of the {{twins.name}}.", "It lies in one country of the Twin list."},
	{"It was held on {{gala.date}} and ran from {{bus.start}} to {{bus.end}}.", "It was held on 1\u00a0June 2018 and ran from 2017 to 2020."},
	{"The bus ran {{bus.period}} ({{bus.period|table}}).", "The bus ran from 2017 to 2020 (2017–2020)."},
	{"It is “{{bus.name}}”, {{bus.short}} for short.", "It is “Bus that cost €2.5\u00a0million”, Bus for short."},
	{"The {{board.name}} ({{board.short}}): {{board.sentence}}", "The Library Board (LB): It runs all."},
	{"It is for {{fee.purpose}}, paid by the {{fee.payer}}, {{fee.status}}; the rest is {{rest.status}}.", "It is for books, paid by the EU, pledged; the rest is not stated."},
	{"All {{plain:four|why=the four seasons}} seasons.", "All four seasons."},
	{"Of {{guests}} guests and {{later}} others.", "Of not stated guests and not stated others."},
	{"It grew by {{growth}}.", "It grew by not comparable exactly."},
	{`A **strong** word, a [link](https://example.org) and \{{ braces.`, "A strong word, a link and {{ braces."},
	// Only a brief has blocks to point to.
	{"As {{see:amounts}} shows, it is {{fee}}.", "As {{see:amounts}} shows, it is {{fee}}."},
}

const toldData = `
dataset: {id: test, title: Small, language: en, edition: 2019-03, publication: {publisher: Test, contact: Test, status: draft, reuse: Free, notice: A test}}
units:
- {id: persons, kind: count, name: persons, noun: {one: person, other: persons}}
- {id: eur, kind: money, currency: EUR, name: euro, noun: {one: euro, other: euro}}
counts: [{id: staff, name: staff trained}, {id: guests, name: guests}, {id: money, name: money}]
areas: [{id: none, name: Not tied to one region}]
sides: [{id: eu, name: money of the EU}]
payers: [{id: eu, name: EU, side: eu}]
countries: [{code: FR, name: France}]
country_lists: [{id: twins, name: Twin list, codes: [FR], printed: France, source: {source: fs}}]
sources:
- {id: fs, title: Factsheet, short: Factsheet, publisher: Union, date: 2019-03, kind: factsheet, main: true}
- {id: fs-later, title: Later factsheet, short: Later, publisher: Union, date: 2019-09, kind: factsheet}
actors: [{id: board, kind: body, name: Library Board, abbreviation: LB, sentence: It runs all., source: {source: fs}}]
actions:
- {id: bus, kind: programme, label: Bus, name: "Bus that cost {{fee}}", time: 2017/2020, actor: board, area: none, source: {source: fs}}
- {id: gala, kind: funding, label: Gala, time: 2018-06-01, actor: board, area: none, source: {source: fs}}
derived:
- {id: growth, name: Growth, short: growth, difference: [staff, staff@2017]}
- {id: money, name: All money, short: money, sum: [fee, rest]}
- {id: fee-share, name: Share of the fee, short: fee, share: fee, whole: money}
indicators:
`

// toldWorld is toldData with indicators, the first of which has the texts for caveats.
func toldWorld() string {
	var b strings.Builder
	b.WriteString(toldData)
	indicator := func(id, more string, observations ...string) {
		b.WriteString("- id: " + id + "\n  name: " + id + "\n  short: " + id + "\n  kind: capacity\n  reference_area: none\n" + more + "  observations:\n")
		for _, o := range observations {
			b.WriteString("  - {" + o + ", confidence: high}\n")
		}
	}
	const (
		staff  = "  unit: persons\n  counts: staff\n  counting: cumulative\n  counting_start: 2015\n"
		guests = "  unit: persons\n  counts: guests\n  counting: single_year\n  counting_start: 2018\n"
		euro   = "  unit: eur\n  counts: money\n  counting: stock\n  counting_start: not stated\n  payer: eu\n"
		fs     = ", published: 2019-03, source: {source: fs}"
	)
	caveats := "  caveats:\n"
	for _, x := range told {
		caveats += "  - " + strconv.Quote(x.text) + "\n"
	}
	indicator("staff", staff+caveats,
		`value: 1200, qualifier: more_than, printed: "over 1,200", time_period: 2018-12`+fs, `value: 500, qualifier: exact, printed: "500", time_period: 2017`+fs)
	indicator("late", staff, `value: 3, qualifier: exact, printed: three, time_period: 2018`+fs)
	indicator("guests", guests, "value: not stated, time_period: 2018"+fs)
	indicator("later", staff, `value: 7, qualifier: exact, printed: "7", time_period: 2015/.., published: 2019-09, source: {source: fs-later}`)
	indicator("fee", euro+"  purpose: books\n  funding_status: pledged\n", "value: 2500000, qualifier: exact, printed: 2.5 million, time_period: 2019-03"+fs)
	indicator("rest", euro, "value: 7500000, qualifier: exact, printed: 7.5 million, time_period: 2019-03"+fs)
	indicator("visits", guests+"  by: district\n", `value: 70, qualifier: exact, printed: "70", district: town, time_period: 2018`+fs)
	b.WriteString("dimensions:\n- {id: district, name: District, codes: [{id: town, name: Town}]}\n")
	return b.String()
}

// Texts of the dataset are told as briefs print them.
func TestTextsOfTheDataset(t *testing.T) {
	lib := loaded(t, fstest.MapFS{"dataset.yaml": {Data: []byte(toldWorld())}}, oneBrief)
	set, l := figures.Resolve(lib.Texts.Dataset, dataset.Date{})
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	r, problem := Indicator(lib, set, "staff", nil)
	if problem != nil {
		t.Fatal(problem.Message)
	}
	for i, x := range told {
		if got := r.Caveats[i].Text; got != x.want {
			t.Errorf("%s\nis told as %q\nand not   %q", x.text, got, x.want)
		}
	}
}
