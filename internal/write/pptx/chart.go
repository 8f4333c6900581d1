package pptx

import (
	"strings"

	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// chartXML is a chart part in the making. The colours are the theme's.
const nsChart15 = "http://schemas.microsoft.com/office/drawing/2012/chart"

type chartXML struct {
	ooxml.Builder
	w     *writer
	sheet sheet
	next  int // of fields in labels
}

func (c *chartXML) solid(t brand.Token) string {
	return c.w.theme.Fill(t)
}

// begin opens the chart.
func (c *chartXML) begin() {
	c.Put(ooxml.Header, `<c:chartSpace xmlns:c="`, ooxml.NSChart, `" xmlns:a="`, ooxml.NSDrawing, `" xmlns:r="`, ooxml.NSRelationships, `">`,
		`<c:date1904 val="0"/><c:lang val="`, ooxml.Esc(c.w.d.Lang), `"/><c:roundedCorners val="0"/><c:chart>`)
}

// end closes the chart and names its workbook.
func (c *chartXML) end(workbook string) {
	c.Put(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`,
		`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1800"/></a:pPr><a:endParaRPr lang="`, ooxml.Esc(c.w.d.Lang), `"/></a:p></c:txPr>`,
		`<c:externalData r:id="`, workbook, `"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
}

// manual places the inside of a plot, a legend or a title by shares of the chart's size.
func manual(inner bool, x, y, w, h, width, height drawingml.EMU) string {
	share := func(v, of drawingml.EMU) string { return decimal(int64(v)*1_000_000/int64(max(of, 1)), 6) }
	s := `<c:layout><c:manualLayout>`
	if inner {
		s += `<c:layoutTarget val="inner"/>`
	}
	s += `<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="` + share(x, width) + `"/><c:y val="` + share(y, height) + `"/>`
	if w > 0 && inner {
		s += `<c:w val="` + share(w, width) + `"/><c:h val="` + share(h, height) + `"/>`
	}
	return s + `</c:manualLayout></c:layout>`
}

// decimal writes a whole number of parts of ten to the power of digits as a decimal number without idle zeros.
func decimal(v int64, digits int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	s := itoa(int(v))
	for len(s) <= digits {
		s = "0" + s
	}
	whole, part := s[:len(s)-digits], strings.TrimRight(s[len(s)-digits:], "0")
	if part == "" {
		return sign + whole
	}
	return sign + whole + "." + part
}

// textProps are the size, weight and colour of a chart's texts.
func (c *chartXML) textProps(size int, bold bool, t brand.Token) {
	c.Put(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="`, itoa(size), `" b="`, flag(bold), `">`, c.solid(t), `</a:defRPr></a:pPr><a:endParaRPr lang="`, ooxml.Esc(c.w.d.Lang), `"/></a:p></c:txPr>`)
}

// labelText is a label of a point: text that stands in a cell, so that it can be edited with the data, then what is
// said beside or below it.
type labelText struct {
	point  int
	cell   drawingml.Run
	before drawingml.Run   // stands before the cell's text: a distance from the bar, an arrowhead
	beside []drawingml.Run // on the same line
	below  []drawingml.Run // on the next
	place  string
	move   int64 // down, in millionths of the chart's height
	aside  int64 // to the right, in millionths of its width
}

// labels writes the labels of a series from the cells of a column. Office 2013 and later read them from there; older
// programs show the text that is written with them.
func (c *chartXML) labels(list []labelText) {
	c.Put(`<c:dLbls>`)
	for _, l := range list {
		c.Put(`<c:dLbl><c:idx val="`, itoa(l.point), `"/>`)
		if l.move != 0 || l.aside != 0 {
			c.Put(`<c:layout><c:manualLayout><c:x val="`, decimal(l.aside, 6), `"/><c:y val="`, decimal(l.move, 6), `"/></c:manualLayout></c:layout>`)
		}
		c.Put(`<c:tx><c:rich><a:bodyPr wrap="none" lIns="38100" tIns="0" rIns="38100" bIns="0" anchor="ctr"><a:spAutoFit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="l"/>`)
		if l.before.S != "" {
			c.run(l.before)
		}
		c.next++
		id := itoa(c.next)
		c.Put(`<a:fld id="{6B1A6F50-3D1E-4C57-9A10-`, strings.Repeat("0", 12-len(id)), id, `}" type="CELLRANGE">`)
		c.runProps(l.cell)
		c.Put(`<a:pPr algn="l"/><a:t>`)
		c.Text(l.cell.S)
		c.Put(`</a:t></a:fld>`)
		for _, r := range l.beside {
			c.run(r)
		}
		c.Put(`</a:p>`)
		if len(l.below) > 0 {
			c.Put(`<a:p><a:pPr algn="l"/>`)
			for _, r := range l.below {
				c.run(r)
			}
			c.Put(`</a:p>`)
		}
		c.Put(`</c:rich></c:tx><c:dLblPos val="`, l.place, `"/>`, noShows,
			`<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="`, nsChart15, `"><c15:showDataLabelsRange val="1"/></c:ext></c:extLst></c:dLbl>`)
	}
	c.Put(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`, noShows)
	for _, l := range list {
		if l.aside != 0 { // without lines back to where it would stand
			c.Put(`<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="`, nsChart15, `"><c15:showLeaderLines val="0"/></c:ext></c:extLst>`)
			break
		}
	}
	c.Put(`</c:dLbls>`)
}

const noShows = `<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`

func (c *chartXML) runProps(r drawingml.Run) {
	c.Put(`<a:rPr lang="`, ooxml.Esc(c.w.language(r)), `" sz="`, itoa(r.Size), `" b="`, flag(r.Bold), `">`, `<a:solidFill>`, r.Color, `</a:solidFill></a:rPr>`)
}

func (c *chartXML) run(r drawingml.Run) {
	c.Put(`<a:r>`)
	c.runProps(r)
	c.Put(`<a:t>`)
	c.Text(r.S)
	c.Put(`</a:t></a:r>`)
}

// labelRange names the cells that a series' labels are read from.
func (c *chartXML) labelRange(col int) {
	c.Put(`<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}" xmlns:c15="`, nsChart15, `"><c15:datalabelsRange><c15:f>`, c.sheet.ref(col), `</c15:f><c15:dlblRangeCache>`)
	c.sheet.columns[col].points(&c.Builder)
	c.Put(`</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>`)
}

// legend explains the series, but not those listed.
func (c *chartXML) legend(place string, layout string, without ...int) {
	c.Put(`<c:legend><c:legendPos val="`, place, `"/>`)
	for _, i := range without {
		c.Put(`<c:legendEntry><c:idx val="`, itoa(i), `"/><c:delete val="1"/></c:legendEntry>`)
	}
	c.Put(layout, `<c:overlay val="1"/>`)
	c.textProps(1800, false, brand.Secondary)
	c.Put(`</c:legend>`)
}

// chartPart puts a chart with its workbook into the package and relates it to a slide.
func (w *writer) chartPart(slide *ooxml.Part, c *chartXML) (relID string) {
	n := w.charts + 1
	for ; w.pkg.Part(chartName(n)) != nil || w.pkg.Part(bookName(n)) != nil; n++ {
	}
	w.charts = n
	book, err := c.sheet.workbook()
	if err != nil {
		w.fail("pptx-write", "", "a workbook could not be written: %v", err)
		return ""
	}
	part := w.pkg.Add(&ooxml.Part{Name: chartName(n), Type: ooxml.TypeChart})
	w.pkg.Add(&ooxml.Part{Name: bookName(n), Type: ooxml.TypeWorkbookFile, Data: book})
	c.end(part.Relate(ooxml.RelPackage, bookName(n), false))
	part.Set([]byte(c.String()))
	return slide.Relate(ooxml.RelChart, part.Name, false)
}

func chartName(n int) string { return "ppt/charts/chart" + itoa(n) + ".xml" }
func bookName(n int) string  { return "ppt/embeddings/Workbook" + itoa(n) + ".xlsx" }
