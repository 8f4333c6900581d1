package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/edition/plan"
	"briefing/internal/scaffold"
	"briefing/internal/source/files"
	"briefing/templates"
)

func newCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Put files to begin with into a project",
		Long: `new puts files from the templates into a project, to go on with. It never writes over a file that exists: if one
does, none is written.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newDeploy(a))
	return c
}

// started is what new wrote.
type started struct {
	Dir     string   `json:"dir"`
	Written []string `json:"written"` // below dir
	Next    string   `json:"next"`    // what to do now, for people
}

// start writes a tree of files into a project and prints which they are, and what to do next.
func (a *app) start(dir string, tree fs.FS, next string) error {
	written, err := scaffold.Write(dir, tree)
	var there *scaffold.Exists
	switch {
	case errors.As(err, &there):
		return existing(dir, there.Names)
	case err != nil:
		return fault(dir, "written", err)
	}
	a.out.made = "the files in " + dir + " are written"
	if a.json {
		return a.printJSON(started{filepath.ToSlash(dir), written, next})
	}
	if a.quiet {
		return nil
	}
	for _, name := range written {
		fmt.Fprintln(a.out, diag.Visible(filepath.ToSlash(filepath.Join(dir, name))))
	}
	fmt.Fprint(a.out, "\n", diag.VisibleLines(next))
	return nil
}

// existing is the refusal to write where these files stand.
func existing(dir string, names []string) error {
	var shown []string
	for _, name := range names {
		shown = append(shown, diag.Visible(filepath.ToSlash(filepath.Join(dir, name))))
	}
	is, it := "is", "it"
	if len(shown) > 1 {
		is, it = "are", "them"
	}
	return diag.Refuse(diag.Files, "file-exists", fmt.Sprintf("%s %s there already and may hold your changes; nothing was written", strings.Join(shown, ", "), is),
		"move "+it+" away first, or write into another folder with --dir")
}

// deployFolder holds, below templates, a folder for each way to run a job, with the files as they will lie in the project,
// and beside it a text of that name: a line that says what they are, and lines that say what to do with them.
const deployFolder = "deploy"

func newDeploy(a *app) *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "deploy KIND",
		Short: "Files that run the build every month: systemd, cron, github, kubernetes, docker",
		Long: `deploy writes what runs "briefing build --as-of previous-month" every month into a project, and says what to do with
it. The files work as they stand; a comment with CHANGE is at each value that you may want to choose. KIND is one of

` + deployList(templates.FS) + `
A folder of --templates may hold other kinds under deploy/; without that folder the built-in ones are used.`,
		Example: `  briefing new deploy systemd
  briefing new deploy github --dir ../project`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return deploy(a, dir, args[0]) },
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			fsys, err := a.deployTemplates()
			if err != nil || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return deployKinds(fsys), cobra.ShellCompDirectiveNoFileComp
		},
	}
	c.Flags().StringVar(&dir, "dir", ".", "folder of the project")
	c.Flags().StringVar(&a.templatesPath, "templates", "", "folder of templates with other files for this")
	a.exampleFlags(c, "use the built-in files even where a project has others")
	return c
}

// deploy writes the files of a kind into the project.
func deploy(a *app, dir, kind string) error {
	fsys, err := a.deployTemplates()
	if err != nil {
		return err
	}
	kinds := deployKinds(fsys)
	if !slices.Contains(kinds, kind) {
		return plan.Unknown("kind", kind, kinds)
	}
	tree, err := fs.Sub(fsys, path.Join(deployFolder, kind))
	if err != nil {
		return fault(kind, "read", err)
	}
	_, next, err := deployText(fsys, kind)
	if err != nil {
		return err
	}
	return a.start(dir, tree, next)
}

// deployTemplates are the templates that the files come from: those that build would use if they hold such files, else the
// built-in ones.
func (a *inputs) deployTemplates() (fs.FS, error) {
	_, name, err := a.folders()
	var none *diag.Refusal
	if errors.As(err, &none) && none.ID == "no-project" {
		return templates.FS, nil
	}
	if err != nil {
		return nil, err
	}
	if isFile(filepath.Join(name, entryName)) {
		return templates.FS, nil // of a project the folder has what was written here before
	}
	folder, err := templatesFolder(name)
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(folder.FS, deployFolder); files.Missing(err) {
		return templates.FS, nil
	} else if err != nil {
		return nil, fault(path.Join(folder.Shown, deployFolder), "read", err)
	}
	return folder.FS, nil
}

// deployKinds names the kinds, sorted.
func deployKinds(fsys fs.FS) []string {
	var kinds []string
	entries, _ := fs.ReadDir(fsys, deployFolder) // a folder that cannot be read has none
	for _, e := range entries {
		if e.IsDir() {
			kinds = append(kinds, e.Name())
		}
	}
	return kinds
}

// deployText is what stands beside the folder of a kind: what it is, and what to do next. Both may be missing.
func deployText(fsys fs.FS, kind string) (is, next string, err error) {
	name := path.Join(deployFolder, kind+".txt")
	data, err := files.Read(fsys, name, files.Start)
	if err != nil && !files.Missing(err) {
		return "", "", fault(name, "read", err)
	}
	is, next, _ = strings.Cut(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	return is, next, nil
}

// deployList lists the kinds with what each is, for the help text.
func deployList(fsys fs.FS) string {
	var b strings.Builder
	for _, kind := range deployKinds(fsys) {
		is, _, _ := deployText(fsys, kind) // embedded files can be read
		fmt.Fprintf(&b, "  %-11s %s\n", kind, is)
	}
	return b.String()
}
