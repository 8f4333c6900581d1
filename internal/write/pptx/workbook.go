package pptx

import (
	"strconv"
	"strings"

	"briefing/internal/write/ooxml"
)

// sheet is the one table behind a chart: what it draws from (the cache) and the workbook that opens for "Edit Data" are
// both written from it, so that they cannot differ.
type sheet struct {
	columns []column
	rows    int // below the heads
}

// column is a column of the sheet: texts, or numbers as XML writes them. An empty cell is a missing value.
type column struct {
	head    string
	cells   []string
	numeric bool
	format  string // of numbers
}

func (s *sheet) add(c column) int {
	s.columns = append(s.columns, c)
	s.rows = max(s.rows, len(c.cells))
	return len(s.columns) - 1
}

// letter names a column: A to Z, AA and so on.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// ref is the range of a column's cells.
func (s *sheet) ref(i int) string {
	l := letter(i)
	return "Sheet1!$" + l + "$2:$" + l + "$" + itoa(len(s.columns[i].cells)+1)
}

func (s *sheet) headRef(i int) string { return "Sheet1!$" + letter(i) + "$1" }

// cache writes a column as a chart keeps it: a cell without a value has no point.
func (s *sheet) cache(b *ooxml.Builder, i int) {
	c := s.columns[i]
	kind := "str"
	if c.numeric {
		kind = "num"
	}
	b.Put(`<c:`, kind, `Ref><c:f>`, s.ref(i), `</c:f><c:`, kind, `Cache>`)
	if c.numeric {
		b.Put(`<c:formatCode>`, ooxml.Esc(c.format), `</c:formatCode>`)
	}
	c.points(b)
	b.Put(`</c:`, kind, `Cache></c:`, kind, `Ref>`)
}

func (c column) points(b *ooxml.Builder) {
	b.Put(`<c:ptCount val="`, itoa(len(c.cells)), `"/>`)
	for i, v := range c.cells {
		if v != "" {
			b.Put(`<c:pt idx="`, itoa(i), `"><c:v>`)
			b.Text(v)
			b.Put(`</c:v></c:pt>`)
		}
	}
}

// head writes the reference to a column's head, which is a series' name.
func (s *sheet) head(b *ooxml.Builder, i int) {
	b.Put(`<c:tx><c:strRef><c:f>`, s.headRef(i), `</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>`)
	b.Text(s.columns[i].head)
	b.Put(`</c:v></c:pt></c:strCache></c:strRef></c:tx>`)
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

const nsSheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// workbook writes the sheet as an Excel file of five parts. Texts are inline strings, so that "=1+1" stays a text.
func (s *sheet) workbook() ([]byte, error) {
	var formats []string
	style := func(f string) int {
		for i, have := range formats {
			if have == f {
				return i + 1
			}
		}
		formats = append(formats, f)
		return len(formats)
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
			case row == 0 || row > len(c.cells) || c.cells[row-1] == "":
			case c.numeric:
				b.Put(`<c r="`, at, `" s="`, itoa(style(c.format)), `"><v>`, c.cells[row-1], `</v></c>`)
			default:
				inline(at, c.cells[row-1])
			}
		}
		b.Put(`</row>`)
	}
	b.Put(`</sheetData></worksheet>`)
	data := b.String()

	var st ooxml.Builder
	st.Put(ooxml.Header, `<styleSheet xmlns="`, nsSheet, `">`)
	if len(formats) > 0 {
		st.Put(`<numFmts count="`, itoa(len(formats)), `">`)
		for i, f := range formats {
			st.Put(`<numFmt numFmtId="`, itoa(164+i), `" formatCode="`, ooxml.Esc(f), `"/>`)
		}
		st.Put(`</numFmts>`)
	}
	st.Put(`<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`,
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
		`<cellXfs count="`, itoa(len(formats)+1), `"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
	for i := range formats {
		st.Put(`<xf numFmtId="`, itoa(164+i), `" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
	}
	st.Put(`</cellXfs></styleSheet>`)

	p := ooxml.New()
	const ml = ooxml.OfficeType + "spreadsheetml."
	book := p.Add(&ooxml.Part{Name: "xl/workbook.xml", Type: ml + "sheet.main+xml", Data: []byte(ooxml.Header + `<workbook xmlns="` + nsSheet + `" xmlns:r="` + ooxml.NSRelationships + `"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`)})
	one := p.Add(&ooxml.Part{Name: "xl/worksheets/sheet1.xml", Type: ml + "worksheet+xml", Data: []byte(data)})
	styles := p.Add(&ooxml.Part{Name: "xl/styles.xml", Type: ml + "styles+xml", Data: []byte(st.String())})
	p.Relate(ooxml.RelDocument, book.Name)
	book.Relate(ooxml.NSRelationships+"/worksheet", one.Name, false)
	book.Relate(ooxml.NSRelationships+"/styles", styles.Name, false)
	return p.WritePlain()
}
