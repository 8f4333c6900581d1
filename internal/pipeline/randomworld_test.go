package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// randomWorld makes a dataset and templates that are all as the schemas want them: three briefs, of each page form, and a
// chart of each kind. What may be left out is left out here and there; figures are computed of computed ones; there may be
// no main source; and now and then a text has a word that no line can hold. Most worlds can be built, some are refused for
// what they say.
func randomWorld(seed uint64) files {
	g := &worldMaker{Rand: rand.New(rand.NewPCG(2019, seed))}
	g.long = g.IntN(3) == 0
	g.main = g.IntN(3) > 0
	out := files{}
	for name, text := range shippedFiles() {
		if strings.HasPrefix(name, "templates/brands/") || strings.HasPrefix(name, "templates/messages/") || strings.HasPrefix(name, "templates/pptx/") {
			out[name] = text
		}
	}
	out["data/dataset.yaml"] = g.dataset()
	out["data/sources.yaml"] = g.sources()
	out["data/indicators.yaml"] = g.indicators()
	out["templates/charts.yaml"] = g.charts()
	out["templates/briefs/pages.yaml"] = g.pages()
	out["templates/briefs/one.yaml"] = g.onePager()
	out["templates/briefs/deck.yaml"] = g.deck()
	return out
}

type worldMaker struct {
	*rand.Rand
	long, main bool
	n          int // of ids
	texts      int
	of         string // behind the publisher of the first source: the name that the dataset lists, if it does
	b          strings.Builder
}

func (g *worldMaker) take() string {
	s := g.b.String()
	g.b.Reset()
	return s
}

// p writes lines.
func (g *worldMaker) p(format string, args ...any) { fmt.Fprintf(&g.b, format+"\n", args...) }

// maybe writes what may be left out.
func (g *worldMaker) maybe(format string, args ...any) {
	if g.IntN(2) == 0 {
		g.p(format, args...)
	}
}

func (g *worldMaker) pick(list ...string) string { return list[g.IntN(len(list))] }

// words are a few words, one of them of 60 to 200 letters in a world that has such; quoted.
func (g *worldMaker) words(most int) string {
	var list []string
	for range 1 + g.IntN(most) {
		list = append(list, g.pick("alpha", "borders", "care", "danger", "escorts", "ferry", "growth", "harbour", "islands", "joint", "kin", "ledger"))
	}
	if g.texts++; g.long && g.IntN(12) == 0 {
		list[g.IntN(len(list))] = strings.Repeat(g.pick("W", "m", "i"), 60+g.IntN(141))
	}
	return strings.Join(list, " ")
}

// text is a text, in one language or in two; quoted.
func (g *worldMaker) text(most int) string { return g.inLanguages(g.words(most)) }

func (g *worldMaker) inLanguages(s string) string {
	if g.IntN(8) == 0 {
		return fmt.Sprintf("{en: %q, %s: %q}", s, g.pick("fr", "no", "pt-BR"), s)
	}
	return fmt.Sprintf("%q", s)
}

// sentence refers to figures.
func (g *worldMaker) sentence() string {
	s := g.words(8) + " {{" + g.pick("money-a", "money-b", "people", "cases", "in-all", "all-but", "grand", "windows/one", "line") + "}} " + g.words(6)
	if g.IntN(3) == 0 {
		s += ", **" + g.words(2) + "** {{" + g.pick("money-a.period", "people.period", "grand.sum", "grand.count", "grander.sum}} = {{grander", "people.source", "in-all.name", "made.date", "line@2018-05") + "}}"
	}
	return g.inLanguages(s + ".")
}

// titles are a heading's titles.
func (g *worldMaker) titles(indent string) string {
	switch g.IntN(4) {
	case 0:
		return fmt.Sprintf("%stitles:\n%s- {text: %s, holds: money-a > 5 and people >= 1}\n%s- {text: %s, holds: none}", indent, indent, g.text(6), indent, g.text(6))
	case 1:
		return fmt.Sprintf("%stitle: %q\n%sholds: grand > 1", indent, g.words(3)+" {{grand|round}} "+g.words(3), indent)
	}
	return fmt.Sprintf("%stitle: %s\n%sholds: none", indent, g.text(6), indent)
}

