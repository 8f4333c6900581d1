package potx

import (
	"fmt"
	"math"
	"strconv"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/source"
	"briefing/internal/write/pptx/drawingml"
)

// scheme is the colours of a layout: of its master's theme, by the names that texts and shapes call them.
type scheme struct {
	theme *node // a:clrScheme
	names map[string]string
}

// colorNames are those that a master maps, in the order in which they are tried for text.
var colorNames = []string{"tx1", "bg1", "tx2", "bg2"}

// newScheme reads the colours of a layout whose master maps names; a layout may map them otherwise.
func newScheme(theme, master, layout *node) *scheme {
	s := &scheme{theme: theme.at("themeElements", "clrScheme"), names: map[string]string{}}
	for _, m := range []*node{master.at("clrMap"), layout.at("clrMapOvr", "overrideClrMapping")} {
		if m == nil {
			continue
		}
		for _, a := range m.attr {
			s.names[a.Name.Local] = a.Value
		}
	}
	return s
}

// color is what a colour element shows; ok is false for colours that cannot be told.
func (s *scheme) color(n *node) (c frame.Color, ok bool) {
	if n == nil {
		return c, false
	}
	switch n.local {
	case "srgbClr":
		c, ok = hexColor(n.get("val"))
	case "sysClr":
		c, ok = hexColor(n.get("lastClr"))
	case "prstClr":
		c, ok = map[string]frame.Color{"white": {R: 255, G: 255, B: 255}, "black": {}}[n.get("val")]
	case "schemeClr":
		c, ok = s.named(n.get("val"))
	}
	if !ok {
		return c, false
	}
	for _, k := range n.kids {
		v, isNumber := k.percent("val")
		switch {
		case !isNumber:
			return c, false
		case k.local == "lumMod":
			c = light(c, v, 0)
		case k.local == "lumOff":
			c = light(c, 1, v)
		case k.local == "shade":
			c = mixed(frame.Color{}, c, v)
		case k.local == "tint":
			c = mixed(frame.Color{R: 255, G: 255, B: 255}, c, v)
		case k.local == "satMod" && v == dull/100.0:
			c = duller(c)
		case k.local == "alpha" && v == 1:
		default:
			return c, false
		}
	}
	return c, true
}

// named is a colour by the name that texts call it.
func (s *scheme) named(name string) (frame.Color, bool) {
	if to := s.names[name]; to != "" {
		name = to
	}
	return s.color(first(s.theme.at(name)))
}

func first(n *node) *node {
	if n == nil || len(n.kids) == 0 {
		return nil
	}
	return n.kids[0]
}

// percent is an attribute in 1/1000 %, or in percent with its sign, as a share of 1.
func (n *node) percent(name string) (float64, bool) {
	v := n.get(name)
	scale := 100000.0
	if len(v) > 1 && v[len(v)-1] == '%' {
		v, scale = v[:len(v)-1], 100
	}
	f, err := strconv.ParseFloat(v, 64)
	return f / scale, err == nil
}

func hexColor(s string) (frame.Color, bool) {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return frame.Color{}, false
	}
	return frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)}, true
}

// mixed is two colours, so much of the second.
func mixed(a, b frame.Color, share float64) frame.Color {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*(1-share) + float64(y)*share)) }
	return frame.Color{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B)}
}

// light multiplies the lightness of a colour and adds to it, hue and saturation kept, as lumMod and lumOff do (ISO 29500-1,
// 20.1.2.3.20 and 21).
func light(c frame.Color, times, plus float64) frame.Color {
	r, g, b := float64(c.R)/255, float64(c.G)/255, float64(c.B)/255
	hi, lo := max(r, g, b), min(r, g, b)
	l := (hi + lo) / 2
	to := min(max(l*times+plus, 0), 1)
	if hi == lo {
		v := uint8(math.Round(to * 255))
		return frame.Color{R: v, G: v, B: v}
	}
	span := func(l float64) float64 { return 1 - math.Abs(2*l-1) }
	k := 0.0 // of the distance of each part from the lightness, saturation kept
	if span(l) > 0 {
		k = span(to) / span(l)
	}
	part := func(v float64) uint8 { return uint8(math.Round(min(max(to+(v-l)*k, 0), 1) * 255)) }
	return frame.Color{R: part(r), G: part(g), B: part(b)}
}

// dull is what is left of the saturation of a colour, in percent, where it is made less coloured.
const dull = 40

