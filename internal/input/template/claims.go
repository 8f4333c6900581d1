package template

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Title is one of the titles of a heading.
type Title struct {
	Text  *phrase.Text
	Claim *phrase.Claim
	Pos   diag.Pos
}

// checkClaim looks up what the terms of a claim name.
func (l *loader) checkClaim(t Title) {
	for i := range t.Claim.Tests {
		x := &t.Claim.Tests[i]
		l.checkTerm(&x.Left, &x.Right, t.Pos)
		l.checkTerm(&x.Right, &x.Left, t.Pos)
	}
}

func (l *loader) checkTerm(t, beside *phrase.Term, pos diag.Pos) {
	x := l.lib.Index
	switch t.Kind {
	case phrase.TermValue, phrase.TermRound:
		id := phrase.RootOf(t.Ref)
		row := beside.Kind == phrase.TermMax || beside.Kind == phrase.TermMin
		if row && t.Kind == phrase.TermValue && x.Areas[id] != nil && !x.IsValue(id) {
			t.IsArea = true
			l.checkArea(beside.Chart, id, pos)
			return
		}
		if !x.IsValue(id) {
			message, hint := source.Unknown("figure", id, x.Names(""))
			l.diags.Add(pos, diag.Error, "unknown-reference", message, hint)
			return
		}
		if unit := x.Unit(id); t.Kind == phrase.TermRound && unit != nil && unit.Kind != dataset.UnitMoney {
			l.diags.Add(pos, diag.Error, "bad-claim", "round is for amounts of money, and "+source.Quote(id)+" is no money", "write "+t.Ref+" alone")
		}
	case phrase.TermMax, phrase.TermMin:
		c := l.chart(t.Chart)
		if c == nil {
			l.unknownChart(t.Chart, pos)
		} else if c.form.Rows() == nil {
			l.diags.Add(pos, diag.Error, "bad-claim", source.Quote(t.Chart)+" has no bars, of which one could be the longest", "claim what a figure of it is, as in ID > 500; max and min are for charts of bars")
		}
	}
}

// checkArea reports an area that no row of a chart is about: of such a row nothing could be claimed, nor denied.
func (l *loader) checkArea(chart, area string, pos diag.Pos) {
	c := l.chart(chart)
	if c == nil {
		return // reported beside it
	}
	rows := c.form.Rows()
	if rows == nil || rows.Broken || slices.Contains(rows.Areas, area) {
		return
	}
	hint := "write area: " + area + " at the row that is meant"
	if len(rows.Areas) > 0 {
		hint += ", or claim one of: " + strings.Join(rows.Areas, ", ")
	}
	l.diags.Add(pos, diag.Error, "bad-claim", "no row of "+source.Quote(chart)+" has the area "+source.Quote(area), hint)
}
