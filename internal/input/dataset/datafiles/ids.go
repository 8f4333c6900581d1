package datafiles

import (
	"fmt"
	"maps"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// ids are the ids of one kind of entry.
type ids struct {
	kind    string // for messages: "unit"
	order   []string
	first   map[string]diag.Pos
	partial bool // one is missing or malformed
}

func newIDs(kind string) *ids { return &ids{kind: kind, first: map[string]diag.Pos{}} }

// add adds an id, which may be missing. It is false for one that was added before.
func (n *ids) add(id string, pos diag.Pos) bool {
	if id == "" {
		n.partial = true // a finding says so
		return true
	}
	if _, twice := n.first[id]; twice {
		return false
	}
	n.first[id] = pos
	n.order = append(n.order, id)
	return true
}

// merge joins the ids of several kinds of entries under a common name.
func merge(kind string, of ...*ids) *ids {
	n := newIDs(kind)
	for _, x := range of {
		n.partial = n.partial || x.partial
		n.order = append(n.order, x.order...)
		maps.Copy(n.first, x.first)
	}
	return n
}

// define collects ids and reports those that stand twice. No id may be among the shared ones of other kinds either, because a
// reference such as {{ID}} does not say which kind it means.
func define(l *diag.List, kind string, written []source.String, shared ...*ids) *ids {
	n := newIDs(kind)
	for _, id := range written {
		at, clash := n.first[id.S], kind
		clashes := !n.add(id.S, id.Pos)
		for _, other := range shared {
			if p, found := other.first[id.S]; found && !clashes {
				at, clash, clashes = p, other.kind, true
			}
		}
		if !clashes {
			continue
		}
		hint := "give one of the two another id"
		if kind == "name" {
			hint = "keep one of the two"
		}
		l.Add(id.Pos, diag.Error, "duplicate-id", fmt.Sprintf("the %s %s stands here a second time; the first is the %s in %s", kind, source.Quote(id.S), clash, at), hint)
	}
	return n
}

// references checks references to entries.
type references struct {
	l       *diag.List
	partial bool // a file or one of its lists could not be read in full: what is referred to may stand there
}

// resolve says whether a reference names an entry, and reports one that does not. An empty reference is not reported: it is
// optional, or its absence was reported. Nor is any where definitions could not be read, because it may name one of these. More is
// what else to do, where no entry has a name like it.
func (r *references) resolve(s source.String, to *ids, more ...string) bool {
	if s.S == "" {
		return false
	}
	_, known := to.first[s.S]
	if !known && !to.partial && !r.partial {
		reportUnknown(r.l, s, to, "unknown-"+strings.ReplaceAll(to.kind, " ", "-"), more...)
	}
	return known
}

// reportUnknown reports a reference that names no entry, as a finding of that id; more is what else to do, where none has a name like it.
func reportUnknown(l *diag.List, s source.String, to *ids, id string, more ...string) {
	message, hint := source.Unknown(to.kind, s.S, to.order)
	hints := []string{hint}
	if source.Nearest(s.S, to.order) == "" {
		hints = append(hints, more...)
	}
	l.Add(s.Pos, diag.Error, id, message, hints...)
}

// reportDuplicates reports entries of a list that stand there a second time.
func reportDuplicates(l *diag.List, list []source.String, kind string) {
	seen := map[string]bool{}
	for _, s := range list {
		if s.S != "" && seen[s.S] {
			l.Add(s.Pos, diag.Error, "duplicate-entry", fmt.Sprintf("the %s %s stands here a second time", kind, s.S), "keep one of the two")
		}
		seen[s.S] = true
	}
}

// reportCycles reports references that lead back to where they start, each cycle once, at its first reference in the order of
// the file.
func reportCycles(l *diag.List, order []string, next func(string) []source.String, kind, verb string) {
	state := map[string]int{} // 1: on the way, 2: done
	var visit func(id string, path []string)
	visit = func(id string, path []string) {
		state[id] = 1
		path = append(path, id)
		for _, n := range next(id) {
			switch {
			case n.S == "":
			case state[n.S] == 1:
				from := 0
				for path[from] != n.S {
					from++
				}
				l.Add(n.Pos, diag.Error, "ring", fmt.Sprintf("the %s %s %s: %s", kind, n.S, verb, strings.Join(append(append([]string(nil), path[from:]...), n.S), " > ")), "take one of the references out")
			case state[n.S] == 0:
				visit(n.S, path)
			}
		}
		state[id] = 2
	}
	for _, id := range order {
		if state[id] == 0 {
			visit(id, nil)
		}
	}
}
