package bars

import (
	"sort"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// key is the direct key: words above the first bar, each behind a tick that runs down to the part it explains.
type key struct {
	top     frame.Unit
	height  frame.Unit // down to the first bar
	entries []keyEntry
}

// keyEntry is one of its words. A fill that the first bar lacks has a small sample of itself instead of a tick.
type keyEntry struct {
	text   string
	fill   kit.Fill
	sample bool
	mark   frame.Unit // the tick, or the sample's left side, from the chart's left
	x      frame.Unit // the words' left end
	row    int        // line from above
}

// fitKey chooses the words of the key and their places. In order: the full words; the short words; the words on two
// lines, the one for the part further right below, so that no tick crosses a word; the words on lines of their own
// with samples of their fills, where no words have room beside their ticks.
func fitKey(c *planned, b *Chart) bool {
	lead := c.m.Key.Size * 162 / 100
	if c.way.grouped {
		b = keysBesideBars(c, b)
	}
	full, short := keyEntries(c, b.SolidKey.S, b.OutlinedKey.S), keyEntries(c, b.SolidKeyShort.S, b.OutlinedKeyShort.S)
	if len(full) == 0 {
		return true
	}
	if len(short) < len(full) {
		short = full
	}
	forms := [][]keyEntry{full, short}
	if c.m.ShortKey {
		forms = [][]keyEntry{short, full}
	}
	for _, place := range []func(*planned, []keyEntry) bool{keyInLine, keyStacked, keySampled} {
		for _, try := range forms {
			if place(c, try) {
				c.key = key{height: lead + c.m.Key.Lead*frame.Unit(try[len(try)-1].row), entries: try}
				return true
			}
		}
	}
	c.Fail("chart-fit", "shorten the words of the key", "has no room for the key \"%s\"", full[len(full)-1].text)
	return false
}

// keyEntries finds the part that each key explains. Fills that do not occur have no key.
func keyEntries(c *planned, solid, outlined string) []keyEntry {
	first := &c.groups[0].rows[0]
	x := kit.Scaled(float64(c.max), c.length)
	at := c.extents(first.Parts, x)
	var out []keyEntry
	for _, k := range []struct {
		text string
		fill kit.Fill
	}{{solid, kit.Solid}, {outlined, kit.Outlined}} {
		if k.text == "" || !occurs(c, k.fill) {
			continue
		}
		e := keyEntry{text: k.text, fill: k.fill, sample: true}
		for i, p := range first.Parts {
			if p.Fill != k.fill || at[i].To == at[i].From {
				continue
			}
			e.sample = false
			e.mark = c.column + (at[i].From+at[i].To)/2
			switch {
			case i > 0 || k.fill != kit.Solid:
			case c.way.grouped: // the zero line goes on upwards
				e.mark = c.column
			default:
				// At the zero line, unless the bar is shorter than that.
				e.mark = min(e.mark, c.column+c.m.Key.Size*35/100)
			}
			break
		}
		out = append(out, e)
	}
	// From left to right, samples last.
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].sample != out[j].sample {
			return out[j].sample
		}
		return out[i].mark < out[j].mark
	})
	return out
}

func occurs(c *planned, f kit.Fill) bool {
	for r := range c.rows {
		if has(r.Parts, f) {
			return true
		}
	}
	return false
}

// keyInLine sets all words on one line and says whether they keep one em apart and end inside the chart. Words that
// would run over the right side stand left of their tick.
func keyInLine(c *planned, es []keyEntry) bool {
	free := frame.Unit(0)
	for i := range es {
		es[i].row = 0
		if es[i].sample {
			// A sample has no place of its own and follows what stands before it.
			es[i].mark = max(free, c.column)
		}
		if !keyBeside(c, &es[i], free) {
			return false
		}
		end := max(es[i].x+c.keyWidth(es[i]), es[i].mark)
		free = end + c.m.Key.Size
	}
	return true
}

// keyStacked gives every entry a line of its own, the leftmost tick highest.
func keyStacked(c *planned, es []keyEntry) bool {
	for i := range es {
		es[i].row = i
		left := frame.Unit(0)
		if i > 0 {
			left = es[i-1].mark + c.m.Key.Size*35/100
		}
		if es[i].sample {
			es[i].mark = max(left, c.column)
		}
		if !keyBeside(c, &es[i], left) {
			return false
		}
	}
	return true
}

// keySampled gives every entry a line of its own at the chart's left side, with a sample instead of a tick.
func keySampled(c *planned, es []keyEntry) bool {
	for i := range es {
		es[i].row, es[i].sample, es[i].mark = i, true, 0
		if !keyBeside(c, &es[i], 0) {
			return false
		}
	}
	return true
}

// keyBeside sets the words right of their mark, or left of it if they would leave the chart, but not left of free.
func keyBeside(c *planned, e *keyEntry, free frame.Unit) bool {
	gap, w := c.m.Key.Size*35/100, c.keyWidth(*e)
	lead := gap
	if e.sample {
		lead += c.sample()
	}
	if e.mark < free {
		return false
	}
	if e.x = e.mark + lead; e.x+w <= c.width {
		return true
	}
	if e.x = e.mark - gap - w; !e.sample && e.x >= free && e.x >= 0 {
		return true
	}
	return false
}

func (c *planned) keyWidth(e keyEntry) frame.Unit {
	return c.Width(e.text, frame.Regular, c.m.Key.Size)
}

// sample is the side of a sample: as high as a capital letter.
func (c *planned) sample() frame.Unit { return c.m.Key.Size * 72 / 100 }

func drawKey(c *planned, p *kit.Pen) {
	if !c.way.grouped {
		groupLabel(c, p, &c.groups[0])
	}
	for _, e := range c.key.entries {
		top := c.key.top + c.m.Key.Lead*frame.Unit(e.row)
		base := top + c.m.Key.Baseline()
		if e.sample {
			side := c.sample()
			fill, outline := e.fill.Colors()
			if outline == "" {
				p.Box(e.mark, base-side, side, side, fill)
			} else {
				p.Outlined(e.mark, base-side, side, side, c.m.Outline, fill, outline)
			}
		} else {
			tick := kit.Stroke{Width: c.m.Tick, Color: brand.Ink}
			if e.mark == c.column { // it is the zero line
				tick.Width = c.m.Zero
			}
			p.Rule(e.mark, top+c.m.Key.Size/4, e.mark, c.groups[0].top, tick)
		}
		p.Text(e.text, e.x, base, kit.Face(frame.Regular, c.m.Key.Size, brand.Secondary))
	}
}

// checkOutlinedExplained finds outlined parts that nothing explains: neither a key, nor a caption, nor the words after the value.
func checkOutlinedExplained(c *planned, b *Chart) {
	if b.OutlinedKey.S != "" {
		return
	}
	for r := range c.rows {
		for i, p := range r.Parts {
			if p.Fill == kit.Outlined && p.Size > 0 && r.Aside.S == "" && (r.captions == nil || r.captions[i] == "") {
				c.Fail("chart-key", "give the chart the words for outlined parts", "does not explain the outlined part of \"%s\"", r.Label.S)
				return
			}
		}
	}
}
