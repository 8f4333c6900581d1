// Package plan says which files a run makes.
//
// In: the names, languages and formats that were asked for and those that exist. Out: targets in the order they are
// made, each the smallest thing that is made at once: one file, or a folder of files that belong together. It reads
// nothing and renders nothing, so that a request that cannot be met is refused before any work is done.
package plan

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Target is one thing to make: a file, or the files of a folder. Targets can be compared: two that are equal make the
// same files.
type Target struct {
	Name          string // of the brief: "factsheet"
	Language      string // "en"
	Format        string // "pdf"
	Brand         string // "eu"
	NoAttachments bool
	PrintMarks    bool   // on a larger sheet with bleed and crop marks, for a print shop
	Handout       bool   // of a deck: pages of a slide with its notes
	BaseURL       string // of charts: where the output folder will be served, without a slash at its end; empty: not known
	Slides        string // what a PowerPoint file is made on, by its content; empty: the built-in template
}

// Web is the format of charts to embed: a folder of plain files each, and the gallery that lists them.
const Web = "web"

// Charts is the name of all charts; their gallery is a target of this name.
const Charts = "charts"

// ChartName is the name of one chart.
func ChartName(id string) string { return Charts + "/" + id }

// Chart returns the id of the chart that a target makes; ok is false for every other target, the gallery's too.
func (t Target) Chart() (id string, ok bool) { return strings.CutPrefix(t.Name, Charts+"/") }

// Suffixes end the name of a file that stands beside the usual one.
const (
	printSuffix   = "-print"
	handoutSuffix = "-handout"
)

// Path is the place below the edition folder: en/factsheet.pdf, en/factsheet-print.pdf with print marks,
// en/deck-handout.pdf for a handout, en/charts/index.html for the gallery, and for a chart its folder,
// en/charts/funding-by-region.
func (t Target) Path() string {
	name := t.Name
	if _, chart := t.Chart(); chart {
		return t.Language + "/" + name
	}
	if t.Format == Web {
		return t.Language + "/" + name + "/index.html"
	}
	switch {
	case t.PrintMarks:
		name += printSuffix
	case t.Handout:
		name += handoutSuffix
	}
	return t.Language + "/" + name + "." + t.Format
}

// Request is what was asked for. Empty lists mean everything that exists.
type Request struct {
	Names, Formats, Languages []string
	Brand                     string
	NoAttachments             bool
	PrintMarks                bool
	BaseURL                   string
	Handout                   bool
	Slides                    string // of Target, for PowerPoint files
}

// Existing is what there is to choose from.
type Existing struct {
	Names     []Name
	Languages []string
}

// Name is something that can be built, with the formats it can be made in.
type Name struct {
	ID       string
	Formats  []string
	Handouts bool // it is a deck, of which handouts can be made
}

func (e Existing) ids() []string {
	ids := make([]string, len(e.Names))
	for i, n := range e.Names {
		ids[i] = n.ID
	}
	return ids
}

// expand puts every chart in the place of the name that stands for all of them.
func (e Existing) expand(names []string) []string {
	if !slices.Contains(names, Charts) {
		return names
	}
	all := slices.Clone(names)
	for _, n := range e.Names {
		if strings.HasPrefix(n.ID, Charts+"/") {
			all = append(all, n.ID)
		}
	}
	return all
}

// formats lists what the named things can be made in, each once, sorted.
func (e Existing) formats(ids []string) []string {
	var all []string
	for _, n := range e.Names {
		if slices.Contains(ids, n.ID) {
			all = append(all, n.Formats...)
		}
	}
	sort.Strings(all)
	return slices.Compact(all)
}

func (e Existing) makes(id, format string) bool {
	return slices.Contains(e.formats([]string{id}), format)
}

// refuse is the refusal of a request that cannot be met; an empty hint is none.
func refuse(id, hint, format string, args ...any) *diag.Refusal {
	return diag.Refuse(diag.Command, id, fmt.Sprintf(format, args...), hint)
}

// Targets returns what to make, by language, then name, then format. Names that do not exist give a *diag.Refusal, and so
// does a format that a thing which was asked for by name has not, and print marks on what is no PDF or in the place of
// another brief's file. Where no name is given, a format means everything that has it.
func Targets(r Request, have Existing) ([]Target, error) {
	names, err := choose("brief", have.expand(r.Names), have.ids())
	if err != nil {
		return nil, err
	}
	langs, err := choose("language", r.Languages, have.Languages)
	if err != nil {
		return nil, err
	}
	formats, err := choose("format", r.Formats, have.formats(have.ids()))
	if err != nil {
		return nil, err
	}
	if len(r.Names) > 0 && len(r.Formats) > 0 {
		if err := checkFormats(names, formats, have); err != nil {
			return nil, err
		}
	}
	if r.Handout {
		if names, formats, err = handouts(r, names, have); err != nil {
			return nil, err
		}
	}
	if r.PrintMarks {
		if formats, err = printable(r.Formats, have.formats(names)); err != nil {
			return nil, err
		}
		for _, name := range names {
			if slices.Contains(have.ids(), name+printSuffix) {
				return nil, refuse("name-taken", "give that brief another id",
					"the print file of %q would have the name of the brief %q", name, name+printSuffix)
			}
		}
	}
	var targets []Target
	for _, lang := range langs {
		for _, name := range names {
			for _, format := range formats {
				if have.makes(name, format) {
					t := Target{Name: name, Language: lang, Format: format, Brand: r.Brand}
					if format == Web {
						t.BaseURL = r.BaseURL
					} else {
						t.NoAttachments, t.PrintMarks, t.Handout = r.NoAttachments, r.PrintMarks, r.Handout
					}
					if format == "pptx" {
						t.Slides = r.Slides
					}
					targets = append(targets, t)
				}
			}
		}
	}
	return targets, nil
}

