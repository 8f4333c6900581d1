package texts_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/input/texts"
	"briefing/internal/source"
	"briefing/internal/testkit/world"
)

// reader reads single texts over the test data, as those of a template that has nothing else.
type reader struct {
	*texts.Reader
	found diag.List
}

func newReader(t testing.TB) *reader {
	r := &reader{}
	ds := world.Dataset(t, "")
	ds.Names = append(ds.Names, dataset.Name{S: "Agenda 2030 on 17 goals", Reason: "a plan"})
	r.Reader = texts.NewReader(world.English(), ds, nil, &r.found)
	if r.found != nil {
		t.Fatal(r.found.Text())
	}
	return r
}

// text reads a text.
func (r *reader) text(s string, u phrase.Use) *phrase.Text {
	return r.Text(phrase.Raw{Versions: []phrase.RawVersion{{Node: source.NewText(s)}}}, u)
}

// read says what is found in a text.
func (r *reader) read(s string, u phrase.Use) diag.List {
	return r.found.During(func() { r.text(s, u) })
}

// The sentences that must fail, with the figure that must be named.
var mustFail = [][2]string{
	{"The centre supported 101 cases.", "101"},
	{"More than 13 000 people were rescued.", "13 000"},
	{"More than 2,400 hailings were made.", "2,400"},
	{"It cost €91.3 million.", "91.3"},
	{"It cost EUR 2018.", "2018"},
	{"It cost € 2000 in all.", "2000"},
	{"About 98% was removed.", "98"},
	{"A rise of 2000% was reported.", "2000"},
	{"In two months they came back.", "two"},
	{"Twelve countries take part.", "Twelve"},
	{"Half of the money is for the Sahel.", "Half"},
	{"A third of the money is for Libya.", "third"},
	{"A quarter was spent.", "quarter"},
	{"Dozens of people, a dozen boats.", "Dozens"},
	{"The number doubled: it is double now.", "doubled"},
	{"It happened twice.", "twice"},
	{"Twenty-one boats were stopped.", "Twenty-one"},
	{"Two-thirds of it was pledged.", "Two-thirds"},
	{"Six hundred suspects were met.", "Six hundred"},
	{"It took two hundred and six days.", "two hundred and six"},
	{"A four-year programme began.", "four"},
	{"In all, 2018 persons were arrested.", "2018"},
	{"Some 2000 vessels were removed.", "2000"},
	{"They counted 1999 {{sophia-vessels|one=vessel|other=vessels}}.", "1999"},
	{"The 14 came in June.", "14"},
	{"In May 12 suspects were arrested.", "12"},
	{"On 32 June nothing happened.", "32"},
	{"There were 2 018 of them.", "2 018"},
	{"It was 1850 already.", "1850"},
	{"The ½ was left.", "½"},
	{"{{arrests}}000 suspects.", "000"},
	{"**6** traffickers are listed.", "6"},
	{"2000k were spent.", "2000"},
	{"It is a *third* party’s third.", "third"},
	{"One in ten came by sea.", "ten"},
	{"One hundred came by sea.", "One hundred"},
	{"Hundreds of boats came.", "Hundreds"},
	{"Thousands were rescued.", "Thousands"},
	{"Some thousand people left.", "thousand"},
	{"Millions of people moved.", "Millions"},
	{"Millions of euro were spent.", "Millions"},
	{"A million euro was spent.", "million"},
	{"One million EUR was pledged.", "One million"},
	{"It was worth half a billion.", "half"},
	{"Billions were promised.", "Billions"},
	{"In May 2018 millions came.", "millions"},
	{"In two million cases it helped.", "two million"},
	{"A fifth of them were children.", "fifth"},
	{"It fell by one sixth.", "one sixth"},
	{"Two fifths went to Libya.", "Two fifths"},
	{"Every tenth boat was met.", "tenth"},
	{"A tenth was spent, an eighth is left.", "eighth"},
	{"Nine-tenths of it is money.", "Nine-tenths"},
	{"Arrests rose fourfold.", "fourfold"},
	{"A fivefold rise was seen.", "fivefold"},
	{"The hundredfold price.", "hundredfold"},
	{"Arrests tripled, then quadrupled.", "quadrupled"},
	{"Boats trebled.", "trebled"},
	{"The number halved; halving it helped.", "halving"},
	{"There were zero cases.", "zero"},
	{"It came to nought.", "nought"},
	{"A couple of boats came.", "A couple of"},
	{"A score of boats came.", "A score of"},
	{"Scores of people were met.", "Scores of"},
	{"Threescore boats came.", "Threescore"},
	{"XII suspects were met.", "XII"},
	{"They came in MMXVIII.", "MMXVIII"},
	{"The IV round.", "IV"},
	{"Tw\u00adelve countries take part.", "Tw\u00adelve"},
	{"The number dou\u200bbled.", "dou\u200bbled"},
	{"Six hun\u2060dred suspects were met.", "Six hun\u2060dred"},
}

