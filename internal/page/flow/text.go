package flow

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// para is a paragraph: its text cut into unbreakable pieces that are measured once, and the lines they were broken
// into. Widths inside it are in 1/1000 of 1/100 pt (advance times size), so that a line is rounded only once.
type para struct {
	st    *style
	runs  []run
	atoms []atom
	lines []line
	links []*target
	langs []*foreign    // its parts in other languages than the document's
	owner []*frame.Node // structure nodes for parts of the paragraph, by run.owner-1; each is a part of it once it is drawn
	width frame.Unit    // the measure it was broken at
}

// run is a stretch of text of one face, size and meaning.
type run struct {
	s     string
	size  frame.Unit
	rise  frame.Unit // of a raised reference number
	face  frame.FontStyle
	color frame.Color
	link  int32 // index into para.links, -1 for none
	owner int32 // index into para.owner plus one, 0 for the paragraph's own node
	lang  int32 // index into para.langs plus one, 0 for the document's language
	ends  bool  // its line
}

// foreign is a part of a paragraph in another language: one Span element, however many lines and styles it has.
type foreign struct {
	lang string
	node *frame.Node // once drawn
}

// atom is a piece of a run that no line end can fall into. The text is run.s[from:to].
type atom struct {
	run      int32
	from, to int32
	after    breakKind
	spaceIn  bool  // the space after it stands in the same run
	w, space int64 // its width, and that of the space after it
}

type breakKind uint8

// What follows an atom: nothing that could be broken, a space, the place behind a hyphen or en dash, or the end of the
// line.
const (
	glued breakKind = iota
	atSpace
	atHyphen
	atEnd
)