// duller is a colour with so much of its saturation, as satMod makes it: each part comes nearer to the lightness.
func duller(c frame.Color) frame.Color {
	l := (int(max(c.R, c.G, c.B)) + int(min(c.R, c.G, c.B))) / 2
	part := func(v uint8) uint8 { return uint8(l + (int(v)-l)*dull/100) }
	return frame.Color{R: part(c.R), G: part(c.G), B: part(c.B)}
}

// background is the colour behind a layout's slides; ok is false where it is a picture or a gradient.
func (s *scheme) background(layout, master *node) (c frame.Color, ok bool) {
	for _, root := range []*node{layout, master} {
		bg := root.at("cSld", "bg")
		if bg == nil {
			continue
		}
		n := first(bg.at("bgPr", "solidFill"))
		if ref := bg.at("bgRef"); ref != nil {
			n = first(ref)
		}
		return s.color(n)
	}
	return s.named("bg1") // nothing is said: the page is of the first colour
}

// under is the colour behind a place of a layout's slides: the page's, or that of the shape of the layout or its master that
// covers the place. It is not known where a picture, a gradient or a shape that covers a part of it lies there.
func (l *Layout) under(at drawingml.Box) (c frame.Color, ok bool) {
	c, ok = l.scheme.background(l.root, l.master)
	trees := []*node{l.master, l.root}
	if v := l.root.get("showMasterSp"); v == "0" || v == "false" {
		trees = trees[1:]
	}
	for _, root := range trees {
		for _, sp := range root.at("cSld", "spTree").list() {
			box, ground, known := l.shape(sp)
			switch {
			case box.W == 0 || box.X >= at.X+at.W || at.X >= box.X+box.W || box.Y >= at.Y+at.H || at.Y >= box.Y+box.H:
			case box.X <= at.X && box.Y <= at.Y && box.X+box.W >= at.X+at.W && box.Y+box.H >= at.Y+at.H:
				c, ok = ground, known
			default:
				ok = false
			}
		}
	}
	return c, ok
}

// shape is the place of what a layout draws, and its colour where it is one; the place is empty where nothing is drawn.
func (l *Layout) shape(sp *node) (box drawingml.Box, c frame.Color, known bool) {
	properties := sp.at("spPr")
	switch sp.local {
	case "sp":
		if sp.at("nvSpPr", "nvPr", "ph") != nil || properties.at("noFill") != nil {
			return box, c, false
		}
		fill := properties.at("solidFill")
		if fill == nil && properties.at("gradFill") == nil && properties.at("blipFill") == nil && properties.at("pattFill") == nil && sp.at("style", "fillRef") == nil {
			return box, c, false
		}
		c, known = l.scheme.color(first(fill))
	case "pic":
	case "grpSp":
		properties = sp.at("grpSpPr")
	default:
		return box, c, false
	}
	h := &Placeholder{}
	h.placeAt(properties.at("xfrm"))
	return h.Box, c, known
}

// Contrasts that texts must have against their ground: those of WCAG 2.2, 1.4.3 and 1.4.11, for usual text, and for large text
// and marks.
const (
	contrastText  = 4.5
	contrastLarge = 3.0
)

