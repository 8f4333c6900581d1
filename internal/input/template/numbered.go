package template

import (
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Numbered is a numbered list. On a slide it is what to take along, each point in a row of its own.
type Numbered struct {
	Pos    diag.Pos
	Points []Title // without a claim: a point that is always printed
}

type numberedListForm struct {
	pos  diag.Pos
	form []numberedForm
}

// numberedForm is a point: a text, or a text with what it claims.
type numberedForm struct {
	text    phrase.Raw
	claimed phrase.RawTitle
}

// UnmarshalSource takes both forms.
func (f *numberedForm) UnmarshalSource(node *source.Node) diag.List {
	if node.Kind == source.Map && (node.Get("text") != nil || node.Get("holds") != nil) {
		return source.Decode(node, &f.claimed)
	}
	return f.text.UnmarshalSource(node)
}

// UnmarshalSource takes the list of points.
func (f *numberedListForm) UnmarshalSource(node *source.Node) diag.List {
	f.pos = node.Pos
	if node.Kind != source.Seq {
		return source.Wrong(node, `a list of points such as ["first", "second"]`)
	}
	if len(node.Items) == 0 {
		var l diag.List
		l.Add(node.Pos, diag.Error, "numbered-empty", "the numbered list has no points", "write them, or take it out")
		return l
	}
	return source.Decode(node, &f.form)
}

func (f *numberedListForm) read(l *loader, pos diag.Pos) any {
	n := &Numbered{Pos: pos}
	for _, p := range f.form {
		if p.text.Given() {
			one := Title{Text: l.line(p.text, phrase.Prose), Pos: p.text.Pos}
			l.fairTitle("point of the numbered list", p.text, one.Text, true)
			n.Points = append(n.Points, one)
		} else if t := l.sentence("point of the numbered list", p.claimed, phrase.Summary); t != nil {
			n.Points = append(n.Points, *t)
		}
	}
	return n
}
