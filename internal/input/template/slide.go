package template

import (
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Slide is one slide of a deck: one message, in its title, and what bears it out.
type Slide struct {
	ID             string
	Pos            diag.Pos
	Opening        bool // the title slide: its title is the brief's
	Method         bool // the slide of sources and method, which is the last
	Titles         []Title
	Subtitle, Foot *phrase.Text
	Blocks         []Block
	Speaker        []*phrase.Text
}

// slideForm takes the blocks of briefs; charts and lists have no titles of their own on it.
type slideForm struct {
	Broken   bool             `yaml:",broken"`
	ID       source.String    `yaml:"id,required,id"`
	Opening  bool             `yaml:"opening"`
	Method   bool             `yaml:"method"`
	Titled   phrase.RawTitles `yaml:",inline"`
	Subtitle phrase.Raw       `yaml:"subtitle"`
	Blocks   []blockForm      `yaml:"blocks"`
	Foot     phrase.Raw       `yaml:"foot"`    // words behind the source line
	Speaker  phrase.RawList   `yaml:"speaker"` // what the speaker says
}

// Deck says that a brief is made of slides; of no brief it is false.
func (t *Brief) Deck() bool { return t != nil && t.Format == string(doc.Deck) }

// deckForm checks what the slides of a deck are among each other.
func (l *loader) deckForm(blocks []blockForm) {
	for i, f := range blocks {
		s, ok := f.form.(*slideForm)
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
	_, slide := f.form.(*slideForm)
	deck, name := l.brief.Deck(), f.kind
	switch {
	case l.brief.Format == "":
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
func (l *loader) blockTitles(t phrase.RawTitles, pos diag.Pos, what string) []Title {
	if l.slide == nil {
		return l.titles(t, pos, what)
	}
	if t.Given() {
		l.diags.Add(pos, diag.Error, "two-titles", what+" has a title, but stands on a slide, whose title is the only one", "take it out, or let it be the slide's")
	}
	return nil
}

func (f *slideForm) read(l *loader, pos diag.Pos) any {
	s := &Slide{ID: f.ID.S, Pos: pos, Opening: f.Opening, Method: f.Method}
	l.slides++
	switch {
	case !f.Opening && f.Broken && !f.Titled.Given():
	case !f.Opening:
		s.Titles = l.titles(f.Titled, pos, "the slide")
	case f.Titled.Given():
		l.diags.Add(pos, diag.Error, "two-titles", "the title slide has the title of the brief and no other", "take its title out, or change that of the brief")
	}
	if f.Opening && len(f.Blocks) > 0 {
		l.diags.Add(pos, diag.Error, "bad-block", "the title slide holds a title and a subtitle and no blocks", "put them on the next slide")
	}
	if !f.Opening && len(f.Blocks) == 0 && !f.Broken {
		l.diags.Add(pos, diag.Error, "empty-slide", "the slide "+source.Quote(f.ID.S)+" holds nothing", "write what bears its title out under blocks:")
	}
	l.name(f.ID, BlockID{Titles: s.Titles})
	l.noBlocks = l.noBlocks || f.Broken
	l.slide = f
	s.Subtitle, s.Foot = l.line(f.Subtitle, phrase.Prose), l.line(f.Foot, phrase.Prose)
	s.Speaker = l.lines(f.Speaker, phrase.Prose)
	l.fairTitle("subtitle", f.Subtitle, s.Subtitle, true)
	l.depth++
	s.Blocks = l.blocks(f.Blocks)
	l.depth--
	l.slide = nil
	return s
}
