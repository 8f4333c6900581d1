package language

import "strconv"

// Date is a calendar day, month or year; Month and Day are 0 where not given. The zero value is "not known". It has
// the fields of the dataset's dates, so that one converts into the other.
type Date struct{ Year, Month, Day int }

// Period is the time a value refers to: one date (From equal to To), an interval with or without ends, words that
// name no dates, or nothing stated. An end that was given as a half-year, a quarter or a week is printed as such.
type Period struct {
	From, To         Date
	FromPart, ToPart YearPart // zero of an end that is a date
	OpenFrom         bool
	OpenTo           bool
	Words            string // "two months"; of a period with a name, the name
	NotStated        bool
}

// Calendar writes dates and periods as a language does.
type Calendar struct {
	months   []monthNames // January to December
	quarters []monthNames // the first to the fourth
	halves   []monthNames // the first and the second
	patterns *Messages    // of dates and periods
}

// Date prints a date with the month's full name: "14 June 2018", "June 2018", "2018"; not known gives "not stated".
// Day and month are held together by a no-break space.
func (c *Calendar) Date(d Date) string { return c.datePattern(d, dateDay, dateMonth, dateYear) }

// DateLabel prints a date with the month's short name, for tables and charts: "14 Jun 2018", "Dec 2018", "2018".
func (c *Calendar) DateLabel(d Date) string {
	return c.datePattern(d, dateShortDay, dateShortMonth, dateYear)
}

// DateInYear prints what is left of a date under a heading that gives the year: "14 Jun", "Nov"; empty where only
// the year is known.
func (c *Calendar) DateInYear(d Date) string {
	if d.Month == 0 {
		return ""
	}
	return c.datePattern(d, dateDayOfYear, dateMonthAlone, dateYear)
}

// DayPattern returns what a day of a month is called in a chart whose year is known, with {day} for the day: "{day} Jun".
func (c *Calendar) DayPattern(month int) string {
	return c.fill(Date{Month: month}, dateDayOfYear, "day", "{day}")
}

// MonthYear prints a date without its day: "March 2019".
func (c *Calendar) MonthYear(d Date) string { return c.Date(Date{d.Year, d.Month, 0}) }

// Month returns a month's full name; empty for a number that is no month.
func (c *Calendar) Month(month int) string { return c.month(month).name }

// MonthShort returns a month's short name; empty for a number that is no month.
func (c *Calendar) MonthShort(month int) string { return c.month(month).short }

// Period prints a period with its preposition, as it stands in a sentence: "in 2018", "in November 2018", "on 14
// June 2018", "in the third quarter of 2024", "in week 23 of 2024", "since 2017", "until March 2019", "from August to October 2018",
// "from 2015 to 2019", "in two months";
// "not stated" where nothing is.
func (c *Calendar) Period(p Period) string {
	switch p.form() {
	case periodWords:
		return c.patterns.Msg(periodInWords, "words", p.Words)
	case periodOpenEnd:
		return c.patterns.Msg(periodSince, "date", c.endAfter(p.From, p.FromPart))
	case periodOpenStart:
		return c.patterns.Msg(periodUntil, "date", c.endAfter(p.To, p.ToPart))
	case periodOnePart:
		return c.partPattern(p.ToPart, periodInPart, periodInWeek)
	case periodOneDate:
		switch {
		case p.From.Day > 0:
			return c.patterns.Msg(periodOnDay, "date", c.Date(p.From))
		case p.From.Month > 0:
			return c.fill(p.From, periodInMonth)
		}
		return c.patterns.Msg(periodInYear, "year", strconv.Itoa(p.From.Year))
	case periodDaysOfMonth:
		return c.fill(p.To, periodDays, "from", strconv.Itoa(p.From.Day), "to", strconv.Itoa(p.To.Day))
	case periodMonthsOfYear:
		return c.patterns.Msg(periodMonths, "from", c.month(p.From.Month).inDate, "to", c.month(p.To.Month).inDate, "year", strconv.Itoa(p.To.Year))
	case periodInterval:
		return c.patterns.Msg(periodFromTo, "from", c.endAfter(p.From, p.FromPart), "to", c.endAfter(p.To, p.ToPart))
	}
	return c.patterns.Msg(KeyNotStated)
}

