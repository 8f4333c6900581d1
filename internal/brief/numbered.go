package brief

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// numberedBlock is a numbered list. On a slide it is what to take along, each point in a row of its own.
type numberedBlock struct {
	pos    diag.Pos
	form   []numberedForm
	points []title // without a claim: a point that is always printed
}

// numberedForm is a point: a text, or a text with what it claims.
type numberedForm struct {
	text    rawText
	claimed rawTitle
}

// UnmarshalSource takes both forms.
func (n *numberedForm) UnmarshalSource(node *source.Node) diag.List {
	if node.Kind == source.Map && (node.Get("text") != nil || node.Get("holds") != nil) {
		return source.Decode(node, &n.claimed)
	}
	return n.text.UnmarshalSource(node)
}

// UnmarshalSource takes the list of points.
func (n *numberedBlock) UnmarshalSource(node *source.Node) diag.List {
	n.pos = node.Pos
	if node.Kind != source.Seq {
		return source.Wrong(node, `a list of points such as ["first", "second"]`)
	}
	if len(node.Items) == 0 {
		var l diag.List
		l.Add(node.Pos, diag.Error, "numbered-empty", "the numbered list has no points", "write them, or take it out")
		return l
	}
	return source.Decode(node, &n.form)
}

func (n *numberedBlock) prepare(l *loader, pos diag.Pos) {
	n.pos = pos
	for _, f := range n.form {
		if f.text.given() {
			one := title{text: l.line(f.text, phrase.Prose), pos: f.text.pos}
			l.fairTitle("point of the numbered list", f.text, one.text, true)
			n.points = append(n.points, one)
		} else if t := l.sentence("point of the numbered list", f.claimed, phrase.Summary); t != nil {
			n.points = append(n.points, *t)
		}
	}
}

func (n *numberedBlock) build(b *builder) []doc.Block {
	out := &doc.Numbered{}
	b.in("numbered list", func() {
		for i := range n.points {
			t := &n.points[i]
			if t.claim == nil {
				out.Items = append(out.Items, b.spans(t.text))
				continue
			}
			if ok, why := b.bornOut(t); ok {
				out.Items = append(out.Items, b.summarySentence(t.text))
			} else if why != "" {
				b.diags.Add(t.pos, diag.Note, "left-out", "this point of the numbered list is left out: "+why, "")
			}
		}
	})
	out.Items = slices.DeleteFunc(out.Items, func(s []doc.Span) bool { return len(s) == 0 })
	if len(out.Items) == 0 && !b.diags.HasErrors() {
		b.diags.Add(n.pos, diag.Error, "numbered-empty", "none of the points of the numbered list holds in this edition", "write what its figures bear out: the points that were left out are told with the reason")
	}
	return []doc.Block{out}
}
