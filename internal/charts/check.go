package charts

import "time"

// checkBars finds what no layout can mend.
func (d *desk) checkBars(b *Bars) bool {
	rows := 0
	for _, g := range b.Groups {
		if len(g.Rows) == 0 {
			d.fail("chart-empty", "", "has a group%s without rows", named(g.Label.S))
		}
		for _, r := range g.Rows {
			rows++
			d.checkRow(r)
		}
	}
	if rows == 0 {
		d.fail("chart-empty", "", "has no rows")
	}
	return !d.failed()
}

func named(label string) string {
	if label == "" {
		return ""
	}
	return " \"" + label + "\""
}

func (d *desk) checkRow(r BarRow) {
	if blank(r.Label.S) {
		d.fail("chart-label", "", "has a row without a label")
	}
	if r.Value.S == "" {
		d.fail("chart-label", "a missing value says so in words", "has no value label for \"%s\"", r.Label.S)
	}
	switch {
	case r.Missing && len(r.Parts) > 0:
		d.fail("chart-missing", "", "has both a bar and a missing value for \"%s\"", r.Label.S)
	case r.Missing && r.MoreThan:
		d.fail("chart-missing", "", "says \"more than\" of the missing value of \"%s\"", r.Label.S)
	case !r.Missing && len(r.Parts) == 0:
		d.fail("chart-empty", "", "has no parts for \"%s\"", r.Label.S)
	}
	d.checkSizes(r.Label.S, r.Parts)
}

func (d *desk) checkSizes(label string, parts []BarPart) {
	sum := int64(0)
	for _, p := range parts {
		if p.Size < 0 {
			d.fail("chart-negative", "bars start at zero and cannot show less", "has a negative part of \"%s\"", label)
			return
		}
		if p.Size > maxSize-sum {
			d.fail("chart-too-large", "use a larger unit", "has a bar of \"%s\" that is longer than ten thousand million", label)
			return
		}
		sum += p.Size
	}
}

// checkWhole finds faults of a part-to-whole bar.
func (d *desk) checkWhole(w *Whole) bool {
	parts := []BarPart{w.Part, w.Rest}
	for i, p := range parts {
		what := []string{"part", "rest"}[i]
		if p.Caption.S == "" {
			d.fail("chart-label", "", "has no caption for the %s", what)
		}
		if p.Value.S == "" {
			d.fail("chart-label", "", "has no value label for the %s", what)
		}
	}
	d.checkSizes(w.Part.Caption.S, parts)
	if !d.failed() && total(parts) == 0 {
		d.fail("chart-empty", "", "has a whole of zero")
	}
	return !d.failed()
}

// mostMarks is how many marks a panel may have: enough to see a size, too few to count.
const mostMarks = 150

// checkPanels finds faults of unit panels.
func (d *desk) checkPanels(ps *Panels) bool {
	if len(ps.Panels) == 0 {
		d.fail("chart-empty", "", "has no panels")
	}
	for _, p := range ps.Panels {
		switch {
		case p.Number.S == "":
			d.fail("chart-label", "", "has a panel%s without a number", named(p.Label.S))
		case blank(p.Label.S):
			d.fail("chart-label", "", "does not say what %s counts", p.Number.S)
		case p.Marks < 0 || p.Part < 0:
			d.fail("chart-negative", "", "has less than no marks for %s", p.Number.S)
		case p.Marks > mostMarks || p.Part >= 1000:
			d.fail("chart-marks", "let one mark stand for more, and say so in the key", "has %d marks and %d thousandths of one for %s, allowed are up to %d", p.Marks, p.Part, p.Number.S, mostMarks)
		case p.Marks+p.Part > 0 && len(ps.Keys) == 0:
			d.fail("chart-key", "say what one mark stands for", "has no key for the marks of %s", p.Number.S)
		}
	}
	return !d.failed()
}

