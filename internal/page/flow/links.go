package flow

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/page/frame"
)

// linkNode returns the Link element of a target and gives it a clickable box for one more stretch of text. A link
// over two lines is one element with two boxes. A reference to a note is a Link within a Reference.
func (m *maker) linkNode(t *target, at spot, w, h frame.Unit, parent *frame.Node) *frame.Node {
	m.noteFirst(t, at)
	if t.node == nil {
		m.shut()
		if t.kind == toNote {
			parent = m.node(parent, "Reference")
		}
		t.node = m.node(parent, "Link")
	}
	box := frame.Rect{X: at.x, Y: at.y, W: w, H: h}
	if t.kind == toNote {
		// A raised figure is a small thing to hit.
		box.X -= mm(0.5)
		box.W += mm(1)
	}
	l := m.linkSlab.One()
	*l = frame.Link{Box: box, Contents: m.contents(t), Node: t.node}
	if t.kind == toURL {
		l.URI = t.key
	} else {
		m.pending = append(m.pending, pendingLink{l, t})
	}
	p := m.page(at.page)
	p.Links = m.pageLinks.Append(p.Links, l)
	m.on(at.page, t.node)
	m.openLinks = append(m.openLinks, l)
	return t.node
}

// noteFirst remembers where a note is referred to first: the note's number leads back there.
func (m *maker) noteFirst(t *target, at spot) {
	if t.kind != toNote {
		return
	}
	if _, ok := m.refAt[t.note]; !ok {
		m.refAt[t.note] = frame.Dest{Page: at.page, Y: at.y}
	}
}

func (m *maker) contents(t *target) string {
	if t.contents != "" {
		return t.contents
	}
	n := strconv.Itoa(t.note)
	form := m.d.Messages.ReferenceLabel
	if t.kind == toReference {
		form = m.d.Messages.BackLabel
	}
	if !strings.Contains(form, "{n}") {
		return strings.TrimSpace(form + " " + n)
	}
	return strings.ReplaceAll(form, "{n}", n)
}

// resolveLinks fills in the places of all links within the document, known now that everything is drawn.
func (m *maker) resolveLinks() {
	var missing []string
	for _, p := range m.pending {
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
			if d, ok = m.blocks[p.to.key]; !ok {
				m.missing(&missing, "unknown-block", "the text points to “"+p.to.key+"”, but the document has no block of that name")
			}
		}
		if !ok {
			d = frame.Dest{Page: 0}
		}
		p.link.Dest = m.dests.One()
		*p.link.Dest = d
	}
}

func (m *maker) missing(seen *[]string, id, message string) {
	if !slices.Contains(*seen, message) {
		*seen = append(*seen, message)
		m.errorf(id, nil, "%s", message)
	}
}

// anchor remembers the place of a block that text may point to.
func (m *maker) anchor(id string, at spot) {
	if id == "" {
		return
	}
	if _, ok := m.blocks[id]; !ok {
		m.blocks[id] = frame.Dest{Page: at.page, Y: at.y}
	}
}

// outline lists the findings: the document's title, and under it one entry for each heading of level 2.
func (m *maker) outline() []frame.Outline {
	kids := make([]frame.Outline, 0, len(m.heads))
	for _, h := range m.heads {
		kids = append(kids, frame.Outline{Title: h.title, Dest: h.dest})
	}
	return []frame.Outline{{Title: m.d.Title, Dest: frame.Dest{}, Kids: kids}}
}
