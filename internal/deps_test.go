package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// ranks is the order of packages: one may import only packages of earlier lines, so that data flows one way. A folder
// that is not named belongs to the package above it.
var ranks = [][]string{
	{"diag", "beside", "write/markup", "testkit/golden"},
	{"source/files", "source/place", "source/mend", "testkit/browser", "testkit/small", "testkit/heat", "write/ooxml"},
	{"scaffold"},
	{"page/frame", "page/font"},
	{"page/text"},
	{"testkit/drawings", "testkit/fonts"},
	{"source"},
	{"source/schema", "source/sheet", "testkit/editor"}, // workbooks are packages of Open XML, too
	{"input/dataset", "input/brand", "input/named"},
	{"input/dataset/datafiles", "input/dataset/subset"},
	{"testkit/sound", "migrate"},
	{"input/language"}, // it has words for the dataset's vocabulary
	{"figures"},
	{"input/phrase"},
	{"doc/span"},
	{"charts/kit"},
	{"doc"},
	{"testkit/outline"},
	{"compose/words"},
	{"input/index"},
	{"charts/kind"},
	{"charts/bars", "charts/columns", "charts/whole", "charts/panels", "charts/timeline", "charts/steps"},
	{"charts"},
	{"testkit/samples"},
	{"input/texts"},
	{"input/template"},
	{"input/template/reading"},
	{"compose"},
	{"cite"},
	{"testkit/world", "testkit/plots"},
	{"page/typeset"},
	{"page/prose", "page/list", "page/table", "page/notes", "page/furniture"},
	{"page/flow"},
	{"page/slide"},
	{"page/card"},
	{"testkit/cards"},
	{"write/svg"},
	{"write/ooxml/strict", "testkit/houses"},
	{"write/pptx/drawingml"},
	{"write/pptx/potx", "write/pptx/native"},
	{"write/pdf", "write/png", "write/html", "write/pptx"},
	{"testkit/office"},
	{"check"},
	{"embed"},
	{"edition/plan"},
	{"edition/provenance"},
	{"edition"},
	{"pipeline"},
	{"explain"},
}

// only says which packages may import a library: one each, so that a move to its successor is a change in one place. Two
// writers share the compressor, because both formats are made of its streams; and a face is checked by what draws it.
var only = map[string]string{
	"gopkg.in/yaml.v3":                      "source",
	"github.com/wcharczuk/go-chart/v2":      "charts/kit",
	"github.com/golang/freetype":            "charts/kit",
	"github.com/go-pdf/fpdf":                "write/pdf",
	"github.com/spf13/cobra":                "cmd",
	"github.com/yuin/goldmark":              "input/phrase",
	"github.com/klauspost/compress/zlib":    "write/pdf write/png",
	"golang.org/x/image":                    "page/font write/png",
	"github.com/pdfcpu/pdfcpu":              "check",
	"github.com/xuri/excelize/v2":           "source/sheet", // in tests: linked in, it costs each start 8 ms
	"github.com/chromedp/chromedp":          "testkit/browser",
	"github.com/chromedp/cdproto":           "testkit/browser",
	"github.com/santhosh-tekuri/jsonschema": "testkit/editor",
	// The same compressor, without the frame that PDF streams have: all files hang on one pinned version.
	"github.com/klauspost/compress/flate": "write/ooxml",
}

// narrow lists packages that may import less than their rank allows.
var narrow = map[string][]string{
	"write/pdf":  {"diag", "page/frame", "page/font", "write/markup"},
	"write/png":  {"diag", "page/frame", "page/font"},
	"write/html": {"diag", "page/frame", "page/font", "input/brand", "charts/kit", "doc", "write/markup", "write/svg"},
	// What is written for Office knows neither documents nor kinds of charts but in the room that brings both together.
	"write/ooxml":          {"write/markup"},
	"write/ooxml/strict":   {"write/ooxml"},
	"write/pptx/drawingml": {"page/frame", "page/font", "page/text", "input/brand", "write/ooxml"},
	"write/pptx/potx":      {"diag", "source", "source/files", "page/frame", "input/brand", "write/ooxml", "write/ooxml/strict", "write/pptx/drawingml"},
	"write/pptx/native":    {"page/frame", "input/brand", "charts/kit", "write/ooxml", "write/pptx/drawingml"},
}

