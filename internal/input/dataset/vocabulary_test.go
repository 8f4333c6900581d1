package dataset

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"

	"briefing/internal/source"
)

// Every constant of a type of the vocabulary is in the type's list, in the order of the constants, each once.
func TestListsHoldEveryConstant(t *testing.T) {
	lists := map[string]source.Listed{
		"Counting": Counting(""), "Qualifier": Qualifier(""), "UnitKind": UnitKind(""), "Fill": Fill(""), "KindOf": KindOf(""),
		"Operation": Operation(""), "Confidence": Confidence(""), "ObservationStatus": ObservationStatus(""),
		"PublicationStatus": PublicationStatus(""), "RelationKind": RelationKind(""), "Tone": Tone(""), "Since": Since(""), "Measure": Measure(""),
	}
	tree, err := parser.ParseFile(token.NewFileSet(), "vocabulary.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	constants := map[string][]string{}
	ast.Inspect(tree, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		typ, named := spec.Type.(*ast.Ident)
		if !named {
			t.Errorf("the constant %s has no type", spec.Names[0])
			return true
		}
		s, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		constants[typ.Name] = append(constants[typ.Name], s)
		return true
	})
	if len(constants) != len(lists) {
		t.Errorf("%d types have constants, %d have lists", len(constants), len(lists))
	}
	for name, list := range lists {
		if got := list.Values(); !slices.Equal(got, constants[name]) {
			t.Errorf("the list of %s is\n%v\nits constants are\n%v", name, got, constants[name])
		}
	}
}
