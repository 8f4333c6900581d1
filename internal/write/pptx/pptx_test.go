package pptx_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	lint "briefing/internal/check/slides"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/potx"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// write makes a deck and puts it before the linter.
func write(t testing.TB, d *doc.Document, tpl *potx.Template) []byte {
	t.Helper()
	data, n, diags := pptx.Write(d, office.Brand(t, "eu"), tpl, "briefing test")
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	if n != len(d.Blocks) {
		t.Errorf("%d slides, want %d", n, len(d.Blocks))
	}
	if found := lint.PPTX(data); len(found) > 0 {
		t.Errorf("the linter found:\n%s", found.Text())
	}
	return data
}

// The parts of the sample, each slide by what stands on it, as reviewed.
func TestSample(t *testing.T) {
	data := write(t, office.Deck(), office.Builtin(t, office.Brand(t, "eu")))
	p, err := ooxml.Read(data, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "testdata/sample.golden", outline(p))
}

// The same deck gives the same bytes, and the template exported and read back gives the same deck.
func TestSameBytes(t *testing.T) {
	for _, name := range []string{"eu", "plain"} {
		b := office.Brand(t, name)
		tpl := office.Builtin(t, b)
		make := func(tpl *potx.Template) []byte {
			data, _, diags := pptx.Write(office.Deck(), b, tpl, "briefing test")
			if diags.HasErrors() {
				t.Fatal(diags.Text())
			}
			return data
		}
		first := make(tpl)
		if !bytes.Equal(first, make(tpl)) || !bytes.Equal(first, make(office.Builtin(t, b))) {
			t.Errorf("%s: two runs differ", name)
		}
		for _, asTemplate := range []bool{false, true} {
			exported, err := tpl.Export(asTemplate)
			if err != nil {
				t.Fatal(err)
			}
			back, diags := potx.Open("back", exported, nil)
			if back == nil {
				t.Fatal(diags.Text())
			}
			if !bytes.Equal(first, make(back)) {
				t.Errorf("%s: the template exported (as a template: %v) and read back gives another deck", name, asTemplate)
			}
		}
	}
}

// What does not fit names the place where its block is written.
func TestRefusalsHaveAPlace(t *testing.T) {
	b := office.Brand(t, "eu")
	tpl := office.Builtin(t, b)
	long := strings.Repeat("word ", 400)
	for _, c := range []struct {
		slide string
		line  int // of the block that is spoilt; 1 is the slide
		spoil func(s *doc.Slide)
	}{
		{"four", 1, func(s *doc.Slide) { s.Title = line(long) }},
		{"four", 1, func(s *doc.Slide) { s.Title = nil }},
		{"bars", 1, func(s *doc.Slide) { s.Foot = line(long) }},
		{"four", 2, func(s *doc.Slide) { s.Blocks[0].(*doc.KeyFigures).Tiles[0].Label = line(long) }},
		{"bars", 2, func(s *doc.Slide) { s.Blocks[0].(*doc.Chart).Alt = span.Plain("") }},
		{"timeline", 2, func(s *doc.Slide) {
			x := s.Blocks[0].(*doc.Chart).Plot.(*timeline.Chart)
			for range 12 {
				x.Bars = append(x.Bars, x.Bars[0])
			}
		}},
		{"table", 2, func(s *doc.Slide) {
			g := &s.Blocks[0].(*doc.Table).Groups[0]
			for range 20 {
				g.Rows = append(g.Rows, g.Rows[0])
			}
		}},
		{"text", 2, func(s *doc.Slide) { s.Blocks[0].(*doc.Facts).Items[1] = line(long) }},
		// What has no room is what stands last.
		{"items", 3, func(s *doc.Slide) { s.Blocks[0].(*doc.Box).Items[0].Text = line(long) }},
		{"items", 3, func(s *doc.Slide) { s.Blocks[1].(*doc.KeyFigures).Tiles[0].Label = line(long) }},
	} {
		d := office.Deck()
		s := slide(d, c.slide)
		s.Pos = diag.Pos{File: "deck.yaml", Line: 1, Col: 3}
		for i, b := range s.Blocks {
			*b.At() = diag.Pos{File: "deck.yaml", Line: 2 + i, Col: 3}
		}
		c.spoil(s)
		_, _, diags := pptx.Write(d, b, tpl, "briefing test")
		if want := fmt.Sprintf("deck.yaml:%d:3: error: the slide %q: ", c.line, c.slide); !strings.HasPrefix(diags.Text(), want) {
			t.Errorf("%s, line %d: got %q", c.slide, c.line, diags.Text())
		}
	}
}

