package reader

import (
	"bytes"
	"slices"
	"strconv"

	"briefing/internal/check/object"
)

// arity is the number of operands of each operator (ISO 32000-1, annex A); -1: it varies.
var arity = map[string]int{
	"b": 0, "B": 0, "b*": 0, "B*": 0, "BDC": 2, "BMC": 1, "BT": 0, "BX": 0, "c": 6, "cm": 6, "CS": 1, "cs": 1, "d": 2,
	"d0": 2, "d1": 6, "Do": 1, "DP": 2, "EMC": 0, "ET": 0, "EX": 0, "f": 0, "F": 0, "f*": 0, "G": 1, "g": 1, "gs": 1,
	"h": 0, "i": 1, "j": 1, "J": 1, "K": 4, "k": 4, "l": 2, "m": 2, "M": 1, "MP": 1, "n": 0, "q": 0, "Q": 0, "re": 4,
	"RG": 3, "rg": 3, "ri": 1, "s": 0, "S": 0, "SC": -1, "sc": -1, "SCN": -1, "scn": -1, "sh": 1, "T*": 0, "Tc": 1,
	"Td": 2, "TD": 2, "Tf": 2, "Tj": 1, "TJ": 1, "TL": 1, "Tm": 6, "Tr": 1, "Ts": 1, "Tw": 1, "Tz": 1, "v": 4, "w": 1,
	"W": 0, "W*": 0, "y": 4, "'": 1, `"`: 3,
}

// gstate is the graphics state as far as it matters here.
type gstate struct {
	ctm                        matrix
	fill                       *Color // nil: not known
	font                       *Font
	size                       float64
	charSpace, wordSpace, rise float64
	scale                      float64
	leading                    float64
	unseen                     bool // text is neither filled nor stroked
}

// machine runs a content stream.
type machine struct {
	f         *File
	p         *Page
	resources object.Dict
	depth     int // of forms within forms

	g          gstate
	saved      []gstate
	open       []*Mark     // marked content begun; nil for a stretch that is no mark of its own
	replaced   []*Replaced // beside each of open: what is read out in its place; nil if nothing is
	inText     bool
	tm, line   matrix
	path       path
	order      int
	operations int
}

// maxOperations bounds the work on a page, forms included.
const maxOperations = 5_000_000

func (f *File) readContent(p *Page) {
	m := &machine{f: f, p: p, resources: p.Resources}
	black := Color{}
	m.g = gstate{ctm: identity, fill: &black, scale: 1}
	m.run(f.content(p))
	for range m.open {
		m.unpaired("marked content is not closed")
	}
	if len(m.saved) > 0 {
		m.unpaired("a saved graphics state is not restored")
	}
	if m.inText {
		m.unpaired("a text object is not closed")
	}
}

func note(list *[]string, s string) {
	if len(*list) < 50 && !slices.Contains(*list, s) {
		*list = append(*list, s)
	}
}

func (m *machine) unpaired(s string) { note(&m.p.Unpaired, s) }

func (m *machine) run(data []byte) {
	l := object.Lexer{Data: data}
	var args []any
	for {
		switch v := l.Next().(type) {
		case object.End:
			if len(args) > 0 {
				l.Fault("values without an operator at the end")
			}
			for _, s := range l.Bad {
				note(&m.p.Damage, s)
			}
			return
		case object.Operator:
			if m.operations++; m.operations > maxOperations {
				note(&m.p.Damage, "more operations than a page can need")
				return
			}
			if v == "BI" {
				m.inlineImage(&l)
			} else {
				m.operate(string(v), args)
			}
			args = nil
		case object.Closer:
			l.Fault("a stray " + string(v))
		default:
			if s, ok := v.(object.String); ok {
				m.p.Longest = max(m.p.Longest, len(s))
			}
			if len(args) > 1000 {
				l.Fault("more values than an operator can take")
				args = nil
			}
			args = append(args, v)
		}
	}
}

func (m *machine) operate(op string, args []any) {
	want, known := arity[op]
	if !known || want >= 0 && len(args) != want {
		note(&m.p.Unknown, op)
		return
	}
	switch op {
	case "q":
		m.saved = append(m.saved, m.g)
		m.p.Deepest = max(m.p.Deepest, len(m.saved))
	case "Q":
		if n := len(m.saved); n > 0 {
			m.g, m.saved = m.saved[n-1], m.saved[:n-1]
		} else {
			m.unpaired("a graphics state is restored that was not saved")
		}
	case "cm":
		if t, ok := matrixOf(args); ok {
			m.g.ctm = t.times(m.g.ctm)
		} else {
			note(&m.p.Unknown, op)
		}
	case "BMC", "BDC", "EMC":
		m.mark(op, args)
	case "Do":
		m.object(args[0])
	case "gs":
		m.need("ExtGState", args[0])
	case "sh":
		m.space(m.f.Get(m.need("Shading", args[0]), "ColorSpace"), 0)
		m.painted(op, "")
	case "BT", "ET":
		if m.inText == (op == "BT") {
			m.unpaired("text objects stand in each other or are closed twice")
		}
		m.inText = op == "BT"
		m.tm, m.line = identity, identity
	default:
		if !m.color(op, args) && !m.text(op, args) && !m.pathOp(op, args) {
			return // a setting that changes nothing here
		}
	}
}

// need looks up a resource by its name.
func (m *machine) need(kind string, v any) any {
	name, _ := v.(object.Name)
	d := m.f.Dict(m.resources, kind)
	if res := m.f.Get(d, string(name)); res != nil {
		return res
	}
	note(&m.p.Missing, string(name))
	return nil
}

