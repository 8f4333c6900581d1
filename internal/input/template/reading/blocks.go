package reading

import (
	"slices"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/input/texts"
	"briefing/internal/source"
)

type coverForm struct {
	Standfirst standfirstForm `yaml:"standfirst" help:"One or two lines under the title. One that prints figures has text: and holds:, as titles do."`
}

func (f *coverForm) read(b *briefReader, _ diag.Pos) any {
	return &template.Cover{Standfirst: b.standfirst(f.Standfirst)}
}

type sectionForm struct {
	Broken bool             `yaml:",broken"`
	ID     source.String    `yaml:"id,id" help:"Small letters, digits and hyphens."`
	Titled phrase.RawTitles `yaml:",inline"`
	Blocks []blockForm      `yaml:"blocks" help:"What the section is made of, in reading order."`
}

func (f *sectionForm) read(b *briefReader, pos diag.Pos) any {
	s := &template.Section{ID: f.ID.S, Titles: b.titles(f.Titled, pos, "the section")}
	b.name(f.ID, template.BlockID{Titles: s.Titles})
	s.Blocks = b.within(f.Blocks, f.Broken)
	return s
}

type leadForm struct{ raw phrase.Raw }

// UnmarshalSource takes the line itself.
func (f *leadForm) UnmarshalSource(n *source.Node) diag.List { return f.raw.UnmarshalSource(n) }

func (f *leadForm) read(b *briefReader, _ diag.Pos) any {
	return &template.Lead{Text: b.texts.Line(f.raw, phrase.Prose)}
}

// proseForm is a text, a list of paragraphs, or both under text: with the number of columns.
type proseForm struct {
	Pos     diag.Pos       `yaml:",pos"`
	Columns int            `yaml:"columns" help:"Columns of text: 1 or 2."`
	Text    phrase.RawList `yaml:"text,required" help:"Text with references and Markdown's emphasis, strong and links."`
}

// UnmarshalSource takes the short forms, too.
func (f *proseForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map || isText(n) {
		return f.Text.UnmarshalSource(n)
	}
	type form proseForm
	return source.Decode(n, (*form)(f))
}

// isText says that a group of keys is a text in several languages.
func isText(n *source.Node) bool {
	for _, f := range n.Fields {
		if !source.IsLanguage(f.Key) {
			return false
		}
	}
	return n.Kind == source.Map && len(n.Fields) > 0
}

func (f *proseForm) read(b *briefReader, _ diag.Pos) any {
	p := &template.Prose{Columns: f.Columns}
	if p.Columns == 0 {
		p.Columns = 1
	}
	if p.Columns > 1 && b.onSlide {
		b.diags.Add(f.Pos, diag.Error, "bad-columns", "prose on a slide has one column", "leave columns: out, or put blocks side by side with columns:")
	}
	if p.Columns < 1 || p.Columns > 2 {
		b.diags.Add(f.Pos, diag.Error, "bad-columns", "prose has one or two columns, found "+b.integer(p.Columns), "")
	}
	p.Texts = b.texts.Lines(f.Text, phrase.Prose)
	return p
}

// integer is a whole number as the language of the library writes it.
func (b *briefReader) integer(n int) string { return b.lib.Texts.Catalog.Integer(n) }

type columnsForm struct {
	pos    diag.Pos
	list   []columnForm
	broken bool // it is no list
}

type columnForm struct {
	Broken bool        `yaml:",broken"`
	Width  int         `yaml:"width,required" help:"In grid columns, six in all."`
	Blocks []blockForm `yaml:"blocks,required,nonempty" help:"What the column is made of, in reading order."`
}

// UnmarshalSource takes the list of columns.
func (f *columnsForm) UnmarshalSource(n *source.Node) diag.List {
	f.pos, f.broken = n.Pos, n.Kind != source.Seq
	return source.Decode(n, &f.list)
}

func (f *columnsForm) read(b *briefReader, _ diag.Pos) any {
	sum, broken := 0, f.broken
	for _, c := range f.list {
		sum += c.Width
		broken = broken || c.Broken
		if c.Width < 1 {
			sum = -6 * len(f.list)
		}
	}
	b.moreBlocks = b.moreBlocks || broken
	if !broken && (sum != 6 || len(f.list) < 2) {
		b.diags.Add(f.pos, diag.Error, "bad-columns", "the page has six grid columns, and the widths of two or more columns must make six", "two halves are width: 3 each")
	}
	out := &template.Columns{}
	b.unbroken++
	defer func() { b.unbroken-- }()
	for _, c := range f.list {
		out.Columns = append(out.Columns, template.Column{Width: c.Width, Blocks: b.within(c.Blocks, false)})
	}
	return out
}

