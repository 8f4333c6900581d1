package potx

import (
	"cmp"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/source"
	"briefing/internal/source/files"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// Folder is where the parts of the built-in template stand among the templates. They are readable XML and no
// presentation file, so that a change can be reviewed; what belongs to the brand stands in them as {{name}}.
const Folder = "pptx"

// layoutCount is how many layouts the built-in template has.
const layoutCount = 12

// BuiltinFiles lists the files of the built-in template below Folder.
func BuiltinFiles() []string {
	names := []string{"presentation.xml", "presProps.xml", "viewProps.xml", "tableStyles.xml", "theme1.xml", "slideMaster1.xml", "notesMaster1.xml"}
	for i := 1; i <= layoutCount; i++ {
		names = append(names, "slideLayout"+strconv.Itoa(i)+".xml")
	}
	return names
}

// ReadBuiltin reads the parts of the built-in template from a templates tree.
func ReadBuiltin(fsys fs.FS) (map[string][]byte, diag.List) {
	var l diag.List
	parts := map[string][]byte{}
	const remedy = "copy the folder " + Folder + " of the templates that come with the program"
	if _, err := fs.Stat(fsys, Folder); files.Missing(err) {
		l.Add(diag.Pos{File: Folder}, diag.Error, "file-missing", "these templates hold no PowerPoint template", remedy)
		return nil, l
	}
	for _, name := range BuiltinFiles() {
		file := path.Join(Folder, name)
		data, err := files.Read(fsys, file, files.Part)
		if err != nil {
			for _, d := range source.ReadFault(diag.Pos{File: file}, "", fsys, file, err) {
				if d.ID == "file-missing" || len(d.Hints) == 0 {
					d.Hints = []string{remedy}
				}
				l = append(l, d)
			}
			continue
		}
		parts[name] = data
	}
	return parts, l
}

// Builtin fills the parts with a brand's colours, typeface, name and emblem and opens the result like any template.
func Builtin(files map[string][]byte, b *brand.Brand) (*Template, diag.List) {
	p := ooxml.New()
	f := newFiller(b)
	add := func(file, name, typ string) *ooxml.Part {
		return p.Add(&ooxml.Part{Name: name, Type: typ, Data: []byte(f.values.Replace(unindented(files[file])))})
	}
	main := add("presentation.xml", "ppt/presentation.xml", ooxml.TypePresentation)
	master := add("slideMaster1.xml", "ppt/slideMasters/slideMaster1.xml", ooxml.TypeMaster)
	notes := add("notesMaster1.xml", "ppt/notesMasters/notesMaster1.xml", ooxml.TypeNotesMaster)
	theme1 := add("theme1.xml", "ppt/theme/theme1.xml", ooxml.TypeTheme)
	// Every master has a theme of its own: PowerPoint repairs decks in which two share one.
	theme2 := add("theme1.xml", "ppt/theme/theme2.xml", ooxml.TypeTheme)
	main.Relate(ooxml.RelMaster, master.Name, false)
	main.Relate(ooxml.RelNotesMaster, notes.Name, false)
	for _, s := range []struct{ file, rel, typ string }{
		{"presProps.xml", "/presProps", ooxml.TypePresProps}, {"viewProps.xml", "/viewProps", ooxml.TypeViewProps}, {"tableStyles.xml", "/tableStyles", ooxml.TypeTableStyles},
	} {
		main.Relate(ooxml.NSRelationships+s.rel, add(s.file, "ppt/"+s.file, s.typ).Name, false)
	}
	main.Relate(ooxml.RelTheme, theme1.Name, false)
	var layouts []*ooxml.Part
	for i := 1; i <= layoutCount; i++ {
		file := "slideLayout" + strconv.Itoa(i) + ".xml"
		l := add(file, "ppt/slideLayouts/"+file, ooxml.TypeLayout)
		master.Relate(ooxml.RelLayout, l.Name, false)
		l.Relate(ooxml.RelMaster, master.Name, false)
		layouts = append(layouts, l)
	}
	master.Relate(ooxml.RelTheme, theme1.Name, false)
	notes.Relate(ooxml.RelTheme, theme2.Name, false)
	f.emblem(p, master, "{{emblem-small}}", frame.Rect{X: frame.MM(20), Y: frame.MM(177.6), H: frame.MM(6.6)})
	f.emblem(p, layouts[0], "{{emblem-large}}", frame.Rect{X: frame.MM(20), Y: frame.MM(158), H: frame.MM(18)})
	p.Relate(ooxml.RelDocument, main.Name)
	var l diag.List
	return newIntake(&Template{Name: "the built-in template", pkg: p, Main: main.Name}, &l).load(nil)
}

// unindented is a part without the line ends and indents that make it readable; no text of ours begins or ends a line.
func unindented(data []byte) string {
	lines := strings.Split(string(data), "\n")
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(strings.Trim(l, " \r"))
		if i == 0 {
			b.WriteByte('\n') // after the XML declaration
		}
	}
	return b.String()
}

