package pipeline

import (
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"testing"
	"time"

	"briefing/data"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/edition/plan"
	"briefing/internal/input/dataset"
	"briefing/internal/page/flow"
	"briefing/internal/write/pdf"
	"briefing/templates"
)

// These are the figures of README's "Speed and size". Benchmarks of documents start from a loaded project and use one
// goroutine; cpu-ms/op is the processor time of the whole process, garbage collection included, with the setting that the
// command runs with (another one can be tried with GOGC).

// shippedProject is the dataset and the templates that the program carries, loaded.
func shippedProject(t testing.TB) *Project {
	t.Helper()
	p, diags := Load(shippedOptions(t))
	if p == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return p
}

func shippedOptions(t testing.TB) Options {
	t.Helper()
	sub, err := fs.Sub(data.FS, "eu-counter-smuggling")
	if err != nil {
		t.Fatal(err)
	}
	return Options{
		Data:      Folder{FS: sub, Entry: "dataset.yaml", Shown: "data"},
		Templates: Folder{FS: templates.FS, Shown: "templates"},
		Brand:     "eu",
	}
}

// render makes one file, as a run does.
func render(t testing.TB, p *Project, target plan.Target) []byte {
	t.Helper()
	m := renderOne("0", job{target, p})
	if m.diags.HasErrors() {
		t.Fatal(m.diags.Text())
	}
	return m.files[0].data
}

func pdfTarget(name string) plan.Target {
	return plan.Target{Name: name, Language: "en", Format: "pdf", Brand: "eu"}
}

func pageTarget(name string) plan.Target {
	return plan.Target{Name: name, Language: "en", Format: formatHTML, Brand: "eu"}
}

// bench runs f once to warm up, then measures it.
func bench(b *testing.B, f func()) {
	b.Helper()
	if os.Getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(Garbage))
	}
	f()
	b.ReportAllocs()
	before := cpuTime()
	n := 0
	for b.Loop() {
		f()
		n++
	}
	if used := cpuTime() - before; used > 0 {
		b.ReportMetric(used.Seconds()*1000/float64(n), "cpu-ms/op")
	}
}

func benchTarget(b *testing.B, target plan.Target) {
	p := shippedProject(b)
	size := 0
	bench(b, func() { size = len(render(b, p, target)) })
	b.ReportMetric(float64(size), "file-bytes")
}

func BenchmarkFactsheet(b *testing.B) { benchTarget(b, pdfTarget("factsheet")) }

func BenchmarkOnePager(b *testing.B) { benchTarget(b, pdfTarget("one-pager")) }

func BenchmarkDeck(b *testing.B) { benchTarget(b, pdfTarget("deck")) }

func BenchmarkHandout(b *testing.B) { benchTarget(b, handoutTarget()) }

func handoutTarget() plan.Target {
	t := pdfTarget("deck")
	t.Handout = true
	return t
}

