package ooxml

import (
	"encoding/xml"
	"errors"
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

// Scan returns the root of an XML file with its elements down to a depth (1: the root's children). It reads UTF-8 only
// and finds the whole file well-formed, as Walk says it, or fails.
func Scan(data []byte, depth int) (*Element, error) {
	var root *Element
	var stack []*Element
	_, err := Walk(data, func(t Tag) {
		el := &Element{Space: t.Name.Space, Local: t.Name.Local, Prefix: t.Prefix, Attr: t.Attr, Start: t.Start, Open: t.End}
		switch {
		case root == nil:
			root = el
		case len(stack) <= depth:
			parent := stack[len(stack)-1]
			parent.Kids = append(parent.Kids, el)
		}
		stack = append(stack, el)
	}, func(at int) {
		stack[len(stack)-1].End = at
		stack = stack[:len(stack)-1]
	})
	if err != nil {
		return nil, err
	}
	return root, nil
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