// checkFormats refuses a name that has none of the formats, because nothing that was asked for may be left out in silence.
func checkFormats(names, formats []string, have Existing) error {
	for _, name := range names {
		if !slices.ContainsFunc(formats, func(f string) bool { return have.makes(name, f) }) {
			return refuse("format-not-made", "its formats are: "+strings.Join(have.formats([]string{name}), ", "),
				"%q is not made as %s", name, strings.Join(formats, " or "))
		}
	}
	return nil
}

// handouts are the decks among names and the one format of handouts. What was asked for by name must be a deck.
func handouts(r Request, names []string, have Existing) (decks, formats []string, err error) {
	deck := map[string]bool{}
	for _, n := range have.Names {
		deck[n.ID] = n.Handouts
	}
	for _, name := range names {
		switch {
		case deck[name]:
			decks = append(decks, name)
		case len(r.Names) > 0:
			return nil, nil, refuse("no-deck", "leave --handout out, or name a deck", "%q is no deck, and only decks have handouts", name)
		}
	}
	switch {
	case len(decks) == 0:
		return nil, nil, refuse("no-deck", "", "there is no deck to make a handout of")
	case r.PrintMarks:
		return nil, nil, refuse("flags", "a handout is for office printers: make it without print marks", "--handout and --print-marks cannot go together")
	}
	for _, f := range r.Formats {
		if f != "pdf" {
			return nil, nil, refuse("flags", "use it with --format pdf", "--handout makes a PDF, not %s", f)
		}
	}
	for _, name := range decks {
		if slices.Contains(have.ids(), name+handoutSuffix) {
			return nil, nil, refuse("name-taken", "give that brief another id",
				"the handout of %q would have the name of the brief %q", name, name+handoutSuffix)
		}
	}
	return decks, []string{"pdf"}, nil
}

// printable is what of the formats can have print marks; one that was asked for by name must.
func printable(asked, formats []string) ([]string, error) {
	for _, f := range asked {
		if f != "pdf" {
			return nil, refuse("flags", "use it with --format pdf", "--print-marks is for PDF only, not for %s", f)
		}
	}
	if !slices.Contains(formats, "pdf") {
		return nil, refuse("flags", "", "--print-marks is for PDF, which does not exist here")
	}
	return []string{"pdf"}, nil
}

// choose returns the entries that were asked for, in the order of those that exist; all of them if none was asked for.
func choose(kind string, asked, have []string) ([]string, error) {
	if len(have) == 0 {
		return nil, refuse("nothing-to-build", "", "there is no %s to build", kind)
	}
	if len(asked) == 0 {
		return have, nil
	}
	for _, name := range asked {
		if !slices.Contains(have, name) {
			return nil, Unknown(kind, name, have)
		}
	}
	return slices.DeleteFunc(slices.Clone(have), func(h string) bool { return !slices.Contains(asked, h) }), nil
}

// Unknown is the refusal of a name that is not among those that exist, with the nearest one. A chart is also known by
// its bare id, since lists print that; it is no name to build by, because a brief could have it.
func Unknown(kind, name string, have []string) *diag.Refusal {
	sorted := append([]string(nil), have...)
	sort.Strings(sorted)
	if slices.Contains(sorted, ChartName(name)) {
		return refuse("unknown-name", fmt.Sprintf("write %s, or %s for all charts", ChartName(name), Charts),
			"there is no %s named %q: that is a chart, and charts are built as %q", kind, name, ChartName(name))
	}
	near := source.Nearest(name, sorted)
	if near == "" {
		var charts []string
		for _, h := range sorted {
			if id, ok := strings.CutPrefix(h, Charts+"/"); ok {
				charts = append(charts, id)
			}
		}
		if id := source.Nearest(name, charts); id != "" {
			near = ChartName(id)
		}
	}
	// Single charts go without saying, unless it is one that was asked for.
	if !strings.HasPrefix(name, Charts+"/") {
		sorted = slices.DeleteFunc(sorted, func(s string) bool { return strings.HasPrefix(s, Charts+"/") })
	}
	hint := ""
	if near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return refuse("unknown-name", hint, "there is no %s named %q; there are: %s", kind, name, strings.Join(sorted, ", "))
}
