package steps

import (
	"strconv"
	"strings"
	"time"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// timeAxis is the axis of time that all panels share: ticks at the beginnings of days, weeks, months or years, and names.
// A day's name stands under its tick; a month's or year's in the middle of its stretch, or under its tick where only some
// are named.
type timeAxis struct {
	ticks []int // days
	names []timeName
	years bool // stand under the first name and where they change
}

// timeName is a name with the days it may stand between; of a single day both are the same.
type timeName struct {
	text     string
	from, to int
	cut      bool // the axis begins or ends in the middle of them
	line     int  // below the first line of names: 1
}

func (t *timeAxis) lines() int {
	n := 1
	for _, x := range t.names {
		n = max(n, x.line+1)
	}
	return n
}

// The spans in days up to which days, weeks and months are named, and those from which on only every fifth year is, or
// every tenth.
const (
	someDays   = 14
	someWeeks  = 70
	someMonths = 550
	manyYears  = 12 * 366
	decades    = 60 * 366
)

// fitTime chooses the finest division whose names have room: days up to two weeks, weeks up to ten of them, months up to
// eighteen, years up to twelve, then every fifth, tenth, ... one.
func (c *planned) fitTime() timeAxis {
	d := divisions{c.first, c.last, c.scale.dayAt(c.gutter), c.scale.dayAt(c.width), c.dates}
	span := c.last - c.first
	named := c.dates.Months[0] != ""
	days := named && c.dates.Days[0] != "" && !c.dates.ByMonth
	var tries []func() timeAxis
	add := func(f func(every int) timeAxis, every ...int) {
		for _, n := range every {
			tries = append(tries, func() timeAxis { return f(n) })
		}
	}
	if days && span <= someDays {
		add(d.days, 1, 2, 3)
	}
	if days && span <= someWeeks {
		add(d.weeks, 1, 2)
	}
	if named && span <= someMonths {
		add(d.months, 1, 2, 3, 6)
	}
	every := []int{1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000}
	for len(every) > 4 && (every[0] < 5 && span > manyYears || every[0] < 10 && span > decades) {
		every = every[1:]
	}
	add(d.years, every...)
	best := timeAxis{}
	for _, f := range tries {
		t := f()
		if c.roomFor(&t) {
			return t
		}
		best = t
	}
	return best
}

// timeScale maps days to places: the first day and the last lie at the ends of a length.
type timeScale struct {
	first, last  int // days
	left, length frame.Unit
	days         kit.Range
}

func newTimeScale(first, last int, left, length frame.Unit) timeScale {
	days := kit.NewRange(float64(first), float64(last))
	days.SetDomain(int(length))
	return timeScale{first, last, left, length, days}
}

// place is where a day lies. Days before the first and after the last have a place, too.
func (s timeScale) place(day int) frame.Unit { return s.left + kit.At(s.days, float64(day)) }

// dayAt is the day at a place.
func (s timeScale) dayAt(place frame.Unit) int {
	day := s.first + int(float64(s.last-s.first)*float64(place-s.left)/float64(max(1, s.length)))
	for s.place(day) > place {
		day--
	}
	for s.place(day+1) <= place {
		day++
	}
	return day
}

func dateOf(day int) (year int, month time.Month, dayOfMonth int) {
	return time.Unix(int64(day)*24*60*60, 0).UTC().Date()
}

// divisions makes axes for points from the first day to the last. The axis itself runs from one day to another, which are
// earlier and later.
type divisions struct {
	first, last int
	from, to    int
	words       Dates
}

// days names every day, or every second, third one, with its month at the first and where it changes.
func (d divisions) days(every int) timeAxis {
	t := timeAxis{years: true}
	before := time.Month(0)
	for day := d.from; day <= d.to; day++ {
		if (day-d.first)%every != 0 {
			continue
		}
		t.ticks = append(t.ticks, day)
		if day < d.first || day > d.last {
			continue // room beside the first and the last point
		}
		_, month, n := dateOf(day)
		text := strconv.Itoa(n)
		if month != before {
			text = d.nameOfDay(month, n)
		}
		before = month
		t.names = append(t.names, timeName{text: text, from: day, to: day})
	}
	return t
}

// weeks names Mondays.
func (d divisions) weeks(every int) timeAxis {
	t := timeAxis{years: true}
	const monday = 4 // of 1970, which began on a Thursday
	for day := d.from; day <= d.to; day++ {
		week := day - monday
		if week%7 != 0 {
			continue
		}
		t.ticks = append(t.ticks, day)
		if (week/7)%every == 0 {
			_, month, n := dateOf(day)
			t.names = append(t.names, timeName{text: d.nameOfDay(month, n), from: day, to: day})
		}
	}
	return t
}

func (d divisions) nameOfDay(month time.Month, day int) string {
	return strings.Replace(d.words.Days[month-1], "{day}", strconv.Itoa(day), 1)
}

// months names months.
func (d divisions) months(every int) timeAxis {
	t := timeAxis{years: true}
	year, month, _ := dateOf(d.from)
	for m := int(month) - 1; ; m++ {
		begins, ends := dayOf(year, m+1, 1), dayOf(year, m+2, 1)
		if begins > d.to {
			break
		}
		if begins >= d.from {
			t.ticks = append(t.ticks, begins)
		}
		if m%every == 0 {
			n := d.nameOfStretch(d.words.Months[m%12], begins, ends)
			if every > 1 {
				n.to = n.from
			}
			t.names = append(t.names, n)
		}
	}
	return t
}

// years names every year, or every second, fifth, ... one.
func (d divisions) years(every int) timeAxis {
	t := timeAxis{}
	first, _, _ := dateOf(d.from)
	last, _, _ := dateOf(d.to)
	for year := first; year <= last; year++ {
		begins, ends := dayOf(year, 1, 1), dayOf(year+1, 1, 1)
		if begins > d.from && (every < 5 || year%every == 0) {
			t.ticks = append(t.ticks, begins)
		}
		if year%every != 0 || every >= 5 && begins < d.from {
			continue
		}
		n := d.nameOfStretch(strconv.Itoa(year), begins, ends)
		if every >= 5 {
			n.to = n.from
		}
		t.names = append(t.names, n)
	}
	return t
}

// nameOfStretch names the days of a month or year that lie on the axis.
func (d divisions) nameOfStretch(text string, begins, ends int) timeName {
	return timeName{text: text, from: max(begins, d.from), to: min(ends, d.to), cut: begins < d.from || ends > d.to}
}

// roomFor says whether the names of an axis keep apart. It leaves those out whose stretch is cut off by the axis's ends
// and too short for them, and puts the years under the others.
func (c *planned) roomFor(t *timeAxis) bool {
	kept := make([]timeName, 0, len(t.names)+2)
	for _, n := range t.names {
		left, right, w := c.nameAt(n)
		if n.cut && right-left < w || (left+right-w)/2 < c.gutter || (left+right+w)/2 > c.width {
			continue
		}
		kept = append(kept, n)
	}
	if t.years {
		seen := 0
		for _, n := range kept {
			if year, _, _ := dateOf((n.from + n.to) / 2); year != seen {
				seen = year
				kept = append(kept, timeName{text: strconv.Itoa(year), from: n.from, to: n.to, line: 1})
			}
		}
	}
	t.names = kept
	ends := [2]frame.Unit{-c.width, -c.width}
	for _, n := range kept {
		left, w := c.namePlace(n)
		if left < ends[n.line]+c.m.Number.Size*45/100 {
			return false
		}
		ends[n.line] = left + w
	}
	return len(kept) > 0
}

// nameAt is the stretch that a name stands in the middle of, and its width.
func (c *planned) nameAt(n timeName) (left, right, w frame.Unit) {
	return max(c.scale.place(n.from), c.gutter), min(c.scale.place(n.to), c.width), c.Width(n.text, frame.Regular, c.m.Number.Size)
}

// namePlace is where a name begins, inside the panel, and its width.
func (c *planned) namePlace(n timeName) (from, w frame.Unit) {
	left, right, w := c.nameAt(n)
	return max(0, min((left+right-w)/2, c.width-w)), w
}

// drawTime draws the ticks, the names and the axis.
func (p *panel) drawTime(pn *kit.Pen) {
	foot := p.axis()
	for _, day := range p.time.ticks {
		if at := p.scale.place(day); at > p.gutter && at < p.width {
			pn.Rule(at, foot, at, foot+p.m.Tick, kit.Stroke{Width: p.Style.Form.Rule, Color: brand.Ink})
		}
	}
	number := kit.Face(frame.Regular, p.m.Number.Size, brand.Secondary)
	for _, n := range p.time.names {
		left, _ := p.namePlace(n)
		pn.Text(n.text, left, foot+p.m.YearTop+p.m.Number.Lead*frame.Unit(n.line)+p.m.Number.Baseline(), number)
	}
	pn.Rule(p.gutter, foot, p.width, foot, kit.Stroke{Width: p.m.Axis, Color: brand.Ink})
}