func (g *worldMaker) dataset() string {
	g.p("dataset:\n  id: random\n  title: %s\n  language: en\n  edition: 2019-03", g.text(5))
	g.p("  publication:\n    publisher: %s\n    contact: %s\n    status: %s\n    reuse: %s", g.text(3), g.text(3), g.pick("draft", "final", "corrected"), g.text(5))
	g.maybe("    notice: %s", g.text(6))
	g.p("include: [sources.yaml, indicators.yaml]")
	g.p("units:")
	g.p("- {id: eur, kind: money, currency: EUR, name: euro, noun: {one: euro, other: euro}}")
	g.p("- {id: persons, kind: count, name: persons, noun: {one: person, other: persons}%s}", g.pick("", ", synonyms: [people]"))
	g.p("- {id: cases, kind: count, name: %s, noun: {en: {one: case, other: cases}}}", g.text(2))
	if g.IntN(2) == 0 {
		g.p("- {id: percent, kind: percent, name: percent, noun: {one: percent, other: percent}}")
	}
	g.p("counts:\n- {id: money, name: %s}\n- {id: heads, name: heads}\n- {id: cases, name: cases}", g.text(2))
	g.p("areas:\n- {id: north, name: %s}\n- {id: south, name: %s}", g.text(2), g.text(2))
	g.p("sides:\n- {id: named, name: %s, short: %s}\n- {id: not-named, name: %s, fill: outlined}", g.text(2), g.text(1), g.text(2))
	g.p("payers:\n- {id: eu, name: %s, side: named}\n- {id: eu-trust-fund, name: %s, side: named}\n- {id: not-named, name: %s, side: not-named, unnamed: true}\n- {id: joint, name: %s, side: not-named}", g.text(2), g.text(2), g.text(2), g.text(2))
	if g.IntN(2) == 0 {
		g.p("names: {G5 Sahel: a group of states}")
		g.of = " of the G5 Sahel"
	}
	g.p("countries:\n- {code: NE, name: Niger}\n- {code: SN, name: %s}", g.text(1))
	g.p("country_lists:\n- id: hosts\n  name: %s\n  source: {source: first}", g.text(3))
	g.maybe("  codes: [NE, SN]")
	g.maybe("  note: %s", g.text(3))
	g.p("actions:")
	g.p("- {id: made, kind: mission, label: %s, time: 2016-05, source: {source: first}%s}", g.text(2), g.pick("", ", name: Made", ", actor: body", ", area: north", ", note: Well"))
	g.p("- {id: runs, kind: programme, label: %s, time: %s, source: {source: second}}", g.text(2), g.pick("2015/2018", "2016/..", "2015"))
	g.p("actors:\n- {id: body, kind: body, name: %s, sentence: %s, source: {source: first}%s}", g.text(2), g.text(4), g.pick("", ", abbreviation: BDY", ", countries: [NE]"))
	g.maybe("statements:\n- {id: said, text: %s, tone: neutral, source: {source: first}}", g.text(4))
	return g.take()
}

func (g *worldMaker) sources() string {
	g.p("sources:\n- id: first\n  title: %q\n  short: %s\n  publisher: %q\n  date: 2019-03\n  kind: factsheet", "Report on "+g.words(4), g.inLanguages("Sheet on "+g.words(2)), g.words(2)+g.of)
	if g.main {
		g.p("  main: true")
	}
	g.maybe("  address: https://example.org/first")
	g.maybe("  note: %s", g.text(3))
	g.maybe("  sections:\n  - {id: all, heading: All, line: 1}\n  text_lines: 100\n  text_sha256: 7bfc243a3601a49c64ba26d799cad0d5aae1bd092a51456867ed901c7097fe12")
	for _, id := range []string{"second", "third", "fourth", "fifth"} {
		g.p("- id: %s\n  title: %q\n  short: %s\n  publisher: %q\n  date: 2018-05-14\n  kind: %s", id, "Report on "+g.words(4), g.text(2), g.words(2), g.pick("official", "press", "parliament"))
		g.maybe("  address: https://example.org/%s", id)
		g.maybe("  accessed: 2019-04-01")
		g.maybe("  date_note: %s", g.text(3))
	}
	return g.take()
}

// observation is one of the main source's, or of another.
func (g *worldMaker) observation(value, period string, more ...string) string {
	source, published := "first", "2019-03"
	if g.IntN(3) == 0 {
		source, published = g.pick("second", "third", "fourth", "fifth"), "2018-05-14"
	}
	s := fmt.Sprintf("{value: %s, printed: %q, time_period: %s, published: %s, source: {source: %s}, confidence: %s", value, value, period, published, source, g.pick("high", "medium"))
	switch g.IntN(12) {
	case 0:
		if value == "101" || value == "500000" { // where a lower bound is not refused
			s += ", qualifier: more_than"
		}
	case 1:
		s += ", qualifier: exact, status: provisional"
	case 2:
		s += ", note: Well"
	}
	return s + strings.Join(more, "") + "}"
}

