package world

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/cite"
	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/template"
	"briefing/internal/input/template/reading"
)

// Head is the head of the brief "test".
const Head = `brief:
  id: test
  kind: Test
  format: pages
  title: A test
  holds: none
  short_title: Test
  keywords: [test]
`

// NoCharts is the file of charts of templates that are about something else.
const NoCharts = `charts:
- id: unused
  kind: panels
  title: Panels
  holds: none
  subtitle: People
  panels: [{of: arrests, kicker: EU, label: arrested}]
  alt: Panels.
`

// RegionBars is a chart of bars, as it stands in a list of charts.
const RegionBars = `
- id: regions
  kind: bars
  title: Amounts
  holds: none
  subtitle: Amounts
  unit: eur
  scale: millions
  groups:
  - rows:
    - {area: north-africa, parts: [{of: morocco}, {of: libya}, {of: regional}]}
    - {area: sahel, parts: [{of: pledge}]}
    - {area: horn-of-africa, parts: [{of: horn}]}
  alt: Bars.
`

// Templates are the file of charts, which NoCharts stands for where it is empty, and the brief "test".
func Templates(charts, brief string) fstest.MapFS {
	if charts == "" {
		charts = NoCharts
	}
	return fstest.MapFS{"charts.yaml": {Data: []byte(charts)}, "briefs/test.yaml": {Data: []byte(brief)}}
}

// Load loads a set of template files over the test data: "charts" is a list of charts, "brief" the whole of a brief,
// "blocks" short for one with a standard head and notes, "head" more of that head, "edits" changes of the data.
func Load(t testing.TB, files map[string]string) (*template.Library, *dataset.Dataset, diag.List) {
	t.Helper()
	ds := Dataset(t, files["edits"])
	fsys := fstest.MapFS{"charts.yaml": {Data: []byte(NoCharts)}}
	if c, ok := files["charts"]; ok {
		fsys["charts.yaml"] = &fstest.MapFile{Data: []byte("charts:\n" + c)}
	}
	if b, ok := files["blocks"]; ok {
		if !strings.Contains(b, "- notes:") {
			b += "- notes: {}\n"
		}
		fsys["briefs/test.yaml"] = &fstest.MapFile{Data: []byte(Head + files["head"] + "blocks:\n" + b)}
	}
	if b, ok := files["brief"]; ok {
		fsys["briefs/test.yaml"] = &fstest.MapFile{Data: []byte(b)}
	}
	lib, diags := reading.Load(fsys, English(), ds, reading.Options{})
	return lib, ds, diags
}

// Sample is the library of a brief "test" of some blocks and the values of the test data, for examples. What is wrong with
// the blocks is a panic.
func Sample(blocks string) (*template.Library, *figures.Set) {
	ds, diags := datafiles.Load(fstest.MapFS{"dataset.yaml": {Data: []byte(data)}}, "dataset.yaml", datafiles.Options{})
	if ds == nil || diags.HasErrors() {
		panic(diags.Text())
	}
	lib, diags := reading.Load(Templates("", Head+"blocks:\n"+blocks+"- notes: {}\n"), English(), ds, reading.Options{})
	set, found := figures.Resolve(ds, ds.Edition)
	if diags.Append(found); diags.HasErrors() {
		panic(diags.Text())
	}
	return lib, set
}

// Build makes the document of the brief "test" of a set of template files: see Load.
func Build(t testing.TB, files map[string]string) (*doc.Document, diag.List) {
	t.Helper()
	lib, ds, diags := Load(t, files)
	if diags.HasErrors() {
		return nil, diags
	}
	set, found := figures.Resolve(ds, ds.Edition)
	diags.Append(found)
	d, found := Document(lib, set, "test", compose.Options{Author: "Desk", Topic: "Topic"})
	diags.Append(found)
	return d, diags
}

// Document composes a brief and cites what it says, as a run does.
func Document(lib *template.Library, set *figures.Set, name string, o compose.Options) (*doc.Document, diag.List) {
	d, diags := compose.Brief(lib, set, name, o)
	if d != nil {
		var found diag.List
		d, found = cite.Document(lib, set, d, o)
		diags.Append(found)
	}
	return d, diags.Sorted()
}

// ChartPage composes a chart that stands alone and cites what it says, as a run does.
func ChartPage(lib *template.Library, set *figures.Set, id string, o compose.Options) (*doc.ChartPage, diag.List) {
	page, diags := compose.Chart(lib, set, id, o)
	if page != nil {
		var found diag.List
		page, found = cite.Chart(lib, set, page)
		diags.Append(found)
	}
	return page, diags.Sorted()
}

// PageOf makes the first chart of a list of charts on its own. Without a page it says why.
func PageOf(t testing.TB, edits, charts string) (*doc.ChartPage, string) {
	t.Helper()
	ds := Dataset(t, edits)
	lib, diags := reading.Load(Templates("charts:\n"+charts, Head+"blocks:\n- notes: {}\n"), English(), ds, reading.Options{Shown: "templates"})
	if diags.HasErrors() {
		return nil, diags.Text()
	}
	ids := lib.ChartIDs()
	if len(ids) == 0 {
		return nil, "no charts\n" + diags.Text()
	}
	page, diags := ChartPage(lib, Resolve(t, ds, ds.Edition), ids[0], compose.Options{Author: "Nobody"})
	return page, diags.Text()
}
