package phrase

import (
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Raw is a printed string as a template gives it: one text, or one for each language.
type Raw struct {
	Pos      diag.Pos
	Versions []RawVersion
}

// RawVersion is one of its texts.
type RawVersion struct {
	Lang string // empty: the language of the templates
	Node *source.Node
}

// Given says whether there is a text.
func (t Raw) Given() bool { return len(t.Versions) > 0 }

// UnmarshalSource takes a text or a group with a language code before each text.
func (t *Raw) UnmarshalSource(n *source.Node) diag.List {
	t.Pos = n.Pos
	return n.ByLanguage(t.one)
}

func (t *Raw) one(lang string, n *source.Node) diag.List {
	s, l := n.Text()
	if len(l) == 0 && strings.TrimSpace(s) == "" {
		l.Add(n.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
	}
	if !l.HasErrors() {
		t.Versions = append(t.Versions, RawVersion{lang, n})
	}
	return l
}

// RawList is a list of texts; one text alone is a list of one.
type RawList []Raw

// UnmarshalSource takes a text, or a list of texts.
func (t *RawList) UnmarshalSource(n *source.Node) diag.List {
	var l diag.List
	items := []*source.Node{n}
	if n.Kind == source.Seq {
		items = n.Items
	}
	for _, item := range items {
		var one Raw
		l.Append(one.UnmarshalSource(item))
		*t = append(*t, one)
	}
	return l
}

// RawTitles is what every heading has: titles, each with the claim it makes, tried in order. One title alone may be
// written as title: and holds: beside it.
type RawTitles struct {
	Broken  bool          `yaml:",broken"`
	Titles  []RawTitle    `yaml:"titles" help:"Several headings, tried in order: the first whose claim is true is printed. The last says holds: none."`
	Title   Raw           `yaml:"title" help:"The heading, with holds: beside it."`
	Holds   source.String `yaml:"holds" help:"What the title claims, in a form that is tested: ID > 500 and count(actions@2016) > 0. none: it claims nothing that data can prove wrong."`
	TitleOf source.String `yaml:"title_of,id" help:"A chart whose titles are used as heading."`
}

// RawTitle is one title of a list.
type RawTitle struct {
	Text  Raw           `yaml:"text,required" help:"Text with references and Markdown's emphasis, strong and links."`
	Holds source.String `yaml:"holds,required" help:"What the title claims, in a form that is tested: ID > 500 and count(actions@2016) > 0. none: it claims nothing that data can prove wrong."`
}

// Given says whether there is a title.
func (t RawTitles) Given() bool { return t.Title.Given() || t.Titles != nil || t.TitleOf.S != "" }

// List returns the titles, and reports what is missing of them.
func (t RawTitles) List(pos diag.Pos, what string, diags *diag.List) []RawTitle {
	const remedy = "write holds: with what the title claims, as in holds: ID > 500, or holds: none if it claims nothing that data can prove wrong"
	switch {
	case t.Title.Given() && t.Titles != nil || t.TitleOf.S != "" && (t.Title.Given() || t.Titles != nil):
		diags.Add(pos, diag.Error, "two-titles", what+" has more than one of title, titles and title_of", "keep one; several titles stand in the list titles:")
	case t.Broken && t.Title.Given():
		return []RawTitle{{Text: t.Title, Holds: t.Holds}}
	case t.Broken:
	case t.Title.Given() && t.Holds.S == "":
		diags.Add(t.Title.Pos, diag.Error, "missing-holds", "this title does not say what it claims", remedy)
		return []RawTitle{{Text: t.Title, Holds: source.String{S: "none", Pos: t.Title.Pos}}}
	case t.Title.Given():
		return []RawTitle{{Text: t.Title, Holds: t.Holds}}
	case len(t.Titles) == 0:
		diags.Add(pos, diag.Error, "missing-title", what+" has no title", "write titles: with text: and holds: for each")
	}
	return t.Titles
}
