package flow

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// longestTold is how many of its longest blocks a brief with too many pages names.
const longestTold = 3

// checkMost reports a brief with more pages than it may have: how many there are, by how much it is too long, and which blocks
// are the longest.
func (f *flow) checkMost() {
	most := f.m.Doc.Most
	have := 0
	for _, p := range f.placed {
		have = max(have, p.at.Page+1)
	}
	if most.Pages == 0 || have <= most.Pages {
		return
	}
	over := f.below(most.Pages)
	lines := (over + mm(typeset.BodyLead) - 1) / mm(typeset.BodyLead)
	at := most.Pos
	was := f.m.At
	f.m.At = &at
	f.m.Errorf("too-many-pages", []string{"shorten the longest of its blocks: " + strings.Join(f.longest(), "; "), fmt.Sprintf("or write pages: {most: %d}", have)},
		"the brief has %d pages, at most %d are allowed: it is %.0f mm too long, about %d %s of text", have, most.Pages, over.Millimetres(), lines, plural(int(lines), "line", "lines"))
	f.m.At = was
}

func plural(n int, one, other string) string {
	if n == 1 {
		return one
	}
	return other
}

// below is the height of what stands on the pages from one on, counted from 0, but for the room that a page leaves free.
func (f *flow) below(page int) frame.Unit {
	ends := map[int]frame.Unit{}
	for _, p := range f.placed {
		if p.at.Page >= page {
			ends[p.at.Page] = max(ends[p.at.Page], p.at.Y+p.Height(p.at.Y))
		}
	}
	sum := frame.Unit(0)
	for _, end := range ends {
		sum += end - f.top
	}
	return sum
}

// longest names the blocks that take the most room, with their heights. Title, headings and notes are what they must be.
func (f *flow) longest() []string {
	type block struct {
		name   string
		height frame.Unit
		order  int
	}
	var list []block
	at := map[int]int{}
	for _, p := range f.placed {
		if p.role == cover || p.role == heading || p.role == endNotes {
			continue
		}
		i, known := at[p.order]
		if !known {
			i = len(list)
			at[p.order] = i
			list = append(list, block{name: p.Name(), order: p.order})
		}
		list[i].height += p.Height(p.at.Y)
	}
	slices.SortFunc(list, func(a, b block) int { return cmp.Or(cmp.Compare(b.height, a.height), cmp.Compare(a.order, b.order)) })
	var out []string
	for _, b := range list[:min(len(list), longestTold)] {
		out = append(out, fmt.Sprintf("%s, %.0f mm", b.name, b.height.Millimetres()))
	}
	return out
}
