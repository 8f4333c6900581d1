package dataset

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// In returns the text in a language and its place. Where the language is missing it returns the text in the
// dataset's own language (of a text made by hand: the first one) and false.
func (t Text) In(lang string) (string, diag.Pos, bool) {
	for _, v := range t.Values {
		if v.Lang == lang {
			return v.S, v.Pos, true
		}
	}
	for _, v := range t.Values {
		if v.Lang == t.base {
			return v.S, v.Pos, false
		}
	}
	if len(t.Values) > 0 {
		return t.Values[0].S, t.Values[0].Pos, false
	}
	return "", t.Pos, false
}

// Language is the language of what In returns; it is empty where that is not known.
func (t Text) Language(lang string) string {
	s, pos, exact := t.In(lang)
	for _, v := range t.Values {
		if exact && v.Lang == lang || !exact && v.S == s && v.Pos == pos {
			return v.Lang
		}
	}
	return ""
}

// IsZero says that nothing is written.
func (t Text) IsZero() bool { return len(t.Values) == 0 }

// In returns the noun's forms in a language, or those of the dataset's own language and false.
func (p Plural) In(lang string) ([]PluralForm, bool) {
	if f := p.forms(lang); len(f) > 0 {
		return f, true
	}
	return p.forms(p.base), false
}

func (p Plural) forms(lang string) []PluralForm {
	var out []PluralForm
	for _, f := range p.Forms {
		if f.Lang == lang {
			out = append(out, f)
		}
	}
	return out
}

// IsZero says that nothing is written.
func (p Plural) IsZero() bool { return len(p.Forms) == 0 }

// UnmarshalSource reads a plain text or a group of language -> text. The language of a plain text is set later, when
// the dataset's own language is known.
func (t *Text) UnmarshalSource(n *source.Node) diag.List {
	*t = Text{Pos: n.Pos}
	if n.Kind != source.Map {
		s, l := OneLine(n)
		t.Values = []LangText{{S: s, Pos: n.At(0)}}
		return l
	}
	var l diag.List
	for _, f := range n.Fields {
		more := source.CheckLanguage(f.Key, f.KeyPos)
		l.Append(more)
		t.partial = t.partial || more.HasErrors()
		s, more := OneLine(f.Value)
		l.Append(more)
		t.Values = append(t.Values, LangText{Lang: f.Key, S: s, Pos: f.Value.At(0)})
	}
	if len(n.Fields) == 0 {
		l.Add(n.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
	}
	slices.SortStableFunc(t.Values, func(a, b LangText) int { return cmp.Compare(a.Lang, b.Lang) })
	return l
}

// OneLine reads a printed text of one line; a block loses its last line end.
func OneLine(n *source.Node) (string, diag.List) {
	s, l := n.Text()
	if l.HasErrors() {
		if n.Kind != source.Scalar {
			l = source.Wrong(n, "a text, or a group of language and text such as {en: ..., fr: ...}")
		}
		return s, l
	}
	s = strings.TrimRight(s, "\n")
	switch {
	case strings.TrimSpace(s) == "":
		l.Add(n.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
	case strings.Contains(s, "\n"):
		l.Add(n.At(strings.Index(s, "\n")), diag.Error, "line-break", "the text runs over several lines, but is printed as one",
			"begin it with > instead of |, or put it on one line")
	case s != strings.TrimSpace(s):
		l.Add(n.Pos, diag.Error, "outer-space", "the text begins or ends with a space", "take the space out")
	}
	return s, l
}

// UnmarshalSource reads category -> text, or language -> category -> text.
func (p *Plural) UnmarshalSource(n *source.Node) diag.List {
	*p = Plural{Pos: n.Pos}
	if n.Kind != source.Map || len(n.Fields) == 0 {
		return source.Wrong(n, "a noun by its plural forms such as {one: person, other: persons}")
	}
	var l diag.List
	byLanguage, byForm := false, false
	for _, f := range n.Fields {
		byLanguage, byForm = byLanguage || f.Value.Kind == source.Map || source.IsLanguage(f.Key), byForm || slices.Contains(PluralCategories(), f.Key)
	}
	if byForm || !byLanguage {
		l.Append(p.add("", n))
	} else {
		for _, f := range n.Fields {
			if f.Value.Kind != source.Map {
				l.Append(source.Wrong(f.Value, "a noun by its plural forms such as {one: person, other: persons}"))
				p.partial = true
				continue
			}
			more := source.CheckLanguage(f.Key, f.KeyPos)
			l.Append(more)
			p.partial = p.partial || more.HasErrors()
			l.Append(p.add(f.Key, f.Value))
		}
	}
	slices.SortStableFunc(p.Forms, func(a, b PluralForm) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Category, b.Category))
	})
	return l
}

func (p *Plural) add(lang string, n *source.Node) diag.List {
	var l diag.List
	hasOther := false
	for _, f := range n.Fields {
		if !slices.Contains(PluralCategories(), f.Key) {
			message, hint := source.Unknown("plural form", f.Key, PluralCategories())
			l.Add(f.KeyPos, diag.Error, "unknown-key", message, hint)
			hasOther = hasOther || source.Nearest(f.Key, []string{"other"}) != ""
			continue
		}
		hasOther = hasOther || f.Key == "other"
		s, more := OneLine(f.Value)
		l.Append(more)
		p.Forms = append(p.Forms, PluralForm{Lang: lang, Category: f.Key, S: s})
	}
	if !hasOther {
		l.Add(n.Pos, diag.Error, "missing-key", `the key "other" is missing here`, "every language has the plural form other")
	}
	return l
}

// MarshalSource writes a plain text where only the dataset's own language is there, else a group of languages.
func (t Text) MarshalSource() *source.Node {
	switch {
	case t.IsZero():
		return nil
	case len(t.Values) == 1 && t.Values[0].Lang == t.base:
		return source.NewText(t.Values[0].S)
	}
	n := source.NewMap()
	for _, v := range t.Values {
		n.Set(v.Lang, source.NewText(v.S))
	}
	return n
}

// MarshalSource writes the forms of the dataset's own language alone, or a group of languages.
func (p Plural) MarshalSource() *source.Node {
	if p.IsZero() {
		return nil
	}
	byLanguage := source.NewMap()
	for _, f := range p.Forms {
		forms := byLanguage.Get(f.Lang)
		if forms == nil {
			forms = source.NewMap()
			byLanguage.Set(f.Lang, forms)
		}
		forms.Set(f.Category, source.NewText(f.S))
	}
	if len(byLanguage.Fields) == 1 && byLanguage.Fields[0].Key == p.base {
		return byLanguage.Fields[0].Value
	}
	return byLanguage
}

// plainCaveat is a caveat as a group of keys.
type plainCaveat Caveat

// UnmarshalSource reads a text, or a group with text and print.
func (c *Caveat) UnmarshalSource(n *source.Node) diag.List {
	if n.Get("text") == nil && n.Get("print") == nil {
		*c = Caveat{Pos: n.Pos}
		return c.Text.UnmarshalSource(n)
	}
	return source.Decode(n, (*plainCaveat)(c))
}

// MarshalSource writes a text, or a group where briefs print the caveat.
func (c Caveat) MarshalSource() *source.Node {
	if !c.Print {
		return c.Text.MarshalSource()
	}
	return source.Tree(plainCaveat(c))
}
