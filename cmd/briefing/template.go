package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/pipeline"
)

func templateCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "template",
		Short: "The PowerPoint template: get the built-in one, check your own",
		Long: `Decks are made with a PowerPoint template: the built-in one in the brand's colours, or one of yours, which
build takes with --pptx-template. Its slide masters, layouts, theme, pictures and fonts stay as they are; its own
slides are left out.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(templateExport(a), templateCheck(a))
	return c
}

func templateExport(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "export FILE",
		Short: "Write the built-in template to restyle in PowerPoint",
		Long: `export writes the built-in template, in the brand's colours, as FILE.pptx or FILE.potx. Change it in PowerPoint
under View, Slide Master, and give it to build with --pptx-template. Layouts may be renamed; the placeholders whose
names begin with "Briefing" are known by their names and numbers and should keep them.`,
		Example: `  briefing template export mine.pptx
  briefing build deck --pptx-template mine.pptx`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			name := args[0]
			ext := strings.ToLower(filepath.Ext(name))
			if ext != ".pptx" && ext != ".potx" {
				return diag.Refuse(diag.Command, "template-name", diag.Visible(name)+" is no name for a template", "end it in .pptx or .potx")
			}
			p, err := a.load()
			if err != nil {
				return err
			}
			t, diags := p.SlideTemplate()
			if err := a.printFindings(diags); err != nil {
				return err
			}
			if t == nil {
				return diag.Refuse(diag.Input, "no-template", "these templates hold no PowerPoint template")
			}
			data, err := t.Export(ext == ".potx")
			if err != nil {
				return diag.Refuse(diag.Program, "failure", err.Error()).Because(err)
			}
			if err := writeNew(name, data); err != nil {
				return err
			}
			a.out.made = name + " is written"
			if !a.quiet {
				fmt.Fprintf(a.out, "%s  %.1f KB\n", diag.Visible(name), float64(len(data))/1000)
			}
			return nil
		},
	}
	a.inputFlags(c)
	return c
}

// writeNew writes a file that is not there yet: an exported template is meant to be restyled, and exporting again must
// not undo that work.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return diag.Refuse(diag.Files, "file-exists", diag.Visible(name)+" is there already and may hold your changes", "give another name, or remove the file first")
	}
	if err != nil {
		return fault(name, "written", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(name) // half a file is worse than none
		return fault(name, "written", err)
	}
	return nil
}

func templateCheck(a *app) *cobra.Command {
	layouts := ""
	c := &cobra.Command{
		Use:   "check FILE",
		Short: "Say which layout of a template serves what, and what is missing or refused",
		Example: `  briefing template check house-style.potx
  briefing template check house-style.potx --pptx-layouts layouts.yaml`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := slideInputs(args[0], layouts)
			if err != nil {
				return err
			}
			t, diags := pipeline.OpenSlides(s)
			if err := a.printFindings(diags); err != nil {
				return err
			}
			if a.json {
				return a.printJSON(t.Uses())
			}
			_, err = fmt.Fprint(a.out, t.Report())
			return err
		},
	}
	c.Flags().StringVar(&layouts, "pptx-layouts", "", "YAML file that names layouts for roles")
	return c
}
