package figures

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// Rule is one of the rules by which values are chosen or kept apart.
type Rule struct {
	ID   string // stable, kebab case: what a finding ends with
	Text string // in plain words, one or two sentences
}

// rule is a comparability rule: what it is for and how it is found broken.
type rule struct {
	Rule
	kinds   []Comparison // empty: all but those of verbUses
	find    func(*comparison) []*diag.Problem
	decides bool // of two values that break it nothing more is reported: the rules after it would only repeat it
}

// comparison is what the rules look at.
type comparison struct {
	ds       *dataset.Dataset
	parts    graph
	kind     Comparison
	mixes    []dataset.Counting
	values   []*Value
	declared bool   // it stands in the dataset's derived values
	into     string // the currency that an amount is converted into; empty where that is not asked
}

// selectionRules are the rules by which a value is chosen among observations; choose applies them in this order.
func selectionRules() []Rule {
	return []Rule{
		{"as-of", "A figure counts if it was published by the as-of date; a month means its last day."},
		{"latest-period", "Of several time periods the latest stands; a count without an end stands for the day it was published."},
		{"latest-publication", "Of several publications by one publisher for one period the latest stands; the earlier ones are shown as revised."},
		{"confidence", "Of several publishers for one period the one with the higher confidence stands, then the earlier; low confidence is never chosen."},
	}
}

// comparabilityRules are the rules that keep values apart, each with the comparisons it holds for.
var comparabilityRules = sync.OnceValue(func() []rule {
	calculated := []Comparison{InSum, InShare, InDifference, PartOfWhole}
	return slices.Concat([]rule{
		{Rule{"one-unit", "One axis, sum, share or difference holds one unit."}, nil, oneUnit, true},
		{Rule{"one-counts", "It holds one thing that is counted: arrests, prosecutions and networks are never one measure."}, nil, oneCounts, false},
		{Rule{"one-counting", "It holds one way of counting: a running total, a single year, a window of a few months, a level and a change stay apart. " +
			"Money of different counting may stand together only where mixes declares every way involved; the note then says so."}, nil, oneCounting, false},
		{Rule{"one-start", "Counts that run from different dates, or from a date that is not stated, stay apart. The start of money is not compared."}, nil, oneStart, false},
		{Rule{"one-length", "Counts of single periods share an axis or a difference only where their periods are equally long: years with years, quarters with quarters, " +
			"weeks with weeks."}, []Comparison{OnAxis, InStack, InDifference}, unlikeLengths, false},
		{Rule{"payer-sides", "Money of different sides, which the dataset lists under sides, never enters one sum, share or difference; only a published whole may lose its " +
			"declared part. On an axis two sides stand in segments of their own where their fills differ; a side with fill: alone does not stand beside others."},
			nil, payerSides, false},
		{Rule{"part-and-whole", "A sum or a stacked bar never holds a part beside its whole, directly or through other sums, nor the same figure twice."}, []Comparison{InSum, InStack}, partAndWhole, false},
		{Rule{"declared-part", "A part-to-whole bar needs a part that is declared to be in its whole, is not greater, and speaks for the same time."}, []Comparison{PartOfWhole, InDifference}, declaredPart, false},
		{Rule{"share-of-its-whole", "A share is a part divided by the whole that it lies in, never by nothing, and never by another figure."}, []Comparison{InShare}, shareOfItsWhole, false},
		{Rule{"dimension-codes", "The codes of a dimension are added only where the data say that they add up."}, []Comparison{InSum, InStack}, dimensionCodes, false},
		{Rule{"percentages", "Percentages are never added, subtracted or divided by one another; rates, indices and percentage points are neither added nor divided."}, calculated, percentages, false},
		{Rule{"lower-bound", "A \"more than\" part makes a sum \"more than\", an \"about\" part makes it \"about\"; parts that bound a sum on both sides make none. A value that is not exact is never a " +
			"divisor, and a difference with one is not a number: both values stand. Charts draw exact and \"more than\" values only."},
			slices.Concat(calculated, []Comparison{OnAxis, InStack}, verbUses()), bounds, false},
		{Rule{"missing-not-zero", "A missing figure is not stated, never zero: what is computed from it is missing too."}, slices.Concat(calculated, verbUses()), missingNotZero, false},
	}, verbRules())
})

