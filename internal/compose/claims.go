package compose

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// choose returns the first title whose claim the values bear out, with what the claims compared; nil after an error if
// there is none.
func (c *Composer) choose(titles []template.Title) (*template.Title, []doc.Mention) {
	var why []string
	var of []doc.Mention
	for i := range titles {
		ok, because, claims := c.holds(titles[i])
		of = append(of, claims...)
		if ok {
			if len(why) > 0 {
				c.Diags.Add(titles[0].Pos, diag.Note, "title-changed", "the title here does not hold: "+strings.Join(why, "; "),
					"printed instead: "+source.Quote(c.Plain(titles[i].Text)))
			}
			return &titles[i], of
		}
		if because == "" {
			return nil, of // the fault was reported
		}
		why = append(why, because)
	}
	if len(titles) > 0 {
		c.Diags.Add(titles[len(titles)-1].Pos, diag.Error, "no-title", "no title is true any more: "+strings.Join(why, "; "),
			"write a title for the new values, or add a last one with holds: none")
	}
	return nil, of
}

// firstTrue is the words of the first title that holds, for what names a block without printing its title, and what they
// and the claims speak of.
func (c *Composer) firstTrue(titles []template.Title) (string, []doc.Mention) {
	var of []doc.Mention
	for _, t := range titles {
		ok, _, claims := c.holds(t)
		of = append(of, claims...)
		if ok {
			s, mentioned := c.PlainIn(t.Text, nil)
			return s, append(of, kind.Unprinted(mentioned)...)
		}
	}
	return "", of
}

// holds says whether a claim is true, and if not, which comparison failed with both values; of is what it compared. An
// empty reason means that the claim cannot be tested; that was reported.
func (c *Composer) holds(t template.Title) (ok bool, why string, of []doc.Mention) {
	for _, x := range t.Claim.Tests {
		left, ok := operandOf(c, x.Left, x.Right, t.Pos)
		of = append(of, left.of...)
		if !ok {
			return false, "", of
		}
		right, ok := operandOf(c, x.Right, x.Left, t.Pos)
		of = append(of, right.of...)
		if !ok {
			return false, "", of
		}
		ok, p := compare(left, right, x.Op)
		if p == nil && left.value != nil && right.value != nil {
			p = comparable(c, left.value, right.value)
		}
		if p != nil {
			c.Diags.AddProblem(t.Pos, diag.Error, p)
			return false, "", of
		}
		if !ok {
			return false, x.Left.Raw + " " + x.Op + " " + x.Right.Raw + " does not hold (" + left.shown + " and " + right.shown + ")", of
		}
	}
	return true, "", of
}

// operand is a side of a comparison with its value.
type operand struct {
	num   decimal.Decimal
	bound dataset.Qualifier // empty: exact
	none  bool              // not stated
	areas []string
	value *figures.Value
	shown string
	raw   string
	of    []doc.Mention
}

// operandOf finds the value of a side of a comparison; false after an error.
func operandOf(c *Composer, t, beside phrase.Term, pos diag.Pos) (operand, bool) {
	o := operand{raw: t.Raw}
	switch t.Kind {
	case phrase.TermNumber:
		o.num, o.shown = t.Num, c.Cat.Number(t.Num, language.Exact)
	case phrase.TermValue, phrase.TermRound:
		if t.IsArea {
			o.areas, o.shown = []string{t.Ref}, t.Ref
			return o, true
		}
		if t.IsCode {
			o.areas, o.shown = []string{t.Ref}, t.Ref
			return o, true
		}
		v := c.value(t.Ref, pos)
		if v == nil {
			return o, false
		}
		if beside.IsCode {
			return chosenCode(t, v, pos), true
		}
		if o.of = []doc.Mention{{Ref: t.Ref, Pos: pos, Kind: doc.Compared}}; t.End != "" {
			end := v.End(t.End == phrase.PartHigh)
			o.num, o.none, o.value, o.shown = end.Number, end.Missing, end, c.End(v, t.End == phrase.PartHigh, words.Form{}, nil)
			if t.Kind == phrase.TermRound {
				o.num = language.RoundAmount(o.num)
			}
			return o, true
		}
		o.num, o.none, o.value = v.Number, v.Missing || v.NotExact, v
		if v.Qualifier != dataset.Exact {
			o.bound = v.Qualifier
		}
		if t.Kind == phrase.TermRound {
			o.num = language.RoundAmount(v.Number)
		}
		if o.shown = c.Figure(v, words.Form{Round: t.Kind == phrase.TermRound}, nil); v.Since != nil {
			o.shown = c.Signed(v, nil)
		}
	case phrase.TermCount:
		n := countActions(c, t.Ref)
		o.num, o.shown = decimal.New(int64(n), 0), c.Cat.Integer(n)
	case phrase.TermMax, phrase.TermMin:
		rows, shown, mentioned := extreme(c, t.Chart, t.Kind == phrase.TermMax)
		o.of = kind.Unprinted(mentioned)
		if len(rows) == 0 {
			o.none, o.shown = true, shown
			return o, true
		}
		if o.num, o.shown = rows[0].Value, shown; rows[0].MoreThan {
			o.bound = dataset.MoreThan
		}
		if beside.IsArea {
			for _, r := range rows {
				o.areas = append(o.areas, r.Area)
			}
		}
	}
	return o, true
}

