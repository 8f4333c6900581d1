package main

import (
	"strings"
	"testing"
	"time"
)

// The month is the one before that of the zone, whatever the time; a run a day or three weeks late makes the same month.
func TestPreviousMonth(t *testing.T) {
	for _, c := range []struct{ now, zone, want string }{
		{"2019-04-01T00:30:00+02:00", "Europe/Brussels", "2019-03"},
		{"2019-04-01T00:30:00+02:00", "UTC", "2019-02"},
		{"2019-04-01T00:30:00+02:00", "", "2019-02"},
		{"2019-04-30T23:59:59+02:00", "Europe/Brussels", "2019-03"},
		{"2020-01-01T00:00:00Z", "UTC", "2019-12"},
		{"2020-03-31T12:00:00Z", "UTC", "2020-02"},
		{"2020-12-31T20:00:00Z", "Pacific/Auckland", "2020-12"},
		{"2018-10-28T01:30:00Z", "Europe/Brussels", "2018-09"},
	} {
		at, err := time.Parse(time.RFC3339, c.now)
		if err != nil {
			t.Fatal(err)
		}
		where, err := zone(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := resolveAsOf(previousMonth, at.In(where)); err != nil || got != c.want {
			t.Errorf("%s in %q: got %q and %v, want %s", c.now, c.zone, got, err, c.want)
		}
	}
}

func TestAsOfThatHasNotBegun(t *testing.T) {
	now := time.Date(2019, 3, 15, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct{ asOf, refused string }{
		{"", ""}, {"2019-02", ""}, {"2019-03", ""}, {"2019-03-15", ""}, {"1999-12-31", ""},
		{"2019-04", "has not begun"}, {"2019-03-16", "has not begun"}, {"2020-01-01", "has not begun"},
		{"2019", "is no month or day"}, {"2019-02-30", "is no month or day"}, {"next-month", "is no month or day"},
	} {
		got, err := resolveAsOf(c.asOf, now)
		if c.refused == "" && (err != nil || got != c.asOf) || c.refused != "" && (err == nil || !strings.Contains(err.Error(), c.refused)) {
			t.Errorf("%q: got %q and %v", c.asOf, got, err)
		}
	}
}

func TestTimeZones(t *testing.T) {
	for name, ok := range map[string]bool{"": true, "UTC": true, "Europe/Brussels": true, "America/Argentina/Buenos_Aires": true,
		"Europe/Brusels": false, "Local": false, "CEST": false, "../etc/passwd": false, "+02:00": false} {
		if _, err := zone(name); (err == nil) != ok {
			t.Errorf("%q: %v", name, err)
		}
	}
}
