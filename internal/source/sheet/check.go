package sheet

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// trim takes away the spaces around a cell, with those that do not break, line ends too.
func trim(s string) string { return strings.Trim(s, " \u00a0\u202f\n") }

// spot is a row and a column of a table, from 0.
type spot struct{ row, col int }

// each gives all cells that are not empty, row by row.
func (t *Table) each(yield func(spot, Cell) bool) {
	if t.Sheet == "" {
		for row := range t.rows {
			for col := range t.columns {
				if c := t.At(row, col); c.Kind != Empty && !yield(spot{row, col}, c) {
					return
				}
			}
		}
		return
	}
	for row := range t.rows {
		for i := t.starts[row]; i < t.starts[row+1]; i++ {
			if !yield(spot{row, int(t.at[i])}, t.cells[i]) {
				return
			}
		}
	}
}

// cellName names a cell in a message: "cell 3 of line 1", or "C1".
func (t *Table) cellName(row, col int) string {
	p := t.Pos(row, col)
	if t.Sheet != "" {
		return p.Cell()
	}
	return fmt.Sprintf("cell %d of line %d", p.Col, p.Line)
}

// checkHeader reports two columns of one name, and columns with values that have none. noName is a further hint for these.
func (r *reader) checkHeader(t *Table, noName string) {
	first := map[string]int{}
	named := make([]bool, t.columns)
	for col := range t.columns {
		name := t.At(0, col).Value
		if name == "" {
			continue
		}
		named[col] = true
		if other, twice := first[name]; twice {
			r.found.Add(t.Pos(0, col), diag.Error, "column-twice",
				fmt.Sprintf("two columns have the name %s, in %s and %s", source.Quote(name), t.cellName(0, other), t.cellName(0, col)),
				"give each column a name of its own")
			continue
		}
		first[name] = col
	}
	var message string
	var pos diag.Pos
	count := 0
	for at, c := range t.each {
		if named[at.col] {
			continue
		}
		named[at.col] = true
		if count++; count == 1 {
			pos = t.Pos(0, at.col)
			message = fmt.Sprintf("the column has no name in the first row, but a value in %s: %s", t.cellName(at.row, at.col), source.Quote(c.Value))
		}
	}
	if count > 1 {
		message += fmt.Sprintf("; in all %d columns have none", count)
	}
	if count > 0 {
		r.found.Add(pos, diag.Error, "column-without-name", message, "write the column's name into the first row, or delete the column", noName)
	}
}

// emptyRows reports rows without values before others that have some: how many, and where the first stands. A further hint may be
// that the table ends above.
func (r *reader) emptyRows(t *Table, pos diag.Pos, count int, ends string) {
	message := "an empty row stands between others"
	if t.rows == 0 {
		message = "the first row is empty, but must name the columns"
	} else if count > 1 {
		message = fmt.Sprintf("%d empty rows stand between others", count)
	}
	r.found.Add(pos, diag.Error, "empty-row", message, "delete what is empty, and notes below the table; rows that belong to another table go into another file or sheet", ends)
}

// checkCharacters reports the first of each kind of character that no file may hold, and counts the rest.
func (r *reader) checkCharacters(t *Table) {
	type fault struct {
		pos           diag.Pos
		message, hint string
		count         int
	}
	var order []string
	faults := map[string]*fault{}
	for at, cell := range t.each {
		s := cell.Value
		for i := firstSpecial(s); i < len(s); {
			c, w := utf8.DecodeRuneInString(s[i:])
			if id, message, hint := badCharacter(c, w, s[i]); id != "" {
				if faults[id] == nil {
					faults[id] = &fault{t.Pos(at.row, at.col), message, hint, 0}
					order = append(order, id)
				}
				faults[id].count++
			}
			i += w
		}
	}
	for _, id := range order {
		f := faults[id]
		if f.count > 1 {
			f.message += fmt.Sprintf(", and %d more of this kind", f.count-1)
		}
		r.found.Add(f.pos, diag.Error, id, f.message, f.hint)
	}
}

// firstSpecial is where the first character stands that is not printable ASCII: most cells have none.
func firstSpecial(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return i
		}
	}
	return len(s)
}

// badCharacter says what is wrong with a character of w bytes that begins with a byte; id is empty where nothing is.
func badCharacter(c rune, w int, first byte) (id, message, hint string) {
	if c == utf8.RuneError && w == 1 {
		return "invalid-utf8", fmt.Sprintf("the byte %02X is not valid in UTF-8", first),
			"save the file again in UTF-8 (in Excel: Save as, \"CSV UTF-8\"; in LibreOffice: Save as, \"Edit filter settings\", Unicode (UTF-8))" + source.InWindows1252(first)
	}
	if c == '\t' {
		return "tab", "a tab character inside a cell; only spaces may stand between words", "replace the tab by a space"
	}
	if c == '\r' {
		return "control-character", "the invisible character U+000D (a carriage return that ends no line)", "save the file again in UTF-8, with the line ends of Windows or Unix"
	}
	if name := source.Forbidden(c); name != "" {
		return "control-character", fmt.Sprintf("the invisible character U+%04X (%s)", c, name), "delete it; in some programs it does not show at all"
	}
	return "", "", ""
}
