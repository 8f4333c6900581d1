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
	x := kit.NewRange(float64(c.first), float64(c.last))
	x.SetDomain(int(c.span()))
	from, to := c.dayAt(x, c.gutter), c.dayAt(x, c.width)
	span := c.last - c.first
	named := c.dates.Months[0] != ""
	days := named && c.dates.Days[0] != "" && !c.dates.ByMonth
	var tries []func() timeAxis
	add := func(f func(from, to, every int) timeAxis, every ...int) {
		for _, n := range every {
			tries = append(tries, func() timeAxis { return f(from, to, n) })
		}
	}
	if days && span <= someDays {
		add(c.dayAxis, 1, 2, 3)
	}
	if days && span <= someWeeks {
		add(c.weekAxis, 1, 2)
	}
	if named && span <= someMonths {
		add(c.monthAxis, 1, 2, 3, 6)
	}
	every := []int{1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000}
	for len(every) > 4 && (every[0] < 5 && span > manyYears || every[0] < 10 && span > decades) {
		every = every[1:]
	}
	add(c.yearAxis, every...)
	best := timeAxis{}
	for _, f := range tries {
		t := f()
		if c.roomFor(&t, x) {
			return t
		}
		best = t
	}
	return best
}

// dayAt is the day at a place on the axis.
func (c *planned) dayAt(x kit.Range, place frame.Unit) int {
	day := c.first + int(float64(c.last-c.first)*float64(place-c.gutter-c.lead)/float64(max(1, c.span())))
	for c.placeOf(x, day) > place {
		day--
	}
	for c.placeOf(x, day+1) <= place {
		day++
	}
	return day
}

// placeOf is where a day lies. It does the sum of a range that begins with the first day, since go-chart's cannot be
// asked beyond its ends.
func (c *planned) placeOf(x kit.Range, day int) frame.Unit {
	return c.gutter + c.lead + kit.At(x, float64(day))
}

func dateOf(day int) (year int, month time.Month, dayOfMonth int) {
	return time.Unix(int64(day)*24*60*60, 0).UTC().Date()
}

// dayAxis names every day, or every second, third one, with its month at the first and where it changes.
func (c *planned) dayAxis(from, to, every int) timeAxis {
	t := timeAxis{years: true}
	before := time.Month(0)
	for day := from; day <= to; day++ {
		if (day-c.first)%every != 0 {
			continue
		}
		t.ticks = append(t.ticks, day)
		if day < c.first || day > c.last {
			continue // room beside the first and the last point
		}
		_, month, n := dateOf(day)
		text := strconv.Itoa(n)
		if month != before {
			text = c.dayName(month, n)
		}
		before = month
		t.names = append(t.names, timeName{text: text, from: day, to: day})
	}
	return t
}

// weekAxis names Mondays.
func (c *planned) weekAxis(from, to, every int) timeAxis {
	t := timeAxis{years: true}
	const monday = 4 // of 1970, which began on a Thursday
	for day := from; day <= to; day++ {
		week := day - monday
		if week%7 != 0 {
			continue
		}
		t.ticks = append(t.ticks, day)
		if (week/7)%every == 0 {
			_, month, n := dateOf(day)
			t.names = append(t.names, timeName{text: c.dayName(month, n), from: day, to: day})
		}
	}
	return t
}

func (c *planned) dayName(month time.Month, day int) string {
	return strings.Replace(c.dates.Days[month-1], "{day}", strconv.Itoa(day), 1)
}

// monthAxis names months.
func (c *planned) monthAxis(from, to, every int) timeAxis {
	t := timeAxis{years: true}
	year, month, _ := dateOf(from)
	for m := int(month) - 1; ; m++ {
		begins, ends := dayOf(year, m+1, 1), dayOf(year, m+2, 1)
		if begins > to {
			break
		}
		if begins >= from {
			t.ticks = append(t.ticks, begins)
		}
		if m%every == 0 {
			n := timeName{text: c.dates.Months[m%12], from: max(begins, from), to: min(ends, to), cut: begins < from || ends > to}
			if every > 1 {
				n.to = n.from
			}
			t.names = append(t.names, n)
		}
	}
	return t
}

// yearAxis names every year, or every second, fifth, ... one.
func (c *planned) yearAxis(from, to, every int) timeAxis {
	t := timeAxis{}
	first, _, _ := dateOf(from)
	last, _, _ := dateOf(to)
	for year := first; year <= last; year++ {
		begins, ends := dayOf(year, 1, 1), dayOf(year+1, 1, 1)
		if begins > from && (every < 5 || year%every == 0) {
			t.ticks = append(t.ticks, begins)
		}
		if year%every != 0 {
			continue
		}
		n := timeName{text: strconv.Itoa(year), from: max(begins, from), to: min(ends, to), cut: begins < from || ends > to}
		if every >= 5 {
			if begins < from {
				continue
			}
			n.to = n.from
		}
		t.names = append(t.names, n)
	}
	return t
}

// roomFor says whether the names of an axis keep apart. It leaves those out whose stretch is cut off by the axis's ends
// and too short for them, and puts the years under the others.
func (c *planned) roomFor(t *timeAxis, x kit.Range) bool {
	kept := make([]timeName, 0, len(t.names)+2)
	for _, n := range t.names {
		left, right, w := c.nameAt(n, x)
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
		left, w := c.namePlace(n, x)
		if left < ends[n.line]+c.m.Number.Size*45/100 {
			return false
		}
		ends[n.line] = left + w
	}
	return len(kept) > 0
}

// nameAt is the stretch that a name stands in the middle of, and its width.
func (c *planned) nameAt(n timeName, x kit.Range) (left, right, w frame.Unit) {
	return max(c.placeOf(x, n.from), c.gutter), min(c.placeOf(x, n.to), c.width), c.Width(n.text, frame.Regular, c.m.Number.Size)
}

// namePlace is where a name begins, inside the panel, and its width.
func (c *planned) namePlace(n timeName, x kit.Range) (from, w frame.Unit) {
	left, right, w := c.nameAt(n, x)
	return max(0, min((left+right-w)/2, c.width-w)), w
}

// drawTime draws the ticks, the names and the axis.
func (p *panel) drawTime(pn *kit.Pen, _, foot frame.Unit, x kit.Range) {
	for _, day := range p.time.ticks {
		if at := p.placeOf(x, day); at > p.gutter && at < p.width {
			pn.Rule(at, foot, at, foot+p.m.Tick, kit.Stroke{Width: p.Style.Form.Rule, Color: brand.Ink})
		}
	}
	number := kit.Face(frame.Regular, p.m.Number.Size, brand.Secondary)
	for _, n := range p.time.names {
		left, _ := p.namePlace(n, x)
		pn.Text(n.text, left, foot+p.m.YearTop+p.m.Number.Lead*frame.Unit(n.line)+p.m.Number.Baseline(), number)
	}
	pn.Rule(p.gutter, foot, p.width, foot, kit.Stroke{Width: p.m.Axis, Color: brand.Ink})
}
