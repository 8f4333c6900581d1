package slide

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/samples"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// deckOf is a deck of the given slides behind a title slide.
func deckOf(slides ...*doc.Slide) *doc.Document {
	d := samples.Factsheet()
	d.ID, d.Format, d.Kind, d.Notes = "deck", doc.Deck, span.Plain("Slides"), nil
	d.Messages.SlideLabel, d.Messages.Handout = "Slide {n}", "Handout: {title}"
	d.Messages.Figures, d.Messages.Sources, d.Messages.OwnNotes, d.Messages.Evidence = "Figures on this slide", "Sources", "Your notes", "Evidence"
	d.Blocks = []doc.Block{&doc.Slide{ID: "opening", Opening: true, Title: samples.Sp(d.Title.S), Subtitle: samples.Sp("The money, the operations and the results since 2015")}}
	for _, s := range slides {
		d.Blocks = append(d.Blocks, s)
	}
	return d
}

// generator makes slides from numbers.
type generator struct{ *samples.Generator }

func (g generator) slide(n int) *doc.Slide {
	s := &doc.Slide{ID: fmt.Sprint("slide-", n), Title: samples.Sp(g.Words(2, 11)), Foot: samples.Sp(g.Words(3, 14))}
	if g.Next(3) == 0 {
		s.Subtitle = samples.Sp(g.Words(2, 8))
	}
	for k := 1 + g.Next(5)/3; k > 0; k-- {
		s.Blocks = append(s.Blocks, g.slideBlock(true))
	}
	for k := g.Next(14); k > 0; k-- {
		s.Speaker = append(s.Speaker, g.plainSpans(1, 70))
	}
	for k := g.Next(9); k > 0; k-- {
		s.Evidence = append(s.Evidence, g.plainSpans(1, 60))
	}
	for k := g.Next(12); k > 0; k-- {
		unit := ""
		if g.Next(2) == 0 {
			unit = "EUR m"
		}
		s.Figures = append(s.Figures, doc.SlideFigure{Label: span.Plain(g.Words(1, 9)), Part: g.Next(4) == 0, Value: span.Plain([]string{"231.3", "more than 13\u202f000", "", "€1\u202f326.1\u00a0million"}[g.Next(4)]), Unit: unit})
	}
	for k := g.Next(5); k > 0; k-- {
		s.Sources = append(s.Sources, []doc.Span{{S: g.Words(2, 12) + ", "}, {S: "https://example.org/a/long/path/to/the-page/of-a-source.html", URL: "https://example.org/x"}})
	}
	return s
}

func (g generator) plainSpans(least, most int) []doc.Span {
	s := g.Spans(least, most)
	for i := range s {
		s[i].Note = 0
	}
	g.Notes = 0
	return s
}

func (g generator) slideTiles(most int) *doc.KeyFigures {
	k := &doc.KeyFigures{}
	kicker := g.Next(2) == 0
	for n := 1 + g.Next(most); n > 0; n-- {
		t := doc.Tile{Number: span.Plain([]string{"607", "€471", "13\u202f000", "98%", "€1\u202f326.1"}[g.Next(5)]), Label: g.plainSpans(1, 6)}
		if kicker {
			t.Kicker = span.Plain(g.Words(1, 3))
		}
		if g.Next(3) == 0 {
			t.Qualifier = span.Plain("more than")
		}
		if g.Next(4) == 0 {
			t.Unit = span.Plain("million")
		}
		k.Tiles = append(k.Tiles, t)
	}
	return k
}

func (g generator) slideBars(detail bool, most int) *doc.Chart {
	g.ID++
	c := &doc.Chart{ID: fmt.Sprint("chart-", g.ID), Subtitle: samples.Sp(g.Words(2, 4)), Alt: span.Plain("A chart.")}
	plot := &bars.Chart{Groups: make([]bars.Group, 1)}
	for n := 1 + g.Next(most); n > 0; n-- {
		v := int64(1 + g.Next(250))
		r := bars.Row{Label: span.Plain(g.Words(1, 2)), Value: span.Plain(fmt.Sprint(v)), Parts: []kit.Part{{Size: v * 1000}}}
		if detail {
			r.Detail = span.Plain(g.Words(1, 5))
		}
		if g.Next(4) == 0 {
			r.Parts[0].Fill, r.Aside = kit.Outlined, span.Plain("payer not named")
		}
		plot.Groups[0].Rows = append(plot.Groups[0].Rows, r)
	}
	c.Plot = plot
	return c
}

