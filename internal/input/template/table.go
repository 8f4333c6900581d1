package template

import (
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Table is a table with groups of rows. A row is about one value, whose number and words its cells give in short, or
// it is cells of text with references like any other.
type Table struct {
	Pos                 diag.Pos
	ID                  string
	Number              int // of the tables of a brief; 0 on slides
	Caption, Unit, Note *phrase.Text
	Millions            bool
	Decimals            *int // nil: as many as the rows need
	Columns             []TableColumn
	Groups              []TableGroup
	Total               []*phrase.Text // nil: there is none
}

// TableColumn is a column of a table.
type TableColumn struct {
	Head  *phrase.Text
	Width int // mm; 0 shares what is left
	Right bool
}

// TableGroup is a group of rows under a label, which may be nil.
type TableGroup struct {
	Label, Sum *phrase.Text
	Rows       []TableRow
}

// TableRow is a row; Of is the reference of the value it is about, empty for a row of text.
type TableRow struct {
	Pos   diag.Pos
	Of    source.String
	Cells [][]*phrase.Text // each a list of lines
}

// Free says that the row is about no one value: its cells refer to what they print.
func (r *TableRow) Free() bool { return r.Of.S == "" }

type tableForm struct {
	Pos      diag.Pos          `yaml:",pos"`
	Broken   bool              `yaml:",broken"`
	ID       source.String     `yaml:"id,required,id"`
	Caption  phrase.Raw        `yaml:"caption,required"`
	Unit     phrase.Raw        `yaml:"unit"` // of numbers; figures have their own
	Scale    string            `yaml:"scale,enum=millions|units"`
	Decimals *int              `yaml:"decimals"` // of figures; without it as many as the rows need
	Columns  []tableColumnForm `yaml:"columns,required,nonempty"`
	Groups   []tableGroupForm  `yaml:"groups,required,nonempty"`
	Total    phrase.RawList    `yaml:"total"`
	Note     phrase.Raw        `yaml:"note"`
	Mixes    []source.String   `yaml:"mixes"`
}

type tableColumnForm struct {
	Head  phrase.Raw `yaml:"head,required"`
	Width int        `yaml:"width"` // mm; 0 shares what is left
	Right bool       `yaml:"right"`
}

type tableGroupForm struct {
	Label phrase.Raw     `yaml:"label"`
	Sum   phrase.Raw     `yaml:"sum"`
	Rows  []tableRowForm `yaml:"rows,required,nonempty"`
}

type tableRowForm struct {
	Pos    diag.Pos         `yaml:",pos"`
	Broken bool             `yaml:",broken"`
	Of     source.String    `yaml:"of,word"`
	Cells  []phrase.RawList `yaml:"cells,required,nonempty"` // each a text, or a list of its lines
}

// UnmarshalSource takes the short form, too: a list of cells.
func (r *tableRowForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind == source.Seq {
		r.Pos = n.Pos
		return source.Decode(n, &r.Cells)
	}
	type form tableRowForm
	return source.Decode(n, (*form)(r))
}

func (f *tableForm) read(l *loader, _ diag.Pos) any {
	t := &Table{Pos: f.Pos, ID: f.ID.S, Millions: f.Scale != "units", Decimals: f.Decimals}
	if !l.brief.Deck() { // one on a slide needs no number
		l.brief.tables++
		t.Number = l.brief.tables
	}
	l.name(f.ID, BlockID{Table: t.Number})
	t.Caption, t.Unit, t.Note = l.line(f.Caption, phrase.Label), l.line(f.Unit, phrase.Label), l.line(f.Note, phrase.Prose)
	t.Total = l.lines(f.Total, phrase.Label)
	l.fairTitle("caption", f.Caption, t.Caption, true)
	if t.Total != nil && !f.Broken && len(t.Total) != len(f.Columns) {
		l.diags.Add(f.Pos, diag.Error, "bad-row", "the total has "+strconv.Itoa(len(t.Total))+" cells, but the table "+strconv.Itoa(len(f.Columns))+" columns", "")
	}
	if f.Decimals != nil && (*f.Decimals < 0 || *f.Decimals > 6) {
		l.diags.Add(f.Pos, diag.Error, "bad-decimals", "a column has 0 to 6 decimals, found "+strconv.Itoa(*f.Decimals), "")
	}
	for _, c := range f.Columns {
		t.Columns = append(t.Columns, TableColumn{l.line(c.Head, phrase.Label), c.Width, c.Right})
		if w := c.Width; w < 0 {
			l.diags.Add(f.Pos, diag.Error, "bad-width", "a column is as wide as its width says in mm, found "+strconv.Itoa(w), "leave it out: the column shares what is left")
		}
	}
	for _, g := range f.Groups {
		group := TableGroup{Label: l.line(g.Label, phrase.Label), Sum: l.line(g.Sum, phrase.Label), Rows: make([]TableRow, 0, len(g.Rows))}
		for i := range g.Rows {
			group.Rows = append(group.Rows, f.readRow(l, &g.Rows[i]))
		}
		t.Groups = append(t.Groups, group)
	}
	if pos, has := t.bareNumber(); has && !f.Unit.Given() && !f.Broken {
		l.diags.Add(pos, diag.Error, "no-unit", "this cell prints a number without its unit, and the table says none",
			"add unit: to the table; or print the figure with its unit, as .figure or {{ID}}")
	}
	return t
}

// bareNumber finds the first reference that prints a number alone.
func (t *Table) bareNumber() (diag.Pos, bool) {
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			for _, cell := range r.Cells {
				for _, line := range cell {
					for _, s := range line.Single() {
						if s.Ref != nil && s.Ref.Kind == phrase.RefValue && s.Ref.Part == "number" {
							return line.At(s.Offset), true
						}
					}
				}
			}
		}
	}
	return diag.Pos{}, false
}

