package pptx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	lint "briefing/internal/check/slides"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/potx"
)

// files are the files of an archive, in their order, for a test to spoil.
type files struct {
	names []string
	data  map[string][]byte
}

func unzipped(t testing.TB, data []byte) *files {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f := &files{data: map[string][]byte{}}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		f.set(e.Name, body)
	}
	return f
}

func (f *files) set(name string, data []byte) {
	if _, known := f.data[name]; !known {
		f.names = append(f.names, name)
	}
	f.data[name] = data
}

func (f *files) text(name, data string) { f.set(name, []byte(data)) }

// with is the archive with other bytes in the place of one file.
func (f *files) with(t testing.TB, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(n string, body []byte) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: n, Method: zip.Store})
		if err == nil {
			_, err = w.Write(body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	known := false
	for _, n := range f.names {
		if n == name {
			known = true
			put(n, data)
		} else {
			put(n, f.data[n])
		}
	}
	if !known && name != "" {
		put(name, data)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	typeBase = "application/vnd.openxmlformats-officedocument."
	relBase  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	declared = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	spaces   = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
)

// link is a relationship as text: its type, with relBase where it has no scheme, its target, and "External" or nothing.
func relationship(id, typ, target string, external bool) string {
	if !strings.Contains(typ, ":") {
		typ = relBase + typ
	}
	mode := ""
	if external {
		mode = ` TargetMode="External"`
	}
	return `<Relationship Id="` + id + `" Type="` + typ + `" Target="` + strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;").Replace(target) + `"` + mode + `/>`
}

const (
	relsOpen  = declared + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relsClose = `</Relationships>`
)

// relsOf is the file with the relationships of a part.
func relsOf(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}

// house is a small template with every kind of part that templates have, and with slides of its own whose parts and
// relationships are as bad as those of real files.
func house() *files {
	f := &files{data: map[string][]byte{}}
	var types strings.Builder
	f.text("[Content_Types].xml", "")
	part := func(name, typ, body string, rels ...string) {
		f.text(name, declared+body)
		types.WriteString(`<Override PartName="/` + name + `" ContentType="` + typ + `"/>`)
		if len(rels) > 0 {
			f.text(relsOf(name), relsOpen+strings.Join(rels, "")+relsClose)
		}
	}
	group := `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`
	holder := func(id int, ph string, at string) string {
		if at != "" {
			var x, y, w, h int
			fmt.Sscan(at, &x, &y, &w, &h)
			at = fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, x, y, w, h)
		}
		return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="Holder %d"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr>`+
			`<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Click</a:t></a:r></a:p></p:txBody></p:sp>`, id, id, ph, at)
	}
	picture := func(id int, rel string) string {
		return fmt.Sprintf(`<p:pic><p:nvPicPr><p:cNvPr id="%d" name="Emblem" descr="The emblem"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>`+
			`<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100000" cy="100000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`, id, rel)
	}
	tree := func(shapes ...string) string {
		return `<p:cSld><p:spTree>` + group + strings.Join(shapes, "") + `</p:spTree></p:cSld>`
	}
	clrMap := `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`
	level := func(size int) string {
		return fmt.Sprintf(`<a:lvl1pPr><a:defRPr sz="%d"><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`, size)
	}
	const (
		masters  = "application/vnd.openxmlformats-officedocument.presentationml."
		package2 = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
	)
	f.text("_rels/.rels", relsOpen+relationship("rId1", "officeDocument", "ppt/presentation.xml", false)+relationship("rId2", package2+"thumbnail", "docProps/thumbnail.jpeg", false)+
		relationship("rId3", package2+"core-properties", "docProps/core.xml", false)+relationship("rId4", "custom-properties", "docProps/custom.xml", false)+relsClose)
	f.text("docProps/thumbnail.jpeg", "\xff\xd8\xff")
	part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"></cp:coreProperties>`)
	part("docProps/custom.xml", typeBase+"custom-properties+xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"></Properties>`)
	part("ppt/presentation.xml", masters+"presentation.main+xml", `<p:presentation`+spaces+`><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>`+
		`<p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId4"/></p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>`+
		`<p:custDataLst><p:tags r:id="rId10"/></p:custDataLst></p:presentation>`,
		relationship("rId1", "slideMaster", "slideMasters/slideMaster1.xml", false), relationship("rId2", "notesMaster", "notesMasters/notesMaster1.xml", false), relationship("rId3", "handoutMaster", "handoutMasters/handoutMaster1.xml", false),
		relationship("rId4", "slide", "slides/slide1.xml", false), relationship("rId5", "presProps", "presProps.xml", false), relationship("rId6", "viewProps", "viewProps.xml", false), relationship("rId7", "tableStyles", "tableStyles.xml", false),
		relationship("rId8", "theme", "theme/theme1.xml", false), relationship("rId9", "commentAuthors", "commentAuthors.xml", false), relationship("rId10", "tags", "tags/tag1.xml", false), relationship("rId11", "customXml", "../customXml/item1.xml", false))
	part("ppt/slideMasters/slideMaster1.xml", masters+"slideMaster+xml", `<p:sldMaster`+spaces+`>`+tree(holder(2, `type="title"`, "838200 365125 10515600 1325563"), holder(3, `type="body" idx="1"`, "838200 1825625 10515600 4351338"), picture(4, "rId3"),
		strings.Replace(holder(5, `type="ftr" idx="9"`, "838200 6356350 4114800 365125"), `<a:rPr lang="en-GB"/>`, `<a:rPr lang="en-GB"><a:hlinkClick r:id="rId5"/></a:rPr>`, 1))+clrMap+
		`<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>`+level(3600)+`</p:titleStyle><p:bodyStyle>`+level(2400)+`</p:bodyStyle><p:otherStyle></p:otherStyle></p:txStyles></p:sldMaster>`,
		relationship("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml", false), relationship("rId2", "slideLayout", "../slideLayouts/slideLayout2.xml", false), relationship("rId3", "image", "../media/image1.png", false),
		relationship("rId4", "theme", "/ppt/theme/theme1.xml", false), relationship("rId5", "hyperlink", "https://example.org/", true))
	for i, l := range []string{holder(2, `type="ctrTitle"`, "838200 1122363 10515600 2387600") + holder(3, `type="subTitle" idx="1"`, "838200 3602038 10515600 1655762"), holder(2, `type="title"`, "") + holder(3, `idx="1"`, "") + picture(4, "rId2")} {
		rels := []string{relationship("rId1", "slideMaster", "../slideMasters/slideMaster1.xml", false)}
		typ := "title"
		if i == 1 {
			typ, rels = "obj", append(rels, relationship("rId2", "image", "../media/image2.svg", false))
		}
		part(fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", i+1), masters+"slideLayout+xml", `<p:sldLayout`+spaces+` type="`+typ+`">`+strings.Replace(tree(l), "<p:cSld>", `<p:cSld name="`+typ+`">`, 1)+`<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`, rels...)
	}
	part("ppt/notesMasters/notesMaster1.xml", masters+"notesMaster+xml", `<p:notesMaster`+spaces+`>`+tree(holder(2, `type="sldImg" idx="2"`, "685800 1143000 5486400 3086100"), holder(3, `type="body" idx="3"`, "685800 4400550 5486400 3600450"))+clrMap+`</p:notesMaster>`,
		relationship("rId1", "theme", "../theme/theme2.xml", false))
	part("ppt/handoutMasters/handoutMaster1.xml", masters+"handoutMaster+xml", `<p:handoutMaster`+spaces+`>`+tree(holder(2, `type="hdr" sz="quarter"`, "0 0 2971800 458788"))+clrMap+`</p:handoutMaster>`,
		relationship("rId1", "theme", "../theme/theme3.xml", false))
	colors := ""
	for _, c := range []string{"dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"} {
		colors += `<a:` + c + `><a:srgbClr val="336699"/></a:` + c + `>`
	}
	fill := strings.Repeat(`<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`, 3)
	for i := 1; i <= 3; i++ {
		part(fmt.Sprintf("ppt/theme/theme%d.xml", i), typeBase+"theme+xml", `<a:theme`+spaces+` name="Hausüberschrift"><a:themeElements><a:clrScheme name="Haus">`+colors+`</a:clrScheme><a:fontScheme name="Haus"><a:majorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>`+
			`<a:minorFont><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Haus"><a:fillStyleLst>`+fill+`</a:fillStyleLst><a:lnStyleLst>`+strings.Repeat(`<a:ln><a:noFill/></a:ln>`, 3)+`</a:lnStyleLst>`+
			`<a:effectStyleLst>`+strings.Repeat(`<a:effectStyle><a:effectLst/></a:effectStyle>`, 3)+`</a:effectStyleLst><a:bgFillStyleLst>`+fill+`</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`)
	}
	part("ppt/presProps.xml", masters+"presProps+xml", `<p:presentationPr`+spaces+`><p:htmlPubPr r:id="rId1"><p:sldAll/></p:htmlPubPr></p:presentationPr>`, relationship("rId1", "htmlPubSaveAs", `file:///\\server\share\a.htm`, true))
	part("ppt/viewProps.xml", masters+"viewProps+xml", `<p:viewPr`+spaces+`><p:outlineViewPr><p:cViewPr><p:scale></p:scale></p:cViewPr><p:sldLst><p:sld r:id="rId1"/></p:sldLst></p:outlineViewPr></p:viewPr>`, relationship("rId1", "slide", "slides/slide1.xml", false))
	part("ppt/tableStyles.xml", masters+"tableStyles+xml", `<a:tblStyleLst`+spaces+` def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"></a:tblStyleLst>`)
	part("ppt/tags/tag1.xml", masters+"tags+xml", `<p:tagLst`+spaces+`><p:tag name="A" val="B"/></p:tagLst>`)
	part("customXml/item1.xml", "application/xml", `<house xmlns="urn:house"><a></a></house>`, relationship("rId1", "customXmlProps", "itemProps1.xml", false))
	part("customXml/itemProps1.xml", typeBase+"customXmlProperties+xml", `<ds:datastoreItem ds:itemID="{6D5A4F3B-1111-4222-8333-444455556666}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"></ds:datastoreItem>`)
	f.text("ppt/media/image1.png", "\x89PNG\r\n\x1a\n")
	f.text("ppt/media/image2.svg", declared+`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>A</title></svg>`)
	// The slides, as bad as can be.
	part("ppt/slides/slide1.xml", masters+"slide+xml", `<p:sld`+spaces+`>`+tree(holder(2, `type="title"`, ""))+`</p:sld><unfinished`,
		relationship("rId1", "slideLayout", "../slideLayouts/slideLayout2.xml", false), relationship("rId2", "image", "NULL", false), relationship("rId3", "hyperlink", "#_ftn1", false), relationship("rId3", "oleObject", `file:///\\server\a.xlsx`, true),
		relationship("rId5", "notesSlide", "../notesSlides/notesSlide1.xml", false), relationship("rId6", "comments", "../comments/comment1.xml", false))
	part("ppt/notesSlides/notesSlide1.xml", masters+"notesSlide+xml", `<!DOCTYPE p:notes><p:notes`+spaces+`>`)
	f.text("ppt/notesSlides/_rels/notesSlide1.xml.rels", "<Relationships")
	part("ppt/comments/comment1.xml", masters+"comments+xml", ``)
	part("ppt/commentAuthors.xml", masters+"commentAuthors+xml", `<p:cmAuthorLst`)
	f.text("[Content_Types].xml", declared+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+
		`<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>`+types.String()+`</Types>`)
	return f
}

// fate is what becomes of a file of a template.
type fate int

const (
	kept fate = iota
	// replaced is a part that no reader misses: where it is bad, an empty one or none takes its place.
	replaced
	// dropped is never looked at.
	dropped
)

// fateOf is that of a part, a list of types or the relationships of a part.
func fateOf(name string) fate {
	if dir, file := path.Split(name); strings.HasSuffix(dir, "_rels/") && name != "_rels/.rels" {
		// Relationships are read to see where they lead, unless what they belong to is gone.
		if owner := fateOf(strings.TrimSuffix(dir, "_rels/") + strings.TrimSuffix(file, ".rels")); owner == dropped {
			return dropped
		}
		return kept
	}
	for _, d := range []string{"ppt/slides/", "ppt/notesSlides/", "ppt/comments/", "ppt/commentAuthors", "docProps/core", "docProps/app", "docProps/thumbnail", "ppt/revisionInfo", "ppt/charts/", "ppt/embeddings/"} {
		if strings.HasPrefix(name, d) {
			return dropped
		}
	}
	if strings.HasPrefix(name, "customXml/") || strings.HasPrefix(name, "ppt/presProps") || strings.HasPrefix(name, "ppt/viewProps") {
		return replaced
	}
	return kept
}

func isText(name string) bool {
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") || strings.HasSuffix(name, ".svg")
}

// spoiling changes the text of an XML file; without a fault it stays as good as it was. It says whether the file has the
// place that it changes.
type spoiling struct {
	name  string
	fault bool
	make  func(s string) (string, bool)
}

// wide is a text as UTF-16 with the byte order mark of an order.
func wide(s string, big bool) string {
	b := []byte{}
	for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(s))...) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func spoilings() []spoiling {
	// inside puts a text before the last end tag, in the root's start tag, or in the place of the declaration's end.
	inside := func(with string) func(string) (string, bool) {
		return func(s string) (string, bool) {
			at := strings.LastIndex(s, "</")
			if at < 0 {
				return s, false
			}
			return s[:at] + with + s[at:], true
		}
	}
	root := regexp.MustCompile(`<[A-Za-z][^ />]*`)
	attributes := func(with string) func(string) (string, bool) {
		return func(s string) (string, bool) {
			at := root.FindStringIndex(s)
			if at == nil {
				return s, false
			}
			return s[:at[1]] + with + s[at[1]:], true
		}
	}
	before := func(with string) func(string) (string, bool) {
		return func(s string) (string, bool) {
			at := root.FindStringIndex(s)
			if at == nil {
				return s, false
			}
			return s[:at[0]] + with + s[at[0]:], true
		}
	}
	always := func(f func(string) string) func(string) (string, bool) {
		return func(s string) (string, bool) { return f(s), true }
	}
	says := func(encoding string, f func(string) string) func(string) (string, bool) {
		return func(s string) (string, bool) {
			ok := strings.Contains(s, `encoding="UTF-8"`)
			return f(strings.Replace(s, `encoding="UTF-8"`, `encoding="`+encoding+`"`, 1)), ok
		}
	}
	same := func(s string) string { return s }
	return []spoiling{
		{"cut in half", true, always(func(s string) string { return s[:len(s)/2] })},
		{"its last character cut off", true, always(func(s string) string { return strings.TrimSpace(s)[:len(strings.TrimSpace(s))-1] })},
		{"empty", true, always(func(string) string { return "" })},
		{"blank", true, always(func(string) string { return " \n" })},
		{"no XML at all", true, always(func(string) string { return "\x89PNG\r\n\x1a\n" })},
		{"a document type", true, before(`<!DOCTYPE a>`)},
		{"a document type with entities", true, before(`<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/hostname">]>`)},
		{"elements deep inside each other", true, inside(strings.Repeat("<z>", 300) + strings.Repeat("</z>", 300))},
		{"a byte of Latin-1", true, inside("\xe9")},
		{"a control character", true, inside("\x0b")},
		{"a reference to a control character", true, inside("&#11;")},
		{"a reference to half a character", true, inside("&#xD800;")},
		{"an unknown entity", true, inside("&nbsp;")},
		{"an end without a beginning", true, inside("</z>")},
		{"a beginning without an end", true, inside("<z>")},
		{"a second root", true, always(func(s string) string { return s + "<z/>" })},
		{"text behind the root", true, always(func(s string) string { return s + "z" })},
		{"an attribute twice", true, attributes(` zz="1" zz="2"`)},
		{"attributes that touch", true, attributes(` zy="1"zz="2"`)},
		{"a prefix that nothing declares", true, attributes(` zz:a="1"`)},
		{"a declaration that stands late", true, before(` <?xml version="1.0"?>`)},
		{"another encoding", true, says("ISO-8859-1", same)},
		{"UTF-16 that is none", true, says("UTF-16", same)},
		{"UTF-16 that says UTF-8", true, says("UTF-8", func(s string) string { return wide(s, false) })},
		{"UTF-16 without its mark", true, says("UTF-16", func(s string) string { return wide(s, true)[2:] })},
		{"UTF-16 cut within a character", true, says("UTF-16", func(s string) string { w := wide(s, false); return w[:len(w)-1] })},
		{"UTF-16, low byte first", false, says("UTF-16", func(s string) string { return wide(s, false) })},
		{"UTF-16, high byte first", false, says("UTF-16", func(s string) string { return wide(s, true) })},
		{"a byte order mark", false, always(func(s string) string { return "\ufeff" + s })},
		{"a comment and an instruction", false, inside("<!-- < & --><?z z?>")},
	}
}

