package datafiles

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

func (c *checker) computed() {
	of := map[string][]source.String{}
	for i := range c.raw.Derived {
		d, n := &c.raw.Derived[i].Is, c.raw.Derived[i].Node
		parts, mixes := eachWritten(n, "of", d.Of), eachWritten(n, "mixes", d.Mixes)
		for _, part := range parts {
			c.figure(part, true, true)
			if r, ok := dataset.ParseRef(part.S); ok {
				of[d.ID] = append(of[d.ID], source.String{S: r.ID, Pos: part.Pos})
			}
		}
		twice(c.l, parts, "part")
		twice(c.l, mixes, "way of counting")
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
	rings(c.l, c.derived.order, func(id string) []source.String {
		var next []source.String
		for _, p := range of[id] {
			if _, ok := c.derived.first[p.S]; ok {
				next = append(next, p)
			}
		}
		return next
	}, "derived value", "is computed from itself")
}

// figure checks a reference to an indicator or a derived value. withPeriod allows @period.
func (c *checker) figure(s source.String, needsMember, withPeriod bool) {
	if s.S == "" {
		return
	}
	r, ok := dataset.ParseRef(s.S)
	if !ok {
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s is no reference to a figure", source.Quote(s.S)), "write ID, ID@2018-05 or ID/member")
		return
	}
	if _, isDerived := c.derived.first[r.ID]; isDerived {
		if r.Member != "" || r.Period != "" {
			c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s is computed and has neither members nor periods", r.ID), "write "+r.ID)
		}
		return
	}
	i := c.indicatorByID[r.ID]
	if i == nil {
		c.refer(source.String{S: r.ID, Pos: s.Pos}, join("figure", c.indicators, c.derived))
		return
	}
	if !c.member(s, r, i, needsMember) {
		return
	}
	if r.Period == "" {
		return
	}
	if !withPeriod {
		c.l.Add(s.Pos, diag.Error, "reference", "a period has no place here, found "+source.Quote(r.Period), "write "+dataset.Ref{ID: r.ID, Member: r.Member}.String())
		return
	}
	c.periodOf(s, r, i)
}

// member checks that a reference names a member where its indicator has any. It is false where the reference is no good, or may
// be none: then there is no more to say.
func (c *checker) member(s source.String, r dataset.Ref, i *indicatorEntry, needsMember bool) bool {
	switch {
	case r.Member != "" && i.Is.Dimension == "":
		if !i.Broken {
			c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has one value and no members, found %s", r.ID, source.Quote(r.Member)), "write "+dataset.Ref{ID: r.ID, Period: r.Period}.String())
		}
		return false
	case r.Member != "":
		members := newIDs(i.Is.Dimension + " of " + r.ID)
		members.partial = i.Broken
		for _, m := range i.Is.Members {
			members.partial = members.partial || m.ID == ""
			members.order = append(members.order, m.ID)
		}
		known := slices.Contains(members.order, r.Member)
		if !known && !members.partial {
			unknown(c.l, source.String{S: r.Member, Pos: s.Pos}, members, "unknown-member")
		}
		return known
	case needsMember && i.Is.Dimension != "":
		var all []string
		for _, m := range i.Is.Members {
			all = append(all, r.ID+"/"+m.ID)
		}
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has one value for each %s and none for all of them", r.ID, i.Is.Dimension), "name one: "+strings.Join(all, ", "))
		return false
	}
	return true
}

// periodOf checks that an indicator has an observation that speaks for the period asked for.
func (c *checker) periodOf(s source.String, r dataset.Ref, i *indicatorEntry) {
	asked, err := dataset.ParseDate(r.Period)
	if err != nil {
		c.l.Add(s.Pos, diag.Error, "date", err.Error())
		return
	}
	var have []string
	for k := range i.observations {
		if i.observations[k].Broken {
			return // it may be the one
		}
		o := &i.observations[k].Is
		if r.Member != "" && o.Member != r.Member {
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
	c.l.Add(s.Pos, diag.Error, "no-such-period", fmt.Sprintf("%s has no value for %s", dataset.Ref{ID: r.ID, Member: r.Member}, r.Period), hint)
}
