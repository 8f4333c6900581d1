package brief

import (
	"slices"
	"strings"

	"briefing/internal/dataset"
	"briefing/internal/doc"
)

// allSources lists every publication that what the document uses comes from: the main ones first, then the others by
// date.
func (b *builder) allSources() []doc.ChartSource {
	var list []*dataset.Source
	add := func(id string) {
		if s := b.lib.index.sources[id]; s != nil && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	x := b.lib.index
	for _, u := range b.d.Uses {
		id, _, _ := strings.Cut(rootOf(u.Ref), ".")
		switch {
		case x.isValue(id):
			v, fault := b.set.Value(u.Ref)
			if fault != nil {
				continue
			}
			for _, leaf := range new(few).leaves(v) {
				if leaf.Obs != nil {
					add(leaf.Obs.Source.Source)
				}
			}
		case x.actions[id] != nil:
			add(x.actions[id].Source.Source)
		case x.actors[id] != nil:
			add(x.actors[id].Source.Source)
		case x.lists[id] != nil:
			add(x.lists[id].Source.Source)
		case x.statements[id] != nil:
			add(x.statements[id].Source.Source)
		case x.sources[id] != nil:
			add(id)
		}
	}
	slices.SortStableFunc(list, func(a, c *dataset.Source) int {
		switch {
		case a.Main != c.Main && a.Main:
			return -1
		case a.Main != c.Main:
			return 1
		}
		return a.Date.Compare(c.Date)
	})
	var out []doc.ChartSource
	for _, s := range list {
		out = append(out, b.chartSource(s))
	}
	return out
}
