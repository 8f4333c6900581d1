package datafiles_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/dataset/subset"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/sound"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// fault is one change of the sound dataset; schema says that the JSON Schema sees it too.
type fault struct {
	title, old, new string
	schema          bool
}

// suspects is the beginning of an observation of whole numbers, with what stands before it.
const suspects = "  caveats:\n  - {text: \"Not the {{council-count}} of other sources\", print: true}\n  - Suspects are not convictions.\n  observations:\n  - value: 607"

// withInterval is a fault of an indicator that says what its intervals mean: its value in other words.
func withInterval(title, value string, schema bool) fault {
	const before, between = "  counting: change\n", "  counting_start: not stated\n  reference_area: none\n  observations:\n  - {"
	return fault{title, before + between + "value: -35.5, printed: 35.5 % fewer,", before + "  interval: 95% confidence interval\n" + between + value, schema}
}

func faults() []fault {
	return []fault{
		{"unknown key", "  notice: An example", "  logo: eu.png", true},
		{"example without a notice", "    notice: An example\n", "  example: true\n", false},
		{"notice with a figure", "    notice: An example\n", "    notice: \"{{arrests}} examples\"\n  example: true\n", false},
		{"misspelt key", "  short: suspects arrested", "  shrot: suspects arrested", true},
		{"missing key", "  title: Council release\n", "", true},
		{"duplicate key", "  notice: An example", "  notice: An example\n    reuse: none", false},
		{"unknown top-level key", "statements:", "statments:", true},
		{"duplicate id", "- id: council-count", "- id: arrests", false},
		{"duplicate id of two kinds", "{id: mission,", "{id: border-support,", false},
		{"duplicate name", "names: {G5 Sahel: a group of states}", "names: {G5 Sahel: a group, G5 Sahel: a group}", false},
		{"names as a list", "names: {G5 Sahel: a group of states}", "names: [G5 Sahel, \"B2: a site\"]", true},
		{"name without a reason", "names: {G5 Sahel: a group of states}", "names: {G5 Sahel: \"\", B2: }", true},
		{"names that are none", "names: {G5 Sahel: a group of states}", "names: G5 Sahel", true},
		{"unknown unit", "  unit: percent", "  unit: per-cent", false},
		{"unknown thing counted", "  counts: referrals", "  counts: referal", false},
		{"unknown area", "area: none, countries", "area: north-afrika, countries", false},
		{"unknown actor", "  actor: emsc", "  actor: emcs", false},
		{"unknown source", "source: {source: undated}", "source: {source: undatet}", false},
		{"unknown section", "section: inside.emsc, line: 12", "section: inside-emsc, line: 12", false},
		{"unknown country", "countries: [NE]", "countries: [NG]", false},
		{"unknown country list", "country_list: two-countries", "country_list: two-country", false},
		{"unknown part", "sum: [border-support,", "sum: [border-suport,", false},
		{"unknown end of a relation", "to: both}", "to: bothe}", false},
		{"unknown parent", "parent: inside,", "parent: insides,", false},
		{"unknown member", "window: horn", "window: horns", false},
		{"unknown member of a part", "approved/sahel]", "approved/sahl]", false},
		{"member of what has none", "sum: [border-support, approved/sahel]", "sum: [border-support/x, approved/sahel]", false},
		{"part without member", "approved/sahel]", "approved]", false},
		{"period nobody published", "council-count@2018-05-14", "council-count@2014", false},
		{"period that does not exist", "council-count@2018-05-14", "council-count@2018-05-44", true},
		{"period of a computed value", "difference: [both,", "difference: [both@2018,", false},
		{"period in a relation", "to: approved/sahel", "to: approved/sahel@2018", true},
		{"broken reference", "difference: [both,", "difference: [both@,", true},
		{"ring of computed values", "sum: [border-support, approved/sahel]", "sum: [rest, approved/sahel]", false},
		{"computed from itself", "sum: [border-support, approved/sahel]", "sum: [both, approved/sahel]", false},
		{"ring of actors", "name: Europol,", "name: Europol, part_of: emsc,", false},
		{"ring of sections", "heading: INSIDE,", "heading: INSIDE, parent: inside.emsc,", false},
		{"ring of parts", "relations:", "relations:\n- {from: approved/sahel, kind: part_of, to: border-support}", false},
		{"related to itself", "to: both}", "to: arrests}", false},
		{"relation twice", "relations:", "relations:\n- {from: arrests, kind: in_addition_to, to: both}", false},
		{"wrong type: list for text", "  name: Support for borders", "  name: [Support, borders]", true},
		{"wrong type: text for number", "- value: 607", "- value: many", true},
		{"wrong type: quoted number", "- value: 607", "- value: \"607\"", true},
		{"wrong type: text for list", "  codes: [LY, NE]", "  codes: LY", true},
		{"wrong type: text for true", "  main: true", "  main: yes", true},
		{"number with leading zero", "- value: 607", "- value: 010", false},
		{"number with underscore", "- value: 607", "- value: 1_000", true},
		{"number with comma", "- value: 607", "- value: 1,000", true},
		{"number NaN", "- value: 607", "- value: .nan", true},
		{"number infinite", "- value: 607", "- value: .inf", true},
		{"number with unit", "value: 91300000.50", "value: €91.3 million", true},
		{"fraction of a person", "- value: 607", "- value: 607.5", false},
		{"fraction of a cent", "value: 91300000.50", "value: 91300000.505", false},
		{"negative amount", "value: 91300000.50", "value: -91300000.50", false},
		{"negative count", "- value: 607", "- value: -607", false},
		{"value and print differ", "- value: 607", "- value: 617", false},
		{"level below zero", "counting: change", "counting: level", false},
		{"level above a hundred", "counting: change\n  counting_start: not stated\n  reference_area: none\n  observations:\n  - {value: -35.5", "counting: level\n  counting_start: not stated\n  reference_area: none\n  observations:\n  - {value: 135.5", false},
		{"date that does not exist", "  date: 2018-05-14", "  date: 2018-02-30", false},
		{"month that does not exist", "  date: 2018-05-14", "  date: 2018-13", true},
		{"no leap year", "time_period: 2018-01/2018-04", "time_period: 2018-02-29", false},
		{"date in another order", "  date: 2018-05-14", "  date: 14.05.2018", true},
		{"year out of range", "  date: 2018-05-14", "  date: 0218-05-14", true},
		{"period that ends before it starts", "time_period: 2018-01/2018-04", "time_period: 2018-04/2018-01", false},
		{"half-year that does not exist", "time_period: 2018-01/2018-04", "time_period: 2018-H3", true},
		{"half-year in small letters", "time_period: 2018-01/2018-04", "time_period: 2018-h1", true},
		{"half-year as SDMX has it", "time_period: 2018-01/2018-04", "time_period: 2018-S1", true},
		{"quarter that does not exist", "time_period: 2018-01/2018-04", "time_period: 2018-Q5", true},
		{"quarter in small letters", "time_period: 2018-01/2018-04", "time_period: 2018-q1", true},
		{"quarter without a hyphen", "time_period: 2018-01/2018-04", "time_period: 2018Q1", true},
		{"quarter before its year", "time_period: 2018-01/2018-04", "time_period: Q1 2018", true},
		{"quarter before its year with a slash", "time_period: 2018-01/2018-04", "time_period: Q1/2018", true},
		{"week that no year has", "time_period: 2018-01/2018-04", "time_period: 2018-W54", true},
		{"week that this year has not", "time_period: 2018-01/2018-04", "time_period: 2018-W53", false},
		{"week of one digit", "time_period: 2018-01/2018-04", "time_period: 2018-W5", true},
		{"week in words", "time_period: 2018-01/2018-04", "time_period: week 5, 2018", true},
		{"day of a week", "time_period: 2018-01/2018-04", "time_period: 2018-W05-3", true},
		{"month of one digit", "time_period: 2018-01/2018-04", "time_period: 2018-5", true},
		{"month as others have it", "time_period: 2018-01/2018-04", "time_period: 2018M05", true},
		{"span of quarters that ends before it starts", "time_period: 2018-01/2018-04", "time_period: 2018-Q2/2018-Q1", false},
		{"span with a wrong quarter", "time_period: 2018-01/2018-04", "time_period: 2018-Q0/2018-Q1", true},
		{"span with a hyphen", "time_period: 2018-01/2018-04", "time_period: 2015-2017", true},
		{"open span with a wrong week", "time_period: 2018-01/2018-04", "time_period: 2018-W00/..", true},
		{"span of a year and the end of the next", "time_period: 2018-01/2018-04", "time_period: 2017/18", true},
		{"named period without a name", "time_period: 2018-01/2018-04", "time_period: {from: 2017-09, to: 2018-04}", true},
		{"named period without an end", "time_period: 2018-01/2018-04", "time_period: {from: 2017-09, name: school year}", true},
		{"named period with a text", "time_period: 2018-01/2018-04", "time_period: {text: two months, name: school year}", true},
		{"named period that ends before it starts", "time_period: 2018-01/2018-04", "time_period: {from: 2018-04, to: 2017-09, name: school year}", false},
		{"named period with a wrong end", "time_period: 2018-01/2018-04", "time_period: {from: Sept 2017, to: 2018-Q5, name: school year}", true},
		{"named period with an open end", "time_period: 2018-01/2018-04", "time_period: {from: 2017-09, to: .., name: school year}", true},
		{"period that is an empty group", "time_period: 2018-01/2018-04", "time_period: {}", true},
		{"quarter of a reference that does not exist", "council-count@2018-05-14", "council-count@2018-Q5", true},
		{"quarter of a reference in another form", "council-count@2018-05-14", "council-count@2018Q2", true},
		{"quarter that nothing is published for", "council-count@2018-05-14", "council-count@2018-Q2", false},
		{"period open at both ends", "time_period: 2018-01/2018-04", "time_period: ../..", true},
		{"period in words without a key", "time_period: {text: two months}", "time_period: two months", true},
		{"period with an unknown key", "time_period: {text: two months}", "time_period: {txt: two months}", true},
		{"edition without a month", "edition: 2019-03", "edition: 2019", true},
		{"same period, source and date twice", "time_period: 2018-01/2018-04\n    published: 2018-05-14\n    source: {source: council}",
			"time_period: 2018\n    published: 2019-03\n    printed: x\n    source: {source: factsheet, line: 1}", false},
		{"same member twice", "window: horn, time", "window: sahel, time", false},
		{"published on another day than the source", "published: 2018-05-14\n    source: {source: council}", "published: 2018-06-14\n    source: {source: council}", false},
		{"published, but the source has no date", "published: inferred", "published: 2018-01", false},
		{"inferred, but the source has a date", "published: 2018-05-14\n    source: {source: council}", "published: inferred\n    source: {source: council}", false},
		{"inferred from an open period", "{value: 200, time_period: 2017,", "{value: 200, time_period: 2017/..,", false},
		{"begins after it was published", "time_period: 2018-01/2018-04", "time_period: 2018-06", false},
		{"read before it was published", "accessed: 2019-01", "accessed: 2018-01", false},
		{"line beyond the text", "section: inside.emsc, line: 12", "section: inside.emsc, line: 101", false},
		{"line zero", "section: inside.emsc, line: 12", "section: inside.emsc, line: 0", true},
		{"line before the section", "section: inside.emsc, line: 12", "section: inside.emsc, line: 9", false},
		{"line after the section", "section: inside.emsc, line: 12", "section: inside.emsc, line: 31", false},
		{"line of a source without text version", "source: {source: undated}", "source: {source: undated, line: 3}", false},
		{"checksum without lines", "  text_lines: 100\n", "", true},
		{"no checksum", "text_sha256: 7bfc", "text_sha256: 7BFC", true},
		{"no web address", "address: https://example.org/release", "address: example.org/release", true},
		{"address with a password", "address: https://example.org/release", "address: https://user:pw@example.org/release", true},
		{"address with an escape that is none", "address: https://example.org/release", "address: https://example.org/release#a%zz", true},
		{"two main sources", "  kind: official-copy", "  kind: official-copy\n  main: true", false},
		{"unknown way of counting", "  counting: stock", "  counting: stok", true},
		{"unknown kind", "  kind: outcome\n  unit: persons\n  counts: arrested-suspects\n  counting: cumulative", "  kind: outcomes\n  unit: persons\n  counts: arrested-suspects\n  counting: cumulative", false},
		{"unknown kind of actions", "kind: mission, label", "kind: missions, label", false},
		{"unknown kind of actors", "kind: body, name", "kind: bodies, name", false},
		{"kind of nothing", "of: actors}", "of: figures}", true},
		{"kind of actors that is bookkeeping", "{id: body, of: actors}", "{id: body, of: actors, bookkeeping: true}", false},
		{"kind twice", "{id: funding, of: indicators}", "{id: outcome, of: indicators}", false},
		{"unknown confidence", "confidence: low", "confidence: lo", true},
		{"unknown status", "status: provisional", "status: preliminary", true},
		{"unknown mixture", "mixes: [single_year, stock]", "mixes: [single_year, stocks]", true},
		{"mixture of one", "mixes: [single_year, stock]", "mixes: [stock]", true},
		{"money without payer", "  payer: eu\n", "", false},
		{"people with payer", "  country_list: two-countries", "  country_list: two-countries\n  payer: eu", false},
		{"people with funding status", "  country_list: two-countries", "  country_list: two-countries\n  funding_status: pledged", false},
		{"unknown payer", "payer: eu\n", "payer: eu-budget\n", false},
		{"payer in the old form", "payer: eu\n", "payer: {kind: eu_budget, name: EU budget}\n", true},
		{"payer of an unknown side", "side: named}", "side: nobody}", false},
		{"unknown fill", "fill: solid", "fill: dotted", true},
		{"one payer and several", "dataset:\n", "dataset:\n  one_payer: true\n", false},
		{"money without currency", " currency: EUR,", "", true},
		{"people with currency", "kind: count, name", "kind: count, currency: EUR, name", true},
		{"currency in small letters", "currency: EUR", "currency: eur", true},
		{"country in small letters", "{code: NE,", "{code: ne,", true},
		{"dimension in the old form", "  by: window\n", "  dimension: window\n  ordered: true\n  members:\n  - {id: sahel, name: Sahel}\n  - {id: horn, name: \"Horn: east\"}\n", true},
		{"members without a dimension", "  by: window\n", "  members: []\n", true},
		{"code without a dimension", "  by: window\n", "", true},
		{"unknown dimension", "  by: window\n", "  by: windows\n", false},
		{"dimension twice", "  by: window\n", "  by: [window, window]\n", true},
		{"no dimension", "  by: window\n", "  by: []\n", true},
		{"dimension without codes", "  codes:\n  - {id: sahel, name: Sahel}\n  - {id: horn, name: Horn of Africa}\n", "", false},
		{"dimension called as a key", "- id: window", "- id: note", false},
		{"dimension described twice", "dimensions:\n", "dimensions:\n- {id: window, name: Windows, codes: [{id: east, name: East}]}\n", false},
		{"code called as a word of references", "{id: horn, name: Horn of Africa}", "{id: max, name: Most}", false},
		{"code with a sign", "{id: horn, name: Horn of Africa}", "{id: 65+, name: 65 and older}", true},
		{"code without a name", "{id: horn, name: Horn of Africa}", "{id: horn}", false},
		{"code twice", "{id: horn, name: Horn of Africa}", "{id: sahel, name: Horn of Africa}", false},
		{"code published twice", "{id: sahel, name: Sahel}\n  - {id: horn, name: Horn of Africa}", "{id: sahel, name: Sahel, code: W1}\n  - {id: horn, name: Horn of Africa, code: W1}", false},
		{"country without a name", "dimensions:\n", "dimensions:\n- {id: land, name: Land, areas: true, codes: [DE, ly]}\n", false},
		{"area of no vocabulary", "{id: horn, name: Horn of Africa}", "{id: horn, name: Horn of Africa}\n- id: land\n  name: Land\n  areas: true\n  codes: [DE, atlantis]", false},
		{"unknown code", "window: horn, time", "window: hron, time", false},
		{"codes of nothing add up", "  country_list: two-countries", "  country_list: two-countries\n  adds_up: true", true},
		{"codes of another dimension add up", "  by: window\n", "  by: window\n  adds_up: [sex]\n", false},
		{"adding up is no word", "  by: window\n", "  by: window\n  adds_up: \"yes\"\n", true},
		{"reference with a code too many", "sum: [border-support, approved/sahel]", "sum: [border-support, approved/sahel/horn]", false},
		{"reference to an unknown code", "sum: [border-support, approved/sahel]", "sum: [border-support, approved/west]", false},
		{"misspelt dimension key", "window: horn, time", "windw: horn, time", false},
		{"main source without printed words", "    printed: \"607\"\n", "", false},
		{"more than nothing", "value: not stated,", "value: not stated, qualifier: more_than,", false},
		{"no observation", "  observations:\n  - {value: -35.5, printed: 35.5 % fewer, time_period: 2018, published: 2019-03, source: {source: factsheet}, confidence: high}", "  observations: []", true},
		{"observations are no list", "  observations:\n  - {value: -35.5,", "  observations:\n    {value: -35.5,", true},
		{"countries twice", "  country_list: two-countries", "  country_list: two-countries\n  countries: [LY]", true},
		{"same country twice", "codes: [LY, NE]", "codes: [LY, LY]", true},
		{"list of another length", "  count: 2\n", "  count: 3\n", false},
		{"sum of one", "sum: [border-support, approved/sahel]", "sum: [border-support]", true},
		{"change and operation", "derived:", "derived:\n- {id: moved, name: Moved, change: arrests, since: edition, sum: [border-support, approved/sahel]}", true},
		{"change of nothing", "derived:", "derived:\n- {id: moved, name: Moved, since: edition}", true},
		{"change since when", "derived:", "derived:\n- {id: moved, name: Moved, change: arrests, since: month}", true},
		{"change of what is computed", "derived:", "derived:\n- {id: moved, name: Moved, change: both, since: year}", false},
		{"change with a period", "derived:", "derived:\n- {id: moved, name: Moved, change: arrests@2018, since: year}", true},
		{"change without a code", "derived:", "derived:\n- {id: moved, name: Moved, change: approved, since: year}", false},
		{"change of an unknown figure", "derived:", "derived:\n- {id: moved, name: Moved, change: arrest, since: year}", false},
		{"no verb", "derived:", "derived:\n- {id: moved, name: Moved}", true},
		{"difference of three", "approved/horn@2018-05]", "approved/horn@2018-05, arrests]", true},
		{"same part twice", "sum: [border-support, approved/sahel]", "sum: [border-support, border-support]", true},
		{"bad identifier", "- id: border-support", "- id: Border_Support", true},
		{"unknown language", "fr: Un petit", "xq: Un petit", false},
		{"language of three letters that has two", "fr: Un petit", "fra: Un petit", false},
		{"own language missing", "short: {en: Factsheet, fr: Fiche}", "short: {fr: Fiche}", false},
		{"own language unknown", "language: en", "language: english", true},
		{"plural without other", "noun: {one: person, other: persons}", "noun: {one: person}", true},
		{"unknown plural form", "noun: {other: percent}", "noun: {other: percent, plural: percents}", true},
		{"plural as a text", "noun: {other: percent}", "noun: percent", true},
		{"plural missing in the own language", "noun: {en: {one: euro, other: euros}, fr:", "noun: {fr:", false},
		{"empty text", "contact: A contact", "contact: \"\"", true},
		{"no text", "contact: A contact", "contact:", true},
		{"text of several lines", "contact: A contact", "contact: |\n      A\n      contact", true},
		{"text with a space at its end", "contact: A contact", "contact: \"A contact \"", false},
		{"text cut at a comment", "contact: A contact", "contact: A contact #12", false},
		{"unquoted reference", "contact: A contact", "contact: {{arrests}} contacts", false},
		{"second document", "statements:", "---\nstatements:", false},
		{"anchor", "publisher: A publisher", "publisher: &p A publisher", false},
		{"no YAML", "publisher: A publisher", "publisher: 'A publisher", false},
		{"tab", "  publisher: A publisher", "\tpublisher: A publisher", false},
		{"emoji", "contact: A contact", "contact: A contact 🙂", false},
		{"character the face lacks", "title: The factsheet", "title: 日本 factsheet", false},
		{"split accent", "contact: A contact", "contact: A cafe\u0301", false},
		{"include of itself", "units:", "include: [dataset.yaml]\nunits:", false},
		{"include outside the folder", "units:", "include: [../other.yaml]\nunits:", true},
		{"include that does not exist", "units:", "include: [other.yaml]\nunits:", false},
		{"include twice", "units:", "include: [other.yaml, other.yaml]\nunits:", true},
		{"no dataset", "dataset:\n", "data:\n", true},
		withInterval("low without high", "value: -35.5, printed: 35.5 % fewer, low: -40,", true),
		withInterval("high without low", "value: -35.5, printed: 35.5 % fewer, high: -31,", true),
		withInterval("low above the value", "value: -35.5, printed: 35.5 % fewer, low: -30.5, high: -29,", false),
		withInterval("high below the value", "value: -35.5, printed: 35.5 % fewer, low: -42, high: -37,", false),
		withInterval("low above high", "value: -35.5, printed: 35.5 % fewer, low: -31, high: -40,", false),
		withInterval("low in words", "value: -35.5, printed: 35.5 % fewer, low: few, high: -31,", true),
		withInterval("interval around a bound", "value: -35.5, printed: 35.5 % fewer, low: -40, high: -31, qualifier: at_most,", false),
		withInterval("interval around nothing", "value: not stated, low: -40, high: -31,", false),
		withInterval("interval around what is withheld", "status: suppressed, low: -40, high: -31,", false),
		withInterval("words for an interval that no value has", "value: -35.5, printed: 35.5 % fewer,", false),
		{"interval without words", "{value: -35.5,", "{value: -35.5, low: -40, high: -31,", false},
		{"interval as a list", "  counting: change\n", "  counting: change\n  interval: [95% confidence interval]\n", true},
		{"fraction of a person in an interval", suspects, "  interval: 95% confidence interval\n" + suspects + "\n    low: 590.5\n    high: 620", false},
		{"interval below zero", suspects, "  interval: 95% confidence interval\n" + suspects + "\n    low: -1\n    high: 620", false},
		{"many faults at once", "  unit: persons\n  counts: arrested-suspects\n  counting: single_year\n  counting_start: 2018\n",
			"  unit: person\n  counts: arrests\n  counting: yearly\n  countig_start: 2018-02-30\n  value: 1\n", true},
	}
}

