package brief

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// tableBlock is a table with groups of rows. A row is about one value, whose number and words its cells give in short, or
// it is cells of text with references like any other.
type tableBlock struct {
	Pos      diag.Pos          `yaml:",pos"`
	Broken   bool              `yaml:",broken"`
	ID       source.String     `yaml:"id,required,id"`
	Caption  rawText           `yaml:"caption,required"`
	Unit     rawText           `yaml:"unit"` // of numbers; figures have their own
	Scale    string            `yaml:"scale,enum=millions|units"`
	Decimals *int              `yaml:"decimals"` // of figures; without it as many as the rows need
	Columns  []tableColumnForm `yaml:"columns,required,nonempty"`
	Groups   []tableGroupForm  `yaml:"groups,required,nonempty"`
	Total    rawTexts          `yaml:"total"`
	Note     rawText           `yaml:"note"`
	Mixes    []source.String   `yaml:"mixes"`

	caption, unit, note *phrase.Text
	total               []*phrase.Text
	number              int
}

type tableColumnForm struct {
	Head  rawText `yaml:"head,required"`
	Width int     `yaml:"width"` // mm; 0 shares what is left
	Right bool    `yaml:"right"`

	head *phrase.Text
}

type tableGroupForm struct {
	Label rawText        `yaml:"label"`
	Sum   rawText        `yaml:"sum"`
	Rows  []tableRowForm `yaml:"rows,required,nonempty"`

	label, sum *phrase.Text
}

type tableRowForm struct {
	Pos    diag.Pos      `yaml:",pos"`
	Broken bool          `yaml:",broken"`
	Of     source.String `yaml:"of,word"`
	Cells  []rawTexts    `yaml:"cells,required,nonempty"` // each a text, or a list of its lines

	cells [][]*phrase.Text
}

// UnmarshalSource takes the short form, too: a list of cells.
func (r *tableRowForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind == source.Seq {
		r.Pos = n.Pos
		return source.Decode(n, &r.Cells)
	}
	type form tableRowForm
	return source.Decode(n, (*form)(r))
}

// free says that the row is about no one value: its cells refer to what they print.
func (r *tableRowForm) free() bool { return r.Of.S == "" }

func (t *tableBlock) prepare(l *loader, _ diag.Pos) {
	if !l.brief.deck() { // one on a slide needs no number
		l.brief.tables++
		t.number = l.brief.tables
	}
	l.name(t.ID, blockID{table: t.number})
	t.caption, t.unit, t.note = l.line(t.Caption, phrase.Label), l.line(t.Unit, phrase.Label), l.line(t.Note, phrase.Prose)
	t.total = l.lines(t.Total, phrase.Label)
	l.fairTitle("caption", t.Caption, t.caption, true)
	if t.total != nil && !t.Broken && len(t.total) != len(t.Columns) {
		l.diags.Add(t.Pos, diag.Error, "bad-row", "the total has "+itoa(len(t.total))+" cells, but the table "+itoa(len(t.Columns))+" columns", "")
	}
	if t.Decimals != nil && (*t.Decimals < 0 || *t.Decimals > 6) {
		l.diags.Add(t.Pos, diag.Error, "bad-decimals", "a column has 0 to 6 decimals, found "+itoa(*t.Decimals), "")
	}
	for i := range t.Columns {
		t.Columns[i].head = l.line(t.Columns[i].Head, phrase.Label)
		if w := t.Columns[i].Width; w < 0 {
			l.diags.Add(t.Pos, diag.Error, "bad-width", "a column is as wide as its width says in mm, found "+itoa(w), "leave it out: the column shares what is left")
		}
	}
	for i := range t.Groups {
		g := &t.Groups[i]
		g.label, g.sum = l.line(g.Label, phrase.Label), l.line(g.Sum, phrase.Label)
		for j := range g.Rows {
			t.prepareRow(l, &g.Rows[j])
		}
	}
	if pos, has := t.bareNumber(); has && !t.Unit.given() && !t.Broken {
		l.diags.Add(pos, diag.Error, "no-unit", "this cell prints a number without its unit, and the table says none",
			"add unit: to the table; or print the figure with its unit, as .figure or {{ID}}")
	}
}