func (m *machine) number(args []any, i int) float64 {
	v, ok := object.Number(args[i])
	if !ok {
		note(&m.p.Damage, "a value that should be a number")
	}
	return v
}

// current is the innermost open mark that is an artefact or belongs to an element.
func (m *machine) current() *Mark {
	for i := len(m.open) - 1; i >= 0; i-- {
		if m.open[i] != nil {
			return m.open[i]
		}
	}
	return nil
}

func (m *machine) mark(op string, args []any) {
	if op == "EMC" {
		if len(m.open) == 0 {
			m.unpaired("marked content is closed that was not opened")
			return
		}
		m.open, m.replaced = m.open[:len(m.open)-1], m.replaced[:len(m.replaced)-1]
		return
	}
	tag, _ := args[0].(object.Name)
	var replaced *Replaced
	mk := &Mark{MCID: -1, Tag: string(tag), Artifact: tag == "Artifact"}
	if op == "BDC" {
		props := m.f.Dict(args[1])
		if n, ok := args[1].(object.Name); ok {
			props = m.f.Dict(m.need("Properties", n))
		}
		if mk.Artifact {
			mk.Kind, mk.Subtype = m.f.Name(props, "Type"), m.f.Name(props, "Subtype")
		}
		if id, ok := m.f.Int(props, "MCID"); ok && !mk.Artifact {
			mk.MCID = id
		}
		if s := m.f.Text(props, "ActualText"); s != "" && !mk.Artifact {
			replaced = &Replaced{Actual: s}
			m.p.Replaced = append(m.p.Replaced, replaced)
		}
	}
	m.replaced = append(m.replaced, replaced)
	if !mk.Artifact && mk.MCID < 0 {
		m.open = append(m.open, nil)
		return
	}
	if outer := m.current(); outer != nil {
		m.p.Nested = append(m.p.Nested, Nesting{mk, outer})
	}
	m.open = append(m.open, mk)
	m.p.Marks = append(m.p.Marks, mk)
}

// painted notes that something has been painted.
func (m *machine) painted(op, text string) {
	m.order++
	for _, r := range m.replaced {
		if r != nil {
			r.Text += text
		}
	}
	mk := m.current()
	if mk == nil {
		if len(m.p.Loose) < 1000 {
			m.p.Loose = append(m.p.Loose, Paint{op, text})
		}
		return
	}
	mk.Paints++
	mk.Text += text
}

func (m *machine) bounds(points ...point) {
	if mk := m.current(); mk != nil {
		mk.Bounds.add(points...)
	}
}

// object paints a picture or runs a form.
func (m *machine) object(v any) {
	s, _ := m.need("XObject", v).(*object.Stream)
	if s == nil {
		return
	}
	switch m.f.Name(s, "Subtype") {
	case "Image":
		m.picture(m.f.Get(s, "ColorSpace"))
		if mask := m.f.Dict(s, "SMask"); mask != nil {
			m.space(m.f.Get(mask, "ColorSpace"), 0)
		}
	case "Form":
		if m.depth >= 8 {
			note(&m.p.Damage, "forms stand in each other without end")
			return
		}
		data, err := s.Bytes()
		if err != nil {
			note(&m.p.Damage, err.Error())
			return
		}
		sub := *m
		sub.depth++
		sub.saved, sub.path, sub.inText = nil, path{}, false
		if r := m.f.Dict(s, "Resources"); r != nil {
			sub.resources = r
		}
		if t, ok := matrixOf(m.f.Array(s, "Matrix")); ok {
			sub.g.ctm = t.times(sub.g.ctm)
		}
		sub.run(data)
		m.order, m.operations = sub.order, sub.operations
	default:
		note(&m.p.Unknown, "Do of "+strconv.Quote(m.f.Name(s, "Subtype")))
	}
}

// picture paints the unit square.
func (m *machine) picture(space any) {
	m.space(space, 0)
	corners := []point{m.g.ctm.apply(0, 0), m.g.ctm.apply(1, 0), m.g.ctm.apply(1, 1), m.g.ctm.apply(0, 1)}
	m.bounds(corners...)
	m.painted("Do", "")
	m.p.Shapes = append(m.p.Shapes, &Shape{Order: m.order, loops: [][]point{corners}})
}

// inlineImage reads a picture that stands in the content itself.
func (m *machine) inlineImage(l *object.Lexer) {
	d := object.Dict{}
	for {
		k := l.Next()
		if k == object.Operator("ID") {
			break
		}
		key, ok := k.(object.Name)
		v := l.Next()
		if _, over := v.(object.End); over || !ok {
			note(&m.p.Damage, "a picture within the content has no data")
			return
		}
		d[string(key)] = v
	}
	// The data ends at the word EI between Blanks.
	rest := l.Data[l.At:]
	for from := 0; ; {
		i := bytes.Index(rest[from:], []byte("EI"))
		if i < 0 {
			note(&m.p.Damage, "a picture within the content has no end")
			l.At = len(l.Data)
			return
		}
		i += from
		before := i > 0 && bytes.IndexByte([]byte(object.Blanks), rest[i-1]) >= 0
		after := i+2 == len(rest) || bytes.IndexByte([]byte(object.Blanks), rest[i+2]) >= 0
		if before && after {
			l.At += i + 2
			break
		}
		from = i + 2
	}
	space := d["CS"]
	if space == nil {
		space = d["ColorSpace"]
	}
	short := map[any]any{object.Name("G"): object.Name("DeviceGray"), object.Name("RGB"): object.Name("DeviceRGB"), object.Name("CMYK"): object.Name("DeviceCMYK")}
	if n, ok := space.(object.Name); ok && short[n] != nil {
		space = short[n]
	}
	m.picture(space)
}
