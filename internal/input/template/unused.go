package template

import (
	"maps"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Unused is a figure, an action or an actor that no brief shows, nor a chart that stands on its own.
type Unused struct {
	Kind   string `json:"kind"` // "figure", "action", "actor"
	ID     string `json:"id"`
	Name   string `json:"name"`
	Reason string `json:"reason,omitempty"` // that the dataset gives
}

// shown is what a brief or a chart shows: what its texts and drawings refer to, where they do first, and its words, which
// may name an actor without a reference. Titles to spare count, so that what is shown does not change with the figures.
type shown struct {
	ids   map[string]diag.Pos
	words []string
}

func (s *shown) add(id string, pos diag.Pos) {
	if s.ids == nil {
		s.ids = map[string]diag.Pos{}
	}
	if _, ok := s.ids[id]; !ok {
		s.ids[id] = pos
	}
}

// owner is what the text being read belongs to; nil for those of the dataset.
func (l *loader) owner() *shown {
	switch {
	case l.brief != nil:
		return &l.brief.shown
	case l.of != nil:
		return &l.of.shown
	}
	return nil
}

// showsThing keeps that a drawing or table shows something of the dataset.
func (l *loader) showsThing(of source.String) {
	if s := l.owner(); s != nil && of.S != "" {
		s.add(phrase.RootOf(of.S), of.Pos)
	}
}

// showsText keeps what a text shows.
func (l *loader) showsText(t *phrase.Text) {
	s := l.owner()
	if s == nil {
		return
	}
	l.lib.EachRef(t, func(at, x *phrase.Ref) {
		if x.Kind == phrase.RefValue || x.Kind == phrase.RefNoun {
			s.add(x.ID, t.At(at.Offset))
		}
	})
	s.words = append(s.words, l.flatWords(t, 0))
}

// showsDatum keeps a text of the dataset that is printed where the template has none of its own.
func (l *loader) showsDatum(t dataset.Text) {
	if s, d := l.owner(), l.lib.Datum(t); s != nil && d != nil {
		s.words = append(s.words, l.flatWords(d, 0))
	}
}

// allShown is what is shown by all briefs and by the charts that stand on their own, with the parts of what is computed,
// since its arithmetic is printed, and the limits that are printed with every figure.
func (l *loader) allShown() *shown {
	all := &shown{}
	for _, b := range l.lib.briefs {
		all.take(&b.shown)
	}
	for _, c := range l.lib.charts {
		if !c.InBriefs || slices.ContainsFunc(l.lib.briefs, func(b *Brief) bool { return slices.Contains(b.placed, c) }) {
			all.take(&c.shown)
		}
	}
	ix := l.lib.Index
	var parts func(id string, pos diag.Pos)
	parts = func(id string, pos diag.Pos) {
		if d := ix.Derived[id]; d != nil {
			for _, p := range d.Of {
				all.add(phrase.RootOf(p), pos)
				parts(phrase.RootOf(p), pos)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(all.ids)) {
		parts(id, all.ids[id])
	}
	for _, id := range slices.Sorted(maps.Keys(all.ids)) {
		var limits []dataset.Caveat
		if ind := ix.Indicators[id]; ind != nil {
			limits = ind.Caveats
		} else if d := ix.Derived[id]; d != nil {
			limits = d.Caveats
		}
		for _, c := range limits {
			if t := l.lib.Datum(c.Text); c.Print && t != nil {
				all.words = append(all.words, l.flatWords(t, 0))
			}
		}
	}
	return all
}

func (s *shown) take(other *shown) {
	for id, pos := range other.ids {
		if have, ok := s.ids[id]; !ok || pos.String() < have.String() {
			delete(s.ids, id)
			s.add(id, pos)
		}
	}
	s.words = append(s.words, other.words...)
}

// namesActor says whether one of the words names an actor, by its name or its short form.
func namesActor(words []foldedWords, a *dataset.Actor) bool {
	known := &knownNames{}
	for _, v := range a.Name.Values {
		known.add(&known.sources, v.S)
	}
	known.add(&known.sources, a.Abbreviation)
	for _, w := range words {
		if known.source(w) != "" {
			return true
		}
	}
	return false
}

// unused lists what is not shown, in the dataset's order, and reports reasons for what is.
func (l *loader) unused() []Unused {
	ds, all := l.lib.Dataset, l.allShown()
	reasons := map[string]string{}
	for _, u := range ds.Unused {
		reasons[u.ID] = u.Reason
	}
	var list []Unused
	missing := map[string]bool{}
	put := func(kind, id string, isShown bool, name dataset.Text) {
		if isShown {
			return
		}
		missing[id] = true
		words := strings.ReplaceAll(strings.TrimSpace(l.flatWords(l.lib.Datum(name), 0)), "\ufffc", "…") // figures are left out
		list = append(list, Unused{kind, id, words, reasons[id]})
	}
	var words []foldedWords
	for _, w := range all.words {
		words = append(words, foldWords(w))
	}
	has := func(id string) bool { _, ok := all.ids[id]; return ok }
	for _, i := range ds.Indicators {
		put("figure", i.ID, has(i.ID), i.Name)
	}
	for _, d := range ds.Derived {
		put("figure", d.ID, has(d.ID), d.Name)
	}
	for _, a := range ds.Actions {
		name := a.Name
		if name.IsZero() {
			name = a.Label
		}
		put("action", a.ID, has(a.ID), name)
	}
	for _, a := range ds.Actors {
		put("actor", a.ID, has(a.ID) || namesActor(words, a), a.Name)
	}
	for _, u := range ds.Unused {
		if missing[u.ID] {
			continue
		}
		where := "its name is printed"
		if pos, ok := all.ids[u.ID]; ok {
			where = "it is shown in " + pos.String()
		}
		l.diags.Add(u.Pos, diag.Error, "not-unused", "there is a reason why "+source.Quote(u.ID)+" is not used, but "+where, "take the line out")
	}
	return list
}

// Unused lists the figures, actions and actors that no brief shows, nor a chart that stands on its own, in the dataset's
// order, with the reasons that the dataset gives.
func (lib *Library) Unused() []Unused { return lib.unused }
