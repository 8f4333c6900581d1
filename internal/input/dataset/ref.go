package dataset

import "strings"

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
