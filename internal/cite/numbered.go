package cite

import (
	"slices"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// noteChart makes note and source line of a chart: the template's words, what is mixed, what must be known of the values,
// the sources.
func noteChart(c *citer, b, out *doc.Chart) {
	note := chartWords(c, b)
	values := c.values(b.Shows.Values)
	// A number could only stand behind the whole note, where nothing says which of the values it is about.
	for _, limit := range limitsOfAll(c, b.Part, b.Shows.Shared, values) {
		if !strings.Contains(words.Flat(note.Out), words.Flat(limit)) {
			note.Add(limit)
		}
	}
	out.Note = nil
	if len(note.Out) > 0 {
		out.Note = c.Around(language.KeyNoteLine, "text", note.Out)
	}
	out.Source = c.sourceLine(sourcesShown(c, &b.Shows), b.Shows.Computed, c.Lib.Chart(b.ID).Pos, "the chart "+source.Quote(b.ID))
}

// chartWords begins the note of a chart.
func chartWords(c *citer, b *doc.Chart) *words.Sentences {
	note := &words.Sentences{}
	note.Add(c.withoutNotes(b.Part, b.Note))
	if b.Shows.Unlike {
		note.AddPlain(c.Cat.Msg(language.KeyOwnScales))
	}
	for _, s := range b.Shows.Remarks {
		note.Add([]doc.Span{s})
	}
	if b.Shows.Shared {
		note.Add(c.mixedHere(c.values(b.Shows.Values)))
	}
	return note
}

// limitsOfAll says in words what must be known to read the values of a chart, each limit once; deep adds those of the parts
// that a computed value is made of.
func limitsOfAll(c *citer, part string, deep bool, values []*figures.Value) (out [][]doc.Span) {
	seen := map[string]bool{}
	for _, v := range values {
		for _, leaf := range withParts(c, deep, v) {
			for _, limit := range c.limits(part, leaf) {
				if s := words.Flat(limit); !seen[s] {
					seen[s] = true
					out = append(out, limit)
				}
			}
		}
	}
	return out
}

// tableFoot is what the note of a table must say.
type tableFoot struct {
	values []*figures.Value    // that rows are about
	signs  []dataset.Qualifier // of figures, which are printed as signs
	free   bool                // there are rows of text, in which stands what was used since from
	from   int                 // place in the record of uses
}

// table finishes a table.
func table(c *citer, b *doc.Table, slide *evidence) doc.Block {
	out := *b
	out.Caption = c.text(b.Part, b.Caption, running(slide))
	out.Unit = unit(c, b.Part, b.Unit, slide)
	for _, col := range b.Columns {
		c.use(b.Part, col.Mentions)
		if slide != nil {
			slide.mentions(c, col.Mentions)
		}
	}
	f := tableFoot{from: len(c.uses)}
	c.use(b.Part, b.Mentions)
	if slide != nil {
		slide.mentions(c, b.Mentions)
	}
	own := 0 // the first cell that is a row's own
	for i := range b.Groups {
		for _, r := range b.Groups[i].Rows {
			if len(r) > 0 && r[0].Again {
				own = min(1, len(b.Columns)-1)
			}
		}
	}
	if slide != nil {
		for _, f := range b.Listed {
			slide.addFigure(f)
		}
	}
	out.Groups = nil
	for i := range b.Groups {
		g := b.Groups[i]
		group := doc.TableGroup{Label: shownWithoutNotes(c, b.Part, g.Label, slide), Sum: c.text(b.Part, g.Sum, notePlacing{notes: sumsOnly, atEnd: true, always: true, slide: slide})}
		for k := range g.Rows {
			r := tableRow{c: c, b: b, of: g.Of[k], own: own, slide: slide}
			if r.of.Ref != "" {
				r.value, _ = c.Set.Value(r.of.Ref)
				c.use(b.Part, []doc.Mention{r.of})
				f.values = append(f.values, r.value)
				f.signs = append(f.signs, r.value.Qualifier)
				if slide != nil {
					slide.mention(c, r.of)
				}
			} else {
				f.free = true
			}
			group.Rows = append(group.Rows, r.cells(g.Rows[k]))
			f.signs = append(f.signs, r.used...)
		}
		group.Of = g.Of
		out.Groups = append(out.Groups, group)
	}
	out.Total = nil
	for i, x := range b.Total {
		if r := (tableRow{c: c}); i < len(b.Columns) && b.Columns[i].Right {
			r.signs(x.Spans)
			f.signs = append(f.signs, r.used...)
		}
		x.Spans = shownWithoutNotes(c, b.Part, x.Spans, slide)
		out.Total = append(out.Total, x)
	}
	footOfTable(c, b, &out, f, slide)
	return &out
}

// shownWithoutNotes is a text without numbers of notes that is shown.
func shownWithoutNotes(c *citer, part string, spans []doc.Span, slide *evidence) []doc.Span {
	return c.text(part, spans, notePlacing{slide: slide})
}

// tableRow is a row in the making.
type tableRow struct {
	c     *citer
	b     *doc.Table
	of    doc.Mention
	value *figures.Value // it is about; nil of a row of text
	own   int
	slide *evidence
	used  []dataset.Qualifier // of its figures, which are printed as signs
}

// cells finishes the cells of a row. What must be known of the row's value, or of figures in a column of figures, is noted
// at its own first cell: a number behind a figure would be read as a part of it and push it out of line.
func (r *tableRow) cells(list []doc.Cell) []doc.Cell {
	out := slices.Clone(list)
	for i := range out {
		var notes []int
		out[i].Spans, notes = r.cell(i, list[i])
		if at := min(r.own, i); len(notes) > 0 {
			out[at].Spans = words.WithNotes(out[at].Spans, notes)
		}
	}
	if r.value != nil && r.own < len(out) && r.slide == nil {
		out[r.own].Spans = words.WithNotes(out[r.own].Spans, r.c.caveatNotes(false, r.value))
	}
	return out
}

// cell finishes the lines of a cell. The notes of columns of figures are handed back.
func (r *tableRow) cell(i int, cell doc.Cell) (out []doc.Span, notes []int) {
	numbers := i < len(r.b.Columns) && r.b.Columns[i].Right
	how := notePlacing{slide: r.slide}
	if r.value == nil && (i > 0 || !cell.Again) {
		how = notePlacing{notes: allNotes, always: true, atEnd: numbers, made: r.b.Made, slide: r.slide}
	}
	for k, line := range lines(cell.Spans) {
		if k > 0 {
			out = append(out, doc.Span{S: " ", Break: true})
			line = line[1:]
		}
		p := placer{c: r.c, part: r.b.Part, how: how}
		if numbers {
			r.signs(line)
			spans, held := p.placeApart(line)
			out, notes = append(out, spans...), append(notes, held...)
			continue
		}
		out = append(out, p.place(line)...)
	}
	return out, notes
}

// signs sees whether a line of a column of figures prints signs for qualifiers.
func (r *tableRow) signs(line []doc.Span) {
	for _, s := range line {
		for _, m := range s.Of {
			if m.Kind == doc.Figure && !m.Missing {
				if v, fault := r.c.Set.Value(m.Ref); fault == nil {
					r.used = append(r.used, v.Qualifier)
				}
			}
		}
	}
}

// lines parts the spans of a cell at the ends of its lines; each but the first begins with the break.
func lines(spans []doc.Span) [][]doc.Span {
	if !slices.ContainsFunc(spans, func(s doc.Span) bool { return s.Break }) {
		return [][]doc.Span{spans}
	}
	var out [][]doc.Span
	from := 0
	for i, s := range spans {
		if s.Break {
			out = append(out, spans[from:i])
			from = i
		}
	}
	return append(out, spans[from:])
}

// footOfTable makes the note: the template's words, what the sign means, the sources.
func footOfTable(c *citer, b, out *doc.Table, f tableFoot, slide *evidence) {
	if slide != nil {
		out.Note = nil
		out.Note = words.WithFullStop(legend(c, f.signs, b.Legend)) // what a sign means is said where it stands
		slide.computed = slide.computed || b.Computed
		slide.addText(c.withoutNotes(b.Part, b.Note))
		return
	}
	note := &words.Sentences{}
	note.Add(c.text(b.Part, b.Note, running(nil)))
	note.Add(words.WithFullStop(legend(c, f.signs, b.Legend)))
	sources, computed := words.SourcesOf(c.Printer, f.values...), b.Computed
	if f.free {
		used := c.uses[f.from:]
		sources = sourcesUsed(c, used)
		for _, v := range valuesUsed(c, used) {
			computed = computed || v.Derived != nil
		}
	}
	what := "the table " + source.Quote(b.ID)
	out.Note = note.Out
	switch {
	case f.free && len(sources) == 0: // mere words
	case c.Brief.NotesAsBlock:
		out.Note = nil
		c.collect(note.Out, sources, computed, b.Pos, what)
	default:
		note.Add(c.sourceLine(sources, computed, b.Pos, what))
		out.Note = note.Out
	}
}

// legend says what the signs before and behind the figures of a table mean, and what stands in brackets.
func legend(c *citer, signs []dataset.Qualifier, beside []doc.Span) (out []doc.Span) {
	if note := c.Cat.SignNote(signs); note != "" {
		out = append(out, doc.Span{S: note})
	}
	if len(out) > 0 && len(beside) > 0 {
		out = append(out, doc.Span{S: "; "})
	}
	return words.JoinedAlike(append(out, beside...))
}

// valuesUsed are the figures among uses, each once.
func valuesUsed(c *citer, uses []doc.Use) []*figures.Value {
	var out []*figures.Value
	for _, u := range uses {
		if !c.Lib.Texts.Index.IsValue(phrase.RootOf(u.Ref)) {
			continue
		}
		if v, fault := c.Set.Value(u.Ref); fault == nil && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// unit finishes the unit of a table, whose brackets are runs of their own.
func unit(c *citer, part string, spans []doc.Span, slide *evidence) []doc.Span {
	var out []doc.Span
	for i := range spans {
		out = append(out, shownWithoutNotes(c, part, spans[i:i+1], slide)...)
	}
	return out
}
