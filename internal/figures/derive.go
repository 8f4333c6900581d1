package figures

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// deriveAll computes every derived value, each after what it is made of.
func (s *Set) deriveAll() {
	d := deriver{set: s, done: map[string]bool{}}
	for _, x := range s.Dataset.Derived {
		d.derive(x)
	}
	for _, x := range s.Dataset.Derived {
		for _, one := range s.Dataset.Instances(x) {
			if ref := refOf(x.ID, one.Key); s.values[ref] != nil {
				s.order = append(s.order, ref)
			}
		}
	}
}

// deriver walks the derived values depth first. Path is what is being computed, outermost first.
type deriver struct {
	set  *Set
	done map[string]bool
	path []string
}

// derive computes one derived value, for each code where it is by dimensions, after the derived values it is made of.
func (d *deriver) derive(x *dataset.Derived) {
	if d.done[x.ID] {
		return
	}
	if i := slices.Index(d.path, x.ID); i >= 0 {
		d.cycle(x, append(slices.Clone(d.path[i:]), x.ID))
		return
	}
	before := len(d.set.diags)
	for _, one := range d.set.Dataset.Instances(x) {
		d.path = append(d.path, x.ID)
		d.one(one.Derived, one.Key)
	}
	d.done[x.ID] = true
	if len(x.By) > 0 {
		d.set.diags = append(d.set.diags[:before], ofSeveral(d.set.diags[before:])...)
	}
}

// ofSeveral tells of what is wrong with several codes of one value once, with how many others it is wrong of.
func ofSeveral(list diag.List) (out diag.List) {
	more := map[string]int{}
	for _, f := range list {
		key := f.ID + f.Pos.String()
		if more[key]++; more[key] == 1 {
			out = append(out, f)
		}
	}
	for i := range out {
		if n := more[out[i].ID+out[i].Pos.String()] - 1; n > 0 {
			out[i].Message += fmt.Sprintf("; the same of %d more", n)
		}
	}
	return out
}

// one computes a derived value of one series, and reports what is wrong with it.
func (d *deriver) one(x *dataset.Derived, key dataset.Key) {
	s := d.set
	v := &Value{Ref: refOf(x.ID, key), ID: x.ID, Key: key, Codes: s.Dataset.CodesOf(x.By, key), Derived: x, Qualifier: dataset.Exact, Unit: &dataset.Unit{}}
	v.Period.NotStated = true
	if x.Since != "" {
		d.path = d.path[:len(d.path)-1]
		d.change(v)
		return
	}
	complete := d.findParts(v)
	d.path = d.path[:len(d.path)-1]
	if d.done[x.ID] {
		return // a cycle through it has been reported
	}
	d.describe(v)
	for _, part := range v.Parts {
		if p := refused(part); p != nil {
			v.Problems = append(v.Problems, diag.NewProblem(p.ID, v.Ref+" needs "+part.Ref+", which is refused: "+p.Message, p.Hints...))
			v.Missing, complete = true, false
		}
	}
	if complete {
		c := comparison{ds: s.Dataset, parts: s.parts, kind: Comparison(x.Operation), mixes: x.Mixes, values: v.Parts, declared: true}
		if x.Operation == dataset.Conversion {
			c.into = v.Unit.Currency
		}
		v.Problems = append(v.Problems, c.problems()...)
		if c.kind = InChange; x.IsBetween() {
			v.Problems = append(v.Problems, c.problems()...)
		}
	}
	compute(v)
	v.became()
	s.values[v.Ref] = v
	d.report(v)
}

// change computes what changed since an earlier time. That it has no number is no fault: both values stand then.
func (d *deriver) change(v *Value) {
	s := d.set
	s.values[v.Ref] = v
	c, problem := s.since(v.Derived)
	if problem != nil {
		v.Missing, v.Problems = true, []*diag.Problem{problem}
		d.report(v)
		return
	}
	v.Since = c
	v.Parts = []*Value{c.Now}
	if c.Before != nil {
		v.Parts = append(v.Parts, c.Before)
	}
	d.describe(v)
	v.Counting = dataset.Change
	if c.Before != nil && c.Now.Obs != nil {
		v.Period = dataset.Period{From: c.Before.Obs.At(), To: c.Now.Obs.At(), FromPart: c.Before.Period.ToPart, ToPart: c.Now.Period.ToPart}
		v.Period.NotStated = v.Period.From.IsZero() || v.Period.To.IsZero()
	}
	if c.Movement == Exactly {
		v.Problems = (&comparison{ds: s.Dataset, parts: s.parts, kind: InDifference, mixes: v.Derived.Mixes, values: v.Parts, declared: true}).problems()
		if compute(v); len(v.Problems) == 0 {
			return
		}
		c.Movement = NotExactly
	}
	v.NotExact = c.Movement == NotExactly
	v.Missing = !v.NotExact
	if p := c.why(v.Ref); len(v.Problems) == 0 && p != nil {
		v.Problems = []*diag.Problem{p}
	}
}

