package slides

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/pptx"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

func sample(t testing.TB) []byte {
	t.Helper()
	b := office.Brand(t, "eu")
	data, _, diags := pptx.Write(office.Deck(), b, office.Builtin(t, b), "briefing test")
	if data == nil {
		t.Fatal(diags.Text())
	}
	return data
}

func TestSampleIsClean(t *testing.T) {
	if found := PPTX(sample(t)); len(found) > 0 {
		t.Error(found.Text())
	}
}

// A part in UTF-16 is as good as one in UTF-8.
func TestUTF16(t *testing.T) {
	a := unpack(t, sample(t))
	for _, n := range a.names {
		if !strings.HasSuffix(n, ".xml") && !strings.HasSuffix(n, ".rels") {
			continue
		}
		text := strings.Replace(a.parts[n], `encoding="UTF-8"`, `encoding="UTF-16"`, 1)
		wide := []byte("\xff\xfe")
		for _, u := range utf16.Encode([]rune(text)) {
			wide = append(wide, byte(u), byte(u>>8))
		}
		a.parts[n] = string(wide)
	}
	if found := PPTX(a.pack()); len(found) > 0 {
		t.Error(found.Text())
	}
}

// archive is a file as a list of entries that a test may spoil.
type archive struct {
	t     *testing.T
	names []string
	parts map[string]string
}

func unpack(t *testing.T, data []byte) *archive {
	t.Helper()
	f, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	a := &archive{t: t, parts: map[string]string{}}
	a.names = slices.Clone(f.names)
	for n, b := range f.parts {
		a.parts[n] = string(b)
	}
	return a
}

func (a *archive) pack() []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range a.names {
		w, err := z.CreateHeader(&zip.FileHeader{Name: n, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(a.parts[n]))
		}
		if err != nil {
			a.t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		a.t.Fatal(err)
	}
	return b.Bytes()
}

// sub replaces the first place of a text in a part, which must hold it.
func (a *archive) sub(part, old, with string) {
	a.t.Helper()
	if !strings.Contains(a.parts[part], old) {
		a.t.Fatalf("%s does not hold %q", part, old)
	}
	a.parts[part] = strings.Replace(a.parts[part], old, with, 1)
}

// match is sub for a pattern.
func (a *archive) match(part, pattern, with string) {
	a.t.Helper()
	re := regexp.MustCompile(pattern)
	at := re.FindStringIndex(a.parts[part])
	if at == nil {
		a.t.Fatalf("%s does not match %q", part, pattern)
	}
	s := a.parts[part]
	a.parts[part] = s[:at[0]] + re.ReplaceAllString(s[at[0]:at[1]], with) + s[at[1]:]
}

func (a *archive) add(name, data string) {
	a.names = append(a.names, name)
	a.parts[name] = data
}

func (a *archive) drop(name string) {
	a.t.Helper()
	i := slices.Index(a.names, name)
	if i < 0 {
		a.t.Fatalf("there is no %s", name)
	}
	a.names = slices.Delete(a.names, i, i+1)
}

// find is the first part of a prefix that holds a text.
func (a *archive) find(prefix, text string) string {
	a.t.Helper()
	for _, n := range a.names {
		if strings.HasPrefix(n, prefix) && strings.Contains(a.parts[n], text) {
			return n
		}
	}
	a.t.Fatalf("no %s* holds %q", prefix, text)
	return ""
}

const (
	pres      = "ppt/presentation.xml"
	slide2    = "ppt/slides/slide2.xml"
	bars      = "ppt/charts/chart1.xml" // stacked
	plainBars = "ppt/charts/chart2.xml" // of one part each
)

