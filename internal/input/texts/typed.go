package texts

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// typedFigures finds figures that were typed by hand.
type typedFigures struct {
	texts *Texts
	fsys  fs.FS // has the messages of other languages
	diags *diag.List
	rules map[string]*phrase.Rules // by the language of a text; "" is that of the catalogue
}

// messagesDir is the folder of the messages of each language.
const messagesDir = "messages"

// rulesOf are the rules for texts of a language, which may be another one than that of the catalogue where a text is not
// translated. Where nothing is known of a language, its texts are judged as those of the catalogue are.
func (f *typedFigures) rulesOf(lang string) *phrase.Rules {
	rules := f.rules[lang]
	if rules == nil {
		rules = f.rules[""]
		if slices.Contains(language.AvailableLanguages(f.fsys, messagesDir), lang) {
			// What is wrong with the file is told where that language is built.
			if cat, _ := language.Load(f.fsys, messagesDir, lang); cat != nil {
				rules = phrase.NewRules(cat, f.texts.Dataset)
			}
		}
		f.rules[lang] = rules
	}
	return rules
}

// check reports the typed figures of a paragraph, and keeps the years of a text that is dated.
func (f *typedFigures) check(t *phrase.Text, para []phrase.Segment) {
	flat := phrase.Flatten(para)
	rules := f.rulesOf(t.Lang)
	rules.EachListed(flat.Runes, func(name, at int) { t.Listed = append(t.Listed, phrase.Listed{Name: name, At: flat.Offset(at)}) })
	if t.Use == phrase.Class {
		return
	}
	found, years := rules.Find(flat.Runes)
	if t.Use.Dated() {
		t.Years = append(t.Years, years...)
	}
	for _, x := range found[:min(len(found), phrase.MostFindings)] {
		f.report(flat.Pos(t, x.From), string(flat.Runes[x.From:x.To]), x.Noun)
	}
	for _, s := range para {
		if s.Ref == nil {
			continue
		}
		forms := s.Ref.Forms
		for _, w := range s.Ref.Ways {
			forms = append(forms[:len(forms):len(forms)], phrase.NounForm{Text: strings.Replace(w.Text, "_", string(phrase.MaskOther), 1)})
		}
		for _, form := range forms {
			words := []rune(form.Text)
			rules.EachListed(words, func(name, _ int) { t.Listed = append(t.Listed, phrase.Listed{Name: name, At: s.Offset}) })
			for _, x := range rules.Only(words) {
				f.report(t.At(s.Offset), string(words[x.From:x.To]), x.Noun)
			}
		}
	}
}

// report reports a typed figure; counts says that a noun follows, so that it is no year.
func (f *typedFigures) report(pos diag.Pos, figure string, counts bool) {
	figure = strings.Map(func(r rune) rune {
		if r == phrase.MaskOther || r == phrase.MaskNoun {
			return -1
		}
		return r
	}, figure)
	if counts {
		f.diags.Add(pos, diag.Error, "typed-figure", source.Quote(figure)+" is typed by hand, and what follows makes it a number and not a year",
			"if it is a year, put a comma after it or turn the sentence round; if it is a number, refer to the value: {{ID}}")
		return
	}
	f.diags.Add(pos, diag.Error, "typed-figure", source.Quote(figure)+" is a figure typed by hand; figures are references to the data",
		f.suggest(figure),
		"a number that is no figure of the data is written {{plain:"+figure+"|why=REASON}}; a name that holds a number is listed under names in the dataset")
}

// suggest names the indicators that have the typed value, so that the remedy can be pasted.
func (f *typedFigures) suggest(figure string) string {
	n, ok := source.ParseNumber(strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "").Replace(figure))
	if !ok {
		for i := 1; i <= 12; i++ {
			if w, _ := f.texts.Catalog.Word(i); w == strings.ToLower(figure) {
				n, ok = decimal.New(int64(i), 0), true
			}
		}
	}
	var refs []string
	if ok {
		millions := n.Shift(6)
		for _, ind := range f.texts.Dataset.Indicators {
			for _, o := range ind.Observations {
				if o.Missing || !o.Value.Equal(n) && !o.Value.Equal(millions) {
					continue
				}
				ref := "{{" + ind.ID + "}}"
				if len(ind.By) > 0 { // the id alone is another figure: the whole
					ref = "{{" + dataset.Ref{ID: ind.ID, Key: o.Key}.String() + "@" + o.AsAsked() + "}}"
				}
				if !slices.Contains(refs, ref) {
					refs = append(refs, ref)
				}
			}
		}
	}
	if len(refs) == 0 || len(refs) > 4 {
		// No id is offered as an example: pasted without a thought it would print another figure.
		return "refer to the value by its id, {{ID}}; briefing list shows all ids with their values"
	}
	return "if it is one of these, refer to it: " + strings.Join(refs, ", ")
}
