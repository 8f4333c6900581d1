package pptx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
)

// node is an element of a template's XML, for reading only: what is read is never written again.
type node struct {
	space, local string
	attr         []xml.Attr
	kids         []*node
	text         string
}

// parse reads an XML part. Deep nesting and document types are refused.
func parse(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	stack := []*node{root}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.Directive:
			return nil, errors.New("a document type is not allowed")
		case xml.StartElement:
			if len(stack) > 1000 {
				return nil, errors.New("elements are nested too deep")
			}
			n := &node{space: t.Name.Space, local: t.Name.Local, attr: t.Attr}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
	if len(root.kids) != 1 {
		return nil, errors.New("there is no root element")
	}
	return root.kids[0], nil
}

// at walks down by local names; nil where one is missing.
func (n *node) at(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var next *node
		for _, k := range n.kids {
			if k.local == name {
				next = k
				break
			}
		}
		n = next
	}
	return n
}

// get returns an attribute by its local name, empty where it is missing.
func (n *node) get(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// rel returns an attribute of the relationships' namespace.
func (n *node) rel(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attr {
		if a.Name.Local == name && a.Name.Space == nsRelationships {
			return a.Value
		}
	}
	return ""
}

// num returns an attribute as a whole number.
func (n *node) num(name string) (int, bool) {
	v, err := strconv.Atoi(n.get(name))
	return v, err == nil
}
