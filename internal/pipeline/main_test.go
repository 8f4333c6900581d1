package pipeline_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
	"briefing/templates"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// files are the inputs of a build by the names that findings give them: "data/..." and "templates/...".
type files map[string]string

// shippedFiles are the dataset and the templates that the program carries.
var shippedFiles = sync.OnceValue(func() files {
	sub, err := fs.Sub(data.FS, "eu-counter-smuggling")
	if err != nil {
		panic(err)
	}
	out := files{}
	out.read(sub, "data")
	out.read(templates.FS, "templates")
	return out
})

// worldFiles are the small dataset of testdata/world with the shipped brands and messages: what cases are made of.
var worldFiles = sync.OnceValue(func() files {
	out := files{}
	out.read(os.DirFS("testdata/world"), "data")
	for name, text := range shippedFiles() {
		if strings.HasPrefix(name, "templates/brands/") || strings.HasPrefix(name, "templates/messages/") {
			out[name] = text
		}
	}
	return out
})

func (f files) read(fsys fs.FS, as string) {
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".yaml", ".yml", ".xml", ".csv", ".xlsx"}, path.Ext(name)) {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if f[path.Join(as, name)] = string(text); path.Ext(name) != ".xlsx" {
			f[path.Join(as, name)] = strings.ReplaceAll(string(text), "\r\n", "\n")
		}
		return err
	})
	if err != nil {
		panic(err)
	}
}

// with returns a copy in which one file has another text.
func (f files) with(name, text string) files {
	out := make(files, len(f)+1)
	for n, t := range f {
		out[n] = t
	}
	out[name] = text
	return out
}

// options reads the files from memory with a brand.
func (f files) options(brand string) pipeline.Options {
	dataFS, templatesFS := fstest.MapFS{}, fstest.MapFS{}
	for name, text := range f {
		if short, ok := strings.CutPrefix(name, "data/"); ok {
			dataFS[short] = &fstest.MapFile{Data: []byte(text)}
		} else if short, ok := strings.CutPrefix(name, "templates/"); ok {
			templatesFS[short] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return pipeline.Options{
		Data:      pipeline.Folder{FS: dataFS, Entry: "dataset.yaml", Shown: "data", Origin: "folder"},
		Templates: pipeline.Folder{FS: templatesFS, Shown: "templates", Origin: "folder"},
		Brand:     brand,
	}
}

const caseHead = `brief:
  id: case
  kind: Case
  format: pages
  title: A case
  holds: none
  short_title: Case
  keywords: [case]
blocks:
`

const noCharts = `- id: unused
  kind: panels
  title: Unused
  holds: none
  subtitle: S
  panels: [{of: centre-cases, kicker: K, label: cases}]
  alt: Unused.
`

// worldWith is the small dataset with a case's own data, charts and blocks; each may be empty.
func worldWith(caseData, charts, blocks string) files {
	f := worldFiles()
	if caseData == "" {
		f = f.with("data/dataset.yaml", strings.Replace(f["data/dataset.yaml"], ", case.yaml]", "]", 1))
	} else {
		f = f.with("data/case.yaml", caseData)
	}
	if charts == "" {
		charts = noCharts
	}
	if blocks == "" {
		blocks = "- prose: Nothing but words.\n"
	}
	if !strings.Contains(blocks, "- notes:") {
		blocks += "- notes: {}\n"
	}
	return f.with("templates/charts.yaml", "charts:\n"+charts).with("templates/briefs/case.yaml", caseHead+blocks)
}

// document builds one brief of the files, without placing it on pages.
func (f files) document(name string) (*doc.Document, diag.List) {
	p, diags := pipeline.Load(f.options("eu"))
	if p == nil {
		return nil, diags.Sorted()
	}
	d, found := p.Document(name)
	diags.Append(found)
	return d, diags.Sorted()
}