func (g generator) slideBlock(whole bool) doc.Block {
	switch n := g.Next(12); {
	case n == 11 && whole:
		var points [][]doc.Span
		for n := 1 + g.Next(4); n > 0; n-- {
			points = append(points, g.plainSpans(3, 14))
		}
		return samples.Numbered(points...)
	case n == 9:
		l := &doc.List{Numbered: g.Next(3) == 0}
		for n := 1 + g.Next(3); n > 0; n-- {
			it := doc.ListItem{Text: g.plainSpans(2, 9)}
			for k := g.Next(3); k > 0 && whole; k-- {
				it.Below = append(it.Below, g.plainSpans(1, 5))
			}
			l.Items = append(l.Items, it)
		}
		if l.Numbered && !l.Deep() { // in rows, which need the whole slide
			l.Items[0].Below = [][]doc.Span{g.plainSpans(1, 5)}
		}
		return l
	case n == 10 && whole:
		s := &doc.Summary{Label: span.Plain("In brief")}
		for n := 2 + g.Next(3); n > 0; n-- {
			s.Sentences = append(s.Sentences, g.plainSpans(3, 14))
		}
		return s
	case n == 0:
		return g.slideTiles(6)
	case n == 1:
		b := &doc.Box{}
		for n := 1 + g.Next(4); n > 0; n-- {
			b.Items = append(b.Items, doc.BoxItem{Heading: samples.Sp(g.Words(1, 2)), Text: g.plainSpans(2, 9)})
		}
		return b
	case n == 2:
		f := &doc.Facts{}
		for n := 1 + g.Next(6); n > 0; n-- {
			f.Items = append(f.Items, append([]doc.Span{{S: "Lead.", Bold: true}, {S: " "}}, doc.Span{S: g.Words(3, 20)}))
		}
		return f
	case n == 3 && whole:
		w := [][]int{{4, 2}, {2, 4}, {3, 3}}[g.Next(3)]
		return &doc.Columns{Widths: w, Cols: [][]doc.Block{{g.slideBlock(false)}, {g.slideTiles(3)}}}
	case n == 4:
		return g.slideBars(false, 6)
	case n == 5:
		return g.slideBars(true, 4)
	case n == 6:
		return &doc.Box{Body: []doc.Block{g.slideProse()}}
	case n == 7 && whole:
		t := samples.AmountsTable()
		t.ID, t.Number, t.Note = "table", 0, nil
		t.Columns = []doc.TableColumn{{Head: span.Plain("Where"), Width: 6000}, {Head: span.Plain("What it is for")}, {Head: span.Plain("Payer"), Width: 4500}, {Head: span.Plain("Status"), Width: 4000}, {Head: span.Plain("Period"), Width: 4000}, {Head: span.Plain("Amount"), Width: 3500, Right: true}}
		t.Groups = t.Groups[:1]
		t.Groups[0].Rows = t.Groups[0].Rows[:1+g.Next(3)]
		return t
	case n == 8 && whole:
		return &doc.Chart{ID: "steps", Plot: samples.StepsSpec(), Alt: span.Plain("Steps.")}
	}
	return g.slideProse()
}

func (g generator) slideProse() *doc.Prose {
	p := &doc.Prose{Columns: 1}
	for n := 1 + g.Next(2); n > 0; n-- {
		p.Paragraphs = append(p.Paragraphs, g.plainSpans(3, 25))
	}
	return p
}

// placed is a text with its place on the page.
type placedText struct {
	*frame.Text
	x, y frame.Unit
	mark *frame.Mark
}

// textsOf lists all texts of a page, those in drawings, too.
func textsOf(p *frame.Page) []placedText {
	var out []placedText
	for _, m := range p.Marks {
		var walk func(items []frame.Item, at frame.Point)
		walk = func(items []frame.Item, at frame.Point) {
			for _, it := range items {
				switch it := it.(type) {
				case *frame.Text:
					out = append(out, placedText{it, at.X + it.At.X, at.Y + it.At.Y, m})
				case *frame.Group:
					walk(it.Items, frame.Point{X: at.X + it.At.X, Y: at.Y + it.At.Y})
				}
			}
		}
		walk(m.Items, frame.Point{})
	}
	return out
}

// checkSlide holds a slide to its rules: inside the margins, no text over text, none under 18 pt but the foot with 14.
func checkSlide(t *testing.T, p *frame.Page, opening bool) {
	t.Helper()
	all := textsOf(p)
	heads := 0
	for i, a := range all {
		foot := a.y > mm(175)
		least := frame.Pt(18)
		if foot {
			least = frame.Pt(14)
		}
		if a.Size < least {
			t.Errorf("“%s” has %.1f pt", a.S, a.Size.Points())
		}
		if a.x < mm(margin)-2 || a.x+a.Width > mm(sheetW-margin)+4 {
			t.Errorf("“%s” stands from %s to %s, outside the margins", a.S, samples.InMM(a.x), samples.InMM(a.x+a.Width))
		}
		if a.y < mm(20) || !opening && !foot && a.y > mm(bottom)+10 || a.y > mm(189) {
			t.Errorf("“%s” stands at %s", a.S, samples.InMM(a.y))
		}
		for _, b := range all[i+1:] {
			x := min(a.x+a.Width, b.x+b.Width) - max(a.x, b.x)
			y := min(a.y+a.Size*20/100, b.y+b.Size*20/100) - max(a.y-a.Size*72/100, b.y-b.Size*72/100)
			if x > 2 && y > 2 {
				t.Errorf("“%s” and “%s” overlap", a.S, b.S)
			}
		}
	}
	for _, m := range p.Marks {
		if m.Node != nil && (m.Node.Type == "H1" || m.Node.Type == "H2") {
			heads++
		}
	}
	if heads != 1 {
		t.Errorf("the slide has %d headings of the first levels, want its title alone", heads)
	}
}

// TestGeneratedSlides lays out many slides. Those that do not fit must say so and nothing else is asked of them.
func TestGeneratedSlides(t *testing.T) {
	b := samples.Brand(t)
	count, fit := golden.Amount(1500, 400, 150), 0
	for seed := range uint64(count) {
		d := deckOf(generator{samples.Seeded(seed)}.slide(1))
		if seed%3 == 0 {
			d.Notice = span.Plain("")
		}
		f, l := Pages(d, b)
		samples.CheckReadingOrder(t, f)
		if l.HasErrors() {
			for _, x := range l {
				if !strings.Contains(x.Message, `the slide "slide-1": `) {
					t.Errorf("slide %d: the message names no slide: %s", seed, x)
				}
			}
		} else {
			fit++
			checkSlide(t, f.Pages[0], true)
			checkSlide(t, f.Pages[1], false)
		}
		if t.Failed() {
			t.Fatalf("slide %d fails", seed)
		}
	}
	if fit < count/3 {
		t.Errorf("only %d of %d slides fit: the generator tries the wrong things", fit, count)
	}
	t.Logf("%d of %d slides fit", fit, count)
}

