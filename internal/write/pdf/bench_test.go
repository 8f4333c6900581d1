package pdf

import (
	"fmt"
	"runtime"
	"testing"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// factsheet is a document like the real one: four full A4 pages of text in two columns, four charts with about 2,000
// unit marks, a table of 21 by 5, links, bookmarks and two attachments.
func factsheet(t testing.TB, extra string) *builder {
	t.Helper()
	b := newBuilder(t)
	root := b.doc.Root
	const line1, line2 = "The Union works with its partners against smuggling, and the ", "money comes from several funds: €231.3 million, of which 13\u202f000 "
	for n := range 4 {
		if n > 0 {
			b.newPage(frame.MM(210), frame.MM(297))
		}
		sect := root.Add("Sect")
		typ := "H2"
		if n == 0 {
			typ = "H1"
		}
		b.para(sect, typ, fmt.Sprintf("Part %d: what the figures show %s", n+1, extra))
		b.figure(sect, "Chart", 5)
		if n == 1 {
			b.table(sect, 20, 5)
		}
		top := b.y
		for col := range 2 {
			p := sect.Add("P")
			b.y = top
			var items []frame.Item
			for k := range 20 {
				b.y += 1200
				s := line1
				if k%2 == 1 {
					s = line2
				}
				items = append(items, b.text(frame.MM(18)+frame.Unit(col)*frame.MM(90), b.y, s, frame.FontStyle(k/7%3), 950))
			}
			b.mark(p, items...)
		}
		b.link(sect, "Note 1", "", &frame.Dest{Page: 3, Y: 5000})
		b.mark(nil, b.text(frame.MM(18), frame.MM(290), "Page ", frame.Regular, 750)).Artifact = frame.Footer
		b.doc.Outline = append(b.doc.Outline, frame.Outline{Title: "Part", Dest: frame.Dest{Page: n}})
	}
	data := make([]byte, 0, 12000)
	for i := range 300 {
		data = fmt.Appendf(data, "- id: observation-%d\n  value: %d\n", i, i*i%977)
	}
	b.doc.Attachments = []frame.Attachment{{Name: "dataset.yaml", MediaType: "application/yaml", Relation: "Source", Data: data},
		{Name: "chart.csv", MediaType: "text/csv", Relation: "Data", Data: data[:800]}}
	return b
}

// BenchmarkWrite is one warm document with the characters of the one before.
func BenchmarkWrite(b *testing.B) {
	d := factsheet(b, "")
	w := new(Writer)
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		data, list := w.Write(d.doc, d.fonts, Options{})
		if list.HasErrors() {
			b.Fatal(list.Text())
		}
		size = len(data)
	}
	b.ReportMetric(float64(size), "file-bytes")
}

// BenchmarkWriteNewCharacters is one warm document whose faces have to be cut anew.
func BenchmarkWriteNewCharacters(b *testing.B) {
	d := factsheet(b, "")
	w := new(Writer)
	b.ReportAllocs()
	for b.Loop() {
		clear(w.faces)
		if _, list := w.Write(d.doc, d.fonts, Options{}); list.HasErrors() {
			b.Fatal(list.Text())
		}
	}
}

// BenchmarkColdStart is the first document of a process but for the loading of the program: faces are read, fpdf's
// tables made.
func BenchmarkColdStart(b *testing.B) {
	d := factsheet(b, "")
	b.ReportAllocs()
	for b.Loop() {
		var set font.Set
		for i, f := range d.fonts.Faces {
			face, err := font.Parse(f.Name(), f.TTF())
			if err != nil {
				b.Fatal(err)
			}
			set.Faces[i] = face
		}
		if _, list := new(Writer).Write(d.doc, &set, Options{}); list.HasErrors() {
			b.Fatal(list.Text())
		}
	}
}

// long is a table over many pages.
func long(t testing.TB, rows int) *builder {
	b := newBuilder(t)
	b.para(b.doc.Root, "H1", "A long table")
	table := b.doc.Root.Add("Table")
	body := table.Add("TBody")
	for r := range rows {
		if b.y += 1200; b.y > frame.MM(280) {
			b.newPage(frame.MM(210), frame.MM(297))
		}
		tr := body.Add("TR")
		for c := range 5 {
			b.mark(tr.Add("TD"), b.text(frame.MM(18)+frame.Unit(c*9000), b.y, fmt.Sprintf("%d.%d ", r, c), frame.Regular, 850))
		}
	}
	return b
}

func BenchmarkLongTable(b *testing.B) {
	for _, rows := range []int{5000, 10000, 20000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			d := long(b, rows)
			w := new(Writer)
			b.ReportAllocs()
			for b.Loop() {
				if _, list := w.Write(d.doc, d.fonts, Options{}); list.HasErrors() {
					b.Fatal(list.Text())
				}
			}
		})
	}
}

// What a document may cost, with some room: times are measured by the benchmarks, memory and size are promises.
func TestCost(t *testing.T) {
	d := factsheet(t, "")
	w := new(Writer)
	data, list := w.Write(d.doc, d.fonts, Options{})
	if list.HasErrors() {
		t.Fatal(list.Text())
	}
	if len(data) > 45_000 {
		t.Errorf("the file has %d bytes, at most 45,000 are meant", len(data))
	}
	const runs = 5
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		clear(w.faces)
		w.Write(d.doc, d.fonts, Options{})
	}
	runtime.ReadMemStats(&after)
	if used := (after.TotalAlloc - before.TotalAlloc) / runs; !raceEnabled && used > 700_000 {
		t.Errorf("a document takes %d bytes of memory, at most 700,000 are meant", used)
	}
}

// A document with more objects than a byte can count, and more than one object stream.
func TestLongDocument(t *testing.T) {
	b := long(t, 1500)
	d := read(t, mustWrite(t, b, Options{}))
	if len(d.pages()) < 20 || len(d.tree().all("TD")) != 7500 {
		t.Errorf("%d pages, %d cells", len(d.pages()), len(d.tree().all("TD")))
	}
	if err := owners(d); err != nil {
		t.Error(err)
	}
}
