// Package strict turns parts of Strict Open XML into the transitional form, which is the one that all versions of Office
// and nearly all other programs read.
//
// In: one XML part of a package, or the type of a relationship. Out: the same part with the namespaces, and the values that
// the transitional form writes in another way, in their place; every other byte stays, prefixes too. It changes names and
// values of parsed start tags and never a text. What the two forms are is said by ISO/IEC 29500-1 and -4; package ooxml
// knows the transitional one only, and potx decides what a file is that has some of both.
package strict

import (
	"encoding/xml"
	"fmt"
	"strings"

	"briefing/internal/write/ooxml"
)

// Part is a part in the transitional form, and which of the two forms the names of its elements and attributes had.
type Part struct {
	Data         []byte // as it was where nothing had to be changed
	Strict       bool   // names of it were strict
	Transitional bool   // names of it were transitional already
}

// Convert turns an XML part in UTF-8 into the transitional form. What is not well-formed, or is no longer so because two
// names became one, and a namespace of the strict form that the standard does not have, give an *ooxml.Fault.
func Convert(data []byte) (Part, error) {
	c := &converter{data: data}
	if _, err := ooxml.Walk(data, c.tag, nil); err != nil {
		return Part{}, err
	}
	if c.fault != nil {
		return Part{}, c.fault
	}
	c.part.Data = data
	if len(c.edits) == 0 {
		return c.part, nil
	}
	out, err := ooxml.Replace(data, c.edits...)
	if err == nil {
		// Where two prefixes stood for both forms of one namespace, an attribute can now stand there twice.
		_, err = ooxml.Walk(out, nil, nil)
	}
	c.part.Data = out
	return c.part, err
}

// converter collects the edits of a part.
type converter struct {
	data  []byte
	part  Part
	edits []ooxml.Edit
	fault *ooxml.Fault
	begun bool // the root was met
}

// tag collects what is to be changed in a start tag.
func (c *converter) tag(t ooxml.Tag) {
	root := !c.begun
	c.begun = true
	space := c.name(t.Name.Space, t.Start)
	end := t.Start + nameEnd(c.data[t.Start:t.End])
	for i, at := range attributes(c.data[t.Start:t.End]) {
		if i >= len(t.Attr) {
			break // Walk reads the same attributes
		}
		a := t.Attr[i]
		from, to := t.Start+at.value, t.Start+at.end
		switch {
		case declares(a.Name):
			c.put(from, to, a.Value, namespaces[a.Value])
		case a.Name.Space != "":
			c.name(a.Name.Space, t.Start)
		case root && a.Name.Local == "conformance":
			c.edits = append(c.edits, ooxml.Edit{Start: end, End: to + 1})
		default:
			c.put(from, to, a.Value, value(field{space, t.Name.Local, a.Name.Local}, a.Value))
		}
		end = to + 1
	}
}

// name notes of which form the namespace of a name is, and returns its transitional form.
func (c *converter) name(space string, at int) string {
	if to, ok := namespaces[space]; ok {
		c.part.Strict = true
		return to
	}
	switch {
	case strings.HasPrefix(space, ooxml.NSStrict) && c.fault == nil:
		c.fault = ooxml.FaultAt(c.data, at, fmt.Sprintf("%q is no namespace of Strict Open XML that is known", space))
	case transitional[space]:
		c.part.Transitional = true
	}
	return space
}

// put replaces a value, where there is another for it.
func (c *converter) put(from, to int, is, becomes string) {
	if becomes != "" && becomes != is {
		c.edits = append(c.edits, ooxml.Edit{Start: from, End: to, Text: becomes})
	}
}

// declares says whether an attribute declares a prefix, or the namespace of what has none.
func declares(n xml.Name) bool { return n.Space == "xmlns" || n.Space == "" && n.Local == "xmlns" }

// span is where the value of an attribute stands in its start tag, between its quotation marks.
type span struct{ value, end int }

// attributes finds the values in a start tag that is well-formed, in their order.
func attributes(tag []byte) []span {
	var list []span
	quote, from := byte(0), 0
	for i, b := range tag {
		switch {
		case quote == 0 && (b == '"' || b == '\''):
			quote, from = b, i+1
		case quote != 0 && b == quote:
			list = append(list, span{from, i})
			quote = 0
		}
	}
	return list
}

// nameEnd is where the name of a start tag ends.
func nameEnd(tag []byte) int {
	for i, b := range tag {
		switch b {
		case ' ', '\t', '\r', '\n', '/', '>':
			return i
		}
	}
	return len(tag)
}
