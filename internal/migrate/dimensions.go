package migrate

import (
	"strings"

	"briefing/internal/source"
)

// oldDimension is an indicator that describes the members of its dimension itself.
type oldDimension struct {
	found
	id, members string // members: as they are told apart
	ordered     bool
	shared      string // id that the dimension gets
}

// rewriteDimensions describes dimensions once, for all indicators. Those of one id with the same members share one; those whose
// members differ get ids of their own, and so does the key of their observations.
func rewriteDimensions(p *project) {
	into := p.vocabulary()
	if into == nil {
		return
	}
	var list []*oldDimension
	for _, e := range p.entries("indicators") {
		if d := oldDimensionOf(e); d != nil {
			list = append(list, d)
		}
	}
	entries := nameDimensions(p, list)
	for _, d := range list {
		d.rewrite()
	}
	p.apply()
	into.add("dimensions", entries)
	p.apply()
}

func oldDimensionOf(e found) *oldDimension {
	id, members := word(e.Node, "dimension"), e.Get("members")
	if id == "" || e.Get("by") != nil || members == nil || members.Kind != source.Seq || len(members.Items) == 0 {
		return nil
	}
	d := &oldDimension{found: e, id: id, ordered: word(e.Node, "ordered") == "true"}
	if d.members = codesKey(members, d.ordered); d.members == "" {
		return nil
	}
	return d
}

// codesKey tells lists of members apart; empty where one is no group of keys.
func codesKey(members *source.Node, ordered bool) string {
	var b strings.Builder
	if ordered {
		b.WriteString("ordered")
	}
	for _, m := range members.Items {
		if m.Kind != source.Map {
			return ""
		}
		b.WriteString("\x00" + word(m, "id") + "\x00" + nameKey(m.Get("name")))
	}
	return b.String()
}

// nameDimensions gives each dimension its id, and returns those that are new.
func nameDimensions(p *project, list []*oldDimension) (entries []entry) {
	taken, shared := map[string]bool{}, map[string]string{} // shared: by id and members
	described := map[string]string{}                        // of an id, the members in the vocabulary
	for _, e := range p.entries("dimensions") {
		id := word(e.Node, "id")
		taken[id] = true
		if codes := e.Get("codes"); codes != nil && codes.Kind == source.Seq {
			described[id] = codesKey(codes, word(e.Node, "ordered") == "true")
			shared[id+"\x00"+described[id]] = id
		}
	}
	kinds := map[string]map[string]bool{} // of an id, the different lists of members
	for _, d := range list {
		if kinds[d.id] == nil {
			kinds[d.id] = map[string]bool{}
			if taken[d.id] {
				kinds[d.id][described[d.id]] = true
			}
		}
		kinds[d.id][d.members] = true
	}
	for _, d := range list {
		key := d.id + "\x00" + d.members
		if id, ok := shared[key]; ok {
			d.shared = id
			continue
		}
		wanted := d.id
		if len(kinds[d.id]) > 1 {
			wanted = word(d.Node, "id") + "-" + d.id
		}
		d.shared = free(wanted, taken)
		shared[key] = d.shared
		e := entry{{key: "id", value: d.shared}, {key: "name", value: inQuotesIfNeeded(nameOf(d.id))}}
		if d.ordered {
			e = append(e, pair{key: "ordered", value: "true"})
		}
		codes := pair{key: "codes"}
		for _, m := range d.Get("members").Items {
			codes.items = append(codes.items, d.onLine(m))
		}
		entries = append(entries, append(e, codes))
	}
	return entries
}

func (d *oldDimension) rewrite() {
	x, _, _ := field(d.Node, "dimension")
	gone := map[int]altered{}
	for _, key := range []string{"members", "ordered"} {
		if _, at, ok := field(d.Node, key); ok {
			gone[at] = altered{}
		}
	}
	if !d.alter(d.Node, gone) {
		return
	}
	d.file.rename(x, "by")
	if d.shared == d.id {
		return
	}
	d.revalue(x.Value, d.shared)
	for _, o := range items(d.Get("observations")) {
		if x, _, ok := field(o, d.id); ok {
			d.file.rename(x, d.shared)
		}
	}
	if x, _, ok := field(orEmpty(d.Get("defaults")), d.id); ok {
		d.file.rename(x, d.shared)
	}
}

func orEmpty(n *source.Node) *source.Node {
	if n == nil {
		return source.NewMap()
	}
	return n
}
