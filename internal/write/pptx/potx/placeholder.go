package potx

import (
	"strconv"
	"strings"

	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// Placeholder is a place of a layout that slides fill.
type Placeholder struct {
	Name   string
	Box    drawingml.Box
	Insets [4]drawingml.EMU // from its sides to its text: left, top, right, bottom
	Style  drawingml.Style
	Bottom bool // its text stands at its foot
	Moves  bool // it says on each slide where it stands, even where its layout has it: LibreOffice takes footers for the master's otherwise

	color  *node               // of its text, as an element; nil: it says none
	levels [9]*drawingml.Style // that it or the master's placeholder has; nil: it has none of its own
	vert   string              // how its text runs; empty: from left to right
	grows  bool                // it is as high as its text (spAutoFit)

	typ    string
	idx    int
	hasIdx bool
	placed bool // Box is known
	node   *node
}

// placeholders reads the placeholders of a layout or master, in their order.
func placeholders(root *node) []*Placeholder {
	var out []*Placeholder
	for _, sp := range root.at("cSld", "spTree").list() {
		ph := sp.at("nvSpPr", "nvPr", "ph")
		if sp.local == "pic" {
			ph = sp.at("nvPicPr", "nvPr", "ph")
		}
		if ph == nil {
			continue
		}
		h := &Placeholder{typ: ph.get("type"), node: sp}
		h.Name = sp.at("nvSpPr", "cNvPr").get("name")
		h.idx, h.hasIdx = ph.num("idx")
		h.place(sp)
		out = append(out, h)
	}
	return out
}

// place reads where a shape stands, if it says so itself.
func (h *Placeholder) place(sp *node) {
	h.placeAt(sp.at("spPr", "xfrm"))
}

func (h *Placeholder) placeAt(xfrm *node) {
	x, ok1 := xfrm.at("off").num("x")
	y, ok2 := xfrm.at("off").num("y")
	w, ok3 := xfrm.at("ext").num("cx")
	ht, ok4 := xfrm.at("ext").num("cy")
	const most = 1 << 30
	if ok1 && ok2 && ok3 && ok4 && w > 0 && ht > 0 && w < most && ht < most && x > -most && x < most && y > -most && y < most {
		h.Box, h.placed = drawingml.Box{X: x, Y: y, W: w, H: ht}, true
	}
}

// inherit resolves the place and the style of a layout's placeholder, which are its own or those of the master's that it
// is like; up is nil where there is none.
func (h *Placeholder) inherit(up *Placeholder, m *master) {
	if !h.placed && up != nil && up.placed {
		h.Box, h.placed = up.Box, true
	}
	kind := "bodyStyle"
	switch h.typ {
	case "title", "ctrTitle":
		kind = "titleStyle"
	case "sldNum", "dt", "ftr", "hdr":
		kind = "otherStyle"
	}
	styles, bodies := nodes{h.node.at("txBody", "lstStyle", "lvl1pPr")}, nodes{h.node.at("txBody", "bodyPr")}
	if up != nil {
		styles, bodies = append(styles, up.node.at("txBody", "lstStyle", "lvl1pPr")), append(bodies, up.node.at("txBody", "bodyPr"))
	}
	// After the placeholders themselves come the master's style for the kind of text and the presentation's.
	h.Style = firstLevel(append(styles, m.tree.at("txStyles", kind, "lvl1pPr"), m.fallback.at("lvl1pPr")))
	for i := range h.levels {
		h.readLevel(i, up)
	}
	for _, st := range []*node{h.node.at("txBody", "lstStyle", "lvl1pPr"), up.lstStyle(), m.tree.at("txStyles", kind, "lvl1pPr"), m.fallback.at("lvl1pPr")} {
		if fill := st.at("defRPr", "solidFill"); fill != nil && h.color == nil {
			h.color = first(fill)
		}
	}
	h.Insets = [4]drawingml.EMU{91440, 45720, 91440, 45720}
	for i, name := range []string{"lIns", "tIns", "rIns", "bIns"} {
		for _, b := range bodies {
			if v, ok := b.num(name); ok && v >= 0 && v < 1<<28 {
				h.Insets[i] = v
				break
			}
		}
	}
	h.Moves = h.typ == "ftr" || h.typ == "dt"
	h.vert = bodies.first("vert")
	h.Bottom = bodies.first("anchor") == "b"
	for _, b := range bodies {
		if b.at("spAutoFit") != nil {
			h.grows = true
			break
		}
		if b.at("noAutofit") != nil || b.at("normAutofit") != nil {
			break
		}
	}
}

// lstStyle is the style of the first level that a placeholder of a master has itself.
func (h *Placeholder) lstStyle() *node {
	if h == nil {
		return nil
	}
	return h.node.at("txBody", "lstStyle", "lvl1pPr")
}

// readLevel reads the style of a level of text, from 0, where the placeholder has one of its own.
func (h *Placeholder) readLevel(i int, up *Placeholder) {
	name := "lvl" + strconv.Itoa(i+1) + "pPr"
	own := h.node.at("txBody", "lstStyle", name)
	if own == nil {
		return
	}
	styles := nodes{own}
	if up != nil {
		styles = append(styles, up.node.at("txBody", "lstStyle", name))
	}
	st := firstLevel(styles)
	h.levels[i] = &st
}

// Level is the placeholder's own style of a level of text, from 1; nil where it has none. 0 is the first.
func (h *Placeholder) Level(n int) *drawingml.Style {
	if n = max(n, 1); n > len(h.levels) {
		return nil
	}
	return h.levels[n-1]
}

// Spaced says whether a level of text, from 1, has a distance of lines in 1/100 pt already, or whether none is asked for.
func (h *Placeholder) Spaced(level, lead int) bool {
	if lead == 0 {
		return true
	}
	st := h.Level(level)
	if st == nil {
		st = &h.Style
	}
	return st.Spacing < 0 && max(-st.Spacing-lead, lead+st.Spacing) <= 3
}

// nodes are elements that say the same, the one that counts most first.
type nodes []*node

// first is the first value of an attribute, of the elements themselves or of those that a path below them leads to.
func (list nodes) first(attr string, path ...string) string {
	for _, n := range list {
		if v := n.at(path...).get(attr); v != "" {
			return v
		}
	}
	return ""
}

// number is first as a number, or another where there is none; a sign for percent is passed over.
func (list nodes) number(otherwise int, attr string, path ...string) int {
	if v, err := strconv.Atoi(strings.TrimSuffix(list.first(attr, path...), "%")); err == nil && v > -1<<30 && v < 1<<30 {
		return v
	}
	return otherwise
}

// firstLevel is the style of the first level of text.
func firstLevel(styles nodes) drawingml.Style {
	bold := styles.first("b", "defRPr")
	st := drawingml.Style{
		Size:          styles.number(1800, "sz", "defRPr"),
		Bold:          bold == "1" || bold == "true",
		Left:          styles.number(0, "marL"),
		Spacing:       styles.number(100000, "val", "lnSpc", "spcPct"),
		Before:        styles.number(0, "val", "spcBef", "spcPts"),
		PercentBefore: styles.number(0, "val", "spcBef", "spcPct"),
	}
	if styles.first("val", "lnSpc", "spcPts") != "" {
		st.Spacing = -styles.number(st.Spacing, "val", "lnSpc", "spcPts")
	}
	return st
}

// Element is the placeholder's on a slide.
func (h *Placeholder) Element() string {
	s := `<p:ph`
	if h.typ != "" {
		s += ` type="` + ooxml.Esc(h.typ) + `"`
	}
	if h.hasIdx {
		s += ` idx="` + strconv.Itoa(h.idx) + `"`
	}
	return s + `/>`
}

// Inner is the room for text in a placeholder that stands in a place: its own, or another on one slide.
func (h *Placeholder) Inner(at drawingml.Box) (width, height drawingml.EMU) {
	return at.W - h.Insets[0] - h.Insets[2], at.H - h.Insets[1] - h.Insets[3]
}
