package svg

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// writer writes the light and the dark drawing as one. Neighbours with the same attributes stand in one group that has
// them, which halves the size.
type writer struct {
	o      Options
	id     string
	pairs  []pair
	faults diag.List

	body  []byte
	group string   // attributes that the waiting elements share
	queue [][]byte // the waiting elements
}

// pair is a colour that differs between the schemes.
type pair struct {
	light, dark     frame.Color
	filled, stroked bool
}

func (w *writer) fault(id, format string, args ...any) {
	w.faults.Errorf(diag.Pos{}, id, "%s", "the drawing \""+w.id+"\": "+fmt.Sprintf(format, args...))
}

func (w *writer) items(light, dark []frame.Item, at frame.Point) {
	if len(light) != len(dark) {
		w.fault("svg-schemes", "it has %d items in light colours and %d in dark ones", len(light), len(dark))
		return
	}
	for i := range light {
		if !w.item(light[i], dark[i], at) {
			w.fault("svg-schemes", "item %d is not the same in light and dark colours", i)
		}
		if w.faults.HasErrors() {
			return
		}
	}
}

// item draws one item and says whether both are the same but for colours.
func (w *writer) item(light, dark frame.Item, at frame.Point) bool {
	switch l := light.(type) {
	case *frame.Group:
		d, ok := dark.(*frame.Group)
		if !ok || l.At != d.At {
			return false
		}
		w.items(l.Items, d.Items, frame.Point{X: at.X + l.At.X, Y: at.Y + l.At.Y})
	case *frame.Text:
		d, ok := dark.(*frame.Text)
		if !ok || l.At != d.At || l.S != d.S || l.Style != d.Style || l.Size != d.Size || l.Width != d.Width {
			return false
		}
		w.text(l, d.Color, at)
	case *frame.Path:
		d, ok := dark.(*frame.Path)
		if !ok || !samePath(l, d) {
			return false
		}
		w.path(l, d, at)
	case *frame.Image:
		d, ok := dark.(*frame.Image)
		if !ok || l.Box != d.Box || l.Key != d.Key {
			return false
		}
		w.image(l, at)
	default:
		return false
	}
	return true
}

func samePath(a, b *frame.Path) bool {
	return (a.Fill == nil) == (b.Fill == nil) && (a.Stroke == nil) == (b.Stroke == nil) && a.Width == b.Width && a.Cap == b.Cap &&
		slices.Equal(a.Dash, b.Dash) && slices.Equal(a.Segs, b.Segs)
}

// add puts an element into the result; shared are the attributes, not yet in it, that it may share with its neighbours.
func (w *writer) add(shared []byte, element []byte) {
	if w.group != string(shared) {
		w.flush()
		w.group = string(shared)
	}
	w.queue = append(w.queue, element)
}

// flush writes the waiting elements: one takes the shared attributes itself, several stand in a group.
func (w *writer) flush() {
	switch len(w.queue) {
	case 0:
	case 1:
		e := w.queue[0]
		end := bytes.IndexByte(e, ' ')
		w.body = append(w.body, e[:end]...)
		w.body = append(w.body, w.group...)
		w.body = append(append(w.body, e[end:]...), '\n')
	default:
		w.body = append(append(append(w.body, "<g"...), w.group...), '>')
		for _, e := range w.queue {
			w.body = append(w.body, e...)
		}
		w.body = append(w.body, "</g>\n"...)
	}
	w.queue, w.group = nil, ""
}

func (w *writer) close() []byte {
	w.flush()
	return w.body
}

// paint adds a colour as an attribute, fill or stroke, and the class or property that makes it follow the scheme.
func (w *writer) paint(b []byte, what string, light, dark frame.Color) []byte {
	b = append(append(append(b, ' '), what...), `="`...)
	if w.o.Inline && light != dark {
		name := ""
		for _, t := range w.o.Tokens {
			if t.Light == light && t.Dark == dark {
				name = Name(t.Name)
				break
			}
		}
		if name == "" {
			w.fault("svg-colour", "the colour %s, in dark %s, has no name", appendColor(nil, light), appendColor(nil, dark))
		}
		b = append(append(append(b, "var(--"...), name...), ',')
		return append(appendColor(b, light), `)"`...)
	}
	return append(appendColor(b, light), '"')
}

// classes adds the classes of what was painted, if the colours change with the scheme.
func (w *writer) classes(b []byte, fill, stroke *[2]frame.Color) []byte {
	if w.o.Inline {
		return b
	}
	var names []string
	if fill != nil && fill[0] != fill[1] {
		i := w.pair(*fill)
		w.pairs[i].filled = true
		names = append(names, fmt.Sprintf("%s-f%d", w.id, i))
	}
	if stroke != nil && stroke[0] != stroke[1] {
		i := w.pair(*stroke)
		w.pairs[i].stroked = true
		names = append(names, fmt.Sprintf("%s-s%d", w.id, i))
	}
	if len(names) == 0 {
		return b
	}
	return attr(b, "class", strings.Join(names, " "))
}

func (w *writer) pair(c [2]frame.Color) int {
	for i, p := range w.pairs {
		if p.light == c[0] && p.dark == c[1] {
			return i
		}
	}
	w.pairs = append(w.pairs, pair{light: c[0], dark: c[1]})
	return len(w.pairs) - 1
}

