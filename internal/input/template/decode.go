package template

import (
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// isTexts says that a group of keys is a text in several languages.
func isTexts(n *source.Node) bool {
	for _, f := range n.Fields {
		if !source.IsLanguage(f.Key) {
			return false
		}
	}
	return n.Kind == source.Map && len(n.Fields) > 0
}

// briefForm is a file of templates/briefs.
type briefForm struct {
	Broken    bool        `yaml:",broken"`
	Brief     headForm    `yaml:"brief,required"`
	Footnotes namedTexts  `yaml:"footnotes"`
	Blocks    []blockForm `yaml:"blocks,required,nonempty"`
}

type headForm struct {
	Pos        diag.Pos         `yaml:",pos"`
	ID         source.String    `yaml:"id,required,id"`
	Kind       phrase.Raw       `yaml:"kind,required"`
	Format     string           `yaml:"format,required,enum=a4|one-pager|deck"`
	ShortTitle phrase.Raw       `yaml:"short_title,required"`
	Subject    phrase.Raw       `yaml:"subject,gone"`
	Keywords   phrase.RawList   `yaml:"keywords"`
	Sources    string           `yaml:"sources,enum=charts|notes"`
	Titled     phrase.RawTitles `yaml:",inline"`
}

// namedTexts is a group of names, each with a text: the footnotes of a brief.
type namedTexts []namedText

type namedText struct {
	name string
	pos  diag.Pos
	text phrase.Raw
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
