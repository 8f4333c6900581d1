package typeset

import (
	"strconv"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Para is a paragraph: its text cut into atoms that are measured once, and the lines they were broken into.
type Para struct {
	Style *text.Style
	runs  []text.Run
	Atoms []text.Atom
	Lines []text.Line
	links []*target
	langs []*foreign // its parts in other languages than the document's
	// Owners are structure nodes for parts of the paragraph, by the number of the part less one; each is a part of it once it
	// is drawn.
	Owners []*frame.Node
}

// foreign is a part of a paragraph in another language, or a sign that is read out in full: one Span element, however many lines
// and styles it has.
type foreign struct {
	lang   string
	spoken string      // what a sign is read out as
	node   *frame.Node // once drawn
}

// target is what a stretch of text links to.
type target struct {
	kind     targetKind
	note     int         // number of a note, for toNote and toReference
	key      string      // id of a block, or address
	contents string      // what a reader hears; empty: made from note
	node     *frame.Node // its Link element, once drawn
}

type targetKind uint8

const (
	toNote targetKind = iota
	toReference
	toBlock
	toURL
)

// Typesetter makes paragraphs of a document's text, in its brand's faces and colours.
type Typesetter struct {
	Doc    *doc.Document
	Brand  *brand.Brand
	Colors *Palette
	Styles *Styles
	// Percent is for texts that another program sets in a typeface that is not at hand: they are as wide as so many percent of
	// the brand's faces. 0 is the brand's faces themselves.
	Percent int
}

// OnePage says that the document is one dense page.
func (m *Typesetter) OnePage() bool { return m.Doc.Format == doc.OnePage }

// Para measures spans as one paragraph. It breaks no lines yet.
func (m *Typesetter) Para(st *text.Style, spans []doc.Span) *Para {
	n := len(spans)
	for i := range spans {
		if spans[i].Note > 0 {
			n++
		}
	}
	b := m.Build(st)
	b.para.runs = make([]text.Run, 0, n)
	for _, s := range spans {
		b.Span(s, 0)
	}
	return b.Done()
}

// Plain measures a string as one paragraph.
func (m *Typesetter) Plain(st *text.Style, s string) *Para {
	b := m.Build(st)
	if s != "" {
		b.Run(text.Run{S: s, Size: st.Size, Face: st.Face, Color: st.Color, Link: -1, Lang: b.Language(m.Doc.Foreign[s])})
	}
	return b.Done()
}

// Build begins a paragraph that is put together bit by bit.
func (m *Typesetter) Build(st *text.Style) *Builder { return &Builder{set: m, para: &Para{Style: st}} }

// Builder puts a paragraph together.
type Builder struct {
	set  *Typesetter
	para *Para
}

// Done measures the paragraph. It breaks no lines yet.
func (b *Builder) Done() *Para {
	b.para.Atoms = text.Cut(nil, b.para.runs, text.Ruler{Fonts: b.set.Brand.Fonts, Percent: b.set.Percent}, text.Rules{})
	return b.para
}

// Span adds one span of the document model: its text and the reference number after it. owner is the number of the part
// of the paragraph that it belongs to; 0 is the paragraph itself.
func (b *Builder) Span(s doc.Span, owner int32) {
	st, runs := b.para.Style, b.para.runs
	color := st.Color
	face := st.Face
	switch {
	case s.Bold:
		face, color = frame.Bold, st.Strong
	case s.Italic:
		face = frame.Italic
	}
	if s.Faint {
		color = b.set.Colors.Secondary
	}
	if s.Break {
		if n := len(runs); n > 0 {
			runs[n-1].After = text.AtEnd
			b.Run(text.Run{S: " "})
		}
		return
	}
	if s.S != "" {
		link := int32(-1)
		switch {
		case s.URL != "":
			link = b.link(target{kind: toURL, key: s.URL, contents: s.S})
		case s.See != "":
			link = b.link(target{kind: toBlock, key: s.See, contents: s.S})
		}
		if link >= 0 && st.Color != b.set.Colors.White {
			color = b.set.Colors.Blue
		}
		b.Run(text.Run{S: s.S, Size: st.Size, Face: face, Color: color, Link: link, Owner: owner, Lang: b.apart(s),
			Address: s.URL != "" && strings.Contains(s.S, "://")})
	}
	if s.Note > 0 {
		b.reference(s, owner)
	}
}

// reference adds the number of a note, raised, and a comma before it where it follows another one: two in a row would
// read as one number.
func (b *Builder) reference(s doc.Span, owner int32) {
	st, runs := b.para.Style, b.para.runs
	color := b.set.Colors.Blue
	if st.Color == b.set.Colors.White {
		color = b.set.Colors.White
	}
	ref := raised(st)
	ref.Color, ref.Owner = color, owner
	if s.S == "" && len(runs) > 0 && runs[len(runs)-1].Rise > 0 {
		ref.S = ","
		b.Run(ref)
	}
	ref.S = strconv.Itoa(s.Note)
	ref.Link = b.link(target{kind: toNote, note: s.Note})
	b.Run(ref)
}

// raised is a run for a small number above the line.
func raised(st *text.Style) text.Run {
	return text.Run{Size: max(frame.Unit(62*int(st.Size)/100), frame.Pt(5.5)), Rise: st.Size * 36 / 100, Face: frame.Regular, Link: -1}
}

// BackNumber adds the raised number of a note, which leads back to the first reference to it.
func (b *Builder) BackNumber(note int, owner int32) {
	r := raised(b.para.Style)
	r.S, r.Color, r.Owner = strconv.Itoa(note), b.set.Colors.Blue, owner
	r.Link = b.BackLink(note)
	b.Run(r)
}

// BackLink is the number of a link that leads back to the first reference to a note, for a run.
func (b *Builder) BackLink(note int) int32 { return b.link(target{kind: toReference, note: note}) }

func (b *Builder) link(t target) int32 {
	b.para.links = append(b.para.links, &t)
	return int32(len(b.para.links) - 1)
}

// Language is the number of a language for the next run: that of the run before, if it goes on in it.
func (b *Builder) Language(lang string) int32 {
	p := b.para
	if lang == "" {
		return 0
	}
	if n := len(p.runs); n > 0 && p.runs[n-1].Lang > 0 && p.langs[p.runs[n-1].Lang-1].lang == lang && p.langs[p.runs[n-1].Lang-1].spoken == "" {
		return p.runs[n-1].Lang
	}
	p.langs = append(p.langs, &foreign{lang: lang})
	return int32(len(p.langs))
}

// apart is the number of the part that a span is, where it is one: in another language, or a sign that is read out in full.
func (b *Builder) apart(s doc.Span) int32 {
	if s.Spoken == "" {
		return b.Language(s.Lang)
	}
	b.para.langs = append(b.para.langs, &foreign{lang: s.Lang, spoken: s.Spoken})
	return int32(len(b.para.langs))
}

// Run adds a run as it is. A space of its own belongs to the text before it.
func (b *Builder) Run(r text.Run) {
	r.S = text.SingleSpaced(r.S)
	runs := b.para.runs
	switch n := len(runs); {
	case r.S == "":
	case r.S != " ":
		b.para.runs = append(runs, r)
	case n > 0 && !strings.HasSuffix(runs[n-1].S, " "):
		runs[n-1].S += " "
	}
}

// Words returns the text of a paragraph for messages and bookmarks: without reference numbers.
func (p *Para) Words() string {
	s := ""
	for _, r := range p.runs {
		if r.Rise == 0 {
			s += r.S
		}
	}
	return s
}

// LineOf is the line in which a part of the paragraph begins; 0 if there is none of it.
func (p *Para) LineOf(owner int32) int {
	for i, l := range p.Lines {
		for _, a := range p.Atoms[l.From:l.To] {
			if p.runs[a.Run].Owner == owner {
				return i
			}
		}
	}
	return 0
}

// DropDeadLinks makes words of the links that lead back to a reference that there is not.
func (l *Links) DropDeadLinks(p *Para) {
	for i := range p.runs {
		if r := &p.runs[i]; r.Link >= 0 {
			if t := p.links[r.Link]; t.kind == toReference && !l.Referred(t.note) {
				r.Link = -1
			}
		}
	}
}

// Advance returns a string's width in a style, rounded once.
func (m *Typesetter) Advance(st *text.Style, s string) frame.Unit {
	w := m.Brand.Fonts.Face(int(st.Face)).Width(s, int(st.Size))
	if m.Percent > 0 {
		w = w * m.Percent / 100
	}
	return frame.Unit(w)
}
