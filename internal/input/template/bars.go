package template

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Bars is a chart of horizontal bars with parts and groups.
type Bars struct {
	Unit     string
	Millions bool        // figures are printed in millions of it
	Order    string      // of rows in their group and of parts in their row: "size" or empty, OrderGiven, OrderLabel
	Narrow   *BarsNarrow // nil: all rows where room is small, too
	Keys     BarKeys
	Groups   []BarGroup
}

// BarKeys are the words of the direct key; nil where the template has none.
type BarKeys struct {
	Solid, SolidShort, Outlined, OutlinedShort, NoneNamed *phrase.Text
}

// BarGroup is a group of rows under a label, which may be nil.
type BarGroup struct {
	Label *phrase.Text
	Rows  []BarRow
}

// BarRow is a bar of parts. Without a label it has the name of its area.
type BarRow struct {
	Pos    diag.Pos
	Label  *phrase.Text
	Short  *phrase.Text // a shorter label, for a column that is narrow
	Area   string
	Detail *phrase.Text // a line under the name: payer, status, purpose
	Order  string       // of the parts; empty: as in the chart
	Narrow *RowNarrow
	Parts  []BarPart
}

// RowNarrow are a row's words where the largest rows of all groups stand in one list.
type RowNarrow struct{ Label, Detail *phrase.Text }

// BarPart is one figure of a bar.
type BarPart struct {
	Of             source.String
	Caption, Short *phrase.Text
}

// The orders of rows and parts, as templates write them. Nothing is by size.
const (
	OrderLabel = "label"
	OrderGiven = "given"
)

// Grouped says whether all groups have labels: they then stand in a column of their own.
func (c *Bars) Grouped() bool {
	return !slices.ContainsFunc(c.Groups, func(g BarGroup) bool { return g.Label == nil })
}

type barsForm struct {
	Head   chartHead      `yaml:",inline"`
	Unit   source.String  `yaml:"unit,required,id"`
	Scale  string         `yaml:"scale,enum=millions|units"`
	Order  string         `yaml:"order,enum=size|given|label"` // of rows in their group and of parts in their row
	Narrow *narrowForm    `yaml:"narrow"`
	Keys   barKeys        `yaml:"keys"`
	Groups []barGroupForm `yaml:"groups,required,nonempty"`
}

type barKeys struct {
	Solid         rawText `yaml:"solid"`
	SolidShort    rawText `yaml:"solid_short"`
	Outlined      rawText `yaml:"outlined"`
	OutlinedShort rawText `yaml:"outlined_short"`
	NoneNamed     rawText `yaml:"none_named"`
}

type barGroupForm struct {
	Pos    diag.Pos     `yaml:",pos"`
	Broken bool         `yaml:",broken"`
	Label  rawText      `yaml:"label"`
	Rows   []barRowForm `yaml:"rows,required,nonempty"`
}

type barRowForm struct {
	Pos    diag.Pos      `yaml:",pos"`
	Broken bool          `yaml:",broken"`
	Label  rawText       `yaml:"label"`
	Short  rawText       `yaml:"short"` // a shorter label, for a column that is narrow
	Area   source.String `yaml:"area,id"`
	Detail rawText       `yaml:"detail"`                      // a line under the name: payer, status, purpose
	Order  string        `yaml:"order,enum=size|given|label"` // of the parts; empty: as in the chart
	Narrow *rowNarrow    `yaml:"narrow"`
	Parts  []barPartForm `yaml:"parts,required,nonempty"`
}

type rowNarrow struct {
	Label  rawText `yaml:"label,required"`
	Detail rawText `yaml:"detail"`
}

type barPartForm struct {
	Of      source.String `yaml:"of,required,word"`
	Caption rawText       `yaml:"caption"`
	Short   rawText       `yaml:"short"`
}

func (f *barsForm) head() *chartHead { return &f.Head }

func (f *barsForm) read(l *loader, _ *Chart) any {
	c := &Bars{Unit: f.Unit.S, Millions: f.Scale == "millions", Order: f.Order}
	l.unit(f.Unit)
	k := &f.Keys
	c.Keys = BarKeys{
		Solid: l.line(k.Solid, phrase.Label), SolidShort: l.line(k.SolidShort, phrase.Label),
		Outlined: l.line(k.Outlined, phrase.Label), OutlinedShort: l.line(k.OutlinedShort, phrase.Label),
		NoneNamed: l.line(k.NoneNamed, phrase.Label),
	}
	rows := 0
	for i, g := range f.Groups {
		rows += len(g.Rows)
		group := BarGroup{Label: l.line(g.Label, phrase.Label)}
		if i > 0 && group.Label == nil && !g.Broken {
			l.diags.Add(g.Pos, diag.Error, "missing-key", "every group after the first needs a label", "write label: with what its rows have in common")
		}
		for j := range g.Rows {
			group.Rows = append(group.Rows, l.barRow(&g.Rows[j]))
		}
		c.Groups = append(c.Groups, group)
	}
	if f.Narrow != nil {
		c.Narrow = f.Narrow.read(l, rows)
	}
	return c
}

func (l *loader) barRow(f *barRowForm) BarRow {
	r := BarRow{Pos: f.Pos, Area: f.Area.S, Order: f.Order, Label: l.line(f.Label, phrase.Label), Short: l.line(f.Short, phrase.Label), Detail: l.line(f.Detail, phrase.Label)}
	if n := f.Narrow; n != nil {
		r.Narrow = &RowNarrow{l.line(n.Label, phrase.Label), l.line(n.Detail, phrase.Label)}
	}
	if f.Area.S != "" && l.lib.Index.Areas[f.Area.S] == nil {
		message, hint := source.Unknown("area", f.Area.S, l.areaNames())
		l.diags.Add(f.Area.Pos, diag.Error, "unknown-reference", message, hint)
	}
	if r.Label == nil && f.Area.S == "" && !f.Broken {
		l.diags.Add(f.Pos, diag.Error, "missing-key", "a row needs a label or an area", "")
	}
	for _, p := range f.Parts {
		l.valueRef(p.Of)
		l.shows(p.Of)
		part := l.barPart(&p)
		l.showsCaption(part)
		r.Parts = append(r.Parts, part)
	}
	return r
}

func (l *loader) barPart(f *barPartForm) BarPart {
	return BarPart{f.Of, l.line(f.Caption, phrase.Label), l.line(f.Short, phrase.Label)}
}

// showsCaption keeps the dataset's name of a part that the template gives none.
func (l *loader) showsCaption(p BarPart) {
	ind := l.lib.Index.Indicators[phrase.RootOf(p.Of.S)]
	switch {
	case p.Caption != nil || ind == nil:
	case ind.Short.IsZero():
		l.showsDatum(ind.Name)
	default:
		l.showsDatum(ind.Short)
	}
}

func (l *loader) areaNames() []string {
	var names []string
	for _, a := range l.lib.Dataset.Areas {
		names = append(names, a.ID)
	}
	return names
}
