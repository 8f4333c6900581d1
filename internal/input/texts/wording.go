package texts

import (
	"strings"

	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// Wording is what a reference prints that asks for words: a text of the dataset, or plain words where Text is nil.
type Wording struct {
	Text  *phrase.Text
	Plain string
	Lang  string // of the plain words, where it is not that of the catalogue
	Faint bool   // it says that the dataset does not know
}

// Wording finds what a reference prints whose part asks for words: a name, a payer and so on. It is false where the dataset
// does not give it.
func (x *Texts) Wording(r *phrase.Ref) (Wording, bool) {
	ix := x.Index
	switch r.Part {
	case "purpose":
		return x.first(ix.Indicators[r.ID].Purpose)
	case "status":
		if w, ok := x.first(ix.Indicators[r.ID].FundingStatus); ok {
			return w, true
		}
		return x.unknown(language.KeyNotStated), true
	case "payer":
		payer := x.Dataset.Payer(ix.Indicators[r.ID].Payer)
		if payer == nil {
			return Wording{}, false
		}
		w, ok := x.first(payer.Name)
		w.Faint = payer.Unnamed
		return w, ok
	case "sentence":
		if a := ix.Actors[r.ID]; a != nil {
			return x.first(a.Sentence)
		}
		return x.first(ix.Statements[r.ID].Text)
	}
	return x.name(r, r.Part == "short")
}

// printed is what a reference prints, if that is a text of the dataset.
func (x *Texts) printed(r *phrase.Ref) (Wording, bool) {
	switch r.Part {
	case "name", "short", "sentence", "purpose", "payer", "status":
		if target, _ := dataset.ParseRef(r.Target); target.IsDynamic() {
			return Wording{}, false // the values decide whose name it is
		}
		if ok, _ := x.Index.Allows(r.Part, r.ID); ok && r.Kind == phrase.RefValue {
			return x.Wording(r)
		}
	}
	return Wording{}, false
}

// first is the first of some texts that the dataset gives.
func (x *Texts) first(texts ...dataset.Text) (Wording, bool) {
	for _, t := range texts {
		if len(t.Values) > 0 {
			return Wording{Text: x.Datum(t)}, true
		}
	}
	return Wording{}, false
}

// unknown is one of the tool's words for what the dataset does not say.
func (x *Texts) unknown(key language.Key) Wording {
	return Wording{Plain: x.Catalog.Msg(key), Lang: x.Catalog.Language(key), Faint: true}
}

// name finds the name of what a reference names, or its short form where that is asked for and there is one.
func (x *Texts) name(r *phrase.Ref, short bool) (Wording, bool) {
	ix, id := x.Index, r.ID
	var full, brief dataset.Text
	switch {
	case ix.Indicators[id] != nil:
		ind := ix.Indicators[id]
		if w, of := x.codeNames(ind.By, r.Target); of {
			return w, true
		}
		full, brief = ind.Name, ind.Short
	case ix.Derived[id] != nil:
		if w, of := x.codeNames(ix.Derived[id].By, r.Target); of {
			return w, true
		}
		full, brief = ix.Derived[id].Name, ix.Derived[id].Short
	case ix.Actions[id] != nil:
		full, brief = ix.Actions[id].Name, ix.Actions[id].Label
	case ix.Actors[id] != nil:
		if a := ix.Actors[id]; short && a.Abbreviation != "" {
			return Wording{Plain: a.Abbreviation}, true
		}
		full = ix.Actors[id].Name
	case ix.Lists[id] != nil:
		full = ix.Lists[id].Name
	case ix.Areas[id] != nil:
		full = ix.Areas[id].Name
	case ix.Sources[id] != nil:
		if !short {
			return Wording{Plain: ix.Sources[id].Title, Lang: x.foreign(x.Dataset.Language)}, true
		}
		brief = ix.Sources[id].Short
	}
	if short {
		return x.first(brief, full)
	}
	return x.first(full, brief)
}

// codeNames are the names of the codes that a reference to a figure by some dimensions names; false where it names the whole.
func (x *Texts) codeNames(by dataset.By, target string) (Wording, bool) {
	r, _ := dataset.ParseRef(target)
	codes := x.Dataset.CodesOf(by, r.Key)
	switch len(codes) {
	case 0:
		return Wording{}, false
	case 1:
		return x.first(codes[0].Name)
	}
	said := make([]string, len(codes))
	for i, c := range codes {
		said[i], _, _ = c.Name.In(x.Lang)
	}
	return Wording{Plain: strings.Join(said, ", "), Lang: x.foreign(codes[0].Name.Language(x.Lang))}, true
}

// flatWords are the words of a text as they are printed, with a sign that is none where a figure stands.
func (x *Texts) flatWords(t *phrase.Text, depth int) string {
	if t == nil {
		return ""
	}
	var w strings.Builder
	for _, para := range t.Paragraphs {
		for _, s := range para {
			switch {
			case s.Ref == nil:
				w.WriteString(s.Literal)
			case s.Ref.Kind == phrase.RefPlain:
				w.WriteString(s.Ref.Plain)
			case s.Ref.Kind == phrase.RefWays:
				for i, way := range s.Ref.Ways {
					if i > 0 {
						w.WriteString(" ")
					}
					w.WriteString(strings.Replace(way.Text, "_", figureSign, 1))
				}
			default:
				said, ok := x.printed(s.Ref)
				switch {
				case ok && said.Text != nil && depth < Deepest:
					w.WriteString(x.flatWords(said.Text, depth+1))
				case ok && said.Text == nil:
					w.WriteString(said.Plain)
				default:
					w.WriteString(figureSign)
				}
			}
		}
		w.WriteString(" ")
	}
	return w.String()
}

// figureSign stands for a figure among words that names are sought in.
const figureSign = "\ufffc"
