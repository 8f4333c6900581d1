package dataset

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Statuses are what is said of an observation; none means final.
type Statuses []ObservationStatus

// Has says whether a status is among them.
func (s Statuses) Has(x ObservationStatus) bool { return slices.Contains(s, x) }

// String lists them: "provisional, break"; "final" where nothing is said.
func (s Statuses) String() string {
	if len(s) == 0 {
		return string(StatusFinal)
	}
	return strings.Join(words(s...), ", ")
}

// UnmarshalSource reads one status or a list of several.
func (s *Statuses) UnmarshalSource(n *source.Node) diag.List {
	*s = nil
	items, l := n.OneOrMore("write a status")
	for _, item := range items {
		var one ObservationStatus
		found := source.Decode(item, &one)
		if word, _ := item.Word(); word == "normal" {
			found = nil
			found.Add(item.Pos, diag.Error, "old-form", "the status normal is called final", "write status: final, or leave it out")
		}
		l.Append(found)
		switch {
		case found.HasErrors():
		case s.Has(one):
			l.Add(item.Pos, diag.Error, "duplicate-entry", "the status "+string(one)+" stands here a second time", "keep one of the two")
		case one == StatusFinal && len(items) > 1:
			l.Add(item.Pos, diag.Error, "status", "what is final is nothing else", "take final out, or the others")
		case one != StatusFinal:
			*s = append(*s, one)
		}
	}
	return l
}

// MarshalSource writes one status by itself and several as a list; what is final says nothing.
func (s Statuses) MarshalSource() *source.Node {
	switch len(s) {
	case 0:
		return nil
	case 1:
		return source.NewBare(string(s[0]))
	}
	list := source.NewList()
	for _, x := range s {
		list.Items = append(list.Items, source.NewBare(string(x)))
	}
	return list
}

// FlaggedStatuses are the statuses that are printed beside a value as signs, in the order in which they are printed.
func FlaggedStatuses() [4]ObservationStatus {
	return [...]ObservationStatus{StatusProvisional, StatusEstimated, StatusRevised, StatusBreak}
}
