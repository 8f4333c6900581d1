package words

import (
	"slices"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// Source returns a source by its id; nil if the data do not list it.
func (p *Printer) Source(id string) *dataset.Source { return p.sources[id] }

// SourcesOf lists the sources of values, each once, in the order of the values.
func SourcesOf(p *Printer, values ...*figures.Value) []*dataset.Source {
	var out []*dataset.Source
	for _, v := range values {
		for _, leaf := range Leaves(v) {
			if leaf.Obs == nil {
				continue
			}
			if s := p.sources[leaf.Obs.Source.Source]; s != nil && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// SourcesOfAll lists the sources of values and actions, each once, those of values first.
func SourcesOfAll(p *Printer, values []*figures.Value, actions []*dataset.Action) []*dataset.Source {
	out := SourcesOf(p, values...)
	for _, a := range actions {
		if s := p.sources[a.Source.Source]; s != nil && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// SourceName is a source in short: "EU factsheet, March 2019".
func SourceName(p *Printer, s *dataset.Source) string {
	name, known := p.names[s.ID]
	if !known {
		name = nameOf(p, s)
		p.names[s.ID] = name
	}
	p.Mark(name.S, name.Lang)
	return name.S
}

// nameOf makes the short name of a source, in the language of most of it.
func nameOf(p *Printer, s *dataset.Source) doc.Span {
	short := p.Pick(s.Short)
	name := short
	if name == "" {
		name = s.Publisher
	}
	if s.Date.Year > 0 {
		name = p.Cat.Msg(language.KeySourceShort, "name", name, "date", p.Cat.MonthYear(Day(s.Date)))
	}
	if s.Short.IsZero() {
		return doc.Span{S: name}
	}
	mix := LanguageMix{}
	mix.Add(short, p.Other(s.Short.Language(p.Cat.Lang())))
	mix.Add(strings.Replace(name, short, "", 1), "")
	return doc.Span{S: name, Lang: mix.Language()}
}

// SourceNames prints the short names of a value's sources: "EU factsheet, March 2019".
func SourceNames(p *Printer, v *figures.Value) string {
	var names []string
	for _, s := range SourcesOf(p, v) {
		names = append(names, SourceName(p, s))
	}
	s := p.Cat.List(names)
	if len(names) == 1 {
		p.Mark(s, p.Foreign[names[0]])
	}
	return s
}

// ShortName is SourceName as spans: the name may be in another language than its date.
func ShortName(p *Printer, s *dataset.Source) []doc.Span {
	name := p.Pick(s.Short)
	lang := p.Other(s.Short.Language(p.Cat.Lang()))
	if name == "" || lang == "" {
		return []doc.Span{{S: SourceName(p, s)}}
	}
	p.Mark(name, lang)
	if s.Date.Year == 0 {
		return []doc.Span{p.Span(name)}
	}
	return p.Message(language.KeySourceShort, "name", name, "date", p.Cat.MonthYear(Day(s.Date)))
}

// ShortNames are the short names of several.
func ShortNames(p *Printer, list []*dataset.Source) [][]doc.Span {
	var names [][]doc.Span
	for _, s := range list {
		names = append(names, ShortName(p, s))
	}
	return names
}

// Publisher names who published a source, by the short name where the dataset has one.
func Publisher(p *Printer, s *dataset.Source) []doc.Span {
	if name := p.Pick(s.Short); name != "" {
		return []doc.Span{{S: name, Lang: p.Other(s.Short.Language(p.Cat.Lang()))}}
	}
	return []doc.Span{{S: s.Publisher}}
}

// OutsideSources words a list of sources beside the main one.
func OutsideSources(p *Printer, names [][]doc.Span) []doc.Span {
	return Listed(p, outsideKey(p, language.KeyOutsideLine), "source", outsideKey(p, language.KeyOutsidesLine), "sources", names)
}

// Main lists the documents that the dataset restates, of those published by the edition's day.
func (p *Printer) Main() []*dataset.Source {
	var list []*dataset.Source
	for i := range p.Data.Sources {
		if s := &p.Data.Sources[i]; s.Main && (s.Date.Year == 0 || s.Date.Last().Compare(p.Set.AsOf.Last()) <= 0) {
			list = append(list, s)
		}
	}
	return list
}

// outsideKey is the key of a line that names outside sources. Where the dataset restates no document that was published yet, none
// is outside of it.
func outsideKey(p *Printer, key language.Key) language.Key {
	switch {
	case len(p.Main()) > 0:
	case key == language.KeyOutsideLine:
		return language.KeySourceLine
	case key == language.KeyOutsidesLine:
		return language.KeySourcesLine
	}
	return key
}

// MainSources words a list of sources that the dataset restates.
func MainSources(p *Printer, list []*dataset.Source) []doc.Span {
	return Listed(p, language.KeySourceLine, "source", language.KeySourcesLine, "sources", ShortNames(p, list))
}

// Listed words a list in one of two forms. Names with commas in them are parted by semicolons.
func Listed(p *Printer, one language.Key, oneName string, many language.Key, manyName string, names [][]doc.Span) []doc.Span {
	if len(names) == 1 {
		return JoinedAlike(p.Around(one, oneName, names[0]))
	}
	sep := ", "
	for _, n := range names {
		if strings.Contains(Flat(n), ",") {
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
	return JoinedAlike(p.Around(many, manyName, list))
}

// OutsideSource gives an outside source in full, with its address as a link.
func OutsideSource(p *Printer, s *dataset.Source) []doc.Span {
	out := p.Around(outsideKey(p, language.KeyOutsideLine), "source", FullSource(p, s))
	if k := len(out); s.Address != "" && k > 1 && out[k-1].S == "." {
		out = out[:k-1] // a full stop behind an address would be taken for part of it
	}
	return out
}

// DatedOutside gives outside sources by publisher, title and date; nil of none.
func DatedOutside(p *Printer, list []*dataset.Source) []doc.Span {
	if len(list) == 0 {
		return nil
	}
	var names []doc.Span
	for i, s := range list {
		if i > 0 {
			names = append(names, doc.Span{S: "; "})
		}
		names = append(names, datedSource(p, s)...)
	}
	if len(list) == 1 {
		return p.Around(outsideKey(p, language.KeyOutsideLine), "source", names)
	}
	return p.Around(outsideKey(p, language.KeyOutsidesLine), "sources", names)
}

// FullSource is publisher, title, date and address. What the dataset does not know is said.
func FullSource(p *Printer, s *dataset.Source) []doc.Span {
	out := append(datedSource(p, s), doc.Span{S: ", ", Lang: p.Cat.Language(language.KeySourceFull)})
	if s.Address != "" {
		return JoinedAlike(append(out, doc.Span{S: s.Address, URL: s.Address}))
	}
	return JoinedAlike(append(out, doc.Span{S: p.Cat.Msg(language.KeyNoAddress), Lang: p.Cat.Language(language.KeyNoAddress)}))
}

// datedSource is publisher, title in italics and date.
func datedSource(p *Printer, s *dataset.Source) []doc.Span {
	const here = "\x00"
	date := p.Cat.Msg(language.KeyNoDate)
	if s.Date.Year > 0 {
		date = p.Cat.Date(Day(s.Date))
	}
	before, after, _ := strings.Cut(p.Cat.Msg(language.KeySourceFull, "publisher", s.Publisher, "title", here, "date", date), here)
	lang := p.Cat.Language(language.KeySourceFull)
	// Titles are printed as the source has them, and the dataset says nothing of their language: it is taken for its own.
	out := []doc.Span{{S: before, Lang: lang}, {S: s.Title, Italic: true, Lang: p.Other(p.Data.Language)}}
	if after != "" {
		out = append(out, doc.Span{S: after, Lang: lang})
	}
	return out
}

// InFull is a source for lists of sources.
func InFull(p *Printer, s *dataset.Source) doc.ChartSource {
	p.Mark(s.Title, p.Other(p.Data.Language))
	out := doc.ChartSource{ID: s.ID, Name: SourceName(p, s), Publisher: s.Publisher, Title: s.Title, Address: s.Address, Main: s.Main}
	if s.Date.Year > 0 {
		out.Date, out.DateISO = p.Cat.Date(Day(s.Date)), s.Date.String()
	}
	return out
}
