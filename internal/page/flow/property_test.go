package flow

import (
	"testing"

	"briefing/internal/diag"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/samples"
)

// TestGeneratedDocuments lays out many documents and holds each to the rules of pages.
func TestGeneratedDocuments(t *testing.T) {
	b := samples.Brand(t)
	count, pages := golden.Amount(1000, 300, 100), 0
	kinds := map[string]int{}
	for seed := range uint64(count) {
		g := samples.Seeded(seed)
		d := g.Document()
		for k, n := range g.Kinds {
			kinds[k] += n
		}
		kinds["refused"] += g.Refused
		l := layOut(d, b)
		pages += len(l.f.Pages)
		checkLaid(t, d, l)
		for _, x := range l.diags {
			if x.Severity == diag.Error {
				t.Errorf("%s", x)
			}
		}
		if t.Failed() {
			t.Fatalf("document %d fails", seed)
		}
	}
	for _, k := range []string{"bars", "part-to-whole", "panels", "timeline", "step-lines"} {
		if kinds[k] < count/20 {
			t.Errorf("%d documents hold only %d charts of the kind %s (%v)", count, kinds[k], k, kinds)
		}
	}
	if pages < 3*count {
		t.Errorf("%d documents have only %d pages: the generator tries too little", count, pages)
	}
}

// FuzzPages lays out documents made from any choices: it always ends, and the rules of pages hold.
func FuzzPages(f *testing.F) {
	f.Add([]byte{1, 2, 3})
	f.Add([]byte{0, 0, 6, 4, 5, 5, 5, 20, 20, 20, 4, 4, 4, 4})
	f.Add([]byte("a table after a table after a box and so on to the end of the page"))
	b := samples.Brand(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4000 {
			t.Skip()
		}
		d := samples.FromBytes(data).Document()
		l := layOut(d, b)
		samples.CheckReadingOrder(t, l.f)
		if !l.diags.HasErrors() {
			checkLaid(t, d, l)
		}
	})
}
