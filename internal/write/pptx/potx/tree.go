package potx

import (
	"encoding/xml"
	"strconv"

	"briefing/internal/write/ooxml"
)

// node is an element of a template's XML, for reading only: what is read is never written again.
type node struct {
	space, local string
	attr         []xml.Attr
	kids         []*node
}

// parse reads an XML part, in UTF-8 or UTF-16. What ooxml.Walk refuses gives its *ooxml.Fault. It counts elements and
// attributes.
func parse(data []byte) (root *node, count int, err error) {
	if data, err = ooxml.UTF8(data); err != nil {
		return nil, 0, err
	}
	var stack []*node
	count, err = ooxml.Walk(data, func(t ooxml.Tag) {
		n := &node{space: t.Name.Space, local: t.Name.Local, attr: t.Attr}
		if len(stack) == 0 {
			root = n
		} else {
			top := stack[len(stack)-1]
			top.kids = append(top.kids, n)
		}
		stack = append(stack, n)
	}, func(int) { stack = stack[:len(stack)-1] })
	if err != nil {
		return nil, count, err
	}
	return root, count, nil
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

// get returns an attribute without a namespace, empty where it is missing.
func (n *node) get(name string) string { return n.attribute("", name) }

// rel returns an attribute of the relationships' namespace, empty where it is missing.
func (n *node) rel(name string) string { return n.attribute(ooxml.NSRelationships, name) }

func (n *node) attribute(space, name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attr {
		if a.Name.Local == name && a.Name.Space == space {
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

// list is all children; of nothing, none.
func (n *node) list() []*node {
	if n == nil {
		return nil
	}
	return n.kids
}
