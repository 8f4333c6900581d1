package datafiles

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

func (c *checker) checkIndicator(i *indicatorEntry) {
	x, n := &i.Model, i.Node
	c.checkKind(dataset.OfIndicators, valueOf(n, "kind", x.Kind))
	if x.Unit == "" && n.Get("unit") == nil && x.Noun.IsZero() && !i.Broken {
		c.l.Add(x.Pos, diag.Error, "unit", "the indicator says neither in what unit it is nor what it counts", "add noun: {one: visit, other: visits}, or unit: with the id of a unit")
	}
	u := valueOf(n, "unit", x.Unit)
	if form, ok := source.LaterNamed(laterUnits, "unit: "+u.S); ok && c.unitByID[u.S] == nil {
		c.l.Append(form.Missing(u.Pos))
	} else if dataset.KnownUnit(u.S) == nil || c.unitByID[u.S] != nil {
		c.resolve(u, c.units, "describe others under units:; percent and currencies by their code in small letters, such as eur and sek, are there already")
	}
	if counts := valueOf(n, "counts", x.Counts); counts.S != x.ID { // its own id says that it counts something of its own
		c.resolve(counts, c.counts)
	}
	c.resolve(valueOf(n, "reference_area", x.ReferenceArea), c.areas)
	c.resolve(valueOf(n, "country_list", x.CountryList), c.lists)
	c.resolve(valueOf(n, "actor", x.Actor), c.actors)
	c.checkCountries(n, x.Countries, "countries")
	if len(x.Countries) > 0 && x.CountryList != "" {
		c.l.Add(n.Get("country_list").Pos, diag.Error, "countries-twice", "countries and country_list are both given", "keep one of the two")
	}
	if u := c.unitOf(x); u != nil && u.Kind != "" {
		c.checkPayer(i, u)
	}
	c.checkBy(i)
	seen := map[string]diag.Pos{}
	for k := range i.list {
		o := i.observation(k)
		c.checkObservation(x, o)
		key := observationKey(&o.Model)
		if key == "" || i.notes[k].unknown {
			continue
		}
		if first, ok := seen[key]; ok {
			c.l.Add(o.Model.Pos, diag.Error, "duplicate-observation", "period, source and date of publication are those of the observation in "+first.Short(),
				"one publication has one value for one period; take one out, or correct what differs")
			continue
		}
		seen[key] = o.Model.Pos
	}
	c.checkIntervals(i)
	c.checkShown(i)
}

// checkShown tells that the cells of a spreadsheet show fewer decimals than are stored, and printed. Counts have none.
func (c *checker) checkShown(i *indicatorEntry) {
	u := c.unitOf(&i.Model)
	if i.rows == nil || u == nil || u.Decimals != nil || u.Kind == dataset.UnitMoney || u.Kind == dataset.UnitCount {
		return
	}
	for k := range i.list {
		shown, value := i.rows.Displayed(k), i.list[k].Value
		if shown == "" || value.IsInteger() {
			continue
		}
		digits, decimals := strings.TrimRight(shown, "% \u00a0\u202f"), 0
		if at := strings.LastIndexAny(digits, ".,"); at >= 0 {
			decimals = len(digits) - at - 1
		}
		hint := fmt.Sprintf("to print what cells show, add decimals: %d to the unit %s", decimals, i.Model.Unit)
		if c.unitByID[i.Model.Unit] == nil {
			hint = fmt.Sprintf("to print what cells show, add units: [{id: %s, kind: %s, decimals: %d}]", i.Model.Unit, u.Kind, decimals)
		}
		c.l.Add(i.list[k].Pos, diag.Note, "shown-rounded", fmt.Sprintf("the cell shows %s and stores %s, which is printed", source.Quote(shown), value), hint)
		return
	}
}

// unitOf is the unit of an indicator: one of the dataset, one that is there already, or whole numbers of what it counts. Nil where
// it names none that is known.
func (c *checker) unitOf(i *dataset.Indicator) *dataset.Unit {
	if u := c.unitByID[i.Unit]; u != nil {
		return &u.Model
	}
	if e := c.indicatorByID[i.ID]; i.Unit == "" && (e == nil || e.Node.Get("unit") == nil) {
		return &dataset.Unit{ID: i.ID, Kind: dataset.UnitCount}
	}
	return dataset.KnownUnit(i.Unit)
}

