package reader

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"briefing/internal/check/object"
)

// Packet is the metadata packet.
type Packet struct {
	Stream     *object.Stream
	Raw        []byte
	Fault      string // why it cannot be read: empty if it can
	Properties []Property
	Schemas    []Schema
}

// Property is an entry of the packet: a single text, or the texts of a list.
type Property struct {
	Space, Name string
	Values      []string
}

// Schema is the description of properties that PDF/A does not know.
type Schema struct {
	Space, Prefix string
	Properties    []string
}

// The namespaces of the packet.
const (
	NSRDF     = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	NSDC      = "http://purl.org/dc/elements/1.1/"
	NSXMP     = "http://ns.adobe.com/xap/1.0/"
	NSPDF     = "http://ns.adobe.com/pdf/1.3/"
	NSArchive = "http://www.aiim.org/pdfa/ns/id/"
	NSUA      = "http://www.aiim.org/pdfua/ns/id/"
	nsExt     = "http://www.aiim.org/pdfa/ns/extension/"
	nsSchema  = "http://www.aiim.org/pdfa/ns/schema#"
	nsProp    = "http://www.aiim.org/pdfa/ns/property#"
)

// Value is the first text of a property, and whether the packet has it.
func (p *Packet) Value(space, name string) (string, bool) {
	if p == nil {
		return "", false
	}
	for _, e := range p.Properties {
		if e.Space == space && e.Name == name {
			if len(e.Values) == 0 {
				return "", true
			}
			return e.Values[0], true
		}
	}
	return "", false
}

func (f *File) readPacket() {
	s := f.Stream(f.Catalog, "Metadata")
	if s == nil {
		return
	}
	p := &Packet{Stream: s}
	f.Packet = p
	data, err := s.Bytes()
	if err != nil {
		p.Fault = err.Error()
		return
	}
	p.Raw = data
	root, err := parseXML(data)
	if err != nil {
		p.Fault = err.Error()
		return
	}
	rdf := root.find(NSRDF, "RDF")
	if rdf == nil {
		p.Fault = "they hold no descriptions"
		return
	}
	for _, d := range rdf.kids {
		if d.name != (xml.Name{Space: NSRDF, Local: "Description"}) {
			continue
		}
		for _, a := range d.attrs {
			if a.Name.Space != NSRDF && a.Name.Space != "xmlns" && a.Name.Space != "" {
				p.Properties = append(p.Properties, Property{a.Name.Space, a.Name.Local, []string{a.Value}})
			}
		}
		for _, k := range d.kids {
			if k.name.Space == nsExt && k.name.Local == "schemas" {
				p.Schemas = append(p.Schemas, k.schemas()...)
			}
			p.Properties = append(p.Properties, Property{k.name.Space, k.name.Local, k.values()})
		}
	}
}

// node is an XML element.
type node struct {
	name  xml.Name
	attrs []xml.Attr
	kids  []*node
	text  strings.Builder
}

func parseXML(data []byte) (*node, error) {
	if bytes.HasPrefix(data, []byte("\xFE\xFF")) || bytes.HasPrefix(data, []byte("\xFF\xFE")) {
		return nil, errors.New("they are not UTF-8")
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	stack := []*node{root}
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			if len(root.kids) == 0 {
				return nil, errors.New("they are empty")
			}
			return root, nil
		}
		if err != nil {
			return nil, errors.New("they are not well-formed XML")
		}
		top := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			if len(stack) > maxDepth {
				return nil, errors.New("their elements are nested too deep")
			}
			n := &node{name: tok.Name, attrs: tok.Attr}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text.Write(tok)
		}
	}
}

func (n *node) find(space, local string) *node {
	for _, k := range n.kids {
		if k.name.Space == space && k.name.Local == local {
			return k
		}
		if found := k.find(space, local); found != nil {
			return found
		}
	}
	return nil
}

// child is the text of a direct child.
func (n *node) child(space, local string) string {
	for _, k := range n.kids {
		if k.name.Space == space && k.name.Local == local {
			return strings.TrimSpace(k.text.String())
		}
	}
	return ""
}

// items are the entries of a list element.
func (n *node) items() []*node {
	var out []*node
	for _, k := range n.kids {
		if k.name.Space == NSRDF && (k.name.Local == "Alt" || k.name.Local == "Seq" || k.name.Local == "Bag") {
			for _, li := range k.kids {
				if li.name.Space == NSRDF && li.name.Local == "li" {
					out = append(out, li)
				}
			}
		}
	}
	return out
}

func (n *node) values() []string {
	if len(n.kids) == 0 {
		return []string{n.text.String()}
	}
	var out []string
	for _, li := range n.items() {
		out = append(out, li.text.String())
	}
	return out
}

func (n *node) schemas() []Schema {
	var out []Schema
	for _, li := range n.items() {
		s := Schema{Space: li.child(nsSchema, "namespaceURI"), Prefix: li.child(nsSchema, "prefix")}
		for _, k := range li.kids {
			if k.name.Space != nsSchema || k.name.Local != "property" {
				continue
			}
			for _, p := range k.items() {
				// A property without its kind, category and description is not described (ISO 19005-2, 6.6.2.3.3).
				complete := p.child(nsProp, "valueType") != "" && p.child(nsProp, "category") != "" && p.child(nsProp, "description") != ""
				if name := p.child(nsProp, "name"); complete && name != "" {
					s.Properties = append(s.Properties, name)
				}
			}
		}
		if li.child(nsSchema, "schema") != "" {
			out = append(out, s)
		}
	}
	return out
}
