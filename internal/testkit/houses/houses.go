// Package houses makes PowerPoint templates as other houses have them, from traits that public templates have.
//
// In: nothing. Out: forty templates as files, each trait in three of them at least. They are used by tests of decks on any
// template: by what is made of a small deck in write/pptx, and of the shipped one in pipeline.
package houses

import (
	"fmt"
	"strings"

	"briefing/internal/write/ooxml"
)

// House is a template of another house, made up from traits that public templates have.
type House struct {
	Name   string
	W, H   int      // of slides, in EMU
	Face   string   // of all text
	Order  []string // of layouts in the file
	Dark   string   // how the ground is dark; empty: it is light
	Grows  bool     // placeholders are as high as their text, and low, as their prompts are
	Normal bool     // text may be made smaller
	Mirror bool     // the right half comes before the left one in the file
	Side   bool     // the title stands beside the content
	Size   int      // of running text on a slide of 19.05 cm, in 1/100 pt
	Title  int      // of titles, the same
	Foot   bool     // date, footer and number have places
	Below  bool     // the title hangs at the foot of its place
	Faint  bool     // text that cannot be read
	Tiny   bool     // content with hardly any room
}

// Sizes of slides.
const (
	hd = 12192000 // 33.9 by 19.1 cm, with 6858000
)

var usual = []string{"title", "content", "two", "only"}

// All lists forty templates; each trait stands in three of them at least.
func All() []House {
	base := House{W: hd, H: 6858000, Face: "Arial", Order: usual, Size: 2400, Title: 3600}
	list := []House{base}
	add := func(change ...func(h *House)) {
		h := base
		for _, c := range change {
			c(&h)
		}
		list = append(list, h)
	}
	size := func(w, h int) func(*House) { return func(x *House) { x.W, x.H = w, h } }
	face := func(s string) func(*House) { return func(x *House) { x.Face = s } }
	dark := func(s string) func(*House) { return func(x *House) { x.Dark = s } }
	order := func(s ...string) func(*House) { return func(x *House) { x.Order = s } }
	type change = func(*House)
	grows, normal := change(func(x *House) { x.Grows = true }), change(func(x *House) { x.Normal = true })
	mirror, side, foot, below := change(func(x *House) { x.Mirror = true }), change(func(x *House) { x.Side = true }), change(func(x *House) { x.Foot = true }), change(func(x *House) { x.Below = true })
	text := func(size, title int) change { return func(x *House) { x.Size, x.Title = size, title } }
	small, classic, large, wide := size(9144000, 5143500), size(9144000, 6858000), size(24384000, 13716000), size(9144000, 5715000)
	greeting := order("title", "greeting", "content", "two", "only")
	halves := order("title", "two", "only", "content")
	add(small)
	add(small, normal, foot)
	add(small, dark("map"), mirror)
	add(small, face("Calibri"), grows)
	add(small, greeting, foot)
	add(classic)
	add(classic, foot)
	add(classic, normal, face("Calibri"))
	add(classic, dark("map"))
	add(large)
	add(large, foot, mirror)
	add(large, dark("solid"), normal)
	add(large, face("Times New Roman"), grows)
	add(wide)
	add(wide, foot, normal)
	add(wide, face("Cambria"), mirror)
	add(grows)
	add(grows, foot, below)
	add(normal, text(2800, 4400))
	add(normal, text(2000, 2800))
	add(normal, text(1400, 2400), foot)
	add(mirror, foot)
	add(mirror, grows)
	add(side, foot)
	add(side, normal)
	add(side, face("Calibri"))
	add(greeting)
	add(greeting, dark("solid"))
	add(halves, mirror)
	add(halves, foot)
	add(halves, normal)
	add(dark("map"), foot)
	add(dark("literal"))
	add(dark("literal"), normal, foot)
	add(face("Verdana"), normal)
	add(face("Calibri"), below, text(1800, 4400))
	add(face("Times New Roman"), below)
	// What is refused.
	add(func(x *House) { x.Faint = true }, dark("solid"))
	add(func(x *House) { x.Tiny = true })
	for i := range list {
		list[i].Name = fmt.Sprintf("house-%02d", i+1)
	}
	return list
}

