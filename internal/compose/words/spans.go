package words

import (
	"slices"
	"strings"
	"unicode"

	"briefing/internal/doc"
	"briefing/internal/input/language"
)

// Flat joins what spans say.
func Flat(spans []doc.Span) string {
	if len(spans) == 1 {
		return spans[0].S
	}
	var s strings.Builder
	for _, x := range spans {
		s.WriteString(x.S)
	}
	return s.String()
}

// LanguageMix finds the language of a plain string that is made of pieces in several: that of most of its letters, since only one
// language can be recorded for a plain string.
type LanguageMix struct {
	own, other int
	lang       string
}

// Add adds words of a language; an empty one is the document's.
func (t *LanguageMix) Add(s, lang string) {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	if lang == "" {
		t.own += n
	} else if n > 0 {
		t.other, t.lang = t.other+n, lang
	}
}

// Language is the language; empty for the document's.
func (t *LanguageMix) Language() string {
	if t.other > t.own {
		return t.lang
	}
	return ""
}

// PlainString joins the words of spans and records the language of most of them.
func (p *Printer) PlainString(spans []doc.Span) string {
	s, t := Flat(spans), LanguageMix{}
	for _, x := range spans {
		t.Add(x.S, x.Lang)
	}
	p.Mark(s, t.Language())
	return s
}

// Message is a text of the tool as spans: it may be in another language than the document, and so may the values in it.
func (p *Printer) Message(key language.Key, args ...string) []doc.Span {
	var out []doc.Span
	for _, part := range p.Cat.Parts(key, args...) {
		s := doc.Span{S: part.S, Lang: part.Lang}
		if part.Value {
			s.Lang = p.Foreign[part.S]
		}
		if k := len(out); k > 0 && out[k-1].Lang == s.Lang {
			out[k-1].S += s.S
		} else if s.S != "" {
			out = append(out, s)
		}
	}
	return out
}

// Span is a plain string as a span, in the language that was recorded for it.
func (p *Printer) Span(s string) doc.Span { return doc.Span{S: s, Lang: p.Foreign[s]} }

// Sentence is Span with a full stop; nil of an empty string.
func (p *Printer) Sentence(s string) []doc.Span {
	if s == "" {
		return nil
	}
	return WithFullStop([]doc.Span{p.Span(s)})
}

// Around puts spans into a message in place of a name.
func (p *Printer) Around(key language.Key, name string, inner []doc.Span) []doc.Span {
	const here = "\x00"
	before, after, _ := strings.Cut(p.Cat.Msg(key, name, here), here)
	lang := p.Cat.Language(key)
	var out []doc.Span
	if before != "" {
		out = append(out, doc.Span{S: before, Lang: lang})
	}
	out = append(out, inner...)
	if after != "" {
		out = append(out, doc.Span{S: after, Lang: lang})
	}
	return out
}

// WithFullStop ends spans with a full stop, as Stop does. It changes the last of them.
func WithFullStop(spans []doc.Span) []doc.Span {
	if k := len(spans); k > 0 {
		spans[k-1].S = FullStop(spans[k-1].S)
	}
	return spans
}

// FullStop ends a sentence with a full stop unless it has one.
func FullStop(s string) string {
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// Sentences are joined into one text, with a blank between two.
type Sentences struct{ Out []doc.Span }

// AddPlain adds a plain string.
func (w *Sentences) AddPlain(s string) {
	if s != "" {
		w.Add([]doc.Span{{S: s}})
	}
}

// Add adds spans.
func (w *Sentences) Add(list []doc.Span) {
	for i, s := range list {
		if k := len(w.Out); k > 0 && w.Out[k-1].Note == 0 && plain(w.Out[k-1]) && plain(s) && w.Out[k-1].Lang == s.Lang {
			if i == 0 {
				w.Out[k-1].S += " " + s.S
			} else {
				w.Out[k-1].S += s.S
			}
			w.Out[k-1].Note = s.Note
			if len(s.Of) > 0 {
				w.Out[k-1].Of = slices.Concat(w.Out[k-1].Of, s.Of)
			}
			continue
		} else if i == 0 && k > 0 {
			s.S = " " + s.S
			if !plain(s) {
				w.Out = append(w.Out, doc.Span{S: " "})
				s.S = s.S[1:]
			}
		}
		w.Out = append(w.Out, s)
	}
}

func plain(s doc.Span) bool { return !s.Bold && !s.Italic && s.URL == "" && s.See == "" }

// JoinedAlike makes one span of neighbours that differ in their words alone.
func JoinedAlike(spans []doc.Span) []doc.Span {
	var out []doc.Span
	for _, s := range spans {
		if k := len(out); k > 0 && out[k-1].Note == 0 && out[k-1].Alike(s) {
			out[k-1].S += s.S
			out[k-1].Note = s.Note
			if len(s.Of) > 0 {
				out[k-1].Of = slices.Concat(out[k-1].Of, s.Of)
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

// WithNotes puts note numbers behind spans. References at one place ascend; those that stand there already are taken
// along.
func WithNotes(spans []doc.Span, notes []int) []doc.Span {
	spans, notes = slices.Clone(spans), slices.Clone(notes)
	for k := len(spans); k > 0 && spans[k-1].Note > 0; k-- {
		notes = append(notes, spans[k-1].Note)
		if spans[k-1].Note = 0; spans[k-1].S != "" {
			spans = spans[:k]
			break
		}
		spans = spans[:k-1]
	}
	slices.Sort(notes)
	for _, n := range slices.Compact(notes) {
		if n == 0 {
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
