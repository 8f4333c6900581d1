package pipeline_test

import (
	"strings"
	"sync"
	"testing"

	"briefing/internal/compose"
	"briefing/internal/doc"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/cards"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/outline"
	"briefing/internal/testkit/world"
)

// shipped is the shipped dataset with its templates, in the first brand, loaded once. It is not changed by what reads it.
var shipped = sync.OnceValue(func() *pipeline.Project {
	p, diags := pipeline.Load(shippedFiles().options("eu"))
	if p == nil || len(diags) > 0 {
		panic(diags.Text())
	}
	return p
})

// What the shipped briefs must say whatever their wording: the figures and rules the factsheet stands for.
func TestShippedBriefs(t *testing.T) {
	lib, set := shipped().Library, shipped().Set
	docs := map[string]string{}
	for _, name := range lib.Names() {
		d, diags := world.Document(lib, set, name, compose.Options{Pages: world.EightPages, Author: "EU briefing", Topic: "Migration and security"})
		if len(diags) > 0 {
			t.Fatal(diags.Text())
		}
		docs[name] = world.DumpWhole(t, d) + world.Drawn(d.Blocks)
		if strings.Contains(docs[name], "532.3") || strings.Contains(docs[name], "nine tenths") {
			t.Errorf("%s: prints a total that adds money of different payers", name)
		}
		if d.Format == doc.Deck {
			if len(d.Notes) > 0 || strings.Contains(docs[name], "[^") {
				t.Errorf("%s: a deck has numbered notes", name)
			}
			last := d.Blocks[len(d.Blocks)-1].(*doc.Slide)
			checkImprint(t, name, world.Flat(last.Evidence[len(last.Evidence)-1]))
			continue
		}
		last, ok := d.Blocks[len(d.Blocks)-1].(*doc.NotesBlock)
		if !ok || len(last.Imprint) == 0 {
			t.Fatalf("%s: the last block is no imprint", name)
		}
		checkImprint(t, name, world.Flat(last.Imprint[len(last.Imprint)-1]))
	}
	for name, wants := range map[string][]string{
		"factsheet": {
			"€140 million: mobilised by the EU", "607: suspects arrested in 2018", "551: vessels", "more than 13‿000: stranded migrants rescued in Niger since 2017",
			`group "North Africa"`, `row "Morocco, border management" = "140.0"`, `detail "EU, mobilised in 2018"`, `row "Stabilisation, December 2018" = "125.0"`,
			`row "Awareness-raising" = "more than 23", more than true`, `row "Global action in 13 countries" = "11.0"`,
			`row "Better Migration Management" = "46.0", more than false, missing false, detail "payer not named, programme worth"`, "outlined 46000", "solid 125000",
			`then "6 other amounts: see the data. For some no payer is named."`, `"Europol’s smuggling centre" "2018": "" "607"`, `it supported", 6 marks and 70 thousandths`, `130 marks and 0 thousandths`, `keys ["= 100\u00a0people"]`,
			`"Nigerien authorities" "period not stated": "" "200"`, ">‿2‿400", ">‿10‿500", "“since last year”", "“largest supporter”", "Senegal", "under the Horn of Africa",
			"European Mobile Investigation", "EMIST/EMAST", "AJUSEN", "EU Emergency Trust Fund for Africa", "EUNAVFOR MED Operation Sophia", "the Lao PDR", "Guinea Conakry", "liaison officers from the United States",
			"European Gendarmerie Force", "Sudan, Kenya and Djibouti", "Somaliland", "Afghanistan", "G5 Sahel Joint Force", "human rights", "Nigeria, the Middle East",
			"PAIERA second phase", "more than 2‿400 hailings", "160 friendly approaches",
			`bar "Global action with UNODC, four years, 2015–2019" 0 to 60, no end false, runs out false, start by year, end by year`,
			"Outside sources: ", `2018-05-14 545 "545"`,
			"runs out true", "Crime Information Cell", "Clearing House", "Referral Unit", "PAIERA", "EUCAP", "Gulf of Guinea",
		},
		"one-pager": {
			"€140 million: mobilised by the EU", "607: suspects arrested in 2018, cases and action days backed by Europol", "551: vessels removed", "Morocco, the Sahel and Libya have the largest EU or Trust Fund amounts",
			`row "Morocco, border management" = "140.0"`, `row "Libya, programmes in place" = "91.3"`, `row "Better Migration Management" = "46.0"`, `"Joint Investigation Team`, `"G5 Sahel`,
			"restrictions on the export or transit of inflatable boats", "UN sanctions on six people", "no captions true", "notes, inline", "Read with care", "factsheet.pdf", "funding-by-region.csv",
		},
		"deck": {
			"slide #opening, opening: How the EU", "€140 million: mobilised by the EU", "slide #north-africa: In North Africa, Morocco has the largest amount",
			`row "Regional programme with UNODC" = "15.0"`, "figure, part payer not named: 15.0 EUR\u00a0m", "slide #sahel: The EU pledged €100~million and then a further €125~million",
			"607: suspects arrested", "101: cases supported by the European Migrant Smuggling Centre in 2018", "98%: success rate of removal of online content referred by Europol, base not stated", "12: priority third countries with posts of European Migration Liaison Officers",
			"European Migrant Smuggling Centre", "Better Migration Management", "section “Sahel”", "Mobilised does not mean paid.",
			"Counted in different ways: ", "26 figures are from other sources, see the notes.", "Outside sources: ",
			"A pledge is not a payment.", "numbered list", "1 Morocco, the Sahel and Libya have the **largest EU or Trust~Fund amounts**.",
		},
	} {
		for _, want := range wants {
			if !strings.Contains(docs[name], want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
}

func checkImprint(t *testing.T, name, imprint string) {
	t.Helper()
	for _, want := range []string{"Publisher: ", "Contact: ", "Status: ", "Reuse: ", "no official publication"} {
		if !strings.Contains(imprint, want) {
			t.Errorf("%s: the imprint lacks %q: %s", name, want, imprint)
		}
	}
}

// Every shipped chart on its own: its words make sense without a brief around them.
func TestShippedChartPages(t *testing.T) {
	lib, set := shipped().Library, shipped().Set
	for _, id := range lib.ChartIDs() {
		t.Run(id, func(t *testing.T) {
			page, diags := world.ChartPage(lib, set, id, compose.Options{Author: "EU briefing"})
			if page == nil || diags.HasErrors() {
				t.Fatal(diags.Text())
			}
			var b strings.Builder
			if err := outline.ChartPage(&b, page); err != nil {
				t.Fatal(err)
			}
			golden.Text(t, "testdata/chartpages/"+id+".golden", b.String())
		})
	}
}

// TestShippedCards draws everything there is of every shipped chart, in the colours of both brands and both schemes.
func TestShippedCards(t *testing.T) {
	for _, name := range []string{"eu", "plain"} {
		p, diags := pipeline.Load(shippedFiles().options(name))
		if p == nil {
			t.Fatal(diags.Text())
		}
		for _, id := range p.Library.ChartIDs() {
			page, diags := p.Chart(id)
			if page == nil {
				t.Fatal(diags.Text())
			}
			for _, dark := range []bool{false, true} {
				for _, picture := range cards.Of(t, p.Brand, page, dark) {
					cards.Check(t, picture, p.Brand, page)
				}
			}
			cards.CheckFilled(t, p.Brand, page, 22)
		}
	}
}

// Nothing of the shipped data is left out without a reason, nor with an empty one.
func TestShippedDataIsShownOrExplained(t *testing.T) {
	for _, u := range shipped().Library.Unused {
		if strings.TrimSpace(u.Reason) == "" {
			t.Errorf("the %s %s is shown nowhere, and no reason is given under unused: in dataset.yaml", u.Kind, u.ID)
		}
	}
}