// File is the template as a file.
func (x House) File() ([]byte, error) {
	p := ooxml.New()
	add := func(name, typ, data string) *ooxml.Part {
		return p.Add(&ooxml.Part{Name: name, Type: typ, Data: []byte(data)})
	}
	var ids strings.Builder
	for i := range x.Order {
		fmt.Fprintf(&ids, `<p:sldLayoutId id="%d" r:id="rId%d"/>`, 2147483650+i, i+1)
	}
	main := add("ppt/presentation.xml", ooxml.TypePresentation, fmt.Sprintf(`%s<p:presentation %s><p:sldMasterIdLst><p:sldMasterId id="2147483649" r:id="rId1"/></p:sldMasterIdLst><p:sldSz cx="%d" cy="%d"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`, ooxml.Header, ooxml.Prefixes, x.W, x.H))
	master := add("ppt/slideMasters/slideMaster1.xml", ooxml.TypeMaster, x.master(ids.String()))
	theme := add("ppt/theme/theme1.xml", ooxml.TypeTheme, x.theme())
	main.Relate(ooxml.RelMaster, master.Name, false)
	for i, name := range x.Order {
		l := add(fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", i+1), ooxml.TypeLayout, x.layout(name))
		master.Relate(ooxml.RelLayout, l.Name, false)
		l.Relate(ooxml.RelMaster, master.Name, false)
	}
	master.Relate(ooxml.RelTheme, theme.Name, false)
	p.Relate(ooxml.RelDocument, main.Name)
	return p.Write()
}

// pt is a size of type, given for a slide of 19.05 cm, on this one.
func (x House) pt(size int) int { return size * x.H / 6858000 }

// at is a place by shares of the slide in thousandths.
func (x House) at(left, top, wide, high int) string {
	return fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, x.W/1000*left, x.H/1000*top, x.W/1000*wide, x.H/1000*high)
}

func (x House) fit() string {
	switch {
	case x.Grows:
		return `<a:spAutoFit/>`
	case x.Normal:
		return `<a:normAutofit/>`
	}
	return ``
}

