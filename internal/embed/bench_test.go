//go:build unix

package embed

import (
	"syscall"
	"testing"
	"time"

	"briefing/internal/diag"
	"briefing/internal/page/card"
)

// measured runs f over and over and tells the processor time of the whole process for each run, garbage collection
// included: other programs on the machine do not change it much.
func measured(b *testing.B, f func()) {
	b.Helper()
	f()
	b.ReportAllocs()
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before, n := used(), 0
	for b.Loop() {
		f()
		n++
	}
	b.ReportMetric((used()-before).Seconds()*1000/float64(n), "cpu-ms/op")
}

// BenchmarkFolder makes a chart's whole folder, cards included. With -cpu 1 the time is that of one processor.
func BenchmarkFolder(b *testing.B) {
	for _, p := range libraries().pages {
		b.Run(p.Chart.ID, func(b *testing.B) {
			size := 0
			measured(b, func() {
				files, diags := Folder(p, libraries().brand, libraries().cat, full)
				if diags.HasErrors() {
					b.Fatal(diags.Text())
				}
				size = 0
				for _, f := range files {
					size += len(f.Data)
				}
			})
			b.ReportMetric(float64(size), "folder-bytes")
		})
	}
}

// BenchmarkText makes what of a folder is text: drawing, page, data.
func BenchmarkText(b *testing.B) {
	for _, page := range libraries().pages {
		b.Run(page.Chart.ID, func(b *testing.B) {
			measured(b, func() {
				ch := newChart(page, libraries().brand, libraries().cat, full)
				var found diag.List
				figure(ch, "", card.FigureWidth, &found)
				data(ch.page)
				forms := formsOf(ch, &found)
				measure(ch, forms)
				embedPage(ch, forms, &found)
				if found.HasErrors() {
					b.Fatal(found.Text())
				}
			})
		})
	}
}
