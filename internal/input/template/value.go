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
	text := func(t dataset.Text) (Datum, bool) {
		if len(t.Values) == 0 {
			return Datum{}, false
		}
		return Datum{Text: lib.Datum(t)}, true
	}
	first := func(texts ...dataset.Text) (Datum, bool) {
		for _, t := range texts {
			if d, ok := text(t); ok {
				return d, true
			}
		}
		return Datum{}, false
	}
	ind, der := ix.Indicators[x.ID], ix.Derived[x.ID]
	switch x.Part {
	case "purpose":
		return text(ind.Purpose)
	case "status":
		if d, ok := text(ind.FundingStatus); ok {
			return d, true
		}
		return Datum{Plain: lib.Catalog.Msg(language.KeyNotStated), Lang: lib.Catalog.Language(language.KeyNotStated), Faint: true}, true
	case "payer":
		faint := ind.Payer.Kind == dataset.PayerNotNamed
		if d, ok := text(ind.Payer.Name); ok {
			d.Faint = faint
			return d, true
		}
		if faint {
			return Datum{Plain: lib.Catalog.Msg(language.KeyNotNamed), Lang: lib.Catalog.Language(language.KeyNotNamed), Faint: true}, true
		}
		return Datum{}, false
	case "sentence":
		if a := ix.Actors[x.ID]; a != nil {
			return text(a.Sentence)
		}
		return text(ix.Statements[x.ID].Text)
	}
	short := x.Part == "short"
	switch {
	case ind != nil:
		if member := memberName(ind, x.Target); member != nil {
			return text(*member)
		}
		if short {
			return first(ind.Short, ind.Name)
		}
		return text(ind.Name)
	case der != nil:
		if short {
			return first(der.Short, der.Name)
		}
		return text(der.Name)
	case ix.Actions[x.ID] != nil:
		if a := ix.Actions[x.ID]; short {
			return first(a.Label, a.Name)
		}
		return first(ix.Actions[x.ID].Name, ix.Actions[x.ID].Label)
	case ix.Actors[x.ID] != nil:
		if a := ix.Actors[x.ID]; short && a.Abbreviation != "" {
			return Datum{Plain: a.Abbreviation}, true
		}
		return text(ix.Actors[x.ID].Name)
	case ix.Lists[x.ID] != nil:
		return text(ix.Lists[x.ID].Name)
	case ix.Areas[x.ID] != nil:
		return text(ix.Areas[x.ID].Name)
	case ix.Sources[x.ID] != nil:
		if s := ix.Sources[x.ID]; !short {
			return Datum{Plain: s.Title, Lang: lib.Foreign(lib.Dataset.Language)}, true
		}
		return text(ix.Sources[x.ID].Short)
	}
	return Datum{}, false
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