// faults are things wrong in a file, one at a time: the rule meant for it must find it, and only rules of also may
// find it too.
var faults = []struct {
	what, rule string
	also       string
	spoil      func(a *archive)
}{
	{"a part that is no XML", "well-formed", "", func(a *archive) { a.parts["docProps/app.xml"] = "<a>" }},
	{"a part that nobody looks at cut off", "well-formed", "", func(a *archive) { a.parts["ppt/presProps.xml"] = a.parts["ppt/presProps.xml"][:100] }},
	{"a theme with a document type", "well-formed", "", func(a *archive) { a.sub("ppt/theme/theme2.xml", "<a:theme", "<!DOCTYPE a:theme><a:theme") }},
	{"relationships cut off", "well-formed", "rels-used parts-reached layout-links notes-links", func(a *archive) {
		n := "ppt/slideLayouts/_rels/slideLayout9.xml.rels"
		a.parts[n] = strings.TrimSuffix(a.parts[n], "</Relationships>")
	}},
	{"a part in another encoding", "well-formed", "", func(a *archive) { a.sub("ppt/tableStyles.xml", `encoding="UTF-8"`, `encoding="ISO-8859-1"`) }},
	{"a byte of another encoding", "well-formed", "", func(a *archive) { a.sub("ppt/theme/theme2.xml", `name="`, "name=\"\xe9") }},
	{"a part that says UTF-16 and is not", "well-formed", "", func(a *archive) { a.sub("ppt/theme/theme2.xml", `encoding="UTF-8"`, `encoding="UTF-16"`) }},
	{"elements without end inside each other", "well-formed", "", func(a *archive) {
		a.parts["ppt/viewProps.xml"] = strings.Repeat("<a>", 600) + strings.Repeat("</a>", 600)
	}},
	{"an attribute twice", "well-formed", "", func(a *archive) { a.sub("ppt/theme/theme2.xml", ` name="`, ` name="x" name="`) }},
	{"attributes that touch", "well-formed", "", func(a *archive) { a.sub("ppt/theme/theme2.xml", ` name="`, ` x="x"name="`) }},
	{"a prefix that nothing declares", "well-formed", "", func(a *archive) { a.sub("ppt/theme/theme2.xml", ` name="`, ` x:y="x" name="`) }},
	{"two roots", "well-formed", "", func(a *archive) { a.parts["docProps/app.xml"] += "<a/>" }},
	{"text behind the root", "well-formed", "", func(a *archive) { a.parts["docProps/app.xml"] += "a" }},
	{"two declarations", "well-formed", "", func(a *archive) { a.parts["docProps/app.xml"] += `<?xml version="1.0"?>` }},
	{"a picture that is linked", "external-links", "", func(a *archive) { outside(a, "image", "https://example.org/a.png") }},
	{"a template that is attached", "external-links", "", func(a *archive) { outside(a, "attachedTemplate", `\\server\share\a.potx`) }},
	{"an object that is linked", "external-links", "", func(a *archive) { outside(a, "oleObject", "file:///a.xlsx") }},
	{"a link into the file system", "links", "", func(a *archive) { outside(a, "hyperlink", "file:///a.xlsx") }},
	{"types not first", "file-readable", "", func(a *archive) { a.names = append(a.names[1:], a.names[0]) }},
	{"names that differ by case", "part-names", "content-types parts-reached", func(a *archive) { a.add("ppt/Presentation.xml", "<a/>") }},
	{"a folder entry", "part-names", "content-types parts-reached", func(a *archive) { a.add("ppt/empty/", "") }},
	{"a type for a part that is not there", "content-types", "", func(a *archive) {
		a.sub(contentTypes, "</Types>", `<Override PartName="/ppt/slideMasters/slideMaster9.xml" ContentType="application/xml"/></Types>`)
	}},
	{"a slide with the type of a layout", "content-types", "layout-links", func(a *archive) {
		a.match(contentTypes, `(PartName="/ppt/slides/slide13.xml" ContentType="[^"]*)slide\+xml`, "${1}slideLayout+xml")
	}},
	{"a part without a type", "content-types", "parts-reached", func(a *archive) { a.add("ppt/thing.bin", "x") }},
	{"a missing chart part", "rels-resolve", "", func(a *archive) {
		a.drop(bars)
		a.drop("ppt/charts/_rels/chart1.xml.rels")
		a.match(contentTypes, `<Override PartName="/ppt/charts/chart1.xml"[^>]*>`, "")
		a.drop("ppt/embeddings/Workbook1.xlsx")
	}},
	{"two relationships with one id", "rels-resolve", "", func(a *archive) {
		a.match("ppt/slides/_rels/slide2.xml.rels", `Id="rId2"`, `Id="rId1"`)
	}},
	{"a chart's relationship dropped", "rels-used", "parts-reached", func(a *archive) {
		n := a.find("ppt/slides/_rels/", "charts/chart1.xml")
		a.match(n, `<Relationship Id="rId\d+" Type="[^"]*/chart" [^>]*>`, "")
	}},
	{"a slide that is not listed", "rels-used", "", func(a *archive) { a.match(pres, `<p:sldId id="258" [^>]*>`, "") }},
	{"a part that nothing leads to", "parts-reached", "", func(a *archive) { a.add("ppt/media/stray.png", "png"); typed(a, "png", "image/png") }},
	{"a slide id below 256", "slide-ids", "", func(a *archive) { a.sub(pres, `id="256"`, `id="255"`) }},
	{"two slides with one id", "slide-ids", "", func(a *archive) { a.sub(pres, `id="257"`, `id="256"`) }},
	{"a layout with the master's id", "master-ids", "", func(a *archive) {
		a.sub("ppt/slideMasters/slideMaster1.xml", `sldLayoutId id="2147483649"`, `sldLayoutId id="2147483648"`)
	}},
	{"notes master after the slides", "presentation-order", "", func(a *archive) {
		a.match(pres, `(?s)(<p:notesMasterIdLst>.*</p:notesMasterIdLst>)(.*</p:sldIdLst>)`, "$2$1")
	}},
	{"masters that share a theme", "own-theme", "parts-reached", func(a *archive) {
		a.sub("ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme2.xml", "theme1.xml")
	}},
	{"a master without a theme", "own-theme", "parts-reached", func(a *archive) {
		a.match("ppt/notesMasters/_rels/notesMaster1.xml.rels", `<Relationship [^>]*>`, "")
	}},
	{"a layout that its master does not list", "layout-links", "", func(a *archive) {
		a.match("ppt/slideMasters/slideMaster1.xml", `<p:sldLayoutId id="2147483650" [^>]*>`, "")
	}},
	{"a slide with two layouts", "layout-links", "", func(a *archive) {
		a.sub("ppt/slides/_rels/slide2.xml.rels", "</Relationships>", `<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout" Target="../slideLayouts/slideLayout1.xml"/></Relationships>`)
	}},
	{"notes of another slide", "notes-links", "", func(a *archive) {
		a.sub("ppt/notesSlides/_rels/notesSlide2.xml.rels", "slides/slide2.xml", "slides/slide3.xml")
	}},
	{"a stale section", "section-ids", "", func(a *archive) {
		a.sub(pres, "</p:presentation>", `<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="x"><p14:section name="A"><p14:sldIdLst><p14:sldId id="900"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>`)
	}},
	{"two shapes with one id", "shape-ids", "", func(a *archive) { a.sub(slide2, `cNvPr id="3"`, `cNvPr id="2"`) }},
	{"a placeholder that the layout has not", "placeholders", "", func(a *archive) { a.sub(slide2, `idx="121"`, `idx="777"`) }},
	{"a placeholder of another type", "placeholders", "", func(a *archive) { a.sub(slide2, `type="body" idx="121"`, `type="chart" idx="121"`) }},
	{"no title", "slide-titles", "", func(a *archive) { a.sub(slide2, "What the slide four finds", " ") }},
	{"a title that is a text box", "slide-titles", "reading-order", func(a *archive) { a.sub(slide2, `<p:ph type="title"/>`, "") }},
	{"the same title twice", "slide-titles", "", func(a *archive) { a.sub(slide2, "What the slide four finds", "What the slide six finds") }},
	{"a chart without a text alternative", "alt-text", "", func(a *archive) {
		a.sub(a.find("ppt/slides/", "Bars of amounts."), `descr="Bars of amounts."`, `descr=" "`)
	}},
	{"a group without one", "alt-text", "", func(a *archive) { a.sub(a.find("ppt/slides/", "Timeline."), `descr="Timeline."`, "") }},
	{"a table without one", "alt-text", "", func(a *archive) {
		a.match(a.find("ppt/slides/", "<a:tbl>"), `(<p:nvGraphicFramePr><p:cNvPr [^>]*)descr="[^"]*"`, "$1")
	}},
	{"an emblem without one", "alt-text", "", func(a *archive) { a.match("ppt/slideMasters/slideMaster1.xml", ` descr="[^"]+"`, "") }},
	{"text without a language", "language", "", func(a *archive) { a.sub(slide2, `<a:rPr lang="en-GB"`, `<a:rPr`) }},
	{"a chart without a language", "language", "", func(a *archive) { a.sub(bars, `<c:lang val="en-GB"/>`, "") }},
	{"a label without a language", "language", "", func(a *archive) { a.match(bars, `(<a:fld [^>]*><a:rPr) lang="[^"]*"`, "$1") }},
	{"a text before the title", "reading-order", "", func(a *archive) {
		a.match(slide2, `(?s)(<p:sp>.*?</p:sp>)(.*)(</p:spTree>)`, "$2$1$3")
	}},
	{"a frame without a place", "frame-place", "", func(a *archive) {
		a.match(a.find("ppt/slides/", "Bars of amounts."), `(?s)<p:xfrm>.*</p:xfrm>`, "")
	}},
	{"a frame that runs over the slide", "frame-place", "", func(a *archive) {
		a.match(a.find("ppt/slides/", "Bars of amounts."), `<p:xfrm><a:off x="\d+"`, `<p:xfrm><a:off x="9000000"`)
	}},
	{"a table with the address of something else", "frame-kind", "", func(a *archive) {
		a.sub(a.find("ppt/slides/", "<a:tbl>"), "drawingml/2006/table", "drawingml/2006/main/table")
	}},
	{"a ragged row", "table-grid", "", func(a *archive) { a.match(a.find("ppt/slides/", "<a:tbl>"), `(?s)<a:tc>.*?</a:tc>`, "") }},
	{"a cell that spans too much", "table-grid", "", func(a *archive) { a.sub(a.find("ppt/slides/", "<a:tbl>"), `gridSpan="2"`, `gridSpan="3"`) }},
	{"a table without a header row", "table-grid", "", func(a *archive) { a.sub(a.find("ppt/slides/", "<a:tbl>"), `firstRow="1"`, `firstRow="0"`) }},
	{"a link with a space", "links", "", func(a *archive) { a.sub(a.find("ppt/notesSlides/_rels/", "example.org"), "%20", " ") }},
	{"a link to a program", "links", "", func(a *archive) {
		a.match(a.find("ppt/notesSlides/_rels/", "example.org"), `https://[^"]*`, "javascript:alert(1)")
	}},
	{"charts that share a workbook", "chart-workbook", "parts-reached chart-cache", func(a *archive) { a.sub("ppt/charts/_rels/chart2.xml.rels", "Workbook2", "Workbook1") }},
	{"a chart that names no workbook", "chart-workbook", "", func(a *archive) { a.match(bars, `<c:externalData.*</c:externalData>`, "") }},
	{"a workbook that is none", "chart-workbook", "", func(a *archive) { a.parts["ppt/embeddings/Workbook1.xlsx"] = "x" }},
	{"a cache that differs from the workbook", "chart-cache", "", func(a *archive) { a.sub(bars, "<c:v>231.3</c:v>", "<c:v>231.4</c:v>") }},
	{"a name that differs", "chart-cache", "", func(a *archive) { a.sub(bars, "<c:v>North</c:v>", "<c:v>Nord</c:v>") }},
	{"a label that differs from its cell", "chart-cache", "", func(a *archive) { a.sub(bars, "<a:t>231.3 + 15.0</a:t>", "<a:t>246.3</a:t>") }},
	{"a name that the workbook reads as a character", "chart-cache", "", func(a *archive) {
		a.parts[bars] = strings.ReplaceAll(a.parts[bars], "<c:v>North</c:v>", "<c:v>_x005F_x0041_</c:v>")
		book := "ppt/embeddings/Workbook1.xlsx"
		a.parts[book] = inBook(a.t, a.parts[book], ">North<", ">_x0041_<")
	}},
	{"a point outside its range", "chart-cache", "", func(a *archive) { a.sub(bars, `<c:pt idx="0"><c:v>231.3`, `<c:pt idx="90"><c:v>231.3`) }},
	{"no number", "chart-cache", "", func(a *archive) { a.sub(bars, "<c:v>231.3</c:v>", "<c:v>NaN</c:v>") }},
	{"a third axis", "chart-axes", "", func(a *archive) {
		a.sub(bars, `<c:axId val="222222222"/></c:barChart>`, `<c:axId val="222222222"/><c:axId val="333"/></c:barChart>`)
	}},
	{"bars that do not begin at zero", "chart-axes", "", func(a *archive) { a.sub(bars, `<c:min val="0"/>`, `<c:min val="100"/>`) }},
	{"labels outside of stacked bars", "chart-labels", "", func(a *archive) { a.sub(bars, `dLblPos val="inBase"`, `dLblPos val="outEnd"`) }},
	{"words typed in a label", "label-text", "", func(a *archive) {
		a.sub(bars, `<a:fld `, `<a:r><a:rPr lang="en-GB"/><a:t>about</a:t></a:r><a:fld `)
	}},
	{"an arrowhead typed in a label", "label-text", "", func(a *archive) {
		a.sub(bars, `</a:fld>`, `</a:fld><a:r><a:rPr lang="en-GB"/><a:t>►</a:t></a:r>`)
	}},
	{"a label that is all format", "label-text", "", func(a *archive) {
		a.match(plainBars, `(<c:dLbl><c:idx val="\d+"/><c:numFmt formatCode)="[^"]*"`, `$1="&quot;140.0&quot;"`)
	}},
	{"a section of a format that prints no number", "label-text", "", func(a *archive) {
		a.match(plainBars, `(<c:dLbl><c:idx val="\d+"/><c:numFmt formatCode)="([^"]*)"`, `$1="[&gt;=100]&quot;many 0&quot;;$2"`)
	}},
	{"a figure typed in a label's cell", "label-cells", "", func(a *archive) {
		a.matchBook(`t="str"><f>[^<]*</f><v>(231.3 \+ 15.0)</v>`, `t="inlineStr"><is><t>$1</t></is>`)
	}},
	{"a figure typed otherwise in a label's cell", "label-cells", "chart-cache", func(a *archive) {
		a.matchBook(`t="str"><f>[^<]*</f><v>231.3 \+ 15.0</v>`, `t="inlineStr"><is><t>some 231</t></is>`)
	}},
	{"words typed in the cell of a bar's label", "label-cells", "chart-cache", func(a *archive) {
		a.matchBook(`t="str"><f>[^<]*</f><v>231.3 \+ 15.0</v>`, `t="inlineStr"><is><t>very much</t></is>`)
	}},
	{"a formula without a cell", "label-cells", "", func(a *archive) { a.matchBook(`<f>[^<]*</f>(<v>231.3 \+ 15.0)`, `<f>"231.3 + 15.0"</f>$1`) }},
	{"a formula of another row", "label-cells", "label-formulas", func(a *archive) { a.matchBook(`(<f>[^<]*)B2([^<]*</f><v>231.3)`, "${1}B3$2") }},
	{"a formula of a label alone", "label-cells", "", func(a *archive) {
		a.matchBook(`<f>[^<]*</f>(<v>231.3 \+ 15.0)`, `<f>IF(COUNT(D2)=1,"231.3 + 15.0","")</f>$1`)
	}},
	{"a bar without a label", "label-cells", "", func(a *archive) {
		a.match(plainBars, `(?s)<c:dLbls>(<c:dLbl><c:idx val="\d+"/><c:numFmt.*?)?</c:dLbls>`, "")
	}},
	{"a label that is not what its formula gives", "label-formulas", "", func(a *archive) {
		a.matchBook(`<v>231.3 \+ 15.0</v>`, "<v>231.3 and 15.0</v>")
		a.parts[bars] = strings.ReplaceAll(a.parts[bars], ">231.3 + 15.0<", ">231.3 and 15.0<")
	}},
	{"a formula whose numbers the reader's Office writes in its own way", "label-formulas", "", func(a *archive) {
		a.matchBook(`(<f>[^<]*FIXED\([^<]*?)TRUE`, "${1}FALSE")
	}},
	{"a function that not every Excel has", "label-formulas", "", func(a *archive) { a.matchBook(`<f>[^<]*</f>(<v>231.3)`, `<f>TEXTJOIN("",TRUE,B2)</f>$1`) }},
	{"a formula cut off", "label-formulas", "", func(a *archive) { a.matchBook(`(<f>[^<]*)\)</f>(<v>231.3)`, "$1</f>$2") }},
	{"a text without a paragraph", "text-bodies", "", func(a *archive) {
		a.match(slide2, `(?s)(idx="121"/>.*?<a:lstStyle/>)<a:p>.*</a:p>`, "$1")
	}},
	{"a character that shows nothing", "characters", "", func(a *archive) { a.sub(slide2, "things counted", "things\u0085counted") }},
	{"no author", "properties", "", func(a *archive) { a.match("docProps/core.xml", `<dc:creator>.*</dc:creator>`, "") }},
	{"no date", "properties", "", func(a *archive) { a.match("docProps/core.xml", `<dcterms:created .*</dcterms:created>`, "") }},
}

