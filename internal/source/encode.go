package source

import (
	"bytes"
	"fmt"
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
		if n.Fields == nil {
			n.Fields = make([]Field, 0, 4)
		}
		n.Fields = append(n.Fields, Field{Key: key, Value: value})
	}
	return n
}

// Encode writes a tree as YAML that Parse reads back as the same tree: two spaces a level, keys in the order they
// were set, short lists and groups of keys in brackets. The bytes depend on the tree alone.
func Encode(n *Node) []byte {
	var e encoder
	e.block(n, 0)
	return e.Bytes()
}

type encoder struct{ bytes.Buffer }

func (e *encoder) put(s string) { e.WriteString(s) }

// block writes a node that begins on a line of its own at that indentation.
func (e *encoder) block(n *Node, indent int) {
	switch {
	case n.Kind == Map && len(n.Fields) > 0:
		for i, f := range n.Fields {
			if i > 0 {
				e.pad(indent)
			}
			e.scalar(f.Key, false)
			e.put(":")
			e.child(f.Value, indent, f.Value.Kind == Seq)
		}
	case n.Kind == Seq && len(n.Items) > 0:
		for i, item := range n.Items {
			if i > 0 {
				e.pad(indent)
			}
			e.put("-")
			if e.line(item) {
				continue
			}
			e.put(" ")
			e.block(item, indent+2)
		}
	default:
		e.leaf(n)
		e.put("\n")
	}
}

// child writes the value after a key. A list stands at the key's own indentation.
func (e *encoder) child(n *Node, indent int, sameLevel bool) {
	if e.line(n) {
		return
	}
	if !sameLevel {
		indent += 2
	}
	e.put("\n")
	e.pad(indent)
	e.block(n, indent)
}

// line writes a value on the line of its key or hyphen, if it may stand there.
func (e *encoder) line(n *Node) bool {
	switch {
	case n.Kind == Scalar && n.Null:
	case n.Kind == Scalar || n.isEmpty():
		e.put(" ")
		e.leaf(n)
	default:
		if !e.inBrackets(n) {
			return false
		}
	}
	e.put("\n")
	return true
}

// maxInBrackets is how many bytes a list or a group of keys may have on one line.
const maxInBrackets = 100

// inBrackets writes a list or a group of keys that holds only texts and is short, or nothing.
func (e *encoder) inBrackets(n *Node) bool {
	least := 0 // length without quotes
	for _, item := range n.Items {
		if item.Kind != Scalar || item.Null {
			return false
		}
		least += len(", ") + len(item.Value)
	}
	for _, f := range n.Fields {
		if f.Value.Kind != Scalar || f.Value.Null {
			return false
		}
		least += len(", ") + len(f.Key) + len(": ") + len(f.Value.Value)
	}
	if least > maxInBrackets {
		return false
	}
	start := e.Len()
	open, end := " [", "]"
	if n.Kind == Map {
		open, end = " {", "}"
	}
	e.put(open)
	for i, item := range n.Items {
		if i > 0 {
			e.put(", ")
		}
		e.flow(item.Value, item.Plain)
	}
	for i, f := range n.Fields {
		if i > 0 {
			e.put(", ")
		}
		e.flow(f.Key, false)
		e.put(": ")
		e.flow(f.Value.Value, f.Value.Plain)
	}
	e.put(end)
	if e.Len()-start > len(" ")+maxInBrackets {
		e.Truncate(start)
		return false
	}
	return true
}

// flow writes a scalar inside brackets, where a comma ends it.
func (e *encoder) flow(s string, isPlain bool) {
	if strings.Contains(s, ",") {
		e.quoted(s)
		return
	}
	e.scalar(s, isPlain)
}

func (e *encoder) pad(indent int) {
	for range indent {
		e.WriteByte(' ')
	}
}

func (n *Node) isEmpty() bool {
	return n.Kind == Map && len(n.Fields) == 0 || n.Kind == Seq && len(n.Items) == 0
}

// leaf writes what has nothing below it.
func (e *encoder) leaf(n *Node) {
	switch {
	case n.Kind == Map:
		e.put("{}")
	case n.Kind == Seq:
		e.put("[]")
	case !n.Null:
		e.scalar(n.Value, n.Plain)
	}
}

// bareText says that no character of a text has a meaning in YAML, so that it needs no quotes.
func bareText(s string) bool {
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsNumber(r)):
		case i == 0 || !isPlainCharacter(r):
			return false
		}
	}
	return s != ""
}

// isPlainCharacter says that a sign has no meaning in YAML, except at the beginning of a text.
func isPlainCharacter(r rune) bool {
	switch r {
	case ' ', '-', '_', '.', '/', '@', '(', ')', '\'', '’', ',', ';', '€', '–', '%', '+', '&':
		return true
	}
	return false
}

// scalar writes a scalar. Plain ones stand bare as far as YAML allows it, so that numbers stay numbers; texts that
// look like a number, a date or a word with a meaning of its own are quoted.
func (e *encoder) scalar(s string, isPlain bool) {
	bare := bareText(s) && !strings.HasSuffix(s, " ") && !isNull(s)
	if !isPlain && bare {
		c := s[0]
		bare = (c < '0' || c > '9') && !isReservedWord(s)
	}
	if isPlain && !bare && (number.MatchString(s) || strings.HasPrefix(s, "../") && bareText(s[3:])) {
		bare = true
	}
	if bare {
		e.put(s)
		return
	}
	e.quoted(s)
}

// quoted writes a text in double quotes, with what does not show in them escaped.
func (e *encoder) quoted(s string) {
	e.WriteByte('"')
	for _, r := range s {
		switch {
		case r == ' ' || r >= 'a' && r <= 'z':
			e.WriteByte(byte(r))
		case r == '"' || r == '\\':
			e.WriteByte('\\')
			e.WriteByte(byte(r))
		case r == '\n':
			e.put(`\n`)
		case r <= 0xff && !unicode.IsPrint(r) && r != 0xa0:
			fmt.Fprintf(e, `\x%02X`, r)
		case !unicode.IsGraphic(r) && r <= 0xffff:
			fmt.Fprintf(e, `\u%04X`, r)
		default:
			e.WriteRune(r)
		}
	}
	e.WriteByte('"')
}

// isReservedWord says that some YAML readers take the bare word for something other than a text.
func isReservedWord(s string) bool {
	if len(s) > len("false") {
		return false
	}
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf":
		return true
	}
	return false
}
