package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/migrate"
)

// Whatever tells a user that something is in an old form is known to briefing migrate: it rewrites it, or says that it is left to
// a person. Each finding old-form stands in a row of migrate.Rewritings, and each row names one that there is.
func TestOldFormsAreKnown(t *testing.T) {
	told := map[migrate.Report]bool{}
	for _, r := range migrate.Rewritings() {
		for _, report := range r.Reports {
			told[report] = false
		}
	}
	found := 0
	for _, f := range goFiles(t) {
		if strings.HasPrefix(f.name, "migrate/") || strings.HasPrefix(f.name, "testkit/") {
			continue
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, f.name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if ok && lit.Kind == token.STRING && lit.Value == `"old-form"` {
				found++
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			for i, arg := range call.Args {
				if lit, ok := arg.(*ast.BasicLit); !ok || lit.Value != `"old-form"` || i+1 == len(call.Args) {
					continue
				}
				found--
				message, known := textsIn(call.Args[i+1]), false
				for report := range told {
					if report.File == f.name && strings.Contains(message, report.Says) {
						told[report], known = true, true
					}
				}
				if !known {
					t.Errorf("%s: the old form with the message %q stands in no row of migrate.Rewritings (internal/migrate/migrate.go): name it in Reports of the row that rewrites it",
						fset.Position(call.Pos()), message)
				}
			}
			return true
		})
	}
	if found != 0 {
		t.Errorf("old-form stands in %d places where it is no id of a finding with its message behind it: this test does not see what they tell", found)
	}
	for report, seen := range told {
		if !seen {
			t.Errorf("no finding old-form of %s says %q: take it out of migrate.Rewritings, or correct it", report.File, report.Says)
		}
	}
}

// textsIn are the texts that an expression is made of.
func textsIn(e ast.Expr) string {
	var b strings.Builder
	ast.Inspect(e, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				b.WriteString(s)
			}
		}
		return true
	})
	return b.String()
}
