package compose

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/source"
)

// checkParts warns where a table or chart prints a whole and all its parts but one, so that a reader can compute that one. The
// figures are the publisher's, and stay.
func checkParts(c *Composer, pos diag.Pos, what string, values []*figures.Value) {
	for _, g := range c.Set.Gaps(values) {
		said := " is left out (" + g.Obs.Pos.String() + ")"
		if g.Withheld {
			said = " is withheld by its publisher (" + g.Obs.Pos.String() + ")"
		}
		message := what + " prints " + source.Quote(g.Whole.Ref) + " and all its parts but " + source.Quote(g.Part) + ", which" + said + " and can be computed from the others"
		hint := "the figures stay as the publisher has them; print " + g.Part + ", too, or leave out the whole"
		if g.Withheld {
			hint = "the figures stay as the publisher has them; if nobody shall compute " + g.Part + ", leave out the whole or one more part"
		}
		c.Diags.Add(pos, diag.Warning, "whole-and-parts", message, hint)
	}
}

// figuresOf appends the values that a span prints, each once.
func (c *Composer) figuresOf(out []*figures.Value, s *doc.Span) []*figures.Value {
	for i := range s.Of {
		if m := &s.Of[i]; m.Kind == doc.Figure && !m.Bound {
			if v, fault := c.Set.Value(m.Ref); fault == nil && !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// printedIn are the values that a table prints, each once.
func printedIn(c *Composer, t *doc.Table) (out []*figures.Value) {
	add := func(spans []doc.Span) {
		for i := range spans {
			out = c.figuresOf(out, &spans[i])
		}
	}
	for i := range t.Groups {
		add(t.Groups[i].Sum)
		for _, row := range t.Groups[i].Rows {
			for _, cell := range row {
				add(cell.Spans)
			}
		}
	}
	for _, cell := range t.Total {
		add(cell.Spans)
	}
	return out
}