// bareNumber finds the first reference that prints a number alone.
func (t *tableBlock) bareNumber() (diag.Pos, bool) {
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			for _, cell := range r.cells {
				for _, line := range cell {
					for _, s := range line.Single() {
						if s.Ref != nil && s.Ref.Kind == phrase.RefValue && s.Ref.Part == "number" {
							return line.At(s.Offset), true
						}
					}
				}
			}
		}
	}
	return diag.Pos{}, false
}

// shorthands are what a cell may say of its row's value without naming it again.
func shorthands() [][2]string {
	return [][2]string{
		{".amount", ".number"}, {".figure", ""}, {".payer", ".payer"}, {".status", ".status"}, {".period", ".period"},
		{".purpose", ".purpose|cap"}, {".name", ".name"}, {".short", ".short"},
	}
}

func (t *tableBlock) prepareRow(l *loader, r *tableRowForm) {
	known := l.valueRef(r.Of)
	if !r.free() {
		l.showsThing(r.Of)
	}
	if len(r.Cells) != len(t.Columns) && !r.Broken && !t.Broken {
		l.diags.Add(r.Pos, diag.Error, "bad-row", "the row has "+itoa(len(r.Cells))+" cells, but the table "+itoa(len(t.Columns))+" columns",
			"a cell is never left out: write what is not known as \"not stated\"")
	}
	for _, lines := range r.Cells {
		var cell []*phrase.Text
		for _, raw := range lines {
			cell = append(cell, t.cellLine(l, r, known, raw))
		}
		r.cells = append(r.cells, cell)
	}
}

// cellLine reads a line of a cell.
func (t *tableBlock) cellLine(l *loader, r *tableRowForm, known bool, raw rawText) *phrase.Text {
	if len(raw.langs) != 1 || !strings.HasPrefix(raw.langs[0].node.Value, ".") {
		return l.line(raw, phrase.Label)
	}
	switch {
	case r.free() && r.Broken: // of: may be what could not be read
		return nil
	case r.free():
		l.diags.Add(raw.pos, diag.Error, "unknown-part", source.Quote(raw.langs[0].node.Value)+" is a part of the row's value, and this row names none",
			"write the row as {of: ID, cells: [...]}, or refer to a value here: {{ID}}")
		return nil
	}
	return l.shorthand(r.Of.S, known, raw)
}

// shorthand reads such a cell; where the row's value is not known, which was told, it is not looked up again.
func (l *loader) shorthand(of string, known bool, raw rawText) *phrase.Text {
	var names []string
	for _, s := range shorthands() {
		if s[0] == raw.langs[0].node.Value {
			if !known {
				return nil
			}
			pos := raw.pos
			t := phrase.Parse("{{"+of+s[1]+"}}", func(int) diag.Pos { return pos }, phrase.Label, &l.diags)
			l.check(t)
			return t
		}
		names = append(names, s[0])
	}
	message, hint := source.Unknown("part of the row's value", raw.langs[0].node.Value, names)
	l.diags.Add(raw.pos, diag.Error, "unknown-part", message, hint)
	return nil
}

