package html

import (
	"slices"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/timeline"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/browser"
	"briefing/internal/testkit/golden"
)

// testBrand is a brand with a plain square for an emblem.
func testBrand(t testing.TB) *brand.Brand {
	t.Helper()
	set, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	hex := func(v uint32) frame.Color { return frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)} }
	light, dark := map[brand.Token]frame.Color{}, map[brand.Token]frame.Color{}
	for _, c := range []struct {
		t           brand.Token
		light, dark uint32
	}{
		{brand.Blue, 0x003399, 0xA6C1FF}, {brand.Ink, 0x051036, 0xF4F6FF}, {brand.Body, 0x26324B, 0xD3DBF2}, {brand.Secondary, 0x4A5670, 0xA9B5DA},
		{brand.Context, 0x6C85D1, 0x4964B4}, {brand.Orange, 0xB35000, 0xE5862E}, {brand.Rule, 0xB9C5E9, 0x35447C}, {brand.Tint, 0xF3F5FB, 0x141F49},
		{brand.Pale, 0xD8E0FB, 0x25356F}, {brand.Gold, 0xFFCC00, 0xFFCC00}, {brand.White, 0xFFFFFF, 0x0B1433}, {brand.Control, 0x6B7BA8, 0x7183BD},
		{brand.Error, 0xB0132B, 0xFF8A94},
	} {
		light[c.t], dark[c.t] = hex(c.light), hex(c.dark)
	}
	blue := light[brand.Blue]
	draw := func(h frame.Unit) frame.Group {
		w := h * 3 / 2
		return frame.Group{Items: []frame.Item{&frame.Path{Fill: &blue, Segs: []frame.Seg{
			{Op: frame.MoveTo}, {Op: frame.LineTo, P: [3]frame.Point{{X: w}}},
			{Op: frame.LineTo, P: [3]frame.Point{{X: w, Y: h}}}, {Op: frame.LineTo, P: [3]frame.Point{{Y: h}}}, {Op: frame.Close},
		}}}}
	}
	return &brand.Brand{
		ID: "test", Name: "Test & brand", Topic: "Topic", Lang: "de", Light: brand.NewPalette(light), Dark: brand.NewPalette(dark), Fonts: set,
		Logo: &brand.Logo{Alt: "emblem", Ratio: [2]int{3, 2}, Drawing: draw, OnColor: draw},
	}
}

const (
	inject = `R&D <script>alert("x")</script>`
	rtl    = "\u05e9\u05dc\u05d5\u05dd \"12\""
	quotes = `“quoted” 'single' "double" </title> --> ]]>`
)

func sp(s string) []doc.Span { return []doc.Span{{S: s}} }