// outside gives a layout a relationship that leads out of the file.
func outside(a *archive, kind, target string) {
	a.sub("ppt/slideLayouts/_rels/slideLayout9.xml.rels", "</Relationships>",
		`<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`+kind+`" Target="`+target+`" TargetMode="External"/></Relationships>`)
}

// inBook replaces a text of a workbook's sheet, which must hold it.
func inBook(t *testing.T, book, old, with string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	in := &archive{t: t, parts: map[string]string{}}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		in.add(e.Name, string(body))
	}
	in.sub("xl/worksheets/sheet1.xml", old, with)
	return string(in.pack())
}

// matchBook replaces a pattern in the sheet of the workbook of bars.
func (a *archive) matchBook(pattern, with string) {
	a.t.Helper()
	const book, sheet = "ppt/embeddings/Workbook1.xlsx", "xl/worksheets/sheet1.xml"
	z, err := zip.NewReader(strings.NewReader(a.parts[book]), int64(len(a.parts[book])))
	if err != nil {
		a.t.Fatal(err)
	}
	in := &archive{t: a.t, parts: map[string]string{}}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			a.t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			a.t.Fatal(err)
		}
		in.add(e.Name, string(body))
	}
	in.match(sheet, pattern, with)
	a.parts[book] = string(in.pack())
}

