package reading

import (
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// pageBreakForm is a page break, which says nothing but that it is there.
type pageBreakForm struct{}

// UnmarshalSource takes {}.
func (f *pageBreakForm) UnmarshalSource(n *source.Node) diag.List {
	var l diag.List
	if n.Kind != source.Map || len(n.Fields) > 0 {
		l.Add(n.Pos, diag.Error, "page-break", "a page break says nothing but that it is there", "write - page_break: {}")
	}
	return l
}

func (*pageBreakForm) read(b *briefReader, pos diag.Pos) any {
	switch {
	case b.brief.Format == string(doc.OnePage):
		b.diags.Add(pos, diag.Error, "page-break", "a brief of one page has no page breaks", "take it out, or write format: pages in the head of the brief")
	case b.unbroken > 0:
		b.diags.Add(pos, diag.Error, "page-break", "a page break stands inside a block that is never divided", "put it before or behind the box or the columns")
	}
	return &template.PageBreak{}
}

// breakOnSlide reports a page break in a deck.
func (b *briefReader) breakOnSlide(f blockForm) {
	b.diags.Add(f.pos, diag.Error, "page-break", "a deck has no page breaks: each slide is a page of its own", "take it out; what should stand on the next slide is a block - slide: of its own")
}

// flatBlock is a block in the order in which it is printed; a section is its heading, and then what stands under it.
type flatBlock struct {
	pos             diag.Pos
	breaks, heading bool
}

func flatBlocks(list []blockForm) (out []flatBlock) {
	for _, f := range list {
		s, section := f.form.(*sectionForm)
		_, breaks := f.form.(*pageBreakForm)
		out = append(out, flatBlock{f.pos, breaks, section})
		if section {
			out = append(out, flatBlocks(s.Blocks)...)
		}
	}
	return out
}

// checkBreaks reports page breaks that part nothing.
func (b *briefReader) checkBreaks(list []blockForm) {
	flat := flatBlocks(list)
	for i, f := range flat {
		if !f.breaks {
			continue
		}
		switch {
		case i == 0:
			b.diags.Add(f.pos, diag.Error, "page-break", "the brief begins with a page break", "take it out")
		case flat[i-1].breaks:
			b.diags.Add(f.pos, diag.Error, "page-break", "two page breaks stand one behind the other", "take one of the two out: no page is left empty")
		case flat[i-1].heading:
			b.diags.Add(f.pos, diag.Error, "page-break", "a page break stands right under a heading", "put it before the section, so that the heading begins the new page")
		case i+1 == len(flat):
			b.diags.Add(f.pos, diag.Error, "page-break", "the brief ends with a page break", "take it out")
		}
	}
}

// isBreak says that a block is a page break.
func isBreak(f blockForm) bool { _, is := f.form.(*pageBreakForm); return is }

// bare is a hint for a block without a value, which may be one that needs none.
func bare(k blockKind) string {
	if source.Decode(&source.Node{Kind: source.Map}, k.make()).HasErrors() {
		return "write what it holds, or take it out"
	}
	return "write - " + k.name + ": {}"
}
