package dataset

import (
	"strconv"

	"briefing/internal/source"
)

// former turns entries of a dataset into the form they have in a file.
type former struct{ language string }

func (f former) head(d *Dataset) *source.Node {
	var example *source.Node
	if d.Example {
		example = word("true")
	}
	return source.NewMap().Set("dataset", source.NewMap().
		Set("id", word(d.ID)).
		Set("title", f.text(d.Title)).
		Set("language", word(d.Language)).
		Set("edition", word(d.Edition.String())).
		Set("publication", source.NewMap().
			Set("publisher", f.text(d.Publication.Publisher)).
			Set("contact", f.text(d.Publication.Contact)).
			Set("status", word(d.Publication.Status)).
			Set("reuse", f.text(d.Publication.Reuse)).
			Set("notice", f.text(d.Publication.Notice))).
		Set("example", example))
}

func (f former) unit(u *Unit) *source.Node {
	return source.NewMap().Set("id", word(u.ID)).Set("kind", word(u.Kind)).Set("currency", bare(u.Currency)).
		Set("name", f.text(u.Name)).Set("noun", f.plural(u.Noun)).Set("synonyms", f.texts(u.Synonyms))
}

func (f former) country(c *Country) *source.Node {
	return source.NewMap().Set("code", word(c.Code)).Set("name", f.text(c.Name))
}

func (f former) list(x *CountryList) *source.Node {
	var count *source.Node
	if x.Count != nil {
		count = word(strconv.Itoa(*x.Count))
	}
	return source.NewMap().Set("id", word(x.ID)).Set("name", f.text(x.Name)).Set("codes", bares(x.Codes)).
		Set("others", f.texts(x.Others)).Set("count", count).Set("note", f.text(x.Note)).Set("source", locator(x.Source)).
		Set("printed", str(x.Printed))
}

func (f former) derived(x *Derived) *source.Node {
	return source.NewMap().Set("id", word(x.ID)).Set("name", f.text(x.Name)).Set("short", f.text(x.Short)).
		Set("noun", f.plural(x.Noun)).Set("operation", word(x.Operation)).Set("of", bares(x.Of)).
		Set("mixes", bares(x.Mixes)).Set("caveats", f.caveats(x.Caveats))
}

func (f former) action(a *Action) *source.Node {
	return source.NewMap().Set("id", word(a.ID)).Set("kind", word(a.Kind)).Set("label", f.text(a.Label)).
		Set("name", f.text(a.Name)).Set("time", f.period(a.Time)).Set("actor", bare(a.Actor)).Set("area", bare(a.Area)).
		Set("countries", bares(a.Countries)).Set("source", locator(a.Source)).Set("note", f.text(a.Note))
}

func (f former) actor(a *Actor) *source.Node {
	return source.NewMap().Set("id", word(a.ID)).Set("kind", word(a.Kind)).Set("name", f.text(a.Name)).
		Set("abbreviation", str(a.Abbreviation)).Set("part_of", bare(a.PartOf)).Set("sentence", f.text(a.Sentence)).
		Set("countries", bares(a.Countries)).Set("note", f.text(a.Note)).Set("source", locator(a.Source))
}

func (f former) relation(x *Relation) *source.Node {
	return source.NewMap().Set("from", word(x.From)).Set("kind", word(x.Kind)).
		Set("to", word(x.To)).Set("note", f.text(x.Note))
}

func (f former) statement(x *Statement) *source.Node {
	return source.NewMap().Set("id", word(x.ID)).Set("text", f.text(x.Text)).Set("actor", bare(x.Actor)).
		Set("tone", word(x.Tone)).Set("source", locator(x.Source)).Set("note", f.text(x.Note))
}

// source is a source without its sections and what stands after them.
func (f former) source(x *Source) *source.Node {
	n := source.NewMap().Set("id", word(x.ID)).Set("title", source.NewText(x.Title)).Set("short", f.text(x.Short)).
		Set("publisher", source.NewText(x.Publisher)).Set("address", str(x.Address)).Set("date", bare(x.Date.String())).
		Set("date_note", f.text(x.DateNote)).Set("kind", word(x.Kind))
	if x.Main {
		n.Set("main", word("true"))
	}
	n.Set("accessed", bare(x.Accessed.String())).Set("text_sha256", bare(x.TextSHA256))
	if x.TextLines > 0 {
		n.Set("text_lines", word(strconv.Itoa(x.TextLines)))
	}
	return n
}

func (f former) section(c *Section) *source.Node {
	return source.NewMap().Set("id", word(c.ID)).Set("heading", source.NewText(c.Heading)).
		Set("parent", bare(c.Parent)).Set("line", word(strconv.Itoa(c.Line)))
}

