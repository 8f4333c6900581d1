package pptx_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/potx"
)

// What follows makes Strict Open XML of the transitional form, as PowerPoint saves it. It is written down once more from the
// standard, not from the tables that read it.

const strictBase = "http://purl.oclc.org/ooxml/"

var strictNames = strings.NewReplacer(
	`"http://schemas.openxmlformats.org/presentationml/2006/main"`, `"`+strictBase+`presentationml/main"`,
	`"http://schemas.openxmlformats.org/drawingml/2006/main"`, `"`+strictBase+`drawingml/main"`,
	`"http://schemas.openxmlformats.org/drawingml/2006/chart"`, `"`+strictBase+`drawingml/chart"`,
	`"http://schemas.openxmlformats.org/drawingml/2006/table"`, `"`+strictBase+`drawingml/table"`,
	`"http://schemas.openxmlformats.org/officeDocument/2006/relationships"`, `"`+strictBase+`officeDocument/relationships"`,
	`"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"`, `"`+strictBase+`officeDocument/customProperties"`,
	`"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"`, `"`+strictBase+`officeDocument/docPropsVTypes"`,
	`"http://schemas.openxmlformats.org/officeDocument/2006/customXml"`, `"`+strictBase+`officeDocument/customXml"`,
)

// strictRel is the type of a relationship in the strict form.
func strictRel(typ string) string {
	name, ok := strings.CutPrefix(typ, relBase)
	if !ok {
		return typ
	}
	switch name {
	case "extended-properties":
		name = "extendedProperties"
	case "custom-properties":
		name = "customProperties"
	}
	return strictBase + "officeDocument/relationships/" + name
}

// percentages are elements with the attributes of theirs that are percentages in 1/1000 %.
var percentages = regexp.MustCompile(`<a:(?:tint|shade|alpha|sat|satMod|satOff|lum|lumMod|lumOff|gs|fillToRect|tileRect|fillRect|srcRect|tile|outerShdw|reflection|ds|miter|camera|spcPct|buSzPct|normAutofit|rPr|defRPr|endParaRPr|alphaModFix|scrgbClr|hslClr)\b[^>]*>`)

var percentNames = regexp.MustCompile(` (val|pos|l|t|r|b|sx|sy|stA|stPos|endA|endPos|d|sp|lim|zoom|fontScale|lnSpcReduction|baseline|amt|g|sat|lum)="(-?\d+)"`)

// lengths are elements with attributes in EMU that can have a unit.
var lengths = regexp.MustCompile(`<a:(?:off|chOff|pt|bodyPr|tcPr|tab|gridCol|tr|tile)\b[^>]*>`)

var lengthNames = regexp.MustCompile(` (x|y|lIns|tIns|rIns|bIns|marL|marR|marT|marB|pos|w|h|tx|ty)="(-?\d+)"`)

var spacings = regexp.MustCompile(`(<a:(?:rPr|defRPr|endParaRPr)\b[^>]* spc=")(-?\d+)"`)