// sample is a document with every kind of block and with texts that would be markup if they could.
func sample() *doc.Document {
	bars := &bars.Chart{
		SolidKey: span.Plain("named"), OutlinedKey: span.Plain("not named"),
		Groups: []bars.Group{
			{Rows: []bars.Row{
				{Label: span.Plain("R&D <b>"), Parts: []kit.Part{{Size: 12000, Caption: span.Plain("<i>"), Value: span.Plain("12")}, {Size: 3000, Fill: kit.Outlined, Caption: span.Plain("rest"), Value: span.Plain("3")}}, Value: span.Plain("12 + 3")},
				{Label: span.Plain("Second"), Parts: []kit.Part{{Size: 5000}}, Value: span.Plain("more than 5"), MoreThan: true},
			}},
			{Label: span.Plain("Other"), Rows: []bars.Row{{Label: span.Plain("Third"), Value: span.Plain("not stated"), Missing: true}}},
		},
	}
	timeline := &timeline.Chart{
		FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: span.Plain("March 2019"),
		Bars:   []timeline.Bar{{Label: span.Plain("A programme with a label that is long enough for two lines"), Start: 12, End: 60}, {Label: span.Plain("Open"), Start: 24, NoEnd: true}},
		Events: [][]timeline.Event{nil, {{Date: span.Plain("1 Feb"), Text: span.Plain(inject)}}, {{Text: span.Plain("Undated")}}, nil, nil},
	}
	return &doc.Document{
		ID: "sample", Lang: "en-GB", Format: doc.Pages, Title: span.Plain(quotes), ShortTitle: span.Plain("Short"), Kind: span.Plain("Kind"), Topic: "Topic", Date: "March 2019",
		DateISO: "2019-03-31", Author: "Author & co", Subject: span.Plain(inject), Notice: span.Plain("An example & no more"), Keywords: []string{"one", `"two"`},
		Blocks: []doc.Block{
			&doc.Cover{Title: sp(quotes), Standfirst: sp(inject)},
			&doc.Summary{Label: span.Plain("In brief & short"), Sentences: [][]doc.Span{{{S: "It was "}, {S: "607", Bold: true, Note: 2}, {S: "."}}, sp("And " + inject)}},
			&doc.KeyFigures{Tiles: []doc.Tile{
				{Number: span.Plain("€471"), Unit: span.Plain("million"), Label: []doc.Span{{S: "money", Note: 1}}},
				{Qualifier: span.Plain("more than"), Number: span.Plain("13\u202f000"), Label: sp(rtl)},
			}},
			&doc.Heading{Level: 2, Text: []doc.Span{{S: "First " + inject, Note: 1}}},
			&doc.Prose{Lead: true, Paragraphs: [][]doc.Span{sp("A lead.")}},
			&doc.Prose{Columns: 2, Paragraphs: [][]doc.Span{
				{{S: "Bold.", Bold: true}, {S: " Plain "}, {S: "italic", Italic: true, Note: 2}, {S: ", "}, {S: "see the table", See: "amounts"},
					{S: ", "}, {S: "a site", URL: "https://example.org/?a=1&b=\"2\""}},
				sp(strings.Repeat("w", 500)),
			}},
			&doc.Box{Heading: sp("Box"), Items: []doc.BoxItem{{Heading: sp("Police & courts"), Text: sp("One.")}, {Heading: sp("Two"), Text: sp(rtl)}}},
			&doc.Box{Heading: sp("Box of text"), Body: []doc.Block{&doc.Prose{Paragraphs: [][]doc.Span{sp("In a box.")}}}},
			&doc.Chart{ID: "bars", Title: sp("A chart"), Subtitle: sp("Unit"), Plot: bars, Note: []doc.Span{{S: "Note.", Note: 2}}, Source: sp("Source: x."), Alt: span.Plain("Bars of " + inject)},
			&doc.Table{ID: "amounts", Number: 1, Caption: sp("A table"), Unit: sp("(million EUR)"),
				Columns: []doc.TableColumn{{Head: span.Plain("Where"), Width: 2000}, {Head: span.Plain("What <br>"), Width: 6000}, {Head: span.Plain("Year before"), Width: 2000, Right: true}, {Head: span.Plain("Amount"), Width: 2000, Right: true}},
				Groups: []doc.TableGroup{
					{Label: sp("Group"), Sum: []doc.Span{{S: "231.3", Note: 1}}, Rows: [][]doc.Cell{
						{{Spans: sp(rtl), Head: true}, {Spans: sp(inject)}, {Spans: sp("–")}, {Spans: sp("140.0")}},
						{{Spans: sp("B"), Head: true}, {Spans: sp("not named"), Faint: true}, {Spans: sp("1.0")}, {Spans: sp(">\u202f23.0")}}}},
					{Rows: [][]doc.Cell{{{Spans: sp("C"), Head: true}, {Spans: sp("x")}, {Spans: sp("2.0")}, {Spans: sp("3.0")}}}},
				},
				Total: []doc.Cell{{Spans: sp("Total"), Head: true}, {}, {Spans: sp("3.0")}, {Spans: sp("166.0")}},
				Note:  sp("A note."),
			},
			&doc.Heading{Level: 2, Text: sp("Second")},
			&doc.Chart{ID: "time", Plot: timeline, Alt: span.Plain("Timeline.")},
			&doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{
				{&doc.Heading{Level: 3, Text: sp("Left")}, &doc.Prose{Paragraphs: [][]doc.Span{sp("Left text.")}}},
				{&doc.Heading{Level: 3, Text: sp("Left")}, &doc.Facts{Heading: sp("Facts"), Items: [][]doc.Span{{{S: "Lead.", Bold: true}, {S: " Text."}}}}},
			}},
			&doc.KeyFigures{Small: true, Tiles: []doc.Tile{{Number: span.Plain("1"), Label: sp("one")}}},
			numbered([]doc.Span{{S: "First", Bold: true}, {S: ", a point.", Note: 1}}, sp("Second"+inject)),
			list(false), &doc.PageBreak{}, list(true),
			&doc.NotesBlock{Heading: sp("Notes"), Imprint: [][]doc.Span{sp("Imprint " + inject)}},
		},
		Notes: []doc.Note{
			{Number: 1, ID: "note-1", Text: sp("First note.")},
			{Number: 2, ID: "note-2", Text: []doc.Span{{S: "Outside: "}, {S: "https://example.org/a", URL: "https://example.org/a"}}},
			{Number: 3, ID: "note-3", Text: sp("Not referred to.")},
		},
		Charts: []doc.ChartData{{ID: "bars", Title: span.Plain("A chart"), Rows: [][]string{{"row", "value"}, {"R&D, <b>", "12"}},
			Table: &doc.DataTable{Caption: span.Plain("Unit <u>"), Columns: []doc.DataColumn{{Head: span.Plain("Amount for")}, {Head: span.Plain("Payer"), Minor: true}, {Head: span.Plain("Million"), Right: true}},
				Groups: []doc.DataGroup{{Label: span.Plain("Group"), Value: span.Plain("15"), Rows: [][]doc.DataCell{{{S: inject}, {S: "not named", Faint: true}, {S: "12"}}}}}}}},
		Sources: []doc.ChartSource{
			{ID: "main", Publisher: "Publisher & co", Title: inject, Date: "March 2019", DateISO: "2019-03", Main: true},
			{ID: "outside", Publisher: "P", Title: "T", Address: "https://example.org/" + strings.Repeat("long/", 40)},
		},
		Messages: doc.Messages{Table: "Table", EmblemAlt: "The emblem", ReferenceLabel: "Note {n}", BackLabel: "Back to reference {n}",
			Web: doc.WebMessages{Contents: "On this page", Skip: "Skip", DataTable: "Data table", DataFile: "Data as CSV", ChartPage: "Share or embed", Sources: "Sources in full", Briefs: "Other briefs", Files: "Files"}},
	}
}

