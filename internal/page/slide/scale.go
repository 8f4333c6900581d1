package slide

import "briefing/internal/page/frame"

// scaler draws what was laid out smaller, and elsewhere: every place, size and width by one factor, so that text stays
// text. Drawings that several marks share are changed once.
type scaler struct {
	num, den frame.Unit
	at       frame.Point // of the old page's corner on the new page
	done     map[frame.Item]bool
}

// length scales a length, rounding half away from zero.
func (s *scaler) length(u frame.Unit) frame.Unit {
	v := int64(u) * int64(s.num)
	if v < 0 {
		return -frame.Unit((-v + int64(s.den)/2) / int64(s.den))
	}
	return frame.Unit((v + int64(s.den)/2) / int64(s.den))
}

func (s *scaler) point(p frame.Point) frame.Point {
	return frame.Point{X: s.length(p.X), Y: s.length(p.Y)}
}

// place scales a point of the page.
func (s *scaler) place(p frame.Point) frame.Point {
	p = s.point(p)
	return frame.Point{X: p.X + s.at.X, Y: p.Y + s.at.Y}
}

func (s *scaler) rect(r frame.Rect) frame.Rect {
	p := s.place(frame.Point{X: r.X, Y: r.Y})
	return frame.Rect{X: p.X, Y: p.Y, W: s.length(r.W), H: s.length(r.H)}
}

// page scales all marks and links of a page in place.
func (s *scaler) page(p *frame.Page) {
	for _, m := range p.Marks {
		for _, it := range m.Items {
			s.item(it, s.place)
		}
	}
	for _, l := range p.Links {
		l.Box = s.rect(l.Box)
	}
}

// item scales an item. Points inside a group count from the group's own place.
func (s *scaler) item(it frame.Item, place func(frame.Point) frame.Point) {
	if s.done[it] {
		return
	}
	s.done[it] = true
	switch it := it.(type) {
	case *frame.Text:
		it.At, it.Size, it.Width = place(it.At), s.length(it.Size), s.length(it.Width)
	case *frame.Path:
		for i := range it.Segs {
			for k := range it.Segs[i].P[:it.Segs[i].Op.Points()] {
				it.Segs[i].P[k] = place(it.Segs[i].P[k])
			}
		}
		it.Width = s.length(it.Width)
		for i := range it.Dash {
			it.Dash[i] = s.length(it.Dash[i])
		}
	case *frame.Image:
		p := place(frame.Point{X: it.Box.X, Y: it.Box.Y})
		it.Box = frame.Rect{X: p.X, Y: p.Y, W: s.length(it.Box.W), H: s.length(it.Box.H)}
	case *frame.Group:
		it.At = place(it.At)
		for _, in := range it.Items {
			s.item(in, s.point)
		}
	}
}

// tree scales the boxes that elements name.
func (s *scaler) tree(n *frame.Node) {
	if n.BBox != nil {
		b := s.rect(*n.BBox)
		n.BBox = &b
	}
	for _, k := range n.Kids {
		if k.Node != nil {
			s.tree(k.Node)
		}
	}
}