// pointing is a relationship that is added to a part.
type pointing struct {
	id, typ, target string
	external, fault bool
}

func pointings() []pointing {
	var list []pointing
	out := []string{"https://example.org/a", `\\server\share\a`, "file:///C:/a", "../a.bin", "javascript:alert(1)", "http://10.0.0.1/a"}
	for i, typ := range []string{"image", "oleObject", "attachedTemplate", "video", "audio", "package", "font", "theme", "slideMaster", "slideLayout", "chart", "control", "externalLinkPath", "tags",
		"http://schemas.microsoft.com/office/2007/relationships/media", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "urn:house"} {
		list = append(list, pointing{"rId99", typ, out[i%len(out)], true, true}, pointing{"rId99", typ, out[(i+1)%len(out)], true, true})
	}
	for _, to := range []string{"javascript:alert(1)", "file:///C:/a", `\\server\share\a`, "ftp://example.org/", "data:text/html,a", "vbscript:a", "#_ftn1", "NULL", "", "https://", "mailto:", "ppaction://program", "a.xlsx", "//example.org/a", "https://example.org/#a%zz\x7f"} {
		if to != "https://example.org/#a%zz\x7f" {
			list = append(list, pointing{"rId99", "hyperlink", to, true, true})
		}
	}
	for _, to := range []string{"NULL", "#_ftn1", "../../../../a.png", "", "%2e%2e/a", "/ppt"} {
		list = append(list, pointing{"rId99", "image", to, false, true}, pointing{"rId99", "hyperlink", to, false, true})
	}
	return append(list, pointing{"", "hyperlink", "https://example.org/", true, true}, pointing{"rId99", "hyperlink", "http://example.org/a b?c=\"ü\"", true, false}, pointing{"rId99", "hyperlink", "mailto:a@example.org", true, false})
}

