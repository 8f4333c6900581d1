package dataset

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Years outside these are typing errors: no statistic of this kind is older, and no programme runs longer.
const firstYear, lastYear = 1900, 2199

var dateForm = regexp.MustCompile(`^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$`)

// ParseDate reads a year, a month or a day in ISO 8601 form (2018, 2018-05, 2018-05-14) and says in plain words what
// is wrong with anything else, also with a day that does not exist.
func ParseDate(s string) (Date, error) {
	m := dateForm.FindStringSubmatch(s)
	if m == nil {
		hint := ""
		if iso := isoOf(s); iso != "" {
			hint = "; write " + iso
		}
		return Date{}, fmt.Errorf("expected a date such as 2018, 2018-05 or 2018-05-14, found %s%s", source.Quote(s), hint)
	}
	d := Date{Year: atoi(m[1]), Month: atoi(m[2]), Day: atoi(m[3])}
	switch {
	case d.Year < firstYear || d.Year > lastYear:
		return Date{}, fmt.Errorf("the year %s is outside %d to %d", m[1], firstYear, lastYear)
	case m[2] != "" && (d.Month < 1 || d.Month > 12):
		return Date{}, fmt.Errorf("the date %s does not exist: a year has the months 01 to 12", s)
	case m[3] != "" && (d.Day < 1 || d.Day > daysIn(d.Year, d.Month)):
		return Date{}, fmt.Errorf("the date %s does not exist: %04d-%02d has the days 01 to %d", s, d.Year, d.Month, daysIn(d.Year, d.Month))
	}
	return d, nil
}

var dottedDate = sync.OnceValue(func() *regexp.Regexp { // a sound dataset has none
	return regexp.MustCompile(`^([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})$`)
})

// isoOf turns 14.05.2018 into 2018-05-14 for a hint, where day and month cannot be confused.
func isoOf(s string) string {
	m := dottedDate().FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	day, month := atoi(m[1]), atoi(m[2])
	if strings.Contains(s, "/") && day <= 12 || month > 12 || month < 1 || day < 1 || day > daysIn(atoi(m[3]), month) {
		return ""
	}
	return fmt.Sprintf("%s-%02d-%02d", m[3], month, day)
}

// atoi reads digits that a pattern has already found; an empty text is 0.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// daysIn counts the days of a month of the Gregorian calendar: day 0 of the next month is the last of this one.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero says that the date is not known.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the date in ISO 8601 form as precisely as it is known; "" if it is not.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// First returns the first day the date can mean: 2018 begins on 1 January. The zero date stays zero.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last returns the last day the date can mean: 2018-02 ends on 28 February. The zero date stays zero.
func (d Date) Last() Date {
	if d.IsZero() {
		return d
	}
	if d.Month == 0 {
		d.Month, d.Day = 12, 31
	}
	if d.Day == 0 {
		d.Day = daysIn(d.Year, d.Month)
	}
	return d
}

// Compare orders dates by year, month and day: negative if d comes before e. A less precise date comes before the
// dates it contains (2018 before 2018-01), the zero date before all. To compare what dates mean, compare their
// First or Last days.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Contains says whether e lies wholly within d: 2018 contains 2018-05 and itself.
func (d Date) Contains(e Date) bool {
	return !d.IsZero() && !e.IsZero() && d.First().Compare(e.First()) <= 0 && e.Last().Compare(d.Last()) <= 0
}

// ParsePeriod reads a date; a half-year, quarter or week of ISO 8601 (2024-H1, 2024-Q3, 2024-W23); a span between two of these
// (2015/2019, 2023-Q1/2024-Q3); one with an open end (2017/.., ../2019-03); or "not stated". What is wrong is said in plain words.
func ParsePeriod(s string) (Period, error) {
	if s == NotStated {
		return Period{NotStated: true}, nil
	}
	from, to, isInterval := strings.Cut(s, "/")
	if !isInterval {
		return parseEnd(s)
	}
	p := Period{OpenFrom: from == openEnd, OpenTo: to == openEnd}
	if p.OpenFrom && p.OpenTo {
		return Period{}, fmt.Errorf("an interval open at both ends says nothing; write %q", NotStated)
	}
	if !p.OpenFrom {
		end, err := parseEnd(from)
		if err != nil {
			return Period{}, notASpan(s, err)
		}
		p.From, p.FromPart = end.From, end.FromPart
	}
	if !p.OpenTo {
		end, err := parseEnd(to)
		if err != nil {
			return Period{}, notASpan(s, err)
		}
		p.To, p.ToPart = end.To, end.ToPart
	}
	if !p.OpenFrom && !p.OpenTo && p.From.First().Compare(p.To.Last()) > 0 {
		return Period{}, fmt.Errorf("the period ends in %s, before it starts in %s", p.end(), p.start())
	}
	return p, nil
}

