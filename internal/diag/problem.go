package diag

import "slices"

// Problem is a finding that has no place yet: what is wrong with a value or a reference is known where it is looked up,
// and where it stands in the input only by who asked. Message and hints are those of a Diagnostic.
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

// AddProblem adds a problem at the place it was met.
func (l *List) AddProblem(pos Pos, sev Severity, p *Problem) {
	l.Add(pos, sev, p.ID, p.Message, p.Hints...)
}