// The sentences that must pass.
var mustPass = []string{
	"The centre supported {{arrests}} cases.",
	"On 14 June 2018 the Council acted.",
	"On 14 June the Council acted.",
	"On 14\u00a0June 2018 the Council acted.",
	"From 14–16 June 2018 they met.",
	"From 1 Jan 2018 on.",
	"On June 14, 2018 the Council acted.",
	"The day was 2018-06-14.",
	"In 2018 the centre backed them.",
	"The plan runs from 2015–2020.",
	"The plan runs from 2015-2020.",
	"In 2018, persons were arrested.",
	"In 2018 and 2019 it went on.",
	"By May 2018 it had begun.",
	"Since 1999, and until 2099.",
	"A third country is a partner.",
	"Third countries and third parties take part.",
	"A third-country national came.",
	"The G5 Sahel met; the G5\u00a0Sahel met again.",
	"The Agenda 2030 on 17 goals is a name.",
	"{{plain:Two|why=both are named}} crimes in law.",
	"It has {{plain:24/7|why=it is open day and night}} staff.",
	"Some people, one person, no figure.",
	"The headquarters is in The Hague; quartered, halfway, intention.",
	"The [review](https://example.org/2018/12/33) is public.",
	"{{arrests|one=suspect|other=suspects}} were arrested.",
	"\\{{ is a brace, and so is }}.",
	"The year 2018: a review.",
	"(2018) and “2018” and 2018.",
	"The 2018 sanctions stand.",
	"Threefolders and tenants are words; so is often.",
	"The {{rescued}} and {{named}} in {{arrests.period}}.",
	"The EU and the UN, EUNAVFOR MED and PAIERA.",
	"Amounts, million EUR; solid bar: payer named.",
	"Amounts in million EUR, as listed.",
	"Amounts in millions of euro.",
	"Million EUR",
	"Cases per million inhabitants, per hundred thousand inhabitants.",
	"It cost {{libya.number}} million EUR.",
	"The fifth meeting was held on the tenth anniversary.",
	"The eighth of June was a Friday.",
	"A tenth anniversary was kept.",
	"For the second time, a second opinion took a minute.",
	"First, a first step; the twelfth round began.",
	"The score was good; a score of {{arrests}} is a score.",
	"The test has a score of the same kind.",
	"The couple was met; a couple came.",
	"A policy of zero tolerance.",
	"Manifold, a scaffold and a blindfold; they unfold.",
	"A CV and a CD, size XL, an MD, DC and MI.",
	"I came; V is a letter, X another.",
	"The CIVIC MIX of LIVID people; VIM and ICC.",
	"The quarterly report; quartets, millionaires and thousandeyed people.",
	"Article 5 says so.",
	"The A4 sheet.",
	"The G20 met.",
	"Nothing, none, never, single, both, several, few, many.",
}

