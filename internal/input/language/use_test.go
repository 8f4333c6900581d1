package language

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// use is a place in the code that names a key.
type use struct {
	key   string // name of the constant
	at    token.Position
	given []string // the placeholders that are filled in behind it
	whole bool     // the text is printed here: nothing else fills in more
}

// TestKeysAgainstTheCode holds the keys to the code: each is listed once and used, and nobody fills in a placeholder that it
// does not name or leaves one out.
func TestKeysAgainstTheCode(t *testing.T) {
	listed, names := map[Key]bool{}, map[string]bool{}
	for _, k := range keys() {
		if listed[k] = true; names[k.Name()] {
			t.Errorf("the text %s has two keys", k.Name())
		}
		names[k.Name()] = true
	}
	declared, uses := codeKeys(t)
	for name, key := range declared {
		if !listed[key] {
			t.Errorf("%s is not in the list of keys", name)
		}
		if !slices.ContainsFunc(uses, func(u use) bool { return u.key == name }) {
			t.Errorf("%s is used nowhere", name)
		}
		if got := spelled(key); got != string(key) {
			t.Errorf("%s is %q, but is read as %q", name, key, got)
		}
	}
	for _, u := range uses {
		key := declared[u.key]
		allowed := key.placeholders()
		if key.hasMonth() {
			allowed = append(allowed, monthForms()...)
		}
		if key.hasPart() {
			allowed = append(allowed, partForms()...)
		}
		for _, name := range u.given {
			if !slices.Contains(allowed, name) {
				t.Errorf("%s: %s has no placeholder {%s}, it has %v", u.at, u.key, name, allowed)
			}
		}
		for _, name := range key.placeholders() {
			if u.whole && !slices.Contains(u.given, name) {
				t.Errorf("%s: {%s} of %s is not filled in", u.at, name, u.key)
			}
		}
	}
	if len(uses) < len(declared) {
		t.Errorf("only %d uses of %d keys were found: the test looks in the wrong place", len(uses), len(declared))
	}
}

// spelled is a key put together again of what is read from it.
func spelled(k Key) string {
	s := k.Name()
	for _, name := range k.placeholders() {
		s += " {" + name + "}"
	}
	if k.hasMonth() {
		s += " {month}"
	}
	if k.hasPart() {
		s += " {part_name}"
	}
	if k.hasPlural() {
		s += " plural"
	}
	return s
}

// printing are the names of functions that print a text at once: Catalog.Msg and what packages call their short form of it.
var printing = []string{"Msg", "msg", "m", "Parts"}

// codeKeys reads the code of the product: the constants of type Key with their values, and where each is named other than
// in its declaration and in the list.
func codeKeys(t *testing.T) (keys map[string]Key, uses []use) {
	keys = map[string]Key{}
	fset := token.NewFileSet()
	var trees []*ast.File
	for _, root := range []string{"../../../internal", "../../../cmd"} {
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
				return err
			}
			tree, err := parser.ParseFile(fset, p, nil, parser.SkipObjectResolution)
			trees = append(trees, tree)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, tree := range trees {
		if tree.Name.Name == "language" {
			declaredKeys(t, tree, keys)
		}
	}
	for _, tree := range trees {
		own := tree.Name.Name == "language"
		for _, d := range tree.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && !(own && strings.HasSuffix(f.Name.Name, "Keys")) {
				uses = append(uses, usesIn(fset, f, keys, own)...)
			} else if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				uses = append(uses, usesIn(fset, g, keys, own)...)
			}
		}
	}
	return keys, uses
}

// declaredKeys adds the constants of type Key.
func declaredKeys(t *testing.T, tree *ast.File, keys map[string]Key) {
	for _, d := range tree.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			if id, ok := v.Type.(*ast.Ident); !ok || id.Name != "Key" {
				continue
			}
			value, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			keys[v.Names[0].Name] = Key(value)
		}
	}
}

// usesIn lists the uses of keys in a declaration. Behind a key, the arguments of a call are name, value, name, value.
func usesIn(fset *token.FileSet, decl ast.Node, keys map[string]Key, own bool) (uses []use) {
	keyOf := func(e ast.Expr) string {
		name := ""
		switch e := e.(type) {
		case *ast.SelectorExpr:
			if from, ok := e.X.(*ast.Ident); ok && from.Name == "language" {
				name = e.Sel.Name
			}
		case *ast.Ident:
			if own {
				name = e.Name
			}
		}
		if _, ok := keys[name]; ok {
			return name
		}
		return ""
	}
	seen := map[token.Pos]bool{}
	ast.Inspect(decl, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			for i, arg := range call.Args {
				name := keyOf(arg)
				if name == "" {
					continue
				}
				seen[arg.Pos()] = true
				u := use{key: name, at: fset.Position(arg.Pos()), whole: slices.Contains(printing, called(call)) && !call.Ellipsis.IsValid()}
				for j := i + 1; j < len(call.Args) && keyOf(call.Args[j]) == ""; j++ {
					if lit, ok := call.Args[j].(*ast.BasicLit); ok && lit.Kind == token.STRING && (j-i)%2 == 1 {
						u.given = append(u.given, strings.Trim(lit.Value, `"`))
					}
				}
				uses = append(uses, u)
			}
		}
		if e, ok := n.(ast.Expr); ok && keyOf(e) != "" && !seen[e.Pos()] {
			uses = append(uses, use{key: keyOf(e), at: fset.Position(e.Pos())})
		}
		return true
	})
	return uses
}

// called is the last word of what is called.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}
