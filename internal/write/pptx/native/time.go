package native

import (
	"time"

	"briefing/internal/charts/kit"
)

// dateFormat is how the workbook shows dates.
const dateFormat = "yyyy-mm-dd"

// serial is a date as spreadsheets count it: days since 30 December 1899.
func serial(year, month, day int) int64 {
	return int64(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()) / 24
}

func serialOf(d kit.Date) int64 { return serial(d.Year, d.Month, d.Day) }

func cellOf(d kit.Date) string { return itoa(int(serialOf(d))) }

// gapBefore is the first day that nothing is stated of between a point and the one before it.
func gapBefore(p *kit.PointPanel, i int) (day string, ok bool) {
	for _, g := range p.Gaps {
		if at := serialOf(g); at >= serialOf(p.Points[i-1].Date) && at < serialOf(p.Points[i].Date) {
			return cellOf(g), true
		}
	}
	return "", false
}

// timeScale is the axis of time that all panels share.
type timeScale struct{ from, to, unit, format string }

// Dated says whether the chart has points, of days that spreadsheets can count. Without, it cannot be drawn.
func Dated(c *kit.PointChart) bool {
	_, ok := timeScaleOf(c)
	return ok
}

// timeScaleOf chooses the ticks by the time that all points span: days, months or years. It is false where spreadsheets
// cannot count the days.
func timeScaleOf(c *kit.PointChart) (timeScale, bool) {
	first, last := int64(1<<40), int64(0)
	var from, to kit.Date
	for _, p := range c.Panels {
		for _, pt := range p.Points {
			if n := serialOf(pt.Date); n < first {
				first, from = n, pt.Date
			}
			if n := serialOf(pt.Date); n > last {
				last, to = n, pt.Date
			}
		}
	}
	if last == 0 || from.Year < 1900 || to.Year-from.Year > 500 {
		return timeScale{}, false
	}
	switch span := int(last - first); {
	case span <= 70 && !c.ByMonth:
		unit := max(1, (span+5)/6)
		return timeScale{itoa(int(first) - unit), itoa(int(last) + unit), itoa(unit), "d mmm"}, true
	case span <= 550:
		// Ticks a mean month apart fall on or just after the first of most months, and never far off.
		begin, end := serial(from.Year, from.Month, 1), serial(to.Year, to.Month+1, 1)
		months := (to.Year-from.Year)*12 + to.Month - from.Month + 1
		return timeScale{itoa(int(begin)) + ".75", itoa(int(end)) + ".75", decimal(int64((months+5)/6)*304375, 4), "mmm yyyy"}, true
	}
	// Ticks a year of 365.25 days apart fall on or just after 1 January of every year from 0.75 days after the first.
	every := 1
	for years := to.Year - from.Year + 1; years > 6*every; {
		switch every {
		case 1, 10, 100:
			every *= 2
		case 2, 20, 200:
			every = every / 2 * 5
		default:
			every *= 2
		}
	}
	begin := from.Year / every * every
	return timeScale{itoa(int(serial(begin, 1, 1))) + ".75", itoa(int(serial(to.Year+1, 1, 1))) + ".75", decimal(int64(every)*36525, 2), "yyyy"}, true
}
