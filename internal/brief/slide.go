package brief

import (
	"slices"
	"strings"
	"unicode"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/phrase"
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

// slideBlock is one slide of a deck: one message, in its title, and what bears it out. It takes the blocks of briefs;
// charts and lists have no titles of their own on it.
type slideBlock struct {
	Broken   bool          `yaml:",broken"`
	ID       source.String `yaml:"id,required,id"`
	Opening  bool          `yaml:"opening"` // the title slide: its title is the brief's
	Method   bool          `yaml:"method"`  // the slide of sources and method, which is the last
	Titled   rawTitles     `yaml:",inline"`
	Subtitle rawText       `yaml:"subtitle"`
	Blocks   []blockForm   `yaml:"blocks"`
	Foot     rawText       `yaml:"foot"`    // words behind the source line
	Speaker  rawTexts      `yaml:"speaker"` // what the speaker says

	pos            diag.Pos
	titles         []title
	subtitle, foot *phrase.Text
	speaker        []*phrase.Text
}

func (t *briefTemplate) deck() bool { return t != nil && t.format == string(doc.Deck) }

// deckForm checks what the slides of a deck are among each other.
func (l *loader) deckForm(blocks []blockForm) {
	for i, f := range blocks {
		s, ok := f.body.(*slideBlock)
		if !ok || s.Broken {
			continue // misplaced has said so, or the decoder
		}
		switch {
		case s.Opening != (i == 0):
			l.diags.Add(f.pos, diag.Error, "slide-order", "the first slide of a deck, and no other, is its title slide", "write opening: true for the first slide alone")
		case s.Method && i+1 < len(blocks):
			l.diags.Add(f.pos, diag.Error, "slide-order", "the slide of sources and method stands last", "move it to the end")
		case !s.Method && i+1 == len(blocks) && i > 0:
			l.diags.Add(f.pos, diag.Error, "no-imprint", "the last slide is not that of sources and method, whose notes hold the imprint", "end the deck with a slide that has method: true")
		}
	}
}

// misplaced reports a block that has no place here: decks are made of slides, and only they are.
func (l *loader) misplaced(f blockForm) bool {
	_, slide := f.body.(*slideBlock)
	deck, name := l.brief.deck(), f.kind
	switch {
	case l.brief.format == "":
		return false // it could not be read
	case l.slide != nil && (slide || name == "cover" || name == "section" || name == "notes"):
		l.diags.Add(f.pos, diag.Error, "bad-block", "a slide holds no block of the kind "+source.Quote(name),
			"a slide has its title already; kinds: summary, key_figures, prose, lead, columns, box, chart, table, tiles, facts, numbered")
		return true
	case deck && l.slide == nil && !slide:
		l.diags.Add(f.pos, diag.Error, "bad-block", "a deck is made of slides, found a block of the kind "+source.Quote(name), "put it into the blocks: of a slide")
		return true
	case slide && !deck:
		l.diags.Add(f.pos, diag.Error, "bad-block", "slides belong to decks, and this brief is none", "write format: deck in its head")
		return true
	}
	return false
}

// blockTitles reads the titles of a box or list. On a slide it has none: the slide's title is what it says.
func (l *loader) blockTitles(t rawTitles, pos diag.Pos, what string) []title {
	if l.slide == nil {
		return l.titles(t, pos, what)
	}
	if t.given() {
		l.diags.Add(pos, diag.Error, "two-titles", what+" has a title, but stands on a slide, whose title is the only one", "take it out, or let it be the slide's")
	}
	return nil
}

func (s *slideBlock) prepare(l *loader, pos diag.Pos) {
	s.pos = pos
	l.slides++
	switch {
	case !s.Opening && s.Broken && !s.Titled.given():
	case !s.Opening:
		s.titles = l.titles(s.Titled, pos, "the slide")
	case s.Titled.given():
		l.diags.Add(pos, diag.Error, "two-titles", "the title slide has the title of the brief and no other", "take its title out, or change that of the brief")
	}
	if s.Opening && len(s.Blocks) > 0 {
		l.diags.Add(pos, diag.Error, "bad-block", "the title slide holds a title and a subtitle and no blocks", "put them on the next slide")
	}
	if !s.Opening && len(s.Blocks) == 0 && !s.Broken {
		l.diags.Add(pos, diag.Error, "empty-slide", "the slide "+source.Quote(s.ID.S)+" holds nothing", "write what bears its title out under blocks:")
	}
	l.name(s.ID, blockID{titles: s.titles})
	l.noBlocks = l.noBlocks || s.Broken
	l.slide = s
	s.subtitle, s.foot = l.line(s.Subtitle, phrase.Prose), l.line(s.Foot, phrase.Prose)
	s.speaker = l.lines(s.Speaker, phrase.Prose)
	l.fairTitle("subtitle", s.Subtitle, s.subtitle, true)
	l.depth++
	l.blocks(s.Blocks)
	l.depth--
	l.slide = nil
}

func (s *slideBlock) build(b *builder) []doc.Block {
	out := &doc.Slide{ID: s.ID.S, Opening: s.Opening}
	rec := &slideRecord{}
	b.slide = rec
	b.in("slide "+s.ID.S, func() {
		titles := s.titles
		if s.Opening {
			titles = b.brief.titles
		}
		if t := b.choose(titles); t != nil {
			out.Title = b.heading(t.text, allNotes)
		}
		out.Subtitle = b.spans(s.subtitle)
		was := b.level
		b.level = 3
		out.Blocks = b.blocks(s.Blocks)
		b.level = was
		foot := b.spans(s.foot)
		b.slide = nil
		out.Foot = b.footOf(s, rec, foot)
	})
	// A chart alone on its slide says under the title what it shows.
	if len(out.Blocks) == 1 && len(out.Subtitle) == 0 {
		if c, ok := out.Blocks[0].(*doc.Chart); ok && len(c.Title) == 0 {
			out.Subtitle, c.Subtitle = c.Subtitle, nil
		}
	}
	b.in("speaker notes of "+s.ID.S, func() {
		for _, t := range s.speaker {
			for _, para := range t.Paragraphs {
				out.Speaker = append(out.Speaker, b.paragraph(t, para))
			}
		}
		s.checkSpeaker(b, out)
		out.Evidence = b.evidenceFor(rec)
		out.Beside = b.outsideSpoken(rec)
		out.Figures = rec.list(b)
		out.Sources = b.slideSources(rec)
	})
	s.checkSize(b, out)
	return []doc.Block{out}
}

// checkSpeaker refuses more than can be said while a slide is shown.
func (s *slideBlock) checkSpeaker(b *builder, d *doc.Slide) {
	words := 0
	for _, p := range d.Speaker {
		words += spokenWords(flatText(p))
	}
	if words > mostSpoken {
		b.diags.Add(s.speaker[0].Pos(), diag.Error, "speaker-words", "the slide "+source.Quote(d.ID)+" has "+itoa(words)+" words to speak, at most "+itoa(mostSpoken)+" are said while it is shown",
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
func (s *slideBlock) checkSize(b *builder, d *doc.Slide) {
	var n slideSize
	n.text(d.Subtitle)
	n.blocks(d.Blocks)
	warn := func(id string, have, most int, of, hint string) {
		if have > most {
			b.diags.Add(s.pos, diag.Warning, id, "the slide "+source.Quote(d.ID)+" has "+itoa(have)+" "+of+", at most "+itoa(most)+" can be taken in", hint)
		}
	}
	if s.Opening || s.Method {
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

func (n *slideSize) text(s []doc.Span) { n.plain(flatText(s)) }

// plain counts words that ordinary spaces part. What has no letter in it is no word.
func (n *slideSize) plain(s string) {
	for _, w := range strings.Split(s, " ") {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			n.words++
		}
	}
}

func (n *slideSize) blocks(list []doc.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *doc.KeyFigures:
			n.numbers += len(b.Tiles)
			for _, t := range b.Tiles {
				n.plain(t.Kicker)
				n.text(t.Label)
			}
		case *doc.Prose:
			for _, p := range b.Paragraphs {
				n.text(p)
			}
		case *doc.Summary:
			for _, s := range b.Sentences {
				n.text(s)
			}
		case *doc.Columns:
			for _, c := range b.Cols {
				n.blocks(c)
			}
		case *doc.Box:
			for _, it := range b.Items {
				n.text(it.Heading)
				n.text(it.Text)
			}
			n.blocks(b.Body)
		case *doc.Facts:
			for _, it := range b.Items {
				n.text(it)
			}
		case *doc.Numbered:
			for _, it := range b.Items {
				n.text(it)
			}
		case *doc.Table:
			n.text(b.Caption)
			for _, g := range b.Groups {
				n.text(g.Label)
				for _, r := range g.Rows {
					for _, c := range r {
						n.text(c.Spans)
					}
				}
			}
		case *doc.Chart:
			n.text(b.Title)
			n.text(b.Subtitle)
			n.chart(b)
		}
	}
}

func (n *slideSize) chart(b *doc.Chart) {
	if b.Spec == nil {
		return
	}
	if b.Spec.Bars != nil {
		for _, g := range b.Spec.Bars.Small().Groups {
			for _, r := range g.Rows {
				n.plain(r.Detail)
				if r.Detail != "" {
					n.bars++
				}
			}
		}
	}
	if b.Spec.Tiles != nil {
		n.numbers += len(b.Spec.Tiles.Tiles)
		for _, t := range b.Spec.Tiles.Tiles {
			n.plain(t.Label)
		}
	}
	if b.Spec.Panels != nil {
		n.numbers += len(b.Spec.Panels.Small().Panels)
		for _, p := range b.Spec.Panels.Small().Panels {
			n.plain(p.Label)
		}
	}
}
