package reader

import (
	"slices"
	"strings"

	"briefing/internal/check/object"
)

// Tree is the structure tree.
type Tree struct {
	Root object.Dict
	Top  []*Element // children of the root
	All  []*Element // every element, parents before children, in reading order

	// The file's own index from content to elements: what stands under the key of a page or link.
	Owners  map[int]any
	Keys    []int // as they stand in it
	Ordered bool  // the keys are in order, each once

	IDs       map[string]object.Ref // of the index of ids
	IDOrdered bool

	Damage []string // what of it cannot be read
}

// Element is an element of the tree.
type Element struct {
	Ref      object.Ref
	Dict     object.Dict
	Type     string // standard type, by the role map
	Named    string // as the file names it
	Standard bool   // Type is one of PDF 1.7
	Parent   *Element
	Kids     []Kid
}

// Kid is a child: exactly one of the fields is set.
type Kid struct {
	Element *Element
	Mark    *MarkRef
	Object  *ObjectRef
}

// MarkRef names marked content.
type MarkRef struct {
	Page object.Ref
	MCID int
}

// ObjectRef names an annotation.
type ObjectRef struct {
	Page object.Ref
	Obj  object.Ref
}

// standard are the structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
var standard = []string{
	"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
	"H", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody",
	"TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP",
	"Warichu", "WT", "WP", "Figure", "Formula", "Form",
}

// IsStandard says whether a structure type is one of PDF 1.7.
func IsStandard(typ string) bool { return slices.Contains(standard, typ) }

const maxElements = 5_000_000

func (f *File) readTree() {
	root := f.Dict(f.Catalog, "StructTreeRoot")
	if root == nil {
		return
	}
	t := &Tree{Root: root, Owners: map[int]any{}, Ordered: true, IDs: map[string]object.Ref{}, IDOrdered: true}
	f.Tree = t
	seen := map[object.Ref]bool{}
	for _, k := range f.kids(root) {
		if e := f.element(k, nil, 0, seen); e != nil {
			t.Top = append(t.Top, e)
		}
	}
	f.ownerTree(root["ParentTree"])
	f.idTree(root["IDTree"])
}

func (f *File) kids(d object.Dict) object.Array {
	switch v := f.Get(d, "K").(type) {
	case nil:
		return nil
	case object.Array:
		return v
	default:
		return object.Array{d["K"]}
	}
}

func (f *File) element(v any, parent *Element, depth int, seen map[object.Ref]bool) *Element {
	t := f.Tree
	ref, _ := v.(object.Ref)
	d := f.Dict(v)
	switch {
	case d == nil:
		note(&t.Damage, "an element is not there")
		return nil
	case ref != 0 && seen[ref]:
		note(&t.Damage, "an element stands at two places")
		return nil
	case depth > 4*maxDepth || len(t.All) > maxElements:
		note(&t.Damage, "elements stand in each other without end")
		return nil
	}
	seen[ref] = true
	e := &Element{Ref: ref, Dict: d, Parent: parent, Named: f.Name(d, "S")}
	e.Type, e.Standard = standardType(f, e.Named)
	t.All = append(t.All, e)
	page, _ := f.Ref(d, "Pg")
	for _, k := range f.kids(d) {
		switch kid := f.Get(k).(type) {
		case nil:
			note(&t.Damage, "an element is not there")
		case int:
			e.Kids = append(e.Kids, Kid{Mark: &MarkRef{page, kid}})
		case object.Dict:
			on := page
			if r, ok := f.Ref(kid, "Pg"); ok {
				on = r
			}
			switch f.Name(kid, "Type") {
			case "MCR":
				id, ok := f.Int(kid, "MCID")
				if !ok {
					note(&t.Damage, "content without a number")
					continue
				}
				e.Kids = append(e.Kids, Kid{Mark: &MarkRef{on, id}})
			case "OBJR":
				obj, _ := f.Ref(kid, "Obj")
				e.Kids = append(e.Kids, Kid{Object: &ObjectRef{on, obj}})
			default:
				if sub := f.element(k, e, depth+1, seen); sub != nil {
					e.Kids = append(e.Kids, Kid{Element: sub})
				}
			}
		default:
			note(&t.Damage, "a child that is neither element nor content")
		}
	}
	return e
}

// standardType follows the file's own names of types to the standard one; a name that leads to none stays as it is.
func standardType(f *File, named string) (typ string, standard bool) {
	roles := f.Dict(f.Tree.Root, "RoleMap")
	typ = named
	for range 16 {
		if IsStandard(typ) {
			return typ, true
		}
		typ = f.Name(roles, typ)
	}
	return named, false
}

