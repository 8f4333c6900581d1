package texts

import (
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// Texts are the texts of a dataset in one language. Once read, they are never changed and may be used from several goroutines.
type Texts struct {
	Catalog *language.Catalog
	Dataset *dataset.Dataset
	Lang    string // of the catalogue
	Index   *index.Index
	read    map[inLanguage]*phrase.Text // by language and content
	exempt  []Exempt                    // what is no figure in them because somebody says so
}

// inLanguage is a string and its language, which is empty where it is that of the catalogue.
type inLanguage struct{ lang, s string }

// foreign is a language where it is not that of the catalogue, else empty.
func (x *Texts) foreign(lang string) string {
	if lang == x.Lang {
		return ""
	}
	return lang
}

// pick returns a text of the dataset as it is written.
func (x *Texts) pick(t dataset.Text) string {
	s, _, _ := t.In(x.Lang)
	return s
}

// key is what a text of the dataset is found by.
func (x *Texts) key(t dataset.Text) inLanguage {
	return inLanguage{x.foreign(t.Language(x.Lang)), x.pick(t)}
}

// Datum returns a text of the dataset as it was read; nil where the dataset has none.
func (x *Texts) Datum(t dataset.Text) *phrase.Text { return x.read[x.key(t)] }

// PlaceOf is where the dataset has a text that is printed as it stands, and whether it has it.
func (x *Texts) PlaceOf(s string) (pos diag.Pos, found bool) {
	for _, lang := range []string{"", x.foreign(x.Dataset.Language)} {
		if t := x.read[inLanguage{lang, s}]; t != nil {
			pos, found = t.Pos(), true
		}
	}
	return pos, found
}

// EachRef calls f with every reference of a text, and with those of the dataset's texts that it prints; at is the
// reference that stands in the text itself.
func (x *Texts) EachRef(t *phrase.Text, f func(at, r *phrase.Ref)) {
	var walk func(t *phrase.Text, at *phrase.Ref, depth int)
	walk = func(t *phrase.Text, at *phrase.Ref, depth int) {
		if t == nil {
			return
		}
		for _, para := range t.Paragraphs {
			for _, s := range para {
				if s.Ref == nil {
					continue
				}
				outer := at
				if outer == nil {
					outer = s.Ref
				}
				f(outer, s.Ref)
				if w, ok := x.printed(s.Ref); ok && depth < Deepest {
					walk(w.Text, outer, depth+1)
				}
			}
		}
	}
	walk(t, nil, 0)
}

// HasFigure says whether a text prints a figure of the data.
func (x *Texts) HasFigure(t *phrase.Text) bool {
	found := false
	x.EachRef(t, func(_, r *phrase.Ref) {
		found = found || phrase.PrintsValue(r) || r.Part == "count" || r.Part == "sum" || r.Part == "rows" || r.Part == phrase.PartLow || r.Part == phrase.PartHigh
	})
	return found
}
