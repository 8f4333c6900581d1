package tag

import (
	"slices"
	"strings"

	"briefing/internal/diag"
)

// form is what may stand where (ISO 32000-1, 14.8.4, and the table and list rules of ISO 14289-1, 7.2).
type form struct {
	name     string   // what people call it
	parents  []string // nil: any that takes it
	kids     []string // nil: any but those with parents of their own
	noText   bool     // text and drawings must stand in an element below it
	isInline bool     // may stand inside a paragraph
	isLine   bool     // holds inline elements only
}

var bodies = []string{"THead", "TBody", "TFoot"}

// forms lists the structure types that may be used.
var forms = map[string]form{
	"Document":   {name: "document", parents: []string{}, noText: true},
	"Part":       {name: "part", noText: true},
	"Sect":       {name: "section", noText: true},
	"Div":        {name: "block", noText: true},
	"BlockQuote": {name: "quotation"},
	"P":          {name: "paragraph", isLine: true},
	"H1":         {name: "heading", isLine: true},
	"H2":         {name: "heading", isLine: true},
	"H3":         {name: "heading", isLine: true},
	"H4":         {name: "heading", isLine: true},
	"H5":         {name: "heading", isLine: true},
	"H6":         {name: "heading", isLine: true},
	"L":          {name: "list", kids: []string{"Caption", "L", "LI"}, noText: true},
	"LI":         {name: "list item", parents: []string{"L"}, kids: []string{"Lbl", "LBody"}, noText: true},
	"Lbl":        {name: "label", isInline: true, isLine: true},
	"LBody":      {name: "list text", parents: []string{"LI"}},
	"TOC":        {name: "table of contents", kids: []string{"Caption", "TOC", "TOCI"}, noText: true},
	"TOCI":       {name: "contents entry", parents: []string{"TOC"}},
	"Table":      {name: "table", kids: []string{"Caption", "TR", "THead", "TBody", "TFoot"}, noText: true},
	"THead":      {name: "table head", parents: []string{"Table"}, kids: []string{"TR"}, noText: true},
	"TBody":      {name: "table body", parents: []string{"Table"}, kids: []string{"TR"}, noText: true},
	"TFoot":      {name: "table foot", parents: []string{"Table"}, kids: []string{"TR"}, noText: true},
	"TR":         {name: "table row", parents: append([]string{"Table"}, bodies...), kids: []string{"TH", "TD"}, noText: true},
	"TH":         {name: "table header cell", parents: []string{"TR"}},
	"TD":         {name: "table cell", parents: []string{"TR"}},
	"Caption":    {name: "caption"},
	"Figure":     {name: "figure", isInline: true},
	"Link":       {name: "link", isInline: true, isLine: true},
	"Note":       {name: "note", isInline: true},
	"Reference":  {name: "reference", isInline: true, isLine: true},
	"Span":       {name: "text span", isInline: true, isLine: true},
}

func typeName(t string) string {
	if f, ok := forms[t]; ok {
		return f.name
	}
	return "element " + t
}

// Known says whether a structure type may be used.
func Known(typ string) bool {
	_, ok := forms[typ]
	return ok
}

// WrongPlace says why a type may not stand in another, or "".
func WrongPlace(child, parent string) string {
	c, in := forms[child], forms[parent]
	switch {
	case c.parents != nil && len(c.parents) == 0:
		return "it may only be the root"
	case c.parents != nil && !slices.Contains(c.parents, parent):
		return "it may only stand in " + diag.A(typeNames(c.parents))
	case in.kids != nil && !slices.Contains(in.kids, child):
		return diag.A(in.name) + " may only hold " + diag.A(typeNames(in.kids))
	case in.isLine && !c.isInline:
		return diag.A(in.name) + " may only hold text"
	}
	return ""
}

func typeNames(types []string) string {
	var names []string
	for _, t := range types {
		names = append(names, forms[t].name)
	}
	return strings.Join(names, ", ")
}
