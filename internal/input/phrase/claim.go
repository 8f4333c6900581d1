package phrase

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// Claim is what a title says of the data, in a form that can be tested:
//
//	claim := "none" | test { "and" test }
//	test  := term ( = | != | < | <= | > | >= ) term
//	term  := number | ID | ID@period | ID/CODE | CODE | round(ID) | count(actions) | count(actions@2016) | max(CHART) | min(CHART)
//
// A number is in the unit itself: 23 million euro is 23000000.
type Claim struct{ Tests []Test }

// None says that a title claims nothing.
func (c *Claim) None() bool { return len(c.Tests) == 0 }

// Test is one comparison of a claim.
type Test struct {
	Left, Right Term
	Op          string
}

// Term is a side of a comparison.
type Term struct {
	Kind   TermKind
	Num    decimal.Decimal
	Ref    string // of a value, as the set knows it; of count the period or ""
	Chart  string
	End    string // PartLow or PartHigh: the end of the interval around the value; empty: the value itself
	Raw    string
	IsArea bool // an area's id beside max or min of a chart: the row, not its value
	IsCode bool // the id of a code beside a figure that max or min of its dimension chooses: the code, not its value
}

// TermKind says what a term is.
type TermKind uint8

// The kinds of terms.
const (
	TermNumber TermKind = iota
	TermValue           // a figure; beside TermMax and TermMin it may be an area
	TermRound           // a figure, rounded as headlines have it
	TermCount           // how many actions began in a period
	TermMax             // the longest bar or column of a chart
	TermMin             // the shortest
)

var operators = []string{"!=", "<=", ">=", "=", "<", ">"} // two characters first

const claimHint = "a claim compares two terms, as in ID > 500 and ID@2018 >= 551, where ID is that of a figure, or says none"

// ParseClaim reads what stands after holds:.
func ParseClaim(s string) (*Claim, *diag.Problem) {
	c := &Claim{}
	s = strings.TrimSpace(s)
	if s == "none" {
		return c, nil
	}
	if s == "" {
		return nil, diag.NewProblem("bad-claim", "the claim is empty", claimHint)
	}
	for _, one := range strings.Split(" "+strings.Join(strings.Fields(s), " ")+" ", " and ") {
		t, p := parseTest(strings.TrimSpace(one))
		if p != nil {
			return nil, p
		}
		c.Tests = append(c.Tests, t)
	}
	return c, nil
}

func parseTest(s string) (Test, *diag.Problem) {
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
		return Test{}, diag.NewProblem("bad-claim", source.Quote(s)+" compares nothing", claimHint)
	}
	left, p := parseTerm(strings.TrimSpace(s[:at]))
	if p != nil {
		return Test{}, p
	}
	rest := strings.TrimSpace(s[at+len(op):])
	if mended := twistedSign(s, at); mended != "" {
		return Test{}, diag.NewProblem("bad-claim", source.Quote(s[at:at+2])+" is no sign of comparison", "write "+mended)
	}
	if strings.Contains(s, " or ") {
		return Test{}, diag.NewProblem("bad-claim", source.Quote(s)+" joins two comparisons with or, which a claim does not have", "write a title or sentence for each: of several titles the first that holds is printed")
	}
	if strings.ContainsAny(rest, "=<>!") {
		return Test{}, diag.NewProblem("bad-claim", source.Quote(s)+" has more than one sign of comparison", "join two comparisons with and: a > b and b > c")
	}
	right, p := parseTerm(rest)
	if p != nil {
		return Test{}, p
	}
	return Test{left, right, op}, nil
}

// twistedSign is a comparison with =>, =< or == as it should be written; empty where none stands at a place.
func twistedSign(s string, at int) string {
	for wrong, right := range map[string]string{"=>": ">=", "=<": "<=", "==": "="} {
		if strings.HasPrefix(s[at:], wrong) {
			return s[:at] + right + s[at+len(wrong):]
		}
	}
	return ""
}

var functions = []string{"round", "count", "max", "min"}

