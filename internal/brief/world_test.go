package brief

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/source"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// english are the words of testdata/words.yaml; what they lack is taken from the shipped file, which may have grown.
var english = sync.OnceValue(func() *language.Catalog {
	words := yamlTree("testdata/words.yaml")
	for _, f := range yamlTree("../../templates/messages/en.yaml").Fields {
		have := words.Get(f.Key)
		if have == nil {
			words.Set(f.Key, f.Value)
			continue
		}
		for _, x := range f.Value.Fields {
			if have.Get(x.Key) == nil {
				have.Set(x.Key, x.Value)
			}
		}
	}
	return catalog(fstest.MapFS{"messages/en.yaml": {Data: source.Encode(words)}})
})

func yamlTree(path string) *source.Node {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	f, diags := source.Bytes(data, path)
	if f == nil {
		panic(diags.Text())
	}
	root, diags := source.Parse(f)
	if root == nil || diags.HasErrors() {
		panic(diags.Text())
	}
	return root
}

func catalog(fsys fs.FS) *language.Catalog {
	cat, diags := language.Load(fsys, "messages", "en")
	if cat == nil || diags.HasErrors() {
		panic(diags.Text())
	}
	return cat
}

// world is the test data with changes of the form "old => new", one a line.
func world(t testing.TB, edits string) *dataset.Dataset {
	t.Helper()
	raw, err := os.ReadFile("testdata/data.yaml")
	if err != nil {
		t.Fatal(err)
	}
	data := string(raw)
	for _, line := range strings.Split(strings.TrimSpace(edits), "\n") {
		if line == "" {
			continue
		}
		from, to, ok := strings.Cut(line, " => ")
		if !ok || strings.Count(data, from) != 1 {
			t.Fatalf("the edit %q must name text that stands in the data once", line)
		}
		data = strings.Replace(data, from, strings.ReplaceAll(to, `\n`, "\n"), 1)
	}
	ds, diags := dataset.Load(fstest.MapFS{"dataset.yaml": {Data: []byte(data)}}, "dataset.yaml", dataset.LoadOptions{Shown: "data"})
	if ds == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return ds
}

const testHead = `brief:
  id: test
  kind: Test
  format: a4
  title: A test
  holds: none
  short_title: Test
  keywords: [test]
`

const noCharts = `charts:
- id: unused
  kind: tiles
  title: Tiles
  holds: none
  tiles: [{value: "{{arrests}}", label: arrests}]
  alt: Tiles.
`

// buildTest builds the brief "test" from a set of template files. blocks is short for a brief with a standard head.
func buildTest(t testing.TB, files map[string]string) (*doc.Document, diag.List) {
	t.Helper()
	ds := world(t, files["edits"])
	fsys := fstest.MapFS{"charts.yaml": {Data: []byte(noCharts)}}
	if c, ok := files["charts"]; ok {
		fsys["charts.yaml"] = &fstest.MapFile{Data: []byte("charts:\n" + c)}
	}
	if b, ok := files["blocks"]; ok {
		if !strings.Contains(b, "- notes:") {
			b += "- notes: {}\n"
		}
		fsys["briefs/test.yaml"] = &fstest.MapFile{Data: []byte(testHead + files["head"] + "blocks:\n" + b)}
	}
	if b, ok := files["brief"]; ok {
		fsys["briefs/test.yaml"] = &fstest.MapFile{Data: []byte(b)}
	}
	lib, diags := Load(fsys, english(), ds, LoadOptions{})
	if diags.HasErrors() {
		return nil, diags
	}
	set, found := figures.Resolve(ds, ds.Edition)
	diags.Append(found)
	d, found := lib.Build("test", set, BuildOptions{Author: "Desk", Topic: "Topic"})
	diags.Append(found)
	return d, diags
}

// TestCases runs what stands in testdata/cases: templates, and the document or the findings they must give.
func TestCases(t *testing.T) {
	golden.Txtar(t, "testdata/cases/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		d, diags := buildTest(t, files)
		out := map[string]string{}
		if len(diags) > 0 {
			out["findings"] = diags.Text()
		}
		if d == nil || diags.HasErrors() {
			return out
		}
		out["document"] = dumpOf(t, d)
		if s := specsOf(d.Blocks); s != "" {
			out["drawn"] = s
		}
		if _, ok := files["uses"]; ok {
			var b strings.Builder
			for _, u := range d.Uses {
				fmt.Fprintf(&b, "%s in %s, %s:%d\n", u.Ref, u.Block, u.File, u.Line)
			}
			out["uses"] = b.String()
		}
		return out
	})
}

