package native

import (
	"strings"

	"briefing/internal/write/pptx/drawingml"
)

const nsChart15 = "http://schemas.microsoft.com/office/drawing/2012/chart"

// label is the label of a point: text that stands in a cell, so that it can be edited with the data, then what is said
// beside or below it.
type label struct {
	point     int
	cell      drawingml.Run     // its lines are divided by "\n"
	before    drawingml.Run     // stands before the cell's text: a distance from the bar, an arrowhead
	beside    []drawingml.Run   // on the same line
	below     [][]drawingml.Run // on the next ones
	place     string            // as DrawingML names it: "inBase", "outEnd", "l", "t", "r"
	center    bool              // its lines stand under each other's middle
	moveDown  int64             // down, in millionths of the chart's height
	moveRight int64             // to the right, in millionths of its width
}

const noShows = `<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`

// labels writes the labels of a series from the cells of a column. Office 2013 and later read them from there; older
// programs show the text that is written with them.
func (c *chartXML) labels(list []label) {
	c.Put(`<c:dLbls>`)
	for _, l := range list {
		c.label(l)
	}
	c.Put(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`, noShows)
	for _, l := range list {
		if l.moveRight != 0 { // without lines back to where it would stand
			c.Put(`<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="`, nsChart15, `"><c15:showLeaderLines val="0"/></c:ext></c:extLst>`)
			break
		}
	}
	c.Put(`</c:dLbls>`)
}

func (c *chartXML) label(l label) {
	c.Put(`<c:dLbl><c:idx val="`, itoa(l.point), `"/>`)
	if l.moveDown != 0 || l.moveRight != 0 {
		c.Put(`<c:layout><c:manualLayout><c:x val="`, decimal(l.moveRight, 6), `"/><c:y val="`, decimal(l.moveDown, 6), `"/></c:manualLayout></c:layout>`)
	}
	align := `<a:pPr algn="l"/>`
	if l.center {
		align = `<a:pPr algn="ctr"/>`
	}
	c.Put(`<c:tx><c:rich><a:bodyPr wrap="none" lIns="`, itoa(c.Scale.times(38100)), `" tIns="0" rIns="`, itoa(c.Scale.times(38100)), `" bIns="0" anchor="ctr"><a:spAutoFit/></a:bodyPr><a:lstStyle/><a:p>`, align)
	if l.before.S != "" {
		c.run(l.before)
	}
	c.fields++
	id := itoa(c.fields)
	c.Put(`<a:fld id="{6B1A6F50-3D1E-4C57-9A10-`, strings.Repeat("0", 12-len(id)), id, `}" type="CELLRANGE">`)
	c.runProps(l.cell)
	c.Put(align, `<a:t>`)
	c.Text(l.cell.S)
	c.Put(`</a:t></a:fld>`)
	for _, r := range l.beside {
		c.run(r)
	}
	c.Put(`</a:p>`)
	for _, line := range l.below {
		c.Put(`<a:p>`, align)
		for _, r := range line {
			c.run(r)
		}
		c.Put(`</a:p>`)
	}
	c.Put(`</c:rich></c:tx><c:dLblPos val="`, l.place, `"/>`, noShows,
		`<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="`, nsChart15, `"><c15:showDataLabelsRange val="1"/></c:ext></c:extLst></c:dLbl>`)
}

// labelRange names the cells that a series' labels are read from.
func (c *chartXML) labelRange(col int) {
	c.Put(`<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}" xmlns:c15="`, nsChart15, `"><c15:datalabelsRange><c15:f>`, c.sheet.ref(col), `</c15:f><c15:dlblRangeCache>`)
	c.sheet.columns[col].points(&c.Builder)
	c.Put(`</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>`)
}

// labelSeries writes a series of zeros that nobody sees, with labels from the cells of a column.
func (c *chartXML) labelSeries(i, zeros int, list []label, texts int) {
	c.series(i, zeros)
	c.Put(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`)
	c.labels(list)
	c.values(zeros)
	c.labelRange(texts)
	c.Put(`</c:ser>`)
}

// values writes the categories and the values of a series.
func (c *chartXML) values(col int) {
	c.Put(`<c:cat>`)
	c.sheet.cache(&c.Builder, 0)
	c.Put(`</c:cat><c:val>`)
	c.sheet.cache(&c.Builder, col)
	c.Put(`</c:val>`)
}
