package reading

import (
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/input/texts"
	"briefing/internal/source"
)

// titles reads the titles of something in a brief; what is what messages call it, such as "the section". Those of a chart
// may be used for it.
func (b *briefReader) titles(t phrase.RawTitles, pos diag.Pos, what string) []template.Title {
	if of := t.TitleOf; namesChart(t) {
		if !b.texts.Chart(of.S) {
			b.texts.NoChart(of.S, of.Pos)
			return nil
		}
		return b.charts[of.S].Titles
	}
	return titles(b.texts, t.List(pos, what, b.diags), b.diags)
}

// namesChart says whether title_of stands there and nothing else.
func namesChart(t phrase.RawTitles) bool {
	return t.TitleOf.S != "" && !t.Title.Given() && t.Titles == nil
}

// titles reads a list of titles with their claims.
func titles(x *texts.Reader, list []phrase.RawTitle, diags *diag.List) []template.Title {
	var out []template.Title
	for i, raw := range list {
		one := template.Title{Pos: raw.Holds.Pos}
		x.Needs(func() { one.Text = x.Line(raw.Text, phrase.Title) }) // another title may do
		x.FairTitle("title", raw.Text, one.Text, false)
		if one.Claim = x.Claim(raw.Holds); one.Claim == nil {
			continue
		}
		if one.Claim.None() && i+1 < len(list) {
			diags.Add(raw.Holds.Pos, diag.Error, "title-order", "the titles after this one are never used, because it claims nothing",
				"put the title with holds: none last")
		}
		if one.Text != nil {
			out = append(out, one)
		}
	}
	return out
}

// blockTitles reads the titles of a box or list. On a slide it has none: the slide's title is what it says.
func (b *briefReader) blockTitles(t phrase.RawTitles, pos diag.Pos, what string) []template.Title {
	if !b.onSlide {
		return b.titles(t, pos, what)
	}
	if t.Given() {
		b.diags.Add(pos, diag.Error, "two-titles", what+" has a title, but stands on a slide, whose title is the only one", "take it out, or let it be the slide's")
	}
	return nil
}

// sentence reads a text with its claim that stands by itself; nil after an error.
func (b *briefReader) sentence(what string, raw phrase.RawTitle) *template.Title {
	one := template.Title{Pos: raw.Holds.Pos}
	b.texts.Needs(func() { // it is left out by itself
		b.texts.Block(func() { one.Text = b.texts.Line(raw.Text, phrase.Summary) })
	})
	b.texts.FairTitle(what, raw.Text, one.Text, true)
	if one.Claim = b.texts.Claim(raw.Holds); one.Claim == nil || one.Text == nil {
		return nil
	}
	return &one
}

// name makes a block one that can be pointed to.
func (b *briefReader) name(id source.String, block template.BlockID) {
	if id.S == "" {
		b.moreBlocks = b.moreBlocks || !id.Pos.IsZero()
		return
	}
	if _, ok := b.brief.BlockIDs[id.S]; ok {
		b.diags.Add(id.Pos, diag.Error, "duplicate-id", "two blocks of this brief have the id "+source.Quote(id.S), "")
		return
	}
	block.Slide = b.slides // no block of a deck stands outside of slides
	b.brief.BlockIDs[id.S] = block
}
