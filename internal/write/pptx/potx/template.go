// Package potx reads the templates that decks are made on: presentations as PowerPoint saves them (.potx or .pptx) and
// the built-in one, whose parts stand among the templates.
//
// In: the bytes of a file, or the parts of the built-in template with a brand. Out: a Template: a package without slides,
// its layouts by what they are used for, and the placeholders of each with their places and styles. Both kinds of template
// come through one door (Open, Builtin). Masters, layouts, themes, pictures and fonts are kept byte for byte; where the
// template is saved as Strict Open XML, its XML is converted first (package ooxml/strict), and a note says so. Whatever
// is kept was read: XML that is not well-formed and relationships that lead outside, but to the web, are refused with their
// place. What is damaged and missed by no reader is left out or replaced. It knows no document and writes no slide.
package potx

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// Template is a presentation without slides, read and checked. It never changes and may be used by many decks at once.
type Template struct {
	Name       string        // of its file, for messages
	Main       string        // name of the presentation part
	W, H       drawingml.EMU // size of slides
	Face       string        // typeface of running text
	Notes      string        // name of the notes master's part; empty: there is none
	NotesIndex string        // index of its placeholder for text; empty: there is none

	pkg     *ooxml.Package
	layouts []*Layout
	roles   map[Role]*Layout
	colors  map[brand.Token]string // of another house, by our roles
	slides  int                    // that the file held and that are left out
	trees   map[string]*node       // its XML parts while it is read
}

// wantedFile is what a template has to be.
const wantedFile = "a template is a .pptx or .potx file as PowerPoint saves it"

// Layout is the layout for a role; nil where the template has none for it. There is always one for the roles that any
// template can fill.
func (t *Template) Layout(r Role) *Layout { return t.roles[r] }

// Own says whether the template is the built-in one or made from it: it has the layouts of ours for all that slides can hold,
// and with them our theme.
func (t *Template) Own() bool { return t.roles[RoleDrawing] != nil && t.roles[RoleOpening] != nil }

// Package is a copy of the template's parts, to add slides to.
func (t *Template) Package() *ooxml.Package { return t.pkg.Clone() }

// Open reads a template. name stands in messages. With errors in the list there is no template; each says in plain
// words why the file cannot be used, with the part of it and, in XML, the line and column.
func Open(name string, data []byte, choice *Choice) (*Template, diag.List) {
	var l diag.List
	in := newIntake(&Template{Name: name}, &l)
	pkg, err := ooxml.Read(data, ooxml.Usual, in.follow)
	if err != nil {
		in.refuse(err.Error(), hintFor(err))
	}
	if l.HasErrors() {
		return nil, in.findings()
	}
	in.t.pkg = pkg
	return in.load(choice)
}

// refused is why a template cannot be used.
type refused struct{ message, hint string }

func (r *refused) Error() string { return r.message }

// load is the one door: the built-in template comes through it like any other.
func (in *intake) load(choice *Choice) (*Template, diag.List) {
	t := in.t
	for _, step := range []func() error{t.checkMain, in.convert, t.clean, in.check, t.readParts, in.complete} {
		if err := step(); err != nil {
			in.refuse(err.Error(), hintFor(err))
		}
		if in.l.HasErrors() {
			return nil, in.findings()
		}
	}
	t.trees = nil
	t.choose(choice, in.l)
	if in.l.HasErrors() {
		return nil, in.findings()
	}
	if t.checkColors(in.l); in.l.HasErrors() {
		return nil, in.findings()
	}
	if err := t.pkg.Pack(); err != nil {
		in.refuse(err.Error(), "")
		return nil, in.findings()
	}
	return t, in.findings()
}

// checkMain refuses what is no presentation, or holds programs.
func (t *Template) checkMain() error {
	main := t.pkg.Part(t.Main)
	if main == nil {
		return &refused{"it is no presentation", wantedFile}
	}
	switch main.Type {
	case ooxml.TypePresentation, ooxml.TypeTemplate, ooxml.TypeShow:
	default:
		found := "it is no presentation"
		switch {
		case strings.Contains(main.Type, "wordprocessingml"):
			found += " but a Word document"
		case strings.Contains(main.Type, "spreadsheetml"):
			found += " but an Excel workbook"
		case strings.Contains(main.Type, "macroEnabled"):
			return &refused{"it can hold macros", "save it as .pptx or .potx"}
		}
		return &refused{found, wantedFile}
	}
	for _, typ := range t.pkg.Unread {
		if strings.Contains(typ, "vbaProject") {
			return &refused{"it holds macros", "save it as .pptx or .potx"}
		}
	}
	for _, n := range t.pkg.Names() {
		if strings.Contains(t.pkg.Part(n).Type, "vbaProject") {
			return &refused{"it holds macros", "save it as .pptx or .potx"}
		}
	}
	main.Type = ooxml.TypePresentation
	return nil
}

