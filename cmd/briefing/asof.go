package main

import (
	"fmt"
	"log/slog"
	"time"
	_ "time/tzdata" // zones where the system has none, as in an image that holds the program alone

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// previousMonth is what --as-of says in a job that runs every month: the month before the one in which it runs. The clock is
// read here alone; what is made depends on the month that comes out.
const previousMonth = "previous-month"

// resolveAsOf returns what --as-of names at a time, as a month or day in ISO form: "" where nothing was said. A month or day
// that has not begun in that time's zone is refused.
func resolveAsOf(asOf string, now time.Time) (string, error) {
	switch asOf {
	case "":
		return "", nil
	case previousMonth:
		first := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, -1, 0).Format("2006-01"), nil
	}
	d, err := dataset.ParseDate(asOf)
	if err != nil || d.Month == 0 {
		return "", diag.Refuse(diag.Command, "flags", "--as-of "+diag.Visible(asOf)+" is no month or day that exists", "write it as 2019-03 or 2019-03-31, or "+previousMonth)
	}
	begun := dataset.Date{Year: now.Year(), Month: int(now.Month())}
	what := "month"
	if d.Day != 0 {
		begun.Day, what = now.Day(), "day"
	}
	if d.Compare(begun) > 0 {
		return "", diag.Refuse(diag.Command, "flags", "--as-of "+asOf+" is a "+what+" that has not begun in "+now.Location().String()+", so nobody knows what will be published by then", "the latest "+what+" there is "+begun.String()+"; name another clock with --time-zone, or write --as-of "+previousMonth+" for the last whole month")
	}
	return asOf, nil
}

// zone finds the time zone of --time-zone; UTC where none was named.
func zone(name string) (*time.Location, error) {
	if name == "" {
		return time.UTC, nil
	}
	where, err := time.LoadLocation(name)
	if err != nil || name == "Local" { // what the machine is set to would make two machines disagree
		return nil, diag.Refuse(diag.Command, "flags", "--time-zone "+diag.Visible(name)+" is no time zone", "write it as the IANA database does: Europe/Brussels, or UTC")
	}
	return where, nil
}

// sayMonth tells on standard error which month a job makes, and by which clock.
func (a *app) sayMonth(asOf string, now time.Time) {
	if a.asOf == previousMonth {
		a.say(fmt.Sprintf("as of %s, the month before %s in %s", asOf, now.Format("2006-01-02"), now.Location()), slog.String("as_of", asOf))
	}
}
