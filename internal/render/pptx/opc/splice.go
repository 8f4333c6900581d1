package opc

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Element is an element of an XML file by the bytes it stands at.
type Element struct {
	Space, Local string // the namespace's URI, not its prefix
	Prefix       string // with its colon: "p:", or empty
	Attr         []xml.Attr
	Start, End   int // all of it
	Open         int // end of its start tag; where it is <x/>, End
	Kids         []*Element
}

// Scan returns the root of an XML file with its elements down to a depth (1: the root's children). It reads UTF-8
// only, refuses document types, and finds the whole file well-formed or fails.
func Scan(data []byte, depth int) (*Element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	type open struct {
		el    *Element
		names map[string]string
		raw   xml.Name
	}
	var root *Element
	var stack []open
	for {
		start := int(d.InputOffset())
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.Directive:
			return nil, errors.New("a document type is not allowed")
		case xml.StartElement:
			names := map[string]string{}
			if len(stack) > 0 {
				names = stack[len(stack)-1].names
			} else if root != nil {
				return nil, errors.New("there is more than one root element")
			}
			names = declared(names, t.Attr)
			el := &Element{Space: names[t.Name.Space], Local: t.Name.Local, Attr: slices.Clone(t.Attr), Start: start, Open: int(d.InputOffset())}
			if t.Name.Space != "" {
				el.Prefix = t.Name.Space + ":"
			}
			if len(stack) == 0 {
				root = el
			} else if len(stack) <= depth {
				parent := stack[len(stack)-1].el
				parent.Kids = append(parent.Kids, el)
			}
			if len(stack) > 10000 {
				return nil, errors.New("elements are nested too deep")
			}
			stack = append(stack, open{el, names, t.Name})
		case xml.EndElement:
			if len(stack) == 0 || stack[len(stack)-1].raw != t.Name {
				return nil, fmt.Errorf("the end of %s has no beginning", t.Name.Local)
			}
			stack[len(stack)-1].el.End = int(d.InputOffset())
			stack = stack[:len(stack)-1]
		}
	}
	if root == nil || len(stack) > 0 {
		return nil, errors.New("the file ends too early")
	}
	return root, nil
}

// declared adds the namespaces that a start tag declares to those known so far.
func declared(names map[string]string, attrs []xml.Attr) map[string]string {
	own := false
	for _, a := range attrs {
		prefix, is := a.Name.Local, a.Name.Space == "xmlns"
		if a.Name.Space == "" && a.Name.Local == "xmlns" {
			prefix, is = "", true
		}
		if !is {
			continue
		}
		if !own {
			copied := make(map[string]string, len(names)+4)
			for k, v := range names {
				copied[k] = v
			}
			names, own = copied, true
		}
		names[prefix] = a.Value
	}
	return names
}

// Kid returns the first child of a local name, or nil.
func (e *Element) Kid(local string) *Element {
	for _, k := range e.Kids {
		if k.Local == local {
			return k
		}
	}
	return nil
}

// Get returns an attribute without a prefix.
func (e *Element) Get(name string) string {
	for _, a := range e.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Edit is new text in the place of the bytes from Start to End.
type Edit struct {
	Start, End int
	Text       string
}

// Replace applies edits, which must not overlap; every other byte stays. Insertions at one place keep their order.
func Replace(data []byte, edits ...Edit) ([]byte, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Start - b.Start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(data) {
			return nil, errors.New("edits overlap or lie outside the file")
		}
		b.Write(data[at:e.Start])
		b.WriteString(e.Text)
		at = e.End
	}
	b.Write(data[at:])
	return []byte(b.String()), nil
}