// twoSlides is a deck that any template has room for.
func twoSlides() *doc.Document {
	d := office.Deck()
	d.Blocks = []doc.Block{slide(d, "opening"), slide(d, "text")}
	return d
}

// trial tries spoilt templates.
type trial struct {
	testing.TB
	name    string
	files   *files
	deck    func() *doc.Document
	brand   *brand.Brand
	lint    func(deck []byte) diag.List
	refused int
	made    int
}

// try opens a template and makes a deck on it. Either it is refused, every finding with the file and one of the places,
// or the deck is sound. It returns the deck.
func (tr *trial) try(what string, data []byte, wantFault, free bool, places ...string) []byte {
	tr.Helper()
	what = tr.name + ", " + what
	tpl, diags := potx.Open("house.pptx", data, nil)
	if tpl == nil {
		tr.refused++
		if !wantFault && !free {
			tr.Errorf("%s: refused: %s", what, diags.Text())
		}
		found := false
		for _, d := range diags {
			at := ""
			if d.Pos.File != "house.pptx" || d.ID == "template-refused" && (len(d.Hints) == 0 || !strings.HasPrefix(d.Message, "the template cannot be used: ")) {
				tr.Errorf("%s: got %s", what, d)
			}
			for _, p := range places {
				if regexp.MustCompile(p).MatchString(d.Message) {
					at = p
				}
			}
			found = found || at != ""
		}
		if !diags.HasErrors() || !found {
			tr.Errorf("%s: refused without its place, one of %q: %s", what, places, diags.Text())
		}
		return nil
	}
	tr.made++
	if wantFault && !free {
		tr.Errorf("%s: taken", what)
	}
	deck, _, diags := pptx.Write(tr.deck(), tr.brand, tpl, "briefing test")
	if deck == nil {
		tr.Errorf("%s: %s", what, diags.Text())
		return nil
	}
	if found := tr.lint(deck); len(found) > 0 {
		tr.Errorf("%s: the deck is not sound: %s", what, found.Text())
	}
	leadsOutside(tr, what, deck)
	return deck
}

