package template

import (
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// rawText is a printed string as a template gives it: one text, or one for each language.
type rawText struct {
	pos   diag.Pos
	langs []rawLang
}

type rawLang struct {
	lang string // "": the language of the templates
	node *source.Node
}

func (t rawText) given() bool { return len(t.langs) > 0 }

// UnmarshalSource takes a text or a group with a language code before each text.
func (t *rawText) UnmarshalSource(n *source.Node) diag.List {
	t.pos = n.Pos
	if n.Kind == source.Map {
		var l diag.List
		if len(n.Fields) == 0 {
			l.Add(n.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
		}
		for _, f := range n.Fields {
			if more := source.CheckLanguage(f.Key, f.KeyPos); more.HasErrors() {
				l.Append(more)
				continue
			}
			l.Append(t.one(f.Key, f.Value))
		}
		return l
	}
	return t.one("", n)
}

func (t *rawText) one(lang string, n *source.Node) diag.List {
	s, l := n.Text()
	if len(l) == 0 && strings.TrimSpace(s) == "" {
		l.Add(n.Pos, diag.Error, "empty-text", "the text is empty", "write it, or take the key out")
	}
	if !l.HasErrors() {
		t.langs = append(t.langs, rawLang{lang, n})
	}
	return l
}

// isTexts says that a group of keys is a text in several languages.
func isTexts(n *source.Node) bool {
	for _, f := range n.Fields {
		if !source.IsLanguage(f.Key) {
			return false
		}
	}
	return n.Kind == source.Map && len(n.Fields) > 0
}

// rawTexts is a list of texts; one text alone is a list of one.
type rawTexts []rawText

// UnmarshalSource takes a text, or a list of texts.
func (t *rawTexts) UnmarshalSource(n *source.Node) diag.List {
	var l diag.List
	items := []*source.Node{n}
	if n.Kind == source.Seq {
		items = n.Items
	}
	for _, item := range items {
		var one rawText
		l.Append(one.UnmarshalSource(item))
		*t = append(*t, one)
	}
	return l
}

// rawTitles is what every heading has: titles, each with the claim it makes, tried in order. One title alone may be
// written as title: and holds: beside it.
type rawTitles struct {
	Broken  bool          `yaml:",broken"`
	Titles  []rawTitle    `yaml:"titles"`
	Title   rawText       `yaml:"title"`
	Holds   source.String `yaml:"holds"`
	TitleOf source.String `yaml:"title_of,id"` // a chart whose titles are used
}

type rawTitle struct {
	Text  rawText       `yaml:"text,required"`
	Holds source.String `yaml:"holds,required"`
}

func (t rawTitles) given() bool { return t.Title.given() || t.Titles != nil || t.TitleOf.S != "" }

// list returns the titles, and reports what is missing of them.
func (t rawTitles) list(pos diag.Pos, what string, diags *diag.List) []rawTitle {
	const remedy = "write holds: with what the title claims, as in holds: emsc-arrests > 500, or holds: none if it claims nothing that data can prove wrong"
	switch {
	case t.Title.given() && t.Titles != nil || t.TitleOf.S != "" && (t.Title.given() || t.Titles != nil):
		diags.Add(pos, diag.Error, "two-titles", what+" has more than one of title, titles and title_of", "keep one; several titles stand in the list titles:")
	case t.Broken && t.Title.given():
		return []rawTitle{{Text: t.Title, Holds: t.Holds}}
	case t.Broken:
	case t.Title.given() && t.Holds.S == "":
		diags.Add(t.Title.pos, diag.Error, "missing-holds", "this title does not say what it claims", remedy)
		return []rawTitle{{Text: t.Title, Holds: source.String{S: "none", Pos: t.Title.pos}}}
	case t.Title.given():
		return []rawTitle{{Text: t.Title, Holds: t.Holds}}
	case len(t.Titles) == 0:
		diags.Add(pos, diag.Error, "missing-title", what+" has no title", "write titles: with text: and holds: for each")
	}
	return t.Titles
}

// briefForm is a file of templates/briefs.
type briefForm struct {
	Broken    bool        `yaml:",broken"`
	Brief     headForm    `yaml:"brief,required"`
	Footnotes namedTexts  `yaml:"footnotes"`
	Blocks    []blockForm `yaml:"blocks,required,nonempty"`
}

type headForm struct {
	Pos        diag.Pos      `yaml:",pos"`
	ID         source.String `yaml:"id,required,id"`
	Kind       rawText       `yaml:"kind,required"`
	Format     string        `yaml:"format,required,enum=a4|one-pager|deck"`
	ShortTitle rawText       `yaml:"short_title,required"`
	Subject    rawText       `yaml:"subject,gone"`
	Keywords   rawTexts      `yaml:"keywords"`
	Sources    string        `yaml:"sources,enum=charts|notes"`
	Titled     rawTitles     `yaml:",inline"`
}

// namedTexts is a group of names, each with a text: the footnotes of a brief.
type namedTexts []namedText

type namedText struct {
	name string
	pos  diag.Pos
	text rawText
}

// UnmarshalSource takes a group of names, each with its text.
func (t *namedTexts) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of names, each with its text")
	}
	var l diag.List
	for _, f := range n.Fields {
		one := namedText{name: f.Key, pos: f.KeyPos}
		if !phrase.IsID(f.Key) {
			l.Add(f.KeyPos, diag.Error, "id", "a footnote's name is made of small letters, digits and hyphens, found "+source.Quote(f.Key))
		}
		l.Append(one.text.UnmarshalSource(f.Value))
		*t = append(*t, one)
	}
	return l
}

