package language

import "testing"

func TestDates(t *testing.T) {
	c := english(t)
	day, month, year := Date{2018, 5, 14}, Date{2018, 12, 0}, Date{Year: 2018}
	for _, tt := range []struct{ got, want string }{
		{c.Date(day), "14~May 2018"}, {c.Date(month), "December 2018"}, {c.Date(year), "2018"}, {c.Date(Date{}), "not stated"},
		{c.DateLabel(day), "14~May 2018"}, {c.DateLabel(month), "Dec 2018"}, {c.DateLabel(year), "2018"},
		{c.DateInYear(day), "14~May"}, {c.DateInYear(month), "Dec"}, {c.DateInYear(year), ""},
		{c.MonthYear(day), "May 2018"}, {c.MonthYear(year), "2018"},
		{c.By(day), "by 14~May 2018"}, {c.To(Date{Year: 2020}), "to 2020"}, {c.Period(Period{From: Date{2015, 10, 0}, OpenTo: true}), "since October 2015"},
		{c.Period(Period{To: Date{2019, 3, 0}, OpenFrom: true}), "until March 2019"},
		{c.Month(1), "January"}, {c.Month(13), ""}, {c.Month(0), ""}, {c.MonthShort(12), "Dec"},
	} {
		if got := shown.Replace(tt.got); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestPeriods(t *testing.T) {
	c := english(t)
	one := func(d Date) Period { return Period{From: d, To: d} }
	for _, tt := range []struct {
		period        Period
		phrase, label string
	}{
		{one(Date{Year: 2018}), "in 2018", "2018"},
		{one(Date{2018, 11, 0}), "in November 2018", "Nov 2018"},
		{one(Date{2018, 6, 14}), "on 14~June 2018", "14~Jun 2018"},
		{Period{From: Date{Year: 2017}, OpenTo: true}, "since 2017", "since 2017"},
		{Period{From: Date{2017, 6, 0}, OpenTo: true}, "since June 2017", "since Jun 2017"},
		{Period{To: Date{2019, 3, 0}, OpenFrom: true}, "until March 2019", "until Mar 2019"},
		{Period{From: Date{2018, 8, 0}, To: Date{2018, 10, 0}}, "from August to October 2018", "Aug–Oct 2018"},
		{Period{From: Date{2017, 11, 0}, To: Date{2018, 2, 0}}, "from November 2017 to February 2018", "Nov 2017–Feb 2018"},
		{Period{From: Date{2018, 5, 3}, To: Date{2018, 5, 14}}, "from 3 to 14~May 2018", "3–14~May 2018"},
		{Period{From: Date{2018, 5, 3}, To: Date{2018, 6, 14}}, "from 3~May 2018 to 14~June 2018", "3~May 2018–14~Jun 2018"},
		{Period{From: Date{Year: 2015}, To: Date{Year: 2019}}, "from 2015 to 2019", "2015–2019"},
		{Period{Words: "two months"}, "in two months", "two months"},
		{Period{NotStated: true}, "not stated", "not stated"},
		{Period{OpenFrom: true, OpenTo: true}, "not stated", "not stated"},
		{Period{}, "not stated", "not stated"},
	} {
		if got := shown.Replace(c.Period(tt.period)); got != tt.phrase {
			t.Errorf("%+v: phrase %q, want %q", tt.period, got, tt.phrase)
		}
		if got := shown.Replace(c.PeriodLabel(tt.period)); got != tt.label {
			t.Errorf("%+v: label %q, want %q", tt.period, got, tt.label)
		}
	}
}
