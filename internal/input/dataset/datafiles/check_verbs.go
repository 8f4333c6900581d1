package datafiles

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// verb is what a computed value may say with one of its verbs.
type verb struct {
	name, a string   // the key, and what the value is called
	keys    []string // that belong to it, beside those of all computed values
	needs   []string // of these, what must be there
	form    string   // as it is written
}

// verbs lists the verbs in the order of the documentation.
func verbs() []verb {
	return []verb{
		{dataset.VerbSum, "a sum", nil, nil, "sum: [ID, ID]"},
		{dataset.VerbShare, "a share", []string{"whole"}, []string{"whole"}, "share: ID, whole: ID"},
		{dataset.VerbDifference, "a difference", nil, nil, "difference: [ID, ID]"},
		{dataset.VerbChange, "a change", []string{"since", "between", "in"}, nil, "change: ID, between: [2023, 2024]"},
		{dataset.VerbRate, "a rate", []string{"per_unit_of", "per", "unit"}, []string{"per_unit_of"}, "rate: ID, per_unit_of: ID, per: 100000"},
		{dataset.VerbMean, "a mean", []string{"periods"}, []string{"periods"}, "mean: ID, periods: {from: 2015, to: 2024}"},
		{dataset.VerbIndex, "an index", []string{"base"}, []string{"base"}, "index: ID, base: 2015"},
		{dataset.VerbConvert, "an amount that is converted", []string{"into", dataset.VerbRate}, []string{"into", dataset.VerbRate}, "convert: ID, into: eur, rate: ID"},
	}
}

// keyForms are keys as they are written, for what is missing.
var keyForms = map[string]string{
	"whole": "whole: ID", "per_unit_of": "per_unit_of: ID", "periods": "periods: {from: 2015, to: 2024}", "base": "base: 2015", "into": "into: eur", dataset.VerbRate: "rate: ID",
}

// checkVerb checks that a computed value has one verb and the keys of that, and then its parts, which it returns with their
// places. There are none where it cannot be told what is computed.
func (c *checker) checkVerb(e *entry[dataset.Derived]) []source.String {
	d, n := &e.Model, e.Node
	if n.Get("operation") != nil {
		return c.checkWas(d, n)
	}
	v := c.oneVerb(d, n)
	if v == nil {
		return nil
	}
	for _, key := range v.needs {
		if n.Get(key) == nil {
			c.l.Add(d.Pos, diag.Error, "missing-key", fmt.Sprintf("the key %q is missing here: %s has it", key, v.a), "write "+v.form+"; here, add "+keyForms[key])
		}
	}
	for _, other := range verbs() {
		for _, key := range other.keys {
			if at := keyPos(n, key); !at.IsZero() && key != v.name && !slices.Contains(v.keys, key) && other.name != v.name {
				c.l.Add(at, diag.Error, "verb", fmt.Sprintf("%s has no key %s:, which belongs to %s:", v.a, key, other.name), "take "+key+": out, or write "+other.form)
			}
		}
	}
	parts := c.checkParts(e)
	switch v.name {
	case dataset.VerbSum:
		if d.Sum != nil && len(d.Sum) < 2 {
			c.l.Add(d.Pos, diag.Error, "parts", fmt.Sprintf("a sum has at least two parts, found %d", len(d.Sum)), "write "+v.form)
		}
	case dataset.VerbDifference:
		if d.Difference != nil && len(d.Difference) != 2 {
			c.l.Add(d.Pos, diag.Error, "parts", fmt.Sprintf("a difference has two parts, found %d", len(d.Difference)), "difference: [what it is taken from, what is taken away]")
		}
	case dataset.VerbChange:
		c.checkChange(d, n)
	case dataset.VerbRate:
		if !e.Broken {
			c.checkRate(d, n)
		}
	case dataset.VerbIndex:
		if base := n.Get("base"); base != nil && d.Base != "" {
			if _, err := dataset.ParseDate(d.Base); err != nil {
				c.l.Add(base.Pos, diag.Error, dataset.VerbIndex, "the base of an index is a year, a month or a day, found "+source.Quote(d.Base), "write base: 2015")
			}
		}
	case dataset.VerbMean:
		c.checkMean(d, n)
	case dataset.VerbConvert:
		c.checkConversion(d, n)
	}
	return parts
}

