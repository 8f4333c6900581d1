package layout

import (
	"briefing/internal/chart"
	"briefing/internal/frame"
	"briefing/internal/slab"
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
	charts   chart.Memory
	spacer   slab.Spacer

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
	mem.charts.Reuse()
	mem.pageSlab.Reuse()
	mem.pageMarks.Reuse()
	mem.pageLinks.Reuse()
}
