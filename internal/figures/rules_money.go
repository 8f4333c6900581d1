package figures

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// payerSides keeps money of different payers apart. A computation is checked down to the leaves, because the money of all
// donors less that of the EU still reveals the EU's share; a drawing is checked by the values, each with its own fill.
func payerSides(c *comparison) []*diag.Problem {
	hint := "let each stand with its own value, in a table row, a tile or a segment of its own"
	values := c.values
	switch c.kind {
	case OnAxis, InStack:
		hint = "sides stand on one axis where each has a fill of its own; a published whole and its declared part make a part-to-whole bar"
	case InDifference, PartOfWhole:
		part, whole := c.values[0], c.values[1]
		if c.kind == InDifference {
			part, whole = whole, part
		}
		if c.parts.declaredPart(part, whole) {
			return nil
		}
		values = allLeaves(values)
		hint = "only a published whole and its declared part may: declare the part with a relation part_of, if the source says so"
	default:
		values = allLeaves(values)
	}
	var problems []*diag.Problem
	for i, v := range values {
		if v.PayerSide == NoMoney {
			continue
		}
		for _, w := range values[i+1:] {
			if w.PayerSide == NoMoney || w.PayerSide == v.PayerSide {
				continue
			}
			drawn := c.kind == OnAxis || c.kind == InStack
			if drawn && v.Fill != w.Fill && v.Fill != dataset.FillAlone && w.Fill != dataset.FillAlone {
				continue // each side has a fill of its own
			}
			hints := []string{hint}
			if len(c.ds.Payers) == 0 {
				hints = []string{"say who pays: payers: [{id: ministry, name: Ministry, side: state}] with sides: [{id: state, name: state money}], and payer: ministry at each figure",
					"or, where one body pays everything, one_payer: true under dataset:"}
			}
			hints = append(hints, whereSaid("payer", v, w)...)
			return append(problems, &diag.Problem{
				Message: fmt.Sprintf("%s never holds money of different sides: %s is %s, %s is %s",
					c.name(), c.describe(v), c.sideWords(v), c.describe(w), c.sideWords(w)),
				Hints: hints,
			})
		}
	}
	return problems
}

func partAndWhole(c *comparison) []*diag.Problem {
	var problems []*diag.Problem
	for i, a := range c.values {
		for _, b := range c.values[i+1:] {
			x, y, why := c.parts.overlap(a, b)
			if why == "" {
				x, y, why = c.groups(a, b)
			}
			switch why {
			case "":
				continue
			case "is counted twice":
				problems = append(problems, &diag.Problem{
					Message: fmt.Sprintf("%s never holds a figure twice: %s is in %s and in %s", c.name(), x.ID, c.describe(a), c.describe(b)),
					Hints:   []string{"leave one of the two out"},
				})
			default:
				problems = append(problems, &diag.Problem{
					Message: fmt.Sprintf("%s never holds a part beside its whole: %s %s %s", c.name(), c.describe(x), why, c.describe(y)),
					Hints:   []string{"leave one of the two out, or draw them as part and whole"},
				})
			}
		}
	}
	return problems
}

// groups looks for two figures of one indicator that only an area may tell apart that holds countries: the dataset does not say
// which, unless it says that the codes add up.
func (c *comparison) groups(a, b *Value) (x, y *Value, why string) {
	other := components(b)
	for _, x := range components(a) {
		for _, y := range other {
			if x.ID == y.ID && x.Key != y.Key && c.inGroups(x, y) {
				return x, y, "may overlap"
			}
		}
	}
	return nil, nil, ""
}

// inGroups says that all dimensions that tell two series apart do so by an area of the vocabulary.
func (c *comparison) inGroups(a, b *Value) bool {
	ind := c.ds.Indicator(a.ID)
	if ind == nil {
		return false
	}
	apart := false
	x, y := a.Key.Codes(len(ind.By)), b.Key.Codes(len(ind.By))
	for at, d := range c.ds.DimensionsOf(ind) {
		if x[at] == y[at] || x[at] == dataset.Whole || y[at] == dataset.Whole {
			continue
		}
		p, q := d.Find(x[at]), d.Find(y[at])
		if ind.AddsUp.Over(d.ID) || p == nil || q == nil || !p.Group && !q.Group {
			return false
		}
		apart = true
	}
	return apart
}