// TestGeneratedHandouts holds handouts of the slides that fit to the rules of pages.
func TestGeneratedHandouts(t *testing.T) {
	b := samples.Brand(t)
	count := golden.Amount(400, 120, 60)
	pages, checked := 0, 0
	for seed := range uint64(count) {
		g := generator{samples.Seeded(seed)}
		d := deckOf(g.slide(1), g.slide(2))
		d.Paper = []doc.Paper{doc.A4, doc.Letter}[seed%2]
		f, l := Handout(d, b)
		if l.HasErrors() {
			continue
		}
		checked++
		pages += len(f.Pages)
		samples.CheckReadingOrder(t, f)
		for i, p := range f.Pages {
			for _, x := range textsOf(p) {
				if x.Size < frame.Pt(7) || x.x < (p.W-mm(typeset.LiveW))/2-2 || x.x+x.Width > (p.W+mm(typeset.LiveW))/2+4 || x.y > p.H-mm(10) {
					t.Errorf("page %d: “%s” of %.1f pt stands at %s, %s", i+1, x.S, x.Size.Points(), samples.InMM(x.x), samples.InMM(x.y))
				}
				if x.mark.Artifact != frame.Footer && x.mark.Node != nil && x.y > mm(handoutFoot) {
					t.Errorf("page %d: “%s” stands in the foot, at %s", i+1, x.S, samples.InMM(x.y))
				}
			}
			samples.CheckOverlap(t, i, samples.FlatPage(p))
		}
		if t.Failed() {
			t.Fatalf("handout %d fails", seed)
		}
	}
	if checked < count/9 || pages < 3*checked {
		t.Errorf("%d handouts with %d pages: the generator tries too little", checked, pages)
	}
	t.Logf("%d handouts, %d pages", checked, pages)
}

// What is found names the place of the block it was found in, in briefs, in columns and boxes, and on slides.
func TestFindingsHaveAPlace(t *testing.T) {
	long := strings.Repeat("A sentence that goes on and on. ", 60)
	at := func(line int) doc.Written { return doc.Written{Pos: diag.Pos{File: "t.yaml", Line: line, Col: 3}} }
	label := &doc.KeyFigures{Written: at(9), Tiles: []doc.Tile{{Number: span.Plain("1"), Label: samples.Sp(long)}, {Number: span.Plain("2"), Label: samples.Sp("x")}}}
	prose := func(line int) *doc.Prose {
		return &doc.Prose{Written: at(line), Columns: 1, Paragraphs: [][]doc.Span{samples.Sp(long)}}
	}
	other := &doc.Prose{Written: at(3), Columns: 1, Paragraphs: [][]doc.Span{samples.Sp("A line.")}}
	slide := func(blocks ...doc.Block) *doc.Document {
		return deckOf(&doc.Slide{Written: at(5), ID: "x", Title: samples.Sp("A"), Blocks: blocks})
	}
	columns := func(b doc.Block) doc.Block {
		return &doc.Columns{Written: at(4), Widths: []int{3, 3}, Cols: [][]doc.Block{{other}, {b}}}
	}
	for name, c := range map[string]struct {
		d    *doc.Document
		want string
	}{
		"slide":             {deckOf(&doc.Slide{Written: at(5), ID: "x", Title: samples.Sp(long)}), `t.yaml:5:3: error: the slide "x": its title takes`},
		"foot":              {deckOf(&doc.Slide{Written: at(5), ID: "x", Title: samples.Sp("A"), Foot: samples.Sp(long), Blocks: []doc.Block{other}}), `t.yaml:5:3: error: the slide "x": its source line takes`},
		"on a slide":        {slide(label), `t.yaml:9:3: error: the slide "x": the number “1”: its label takes`},
		"last of a slide":   {slide(other, prose(10)), `t.yaml:10:3: error: the slide "x": the text`},
		"column of a slide": {slide(columns(prose(10))), `t.yaml:10:3: error: the slide "x": the text`},
	} {
		_, l := Pages(c.d, samples.Brand(t))
		if !strings.Contains(l.Text(), c.want) {
			t.Errorf("%s: findings are\n%swant %q", name, l.Text(), c.want)
		}
		for _, d := range l {
			if d.Pos.IsZero() {
				t.Errorf("%s: no place is named: %s", name, d)
			}
		}
	}
}

