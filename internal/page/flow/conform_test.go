package flow

import (
	"testing"

	"briefing/internal/check"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/samples"
	"briefing/internal/write/pdf"
)

// TestGeneratedDocumentsConform writes a sample of the generated documents as PDF and holds each to the rules of the
// checker: what is true of the shipped briefs is true of any.
func TestGeneratedDocumentsConform(t *testing.T) {
	b := samples.Brand(t)
	count := uint64(golden.Amount(50, 20, 5))
	for seed := range count {
		f, l := Pages(samples.Seeded(1000+seed).Document(), b)
		if l.HasErrors() {
			t.Fatalf("document %d:\n%s", seed, l.Text())
		}
		data, l := pdf.Write(f, b.Fonts, pdf.Options{})
		if len(l) > 0 {
			t.Fatalf("document %d:\n%s", seed, l.Text())
		}
		if found := check.PDF(data); len(found) > 0 {
			t.Fatalf("document %d:\n%s", seed, found.Text())
		}
	}
}
