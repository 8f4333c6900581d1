package bars

import (
	"slices"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// body is the chart as it was read.
type body struct {
	Unit     string
	Millions bool       // figures are printed in millions of it
	Order    string     // of rows in their group and of parts in their row: "size" or empty, orderGiven, orderLabel
	Narrow   *narrowing // nil: all rows where room is small, too
	Keys     keyWords
	Groups   []bodyGroup
}

// keyWords are the words of the direct key; nil where the template has none.
type keyWords struct {
	Solid, SolidShort, Outlined, OutlinedShort, NoneNamed *phrase.Text
}

// bodyGroup is a group of rows under a label, which may be nil.
type bodyGroup struct {
	Label *phrase.Text
	Rows  []bodyRow
}

// bodyRow is a bar of parts. Without a label it has the name of its area.
type bodyRow struct {
	Pos    diag.Pos
	Label  *phrase.Text
	Short  *phrase.Text // a shorter label, for a column that is narrow
	Area   string
	Detail *phrase.Text // a line under the name: payer, status, purpose
	Order  string       // of the parts; empty: as in the chart
	Narrow *rowWords
	Parts  []kind.Part
	When   *kind.When
}

// rowWords are a row's words where the largest rows of all groups stand in one list.
type rowWords struct{ Label, Detail *phrase.Text }

// The orders of rows and parts, as templates write them. Nothing is by size.
const (
	orderLabel = "label"
	orderGiven = "given"
)

// grouped says whether all groups have labels: they then stand in a column of their own.
func (c *body) grouped() bool {
	return !slices.ContainsFunc(c.Groups, func(g bodyGroup) bool { return g.Label == nil })
}

type form struct {
	Head   kind.Head     `yaml:",inline"`
	Unit   source.String `yaml:"unit,required,id" help:"The id of the unit."`
	Scale  string        `yaml:"scale,enum=millions|units" help:"millions: amounts of money are printed in millions."`
	Order  string        `yaml:"order,enum=size|given|label" help:"Of rows in their group and of parts in their row: size, the largest first; given, as they stand here; label, by name."`
	Narrow *narrowForm   `yaml:"narrow" help:"Where room is small (slides, cards, narrow screens): its largest rows alone. Table, data and text alternative keep all rows."`
	Keys   keyForm       `yaml:"keys"`
	Groups []groupForm   `yaml:"groups,required,nonempty"`
}

type keyForm struct {
	Solid         phrase.Raw `yaml:"solid" help:"Key of the solid parts: whose money they are."`
	SolidShort    phrase.Raw `yaml:"solid_short" help:"For when the keys would meet."`
	Outlined      phrase.Raw `yaml:"outlined" help:"Key of the outlined parts: payer not named."`
	OutlinedShort phrase.Raw `yaml:"outlined_short" help:"For when the keys would meet."`
	NoneNamed     phrase.Raw `yaml:"none_named" help:"Words for a row of a region in which no payer is named."`
}

type groupForm struct {
	Pos    diag.Pos   `yaml:",pos"`
	Broken bool       `yaml:",broken"`
	Label  phrase.Raw `yaml:"label" help:"The words over the rows of the group."`
	Rows   []rowForm  `yaml:"rows,required,nonempty"`
}

type rowForm struct {
	Pos    diag.Pos        `yaml:",pos"`
	Broken bool            `yaml:",broken"`
	Label  phrase.Raw      `yaml:"label" help:"The words to the bar. The period belongs to it: {{ID.period}}."`
	Short  phrase.Raw      `yaml:"short" help:"A shorter label, for when there is no room."`
	Area   source.String   `yaml:"area,id" help:"The reference area that every part of the row must have."`
	Detail phrase.Raw      `yaml:"detail" help:"A line under a bar's name: who pays, status, purpose."`
	Order  string          `yaml:"order,enum=size|given|label" help:"Of the row's parts, instead of the chart's order: size, the largest first; given, as they stand here; label, by name."`
	Narrow *rowWordsForm   `yaml:"narrow" help:"Where room is small (slides, cards, narrow screens): the row's words there."`
	Parts  []kind.PartForm `yaml:"parts,required,nonempty"`
	When   kind.Condition  `yaml:",inline"`
}

type rowWordsForm struct {
	Label  phrase.Raw `yaml:"label,required" help:"The words to the bar where room is small. The period belongs to it: {{ID.period}}."`
	Detail phrase.Raw `yaml:"detail" help:"A line under the bar's name: who pays, status, purpose."`
}

// Kind is the row of the registry.
func Kind() kind.Kind {
	return kind.Kind{Name: Name, Subtitled: true, New: func() kind.Form { return &form{} }}
}

// Common is what every chart has.
func (f *form) Common() *kind.Head { return &f.Head }

// Rows are the areas that rows are about, and whether a row adds up figures.
func (f *form) Rows() *kind.FormRows {
	out := &kind.FormRows{}
	for _, g := range f.Groups {
		for _, r := range g.Rows {
			out.Broken = out.Broken || r.Broken
			out.Adds = out.Adds || len(r.Parts) > 1
			if r.Area.S != "" && !slices.Contains(out.Areas, r.Area.S) {
				out.Areas = append(out.Areas, r.Area.S)
			}
		}
	}
	return out
}

// Read reads the rows.
func (f *form) Read(r kind.Reader) kind.Body {
	c := &body{Unit: f.Unit.S, Millions: f.Scale == "millions", Order: f.Order}
	r.Unit(f.Unit)
	k := &f.Keys
	c.Keys = keyWords{
		Solid: r.Line(k.Solid, phrase.Label), SolidShort: r.Line(k.SolidShort, phrase.Label),
		Outlined: r.Line(k.Outlined, phrase.Label), OutlinedShort: r.Line(k.OutlinedShort, phrase.Label),
		NoneNamed: r.Line(k.NoneNamed, phrase.Label),
	}
	rows := 0
	for i, g := range f.Groups {
		rows += len(g.Rows)
		group := bodyGroup{Label: r.Line(g.Label, phrase.Label)}
		if i > 0 && group.Label == nil && !g.Broken {
			r.Fault(g.Pos, "missing-key", "every group after the first needs a label", "write label: with what its rows have in common")
		}
		for j := range g.Rows {
			var row bodyRow
			when := g.Rows[j].When.Read(r, func() { row = g.Rows[j].read(r) })
			row.When = when
			group.Rows = append(group.Rows, row)
		}
		c.Groups = append(c.Groups, group)
	}
	if f.Narrow != nil {
		c.Narrow = f.Narrow.read(r, rows)
	}
	return c
}

func (f *rowForm) read(r kind.Reader) bodyRow {
	out := bodyRow{Pos: f.Pos, Area: f.Area.S, Order: f.Order, Label: r.Line(f.Label, phrase.Label), Short: r.Line(f.Short, phrase.Label), Detail: r.Line(f.Detail, phrase.Label)}
	if n := f.Narrow; n != nil {
		out.Narrow = &rowWords{r.Line(n.Label, phrase.Label), r.Line(n.Detail, phrase.Label)}
	}
	if f.Area.S != "" && r.Index().Areas[f.Area.S] == nil {
		message, hint := source.Unknown("area", f.Area.S, areaNames(r))
		r.Fault(f.Area.Pos, "unknown-reference", message, hint)
	}
	if out.Label == nil && f.Area.S == "" && !f.Broken {
		r.Fault(f.Pos, "missing-key", "a row needs a label or an area", "")
	}
	for _, p := range f.Parts {
		r.Draws(p.Of)
		part := p.Read(r)
		showsCaption(r, part)
		out.Parts = append(out.Parts, part)
	}
	return out
}

// showsCaption keeps the dataset's name of a part that the template gives none.
func showsCaption(r kind.Reader, p kind.Part) {
	ind := r.Index().Indicators[phrase.RootOf(p.Of.S)]
	switch {
	case p.Caption != nil || ind == nil:
	case ind.Short.IsZero():
		r.ShowsText(ind.Name)
	default:
		r.ShowsText(ind.Short)
	}
}

func areaNames(r kind.Reader) []string {
	var names []string
	for _, a := range r.Index().Dataset.Areas {
		names = append(names, a.ID)
	}
	return names
}