// strictly writes an XML part in the strict form. Units are chosen by turns.
func strictly(text string) string {
	text = strictNames.Replace(text)
	number := func(s string) float64 {
		n, _ := strconv.Atoi(s)
		return float64(n)
	}
	text = percentages.ReplaceAllStringFunc(text, func(tag string) string {
		return percentNames.ReplaceAllStringFunc(tag, func(a string) string {
			m := percentNames.FindStringSubmatch(a)
			if run := strings.HasPrefix(tag, "<a:rPr") || strings.HasPrefix(tag, "<a:defRPr") || strings.HasPrefix(tag, "<a:endParaRPr"); run && m[1] == "b" {
				return a // bold is no percentage
			}
			return fmt.Sprintf(` %s="%s%%"`, m[1], strconv.FormatFloat(number(m[2])/1000, 'f', -1, 64))
		})
	})
	turn := 0
	text = lengths.ReplaceAllStringFunc(text, func(tag string) string {
		return lengthNames.ReplaceAllStringFunc(tag, func(a string) string {
			m := lengthNames.FindStringSubmatch(a)
			turn++
			unit := []struct {
				name string
				emu  float64
			}{{"pt", 12700}, {"mm", 36000}, {"cm", 360000}, {"in", 914400}, {"pc", 152400}, {"pi", 152400}}[turn%6]
			return fmt.Sprintf(` %s="%s%s"`, m[1], strconv.FormatFloat(number(m[2])/unit.emu, 'f', 10, 64), unit.name)
		})
	})
	text = spacings.ReplaceAllStringFunc(text, func(a string) string {
		m := spacings.FindStringSubmatch(a)
		return fmt.Sprintf(`%s%spt"`, m[1], strconv.FormatFloat(number(m[2])/100, 'f', -1, 64))
	})
	text = regexp.MustCompile(`(<c:(?:gapWidth|overlap|holeSize|hPercent)\b val="-?\d+)"`).ReplaceAllString(text, `$1%"`)
	return regexp.MustCompile(`<p:presentation\b`).ReplaceAllString(text, `$0 conformance="strict"`)
}

// strictOf is a package in the strict form.
func strictOf(p *ooxml.Package) *ooxml.Package {
	out := p.Clone()
	change := func(rels []ooxml.Rel) {
		for i := range rels {
			rels[i].Type = strictRel(rels[i].Type)
		}
	}
	change(out.Rels)
	for _, n := range out.Names() {
		part := out.Part(n)
		change(part.Rels)
		if strings.HasSuffix(n, ".xml") && part.Type != "application/xml" {
			part.Set([]byte(strictly(string(part.Data))))
		}
	}
	return out
}

const (
	gradient = `<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0"><a:schemeClr val="phClr"><a:lumMod val="110000"/><a:satMod val="105000"/><a:tint val="67000"/></a:schemeClr></a:gs><a:gs pos="50500"><a:schemeClr val="phClr"><a:alpha val="33333"/></a:schemeClr></a:gs><a:gs pos="100000"><a:scrgbClr r="0" g="50000" b="12345"/></a:gs></a:gsLst><a:path path="circle"><a:fillToRect l="50000" t="-80000" r="50000" b="180000"/></a:path></a:gradFill>`
	effects  = `<a:effectStyle><a:effectLst><a:outerShdw blurRad="57150" dist="19050" dir="5400000" sx="98000" sy="98000" algn="ctr" rotWithShape="0"><a:srgbClr val="000000"><a:alpha val="63000"/></a:srgbClr></a:outerShdw><a:reflection blurRad="6350" stA="50000" endA="300" endPos="55000" dir="5400000" sy="-100000" algn="bl" rotWithShape="0"/></a:effectLst></a:effectStyle>`
	shapes   = `<p:sp><p:nvSpPr><p:cNvPr id="970" name="50%" descr="2.5cm"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="12345" y="6543211"/><a:ext cx="457200" cy="45720"/></a:xfrm>` +
		`<a:custGeom><a:avLst/><a:gdLst><a:gd name="x1" fmla="*/ w 50000 100000"/></a:gdLst><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="x1" y="100"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>` +
		`<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr></a:solidFill><a:custDash><a:ds d="300000" sp="150000"/></a:custDash><a:miter lim="800000"/></a:ln></p:spPr>` +
		`<p:txBody><a:bodyPr lIns="91440" tIns="45720" rIns="91441" bIns="1"><a:normAutofit fontScale="92500" lnSpcReduction="10000"/></a:bodyPr><a:lstStyle/><a:p><a:pPr><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buSzPct val="75000"/><a:buChar char="•"/><a:tabLst><a:tab pos="914400" algn="l"/></a:tabLst></a:pPr><a:r><a:rPr lang="en-GB" b="1" baseline="30000" spc="-50"/><a:t>50% of 2cm, http://purl.oclc.org/ooxml/drawingml/main</a:t></a:r></a:p></p:txBody></p:sp>` +
		`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="971" name="Table" descr="A table"/><p:cNvGraphicFramePr/><p:nvPr userDrawn="1"/></p:nvGraphicFramePr><p:xfrm><a:off x="12701" y="36001"/><a:ext cx="914400" cy="370840"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid><a:gridCol w="914400"/></a:tblGrid><a:tr h="370840"><a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>A</a:t></a:r></a:p></a:txBody><a:tcPr marL="68580" marT="34290"/></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>` +
		`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="972" name="Chart" descr="A chart"/><p:cNvGraphicFramePr/><p:nvPr userDrawn="1"/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="370840"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="CHART"/></a:graphicData></a:graphic></p:graphicFrame>`
	chart = ooxml.Header + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>` +
		`<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>A</c:v></c:tx><c:val><c:numLit><c:formatCode>0%</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>1</c:v></c:pt></c:numLit></c:val></c:ser><c:gapWidth val="150"/><c:overlap val="-25"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
		`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="l"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`
)

