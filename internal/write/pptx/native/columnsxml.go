package native

import (
	"cmp"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// columnColumns are the columns of the sheet after those of names and sizes; 0: there is none.
type columnColumns struct {
	labels int // formulas that give the words of gaps, and what no number format prints over a column
	zeros  int // carry the words of gaps
}

// fillSheet makes the table: names, the sizes, and, where something is missing, its words with zeros that carry them.
func (c *columnChart) fillSheet(title string) {
	names := column{}
	sizes := column{head: firstName(title), numeric: true, format: numberFormat(c.Categories)}
	texts := column{head: title}
	zeros := column{head: firstName(title), numeric: true, format: "0"}
	rows := make([]*labelled, len(c.Categories))
	for i := range c.Categories {
		cat := &c.Categories[i]
		rows[i] = &labelled{cells: []string{cellRef(1, i)}, numbers: []int64{totalOf(cat)}, empty: []bool{!valued(cat)},
			text: cmp.Or(c.labelOf(i, cat).text.S, cat.Value), elsewhere: true}
	}
	c.usual = usualStyle(rows)
	for i := range c.Categories {
		cat := &c.Categories[i]
		name, size, zero, text, formula := cat.Name, "", "", "", ""
		if cat.Detail != "" {
			name += "\n" + cat.Detail
		}
		rows[i].usual = c.usual
		if valued(cat) {
			size = decimal(totalOf(cat), 3)
		} else {
			zero = "0"
		}
		if c.format(rows[i]) == "" {
			text, formula = rows[i].text, rows[i].formula()
		}
		names.cells, sizes.cells, zeros.cells = append(names.cells, name), append(sizes.cells, size), append(zeros.cells, zero)
		texts.cells, texts.formulas = append(texts.cells, text), append(texts.formulas, formula)
	}
	c.rows = rows
	c.sheet.add(names)
	c.sheet.add(sizes)
	if has(texts.formulas) {
		c.cols.labels = c.sheet.add(texts)
	}
	if has(zeros.cells) {
		c.cols.zeros = c.sheet.add(zeros)
	}
}

// format is the number format that prints what stands over a column; empty where there is none.
func (c *columnChart) format(row *labelled) string {
	if row.empty[0] {
		return ""
	}
	code, _ := valueFormat(row.text, row.numbers[0], c.usual.group)
	return code
}

// write writes the chart. The first columns of the sheet are those of names and sizes.
func (c *columnChart) write() {
	const sizes = 1
	c.begin()
	plot := drawingml.Box{W: c.pitch * len(c.Categories), H: c.plotHeight()}
	c.Put(`<c:autoTitleDeleted val="1"/><c:plotArea>`, c.frame.inner(plot), `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	usual := c.usualFill()
	c.series(0, sizes)
	c.fillProps(usual)
	c.Put(`<c:invertIfNegative val="0"/>`)
	var values, words []label
	cells := false
	for i := range c.Categories {
		cat := &c.Categories[i]
		switch l := c.labelOf(i, cat); {
		case l.text.S == "":
		case !valued(cat):
			words = append(words, l)
		default:
			l.format = c.format(c.rows[i])
			cells = cells || l.format == ""
			values = append(values, l)
		}
		if f, ok := fillOf(cat); ok && f != usual {
			c.Put(`<c:dPt><c:idx val="`, itoa(i), `"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>`)
			c.fillProps(f)
			c.Put(`</c:dPt>`)
		}
	}
	added := c.usualLabel("", c.value)
	added.center = true
	c.labels(values, added)
	c.values(sizes)
	if cells {
		c.labelRange(c.cols.labels)
	}
	c.Put(`</c:ser>`)
	if c.cols.zeros > 0 {
		c.labelSeries(1, c.cols.zeros, words, c.cols.labels)
	}
	c.Put(`<c:gapWidth val="`, itoa(min(c.gap, 500)), `"/><c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>`)
	c.namesAxis()
	c.hiddenValues("l", c.axis)
	c.Put(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
}

// namesAxis writes the axis at the foot. Its title is the words under the names.
func (c *columnChart) namesAxis() {
	c.Put(`<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>`)
	if c.Rest != "" {
		c.Put(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>`)
		c.run(c.restRun())
		c.Put(`</a:p></c:rich></c:tx>`, c.frame.place(0, c.frame.h-c.rest), `<c:overlay val="1"/></c:title>`)
	}
	c.Put(`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>`, c.line(18000, brand.Ink), `</c:spPr>`,
		// Some programs rotate long names unless the chart says that they are level.
		`<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="`, itoa(c.name), `" b="0">`, c.Theme.Fill(brand.Secondary), `</a:defRPr></a:pPr><a:endParaRPr lang="`, ooxml.Esc(c.Lang), `"/></a:p></c:txPr>`,
		`<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
}

// fillOf is that of a column; ok is false where there is none.
func fillOf(c *kit.Category) (f kit.Fill, ok bool) {
	if c.Missing || len(c.Parts) == 0 {
		return kit.Solid, false
	}
	return c.Parts[0].Fill, true
}

// usualFill is that of most columns; of as many, that of the first.
func (c *columnChart) usualFill() kit.Fill {
	var count [kit.Fills]int
	best := kit.Solid
	found := false
	for i := range c.Categories {
		if f, ok := fillOf(&c.Categories[i]); ok {
			count[f]++
			if !found {
				best, found = f, true
			}
		}
	}
	for i := range c.Categories {
		if f, ok := fillOf(&c.Categories[i]); ok && count[f] > count[best] {
			best = f
		}
	}
	return best
}
