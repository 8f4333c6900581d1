package compose

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/texts"
	"briefing/internal/source"
)

// rendering turns a text into spans: one a run of words, and one a reference, which says what it speaks of.
type rendering struct {
	c     *Composer
	use   phrase.Use
	scale *words.Scale
	marks bool // it is a cell of figures: what is said of a value beside its number is printed, too
	depth int  // of texts in texts

	out   []doc.Span
	faint bool      // all that was printed is "not stated" or "not named"
	years []covered // that the values and actions it refers to cover, for the years of a title
}

// Spans renders the first paragraph of a text for running text.
func (c *Composer) Spans(t *phrase.Text) []doc.Span {
	if t.Empty() {
		return nil
	}
	return c.paragraph(t, t.Paragraphs[0])
}

func (c *Composer) paragraph(t *phrase.Text, segs []phrase.Segment) []doc.Span {
	r := rendering{c: c, use: t.Use}
	r.segments(t, segs)
	return r.out
}

// all renders texts one by one.
func (c *Composer) all(list []*phrase.Text) (out [][]doc.Span) {
	for _, t := range list {
		out = append(out, c.Spans(t))
	}
	return out
}

// heading renders a title. Years typed by hand must lie in the time of what they stand with.
func (c *Composer) heading(t *phrase.Text) []doc.Span { return datedText(c, t, phrase.Title) }

// sentence renders a sentence of a summary or of a standfirst, whose years are checked as those of titles.
func (c *Composer) sentence(t *phrase.Text) []doc.Span {
	if t.Empty() {
		return nil
	}
	return datedText(c, t, t.Use)
}

func datedText(c *Composer, t *phrase.Text, use phrase.Use) []doc.Span {
	if t.Empty() {
		return nil
	}
	r := rendering{c: c, use: use}
	r.segments(t, t.Paragraphs[0])
	r.checkYears(t)
	return r.out
}

// inScale renders a text of a chart or table.
func (c *Composer) inScale(t *phrase.Text, sc *words.Scale) []doc.Span {
	if t.Empty() {
		return nil
	}
	r := rendering{c: c, use: t.Use, scale: sc}
	r.segments(t, t.Paragraphs[0])
	return r.out
}

// PlainIn prints a text without notes and styles, in the scale of a chart or table or with nil as running text, and says what it speaks of.
func (c *Composer) PlainIn(t *phrase.Text, sc *words.Scale) (string, []doc.Mention) {
	if t.Empty() {
		return "", nil
	}
	if one := t.Single(); len(t.Paragraphs) == 1 && len(one) == 1 && one[0].Ref == nil && one[0].Foot == "" {
		c.Mark(one[0].Literal, t.Lang)
		return one[0].Literal, nil // most texts of a dataset are mere words
	}
	s, mix := "", words.LanguageMix{}
	var mentioned []doc.Mention
	for i, p := range t.Paragraphs {
		r := rendering{c: c, use: t.Use, scale: sc}
		r.segments(t, p)
		if i > 0 {
			s += " "
		}
		s += flat(r.out)
		mentioned = append(mentioned, mentions(r.out)...)
		for _, x := range r.out {
			mix.Add(x.S, x.Lang)
		}
	}
	c.Mark(s, mix.Language())
	return s, mentioned
}

// Plain prints a text without notes and styles, and no more.
func (c *Composer) Plain(t *phrase.Text) string {
	s, _ := c.PlainIn(t, nil)
	return s
}

// flat joins the words of spans, with no-break spaces in sums.
func flat(spans []doc.Span) string { return words.NoBreakSums(words.Flat(spans)) }

// mentions are what the words of spans speak of; a footnote has none here.
func mentions(spans []doc.Span) (out []doc.Mention) {
	for i := range spans {
		if s := &spans[i]; s.Footnote() == "" {
			out = append(out, s.Of...)
		}
	}
	return out
}

