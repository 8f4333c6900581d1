package bars

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// captioned says whether a chart has captions and a form draws them.
func captioned(b *Chart, m *Sizes) bool {
	if b.NoCaptions || m.NoCaptions {
		return false
	}
	for _, g := range b.Groups {
		for _, r := range g.Rows {
			if slices.ContainsFunc(r.Parts, hasCaption) {
				return true
			}
		}
	}
	return false
}

func hasCaption(p kit.Part) bool { return p.Caption.S != "" || p.Value.S != "" }

// fitCaptions chooses for every caption the full or the short form. A caption needs its own part's length and half
// an em; the last of a row may run to the edge. If one has no form that fits, all captions go.
func fitCaptions(c *planned) bool {
	x := kit.Scaled(float64(c.max), c.length)
	for r := range c.rows {
		r.captions = make([]string, len(r.Parts))
		at := c.extents(r.Parts, x)
		for k, p := range r.Parts {
			room := c.width - c.column - c.captionAt(at[k])
			if next := nextCaption(r.Parts, k); next > 0 {
				room = at[next].From - c.captionAt(at[k]) - c.m.Caption.Size/2
			}
			form, ok := captionForm(c, p, room)
			if !ok {
				c.Tell("chart-captions", "give the part a shorter caption",
					"leaves out its captions, because \"%s\" does not fit under its part of \"%s\"", kit.Joined(p.Caption.S, p.Value.S), r.Label.S)
				return false
			}
			r.captions[k] = form
		}
	}
	return true
}

// captionForm returns the caption's words in a form that fits beside its value.
func captionForm(c *planned, p kit.Part, room frame.Unit) (string, bool) {
	for _, form := range []string{p.Caption.S, p.Short.S} {
		if form == "" && p.Caption.S != "" {
			continue
		}
		if c.CaptionWidth(form, p.Value.S, c.m.Caption.Size) <= room {
			return form, true
		}
	}
	return "", p.Caption.S == "" && p.Value.S == ""
}

// captionAt is where a caption starts: under its part, and clear of the zero line.
func (c *planned) captionAt(s kit.Extent) frame.Unit { return max(s.From, c.m.CaptionIn) }

// nextCaption returns the next part after k that has a caption, or 0.
func nextCaption(parts []kit.Part, k int) int {
	for i := k + 1; i < len(parts); i++ {
		if hasCaption(parts[i]) {
			return i
		}
	}
	return 0
}

// merge makes one part of neighbours of one fill, as a bar without captions shows no difference between them.
func merge(c *planned) {
	for r := range c.rows {
		r.captions = nil
		var out []kit.Part
		for _, p := range r.Parts {
			if p.Size == 0 && len(r.Parts) > 1 {
				continue
			}
			if n := len(out); n > 0 && out[n-1].Fill == p.Fill {
				out[n-1].Size += p.Size
				continue
			}
			out = append(out, kit.Part{Size: p.Size, Fill: p.Fill})
		}
		if len(out) == 0 { // all of them zero
			out = r.Parts[:min(1, len(r.Parts))]
		}
		r.Parts = out
	}
}
