package sheet

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
	"briefing/internal/source/files"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of cells. In a CSV file all that is not empty is Text.
const (
	Empty Kind = iota
	Text
	Number
	Date
	Bool
)

// String names the kind, as in "number".
func (k Kind) String() string {
	return [...]string{"empty", "text", "number", "date", "true or false"}[k]
}

// Cell is one cell of a table.
type Cell struct {
	Kind Kind
	// Value is the text of a Text without spaces around it; of a Number the stored number in plain decimal notation with a
	// point, with at most 15 digits that count; YYYY-MM-DD of a Date, YYYY-MM or YYYY of one that is shown as a month or a year; true or
	// false of a Bool.
	Value string
	// Shown is what a spreadsheet program displays of a Number or a Date by the cell's number format: in English, unless the
	// format names another language that is known here. It is empty for a CSV file, for formats that are displayed in the way
	// of each reader's system (the date formats 14 and 22), and for fractions and languages that are not known here.
	Shown string
	// Percent says that the number's format has a percent sign. Value is then a hundred times what is stored.
	Percent bool
}

// Table is the rows of a CSV file or of a range of a sheet. The first row names the columns.
type Table struct {
	File   string // as printed in messages
	Sheet  string // of a workbook
	SHA256 string // of the file's bytes, in hexadecimal

	rows, columns int
	notes         []string

	// Of a CSV file the texts of all cells stand in one string, behind each other: a cell of its own would take three times
	// the memory of the file.
	text  string
	ends  []uint32 // where in text each cell ends
	width int      // cells of each row, at least columns
	lines []uint32 // the line in which each row begins

	// Of a sheet the cells that are not empty, row by row: two cells of it can stand a million rows apart.
	cells     []Cell
	at        []uint16 // the column of each, from 0
	starts    []int    // where in cells each row begins, and the end of the last
	top, left int      // the row and the column of the first cell in the sheet, from 1
}

// Rows is how many rows there are, with the one that names the columns.
func (t *Table) Rows() int { return t.rows }

// Columns is how many columns there are.
func (t *Table) Columns() int { return t.columns }

// At is a cell by its row and column, from 0. Outside of the table all cells are empty.
func (t *Table) At(row, col int) Cell {
	if row < 0 || row >= t.rows || col < 0 || col >= t.columns {
		return Cell{}
	}
	if t.Sheet != "" {
		from, to := t.starts[row], t.starts[row+1]
		if i, found := slices.BinarySearch(t.at[from:to], uint16(col)); found {
			return t.cells[from+i]
		}
		return Cell{}
	}
	i, from := row*t.width+col, uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	if from == t.ends[i] {
		return Cell{}
	}
	return Cell{Kind: Text, Value: t.text[from:t.ends[i]]}
}

// Pos is where a cell stands in the file; with column -1, where the row does. In a CSV file Line is the line in which the row
// begins and Col the number of the cell from 1; in a sheet they are the row and the column.
func (t *Table) Pos(row, col int) diag.Pos {
	p := diag.Pos{File: t.File, Sheet: t.Sheet, Col: col + 1}
	if t.Sheet != "" {
		p.Line = t.top + row
		if col >= 0 {
			p.Col = t.left + col
		}
		return p
	}
	if row >= 0 && row < len(t.lines) {
		p.Line = int(t.lines[row])
	}
	return p
}

// Notes is what was found out about the file: "UTF-8, separated by semicolons".
func (t *Table) Notes() []string { return t.notes }

// Options are what is asked of a file, with the places at which it is asked. Of a CSV file only the separator may be.
type Options struct {
	Sheet        string // its name; left out, the only visible one
	SheetPos     diag.Pos
	Range        string // "A4:L30"; left out, from A1 to the last cell that is not empty
	RangePos     diag.Pos
	Separator    string // "," ";" "|" or "tab"; left out, what stands in the first row
	SeparatorPos diag.Pos
	Pos          diag.Pos // of the key that names the file, for findings about the file as a whole
}

// otherFormats are the endings of spreadsheets that are not read.
var otherFormats = map[string]string{
	".xls":  "the old binary format of Excel",
	".xlsm": "a workbook with macros",
	".xlsb": "a binary workbook",
	".xltx": "a template for workbooks",
	".ods":  "an OpenDocument spreadsheet",
	".fods": "an OpenDocument spreadsheet",
}

// Read reads a table by the ending of its name: .csv and .tsv, or .xlsx. The path `shown` is printed in messages, `name` is
// the file's name in fsys. With errors in the list the table is nil.
func Read(fsys fs.FS, name, shown string, opt Options) (*Table, diag.List) {
	r := reader{shown: shown, opt: opt}
	kind := files.CSV
	ending := strings.ToLower(path.Ext(name))
	switch ending {
	case ".csv", ".tsv":
		r.tabs = ending == ".tsv"
	case ".xlsx":
		kind = files.Workbook
	default:
		r.wrongEnding(ending)
		return nil, r.found
	}
	if !fs.ValidPath(name) {
		r.file("file-name", fmt.Sprintf("the file name %s is not allowed here", source.Quote(shown)),
			"write a name inside the folder, with / between folders and without . or .. in it")
		return nil, r.found
	}
	raw, err := files.Read(fsys, name, kind)
	if err != nil {
		pos, named := r.place()
		return nil, source.ReadFault(pos, named, fsys, name, err)
	}
	var t *Table
	if kind == files.CSV {
		t = r.csv(raw)
	} else {
		t = r.workbook(raw)
	}
	if t == nil || r.found.HasErrors() {
		return nil, r.found
	}
	return t, r.found
}

// reader is one file being read.
type reader struct {
	shown string
	opt   Options
	tabs  bool // the name says that cells are separated by tabs
	found diag.List
}

// place is where findings about the file as a whole belong, and the file's name in quotes where that is in another file.
func (r *reader) place() (diag.Pos, string) {
	if r.opt.Pos.IsZero() {
		return diag.Pos{File: r.shown}, ""
	}
	return r.opt.Pos, source.Quote(r.shown)
}

// file adds an error about the file as a whole.
func (r *reader) file(id, message string, hints ...string) {
	pos, _ := r.place()
	r.found.Add(pos, diag.Error, id, message, hints...)
}

// asked adds an error about something that was asked for, at its place or, where that is not known, at the file's.
func (r *reader) asked(pos diag.Pos, id, message string, hints ...string) {
	if pos.IsZero() {
		pos, _ = r.place()
	}
	r.found.Add(pos, diag.Error, id, message, hints...)
}

func (r *reader) wrongEnding(ending string) {
	const can = "tables are read from .csv, .tsv and .xlsx files"
	what, known := otherFormats[ending]
	switch {
	case known:
		as := strings.TrimSuffix(path.Base(r.shown), path.Ext(r.shown)) + ".xlsx"
		r.file("table-format", fmt.Sprintf("%s is %s, which is not read; %s", source.Quote(r.shown), what, can),
			fmt.Sprintf("open it in a spreadsheet program, save it as .xlsx, and write file: %s", as))
	case ending == "":
		r.file("table-format", fmt.Sprintf("the name %s has no ending; %s", source.Quote(r.shown), can), "give the file the ending of its format")
	default:
		r.file("table-format", fmt.Sprintf("%s ends in %s; %s", source.Quote(r.shown), source.Quote(ending), can), "save the table as .csv (UTF-8) or .xlsx")
	}
}
