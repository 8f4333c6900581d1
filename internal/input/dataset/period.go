package dataset

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Part is a half-year, a quarter or a week of a year: one of the three numbers is set, from 1. Weeks are those of ISO 8601:
// they begin on a Monday, and week 1 is the one that 4 January lies in, so that a week may begin in the year before its own.
// The zero value is no part.
type Part struct {
	Year                int16 // small numbers: there are two parts in each of hundreds of thousands of observations
	Half, Quarter, Week int8
}

func half(year, n int) Part    { return Part{Year: int16(year), Half: int8(n)} }
func quarter(year, n int) Part { return Part{Year: int16(year), Quarter: int8(n)} }
func week(year, n int) Part    { return Part{Year: int16(year), Week: int8(n)} }

// numbers are those of a part as plain ones.
func (p Part) numbers() (year, half, quarter, week int) {
	return int(p.Year), int(p.Half), int(p.Quarter), int(p.Week)
}

// IsZero says that it is no part of a year.
func (p Part) IsZero() bool { return p == Part{} }

// String writes the part as the dataset does: 2024-H1, 2024-Q3, 2024-W23; "" of none.
func (p Part) String() string {
	switch {
	case p.Half > 0:
		return fmt.Sprintf("%04d-H%d", p.Year, p.Half)
	case p.Quarter > 0:
		return fmt.Sprintf("%04d-Q%d", p.Year, p.Quarter)
	case p.Week > 0:
		return fmt.Sprintf("%04d-W%02d", p.Year, p.Week)
	}
	return ""
}

// ends are the first and the last month of a half-year or quarter, the first and the last day of a week.
func (p Part) ends() (first, last Date) {
	year, half, quarter, week := p.numbers()
	months := func(n, each int) (Date, Date) {
		return Date{Year: year, Month: (n-1)*each + 1}, Date{Year: year, Month: n * each}
	}
	switch {
	case half > 0:
		return months(half, 6)
	case quarter > 0:
		return months(quarter, 3)
	case week > 0:
		monday := firstMonday(year).AddDate(0, 0, 7*(week-1))
		return dayOf(monday), dayOf(monday.AddDate(0, 0, 6))
	}
	return Date{}, Date{}
}

// firstMonday is the day on which week 1 of a year begins.
func firstMonday(year int) time.Time {
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	return fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
}

func dayOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// weeksIn counts the weeks of a year, 52 or 53: 28 December always lies in the last.
func weeksIn(year int) int {
	_, week := time.Date(year, time.December, 28, 0, 0, 0, 0, time.UTC).ISOWeek()
	return week
}

// In returns the period that is the part.
func (p Part) In() Period {
	first, last := p.ends()
	return Period{From: first, To: last, FromPart: p, ToPart: p}
}

// After is the part that follows by so many; by a number below zero, the one that goes before. Of a week these are counted
// through the years, each with its own number of weeks.
func (p Part) After(n int) Part {
	switch year, h, q, w := p.numbers(); {
	case h > 0:
		i := 2*year + h - 1 + n
		return half(i/2, i%2+1)
	case q > 0:
		i := 4*year + q - 1 + n
		return quarter(i/4, i%4+1)
	case w > 0:
		return week(firstMonday(year).AddDate(0, 0, 7*(w-1+n)).ISOWeek())
	}
	return p
}

// Until counts by how many parts of one kind another follows; below zero if it goes before. Parts of two kinds have no such
// number, and ok is false.
func (p Part) Until(q Part) (n int, ok bool) {
	from, fromHalf, fromQuarter, fromWeek := p.numbers()
	to, toHalf, toQuarter, toWeek := q.numbers()
	switch {
	case fromHalf > 0 && toHalf > 0:
		return 2*(to-from) + toHalf - fromHalf, true
	case fromQuarter > 0 && toQuarter > 0:
		return 4*(to-from) + toQuarter - fromQuarter, true
	case fromWeek > 0 && toWeek > 0:
		days := firstMonday(to).Sub(firstMonday(from)).Hours() / 24
		return int(days)/7 + toWeek - fromWeek, true
	}
	return 0, false
}

var partForm = regexp.MustCompile(`^([0-9]{4})-(?:(H|Q)([0-9])|W([0-9]{2}))$`)

