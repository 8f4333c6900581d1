package cite

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/internal/compose/words"
	"briefing/internal/doc"
)

// placer puts the numbers of notes into one text.
type placer struct {
	c       *citer
	part    string
	how     notePlacing
	out     []doc.Span
	pending []int // notes that wait for the next punctuation mark
	placed  bool  // the template says where: a footnote
}

// place reads spans as compose made them, and gives them out with the numbers in their places.
func (p *placer) place(spans []doc.Span) []doc.Span {
	p.read(spans)
	p.flush()
	return p.end()
}

// placeApart hands the numbers that would stand at the end back instead.
func (p *placer) placeApart(spans []doc.Span) ([]doc.Span, []int) {
	p.read(spans)
	return p.end(), p.pending
}

// end puts no-break spaces into the sums of what was printed.
func (p *placer) end() []doc.Span {
	for i := range p.out {
		p.out[i].S = words.NoBreakSums(p.out[i].S)
	}
	return p.out
}

func (p *placer) read(spans []doc.Span) {
	p.out = make([]doc.Span, 0, len(spans))
	for i := range spans {
		s := &spans[i]
		switch {
		case s.Footnote() != "":
			if p.how.notes == allNotes {
				p.attach(p.c.footnote(p.part, s.Footnote(), p.how.slide))
				p.placed = !p.how.atEnd
			}
		case s.Quoted:
			if p.placed {
				p.flush()
			}
			p.quoted(s)
		default:
			p.c.use(p.part, s.Of) // what a sentence claims
			joins := i+1 < len(spans) && isFigure(&spans[i+1])
			p.words(s, len(p.pending) > 0 && p.nextFigure(spans[i:]), joins)
		}
	}
}

// quoted prints what a reference comes to; its figures bring their notes.
func (p *placer) quoted(s *doc.Span) {
	p.c.use(p.part, s.Of)
	if p.how.slide != nil {
		p.how.slide.mentions(p.c, s.Of)
	}
	p.add(s.S, s)
	for _, m := range s.Of {
		if m.Kind == doc.Figure {
			p.figure(m)
		}
	}
}

// figure gives a value in running text the notes it needs: how it was computed, its exact size where it is rounded, what
// must be known to read it, its source where that is an outside one. Running text refers to a note once; a rounded value
// has its note wherever it stands.
func (p *placer) figure(m doc.Mention) {
	if p.how.notes == noNotes || p.how.slide != nil || p.c.Brief != nil && p.c.Brief.Deck() {
		return
	}
	v, fault := p.c.Set.Value(m.Ref)
	if fault != nil || v.Missing || p.how.notes == exactOnly && !m.Rounded || p.how.notes == sumsOnly && v.Derived == nil {
		return
	}
	list := p.c.valueNotes
	if p.how.made && v.OfCodes {
		list = p.c.wholeNotes
	}
	for _, n := range list(v, m.Rounded) {
		if n == 0 || p.c.refer(n) && !m.Rounded && !p.how.always {
			continue
		}
		p.attach(n)
	}
}

// isFigure says that a span prints a value.
func isFigure(s *doc.Span) bool {
	return s.Quoted && slices.ContainsFunc(s.Of, func(m doc.Mention) bool { return m.Kind == doc.Figure })
}

// nextFigure says that another figure follows before the clause ends.
func (p *placer) nextFigure(spans []doc.Span) bool {
	for i := range spans {
		switch s := &spans[i]; {
		case !s.Quoted && s.Footnote() == "" && p.clauseEnd(s.S) >= 0:
			return false
		case isFigure(s):
			return true
		}
	}
	return false
}

// attach keeps a note's number until its place comes.
func (p *placer) attach(n int) {
	if n > 0 && !slices.Contains(p.pending, n) {
		p.pending = append(p.pending, n)
	}
}

// words prints a literal and sets the pending numbers behind the punctuation mark that ends the clause, where reference
// numbers stand; in titles and labels they wait for the end. Where another figure follows before that, they stand behind
// the word that follows theirs, or they would be taken for those of the other.
func (p *placer) words(s *doc.Span, another, joins bool) {
	lit := s.S
	if len(p.pending) > 0 && (!p.how.atEnd || another) {
		cut := p.clauseEnd(lit)
		if another && !p.placed {
			cut = firstWord(lit, joins)
		}
		if cut >= 0 {
			p.add(lit[:cut], s)
			p.flush()
			lit = lit[cut:]
		}
	}
	p.add(lit, s)
}

// firstWord is where the first word of a literal ends; its beginning where that word is short, as "of", "and" and "in" are, or
// all that joins two figures.
func firstWord(lit string, joins bool) int {
	from := len(lit) - len(strings.TrimLeft(lit, " \u00a0"))
	end := from + strings.IndexByte(lit[from:]+" ", ' ')
	if utf8.RuneCountInString(lit[from:end]) <= 3 || joins && strings.TrimSpace(lit[end:]) == "" {
		return 0
	}
	return end
}

// clauseEnd finds where pending numbers go: behind the first mark that ends a clause; for a footnote that the template
// placed, there or behind the marks that follow at once. -1: further on.
func (p *placer) clauseEnd(lit string) int {
	for i, c := range lit {
		if !strings.ContainsRune(".,;:!?)", c) {
			if p.placed {
				return i
			}
			continue
		}
		end := i + 1
		for _, q := range lit[end:] {
			if !strings.ContainsRune("”’»)]", q) {
				break
			}
			end += utf8.RuneLen(q)
		}
		if end == len(lit) || strings.HasPrefix(lit[end:], " ") {
			return end
		}
	}
	if p.placed {
		return len(lit)
	}
	return -1
}

// flush puts the pending numbers behind what was printed.
func (p *placer) flush() {
	if len(p.pending) > 0 {
		p.out = words.WithNotes(p.out, p.pending)
	}
	p.pending, p.placed = nil, false
}

// add prints words; neighbours of one style become one span.
func (p *placer) add(s string, like *doc.Span) {
	if s == "" {
		return
	}
	if k := len(p.out); k > 0 && p.out[k-1].Note == 0 && p.out[k-1].Alike(*like) {
		p.out[k-1].S += s
		return
	}
	one := *like
	one.S, one.Note, one.Quoted, one.Of = s, 0, false, nil // what it speaks of is recorded
	p.out = append(p.out, one)
}
