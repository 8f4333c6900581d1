package native

import (
	"slices"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// barColumns are the columns of a chart's sheet, after that of names and one for each fill; 0: there is none.
type barColumns struct {
	zeros   int // carry labels that no value has
	words   int // without a value: of groups, and under the bars
	labels  int // formulas that give what is printed beside the bars
	details int // lines of text under names
}

// fillSheet makes the table: names, a column for each fill, and, as far as there are any, zeros that carry labels, words,
// formulas of labels and lines of text. The zeros have no name that can be seen: programs differ in which entry of a legend
// a number means, so that none can be taken out of it.
func (c *barChart) fillSheet(title string) {
	names := column{formulas: make([]string, len(c.slots))}
	zeros, words, details := column{head: "\u00a0", numeric: true, format: "0"}, column{head: title}, column{head: title}
	if c.key == 0 {
		zeros.head = firstName(title) // there is no legend that it would stand in
	}
	for i, s := range c.slots {
		name, word := s.name, ""
		if s.bar == nil && c.axisNames() { // the axis has the names of bars only
			name, word = "", s.name
		}
		if s.named {
			names.formulas[i] = cellRef(0, i-1)
		}
		names.cells, words.cells = append(names.cells, name), append(words.cells, word)
		zeros.cells, details.cells = append(zeros.cells, "0"), append(details.cells, s.below.S)
	}
	c.sheet.add(names)
	format := numberFormat(c.Categories)
	for _, f := range c.fills {
		col := column{head: seriesName(c.CategoryChart, f, title), numeric: true, format: format}
		for _, s := range c.slots {
			col.cells = append(col.cells, s.sizeCell(f))
		}
		c.sheet.add(col)
	}
	labels := c.labelColumn(title)
	if c.stacked || c.above || c.beside || has(words.cells) || has(labels.formulas) {
		c.cols.zeros = c.sheet.add(zeros)
	}
	for _, more := range []struct {
		at *int
		column
	}{{&c.cols.words, words}, {&c.cols.labels, labels}, {&c.cols.details, details}} {
		if has(more.cells) || has(more.formulas) {
			*more.at = c.sheet.add(more.column)
		}
	}
}

func has(texts []string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return s != "" })
}

// axisNames says whether the axis shows the names.
func (c *barChart) axisNames() bool { return !c.above && !c.beside }

// labelColumn makes the formulas of the labels that are no value in a number format: those of stacked bars, of bars that have
// no value, and of texts that no format gives.
func (c *barChart) labelColumn(title string) column {
	rows := make([]*labelled, len(c.slots))
	for i, s := range c.slots {
		if s.bar == nil {
			continue
		}
		l := &labelled{text: s.value.S, elsewhere: !c.stacked}
		for k, f := range c.fills {
			size, ok := s.size(f)
			l.cells, l.numbers, l.empty = append(l.cells, cellRef(k+1, i)), append(l.numbers, size), append(l.empty, !ok)
		}
		rows[i] = l
	}
	c.usual = usualStyle(rows)
	between := apart(rows)
	col := column{head: title}
	for i, l := range rows {
		text, formula := "", ""
		if l != nil {
			l.usual, l.between = c.usual, between
			if _, ok := c.format(c.slots[i]); !ok {
				text, formula = l.text, l.formula()
			}
		}
		col.cells, col.formulas = append(col.cells, text), append(col.formulas, formula)
	}
	return col
}

// atBar parts a value from its bar.
const atBar = "\u00a0"

// format is the number format that prints what stands beside a bar, if one can.
func (c *barChart) format(s slot) (string, bool) {
	if _, ok := c.fillOf(s); !ok || c.stacked {
		return "", false
	}
	return valueFormat(atBar+s.value.S, s.total(), c.usual.group)
}

// fillOf is the fill of a bar whose parts are all of one.
func (c *barChart) fillOf(s slot) (kit.Fill, bool) {
	for _, f := range c.fills {
		if _, ok := s.size(f); ok {
			return f, true
		}
	}
	return 0, false
}

// size is the size of a bar's parts of a fill; ok is false where it has none.
func (s slot) size(f kit.Fill) (v int64, ok bool) {
	if s.bar != nil && !s.bar.Missing {
		for _, p := range s.bar.Parts {
			if p.Fill == f {
				v, ok = v+p.Size, true
			}
		}
	}
	return v, ok
}

