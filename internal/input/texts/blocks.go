package texts

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/index"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// blocks knows what is printed beside what: the figures of the block being read, and of those around it.
//
// A figure that mixes several ways of counting is printed only where its parts stand beside it, in the same block: the rows of
// the table, the parts of the chart, the entries of the list or box, the running text. In a summary, of which any sentence
// may be left out, they stand in the same sentence.
type blocks struct {
	texts     *Texts
	diags     *diag.List
	open      []*block              // the innermost last
	headlines map[*phrase.Text]bool // whose mixed figures are reported by themselves
}

// block is what one block prints.
type block struct {
	figures map[string]bool // by reference
	mixed   []mixedFigure
}

// mixedFigure is a printed figure that mixes ways of counting.
type mixedFigure struct {
	id  string
	pos diag.Pos     // of the reference that prints it
	in  *phrase.Text // nil: it is drawn
}

// prints records what a text prints for the block being read.
func (b *blocks) prints(t *phrase.Text) {
	if len(b.open) == 0 {
		return
	}
	here := b.open[len(b.open)-1]
	b.texts.EachRef(t, func(at, x *phrase.Ref) {
		switch {
		case x.Part == "sum":
			for _, part := range b.texts.Index.Addends(x.ID) {
				here.figures[part] = true
			}
		case phrase.PrintsValue(x):
			here.figures[x.Target] = true
			if b.texts.Index.Mixed(x.ID) {
				here.mixed = append(here.mixed, mixedFigure{x.ID, t.At(at.Offset), t})
			}
		}
	})
}

// draws records a figure that the block being read draws.
func (b *blocks) draws(of source.String) {
	if len(b.open) == 0 || of.S == "" {
		return
	}
	here := b.open[len(b.open)-1]
	here.figures[of.S] = true
	if b.texts.Index.Mixed(of.S) {
		here.mixed = append(here.mixed, mixedFigure{of.S, of.Pos, nil})
	}
}

// Block reads with f what stands together, and reports the mixed figures whose parts do not stand there. It returns the
// references to the figures printed, which also stand in the block around it.
func (r *Reader) Block(f func()) map[string]bool {
	b := &r.blocks
	here := &block{figures: map[string]bool{}}
	b.open = append(b.open, here)
	found := r.diags.During(f)
	r.diags.Append(found)
	b.open = b.open[:len(b.open)-1]
	faulty := found.HasErrors() // what could not be read may be a part
	for _, m := range here.mixed {
		if m.in != nil && b.headlines[m.in] || faulty || here.covers(b.texts.Index, m.id) {
			continue
		}
		r.diags.Add(m.pos, diag.Error, "mixed-figure", "{{"+m.id+"}} mixes amounts that are counted in different ways, and its parts do not all stand beside it in this block",
			"print the parts in the same block, as in {{"+m.id+".sum}}; or print only parts: "+b.texts.partsOf(m.id))
	}
	r.Beside(here.figures)
	return here.figures
}

// Beside records references to figures that stand in the block being read, as those of a chart that is placed in it.
func (r *Reader) Beside(figures map[string]bool) {
	if k := len(r.blocks.open); k > 0 {
		for ref := range figures {
			r.blocks.open[k-1].figures[ref] = true
		}
	}
}

// covers says whether a block prints the parts of a computed figure; a part that is computed itself may be there by its parts.
func (b *block) covers(x *index.Index, id string) bool {
	return !slices.ContainsFunc(x.Derived[id].Of, func(part string) bool {
		return !b.figures[part] && (x.Derived[part] == nil || !b.covers(x, part))
	})
}

// partsOf lists what a computed figure is made of as references to paste.
func (x *Texts) partsOf(id string) string {
	var list []string
	for _, part := range x.Index.Addends(id) {
		list = append(list, "{{"+part+"}}")
	}
	return strings.Join(list, ", ")
}