// rich puts values of every form, a table and a chart into the theme and the master, and texts that only look like such.
func rich(t testing.TB, p *ooxml.Package) {
	flat := `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	replace(t, p, "ppt/theme/", `<a:fillStyleLst>`+flat, `<a:fillStyleLst>`+gradient, `<a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst>`, effects+`</a:effectStyleLst>`)
	master := p.Part("ppt/slideMasters/slideMaster1.xml")
	p.Add(&ooxml.Part{Name: "ppt/charts/chart90.xml", Type: ooxml.TypeChart, Data: []byte(chart)})
	id := master.Relate(ooxml.RelChart, "ppt/charts/chart90.xml", false)
	replace(t, p, master.Name, `</p:spTree>`, strings.Replace(shapes, "CHART", id, 1)+`</p:spTree>`)
}

func unlinted(t testing.TB, d *doc.Document, tpl *potx.Template) []byte {
	t.Helper()
	data, _, diags := pptx.Write(d, office.Brand(t, "eu"), tpl, "briefing test")
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return data
}

// A template saved as Strict Open XML gives, with a note, the very deck of the same template in the transitional form.
func TestStrictTemplates(t *testing.T) {
	t.Parallel() // it waits for another program
	var decks [][]byte
	for _, f := range append(foreigners(), struct {
		name string
		make func(t testing.TB, p *ooxml.Package)
	}{"everything", rich}) {
		t.Run(f.name, func(t *testing.T) {
			p := exported(t)
			f.make(t, p)
			want, found := potx.Open("house.pptx", packed(t, p), nil)
			if want == nil || strings.Contains(found.Text(), "template-strict") {
				t.Fatal(found.Text())
			}
			data := packed(t, strictOf(p))
			if bytes.Contains(data, []byte("openxmlformats.org/presentationml/2006")) {
				t.Fatal("the template is not strict")
			}
			got, diags := potx.Open("house.pptx", data, nil)
			if got == nil {
				t.Fatal(diags.Text())
			}
			i := slices.IndexFunc(diags, func(d diag.Diagnostic) bool { return d.ID == "template-strict" })
			if i < 0 || diags[i].Severity != diag.Note || diags[i].Pos.File != "house.pptx" {
				t.Errorf("no note says so: %s", diags.Text())
			}
			if got.Report() != want.Report() {
				t.Errorf("its layouts are\n%swant\n%s", got.Report(), want.Report())
			}
			deck := write
			if f.name == "everything" {
				deck = unlinted // its chart has no workbook, which the linter finds in both
			}
			is, was := unzipped(t, deck(t, roomy(), got)), unzipped(t, deck(t, roomy(), want))
			if !slices.Equal(is.names, was.names) {
				t.Fatalf("the deck holds %q, want %q", is.names, was.names)
			}
			for _, n := range was.names {
				if !bytes.Equal(is.data[n], was.data[n]) {
					t.Errorf("%s is\n%.3000s\nwant\n%.3000s", n, is.data[n], was.data[n])
				}
			}
			decks = append(decks, is.with(t, "", nil))
		})
	}
	// That of everything is the last. All versions of Office see it in a long run.
	versions := office.Ends
	if golden.Long() {
		versions = office.Versions
	}
	for _, e := range office.Validate(t, versions, decks[len(decks)-1]) {
		t.Error(e)
	}
}

// What the transitional form lets stand with a percent sign or a unit, by its schemas of 2008, no version of Office is
// known to read: the validator refuses each of the values that are converted.
func TestValuesNeedConverting(t *testing.T) {
	p := exported(t)
	rich(t, p)
	back := strings.NewReplacer(
		strictBase+"presentationml/main", ooxml.NSMain, strictBase+"drawingml/main", ooxml.NSDrawing, strictBase+"drawingml/chart", ooxml.NSChart,
		strictBase+"officeDocument/relationships", ooxml.NSRelationships, strictBase+"drawingml/table", ooxml.NSTable, ` conformance="strict"`, ``)
	for _, n := range p.Names() {
		if part := p.Part(n); strings.HasSuffix(n, ".xml") {
			part.Set([]byte(back.Replace(strictly(string(part.Data)))))
		}
	}
	found := strings.Join(office.Validate(t, office.Newest, packed(t, p)), "\n")
	for _, value := range []string{"110%", "33.333%", "50.5%", "-80%", "98%", "0.3%", "300%", "800%", "92.5%", "90%", "75%", "30%", "-0.5pt", "150%", "-25%"} {
		if !strings.Contains(found, "'"+value+"'") {
			t.Errorf("the validator has nothing to say of %s", value)
		}
	}
	for _, name := range []string{"x", "y", "lIns", "tIns", "rIns", "bIns", "pos", "w", "h", "marL", "marT"} {
		if !regexp.MustCompile(`attribute '` + name + `' has invalid value '[^']+(pt|mm|cm|in|pc|pi)'`).MatchString(found) {
			t.Errorf("the validator has nothing to say of a length in %s", name)
		}
	}
	if t.Failed() {
		t.Log(found)
	}
}

