package reading

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// tableForm is a table: written by hand, or made from figures.
type tableForm struct {
	written writtenTableForm
	made    *madeTableForm
}

// UnmarshalSource tells the two by their keys.
func (f *tableForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map || n.Get("of") == nil && n.Get("rows") == nil && n.Get("across") == nil {
		return source.Decode(n, &f.written)
	}
	f.made = &madeTableForm{}
	return f.made.decode(n)
}

func (f *tableForm) read(b *briefReader, pos diag.Pos) any {
	if f.made != nil {
		return f.made.read(b)
	}
	return f.written.read(b)
}

// writtenTableForm is a table whose columns and rows are written by hand.
type writtenTableForm struct {
	Pos      diag.Pos          `yaml:",pos"`
	Broken   bool              `yaml:",broken"`
	ID       source.String     `yaml:"id,required,id" help:"Small letters, digits and hyphens."`
	Caption  phrase.Raw        `yaml:"caption,required"`
	Unit     phrase.Raw        `yaml:"unit" help:"The words in the table's head, which .amount and {{ID.number}} need."`
	Scale    string            `yaml:"scale,enum=millions|units" help:"millions: amounts of money are printed in millions."`
	Decimals *int              `yaml:"decimals" help:"Decimals of the figures; without it as many as they need."`
	Columns  []tableColumnForm `yaml:"columns,required,nonempty" help:"The table's columns, in reading order."`
	Groups   []tableGroupForm  `yaml:"groups,required,nonempty"`
	Total    phrase.RawList    `yaml:"total"`
	Note     phrase.Raw        `yaml:"note" help:"What must be known to read it. Sources and numbered notes are added by the tool."`
	Mixes    []source.String   `yaml:"mixes" help:"Ways of counting that may stand together here. The note then says so."`
}

type tableColumnForm struct {
	Head  phrase.Raw `yaml:"head,required"`
	Width int        `yaml:"width" help:"In millimetres; columns without one share what is left."`
	Right bool       `yaml:"right" help:"true: figures, set to the right."`
}

type tableGroupForm struct {
	Label phrase.Raw     `yaml:"label" help:"The words over the rows of the group."`
	Sum   phrase.Raw     `yaml:"sum" help:"Figures in the group's head. They must cover the rows of the group, each once."`
	Rows  []tableRowForm `yaml:"rows,required,nonempty"`
}