// checkPayer checks that only money has a payer, and that all of it has where any payer is described.
func (c *checker) checkPayer(e *indicatorEntry, u *dataset.Unit) {
	i, isMoney := &e.Model, u.Kind == dataset.UnitMoney
	payer := e.Node.Get("payer")
	switch {
	case isMoney && payer == nil && len(c.payers.order) > 0:
		c.l.Add(i.Pos, diag.Error, "payer", "the amount of money has no payer, so that nobody knows what it may be added to",
			"add payer: "+c.payers.order[0]+"; payers are "+strings.Join(c.payers.order, ", "))
	case !isMoney && payer != nil:
		c.l.Add(payer.Pos, diag.Error, "payer", fmt.Sprintf("only money has a payer, but the unit %s is no money", u.ID), "take the payer out, or correct the unit")
	case payer != nil && i.Payer != "" && len(c.payers.order) == 0 && !c.payers.partial && !c.partial:
		id := string(i.Payer)
		c.l.Add(payer.Pos, diag.Error, "unknown-payer", "the payer "+source.Quote(id)+" is not described", "add to the vocabulary: payers: [{id: "+id+", name: "+inWords(id)+", side: "+id+"}]",
			"add to the vocabulary: sides: [{id: "+id+", name: money of "+inWords(id)+"}]")
	case payer != nil && i.Payer != "":
		c.resolve(source.String{S: string(i.Payer), Pos: payer.Pos}, c.payers)
	}
	if !isMoney && !i.FundingStatus.IsZero() {
		c.l.Add(i.FundingStatus.Pos, diag.Error, "payer", fmt.Sprintf("only money has a funding status, but the unit %s is no money", u.ID), "take it out, or correct the unit")
	}
}

// observationKey is what no two observations of an indicator may share: period, codes, source and date of publication. It
// is empty if one of these could not be read.
func observationKey(o *dataset.Observation) string {
	p := o.TimePeriod
	period := p.String()
	if p.Dated() && !p.InWords() { // however it is written
		period = p.From.First().String() + "/" + p.To.Last().String()
	}
	if period == "" || o.Source.Source == "" || o.Published.IsZero() && !o.Inferred {
		return ""
	}
	return strings.Join([]string{period, string(o.Key), o.Source.Source, o.Published.String()}, "|")
}

func (c *checker) checkObservation(i *dataset.Indicator, e *entry[dataset.Observation]) {
	o := &e.Model
	c.sources.checkLocator(e.Node, o.Source)
	suppressed := o.Status.Has(dataset.StatusSuppressed)
	switch value := e.Node.Get("value"); {
	case value == nil && !suppressed && !e.Broken:
		c.l.Add(o.Pos, diag.Error, "missing-key", `the key "value" is missing here`, "add value:, or value: not stated, or status: suppressed where the publisher withholds it")
	case value != nil && suppressed && value.Value != dataset.NotStated:
		c.l.Add(value.Pos, diag.Error, string(dataset.StatusSuppressed), "a suppressed observation has no value: the publisher withholds it", "take the value out, or the status")
	}
	if value := e.Node.Get("value"); value != nil && !o.Missing {
		if _, l := value.Decimal(); !l.HasErrors() {
			c.checkAmount(i, o.Value, value.Pos)
			c.checkPrinted(o, e.Node)
		}
	}
	s := c.sources.byID[o.Source.Source]
	if s != nil && s.Model.Transcribed && o.Printed == "" && !o.Missing && !e.Broken {
		c.l.Add(o.Pos, diag.Error, "printed", fmt.Sprintf("a figure of %s, which was typed from the source by hand, needs the words it is printed with", s.Model.ID), "add printed: \""+o.Value.String()+"\", or a few words that hold the figure")
	}
	if q := e.Node.Get("qualifier"); o.Missing && q != nil && o.Qualifier != "" && o.Qualifier != dataset.Exact {
		c.l.Add(q.Pos, diag.Error, "qualifier", "a value that is not stated has no bound", "take the qualifier out")
	}
	c.checkInterval(i, e)
	c.checkPublished(e, s)
}

// checkPrinted compares the number in the words copied from the source with the value, since a wrong digit is the most
// common mistake. A figure in words only ("six") has no digits to compare.
func (c *checker) checkPrinted(o *dataset.Observation, n *source.Node) {
	numbers := printedNumbers(o.Printed)
	if len(numbers) == 0 || n.Get("printed") == nil { // or it is what a spreadsheet shows, which may be rounded
		return
	}
	for _, n := range numbers {
		for _, zeros := range []int32{0, 3, 6, 9} {
			if o.Value.Abs().Equal(n.Shift(zeros)) {
				return
			}
		}
	}
	c.l.Add(n.Get("printed").Pos, diag.Error, "printed-differs", fmt.Sprintf("the source is said to print %q, but the value is %s", o.Printed, o.Value),
		"correct the one that was copied wrongly; the value is in the unit itself: EUR 91.3 million is 91300000")
}