// Rules lists all rules with their ids: first how a value is chosen, then what keeps values apart.
func Rules() []Rule {
	list := selectionRules()
	for _, r := range comparabilityRules() {
		list = append(list, r.Rule)
	}
	return append(list,
		Rule{"two-values", "A share is made of two values, the part and its whole; a difference of two, what it is taken from and what is taken; a change, a rate, an index and a conversion of two as well."},
		Rule{"cycle", "A derived value is never computed from itself, directly or through others."})
}

// Compare says what keeps values from being put to a use together; no problem means that nothing does. Mixes are the
// ways of counting that the place declares to mix. The order of values matters for a share, a difference (from,
// what is taken) and a part-to-whole bar (part, whole).
func (s *Set) Compare(kind Comparison, mixes []dataset.Counting, values ...*Value) []*diag.Problem {
	if slices.Contains(values, nil) {
		values = slices.DeleteFunc(slices.Clone(values), func(v *Value) bool { return v == nil })
	}
	c := &comparison{ds: s.Dataset, parts: s.parts, kind: kind, mixes: mixes, values: values}
	return c.problems()
}

// problems says which rules the comparison breaks.
func (c *comparison) problems() []*diag.Problem {
	if c.kind == InShare || c.kind == InDifference || c.kind == PartOfWhole || c.kind != InMean && slices.Contains(verbUses(), c.kind) {
		if len(c.values) != 2 {
			return []*diag.Problem{diag.NewProblem("two-values", fmt.Sprintf("%s needs two values, found %d", c.name(), len(c.values)),
				"name them in this order: the part and its whole; or what something is taken from, and what is taken")}
		}
	}
	var problems []*diag.Problem
	for _, r := range comparabilityRules() {
		if !r.appliesTo(c.kind) {
			continue
		}
		found := r.find(c)
		for _, p := range found {
			p.ID = r.ID
			problems = append(problems, p)
		}
		if len(found) > 0 && r.decides && len(c.values) == 2 {
			return problems
		}
	}
	return problems
}

func (r rule) appliesTo(kind Comparison) bool {
	return len(r.kinds) == 0 && kind != InChange && !slices.Contains(verbUses(), kind) || slices.Contains(r.kinds, kind)
}

// name is the comparison in words.
func (c *comparison) name() string {
	switch c.kind {
	case OnAxis:
		return "one axis"
	case InStack:
		return "one bar"
	case InSum:
		return "a sum"
	case InShare:
		return "a share"
	case InDifference:
		return "a difference"
	case PartOfWhole:
		return "a part-to-whole bar"
	default:
		return verbName(c.kind)
	}
}

// hintApart is the hint for values that must not be compared.
const hintApart = "let each stand by itself with its own period: in a panel, a tile or a table row"

// differences reports values of another kind than the first value, the first of each kind. KindOf names the kind of a value,
// inWords says it in words that follow the value's name: "is in persons".
func (c *comparison) differences(field, what string, kindOf, inWords func(*Value) string) []*diag.Problem {
	var problems []*diag.Problem
	var seen []string
	for i, v := range c.values {
		id := kindOf(v)
		if slices.Contains(seen, id) {
			continue
		}
		seen = append(seen, id)
		if i > 0 {
			first := c.values[0]
			problems = append(problems, &diag.Problem{
				Message: fmt.Sprintf("%s holds one %s: %s %s, %s %s", c.name(), what, c.describe(first), inWords(first), c.describe(v), inWords(v)),
				Hints:   append([]string{hintApart}, whereSaid(field, first, v)...),
			})
		}
	}
	return problems
}