// What stands in YAML for what no source states, and for a date of publication that a source does not give.
const (
	NotStated = "not stated"
	Inferred  = "inferred"
)

// CountingNotStated is the way of counting of an indicator that names none: it may be compared with its own series and nothing
// else.
const CountingNotStated Counting = NotStated

// openEnd stands for an end that is open.
const openEnd = ".."

// String writes the period as the dataset does; of a period in words it gives the words, of one with a name its dates.
func (p Period) String() string {
	switch {
	case p.NotStated:
		return NotStated
	case p.OpenFrom:
		return openEnd + "/" + p.end()
	case p.OpenTo:
		return p.start() + "/" + openEnd
	case p.InWords():
		s, _, _ := p.Said.Words.In("")
		return s
	case p.From == p.To && p.FromPart == p.ToPart || !p.FromPart.IsZero() && p.FromPart == p.ToPart:
		return p.end()
	}
	return p.start() + "/" + p.end()
}

// End returns the last day the period can mean. A period that is still counting, gives no dates or is not stated
// ends on the last day of its publication: nothing later can be in it.
func (p Period) End(published Date) Date {
	if p.To.IsZero() {
		return published.Last()
	}
	return p.To.Last()
}

// Equal says that two periods are written alike, wherever they stand.
func (p Period) Equal(q Period) bool {
	return p.String() == q.String() && p.InWords() == q.InWords()
}

// UnmarshalSource reads a date in one of the forms of ParseDate.
func (d *Date) UnmarshalSource(n *source.Node) diag.List {
	s, l := n.Word()
	if l.HasErrors() {
		return source.Wrong(n, "a date such as 2018, 2018-05 or 2018-05-14")
	}
	date, err := ParseDate(s)
	if err != nil {
		l.Add(n.Pos, diag.Error, "date", err.Error())
	}
	*d = date
	return l
}

// MarshalSource writes a date as it is read; one that is not known is left out.
func (d Date) MarshalSource() *source.Node {
	if d.IsZero() {
		return nil
	}
	return source.NewBare(d.String())
}

// UnmarshalSource reads a date of publication, or the word for one that is inferred. The date itself is then filled in
// when the period is known.
func (i *PublicationDate) UnmarshalSource(n *source.Node) diag.List {
	if s, l := n.Word(); !l.HasErrors() && s == Inferred {
		i.Inferred = true
		return nil
	}
	l := i.Published.UnmarshalSource(n)
	for k := range l {
		l[k].Hints = append(l[k].Hints, fmt.Sprintf("or write %q", Inferred))
	}
	return l
}

// MarshalSource writes a date of publication as it is read.
func (i PublicationDate) MarshalSource() *source.Node {
	if i.Inferred {
		return source.NewBare(Inferred)
	}
	return i.Published.MarshalSource()
}

// UnmarshalSource reads a period: a text in one of the forms of ParsePeriod, or a group of keys: text, or from, to and name.
func (p *Period) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind == source.Map {
		got, l := readGroup(n)
		*p = got
		return l
	}
	*p = Period{}
	s, l := n.Word()
	if l.HasErrors() {
		return source.Wrong(n, "a period such as 2018, 2017/.. or {text: two months}")
	}
	got, err := ParsePeriod(s)
	if err != nil {
		l.Add(n.Pos, diag.Error, "period", err.Error(), "a period is 2018, 2018-H1, 2018-Q3, 2018-05, 2018-W23, 2018-05-14, 2015/2019, 2017/.., ../2019-03, {text: two months}, {from: 2023-09, to: 2024-06, name: school year 2023/24} or "+NotStated)
	}
	*p = got
	return l
}

// MarshalSource writes a period as it is read.
func (p Period) MarshalSource() *source.Node {
	if p.InWords() {
		return source.NewMap().Set("text", p.Said.Words.MarshalSource())
	}
	if !p.Name().IsZero() {
		return source.NewMap().Set("from", source.NewBare(p.start())).Set("to", source.NewBare(p.end())).Set("name", p.Name().MarshalSource())
	}
	return source.NewBare(p.String())
}

// UnmarshalSource reads a number, or the word for none.
func (a *Amount) UnmarshalSource(n *source.Node) diag.List {
	if s, l := n.Word(); !l.HasErrors() && s == NotStated {
		a.Missing = true
		return nil
	}
	d, l := n.Decimal()
	a.Value = d
	return l
}

// MarshalSource writes an amount as it is read.
func (a Amount) MarshalSource() *source.Node {
	if a.Missing {
		return source.NewBare(NotStated)
	}
	return source.NewNumber(a.Value)
}
