package potx

// master is a slide master as far as layouts inherit from it.
type master struct {
	tree     *node
	holders  []*Placeholder
	fallback *node // the presentation's own text style
}

// Layout is a slide layout with its placeholders, whose places and styles are resolved.
type Layout struct {
	Part    string // name of its part
	Name    string // as PowerPoint shows it
	typ     string
	holders []*Placeholder
}

func newLayout(part string, root *node, m *master) *Layout {
	l := &Layout{Part: part, Name: root.at("cSld").get("name"), typ: root.get("type"), holders: placeholders(root)}
	for _, h := range l.holders {
		h.inherit(m.ancestorOf(h), m)
	}
	return l
}

// ancestorOf is the master's placeholder that one of a layout inherits from: that of its type, body for all that hold content.
func (m *master) ancestorOf(h *Placeholder) *Placeholder {
	typ := h.typ
	switch typ {
	case "ctrTitle":
		typ = "title"
	case "", "subTitle", "obj", "chart", "tbl", "pic", "media", "clipArt", "dgm":
		typ = "body"
	}
	for _, o := range m.holders {
		if o.typ == typ {
			return o
		}
	}
	return nil
}

// Find returns a placeholder of ours, or nil.
func (l *Layout) Find(n Need) *Placeholder {
	return l.first(func(h *Placeholder) bool { return h.hasIdx && h.idx == n.Index && h.Name == n.Name })
}

// Title is the title placeholder. Layouts that have a role have one.
func (l *Layout) Title() *Placeholder {
	return l.first(func(h *Placeholder) bool { return h.typ == "title" || h.typ == "ctrTitle" })
}

// Of returns the first placeholder of a type of PresentationML, or nil: "subTitle", "sldNum".
func (l *Layout) Of(typ string) *Placeholder {
	return l.first(func(h *Placeholder) bool { return h.typ == typ })
}

// first is the first placeholder that is wanted and whose place is known, or nil.
func (l *Layout) first(wanted func(h *Placeholder) bool) *Placeholder {
	for _, h := range l.holders {
		if h.placed && wanted(h) {
			return h
		}
	}
	return nil
}

// content lists the placeholders that take any content, then those that take text, in their order.
func (l *Layout) content() (whatever, text []*Placeholder) {
	for _, h := range l.holders {
		switch {
		case !h.placed:
		case h.typ == "" || h.typ == "obj":
			whatever = append(whatever, h)
		case h.typ == "body":
			text = append(text, h)
		}
	}
	return whatever, text
}

// Main is the placeholder for content: the largest of those that take anything, else the largest for text; nil where
// there is none.
func (l *Layout) Main() *Placeholder {
	list, text := l.content()
	if len(list) == 0 {
		list = text
	}
	var best *Placeholder
	for _, h := range list {
		if best == nil || h.Box.W/1000*(h.Box.H/1000) > best.Box.W/1000*(best.Box.H/1000) {
			best = h
		}
	}
	return best
}

// Pair is the first two placeholders for any content, where they stand side by side.
func (l *Layout) Pair() (left, right *Placeholder, ok bool) {
	list, _ := l.content()
	if len(list) < 2 || list[0].idx == list[1].idx {
		return nil, nil, false
	}
	a, b := list[0].Box, list[1].Box
	return list[0], list[1], a.X+a.W <= b.X+b.W/10 && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}
