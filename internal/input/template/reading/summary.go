package reading

import (
	"strconv"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// summaryForm is a list of sentences, each with the claim it makes.
type summaryForm struct {
	list   []phrase.RawTitle
	broken bool // not all of it could be read
}

// UnmarshalSource takes the list.
func (f *summaryForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Seq {
		f.broken = true
		return source.Wrong(n, `a list of sentences such as [{text: "{{ID}} in all", holds: none}, ...]`)
	}
	l := source.Decode(n, &f.list)
	f.broken = l.HasErrors()
	return l
}

func (f *summaryForm) read(b *briefReader, pos diag.Pos) any {
	s := &template.Summary{Pos: pos}
	if first := b.summary; first != nil {
		b.diags.Add(pos, diag.Error, "two-summaries", "a brief has one summary, and this is another; the first is in line "+strconv.Itoa(first.Pos.Line), "keep one of the two")
		return s
	}
	b.summary = s
	if deck := b.brief.Deck(); b.depth > 0 && !deck || b.depth > 1 {
		b.diags.Add(pos, diag.Error, "bad-block", "the summary speaks for the whole brief and stands inside another block", "put it outside of sections, columns and boxes")
	}
	if n := len(f.list); n > template.MostSentences || n < template.FewestSentences && !f.broken {
		b.diags.Add(pos, diag.Error, "summary-length", "a summary has two to four sentences, found "+strconv.Itoa(n), "say the two to four things that a hurried reader must take along, each in a sentence of its own")
	}
	for _, raw := range f.list {
		if t := b.sentence("sentence of the summary", raw); t != nil {
			s.Sentences = append(s.Sentences, *t)
			if !b.lib.Texts.HasFigure(t.Text) {
				b.diags.Add(t.Text.Pos(), diag.Error, "no-figure", "this sentence of the summary has no figure", "refer to one, as in {{ID}}; what has none is said in the text below")
			}
		}
	}
	return s
}

// standfirstForm is the line under the title: a text without figures, a text with its claim, or several of these, of
// which the first that holds is printed.
type standfirstForm struct {
	raw  phrase.Raw
	list []phrase.RawTitle
}

// UnmarshalSource takes the three forms.
func (s *standfirstForm) UnmarshalSource(n *source.Node) diag.List {
	switch {
	case n.Kind == source.Seq:
		return source.Decode(n, &s.list)
	case isClaimed(n):
		s.list = make([]phrase.RawTitle, 1)
		return source.Decode(n, &s.list[0])
	}
	return s.raw.UnmarshalSource(n)
}

func (b *briefReader) standfirst(s standfirstForm) []template.Title {
	var out []template.Title
	if s.raw.Given() {
		none := &phrase.Claim{}
		one := template.Title{Text: b.texts.Line(s.raw, phrase.Prose), Claim: none, Pos: s.raw.Pos}
		b.texts.FairTitle("standfirst", s.raw, one.Text, true)
		if one.Text != nil && b.lib.Texts.HasFigure(one.Text) {
			b.diags.Add(s.raw.Pos, diag.Error, "missing-holds", "this standfirst prints a figure and does not say what it claims",
				"write standfirst: {text: "+strconv.Quote(one.Text.Raw)+", holds: none}, or instead of none what it claims of the figure")
		}
		return append(out, one)
	}
	for i, raw := range s.list {
		t := b.sentence("standfirst", raw)
		if t == nil {
			continue
		}
		out = append(out, *t)
		if t.Claim.None() && i+1 < len(s.list) {
			b.diags.Add(t.Pos, diag.Error, "title-order", "the texts after this one are never used, because it claims nothing", "put the one with holds: none last")
		}
	}
	return out
}