func (r *rendering) segments(t *phrase.Text, segs []phrase.Segment) {
	r.out = slices.Grow(r.out, len(segs))
	for i := range segs {
		s := &segs[i]
		style := doc.Span{Bold: s.Bold, Italic: s.Italic, URL: s.URL, Lang: t.Lang}
		switch {
		case s.Ref != nil:
			r.reference(t, s.Ref, style)
		case s.Foot != "":
			r.out = append(r.out, doc.Span{Of: []doc.Mention{{Ref: s.Foot, Kind: doc.Foot}}})
		case s.Literal != "":
			if style.S = r.afterStop(s.Literal); style.S != "" {
				r.out = append(r.out, style)
			}
		}
	}
}

// afterStop is a literal text behind what was printed before it: the full stop of a sentence is that of an abbreviation which ends
// it, such as a currency's sign in Danish, "12 kr.".
func (r *rendering) afterStop(literal string) string {
	if n := len(r.out); n > 0 && r.out[n-1].Quoted && strings.HasSuffix(r.out[n-1].S, ".") && !strings.HasPrefix(literal, "..") {
		return strings.TrimPrefix(literal, ".")
	}
	return literal
}

// put prints what a reference comes to.
func (r *rendering) put(s string, capital bool, style doc.Span, of ...doc.Mention) {
	if capital {
		s = r.c.Cat.Capital(s)
	}
	if s == "" {
		return
	}
	style.S, style.Quoted, style.Of = s, true, of
	r.out = append(r.out, style)
}

// reference prints one reference.
func (r *rendering) reference(t *phrase.Text, x *phrase.Ref, style doc.Span) {
	c := r.c
	style.Lang = "" // what the tool prints is in the document's language
	capital := x.Capital || x.Begins && r.use.Sentences()
	switch x.Kind {
	case phrase.RefPlain:
		style.Lang = t.Lang
		r.put(x.Plain, capital, style)
	case phrase.RefSee:
		label, id, lang, of := blockLink(c, x.ID, x.Pos)
		style.See, style.Lang = id, lang
		r.put(label, capital, style, of...)
	case phrase.RefPages:
		if n := pagesOf(c, x.ID, x.Pos); n > 0 {
			r.put(c.Cat.Pages(n), capital, style)
		}
	case phrase.RefWays:
		style.Lang = t.Lang
		r.way(x, capital, style)
	case phrase.RefEdition:
		r.editionDate(x.ID, capital, style)
	case phrase.RefNoun:
		if v := c.value(x.Target, x.Pos); v != nil {
			style.Lang = t.Lang
			r.put(x.Form(words.CategoryOf(cmp.Or(t.Lang, c.Lib.Texts.Lang), v)), capital, style, doc.Mention{Ref: x.Target, Pos: x.Pos, Kind: doc.About})
		}
	default:
		if x = r.settled(x); x == nil {
			return
		}
		if !r.nonFigure(x, capital, style) {
			r.figure(x, capital, style)
		}
	}
}

// settled is a reference of which the values choose the code or the period, as one that names it; nil after an error.
func (r *rendering) settled(x *phrase.Ref) *phrase.Ref {
	ref, _ := dataset.ParseRef(x.Target)
	if !ref.IsDynamic() {
		return x
	}
	v := r.c.value(x.Target, x.Pos)
	switch {
	case v == nil:
		return nil
	case len(v.Tied) > 0 && (x.Part == "name" || x.Part == "short"):
		r.c.Diags.Add(x.Pos, diag.Error, "tie", source.Quote(x.Target)+" is that of "+strings.Join(v.Tied, " and ")+", which share the value", "name the codes in the text, with holds: that says so")
		return nil
	case v.Missing:
		return x
	}
	own := *x
	own.Target = dataset.Ref{ID: v.ID, Key: v.Key, Period: ref.Period}.String()
	if ref.Period == dataset.Max || ref.Period == dataset.Min || ref.Period == "" {
		at, _ := dataset.ParseRef(v.Ref)
		own.Target = dataset.Ref{ID: v.ID, Key: v.Key, Period: at.Period}.String()
	}
	return &own
}

