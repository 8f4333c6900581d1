package brief

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// note gives a note its number, by what it is about and by what it says: two notes of one wording are one.
func (b *builder) note(about noteKey, write func() []doc.Span) int {
	if n := b.noteOf[about]; n > 0 {
		return n
	}
	if b.slide != nil || b.brief.deck() {
		return 0 // what a note would say is said in the speaker notes
	}
	was := b.where
	b.where = "notes"
	spans := write()
	b.where = was
	says := flatText(spans)
	if strings.TrimSpace(says) == "" {
		return 0
	}
	if n := b.noteOf[noteKey{noteText, says}]; n > 0 {
		b.noteOf[about] = n
		return n
	}
	n := len(b.d.Notes) + 1
	b.d.Notes = append(b.d.Notes, doc.Note{Number: n, ID: "note-" + strconv.Itoa(n), Text: spans})
	b.noteOf[about], b.noteOf[noteKey{noteText, says}] = n, n
	return n
}

// footnote numbers a footnote of the template.
func (b *builder) footnote(name string) int {
	f := b.brief.foot(name)
	if f == nil {
		return 0
	}
	if b.slide != nil {
		b.slide.say(b.spans(f.text))
		return 0
	}
	return b.note(noteKey{noteFoot, name}, func() []doc.Span {
		r := render{b: b, use: phrase.Prose}
		r.segs(f.text, f.text.Single())
		return r.end()
	})
}

// valueNotes appends the notes of one value in running text: arithmetic or exact size and what is mixed, what must be
// known, its outside sources. Each stands in a note of its own, so that another value can share it.
func (b *builder) valueNotes(list []int, v *figures.Value, rounded bool) []int {
	list = append(list, b.sizeNote(v, rounded))
	if v.Derived == nil {
		list = append(list, b.caveatNote(v))
	}
	if !v.Outside {
		return list
	}
	for _, s := range b.appendSources(nil, v) {
		if !s.Main {
			list = append(list, b.noteOfSource(s))
		}
	}
	return list
}

// sizeNote says how a value came about: the arithmetic of a computed one with its own caveats, the exact size of a
// rounded one.
func (b *builder) sizeNote(v *figures.Value, rounded bool) int {
	if v.Derived == nil && !rounded {
		return 0
	}
	about := noteKey{noteValue, v.Ref}
	if rounded && v.Derived == nil {
		about.kind = noteExact
	}
	return b.note(about, func() []doc.Span {
		w := &sentences{}
		switch {
		case v.Derived != nil:
			w.spans(b.arithmetic(v))
			w.spans(b.mixedInNote(v))
			if b.lib.index.mixed(v.ID) { // nobody published it, nor could add it up like this
				w.say(stop(b.cat.Capital(b.cat.Msg(language.KeyCalculated))))
			}
			if moreThan(v) && v.Derived.Operation == dataset.Sum {
				w.spans(b.msg(language.KeySumMoreThan))
			}
		case rounded:
			w.spans(b.msg(language.KeyExactValue, "value", b.figure(v, &phrase.Ref{}, nil)))
		}
		if v.Derived != nil {
			for _, c := range b.ownCaveats(v) {
				w.spans(c)
			}
		}
		return w.out
	})
}

// caveatNote says what must be known to read a value.
func (b *builder) caveatNote(v *figures.Value) int {
	if !slices.ContainsFunc(limitsOf(v), func(c dataset.Caveat) bool { return c.Print }) {
		return 0
	}
	return b.note(noteKey{noteCaveats, v.ID}, func() []doc.Span {
		w := &sentences{}
		for _, c := range b.ownCaveats(v) {
			w.spans(c)
		}
		return w.out
	})
}

// sentences joins what is said, with blanks between.
type sentences struct{ out []doc.Span }

func (w *sentences) say(s string) {
	if s != "" {
		w.spans([]doc.Span{{S: s}})
	}
}

// msg is a text of the tool as spans: it may be in another language than the document, and so may the values in it.
func (b *builder) msg(key language.Key, args ...string) []doc.Span {
	var out []doc.Span
	for _, p := range b.cat.Parts(key, args...) {
		s := doc.Span{S: p.S, Lang: p.Lang}
		if p.Value {
			s.Lang = b.d.Foreign[p.S]
		}
		if k := len(out); k > 0 && out[k-1].Lang == s.Lang {
			out[k-1].S += s.S
		} else if s.S != "" {
			out = append(out, s)
		}
	}
	return out
}

// own is a plain string as a span, in its language.
func (b *builder) own(s string) doc.Span { return doc.Span{S: s, Lang: b.d.Foreign[s]} }

// sentence is own with a full stop; nil of nothing.
func (b *builder) sentence(s string) []doc.Span {
	if s == "" {
		return nil
	}
	return stopped([]doc.Span{b.own(s)})
}

// stopped ends spans with a full stop, as stop does.
func stopped(spans []doc.Span) []doc.Span {
	if k := len(spans); k > 0 {
		spans[k-1].S = stop(spans[k-1].S)
	}
	return spans
}

func (w *sentences) spans(list []doc.Span) {
	for i, s := range list {
		if k := len(w.out); k > 0 && w.out[k-1].Note == 0 && plainSpan(w.out[k-1]) && plainSpan(s) && w.out[k-1].Lang == s.Lang {
			if i == 0 {
				w.out[k-1].S += " "
			}
			w.out[k-1].S += s.S
			w.out[k-1].Note = s.Note
			continue
		} else if i == 0 && k > 0 {
			s.S = " " + s.S
			if !plainSpan(s) {
				w.out = append(w.out, doc.Span{S: " "})
				s.S = s.S[1:]
			}
		}
		w.out = append(w.out, s)
	}
}

