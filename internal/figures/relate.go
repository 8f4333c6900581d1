package figures

import (
	"slices"
	"strings"

	"briefing/internal/input/dataset"
)

// graph says what lies inside what, by reference without period. An edge leads from a part to its whole.
type graph struct {
	inside map[string][]string // is a part of: declared, or by being added up in a derived sum
	maybe  map[string][]string // may be a part of: the source does not say
	parts  map[string][]string // the declared parts of a whole, in the dataset's order

	// What a part lies in over any number of steps: of inside only, and of both. A reference that lies in nothing has no
	// entry. The walk is made once here, because every chart asks for it.
	certain, possible map[string][]string
}

// containment builds the graph from the declared relations, the derived sums (each part lies in its sum), the
// derived differences (what is left lies in what it was taken from). That a code lies in the whole of its dimension is seen from the
// references themselves.
func containment(ds *dataset.Dataset) graph {
	g := graph{inside: map[string][]string{}, maybe: map[string][]string{}, parts: map[string][]string{}, certain: map[string][]string{}, possible: map[string][]string{}}
	for _, r := range ds.Relations {
		switch r.Kind {
		case dataset.PartOf:
			g.inside[r.From] = append(g.inside[r.From], r.To)
			g.parts[r.To] = append(g.parts[r.To], r.From)
		case dataset.MayContain:
			g.maybe[r.To] = append(g.maybe[r.To], r.From)
		}
	}
	for _, x := range ds.Derived {
		for _, d := range ds.Instances(x) {
			own := refOf(x.ID, d.Key)
			switch {
			case d.Operation == dataset.Sum:
				for _, ref := range d.Of {
					from := withoutPeriod(ref)
					g.inside[from] = append(g.inside[from], own)
				}
			case d.Operation == dataset.Difference && len(d.Of) == 2:
				g.inside[own] = append(g.inside[own], withoutPeriod(d.Of[0]))
			}
		}
	}
	for part := range g.inside {
		g.certain[part], g.possible[part] = g.walk(part, false), g.walk(part, true)
	}
	for part := range g.maybe {
		g.possible[part] = g.walk(part, true)
	}
	return g
}

// withoutPeriod is "ID" or "ID/CODE".
func withoutPeriod(ref string) string {
	ref, _, _ = strings.Cut(ref, "@")
	if i := strings.IndexByte(ref, '/'); i >= 0 && i == len(ref)-1 {
		return ref[:i]
	}
	return ref
}

// walk lists every reference that a given one lies in, itself first. With maybe set, steps that the source leaves open
// are taken too.
func (g graph) walk(from string, maybe bool) []string {
	seen := []string{from}
	for i := 0; i < len(seen); i++ {
		next := [][]string{g.inside[seen[i]], wholesOf(seen[i])}
		if maybe {
			next = append(next, g.maybe[seen[i]])
		}
		for _, to := range slices.Concat(next...) {
			if !slices.Contains(seen, to) {
				seen = append(seen, to)
			}
		}
	}
	return seen
}

// contains says that part is whole, or lies in it over any number of steps; with maybe set, steps that the source leaves
// open count too.
func (g graph) contains(whole, part string, maybe bool) bool {
	if part == whole {
		return true
	}
	in := g.certain
	if maybe {
		in = g.possible
	}
	list, known := in[part]
	if !known && strings.Contains(part, "/") {
		list = g.walk(part, maybe)
	}
	return slices.Contains(list, whole)
}

// wholesOf are the wholes of dimensions that a series lies in.
func wholesOf(ref string) []string {
	if !strings.Contains(ref, "/") {
		return nil
	}
	r, _ := dataset.ParseRef(ref)
	var list []string
	for _, key := range r.Key.Wider() {
		list = append(list, refOf(r.ID, key))
	}
	return list
}

// graphKey is a value's place in the graph.
func graphKey(v *Value) string { return withoutPeriod(v.Ref) }

// AppendLeaves appends the observed values that a value is made of: itself, if it is observed.
func AppendLeaves(list []*Value, v *Value) []*Value {
	if v.Derived == nil {
		return append(list, v)
	}
	for _, p := range v.Parts {
		list = AppendLeaves(list, p)
	}
	return list
}

func leaves(v *Value) []*Value { return AppendLeaves(nil, v) }

func allLeaves(values []*Value) []*Value {
	list := make([]*Value, 0, len(values))
	for _, v := range values {
		list = AppendLeaves(list, v)
	}
	return list
}

// countedLeaves are the values whose ways of counting are compared: the leaves, except that a change between two dates
// stands for itself, because it is counted as a change.
func countedLeaves(values []*Value) []*Value {
	list := make([]*Value, 0, len(values))
	for _, v := range values {
		switch {
		case v.Derived == nil || isChange(v) || ofItsOwnSeries(v):
			list = append(list, v)
		case dividesByAnother(v) && len(v.Parts) > 0: // what it is divided by, or converted at, is no part of the count
			list = append(list, countedLeaves(v.Parts[:1])...)
		default:
			list = append(list, countedLeaves(v.Parts)...)
		}
	}
	return list
}