// whereSaid is a hint that says in which two lines a field stands in which two values differ; none where that is not known, or is one
// line.
func whereSaid(field string, a, b *Value) []string {
	x, y := posOf(field, a), posOf(field, b)
	if x.Line == 0 || y.Line == 0 || lineOf(x) == lineOf(y) {
		return nil
	}
	other := lineOf(y).String()
	if x.File == y.File && x.Sheet == y.Sheet {
		other = lineOf(y).Short()
	}
	name := func(v *Value) string {
		if field == "time_period" {
			return v.Ref
		}
		return withoutPeriod(v.Ref)
	}
	return []string{fmt.Sprintf("they differ in %s: see %s in %s, and %s in %s", field, name(a), lineOf(x), name(b), other)}
}

// lineOf is a place without its column; of a spreadsheet it is the cell.
func lineOf(p diag.Pos) diag.Pos {
	if p.Sheet == "" {
		p.Col = 0
	}
	return p
}

// posOf is where a field of a value is said: its period at the observation, all else at the indicator or the computed value.
func posOf(field string, v *Value) diag.Pos {
	switch {
	case v.Obs != nil && field == "time_period":
		return v.Obs.Pos
	case v.Indicator != nil:
		return v.Indicator.Pos
	case v.Derived != nil:
		return v.Derived.Pos
	}
	return diag.Pos{}
}

func oneUnit(c *comparison) []*diag.Problem {
	return c.differences("unit", "unit", unitOf, func(v *Value) string {
		if unitOf(v) == "" {
			return "has no unit"
		}
		if v.Unit != nil && v.Unit.Kind == dataset.UnitRate { // its words say it: "is per 100,000 people"
			return "is " + c.unitName(v.Unit)
		}
		return "is in " + c.unitName(v.Unit)
	})
}

func oneCounts(c *comparison) []*diag.Problem {
	same := c // the values in the unit of the first: other units are reported by the rule one-unit
	other := func(v *Value) bool {
		first := c.values[0].Unit
		return v.Unit != first && (v.Unit == nil || first == nil || v.Unit.ID != first.ID)
	}
	if slices.ContainsFunc(c.values, other) {
		part := *c
		part.values = slices.DeleteFunc(slices.Clone(c.values), other)
		same = &part
	}
	return same.differences("counts", "thing that is counted", func(v *Value) string { return v.Counts },
		func(v *Value) string { return "counts " + c.countsName(v.Counts) })
}

func unitOf(v *Value) string {
	if v.Unit == nil {
		return ""
	}
	return v.Unit.ID
}

// oneCounting compares the ways of counting of everything the values are made of.
func oneCounting(c *comparison) []*diag.Problem {
	if len(c.values) < 2 {
		return nil
	}
	money := true
	var first []*Value // of each way
	var ways, undeclared []dataset.Counting
	for _, v := range countedLeaves(c.values) {
		money = money && v.PayerSide != NoMoney
		way := v.Counting
		if way == dataset.CountingNotStated {
			way += dataset.Counting(" of " + v.ID) // nobody knows whether two are counted alike
		}
		if !slices.Contains(ways, way) {
			first, ways = append(first, v), append(ways, way)
			if !slices.Contains(c.mixes, way) {
				undeclared = append(undeclared, v.Counting)
			}
		}
	}
	if len(ways) < 2 || money && len(undeclared) == 0 {
		return nil
	}
	var shown []string
	for _, v := range first {
		shown = append(shown, c.describe(v)+" is "+countingWord(v.Counting))
	}
	p := &diag.Problem{Message: fmt.Sprintf("%s holds one way of counting: %s", c.name(), strings.Join(shown, ", ")), Hints: []string{hintApart}}
	where := whereSaid("counting", first[0], first[1])
	if slices.ContainsFunc(first, func(v *Value) bool { return v.Counting == dataset.CountingNotStated }) {
		p.Hints = append(p.Hints, "or say how each is counted, as in counting: single_year")
	} else if money {
		p.Hints = []string{"money may mix them where that is declared and printed: mixes: [" + strings.Join(words(ways), ", ") + "]"}
		if len(c.mixes) > 0 {
			p.Message += "; mixes does not name " + list(words(undeclared))
		}
	}
	p.Hints = append(p.Hints, where...)
	return []*diag.Problem{p}
}