// oneVerb is the verb of a computed value; nil after an error where there is none or more than one.
func (c *checker) oneVerb(d *dataset.Derived, n *source.Node) *verb {
	var found []verb
	for _, v := range verbs() {
		if n.Get(v.name) != nil && (v.name != dataset.VerbRate || n.Get(dataset.VerbConvert) == nil) {
			found = append(found, v)
		}
	}
	switch len(found) {
	case 1:
		return &found[0]
	case 0:
		for _, v := range verbs() {
			for _, key := range v.keys {
				if n.Get(key) != nil {
					c.l.Add(keyPos(n, key), diag.Error, "missing-key", fmt.Sprintf("the key %q is missing here: %s: belongs to it", v.name, key), "write "+v.form)
					return nil
				}
			}
		}
		hints := []string{"write one of these:"}
		for _, v := range verbs() {
			hints = append(hints, v.form)
		}
		c.l.Add(d.Pos, diag.Error, "verb", "the value does not say how it is computed", strings.Join(hints[:1], "")+" "+strings.Join(hints[1:], "; "))
		return nil
	}
	var names []string
	for _, v := range found {
		names = append(names, v.name+":")
	}
	c.l.Add(keyPos(n, found[1].name), diag.Error, "verb", "a computed value has one verb, found "+strings.Join(names, " and "), "keep "+names[0]+", and make an entry of its own for what is computed in another way")
	return nil
}

// keyPos is where a key stands; the zero place where it does not.
func keyPos(n *source.Node, key string) diag.Pos {
	for _, f := range n.Fields {
		if f.Key == key {
			return f.KeyPos
		}
	}
	return diag.Pos{}
}

// checkWas says how a value of the earlier form is written now.
func (c *checker) checkWas(d *dataset.Derived, n *source.Node) []source.String {
	lines := d.NewForm()
	at := keyPos(n, "operation")
	if lines == nil {
		c.l.Add(at, diag.Error, "old-form", "the way of computing is a key of its own, found operation: "+d.WasOperation, "write sum: [ID, ID], difference: [ID, ID], or share: ID with whole: ID")
		return nil
	}
	if of := keyPos(n, "of"); of.Line == at.Line {
		lines = []string{strings.Join(lines, ", ")}
	}
	lines[0] = "write, in place of operation: and of:, " + lines[0]
	c.l.Add(at, diag.Error, "old-form", "the way of computing is a key of its own, which names the figures", lines...)
	parts := valuesOf(n, "of", d.WasOf)
	for _, p := range parts {
		c.checkFigure(p, true, true)
	}
	return parts
}

// checkParts checks the figures that a value is computed from, and returns them with their places, in the order of its parts.
func (c *checker) checkParts(e *entry[dataset.Derived]) []source.String {
	d, n := &e.Model, e.Node
	var parts []source.String
	one := func(key, ref string) { // may be of a period
		if ref != "" {
			part := valueOf(n, key, ref)
			c.checkFigure(part, len(d.By) == 0, true)
			parts = append(parts, part)
		}
	}
	ofPeriods := func(key, ref string, periods []source.String) {
		part := valueOf(n, key, ref)
		if !c.observed(part, d, key == dataset.VerbIndex) {
			return
		}
		parts = append(parts, part)
		for _, p := range periods {
			if p.S != "" {
				r, _ := dataset.ParseRef(ref)
				r.Period = p.S
				c.checkFigure(source.String{S: r.String(), Pos: p.Pos}, len(d.By) == 0, true)
			}
		}
	}
	switch d.Verb() {
	case dataset.VerbSum, dataset.VerbDifference:
		key := d.Verb()
		parts = valuesOf(n, key, d.Of)
		for _, p := range parts {
			c.checkFigure(p, len(d.By) == 0, true)
		}
		reportDuplicates(c.l, parts, "part")
	case dataset.VerbShare:
		one(dataset.VerbShare, d.Share)
		one("whole", d.Whole)
	case dataset.VerbRate:
		one(dataset.VerbRate, d.Rate)
		one("per_unit_of", d.PerUnitOf)
	case dataset.VerbConvert:
		one(dataset.VerbConvert, d.Convert)
		one(dataset.VerbRate, d.Rate)
	case dataset.VerbChange:
		ofPeriods(dataset.VerbChange, d.Change, valuesOf(n, "between", d.Between))
	case dataset.VerbIndex:
		ofPeriods(dataset.VerbIndex, d.Index, []source.String{valueOf(n, "base", d.Base)})
	case dataset.VerbMean:
		var periods []source.String
		for i, p := range d.Periods.All() {
			at := source.String{S: p, Pos: d.Periods.Pos}
			if i < len(d.Periods.At) {
				at.Pos = d.Periods.At[i]
			}
			periods = append(periods, at)
		}
		ofPeriods(dataset.VerbMean, d.Mean, periods)
	}
	if two := parts; len(two) == 2 && two[0].S == two[1].S && d.Verb() != dataset.VerbSum && d.Verb() != dataset.VerbDifference {
		reportDuplicates(c.l, two, "part")
	}
	return parts
}

