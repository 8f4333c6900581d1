package cells

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
	"briefing/internal/source/mend"
	"briefing/internal/source/sheet"
)

// Rows are the observations of a file. They are made when they are asked for, since a file may have hundreds of thousands.
type Rows struct {
	columns
	decimals decimals
	places   [][2]int32 // of each observation the row and the column of its value
}

// Open reads the table that a form names. Name is the file's path in fsys, shown as messages print it.
func Open(fsys fs.FS, name, shown string, f Form) (*sheet.Table, diag.List) {
	return sheet.Read(fsys, name, shown, sheet.Options{Sheet: f.Sheet.S, SheetPos: f.Sheet.Pos, Range: f.Range.S, RangePos: f.Range.Pos, Separator: f.Separator.S, SeparatorPos: f.Separator.Pos, Pos: f.File.Pos})
}

// Read finds the observations of a table. With an error in the list there are none.
func Read(t *sheet.Table, form Form, of Of) (*Rows, diag.List) {
	r := &Rows{columns: *newColumns(t, form, of)}
	r.checkMissing()
	r.checkFlags()
	if r.l.HasErrors() {
		return nil, r.l
	}
	last := t.Rows() - 1 // the last row that is no note
	for last > 0 && r.isNote(last) {
		last--
	}
	for row := 1; row < t.Rows(); row++ {
		if r.isNote(row) {
			r.note(row, last)
			continue
		}
		for col, x := range r.list {
			switch {
			case x.key == value && !r.isLeftOut(row, col):
				r.places = append(r.places, [2]int32{int32(row), int32(col)})
				r.number(row, col)
			case x.key == low || x.key == high:
				r.number(row, col)
			case x.key == "":
			case x.key == status:
				r.checkStatus(row, col)
			case r.needed(x.key) && t.At(row, col).Kind == sheet.Empty:
				r.empty(row, col)
			}
		}
	}
	r.decimals.settle(form.Decimal, &r.l)
	if len(r.places) == 0 && !r.l.HasErrors() {
		r.l.Add(t.Pos(0, 0), diag.Error, "empty-list", "the table has no observation", "add a row; a value that was not published is \"not stated\"")
	}
	if r.l.HasErrors() {
		return nil, r.l
	}
	return r, r.l
}

// isNote says that a row has a single cell, though each observation has more, and that this is no number: a note or a source below
// the table.
func (r *Rows) isNote(row int) bool {
	filled, lacks := 0, false
	for col, x := range r.list {
		switch cell := r.t.At(row, col); {
		case cell.Kind == sheet.Number:
			return false
		case cell.Kind != sheet.Empty:
			if _, number := takeApart(cell.Value); number && (x.key == value || x.key == low || x.key == high) {
				return false
			}
			filled++
		case x.key != value && r.needed(x.key):
			lacks = true
		}
	}
	return filled == 1 && lacks
}

// note reports a row that is a note. Last is the last row that is none.
func (r *Rows) note(row, last int) {
	also := ""
	if r.t.Sheet != "" && row > last && last > 0 {
		from, to := r.t.Pos(0, 0), r.t.Pos(last, r.t.Columns()-1)
		also = "or read the cells above it only: range: " + from.Cell() + ":" + to.Cell()
	}
	r.l.Add(r.t.Pos(row, -1), diag.Error, "note-row", "the row has only one cell with something in it, as a note below a table has, and no observation", "delete the row", also)
}

// checkMissing checks what missing: makes of cells.
func (r *Rows) checkMissing() {
	allowed := append([]string{dataset.NotStated, LeftOut}, dataset.ObservationStatus("").Values()...)
	for _, x := range r.form.Missing {
		if !slices.Contains(allowed, x.Means.S) || x.Means.S == string(dataset.StatusFinal) {
			message, hint := source.Unknown("meaning", x.Means.S, []string{dataset.NotStated, string(dataset.StatusSuppressed), LeftOut})
			r.l.Add(x.Means.Pos, diag.Error, "missing", message, hint)
		}
	}
}

// needed says that no observation is without a key, so that its cell is never empty.
func (c *columns) needed(key string) bool {
	return key == value || key == timePeriod || slices.Contains(c.of.By, key)
}

// isLeftOut says that a cell stands for no observation.
func (r *Rows) isLeftOut(row, col int) bool {
	means, _, known := r.missing(r.t.At(row, col).Value)
	return known && means == LeftOut
}

