package world

import (
	"os"

	"briefing/internal/cite"
	"briefing/internal/compose"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
)

// Cited is the finished document of a brief "test" of some blocks, for examples. What is wrong with the blocks is a panic.
func Cited(blocks string) *doc.Document {
	lib, set := Sample(blocks)
	d, diags := compose.Brief(lib, set, "test", compose.Options{})
	if d == nil || diags.HasErrors() {
		panic(diags.Text())
	}
	d, diags = cite.Document(lib, set, d, compose.Options{})
	if diags.HasErrors() {
		panic(diags.Text())
	}
	return d
}

// Brand is the shipped brand that has no emblem, for examples.
func Brand() *brand.Brand {
	b, diags := brand.Load(os.DirFS(Path("templates")), "plain", "en")
	if b == nil {
		panic(diags.Text())
	}
	return b
}

// Deck is a deck of one slide, for examples: a title and a sentence.
func Deck(title, sentence string) *doc.Document {
	return &doc.Document{
		ID: "talk", Lang: "en-GB", Format: doc.Deck, Title: span.Plain(title), ShortTitle: span.Plain(title), DateISO: "2019-03-31", Author: "Somebody",
		Blocks: []doc.Block{&doc.Slide{
			ID: "first", Title: []doc.Span{{S: title}},
			Blocks:  []doc.Block{&doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{{{S: sentence}}}}},
			Speaker: [][]doc.Span{{{S: "Say it slowly."}}},
		}},
	}
}