// Every fault a dataset can have, with the messages in full. The golden file is what a user reads.
func TestLoadRefuses(t *testing.T) {
	base := sound.Text()
	sound.Must(t, base)
	var out strings.Builder
	for _, f := range faults() {
		if strings.Count(base, f.old) == 0 {
			t.Fatalf("%s: nothing to replace", f.title)
		}
		d, l := sound.Load(strings.Replace(base, f.old, f.new, 1))
		if d != nil || !l.HasErrors() {
			t.Errorf("%s: was loaded", f.title)
		}
		out.WriteString("## " + f.title + "\n" + l.Text() + "\n")
	}
	for _, word := range []string{"YAML", "dataset.D", "source.S", "reflect", "struct", "map[", "interface", "unmarshal"} {
		for _, line := range strings.Split(out.String(), "\n") {
			if _, message, ok := strings.Cut(line, "error: "); ok && strings.Contains(message, word) && !strings.Contains(message, "in YAML") && !strings.Contains(message, "YAML takes") {
				t.Errorf("jargon %q in: %s", word, line)
			}
		}
	}
	golden.Text(t, "testdata/faults.golden", out.String())
}

// Files are joined in the order of the list; their own faults, and those of the list, are told with their own names.
func TestLoadIncludes(t *testing.T) {
	base := sound.Text()
	cut := strings.Index(base, "units:")
	indicators := strings.Index(base, "indicators:")
	derived := strings.Index(base, "derived:")
	folder := func() fstest.MapFS {
		return fstest.MapFS{
			"d/dataset.yaml":           {Data: []byte(base[:cut] + "include:\n- vocabulary.yaml\n- indicators/all.yaml\n- rest.yaml\n")},
			"d/vocabulary.yaml":        {Data: []byte(base[cut:indicators])},
			"d/indicators/all.yaml":    {Data: []byte(base[indicators:derived])},
			"d/rest.yaml":              {Data: []byte(base[derived:])},
			"elsewhere/forgotten.yaml": {Data: []byte("x")},
		}
	}
	load := func(fsys fs.FS) (*dataset.Dataset, diag.List) {
		return datafiles.Load(fsys, "d/dataset.yaml", datafiles.Options{Shown: "data/d"})
	}
	d, l := load(folder())
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	var files []string
	for _, f := range d.Files {
		if len(f.SHA256) != 64 {
			t.Errorf("%s has the checksum %q", f.Path, f.SHA256)
		}
		files = append(files, f.Path)
	}
	if got := strings.Join(files, " "); got != "dataset.yaml vocabulary.yaml indicators/all.yaml rest.yaml" {
		t.Errorf("files are %s", got)
	}
	single := sound.Must(t, base)
	if a, b := sound.Whole(d), sound.Whole(single); a != b {
		t.Error("a dataset in files differs from the same one in one file:\n" + golden.Diff(a, b))
	}

	var out strings.Builder
	for _, c := range []struct {
		title  string
		change func(m fstest.MapFS)
	}{
		{"a file that is not listed", func(m fstest.MapFS) { m["d/more.yaml"] = &fstest.MapFile{Data: []byte("x: 1")} }},
		{"a listed file that is missing", func(m fstest.MapFS) {
			m["d/rests.yaml"] = m["d/rest.yaml"]
			delete(m, "d/rest.yaml")
		}},
		{"a listed file that is a folder", func(m fstest.MapFS) {
			m["d/rest.yaml/x"] = m["d/rest.yaml"]
			delete(m, "d/rest.yaml")
		}},
		{"a listed file that is empty", func(m fstest.MapFS) { m["d/rest.yaml"] = &fstest.MapFile{} }},
		{"a listed file that holds the head", func(m fstest.MapFS) {
			m["d/rest.yaml"].Data = []byte("dataset: {id: x}\n" + string(m["d/rest.yaml"].Data))
		}},
		{"the same id in two files, and a reference into a third", func(m fstest.MapFS) {
			m["d/rest.yaml"].Data = []byte(strings.Replace(string(m["d/rest.yaml"].Data), "id: part,", "id: arrests,", 1))
			m["d/indicators/all.yaml"].Data = []byte(strings.Replace(string(m["d/indicators/all.yaml"].Data), "unit: eur", "unit: euro", 1))
		}},
		{"two files that are no YAML", func(m fstest.MapFS) {
			m["d/rest.yaml"].Data = []byte("a: [\n")
			m["d/vocabulary.yaml"].Data = []byte("a: 'b\n")
		}},
		{"no entry file", func(m fstest.MapFS) { delete(m, "d/dataset.yaml") }},
	} {
		m := folder()
		c.change(m)
		_, l := load(m)
		out.WriteString("## " + c.title + "\n" + l.Text() + "\n")
	}
	golden.Text(t, "testdata/includes.golden", out.String())

	if _, l := load(deny{folder(), "d/rest.yaml"}); !strings.Contains(l.Text(), "data/d/rest.yaml: error: the file may not be read [file-unreadable]") {
		t.Error(l.Text())
	}
}