func sampleOptions() Options {
	return Options{Files: []Link{{Text: "PDF & more", Address: "sample.pdf"}}, Briefs: []Link{{Text: "<Other>", Address: "other.html"}}, Generator: "briefing 0",
		ChartPage: func(id string) string { return map[string]string{"bars": "charts/bars/index.html"}[id] }}
}

func write(t testing.TB, d *doc.Document, o Options) []byte {
	t.Helper()
	out, diags := Write(d, testBrand(t), o)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return out
}

// TestSample keeps a whole page as text: every kind of block, and texts that would be markup if they could.
func TestSample(t *testing.T) {
	out := write(t, sample(), sampleOptions())
	golden.Text(t, "testdata/sample.html.golden", string(out))
	page, err := xhtml.Parse(strings.NewReader(string(out)))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	ids := map[string]bool{}
	var hashes []string
	for n := range page.Descendants() {
		if n.Data == "script" && n.Type == xhtml.ElementNode {
			scripts++
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("two elements have the id %q", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				hashes = append(hashes, a.Val[1:])
			}
		}
	}
	if scripts != 1 {
		t.Errorf("the page has %d scripts", scripts)
	}
	for _, h := range hashes {
		if !ids[h] {
			t.Errorf("a link leads to #%s, which is not there", h)
		}
	}
	if len(hashes) < 10 {
		t.Errorf("only %d links within the page were found", len(hashes))
	}
}

