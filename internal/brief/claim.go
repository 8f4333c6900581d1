package brief

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// A claim is what a title says of the data, in a form that can be tested:
//
//	claim := "none" | test { "and" test }
//	test  := term ( = | != | < | <= | > | >= ) term
//	term  := number | ID | ID@period | ID/member | round(ID) | count(actions) | count(actions@2016) | max(CHART) | min(CHART)
//
// A number is in the unit itself: 23 million euro is 23000000.
type claim struct {
	raw   string
	tests []test
}

func (c *claim) none() bool { return len(c.tests) == 0 }

type test struct {
	left, right term
	op          string
}

type term struct {
	kind   termKind
	num    decimal.Decimal
	ref    string // of a value, as the set knows it; of count the period or ""
	chart  string
	raw    string
	isArea bool // an area's id beside max or min of a chart: the row, not its value
}

type termKind uint8

const (
	termNumber termKind = iota
	termValue
	termRound
	termCount
	termMax
	termMin
)

// title is one of the titles of a heading.
type title struct {
	text  *text
	claim *claim
	pos   diag.Pos
}

var operators = []string{"!=", "<=", ">=", "=", "<", ">"} // two characters first

const claimHint = "a claim compares two terms, as in emsc-arrests > 500 and sophia-vessels >= 551, or says none"

// parseClaim reads what stands after holds:.
func parseClaim(s string) (*claim, *problem) {
	c := &claim{raw: s}
	s = strings.TrimSpace(s)
	if s == "none" {
		return c, nil
	}
	if s == "" {
		return nil, &problem{"bad-claim", "the claim is empty", claimHint}
	}
	for _, one := range strings.Split(" "+strings.Join(strings.Fields(s), " ")+" ", " and ") {
		t, p := parseTest(strings.TrimSpace(one))
		if p != nil {
			return nil, p
		}
		c.tests = append(c.tests, t)
	}
	return c, nil
}

func parseTest(s string) (test, *problem) {
	at, op := -1, ""
	for i := 0; i < len(s) && at < 0; i++ {
		for _, o := range operators {
			if strings.HasPrefix(s[i:], o) {
				at, op = i, o
				break
			}
		}
	}
	if at < 0 {
		return test{}, &problem{"bad-claim", source.Quote(s) + " compares nothing", claimHint}
	}
	left, p := parseTerm(strings.TrimSpace(s[:at]))
	if p != nil {
		return test{}, p
	}
	rest := strings.TrimSpace(s[at+len(op):])
	if strings.ContainsAny(rest, "=<>!") {
		return test{}, &problem{"bad-claim", source.Quote(s) + " has more than one sign of comparison", "join two comparisons with and: a > b and b > c"}
	}
	right, p := parseTerm(rest)
	if p != nil {
		return test{}, p
	}
	return test{left, right, op}, nil
}

var functions = []string{"round", "count", "max", "min"}

func parseTerm(s string) (term, *problem) {
	t := term{raw: s}
	if s == "" {
		return t, &problem{"bad-claim", "a side of the comparison is empty", claimHint}
	}
	if name, arg, ok := strings.Cut(s, "("); ok {
		name, arg = strings.TrimSpace(name), strings.TrimSpace(arg)
		if !strings.HasSuffix(arg, ")") {
			return t, &problem{"bad-claim", source.Quote(s) + " lacks its closing bracket", ""}
		}
		arg = strings.TrimSpace(strings.TrimSuffix(arg, ")"))
		switch name {
		case "round":
			t.kind, t.ref = termRound, arg
			if !isValueRef(arg) {
				return t, &problem{"bad-claim", source.Quote(s) + " rounds no figure", "write round(ID)"}
			}
		case "max", "min":
			t.kind, t.chart = termMax, arg
			if name == "min" {
				t.kind = termMin
			}
			if !isID(arg) {
				return t, &problem{"bad-claim", source.Quote(s) + " names no chart", "write " + name + "(CHART)"}
			}
		case "count":
			what, period, dated := strings.Cut(arg, "@")
			t.kind, t.ref = termCount, period
			if what != "actions" || dated && !isPeriod(period) {
				return t, &problem{"bad-claim", source.Quote(s) + " counts nothing", "write count(actions) or count(actions@2016)"}
			}
		default:
			message, hint := source.Unknown("function", name, functions)
			return t, &problem{"bad-claim", message, hint}
		}
		return t, nil
	}
	if n, ok := parseNumber(s); ok {
		t.num = n
		return t, nil
	}
	if !isValueRef(s) {
		hint := claimHint
		if strings.ContainsAny(s, "0123456789") && strings.ContainsAny(s, " ,_%€") {
			hint = "a number is written in the unit itself, digits only: 23 million euro is 23000000"
		}
		return t, &problem{"bad-claim", source.Quote(s) + " is no term of a claim", hint}
	}
	t.kind, t.ref = termValue, s
	return t, nil
}

