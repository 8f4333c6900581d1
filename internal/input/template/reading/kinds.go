package reading

import (
	"briefing/internal/charts/kind"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// blockForm is an entry of a list of blocks: its kind and what it holds.
type blockForm struct {
	pos  diag.Pos
	kind string
	form form
	when kind.Condition
}

// UnmarshalSource takes a group of one key, which is the kind, and of the key when beside it.
func (b *blockForm) UnmarshalSource(n *source.Node) diag.List {
	b.pos = n.Pos
	var l diag.List
	if n.Kind != source.Map {
		return source.Wrong(n, "one block, as in prose: or chart:")
	}
	fields := slices.Clone(n.Fields)
	if i := slices.IndexFunc(fields, func(f source.Field) bool { return f.Key == "when" }); i >= 0 {
		l = source.Decode(&source.Node{Kind: source.Map, Pos: n.Pos, Fields: fields[i : i+1]}, &b.when)
		fields = slices.Delete(fields, i, i+1)
	}
	if len(fields) != 1 {
		l.Add(n.Pos, diag.Error, "bad-block", "a block has one key, its kind, and everything else indented below it; only when: stands beside that",
			"kinds: "+strings.Join(BlockKinds(), ", "))
		return l
	}
	f, kinds := fields[0], blockKinds()
	i := slices.IndexFunc(kinds, func(k blockKind) bool { return k.name == f.Key })
	switch {
	case i < 0:
		if form, ok := source.LaterNamed(laterBlocks, f.Key); ok {
			return append(l, form.Missing(f.KeyPos)...)
		}
		message, hint := source.Unknown("block", f.Key, BlockKinds())
		l.Add(f.KeyPos, diag.Error, "unknown-block", message, hint)
	case f.Value.Null:
		l.Add(f.KeyPos, diag.Error, "no-value", "the block "+source.Quote(f.Key)+" is empty", bare(kinds[i]))
	default:
		b.kind, b.form = f.Key, kinds[i].make()
		value := f.Value
		if deep := value.Get("when"); value.Kind == source.Map && deep != nil {
			l.Add(deep.Pos, diag.Error, "when", "the condition of a block stands beside its name, not below it", "write when: available in a line of its own under - "+f.Key+":, as far in as "+f.Key)
			plain := *value
			plain.Fields = slices.DeleteFunc(slices.Clone(value.Fields), func(f source.Field) bool { return f.Key == "when" })
			value = &plain
		}
		l.Append(source.Decode(value, b.form))
	}
	return l
}

// form is one kind of block as it is written. read checks its texts and claims and returns what it holds, plain data.
type form interface {
	read(b *briefReader, pos diag.Pos) any
}

// blockKind is a row of the table of kinds.
type blockKind struct {
	name string
	make func() form
	help string // what an editor shows for it
}

// blockKinds is the table of kinds, in the order a brief uses them.
func blockKinds() []blockKind {
	return []blockKind{
		{"cover", func() form { return &coverForm{} }, "The title band; its title is the brief's."},
		{"summary", func() form { return &summaryForm{} },
			"Two to four sentences with figures: what the brief comes to. Each has its claim, and one that does not hold is left out. It is the file's description, too."},
		{"key_figures", func() form { return &tilesForm{key: true} }, "The row of big numbers under the cover."},
		{"section", func() form { return &sectionForm{} }, ""},
		{"lead", func() form { return &leadForm{} }, "One introductory line."},
		{"prose", func() form { return &proseForm{} }, ""},
		{"columns", func() form { return &columnsForm{} }, "Columns of blocks beside each other."},
		{"box", func() form { return &boxForm{} }, ""},
		{"chart", func() form { return &placedForm{} }, ""},
		{"table", func() form { return &tableForm{} }, ""},
		{"tiles", func() form { return &tilesForm{} }, ""},
		{"changes", func() form { return &changesForm{} }, "The table of what changed since the edition before, with both values, their dates and sources."},
		{"facts", func() form { return &factsForm{} }, ""},
		{"list", func() form { return &listForm{} },
			"A list of texts with bullets. An item may have a claim, and is left out where that does not hold; and items: of a second level."},
		{"numbered", func() form { return &listForm{numbered: true} },
			"A numbered list, in the forms of list:. On a slide each point of one without a second level has a row of its own."},
		{"page_break", func() form { return &pageBreakForm{} }, "The next block begins a new page."},
		{"notes", func() form { return &notesForm{} }, "Numbered notes, sources and imprint. The last block."},
		{"slide", func() form { return &slideForm{} }, "One slide of a deck: one message, in its title, and what bears it out."},
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

// blocks reads a list of blocks in its order.
func (b *briefReader) blocks(list []blockForm) []template.Block {
	var out []template.Block
	for i, f := range list {
		if f.form == nil {
			b.moreBlocks = true
			continue
		}
		if _, ok := f.form.(*notesForm); ok && !b.brief.Deck() && (b.depth > 0 || i+1 < len(list)) {
			b.diags.Add(f.pos, diag.Error, "no-imprint", "the notes: block stands last and outside sections", "")
		}
		if b.misplaced(f) {
			continue
		}
		one := template.Block{Pos: f.pos, Kind: f.kind}
		one.When = f.when.Read(b.texts, func() { b.texts.Block(func() { one.Body = f.form.read(b, f.pos) }) })
		out = append(out, one)
	}
	return out
}

// within reads the blocks that stand in another block; broken says that some of that could not be read.
func (b *briefReader) within(list []blockForm, broken bool) []template.Block {
	b.moreBlocks = b.moreBlocks || broken
	b.depth++
	defer func() { b.depth-- }()
	return b.blocks(list)
}