// leadsOutside reads a deck with nothing but Go's decoder and finds relationships that lead outside and are no links, and
// parts that it cannot read to their end.
func leadsOutside(t testing.TB, what string, deck []byte) {
	t.Helper()
	f := unzipped(t, deck)
	for _, n := range f.names {
		data := f.data[n]
		if !isText(n) || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
			continue
		}
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Errorf("%s: %s: %v", what, n, err)
				break
			}
			s, ok := token.(xml.StartElement)
			if !ok || !strings.HasSuffix(n, ".rels") {
				continue
			}
			get := func(name string) string {
				i := slices.IndexFunc(s.Attr, func(a xml.Attr) bool { return a.Name.Local == name })
				if i < 0 {
					return ""
				}
				return s.Attr[i].Value
			}
			if get("TargetMode") != "" && (get("Type") != relBase+"hyperlink" || !regexp.MustCompile(`^(https?://[^ ]|mailto:[^ ])`).MatchString(get("Target"))) {
				t.Errorf("%s: %s leads outside: %v", what, n, s.Attr)
			}
		}
	}
}

var relTag = regexp.MustCompile(`<Relationship [^>]*/>`)

// everything tries each spoiling of each file, each relationship added to each part, and each relationship spoilt, or of
// all those one in every stride.
func (tr *trial) everything(stride int) {
	tr.Helper()
	n := 0
	due := func() bool { n++; return n%stride == 0 }
	plain := tr.try("as it is", tr.files.with(tr, "", nil), false, false)
	if plain == nil {
		return
	}
	for _, name := range tr.files.names {
		was := tr.files.data[name]
		what := fateOf(name)
		if isText(name) {
			for _, s := range spoilings() {
				bad, ok := s.make(string(was))
				if !ok || !due() {
					continue
				}
				deck := tr.try(name+" with "+s.name, tr.files.with(tr, name, []byte(bad)), s.fault && what == kept, false, `^the template cannot be used: `+regexp.QuoteMeta(name)+` is damaged: line \d+, column \d+: `)
				// What is good is passed on as it is; only the presentation part is written anew.
				if deck != nil && !s.fault && what == kept && name != mainPart && !strings.HasSuffix(name, ".rels") && !strings.HasPrefix(name, "[") {
					if got := unzipped(tr, deck).data[name]; string(got) != bad {
						tr.Errorf("%s, %s with %s is not passed on byte for byte", tr.name, name, s.name)
					}
				}
			}
		}
		if strings.HasSuffix(name, ".rels") || strings.HasPrefix(name, "[") {
			continue
		}
		rels := string(tr.files.data[relsOf(name)])
		if !strings.Contains(rels, relsClose) {
			if rels != "" {
				continue
			}
			rels = relsOpen + relsClose
		}
		for _, p := range pointings() {
			if !due() {
				continue
			}
			bad := strings.Replace(rels, relsClose, relationship(p.id, p.typ, p.target, p.external)+relsClose, 1)
			quoted := regexp.QuoteMeta(p.target)
			if p.typ == "hyperlink" && p.id == "" {
				quoted = ""
			}
			// Relationships are told from each other before anyone asks which part they belong to.
			fault := p.fault && (what == kept || what == replaced && p.id == "")
			tr.try(fmt.Sprintf("%s with a relationship %+v", name, p), tr.files.with(tr, relsOf(name), []byte(bad)), fault, false,
				`the relationship rId99 of `+regexp.QuoteMeta(name)+`[ ,].*"`+strings.ReplaceAll(quoted, `\\`, `\\\\`)+`"`,
				regexp.QuoteMeta(relsOf(name))+` is damaged: .*rId99 leads to "`+quoted+`"`, regexp.QuoteMeta(relsOf(name))+` is damaged: .*one has none`)
		}
	}
	// Relationships that are there, one at a time.
	for _, name := range tr.files.names {
		if !strings.HasSuffix(name, ".rels") || fateOf(name) == dropped {
			continue
		}
		text := string(tr.files.data[name])
		for _, at := range relTag.FindAllStringIndex(text, -1) {
			tag := text[at[0]:at[1]]
			target := regexp.MustCompile(` Target="[^"]*"`)
			for _, s := range []struct{ name, with string }{
				{"gone", ""},
				{"twice", tag + tag},
				{"outside", strings.Replace(tag, "/>", ` TargetMode="External"/>`, 1)},
				{"nowhere", target.ReplaceAllString(tag, ` Target="NULL"`)},
				{"to a theme", target.ReplaceAllString(tag, ` Target="/ppt/theme/theme2.xml"`)},
				{"to a picture", target.ReplaceAllString(tag, ` Target="/ppt/media/image1.png"`)},
				{"of another kind", strings.Replace(tag, `" Target=`, `s" Target=`, 1)},
			} {
				if !due() || s.name == "outside" && strings.Contains(tag, "TargetMode") {
					continue
				}
				bad := text[:at[0]] + s.with + text[at[1]:]
				tr.try(fmt.Sprintf("%s: %s: %s", name, s.name, tag), tr.files.with(tr, name, []byte(bad)), true, true, `rId\d+`, "ppt/", `no presentation`, `is missing`)
			}
		}
	}
	if tr.refused == 0 || tr.made == 0 {
		tr.Errorf("%s: %d were refused and %d made", tr.name, tr.refused, tr.made)
	}
	tr.Logf("%s: %d refused, %d made", tr.name, tr.refused, tr.made)
}

