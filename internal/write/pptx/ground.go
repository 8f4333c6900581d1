package pptx

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/slide"
	"briefing/internal/page/text"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// candidate is a layout that a slide can stand on.
type candidate struct {
	lay    *potx.Layout
	ground *slide.Ground
	halves [2]*potx.Placeholder // left and right, where the slide uses them
}

// candidates lists the layouts that a slide can stand on, the best first.
func (w *writer) candidates(s *doc.Slide) []candidate {
	if w.t.Own() {
		role := potx.RoleDrawing
		if s.Opening {
			role = potx.RoleOpening
		}
		if lay := w.t.Layout(role); lay != nil {
			return []candidate{{lay: lay, ground: w.ownGround(lay, s.Opening)}}
		}
	}
	content := w.foreign(w.t.Layout(potx.RoleContent))
	if s.Opening {
		return []candidate{w.foreignTitle(w.t.Layout(potx.RoleTitle))}
	}
	two := w.t.Layout(potx.RoleTwo)
	var list []candidate
	if len(s.Blocks) == 1 {
		switch b := s.Blocks[0].(type) {
		case *doc.Columns:
			if two != content.lay && len(b.Cols) == 2 {
				list = append(list, w.foreignTwo(two))
			}
		case *doc.Chart:
			switch n := nativeCharts(b); {
			case n == 0 && b.Plot != nil:
				list = append(list, w.foreign(w.t.Layout(potx.RoleOnly)))
			case n == 2 && two != content.lay:
				c := w.foreignTwo(two)
				c.ground.Halves = nil // the charts stand in one area
				list = append(list, c)
			}
		}
	}
	return append(list, content)
}

// unit is a length of the template in units of a slide as high as those that are measured.
func (w *writer) unit(v drawingml.EMU) frame.Unit {
	h := int64(w.t.H)
	n := int64(v) * int64(slide.Height)
	if n < 0 {
		return -frame.Unit((-n + h/2) / h)
	}
	return frame.Unit((n + h/2) / h)
}

// emu is a length of a measured slide on the template's slides.
func (w *writer) emu(u frame.Unit) drawingml.EMU {
	n := int64(u) * int64(w.t.H)
	half := int64(slide.Height) / 2
	if n < 0 {
		half = -half
	}
	return drawingml.EMU((n + half) / int64(slide.Height))
}

// size is a size of type of a measured slide on the template's slides, in 1/100 pt, never rounded down.
func (w *writer) size(u frame.Unit) int {
	full := int64(slide.Height) * int64(drawingml.PerUnit)
	return int((int64(u)*int64(w.t.H) + full - 1) / full)
}

func (w *writer) rect(b drawingml.Box) frame.Rect {
	return frame.Rect{X: w.unit(b.X), Y: w.unit(b.Y), W: w.unit(b.W), H: w.unit(b.H)}
}

func (w *writer) box(r frame.Rect) drawingml.Box {
	x, y := w.emu(r.X), w.emu(r.Y)
	return drawingml.Box{X: x, Y: y, W: w.emu(r.X+r.W) - x, H: w.emu(r.Y+r.H) - y}
}

// place is a placeholder as a place for text.
func (w *writer) place(h *potx.Placeholder) *slide.Place {
	if h == nil {
		return nil
	}
	p := &slide.Place{Box: w.rect(h.Box), Indent: w.unit(h.Style.Left)}
	for i, v := range h.Insets {
		p.Insets[i] = w.unit(v)
	}
	size := w.unit(h.Style.Size * drawingml.PerUnit)
	lead := size * frame.Unit(w.ruler.Line) / 1000 * frame.Unit(h.Style.Spacing) / 100000
	if h.Style.Spacing < 0 {
		lead = w.unit(-h.Style.Spacing * drawingml.PerUnit)
	}
	p.Style = text.Style{Size: size, Lead: lead}
	if h.Style.Bold {
		p.Style.Face = frame.Bold
	}
	p.Before = w.unit(h.Style.Before*drawingml.PerUnit) + lead*frame.Unit(h.Style.PercentBefore)/100000
	return p
}

// bottomGap is from the end of blocks to the source line in layouts of ours.
const bottomGap = frame.Unit(1701) // 6 mm

func (w *writer) ownGround(lay *potx.Layout, opening bool) *slide.Ground {
	g := &slide.Ground{Ours: true, W: w.unit(w.t.W), Title: *w.place(lay.Title()), Percent: w.percent(),
		Source: w.place(lay.Find(potx.Source)), Notice: w.place(lay.Find(potx.Notice))}
	title := g.Title.Box
	g.Body = frame.Rect{X: title.X, Y: title.Y + title.H, W: title.W}
	if g.Source != nil {
		g.Body.H = g.Source.Box.Y - bottomGap - g.Body.Y
	}
	if opening {
		g.Subtitle = w.place(lay.Of("subTitle"))
		if g.Subtitle == nil { // it was removed: what it would hold stands under the title
			under := title.Y + title.H
			g.Subtitle = &slide.Place{Box: frame.Rect{X: title.X, Y: under, W: title.W, H: max(slide.Height-under, 0)}, Style: g.Title.Style}
		}
	}
	return g
}

// percent is how wide texts of the template are beside those of the brand's faces.
func (w *writer) percent() int {
	if w.ruler.Exact() {
		return 0
	}
	return w.ruler.Percent()
}