// indicator is an indicator without its observations.
func (f former) indicator(i *Indicator) *source.Node {
	start := i.CountingStart.String()
	if start == "" {
		start = notStated
	}
	n := source.NewMap().Set("id", word(i.ID)).Set("name", f.text(i.Name)).Set("short", f.text(i.Short)).Set("noun", f.plural(i.Noun)).
		Set("kind", word(i.Kind)).Set("unit", word(i.Unit)).Set("counts", word(i.Counts)).
		Set("counting", word(i.Counting)).Set("counting_start", word(start)).
		Set("reference_area", word(i.ReferenceArea)).Set("countries", bares(i.Countries)).Set("country_list", bare(i.CountryList)).
		Set("actor", bare(i.Actor))
	if i.Payer.Kind != "" {
		n.Set("payer", source.NewMap().Set("kind", word(i.Payer.Kind)).Set("name", f.text(i.Payer.Name)))
	}
	n.Set("funding_status", f.text(i.FundingStatus)).Set("purpose", f.text(i.Purpose)).Set("dimension", bare(i.Dimension))
	if i.Dimension != "" {
		members := source.NewList()
		for _, m := range i.Members {
			add(members, f.named(m.ID, m.Name))
		}
		n.Set("members", members)
	}
	return n.Set("caveats", f.caveats(i.Caveats))
}

func (f former) observation(o *Observation, dimension string) *source.Node {
	n := source.NewMap()
	if o.Missing {
		n.Set("value", word(notStated))
	} else {
		n.Set("value", source.NewNumber(o.Value)).Set("qualifier", word(o.Qualifier))
	}
	n.Set("printed", str(o.Printed))
	if dimension != "" {
		n.Set(dimension, word(o.Member))
	}
	published := o.Published.String()
	if o.Inferred {
		published = "inferred"
	}
	n.Set("time_period", f.period(o.TimePeriod)).Set("published", word(published)).Set("source", locator(o.Source)).
		Set("confidence", word(o.Confidence))
	if o.Status != StatusNormal {
		n.Set("status", bare(o.Status))
	}
	return n.Set("note", f.text(o.Note))
}

func (f former) named(id string, name Text) *source.Node {
	return source.NewMap().Set("id", word(id)).Set("name", f.text(name))
}

func (f former) period(p Period) *source.Node {
	if !p.Words.IsZero() {
		return source.NewMap().Set("text", f.text(p.Words))
	}
	return word(p.String())
}

// text writes a plain text where only the dataset's own language is there, else a group of languages.
func (f former) text(t Text) *source.Node {
	switch {
	case t.IsZero():
		return nil
	case len(t.Values) == 1 && t.Values[0].Lang == f.language:
		return source.NewText(t.Values[0].S)
	}
	n := source.NewMap()
	for _, v := range t.Values {
		n.Set(v.Lang, source.NewText(v.S))
	}
	return n
}

func (f former) texts(list []Text) *source.Node {
	n := source.NewList()
	for _, t := range list {
		add(n, f.text(t))
	}
	return listed(n)
}

func (f former) plural(p Plural) *source.Node {
	if p.IsZero() {
		return nil
	}
	byLanguage := source.NewMap()
	for _, f := range p.Forms {
		forms := byLanguage.Get(f.Lang)
		if forms == nil {
			forms = source.NewMap()
			byLanguage.Set(f.Lang, forms)
		}
		forms.Set(f.Category, source.NewText(f.S))
	}
	if len(byLanguage.Fields) == 1 && byLanguage.Fields[0].Key == f.language {
		return byLanguage.Fields[0].Value
	}
	return byLanguage
}

func (f former) caveats(list []Caveat) *source.Node {
	n := source.NewList()
	for _, c := range list {
		if c.Print {
			add(n, source.NewMap().Set("text", f.text(c.Text)).Set("print", word("true")))
			continue
		}
		add(n, f.text(c.Text))
	}
	return listed(n)
}

func locator(l Locator) *source.Node {
	n := source.NewMap().Set("source", word(l.Source)).Set("section", bare(l.Section))
	if l.Line > 0 {
		n.Set("line", word(strconv.Itoa(l.Line)))
	}
	return n
}

func add(list, item *source.Node) { list.Items = append(list.Items, item) }

// listed leaves an empty list out.
func listed(list *source.Node) *source.Node {
	if len(list.Items) == 0 {
		return nil
	}
	return list
}

func word[T ~string](s T) *source.Node { return source.NewBare(string(s)) }

func bare[T ~string](s T) *source.Node {
	if s == "" {
		return nil
	}
	return word(s)
}

func str(s string) *source.Node {
	if s == "" {
		return nil
	}
	return source.NewText(s)
}

func bares[T ~string](list []T) *source.Node {
	n := source.NewList()
	for _, s := range list {
		add(n, word(s))
	}
	return listed(n)
}
