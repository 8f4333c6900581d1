package steps

import (
	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// key says which markers are of which sources. It stands in the lower right corner of the first panel's plot or, where line
// or markers run there, under that panel's names of the axis.
type key struct {
	entries []keyEntry
	corner  *frame.Rect // its box in the plot; nil: it is not there
	below   bool
	lines   int // where it stands below
}

// keyEntry is one line of the key.
type keyEntry struct {
	text   string
	hollow bool
}

// keyEntries are empty where only one kind of source is shown and it is the document's own.
func keyEntries(c *Chart) []keyEntry {
	own, outside := false, false
	for _, p := range c.Panels {
		for _, pt := range p.Points {
			own, outside = own || !pt.Outside, outside || pt.Outside
		}
	}
	var out []keyEntry
	if outside && own && c.MainKey.S != "" {
		out = append(out, keyEntry{c.MainKey.S, false})
	}
	if outside && c.OutsideKey.S != "" {
		out = append(out, keyEntry{c.OutsideKey.S, true})
	}
	return out
}

// placeKey looks for the key's place in the corner of the first panel, else sets it below.
func (c *planned) placeKey(first *panel) {
	k := &c.key
	k.corner, k.below = nil, false
	if len(k.entries) == 0 {
		return
	}
	w := frame.Unit(0)
	for _, e := range k.entries {
		w = max(w, c.entryWidth(e))
	}
	h := c.m.Key.Lead*frame.Unit(len(k.entries)-1) + c.m.Key.Size*3/4
	box := frame.Rect{X: c.width - c.m.KeyIn - w, Y: c.axis() - c.m.KeyUp - h, W: w, H: h}
	clear := c.MM(1)
	around := frame.Rect{X: box.X - clear, Y: box.Y - clear, W: w + clear, H: h + clear}
	free := box.X >= c.gutter
	for _, t := range first.obstacles() {
		free = free && !kit.Overlap(around, t.Rect)
	}
	if !free {
		c.setKeyBelow()
		return
	}
	k.corner = &box
}

// setKeyBelow sets the key on one line under the first panel, or its entries under each other.
func (c *planned) setKeyBelow() {
	k := &c.key
	k.corner, k.below, k.lines = nil, true, 1
	if c.entryAt(len(k.entries)) <= c.width+c.m.Key.Size*2 {
		return
	}
	k.lines = len(k.entries)
	for _, e := range k.entries {
		if c.entryWidth(e) > c.width {
			c.Fail("chart-fit", "shorten the words of the key", "has no room for the key \"%s\"", k.entries[len(k.entries)-1].text)
			return
		}
	}
}

// entryWidth is the width of an entry of the key, with its marker.
func (c *planned) entryWidth(e keyEntry) frame.Unit {
	return c.m.reach() + c.m.KeyGap + c.Width(e.text, frame.Regular, c.m.Key.Size)
}

// entryAt is where the n-th entry of the key below starts.
func (c *planned) entryAt(n int) frame.Unit {
	x := frame.Unit(0)
	for _, e := range c.key.entries[:n] {
		x += c.entryWidth(e) + c.m.Key.Size*2
	}
	return x
}

// keyHeight is the height of the key under the first panel.
func (c *planned) keyHeight() frame.Unit {
	if !c.key.below {
		return 0
	}
	return c.m.Key.Lead * frame.Unit(c.key.lines)
}

func (p *panel) drawKey(pn *kit.Pen) {
	words := kit.Face(frame.Regular, p.m.Key.Size, brand.Secondary)
	for i, e := range p.key.entries {
		x, base := p.m.reach(), p.height()+p.m.Key.Baseline()
		switch {
		case p.key.corner != nil:
			x += p.key.corner.X
			base = p.axis() - p.m.KeyUp - p.m.Key.Lead*frame.Unit(len(p.key.entries)-1-i)
		case p.key.lines > 1:
			base += p.m.Key.Lead * frame.Unit(i)
		default:
			x += p.entryAt(i)
		}
		p.marker(pn, frame.Point{X: x, Y: base - p.m.Key.Middle()}, e.hollow, false)
		pn.Text(e.text, x+p.m.KeyGap, base, words)
	}
}
