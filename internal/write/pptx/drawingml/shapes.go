package drawingml

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"briefing/internal/page/frame"
	"briefing/internal/write/ooxml"
)

// Drawer turns a drawing into native shapes: lines of text into text boxes at their places, paths into free forms, and what
// the drawing says is one object into one shape with its text inside, or into a group that moves as a whole.
type Drawer struct {
	Package  *ooxml.Package
	Part     *ooxml.Part              // whose relationships pictures get
	Lang     string                   // of the document
	Language func(line string) string // of a line of text, where it is another; nil or empty: it is not
	Next     int                      // the next shape id
	Color    func(frame.Color) string // a colour as an element
	Scale    func(frame.Unit) EMU     // nil: full size
	X, Y     EMU                      // where its origin stands on the slide

	alt string // of pictures in it
}

func (d *Drawer) id() string {
	d.Next++
	return itoa(d.Next - 1)
}

func (d *Drawer) emu(u frame.Unit) EMU {
	if d.Scale != nil {
		return d.Scale(u)
	}
	return EMU(u) * PerUnit
}

func (d *Drawer) language(line string) string {
	if d.Language == nil {
		return d.Lang
	}
	return cmp.Or(d.Language(line), d.Lang)
}

// px and py are places on the slide.
func (d *Drawer) px(u frame.Unit) EMU { return d.X + d.emu(u) }
func (d *Drawer) py(u frame.Unit) EMU { return d.Y + d.emu(u) }

// Group writes a drawing as one group with a text alternative, which its members do not have: it is read once. at is
// where it stands, in the drawing's own units.
func (d *Drawer) Group(g *frame.Group, name, alt string, at frame.Rect) string {
	d.alt = alt
	var b ooxml.Builder
	d.openGroup(&b, name, ` descr="`+ooxml.Esc(alt)+`"`, at)
	d.items(&b, placed(nil, g.Items, g.At))
	b.Put(`</p:grpSp>`)
	return b.String()
}

// openGroup begins a group whose members are placed as on the slide. more are attributes of its properties.
func (d *Drawer) openGroup(b *ooxml.Builder, name, more string, at frame.Rect) {
	x, y, w, h := itoa(d.px(at.X)), itoa(d.py(at.Y)), itoa(d.emu(at.W)), itoa(d.emu(at.H))
	b.Put(`<p:grpSp><p:nvGrpSpPr><p:cNvPr id="`, d.id(), `" name="`, ooxml.Esc(name), `"`, more, `/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>`,
		`<p:grpSpPr><a:xfrm><a:off x="`, x, `" y="`, y, `"/><a:ext cx="`, w, `" cy="`, h, `"/><a:chOff x="`, x, `" y="`, y, `"/><a:chExt cx="`, w, `" cy="`, h, `"/></a:xfrm></p:grpSpPr>`)
}

// placed lists items without their groups, in the coordinates of the whole. What has to be moved is copied.
func placed(list, items []frame.Item, at frame.Point) []frame.Item {
	for _, item := range items {
		if g, ok := item.(*frame.Group); ok {
			list = placed(list, g.Items, frame.Point{X: at.X + g.At.X, Y: at.Y + g.At.Y})
			continue
		}
		if at != (frame.Point{}) {
			item = moved(item, at)
		}
		list = append(list, item)
	}
	return list
}

func moved(item frame.Item, by frame.Point) frame.Item {
	move := func(p frame.Point) frame.Point { return frame.Point{X: p.X + by.X, Y: p.Y + by.Y} }
	switch it := item.(type) {
	case *frame.Text:
		c := *it
		c.At = move(it.At)
		return &c
	case *frame.Path:
		c := *it
		c.Segs = slices.Clone(it.Segs)
		for i := range c.Segs {
			for k := range c.Segs[i].P {
				c.Segs[i].P[k] = move(c.Segs[i].P[k])
			}
		}
		return &c
	case *frame.Image:
		c := *it
		c.Box.X, c.Box.Y = it.Box.X+by.X, it.Box.Y+by.Y
		return &c
	}
	return item
}

// objectOf is the object that an item belongs to; 0: to none.
func objectOf(item frame.Item) int {
	switch it := item.(type) {
	case *frame.Text:
		return it.Object
	case *frame.Path:
		return it.Object
	}
	return 0
}