// What is strict in part only is refused, by the first part or relationship of each form.
func TestStrictInPart(t *testing.T) {
	transitional := func(p *ooxml.Package, name string) { p.Part(name).Set(exported(t).Part(name).Data) }
	for _, c := range []struct {
		name, want string
		spoil      func(p *ooxml.Package)
	}{
		{"a transitional master", "in part only: the relationship rId1 is of the strict form, ppt/slideMasters/slideMaster1.xml of the transitional one", func(p *ooxml.Package) {
			transitional(p, "ppt/slideMasters/slideMaster1.xml")
		}},
		{"a transitional presentation", "the relationship rId1 is of the strict form, ppt/presentation.xml of the transitional one", func(p *ooxml.Package) { transitional(p, mainPart) }},
		{"a transitional relationship", "the relationship rId1 is of the strict form, the relationship rId3 of ppt/slideMasters/slideMaster1.xml of the transitional one", func(p *ooxml.Package) {
			p.Part("ppt/slideMasters/slideMaster1.xml").Rels[2].Type = ooxml.RelLayout
		}},
		{"an element", "ppt/slideLayouts/slideLayout3.xml of the transitional one", func(p *ooxml.Package) {
			replace(t, p, "ppt/slideLayouts/slideLayout3.xml", `</p:spTree>`, `<p:extLst><a:ext xmlns:a="`+ooxml.NSDrawing+`" uri="x"/></p:extLst></p:spTree>`)
		}},
		{"an unknown namespace", `ppt/slideLayouts/slideLayout3.xml is damaged: line 2, column `, func(p *ooxml.Package) {
			replace(t, p, "ppt/slideLayouts/slideLayout3.xml", `</p:spTree>`, `<x:y xmlns:x="`+strictBase+`drawingml/next"/></p:spTree>`)
		}},
		{"two names that become one", `ppt/slideLayouts/slideLayout3.xml is damaged: line 2, column`, func(p *ooxml.Package) {
			replace(t, p, "ppt/slideLayouts/slideLayout3.xml", `</p:spTree>`, `<x:y xmlns:x="urn:x" xmlns:q="`+ooxml.NSRelationships+`" r:id="rId1" q:id="rId1"/></p:spTree>`)
		}},
	} {
		p := strictOf(exported(t))
		c.spoil(p)
		tpl, diags := potx.Open("house.pptx", packed(t, p), nil)
		if tpl != nil || !strings.Contains(diags.Text(), c.want) {
			t.Errorf("%s: got a template %v and\n%s, want %s", c.name, tpl != nil, diags.Text(), c.want)
		}
	}
	for _, part := range []string{mainPart, "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme2.xml", "ppt/notesMasters/notesMaster1.xml"} {
		p := exported(t)
		p.Part(part).Set([]byte(strictly(string(p.Part(part).Data))))
		tpl, diags := potx.Open("house.pptx", packed(t, p), nil)
		if tpl != nil || !strings.Contains(diags.Text(), "Strict Open XML in part only") {
			t.Errorf("%s strict among others: got a template %v and\n%s", part, tpl != nil, diags.Text())
		}
	}
}

