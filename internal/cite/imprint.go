package cite

import (
	"slices"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// imprint says where the figures come from, what was computed, and who publishes. In short form the main source is named
// as charts name it.
func imprint(c *citer, part string, short bool) [][]doc.Span {
	first := &words.Sentences{}
	inside := c.Main()
	if short && len(inside) > 0 {
		first.Add(words.MainSources(c.Printer, inside))
	} else {
		for _, s := range inside {
			first.Add(c.Around(language.KeyMainSource, "source", words.FullSource(c.Printer, s)))
		}
		first.Add(c.Message(language.KeyAsOf, "date", c.Date))
	}
	if c.computed {
		first.Add(c.Message(language.KeyOwnSums))
	}
	return [][]doc.Span{first.Out, publication(c, part)}
}

// publication says who publishes the data, in which state and under which terms.
func publication(c *citer, part string) []doc.Span {
	p := c.Data.Publication
	out := &words.Sentences{}
	print := func(t *phrase.Text) string { return c.plain(part, t) }
	add := func(key language.Key, name string, t *phrase.Text) {
		if s := print(t); s != "" {
			bare := strings.TrimSuffix(s, ".")
			c.Mark(bare, c.Foreign[s])
			line := words.WithFullStop(c.Message(key, name, bare))
			last := &line[len(line)-1]
			last.S = strings.Replace(last.S, "..", ".", 1)
			out.Add(line)
		}
	}
	add(language.KeyPublisher, "publisher", c.Lib.Texts.Datum(p.Publisher))
	add(language.KeyContact, "contact", c.Lib.Texts.Datum(p.Contact))
	if key, ok := statusKeys[p.Status]; ok {
		out.Add(words.WithFullStop(c.Message(language.KeyStatus, "status", c.Cat.Msg(key))))
	}
	add(language.KeyReuse, "notice", c.Lib.Texts.Datum(p.Reuse))
	out.Add(c.Sentence(print(c.Lib.Texts.Datum(p.Notice))))
	return out.Out
}

// plain prints a text without notes and styles, and records what it speaks of.
func (c *citer) plain(part string, t *phrase.Text) string {
	s, mentioned := c.PlainIn(t, nil)
	c.use(part, mentioned)
	return s
}

var statusKeys = map[dataset.PublicationStatus]language.Key{
	dataset.Draft: language.KeyStatusDraft, dataset.Final: language.KeyStatusFinal, dataset.Corrected: language.KeyStatusCorrected,
}

// imprintOfDeck puts the imprint into the notes of the last slide, that of sources and method.
func imprintOfDeck(c *citer, list []doc.Block) []doc.Block {
	if len(list) == 0 {
		return list
	}
	if s, ok := list[len(list)-1].(*doc.Slide); ok {
		last := *s
		last.Evidence = append(slices.Clone(s.Evidence), imprint(c, notesPart, false)...)
		list[len(list)-1] = &last
	}
	return list
}
