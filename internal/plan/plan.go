// Package plan says which files a run makes.
//
// In: the names, languages and formats that were asked for and those that exist. Out: one target a file, in the
// order they are made, each with its path below the edition folder. It reads nothing and renders nothing, so that
// a request that cannot be met is refused before any work is done.
package plan

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"briefing/internal/source"
)

// Target is one file to make.
type Target struct {
	Name          string // of the brief: "factsheet"
	Language      string // "en"
	Format        string // "pdf"
	Brand         string // "eu"
	NoAttachments bool
	PrintMarks    bool // on a larger sheet with bleed and crop marks, for a print shop
}

// printSuffix ends the name of a file with print marks, so that it stands beside the one without.
const printSuffix = "-print"

// Path is the file's place below the edition folder: en/factsheet.pdf, en/factsheet-print.pdf with print marks.
func (t Target) Path() string {
	name := t.Name
	if t.PrintMarks {
		name += printSuffix
	}
	return t.Language + "/" + name + "." + t.Format
}

// Request is what was asked for. Empty lists mean everything that exists.
type Request struct {
	Names, Formats, Languages []string
	Brand                     string
	NoAttachments             bool
	PrintMarks                bool
}

// Existing is what there is to choose from.
type Existing struct {
	Names, Formats, Languages []string
}

// Usage is a request that cannot be met; Hint is its remedy.
type Usage struct{ Message, Hint string }

// Error returns message and hint on two lines.
func (u *Usage) Error() string {
	if u.Hint == "" {
		return u.Message
	}
	return u.Message + "\n  hint: " + u.Hint
}

// Targets returns the files to make, by language, then name, then format. Names that do not exist give a *Usage, and so
// do print marks on what is no PDF or in the place of another brief's file.
func Targets(r Request, have Existing) ([]Target, error) {
	names, err := choose("brief", r.Names, have.Names)
	if err != nil {
		return nil, err
	}
	langs, err := choose("language", r.Languages, have.Languages)
	if err != nil {
		return nil, err
	}
	formats, err := choose("format", r.Formats, have.Formats)
	if err != nil {
		return nil, err
	}
	if r.PrintMarks {
		if formats, err = printable(r.Formats, formats); err != nil {
			return nil, err
		}
		for _, name := range names {
			if slices.Contains(have.Names, name+printSuffix) {
				return nil, &Usage{
					Message: fmt.Sprintf("the print file of %q would have the name of the brief %q", name, name+printSuffix),
					Hint:    "give that brief another id",
				}
			}
		}
	}
	var targets []Target
	for _, lang := range langs {
		for _, name := range names {
			for _, format := range formats {
				targets = append(targets, Target{name, lang, format, r.Brand, r.NoAttachments, r.PrintMarks})
			}
		}
	}
	return targets, nil
}

// printable is what of the formats can have print marks; one that was asked for by name must.
func printable(asked, formats []string) ([]string, error) {
	for _, f := range formats {
		if f != "pdf" && len(asked) > 0 {
			return nil, &Usage{Message: fmt.Sprintf("--print-marks is for PDF only, not for %s", f), Hint: "use it with --format pdf"}
		}
	}
	if !slices.Contains(formats, "pdf") {
		return nil, &Usage{Message: "--print-marks is for PDF, which does not exist here"}
	}
	return []string{"pdf"}, nil
}

// choose returns the asked-for entries without repetitions in the order of what exists.
func choose(kind string, asked, have []string) ([]string, error) {
	if len(have) == 0 {
		return nil, &Usage{Message: fmt.Sprintf("there is no %s to build", kind)}
	}
	if len(asked) == 0 {
		return have, nil
	}
	want := map[string]bool{}
	for _, name := range asked {
		known := false
		for _, h := range have {
			known = known || h == name
		}
		if !known {
			return nil, Unknown(kind, name, have)
		}
		want[name] = true
	}
	var chosen []string
	for _, h := range have {
		if want[h] {
			chosen = append(chosen, h)
		}
	}
	return chosen, nil
}

// Unknown is the refusal of a name that is not among those that exist, with the nearest one.
func Unknown(kind, name string, have []string) *Usage {
	sorted := append([]string(nil), have...)
	sort.Strings(sorted)
	u := &Usage{Message: fmt.Sprintf("there is no %s named %q; there are: %s", kind, name, strings.Join(sorted, ", "))}
	if near := source.Nearest(name, sorted); near != "" {
		u.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return u
}
