package native

import (
	"errors"
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
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
		c.fitLabels()
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

	unders   []label // of the line: words under labels
	underCol int     // column of the sheet that has them
}

// markedSeries are the points of one kind of source.
type markedSeries struct {
	x, y      int // columns of the sheet
	text      int // that of formulas of labels; 0: there is none
	hollow    bool
	triangles []int // points that are more than their value
	labels    []label
}

// fillSheet makes the table: days and values of the line with the words under labels, then those of each kind of source.
func (c *pointChart) fillSheet() {
	line := column{head: firstName(c.Title), numeric: true, format: c.format}
	days := column{numeric: true, format: dateFormat}
	under := column{head: firstName(c.Title)}
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
		at := len(days.cells)
		days.cells, line.cells = append(days.cells, x), append(line.cells, itoa(int(p.Value)))
		for len(under.cells) < at {
			under.cells = append(under.cells, "")
		}
		if p.Label == "" || p.Place == kit.NoLabel || p.Under == "" {
			under.cells = append(under.cells, "")
		} else {
			under.cells = append(under.cells, ooxml.Clean(p.Under))
			c.unders = append(c.unders, c.underOf(at, p))
		}
	}
	c.sheet.add(days)
	c.sheet.add(line)
	for _, outside := range []bool{false, true} {
		key := c.chart.MainKey
		if outside {
			key = c.chart.OutsideKey
		}
		c.addMarked(outside, ooxml.Clean(firstName(key, c.Title)))
	}
	if len(c.unders) > 0 {
		c.underCol = c.sheet.add(under)
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
		x.cells, y.cells = append(x.cells, cellOf(p.Date)), append(y.cells, itoa(int(p.Value)))
		if p.MoreThan {
			m.triangles = append(m.triangles, at)
		}
		said, formula := "", ""
		if p.Label != "" && p.Place != kit.NoLabel {
			l := c.labelOf(at, p)
			if l.format == "" {
				row := labelled{cells: []string{cellRef(len(c.sheet.columns)+1, at)}, numbers: []int64{p.Value * 1000}, empty: []bool{false}, text: l.text.S, usual: style{sign: ".", group: c.Ticks.Thousands}}
				said, formula = row.text, row.formula()
			}
			m.labels = append(m.labels, l)
		}
		text.cells, text.formulas = append(text.cells, said), append(text.formulas, formula)
	}
	if len(x.cells) == 0 {
		return
	}
	m.x, m.y = c.sheet.add(x), c.sheet.add(y)
	if has(text.formulas) {
		m.text = c.sheet.add(text)
	}
	c.marked = append(c.marked, m)
}

var pointPlaces = map[kit.Place]string{kit.LabelLeft: "l", kit.LabelAbove: "t", kit.LabelBelow: "r"}

// labelOf is the label of a point: its value. Where words stand under it, it makes room for them.
func (c *pointChart) labelOf(at int, p kit.Point) label {
	sizes := c.chart.Sizes
	l := label{point: at, text: drawingml.Run{S: ooxml.Clean(p.Label), Bold: true, Size: int(sizes.Value), Color: c.Theme.Color(brand.Ink)}, place: pointPlaces[p.Place]}
	l.format, _ = valueFormat(l.text.S, p.Value*1000, c.Ticks.Thousands)
	l.moveDown = c.down(p, 0)
	return l
}

// underOf is the label of the words under a point's label: a second one at the same point, of the line.
func (c *pointChart) underOf(at int, p kit.Point) label {
	l := label{point: at, text: drawingml.Run{S: ooxml.Clean(p.Under), Size: int(c.chart.Sizes.Under), Color: c.Theme.Color(brand.Secondary)},
		place: pointPlaces[p.Place], moveDown: c.down(p, c.chart.Sizes.ValueLead)}
	// The line has no markers that its labels would keep away from.
	marker := millionths(c.Scale.times(circleSize*50)*drawingml.PerUnit, c.frame.w)
	switch p.Place {
	case kit.LabelLeft:
		l.moveRight = -marker
	case kit.LabelBelow:
		l.moveRight = marker
	}
	return l
}

// down is how far a line of a point's label stands below its usual place, in millionths of the chart's height: so that the
// lines together are where the label belongs. before is the height of the lines over it.
func (c *pointChart) down(p kit.Point, before frame.Unit) int64 {
	sizes := c.chart.Sizes
	own, all := sizes.ValueLead, sizes.ValueLead
	if before > 0 {
		own = sizes.UnderLead
	}
	if p.Under != "" {
		all += sizes.UnderLead
	}
	var move frame.Unit
	switch p.Place {
	case kit.LabelLeft: // the lines' middle is the marker's
		move = before + own/2 - all/2
	case kit.LabelAbove: // the last line ends over the marker
		move = before + own - all
	case kit.LabelBelow: // the first line begins under the marker
		move = before + own/2 + sizes.AboveGap/2
	}
	return int64(move) * int64(drawingml.PerUnit) * 1_000_000 / int64(c.frame.h)
}

