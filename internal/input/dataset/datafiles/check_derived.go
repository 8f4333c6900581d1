package datafiles

import (
	"fmt"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

func (c *checker) checkDerived() {
	of := map[string][]source.String{}
	for i := range c.raw.Derived {
		d, n := &c.raw.Derived[i].Model, c.raw.Derived[i].Node
		parts, mixes := valuesOf(n, "of", d.Of), valuesOf(n, "mixes", d.Mixes)
		c.checkChange(d, n, parts)
		for _, part := range parts {
			c.checkFigure(part, true, true)
			if r, ok := dataset.ParseRef(part.S); ok {
				of[d.ID] = append(of[d.ID], source.String{S: r.ID, Pos: part.Pos})
			}
		}
		reportDuplicates(c.l, parts, "part")
		reportDuplicates(c.l, mixes, "way of counting")
		switch n := len(d.Of); {
		case d.Of == nil:
		case d.Operation == dataset.Sum && n < 2:
			c.l.Errorf(d.Pos, "parts", "a sum has at least two parts, found %d", n)
		case d.Operation == dataset.Share && n != 2:
			c.l.Add(d.Pos, diag.Error, "parts", fmt.Sprintf("a share has two parts, found %d", n), "of: [part, whole]")
		case d.Operation == dataset.Difference && n != 2:
			c.l.Add(d.Pos, diag.Error, "parts", fmt.Sprintf("a difference has two parts, found %d", n), "of: [what it is taken from, what is taken away]")
		}
		if len(mixes) == 1 {
			c.l.Add(mixes[0].Pos, diag.Error, "mixes", "one way of counting is no mixture", "name all that stand together, or take mixes out")
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

// checkChange sees that a computed value is either an operation of parts or a change since an earlier time, and that what
// changes is an indicator without a period.
func (c *checker) checkChange(d *dataset.Derived, n *source.Node, parts []source.String) {
	add := func(at diag.Pos, id, message string, hints ...string) { c.l.Add(at, diag.Error, id, message, hints...) }
	if n == nil || n.Kind != source.Map {
		return
	}
	has := func(key string) bool { return n.Get(key) != nil }
	switch change := has("change") || has("since"); {
	case change && (has("operation") || has("of")):
		add(d.Pos, "change", "a computed value is either an operation of parts or a change, found both", "keep operation: and of:, or change: and since:")
		return
	case change && !has("since"):
		add(d.Pos, "missing-key", `the key "since" is missing here: a change says since when`, "add since: edition, or since: year")
	case change && !has("change"):
		add(d.Pos, "missing-key", `the key "change" is missing here: it names the figure whose change this is`, "write change: ID")
	case !change && !has("operation"):
		add(d.Pos, "missing-key", `the key "operation" is missing here`, "write operation: sum with of: [ID, ID], or change: ID with since: edition")
		return
	case !change && !has("of"):
		add(d.Pos, "missing-key", `the key "of" is missing here: it names the parts`, "write of: [ID, ID]")
		return
	case !change:
		return
	}
	if d.Change == "" {
		return
	}
	of := source.String{S: d.Change, Pos: n.Get("change").Pos}
	r, _ := dataset.ParseRef(of.S)
	if _, computed := c.derived.first[r.ID]; computed {
		add(of.Pos, "change", source.Quote(r.ID)+" is computed, and a change is measured of an indicator", "name the indicator")
		return
	}
	c.checkFigure(of, true, false)
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
	asked, err := dataset.ParseDate(r.Period)
	if err != nil {
		c.l.Add(s.Pos, diag.Error, "date", err.Error())
		return
	}
	var have []string
	for k := range i.observations {
		if i.observations[k].Broken || !c.knowsCodes(i, k) {
			return // it may be of that period
		}
		o := &i.observations[k].Model
		if !o.Key.In(r.Key) { // the whole may be computed
			continue
		}
		at := o.At()
		if asked.Contains(at.Last()) {
			return
		}
		if d := at.String(); d != "" && (len(have) == 0 || have[len(have)-1] != d) {
			have = append(have, d)
		}
	}
	hint := ""
	if len(have) > 0 {
		hint = "periods there are: " + strings.Join(have, ", ")
	}
	c.l.Add(s.Pos, diag.Error, "no-such-period", fmt.Sprintf("%s has no value for %s", dataset.Ref{ID: r.ID, Key: r.Key}, r.Period), hint)
}
