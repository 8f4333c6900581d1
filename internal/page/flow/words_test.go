package flow

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	"briefing/internal/charts/whole"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// wordsIn divides a text as a reader does; a no-break space holds two words together only on the line.
func wordsIn(s string) []string { return strings.Fields(s) }

func itoa(n int) string { return strconv.Itoa(n) }

// plain is what spans say, with the numbers of notes behind their words.
func plain(spans []doc.Span) string {
	var b strings.Builder
	raised := false
	for _, s := range spans {
		b.WriteString(s.S)
		if s.S != "" {
			raised = false
		}
		if s.Note > 0 {
			if raised {
				b.WriteByte(',')
			}
			b.WriteString(itoa(s.Note))
			raised = true
		}
	}
	return b.String()
}

// figureWord stands for a drawing among words.
const figureWord = "[figure]"

// checkWords compares the words of a document with those that its structure says, one by one and in order: none is lost,
// doubled or moved, and no line end joins two. Drawings are compared apart. What repeats on further pages is no part
// of the structure.
func checkWords(t *testing.T, m *typeset.Layout, d *doc.Document, f *frame.Document) {
	t.Helper()
	w := &wordList{m: m}
	w.blocks(d.Blocks)
	var said strings.Builder
	var figures [][]string
	var walk func(n *frame.Node)
	walk = func(n *frame.Node) {
		if n.Type == "Figure" {
			said.WriteString(figureWord + " ")
			var in strings.Builder
			for _, k := range n.Kids {
				for _, x := range samples.Flat(k.Mark) {
					in.WriteString(x.S)
				}
			}
			figures = append(figures, wordsIn(in.String()))
			return
		}
		for _, k := range n.Kids {
			switch {
			case k.Node != nil:
				walk(k.Node)
			case k.Mark != nil:
				for _, x := range samples.Flat(k.Mark) {
					said.WriteString(x.S)
				}
			}
		}
	}
	walk(f.Root)
	got, want := wordsIn(said.String()), wordsIn(w.b.String())
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("word %d: the pages say “%s”, the document “%s”", i+1, some(got, i), some(want, i))
			break
		}
	}
	if len(figures) != len(w.figures) {
		t.Errorf("the pages have %d drawings, the document %d", len(figures), len(w.figures))
		return
	}
	for i, want := range w.figures {
		count := map[string]int{}
		for _, s := range figures[i] {
			count[s]++
		}
		for _, s := range wordsIn(want) {
			if count[s]--; count[s] < 0 {
				t.Errorf("drawing %d lacks the word “%s”", i+1, s)
			}
		}
	}
}

func some(ss []string, i int) string { return strings.Join(ss[min(i, len(ss)):min(i+6, len(ss))], " ") }

// wordList collects what a document says, in the order in which it is read.
type wordList struct {
	m       *typeset.Layout
	b       strings.Builder
	figures []string // what each drawing must say
}

func (w *wordList) say(ss ...string) {
	for _, s := range ss {
		w.b.WriteString(s)
		w.b.WriteByte(' ')
	}
}

func (w *wordList) spans(list ...[]doc.Span) {
	for _, s := range list {
		w.say(plain(s))
	}
}

func (w *wordList) figure(labels string) {
	w.say(figureWord)
	w.figures = append(w.figures, labels)
}

func (w *wordList) blocks(bs []doc.Block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *wordList) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Cover:
		w.figure("")
		w.say(w.m.Brand.Name, w.m.Doc.Topic, w.m.Doc.Notice.S, w.m.Doc.Kind.S, w.m.Doc.Date)
		w.spans(b.Title, b.Standfirst)
	case *doc.Summary:
		w.say(b.Label.S)
		w.spans(b.Sentences...)
	case *doc.KeyFigures:
		for _, t := range b.Tiles {
			w.say(t.Qualifier.S, t.Number.S, t.Unit.S, plain(t.Label))
		}
	case *doc.Heading:
		w.spans(b.Text)
	case *doc.Prose:
		w.spans(b.Paragraphs...)
	case *doc.Columns:
		for _, c := range b.Cols {
			w.blocks(c)
		}
	case *doc.Box:
		w.spans(b.Heading)
		for i, it := range b.Items {
			w.say(itoa(i + 1))
			w.spans(it.Heading, it.Text)
		}
		w.blocks(b.Body)
	case *doc.Chart:
		w.spans(b.Title, b.Subtitle)
		if b.Plot != nil {
			w.figure(labels(b.Plot))
		}
		w.spans(b.Note, b.Source)
	case *doc.Facts:
		w.spans(b.Heading)
		w.spans(b.Items...)
	case *doc.List:
		for i, it := range b.Items {
			w.say(b.Label(1, i))
			w.spans(it.Text)
			for k, s := range it.Below {
				w.say(b.Label(2, k))
				w.spans(s)
			}
		}
	case *doc.PageBreak:
	case *doc.Table:
		w.table(b)
	case *doc.NotesBlock:
		w.spans(b.Heading)
		for _, n := range w.m.Doc.Notes {
			w.say(itoa(n.Number), plain(n.Text))
		}
		w.spans(b.Imprint...)
	}
}

