package figures

import "briefing/internal/input/dataset"

// endOf is the last day an observation speaks for: what "the latest time period" is measured by.
func endOf(o *dataset.Observation) dataset.Date { return o.TimePeriod.End(o.Published) }

// samePeriod says that two observations are for the same period, so that the later one revises the earlier (see Period.Same).
func samePeriod(a, b dataset.Period) bool { return a.Same(b) }
