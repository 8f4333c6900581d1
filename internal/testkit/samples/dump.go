package samples

import (
	"fmt"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// DumpPages writes pages as text: a line for each mark, under it one for each text or shape, places in mm.
func DumpPages(f *frame.Document) string {
	var b strings.Builder
	for i, p := range f.Pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, k := range p.Marks {
			if k.Node != nil {
				fmt.Fprintf(&b, "  %s\n", k.Node.Type)
			} else {
				fmt.Fprintf(&b, "  artefact %s\n", [...]string{"decoration", "header", "footer", "background"}[k.Artifact])
			}
			for _, it := range k.Items {
				b.WriteString("    " + dumpItem(it) + "\n")
			}
		}
		for _, l := range p.Links {
			to := l.URI
			if l.Dest != nil {
				to = fmt.Sprintf("page %d at %s", l.Dest.Page+1, InMM(l.Dest.Y))
			}
			fmt.Fprintf(&b, "  link %s %s %sx%s “%s” to %s\n", InMM(l.Box.X), InMM(l.Box.Y), InMM(l.Box.W), InMM(l.Box.H), l.Contents, to)
		}
	}
	return b.String()
}

func dumpItem(it frame.Item) string {
	switch it := it.(type) {
	case *frame.Text:
		return fmt.Sprintf("%s %s w%s %g%s “%s”", InMM(it.At.X), InMM(it.At.Y), InMM(it.Width), it.Size.Points(), [...]string{"", "b", "i"}[it.Style], visibly(it.S))
	case *frame.Path:
		box := pathBox(it)
		if it.Fill == nil {
			return fmt.Sprintf("line %s %s %sx%s", InMM(box.X), InMM(box.Y), InMM(box.W), InMM(box.H))
		}
		return fmt.Sprintf("shape %s %s %sx%s #%02x%02x%02x, %d parts", InMM(box.X), InMM(box.Y), InMM(box.W), InMM(box.H), it.Fill.R, it.Fill.G, it.Fill.B, len(it.Segs)/5)
	case *frame.Group:
		return fmt.Sprintf("drawing at %s %s", InMM(it.At.X), InMM(it.At.Y))
	}
	return fmt.Sprintf("%T", it)
}

// InMM prints a length in mm.
func InMM(u frame.Unit) string { return fmt.Sprintf("%.2f", u.Millimetres()) }

func visibly(s string) string {
	return strings.NewReplacer("\u00a0", "~", "\u202f", "‿").Replace(s)
}

func pathBox(p *frame.Path) frame.Rect {
	var lo, hi frame.Point
	first := true
	for _, s := range p.Segs {
		if s.Op == frame.Close {
			continue
		}
		q := s.P[0]
		if first {
			lo, hi, first = q, q, false
		}
		lo.X, lo.Y = min(lo.X, q.X), min(lo.Y, q.Y)
		hi.X, hi.Y = max(hi.X, q.X), max(hi.Y, q.Y)
	}
	return frame.Rect{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}
}

// DumpTree writes the structure as text: an element a line with what it says.
func DumpTree(f *frame.Document) string {
	var b strings.Builder
	var walk func(n *frame.Node, depth int)
	walk = func(n *frame.Node, depth int) {
		b.WriteString(strings.Repeat("  ", depth) + n.Type)
		for _, a := range [][2]string{{"alt", n.Alt}, {"id", n.ID}, {"scope", n.Scope}, {"numbering", n.Numbering}} {
			if a[1] != "" {
				fmt.Fprintf(&b, " %s=%s", a[0], a[1])
			}
		}
		if n.ColSpan > 1 {
			fmt.Fprintf(&b, " span=%d", n.ColSpan)
		}
		if n.RowSpan > 1 {
			fmt.Fprintf(&b, " rows=%d", n.RowSpan)
		}
		if s := MarkText(n); s != "" {
			fmt.Fprintf(&b, " “%s”", visibly(s))
		}
		b.WriteByte('\n')
		for _, k := range n.Kids {
			switch {
			case k.Node != nil:
				walk(k.Node, depth+1)
			case k.Link != nil:
				fmt.Fprintf(&b, "%sbox “%s”\n", strings.Repeat("  ", depth+1), k.Link.Contents)
			}
		}
	}
	walk(f.Root, 0)
	for _, o := range f.Outline {
		fmt.Fprintf(&b, "outline %s (page %d)\n", o.Title, o.Dest.Page+1)
		for _, k := range o.Kids {
			fmt.Fprintf(&b, "  %s (page %d at %s)\n", k.Title, k.Dest.Page+1, InMM(k.Dest.Y))
		}
	}
	return b.String()
}

// MarkText is the text of a node's own marks, a bar between marks.
func MarkText(n *frame.Node) string {
	var parts []string
	for _, k := range n.Kids {
		if k.Mark == nil {
			continue
		}
		s := ""
		for _, it := range k.Mark.Items {
			if t, ok := it.(*frame.Text); ok {
				s += t.S
			}
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "|")
}

// DumpAll is pages, structure and findings, each as text.
func DumpAll(f *frame.Document, l diag.List) map[string]string {
	return map[string]string{"pages": DumpPages(f), "tree": DumpTree(f), "diagnostics": l.Text()}
}

// Everything writes pages with what drawings hold and the structure.
func Everything(f *frame.Document) string {
	var b strings.Builder
	b.WriteString(DumpPages(f))
	var inside func(items []frame.Item)
	inside = func(items []frame.Item) {
		for _, it := range items {
			switch it := it.(type) {
			case *frame.Group:
				fmt.Fprintf(&b, "group %v\n", it.At)
				inside(it.Items)
			case *frame.Path:
				fmt.Fprintf(&b, "%v %v %v %v\n", it.Segs, it.Width, it.Dash, it.Cap)
			default:
				fmt.Fprintf(&b, "%+v\n", it)
			}
		}
	}
	for _, p := range f.Pages {
		fmt.Fprintln(&b, p.W, p.H, p.Around, p.Bleed)
		for _, m := range p.Marks {
			inside(m.Items)
		}
	}
	var tree func(n *frame.Node, depth int)
	tree = func(n *frame.Node, depth int) {
		fmt.Fprintf(&b, "%*s%s %q %q %q %d %d %q\n", depth, "", n.Type, n.Alt, n.ID, n.Scope, n.ColSpan, n.RowSpan, n.Numbering)
		for _, k := range n.Kids {
			switch {
			case k.Node != nil:
				tree(k.Node, depth+1)
			case k.Link != nil:
				fmt.Fprintf(&b, "%*slink %v %q\n", depth+1, "", k.Link.Box, k.Link.Contents)
			case k.Mark != nil:
				fmt.Fprintf(&b, "%*smark of %d\n", depth+1, "", len(k.Mark.Items))
			}
		}
	}
	tree(f.Root, 0)
	return b.String()
}
