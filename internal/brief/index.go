package brief

import (
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// index finds what a reference can name. An id may stand for several things (a programme and its amount); what is
// asked of it decides which is meant.
type index struct {
	indicators map[string]*dataset.Indicator
	derived    map[string]*dataset.Derived
	actions    map[string]*dataset.Action
	actors     map[string]*dataset.Actor
	lists      map[string]*dataset.CountryList
	sources    map[string]*dataset.Source
	areas      map[string]*dataset.Area
	units      map[string]*dataset.Unit
	statements map[string]*dataset.Statement
}

func newIndex(ds *dataset.Dataset) *index {
	x := &index{
		map[string]*dataset.Indicator{}, map[string]*dataset.Derived{}, map[string]*dataset.Action{},
		map[string]*dataset.Actor{}, map[string]*dataset.CountryList{}, map[string]*dataset.Source{},
		map[string]*dataset.Area{}, map[string]*dataset.Unit{}, map[string]*dataset.Statement{},
	}
	for _, v := range ds.Indicators {
		x.indicators[v.ID] = v
	}
	for _, v := range ds.Derived {
		x.derived[v.ID] = v
	}
	for _, v := range ds.Actions {
		x.actions[v.ID] = v
	}
	for _, v := range ds.Actors {
		x.actors[v.ID] = v
	}
	for i := range ds.Lists {
		x.lists[ds.Lists[i].ID] = &ds.Lists[i]
	}
	for i := range ds.Sources {
		x.sources[ds.Sources[i].ID] = &ds.Sources[i]
	}
	for i := range ds.Areas {
		x.areas[ds.Areas[i].ID] = &ds.Areas[i]
	}
	for i := range ds.Units {
		x.units[ds.Units[i].ID] = &ds.Units[i]
	}
	for i := range ds.Statements {
		x.statements[ds.Statements[i].ID] = &ds.Statements[i]
	}
	return x
}

// isValue says whether an id names a figure.
func (x *index) isValue(id string) bool { return x.indicators[id] != nil || x.derived[id] != nil }

// unit returns the unit of an indicator, or of the parts of a derived value; nil if it cannot be told.
func (x *index) unit(id string) *dataset.Unit {
	for range 8 { // a derived value's part may be derived itself
		if ind := x.indicators[id]; ind != nil {
			return x.units[ind.Unit]
		}
		d := x.derived[id]
		if d == nil || len(d.Of) == 0 || d.Operation == dataset.Share {
			return nil
		}
		id = phrase.RootOf(d.Of[0])
	}
	return nil
}

// accepts is the table of what each part may be asked of.
var accepts = []struct {
	part string
	of   func(x *index, id string) bool
	what string
}{
	{"", (*index).isValue, "figure"},
	{"number", (*index).isValue, "figure"},
	{"noun", (*index).isValue, "figure"},
	{"source", (*index).isValue, "figure"},
	{"period", func(x *index, id string) bool { return x.isValue(id) || x.actions[id] != nil }, "figure or action"},
	{"sum", func(x *index, id string) bool { return x.derived[id] != nil }, "computed figure"},
	{"count", func(x *index, id string) bool { return x.derived[id] != nil || x.lists[id] != nil }, "computed figure, list or chart"},
	{"date", func(x *index, id string) bool { return x.actions[id] != nil || x.sources[id] != nil }, "action"},
	{"start", func(x *index, id string) bool { return x.actions[id] != nil }, "action"},
	{"end", func(x *index, id string) bool { return x.actions[id] != nil }, "action"},
	{"purpose", func(x *index, id string) bool { return x.indicators[id] != nil }, "indicator"},
	{"payer", func(x *index, id string) bool { return x.indicators[id] != nil }, "indicator"},
	{"status", func(x *index, id string) bool { return x.indicators[id] != nil }, "indicator"},
	{"sentence", func(x *index, id string) bool { return x.actors[id] != nil || x.statements[id] != nil }, "body, programme or statement"},
	{"name", (*index).named, "named thing"},
	{"short", (*index).named, "named thing"},
	{"rows", func(*index, string) bool { return false }, "chart of bars"},
}

func (x *index) named(id string) bool {
	return x.isValue(id) || x.actions[id] != nil || x.actors[id] != nil || x.lists[id] != nil || x.areas[id] != nil || x.sources[id] != nil
}

// allows says whether a part may be asked of an id; what names the things that have it.
func (x *index) allows(part, id string) (ok bool, what string) {
	for _, a := range accepts {
		if a.part == part {
			return a.of(x, id), a.what
		}
	}
	return false, ""
}

// names lists the ids a part may be asked of, in the dataset's order.
func (x *index) names(ds *dataset.Dataset, part string) []string {
	var all []string
	for _, v := range ds.Indicators {
		all = append(all, v.ID)
	}
	for _, v := range ds.Derived {
		all = append(all, v.ID)
	}
	for _, v := range ds.Actions {
		all = append(all, v.ID)
	}
	for _, v := range ds.Actors {
		all = append(all, v.ID)
	}
	for _, v := range ds.Lists {
		all = append(all, v.ID)
	}
	for _, v := range ds.Areas {
		all = append(all, v.ID)
	}
	for _, v := range ds.Sources {
		all = append(all, v.ID)
	}
	for _, v := range ds.Statements {
		all = append(all, v.ID)
	}
	kept := all[:0]
	seen := map[string]bool{}
	for _, id := range all {
		if ok, _ := x.allows(part, id); ok && !seen[id] {
			seen[id] = true
			kept = append(kept, id)
		}
	}
	return kept
}

// day and period pass the dataset's dates on to the language.
func day(d dataset.Date) language.Date { return language.Date(d) }

func (lib *Library) period(p dataset.Period) language.Period {
	return language.Period{
		From: day(p.From), To: day(p.To), OpenFrom: p.OpenFrom, OpenTo: p.OpenTo,
		Words: lib.pickString(p.Words), NotStated: p.NotStated,
	}
}

// pickString returns a text of the dataset that holds no references.
func (lib *Library) pickString(t dataset.Text) string {
	s, _, _ := t.In(lib.lang)
	return s
}
