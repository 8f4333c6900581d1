package datafiles

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// This file says which lists the files of a dataset hold. What an entry is stands in package dataset.

// entryFile is the entry file, which may hold a whole dataset.
type entryFile struct {
	Broken  bool                `yaml:",broken"`
	Dataset entry[dataset.Head] `yaml:"dataset,required"`
	Include []source.String     `yaml:"include,word" help:"The other files, in the order in which their lists are joined."`
	Unused  unusedGroup         `yaml:"unused" help:"Figures, actions and bodies that no brief and no chart shows, by id, each with the reason. briefing list --unused lists all."`
	part    `yaml:",inline"`

	// Of each dimension the ids of its codes, by what stands for one in an observation, and by what does so only in the cells of a
	// file: see fillCodes.
	codeIDs, codeNames map[string]map[string]string
}

// part is what every file may hold. The tag file names the kind of file that a list has a schema in.
type part struct {
	Broken     bool                         `yaml:",broken"`
	Units      []entry[dataset.Unit]        `yaml:"units" file:"vocabulary" help:"What values are expressed in."`
	Counts     []entry[dataset.Count]       `yaml:"counts" file:"vocabulary" help:"What figures count. Only figures with the same word here may share an axis, a line or a sum."`
	Areas      []entry[dataset.Area]        `yaml:"areas" file:"vocabulary" help:"Reference areas that charts group by."`
	Kinds      []entry[dataset.Kind]        `yaml:"kinds" file:"vocabulary" help:"Words that sort indicators, actions or actors."`
	Sides      []entry[dataset.Side]        `yaml:"sides" file:"vocabulary" help:"Groups of payers whose money may be added."`
	Payers     []entry[dataset.Payer]       `yaml:"payers" file:"vocabulary" help:"Who pays amounts of money."`
	Dimensions []entry[dataset.Dimension]   `yaml:"dimensions" file:"vocabulary" help:"What observations are told apart by, with the codes that they name."`
	Names      dataset.Names                `yaml:"names" file:"vocabulary" help:"Proper names that hold a number, which is then no figure, each with what it is the name of. briefing list --exempt lists where they stand."`
	Countries  []entry[dataset.Country]     `yaml:"countries" file:"vocabulary" help:"Countries and territories."`
	Lists      []entry[dataset.CountryList] `yaml:"country_lists" file:"vocabulary" help:"Lists of countries as a source gives them."`
	Sources    []entry[dataset.Source]      `yaml:"sources" file:"sources" help:"Publications."`
	Defaults   *source.Node                 `yaml:"defaults" file:"indicators" help:"What all observations of the file have that do not say otherwise, such as source and confidence."`
	Indicators []indicatorEntry             `yaml:"indicators" file:"indicators" help:"What is measured, with everything published about it."`
	Derived    []entry[dataset.Derived]     `yaml:"derived" file:"derived" help:"What is computed from the figures: sums, shares, differences, changes, rates, means, indices, amounts in another currency."`
	Actions    []entry[dataset.Action]      `yaml:"actions" file:"actions" help:"What happened or runs."`
	Actors     []entry[dataset.Actor]       `yaml:"actors" file:"actors" help:"Bodies, missions, funds, programmes, partners and policies."`
	Relations  []entry[dataset.Relation]    `yaml:"relations" file:"relations" help:"How figures hang together. A part and its whole never enter one sum."`
	Statements []entry[dataset.Statement]   `yaml:"statements" file:"statements" help:"What a source says without a figure or a date."`
}

// add appends the lists of another file.
func (p *part) add(q part) {
	p.Broken = p.Broken || q.Broken
	p.Units = append(p.Units, q.Units...)
	p.Counts = append(p.Counts, q.Counts...)
	p.Areas = append(p.Areas, q.Areas...)
	p.Kinds = append(p.Kinds, q.Kinds...)
	p.Sides = append(p.Sides, q.Sides...)
	p.Payers = append(p.Payers, q.Payers...)
	p.Dimensions = append(p.Dimensions, q.Dimensions...)
	p.Names = append(p.Names, q.Names...)
	p.Countries = append(p.Countries, q.Countries...)
	p.Lists = append(p.Lists, q.Lists...)
	p.Sources = append(p.Sources, q.Sources...)
	p.Indicators = append(p.Indicators, q.withDefaults()...)
	p.Derived = append(p.Derived, q.Derived...)
	p.Actions = append(p.Actions, q.Actions...)
	p.Actors = append(p.Actors, q.Actors...)
	p.Relations = append(p.Relations, q.Relations...)
	p.Statements = append(p.Statements, q.Statements...)
}

// withDefaults are the indicators of a file, each with what the file says of all observations.
func (p *part) withDefaults() []indicatorEntry {
	for i := range p.Indicators {
		p.Indicators[i].ofFile = p.Defaults
	}
	return p.Indicators
}