// findParts finds what a value is computed from, a reference for each part. Where a change does not say between which periods, its
// second part is the period before that of the first. It is false where a part is wrong, or nothing can be computed.
func (d *deriver) findParts(v *Value) bool {
	complete := true
	add := func(part *Value, problem *diag.Problem) {
		if part != nil {
			v.Parts = append(v.Parts, part)
		}
		if problem != nil {
			v.Problems, complete = append(v.Problems, problem), false
		}
	}
	for _, ref := range v.Derived.Of {
		part, problem := d.findPart(ref)
		if problem != nil && problem.ID == "no-such-period" && v.Key != "" { // other codes have one
			part, problem = d.missing(ref), nil
		}
		add(part, problem)
	}
	if v.Derived.IsBetween() && len(v.Derived.Of) == 1 && complete {
		add(d.set.periodBefore(v.Parts[0]))
	}
	return complete
}

// findPart finds one part; a derived one is computed first. A period nobody has published by the as-of date makes a
// missing part, not a wrong reference.
func (d *deriver) findPart(ref string) (*Value, *diag.Problem) {
	r, _ := dataset.ParseRef(ref)
	if x := d.set.Dataset.DerivedValue(r.ID); x != nil && r.Period == "" {
		d.derive(x) // of all codes
	}
	v, problem := d.set.Value(ref)
	if problem == nil || problem.ID != "not-yet-published" {
		return v, problem
	}
	return d.missing(ref), nil
}

// missing is the value of an indicator for which nothing was published.
func (d *deriver) missing(ref string) *Value {
	r, _ := dataset.ParseRef(ref)
	return d.set.vintage.observed(ref, d.set.Dataset.Indicator(r.ID), r.Key, nil)
}

// refused is the problem for which a derived value was not computed; nil if only a part is missing, or none is.
func refused(v *Value) *diag.Problem {
	if v.Derived == nil || !v.Missing {
		return nil
	}
	for _, p := range v.Problems {
		if p.ID != "missing-not-zero" {
			return p
		}
	}
	return nil
}

// cycle marks everything on a circle as refused and reports it once.
func (d *deriver) cycle(x *dataset.Derived, circle []string) {
	p := diag.NewProblem("cycle", fmt.Sprintf("%s is computed from itself: %s", x.ID, strings.Join(circle, " needs ")),
		"take one of them out of the other's list of parts")
	for _, id := range circle[1:] {
		v := &Value{Ref: id, ID: id, Derived: d.set.Dataset.DerivedValue(id), Missing: true, Unit: &dataset.Unit{}, Problems: []*diag.Problem{p}}
		v.Period.NotStated = true
		d.set.values[id], d.done[id] = v, true
	}
	d.set.diags.AddProblem(x.Pos, diag.Error, p)
}

// describe sets the fields of a derived value that follow from its parts.
func (d *deriver) describe(v *Value) {
	v.Mixes = append(v.Mixes, v.Derived.Mixes...)
	v.Caveats = append(v.Caveats, v.Derived.Caveats...)
	for i, p := range v.Parts {
		if i == 0 {
			v.Unit, v.Counts, v.Counting, v.Start = p.Unit, p.Counts, p.Counting, p.Start
			v.Payer, v.PayerSide, v.Fill, v.Period = p.Payer, p.PayerSide, p.Fill, p.Period
		}
		if p.Counting != v.Counting {
			v.Counting = ""
		}
		if p.Start != v.Start {
			v.Start = dataset.Date{}
		}
		if p.Payer != v.Payer {
			v.Payer = ""
		}
		if p.Period.NotStated || !p.Period.Equal(v.Period) {
			v.Period = dataset.Period{NotStated: true}
		}
		if p.Published.Last().Compare(v.Published.Last()) > 0 {
			v.Published = p.Published
		}
		v.Outside = v.Outside || p.Outside
		for _, m := range p.Mixes {
			if !slices.Contains(v.Mixes, m) {
				v.Mixes = append(v.Mixes, m)
			}
		}
		for _, c := range p.Caveats {
			v.Caveats = addCaveat(v.Caveats, c)
		}
	}
	if v.Derived.Operation == dataset.Difference && len(v.Parts) == 2 {
		v.Payer, v.PayerSide, v.Fill = v.Parts[0].Payer, v.Parts[0].PayerSide, v.Parts[0].Fill
	}
	if isChange(v) {
		v.Counting = dataset.Change
	}
	if v.Derived.Operation == dataset.Share {
		v.Unit = percent(d.set.Dataset)
	}
	v.Decimals = v.Derived.Decimals
	d.describeVerb(v)
}