// Whatever is wrong with a part or a relationship of a template: if decks would hold it, the template is refused with the
// place, and else the deck is sound; nothing in it leads outside but links to the web.
func TestSpoiltTemplates(t *testing.T) {
	exportedFiles := unzipped(t, packed(t, exported(t)))
	two := exported(t)
	twoMasters(two)
	for _, c := range []struct {
		name   string
		files  *files
		stride int
	}{{"every kind of part", house(), 4}, {"the built-in one", exportedFiles, 29}, {"two masters", unzipped(t, packed(t, two)), 37}} {
		t.Run(c.name, func(t *testing.T) {
			stride := c.stride * golden.Amount(1, 4, 7)
			(&trial{TB: t, name: c.name, files: c.files, deck: twoSlides, brand: office.Brand(t, "eu"), lint: lint.PPTX}).everything(stride)
		})
	}
}

// Templates with slides whose relationships lead nowhere, as PowerPoint opens them, are taken: the slides are left out.
func TestSlidesAreNotJudged(t *testing.T) {
	tpl, diags := potx.Open("house.pptx", house().with(t, "", nil), nil)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	if got := tpl.Report(); !strings.Contains(got, "its slide is left out of decks") {
		t.Error(got)
	}
	deck := unzipped(t, write(t, twoSlides(), tpl))
	for _, n := range deck.names {
		if strings.Contains(n, "omment") || strings.Contains(n, "thumbnail") || bytes.Contains(deck.data[n], []byte("unfinished")) {
			t.Errorf("%s is in the deck", n)
		}
	}
}