// write writes the chart. The key belongs to the first panel.
func (c *pointChart) write(first bool) {
	sizes := c.chart.Sizes
	c.begin()
	c.Put(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>`)
	c.run(drawingml.Run{S: c.Title, Bold: true, Size: c.titleSize(), Color: c.Theme.Color(brand.Ink)})
	c.Put(`</a:p></c:rich></c:tx>`, c.frame.place(0, 0), `<c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea>`)
	title, left, foot := c.mm(120), drawingml.EMU(sizes.Gutter)*drawingml.PerUnit, c.mm(110)
	c.Put(c.frame.inner(drawingml.Box{X: left, Y: title, W: c.frame.w - left - c.mm(40), H: c.frame.h - title - foot}), `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`)
	plain := c.writeSeries()
	c.Put(`<c:axId val="333333333"/><c:axId val="444444444"/></c:scatterChart>`)
	c.axes()
	c.Put(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if first && c.chart.OutsideKey != "" && hasOutside(c.chart) { // else all is of one kind of source
		c.legend("b", c.frame.place(c.frame.w*40/100, c.frame.h-foot-c.mm(220)), plain...)
	}
}

// Sizes of markers, in points on a slide of the built-in template's height, without their outlines.
const (
	circleSize, triangleSize   = 11, 13
	circleDisk, triangleDisk   = 12, 16 // of hollow markers
	circleInner, triangleInner = 8, 8   // of their insides, and of the key
	markerOutline              = 28575  // in EMU
)

// writeSeries writes the line and the points, and returns the series that the key leaves out.
//
// Hollow markers are two series. PowerPoint draws the last series at the front, and markers with their outlines: there the last
// series has hollow markers and hides the other. LibreOffice draws the last series at the back, and markers without outlines,
// in the colour of their plain fill or, where they have none, of their outline: there the last series are disks on which the
// insides lie. The key shows the insides with their outline. The line comes first, since LibreOffice loses series before it.
func (c *pointChart) writeSeries() (plain []int) {
	c.writeLine(0)
	n := 1
	blue, pale := c.Theme.Fill(brand.Blue), c.Theme.Fill(brand.Pale)
	plain = []int{0}
	for _, m := range c.marked {
		if !m.hollow {
			c.mark(n, m, blue, circleSize, triangleSize)
			n++
			continue
		}
		c.mark(n, markedSeries{x: m.x, y: m.y, triangles: m.triangles}, pale, circleInner, triangleInner)
		color := c.Theme.Color(brand.Pale)
		shaded := `<a:gradFill><a:gsLst><a:gs pos="0">` + color + `</a:gs><a:gs pos="100000">` + color + `</a:gs></a:gsLst><a:lin ang="0"/></a:gradFill>`
		c.mark(n+1, m, shaded, circleDisk, triangleDisk)
		plain = append(plain, n+1)
		n += 2
	}
	return plain
}

// writeLine writes the line, with the words under labels.
func (c *pointChart) writeLine(series int) {
	c.series(series, 1)
	c.Put(`<c:spPr><a:ln w="`, itoa(int(c.chart.Sizes.Line)*drawingml.PerUnit), `" cap="flat">`, c.Theme.Fill(brand.Blue), `<a:miter lim="800000"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`)
	if len(c.unders) > 0 {
		c.labels(c.unders, nil)
	}
	c.points(0, 1)
	c.Put(`<c:smooth val="0"/>`)
	if len(c.unders) > 0 {
		c.labelRange(c.underCol)
	}
	c.Put(`</c:ser>`)
}

// mark writes points of one kind of source with markers of a fill.
func (c *pointChart) mark(i int, m markedSeries, fill string, circle, triangle int) {
	c.series(i, m.y)
	outline := c.line(markerOutline, brand.Blue)
	c.Put(`<c:spPr>`, noLine, `</c:spPr>`)
	c.marker("circle", circle, fill, outline)
	for _, at := range m.triangles {
		c.Put(`<c:dPt><c:idx val="`, itoa(at), `"/>`)
		c.marker("triangle", triangle, fill, outline)
		c.Put(`<c:bubble3D val="0"/></c:dPt>`)
	}
	if len(m.labels) > 0 {
		c.labels(m.labels, nil)
	}
	c.points(m.x, m.y)
	c.Put(`<c:smooth val="0"/>`)
	if m.text > 0 {
		c.labelRange(m.text)
	}
	c.Put(`</c:ser>`)
}

const noLine = `<a:ln><a:noFill/></a:ln>`

// marker writes a marker of a size in points, as large and as small as Office has them.
func (c *pointChart) marker(symbol string, size int, fill, outline string) {
	c.Put(`<c:marker><c:symbol val="`, symbol, `"/><c:size val="`, itoa(min(max(c.Scale.times(size), 2), 72)), `"/><c:spPr>`, fill, outline, `</c:spPr></c:marker>`)
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