func TestTypedFigures(t *testing.T) {
	l := newReader(t)
	if len(mustFail) < 71 || len(mustPass) < 57 {
		t.Fatalf("%d sentences must fail and %d must pass: some were lost", len(mustFail), len(mustPass))
	}
	for _, c := range mustFail {
		if got := l.read(c[0], phrase.Prose).Text(); !strings.Contains(got, source.Quote(c[1])) || !strings.Contains(got, "[typed-figure]") {
			t.Errorf("%q must fail for %q, findings:\n%s", c[0], c[1], got)
		}
	}
	for _, s := range mustPass {
		if got := l.read(s, phrase.Prose); len(got) > 0 {
			t.Errorf("%q must pass, findings:\n%s", s, got.Text())
		}
	}
}

// Every printed string of data and templates is looked through: here is one of each kind with a figure in it.
func TestTypedFigureEverywhere(t *testing.T) {
	bars := func(s string) string {
		return "- id: regions\n  kind: bars\n  title: Amounts\n  holds: none\n  subtitle: Amounts\n  unit: eur\n" +
			"  groups: [{rows: [{area: sahel, parts: [{of: pledge}]}]}]\n  alt: Bars.\n" + s
	}
	swap := func(s, from, to string) string { return strings.Replace(s, from, to, 1) }
	table := "- table:\n    id: t\n    caption: T\n    unit: EUR\n    columns: [{head: A}]\n    groups: [{label: L, rows: [{of: pledge, cells: [a]}]}]\n    note: N\n"
	for name, files := range map[string]map[string]string{
		"prose":          {"blocks": "- prose: It was 44.\n"},
		"lead":           {"blocks": "- lead: It was 44.\n"},
		"cover":          {"blocks": "- cover: {standfirst: It was 44.}\n"},
		"heading":        {"blocks": "- section: {title: It was 44, holds: none}\n"},
		"box heading":    {"blocks": "- box: {title: It was 44, holds: none, items: [{title: a, text: b}]}\n"},
		"box item title": {"blocks": "- box: {title: a, holds: none, items: [{title: It was 44, text: b}]}\n"},
		"box item":       {"blocks": "- box: {title: a, holds: none, items: [{title: a, text: It was 44}]}\n"},
		"tile label":     {"blocks": "- tiles: {tiles: [{value: '{{arrests}}', label: It was 44}]}\n"},
		"fact":           {"blocks": "- facts: {title: a, holds: none, items: [It was 44]}\n"},
		"column":         {"blocks": "- columns: [{width: 3, blocks: [prose: It was 44]}, {width: 3, blocks: [prose: x]}]\n"},
		"notes":          {"blocks": "- notes: {extra: [It was 44]}\n"},
		"footnote":       {"head": "footnotes: {x: It was 44}\n", "blocks": "- prose: a[^x]\n"},
		"second title":   {"blocks": "- section: {titles: [{text: A, holds: arrests > 1}, {text: It was 44, holds: none}]}\n"},
		"table caption":  {"blocks": swap(table, "caption: T", "caption: It was 44")},
		"table unit":     {"blocks": swap(table, "unit: EUR", "unit: It was 44")},
		"table head":     {"blocks": swap(table, "head: A", "head: It was 44")},
		"table group":    {"blocks": swap(table, "label: L", "label: It was 44")},
		"table cell":     {"blocks": swap(table, "[a]", "[It was 44]")},
		"table note":     {"blocks": swap(table, "note: N", "note: It was 44")},
		"table sum":      {"blocks": swap(table, "label: L", "label: L, sum: It was 44")},
		"chart title":    {"charts": swap(bars(""), "title: Amounts", "title: It was 44")},
		"subtitle":       {"charts": swap(bars(""), "subtitle: Amounts", "subtitle: It was 44")},
		"chart note":     {"charts": bars("  note: It was 44\n")},
		"alt text":       {"charts": swap(bars(""), "alt: Bars.", "alt: It was 44.")},
		"caption":        {"charts": swap(bars(""), "{of: pledge}", "{of: pledge, caption: It was 44}")},
		"row label":      {"charts": swap(bars(""), "{area: sahel,", "{area: sahel, label: It was 44,")},
		"key":            {"charts": bars("  keys: {solid: It was 44}\n")},
		"data name":      {"edits": "name: Support to Morocco => name: Support 44 to Morocco"},
		"data short":     {"edits": "short: suspects arrested => short: 44 suspects"},
		"data purpose":   {"edits": "purpose: border authorities => purpose: 44 border authorities"},
		"data caveat":    {"edits": "A pledge is not a payment. => A pledge of 44 is not a payment."},
		"data label":     {"edits": "label: PAIERA starts => label: PAIERA starts 44"},
		"data sentence":  {"edits": "A centre that backed => A centre with 44 staff that backed"},
		"data statement": {"edits": "text: Smuggling and => text: The 44 kinds of smuggling and"},
		"data notice":    {"edits": "notice: An example => notice: The 44th example"},
		"data area":      {"edits": "{id: sahel, name: Sahel} => {id: sahel, name: Sahel 44}"},
	} {
		if _, ok := files["blocks"]; !ok {
			files["blocks"] = "- prose: x\n"
		}
		_, diags := world.Build(t, files)
		if got := diags.Text(); !strings.Contains(got, `"44`) || !strings.Contains(got, "[typed-figure]") {
			t.Errorf("%s: a typed figure went through, findings:\n%s", name, got)
		}
	}
}