// parseNumber takes digits with a decimal point, nothing else.
func parseNumber(s string) (decimal.Decimal, bool) {
	digits := strings.TrimPrefix(s, "-")
	whole, frac, hasFrac := strings.Cut(digits, ".")
	if !allDigits(whole) || hasFrac && !allDigits(frac) || len(digits) > 30 {
		return decimal.Decimal{}, false
	}
	n, err := decimal.NewFromString(s)
	return n, err == nil
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isValueRef says whether s has the form ID, ID@period, ID/member or ID/member@period.
func isValueRef(s string) bool {
	s, period, dated := strings.Cut(s, "@")
	id, member, has := strings.Cut(s, "/")
	return isID(id) && (!has || isID(member)) && (!dated || isPeriod(period))
}

// isPeriod says whether s is a year, a month or a day that exists.
func isPeriod(s string) bool {
	_, err := dataset.ParseDate(s)
	return err == nil
}

// checkClaim looks up what the terms of a claim name.
func (l *loader) checkClaim(t title) {
	for i := range t.claim.tests {
		x := &t.claim.tests[i]
		l.checkTerm(&x.left, &x.right, t.pos)
		l.checkTerm(&x.right, &x.left, t.pos)
	}
}

func (l *loader) checkTerm(t, beside *term, pos diag.Pos) {
	x := l.lib.index
	switch t.kind {
	case termValue, termRound:
		id := rootOf(t.ref)
		row := beside.kind == termMax || beside.kind == termMin
		if row && t.kind == termValue && x.areas[id] != nil && !x.isValue(id) {
			t.isArea = true
			l.checkArea(beside.chart, id, pos)
			return
		}
		if !x.isValue(id) {
			message, hint := source.Unknown("figure", id, x.names(l.lib.ds, ""))
			l.diags.Add(pos, diag.Error, "unknown-reference", message, hint)
			return
		}
		if unit := x.unit(id); t.kind == termRound && unit != nil && unit.Kind != dataset.UnitMoney {
			l.diags.Add(pos, diag.Error, "bad-claim", "round is for amounts of money, and "+source.Quote(id)+" is no money", "write "+t.ref+" alone")
		}
	case termMax, termMin:
		c := l.chart(t.chart)
		if c == nil {
			l.unknownChart(t.chart, pos)
		} else if _, ok := c.body.(*barsForm); !ok {
			l.diags.Add(pos, diag.Error, "bad-claim", source.Quote(t.chart)+" has no bars, of which one could be the longest", "claim what a figure of it is, as in ID > 500; max and min are for charts of bars")
		}
	}
}

// checkArea reports an area that no row of a chart is about: of such a row nothing could be claimed, nor denied.
func (l *loader) checkArea(chart, area string, pos diag.Pos) {
	c := l.chart(chart)
	if c == nil {
		return // reported beside it
	}
	f, ok := c.body.(*barsForm)
	if !ok {
		return
	}
	var areas []string
	for _, g := range f.Groups {
		for _, r := range g.Rows {
			if r.Broken || r.Area.S == area {
				return
			}
			if r.Area.S != "" && !slices.Contains(areas, r.Area.S) {
				areas = append(areas, r.Area.S)
			}
		}
	}
	hint := "write area: " + area + " at the row that is meant"
	if len(areas) > 0 {
		hint += ", or claim one of: " + strings.Join(areas, ", ")
	}
	l.diags.Add(pos, diag.Error, "bad-claim", "no row of "+source.Quote(chart)+" has the area "+source.Quote(area), hint)
}

// periodNumbers takes a year, month or day apart.
func periodNumbers(s string) (y, m, d int) {
	parts := strings.Split(s, "-")
	n := [3]int{}
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p)
	}
	return n[0], n[1], n[2]
}
