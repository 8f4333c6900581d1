package bars

import (
	"maps"
	"slices"
	"strconv"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/index"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// narrowing says what a chart of bars shows where room is small (slides, cards, narrow screens): its largest rows, and
// words that count the others. Table, data and text alternative keep all of them.
type narrowing struct {
	Pos     diag.Pos
	Largest int
	Side    string // of whose money rows are the largest; empty: of the only one there is
	Rest    *phrase.Text
}

type narrowForm struct {
	Pos     diag.Pos      `yaml:",pos"`
	Largest int           `yaml:"largest,required" help:"How many rows are shown, the largest ones."`
	Side    source.String `yaml:"side,word" help:"Of whose money the largest rows are shown: a side of the dataset. May be left out where all rows are of one side."`
	Rest    phrase.Raw    `yaml:"rest,required" help:"Words under the bars: {{rest}} is the number of rows left out. \"{{rest}} other amounts: see the data\""`
}

// sidesIn are the sides of the dataset's money, which rows can be the largest of.
func sidesIn(x *index.Index) []string { return slices.Sorted(maps.Keys(x.Dataset.Index().Sides)) }

func (n *narrowForm) read(r kind.Reader, rows int) *narrowing {
	switch {
	case n.Largest < 1:
		r.Fault(n.Pos, "bad-narrow", "a narrow chart shows at least 1 row, found largest: "+strconv.Itoa(n.Largest), "write largest: 1 or more, but less than the "+strconv.Itoa(rows)+" rows of the chart")
	case rows < 2:
		r.Fault(n.Pos, "bad-narrow", "the chart has one row, and nothing is left to be left out", "take narrow: out")
	case n.Largest >= rows:
		r.Fault(n.Pos, "bad-narrow", "the chart has "+strconv.Itoa(rows)+" rows and would show "+strconv.Itoa(n.Largest)+" where room is small: nothing is left out",
			"write largest: "+strconv.Itoa(rows-1)+" or less, or take narrow: out")
	}
	if sides := sidesIn(r.Index()); n.Side.S != "" && !slices.Contains(sides, n.Side.S) {
		message, hint := source.Unknown("side of payers", n.Side.S, sides)
		r.Fault(n.Side.Pos, "unknown-value", message, hint)
	}
	return &narrowing{n.Pos, n.Largest, n.Side.S, r.Line(n.Rest, phrase.Rest)}
}
