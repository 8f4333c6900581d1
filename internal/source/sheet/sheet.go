package sheet

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/write/ooxml"
)

// grid is what is gathered of a sheet while it is read.
type grid struct {
	*reader
	t          *Table
	b          *book
	within     area // the range that was asked for; the whole sheet otherwise
	used       area // all cells with something in them
	kept       area // those of them in the range
	row, col   int  // the last that were met
	noHeight   bool // rows are hidden unless they have a height
	filtered   bool
	hiddenRows []int
	hiddenCols []area
	merged     []area
	wrong      diag.List // about cells in the range
}

// sheet reads the cells of a sheet into a table and says whether there is one.
func (r *reader) sheet(t *Table, b *book, part *ooxml.Part) bool {
	g := &grid{reader: r, t: t, b: b, within: area{1, 1, maxRow, maxCol}}
	if asked := r.opt.Range; asked != "" {
		a, ok := parseArea(strings.TrimSpace(asked))
		if !ok || !strings.Contains(asked, ":") {
			r.asked(r.opt.RangePos, "range", fmt.Sprintf("%q is no range of cells", asked), "write its first and its last cell, the names of the columns in the first row, as in range: A4:L30")
			return false
		}
		g.within = a
	}
	if err := g.read(part); err != nil {
		r.damaged(err)
		return false
	}
	if !g.checkArea() {
		return false
	}
	g.checkVisible()
	r.found.Append(g.wrong)
	noName := ""
	if row := t.fullest(); r.opt.Range == "" && row > 0 {
		begin := area{int(t.lines[row]), t.left + int(t.at[t.starts[row]]), g.used.bottom, g.used.right}
		noName = fmt.Sprintf("if the names stand further down, say so where the file is named: range: %s", begin)
	}
	r.checkHeader(t, noName)
	r.checkCharacters(t)
	return true
}

// fullest is the first row with the most cells: where a title stands over a table, it is the one that names the columns.
func (t *Table) fullest() int {
	best := 0
	for row := range t.rows {
		if t.starts[row+1]-t.starts[row] > t.starts[best+1]-t.starts[best] {
			best = row
		}
	}
	return best
}

// checkArea compares the range with the cells that have something in them.
func (g *grid) checkArea() bool {
	t, used := g.t, g.used
	switch {
	case used.top == 0 && len(g.wrong) == 0:
		g.asked(g.opt.SheetPos, "sheet-empty", fmt.Sprintf("the sheet %q is empty", t.Sheet), "name a sheet with a table")
		return false
	case g.opt.Range != "" && (g.within.bottom > used.bottom || g.within.right > used.right):
		g.asked(g.opt.RangePos, "range", fmt.Sprintf("the range %s reaches beyond the cells of the sheet %q that are used, %s", g.within, t.Sheet, used), fmt.Sprintf("range: %s", g.within.cut(used)))
		return false
	case t.rows == 0:
		g.asked(g.opt.RangePos, "range", fmt.Sprintf("no cell of the range %s has anything in it; those of the sheet %q are in %s", g.within, t.Sheet, used), fmt.Sprintf("range: %s", used))
		return false
	case g.opt.Range == "" && (used.top > 1 || used.left > 1):
		g.asked(g.opt.SheetPos, "range", fmt.Sprintf("the sheet %q does not begin in A1, but in %s", t.Sheet, diag.Pos{Line: used.top, Col: used.left}.Cell()),
			fmt.Sprintf("name the range of the table, its first row the names of the columns: range: %s", used))
		return false
	}
	t.top, t.left = g.within.top, g.within.left
	t.columns = g.kept.right - t.left + 1
	t.starts = append(t.starts, len(t.cells))
	return true
}

// cut is the part of an area that lies in another, or the other where there is none.
func (a area) cut(b area) area {
	c := area{max(a.top, b.top), max(a.left, b.left), min(a.bottom, b.bottom), min(a.right, b.right)}
	if c.top > c.bottom || c.left > c.right {
		return b
	}
	return c
}

