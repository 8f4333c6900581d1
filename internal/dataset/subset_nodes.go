package dataset

import (
	"bytes"
	"slices"
	"strconv"

	"briefing/internal/source"
)

// encode writes what is kept, in the order of the dataset.
func (s *subset) encode() []byte {
	head := source.Encode(s.head())
	var tail []byte
	if t := s.tail(); len(t.Fields) > 0 {
		tail = source.Encode(t)
	}
	// The proper names that occur in what is written, so that the numbers in them stay no figures.
	list := source.NewList()
	for _, n := range s.d.Names {
		if bytes.Contains(head, []byte(n.S)) || bytes.Contains(tail, []byte(n.S)) {
			add(list, source.NewText(n.S))
		}
	}
	var names []byte
	if len(list.Items) > 0 {
		names = source.Encode(source.NewMap().Set("names", list))
	}
	return slices.Concat([]byte(subsetHead), head, names, tail)
}

// head is what stands before the proper names.
func (s *subset) head() *source.Node {
	d := s.d
	root := source.NewMap().Set("dataset", source.NewMap().
		Set("id", source.NewBare(d.ID)).
		Set("title", s.text(d.Title)).
		Set("language", source.NewBare(d.Language)).
		Set("edition", source.NewBare(d.Edition.String())).
		Set("publication", source.NewMap().
			Set("publisher", s.text(d.Publication.Publisher)).
			Set("contact", s.text(d.Publication.Contact)).
			Set("status", source.NewBare(d.Publication.Status)).
			Set("reuse", s.text(d.Publication.Reuse)).
			Set("notice", s.text(d.Publication.Notice))))
	units := source.NewList()
	for _, u := range d.Units {
		if !s.has("unit", u.ID) {
			continue
		}
		add(units, source.NewMap().Set("id", source.NewBare(u.ID)).Set("kind", source.NewBare(u.Kind)).Set("currency", bare(u.Currency)).
			Set("name", s.text(u.Name)).Set("noun", s.plural(u.Noun)).Set("synonyms", s.texts(u.Synonyms)))
	}
	counts, areas := source.NewList(), source.NewList()
	for _, c := range d.Counts {
		if s.has("count", c.ID) {
			add(counts, s.named(c.ID, c.Name))
		}
	}
	for _, a := range d.Areas {
		if s.has("area", a.ID) {
			add(areas, s.named(a.ID, a.Name))
		}
	}
	return root.Set("units", listed(units)).Set("counts", listed(counts)).Set("areas", listed(areas))
}

// tail is what stands after the proper names.
func (s *subset) tail() *source.Node {
	d := s.d
	root := source.NewMap()
	countries := source.NewList()
	for _, c := range d.Countries {
		if s.has("country", c.Code) {
			add(countries, source.NewMap().Set("code", source.NewBare(c.Code)).Set("name", s.text(c.Name)))
		}
	}
	lists := source.NewList()
	for _, x := range d.Lists {
		if !s.has("list", x.ID) {
			continue
		}
		var count *source.Node
		if x.Count != nil {
			count = source.NewBare(strconv.Itoa(*x.Count))
		}
		add(lists, source.NewMap().Set("id", source.NewBare(x.ID)).Set("name", s.text(x.Name)).Set("codes", bares(x.Codes)).
			Set("others", s.texts(x.Others)).Set("count", count).Set("note", s.text(x.Note)).Set("source", locator(x.Source)).
			Set("printed", str(x.Printed)))
	}
	root.Set("countries", listed(countries)).Set("country_lists", listed(lists))
	s.figures(root)
	s.rest(root)
	return root
}

func (s *subset) figures(root *source.Node) {
	sources := source.NewList()
	for i := range s.d.Sources {
		if x := &s.d.Sources[i]; s.has("source", x.ID) {
			add(sources, s.source(x))
		}
	}
	indicators := source.NewList()
	for _, i := range s.d.Indicators {
		if s.has("indicator", i.ID) {
			add(indicators, s.indicatorNode(i))
		}
	}
	derived := source.NewList()
	for _, x := range s.d.Derived {
		if !s.has("derived", x.ID) {
			continue
		}
		add(derived, source.NewMap().Set("id", source.NewBare(x.ID)).Set("name", s.text(x.Name)).Set("short", s.text(x.Short)).
			Set("noun", s.plural(x.Noun)).Set("operation", source.NewBare(x.Operation)).Set("of", bares(x.Of)).
			Set("mixes", bares(x.Mixes)).Set("caveats", s.caveats(x.Caveats)))
	}
	root.Set("sources", listed(sources)).Set("indicators", listed(indicators)).Set("derived", listed(derived))
}

