package brief

import (
	"slices"
	"strings"

	"briefing/internal/dataset"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/i18n"
	"briefing/internal/indicator"
	"briefing/internal/source"
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

// sourceNames prints the short names of a value's sources: "EU factsheet, March 2019".
func (b *builder) sourceNames(v *indicator.Value) string {
	var names []string
	for _, s := range b.appendSources(nil, v) {
		names = append(names, b.sourceName(s))
	}
	return b.cat.List(names)
}

// sourceName is a source in short: "EU factsheet, March 2019". Every row of data repeats it, so it is made at Load.
func (b *builder) sourceName(s *dataset.Source) string { return b.lib.names[s.ID] }

func (lib *Library) sourceName(s *dataset.Source) string {
	name := lib.pickString(s.Short)
	if name == "" {
		name = s.Publisher
	}
	if s.Date.Year == 0 {
		return name
	}
	return lib.cat.Msg(i18n.KeySourceShort, "name", name, "date", lib.cat.MonthYear(day(s.Date)))
}

// sourcesOf lists the sources of values, each once, in the order of the values.
func (b *builder) sourcesOf(values []*indicator.Value) []*dataset.Source {
	var out []*dataset.Source
	for _, v := range values {
		out = b.appendSources(out, v)
	}
	return out
}

// appendSources appends those sources of a value that a list does not have.
func (b *builder) appendSources(list []*dataset.Source, v *indicator.Value) []*dataset.Source {
	for _, leaf := range new(few).leaves(v) {
		if leaf.Obs == nil {
			continue
		}
		if s := b.lib.index.sources[leaf.Obs.Source.Source]; s != nil && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// fewSources is how many outside sources a source line names one by one. Beyond that it names their publishers, and
// titles, dates and addresses are left to the attached dataset.
const fewSources = 3

// sourceLine makes the line under a chart or table. points is the number of figures from outside sources.
func (b *builder) sourceLine(sources []*dataset.Source, computed bool, points int, pos diag.Pos, what string) []doc.Span {
	if len(sources) == 0 {
		b.noSource(pos, what)
		return nil
	}
	var inside, outside []*dataset.Source
	for _, s := range sources {
		if s.Main {
			inside = append(inside, s)
		} else {
			outside = append(outside, s)
		}
	}
	w := &sentences{}
	if len(inside) > 0 {
		w.say(b.listed(i18n.KeySourceLine, "source", i18n.KeySourcesLine, "sources", b.shortNames(inside)))
	}
	if len(outside) > 0 {
		if len(outside) > fewSources {
			w.say(b.outside(b.publishers(outside)))
			w.out = withNotes(w.out, []int{b.note(noteKey{noteOutside, what}, func() []doc.Span {
				key := i18n.KeyOutsideNote
				switch {
				case b.web:
					key = i18n.KeyWebOutside
				case b.bare:
					key = i18n.KeyOutsideNoteBare
				}
				return []doc.Span{{S: b.cat.Msg(key, "count", b.cat.Integer(points))}}
			})})
		} else {
			w.spans(b.outsideNames(outside))
		}
	}
	if computed {
		b.derived = true
		w.say(b.cat.Msg(i18n.KeyOwnSums))
	}
	return w.out
}

func (b *builder) noSource(pos diag.Pos, what string) {
	b.diags.Add(pos, diag.Error, "no-source", what+" has no source", "name a source for each observation in the data")
}

func (b *builder) shortNames(list []*dataset.Source) []string {
	var names []string
	for _, s := range list {
		names = append(names, b.sourceName(s))
	}
	return names
}

// outsideNames names outside sources one by one, with the notes that give them in full behind the full stop.
func (b *builder) outsideNames(list []*dataset.Source) []doc.Span {
	var names []string
	var notes []int
	for _, s := range list {
		names = append(names, b.sourceName(s))
		notes = append(notes, b.note(noteKey{noteSource, s.ID}, func() []doc.Span { return b.outsideNote(s) }))
	}
	return withNotes([]doc.Span{{S: b.outside(names)}}, notes)
}

// publishers names who published the sources, each once, by the short name where the dataset has one.
func (b *builder) publishers(list []*dataset.Source) []string {
	var names []string
	for _, s := range list {
		name := b.lib.pickString(s.Short)
		if name == "" {
			name = s.Publisher
		}
		if !contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// outside words a list of sources beside the main one.
func (b *builder) outside(names []string) string {
	return b.listed(b.outsideKey(i18n.KeyOutsideLine), "source", b.outsideKey(i18n.KeyOutsidesLine), "sources", names)
}

// outsideKey is the key of a line that names outside sources. Where the dataset restates no document, none is outside of it.
func (b *builder) outsideKey(key i18n.Key) i18n.Key {
	switch {
	case b.lib.ds.MainSource() != nil:
	case key == i18n.KeyOutsideLine:
		return i18n.KeySourceLine
	case key == i18n.KeyOutsidesLine:
		return i18n.KeySourcesLine
	}
	return key
}

// listed words a list in one of two forms. Names with commas in them are parted by semicolons.
func (b *builder) listed(one i18n.Key, oneName string, many i18n.Key, manyName string, names []string) string {
	if len(names) == 1 {
		return b.cat.Msg(one, oneName, names[0])
	}
	sep := ", "
	for _, n := range names {
		if strings.Contains(n, ",") {
			sep = "; "
		}
	}
	return b.cat.Msg(many, manyName, strings.Join(names, sep))
}

// outsideNote gives an outside source in full, with its address as a link.
func (b *builder) outsideNote(s *dataset.Source) []doc.Span {
	if b.brief.notesAsBlock {
		// One paragraph holds all notes of such a brief; title and address stand in the dataset, as its size allows.
		return b.around(b.outsideKey(i18n.KeyOutsideLine), "source", []doc.Span{{S: b.sourceName(s)}})
	}
	out := b.around(b.outsideKey(i18n.KeyOutsideLine), "source", b.fullSource(s))
	if k := len(out); s.Address != "" && k > 1 && out[k-1].S == "." {
		out = out[:k-1] // a full stop behind an address would be taken for part of it
	}
	return out
}

// fullSource is publisher, title in italics, date, and the address where it is known.
func (b *builder) fullSource(s *dataset.Source) []doc.Span {
	const here = "\x00"
	date := ""
	if s.Date.Year > 0 {
		date = b.cat.Date(day(s.Date))
	}
	form := b.cat.Msg(i18n.KeySourceFull, "publisher", s.Publisher, "title", here, "date", date)
	before, after, _ := strings.Cut(strings.TrimRight(form, ", "), here)
	out := []doc.Span{{S: before}, {S: s.Title, Italic: true}}
	if s.Address != "" {
		return append(out, doc.Span{S: after + ", "}, doc.Span{S: s.Address, URL: s.Address})
	}
	if after != "" {
		out = append(out, doc.Span{S: after})
	}
	return out
}

// around puts spans into a message in place of a name.
func (b *builder) around(key i18n.Key, name string, inner []doc.Span) []doc.Span {
	const here = "\x00"
	before, after, _ := strings.Cut(b.cat.Msg(key, name, here), here)
	var out []doc.Span
	if before != "" {
		out = append(out, doc.Span{S: before})
	}
	out = append(out, inner...)
	if after != "" {
		out = append(out, doc.Span{S: after})
	}
	return out
}

// sourceByID finds a source and reports one that is not there.
func (b *builder) sourceByID(id string, pos diag.Pos) *dataset.Source {
	s := b.lib.index.sources[id]
	if s == nil {
		b.diags.Add(pos, diag.Error, "no-source", "the source "+source.Quote(id)+" is not listed in the data", "")
	}
	return s
}