// parsePart reads a half-year, a quarter or a week; is says that it has the form of one, and err, that it does not exist.
func parsePart(s string) (p Part, is bool, err error) {
	m := partForm.FindStringSubmatch(s)
	if m == nil {
		return Part{}, false, nil
	}
	year := atoi(m[1])
	if year < firstYear || year > lastYear {
		return Part{}, true, fmt.Errorf("the year %s is outside %d to %d", m[1], firstYear, lastYear)
	}
	switch n := atoi(m[3]); {
	case m[2] == "H" && (n < 1 || n > 2):
		return Part{}, true, fmt.Errorf("the half-year %s does not exist: a year has the halves H1 and H2", s)
	case m[2] == "H":
		return half(year, n), true, nil
	case m[2] == "Q" && (n < 1 || n > 4):
		return Part{}, true, fmt.Errorf("the quarter %s does not exist: a year has the quarters Q1 to Q4", s)
	case m[2] == "Q":
		return quarter(year, n), true, nil
	}
	if n := atoi(m[4]); n >= 1 && n <= weeksIn(year) {
		return week(year, n), true, nil
	}
	return Part{}, true, fmt.Errorf("the week %s does not exist: %d has the weeks W01 to W%d (ISO 8601)", s, year, weeksIn(year))
}

// parseEnd reads what stands at one end of a period, or is all of it: a year, half-year, quarter, month, week or day.
func parseEnd(s string) (Period, error) {
	p, is, err := parsePart(s)
	switch {
	case is && err == nil:
		return p.In(), nil
	case is:
		return Period{}, err
	case dateForm.MatchString(s):
		d, err := ParseDate(s)
		return Period{From: d, To: d}, err
	}
	return Period{}, notAPeriod(s)
}

// notAPeriod says what a period is, and how to write what was meant where that is clear.
func notAPeriod(s string) error {
	hint := ""
	if meant := meantPeriod(s); meant != "" {
		hint = "; write " + meant
	}
	return fmt.Errorf("expected a period such as 2018, 2018-H1, 2018-Q3, 2018-05, 2018-W23 or 2018-05-14, found %s%s", source.Quote(s), hint)
}

// notASpan says what is wrong with a period that has a slash; end is what is wrong with one of its ends.
func notASpan(s string, end error) error {
	if meantPeriod(s) != "" { // Q3/2024
		return notAPeriod(s)
	}
	if m := twoInOne().FindStringSubmatch(s); m != nil && (atoi(m[1])+1)%100 == atoi(m[2]) {
		return fmt.Errorf("a slash stands between two dates, found %s; write %s/%d for the two years, or, for one that begins in autumn, {from: %s-09, to: %d-08, name: %q}",
			source.Quote(s), m[1], atoi(m[1])+1, m[1], atoi(m[1])+1, s)
	}
	return end
}

// otherForms are ways of writing a period that are common elsewhere, each with the groups year, letter and number.
var otherForms = sync.OnceValue(func() []*regexp.Regexp { // a sound dataset has none
	return []*regexp.Regexp{
		regexp.MustCompile(`^(?P<year>[0-9]{4})[-/. ]?(?P<letter>[A-Za-z])[-. ]?(?P<number>[0-9]{1,2})$`),                     // 2024Q3, 2024-q3, 2024-M06
		regexp.MustCompile(`^(?P<letter>[A-Za-z]|[Ww]eek|[Qq]uarter)[-. ]?(?P<number>[0-9]{1,2})[-/., ]+(?P<year>[0-9]{4})$`), // Q3 2024, week 23, 2024
		regexp.MustCompile(`^(?P<year>[0-9]{4})-(?P<letter>)(?P<number>[0-9])$`),                                              // 2024-6
	}
})

