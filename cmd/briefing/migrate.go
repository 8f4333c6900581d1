package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/migrate"
	"briefing/internal/pipeline"
)

func migrateCommand(a *app) *cobra.Command {
	write := false
	c := &cobra.Command{
		Use:   "migrate",
		Short: "Rewrite files of data and templates from old forms to those of today",
		Long: `migrate shows which lines of the dataset and of the templates are in forms of earlier versions, and what they become;
with --write it changes the files. Comments, order, quotes, blank lines and line ends stay; a second run finds nothing
to do. With a file that cannot be read as YAML no file is changed. What stands in a comment inside a list that moves
stays where it was. A name under names: of which no comment says what it is the name of becomes "a proper name": say it better.
With --write the files are then read as every verb reads them, and what is left to do by hand is told.

Exit codes: 0 there is nothing to do, or it was done; 4 lines would change, without --write; 3 a file cannot be read, or
something is left to do by hand; 5 a file could not be written.`,
		Example: `  briefing migrate                    show what would change
  briefing migrate --write
  briefing migrate --data mydata --templates mytemplates --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return rewrite(a, write) },
	}
	f := c.Flags()
	f.StringVar(&a.dataPath, "data", "", "folder or file of the dataset")
	f.StringVar(&a.templatesPath, "templates", "", "folder of briefs, charts, messages and brands")
	f.BoolVar(&write, "write", false, "change the files")
	return c
}

// rewrite brings files to the forms of today, or says what they would become.
func rewrite(a *app, write bool) error {
	dataPath, templatesPath, err := a.folders()
	if err != nil {
		return err
	}
	var o pipeline.Options
	if o.Data, err = dataFolder(dataPath); err != nil {
		return err
	}
	if o.Templates, err = templatesFolder(templatesPath); err != nil {
		return err
	}
	var inputs []migrate.Input
	var found diag.List
	if dataPath != "" {
		list, l := migrate.Dataset(o.Data.FS, o.Data.Entry, o.Data.Shown)
		inputs, found = append(inputs, list...), append(found, l...)
	}
	if templatesPath != "" {
		list, l := migrate.Templates(o.Templates.FS, o.Templates.Shown)
		inputs, found = append(inputs, list...), append(found, l...)
	}
	if !found.HasErrors() {
		var r *migrate.Result
		if r, found = migrate.Files(inputs); !found.HasErrors() {
			return finishRewriting(a, r, o, write)
		}
	}
	a.say("nothing was changed, since a file cannot be rewritten")
	return a.printFindings(found)
}

func finishRewriting(a *app, r *migrate.Result, o pipeline.Options, write bool) error {
	if write && len(r.Files) > 0 {
		_, committing, end := interruptible(func(i *interruption) { a.complain(i) })
		defer end()
		committing()
		if err := r.Write(); err != nil {
			return writeError(err)
		}
		a.out.made = "the files are rewritten"
	}
	if err := printRewritten(a, r, write); err != nil {
		return err
	}
	switch {
	case write:
		return leftByHand(a, o)
	case len(r.Files) > 0:
		return &reported{diag.Output}
	}
	return nil
}

// leftByHand reads the files as every verb does and tells what is wrong with them still.
func leftByHand(a *app, o pipeline.Options) error {
	var diags diag.List
	if o.Templates.Origin == "embedded" {
		// The built-in briefs speak of the built-in data.
		_, diags = datafiles.Load(o.Data.FS, o.Data.Entry, datafiles.Options{Shown: o.Data.Shown})
	} else {
		var found diag.List
		if o.Brand, found = brandFor(o); len(found) > 0 {
			return a.printFindings(found)
		}
		_, diags = pipeline.Load(o)
	}
	diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	if len(diags) > 0 {
		a.say("still to do by hand:")
	}
	return a.printFindings(diags)
}

func printRewritten(a *app, r *migrate.Result, written bool) error {
	switch {
	case a.json:
		type file struct {
			File    string           `json:"file"`
			Changes []migrate.Change `json:"changes"`
		}
		list := []file{}
		for _, f := range r.Files {
			list = append(list, file{f.Shown, f.Changes})
		}
		return a.printJSON(struct {
			Files   []file `json:"files"`
			Written bool   `json:"written"`
		}{list, written && len(list) > 0})
	case a.quiet:
		return nil
	case len(r.Files) == 0:
		fmt.Fprintln(a.out, "nothing to do: the files are in the forms of today")
		return nil
	}
	for _, f := range r.Files {
		for _, c := range f.Changes {
			fmt.Fprintf(a.out, "%s:%d\n", diag.Visible(f.Shown), c.Line)
			for _, line := range c.Old {
				fmt.Fprintf(a.out, "-%s\n", diag.Visible(line))
			}
			for _, line := range c.New {
				fmt.Fprintf(a.out, "+%s\n", diag.Visible(line))
			}
		}
	}
	files := "1 file"
	if len(r.Files) > 1 {
		files = fmt.Sprintf("%d files", len(r.Files))
	}
	if written {
		fmt.Fprintf(a.out, "%s rewritten\n", files)
		return nil
	}
	fmt.Fprintf(a.out, "%s would change: briefing migrate --write changes them\n", files)
	return nil
}
