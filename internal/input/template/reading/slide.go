package reading

import (
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// slideForm takes the blocks of briefs; charts and lists have no titles of their own on it.
type slideForm struct {
	Broken   bool             `yaml:",broken"`
	ID       source.String    `yaml:"id,required,id" help:"Small letters, digits and hyphens."`
	Opening  bool             `yaml:"opening" help:"true: the title slide, the first. Its title is the brief's."`
	Method   bool             `yaml:"method" help:"true: the slide of sources and method, the last. Its notes hold the imprint."`
	Titled   phrase.RawTitles `yaml:",inline"`
	Subtitle phrase.Raw       `yaml:"subtitle" help:"A line under the title."`
	Blocks   []blockForm      `yaml:"blocks" help:"What bears the title out, in reading order."`
	Foot     phrase.Raw       `yaml:"foot" help:"Words behind the source line, which the tool makes."`
	Speaker  phrase.RawList   `yaml:"speaker" help:"What the speaker says, at most 90 words. Sources and limits of every figure follow by themselves, under a heading."`
}

// checkSlides checks the order of the slides of a deck.
func (b *briefReader) checkSlides(blocks []blockForm) {
	for i, f := range blocks {
		s, ok := f.form.(*slideForm)
		if !ok || s.Broken {
			continue // misplaced has said so, or the decoder
		}
		switch {
		case s.Opening != (i == 0):
			b.diags.Add(f.pos, diag.Error, "slide-order", "the first slide of a deck, and no other, is its title slide", "write opening: true for the first slide alone")
		case s.Method && i+1 < len(blocks):
			b.diags.Add(f.pos, diag.Error, "slide-order", "the slide of sources and method stands last", "move it to the end")
		case !s.Method && i+1 == len(blocks) && i > 0:
			b.diags.Add(f.pos, diag.Error, "no-imprint", "the last slide is not that of sources and method, whose notes hold the imprint", "end the deck with a slide that has method: true")
		}
	}
}

// misplaced reports a block that has no place here: decks are made of slides, and only they are.
func (b *briefReader) misplaced(f blockForm) bool {
	_, slide := f.form.(*slideForm)
	deck, name := b.brief.Deck(), f.kind
	switch {
	case b.brief.Format == "":
		return false // it could not be read
	case deck && isBreak(f):
		b.breakOnSlide(f)
		return true
	case b.onSlide && (slide || name == "cover" || name == "section" || name == "notes"):
		b.diags.Add(f.pos, diag.Error, "bad-block", "a slide holds no block of the kind "+source.Quote(name),
			"a slide has its title already; kinds: summary, key_figures, prose, lead, columns, box, chart, table, tiles, facts, list, numbered")
		return true
	case deck && !b.onSlide && !slide:
		b.diags.Add(f.pos, diag.Error, "bad-block", "a deck is made of slides, found a block of the kind "+source.Quote(name), "put it into the blocks: of a slide")
		return true
	case slide && !deck:
		b.diags.Add(f.pos, diag.Error, "bad-block", "slides belong to decks, and this brief is none", "write format: deck in its head")
		return true
	}
	return false
}

func (f *slideForm) read(b *briefReader, pos diag.Pos) any {
	s := &template.Slide{ID: f.ID.S, Pos: pos, Opening: f.Opening, Method: f.Method}
	b.slides++
	switch {
	case !f.Opening && f.Broken && !f.Titled.Given():
	case !f.Opening:
		s.Titles = b.titles(f.Titled, pos, "the slide")
	case f.Titled.Given():
		b.diags.Add(pos, diag.Error, "two-titles", "the title slide has the title of the brief and no other", "take its title out, or change that of the brief")
	}
	if f.Opening && len(f.Blocks) > 0 {
		b.diags.Add(pos, diag.Error, "bad-block", "the title slide holds a title and a subtitle and no blocks", "put them on the next slide")
	}
	if !f.Opening && len(f.Blocks) == 0 && !f.Broken {
		b.diags.Add(pos, diag.Error, "empty-slide", "the slide "+source.Quote(f.ID.S)+" holds nothing", "write what bears its title out under blocks:")
	}
	b.name(f.ID, template.BlockID{Titles: s.Titles})
	b.onSlide = true
	s.Subtitle, s.Foot = b.texts.Line(f.Subtitle, phrase.Prose), b.texts.Line(f.Foot, phrase.Prose)
	s.Speaker = b.texts.Lines(f.Speaker, phrase.Prose)
	b.texts.FairTitle("subtitle", f.Subtitle, s.Subtitle, true)
	s.Blocks = b.within(f.Blocks, f.Broken)
	b.onSlide = false
	return s
}
