package reading

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// madeTableForm is a table that is made from figures: an edition says which columns and rows it has.
type madeTableForm struct {
	Pos     diag.Pos           `yaml:",pos"`
	Broken  bool               `yaml:",broken"`
	ID      source.String      `yaml:"id,id" help:"Small letters, digits and hyphens. Left out, it is made of what the table shows: visits-by-branch."`
	Caption phrase.Raw         `yaml:"caption,required"`
	Of      source.Strings     `yaml:"of,required" help:"The id of a figure, without braces, or a list of them. Codes in it are fixed: deaths/*/f."`
	Rows    source.String      `yaml:"rows,required,word" help:"What the rows are: a dimension of the figures, period, or figure for a row of each figure of of:."`
	Across  source.String      `yaml:"across,word" help:"What the columns are, in the same words. Left out: figure."`
	Periods dataset.PeriodList `yaml:"periods" help:"{from: 2020, to: 2024}, or a list. Left out: all that have a value; where they are neither rows nor columns, the latest that all rows and columns have."`
	Only    []source.String    `yaml:"only,nonempty" help:"The codes to show. Left out: all that there are figures of."`
	Order   string             `yaml:"order,enum=given|size|label" help:"Of the rows. given: as in the dataset, or in only; size: by the last period, else by the total, else by the first column, the largest first; label: by name."`
	Top     *int               `yaml:"top" help:"Only so many rows, the largest. A line below the table says how many are not shown."`
	Total   totalForm          `yaml:"total" help:"true: the value of all codes together, for each dimension along a side; rows, across: for that side alone."`
	Unit    phrase.Raw         `yaml:"unit" help:"The words in the table's head, in place of the unit and the period that the figures have."`
	Scale   string             `yaml:"scale,enum=millions|units" help:"millions: amounts of money are printed in millions."`
	Note    phrase.Raw         `yaml:"note" help:"What must be known to read it. Sources and numbered notes are added by the tool."`
}

// decode reads the form, and refuses keys of tables that are written by hand.
func (f *madeTableForm) decode(n *source.Node) (l diag.List) {
	plain := *n
	plain.Fields = nil
	for _, kv := range n.Fields {
		if kv.Key != "columns" && kv.Key != "groups" {
			plain.Fields = append(plain.Fields, kv)
			continue
		}
		l.Add(kv.KeyPos, diag.Error, "table-form", kv.Key+": is of tables that are written by hand, and of:, rows: and across: make this one from figures", "take "+kv.Key+": out; or write columns: and groups: alone")
	}
	l.Append(source.Decode(&plain, f))
	return l
}

// The values of total.
const (
	totalAll    = "true"
	totalNone   = "false"
	totalRows   = "rows"
	totalAcross = "across"
)

// totalForm says of which sides the whole is shown.
type totalForm source.String

// UnmarshalSource takes true, false, or the name of a side.
func (f *totalForm) UnmarshalSource(n *source.Node) diag.List {
	allowed := []string{totalAll, totalNone, totalRows, totalAcross}
	if n.Kind != source.Scalar || !slices.Contains(allowed, n.Value) {
		return source.Wrong(n, "one of "+strings.Join(allowed, ", "))
	}
	f.S, f.Pos = n.Value, n.Pos
	return nil
}

// of says whether a total of a side is asked for.
func (f *totalForm) of(side string) bool { return f.S == totalAll || f.S == side }

func (f *madeTableForm) read(b *briefReader) *template.Table {
	if f.Across.S == "" && f.Across.Pos.IsZero() {
		f.Across.S = template.ByFigure
	}
	t := &template.Table{Pos: f.Pos, Number: b.tableNumber(), Millions: f.Scale != "units"}
	t.ID = f.id(b)
	at := f.ID.Pos
	if at.IsZero() {
		at = f.Pos
	}
	b.name(source.String{S: t.ID, Pos: at}, template.BlockID{Table: t.Number})
	t.Caption, t.Unit, t.Note = b.texts.Line(f.Caption, phrase.Label), b.texts.Line(f.Unit, phrase.Label), b.texts.Line(f.Note, phrase.Prose)
	b.texts.FairTitle("caption", f.Caption, t.Caption, true)
	m := &template.MadeTable{Of: f.Of, Rows: f.Rows, Across: f.Across, Periods: f.Periods, Only: f.Only, Order: f.Order}
	t.Made = m
	known := len(f.Of) > 0
	for _, of := range f.Of {
		b.texts.Needs(func() { b.texts.Draws(of) }) // of which series it is not known yet: what the edition lacks is left out
		known = f.isFigure(b, of) && known
	}
	if !known || f.Rows.S == "" || f.Across.S == "" {
		return t
	}
	if along := f.sides(b); along != nil {
		f.readCodes(b, m, along)
		f.readPeriods(b)
	}
	return t
}

