package texts

import (
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// readDataset reads every printed string of the dataset: it may hold references, and must hold no typed figure.
func (r *Reader) readDataset() {
	var read []*phrase.Text
	add := func(t dataset.Text, use phrase.Use) {
		if parsed := r.datum(t, use); parsed != nil {
			read = append(read, parsed)
		}
	}
	prose := func(t dataset.Text) { add(t, phrase.Prose) }
	for _, ind := range r.Texts.Dataset.Indicators {
		for _, m := range ind.Members {
			if ind.Ordered {
				add(m.Name, phrase.Class)
			}
		}
	}
	vocabularyTexts(r.Texts.Dataset, prose)
	figureTexts(r.Texts.Dataset, prose)
	bodyTexts(r.Texts.Dataset, prose)
	for _, t := range read { // now that those they print are read, too
		r.Block(func() { r.keep(t) })
	}
}

// vocabularyTexts calls add with the texts about the dataset itself, and with those of its vocabulary and its sources.
func vocabularyTexts(ds *dataset.Dataset, add func(dataset.Text)) {
	add(ds.Title)
	p := ds.Publication
	for _, t := range []dataset.Text{p.Publisher, p.Contact, p.Reuse, p.Notice} {
		add(t)
	}
	for _, u := range ds.Units {
		add(u.Name)
	}
	for _, c := range ds.Counts {
		add(c.Name)
	}
	for _, a := range ds.Areas {
		add(a.Name)
	}
	for _, c := range ds.Countries {
		add(c.Name)
	}
	for _, c := range ds.Lists {
		add(c.Name)
		add(c.Note)
		for _, o := range c.Others {
			add(o)
		}
	}
	for _, s := range ds.Sources {
		add(s.Short)
		add(s.DateNote)
		add(s.Note)
	}
}

// figureTexts calls add with the texts of figures.
func figureTexts(ds *dataset.Dataset, add func(dataset.Text)) {
	for _, ind := range ds.Indicators {
		for _, t := range []dataset.Text{ind.Name, ind.Short, ind.Payer.Name, ind.FundingStatus, ind.Purpose} {
			add(t)
		}
		for _, m := range ind.Members {
			add(m.Name)
		}
		for _, c := range ind.Caveats {
			add(c.Text)
		}
		for _, o := range ind.Observations {
			add(o.Note)
		}
	}
	for _, d := range ds.Derived {
		add(d.Name)
		add(d.Short)
		for _, c := range d.Caveats {
			add(c.Text)
		}
	}
}

// bodyTexts calls add with the texts of actions and actors, of how they and figures are related, and of statements.
func bodyTexts(ds *dataset.Dataset, add func(dataset.Text)) {
	for _, a := range ds.Actions {
		add(a.Label)
		add(a.Name)
		add(a.Note)
	}
	for _, a := range ds.Actors {
		add(a.Name)
		add(a.Sentence)
		add(a.Note)
	}
	for _, r := range ds.Relations {
		add(r.Note)
	}
	for _, s := range ds.Statements {
		add(s.Text)
		add(s.Note)
	}
}

// datum reads a text of the dataset; nil if it is empty or was read before. What it is for is settled by who reads it first.
func (r *Reader) datum(t dataset.Text, use phrase.Use) *phrase.Text {
	x := r.Texts
	s, pos, exact := t.In(x.Lang)
	key := x.key(t)
	if s == "" || x.read[key] != nil {
		return nil
	}
	if !exact {
		r.diags.Add(pos, diag.Warning, "not-translated", "this text is not given in "+language.LanguageName(x.Lang),
			"write it for each language: "+x.Dataset.Language+": ..., "+x.Lang+": ...")
	}
	parsed := phrase.Parse(s, func(int) diag.Pos { return pos }, use, r.diags)
	parsed.Lang = key.lang
	x.read[key] = parsed
	r.check(parsed)
	return parsed
}