// dumpOf leaves out what is the same in every case: the head, and the uses, which have cases of their own.
func dumpOf(t testing.TB, d *doc.Document) string {
	t.Helper()
	var s strings.Builder
	if err := doc.Dump(&s, d); err != nil {
		t.Fatal(err)
	}
	var keep []string
	head := true
	for _, line := range strings.SplitAfter(s.String(), "\n") {
		if head && (strings.HasPrefix(line, "document ") || strings.HasPrefix(line, "  ")) {
			continue
		}
		head = false
		if !strings.HasPrefix(line, "uses ") {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "")
}

// specsOf writes what charts draw.
func specsOf(blocks []doc.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch x := block.(type) {
		case *doc.Chart:
			specText(&b, x.Spec)
		case *doc.Slide:
			b.WriteString(specsOf(x.Blocks))
		case *doc.Columns:
			for _, c := range x.Cols {
				b.WriteString(specsOf(c))
			}
		}
	}
	return b.String()
}

func specText(b *strings.Builder, s *charts.Spec) {
	p := func(format string, args ...any) { fmt.Fprintf(b, format+"\n", args...) }
	part := func(x charts.BarPart) string {
		return fmt.Sprintf("%s %d %q %q %q", []string{"solid", "outlined", "white", "muted"}[x.Fill], x.Size, x.Caption, x.Short, x.Value)
	}
	p("%s %s", s.ID, s.Kind())
	switch {
	case s.Bars != nil:
		p("  keys %q %q %q %q, no captions %v", s.Bars.SolidKey, s.Bars.SolidKeyShort, s.Bars.OutlinedKey, s.Bars.OutlinedKeyShort, s.Bars.NoCaptions)
		for _, g := range s.Bars.Groups {
			p("  group %q", g.Label)
			for _, r := range g.Rows {
				extra := ""
				if r.Detail+r.Aside != "" {
					extra = fmt.Sprintf(", detail %q, aside %q", r.Detail, r.Aside)
				}
				p("    row %q = %q, more than %v, missing %v%s", r.Label, r.Value, r.MoreThan, r.Missing, extra)
				for _, x := range r.Parts {
					p("      %s", part(x))
				}
			}
		}
		if n := s.Bars.Narrow; n != nil {
			p("  where room is small, then %q", n.Rest)
			for _, g := range n.Groups {
				for _, r := range g.Rows {
					detail := ""
					if r.Detail != "" {
						detail = fmt.Sprintf(", detail %q", r.Detail)
					}
					p("    group %q, row %q = %q%s", g.Label, r.Label, r.Value, detail)
				}
			}
		}
	case s.Whole != nil:
		p("  part %s", part(s.Whole.Part))
		p("  rest %s", part(s.Whole.Rest))
	case s.Panels != nil:
		p("  keys %q, %q, %q", s.Panels.Keys, s.Panels.PartKey, s.Panels.AloneKey)
		for _, x := range s.Panels.Panels {
			p("    %q %q: %q %q %q, %d marks and %d thousandths", x.Kicker, x.When, x.Qualifier, x.Number, x.Label, x.Marks, x.Part)
		}
		if n := s.Panels.Narrow; n != nil {
			p("  on slides and cards the first %d with keys %q, %q, %q, then %q", len(n.Panels), n.Keys, n.PartKey, n.AloneKey, n.Rest)
		}
	case s.Time != nil:
		p("  %d to %d, now %d %q", s.Time.FirstYear, s.Time.LastYear, s.Time.Now, s.Time.NowLabel)
		for _, x := range s.Time.Bars {
			alone := ""
			if x.YearStart {
				alone += ", start by year"
			}
			if x.YearEnd {
				alone += ", end by year"
			}
			p("  bar %q %d to %d, no end %v, runs out %v%s", x.Label, x.Start, x.End, x.NoEnd, x.RunsOut, alone)
		}
		for i, list := range s.Time.Events {
			for _, e := range list {
				p("  %d %q %q", s.Time.FirstYear+i, e.Date, e.Text)
			}
		}
	case s.Steps != nil:
		p("  keys %q %q", s.Steps.MainKey, s.Steps.OutsideKey)
		if d := s.Steps.Dates; d.ByMonth {
			p("  by month: %q", d.Months[:3])
		}
		for _, x := range s.Steps.Panels {
			p("  panel %q", x.Title)
			for _, y := range x.Gaps {
				p("    %q from %04d-%02d-%02d on", s.Steps.GapWords, y.Year, y.Month, y.Day)
			}
			for _, y := range x.Points {
				p("    %04d-%02d-%02d %d %q %q, place %d, more than %v, outside %v", y.Year, y.Month, y.Day, y.Value, y.Label, y.Date, y.Place, y.MoreThan, y.Outside)
			}
		}
	case s.Tiles != nil:
		for _, x := range s.Tiles.Tiles {
			p("  %q %q %q: %q note %d", x.Qualifier, x.Number, x.Unit, x.Label, x.LabelNote)
		}
	}
}

// paragraphs lists the running text of a document.
func paragraphs(d *doc.Document) [][]doc.Span {
	var out [][]doc.Span
	for _, b := range d.Blocks {
		if p, ok := b.(*doc.Prose); ok {
			out = append(out, p.Paragraphs...)
		}
	}
	return out
}
