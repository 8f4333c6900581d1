package charts

import (
	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// captioned says whether a chart has captions and a form draws them.
func captioned(b *Bars, m *BarMetrics) bool {
	if b.NoCaptions || m.NoCaptions {
		return false
	}
	for _, g := range b.Groups {
		for _, r := range g.Rows {
			for _, p := range r.Parts {
				if p.Caption.S != "" || p.Value.S != "" {
					return true
				}
			}
		}
	}
	return false
}

// fitCaptions chooses for every caption the full or the short form. A caption needs its own part's length and half
// an em; the last of a row may run to the edge. If one has no form that fits, all captions go.
func (c *barChart) fitCaptions() bool {
	x := &gochart.ContinuousRange{Max: float64(c.max), Domain: int(c.length)}
	for i := range c.groups {
		for j := range c.groups[i].rows {
			r := &c.groups[i].rows[j]
			r.captions = make([]string, len(r.Parts))
			at := c.spans(r.Parts, x)
			for k, p := range r.Parts {
				room := c.width - c.column - c.captionAt(at[k])
				if next := nextCaption(r.Parts, k); next > 0 {
					room = at[next].from - c.captionAt(at[k]) - c.m.Caption.Size/2
				}
				form, ok := c.captionForm(p, room)
				if !ok {
					c.tell("chart-captions", "give the part a shorter caption",
						"leaves out its captions, because \"%s\" does not fit under its part of \"%s\"", captionText(p.Caption.S, p.Value.S), r.Label.S)
					return false
				}
				r.captions[k] = form
			}
		}
	}
	return true
}

// captionForm returns the caption's words in a form that fits beside its value.
func (c *barChart) captionForm(p BarPart, room frame.Unit) (string, bool) {
	for _, form := range []string{p.Caption.S, p.Short.S} {
		if form == "" && p.Caption.S != "" {
			continue
		}
		if c.captionWidth(form, p.Value.S) <= room {
			return form, true
		}
	}
	return "", p.Caption.S == "" && p.Value.S == ""
}

func (d *desk) captionWidth(name, value string) frame.Unit {
	size := d.st.Metrics.Bars.Caption.Size
	w := d.width(name, frame.Regular, size)
	if name != "" && value != "" {
		w += d.width(" ", frame.Regular, size)
	}
	return w + d.width(value, frame.Bold, size)
}

func captionText(name, value string) string {
	if name != "" && value != "" {
		return name + " " + value
	}
	return name + value
}

// captionAt is where a caption starts: under its part, and clear of the zero line.
func (c *barChart) captionAt(s extent) frame.Unit { return max(s.from, c.m.CaptionIn) }

// nextCaption returns the next part after k that has a caption, or 0.
func nextCaption(parts []BarPart, k int) int {
	for i := k + 1; i < len(parts); i++ {
		if parts[i].Caption.S != "" || parts[i].Value.S != "" {
			return i
		}
	}
	return 0
}

// merge makes one part of neighbours of one fill, as a bar without captions shows no difference between them.
func (c *barChart) merge() {
	for i := range c.groups {
		for j := range c.groups[i].rows {
			r := &c.groups[i].rows[j]
			r.captions = nil
			var out []BarPart
			for _, p := range r.Parts {
				if p.Size == 0 && len(r.Parts) > 1 {
					continue
				}
				if n := len(out); n > 0 && out[n-1].Fill == p.Fill {
					out[n-1].Size += p.Size
					continue
				}
				out = append(out, BarPart{Size: p.Size, Fill: p.Fill})
			}
			if len(out) == 0 { // all of them zero
				out = r.Parts[:min(1, len(r.Parts))]
			}
			r.Parts = out
		}
	}
}

// caption sets a name and its value in bold under a part.
func (p *pen) caption(m BarMetrics, name, value string, x, top frame.Unit) {
	y := top + m.Caption.baseline()
	if name != "" {
		l := letters{frame.Regular, m.Caption.Size, brand.Secondary}
		x += p.text(name, x, y, l) + p.face(" ", l)
	}
	if value != "" {
		p.text(value, x, y, letters{frame.Bold, m.Caption.Size, brand.Secondary})
	}
}
