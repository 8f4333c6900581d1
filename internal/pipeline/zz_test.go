package pipeline_test

import (
	"os"
	"testing"

	"briefing/internal/pipeline"
)

func BenchmarkZZ(b *testing.B) {
	p, l := pipeline.Load(pipeline.Options{Data: pipeline.Folder{FS: os.DirFS("../../data/eu-counter-smuggling"), Entry: "dataset.yaml"}, Templates: pipeline.Folder{FS: os.DirFS("../../templates")}, Brand: "eu"})
	if p == nil {
		b.Fatal(l.Text())
	}
	b.ReportAllocs()
	for b.Loop() {
		p.Document("one-pager")
	}
}
