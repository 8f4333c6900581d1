// Package native writes the charts that Office draws itself, each with the workbook that opens for "Edit Data".
//
// In: what a chart shows, in the types of charts/kit, the room there is, and what all charts of a presentation share: a
// ruler for texts, the theme's colours, languages. Out: the chart part's XML and the workbook's bytes, made from one table,
// so that they cannot differ, or what does not fit. No label has typed text: it is a value in a number format, or a
// cell of the workbook, which is a formula of the values beside it, a name, or words without a figure; so labels follow
// their data when these are edited. It knows no document, no slide and no kind of chart that briefs have: which of these is drawn with which
// type here is said elsewhere.
package native

import (
	"cmp"
	"strings"

	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// Setting is what all charts of a presentation share.
type Setting struct {
	Ruler   drawingml.Ruler
	Theme   drawingml.Theme
	Lang    string            // of the document
	Foreign map[string]string // languages of the texts that are in another

	// Scale multiplies every size of type and every length that is not a share of the chart's room, as 3 of 4 does for a slide
	// of three quarters of the height of the built-in template's. Sizes in charts are those of a slide of that height.
	Scale Ratio
}

// Chart is a chart as Office keeps it. The chart's part needs one relationship, with the id WorkbookID, to the workbook.
type Chart struct {
	XML      []byte
	Workbook []byte        // an Excel file
	Height   drawingml.EMU // of the room there was
}

// WorkbookID is the id of the relationship from a chart to its workbook.
const WorkbookID = "rId1"

// Misfit is an error: what there is no room for. Text is what it is about, in full; it may be empty.
type Misfit struct {
	Of, Text, Problem string
	Hint              string
	High              bool // it is too high, and not too wide
}

func (m *Misfit) Error() string {
	if m.Text == "" {
		return m.Of + " " + m.Problem
	}
	return m.Of + " “" + m.Text + "” " + m.Problem
}

// chartXML is a chart part in the making.
type chartXML struct {
	ooxml.Builder
	Setting
	sheet  sheet
	fields int   // in labels
	usual  style // of numbers, where the chart does not print them
}

// begin opens the chart.
func (c *chartXML) begin() {
	c.Put(ooxml.Header, `<c:chartSpace xmlns:c="`, ooxml.NSChart, `" xmlns:a="`, ooxml.NSDrawing, `" xmlns:r="`, ooxml.NSRelationships, `">`,
		`<c:date1904 val="0"/><c:lang val="`, ooxml.Esc(c.Lang), `"/><c:roundedCorners val="0"/><c:chart>`)
}

// end closes the chart and makes its workbook.
func (c *chartXML) end(height drawingml.EMU) (*Chart, error) {
	c.Put(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`,
		`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="`, itoa(c.Scale.times(1800)), `"/></a:pPr><a:endParaRPr lang="`, ooxml.Esc(c.Lang), `"/></a:p></c:txPr>`,
		`<c:externalData r:id="`, WorkbookID, `"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
	book, err := c.sheet.workbook()
	if err != nil {
		return nil, err
	}
	return &Chart{XML: []byte(c.String()), Workbook: book, Height: height}, nil
}

// chartFrame is the size of a chart, of which places in it are shares.
type chartFrame struct{ w, h drawingml.EMU }

// inner places the inside of a plot.
func (f chartFrame) inner(at drawingml.Box) string {
	return `<c:layout><c:manualLayout><c:layoutTarget val="inner"/>` + f.at(at.X, at.Y) +
		`<c:w val="` + share(at.W, f.w) + `"/><c:h val="` + share(at.H, f.h) + `"/></c:manualLayout></c:layout>`
}

// place places a title or a legend, which are as large as they are.
func (f chartFrame) place(x, y drawingml.EMU) string {
	return `<c:layout><c:manualLayout>` + f.at(x, y) + `</c:manualLayout></c:layout>`
}

func (f chartFrame) at(x, y drawingml.EMU) string {
	return `<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="` + share(x, f.w) + `"/><c:y val="` + share(y, f.h) + `"/>`
}

func share(v, of drawingml.EMU) string { return decimal(millionths(v, of), 6) }

func millionths(v, of drawingml.EMU) int64 { return int64(v) * 1_000_000 / int64(max(of, 1)) }

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

// line is a line of a width in EMU, for a slide of the built-in template's height.
func (c *chartXML) line(width drawingml.EMU, color brand.Token) string {
	return `<a:ln w="` + itoa(c.Scale.times(width)) + `">` + c.Theme.Fill(color) + `</a:ln>`
}

// textProps are the size, weight and colour of a chart's texts.
func (c *chartXML) textProps(size int, bold bool, color brand.Token) {
	c.Put(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="`, itoa(size), `" b="`, flag(bold), `">`, c.Theme.Fill(color), `</a:defRPr></a:pPr><a:endParaRPr lang="`, ooxml.Esc(c.Lang), `"/></a:p></c:txPr>`)
}

// language is that of a text in a label.
func (c *chartXML) language(text string) string {
	return cmp.Or(c.Foreign[strings.ReplaceAll(strings.TrimSpace(text), "\n", " ")], c.Lang)
}

func (c *chartXML) runProps(r drawingml.Run) {
	c.Put(`<a:rPr lang="`, ooxml.Esc(cmp.Or(r.Lang, c.language(r.S))), `" sz="`, itoa(r.Size), `" b="`, flag(r.Bold), `"><a:solidFill>`, r.Color, `</a:solidFill></a:rPr>`)
}

func (c *chartXML) run(r drawingml.Run) {
	c.Put(`<a:r>`)
	c.runProps(r)
	c.Put(`<a:t>`)
	c.Text(r.S)
	c.Put(`</a:t></a:r>`)
}

// legend explains the series, but not those listed.
func (c *chartXML) legend(side, layout string, without ...int) {
	c.Put(`<c:legend><c:legendPos val="`, side, `"/>`)
	for _, i := range without {
		c.Put(`<c:legendEntry><c:idx val="`, itoa(i), `"/><c:delete val="1"/></c:legendEntry>`)
	}
	c.Put(layout, `<c:overlay val="1"/>`)
	c.textProps(c.Scale.times(1800), false, brand.Secondary)
	c.Put(`</c:legend>`)
}

// series opens a series whose name is the head of a column.
func (c *chartXML) series(i, col int) {
	c.Put(`<c:ser><c:idx val="`, itoa(i), `"/><c:order val="`, itoa(i), `"/>`)
	c.sheet.head(&c.Builder, col)
}

// firstName is the first of several names that is not blank, or "1": programs make up a name for a series without one.
func firstName(names ...string) string {
	for _, n := range names {
		if strings.TrimSpace(n) != "" {
			return n
		}
	}
	return "1"
}
