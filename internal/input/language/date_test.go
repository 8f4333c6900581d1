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
		{c.By(day, YearPart{}), "by 14~May 2018"}, {c.To(Date{Year: 2020}), "to 2020"}, {c.Period(Period{From: Date{2015, 10, 0}, OpenTo: true}), "since October 2015"},
		{c.Period(Period{To: Date{2019, 3, 0}, OpenFrom: true}), "until March 2019"},
		{c.By(Date{2024, 9, 0}, YearPart{Year: 2024, Quarter: 3}), "by the third quarter of 2024"}, {c.PartInYear(YearPart{Year: 2024, Half: 2}), "H2"},
		{c.Part(YearPart{Year: 2024, Week: 1}), "week~1 of 2024"}, {c.EndLabel(month, YearPart{}), "Dec 2018"},
		{c.Month(1), "January"}, {c.Month(13), ""}, {c.Month(0), ""}, {c.MonthShort(12), "Dec"},
	} {
		if got := shown.Replace(tt.got); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// onePart is a period that is a half-year, a quarter or a week; what it prints does not depend on its dates.
func onePart(p YearPart) Period {
	return Period{From: Date{p.Year, 1, 0}, To: Date{p.Year, 2, 0}, FromPart: p, ToPart: p}
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
		{onePart(YearPart{Year: 2024, Quarter: 3}), "in the third quarter of 2024", "Q3 2024"},
		{onePart(YearPart{Year: 2024, Half: 1}), "in the first half of 2024", "H1 2024"},
		{onePart(YearPart{Year: 2024, Week: 23}), "in week~23 of 2024", "week~23, 2024"},
		{Period{From: Date{2023, 1, 0}, To: Date{2024, 9, 0}, FromPart: YearPart{Year: 2023, Quarter: 1}, ToPart: YearPart{Year: 2024, Quarter: 3}},
			"from the first quarter of 2023 to the third quarter of 2024", "Q1 2023 – Q3 2024"},
		{Period{From: Date{2023, 1, 0}, To: Date{2024, 12, 0}, FromPart: YearPart{Year: 2023, Half: 1}, ToPart: YearPart{Year: 2024, Half: 2}},
			"from the first half of 2023 to the second half of 2024", "H1 2023 – H2 2024"},
		{Period{From: Date{2024, 6, 3}, To: Date{2024, 6, 16}, FromPart: YearPart{Year: 2024, Week: 23}, ToPart: YearPart{Year: 2024, Week: 24}},
			"from week~23 of 2024 to week~24 of 2024", "week~23, 2024 – week~24, 2024"},
		{Period{From: Date{2023, 7, 0}, To: Date{Year: 2024}, FromPart: YearPart{Year: 2023, Quarter: 3}}, "from the third quarter of 2023 to 2024", "Q3 2023 – 2024"},
		{Period{From: Date{2024, 1, 0}, FromPart: YearPart{Year: 2024, Quarter: 1}, OpenTo: true}, "since the first quarter of 2024", "since Q1 2024"},
		{Period{To: Date{2024, 6, 9}, ToPart: YearPart{Year: 2024, Week: 23}, OpenFrom: true}, "until week~23 of 2024", "until week~23, 2024"},
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
