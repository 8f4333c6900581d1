// Package outline writes documents and charts that stand alone as text, for tests and reviews: what was composed and cited,
// block by block, with notes, sources and uses. Nothing reads it back.
package outline

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"briefing/internal/doc"
)

// Document writes a document as text that people can read and compare: one block a paragraph, in order, then the notes
// and the charts' data. Two documents that say the same have the same outline.
func Document(w io.Writer, d *doc.Document) error {
	p := &outliner{w: w}
	p.line(0, "document %s, %s, %s", d.ID, d.Format, d.Lang)
	for _, f := range [][2]string{{"title", d.Title.S}, {"short title", d.ShortTitle.S}, {"kind", d.Kind.S}, {"topic", d.Topic},
		{"date", strings.TrimSpace(d.Date + " " + d.DateISO)}, {"author", d.Author}, {"notice", d.Notice.S}, {"subject", d.Subject.S}, {"keywords", strings.Join(d.Keywords, ", ")}} {
		if f[1] != "" {
			p.line(1, "%s: %s", f[0], f[1])
		}
	}
	p.blocks(0, d.Blocks)
	for _, n := range d.Notes {
		p.line(0, "note %d%s: %s", n.Number, named(n.ID), Text(n.Text))
	}
	for _, c := range d.Charts {
		p.line(0, "data of chart %s: %s", c.ID, c.Title.S)
		for _, r := range c.Rows {
			p.line(1, "%s", strings.Join(r, " | "))
		}
		if c.Table != nil {
			p.dataTable(c.Table)
		}
	}
	for _, s := range d.Sources {
		p.from(0, s)
	}
	p.foreign(d.Foreign)
	for _, u := range d.Uses {
		p.line(0, "uses %s in %s (%s:%d)", u.Ref, u.Block, u.File, u.Line)
	}
	return p.err
}

// foreign lists the plain strings in other languages.
func (p *outliner) foreign(f doc.Foreign) {
	for _, s := range slices.Sorted(maps.Keys(f)) {
		p.line(0, "in %s: %s", f[s], visible.Replace(s))
	}
}

// Text returns spans as one line: **bold**, *italic*, [^3] for a reference to note 3, [text](#block) and
// [text](address) for links, {en|text} for another language. No-break spaces are shown as ~ (U+00A0) and ‿ (U+202F), because a missing one is a
// fault that nobody sees otherwise.
func Text(spans []doc.Span) string {
	var b strings.Builder
	for _, s := range spans {
		t := visible.Replace(s.S)
		if s.Break {
			t = "⏎" // the end of a line within a cell
		}
		switch {
		case t == "":
		case s.Lang != "":
			t = "{" + s.Lang + "|" + t + "}"
		}
		switch {
		case t == "":
		case s.URL != "":
			t = "[" + t + "](" + s.URL + ")"
		case s.See != "":
			t = "[" + t + "](#" + s.See + ")"
		}
		if t != "" && s.Italic {
			t = "*" + t + "*"
		}
		if t != "" && s.Bold {
			t = "**" + t + "**"
		}
		b.WriteString(t)
		if s.Note > 0 {
			fmt.Fprintf(&b, "[^%d]", s.Note)
		}
	}
	return b.String()
}

var visible = strings.NewReplacer("\u00a0", "~", "\u202f", "‿")

// outliner writes lines and keeps the first error.
type outliner struct {
	w   io.Writer
	err error
}

func (p *outliner) line(depth int, format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, strings.Repeat("  ", depth)+format+"\n", args...)
	}
}

// spans writes a labelled line unless there is nothing to say.
func (p *outliner) spans(depth int, label string, s []doc.Span) {
	if len(s) > 0 {
		p.line(depth, "%s: %s", label, Text(s))
	}
}

func named(id string) string {
	if id == "" {
		return ""
	}
	return " #" + id
}

func flag(on bool, word string) string {
	if on {
		return ", " + word
	}
	return ""
}

func (p *outliner) blocks(depth int, blocks []doc.Block) {
	for _, b := range blocks {
		p.block(depth, b)
	}
}

func (p *outliner) block(depth int, b doc.Block) {
	switch b := b.(type) {
	case *doc.Slide:
		p.slide(depth, b)
	case *doc.Cover:
		p.line(depth, "cover: %s", Text(b.Title))
		p.spans(depth+1, "standfirst", b.Standfirst)
	case *doc.Summary:
		p.line(depth, "summary: %s", b.Label.S)
		for _, s := range b.Sentences {
			p.line(depth+1, "%s", Text(s))
		}
	case *doc.KeyFigures:
		p.keyFigures(depth, b)
	case *doc.Heading:
		p.line(depth, "heading %d%s: %s", b.Level, named(b.ID), Text(b.Text))
	case *doc.Prose:
		word := "prose"
		if b.Lead {
			word = "lead"
		}
		p.line(depth, "%s, %d columns", word, b.Columns)
		for _, s := range b.Paragraphs {
			p.line(depth+1, "%s", Text(s))
		}
	case *doc.Columns:
		p.line(depth, "columns %v", b.Widths)
		for i, col := range b.Cols {
			p.line(depth+1, "column %d", i+1)
			p.blocks(depth+2, col)
		}
	case *doc.Box:
		p.line(depth, "box: %s", Text(b.Heading))
		for i, it := range b.Items {
			p.line(depth+1, "%d %s: %s", i+1, Text(it.Heading), Text(it.Text))
		}
		p.blocks(depth+1, b.Body)
	case *doc.Chart:
		p.chart(depth, b)
	case *doc.Table:
		p.table(depth, b)
	case *doc.Facts:
		p.line(depth, "facts%s: %s", flag(b.Accent, "accent"), Text(b.Heading))
		for _, s := range b.Items {
			p.line(depth+1, "%s", Text(s))
		}
	case *doc.List:
		p.list(depth, b)
	case *doc.PageBreak:
		p.line(depth, "page break")
	case *doc.NotesBlock:
		p.notesBlock(depth, b)
	default:
		p.line(depth, "unknown block %T", b)
	}
}

