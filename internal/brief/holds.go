package brief

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// choose returns the first title whose claim the values bear out; nil after an error if there is none.
func (b *builder) choose(titles []title) *title {
	var why []string
	for i := range titles {
		ok, because := b.holds(titles[i])
		if ok {
			if len(why) > 0 {
				b.diags.Add(titles[0].pos, diag.Note, "title-changed", "the title here does not hold: "+strings.Join(why, "; "),
					"printed instead: "+source.Quote(b.plain(titles[i].text)))
			}
			return &titles[i]
		}
		if because == "" {
			return nil // the fault was reported
		}
		why = append(why, because)
	}
	if len(titles) > 0 {
		b.diags.Add(titles[len(titles)-1].pos, diag.Error, "no-title", "no title is true any more: "+strings.Join(why, "; "),
			"write a title for the new values, or add a last one with holds: none")
	}
	return nil
}

// firstTrue is the words of the first title that holds, for a chart whose title the heading above it prints.
func (b *builder) firstTrue(titles []title) string {
	for _, t := range titles {
		if ok, _ := b.holds(t); ok {
			return b.plain(t.text)
		}
	}
	return ""
}

// holds says whether a claim is true, and if not, which comparison failed with both values. An empty reason means
// that the claim cannot be tested; that was reported.
func (b *builder) holds(t title) (bool, string) {
	was := b.slide
	b.slide = nil // what a claim compares is not printed by it
	defer func() { b.slide = was }()
	for _, x := range t.claim.Tests {
		left, ok := b.operand(x.Left, x.Right, t.pos)
		if !ok {
			return false, ""
		}
		right, ok := b.operand(x.Right, x.Left, t.pos)
		if !ok {
			return false, ""
		}
		ok, p := compare(left, right, x.Op)
		if p == nil && left.value != nil && right.value != nil {
			p = b.comparable(left.value, right.value)
		}
		if p != nil {
			b.diags.AddProblem(t.pos, diag.Error, p)
			return false, ""
		}
		if !ok {
			return false, x.Left.Raw + " " + x.Op + " " + x.Right.Raw + " does not hold (" + left.shown + " and " + right.shown + ")"
		}
	}
	return true, ""
}

// operand is a side of a comparison with its value.
type operand struct {
	num   decimal.Decimal
	more  bool // a lower bound
	none  bool // not stated
	areas []string
	value *figures.Value
	shown string
	raw   string
}

func (b *builder) operand(t, beside phrase.Term, pos diag.Pos) (operand, bool) {
	o := operand{raw: t.Raw}
	switch t.Kind {
	case phrase.TermNumber:
		o.num, o.shown = t.Num, b.cat.Number(t.Num, language.Exact)
	case phrase.TermValue, phrase.TermRound:
		if t.IsArea {
			o.areas, o.shown = []string{t.Ref}, t.Ref
			return o, true
		}
		v := b.value(t.Ref, pos)
		if v == nil {
			return o, false
		}
		o.num, o.more, o.none, o.value = v.Number, moreThan(v), v.Missing || v.NotExact, v
		if t.Kind == phrase.TermRound {
			o.num = language.RoundAmount(v.Number)
		}
		o.shown = b.figure(v, &phrase.Ref{Round: t.Kind == phrase.TermRound}, nil)
	case phrase.TermCount:
		n := b.countActions(t.Ref)
		o.num, o.shown = decimal.New(int64(n), 0), b.cat.Integer(n)
	case phrase.TermMax, phrase.TermMin:
		bars, ok := b.lib.byID[t.Chart].body.(*barsForm)
		if !ok {
			return o, false
		}
		rows, shown := bars.extreme(b, t.Kind == phrase.TermMax)
		if len(rows) == 0 {
			o.none, o.shown = true, shown
			return o, true
		}
		o.num, o.more, o.shown = rows[0].named, rows[0].namedMore, shown
		if beside.IsArea {
			for _, r := range rows {
				o.areas = append(o.areas, r.area)
			}
		}
	}
	return o, true
}