func (t *tableBlock) build(b *builder) []doc.Block {
	out := &doc.Table{ID: t.ID.S, Number: t.number}
	where := b.cat.Msg(language.KeyTableNumber, "number", itoa(t.number))
	if t.number == 0 {
		where = "table " + t.ID.S
	}
	b.in(where, func() {
		sc := t.scale(b)
		out.Caption = b.inScale(t.caption, nil, allNotes)
		if !t.unit.Empty() {
			out.Unit = b.around(language.KeyUnitInTable, "unit", b.inScale(t.unit, nil, noNotes))
		}
		for _, c := range t.Columns {
			out.Columns = append(out.Columns, doc.TableColumn{Head: b.plain(c.head), Width: c.Width * 100, Right: c.Right})
		}
		f := tableFoot{computed: t.total != nil, from: len(b.uses)}
		again, blocks := t.again(b)
		var all []*figures.Value
		var shown []shownRow
		for i := range t.Groups {
			g := &t.Groups[i]
			group := doc.TableGroup{Label: b.inScale(g.label, sc, noNotes), Sum: b.groupSum(g.sum, sc)}
			var values []*figures.Value
			group.Rows = make([][]doc.Cell, 0, len(g.Rows))
			for j := range g.Rows {
				r := &g.Rows[j]
				row := tableRow{t: t, form: r, of: r.Of.S, scale: sc, again: again[i][j], own: min(blocks, len(t.Columns)-1)}
				if !r.free() {
					if row.value = b.value(r.Of.S, r.Of.Pos); row.value == nil {
						continue
					}
					values = append(values, row.value)
					b.slide.figure(doc.SlideFigure{Label: b.nameOf(row.value), Value: b.number(row.value, sc, false), Unit: b.unitIn(row.value, sc)}, row.value)
					f.sign = f.sign || moreThan(row.value)
				}
				group.Rows = append(group.Rows, row.build(b))
				f.sign = f.sign || row.sign
				f.free = f.free || r.free()
				if row.value != nil {
					shown = append(shown, shownRow{r, row.of, row.value})
				}
			}
			b.checkSum([]*phrase.Text{g.sum}, "the sum of this group", values)
			f.computed = f.computed || g.sum != nil && sums(g.sum)
			all = append(all, values...)
			out.Groups = append(out.Groups, group)
		}
		b.checkSum(t.total, "the total", all)
		b.checkPeriods(shown)
		for i, c := range t.total {
			out.Total = append(out.Total, doc.Cell{Spans: b.inScale(c, sc, noNotes), Head: i == 0})
		}
		f.values = all
		if f.free {
			f.values = b.valuesOf(f.from)
		}
		t.foot(b, out, sc, f)
	})
	return []doc.Block{out}
}

// again finds the rows that name what the row above names; blocks is 1 where there are such, else 0. The name is then
// printed once for all of them, and what must be known of a row's figure is noted at the cell behind it.
func (t *tableBlock) again(b *builder) (again [][]bool, blocks int) {
	for _, g := range t.Groups {
		list, before := make([]bool, len(g.Rows)), ""
		for i, r := range g.Rows {
			name := ""
			if len(r.cells) > 1 {
				for _, line := range r.cells[0] {
					name += b.plain(line) + "\n"
				}
			}
			if list[i] = name != "" && name == before; list[i] {
				blocks = 1
			}
			before = name
		}
		again = append(again, list)
	}
	return again, blocks
}

// valuesOf are the figures that were used since a place in the record of uses, each once.
func (b *builder) valuesOf(from int) []*figures.Value {
	var out []*figures.Value
	for _, u := range b.uses[from:] {
		if v, fault := b.set.Value(u.Ref); fault == nil && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// scale gives a column as many decimals as its figures need. Fewer would round what the source printed.
func (t *tableBlock) scale(b *builder) *scale {
	var values []*figures.Value
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			if v, p := b.set.Value(r.Of.S); p == nil {
				values = append(values, v)
			}
		}
	}
	sc := &scale{millions: t.Scale != "units", table: true}
	sc.decimals = decimalsOf(values, sc.millions)
	if t.Decimals != nil {
		if *t.Decimals < sc.decimals {
			b.diags.Add(t.Pos, diag.Error, "bad-decimals", "the table has "+itoa(*t.Decimals)+" decimals, but its figures need "+itoa(sc.decimals), "write decimals: "+itoa(sc.decimals))
		}
		sc.decimals = *t.Decimals
	}
	return sc
}

// tableRow is a row in the making.
type tableRow struct {
	t     *tableBlock
	form  *tableRowForm
	scale *scale
	of    string         // the figure it is about; of a free row the first one in a column of figures
	value *figures.Value // nil: there is none
	own   int            // the first cell that is the row's own
	again bool           // it names what the row above names
	sign  bool           // a figure has a sign for "more than"
}

// build makes the cells. What must be known of the row's value, or of figures in a column of figures, is noted at its own
// first cell.
func (r *tableRow) build(b *builder) []doc.Cell {
	cells := make([]doc.Cell, 0, len(r.form.cells))
	for i := range r.form.cells {
		cell, notes := r.cell(b, i)
		cell.Head, cell.Again = i == 0, i == 0 && r.again
		if len(cell.Spans) == 0 {
			b.diags.Add(r.form.Pos, diag.Error, "empty-cell", "cell "+itoa(i+1)+" of this row would be blank", "a cell always says something: \"not stated\", \"none\", or an en dash where nothing applies")
		}
		cells = append(cells, cell)
		// A number behind a figure would be read as a part of it and push it out of line.
		if at := min(r.own, i); len(notes) > 0 {
			cells[at].Spans = withNotes(cells[at].Spans, notes)
		}
	}
	if !r.form.free() && r.own < len(cells) {
		cells[r.own].Spans = withNotes(cells[r.own].Spans, b.caveatNotes(false, r.value))
	}
	return cells
}