// printedNumbers reads the numbers of a phrase in every way their separators allow: "2,400" is 2400 or 2.4.
func printedNumbers(s string) []decimal.Decimal {
	var list []decimal.Decimal
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	separator := func(r rune) bool { return strings.ContainsRune(".,'’ \u00a0\u2009\u202f", r) }
	for _, field := range strings.FieldsFunc(s, func(r rune) bool { return !digit(r) && !separator(r) }) {
		field = strings.TrimFunc(field, separator)
		whole := strings.Map(func(r rune) rune {
			if digit(r) {
				return r
			}
			return -1
		}, field)
		if whole == "" {
			continue
		}
		if n, ok := source.ParseNumber(whole); ok {
			list = append(list, n)
		}
		if at := strings.LastIndexFunc(field, separator); at >= 0 {
			cut := strings.IndexFunc(field[at:], digit)
			decimals := field[at+cut:]
			if n, ok := source.ParseNumber(strings.TrimSuffix(whole, decimals) + "." + decimals); ok {
				list = append(list, n)
			}
		}
	}
	return list
}

// checkAmount checks a value against its unit. Only a change can be below zero.
func (c *checker) checkAmount(i *dataset.Indicator, v decimal.Decimal, pos diag.Pos) {
	u := c.unitOf(i)
	if u == nil {
		return
	}
	switch {
	case v.IsNegative() && i.Counting != dataset.Change && u.Kind != dataset.UnitMeasure && u.Kind != dataset.UnitPoints:
		c.l.Add(pos, diag.Error, "negative", fmt.Sprintf("the value must not be below zero, found %s", v), "only a measure, percentage points or an indicator with counting: change may have a value below zero")
	case u.Kind == dataset.UnitCount && !v.IsInteger():
		c.l.Add(pos, diag.Error, "not-whole", fmt.Sprintf("%s are counted in whole numbers, found %s", u.ID, v),
			"if it is a rate or a measure, give it such a unit: {id: per-100k, kind: rate, per: 100000, words: \"per 100,000 people\"} or {id: tonnes, kind: measure, symbol: t}")
	case u.Kind == dataset.UnitMoney && dataset.IsCurrency(u.Currency) && !v.Equal(v.Round(dataset.CurrencyDigits(u.Currency))):
		c.l.Errorf(pos, "not-whole", "an amount in %s has at most %d digits after the point, found %s", u.Currency, dataset.CurrencyDigits(u.Currency), v)
	case u.Kind == dataset.UnitPercent && i.Counting == dataset.Level && v.GreaterThan(hundred):
		c.l.Add(pos, diag.Error, "percent", fmt.Sprintf("a level in percent is at most 100, found %s", v), "an increase has counting: change")
	}
}

var hundred = decimal.NewFromInt(100)

// checkPublished compares an observation's date of publication with its source's date.
func (c *checker) checkPublished(e *entry[dataset.Observation], src *entry[dataset.Source]) {
	o, n := &e.Model, e.Node.Get("published")
	if n == nil {
		n = e.Node // it was filled in
	}
	p, s := o.Published, &dataset.Source{}
	if src != nil {
		s = &src.Model
	}
	switch {
	case o.Inferred && o.TimePeriod.To.IsZero():
		if t := o.TimePeriod; t.OpenTo || t.NotStated || t.InWords() {
			c.l.Add(n.Pos, diag.Error, "published", "the date of publication cannot be inferred from a period without an end", "write the date, or a period with an end")
		}
	case src == nil || src.Broken:
	case o.Inferred && !s.Date.IsZero() && s.DateNote.IsZero():
		c.l.Add(n.Pos, diag.Error, "published", fmt.Sprintf("the date is known, so it need not be inferred: the source %s is dated %s", s.ID, s.Date), "write "+s.Date.String())
	case o.Inferred || p.IsZero():
	case s.Date.IsZero():
		c.l.Add(n.Pos, diag.Error, "published", fmt.Sprintf("published in %s, but the source %s has no date", p, s.ID), "add the date to the source, or write published: inferred")
	case !s.Date.Contains(p) && !p.Contains(s.Date):
		c.l.Add(n.Pos, diag.Error, "published", fmt.Sprintf("published in %s, but the source %s is dated %s", p, s.ID, s.Date), "correct one of the two dates")
	}
	if o.Inferred || p.IsZero() {
		return
	}
	if from := o.TimePeriod.From; !from.IsZero() && from.First().Compare(p.Last()) > 0 {
		c.l.Add(e.Node.Get(timePeriod).Pos, diag.Error, "date-order", fmt.Sprintf("the period begins in %s, after the value was published in %s", from, p), "correct one of the two dates")
	}
}
