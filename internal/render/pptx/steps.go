package pptx

import (
	"time"

	"briefing/internal/brand"
	"briefing/internal/chart"
)

// serial is a date as spreadsheets count it: days since 30 December 1899.
func serial(year, month, day int) int64 {
	return int64(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()) / 24
}

// dateFormat is how the workbook shows dates.
const dateFormat = "yyyy-mm-dd"

// steps writes a panel of step lines as a scatter chart: one unmarked series with doubled points is the line, which
// holds each count until the next; the counts themselves are two marked series, solid for the document's own source and
// hollow for others. from and to are the years shown, the same in all panels.
func (w *writer) steps(s *chart.Steps, p chart.StepPanel, place box, from, to int, keys bool) *chartXML {
	c := &chartXML{w: w}
	m := chart.Slide().Steps
	line := column{head: p.Title, numeric: true}
	dates := column{numeric: true, format: dateFormat}
	kinds := [2]struct{ x, y, text column }{}
	var lists [2][]labelText
	var triangles [2][]int
	largest := int64(1)
	heads := [2]string{s.MainKey, s.OutsideKey}
	for i, pt := range p.Points {
		x, y := itoa(int(serial(pt.Year, pt.Month, pt.Day))), itoa(int(pt.Value))
		largest = max(largest, pt.Value)
		if i > 0 {
			dates.cells = append(dates.cells, x)
			line.cells = append(line.cells, itoa(int(p.Points[i-1].Value)))
		}
		dates.cells, line.cells = append(dates.cells, x), append(line.cells, y)
		k := 0
		if pt.Outside {
			k = 1
		}
		kind := &kinds[k]
		at := len(kind.x.cells)
		kind.x.cells, kind.y.cells = append(kind.x.cells, x), append(kind.y.cells, y)
		kind.text.cells = append(kind.text.cells, pt.Label)
		if pt.MoreThan {
			triangles[k] = append(triangles[k], at)
		}
		if pt.Label != "" && pt.Place != chart.NoLabel {
			l := labelText{point: at, cell: run{s: pt.Label, bold: true, size: int(m.Value.Size), color: tokenColor(brand.Ink, w.own)}, place: stepPlaces[pt.Place]}
			if pt.Date != "" {
				l.below = []run{{s: pt.Date, size: int(m.Date.Size), color: tokenColor(brand.Secondary, w.own)}}
			}
			if pt.Place == chart.LabelBelow {
				high := int64(m.Value.Lead) + int64(m.AboveGap)
				if pt.Date != "" {
					high += int64(m.Date.Lead)
				}
				l.move = high / 2 * int64(perUnit) * 1_000_000 / int64(place.h)
			}
			lists[k] = append(lists[k], l)
		}
	}
	step, thousands, _ := p.EvenTicks()
	format := grouping(thousands)
	top := max(largest*100/int64(m.TopPercent), 1)
	if n := len(p.Ticks); n > 0 {
		last, _ := chart.TickValue(p.Ticks[n-1])
		top = max(top, last)
	}
	line.format = format
	c.sheet.add(dates)
	c.sheet.add(line)
	c.begin()
	title := 12 * perMM
	c.put(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>`)
	c.run(run{s: p.Title, bold: true, size: int(m.Title.Size), color: tokenColor(brand.Ink, w.own)})
	c.put(`</a:p></c:rich></c:tx>`, manual(false, 0, 0, 0, 0, place.w, place.h), `<c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea>`)
	left, foot := emu(m.Gutter)*perUnit, 11*perMM
	c.put(manual(true, left, title, place.w-left-4*perMM, place.h-title-foot, place.w, place.h), `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`)
	c.series(0, 1)
	c.put(`<c:spPr><a:ln w="`, itoa(int(m.Line)*perUnit), `" cap="flat">`, c.solid(brand.Blue), `<a:miter lim="800000"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`)
	c.points(0, 1)
	c.put(`<c:smooth val="0"/></c:ser>`)
	order := 1
	for k := range kinds {
		kind := &kinds[k]
		if len(kind.x.cells) == 0 {
			continue
		}
		kind.x.numeric, kind.x.format = true, dateFormat
		kind.y.numeric, kind.y.format, kind.y.head = true, format, heads[k]
		kind.text.head = heads[k]
		x := c.sheet.add(kind.x)
		y := c.sheet.add(kind.y)
		text := c.sheet.add(kind.text)
		c.series(order, y)
		c.put(`<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>`)
		c.marker("circle", 11, k == 1)
		for _, at := range triangles[k] {
			c.put(`<c:dPt><c:idx val="`, itoa(at), `"/>`)
			c.marker("triangle", 13, k == 1)
			c.put(`<c:bubble3D val="0"/></c:dPt>`)
		}
		if len(lists[k]) > 0 {
			c.labels(lists[k])
		}
		c.points(x, y)
		c.put(`<c:smooth val="0"/>`)
		if len(lists[k]) > 0 {
			c.labelRange(text)
		}
		c.put(`</c:ser>`)
		order++
	}
	// Ticks a year of 365.25 days apart fall on or just after 1 January of every year from 0.75 days after the first.
	start, end := serial(from, 1, 1), serial(to+1, 1, 1)
	c.put(`<c:axId val="333333333"/><c:axId val="444444444"/></c:scatterChart>`,
		`<c:valAx><c:axId val="333333333"/><c:scaling><c:orientation val="minMax"/><c:max val="`, itoa(int(end)), `.75"/><c:min val="`, itoa(int(start)), `.75"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`,
		`<c:numFmt formatCode="yyyy" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="18000">`, c.solid(brand.Ink), `</a:ln></c:spPr>`)
	c.textProps(int(m.Number.Size), false, brand.Secondary)
	every := 1
	if years := to - from + 1; years > 6 {
		every = (years + 5) / 6
	}
	c.put(`<c:crossAx val="444444444"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="`, decimal(int64(every)*36525, 2), `"/></c:valAx>`,
		`<c:valAx><c:axId val="444444444"/><c:scaling><c:orientation val="minMax"/><c:max val="`, itoa(int(top)), `"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
		`<c:majorGridlines><c:spPr><a:ln w="10800">`, c.solid(brand.Rule), `</a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="`, esc(format), `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`)
	c.textProps(int(m.Number.Size), false, brand.Secondary)
	c.put(`<c:crossAx val="333333333"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="`, itoa(int(step)), `"/></c:valAx><c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if keys && order > 1 {
		c.legend("b", manual(false, place.w*40/100, place.h-foot-22*perMM, place.w*57/100, 18*perMM, place.w, place.h), 0)
	}
	return c
}

var stepPlaces = map[chart.Place]string{chart.LabelLeft: "l", chart.LabelAbove: "t", chart.LabelBelow: "r"}

func (c *chartXML) marker(symbol string, size int, hollow bool) {
	fill := c.solid(brand.Blue)
	if hollow {
		fill = c.solid(brand.Pale)
	}
	c.put(`<c:marker><c:symbol val="`, symbol, `"/><c:size val="`, itoa(size), `"/><c:spPr>`, fill, `<a:ln w="28575">`, c.solid(brand.Blue), `</a:ln></c:spPr></c:marker>`)
}

func (c *chartXML) points(x, y int) {
	c.put(`<c:xVal>`)
	c.sheet.cache(&c.xmlBuilder, x)
	c.put(`</c:xVal><c:yVal>`)
	c.sheet.cache(&c.xmlBuilder, y)
	c.put(`</c:yVal>`)
}

// grouping is a number format with a separator between groups of three digits, whatever the reader's Office uses.
func grouping(separator string) string {
	if separator == "" {
		return "0"
	}
	q := `"` + separator + `"`
	return `[>=1000000]#` + q + `###` + q + `##0;[>=1000]#` + q + `##0;0`
}
