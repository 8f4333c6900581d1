package panels

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// planned is a chart of unit panels: its key over panels in rows. The panel with the most marks spans two columns
// where that fills the rows.
type planned struct {
	*kit.Layout
	m         Sizes
	width     frame.Unit
	across    int
	key       []markWord
	keyHeight frame.Unit // with the distance to the panels
	panels    []placed
	rest      kit.Remark
}

// markWord is a piece of the key: a sample of a mark, full, part of one or none, and a line of words.
type markWord struct {
	sample keyMark
	line   string
	x, y   frame.Unit
}

// keyMark is what stands before words of the key.
type keyMark uint8

const (
	noMark keyMark = iota
	fullMark
	partMark
)

// placed is one panel with its place and its wrapped texts.
type placed struct {
	Panel
	x, y, w frame.Unit
	who     []string
	whenX   frame.Unit
	whenAt  int        // line of the head that the period stands on
	head    frame.Unit // so much more than one line is what who and when take in this row
	lines   []string
}

// arranged returns panels as they stand in rows, and which of them spans two columns: the one with the most marks,
// where that takes no row more than without; -1 for none. If it came to stand in a row's last column, it changes places
// with the next one, or at the end with the one before, so that no row has a hole.
func arranged(panels []Panel, across int) ([]Panel, int) {
	at, n := widest(panels), len(panels)
	if at < 0 || across < 2 || (n+across)/across > (n+across-1)/across {
		return panels, -1
	}
	if at%across < across-1 {
		return panels, at
	}
	to := at + 1
	if to == n {
		to = at - 1
	}
	panels = slices.Clone(panels)
	panels[at], panels[to] = panels[to], panels[at]
	return panels, to
}

// spareColumn is the one column more that the panel with the most marks may span.
func spareColumn(s *Chart) int {
	if widest(s.Panels) >= 0 {
		return 1
	}
	return 0
}

// widest is the panel with the most marks, the first of several; -1 if none has marks.
func widest(panels []Panel) int {
	at, most := -1, int64(0)
	for i, p := range panels {
		if n := 1000*int64(p.Marks) + int64(p.Part); n > most {
			at, most = i, n
		}
	}
	return at
}

// perRow is how many marks stand in a row of a width, in blocks of ten; less where even ten have no room.
func (m *Sizes) perRow(width frame.Unit) int {
	// Ten marks are ten pitches less the gap after the last; a block more is ten pitches and the gap between blocks.
	if room := width + m.Pitch - m.Mark; room < 10*m.Pitch {
		return max(1, int(room/m.Pitch))
	}
	return 10 * (1 + int((width+m.Pitch-m.Mark-10*m.Pitch)/(10*m.Pitch+m.Block)))
}

// shrunk makes all numbers as small as the longest one needs to fit, down to the least that the form allows, and what
// stands before them.
func shrunk(d *kit.Layout, panels []Panel, m Sizes) Sizes {
	number, qualifier, base, label := m.Number, m.Qualifier, m.NumberBase, m.LabelTop
	for percent := frame.Unit(100); percent >= frame.Unit(m.Smallest) && m.Smallest > 0; percent -= 5 {
		m.Number = number * percent / 100
		m.NumberBase, m.LabelTop = base-(number-m.Number)*95/100, label-(number-m.Number)*113/100
		m.Qualifier = max(qualifier*percent/100, min(qualifier, m.Kicker.Size))
		fits := true
		for _, p := range panels {
			fits = fits && numberWidth(d, p, m) <= m.Width
		}
		if fits {
			break
		}
	}
	return m
}

func numberWidth(d *kit.Layout, p Panel, m Sizes) frame.Unit {
	w := d.Width(p.Number.S, frame.Bold, m.Number)
	if p.Qualifier.S != "" {
		w += d.Width(p.Qualifier.S+" ", frame.Regular, m.Qualifier)
	}
	return w
}

func (m Sizes) labelLines() int {
	if m.LabelLines == 0 {
		return 2
	}
	return m.LabelLines
}