// declaredPart checks part and whole of a part-to-whole bar. Of a difference it checks the time, and only where the
// difference rests on a declared part.
func declaredPart(c *comparison) []*diag.Problem {
	part, whole := c.values[0], c.values[1]
	if c.kind == InDifference {
		part, whole = whole, part
		if !c.parts.declaredPart(part, whole) {
			return nil
		}
	} else if !c.parts.isPart(part, whole) {
		return []*diag.Problem{{
			Message: fmt.Sprintf("%s is not declared to be part of %s", c.describe(part), c.describe(whole)),
			Hints:   []string{fmt.Sprintf("declare it if the source says so: {from: %s, kind: part_of, to: %s}", graphKey(part), graphKey(whole))},
		}}
	}
	if part.Missing || whole.Missing || part.NotExact || whole.NotExact {
		return nil
	}
	var problems []*diag.Problem
	if part.Number.GreaterThan(whole.Number) {
		problems = append(problems, &diag.Problem{
			Message: fmt.Sprintf("a part is never greater than its whole: %s, %s", c.describe(part), c.describe(whole)),
			Hints:   []string{"check both figures and the relation between them"},
		})
	}
	if p, w := part.Obs, whole.Obs; p != nil && w != nil && part.ID != whole.ID && endOf(p) != endOf(w) {
		problems = append(problems, &diag.Problem{
			Message: fmt.Sprintf("a part and its whole speak for one time: %s for %s, %s for %s",
				c.describe(part), p.AsAsked(), c.describe(whole), w.AsAsked()),
			Hints: []string{fmt.Sprintf("name the observations of one period: %s@%s", graphKey(part), w.AsAsked())},
		})
	}
	return problems
}

func shareOfItsWhole(c *comparison) []*diag.Problem {
	part, whole := c.values[0], c.values[1]
	if !c.parts.isPart(part, whole) {
		return []*diag.Problem{{
			Message: fmt.Sprintf("a share is taken of the whole that holds the part: %s is not known to lie in %s", c.describe(part), c.describe(whole)),
			Hints:   []string{"let both stand by themselves, or declare the part with a relation part_of, if the source says so"},
		}}
	}
	if !whole.Missing && !whole.NotExact && whole.Number.IsZero() {
		return []*diag.Problem{{Message: "a share of nothing is not a number: " + c.describe(whole), Hints: []string{"leave the share out"}}}
	}
	return nil
}

// dimensionCodes lets codes of a dimension be added only where they add up, or a derived sum of the data holds the two.
func dimensionCodes(c *comparison) []*diag.Problem {
	if c.declared {
		return nil
	}
	for i, a := range c.values {
		for _, b := range c.values[i+1:] {
			if a.ID != b.ID || a.Key.In(b.Key) || b.Key.In(a.Key) || c.codesAddUp(a, b) || sumDeclared(c.ds, graphKey(a), graphKey(b)) {
				continue
			}
			return []*diag.Problem{{
				Message: fmt.Sprintf("the codes of %s are added only where the data say that they add up: %s, %s", a.ID, c.describe(a), c.describe(b)),
				Hints:   []string{"write adds_up: true at " + a.ID + " where the codes add up to the whole", fmt.Sprintf("or declare the sum of the two: sum: [%s, %s]", graphKey(a), graphKey(b))},
			}}
		}
	}
	return nil
}

// codesAddUp says that two series of one indicator differ only in dimensions whose codes add up.
func (c *comparison) codesAddUp(a, b *Value) bool {
	ind := c.ds.Indicator(a.ID)
	if ind == nil {
		return false
	}
	x, y := a.Key.Codes(len(ind.By)), b.Key.Codes(len(ind.By))
	for at, dimension := range ind.By {
		if x[at] != y[at] && !ind.AddsUp.Over(dimension) {
			return false
		}
	}
	return true
}

