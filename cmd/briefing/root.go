package main

import (
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
)

// version stands in every file that is made. It is a constant and never build information, so that a program run
// from source and an installed one give the same bytes.
const version = "0.1.0"

// The exit codes, as the help text lists them.
const (
	exitOK       = 0
	exitFailure  = 1
	exitUsage    = 2
	exitInput    = 3
	exitFindings = 4
	exitIO       = 5
)

// exitCodeOf is the exit code of a matter.
func exitCodeOf(m diag.Matter) int {
	switch m {
	case diag.Command:
		return exitUsage
	case diag.Input:
		return exitInput
	case diag.Files:
		return exitIO
	case diag.Output:
		return exitFindings
	}
	return exitFailure
}

// reported is the error of a verb whose findings have been printed; the program ends with the exit code of their matter.
type reported struct{ matter diag.Matter }

func (*reported) Error() string { return "" }

// app holds what every verb shares: how it prints, and what it reads.
type app struct {
	console
	inputs
	metrics *metrics
}

func newApp(args []string, stdout, stderr io.Writer) *app {
	return &app{
		console: console{out: &output{to: stdout}, err: stderr, log: newLog(stderr), logFormat: askedForLog(args)},
		metrics: &metrics{start: time.Now()},
	}
}

// run runs the program with these arguments and returns the exit code.
func run(args []string, stdout, stderr io.Writer) (code int) {
	a := newApp(args, stdout, stderr)
	defer func() { code = a.metrics.end(&a.console, code) }()
	defer func() {
		if r := recover(); r != nil {
			_ = a.printFindings(diag.Caught("the program stopped", r)) // the error only repeats the exit code
			code = exitFailure
		}
	}()
	root := rootCommand(a)
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(stderr)
	code = a.finish(root.Execute())
	if r := a.out.refusal(); r != nil {
		if printed := a.finish(r); code == exitOK {
			code = printed
		}
	}
	return code
}

func rootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "briefing",
		Short: "Turns a YAML dataset into branded, printable, accessible briefings",
		Long: `briefing reads a dataset of sourced figures and templates, both in YAML, and makes accessible
PDF briefings from them. Every figure on a page can be traced to its source.

Where data and templates come from:
  --data and --templates if given; else the project here: dataset.yaml with briefs/ beside it,
  or data/ with templates/. What a project lacks (words, brands, PowerPoint parts) is built in,
  and so is an example: --example.

Exit codes:
  0 done   1 failure   2 wrong command line   3 the input must be corrected
  4 findings   5 a file could not be read or written: nothing was
  changed, unless the message says so
  129, 130, 143 ended by a signal: nothing was changed`,
		Example: `  briefing build                      make everything in ./out
  briefing build one-pager            make one brief, keep the edition's others
  briefing explain ID                 where a figure comes from and where it is used
  briefing list                       briefs, charts and indicators`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		Args:              cobra.NoArgs,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	f := root.PersistentFlags()
	f.BoolVar(&a.json, "json", false, "print results and findings as JSON")
	f.BoolVar(&a.quiet, "quiet", false, "print nothing unless the run fails, and then all that it found")
	f.Var(&a.logFormat, "log-format", "how standard error is written: text, or json, a record a line with its time (default: text)")
	f.BoolVar(&a.noColor, "no-color", false, "print without colours (as NO_COLOR does)")
	f.BoolVar(&a.debug, "debug", false, "print where a fault of the program itself comes from")
	root.AddCommand(buildCommand(a), listCommand(a), explainCommand(a), diffCommand(a), templateCommand(a), schemaCommand(a), verifyCommand(a), pruneCommand(a), migrateCommand(a), newCommand(a), versionCommand(a))
	wrapErrors(root)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		_ = a.metrics.begin() // a command line that cannot be run is a run that failed
		return diag.Refuse(diag.Command, "flags", diag.Visible(err.Error()), "see "+c.CommandPath()+" --help")
	})
	return root
}

// writeError makes a refusal of the error of a run that makes files, unless it is one already or an interruption.
func writeError(err error) error {
	var i *interruption
	var r *diag.Refusal
	if errors.As(err, &i) || errors.As(err, &r) {
		return err
	}
	return diag.Refuse(diag.Files, "not-written", err.Error()).Because(err)
}