// line is a range of atoms.
type line struct {
	from, to int32
	w        int64
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

// para measures spans as one paragraph. It breaks no lines yet.
func (m *maker) para(st *style, spans []doc.Span) *para {
	p := m.paras.One()
	p.st = st
	m.runs = m.runs[:0]
	m.links, m.langs = m.links[:0], m.langs[:0]
	for _, s := range spans {
		m.addSpan(st, s, 0)
	}
	m.finish(p)
	return p
}

// plain measures a string as one paragraph.
func (m *maker) plain(st *style, s string) *para {
	p := m.paras.One()
	p.st = st
	m.runs = m.runs[:0]
	m.links, m.langs = m.links[:0], m.langs[:0]
	if s != "" {
		m.addRun(run{s: s, size: st.size, face: st.face, color: st.color, link: -1, lang: m.language(m.d.Foreign[s])})
	}
	m.finish(p)
	return p
}

// finish cuts the collected runs into atoms and hands the paragraph its share of memory.
func (m *maker) finish(p *para) {
	m.cutAtoms()
	p.runs = m.runSlab.Keep(m.runs)
	p.atoms = m.atomSlab.Keep(m.atoms)
	if len(m.links) > 0 {
		p.links = append([]*target(nil), m.links...)
	}
	if len(m.langs) > 0 {
		p.langs = append([]*foreign(nil), m.langs...)
	}
}

// addSpan adds one span of the document model: its text and the reference number after it.
func (m *maker) addSpan(st *style, s doc.Span, owner int32) {
	link := int32(-1)
	color := st.color
	face := st.face
	switch {
	case s.Bold:
		face, color = frame.Bold, st.strong
	case s.Italic:
		face = frame.Italic
	}
	if s.Faint {
		color = m.col.secondary
	}
	if s.Break {
		if n := len(m.runs); n > 0 {
			m.runs[n-1].ends = true
			m.addRun(run{s: " "})
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
		if link >= 0 && st.color != m.col.white {
			color = m.col.blue
		}
		m.addRun(run{s: s.S, size: st.size, face: face, color: color, link: link, owner: owner, lang: m.language(s.Lang)})
	}
	if s.Note > 0 {
		size := max(frame.Unit(62*int(st.size)/100), frame.Pt(5.5))
		color := m.col.blue
		if st.color == m.col.white {
			color = m.col.white
		}
		ref := run{size: size, rise: st.size * 36 / 100, face: frame.Regular, color: color, link: -1, owner: owner}
		if s.S == "" && len(m.runs) > 0 && m.runs[len(m.runs)-1].rise > 0 {
			// Two references in a row would read as one number.
			ref.s = ","
			m.addRun(ref)
		}
		ref.s = strconv.Itoa(s.Note)
		ref.link = m.addLink(target{kind: toNote, note: s.Note})
		m.addRun(ref)
	}
}

func (m *maker) addLink(t target) int32 {
	p := m.targets.One()
	*p = t
	m.links = append(m.links, p)
	return int32(len(m.links) - 1)
}

// language is the number of a language for the next run: that of the run before, if it goes on in it.
func (m *maker) language(lang string) int32 {
	if lang == "" {
		return 0
	}
	if n := len(m.runs); n > 0 && m.runs[n-1].lang > 0 && m.langs[m.runs[n-1].lang-1].lang == lang {
		return m.runs[n-1].lang
	}
	m.langs = append(m.langs, &foreign{lang: lang})
	return int32(len(m.langs))
}

func (m *maker) addRun(r run) {
	r.s = singleSpaced(r.s)
	switch n := len(m.runs); {
	case r.s == "":
	case r.s != " ":
		m.runs = append(m.runs, r)
	case n > 0 && m.runs[n-1].s[len(m.runs[n-1].s)-1] != ' ':
		// A space of its own belongs to the text before it.
		m.runs[n-1].s = m.spacer.Add(m.runs[n-1].s)
	}
}

// singleSpaced turns line ends and tabs into spaces and several spaces into one. No-break spaces are text.
func singleSpaced(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 && strings.IndexByte(s, '\t') < 0 && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\r' || r == '\t' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// cutAtoms cuts the collected runs. A line may end at a space, and behind a hyphen or en dash that stands between
// two other characters; within an address behind a slash or full stop, too; never at a no-break space and never before a reference number, which belongs to the word it
// follows.
func (m *maker) cutAtoms() {
	m.atoms = m.atoms[:0]
	for ri := range m.runs {
		r := &m.runs[ri]
		face := m.face(r.face)
		measure := func(s string) int64 { return int64(face.Units(s)) * int64(r.size) }
		start := 0
		address := r.link >= 0 && m.links[r.link].kind == toURL && strings.Contains(r.s, "://")
		flush := func(end int) *atom {
			if end > start {
				m.atoms = append(m.atoms, atom{run: int32(ri), from: int32(start), to: int32(end), w: measure(r.s[start:end])})
			}
			if n := len(m.atoms); n > 0 {
				return &m.atoms[n-1]
			}
			return nil
		}
		for i := 0; i < len(r.s); {
			switch c := r.s[i]; {
			case c == ' ':
				a := flush(i)
				if a != nil && a.after != atSpace {
					a.after, a.space, a.spaceIn = atSpace, measure(" "), a.run == int32(ri)
				}
				i++
				start = i
			case c == '-' || c == 0xE2 && strings.HasPrefix(r.s[i:], "\u2013"):
				i++
				if c != '-' {
					i = i - 1 + len("\u2013")
				}
				if i-start > 1 && start < i && i < len(r.s) && r.s[i] != ' ' && wordBefore(r.s[start:i]) {
					flush(i).after = atHyphen
					start = i
				}
			case address && (c == '/' || c == '.' || c == '=' || c == '&'):
				i++
				if i < len(r.s) && r.s[i] != '/' && r.s[i] != ' ' && wordBefore(r.s[start:i]) {
					flush(i).after = atHyphen
					start = i
				}
			default:
				i++
			}
		}
		if a := flush(len(r.s)); a != nil && r.ends {
			a.after = atEnd
		}
	}
	if n := len(m.atoms); n > 0 {
		m.atoms[n-1].after = glued
	}
}

// wordBefore says whether something other than the dash itself stands in a piece that ends with a dash: "-5" must
// not lose its sign.
func wordBefore(s string) bool {
	_, n := utf8.DecodeLastRuneInString(s)
	return n < len(s)
}

// advance returns a string's width in a style, rounded once.
func (m *maker) advance(st *style, s string) frame.Unit {
	return frame.Unit(m.face(st.face).Width(s, int(st.size)))
}

// units rounds an inner width half up.
func units(w int64) frame.Unit { return frame.Unit((w + 500) / 1000) }
