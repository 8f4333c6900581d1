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
	"briefing/internal/write/pptx/potx"
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
	layouts, decks := "", []string(nil)
	c := &cobra.Command{
		Use:   "check FILE",
		Short: "Say which layout of a template serves what, and what of your decks is scaled or refused",
		Long: `check reads a template and lays your decks out on it, without making a file: which layout each slide takes, which
texts are set smaller than the layout has them, and what would be refused, with what to do about it. It ends with 3 if a
deck, or the template, would be refused.`,
		Example: `  briefing template check house-style.potx
  briefing template check house-style.potx --deck deck
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
			if !a.json { // what the layouts serve does not wait for the data
				if _, err := fmt.Fprint(a.out, t.Report()); err != nil {
					return err
				}
			}
			p, err := a.load()
			if err != nil {
				return err
			}
			tried, diags := p.TryDecks(t, decks)
			if a.json {
				err = a.printJSON(templateReport{t.Uses(), tried})
			} else {
				_, err = fmt.Fprint(a.out, deckReport(tried))
			}
			if err != nil {
				return err
			}
			return a.printFindings(diags)
		},
	}
	a.inputFlags(c)
	c.Flags().StringSliceVar(&decks, "deck", nil, "decks to lay out, separated by commas (default: all there are)")
	c.Flags().StringVar(&layouts, "pptx-layouts", "", "YAML file that names layouts for roles")
	return c
}

// templateReport is what check says of a template, as JSON.
type templateReport struct {
	Layouts []potx.Use           `json:"layouts"`
	Decks   []pipeline.DeckTried `json:"decks"`
}

// deckReport says of each slide of decks which layout it takes and what of it is scaled.
func deckReport(tried []pipeline.DeckTried) string {
	var b strings.Builder
	for _, d := range tried {
		fmt.Fprintf(&b, "\nThe deck %s:\n", diag.Visible(d.Deck))
		for _, s := range d.Slides {
			layout := "refused"
			if s.Layout != "" {
				layout = fmt.Sprintf("%q", s.Layout)
			}
			fmt.Fprintf(&b, "  %-24s %s", s.Slide, layout)
			if len(s.Scaled) > 0 {
				b.WriteString(": " + strings.Join(s.Scaled, "; "))
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
