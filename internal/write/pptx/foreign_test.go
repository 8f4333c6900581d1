package pptx_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	lint "briefing/internal/check/slides"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/source"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/houses"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/potx"
)

// exported is the built-in template as a package that a test may spoil.
func exported(t testing.TB) *ooxml.Package {
	t.Helper()
	data, err := office.Builtin(t, office.Brand(t, "eu")).Export(false)
	if err != nil {
		t.Fatal(err)
	}
	p, err := ooxml.Read(data, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func packed(t testing.TB, p *ooxml.Package) []byte {
	t.Helper()
	data, err := p.Write()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// replace changes the text of parts whose names begin so; each must hold what is replaced.
func replace(t testing.TB, p *ooxml.Package, prefix string, pairs ...string) {
	t.Helper()
	done := false
	for _, n := range p.Names() {
		if part := p.Part(n); strings.HasPrefix(n, prefix) {
			for i := 0; i < len(pairs); i += 2 {
				done = done || strings.Contains(string(part.Data), pairs[i])
			}
			part.Set([]byte(strings.NewReplacer(pairs...).Replace(string(part.Data))))
		}
	}
	if !done {
		t.Fatalf("nothing in %s* holds %q", prefix, pairs[0])
	}
}

const mainPart = "ppt/presentation.xml"

// strange takes our placeholders' names, so that only general layouts are left, as in any template of another house.
func strange(t testing.TB, p *ooxml.Package) {
	replace(t, p, "ppt/slideLayouts/", `" name="Briefing `, `" name="Haus `)
}

// twoMasters adds a second master with its theme and one layout.
func twoMasters(p *ooxml.Package) {
	master := *p.Part("ppt/slideMasters/slideMaster1.xml")
	layout := *p.Part("ppt/slideLayouts/slideLayout9.xml")
	theme := *p.Part("ppt/theme/theme1.xml")
	master.Name, layout.Name, theme.Name = "ppt/slideMasters/slideMaster2.xml", "ppt/slideLayouts/slideLayout13.xml", "ppt/theme/theme3.xml"
	text := string(master.Data)
	from, to := strings.Index(text, "<p:sldLayoutIdLst>"), strings.Index(text, "</p:sldLayoutIdLst>")
	master.Set([]byte(text[:from] + `<p:sldLayoutIdLst><p:sldLayoutId id="2147483700" r:id="rId1"/>` + text[to:]))
	master.Rels = nil
	layout.Rels = nil
	for _, part := range []*ooxml.Part{&master, &layout, &theme} {
		p.Add(part)
	}
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	master.Relate(rel+"slideLayout", layout.Name, false)
	master.Relate(rel+"theme", theme.Name, false)
	layout.Relate(rel+"slideMaster", master.Name, false)
	main := p.Part(mainPart)
	id := main.Relate(rel+"slideMaster", master.Name, false)
	main.Set([]byte(strings.Replace(string(main.Data), `</p:sldMasterIdLst>`, `<p:sldMasterId id="2147483699" r:id="`+id+`"/></p:sldMasterIdLst>`, 1)))
}

// foreigners are templates of other houses, made from ours.
func foreigners() []struct {
	name string
	make func(t testing.TB, p *ooxml.Package)
} {
	return []struct {
		name string
		make func(t testing.TB, p *ooxml.Package)
	}{
		{"no placeholders of ours", strange},
		{"4 to 3", func(t testing.TB, p *ooxml.Package) {
			strange(t, p)
			replace(t, p, mainPart, `cx="12192000" cy="6858000"`, `cx="9144000" cy="6858000" type="screen4x3"`)
			for _, dir := range []string{"ppt/slideMasters/", "ppt/slideLayouts/"} {
				replace(t, p, dir, `cx="10752012"`, `cx="7704000"`, `x="10896012"`, `x="7848000"`)
			}
		}},
		{"no notes master", func(t testing.TB, p *ooxml.Package) {
			replace(t, p, mainPart, `<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>`, ``)
			main := p.Part(mainPart)
			main.Rels = slices.DeleteFunc(main.Rels, func(r ooxml.Rel) bool { return strings.HasSuffix(r.Type, "/notesMaster") })
			p.Sweep()
		}},
		{"two masters", func(_ testing.TB, p *ooxml.Package) { twoMasters(p) }},
		{"masters that share a theme", func(_ testing.TB, p *ooxml.Package) {
			notes := p.Part("ppt/notesMasters/notesMaster1.xml")
			notes.Rels[0].Target = "ppt/theme/theme1.xml"
			p.Sweep()
		}},
		{"potx", func(_ testing.TB, p *ooxml.Package) {
			p.Part(mainPart).Type = strings.Replace(p.Part(mainPart).Type, "presentation.main", "template.main", 1)
		}},
		{"translated names", func(t testing.TB, p *ooxml.Package) {
			strange(t, p)
			replace(t, p, "ppt/slideLayouts/", `<p:cSld name="Briefing `, `<p:cSld name="Rubrik och innehåll `, ` type="obj" preserve`, ` preserve`, ` type="title" preserve`, ` preserve`)
		}},
		{"a body placeholder with our index", func(t testing.TB, p *ooxml.Package) {
			replace(t, p, "ppt/slideLayouts/", `name="Briefing source"`, `name="Footnote 1"`)
		}},
		{"sections and custom shows", func(t testing.TB, p *ooxml.Package) {
			replace(t, p, mainPart, `</p:defaultTextStyle>`, `</p:defaultTextStyle><p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="A" id="{6D5A4F3B-1111-4222-8333-444455556666}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>`)
		}},
		{"another typeface, text that shrinks", func(t testing.TB, p *ooxml.Package) {
			strange(t, p)
			replace(t, p, "ppt/theme/", `typeface="Arial"`, `typeface="House Sans"`)
			replace(t, p, "ppt/slideMasters/", `<a:noAutofit/>`, `<a:normAutofit/>`)
		}},
		{"no small parts", func(_ testing.TB, p *ooxml.Package) {
			main := p.Part(mainPart)
			main.Rels = slices.DeleteFunc(main.Rels, func(r ooxml.Rel) bool {
				return strings.HasSuffix(r.Type, "Props") || strings.HasSuffix(r.Type, "/tableStyles")
			})
			p.Sweep()
		}},
	}
}

// roomy is the sample without what a foreign template has no room for.
func roomy() *doc.Document {
	d := office.Deck()
	table := slide(d, "table").Blocks[0].(*doc.Table)
	table.Groups = table.Groups[:1]
	return d
}

// foreignDeck makes a deck in a template and keeps its masters, layouts and themes byte for byte.
func foreignDeck(t testing.TB, name string, data []byte, choice *potx.Choice) []byte {
	t.Helper()
	tpl, diags := potx.Open(name, data, choice)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	deck := write(t, roomy(), tpl)
	was, err := ooxml.Read(data, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	is, err := ooxml.Read(deck, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	for _, n := range was.Names() {
		part := was.Part(n)
		for _, kind := range []string{"slideMaster+xml", "slideLayout+xml", "notesMaster+xml", "theme+xml"} {
			if !strings.HasSuffix(part.Type, kind) {
				continue
			}
			kept++
			if got := is.Part(n); got == nil || string(got.Data) != string(part.Data) {
				t.Errorf("%s was changed or is gone", n)
			}
		}
	}
	if kept < 10 {
		t.Errorf("only %d parts of the template were compared", kept)
	}
	return deck
}

func TestForeignTemplates(t *testing.T) {
	for _, f := range foreigners() {
		t.Run(f.name, func(t *testing.T) {
			p := exported(t)
			f.make(t, p)
			foreignDeck(t, f.name, packed(t, p), nil)
		})
	}
}

// A template that LibreOffice wrote: other names, other parts, nothing of ours to know it by.
func TestLibreOfficeTemplate(t *testing.T) {
	golden.NeedLong(t)
	trip := func(deck []byte) []byte {
		return office.Convert(t, office.Convert(t, deck, "deck.pptx", "odp"), "deck.odp", "pptx")
	}
	// It takes the first text of a layout for its content: of the built-in template that is the line under the title, so that no
	// layout with room is left, which is said with a remedy.
	own := trip(write(t, office.Deck(), office.Builtin(t, office.Brand(t, "eu"))))
	if tpl, diags := potx.Open("libreoffice.pptx", own, nil); tpl != nil || !strings.Contains(diags.Text(), "hint: add a layout with a title and a content placeholder") {
		t.Errorf("the built-in template, as LibreOffice writes it: %s", diags.Text())
	}
	house, err := houses.All()[0].File()
	if err != nil {
		t.Fatal(err)
	}
	tpl, diags := potx.Open("house.pptx", house, nil)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	deck, _, diags := pptx.Write(roomy(), office.Brand(t, "eu"), tpl, "briefing test")
	if deck == nil {
		t.Fatal(diags.Text())
	}
	back := trip(deck)
	tpl, diags = potx.Open("libreoffice.pptx", back, nil)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	deck, _, diags = pptx.Write(roomy(), office.Brand(t, "eu"), tpl, "briefing test")
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	found := func(deck []byte) diag.List {
		return slices.DeleteFunc(lint.PPTX(deck), func(f diag.Diagnostic) bool {
			// LibreOffice drops the emblem's text from masters and gives shapes of layouts one id.
			return (f.ID == "alt-text" || f.ID == "shape-ids") && (strings.Contains(f.Message, "ppt/slideMasters/") || strings.Contains(f.Message, "ppt/slideLayouts/"))
		})
	}
	for _, f := range found(deck) {
		t.Error(f.String())
	}
	(&trial{TB: t, name: "LibreOffice", files: unzipped(t, back), deck: twoSlides, brand: office.Brand(t, "eu"), lint: found}).everything(199)
}

// compound begins an OLE file.
const compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// Templates that are refused, each with a sentence that says why.
func TestRefusedTemplates(t *testing.T) {
	for _, c := range []struct {
		name, want string
		make       func(t *testing.T) []byte
	}{
		{"protected", "the file is protected by a password or a sensitivity label [template-refused]\n  hint: open it in PowerPoint and save it as .pptx or .potx without password", func(*testing.T) []byte {
			return []byte(compound + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
		}},
		{"old", "the file is of the old binary kind of Office, as .ppt is [template-refused]\n  hint: open it in PowerPoint and save it as .pptx or .potx", func(*testing.T) []byte {
			return []byte(compound + "P\x00o\x00w\x00e\x00r\x00P\x00o\x00i\x00n\x00t\x00")
		}},
		{"text", "the file is a text file [template-refused]\n  hint: a template is a .pptx or .potx file", func(*testing.T) []byte { return []byte("hello") }},
		{"empty", "the file is empty [template-refused]\n  hint: save or copy it again; a template is a .pptx or .potx file", func(*testing.T) []byte { return nil }},
		{"PDF", "the file is a PDF document [template-refused]\n  hint: a template is a .pptx or .potx file", func(*testing.T) []byte { return []byte("%PDF-1.7\n") }},
		{"cut off", "a damaged zip archive, perhaps cut off", func(t *testing.T) []byte { b := zipped(t, "a.txt", "a"); return b[:len(b)-9] }},
		{"other zip", "without a list of content types, so no Office file [template-refused]\n  hint: a template is a", func(t *testing.T) []byte { return zipped(t, "a.txt", "a") }},
		{"OpenDocument", "an OpenDocument presentation (.odp) [template-refused]\n  hint: a template is a", func(t *testing.T) []byte {
			return zipped(t, "mimetype", "application/vnd.oasis.opendocument.presentation")
		}},
		{"macros", "it can hold macros", with(func(p *ooxml.Package) {
			p.Part(mainPart).Type = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
		})},
		{"program inside", "it holds macros", with(func(p *ooxml.Package) {
			p.Add(&ooxml.Part{Name: "ppt/vbaProject.bin", Type: "application/vnd.ms-office.vbaProject", Data: []byte{1}})
		})},
		{"strict", "Strict Open XML", with(func(p *ooxml.Package) {
			p.Rels[0].Type = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
		})},
		{"strict inside", "Strict Open XML", with(func(p *ooxml.Package) {
			part := p.Part(mainPart)
			part.Set([]byte(strings.ReplaceAll(string(part.Data), "http://schemas.openxmlformats.org/presentationml/2006/main", "http://purl.oclc.org/ooxml/presentationml/main")))
		})},
		{"document", "it is no presentation but a Word document", with(func(p *ooxml.Package) {
			p.Part(mainPart).Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
		})},
		{"no layouts", "no layout has a title and room for content", with(func(p *ooxml.Package) {
			for _, n := range p.Names() {
				if part := p.Part(n); strings.HasPrefix(n, "ppt/slideLayouts/") {
					part.Set(regexp.MustCompile(`<p:ph [^>]*?(/?)>`).ReplaceAll(part.Data, []byte(`<p:ph sz="quarter" type="pic" hasCustomPrompt="1"$1>`)))
				}
			}
		})},
		{"link to a slide", "links to one of its slides", with(func(p *ooxml.Package) {
			p.Add(&ooxml.Part{Name: "ppt/slides/slide1.xml", Type: "application/vnd.openxmlformats-officedocument.presentationml.slide+xml", Data: []byte("<a/>")})
			p.Part("ppt/slideLayouts/slideLayout1.xml").Relate("http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide", "ppt/slides/slide1.xml", false)
		})},
		{"document type", "ppt/presentation.xml is damaged: line 1, column 56: a document type is not allowed", with(func(p *ooxml.Package) {
			part := p.Part(mainPart)
			part.Set([]byte(strings.Replace(string(part.Data), "?>", `?><!DOCTYPE x [<!ENTITY a "b">]>`, 1)))
		})},
		{"no master", "has no slide master", with(func(p *ooxml.Package) {
			part := p.Part(mainPart)
			text := string(part.Data)
			part.Set([]byte(text[:strings.Index(text, "<p:sldMasterIdLst>")] + text[strings.Index(text, "<p:notesMasterIdLst>"):]))
		})},
		{"no size", "no usable size", with(func(p *ooxml.Package) {
			part := p.Part(mainPart)
			part.Set([]byte(strings.Replace(string(part.Data), `cx="12192000"`, `cx="-5"`, 1)))
		})},
	} {
		tpl, diags := potx.Open("house.pptx", c.make(t), nil)
		if tpl != nil || !strings.Contains(diags.Text(), c.want) {
			t.Errorf("%s: got a template %v and %q, want %q", c.name, tpl != nil, diags.Text(), c.want)
		}
	}
}

func with(spoil func(p *ooxml.Package)) func(t *testing.T) []byte {
	return func(t *testing.T) []byte {
		p := exported(t)
		spoil(p)
		return packed(t, p)
	}
}

// A file can name layouts for roles; a name that is not there gets the nearest one.
func TestChoice(t *testing.T) {
	p := exported(t)
	strange(t, p)
	data := packed(t, p)
	read := func(text string) (*potx.Choice, diag.List) {
		f, diags := source.Bytes([]byte(text), "layouts.yaml")
		if f == nil {
			t.Fatal(diags.Text())
		}
		return potx.ReadChoice(f)
	}
	c, diags := read("content: Briefing table\ntitle: Briefing title\n")
	if c == nil {
		t.Fatal(diags.Text())
	}
	foreignDeck(t, "chosen", data, c)
	tpl, _ := potx.Open("chosen", data, c)
	if u := tpl.Uses(); u[1].Role != "content" || u[1].Layout != "Briefing table" {
		t.Errorf("the chosen layout is not used: %v", u)
	}
	for text, want := range map[string]string{
		"content: Briefing tabel\n":   `did you mean`,
		"contents: Briefing table\n":  `did you mean`,
		"content: Briefing drawing\n": `it needs a title and a placeholder for content or text`,
	} {
		c, found := read(text)
		if c != nil {
			_, more := potx.Open("chosen", data, c)
			found.Append(more)
		}
		if !found.HasErrors() || !strings.Contains(found.Text(), want) || !strings.Contains(found.Text(), "layouts.yaml:1") {
			t.Errorf("%q: got %q, want %q with its place", text, found.Text(), want)
		}
	}
}

// In a typeface that the program does not have, text is measured a tenth wider, and a note says so.
func TestForeignFont(t *testing.T) {
	p := exported(t)
	replace(t, p, "ppt/theme/", `typeface="Arial"`, `typeface="House Sans"`)
	tpl, diags := potx.Open("house.pptx", packed(t, p), nil)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	d := office.Deck()
	b := office.Brand(t, "eu")
	// Just fits in Arial, two lines of 30 pt.
	slide(d, "four").Title = line(strings.TrimSpace(strings.Repeat("abcde fghij ", 9)))
	if _, _, diags := pptx.Write(d, b, office.Builtin(t, b), "briefing test"); diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	_, _, diags = pptx.Write(d, b, tpl, "briefing test")
	if !strings.Contains(diags.Text(), "House Sans, which the program does not have") || !diags.HasErrors() {
		t.Errorf("got %q", diags.Text())
	}
}

// TestNoticeOnEverySlide: that a dataset is an example stands on every slide in 14 pt or more, in the foot of our
// layouts and, in templates of other houses, where there is room.
func TestNoticeOnEverySlide(t *testing.T) {
	const notice = "An example made from a public document, no official publication"
	size := regexp.MustCompile(`sz="(\d+)"`)
	says := func(name string, data []byte, ours bool) {
		p, err := ooxml.Read(data, ooxml.Usual, nil)
		if err != nil {
			t.Fatal(err)
		}
		slides := 0
		for _, n := range p.Names() {
			part := p.Part(n)
			if !strings.HasSuffix(part.Type, ".slide+xml") {
				continue
			}
			slides++
			text := string(part.Data)
			if strings.Count(text, notice) != 1 {
				t.Errorf("%s: %s says it %d times", name, n, strings.Count(text, notice))
				continue
			}
			shape := text[strings.LastIndex(text[:strings.Index(text, notice)], "<p:sp>"):]
			shape = shape[:strings.Index(shape, "</p:sp>")]
			for _, m := range size.FindAllStringSubmatch(shape, -1) {
				if n, _ := strconv.Atoi(m[1]); n < 1400 {
					t.Errorf("%s: %s has it in %d/100 pt", name, part.Name, n)
				}
			}
			if ours && !strings.Contains(shape, `type="ftr"`) {
				t.Errorf("%s: %s has it in no footer: %s", name, n, shape)
			}
		}
		if slides != len(roomy().Blocks) {
			t.Errorf("%s: %d slides", name, slides)
		}
	}
	says("built in", write(t, roomy(), office.Builtin(t, office.Brand(t, "eu"))), true)
	for _, f := range foreigners() {
		p := exported(t)
		f.make(t, p)
		says(f.name, foreignDeck(t, f.name, packed(t, p), nil), false)
	}
	// A layout of ours that an older version exported has no place for it.
	p := exported(t)
	replace(t, p, "ppt/slideLayouts/", `name="Briefing notice"`, `name="Footer"`)
	says("older", foreignDeck(t, "older", packed(t, p), nil), false)
	d := office.Deck()
	d.Notice = span.Plain("")
	plain, err := ooxml.Read(write(t, d, office.Builtin(t, office.Brand(t, "eu"))), ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range plain.Names() {
		if part := plain.Part(n); strings.HasSuffix(part.Type, ".slide+xml") && strings.Contains(string(part.Data), "Briefing notice") {
			t.Errorf("%s has an empty place for a notice", n)
		}
	}
}