// roles are the roles of a brand's colours in a scheme, on a ground.
func (s *scheme) roles(ground frame.Color, body *node) map[brand.Token]string {
	against := func(c frame.Color) float64 { return brand.Contrast(c, ground) }
	ink, inkName := frame.Color{}, ""
	best := 0.0
	try := func(name string) {
		if c, ok := s.named(name); ok && against(c) > best && best < 7 {
			ink, inkName, best = c, name, against(c)
		}
	}
	if body != nil && body.local == "schemeClr" && len(body.kids) == 0 {
		try(body.get("val"))
	}
	for _, n := range colorNames {
		try(n)
	}
	accent, accentName := ink, inkName
	for i := 1; i <= 6; i++ { // the first that marks and large text can have
		name := "accent" + strconv.Itoa(i)
		if c, ok := s.named(name); ok && against(c) >= contrastLarge {
			accent, accentName = c, name
			break
		}
	}
	dark := against(frame.Color{R: 255, G: 255, B: 255}) > against(frame.Color{})
	paper := drawingml.ExactColor(ground)
	for _, n := range []string{"bg1", "tx1", "bg2", "tx2"} {
		if c, ok := s.named(n); ok && c == ground {
			paper = schemed(n)
			break
		}
	}
	on := map[brand.Token]string{brand.Ink: schemed(inkName), brand.Body: schemed(inkName), brand.Blue: schemed(accentName), brand.Orange: schemed(accentName), brand.White: paper}
	// shaded is a colour made lighter or darker, if it keeps a contrast; else another.
	shaded := func(name string, c frame.Color, mod, off float64, keeps func(frame.Color) bool, otherwise string) string {
		made := light(light(c, mod, 0), 1, off)
		if !keeps(made) {
			return otherwise
		}
		out := `<a:schemeClr val="` + name + `"><a:lumMod val="` + strconv.Itoa(int(mod*100000)) + `"/>`
		if off > 0 {
			out += `<a:lumOff val="` + strconv.Itoa(int(off*100000)) + `"/>`
		}
		return out + `</a:schemeClr>`
	}
	readable := func(c frame.Color) bool { return against(c) >= contrastText }
	carries := func(c frame.Color) bool { return brand.Contrast(c, ink) >= contrastText }
	// quiet is the colour of text that counts less: the ink nearer to the ground, and less coloured.
	quiet := func(mod, off float64) string {
		if c := duller(light(light(ink, mod, 0), 1, off)); !readable(c) {
			return schemed(inkName)
		}
		out := `<a:schemeClr val="` + inkName + `"><a:lumMod val="` + strconv.Itoa(int(mod*100000)) + `"/>`
		if off > 0 {
			out += `<a:lumOff val="` + strconv.Itoa(int(off*100000)) + `"/>`
		}
		return out + `<a:satMod val="` + strconv.Itoa(dull*1000) + `"/></a:schemeClr>`
	}
	faint := drawingml.ExactColor(mixed(ground, ink, 0.08))
	on[brand.Tint], on[brand.Rule] = faint, drawingml.ExactColor(mixed(ground, ink, 0.25))
	if dark {
		on[brand.Secondary] = quiet(0.85, 0)
		on[brand.Context] = shaded(accentName, accent, 0.6, 0.1, func(c frame.Color) bool { return against(c) >= contrastLarge }, schemed(accentName))
		on[brand.Pale] = shaded(accentName, accent, 0.5, 0, carries, faint)
		return on
	}
	on[brand.Secondary] = quiet(0.75, 0.25)
	on[brand.Context] = shaded(accentName, accent, 0.6, 0.4, func(frame.Color) bool { return true }, "")
	on[brand.Pale] = shaded(accentName, accent, 0.2, 0.8, carries, faint)
	return on
}

func schemed(name string) string { return `<a:schemeClr val="` + name + `"/>` }

// Theme writes colours for slides of the template.
func (t *Template) Theme() drawingml.Theme { return drawingml.Theme{Own: t.Own(), Roles: t.colors} }

// checkColors finds layouts in use whose own text cannot be read on their ground, and the colours for what they have no style
// for.
func (t *Template) checkColors(l *diag.List) {
	done := map[*Layout]bool{}
	for _, r := range []Role{RoleTitle, RoleContent, RoleTwo, RoleOnly} {
		lay := t.roles[r]
		if lay == nil || done[lay] || t.Own() {
			continue
		}
		done[lay] = true
		if r == RoleContent {
			ground, known := lay.under(lay.Main().Box)
			if !known {
				ground, _ = lay.scheme.named("bg1")
			}
			t.colors = lay.scheme.roles(ground, lay.Main().color)
		}
		unknown := false
		for _, h := range []*Placeholder{lay.Title(), lay.Main(), lay.Of("subTitle")} {
			if h == nil {
				continue
			}
			least := contrastText
			if h.Style.Size >= 1800*t.H/6858000 { // large text, by the height of the slide
				least = contrastLarge
			}
			ground, known := lay.under(h.Box)
			unknown = unknown || !known
			if !known {
				continue
			}
			c, ok := lay.scheme.color(h.color)
			if got := brand.Contrast(c, ground); ok && got < least {
				l.Add(diag.Pos{File: t.Name}, diag.Error, "template-refused", fmt.Sprintf("the template cannot be used: in the layout %s, the text of %s is #%s on #%s, a contrast of %.1f to 1 where at least %g to 1 is needed",
					source.Quote(lay.Name), source.Quote(h.Name), drawingml.Hex(c), drawingml.Hex(ground), got, least), "give that text another colour in the slide master")
			}
		}
		if unknown {
			l.Add(diag.Pos{File: t.Name}, diag.Note, "template-contrast", fmt.Sprintf("in the layout %s, text stands on a picture, a gradient or the edge of a shape; whether it can be read there is not known", source.Quote(lay.Name)), "look at a slide of it")
		}
	}
}
