package compose

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// rendering turns a text into spans: one a run of words, and one a reference, which says what it speaks of.
type rendering struct {
	c     *Composer
	use   phrase.Use
	scale *words.Scale
	depth int // of texts in texts

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
	s, tongue := "", words.Tongue{}
	var said []doc.Mention
	for i, p := range t.Paragraphs {
		r := rendering{c: c, use: t.Use, scale: sc}
		r.segments(t, p)
		if i > 0 {
			s += " "
		}
		s += flat(r.out)
		for _, x := range r.out {
			tongue.Say(x.S, x.Lang)
			said = append(said, x.Of...)
		}
	}
	c.Mark(s, tongue.Of())
	return s, said
}

// Plain prints a text without notes and styles, and no more.
func (c *Composer) Plain(t *phrase.Text) string {
	s, _ := c.PlainIn(t, nil)
	return s
}

// flat joins what spans say, with its sums held together.
func flat(spans []doc.Span) string { return words.Glue(words.Flat(spans)) }

// mentions are what spans speak of.
func mentions(spans []doc.Span) (out []doc.Mention) {
	for _, s := range spans {
		out = append(out, s.Of...)
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
			r.out = append(r.out, doc.Span{Foot: s.Foot})
		case s.Literal != "":
			style.S = s.Literal
			r.out = append(r.out, style)
		}
	}
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
		label, id, lang, of := pointer(c, x.ID, x.Pos)
		style.See, style.Lang = id, lang
		r.put(label, capital, style, of...)
	case phrase.RefPages:
		if n := pagesOf(c, x.ID, x.Pos); n > 0 {
			r.put(c.Cat.Pages(n), capital, style)
		}
	case phrase.RefNoun:
		if v := c.value(x.Target, x.Pos); v != nil {
			style.Lang = t.Lang
			r.put(x.Form(language.PluralCategory(cmp.Or(t.Lang, c.Lib.Lang), v.Number.Abs())), capital, style, doc.Mention{Ref: x.Target, Pos: x.Pos, Kind: doc.About})
		}
	default:
		if !r.thing(x, capital, style) {
			r.figure(x, capital, style)
		}
	}
}

// figure prints a value, or what is said of it.
func (r *rendering) figure(x *phrase.Ref, capital bool, style doc.Span) {
	c := r.c
	v := c.value(x.Target, x.Pos)
	if v == nil || r.scale == nil && !published(c, v, x.Pos) {
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
	case "noun":
		s, lang := nounOf(c, v, x.Pos)
		style.Lang = lang
		r.put(s, capital, style, of)
	default:
		r.faint = r.faint || v.Missing
		of.Kind, of.Missing, of.Period = doc.Figure, v.Missing, periodOf(v)
		of.Rounded = x.Round && !language.RoundAmount(v.Number).Equal(v.Number)
		if x.Part == "number" {
			of.Printed, of.Unit = c.Number(v, r.scale, x.Words), c.Unit(v, r.scale)
		} else {
			of.Printed = c.Figure(v, words.Form{Round: x.Round, Words: x.Words, Table: x.Table}, r.scale)
		}
		r.put(of.Printed, capital, style, of)
	}
}

// periodOf is the time of a value in the form of the data; empty where it is not stated.
func periodOf(v *figures.Value) string {
	if v.Period.NotStated {
		return ""
	}
	return v.Period.String()
}

// nounOf prints the noun the dataset gives for what a value counts.
func nounOf(c *Composer, v *figures.Value, pos diag.Pos) (s, lang string) {
	s, lang = c.Noun(words.NounOf(v), v.Number)
	if s == "" {
		c.Diags.Add(pos, diag.Error, "no-noun", "the dataset gives no noun for "+source.Quote(v.Ref), "write noun: there, or {{"+v.Ref+"|one=...|other=...}} here")
	}
	return s, lang
}

