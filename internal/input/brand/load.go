package brand

import (
	"fmt"
	"io/fs"
	"path"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/page/font"
	"briefing/internal/source"
	"briefing/internal/source/files"
)

// Folder is where brands stand in the templates, and fileName the file that makes a folder one.
const (
	Folder   = "brands"
	fileName = "_brand.yml"
)

// builtIn is the family every brand has without bringing a file.
const builtIn = "Liberation Sans"

// Names lists the brands of a templates tree, in alphabetical order, those that cannot be read among them: loading one
// says why.
func Names(fsys fs.FS) []string {
	var out []string
	entries, err := fs.ReadDir(fsys, Folder)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if _, err := fs.Stat(fsys, path.Join(Folder, e.Name(), fileName)); err == nil || !files.Missing(err) {
			out = append(out, e.Name())
		}
	}
	slices.Sort(out)
	return out
}

// Load reads the brand of that name from a templates tree, its texts in the language asked for. Every fault of the
// brand is reported at once: unknown keys, colours that are none, pairs of colours too faint to read, files that
// are missing or damaged. With errors in the list the brand is nil.
func Load(fsys fs.FS, name, lang string) (*Brand, diag.List) {
	l := &loader{fsys: fsys, dir: path.Join(Folder, name), lang: lang}
	if _, err := fs.ReadDir(fsys, Folder); err != nil && !files.Missing(err) {
		return nil, source.FolderFault(diag.Pos{File: Folder}, err)
	}
	if names := Names(fsys); !slices.Contains(names, name) {
		msg, hint := source.Unknown("brand", name, names)
		l.Add(diag.Pos{File: Folder}, diag.Error, "unknown-brand", msg, hint,
			fmt.Sprintf("a brand is a folder with a file %s; copy one and change it", fileName))
		return nil, l.List
	}
	full := path.Join(l.dir, fileName)
	src, more := source.Read(fsys, full, full)
	l.Append(more)
	if src == nil {
		return nil, l.List
	}
	root, more := source.Parse(src)
	l.Append(more)
	if root == nil || l.HasErrors() {
		return nil, l.List
	}
	var form brandForm
	l.Append(source.Decode(root, &form))
	unquotedColors(root, l.List)
	l.addresses(form.Meta.Link, form.Meta.Links)
	b := &Brand{ID: name, Lang: lang}
	b.Name, b.FullName = l.text(form.Meta.Name.short), l.text(form.Meta.Name.full)
	if t := form.Defaults.Briefing.Topic; t != nil {
		b.Topic = l.text(*t)
	}
	b.Light, b.Dark, more = form.palettes()
	l.Append(more)
	b.Logo = l.logo(form.Logo)
	b.Fonts = l.fonts(form.Typography)
	if b.Fonts != nil {
		for _, n := range l.printed {
			l.Append(source.CheckPrintable(n, b.Covers))
		}
	}
	b.Foreign, b.untagged = l.foreign, l.untagged
	if l.HasErrors() {
		return nil, l.List
	}
	return b, l.List
}

// loader collects what loading one brand finds.
type loader struct {
	diag.List
	fsys     fs.FS
	dir      string
	lang     string
	printed  []*source.Node
	foreign  map[string]string
	untagged []string
}

func (l *loader) text(t text) string {
	s, more := t.in(l.lang)
	l.Append(more)
	switch lang := t.language(s, l.lang); {
	case s == "":
	case lang == "":
		l.untagged = append(l.untagged, s)
	case lang != l.lang:
		if l.foreign == nil {
			l.foreign = map[string]string{}
		}
		l.foreign[s] = lang
	}
	for _, v := range t.values {
		l.printed = append(l.printed, v.node)
	}
	return s
}

// SetTextLanguage sets the language of texts that the brand gives without one: that of the dataset and its templates.
func (b *Brand) SetTextLanguage(lang string) {
	for _, s := range b.untagged {
		if lang != b.Lang {
			if b.Foreign == nil {
				b.Foreign = map[string]string{}
			}
			b.Foreign[s] = lang
		}
	}
}