// unusedGroup is a group of ids, each with the reason why nothing shows it.
type unusedGroup []dataset.Unused

func (u *unusedGroup) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of ids, each with a reason, such as {ID: kept for checking}")
	}
	var l diag.List
	for _, f := range n.Fields {
		reason, more := dataset.OneLine(f.Value)
		l.Append(more)
		*u = append(*u, dataset.Unused{ID: f.Key, Reason: reason, Pos: f.KeyPos})
	}
	return l
}

// dataset makes the model of what was read, even if there are faults, so that texts can be checked in the same run. The model
// holds copies of the entries, so that the trees of the files can be freed.
func (r *entryFile) dataset() *dataset.Dataset {
	d := &dataset.Dataset{
		Head: r.Dataset.Model, Unused: r.Unused,
		Units: models(r.Units), Counts: models(r.Counts), Areas: models(r.Areas), Countries: models(r.Countries),
		Lists: models(r.Lists), Sources: models(r.Sources), Names: r.Names, Derived: pointers(r.Derived), Actions: pointers(r.Actions),
		Actors: pointers(r.Actors), Relations: models(r.Relations), Statements: models(r.Statements),
		Kinds: models(r.Kinds), Sides: models(r.Sides), Payers: models(r.Payers), Dimensions: models(r.Dimensions),
	}
	nameCodes(d)
	for i := range d.Sides {
		if d.Sides[i].Fill == "" {
			d.Sides[i].Fill = dataset.FillSolid
		}
	}
	for i := range d.Units {
		d.Units[i].FillName()
	}
	for _, x := range d.Derived {
		if u := dataset.KnownUnit(x.Into); u != nil && !slices.ContainsFunc(d.Units, func(have dataset.Unit) bool { return have.ID == x.Into }) {
			d.Units = append(d.Units, *u)
		}
	}
	for i := range d.Sources {
		if s := &d.Sources[i]; s.Short.IsZero() && s.Title != "" {
			s.Short = dataset.Text{Values: []dataset.LangText{{Lang: d.Language, S: s.Title}}}
		}
	}
	for k := range r.Indicators {
		i := r.Indicators[k].Model
		if i.Counts == "" {
			i.Counts = i.ID
		}
		if i.Counting == "" {
			i.Counting = dataset.CountingNotStated
		}
		i.Observations = r.Indicators[k].list
		for o := range i.Observations {
			fillDefaults(&i.Observations[o])
		}
		if i.Unit == "" {
			i.Unit = ownUnit(d, &i)
		} else if u := dataset.KnownUnit(i.Unit); u != nil && !slices.ContainsFunc(d.Units, func(have dataset.Unit) bool { return have.ID == i.Unit }) {
			d.Units = append(d.Units, *u)
		}
		d.Indicators = append(d.Indicators, &i)
	}
	return d
}

// fillIn sets what follows from what is written: a suppressed value is missing, and where no date of publication stands it is that of the
// source or, where that has none, inferred.
func (r *entryFile) fillIn() {
	r.fillCodes()
	dates := map[string]dataset.Date{}
	for i := range r.Sources {
		dates[r.Sources[i].Model.ID] = r.Sources[i].Model.Date
	}
	for i := range r.Indicators {
		for k := range r.Indicators[i].list {
			o := &r.Indicators[i].list[k]
			o.Missing = o.Missing || o.Status.Has(dataset.StatusSuppressed)
			if date, known := dates[o.Source.Source]; known && o.Source.Source != "" && o.Published.IsZero() && !o.Inferred {
				o.Published, o.Inferred = date, date.IsZero()
			}
		}
	}
}

// fillCodes gives dimensions of areas their codes where none are listed, and each observation its key: a code that is written as its
// source publishes it has its id then.
func (r *entryFile) fillCodes() {
	for i := range r.Dimensions {
		x := &r.Dimensions[i].Model
		if !x.Areas {
			continue
		}
		if len(x.Codes) == 0 && !r.Dimensions[i].Broken {
			for k := range r.Countries {
				x.Codes = append(x.Codes, dataset.Code{ID: dataset.CodeID(strings.ToLower(r.Countries[k].Model.Code)), Pos: x.Pos})
			}
			for k := range r.Areas {
				x.Codes = append(x.Codes, dataset.Code{ID: dataset.CodeID(r.Areas[k].Model.ID), Pos: x.Pos})
			}
		}
	}
	ids, names := map[string]map[string]string{}, map[string]map[string]string{}
	for i := range r.Dimensions {
		x := &r.Dimensions[i].Model
		of := map[string]string{dataset.Whole: dataset.Whole, "": dataset.Whole}
		for _, c := range x.Codes {
			if c.Code != "" {
				of[c.Code] = string(c.ID)
			}
		}
		for _, id := range x.IDs() {
			of[id] = id
		}
		ids[x.ID], names[x.ID] = of, r.namesOfCodes(x)
	}
	r.codeIDs, r.codeNames = ids, names
	for i := range r.Indicators {
		e := &r.Indicators[i]
		if len(e.Model.By) == 0 {
			continue
		}
		keys := map[string]dataset.Key{} // by the codes as they are written, so that those that are alike share their memory
		for k := range e.list {
			var written string
			list := e.codesOf(k)
			for _, c := range list {
				written += c.S + "\x00"
			}
			key, known := keys[written]
			codes := make([]string, len(list))
			for at, c := range list {
				id, has := r.codeID(e, e.Model.By[at], c.S) // of an unknown one the whole; the checks refuse it
				codes[at], e.notes[k].unknown = id, e.notes[k].unknown || !has
			}
			if !known {
				key = dataset.NewKey(codes...)
				keys[written] = key
			}
			e.list[k].Key = key
		}
	}
}

