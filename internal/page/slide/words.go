package slide

import (
	"slices"
	"strings"

	"briefing/internal/doc"
)

// allWords says whether blocks can stand in one place for text: lists, running text and big numbers.
func allWords(blocks []doc.Block) bool {
	return !slices.ContainsFunc(blocks, func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Prose, *doc.Summary, *doc.List, *doc.Facts, *doc.KeyFigures:
			return false
		case *doc.Box:
			return !allWords(b.Body)
		}
		return true
	})
}

// words are blocks as paragraphs in the style of a place for text.
func (m *deck) words(blocks []doc.Block) []Paragraph {
	var list []Paragraph
	add := func(item bool, number int, spans ...[]doc.Span) {
		var all []Run
		for _, s := range spans {
			all = append(all, runs(s, nil)...)
		}
		if len(all) > 0 {
			list = append(list, Paragraph{Runs: all, Item: item, Number: number})
		}
	}
	below := func(b *doc.List, number int, s []doc.Span) {
		p := Paragraph{Runs: runs(s, nil), Item: true, Level: 2, Label: b.Label(2, number)}
		if b.Numbered {
			p.Number = number + 1
		}
		list = append(list, p)
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Prose:
			for _, p := range b.Paragraphs {
				add(false, 0, p)
			}
		case *doc.Summary:
			for _, s := range b.Sentences {
				add(false, 0, s)
			}
		case *doc.List:
			for i, it := range b.Items {
				number := 0
				if b.Numbered {
					number = i + 1
				}
				add(true, number, it.Text)
				for k, s := range it.Below {
					below(b, k, s)
				}
			}
		case *doc.Facts:
			add(false, 0, bold(b.Heading))
			for _, s := range b.Items {
				add(true, 0, s)
			}
		case *doc.Box:
			add(false, 0, bold(b.Heading))
			for i, it := range b.Items {
				text := it.Text
				if len(text) > 0 {
					text = append([]doc.Span{{S: " – "}}, text...)
				}
				add(true, i+1, bold(it.Heading), text)
			}
			list = append(list, m.words(b.Body)...)
		case *doc.KeyFigures:
			for i := range b.Tiles {
				add(true, 0, tileWords(&b.Tiles[i]))
			}
		}
	}
	return list
}

// tileWords is a big number as an item of a list.
func tileWords(t *doc.Tile) []doc.Span {
	number := strings.TrimSpace(t.Qualifier.S + " " + t.Number.S)
	if t.Unit.S != "" {
		number += "\u00a0" + t.Unit.S
	}
	list := append([]doc.Span{{S: number, Bold: true, Lang: t.Number.Lang}, {S: " "}}, t.Label...)
	list = slices.DeleteFunc(list, func(s doc.Span) bool { return s.Break })
	if t.Kicker.S != "" {
		list = append(list, doc.Span{S: " (" + t.Kicker.S + ")", Lang: t.Kicker.Lang})
	}
	return list
}

func bold(spans []doc.Span) []doc.Span {
	list := slices.Clone(spans)
	for i := range list {
		list[i].Bold = true
	}
	return list
}
