package texts

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

// Shown is what a brief or a chart shows: what its texts and drawings refer to, where they do first, and its words, which
// may name an actor without a reference. Titles to spare count, so that what is shown does not change with the figures.
type Shown struct {
	ids   map[string]diag.Pos
	words []string
}

func (s *Shown) add(id string, pos diag.Pos) {
	if s.ids == nil {
		s.ids = map[string]diag.Pos{}
	}
	if _, ok := s.ids[id]; !ok {
		s.ids[id] = pos
	}
}

// IDs lists what is shown, in alphabetical order, with the parts of what is computed.
func (s *Shown) IDs(x *Texts) []string {
	all := Shown{ids: maps.Clone(s.ids)}
	all.addFigures(x)
	return slices.Sorted(maps.Keys(all.ids))
}

// Take adds what another brief or chart shows.
func (s *Shown) Take(other *Shown) {
	for id, pos := range other.ids {
		if have, ok := s.ids[id]; !ok || pos.String() < have.String() {
			delete(s.ids, id)
			s.add(id, pos)
		}
	}
	s.words = append(s.words, other.words...)
}

// addFigures adds what is printed with figures: the parts of computed ones, since their arithmetic is printed, and limits.
func (s *Shown) addFigures(x *Texts) {
	var parts func(id string, pos diag.Pos)
	parts = func(id string, pos diag.Pos) {
		if d := x.Index.Derived[id]; d != nil {
			for _, p := range d.Of {
				s.add(phrase.RootOf(p), pos)
				parts(phrase.RootOf(p), pos)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.ids)) {
		parts(id, s.ids[id])
	}
	for _, id := range slices.Sorted(maps.Keys(s.ids)) {
		var limits []dataset.Caveat
		if ind := x.Index.Indicators[id]; ind != nil {
			limits = ind.Caveats
		} else if d := x.Index.Derived[id]; d != nil {
			limits = d.Caveats
		}
		for _, c := range limits {
			if t := x.Datum(c.Text); c.Print && t != nil {
				s.words = append(s.words, x.flatWords(t, 0))
			}
		}
	}
}

// namesActor says whether one of the words names an actor, by its name or its short form.
func namesActor(words []foldedWords, a *dataset.Actor) bool {
	names := namesOf(append(written(a.Name), a.Abbreviation)...)
	return slices.ContainsFunc(words, func(w foldedWords) bool {
		return slices.ContainsFunc(names, func(n name) bool { return len(n.places(w)) > 0 })
	})
}

// Unused lists what of the dataset is not shown, in the dataset's order, where s is all that briefs and charts show. Reasons
// that the dataset gives for what is shown are reported.
func (s *Shown) Unused(x *Texts, diags *diag.List) []Unused {
	s.addFigures(x)
	reasons := map[string]string{}
	for _, u := range x.Dataset.Unused {
		reasons[u.ID] = u.Reason
	}
	var list []Unused
	unused := map[string]bool{}
	put := func(kind, id string, isShown bool, name dataset.Text) {
		if isShown {
			return
		}
		unused[id] = true
		printed := strings.ReplaceAll(strings.TrimSpace(x.flatWords(x.Datum(name), 0)), figureSign, "…") // figures are left out
		list = append(list, Unused{kind, id, printed, reasons[id]})
	}
	var words []foldedWords
	for _, w := range s.words {
		words = append(words, foldWords(w))
	}
	has := func(id string) bool { _, ok := s.ids[id]; return ok }
	for _, i := range x.Dataset.Indicators {
		put("figure", i.ID, has(i.ID), i.Name)
	}
	for _, d := range x.Dataset.Derived {
		put("figure", d.ID, has(d.ID), d.Name)
	}
	for _, a := range x.Dataset.Actions {
		name := a.Name
		if name.IsZero() {
			name = a.Label
		}
		put("action", a.ID, has(a.ID), name)
	}
	for _, a := range x.Dataset.Actors {
		put("actor", a.ID, has(a.ID) || namesActor(words, a), a.Name)
	}
	for _, u := range x.Dataset.Unused {
		if unused[u.ID] {
			continue
		}
		where := "its name is printed"
		if pos, ok := s.ids[u.ID]; ok {
			where = "it is shown in " + pos.String()
		}
		diags.Add(u.Pos, diag.Error, "not-unused", "there is a reason why "+source.Quote(u.ID)+" is not used, but "+where, "take the line out")
	}
	return list
}