// id is the id as it is written, or one made of what the table shows that no block before it has.
func (f *madeTableForm) id(b *briefReader) string {
	if f.ID.S != "" || !f.ID.Pos.IsZero() || len(f.Of) == 0 || f.Rows.S == "" {
		return f.ID.S
	}
	own := phrase.RootOf(f.Of[0].S) + "-by-" + strings.ToLower(f.Rows.S)
	for n, id := 2, own; ; n++ {
		if _, taken := b.brief.BlockIDs[id]; !taken {
			return id
		}
		id = own + "-" + strconv.Itoa(n)
	}
}

// isFigure says whether there is a figure of that name; a reference that has a period or chooses by value is none here.
func (f *madeTableForm) isFigure(b *briefReader, of source.String) bool {
	r, ok := dataset.ParseRef(of.S)
	switch {
	case !b.texts.Texts.Index.IsValue(phrase.RootOf(of.S)):
		return false // told
	case !ok || r.IsDynamic():
		b.diags.Add(of.Pos, diag.Error, "bad-reference", "a table is made from a figure and its codes, found "+source.Quote(of.S), "write of: "+r.ID)
	case r.Period != "":
		b.diags.Add(of.Pos, diag.Error, "bad-reference", "the periods of a table stand in periods:, found "+source.Quote(of.S), "write of: "+dataset.Ref{ID: r.ID, Key: r.Key}.String()+" and periods: ["+r.Period+"]")
	default:
		return true
	}
	return false
}

// by are the dimensions of a figure.
func (b *briefReader) by(id string) dataset.By {
	if ind := b.texts.Texts.Index.Indicators[id]; ind != nil {
		return ind.By
	}
	if d := b.texts.Texts.Index.Derived[id]; d != nil {
		return d.By
	}
	return nil
}

// sides checks what rows and columns are, and returns the dimensions among them; nil after an error.
func (f *madeTableForm) sides(b *briefReader) []*dataset.Dimension {
	shared := slices.Clone(b.by(phrase.RootOf(f.Of[0].S)))
	for _, of := range f.Of[1:] {
		shared = slices.DeleteFunc(shared, func(d string) bool { return !slices.Contains(b.by(phrase.RootOf(of.S)), d) })
	}
	allowed := append(slices.Clone(shared), template.ByPeriod, template.ByFigure)
	list, ok := []*dataset.Dimension{}, true
	fault := func(at source.String, id, message string, hints ...string) {
		b.diags.Add(at.Pos, diag.Error, id, message, hints...)
		ok = false
	}
	for _, side := range []struct {
		key string
		is  source.String
	}{{"rows", f.Rows}, {"across", f.Across}} {
		switch {
		case !slices.Contains(allowed, side.is.S):
			message, hint := source.Unknown("thing that "+side.key+" can be", side.is.S, allowed)
			fault(side.is, "unknown-dimension", message, hint)
		case side.is.S == template.ByPeriod:
			f.noPeriods(b, fault, side.is)
		case side.is.S != template.ByFigure:
			d := b.texts.Texts.Dataset.Dimension(side.is.S)
			f.fixed(b, fault, d)
			list = append(list, d)
		}
	}
	if f.Rows.S == f.Across.S {
		var other []string
		for _, s := range allowed {
			if s != f.Rows.S {
				other = append(other, "across: "+s)
			}
		}
		fault(source.String{Pos: f.sidePos()}, "same-sides", "rows and columns are both "+source.Quote(f.Rows.S), "write "+strings.Join(other, ", or "))
	}
	if !ok {
		return nil
	}
	return list
}

// sidePos is where the columns are said to be, or else where the rows are.
func (f *madeTableForm) sidePos() diag.Pos {
	if f.Across.Pos.IsZero() {
		return f.Rows.Pos
	}
	return f.Across.Pos
}

// noPeriods refuses periods along a side for figures that are computed and have none.
func (f *madeTableForm) noPeriods(b *briefReader, fault func(at source.String, id, message string, hints ...string), side source.String) {
	for _, of := range f.Of {
		if id := phrase.RootOf(of.S); b.texts.Texts.Index.Derived[id] != nil {
			fault(side, "no-such-period", source.Quote(id)+" is computed from others and has no periods to stand side by side", "write a dimension or "+template.ByFigure+" here; or declare a value for each period in the data, and list them: of: [ID, ID]")
		}
	}
}