// chosenCode is the code that a side of a comparison chooses by its value. Of several with the same value none is the largest, and
// of none that is stated none is known, so that nothing holds of it.
func chosenCode(t phrase.Term, v *figures.Value, pos diag.Pos) operand {
	o := operand{raw: t.Raw, of: []doc.Mention{{Ref: t.Ref, Pos: pos, Kind: doc.Compared}}}
	switch {
	case v.Missing || v.NotExact:
		o.none, o.shown = true, "not known"
		if len(v.Problems) > 0 {
			o.shown = "not known: " + v.Problems[0].Message
		}
	case len(v.Tied) > 0:
		o.none, o.shown = true, strings.Join(v.Tied, " and ")+" share the value"
	default:
		r, _ := dataset.ParseRef(t.Ref)
		for at, code := range r.Key.Codes(0) {
			if strings.Contains(code, ":") {
				o.areas = []string{v.Key.Codes(at + 1)[at]}
			}
		}
		o.shown = strings.Join(o.areas, "")
	}
	return o
}

// rowsOf are the rows of a chart, and what they speak of.
func rowsOf(c *Composer, id string) ([]kind.Row, []doc.Mention) {
	t := c.Lib.Chart(id)
	m := c.maker(t.Whole(), false)
	rows := c.bodyOf(t).Rows(m)
	return rows, m.Mentions
}

// extreme finds the rows of a chart with the largest or smallest value, all of them where several are equal.
func extreme(c *Composer, id string, largest bool) (best []kind.Row, shown string, mentioned []doc.Mention) {
	rows, mentioned := rowsOf(c, id)
	for _, r := range rows {
		if !r.Compared {
			continue
		}
		n := 1
		if len(best) > 0 {
			n = r.Value.Cmp(best[0].Value)
			if !largest {
				n = -n
			}
		}
		switch {
		case n > 0:
			best = []kind.Row{r}
		case n == 0:
			best = append(best, r)
		}
	}
	if len(best) == 0 {
		return nil, c.Cat.Msg(language.KeyNotStated), mentioned
	}
	var labels []string
	for _, r := range best {
		labels = append(labels, r.Label.S)
	}
	return best, c.Cat.List(labels) + " " + best[0].Size, mentioned
}

// rowsInWords lists the rows of a chart in words, for alt texts.
func rowsInWords(c *Composer, id string, pos diag.Pos) (string, []doc.Mention) {
	rows, mentioned := rowsOf(c, id)
	if rows == nil {
		c.Diags.Add(pos, diag.Error, "no-such-part", "the chart "+source.Quote(id)+" has no bars or columns to list", "name what is meant in words")
		return "", nil
	}
	var list []string
	mix := words.LanguageMix{}
	for _, r := range rows {
		mix.Add(r.Label.S, r.Label.Lang)
		size := strings.Join(r.Words, ", ")
		mix.Add(size, "")
		list = append(list, r.Label.S+" "+size)
	}
	s := strings.Join(list, "; ")
	c.Mark(s, mix.Language())
	return s, mentioned
}

// compare tests one comparison. A lower bound of 13 000 is known to lie above 12 999 and above 13 000, and nothing
// else can be said of it.
func compare(l, r operand, op string) (bool, *diag.Problem) {
	if l.areas != nil && r.areas != nil {
		same := slices.ContainsFunc(l.areas, func(x string) bool { return slices.Contains(r.areas, x) })
		switch op {
		case "=":
			return same, nil
		case "!=":
			return !same, nil
		}
		return false, diag.NewProblem("bad-claim", "a row or a code can only be equal to max or min or not, found "+op,
			"write max(CHART) = AREA, with the id of an area, or ID/max:DIMENSION = CODE")
	}
	if l.none || r.none {
		return false, nil // what is not stated bears nothing out
	}
	if r.bound != "" && l.bound == "" {
		l, r, op = r, l, mirrored[op]
	}
	if l.bound != "" {
		return compareBound(l, r, op)
	}
	n := l.num.Cmp(r.num)
	switch op {
	case "=":
		return n == 0, nil
	case "!=":
		return n != 0, nil
	case "<":
		return n < 0, nil
	case "<=":
		return n <= 0, nil
	case ">":
		return n > 0, nil
	}
	return n >= 0, nil
}

