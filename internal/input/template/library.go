package template

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// Library is every brief and chart of a set of templates, read and checked for one language. It is never changed
// after Load and may be used from several goroutines.
type Library struct {
	Catalog *language.Catalog
	Dataset *dataset.Dataset
	Lang    string
	Index   *index.Index
	briefs  []*Brief
	charts  []*Chart
	byID    map[string]*Chart
	data    map[inLanguage]*phrase.Text // strings of the dataset, by content
	unused  []Unused
	retired []Retired
}

// inLanguage is a string in a language other than the library's; an empty one is the library's.
type inLanguage struct{ lang, s string }

// Names lists the briefs by id, which is the name of their file, in the order of the files.
func (lib *Library) Names() []string {
	var names []string
	for _, b := range lib.briefs {
		names = append(names, b.ID)
	}
	return names
}

// Brief returns a brief by its id; nil if there is none.
func (lib *Library) Brief(name string) *Brief {
	for _, b := range lib.briefs {
		if b.ID == name {
			return b
		}
	}
	return nil
}

// File returns the template a brief was read from, as messages show it; empty if there is none of that name.
func (lib *Library) File(name string) string {
	if b := lib.Brief(name); b != nil {
		return b.Pos.File
	}
	return ""
}

// Form returns the page form of a brief; empty if there is none of that name.
func (lib *Library) Form(name string) string {
	if b := lib.Brief(name); b != nil {
		return b.Format
	}
	return ""
}

// Counted lists the briefs whose number of pages a brief prints.
func (lib *Library) Counted(name string) []string {
	if b := lib.Brief(name); b != nil {
		return b.Counted
	}
	return nil
}

// chartsName is what all charts are built by; no brief may have it.
const chartsName = "charts"

// Faults are those of the named briefs and of the charts they use; with nil, of all briefs and charts.
func (lib *Library) Faults(names []string) diag.List {
	var all diag.List
	charts := func(name string) bool { return name == chartsName || strings.HasPrefix(name, chartsName+"/") }
	if names == nil || slices.ContainsFunc(names, charts) {
		shown := lib.shown()
		for _, c := range lib.charts {
			all.Append(asShown(c, shown))
		}
	}
	for _, b := range lib.briefs {
		// Who asks for an id may mean the file that claims it.
		if names != nil && !slices.Contains(names, b.ID) && !slices.Contains(names, b.claimed) {
			continue
		}
		all.Append(b.faults)
		all.Append(faultsOf(b.charts...))
	}
	return all.Sorted()
}

// ChartInfo is a chart for lists.
type ChartInfo struct{ ID, Kind string }

// Charts lists the charts in the order of charts.yaml.
func (lib *Library) Charts() []ChartInfo {
	var list []ChartInfo
	for _, c := range lib.charts {
		list = append(list, ChartInfo{c.ID, c.Kind})
	}
	return list
}

// Chart returns a chart by its id; nil if there is none.
func (lib *Library) Chart(id string) *Chart { return lib.byID[id] }

// ChartFile is the template that charts are read from, as messages show it; empty if there is no chart of that name.
func (lib *Library) ChartFile(id string) string {
	if c := lib.byID[id]; c != nil {
		return c.Pos.File
	}
	return ""
}

// ChartIDs lists the charts that stand on their own with this dataset, in the order of charts.yaml: all but those of
// embed: false, which are forms for one place in a brief. A chart that no brief shows and whose figures the dataset
// does not hold is left out: a dataset may hold just what one brief needs, and Load has warned of it.
func (lib *Library) ChartIDs() []string {
	var ids []string
	shown := lib.shown()
	for _, c := range lib.charts {
		if c.InBriefs {
			continue
		}
		lacking := func(d diag.Diagnostic) bool { return d.ID == "unknown-reference" }
		if slices.ContainsFunc(c.faults, lacking) && !slices.ContainsFunc(asShown(c, shown), func(d diag.Diagnostic) bool { return lacking(d) && d.Severity == diag.Error }) {
			continue
		}
		ids = append(ids, c.ID)
	}
	return ids
}

// shown are the charts that briefs show or speak of, and those that these speak of.
func (lib *Library) shown() map[*Chart]bool {
	set := map[*Chart]bool{}
	for _, b := range lib.briefs {
		for _, c := range reached(b.charts) {
			set[c] = true
		}
	}
	return set
}

// asShown returns a chart's faults; that a figure is not in the data is only a warning where no brief shows the chart,
// because a dataset may hold just what the briefs at hand need.
func asShown(c *Chart, shown map[*Chart]bool) diag.List {
	if shown[c] {
		return c.faults
	}
	list := slices.Clone(c.faults)
	for i := range list {
		if list[i].ID == "unknown-reference" {
			list[i].Severity = diag.Warning
		}
	}
	return list
}

// Foreign is a language where it is not the library's own, else empty.
func (lib *Library) Foreign(lang string) string {
	if lang == lib.Lang {
		return ""
	}
	return lang
}

// Pick returns a text of the dataset that holds no references.
func (lib *Library) Pick(t dataset.Text) string {
	s, _, _ := t.In(lib.Lang)
	return s
}

// key is what a string of the dataset is found by.
func (lib *Library) key(t dataset.Text) inLanguage {
	return inLanguage{lib.Foreign(t.Language(lib.Lang)), lib.Pick(t)}
}

// Datum returns a string of the dataset as it was read at Load.
func (lib *Library) Datum(t dataset.Text) *phrase.Text {
	return lib.data[lib.key(t)]
}

// PlaceOf is where the dataset has a text that is printed as it stands, and whether it has it.
func (lib *Library) PlaceOf(s string) (pos diag.Pos, found bool) {
	for _, lang := range []string{"", lib.Foreign(lib.Dataset.Language)} {
		if t := lib.data[inLanguage{lang, s}]; t != nil {
			pos, found = t.Pos(), true
		}
	}
	return pos, found
}
