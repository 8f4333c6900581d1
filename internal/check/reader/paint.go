package reader

import (
	"math"
	"slices"
	"strings"

	"briefing/internal/check/object"
)

// Color is a colour in sRGB, 0 to 1.
type Color [3]float64

// color handles the operators that choose colours.
func (m *machine) color(op string, args []any) bool {
	switch op {
	case "g", "rg":
		var c Color
		for i := range c {
			c[i] = m.number(args, min(i, len(args)-1))
		}
		m.g.fill = &c
		m.named(map[string]string{"g": "DeviceGray", "rg": "DeviceRGB"}[op])
	case "G", "RG":
		m.named(map[string]string{"G": "DeviceGray", "RG": "DeviceRGB"}[op])
	case "k", "K":
		m.named("DeviceCMYK")
		if op == "k" {
			m.g.fill = nil
		}
	case "cs", "CS":
		name, _ := args[0].(object.Name)
		var space any = name
		if v := m.f.Get(m.f.Dict(m.resources, "ColorSpace"), string(name)); v != nil {
			space = v
		}
		m.space(space, 0)
		if op == "cs" {
			m.g.fill = nil
		}
	case "sc", "scn":
		m.g.fill = nil
	case "SC", "SCN":
	default:
		return false
	}
	return true
}

func (m *machine) named(space string) {
	if !slices.Contains(m.p.Spaces, space) {
		m.p.Spaces = append(m.p.Spaces, space)
	}
}

// space notes a colour space and those it is built on.
func (m *machine) space(v any, depth int) {
	v = m.f.Get(v)
	switch v := v.(type) {
	case object.Name:
		m.named(string(v))
	case object.Array:
		name := m.f.Name(v, 0)
		if name == "ICCBased" {
			// An embedded profile stands for itself; its number of channels says what it covers.
			switch n, _ := m.f.Int(v, 1, "N"); n {
			case 1, 3:
			default:
				name = "ICCBased with other than 1 or 3 channels"
			}
		}
		m.named(name)
		if depth < 4 {
			switch name {
			case "Indexed", "Pattern":
				m.space(m.f.Get(v, 1), depth+1)
			case "Separation", "DeviceN":
				m.space(m.f.Get(v, 2), depth+1)
			}
		}
	}
}

// text handles the operators that set text.
func (m *machine) text(op string, args []any) bool {
	g := &m.g
	switch op {
	case "Tf":
		name, _ := args[0].(object.Name)
		fonts := m.f.Dict(m.resources, "Font")
		dict := m.f.Dict(fonts, string(name))
		g.size = m.number(args, 1)
		if dict == nil {
			g.font = nil
			note(&m.p.Missing, string(name))
			return true
		}
		ref, _ := fonts[string(name)].(object.Ref)
		g.font = m.f.font(ref, dict)
	case "Tc":
		g.charSpace = m.number(args, 0)
	case "Tw":
		g.wordSpace = m.number(args, 0)
	case "Tz":
		g.scale = m.number(args, 0) / 100
	case "TL":
		g.leading = m.number(args, 0)
	case "Tr":
		// ISO 32000-1, table 106: 3 is neither filled nor stroked, 7 only clips.
		mode := m.number(args, 0)
		g.unseen = mode == 3 || mode == 7
	case "Ts":
		g.rise = m.number(args, 0)
	case "Td", "TD":
		if op == "TD" {
			g.leading = -m.number(args, 1)
		}
		m.newLine(m.number(args, 0), m.number(args, 1))
	case "Tm":
		if t, ok := matrixOf(args); ok {
			m.tm, m.line = t, t
		}
	case "T*":
		m.newLine(0, -g.leading)
	case "Tj", "TJ":
		m.show(op, args[0])
	case "'":
		m.newLine(0, -g.leading)
		m.show(op, args[0])
	case `"`:
		g.wordSpace, g.charSpace = m.number(args, 0), m.number(args, 1)
		m.newLine(0, -g.leading)
		m.show(op, args[2])
	default:
		return false
	}
	return true
}

