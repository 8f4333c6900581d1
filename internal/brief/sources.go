package brief

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// allSources lists every publication that what the document uses comes from: the main ones first, then the others by
// date.
func (b *builder) allSources() []doc.ChartSource {
	var out []doc.ChartSource
	for _, s := range b.sourcesUsed(b.d.Uses) {
		out = append(out, b.chartSource(s))
	}
	return out
}

// sourcesUsed lists the publications that uses come from, in that order.
func (b *builder) sourcesUsed(uses []doc.Use) []*dataset.Source {
	var list []*dataset.Source
	add := func(id string) {
		if s := b.lib.index.sources[id]; s != nil && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	x := b.lib.index
	for _, u := range uses {
		id, _, _ := strings.Cut(phrase.RootOf(u.Ref), ".")
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
	return list
}

// sourceNames prints the short names of a value's sources: "EU factsheet, March 2019".
func (b *builder) sourceNames(v *figures.Value) string {
	var names []string
	for _, s := range b.appendSources(nil, v) {
		names = append(names, b.sourceName(s))
	}
	s := b.cat.List(names)
	if len(names) == 1 {
		b.mark(s, b.d.Foreign[names[0]])
	}
	return s
}

// sourceName is a source in short: "EU factsheet, March 2019". Every row of data repeats it, so it is made at Load.
func (b *builder) sourceName(s *dataset.Source) string {
	name := b.lib.names[s.ID]
	if !s.Short.IsZero() {
		said, short := tongue{}, b.lib.pickString(s.Short)
		said.say(short, b.lib.foreign(s.Short.Language(b.lib.lang)))
		said.say(strings.Replace(name, short, "", 1), "")
		b.mark(name, said.of())
	}
	return name
}

func (lib *Library) sourceName(s *dataset.Source) string {
	name := lib.pickString(s.Short)
	if name == "" {
		name = s.Publisher
	}
	if s.Date.Year == 0 {
		return name
	}
	return lib.cat.Msg(language.KeySourceShort, "name", name, "date", lib.cat.MonthYear(day(s.Date)))
}

// sourcesOf lists the sources of values, each once, in the order of the values.
func (b *builder) sourcesOf(values []*figures.Value) []*dataset.Source {
	var out []*dataset.Source
	for _, v := range values {
		out = b.appendSources(out, v)
	}
	return out
}

// appendSources appends those sources of a value that a list does not have.
func (b *builder) appendSources(list []*dataset.Source, v *figures.Value) []*dataset.Source {
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

// fewSources is how many outside sources a source line names with their dates. Of more it names the publishers, each once.
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
		w.spans(b.listed(language.KeySourceLine, "source", language.KeySourcesLine, "sources", b.shortNames(inside)))
	}
	if len(outside) > 0 {
		w.spans(b.outsideNames(outside))
	}
	if computed {
		b.derived = true
		w.spans(b.msg(language.KeyOwnSums))
	}
	return w.out
}

func (b *builder) noSource(pos diag.Pos, what string) {
	b.diags.Add(pos, diag.Error, "no-source", what+" has no source", "name a source for each observation in the data")
}

func (b *builder) shortNames(list []*dataset.Source) [][]doc.Span {
	var names [][]doc.Span
	for _, s := range list {
		names = append(names, b.shortName(s))
	}
	return names
}

// shortName is sourceName as spans: the name may be in another language than its date.
func (b *builder) shortName(s *dataset.Source) []doc.Span {
	name := b.lib.pickString(s.Short)
	lang := b.lib.foreign(s.Short.Language(b.lib.lang))
	if name == "" || lang == "" {
		return []doc.Span{{S: b.sourceName(s)}}
	}
	b.mark(name, lang)
	if s.Date.Year == 0 {
		return []doc.Span{b.own(name)}
	}
	return b.msg(language.KeySourceShort, "name", name, "date", b.cat.MonthYear(day(s.Date)))
}

// outsideNames names outside sources, each with the number of the note that gives it in full.
func (b *builder) outsideNames(list []*dataset.Source) []doc.Span {
	var names [][]doc.Span
	var notes [][]int
	for _, s := range list {
		n, name := b.noteOfSource(s), b.shortName(s)
		if len(list) > fewSources {
			name = b.publisher(s)
			if i := slices.IndexFunc(names, func(x []doc.Span) bool { return flatText(x) == flatText(name) }); i >= 0 {
				notes[i] = append(notes[i], n)
				continue
			}
		}
		names, notes = append(names, name), append(notes, []int{n})
	}
	for i := range names {
		names[i] = withNotes(names[i], notes[i])
	}
	return b.outside(names)
}

// publisher names who published a source, by the short name where the dataset has one.
func (b *builder) publisher(s *dataset.Source) []doc.Span {
	if name := b.lib.pickString(s.Short); name != "" {
		return []doc.Span{{S: name, Lang: b.lib.foreign(s.Short.Language(b.lib.lang))}}
	}
	return []doc.Span{{S: s.Publisher}}
}

// noteOfSource numbers the note that gives an outside source in full.
func (b *builder) noteOfSource(s *dataset.Source) int {
	return b.note(noteKey{noteSource, s.ID}, func() []doc.Span { return b.outsideNote(s) })
}

// outside words a list of sources beside the main one.
func (b *builder) outside(names [][]doc.Span) []doc.Span {
	return b.listed(b.outsideKey(language.KeyOutsideLine), "source", b.outsideKey(language.KeyOutsidesLine), "sources", names)
}

// outsideKey is the key of a line that names outside sources. Where the dataset restates no document, none is outside of it.
func (b *builder) outsideKey(key language.Key) language.Key {
	switch {
	case b.lib.ds.MainSource() != nil:
	case key == language.KeyOutsideLine:
		return language.KeySourceLine
	case key == language.KeyOutsidesLine:
		return language.KeySourcesLine
	}
	return key
}

// listed words a list in one of two forms. Names with commas in them are parted by semicolons.
func (b *builder) listed(one language.Key, oneName string, many language.Key, manyName string, names [][]doc.Span) []doc.Span {
	if len(names) == 1 {
		return joinedAlike(b.around(one, oneName, names[0]))
	}
	sep := ", "
	for _, n := range names {
		if strings.Contains(flatText(n), ",") {
			sep = "; "
		}
	}
	var list []doc.Span
	for i, n := range names {
		if i > 0 {
			list = append(list, doc.Span{S: sep})
		}
		list = append(list, n...)
	}
	return joinedAlike(b.around(many, manyName, list))
}

// joinedAlike makes one span of neighbours that differ in their words alone.
func joinedAlike(spans []doc.Span) []doc.Span {
	var out []doc.Span
	for _, s := range spans {
		if k := len(out); k > 0 && out[k-1].Note == 0 {
			one := out[k-1]
			one.S, one.Note = s.S, s.Note
			if one == s {
				out[k-1].S += s.S
				out[k-1].Note = s.Note
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// outsideNote gives an outside source in full, with its address as a link.
func (b *builder) outsideNote(s *dataset.Source) []doc.Span {
	out := b.around(b.outsideKey(language.KeyOutsideLine), "source", b.fullSource(s))
	if k := len(out); s.Address != "" && k > 1 && out[k-1].S == "." {
		out = out[:k-1] // a full stop behind an address would be taken for part of it
	}
	return out
}

// fullSource is publisher, title, date and address. What the dataset does not know is said.
func (b *builder) fullSource(s *dataset.Source) []doc.Span {
	out := append(b.datedSource(s), doc.Span{S: ", ", Lang: b.cat.Language(language.KeySourceFull)})
	if s.Address != "" {
		return joinedAlike(append(out, doc.Span{S: s.Address, URL: s.Address}))
	}
	return joinedAlike(append(out, doc.Span{S: b.cat.Msg(language.KeyNoAddress), Lang: b.cat.Language(language.KeyNoAddress)}))
}

// datedSource is publisher, title in italics and date.
func (b *builder) datedSource(s *dataset.Source) []doc.Span {
	const here = "\x00"
	date := b.cat.Msg(language.KeyNoDate)
	if s.Date.Year > 0 {
		date = b.cat.Date(day(s.Date))
	}
	before, after, _ := strings.Cut(b.cat.Msg(language.KeySourceFull, "publisher", s.Publisher, "title", here, "date", date), here)
	lang := b.cat.Language(language.KeySourceFull)
	// Titles are printed as the source has them, and the dataset says nothing of their language: it is taken for its own.
	out := []doc.Span{{S: before, Lang: lang}, {S: s.Title, Italic: true, Lang: b.lib.foreign(b.lib.ds.Language)}}
	if after != "" {
		out = append(out, doc.Span{S: after, Lang: lang})
	}
	return out
}

// around puts spans into a message in place of a name.
func (b *builder) around(key language.Key, name string, inner []doc.Span) []doc.Span {
	const here = "\x00"
	before, after, _ := strings.Cut(b.cat.Msg(key, name, here), here)
	lang := b.cat.Language(key)
	var out []doc.Span
	if before != "" {
		out = append(out, doc.Span{S: before, Lang: lang})
	}
	out = append(out, inner...)
	if after != "" {
		out = append(out, doc.Span{S: after, Lang: lang})
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
