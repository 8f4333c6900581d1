package migrate

import "briefing/internal/source"

// The operations of computed values as they were named, which are the keys that say them now.
const sum, share, difference, whole = "sum", "share", "difference", "whole"

// rewriteDerived makes the operation of a computed value its key, with the parts behind it.
func rewriteDerived(p *project) {
	for _, e := range p.entries("derived") {
		e.derived(e.Node)
	}
	p.apply()
}

func (f *file) derived(n *source.Node) {
	op, at, ok := field(n, "operation")
	of, parts, also := field(n, "of")
	if !ok || !also || of.Value.Kind != source.Seq || op.Value.Kind != source.Scalar {
		return
	}
	for _, key := range []string{sum, share, difference, whole} {
		if n.Get(key) != nil {
			return // both forms at once: somebody must say which is meant
		}
	}
	switch op.Value.Value {
	case sum, difference:
		if f.alter(n, map[int]altered{at: {}}) {
			f.rename(of, op.Value.Value)
		}
	case share:
		if len(of.Value.Items) != 2 {
			return
		}
		texts := [2]string{}
		for i, key := range []string{share, whole} {
			item := of.Value.Items[i]
			if item.Kind != source.Scalar || item.Null {
				return
			}
			texts[i] = key + ": " + f.onLine(item)
		}
		first, second := min(at, parts), max(at, parts)
		f.alter(n, map[int]altered{first: {texts[0], texts[0]}, second: {texts[1], texts[1]}})
	}
}
