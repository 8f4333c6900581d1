package pptx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"briefing/internal/write/ooxml"
)

// Outline says what stands on each slide, in reading order, for a golden file: shape, placeholder, place, text.
func Outline(p *ooxml.Package) string {
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
		o := &outliner{Builder: &b, texts: map[*node]string{}}
		root, err := o.parse(part.Data)
		if err != nil {
			return err.Error()
		}
		o.outline(root.at("cSld", "spTree"), 1)
	}
	return b.String()
}

// outliner writes an outline; texts are those of elements, which templates are read without.
type outliner struct {
	*strings.Builder
	texts map[*node]string
}

// parse reads a part with its texts.
func (o *outliner) parse(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	stack := []*node{root}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root.kids[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{space: t.Name.Space, local: t.Name.Local, attr: t.Attr}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			o.texts[top] += string(t)
		}
	}
}

func (o *outliner) outline(tree *node, depth int) {
	b := o.Builder
	for _, k := range tree.list() {
		if len(k.kids) == 0 || k.kids[0].at("cNvPr") == nil || depth > 0 && k.local == "nvGrpSpPr" {
			continue
		}
		props := k.kids[0].at("cNvPr")
		fmt.Fprintf(b, "%s%s %q", strings.Repeat("  ", depth), k.local, props.get("name"))
		if ph := k.kids[0].at("nvPr", "ph"); ph != nil {
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
		if t := o.said(k.at("txBody")); t != "" {
			fmt.Fprintf(b, ": %s", t)
		}
		if tbl := k.at("graphic", "graphicData", "tbl"); tbl != nil {
			for _, tr := range tbl.kids {
				if tr.local == "tr" {
					fmt.Fprintf(b, "\n%s  | %s", strings.Repeat("  ", depth), o.said(tr))
				}
			}
		}
		b.WriteByte('\n')
		if k.local == "grpSp" {
			o.outline(k, depth+1)
		}
	}
}

// said is the text of an element, a space between its pieces.
func (o *outliner) said(n *node) string {
	if n == nil {
		return ""
	}
	if n.local == "t" {
		return strings.NewReplacer("\u00a0", "~", "\u202f", "‿", "\t", "⇥").Replace(o.texts[n])
	}
	var out []string
	for _, k := range n.kids {
		if s := o.said(k); s != "" {
			out = append(out, s)
		}
	}
	sep := ""
	if n.local == "txBody" || n.local == "tr" {
		sep = " / "
	}
	return strings.Join(out, sep)
}
