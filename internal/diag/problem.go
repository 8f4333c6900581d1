package diag

// Problem is a finding that has no place yet: what is wrong with a value or a reference is known where it is looked up,
// and where it stands in the input only by who asked. Message and hints are those of a Diagnostic.
type Problem struct {
	ID      string
	Message string
	Hints   []string
}

// NewProblem makes a problem; empty hints are dropped.
func NewProblem(id, message string, hints ...string) *Problem {
	p := &Problem{ID: id, Message: message}
	for _, h := range hints {
		if h != "" {
			p.Hints = append(p.Hints, h)
		}
	}
	return p
}

// AddProblem adds a problem at the place it was met.
func (l *List) AddProblem(pos Pos, sev Severity, p *Problem) {
	l.Add(pos, sev, p.ID, p.Message, p.Hints...)
}