func (g *worldMaker) indicator(id, unit, counts, counting, start, area string) {
	g.p("- id: %s\n  name: %s\n  kind: %s\n  unit: %s\n  counts: %s\n  counting: %s\n  counting_start: %s\n  reference_area: %s",
		id, g.text(4), g.pick("funding", "output", "outcome"), unit, counts, counting, start, area)
	g.maybe("  short: %s", g.text(2))
	g.maybe("  noun: {one: thing, other: things}")
	g.maybe("  actor: body")
	if g.IntN(2) == 0 {
		g.p("  countries: [NE]")
	} else {
		g.maybe("  country_list: hosts")
	}
	g.maybe("  purpose: %s", g.text(3))
	switch g.IntN(3) {
	case 0:
		g.p("  caveats: [%s, {text: %s, print: true}]", g.text(6), g.text(6))
	case 1:
		g.p("  caveats: [{text: %s, print: true}]", g.text(6))
	}
}

func (g *worldMaker) indicators() string {
	g.p("indicators:")
	for _, x := range [][3]string{{"money-a", "north", "140000000"}, {"money-b", "north", "91300000"}, {"money-c", "south", "15000000"}, {"money-d", "south", "500000"}} {
		g.indicator(x[0], "eur", "money", "single_year", "2018", x[1])
		payer := "eu"
		if x[0] == "money-d" {
			payer = g.pick("not-named", "joint", "eu-trust-fund")
		}
		g.p("  payer: %s", payer)
		g.maybe("  funding_status: %s", g.text(1))
		value := x[2]
		if x[0] == "money-c" && g.IntN(12) == 0 {
			g.p("  observations:\n  - {value: not stated, time_period: 2018, published: 2019-03, source: {source: first}, confidence: high}")
			continue
		}
		g.p("  observations:\n  - %s", g.observation(value, "2018"))
	}
	g.indicator("people", "persons", "heads", "single_year", "2018", "north")
	g.p("  observations:\n  - %s", g.observation("607", "2018"))
	g.indicator("cases", "cases", "cases", "single_year", "2018", "south")
	g.p("  observations:\n  - %s", g.observation("101", "2018"))
	g.indicator("part", "persons", "heads", "single_year", "2018", "north")
	g.p("  observations:\n  - %s", g.observation("1", "2018"))
	g.indicator("line", "persons", "heads", "cumulative", "2015", "north")
	g.p("  observations:")
	for i, month := range []string{"2016-09", "2017-03", "2018-05"} {
		g.p("  - {value: %d, printed: \"%d\", time_period: %s, published: 2018-05-14, source: {source: %s}, confidence: high}", 100*(i+1), 100*(i+1), month, g.pick("second", "third"))
	}
	g.maybe("  - {value: 400, printed: \"400\", time_period: 2019-02, published: 2019-03, source: {source: first}, confidence: high}")
	g.indicator("windows", "eur", "money", "stock", "not stated", "north")
	g.p("  payer: eu\n  by: window")
	g.p("  observations:\n  - %s\n  - %s", g.observation("1749500000", "2018-04", ", window: one"), g.observation("582200000", "2018-04", ", window: two"))

	g.p("dimensions:\n- {id: window, name: Window, codes: [{id: one, name: %s}, {id: two, name: Other}]}", g.text(2))
	g.p("derived:")
	derived := func(id, how string) {
		g.p("- id: %s\n  name: %s\n  %s", id, g.text(3), how)
		g.maybe("  short: %s", g.text(2))
		g.maybe("  noun: {other: things}")
		g.maybe("  caveats: [{text: %s, print: true}]", g.text(4))
	}
	derived("in-all", "sum: [money-a, money-b]")
	derived("grand", "sum: [in-all, money-c]")
	derived("all-but", "difference: [people, part]")
	derived("share-of", "share: part\n  whole: people")
	derived("windows-sum", "sum: [windows/one, windows/two]")
	derived("grander", "sum: [windows-sum, grand]")
	g.p("  mixes: [stock, single_year]")
	g.p("relations:\n- {from: part, kind: part_of, to: people}")
	return g.take()
}

