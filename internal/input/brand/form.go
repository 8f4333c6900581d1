package brand

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// brandForm is a _brand.yml as it is written. Keys of the convention that mean nothing on our pages (links, sizes of
// other tools) are taken as they are, so that one file serves several tools.
type brandForm struct {
	Pos        diag.Pos        `yaml:",pos"`
	Meta       metaForm        `yaml:"meta,required"`
	Logo       *logoForm       `yaml:"logo" help:"The mark in the running head: medium, else small, else large. Left out, the name moves to the margin."`
	Color      colorForm       `yaml:"color,required"`
	Typography *typographyForm `yaml:"typography"`
	Defaults   defaultsForm    `yaml:"defaults,required" help:"Settings of single tools."`
}

type metaForm struct {
	Pos   diag.Pos     `yaml:",pos"`
	Name  nameForm     `yaml:"name,required" help:"The publisher's name, or a short and a full one."`
	Link  *source.Node `yaml:"link" help:"The publisher's home page, or several addresses by name; home is the one used."`
	Links *source.Node `yaml:"links" help:"Another name for link."`
}

// nameForm is one name, or a short and a full one.
type nameForm struct{ short, full text }

// nameKeys are a short and a full name.
type nameKeys struct {
	Short text `yaml:"short"`
	Full  text `yaml:"full"`
}

// UnmarshalSource takes a text, a text by language, or the keys short and full.
func (f *nameForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Get("short") == nil && n.Get("full") == nil {
		l := f.short.UnmarshalSource(n)
		f.full = f.short
		return l
	}
	var both nameKeys
	l := source.Decode(n, &both)
	f.short, f.full = both.Short, both.Full
	if len(f.short.values) == 0 {
		f.short = f.full
	}
	if len(f.full.values) == 0 {
		f.full = f.short
	}
	return l
}

type defaultsForm struct {
	Pos       diag.Pos     `yaml:",pos"`
	Briefing  briefingForm `yaml:"briefing,required" help:"What the convention has no place for."`
	Bootstrap *source.Node `yaml:"bootstrap"`
	Quarto    *source.Node `yaml:"quarto"`
	Shiny     *source.Node `yaml:"shiny"`
}

// briefingForm holds what the convention has no place for.
type briefingForm struct {
	Pos    diag.Pos   `yaml:",pos"`
	Topic  *text      `yaml:"topic" help:"The line under the name on a cover."`
	Tokens tokensForm `yaml:"tokens,required" help:"Colours without a role in the convention."`
	Pairs  []pairForm `yaml:"pairs" help:"Further pairs of colours that are checked for contrast."`
}

// tokensForm are the colours without a role in the convention.
type tokensForm struct {
	Pos     diag.Pos   `yaml:",pos"`
	Rule    colorValue `yaml:"rule,required" help:"Hairlines, decoration only."`
	Pale    colorValue `yaml:"pale,required" help:"Payer not named, time still to run; always with an outline."`
	Gold    colorValue `yaml:"gold,required" help:"The bar above a cover's title."`
	Control colorValue `yaml:"control,required" help:"Borders of fields on screen."`
}

// pairForm is a further pair of colours that a brand's own drawings use.
type pairForm struct {
	Pos    diag.Pos      `yaml:",pos"`
	Broken bool          `yaml:",broken"`
	Text   source.String `yaml:"text"`
	Mark   source.String `yaml:"mark"`
	On     source.String `yaml:"on,required"`
}

// colorForm holds the palette and the roles of the convention.
type colorForm struct {
	Pos        diag.Pos   `yaml:",pos"`
	Names      namesForm  `yaml:",inline"`
	Foreground colorValue `yaml:"foreground,required" help:"Running text."`
	Background colorValue `yaml:"background,required" help:"The page, and text on the primary colour."`
	Primary    colorValue `yaml:"primary,required" help:"Findings, key numbers, table heads."`
	Secondary  colorValue `yaml:"secondary,required" help:"Captions, notes, running head."`
	Tertiary   colorValue `yaml:"tertiary,required" help:"Bars that are not the finding; never text."`
	Warning    colorValue `yaml:"warning,required" help:"A second series, or a single highlight."`
	Danger     colorValue `yaml:"danger,required" help:"Faults on screen."`
	Light      colorValue `yaml:"light,required" help:"Boxes and group rows."`
	Dark       colorValue `yaml:"dark,required" help:"Headings, labels, totals."`
	Success    colorValue `yaml:"success" help:"Not used."`
	Info       colorValue `yaml:"info" help:"Not used."`
	Link       colorValue `yaml:"link" help:"Not used."`
}

