package dataset

import (
	"fmt"
	"regexp"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// checker looks up every reference and compares what must agree. It reads what is written and changes nothing.
type checker struct {
	raw     *entryFile
	l       *diag.List
	partial bool // a file or one of its lists could not be read in full: what is referred to may stand there

	units, counts, areas, countries, lists, sources, indicators, derived, actions, actors *names

	unitByID      map[string]*entry[Unit]
	sourceByID    map[string]*entry[Source]
	indicatorByID map[string]*indicatorEntry
	sectionsBy    map[*entry[Source]]*sections
}

// names are the ids of one kind of thing.
type names struct {
	kind    string // for messages: "unit"
	order   []string
	first   map[string]diag.Pos
	partial bool // an id is missing or malformed
}

// define collects ids and reports those that stand twice. shared names other kinds of things that live under the
// same ids, because a reference such as {{ID}} does not say which it means.
func (c *checker) define(kind string, ids []source.String, shared ...*names) *names {
	n := &names{kind: kind, first: map[string]diag.Pos{}}
	for _, id := range ids {
		if id.S == "" {
			n.partial = true // which was told
			continue
		}
		clash := ""
		at, ok := n.first[id.S]
		if ok {
			clash = kind
		}
		for _, other := range shared {
			if p, found := other.first[id.S]; found && !ok {
				at, ok, clash = p, true, other.kind
			}
		}
		if ok {
			c.l.Add(id.Pos, diag.Error, "duplicate-id", fmt.Sprintf("the %s %s stands here a second time; the first is the %s in %s", kind, source.Quote(id.S), clash, at),
				clashHint(kind))
		}
		if _, own := n.first[id.S]; !own {
			n.first[id.S] = id.Pos
			n.order = append(n.order, id.S)
		}
	}
	return n
}

func clashHint(kind string) string {
	if kind == "name" {
		return "keep one of the two"
	}
	return "give one of the two another id"
}

// refer reports a reference to something that is not defined. An empty one was told already, or is optional; and where
// definitions could not be read, none is known to be missing.
func (c *checker) refer(s source.String, to *names) bool {
	if s.S == "" {
		return false
	}
	if _, ok := to.first[s.S]; ok {
		return true
	}
	if to.partial || c.partial {
		return false
	}
	message, hint := source.Unknown(to.kind, s.S, to.order)
	c.l.Add(s.Pos, diag.Error, "unknown-"+strings.ReplaceAll(to.kind, " ", "-"), message, hint)
	return false
}

func newChecker(raw *entryFile, l *diag.List) *checker {
	c := &checker{raw: raw, l: l, unitByID: map[string]*entry[Unit]{}, sourceByID: map[string]*entry[Source]{}, indicatorByID: map[string]*indicatorEntry{},
		sectionsBy: map[*entry[Source]]*sections{}}
	c.units = c.define("unit", idsOf(raw.Units, "id", func(x *Unit) string { return x.ID }))
	c.counts = c.define("thing counted", idsOf(raw.Counts, "id", func(x *Count) string { return x.ID }))
	c.areas = c.define("area", idsOf(raw.Areas, "id", func(x *Area) string { return x.ID }))
	c.countries = c.define("country", idsOf(raw.Countries, "code", func(x *Country) string { return x.Code }))
	c.sources = c.define("source", idsOf(raw.Sources, "id", func(x *Source) string { return x.ID }))
	c.actors = c.define("actor", idsOf(raw.Actors, "id", func(x *Actor) string { return x.ID }))
	// Indicators, derived values, actions and lists share their ids: templates refer to all of them as {{ID}}.
	var indicators []source.String
	for i := range raw.Indicators {
		x := &raw.Indicators[i]
		indicators = append(indicators, written(x.Node, "id", x.Is.ID))
		c.indicatorByID[x.Is.ID] = x
	}
	c.indicators = c.define("indicator", indicators)
	c.derived = c.define("derived value", idsOf(raw.Derived, "id", func(x *Derived) string { return x.ID }), c.indicators)
	c.actions = c.define("action", idsOf(raw.Actions, "id", func(x *Action) string { return x.ID }), c.indicators, c.derived)
	c.lists = c.define("country list", idsOf(raw.Lists, "id", func(x *CountryList) string { return x.ID }), c.indicators, c.derived, c.actions)
	c.define("statement", idsOf(raw.Statements, "id", func(x *Statement) string { return x.ID }))
	c.define("name", raw.Names)
	for i := range raw.Units {
		c.unitByID[raw.Units[i].Is.ID] = &raw.Units[i]
	}
	for i := range raw.Sources {
		c.sourceByID[raw.Sources[i].Is.ID] = &raw.Sources[i]
	}
	return c
}

func (c *checker) all() {
	c.head()
	c.unused()
	c.vocabulary()
	c.publications()
	for i := range c.raw.Indicators {
		c.indicator(&c.raw.Indicators[i])
	}
	c.computed()
	c.events()
	c.relations()
}

// unused checks that reasons are about something there is.
func (c *checker) unused() {
	all := &names{kind: "figure, action or actor", first: map[string]diag.Pos{}}
	for _, n := range []*names{c.indicators, c.derived, c.actions, c.actors} {
		all.partial = all.partial || n.partial
		for _, id := range n.order {
			all.first[id] = n.first[id]
			all.order = append(all.order, id)
		}
	}
	for _, u := range c.raw.Unused {
		if _, known := all.first[u.ID]; !known && !all.partial && !c.partial {
			message, hint := source.Unknown(all.kind, u.ID, all.order)
			c.l.Add(u.Pos, diag.Error, "unknown-id", message, hint)
		}
	}
}

func (c *checker) head() {
	d, n := &c.raw.Dataset.Is, c.raw.Dataset.Node
	if d.Language != "" {
		c.l.Append(source.CheckLanguage(d.Language, n.Get("language").Pos))
	}
	if p := d.Publication; d.Example && p.Notice.IsZero() && !p.Pos.IsZero() && whole[Publication](n.Get("publication")) {
		c.l.Add(p.Pos, diag.Error, "no-notice", "the dataset is an example, but publication does not say so in words, which stand under the brand's name on every page",
			"add notice: An example made from a public document, no official publication")
	}
	for _, v := range d.Publication.Notice.Values {
		if d.Example && strings.Contains(v.S, "{{") {
			c.l.Add(v.Pos, diag.Error, "no-notice", "the notice of an example stands under the brand's name and refers to no figure", "say it in words")
		}
	}
	if !d.Edition.IsZero() && d.Edition.Month == 0 {
		c.l.Add(n.Get("edition").Pos, diag.Error, "edition", fmt.Sprintf("an edition is a month or a day, found the year %s", d.Edition), fmt.Sprintf("write %s-12 for the end of the year", d.Edition))
	}
}

// whole says that a group inside an entry can be read in full.
func whole[T any](n *source.Node) bool {
	var e entry[T]
	source.Decode(n, &e) // what is wrong with it was told
	return n != nil && !e.Broken
}

var (
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`)
	currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)
	sha256Form   = regexp.MustCompile(`^[0-9a-f]{64}$`)
	webAddress   = regexp.MustCompile(`^https?://[^\s/]+\.[^\s]+$`)
)

func (c *checker) vocabulary() {
	for i := range c.raw.Units {
		u, n := &c.raw.Units[i].Is, c.raw.Units[i].Node
		currency := written(n, "currency", u.Currency)
		switch {
		case u.Kind == "" || c.raw.Units[i].Broken && u.Currency == "":
		case u.Kind == UnitMoney && u.Currency == "":
			c.l.Add(u.Pos, diag.Error, "currency", "a unit of money needs a currency", "add currency: EUR")
		case u.Kind != UnitMoney && u.Currency != "":
			c.l.Add(currency.Pos, diag.Error, "currency", "only a unit of money has a currency", "take the key out, or write kind: money")
		case u.Currency != "" && !currencyCode.MatchString(u.Currency):
			c.l.Add(currency.Pos, diag.Error, "currency", "a currency is three capital letters (ISO 4217), found "+source.Quote(u.Currency), "write EUR, USD or GBP")
		}
	}
	for _, code := range idsOf(c.raw.Countries, "code", func(x *Country) string { return x.Code }) {
		if code.S != "" && !countryCode.MatchString(code.S) {
			c.l.Add(code.Pos, diag.Error, "country-code", "a country is two capital letters (ISO 3166-1), found "+source.Quote(code.S), "write NE for Niger, NG for Nigeria")
		}
	}
	for i := range c.raw.Lists {
		x, n := &c.raw.Lists[i].Is, c.raw.Lists[i].Node
		c.countryCodes(n, x.Codes, "codes")
		c.locator(n, x.Source)
		if named := len(x.Codes) + len(x.Others); x.Count != nil && named > 0 && named != *x.Count && !c.raw.Lists[i].Broken {
			c.l.Errorf(x.Pos, "list-count", "the source counts %d, but the list names %d", *x.Count, named)
		}
	}
}

// countryCodes checks the countries that an entry lists under a key.
func (c *checker) countryCodes(n *source.Node, codes []string, key string) {
	seen := map[string]bool{}
	for _, s := range eachWritten(n, key, codes) {
		if c.refer(s, c.countries) && seen[s.S] {
			c.l.Add(s.Pos, diag.Error, "duplicate-entry", fmt.Sprintf("the country %s stands here a second time", s.S), "keep one of the two")
		}
		seen[s.S] = true
	}
}

func (c *checker) publications() {
	main := diag.Pos{}
	for i := range c.raw.Sources {
		s, n := &c.raw.Sources[i].Is, c.raw.Sources[i].Node
		if s.Main {
			if !main.IsZero() {
				c.l.Add(s.Pos, diag.Error, "two-main-sources", fmt.Sprintf("a second source is marked as main; the first is in %s", main), "the main source is the one document the dataset restates; mark one")
			}
			main = s.Pos
		}
		why := source.BadAddress(s.Address)
		if why == "" && !webAddress.MatchString(s.Address) {
			why = "its host has no dot"
		}
		if s.Address != "" && why != "" {
			c.l.Add(n.Get("address").Pos, diag.Error, "address", "expected a web address, found "+source.Quote(s.Address)+": "+why, "write it in full: https://example.org/page; leave the key out if it is not known")
		}
		if !s.Accessed.IsZero() && s.Accessed.Last().Compare(s.Date.First()) < 0 {
			c.l.Errorf(n.Get("accessed").Pos, "date-order", "the source was read in %s, before it was published in %s", s.Accessed, s.Date)
		}
		switch {
		case s.TextSHA256 != "" && !sha256Form.MatchString(s.TextSHA256):
			c.l.Add(n.Get("text_sha256").Pos, diag.Error, "checksum", "expected 64 small letters a to f and digits, found "+source.Quote(s.TextSHA256), "paste the SHA-256 of the text version")
		case !c.raw.Sources[i].Broken && (s.TextSHA256 == "") != (s.TextLines == 0):
			c.l.Add(s.Pos, diag.Error, "checksum", "text_sha256 and text_lines go together: lines are counted in one known text version", "write both, or neither")
		}
		c.sections(&c.raw.Sources[i])
	}
}

func (c *checker) sections(s *entry[Source]) {
	var ids []source.String
	parent := map[string]source.String{}
	for i, x := range s.Is.Sections {
		ids = append(ids, written(s.Node.Get("sections").Items[i], "id", x.ID))
	}
	known := c.define("section", ids)
	for i, x := range s.Is.Sections {
		n := s.Node.Get("sections").Items[i]
		c.line(n, x.Line, s)
		parent[x.ID] = written(n, "parent", x.Parent)
		c.refer(parent[x.ID], known)
	}
	c.rings(known.order, func(id string) []source.String { return []source.String{parent[id]} }, "section", "lies in itself")
}

// line checks a line number, which stands under the key line, against the length of the text version and says whether
// it exists.
func (c *checker) line(at *source.Node, line int, s *entry[Source]) bool {
	lines := s.Is.TextLines
	switch {
	case line == 0 || s.Broken:
	case lines == 0 && s.Is.TextSHA256 == "":
		c.l.Add(at.Get("line").Pos, diag.Error, "line", fmt.Sprintf("the source %s has no text version in which lines could be counted", s.Is.ID), "add text_sha256 and text_lines to the source, or take the line out")
	case lines > 0 && line > lines:
		c.l.Errorf(at.Get("line").Pos, "line", "line %d does not exist: the text version of %s has %d lines", line, s.Is.ID, lines)
	}
	return line > 0 && line <= lines
}

// locator checks source, section and line of an entry's locator, and that the line stands in the section.
func (c *checker) locator(entry *source.Node, l Locator) {
	n := entry.Get("source")
	if !c.refer(written(n, "source", l.Source), c.sources) {
		return
	}
	s := c.sourceByID[l.Source]
	exists := c.line(n, l.Line, s)
	if l.Section == "" {
		return
	}
	sections := c.sectionsOf(s)
	if !c.refer(written(n, "section", l.Section), &sections.names) || !exists || sections.lines[l.Section] == 0 {
		return
	}
	// The line belongs to the last heading at or above it; that is the section itself or one that lies in it.
	in, inLine := "", 0
	for _, x := range s.Is.Sections {
		if x.Line <= l.Line && x.Line >= inLine {
			in, inLine = x.ID, x.Line
		}
	}
	for id, steps := in, 0; id != "" && steps <= len(s.Is.Sections); id, steps = sections.parents[id], steps+1 {
		if id == l.Section {
			return
		}
	}
	hint := ""
	if in != "" {
		hint = fmt.Sprintf("it stands in the section %s", in)
	}
	c.l.Add(n.Get("line").Pos, diag.Error, "line-section", fmt.Sprintf("line %d is not in the section %s, which begins in line %d", l.Line, l.Section, sections.lines[l.Section]), hint)
}

// sections are those of one source, as locators name them.
type sections struct {
	names
	lines   map[string]int
	parents map[string]string
}

// sectionsOf indexes the sections of a source when it is first asked for: nearly every entry names one.
func (c *checker) sectionsOf(s *entry[Source]) *sections {
	x := c.sectionsBy[s]
	if x == nil {
		x = &sections{names{kind: "section", first: map[string]diag.Pos{}, partial: s.Broken}, map[string]int{}, map[string]string{}}
		for _, e := range s.Is.Sections {
			x.partial = x.partial || e.ID == ""
			x.order = append(x.order, e.ID)
			x.first[e.ID] = e.Pos
			x.lines[e.ID], x.parents[e.ID] = e.Line, e.Parent
		}
		c.sectionsBy[s] = x
	}
	return x
}

// rings reports everything that leads back to itself, each ring once, at its first reference in the file's order.
func (c *checker) rings(order []string, next func(string) []source.String, kind, verb string) {
	state := map[string]int{} // 1: on the way, 2: done
	var visit func(id string, path []string)
	visit = func(id string, path []string) {
		state[id] = 1
		path = append(path, id)
		for _, n := range next(id) {
			switch {
			case n.S == "":
			case state[n.S] == 1:
				from := 0
				for path[from] != n.S {
					from++
				}
				c.l.Add(n.Pos, diag.Error, "ring", fmt.Sprintf("the %s %s %s: %s", kind, n.S, verb, strings.Join(append(append([]string(nil), path[from:]...), n.S), " > ")), "take one of the references out")
			case state[n.S] == 0:
				visit(n.S, path)
			}
		}
		state[id] = 2
	}
	for _, id := range order {
		if state[id] == 0 {
			visit(id, nil)
		}
	}
}
