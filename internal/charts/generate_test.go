package charts

import (
	"math/rand/v2"
	"strings"

	"briefing/internal/doc/span"
)

// Generated charts: sound specs of every kind, with labels of 1 to 80 characters, values over six orders of magnitude
// and 1 to 30 rows. Where a kind's own form allows less, its generator says so.

type maker struct{ *rand.Rand }

func seeded(seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 7))} }

// vocabulary has words of all lengths from one letter up, as long as languages of the Union have them.
var vocabulary = strings.Fields(`a I EU in of UN the and for sea team aid by Niger Libya Sahel Morocco Africa region centre support
	border officers networks programme operations trafficking partnership smuggling investigation prosecutions stabilisation
	cross-border awareness-raising administratívneho Nigerien Zusammenarbeitsprogramme Migrationspartnerschaften`)

// wordsOf is the vocabulary by length in characters.
var wordsOf = func() map[int][]string {
	out := map[int][]string{}
	for _, w := range vocabulary {
		n := len([]rune(w))
		out[n] = append(out[n], w)
	}
	return out
}()

// text is words of exactly so many characters, spaces included.
func (g maker) text(n int) string {
	var out []string
	for n > 0 {
		var fits []string
		for l := 1; l <= n; l++ {
			if n-l != 1 { // a space alone cannot follow
				fits = append(fits, wordsOf[l]...)
			}
		}
		w := fits[g.IntN(len(fits))]
		out = append(out, w)
		n -= len([]rune(w)) + 1
	}
	return strings.Join(out, " ")
}

// label is a text of 1 to 80 characters, all lengths equally often.
func (g maker) label() string { return g.text(1 + g.IntN(80)) }

// brief is a text of a few words, for what is short by its nature: who, when, the unit of a key.
func (g maker) brief() string { return g.text(2 + g.IntN(22)) }

func (g maker) maybe(s string) string {
	if g.IntN(2) == 0 {
		return ""
	}
	return s
}

// magnitude is a value of any of six orders of magnitude and more, all of them equally often: 1 to 9 999 999.
func (g maker) magnitude() int64 {
	n := int64(1 + g.IntN(9))
	for range g.IntN(7) {
		n = 10*n + int64(g.IntN(10))
	}
	return n
}

// grouped prints a number as briefs do.
func printed(n int64) string { return grouped(n, nnbsp) }

// split shares rows among so many groups at most; every group has one.
func (g maker) split(rows, groups int) []int {
	groups = min(rows, 1+g.IntN(groups))
	out := make([]int, groups)
	for i := range out {
		out[i] = 1
	}
	for range rows - groups {
		out[g.IntN(groups)]++
	}
	return out
}

// bars are up to three groups of bars of up to four parts, with captions, keys, words under labels and after values.
func (g maker) bars() *Spec {
	b := &Bars{NoCaptions: g.IntN(3) == 0, OutlinedKey: span.Plain("payer not named"), OutlinedKeyShort: span.Plain("not named")}
	if g.IntN(3) > 0 {
		b.SolidKey, b.SolidKeyShort = span.Plain("payer named: EU or EU Trust Fund"), span.Plain(g.maybe("payer named"))
	}
	parts := 1 + g.IntN(4)
	caption := func() string { return g.text(1 + g.IntN(9)) }
	if parts == 1 {
		caption = g.label
	}
	// In half of the charts values are of one order, so that parts have room for their captions.
	size := g.magnitude
	if g.IntN(2) == 0 {
		size = func() int64 { return 200 + int64(g.IntN(800)) }
	}
	for i, rows := range g.split(1+g.IntN(30), 3) {
		bg := BarGroup{Label: span.Plain(g.maybe(g.label()))}
		if i == 0 {
			bg.Label = span.Plain("")
		}
		for range rows {
			bg.Rows = append(bg.Rows, g.bar(1+g.IntN(parts), size, caption))
		}
		b.Groups = append(b.Groups, bg)
	}
	if g.IntN(3) == 0 {
		b.Narrow = g.narrow(b)
	}
	return &Spec{Bars: b}
}

// narrow is some of the rows of bars, with words about the others.
func (g maker) narrow(b *Bars) *Bars {
	out := *b
	out.Groups, out.Rest = nil, span.Plain(g.label())
	for _, bg := range b.Groups {
		var rows []BarRow
		for _, r := range bg.Rows {
			if g.IntN(3) == 0 || len(out.Groups) == 0 && len(rows) == 0 {
				rows = append(rows, r)
			}
		}
		if len(rows) > 0 {
			out.Groups = append(out.Groups, BarGroup{Label: bg.Label, Rows: rows})
		}
	}
	return &out
}

