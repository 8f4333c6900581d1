package pptx_test

import (
	"encoding/xml"
	"fmt"
	"strings"

	"briefing/internal/write/ooxml"
)

// outline says what stands on each slide, in reading order, for a golden file: shape, placeholder, place, text.
func outline(p *ooxml.Package) string {
	var b strings.Builder
	for _, name := range p.Names() {
		part := p.Part(name)
		if part.Type != ooxml.TypeSlide && part.Type != ooxml.TypeNotes {
			continue
		}
		fmt.Fprintf(&b, "%s", name)
		for _, r := range part.Rels {
			if !r.External {
				fmt.Fprintf(&b, " %s", r.Target[strings.LastIndex(r.Target, "/")+1:])
			}
		}
		b.WriteByte('\n')
		root := &element{}
		if err := xml.Unmarshal(part.Data, root); err != nil {
			return err.Error()
		}
		root.at("cSld", "spTree").outline(&b, 1)
	}
	return b.String()
}

// element is an element of a slide.
type element struct {
	XMLName xml.Name
	Attr    []xml.Attr `xml:",any,attr"`
	Kids    []*element `xml:",any"`
	Text    string     `xml:",chardata"`
}

// at walks down by local names; nil where one is missing.
func (e *element) at(names ...string) *element {
	for _, name := range names {
		var next *element
		for _, k := range e.list() {
			if k.XMLName.Local == name {
				next = k
				break
			}
		}
		e = next
	}
	return e
}

func (e *element) list() []*element {
	if e == nil {
		return nil
	}
	return e.Kids
}

func (e *element) get(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// outline writes what stands in a tree of shapes.
func (e *element) outline(b *strings.Builder, depth int) {
	for _, k := range e.list() {
		if len(k.Kids) == 0 || k.Kids[0].at("cNvPr") == nil || depth > 0 && k.XMLName.Local == "nvGrpSpPr" {
			continue
		}
		props := k.Kids[0].at("cNvPr")
		fmt.Fprintf(b, "%s%s %q", strings.Repeat("  ", depth), k.XMLName.Local, props.get("name"))
		if ph := k.Kids[0].at("nvPr", "ph"); ph != nil {
			fmt.Fprintf(b, " ph %s#%s", ph.get("type"), ph.get("idx"))
		}
		if d := props.get("descr"); d != "" {
			fmt.Fprintf(b, " alt %q", d)
		}
		x := k.at("spPr", "xfrm")
		if x == nil {
			x = k.at("xfrm")
		}
		if x != nil {
			fmt.Fprintf(b, " at %s,%s %sx%s", x.at("off").get("x"), x.at("off").get("y"), x.at("ext").get("cx"), x.at("ext").get("cy"))
		}
		if t := k.at("txBody").said(); t != "" {
			fmt.Fprintf(b, ": %s", t)
		}
		if tbl := k.at("graphic", "graphicData", "tbl"); tbl != nil {
			for _, tr := range tbl.Kids {
				if tr.XMLName.Local == "tr" {
					fmt.Fprintf(b, "\n%s  | %s", strings.Repeat("  ", depth), tr.said())
				}
			}
		}
		b.WriteByte('\n')
		if k.XMLName.Local == "grpSp" {
			k.outline(b, depth+1)
		}
	}
}

// said is the text of an element, a space between its pieces.
func (e *element) said() string {
	if e == nil {
		return ""
	}
	if e.XMLName.Local == "t" {
		return strings.NewReplacer("\u00a0", "~", "\u202f", "‿", "\t", "⇥").Replace(e.Text)
	}
	var out []string
	for _, k := range e.Kids {
		if s := k.said(); s != "" {
			out = append(out, s)
		}
	}
	sep := ""
	if e.XMLName.Local == "txBody" || e.XMLName.Local == "tr" {
		sep = " / "
	}
	return strings.Join(out, sep)
}
