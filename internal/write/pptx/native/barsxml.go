package native

import (
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// fillSheet makes the table: names, a column for each fill, a column of zeros that carries the labels, and their texts.
// The zeros have no name that can be seen: programs differ in which entry of a legend a number means, so that none can be
// taken out of it.
func (c *barChart) fillSheet(title string) {
	format := numberFormat(c.Categories)
	names := column{}
	for _, s := range c.slots {
		names.cells = append(names.cells, s.name)
	}
	c.sheet.add(names)
	for _, f := range c.fills {
		col := column{head: seriesName(c.CategoryChart, f, title), numeric: true, format: format}
		for _, s := range c.slots {
			col.cells = append(col.cells, s.sizeCell(f))
		}
		c.sheet.add(col)
	}
	zeros := column{head: "\u00a0", numeric: true, format: "0"}
	if c.key == 0 {
		zeros.head = firstName(title) // there is no legend that it would stand in
	}
	texts, details := column{head: title}, column{head: title}
	for _, s := range c.slots {
		zeros.cells = append(zeros.cells, "0")
		texts.cells = append(texts.cells, s.words[0].S)
		details.cells = append(details.cells, s.below.S)
	}
	c.sheet.add(zeros)
	c.sheet.add(texts)
	if c.above || c.beside {
		c.sheet.add(details)
	}
}

// sizeCell is the size of a bar's parts of a fill; empty where it has none.
func (s slot) sizeCell(f kit.Fill) string {
	v, has := int64(0), false
	if s.bar != nil && !s.bar.Missing {
		for _, p := range s.bar.Parts {
			if p.Fill == f {
				v, has = v+p.Size, true
			}
		}
	}
	if !has {
		return ""
	}
	return decimal(v, 3)
}

// numberFormat shows as many decimals as the sizes have, at most three.
func numberFormat(list []kit.Category) string {
	digits := 0
	for _, cat := range list {
		for _, p := range cat.Parts {
			for d, v := 3, p.Size; d > 0 && v > 0; d-- {
				if v%10 != 0 {
					digits = max(digits, d)
					break
				}
				v /= 10
			}
		}
	}
	if digits == 0 {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", digits)
}

// seriesName is the words of the key for a fill, or, without a key, those after a bar's value, which say what its fill
// means.
func seriesName(c *kit.CategoryChart, f kit.Fill, title string) string {
	if c.Keys[f] != "" {
		return c.Keys[f]
	}
	for _, cat := range c.Categories {
		if f != kit.Solid && cat.Aside != "" && len(cat.Parts) > 0 && cat.Parts[0].Fill == f {
			return cat.Aside
		}
	}
	return firstName(title)
}

// write writes the chart.
func (c *barChart) write() {
	c.begin()
	plot := drawingml.Box{X: c.column, Y: c.key, W: c.frame.w - c.column, H: c.frame.h - c.key}
	c.Put(`<c:autoTitleDeleted val="1"/><c:plotArea>`, c.frame.inner(plot), `<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	before := c.namesBeside()
	for i, f := range c.fills {
		c.series(before+i, i+1)
		c.fillProps(f)
		c.Put(`<c:invertIfNegative val="0"/>`)
		c.values(i + 1)
		c.Put(`</c:ser>`)
	}
	c.labelBars(before + len(c.fills))
	c.Put(`<c:gapWidth val="`, itoa(min(c.gap, 500)), `"/><c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>`)
	c.axes()
	c.Put(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if c.key > 0 {
		c.legend("t", c.frame.place(c.column, 0))
	}
}

// labelBars writes the series that carry the values and, over the bars, the names. Labels hang on series of zeros, which
// begin where the bar ends: stacked bars have no place for labels there.
func (c *barChart) labelBars(series int) {
	var words, details []label
	high := c.slotHeight()
	for i, s := range c.slots {
		l := label{point: i, cell: s.words[0], beside: s.words[1:], place: "inBase", before: c.prefix(s)}
		if c.above && s.below.S != "" {
			// Name and text share a place: the one moves up, the other down, by half the other's height.
			l.moveDown = millionths(-high*21/100, c.frame.h)
			details = append(details, label{point: i, cell: s.below, place: "inBase", moveDown: millionths(high*25/100, c.frame.h)})
		}
		if l.cell.S != "" {
			words = append(words, l)
		}
	}
	zeros := len(c.fills) + 1
	c.labelSeries(series, zeros, words, zeros+1)
	if len(details) > 0 {
		c.labelSeries(series+1, zeros, details, zeros+2)
	}
}

func (c *barChart) slotHeight() drawingml.EMU { return (c.frame.h - c.key) / len(c.slots) }

// namesBeside writes the series that carry names and the lines of text under them, and returns how many there are. They
// are the first of the stack, so that they begin at the zero line, and are moved to the chart's left side. A name and
// its text share a place: the one moves up, the other down.
func (c *barChart) namesBeside() int {
	if !c.beside {
		return 0
	}
	high, left := c.slotHeight(), -millionths(c.column, c.frame.w)
	var names, details []label
	for i, s := range c.slots {
		l := label{point: i, cell: s.left, place: "inBase", moveRight: left}
		if s.below.S != "" {
			l.moveDown = -millionths(high*15/100, c.frame.h)
			details = append(details, label{point: i, cell: s.below, place: "inBase", moveRight: left, moveDown: millionths(high*20/100, c.frame.h)})
		}
		names = append(names, l)
	}
	zeros := len(c.fills) + 1
	c.labelSeries(0, zeros, names, 0)
	if len(details) == 0 {
		return 1
	}
	c.labelSeries(1, zeros, details, zeros+2)
	return 2
}

// prefix is what parts a value from its bar: a space, or an arrowhead where the bar goes on.
func (c *barChart) prefix(s slot) drawingml.Run {
	switch {
	case s.bar == nil:
		return drawingml.Run{}
	case s.bar.MoreThan:
		return drawingml.Run{S: "►\u00a0", Size: s.words[0].Size, Color: c.Theme.Color(brand.Blue)}
	}
	return drawingml.Run{S: "\u00a0", Size: s.words[0].Size, Color: s.words[0].Color}
}

// axes writes the axis of names and that of values, which nobody sees.
func (c *barChart) axes() {
	labels, line := "nextTo", c.line(18000, brand.Ink)
	switch {
	case c.above:
		labels, line = "none", `<a:ln><a:noFill/></a:ln>`
	case c.beside:
		if labels = "none"; c.rest { // its words run across the axis
			line = `<a:ln><a:noFill/></a:ln>`
		}
	}
	c.Put(`<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>`,
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="`, labels, `"/><c:spPr>`, line, `</c:spPr>`)
	c.textProps(int(c.Sizes.Name), true, brand.Ink)
	c.Put(`<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
	c.hiddenValues("t", c.axis)
}

// hiddenValues writes an axis of values from zero that nobody sees, with a largest value in thousandths.
func (c *chartXML) hiddenValues(side string, largest int64) {
	c.Put(`<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:max val="`, decimal(largest, 3), `"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="`, side, `"/>`,
		`<c:numFmt formatCode="`, ooxml.Esc(c.sheet.columns[1].format), `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`)
}

// fillProps is a fill as the charts of the briefs draw it.
func (c *chartXML) fillProps(f kit.Fill) {
	fill, outline := c.Theme.Fill(brand.Blue), `<a:ln><a:noFill/></a:ln>`
	outlined := `<a:ln w="` + itoa(c.Scale.times(21600)) + `">` + fill + `<a:miter lim="800000"/></a:ln>`
	switch f {
	case kit.Outlined:
		fill, outline = c.Theme.Fill(brand.Pale), outlined
	case kit.White:
		fill, outline = c.Theme.Fill(brand.White), outlined
	case kit.Muted:
		fill = c.Theme.Fill(brand.Context)
	}
	c.Put(`<c:spPr>`, fill, outline, `</c:spPr>`)
}
