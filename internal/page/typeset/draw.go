package typeset

import (
	"slices"

	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Spot is a place on a page.
type Spot struct {
	Page int
	X, Y frame.Unit
}

// Down is the place below it by a distance.
func (s Spot) Down(dy frame.Unit) Spot { s.Y += dy; return s }

// Right is the place to the right of it by a distance.
func (s Spot) Right(dx frame.Unit) Spot { s.X += dx; return s }

// Text draws all lines of a paragraph with its left edge and the top of its first line box at a spot. A nil node
// draws into the open artefact, where links are mere text.
func (m *Layout) Text(p *Para, at Spot, n *frame.Node) {
	m.Lines(p, 0, len(p.Lines), at, n)
}

// TextRight draws all lines of a paragraph with their right ends at the spot.
func (m *Layout) TextRight(p *Para, at Spot, n *frame.Node) {
	for i, l := range p.Lines {
		m.Lines(p, i, i+1, Spot{at.Page, at.X - text.Units(l.W), at.Y + frame.Unit(i)*p.Style.Lead}, n)
	}
}

// Lines draws some lines of a paragraph, the first of them at the spot.
func (m *Layout) Lines(p *Para, from, to int, at Spot, n *frame.Node) {
	y := at.Y
	for _, l := range p.Lines[from:to] {
		m.textLine(p, l, Spot{at.Page, at.X, y}, n)
		y += p.Style.Lead
	}
}

// textLine draws the runs of one line. Neighbouring atoms of a run, with the spaces between them, are one text.
func (m *Layout) textLine(p *Para, l text.Line, at Spot, n *frame.Node) {
	base := at.Y + p.Style.Baseline()
	var x int64 // from the line's left end
	for i := l.From; i < l.To; {
		a := &p.Atoms[i]
		r := &p.runs[a.Run]
		start, w := a.From, int64(0)
		// A space between two runs that belongs to the second stands at its head.
		if i > l.From {
			if prev := &p.Atoms[i-1]; prev.After == text.AtSpace && !prev.SpaceIn && start > 0 && r.S[start-1] == ' ' {
				start--
				w += prev.Space
			}
		}
		end := a.To
		for i < l.To && p.Atoms[i].Run == a.Run {
			b := &p.Atoms[i]
			w += b.W
			end = b.To
			i++
			if b.After == text.AtSpace && b.SpaceIn && i < l.To {
				w += b.Space
				end++
			}
		}
		s := r.S[start:end]
		if i == l.To {
			s = withSpace(&p.Atoms[i-1], r, int(start), int(end))
		}
		m.textRun(p, r, s, Spot{at.Page, at.X + text.Units(x), base - r.Rise}, text.Units(x+w)-text.Units(x), w, at.Y, n)
		x += w
	}
}

// withSpace returns the text of the last run of a line with the space that text extraction needs behind it. Behind
// a dash within a word none is added: the word goes on in the next line.
func withSpace(last *text.Atom, r *text.Run, start, end int) string {
	switch {
	case last.After == text.AtHyphen:
		return r.S[start:end]
	case last.After == text.AtSpace && last.SpaceIn, end < len(r.S) && r.S[end] == ' ':
		return r.S[start : end+1]
	}
	return r.S[start:end] + " "
}

// textRun draws one text and, where it is a link, opens the link's element and its clickable box.
func (m *Layout) textRun(p *Para, r *text.Run, s string, at Spot, room frame.Unit, w int64, top frame.Unit, n *frame.Node) {
	if n != nil {
		if r.Owner > 0 {
			n = m.owner(p.Owners[r.Owner-1], n)
		}
		if r.Lang > 0 {
			n = m.inLanguage(p.langs[r.Lang-1], n)
		}
		if r.Link >= 0 {
			n = m.linkNode(p.links[r.Link], Spot{at.Page, at.X, top}, room, p.Style.Lead, n)
		}
		m.OpenMark(at.Page, n)
	}
	m.Put(&frame.Text{At: frame.Point{X: at.X, Y: at.Y}, S: s, Style: r.Face, Size: r.Size, Color: r.Color, Width: text.Units(w)})
}

// owner puts the element of a part of a paragraph where its text begins.
func (c *Canvas) owner(part, parent *frame.Node) *frame.Node {
	if !slices.ContainsFunc(parent.Kids, func(k frame.Kid) bool { return k.Node == part }) {
		c.CloseMark()
		parent.Kids = append(parent.Kids, frame.Kid{Node: part})
	}
	return part
}

// inLanguage returns the element of a part in another language.
func (c *Canvas) inLanguage(f *foreign, parent *frame.Node) *frame.Node {
	if f.node == nil {
		c.CloseMark()
		f.node = parent.Add("Span")
		f.node.Lang, f.node.Expanded = f.lang, f.spoken
	}
	return f.node
}

// WordsIn is words as a part of an element, in their own language where that is another one than the document's.
func (m *Layout) WordsIn(page int, n *frame.Node, st *text.Style, s string, x, base frame.Unit) {
	if lang := m.Doc.Foreign[s]; lang != "" {
		n = m.inLanguage(&foreign{lang: lang}, n)
	}
	m.OpenMark(page, n)
	m.Words(st, s, x, base)
}

// Words draws a string that needs no paragraph: one text on a baseline, into the open mark.
func (m *Layout) Words(st *text.Style, s string, x, base frame.Unit) {
	if s == "" {
		return
	}
	m.Put(&frame.Text{At: frame.Point{X: x, Y: base}, S: s + " ", Style: st.Face, Size: st.Size, Color: st.Color, Width: m.Advance(st, s)})
}

// WordsRight is words with the right end at x.
func (m *Layout) WordsRight(st *text.Style, s string, x, base frame.Unit) {
	m.Words(st, s, x-m.Advance(st, s), base)
}
