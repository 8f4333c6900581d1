package reading

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// retiredForm is a group of ids of former charts, each with the id of the chart that continues it.
type retiredForm []retiredEntry

type retiredEntry struct {
	id  source.String
	new source.String
}

// UnmarshalSource takes the group.
func (r *retiredForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of charts, each with the one that continues it, such as {old-chart: new-chart}")
	}
	var l diag.List
	for _, f := range n.Fields {
		if !phrase.IsID(f.Key) {
			l.Add(f.KeyPos, diag.Error, "id", "a chart's id is made of small letters, digits and hyphens, found "+source.Quote(f.Key))
			continue
		}
		id, more := f.Value.ID(false)
		if l.Append(more); !more.HasErrors() {
			*r = append(*r, retiredEntry{source.String{S: f.Key, Pos: f.KeyPos}, source.String{S: id, Pos: f.Value.Pos}})
		}
	}
	return l
}

// retire checks the charts that are no longer made and finds the last successor of each.
func (l *loader) retire(list retiredForm) {
	next := map[string]source.String{}
	for _, r := range list {
		if l.byID[r.id.S] != nil || l.texts.Charts.Lost[r.id.S] {
			l.diags.Add(r.id.Pos, diag.Error, "retired-chart", "the chart "+source.Quote(r.id.S)+" is said to be retired, but it is defined here, too", "take the line out, or the chart")
			continue
		}
		next[r.id.S] = r.new
	}
	var names []string
	for _, c := range l.lib.Charts {
		if !c.InBriefs {
			names = append(names, c.ID)
		}
	}
	told := map[string]bool{} // of a ring one entry is enough
	for _, r := range list {
		if _, ok := next[r.id.S]; !ok {
			continue
		}
		way, last := []string{r.id.S}, r.new
		following, retired := next[last.S]
		for retired && !slices.Contains(way, last.S) {
			way, last = append(way, last.S), following
			following, retired = next[last.S]
		}
		if !retired {
			l.successor(r, last, names)
		} else if ring := append(way[slices.Index(way, last.S):], last.S); !told[ring[0]] {
			for _, id := range ring {
				told[id] = true
			}
			l.diags.Add(r.new.Pos, diag.Error, "retired-ring", "these retired charts lead to each other, so that none leads to a chart: "+strings.Join(ring, " > "), "name the chart that continues the last of them")
		}
	}
}

// successor keeps the chart that an address leads to, if it has an address itself.
func (l *loader) successor(r retiredEntry, last source.String, names []string) {
	switch c := l.byID[last.S]; {
	case c == nil && !l.texts.Charts.Missing(last.S):
	case c == nil:
		message, hint := source.Unknown("chart", last.S, names)
		l.diags.Add(last.Pos, diag.Error, "unknown-reference", message, hint)
	case c.InBriefs:
		l.diags.Add(last.Pos, diag.Error, "retired-chart", "the chart "+source.Quote(last.S)+" is for briefs only and has no address that a retired one could lead to", "name a chart without embed: false")
	default:
		l.lib.Retired = append(l.lib.Retired, template.Retired{ID: r.id.S, Successor: last.S})
	}
}