// A notes master that the presentation does not list is none: decks get one that it does.
func TestUnlistedNotesMaster(t *testing.T) {
	p := exported(t)
	replace(t, p, mainPart, `<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>`, ``)
	tpl, diags := potx.Open("house.pptx", packed(t, p), nil)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	write(t, twoSlides(), tpl)
}

// Custom data that something names is no more dispensable than what names it.
func TestCustomDataInUse(t *testing.T) {
	h := house()
	h.text("customXml/item1.xml", "<a>")
	tpl, diags := potx.Open("house.pptx", h.with(t, "", nil), nil)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	if deck := unzipped(t, write(t, twoSlides(), tpl)); deck.data["customXml/item1.xml"] != nil || deck.data["customXml/itemProps1.xml"] != nil {
		t.Error("damaged custom data are in the deck")
	}
	h.text(mainPart, strings.Replace(string(h.data[mainPart]), `<p:tags r:id="rId10"/>`, `<p:custData r:id="rId11"/><p:tags r:id="rId10"/>`, 1))
	if tpl, diags := potx.Open("house.pptx", h.with(t, "", nil), nil); tpl != nil || !strings.Contains(diags.Text(), "customXml/item1.xml is damaged: line 1, column 4: ") {
		t.Errorf("got %q", diags.Text())
	}
}

