package datafiles_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
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

// Rows of a CSV file, by two dimensions, with a status now and then. Beside the time stands what an observation costs once it is
// loaded.
func BenchmarkRows(b *testing.B) {
	for _, rows := range []int{50_000, 300_000} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			fsys := tableOf(rows)
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			var d *dataset.Dataset
			for b.Loop() {
				var l diag.List
				if d, l = datafiles.Load(fsys, "d.yaml", datafiles.Options{}); d == nil || len(d.Indicators[0].Observations) != rows {
					b.Fatal(l.Text())
				}
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(rows), "B/observation")
			runtime.KeepAlive(d)
		})
	}
}

// tableOf is a dataset of so many rows: two thousand areas, women and men, years from 1900 on.
func tableOf(rows int) fstest.MapFS {
	var codes []string
	for i := range 2000 {
		codes = append(codes, fmt.Sprintf("{id: a%d, name: Area %d}", i, i))
	}
	text := `dataset: {id: t, title: T, language: en, edition: 2049-01, one_payer: true, publication: {publisher: P, contact: C, status: final, reuse: R}}
sources: [{id: survey, title: Survey, publisher: P, date: 2048}]
dimensions: [{id: area, name: Area, codes: [` + strings.Join(codes, ", ") + `]}, {id: sex, name: Sex, codes: [{id: f, name: Women}, {id: m, name: Men}]}]
indicators: [{id: deaths, name: Deaths, noun: {one: death, other: deaths}, by: [area, sex], defaults: {source: survey}, observations: {file: d.csv}}]
`
	r := rand.New(rand.NewPCG(1, 2))
	table := []byte("area,sex,period,value,status\n")
	for n := range rows {
		table = fmt.Appendf(table, "a%d,%s,%d,%d,%s\n", n/2%2000, []string{"f", "m"}[n%2], 1900+n/4000, r.IntN(100_000), []string{"", "", "", "provisional"}[r.IntN(4)])
	}
	return fstest.MapFS{"d.yaml": {Data: []byte(text)}, "d.csv": {Data: table}}
}
