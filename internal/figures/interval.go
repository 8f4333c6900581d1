package figures

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// HasInterval says whether the source states what lies around a value. A computed value never has: no interval is computed.
func (v *Value) HasInterval() bool { return v.Low.Given && v.High.Given && !v.Missing }

// End is the lower or the upper end of the interval around a value, as a value in the same unit; missing where there is none.
func (v *Value) End(high bool) *Value {
	out, end := *v, v.Low
	if high {
		end = v.High
	}
	out.Number, out.Qualifier, out.Low, out.High = end.Value, dataset.Exact, dataset.Bound{}, dataset.Bound{}
	if !v.HasInterval() {
		out.Missing = true
		if !v.Missing {
			out.Problems = []*diag.Problem{{ID: "missing-not-zero", Message: v.Ref + " is stated without an interval"}}
		}
	}
	return &out
}

// MadeOfIntervals says whether a value is computed from values that have intervals, so that it is no more exact than they are.
func (v *Value) MadeOfIntervals() bool {
	return v.Derived != nil && slices.ContainsFunc(leaves(v), (*Value).HasInterval)
}

// Statuses are what is said of a value beside its number, in the order in which it is printed: of an observation all that its
// source says, of a computed value that it is made of provisional or estimated ones, and of a sum that another method counts a part
// of it from here on: its series breaks where that of a part does. What is missing has none.
func (v *Value) Statuses() dataset.Statuses {
	var out dataset.Statuses
	if v.Missing || v.NotExact {
		return nil
	}
	for _, status := range dataset.FlaggedStatuses() {
		has := func(l *Value) bool { return l.Obs != nil && l.Obs.Status.Has(status) }
		sum := v.Derived != nil && v.Derived.Operation == dataset.Sum
		switch passesOn := status == dataset.StatusProvisional || status == dataset.StatusEstimated || sum && status == dataset.StatusBreak; {
		case v.Derived == nil && has(v), v.Derived != nil && passesOn && slices.ContainsFunc(leaves(v), has):
			out = append(out, status)
		}
	}
	return out
}
