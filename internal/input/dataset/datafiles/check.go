package datafiles

import (
	"fmt"
	"regexp"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// checker checks that every reference resolves and that values that belong together agree. It changes nothing.
type checker struct {
	references
	raw *entryFile

	units, counts, areas, sides, payers, dimensions, countries, lists, indicators, derived, actions, actors *ids

	kinds map[dataset.KindOf]*ids

	sources       sources
	unitByID      map[string]*entry[dataset.Unit]
	indicatorByID map[string]*indicatorEntry
	dimensionByID map[string]*entry[dataset.Dimension]

	observationKeys []string // that every observation may have
}

// newChecker collects the ids of all entries. Partial says that a file or one of its lists could not be read in full.
func newChecker(raw *entryFile, l *diag.List, partial bool) *checker {
	c := &checker{references: references{l, partial}, raw: raw, unitByID: map[string]*entry[dataset.Unit]{}, indicatorByID: map[string]*indicatorEntry{}, dimensionByID: map[string]*entry[dataset.Dimension]{},
		observationKeys: source.Keys(dataset.Observation{})}
	c.units = define(l, "unit", idsOf(raw.Units, "id", func(x *dataset.Unit) string { return x.ID }))
	c.counts = define(l, "thing counted", idsOf(raw.Counts, "id", func(x *dataset.Count) string { return x.ID }))
	c.areas = define(l, "area", idsOf(raw.Areas, "id", func(x *dataset.Area) string { return x.ID }))
	c.kinds = map[dataset.KindOf]*ids{}
	for _, of := range dataset.KindOf("").Values() {
		c.kinds[dataset.KindOf(of)] = c.kindsOf(dataset.KindOf(of))
	}
	c.sides = define(l, "side", idsOf(raw.Sides, "id", func(x *dataset.Side) string { return x.ID }))
	c.payers = define(l, "payer", idsOf(raw.Payers, "id", func(x *dataset.Payer) string { return x.ID }))
	c.dimensions = define(l, "dimension", idsOf(raw.Dimensions, "id", func(x *dataset.Dimension) string { return x.ID }))
	for i := range raw.Dimensions {
		c.dimensionByID[raw.Dimensions[i].Model.ID] = &raw.Dimensions[i]
	}
	c.countries = define(l, "country", idsOf(raw.Countries, "code", func(x *dataset.Country) string { return x.Code }))
	c.sources = newSources(&c.references, raw.Sources)
	c.actors = define(l, "actor", idsOf(raw.Actors, "id", func(x *dataset.Actor) string { return x.ID }))
	// Indicators, derived values, actions and lists share their ids: templates refer to all of them as {{ID}}.
	var indicators []source.String
	for i := range raw.Indicators {
		x := &raw.Indicators[i]
		indicators = append(indicators, valueOf(x.Node, "id", x.Model.ID))
		c.indicatorByID[x.Model.ID] = x
	}
	c.indicators = define(l, "indicator", indicators)
	c.derived = define(l, "derived value", idsOf(raw.Derived, "id", func(x *dataset.Derived) string { return x.ID }), c.indicators)
	c.actions = define(l, "action", idsOf(raw.Actions, "id", func(x *dataset.Action) string { return x.ID }), c.indicators, c.derived)
	c.lists = define(l, "country list", idsOf(raw.Lists, "id", func(x *dataset.CountryList) string { return x.ID }), c.indicators, c.derived, c.actions)
	define(l, "statement", idsOf(raw.Statements, "id", func(x *dataset.Statement) string { return x.ID }))
	var names []source.String
	for _, n := range raw.Names {
		names = append(names, source.String{S: n.S, Pos: n.Pos})
	}
	define(l, "name", names)
	for i := range raw.Units {
		c.unitByID[raw.Units[i].Model.ID] = &raw.Units[i]
	}
	return c
}

// kindsOf are the kinds that a dataset sorts its indicators, actions or actors by; nil where it lists none, and any word is one.
func (c *checker) kindsOf(of dataset.KindOf) *ids {
	var list []source.String
	for i := range c.raw.Kinds {
		if k := &c.raw.Kinds[i]; k.Model.Of == of {
			list = append(list, valueOf(k.Node, "id", k.Model.ID))
			if b := k.Node.Get("bookkeeping"); b != nil && of != dataset.OfActions {
				c.l.Add(b.Pos, diag.Error, "kind", "only a kind of actions is bookkeeping", "take the key out, or write of: actions")
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	return define(c.l, "kind of "+string(of), list)
}

// checkKind checks that a kind is one of those that the dataset lists.
func (c *checker) checkKind(of dataset.KindOf, kind source.String) {
	known := c.kinds[of]
	if known == nil || kind.S == "" || known.partial || c.partial {
		return
	}
	if _, listed := known.first[kind.S]; !listed {
		reportUnknown(c.l, kind, known, "unknown-kind")
	}
}

func (c *checker) checkAll() {
	c.checkHead()
	c.checkUnused()
	c.checkVocabulary()
	c.checkDimensions()
	c.sources.checkAll(c.raw.Sources)
	for i := range c.raw.Indicators {
		c.checkIndicator(&c.raw.Indicators[i])
	}
	c.checkDerived()
	c.checkEvents()
	c.checkRelations()
}

// checkUnused checks that the ids under unused exist.
func (c *checker) checkUnused() {
	all := merge("figure, action or actor", c.indicators, c.derived, c.actions, c.actors)
	for _, u := range c.raw.Unused {
		if _, known := all.first[u.ID]; !known && !all.partial && !c.partial {
			reportUnknown(c.l, source.String{S: u.ID, Pos: u.Pos}, all, "unknown-id")
		}
	}
}

func (c *checker) checkHead() {
	d, n := &c.raw.Dataset.Model, c.raw.Dataset.Node
	if d.Language != "" {
		c.l.Append(source.CheckLanguage(d.Language, n.Get("language").Pos))
	}
	if p := d.Publication; d.Example && p.Notice.IsZero() && !p.Pos.IsZero() && readInFull[dataset.Publication](n.Get("publication")) {
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

// readInFull says that a group of keys inside an entry was read without a fault.
func readInFull[T any](n *source.Node) bool {
	var e entry[T]
	source.Decode(n, &e) // its faults have been reported
	return n != nil && !e.Broken
}

var (
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`)
	currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)
)

func (c *checker) checkVocabulary() {
	for i := range c.raw.Units {
		u, n := &c.raw.Units[i].Model, c.raw.Units[i].Node
		if !c.raw.Units[i].Broken {
			c.checkUnit(u, n)
		}
		currency := valueOf(n, "currency", u.Currency)
		switch {
		case u.Kind == "" || c.raw.Units[i].Broken && u.Currency == "":
		case u.Kind == dataset.UnitMoney && u.Currency == "":
			c.l.Add(u.Pos, diag.Error, "currency", "a unit of money needs a currency", "add currency: EUR")
		case u.Kind != dataset.UnitMoney && u.Currency != "" && !exchanges(u):
			c.l.Add(currency.Pos, diag.Error, "currency", "only a unit of money has a currency", "take the key out, or write kind: money")
		case currencyCode.MatchString(u.Currency) && !dataset.IsCurrency(u.Currency):
			c.l.Add(currency.Pos, diag.Error, "currency", source.Quote(u.Currency)+" is no currency of ISO 4217", "write EUR, USD or SEK")
		case u.Currency != "" && !currencyCode.MatchString(u.Currency):
			c.l.Add(currency.Pos, diag.Error, "currency", "a currency is three capital letters (ISO 4217), found "+source.Quote(u.Currency), "write EUR, USD or GBP")
		}
	}
	for i := range c.raw.Payers {
		p := &c.raw.Payers[i]
		c.resolve(valueOf(p.Node, "side", p.Model.Side), c.sides)
	}
	if h := c.raw.Dataset; h.Model.OnePayer && len(c.raw.Payers) > 0 {
		c.l.Add(h.Node.Get("one_payer").Pos, diag.Error, "payer", "one_payer says that one body pays everything, but payers are listed", "take one_payer out, or payers")
	}
	for _, code := range idsOf(c.raw.Countries, "code", func(x *dataset.Country) string { return x.Code }) {
		if code.S != "" && !countryCode.MatchString(code.S) {
			c.l.Add(code.Pos, diag.Error, "country-code", "a country is two capital letters (ISO 3166-1), found "+source.Quote(code.S), countryHint(code.S))
		}
	}
	for i := range c.raw.Lists {
		x, n := &c.raw.Lists[i].Model, c.raw.Lists[i].Node
		c.checkCountries(n, x.Codes, "codes")
		c.sources.checkLocator(n, x.Source)
		if named := len(x.Codes) + len(x.Others); x.Count != nil && named > 0 && named != *x.Count && !c.raw.Lists[i].Broken {
			c.l.Errorf(x.Pos, "list-count", "the source counts %d, but the list names %d", *x.Count, named)
		}
	}
}

// exchanges says that a unit is that of a rate of exchange.
func exchanges(u *dataset.Unit) bool { return u.Kind == dataset.UnitRate && u.PerMoney != "" }

// checkExchange sees that a rate of exchange names two currencies.
func (c *checker) checkExchange(u *dataset.Unit, n *source.Node) {
	per := n.Get("per_currency")
	add := func(message, hint string) { c.l.Add(per.Pos, diag.Error, "currency", message, hint) }
	switch {
	case per == nil || u.PerMoney == "":
	case u.Kind != dataset.UnitRate:
		add("only a rate of exchange has per_currency:", "take the key out, or write kind: rate")
	case !dataset.IsCurrency(u.PerMoney):
		add(source.Quote(u.PerMoney)+" is no currency of ISO 4217", "write EUR, USD or SEK")
	case u.Currency == "":
		add("a rate of exchange names two currencies, found one", "add currency: with the one that the number is in, as in {currency: SEK, per_currency: EUR, per: 1} for SEK 11.43 for EUR 1")
	case u.Currency == u.PerMoney:
		add("a rate of exchange names two currencies, found "+u.Currency+" twice", "write currency: SEK for the one that the number is in, and per_currency: EUR for the other")
	}
}

// checkUnit sees that a unit says what its kind needs, and nothing that belongs to another kind.
func (c *checker) checkUnit(u *dataset.Unit, n *source.Node) {
	if u.Kind == "" {
		return
	}
	for _, k := range []struct {
		key, write string
		of         dataset.UnitKind // which must have it, and no other
	}{
		{"per", "per: 100000", dataset.UnitRate}, {"words", "words: \"per 100,000 people\"", dataset.UnitRate},
		{"symbol", "symbol: °C", dataset.UnitMeasure}, {"base", "base: 2015", dataset.UnitIndex},
	} {
		value := n.Get(k.key)
		switch {
		case u.Kind == k.of && value == nil:
			c.l.Add(u.Pos, diag.Error, "unit", fmt.Sprintf("the %s %s does not say its %s", k.of, u.ID, k.key), "add "+k.write)
		case u.Kind != k.of && value != nil:
			c.l.Add(value.Pos, diag.Error, "unit", fmt.Sprintf("only a unit with kind: %s has the key %s", k.of, k.key), "take the key out, or write kind: "+string(k.of))
		}
	}
	c.checkExchange(u, n)
	counted := u.Kind == dataset.UnitCount || u.Kind == dataset.UnitMoney
	if u.Kind == dataset.UnitCount && u.Noun.IsZero() {
		c.l.Add(u.Pos, diag.Error, "missing-key", `the key "noun" is missing here`, "add noun: {one: "+u.ID+", other: "+u.ID+"}")
	}
	if d := n.Get("decimals"); d != nil && (counted || *u.Decimals < 0 || *u.Decimals > 6) {
		c.l.Add(d.Pos, diag.Error, "unit", "decimals are 0 to 6, of a percentage, a rate, a measure or an index", "take the key out, or write decimals: 1")
	}
}

// checkCountries checks the country codes that an entry lists under a key.
func (c *checker) checkCountries(n *source.Node, codes []string, key string) {
	seen := map[string]bool{}
	for _, s := range valuesOf(n, key, codes) {
		if c.resolve(s, c.countries) && seen[s.S] {
			c.l.Add(s.Pos, diag.Error, "duplicate-entry", fmt.Sprintf("the country %s stands here a second time", s.S), "keep one of the two")
		}
		seen[s.S] = true
	}
}

func (c *checker) checkEvents() {
	for i := range c.raw.Actions {
		a, n := &c.raw.Actions[i].Model, c.raw.Actions[i].Node
		c.checkKind(dataset.OfActions, valueOf(n, "kind", a.Kind))
		c.resolve(valueOf(n, "actor", a.Actor), c.actors)
		c.resolve(valueOf(n, "area", a.Area), c.areas)
		c.checkCountries(n, a.Countries, "countries")
		c.sources.checkLocator(n, a.Source)
	}
	partOf := map[string]source.String{}
	for i := range c.raw.Actors {
		a, n := &c.raw.Actors[i].Model, c.raw.Actors[i].Node
		c.checkKind(dataset.OfActors, valueOf(n, "kind", a.Kind))
		partOf[a.ID] = valueOf(n, "part_of", a.PartOf)
		c.resolve(partOf[a.ID], c.actors)
		c.checkCountries(n, a.Countries, "countries")
		c.sources.checkLocator(n, a.Source)
	}
	reportCycles(c.l, c.actors.order, func(id string) []source.String { return []source.String{partOf[id]} }, "actor", "is part of itself")
	for i := range c.raw.Statements {
		s, n := &c.raw.Statements[i].Model, c.raw.Statements[i].Node
		c.resolve(valueOf(n, "actor", s.Actor), c.actors)
		c.sources.checkLocator(n, s.Source)
	}
}

func (c *checker) checkRelations() {
	seen := map[string]diag.Pos{}
	wholes := map[string][]source.String{}
	var order []string
	for i := range c.raw.Relations {
		r, n := &c.raw.Relations[i].Model, c.raw.Relations[i].Node
		order = append(order, r.From)
		to := valueOf(n, "to", r.To)
		c.checkFigure(valueOf(n, "from", r.From), false, false)
		c.checkFigure(to, false, false)
		if r.From == "" || r.To == "" {
			continue
		}
		if r.From == r.To {
			c.l.Errorf(to.Pos, "ring", "%s is related to itself", r.From)
			continue
		}
		key := r.From + " " + string(r.Kind) + " " + r.To
		if first, ok := seen[key]; ok {
			c.l.Add(r.Pos, diag.Error, "duplicate-entry", fmt.Sprintf("the relation stands here a second time; the first is in line %d", first.Line), "keep one of the two")
			continue
		}
		seen[key] = r.Pos
		if r.Kind == dataset.PartOf {
			wholes[r.From] = append(wholes[r.From], to)
		}
	}
	reportCycles(c.l, order, func(id string) []source.String { return wholes[id] }, "figure", "is part of itself")
}
