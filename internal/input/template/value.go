package template

import (
	"strings"

	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// Datum is a string of the dataset, or one of the tool's words in its place.
type Datum struct {
	Text  *phrase.Text
	Plain string
	Lang  string // of plain, where it is not the document's
	Faint bool
}

// Named finds the text that a part of a reference asks for.
func (lib *Library) Named(x *phrase.Ref) (Datum, bool) {
	ix := lib.Index
	switch x.Part {
	case "purpose":
		return lib.first(ix.Indicators[x.ID].Purpose)
	case "status":
		if d, ok := lib.first(ix.Indicators[x.ID].FundingStatus); ok {
			return d, true
		}
		return lib.unknown(language.KeyNotStated), true
	case "payer":
		payer := ix.Indicators[x.ID].Payer
		d, ok := lib.first(payer.Name)
		switch d.Faint = payer.Kind == dataset.PayerNotNamed; {
		case !ok && d.Faint:
			return lib.unknown(language.KeyNotNamed), true
		case !ok:
			return Datum{}, false
		}
		return d, true
	case "sentence":
		if a := ix.Actors[x.ID]; a != nil {
			return lib.first(a.Sentence)
		}
		return lib.first(ix.Statements[x.ID].Text)
	}
	return lib.name(x, x.Part == "short")
}

// first is the first of some texts that the dataset gives.
func (lib *Library) first(texts ...dataset.Text) (Datum, bool) {
	for _, t := range texts {
		if len(t.Values) > 0 {
			return Datum{Text: lib.Datum(t)}, true
		}
	}
	return Datum{}, false
}

// unknown is one of the tool's words for what the dataset does not say.
func (lib *Library) unknown(key language.Key) Datum {
	return Datum{Plain: lib.Catalog.Msg(key), Lang: lib.Catalog.Language(key), Faint: true}
}

// name finds the name of what a reference names, or its short form where that is asked for and there is one.
func (lib *Library) name(x *phrase.Ref, short bool) (Datum, bool) {
	ix := lib.Index
	if ind := ix.Indicators[x.ID]; ind != nil {
		if member := memberName(ind, x.Target); member != nil {
			return lib.first(*member)
		}
		return lib.named(ind.Short, ind.Name, short)
	}
	if d := ix.Derived[x.ID]; d != nil {
		return lib.named(d.Short, d.Name, short)
	}
	if a := ix.Actions[x.ID]; a != nil {
		if short {
			return lib.first(a.Label, a.Name)
		}
		return lib.first(a.Name, a.Label)
	}
	if a := ix.Actors[x.ID]; a != nil {
		if short && a.Abbreviation != "" {
			return Datum{Plain: a.Abbreviation}, true
		}
		return lib.first(a.Name)
	}
	if l := ix.Lists[x.ID]; l != nil {
		return lib.first(l.Name)
	}
	if a := ix.Areas[x.ID]; a != nil {
		return lib.first(a.Name)
	}
	if s := ix.Sources[x.ID]; s != nil {
		if short {
			return lib.first(s.Short)
		}
		return Datum{Plain: s.Title, Lang: lib.Foreign(lib.Dataset.Language)}, true
	}
	return Datum{}, false
}

// named is the name of a figure, or its short form where that is asked for and there is one.
func (lib *Library) named(short, name dataset.Text, wanted bool) (Datum, bool) {
	if wanted {
		return lib.first(short, name)
	}
	return lib.first(name)
}

func memberName(ind *dataset.Indicator, target string) *dataset.Text {
	_, m, ok := strings.Cut(target, "/")
	if !ok {
		return nil
	}
	m, _, _ = strings.Cut(m, "@")
	for i := range ind.Members {
		if ind.Members[i].ID == m {
			return &ind.Members[i].Name
		}
	}
	return nil
}
