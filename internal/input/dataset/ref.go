package dataset

import (
	"fmt"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Ref is a reference to a value: ID, ID/member, ID@period or ID/member@period.
type Ref struct{ ID, Member, Period string }

// ParseRef takes a reference apart; whether it names something is not its business.
func ParseRef(s string) (Ref, bool) {
	rest, period, hasPeriod := strings.Cut(s, "@")
	id, member, hasMember := strings.Cut(rest, "/")
	ok := id != "" && hasPeriod == (period != "") && hasMember == (member != "")
	return Ref{ID: id, Member: member, Period: period}, ok
}

// String writes the reference.
func (r Ref) String() string {
	s := r.ID
	if r.Member != "" {
		s += "/" + r.Member
	}
	if r.Period != "" {
		s += "@" + r.Period
	}
	return s
}

// figure checks a reference to an indicator or a derived value. withPeriod allows @period.
func (c *checker) figure(s source.String, needsMember, withPeriod bool) {
	if s.S == "" {
		return
	}
	r, ok := ParseRef(s.S)
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
		figures := &names{kind: "figure", partial: c.indicators.partial || c.derived.partial, order: append(append([]string(nil), c.indicators.order...), c.derived.order...)}
		c.refer(source.String{S: r.ID, Pos: s.Pos}, figures)
		return
	}
	switch {
	case r.Member != "" && i.Is.Dimension == "" && i.Broken:
		return
	case r.Member != "" && i.Is.Dimension == "":
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has one value and no members, found %s", r.ID, source.Quote(r.Member)), "write "+Ref{r.ID, "", r.Period}.String())
		return
	case r.Member != "":
		members := &names{kind: i.Is.Dimension + " of " + r.ID, first: map[string]diag.Pos{}, partial: i.Broken}
		for _, m := range i.Is.Members {
			members.partial = members.partial || m.ID == ""
			members.order = append(members.order, m.ID)
			members.first[m.ID] = m.Pos
		}
		if _, ok := members.first[r.Member]; !ok {
			if members.partial {
				return
			}
			message, hint := source.Unknown(members.kind, r.Member, members.order)
			c.l.Add(s.Pos, diag.Error, "unknown-member", message, hint)
			return
		}
	case needsMember && i.Is.Dimension != "":
		var all []string
		for _, m := range i.Is.Members {
			all = append(all, r.ID+"/"+m.ID)
		}
		c.l.Add(s.Pos, diag.Error, "reference", fmt.Sprintf("%s has one value for each %s and none for all of them", r.ID, i.Is.Dimension), "name one: "+strings.Join(all, ", "))
		return
	}
	if r.Period == "" {
		return
	}
	if !withPeriod {
		c.l.Add(s.Pos, diag.Error, "reference", "a period has no place here, found "+source.Quote(r.Period), "write "+Ref{r.ID, r.Member, ""}.String())
		return
	}
	c.periodOf(s, r, i)
}

// periodOf checks that an indicator has an observation that speaks for the period asked for.
func (c *checker) periodOf(s source.String, r Ref, i *indicatorEntry) {
	asked, err := ParseDate(r.Period)
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
	c.l.Add(s.Pos, diag.Error, "no-such-period", fmt.Sprintf("%s has no value for %s", Ref{r.ID, r.Member, ""}, r.Period), hint)
}
