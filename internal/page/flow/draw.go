package flow

import (
	"slices"

	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// spot is a place on a page.
type spot struct {
	page int
	x, y frame.Unit
}

func (s spot) down(dy frame.Unit) spot { s.y += dy; return s }

func (s spot) right(dx frame.Unit) spot { s.x += dx; return s }

// text draws all lines of a paragraph with its left edge and the top of its first line box at a spot. A nil node
// draws into the open artefact, where links are mere text.
func (m *maker) text(p *para, at spot, n *frame.Node) {
	m.textLines(p, 0, len(p.lines), at, n)
}

// textRight is text with the right edge at at.x.
func (m *maker) textRight(p *para, at spot, n *frame.Node) {
	for i, l := range p.lines {
		m.textLines(p, i, i+1, spot{at.page, at.x - text.Units(l.W), at.y + frame.Unit(i)*p.st.Lead}, n)
	}
}

// textLines draws some lines of a paragraph, the first of them at the spot.
func (m *maker) textLines(p *para, from, to int, at spot, n *frame.Node) {
	y := at.y
	for _, l := range p.lines[from:to] {
		m.textLine(p, l, spot{at.page, at.x, y}, n)
		y += p.st.Lead
	}
}

// textLine draws the runs of one line. Neighbouring atoms of a run, with the spaces between them, are one text.
func (m *maker) textLine(p *para, l text.Line, at spot, n *frame.Node) {
	base := at.y + p.st.Baseline()
	var x int64 // from the line's left end
	for i := l.From; i < l.To; {
		a := &p.atoms[i]
		r := &p.runs[a.Run]
		start, w := a.From, int64(0)
		// A space between two runs that belongs to the second stands at its head.
		if i > l.From {
			if prev := &p.atoms[i-1]; prev.After == text.AtSpace && !prev.SpaceIn && start > 0 && r.S[start-1] == ' ' {
				start--
				w += prev.Space
			}
		}
		end := a.To
		for i < l.To && p.atoms[i].Run == a.Run {
			b := &p.atoms[i]
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
			s = m.withSpace(p, &p.atoms[i-1], r, int(start), int(end))
		}
		m.textRun(p, r, s, spot{at.page, at.x + text.Units(x), base - r.Rise}, text.Units(x+w)-text.Units(x), w, at.y, n)
		x += w
	}
}

// withSpace returns the text of the last run of a line with the space that text extraction needs behind it. Behind
// a dash within a word none is added: the word goes on in the next line.
func (m *maker) withSpace(p *para, last *text.Atom, r *text.Run, start, end int) string {
	switch {
	case last.After == text.AtHyphen:
		return r.S[start:end]
	case last.After == text.AtSpace && last.SpaceIn, end < len(r.S) && r.S[end] == ' ':
		return r.S[start : end+1]
	}
	return m.spacer.Add(r.S[start:end])
}

// textRun draws one text and, where it is a link, opens the link's element and its clickable box.
func (m *maker) textRun(p *para, r *text.Run, s string, at spot, room frame.Unit, w int64, top frame.Unit, n *frame.Node) {
	if n != nil {
		if r.Owner > 0 {
			n = m.owner(p.owner[r.Owner-1], n)
		}
		if r.Lang > 0 {
			n = m.inLanguage(p.langs[r.Lang-1], n)
		}
		if r.Link >= 0 {
			n = m.linkNode(p.links[r.Link], spot{at.page, at.x, top}, room, p.st.Lead, n)
		}
		m.on(at.page, n)
	}
	t := m.texts.One()
	*t = frame.Text{At: frame.Point{X: at.x, Y: at.y}, S: s, Style: r.Face, Size: r.Size, Color: r.Color, Width: text.Units(w)}
	m.put(t)
}

// owner puts the element of a part of a paragraph where its text begins.
func (m *maker) owner(part, parent *frame.Node) *frame.Node {
	if !slices.ContainsFunc(parent.Kids, func(k frame.Kid) bool { return k.Node == part }) {
		m.shut()
		parent.Kids = append(parent.Kids, frame.Kid{Node: part})
	}
	return part
}

// inLanguage returns the element of a part in another language.
func (m *maker) inLanguage(f *foreign, parent *frame.Node) *frame.Node {
	if f.node == nil {
		m.shut()
		f.node = m.node(parent, "Span")
		f.node.Lang = f.lang
	}
	return f.node
}

// wordsIn is words as a part of an element, in their own language where that is another one than the document's.
func (m *maker) wordsIn(page int, n *frame.Node, st *text.Style, s string, x, base frame.Unit) {
	if lang := m.d.Foreign[s]; lang != "" {
		n = m.inLanguage(&foreign{lang: lang}, n)
	}
	m.on(page, n)
	m.words(st, s, x, base)
}

// words draws a string that needs no paragraph: one text on a baseline, into the open mark.
func (m *maker) words(st *text.Style, s string, x, base frame.Unit) {
	if s == "" {
		return
	}
	t := m.texts.One()
	*t = frame.Text{At: frame.Point{X: x, Y: base}, S: m.spacer.Add(s), Style: st.Face, Size: st.Size, Color: st.Color, Width: m.advance(st, s)}
	m.put(t)
}

// wordsRight is words with the right end at x.
func (m *maker) wordsRight(st *text.Style, s string, x, base frame.Unit) {
	m.words(st, s, x-m.advance(st, s), base)
}
