package template

import (
	"slices"
	"strconv"

	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// BarsNarrow says what a chart of bars shows where room is small (slides, cards, narrow screens): its largest rows, and
// words that count the others. Table, data and text alternative keep all of them.
type BarsNarrow struct {
	Pos     diag.Pos
	Largest int
	Side    string // of whose money rows are the largest; empty: of the only one there is
	Rest    *phrase.Text
}

type narrowForm struct {
	Pos     diag.Pos      `yaml:",pos"`
	Largest int           `yaml:"largest,required"`
	Side    source.String `yaml:"side,word"`
	Rest    rawText       `yaml:"rest,required"`
}

// payerSides are the sides that rows can be the largest of, as templates write them.
var payerSides = []string{string(figures.Named), string(figures.NotNamed), string(figures.AllOther)}

func (n *narrowForm) read(l *loader, rows int) *BarsNarrow {
	switch {
	case n.Largest < 1:
		l.diags.Add(n.Pos, diag.Error, "bad-narrow", "a narrow chart shows at least 1 row, found largest: "+strconv.Itoa(n.Largest), "write largest: 1 or more, but less than the "+strconv.Itoa(rows)+" rows of the chart")
	case rows < 2:
		l.diags.Add(n.Pos, diag.Error, "bad-narrow", "the chart has one row, and nothing is left to be left out", "take narrow: out")
	case n.Largest >= rows:
		l.diags.Add(n.Pos, diag.Error, "bad-narrow", "the chart has "+strconv.Itoa(rows)+" rows and would show "+strconv.Itoa(n.Largest)+" where room is small: nothing is left out",
			"write largest: "+strconv.Itoa(rows-1)+" or less, or take narrow: out")
	}
	if n.Side.S != "" && !slices.Contains(payerSides, n.Side.S) {
		message, hint := source.Unknown("side of payers", n.Side.S, payerSides)
		l.diags.Add(n.Side.Pos, diag.Error, "unknown-value", message, hint)
	}
	return &BarsNarrow{n.Pos, n.Largest, n.Side.S, l.line(n.Rest, phrase.Rest)}
}

// RestID is the one reference that the words under a narrow chart take: the number of rows that it leaves out.
const RestID = "rest"

// checkRest sees that the words under a narrow chart name the number of rows left out, and no other figure.
func (l *loader) checkRest(t *phrase.Text) {
	const remedy = `as in rest: "{{rest}} other amounts: see the data"`
	found := false
	for _, para := range t.Paragraphs {
		for _, s := range para {
			switch {
			case s.Ref != nil && s.Ref.Kind == phrase.RefValue && s.Ref.Target == RestID && s.Ref.IsBare():
				found = true
			case s.Ref != nil:
				l.diags.Add(t.At(s.Offset), diag.Error, "bad-narrow", "the words under a narrow chart take no reference but {{rest}}, the number of rows that it leaves out", "write {{rest}}, "+remedy)
				found = true
			case s.Foot != "":
				l.diags.Add(t.At(s.Offset), diag.Error, "bad-footnote", "the words under a narrow chart have no footnotes", "")
			}
		}
	}
	if !found {
		l.diags.Add(t.Pos(), diag.Error, "bad-narrow", "these words do not say how many rows are left out", "write {{rest}} where the number stands, "+remedy)
	}
}
