package pptx

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/render/pptx/opc"
)

// Template is a presentation without slides, read and checked. It never changes and may be used by many decks at once.
type Template struct {
	pkg     *opc.Package
	main    string // the presentation part
	w, h    emu
	layouts []*layout
	roles   map[role]*layout
	notes   string // the notes master's part; empty: none
	// notesIdx is the index of its placeholder for text.
	notesIdx string
	face     string // typeface of running text
	name     string // for messages
	slides   int    // that the file held and that are left out
}

// wantedFile is what a template has to be.
const wantedFile = "a template is a .pptx or .potx file as PowerPoint saves it"

// Open reads a template. name stands in messages. With errors in the list there is no template; each says in plain
// words why the file cannot be used.
func Open(name string, data []byte, choice *Choice) (*Template, diag.List) {
	pkg, err := opc.Read(data, opc.Usual)
	if err != nil {
		var l diag.List
		hint := ""
		var other *opc.NotArchive
		switch {
		case errors.Is(err, opc.ErrProtected):
			hint = "open it in PowerPoint and save it as .pptx or .potx without password and label"
		case errors.Is(err, opc.ErrOld):
			hint = "open it in PowerPoint and save it as .pptx or .potx, without a password"
		case errors.Is(err, opc.ErrEmpty), errors.Is(err, opc.ErrCutOff):
			hint = "save or copy it again; " + wantedFile
		case errors.As(err, &other):
			hint = wantedFile
		}
		l.Add(diag.Pos{File: name}, diag.Error, "template-refused", "the template cannot be used: "+err.Error(), hint)
		return nil, l
	}
	return load(name, pkg, choice)
}

// refused is why a template cannot be used.
type refused struct{ message, hint string }

func (r *refused) Error() string { return r.message }

// load is the one door: the built-in template comes through it like any other.
func load(name string, pkg *opc.Package, choice *Choice) (*Template, diag.List) {
	t := &Template{pkg: pkg, name: name}
	var l diag.List
	for _, step := range []func(*diag.List) error{t.findMain, t.clean, t.readParts, t.complete} {
		if err := step(&l); err != nil {
			var r *refused
			hint := ""
			if errors.As(err, &r) {
				hint = r.hint
			}
			l.Add(diag.Pos{File: name}, diag.Error, "template-refused", "the template cannot be used: "+err.Error(), hint)
			return nil, l
		}
	}
	t.choose(choice, &l)
	if l.HasErrors() {
		return nil, l
	}
	if err := t.pkg.Pack(); err != nil {
		l.Errorf(diag.Pos{File: name}, "template-refused", "the template cannot be used: %v", err)
		return nil, l
	}
	return t, l
}