// percent is the unit of shares: the dataset's own of that id, if it has one. Another unit of the kind may be a
// change in percent, which a share is not.
func percent(ds *dataset.Dataset) *dataset.Unit {
	if u := ds.Unit("percent"); u != nil && u.Kind == dataset.UnitPercent {
		return u
	}
	return &dataset.Unit{ID: "percent", Kind: dataset.UnitPercent}
}

// compute does the arithmetic, unless a problem forbids it.
func compute(v *Value) {
	notExact := slices.ContainsFunc(v.Parts, func(p *Value) bool { return p.NotExact })
	for _, p := range v.Problems {
		if p.ID != "lower-bound" || !standsApart(v.Derived.Operation) || notExact {
			v.Missing = true
		}
	}
	if v.Missing || len(v.Parts) == 0 {
		v.Missing = true
		return
	}
	v.Qualifier = qualifierOf(v.Parts)
	if standsApart(v.Derived.Operation) && v.Qualifier != dataset.Exact {
		v.NotExact, v.Qualifier = true, dataset.Exact
		return
	}
	switch v.Derived.Operation {
	case dataset.Sum:
		for _, p := range v.Parts {
			v.Number = v.Number.Add(p.Number)
		}
	case dataset.Difference:
		v.Number = v.Parts[0].Number.Sub(v.Parts[1].Number)
	case dataset.Share:
		v.Rat = Ratio{v.Parts[0].Number, v.Parts[1].Number}
		v.Number = v.Rat.Num.Mul(decimal.New(100, 0)).DivRound(v.Rat.Den, 12)
	default:
		computeVerb(v)
	}
}

// standsApart says that of values that are not exact an operation makes no number: both stand then, beside one another.
func standsApart(op dataset.Operation) bool {
	switch op {
	case dataset.Difference, dataset.PercentChange, dataset.PointChange, dataset.IndexOf:
		return true
	}
	return false
}

// qualifierOf is the qualifier of what is made of parts: that of its parts that are not exact, the stricter of two that bound it on one
// side. Parts that bound it on both sides are refused (bounds).
func qualifierOf(parts []*Value) dataset.Qualifier {
	out := dataset.Exact
	for _, p := range parts {
		switch q := p.Qualifier; {
		case q == "" || q == dataset.Exact:
		case out == dataset.Exact || q == dataset.MoreThan || q == dataset.LessThan:
			out = q
		}
	}
	return out
}

// report turns the problems of a derived value into findings. A missing part is a warning, because parts may not be
// published yet at an early edition; a difference with a lower bound is no fault and prints as such. A refused part has
// been reported at its own place.
func (d *deriver) report(v *Value) {
	for _, part := range v.Parts {
		if refused(part) != nil {
			return
		}
	}
	for _, p := range v.Problems {
		switch {
		case v.NotExact:
		case p.ID == "missing-not-zero":
			d.set.diags.Add(v.Derived.Pos, diag.Warning, p.ID, v.Ref+" is not stated: "+p.Message, p.Hints...)
		default:
			d.set.diags.Add(v.Derived.Pos, diag.Error, p.ID, v.Ref+": "+p.Message, p.Hints...)
		}
	}
	used := map[dataset.Counting]bool{}
	for _, l := range leaves(v) {
		used[l.Counting] = true
	}
	if len(leaves(v)) == 0 {
		return
	}
	for _, m := range v.Derived.Mixes {
		if !used[m] {
			d.set.diags.Add(v.Derived.Pos, diag.Warning, "one-counting", fmt.Sprintf("%s: mixes names %s, which none of its parts is", v.Ref, m),
				"take it out: what mixes says is printed in the note")
		}
	}
}

// addCaveat appends a caveat, unless one with the same text is in the list.
func addCaveat(list []dataset.Caveat, c dataset.Caveat) []dataset.Caveat {
	if slices.ContainsFunc(list, func(x dataset.Caveat) bool { return textIn(x.Text, "") == textIn(c.Text, "") }) {
		return list
	}
	return append(list, c)
}