// figure prints a value, or what is said of it.
func (r *rendering) figure(x *phrase.Ref, capital bool, style doc.Span) {
	c := r.c
	v := c.value(x.Target, x.Pos)
	if v == nil || r.scale == nil && !published(c, v, x, r.use) {
		return
	}
	if r.use.Dated() {
		s, known := coveredBy(v)
		r.cover(x, s, known)
	}
	of := doc.Mention{Ref: x.Target, Pos: x.Pos, Kind: doc.About}
	switch x.Part {
	case "period":
		r.faint = r.faint || v.Period.NotStated
		s := c.Period(v, x.Table || r.scale != nil && r.scale.Table)
		style.Lang = c.Foreign[s]
		r.put(s, capital, style, of)
	case "source":
		s := words.SourceNames(c.Printer, v)
		style.Lang = c.Foreign[s]
		r.put(s, capital, style, of)
	case "sum":
		r.put(c.SumOf(v), capital, style, of)
	case "before":
		if b := v.Since.Before; b != nil {
			of.Kind, of.Ref, of.Period, of.Printed = doc.Figure, b.Ref, kind.PeriodIn(b), c.Figure(b, words.Form{Round: x.Round, Words: x.Words, Table: x.Table}, r.scale)
			r.put(of.Printed, capital, style, of)
		}
	case "since":
		if b := v.Since.Before; b != nil {
			r.put(c.Dated(b), capital, style, of)
		}
	case phrase.PartLow, phrase.PartHigh:
		end := v.End(x.Part == phrase.PartHigh)
		r.faint = r.faint || end.Missing
		of.Kind, of.Missing, of.Bound, of.Period = doc.Figure, end.Missing, true, kind.PeriodIn(v)
		of.Printed = c.End(v, x.Part == phrase.PartHigh, words.Form{Table: x.Table}, r.scale)
		r.put(of.Printed, capital, style, of)
	case "noun":
		s, lang := nounOf(c, v, x.Pos)
		style.Lang = lang
		r.put(s, capital, style, of)
	default:
		r.faint = r.faint || v.Missing
		of.Kind, of.Missing, of.Period = doc.Figure, v.Missing, kind.PeriodIn(v)
		of.Rounded = x.Round && !language.RoundAmount(v.Number).Equal(v.Number)
		if x.Part == "number" {
			of.Printed, of.Unit = c.Number(v, r.scale, x.Words), c.BareUnit(v, r.scale)
		} else {
			of.Printed = c.Figure(v, words.Form{Round: x.Round, Words: x.Words, Table: x.Table}, r.scale)
		}
		rest := of.Printed
		if sign, said := c.Cat.QualifierSign(v.Qualifier); sign != "" && said != "" && strings.HasPrefix(rest, sign) && !v.Missing {
			at := style
			at.S, at.Spoken, at.Quoted = sign, said, true
			r.out, rest = append(r.out, at), strings.TrimPrefix(rest, sign)
		}
		r.put(rest, capital, style, of)
		if r.marks {
			for _, s := range c.Beside(v, r.scale, x.Part == "number") {
				s.Bold, s.Italic = style.Bold, style.Italic
				r.out = append(r.out, s)
			}
		}
	}
}

// nounOf prints the noun the dataset gives for what a value counts.
func nounOf(c *Composer, v *figures.Value, pos diag.Pos) (s, lang string) {
	s, lang = c.NounOfValue(words.NounOf(v), v)
	if s == "" {
		c.Diags.Add(pos, diag.Error, "no-noun", "the dataset gives no noun for "+source.Quote(v.Ref), "write noun: there, or {{"+v.Ref+"|one=...|other=...}} here")
	}
	return s, lang
}

