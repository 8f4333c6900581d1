// Package drawings looks at drawings the way a reader does: does any text lie on another, does anything leave its
// box. It also prints a drawing as text, so that tests can compare it with a reviewed file.
//
// In: frame items. Out: findings or a dump. It is for tests only, of charts and of anything else that ends in frames,
// and knows nothing about charts: a check that knew how a label was placed would repeat the mistake it looks for.
package drawings

import (
	"fmt"
	"strings"

	"briefing/internal/page/frame"
)

// Flatten returns texts, paths and images with their places on the page, in paint order.
func Flatten(items []frame.Item) []frame.Item { return flatten(nil, items, frame.Point{}) }

func flatten(out []frame.Item, items []frame.Item, by frame.Point) []frame.Item {
	for _, item := range items {
		switch it := item.(type) {
		case *frame.Group:
			out = flatten(out, it.Items, frame.Point{X: by.X + it.At.X, Y: by.Y + it.At.Y})
		case *frame.Text:
			c := *it
			c.At.X += by.X
			c.At.Y += by.Y
			out = append(out, &c)
		case *frame.Image:
			c := *it
			c.Box.X += by.X
			c.Box.Y += by.Y
			out = append(out, &c)
		case *frame.Path:
			c := *it
			c.Segs = append([]frame.Seg(nil), it.Segs...)
			for i := range c.Segs {
				for j := range c.Segs[i].P {
					c.Segs[i].P[j].X += by.X
					c.Segs[i].P[j].Y += by.Y
				}
			}
			out = append(out, &c)
		}
	}
	return out
}

// TextBox is what a text covers: its width, from the top of its capitals (0.73 em) to the foot of its descenders
// (0.21 em), which holds for all faces made to the measures of Arial.
func TextBox(t *frame.Text) frame.Rect {
	up, down := t.Size*73/100, t.Size*21/100
	return frame.Rect{X: t.At.X, Y: t.At.Y - up, W: t.Width, H: up + down}
}

// PathBox is what a path covers, its line included. Curves count with their control points, and a line counts with
// half its width all around; only a straight line with butt ends, along an axis, is known to end where it ends.
func PathBox(p *frame.Path) frame.Rect {
	var r frame.Rect
	first := true
	add := func(x, y, dx, dy frame.Unit) {
		if first {
			r, first = frame.Rect{X: x - dx, Y: y - dy, W: 2 * dx, H: 2 * dy}, false
			return
		}
		right, foot := max(r.X+r.W, x+dx), max(r.Y+r.H, y+dy)
		r.X, r.Y = min(r.X, x-dx), min(r.Y, y-dy)
		r.W, r.H = right-r.X, foot-r.Y
	}
	half := frame.Unit(0)
	if p.Stroke != nil {
		half = p.Width / 2
	}
	for i, s := range p.Segs {
		dx, dy := half, half
		if p.Cap == frame.Butt {
			if a, b, ok := alone(p.Segs, i); ok && a.Y == b.Y {
				dx = 0
			} else if ok && a.X == b.X {
				dy = 0
			}
		}
		for j := 0; j < s.Op.Points(); j++ {
			add(s.P[j].X, s.P[j].Y, dx, dy)
		}
	}
	return r
}

// alone says whether a segment belongs to a piece of a path that is one straight line, and gives its ends.
func alone(segs []frame.Seg, i int) (a, b frame.Point, ok bool) {
	if segs[i].Op == frame.LineTo {
		i--
	}
	if i < 0 || i+1 >= len(segs) || segs[i].Op != frame.MoveTo || segs[i+1].Op != frame.LineTo {
		return a, b, false
	}
	if i+2 < len(segs) && segs[i+2].Op != frame.MoveTo {
		return a, b, false
	}
	return segs[i].P[0], segs[i+1].P[0], true
}

// Meet says whether two boxes share more than slack in both directions.
func Meet(a, b frame.Rect, slack frame.Unit) bool {
	return a.X+slack < b.X+b.W && b.X+slack < a.X+a.W && a.Y+slack < b.Y+b.H && b.Y+slack < a.Y+a.H
}

// Overlaps names every pair of texts of which one lies on the other by more than a tenth of a point.
func Overlaps(items []frame.Item) []string {
	var texts []*frame.Text
	for _, item := range Flatten(items) {
		if t, ok := item.(*frame.Text); ok {
			texts = append(texts, t)
		}
	}
	var out []string
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			if Meet(TextBox(a), TextBox(b), 10) {
				out = append(out, fmt.Sprintf("%q lies on %q", a.S, b.S))
			}
		}
	}
	return out
}

// Outside names everything that leaves the box from the origin to w, h by more than slack.
func Outside(items []frame.Item, w, h, slack frame.Unit) []string {
	var out []string
	check := func(what string, r frame.Rect) {
		if r.X < -slack || r.Y < -slack || r.X+r.W > w+slack || r.Y+r.H > h+slack {
			out = append(out, fmt.Sprintf("%s leaves the box: %s in %d x %d", what, box(r), w, h))
		}
	}
	for _, item := range Flatten(items) {
		switch it := item.(type) {
		case *frame.Text:
			check(fmt.Sprintf("%q", it.S), TextBox(it))
		case *frame.Path:
			check("a path", PathBox(it))
		case *frame.Image:
			check("image "+it.Key, it.Box)
		}
	}
	return out
}

func box(r frame.Rect) string { return fmt.Sprintf("%d,%d %dx%d", r.X, r.Y, r.W, r.H) }

// Texts returns the runs in paint order, which is reading order.
func Texts(items []frame.Item) []string {
	var out []string
	for _, item := range Flatten(items) {
		if t, ok := item.(*frame.Text); ok {
			out = append(out, t.S)
		}
	}
	return out
}

// Dump prints one item a line, places in 1/100 pt: what a reviewed file of a drawing holds.
func Dump(items []frame.Item) string {
	var b strings.Builder
	for _, item := range Flatten(items) {
		switch it := item.(type) {
		case *frame.Text:
			fmt.Fprintf(&b, "text %d,%d w%d %s %d %s %q\n", it.At.X, it.At.Y, it.Width, [...]string{"regular", "bold", "italic"}[it.Style], it.Size, color(&it.Color), it.S)
		case *frame.Path:
			dumpPath(&b, it)
		case *frame.Image:
			fmt.Fprintf(&b, "image %s %s\n", box(it.Box), it.Key)
		}
	}
	return b.String()
}

func dumpPath(b *strings.Builder, p *frame.Path) {
	b.WriteString("path")
	if p.Fill != nil {
		b.WriteString(" fill " + color(p.Fill))
	}
	if p.Stroke != nil {
		fmt.Fprintf(b, " stroke %s w%d", color(p.Stroke), p.Width)
		if len(p.Dash) > 0 {
			fmt.Fprintf(b, " dash %v", p.Dash)
		}
		if p.Cap == frame.RoundCap {
			b.WriteString(" round")
		}
	}
	b.WriteString(":")
	for _, s := range p.Segs {
		b.WriteString(" " + [...]string{"M", "L", "C", "Z"}[s.Op])
		for i := 0; i < s.Op.Points(); i++ {
			if i > 0 {
				b.WriteString(" ")
			}
			fmt.Fprintf(b, "%d,%d", s.P[i].X, s.P[i].Y)
		}
	}
	b.WriteString("\n")
}

func color(c *frame.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
