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
	for _, ind := range r.Texts.Dataset.Indicators {
		for _, m := range ind.Members {
			if ind.Ordered {
				read = r.readDatum(read, m.Name, phrase.Class)
			}
		}
	}
	eachText(r.Texts.Dataset, func(texts ...dataset.Text) {
		for _, t := range texts {
			read = r.readDatum(read, t, phrase.Prose)
		}
	})
	for _, t := range read { // now that those they print are read, too
		r.Block(func() { r.record(t) })
	}
}

// readDatum reads a text of the dataset, once, and adds it to a list. What it is for is settled by who reads it first.
func (r *Reader) readDatum(list []*phrase.Text, t dataset.Text, use phrase.Use) []*phrase.Text {
	x := r.Texts
	s, pos, exact := t.In(x.Lang)
	key := x.key(t)
	if s == "" || x.read[key] != nil {
		return list
	}
	if !exact {
		r.diags.Add(pos, diag.Warning, "not-translated", "this text is not given in "+language.LanguageName(x.Lang),
			"write it for each language: "+x.Dataset.Language+": ..., "+x.Lang+": ...")
	}
	parsed := phrase.Parse(s, func(int) diag.Pos { return pos }, use, r.diags)
	parsed.Lang = key.lang
	x.read[key] = parsed
	r.check(parsed)
	return append(list, parsed)
}

// eachText calls read with every printed string of a dataset, in the order of what it has.
func eachText(ds *dataset.Dataset, read func(...dataset.Text)) {
	p := ds.Publication
	read(ds.Title, p.Publisher, p.Contact, p.Reuse, p.Notice)
	for _, u := range ds.Units {
		read(u.Name)
	}
	for _, c := range ds.Counts {
		read(c.Name)
	}
	for _, a := range ds.Areas {
		read(a.Name)
	}
	for _, c := range ds.Countries {
		read(c.Name)
	}
	for _, c := range ds.Lists {
		read(c.Name, c.Note)
		read(c.Others...)
	}
	for _, s := range ds.Sources {
		read(s.Short, s.DateNote, s.Note)
	}
	for _, ind := range ds.Indicators {
		read(ind.Name, ind.Short, ind.Payer.Name, ind.FundingStatus, ind.Purpose)
		for _, m := range ind.Members {
			read(m.Name)
		}
		for _, c := range ind.Caveats {
			read(c.Text)
		}
		for _, o := range ind.Observations {
			read(o.Note)
		}
	}
	for _, d := range ds.Derived {
		read(d.Name, d.Short)
		for _, c := range d.Caveats {
			read(c.Text)
		}
	}
	for _, a := range ds.Actions {
		read(a.Label, a.Name, a.Note)
	}
	for _, a := range ds.Actors {
		read(a.Name, a.Sentence, a.Note)
	}
	for _, x := range ds.Relations {
		read(x.Note)
	}
	for _, s := range ds.Statements {
		read(s.Text, s.Note)
	}
}
