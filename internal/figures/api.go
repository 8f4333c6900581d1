// Package figures answers what a figure is on a given day, and what may stand beside what.
//
// In: a loaded dataset and an as-of date. Out: one value for every indicator (one for every series, where it has
// dimensions) and for everything that the dataset declares to be computed (sums, shares, changes, rates and more), each
// with its origin; and, for any set of
// values that is to share an axis, a bar, a sum or a ratio, the rules that refuse it. It must never add, divide or
// compare what the rules refuse, never take a missing value for zero and never round: money is exact, and a page
// that shows two figures side by side is a claim that they can be compared, which is the one thing a reader cannot
// check for themselves. It knows no page, no chart and no language; what a figure looks like in print is the
// business of packages language and compose.
package figures

import (
	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// Value is one figure, resolved: an observation as published, or a value computed from others.
type Value struct {
	Ref       string // as referred to: "visits", "visits@2018-05", "visits/harbour"
	ID        string
	Key       dataset.Key            // its codes in the dimensions of the indicator; empty for the whole of all
	Codes     []*dataset.Code        // those codes, in the order of the dimensions; none of dimensions of which it is the whole
	Indicator *dataset.Indicator     // nil for derived values
	Derived   *dataset.Derived       // nil for observed values; of a whole that is computed of its codes a sum that no file declares
	Obs       *dataset.Observation   // nil for derived values, and where nothing was published by the as-of date
	Outside   bool                   // Obs is not from the document the dataset restates
	Revised   []*dataset.Observation // earlier publications of the same period, newest first

	Number    decimal.Decimal // in the unit itself: euros, persons; of a share in percent; of what Rat has, to twelve decimals
	Rat       Ratio           // exact, of what was divided: of shares and changes in percent the fraction of one, of others Number; zero otherwise
	Decimals  *int            // how many decimals a computed value is printed with; nil: as its unit is, or as few as it needs
	Low, High dataset.Bound   // of the interval that the source states around it, in the same unit
	Qualifier dataset.Qualifier
	Missing   bool // not stated, not published by the as-of date, or refused (Problems says why)
	NotExact  bool // a difference with a lower bound: "not comparable exactly"; Number means nothing

	Unit      *dataset.Unit
	Counts    string
	Counting  dataset.Counting // of a derived value the one its parts share; "" when it mixes several (see Mixes)
	Start     dataset.Date     // counting start
	Payer     dataset.PayerID  // of a derived value the one its parts share
	PayerSide Side
	Fill      dataset.Fill       // of its side; empty for what is no money
	Period    dataset.Period     // of an observation; of a derived value the one its parts share, else not stated
	Published dataset.Date       // of a derived value the latest of its parts
	Parts     []*Value           // of a derived value
	Since     *Since             // of a change since an earlier time, or between two periods; nil otherwise
	Mixes     []dataset.Counting // countings that stand together in it, declared by it or by its parts
	Caveats   []dataset.Caveat   // its own first, then those of its parts, each once
	OfCodes   bool               // it is a whole that nobody published, computed of codes that add up
	Tied      []string           // of a value that was chosen by its size the codes that share it, if several do
	Problems  []*diag.Problem    // why it is missing or not exact; empty for a figure that can be used
}

// Ratio is an exact fraction. Den is zero for values that were not divided.
type Ratio struct{ Num, Den decimal.Decimal }

// Side is whose money an amount is: the id of a side of the dataset. Money of different sides never enters one sum, difference or
// share.
type Side string

// NoMoney is the side of what is no money.
const NoMoney Side = ""

// Comparison says what a set of values is put to.
type Comparison string

// The comparisons the rules know.
//
// On an axis, and within one bar, money of two sides may stand together where the drawing gives each a fill of its own; money
// of a side that stands alone only among itself. A value never holds two sides that are added, so a segment has exactly one
// fill.
const (
	OnAxis       Comparison = "axis"                         // bars on one scale, points of one line
	InStack      Comparison = "stack"                        // segments of one bar: an axis, and no part beside its whole
	InSum        Comparison = Comparison(dataset.Sum)        // figures added to one
	InShare      Comparison = Comparison(dataset.Share)      // first value is the part, second the whole
	InDifference Comparison = Comparison(dataset.Difference) // first minus second
	PartOfWhole  Comparison = "part-to-whole"                // first value is the part, second the whole; drawn, never as a percentage
)

// Set is what was published by a day: every indicator and derived value, resolved.
type Set struct {
	Dataset *dataset.Dataset
	AsOf    dataset.Date // a day

	values   map[string]*Value   // by reference without period: "ID" or "ID/CODE"
	dated    map[string]*Value   // values by reference with a period that there is one for: "ID@2018-05"
	series   map[string][]*Value // see Series
	unstated map[string][]*Value // see Unstated
	order    []string
	vintage  vintage
	parts    graph
	diags    diag.List
}
