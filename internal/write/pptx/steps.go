package pptx

import (
	"strings"
	"time"

	"briefing/internal/charts"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// serial is a date as spreadsheets count it: days since 30 December 1899.
func serial(year, month, day int) int64 {
	return int64(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()) / 24
}

// dateFormat is how the workbook shows dates.
const dateFormat = "yyyy-mm-dd"

// steps writes a panel of step lines as a scatter chart: one unmarked series with doubled points is the line, which
// holds each count until the next; the counts themselves are two marked series, solid for the document's own source and
// hollow for others.
func (w *writer) steps(s *charts.Steps, p charts.StepPanel, place drawingml.Box, scale timeScale, keys bool) *chartXML {
	c := &chartXML{w: w}
	m := charts.Slide().Steps
	line := column{head: named(p.Title.S), numeric: true}
	dates := column{numeric: true, format: dateFormat}
	kinds := [2]struct{ x, y, text column }{}
	var lists [2][]labelText
	var triangles [2][]int
	largest := int64(1)
	heads := [2]string{s.MainKey.S, s.OutsideKey.S}
	for i, pt := range p.Points {
		x, y := itoa(int(serial(pt.Year, pt.Month, pt.Day))), itoa(int(pt.Value))
		largest = max(largest, pt.Value)
		if i > 0 {
			before := itoa(int(p.Points[i-1].Value))
			if gap, ok := gapBetween(p, i); ok {
				// Up to the day that nothing is stated of; an empty cell then breaks the line.
				dates.cells = append(dates.cells, gap, gap)
				line.cells = append(line.cells, before, "")
			} else {
				dates.cells, line.cells = append(dates.cells, x), append(line.cells, before)
			}
		}
		dates.cells, line.cells = append(dates.cells, x), append(line.cells, y)
		k := 0
		if pt.Outside {
			k = 1
		}
		kind := &kinds[k]
		at := len(kind.x.cells)
		kind.x.cells, kind.y.cells = append(kind.x.cells, x), append(kind.y.cells, y)
		kind.text.cells = append(kind.text.cells, pt.Label.S)
		if pt.MoreThan {
			triangles[k] = append(triangles[k], at)
		}
		if pt.Label.S != "" && pt.Place != charts.NoLabel {
			l := labelText{point: at, cell: drawingml.Run{S: pt.Label.S, Bold: true, Size: int(m.Value.Size), Color: w.theme.Color(brand.Ink)}, place: stepPlaces[pt.Place]}
			if pt.Date.S != "" {
				l.below = []drawingml.Run{{S: pt.Date.S, Size: int(m.Date.Size), Color: w.theme.Color(brand.Secondary)}}
			}
			if pt.Place == charts.LabelBelow {
				high := int64(m.Value.Lead) + int64(m.AboveGap)
				if pt.Date.S != "" {
					high += int64(m.Date.Lead)
				}
				l.move = high / 2 * int64(drawingml.PerUnit) * 1_000_000 / int64(place.H)
			}
			lists[k] = append(lists[k], l)
		}
	}
	step, thousands, _ := p.EvenTicks()
	format := grouping(thousands)
	top := max(largest*100/int64(m.TopPercent), 1)
	if n := len(p.Ticks); n > 0 {
		last, _ := charts.TickValue(p.Ticks[n-1])
		top = max(top, last)
	}
	line.format = format
	c.sheet.add(dates)
	c.sheet.add(line)
	c.begin()
	title := 12 * drawingml.PerMM
	c.Put(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>`)
	c.run(drawingml.Run{S: p.Title.S, Bold: true, Size: int(m.Title.Size), Color: w.theme.Color(brand.Ink)})
	c.Put(`</a:p></c:rich></c:tx>`, manual(false, 0, 0, 0, 0, place.W, place.H), `<c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea>`)
	left, foot := drawingml.EMU(m.Gutter)*drawingml.PerUnit, 11*drawingml.PerMM
	c.Put(manual(true, left, title, place.W-left-4*drawingml.PerMM, place.H-title-foot, place.W, place.H), `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`)
	c.series(0, 1)
	c.Put(`<c:spPr><a:ln w="`, itoa(int(m.Line)*drawingml.PerUnit), `" cap="flat">`, c.solid(brand.Blue), `<a:miter lim="800000"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`)
	c.points(0, 1)
	c.Put(`<c:smooth val="0"/></c:ser>`)
	order := 1
	for k := range kinds {
		kind := &kinds[k]
		if len(kind.x.cells) == 0 {
			continue
		}
		kind.x.numeric, kind.x.format = true, dateFormat
		kind.y.numeric, kind.y.format, kind.y.head = true, format, named(heads[k], p.Title.S)
		kind.text.head = kind.y.head
		x := c.sheet.add(kind.x)
		y := c.sheet.add(kind.y)
		text := c.sheet.add(kind.text)
		c.series(order, y)
		c.Put(`<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>`)
		c.marker("circle", 11, k == 1)
		for _, at := range triangles[k] {
			c.Put(`<c:dPt><c:idx val="`, itoa(at), `"/>`)
			c.marker("triangle", 13, k == 1)
			c.Put(`<c:bubble3D val="0"/></c:dPt>`)
		}
		if len(lists[k]) > 0 {
			c.labels(lists[k])
		}
		c.points(x, y)
		c.Put(`<c:smooth val="0"/>`)
		if len(lists[k]) > 0 {
			c.labelRange(text)
		}
		c.Put(`</c:ser>`)
		order++
	}
	c.Put(`<c:axId val="333333333"/><c:axId val="444444444"/></c:scatterChart>`,
		`<c:valAx><c:axId val="333333333"/><c:scaling><c:orientation val="minMax"/><c:max val="`, scale.to, `"/><c:min val="`, scale.from, `"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`,
		`<c:numFmt formatCode="`, scale.format, `" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="18000">`, c.solid(brand.Ink), `</a:ln></c:spPr>`)
	c.textProps(int(m.Number.Size), false, brand.Secondary)
	c.Put(`<c:crossAx val="444444444"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="`, scale.unit, `"/></c:valAx>`,
		`<c:valAx><c:axId val="444444444"/><c:scaling><c:orientation val="minMax"/><c:max val="`, itoa(int(top)), `"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
		`<c:majorGridlines><c:spPr><a:ln w="10800">`, c.solid(brand.Rule), `</a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="`, ooxml.Esc(format), `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`)
	c.textProps(int(m.Number.Size), false, brand.Secondary)
	c.Put(`<c:crossAx val="333333333"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="`, itoa(int(step)), `"/></c:valAx><c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if keys && s.OutsideKey.S != "" && hasOutside(s) { // else all is of one kind of source
		c.legend("b", manual(false, place.W*40/100, place.H-foot-22*drawingml.PerMM, place.W*57/100, 18*drawingml.PerMM, place.W, place.H), 0)
	}
	return c
}

// named is the first of several names that says something. No series is without one: programs make one up.
func named(names ...string) string {
	for _, n := range names {
		if strings.TrimSpace(n) != "" {
			return n
		}
	}
	return "1"
}

// timeScale is the axis of time that all panels share.
type timeScale struct{ from, to, unit, format string }

// scaleOf chooses the ticks by the time that all points span: days, months or years. It is false where spreadsheets cannot
// count the days.
func scaleOf(s *charts.Steps) (timeScale, bool) {
	first, last := int64(1<<40), int64(0)
	from, to := time.Time{}, time.Time{}
	for _, p := range s.Panels {
		for _, pt := range p.Points {
			day := time.Date(pt.Year, time.Month(pt.Month), pt.Day, 0, 0, 0, 0, time.UTC)
			if n := serial(pt.Year, pt.Month, pt.Day); n < first {
				first, from = n, day
			}
			if n := serial(pt.Year, pt.Month, pt.Day); n > last {
				last, to = n, day
			}
		}
	}
	if last == 0 || from.Year() < 1900 || to.Year()-from.Year() > 500 {
		return timeScale{}, false
	}
	switch span := int(last - first); {
	case span <= 70 && !s.Dates.ByMonth:
		unit := max(1, (span+5)/6)
		return timeScale{itoa(int(first) - unit), itoa(int(last) + unit), itoa(unit), "d mmm"}, true
	case span <= 550:
		// Ticks a mean month apart fall on or just after the first of most months, and never far off.
		begin, end := serial(from.Year(), int(from.Month()), 1), serial(to.Year(), int(to.Month())+1, 1)
		months := (to.Year()-from.Year())*12 + int(to.Month()-from.Month()) + 1
		return timeScale{itoa(int(begin)) + ".75", itoa(int(end)) + ".75", decimal(int64((months+5)/6)*304375, 4), "mmm yyyy"}, true
	}
	// Ticks a year of 365.25 days apart fall on or just after 1 January of every year from 0.75 days after the first.
	every := 1
	for years := to.Year() - from.Year() + 1; years > 6*every; {
		switch every {
		case 1, 10, 100:
			every *= 2
		case 2, 20, 200:
			every = every / 2 * 5
		default:
			every *= 2
		}
	}
	begin := from.Year() / every * every
	return timeScale{itoa(int(serial(begin, 1, 1))) + ".75", itoa(int(serial(to.Year()+1, 1, 1))) + ".75", decimal(int64(every)*36525, 2), "yyyy"}, true
}

func hasOutside(s *charts.Steps) bool {
	for _, p := range s.Panels {
		for _, pt := range p.Points {
			if pt.Outside {
				return true
			}
		}
	}
	return false
}

// gapBetween is the first day that nothing is stated of between a point and the one before it, as spreadsheets count days.
func gapBetween(p charts.StepPanel, i int) (string, bool) {
	day := func(pt charts.StepPoint) int64 { return serial(pt.Year, pt.Month, pt.Day) }
	for _, g := range p.Gaps {
		if at := serial(g.Year, g.Month, g.Day); at >= day(p.Points[i-1]) && at < day(p.Points[i]) {
			return itoa(int(at)), true
		}
	}
	return "", false
}

var stepPlaces = map[charts.Place]string{charts.LabelLeft: "l", charts.LabelAbove: "t", charts.LabelBelow: "r"}

func (c *chartXML) marker(symbol string, size int, hollow bool) {
	fill := c.solid(brand.Blue)
	if hollow {
		fill = c.solid(brand.Pale)
	}
	c.Put(`<c:marker><c:symbol val="`, symbol, `"/><c:size val="`, itoa(size), `"/><c:spPr>`, fill, `<a:ln w="28575">`, c.solid(brand.Blue), `</a:ln></c:spPr></c:marker>`)
}

func (c *chartXML) points(x, y int) {
	c.Put(`<c:xVal>`)
	c.sheet.cache(&c.Builder, x)
	c.Put(`</c:xVal><c:yVal>`)
	c.sheet.cache(&c.Builder, y)
	c.Put(`</c:yVal>`)
}

// grouping is a number format with a separator between groups of three digits, whatever the reader's Office uses.
func grouping(separator string) string {
	if separator == "" {
		return "0"
	}
	q := `"` + separator + `"`
	return `[>=1000000]#` + q + `###` + q + `##0;[>=1000]#` + q + `##0;0`
}
