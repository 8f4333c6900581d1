package pptx

import (
	"slices"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/write/pptx/drawingml"
)

// Sizes of a summary's sentences and of numbered points, in 1/100 pt.
const (
	summarySize = 3000
	pointSize   = 2800
)

// paragraphs turns blocks of text into the paragraphs of one placeholder and lists the blocks that are none. hang puts the
// bold words that lead an item before the indent, as our layout for text has it, whose text is smaller and has no colour
// of its own for what counts.
func paragraphs(blocks []doc.Block, notes []doc.Note, theme drawingml.Theme, hang bool) (list []drawingml.Para, others []doc.Block) {
	l := lister{notes: notes, theme: theme, hang: hang}
	for _, b := range blocks {
		l.block(b)
	}
	return l.list, l.others
}

// lister is paragraphs under way.
type lister struct {
	notes  []doc.Note
	theme  drawingml.Theme
	hang   bool
	list   []drawingml.Para
	others []doc.Block
}

func (l *lister) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		l.heading(b.Text)
	case *doc.Prose:
		l.flush(b.Paragraphs...)
	case *doc.Summary:
		for _, s := range b.Sentences {
			if l.hang {
				l.add(sized(strong(s, l.theme), summarySize))
			} else {
				l.flush(s)
			}
		}
	case *doc.Numbered:
		for i, s := range b.Items {
			runs := numbered(i+1, runsOf(s))
			if l.hang {
				runs = sized(runs, pointSize)
			}
			l.add(runs)
		}
	case *doc.Facts:
		l.heading(b.Heading)
		for _, s := range b.Items {
			l.fact(s)
		}
	case *doc.Box:
		l.box(b)
	case *doc.NotesBlock:
		for _, note := range l.notes {
			l.add(append([]drawingml.Run{{S: itoa(note.Number) + " ", Bold: true}}, runsOf(note.Text)...))
		}
		l.flush(b.Imprint...)
	case *doc.KeyFigures:
		for _, t := range b.Tiles {
			l.tile(t)
		}
	default:
		l.others = append(l.others, b)
	}
}

// add adds a paragraph without bullet and indent.
func (l *lister) add(runs []drawingml.Run) {
	l.list = append(l.list, drawingml.Para{Runs: runs, Flush: true})
}

// flush adds such paragraphs of spans.
func (l *lister) flush(paragraphs ...[]doc.Span) {
	for _, s := range paragraphs {
		l.add(runsOf(s))
	}
}

// heading adds a bold paragraph, if it has words.
func (l *lister) heading(spans []doc.Span) {
	if runs := bold(runsOf(spans)); len(runs) > 0 {
		l.add(runs)
	}
}

// fact adds an item that bold words lead.
func (l *lister) fact(spans []doc.Span) {
	runs := runsOf(spans)
	switch {
	case l.hang && len(runs) > 1 && runs[0].Bold:
		runs[0].S = strings.TrimRight(runs[0].S, " ") + "\t"
		runs[0].Color = l.theme.Color(brand.Blue)
		runs[1].S = strings.TrimLeft(runs[1].S, " ")
		l.list = append(l.list, drawingml.Para{Runs: runs, Hang: true})
	case len(runs) > 0:
		l.list = append(l.list, drawingml.Para{Runs: runs, Flush: l.hang})
	}
}

// box adds a box: its heading, its items or what stands there instead.
func (l *lister) box(b *doc.Box) {
	l.heading(b.Heading)
	for i, it := range b.Items {
		runs := numbered(i+1, bold(runsOf(it.Heading)))
		if len(it.Text) > 0 {
			runs = append(runs, drawingml.Run{S: " – "})
			runs = append(runs, runsOf(it.Text)...)
		}
		l.list = append(l.list, drawingml.Para{Runs: runs, Flush: l.hang})
	}
	for _, k := range b.Body {
		l.block(k)
	}
}

// tile adds a big number as an item of a list.
func (l *lister) tile(t doc.Tile) {
	runs := []drawingml.Run{{S: strings.TrimSpace(t.Qualifier.S + " " + number(t)), Bold: true}, {S: " "}}
	runs = append(runs, runsOf(t.Label)...)
	if t.Kicker.S != "" {
		runs = append(runs, drawingml.Run{S: " (" + t.Kicker.S + ")"})
	}
	l.list = append(l.list, drawingml.Para{Runs: runs, Flush: l.hang})
}

// numbered puts a bold number before a text.
func numbered(n int, runs []drawingml.Run) []drawingml.Run {
	return append([]drawingml.Run{{S: itoa(n) + ". ", Bold: true}}, runs...)
}

func bold(runs []drawingml.Run) []drawingml.Run {
	for i := range runs {
		runs[i].Bold = true
	}
	return runs
}

func sized(runs []drawingml.Run, size int) []drawingml.Run {
	for i := range runs {
		runs[i].Size = size
	}
	return runs
}

// strong is the runs of a text whose bold words are in the brand's colour.
func strong(spans []doc.Span, theme drawingml.Theme) []drawingml.Run {
	runs := runsOf(spans)
	for i := range runs {
		if runs[i].Bold {
			runs[i].Color = theme.Color(brand.Blue)
		}
	}
	return runs
}

// isText says whether a block is a list or running text, which stands in one placeholder.
func isText(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Prose, *doc.Summary, *doc.Numbered, *doc.Facts, *doc.NotesBlock, *doc.Heading:
		return true
	case *doc.Box:
		return allText(b.Body)
	}
	return false
}

func allText(blocks []doc.Block) bool {
	return !slices.ContainsFunc(blocks, func(b doc.Block) bool { return !isText(b) })
}
