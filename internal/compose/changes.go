package compose

import (
	"strconv"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// editionDate prints a date of the edition, which speaks of nothing in the dataset.
func (r *rendering) editionDate(which string, capital bool, style doc.Span) {
	c := r.c
	switch style.S = c.Date; which {
	case phrase.EditionDay:
		style.S = c.Cat.Date(words.Day(c.Set.AsOf.Last()))
	case phrase.EditionBefore:
		style.S = c.Cat.MonthYear(words.Day(figures.EditionBefore(c.Set.AsOf)))
	}
	if capital {
		style.S = c.Cat.Capital(style.S)
	}
	r.out = append(r.out, style)
}

// way prints which way a change goes, with how much in place of the sign _.
func (r *rendering) way(x *phrase.Ref, capital bool, style doc.Span) {
	c := r.c
	v := c.value(x.Target, x.Pos)
	if v == nil || !words.SaysWay(v, x) && !published(c, v, x, r.use) {
		return
	}
	if r.use.Dated() {
		s, known := coveredBy(v)
		r.cover(x, s, known)
	}
	text, _ := x.Way(words.WayOf(v))
	of := doc.Mention{Ref: x.Target, Pos: x.Pos, Kind: doc.About}
	before, after, number := strings.Cut(text, "_")
	if !number {
		r.put(text, capital, style, of)
		return
	}
	abs := *v // of a change in percent the exact fraction is printed, which has the sign too
	abs.Number, abs.Rat.Num = abs.Number.Abs(), abs.Rat.Num.Abs()
	of.Kind, of.Period, of.Printed = doc.Figure, kind.PeriodIn(v), c.Figure(&abs, words.Form{Round: x.Round, Words: x.Words}, r.scale)
	r.put(before+of.Printed+after, capital, style, of)
}

// changeLine prints a change for a tile: how much since when, with the value before, or why there is no number.
func changeLine(c *Composer, x source.String) []doc.Span {
	v := c.value(x.S, x.Pos)
	if v == nil || v.Since == nil || v.Since.Movement == figures.NoFigure {
		return nil
	}
	of := doc.Mention{Ref: x.S, Pos: x.Pos, Kind: doc.About}
	since := v.Since
	signed := c.Signed(v, nil)
	switch since.Movement {
	case figures.FirstFigure:
		s := c.Cat.Msg(language.KeyFirstFigure)
		if v.Derived.IsBetween() {
			s = c.Cat.Msg(language.KeyNotStated)
		} else if v.Derived.Since == dataset.SinceYear {
			s = c.Cat.Msg(language.KeyNoFigureBy, "date", c.Cat.Date(words.Day(since.Day)))
		}
		return []doc.Span{{S: s, Faint: true, Of: []doc.Mention{of}}}
	case figures.NoNewFigure:
		return []doc.Span{{S: signed, Faint: true, Of: []doc.Mention{of}}}
	case figures.Exactly:
		key, date := language.KeyChangeEdition, c.Cat.MonthYear(words.Day(since.Day))
		if v.Derived.Since != dataset.SinceEdition {
			key, date = language.KeyChangeYear, c.Dated(since.Before)
		}
		of.Kind, of.Printed = doc.Figure, signed
		return c.filled(key, map[string]doc.Span{
			"change": {S: signed, Bold: true, Quoted: true, Of: []doc.Mention{of}}, "before": c.beforeSpan(x, since.Before, doc.About),
			"date": {S: date, Of: []doc.Mention{{Ref: x.S, Pos: x.Pos, Kind: doc.About}}},
		})
	}
	return c.filled(language.KeyChangeApart, map[string]doc.Span{
		"why": {S: c.Cat.Capital(signed), Of: []doc.Mention{of}}, "before": c.beforeSpan(x, since.Before, doc.Figure), "date": {S: c.Dated(since.Before)},
	})
}

// beforeSpan prints the value that a change is measured from. Its sources are noted with the change, where that has a number.
func (c *Composer) beforeSpan(x source.String, v *figures.Value, as span.Kind) doc.Span {
	s := c.Figure(v, words.Form{}, nil)
	return doc.Span{S: s, Quoted: true, Of: []doc.Mention{{Ref: v.Ref, Pos: x.Pos, Kind: as, Printed: s, Period: kind.PeriodIn(v)}}}
}

// filled is a message with spans in the places of its names.
func (c *Composer) filled(key language.Key, values map[string]doc.Span) []doc.Span {
	var names []string
	for name := range values {
		names = append(names, name, name)
	}
	var out []doc.Span
	for _, part := range c.Cat.Parts(key, names...) {
		if part.Value {
			out = append(out, values[part.S])
		} else if part.S != "" {
			out = append(out, doc.Span{S: part.S, Lang: part.Lang})
		}
	}
	return out
}

// changes makes the table of what changed since the edition before, and the lines below it: what was not published yet, and what
// was corrected.
func changes(c *Composer, at place, t *template.Changes) []doc.Block {
	now, before := c.Date, c.Cat.MonthYear(words.Day(figures.EditionBefore(c.Set.AsOf)))
	out := &doc.Table{ID: t.ID, Number: t.Number, Computed: true}
	out.Part = c.Cat.Msg(language.KeyTableNumber, "number", strconv.Itoa(t.Number))
	if out.Caption = c.inScale(t.Caption, nil); t.Caption.Empty() {
		out.Caption = c.Message(language.KeyChanges, "date", before)
	}
	edition := func(date string) doc.Span { return c.Span(c.Cat.Msg(language.KeyColEdition, "date", date)) }
	out.Columns = []doc.TableColumn{
		{Head: c.Span(c.Cat.Msg(language.KeyColFigure)), Width: 3900},
		{Head: edition(before)}, {Head: edition(now)}, {Head: c.Span(c.Cat.Msg(language.KeyColChange)), Width: 2600, Right: true},
	}
	group := doc.TableGroup{}
	var notYet []*figures.Value
	for _, x := range t.Of {
		v := c.value(x.S, x.Pos)
		switch {
		case v == nil || v.Since == nil:
		case v.Since.Movement != figures.NoFigure:
			group.Rows, group.Of = append(group.Rows, changeRow(c, x, v)), append(group.Of, doc.Mention{})
			out.Changes = append(out.Changes, x.S)
		case len(c.Set.Unused(v.Derived.Change, dataset.Date{})) == 0:
			notYet = append(notYet, v.Since.Now)
		}
	}
	if len(group.Rows) == 0 {
		return nil // told: of a figure that does not exist by value, of none that was published yet by stands
	}
	out.Groups = []doc.TableGroup{group}
	out.Note = c.inScale(t.Note, nil)
	return []doc.Block{out, underChanges(c, at, t, notYet)}
}

// inRow prints a value of a row of the table of changes: amounts of both editions in one unit, millions or billions.
func (c *Composer) inRow(v *figures.Value, row *figures.Since) string {
	if !words.IsMoney(v) || v.Missing || v.NotExact {
		return c.Figure(v, words.Form{}, nil)
	}
	zeros := 9
	for _, x := range []*figures.Value{row.Now, row.Before} {
		if x != nil && !x.Missing {
			zeros = min(zeros, language.MoneyZeros(x.Number))
		}
	}
	return c.Cat.Qualify(v.Qualifier, language.InText, c.Cat.MoneyIn(v.Number, zeros, v.Unit.Currency, language.Symbol))
}

// changeRow is a figure with its values at both editions, their dates and sources.
func changeRow(c *Composer, x source.String, v *figures.Value) []doc.Cell {
	name, mentioned := c.seriesName(v.Since.Now)
	head := doc.Span{S: c.Cat.Capital(name), Bold: true, Lang: c.Foreign[name], Of: mentioned}
	signed := c.Signed(v, nil)
	if v.Since.Movement == figures.Exactly && !v.Number.IsZero() {
		abs := *v
		abs.Number = abs.Number.Abs()
		signed = c.WithSign(v.Number, c.inRow(&abs, v.Since))
	}
	change := doc.Cell{Spans: []doc.Span{{S: signed, Quoted: true, Of: []doc.Mention{{Ref: x.S, Pos: x.Pos, Kind: doc.About}}}}}
	if v.Since.Movement == figures.Exactly {
		change.Spans[0].Bold, change.Spans[0].Of[0].Kind, change.Spans[0].Of[0].Printed = true, doc.Figure, change.Spans[0].S
	} else {
		change.Faint = true
	}
	return []doc.Cell{{Spans: []doc.Span{head}, Head: true}, datedCell(c, x, v.Since, v.Since.Before), datedCell(c, x, v.Since, v.Since.Now), change}
}

// seriesName is the short name of what is counted; of a code of a dimension, with the name of that.
func (c *Composer) seriesName(v *figures.Value) (string, []doc.Mention) {
	name, mentioned := c.ShortName(v.ID)
	if len(v.Codes) == 0 {
		return name, mentioned
	}
	codes, more := c.codeNames(v)
	whole := name + ": " + codes
	c.Mark(whole, c.Foreign[name])
	return whole, append(mentioned, more...)
}

// codeNames are the names of the codes that a value is of.
func (c *Composer) codeNames(v *figures.Value) (string, []doc.Mention) {
	var names []string
	var mentioned []doc.Mention
	for _, code := range v.Codes {
		name, of := c.PlainIn(c.Datum(code.Name), nil)
		names = append(names, name)
		mentioned = append(mentioned, of...)
	}
	return strings.Join(names, ", "), mentioned
}

// datedCell is a value with its date and its source below it.
func datedCell(c *Composer, x source.String, row *figures.Since, v *figures.Value) doc.Cell {
	if v == nil {
		return doc.Cell{Spans: []doc.Span{c.Span(c.Cat.Msg(language.KeyNoneStated))}, Faint: true}
	}
	printed := c.inRow(v, row)
	// Its notes stand behind the source: behind the number they would be read as a part of it.
	of := doc.Mention{Ref: v.Ref, Pos: x.Pos, Kind: doc.Figure, Printed: printed, Period: kind.PeriodIn(v)}
	about := of
	about.Kind = doc.About
	out := doc.Cell{Spans: []doc.Span{
		{S: printed, Bold: true, Quoted: true, Of: []doc.Mention{about}}, {S: " ", Break: true}, {S: c.Dated(v), Faint: true},
	}}
	for _, s := range words.SourcesOf(c.Printer, v) {
		out.Spans = append(out.Spans, doc.Span{S: ", ", Faint: true})
		for _, from := range words.Publisher(c.Printer, s) {
			from.Faint, from.Quoted, from.Of = true, true, []doc.Mention{of}
			out.Spans = append(out.Spans, from)
		}
	}
	return out
}

// seriesNames are the short names of what is counted; the codes of one figure stand together.
func (c *Composer) seriesNames(values []*figures.Value) (list []string) {
	for i := 0; i < len(values); i++ {
		name, _ := c.ShortName(values[i].ID)
		var codes []string
		for ; i < len(values); i++ {
			if len(values[i].Codes) > 0 {
				names, _ := c.codeNames(values[i])
				codes = append(codes, names)
			}
			if i+1 == len(values) || values[i+1].ID != values[i].ID {
				break
			}
		}
		if len(codes) > 0 {
			name += " (" + strings.Join(codes, ", ") + ")"
		}
		list = append(list, name)
	}
	return list
}

// underChanges says what was not published yet, what was and is not used, and what was corrected.
func underChanges(c *Composer, at place, t *template.Changes, notYet []*figures.Value) doc.Block {
	var line []doc.Span
	say := func(label, text language.Key, list []string) {
		if len(line) > 0 {
			line = append(line, doc.Span{S: " "})
		}
		for _, s := range c.Message(label) {
			s.Bold = true
			line = append(line, s)
		}
		line = append(append(line, doc.Span{S: " "}), c.Message(text, "list", c.Cat.List(list))...)
	}
	if len(notYet) > 0 {
		say(language.KeyNotYet, language.KeyNotYetList, c.seriesNames(notYet))
	}
	var notUsed, corrected []string
	var of []doc.Mention
	for _, x := range t.Of {
		v, fault := c.Set.Value(x.S)
		if fault != nil || v.Since == nil {
			continue
		}
		name, _ := c.seriesName(v.Since.Now)
		after := v.Since.Day // what was not used before was told before, unless there is nothing else
		if v.Since.Movement == figures.NoFigure {
			after = dataset.Date{}
		}
		for _, o := range c.Set.Unused(v.Derived.Change, after) {
			low := &figures.Value{Number: o.Value, Missing: o.Missing, Qualifier: o.Qualifier, Unit: v.Since.Now.Unit, Period: o.TimePeriod, Obs: o}
			notUsed = append(notUsed, c.Cat.Msg(language.KeyUnusedFigure, "name", name, "figure", c.Figure(low, words.Form{}, nil), "date", c.Dated(low)))
		}
		for _, k := range c.Set.Corrections(v.Derived.Change, v.Since.Day) {
			corrected = append(corrected, c.Cat.Msg(language.KeyCorrection, "name", name, "date", c.Dated(k.Now),
				"now", c.Figure(k.Now, words.Form{}, nil), "before", c.Figure(k.Before, words.Form{}, nil)))
			of = append(of, doc.Mention{Ref: k.Now.Ref, Pos: x.Pos, Kind: doc.About})
		}
	}
	if len(notUsed) > 0 {
		say(language.KeyNotUsed, language.KeyNotUsedList, []string{strings.Join(notUsed, "; ")})
	}
	text := language.KeyNoCorrections
	if len(corrected) > 0 {
		text = language.KeyCorrectionList
	}
	say(language.KeyCorrections, text, []string{strings.Join(corrected, "; ")})
	return &doc.Prose{Written: doc.Written{Part: at.part, Mentions: of}, Columns: 1, Follows: true, Paragraphs: [][]doc.Span{line}}
}
