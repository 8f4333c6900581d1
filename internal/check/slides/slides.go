// Package slides looks at finished PowerPoint files as a stranger would and says what keeps them from opening without
// repair, from being read by a screen reader, or from agreeing with themselves.
//
// In: the bytes of a .pptx file. Out: findings, each with the id of the rule it breaks. It reads the archive and its
// XML with the standard library only and shares no code with the writer, so that a wrong idea there cannot be shared
// here. The rules are those that schemas and Microsoft's validator leave out, with those that a package must keep
// before either can look at it: relationships both ways, content types, ids, themes, titles, text alternatives,
// languages, that a chart draws what its workbook holds, and that its labels follow that when it is edited.
package slides

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"briefing/internal/diag"
)

// Rule is one promise that a file keeps.
type Rule struct {
	ID   string // stable, in kebab case
	Text string // what must hold

	check func(f *file, r *report)
}

// Rules lists all rules in the order in which they are tried.
func Rules() []Rule { return slices.Clone(rules) }

// PPTX tries all rules on a file. Every finding is an error; they have no position but name the part they are in. It
// never panics, however damaged the file is.
func PPTX(data []byte) diag.List {
	var list diag.List
	f, err := open(data)
	if err != nil {
		(&report{rule: &rules[0], list: &list}).add("%v", err)
		return list
	}
	for i := range rules {
		rules[i].run(f, &list)
	}
	return list
}

func (rule *Rule) run(f *file, list *diag.List) {
	r := &report{rule: rule, list: list}
	defer func() {
		if recover() != nil {
			r.add("the file is so damaged that this cannot be told: %s", rule.Text)
		}
	}()
	rule.check(f, r)
}

// report gathers what breaks one rule.
type report struct {
	rule  *Rule
	list  *diag.List
	count int
}

// most is the number of findings that are told of one rule.
const most = 8

func (r *report) add(format string, args ...any) {
	if r.count++; r.count <= most {
		r.list.Add(diag.Pos{}, diag.Error, r.rule.ID, fmt.Sprintf(format, args...))
	}
}

// file is an opened archive.
type file struct {
	names []string // in the order of the archive
	parts map[string][]byte
	types map[string]string // by part
	stale []string          // entries of the list of types without a part
	rels  map[string][]rel  // by the part they start from; "" is the package
	trees map[string]*node
	bad   []string // files that are not well-formed, and why
	main  string
}

type rel struct {
	id, typ, target string // target: a part's name, or an address
	external        bool
}

// kind is the last word of a relationship's type.
func (r rel) kind() string { return path.Base(r.typ) }

// node is an element.
type node struct {
	space, local string
	attr         []xml.Attr
	kids         []*node
	text         string
	up           *node
}

const limit = 256 << 20

func open(data []byte) (*file, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("the file is no zip archive")
	}
	f := &file{parts: map[string][]byte{}, types: map[string]string{}, rels: map[string][]rel{}, trees: map[string]*node{}}
	left := int64(limit)
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			return nil, fmt.Errorf("%s cannot be unpacked", e.Name)
		}
		body, err := io.ReadAll(io.LimitReader(r, left+1))
		r.Close()
		if left -= int64(len(body)); err != nil || left < 0 {
			return nil, fmt.Errorf("%s cannot be unpacked", e.Name)
		}
		f.names = append(f.names, e.Name)
		f.parts[e.Name] = body
	}
	f.readTypes()
	for _, n := range f.names {
		if strings.HasSuffix(n, ".rels") {
			f.readRels(n)
		} else if n != contentTypes && f.isXML(n) {
			f.tree(n)
		}
	}
	for _, r := range f.rels[""] {
		if r.kind() == "officeDocument" {
			f.main = r.target
		}
	}
	if f.trees[f.main] == nil {
		return nil, errors.New("the file holds no presentation that can be read")
	}
	return f, nil
}

const contentTypes = "[Content_Types].xml"

// isXML says whether a part is XML, by its type or by its name.
func (f *file) isXML(name string) bool {
	t, _, _ := strings.Cut(f.types[name], ";")
	return strings.HasSuffix(t, "xml") || strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".vml")
}

