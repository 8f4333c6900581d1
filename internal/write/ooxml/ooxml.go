// Package ooxml reads and writes Open Packaging Conventions files (ISO 29500-2), the zip archives that presentations and
// workbooks are.
//
// In: the bytes of an archive, or parts with their relationships. Out: parts with content types and resolved
// relationships, or the archive. An archive is read from relationship to relationship, as far as the caller follows them:
// what none of them reaches is neither unpacked nor judged. Nothing of it is ever written to disk by name, relationships to
// missing parts and names that leave the archive are refused, and what unpacks to more than the limits is not unpacked.
// The same parts give the same bytes: sorted names, one fixed date, and a compressor pinned by go.mod. Parts are bytes to
// it: it never decodes and writes XML again, because Go's decoder loses the namespace prefixes that mc:Ignorable names; an
// edit is a splice at byte offsets (Replace). Walk says whether XML is well-formed, and where it is not.
package ooxml

import (
	"hash/crc32"
	"maps"
	"path"
	"slices"
	"strings"
)

// Part is one file of a package.
type Part struct {
	Name string // without a leading slash: "ppt/presentation.xml"
	Type string // content type
	Data []byte
	Rels []Rel // in the order of the file

	packed []byte // the compressed bytes, where Pack was called
	sum    uint32
}

// Rel is a relationship to another part or to an address.
type Rel struct {
	ID       string
	Type     string // the relationship's URI
	Target   string // a part's name, or the address where External
	External bool
}

// Package is a set of parts with the relationships of the whole.
type Package struct {
	Rels []Rel
	// Unread are the files of the archive that were left in it, with their content types.
	Unread map[string]string
	parts  map[string]*Part
}

// New returns an empty package.
func New() *Package { return &Package{parts: map[string]*Part{}} }

// Pack compresses all parts now and as well as can be, so that packages made of this one need not do it again.
func (p *Package) Pack() error {
	k := best.Get().(*packer)
	defer best.Put(k)
	for _, part := range p.parts {
		if storedAs(part.Name) {
			continue
		}
		body, err := k.pack(part.Data)
		if err != nil {
			return err
		}
		part.packed, part.sum = slices.Clone(body), crc32.ChecksumIEEE(part.Data)
	}
	return nil
}

// Set gives a part other bytes.
func (p *Part) Set(data []byte) { p.Data, p.packed = data, nil }

// Add puts a part in, in the place of one of the same name.
func (p *Package) Add(part *Part) *Part {
	p.parts[part.Name] = part
	return part
}

// Part returns a part, or nil.
func (p *Package) Part(name string) *Part { return p.parts[name] }

// Names lists the parts, sorted.
func (p *Package) Names() []string { return slices.Sorted(maps.Keys(p.parts)) }

// Clone returns a package whose parts and relationships can be changed without changing this one. The bytes of parts
// are shared; Set gives a part its own.
func (p *Package) Clone() *Package {
	c := &Package{Rels: slices.Clone(p.Rels), Unread: p.Unread, parts: make(map[string]*Part, len(p.parts))}
	for n, part := range p.parts {
		copied := *part
		copied.Rels = slices.Clone(part.Rels)
		c.parts[n] = &copied
	}
	return c
}

// Sweep takes out every part that no relationship reaches and returns their names.
func (p *Package) Sweep() []string {
	reached := map[string]bool{}
	todo := slices.Clone(p.Rels)
	for len(todo) > 0 {
		r := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		part := p.parts[r.Target]
		if r.External || part == nil || reached[r.Target] {
			continue
		}
		reached[r.Target] = true
		todo = append(todo, part.Rels...)
	}
	var gone []string
	for _, n := range p.Names() {
		if !reached[n] {
			gone = append(gone, n)
			delete(p.parts, n)
		}
	}
	return gone
}

// Rel returns the relationship with an id.
func (p *Part) Rel(id string) (Rel, bool) {
	for _, r := range p.Rels {
		if r.ID == id {
			return r, true
		}
	}
	return Rel{}, false
}

// Relate adds a relationship and returns its id, the first free one of rId1, rId2, ...
func (p *Part) Relate(typ, target string, external bool) string {
	id := freeID(p.Rels)
	p.Rels = append(p.Rels, Rel{id, typ, target, external})
	return id
}

// Relate adds a relationship of the whole package.
func (p *Package) Relate(typ, target string) {
	p.Rels = append(p.Rels, Rel{freeID(p.Rels), typ, target, false})
}

func freeID(rels []Rel) string {
	for n := len(rels) + 1; ; n++ {
		id := "rId" + itoa(n)
		if !slices.ContainsFunc(rels, func(r Rel) bool { return r.ID == id }) {
			return id
		}
	}
}

// relsName is where the relationships of a part stand; those of the package belong to the part "".
func relsName(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}

// ownerOf is the part whose relationships a file holds.
func ownerOf(name string) (part string, ok bool) {
	dir, file := path.Split(name)
	file, ok = strings.CutSuffix(file, ".rels")
	if !ok || !strings.HasSuffix(dir, "_rels/") {
		return "", false
	}
	return strings.TrimSuffix(dir, "_rels/") + file, true
}

// relative is the path from a part to another: "../slideLayouts/slideLayout1.xml".
func relative(from, to string) string {
	if from == "" {
		return to
	}
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if path.Dir(from) == "." {
		a = nil
	}
	same := 0
	for same < len(a) && same < len(b)-1 && a[same] == b[same] {
		same++
	}
	return strings.Repeat("../", len(a)-same) + strings.Join(b[same:], "/")
}