func TestSampleInTheBrowser(t *testing.T) {
	out := write(t, sample(), sampleOptions())
	browser.Valid(t, map[string][]byte{"sample.html": out})
	b := browser.Start(t)
	url := browser.ServePage(t, out)
	for _, v := range []browser.View{{Width: 320}, {Width: 600, Dark: true}, {Width: 1100}} {
		p := b.Open(t, url, v)
		p.Eval(`document.querySelectorAll("details").forEach(d => d.open = true)`, nil)
		p.Overflow()
		p.SmallText(12)
		p.SmallTargets(40)
		p.Axe()
		p.Clean()
	}
}

// TestTextKeepsClearOfTheCover opens pages with and without sections and key figures: at every width there is room
// between the title band and what follows.
func TestTextKeepsClearOfTheCover(t *testing.T) {
	b := browser.Start(t)
	prose := &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{sp("Words.")}}
	head := &doc.Heading{Level: 2, Text: sp("Section")}
	keys := &doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: sp("one")}}}
	for name, blocks := range map[string][]doc.Block{
		"no sections": {prose}, "one section": {head, prose}, "three sections": {head, prose, head, prose, head, prose}, "key figures": {keys, prose},
	} {
		d := sample()
		d.Notes, d.Charts, d.Sources = nil, nil, nil
		d.Blocks = append([]doc.Block{&doc.Cover{Title: sp("Title")}}, blocks...)
		p := b.Open(t, browser.ServePage(t, write(t, d, Options{})), browser.View{})
		for _, width := range []int{320, 600, 899, 900, 1200} {
			p.Look(browser.View{Width: width})
			var gap float64
			p.Eval(`(() => { const box = e => e.getBoundingClientRect(), top = e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().top; };
				const shown = [...document.querySelectorAll("main h2, main p, main li, main summary")].filter(e => e.checkVisibility() && !e.closest(".band"));
				return Math.min(...shown.map(top)) - box(document.querySelector(".band")).bottom; })()`, &gap)
			if gap < 12 || gap > 60 {
				t.Errorf("%s at %d px: the text stands %.0f px below the title band", name, width, gap)
			}
		}
	}
}

// TestThemeButton holds the style to the attribute that a page's button sets: it overrules the reader's system.
func TestThemeButton(t *testing.T) {
	p := browser.Start(t).Open(t, browser.ServePage(t, write(t, sample(), sampleOptions())), browser.View{})
	ground := func(theme string, dark bool) (color string) {
		p.Look(browser.View{Dark: dark})
		p.Eval(`document.documentElement.dataset.theme = "`+theme+`"; getComputedStyle(document.documentElement).backgroundColor`, &color)
		return color
	}
	const light, dark = "rgb(255, 255, 255)", "rgb(11, 20, 51)"
	for _, c := range []struct {
		theme, want string
		dark        bool
	}{{"", light, false}, {"", dark, true}, {"dark", dark, false}, {"light", light, true}, {"dark", dark, true}, {"light", light, false}} {
		if got := ground(c.theme, c.dark); got != c.want {
			t.Errorf("theme %q, dark system %v: the page is %s, want %s", c.theme, c.dark, got, c.want)
		}
	}
	p.Look(browser.View{Dark: true, Print: true})
	var printed string
	p.Eval(`document.documentElement.dataset.theme = "dark"; getComputedStyle(document.documentElement).backgroundColor`, &printed)
	if printed != light {
		t.Errorf("printed, the page is %s", printed)
	}
}

