package native

import (
	"strconv"

	"briefing/internal/write/ooxml"
)

// sheet is the one table behind a chart: what it draws from (the cache) and the workbook that opens for "Edit Data" are
// both written from it, so that they cannot differ.
type sheet struct {
	columns []column
	rows    int // below the heads
}

// column is a column of the sheet: texts, or numbers as XML writes them. An empty cell is a missing value, but for texts
// that a formula gives.
type column struct {
	head     string
	cells    []string
	formulas []string // what gives the texts, where it is not empty; as long as cells, or nil
	numeric  bool
	format   string // of numbers
}

// formula is what gives a cell's text; empty where it is typed.
func (c *column) formula(row int) string {
	if row >= len(c.formulas) {
		return ""
	}
	return c.formulas[row]
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

// cellRef is the name of a cell in a row of the sheet, for formulas in the same row or near it.
func cellRef(column, row int) string { return letter(column) + itoa(row+2) }

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
		b.Put(`<c:formatCode>`, ooxml.Esc(xstring(c.format)), `</c:formatCode>`)
	}
	c.points(b)
	b.Put(`</c:`, kind, `Cache></c:`, kind, `Ref>`)
}

func (c column) points(b *ooxml.Builder) {
	b.Put(`<c:ptCount val="`, itoa(len(c.cells)), `"/>`)
	for i, v := range c.cells {
		if v != "" {
			b.Put(`<c:pt idx="`, itoa(i), `"><c:v>`)
			b.Text(xstring(v))
			b.Put(`</c:v></c:pt>`)
		}
	}
}

// head writes the reference to a column's head, which is a series' name.
func (s *sheet) head(b *ooxml.Builder, i int) {
	b.Put(`<c:tx><c:strRef><c:f>`, s.headRef(i), `</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>`)
	b.Text(xstring(s.columns[i].head))
	b.Put(`</c:v></c:pt></c:strCache></c:strRef></c:tx>`)
}

func itoa(n int) string { return strconv.Itoa(n) }

func flag(on bool) string {
	if on {
		return "1"
	}
	return "0"
}
