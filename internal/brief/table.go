package brief

import (
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/i18n"
	"briefing/internal/indicator"
	"briefing/internal/source"
)

// tableBlock is a table with groups of rows, each row about one value.
type tableBlock struct {
	Pos      diag.Pos          `yaml:",pos"`
	Broken   bool              `yaml:",broken"`
	ID       source.String     `yaml:"id,required,id"`
	Caption  rawText           `yaml:"caption,required"`
	Unit     rawText           `yaml:"unit,required"`
	Scale    string            `yaml:"scale,enum=millions|units"`
	Decimals *int              `yaml:"decimals"` // of figures; without it as many as the rows need
	Columns  []tableColumnForm `yaml:"columns,required,nonempty"`
	Groups   []tableGroupForm  `yaml:"groups,required,nonempty"`
	Total    rawTexts          `yaml:"total"`
	Note     rawText           `yaml:"note"`
	Mixes    []source.String   `yaml:"mixes"`

	caption, unit, note *text
	total               []*text
	number              int
}

type tableColumnForm struct {
	Head  rawText `yaml:"head,required"`
	Width int     `yaml:"width"` // mm; 0 shares what is left
	Right bool    `yaml:"right"`

	head *text
}

type tableGroupForm struct {
	Label rawText        `yaml:"label"`
	Sum   rawText        `yaml:"sum"`
	Rows  []tableRowForm `yaml:"rows,required,nonempty"`

	label, sum *text
}

type tableRowForm struct {
	Pos    diag.Pos      `yaml:",pos"`
	Broken bool          `yaml:",broken"`
	Of     source.String `yaml:"of,required,word"`
	Cells  []rawText     `yaml:"cells,required,nonempty"`

	cells []*text
}

func (t *tableBlock) prepare(l *loader, _ diag.Pos) {
	if !l.brief.deck() { // one on a slide needs no number
		l.brief.tables++
		t.number = l.brief.tables
	}
	l.name(t.ID, blockID{table: t.number})
	t.caption, t.unit, t.note = l.line(t.Caption, useLabel), l.line(t.Unit, useLabel), l.line(t.Note, useProse)
	t.total = l.lines(t.Total, useLabel)
	l.fairTitle("caption", t.Caption, t.caption, true)
	if t.total != nil && !t.Broken && len(t.total) != len(t.Columns) {
		l.diags.Add(t.Pos, diag.Error, "bad-row", "the total has "+itoa(len(t.total))+" cells, but the table "+itoa(len(t.Columns))+" columns", "")
	}
	if t.Decimals != nil && (*t.Decimals < 0 || *t.Decimals > 6) {
		l.diags.Add(t.Pos, diag.Error, "bad-decimals", "a column has 0 to 6 decimals, found "+itoa(*t.Decimals), "")
	}
	for i := range t.Columns {
		t.Columns[i].head = l.line(t.Columns[i].Head, useLabel)
		if w := t.Columns[i].Width; w < 0 {
			l.diags.Add(t.Pos, diag.Error, "bad-width", "a column is as wide as its width says in mm, found "+itoa(w), "leave it out: the column shares what is left")
		}
	}
	for i := range t.Groups {
		g := &t.Groups[i]
		g.label, g.sum = l.line(g.Label, useLabel), l.line(g.Sum, useLabel)
		for j := range g.Rows {
			t.prepareRow(l, &g.Rows[j])
		}
	}
}

// shorthands are what a cell may say of its row's value without naming it again.
func shorthands() [][2]string {
	return [][2]string{
		{".amount", ".number"}, {".payer", ".payer"}, {".status", ".status"}, {".period", ".period"},
		{".purpose", ".purpose|cap"}, {".name", ".name"}, {".short", ".short"},
	}
}