// Text that does not fit is told with the slide, the block and by how much.
func TestSlideFitErrors(t *testing.T) {
	long := strings.Repeat("A sentence that goes on and on. ", 60)
	tiles := func(n int, number string) *doc.KeyFigures {
		k := &doc.KeyFigures{}
		for range n {
			k.Tiles = append(k.Tiles, doc.Tile{Number: span.Plain(number), Label: samples.Sp("label")})
		}
		return k
	}
	for _, c := range []struct {
		name string
		s    doc.Slide
		want string
	}{
		{"prose", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{&doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.Sp(long)}}}},
			`the slide "x": the text “A sentence that goes on and on. A sente…” ends `},
		{"title", doc.Slide{Title: samples.Sp(strings.Repeat("word ", 60)), Blocks: []doc.Block{tiles(2, "1")}}, `the slide "x": its title takes 6 lines, at most 2 fit`},
		{"subtitle", doc.Slide{Title: samples.Sp("A"), Subtitle: samples.Sp(strings.Repeat("word ", 40)), Blocks: []doc.Block{tiles(2, "1")}}, `the slide "x": the line under its title is `},
		{"foot", doc.Slide{Title: samples.Sp("A"), Foot: samples.Sp(strings.Repeat("word ", 120)), Blocks: []doc.Block{tiles(2, "1")}}, `the slide "x": its source line takes 6 lines, at most 2 fit`},
		{"number", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{tiles(6, "€123\u202f456\u202f789.12")}}, `the slide "x": the number “€123 456 789.12” is `},
		{"label", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: samples.Sp(long)}, {Number: span.Plain("2"), Label: samples.Sp("x")}}}}}, `the slide "x": the number “1”: its label takes `},
		{"chart", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{tiles(4, "1"), &doc.Chart{ID: "c", Alt: span.Plain("x"), Plot: samples.FundingSpec()}}}, `the slide "x": the chart “c” ends `},
		{"points", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{&doc.Box{Items: []doc.BoxItem{{Heading: samples.Sp("One"), Text: samples.Sp(long)}}}}}, `the slide "x": the point “One” ends `},
		{"list", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{&doc.Facts{Items: [][]doc.Span{{{S: "Lead.", Bold: true}, {S: " " + long}}}}}}, `the slide "x": the item “Lead.`},
		{"column", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{&doc.Columns{Widths: []int{4, 2}, Cols: [][]doc.Block{{tiles(4, "1")}, {tiles(9, "1")}}}}}, `the slide "x": the number “1” ends `},
		{"table", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{samples.AmountsTable()}}, `the slide "x": table 1 ends `},
		{"no alt", doc.Slide{Title: samples.Sp("A"), Blocks: []doc.Block{&doc.Chart{ID: "c", Plot: samples.StepsSpec()}}}, `the slide "x": the chart “c” has no alternative text`},
	} {
		s := c.s
		s.ID = "x"
		_, l := Pages(deckOf(&s), samples.Brand(t))
		if !l.HasErrors() || !strings.Contains(strings.ReplaceAll(l.Text(), "\u202f", " "), c.want) {
			t.Errorf("%s: findings are\n%swant %q", c.name, l.Text(), c.want)
		}
	}
	d := deckOf()
	d.Blocks[0].(*doc.Slide).Title = samples.Sp(strings.Repeat("smuggling ", 40))
	if _, l := Pages(d, samples.Brand(t)); !strings.Contains(l.Text(), `the slide "opening": its title takes `) {
		t.Errorf("a long title slide: %s", l.Text())
	}
	d = deckOf()
	d.Blocks = append(d.Blocks, &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.Sp("x")}})
	if _, l := Pages(d, samples.Brand(t)); !strings.Contains(l.Text(), "a deck cannot hold a block of the type *doc.Prose") {
		t.Errorf("a block that is no slide: %s", l.Text())
	}
}

// The numbers of a slide share their baselines, whether or not words stand over one of them.
// TestLongWordsOnSlidesAreNamed: a word that is too wide is said to stand in its own point or item, the first one too.
func TestLongWordsOnSlidesAreNamed(t *testing.T) {
	long := strings.Repeat("Grenzüberschreitung", 9)
	list := func(at int) *doc.Facts {
		f := &doc.Facts{Items: [][]doc.Span{samples.LedBy("First.", "One."), samples.LedBy("Second.", "Two.")}}
		f.Items[at] = append(f.Items[at], doc.Span{S: " " + long})
		return f
	}
	points := func(at int) *doc.Box {
		b := &doc.Box{Items: []doc.BoxItem{{Heading: samples.Sp("First"), Text: samples.Sp("One")}, {Heading: samples.Sp("Second"), Text: samples.Sp("Two")}}}
		b.Items[at].Text = samples.Sp(long)
		return b
	}
	for want, b := range map[string]doc.Block{"the item “First.": list(0), "the item “Second.": list(1), "the point “First”": points(0), "the point “Second”": points(1)} {
		_, l := Pages(deckOf(&doc.Slide{ID: "s", Title: samples.Sp("A title"), Blocks: []doc.Block{b}, Foot: samples.Sp("Source.")}), samples.Brand(t))
		if got := l.Text(); !strings.Contains(got, want) || !strings.Contains(got, "[word-too-wide]") {
			t.Errorf("no finding names %s:\n%s", want, got)
		}
	}
}

func TestSlideNumbersShareBaselines(t *testing.T) {
	k := &doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("607"), Label: samples.Sp("a")}, {Qualifier: span.Plain("more than"), Number: span.Plain("13\u202f000"), Label: samples.Sp("b")}, {Number: span.Plain("551"), Label: samples.Sp("c")}, {Number: span.Plain("33"), Label: samples.Sp("d")}}}
	base := func(d *doc.Document) map[string]frame.Unit {
		f, l := Pages(d, samples.Brand(t))
		if l.HasErrors() {
			t.Fatal(l.Text())
		}
		out := map[string]frame.Unit{}
		for _, x := range textsOf(f.Pages[1]) {
			out[strings.TrimSpace(x.S)] = x.y
		}
		return out
	}
	y := base(deckOf(&doc.Slide{ID: "x", Title: samples.Sp("A"), Blocks: []doc.Block{k}}))
	if y["607"] != y["13\u202f000"] || y["551"] != y["33"] || y["551"]-y["607"] != mm(65) {
		t.Errorf("baselines are %v", y)
	}
	k.Tiles[1].Qualifier = span.Plain("")
	up := base(deckOf(&doc.Slide{ID: "x", Title: samples.Sp("A"), Blocks: []doc.Block{k}}))
	if up["607"] >= y["607"] || up["607"] != up["13\u202f000"] {
		t.Errorf("without words over a number the row does not move up: %v", up)
	}
}

