package diag

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

// A refusal keeps id, hints, matter and cause, however it is wrapped.
func TestRefusal(t *testing.T) {
	err := fmt.Errorf("built nothing: %w", Refuse(Files, "not-written", "out cannot be written", "choose another folder", "").Because(fs.ErrPermission))
	var r *Refusal
	if !errors.As(err, &r) || r.ID != "not-written" || r.Matter != Files || len(r.Hints) != 1 || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %+v", r)
	}
	if got, want := r.Error(), "out cannot be written\n  hint: choose another folder"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMatterOfAList(t *testing.T) {
	fault := Diagnostic{Severity: Error, ID: "internal", Stack: "main.go:1"}
	input := Diagnostic{Severity: Error, ID: "unknown-key"}
	unread := Diagnostic{Severity: Error, ID: Unreadable}
	for _, c := range []struct {
		list List
		want Matter
		ok   bool
	}{
		{nil, Input, false},
		{List{{Severity: Warning}}, Input, false},
		{List{input, unread}, Input, true},
		{List{unread, {Severity: Note}}, Files, true},
		{List{input, fault}, Program, true},
	} {
		if got, ok := c.list.Matter(); ok != c.ok || ok && got != c.want {
			t.Errorf("%v: got %v, %v", c.list, got, ok)
		}
	}
}