func (p *outliner) list(depth int, b *doc.List) {
	word := "list"
	if b.Numbered {
		word = "numbered list"
	}
	p.line(depth, "%s", word)
	for i, it := range b.Items {
		p.line(depth+1, "%s %s", b.Label(1, i), Text(it.Text))
		for k, s := range it.Below {
			p.line(depth+2, "%s %s", b.Label(2, k), Text(s))
		}
	}
}

func (p *outliner) keyFigures(depth int, b *doc.KeyFigures) {
	p.line(depth, "key figures%s%s", flag(b.Small, "small"), flag(b.Six, "six across"))
	for _, t := range b.Tiles {
		number := visible.Replace(strings.TrimSpace(t.Qualifier.S + " " + t.Number.S + " " + t.Unit.S))
		if t.Kicker.S != "" {
			number = visible.Replace(t.Kicker.S) + ": " + number
		}
		p.line(depth+1, "%s: %s", number, Text(t.Label))
	}
}

func (p *outliner) notesBlock(depth int, b *doc.NotesBlock) {
	p.line(depth, "notes%s: %s", flag(b.Inline, "inline"), Text(b.Heading))
	for _, s := range b.Text {
		p.spans(depth+1, "read", s)
	}
	for _, s := range b.More {
		p.spans(depth+1, "more", s)
	}
	for _, s := range b.Imprint {
		p.line(depth+1, "%s", Text(s))
	}
}

func (p *outliner) slide(depth int, s *doc.Slide) {
	p.line(depth, "slide%s%s: %s", named(s.ID), flag(s.Opening, "opening"), Text(s.Title))
	p.spans(depth+1, "subtitle", s.Subtitle)
	p.blocks(depth+1, s.Blocks)
	p.spans(depth+1, "foot", s.Foot)
	for _, n := range s.Speaker {
		p.spans(depth+1, "say", n)
	}
	for _, n := range s.Evidence {
		p.spans(depth+1, "evidence", n)
	}
	p.spans(depth+1, "evidence at last", s.Beside)
	for _, f := range s.Figures {
		p.line(depth+1, "figure%s %s: %s %s", flag(f.Part, "part"), visible.Replace(f.Label.S), visible.Replace(f.Value.S), f.Unit)
	}
	for _, n := range s.Sources {
		p.spans(depth+1, "from", n)
	}
}

func (p *outliner) chart(depth int, c *doc.Chart) {
	kind := "no plot"
	if c.Plot != nil {
		kind = c.Plot.Kind()
	}
	p.line(depth, "chart%s, %s%s: %s", named(c.ID), kind, flag(c.NoAccent, "no accent"), Text(c.Title))
	p.spans(depth+1, "subtitle", c.Subtitle)
	p.spans(depth+1, "note", c.Note)
	p.spans(depth+1, "source", c.Source)
	p.line(depth+1, "alt: %s", visible.Replace(c.Alt.S))
}

func (p *outliner) table(depth int, t *doc.Table) {
	p.line(depth, "table %d%s: %s", t.Number, named(t.ID), strings.TrimSpace(Text(t.Caption)+" "+Text(t.Unit)))
	var heads []string
	for _, c := range t.Columns {
		h := c.Head.S
		if c.Right {
			h += " (right)"
		}
		heads = append(heads, h)
	}
	p.line(depth+1, "%s", strings.Join(heads, " | "))
	for _, g := range t.Groups {
		if len(g.Label)+len(g.Sum) > 0 {
			p.line(depth+1, "group %s: %s", Text(g.Label), Text(g.Sum))
		}
		for _, r := range g.Rows {
			p.line(depth+2, "%s", row(r))
		}
	}
	if t.Total != nil {
		p.line(depth+1, "total: %s", row(t.Total))
	}
	p.spans(depth+1, "note", t.Note)
}

// row writes cells side by side; a faint one stands in round brackets, one that is not printed again behind a ditto mark.
func row(cells []doc.Cell) string {
	var out []string
	for _, c := range cells {
		s := Text(c.Spans)
		if c.Faint {
			s = "(" + s + ")"
		}
		if c.Again {
			s = "″ " + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}