func (g maker) bar(parts int, size func() int64, caption func() string) BarRow {
	r := BarRow{Label: span.Plain(g.label())}
	if g.IntN(3) == 0 {
		r.Detail, r.Aside = span.Plain(g.maybe(g.brief())), span.Plain(g.maybe("payer not named"))
	}
	if r.Missing = g.IntN(8) == 0; r.Missing {
		r.Value = span.Plain("not stated")
		return r
	}
	r.MoreThan = g.IntN(5) == 0
	var sums [2]int64
	for i := range parts {
		p := BarPart{Size: 1000 * size(), Caption: span.Plain(g.maybe(caption())), Fill: Fill(g.IntN(4))}
		if i == 0 {
			p.Fill = Solid
			if g.IntN(12) == 0 {
				p.Size = 0
			}
		}
		if p.Caption.S != "" {
			p.Short = span.Plain(g.maybe("x"))
		}
		p.Value = span.Plain(g.maybe(printed(p.Size / 1000)))
		sums[min(i, 1)] += p.Size / 1000
		r.Parts = append(r.Parts, p)
	}
	r.Value = span.Plain(printed(sums[0]))
	if parts > 1 {
		r.Value.S += " + " + printed(sums[1])
	}
	if r.MoreThan {
		r.Value = span.Plain("more than " + r.Value.S)
	}
	return r
}

// manyBars are bars of one part each in one group: a plain list.
func (g maker) manyBars() *Spec {
	bg := BarGroup{}
	for range 1 + g.IntN(30) {
		r := g.bar(1, g.magnitude, func() string { return "" })
		r.Detail, r.Aside = span.Plain(""), span.Plain("")
		for i := range r.Parts {
			r.Parts[i].Value = span.Plain("")
		}
		bg.Rows = append(bg.Rows, r)
	}
	return &Spec{Bars: &Bars{NoCaptions: true, Groups: []BarGroup{bg}}}
}

// whole is one bar of two parts, both of them known: nothing can be missing, and a bar that ends at the whole has no
// arrow; "more than" is said by a value's words.
func (g maker) whole() *Spec {
	part := func(f Fill, short string) BarPart {
		size := g.magnitude()
		return BarPart{Size: 1000 * size, Caption: span.Plain(g.label()), Short: span.Plain(g.maybe(short)), Value: span.Plain([]string{"", "", "more than "}[g.IntN(3)] + printed(size)), Fill: f}
	}
	w := &Whole{Part: part(Solid, "EU"), Rest: part(White, "others")}
	if g.IntN(12) == 0 {
		w.Part.Size, w.Part.Value = 0, span.Plain("0")
	}
	return &Spec{Whole: w}
}

// panels are up to 30. Each has a number, of any size beside the chart's one mark for all of them; in some charts a
// third has none, since they are of other units. A missing value is no panel. Who and when are of a few words.
func (g maker) panels() *Spec {
	p := &Panels{Keys: []string{"= 1 " + g.brief()}}
	numbers := make([]int64, 1+g.IntN(30))
	largest := int64(0)
	for i := range numbers {
		numbers[i] = g.magnitude()
		largest = max(largest, numbers[i])
	}
	mark := int64(1)
	for largest/mark >= mostMarks {
		mark *= []int64{2, 5, 10}[g.IntN(3)]
	}
	others := g.IntN(2) == 0
	for _, n := range numbers {
		x := Panel{Kicker: span.Plain(g.maybe(g.brief())), When: span.Plain(g.maybe([]string{"2018", "since 2017", "Aug–Oct 2018"}[g.IntN(3)])), Qualifier: span.Plain(g.maybe("more than")), Number: span.Plain(printed(n)), Label: span.Plain(g.label())}
		if n >= mark && (!others || g.IntN(3) > 0) {
			x.Marks, x.Part = int(n/mark), int(n%mark*1000/mark)
		}
		if x.Part > 0 {
			p.PartKey = span.Plain("the last mark is filled in proportion")
		}
		p.Panels = append(p.Panels, x)
	}
	p.AloneKey = span.Plain(g.maybe("Other units have a number alone."))
	return &Spec{Panels: p}
}

