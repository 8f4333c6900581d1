package diag

import "testing"

// A problem takes its id and its hints along to the place it was met at; empty hints are dropped on the way.
func TestAddProblem(t *testing.T) {
	var l List
	l.AddProblem(Pos{File: "a.yaml", Line: 3}, Warning, NewProblem("one-unit", "an axis holds one unit", "", "take one out"))
	if got, want := l[0].String(), "a.yaml:3: warning: an axis holds one unit [one-unit]\n  hint: take one out"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
