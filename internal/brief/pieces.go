package brief

import (
	"slices"

	"briefing/internal/doc"
)

// piece is a span in the making. What comes together of several words lies in the builder's words, from..to; else S
// has it.
type piece struct {
	doc.Span
	from, to int
}

func (p *piece) empty() bool { return p.S == "" && p.from == p.to }

// end gives out what is still held. A text within another ends before that one goes on, so that all share the builder's
// pieces and words; what they became stands in one string a text, and the spans of many texts in one piece of memory.
func (r *render) end() []doc.Span {
	r.flush()
	b := r.b
	words := string(b.words[r.from:])
	pieces := b.pieces[r.base:]
	if n := len(pieces); n > len(b.room) {
		b.room = make([]doc.Span, max(n, manySpans))
	}
	out := b.room[:len(pieces):len(pieces)]
	b.room = b.room[len(pieces):]
	for i := range pieces {
		p := &pieces[i]
		if p.from < p.to {
			p.S = words[p.from-r.from : p.to-r.from]
		}
		p.S = glue(p.S)
		out[i] = p.Span
	}
	b.pieces, b.words = b.pieces[:r.base], b.words[:r.from]
	return out
}

// manySpans is how many spans memory is taken for at once.
const manySpans = 64

// text is end for mere words.
func (r *render) text() string {
	b := r.b
	s := string(b.words[r.from:])
	if s == "" && len(b.pieces) > r.base {
		s = b.pieces[r.base].S
	}
	b.pieces, b.words = b.pieces[:r.base], b.words[:r.from]
	return glue(s)
}

// flush puts the notes that are held behind what was printed, as withNotes does.
func (r *render) flush() {
	list, b := r.held, r.b
	for k := len(b.pieces); k > r.base && b.pieces[k-1].Note > 0; k-- {
		list = append(list, b.pieces[k-1].Note)
		if b.pieces[k-1].Note = 0; !b.pieces[k-1].empty() {
			break
		}
		b.pieces = b.pieces[:k-1]
	}
	slices.Sort(list)
	for i, n := range list {
		if n == 0 || i > 0 && list[i-1] == n {
			continue
		}
		if k := len(b.pieces); k > r.base && b.pieces[k-1].Note == 0 {
			b.pieces[k-1].Note = n
		} else {
			b.pieces = append(b.pieces, piece{Span: doc.Span{Note: n}})
		}
	}
	r.held, r.placed = r.held[:0], false
}

// add prints words; neighbours of one style become one span.
func (r *render) add(s string, style doc.Span) {
	if s == "" {
		return
	}
	if r.mere {
		r.tongue.say(s, style.Lang)
		style = doc.Span{}
	}
	b := r.b
	if k := len(b.pieces); k > r.base {
		last := &b.pieces[k-1]
		if last.Note == 0 && last.Bold == style.Bold && last.Italic == style.Italic && last.URL == style.URL && last.See == style.See && last.Lang == style.Lang {
			if last.from == last.to {
				last.from = len(b.words)
				b.words = append(b.words, last.S...)
			}
			b.words = append(b.words, s...)
			last.to = len(b.words)
			return
		}
	}
	style.S = s
	b.pieces = append(b.pieces, piece{Span: style})
}