func (w *wordList) table(b *doc.Table) {
	w.say(w.m.Doc.Messages.Table, itoa(b.Number)+".")
	w.spans(b.Caption, b.Unit)
	for _, c := range b.Columns {
		w.say(c.Head.S)
	}
	for _, g := range b.Groups {
		w.spans(g.Label, g.Sum)
		for _, r := range g.Rows {
			for _, c := range r {
				if !c.Again {
					w.spans(c.Spans)
				}
			}
		}
	}
	for _, c := range b.Total {
		w.spans(c.Spans)
	}
	w.spans(b.Note)
}

// labels are the words that a chart may never leave out. Captions inside bars may give way to a key.
func labels(s kit.Plot) string {
	var out []string
	add := func(ss ...string) { out = append(out, ss...) }
	switch s := s.(type) {
	case *bars.Chart:
		for _, g := range s.Groups {
			add(g.Label.S)
			for _, r := range g.Rows {
				add(r.Label.S, r.Detail.S, r.Value.S, r.Aside.S)
			}
		}
	case *whole.Chart:
		add(s.Part.Value.S, s.Rest.Value.S)
	case *panels.Chart:
		add(s.Keys...)
		add(s.PartKey.S, s.AloneKey.S)
		for _, p := range s.Panels {
			add(p.Kicker.S, p.When.S, p.Qualifier.S, p.Number.S, p.Label.S)
		}
	case *timeline.Chart:
		add(s.NowLabel.S)
		for _, b := range s.Bars {
			add(b.Label.S)
		}
		for _, year := range s.Events {
			for _, e := range year {
				add(e.Date.S, e.Text.S)
			}
		}
	case *steps.Chart:
		for _, p := range s.Panels {
			add(p.Title.S)
			for _, q := range p.Points {
				add(q.Label.S, q.Date.S)
			}
		}
	}
	return strings.Join(out, " ")
}

// contrast is the contrast ratio of two colours by WCAG 2.2.
func contrast(a, b frame.Color) float64 {
	lum := func(c frame.Color) float64 {
		lin := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
	}
	x, y := lum(a), lum(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// A word that is wider than its column is said to stand in its block, wherever in a block it stands: while a block is made,
// its name is known already.
func TestLongWordsAreNamed(t *testing.T) {
	long := samples.Sp(strings.Repeat("Grenzüberschreitung", 9))
	short := samples.Sp("Short.")
	prose := &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{long}}
	blocks := map[string]doc.Block{
		"the title “Grenz":      &doc.Cover{Title: long, Standfirst: short},
		"the title “Short.”":    &doc.Cover{Title: short, Standfirst: long},
		"the heading “Grenz":    &doc.Heading{Level: 2, Text: long},
		"the text “Grenz":       prose,
		"the box “Grenz":        &doc.Box{Heading: long, Items: []doc.BoxItem{{Heading: short, Text: short}}},
		"the box “Short.”":      &doc.Box{Heading: short, Items: []doc.BoxItem{{Heading: long, Text: short}, {Heading: short, Text: long}}},
		"the list “Grenz":       &doc.Facts{Heading: long, Items: [][]doc.Span{short}},
		"the list “Short.”":     &doc.Facts{Heading: short, Items: [][]doc.Span{long}},
		"the row of tiles that": &doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("1"), Label: long}, {Number: span.Plain("2"), Label: short}}},
		"the chart “c”":         &doc.Chart{ID: "c", Alt: span.Plain("A."), Title: long, Subtitle: long, Note: long, Source: long, Plot: samples.StepsSpec()},
		"the table “t”":         &doc.Table{ID: "t", Caption: long, Unit: long, Note: long, Columns: []doc.TableColumn{{Head: span.Plain("A")}}},
		"the notes and sources": &doc.NotesBlock{Heading: long, Imprint: [][]doc.Span{long}},
		"the note at the foot":  &doc.NotesBlock{Inline: true, Imprint: [][]doc.Span{long}},
	}
	for want, b := range blocks {
		for _, format := range []doc.Format{doc.Pages, doc.OnePage} {
			d := &doc.Document{ID: "x", Lang: "en-GB", Format: format, Title: span.Plain("T"), ShortTitle: span.Plain("T"), Blocks: []doc.Block{b}}
			_, l := Pages(d, samples.Brand(t))
			if got := l.Text(); !strings.Contains(got, want) || !strings.Contains(got, "[word-too-wide]") {
				t.Errorf("%s: no finding names %s:\n%s", format, want, got)
			}
		}
	}
}