// BenchmarkLongDeck writes decks of many slides with a chart each, from doc.Document to the bytes of the file.
func BenchmarkLongDeck(b *testing.B) {
	p := shippedProject(b)
	for _, slides := range []int{25, 50, 100} {
		b.Run(fmt.Sprint(slides), func(b *testing.B) {
			d := longDeck(b, p, slides)
			size, pages := 0, 0
			bench(b, func() { size, pages = writeTable(b, p, d) })
			b.ReportMetric(float64(size), "file-bytes")
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

// longDeck is the shipped deck's slides with a chart, over and over.
func longDeck(t testing.TB, p *Project, slides int) *doc.Document {
	t.Helper()
	d, diags := p.Document("deck")
	if d == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	var charts []*doc.Slide
	for _, b := range d.Blocks {
		s := b.(*doc.Slide)
		if s.ID == "regions" || s.ID == "north-africa" || s.ID == "sahel" || s.ID == "operation-sophia" || s.ID == "timeline" {
			charts = append(charts, s)
		}
	}
	blocks := d.Blocks[:1:1]
	for i := range slides - 1 {
		s := *charts[i%len(charts)]
		s.ID = fmt.Sprintf("%s-%d", s.ID, i)
		blocks = append(blocks, &s)
	}
	d.Blocks = blocks
	return d
}

// BenchmarkPage is the factsheet's page for browsers: each chart in four widths and the colours of both schemes.
func BenchmarkPage(b *testing.B) { benchTarget(b, pageTarget("factsheet")) }

// BenchmarkLoad reads and checks the dataset, the messages, the brand and all templates, and resolves the figures.
func BenchmarkLoad(b *testing.B) { bench(b, func() { shippedProject(b) }) }

// BenchmarkThousandDays makes the one-pager, and the factsheet, of each of a thousand days from what was loaded once: cpu-ms/doc is
// the processor time of one, in which the figures of its day are resolved and, for the one-pager, the factsheet's pages counted.
func BenchmarkThousandDays(b *testing.B) {
	p := shippedProject(b)
	const days = 1000
	for _, name := range []string{"one-pager", "factsheet"} {
		b.Run(name, func(b *testing.B) {
			var used time.Duration
			docs := 0
			bench(b, func() {
				before := cpuTime()
				for i := range days {
					day := time.Date(p.Set.AsOf.Year, time.Month(p.Set.AsOf.Month), p.Set.AsOf.Day+i, 0, 0, 0, 0, time.UTC)
					on, diags := p.Resolve(dataset.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()})
					if on == nil {
						b.Fatal(diags.Text())
					}
					render(b, on, pdfTarget(name))
				}
				used += cpuTime() - before
				docs += days
			})
			b.ReportMetric(used.Seconds()*1000/float64(docs), "cpu-ms/doc")
		})
	}
}

// BenchmarkStages are the stages of the factsheet, one by one, each on what the one before it gives.
func BenchmarkStages(b *testing.B) {
	p := shippedProject(b)
	fail := func(b *testing.B, diags diag.List) {
		if diags.HasErrors() {
			b.Fatal(diags.Text())
		}
	}
	d, diags := p.Document("factsheet")
	fail(b, diags)
	pages, diags := flow.Pages(d, p.Brand)
	fail(b, diags)
	pages.Meta.CreatorTool = "briefing 0"
	pages.Attachments = p.attachments(d)

	b.Run("brief", func(b *testing.B) {
		bench(b, func() { _, diags := p.Document("factsheet"); fail(b, diags) })
	})
	b.Run("layout", func(b *testing.B) {
		bench(b, func() { _, diags := flow.Pages(d, p.Brand); fail(b, diags) })
	})
	b.Run("attachments", func(b *testing.B) {
		bench(b, func() { p.attachments(d) })
	})
	b.Run("pdf", func(b *testing.B) {
		bench(b, func() { _, diags := pdf.Write(pages, p.Brand.Fonts, pdf.Options{}); fail(b, diags) })
	})
}

// BenchmarkTable sets a document with one long table and writes it, from doc.Document to the bytes of the file.
func BenchmarkTable(b *testing.B) {
	p := shippedProject(b)
	for _, rows := range []int{5_000, 10_000, 20_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			d := longTable(b, p, rows)
			size, pages := 0, 0
			bench(b, func() { size, pages = writeTable(b, p, d) })
			b.ReportMetric(float64(size), "file-bytes")
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

// longTable is a document of a cover and a table of so many rows in six columns, in groups of 25 rows.
func longTable(t testing.TB, p *Project, rows int) *doc.Document {
	t.Helper()
	d, diags := p.Document("factsheet")
	if d == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	words := func(s string) []doc.Span { return []doc.Span{{S: s}} }
	table := &doc.Table{
		ID: "long", Number: 1, Caption: words("Amounts by place"), Unit: words("(million EUR)"),
		Columns: []doc.TableColumn{{Head: span.Plain("Where"), Width: 2500}, {Head: span.Plain("What it is for")}, {Head: span.Plain("Payer"), Width: 2700},
			{Head: span.Plain("Status"), Width: 2000}, {Head: span.Plain("Period"), Width: 1800}, {Head: span.Plain("Amount"), Width: 1700, Right: true}},
	}
	for i := range rows {
		if i%25 == 0 {
			table.Groups = append(table.Groups, doc.TableGroup{Label: words(fmt.Sprintf("Group %d", i/25+1)), Sum: words("25.0 named")})
		}
		g := &table.Groups[len(table.Groups)-1]
		g.Rows = append(g.Rows, []doc.Cell{
			{Spans: words(fmt.Sprintf("Place %d", i+1)), Head: true}, {Spans: words("Borders, search and rescue, action on smuggling")},
			{Spans: words("EU Trust Fund")}, {Spans: words("worth")}, {Spans: words("2018")}, {Spans: words(fmt.Sprintf("%d.%d", i%97, i%10))},
		})
	}
	d.Notes, d.Charts, d.Uses = nil, nil, nil
	d.Blocks = []doc.Block{
		&doc.Cover{Title: words("A long table"), Standfirst: words("What a table of many rows costs.")},
		&doc.Heading{Level: 2, Text: words("Amounts by place"), ID: "amounts"}, table,
	}
	return d
}

func writeTable(t testing.TB, p *Project, d *doc.Document) (size, pages int) {
	t.Helper()
	f, diags := lay(d, p.Brand, false)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	f.Meta.CreatorTool = "briefing 0"
	out, diags := pdf.Write(f, p.Brand.Fonts, pdf.Options{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return len(out), len(f.Pages)
}

// BenchmarkUnchanged is a whole run over an edition with all briefs, decks and charts in which nothing has changed: after-load-ms/op
// is what it takes beyond BenchmarkLoad, after-load-cpu-ms/op the processor time of that.
func BenchmarkUnchanged(b *testing.B) {
	r := unchangedRun(b)
	var wall, cpu time.Duration
	n := 0
	bench(b, func() {
		began, used := time.Now(), cpuTime()
		shippedProject(b)
		wall -= time.Since(began)
		cpu -= cpuTime() - used
		began, used = time.Now(), cpuTime()
		runUnchanged(b, r)
		wall += time.Since(began)
		cpu += cpuTime() - used
		n++
	})
	b.ReportMetric(wall.Seconds()*1000/float64(n), "after-load-ms/op")
	b.ReportMetric(cpu.Seconds()*1000/float64(n), "after-load-cpu-ms/op")
}

// unchangedRun is a run of everything that has just been made.
func unchangedRun(t testing.TB) Request {
	t.Helper()
	r := Request{Options: shippedOptions(t), Out: t.TempDir(), Version: "0"}
	r.Plan.BaseURL = "https://example.org/briefings"
	if _, diags, err := Run(t.Context(), r, nil); err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Text())
	}
	return r
}

func runUnchanged(t testing.TB, r Request) {
	t.Helper()
	if result, diags, err := Run(t.Context(), r, nil); err != nil || diags.HasErrors() || result.Changed {
		t.Fatal(result, err, diags.Text())
	}
}
