package potx

// master is a slide master as far as layouts inherit from it.
type master struct {
	tree     *node
	holders  []*Placeholder
	fallback *node // the presentation's own text style
	theme    *node
	wide     int // of slides
	high     int
}

// Layout is a slide layout with its placeholders, whose places and styles are resolved.
type Layout struct {
	Part    string // name of its part
	Name    string // as PowerPoint shows it
	typ     string
	holders []*Placeholder

	scheme       *scheme
	root, master *node
}

func newLayout(part string, root *node, m *master) *Layout {
	l := &Layout{Part: part, Name: root.at("cSld").get("name"), typ: root.get("type"), holders: placeholders(root), root: root, master: m.tree, scheme: newScheme(m.theme, m.tree, root)}
	for _, h := range l.holders {
		h.inherit(m.ancestorOf(h), m)
	}
	l.grow(m.high)
	for _, h := range l.holders { // what reaches over the slide is no place for text
		over := h.Box.X < -m.wide/50 || h.Box.Y < -m.high/50 || h.Box.X+h.Box.W > m.wide+m.wide/50 || h.Box.Y+h.Box.H > m.high+m.high/50
		h.placed = h.placed && !over
	}
	return l
}

// grow gives placeholders that are as high as their text the room there is: down to what stands below them, or to the foot
// of the slide. Text that hangs at their foot has the room above.
func (l *Layout) grow(high int) {
	for _, h := range l.holders {
		if !h.placed || !h.grows {
			continue
		}
		top, end := high/20, high-high/20
		for _, o := range l.holders {
			if o == h || !o.placed || o.Box.X >= h.Box.X+h.Box.W || h.Box.X >= o.Box.X+o.Box.W {
				continue
			}
			if o.Box.Y >= h.Box.Y+h.Box.H/2 {
				end = min(end, o.Box.Y)
			}
			if below := o.Box.Y + o.Box.H; below <= h.Box.Y+h.Box.H/2 {
				top = max(top, below)
			}
		}
		if h.Bottom {
			h.Box.H, h.Box.Y = max(h.Box.H, h.Box.Y+h.Box.H-top), min(h.Box.Y, top)
		} else {
			h.Box.H = max(h.Box.H, end-h.Box.Y)
		}
	}
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

// Foot returns the placeholder at the foot for the date ("dt"), the footer ("ftr") or the number ("sldNum"); nil where there
// is none.
func (l *Layout) Foot(typ string) *Placeholder { return l.Of(typ) }

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

// Pair is two placeholders for any content that stand side by side, the left one first; of several pairs, the one with the
// most room.
func (l *Layout) Pair() (left, right *Placeholder, ok bool) {
	list, _ := l.content()
	room := 0
	for _, a := range list {
		for _, b := range list {
			beside := a.Box.X+a.Box.W <= b.Box.X+b.Box.W/10 && a.Box.Y < b.Box.Y+b.Box.H && b.Box.Y < a.Box.Y+a.Box.H
			if !beside || a.hasIdx == b.hasIdx && a.idx == b.idx {
				continue
			}
			high := min(a.Box.Y+a.Box.H, b.Box.Y+b.Box.H) - max(a.Box.Y, b.Box.Y)
			if r := min(a.Box.W, b.Box.W) / 1000 * (high / 1000); r > room {
				left, right, ok, room = a, b, true, r
			}
		}
	}
	return left, right, ok
}
