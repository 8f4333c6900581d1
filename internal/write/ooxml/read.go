package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// Limits bound what an archive may unpack to. Ratio is how many times its own size that may be; below 32 MiB any ratio
// is allowed.
type Limits struct {
	Parts int   // files
	Part  int64 // bytes of one file
	Total int64 // bytes of all that are read
	Ratio int64
}

// anyRatio is how much any archive may unpack to: enough for blank pictures, which compress to almost nothing.
const anyRatio = 32 << 20

// Usual is ample for a template with pictures and fonts.
var Usual = Limits{Parts: 5000, Part: 64 << 20, Total: 256 << 20, Ratio: 100}

const contentTypes = "[Content_Types].xml"

const (
	nsTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsRels  = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// Follow decides, while an archive is read, whether a relationship stays. owner is the part that it starts from, empty
// for the whole package. It may change the type, and the address of an external one. An error refuses the archive.
type Follow func(owner string, r *Rel) (stays bool, err error)

// Read unpacks an archive: what its relationships reach, from those of the whole package on, as far as follow lets them
// stay; nil lets all. Every other file is neither unpacked nor judged. A relationship that stays and leads to nothing
// refuses the archive. The error says in plain words what is wrong with it; where that is no archive at all, it is one of
// those in kind.go.
func Read(data []byte, most Limits, follow Follow) (*Package, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, noArchive(data)
	}
	if len(z.File) > most.Parts {
		return nil, fmt.Errorf("it holds %d files, at most %d are allowed", len(z.File), most.Parts)
	}
	r := &reader{
		files: map[string]*zip.File{}, names: map[string]string{}, follow: follow, p: New(),
		part: most.Part, left: min(most.Total, max(anyRatio, most.Ratio*int64(len(data)))),
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		name, err := partName(f.Name)
		if err != nil {
			return nil, err
		}
		low := strings.ToLower(name)
		if other, twice := r.names[low]; twice {
			return nil, fmt.Errorf("it holds two files of one name, %q and %q", other, name)
		}
		r.names[low] = name
		r.files[name] = f
	}
	if err := r.readTypes(); err != nil {
		return nil, err
	}
	if err := r.walk(); err != nil {
		return nil, err
	}
	r.p.Unread = map[string]string{}
	for name := range r.files {
		if _, rels := ownerOf(name); !rels && !strings.EqualFold(name, contentTypes) && r.p.parts[name] == nil {
			r.p.Unread[name] = r.typeOf(name)
		}
	}
	return r.p, nil
}

// reader is an archive being read.
type reader struct {
	files  map[string]*zip.File
	names  map[string]string // by their lower case: names differ by more than that
	typeOf func(name string) string
	follow Follow
	part   int64 // the most that one file may unpack to
	left   int64 // that what is still unread may
	p      *Package
}

// walk reads parts from relationship to relationship.
func (r *reader) walk() error {
	var err error
	if r.p.Rels, err = r.readRels(""); err != nil {
		return err
	}
	todo := r.p.Rels
	for len(todo) > 0 {
		next := todo[0]
		todo = todo[1:]
		if next.External || r.p.parts[next.Target] != nil {
			continue
		}
		part := r.p.Add(&Part{Name: next.Target, Type: r.typeOf(next.Target)})
		if part.Data, err = r.unpack(next.Target); err != nil {
			return err
		}
		if part.Rels, err = r.readRels(part.Name); err != nil {
			return err
		}
		todo = append(todo[:len(todo):len(todo)], part.Rels...)
	}
	return nil
}

// find is the file that a relationship's target names; empty where there is none.
func (r *reader) find(target string) string {
	name := r.names[strings.ToLower(target)]
	if name == "" {
		if plain, err := url.PathUnescape(target); err == nil {
			name = r.names[strings.ToLower(plain)]
		}
	}
	if _, rels := ownerOf(name); rels || strings.EqualFold(name, contentTypes) {
		return ""
	}
	return name
}

