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
	lib, ds := world.Small(t)
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

// Charts that no brief shows are built, too: they are there to be taken.
func TestEveryChart(t *testing.T) {
	lib, _ := world.Small(t)
	brief := strings.Replace(world.Head, "id: test", "id: all", 1) + "blocks:\n"
	for _, c := range lib.Charts {
		brief += "- chart: " + c.ID + "\n"
	}
	lib, ds := world.SmallWith(t, "all", brief+"- notes: {}\n")
	d, diags := world.Document(lib, world.Resolve(t, ds, ds.Edition), "all", compose.Options{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	if got := world.Drawn(d.Blocks); !strings.Contains(got, `rest white 5500 "all others`) || len(d.Charts) != len(lib.Charts) {
		t.Errorf("charts are\n%s", got)
	}
}

// Other days give other values, fewer or none: findings at most, never a crash.
func TestOtherEditions(t *testing.T) {
	lib, ds := world.Small(t)
	for _, asOf := range []dataset.Date{{Year: 2010, Month: 1}, {Year: 2016, Month: 5}, {Year: 2018, Month: 5, Day: 14}, {Year: 2019, Month: 12}, {Year: 2030, Month: 1}} {
		set := world.Resolve(t, ds, asOf)
		for _, name := range lib.Names() {
			if d, diags := world.Document(lib, set, name, compose.Options{}); d == nil || len(diags) == 0 && asOf.Year == 2010 {
				t.Errorf("%s as of %s: %s", name, asOf, diags.Text())
			}
		}
	}
	if _, diags := world.Document(lib, world.Resolve(t, ds, ds.Edition), "reprot", compose.Options{}); !strings.Contains(diags.Text(), `did you mean "report"?`) {
		t.Errorf("a misspelt brief: %s", diags.Text())
	}
}

// One library serves several goroutines, and every document of one edition is the same.
func TestBuildsAlike(t *testing.T) {
	lib, ds := world.Small(t)
	set := world.Resolve(t, ds, ds.Edition)
	var wg sync.WaitGroup
	docs := make([]*doc.Document, 8)
	for i := range docs {
		wg.Go(func() { docs[i], _ = world.Document(lib, set, "report", compose.Options{}) })
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
	lib, ds := world.Small(b)
	set := world.Resolve(b, ds, ds.Edition)
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := world.Document(lib, set, "report", compose.Options{}); diags.HasErrors() {
			b.Fatal(diags.Text())
		}
	}
}