// observed says that a reference names an indicator and, unless that may be there, no period.
func (c *checker) observed(s source.String, d *dataset.Derived, withPeriod bool) bool {
	if s.S == "" {
		return false
	}
	r, _ := dataset.ParseRef(s.S)
	verb := d.Verb()
	if _, computed := c.derived.first[r.ID]; computed {
		what := map[string]string{dataset.VerbChange: "a change is measured", dataset.VerbMean: "a mean is made", dataset.VerbIndex: "an index is made"}[verb]
		c.l.Add(s.Pos, diag.Error, verb, source.Quote(r.ID)+" is computed, and "+what+" of an indicator", "name the indicator")
		return false
	}
	found := len(*c.l)
	c.checkFigure(s, len(d.By) == 0, withPeriod)
	return len(*c.l) == found
}

// inPercent says that a reference names an indicator in percent.
func (c *checker) inPercent(ref string) bool {
	u := c.unitOfRef(ref)
	return u != nil && u.Kind == dataset.UnitPercent
}

// unitOfRef is the unit of an indicator that a reference names; nil where it is not known.
func (c *checker) unitOfRef(ref string) *dataset.Unit {
	r, _ := dataset.ParseRef(ref)
	if i := c.indicatorByID[r.ID]; i != nil {
		return c.unitOf(&i.Model)
	}
	return nil
}

func (c *checker) checkChange(d *dataset.Derived, n *source.Node) {
	add := func(key, message string, hints ...string) {
		c.l.Add(keyPos(n, key), diag.Error, dataset.VerbChange, message, hints...)
	}
	has := func(key string) bool { return n.Get(key) != nil }
	switch between := d.Between; {
	case has("since") && has("between"):
		add("between", "a change is measured since an earlier time or between two periods, found both", "keep since: or between:")
	case has("since") && has("in"):
		add("in", "a change since an earlier time is in the unit of its figure", "take in: out, or write between: [2023, 2024] in place of since:")
	case has("between") && between != nil && len(between) != 2:
		add("between", fmt.Sprintf("a change lies between two periods, found %d", len(between)), "write the earlier and the later one: between: [2023, 2024]")
	case len(between) == 2:
		a, err := dataset.ParseAsked(between[0])
		b, err2 := dataset.ParseAsked(between[1])
		if err == nil && err2 == nil && a.Dated() && b.Dated() && a.To.Last().Compare(b.To.Last()) >= 0 {
			add("between", fmt.Sprintf("of the two periods of a change the earlier one stands first, found %s and %s", between[0], between[1]), fmt.Sprintf("write between: [%s, %s], or two other periods", between[1], between[0]))
		}
	}
	u := c.unitOfRef(d.Change)
	if u == nil || u.Kind == "" {
		return
	}
	switch {
	case d.In == dataset.InPoints && u.Kind != dataset.UnitPercent:
		add("in", fmt.Sprintf("percentage points are for what is in percent, and %s is not", d.Change), "write in: number, or in: percent")
	case d.In == dataset.InPercent && u.Kind == dataset.UnitPercent:
		add("in", fmt.Sprintf("%s is in percent itself, and a change of it in percent would be taken for percentage points", d.Change), "write in: points")
	case d.In == dataset.InNumber && u.Kind == dataset.UnitPercent:
		add("in", fmt.Sprintf("%s is in percent, and a change of it is in percentage points", d.Change), "write in: points")
	}
}