// checkVisible reports what a reader of the sheet does not see as it is stored: hidden rows and columns, and merged cells.
func (g *grid) checkVisible() {
	a := area{g.within.top, g.within.left, g.kept.bottom, g.kept.right}
	count, first := 0, 0
	for _, row := range g.hiddenRows {
		if a.top <= row && row <= a.bottom {
			if count++; count == 1 {
				first = row
			}
		}
	}
	if count > 0 {
		what, hint := "hidden", "show the rows (select all, right-click a row's number, Unhide), delete them, or choose a range without them"
		if g.filtered {
			what, hint = "hidden by a filter", "clear the filter (Data, Clear), and save the workbook"
		}
		g.report(diag.Pos{File: g.t.File, Sheet: g.t.Sheet, Line: first}, "hidden-row", fmt.Sprintf("%s of the table %s %s, and would be read all the same", plural(count, "row"), isAre(count), what), hint)
	}
	for _, h := range g.hiddenCols {
		if h.left <= a.right && h.right >= a.left {
			g.report(diag.Pos{File: g.t.File, Sheet: g.t.Sheet, Line: a.top, Col: max(h.left, a.left)}, "hidden-column", "the column is hidden, and would be read all the same", "show the column (select all, right-click a column's letter, Unhide), delete it, or choose a range without it")
		}
	}
	for _, m := range g.merged {
		if m.touches(a) {
			g.report(diag.Pos{File: g.t.File, Sheet: g.t.Sheet, Line: m.top, Col: m.left}, "merged-cells", fmt.Sprintf("the cells %s are merged, so that one value stands for several", m), "split them and write the value into each cell, or choose a range without them")
		}
	}
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// read goes through the part of a sheet.
func (g *grid) read(part *ooxml.Part) error {
	d, err := decoder(part)
	if err != nil {
		return inPart(part, err)
	}
	err = elements(d, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "sheetFormatPr":
			g.noHeight = isTrue(attr(e, "zeroHeight"))
		case "col":
			from, _ := strconv.Atoi(attr(e, "min"))
			to, _ := strconv.Atoi(attr(e, "max"))
			if isTrue(attr(e, "hidden")) || isZero(attr(e, "width")) {
				g.hiddenCols = append(g.hiddenCols, area{left: from, right: to})
			}
		case "row":
			return g.beginRow(e)
		case "c":
			return g.cell(d, e)
		case "autoFilter":
			g.filtered = true
		case "mergeCell":
			if a, ok := parseArea(attr(e, "ref")); ok {
				g.merged = append(g.merged, a)
			}
		case "extLst":
			return d.Skip()
		}
		return nil
	})
	return inPart(part, err)
}

// isZero says that a width or a height is given and none.
func isZero(s string) bool {
	f, err := strconv.ParseFloat(s, 64)
	return err == nil && f == 0
}

func (g *grid) beginRow(e xml.StartElement) error {
	row := g.row + 1
	if s := attr(e, "r"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < row || n > maxRow {
			return fmt.Errorf("the row %q follows row %d", s, g.row)
		}
		row = n
	}
	g.row, g.col = row, 0
	height := attr(e, "ht")
	if isTrue(attr(e, "hidden")) || isZero(height) || g.noHeight && height == "" {
		g.hiddenRows = append(g.hiddenRows, row)
	}
	return nil
}

// stored is a cell as it stands in the file.
type stored struct {
	style              int
	kind, value        string
	hasFormula, hasVal bool
}

// cell reads a cell and keeps it where it is in the range.
func (g *grid) cell(d *xml.Decoder, e xml.StartElement) error {
	col := g.col + 1
	if s := attr(e, "r"); s != "" {
		row, n, ok := parseCell(s)
		if !ok || row != g.row || n < col {
			return fmt.Errorf("the cell %q stands in row %d behind %s", s, g.row, diag.Pos{Line: g.row, Col: max(g.col, 1)}.Cell())
		}
		col = n
	}
	if g.col = col; g.row == 0 || col > maxCol {
		return fmt.Errorf("a cell stands outside of the rows and columns of a sheet")
	}
	c := stored{kind: attr(e, "t")}
	c.style, _ = strconv.Atoi(attr(e, "s"))
	if err := c.read(d); err != nil {
		return err
	}
	pos := diag.Pos{File: g.t.File, Sheet: g.t.Sheet, Line: g.row, Col: col}
	inside := g.within.has(g.row, col)
	if c.hasFormula && !c.hasVal {
		g.used.grow(g.row, col)
		if inside {
			g.wrong.Add(pos, diag.Error, "formula-without-value", "the formula was never calculated: the file holds no value for it", "open the workbook in a spreadsheet program and save it")
			g.keep(col, Cell{Kind: Text, Value: "a formula"})
		}
		return nil
	}
	out, p, err := g.b.value(c)
	if err != nil {
		return fmt.Errorf("cell %s: %w", pos.Cell(), err)
	}
	if p != nil {
		out = Cell{Kind: Text, Value: strings.TrimSpace(c.value)} // the table is refused, but its other cells are checked
	}
	if out.Kind == Empty {
		return nil
	}
	g.used.grow(g.row, col)
	if inside {
		if p != nil {
			g.wrong.AddProblem(pos, diag.Error, p)
		}
		g.keep(col, out)
	}
	return nil
}

// keep adds a cell to the table, and reports empty rows before it.
func (g *grid) keep(col int, c Cell) {
	t := g.t
	if t.rows == 0 || int(t.lines[t.rows-1]) != g.row {
		next := g.within.top
		if t.rows > 0 {
			next = int(t.lines[t.rows-1]) + 1
		}
		if g.row > next && (t.rows > 0 || g.opt.Range != "") {
			ends := ""
			if t.rows > 1 {
				ends = fmt.Sprintf("if the table ends above, say so where the file is named: range: %s", g.kept)
			}
			g.during(func() { g.emptyRows(t, diag.Pos{File: t.File, Sheet: t.Sheet, Line: next}, g.row-next, ends) })
		}
		t.starts = append(t.starts, len(t.cells))
		t.lines = append(t.lines, uint32(g.row))
		t.rows++
	}
	g.kept.grow(g.row, col)
	t.cells = append(t.cells, c)
	t.at = append(t.at, uint16(col-g.within.left))
}

// during keeps findings apart until it is known that the range is right.
func (g *grid) during(f func()) { g.wrong.Append(g.found.During(f)) }
