package cite

import (
	"briefing/internal/compose"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// Chart finishes a chart that stands alone. What a brief says in numbered notes stands in its note, in words: the exact
// size of a rounded title, what is mixed, what must be known of each value.
func Chart(lib *template.Library, set *figures.Set, page *doc.ChartPage) (*doc.ChartPage, diag.List) {
	var diags diag.List
	c := newCiter(lib, set, nil, &diags, page.Foreign, compose.Options{})
	out := *page
	b := page.Chart
	values := c.values(b.Shows.Values)
	// The chart says first what it mixes, so that the notes of its sums need not.
	for _, v := range values {
		for _, leaf := range words.Leaves(v) {
			c.noted[leaf.Ref] = true
		}
	}
	c.use(b.Part, b.Shows.Drawn)
	heading := c.text(b.Part, b.Title, notePlacing{notes: exactOnly, atEnd: true})
	note := &words.Sentences{}
	note.Add(c.withoutNotes(b.Part, b.Note))
	if b.Shows.Unlike {
		note.AddPlain(c.Cat.Msg(language.KeyOwnScales))
	}
	for _, s := range b.Shows.Remarks {
		note.Add([]doc.Span{s})
	}
	if b.Shows.Shared {
		note.Add(c.Mixed(values))
	}
	added := map[int]bool{}
	addNotes := func(numbers []int) {
		for _, n := range numbers {
			if n > 0 && !added[n] {
				added[n] = true
				note.Add(stripNotes(c.notes[n-1].Text))
			}
		}
	}
	addNotes(notesIn(heading))
	addNotes(c.caveatNotes(b.Shows.Shared, values...))
	out.Chart.Title, out.Chart.Note = stripNotes(heading), stripNotes(note.Out)
	out.Chart.Subtitle = c.withoutNotes(b.Part, b.Subtitle)
	out.Chart.Source = stripNotes(c.sourceLine(sourcesShown(c, &b.Shows), b.Shows.Computed, b.Pos, "the chart "+source.Quote(b.ID)))
	out.Foreign = foreign(c)
	if diags.HasErrors() {
		return nil, diags.Sorted()
	}
	return &out, diags.Sorted()
}

// notesIn lists the notes that spans refer to, in order.
func notesIn(spans []doc.Span) []int {
	var numbers []int
	for _, s := range spans {
		if s.Note > 0 {
			numbers = append(numbers, s.Note)
		}
	}
	return numbers
}

// stripNotes takes the reference numbers out of spans and joins neighbours of one style.
func stripNotes(spans []doc.Span) []doc.Span {
	var out []doc.Span
	for _, s := range spans {
		s.Note, s.See = 0, ""
		if k := len(out); k > 0 && out[k-1].Bold == s.Bold && out[k-1].Italic == s.Italic && out[k-1].URL == s.URL && out[k-1].Lang == s.Lang {
			out[k-1].S += s.S
		} else if s.S != "" {
			out = append(out, s)
		}
	}
	return out
}