func typed(a *archive, ext, typ string) {
	a.sub(contentTypes, "<Default ", `<Default Extension="`+ext+`" ContentType="`+typ+`"/><Default `)
}

func TestFaults(t *testing.T) {
	whole := unpack(t, sample(t))
	tried := map[string]bool{}
	for _, f := range faults {
		a := &archive{t: t, names: slices.Clone(whole.names), parts: maps.Clone(whole.parts)}
		f.spoil(a)
		got := map[string]bool{}
		for _, d := range PPTX(a.pack()) {
			got[d.ID] = true
		}
		if !got[f.rule] {
			t.Errorf("%s: %s did not find it; found by %v", f.what, f.rule, got)
		}
		delete(got, f.rule)
		for _, id := range strings.Fields(f.also) {
			delete(got, id)
		}
		if len(got) > 0 {
			t.Errorf("%s: %v found it too", f.what, got)
		}
		tried[f.rule] = true
	}
	for _, r := range Rules() {
		if !tried[r.ID] {
			t.Errorf("no fault is planted for the rule %s", r.ID)
		}
	}
}

// However damaged, a file gives findings and never a panic.
func FuzzPPTX(f *testing.F) {
	f.Add(sample(f), 5000, byte(1))
	f.Add([]byte("PK"), 0, byte(0))
	data := sample(f)
	f.Fuzz(func(_ *testing.T, raw []byte, at int, with byte) {
		PPTX(raw)
		if at >= 0 && at < len(data) {
			spoiled := bytes.Clone(data)
			spoiled[at] ^= with
			PPTX(spoiled)
		}
	})
}
