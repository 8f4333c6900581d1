package texts

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Claim reads what a title claims, and looks up what its terms name; nil where it says nothing or cannot be read.
func (r *Reader) Claim(holds source.String) *phrase.Claim {
	if holds.S == "" {
		return nil // missing or no text; that was reported
	}
	c, p := phrase.ParseClaim(holds.S)
	if p != nil {
		r.diags.AddProblem(holds.Pos, diag.Error, p)
		return nil
	}
	for i := range c.Tests {
		x := &c.Tests[i]
		r.checkTerm(&x.Left, &x.Right, holds.Pos)
		r.checkTerm(&x.Right, &x.Left, holds.Pos)
	}
	return c
}

func (r *Reader) checkTerm(t, beside *phrase.Term, pos diag.Pos) {
	x := r.Texts.Index
	switch t.Kind {
	case phrase.TermValue, phrase.TermRound:
		id := phrase.RootOf(t.Ref)
		row := beside.Kind == phrase.TermMax || beside.Kind == phrase.TermMin
		if row && t.Kind == phrase.TermValue && x.Areas[id] != nil && !x.IsValue(id) {
			t.IsArea = true
			r.checkArea(beside.Chart, id, pos)
			return
		}
		if d := r.chosenBy(beside); d != nil && t.Kind == phrase.TermValue && id == t.Ref && (d.Find(id) != nil || !x.IsValue(id)) {
			t.IsCode = true
			if d.Find(id) == nil {
				message, hint := source.Unknown(d.ID, id, d.IDs())
				r.diags.Add(pos, diag.Error, "unknown-code", message, hint)
			}
			return
		}
		if !x.IsValue(id) {
			message, hint := source.Unknown("figure", id, x.Names(""))
			r.diags.Add(pos, diag.Error, "unknown-reference", message, hint)
			return
		}
		if ok, what := x.Allows(t.End, id); !ok {
			r.diags.Add(pos, diag.Error, "no-such-part", source.Quote(id)+" has no ."+t.End+", which belongs to "+diag.A(what), "claim something of its value: "+t.Ref)
			return
		}
		if unit := x.Unit(id); t.Kind == phrase.TermRound && unit != nil && unit.Kind != dataset.UnitMoney {
			r.diags.Add(pos, diag.Error, "bad-claim", "round is for amounts of money, and "+source.Quote(id)+" is no money", "write "+t.Ref+" alone")
		}
	case phrase.TermMax, phrase.TermMin:
		if !r.Chart(t.Chart) {
			r.NoChart(t.Chart, pos)
		} else if rows := r.Charts.Rows[t.Chart]; rows == nil || rows.Listed {
			r.diags.Add(pos, diag.Error, "bad-claim", source.Quote(t.Chart)+" has no bars or columns, of which one could be the longest", "claim what a figure of it is, as in ID > 500; max and min are for charts of bars and of columns")
		}
	}
}

// chosenBy is the dimension of which a side of a comparison chooses a code; nil if it chooses none.
func (r *Reader) chosenBy(t *phrase.Term) *dataset.Dimension {
	if t.Kind != phrase.TermValue {
		return nil
	}
	ref, _ := dataset.ParseRef(t.Ref)
	for _, code := range ref.Key.Codes(0) {
		if _, dimension, chooses := dataset.Chooses(code); chooses {
			return r.Texts.Dataset.Dimension(dimension)
		}
	}
	return nil
}

// checkArea reports an area that no row of a chart is about: of such a row nothing could be claimed, nor denied.
func (r *Reader) checkArea(chart, area string, pos diag.Pos) {
	rows := r.Charts.Rows[chart]
	if rows == nil || rows.Broken || slices.Contains(rows.Areas, area) {
		return // what is wrong with the chart is reported beside it
	}
	hint := "write area: " + area + " at the row that is meant"
	if len(rows.Areas) > 0 {
		hint += ", or claim one of: " + strings.Join(rows.Areas, ", ")
	}
	r.diags.Add(pos, diag.Error, "bad-claim", "no row of "+source.Quote(chart)+" has the area "+source.Quote(area), hint)
}