// In a brand without emblem the source line begins at the margin, and nothing else moves.
func TestSlidesWithoutEmblem(t *testing.T) {
	with, without := samples.Brand(t), samples.Brand(t)
	without.Logo = nil
	d := deckOf(&doc.Slide{ID: "x", Title: samples.Sp("A"), Foot: samples.Sp("Source: one."), Blocks: []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: samples.Sp("a")}, {Number: span.Plain("2"), Label: samples.Sp("b")}}}}})
	place := func(b *brand.Brand) map[string]frame.Point {
		f, l := Pages(d, b)
		if l.HasErrors() {
			t.Fatal(l.Text())
		}
		out := map[string]frame.Point{}
		for _, p := range f.Pages {
			for _, x := range textsOf(p) {
				out[strings.TrimSpace(x.S)] = frame.Point{X: x.x, Y: x.y}
			}
		}
		return out
	}
	a, b := place(with), place(without)
	for s, p := range a {
		moved := s == "Source: one." || s == "EU briefing" || s == "Migration and security" || s == d.Notice.S
		if q := b[s]; q.Y != p.Y || (q.X != p.X) != moved || moved && q.X != mm(margin) {
			t.Errorf("“%s” stands at %v with an emblem and at %v without", s, p, q)
		}
	}
}

// The geometry of the design, to 1/100 pt.
func TestSlideGeometry(t *testing.T) {
	f, l := Pages(deckOf(&doc.Slide{ID: "x", Title: samples.Sp("A title"), Foot: samples.Sp("Source: one."), Blocks: []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: samples.Sp("a")}, {Number: span.Plain("2"), Label: samples.Sp("b")}}}}}), samples.Brand(t))
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	for i, p := range f.Pages {
		if p.W != frame.Pt(960) || p.H != frame.Pt(540) {
			t.Errorf("page %d is %d by %d, want 13.333 by 7.5 in", i+1, p.W, p.H)
		}
	}
	for _, x := range textsOf(f.Pages[1]) {
		switch strings.TrimSpace(x.S) {
		case "Source: one.", "2/2":
			if x.y != mm(footBase) || x.Size != frame.Pt(14) {
				t.Errorf("“%s” stands at %s with %.1f pt", x.S, samples.InMM(x.y), x.Size.Points())
			}
		case "A title":
			if x.Size != frame.Pt(30) || x.x != mm(20) {
				t.Errorf("the title has %.1f pt at %s", x.Size.Points(), samples.InMM(x.x))
			}
		}
	}
	if n := len(f.Outline[0].Kids); n != 1 || f.Outline[0].Kids[0].Title != "A title" {
		t.Errorf("the outline is %v", f.Outline)
	}
}

// A handout holds what the slides say as text, scaled exactly, and what the notes say; its outline leads to the slides.
func TestHandout(t *testing.T) {
	b := samples.Brand(t)
	s := &doc.Slide{ID: "x", Title: samples.Sp("A title"), Foot: samples.Sp("Source: one."), Blocks: []doc.Block{&doc.Chart{ID: "c", Alt: span.Plain("Steps."), Plot: samples.StepsSpec()}},
		Speaker: [][]doc.Span{samples.Sp("Say this."), samples.LedBy("And", "that.")}, Evidence: [][]doc.Span{samples.LedBy("Suspects arrested: 607 in 2018.", "EU factsheet.")}, Figures: []doc.SlideFigure{{Label: span.Plain("Sahel"), Unit: "EUR m"}, {Label: span.Plain("not named"), Part: true, Value: span.Plain("46.0"), Unit: "EUR m"}, {Label: span.Plain("arrests"), Value: span.Plain("607")}},
		Sources: [][]doc.Span{{{S: "A source, "}, {S: "https://example.org/a", URL: "https://example.org/a"}}}}
	d := deckOf(s, &doc.Slide{ID: "y", Title: samples.Sp("Another"), Blocks: []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: samples.Sp("a")}, {Number: span.Plain("2"), Label: samples.Sp("b")}}}}})
	full, l := Pages(d, b)
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	f, l := Handout(d, b)
	if len(l) > 0 || len(f.Pages) != 4 || f.Meta.Title != "Handout: "+d.Title.S {
		t.Fatalf("%d pages, title %q, findings\n%s", len(f.Pages), f.Meta.Title, l.Text())
	}
	for i, p := range full.Pages {
		small := map[string][]placedText{}
		for _, x := range textsOf(f.Pages[i]) {
			small[x.S] = append(small[x.S], x)
		}
		for _, x := range textsOf(p) {
			ok := false
			for _, y := range small[x.S] {
				ok = ok || near(y.x, mm(18)+x.x*mm(174)/mm(sheetW)) && near(y.y, mm(24)+x.y*mm(174)/mm(sheetW)) && near(y.Size, x.Size*mm(174)/mm(sheetW))
			}
			if !ok {
				t.Errorf("page %d: “%s” does not stand on the handout where it must", i+1, x.S)
			}
		}
	}
	wordsOn := func(page int) string {
		var words []string
		for _, x := range textsOf(f.Pages[page]) {
			words = append(words, strings.TrimSpace(x.S))
		}
		return strings.Join(words, "|")
	}
	// The slide with what is spoken, and what bears it out behind the last slide.
	evidence := []string{"Evidence", "Suspects arrested: 607 in 2018.", "EU factsheet.", "Figures on this slide", "EUR m", "Sahel", "not named", "46.0", "Sources", "A source,"}
	for page, wants := range map[int][]string{1: {"Slide 2", "A title", "Say this.", "And", "that.", "Your notes", "2/4"}, 3: append(evidence, "Slide 2", "A title", "4/4")} {
		for _, want := range wants {
			if all := wordsOn(page); !strings.Contains(all, want) {
				t.Errorf("page %d of the handout lacks %q: %s", page+1, want, all)
			}
		}
	}
	for _, none := range evidence {
		if strings.Contains(wordsOn(1), none) {
			t.Errorf("the page of the slide has %q, which belongs into the annex", none)
		}
	}
	if strings.Contains(wordsOn(3), "Slide 3") || strings.Contains(wordsOn(3), "Say this.") {
		t.Errorf("the annex has a slide without evidence, or what is spoken: %s", wordsOn(3))
	}
	if k := f.Outline[0].Kids; len(k) != 3 || k[0].Dest.Page != 1 || k[1].Dest.Page != 2 || k[2].Title != "Evidence" || k[2].Dest.Page != 3 {
		t.Errorf("the outline is %v", k)
	}
	if len(f.Pages[3].Links) != 1 || f.Pages[3].Links[0].URI != "https://example.org/a" {
		t.Errorf("links are %v", f.Pages[3].Links)
	}
}

