package typeset

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/page/frame"
)

// Links are the places within a document that can be led to, and the links that lead there.
type Links struct {
	Headings []frame.Outline       // that the outline lists
	Blocks   map[string]frame.Dest // places of blocks by id
	Pending  []PendingLink
	noteAt   map[int]frame.Dest // places of the notes
	refAt    map[int]frame.Dest // places of the first reference to each note
}

// PendingLink waits for the place it leads to.
type PendingLink struct {
	Link *frame.Link
	to   *target
}

// linkNode returns the Link element of a target and gives it a clickable box for one more stretch of text. A link
// over two lines is one element with two boxes. A reference to a note is a Link within a Reference.
func (m *Layout) linkNode(t *target, at Spot, w, h frame.Unit, parent *frame.Node) *frame.Node {
	m.noteFirst(t, at)
	if t.node == nil {
		m.CloseMark()
		if t.kind == toNote {
			parent = parent.Add("Reference")
		}
		t.node = parent.Add("Link")
	}
	box := frame.Rect{X: at.X, Y: at.Y, W: w, H: h}
	if t.kind == toNote {
		// A raised figure is a small thing to hit.
		box.X -= mm(0.5)
		box.W += mm(1)
	}
	l := &frame.Link{Box: box, Contents: contents(m, t), Node: t.node}
	if t.kind == toURL {
		l.URI = t.key
	} else {
		m.Pending = append(m.Pending, PendingLink{l, t})
	}
	p := m.Page(at.Page)
	p.Links = append(p.Links, l)
	m.OpenMark(at.Page, t.node)
	m.openLinks = append(m.openLinks, l)
	return t.node
}

// noteFirst remembers where a note is referred to first: the note's number leads back there.
func (l *Links) noteFirst(t *target, at Spot) {
	if t.kind != toNote {
		return
	}
	if _, ok := l.refAt[t.note]; !ok {
		l.refAt[t.note] = frame.Dest{Page: at.Page, Y: at.Y}
	}
}

func contents(m *Layout, t *target) string {
	if t.contents != "" {
		return t.contents
	}
	n := strconv.Itoa(t.note)
	form := m.Doc.Messages.ReferenceLabel
	if t.kind == toReference {
		form = m.Doc.Messages.BackLabel
	}
	if !strings.Contains(form, "{n}") {
		return strings.TrimSpace(form + " " + n)
	}
	return strings.ReplaceAll(form, "{n}", n)
}

// ResolveLinks fills in the places of all links within the document, known now that everything is drawn.
func (m *Layout) ResolveLinks() {
	var missing []string
	for _, p := range m.Pending {
		var d frame.Dest
		ok := false
		switch p.to.kind {
		case toNote:
			if d, ok = m.noteAt[p.to.note]; !ok {
				m.missing(&missing, "unknown-note", "note "+strconv.Itoa(p.to.note)+" is referred to, but the document prints no such note")
			}
		case toReference:
			d, ok = m.refAt[p.to.note]
		case toBlock:
			if d, ok = m.Blocks[p.to.key]; !ok {
				m.missing(&missing, "unknown-block", "the text points to “"+p.to.key+"”, but the document has no block of that name")
			}
		}
		if !ok {
			d = frame.Dest{Page: 0}
		}
		p.Link.Dest = &d
	}
}

func (m *Layout) missing(seen *[]string, id, message string) {
	if !slices.Contains(*seen, message) {
		*seen = append(*seen, message)
		m.Errorf(id, nil, "%s", message)
	}
}

// NoteAt remembers where a note is printed.
func (l *Links) NoteAt(note int, at Spot) { l.noteAt[note] = frame.Dest{Page: at.Page, Y: at.Y} }

// Referred says whether something that is drawn already refers to a note.
func (l *Links) Referred(note int) bool {
	_, ok := l.refAt[note]
	return ok
}

// Anchor remembers the place of a block that text may point to.
func (l *Links) Anchor(id string, at Spot) {
	if id == "" {
		return
	}
	if _, ok := l.Blocks[id]; !ok {
		l.Blocks[id] = frame.Dest{Page: at.Page, Y: at.Y}
	}
}

// outline lists the findings: the document's title, and under it one entry for each heading of level 2.
func (l *Links) outline(title string) []frame.Outline {
	return []frame.Outline{{Title: title, Kids: l.Headings}}
}