// blockForm is an entry of a list of blocks: its kind and what it holds.
type blockForm struct {
	pos  diag.Pos
	kind string
	form form
}

// UnmarshalSource takes a group of one key, which is the kind.
func (b *blockForm) UnmarshalSource(n *source.Node) diag.List {
	b.pos = n.Pos
	if n.Kind != source.Map || len(n.Fields) != 1 {
		l := source.Wrong(n, "one block, as in prose: or chart:")
		if n.Kind == source.Map {
			l = nil
			l.Add(n.Pos, diag.Error, "bad-block", "a block has one key, its kind, and everything else indented below it",
				"kinds: "+strings.Join(BlockKinds(), ", "))
		}
		return l
	}
	f := n.Fields[0]
	for _, k := range blockKinds() {
		if k.name == f.Key {
			b.kind, b.form = k.name, k.make()
			if f.Value.Null {
				var l diag.List
				l.Add(f.KeyPos, diag.Error, "no-value", "the block "+source.Quote(f.Key)+" is empty", "write what it holds, or take it out")
				b.form = nil
				return l
			}
			return source.Decode(f.Value, b.form)
		}
	}
	var l diag.List
	message, hint := source.Unknown("block", f.Key, BlockKinds())
	l.Add(f.KeyPos, diag.Error, "unknown-block", message, hint)
	return l
}

// form is one kind of block as it is written. read checks its texts and claims and returns what it holds, plain data.
type form interface {
	read(l *loader, pos diag.Pos) any
}

// blockKind is a row of the table of kinds.
type blockKind struct {
	name string
	make func() form
}

// blockKinds is the table of kinds, in the order a brief uses them.
func blockKinds() []blockKind {
	return []blockKind{
		{"cover", func() form { return &coverForm{} }},
		{"summary", func() form { return &summaryForm{} }},
		{"key_figures", func() form { return &tilesForm{key: true} }},
		{"section", func() form { return &sectionForm{} }},
		{"lead", func() form { return &leadForm{} }},
		{"prose", func() form { return &proseForm{} }},
		{"columns", func() form { return &columnsForm{} }},
		{"box", func() form { return &boxForm{} }},
		{"chart", func() form { return &placedForm{} }},
		{"table", func() form { return &tableForm{} }},
		{"tiles", func() form { return &tilesForm{} }},
		{"facts", func() form { return &factsForm{} }},
		{"numbered", func() form { return &numberedListForm{} }},
		{"notes", func() form { return &notesForm{} }},
		{"slide", func() form { return &slideForm{} }},
	}
}

// BlockKinds lists the kinds of blocks, in the order of their table.
func BlockKinds() []string {
	var names []string
	for _, k := range blockKinds() {
		names = append(names, k.name)
	}
	return names
}