// sizeCell is the size in the sheet; empty where there is none.
func (s slot) sizeCell(f kit.Fill) string {
	v, ok := s.size(f)
	if !ok {
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

// write writes the chart. Bars of one part each stand in one place, whatever their fill; so they can have their values as
// labels at their ends, which stacked bars cannot.
func (c *barChart) write() {
	grouping := "clustered"
	if c.stacked {
		grouping = "stacked"
	}
	c.begin()
	plot := drawingml.Box{X: c.column, Y: c.key, W: c.frame.w - c.column, H: c.frame.h - c.key}
	c.Put(`<c:autoTitleDeleted val="1"/><c:plotArea>`, c.frame.inner(plot), `<c:barChart><c:barDir val="bar"/><c:grouping val="`, grouping, `"/><c:varyColors val="0"/>`)
	n := c.nameSeries(0)
	for i := range c.fills {
		c.fillSeries(n, i)
		n++
	}
	if !c.beside {
		n = c.wordSeries(n)
	}
	c.valueSeries(n)
	c.Put(`<c:gapWidth val="`, itoa(min(c.gap, 500)), `"/><c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>`)
	c.axes()
	c.Put(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if c.key > 0 {
		c.legend("t", c.frame.place(c.column, 0))
	}
}

// zeroPlace is where the labels of zeros stand: where a bar would begin, or, over the stack, where it ends.
func (c *barChart) zeroPlace() string {
	if c.stacked {
		return "inBase"
	}
	return "outEnd"
}

// fillSeries writes the bars of a fill, with their values if they are not stacked.
func (c *barChart) fillSeries(series, fill int) {
	c.series(series, fill+1)
	c.fillProps(c.fills[fill])
	c.Put(`<c:invertIfNegative val="0"/>`)
	cells := false
	if !c.stacked {
		var list []label
		for i, s := range c.slots {
			if f, ok := c.fillOf(s); !ok || f != c.fills[fill] {
				continue
			}
			l := label{point: i, text: s.value, place: "outEnd"}
			l.format, _ = c.format(s)
			cells = cells || l.format == ""
			list = append(list, l)
		}
		c.labels(list, c.usualLabel(atBar, c.value))
	}
	c.values(fill + 1)
	if cells {
		c.labelRange(c.cols.labels)
	}
	c.Put(`</c:ser>`)
}

// usualLabel is the label of a value that is added.
func (c *chartXML) usualLabel(before string, size int) *label {
	l := &label{text: drawingml.Run{Bold: true, Size: size, Color: c.Theme.Color(brand.Ink)}, place: "outEnd"}
	var ok bool
	if l.format, ok = c.usual.format(before, ""); !ok {
		l.format = "General"
	}
	return l
}

// wordSeries writes the series that carry words over bars, or under the last, and the lines of text under them. It returns
// how many series there are with them.
func (c *barChart) wordSeries(series int) int {
	var words, details []label
	high := c.slotHeight()
	for i, s := range c.slots {
		if s.bar != nil || s.words.S == "" {
			continue
		}
		l := label{point: i, text: s.words, place: c.zeroPlace()}
		if c.leftmost(i) {
			l.moveRight = -millionths(c.column, c.frame.w)
		}
		if c.above && s.below.S != "" {
			// Name and text share a place: the one moves up, the other down, by half the other's height.
			l.moveDown = millionths(-high*21/100, c.frame.h)
			details = append(details, label{point: i, text: s.below, place: c.zeroPlace(), moveDown: millionths(high*25/100, c.frame.h)})
		}
		words = append(words, l)
	}
	return c.zeroLabels(series, words, c.cols.words, details)
}

// zeroLabels writes a series of words and one of the lines of text under them, if there are any.
func (c *barChart) zeroLabels(series int, words []label, column int, details []label) int {
	if len(words) > 0 {
		c.labelSeries(series, c.cols.zeros, words, column)
		series++
	}
	if len(details) > 0 {
		c.labelSeries(series, c.cols.zeros, details, c.cols.details)
		series++
	}
	return series
}

// valueSeries writes the series that carries what is printed beside stacked bars, at the end of the stack, and the words of
// bars that have no value.
func (c *barChart) valueSeries(series int) {
	var list []label
	for i, s := range c.slots {
		if _, ok := c.fillOf(s); s.bar != nil && (c.stacked || !ok) {
			list = append(list, label{point: i, text: s.value, apart: true, place: c.zeroPlace()})
		}
	}
	if len(list) > 0 {
		c.labelSeries(series, c.cols.zeros, list, c.cols.labels)
	}
}

func (c *barChart) slotHeight() drawingml.EMU { return (c.frame.h - c.key) / len(c.slots) }

// nameSeries writes the series that carry names and the lines of text under them, where these stand beside the bars, and the
// words under the bars. It returns how many there are. They are the first of a stack, so that they begin at the zero line,
// and are moved to the chart's left side. A name and its text share a place: the one moves up, the other down.
func (c *barChart) nameSeries(series int) int {
	if !c.beside {
		return series
	}
	high, left := c.slotHeight(), -millionths(c.column, c.frame.w)
	var names, details []label
	for i, s := range c.slots {
		l := label{point: i, text: s.words, place: c.zeroPlace(), moveRight: left}
		if s.below.S != "" {
			l.moveDown = -millionths(high*15/100, c.frame.h)
			details = append(details, label{point: i, text: s.below, place: c.zeroPlace(), moveRight: left, moveDown: millionths(high*20/100, c.frame.h)})
		}
		names = append(names, l)
	}
	return c.zeroLabels(series, names, 0, details)
}

// axes writes the axis of names and that of values, which nobody sees.
func (c *barChart) axes() {
	labels, line := "nextTo", c.line(18000, brand.Ink)
	switch {
	case c.above:
		labels, line = "none", `<a:ln><a:noFill/></a:ln>`
	case c.beside:
		labels = "none"
	}
	if c.rest && c.leftmost(len(c.slots)-1) { // its words run across the axis
		line = `<a:ln><a:noFill/></a:ln>`
	}
	c.Put(`<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>`,
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="`, labels, `"/><c:spPr>`, line, `</c:spPr>`)
	c.textProps(c.name, true, brand.Ink)
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
