package compose

import (
	"cmp"
	"strconv"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// blockMaker makes the blocks of a document that a block of a template stands for.
type blockMaker func(c *Composer, at place, body any) []doc.Block

// of makes a function over one kind of block a row of the table.
func of[T any](f func(*Composer, place, *T) []doc.Block) blockMaker {
	return func(c *Composer, at place, body any) []doc.Block { return f(c, at, body.(*T)) }
}

// blockMakers is the table of kinds of blocks.
func blockMakers() map[string]blockMaker {
	return map[string]blockMaker{
		"cover":       of(cover),
		"summary":     of(summary),
		"key_figures": of(tiles),
		"section":     of(section),
		"lead":        of(lead),
		"prose":       of(prose),
		"columns":     of(columns),
		"box":         of(box),
		"chart":       of(chart),
		"table":       of(table),
		"tiles":       of(tiles),
		"changes":     of(changes),
		"facts":       of(facts),
		"list":        of(list),
		"numbered":    of(list),
		"page_break":  of(pageBreak),
		"notes":       of(notes),
		"slide":       of(slide),
	}
}

// available says whether an entry stands in the edition; where it does not, a note tells why.
func (c *Composer) available(w *kind.When, what string) bool {
	why := w.Why(c.Set)
	if why != "" {
		c.leftOut(w.Pos, what, why)
	}
	return why == ""
}

// nothing says why a block has nothing to show in the edition; empty where it has.
func (c *Composer) nothing(b template.Block) (why string) {
	left, n := 0, 0
	entry := func(missing string) {
		n++
		if missing != "" {
			left++
			why = cmp.Or(why, missing)
		}
	}
	within := func(list []template.Block) {
		for _, x := range list {
			entry(cmp.Or(x.When.Why(c.Set), c.nothing(x)))
		}
	}
	switch t := b.Body.(type) {
	case *template.Placed:
		if t.Chart != nil {
			if body, list := t.Chart.Body.For(c.Set); body == nil && len(list) > 0 {
				entry(list[0].Why)
			}
		}
	case *template.Tiles:
		for i := range t.Tiles {
			entry(t.Tiles[i].When.Why(c.Set))
		}
	case *template.Table:
		if t.Made != nil {
			var none diag.List
			_, _, missing := made(c, t, &none)
			entry(missing)
		}
		for i := range t.Groups {
			for j := range t.Groups[i].Rows {
				entry(t.Groups[i].Rows[j].When.Why(c.Set))
			}
		}
	case *template.Changes:
		for _, x := range t.Of {
			if v, fault := c.Set.Value(x.S); fault == nil && v.Since != nil && v.Since.Movement == figures.NoFigure {
				entry(v.Problems[0].Message)
			} else {
				entry("")
			}
		}
	case *template.Slide:
		within(t.Blocks)
	case *template.Section:
		within(t.Blocks)
	case *template.Box:
		within(t.Blocks)
	case *template.Columns:
		for _, col := range t.Columns {
			within(col.Blocks)
		}
	}
	if left < n {
		return ""
	}
	return why
}

// stands says whether a block stands in the edition: one with a condition is left out where its figures are missing, or nothing
// of it would be left. Without one, that is an error.
func (c *Composer) stands(b template.Block) bool {
	if !c.available(b.When, "block") {
		return false
	}
	why := c.nothing(b)
	switch {
	case why == "":
		return true
	case b.When != nil:
		c.leftOut(b.Pos, "block", why)
	default:
		c.Diags.Add(b.Pos, diag.Error, "not-published", "nothing of this block is left in the edition of "+c.Date+": "+why, "leave it out of such editions: when: available beside "+b.Kind+":")
	}
	return false
}

// blocks makes a list of blocks in its order. A kind without a function is a fault of ours, and told.
func (c *Composer) blocks(at place, list []template.Block) []doc.Block {
	var out []doc.Block
	for _, b := range list {
		f := c.blockMakers[b.Kind]
		if f == nil {
			c.Diags.Add(b.Pos, diag.Error, "internal", "no document has a block of the kind "+source.Quote(b.Kind), "")
			continue
		}
		if !c.stands(b) {
			continue
		}
		for _, made := range f(c, at, b.Body) {
			if pos := made.At(); pos.IsZero() { // blocks of a section have their own place
				*pos = b.Pos
			}
			out = append(out, made)
		}
	}
	return out
}

func cover(c *Composer, at place, t *template.Cover) []doc.Block {
	out := &doc.Cover{Written: doc.Written{Part: "cover"}}
	var chosen *template.Title
	if chosen, out.Claims = c.choose(c.Brief.Titles); chosen != nil {
		out.Title = c.heading(chosen.Text)
	}
	for i := range t.Standfirst {
		x := &t.Standfirst[i]
		ok, why, claims := c.supported(x)
		out.Mentions = append(out.Mentions, claims...)
		if ok {
			out.Standfirst, out.Mentions = withClaims(out.Mentions, c.sentence(x.Text)), nil
			break
		}
		c.leftOut(x.Pos, "standfirst", why)
	}
	return []doc.Block{out}
}

func section(c *Composer, at place, t *template.Section) []doc.Block {
	chosen, claims := c.choose(t.Titles)
	if chosen == nil {
		return c.blocks(at, t.Blocks)
	}
	h := &doc.Heading{Written: doc.Written{Part: "heading", Claims: claims}, Level: min(at.level, 3), ID: t.ID, Text: c.heading(chosen.Text)}
	inside := at.in("section " + flat(h.Text))
	inside.level++
	return append([]doc.Block{h}, c.blocks(inside, t.Blocks)...)
}

func lead(c *Composer, at place, t *template.Lead) []doc.Block {
	return []doc.Block{&doc.Prose{Written: doc.Written{Part: at.part}, Columns: 1, Lead: true, Paragraphs: [][]doc.Span{c.Spans(t.Text)}}}
}

func prose(c *Composer, at place, t *template.Prose) []doc.Block {
	out := &doc.Prose{Written: doc.Written{Part: at.part}, Columns: t.Columns}
	for _, x := range t.Texts {
		for _, para := range x.Paragraphs {
			out.Paragraphs = append(out.Paragraphs, c.paragraph(x, para))
		}
	}
	return []doc.Block{out}
}

func columns(c *Composer, at place, t *template.Columns) []doc.Block {
	out := &doc.Columns{Written: doc.Written{Part: at.part}}
	at.level = 3
	for _, col := range t.Columns {
		out.Widths = append(out.Widths, col.Width)
		out.Cols = append(out.Cols, c.blocks(at, col.Blocks))
	}
	return []doc.Block{out}
}

func box(c *Composer, at place, t *template.Box) []doc.Block {
	out := &doc.Box{Written: doc.Written{Part: "box"}}
	var chosen *template.Title
	if chosen, out.Claims = c.choose(t.Titles); chosen != nil {
		out.Heading = c.heading(chosen.Text)
	}
	for _, it := range t.Items {
		out.Items = append(out.Items, doc.BoxItem{Heading: c.Spans(it.Title), Text: c.Spans(it.Text)})
	}
	out.Body = c.blocks(at.in("box"), t.Blocks)
	return []doc.Block{out}
}

func facts(c *Composer, _ place, t *template.Facts) []doc.Block {
	out := &doc.Facts{Written: doc.Written{Part: "facts"}, Accent: t.Accent}
	var chosen *template.Title
	if chosen, out.Claims = c.choose(t.Titles); chosen != nil {
		out.Heading = c.heading(chosen.Text)
	}
	out.Items = c.all(t.Items)
	return []doc.Block{out}
}

func summary(c *Composer, _ place, t *template.Summary) []doc.Block {
	out := &doc.Summary{Written: doc.Written{Part: "summary"}, Label: c.Span(c.Cat.Msg(language.KeySummary))}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		ok, why, claims := c.supported(s)
		out.Mentions = append(out.Mentions, claims...)
		if !ok {
			c.leftOut(s.Pos, "sentence of the summary", why)
			continue
		}
		out.Sentences, out.Mentions = append(out.Sentences, withClaims(out.Mentions, c.sentence(s.Text))), nil
	}
	if n := len(out.Sentences); n < template.FewestSentences && !c.Diags.HasErrors() {
		c.Diags.Add(t.Pos, diag.Error, "summary-length", "the summary has "+strconv.Itoa(n)+" of "+strconv.Itoa(len(t.Sentences))+" sentences left in this edition, and needs two",
			"write what its figures bear out: the sentences that were left out are told with the reason")
	}
	return []doc.Block{out}
}

