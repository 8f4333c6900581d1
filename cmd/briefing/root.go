package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"briefing/internal/diag"
	"briefing/internal/edition/plan"
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

// failure is an error with the exit code it ends the program with; an empty message prints nothing more.
type failure struct {
	code    int
	message string
}

func (f *failure) Error() string { return f.message }

// app holds what every verb shares.
type app struct {
	out     *output
	err     io.Writer
	json    bool
	quiet   bool
	noColor bool
	debug   bool

	dataPath, templatesPath string
	embedded                bool
	brand, lang, asOf       string
}

// run is the program without the process: it returns the exit code.
func run(args []string, stdout, stderr io.Writer) (code int) {
	a := &app{out: &output{to: stdout}, err: stderr}
	defer func() {
		if r := recover(); r != nil {
			_ = a.tell(diag.Caught("the program stopped", r)) // it holds an error, as any such list does
			code = exitFailure
		}
	}()
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(stderr)
	say := func(f *failure) {
		if f.message != "" {
			fmt.Fprintf(stderr, "briefing: %s\n", diag.Lines(f.message))
		}
		if code == exitOK {
			code = f.code
		}
	}
	if err := root.Execute(); err != nil {
		var f *failure
		if !errors.As(err, &f) {
			// Everything cobra refuses is a mistake in the command line.
			f = &failure{exitUsage, err.Error() + "\n  hint: see briefing --help"}
		}
		say(f)
	}
	if f := a.out.failure(); f != nil {
		say(f)
	}
	return code
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "briefing",
		Short: "Turns a YAML dataset into branded, printable, accessible briefings",
		Long: `briefing reads a dataset of sourced figures and templates, both in YAML, and makes accessible
PDF briefings from them. Every figure on a page can be traced to its source.

Where data and templates come from:
  --data and --templates if given; else ./data and ./templates if both exist; else the ones
  built into the program (always with --embedded).

Exit codes:
  0 done   1 failure   2 wrong command line   3 the input must be corrected
  4 findings   5 a file could not be read or written: nothing was
  changed, unless the message says so
  129, 130, 143 ended by a signal: nothing was changed`,
		Example: `  briefing build                      make everything in ./out
  briefing build one-pager            make one brief, keep the edition's others
  briefing explain emsc-arrests       where a figure comes from and where it is used
  briefing list                       briefs, charts and indicators`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		Args:              cobra.NoArgs,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	f := root.PersistentFlags()
	f.BoolVar(&a.json, "json", false, "print results and findings as JSON")
	f.BoolVar(&a.quiet, "quiet", false, "print nothing but errors")
	f.BoolVar(&a.noColor, "no-color", false, "print without colours (as NO_COLOR does)")
	f.BoolVar(&a.debug, "debug", false, "print where a fault of the program itself comes from")
	root.AddCommand(a.buildCommand(), a.listCommand(), a.explainCommand(), a.templateCommand(), a.versionCommand())
	ownErrors(root)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return &failure{exitUsage, diag.Visible(err.Error()) + "\n  hint: see " + c.CommandPath() + " --help"}
	})
	return root
}

// inputFlags are those of every verb that reads a dataset.
func (a *app) inputFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&a.dataPath, "data", "", "folder or file of the dataset")
	f.StringVar(&a.templatesPath, "templates", "", "folder of briefs, charts, messages and brands")
	f.BoolVar(&a.embedded, "embedded", false, "use the built-in data and templates even if ./data and ./templates exist")
	f.StringVar(&a.brand, "brand", "eu", "brand, a folder below templates/brands")
	f.StringVar(&a.lang, "lang", "", "language (default: the dataset's)")
	f.StringVar(&a.asOf, "as-of", "", "last day or month of publication that counts, 2019-03 (default: the dataset's edition)")
	_ = c.RegisterFlagCompletionFunc("brand", a.completeBrands)
	_ = c.RegisterFlagCompletionFunc("lang", a.completeLanguages)
}

// tell prints findings on standard error and returns the failure that goes with them, if they hold an error.
func (a *app) tell(diags diag.List) error {
	shown := diags
	if a.quiet {
		shown = nil
		for _, d := range diags {
			if d.Severity == diag.Error {
				shown = append(shown, d)
			}
		}
	}
	if !a.debug {
		shown = shown.WithoutStacks()
	}
	switch {
	case a.json:
		_, _ = a.err.Write(shown.JSONLines())
	default:
		fmt.Fprint(a.err, a.coloured(shown.Text()), shown.Stacks())
	}
	switch {
	case slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Stack != "" }):
		return &failure{exitFailure, ""} // no input can be blamed
	case diags.OnlyUnreadable():
		return &failure{exitIO, ""}
	case diags.HasErrors():
		return &failure{exitInput, ""}
	}
	return nil
}

// coloured makes the severities stand out on a terminal.
func (a *app) coloured(text string) string {
	if !a.terminal() || a.noColor || os.Getenv("NO_COLOR") != "" {
		return text
	}
	for _, w := range []struct{ word, code string }{{"error: ", "31"}, {"warning: ", "33"}, {"note: ", "36"}} {
		text = strings.ReplaceAll(text, ": "+w.word, ": \x1b[1;"+w.code+"m"+w.word+"\x1b[0m")
	}
	return text
}

// terminal says whether a person reads standard error.
func (a *app) terminal() bool {
	f, ok := a.err.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// usage turns a request that cannot be met into a failure; other errors are files that cannot be written.
func usage(err error) error {
	var i *interruption
	if errors.As(err, &i) {
		return &failure{i.code(), i.Error()}
	}
	var u *plan.Usage
	if errors.As(err, &u) {
		return &failure{exitUsage, u.Error()}
	}
	return &failure{exitIO, err.Error()}
}