// partName checks a file's name: it must stay inside the archive.
func partName(name string) (string, error) {
	name = strings.TrimPrefix(name, "/")
	if name == "" || !utf8.ValidString(name) || strings.ContainsAny(name, "\\\x00:") || path.Clean(name) != name || name == ".." || strings.HasPrefix(name, "../") {
		return "", fmt.Errorf("it holds a file with the name %q, which could lead out of it", name)
	}
	return name, nil
}

// unpack reads a file, whatever it says of its size no more than is left.
func (r *reader) unpack(name string) ([]byte, error) {
	f, most := r.files[name], min(r.part, r.left)
	tooMuch := fmt.Errorf("%s unpacks to more than is allowed", name)
	if f.UncompressedSize64 > uint64(most) {
		return nil, tooMuch
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s cannot be unpacked: %w", name, err)
	}
	defer in.Close()
	body, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be unpacked: %w", name, err)
	}
	if int64(len(body)) > most {
		return nil, tooMuch
	}
	r.left -= int64(len(body))
	return body, nil
}

// list reads the children of an XML file of the package itself, whose root has a name.
func (r *reader) list(name, space, root string) ([]*Element, error) {
	data, err := r.unpack(name)
	if err != nil {
		return nil, err
	}
	if data, err = UTF8(data); err != nil {
		return nil, In(name, err)
	}
	el, err := Scan(data, 1)
	if err != nil {
		return nil, In(name, err)
	}
	if el.Space != space || el.Local != root {
		return nil, &Fault{Part: name, Problem: "it holds something else than it must, which is " + root}
	}
	return el.Kids, nil
}

// readTypes reads the list of content types and sets typeOf, which is empty for a file that the list does not cover.
func (r *reader) readTypes() error {
	name, ok := r.names[strings.ToLower(contentTypes)]
	if !ok {
		return &NotArchive{r.otherArchive()}
	}
	list, err := r.list(name, nsTypes, "Types")
	if err != nil {
		return err
	}
	byExt, byName := map[string]string{}, map[string]string{}
	for _, k := range list {
		switch k.Local {
		case "Default":
			byExt[strings.ToLower(k.Get("Extension"))] = k.Get("ContentType")
		case "Override":
			byName[strings.ToLower(strings.TrimPrefix(k.Get("PartName"), "/"))] = k.Get("ContentType")
		}
	}
	r.typeOf = func(name string) string {
		low := strings.ToLower(name)
		if t, ok := byName[low]; ok {
			return t
		}
		return byExt[strings.TrimPrefix(path.Ext(low), ".")]
	}
	return nil
}

// readRels reads the relationships of a part, resolves their targets and asks which of them stay. One that leads to a
// part which is not there makes the package damaged: PowerPoint would offer to repair it.
func (r *reader) readRels(owner string) ([]Rel, error) {
	name := r.names[strings.ToLower(relsName(owner))]
	if name == "" {
		return nil, nil
	}
	list, err := r.list(name, nsRels, "Relationships")
	if err != nil {
		return nil, err
	}
	var rels []Rel
	seen := map[string]bool{}
	for _, k := range list {
		if k.Local != "Relationship" {
			continue
		}
		rel := Rel{k.Get("Id"), k.Get("Type"), k.Get("Target"), k.Get("TargetMode") == "External"}
		if rel.ID == "" || seen[rel.ID] {
			return nil, &Fault{Part: name, Problem: fmt.Sprintf("two relationships have the id %q, or one has none", rel.ID)}
		}
		seen[rel.ID] = true
		asked := rel.Target
		if !rel.External {
			target, _, _ := strings.Cut(asked, "#")
			full := strings.TrimPrefix(target, "/")
			if !strings.HasPrefix(target, "/") {
				full = path.Join(path.Dir("/"+owner), target)[1:]
			}
			rel.Target = r.find(full)
		}
		stays := true
		if r.follow != nil {
			if stays, err = r.follow(owner, &rel); err != nil {
				return nil, err
			}
		}
		switch {
		case !stays:
			continue
		case !rel.External && rel.Target == "":
			return nil, &Fault{Part: name, Problem: fmt.Sprintf("the relationship %s leads to %q, which is not in the file", rel.ID, asked)}
		}
		rels = append(rels, rel)
	}
	return rels, nil
}