// clean takes what names the slides out of the presentation part, and parts that no relationship reaches.
func (t *Template) clean() error {
	main := t.pkg.Part(t.Main)
	data, err := ooxml.UTF8(main.Data)
	if err == nil {
		data, err = withoutSlides(data)
	}
	if err != nil {
		return ooxml.In(t.Main, err)
	}
	main.Set(data)
	root, err := ooxml.Scan(data, 1)
	if err != nil {
		return ooxml.In(t.Main, err)
	}
	if root.Kid("notesMasterIdLst") == nil {
		// A notes master that is not listed is none; decks get one of their own.
		main.Rels = slices.DeleteFunc(main.Rels, func(r ooxml.Rel) bool { return r.Type == ooxml.RelNotesMaster })
	}
	t.pkg.Sweep()
	t.ownThemes()
	return nil
}

// ownThemes gives each master a theme of its own, as PowerPoint has it: decks in which two share one it repairs.
func (t *Template) ownThemes() {
	taken := map[string]bool{}
	for _, typ := range []string{ooxml.TypeMaster, ooxml.TypeNotesMaster, ooxml.TypeHandoutMaster} {
		for _, n := range t.pkg.Names() {
			part := t.pkg.Part(n)
			for i, r := range part.Rels {
				if part.Type != typ || r.Type != ooxml.RelTheme {
					continue
				}
				if theme := t.pkg.Part(r.Target); theme != nil && taken[r.Target] {
					own := *theme
					own.Name = t.free(theme.Name)
					part.Rels[i].Target = t.pkg.Add(&own).Name
				}
				taken[part.Rels[i].Target] = true
			}
		}
	}
}

// sections is the extension that names slides by their ids.
const sections = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

// withoutSlides cuts the list of slides and what refers to it out of the presentation part.
func withoutSlides(data []byte) ([]byte, error) {
	root, err := ooxml.Scan(data, 2)
	if err != nil {
		return nil, err
	}
	switch {
	case strings.HasPrefix(root.Space, ooxml.NSStrict):
		return nil, &refused{"it is Strict Open XML in part only: its presentation part is of the strict form, the relationship that leads to it is not", halfStrictHint}
	case root.Local != "presentation" || root.Space != ooxml.NSMain:
		return nil, &refused{"it is no presentation", ""}
	}
	var edits []ooxml.Edit
	for _, k := range root.Kids {
		switch k.Local {
		case "sldIdLst", "custShowLst", "modifyVerifier":
			edits = append(edits, ooxml.Edit{Start: k.Start, End: k.End})
		case "extLst":
			stay := 0
			var cut []ooxml.Edit
			for _, e := range k.Kids {
				if strings.EqualFold(e.Get("uri"), sections) {
					cut = append(cut, ooxml.Edit{Start: e.Start, End: e.End})
				} else {
					stay++
				}
			}
			if stay == 0 {
				cut = []ooxml.Edit{{Start: k.Start, End: k.End}}
			}
			edits = append(edits, cut...)
		}
	}
	if len(edits) == 0 {
		return data, nil
	}
	return ooxml.Replace(data, edits...)
}

// readParts reads the sizes, the masters in their order and the layouts of each.
func (t *Template) readParts() error {
	main, root := t.pkg.Part(t.Main), t.trees[t.Main]
	w, okW := root.at("sldSz").num("cx")
	h, okH := root.at("sldSz").num("cy")
	if !okW || !okH || w < 914400 || h < 914400 || w > 51206400 || h > 51206400 {
		return errors.New("its slides have no usable size")
	}
	t.W, t.H = w, h
	list := root.at("sldMasterIdLst")
	if list == nil || len(list.kids) == 0 {
		return errors.New("it has no slide master")
	}
	fallback := root.at("defaultTextStyle")
	for _, id := range list.kids {
		rel, _ := main.Rel(id.rel("id"))
		if rel.Type != ooxml.RelMaster {
			return &refused{"it is damaged: a slide master is missing", damagedHint}
		}
		if err := t.readMaster(t.pkg.Part(rel.Target), fallback); err != nil {
			return err
		}
	}
	for _, id := range root.at("notesMasterIdLst").list() {
		rel, _ := main.Rel(id.rel("id"))
		if rel.Type != ooxml.RelNotesMaster {
			return &refused{"it is damaged: the notes master is missing", damagedHint}
		}
		t.Notes = rel.Target
		for _, h := range placeholders(t.trees[t.Notes]) {
			if h.typ == "body" && h.hasIdx {
				t.NotesIndex = strconv.Itoa(h.idx)
			}
		}
	}
	return nil
}