// isChange says that a value is the difference of one indicator at two times.
func isChange(v *Value) bool {
	return v.Derived != nil && v.Derived.Operation == dataset.Difference && len(v.Parts) == 2 && graphKey(v.Parts[0]) == graphKey(v.Parts[1])
}

// components are the values whose amounts a value holds, itself first: of a sum and of a mean its parts, of a difference and of a
// conversion the first value.
func components(v *Value) []*Value {
	list := []*Value{v}
	switch {
	case v.Derived == nil:
	case v.Derived.Operation == dataset.Sum:
		for _, p := range v.Parts {
			list = append(list, components(p)...)
		}
	case (v.Derived.Operation == dataset.Difference || v.Derived.Operation == dataset.Conversion) && len(v.Parts) > 0:
		list = append(list, components(v.Parts[0])...)
	case v.Derived.Operation == dataset.Mean:
		for _, p := range v.Parts {
			list = append(list, components(p)...)
		}
	}
	return list
}

// overlap looks for a component x of one value that is also in a component y of the other, or may be. Why says how, in words
// that stand between the two; it is empty if there is none.
func (g graph) overlap(a, b *Value) (x, y *Value, why string) {
	other := components(b)
	for _, x := range components(a) {
		for _, y := range other {
			kx, ky := graphKey(x), graphKey(y)
			if kx == ky {
				if !disjointPeriods(x, y) {
					return x, y, "is counted twice"
				}
				continue
			}
			switch {
			case x.ID == y.ID && x.Key.Overlaps(y.Key):
				return x, y, "overlaps"
			case g.liesIn(kx, ky, false):
				return x, y, "is part of"
			case g.liesIn(ky, kx, false):
				return y, x, "is part of"
			case g.liesIn(kx, ky, true):
				return x, y, "may be part of"
			case g.liesIn(ky, kx, true):
				return y, x, "may be part of"
			}
		}
	}
	return nil, nil, ""
}

// liesIn says that part lies in whole. A relation to an indicator with dimensions counts for each of its series, because
// no source says which of them contains the part.
func (g graph) liesIn(part, whole string, maybe bool) bool {
	if g.contains(whole, part, maybe) {
		return true
	}
	w, _ := dataset.ParseRef(whole)
	p, _ := dataset.ParseRef(part)
	return w.Key != "" && w.ID != p.ID && g.contains(w.ID, part, maybe)
}

// disjointPeriods says that two observations of one indicator count different things, because their periods do not touch.
// That is never so for a running total, whose later count contains the earlier one.
func disjointPeriods(a, b *Value) bool {
	if a.Obs == nil || b.Obs == nil {
		return false
	}
	switch a.Counting {
	case dataset.SingleYear, dataset.PartialWindow, dataset.OneOff, dataset.Pledge:
	default:
		return false
	}
	p, q := a.Period, b.Period
	if !closed(p) || !closed(q) {
		return false
	}
	return p.To.Last().Compare(q.From.First()) < 0 || q.To.Last().Compare(p.From.First()) < 0
}

// closed says that both ends of a period are dated.
func closed(p dataset.Period) bool { return p.From.Year != 0 && p.To.Year != 0 }

// declaredPart says that a relation declares part to be in whole, both as published.
func (g graph) declaredPart(part, whole *Value) bool {
	return (whole.Derived == nil || whole.OfCodes) && graphKey(part) != graphKey(whole) && g.contains(graphKey(whole), graphKey(part), false)
}

// isPart says that whole contains part: by a declared relation, as an addend of a sum, as the earlier state of the same
// running total, or because each addend of part is contained in it.
func (g graph) isPart(part, whole *Value) bool {
	if graphKey(part) == graphKey(whole) {
		return part.Counting == dataset.Cumulative && part.Obs != nil && whole.Obs != nil &&
			endOf(part.Obs).Compare(endOf(whole.Obs)) <= 0
	}
	if g.declaredPart(part, whole) {
		return true
	}
	if whole.Derived != nil && whole.Derived.Operation == dataset.Sum {
		isIt := func(v *Value) bool { return graphKey(v) == graphKey(part) && v.Obs == part.Obs }
		if slices.ContainsFunc(components(whole)[1:], isIt) {
			return true
		}
	}
	if part.Derived == nil || part.Derived.Operation != dataset.Sum || len(part.Parts) == 0 {
		return false
	}
	return !slices.ContainsFunc(part.Parts, func(p *Value) bool { return !g.isPart(p, whole) })
}
