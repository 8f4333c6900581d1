package native

import (
	"cmp"
	"strings"

	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

const nsChart15 = "http://schemas.microsoft.com/office/drawing/2012/chart"

// label is the label of a point. Nothing in it is typed: it is the point's value in a number format, which every program
// shows as it is changed; or, without a format, the text of a cell, which Office 2013 and later read from the workbook and
// other programs show as it was written.
type label struct {
	point     int
	text      drawingml.Run // what it says; its lines are divided by "\n"
	format    string        // of the point's value
	apart     bool          // a cell's text stands a space apart from the bar
	place     string        // as DrawingML names it: "inBase", "outEnd", "l", "t", "r"
	center    bool          // its lines stand under each other's middle
	moveDown  int64         // down, in millionths of the chart's height
	moveRight int64         // to the right, in millionths of its width
}

const (
	noShows    = `<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
	showsValue = `<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
	noBox      = `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`
)

// labels writes the labels of a series. usual, if not nil, is the label of values that get none of their own, such as one
// that someone adds.
func (c *chartXML) labels(list []label, usual *label) {
	c.Put(`<c:dLbls>`)
	for i := range list {
		c.label(&list[i])
	}
	if usual != nil {
		c.valueLabel(usual)
	} else {
		c.Put(noBox, noShows)
	}
	for _, l := range list {
		if l.moveRight != 0 || l.moveDown != 0 { // without lines back to where it would stand
			c.Put(`<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="`, nsChart15, `"><c15:showLeaderLines val="0"/></c:ext></c:extLst>`)
			break
		}
	}
	c.Put(`</c:dLbls>`)
}

func (c *chartXML) label(l *label) {
	c.Put(`<c:dLbl><c:idx val="`, itoa(l.point), `"/>`)
	if l.moveDown != 0 || l.moveRight != 0 {
		c.Put(`<c:layout><c:manualLayout><c:x val="`, decimal(l.moveRight, 6), `"/><c:y val="`, decimal(l.moveDown, 6), `"/></c:manualLayout></c:layout>`)
	}
	if l.format != "" {
		c.valueLabel(l)
	} else {
		c.cellLabel(l)
	}
	c.Put(`</c:dLbl>`)
}

// body is the box of a label, with the alignment of its lines.
func (c *chartXML) body(l *label) (props, align string) {
	inset := itoa(c.Scale.times(38100))
	align = `<a:pPr algn="l">`
	if l.center {
		align = `<a:pPr algn="ctr">`
	}
	return `<a:bodyPr wrap="none" lIns="` + inset + `" tIns="0" rIns="` + inset + `" bIns="0" anchor="ctr"><a:spAutoFit/></a:bodyPr><a:lstStyle/>`, align
}

// valueLabel writes what a label that is the point's value consists of.
func (c *chartXML) valueLabel(l *label) {
	body, align := c.body(l)
	r := l.text
	c.Put(`<c:numFmt formatCode="`, ooxml.Esc(xstring(l.format)), `" sourceLinked="0"/>`, noBox,
		`<c:txPr>`, body, `<a:p>`, align, `<a:defRPr sz="`, itoa(r.Size), `" b="`, flag(r.Bold), `"><a:solidFill>`, r.Color, `</a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="`, ooxml.Esc(cmp.Or(r.Lang, c.language(r.S))), `"/></a:p></c:txPr>`,
		`<c:dLblPos val="`, l.place, `"/>`, showsValue)
}

// cellLabel writes what a label that shows a cell consists of.
func (c *chartXML) cellLabel(l *label) {
	body, align := c.body(l)
	align = strings.TrimSuffix(align, ">") + "/>"
	c.Put(`<c:tx><c:rich>`, body, `<a:p>`, align)
	if l.apart {
		space := l.text
		space.S = "\u00a0"
		c.run(space)
	}
	c.fields++
	id := itoa(c.fields)
	c.Put(`<a:fld id="{6B1A6F50-3D1E-4C57-9A10-`, strings.Repeat("0", 12-len(id)), id, `}" type="CELLRANGE">`)
	c.runProps(l.text)
	c.Put(align, `<a:t>`)
	c.Text(l.text.S)
	c.Put(`</a:t></a:fld></a:p></c:rich></c:tx><c:dLblPos val="`, l.place, `"/>`, noShows,
		`<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="`, nsChart15, `"><c15:showDataLabelsRange val="1"/></c:ext></c:extLst>`)
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
	c.Put(noBox, `<c:invertIfNegative val="0"/>`)
	c.labels(list, nil)
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