var (
	dayOfWeek = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9]{4}-W[0-9]{2})-([1-7])$`) })
	twoInOne  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9]{4})/([0-9]{2})$`) })
	twoYears  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9]{4}) ?[-–] ?([0-9]{4})$`) })
)

// meantPeriod is a period as the dataset writes it that was written in another way; "" where nothing is clear.
func meantPeriod(s string) string {
	s = strings.TrimSpace(s)
	sound := func(s string) string { // never by way of ParsePeriod, which would ask again what is meant
		if p, is, err := parsePart(s); is && err == nil {
			return p.String()
		}
		if d, err := ParseDate(s); err == nil {
			return d.String()
		}
		return ""
	}
	if m := dayOfWeek().FindStringSubmatch(s); m != nil {
		if p, _, err := parsePart(m[1]); err == nil && !p.IsZero() {
			return dayOf(firstMonday(int(p.Year)).AddDate(0, 0, 7*(int(p.Week)-1)+atoi(m[2])-1)).String()
		}
		return ""
	}
	if m := twoYears().FindStringSubmatch(s); m != nil {
		if sound(m[1]) == "" || sound(m[2]) == "" || m[1] > m[2] {
			return ""
		}
		return m[1] + "/" + m[2]
	}
	for _, form := range otherForms() {
		m := form.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		group := func(name string) string { return m[form.SubexpIndex(name)] }
		year, n := group("year"), atoi(group("number"))
		switch strings.ToUpper(group("letter")) {
		case "Q", "QUARTER":
			return sound(fmt.Sprintf("%s-Q%d", year, n))
		case "H", "S": // SDMX has S for a half-year
			return sound(fmt.Sprintf("%s-H%d", year, n))
		case "W", "WEEK":
			return sound(fmt.Sprintf("%s-W%02d", year, n))
		case "M", "":
			return sound(fmt.Sprintf("%s-%02d", year, n))
		}
	}
	return isoOf(s)
}

// ParseAsked reads the period of a reference: one that names dates, as the dataset writes it.
func ParseAsked(s string) (Period, error) {
	if s == NotStated {
		return Period{}, notAPeriod(s)
	}
	return ParsePeriod(s)
}

// One says that a period is one year, half-year, quarter, month, week or day, and no span between two.
func (p Period) One() bool {
	return !p.From.IsZero() && !p.OpenFrom && !p.OpenTo && !p.InWords() && p.FromPart == p.ToPart && (p.From == p.To || !p.FromPart.IsZero())
}

// Dated says that both ends of a period are given.
func (p Period) Dated() bool { return p.From.Year != 0 && p.To.Year != 0 }

// InWords says that a period is a length of time without dates: two months.
func (p Period) InWords() bool { return p.Said != nil && !p.Said.Words.IsZero() }

// Name is what a period with two dates is called; zero where it has no name.
func (p Period) Name() Text {
	if p.Said == nil {
		return Text{}
	}
	return p.Said.Name
}

// Wording is what is printed of a period in place of dates: its name, or its words; zero of a period that is printed as its dates.
func (p Period) Wording() Text {
	if p.InWords() {
		return p.Said.Words
	}
	return p.Name()
}

// Same says that two periods have the same days, however each is written: 2024-Q3 is 2024-07/2024-09. Periods with an open end
// never are, because they grow with every publication; nor are words without dates ("two months"), which may mean other months
// each time.
func (p Period) Same(q Period) bool {
	if p.OpenTo || q.OpenTo || p.InWords() || q.InWords() {
		return false
	}
	return p.From.First() == q.From.First() && p.To.Last() == q.To.Last() && p.OpenFrom == q.OpenFrom && p.NotStated == q.NotStated
}

// Is says that a reference to a period means just that of an observation.
func (p Period) Is(of Period) bool {
	return p.Same(of) || p.OpenTo && of.OpenTo && p.From.First() == of.From.First()
}

// Finds says that a reference to a period may name an observation: one of just that period; and where a year, a month or a
// day is asked for, one whose period ends in it. Half-years, quarters and weeks are found as such only: what happened in the last
// quarter of a year would be read as that of the year.
func (p Period) Finds(o *Observation) bool {
	return p.Is(o.TimePeriod) || p.One() && p.ToPart.IsZero() && o.TimePeriod.ToPart.IsZero() && p.To.Contains(o.At().Last())
}

// Begins says that something begins in a period: that the first date of its time, as precisely as it is known, lies wholly in it.
func (p Period) Begins(time Period) bool {
	start := Period{From: time.From, To: time.From}
	if !time.FromPart.IsZero() {
		start = time.FromPart.In()
	}
	return !start.From.IsZero() && (p.OpenFrom || p.From.First().Compare(start.From.First()) <= 0) && (p.OpenTo || start.To.Last().Compare(p.To.Last()) <= 0)
}

// Length is how long a period with two dates is, in whole years, in months or in days, whichever its ends are given in: of a
// quarter 3 months, of a week 7 days. The count is 0 where it cannot be said.
func (p Period) Length() (years, months, days int) {
	from, to := p.From, p.To
	switch {
	case !p.Dated() || p.OpenFrom || p.OpenTo || p.InWords():
	case from.Month == 0 && to.Month == 0:
		years = to.Year - from.Year + 1
	case from.Day == 0 && to.Day == 0 && from.Month > 0 && to.Month > 0:
		months = 12*(to.Year-from.Year) + to.Month - from.Month + 1
	case from.Day > 0 && to.Day > 0:
		days = p.Days()
	}
	return years, months, days
}

// Days counts the days of a period with two dates; 0 of any other.
func (p Period) Days() int {
	if !p.Dated() {
		return 0
	}
	day := func(d Date) time.Time { return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC) }
	return int(day(p.To.Last()).Sub(day(p.From.First())).Hours()/24) + 1
}

// YearBefore is the same period a year before: quarters go with quarters, week 23 with week 23, 29 February with the 28th. Ok is
// false where there is none: of a period without two dates, and of week 53 where the year before had 52.
func (p Period) YearBefore() (before Period, ok bool) {
	if !p.Dated() || p.OpenFrom || p.OpenTo || p.InWords() {
		return Period{}, false
	}
	q := Period{From: p.From.YearBefore(), To: p.To.YearBefore(), FromPart: p.FromPart, ToPart: p.ToPart}
	for _, part := range []*Part{&q.FromPart, &q.ToPart} {
		if part.IsZero() {
			continue
		}
		part.Year--
		if int(part.Week) > weeksIn(int(part.Year)) {
			return Period{}, false
		}
	}
	if !q.FromPart.IsZero() {
		q.From, _ = q.FromPart.ends()
	}
	if !q.ToPart.IsZero() {
		_, q.To = q.ToPart.ends()
	}
	return q, true
}

// YearBefore is the same date a year before; of 29 February the 28th.
func (d Date) YearBefore() Date {
	d.Year--
	if d.Day > 0 {
		d.Day = min(d.Day, daysIn(d.Year, d.Month))
	}
	return d
}

// Years are the first and the last year of a period, of a week that which it is a week of; 0 where an end is not given.
func (p Period) Years() (first, last int) {
	first, last = p.From.Year, p.To.Year
	if !p.FromPart.IsZero() {
		first = int(p.FromPart.Year)
	}
	if !p.ToPart.IsZero() {
		last = int(p.ToPart.Year)
	}
	return first, last
}

// AsAsked is the period of an observation as a reference to it has it: the half-year, quarter or week that it is, else the date
// that it ends at, or was published where it has no dated end. A span that ends with such a part is named in full.
func (o *Observation) AsAsked() string {
	if p := o.TimePeriod; !p.ToPart.IsZero() && p.Dated() {
		return p.String()
	}
	return o.At().String()
}

// start and end are the ends of a period as the dataset writes them.
func (p Period) start() string { return written(p.From, p.FromPart) }
func (p Period) end() string   { return written(p.To, p.ToPart) }

func written(d Date, p Part) string {
	if p.IsZero() {
		return d.String()
	}
	return p.String()
}

// periodGroup is a period that is written as a group of keys.
type periodGroup struct {
	Text Text          `yaml:"text" help:"A length of time without dates, in words: two months."`
	From source.String `yaml:"from,word" help:"The first year, half-year, quarter, month, week or day of a period with a name."`
	To   source.String `yaml:"to,word" help:"The last."`
	Name Text          `yaml:"name" help:"Printed in place of the dates: school year 2023/24."`
}

// readGroup reads a period that is a group of keys: words without dates, or two dates with a name.
func readGroup(n *source.Node) (Period, diag.List) {
	var g periodGroup
	l := source.Decode(n, &g)
	p := Period{}
	if !g.Text.IsZero() {
		p.Said = &Wording{Words: g.Text}
	}
	has := func(key string) bool { return n.Get(key) != nil }
	const forms = "write {text: two months}, or {from: 2023-09, to: 2024-06, name: school year 2023/24}"
	switch dates := has("from") || has("to") || has("name"); {
	case has("text") && dates:
		l.Add(n.Pos, diag.Error, "period", "a period is either a text without dates or two dates with a name, found both", forms)
		return p, l
	case has("text"):
		return p, l
	case !dates:
		if !l.HasErrors() {
			l.Add(n.Pos, diag.Error, "missing-key", "the period has neither a text nor dates", forms)
		}
		return p, l
	}
	for _, key := range []string{"from", "to", "name"} {
		switch {
		case has(key):
		case key == "name" && g.From.S != "" && g.To.S != "":
			l.Add(n.Pos, diag.Error, "missing-key", `the key "name" is missing here: without a name a period is no group`, "write "+g.From.S+"/"+g.To.S)
		default:
			l.Add(n.Pos, diag.Error, "missing-key", fmt.Sprintf("the key %q is missing here", key), forms)
		}
	}
	if l.HasErrors() {
		return p, l
	}
	for _, end := range []source.String{g.From, g.To} {
		if _, err := parseEnd(end.S); err != nil {
			l.Add(end.Pos, diag.Error, "period", err.Error())
		}
	}
	if l.HasErrors() {
		return p, l
	}
	p, err := ParsePeriod(g.From.S + "/" + g.To.S)
	if err != nil {
		l.Add(g.From.Pos, diag.Error, "period", err.Error())
	}
	p.Said = &Wording{Name: g.Name}
	return p, l
}
