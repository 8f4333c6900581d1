package native

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/write/ooxml"
)

const nsSheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// workbook writes the sheet as an Excel file of five parts.
func (s *sheet) workbook() ([]byte, error) {
	data, formats := s.worksheet()
	p := ooxml.New()
	const ml = ooxml.OfficeType + "spreadsheetml."
	book := p.Add(&ooxml.Part{Name: "xl/workbook.xml", Type: ml + "sheet.main+xml", Data: []byte(ooxml.Header + `<workbook xmlns="` + nsSheet + `" xmlns:r="` + ooxml.NSRelationships + `"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>`)})
	one := p.Add(&ooxml.Part{Name: "xl/worksheets/sheet1.xml", Type: ml + "worksheet+xml", Data: data})
	styles := p.Add(&ooxml.Part{Name: "xl/styles.xml", Type: ml + "styles+xml", Data: styleSheet(formats)})
	p.Relate(ooxml.RelDocument, book.Name)
	book.Relate(ooxml.NSRelationships+"/worksheet", one.Name, false)
	book.Relate(ooxml.NSRelationships+"/styles", styles.Name, false)
	return p.WritePlain()
}

// worksheet writes the cells and returns the formats of numbers that they use; a cell's style is its format's place in
// them, from 1. Typed texts are inline strings, so that "=1+1" stays a text; what a formula gives stands beside it, for
// programs that do not calculate.
func (s *sheet) worksheet() (data []byte, formats []string) {
	style := func(f string) int {
		if !slices.Contains(formats, f) {
			formats = append(formats, f)
		}
		return slices.Index(formats, f) + 1
	}
	var b ooxml.Builder
	b.Put(ooxml.Header, `<worksheet xmlns="`, nsSheet, `"><cols><col min="1" max="`, itoa(len(s.columns)), `" width="24" customWidth="1"/></cols><sheetData>`)
	inline := func(at, v string) {
		b.Put(`<c r="`, at, `" t="inlineStr"><is><t`)
		if strings.TrimSpace(v) != v {
			b.Put(` xml:space="preserve"`)
		}
		b.Put(`>`)
		b.Text(xstring(v))
		b.Put(`</t></is></c>`)
	}
	for row := 0; row <= s.rows; row++ {
		n := itoa(row + 1)
		b.Put(`<row r="`, n, `">`)
		for i, c := range s.columns {
			at := letter(i) + n
			switch {
			case row == 0 && c.head != "":
				inline(at, c.head)
			case row == 0 || row > len(c.cells):
			case c.formula(row-1) != "":
				b.Put(`<c r="`, at, `" t="str"><f>`)
				b.Text(c.formula(row - 1))
				b.Put(`</f><v>`)
				b.Text(xstring(c.cells[row-1]))
				b.Put(`</v></c>`)
			case c.cells[row-1] == "":
			case c.numeric:
				b.Put(`<c r="`, at, `" s="`, itoa(style(c.format)), `"><v>`, c.cells[row-1], `</v></c>`)
			default:
				inline(at, c.cells[row-1])
			}
		}
		b.Put(`</row>`)
	}
	b.Put(`</sheetData></worksheet>`)
	return []byte(b.String()), formats
}

// styleSheet writes a style for each format of numbers, after the usual one. Numbers of formats from 164 on are free.
func styleSheet(formats []string) []byte {
	var b ooxml.Builder
	b.Put(ooxml.Header, `<styleSheet xmlns="`, nsSheet, `">`)
	if len(formats) > 0 {
		b.Put(`<numFmts count="`, itoa(len(formats)), `">`)
		for i, f := range formats {
			b.Put(`<numFmt numFmtId="`, itoa(164+i), `" formatCode="`, ooxml.Esc(xstring(f)), `"/>`)
		}
		b.Put(`</numFmts>`)
	}
	b.Put(`<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`,
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
		`<cellXfs count="`, itoa(len(formats)+1), `"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
	for i := range formats {
		b.Put(`<xf numFmtId="`, itoa(164+i), `" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
	}
	b.Put(`</cellXfs></styleSheet>`)
	return []byte(b.String())
}

// xstring is a text as cells keep it: there _x0041_ stands for the character U+0041, so that a text in which that stands
// must have its first underscore written so itself (ISO 29500-1, 22.9.2.19).
func xstring(s string) string {
	if !strings.Contains(s, "_") {
		return s
	}
	s = ooxml.Clean(s) // which could bring the pieces of such a name together
	stands := func(s string) bool {
		if len(s) < len("_x0041_") || s[1] != 'x' || s[6] != '_' {
			return false
		}
		_, err := strconv.ParseUint(s[2:6], 16, 16)
		return err == nil
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && stands(s[i:]) {
			b.WriteString("_x005F_")
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
