package dataset

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/source"
)

func (c *checker) indicator(i *indicatorYAML) {
	c.refer(i.Unit, c.units)
	c.refer(i.Counts, c.counts)
	c.refer(i.ReferenceArea, c.areas)
	c.refer(i.CountryList, c.lists)
	c.refer(i.Actor, c.actors)
	c.countryCodes(i.Countries)
	if len(i.Countries) > 0 && i.CountryList.S != "" {
		c.l.Add(i.CountryList.Pos, diag.Error, "countries-twice", "countries and country_list are both given", "keep one of the two")
	}
	if u := c.unitByID[i.Unit.S]; u != nil && u.Kind != "" {
		c.money(i, u)
	}
	c.dimension(i)
	seen := map[string]diag.Pos{}
	for k := range i.observations {
		o := &i.observations[k]
		c.observation(i, o)
		key := observationKey(o)
		if key == "" || i.Dimension.S != "" && o.member.S == "" {
			continue
		}
		if first, ok := seen[key]; ok {
			c.l.Add(o.Pos, diag.Error, "duplicate-observation", fmt.Sprintf("period, source and date of publication are those of the observation in line %d", first.Line),
				"one publication has one value for one period; take one out, or correct what differs")
			continue
		}
		seen[key] = o.Pos
	}
}

// money: an amount says who pays, and nothing else does.
func (c *checker) money(i *indicatorYAML, u *unitYAML) {
	isMoney := u.Kind == UnitMoney
	switch {
	case isMoney && i.Payer.Pos.IsZero():
		c.l.Add(i.Pos, diag.Error, "payer", "an amount of money needs a payer, so that amounts of different payers are never added",
			"add payer: {kind: eu, name: EU}; kinds are "+strings.Join(PayerKind("").Values(), ", "))
	case !isMoney && !i.Payer.Pos.IsZero():
		c.l.Add(i.Payer.Pos, diag.Error, "payer", fmt.Sprintf("only money has a payer, but the unit %s is no money", u.ID.S), "take the payer out, or correct the unit")
	}
	if !isMoney && !i.FundingStatus.IsZero() {
		c.l.Add(i.FundingStatus.Pos, diag.Error, "payer", fmt.Sprintf("only money has a funding status, but the unit %s is no money", u.ID.S), "take it out, or correct the unit")
	}
}

func (c *checker) dimension(i *indicatorYAML) {
	switch {
	case i.Broken && (i.Dimension.S == "" || len(i.Members) == 0):
		return
	case i.Dimension.S == "" && len(i.Members) > 0:
		c.l.Add(i.Members[0].Pos, diag.Error, "dimension", "members are listed, but no dimension is named", "add dimension: window, or whatever the members are")
		return
	case i.Dimension.S != "" && len(i.Members) == 0:
		c.l.Add(i.Dimension.Pos, diag.Error, "dimension", fmt.Sprintf("the dimension %s has no members", i.Dimension.S), "add members: [{id: ..., name: ...}]")
		return
	}
	for _, key := range source.Keys(observationYAML{}) {
		if i.Dimension.S == key {
			c.l.Add(i.Dimension.Pos, diag.Error, "dimension", fmt.Sprintf("a dimension cannot be called %s: every observation has that key already", key), "choose another name")
		}
	}
	members := c.define("member", ids(i.Members, func(x *namedYAML) source.String { return x.ID }))
	for k := range i.observations {
		o := &i.observations[k]
		switch {
		case i.Dimension.S == "" || o.Broken && o.member.Pos.IsZero():
		case o.member.Pos.IsZero():
			c.l.Add(o.Pos, diag.Error, "member", fmt.Sprintf("the observation does not say which %s it is about", i.Dimension.S),
				fmt.Sprintf("add %s: with one of %s", i.Dimension.S, strings.Join(members.order, ", ")))
		default:
			c.refer(o.member, members)
		}
	}
}

// observationKey is what may stand only once; "" if a part of it could not be read.
func observationKey(o *observationYAML) string {
	p := o.TimePeriod
	if p.String() == "" || o.Source.Source.S == "" || o.Published.Date.IsZero() && !o.Published.Word {
		return ""
	}
	return strings.Join([]string{p.String(), o.member.S, o.Source.Source.S, o.Published.Date.String()}, "|")
}

