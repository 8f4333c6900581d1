package embed

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	xhtml "golang.org/x/net/html"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/cite"
	"briefing/internal/compose"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/figures"
	"briefing/internal/input/brand"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/language"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/small"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// world is what the tests make charts from: the small dataset, its templates and a shipped brand.
type world struct {
	brand *brand.Brand
	cat   *language.Catalog
	pages []*doc.ChartPage
}

var libraries = sync.OnceValue(func() *world {
	check := func(l interface {
		HasErrors() bool
		Text() string
	}) {
		if l.HasErrors() {
			panic(l.Text())
		}
	}
	fsys := small.Templates()
	w := &world{}
	b, diags := brand.Load(fsys, "eu", "en")
	check(diags)
	cat, diags := language.Load(fsys, "messages", "en")
	check(diags)
	ds, diags := datafiles.Load(small.Data(), small.Entry, datafiles.Options{})
	check(diags)
	lib, diags := reading.Load(fsys, cat, ds, reading.Options{})
	check(diags)
	set, diags := figures.Resolve(ds, ds.Edition)
	check(diags)
	w.brand, w.cat = b, cat
	for _, id := range lib.ChartIDs() {
		page, diags := compose.Chart(lib, set, id, compose.Options{Author: b.Name, Topic: b.Topic})
		check(diags)
		page, diags = cite.Chart(lib, set, page)
		check(diags)
		w.pages = append(w.pages, page)
	}
	return w
})

var (
	bare = Options{Version: "0", Edition: "2019-03", Language: "en"}
	full = Options{Base: "https://example.org/briefings", Version: "0", Edition: "2019-03", Language: "en"}
)

// made keeps what folder has made: pictures take their time.
var made = map[string]map[string][]byte{}

// folder makes a chart's files, by name, or returns those of an earlier call.
func folder(t testing.TB, page *doc.ChartPage, o Options) map[string][]byte {
	t.Helper()
	key := fmt.Sprintf("%p %v", page, o)
	if made[key] == nil {
		made[key] = folderAnew(t, page, o)
	}
	return made[key]
}

func folderAnew(t testing.TB, page *doc.ChartPage, o Options) map[string][]byte {
	t.Helper()
	files, diags := Folder(page, libraries().brand, libraries().cat, o)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	out := map[string][]byte{}
	for i, f := range files {
		if i > 0 && files[i-1].Path >= f.Path {
			t.Errorf("%s does not stand behind %s", f.Path, files[i-1].Path)
		}
		out[f.Path] = f.Data
	}
	return out
}

func galleryOf(t testing.TB, pages []*doc.ChartPage, o Options) []byte {
	t.Helper()
	data, diags := Gallery(pages, libraries().brand, libraries().cat, o)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return data
}

// site writes everything as a build does, below a folder: the edition and the lasting addresses.
func site(t testing.TB, dir string, pages []*doc.ChartPage, o Options) {
	t.Helper()
	put := func(name string, data []byte) {
		name = path.Join(dir, name)
		if err := os.MkdirAll(path.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range pages {
		var list []File
		for name, data := range folder(t, p, o) {
			list = append(list, File{name, data})
		}
		for _, f := range list {
			put("2019-03/en/charts/"+p.Chart.ID+"/"+f.Path, f.Data)
			put("charts/en/"+p.Chart.ID+"/"+f.Path, f.Data)
			put("frozen/"+hashOf(list)+"/"+f.Path, f.Data)
		}
	}
	put("2019-03/en/charts/index.html", galleryOf(t, pages, o))
}

// hostileText is what no text may do harm with.
const hostileText = "R&D <script>alert(1)</script> \"quotes\" 'single' </style></textarea></title><!-- ]]> \u202eabc\u202c `code` [link](javascript:x) {brace} \\ $& שלום"

// hostile is a page all of whose texts would do harm if one were not escaped.
func hostile() *doc.ChartPage {
	h := hostileText
	spans := []doc.Span{{S: h}}
	p := &doc.ChartPage{
		Kind: "bars", Lang: "en-GB", Author: h, Date: h, DateISO: "2019-03-31", Topic: span.Plain(h), UnitLine: span.Plain(h), Period: span.Plain(h), PeriodISO: "2018/2019",
		Units: []doc.Facet{{ID: "x", Name: span.Plain(h)}}, Regions: []doc.Facet{{ID: "y", Name: span.Plain(h)}}, Programmes: []doc.Facet{{ID: "z", Name: span.Plain(h)}},
		Sources: []doc.ChartSource{{ID: "s", Name: h, Publisher: h, Title: h, Date: h, DateISO: "2019-03", Address: "https://example.org/?a=\"><script>&b='", Main: true}},
		Table: doc.DataTable{Caption: span.Plain(h), Columns: []doc.DataColumn{{Head: span.Plain(h)}, {Head: span.Plain(h), Minor: true}, {Head: span.Plain(h), Right: true}},
			Groups: []doc.DataGroup{{Label: span.Plain(h), Value: span.Plain(h), Rows: [][]doc.DataCell{{{S: h}, {S: h, Faint: true}, {S: h}}}}}},
		Fields:  []doc.DataField{{Name: "row", Type: "string", Description: h}, {Name: "printed", Type: "string", Description: h}},
		Rows:    [][]string{{h, h}, {"line\nbreak", "comma, \"quote\""}},
		Imprint: doc.ChartImprint{Publisher: span.Plain(h), Contact: span.Plain(h), Reuse: span.Plain(h), Notice: span.Plain(h), Dataset: "test"},
	}
	// A card has room for two lines of a title.
	short := []doc.Span{{S: "R&D <script>alert(1)</script> \"q\" 'q' $& `x`"}}
	p.Chart = doc.Chart{ID: "hostile", Title: short, Subtitle: short, Note: spans, Source: spans, Alt: span.Plain(h)}
	p.Chart.Plot = &bars.Chart{Groups: []bars.Group{{Rows: []bars.Row{
		{Label: span.Plain("R&D <script>"), Value: span.Plain("1 < 2 & \"3\""), Parts: []kit.Part{{Size: 1000}}},
	}}}}
	return p
}

// words joins the texts of a page that a reader meets, for messages.
func cut(s string) string {
	return strings.Join(slices.Collect(strings.FieldsSeq(shorten(s, 200))), " ")
}

func has(list []xhtml.Attribute, name string) bool {
	return slices.ContainsFunc(list, func(a xhtml.Attribute) bool { return a.Key == name })
}