// leftOut tells why a text is not printed in this edition. Without a reason there is a fault, which was reported.
func (c *Composer) leftOut(pos diag.Pos, what, why string) {
	if why != "" {
		c.Diags.Add(pos, diag.Note, "left-out", "this "+what+" is left out: "+why, "")
	}
}

// withClaims puts what a sentence claims before what it says.
func withClaims(claims []doc.Mention, spans []doc.Span) []doc.Span {
	if len(claims) == 0 || len(spans) == 0 {
		return spans
	}
	spans[0].Of = append(claims, spans[0].Of...)
	return spans
}

func list(c *Composer, _ place, t *template.List) []doc.Block {
	out := &doc.List{Written: doc.Written{Part: t.Name()}, Numbered: t.Numbered}
	for i := range t.Points {
		text := c.point(out, t, &t.Points[i].Title)
		if len(text) == 0 {
			continue // and with it what stands below it
		}
		it := doc.ListItem{Text: text}
		for k := range t.Points[i].Below {
			if below := c.point(out, t, &t.Points[i].Below[k]); len(below) > 0 {
				it.Below = append(it.Below, below)
			}
		}
		out.Items = append(out.Items, it)
	}
	if len(out.Items) == 0 && !c.Diags.HasErrors() {
		c.Diags.Add(t.Pos, diag.Error, "list-empty", "none of the points of the "+t.Name()+" holds in this edition", "write what its figures bear out: the points that were left out are told with the reason")
	}
	return []doc.Block{out}
}

