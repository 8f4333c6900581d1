package source

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/source/mend"
)

// String is a text with its place.
type String struct {
	S   string
	Pos diag.Pos
}

// Strings are one word, or a list of several, each with its place.
type Strings []String

// UnmarshalSource reads one word or a list of several.
func (s *Strings) UnmarshalSource(n *Node) diag.List {
	*s = nil
	items, l := n.OneOrMore("write one")
	for _, item := range items {
		word, more := item.Word()
		l.Append(more)
		if !more.HasErrors() {
			*s = append(*s, String{word, item.Pos})
		}
	}
	return l
}

// Wrong says that a node is not of the shape that is needed; want is in plain words: "a list", "a whole number".
func Wrong(n *Node, want string) diag.List {
	var l diag.List
	l.Add(n.Pos, diag.Error, "wrong-type", fmt.Sprintf("expected %s, found %s", want, n.describe()))
	return l
}

func (n *Node) describe() string {
	switch {
	case n.Kind == Map:
		return "a group of keys"
	case n.Kind == Seq:
		return "a list"
	case n.Null:
		return "nothing"
	case n.Plain:
		return Quote(n.Value)
	}
	return "the quoted text " + Quote(n.Value)
}

// Text returns a scalar as written. A list, a group of keys or nothing is an error, and so is an unquoted text with a
// comment behind it, because the # may have been meant as text. The text may be empty if it is quoted.
func (n *Node) Text() (string, diag.List) {
	if n.Kind != Scalar || n.Null {
		return "", Wrong(n, "a text")
	}
	return n.Value, n.checkComment()
}

// Word returns a scalar that names something (an identifier, a date, one of a few words). A comment may follow it.
func (n *Node) Word() (string, diag.List) {
	if n.Kind != Scalar || n.Null {
		return "", Wrong(n, "a text")
	}
	return n.Value, nil
}