// fixed refuses a code in a figure of the dimension that stands along a side.
func (f *madeTableForm) fixed(b *briefReader, fault func(at source.String, id, message string, hints ...string), d *dataset.Dimension) {
	for _, of := range f.Of {
		r, _ := dataset.ParseRef(of.S)
		by := b.by(r.ID)
		at := slices.Index(by, d.ID)
		codes := r.Key.Codes(len(by))
		if code := codes[at]; code != dataset.Whole && d.Find(code) != nil {
			plain := dataset.Ref{ID: r.ID, Key: r.Key.With(max(len(by), len(codes)), at, "")}
			fault(of, "fixed-code", source.Quote(of.S)+" names a code of "+d.ID+", whose codes stand along a side of the table", "write of: "+plain.String()+" and only: ["+code+"]")
		}
	}
}

// readCodes checks which codes are shown, in which order, and of which sides the whole stands beside them.
func (f *madeTableForm) readCodes(b *briefReader, m *template.MadeTable, along []*dataset.Dimension) {
	var ids []string
	for _, d := range along {
		ids = append(ids, d.IDs()...)
	}
	for _, code := range f.Only {
		if code.S != "" && len(along) == 0 {
			b.diags.Add(code.Pos, diag.Error, "no-codes", "only: names codes, and neither rows nor columns are those of a dimension", "take only: out")
			break
		} else if code.S != "" && !slices.Contains(ids, code.S) {
			message, hint := source.Unknown("code of "+names(along), code.S, ids)
			b.diags.Add(code.Pos, diag.Error, "unknown-code", message, hint)
		}
	}
	b.twice(f.Only)
	rows := len(along) > 0 && along[0].ID == f.Rows.S
	if !rows && (f.Order != "" && f.Order != template.OrderGiven || f.Top != nil && !f.Broken) {
		b.diags.Add(f.Pos, diag.Error, "no-codes", "rows are put in order where they are the codes of a dimension, and here they are "+source.Quote(f.Rows.S), "take order: and top: out")
	}
	switch {
	case f.Top == nil || f.Broken: // else it may be what could not be read
	case *f.Top < 1:
		b.diags.Add(f.Pos, diag.Error, "bad-top", "top: is how many rows are shown, found "+strconv.Itoa(*f.Top), "write top: 10")
	case f.Order != template.OrderSize:
		b.diags.Add(f.Pos, diag.Error, "bad-top", "top: shows the largest rows, and these are not in the order of their size", "write order: size, too; or name the rows: only: [CODE, CODE]")
	default:
		m.Top = *f.Top
	}
	m.TotalRow = f.Total.of(totalRows) && rows
	m.TotalColumn = f.Total.of(totalAcross) && len(along) > 0 && along[len(along)-1].ID == f.Across.S
	none := f.Total.S == totalRows && !m.TotalRow || f.Total.S == totalAcross && !m.TotalColumn || f.Total.S == totalAll && !m.TotalRow && !m.TotalColumn
	if none {
		b.diags.Add(f.Total.Pos, diag.Error, "no-total", "a total is that of the codes of a dimension, and none stands there", "take total: out; or declare a sum in the data, and list it: of: [ID, ID, SUM]")
	}
}

func names(list []*dataset.Dimension) string {
	var ids []string
	for _, d := range list {
		ids = append(ids, d.ID)
	}
	return strings.Join(ids, " and ")
}

// readPeriods checks the periods that are asked for: one where periods are no side of the table.
func (f *madeTableForm) readPeriods(b *briefReader) {
	p := f.Periods
	for i, one := range p.List {
		if _, err := dataset.ParseAsked(one); err != nil && one != "" {
			b.diags.Add(p.At[i], diag.Error, "bad-period", source.Quote(one)+" is no period", "write a year, half-year, quarter, month, week or day: periods: [2023, 2024]")
		}
	}
	all := p.All()
	observed := slices.ContainsFunc(f.Of, func(of source.String) bool {
		return b.texts.Texts.Index.Indicators[phrase.RootOf(of.S)] != nil
	})
	switch {
	case len(all) == 0:
	case !observed:
		b.diags.Add(p.Pos, diag.Error, "no-such-period", "these figures are computed from others and have no periods to choose from", "take periods: out")
	case len(all) > 1 && f.Rows.S != template.ByPeriod && f.Across.S != template.ByPeriod:
		b.diags.Add(p.Pos, diag.Error, "several-periods", "neither rows nor columns are periods, and "+strconv.Itoa(len(all))+" are asked for", "write across: "+template.ByPeriod+"; or name one: periods: ["+all[len(all)-1]+"]")
	}
	for i, one := range p.List {
		if slices.Contains(p.List[:i], one) {
			b.diags.Add(p.At[i], diag.Error, "duplicate-period", source.Quote(one)+" stands here a second time", "take one of the two out")
		}
	}
}
