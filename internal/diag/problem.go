package diag

import "slices"

// Problem is a finding without a place: the code that looks up a value knows what is wrong with it, and only the caller
// knows where it stands in the input. Message and hints are those of a Diagnostic.
type Problem struct {
	ID      string
	Message string
	Hints   []string
}

// NewProblem makes a problem; empty hints are dropped.
func NewProblem(id, message string, hints ...string) *Problem {
	return &Problem{ID: id, Message: message, Hints: withoutEmpty(hints)}
}

func withoutEmpty(hints []string) []string {
	return slices.DeleteFunc(slices.Clone(hints), func(h string) bool { return h == "" })
}

// AddProblem adds a problem as a finding at a place.
func (l *List) AddProblem(pos Pos, sev Severity, p *Problem) {
	l.Add(pos, sev, p.ID, p.Message, p.Hints...)
}
