package cite

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/compose"
	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// noteKey is what a note is about, or what it says.
type noteKey struct {
	kind noteKind
	of   string
}

type noteKind uint8

const (
	noteFoot    noteKind = iota // of the template, by name
	noteValue                   // arithmetic of a computed value, by ref
	noteExact                   // exact size of a rounded value, by ref
	noteCaveats                 // what must be known to read a value, by id
	noteSource                  // an outside source, by id
	noteText                    // any, by its words
)

// notesPart is the part of a document that notes are.
const notesPart = "notes"

// note gives a note its number, by what it is about and by what it says: two notes of one wording are one. It is 0 where
// there is nothing to say, and in decks, whose evidence says it.
func (c *citer) note(about noteKey, write func() []doc.Span) int {
	if n := c.numbers[about]; n > 0 {
		return n
	}
	if c.Brief != nil && c.Brief.Deck() {
		return 0
	}
	spans := write()
	says := words.Flat(spans)
	if strings.TrimSpace(says) == "" {
		return 0
	}
	if n := c.numbers[noteKey{noteText, says}]; n > 0 {
		c.numbers[about] = n
		return n
	}
	n := len(c.notes) + 1
	c.notes = append(c.notes, doc.Note{Number: n, ID: "note-" + strconv.Itoa(n), Text: spans})
	c.numbers[about], c.numbers[noteKey{noteText, says}] = n, n
	return n
}

// refer keeps that running text refers to a note, and says whether it did before.
func (c *citer) refer(note int) (before bool) {
	before = c.referred[note]
	c.referred[note] = true
	return before
}

// footnote numbers a footnote of the template. On a slide its words are evidence.
func (c *citer) footnote(part, name string, slide *evidence) int {
	f := c.Brief.Foot(name)
	if f == nil {
		return 0
	}
	if slide != nil {
		slide.addText(c.text(part, c.Spans(f.Text), running(slide)))
		return 0
	}
	return c.note(noteKey{noteFoot, name}, func() []doc.Span { return c.withoutNotes(notesPart, c.Spans(f.Text)) })
}

// valueNotes are the notes of one value in running text: arithmetic or exact size and what is mixed, what must be known,
// its outside sources. Each stands in a note of its own, so that another value can share it.
func (c *citer) valueNotes(v *figures.Value, rounded bool) []int {
	if v.Since != nil && slices.Contains(c.inTable, v.ID) {
		return []int{intervalNote(c, v)}
	}
	list := []int{sizeNote(c, v, rounded)}
	if v.Derived == nil {
		list = append(list, caveatNote(c, v))
	}
	if !v.Outside {
		return list
	}
	for _, s := range words.SourcesOf(c.Printer, v) {
		if !s.Main {
			list = append(list, c.sourceNote(s))
		}
	}
	return list
}

// wholeNotes are the notes of a whole that is added up, where a table shows many: what must be known of its codes, and their outside
// sources. That it is a sum of this briefing stands below the table.
func (c *citer) wholeNotes(v *figures.Value, rounded bool) (list []int) {
	for _, leaf := range words.Leaves(v) {
		for _, n := range c.valueNotes(leaf, rounded) {
			if n > 0 && !slices.Contains(list, n) {
				list = append(list, n)
			}
		}
	}
	return list
}

// sizeNote says how a value came about: the arithmetic of a computed one with its own caveats, the exact size of a
// rounded one.
func sizeNote(c *citer, v *figures.Value, rounded bool) int {
	if v.Derived == nil && !rounded {
		return 0
	}
	about := noteKey{noteValue, v.Ref}
	if v.Derived == nil {
		about.kind = noteExact
		return c.note(about, func() []doc.Span {
			return c.Message(language.KeyExactValue, "value", c.Figure(v, words.Form{}, nil))
		})
	}
	return c.note(about, func() []doc.Span {
		w := &words.Sentences{}
		w.Add(c.Arithmetic(v))
		w.Add(mixedInNote(c, v))
		if c.Lib.Texts.Index.Mixed(v.ID) { // nobody published it, nor could add it up like this
			w.AddPlain(words.FullStop(c.Cat.Capital(c.Cat.Msg(language.KeyCalculated))))
		}
		if words.MoreThan(v) && v.Derived.Operation == dataset.Sum {
			w.Add(c.Message(language.KeySumMoreThan))
		}
		for _, x := range c.limits(notesPart, v) {
			w.Add(x)
		}
		return w.Out
	})
}

// caveatNote says what must be known to read a value.
func caveatNote(c *citer, v *figures.Value) int {
	if !v.MadeOfIntervals() && !slices.ContainsFunc(compose.Limits(v), func(x dataset.Caveat) bool { return x.Print }) {
		return 0
	}
	return c.note(noteKey{noteCaveats, v.ID}, func() []doc.Span {
		w := &words.Sentences{}
		for _, x := range c.limits(notesPart, v) {
			w.Add(x)
		}
		return w.Out
	})
}

// intervalNote says that a computed value is no more exact than the estimates it is made of.
func intervalNote(c *citer, v *figures.Value) int {
	if !v.MadeOfIntervals() {
		return 0
	}
	return c.note(noteKey{noteText, c.Cat.Msg(language.KeyIntervalParts)}, func() []doc.Span { return c.Message(language.KeyIntervalParts) })
}

// sourceNote numbers the note that gives an outside source in full.
func (c *citer) sourceNote(s *dataset.Source) int {
	return c.note(noteKey{noteSource, s.ID}, func() []doc.Span { return words.OutsideSource(c.Printer, s) })
}

// mixedInNote says what a sum mixes, unless an earlier note said it of a sum that holds these very amounts.
func mixedInNote(c *citer, v *figures.Value) []doc.Span {
	parts := words.Leaves(v)
	noted := len(parts) > 0
	for _, p := range parts {
		noted = noted && c.noted[p.Ref]
	}
	if noted {
		return nil
	}
	for _, p := range parts {
		c.noted[p.Ref] = true
	}
	return c.mixedHere(words.Addends(v))
}

// limits are the printed limits of a value itself; those of a sum's parts stand where the parts are shown.
func (c *citer) limits(part string, v *figures.Value) [][]doc.Span {
	var out [][]doc.Span
	for _, x := range compose.Limits(v) {
		if t := c.Lib.Texts.Datum(x.Text); x.Print && !t.Empty() {
			out = append(out, c.withoutNotes(part, c.Spans(t)))
		}
	}
	if v.MadeOfIntervals() {
		out = append(out, c.Message(language.KeyIntervalParts))
	}
	return out
}

// caveatNotes numbers the printed limits of the values a chart or table row shows; deep adds those of the parts that
// a computed value is made of.
func (c *citer) caveatNotes(deep bool, values ...*figures.Value) []int {
	var out []int
	add := func(n int) {
		if n > 0 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	for _, v := range values {
		for _, leaf := range withParts(c, deep, v) {
			if n := c.numbers[noteKey{noteValue, leaf.Ref}]; n > 0 && leaf.Derived != nil {
				add(n) // its arithmetic's note has them
				continue
			}
			add(caveatNote(c, leaf))
		}
	}
	return out
}

// withParts is a value, and where that is asked for, what it is computed from.
func withParts(c *citer, deep bool, v *figures.Value) []*figures.Value {
	if !deep || v.Derived == nil {
		return []*figures.Value{v}
	}
	return figures.AppendLeaves([]*figures.Value{v}, v)
}
