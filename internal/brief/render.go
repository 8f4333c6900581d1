package brief

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// scale is the unit that .number is printed in: that of the chart or table it stands in. Nil in running text.
type scale struct {
	millions bool
	decimals int  // of a column; language.Exact where each value keeps its own
	table    bool // qualifiers are signs, periods are labels
}

// noteMode says which numbered notes the values of a text bring with them.
type noteMode uint8

const (
	noNotes   noteMode = iota // plain strings: alt texts, labels inside charts, file titles
	exactOnly                 // of rounded values; the rest stands in the chart's own note and source line
	sumsOnly                  // the arithmetic of computed values
	allNotes
)

// render turns a text into spans.
type render struct {
	b      *builder
	use    phrase.Use
	scale  *scale
	notes  noteMode
	atEnd  bool      // notes stand at the end, as in titles and labels
	mere   bool      // only the words are wanted: all of them are one piece
	begun  bool      // it has its place among the builder's pieces
	base   int       // its first piece
	from   int       // its first byte in the builder's words
	held   []int     // notes that wait for the next punctuation mark
	placed bool      // the template says where: a footnote
	always bool      // notes stand at every use, not at the first alone: in tables
	tongue tongue    // of mere words
	faint  bool      // all that was printed is "not stated" or "not named"
	years  []covered // that the values and actions it refers to cover, for the years of a title
}

// span is the time an action or value covers, in years; what is open is unbounded.
type span struct{ from, to int }

// covered is the time of something a title refers to, with the place of the reference.
type covered struct {
	span
	off int
}

func (r *render) cover(x *phrase.Ref, s span, known bool) {
	if known {
		r.years = append(r.years, covered{s, x.Offset})
	}
}

func (r *render) coverAction(x *phrase.Ref, a *dataset.Action) {
	if r.use.Dated() {
		s, known := years(a.Time, r.b.set.AsOf)
		r.cover(x, s, known)
	}
}

// spans renders a text for running text.
func (b *builder) spans(t *phrase.Text) []doc.Span {
	if t.Empty() {
		return nil
	}
	return b.paragraph(t, t.Paragraphs[0])
}

func (b *builder) paragraph(t *phrase.Text, segs []phrase.Segment) []doc.Span {
	r := render{b: b, use: t.Use, notes: allNotes}
	r.segs(t, segs)
	return r.end()
}

// heading renders a title: its notes stand at its end.
func (b *builder) heading(t *phrase.Text, notes noteMode) []doc.Span {
	if t.Empty() {
		return nil
	}
	r := render{b: b, use: phrase.Title, notes: notes, atEnd: true}
	r.segs(t, t.Paragraphs[0])
	r.checkYears(t)
	return r.end()
}

// inScale renders a text of a chart or table.
func (b *builder) inScale(t *phrase.Text, sc *scale, notes noteMode) []doc.Span {
	if t.Empty() {
		return nil
	}
	r := render{b: b, use: t.Use, scale: sc, notes: notes}
	r.segs(t, t.Paragraphs[0])
	return r.end()
}

// plain renders a text without notes and styles.
func (b *builder) plain(t *phrase.Text) string { return b.plainIn(t, nil) }

func (b *builder) plainIn(t *phrase.Text, sc *scale) string {
	if t.Empty() {
		return ""
	}
	if len(t.Paragraphs) == 1 && len(t.Paragraphs[0]) == 1 && t.Paragraphs[0][0].Ref == nil && t.Paragraphs[0][0].Foot == "" {
		b.mark(t.Paragraphs[0][0].Literal, t.Lang)
		return t.Paragraphs[0][0].Literal // most texts of a dataset are mere words
	}
	s, all := "", tongue{}
	for i, p := range t.Paragraphs {
		r := render{b: b, use: t.Use, scale: sc, mere: true}
		r.segs(t, p)
		if i > 0 {
			s += " "
		}
		s += r.text()
		all.join(r.tongue)
	}
	b.mark(s, all.of())
	return s
}

// tongue is the language of a plain string that is made of pieces: that of most of its letters, since such a string can
// be told to be in one language only.
type tongue struct {
	own, other int
	lang       string
}