type tableRowForm struct {
	Pos    diag.Pos         `yaml:",pos"`
	Broken bool             `yaml:",broken"`
	Of     source.String    `yaml:"of,word" help:"The id of the figure, without braces."`
	When   kind.Condition   `yaml:",inline"`
	Cells  []phrase.RawList `yaml:"cells,required,nonempty" help:"One for each column, a text or the list of its lines. Short for the figure of the row's of: .amount .figure .payer .status .period .purpose .name .short"`
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

func (f *writtenTableForm) read(b *briefReader) *template.Table {
	t := &template.Table{Pos: f.Pos, ID: f.ID.S, Number: b.tableNumber(), Millions: f.Scale != "units", Decimals: f.Decimals}
	b.name(f.ID, template.BlockID{Table: t.Number})
	t.Caption, t.Unit, t.Note = b.texts.Line(f.Caption, phrase.Label), b.texts.Line(f.Unit, phrase.Label), b.texts.Line(f.Note, phrase.Prose)
	t.Total = b.texts.Lines(f.Total, phrase.Label)
	b.texts.FairTitle("caption", f.Caption, t.Caption, true)
	if t.Total != nil && !f.Broken && len(t.Total) != len(f.Columns) {
		b.diags.Add(f.Pos, diag.Error, "bad-row", "the total has "+strconv.Itoa(len(t.Total))+" cells, but the table "+strconv.Itoa(len(f.Columns))+" columns", "")
	}
	if f.Decimals != nil && (*f.Decimals < 0 || *f.Decimals > 6) {
		b.diags.Add(f.Pos, diag.Error, "bad-decimals", "a column has 0 to 6 decimals, found "+strconv.Itoa(*f.Decimals), "")
	}
	for _, c := range f.Columns {
		t.Columns = append(t.Columns, template.TableColumn{Head: b.texts.Line(c.Head, phrase.Label), Width: c.Width, Right: c.Right})
		if w := c.Width; w < 0 {
			b.diags.Add(f.Pos, diag.Error, "bad-width", "a column is as wide as its width says in mm, found "+strconv.Itoa(w), "leave it out: the column shares what is left")
		}
	}
	for _, g := range f.Groups {
		group := template.TableGroup{Label: b.texts.Line(g.Label, phrase.Label), Sum: b.texts.Line(g.Sum, phrase.Label), Rows: make([]template.TableRow, 0, len(g.Rows))}
		for i := range g.Rows {
			var row template.TableRow
			when := g.Rows[i].When.Read(b.texts, func() { row = f.readRow(b, &g.Rows[i]) })
			row.When = when
			group.Rows = append(group.Rows, row)
		}
		t.Groups = append(t.Groups, group)
	}
	if pos, has := bareNumber(t); has && !f.Unit.Given() && !f.Broken {
		b.diags.Add(pos, diag.Error, "no-unit", "this cell prints a number without its unit, and the table says none",
			"add unit: to the table; or print the figure with its unit, as .figure or {{ID}}")
	}
	return t
}

// tableNumber is the number of the next table of a brief; 0 on a slide, where a table needs none.
func (b *briefReader) tableNumber() int {
	if b.brief.Deck() {
		return 0
	}
	b.tables++
	return b.tables
}

// bareNumber finds the first reference that prints a number alone.
func bareNumber(t *template.Table) (diag.Pos, bool) {
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

func (f *writtenTableForm) readRow(b *briefReader, r *tableRowForm) template.TableRow {
	out := template.TableRow{Pos: r.Pos, Of: r.Of, Cells: make([][]*phrase.Text, 0, len(r.Cells))}
	known := b.texts.Figure(r.Of)
	if !out.Free() {
		b.texts.Shows(r.Of)
	}
	if len(r.Cells) != len(f.Columns) && !r.Broken && !f.Broken {
		b.diags.Add(r.Pos, diag.Error, "bad-row", "the row has "+strconv.Itoa(len(r.Cells))+" cells, but the table "+strconv.Itoa(len(f.Columns))+" columns",
			"a cell is never left out: write what is not known as \"not stated\"")
	}
	for _, lines := range r.Cells {
		var cell []*phrase.Text
		for _, raw := range lines {
			cell = append(cell, b.cellLine(r, known, raw))
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// cellLine reads a line of a cell: a text, or in short a part of the row's value. Where that value is not known, which was
// told, it is not looked up again.
func (b *briefReader) cellLine(r *tableRowForm, known bool, raw phrase.Raw) *phrase.Text {
	if len(raw.Versions) != 1 || !strings.HasPrefix(raw.Versions[0].Node.Value, ".") {
		return b.texts.Line(raw, phrase.Label)
	}
	part := raw.Versions[0].Node.Value
	var names []string
	for _, s := range shorthands() {
		if s[0] == part && known {
			return b.texts.Short(raw.Pos, "{{"+r.Of.S+s[1]+"}}", phrase.Label)
		}
		names = append(names, s[0])
	}
	switch {
	case r.Of.S == "" && !r.Broken: // else of: may be what could not be read
		b.diags.Add(raw.Pos, diag.Error, "unknown-part", source.Quote(part)+" is a part of the row's value, and this row names none",
			"write the row as {of: ID, cells: [...]}, or refer to a value here: {{ID}}")
	case r.Of.S != "" && !slices.Contains(names, part):
		message, hint := source.Unknown("part of the row's value", part, names)
		b.diags.Add(raw.Pos, diag.Error, "unknown-part", message, hint)
	}
	return nil
}