func (c *checker) checkRate(d *dataset.Derived, n *source.Node) {
	add := func(at diag.Pos, message string, hints ...string) {
		c.l.Add(at, diag.Error, dataset.VerbRate, message, hints...)
	}
	units := models(c.raw.Units)
	const form = `{id: per-100k, kind: rate, per: 100000, words: "per 100,000 people"}`
	unit := valueOf(n, "unit", d.Unit)
	u := d.RateUnit(units)
	switch {
	case unit.S != "" && c.unitByID[unit.S] == nil:
		c.resolve(unit, c.units)
	case unit.S != "" && (u == nil || u.Kind != dataset.UnitRate || u.PerMoney != ""):
		add(unit.Pos, fmt.Sprintf("the unit of a rate has kind: rate, and %s has not", unit.S), "name a unit such as "+form)
	case unit.S != "" && d.Per != 0 && u.Per != d.Per:
		add(n.Get("per").Pos, fmt.Sprintf("the rate is said to be per %d, and its unit %s is per %d", d.Per, u.ID, u.Per), fmt.Sprintf("write per: %d, or name another unit", u.Per))
	case unit.S == "" && u == nil && !c.units.partial && !c.partial:
		of := "with kind: rate"
		if d.Per != 0 {
			of += fmt.Sprintf(" and per: %d", d.Per)
		}
		var ids []string
		for _, x := range d.RateUnits(units) {
			ids = append(ids, x.ID)
		}
		if len(ids) > 0 {
			add(d.Pos, fmt.Sprintf("several units %s give the words of the rate: %s", of, strings.Join(ids, ", ")), "say which: unit: "+ids[0])
			return
		}
		per := d.Per
		if per == 0 {
			per = 100000
		}
		add(d.Pos, "no unit "+of+" gives the words of the rate", fmt.Sprintf("add under units: {id: per-%d, kind: rate, per: %d, words: \"per %d people\"}", per, per, per), fmt.Sprintf("and write unit: per-%d here", per))
	}
}

func (c *checker) checkMean(d *dataset.Derived, n *source.Node) {
	list := n.Get("periods")
	if list == nil {
		return
	}
	all := d.Periods.All()
	if len(all) == 1 || len(all) == 0 && d.Periods.From == "" && list.Kind == source.Seq {
		c.l.Add(list.Pos, diag.Error, "periods", fmt.Sprintf("a mean is of at least two periods, found %d", len(all)), "write periods: {from: 2015, to: 2024}, or a list: [2022, 2023, 2024]")
	}
	var listed []source.String
	for i, p := range d.Periods.List {
		listed = append(listed, source.String{S: p, Pos: d.Periods.At[i]})
	}
	reportDuplicates(c.l, listed, "period")
}

func (c *checker) checkConversion(d *dataset.Derived, n *source.Node) {
	add := func(key, message string, hints ...string) {
		c.l.Add(n.Get(key).Pos, diag.Error, dataset.VerbConvert, message, hints...)
	}
	if into := valueOf(n, "into", d.Into); into.S != "" {
		u := dataset.KnownUnit(into.S)
		if own := c.unitByID[into.S]; own != nil {
			u = &own.Model
		}
		switch {
		case u == nil && !c.units.partial && !c.partial:
			add("into", fmt.Sprintf("into: names a unit of money, found %s", source.Quote(into.S)), "write the code of a currency in small letters, such as into: eur")
		case u != nil && u.Kind != dataset.UnitMoney && u.Kind != "":
			add("into", fmt.Sprintf("an amount is converted into money, and the unit %s is none", u.ID), "write the code of a currency in small letters, such as into: eur")
		}
	}
	if u := c.unitOfRef(d.Convert); u != nil && u.Kind != "" && u.Kind != dataset.UnitMoney {
		add(dataset.VerbConvert, fmt.Sprintf("only money is converted, and %s is none", d.Convert), "name an amount of money")
	}
	if u := c.unitOfRef(d.Rate); u != nil && u.Kind != "" && u.PerMoney == "" {
		from := "SEK"
		if m := c.unitOfRef(d.Convert); m != nil && m.Currency != "" {
			from = m.Currency
		}
		to := strings.ToUpper(d.Into)
		add(dataset.VerbRate, fmt.Sprintf("%s is no rate of exchange: its unit %s does not say of which currencies", d.Rate, u.ID),
			fmt.Sprintf("give the figure such a unit: {id: %s-per-%s, kind: rate, currency: %s, per_currency: %s, per: 1, words: %s per %s}", strings.ToLower(from), strings.ToLower(to), from, to, from, to))
	}
}