// What is refused is told with its place, all of it at once, and with a remedy.
func TestRefusalsOfParts(t *testing.T) {
	h := house()
	h.text("ppt/slideMasters/_rels/slideMaster1.xml.rels", strings.Replace(string(h.data["ppt/slideMasters/_rels/slideMaster1.xml.rels"]), relsClose,
		relationship("rId6", "image", `\\server\share\a.png`, true)+relationship("rId7", "hyperlink", "javascript:alert(1)", true)+relsClose, 1))
	_, diags := potx.Open("house.pptx", h.with(t, "", nil), nil)
	want := `house.pptx: error: the template cannot be used: the relationship rId6 of ppt/slideMasters/slideMaster1.xml, of the kind "image", leads out of the file to "\\\\server\\share\\a.png" [template-refused]
  hint: embed what is linked: in PowerPoint under File, Info, Edit Links to Files, or by putting the picture in again
house.pptx: error: the template cannot be used: the relationship rId7 of ppt/slideMasters/slideMaster1.xml links to "javascript:alert(1)", which is no address of the web or of mail [template-refused]
  hint: take that link out of the slide master or layout, or let it begin with https://, http:// or mailto:
house.pptx: note: properties or labels of the template's author are carried over into the deck [template-properties]
  hint: remove them in PowerPoint (File, Info) if they should not travel
`
	if got := diags.Text(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	h = house()
	for _, n := range []string{"ppt/theme/theme1.xml", "ppt/theme/theme2.xml"} {
		h.text(n, string(h.data[n])[:120])
	}
	h.text("ppt/media/image2.svg", strings.Replace(string(h.data["ppt/media/image2.svg"]), "<svg", "<!DOCTYPE svg>\n<svg", 1))
	_, diags = potx.Open("house.pptx", h.with(t, "", nil), nil)
	for _, want := range []string{
		"error: the template cannot be used: ppt/media/image2.svg is damaged: line 2, column 1: a document type is not allowed [template-refused]\n  hint: put that picture into the slide master again, as PNG\n",
		"error: the template cannot be used: ppt/theme/theme1.xml is damaged: line 2, column 64: the file ends too early [template-refused]\n  hint: open it in PowerPoint, which repairs what it can, and save it again\n",
		"error: the template cannot be used: ppt/theme/theme2.xml is damaged: line 2, column 64: ",
	} {
		if got := diags.Text(); !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	many := ""
	for i := range 100 {
		many += relationship(fmt.Sprint("rIdX", i), "image", "https://example.org/", true)
	}
	h = house()
	_, diags = potx.Open("house.pptx", h.with(t, "ppt/theme/_rels/theme1.xml.rels", []byte(relsOpen+many+relsClose)), nil)
	if n := strings.Count(diags.Text(), "template-refused"); n != 11 || !strings.Contains(diags.Text(), "90 more") {
		t.Errorf("%d findings:\n%s", n, diags.Text())
	}
}

// Whatever the bytes of a part, the template is refused or the deck is well-formed and leads nowhere outside.
func FuzzTemplate(f *testing.F) {
	h := house()
	for i, name := range h.names {
		if isText(name) {
			f.Add(uint8(i), uint16(len(h.data[name])/2), uint8(3), []byte(`<!DOCTYPE a>`))
			f.Add(uint8(i), uint16(60), uint8(0), []byte(" "))
		}
	}
	b := office.Brand(f, "eu")
	f.Fuzz(func(t *testing.T, file uint8, at uint16, cut uint8, with []byte) {
		name := h.names[int(file)%len(h.names)]
		was := h.data[name]
		from := min(int(at), len(was))
		to := min(from+int(cut), len(was))
		data := h.with(t, name, slices.Concat(was[:from], with, was[to:]))
		tpl, diags := potx.Open("house.pptx", data, nil)
		if tpl == nil {
			if !diags.HasErrors() {
				t.Fatal("refused without a word")
			}
			return
		}
		deck, _, _ := pptx.Write(twoSlides(), b, tpl, "briefing test")
		if deck == nil {
			return
		}
		for _, d := range lint.PPTX(deck) {
			switch d.ID {
			case "file-readable", "well-formed", "external-links", "links", "rels-resolve", "rels-used":
				t.Errorf("%s", d)
			}
		}
	})
}