// checkTimeline finds faults of a timeline.
func (d *desk) checkTimeline(t *Timeline) bool {
	years := t.LastYear - t.FirstYear + 1
	if t.FirstYear < 1 || t.LastYear > 9999 || years < 1 || years > 100 {
		d.fail("chart-years", "", "runs from %d to %d, allowed are 1 to 100 years in order", t.FirstYear, t.LastYear)
		return false
	}
	if len(t.Bars) == 0 && !t.hasEvents() {
		d.fail("chart-empty", "", "has neither bars nor events")
	}
	for _, b := range t.Bars {
		switch {
		case blank(b.Label.S):
			d.fail("chart-label", "", "has a bar without a label")
		case b.Start < 0 || b.Start >= 12*years:
			d.fail("chart-years", "", "starts the bar \"%s\" outside of %d to %d", b.Label.S, t.FirstYear, t.LastYear)
		case !b.NoEnd && !b.RunsOut && b.End <= b.Start:
			d.fail("chart-years", "", "ends the bar \"%s\" before it starts", b.Label.S)
		case !b.NoEnd && !b.RunsOut && b.End > 12*years:
			d.fail("chart-years", "mark it as running past the last year", "ends the bar \"%s\" after %d", b.Label.S, t.LastYear)
		case b.NoEnd && b.RunsOut:
			d.fail("chart-years", "", "says of the bar \"%s\" both that it has no end date and that it ends after %d", b.Label.S, t.LastYear)
		}
	}
	if len(t.Bars) > 0 && t.Now < 0 {
		d.fail("chart-years", "", "is published before %d, its first year", t.FirstYear)
	}
	if len(t.Events) > years {
		d.fail("chart-years", "", "has events for %d years, shown are %d", len(t.Events), years)
	}
	for i, evs := range t.Events {
		for _, e := range evs {
			if blank(e.Text.S) {
				d.fail("chart-label", "", "has an event without text in %d", t.FirstYear+i)
			}
		}
	}
	return !d.failed()
}

func (t *Timeline) hasEvents() bool {
	for _, evs := range t.Events {
		if len(evs) > 0 {
			return true
		}
	}
	return false
}

// checkSteps finds faults of step lines.
func (d *desk) checkSteps(s *Steps) bool {
	if len(s.Panels) == 0 {
		d.fail("chart-empty", "", "has no panels")
	}
	for _, p := range s.Panels {
		if blank(p.Title.S) {
			d.fail("chart-label", "", "has a panel without a title")
		}
		if len(p.Points) == 0 {
			d.fail("chart-empty", "", "has no points in the panel%s", named(p.Title.S))
		}
		before := 0
		for i, pt := range p.Points {
			day, ok := pt.day()
			switch {
			case !ok:
				d.fail("chart-date", "", "has a point on %04d-%02d-%02d in the panel%s, which is no date", pt.Year, pt.Month, pt.Day, named(p.Title.S))
			case i > 0 && day == before:
				d.fail("chart-date", "plot one of the two", "has two points on %04d-%02d-%02d in the panel%s", pt.Year, pt.Month, pt.Day, named(p.Title.S))
			case i > 0 && day < before:
				d.fail("chart-date", "", "has the point of %04d-%02d-%02d out of order in the panel%s", pt.Year, pt.Month, pt.Day, named(p.Title.S))
			}
			before = day
			switch {
			case pt.Value < 0:
				d.fail("chart-negative", "counts start at zero", "has a negative count in the panel%s", named(p.Title.S))
			case pt.Value > maxSize:
				d.fail("chart-too-large", "use a larger unit", "has a count above ten million million in the panel%s", named(p.Title.S))
			case pt.Place > LabelBelow:
				d.fail("chart-label", "", "has a label in no known place in the panel%s", named(p.Title.S))
			case pt.Place != NoLabel && pt.Label.S == "":
				d.fail("chart-label", "", "has a place but no words for a label in the panel%s", named(p.Title.S))
			}
		}
	}
	return !d.failed()
}

// day returns the days since 1970 and whether the date exists.
func (p StepPoint) day() (int, bool) {
	if p.Year < 1 || p.Year > 9999 {
		return 0, false
	}
	t := time.Date(p.Year, time.Month(p.Month), p.Day, 0, 0, 0, 0, time.UTC)
	return dayOf(p.Year, p.Month, p.Day), t.Month() == time.Month(p.Month) && t.Day() == p.Day
}

// dayOf counts days as a calendar does, without clock or time zone.
func dayOf(y, m, d int) int {
	const seconds = 24 * 60 * 60
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()
	if t < 0 {
		t -= seconds - 1
	}
	return int(t / seconds)
}

// checkTiles finds faults of number tiles.
func (d *desk) checkTiles(t *Tiles) bool {
	if len(t.Tiles) == 0 {
		d.fail("chart-empty", "", "has no tiles")
	}
	for _, x := range t.Tiles {
		switch {
		case x.Number.S == "":
			d.fail("chart-label", "", "has a tile%s without a number", named(x.Label.S))
		case blank(x.Label.S):
			d.fail("chart-label", "", "does not say what %s counts", x.Number.S)
		case x.LabelNote < 0:
			d.fail("chart-label", "", "has a note number below one for %s", x.Number.S)
		}
	}
	return !d.failed()
}