// fitKey sets the key's entries one after the other, on as many lines as they need.
func (c *planned) fitKey(s *Chart) {
	if c.m.NoMarks {
		return
	}
	type entry struct {
		sample keyMark
		text   string
	}
	var all []entry
	for _, k := range s.Keys {
		all = append(all, entry{fullMark, k})
	}
	if s.PartKey.S != "" {
		all = append(all, entry{partMark, s.PartKey.S})
	}
	if s.AloneKey.S != "" {
		all = append(all, entry{noMark, s.AloneKey.S})
	}
	if len(all) == 0 {
		return
	}
	x, y := frame.Unit(0), frame.Unit(0)
	for _, e := range all {
		lead := frame.Unit(0)
		if e.sample != noMark {
			lead = c.m.Mark + c.m.Key.Size*45/100
		}
		if x > 0 && x+lead+c.Width(e.text, frame.Regular, c.m.Key.Size) > c.width {
			x, y = 0, y+c.m.Key.Lead
		}
		lines, ok := c.Wrap(e.text, frame.Regular, c.m.Key.Size, c.width-lead)
		if !ok {
			c.Fail("chart-fit", "shorten it", "has no room for the key \"%s\"", e.text)
		}
		for i, l := range lines {
			if i > 0 {
				y += c.m.Key.Lead
			}
			w := markWord{sample: e.sample, line: l, x: x, y: y}
			if i > 0 {
				w.sample = noMark
				w.x += lead
			}
			c.key = append(c.key, w)
		}
		x += lead + c.Width(lines[len(lines)-1], frame.Regular, c.m.Key.Size) + 2*c.m.Key.Size
	}
	c.keyHeight = y + c.m.Key.Lead + c.m.KeyEnd
}

// fitPanel wraps a panel's texts and finds those that are too long. The period stands at the right of who; where both
// have no room on one line, under it.
func (c *planned) fitPanel(u *placed) {
	m := &c.m
	var ok bool
	u.lines, ok = c.Wrap(u.Label.S, frame.Regular, m.Label.Size, u.w)
	if most := m.labelLines(); !ok || len(u.lines) > most {
		c.Fail("chart-fit", "shorten the label", "has no room for the label \"%s\": it takes more than %s lines", u.Label.S, kit.CountWord(most))
	}
	when := c.Width(u.When.S, frame.Regular, m.Kicker.Size)
	if u.who, ok = c.Wrap(u.Kicker.S, frame.Bold, m.Kicker.Size, u.w); !ok || len(u.who) > 2 {
		c.Fail("chart-fit", "shorten it", "has no room for \"%s\" over %s", u.Kicker.S, u.Number.S)
	}
	if when > u.w {
		c.Fail("chart-fit", "shorten it", "has no room for \"%s\" over %s", u.When.S, u.Number.S)
	}
	if n := len(u.who); n > 0 && when > 0 {
		last := c.Width(u.who[n-1], frame.Bold, m.Kicker.Size)
		switch {
		case n == 1 && last+m.Kicker.Size+when <= u.w:
			u.whenX = u.w - when
		default:
			u.whenAt = n
		}
	}
	u.head = m.Kicker.Lead * frame.Unit(max(len(u.who), u.whenAt+1, 1)-1)
	if numberWidth(c.Layout, u.Panel, *m) > u.w {
		c.Fail("chart-fit", "use a larger unit", "has no room for the number \"%s\"", kit.Joined(u.Qualifier.S, u.Number.S))
	}
}

// place sets the panels in rows, in their order, and returns the height of all. A row ends where the next panel has no
// room in it. In a row all numbers stand on one line, below the highest head.
func (c *planned) place() frame.Unit {
	bottom := c.keyHeight
	for from := 0; from < len(c.panels); {
		y, x, head, to := bottom, frame.Unit(0), frame.Unit(0), from
		if from > 0 {
			y += c.m.RowGap
		}
		for ; to < len(c.panels); to++ {
			u := &c.panels[to]
			if x > 0 && x+u.w > c.m.Width*frame.Unit(c.across)+c.m.Gap*frame.Unit(c.across-1) {
				break
			}
			u.x, u.y = x, y
			x += u.w + c.m.Gap
			head = max(head, u.head)
		}
		for i := from; i < to; i++ {
			c.panels[i].head = head
			bottom = max(bottom, y+c.height(&c.panels[i]))
		}
		from = to
	}
	return bottom
}

// markTop is where the marks begin, from the panel's top.
func (c *planned) markTop(u *placed) frame.Unit {
	return u.head + c.m.LabelTop + c.m.Label.Lead*frame.Unit(len(u.lines)) + c.m.MarkTop
}

// marks is how many marks a panel has, one that is filled in part included.
func (u *placed) marks() int {
	if u.Part > 0 {
		return u.Marks + 1
	}
	return u.Marks
}