// published sees that a sentence says something: a figure that nobody had published by the edition's day would leave a
// hole in it. Charts and tables print "not stated" for it; so does a sentence where the source itself says so.
func published(c *Composer, v *figures.Value, pos diag.Pos) bool {
	if !v.Missing || v.Obs != nil {
		return true
	}
	why := v.Ref + " has no value"
	if len(v.Problems) > 0 {
		why = v.Problems[0].Message
	}
	c.Diags.Add(pos, diag.Error, "not-published", "this text needs a figure that the edition of "+c.Date+" does not have: "+why,
		"choose a later day with --as-of, or leave the sentence out of this edition")
	return false
}

// thing prints the parts that are no figures: names, dates, texts of the dataset, counts. It says whether the reference
// asks for one.
func (r *rendering) thing(x *phrase.Ref, capital bool, style doc.Span) bool {
	c, ix := r.c, r.c.Lib.Index
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
		s, of := rowsOf(c, x.ID, x.Pos)
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
		d, ok := c.Lib.Named(x)
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
func (r *rendering) nested(d template.Datum, x *phrase.Ref, capital bool, style doc.Span) {
	of := doc.Mention{Ref: x.Target, Pos: x.Pos}
	if d.Text == nil {
		style.Lang = d.Lang
		r.put(d.Plain, capital, style, of)
		return
	}
	if r.depth > template.Deepest {
		r.c.Diags.Add(x.Pos, diag.Error, "endless", "the texts that are referred to here refer to each other without end", "")
		return
	}
	sub := rendering{c: r.c, use: phrase.Label, scale: r.scale, depth: r.depth + 1}
	sub.segments(d.Text, d.Text.Single())
	for i, s := range sub.out {
		if s.Foot != "" {
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

// pagesOf is how many pages another brief has; 0 after an error.
func pagesOf(c *Composer, id string, pos diag.Pos) int {
	if c.Lib.Form(id) == "" {
		message, hint := source.Unknown("brief", id, c.Lib.Names())
		c.Diags.Add(pos, diag.Error, "unknown-brief", message, hint)
		return 0
	}
	n := 0
	if c.opt.Pages != nil {
		n = c.opt.Pages(id)
	}
	if n == 0 {
		c.Diags.Add(pos, diag.Error, "unknown-pages", "the pages of the brief "+source.Quote(id)+" cannot be counted, because it has errors", "mend it first: briefing build "+id)
	}
	return n
}

// pointer names a block of this brief, the id it is linked by and the language of the name, if that is another one.
func pointer(c *Composer, id string, pos diag.Pos) (label, link, lang string, of []doc.Mention) {
	if c.alone() {
		c.Diags.Add(pos, diag.Error, "unknown-block", "the chart also stands on its own, where there is no block "+source.Quote(id)+" to point to", "say it without a pointer")
		return "", "", "", nil
	}
	at, ok := c.Brief.BlockIDs[id]
	switch {
	case !ok:
		message, hint := source.Unknown("block", id, c.Brief.BlockNames())
		c.Diags.Add(pos, diag.Error, "unknown-block", message, hint)
		return "", "", "", nil
	case at.Slide > 0:
		return c.Cat.Msg(language.KeySlide, "number", c.Cat.Integer(at.Slide)), id, c.Cat.Language(language.KeySlide), nil
	case at.Table > 0:
		return c.Cat.Msg(language.KeyTableNumber, "number", c.Cat.Integer(at.Table)), id, c.Cat.Language(language.KeyTableNumber), nil
	}
	title, said := c.firstTrue(at.Titles)
	if title == "" {
		return "", id, "", said
	}
	return "“" + title + "”", id, c.Foreign[title], said
}

// count is what .count asks: parts of a sum, entries of a list, outside points of a chart.
func count(c *Composer, x *phrase.Ref) (n int, of []doc.Mention, ok bool) {
	ix := c.Lib.Index
	if chart := c.Lib.Chart(x.ID); chart != nil && ix.Derived[x.ID] == nil && ix.Lists[x.ID] == nil {
		steps, is := chart.Body.(*template.Steps)
		if !is {
			c.Diags.Add(x.Pos, diag.Error, "no-such-part", "the chart "+source.Quote(x.ID)+" has no points from outside sources to count", "")
			return 0, nil, false
		}
		return outsidePoints(c, steps), nil, true
	}
	if list := ix.Lists[x.ID]; list != nil && ix.Derived[x.ID] == nil {
		of = []doc.Mention{{Ref: x.ID, Pos: x.Pos}}
		if n := len(list.Codes) + len(list.Others); n > 0 {
			return n, of, true
		}
		if list.Count != nil {
			return *list.Count, of, true
		}
		c.Diags.Add(x.Pos, diag.Error, "no-count", "the list "+source.Quote(x.ID)+" names no entries and states no count", "")
		return 0, nil, false
	}
	v := c.value(x.Target, x.Pos)
	if v == nil {
		return 0, nil, false
	}
	return len(words.Addends(v)), []doc.Mention{{Ref: x.Target, Pos: x.Pos, Kind: doc.About}}, true
}

// dateOf prints the date of an action or a source, without preposition.
func (r *rendering) dateOf(x *phrase.Ref) (string, []doc.Mention) {
	c := r.c
	if s := c.Lib.Index.Sources[x.ID]; s != nil && c.Lib.Index.Actions[x.ID] == nil {
		return c.Cat.Date(words.Day(s.Date)), nil
	}
	a := c.Lib.Index.Actions[x.ID]
	of := []doc.Mention{{Ref: x.ID, Pos: x.Pos, Kind: doc.Dated}}
	r.coverAction(x, a)
	d := a.Time.From
	if x.Part == "end" || d.Year == 0 {
		d = a.Time.To
	}
	if d.Year == 0 {
		c.Diags.Add(x.Pos, diag.Error, "no-date", "the action "+source.Quote(x.ID)+" has no date for ."+x.Part, "")
		return "", of
	}
	if x.Table || r.scale != nil && r.scale.Table {
		return c.Cat.DateLabel(words.Day(d)), of
	}
	return c.Cat.Date(words.Day(d)), of
}

// datumText prints a text that belongs to something of the dataset.
func datumText(c *Composer, d template.Datum) (string, []doc.Mention) {
	if d.Text != nil {
		return c.PlainIn(d.Text, nil)
	}
	return d.Plain, nil
}

// NameOf is a value's name for lists: the short one where the dataset has one. What all donors gave is never named
// without the part of it that is the EU's.
func (c *Composer) NameOf(v *figures.Value) (string, []doc.Mention) {
	d, ok := c.Lib.Named(&phrase.Ref{ID: v.ID, Target: v.Ref, Part: "short"})
	if !ok {
		return v.Ref, nil
	}
	name, of := datumText(c, d)
	if part := partOf(c, v); part != nil {
		payer, _ := c.Lib.Named(&phrase.Ref{ID: part.ID, Target: part.Ref, Part: "payer"})
		bare := name
		who, said := datumText(c, payer)
		of = append(of, said...)
		name = c.Cat.Msg(language.KeyAmongThem, "name", name, "part", who, "figure", c.Number(part, nil, false))
		tongue := words.Tongue{}
		tongue.Say(bare, c.Foreign[bare])
		tongue.Say(strings.Replace(name, bare, "", 1), "")
		c.Mark(name, tongue.Of())
	}
	return name, merely(of)
}

// ShortName is the short name of an action or anything else that has one.
func (c *Composer) ShortName(id string) (string, []doc.Mention) {
	d, _ := c.Lib.Named(&phrase.Ref{ID: id, Target: id, Part: "short"})
	return datumText(c, d)
}

// partOf is the declared part of what all donors gave; nil if there is none.
func partOf(c *Composer, v *figures.Value) *figures.Value {
	if v.PayerSide != figures.AllOther {
		return nil
	}
	for _, r := range c.Data.Relations {
		if r.Kind == dataset.PartOf && r.To == v.ID {
			if part, p := c.Set.Value(r.From); p == nil && part.Indicator != nil && !part.Missing {
				return part
			}
		}
	}
	return nil
}

// Limits are the limits of a value itself, printed or not.
func Limits(v *figures.Value) []dataset.Caveat {
	switch {
	case v.Indicator != nil:
		return v.Indicator.Caveats
	case v.Derived != nil:
		return v.Derived.Caveats
	}
	return nil
}
