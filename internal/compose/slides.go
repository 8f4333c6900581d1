package compose

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// Limits of a slide. Who reads it sits some metres away and listens meanwhile.
const (
	mostWords   = 45 // of text, beside the title, the numbers and the names in charts
	mostSummary = 50 // of a summary, which is read out
	mostSpoken  = 90 // words to speak, which take less than a minute
	mostNumbers = 6
	mostBars    = 4 // with a line of text each
)

// slide makes one slide of a deck. Its source line, evidence and figures are cite's.
func slide(c *Composer, at place, t *template.Slide) []doc.Block {
	out := &doc.Slide{Written: doc.Written{Pos: t.Pos, Part: "slide " + t.ID}, ID: t.ID, Opening: t.Opening, Method: t.Method}
	titles := t.Titles
	if t.Opening {
		titles = c.Brief.Titles
	}
	var chosen *template.Title
	if chosen, out.Claims = c.choose(titles); chosen != nil {
		out.Title = c.heading(chosen.Text)
	}
	out.Subtitle = c.Spans(t.Subtitle)
	out.Blocks = c.blocks(place{level: 3, part: out.Part, slide: true}, t.Blocks)
	out.Foot = c.Spans(t.Foot)
	for _, x := range t.Speaker {
		for _, para := range x.Paragraphs {
			out.Speaker = append(out.Speaker, c.paragraph(x, para))
		}
	}
	checkSpeaker(c, t, out)
	checkSize(c, t, out)
	return []doc.Block{out}
}

// checkSpeaker refuses more than can be said while a slide is shown.
func checkSpeaker(c *Composer, t *template.Slide, d *doc.Slide) {
	n := 0
	for _, p := range d.Speaker {
		n += spokenWords(words.Flat(p))
	}
	if n > mostSpoken {
		c.Diags.Add(t.Speaker[0].Pos(), diag.Error, "speaker-words", "the slide "+source.Quote(d.ID)+" has "+strconv.Itoa(n)+" words to speak, at most "+strconv.Itoa(mostSpoken)+" are said while it is shown",
			"say less, or make two slides of it; sources and limits of the figures follow by themselves")
	}
}

// spokenWords counts what is said as a word: letters or figures between two spaces of any kind.
func spokenWords(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			n++
		}
	}
	return n
}

// checkSize warns of a slide that says more than can be read while someone speaks.
func checkSize(c *Composer, t *template.Slide, d *doc.Slide) {
	var n slideSize
	n.text(d.Subtitle)
	n.blocks(d.Blocks)
	warn := func(id string, have, most int, of, hint string) {
		if have > most {
			c.Diags.Add(t.Pos, diag.Warning, id, "the slide "+source.Quote(d.ID)+" has "+strconv.Itoa(have)+" "+of+", at most "+strconv.Itoa(most)+" can be taken in", hint)
		}
	}
	if t.Opening || t.Method {
		return
	}
	most := mostWords
	if slices.ContainsFunc(d.Blocks, func(b doc.Block) bool { _, ok := b.(*doc.Summary); return ok }) {
		most = mostSummary
	}
	warn("slide-words", n.words, most, "words of text", "shorten it, or move some to speaker:")
	warn("slide-numbers", n.numbers, mostNumbers, "big numbers", "make two slides of it")
	warn("slide-bars", n.bars, mostBars, "bars with text", "leave their detail: out, or make two slides of it")
}

// slideSize counts what a slide gives to read. Numbers, the names in charts and its title are not counted as words.
type slideSize struct{ words, numbers, bars int }

func (n *slideSize) text(s []doc.Span) { n.plain(flat(s)) }

// plain counts words that ordinary spaces part. What has no letter in it is no word.
func (n *slideSize) plain(s string) {
	for _, w := range strings.Split(s, " ") {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			n.words++
		}
	}
}

func (n *slideSize) texts(list [][]doc.Span) {
	for _, s := range list {
		n.text(s)
	}
}

func (n *slideSize) blocks(list []doc.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *doc.KeyFigures:
			n.numbers += len(b.Tiles)
			for _, t := range b.Tiles {
				n.plain(t.Kicker.S)
				n.text(t.Label)
			}
		case *doc.Prose:
			n.texts(b.Paragraphs)
		case *doc.Summary:
			n.texts(b.Sentences)
		case *doc.Columns:
			for _, col := range b.Cols {
				n.blocks(col)
			}
		case *doc.Box:
			for _, it := range b.Items {
				n.text(it.Heading)
				n.text(it.Text)
			}
			n.blocks(b.Body)
		case *doc.Facts:
			n.texts(b.Items)
		case *doc.List:
			for _, it := range b.Items {
				n.text(it.Text)
				n.texts(it.Below)
			}
		case *doc.Table:
			n.table(b)
		case *doc.Chart:
			n.text(b.Title)
			n.text(b.Subtitle)
			n.chart(b)
		}
	}
}

func (n *slideSize) table(b *doc.Table) {
	n.text(b.Caption)
	for _, g := range b.Groups {
		n.text(g.Label)
		for _, r := range g.Rows {
			for _, x := range r {
				n.text(x.Spans)
			}
		}
	}
}

func (n *slideSize) chart(b *doc.Chart) {
	if b.Plot == nil {
		return
	}
	load := b.Plot.Load()
	n.numbers += load.Numbers
	n.bars += load.Bars
	for _, s := range load.Words {
		n.plain(s)
	}
}