// namesForm is the palette, and whether it could be read.
type namesForm struct {
	Broken  bool        `yaml:",broken"`
	Palette paletteForm `yaml:"palette" help:"Colours by name; a name may stand for another."`
}

// paletteForm is a list of named colours.
type paletteForm []paletteEntry

type paletteEntry struct {
	name   string
	keyPos diag.Pos
	value  source.String
}

// UnmarshalSource takes a group of names, each with a colour or the name of another.
func (p *paletteForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of keys, each with a colour")
	}
	var l diag.List
	for _, f := range n.Fields {
		s, more := colorWord(f.Value)
		l.Append(more)
		*p = append(*p, paletteEntry{f.Key, f.KeyPos, s}) // one that cannot be read keeps its name
	}
	return l
}

// colorValue is one colour, or one for light and one for dark surroundings.
type colorValue struct{ light, dark source.String }

// colorKeys are a colour for light (print and screen) and one for dark surroundings (screen only).
type colorKeys struct {
	Light *source.Node `yaml:"light,required"`
	Dark  *source.Node `yaml:"dark,required"`
}

// UnmarshalSource takes a colour, or the keys light and dark.
func (c *colorValue) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		s, l := colorWord(n)
		c.light, c.dark = s, s
		return l
	}
	var both colorKeys
	l := source.Decode(n, &both)
	for _, v := range []struct {
		n  *source.Node
		to *source.String
	}{{both.Light, &c.light}, {both.Dark, &c.dark}} {
		if v.n != nil {
			s, more := colorWord(v.n)
			l.Append(more)
			*v.to = s
		}
	}
	return l
}

// colorWord reads a colour's text.
func colorWord(n *source.Node) (source.String, diag.List) {
	s, l := n.Word()
	if l.HasErrors() {
		return source.String{}, l
	}
	return source.String{S: s, Pos: n.Pos}, l
}

// unquotedColors gives findings about keys of colours without a value the hint that helps: an unquoted #003399 is a
// comment to YAML and leaves no value, which is the most common mistake in such a file.
func unquotedColors(root *source.Node, l diag.List) {
	empty := map[diag.Pos]bool{}
	var note func(n *source.Node)
	note = func(n *source.Node) {
		if n == nil {
			return
		}
		for _, f := range n.Fields {
			if f.Value.Null {
				empty[f.KeyPos], empty[f.Value.Pos] = true, true
			}
			note(f.Value)
		}
	}
	note(root.Get("color"))
	note(root.Get("defaults").Get("briefing").Get("tokens"))
	for i := range l {
		if empty[l[i].Pos] {
			l[i].Hints = []string{`put a colour in quotes, "#003399": without them everything from the # on is a comment`}
		}
	}
}

// text is a printed string, in one language or in several.
type text struct {
	pos    diag.Pos
	values []langText
}

// langText is one language's version; lang is empty for a text that stands for every language.
type langText struct {
	lang string
	node *source.Node
}

// UnmarshalSource takes a text, or a group of language codes with a text each.
func (t *text) UnmarshalSource(n *source.Node) diag.List {
	t.pos = n.Pos
	return n.ByLanguage(func(lang string, v *source.Node) diag.List {
		s, l := v.Text()
		switch {
		case l.HasErrors():
		case strings.TrimSpace(s) == "":
			l.Add(v.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
		default:
			t.values = append(t.values, langText{lang, v})
		}
		return l
	})
}

// language is that of a text which in returned for a language; empty where it was given without one.
func (t text) language(s, lang string) string {
	for _, want := range []string{lang, "", "en"} {
		for _, v := range t.values {
			if v.lang == want && v.node.Value == s {
				return v.lang
			}
		}
	}
	for _, v := range t.values {
		if v.node.Value == s {
			return v.lang
		}
	}
	return ""
}

// in returns the text in a language; where there is none, the English or the first one, with a warning.
func (t text) in(lang string) (string, diag.List) {
	if len(t.values) == 0 {
		return "", nil
	}
	find := func(lang string) int {
		return slices.IndexFunc(t.values, func(v langText) bool { return v.lang == lang || v.lang == "" })
	}
	if i := find(lang); i >= 0 {
		return t.values[i].node.Value, nil
	}
	v := t.values[max(find("en"), 0)]
	var l diag.List
	l.Add(t.pos, diag.Warning, "not-translated", fmt.Sprintf("no text in %q; the one in %q is printed instead", lang, v.lang),
		fmt.Sprintf("add a line %s: with the translation", lang))
	return v.node.Value, l
}