func (m *machine) newLine(x, y float64) {
	m.line = matrix{1, 0, 0, 1, x, y}.times(m.line)
	m.tm = m.line
}

// show sets a string, or the strings of a list with shifts between them.
func (m *machine) show(op string, v any) {
	if !m.inText {
		m.unpaired("text is set outside a text object")
	}
	list, ok := v.(object.Array)
	if !ok {
		list = object.Array{v}
	}
	for _, part := range list {
		switch part := part.(type) {
		case object.String:
			m.p.Longest = max(m.p.Longest, len(part))
			m.set(op, part)
		default:
			shift, _ := object.Number(part)
			m.advance(-shift / 1000 * m.g.size * m.g.scale)
		}
	}
}

func (m *machine) advance(x float64) { m.tm = matrix{1, 0, 0, 1, x, 0}.times(m.tm) }

func (m *machine) set(op string, s object.String) {
	g := &m.g
	if len(s) == 0 {
		return
	}
	if g.font == nil {
		note(&m.p.Damage, "text is set without a font")
		m.painted(op, "")
		return
	}
	codes := g.font.codes(s)
	g.font.use(codes)
	var words []byte
	width, inked := 0.0, 0.0 // up to the last character that is no blank: blanks at the end paint nothing
	for _, c := range codes {
		u, ok := g.font.Unicode(c)
		if ok {
			words = append(words, u...)
		} else if mk := m.current(); mk != nil {
			mk.Unread = true
		}
		w, _ := g.font.Width(c)
		width += w/1000*g.size + g.charSpace
		if !g.font.Composite && c == ' ' {
			width += g.wordSpace
		}
		if !ok || strings.TrimSpace(u) != "" {
			inked = width
		}
	}
	full := m.tm.times(g.ctm)
	from := full.apply(0, g.rise)
	if inked != 0 {
		m.bounds(from, full.apply(inked*g.scale, g.rise))
	}
	m.advance(width * g.scale)
	full = m.tm.times(g.ctm)
	to := full.apply(0, g.rise)
	m.painted(op, string(words))
	m.p.Texts = append(m.p.Texts, &Text{
		Font: g.font, Codes: codes, Size: g.size * math.Hypot(full[2], full[3]),
		X: from.x, Y: from.y, EndX: to.x, EndY: to.y, Color: g.fill, Mark: m.current(), Order: m.order, Unseen: g.unseen,
	})
}

// pathOp handles the operators that build and paint shapes.
func (m *machine) pathOp(op string, args []any) bool {
	at := func(i int) point { return m.g.ctm.apply(m.number(args, i), m.number(args, i+1)) }
	fill, stroke := false, false
	switch op {
	case "m":
		m.path.move(at(0))
		return true
	case "l":
		m.path.line(at(0))
		return true
	case "c":
		m.path.curve(at(0), at(2), at(4))
		return true
	case "v":
		m.path.curve(m.path.last(), at(0), at(2))
		return true
	case "y":
		m.path.curve(at(0), at(2), at(2))
		return true
	case "h":
		m.path.close()
		return true
	case "re":
		x, y, w, h := m.number(args, 0), m.number(args, 1), m.number(args, 2), m.number(args, 3)
		m.path.move(m.g.ctm.apply(x, y))
		m.path.line(m.g.ctm.apply(x+w, y))
		m.path.line(m.g.ctm.apply(x+w, y+h))
		m.path.line(m.g.ctm.apply(x, y+h))
		m.path.close()
		return true
	case "f", "F", "f*":
		fill = true
	case "B", "B*", "b", "b*":
		fill, stroke = true, true
	case "S", "s":
		stroke = true
	case "n":
	default:
		return false
	}
	if fill || stroke {
		for _, loop := range m.path.loops {
			m.bounds(loop...)
		}
		m.painted(op, "")
	}
	if fill {
		m.p.Shapes = append(m.p.Shapes, &Shape{Color: m.g.fill, Order: m.order, loops: m.path.loops})
	}
	m.path = path{}
	return true
}