func (s *subset) rest(root *source.Node) {
	actions, actors, relations, statements := source.NewList(), source.NewList(), source.NewList(), source.NewList()
	for _, a := range s.d.Actions {
		if s.has("action", a.ID) {
			add(actions, source.NewMap().Set("id", source.NewBare(a.ID)).Set("kind", source.NewBare(a.Kind)).Set("label", s.text(a.Label)).
				Set("name", s.text(a.Name)).Set("time", s.period(a.Time)).Set("actor", bare(a.Actor)).Set("area", bare(a.Area)).
				Set("countries", bares(a.Countries)).Set("source", locator(a.Source)).Set("note", s.text(a.Note)))
		}
	}
	for _, a := range s.d.Actors {
		if s.has("actor", a.ID) {
			add(actors, source.NewMap().Set("id", source.NewBare(a.ID)).Set("kind", source.NewBare(a.Kind)).Set("name", s.text(a.Name)).
				Set("abbreviation", str(a.Abbreviation)).Set("part_of", bare(a.PartOf)).Set("sentence", s.text(a.Sentence)).
				Set("countries", bares(a.Countries)).Set("note", s.text(a.Note)).Set("source", locator(a.Source)))
		}
	}
	// A relation is told only where both its ends are.
	kept := func(ref string) bool {
		r, _ := ParseRef(ref)
		return s.has("indicator", r.ID) || s.has("derived", r.ID)
	}
	for _, x := range s.d.Relations {
		if kept(x.From) && kept(x.To) {
			add(relations, source.NewMap().Set("from", source.NewBare(x.From)).Set("kind", source.NewBare(x.Kind)).
				Set("to", source.NewBare(x.To)).Set("note", s.text(x.Note)))
		}
	}
	for _, x := range s.d.Statements {
		if s.has("statement", x.ID) {
			add(statements, source.NewMap().Set("id", source.NewBare(x.ID)).Set("text", s.text(x.Text)).Set("actor", bare(x.Actor)).
				Set("tone", source.NewBare(x.Tone)).Set("source", locator(x.Source)).Set("note", s.text(x.Note)))
		}
	}
	root.Set("actions", listed(actions)).Set("actors", listed(actors)).Set("relations", listed(relations)).Set("statements", listed(statements))
}

func (s *subset) source(x *Source) *source.Node {
	sections := source.NewList()
	for _, c := range x.Sections {
		if s.has("section "+x.ID, c.ID) {
			add(sections, source.NewMap().Set("id", source.NewBare(c.ID)).Set("heading", source.NewText(c.Heading)).
				Set("parent", bare(c.Parent)).Set("line", source.NewBare(strconv.Itoa(c.Line))))
		}
	}
	n := source.NewMap().Set("id", source.NewBare(x.ID)).Set("title", source.NewText(x.Title)).Set("short", s.text(x.Short)).
		Set("publisher", source.NewText(x.Publisher)).Set("address", str(x.Address)).Set("date", bare(x.Date.String())).
		Set("date_note", s.text(x.DateNote)).Set("kind", source.NewBare(x.Kind))
	if x.Main {
		n.Set("main", source.NewBare("true"))
	}
	n.Set("accessed", bare(x.Accessed.String())).Set("text_sha256", bare(x.TextSHA256))
	if x.TextLines > 0 {
		n.Set("text_lines", source.NewBare(strconv.Itoa(x.TextLines)))
	}
	return n.Set("sections", listed(sections)).Set("note", s.text(x.Note))
}

