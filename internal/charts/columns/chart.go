// Package columns is the chart of vertical bars over periods or over classes in their order, such as ages or sizes: one
// series, from zero.
package columns

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
)

// Chart is a row of columns over a zero line. Values are in any one unit; only their ratios matter. Values below zero hang
// from the line.
type Chart struct {
	Columns []Column
	Classes bool      // they are classes, each of which must be named; periods may be named in part
	Gap     span.Span // "not stated": stands where columns have no value
	// Thousands is put between groups of three digits of gridline numbers.
	Thousands string
}

// Column is one period or class.
type Column struct {
	Label     span.Span // under the axis: "2015"
	Words     span.Span // smaller, under the label: "provisional"; may be empty
	Size      int64     // thousandths of the unit
	Value     span.Span // as printed: "48 200"; of a missing value what is said instead
	Qualifier span.Span // "more than": stands over the number, and the column is open at its end; empty: exact
	Missing   bool      // there is no column
	Highlight bool      // it is the finding
	Status    Status
}

// Status is how sure a value is.
type Status uint8

// The statuses: a provisional value has a dashed outline, an estimated one a dotted one.
const (
	Stated Status = iota
	Provisional
	Estimated
)

// Name is the kind as templates write it.
const Name = "columns"

// Most is how many columns a chart may have.
const Most = 24

// Kind returns the kind's name.
func (c *Chart) Kind() string { return Name }

// Load is nothing: values stand at their columns.
func (c *Chart) Load() kit.Load { return kit.Load{} }

// Shorter leaves out the last column.
func (c *Chart) Shorter() kit.Plot {
	out := *c
	if out.Columns = c.Columns[:max(0, len(c.Columns)-1)]; !out.hasValue() {
		return nil
	}
	return &out
}

func (c *Chart) hasValue() bool {
	return slices.ContainsFunc(c.Columns, func(x Column) bool { return !x.Missing })
}

// check finds what no drawing can mend.
func (c *Chart) check(l *kit.Layout) bool {
	if !c.hasValue() {
		l.Fail("chart-empty", "", "has no column with a value")
	}
	if n := len(c.Columns); n > Most {
		l.Fail("chart-columns", "show fewer of them", "has %d columns, allowed are up to %d", n, Most)
	}
	positive := false
	for _, x := range c.Columns {
		switch {
		case kit.Blank(x.Label.S):
			l.Fail("chart-label", "", "has a column without a label")
		case x.Missing && (x.Size != 0 || x.Qualifier.S != ""):
			l.Fail("chart-missing", "", "has both a column and a missing value for \"%s\"", x.Label.S)
		case x.Missing && kit.Blank(c.Gap.S):
			l.Fail("chart-missing", "", "has no words for the missing value of \"%s\"", x.Label.S)
		case !x.Missing && x.Value.S == "":
			l.Fail("chart-label", "", "has no value label for \"%s\"", x.Label.S)
		case x.Size > kit.MaxSize || x.Size < -kit.MaxSize:
			l.Fail("chart-too-large", "use a larger unit", "has a column of \"%s\" that is longer than ten thousand million", x.Label.S)
		case x.Size < 0 && x.Qualifier.S != "":
			l.Fail("chart-negative", "", "says \"%s\" of a value below zero, that of \"%s\"", x.Qualifier.S, x.Label.S)
		}
		positive = positive || !x.Missing && x.Size >= 0
	}
	if !l.Failed() && !positive {
		l.Fail("chart-negative", "show them in a table", "has only values below zero")
	}
	return !l.Failed()
}

// fill is how a column is filled: the finding, or what stands around it.
func (c *Chart) fill(x *Column) kit.Fill {
	if x.Highlight || !slices.ContainsFunc(c.Columns, func(x Column) bool { return x.Highlight }) {
		return kit.Solid
	}
	return kit.Muted
}
