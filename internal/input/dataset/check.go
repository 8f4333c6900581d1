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
	raw     *entryYAML
	l       *diag.List
	partial bool // a file or one of its lists could not be read in full: what is referred to may stand there

	units, counts, areas, countries, lists, sources, indicators, derived, actions, actors *names

	unitByID      map[string]*unitYAML
	sourceByID    map[string]*sourceYAML
	indicatorByID map[string]*indicatorYAML
	sectionsBy    map[*sourceYAML]*sections
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

func ids[T any](list []T, id func(*T) source.String) []source.String {
	out := make([]source.String, len(list))
	for i := range list {
		out[i] = id(&list[i])
	}
	return out
}

func newChecker(raw *entryYAML, l *diag.List) *checker {
	c := &checker{raw: raw, l: l, unitByID: map[string]*unitYAML{}, sourceByID: map[string]*sourceYAML{}, indicatorByID: map[string]*indicatorYAML{},
		sectionsBy: map[*sourceYAML]*sections{}}
	c.units = c.define("unit", ids(raw.Units, func(x *unitYAML) source.String { return x.ID }))
	c.counts = c.define("thing counted", ids(raw.Counts, func(x *namedYAML) source.String { return x.ID }))
	c.areas = c.define("area", ids(raw.Areas, func(x *namedYAML) source.String { return x.ID }))
	c.countries = c.define("country", ids(raw.Countries, func(x *countryYAML) source.String { return x.Code }))
	c.sources = c.define("source", ids(raw.Sources, func(x *sourceYAML) source.String { return x.ID }))
	c.actors = c.define("actor", ids(raw.Actors, func(x *actorYAML) source.String { return x.ID }))
	// Indicators, derived values, actions and lists share their ids: templates refer to all of them as {{ID}}.
	c.indicators = c.define("indicator", ids(raw.Indicators, func(x *indicatorYAML) source.String { return x.ID }))
	c.derived = c.define("derived value", ids(raw.Derived, func(x *derivedYAML) source.String { return x.ID }), c.indicators)
	c.actions = c.define("action", ids(raw.Actions, func(x *actionYAML) source.String { return x.ID }), c.indicators, c.derived)
	c.lists = c.define("country list", ids(raw.Lists, func(x *listYAML) source.String { return x.ID }), c.indicators, c.derived, c.actions)
	c.define("statement", ids(raw.Statements, func(x *statementYAML) source.String { return x.ID }))
	c.define("name", raw.Names)
	for i := range raw.Units {
		c.unitByID[raw.Units[i].ID.S] = &raw.Units[i]
	}
	for i := range raw.Sources {
		c.sourceByID[raw.Sources[i].ID.S] = &raw.Sources[i]
	}
	for i := range raw.Indicators {
		c.indicatorByID[raw.Indicators[i].ID.S] = &raw.Indicators[i]
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
	d := &c.raw.Dataset
	if d.Language.S != "" {
		c.l.Append(source.CheckLanguage(d.Language.S, d.Language.Pos))
	}
	if p := d.Publication; d.Example && p.Notice.IsZero() && !p.Pos.IsZero() && !p.Broken {
		c.l.Add(p.Pos, diag.Error, "no-notice", "the dataset is an example, but publication does not say so in words, which stand under the brand's name on every page",
			"add notice: An example made from a public document, no official publication")
	}
	for _, v := range d.Publication.Notice.Values {
		if d.Example && strings.Contains(v.S, "{{") {
			c.l.Add(v.Pos, diag.Error, "no-notice", "the notice of an example stands under the brand's name and refers to no figure", "say it in words")
		}
	}
	if !d.Edition.Date.IsZero() && d.Edition.Date.Month == 0 {
		c.l.Add(d.Edition.Pos, diag.Error, "edition", fmt.Sprintf("an edition is a month or a day, found the year %s", d.Edition.Date), fmt.Sprintf("write %s-12 for the end of the year", d.Edition.Date))
	}
}

var (
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`)
	currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)
	sha256Form   = regexp.MustCompile(`^[0-9a-f]{64}$`)
	webAddress   = regexp.MustCompile(`^https?://[^\s/]+\.[^\s]+$`)
)

func (c *checker) vocabulary() {
	for _, u := range c.raw.Units {
		switch {
		case u.Kind == "" || u.Broken && u.Currency.S == "":
		case u.Kind == UnitMoney && u.Currency.S == "":
			c.l.Add(u.Pos, diag.Error, "currency", "a unit of money needs a currency", "add currency: EUR")
		case u.Kind != UnitMoney && u.Currency.S != "":
			c.l.Add(u.Currency.Pos, diag.Error, "currency", "only a unit of money has a currency", "take the key out, or write kind: money")
		case u.Currency.S != "" && !currencyCode.MatchString(u.Currency.S):
			c.l.Add(u.Currency.Pos, diag.Error, "currency", "a currency is three capital letters (ISO 4217), found "+source.Quote(u.Currency.S), "write EUR, USD or GBP")
		}
	}
	for _, x := range c.raw.Countries {
		if x.Code.S != "" && !countryCode.MatchString(x.Code.S) {
			c.l.Add(x.Code.Pos, diag.Error, "country-code", "a country is two capital letters (ISO 3166-1), found "+source.Quote(x.Code.S), "write NE for Niger, NG for Nigeria")
		}
	}
	for _, x := range c.raw.Lists {
		c.countryCodes(x.Codes)
		c.locator(x.Source)
		if n := len(x.Codes) + len(x.Others); x.Count != nil && n > 0 && n != *x.Count && !x.Broken {
			c.l.Errorf(x.Pos, "list-count", "the source counts %d, but the list names %d", *x.Count, n)
		}
	}
}

func (c *checker) countryCodes(codes []source.String) {
	seen := map[string]bool{}
	for _, s := range codes {
		if c.refer(s, c.countries) && seen[s.S] {
			c.l.Add(s.Pos, diag.Error, "duplicate-entry", fmt.Sprintf("the country %s stands here a second time", s.S), "keep one of the two")
		}
		seen[s.S] = true
	}
}

func (c *checker) publications() {
	main := diag.Pos{}
	for i := range c.raw.Sources {
		s := &c.raw.Sources[i]
		if s.Main {
			if !main.IsZero() {
				c.l.Add(s.Pos, diag.Error, "two-main-sources", fmt.Sprintf("a second source is marked as main; the first is in %s", main), "the main source is the one document the dataset restates; mark one")
			}
			main = s.Pos
		}
		why := source.BadAddress(s.Address.S)
		if why == "" && !webAddress.MatchString(s.Address.S) {
			why = "its host has no dot"
		}
		if s.Address.S != "" && why != "" {
			c.l.Add(s.Address.Pos, diag.Error, "address", "expected a web address, found "+source.Quote(s.Address.S)+": "+why, "write it in full: https://example.org/page; leave the key out if it is not known")
		}
		if !s.Accessed.Date.IsZero() && s.Accessed.Date.Last().Compare(s.Date.Date.First()) < 0 {
			c.l.Errorf(s.Accessed.Pos, "date-order", "the source was read in %s, before it was published in %s", s.Accessed.Date, s.Date.Date)
		}
		switch {
		case s.TextSHA256.S != "" && !sha256Form.MatchString(s.TextSHA256.S):
			c.l.Add(s.TextSHA256.Pos, diag.Error, "checksum", "expected 64 small letters a to f and digits, found "+source.Quote(s.TextSHA256.S), "paste the SHA-256 of the text version")
		case !s.Broken && (s.TextSHA256.S == "") != (s.TextLines.N == 0):
			c.l.Add(s.Pos, diag.Error, "checksum", "text_sha256 and text_lines go together: lines are counted in one known text version", "write both, or neither")
		}
		c.sections(s)
	}
}

func (c *checker) sections(s *sourceYAML) {
	known := c.define("section", ids(s.Sections, func(x *sectionYAML) source.String { return x.ID }))
	parent := map[string]source.String{}
	for _, x := range s.Sections {
		c.line(x.Line, s)
		c.refer(x.Parent, known)
		parent[x.ID.S] = x.Parent
	}
	c.rings(known.order, func(id string) []source.String { return []source.String{parent[id]} }, "section", "lies in itself")
}

// line checks a line number against the length of the text version and says whether it exists.
func (c *checker) line(n countField, s *sourceYAML) bool {
	switch {
	case n.N == 0 || s.Broken:
	case s.TextLines.N == 0 && s.TextSHA256.S == "":
		c.l.Add(n.Pos, diag.Error, "line", fmt.Sprintf("the source %s has no text version in which lines could be counted", s.ID.S), "add text_sha256 and text_lines to the source, or take the line out")
	case s.TextLines.N > 0 && n.N > s.TextLines.N:
		c.l.Errorf(n.Pos, "line", "line %d does not exist: the text version of %s has %d lines", n.N, s.ID.S, s.TextLines.N)
	}
	return n.N > 0 && n.N <= s.TextLines.N
}

// locator checks source, section and line, and that the line stands in the section.
func (c *checker) locator(at locatorYAML) {
	if !c.refer(at.Source, c.sources) {
		return
	}
	s := c.sourceByID[at.Source.S]
	exists := c.line(at.Line, s)
	if at.Section.S == "" {
		return
	}
	sections := c.sectionsOf(s)
	if !c.refer(at.Section, &sections.names) || !exists || sections.lines[at.Section.S] == 0 {
		return
	}
	// The line belongs to the last heading at or above it; that is the section itself or one that lies in it.
	in, inLine := "", 0
	for _, x := range s.Sections {
		if x.Line.N <= at.Line.N && x.Line.N >= inLine {
			in, inLine = x.ID.S, x.Line.N
		}
	}
	for id, steps := in, 0; id != "" && steps <= len(s.Sections); id, steps = sections.parents[id], steps+1 {
		if id == at.Section.S {
			return
		}
	}
	hint := ""
	if in != "" {
		hint = fmt.Sprintf("it stands in the section %s", in)
	}
	c.l.Add(at.Line.Pos, diag.Error, "line-section", fmt.Sprintf("line %d is not in the section %s, which begins in line %d", at.Line.N, at.Section.S, sections.lines[at.Section.S]), hint)
}

// sections are those of one source, as locators name them.
type sections struct {
	names
	lines   map[string]int
	parents map[string]string
}

// sectionsOf indexes the sections of a source when it is first asked for: nearly every entry names one.
func (c *checker) sectionsOf(s *sourceYAML) *sections {
	x := c.sectionsBy[s]
	if x == nil {
		x = &sections{names{kind: "section", first: map[string]diag.Pos{}, partial: s.Broken}, map[string]int{}, map[string]string{}}
		for _, e := range s.Sections {
			x.partial = x.partial || e.ID.S == ""
			x.order = append(x.order, e.ID.S)
			x.first[e.ID.S] = e.Pos
			x.lines[e.ID.S], x.parents[e.ID.S] = e.Line.N, e.Parent.S
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