// text writes a run with its length. A face with the brand's measures needs no help; any other is narrowed or
// widened to the length that the drawing was made for, letters and all, so that no label runs into another.
func (w *writer) text(t *frame.Text, dark frame.Color, at frame.Point) {
	s := strings.TrimSuffix(t.S, " ")
	if s == "" {
		return
	}
	if t.Size <= 0 {
		w.fault("svg-text", "the text %q has no size", s)
		return
	}
	shared := w.paint(make([]byte, 0, 96), "fill", t.Color, dark)
	shared = w.classes(shared, &[2]frame.Color{t.Color, dark}, nil)
	shared = append(shared, ` font-size="`...)
	shared = append(appendUnit(shared, t.Size), '"')
	switch t.Style {
	case frame.Bold:
		shared = append(shared, ` font-weight="700"`...)
	case frame.Italic:
		shared = append(shared, ` font-style="italic"`...)
	}
	b := append(make([]byte, 0, 96+len(s)), `<text x="`...)
	b = append(appendUnit(b, at.X+t.At.X), `" y="`...)
	b = append(appendUnit(b, at.Y+t.At.Y), '"')
	if t.Width > 0 && utf8.RuneCountInString(s) > 1 {
		b = append(b, ` textLength="`...)
		b = append(appendUnit(b, t.Width), `" lengthAdjust="spacingAndGlyphs"`...)
	}
	b = append(appendEscaped(append(b, '>'), s), "</text>"...)
	w.add(shared, b)
}

func (w *writer) path(l, d *frame.Path, at frame.Point) {
	if len(l.Segs) == 0 || l.Fill == nil && l.Stroke == nil {
		return
	}
	if l.Segs[0].Op != frame.MoveTo {
		w.fault("svg-path", "a shape does not begin with a starting point")
		return
	}
	if l.Stroke != nil && (l.Width <= 0 || !frame.Shows(l.Dash)) {
		w.fault("svg-path", "a line has no width, or dashes without length")
		return
	}
	var fill, stroke *[2]frame.Color
	shared := make([]byte, 0, 96)
	if l.Fill != nil {
		fill = &[2]frame.Color{*l.Fill, *d.Fill}
		shared = w.paint(shared, "fill", fill[0], fill[1])
	} else {
		shared = append(shared, ` fill="none"`...)
	}
	if l.Stroke != nil {
		stroke = &[2]frame.Color{*l.Stroke, *d.Stroke}
		shared = w.paint(shared, "stroke", stroke[0], stroke[1])
		if l.Width != 100 {
			shared = append(appendUnit(append(shared, ` stroke-width="`...), l.Width), '"')
		}
		if l.Cap == frame.RoundCap {
			shared = append(shared, ` stroke-linecap="round"`...)
		}
		if len(l.Dash) > 0 {
			shared = append(shared, ` stroke-dasharray="`...)
			for i, dash := range l.Dash {
				if i > 0 {
					shared = append(shared, ' ')
				}
				shared = appendUnit(shared, dash)
			}
			shared = append(shared, '"')
		}
		if joined(l) {
			// Frames are mitred as PDF does it, up to ten times the width; SVG would stop at four.
			shared = append(shared, ` stroke-miterlimit="10"`...)
		}
	}
	shared = w.classes(shared, fill, stroke)
	b := append(make([]byte, 0, 32+12*len(l.Segs)), `<path d="`...)
	b = append(appendSegs(b, l.Segs, at), `"/>`...)
	w.add(shared, b)
}

// joined says whether lines of a path meet in a corner that is no right angle.
func joined(p *frame.Path) bool {
	for i, s := range p.Segs {
		if s.Op == frame.LineTo && i > 0 {
			a, b := p.Segs[i-1].P[0], s.P[0]
			if p.Segs[i-1].Op != frame.CurveTo && a.X != b.X && a.Y != b.Y {
				return true
			}
		}
	}
	return false
}

// appendSegs writes path data: absolute, with the short forms for lines along an axis.
func appendSegs(b []byte, segs []frame.Seg, at frame.Point) []byte {
	var cur, start frame.Point
	op := byte(0)
	for _, s := range segs {
		var next byte
		var nums []frame.Unit
		p := s.P
		for i := range p {
			p[i].X += at.X
			p[i].Y += at.Y
		}
		switch s.Op {
		case frame.MoveTo:
			next, nums, cur, start = 'M', []frame.Unit{p[0].X, p[0].Y}, p[0], p[0]
		case frame.LineTo:
			switch {
			case p[0].Y == cur.Y:
				next, nums = 'H', []frame.Unit{p[0].X}
			case p[0].X == cur.X:
				next, nums = 'V', []frame.Unit{p[0].Y}
			default:
				next, nums = 'L', []frame.Unit{p[0].X, p[0].Y}
			}
			cur = p[0]
		case frame.CurveTo:
			next, nums, cur = 'C', []frame.Unit{p[0].X, p[0].Y, p[1].X, p[1].Y, p[2].X, p[2].Y}, p[2]
		default:
			b = append(b, 'z')
			op, cur = 'z', start
			continue
		}
		space := next == op && next != 'M'
		if !space {
			b = append(b, next)
		}
		op = next
		for i, n := range nums {
			if (i > 0 || space) && n >= 0 {
				b = append(b, ' ')
			}
			b = appendUnit(b, n)
		}
	}
	return b
}

// image writes a picture with its bytes in it.
func (w *writer) image(im *frame.Image, at frame.Point) {
	if im.Box.W <= 0 || im.Box.H <= 0 {
		w.fault("svg-image", "the picture %q has no size", im.Key)
		return
	}
	b := []byte(`<image x="`)
	b = append(appendUnit(b, at.X+im.Box.X), `" y="`...)
	b = append(appendUnit(b, at.Y+im.Box.Y), `" width="`...)
	b = append(appendUnit(b, im.Box.W), `" height="`...)
	b = append(appendUnit(b, im.Box.H), `" preserveAspectRatio="none" href="data:image/png;base64,`...)
	b = append(base64.StdEncoding.AppendEncode(b, im.Data), `"/>`...)
	w.add(nil, b)
}