// Data that programs keep beside a presentation stays as it is, whatever its names are; its properties are converted.
func TestStrictLeavesForeignData(t *testing.T) {
	const item = `<a:house xmlns:a="` + ooxml.NSDrawing + `" xmlns:s="` + strictBase + `drawingml/main" s:at="50%"/>`
	p := exported(t)
	p.Add(&ooxml.Part{Name: "customXml/item1.xml", Type: "application/xml", Data: []byte(item)}).Relate(relBase+"customXmlProps", "customXml/itemProps1.xml", false)
	p.Add(&ooxml.Part{Name: "customXml/itemProps1.xml", Type: typeBase + "customXmlProperties+xml", Data: []byte(`<ds:datastoreItem ds:itemID="{6D5A4F3B-1111-4222-8333-444455556666}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`)})
	p.Part(mainPart).Relate(relBase+"customXml", "customXml/item1.xml", false)
	props := string(p.Part("customXml/itemProps1.xml").Data)
	tpl, diags := potx.Open("house.pptx", packed(t, strictOf(p)), nil)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	deck := unzipped(t, write(t, roomy(), tpl))
	if got := string(deck.data["customXml/item1.xml"]); got != item {
		t.Errorf("the data are %s", got)
	}
	if got := string(deck.data["customXml/itemProps1.xml"]); got != props {
		t.Errorf("their properties are %s", got)
	}
}

// The same holds of a template with every kind of part, and of its slides, which are left out however bad they are.
func TestStrictHouse(t *testing.T) {
	f, s := house(), house()
	for _, n := range s.names {
		text := string(s.data[n])
		switch {
		case strings.HasSuffix(n, ".rels"):
			text = regexp.MustCompile(` Type="([^"]*)"`).ReplaceAllStringFunc(text, func(a string) string { return ` Type="` + strictRel(a[len(` Type="`):len(a)-1]) + `"` })
		case strings.HasSuffix(n, ".xml") && n != "[Content_Types].xml":
			text = strictly(text)
		}
		s.text(n, text)
	}
	open := func(f *files) (*potx.Template, string) {
		tpl, diags := potx.Open("house.pptx", f.with(t, "", nil), nil)
		if tpl == nil {
			t.Fatal(diags.Text())
		}
		return tpl, diags.Text()
	}
	want, _ := open(f)
	got, said := open(s)
	if got.Report() != want.Report() || !strings.Contains(said, "template-strict") {
		t.Errorf("its layouts are\n%s%s\nwant\n%s", got.Report(), said, want.Report())
	}
	is, was := unzipped(t, unlinted(t, twoSlides(), got)), unzipped(t, unlinted(t, twoSlides(), want))
	for _, n := range was.names {
		if !bytes.Equal(is.data[n], was.data[n]) {
			t.Errorf("%s is\n%.2000s\nwant\n%.2000s", n, is.data[n], was.data[n])
		}
	}
}
