package diag

// Matter says what must be corrected after a refusal or a list of findings. Each has an exit code of the program.
type Matter int

// The matters.
const (
	Program Matter = iota // the program itself: it has a fault
	Command               // what was asked for: the command line must be corrected
	Input                 // what a file says: it must be corrected
	Files                 // a file or folder cannot be read or written
	Output                // what was published is not what it should be
)

// Refusal is an error that says why something was not done: a problem that has no place in the input, with its remedies.
type Refusal struct {
	Problem
	Matter Matter
	Cause  error // of the operating system, or nil
}

// Refuse makes a refusal; empty hints are dropped.
func Refuse(m Matter, id, message string, hints ...string) *Refusal {
	return &Refusal{Problem: *NewProblem(id, message, hints...), Matter: m}
}

// Error returns message and hints, a line each.
func (r *Refusal) Error() string {
	s := r.Message
	for _, h := range r.Hints {
		s += "\n  hint: " + h
	}
	return s
}

// Unwrap gives the cause.
func (r *Refusal) Unwrap() error { return r.Cause }

// Because sets the cause of a refusal.
func (r *Refusal) Because(err error) *Refusal {
	r.Cause = err
	return r
}

// Matter says what must be corrected after the errors of a list; ok is false if there are none. A fault of the program
// comes before all others.
func (l List) Matter() (m Matter, ok bool) {
	for _, d := range l {
		if d.Stack != "" {
			return Program, true
		}
	}
	if l.OnlyUnreadable() {
		return Files, true
	}
	return Input, l.HasErrors()
}
