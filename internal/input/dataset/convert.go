package dataset

import "briefing/internal/source"

// dataset turns what is written into the model. It is called whether or not there are faults, so that texts can be
// checked in the same run.
func (r *entryYAML) dataset() *Dataset {
	d := &Dataset{
		ID:          r.Dataset.ID.S,
		Title:       r.Dataset.Title,
		Language:    r.Dataset.Language.S,
		Edition:     r.Dataset.Edition.Date,
		Publication: r.Dataset.Publication.model(),
		Example:     r.Dataset.Example,
		Unused:      r.Unused,
	}
	for _, u := range r.Units {
		d.Units = append(d.Units, Unit{ID: u.ID.S, Kind: u.Kind, Currency: u.Currency.S, Name: u.Name, Noun: u.Noun, Synonyms: some(u.Synonyms), Pos: u.Pos})
	}
	for _, c := range r.Counts {
		d.Counts = append(d.Counts, Count{c.ID.S, c.Name, c.Pos})
	}
	for _, a := range r.Areas {
		d.Areas = append(d.Areas, Area{a.ID.S, a.Name, a.Pos})
	}
	for _, n := range r.Names {
		d.Names = append(d.Names, Name{n.S, n.Pos})
	}
	for _, c := range r.Countries {
		d.Countries = append(d.Countries, Country{c.Code.S, c.Name, c.Pos})
	}
	for _, x := range r.Lists {
		d.Lists = append(d.Lists, CountryList{ID: x.ID.S, Name: x.Name, Codes: plain(x.Codes), Others: some(x.Others), Count: x.Count,
			Note: x.Note, Source: x.Source.model(), Printed: x.Printed, Pos: x.Pos})
	}
	for _, s := range r.Sources {
		d.Sources = append(d.Sources, s.model())
	}
	for i := range r.Indicators {
		d.Indicators = append(d.Indicators, r.Indicators[i].model())
	}
	for _, x := range r.Derived {
		d.Derived = append(d.Derived, &Derived{ID: x.ID.S, Name: x.Name, Short: x.Short, Noun: x.Noun, Operation: x.Operation,
			Of: plain(x.Of), Mixes: mixes(x.Mixes), Caveats: caveats(x.Caveats), Pos: x.Pos})
	}
	for _, a := range r.Actions {
		d.Actions = append(d.Actions, &Action{ID: a.ID.S, Kind: a.Kind, Label: a.Label, Name: a.Name, Time: a.Time, Actor: a.Actor.S,
			Area: a.Area.S, Countries: plain(a.Countries), Source: a.Source.model(), Note: a.Note, Pos: a.Pos})
	}
	for _, a := range r.Actors {
		d.Actors = append(d.Actors, &Actor{ID: a.ID.S, Kind: a.Kind, Name: a.Name, Abbreviation: a.Abbreviation, PartOf: a.PartOf.S,
			Sentence: a.Sentence, Countries: plain(a.Countries), Note: a.Note, Source: a.Source.model(), Pos: a.Pos})
	}
	for _, x := range r.Relations {
		d.Relations = append(d.Relations, Relation{From: x.From.S, Kind: x.Kind, To: x.To.S, Note: x.Note, Pos: x.Pos})
	}
	for _, s := range r.Statements {
		d.Statements = append(d.Statements, Statement{ID: s.ID.S, Text: s.Text, Actor: s.Actor.S, Tone: s.Tone, Source: s.Source.model(), Note: s.Note, Pos: s.Pos})
	}
	return d
}

func (p publicationYAML) model() Publication {
	return Publication{Publisher: p.Publisher, Contact: p.Contact, Status: p.Status, Reuse: p.Reuse, Notice: p.Notice, Pos: p.Pos}
}

func (s sourceYAML) model() Source {
	out := Source{ID: s.ID.S, Title: s.Title, Short: s.Short, Publisher: s.Publisher, Address: s.Address.S, Date: s.Date.Date,
		DateNote: s.DateNote, Kind: s.Kind, Main: s.Main, Accessed: s.Accessed.Date, TextSHA256: s.TextSHA256.S,
		TextLines: s.TextLines.N, Note: s.Note, Pos: s.Pos}
	for _, x := range s.Sections {
		out.Sections = append(out.Sections, Section{ID: x.ID.S, Heading: x.Heading, Parent: x.Parent.S, Line: x.Line.N, Pos: x.Pos})
	}
	return out
}

func (l locatorYAML) model() Locator {
	return Locator{Source: l.Source.S, Section: l.Section.S, Line: l.Line.N, Pos: l.Pos}
}

func (i *indicatorYAML) model() *Indicator {
	out := &Indicator{ID: i.ID.S, Name: i.Name, Short: i.Short, Noun: i.Noun, Kind: i.Kind, Unit: i.Unit.S, Counts: i.Counts.S,
		Counting: i.Counting, CountingStart: i.CountingStart.Date, ReferenceArea: i.ReferenceArea.S, Countries: plain(i.Countries),
		CountryList: i.CountryList.S, Actor: i.Actor.S, Payer: Payer{Kind: i.Payer.Kind, Name: i.Payer.Name, Pos: i.Payer.Pos},
		FundingStatus: i.FundingStatus, Purpose: i.Purpose, Dimension: i.Dimension.S, Caveats: caveats(i.Caveats), Pos: i.Pos}
	for _, m := range i.Members {
		out.Members = append(out.Members, Member{m.ID.S, m.Name, m.Pos})
	}
	for _, o := range i.observations {
		out.Observations = append(out.Observations, o.model())
	}
	return out
}

// model fills in what may be left out: a value is exact and normal unless it says otherwise, and where the date of
// publication is inferred it is the end of the period.
func (o *observationYAML) model() Observation {
	out := Observation{Value: o.Value.Number, Qualifier: o.Qualifier.V, Missing: o.Value.Missing, Printed: o.Printed.S,
		TimePeriod: o.TimePeriod, Member: o.member.S, Published: o.Published.Date, Inferred: o.Published.Word,
		Source: o.Source.model(), Status: o.Status, Confidence: o.Confidence, Note: o.Note, Pos: o.Pos}
	if out.Qualifier == "" {
		out.Qualifier = Exact
	}
	if out.Status == "" {
		out.Status = StatusNormal
	}
	if out.Inferred {
		out.Published = o.TimePeriod.To
	}
	return out
}

func caveats(list []caveatYAML) []Caveat {
	var out []Caveat
	for _, c := range list {
		out = append(out, Caveat(c))
	}
	return out
}

func mixes(list []placed[Counting]) []Counting {
	var out []Counting
	for _, m := range list {
		out = append(out, m.V)
	}
	return out
}

func plain(list []source.String) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.S)
	}
	return out
}

// some makes no difference between an empty list and none.
func some[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