// leaves visits the dictionaries of a name or number tree in order, each once, and says whether that was all: a damaged
// tree may hold itself.
func (f *File) leaves(root any, visit func(d object.Dict)) (whole bool) {
	whole = true
	seen := map[object.Ref]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if r, ok := v.(object.Ref); ok {
			if seen[r] {
				whole = false
				return
			}
			seen[r] = true
		}
		d := f.Dict(v)
		if d == nil || depth > maxDepth {
			whole = whole && v == nil
			return
		}
		visit(d)
		for _, k := range f.Array(d, "Kids") {
			walk(k, depth+1)
		}
	}
	walk(root, 0)
	return whole
}

// ownerTree reads the index that leads from content to its element (ISO 32000-1, 7.9.7).
func (f *File) ownerTree(root any) {
	t := f.Tree
	whole := f.leaves(root, func(d object.Dict) {
		list := f.Array(d, "Nums")
		if len(list)%2 != 0 {
			note(&t.Damage, "the index of owners is cut off")
		}
		for i := 0; i+1 < len(list); i += 2 {
			n, ok := f.Int(list, i)
			if !ok {
				note(&t.Damage, "a key of the index of owners is no number")
				continue
			}
			if len(t.Keys) > 0 && n <= t.Keys[len(t.Keys)-1] {
				t.Ordered = false
			}
			t.Keys = append(t.Keys, n)
			t.Owners[n] = list[i+1]
		}
	})
	t.Ordered = t.Ordered && whole
}

// idTree reads the index of ids.
func (f *File) idTree(root any) {
	keys, values, ordered := f.NameTree(root)
	f.Tree.IDOrdered = ordered
	for i, k := range keys {
		if r, ok := values[i].(object.Ref); ok {
			f.Tree.IDs[k.Text()] = r
		}
	}
}

// NameTree reads a name tree (ISO 32000-1, 7.9.6): its keys and values as they stand, and whether the keys are in
// order, each once.
func (f *File) NameTree(root any) (keys []object.String, values []any, ordered bool) {
	ordered = true
	whole := f.leaves(root, func(d object.Dict) {
		list := f.Array(d, "Names")
		ordered = ordered && len(list)%2 == 0
		for i := 0; i+1 < len(list); i += 2 {
			key, ok := f.Get(list, i).(object.String)
			ordered = ordered && ok && (len(keys) == 0 || keys[len(keys)-1] < key)
			keys, values = append(keys, key), append(values, list[i+1])
		}
	})
	return keys, values, ordered && whole
}

// Attribute looks up an attribute of an owner ("Table", "Layout", "List") in an element's own attributes and those of
// its classes (ISO 32000-1, 14.7.5).
func (f *File) Attribute(e *Element, owner, key string) any {
	for _, d := range f.attributes(e) {
		if f.Name(d, "O") == owner {
			if v := f.Get(d, key); v != nil {
				return v
			}
		}
	}
	return nil
}

func (f *File) attributes(e *Element) []object.Dict {
	var out []object.Dict
	add := func(v any) {
		switch v := f.Get(v).(type) {
		case object.Array:
			for _, a := range v {
				if d := f.Dict(a); d != nil {
					out = append(out, d)
				}
			}
		default:
			if d := f.Dict(v); d != nil {
				out = append(out, d)
			}
		}
	}
	add(e.Dict["A"])
	classes := f.Array(e.Dict, "C")
	if n := f.Name(e.Dict, "C"); n != "" {
		classes = object.Array{object.Name(n)}
	}
	for _, c := range classes {
		if n, ok := f.Get(c).(object.Name); ok {
			add(f.Dict(f.Tree.Root, "ClassMap")[string(n)])
		}
	}
	return out
}

// Words is the text of an element and all below it, in reading order, as it is read out: where a replacement text is given,
// that.
func (f *File) Words(e *Element) string { return f.join(e, true) }

// Printed is the same as it stands on the page, whatever is read out in its place.
func (f *File) Printed(e *Element) string { return f.join(e, false) }

func (f *File) join(e *Element, replace bool) string {
	var b strings.Builder
	f.words(&b, e, replace)
	return strings.TrimSpace(b.String())
}

func (f *File) words(b *strings.Builder, e *Element, replace bool) {
	if s := f.Text(e.Dict, "ActualText"); s != "" && replace {
		b.WriteString(s)
		return
	}
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			f.words(b, k.Element, replace)
		case k.Mark != nil:
			if m := f.Mark(*k.Mark); m != nil {
				b.WriteString(m.Text)
			}
		}
	}
}

// Page finds a page by its object; nil if there is none.
func (f *File) Page(r object.Ref) *Page { return f.pages[r] }

// Mark finds marked content; where a number stands twice on a page, the first.
func (f *File) Mark(r MarkRef) *Mark { return f.marks[r] }