func (t *Template) readMaster(part *ooxml.Part, fallback *node) error {
	root := t.trees[part.Name]
	m := &master{tree: root, holders: placeholders(root), fallback: fallback, wide: t.W, high: t.H}
	for _, r := range part.Rels {
		if r.Type == ooxml.RelTheme {
			m.theme = t.trees[r.Target]
		}
	}
	if t.Face == "" {
		t.Face = m.theme.at("themeElements", "fontScheme", "minorFont", "latin").get("typeface")
	}
	for _, id := range root.at("sldLayoutIdLst").list() {
		rel, _ := part.Rel(id.rel("id"))
		if rel.Type != ooxml.RelLayout {
			return &refused{"it is damaged: a layout of " + part.Name + " is missing", damagedHint}
		}
		if up := t.pkg.Part(rel.Target); !slices.ContainsFunc(up.Rels, func(r ooxml.Rel) bool { return r.Type == ooxml.RelMaster && r.Target == part.Name }) {
			return &refused{"it is damaged: the layout " + rel.Target + " belongs to another slide master than " + part.Name + ", which lists it", damagedHint}
		}
		t.layouts = append(t.layouts, newLayout(rel.Target, t.trees[rel.Target], m))
	}
	return nil
}

// TableStyle is PowerPoint's "Medium Style 2 - Accent 1", which follows the theme.
const TableStyle = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"

const emptyViewProps = ooxml.Header + `<p:viewPr ` + ooxml.Prefixes + `/>`

// smallParts are those that PowerPoint always writes and other programs leave out. What the dispensable ones hold no
// reader of a deck misses.
var smallParts = []struct {
	file, rel, typ, data string
	dispensable          bool
}{
	{"presProps.xml", "/presProps", ooxml.TypePresProps, ooxml.Header + `<p:presentationPr ` + ooxml.Prefixes + `/>`, true},
	{"viewProps.xml", "/viewProps", ooxml.TypeViewProps, emptyViewProps, true},
	{"tableStyles.xml", "/tableStyles", ooxml.TypeTableStyles, ooxml.Header + `<a:tblStyleLst xmlns:a="` + ooxml.NSDrawing + `" def="` + TableStyle + `"/>`, false},
}

// complete adds the small parts that are missing.
func (in *intake) complete() error {
	t := in.t
	main := t.pkg.Part(t.Main)
	dir := t.Main[:strings.LastIndex(t.Main, "/")+1]
	for _, p := range smallParts {
		if slices.ContainsFunc(main.Rels, func(r ooxml.Rel) bool { return r.Type == ooxml.NSRelationships+p.rel }) {
			continue
		}
		name := t.free(dir + p.file)
		t.pkg.Add(&ooxml.Part{Name: name, Type: p.typ, Data: []byte(p.data)})
		main.Relate(ooxml.NSRelationships+p.rel, name, false)
	}
	if wide := t.W * 9; wide < t.H*16*99/100 || wide > t.H*16*101/100 {
		in.l.Add(diag.Pos{File: t.Name}, diag.Warning, "template-size",
			fmt.Sprintf("the template's slides are %.1f by %.1f cm, which is not 16:9", float64(t.W)/360000, float64(t.H)/360000),
			"decks are laid out on slides of that size; those in PDF stay 16:9")
	}
	return nil
}

// free is a part's name that is not taken: name, or name with a number before its extension.
func (t *Template) free(name string) string {
	dot := strings.LastIndex(name, ".")
	for n, try := 1, name; ; n++ {
		if t.pkg.Part(try) == nil {
			return try
		}
		try = name[:dot] + strconv.Itoa(n) + name[dot:]
	}
}

// Export returns the template as a file to restyle: a .potx where potx is set, else a .pptx.
func (t *Template) Export(potx bool) ([]byte, error) {
	p := t.pkg.Clone()
	if potx {
		p.Part(t.Main).Type = ooxml.TypeTemplate
	}
	return p.Write()
}
