package drawingml

import (
	"slices"
	"strings"

	"briefing/internal/page/frame"
	"briefing/internal/write/ooxml"
)

// member is one shape of an object: a path, a text, or a path with the text that stands on it.
type member struct {
	path *frame.Path // nil: a text alone
	text *block      // nil: a path alone
}

// block is lines of text that are one: they begin at one place, or end there, or have one middle, and follow each other at
// one distance.
type block struct {
	lines [][]*frame.Text
	align string     // as a:pPr has it
	lead  frame.Unit // from line to line; 0: there is one line
}

// membersOf sorts the items of an object, which have the page's coordinates, into its shapes, in the order they are painted.
// Lines of the same look become one shape, and a text goes into the shape that it stands on. Texts are painted over lines.
func membersOf(items []frame.Item) []*member {
	var list []*member
	var last *member // path
	var text *block  // that goes on
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Path:
			if text = nil; last != nil && last.text == nil && sameLine(last.path, it) {
				last.path.Segs = append(last.path.Segs, it.Segs...)
				continue
			}
			last = &member{path: it}
			list = append(list, last)
		case *frame.Text:
			if text != nil && text.takes(it) {
				continue
			}
			text = &block{lines: [][]*frame.Text{{it}}, align: "l"}
			list = append(list, &member{text: text})
		}
	}
	return onShapes(list)
}

// onShapes puts texts into the shapes that they stand on: the last one painted before, if it has no text yet.
func onShapes(list []*member) []*member {
	var out []*member
	for _, m := range list {
		if m.path == nil {
			i := len(out) - 1
			for ; i >= 0 && !(out[i].path != nil && out[i].path.Fill != nil && holds(bounds(out[i].path), m.text.ink())); i-- {
			}
			if i >= 0 && out[i].text == nil {
				out[i].text = m.text
				continue
			}
		}
		out = append(out, m)
	}
	return out
}

// sameLine says whether two paths are lines of one look.
func sameLine(a, b *frame.Path) bool {
	return a.Fill == nil && b.Fill == nil && a.Stroke != nil && b.Stroke != nil && *a.Stroke == *b.Stroke &&
		a.Width == b.Width && a.Cap == b.Cap && slices.Equal(a.Dash, b.Dash)
}

// takes adds a run to the block, if it goes on with the last line or is the next line.
func (t *block) takes(run *frame.Text) bool {
	n := len(t.lines)
	before := t.lines[n-1]
	if goesOn(before[len(before)-1], run) {
		t.lines[n-1] = append(before, run)
		return true
	}
	lead := run.At.Y - before[0].At.Y
	if lead <= 0 || lead > 2*run.Size || n > 1 && lead != t.lead {
		return false
	}
	// Where the line ends is known only when its last run is; the lines of a block are told apart by where they begin, so
	// that texts of several runs a line must begin at one place.
	align := alignment(before, run)
	if align == "" || n > 1 && align != t.align {
		return false
	}
	t.lines, t.align, t.lead = append(t.lines, []*frame.Text{run}), align, lead
	return true
}

// alignment is how a run stands under a line; empty where it does not belong to it.
func alignment(line []*frame.Text, run *frame.Text) string {
	left, right := ends(line)
	l, r := run.At.X, run.At.X+run.Width
	switch {
	case l == left:
		return "l"
	case r == right:
		return "r"
	case l+r-left-right >= -2 && l+r-left-right <= 2:
		return "ctr"
	}
	return ""
}

// goesOn says whether a run stands behind another on its line, at most a space from it: then they are one text.
func goesOn(last, next *frame.Text) bool {
	return next.At.Y == last.At.Y && next.At.X >= last.At.X+last.Width && next.At.X <= last.At.X+last.Width+last.Size*4/10
}

func ends(line []*frame.Text) (left, right frame.Unit) {
	last := line[len(line)-1]
	return line[0].At.X, last.At.X + last.Width
}

func sizeOf(line []*frame.Text) frame.Unit {
	size := frame.Unit(0)
	for _, t := range line {
		size = max(size, t.Size)
	}
	return size
}

// words is the text of a block, to call its shape by.
func (t *block) words() string {
	var b strings.Builder
	for _, line := range t.lines {
		for _, run := range line {
			b.WriteString(run.S)
		}
		b.WriteByte(' ')
	}
	words := []rune(strings.Join(strings.Fields(b.String()), " "))
	if len(words) > 40 {
		words = append(words[:39], '…')
	}
	return string(words)
}

// descent is how far the built-in family's line reaches under its baseline, in 1/1000 em. Where the distance of lines is
// exact, Office gives to what is over the baseline what is more, or takes from there what is less.
const descent = 212

// above is how far the first baseline is from the top of the text, and high the height of the text.
func (t *block) above() frame.Unit {
	size := sizeOf(t.lines[0])
	if t.lead == 0 {
		return size * ascent / 1000
	}
	return t.lead - size*descent/1000
}

func (t *block) high() frame.Unit {
	if t.lead == 0 {
		return sizeOf(t.lines[0]) * LineHeight / 1000
	}
	return t.lead * frame.Unit(len(t.lines))
}

