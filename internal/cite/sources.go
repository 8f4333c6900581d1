package cite

import (
	"slices"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// sourcesUsed lists the publications that uses come from: the main ones first, then the others by date.
func sourcesUsed(c *citer, uses []doc.Use) []*dataset.Source {
	var list []*dataset.Source
	add := func(id string) {
		if s := c.Source(id); s != nil && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	x := c.Lib.Texts.Index
	for _, u := range uses {
		id, _, _ := strings.Cut(phrase.RootOf(u.Ref), ".")
		switch {
		case x.IsValue(id):
			v, fault := c.Set.Value(u.Ref)
			if fault != nil {
				continue
			}
			for _, leaf := range words.Leaves(v) {
				if leaf.Obs != nil {
					add(leaf.Obs.Source.Source)
				}
			}
		case x.Actions[id] != nil:
			add(x.Actions[id].Source.Source)
		case x.Actors[id] != nil:
			add(x.Actors[id].Source.Source)
		case x.Lists[id] != nil:
			add(x.Lists[id].Source.Source)
		case x.Statements[id] != nil:
			add(x.Statements[id].Source.Source)
		case x.Sources[id] != nil:
			add(id)
		}
	}
	slices.SortStableFunc(list, func(a, b *dataset.Source) int {
		switch {
		case a.Main != b.Main && a.Main:
			return -1
		case a.Main != b.Main:
			return 1
		}
		return a.Date.Compare(b.Date)
	})
	return list
}

// values are those of references, each as often as it is named.
func (c *citer) values(refs []string) []*figures.Value {
	var out []*figures.Value
	for _, ref := range refs {
		if v, fault := c.Set.Value(ref); fault == nil {
			out = append(out, v)
		}
	}
	return out
}

// sourcesShown lists the sources of what a chart shows, those of values first.
func sourcesShown(c *citer, s *doc.Shown) []*dataset.Source {
	var actions []*dataset.Action
	for _, id := range s.Actions {
		if a := c.Lib.Texts.Index.Actions[id]; a != nil {
			actions = append(actions, a)
		}
	}
	return words.SourcesOfAll(c.Printer, c.values(s.Values), actions)
}

// fewSources is how many outside sources a source line names with their dates. Of more it names the publishers, each once.
const fewSources = 3

// sourceLine makes the line under a chart or table.
func (c *citer) sourceLine(sources []*dataset.Source, computed bool, pos diag.Pos, what string) []doc.Span {
	if len(sources) == 0 {
		noSource(c, pos, what)
		return nil
	}
	inside, outside := splitMain(sources)
	w := &words.Sentences{}
	if len(inside) > 0 {
		w.Add(words.MainSources(c.Printer, inside))
	}
	if len(outside) > 0 {
		w.Add(outsideNames(c, outside))
	}
	if computed {
		c.computed = true
		w.Add(c.Message(language.KeyOwnSums))
	}
	return w.Out
}

// splitMain parts the main sources from the others.
func splitMain(list []*dataset.Source) (inside, outside []*dataset.Source) {
	for _, s := range list {
		if s.Main {
			inside = append(inside, s)
		} else {
			outside = append(outside, s)
		}
	}
	return inside, outside
}

func noSource(c *citer, pos diag.Pos, what string) {
	if c.incomplete {
		return
	}
	c.Diags.Add(pos, diag.Error, "no-source", what+" has no source", "name a source for each observation in the data")
}

// outsideNames names outside sources, each with the number of the note that gives it in full.
func outsideNames(c *citer, list []*dataset.Source) []doc.Span {
	var names [][]doc.Span
	var notes [][]int
	for _, s := range list {
		n, name := c.sourceNote(s), words.ShortName(c.Printer, s)
		if len(list) > fewSources {
			name = words.Publisher(c.Printer, s)
			if i := slices.IndexFunc(names, func(x []doc.Span) bool { return words.Flat(x) == words.Flat(name) }); i >= 0 {
				notes[i] = append(notes[i], n)
				continue
			}
		}
		names, notes = append(names, name), append(notes, []int{n})
	}
	for i := range names {
		names[i] = words.WithNotes(names[i], notes[i])
	}
	return words.OutsideSources(c.Printer, names)
}