type boxForm struct {
	Broken bool             `yaml:",broken"`
	ID     source.String    `yaml:"id,id" help:"Small letters, digits and hyphens."`
	Titled phrase.RawTitles `yaml:",inline"`
	Items  []boxItemForm    `yaml:"items"`
	Blocks []blockForm      `yaml:"blocks" help:"What the box is made of, in reading order."`
}

type boxItemForm struct {
	Title phrase.Raw `yaml:"title,required" help:"What the item is about."`
	Text  phrase.Raw `yaml:"text,required" help:"Text with references and Markdown's emphasis, strong and links."`
}

func (f *boxForm) read(b *briefReader, pos diag.Pos) any {
	x := &template.Box{Titles: b.blockTitles(f.Titled, pos, "the box")}
	b.name(f.ID, template.BlockID{Titles: x.Titles})
	if !f.Broken && (len(f.Items) > 0) == (len(f.Blocks) > 0) {
		b.diags.Add(pos, diag.Error, "bad-box", "a box has either items or blocks", "")
	}
	if n := len(f.Items); n > 4 {
		b.diags.Add(pos, diag.Error, "bad-box", "a box has up to four items side by side, found "+b.integer(n), "make it two boxes")
	}
	for _, it := range f.Items {
		title := b.texts.Line(it.Title, phrase.Label)
		b.texts.FairTitle("title", it.Title, title, false)
		x.Items = append(x.Items, template.BoxItem{Title: title, Text: b.texts.Line(it.Text, phrase.Prose)})
	}
	b.unbroken++
	defer func() { b.unbroken-- }()
	x.Blocks = b.within(f.Blocks, f.Broken)
	return x
}

type factsForm struct {
	Titled phrase.RawTitles `yaml:",inline"`
	Items  phrase.RawList   `yaml:"items,required,nonempty"`
	Accent *bool            `yaml:"accent" help:"false: no accent bar."`
}

func (f *factsForm) read(b *briefReader, pos diag.Pos) any {
	return &template.Facts{Titles: b.blockTitles(f.Titled, pos, "the list of facts"), Items: b.texts.Lines(f.Items, phrase.Prose), Accent: kind.On(f.Accent)}
}

type tilesForm struct {
	Small bool       `yaml:"small"`
	Tiles []tileForm `yaml:"tiles,required,nonempty"`

	key bool // of the kind key_figures
}

type tileForm struct {
	Value  phrase.Raw `yaml:"value,required" help:"One reference and nothing else: \"{{ID}}\". An amount may be rounded: \"{{ID|round}}\"."`
	Label  phrase.Raw `yaml:"label,required" help:"The words to the number. The period belongs to it: {{ID.period}}."`
	Kicker phrase.Raw `yaml:"kicker" help:"A word or two above the number: who."`

	Changes []source.String `yaml:"changes" help:"Ids of changes, which are printed below the label, a line each."`
	When    kind.Condition  `yaml:",inline"`
}

func (f *tilesForm) read(b *briefReader, pos diag.Pos) any {
	if n := len(f.Tiles); n > 6 {
		b.diags.Add(pos, diag.Error, "bad-tiles", "a row has up to six tiles, found "+b.integer(n), "make it two rows")
	}
	out := &template.Tiles{Key: f.key, Small: f.Small}
	for _, raw := range f.Tiles {
		var t template.Tile
		when := raw.When.Read(b.texts, func() { t = raw.read(b) })
		t.When = when
		out.Tiles = append(out.Tiles, t)
	}
	return out
}

func (raw *tileForm) read(b *briefReader) template.Tile {
	t := template.Tile{Value: b.texts.Line(raw.Value, phrase.Number), Label: b.texts.Line(raw.Label, phrase.Label), Kicker: b.texts.Line(raw.Kicker, phrase.Label)}
	if t.Kicker != nil && !b.onSlide {
		b.diags.Add(t.Kicker.Pos(), diag.Error, "bad-tiles", "only tiles on slides have a kicker", "say it in the label")
	}
	b.texts.Fair(texts.Headline{What: "tile", Texts: slices.Concat(texts.Versions(raw.Value, t.Value, phrase.Number),
		texts.Versions(raw.Label, t.Label, phrase.Label), texts.Versions(raw.Kicker, t.Kicker, phrase.Label))})
	if n := len(raw.Changes); n > 2 {
		b.diags.Add(raw.Changes[2].Pos, diag.Error, "bad-tiles", "a tile has up to two changes, found "+b.integer(n), "keep one since the edition before and one since a year before")
	}
	b.twice(raw.Changes)
	for _, x := range raw.Changes {
		if !b.change(x, "") {
			continue
		}
		if d := b.lib.Texts.Index.Derived[x.S]; t.Value != nil && len(t.Value.Single()) == 1 && t.Value.Single()[0].Ref != nil && d.Of[0] != t.Ref().Target {
			b.diags.Add(x.Pos, diag.Error, "other-figure", source.Quote(x.S)+" is the change of "+source.Quote(d.Of[0])+", and the tile shows "+source.Quote(t.Ref().Target), "name a change of the figure that the tile shows, or show that of which this is the change")
			continue
		}
		t.Changes = append(t.Changes, x)
	}
	return t
}