// PeriodLabel prints a period without a preposition, as a table cell or a chart's subtitle has it: "2018", "Nov 2018",
// "14 Jun 2018", "Q3 2024", "week 23, 2024", "since 2017", "until Mar 2019", "Aug–Oct 2018", "2015–2019", "Q1 2023 – Q3 2024",
// "two months", "not stated".
func (c *Calendar) PeriodLabel(p Period) string {
	switch p.form() {
	case periodWords:
		return p.Words
	case periodOpenEnd:
		return c.patterns.Msg(periodLabelSince, "date", c.EndLabel(p.From, p.FromPart))
	case periodOpenStart:
		return c.patterns.Msg(periodLabelUntil, "date", c.EndLabel(p.To, p.ToPart))
	case periodOnePart:
		return c.PartLabel(p.ToPart)
	case periodOneDate:
		return c.DateLabel(p.From)
	case periodDaysOfMonth:
		return c.fill(p.To, periodLabelDays, "from", strconv.Itoa(p.From.Day), "to", strconv.Itoa(p.To.Day))
	case periodMonthsOfYear:
		return c.patterns.Msg(periodLabelMonths, "from", c.month(p.From.Month).short, "to", c.month(p.To.Month).short, "year", strconv.Itoa(p.To.Year))
	case periodInterval:
		pattern := periodLabelRange
		if !p.FromPart.IsZero() || !p.ToPart.IsZero() {
			pattern = periodLabelParts
		}
		return c.patterns.Msg(pattern, "from", c.EndLabel(p.From, p.FromPart), "to", c.EndLabel(p.To, p.ToPart))
	}
	return c.patterns.Msg(KeyNotStated)
}

// By prints the day a count stood at: "by 14 May 2018", "by March 2019", "by the third quarter of 2024".
func (c *Calendar) By(d Date, p YearPart) string {
	return c.patterns.Msg(periodBy, "date", c.endAfter(d, p))
}

// To prints an end that is still to come: "to 2020".
func (c *Calendar) To(d Date) string { return c.patterns.Msg(periodTo, "date", c.dateAfter(d)) }

// periodForm is the shape of a period, which decides its pattern.
type periodForm uint8

const (
	periodNone periodForm = iota
	periodWords
	periodOpenEnd
	periodOpenStart
	periodOneDate
	periodOnePart
	periodDaysOfMonth  // both ends are days of one month
	periodMonthsOfYear // both ends are months of one year
	periodInterval
)

func (p Period) form() periodForm {
	from, to := p.From, p.To
	switch {
	case p.NotStated || p.OpenFrom && p.OpenTo:
		return periodNone
	case p.Words != "":
		return periodWords
	case p.OpenTo && from.Year != 0:
		return periodOpenEnd
	case p.OpenFrom && to.Year != 0:
		return periodOpenStart
	case from.Year == 0 || to.Year == 0:
		return periodNone
	case !p.ToPart.IsZero() && p.FromPart == p.ToPart:
		return periodOnePart
	case !p.FromPart.IsZero() || !p.ToPart.IsZero():
		return periodInterval
	case from == to:
		return periodOneDate
	case from.Day > 0 && to.Day > 0 && from.Year == to.Year && from.Month == to.Month:
		return periodDaysOfMonth
	case from.Day == 0 && to.Day == 0 && from.Month > 0 && to.Month > 0 && from.Year == to.Year:
		return periodMonthsOfYear
	}
	return periodInterval
}

// dateAfter prints a date as it stands after a preposition, which some languages inflect.
func (c *Calendar) dateAfter(d Date) string {
	return c.datePattern(d, dateAfterDay, dateAfterMonth, dateAfterYear)
}

func (c *Calendar) datePattern(d Date, day, month, year Key) string {
	switch {
	case d.Year == 0:
		return c.patterns.Msg(KeyNotStated)
	case d.Month == 0:
		return c.fill(d, year)
	case d.Day == 0:
		return c.fill(d, month)
	}
	return c.fill(d, day)
}

// fill fills a pattern in with the parts of a date and what else is given: name, value, name, value.
func (c *Calendar) fill(d Date, pattern Key, more ...string) string {
	m := c.month(d.Month)
	args := append(make([]string, 0, 16), more...)
	args = append(args, "day", strconv.Itoa(d.Day), "year", strconv.Itoa(d.Year), "month", m.name, "month_short", m.short,
		"month_in_date", m.inDate, "month_in_phrase", m.inPhrase)
	return c.patterns.Msg(pattern, args...)
}

// monthNames are the forms of one month's name.
type monthNames struct {
	name     string // alone: "March"
	short    string // "Mar"
	inDate   string // after a day or "from": "marca" in Polish; the name where a language does not inflect
	inPhrase string // after "in": "marcu"
}

func (c *Calendar) month(n int) monthNames {
	if n < 1 || n > len(c.months) {
		return monthNames{}
	}
	return c.months[n-1]
}