// number takes in the number of a cell, or reports that it is none.
func (r *Rows) number(row, col int) {
	cell, at := r.t.At(row, col), r.t.Pos(row, col)
	if _, _, known := r.missing(cell.Value); known {
		return
	}
	switch cell.Kind {
	case sheet.Empty:
		if r.list[col].key == value {
			r.empty(row, col)
		}
		return
	case sheet.Number:
		r.checkPercent(cell.Percent, cell.Shown, at)
		return
	case sheet.Date, sheet.Bool:
		r.l.Add(at, diag.Error, "not-a-number", "expected a number, found "+cell.Kind.String()+" "+source.Quote(cell.Value), "format the cell as a number")
		return
	}
	if cell.Value == dataset.NotStated {
		return
	}
	text, _ := r.unflagged(cell)
	p, ok := takeApart(text)
	if !ok {
		message, hints := notANumber(cell.Value)
		r.l.Add(at, diag.Error, "not-a-number", message, hints...)
		return
	}
	r.checkPercent(p.percent, cell.Value, at)
	r.decimals.see(p, text, at, &r.l)
}

func (r *Rows) checkPercent(percent bool, shown string, at diag.Pos) {
	if percent && !r.of.Percent {
		r.l.Add(at, diag.Error, "percent", "the cell has a percent sign, "+shown+", but "+r.of.ID+" is not in percent", "write unit: percent at "+r.of.ID+", or take the sign out of the cells")
	}
}

// empty reports a cell that must not be empty.
func (r *Rows) empty(row, col int) {
	at, key := r.t.Pos(row, col), r.list[col].key
	switch {
	case key == value:
		if _, known := r.form.Missing.meaning(""); known {
			return
		}
		r.l.Add(at, diag.Error, "empty-cell", "the cell is empty, so that nobody knows whether the value is missing or was forgotten",
			"say what empty cells are: missing: {\"\": not stated}, or missing: {\"\": left out} where there is no observation")
	case key == timePeriod:
		r.l.Add(at, diag.Error, "empty-cell", "the cell is empty, but each observation has a period", "write the period, or \"not stated\"")
	default:
		r.l.Add(at, diag.Error, "empty-cell", "the cell is empty, but each row has a code of "+key, "write the code, or * where the row is the whole")
	}
}

// Len is how many observations there are.
func (r *Rows) Len() int { return len(r.places) }

// Pos is where the value of an observation stands.
func (r *Rows) Pos(k int) diag.Pos { return r.t.Pos(int(r.places[k][0]), int(r.places[k][1])) }

// Node is an observation as a group of keys, without its codes.
func (r *Rows) Node(k int) *source.Node {
	row, at := int(r.places[k][0]), int(r.places[k][1])
	n := &source.Node{Kind: source.Map, Pos: r.t.Pos(row, at)}
	if w := r.form.Wide.S; w == period || w == timePeriod {
		n.Fields = append(n.Fields, r.field(timePeriod, 0, at))
	}
	var said []*source.Node // statuses, each where it stands
	add := func(statuses []string, col int) {
		for _, word := range statuses {
			if !slices.ContainsFunc(said, func(n *source.Node) bool { return n.Value == word }) {
				said = append(said, r.scalar(word, row, col))
			}
		}
	}
	for col, x := range r.list {
		if x.key == "" || x.key == value && col != at || slices.Contains(r.of.By, x.key) {
			continue
		}
		cell := r.t.At(row, col)
		switch {
		case cell.Kind == sheet.Empty && x.key != value:
		case x.key == value || x.key == low || x.key == high:
			amount, statuses := r.amount(x.key, row, col)
			n.Fields = append(n.Fields, amount...)
			add(statuses, col)
		case x.key == status:
			add(r.statuses(cell.Value), col)
		default:
			n.Fields = append(n.Fields, r.field(x.key, row, col))
		}
	}
	if len(said) > 0 {
		f := source.Field{Key: status, KeyPos: said[0].Pos, Value: said[0]}
		if len(said) > 1 {
			f.Value = &source.Node{Kind: source.Seq, Pos: said[0].Pos, Items: said}
		}
		n.Fields = append(n.Fields, f)
	}
	return n
}

// Codes are the codes of an observation, one for each dimension of its indicator; empty where no cell says it.
func (r *Rows) Codes(k int) []source.String {
	row, at := int(r.places[k][0]), int(r.places[k][1])
	codes := make([]source.String, len(r.of.By))
	take := func(key string, row, col int) {
		if d := slices.Index(r.of.By, key); d >= 0 {
			f := r.field(key, row, col)
			codes[d] = source.String{S: f.Value.Value, Pos: f.Value.Pos}
		}
	}
	if r.wide {
		take(r.form.Wide.S, 0, at)
	}
	for col, x := range r.list {
		take(x.key, row, col)
	}
	return codes
}