func parseTerm(s string) (Term, *diag.Problem) {
	t := Term{Raw: s}
	if s == "" {
		return t, diag.NewProblem("bad-claim", "a side of the comparison is empty", claimHint)
	}
	if name, arg, ok := strings.Cut(s, "("); ok {
		name, arg = strings.TrimSpace(name), strings.TrimSpace(arg)
		if !strings.HasSuffix(arg, ")") {
			return t, diag.NewProblem("bad-claim", source.Quote(s)+" lacks its closing bracket", "")
		}
		arg = strings.TrimSpace(strings.TrimSuffix(arg, ")"))
		switch name {
		case "round":
			t.Kind = TermRound
			if t.Ref, t.End = CutEnd(arg); !isValueRef(t.Ref) {
				return t, diag.NewProblem("bad-claim", source.Quote(s)+" rounds no figure", "write round(ID)")
			}
		case "max", "min":
			t.Kind, t.Chart = TermMax, arg
			if name == "min" {
				t.Kind = TermMin
			}
			if !IsID(arg) {
				return t, diag.NewProblem("bad-claim", source.Quote(s)+" names no chart", "write "+name+"(CHART)")
			}
		case "count":
			what, period, dated := strings.Cut(arg, "@")
			t.Kind, t.Ref = TermCount, period
			if _, err := dataset.ParseAsked(period); what == "actions" && period != "" && err != nil {
				return t, diag.NewProblem("bad-claim", source.Quote(s)+" counts nothing: "+err.Error(), "write count(actions) or count(actions@2016)")
			}
			if what != "actions" || dated && !IsPeriod(period) {
				return t, diag.NewProblem("bad-claim", source.Quote(s)+" counts nothing", "write count(actions) or count(actions@2016)")
			}
		default:
			if form, ok := source.LaterNamed(laterFunctions, name); ok {
				missing := form.Missing(diag.Pos{})[0]
				return t, diag.NewProblem(missing.ID, missing.Message, form.Use)
			}
			message, hint := source.Unknown("function", name, functions)
			return t, diag.NewProblem("bad-claim", message, hint)
		}
		return t, nil
	}
	if n, ok := parseNumber(s); ok {
		t.Num = n
		return t, nil
	}
	if mended := endBehindPeriod(s); mended != "" {
		return t, diag.NewProblem("bad-claim", source.Quote(s)+" names the end of an interval before the period", "write "+mended)
	}
	if t.Ref, t.End = CutEnd(s); !isValueRef(t.Ref) {
		if err := notPeriod(t.Ref); err != nil {
			return t, diag.NewProblem("bad-claim", source.Quote(s)+" is no term of a claim: "+err.Error(), claimHint)
		}
		hint := claimHint
		if bare, ok := strings.CutPrefix(s, "{{"); ok && strings.HasSuffix(bare, "}}") {
			return t, diag.NewProblem("bad-claim", "a figure stands in a claim without braces, found "+source.Quote(s), "write "+strings.TrimSpace(strings.TrimSuffix(bare, "}}")))
		}
		if strings.ContainsAny(s, "0123456789") && strings.ContainsAny(s, " ,_%€") {
			hint = "a number is written in the unit itself, digits only: 23 million euro is 23000000"
		}
		return t, diag.NewProblem("bad-claim", source.Quote(s)+" is no term of a claim", hint)
	}
	t.Kind = TermValue
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

// isValueRef says whether s has the form of a reference to a figure: see dataset.Ref.
func isValueRef(s string) bool {
	r, ok := dataset.ParseRef(s)
	if !ok || !IsID(r.ID) && (!dataset.IsCode(r.ID) || r.ID != s || allDigits(s[:1])) { // a code may stand alone
		return false
	}
	for _, code := range r.Key.Codes(0) {
		_, dimension, chooses := dataset.Chooses(code)
		if code != dataset.Whole && !dataset.IsCode(code) && (!chooses || !IsID(dimension)) {
			return false
		}
	}
	return r.Period == "" || r.Period == dataset.Max || r.Period == dataset.Min || IsPeriod(r.Period)
}

// IsPeriod says whether s is a period that a reference can name: a year, half-year, quarter, month, week or day that exists, or a span
// between two, as the dataset writes it.
func IsPeriod(s string) bool {
	_, err := dataset.ParseAsked(s)
	return err == nil
}

// notPeriod is what is wrong with the period of what would be a reference but for that; nil of all else.
func notPeriod(s string) error {
	ref, period, dated := strings.Cut(s, "@")
	if !dated || !isValueRef(ref) {
		return nil
	}
	_, err := dataset.ParseAsked(period)
	return err
}