// codeID is the id of the code that an observation of an indicator names.
func (r *entryFile) codeID(i *indicatorEntry, dimension, s string) (string, bool) {
	id, known := r.codeIDs[dimension][s]
	if !known && i.rows != nil {
		id, known = r.codeNames[dimension][s]
	}
	return id, known
}

// namesOfCodes are the names of a dimension's codes, in all languages, and of countries the codes in capitals: what spreadsheets have
// in the place of ids. A name that two codes have stands for none.
func (r *entryFile) namesOfCodes(x *dataset.Dimension) map[string]string {
	of := map[string]string{}
	add := func(name, id string) {
		if first, known := of[name]; known && first != id {
			id = ""
		}
		of[name] = id
	}
	texts := func(t dataset.Text, id string) {
		for _, v := range t.Values {
			add(v.S, id)
		}
	}
	has := map[string]bool{}
	for _, c := range x.Codes {
		has[string(c.ID)] = true
		texts(c.Name, string(c.ID))
	}
	for i := range r.Countries {
		if c := &r.Countries[i].Model; x.Areas && has[strings.ToLower(c.Code)] {
			add(c.Code, strings.ToLower(c.Code))
			texts(c.Name, strings.ToLower(c.Code))
		}
	}
	for i := range r.Areas {
		if a := &r.Areas[i].Model; x.Areas && has[a.ID] {
			texts(a.Name, a.ID)
		}
	}
	for name, id := range of {
		if id == "" {
			delete(of, name)
		}
	}
	return of
}

// nameCodes gives codes of areas the names of what they stand for.
func nameCodes(d *dataset.Dataset) {
	countries, areas := map[string]dataset.Text{}, map[string]dataset.Text{}
	for _, c := range d.Countries {
		countries[c.Code] = c.Name
	}
	for _, a := range d.Areas {
		areas[a.ID] = a.Name
	}
	for i := range d.Dimensions {
		x := &d.Dimensions[i]
		if !x.Areas {
			continue
		}
		for k := range x.Codes {
			c := &x.Codes[k]
			name, isArea := areas[string(c.ID)]
			if c.Group = isArea; !isArea {
				name = countries[strings.ToUpper(string(c.ID))]
			}
			if c.Name.IsZero() {
				c.Name = name
			}
		}
	}
}

// fillDefaults sets what an observation leaves out: the qualifier exact, the confidence medium, and the end of
// the period where the date of publication is inferred.
func fillDefaults(o *dataset.Observation) {
	if o.Confidence == "" {
		o.Confidence = dataset.MediumConfidence
	}
	if o.Qualifier == "" {
		o.Qualifier = dataset.Exact
	}
	if o.Inferred {
		o.Published = o.TimePeriod.To
	}
}

// ownUnit adds a unit for an indicator that names none: whole numbers of its noun.
func ownUnit(d *dataset.Dataset, i *dataset.Indicator) string {
	id := i.ID
	for slices.ContainsFunc(d.Units, func(u dataset.Unit) bool { return u.ID == id }) {
		id += "-counted"
	}
	u := dataset.Unit{ID: id, Kind: dataset.UnitCount, Noun: i.Noun, Pos: i.Pos}
	u.FillName()
	d.Units = append(d.Units, u)
	return id
}

func models[T any](list []entry[T]) []T {
	var out []T
	for i := range list {
		out = append(out, list[i].Model)
	}
	return out
}

func pointers[T any](list []entry[T]) []*T {
	var out []*T
	for i := range list {
		is := list[i].Model
		out = append(out, &is)
	}
	return out
}

// dimensionIDs are the ids of the dimensions that are described.
func (p *part) dimensionIDs() []string {
	var ids []string
	for i := range p.Dimensions {
		ids = append(ids, p.Dimensions[i].Model.ID)
	}
	return ids
}
