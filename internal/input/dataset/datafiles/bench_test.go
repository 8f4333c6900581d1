package datafiles_test

import (
	"os"
	"testing"

	"briefing/internal/input/dataset/datafiles"
)

// BenchmarkLoad reads the shipped data, with every check.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	folder := os.DirFS("../../../../data/eu-counter-smuggling")
	for range b.N {
		if d, l := datafiles.Load(folder, "dataset.yaml", datafiles.Options{}); d == nil {
			b.Fatal(l.Text())
		}
	}
}
