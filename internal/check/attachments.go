package check

import (
	"mime"
	"slices"
	"strings"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
)

// The rules on files that travel in the document.

// file is an attached file.
type file struct {
	ref  object.Ref
	spec object.Dict
	key  string // in the tree of names
	data *object.Stream
}

// name names a file for a message.
func (a file) name(f *reader.File) string {
	for _, s := range []string{f.Text(a.spec, "UF"), f.Text(a.spec, "F"), a.key} {
		if !blank(s) {
			return "the attachment " + quote(s)
		}
	}
	return "an attachment"
}

// attached lists every file specification that holds a file, wherever it stands.
func attached(f *reader.File) []file {
	var out []file
	seen := map[object.Ref]bool{}
	add := func(v any, key string) {
		ref, _ := v.(object.Ref)
		spec := f.Dict(v)
		if spec == nil || ref != 0 && seen[ref] {
			return
		}
		seen[ref] = true
		a := file{ref: ref, spec: spec, key: key}
		for _, k := range []string{"F", "UF"} {
			if s := f.Stream(spec, "EF", k); s != nil && a.data == nil {
				a.data = s
			}
		}
		out = append(out, a)
	}
	keys, values, _ := f.NameTree(f.Dict(f.Catalog, "Names")["EmbeddedFiles"])
	for i, v := range values {
		add(v, keys[i].Text())
	}
	for _, v := range f.Array(f.Catalog, "AF") {
		add(v, "")
	}
	refs := make([]object.Ref, 0, len(f.Objects))
	for n := range f.Objects {
		refs = append(refs, n)
	}
	slices.Sort(refs)
	for _, n := range refs {
		if d, ok := f.Objects[n].(object.Dict); ok && d["EF"] != nil {
			add(n, "")
		}
	}
	return out
}

func attachmentName(f *reader.File, r *report) {
	for _, a := range attached(f) {
		plain, unicode := f.Text(a.spec, "F"), f.Text(a.spec, "UF")
		switch {
		case blank(plain) || blank(unicode):
			r.add("%s has its name in one form only: %s and %s", a.name(f), quote(plain), quote(unicode))
		case plain != unicode:
			r.add("%s has two names: %s and %s", a.name(f), quote(plain), quote(unicode))
		case strings.ContainsAny(unicode, `/\`):
			r.add("%s has a name with a folder in it", a.name(f))
		}
	}
}

func attachmentType(f *reader.File, r *report) {
	for _, a := range attached(f) {
		if a.data == nil {
			r.add("%s is named but not in the file", a.name(f))
			continue
		}
		typ := f.Name(a.data, "Subtype")
		if t, _, err := mime.ParseMediaType(typ); err != nil || !strings.Contains(t, "/") {
			r.add("%s is of the kind %s; a kind such as text/csv is wanted", a.name(f), quote(typ))
		}
	}
}

func attachmentRelation(f *reader.File, r *report) {
	relations := []string{"Source", "Data", "Alternative", "Supplement", "Unspecified"}
	for _, a := range attached(f) {
		if rel := f.Name(a.spec, "AFRelationship"); !slices.Contains(relations, rel) {
			r.add("%s does not say what it is to the document: found %s, one of %s is allowed", a.name(f), quote(rel), strings.Join(relations, ", "))
		}
	}
}

func attachmentAssociated(f *reader.File, r *report) {
	af := f.Array(f.Catalog, "AF")
	for _, a := range attached(f) {
		if !slices.ContainsFunc(af, func(v any) bool { return v == any(a.ref) }) {
			r.add("%s is not associated with the document", a.name(f))
		}
	}
}

func attachmentListed(f *reader.File, r *report) {
	keys, values, ordered := f.NameTree(f.Dict(f.Catalog, "Names")["EmbeddedFiles"])
	if !ordered {
		r.add("the list of attachments is not in order: a reader may not find them")
	}
	for _, a := range attached(f) {
		i := slices.IndexFunc(values, func(v any) bool { return v == any(a.ref) })
		switch {
		case i < 0:
			r.add("%s is not in the list of attachments", a.name(f))
		case keys[i].Text() != f.Text(a.spec, "UF"):
			r.add("%s is listed as %s", a.name(f), quote(keys[i].Text()))
		}
	}
}

// attachmentSize expands each file and holds it against what the document says of it.
func attachmentSize(f *reader.File, r *report) {
	for _, a := range attached(f) {
		if a.data == nil {
			continue
		}
		data, err := a.data.Bytes()
		size, has := f.Int(a.data, "Params", "Size")
		switch {
		case err != nil:
			r.add("%s cannot be taken out: %v", a.name(f), err)
		case has && size != len(data):
			r.add("%s has %d bytes by the document, %d in fact", a.name(f), size, len(data))
		}
		if _, ok := reader.InfoDate(f.Text(a.data, "Params", "ModDate")); !ok {
			r.add("%s has no date with a time zone", a.name(f))
		}
	}
}

// attachmentLevel refuses attachments where the claimed part of the standard allows none but other archival PDFs.
func attachmentLevel(f *reader.File, r *report) {
	part, _ := f.Packet.Value(reader.NSArchive, "part")
	if packet(f) == nil || part == "3" {
		return
	}
	for _, a := range attached(f) {
		if a.data != nil {
			r.add("%s may not travel in a file that claims part %s of the archival standard", a.name(f), quote(part))
		}
	}
}
