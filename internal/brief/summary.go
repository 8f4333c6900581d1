package brief

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// How many sentences a summary may have.
const (
	fewestSentences = 2
	mostSentences   = 4
)

// summaryBlock says in two to four sentences with figures what a brief comes to. It is also the file's description.
type summaryBlock struct {
	form rawSentences
	pos  diag.Pos

	sentences []title
}

// rawSentences is a list of sentences, each with the claim it makes.
type rawSentences struct {
	list   []rawTitle
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
func (s *summaryBlock) UnmarshalSource(n *source.Node) diag.List {
	s.pos = n.Pos
	return s.form.UnmarshalSource(n)
}

func (s *summaryBlock) prepare(l *loader, pos diag.Pos) {
	s.pos = pos
	if first := l.brief.summary; first != nil {
		l.diags.Add(pos, diag.Error, "two-summaries", "a brief has one summary, and this is another; the first is in line "+itoa(first.pos.Line), "keep one of the two")
		return
	}
	l.brief.summary = s
	if deck := l.brief.deck(); l.depth > 0 && !deck || l.depth > 1 {
		l.diags.Add(pos, diag.Error, "bad-block", "the summary speaks for the whole brief and stands inside another block", "put it outside of sections, columns and boxes")
	}
	if n := len(s.form.list); n > mostSentences || n < fewestSentences && !s.form.broken {
		l.diags.Add(pos, diag.Error, "summary-length", "a summary has two to four sentences, found "+itoa(n), "say the two to four things that a hurried reader must take along, each in a sentence of its own")
	}
	for _, raw := range s.form.list {
		if t := l.sentence("sentence of the summary", raw, phrase.Summary); t != nil {
			s.sentences = append(s.sentences, *t)
			if !l.lib.hasFigure(t.text) {
				l.diags.Add(t.text.Pos(), diag.Error, "no-figure", "this sentence of the summary has no figure", "refer to one, as in {{emsc-arrests}}; what has none is said in the text below")
			}
		}
	}
}

// sentence reads a text with its claim that stands by itself; nil after an error.
func (l *loader) sentence(what string, raw rawTitle, u phrase.Use) *title {
	one := title{}
	l.block(func() { one.text = l.line(raw.Text, u) })
	l.fairTitle(what, raw.Text, one.text, true)
	if !l.claim(raw, &one) || one.text == nil {
		return nil
	}
	return &one
}

// hasFigure says whether a text prints a figure of the data.
func (lib *Library) hasFigure(t *phrase.Text) bool {
	found := false
	lib.eachRef(t, func(_, x *phrase.Ref) {
		found = found || phrase.PrintsValue(x) || x.Part == "count" || x.Part == "sum" || x.Part == "rows"
	})
	return found
}

func (s *summaryBlock) build(b *builder) []doc.Block {
	out := &doc.Summary{Label: b.cat.Msg(language.KeySummary)}
	var plain []string
	b.in("summary", func() {
		for i := range s.sentences {
			t := &s.sentences[i]
			if ok, why := b.bornOut(t); !ok {
				if why != "" {
					b.diags.Add(t.pos, diag.Note, "left-out", "this sentence of the summary is left out: "+why, "")
				}
				continue
			}
			spans := b.summarySentence(t.text)
			out.Sentences = append(out.Sentences, spans)
			plain = append(plain, flatText(spans))
		}
	})
	if n := len(out.Sentences); n < fewestSentences && !b.diags.HasErrors() {
		b.diags.Add(s.pos, diag.Error, "summary-length", "the summary has "+itoa(n)+" of "+itoa(len(s.sentences))+" sentences left in this edition, and needs two",
			"write what its figures bear out: the sentences that were left out are told with the reason")
	}
	b.d.Subject = strings.Join(plain, " ")
	return []doc.Block{out}
}

// summarySentence renders a sentence of a summary or of a standfirst. Years typed by hand are checked as in titles.
func (b *builder) summarySentence(t *phrase.Text) []doc.Span {
	if t.Empty() {
		return nil
	}
	r := render{b: b, use: t.Use, notes: allNotes}
	r.segs(t, t.Paragraphs[0])
	r.checkYears(t)
	return r.end()
}

// bornOut says whether an edition has the figures of a sentence and bears its claim out, and if not, why. An empty
// reason means that there is a fault, which was reported.
func (b *builder) bornOut(t *title) (bool, string) {
	var refs []string
	b.lib.eachRef(t.text, func(_, x *phrase.Ref) {
		if x.Kind == phrase.RefNoun || x.Kind == phrase.RefValue && b.lib.index.isValue(x.ID) && slices.Contains([]string{"", "number", "period", "noun", "source", "sum"}, x.Part) {
			refs = append(refs, x.Target)
		}
	})
	for _, x := range t.claim.Tests {
		for _, side := range []phrase.Term{x.Left, x.Right} {
			if !side.IsArea && (side.Kind == phrase.TermValue || side.Kind == phrase.TermRound) {
				refs = append(refs, side.Ref)
			}
		}
	}
	for _, ref := range refs {
		if why := b.lacks(ref); why != "" {
			return false, why
		}
	}
	return b.holds(*t)
}

// lacks says why an edition has no value for a reference; empty if it has one.
func (b *builder) lacks(ref string) string {
	v, p := b.set.Value(ref)
	switch {
	case p != nil && p.ID == "not-yet-published":
		return p.Message
	case p != nil || v == nil:
		return "" // a fault of the text, which is told where it is printed
	case !v.Missing && !v.NotExact:
		return ""
	case len(v.Problems) > 0:
		return v.Problems[0].Message
	case v.Missing:
		return v.Ref + " is not stated"
	}
	return v.Ref + " cannot be computed exactly"
}

// standfirstForm is the line under the title: a text without figures, a text with its claim, or several of these, of
// which the first that holds is printed.
type standfirstForm struct {
	raw  rawText
	list []rawTitle
}

// UnmarshalSource takes the three forms.
func (s *standfirstForm) UnmarshalSource(n *source.Node) diag.List {
	switch {
	case n.Kind == source.Seq:
		return source.Decode(n, &s.list)
	case n.Kind == source.Map && (n.Get("text") != nil || n.Get("holds") != nil):
		s.list = make([]rawTitle, 1)
		return source.Decode(n, &s.list[0])
	}
	return s.raw.UnmarshalSource(n)
}

func (l *loader) standfirst(s standfirstForm) []title {
	var out []title
	if s.raw.given() {
		none := &phrase.Claim{Raw: "none"}
		one := title{text: l.line(s.raw, phrase.Prose), claim: none, pos: s.raw.pos}
		l.fairTitle("standfirst", s.raw, one.text, true)
		if one.text != nil && l.lib.hasFigure(one.text) {
			l.diags.Add(s.raw.pos, diag.Error, "missing-holds", "this standfirst prints a figure and does not say what it claims",
				"write standfirst: {text: "+strconv.Quote(one.text.Raw)+", holds: none}, or instead of none what it claims of the figure")
		}
		return append(out, one)
	}
	for i, raw := range s.list {
		t := l.sentence("standfirst", raw, phrase.Summary)
		if t == nil {
			continue
		}
		out = append(out, *t)
		if t.claim.None() && i+1 < len(s.list) {
			l.diags.Add(t.pos, diag.Error, "title-order", "the texts after this one are never used, because it claims nothing", "put the one with holds: none last")
		}
	}
	return out
}

// standfirst renders the first text that holds; a cover may do without.
func (b *builder) standfirst(list []title) []doc.Span {
	for i := range list {
		ok, why := b.bornOut(&list[i])
		if ok {
			return b.summarySentence(list[i].text)
		}
		if why != "" {
			b.diags.Add(list[i].pos, diag.Note, "left-out", "this standfirst is left out: "+why, "")
		}
	}
	return nil
}

// noSubject reports the subject of a brief, and shows the summary to write in its place: made from the subject's own
// words and the first figures of the brief, so that it can be pasted as it is.
func (l *loader) noSubject(subject rawText) {
	summary := l.draftSummary(subject)
	hint := "write instead, under blocks: behind the cover, - " + summary
	if l.brief.deck() {
		hint = `write instead, behind the first slide, - slide: {id: in-brief, title: ` + strconv.Quote(l.lib.cat.Msg(language.KeySummary)) + `, holds: none, blocks: [{` + summary + `}]}`
	}
	if l.brief.summary != nil {
		hint = ""
	}
	l.diags.Add(subject.pos, diag.Error, "no-subject", "a brief has no subject of its own: the summary is the file's description, and without one the title is",
		"take subject: out", hint)
}

// draftSummary makes two sentences with the first figures that the brief prints, or else with those of the dataset.
func (l *loader) draftSummary(subject rawText) string {
	var ids []string
	add := func(target string) {
		id := phrase.RootOf(target)
		ind := l.lib.index.indicators[id]
		if len(ids) < fewestSentences && ind != nil && (target != id || ind.Dimension == "") && !slices.Contains(ids, target) {
			ids = append(ids, target)
		}
	}
	for _, x := range l.brief.prints {
		add(x)
	}
	for _, ind := range l.lib.ds.Indicators {
		if len(ind.Observations) > 0 && !ind.Observations[0].Missing {
			add(ind.ID)
		}
	}
	written := map[string]string{} // the subject by language
	var langs []string
	for _, c := range subject.langs {
		langs = append(langs, c.lang)
		written[c.lang] = plainYears(strings.TrimRight(strings.Join(strings.Fields(c.node.Value), " "), ".!?:"))
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
