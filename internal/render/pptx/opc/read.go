package opc

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"
)

// Limits bound what an archive may unpack to.
type Limits struct {
	Parts int   // files
	Part  int64 // bytes of one file
	Total int64 // bytes of all
}

// Usual is ample for a template with pictures and fonts.
var Usual = Limits{Parts: 5000, Part: 64 << 20, Total: 256 << 20}

const contentTypes = "[Content_Types].xml"

const (
	nsTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsRels  = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// Read unpacks an archive. The error says in plain words what is wrong with it; where that is no archive at all, it is
// one of those in kind.go.
func Read(data []byte, most Limits) (*Package, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, noArchive(data)
	}
	if len(z.File) > most.Parts {
		return nil, fmt.Errorf("it holds %d files, at most %d are allowed", len(z.File), most.Parts)
	}
	files := map[string][]byte{}
	folded := map[string]string{}
	left := most.Total
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		name, err := partName(f.Name)
		if err != nil {
			return nil, err
		}
		low := strings.ToLower(name)
		if other, twice := folded[low]; twice {
			return nil, fmt.Errorf("it holds two files of one name, %q and %q", other, name)
		}
		folded[low] = name
		body, err := unpack(f, min(most.Part, left))
		if err != nil {
			return nil, err
		}
		left -= int64(len(body))
		files[name] = body
	}
	return assemble(files, folded)
}

// partName checks a file's name: it must stay inside the archive.
func partName(name string) (string, error) {
	name = strings.TrimPrefix(name, "/")
	if name == "" || !utf8.ValidString(name) || strings.ContainsAny(name, "\\\x00:") || path.Clean(name) != name || name == ".." || strings.HasPrefix(name, "../") {
		return "", fmt.Errorf("it holds a file with the name %q, which could lead out of it", name)
	}
	return name, nil
}

// unpack reads at most so many bytes, whatever the file says of its size.
func unpack(f *zip.File, most int64) ([]byte, error) {
	tooMuch := fmt.Errorf("%s unpacks to more than is allowed", f.Name)
	if f.UncompressedSize64 > uint64(max(most, 0)) {
		return nil, tooMuch
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s cannot be unpacked: %w", f.Name, err)
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be unpacked: %w", f.Name, err)
	}
	if int64(len(body)) > most {
		return nil, tooMuch
	}
	return body, nil
}

// assemble gives every file its content type and its relationships.
func assemble(files map[string][]byte, folded map[string]string) (*Package, error) {
	types, ok := files[folded[strings.ToLower(contentTypes)]]
	if !ok {
		return nil, &NotArchive{otherArchive(files)}
	}
	typeOf, err := readTypes(types)
	if err != nil {
		return nil, err
	}
	p := New()
	for name, body := range files {
		if _, rels := ownerOf(name); !rels && !strings.EqualFold(name, contentTypes) {
			p.Add(&Part{Name: name, Type: typeOf(name), Data: body})
		}
	}
	find := func(name string) string {
		if p.parts[name] != nil {
			return name
		}
		return folded[strings.ToLower(name)]
	}
	for name, body := range files {
		owner, is := ownerOf(name)
		if !is {
			continue
		}
		if owner != "" {
			if owner = find(owner); p.parts[owner] == nil {
				continue // relationships of nothing
			}
		}
		rels, err := readRels(name, owner, body, find)
		if err != nil {
			return nil, err
		}
		if owner == "" {
			p.Rels = rels
		} else {
			p.parts[owner].Rels = rels
		}
	}
	return p, nil
}

// readTypes returns what tells a file's content type; it is empty where the list has none.
func readTypes(data []byte) (func(string) string, error) {
	var list struct {
		XMLName xml.Name
		Default []struct {
			Extension, ContentType string `xml:",attr"`
		}
		Override []struct {
			PartName, ContentType string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(data, &list); err != nil || list.XMLName.Local != "Types" || list.XMLName.Space != nsTypes {
		return nil, errors.New("its list of content types cannot be read")
	}
	byExt, byName := map[string]string{}, map[string]string{}
	for _, d := range list.Default {
		byExt[strings.ToLower(d.Extension)] = d.ContentType
	}
	for _, o := range list.Override {
		byName[strings.ToLower(strings.TrimPrefix(o.PartName, "/"))] = o.ContentType
	}
	return func(name string) string {
		low := strings.ToLower(name)
		if t, ok := byName[low]; ok {
			return t
		}
		return byExt[strings.TrimPrefix(path.Ext(low), ".")]
	}, nil
}

// readRels reads relationships and resolves their targets. One that leads to a part which is not there makes the
// package damaged: PowerPoint would offer to repair it.
func readRels(name, owner string, data []byte, find func(string) string) ([]Rel, error) {
	var list struct {
		XMLName      xml.Name
		Relationship []struct {
			ID         string `xml:"Id,attr"`
			Type       string `xml:",attr"`
			Target     string `xml:",attr"`
			TargetMode string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(data, &list); err != nil || list.XMLName.Local != "Relationships" || list.XMLName.Space != nsRels {
		return nil, fmt.Errorf("the relationships in %s cannot be read", name)
	}
	var rels []Rel
	seen := map[string]bool{}
	for _, r := range list.Relationship {
		if r.ID == "" || seen[r.ID] {
			return nil, fmt.Errorf("two relationships in %s have the id %q", name, r.ID)
		}
		seen[r.ID] = true
		if r.TargetMode == "External" {
			rels = append(rels, Rel{r.ID, r.Type, r.Target, true})
			continue
		}
		target, _, _ := strings.Cut(r.Target, "#")
		full := strings.TrimPrefix(target, "/")
		if !strings.HasPrefix(target, "/") {
			full = path.Join(path.Dir("/"+owner), target)[1:]
		}
		have := find(full)
		if have == "" {
			if plain, err := url.PathUnescape(full); err == nil {
				have = find(plain)
			}
		}
		if have == "" {
			return nil, fmt.Errorf("it is damaged: %s leads to %q, which is not in it", name, r.Target)
		}
		rels = append(rels, Rel{r.ID, r.Type, have, false})
	}
	return rels, nil
}
