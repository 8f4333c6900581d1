package main

import (
	"fmt"
	"log/slog"
	"os"
	"path"
	"runtime/debug"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"briefing/internal/diag"
	"briefing/internal/edition"
	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
)

const buildLong = `build makes the edition folder OUT/EDITION with one folder a language and a manifest that names every
input and output by its SHA-256. The folder is replaced as a whole when everything succeeded; until then,
and after any error, it is what it was. Building one brief keeps the edition's others: as they are if what
they were made from is unchanged, made again if it is not.

A PDF has the size of the page. With --print-marks it is made for a print shop, on a larger sheet with 3 mm of
bleed and crop marks, and named NAME-print.pdf: it stands beside NAME.pdf, and the one is kept when the other
is built. So does the handout of a deck, NAME-handout.pdf, which --handout makes: pages of one slide with what
is spoken, and behind them figures, limits and sources, slide by slide.

"build charts" makes the charts to embed: a gallery, OUT/EDITION/LANG/charts/index.html, and a folder a chart with
page, drawing, cards, data and code to copy. OUT/charts/LANG/CHART/ is the address of a chart's latest edition,
OUT/frozen/HASH/ that of one version for ever. --base-url says where OUT will be served; without it, what needs
an address is left out. What is made from unchanged inputs is kept and not made again, unless --fresh is given.

A deck is made as PDF and as native PowerPoint. With --pptx-template it stands on the slide masters and layouts of a
presentation of yours; see briefing template.`

const buildExample = `  briefing build
  briefing build factsheet --brand plain --out /tmp/briefs
  briefing build --as-of 2019-05 --no-attachments
  briefing build factsheet --print-marks
  briefing build charts --base-url https://example.org/briefings
  briefing build deck --handout
  briefing build --data dataset.yaml --json`

func buildCommand(a *app) *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:     "build [NAME ...]",
		Short:   "Make briefs: all of them, or the named",
		Long:    buildLong,
		Example: buildExample,
		RunE:    func(_ *cobra.Command, names []string) error { return build(a, f, names) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			quiet := *a
			quiet.quiet = true
			p, err := quiet.load()
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return append(p.Library.Names(), plan.Charts), cobra.ShellCompDirectiveNoFileComp
		},
	}
	a.inputFlags(c)
	f.register(a, c)
	return c
}

// buildFlags are the choices of build beyond its inputs.
type buildFlags struct {
	out           string
	formats       []string
	noAttachments bool
	printMarks    bool
	baseURL       string
	fresh         bool
	pptxTemplate  string
	pptxLayouts   string
	handout       bool
}

func (f *buildFlags) register(a *app, c *cobra.Command) {
	c.Flags().StringVar(&f.out, "out", "out", "folder for editions")
	c.Flags().StringSliceVar(&f.formats, "format", nil, "formats, separated by commas (default: all there are)")
	c.Flags().BoolVar(&f.noAttachments, "no-attachments", false, "leave dataset and chart data out of the PDFs")
	c.Flags().BoolVar(&f.printMarks, "print-marks", false, "PDFs for a print shop: 3 mm bleed and crop marks, in NAME-print.pdf")
	c.Flags().StringVar(&f.baseURL, "base-url", "", "web address that OUT will be served at, for charts: iframes, oEmbed, social cards")
	c.Flags().BoolVar(&f.fresh, "fresh", false, "make again what is unchanged")
	c.Flags().StringVar(&f.pptxTemplate, "pptx-template", "", "your .pptx or .potx: decks are made on its masters and layouts")
	c.Flags().StringVar(&f.pptxLayouts, "pptx-layouts", "", "YAML file that names layouts of it for roles, as title-only: Blank page")
	c.Flags().StringVar(&a.metrics.file, "metrics-file", "", "file that tells monitoring of the run, also of one that fails, for node_exporter: briefing.prom")
	c.Flags().BoolVar(&f.handout, "handout", false, "of a deck: pages of a slide with its notes, in NAME-handout.pdf")
}