func plainSpan(s doc.Span) bool { return !s.Bold && !s.Italic && s.URL == "" && s.See == "" }

// arithmetic shows how a derived value came about: "€471.3 million = 140 + 91.3 + ...".
func (b *builder) arithmetic(v *figures.Value) []doc.Span {
	out := b.calculation(v)
	for i := range out {
		out[i].S = glue(out[i].S)
	}
	return out
}

func (b *builder) calculation(v *figures.Value) []doc.Span {
	value := b.figure(v, &phrase.Ref{}, nil)
	parts := addends(v)
	if v.NotExact || v.Missing {
		return nil
	}
	switch v.Derived.Operation {
	case dataset.Difference:
		return stopped(b.msg(language.KeyDifference, "value", value, "from", b.number(parts[0], nil, false), "minus", b.number(parts[1], nil, false)))
	case dataset.Share:
		return stopped(b.msg(language.KeyShareOf, "value", value, "part", b.figure(parts[0], &phrase.Ref{}, nil), "whole", b.figure(parts[1], &phrase.Ref{}, nil)))
	}
	out := stopped(b.msg(language.KeySum, "value", value, "parts", b.sumOf(v)))
	out[0].S = b.cat.Capital(out[0].S)
	return out
}

// stop ends a sentence with a full stop unless it has one.
func stop(s string) string {
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// mixedHere says what is mixed, or leaves it to the notes block, where one sentence says it for the whole brief.
func (b *builder) mixedHere(values []*figures.Value) []doc.Span {
	if !b.brief.notesAsBlock {
		return b.mixed(values)
	}
	if b.mixed(values) != nil {
		b.gather.mixed = append(b.gather.mixed, values...)
	}
	return nil
}

// mixedInNote says what a sum mixes, unless an earlier note said it of a sum that holds these very amounts.
func (b *builder) mixedInNote(v *figures.Value) []doc.Span {
	parts := new(few).leaves(v)
	said := len(parts) > 0
	for _, p := range parts {
		said = said && slices.Contains(b.gather.noted, p.Ref)
	}
	if said {
		return nil
	}
	for _, p := range parts {
		b.gather.noted = append(b.gather.noted, p.Ref)
	}
	return b.mixedHere(addends(v))
}

// mixed says which ways of counting stand together; empty where there is only one.
func (b *builder) mixed(values []*figures.Value) []doc.Span {
	var words []string
	for _, v := range values {
		for _, leaf := range new(few).leaves(v) {
			if w, ok := b.cat.Counting(leaf.Counting); ok && isMoney(leaf) && !leaf.Missing && !contains(words, w) {
				words = append(words, w)
			}
		}
	}
	if len(words) < 2 {
		return nil
	}
	return b.msg(language.KeyMixes, "list", b.cat.List(words))
}

// ownCaveats are the printed limits of a value itself; those of a sum's parts stand where the parts are shown.
func (b *builder) ownCaveats(v *figures.Value) [][]doc.Span {
	var out [][]doc.Span
	for _, c := range limitsOf(v) {
		if t := b.lib.datum(c.Text); c.Print && !t.Empty() {
			r := render{b: b, use: phrase.Prose}
			r.segs(t, t.Single())
			out = append(out, r.end())
		}
	}
	return out
}

// limitsOf are the limits of a value itself, printed or not.
func limitsOf(v *figures.Value) []dataset.Caveat {
	switch {
	case v.Indicator != nil:
		return v.Indicator.Caveats
	case v.Derived != nil:
		return v.Derived.Caveats
	}
	return nil
}

// caveatNotes numbers the printed limits of the values a chart or table row shows; deep adds those of the parts that
// a computed value is made of.
func (b *builder) caveatNotes(deep bool, values ...*figures.Value) []int {
	var out []int
	for _, v := range values {
		all := append(new(few)[:0], v)
		if deep && v.Derived != nil {
			all = figures.AppendLeaves(all, v)
		}
		for _, leaf := range all {
			if n := b.noteOf[noteKey{noteValue, leaf.Ref}]; n > 0 && leaf.Derived != nil {
				if !containsInt(out, n) {
					out = append(out, n) // its arithmetic's note has them
				}
				continue
			}
			n := b.caveatNote(leaf)
			if n > 0 && !containsInt(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

func containsInt(list []int, n int) bool {
	for _, v := range list {
		if v == n {
			return true
		}
	}
	return false
}

// withNotes puts note numbers behind spans.
func withNotes(spans []doc.Span, notes []int) []doc.Span {
	// References at one place ascend; those that stand there already are taken along.
	for k := len(spans); k > 0 && spans[k-1].Note > 0; k-- {
		notes = append(notes, spans[k-1].Note)
		if spans[k-1].Note = 0; spans[k-1].S != "" {
			spans = spans[:k]
			break
		}
		spans = spans[:k-1]
	}
	if len(notes) == 0 {
		return spans
	}
	var room [8]int
	notes = append(room[:0], notes...)
	slices.Sort(notes)
	for i, n := range notes {
		if n == 0 || i > 0 && notes[i-1] == n {
			continue
		}
		if k := len(spans); k > 0 && spans[k-1].Note == 0 {
			spans[k-1].Note = n
		} else {
			spans = append(spans, doc.Span{Note: n})
		}
	}
	return spans
}
