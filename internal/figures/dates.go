package figures

import "briefing/internal/input/dataset"

// endOf is the last day an observation speaks for: what "the latest time period" is measured by.
func endOf(o *dataset.Observation) dataset.Date { return o.TimePeriod.End(o.Published) }

// samePeriod says that two observations are for the same period, so that the later one revises the earlier. Periods with
// an open end never are, because they grow with every publication; nor are words without dates ("two months"), which
// may mean other months each time.
func samePeriod(a, b dataset.Period) bool {
	if a.OpenTo || b.OpenTo || !a.Words.IsZero() || !b.Words.IsZero() {
		return false
	}
	return a.From == b.From && a.To == b.To && a.OpenFrom == b.OpenFrom && a.NotStated == b.NotStated
}
