package cite

import (
	"slices"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// collected is what charts and tables would print below themselves, where the notes block prints it for all of them.
type collected struct {
	notes   [][]doc.Span
	limits  [][]doc.Span     // of values in charts
	mixed   []*figures.Value // values of which several ways of counting stand together
	sources []*dataset.Source
}

// mixedHere says what is mixed, or leaves it to the notes block, where one sentence says it for the whole brief.
func (c *citer) mixedHere(values []*figures.Value) []doc.Span {
	mixed := c.Mixed(values)
	if mixed == nil || c.Brief == nil || !c.Brief.NotesAsBlock {
		return mixed
	}
	c.collected.mixed = append(c.collected.mixed, values...)
	return nil
}

// collectChart leaves note, limits and sources of a chart to the notes block.
func collectChart(c *citer, b, out *doc.Chart) {
	note := chartWords(c, b)
	c.collected.limits = append(c.collected.limits, limitsOfAll(c, b.Part, b.Shows.Shared, c.values(b.Shows.Values))...)
	c.collect(note.Out, sourcesShown(c, &b.Shows), b.Shows.Computed, c.Lib.Chart(b.ID).Pos, "the chart "+source.Quote(b.ID))
	out.Note = nil
}

// collect leaves note and sources of a chart or table to the notes block. The main source stands in the imprint anyway.
func (c *citer) collect(note []doc.Span, sources []*dataset.Source, computed bool, pos diag.Pos, what string) {
	if len(sources) == 0 {
		noSource(c, pos, what)
	}
	c.computed = c.computed || computed
	if len(note) > 0 {
		c.collected.notes = append(c.collected.notes, note)
	}
	for _, s := range sources {
		if !s.Main && !slices.Contains(c.collected.sources, s) {
			c.collected.sources = append(c.collected.sources, s)
		}
	}
}

// notesBlock finishes the block in which notes and imprint are printed.
func notesBlock(c *citer, b *doc.NotesBlock) doc.Block {
	out := *b
	out.Heading = c.withoutNotes(b.Part, b.Heading)
	text := c.texts(b.Part, b.Text, running(nil))
	limits := slices.Clone(c.collected.notes)
	for _, limit := range c.collected.limits {
		again := func(l []doc.Span) bool { return words.Flat(l) == words.Flat(limit) }
		if c.numbers[noteKey{noteText, words.Flat(limit)}] == 0 && !slices.ContainsFunc(limits, again) {
			limits = append(limits, limit)
		}
	}
	if mixed := c.Mixed(c.collected.mixed); mixed != nil {
		limits = append(limits, mixed)
	}
	var sources [][]doc.Span
	if len(c.collected.sources) > 0 {
		sources = append(sources, c.sourceLine(c.collected.sources, false, c.Brief.Pos, "the brief"))
	}
	out.Text = nil
	if b.Inline { // what one must know stands first and apart from who says it
		out.Text = slices.Concat(text, limits)
		out.More, out.Imprint = c.texts(b.Part, b.More, running(nil)), sources
	} else {
		out.Imprint = slices.Concat(limits, sources, text)
	}
	out.Imprint = append(out.Imprint, imprint(c, b.Part, b.Inline)...)
	return &out
}
