package kind

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Texts prints the texts of templates and of the dataset.
type Texts interface {
	// PlainIn prints a text without notes and styles, in the scale of a chart or table, and says what it speaks of.
	PlainIn(t *phrase.Text, sc *words.Scale) (string, []doc.Mention)
	// Datum is a text of the dataset; nil where it has none.
	Datum(t dataset.Text) *phrase.Text
	// Part prints what the dataset says of a figure, by the name that references have for it: "short", "payer", "status".
	Part(of *figures.Value, part string) (s string, mentioned []doc.Mention, faint, ok bool)
	// NameOf is a value's name for lists.
	NameOf(v *figures.Value) (string, []doc.Mention)
}

// Labels makes plain strings and gathers their mentions.
type Labels struct {
	*words.Printer
	Texts    Texts
	Mentions []doc.Mention
}

// Plain prints a text without notes and styles.
func (l *Labels) Plain(t *phrase.Text) doc.Span { return l.PlainIn(t, nil) }

// PlainIn prints a text in the scale of a chart or table.
func (l *Labels) PlainIn(t *phrase.Text, sc *words.Scale) doc.Span {
	s, mentioned := l.Texts.PlainIn(t, sc)
	l.Mentions = append(l.Mentions, mentioned...)
	return doc.Span{S: s, Lang: l.Foreign[s], Of: mentioned}
}

// Showing is a printed string that shows values.
func (l *Labels) Showing(s string, values ...*figures.Value) doc.Span {
	out := l.Span(s)
	for _, v := range values {
		out.Of = append(out.Of, doc.Mention{Ref: v.Ref, Kind: doc.Figure, Printed: s, Period: PeriodIn(v), Missing: v.Missing})
	}
	return out
}

// Maker is what a chart is made with.
type Maker struct {
	Labels
	Index *index.Index
	Diags *diag.List // what is found is added here
	Date  string     // of the edition, as it is printed

	Pos              diag.Pos // of the chart
	Mixes            []dataset.Counting
	Captions, Events bool // whether they are shown
	Slide            bool // it stands on a slide
	Alone            bool // it stands on a page of its own
}

// Quietly is the same maker for words that are not shown: it gathers their mentions apart.
func (m *Maker) Quietly() *Maker {
	q := *m
	q.Mentions = nil
	return &q
}

// Fault adds an error.
func (m *Maker) Fault(pos diag.Pos, id, message string, hints ...string) {
	m.Diags.Add(pos, diag.Error, id, message, hints...)
}

// Value resolves a reference to a value that is drawn and checks that it has a unit, which is the chart's if that has one;
// nil after an error.
func (m *Maker) Value(ref source.String, unit string) *figures.Value {
	v, p := m.Set.Value(ref.S)
	if p != nil {
		m.Diags.AddProblem(ref.Pos, diag.Error, p)
		return nil
	}
	m.Mentions = append(m.Mentions, doc.Mention{Ref: ref.S, Pos: ref.Pos, Kind: doc.About})
	switch {
	case v.Unit == nil || v.Unit.ID == "":
		m.Fault(ref.Pos, "no-unit", source.Quote(ref.S)+" has no unit", "name a unit in the data")
		return nil
	case unit != "" && v.Unit.ID != unit:
		m.Fault(ref.Pos, "one-unit", source.Quote(ref.S)+" is in "+m.Pick(v.Unit.Name)+", but the chart in "+unit, "show it in a chart of its own")
		return nil
	}
	return v
}

// CheckTogether adds an error for each rule that values break where they stand together, as on an axis or in a sum.
func (m *Maker) CheckTogether(as figures.Comparison, pos diag.Pos, values ...*figures.Value) {
	if len(values) < 2 {
		return
	}
	for _, p := range m.Set.Compare(as, m.Mixes, values...) {
		m.Diags.AddProblem(pos, diag.Error, p)
	}
}

// List adds a line to the figures of a slide.
func (m *Maker) List(r *Result, f doc.SlideFigure, of ...*figures.Value) {
	if !m.Slide {
		return
	}
	for _, v := range of {
		f.Of = append(f.Of, v.Ref)
	}
	r.Listed = append(r.Listed, f)
}

// Part is one figure of a bar, with the template's words for it.
type Part struct {
	Of             source.String
	Caption, Short *phrase.Text
}

// PartForm is such a figure as it is written.
type PartForm struct {
	Of      source.String `yaml:"of,required,word" help:"The id of the figure, without braces."`
	Caption phrase.Raw    `yaml:"caption"`
	Short   phrase.Raw    `yaml:"short" help:"A shorter caption, for when there is no room."`
}

