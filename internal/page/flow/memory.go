package flow

import (
	"slices"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/slab"
)

// Memory is what documents are laid out in. Who lays out many, each only to be written, takes it back between them; the
// functions of the package take memory of their own. The zero value is ready. It is not safe for several goroutines.
type Memory struct {
	texts    slab.Slab[frame.Text]
	paths    slab.Slab[frame.Path]
	segs     slab.Slab[frame.Seg]
	marks    slab.Slab[frame.Mark]
	nodes    slab.Slab[frame.Node]
	kids     slab.Slab[frame.Kid]
	itemSlab slab.Slab[frame.Item]
	linkSlab slab.Slab[frame.Link]
	dests    slab.Slab[frame.Dest]
	spacer   slab.Spacer

	logos []logoDrawing // a few, which stay

	pageSlab  slab.Slab[frame.Page]
	pageMarks slab.Slab[*frame.Mark]
	pageLinks slab.Slab[*frame.Link]
}

// Reuse takes everything back: the documents that were laid out in it must not be used any more. Strings stay.
func (mem *Memory) Reuse() {
	mem.texts.Reuse()
	mem.paths.Reuse()
	mem.segs.Reuse()
	mem.marks.Reuse()
	mem.nodes.Reuse()
	mem.kids.Reuse()
	mem.itemSlab.Reuse()
	mem.linkSlab.Reuse()
	mem.dests.Reuse()
	mem.pageSlab.Reuse()
	mem.pageMarks.Reuse()
	mem.pageLinks.Reuse()
}

// logoDrawing is a logo as drawn at one of the heights that pages have. Every document has it, and an emblem is a
// hundred points to find.
type logoDrawing struct {
	logo   *brand.Logo
	height frame.Unit
	group  frame.Group
}

// mostLogos is how many drawings stay: a page form has two heights.
const mostLogos = 6

// Logo draws a logo. The drawing is the document's own, which may move and scale it.
func (mem *Memory) Logo(l *brand.Logo, height frame.Unit) frame.Group {
	for i := range mem.logos {
		if d := &mem.logos[i]; d.logo == l && d.height == height {
			return mem.copyOf(d.group)
		}
	}
	g := l.Drawing(height)
	if len(mem.logos) == mostLogos {
		mem.logos = mem.logos[:0]
	}
	mem.logos = append(mem.logos, logoDrawing{l, height, g})
	return mem.copyOf(g)
}

// copyOf copies a group with what is in it.
func (mem *Memory) copyOf(g frame.Group) frame.Group {
	items := mem.itemSlab.List(len(g.Items))
	for i, it := range g.Items {
		switch it := it.(type) {
		case *frame.Path:
			p := mem.paths.One()
			*p = *it
			p.Segs, p.Dash = mem.segs.Keep(it.Segs), slices.Clone(it.Dash)
			items[i] = p
		case *frame.Text:
			t := mem.texts.One()
			*t = *it
			items[i] = t
		case *frame.Image:
			c := *it
			items[i] = &c
		case *frame.Group:
			c := mem.copyOf(*it)
			items[i] = &c
		}
	}
	return frame.Group{At: g.At, Items: items}
}
