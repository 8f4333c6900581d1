package columns

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// body is the chart as it was read.
type body struct {
	Of        []source.String // one figure, whose periods or codes are the columns, or a figure for each column
	Axis      source.String   // Period, or a dimension
	Millions  bool            // figures are printed in millions
	Highlight []source.String // labels of the axis that are the finding: periods or ids of codes
}

// Period is the word for an axis of periods.
const Period = "period"

type form struct {
	Broken    bool            `yaml:",broken"`
	Head      kind.Head       `yaml:",inline"`
	Of        source.Strings  `yaml:"of,required" help:"The id of the figure whose values are the columns, without braces; or a list with a figure for each column."`
	Axis      source.String   `yaml:"axis,required,word" help:"period: a column for each year or month, in their order; or the dimension of the figure whose codes are classes in their order, such as ages or sizes."`
	Scale     string          `yaml:"scale,enum=millions|units" help:"millions: amounts of money are printed in millions."`
	Highlight []source.String `yaml:"highlight" help:"The periods or codes that are the finding: they have the colour of the finding, the others are quiet."`
}

// Kind is the row of the registry.
func Kind() kind.Kind {
	return kind.Kind{Name: Name, Subtitled: true, New: func() kind.Form { return &form{} }}
}

// Common is what every chart has.
func (f *form) Common() *kind.Head { return &f.Head }

// Rows are the columns: no area is theirs, and none adds up figures.
func (f *form) Rows() *kind.FormRows { return &kind.FormRows{} }

// Read checks the figures and what stands along the axis.
func (f *form) Read(r kind.Reader) kind.Body {
	b := &body{Of: f.Of, Axis: f.Axis, Millions: f.Scale == "millions", Highlight: f.Highlight}
	if len(b.Of) > Most {
		tooMany(r.Fault, b.Of[0].Pos, len(b.Of))
	}
	for _, of := range b.Of {
		if b.Axis.S == Period {
			r.Needs(func() { r.Draws(of) }) // what was not published yet is left out
		} else {
			r.Draws(of)
		}
		if ind := r.Index().Indicators[phrase.RootOf(of.S)]; ind != nil && b.Axis.S != "" && b.Axis.S != Period {
			checkDimension(r, r.Index().Dataset, b.Axis, of, ind)
		} else if ind == nil && r.Index().IsValue(phrase.RootOf(of.S)) && (len(b.Of) == 1 || b.Axis.S != Period) {
			r.Fault(of.Pos, "no-series", source.Quote(of.S)+" is computed and has one value, which is no column among others", "list a figure for each column: of: [ID@2018, ID@2019]")
		}
	}
	for _, h := range b.Highlight {
		if b.Axis.S == Period && h.S != "" && !phrase.IsPeriod(h.S) {
			r.Fault(h.Pos, "bad-period", "a column is named by its year, half-year, quarter, month or week, found "+source.Quote(h.S), "write highlight: [2018]")
		}
	}
	return b
}

// checkDimension sees that an indicator has the dimension of an axis, and that its codes have an order.
func checkDimension(r kind.Reader, ds *dataset.Dataset, axis, of source.String, ind *dataset.Indicator) {
	d := ds.Dimension(axis.S)
	switch {
	case len(ind.By) == 0:
		r.Fault(axis.Pos, "no-dimension", source.Quote(ind.ID)+" has no dimension, and so no classes to be columns", "write axis: period")
	case d == nil || !slices.Contains(ind.By, axis.S):
		r.Fault(axis.Pos, "no-dimension", source.Quote(ind.ID)+" is by "+strings.Join(ind.By, " and ")+", not by "+source.Quote(axis.S), "write axis: "+ind.By[0]+", or axis: period")
	case !d.Ordered:
		r.Fault(axis.Pos, "no-order", "the codes of "+source.Quote(d.ID)+" have no order, and columns stand for classes in their order", "write kind: bars with a row for each; or, if they are classes such as ages or sizes, write ordered: true at the dimension in the data")
	}
}

// tooMany says that a chart would have more columns than can be read.
func tooMany(fault func(pos diag.Pos, id, message string, hints ...string), pos diag.Pos, n int) {
	fault(pos, "too-many-columns", "a chart has at most "+strconv.Itoa(Most)+" columns, found "+strconv.Itoa(n), "name those to show: of: [ID@2018, ID@2019]; or show all in a table")
}