func (t *tableBlock) prepareRow(l *loader, r *tableRowForm) {
	known := l.valueRef(r.Of)
	l.showsThing(r.Of)
	if len(r.Cells) != len(t.Columns) && !r.Broken && !t.Broken {
		l.diags.Add(r.Pos, diag.Error, "bad-row", "the row has "+itoa(len(r.Cells))+" cells, but the table "+itoa(len(t.Columns))+" columns",
			"a cell is never left out: write what is not known as \"not stated\"")
	}
	for _, raw := range r.Cells {
		if len(raw.langs) == 1 && strings.HasPrefix(raw.langs[0].node.Value, ".") {
			r.cells = append(r.cells, l.shorthand(r.Of.S, known, raw))
			continue
		}
		r.cells = append(r.cells, l.line(raw, useLabel))
	}
}

// shorthand reads such a cell; where the row's value is not known, which was told, it is not looked up again.
func (l *loader) shorthand(of string, known bool, raw rawText) *text {
	var names []string
	for _, s := range shorthands() {
		if s[0] == raw.langs[0].node.Value {
			if !known {
				return nil
			}
			pos := raw.pos
			t := parseText("{{"+of+s[1]+"}}", func(int) diag.Pos { return pos }, useLabel, &l.diags)
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
	where := b.cat.Msg(i18n.KeyTableNumber, "number", itoa(t.number))
	if t.number == 0 {
		where = "table " + t.ID.S
	}
	b.in(where, func() {
		sc := t.scale(b)
		out.Caption = b.inScale(t.caption, nil, allNotes)
		out.Unit = b.around(i18n.KeyUnitInTable, "unit", b.inScale(t.unit, nil, noNotes))
		for _, c := range t.Columns {
			out.Columns = append(out.Columns, doc.TableColumn{Head: b.plain(c.head), Width: c.Width * 100, Right: c.Right})
		}
		n := 0
		for i := range t.Groups {
			n += len(t.Groups[i].Rows)
		}
		all, shown := make([]*indicator.Value, 0, n), make([]shownRow, 0, n)
		computed, sign := t.total != nil, false
		for i := range t.Groups {
			g := &t.Groups[i]
			group := doc.TableGroup{Label: b.inScale(g.label, sc, noNotes), Sum: b.groupSum(g.sum, sc)}
			values := make([]*indicator.Value, 0, len(g.Rows))
			group.Rows = make([][]doc.Cell, 0, len(g.Rows))
			for j := range g.Rows {
				r := &g.Rows[j]
				v := b.value(r.Of.S, r.Of.Pos)
				if v == nil {
					continue
				}
				values = append(values, v)
				shown = append(shown, shownRow{r, v})
				b.slide.figure(doc.SlideFigure{Label: b.nameOf(v), Value: b.number(v, sc, false), Unit: b.unitIn(v, sc)}, v)
				sign = sign || moreThan(v)
				group.Rows = append(group.Rows, b.row(t, r, v, sc))
			}
			b.checkSum([]*text{g.sum}, "the sum of this group", values)
			computed = computed || g.sum != nil && sums(g.sum)
			all = append(all, values...)
			out.Groups = append(out.Groups, group)
		}
		b.checkSum(t.total, "the total", all)
		b.checkPeriods(shown)
		for i, c := range t.total {
			out.Total = append(out.Total, doc.Cell{Spans: b.inScale(c, sc, noNotes), Head: i == 0})
		}
		t.foot(b, out, all, sc, computed, sign)
	})
	return []doc.Block{out}
}

// scale gives a column as many decimals as its figures need. Fewer would round what the source printed.
func (t *tableBlock) scale(b *builder) *scale {
	var values []*indicator.Value
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

// row makes the cells of a row. What must be known to read the value is noted at the row's first cell.
func (b *builder) row(t *tableBlock, r *tableRowForm, v *indicator.Value, sc *scale) []doc.Cell {
	cells := make([]doc.Cell, 0, len(r.cells))
	for i, c := range r.cells {
		cell := doc.Cell{Head: i == 0}
		if c != nil && !c.empty() {
			rr := render{b: b, use: useLabel, scale: sc, notes: noNotes}
			rr.segs(c, c.paras[0])
			cell.Spans = rr.end()
			cell.Faint = rr.faint && len(c.paras[0]) == 1
		}
		if len(cell.Spans) == 0 {
			b.diags.Add(r.Pos, diag.Error, "empty-cell", "cell "+itoa(i+1)+" of the row of "+source.Quote(r.Of.S)+" would be blank", "a cell always says something: \"not stated\", \"none\", or an en dash where nothing applies")
		}
		if i == 0 {
			cell.Spans = withNotes(cell.Spans, b.caveatNotes(false, v))
		}
		cells = append(cells, cell)
	}
	return cells
}

// shownRow is a row with its value.
type shownRow struct {
	form  *tableRowForm
	value *indicator.Value
}

// checkPeriods sees that rows whose figures are of different times each print their own; otherwise a reader takes the
// column for one of like figures. Money has its status and its notes for that.
func (b *builder) checkPeriods(rows []shownRow) {
	var first *indicator.Value
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
			b.diags.Add(r.form.Pos, diag.Error, "row-period", source.Quote(r.form.Of.S)+" is "+b.periodOf(r.value, false)+", and other rows of this table are of other times",
				"let each row print its own: add a column with .period")
		}
	}
}

// printsPeriod says that a cell of the row shows the period of its value.
func (r shownRow) printsPeriod() bool {
	for _, c := range r.form.cells {
		if c == nil {
			continue
		}
		for _, s := range c.single() {
			if s.ref != nil && s.ref.part == "period" && s.ref.target == r.form.Of.S {
				return true
			}
		}
	}
	return false
}

// sums says that a text shows a computed figure.
func sums(t *text) bool {
	for _, s := range t.single() {
		if s.ref != nil && (s.ref.part == "number" || s.ref.part == "") {
			return true
		}
	}
	return false
}

// checkSum sees that the figures in a group's head, or in the total, cover the rows below or above them, each row
// once and nothing else. Otherwise a row could be added to a group and not to its sum.
func (b *builder) checkSum(texts []*text, what string, rows []*indicator.Value) {
	count := map[string]int{}
	var order []string
	pos := diag.Pos{}
	for _, t := range texts {
		if t == nil || !sums(t) {
			continue
		}
		pos = t.pos()
		for _, s := range t.single() {
			if s.ref == nil || s.ref.kind != refValue || s.ref.part != "number" && s.ref.part != "" {
				continue
			}
			v, p := b.set.Value(s.ref.target)
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
func (b *builder) groupSum(t *text, sc *scale) []doc.Span {
	if t.empty() {
		return nil
	}
	r := render{b: b, use: useLabel, scale: sc, notes: sumsOnly, atEnd: true, always: true}
	r.segs(t, t.paras[0])
	return r.end()
}

// foot makes the note: the template's words, what the sign means, the sources.
func (t *tableBlock) foot(b *builder, out *doc.Table, values []*indicator.Value, sc *scale, computed, sign bool) {
	if b.slide != nil {
		if sign { // what a sign means is said where it stands
			out.Note = stopped(b.msg(i18n.KeySignNote))
		}
		b.slide.computed = b.slide.computed || computed
		b.slide.said(b, t.note, sc)
		return
	}
	note := &sentences{}
	if t.note != nil {
		note.spans(b.inScale(t.note, sc, allNotes))
	}
	if sign {
		note.spans(stopped(b.msg(i18n.KeySignNote)))
	}
	what := "the table " + source.Quote(t.ID.S)
	if b.brief.notesAsBlock {
		b.keep(note.out, b.sourcesOf(values), computed, outsideOf(values), t.Pos, what)
		return
	}
	note.spans(b.sourceLine(b.sourcesOf(values), computed, outsideOf(values), t.Pos, what))
	out.Note = note.out
}

func outsideOf(values []*indicator.Value) int {
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
