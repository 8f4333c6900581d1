package compose

import (
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

// blockLink names a block of this brief, the id it is linked by and the language of the name, if that is another one.
func blockLink(c *Composer, id string, pos diag.Pos) (label, link, lang string, of []doc.Mention) {
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
	title, mentioned := c.firstTrue(at.Titles)
	if title == "" {
		return "", id, "", mentioned
	}
	return "“" + title + "”", id, c.Foreign[title], mentioned
}

// pagesOf is how many pages another brief has; 0 after an error.
func pagesOf(c *Composer, id string, pos diag.Pos) int {
	if c.Lib.Format(id) == "" {
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

// count is what .count asks: parts of a sum, entries of a list, outside points of a chart.
func count(c *Composer, x *phrase.Ref) (n int, of []doc.Mention, ok bool) {
	ix := c.Lib.Texts.Index
	if chart := c.Lib.Chart(x.ID); chart != nil && ix.Derived[x.ID] == nil && ix.Lists[x.ID] == nil {
		outside, has := c.bodyOf(chart).Points(c.Set)
		if !has {
			c.Diags.Add(x.Pos, diag.Error, "no-such-part", "the chart "+source.Quote(x.ID)+" has no points from outside sources to count", "")
		}
		return outside, nil, has
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
	if s := c.Lib.Texts.Index.Sources[x.ID]; s != nil && c.Lib.Texts.Index.Actions[x.ID] == nil {
		return c.Cat.Date(words.Day(s.Date)), nil
	}
	a := c.Lib.Texts.Index.Actions[x.ID]
	of := []doc.Mention{{Ref: x.ID, Pos: x.Pos, Kind: doc.Dated}}
	r.coverAction(x, a)
	d, part := a.Time.From, words.PartOf(a.Time.FromPart)
	if x.Part == "end" || d.Year == 0 {
		d, part = a.Time.To, words.PartOf(a.Time.ToPart)
	}
	if d.Year == 0 {
		c.Diags.Add(x.Pos, diag.Error, "no-date", "the action "+source.Quote(x.ID)+" has no date for ."+x.Part, "")
		return "", of
	}
	if x.Table || r.scale != nil && r.scale.Table {
		return c.Cat.EndLabel(words.Day(d), part), of
	}
	return c.Cat.End(words.Day(d), part), of
}

// wordingText prints words that belongs to something of the dataset.
func wordingText(c *Composer, d texts.Wording) (string, []doc.Mention) {
	if d.Text != nil {
		return c.PlainIn(d.Text, nil)
	}
	return d.Plain, nil
}

// NameOf is a value's name for lists: the short one where the dataset has one. What all donors gave is never named
// without the part of it that is the EU's.
func (c *Composer) NameOf(v *figures.Value) (string, []doc.Mention) {
	d, ok := c.Lib.Texts.Wording(&phrase.Ref{ID: v.ID, Target: v.Ref, Part: "short"})
	if !ok {
		return v.Ref, nil
	}
	name, of := wordingText(c, d)
	if part := partOf(c, v); part != nil {
		payer, _ := c.Lib.Texts.Wording(&phrase.Ref{ID: part.ID, Target: part.Ref, Part: "payer"})
		bare := name
		who, mentioned := wordingText(c, payer)
		of = append(of, mentioned...)
		name = c.Cat.Msg(language.KeyAmongThem, "name", name, "part", who, "figure", c.Number(part, nil, false))
		mix := words.LanguageMix{}
		mix.Add(bare, c.Foreign[bare])
		mix.Add(strings.Replace(name, bare, "", 1), "")
		c.Mark(name, mix.Language())
	}
	return name, kind.Unprinted(of)
}

// NameInFull is the short name of a value for lists in which figures of several indicators stand: of a value with codes, also one that is added up, it says
// what is counted, too, as in "deaths (Italy)", since the code alone may be that of another figure.
func (c *Composer) NameInFull(v *figures.Value) (string, []doc.Mention) {
	name, of := c.NameOf(v)
	if v.Key == "" || c.Lib.Texts.Dataset.Indicator(v.ID) == nil {
		return name, of
	}
	d, ok := c.Lib.Texts.Wording(&phrase.Ref{ID: v.ID, Target: v.ID, Part: "short"})
	if !ok {
		return name, of
	}
	what, mentioned := wordingText(c, d)
	full := what + " (" + name + ")"
	mix := words.LanguageMix{}
	mix.Add(what, c.Foreign[what])
	mix.Add(name, c.Foreign[name])
	c.Mark(full, mix.Language())
	return full, append(of, kind.Unprinted(mentioned)...)
}

// ShortName is the short name of an action or anything else that has one.
func (c *Composer) ShortName(id string) (string, []doc.Mention) {
	d, _ := c.Lib.Texts.Wording(&phrase.Ref{ID: id, Target: id, Part: "short"})
	return wordingText(c, d)
}

// partOf is the declared part of money that stands alone, such as that of all donors; nil if there is none.
func partOf(c *Composer, v *figures.Value) *figures.Value {
	if v.Fill != dataset.FillAlone {
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
