package template

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/texts"
)

// Library is every brief and chart of a set of templates, read and checked for one language over a dataset. It is never
// changed after it was read and may be used from several goroutines.
type Library struct {
	Texts   *texts.Texts   // those of the dataset
	Briefs  []*Brief       // in the order of their files
	Charts  []*Chart       // in the order of charts.yaml
	Retired []Retired      // in the order of charts.yaml
	Unused  []texts.Unused // in the dataset's order
	Exempt  []texts.Exempt // of all texts, in the order of files
}

// Names lists the briefs by id, which is the name of their file, in the order of the files.
func (lib *Library) Names() []string {
	var names []string
	for _, b := range lib.Briefs {
		names = append(names, b.ID)
	}
	return names
}

// Brief returns a brief by its id; nil if there is none.
func (lib *Library) Brief(name string) *Brief {
	for _, b := range lib.Briefs {
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

// Format returns the page form of a brief; empty if there is none of that name.
func (lib *Library) Format(name string) string {
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

// Chart returns a chart by its id; nil if there is none.
func (lib *Library) Chart(id string) *Chart {
	for _, c := range lib.Charts {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// ChartFile is the template that charts are read from, as messages show it; empty if there is no chart of that id.
func (lib *Library) ChartFile(id string) string {
	if c := lib.Chart(id); c != nil {
		return c.Pos.File
	}
	return ""
}

// ChartIDs lists the charts that stand on their own with this dataset, in the order of charts.yaml: all but those of
// embed: false, which are made for one place in a brief. A chart that no brief shows and whose figures the dataset
// does not hold is left out: a dataset may hold just what one brief needs, and a warning was given.
func (lib *Library) ChartIDs() []string {
	var ids []string
	shown := lib.shown()
	for _, c := range lib.Charts {
		lacking := slices.ContainsFunc(c.Faults, func(d diag.Diagnostic) bool { return d.ID == "unknown-reference" })
		if !c.InBriefs && (shown[c] || !lacking) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// AllCharts is what all charts are built by; no brief may have it for an id.
const AllCharts = "charts"

// Shown are the ids of the dataset that the named briefs and their charts show, in any edition; "charts" names all charts.
func (lib *Library) Shown(names []string) map[string]bool {
	set := map[string]bool{}
	add := func(ids []string) {
		for _, id := range ids {
			set[id] = true
		}
	}
	if slices.ContainsFunc(names, namesCharts) {
		for _, c := range lib.Charts {
			add(c.Shown)
		}
	}
	for _, b := range lib.Briefs {
		if slices.Contains(names, b.ID) {
			add(b.Shown)
			for _, c := range reached(b.Charts) {
				add(c.Shown)
			}
		}
	}
	return set
}

func namesCharts(name string) bool {
	return name == AllCharts || strings.HasPrefix(name, AllCharts+"/")
}

// Faults are those of the named briefs and of the charts they use; with nil, of all briefs and charts.
func (lib *Library) Faults(names []string) diag.List {
	var all diag.List
	if names == nil || slices.ContainsFunc(names, namesCharts) {
		shown := lib.shown()
		for _, c := range lib.Charts {
			all.Append(asShown(c, shown[c]))
		}
	}
	for _, b := range lib.Briefs {
		// Who asks for an id may mean the file that has it by mistake.
		if names != nil && !slices.Contains(names, b.ID) && !slices.Contains(names, b.WrittenID) {
			continue
		}
		all.Append(b.Faults)
		all.Append(faultsOf(b.Charts))
	}
	return all.Sorted()
}

// shown are the charts that briefs show or speak of, and those that these speak of.
func (lib *Library) shown() map[*Chart]bool {
	set := map[*Chart]bool{}
	for _, b := range lib.Briefs {
		for _, c := range reached(b.Charts) {
			set[c] = true
		}
	}
	return set
}

// asShown returns a chart's own faults; that a figure is not in the data is only a warning where no brief shows the chart,
// because a dataset may hold just what the briefs at hand need.
func asShown(c *Chart, shown bool) diag.List {
	if shown {
		return c.Faults
	}
	list := slices.Clone(c.Faults)
	for i := range list {
		if list[i].ID == "unknown-reference" {
			list[i].Severity = diag.Warning
		}
	}
	return list
}

// reached lists charts and those that they speak of over any number of steps, each once.
func reached(charts []*Chart) (list []*Chart) {
	known := map[*Chart]bool{}
	for next := slices.Clone(charts); len(next) > 0; next = next[1:] {
		if c := next[0]; !known[c] {
			known[c] = true
			list = append(list, c)
			next = append(next, c.Charts...)
		}
	}
	return list
}

// faultsOf are those of charts and of the charts they speak of.
func faultsOf(charts []*Chart) diag.List {
	var all diag.List
	for _, c := range reached(charts) {
		all.Append(c.Faults)
	}
	return all
}