// published sees that a sentence says something: a figure that nobody had published by the edition's day would leave a
// hole in it. Charts and tables print "not stated" for it; so does a sentence where the source itself says so.
func published(c *Composer, v *figures.Value, x *phrase.Ref, use phrase.Use) bool {
	if !v.Missing || v.Obs != nil {
		return true
	}
	if v.Since != nil && v.Since.Before != nil && (x.Part == "before" || x.Part == "since") {
		return true
	}
	why := v.Ref + " has no value"
	if len(v.Problems) > 0 {
		why = v.Problems[0].Message
	}
	c.Diags.Add(x.Pos, diag.Error, "not-published", "this text needs a figure that the edition of "+c.Date+" does not have: "+why,
		"choose a later day with --as-of, or "+without(use))
	return false
}

// without is what to write where an edition lacks the figure of a text.
func without(use phrase.Use) string {
	switch use {
	case phrase.Title:
		return "write another title before this one, with a claim, and a last one without the figure"
	case phrase.Number:
		return "leave the tile out of this edition: when: available at the tile"
	case phrase.Summary:
		return "say it in a sentence of its own, which is left out by itself"
	}
	return "leave the text out of this edition: when: available beside the name of its block, or at its tile or row"
}

// nonFigure prints the parts that are no figures: names, dates, texts of the dataset, counts. It says whether the reference
// asks for one.
func (r *rendering) nonFigure(x *phrase.Ref, capital bool, style doc.Span) bool {
	c, ix := r.c, r.c.Lib.Texts.Index
	print := func(s string, of ...doc.Mention) bool {
		style.Lang = c.Foreign[s]
		r.put(s, capital, style, of...)
		return true
	}
	switch x.Part {
	case "count":
		n, of, ok := count(c, x)
		if !ok {
			return true
		}
		if w, has := c.Cat.Word(n); x.Words && has {
			return print(w, of...)
		}
		return print(c.Cat.Integer(n), of...)
	case "rows":
		s, of := rowsInWords(c, x.ID, x.Pos)
		return print(s, of...)
	case "date", "start", "end":
		s, of := r.dateOf(x)
		return print(s, of...)
	case "period":
		a := ix.Actions[x.ID]
		if a == nil || ix.IsValue(x.ID) {
			return false
		}
		r.coverAction(x, a)
		of := doc.Mention{Ref: x.ID, Pos: x.Pos, Kind: doc.Dated}
		if x.Table || r.scale != nil && r.scale.Table {
			return print(c.Cat.PeriodLabel(c.PeriodOf(a.Time)), of)
		}
		return print(c.Cat.Period(c.PeriodOf(a.Time)), of)
	case "name", "short", "sentence", "purpose", "payer", "status":
		d, ok := c.Lib.Texts.Wording(x)
		if !ok {
			c.Diags.Add(x.Pos, diag.Error, "no-such-part", "the dataset gives no "+x.Part+" for "+source.Quote(x.ID), "write it there, or leave the reference out")
			return true
		}
		r.faint = r.faint || d.Faint
		r.nested(d, x, capital, style)
		return true
	}
	return false
}

// nested prints a text of the dataset inside another text; its own references are resolved in turn.
func (r *rendering) nested(d texts.Wording, x *phrase.Ref, capital bool, style doc.Span) {
	of := doc.Mention{Ref: x.Target, Pos: x.Pos}
	if d.Text == nil {
		style.Lang = d.Lang
		r.put(d.Plain, capital, style, of)
		return
	}
	if r.depth > texts.Deepest {
		r.c.Diags.Add(x.Pos, diag.Error, "endless", "the texts that are referred to here refer to each other without end", "")
		return
	}
	sub := rendering{c: r.c, use: phrase.Label, scale: r.scale, depth: r.depth + 1}
	sub.segments(d.Text, d.Text.Single())
	for i, s := range sub.out {
		if s.Footnote() != "" {
			continue
		}
		s.Bold, s.Italic, s.Quoted = s.Bold || style.Bold, s.Italic || style.Italic, true
		if i == 0 {
			if capital {
				s.S = r.c.Cat.Capital(s.S)
			}
			s.Of = append([]doc.Mention{of}, s.Of...)
		}
		r.out = append(r.out, s)
	}
}