// cell makes one cell of its lines. Of free rows, words print figures as running text does, with their notes; columns of
// figures have signs instead of words, and their notes are handed back.
func (r *tableRow) cell(b *builder, i int) (cell doc.Cell, notes []int) {
	faint, said := true, 0
	figures := i < len(r.t.Columns) && r.t.Columns[i].Right
	for _, line := range r.form.cells[i] {
		if line.Empty() {
			continue
		}
		x := render{b: b, use: phrase.Label, notes: noNotes, scale: r.scale}
		if r.form.free() && (i > 0 || !r.again) {
			x.notes, x.always, x.atEnd = allNotes, true, figures
		}
		if r.form.free() && !figures {
			x.scale = nil
		}
		x.segs(line, line.Paragraphs[0])
		if figures {
			notes, x.held = append(notes, x.held...), nil
			r.figure(b, line)
		}
		spans := x.end()
		pale := x.faint && len(line.Paragraphs[0]) == 1 || b.saysNothing(flatText(spans))
		faint = faint && pale
		for k := range spans {
			spans[k].Faint = pale
		}
		if said++; said > 1 {
			cell.Spans = append(cell.Spans, doc.Span{S: " ", Break: true})
		}
		cell.Spans = append(cell.Spans, spans...)
	}
	if cell.Faint = faint && said > 0; cell.Faint || said == 1 {
		for k := range cell.Spans {
			cell.Spans[k].Faint = false
		}
	}
	return cell, notes
}

// figure sees what a line of a column of figures prints.
func (r *tableRow) figure(b *builder, line *phrase.Text) {
	for _, s := range line.Single() {
		if s.Ref == nil || !phrase.PrintsValue(s.Ref) {
			continue
		}
		v, fault := b.set.Value(s.Ref.Target)
		if fault != nil {
			continue
		}
		r.sign = r.sign || moreThan(v) && !v.Missing
		if r.value == nil {
			r.of, r.value = s.Ref.Target, v
		}
	}
}

// saysNothing says that a line of a cell tells that something is not known: "none stated", "start not stated".
func (b *builder) saysNothing(line string) bool {
	if strings.Count(line, " ") > 2 {
		return false
	}
	for _, key := range []language.Key{language.KeyNotStated, language.KeyNotNamed, language.KeyNoneStated, language.KeyNoneNamed} {
		if w := b.cat.Msg(key); line == w || strings.HasSuffix(line, " "+w) {
			return true
		}
	}
	return false
}

// shownRow is a row with its value.
type shownRow struct {
	form  *tableRowForm
	of    string
	value *figures.Value
}

// checkPeriods sees that rows whose figures are of different times each print their own; otherwise a reader takes the
// column for one of like figures. Money has its status and its notes for that.
func (b *builder) checkPeriods(rows []shownRow) {
	var first *figures.Value
	apart := false
	for _, r := range rows {
		switch {
		case isMoney(r.value) || r.value.Missing:
		case first == nil:
			first = r.value
		case b.periodOf(r.value, true) != b.periodOf(first, true):
			apart = true
		}
	}
	for _, r := range rows {
		if apart && !isMoney(r.value) && !r.value.Missing && !r.printsPeriod() {
			b.diags.Add(r.form.Pos, diag.Error, "row-period", source.Quote(r.of)+" is "+b.periodOf(r.value, false)+", and other rows of this table are of other times",
				"let each row print its own: add a column with .period, or {{"+r.of+".period}}")
		}
	}
}

// printsPeriod says that a cell of the row shows the period of its value.
func (r shownRow) printsPeriod() bool {
	for _, cell := range r.form.cells {
		for _, line := range cell {
			for _, s := range line.Single() {
				if s.Ref != nil && s.Ref.Part == "period" && s.Ref.Target == r.of {
					return true
				}
			}
		}
	}
	return false
}