func (s *subset) indicatorNode(i *Indicator) *source.Node {
	start := i.CountingStart.String()
	if start == "" {
		start = notStated
	}
	n := source.NewMap().Set("id", source.NewBare(i.ID)).Set("name", s.text(i.Name)).Set("short", s.text(i.Short)).Set("noun", s.plural(i.Noun)).
		Set("kind", source.NewBare(i.Kind)).Set("unit", source.NewBare(i.Unit)).Set("counts", source.NewBare(i.Counts)).
		Set("counting", source.NewBare(i.Counting)).Set("counting_start", source.NewBare(start)).
		Set("reference_area", source.NewBare(i.ReferenceArea)).Set("countries", bares(i.Countries)).Set("country_list", bare(i.CountryList)).
		Set("actor", bare(i.Actor))
	if i.Payer.Kind != "" {
		n.Set("payer", source.NewMap().Set("kind", source.NewBare(i.Payer.Kind)).Set("name", s.text(i.Payer.Name)))
	}
	n.Set("funding_status", s.text(i.FundingStatus)).Set("purpose", s.text(i.Purpose)).Set("dimension", bare(i.Dimension))
	if i.Dimension != "" {
		members := source.NewList()
		for _, m := range i.Members {
			add(members, s.named(m.ID, m.Name))
		}
		n.Set("members", members)
	}
	observations := source.NewList()
	for k := range i.Observations {
		if s.observations[i.ID][k] {
			add(observations, s.observation(&i.Observations[k], i.Dimension))
		}
	}
	return n.Set("caveats", s.caveats(i.Caveats)).Set("observations", observations)
}

func (s *subset) observation(o *Observation, dimension string) *source.Node {
	n := source.NewMap()
	if o.Missing {
		n.Set("value", source.NewBare(notStated))
	} else {
		n.Set("value", source.NewNumber(o.Value)).Set("qualifier", source.NewBare(o.Qualifier))
	}
	n.Set("printed", str(o.Printed))
	if dimension != "" {
		n.Set(dimension, source.NewBare(o.Member))
	}
	published := o.Published.String()
	if o.Inferred {
		published = "inferred"
	}
	n.Set("time_period", s.period(o.TimePeriod)).Set("published", source.NewBare(published)).Set("source", locator(o.Source)).
		Set("confidence", source.NewBare(o.Confidence))
	if o.Status != "normal" {
		n.Set("status", bare(o.Status))
	}
	return n.Set("note", s.text(o.Note))
}

func (s *subset) named(id string, name Text) *source.Node {
	return source.NewMap().Set("id", source.NewBare(id)).Set("name", s.text(name))
}

func (s *subset) period(p Period) *source.Node {
	if !p.Words.IsZero() {
		return source.NewMap().Set("text", s.text(p.Words))
	}
	return source.NewBare(p.String())
}

// text writes a plain text where only the dataset's own language is there, else a group of languages.
func (s *subset) text(t Text) *source.Node {
	switch {
	case t.IsZero():
		return nil
	case len(t.Values) == 1 && t.Values[0].Lang == s.d.Language:
		return source.NewText(t.Values[0].S)
	}
	n := source.NewMap()
	for _, v := range t.Values {
		n.Set(v.Lang, source.NewText(v.S))
	}
	return n
}

func (s *subset) texts(list []Text) *source.Node {
	n := source.NewList()
	for _, t := range list {
		add(n, s.text(t))
	}
	return listed(n)
}

func (s *subset) plural(p Plural) *source.Node {
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
	if len(byLanguage.Fields) == 1 && byLanguage.Fields[0].Key == s.d.Language {
		return byLanguage.Fields[0].Value
	}
	return byLanguage
}

func (s *subset) caveats(list []Caveat) *source.Node {
	n := source.NewList()
	for _, c := range list {
		if c.Print {
			add(n, source.NewMap().Set("text", s.text(c.Text)).Set("print", source.NewBare("true")))
			continue
		}
		add(n, s.text(c.Text))
	}
	return listed(n)
}

func locator(l Locator) *source.Node {
	n := source.NewMap().Set("source", source.NewBare(l.Source)).Set("section", bare(l.Section))
	if l.Line > 0 {
		n.Set("line", source.NewBare(strconv.Itoa(l.Line)))
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

func bare(s string) *source.Node {
	if s == "" {
		return nil
	}
	return source.NewBare(s)
}

func str(s string) *source.Node {
	if s == "" {
		return nil
	}
	return source.NewText(s)
}

func bares(list []string) *source.Node {
	n := source.NewList()
	for _, s := range list {
		add(n, source.NewBare(s))
	}
	return listed(n)
}
