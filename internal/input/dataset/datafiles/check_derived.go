package datafiles

import (
	"fmt"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// checkDerived checks the computed values. What each says with its verb and the keys of that stands in check_verbs.go.
func (c *checker) checkDerived() {
	of := map[string][]source.String{}
	for i := range c.raw.Derived {
		e := &c.raw.Derived[i]
		d, mixes := &e.Model, valuesOf(e.Node, "mixes", e.Model.Mixes)
		d.Complete(c.inPercent)
		if e.Node == nil || e.Node.Kind != source.Map {
			continue
		}
		c.checkDerivedBy(e)
		for _, part := range c.checkVerb(e) {
			c.checkByOf(e, part)
			if r, ok := dataset.ParseRef(part.S); ok {
				of[d.ID] = append(of[d.ID], source.String{S: r.ID, Pos: part.Pos})
			}
		}
		reportDuplicates(c.l, mixes, "way of counting")
		if len(mixes) == 1 {
			c.l.Add(mixes[0].Pos, diag.Error, "mixes", "one way of counting is no mixture", "name all that stand together, or take mixes out")
		}
		if n := e.Node.Get("decimals"); n != nil && d.Decimals != nil && (*d.Decimals < 0 || *d.Decimals > 6) {
			c.l.Add(n.Pos, diag.Error, "decimals", fmt.Sprintf("decimals are 0 to 6, found %d", *d.Decimals), "write decimals: 1, or take the key out")
		}
	}
	reportCycles(c.l, c.derived.order, func(id string) []source.String {
		var next []source.String
		for _, p := range of[id] {
			if _, ok := c.derived.first[p.S]; ok {
				next = append(next, p)
			}
		}
		return next
	}, "derived value", "is computed from itself")
}

// checkFigure checks a reference to an indicator or a derived value. It may have a period only with withPeriod; with
// needsValue it must name codes of which there is a value.
func (c *checker) checkFigure(s source.String, needsValue, withPeriod bool) {
	if s.S == "" {
		return
	}
	r, ok := dataset.ParseRef(s.S)
	if !ok {
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s is no reference to a figure", source.Quote(s.S)), "write ID, ID@2018-05 or ID/CODE")
		return
	}
	if _, isDerived := c.derived.first[r.ID]; isDerived {
		if by := c.derivedBy(r.ID); len(by) > 0 && r.Period == "" {
			c.checkDerivedKey(s, r, by, needsValue)
			return
		}
		if r.Key != "" || r.Period != "" {
			c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s is computed and has neither codes nor periods", r.ID), "write "+r.ID)
		}
		return
	}
	i := c.indicatorByID[r.ID]
	if i == nil {
		c.resolve(source.String{S: r.ID, Pos: s.Pos}, merge("figure", c.indicators, c.derived))
		return
	}
	if !c.checkKey(s, r, i, needsValue) {
		return
	}
	if r.Period == "" {
		return
	}
	if !withPeriod {
		c.l.Add(s.Pos, diag.Error, "reference", "a period has no place here, found "+source.Quote(r.Period), "write "+dataset.Ref{ID: r.ID, Key: r.Key}.String())
		return
	}
	c.checkPeriod(s, r, i)
}

// checkPeriod checks that an indicator has an observation for the period of a reference.
func (c *checker) checkPeriod(s source.String, r dataset.Ref, i *indicatorEntry) {
	asked, err := dataset.ParseAsked(r.Period)
	if err != nil {
		c.l.Add(s.Pos, diag.Error, "period", err.Error())
		return
	}
	var have []string
	for k := range i.list {
		if i.notes[k].broken || i.notes[k].unknown {
			return // it may be of that period
		}
		o := &i.list[k]
		if !o.Key.In(r.Key) { // the whole may be computed
			continue
		}
		if asked.Finds(o) {
			return
		}
		if d := o.AsAsked(); d != "" && (len(have) == 0 || have[len(have)-1] != d) {
			have = append(have, d)
		}
	}
	hint := ""
	if len(have) > 0 {
		hint = "periods there are: " + strings.Join(have, ", ")
	}
	c.l.Add(s.Pos, diag.Error, "no-such-period", fmt.Sprintf("%s has no value for %s", dataset.Ref{ID: r.ID, Key: r.Key}, r.Period), hint)
}
