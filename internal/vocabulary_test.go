package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// vocabulary is every closed list of the dataset's model.
var vocabulary = []source.Listed{
	dataset.Counting(""), dataset.Qualifier(""), dataset.UnitKind(""), dataset.Fill(""), dataset.Operation(""),
	dataset.Confidence(""), dataset.ObservationStatus(""), dataset.PublicationStatus(""), dataset.RelationKind(""), dataset.Tone(""),
}

// otherMeaning names the words of the vocabulary that are also written for something else.
var otherMeaning = map[string]string{
	"about":    "a name of web pages and citations",
	"attended": "the words of explain",
	"change":   "a key of computed values, and a block of briefs",
	"count":    "a part of a reference in a text, a variable of messages, a key of country lists",
	"high":     "a key of observations, a part of a reference in a text, a variable of messages",
	"level":    "a key of charts in briefs",
	"low":      "a key of observations, a part of a reference in a text, a variable of messages",
	"normal":   "a style of type",
	"part_of":  "a key of actors",
	"points":   "a class of web pages",
	"percent":  "the id of the unit of shares, the id of a finding, a key of message files",
	"sum":      "a part of a reference in a text",
}

// otherWords names the files in which words of the vocabulary are keys of another list.
var otherWords = map[string]string{
	"input/language/keys.go": "keys of message files",
	"migrate/derived.go":     "operations of computed values as they were named, and keys of today",
	"migrate/status.go":      "a status as it was named, and what it is called now",
}

// A word of the vocabulary is written once, as a constant. Whoever writes it again would miss a change of the list.
func TestVocabularyIsWrittenOnce(t *testing.T) {
	words := map[string]bool{}
	for _, list := range vocabulary {
		for _, w := range list.Values() {
			words[w] = true
		}
	}
	for _, f := range goFiles(t) {
		if f.name == "input/dataset/vocabulary.go" || otherWords[f.name] != "" || strings.HasPrefix(f.name, "testkit/") {
			continue
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, f.name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if w := wordOf(n); words[w] && otherMeaning[w] == "" {
					t.Errorf("%s writes %q: use the constant of input/dataset", fset.Position(n.Pos()), w)
				}
			case *ast.BinaryExpr:
				if holdsWord(n.X) && words[wordOf(n.Y)] {
					t.Errorf("%s compares with %q: use the constant of input/dataset", fset.Position(n.Pos()), wordOf(n.Y))
				}
			case *ast.SwitchStmt:
				if !holdsWord(n.Tag) {
					break
				}
				for _, c := range n.Body.List {
					for _, e := range c.(*ast.CaseClause).List {
						if words[wordOf(e)] {
							t.Errorf("%s compares with %q: use the constant of input/dataset", fset.Position(e.Pos()), wordOf(e))
						}
					}
				}
			}
			return true
		})
	}
}

// holdsWord says that an expression is a field that holds a word of the vocabulary: a literal beside it has no other meaning.
func holdsWord(e ast.Expr) bool {
	field, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	switch field.Sel.Name {
	case "Counting", "Qualifier", "Kind", "PayerKind", "Operation", "Confidence", "Tone":
		return true
	}
	return false
}

// wordOf returns the text of a literal; empty for what is none.
func wordOf(n ast.Node) string {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return s
}
