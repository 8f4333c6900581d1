package main

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"briefing/internal/build"
	"briefing/internal/plan"
)

func (a *app) buildCommand() *cobra.Command {
	var (
		out           string
		formats       []string
		noAttachments bool
		printMarks    bool
		pptxTemplate  string
		pptxLayouts   string
		handout       bool
	)
	c := &cobra.Command{
		Use:   "build [NAME ...]",
		Short: "Make briefs: all of them, or the named",
		Long: `build makes the edition folder OUT/EDITION with one folder a language and a manifest that names every
input and output by its SHA-256. The folder is replaced as a whole when everything succeeded; until then,
and after any error, it is what it was. Building one brief keeps the edition's others: as they are if what
they were made from is unchanged, made again if it is not.

A PDF has the size of the page. With --print-marks it is made for a print shop, on a larger sheet with 3 mm of
bleed and crop marks, and named NAME-print.pdf: it stands beside NAME.pdf, and the one is kept when the other
is built. So does the handout of a deck, NAME-handout.pdf, which --handout makes: A4 pages of one slide with its
notes, figures and sources.

A deck is made as PDF and as native PowerPoint. With --pptx-template it stands on the slide masters and layouts of a
presentation of yours; see briefing template.`,
		Example: `  briefing build
  briefing build factsheet --brand plain --out /tmp/briefs
  briefing build --as-of 2019-05 --no-attachments
  briefing build factsheet --print-marks
  briefing build deck --handout
  briefing build --data dataset.yaml --json`,
		RunE: func(_ *cobra.Command, names []string) error {
			o, err := a.options()
			if err != nil {
				return err
			}
			if o.Slides, err = slides(pptxTemplate, pptxLayouts); err != nil {
				return err
			}
			r := build.Request{
				Options: o, Out: out, Version: version,
				Plan: plan.Request{Names: names, Formats: split(formats), NoAttachments: noAttachments, PrintMarks: printMarks, Handout: handout},
			}
			progress, done := a.progress()
			result, diags, err := build.Run(r, progress)
			done()
			told := a.tell(diags)
			if err != nil {
				return usage(err)
			}
			if told != nil {
				return told
			}
			return a.report(result)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			quiet := *a
			quiet.quiet = true
			p, err := quiet.load()
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return p.Library.Names(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	a.inputFlags(c)
	c.Flags().StringVar(&out, "out", "out", "folder for editions")
	c.Flags().StringSliceVar(&formats, "format", nil, "formats, separated by commas (default: all there are)")
	c.Flags().BoolVar(&noAttachments, "no-attachments", false, "leave dataset and chart data out of the PDFs")
	c.Flags().BoolVar(&printMarks, "print-marks", false, "PDFs for a print shop: 3 mm bleed and crop marks, in NAME-print.pdf")
	c.Flags().StringVar(&pptxTemplate, "pptx-template", "", "your .pptx or .potx: decks are made on its masters and layouts")
	c.Flags().StringVar(&pptxLayouts, "pptx-layouts", "", "YAML file that names layouts of it for roles, as title-only: Blank page")
	c.Flags().BoolVar(&handout, "handout", false, "of a deck: A4 pages of a slide with its notes, in NAME-handout.pdf")
	return c
}

// split cleans a comma-separated list.
func split(list []string) []string {
	var clean []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			clean = append(clean, s)
		}
	}
	return clean
}

// progress shows a bar where a person watches, and nothing elsewhere.
func (a *app) progress() (func(build.Event), func()) {
	if a.quiet || a.json || !a.terminal() {
		return nil, func() {}
	}
	var bar *progressbar.ProgressBar
	show := func(e build.Event) {
		if bar == nil {
			bar = progressbar.NewOptions(e.Total, progressbar.OptionSetWriter(a.err),
				progressbar.OptionClearOnFinish(), progressbar.OptionShowCount(), progressbar.OptionSetWidth(30))
		}
		bar.Describe(e.Name)
		_ = bar.Set(e.Done)
	}
	return show, func() {
		if bar != nil {
			_ = bar.Finish()
		}
	}
}

func (a *app) report(r *build.Result) error {
	if a.json {
		enc := json.NewEncoder(a.out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(r)
	}
	if a.quiet {
		return nil
	}
	for _, f := range r.Files {
		state := ""
		if f.Carried {
			state = "  (unchanged, kept)"
		}
		pages := ""
		if f.Pages > 0 {
			pages = fmt.Sprintf("%d pages, ", f.Pages)
			if f.Pages == 1 {
				pages = "1 page, "
			}
		}
		fmt.Fprintf(a.out, "%s  %s%.1f KB%s\n", path.Join(r.Folder, f.Path), pages, float64(f.Bytes)/1000, state)
	}
	if !r.Changed {
		fmt.Fprintf(a.out, "%s holds these very files already; nothing was written\n", r.Folder)
	}
	return nil
}