func countingWord(w dataset.Counting) string {
	switch w {
	case dataset.Cumulative:
		return "a running total"
	case dataset.SingleYear:
		return "of a single year"
	case dataset.PartialWindow:
		return "of a window within a year"
	case dataset.ProgrammeValue:
		return "a programme's value"
	case dataset.OneOff:
		return "a single event"
	case "", dataset.CountingNotStated:
		return "counted in a way that is not stated"
	default:
		return diag.A(readable(string(w)))
	}
}

// oneStart compares since when figures of one way of counting count. Money is left out: what a programme is worth
// does not run from a date.
func oneStart(c *comparison) []*diag.Problem {
	if len(c.values) == 0 || len(c.values) == 1 && c.values[0].Derived == nil {
		return nil
	}
	all := countedLeaves(c.values)
	starts := make([]countingStart, 0, len(all))
	for _, v := range all {
		starts = append(starts, startOf(v))
	}
	for i, a := range all {
		for j, b := range all[i+1:] {
			if a.Counting != b.Counting || a.PayerSide != NoMoney || b.PayerSide != NoMoney {
				continue
			}
			x, y := &starts[i], &starts[i+1+j]
			if !x.needed || *x == *y && !x.unknown() || seriesOf(a) == seriesOf(b) && sameStart(a, b) {
				continue
			}
			field := "counting_start"
			if a.Counting != dataset.Cumulative {
				field = "time_period"
			}
			return []*diag.Problem{{
				Message: fmt.Sprintf("%s holds one counting start: %s counts %s, %s counts %s", c.name(), c.describe(a), x.words(), c.describe(b), y.words()),
				Hints:   append([]string{hintApart}, whereSaid(field, a, b)...),
			}}
		}
	}
	return nil
}

// seriesOf is the id of the figure whose values for several times stand on one line: of an index the figure that it is made of.
func seriesOf(v *Value) string {
	if v.Derived != nil && v.Derived.Operation == dataset.IndexOf && len(v.Parts) > 0 {
		return v.Parts[0].ID
	}
	return v.ID
}

// sameStart says that two counts of one indicator may be compared although their starts are given differently. Only of
// running totals the starts of their own periods must agree; a start given as a year agrees with a date in that year.
func sameStart(a, b *Value) bool {
	if a.Counting != dataset.Cumulative {
		return true
	}
	x, y := countedFrom(a), countedFrom(b)
	return x.Year == 0 || y.Year == 0 || x.Contains(y) || y.Contains(x)
}

// countedFrom is the date from which a running total counts: the start of its own period, unless that is a single date, else
// the indicator's start. Zero if neither is known.
func countedFrom(v *Value) dataset.Date {
	if p := v.Period; p.From.Year != 0 && !p.One() {
		return p.From
	}
	return v.Start
}

// countingStart says from which date on, or in which period, a figure counts. Levels and stocks need no start.
type countingStart struct {
	needed bool   // the way of counting has a start
	window string // the window
	since  dataset.Date
}

func (s *countingStart) unknown() bool { return s.needed && s.window == "" && s.since.Year == 0 }

func (s *countingStart) words() string {
	switch {
	case !s.needed:
		return "what there is"
	case s.window != "":
		return "in " + s.window
	case s.since.Year != 0:
		return "since " + s.since.String()
	}
	return "since a date that is not stated"
}

func startOf(v *Value) countingStart {
	switch v.Counting {
	case dataset.Stock, dataset.Level, dataset.Listing, dataset.Structure, dataset.ProgrammeValue, dataset.Pledge:
		return countingStart{}
	case dataset.SingleYear, dataset.PartialWindow, dataset.OneOff:
		if closed(v.Period) {
			return countingStart{needed: true, window: v.Period.String()}
		}
	}
	if from := countedFrom(v); from.Year != 0 {
		return countingStart{needed: true, since: from}
	}
	return countingStart{needed: true}
}
