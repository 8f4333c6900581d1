package template

import (
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Reader reads single texts as those of a template that has nothing else.
type Reader struct{ l *loader }

// NewReader makes a reader for texts over a dataset.
func NewReader(cat *language.Catalog, ds *dataset.Dataset) *Reader {
	lib := &Library{Catalog: cat, Dataset: ds, Lang: cat.Lang(), Index: index.New(ds), byID: map[string]*Chart{}, data: map[inLanguage]*phrase.Text{}}
	return &Reader{&loader{lib: lib, figures: map[string]*phrase.Rules{"": phrase.NewRules(cat, ds)}}}
}

// Text reads a text.
func (r *Reader) Text(s string, u phrase.Use) *phrase.Text {
	return r.l.text(phrase.Raw{Versions: []phrase.RawVersion{{Node: source.NewText(s)}}}, u)
}

// Read says what is found in a text.
func (r *Reader) Read(s string, u phrase.Use) diag.List {
	return r.l.diags.During(func() { r.Text(s, u) })
}

// Check reads a text whose places at knows.
func (r *Reader) Check(s string, at func(offset int) diag.Pos, u phrase.Use) *phrase.Text {
	r.l.diags = nil
	t := phrase.Parse(s, at, u, &r.l.diags)
	r.l.check(t)
	return t
}