func TestImportsFlowOneWay(t *testing.T) {
	rank := map[string]int{}
	for i, line := range ranks {
		for _, p := range line {
			rank[p] = i
		}
	}
	// A folder below a package is part of it: what it may import is what its package may.
	home := func(pkg string) string {
		for p := pkg; p != "."; p = path.Dir(p) {
			if _, ok := rank[p]; ok {
				return p
			}
		}
		return pkg
	}
	seen := map[string]bool{}
	for _, f := range goFiles(t) {
		pkg := home(f.pkg)
		seen[pkg] = true
		for _, imp := range f.imports {
			for lib, owner := range only {
				if (imp == lib || strings.HasPrefix(imp, lib+"/")) && !contains(strings.Fields(owner), pkg) {
					t.Errorf("%s imports %s, which only internal/%s may", f.name, imp, owner)
				}
			}
			switch {
			case imp == "briefing/data" || imp == "briefing/templates":
				if pkg != "cmd" {
					t.Errorf("%s imports %s, which only cmd may: the embedded files are handed down", f.name, imp)
				}
			case strings.HasPrefix(imp, "briefing/internal/"):
				if pkg == "cmd" {
					continue
				}
				dep := home(strings.TrimPrefix(imp, "briefing/internal/"))
				if dep == pkg {
					continue
				}
				if strings.HasPrefix(dep, "testkit/") && !strings.HasPrefix(pkg, "testkit/") {
					t.Errorf("%s imports %s, which is for tests only", f.name, imp)
				}
				from, ok := rank[pkg]
				to, known := rank[dep]
				if !ok || !known {
					t.Errorf("%s: %s or %s has no place in the order of packages", f.name, pkg, dep)
				} else if to >= from {
					t.Errorf("%s: %s imports %s, which does not stand before it", f.name, pkg, dep)
				}
				if allowed := narrow[pkg]; allowed != nil && !contains(allowed, dep) {
					t.Errorf("%s: %s imports %s; it may import %s only", f.name, pkg, dep, strings.Join(allowed, ", "))
				}
			}
		}
	}
	if len(seen) < 10 {
		t.Fatalf("only %d packages were read: the test looks in the wrong place", len(seen))
	}
}

// reads says what opens a file or takes in one whole.
var reads = map[string]bool{"os.Open": true, "os.OpenFile": true, "os.ReadFile": true, "os.DirFS": true, "os.OpenRoot": true, "os.OpenInRoot": true, "fs.ReadFile": true}

// readers open files themselves: the one that everything is read through, the one that replaces folders, the one that writes
// new files below a folder, and what only tests use.
var readers = []string{"source/files", "edition", "edition/provenance", "scaffold", "testkit/golden", "testkit/browser", "testkit/office", "testkit/small", "testkit/world", "check"}

// Whoever opens a file itself can forget what internal/source/files sees to: that it is a regular file, how large it is, and
// where its links lead.
func TestFilesAreReadInOnePlace(t *testing.T) {
	for _, f := range goFiles(t) {
		if contains(readers, f.pkg) || strings.HasPrefix(f.pkg, "check/") {
			continue
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, f.name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		packages := map[string]bool{}
		for _, imp := range f.imports {
			packages[path.Base(imp)] = true
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			fun, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			at := fset.Position(call.Pos())
			from, named := fun.X.(*ast.Ident)
			switch {
			case named && packages[from.Name]:
				name := from.Name + "." + fun.Sel.Name
				if reads[name] && !(name == "os.OpenFile" && writesOnly(call)) {
					t.Errorf("%s calls %s: files are read by internal/source/files", at, name)
				}
			case fun.Sel.Name == "Open" && len(call.Args) == 1 && f.name != "pipeline/record.go":
				t.Errorf("%s opens a file of a file system: files are read by internal/source/files", at)
			}
			return true
		})
	}
}

// writesOnly says whether a call of os.OpenFile opens for writing.
func writesOnly(call *ast.CallExpr) bool {
	found := false
	ast.Inspect(call.Args[1], func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		found = found || ok && s.Sel.Name == "O_WRONLY"
		return true
	})
	return found
}

// Every package says in its doc comment what comes in and what goes out.
func TestPackagesSayWhatTheyDo(t *testing.T) {
	said := map[string]bool{}
	for _, f := range goFiles(t) {
		name := path.Base(f.pkg)
		if strings.HasPrefix(f.doc, "Package "+name+" ") || f.pkg == "cmd" {
			said[f.pkg] = true
		} else if !said[f.pkg] {
			said[f.pkg] = false
		}
	}
	for pkg, ok := range said {
		if !ok {
			t.Errorf("internal/%s has no comment that begins \"Package %s\"", pkg, path.Base(pkg))
		}
	}
}

type goFile struct {
	name, pkg, doc string
	imports        []string
}

// goFiles reads the non-test sources of internal and cmd; pkg is the folder below internal, or "cmd".
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	for _, root := range []string{".", "../cmd"} {
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly|parser.ParseComments)
			if err != nil {
				return err
			}
			f := goFile{name: filepath.ToSlash(p), pkg: filepath.ToSlash(filepath.Dir(p)), doc: parsed.Doc.Text()}
			if strings.HasPrefix(f.name, "../cmd") {
				f.pkg = "cmd"
			}
			for _, s := range parsed.Imports {
				imp, err := strconv.Unquote(s.Path.Value)
				if err != nil {
					return err
				}
				f.imports = append(f.imports, imp)
			}
			files = append(files, f)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}
