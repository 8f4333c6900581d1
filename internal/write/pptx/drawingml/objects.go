package drawingml

import (
	"cmp"
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
	lead  frame.Unit // from line to line
}

// newBlock is a text of one line, which is as high as the built-in family's line.
func newBlock(line ...*frame.Text) *block {
	return &block{lines: [][]*frame.Text{line}, align: "l", lead: sizeOf(line) * LineHeight / 1000}
}

// membersOf sorts the items of an object into its shapes, in the order they are painted.
// What looks alike becomes one shape, and a text goes into the shape that it stands on. Texts are painted over what they stand
// among: grounds that lie under each line of a text are one shape, and hold it.
func membersOf(items []frame.Item) []*member {
	var list []*member
	var last *member // path
	var text *block  // that goes on
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Path:
			if last != nil && alike(last.path, it) {
				last.path.Segs = append(last.path.Segs, it.Segs...)
				continue
			}
			text = nil
			own := *it
			own.Segs = it.Segs[:len(it.Segs):len(it.Segs)]
			last = &member{path: &own}
			list = append(list, last)
		case *frame.Text:
			if text != nil && text.takes(it) {
				continue
			}
			text = newBlock(it)
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

// alike says whether two paths can be one shape: lines of one look, or surfaces of one colour without lines that do not meet,
// since what two parts of a path share is not filled.
func alike(a, b *frame.Path) bool {
	switch {
	case a.Fill == nil && b.Fill == nil && a.Stroke != nil && b.Stroke != nil:
		return *a.Stroke == *b.Stroke && a.Width == b.Width && a.Cap == b.Cap && slices.Equal(a.Dash, b.Dash)
	case a.Fill != nil && b.Fill != nil && a.Stroke == nil && b.Stroke == nil:
		return *a.Fill == *b.Fill && !meet(bounds(a), bounds(b))
	}
	return false
}

func meet(a, b frame.Rect) bool {
	return a.X <= b.X+b.W && b.X <= a.X+a.W && a.Y <= b.Y+b.H && b.Y <= a.Y+a.H
}

// takes adds a run to the block, if it goes on with the last line or is the next line.
func (t *block) takes(run *frame.Text) bool {
	n := len(t.lines)
	before := t.lines[n-1]
	if goesOn(before[len(before)-1], run) {
		if t.lines[n-1] = append(before, run); n == 1 {
			t.lead = sizeOf(t.lines[0]) * LineHeight / 1000
		}
		return true
	}
	lead := run.At.Y - before[0].At.Y
	if lead <= 0 || lead > 2*run.Size || n > 1 && lead != t.lead {
		return false
	}
	// Only the first run of the line is known here: a line of several runs belongs to those that begin where it does.
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
	return shortened(strings.Join(strings.Fields(b.String()), " "))
}

// shortened is a text as the name of a shape, of at most 40 characters.
func shortened(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// descent is how far the built-in family's line reaches under its baseline, in 1/1000 em. Office gives lines at an exact
// distance what is more, or less, than their own height over the baseline; where that height is left to Office, programs
// stand the first line up to a tenth of its size apart.
const descent = 212

// above is how far the first baseline is from the top of the text.
func (t *block) above() frame.Unit { return t.lead - sizeOf(t.lines[0])*descent/1000 }

// high is the height of the text.
func (t *block) high() frame.Unit { return t.lead * frame.Unit(len(t.lines)) }

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
		var names []string
		var around frame.Rect
		for i, m := range list {
			box := m.bounds()
			if m.text != nil {
				names = append(names, m.text.words())
			}
			if i == 0 {
				around = box
				continue
			}
			right, foot := max(around.X+around.W, box.X+box.W), max(around.Y+around.H, box.Y+box.H)
			around.X, around.Y = min(around.X, box.X), min(around.Y, box.Y)
			around.W, around.H = right-around.X, foot-around.Y
		}
		d.openGroup(b, cmp.Or(shortened(strings.Join(names, ", ")), "Group"), "", around)
		defer b.Put(`</p:grpSp>`)
	}
	for _, m := range list {
		switch {
		case m.path != nil:
			d.path(b, m.path, m.text)
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
	if off := 2*box.Y + box.H - 2*shape.Y - shape.H; off > 0 {
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
	b.Put(`<a:lstStyle/><a:p><a:pPr algn="`, t.align, `"><a:lnSpc><a:spcPts val="`, itoa(d.fontSize(t.lead)), `"/></a:lnSpc></a:pPr>`)
	for i, line := range t.lines {
		if i > 0 {
			b.Put(`<a:br><a:rPr lang="`, ooxml.Esc(d.Lang), `" sz="`, itoa(d.fontSize(sizeOf(line))), `"/></a:br>`)
		}
		d.runs(b, line)
	}
	b.Put(`</a:p>`)
}