// Rounding group and item apart may differ by one unit each.
func near(a, b frame.Unit) bool { return a-b <= 2 && b-a <= 2 }

// Notes that fill more than a page go on behind it, each page with its slide's number.
func TestLongHandout(t *testing.T) {
	s := &doc.Slide{ID: "x", Title: samples.Sp("A title"), Blocks: []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: samples.Sp("a")}, {Number: span.Plain("2"), Label: samples.Sp("b")}}}}}
	for range 60 {
		s.Speaker = append(s.Speaker, samples.Sp(strings.Repeat("Say this. ", 20)))
		s.Sources = append(s.Sources, samples.Sp(strings.Repeat("A source. ", 9)))
	}
	// What the list names in full is not named in the notes.
	s.Beside = samples.Sp("Beside it stands this.")
	f, l := Handout(deckOf(s), samples.Brand(t))
	if l.HasErrors() || len(f.Pages) < 5 {
		t.Fatalf("%d pages, findings\n%s", len(f.Pages), l.Text())
	}
	continued := 0
	for _, p := range f.Pages[2:] {
		said, again := false, false
		for _, x := range textsOf(p) {
			said = said || strings.Contains(x.S, "Say this.")
			again = again || strings.TrimSpace(x.S) == "Slide 2 (continued)"
		}
		if said != again {
			t.Error("a page goes on with a slide and does not say so, or says so and does not")
		}
		if again {
			continued++
		}
	}
	if continued < 3 {
		t.Errorf("%d pages continue slide 2", continued)
	}
	said, sources, beside := 0, 0, 0
	for _, p := range f.Pages {
		for _, x := range textsOf(p) {
			said += strings.Count(x.S, "Say this.")
			sources += strings.Count(x.S, "source.")
			beside += strings.Count(x.S, "Beside")
		}
	}
	if said != 60*20 || sources != 60*9 || beside != 0 {
		t.Errorf("the handout says it %d times, want %d, has %d sources, want %d, and names %d beside them", said, 60*20, sources, 60*9, beside)
	}
}

// The annex of a handout fills both columns of a page before the next one, and those of its last page are of one height.
func TestAnnexOfAHandout(t *testing.T) {
	s := &doc.Slide{ID: "x", Title: samples.Sp("A title"), Blocks: []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: samples.Sp("a")}, {Number: span.Plain("2"), Label: samples.Sp("b")}}}}, Speaker: [][]doc.Span{samples.Sp("Say this.")}}
	for range 80 {
		s.Sources = append(s.Sources, samples.Sp(strings.Repeat("A source. ", 9)))
	}
	f, l := Handout(deckOf(s), samples.Brand(t))
	if len(l) > 0 || len(f.Pages) != 4 {
		t.Fatalf("%d pages, want the opening, the slide and two of the annex; findings\n%s", len(f.Pages), l.Text())
	}
	sources := 0
	for i, p := range f.Pages {
		lowest := map[frame.Unit]frame.Unit{}
		for _, x := range textsOf(p) {
			n := strings.Count(x.S, "source.")
			if sources += n; n > 0 {
				lowest[x.x] = max(lowest[x.x], x.y)
			}
		}
		left, right := lowest[mm(18)], lowest[mm(18+handoutHalf+handoutBetween)]
		switch {
		case i < 2 && len(lowest) > 0:
			t.Errorf("page %d, of a slide, has sources", i+1)
		case i == 2 && (len(lowest) != 2 || left < mm(typeset.AreaBottom-12) || right < mm(typeset.AreaBottom-12)):
			t.Errorf("the columns of the annex's first page end at %v", lowest)
		case i == 3 && (len(lowest) != 2 || left-right > mm(12) || right-left > mm(12) || left > mm(typeset.AreaBottom-20)):
			t.Errorf("the columns of the annex's last page end at %v", lowest)
		}
	}
	if sources != 80*9 {
		t.Errorf("%d sources, want %d", sources, 80*9)
	}
	s.Evidence = [][]doc.Span{samples.Sp(strings.Repeat("More than a page holds. ", 900))}
	if _, l = Handout(deckOf(s), samples.Brand(t)); !strings.Contains(l.Text(), "the annex of the handout has a paragraph “More than a page") {
		t.Errorf("a paragraph that no page holds is not told: %s", l.Text())
	}
}

