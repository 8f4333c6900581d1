package pptx

import (
	"briefing/internal/write/pptx/drawingml"
	"strconv"
	"strings"
)

// master is a slide master as far as layouts inherit from it.
type master struct {
	tree     *node
	holders  []*holder
	fallback *node // the presentation's own text style
}

// layout is a slide layout with its placeholders, whose places and styles are resolved.
type layout struct {
	part    string
	name    string
	typ     string
	holders []*holder
}

// holder is a placeholder.
type holder struct {
	name, typ string
	idx       int
	hasIdx    bool
	box       drawingml.Box
	placed    bool
	insets    [4]drawingml.EMU // left, top, right, bottom
	style     drawingml.Style
	shrinks   bool // text may be made smaller to fit (normAutofit)
	node      *node
}

// placeholders reads the placeholders of a layout or master, in their order.
func placeholders(root *node) []*holder {
	var out []*holder
	for _, sp := range root.at("cSld", "spTree").list() {
		ph := sp.at("nvSpPr", "nvPr", "ph")
		if sp.local == "pic" {
			ph = sp.at("nvPicPr", "nvPr", "ph")
		}
		if ph == nil {
			continue
		}
		h := &holder{typ: ph.get("type"), node: sp}
		h.name = sp.at("nvSpPr", "cNvPr").get("name")
		h.idx, h.hasIdx = ph.num("idx")
		h.place(sp)
		out = append(out, h)
	}
	return out
}

// place reads where a shape stands, if it says so itself.
func (h *holder) place(sp *node) {
	xfrm := sp.at("spPr", "xfrm")
	x, ok1 := xfrm.at("off").num("x")
	y, ok2 := xfrm.at("off").num("y")
	w, ok3 := xfrm.at("ext").num("cx")
	ht, ok4 := xfrm.at("ext").num("cy")
	const most = 1 << 30
	if ok1 && ok2 && ok3 && ok4 && w > 0 && ht > 0 && w < most && ht < most && x > -most && x < most && y > -most && y < most {
		h.box, h.placed = drawingml.Box{X: x, Y: y, W: w, H: ht}, true
	}
}

func newLayout(part string, root *node, m *master) *layout {
	l := &layout{part: part, name: root.at("cSld").get("name"), typ: root.get("type"), holders: placeholders(root)}
	for _, h := range l.holders {
		up := m.like(h)
		if !h.placed && up != nil && up.placed {
			h.box, h.placed = up.box, true
		}
		h.resolve(up, m)
	}
	return l
}

// like is the master's placeholder that a layout's inherits from: that of its type, body for all that hold content.
func (m *master) like(h *holder) *holder {
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

// resolve finds the style of the first level: the layout's own, then the master's placeholder, then the master's style
// for its kind, then the presentation's.
func (h *holder) resolve(up *holder, m *master) {
	chain := []*node{h.node.at("txBody", "lstStyle", "lvl1pPr")}
	bodies := []*node{h.node.at("txBody", "bodyPr")}
	if up != nil {
		chain = append(chain, up.node.at("txBody", "lstStyle", "lvl1pPr"))
		bodies = append(bodies, up.node.at("txBody", "bodyPr"))
	}
	kind := "bodyStyle"
	switch h.typ {
	case "title", "ctrTitle":
		kind = "titleStyle"
	case "sldNum", "dt", "ftr", "hdr":
		kind = "otherStyle"
	}
	chain = append(chain, m.tree.at("txStyles", kind, "lvl1pPr"), m.fallback.at("lvl1pPr"))
	h.style = drawingml.Style{Size: 1800, Spacing: 100000}
	attr := func(n func(*node) *node, name string, set func(string)) {
		for _, c := range chain {
			if v := n(c).get(name); v != "" {
				set(v)
				return
			}
		}
	}
	run := func(c *node) *node { return c.at("defRPr") }
	own := func(c *node) *node { return c }
	number := func(to *int) func(string) {
		return func(s string) {
			if v, err := strconv.Atoi(strings.TrimSuffix(s, "%")); err == nil && v > -1<<30 && v < 1<<30 {
				*to = v
			}
		}
	}
	attr(run, "sz", number(&h.style.Size))
	attr(run, "b", func(s string) { h.style.Bold = s == "1" || s == "true" })
	attr(own, "marL", number(&h.style.Left))
	attr(func(c *node) *node { return c.at("lnSpc", "spcPct") }, "val", number(&h.style.Spacing))
	attr(func(c *node) *node { return c.at("lnSpc", "spcPts") }, "val", func(s string) { number(&h.style.Spacing)(s); h.style.Spacing = -h.style.Spacing })
	attr(func(c *node) *node { return c.at("spcBef", "spcPts") }, "val", number(&h.style.Before))
	attr(func(c *node) *node { return c.at("spcBef", "spcPct") }, "val", number(&h.style.PercentBefore))
	h.insets = [4]drawingml.EMU{91440, 45720, 91440, 45720}
	for i, name := range []string{"lIns", "tIns", "rIns", "bIns"} {
		for _, b := range bodies {
			if v, ok := b.num(name); ok && v >= 0 && v < 1<<28 {
				h.insets[i] = v
				break
			}
		}
	}
	for _, b := range bodies {
		if b.at("noAutofit") != nil || b.at("spAutoFit") != nil {
			break
		}
		if b.at("normAutofit") != nil {
			h.shrinks = true
			break
		}
	}
}

// find returns the placeholder of ours with a name and an index. The index alone is no identity: other templates have
// their own placeholders under the same number.
func (l *layout) find(name string, idx int) *holder {
	for _, h := range l.holders {
		if h.hasIdx && h.idx == idx && h.name == name && h.placed {
			return h
		}
	}
	return nil
}

// title is the layout's title placeholder.
func (l *layout) title() *holder {
	for _, h := range l.holders {
		if (h.typ == "title" || h.typ == "ctrTitle") && h.placed {
			return h
		}
	}
	return nil
}

// of returns the placeholder of a type, or nil.
func (l *layout) of(typ string) *holder {
	for _, h := range l.holders {
		if h.typ == typ && h.placed {
			return h
		}
	}
	return nil
}

// content lists the placeholders that take any content, then those that take text, in their order.
func (l *layout) content() (any, text []*holder) {
	for _, h := range l.holders {
		switch {
		case !h.placed:
		case h.typ == "" || h.typ == "obj":
			any = append(any, h)
		case h.typ == "body":
			text = append(text, h)
		}
	}
	return any, text
}