// foreign is a layout of another house with one place for content, or with none. Its content begins under its title.
func (w *writer) foreign(lay *potx.Layout) candidate {
	g := &slide.Ground{W: w.unit(w.t.W), Title: *w.place(lay.Title()), Percent: w.percent(), Notice: w.place(lay.Foot("ftr"))}
	g.Body = w.rect(w.t.Layout(potx.RoleContent).Main().Box) // the room where the layout has none
	if main := lay.Main(); main != nil && main.Box.H >= w.t.H/3 {
		g.Body, g.List = w.rect(main.Box), w.place(main)
	}
	g.Body = w.clear(lay, g.Body)
	return candidate{lay: lay, ground: g}
}

// clear is the room of an area between the title and the layout's own foot.
func (w *writer) clear(lay *potx.Layout, area frame.Rect) frame.Rect {
	across := func(r frame.Rect) bool { return r.X < area.X+area.W && area.X < r.X+r.W }
	if title := w.rect(lay.Title().Box); across(title) && title.Y < area.Y+area.H/2 {
		if end := title.Y + title.H; end > area.Y {
			area.Y, area.H = end, area.H-(end-area.Y)
		}
	}
	for _, typ := range []string{"dt", "ftr", "sldNum"} {
		h := lay.Foot(typ)
		if h == nil {
			continue
		}
		if r := w.rect(h.Box); across(r) && r.Y > area.Y+area.H/2 {
			area.H = min(area.H, r.Y-area.Y)
		}
	}
	return area
}

func (w *writer) foreignTitle(lay *potx.Layout) candidate {
	c := w.foreign(lay)
	c.ground.Subtitle = w.place(lay.Of("subTitle"))
	if c.ground.Subtitle == nil {
		c.ground.Subtitle = w.place(lay.Main())
	}
	return c
}

func (w *writer) foreignTwo(lay *potx.Layout) candidate {
	c := w.foreign(lay)
	left, right, _ := lay.Pair()
	c.halves = [2]*potx.Placeholder{left, right}
	a, b := w.rect(left.Box), w.rect(right.Box)
	c.ground.Halves = []frame.Rect{a, b}
	c.ground.Lists = [2]*slide.Place{w.place(left), w.place(right)}
	c.ground.List = nil
	y := max(a.Y, b.Y)
	c.ground.Body = frame.Rect{X: a.X, Y: y, W: b.X + b.W - a.X, H: min(a.Y+a.H, b.Y+b.H) - y}
	c.ground.Body = w.clear(lay, c.ground.Body)
	return c
}

// own chooses the layout of ours for what stands on a slide; generic is for all that has none.
func (w *writer) own(boxes []slide.Box, generic *potx.Layout) *potx.Layout {
	count := map[slide.Kind]int{}
	charts := 0
	for _, b := range boxes {
		count[b.Kind]++
		if c, ok := b.Of.(*doc.Chart); ok && b.Kind == slide.Chart && !b.Drawn {
			charts += nativeCharts(c)
		}
	}
	for _, k := range []slide.Kind{slide.Title, slide.Subtitle, slide.Rule, slide.Tint, slide.Source, slide.Notice} {
		delete(count, k)
	}
	only := func(kinds map[slide.Kind]int) bool {
		for k, n := range count {
			if kinds[k] != n {
				return false
			}
		}
		return len(kinds) == len(count)
	}
	for _, c := range []struct {
		role  potx.Role
		kinds map[slide.Kind]int
		fits  bool
	}{
		{potx.RoleFour, map[slide.Kind]int{slide.Tile: 4}, true},
		{potx.RoleSix, map[slide.Kind]int{slide.Tile: 6}, true},
		{potx.RoleBeside, map[slide.Kind]int{slide.Chart: 1, slide.Text: 1, slide.Tile: 2}, charts == 1},
		{potx.RoleBeside, map[slide.Kind]int{slide.Chart: 1, slide.Text: 1, slide.Tile: 1}, charts == 1},
		{potx.RoleChart, map[slide.Kind]int{slide.Chart: 1}, charts == 1},
		{potx.RoleChart, map[slide.Kind]int{slide.Chart: 1, slide.Text: 1}, charts == 1},
		{potx.RoleCharts, map[slide.Kind]int{slide.Chart: 1}, charts == 2},
		{potx.RoleCharts, map[slide.Kind]int{slide.Chart: 1, slide.Text: 1}, charts == 2},
		{potx.RoleTable, map[slide.Kind]int{slide.Table: 1}, true},
		{potx.RoleTable, map[slide.Kind]int{slide.Table: 1, slide.Text: 1}, true},
		{potx.RoleTable, map[slide.Kind]int{slide.Table: 1, slide.Text: 2}, true},
		{potx.RoleItems, map[slide.Kind]int{slide.Item: 4, slide.Band: 1}, true},
		{potx.RoleSummary, map[slide.Kind]int{slide.Sentence: potx.Rows}, true},
		{potx.RolePoints, map[slide.Kind]int{slide.Point: potx.Rows}, true},
		{potx.RoleText, map[slide.Kind]int{slide.Text: 1}, true},
	} {
		if lay := w.t.Layout(c.role); c.fits && lay != nil && only(c.kinds) {
			return lay
		}
	}
	return generic
}

// nativeCharts is how many charts of Office a chart is: 0 where it is drawn as shapes.
func nativeCharts(c *doc.Chart) int {
	if c.Plot == nil {
		return 0
	}
	n := c.Plot.Native()
	if n == nil {
		return 0
	}
	if _, uneven := unevenPanel(c); uneven {
		return 0
	}
	return n.Charts()
}