// box is where a box that is as wide as the text stands.
func (t *block) box() frame.Rect {
	left, right := ends(t.lines[0])
	for _, line := range t.lines[1:] {
		l, r := ends(line)
		left, right = min(left, l), max(right, r)
	}
	return frame.Rect{X: left, Y: t.lines[0][0].At.Y - t.above(), W: right - left, H: t.high()}
}

// ink is the box that capital letters fill, 72 % of the size high.
func (t *block) ink() frame.Rect {
	box, last := t.box(), t.lines[len(t.lines)-1]
	top := t.lines[0][0].At.Y - sizeOf(t.lines[0])*72/100
	return frame.Rect{X: box.X, Y: top, W: box.W, H: last[0].At.Y - top}
}

func holds(outer, inner frame.Rect) bool {
	return inner.X >= outer.X && inner.Y >= outer.Y && inner.X+inner.W <= outer.X+outer.W && inner.Y+inner.H <= outer.Y+outer.H
}

// bounds is the box around a path.
func bounds(p *frame.Path) frame.Rect {
	lo, hi, some := frame.Point{}, frame.Point{}, false
	for _, s := range p.Segs {
		for _, q := range s.P[:s.Op.Points()] {
			if !some {
				lo, hi, some = q, q, true
			}
			lo.X, lo.Y, hi.X, hi.Y = min(lo.X, q.X), min(lo.Y, q.Y), max(hi.X, q.X), max(hi.Y, q.Y)
		}
	}
	return frame.Rect{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}
}

// object writes what is one thing: as one shape where it is, else as a group, which moves as a whole.
func (d *Drawer) object(b *ooxml.Builder, items []frame.Item) {
	list := membersOf(items)
	if len(list) > 1 {
		name := "Group"
		var around frame.Rect
		for i, m := range list {
			box := m.bounds()
			if m.text != nil && name == "Group" {
				name = m.text.words()
			}
			if i == 0 {
				around = box
				continue
			}
			right, foot := max(around.X+around.W, box.X+box.W), max(around.Y+around.H, box.Y+box.H)
			around.X, around.Y = min(around.X, box.X), min(around.Y, box.Y)
			around.W, around.H = right-around.X, foot-around.Y
		}
		d.openGroup(b, name, "", around)
		defer b.Put(`</p:grpSp>`)
	}
	for _, m := range list {
		switch {
		case m.path != nil:
			d.path(b, m.path, m.text, frame.Point{})
		default:
			d.textBox(b, m.text)
		}
	}
}

func (m *member) bounds() frame.Rect {
	if m.path != nil {
		return bounds(m.path)
	}
	return m.text.box()
}

// textBox writes a text as a box of its own, as wide as its words; it does not wrap.
func (d *Drawer) textBox(b *ooxml.Builder, t *block) {
	at := t.box()
	b.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, d.id(), `" name="`, ooxml.Esc(t.words()), `"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>`, Box{d.px(at.X), d.py(at.Y), max(d.emu(at.W), 1), d.emu(at.H)}.Xfrm(),
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr>`)
	d.lines(b, t)
	b.Put(`</p:txBody></p:sp>`)
}

// onShape writes a text into the shape that it stands on. It is centred upright, with an inset that brings its lines where
// they were drawn, so that it stays in the middle when the shape is made higher.
func (d *Drawer) onShape(b *ooxml.Builder, t *block, shape frame.Rect) {
	box := t.box()
	var left, top, right, bottom frame.Unit
	switch t.align {
	case "l":
		left = box.X - shape.X
	case "r":
		right = shape.X + shape.W - box.X - box.W
	default:
		if off := 2*box.X + box.W - 2*shape.X - shape.W; off > 0 {
			left = off
		} else {
			right = -off
		}
	}
	high := t.high()
	if t.lead == 0 {
		high = sizeOf(t.lines[0]) * (ascent + descent) / 1000
	}
	if off := 2*(t.lines[0][0].At.Y-t.above()) + high - 2*shape.Y - shape.H; off > 0 {
		top = off
	} else {
		bottom = -off
	}
	b.Put(`<p:txBody><a:bodyPr wrap="none" lIns="`, itoa(d.emu(left)), `" tIns="`, itoa(d.emu(top)), `" rIns="`, itoa(d.emu(right)), `" bIns="`, itoa(d.emu(bottom)), `" anchor="ctr"><a:noAutofit/></a:bodyPr>`)
	d.lines(b, t)
	b.Put(`</p:txBody>`)
}

// lines writes the lines of a text as one paragraph with breaks, at the distance they were drawn at.
func (d *Drawer) lines(b *ooxml.Builder, t *block) {
	b.Put(`<a:lstStyle/><a:p><a:pPr algn="`, t.align, `">`)
	if t.lead > 0 {
		b.Put(`<a:lnSpc><a:spcPts val="`, itoa(d.fontSize(t.lead)), `"/></a:lnSpc>`)
	}
	b.Put(`</a:pPr>`)
	for i, line := range t.lines {
		if i > 0 {
			b.Put(`<a:br><a:rPr lang="`, ooxml.Esc(d.Lang), `" sz="`, itoa(d.fontSize(sizeOf(line))), `"/></a:br>`)
		}
		d.runs(b, line)
	}
	b.Put(`</a:p>`)
}