// Sentences of a summary and points stand in rows of one height where their words allow it: a blue rule at 40, hairlines
// 42.5 apart, the words in the middle of their row, and beside points large numbers.
func TestRows(t *testing.T) {
	b := samples.Brand(t)
	three := [][]doc.Span{samples.Sp(strings.Repeat("Two lines of words on a slide. ", 3)), samples.Sp(strings.Repeat("Two lines of words on a slide. ", 3)), samples.Sp("One line.")}
	long := append([][]doc.Span{samples.Sp(strings.Repeat("Four lines of words on a slide, no less. ", 5))}, three[2], three[2])
	for _, c := range []struct {
		name  string
		block doc.Block
		title string
		rules []float64 // their middles; the first one's top
		lines int
		size  float64
		x     float64
	}{
		{"summary", &doc.Summary{Sentences: three}, "In brief", []float64{40, 82.5, 125}, 5, 30, 20},
		{"points", samples.Numbered(three...), "What to take away", []float64{40, 82.5, 125}, 5, 28, 47},
		{"two", &doc.Summary{Sentences: three[1:]}, "In brief", []float64{40, 103.75}, 3, 30, 20},
		{"long title", samples.Numbered(three...), strings.Repeat("A title of two lines ", 4), []float64{52, 90.67, 129.33}, 5, 28, 47},
		{"uneven", samples.Numbered(long...), "One has more to say", []float64{40, 96.4, 131.95}, 6, 28, 47},
	} {
		f, l := Pages(deckOf(&doc.Slide{ID: "x", Title: samples.Sp(c.title), Blocks: []doc.Block{c.block}}), b)
		if len(l) > 0 {
			t.Fatal(c.name, l.Text())
		}
		var rules []frame.Unit
		for _, m := range f.Pages[1].Marks {
			if m.Artifact != frame.Decoration {
				continue
			}
			for _, it := range m.Items {
				p, ok := it.(*frame.Path)
				if !ok {
					continue
				}
				for _, s := range p.Segs {
					if s.Op == frame.MoveTo && s.P[0].X == mm(20) && s.P[0].Y > mm(30) {
						rules = append(rules, s.P[0].Y)
					}
				}
			}
		}
		if len(rules) != len(c.rules) {
			t.Fatalf("%s: rules at %v, want %v", c.name, rules, c.rules)
		}
		for i, want := range c.rules {
			if i > 0 {
				want -= 0.25
			}
			if d := rules[i] - mm(want); d > mm(0.1) || d < -mm(0.1) {
				t.Errorf("%s: rule %d stands at %s, want %.2f mm", c.name, i+1, samples.InMM(rules[i]), want)
			}
		}
		lines, numbers := map[frame.Unit]bool{}, 0
		for _, x := range textsOf(f.Pages[1]) {
			switch {
			case x.y < mm(44) || x.y > mm(bottom):
			case x.Size == frame.Pt(pointNumber):
				numbers++
				if x.x != mm(20) {
					t.Errorf("%s: the number %q stands at %s", c.name, x.S, samples.InMM(x.x))
				}
			default:
				if x.Size != frame.Pt(c.size) || x.x < mm(c.x) {
					t.Errorf("%s: “%s” has %.1f pt at %s", c.name, x.S, x.Size.Points(), samples.InMM(x.x))
				}
				lines[x.y] = true
			}
		}
		if len(lines) != c.lines || c.size == 28 && numbers != 3 || c.size == 30 && numbers != 0 {
			t.Errorf("%s: %d lines, want %d, with %d numbers", c.name, len(lines), c.lines, numbers)
		}
	}
	if _, l := Pages(deckOf(&doc.Slide{ID: "x", Title: samples.Sp("Too much"), Blocks: []doc.Block{samples.Numbered(append(long, long...)...)}}), b); !strings.Contains(l.Text(), "[does-not-fit]") {
		t.Errorf("what does not fit is not told: %s", l.Text())
	}
}

// A numbered list on pages is one list with its numbers as labels, over page ends, too.
// FuzzSlides lays out slides made from any choices, and their handout: it always ends, and what fits keeps the rules.
func FuzzSlides(f *testing.F) {
	f.Add([]byte{1, 2, 3})
	f.Add([]byte("columns of a chart and of numbers, then a list and a table on one slide"))
	b := samples.Brand(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4000 {
			t.Skip()
		}
		d := deckOf(generator{samples.FromBytes(data)}.slide(1))
		out, l := Pages(d, b)
		samples.CheckReadingOrder(t, out)
		if !l.HasErrors() {
			checkSlide(t, out.Pages[1], false)
		}
		hand, _ := Handout(d, b)
		samples.CheckReadingOrder(t, hand)
	})
}

