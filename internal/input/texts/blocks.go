package texts

import (
	"strings"

	"briefing/internal/diag"
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
	u := b.open[len(b.open)-1]
	b.texts.EachRef(t, func(at, x *phrase.Ref) {
		switch {
		case x.Part == "sum":
			for _, part := range b.texts.Index.Addends(x.ID) {
				u.figures[part] = true
			}
		case phrase.PrintsValue(x):
			u.figures[x.Target] = true
			if b.texts.Index.Mixed(x.ID) {
				u.mixed = append(u.mixed, mixedFigure{x.ID, t.At(at.Offset), t})
			}
		}
	})
}

// draws records a figure that the block being read draws.
func (b *blocks) draws(of source.String) {
	if len(b.open) == 0 || of.S == "" {
		return
	}
	u := b.open[len(b.open)-1]
	u.figures[of.S] = true
	if b.texts.Index.Mixed(of.S) {
		u.mixed = append(u.mixed, mixedFigure{of.S, of.Pos, nil})
	}
}

// Block reads with f what stands together, and reports the mixed figures whose parts do not stand there. It returns the
// references to the figures printed, which also stand in the block around it.
func (r *Reader) Block(f func()) map[string]bool {
	b := &r.blocks
	u := &block{figures: map[string]bool{}}
	b.open = append(b.open, u)
	found := r.diags.During(f)
	r.diags.Append(found)
	b.open = b.open[:len(b.open)-1]
	faulty := found.HasErrors() // what could not be read may be a part
	for _, m := range u.mixed {
		if m.in != nil && b.headlines[m.in] || faulty || b.covered(u, m.id) {
			continue
		}
		r.diags.Add(m.pos, diag.Error, "mixed-figure", "{{"+m.id+"}} mixes amounts that are counted in different ways, and its parts do not all stand beside it in this block",
			"print the parts in the same block, as in {{"+m.id+".sum}}; or print only parts: "+b.texts.partsOf(m.id))
	}
	r.Beside(u.figures)
	return u.figures
}

// Beside records references to figures that stand in the block being read, as those of a chart that is placed in it.
func (r *Reader) Beside(figures map[string]bool) {
	if k := len(r.blocks.open); k > 0 {
		for ref := range figures {
			r.blocks.open[k-1].figures[ref] = true
		}
	}
}

// covered says whether the parts of a computed figure are printed; a part that is computed itself may be there by its parts.
func (b *blocks) covered(u *block, id string) bool {
	for _, part := range b.texts.Index.Derived[id].Of {
		if !u.figures[part] && (b.texts.Index.Derived[part] == nil || !b.covered(u, part)) {
			return false
		}
	}
	return true
}

// partsOf lists what a computed figure is made of as references to paste.
func (x *Texts) partsOf(id string) string {
	var list []string
	for _, part := range x.Index.Addends(id) {
		list = append(list, "{{"+part+"}}")
	}
	return strings.Join(list, ", ")
}
