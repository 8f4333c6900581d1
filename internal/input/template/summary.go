package template

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// How many sentences a summary may have.
const (
	FewestSentences = 2
	mostSentences   = 4
)

// Summary says in two to four sentences with figures what a brief comes to. It is also the file's description.
type Summary struct {
	Pos       diag.Pos
	Sentences []Title
}

type summaryForm struct{ form rawSentences }

// rawSentences is a list of sentences, each with the claim it makes.
type rawSentences struct {
	list   []phrase.RawTitle
	broken bool // not all of it could be read
}

// UnmarshalSource takes the list.
func (s *rawSentences) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Seq {
		s.broken = true
		return source.Wrong(n, `a list of sentences such as [{text: "{{ID}} in all", holds: none}, ...]`)
	}
	l := source.Decode(n, &s.list)
	s.broken = l.HasErrors()
	return l
}

// UnmarshalSource takes the list of sentences.
func (f *summaryForm) UnmarshalSource(n *source.Node) diag.List { return f.form.UnmarshalSource(n) }

func (f *summaryForm) read(l *loader, pos diag.Pos) any {
	s := &Summary{Pos: pos}
	if first := l.brief.summary; first != nil {
		l.diags.Add(pos, diag.Error, "two-summaries", "a brief has one summary, and this is another; the first is in line "+strconv.Itoa(first.Pos.Line), "keep one of the two")
		return s
	}
	l.brief.summary = s
	if deck := l.brief.Deck(); l.depth > 0 && !deck || l.depth > 1 {
		l.diags.Add(pos, diag.Error, "bad-block", "the summary speaks for the whole brief and stands inside another block", "put it outside of sections, columns and boxes")
	}
	if n := len(f.form.list); n > mostSentences || n < FewestSentences && !f.form.broken {
		l.diags.Add(pos, diag.Error, "summary-length", "a summary has two to four sentences, found "+strconv.Itoa(n), "say the two to four things that a hurried reader must take along, each in a sentence of its own")
	}
	for _, raw := range f.form.list {
		if t := l.sentence("sentence of the summary", raw, phrase.Summary); t != nil {
			s.Sentences = append(s.Sentences, *t)
			if !l.lib.hasFigure(t.Text) {
				l.diags.Add(t.Text.Pos(), diag.Error, "no-figure", "this sentence of the summary has no figure", "refer to one, as in {{emsc-arrests}}; what has none is said in the text below")
			}
		}
	}
	return s
}

// sentence reads a text with its claim that stands by itself; nil after an error.
func (l *loader) sentence(what string, raw phrase.RawTitle, u phrase.Use) *Title {
	one := Title{}
	l.block(func() { one.Text = l.line(raw.Text, u) })
	l.fairTitle(what, raw.Text, one.Text, true)
	if !l.claim(raw, &one) || one.Text == nil {
		return nil
	}
	return &one
}

// hasFigure says whether a text prints a figure of the data.
func (lib *Library) hasFigure(t *phrase.Text) bool {
	found := false
	lib.EachRef(t, func(_, x *phrase.Ref) {
		found = found || phrase.PrintsValue(x) || x.Part == "count" || x.Part == "sum" || x.Part == "rows"
	})
	return found
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
	case n.Kind == source.Map && (n.Get("text") != nil || n.Get("holds") != nil):
		s.list = make([]phrase.RawTitle, 1)
		return source.Decode(n, &s.list[0])
	}
	return s.raw.UnmarshalSource(n)
}

func (l *loader) standfirst(s standfirstForm) []Title {
	var out []Title
	if s.raw.Given() {
		none := &phrase.Claim{}
		one := Title{Text: l.line(s.raw, phrase.Prose), Claim: none, Pos: s.raw.Pos}
		l.fairTitle("standfirst", s.raw, one.Text, true)
		if one.Text != nil && l.lib.hasFigure(one.Text) {
			l.diags.Add(s.raw.Pos, diag.Error, "missing-holds", "this standfirst prints a figure and does not say what it claims",
				"write standfirst: {text: "+strconv.Quote(one.Text.Raw)+", holds: none}, or instead of none what it claims of the figure")
		}
		return append(out, one)
	}
	for i, raw := range s.list {
		t := l.sentence("standfirst", raw, phrase.Summary)
		if t == nil {
			continue
		}
		out = append(out, *t)
		if t.Claim.None() && i+1 < len(s.list) {
			l.diags.Add(t.Pos, diag.Error, "title-order", "the texts after this one are never used, because it claims nothing", "put the one with holds: none last")
		}
	}
	return out
}

// noSubject reports the subject of a brief, and shows the summary to write in its place: made from the subject's own
// words and the first figures of the brief, so that it can be pasted as it is.
func (l *loader) noSubject(subject phrase.Raw) {
	summary := l.draftSummary(subject)
	hint := "write instead, under blocks: behind the cover, - " + summary
	if l.brief.Deck() {
		hint = `write instead, behind the first slide, - slide: {id: in-brief, title: ` + strconv.Quote(l.lib.Catalog.Msg(language.KeySummary)) + `, holds: none, blocks: [{` + summary + `}]}`
	}
	if l.brief.summary != nil {
		hint = ""
	}
	l.diags.Add(subject.Pos, diag.Error, "no-subject", "a brief has no subject of its own: the summary is the file's description, and without one the title is",
		"take subject: out", hint)
}

// draftSummary makes two sentences with the first figures that the brief prints, or else with those of the dataset.
func (l *loader) draftSummary(subject phrase.Raw) string {
	var ids []string
	add := func(target string) {
		id := phrase.RootOf(target)
		ind := l.lib.Index.Indicators[id]
		if len(ids) < FewestSentences && ind != nil && (target != id || ind.Dimension == "") && !slices.Contains(ids, target) {
			ids = append(ids, target)
		}
	}
	for _, x := range l.brief.prints {
		add(x)
	}
	for _, ind := range l.lib.Dataset.Indicators {
		if len(ind.Observations) > 0 && !ind.Observations[0].Missing {
			add(ind.ID)
		}
	}
	written := map[string]string{} // the subject by language
	var langs []string
	for _, c := range subject.Versions {
		langs = append(langs, c.Lang)
		written[c.Lang] = plainYears(strings.TrimRight(strings.Join(strings.Fields(c.Node.Value), " "), ".!?:"))
	}
	var list []string
	for i, id := range ids {
		sentence := func(lang string) string {
			s := "{{" + id + ".name}}: {{" + id + "}}."
			if i == 0 {
				s = written[lang] + ". " + s
			}
			return strconv.Quote(s)
		}
		text := ""
		if len(langs) == 1 && langs[0] == "" {
			text = sentence("")
		} else {
			var each []string
			for _, lang := range langs {
				each = append(each, lang+": "+sentence(lang))
			}
			text = "{" + strings.Join(each, ", ") + "}"
		}
		list = append(list, "{text: "+text+", holds: none}")
	}
	return "summary: [" + strings.Join(list, ", ") + "]"
}

var yearOrReference = regexp.MustCompile(`\{\{.*?\}\}|\b(1[5-9]|20)[0-9][0-9]\b`)

// plainYears writes years that stand by themselves as what no figure vouches for.
func plainYears(s string) string {
	return yearOrReference.ReplaceAllStringFunc(s, func(found string) string {
		if strings.HasPrefix(found, "{{") {
			return found
		}
		return "{{plain:" + found + "|why=a year of the subject}}"
	})
}
