package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// NewText makes a text node, quoted where YAML needs it.
func NewText(s string) *Node { return &Node{Kind: Scalar, Value: s} }

// NewNumber makes a number node, written out in full with the digits it has: 91.30 keeps its zero.
func NewNumber(d decimal.Decimal) *Node {
	return &Node{Kind: Scalar, Value: d.StringFixed(max(-d.Exponent(), 0)), Plain: true}
}

// NewBare makes a node that is written as it stands: an identifier, a date, true.
func NewBare(s string) *Node { return &Node{Kind: Scalar, Value: s, Plain: true} }

// NewList makes a list node.
func NewList(items ...*Node) *Node { return &Node{Kind: Seq, Items: items} }

// NewMap makes an empty group of keys.
func NewMap() *Node { return &Node{Kind: Map} }

// Set adds a key to a group of keys; a nil value adds nothing. It returns the group.
func (n *Node) Set(key string, value *Node) *Node {
	if value != nil {
		n.Fields = append(n.Fields, Field{Key: key, Value: value})
	}
	return n
}

// Encode writes a tree as YAML that Parse reads back as the same tree: two spaces a level, keys in the order they
// were set, short lists and groups of keys in brackets. The bytes depend on the tree alone.
func Encode(n *Node) []byte {
	var e encoder
	e.block(n, 0)
	return []byte(e.b.String())
}

type encoder struct{ b strings.Builder }

// block writes a node that begins on a line of its own at that indentation.
func (e *encoder) block(n *Node, indent int) {
	switch {
	case n.Kind == Map && len(n.Fields) > 0:
		for i, f := range n.Fields {
			if i > 0 {
				e.pad(indent)
			}
			e.b.WriteString(scalarText(f.Key, false))
			e.b.WriteByte(':')
			e.child(f.Value, indent, f.Value.Kind == Seq)
		}
	case n.Kind == Seq && len(n.Items) > 0:
		for i, item := range n.Items {
			if i > 0 {
				e.pad(indent)
			}
			e.b.WriteByte('-')
			if item.isEmpty() || item.Kind == Scalar || inBrackets(item) != "" {
				e.child(item, indent, false)
				continue
			}
			e.b.WriteByte(' ')
			e.block(item, indent+2)
		}
	default:
		e.b.WriteString(strings.TrimPrefix(leaf(n), " "))
		e.b.WriteByte('\n')
	}
}

// child writes the value after a key or hyphen. A list below a key stands at the key's own indentation.
func (e *encoder) child(n *Node, indent int, sameLevel bool) {
	if n.Kind == Scalar || n.isEmpty() {
		e.b.WriteString(leaf(n))
		e.b.WriteByte('\n')
		return
	}
	if s := inBrackets(n); s != "" {
		e.b.WriteString(" " + s + "\n")
		return
	}
	if !sameLevel {
		indent += 2
	}
	e.b.WriteByte('\n')
	e.pad(indent)
	e.block(n, indent)
}

// inBrackets writes a list or a group of keys that holds only texts and is short on one line; "" if it is not.
func inBrackets(n *Node) string {
	const most = 100
	var parts []string
	var ends string
	switch {
	case n.Kind == Map && len(n.Fields) > 0:
		ends = "{}"
		for _, f := range n.Fields {
			if f.Value.Kind != Scalar || f.Value.Null {
				return ""
			}
			parts = append(parts, flowText(f.Key, false)+": "+flowText(f.Value.Value, f.Value.Plain))
		}
	case n.Kind == Seq && len(n.Items) > 0:
		ends = "[]"
		for _, item := range n.Items {
			if item.Kind != Scalar || item.Null {
				return ""
			}
			parts = append(parts, flowText(item.Value, item.Plain))
		}
	default:
		return ""
	}
	s := ends[:1] + strings.Join(parts, ", ") + ends[1:]
	if len(s) > most {
		return ""
	}
	return s
}

// flowText writes a scalar inside brackets, where a comma ends it.
func flowText(s string, isPlain bool) string {
	if strings.ContainsAny(s, ",") {
		return quoted(s)
	}
	return scalarText(s, isPlain)
}

func (e *encoder) pad(indent int) { e.b.WriteString(strings.Repeat(" ", indent)) }

func (n *Node) isEmpty() bool {
	return n.Kind == Map && len(n.Fields) == 0 || n.Kind == Seq && len(n.Items) == 0
}

func leaf(n *Node) string {
	switch {
	case n.Kind == Map:
		return " {}"
	case n.Kind == Seq:
		return " []"
	case n.Null:
		return ""
	}
	return " " + scalarText(n.Value, n.Plain)
}

var bareText = regexp.MustCompile(`^[\pL\pN][\pL\pN \-_./@()'’,;€–%+&]*$`)

// scalarText writes a scalar. Plain ones stand bare as far as YAML allows it, so that numbers stay numbers; texts
// that look like a number, a date or a word with a meaning of its own are quoted.
func scalarText(s string, isPlain bool) string {
	bare := bareText.MatchString(s) && !strings.HasSuffix(s, " ") && !isNull(s)
	if !isPlain && bare {
		c := s[0]
		bare = (c < '0' || c > '9') && !meansSomething(s)
	}
	if isPlain && !bare && (number.MatchString(s) || strings.HasPrefix(s, "../") && bareText.MatchString(s[3:])) {
		bare = true
	}
	if bare {
		return s
	}
	return quoted(s)
}

func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r <= 0xff && !unicode.IsPrint(r) && r != 0xa0:
			fmt.Fprintf(&b, `\x%02X`, r)
		case !unicode.IsGraphic(r) && r <= 0xffff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// meansSomething says that some YAML reader takes the bare word for something other than a text.
func meansSomething(s string) bool {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf":
		return true
	}
	return false
}