// shorthands are what a cell may say of its row's value without naming it again.
func shorthands() [][2]string {
	return [][2]string{
		{".amount", ".number"}, {".figure", ""}, {".payer", ".payer"}, {".status", ".status"}, {".period", ".period"},
		{".purpose", ".purpose|cap"}, {".name", ".name"}, {".short", ".short"},
	}
}

func (f *tableForm) readRow(l *loader, r *tableRowForm) TableRow {
	out := TableRow{Pos: r.Pos, Of: r.Of, Cells: make([][]*phrase.Text, 0, len(r.Cells))}
	known := l.valueRef(r.Of)
	if !out.Free() {
		l.showsThing(r.Of)
	}
	if len(r.Cells) != len(f.Columns) && !r.Broken && !f.Broken {
		l.diags.Add(r.Pos, diag.Error, "bad-row", "the row has "+strconv.Itoa(len(r.Cells))+" cells, but the table "+strconv.Itoa(len(f.Columns))+" columns",
			"a cell is never left out: write what is not known as \"not stated\"")
	}
	for _, lines := range r.Cells {
		var cell []*phrase.Text
		for _, raw := range lines {
			cell = append(cell, l.cellLine(r, known, raw))
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// cellLine reads a line of a cell.
func (l *loader) cellLine(r *tableRowForm, known bool, raw phrase.Raw) *phrase.Text {
	if len(raw.Versions) != 1 || !strings.HasPrefix(raw.Versions[0].Node.Value, ".") {
		return l.line(raw, phrase.Label)
	}
	switch {
	case r.Of.S == "" && r.Broken: // of: may be what could not be read
		return nil
	case r.Of.S == "":
		l.diags.Add(raw.Pos, diag.Error, "unknown-part", source.Quote(raw.Versions[0].Node.Value)+" is a part of the row's value, and this row names none",
			"write the row as {of: ID, cells: [...]}, or refer to a value here: {{ID}}")
		return nil
	}
	return l.shorthand(r.Of.S, known, raw)
}

// shorthand reads such a cell; where the row's value is not known, which was told, it is not looked up again.
func (l *loader) shorthand(of string, known bool, raw phrase.Raw) *phrase.Text {
	var names []string
	for _, s := range shorthands() {
		if s[0] == raw.Versions[0].Node.Value {
			if !known {
				return nil
			}
			pos := raw.Pos
			t := phrase.Parse("{{"+of+s[1]+"}}", func(int) diag.Pos { return pos }, phrase.Label, &l.diags)
			l.check(t)
			return t
		}
		names = append(names, s[0])
	}
	message, hint := source.Unknown("part of the row's value", raw.Versions[0].Node.Value, names)
	l.diags.Add(raw.Pos, diag.Error, "unknown-part", message, hint)
	return nil
}