// compare tests one comparison. A lower bound of 13 000 is known to lie above 12 999 and above 13 000, and nothing
// else can be said of it.
func compare(l, r operand, op string) (bool, *diag.Problem) {
	if l.areas != nil && r.areas != nil {
		same := overlapping(l.areas, r.areas)
		switch op {
		case "=":
			return same, nil
		case "!=":
			return !same, nil
		}
		return false, diag.NewProblem("bad-claim", "a row can only be equal to max or min or not, found "+op, "write max(CHART) = sahel")
	}
	if l.none || r.none {
		return false, nil // what is not stated bears nothing out
	}
	if r.more && !l.more {
		l, r, op = r, l, mirrored[op]
	}
	if l.more {
		switch {
		case r.more:
			return false, diag.NewProblem("bad-claim", l.raw+" and "+r.raw+" are both “more than” values, which cannot be compared", "compare each with a number")
		case op == ">" || op == ">=":
			return l.num.GreaterThanOrEqual(r.num), nil
		}
		return false, diag.NewProblem("bad-claim", l.raw+" is a “more than” value, of which only > and >= can be said", "write "+l.raw+" >= "+r.raw)
	}
	c := l.num.Cmp(r.num)
	switch op {
	case "=":
		return c == 0, nil
	case "!=":
		return c != 0, nil
	case "<":
		return c < 0, nil
	case "<=":
		return c <= 0, nil
	case ">":
		return c > 0, nil
	}
	return c >= 0, nil
}

var mirrored = map[string]string{"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

func overlapping(a, b []string) bool {
	for _, x := range a {
		if contains(b, x) {
			return true
		}
	}
	return false
}

// comparable asks the rules whether two values may be compared. A part and its published whole may; two periods of
// one indicator may.
func (b *builder) comparable(x, y *figures.Value) *diag.Problem {
	if x.ID == y.ID && x.Member == y.Member {
		return nil
	}
	// A claim is no figure on a page: amounts counted in different ways are let through where each value prints
	// what it mixes in its own note.
	problems := b.set.Compare(figures.OnAxis, dataset.Countings(), x, y)
	apart := isMoney(x) && x.PayerSide != y.PayerSide
	if len(problems) == 0 && !apart {
		return nil
	}
	if len(b.set.Compare(figures.PartOfWhole, nil, x, y)) == 0 || len(b.set.Compare(figures.PartOfWhole, nil, y, x)) == 0 {
		return nil
	}
	if len(problems) == 0 {
		// On an axis the sides have fills of their own; a sentence has none.
		return diag.NewProblem("payer-sides", "this claim compares money of different payers: "+x.Ref+" and "+y.Ref,
			"name them side by side, each with its own value, and claim nothing of the two together")
	}
	return diag.NewProblem(problems[0].ID, "this claim compares what cannot be compared: "+problems[0].Message, problems[0].Hints...)
}

// countActions counts what happened: dated actions, without bookkeeping, that begin in a year, month or on a day.
func (b *builder) countActions(period string) int {
	y, m, d := phrase.PeriodNumbers(period)
	n := 0
	for _, a := range b.lib.ds.Actions {
		start := a.Time.From
		if a.Kind == record || start.Year == 0 || after(start, b.set.AsOf) {
			continue
		}
		if period == "" || start.Year == y && (m == 0 || start.Month == m) && (d == 0 || start.Day == d) {
			n++
		}
	}
	return n
}

// record is the kind of actions that are bookkeeping: publications, yearly results, starts of a count.
const record = "record"

// after says that a date lies wholly after a day.
func after(d, than dataset.Date) bool {
	switch {
	case d.Year != than.Year:
		return d.Year > than.Year
	case d.Month == 0 || than.Month == 0:
		return false
	case d.Month != than.Month:
		return d.Month > than.Month
	}
	return d.Day > 0 && than.Day > 0 && d.Day > than.Day
}
