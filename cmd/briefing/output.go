package main

import (
	"errors"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
)

// output is standard output. It remembers the first error of a write and drops what comes after it, so that no verb has
// to look whether a line could be printed; run asks once, at the end.
//
// Where a reader leaves early, as in "briefing list | head -1", Go ends the program by SIGPIPE at its next write, as Unix
// tools end: quietly, and with what was published published. Only where the caller has that signal ignored does the
// write come back with an error, which is then printed like any other, as the tools of coreutils do.
type output struct {
	to  io.Writer
	err error
	// made says in the message which files were written to disk before; empty: none.
	made string
}

// Write never fails; see output.
func (o *output) Write(b []byte) (int, error) {
	if o.err == nil {
		_, o.err = o.to.Write(b)
	}
	return len(b), nil
}

// refusal is the refusal to end with after something could not be printed; nil if all was.
func (o *output) refusal() *diag.Refusal {
	if o.err == nil {
		return nil
	}
	what := o.err
	var p *fs.PathError
	if errors.As(what, &p) {
		what = p.Err
	}
	hint := "free the device, or print to another place"
	if o.made != "" {
		hint = o.made + "; only what tells of it could not be printed"
	}
	return diag.Refuse(diag.Files, "not-printed", "standard output cannot be written: "+what.Error(), hint)
}

// hasExitCode says whether an error has an exit code of its own.
func hasExitCode(err error) bool {
	var (
		done *reported
		i    *interruption
		r    *diag.Refusal
	)
	return errors.As(err, &done) || errors.As(err, &i) || errors.As(err, &r)
}

// wrapErrors makes errors of verbs that have no exit code failures of the program. Errors without one then come from cobra,
// which checks the command line before a verb runs.
func wrapErrors(c *cobra.Command) {
	if verb := c.RunE; verb != nil {
		c.RunE = func(c *cobra.Command, args []string) error {
			err := verb(c, args)
			if err == nil || hasExitCode(err) {
				return err
			}
			return diag.Refuse(diag.Program, "failure", err.Error()).Because(err)
		}
	}
	for _, sub := range c.Commands() {
		wrapErrors(sub)
	}
}