// NoCode is what to write where a text in the place of a code of a dimension stands for none: for all of them, or in the heading of a
// column that is none.
func (r *Rows) NoCode(dimension, text string) []string {
	var whole []string
	for _, w := range r.form.Whole {
		whole = append(whole, mend.Quoted(w.S))
	}
	hints := []string{"where it stands for all codes together: whole: [" + strings.Join(append(whole, mend.Quoted(text)), ", ") + "]"}
	if r.wide && r.form.Wide.S == dimension {
		hints = append(hints, "or leave the column out: "+r.skipAlso(text))
	}
	return hints
}

// Texts are the cells whose words may be printed, each text once.
func (r *Rows) Texts() *source.Node {
	list := source.NewList()
	seen := map[string]bool{}
	for col, x := range r.list {
		if x.key != printed && x.key != note {
			continue
		}
		for row := 1; row < r.t.Rows(); row++ {
			if s := r.t.At(row, col).Value; !seen[s] {
				seen[s] = true
				list.Items = append(list.Items, r.scalar(s, row, col))
			}
		}
	}
	return list
}

func (r *Rows) scalar(text string, row, col int) *source.Node {
	return &source.Node{Kind: source.Scalar, Plain: true, Value: text, Pos: r.t.Pos(row, col)}
}

// field is a key with the text of a cell.
func (r *Rows) field(key string, row, col int) source.Field {
	text := r.t.At(row, col).Value
	if slices.Contains(r.of.By, key) && slices.ContainsFunc(r.form.Whole, func(s source.String) bool { return s.S == text }) {
		text = dataset.Whole
	}
	return source.Field{Key: key, KeyPos: r.t.Pos(0, col), Value: r.scalar(text, row, col)}
}

// statuses are those that the column status says: words, or signs, with commas between several.
func (r *Rows) statuses(text string) []string {
	if signs := r.flagged(text); signs != nil {
		return signs
	}
	var words []string
	for _, s := range strings.Split(text, ",") {
		words = append(words, strings.TrimSpace(s))
	}
	return words
}

// amount is a number with the statuses that stand beside it, or what a cell without one stands for: a value that is not stated, or
// a status. One that its publisher marks with a status but for suppressed has no value either.
func (r *Rows) amount(key string, row, col int) (fields []source.Field, statuses []string) {
	cell := r.t.At(row, col)
	field := func(text string) []source.Field {
		return []source.Field{{Key: key, KeyPos: r.t.Pos(0, col), Value: r.scalar(text, row, col)}}
	}
	means, statuses, known := r.missing(cell.Value)
	switch {
	case known && key != value:
		return nil, nil
	case known && means == dataset.NotStated && slices.Contains(statuses, string(dataset.StatusSuppressed)):
		return nil, statuses
	case known && means == dataset.NotStated:
		return field(dataset.NotStated), statuses
	case known && means == string(dataset.StatusSuppressed):
		return nil, append(statuses, means)
	case known:
		return field(dataset.NotStated), append(statuses, means)
	}
	text, statuses := r.unflagged(cell)
	if key != value {
		statuses = nil
	}
	return field(r.plain(text, cell.Kind)), statuses
}

// plain is a number with digits and a point, in the unit itself. Of what a spreadsheet stores it has as many decimals as a value may
// have.
func (r *Rows) plain(text string, kind sheet.Kind) string {
	if kind == sheet.Text {
		p, ok := takeApart(text)
		if !ok {
			return text
		}
		text = p.plain(cmp.Or(r.decimals.sign, point)) // either: digits alone
	}
	_, tail, _ := strings.Cut(text, ".")
	if kind == sheet.Text && r.form.Times < 2 || len(tail) <= source.MaxDecimals && r.form.Times < 2 {
		return text
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return text
	}
	if r.form.Times > 1 {
		d = d.Mul(decimal.NewFromInt(int64(r.form.Times)))
	}
	if kind != sheet.Text {
		d = d.Round(source.MaxDecimals)
	}
	return d.String()
}

// Displayed is what a spreadsheet shows of the value of an observation where that is not all that is stored; "" where it is.
func (r *Rows) Displayed(k int) string {
	cell := r.t.At(int(r.places[k][0]), int(r.places[k][1]))
	if cell.Kind != sheet.Number || cell.Shown == "" || significant(cell.Shown) == significant(cell.Value) {
		return ""
	}
	return cell.Shown
}

// significant are the digits of a number without the zeros before and behind them.
func significant(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	return strings.Trim(digits, "0")
}