// findMain finds the presentation and refuses what is none, or holds programs.
func (t *Template) findMain(*diag.List) error {
	for _, r := range t.pkg.Rels {
		if r.External {
			continue
		}
		switch {
		case r.Type == relDocument:
			t.main = r.Target
		case strings.HasPrefix(r.Type, nsStrict) && strings.HasSuffix(r.Type, "/officeDocument"):
			return &refused{"it is saved as Strict Open XML", "save it as a usual PowerPoint presentation (.pptx)"}
		}
	}
	main := t.pkg.Part(t.main)
	if main == nil {
		return &refused{"it is no presentation", wantedFile}
	}
	switch main.Type {
	case typePresentation, typeTemplate, typeShow:
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
	for _, n := range t.pkg.Names() {
		if strings.Contains(t.pkg.Part(n).Type, "vbaProject") {
			return &refused{"it holds macros", "save it as .pptx or .potx"}
		}
	}
	main.Type = typePresentation
	return nil
}

// leftOut are the relationships that go with the template's slides and their authors.
var leftOut = []string{"/slide", "/comments", "/commentAuthors", "/authors", "/changesInfo", "/revisionInfo", "/vbaProject", "/presProps2"}

// clean takes the slides out, with what names them, and what no relationship reaches any more.
func (t *Template) clean(l *diag.List) error {
	main := t.pkg.Part(t.main)
	main.Rels = slices.DeleteFunc(main.Rels, func(r opc.Rel) bool {
		for _, end := range leftOut {
			if strings.HasSuffix(r.Type, end) {
				if end == "/slide" {
					t.slides++
				}
				return true
			}
		}
		return false
	})
	t.pkg.Rels = slices.DeleteFunc(t.pkg.Rels, func(r opc.Rel) bool {
		switch {
		case r.Type == relDocument:
			return false
		case strings.HasSuffix(r.Type, "/custom-properties"), strings.HasSuffix(r.Type, "/classificationlabels"), strings.HasSuffix(r.Type, "/customXml"):
			l.Add(diag.Pos{File: t.name}, diag.Note, "template-properties",
				"properties or labels of the template's author are carried over into the deck", "remove them in PowerPoint (File, Info) if they should not travel")
			return false
		}
		return true // properties and thumbnail of another deck, signatures that no longer hold
	})
	data, err := withoutSlides(main.Data)
	if err != nil {
		return err
	}
	main.Set(data)
	for _, r := range main.Rels {
		// What the program remembers of its window can name slides that are gone.
		if part := t.pkg.Part(r.Target); part != nil && part.Type == typeViewProps && len(part.Rels) > 0 {
			part.Set([]byte(emptyViewProps))
			part.Rels = nil
		}
	}
	t.pkg.Sweep()
	for _, n := range t.pkg.Names() {
		part := t.pkg.Part(n)
		if part.Type == "" {
			return fmt.Errorf("it is damaged: %s has no content type", n)
		}
		if part.Type == typeSlide {
			return &refused{"a layout or master links to one of its slides, which would stay in the deck: " + n, "take that link out of the slide master"}
		}
	}
	return nil
}

const emptyViewProps = opc.Header + `<p:viewPr ` + spaces + `/>`

// sections is the extension that names slides by their ids.
const sections = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

// withoutSlides cuts the list of slides and what refers to it out of the presentation part.
func withoutSlides(data []byte) ([]byte, error) {
	root, err := opc.Scan(data, 2)
	if err != nil {
		return nil, fmt.Errorf("it is damaged: the presentation part cannot be read: %w", err)
	}
	if strings.HasPrefix(root.Space, nsStrict) {
		return nil, &refused{"it is saved as Strict Open XML", "save it as a usual PowerPoint presentation (.pptx)"}
	}
	if root.Local != "presentation" || root.Space != nsMain {
		return nil, &refused{"it is no presentation", ""}
	}
	var edits []opc.Edit
	for _, k := range root.Kids {
		switch k.Local {
		case "sldIdLst", "custShowLst", "modifyVerifier":
			edits = append(edits, opc.Edit{Start: k.Start, End: k.End})
		case "extLst":
			stay := 0
			var cut []opc.Edit
			for _, e := range k.Kids {
				if strings.EqualFold(e.Get("uri"), sections) {
					cut = append(cut, opc.Edit{Start: e.Start, End: e.End})
				} else {
					stay++
				}
			}
			if stay == 0 {
				cut = []opc.Edit{{Start: k.Start, End: k.End}}
			}
			edits = append(edits, cut...)
		}
	}
	if len(edits) == 0 {
		return data, nil
	}
	return opc.Replace(data, edits...)
}

// withSlides puts the list of slides, and that of the notes master if it is new, where the schema has them.
func withSlides(data []byte, slides, notesMaster string) ([]byte, error) {
	root, err := opc.Scan(data, 1)
	if err != nil {
		return nil, err
	}
	at := -1
	for _, k := range root.Kids {
		switch k.Local {
		case "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst":
			at = k.End
		}
	}
	if at < 0 {
		return nil, errors.New("it has no slide master")
	}
	// Prefixes are the template's choice; ours are declared where they are used.
	decl := ` xmlns:p="` + nsMain + `" xmlns:r="` + nsRelationships + `"`
	edits := []opc.Edit{{Start: at, End: at, Text: `<p:sldIdLst` + decl + `>` + slides + `</p:sldIdLst>`}}
	if notesMaster != "" {
		after := root.Kid("sldMasterIdLst").End
		edits = append([]opc.Edit{{Start: after, End: after, Text: `<p:notesMasterIdLst` + decl + `><p:notesMasterId r:id="` + notesMaster + `"/></p:notesMasterIdLst>`}}, edits...)
	}
	return opc.Replace(data, edits...)
}

// readParts reads the sizes, the masters in their order and the layouts of each.
func (t *Template) readParts(*diag.List) error {
	main := t.pkg.Part(t.main)
	root, err := parse(main.Data)
	if err != nil {
		return fmt.Errorf("it is damaged: %s cannot be read: %w", t.main, err)
	}
	w, okW := root.at("sldSz").num("cx")
	h, okH := root.at("sldSz").num("cy")
	if !okW || !okH || w < 914400 || h < 914400 || w > 51206400 || h > 51206400 {
		return errors.New("its slides have no usable size")
	}
	t.w, t.h = w, h
	list := root.at("sldMasterIdLst")
	if list == nil || len(list.kids) == 0 {
		return errors.New("it has no slide master")
	}
	fallback := root.at("defaultTextStyle")
	for _, id := range list.kids {
		rel, ok := main.Rel(id.rel("id"))
		part := t.pkg.Part(rel.Target)
		if !ok || part == nil {
			return errors.New("it is damaged: a slide master is missing")
		}
		if err := t.readMaster(part, fallback); err != nil {
			return err
		}
	}
	for _, r := range main.Rels {
		if r.Type == relNotesMaster && root.at("notesMasterIdLst") != nil {
			t.notes = r.Target
			if part := t.pkg.Part(t.notes); part != nil {
				if n, err := parse(part.Data); err == nil {
					for _, h := range placeholders(n) {
						if h.typ == "body" && h.hasIdx {
							t.notesIdx = itoa(h.idx)
						}
					}
				}
			}
		}
	}
	return nil
}

func (t *Template) readMaster(part *opc.Part, fallback *node) error {
	root, err := parse(part.Data)
	if err != nil {
		return fmt.Errorf("it is damaged: %s cannot be read: %w", part.Name, err)
	}
	if t.face == "" {
		for _, r := range part.Rels {
			if theme := t.pkg.Part(r.Target); r.Type == relTheme && theme != nil {
				if n, err := parse(theme.Data); err == nil {
					t.face = n.at("themeElements", "fontScheme", "minorFont", "latin").get("typeface")
				}
			}
		}
	}
	m := &master{tree: root, holders: placeholders(root), fallback: fallback}
	for _, id := range root.at("sldLayoutIdLst").list() {
		rel, ok := part.Rel(id.rel("id"))
		lp := t.pkg.Part(rel.Target)
		if !ok || lp == nil {
			return errors.New("it is damaged: a layout is missing")
		}
		ln, err := parse(lp.Data)
		if err != nil {
			return fmt.Errorf("it is damaged: %s cannot be read: %w", lp.Name, err)
		}
		t.layouts = append(t.layouts, newLayout(lp.Name, ln, m, t))
	}
	return nil
}

// list is all children; of nothing, none.
func (n *node) list() []*node {
	if n == nil {
		return nil
	}
	return n.kids
}

// complete adds the small parts that PowerPoint always writes and other programs leave out.
func (t *Template) complete(l *diag.List) error {
	main := t.pkg.Part(t.main)
	dir := t.main[:strings.LastIndex(t.main, "/")+1]
	for _, p := range []struct{ file, rel, typ, data string }{
		{"presProps.xml", "/presProps", typePresProps, opc.Header + `<p:presentationPr ` + spaces + `/>`},
		{"viewProps.xml", "/viewProps", typeViewProps, emptyViewProps},
		{"tableStyles.xml", "/tableStyles", typeTableStyles, opc.Header + `<a:tblStyleLst xmlns:a="` + nsDrawing + `" def="` + tableStyle + `"/>`},
	} {
		if slices.ContainsFunc(main.Rels, func(r opc.Rel) bool { return r.Type == nsRelationships+p.rel }) {
			continue
		}
		name := t.free(dir + p.file)
		t.pkg.Add(&opc.Part{Name: name, Type: p.typ, Data: []byte(p.data)})
		main.Relate(nsRelationships+p.rel, name, false)
	}
	if wide := t.w * 9; wide < t.h*16*99/100 || wide > t.h*16*101/100 {
		l.Add(diag.Pos{File: t.name}, diag.Warning, "template-size",
			fmt.Sprintf("the template's slides are %.1f by %.1f cm, which is not 16:9", float64(t.w)/360000, float64(t.h)/360000),
			"the deck is made for 16:9 and is cramped on other slides")
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
		try = name[:dot] + itoa(n) + name[dot:]
	}
}

// Export returns the template as a file to restyle: a .potx where potx is set, else a .pptx.
func (t *Template) Export(potx bool) ([]byte, error) {
	p := t.pkg.Clone()
	if potx {
		p.Part(t.main).Type = typeTemplate
	}
	return p.Write()
}