func (g *worldMaker) charts() string {
	head := func(id, kind string, subtitle bool) {
		g.p("- id: %s\n  kind: %s\n%s", id, kind, g.titles("  "))
		if subtitle || g.IntN(2) == 0 {
			g.p("  subtitle: %s", g.text(8))
		}
		g.maybe("  note: %s", g.text(8))
		g.maybe("  topic: %s", g.text(1))
		if g.IntN(5) == 0 {
			g.p("  embed: false")
		}
		g.p("  alt: %s", g.text(9))
	}
	g.p("charts:")
	head("bars", "bars", true)
	g.maybe("  scale: %s", g.pick("millions", "units"))
	g.p("  unit: eur")
	g.p("  keys: {solid: %s, outlined: %s%s}", g.text(2), g.text(3), g.pick("", fmt.Sprintf(", solid_short: %s, outlined_short: %s, none_named: %s", g.text(1), g.text(1), g.text(3))))
	g.p("  groups:\n  - rows:\n    - area: north\n      parts: [{of: money-a}, {of: money-b, caption: %s, short: %s}]", g.text(2), g.text(1))
	g.maybe("      detail: %s", g.text(3))
	g.p("    - {label: %s, parts: [{of: money-c}, {of: money-d}]}", g.text(2))
	g.maybe("  - label: %s\n    rows: [{label: %s, parts: [{of: grand}]}]", g.text(2), g.text(2))

	head("whole", "part-to-whole", true)
	g.p("  unit: %s\n  part: {of: %s}\n  whole: %s\n  rest: {caption: %s}", "eur", "money-a", "in-all", g.text(2))

	head("panels", "panels", true)
	g.maybe("  marks: %s", g.pick("shared", "all"))
	g.p("  panels:\n  - {of: people, kicker: %s, label: %s%s}\n  - {of: cases, kicker: %s, label: %s}", g.text(2), g.text(3), g.pick("", ", noun: "+g.text(1)), g.text(2), g.text(3))
	g.maybe("  - {of: part, kicker: %s, label: %s}", g.text(1), g.text(1))

	head("years", "timeline", false)
	g.p("  first_year: %d\n  last_year: 2019", 2014+g.IntN(2))
	if g.IntN(2) == 0 {
		g.p("  bars: [{of: runs}]")
		g.maybe("  events: [{of: made, label: %s}]", g.text(2))
	} else {
		g.p("  events: [{of: made}]")
	}

	head("steps", "step-lines", true)
	g.p("  keys: {main: %s, outside: %s}", g.text(2), g.text(3))
	g.p("  panels:\n  - {title: %s, of: line%s}", g.text(2), g.pick("", ", labels: [{at: 2017-03, place: above, date: false}]"))

	head("numbers", "panels", true)
	g.p("  panels:")
	for _, ref := range []string{"people", "windows/one", "share-of", "cases"}[:1+g.IntN(4)] {
		g.p("  - {of: %s, kicker: %s, label: %s}", ref, g.text(1), g.text(3))
	}
	return g.take()
}

func (g *worldMaker) head(id, format string) {
	g.p("brief:\n  id: %s\n  kind: %s\n  format: %s\n%s\n  short_title: %s", id, g.text(2), format, g.titles("  "), g.text(2))
	g.maybe("  keywords: [%s, %s]", g.text(1), g.text(1))
}

// blocks are blocks of every kind that stands on a page or a slide, at an indentation.
func (g *worldMaker) blocks(in string, slide bool, most int) {
	title := func(more string) string {
		if slide {
			return ""
		}
		return g.titles(in+"    "+more) + "\n"
	}
	kinds := []func(){
		func() { g.p("%s- prose: [%s, %s]", in, g.sentence(), g.sentence()) },
		func() { g.p("%s- lead: %s", in, g.sentence()) },
		func() {
			g.p("%s- box:\n%s%s    items: [{title: %s, text: %s}, {title: %s, text: %s}]", in, title(""), in, g.text(3), g.sentence(), g.text(2), g.sentence())
		},
		func() { g.p("%s- box:\n%s%s    blocks: [{prose: %s}]", in, title(""), in, g.sentence()) },
		func() {
			g.p("%s- facts:\n%s%s    items: [%q, %s]%s", in, title(""), in, "**"+g.words(2)+"** "+g.words(6), g.sentence(), g.pick("", "\n"+in+"    accent: false"))
		},
		func() { g.p("%s- chart: %s", in, g.pick("bars", "whole", "panels", "years", "steps", "numbers")) },
		func() {
			g.p("%s- chart: {id: %s, title: false%s%s}", in, g.pick("bars", "whole", "years", "steps"), g.pick("", ", note: false", ", subtitle: false"), g.pick("", ", captions: false", ", events: false"))
		},
		func() {
			g.p("%s- tiles:\n%s    tiles: [{value: \"{{people}}\", label: %s}, {value: \"{{grand|round}}\", label: %s}]", in, in, g.text(4), g.text(3))
		},
		func() {
			g.n++
			g.p("%s- table:\n%s    id: table-%d\n%s    caption: %s\n%s    unit: million EUR", in, in, g.n, in, g.text(4), in)
			g.p("%s    columns: [{head: %s}, {head: Amount, width: 24, right: true}]", in, g.text(1))
			g.p("%s    groups:\n%s    - rows:\n%s      - {of: money-a, cells: [.name, .amount]}\n%s      - {of: grand, cells: [%s, .amount]}", in, in, in, in, g.text(2))
			g.maybe("%s    - {label: %s, rows: [{of: money-d, cells: [.name, .amount]}]}", in, g.text(2))
			g.maybe("%s    note: %s", in, g.text(4))
		},
		func() {
			g.p("%s- columns:\n%s  - {width: 3, blocks: [{prose: %s}]}\n%s  - {width: 3, blocks: [{chart: %s}]}", in, in, g.sentence(), in, g.pick("numbers", "whole"))
		},
	}
	for range 1 + g.IntN(most) {
		kinds[g.IntN(len(kinds))]()
	}
}

