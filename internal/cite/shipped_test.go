package cite_test

import (
	"strings"
	"sync"
	"testing"

	"briefing/internal/compose"
	"briefing/internal/doc"
	"briefing/internal/input/dataset"
	"briefing/internal/testkit/world"
)

// Every block of a document names where it is written, for what later stages find.
func TestBlocksHaveAPlace(t *testing.T) {
	lib, ds := world.Shipped(t)
	set := world.Resolve(t, ds, ds.Edition)
	for _, name := range lib.Names() {
		d, diags := world.Document(lib, set, name, compose.Options{Pages: world.EightPages})
		if d == nil {
			t.Fatal(diags.Text())
		}
		blocks := 0
		var walk func(list []doc.Block)
		walk = func(list []doc.Block) {
			for _, b := range list {
				blocks++
				if p := *b.At(); p.File != lib.File(name) || p.Line == 0 || p.Col == 0 {
					t.Errorf("%s: a %T has the place %q", name, b, p)
				}
				switch b := b.(type) {
				case *doc.Slide:
					walk(b.Blocks)
				case *doc.Box:
					walk(b.Body)
				case *doc.Columns:
					for _, c := range b.Cols {
						walk(c)
					}
				}
			}
		}
		walk(d.Blocks)
		if blocks < 5 || d.Pos.File != lib.File(name) || d.Pos.Line == 0 {
			t.Errorf("%s: %d blocks, place %q", name, blocks, d.Pos)
		}
	}
	for _, id := range lib.ChartIDs() {
		if page, diags := world.ChartPage(lib, set, id, compose.Options{}); page == nil || page.Chart.Pos.File != "templates/charts.yaml" || page.Chart.Pos.Line == 0 {
			t.Errorf("the chart %s has no place: %s", id, diags.Text())
		}
	}
}

// What the shipped briefs must say whatever their wording: the figures and rules the factsheet stands for.
func TestShippedBriefs(t *testing.T) {
	lib, ds := world.Shipped(t)
	set := world.Resolve(t, ds, ds.Edition)
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

// Charts that no brief shows are built, too: they are there to be taken.
func TestEveryShippedChart(t *testing.T) {
	lib, _ := world.Shipped(t)
	brief := strings.Replace(world.Head, "id: test", "id: all", 1) + "blocks:\n"
	for _, c := range lib.Charts {
		brief += "- chart: " + c.ID + "\n"
	}
	lib, ds := world.ShippedWith(t, "all", brief+"- notes: {}\n")
	d, diags := world.Document(lib, world.Resolve(t, ds, ds.Edition), "all", compose.Options{})
	if len(diags) > 0 {
		t.Fatal(diags.Text())
	}
	if got := world.Drawn(d.Blocks); !strings.Contains(got, `rest white 314000 "all others`) || len(d.Charts) != len(lib.Charts) {
		t.Errorf("charts are\n%s", got)
	}
}

// Other days give other values, fewer or none: findings at most, never a crash.
func TestOtherEditions(t *testing.T) {
	lib, ds := world.Shipped(t)
	for _, asOf := range []dataset.Date{{Year: 2010, Month: 1}, {Year: 2016, Month: 5}, {Year: 2018, Month: 5, Day: 14}, {Year: 2019, Month: 12}, {Year: 2030, Month: 1}} {
		set := world.Resolve(t, ds, asOf)
		for _, name := range lib.Names() {
			if d, diags := world.Document(lib, set, name, compose.Options{}); d == nil || len(diags) == 0 && asOf.Year == 2010 {
				t.Errorf("%s as of %s: %s", name, asOf, diags.Text())
			}
		}
	}
	if _, diags := world.Document(lib, world.Resolve(t, ds, ds.Edition), "factshet", compose.Options{}); !strings.Contains(diags.Text(), `did you mean "factsheet"?`) {
		t.Errorf("a misspelt brief: %s", diags.Text())
	}
}

// One library serves several goroutines, and every document of one edition is the same.
func TestBuildsAlike(t *testing.T) {
	lib, ds := world.Shipped(t)
	set := world.Resolve(t, ds, ds.Edition)
	var wg sync.WaitGroup
	docs := make([]*doc.Document, 8)
	for i := range docs {
		wg.Go(func() { docs[i], _ = world.Document(lib, set, "factsheet", compose.Options{}) })
	}
	wg.Wait()
	first := world.DumpWhole(t, docs[0]) + world.Drawn(docs[0].Blocks)
	for _, d := range docs[1:] {
		if world.DumpWhole(t, d)+world.Drawn(d.Blocks) != first {
			t.Fatal("two builds differ")
		}
	}
}

// A document from a library and a set that are there already must cost little: every format of every language of
// every edition begins with it.
func BenchmarkBuild(b *testing.B) {
	lib, ds := world.Shipped(b)
	set := world.Resolve(b, ds, ds.Edition)
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := world.Document(lib, set, "factsheet", compose.Options{}); diags.HasErrors() {
			b.Fatal(diags.Text())
		}
	}
}