// addresses reports links that are no web address.
func (l *loader) addresses(nodes ...*source.Node) {
	for _, n := range nodes {
		n.Walk(func(n *source.Node) {
			if n.Kind != source.Scalar || n.Null {
				return
			}
			if why := source.BadAddress(n.Value); why != "" {
				l.Add(n.Pos, diag.Error, "address", "expected a web address, found "+source.Quote(n.Value)+": "+why, "write it in full: https://example.org; take the key out if there is none")
			}
		})
	}
}

// Covers says whether every face of the brand has a character: a text may be set in any of them.
func (b *Brand) Covers(r rune) bool {
	for _, f := range b.Fonts.Faces {
		if !f.Has(r) {
			return false
		}
	}
	return true
}

// faceNames name the faces in the order of font.Set, for messages.
var faceNames = [3]string{"regular (weight 400)", "bold (weight 700)", "italic (weight 400, style italic)"}

// fonts returns the faces of the base family: the built-in one, or the files the brand brings. A document has one
// family in three faces; sizes and weights are the design's.
func (l *loader) fonts(t *typographyForm) *font.Set {
	liberation, err := font.Liberation()
	if err != nil {
		l.Add(diag.Pos{}, diag.Error, "font", "the built-in typeface is damaged: "+err.Error())
		return nil
	}
	if t == nil || t.Base == nil || t.Base.family.S == "" {
		return liberation
	}
	family := t.Base.family
	if h := t.Headings; h != nil && h.family.S != "" && h.family.S != family.S {
		l.Add(h.family.Pos, diag.Warning, "one-family", fmt.Sprintf("headings are set in %s, the family of the base text", source.Quote(family.S)),
			"a document has one family; take the line out")
	}
	var names []string
	for i := range t.Fonts {
		if t.Fonts[i].Family.S == family.S {
			return l.ownFonts(&t.Fonts[i], liberation)
		}
		names = append(names, t.Fonts[i].Family.S)
	}
	if family.S == builtIn {
		return liberation
	}
	if t.Broken || slices.ContainsFunc(t.Fonts, func(f fontForm) bool { return f.Family.S == "" }) {
		return nil // the family may be what could not be read
	}
	msg, hint := source.Unknown("family", family.S, append(names, builtIn))
	l.Add(family.Pos, diag.Error, "font", msg, hint, "list the family under \"fonts\" with source: file and its three files")
	return nil
}

func (l *loader) ownFonts(f *fontForm, liberation *font.Set) *font.Set {
	if f.Family.S == builtIn && len(f.Files) == 0 {
		return liberation
	}
	if f.Broken {
		return nil
	}
	if f.Source.S != "file" {
		l.Add(f.Pos, diag.Error, "font", fmt.Sprintf("the family %s does not come from files", source.Quote(f.Family.S)),
			"typefaces are never downloaded and never taken from the machine: put the TTF files into the brand's folder and write source: file")
		return nil
	}
	set, failed := &font.Set{}, [3]bool{}
	for _, file := range f.Files {
		if file.broken || file.weight == "" { // an entry without anything has none
			failed = [3]bool{true, true, true} // whichever face it is
			continue
		}
		var style int
		switch file.weight + " " + file.style {
		case "400 normal":
			style = 0
		case "700 normal":
			style = 1
		case "400 italic":
			style = 2
		default:
			continue // listed for other tools; our pages have three faces
		}
		if set.Faces[style] != nil {
			l.Add(file.path.Pos, diag.Error, "font", "a second file for the face "+faceNames[style], "keep one of the two, or give its weight and style")
			continue
		}
		data, ok := l.file(file.path, files.Font)
		if !ok {
			failed[style] = true
			continue
		}
		face, err := font.Parse(faceTitle(f.Family.S, style), data)
		if err == nil {
			err = face.Check()
		}
		if err != nil {
			l.Add(file.path.Pos, diag.Error, "font", err.Error(), "a TTF file with outlines of its own is needed, no OTF, WOFF or collection")
			failed[style] = true
			continue
		}
		set.Faces[style] = face
	}
	for i, face := range set.Faces {
		if face == nil && !failed[i] {
			l.Add(f.Pos, diag.Error, "font", fmt.Sprintf("the family %s lacks the face %s", source.Quote(f.Family.S), faceNames[i]), "add its file under \"files\"")
		}
	}
	if slices.Contains(set.Faces[:], nil) {
		return nil
	}
	return set
}

func faceTitle(family string, style int) string {
	return family + [...]string{"", " Bold", " Italic"}[style]
}