// holder is a placeholder; without a place it has that of the master.
func (x House) holder(id int, name, ph, place, body string) string {
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr><p:txBody>%s<a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>`, id, name, ph, place, body)
}

const noGroup = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`

// places are those of title and content.
func (x House) places() (title, content, left, right string) {
	high := 635
	if x.Tiny {
		high = 340
	}
	low := high
	if x.Grows {
		low = 370 // a prompt of few lines
	}
	if x.Side {
		return x.at(40, 80, 250, 800), x.at(310, 80, 650, 840), x.at(310, 80, 315, 840), x.at(645, 80, 315, 840)
	}
	return x.at(69, 53, 862, 193), x.at(69, 266, 862, low), x.at(69, 266, 425, low), x.at(506, 266, 425, low)
}

func (x House) master(ids string) string {
	title, content, _, _ := x.places()
	anchor := "ctr"
	if x.Below {
		anchor = "b"
	}
	var b strings.Builder
	b.WriteString(ooxml.Header + `<p:sldMaster ` + ooxml.Prefixes + `><p:cSld>`)
	ink, mapped := `<a:schemeClr val="tx1"/>`, `bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"`
	switch x.Dark {
	case "map":
		mapped = `bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"`
		b.WriteString(`<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>`)
	case "solid":
		b.WriteString(`<p:bg><p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`)
		ink = `<a:schemeClr val="bg1"/>`
	case "literal":
		b.WriteString(`<p:bg><p:bgPr><a:solidFill><a:srgbClr val="14213D"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`)
		ink = `<a:srgbClr val="FFFFFF"/>`
	default:
		b.WriteString(`<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`)
	}
	if x.Faint {
		ink = `<a:schemeClr val="tx1"/>`
	}
	b.WriteString(`<p:spTree>` + noGroup)
	b.WriteString(x.holder(2, "Title", `type="title"`, title, `<a:bodyPr anchor="`+anchor+`">`+x.fit()+`</a:bodyPr>`))
	b.WriteString(x.holder(3, "Text", `type="body" idx="1"`, content, `<a:bodyPr>`+x.fit()+`</a:bodyPr>`))
	if x.Foot {
		b.WriteString(x.holder(4, "Date", `type="dt" sz="half" idx="10"`, x.at(69, 927, 200, 53), `<a:bodyPr/>`))
		b.WriteString(x.holder(5, "Footer", `type="ftr" sz="quarter" idx="11"`, x.at(290, 927, 500, 53), `<a:bodyPr/>`))
		b.WriteString(x.holder(6, "Number", `type="sldNum" sz="quarter" idx="12"`, x.at(850, 927, 81, 53), `<a:bodyPr/>`))
	}
	fill := `<a:solidFill>` + ink + `</a:solidFill>`
	level := func(size int, more string) string {
		return fmt.Sprintf(`<a:lvl1pPr%s<a:defRPr sz="%d">%s<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`, more, x.pt(size), fill)
	}
	fmt.Fprintf(&b, `</p:spTree></p:cSld><p:clrMap %s accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>%s</p:sldLayoutIdLst>`, mapped, ids)
	fmt.Fprintf(&b, `<p:txStyles><p:titleStyle>%s</p:titleStyle><p:bodyStyle>%s</p:bodyStyle><p:otherStyle>%s</p:otherStyle></p:txStyles></p:sldMaster>`,
		level(x.Title, `><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/>`), level(x.Size, fmt.Sprintf(` marL="%d" indent="-%d"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="%d"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/>`, x.pt(228600), x.pt(228600), x.pt(1000))),
		level(1200, `>`))
	return b.String()
}

func (x House) layout(name string) string {
	_, _, left, right := x.places()
	typ := map[string]string{"title": ` type="title"`, "content": ` type="obj"`, "two": ` type="twoObj"`, "only": ` type="titleOnly"`}[name]
	var b strings.Builder
	fmt.Fprintf(&b, `%s<p:sldLayout %s%s><p:cSld name="House %s"><p:spTree>%s`, ooxml.Header, ooxml.Prefixes, typ, name, noGroup)
	title := x.holder(2, "Title", `type="title"`, "", `<a:bodyPr/>`)
	switch name {
	case "title":
		b.WriteString(x.holder(2, "Title", `type="ctrTitle"`, x.at(125, 164, 750, 348), `<a:bodyPr anchor="b"/>`) + x.holder(3, "Subtitle", `type="subTitle" idx="1"`, x.at(125, 525, 750, 241), `<a:bodyPr/>`))
	case "greeting":
		b.WriteString(x.holder(2, "Title", `type="title"`, x.at(31, 338, 577, 324), `<a:bodyPr/>`))
	case "content":
		b.WriteString(title + x.holder(3, "Content", `idx="1"`, "", `<a:bodyPr/>`))
	case "two":
		a, c := x.holder(3, "Left", `sz="half" idx="1"`, left, `<a:bodyPr/>`), x.holder(4, "Right", `sz="half" idx="2"`, right, `<a:bodyPr/>`)
		if x.Mirror {
			a, c = c, a
		}
		b.WriteString(title + a + c)
	case "only":
		b.WriteString(title)
	}
	if x.Foot {
		b.WriteString(x.holder(10, "Date", `type="dt" sz="half" idx="10"`, "", `<a:bodyPr/>`) + x.holder(11, "Footer", `type="ftr" sz="quarter" idx="11"`, "", `<a:bodyPr/>`) + x.holder(12, "Number", `type="sldNum" sz="quarter" idx="12"`, "", `<a:bodyPr/>`))
	}
	b.WriteString(`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`)
	return b.String()
}

func (x House) theme() string {
	color := func(name, hex string) string {
		return `<a:` + name + `><a:srgbClr val="` + hex + `"/></a:` + name + `>`
	}
	fill := `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	return ooxml.Header + `<a:theme xmlns:a="` + ooxml.NSDrawing + `" name="House"><a:themeElements><a:clrScheme name="House">` +
		color("dk1", "1D1D1F") + color("lt1", "FFFFFF") + color("dk2", "1F2A44") + color("lt2", "E7E6E6") + color("accent1", "2E75B6") + color("accent2", "C55A11") + color("accent3", "7F7F7F") +
		color("accent4", "F2B800") + color("accent5", "5B9BD5") + color("accent6", "548235") + color("hlink", "0563C1") + color("folHlink", "954F72") +
		`</a:clrScheme><a:fontScheme name="House"><a:majorFont><a:latin typeface="` + x.Face + `"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="` + x.Face + `"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>` +
		`<a:fmtScheme name="House"><a:fillStyleLst>` + fill + fill + fill + `</a:fillStyleLst><a:lnStyleLst><a:ln>` + fill + `</a:ln><a:ln>` + fill + `</a:ln><a:ln>` + fill + `</a:ln></a:lnStyleLst>` +
		`<a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>` + fill + fill + fill + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}