// filler knows what stands for the names in the parts.
type filler struct {
	brand  *brand.Brand
	values *strings.Replacer
}

func newFiller(b *brand.Brand) *filler {
	var pairs []string
	set := func(name, value string) { pairs = append(pairs, "{{"+name+"}}", value) }
	for _, t := range []brand.Token{brand.Blue, brand.Ink, brand.Body, brand.Secondary, brand.Context, brand.Orange, brand.Rule, brand.Tint, brand.Pale, brand.Gold, brand.White} {
		set(string(t), drawingml.Hex(b.Light.Color(t)))
	}
	set("brand", ooxml.Esc(b.Name))
	set("typeface", ooxml.Esc(typeface(b)))
	lang := ooxml.Esc(b.Lang)
	if lang == "" {
		lang = "en-GB"
	}
	publisher := paragraphOf(`<a:r><a:rPr lang="` + ooxml.Esc(cmp.Or(b.Foreign[b.Name], b.Lang)) + `" sz="2200" b="1"/><a:t>` + ooxml.Esc(b.Name) + `</a:t></a:r>`)
	if b.Topic != "" {
		publisher += paragraphOf(`<a:r><a:rPr lang="` + ooxml.Esc(cmp.Or(b.Foreign[b.Topic], b.Lang)) + `" sz="1800"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:rPr><a:t>` + ooxml.Esc(b.Topic) + `</a:t></a:r>`)
	}
	set("publisher", publisher)
	// The source line and the publisher's name stand beside the emblem, or at the margin where there is none.
	source, name := frame.MM(20), frame.MM(20)
	if b.Logo != nil {
		source += b.Logo.Width(frame.MM(6.6)) + frame.MM(3.1)
		name += b.Logo.Width(frame.MM(18)) + frame.MM(6)
	}
	set("source-x", strconv.Itoa(int(source)*drawingml.PerUnit))
	set("source-w", strconv.Itoa(int(frame.MM(300)-source)*drawingml.PerUnit))
	set("publisher-x", strconv.Itoa(int(name)*drawingml.PerUnit))
	return &filler{b, strings.NewReplacer(pairs...)}
}

func paragraphOf(runs string) string { return `<a:p>` + runs + `</a:p>` }

// typeface is the family's name in PowerPoint. Liberation Sans is not installed where PowerPoint is; Arial is, and has
// the same advances.
func typeface(b *brand.Brand) string {
	name := b.Fonts.Face(0).Name()
	if name == "Liberation Sans" {
		return "Arial"
	}
	return name
}

// emblem puts the brand's mark in the place of a name in a part, as shapes, or as a picture where it is one.
func (f *filler) emblem(p *ooxml.Package, part *ooxml.Part, name string, at frame.Rect) {
	drawing := ""
	if logo := f.brand.Logo; logo != nil {
		g := logo.Drawing(at.H)
		g.At = frame.Point{X: at.X, Y: at.Y}
		d := &drawingml.Drawer{Part: part, Package: p, Lang: "en-GB", Next: 900, Color: drawingml.ExactColor}
		drawing = d.Group(&g, "Emblem", logo.Alt, frame.Rect{X: at.X, Y: at.Y, W: logo.Width(at.H), H: at.H})
	}
	part.Set([]byte(strings.ReplaceAll(string(part.Data), name, drawing)))
}