// sumDeclared says that the data declare a sum that holds both.
func sumDeclared(ds *dataset.Dataset, a, b string) bool {
	for _, d := range ds.Derived {
		if d.Operation != dataset.Sum {
			continue
		}
		holds := map[string]bool{}
		for _, ref := range d.Of {
			holds[withoutPeriod(ref)] = true
		}
		if holds[a] && holds[b] {
			return true
		}
	}
	return false
}

// isLevel says that figures of a kind of unit are not computed with in a use: percentages in none, rates, indices and percentage points
// neither in a sum nor in a share, since each is of a whole of its own.
func isLevel(k dataset.UnitKind, use Comparison) bool {
	switch k {
	case dataset.UnitPercent:
		return true
	case dataset.UnitRate, dataset.UnitIndex, dataset.UnitPoints:
		return use != InDifference
	}
	return false
}

func percentages(c *comparison) []*diag.Problem {
	var said []string
	for _, v := range c.values {
		if v.Unit != nil && isLevel(v.Unit.Kind, c.kind) {
			said = append(said, c.describe(v))
		}
	}
	if len(said) == 0 || len(c.values) < 2 {
		return nil
	}
	return []*diag.Problem{{
		Message: fmt.Sprintf("%s never holds a percentage, a rate or an index: %s", c.name(), strings.Join(said, ", ")),
		Hints:   []string{"let each stand with what it is a percentage of, or compute with the figures behind it"},
	}}
}

// bounds allows values that are not exact in sums, where they bound the sum on one side, and as the part of a share; a "more than"
// value on axes, too, which draw it with an open end. A difference that is not comparable exactly is allowed nowhere.
func bounds(c *comparison) []*diag.Problem {
	for _, v := range c.values {
		if v.NotExact && !v.Missing {
			return []*diag.Problem{{
				Message: fmt.Sprintf("%s cannot be drawn or computed with: one of its parts is no exact figure", c.describe(v)),
				Hints:   []string{"let the two values it is made of stand by themselves"},
			}}
		}
	}
	vague := func(v *Value) bool { return !v.Missing && v.Qualifier != dataset.Exact && v.Qualifier != "" }
	look, refused := c.values, vague
	var said string
	switch c.kind {
	case InDifference:
		said = "a difference with a value that is not exact is not comparable exactly"
	case InPercentChange, InPointChange, InIndex:
		said = c.name() + " with a value that is not exact is not comparable exactly"
	case InRate, InConversion:
		look, said = c.values[1:], "what is divided by, or converted at, is exact"
	case PartOfWhole:
		said = "a part-to-whole bar needs exact figures"
	case InShare:
		look, said = c.values[1:], "a share needs an exact whole"
	case OnAxis, InStack:
		said = "a drawing needs lengths, and only exact and “more than” values have one"
		refused = func(v *Value) bool { return vague(v) && v.Qualifier != dataset.MoreThan }
	case InSum, InMean:
		said = c.name() + " holds values that bound it on one side"
		lower, upper, near := c.anyQualified(dataset.Qualifier.Lower), c.anyQualified(dataset.Qualifier.Upper), c.anyQualified(func(q dataset.Qualifier) bool { return q == dataset.About })
		if several := (lower && upper) || near && (lower || upper); !several {
			return nil
		}
	default:
		return nil
	}
	var shown []string
	for _, v := range look {
		if refused(v) {
			shown = append(shown, c.describe(v))
		}
	}
	if len(shown) == 0 {
		return nil
	}
	return []*diag.Problem{{Message: said + ": " + strings.Join(shown, ", "), Hints: []string{"let each stand by itself, in a table row, a tile or a text"}}}
}

// anyQualified says that one of the values that are stated has such a qualifier.
func (c *comparison) anyQualified(is func(dataset.Qualifier) bool) bool {
	return slices.ContainsFunc(c.values, func(v *Value) bool { return !v.Missing && is(v.Qualifier) })
}

func missingNotZero(c *comparison) []*diag.Problem {
	var missing []string
	for _, v := range c.values {
		if v.Missing {
			missing = append(missing, c.describe(v))
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return []*diag.Problem{{
		Message: fmt.Sprintf("%s needs every value: %s, and what is not stated is not zero", c.name(), strings.Join(missing, ", ")),
		Hints:   []string{"print the others by themselves, or leave the missing out of what is declared"},
	}}
}