// TestFaults gives documents that cannot be a page: each fault is told, and there is no page.
func TestFaults(t *testing.T) {
	for want, change := range map[string]func(*doc.Document){
		"note 9 is referred to": func(d *doc.Document) {
			d.Blocks = append(d.Blocks, &doc.Heading{Level: 2, Text: []doc.Span{{S: "x", Note: 9}}})
		},
		"the text points to “gone”": func(d *doc.Document) {
			d.Blocks = append(d.Blocks, &doc.Prose{Paragraphs: [][]doc.Span{{{S: "x", See: "gone"}}}})
		},
		"prints none":                     func(d *doc.Document) { d.Blocks = slices.DeleteFunc(d.Blocks, isNotes) },
		"has no alternative text":         func(d *doc.Document) { d.Blocks = append(d.Blocks, &doc.Chart{ID: "x"}) },
		"a row has 1 cells":               func(d *doc.Document) { d.Blocks = append(d.Blocks, badTable()) },
		"cannot hold a block of the type": func(d *doc.Document) { d.Blocks = append(d.Blocks, &doc.Slide{}) },
		"is of no kind that a page":       func(d *doc.Document) { d.Sources[1].Address = "javascript:alert(1)" },
		"has no rows": func(d *doc.Document) {
			d.Blocks = append(d.Blocks, &doc.Chart{ID: "x", Alt: span.Plain("x"), Plot: &bars.Chart{}})
		},
	} {
		d := sample()
		change(d)
		out, diags := Write(d, testBrand(t), sampleOptions())
		if out != nil || !strings.Contains(diags.Text(), want) {
			t.Errorf("want a fault with %q, got a page of %d bytes and\n%s", want, len(out), diags.Text())
		}
	}
}

func isNotes(b doc.Block) bool { _, ok := b.(*doc.NotesBlock); return ok }

func badTable() *doc.Table {
	return &doc.Table{Number: 2, Columns: []doc.TableColumn{{Head: span.Plain("a")}, {Head: span.Plain("b")}}, Groups: []doc.TableGroup{{Rows: [][]doc.Cell{{{}}}}}}
}

// TestNarrowChart tells of a chart that no phone can show at a size that can be read, and shows it scaled down.
func TestNarrowChart(t *testing.T) {
	value := strings.Repeat("long ", 12)
	spec := &bars.Chart{Groups: []bars.Group{{Rows: []bars.Row{{Label: span.Plain("Label"), Parts: []kit.Part{{Size: 1000}}, Value: span.Plain(value)}}}}}
	part, diags := Plot(spec, testBrand(t), "long", "Alt")
	if diags.HasErrors() || !strings.Contains(diags.Text(), "on a narrow screen") {
		t.Errorf("no warning but\n%s", diags.Text())
	}
	out, err := Fragment(part)
	if err != nil || !strings.Contains(out, "w288 w420 w560") {
		t.Errorf("the next width does not take the place of the narrowest: %v\n%.300s", err, out)
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"North Africa & the Sahel": "north-africa-the-sahel", "607 arrests": "part-607-arrests", "": "part", "Note 1": "part-note-1", "Änderung für Öl": "änderung-für-öl",
		"main": "part-main", "…": "part", "--a--": "a",
	} {
		if got := slug(name); got != want {
			t.Errorf("%q is %q as an id, want %q", name, got, want)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d, brand := sample(), testBrand(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := Write(d, brand, sampleOptions()); diags.HasErrors() {
			b.Fatal(diags.Text())
		}
	}
}

// numbered is a numbered list on one level.
func numbered(points ...[]doc.Span) *doc.List {
	l := &doc.List{Numbered: true}
	for _, p := range points {
		l.Items = append(l.Items, doc.ListItem{Text: p})
	}
	return l
}

// list is a list on two levels.
func list(numbered bool) *doc.List {
	return &doc.List{Numbered: numbered, Items: []doc.ListItem{
		{Text: []doc.Span{{S: "Above", Bold: true}, {S: " two."}}, Below: [][]doc.Span{{{S: "One below."}}, {{S: "Another below."}}}}, {Text: []doc.Span{{S: "Alone."}}},
	}}
}