func (c *checker) observation(i *indicatorYAML, o *observationYAML) {
	c.locator(o.Source)
	c.amount(i, o)
	c.printed(o)
	s := c.sourceByID[o.Source.Source.S]
	if s != nil && s.Main && o.Printed.S == "" && !o.Value.Missing && !o.Broken {
		c.l.Add(o.Pos, diag.Error, "printed", "a figure of the main source needs the words it is printed with", `add printed: "607", a few words that hold the figure`)
	}
	if o.Value.Missing && o.Qualifier.V == MoreThan {
		c.l.Add(o.Qualifier.Pos, diag.Error, "qualifier", "a value that is not stated cannot be more than something", "take the qualifier out")
	}
	c.published(o, s)
}

// amount checks a number against its unit. Only a change can be below zero.
// printed compares the number in the words copied from the source with the value: a slip of one digit is the commonest
// mistake, and the dataset holds both. A figure in words only ("six") has no digits to compare.
func (c *checker) printed(o *observationYAML) {
	numbers := printedNumbers(o.Printed.S)
	if len(numbers) == 0 || o.Value.Missing || o.Value.bad || o.Value.Pos.IsZero() {
		return
	}
	for _, n := range numbers {
		for _, zeros := range []int32{0, 3, 6, 9} {
			if o.Value.Number.Abs().Equal(n.Shift(zeros)) {
				return
			}
		}
	}
	c.l.Add(o.Printed.Pos, diag.Error, "printed-differs", fmt.Sprintf("the source is said to print %q, but the value is %s", o.Printed.S, o.Value.Number),
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

func (c *checker) amount(i *indicatorYAML, o *observationYAML) {
	u := c.unitByID[i.Unit.S]
	if u == nil || o.Value.Missing || o.Value.bad || o.Value.Pos.IsZero() {
		return
	}
	v := o.Value.Number
	switch {
	case v.IsNegative() && i.Counting != Change:
		c.l.Add(o.Value.Pos, diag.Error, "negative", fmt.Sprintf("the value must not be below zero, found %s", v), "only an indicator with counting: change may have a value below zero")
	case u.Kind == UnitCount && !v.IsInteger():
		c.l.Errorf(o.Value.Pos, "not-whole", "%s are counted in whole numbers, found %s", u.ID.S, v)
	case u.Kind == UnitMoney && -v.Exponent() > 2 && !v.Equal(v.Round(2)):
		c.l.Errorf(o.Value.Pos, "not-whole", "money has at most two digits after the point, found %s", v)
	case u.Kind == UnitPercent && i.Counting == Level && v.GreaterThan(hundred):
		c.l.Add(o.Value.Pos, diag.Error, "percent", fmt.Sprintf("a level in percent is at most 100, found %s", v), "an increase has counting: change")
	}
}

var hundred = decimal.NewFromInt(100)

// published compares an observation's date of publication with its source's date.
func (c *checker) published(o *observationYAML, s *sourceYAML) {
	p := o.Published
	switch {
	case p.Word && o.TimePeriod.To.IsZero():
		if !o.TimePeriod.Pos.IsZero() && (o.TimePeriod.OpenTo || o.TimePeriod.NotStated || !o.TimePeriod.Words.IsZero()) {
			c.l.Add(p.Pos, diag.Error, "published", "the date of publication cannot be inferred from a period without an end", "write the date, or a period with an end")
		}
	case s == nil || s.Broken:
	case p.Word && !s.Date.Date.IsZero() && s.DateNote.IsZero():
		c.l.Add(p.Pos, diag.Error, "published", fmt.Sprintf("the date is known, so it need not be inferred: the source %s is dated %s", s.ID.S, s.Date.Date), "write "+s.Date.Date.String())
	case p.Word || p.Date.IsZero():
	case s.Date.Date.IsZero() && s.Date.Pos.IsZero():
		c.l.Add(p.Pos, diag.Error, "published", fmt.Sprintf("published in %s, but the source %s has no date", p.Date, s.ID.S), "add the date to the source, or write published: inferred")
	case !s.Date.Date.IsZero() && !s.Date.Date.Contains(p.Date) && !p.Date.Contains(s.Date.Date):
		c.l.Add(p.Pos, diag.Error, "published", fmt.Sprintf("published in %s, but the source %s is dated %s", p.Date, s.ID.S, s.Date.Date), "correct one of the two dates")
	}
	if p.Word || p.Date.IsZero() {
		return
	}
	if from := o.TimePeriod.From; !from.IsZero() && from.First().Compare(p.Date.Last()) > 0 {
		c.l.Add(o.TimePeriod.Pos, diag.Error, "date-order", fmt.Sprintf("the period begins in %s, after the value was published in %s", from, p.Date), "correct one of the two dates")
	}
}

// Ref is a reference to a value: ID, ID/member, ID@period or ID/member@period.
type Ref struct{ ID, Member, Period string }

// ParseRef takes a reference apart; whether it names something is not its business.
func ParseRef(s string) (Ref, bool) {
	rest, period, hasPeriod := strings.Cut(s, "@")
	id, member, hasMember := strings.Cut(rest, "/")
	ok := id != "" && hasPeriod == (period != "") && hasMember == (member != "")
	return Ref{ID: id, Member: member, Period: period}, ok
}

// String writes the reference.
func (r Ref) String() string {
	s := r.ID
	if r.Member != "" {
		s += "/" + r.Member
	}
	if r.Period != "" {
		s += "@" + r.Period
	}
	return s
}

// figure checks a reference to an indicator or a derived value. withPeriod allows @period.
func (c *checker) figure(s source.String, needsMember, withPeriod bool) {
	if s.S == "" {
		return
	}
	r, ok := ParseRef(s.S)
	if !ok {
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s is no reference to a figure", source.Quote(s.S)), "write ID, ID@2018-05 or ID/member")
		return
	}
	if _, isDerived := c.derived.first[r.ID]; isDerived {
		if r.Member != "" || r.Period != "" {
			c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s is computed and has neither members nor periods", r.ID), "write "+r.ID)
		}
		return
	}
	i := c.indicatorByID[r.ID]
	if i == nil {
		figures := &names{kind: "figure", partial: c.indicators.partial || c.derived.partial, order: append(append([]string(nil), c.indicators.order...), c.derived.order...)}
		c.refer(source.String{S: r.ID, Pos: s.Pos}, figures)
		return
	}
	switch {
	case r.Member != "" && i.Dimension.S == "" && i.Broken:
		return
	case r.Member != "" && i.Dimension.S == "":
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has one value and no members, found %s", r.ID, source.Quote(r.Member)), "write "+Ref{r.ID, "", r.Period}.String())
		return
	case r.Member != "":
		members := &names{kind: i.Dimension.S + " of " + r.ID, first: map[string]diag.Pos{}, partial: i.Broken}
		for _, m := range i.Members {
			members.partial = members.partial || m.ID.S == ""
			members.order = append(members.order, m.ID.S)
			members.first[m.ID.S] = m.Pos
		}
		if _, ok := members.first[r.Member]; !ok {
			if members.partial {
				return
			}
			message, hint := source.Unknown(members.kind, r.Member, members.order)
			c.l.Add(s.Pos, diag.Error, "unknown-member", message, hint)
			return
		}
	case needsMember && i.Dimension.S != "":
		var all []string
		for _, m := range i.Members {
			all = append(all, r.ID+"/"+m.ID.S)
		}
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has one value for each %s and none for all of them", r.ID, i.Dimension.S), "name one: "+strings.Join(all, ", "))
		return
	}
	if r.Period == "" {
		return
	}
	if !withPeriod {
		c.l.Add(s.Pos, diag.Error, "reference", "a period has no place here, found "+source.Quote(r.Period), "write "+Ref{r.ID, r.Member, ""}.String())
		return
	}
	c.periodOf(s, r, i)
}

// periodOf checks that an indicator has an observation that speaks for the period asked for.
func (c *checker) periodOf(s source.String, r Ref, i *indicatorYAML) {
	asked, err := ParseDate(r.Period)
	if err != nil {
		c.l.Add(s.Pos, diag.Error, "date", err.Error())
		return
	}
	var have []string
	for k := range i.observations {
		if i.observations[k].Broken {
			return // it may be the one
		}
		o := i.observations[k].model()
		if r.Member != "" && o.Member != r.Member {
			continue
		}
		at := o.At()
		if asked.Contains(at.Last()) {
			return
		}
		if d := at.String(); d != "" && (len(have) == 0 || have[len(have)-1] != d) {
			have = append(have, d)
		}
	}
	hint := ""
	if len(have) > 0 {
		hint = "periods there are: " + strings.Join(have, ", ")
	}
	c.l.Add(s.Pos, diag.Error, "no-such-period", fmt.Sprintf("%s has no value for %s", Ref{r.ID, r.Member, ""}, r.Period), hint)
}

func (c *checker) computed() {
	of := map[string][]source.String{}
	for i := range c.raw.Derived {
		d := &c.raw.Derived[i]
		for _, part := range d.Of {
			c.figure(part, true, true)
			if r, ok := ParseRef(part.S); ok {
				of[d.ID.S] = append(of[d.ID.S], source.String{S: r.ID, Pos: part.Pos})
			}
		}
		c.twice(d.Of, "part")
		c.twice(strs(d.Mixes), "way of counting")
		switch n := len(d.Of); {
		case d.Of == nil:
		case d.Operation == Sum && n < 2:
			c.l.Errorf(d.Pos, "parts", "a sum has at least two parts, found %d", n)
		case d.Operation == Share && n != 2:
			c.l.Add(d.Pos, diag.Error, "parts", fmt.Sprintf("a share has two parts, found %d", n), "of: [part, whole]")
		case d.Operation == Difference && n != 2:
			c.l.Add(d.Pos, diag.Error, "parts", fmt.Sprintf("a difference has two parts, found %d", n), "of: [what it is taken from, what is taken away]")
		}
		if len(d.Mixes) == 1 {
			c.l.Add(d.Mixes[0].Pos, diag.Error, "mixes", "one way of counting is no mixture", "name all that stand together, or take mixes out")
		}
	}
	c.rings(c.derived.order, func(id string) []source.String {
		var next []source.String
		for _, p := range of[id] {
			if _, ok := c.derived.first[p.S]; ok {
				next = append(next, p)
			}
		}
		return next
	}, "derived value", "is computed from itself")
}

func (c *checker) twice(list []source.String, kind string) {
	seen := map[string]bool{}
	for _, s := range list {
		if s.S != "" && seen[s.S] {
			c.l.Add(s.Pos, diag.Error, "duplicate-entry", fmt.Sprintf("the %s %s stands here a second time", kind, s.S), "keep one of the two")
		}
		seen[s.S] = true
	}
}

func (c *checker) events() {
	for _, a := range c.raw.Actions {
		c.refer(a.Actor, c.actors)
		c.refer(a.Area, c.areas)
		c.countryCodes(a.Countries)
		c.locator(a.Source)
	}
	partOf := map[string]source.String{}
	for _, a := range c.raw.Actors {
		c.refer(a.PartOf, c.actors)
		c.countryCodes(a.Countries)
		c.locator(a.Source)
		partOf[a.ID.S] = a.PartOf
	}
	c.rings(c.actors.order, func(id string) []source.String { return []source.String{partOf[id]} }, "actor", "is part of itself")
	for _, s := range c.raw.Statements {
		c.refer(s.Actor, c.actors)
		c.locator(s.Source)
	}
}

func (c *checker) relations() {
	seen := map[string]diag.Pos{}
	wholes := map[string][]source.String{}
	for _, r := range c.raw.Relations {
		c.figure(r.From, false, false)
		c.figure(r.To, false, false)
		if r.From.S == "" || r.To.S == "" {
			continue
		}
		if r.From.S == r.To.S {
			c.l.Errorf(r.To.Pos, "ring", "%s is related to itself", r.From.S)
			continue
		}
		key := r.From.S + " " + string(r.Kind) + " " + r.To.S
		if first, ok := seen[key]; ok {
			c.l.Add(r.Pos, diag.Error, "duplicate-entry", fmt.Sprintf("the relation stands here a second time; the first is in line %d", first.Line), "keep one of the two")
			continue
		}
		seen[key] = r.Pos
		if r.Kind == PartOf {
			wholes[r.From.S] = append(wholes[r.From.S], r.To)
		}
	}
	var order []string
	for _, r := range c.raw.Relations {
		order = append(order, r.From.S)
	}
	c.rings(order, func(id string) []source.String { return wholes[id] }, "figure", "is part of itself")
}