// Gridlines that are given by hand are those of the chart in PowerPoint; those that it cannot have are drawn.
func TestGivenGridlines(t *testing.T) {
	b := office.Brand(t, "eu")
	tpl := office.Builtin(t, b)
	for _, c := range []struct {
		name   string
		ticks  []string
		native bool
		want   string // in the chart's XML, or in the slide's
	}{
		{"none", nil, true, `<c:majorUnit val="500"/>`},
		{"even", []string{"400", "800", "1\u202f200"}, true, `<c:majorUnit val="400"/>`},
		{"even from zero", []string{"0", "400", "800", "1\u202f200"}, true, `<c:majorUnit val="400"/>`},
		{"own separator", []string{"1,000"}, true, `formatCode="[&gt;=1000000]#&quot;,&quot;###&quot;,&quot;##0;[&gt;=1000]#&quot;,&quot;##0;0"`},
		{"no separator", []string{"1000"}, true, `formatCode="0"`},
		{"uneven", []string{"300", "1\u202f000"}, false, `<a:t>300</a:t>`},
		{"words", []string{"400 people", "800 people"}, false, `<a:t>400 people</a:t>`},
	} {
		d := office.Deck()
		for _, s := range d.Blocks {
			if s := s.(*doc.Slide); len(s.Blocks) > 0 {
				if ch, ok := s.Blocks[0].(*doc.Chart); ok {
					if plot, ok := ch.Plot.(*steps.Chart); ok {
						changed := *plot
						changed.Panels = slices.Clone(plot.Panels)
						changed.Panels[1].Ticks = c.ticks
						ch.Plot = &changed
					}
				}
			}
		}
		data, _, diags := pptx.Write(d, b, tpl, "briefing test")
		if data == nil {
			t.Fatal(diags.Text())
		}
		if told := strings.Contains(diags.Text(), "the panel “Suspects” has gridlines at unequal distances"); told == c.native {
			t.Errorf("%s: findings: %s", c.name, diags.Text())
		}
		p, err := ooxml.Read(data, ooxml.Usual, nil)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, n := range p.Names() {
			folder := "ppt/slides/"
			if c.native {
				folder = "ppt/charts/"
			}
			found = found || strings.HasPrefix(n, folder) && strings.Contains(string(p.Part(n).Data), c.want)
		}
		if !found {
			t.Errorf("%s: %s is not in the file", c.name, c.want)
		}
	}
}

