package dataset

import (
	"os"
	"testing"
)

// BenchmarkLoad reads the shipped data, with every check.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	folder := os.DirFS("../../../data/eu-counter-smuggling")
	for range b.N {
		if d, l := Load(folder, "dataset.yaml", LoadOptions{}); d == nil {
			b.Fatal(l.Text())
		}
	}
}

// BenchmarkSubset writes all of the shipped data the first time, when every entry is brought into its form.
func BenchmarkSubset(b *testing.B) {
	b.ReportAllocs()
	d, l := Load(os.DirFS("../../../data/eu-counter-smuggling"), "dataset.yaml", LoadOptions{})
	if d == nil {
		b.Fatal(l.Text())
	}
	k := everything(d)
	for range b.N {
		d.index = newIndex(d)
		d.Subset(k)
	}
}