func (f *file) readTypes() {
	root := f.read(contentTypes)
	if root == nil {
		return
	}
	byExt := map[string]string{}
	for _, k := range root.kids {
		if k.local == "Default" {
			byExt[strings.ToLower(k.get("Extension"))] = k.get("ContentType")
		}
	}
	for _, n := range f.names {
		if t, ok := byExt[strings.ToLower(strings.TrimPrefix(path.Ext(n), "."))]; ok {
			f.types[n] = t
		}
	}
	for _, k := range root.kids {
		if k.local != "Override" {
			continue
		}
		n := strings.TrimPrefix(k.get("PartName"), "/")
		if _, ok := f.parts[n]; !ok {
			f.stale = append(f.stale, n)
			continue
		}
		f.types[n] = k.get("ContentType")
	}
}

func (f *file) readRels(name string) {
	dir, base := path.Split(name)
	from := strings.TrimSuffix(strings.TrimSuffix(dir, "_rels/")+base, ".rels")
	root := f.read(name)
	if root == nil {
		return
	}
	for _, k := range root.kids {
		r := rel{id: k.get("Id"), typ: k.get("Type"), target: k.get("Target"), external: k.get("TargetMode") == "External"}
		if !r.external {
			if strings.HasPrefix(r.target, "/") {
				r.target = r.target[1:]
			} else {
				r.target = path.Join(path.Dir(from), r.target)
			}
		}
		f.rels[from] = append(f.rels[from], r)
	}
}

// tree reads a part once; a part that cannot be read is remembered as bad.
func (f *file) tree(name string) *node {
	if t, ok := f.trees[name]; ok {
		return t
	}
	f.trees[name] = f.read(name)
	return f.trees[name]
}

// read reads the XML of a file; nil, and remembered as bad, where that is not well-formed.
func (f *file) read(name string) *node {
	t, err := parse(f.parts[name])
	if err != nil {
		f.bad = append(f.bad, name+": "+err.Error())
		return nil
	}
	return t
}

// of lists the parts of a content type, by its last word before "+xml", sorted.
func (f *file) of(kind string) []string {
	var out []string
	for _, n := range f.names {
		if t, ok := strings.CutSuffix(f.types[n], "+xml"); ok && (strings.HasSuffix(t, "."+kind)) && f.trees[n] != nil {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// to lists what a part's relationships of a kind lead to.
func (f *file) to(from, kind string) []string {
	var out []string
	for _, r := range f.rels[from] {
		if r.kind() == kind && !r.external {
			out = append(out, r.target)
		}
	}
	return out
}

func (f *file) byID(from, id string) (rel, bool) {
	for _, r := range f.rels[from] {
		if r.id == id {
			return r, true
		}
	}
	return rel{}, false
}

func (n *node) get(name string) string {
	if n != nil {
		for _, a := range n.attr {
			if a.Name.Local == name && a.Name.Space == "" {
				return a.Value
			}
		}
	}
	return ""
}

const nsRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// rid returns an attribute of the relationships' namespace.
func (n *node) rid(name string) string {
	if n != nil {
		for _, a := range n.attr {
			if a.Name.Local == name && a.Name.Space == nsRel {
				return a.Value
			}
		}
	}
	return ""
}

func (n *node) at(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var next *node
		for _, k := range n.kids {
			if k.local == name {
				next = k
				break
			}
		}
		n = next
	}
	return n
}

// all lists the elements of a name, wherever they stand.
func (n *node) all(local string) []*node {
	var out []*node
	n.walk(func(k *node) {
		if k.local == local {
			out = append(out, k)
		}
	})
	return out
}

func (n *node) walk(visit func(*node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, k := range n.kids {
		k.walk(visit)
	}
}

// words is the text of an element.
func (n *node) words() string {
	var b strings.Builder
	for _, t := range n.all("t") {
		b.WriteString(t.text)
	}
	return strings.TrimSpace(b.String())
}

// inside says whether an element stands in one of a name.
func (n *node) inside(local string) *node {
	for u := n.up; u != nil; u = u.up {
		if u.local == local {
			return u
		}
	}
	return nil
}
