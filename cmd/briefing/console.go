package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"golang.org/x/term"

	"briefing/internal/diag"
)

// console is where a verb prints, and how: results on standard output, findings on standard error.
type console struct {
	out     *output
	err     io.Writer
	json    bool
	quiet   bool
	noColor bool
	debug   bool
	// logFormat and log are what --log-format asks for.
	logFormat logFormat
	log       *slog.Logger
}

// finish prints the error that a verb ended with, unless it was printed before, and returns the exit code of it.
func (a *console) finish(err error) int {
	var (
		done *reported
		i    *interruption
		r    *diag.Refusal
		code int
	)
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &done):
		return exitCodeOf(done.matter)
	case errors.As(err, &i):
		err, code = i, i.code()
	case errors.As(err, &r):
		code = exitCodeOf(r.Matter)
	default:
		// Everything cobra refuses is a mistake in the command line.
		err, code = diag.Refuse(diag.Command, "command-line", err.Error(), "see briefing --help"), exitUsage
	}
	a.complain(err)
	return code
}

// printFindings prints findings on standard error. If there are errors among them, it returns the error to end the verb with.
func (a *console) printFindings(diags diag.List) error {
	a.tell(diags, false)
	if m, ok := diags.Matter(); ok {
		return &reported{m}
	}
	return nil
}

// tell prints findings on standard error. With --quiet it prints them only if there are errors among them or the verb fails
// for another reason, and then all: a warning may tell why.
func (a *console) tell(diags diag.List, failed bool) {
	if a.quiet && !failed && !diags.HasErrors() {
		return
	}
	if !a.debug {
		diags = diags.WithoutStacks()
	}
	switch {
	case a.logs():
		a.logFindings(diags)
	case a.json && a.logFormat != logText:
		_, _ = a.err.Write(diags.JSONLines())
	default:
		fmt.Fprint(a.err, a.coloured(diags.Text()), diags.Stacks())
	}
}

// coloured colours the severities for a terminal.
func (a *console) coloured(text string) string {
	if !a.terminal() || a.noColor || os.Getenv("NO_COLOR") != "" {
		return text
	}
	for _, w := range []struct{ word, code string }{{"error: ", "31"}, {"warning: ", "33"}, {"note: ", "36"}} {
		text = strings.ReplaceAll(text, ": "+w.word, ": \x1b[1;"+w.code+"m"+w.word+"\x1b[0m")
	}
	return text
}

// terminal says whether a person reads standard error.
func (a *console) terminal() bool {
	f, ok := a.err.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// printJSON prints a result as programs read it.
func (a *console) printJSON(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// print prints what can print itself as text and as JSON.
func (a *console) print(r interface {
	Text() string
	JSON() []byte
}) error {
	if a.json {
		_, err := a.out.Write(r.JSON())
		return err
	}
	_, err := fmt.Fprint(a.out, r.Text())
	return err
}
