package pdf

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"
)

// fpdfCalls are the calls of fpdf that may be made, and by whom raw operators may be written: marked content, which
// fpdf has no call for, the place of a picture or of a drawing that stands on several pages, and with which face and colour
// the calls that follow draw. Every glyph, line, curve and fill is placed by the other calls.
var fpdfCalls = []string{
	// set up
	"fpdf.NewCustom", "SetAutoPageBreak", "CreateTemplateCustom", "Error",
	// draw
	"Text", "SetLineWidth", "SetLineCapStyle", "SetDashPattern",
	"MoveTo", "LineTo", "CurveBezierCubicTo", "ClosePath", "DrawPath", "Rect",
	// mark
	"RawWriteStr",
}

var rawWriters = []string{"beginMark", "endMark", "placeImage", "useStamp", "chooseFace", "setColor"}

// fpdfFiles are those that know fpdf.
var fpdfFiles = []string{"draw.go", "engine.go", "stamps.go"}

// TestFPDFCalls reads the source: only three files know fpdf, its fpdf values are all called pdf, and only the listed
// methods are called on them.
func TestFPDFCalls(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, imp := range f.Imports {
			if strings.Contains(imp.Path.Value, "fpdf") && !slices.Contains(fpdfFiles, e.Name()) {
				t.Errorf("%s imports %s, only %v may", e.Name(), imp.Path.Value, fpdfFiles)
			}
		}
		for _, d := range f.Decls {
			fn := ""
			if fd, ok := d.(*ast.FuncDecl); ok {
				fn = fd.Name.Name
			}
			ast.Inspect(d, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					checkCall(t, fn, n, seen)
				case *ast.Field:
					if holdsFPDF(n.Type) {
						for _, name := range n.Names {
							if name.Name != "pdf" {
								t.Errorf("%s: %s holds fpdf, it must be called pdf", e.Name(), name.Name)
							}
						}
					}
				case *ast.ValueSpec:
					if n.Type != nil && holdsFPDF(n.Type) {
						t.Errorf("%s: a variable of fpdf's type must be a parameter or field called pdf", e.Name())
					}
				case *ast.AssignStmt:
					for i, right := range n.Rhs {
						call, ok := right.(*ast.CallExpr)
						if !ok || i >= len(n.Lhs) {
							continue
						}
						if name := callName(call); (name == "fpdf.NewCustom" || name == "newDocument") && lastName(n.Lhs[i]) != "pdf" {
							t.Errorf("%s: %s is fpdf, it must be called pdf", e.Name(), lastName(n.Lhs[i]))
						}
					}
				}
				return true
			})
		}
	}
	var unused []string
	for _, c := range fpdfCalls {
		if !seen[c] {
			unused = append(unused, c)
		}
	}
	sort.Strings(unused)
	if len(unused) > 0 {
		t.Errorf("the list allows calls that nobody makes: %v", unused)
	}
}

func checkCall(t *testing.T, fn string, call *ast.CallExpr, seen map[string]bool) {
	name := callName(call)
	if name == "" {
		return
	}
	seen[name] = true
	if !slices.Contains(fpdfCalls, name) {
		t.Errorf("%s calls fpdf's %s, which is not in the list", fn, name)
	}
	if name == "RawWriteStr" && !slices.Contains(rawWriters, fn) {
		t.Errorf("%s writes raw operators, only %v may", fn, rawWriters)
	}
}

// callName returns the method called on something named pdf, or "fpdf.X" for a function of the package.
func callName(call *ast.CallExpr) string {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "newDocument" {
			return ""
		}
		return ""
	}
	switch lastName(sel.X) {
	case "fpdf":
		return "fpdf." + sel.Sel.Name
	case "pdf", "Fpdf", "Tpl":
		return sel.Sel.Name
	}
	return ""
}

func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// holdsFPDF says whether a type is fpdf's document or template.
func holdsFPDF(e ast.Expr) bool {
	star, ok := e.(*ast.StarExpr)
	if !ok {
		return false
	}
	sel, ok := star.X.(*ast.SelectorExpr)
	return ok && lastName(sel.X) == "fpdf"
}