// say adds words of a language; an empty one is the document's.
func (t *tongue) say(s, lang string) {
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

func (t *tongue) join(o tongue) {
	t.own, t.other = t.own+o.own, t.other+o.other
	if o.lang != "" {
		t.lang = o.lang
	}
}

// of is the language; empty for the document's.
func (t *tongue) of() string {
	if t.other > t.own {
		return t.lang
	}
	return ""
}

// plainly makes a plain string of spans.
func (b *builder) plainly(spans []doc.Span) string {
	s, t := flatText(spans), tongue{}
	for _, x := range spans {
		t.say(x.S, x.Lang)
	}
	b.mark(s, t.of())
	return s
}

// capital is a plain string with a capital, in its language.
func (b *builder) capital(s string) string {
	big := b.cat.Capital(s)
	b.mark(big, b.d.Foreign[s])
	return big
}

// mark keeps that a plain string of the document is in another language.
func (b *builder) mark(s, lang string) {
	if lang == "" || s == "" {
		return
	}
	if b.d.Foreign == nil {
		b.d.Foreign = doc.Foreign{}
	}
	b.d.Foreign[s] = lang
}

// flatText joins what spans say.
func flatText(spans []doc.Span) string {
	if len(spans) == 1 {
		return spans[0].S
	}
	var s strings.Builder
	for _, x := range spans {
		s.WriteString(x.S)
	}
	return s.String()
}

func (r *render) segs(t *phrase.Text, segs []phrase.Segment) {
	if !r.begun {
		r.begun, r.base, r.from = true, len(r.b.pieces), len(r.b.words)
	}
	for i := range segs {
		s := &segs[i]
		style := doc.Span{Bold: s.Bold, Italic: s.Italic, URL: s.URL, Lang: t.Lang}
		switch {
		case s.Ref != nil:
			if r.placed {
				r.flush()
			}
			r.ref(t, s.Ref, style)
		case s.Foot != "":
			if r.notes == allNotes {
				r.attach(r.b.footnote(s.Foot))
				r.placed = !r.atEnd
			}
		default:
			joins := i+1 < len(segs) && segs[i+1].Ref != nil && phrase.PrintsValue(segs[i+1].Ref)
			r.words(s.Literal, style, len(r.held) > 0 && r.nextFigure(segs[i:]), joins)
		}
	}
}

// nextFigure says that another figure follows before the clause ends.
func (r *render) nextFigure(segs []phrase.Segment) bool {
	for i := range segs {
		switch s := &segs[i]; {
		case s.Ref == nil && s.Foot == "" && r.clauseEnd(s.Literal) >= 0:
			return false
		case s.Ref != nil && phrase.PrintsValue(s.Ref):
			return true
		}
	}
	return false
}

// attach holds a note's number until its place comes.
func (r *render) attach(n int) {
	if n > 0 && !containsInt(r.held, n) {
		r.held = append(r.held, n)
	}
}

// words prints a literal and lets held notes out after the punctuation mark that ends the clause, where reference
// numbers stand; in titles and labels they wait for the end. Where another figure follows before that, they stand behind
// the word that follows theirs, or they would be taken for those of the other.
func (r *render) words(lit string, style doc.Span, another, joins bool) {
	if len(r.held) > 0 && (!r.atEnd || another) {
		cut := r.clauseEnd(lit)
		if another && !r.placed {
			cut = firstWord(lit, joins)
		}
		if cut >= 0 {
			r.add(lit[:cut], style)
			r.flush()
			lit = lit[cut:]
		}
	}
	r.add(lit, style)
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

// clauseEnd finds where held notes go: behind the first mark that ends a clause; for a footnote that the template
// placed, there or behind the marks that follow at once. -1: further on.
func (r *render) clauseEnd(lit string) int {
	for i, c := range lit {
		if !strings.ContainsRune(".,;:!?)", c) {
			if r.placed {
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
	if r.placed {
		return len(lit)
	}
	return -1
}

// ref prints one reference.
func (r *render) ref(t *phrase.Text, x *phrase.Ref, style doc.Span) {
	pos := x.Pos
	style.Lang = "" // what the tool prints is in the document's language
	capital := x.Capital || x.Begins && r.use.Sentences()
	put := func(s string) {
		if capital {
			s = r.b.cat.Capital(s)
		}
		r.add(s, style)
	}
	switch x.Kind {
	case phrase.RefPlain:
		style.Lang = t.Lang
		put(x.Plain)
		return
	case phrase.RefSee:
		label, id, lang := r.b.pointer(x.ID, pos)
		style.See, style.Lang = id, lang
		put(label)
		return
	case phrase.RefPages:
		if n := r.b.pagesOf(x.ID, pos); n > 0 {
			put(r.b.cat.Pages(n))
		}
		return
	case phrase.RefNoun:
		if v := r.b.value(x.Target, pos); v != nil {
			style.Lang = t.Lang
			put(x.Form(language.PluralCategory(cmp.Or(t.Lang, r.b.lib.lang), v.Number.Abs())))
		}
		return
	}
	if s, done := r.thing(x, pos, capital, style); done {
		style.Lang = r.b.d.Foreign[s]
		put(s)
		return
	}
	b := r.b
	v := b.value(x.Target, pos)
	if v == nil {
		return
	}
	if r.scale == nil && !b.published(v, pos) {
		return
	}
	if r.use.Dated() {
		s, known := coveredBy(v)
		r.cover(x, s, known)
	}
	switch x.Part {
	case "period":
		r.faint = r.faint || v.Period.NotStated
		s := r.b.periodOf(v, x.Table || r.scale != nil && r.scale.table)
		style.Lang = r.b.d.Foreign[s]
		put(s)
	case "source":
		s := r.b.sourceNames(v)
		style.Lang = r.b.d.Foreign[s]
		put(s)
	case "sum":
		put(r.b.sumOf(v))
	case "noun":
		style.Lang = r.b.nounLanguage(v)
		put(r.b.noun(v, pos))
	case "number":
		r.faint = r.faint || v.Missing
		s := r.b.number(v, r.scale, x.Words)
		put(s)
		b.slide.printed(v, s, b.unitIn(v, r.scale))
		r.valueNotes(v, x.Round)
	default:
		r.faint = r.faint || v.Missing
		s := r.b.figure(v, x, r.scale)
		put(s)
		b.slide.printed(v, s, "")
		r.valueNotes(v, x.Round)
	}
}

// published sees that a sentence says something: a figure that nobody had published by the edition's day would leave a
// hole in it. Charts and tables print "not stated" for it; so does a sentence where the source itself says so.
func (b *builder) published(v *figures.Value, pos diag.Pos) bool {
	if !v.Missing || v.Obs != nil {
		return true
	}
	why := v.Ref + " has no value"
	if len(v.Problems) > 0 {
		why = v.Problems[0].Message
	}
	b.diags.Add(pos, diag.Error, "not-published", "this text needs a figure that the edition of "+b.d.Date+" does not have: "+why,
		"choose a later day with --as-of, or leave the sentence out of this edition")
	return false
}

// thing prints the parts that are no figures: names, dates, texts of the dataset, counts.
func (r *render) thing(x *phrase.Ref, pos diag.Pos, capital bool, style doc.Span) (s string, done bool) {
	b, ix := r.b, r.b.lib.index
	id := x.ID
	switch x.Part {
	case "count":
		n, ok := b.count(x, pos)
		if !ok {
			return "", true
		}
		if w, has := b.cat.Word(n); x.Words && has {
			return w, true
		}
		return b.cat.Integer(n), true
	case "rows":
		return b.rowsOf(id, pos), true
	case "date", "start", "end":
		return r.dateOf(x, pos), true
	case "period":
		if a := ix.actions[id]; a != nil && !ix.isValue(id) {
			b.use(id, pos)
			b.slide.action(a)
			r.coverAction(x, a)
			if x.Table || r.scale != nil && r.scale.table {
				return b.cat.PeriodLabel(b.lib.period(a.Time)), true
			}
			return b.cat.Period(b.lib.period(a.Time)), true
		}
		return "", false
	case "name", "short", "sentence", "purpose", "payer", "status":
		b.use(x.Target, pos)
		if d, ok := b.lib.named(x); ok {
			r.faint = r.faint || d.faint
			r.nested(d, capital, style, pos)
		} else {
			b.diags.Add(pos, diag.Error, "no-such-part", "the dataset gives no "+x.Part+" for "+source.Quote(id), "write it there, or leave the reference out")
		}
		return "", true
	}
	return "", false
}

// deepest is how many texts of the dataset may be printed within each other.
const deepest = 3

// nested prints a text of the dataset inside another text; its own references are resolved in turn.
func (r *render) nested(d datum, capital bool, style doc.Span, pos diag.Pos) {
	if d.text == nil {
		s := d.plain
		if capital {
			s = r.b.cat.Capital(s)
		}
		style.Lang = d.lang
		r.add(s, style)
		return
	}
	if r.b.depth > deepest {
		r.b.diags.Add(pos, diag.Error, "endless", "the texts that are referred to here refer to each other without end", "")
		return
	}
	if one := d.text.Single(); len(one) == 1 && one[0].Ref == nil && one[0].Foot == "" { // nearly all are
		s := one[0].Literal
		if capital {
			s = r.b.cat.Capital(s)
		}
		r.add(s, doc.Span{Bold: one[0].Bold || style.Bold, Italic: one[0].Italic || style.Italic, URL: one[0].URL, Lang: d.text.Lang})
		return
	}
	r.b.depth++
	sub := render{b: r.b, use: phrase.Label, scale: r.scale, notes: r.notes, atEnd: true}
	sub.segs(d.text, d.text.Single())
	r.b.depth--
	held := sub.held
	sub.held = nil
	for i, s := range sub.end() {
		s.Bold, s.Italic = s.Bold || style.Bold, s.Italic || style.Italic
		if i == 0 && capital {
			s.S = r.b.cat.Capital(s.S)
		}
		r.add(s.S, doc.Span{Bold: s.Bold, Italic: s.Italic, URL: s.URL, See: s.See, Lang: s.Lang})
	}
	for _, n := range held {
		r.attach(n)
	}
}

// pagesOf is how many pages another brief has; 0 after an error.
func (b *builder) pagesOf(id string, pos diag.Pos) int {
	if b.lib.Form(id) == "" {
		message, hint := source.Unknown("brief", id, b.lib.Names())
		b.diags.Add(pos, diag.Error, "unknown-brief", message, hint)
		return 0
	}
	n := 0
	if b.pages != nil {
		n = b.pages(id)
	}
	if n == 0 {
		b.diags.Add(pos, diag.Error, "unknown-pages", "the pages of the brief "+source.Quote(id)+" cannot be counted, because it has errors", "mend it first: briefing build "+id)
	}
	return n
}

// pointer names a block of this brief, the id it is linked by and the language of the name, if that is another one.
func (b *builder) pointer(id string, pos diag.Pos) (label, link, lang string) {
	at, ok := b.brief.blockIDs[id]
	switch {
	case !ok && b.alone:
		b.diags.Add(pos, diag.Error, "unknown-block", "the chart also stands on its own, where there is no block "+source.Quote(id)+" to point to", "say it without a pointer")
		return "", "", ""
	case !ok:
		message, hint := source.Unknown("block", id, b.brief.blockNames())
		b.diags.Add(pos, diag.Error, "unknown-block", message, hint)
		return "", "", ""
	case at.slide > 0:
		return b.cat.Msg(language.KeySlide, "number", b.cat.Integer(at.slide)), id, b.cat.Language(language.KeySlide)
	case at.table > 0:
		return b.cat.Msg(language.KeyTableNumber, "number", b.cat.Integer(at.table)), id, b.cat.Language(language.KeyTableNumber)
	}
	for _, t := range at.titles {
		if ok, _ := b.holds(t); ok {
			s := b.plain(t.text)
			return "“" + s + "”", id, b.d.Foreign[s]
		}
	}
	return "", id, ""
}

// valueNotes gives a value in running text the note it needs: how it was computed, its exact size where it is
// rounded, what must be known to read it, its source where that is an outside one. Running text refers to a note
// once; a rounded value has its note wherever it stands.
func (r *render) valueNotes(v *figures.Value, round bool) {
	rounded := round && !language.RoundAmount(v.Number).Equal(v.Number)
	if r.b.brief.deck() {
		return
	}
	if r.notes == noNotes || v.Missing || r.notes == exactOnly && !rounded || r.notes == sumsOnly && v.Derived == nil {
		return
	}
	var room [8]int
	for _, n := range r.b.valueNotes(room[:0], v, rounded) {
		if n == 0 || r.b.tell(n) && !rounded && !r.always {
			continue
		}
		r.attach(n)
	}
}

// tell keeps that running text refers to a note, and says whether it did before.
func (b *builder) tell(note int) (before bool) {
	if n := note + 1 - len(b.told); n > 0 {
		b.told = append(b.told, make([]bool, n)...)
	}
	before, b.told[note] = b.told[note], true
	return before
}

// checkYears sees that a year typed into a title lies in the time of what it stands with: the nearest reference before
// it, or else behind it. Any reference would not do: "607 arrests in 2018 and 551 vessels since 2015" would let the
// vessels vouch for the year of the arrests.
func (r *render) checkYears(t *phrase.Text) {
	if len(t.Years) == 0 {
		return
	}
	f := phrase.Flatten(t.Paragraphs[0])
	for _, y := range t.Years {
		in, at := false, f.Offset(y.At)
		near := r.nearest(at)
		for _, s := range r.years {
			in = in || s.off == near && y.Year >= s.from && y.Year <= s.to
		}
		if !in {
			r.b.diags.Add(f.Pos(t, y.At), diag.Error, "typed-year",
				"the year "+f.Text(y.At, 4)+" does not lie in the period of the figure it stands with",
				"let the year come from the data, as in {{emsc-arrests.period}} or {{sophia-launched.date}}")
		}
	}
}

// nearest is the place of the last reference to something dated before a place, or of the first behind it.
func (r *render) nearest(at int) int {
	before, behind := -1, -1
	for _, s := range r.years {
		switch {
		case s.off < at:
			before = max(before, s.off)
		case behind < 0 || s.off < behind:
			behind = s.off
		}
	}
	if before >= 0 {
		return before
	}
	return behind
}