// checkComment reports a plain text with a comment behind it.
func (n *Node) checkComment() diag.List {
	if !n.commentFollows {
		return nil
	}
	var l diag.List
	end, _ := n.find(len(n.Value))
	src := n.written.Text
	line := src.Data[end:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	whole := mend.KeyBefore(src.Line(n.written.Line), n.Value) + mend.Quoted(n.Value+strings.TrimRight(line, " "))
	l.Add(src.Pos(end), diag.Error, "cut-text", fmt.Sprintf("everything from the # on is left out of this text: %s", Quote(strings.TrimSpace(line))),
		mend.ToPaste("if it belongs to the text, put the text in quotes", whole), "if it is a comment, put it on a line of its own")
	return l
}

// How many digits a number may have: before its decimal point ten times the world's yearly product in cents still fits.
const (
	MaxDigits   = 18
	MaxDecimals = 9
)

// ParseNumber reads a number made of digits with or without a decimal point. It is false for one that has more digits
// than a number may have, and for what is no number.
func ParseNumber(s string) (decimal.Decimal, bool) {
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	digits := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	if len(whole) > MaxDigits || len(decimals) > MaxDecimals || !digits(whole) || !digits(decimals) {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(s)
	return d, err == nil
}

var number = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]{1,9})?$`)

// Forms that are no numbers; a file without fault has none of them.
var (
	octalNumber = pattern(`^[-+]?0[0-9]+(\.[0-9]*)?$`)
	grouped     = pattern(`^[-+]?[0-9]{1,3}([_,' \x{a0}\x{202f}.][0-9]{3})+([.,][0-9]+)?$`)
	underscored = pattern(`^[-+]?[0-9]+_[0-9_]*(\.[0-9_]+)?$`)
	longTail    = pattern(`^-?(0|[1-9][0-9]*)\.[0-9]{10,}$`)
	hexNumber   = pattern(`^[-+]?0[xob][0-9a-fA-F_]+$`)
	exponent    = pattern(`^[-+]?[0-9.]+[eE][-+]?[0-9]+$`)
	notFinite   = pattern(`(?i)^([-+]?\.?inf(inity)?|\.?nan)$`)
	halfNumber  = pattern(`^[-+]?([0-9]+\.|\.[0-9]+|\+[0-9.]+)$`)
	withUnit    = pattern(`(?i)^([€$£]|eur|usd)? *[0-9]+([., _][0-9]+)? *(million|billion|mn|bn|m|k|%|per ?cent|[€$£]|eur)?$`)
)

// pattern compiles an expression when it is first asked for: compiling those that only findings need is a part of each run that
// is worth leaving out.
func pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// Decimal returns a number exactly as it is written: digits, a minus sign, a decimal point and up to nine digits
// after it. Every other form that YAML or a spreadsheet takes for a number is an error with a hint.
func (n *Node) Decimal() (decimal.Decimal, diag.List) {
	return n.numeric("a number")
}

// Int returns a whole number.
func (n *Node) Int() (int, diag.List) {
	d, l := n.numeric("a whole number")
	if l.HasErrors() {
		return 0, l
	}
	// The text decides, not the value: 2.0 is no whole number as written.
	if strings.Contains(n.Value, ".") || d.Abs().GreaterThan(decimal.New(1, 15)) {
		return 0, Wrong(n, "a whole number")
	}
	return int(d.IntPart()), nil
}

func (n *Node) numeric(want string) (decimal.Decimal, diag.List) {
	if n.Kind != Scalar || n.Null {
		return decimal.Decimal{}, Wrong(n, want)
	}
	s := n.Value
	var l diag.List
	fault := func(id, message, hint string) (decimal.Decimal, diag.List) {
		l.Add(n.Pos, diag.Error, id, message, hint)
		return decimal.Decimal{}, l
	}
	const plainHint = "write digits only, with a point before decimals: 1250000 or 91.3"
	switch {
	case number.MatchString(s):
		if !n.Plain {
			return fault("wrong-type", "expected "+want+", found "+n.describe(), "take the quotes away")
		}
		if whole, _, _ := strings.Cut(strings.TrimPrefix(s, "-"), "."); len(whole) > MaxDigits {
			return fault("number", fmt.Sprintf("the number has %d digits before its point; %d are allowed: %s", len(whole), MaxDigits, Quote(s)),
				"write the value in a larger unit, or take out the digits that are too many")
		}
		if strings.HasPrefix(s, "-") && strings.Trim(s, "-0.") == "" {
			return fault("number", "zero has no minus sign: "+s, "write 0")
		}
		d, err := decimal.NewFromString(s)
		if err != nil {
			return decimal.Decimal{}, Wrong(n, want)
		}
		return d, nil
	case octalNumber().MatchString(s):
		return fault("number", "a number must not begin with 0, which some programs read as another number: "+diag.Clip(s), "write it without the leading zero")
	case notFinite().MatchString(s):
		return fault("number", "not a number that can be printed: "+s, "write \"not stated\" for a value that was not published")
	case grouped().MatchString(s), underscored().MatchString(s):
		return fault("number", "a number must not hold separators: "+diag.Clip(s), plainHint)
	case hexNumber().MatchString(s), exponent().MatchString(s):
		return fault("number", "a number must be written out: "+diag.Clip(s), plainHint)
	case halfNumber().MatchString(s):
		return fault("number", "a number begins and ends with a digit: "+diag.Clip(s), plainHint)
	case longTail().MatchString(s):
		return fault("number", "a number has at most nine digits after the point: "+Quote(s), "take out the digits that are too many")
	case withUnit().MatchString(s):
		return fault("number", "a number stands without unit or sign: "+Quote(s), plainHint+"; the unit has a key of its own")
	}
	return decimal.Decimal{}, Wrong(n, want)
}

// Bool returns true or false; yes, on and the like are refused, because programs differ about them.
func (n *Node) Bool() (bool, diag.List) {
	if n.Kind == Scalar && n.Plain {
		switch n.Value {
		case "true":
			return true, nil
		case "false":
			return false, nil
		}
	}
	return false, Wrong(n, "true or false")
}

// OneOrMore returns the items of a list, or a value that stands in the place of one. A list of none is an error, with what to write.
func (n *Node) OneOrMore(write string) ([]*Node, diag.List) {
	var l diag.List
	if n.Kind != Seq {
		return []*Node{n}, nil
	}
	if len(n.Items) == 0 {
		l.Add(n.Pos, diag.Error, "empty-list", "the list is empty", write+", or take the key out")
	}
	return n.Items, l
}

// ID returns an identifier: small letters, digits and hyphens, with dots between parts where dots is set.
func (n *Node) ID(dots bool) (string, diag.List) {
	s, l := n.Word()
	if l.HasErrors() {
		return "", l
	}
	if len(s) > MaxName {
		l.Add(n.Pos, diag.Error, "id", fmt.Sprintf("an identifier has at most %d characters, but this one has %d: %s", MaxName, utf8.RuneCountInString(s), Quote(s)), "give it a shorter one wherever it stands")
		return "", l
	}
	if !validID(s, dots) {
		allowed := "small letters, digits and hyphens"
		if dots {
			allowed += ", with dots between parts"
		}
		hint := ""
		near := toID(s)
		if !dots {
			near = strings.ReplaceAll(near, ".", "-")
		}
		if near != s && validID(near, dots) {
			hint = fmt.Sprintf("write %s", near)
		}
		l.Add(n.Pos, diag.Error, "id", fmt.Sprintf("an identifier is made of %s, found %s", allowed, Quote(s)), hint)
		return "", l
	}
	return s, nil
}

var (
	plainID  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	dottedID = regexp.MustCompile(`^[a-z0-9]+([-.][a-z0-9]+)*$`)
	notInID  = pattern(`[^a-z0-9.]+`)
)

func validID(s string, dots bool) bool {
	if dots {
		return dottedID.MatchString(s)
	}
	return plainID.MatchString(s)
}

func toID(s string) string {
	return strings.Trim(notInID().ReplaceAllString(strings.ToLower(s), "-"), "-.")
}