// What does not fit, or cannot be told apart, is an error that names slide and block, and nothing is written.
func TestRefusals(t *testing.T) {
	b := office.Brand(t, "eu")
	tpl := office.Builtin(t, b)
	long := strings.Repeat("word ", 400)
	for _, c := range []struct {
		what, want string
		spoil      func(d *doc.Document)
	}{
		{"title", `the slide "four": its title takes 40 lines, at most 2 fit`, func(d *doc.Document) { slide(d, "four").Title = line(long) }},
		{"same title", "its title is that of the slide “four”", func(d *doc.Document) { slide(d, "six").Title = slide(d, "four").Title }},
		{"no title", `the slide "six": it has no title`, func(d *doc.Document) { slide(d, "six").Title = nil }},
		{"label", `the slide "four": the number “100”: its label takes 58 lines, at most 3 fit`, func(d *doc.Document) {
			slide(d, "four").Blocks[0].(*doc.KeyFigures).Tiles[0].Label = line(long)
		}},
		{"number", `the slide "six": the number “100 000 000 000” is 116.5 mm wide, there are 91.6 mm`, func(d *doc.Document) {
			slide(d, "six").Blocks[0].(*doc.KeyFigures).Tiles[0].Number = span.Plain("100 000 000 000")
		}},
		{"source", `the slide "bars": its source line takes 19 lines, at most 2 fit`, func(d *doc.Document) { slide(d, "bars").Foot = line(long) }},
		{"alternative text", `the slide "bars": the chart “bars” has no alternative text`, func(d *doc.Document) { slide(d, "bars").Blocks[0].(*doc.Chart).Alt = span.Plain(" ") }},
		{"bars", "bars do not fit", func(d *doc.Document) {
			g := &slide(d, "bars").Blocks[0].(*doc.Chart).Plot.(*bars.Chart).Groups[0]
			for range 20 {
				g.Rows = append(g.Rows, g.Rows[0])
			}
		}},
		{"bar label", "the label “word word", func(d *doc.Document) {
			slide(d, "bars").Blocks[0].(*doc.Chart).Plot.(*bars.Chart).Groups[0].Rows[0].Label = span.Plain(long)
		}},
		{"bar value", "is wider than there is room", func(d *doc.Document) {
			slide(d, "bars").Blocks[0].(*doc.Chart).Plot.(*bars.Chart).Groups[0].Rows[0].Value = span.Plain(long)
		}},
		{"table", `the slide "table": table 1 ends 146.2 mm below the area of the slide`, func(d *doc.Document) {
			g := &slide(d, "table").Blocks[0].(*doc.Table).Groups[0]
			for range 20 {
				g.Rows = append(g.Rows, g.Rows[0])
			}
		}},
		{"text", `the slide "text": the item “word word word word word word word word…” ends 132.4 mm below the area of the slide`, func(d *doc.Document) {
			slide(d, "text").Blocks[0].(*doc.Facts).Items[1] = line(long)
		}},
		{"timeline", `the slide "timeline"`, func(d *doc.Document) {
			s := slide(d, "timeline").Blocks[0].(*doc.Chart).Plot.(*timeline.Chart)
			for range 12 {
				s.Bars = append(s.Bars, s.Bars[0])
			}
		}},
		{"link", "is no web address", func(d *doc.Document) {
			slide(d, "text").Blocks[0].(*doc.Facts).Items[1] = []doc.Span{{S: "here", URL: "javascript:alert(1)"}}
		}},
		{"words beside a number", `the slide "items": the number “100” ends 203.3 mm below the area of the slide`, func(d *doc.Document) {
			slide(d, "items").Blocks[1].(*doc.KeyFigures).Tiles[0].Label = line(long)
		}},
		{"no deck", "is no deck", func(d *doc.Document) { d.Format = doc.Pages }},
		{"no slides", "has no slides", func(d *doc.Document) { d.Blocks = nil }},
	} {
		d := office.Deck()
		c.spoil(d)
		data, _, diags := pptx.Write(d, b, tpl, "briefing test")
		if data != nil || !strings.Contains(diags.Text(), c.want) {
			t.Errorf("%s: got %d bytes and %q, want %q", c.what, len(data), diags.Text(), c.want)
		}
	}
}

func line(s string) []doc.Span { return []doc.Span{{S: s}} }

func slide(d *doc.Document, id string) *doc.Slide {
	for _, b := range d.Blocks {
		if s, ok := b.(*doc.Slide); ok && s.ID == id {
			return s
		}
	}
	panic("no slide " + id)
}

// Sizes of the deck with every block, and of one with a hundred charts, are at most 15 % above what was measured.
func TestSizes(t *testing.T) {
	b := office.Brand(t, "eu")
	tpl := office.Builtin(t, b)
	for _, c := range []struct {
		name  string
		d     *doc.Document
		bytes int
	}{
		{"every block", office.Deck(), 101_500},
		{"100 charts", hundred(), 706_000},
	} {
		if n := len(write(t, c.d, tpl)); n > c.bytes {
			t.Errorf("%s: %d bytes, at most %d are allowed", c.name, n, c.bytes)
		}
	}
}

// hundred is a deck of a hundred slides with a chart each.
func hundred() *doc.Document {
	d := office.Deck()
	bars := *slide(d, "bars")
	d.Blocks = nil
	for i := range 100 {
		s := bars
		s.ID = fmt.Sprint("s", i)
		s.Title = line(fmt.Sprintf("Finding number %d", i+1))
		d.Blocks = append(d.Blocks, &s)
	}
	return d
}

func BenchmarkSample(b *testing.B) { benchmark(b, office.Deck()) }

func BenchmarkHundredCharts(b *testing.B) { benchmark(b, hundred()) }

func benchmark(b *testing.B, d *doc.Document) {
	br := office.Brand(b, "eu")
	tpl := office.Builtin(b, br)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, diags := pptx.Write(d, br, tpl, "briefing test"); diags.HasErrors() {
			b.Fatal(diags.Text())
		}
	}
}

// One template serves many decks at once.
func TestParallel(t *testing.T) {
	b := office.Brand(t, "eu")
	tpl := office.Builtin(t, b)
	want := write(t, office.Deck(), tpl)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got, _, diags := pptx.Write(office.Deck(), b, tpl, "briefing test"); !bytes.Equal(got, want) {
				t.Errorf("a deck made beside others differs: %s", diags.Text())
			}
		})
	}
	wg.Wait()
}