// The remedy names the values that the figure could have been meant to be.
func TestSuggestsTheReference(t *testing.T) {
	l := newReader(t)
	for s, want := range map[string]string{
		"It was 607.": "if it is one of these, refer to it: {{arrests}}", "It was 91.3 million.": "if it is one of these, refer to it: {{libya}}",
		"It was twelve.": "if it is one of these, refer to it: {{hosts-count}}", "It was 13 000.": "if it is one of these, refer to it: {{rescued}}",
	} {
		if got := l.read(s, phrase.Prose).Text(); !strings.Contains(got, want) {
			t.Errorf("%q: no hint %q in\n%s", s, want, got)
		}
	}
}

// Whatever a text is, what is found in it lies within it, and no stand-in for a reference is left in its words.
func FuzzText(f *testing.F) {
	for _, s := range []string{"{{a}}", "{{a@2017/...number}} x {{b|one=c|other=d}}", `\{{ {{plain:x|why=y}} [^a] *b* [c](https://d)`, "{{", "}}{{}}", "\ue000{{a}}", "{{\ue000{{\x00a@", "{{a|}}", "{{a|=}}", "![^x](y)"} {
		f.Add(s)
	}
	for _, s := range mustPass {
		f.Add(s)
	}
	l := newReader(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		at := func(off int) diag.Pos {
			if off < 0 || off > len(s) {
				t.Fatalf("%q: place %d is outside the text", s, off)
			}
			return diag.Pos{File: "x", Line: 1, Col: off + 1}
		}
		l.found = nil
		x := phrase.Parse(s, at, phrase.Prose, &l.found)
		l.Check(x)
		refs := 0
		for _, p := range x.Paragraphs {
			for _, g := range p {
				if strings.ContainsFunc(g.Literal, func(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }) {
					t.Fatalf("%q: a stand-in is left in %q", s, g.Literal)
				}
				if g.Ref != nil {
					refs++
				}
			}
		}
		if refs > strings.Count(s, "{{") {
			t.Fatalf("%q: %d references", s, refs)
		}
	})
}

// A label is no sentence: its first word gets no capital by itself.
func TestLabelsAreNoSentences(t *testing.T) {
	if newReader(t).text("{{rescued}} people", phrase.Label).Use.Sentences() {
		t.Error("a label is no sentence")
	}
}