// compareBound tests what can be said of a value that is not exact: of a lower bound that it is larger, of an upper one that it is
// smaller, of "about" nothing.
func compareBound(l, r operand, op string) (bool, *diag.Problem) {
	said := "“" + strings.ReplaceAll(string(l.bound), "_", " ") + "”"
	beyond, n := map[bool]string{true: ">", false: "<"}[l.bound.Lower()], l.num.Cmp(r.num)
	if l.bound.Upper() {
		n = -n
	}
	switch {
	case r.bound != "":
		return false, diag.NewProblem("bad-claim", l.raw+" and "+r.raw+" are both no exact values, which cannot be compared", "compare each with a number")
	case l.bound == dataset.About:
		return false, diag.NewProblem("bad-claim", l.raw+" is an “about” value, of which no claim can be made", "write holds: none, and say it in words that claim nothing")
	case op == beyond && (l.bound == dataset.AtLeast || l.bound == dataset.AtMost):
		return n > 0, nil
	case op == beyond || op == beyond+"=":
		return n >= 0, nil
	}
	return false, diag.NewProblem("bad-claim", l.raw+" is a "+said+" value, of which only "+beyond+" and "+beyond+"= can be said", "write "+l.raw+" "+beyond+"= "+r.raw)
}

var mirrored = map[string]string{"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// comparable asks the rules whether two values may be compared. A part and its published whole may; two periods of
// one indicator may, unless it counts single periods and the two are not equally long.
func comparable(c *Composer, x, y *figures.Value) *diag.Problem {
	if x.ID == y.ID && x.Key == y.Key {
		for _, p := range c.Set.Compare(figures.OnAxis, dataset.Countings(), x, y) {
			if p.ID == "one-length" {
				return diag.NewProblem(p.ID, "this claim compares what cannot be compared: "+p.Message, p.Hints...)
			}
		}
		return nil
	}
	// A claim is no figure on a page: amounts counted in different ways are let through where each value prints
	// what it mixes in its own note.
	problems := c.Set.Compare(figures.OnAxis, dataset.Countings(), x, y)
	apart := words.IsMoney(x) && x.PayerSide != y.PayerSide
	if len(problems) == 0 && !apart {
		return nil
	}
	if len(c.Set.Compare(figures.PartOfWhole, nil, x, y)) == 0 || len(c.Set.Compare(figures.PartOfWhole, nil, y, x)) == 0 {
		return nil
	}
	if len(problems) == 0 {
		// On an axis the sides have fills of their own; a sentence has none.
		return diag.NewProblem("payer-sides", "this claim compares money of different payers: "+x.Ref+" and "+y.Ref,
			"name them side by side, each with its own value, and claim nothing of the two together")
	}
	return diag.NewProblem(problems[0].ID, "this claim compares what cannot be compared: "+problems[0].Message, problems[0].Hints...)
}

// countActions counts what happened: dated actions, without bookkeeping, that begin in a period.
func countActions(c *Composer, period string) int {
	asked, _ := dataset.ParseAsked(period)
	n := 0
	for _, a := range c.Data.Actions {
		start := a.Time.From
		if c.Data.Bookkeeping(a) || start.Year == 0 || !c.Set.Told(a) {
			continue
		}
		if period == "" || asked.Begins(a.Time) {
			n++
		}
	}
	return n
}

// supported says whether an edition has the figures of a sentence and bears its claim out, and if not, why. An empty
// reason means that there is a fault, which was reported.
func (c *Composer) supported(t *template.Title) (ok bool, why string, of []doc.Mention) {
	var refs, ends []string
	c.Lib.Texts.EachRef(t.Text, func(_, x *phrase.Ref) {
		if x.Kind == phrase.RefWays {
			if v, p := c.Set.Value(x.Target); p != nil || !words.SaysWay(v, x) {
				refs = append(refs, x.Target)
			}
			return
		}
		if x.Kind == phrase.RefNoun || x.Kind == phrase.RefValue && c.Lib.Texts.Index.IsValue(x.ID) && slices.Contains([]string{"", "number", "period", "noun", "source", "sum", phrase.PartLow, phrase.PartHigh}, x.Part) {
			refs = append(refs, x.Target)
			if x.Part == phrase.PartLow || x.Part == phrase.PartHigh {
				ends = append(ends, x.Target)
			}
		}
	})
	for _, x := range t.Claim.Tests {
		for _, side := range []phrase.Term{x.Left, x.Right} {
			if !side.IsArea && !side.IsCode && (side.Kind == phrase.TermValue || side.Kind == phrase.TermRound) {
				refs = append(refs, side.Ref)
				if side.End != "" {
					ends = append(ends, side.Ref)
				}
			}
		}
	}
	for _, ref := range refs {
		if why := whyMissing(c, ref); why != "" {
			return false, why, nil
		}
	}
	for _, ref := range ends {
		if v, p := c.Set.Value(ref); p == nil && !v.HasInterval() {
			return false, v.End(false).Problems[0].Message, nil
		}
	}
	return c.holds(*t)
}

// whyMissing says why an edition has no value for a reference; empty if it has one.
func whyMissing(c *Composer, ref string) string {
	v, p := c.Set.Value(ref)
	switch {
	case p != nil && p.ID == "not-yet-published":
		return p.Message
	case p != nil || v == nil:
		return "" // a fault of the text, which is told where it is printed
	case !v.Missing && !v.NotExact:
		return ""
	case len(v.Problems) > 0:
		return v.Problems[0].Message
	case v.Missing:
		return v.Ref + " is not stated"
	}
	return v.Ref + " cannot be computed exactly"
}