// timeline is up to 30 bars and up to four events a year, over seven years at most: the numbers of eight have no room
// beside each other on 84 mm. It has no values; what "more than" is elsewhere is a bar without an end date.
func (g maker) timeline() *Spec {
	years := 1 + g.IntN(7)
	t := &Timeline{FirstYear: 2015, LastYear: 2014 + years, Now: g.IntN(12*years + 6), NowLabel: span.Plain(g.maybe("March 2019"))}
	for range 1 + g.IntN(30) {
		b := TimeBar{Label: span.Plain(g.label()), Start: g.IntN(12 * years)}
		switch g.IntN(3) {
		case 0:
			b.NoEnd = true
		case 1:
			b.RunsOut = true
		default:
			b.End = b.Start + 1 + g.IntN(12*years-b.Start)
		}
		// Of every third bar only years are stated.
		if g.IntN(3) == 0 {
			b.Start, b.YearStart = b.Start/12*12, true
			if b.End > 0 {
				b.End, b.YearEnd = (b.End+11)/12*12, true
			}
		}
		t.Bars = append(t.Bars, b)
	}
	for range g.IntN(years + 1) {
		var evs []TimeEvent
		for range g.IntN(4) {
			evs = append(evs, TimeEvent{Date: span.Plain(g.maybe("14\u00a0Jun")), Text: span.Plain(g.label())})
		}
		t.Events = append(t.Events, evs)
	}
	return &Spec{Time: t}
}

// steps are up to four panels of up to 30 points. A count rises from one order of magnitude to another; a missing
// count has no point. Labelled are the first point, the last and up to one between, as the design has it.
func (g maker) steps() *Spec {
	s := &Steps{MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain(g.maybe("other public sources"))}
	for range 1 + g.IntN(4) {
		p := StepPanel{Title: span.Plain(g.label()), Thousands: nnbsp}
		from, to := g.magnitude(), g.magnitude()
		year, day := 2012+g.IntN(4), 0
		n := 1 + g.IntN(30)
		chosen := g.IntN(2 * n)
		for i := range n {
			day += 1 + g.IntN(120)
			year, day = year+day/336, day%336
			value := min(from, to) + (max(from, to)-min(from, to))*int64(i)/int64(max(1, n-1))
			pt := StepPoint{Year: year, Month: 1 + day/28, Day: 1 + day%28, Value: value, Outside: g.IntN(3) > 0, MoreThan: g.IntN(6) == 0}
			if i == 0 || i == n-1 || i == chosen {
				words := printed(value)
				if pt.MoreThan {
					words = "more than " + words
				}
				place := []Place{LabelLeft, LabelAbove, LabelBelow}[g.IntN(3)]
				pt = labelled(pt, words, g.maybe("14 May 2018"), place)
			}
			p.Points = append(p.Points, pt)
		}
		s.Panels = append(s.Panels, p)
	}
	if g.IntN(2) == 0 {
		g.breaks(s)
	}
	return &Spec{Steps: s}
}

// breaks says of some stretches between points that nothing is stated, and gives the axis names of months and days.
func (g maker) breaks(s *Steps) {
	s.GapWords = span.Plain("not stated")
	for m, name := range strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") {
		s.Dates.Months[m], s.Dates.Days[m] = name, "{day}\u00a0"+name
	}
	s.Dates.ByMonth = g.IntN(2) == 0
	for i := range s.Panels {
		p := &s.Panels[i]
		for k := 1; k < len(p.Points); k++ {
			if g.IntN(4) > 0 {
				continue
			}
			a, b := p.Points[k-1], p.Points[k]
			from, to := dayOf(a.Year, a.Month, a.Day), dayOf(b.Year, b.Month, b.Day)
			year, month, day := dateOf(from + g.IntN(to-from))
			p.Gaps = append(p.Gaps, StepDay{year, int(month), day})
		}
	}
}

// tiles are up to 30 numbers. A tile has a number; a missing one is no tile.
func (g maker) tiles() *Spec {
	t := &Tiles{}
	for range 1 + g.IntN(30) {
		t.Tiles = append(t.Tiles, Tile{Qualifier: span.Plain(g.maybe("more than")), Number: span.Plain(printed(g.magnitude())), Unit: span.Plain(g.maybe("million")),
			Label: span.Plain(g.label()), LabelNote: g.IntN(100)})
	}
	return &Spec{Tiles: t}
}
