package flow

import (
	"strconv"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/page/slab"
	"briefing/internal/page/text"
)

// Para is a paragraph: its text cut into atoms that are measured once, and the lines they were broken into.
type Para struct {
	Style *text.Style
	runs  []text.Run
	Atoms []text.Atom
	Lines []text.Line
	links []*target
	langs []*foreign    // its parts in other languages than the document's
	owner []*frame.Node // structure nodes for parts of the paragraph, by run.owner-1; each is a part of it once it is drawn
	width frame.Unit    // the measure it was broken at
}

// foreign is a part of a paragraph in another language: one Span element, however many lines and styles it has.
type foreign struct {
	lang string
	node *frame.Node // once drawn
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

// Setter makes paragraphs of a document's text, in its brand's faces and colours.
type Setter struct {
	Doc    *doc.Document
	Brand  *brand.Brand
	Colors *Palette
	Styles *Styles

	*workspace
	spacer *slab.Spacer
}

// Para measures spans as one paragraph. It breaks no lines yet.
func (m *Setter) Para(st *text.Style, spans []doc.Span) *Para {
	p := m.paras.One()
	p.Style = st
	m.runs = m.runs[:0]
	m.links, m.langs = m.links[:0], m.langs[:0]
	for _, s := range spans {
		m.addSpan(st, s, 0)
	}
	m.finish(p)
	return p
}

// Plain measures a string as one paragraph.
func (m *Setter) Plain(st *text.Style, s string) *Para {
	p := m.paras.One()
	p.Style = st
	m.runs = m.runs[:0]
	m.links, m.langs = m.links[:0], m.langs[:0]
	if s != "" {
		m.addRun(text.Run{S: s, Size: st.Size, Face: st.Face, Color: st.Color, Link: -1, Lang: m.language(m.Doc.Foreign[s])})
	}
	m.finish(p)
	return p
}

// finish cuts the collected runs into atoms and hands the paragraph its share of memory.
func (m *Setter) finish(p *Para) {
	m.atoms = text.Cut(m.atoms[:0], m.runs, text.Ruler{Fonts: m.Brand.Fonts}, text.Rules{})
	p.runs = m.runSlab.Keep(m.runs)
	p.Atoms = m.atomSlab.Keep(m.atoms)
	if len(m.links) > 0 {
		p.links = append([]*target(nil), m.links...)
	}
	if len(m.langs) > 0 {
		p.langs = append([]*foreign(nil), m.langs...)
	}
}

// addSpan adds one span of the document model: its text and the reference number after it.
func (m *Setter) addSpan(st *text.Style, s doc.Span, owner int32) {
	link := int32(-1)
	color := st.Color
	face := st.Face
	switch {
	case s.Bold:
		face, color = frame.Bold, st.Strong
	case s.Italic:
		face = frame.Italic
	}
	if s.Faint {
		color = m.Colors.Secondary
	}
	if s.Break {
		if n := len(m.runs); n > 0 {
			m.runs[n-1].After = text.AtEnd
			m.addRun(text.Run{S: " "})
		}
		return
	}
	if s.S != "" {
		switch {
		case s.URL != "":
			link = m.addLink(target{kind: toURL, key: s.URL, contents: s.S})
		case s.See != "":
			link = m.addLink(target{kind: toBlock, key: s.See, contents: s.S})
		}
		if link >= 0 && st.Color != m.Colors.White {
			color = m.Colors.Blue
		}
		m.addRun(text.Run{S: s.S, Size: st.Size, Face: face, Color: color, Link: link, Owner: owner, Lang: m.language(s.Lang),
			Address: s.URL != "" && strings.Contains(s.S, "://")})
	}
	if s.Note > 0 {
		size := max(frame.Unit(62*int(st.Size)/100), frame.Pt(5.5))
		color := m.Colors.Blue
		if st.Color == m.Colors.White {
			color = m.Colors.White
		}
		ref := text.Run{Size: size, Rise: st.Size * 36 / 100, Face: frame.Regular, Color: color, Link: -1, Owner: owner}
		if s.S == "" && len(m.runs) > 0 && m.runs[len(m.runs)-1].Rise > 0 {
			// Two references in a row would read as one number.
			ref.S = ","
			m.addRun(ref)
		}
		ref.S = strconv.Itoa(s.Note)
		ref.Link = m.addLink(target{kind: toNote, note: s.Note})
		m.addRun(ref)
	}
}

func (m *Setter) addLink(t target) int32 {
	p := m.targets.One()
	*p = t
	m.links = append(m.links, p)
	return int32(len(m.links) - 1)
}

// language is the number of a language for the next run: that of the run before, if it goes on in it.
func (m *Setter) language(lang string) int32 {
	if lang == "" {
		return 0
	}
	if n := len(m.runs); n > 0 && m.runs[n-1].Lang > 0 && m.langs[m.runs[n-1].Lang-1].lang == lang {
		return m.runs[n-1].Lang
	}
	m.langs = append(m.langs, &foreign{lang: lang})
	return int32(len(m.langs))
}

func (m *Setter) addRun(r text.Run) {
	r.S = text.SingleSpaced(r.S)
	switch n := len(m.runs); {
	case r.S == "":
	case r.S != " ":
		m.runs = append(m.runs, r)
	case n > 0 && m.runs[n-1].S[len(m.runs[n-1].S)-1] != ' ':
		// A space of its own belongs to the text before it.
		m.runs[n-1].S = m.spacer.Add(m.runs[n-1].S)
	}
}

// Advance returns a string's width in a style, rounded once.
func (m *Setter) Advance(st *text.Style, s string) frame.Unit {
	return frame.Unit(m.face(st.Face).Width(s, int(st.Size)))
}

func (m *Setter) face(s frame.FontStyle) *font.Face { return m.Brand.Fonts.Face(int(s)) }
