package native

import (
	"errors"
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// Points writes a chart of points as a native chart for each panel, all of one width and height. A panel is a scatter
// chart: one unmarked series with doubled points is the line, which holds each count until the next; the counts themselves
// are two marked series, solid for the document's own source and hollow for others. The points must be Dated.
func Points(of *kit.PointChart, s Setting, width, height drawingml.EMU) ([]*Chart, error) {
	scale, ok := timeScaleOf(of)
	if !ok {
		return nil, errors.New("there are no points whose days can be counted")
	}
	chart := *of
	chart.Sizes = s.pointSizes(of.Sizes)
	of = &chart
	var list []*Chart
	for i := range of.Panels {
		c := &pointChart{chartXML: &chartXML{Setting: s}, chart: of, PointPanel: &of.Panels[i], frame: chartFrame{width, height}, scale: scale}
		c.format = grouping(c.Ticks.Thousands)
		c.fillSheet()
		c.write(i == 0)
		made, err := c.end(height)
		if err != nil {
			return nil, err
		}
		list = append(list, made)
	}
	return list, nil
}

// pointChart is one panel in the making.
type pointChart struct {
	*chartXML
	*kit.PointPanel
	chart  *kit.PointChart
	frame  chartFrame
	scale  timeScale
	format string // of values
	marked []markedSeries
}

// markedSeries are the points of one kind of source.
type markedSeries struct {
	x, y, text int // columns of the sheet
	hollow     bool
	triangles  []int // points that are more than their value
	labels     []label
}

// fillSheet makes the table: days and values of the line, then those of each kind of source with their labels.
func (c *pointChart) fillSheet() {
	line := column{head: firstName(c.Title), numeric: true, format: c.format}
	days := column{numeric: true, format: dateFormat}
	for i, p := range c.Points {
		x := cellOf(p.Date)
		if i > 0 {
			before := itoa(int(c.Points[i-1].Value))
			if gap, ok := gapBefore(c.PointPanel, i); ok {
				// Up to the day that nothing is stated of; an empty cell then breaks the line.
				days.cells = append(days.cells, gap, gap)
				line.cells = append(line.cells, before, "")
			} else {
				days.cells, line.cells = append(days.cells, x), append(line.cells, before)
			}
		}
		days.cells, line.cells = append(days.cells, x), append(line.cells, itoa(int(p.Value)))
	}
	c.sheet.add(days)
	c.sheet.add(line)
	for _, outside := range []bool{false, true} {
		key := c.chart.MainKey
		if outside {
			key = c.chart.OutsideKey
		}
		c.addMarked(outside, firstName(key, c.Title))
	}
}

// addMarked adds the points of one kind of source, if there are any.
func (c *pointChart) addMarked(outside bool, name string) {
	m := markedSeries{hollow: outside}
	x := column{numeric: true, format: dateFormat}
	y := column{numeric: true, format: c.format, head: name}
	text := column{head: name}
	for _, p := range c.Points {
		if p.Outside != outside {
			continue
		}
		at := len(x.cells)
		x.cells, y.cells, text.cells = append(x.cells, cellOf(p.Date)), append(y.cells, itoa(int(p.Value))), append(text.cells, p.Label)
		if p.MoreThan {
			m.triangles = append(m.triangles, at)
		}
		if p.Label != "" && p.Place != kit.NoLabel {
			m.labels = append(m.labels, c.labelOf(at, p))
		}
	}
	if len(x.cells) == 0 {
		return
	}
	m.x, m.y, m.text = c.sheet.add(x), c.sheet.add(y), c.sheet.add(text)
	c.marked = append(c.marked, m)
}

var pointPlaces = map[kit.Place]string{kit.LabelLeft: "l", kit.LabelAbove: "t", kit.LabelBelow: "r"}

func (c *pointChart) labelOf(at int, p kit.Point) label {
	sizes := c.chart.Sizes
	l := label{point: at, cell: drawingml.Run{S: p.Label, Bold: true, Size: int(sizes.Value), Color: c.Theme.Color(brand.Ink)}, place: pointPlaces[p.Place]}
	if p.Under != "" {
		l.below = [][]drawingml.Run{{{S: p.Under, Size: int(sizes.Under), Color: c.Theme.Color(brand.Secondary)}}}
	}
	if p.Place == kit.LabelBelow {
		high := int64(sizes.ValueLead) + int64(sizes.AboveGap)
		if p.Under != "" {
			high += int64(sizes.UnderLead)
		}
		l.moveDown = high / 2 * int64(drawingml.PerUnit) * 1_000_000 / int64(c.frame.h)
	}
	return l
}

// write writes the chart. The key belongs to the first panel.
func (c *pointChart) write(first bool) {
	sizes := c.chart.Sizes
	c.begin()
	c.Put(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>`)
	c.run(drawingml.Run{S: c.Title, Bold: true, Size: int(sizes.Title), Color: c.Theme.Color(brand.Ink)})
	c.Put(`</a:p></c:rich></c:tx>`, c.frame.place(0, 0), `<c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea>`)
	title, left, foot := c.mm(120), drawingml.EMU(sizes.Gutter)*drawingml.PerUnit, c.mm(110)
	c.Put(c.frame.inner(drawingml.Box{X: left, Y: title, W: c.frame.w - left - c.mm(40), H: c.frame.h - title - foot}), `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`)
	c.series(0, 1)
	c.Put(`<c:spPr><a:ln w="`, itoa(int(sizes.Line)*drawingml.PerUnit), `" cap="flat">`, c.Theme.Fill(brand.Blue), `<a:miter lim="800000"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`)
	c.points(0, 1)
	c.Put(`<c:smooth val="0"/></c:ser>`)
	for i, m := range c.marked {
		c.mark(i+1, m)
	}
	c.Put(`<c:axId val="333333333"/><c:axId val="444444444"/></c:scatterChart>`)
	c.axes()
	c.Put(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if first && c.chart.OutsideKey != "" && hasOutside(c.chart) { // else all is of one kind of source
		c.legend("b", c.frame.place(c.frame.w*40/100, c.frame.h-foot-c.mm(220)), 0)
	}
}

// mark writes the points of one kind of source.
func (c *pointChart) mark(i int, m markedSeries) {
	c.series(i, m.y)
	c.Put(`<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`)
	c.marker("circle", 11, m.hollow)
	for _, at := range m.triangles {
		c.Put(`<c:dPt><c:idx val="`, itoa(at), `"/>`)
		c.marker("triangle", 13, m.hollow)
		c.Put(`<c:bubble3D val="0"/></c:dPt>`)
	}
	if len(m.labels) > 0 {
		c.labels(m.labels)
	}
	c.points(m.x, m.y)
	c.Put(`<c:smooth val="0"/>`)
	if len(m.labels) > 0 {
		c.labelRange(m.text)
	}
	c.Put(`</c:ser>`)
}

func (c *pointChart) marker(symbol string, size int, hollow bool) {
	fill := c.Theme.Fill(brand.Blue)
	if hollow {
		fill = c.Theme.Fill(brand.Pale)
	}
	c.Put(`<c:marker><c:symbol val="`, symbol, `"/><c:size val="`, itoa(min(max(c.Scale.times(size), 2), 72)), `"/><c:spPr>`, fill, c.line(28575, brand.Blue), `</c:spPr></c:marker>`)
}

// points writes the places of a series' points.
func (c *pointChart) points(x, y int) {
	c.Put(`<c:xVal>`)
	c.sheet.cache(&c.Builder, x)
	c.Put(`</c:xVal><c:yVal>`)
	c.sheet.cache(&c.Builder, y)
	c.Put(`</c:yVal>`)
}

// axes writes the axis of time and that of values with its gridlines.
func (c *pointChart) axes() {
	number := int(c.chart.Sizes.Number)
	c.Put(`<c:valAx><c:axId val="333333333"/><c:scaling><c:orientation val="minMax"/><c:max val="`, c.scale.to, `"/><c:min val="`, c.scale.from, `"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`,
		`<c:numFmt formatCode="`, c.scale.format, `" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>`, c.line(18000, brand.Ink), `</c:spPr>`)
	c.textProps(number, false, brand.Secondary)
	largest := int64(1)
	for _, p := range c.Points {
		largest = max(largest, p.Value)
	}
	top := max(largest*100/int64(c.chart.Sizes.TopPercent), 1, c.Ticks.Last)
	c.Put(`<c:crossAx val="444444444"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="`, c.scale.unit, `"/></c:valAx>`,
		`<c:valAx><c:axId val="444444444"/><c:scaling><c:orientation val="minMax"/><c:max val="`, itoa(int(top)), `"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
		`<c:majorGridlines><c:spPr>`, c.line(10800, brand.Rule), `</c:spPr></c:majorGridlines><c:numFmt formatCode="`, ooxml.Esc(c.format), `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`)
	c.textProps(number, false, brand.Secondary)
	c.Put(`<c:crossAx val="333333333"/><c:crosses val="min"/><c:crossBetween val="midCat"/><c:majorUnit val="`, itoa(int(c.Ticks.Step)), `"/></c:valAx>`)
}

func hasOutside(c *kit.PointChart) bool {
	return slices.ContainsFunc(c.Panels, func(p kit.PointPanel) bool {
		return slices.ContainsFunc(p.Points, func(q kit.Point) bool { return q.Outside })
	})
}

// grouping is a number format with a separator between groups of three digits, whatever the reader's Office uses.
func grouping(separator string) string {
	if separator == "" {
		return "0"
	}
	q := `"` + separator + `"`
	return `[>=1000000]#` + q + `###` + q + `##0;[>=1000]#` + q + `##0;0`
}
