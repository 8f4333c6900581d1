package tag

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// maxText is the longest text a dictionary may hold: PDF/A allows strings of 32,767 bytes.
const maxText = 8000

var (
	languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	mediaType   = regexp.MustCompile(`^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$`)
	webAddress  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7E]+$`)
)

// relations are the values of AFRelationship (ISO 19005-3, annex E).
var relations = []string{"Source", "Data", "Alternative", "Supplement", "Unspecified"}

// numberings are the values of ListNumbering (ISO 32000-1, table 347).
var numberings = []string{"", "None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}

// checkMeta checks what the catalogue and the metadata say.
func checkMeta(m frame.Meta, producer string, list *diag.List) {
	if strings.TrimSpace(m.Title) == "" {
		fault(list, "pdf-title", "the document has no title")
	}
	if !languageTag.MatchString(m.Lang) {
		fault(list, "pdf-language", "the document's language is %q, a language tag such as en-GB is needed", m.Lang)
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err != nil {
		fault(list, "pdf-date", "the document's date is %q, a date such as 2019-03-31 is needed", m.Date)
	}
	checkText("the document's title", m.Title, list)
	checkText("the document's author", m.Author, list)
	checkText("the document's subject", m.Subject, list)
	checkText("the list of keywords", strings.Join(m.Keywords, ", "), list)
	checkText("the name of the tool", m.CreatorTool, list)
	checkText("the name of the program", producer, list)
}

func checkAttached(files []frame.Attachment, list *diag.List) {
	names := map[string]bool{}
	for _, a := range files {
		switch {
		case strings.TrimSpace(a.Name) == "" || strings.ContainsAny(a.Name, `/\:`):
			fault(list, "pdf-attachment", "an attached file has the name %q, a file name without folder is needed", a.Name)
		case names[a.Name]:
			fault(list, "pdf-attachment", "two attached files have the name %q", a.Name)
		case !mediaType.MatchString(a.MediaType):
			fault(list, "pdf-attachment", "the attached file %q has the media type %q, one such as text/csv is needed", a.Name, a.MediaType)
		case !slices.Contains(relations, a.Relation):
			fault(list, "pdf-attachment", "the attached file %q has the relation %q, allowed are %s", a.Name, a.Relation, strings.Join(relations, ", "))
		}
		names[a.Name] = true
		checkText("the name of an attached file", a.Name, list)
		checkText("the description of the attached file "+a.Name, a.Description, list)
	}
}

// checkText refuses what neither a text string nor XML can carry.
func checkText(what, s string, list *diag.List) {
	if why := textFault(s); why != "" {
		fault(list, "pdf-text", "%s %s", what, why)
	}
}

func textFault(s string) string {
	if !utf8.ValidString(s) {
		return "holds bytes that are not UTF-8 text"
	}
	if len(s) > maxText {
		return fmt.Sprintf("has %d characters, at most %d are allowed", utf8.RuneCountInString(s), maxText)
	}
	for _, r := range s {
		if unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF {
			return fmt.Sprintf("holds the control character U+%04X: %s", r, Snippet(s))
		}
	}
	return ""
}

func checkLink(doc *frame.Document, number int, l *frame.Link, list *diag.List) {
	page := doc.Pages[number]
	if strings.TrimSpace(l.Contents) == "" {
		fault(list, "pdf-link-contents", "page %d: a link has no words that say where it leads", number+1)
	}
	checkText("the description of a link", l.Contents, list)
	if l.Box.W <= 0 || l.Box.H <= 0 || l.Box.X < 0 || l.Box.Y < 0 || l.Box.X+l.Box.W > page.W || l.Box.Y+l.Box.H > page.H {
		fault(list, "pdf-link-box", "page %d: the link %s has no area on its page", number+1, Snippet(l.Contents))
	}
	switch {
	case (l.URI == "") == (l.Dest == nil):
		fault(list, "pdf-link-target", "page %d: the link %s needs one target, an address or a place in the document", number+1, Snippet(l.Contents))
	case l.Dest != nil && (l.Dest.Page < 0 || l.Dest.Page >= len(doc.Pages)):
		fault(list, "pdf-link-target", "page %d: the link %s leads to page %d, the document has %d", number+1, Snippet(l.Contents), l.Dest.Page+1, len(doc.Pages))
	case l.Dest == nil && (!webAddress.MatchString(l.URI) || len(l.URI) > maxText):
		fault(list, "pdf-link-target", "page %d: the link %s has the address %q, a web address without spaces and accents is needed", number+1, Snippet(l.Contents), l.URI)
	}
}

// deepest is how many levels of bookmarks are allowed.
const deepest = 16

// checkOutline checks bookmarks of a document of so many pages.
func checkOutline(entries []frame.Outline, pages, depth int, list *diag.List) {
	if depth > deepest {
		fault(list, "pdf-outline", "the bookmarks are nested too deeply")
		return
	}
	for _, o := range entries {
		if strings.TrimSpace(o.Title) == "" {
			fault(list, "pdf-outline", "a bookmark has no title")
		}
		checkText("a bookmark", o.Title, list)
		if o.Dest.Page < 0 || o.Dest.Page >= pages {
			fault(list, "pdf-outline", "the bookmark %s leads to page %d, the document has %d", Snippet(o.Title), o.Dest.Page+1, pages)
		}
		checkOutline(o.Kids, pages, depth+1, list)
	}
}

// checkNodes checks every structure element by itself and by its place.
func checkNodes(p *Plan, list *diag.List) {
	ids := map[string]bool{}
	level := 0
	for i := range p.Nodes {
		e := &p.Nodes[i]
		f, ok := forms[e.Type]
		if !ok {
			fault(list, "pdf-type", "the %s is no structure type that may be used", p.describe(i))
			continue
		}
		if e.Parent != None {
			if why := WrongPlace(e.Type, p.Nodes[e.Parent].Type); why != "" {
				fault(list, "pdf-tree", "the %s stands in %s: %s", p.describe(i), diag.A(typeName(p.Nodes[e.Parent].Type)), why)
			}
		}
		own, links := 0, 0
		for _, k := range e.Kids {
			if k.Mark != nil {
				own++
			}
			if k.Link != nil {
				links++
			}
		}
		if f.noText && own > 0 {
			fault(list, "pdf-tree", "the %s holds text that stands in no paragraph or cell", p.describe(i))
		}
		if e.ID != "" && ids[e.ID] {
			fault(list, "pdf-id", "the %s has an id that another element has", p.describe(i))
		}
		ids[e.ID] = true
		checkTexts(p, i, list)
		switch e.Type {
		case "H1", "H2", "H3", "H4", "H5", "H6":
			level = checkHeading(p, i, level, list)
		case "Figure":
			checkFigure(p, i, list)
		case "Table":
			checkTable(p, i, list)
		case "L", "TOC":
			checkCaption(p, i, false, list)
		case "Note":
			if e.ID == "" {
				fault(list, "pdf-note-id", "the %s has no id", p.describe(i))
			}
		case "Link":
			if links == 0 || e.Page == None || own == 0 && !holdsMark(p.Nodes[i].Node) {
				fault(list, "pdf-link-element", "the %s needs both words on the page and an area to click", p.describe(i))
			}
		}
		if e.Type != "TH" && e.Scope != "" || e.Type != "TH" && e.Type != "TD" && (e.ColSpan != 0 || e.RowSpan != 0) || e.Type != "L" && e.Numbering != "" {
			fault(list, "pdf-attribute", "the %s has a scope, span or numbering, which only table cells and lists have", p.describe(i))
		}
		if !slices.Contains(numberings, e.Numbering) {
			fault(list, "pdf-attribute", "the %s has the numbering %q, allowed are %s", p.describe(i), e.Numbering, strings.Join(numberings[1:], ", "))
		}
	}
}

func checkTexts(p *Plan, i int, list *diag.List) {
	e := &p.Nodes[i]
	for _, t := range [...]struct{ what, s string }{
		{"alternative text", e.Alt}, {"replacement text", e.Actual}, {"expansion", e.Expanded}, {"title", e.Title}, {"id", e.ID},
	} {
		if why := textFault(t.s); why != "" {
			fault(list, "pdf-text", "the %s of the %s %s", t.what, p.describe(i), why)
		}
	}
	if e.Lang != "" && !languageTag.MatchString(e.Lang) {
		fault(list, "pdf-language", "the %s has the language %q, a language tag such as fr is needed", p.describe(i), e.Lang)
	}
}

// checkHeading wants a first heading of level 1 and no level left out on the way down (ISO 14289-1, 7.4.2).
func checkHeading(p *Plan, i, last int, list *diag.List) int {
	e := &p.Nodes[i]
	level := int(e.Type[1] - '0')
	switch {
	case !holdsMark(p.Nodes[i].Node):
		fault(list, "pdf-heading-empty", "the %s of level %d has no text", p.describe(i), level)
	case last == 0 && level != 1:
		fault(list, "pdf-heading-order", "the first %s has level %d, it must have level 1", p.describe(i), level)
	case level > last+1:
		fault(list, "pdf-heading-order", "the %s has level %d and follows one of level %d", p.describe(i), level, last)
	}
	return level
}

func checkFigure(p *Plan, i int, list *diag.List) {
	e := &p.Nodes[i]
	if strings.TrimFunc(e.Alt, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }) == "" {
		fault(list, "pdf-alt", "the %s has no alternative text", p.describe(i))
	}
	if !holdsMark(p.Nodes[i].Node) {
		fault(list, "pdf-figure-empty", "the %s shows nothing", p.describe(i))
	}
	if e.BBox == nil || e.BBox.W <= 0 || e.BBox.H <= 0 {
		fault(list, "pdf-figure-box", "the %s has no box", p.describe(i))
	}
}

// checkCaption wants a caption at the start, or at the end where that is allowed too, and only one.
func checkCaption(p *Plan, i int, mayBeLast bool, list *diag.List) {
	kids := p.Nodes[i].Kids
	seen := false
	for n, k := range kids {
		if k.Node == nil || k.Node.Type != "Caption" {
			continue
		}
		if seen || n > 0 && !(mayBeLast && n == len(kids)-1) {
			fault(list, "pdf-tree", "the caption of the %s must be its first part", p.describe(i))
		}
		seen = true
	}
}

// checkTable checks the parts of a table, the scope of header cells and that all rows have the same number of cells.
func checkTable(p *Plan, i int, list *diag.List) {
	checkCaption(p, i, true, list)
	count := map[string]int{}
	var rows []*frame.Node
	for _, k := range p.Nodes[i].Kids {
		if k.Node == nil {
			continue
		}
		count[k.Node.Type]++
		if k.Node.Type == "TR" {
			rows = append(rows, k.Node)
		} else if slices.Contains(bodies, k.Node.Type) {
			for _, r := range k.Node.Kids {
				if r.Node != nil && r.Node.Type == "TR" {
					rows = append(rows, r.Node)
				}
			}
		}
	}
	switch {
	case len(rows) == 0:
		fault(list, "pdf-table", "the %s has no rows", p.describe(i))
	case count["THead"] > 1 || count["TFoot"] > 1:
		fault(list, "pdf-table", "the %s has more than one head or foot", p.describe(i))
	case count["THead"]+count["TFoot"] > 0 && count["TBody"] == 0:
		fault(list, "pdf-table", "the %s has a head or foot but no body", p.describe(i))
	case count["TR"] > 0 && count["THead"]+count["TBody"]+count["TFoot"] > 0:
		fault(list, "pdf-table", "the %s has rows outside its head, body and foot", p.describe(i))
	}
	widths := make([]int, len(rows))
	for n, r := range rows {
		for _, k := range r.Kids {
			c := k.Node
			if c == nil {
				continue
			}
			for down := n; down < min(n+max(c.RowSpan, 1), len(rows)); down++ {
				widths[down] += max(c.ColSpan, 1)
			}
			if c.ColSpan < 0 {
				fault(list, "pdf-table", "row %d of the %s has a cell over %d columns", n+1, p.describe(i), c.ColSpan)
			}
			if c.RowSpan < 0 || n+c.RowSpan > len(rows) {
				fault(list, "pdf-table", "row %d of the %s has a cell over %d rows, of which there are %d", n+1, p.describe(i), c.RowSpan, len(rows)-n)
			}
			if c.Type == "TH" && c.Scope != "Column" && c.Scope != "Row" && c.Scope != "Both" {
				fault(list, "pdf-scope", "row %d of the %s has a header cell %s with the scope %q, allowed are Column, Row, Both", n+1, p.describe(i), Snippet(nodeText(c)), c.Scope)
			}
		}
	}
	usual := mostFrequent(widths)
	for n, w := range widths {
		if w != usual {
			fault(list, "pdf-table-ragged", "row %d of the %s has %d cells, its other rows have %d", n+1, p.describe(i), w, usual)
		}
	}
}

// mostFrequent returns the value that occurs most often, the first of several, 0 if there is none.
func mostFrequent(values []int) int {
	count := map[int]int{}
	for _, v := range values {
		count[v]++
	}
	best := 0
	for _, v := range values {
		if count[v] > count[best] {
			best = v
		}
	}
	return best
}