// build makes the named briefs and charts, or all.
func build(a *app, f buildFlags, names []string) error {
	if err := a.metrics.begin(); err != nil {
		return err
	}
	ctx, committing, end := interruptible(func(i *interruption) {
		a.complain(i)
		a.metrics.end(&a.console, i.code())
	})
	defer end()
	o, err := a.options()
	if err != nil {
		return err
	}
	base, err := plan.BaseURL(f.baseURL)
	if err != nil {
		return err
	}
	if o.Slides, err = slideInputs(f.pptxTemplate, f.pptxLayouts); err != nil {
		return err
	}
	r := pipeline.Request{
		Options: o, Out: f.out, Version: version, Fresh: f.fresh, Built: builtAt(), Committing: committing, Locking: a.locking("build"),
		Plan: plan.Request{Names: names, Formats: trimmed(f.formats), NoAttachments: f.noAttachments, PrintMarks: f.printMarks, Handout: f.handout, BaseURL: base},
	}
	progress, done := a.progress()
	result, diags, err := pipeline.Run(ctx, r, func(e pipeline.Event) {
		if e.Charts {
			setGarbageCollection(pipeline.GarbageWithCharts)
		}
		progress(e)
	})
	done()
	a.metrics.found(diags)
	a.tell(diags, err != nil)
	if err != nil {
		return writeError(err)
	}
	if m, wrong := diags.Matter(); wrong {
		return &reported{m}
	}
	a.metrics.result(result)
	a.record("built "+result.Edition, slog.String("folder", result.Folder), slog.Bool("changed", result.Changed), slog.Int("files", len(result.Files)))
	a.out.made = "the files in " + result.Folder + " are made"
	return printResult(&a.console, result)
}

// builtAt is when this program was built, by the file that it runs from; the zero time where none can be asked.
func builtAt() time.Time {
	name, err := os.Executable()
	if err != nil {
		return time.Time{}
	}
	info, err := os.Stat(name)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// trimmed is a list without spaces around its entries and without empty ones.
func trimmed(list []string) []string {
	var clean []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			clean = append(clean, s)
		}
	}
	return clean
}

// setGarbageCollection lets the memory in use grow by so many percent before garbage is collected. The user's own setting in
// the environment, GOGC, comes first.
func setGarbageCollection(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// progress returns a function that shows a progress bar, and one that ends it. Both do nothing where no terminal is.
func (a *console) progress() (func(pipeline.Event), func()) {
	if a.logs() {
		return func(e pipeline.Event) {
			if e.Name != "" {
				a.record("made "+e.Name, slog.Int("done", e.Done), slog.Int("total", e.Total))
			}
		}, func() {}
	}
	if a.quiet || a.json || !a.terminal() {
		return func(pipeline.Event) {}, func() {}
	}
	var bar *progressbar.ProgressBar
	show := func(e pipeline.Event) {
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

// printResult prints what was made.
func printResult(a *console, r *pipeline.Result) error {
	if a.json {
		return a.printJSON(r)
	}
	if a.quiet {
		return nil
	}
	for i := 0; i < len(r.Files); i++ {
		f := r.Files[i]
		files := 1
		for f.Folder != "" && i+1 < len(r.Files) && r.Files[i+1].Folder == f.Folder {
			i++
			files++
			f.Bytes += r.Files[i].Bytes
			f.Path = f.Folder + "/"
		}
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
		if files > 1 {
			pages = fmt.Sprintf("%d files, ", files)
		}
		fmt.Fprintf(a.out, "%s  %s%.1f KB%s\n", diag.Visible(r.Folder+"/"+f.Path), pages, float64(f.Bytes)/1000, state)
	}
	printChartAddresses(a, r)
	if !r.Changed {
		fmt.Fprintf(a.out, "%s holds these very files already; nothing was written\n", diag.Visible(r.Folder))
	}
	return nil
}

// printChartAddresses prints for the latest and for the frozen versions of charts how many were written, unchanged or left.
func printChartAddresses(a *console, r *pipeline.Result) {
	out := path.Dir(r.Folder)
	for _, kind := range []struct{ dir, what string }{{"charts", "latest version"}, {"frozen", "version for ever"}} {
		count := map[edition.State]int{}
		later := ""
		for _, c := range r.Charts {
			if strings.HasPrefix(c.Path, kind.dir+"/") {
				count[c.State]++
				if c.State == edition.Later {
					later = c.Edition
				}
			}
		}
		var words []string
		for _, s := range []struct {
			state edition.State
			say   string
		}{{edition.Written, "%d written"}, {edition.Unchanged, "%d unchanged"}, {edition.Later, "%d left at a later edition, " + later}} {
			if n := count[s.state]; n > 0 {
				words = append(words, fmt.Sprintf(s.say, n))
			}
		}
		if len(words) > 0 {
			fmt.Fprintf(a.out, "%s/  %s of each chart: %s\n", diag.Visible(path.Join(out, kind.dir)), kind.what, strings.Join(words, ", "))
		}
	}
}
