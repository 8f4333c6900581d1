package reading

import (
	"strconv"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// listForm is a list of points, with bullets or numbered.
type listForm struct {
	points   []pointForm
	numbered bool
}

// pointForm is a point of a list: a text, or a text with what it claims and the points below it.
type pointForm struct {
	text  phrase.Raw
	group pointGroup
}

type pointGroup struct {
	Text  phrase.Raw    `yaml:"text,required" help:"Text with references and Markdown's emphasis, strong and links."`
	Holds source.String `yaml:"holds" help:"What the text claims, in a form that is tested: ID > 500. A point whose claim does not hold is left out. Without it the point is always printed."`
	Items []belowForm   `yaml:"items,nonempty" help:"Points of the second level, each a text, or a text with its claim."`
}

// belowForm is a point below another: a text, or a text with what it claims.
type belowForm struct {
	text  phrase.Raw
	group belowGroup
}

type belowGroup struct {
	Text  phrase.Raw    `yaml:"text,required" help:"Text with references and Markdown's emphasis, strong and links."`
	Holds source.String `yaml:"holds" help:"What the text claims, in a form that is tested: ID > 500. A point whose claim does not hold is left out. Without it the point is always printed."`
}

// isClaimed says that a group of keys is a text with what it claims.
func isClaimed(n *source.Node) bool {
	return n.Kind == source.Map && (n.Get("text") != nil || n.Get("holds") != nil)
}

// UnmarshalSource takes the list of points.
func (f *listForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Seq {
		return source.Wrong(n, `a list of points such as ["first", "second"]`)
	}
	if len(n.Items) == 0 {
		var l diag.List
		l.Add(n.Pos, diag.Error, "list-empty", "the "+f.name()+" has no points", "write them, or take it out")
		return l
	}
	return source.Decode(n, &f.points)
}

func (f *listForm) name() string { return (&template.List{Numbered: f.numbered}).Name() }

// UnmarshalSource takes both forms.
func (f *pointForm) UnmarshalSource(n *source.Node) diag.List {
	switch {
	case n.Kind == source.Seq:
		return source.Wrong(n, `a text, or a text with points below it such as {text: "first", items: ["second", "third"]}`)
	case isClaimed(n) || n.Kind == source.Map && n.Get("items") != nil:
		return source.Decode(n, &f.group)
	}
	return f.text.UnmarshalSource(n)
}

// UnmarshalSource takes both forms.
func (f *belowForm) UnmarshalSource(n *source.Node) diag.List {
	third := n
	if n.Kind == source.Map {
		third = n.Get("items")
	}
	if third != nil && third.Kind == source.Seq {
		var l diag.List
		l.Add(third.Pos, diag.Error, "list-levels", "a list has two levels, and this would be a third", "write these points one level up, or in one text")
		return l
	}
	if isClaimed(n) {
		return source.Decode(n, &f.group)
	}
	return f.text.UnmarshalSource(n)
}

func (f *listForm) read(b *briefReader, pos diag.Pos) any {
	out := &template.List{Pos: pos, Numbered: f.numbered}
	for _, p := range f.points {
		one := template.Point{}
		if t := b.point(out, p.text, p.group.Text, p.group.Holds); t != nil {
			one.Title = *t
		}
		if n := len(p.group.Items); n > doc.MostBelow {
			b.diags.Add(p.group.Text.Pos, diag.Error, "list-length", "a point has up to "+strconv.Itoa(doc.MostBelow)+" points below it, found "+strconv.Itoa(n), "make several points of it")
		}
		for _, q := range p.group.Items {
			if t := b.point(out, q.text, q.group.Text, q.group.Holds); t != nil {
				one.Below = append(one.Below, *t)
			}
		}
		if one.Text != nil {
			out.Points = append(out.Points, one)
		}
	}
	return out
}

// point reads a point: a text alone, or a text of a group, which may have a claim. nil: it has a fault, which was told.
func (b *briefReader) point(list *template.List, alone, text phrase.Raw, holds source.String) *template.Title {
	what := "point of the " + list.Name()
	if holds.S != "" || !holds.Pos.IsZero() {
		return b.sentence(what, phrase.RawTitle{Text: text, Holds: holds})
	}
	if alone.Given() {
		text = alone
	}
	one := template.Title{Text: b.texts.Line(text, phrase.Prose), Pos: text.Pos}
	if list.Numbered { // on a slide it is read like a title
		b.texts.FairTitle(what, text, one.Text, true)
	}
	if one.Text == nil {
		return nil
	}
	return &one
}