// sums says that a text shows a computed figure.
func sums(t *phrase.Text) bool {
	for _, s := range t.Single() {
		if s.Ref != nil && (s.Ref.Part == "number" || s.Ref.Part == "") {
			return true
		}
	}
	return false
}

// checkSum sees that the figures in a group's head, or in the total, cover the rows below or above them, each row
// once and nothing else. Otherwise a row could be added to a group and not to its sum.
func (b *builder) checkSum(texts []*phrase.Text, what string, rows []*figures.Value) {
	count := map[string]int{}
	var order []string
	pos := diag.Pos{}
	for _, t := range texts {
		if t == nil || !sums(t) {
			continue
		}
		pos = t.Pos()
		for _, s := range t.Single() {
			if s.Ref == nil || s.Ref.Kind != phrase.RefValue || s.Ref.Part != "number" && s.Ref.Part != "" {
				continue
			}
			v, p := b.set.Value(s.Ref.Target)
			if p != nil {
				continue
			}
			for _, leaf := range new(few).leaves(v) {
				if count[leaf.Ref]++; count[leaf.Ref] == 1 {
					order = append(order, leaf.Ref)
				}
			}
		}
	}
	if len(order) == 0 {
		return
	}
	for _, v := range rows {
		for _, leaf := range new(few).leaves(v) {
			switch n := count[leaf.Ref]; {
			case n == 0:
				b.diags.Add(pos, diag.Error, "group-sum", what+" leaves out the row of "+source.Quote(leaf.Ref), "add the row to the sum in the data, or move it to another group")
			case n > 1:
				b.diags.Add(pos, diag.Error, "group-sum", what+" counts "+source.Quote(leaf.Ref)+" more than once", "")
			}
			count[leaf.Ref] = -1
		}
	}
	for _, ref := range order {
		if count[ref] > 0 {
			b.diags.Add(pos, diag.Error, "group-sum", what+" counts "+source.Quote(ref)+", which is none of the rows", "add a row for it, or take it out of the sum in the data")
		}
	}
}

// groupSum prints the figures in a group's head; each brings the note that shows its arithmetic and what it mixes.
func (b *builder) groupSum(t *phrase.Text, sc *scale) []doc.Span {
	if t.Empty() {
		return nil
	}
	r := render{b: b, use: phrase.Label, scale: sc, notes: sumsOnly, atEnd: true, always: true}
	r.segs(t, t.Paragraphs[0])
	return r.end()
}

// tableFoot is what the note of a table must say.
type tableFoot struct {
	values   []*figures.Value
	computed bool
	sign     bool
	free     bool // rows of text: all that was used since from stands in them
	from     int
}

// foot makes the note: the template's words, what the sign means, the sources.
func (t *tableBlock) foot(b *builder, out *doc.Table, sc *scale, f tableFoot) {
	if b.slide != nil {
		if f.sign { // what a sign means is said where it stands
			out.Note = stopped(b.msg(language.KeySignNote))
		}
		b.slide.computed = b.slide.computed || f.computed
		b.slide.said(b, t.note, sc)
		return
	}
	note := &sentences{}
	if t.note != nil {
		note.spans(b.inScale(t.note, sc, allNotes))
	}
	if f.sign {
		note.spans(stopped(b.msg(language.KeySignNote)))
	}
	sources := b.sourcesOf(f.values)
	if f.free {
		sources = b.sourcesUsed(b.uses[f.from:])
		for _, v := range f.values {
			f.computed = f.computed || v.Derived != nil
		}
	}
	what := "the table " + source.Quote(t.ID.S)
	switch {
	case f.free && len(sources) == 0: // mere words
	case b.brief.notesAsBlock:
		b.keep(note.out, sources, f.computed, outsideOf(f.values), t.Pos, what)
		return
	default:
		note.spans(b.sourceLine(sources, f.computed, outsideOf(f.values), t.Pos, what))
	}
	out.Note = note.out
}

func outsideOf(values []*figures.Value) int {
	n := 0
	for _, v := range values {
		for _, leaf := range new(few).leaves(v) {
			if leaf.Outside {
				n++
			}
		}
	}
	return n
}