// point is a point of a list as it is printed; nil where its claim does not hold, which is told. What such a claim speaks of is kept
// for the next point, or for the list.
func (c *Composer) point(out *doc.List, t *template.List, p *template.Title) []doc.Span {
	if p.Claim == nil {
		return c.Spans(p.Text)
	}
	ok, why, claims := c.supported(p)
	out.Mentions = append(out.Mentions, claims...)
	if !ok {
		c.leftOut(p.Pos, "point of the "+t.Name(), why)
		return nil
	}
	text := withClaims(out.Mentions, c.sentence(p.Text))
	out.Mentions = nil
	return text
}

func pageBreak(*Composer, place, *template.PageBreak) []doc.Block {
	return []doc.Block{&doc.PageBreak{Written: doc.Written{Part: "page break"}}}
}

// notes holds the template's own words; numbers, limits, sources and the imprint are cite's.
func notes(c *Composer, _ place, t *template.Notes) []doc.Block {
	out := &doc.NotesBlock{Written: doc.Written{Part: "notes"}, Inline: t.Inline}
	var chosen *template.Title
	if chosen, out.Claims = c.choose(t.Titles); chosen != nil {
		out.Heading = c.heading(chosen.Text)
	} else if len(t.Titles) == 0 && !t.Inline {
		out.Heading = c.Message(language.KeyNotesHeading)
	}
	out.Text, out.More = c.all(t.Extra), c.all(t.More)
	return []doc.Block{out}
}

// summaryIn finds the summary of a document.
func summaryIn(list []doc.Block) *doc.Summary {
	for _, b := range list {
		switch b := b.(type) {
		case *doc.Summary:
			return b
		case *doc.Slide:
			if s := summaryIn(b.Blocks); s != nil {
				return s
			}
		}
	}
	return nil
}

// subject is the summary in one line.
func subject(s *doc.Summary) doc.Span {
	var list []string
	var of []doc.Mention
	for _, x := range s.Sentences {
		list, of = append(list, flat(x)), append(of, mentions(x)...)
	}
	return doc.Span{S: strings.Join(list, " "), Of: of}
}