// Read reads the words of a part.
func (f *PartForm) Read(r Reader) Part {
	return Part{f.Of, r.Line(f.Caption, phrase.Label), r.Line(f.Short, phrase.Label)}
}

// Caption names a part: the template's word, or the dataset's short name.
func (m *Maker) Caption(p *Part, v *figures.Value) doc.Span {
	if p.Caption != nil {
		return m.Plain(p.Caption)
	}
	s, mentioned, _, ok := m.Texts.Part(v, "short")
	if !ok {
		return doc.Span{}
	}
	m.Mentions = append(m.Mentions, mentioned...)
	return doc.Span{S: s, Lang: m.Foreign[s], Of: mentioned}
}

// Counted is words under a chart with the number of what it leaves out, which stands where they have a reference.
func (m *Maker) Counted(t *phrase.Text, n int) doc.Span {
	s := ""
	for _, x := range t.Single() {
		if x.Ref != nil {
			s += m.Cat.Integer(n)
		}
		s += x.Literal
	}
	m.Mark(s, t.Lang)
	return m.Span(s)
}

// ValueColumns are the columns of a chart's data, in plain English whatever the document's language: they are read
// by programs.
func ValueColumns() []string {
	return []string{"row", "part", "value", "qualifier", "unit", "period", "payer", "source", "address", "low", "high", "interval", "status"}
}

// sometimes are those that stand in the data of a chart only where one of its values has them.
func sometimes() []string { return []string{"low", "high", "interval", "status"} }

// DropEmpty takes the columns out of a chart's data that only some values have, where none of it has them.
func (r *Result) DropEmpty() {
	if len(r.Data) == 0 {
		return
	}
	for i := len(r.Data[0]) - 1; i >= 0; i-- {
		filled := func(row []string) bool { return row[i] != "" }
		if !slices.Contains(sometimes(), r.Data[0][i]) || slices.ContainsFunc(r.Data[1:], filled) {
			continue
		}
		for k := range r.Data {
			r.Data[k] = slices.Delete(r.Data[k], i, i+1)
		}
	}
}

// PeriodColumn is the place of the period among them.
const PeriodColumn = 5

// GroupColumn stands before the others where the rows of a chart have labelled groups.
const GroupColumn = "group"

// DataRow is one value as a row of data. The value is in the unit itself.
func DataRow(p *words.Printer, row, part string, v *figures.Value) []string {
	value, period := "", ""
	if !v.Missing && !v.NotExact {
		value = language.Plain(v.Number)
	}
	unit := v.Unit.ID
	if words.IsMoney(v) {
		unit = v.Unit.Currency
	}
	names, addresses := "", ""
	for _, s := range words.SourcesOf(p, v) {
		names = joined(names, "; ", words.SourceName(p, s))
		if s.Address != "" {
			addresses = joined(addresses, " ", s.Address)
		}
	}
	if v.Obs != nil {
		period = v.Obs.TimePeriod.String()
	} else {
		period = v.Period.String()
	}
	low, high, interval, status := "", "", "", ""
	if v.HasInterval() {
		low, high, interval = language.Plain(v.Low.Value), language.Plain(v.High.Value), p.Pick(v.Indicator.Interval)
	}
	if v.Obs != nil && len(v.Obs.Status) > 0 {
		status = v.Obs.Status.String()
	}
	return []string{row, part, value, string(v.Qualifier), unit, period, string(v.Payer), names, addresses, low, high, interval, status}
}

// joined adds an entry to a list in words.
func joined(list, between, s string) string {
	if list == "" {
		return s
	}
	return list + between + s
}

// Thousandths turns a value into the plain number that charts draw with.
func Thousandths(n decimal.Decimal, millions bool) int64 {
	if millions {
		return n.Shift(-3).Round(0).IntPart()
	}
	return n.Shift(3).Round(0).IntPart()
}

// AnyMoney says whether one of several values is an amount.
func AnyMoney(values []*figures.Value) bool { return slices.ContainsFunc(values, words.IsMoney) }

// Unprinted turns mentions into those of words that are needed but not printed, such as a title that the heading above
// replaces, or a caption that parts are only sorted by.
func Unprinted(list []doc.Mention) []doc.Mention {
	out := slices.Clone(list)
	for i := range out {
		switch out[i].Kind {
		case doc.Figure, doc.About:
			out[i].Kind = doc.Compared
		case doc.Dated:
			out[i].Kind = doc.Named
		}
	}
	return out
}

// SameWords says whether two labels say the same.
func SameWords(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// PeriodIn is the time of a value in the form of the data; empty where it is not stated.
func PeriodIn(v *figures.Value) string {
	if v.Period.NotStated {
		return ""
	}
	return v.Period.String()
}