// summary is a summary of two to four sentences, or none.
func (g *worldMaker) summary(in string) {
	if g.IntN(2) == 0 {
		return
	}
	g.p("%s- summary:", in)
	for range 2 + g.IntN(3) {
		g.p("%s  - text: %s\n%s    holds: %s", in, g.inLanguages(g.words(4)+" {{"+g.pick("money-a", "people", "cases", "all-but")+"}} "+g.words(3)+"."), in, g.pick("none", "none", "people > 600", "money-a > money-b", "cases > 500"))
	}
}

func (g *worldMaker) pages() string {
	g.head("pages", "pages")
	g.maybe("  paper: %s", g.pick("a4", "letter"))
	g.maybe("  sources: %s", g.pick("charts", "notes"))
	g.maybe("footnotes:\n  more: %s", g.text(5))
	g.p("blocks:\n- cover: {%s}", g.pick("", "standfirst: "+g.text(6), "standfirst: {text: "+g.text(6)+", holds: "+g.pick("none", "people > 600")+"}"))
	g.summary("")
	g.maybe("- key_figures:\n    tiles: [{value: \"{{money-a|round}}\", label: %s}, {value: \"{{cases}}\", label: %s}]", g.text(3), g.text(3))
	g.maybe("- %s: [%s, {text: %s, items: [%s, {text: %s, holds: %s}]}]", g.pick("list", "numbered"), g.text(9), g.text(5), g.text(4), g.text(6), g.pick("none", "people > 600"))
	g.maybe("- page_break: {}")
	for range 1 + g.IntN(3) {
		g.p("- section:\n%s\n    blocks:", g.titles("    "))
		g.blocks("    ", false, 4)
	}
	g.p("- notes: {%s}", g.pick("", "inline: true", "extra: ["+g.text(5)+"]", g.foot()))
	return g.take()
}

func (g *worldMaker) onePager() string {
	g.head("one", "one-page")
	g.maybe("  sources: notes")
	g.p("blocks:\n- cover: {%s}", g.pick("", "standfirst: "+g.text(4)))
	g.summary("")
	g.blocks("", false, 2)
	g.p("- notes: {%s}", g.pick("inline: true", g.foot()))
	return g.take()
}

// foot are notes that run on in one paragraph, with a heading and the way to more.
func (g *worldMaker) foot() string {
	return fmt.Sprintf("inline: true, title: %s, holds: none, extra: [%s], more: %s", g.text(3), g.text(6), g.text(8))
}

func (g *worldMaker) deck() string {
	g.head("deck", "deck")
	g.p("blocks:\n- slide: {id: opening, opening: true%s}", g.pick("", ", subtitle: Well"))
	if g.IntN(3) == 0 {
		g.p("- slide:\n    id: brief\n%s\n    blocks:", g.titles("    "))
		g.summary("    ")
		g.p("    - prose: %s", g.text(5))
	}
	for i := range 1 + g.IntN(3) {
		g.p("- slide:\n    id: slide-%d\n%s\n    blocks:", i, g.titles("    "))
		g.blocks("    ", true, 1)
		g.maybe("    foot: %s", g.text(3))
		g.maybe("    speaker: [%s]", g.sentence())
		g.maybe("    subtitle: %s", g.text(4))
	}
	g.p("- slide:\n    id: method\n    method: true\n%s\n    blocks: [{prose: %s}]", g.titles("    "), g.text(5))
	return g.take()
}