func (c *planned) height(u *placed) frame.Unit {
	n := u.marks()
	if n == 0 {
		return c.markTop(u) - c.m.MarkTop
	}
	per := c.m.perRow(u.w)
	return c.markTop(u) + c.m.Pitch*frame.Unit((n+per-1)/per) - (c.m.Pitch - c.m.Mark)
}

func (c *planned) drawKey(p *kit.Pen) {
	for _, k := range c.key {
		base, x := k.y+c.m.Key.Baseline(), k.x
		if k.sample != noMark {
			// On the middle of capitals.
			y := base - c.m.Key.Size*36/100 - c.m.Mark/2
			if k.sample == fullMark {
				p.Box(x, y, c.m.Mark, c.m.Mark, brand.Blue)
			} else {
				c.partOfMark(p, x, y, 500)
			}
			x += c.m.Mark + c.m.Key.Size*45/100
		}
		p.Text(k.line, x, base, kit.Face(frame.Regular, c.m.Key.Size, brand.Secondary))
	}
}

func (c *planned) drawPanel(p *kit.Pen, u *placed) {
	m := &c.m
	p.Box(u.x, u.y, u.w, p.Form.Strong, brand.Blue)
	line := func(i int) frame.Unit { return u.y + m.KickerTop + m.Kicker.Lead*frame.Unit(i) + m.Kicker.Baseline() }
	p.Object() // lines of one text
	for i, l := range u.who {
		p.Text(l, u.x, line(i), kit.Face(frame.Bold, m.Kicker.Size, brand.Ink))
	}
	p.Resume(0)
	if u.When.S != "" {
		p.Text(u.When.S, u.x+u.whenX, line(u.whenAt), kit.Face(frame.Regular, m.Kicker.Size, brand.Secondary))
	}
	x, y := u.x, u.y+u.head+m.NumberBase
	if u.Qualifier.S != "" {
		l := kit.Face(frame.Regular, m.Qualifier, brand.Secondary)
		x += p.Text(u.Qualifier.S, x, y, l) + p.Measure(" ", l)
	}
	p.Text(u.Number.S, x, y, kit.Face(frame.Bold, m.Number, brand.Blue))
	y = u.y + u.head + m.LabelTop + m.Label.Baseline()
	p.Object()
	for _, l := range u.lines {
		p.Text(l, u.x, y, kit.Face(frame.Regular, m.Label.Size, brand.Body))
		y += m.Label.Lead
	}
	p.Resume(0)
	c.drawMarks(p, u)
}

// drawMarks draws a panel's full marks as one dashed line with a piece for each ten, of dashes as long as wide: a path of
// its own for each mark would make files large and pages slow to open. Then comes the last one, filled in part.
func (c *planned) drawMarks(p *kit.Pen, u *placed) {
	per := c.m.perRow(u.w)
	place := func(i int) (x, y frame.Unit) {
		col := i % per
		return u.x + c.m.Pitch*frame.Unit(col) + c.m.Block*frame.Unit(col/10), u.y + c.markTop(u) + c.m.Pitch*frame.Unit(i/per)
	}
	if u.Marks > 0 {
		var rows [][2]frame.Point
		for i := 0; i < u.Marks; {
			n := min(10-i%per%10, u.Marks-i, per-i%per)
			x, y := place(i)
			y += c.m.Mark / 2
			rows = append(rows, [2]frame.Point{{X: x, Y: y}, {X: x + c.m.Pitch*frame.Unit(n-1) + c.m.Mark, Y: y}})
			i += n
		}
		p.Lines(kit.Stroke{Width: c.m.Mark, Color: brand.Blue, Dash: []frame.Unit{c.m.Mark, c.m.Pitch - c.m.Mark}}, rows...)
	}
	if u.Part > 0 {
		x, y := place(u.Marks)
		c.partOfMark(p, x, y, u.Part)
	}
}

// partOfMark draws a mark that is filled in part: its outline in full, the part in proportion over it, wide enough to
// be seen.
func (c *planned) partOfMark(p *kit.Pen, x, y frame.Unit, thousandths int) {
	p.Outlined(x, y, c.m.Mark, c.m.Mark, p.Form.Rule, brand.White, brand.Context)
	p.Box(x, y, max(c.MM(0.3), p.Form.Least, c.m.Mark*frame.Unit(thousandths)/1000), c.m.Mark, brand.Blue)
}