// items writes items in their order, an object where its first item stands.
func (d *Drawer) items(b *ooxml.Builder, list []frame.Item) {
	objects := map[int][]frame.Item{}
	for _, it := range list {
		if n := objectOf(it); n != 0 {
			objects[n] = append(objects[n], it)
		}
	}
	for i := 0; i < len(list); i++ {
		if n := objectOf(list[i]); n != 0 {
			if items := objects[n]; items != nil {
				d.object(b, items)
				objects[n] = nil
			}
			continue
		}
		switch it := list[i].(type) {
		case *frame.Path:
			d.path(b, it, nil)
		case *frame.Image:
			d.image(b, it)
		case *frame.Text:
			line := []*frame.Text{it}
			for i+1 < len(list) {
				next, ok := list[i+1].(*frame.Text)
				if !ok || next.Object != 0 || !goesOn(line[len(line)-1], next) {
					break
				}
				line = append(line, next)
				i++
			}
			d.textBox(b, newBlock(line...))
		}
	}
}

// runs writes the runs of a line.
func (d *Drawer) runs(b *ooxml.Builder, line []*frame.Text) {
	for i, t := range line {
		s := t.S
		if i == len(line)-1 {
			s = strings.TrimRight(s, " ")
		}
		b.Put(`<a:r><a:rPr lang="`, ooxml.Esc(d.language(s)), `" sz="`, itoa(d.fontSize(t.Size)), `"`)
		if t.Style == frame.Bold {
			b.Put(` b="1"`)
		}
		if t.Style == frame.Italic {
			b.Put(` i="1"`)
		}
		b.Put(`><a:solidFill>`, d.Color(t.Color), `</a:solidFill></a:rPr><a:t>`)
		b.Text(s)
		b.Put(`</a:t></a:r>`)
	}
}

// fontSize is a size in 1/100 pt, as PowerPoint has them, from 1 to 4000 pt.
func (d *Drawer) fontSize(u frame.Unit) int { return max(100, d.emu(u)/PerUnit) }

// path writes a shape in its bounding box, a rectangle as such, with the text that stands on it, if there is one. A path has
// units of its own: ours, which are shorter.
func (d *Drawer) path(b *ooxml.Builder, p *frame.Path, text *block) {
	if len(p.Segs) == 0 {
		return
	}
	box := bounds(p)
	if len(p.Dash) == 2 && p.Stroke != nil && (p.Cap == frame.RoundCap && p.Dash[0] == 0 || p.Cap == frame.Butt && p.Dash[0] == p.Width) {
		d.dots(b, p)
		return
	}
	name := "Shape"
	if text != nil {
		name = text.words()
	}
	b.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, d.id(), `" name="`, ooxml.Esc(name), `"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>`, Box{d.px(box.X), d.py(box.Y), d.emu(box.W), d.emu(box.H)}.Xfrm())
	if rectangular(p.Segs) {
		b.Put(`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`)
	} else {
		b.Put(`<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="`, itoa(int(box.W)), `" h="`, itoa(int(box.H)), `"`)
		if p.Fill == nil {
			b.Put(` fill="none"`)
		}
		b.Put(`>`)
		for _, s := range p.Segs {
			name := [...]string{"moveTo", "lnTo", "cubicBezTo", "close"}[s.Op]
			if s.Op == frame.Close {
				b.Put(`<a:close/>`)
				continue
			}
			b.Put(`<a:`, name, `>`)
			for _, q := range s.P[:s.Op.Points()] {
				b.Put(`<a:pt x="`, itoa(int(q.X-box.X)), `" y="`, itoa(int(q.Y-box.Y)), `"/>`)
			}
			b.Put(`</a:`, name, `>`)
		}
		b.Put(`</a:path></a:pathLst></a:custGeom>`)
	}
	if p.Fill == nil {
		b.Put(`<a:noFill/>`)
	} else {
		b.Put(`<a:solidFill>`, d.Color(*p.Fill), `</a:solidFill>`)
	}
	d.line(b, p)
	b.Put(`</p:spPr>`)
	if text != nil {
		d.onShape(b, text, box)
	}
	b.Put(`</p:sp>`)
}