// twice reports what a list names more than once.
func (b *briefReader) twice(list []source.String) {
	for i, x := range list {
		if slices.ContainsFunc(list[:i], func(y source.String) bool { return y.S == x.S }) {
			b.diags.Add(x.Pos, diag.Error, "duplicate-id", source.Quote(x.S)+" stands here a second time", "take one of the two out")
		}
	}
}

// change checks the id of a change, and if since is given that it is one since then.
func (b *briefReader) change(x source.String, since dataset.Since) bool {
	d := b.lib.Texts.Index.Derived[x.S]
	switch {
	case d == nil || d.Change == "":
		message, hint := source.Unknown("change", x.S, b.lib.Texts.Index.Names("since"))
		b.diags.Add(x.Pos, diag.Error, "unknown-reference", message, hint, "a change is declared in the data: change: ID with since: edition, since: year, or between: [2023, 2024]")
		return false
	case since != "" && d.Since != since:
		is := "since: " + string(d.Since)
		if d.IsBetween() {
			is = "between two periods"
		}
		b.diags.Add(x.Pos, diag.Error, "no-change", source.Quote(x.S)+" is a change "+is+", and what stands here is one since: "+string(since), "declare another one in the data")
		return false
	}
	b.texts.Shows(x)
	b.owner.Figures = append(b.owner.Figures, x.S)
	return true
}

// changesForm is the table of what changed since the edition before.
type changesForm struct {
	ID      source.String   `yaml:"id,required,id" help:"Small letters, digits and hyphens."`
	Of      []source.String `yaml:"of,required,nonempty" help:"Ids of changes since the edition before, in the order to be read."`
	Caption phrase.Raw      `yaml:"caption" help:"The words over the table, instead of the tool's own."`
	Note    phrase.Raw      `yaml:"note" help:"What must be known to read it. Sources and numbered notes are added by the tool."`
}

func (f *changesForm) read(b *briefReader, pos diag.Pos) any {
	t := &template.Changes{Pos: pos, ID: f.ID.S}
	if b.brief.Deck() {
		b.diags.Add(pos, diag.Error, "bad-block", "the table of changes stands on pages", "on a slide, show the changes of single figures: tiles: with changes:")
		return t
	}
	b.tables++
	t.Number = b.tables
	b.name(f.ID, template.BlockID{Table: t.Number})
	t.Caption, t.Note = b.texts.Line(f.Caption, phrase.Label), b.texts.Line(f.Note, phrase.Prose)
	b.texts.FairTitle("caption", f.Caption, t.Caption, true)
	b.twice(f.Of)
	for _, x := range f.Of {
		if b.change(x, dataset.SinceEdition) {
			t.Of = append(t.Of, x)
		}
	}
	return t
}

type notesForm struct {
	Broken bool             `yaml:",broken"`
	Titled phrase.RawTitles `yaml:",inline"`
	Extra  phrase.RawList   `yaml:"extra" help:"Lines before the imprint; with inline: what must be known, before the notes."`
	More   phrase.RawList   `yaml:"more" help:"With inline: lines below the notes: where more is said."`
	Inline bool             `yaml:"inline" help:"true: the foot of a brief with format: one-page, with title, extra and notes run on in two columns, and more and the imprint below."`
}

func (f *notesForm) read(b *briefReader, pos diag.Pos) any {
	n := &template.Notes{Inline: f.Inline}
	if f.Titled.Title.Given() || f.Titled.Titles != nil {
		n.Titles = b.titles(f.Titled, pos, "the notes")
	}
	n.Extra, n.More = b.texts.Lines(f.Extra, phrase.Prose), b.texts.Lines(f.More, phrase.Prose)
	if len(n.More) > 0 && !f.Inline && !f.Broken {
		b.diags.Add(n.More[0].Pos(), diag.Error, "bad-notes", "more: stands at the foot of a page whose notes have inline: true", "write it as extra:")
	}
	return n
}
