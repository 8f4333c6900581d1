package datafiles

import (
	"fmt"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// checkIntervals sees that an indicator says what the intervals of its observations mean, and says so only where it has any.
func (c *checker) checkIntervals(i *indicatorEntry) {
	has := slices.IndexFunc(i.list, func(o dataset.Observation) bool { return o.Low.Given || o.High.Given })
	broken := slices.ContainsFunc(i.notes, func(n observationNotes) bool { return n.broken })
	words := i.Node.Get("interval")
	switch {
	case has >= 0 && words == nil && !i.Broken:
		c.l.Add(i.list[has].Pos, diag.Error, "interval", "low and high stand here, but "+i.Model.ID+" does not say what they mean",
			"add to "+i.Model.ID+" what they are: interval: 95% confidence interval")
	case has < 0 && words != nil && !i.Broken && !broken:
		c.l.Add(words.Pos, diag.Error, "interval", "the interval says what low and high mean, but no observation of "+i.Model.ID+" has them",
			"take it out, or add low: and high: to an observation")
	}
}

// checkInterval checks what the source states around a value: both ends, in the unit of the value, with the value between them. A
// value that is only a bound has none, since nobody could say what lies around it.
func (c *checker) checkInterval(i *dataset.Indicator, e *entry[dataset.Observation]) {
	o, low, high := &e.Model, e.Node.Get("low"), e.Node.Get("high")
	if low == nil && high == nil {
		return
	}
	value := e.Node.Get("value")
	switch {
	case low == nil:
		c.l.Add(high.Pos, diag.Error, "interval", "high stands here without low", "add low:, or take high out")
		return
	case high == nil:
		c.l.Add(low.Pos, diag.Error, "interval", "low stands here without high", "add high:, or take low out")
		return
	case o.Status.Has(dataset.StatusSuppressed):
		c.l.Add(low.Pos, diag.Error, "interval", "a suppressed observation has no interval: the publisher withholds the value", "take low and high out, or the status")
		return
	case o.Missing:
		c.l.Add(low.Pos, diag.Error, "interval", "a value that is not stated has no interval", "take low and high out, or write the value")
		return
	case o.Qualifier.Lower() || o.Qualifier.Upper():
		c.l.Add(low.Pos, diag.Error, "interval", fmt.Sprintf("the value is a bound itself (%s), so that no interval lies around it", o.Qualifier), "take low and high out, or the qualifier; qualifier: about may stay")
		return
	}
	if !o.Low.Given || !o.High.Given || value == nil {
		return // no number, which was reported
	}
	c.checkAmount(i, o.Low.Value, low.Pos)
	c.checkAmount(i, o.High.Value, high.Pos)
	if _, l := value.Decimal(); l.HasErrors() {
		return
	}
	switch {
	case o.Low.Value.GreaterThan(o.High.Value):
		c.l.Add(low.Pos, diag.Error, "interval", fmt.Sprintf("low is above high: %s and %s", o.Low.Value, o.High.Value), fmt.Sprintf("write low: %s and high: %s if they were exchanged", o.High.Value, o.Low.Value))
	case o.Value.LessThan(o.Low.Value):
		c.l.Add(low.Pos, diag.Error, "interval", fmt.Sprintf("low is above the value: %s and %s", o.Low.Value, o.Value), "correct the one that was copied wrongly: low is at most the value, and the value at most high")
	case o.Value.GreaterThan(o.High.Value):
		c.l.Add(high.Pos, diag.Error, "interval", fmt.Sprintf("high is below the value: %s and %s", o.High.Value, o.Value), "correct the one that was copied wrongly: low is at most the value, and the value at most high")
	}
}