// everySlide is a deck with each kind of block once, with words for the handout.
func everySlide() *doc.Document {
	table := samples.AmountsTable()
	table.Number, table.Columns = 0, []doc.TableColumn{{Head: span.Plain("Where"), Width: 5000}, {Head: span.Plain("What it is for")}, {Head: span.Plain("Payer"), Width: 4800}, {Head: span.Plain("Status"), Width: 3600}, {Head: span.Plain("Period"), Width: 3800}, {Head: span.Plain("Amount"), Width: 3300, Right: true}}
	table.Groups, table.Note = table.Groups[3:4], samples.Sp("“>” means “more than”.")
	table.Groups[0].Rows[0][0].Spans[0].Note = 0
	solid := bars.Row{Label: span.Plain("Morocco"), Detail: span.Plain("EU, mobilised in 2018"), Value: span.Plain("140.0"), Parts: []kit.Part{samples.Part("", "", 140000, kit.Solid)}}
	open := bars.Row{Label: span.Plain("Regional"), Detail: span.Plain("programme with UNODC"), Value: span.Plain("15.0"), Aside: span.Plain("payer not named"), Parts: []kit.Part{samples.Part("", "", 15000, kit.Outlined)}}
	return deckOf(
		&doc.Slide{ID: "numbers", Title: samples.Sp("Four numbers"), Foot: []doc.Span{{S: "Source: EU factsheet. Added up on "}, {S: "Slide\u00a07", See: "method"}, {S: "."}},
			Blocks:  []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("607"), Label: samples.Sp("suspects arrested in 2018")}, {Number: span.Plain("551"), Label: samples.Sp("vessels removed")}, {Qualifier: span.Plain("more than"), Number: span.Plain("13\u202f000"), Label: samples.Sp("migrants rescued")}}}, &doc.KeyFigures{Tiles: []doc.Tile{{Qualifier: span.Plain("more than"), Number: span.Plain("€9"), Unit: span.Plain("million"), Label: samples.LedBy("West Africa.", "A partnership.")}}}},
			Speaker: [][]doc.Span{samples.Sp("Say this.")}, Evidence: [][]doc.Span{samples.LedBy("Suspects arrested: 607 in 2018.", "EU factsheet, March 2019, section “The Centre”.")}, Figures: []doc.SlideFigure{{Label: span.Plain("suspects arrested"), Value: span.Plain("607")}}, Sources: [][]doc.Span{samples.Sp("A source.")}},
		&doc.Slide{ID: "bars", Title: samples.Sp("A finding"), Subtitle: samples.Sp("Amounts by region, million EUR"), Blocks: []doc.Block{&doc.Chart{ID: "funding", Alt: span.Plain("Bars."), Plot: samples.FundingSpec()}}},
		&doc.Slide{ID: "columns", Title: samples.Sp("The EU mobilised €140 million for Morocco in 2018 and no more than that"), Blocks: []doc.Block{&doc.Columns{Widths: []int{4, 2}, Cols: [][]doc.Block{
			{&doc.Chart{ID: "amounts", Subtitle: samples.Sp("Amounts, million EUR"), Alt: span.Plain("Bars."), Plot: &bars.Chart{Groups: []bars.Group{{Rows: []bars.Row{solid, open}}}}}},
			{&doc.KeyFigures{Tiles: []doc.Tile{{Qualifier: span.Plain("more than"), Number: span.Plain("325"), Label: samples.Sp("trained")}, {Kicker: span.Plain("Libya"), Number: span.Plain("6"), Label: samples.Sp("under sanctions")}}}},
		}}}},
		&doc.Slide{ID: "points", Title: samples.Sp("Two tasks"), Blocks: []doc.Block{&doc.Box{Items: []doc.BoxItem{{Heading: samples.Sp("Policy"), Text: samples.Sp("Border managers trained")}, {Heading: samples.Sp("Courts"), Text: samples.Sp("Judges trained")}}},
			&doc.Box{Body: []doc.Block{&doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.Sp("Words on a tinted ground.")}}}}}},
		&doc.Slide{ID: "in-brief", Title: samples.Sp("In brief"), Blocks: []doc.Block{&doc.Summary{Label: span.Plain("In brief"), Sentences: [][]doc.Span{
			{{S: "In 2018 the EU mobilised "}, {S: "€140 million", Bold: true}, {S: " to strengthen Morocco’s border management authorities."}},
			samples.Sp("Cases and action days that Europol’s centre supported led to the arrest of 607 suspects in 2018."),
			samples.Sp("In Niger, more than 13 000 were rescued."),
		}}}},
		&doc.Slide{ID: "take-away", Title: samples.Sp("What to take away"), Blocks: []doc.Block{samples.Numbered(
			[]doc.Span{{S: "Morocco has the "}, {S: "largest amount", Bold: true}, {S: "."}}, samples.Sp("There were 607 arrests."), samples.Sp("No amount is a payment."),
		)}},
		&doc.Slide{ID: "lists", Title: samples.Sp("Two lists"), Blocks: []doc.Block{samples.List(false), samples.List(true)}},
		&doc.Slide{ID: "table", Title: samples.Sp("A table"), Blocks: []doc.Block{table}},
		&doc.Slide{ID: "method", Title: samples.Sp("Sources and method"), Blocks: []doc.Block{&doc.Facts{Items: [][]doc.Span{samples.LedBy("Source.", "European Union."), samples.LedBy("Amounts.", "They are pledges.")}}}, Evidence: [][]doc.Span{samples.Sp("Publisher.")}},
	)
}

// TestDeckDump keeps where everything of a deck and of its handout stands, and what the tree says of it.
func TestDeckDump(t *testing.T) {
	b := samples.Brand(t)
	f, l := Pages(everySlide(), b)
	h, lh := Handout(everySlide(), b)
	if len(l)+len(lh) > 0 {
		t.Fatal(l.Text() + lh.Text())
	}
	golden.Text(t, "testdata/deck.pages.golden", samples.DumpPages(f))
	golden.Text(t, "testdata/deck.tree.golden", samples.DumpTree(f))
	golden.Text(t, "testdata/handout.pages.golden", samples.DumpPages(h))
	golden.Text(t, "testdata/handout.tree.golden", samples.DumpTree(h))
}

// A word that is wider than its column is said to stand in its block, wherever on a slide it stands.
func TestLongWordsOfBlocksAreNamed(t *testing.T) {
	long := samples.Sp(strings.Repeat("Grenzüberschreitung", 9))
	short := samples.Sp("Short.")
	prose := &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{long}}
	for want, s := range map[string]*doc.Slide{
		"the point “Grenz":         {ID: "s", Title: short, Blocks: []doc.Block{&doc.Box{Items: []doc.BoxItem{{Heading: long, Text: long}}}}},
		"the item “Grenz":          {ID: "s", Title: short, Blocks: []doc.Block{&doc.Facts{Items: [][]doc.Span{long}}}},
		"its title: the word":      {ID: "s", Title: long, Foot: long},
		"its source line: the":     {ID: "s", Title: short, Foot: long, Blocks: []doc.Block{prose}},
		"the number “1”: the word": {ID: "s", Title: short, Blocks: []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: long}}}}},
	} {
		d := &doc.Document{ID: "x", Lang: "en-GB", Format: doc.Deck, Title: span.Plain("T"), ShortTitle: span.Plain("T"), Blocks: []doc.Block{s}}
		_, l := Pages(d, samples.Brand(t))
		if got := l.Text(); !strings.Contains(got, want) || !strings.Contains(got, "[word-too-wide]") {
			t.Errorf("no finding names %s:\n%s", want, got)
		}
		Handout(d, samples.Brand(t))
	}
}
