package texts

import (
	"briefing/internal/beside"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// readDataset reads every printed string of the dataset: it may hold references, and must hold no typed figure.
func (r *Reader) readDataset() {
	data := r.datums()
	const stretch = 64 // texts that are read by one, so that each reader is worth its making
	parts := make([]diag.List, (len(data)+stretch-1)/stretch)
	beside.Each(len(parts), func(i int) {
		apart := r.Apart(&parts[i])
		for k := i * stretch; k < min((i+1)*stretch, len(data)); k++ {
			apart.readDatum(&data[k])
		}
	})
	for _, found := range parts {
		r.diags.Append(found)
	}
	for _, d := range data {
		r.Texts.read[d.key] = d.text
		r.Texts.exempt = append(r.Texts.exempt, r.Texts.exemptIn(d.text)...)
	}
	for _, d := range data { // now that those they print are read, too
		r.Block(func() { r.record(d.text) })
	}
}

// datum is a text of the dataset.
type datum struct {
	key   inLanguage
	pos   diag.Pos
	exact bool // it is in the language that is asked for
	use   phrase.Use
	text  *phrase.Text // as read
}

// datums are the texts of the dataset, each once. What one is for is settled by where it stands first.
func (r *Reader) datums() (list []datum) {
	x := r.Texts
	known := map[inLanguage]bool{}
	add := func(use phrase.Use, texts ...dataset.Text) {
		for _, t := range texts {
			s, pos, exact := t.In(x.Lang)
			if key := x.key(t); s != "" && !known[key] {
				known[key] = true
				list = append(list, datum{key: key, pos: pos, exact: exact, use: use})
			}
		}
	}
	for _, d := range x.Dataset.Dimensions {
		for _, code := range d.Codes { // a class such as "65 to 74" is no figure
			if d.Ordered {
				add(phrase.Class, code.Name)
			}
		}
	}
	for _, ind := range x.Dataset.Indicators {
		add(phrase.Class, ind.Interval) // how wide it is, is no figure
	}
	for _, u := range x.Dataset.Units {
		if u.Kind == dataset.UnitRate || u.Kind == dataset.UnitIndex { // of how many, and against which year, is no figure
			add(phrase.Class, u.Name, u.Words)
		}
	}
	eachText(x.Dataset, func(texts ...dataset.Text) { add(phrase.Prose, texts...) })
	return list
}

func (r *Reader) readDatum(d *datum) {
	x := r.Texts
	if !d.exact {
		r.diags.Add(d.pos, diag.Warning, "not-translated", "this text is not given in "+language.LanguageName(x.Lang),
			"write it for each language: "+x.Dataset.Language+": ..., "+x.Lang+": ...")
	}
	d.text = phrase.Parse(d.key.s, func(int) diag.Pos { return d.pos }, d.use, r.diags)
	d.text.Lang = d.key.lang
	r.check(d.text)
}

// eachText calls read with every printed string of a dataset, in the order of what it has.
func eachText(ds *dataset.Dataset, read func(...dataset.Text)) {
	p := ds.Publication
	read(ds.Title, p.Publisher, p.Contact, p.Reuse, p.Notice)
	for _, u := range ds.Units {
		read(u.Name, u.Words)
	}
	for _, c := range ds.Counts {
		read(c.Name)
	}
	for _, a := range ds.Areas {
		read(a.Name)
	}
	for _, s := range ds.Sides {
		read(s.Name, s.Short)
	}
	for _, p := range ds.Payers {
		read(p.Name)
	}
	for _, d := range ds.Dimensions {
		read(d.Name)
		for _, code := range d.Codes {
			read(code.Name)
		}
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
		read(ind.Name, ind.Short, ind.FundingStatus, ind.Purpose, ind.Interval)
		for _, c := range ind.Caveats {
			read(c.Text)
		}
		for _, o := range ind.Observations {
			read(o.Noted())
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