// deny refuses one file, as permission bits would not for root.
type deny struct {
	fstest.MapFS
	name string
}

func (d deny) Open(name string) (fs.File, error) {
	if name == d.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

// Windows line ends and a byte order mark change nothing but the checksum.
func TestLoadLineEnds(t *testing.T) {
	base := sound.Text()
	d := sound.Must(t, base)
	w := sound.Must(t, "\ufeff"+strings.ReplaceAll(base, "\n", "\r\n"))
	if sound.Whole(w) != sound.Whole(d) {
		t.Error("the line ends changed the data")
	}
	if w.Files[0].SHA256 == d.Files[0].SHA256 {
		t.Error("two files have one checksum")
	}
	a, b := d.Indicators[0].Observations[0].Pos, w.Indicators[0].Observations[0].Pos
	if a != b {
		t.Errorf("the same observation stands at %s and %s", a, b)
	}
}

// What is left out in the file is filled in, and amounts stay what is written.
func TestLoadedValues(t *testing.T) {
	d := sound.Must(t, sound.Text())
	o := d.Indicator("arrests").Observations
	switch {
	case len(o[0].Status) != 0, o[0].Qualifier != "exact", o[1].Status.String() != "provisional", o[1].Qualifier != "more_than":
		t.Errorf("%+v", o[:2])
	case !o[2].Inferred || o[2].Published != (dataset.Date{Year: 2017}) || o[2].Qualifier != "exact":
		t.Errorf("inferred: %+v", o[2])
	case !o[3].Missing:
		t.Errorf("missing: %+v", o[3])
	}
	if got := d.Indicator("border-support").Observations[0].Value.StringFixed(2); got != "91300000.50" {
		t.Error(got)
	}
	if got := d.Indicator("referral-change").Observations[0].Value.String(); got != "-35.5" {
		t.Error(got)
	}
	if m := d.Indicator("approved").Observations[1].Key; m != "horn" {
		t.Error(m)
	}
	if s := d.MainSource(); s == nil || s.ID != "factsheet" || !slices.ContainsFunc(s.Sections, func(x dataset.Section) bool { return x.ID == "inside.emsc" && x.Line == 10 }) {
		t.Errorf("%+v", s)
	}
	s, _, ok := d.Title.In("fr")
	if s != "Un petit jeu de données" || !ok {
		t.Error(s)
	}
	s, pos, ok := d.Publication.Contact.In("fr")
	if s != "A contact" || ok || pos.String() != "data/dataset.yaml:8:14" {
		t.Error(s, pos, ok)
	}
	if f, ok := d.Unit("eur").Noun.In("fr"); !ok || len(f) != 3 || f[0].Category != "many" {
		t.Error(f)
	}
	if f, ok := d.Unit("persons").Noun.In("fr"); ok || len(f) != 2 || f[0].Lang != "en" {
		t.Error(f)
	}
	hand := &dataset.Dataset{Units: d.Units, Actors: d.Actors}
	if hand.Unit("eur") == nil || hand.Actor("emsc").PartOf != "europol" || hand.Action("mission") != nil {
		t.Error("a dataset made by hand is not searched")
	}
	for _, missing := range []bool{d.CountOf("x") == nil, d.Area("none") != nil, d.List("unnamed") != nil, d.DerivedValue("both") != nil,
		d.Indicator("x") == nil, d.Source("council") != nil, d.Action("mission") != nil} {
		if !missing {
			t.Error("a lookup failed")
		}
	}
}

// FuzzLoad changes a sound dataset: `cut` bytes from `at` on become `put`, which may be the whole file. Inputs are small however
// large the file is, so that the fuzzer spends its time on trying and not on shortening.
func FuzzLoad(f *testing.F) {
	base := sound.Text()
	f.Add(uint16(0), uint16(0), "")
	for i, x := range faults() {
		if i%8 != 0 && !strings.Contains(x.title, "ring") {
			continue // TestLoadRefuses loads every one of them
		}
		f.Add(uint16(strings.Index(base, x.old)), uint16(len(x.old)), x.new)
	}
	f.Add(uint16(0), uint16(1<<16-1), "dataset: {}\ninclude: [a.yaml]\nindicators: [{by: x, observations: [{x: {y: 1}}]}]\n")
	f.Add(uint16(0), uint16(1<<16-1), "dataset: {title: {{x}} y, id: {{z}}}\n")
	f.Add(uint16(0), uint16(1<<16-1), short)
	f.Add(uint16(0), uint16(1<<16-1), heat)
	f.Add(uint16(0), uint16(1<<16-1), "dataset: {one_payer: true}\ndefaults: [x]\nsources: [{}, x]\nindicators: [x, {defaults: {source: {}}, observations: [x, {}, {status: [suppressed]}]}]\n")
	f.Fuzz(func(t *testing.T, at, cut uint16, put string) {
		from := min(int(at), len(base))
		text := base[:from] + put + base[min(from+int(cut), len(base)):]
		d, l := sound.Load(text)
		lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
		for _, x := range l {
			if x.Pos.Line < 0 || x.Pos.Line > len(lines) || x.Pos.Line == 0 && x.Pos.Col != 0 {
				t.Fatalf("%s: the file has %d lines", x, len(lines))
			}
			if x.Pos.Line > 0 && (x.Pos.Col < 1 || x.Pos.Col > utf8.RuneCountInString(lines[x.Pos.Line-1])+1) {
				t.Fatalf("%s: the line has %d characters", x, utf8.RuneCountInString(lines[x.Pos.Line-1]))
			}
		}
		again, l2 := sound.Load(text)
		if l.Text() != l2.Text() || (d == nil) != (again == nil) {
			t.Fatalf("two answers:\n%s\n%s", l.Text(), l2.Text())
		}
		if d == nil {
			return
		}
		if len(d.Indicators) > 0 {
			out := sound.Whole(d)
			if _, l := sound.Load(out); l.HasErrors() {
				t.Fatalf("its own subset is refused:\n%s\n%s", l.Text(), out)
			}
		}
	})
}

// TestExampleNeedsItsNotice pastes what the message shows, and a subset for a document says it, too.
func TestExampleNeedsItsNotice(t *testing.T) {
	without := strings.Replace(sound.Text(), "    notice: An example\n", "  example: true\n", 1)
	d, l := sound.Load(without)
	if d != nil && !l.HasErrors() || len(l) != 1 || l[0].ID != "no-notice" {
		t.Fatal(l.Text())
	}
	_, line, _ := strings.Cut(l[0].Hints[0], "add ")
	d, l = sound.Load(strings.Replace(without, "  example: true\n", "    "+line+"\n  example: true\n", 1))
	if d == nil || l.HasErrors() || !d.Example {
		t.Fatalf("pasting %q does not help:\n%s", line, l.Text())
	}
	if part := sound.Must(t, string(subset.New(d).Append(nil, subset.Selection{Derived: []string{d.Derived[0].ID}}))); !part.Example || part.Publication.Notice.IsZero() {
		t.Error("a subset of an example does not say that it is one")
	}
}

// The worked example of the README is read when it is put where the README says.
func TestReadmeExample(t *testing.T) {
	readme, err := os.ReadFile("../../../../data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := os.DirFS("../../../../data/eu-counter-smuggling")
	files := fstest.MapFS{}
	err = fs.WalkDir(folder, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, p)
		files[p] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)In `([a-z/.-]+)`,[^`]*```yaml\n(.*?)\n *```").FindAllStringSubmatch(strings.ReplaceAll(string(readme), "\r\n", "\n"), -1)
	if len(blocks) != 2 {
		t.Fatalf("%d blocks of YAML name their file, want 2", len(blocks))
	}
	for _, b := range blocks {
		if files[b[1]] == nil {
			t.Fatalf("there is no file %s", b[1])
		}
		lines := strings.Split(b[2], "\n")
		indent := len(lines[0]) - len(strings.TrimLeft(lines[0], " "))
		for _, line := range lines {
			files[b[1]].Data = append(files[b[1]].Data, (strings.TrimPrefix(line, strings.Repeat(" ", indent)) + "\n")...)
		}
	}
	d, l := datafiles.Load(files, "dataset.yaml", datafiles.Options{Shown: "data"})
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	if i := d.Indicator("eucap-mali-trainees"); i == nil || i.Observations[0].Qualifier != "more_than" {
		t.Error("the example's figure is not there")
	}
}
