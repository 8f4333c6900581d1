package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

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

// codeOf is the exit code that goes with a matter.
func codeOf(m diag.Matter) int {
	switch m {
	case diag.Command:
		return exitUsage
	case diag.Input:
		return exitInput
	case diag.Files:
		return exitIO
	}
	return exitFailure
}

// told is the error of a verb whose findings have been printed already; the program ends with the code of their matter.
type told struct{ matter diag.Matter }

func (*told) Error() string { return "" }

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
	code = a.end(root.Execute())
	if r := a.out.refusal(); r != nil {
		if printed := a.end(r); code == exitOK {
			code = printed
		}
	}
	return code
}

// end prints what a verb was ended by, unless it has been told already, and returns the exit code that goes with it.
func (a *app) end(err error) int {
	var (
		done *told
		i    *interruption
		r    *diag.Refusal
		code int
	)
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &done):
		return codeOf(done.matter)
	case errors.As(err, &i):
		err, code = i, i.code()
	case errors.As(err, &r):
		code = codeOf(r.Matter)
	default:
		// Everything cobra refuses is a mistake in the command line.
		err, code = diag.Refuse(diag.Command, "command-line", err.Error(), "see briefing --help"), exitUsage
	}
	fmt.Fprintf(a.err, "briefing: %s\n", diag.Lines(err.Error()))
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
	root.AddCommand(a.buildCommand(), a.listCommand(), a.explainCommand(), a.templateCommand(), a.schemaCommand(), a.versionCommand())
	ownErrors(root)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return diag.Refuse(diag.Command, "flags", diag.Visible(err.Error()), "see "+c.CommandPath()+" --help")
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

// tell prints findings on standard error and returns the error that ends the verb, if they hold one.
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
	if m, ok := diags.Matter(); ok {
		return &told{m}
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

// written is an error of a run that makes files: what is no refusal yet is a file that cannot be written.
func written(err error) error {
	var i *interruption
	var r *diag.Refusal
	if errors.As(err, &i) || errors.As(err, &r) {
		return err
	}
	return diag.Refuse(diag.Files, "not-written", err.Error()).Because(err)
}