// line writes a stroke. Dashes count in thousandths of a percent of the line's width.
func (d *Drawer) line(b *ooxml.Builder, p *frame.Path) {
	if p.Stroke == nil || p.Width <= 0 {
		b.Put(`<a:ln><a:noFill/></a:ln>`)
		return
	}
	caps := "flat"
	if p.Cap == frame.RoundCap {
		caps = "rnd"
	}
	b.Put(`<a:ln w="`, itoa(max(d.emu(p.Width), 1)), `" cap="`, caps, `"><a:solidFill>`, d.Color(*p.Stroke), `</a:solidFill>`)
	if len(p.Dash) > 0 {
		b.Put(`<a:custDash>`)
		for i := 0; i < len(p.Dash); i += 2 {
			b.Put(`<a:ds d="`, itoa(int(p.Dash[i])*100000/int(p.Width)), `" sp="`, itoa(int(p.Dash[min(i+1, len(p.Dash)-1)])*100000/int(p.Width)), `"/>`)
		}
		b.Put(`</a:custDash>`)
	}
	b.Put(`<a:miter lim="800000"/></a:ln>`)
}

// dots writes a line of round dots as circles, and one of dashes that are as long as wide as squares: one shape for all.
func (d *Drawer) dots(b *ooxml.Builder, p *frame.Path) {
	r, pitch := p.Width/2, p.Dash[0]+p.Dash[1]
	shape := &frame.Path{Fill: p.Stroke}
	var from frame.Point
	for _, s := range p.Segs {
		if s.Op == frame.LineTo && s.P[0].Y == from.Y && pitch > 0 {
			for x := from.X; x <= s.P[0].X; x += pitch {
				switch {
				case p.Dash[0] == 0:
					shape.Segs = append(shape.Segs, circle(frame.Point{X: x, Y: from.Y}, r)...)
				case x+p.Width <= s.P[0].X:
					shape.Segs = append(shape.Segs, square(frame.Point{X: x, Y: from.Y - r}, p.Width)...)
				}
			}
		}
		from = s.P[0]
	}
	d.path(b, shape, nil)
}

// square is a square by its top left corner.
func square(c frame.Point, side frame.Unit) []frame.Seg {
	at := func(op frame.Op, x, y frame.Unit) frame.Seg {
		return frame.Seg{Op: op, P: [3]frame.Point{{X: c.X + x, Y: c.Y + y}}}
	}
	return []frame.Seg{at(frame.MoveTo, 0, 0), at(frame.LineTo, side, 0), at(frame.LineTo, side, side), at(frame.LineTo, 0, side), {Op: frame.Close}}
}

// circle is a circle of four curves; 0.5523 is 4/3 tan(90°/4).
func circle(c frame.Point, r frame.Unit) []frame.Seg {
	k := (r*5523 + 5000) / 10000
	at := func(x, y frame.Unit) frame.Point { return frame.Point{X: c.X + x, Y: c.Y + y} }
	return []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{at(r, 0)}},
		{Op: frame.CurveTo, P: [3]frame.Point{at(r, k), at(k, r), at(0, r)}},
		{Op: frame.CurveTo, P: [3]frame.Point{at(-k, r), at(-r, k), at(-r, 0)}},
		{Op: frame.CurveTo, P: [3]frame.Point{at(-r, -k), at(-k, -r), at(0, -r)}},
		{Op: frame.CurveTo, P: [3]frame.Point{at(k, -r), at(r, -k), at(r, 0)}},
		{Op: frame.Close},
	}
}

// rectangular says whether a path is one rectangle with sides along the axes.
func rectangular(segs []frame.Seg) bool {
	p, ok := frame.Corners(segs)
	return ok && (p[0].Y == p[1].Y && p[1].X == p[2].X && p[2].Y == p[3].Y && p[3].X == p[0].X ||
		p[0].X == p[1].X && p[1].Y == p[2].Y && p[2].X == p[3].X && p[3].Y == p[0].Y)
}

// image embeds a picture once for each part that shows it.
func (d *Drawer) image(b *ooxml.Builder, it *frame.Image) {
	name := "ppt/media/" + path.Base(it.Key) + ".png"
	if d.Package.Part(name) == nil {
		d.Package.Add(&ooxml.Part{Name: name, Type: "image/png", Data: it.Data})
	}
	id := d.Part.Relate(ooxml.RelImage, name, false)
	b.Put(`<p:pic><p:nvPicPr><p:cNvPr id="`, d.id(), `" name="Picture" descr="`, ooxml.Esc(d.alt), `"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="`, id,
		`"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>`, Box{d.px(it.Box.X), d.py(it.Box.Y), d.emu(it.Box.W), d.emu(it.Box.H)}.Xfrm(),
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`)
}
