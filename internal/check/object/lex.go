package object

import (
	"strconv"
	"strings"
)

// Operator is a word of a content stream that is no value.
type Operator string

// Closer is the end of a list or dictionary that has none of the two before it.
type Closer string

// End is what Next returns behind the last token.
type End struct{}

// Lexer reads values and operators one after the other. What it cannot read it passes over and notes in Bad.
type Lexer struct {
	Data []byte
	At   int  // place of the next token in Data
	Refs bool // "1 0 R" is a reference, as outside content streams
	Bad  []string
}

// Blanks are the bytes that part words (ISO 32000-1, 7.2.2).
const Blanks = " \n\r\t\x00\f"

const delimiters = "()<>[]{}/%"

// Fault notes what cannot be read, the first twenty times.
func (l *Lexer) Fault(what string) {
	if len(l.Bad) < 20 {
		l.Bad = append(l.Bad, what)
	}
}

// skip moves over Blanks and comments.
func (l *Lexer) skip() {
	for l.At < len(l.Data) {
		c := l.Data[l.At]
		if c == '%' {
			for l.At < len(l.Data) && l.Data[l.At] != '\n' && l.Data[l.At] != '\r' {
				l.At++
			}
			continue
		}
		if strings.IndexByte(Blanks, c) < 0 {
			return
		}
		l.At++
	}
}

// Next returns a value, an Operator, a Closer or End.
func (l *Lexer) Next() any { return l.value(0) }

func (l *Lexer) value(depth int) any {
	l.skip()
	if l.At >= len(l.Data) {
		return End{}
	}
	if depth > maxDepth {
		l.Fault("values are nested too deep")
		l.At = len(l.Data)
		return End{}
	}
	c := l.Data[l.At]
	switch c {
	case '/':
		l.At++
		return Name(l.name())
	case '(':
		return l.literal()
	case '[':
		l.At++
		return l.array(depth)
	case ']':
		l.At++
		return Closer("]")
	case '<':
		if l.At+1 < len(l.Data) && l.Data[l.At+1] == '<' {
			l.At += 2
			return l.dict(depth)
		}
		return l.hex()
	case '>':
		if l.At+1 < len(l.Data) && l.Data[l.At+1] == '>' {
			l.At += 2
			return Closer(">>")
		}
	}
	if strings.IndexByte(delimiters, c) >= 0 {
		l.At++
		l.Fault("a stray " + strconv.QuoteRune(rune(c)))
		return l.value(depth + 1)
	}
	return l.word()
}

func (l *Lexer) array(depth int) any {
	out := Array{}
	for {
		switch v := l.value(depth + 1).(type) {
		case End:
			l.Fault("a list without end")
			return out
		case Closer:
			if v != "]" {
				l.Fault("a list that ends like a dictionary")
			}
			return out
		case Operator:
			if v == "null" {
				out = append(out, nil)
				continue
			}
			l.Fault("the word " + strconv.Quote(string(v)) + " in a list")
		default:
			out = append(out, v)
		}
	}
}

func (l *Lexer) dict(depth int) any {
	out := Dict{}
	for {
		switch k := l.value(depth + 1).(type) {
		case End:
			l.Fault("a dictionary without end")
			return out
		case Closer:
			if k != ">>" {
				l.Fault("a dictionary that ends like a list")
			}
			return out
		case Name:
			switch v := l.value(depth + 1).(type) {
			case End, Closer:
				l.Fault("the key " + string(k) + " without a value")
				return out
			case Operator:
				if v != "null" {
					l.Fault("the word " + strconv.Quote(string(v)) + " in a dictionary")
				}
			default:
				if _, twice := out[string(k)]; twice {
					l.Fault("the key " + string(k) + " twice")
				}
				out[string(k)] = v
			}
		default:
			l.Fault("a dictionary key that is no name")
		}
	}
}

// run returns the characters up to the next blank or delimiter.
func (l *Lexer) run() string {
	start := l.At
	for l.At < len(l.Data) && strings.IndexByte(Blanks, l.Data[l.At]) < 0 && strings.IndexByte(delimiters, l.Data[l.At]) < 0 {
		l.At++
	}
	return string(l.Data[start:l.At])
}

func (l *Lexer) name() string {
	s := l.run()
	if !strings.Contains(s, "#") {
		return s
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

func (l *Lexer) word() any {
	s := l.run()
	if n, err := strconv.Atoi(s); err == nil {
		if l.Refs && n > 0 {
			if r, ok := l.reference(n); ok {
				return r
			}
		}
		return n
	}
	if strings.Trim(s, "+-.0123456789") == "" {
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			return v
		}
		l.Fault("the number " + strconv.Quote(s))
		return 0
	}
	switch s {
	case "true":
		return true
	case "false":
		return false
	}
	return Operator(s)
}

// reference looks whether a generation and an R follow.
func (l *Lexer) reference(n int) (Ref, bool) {
	start := l.At
	l.skip()
	if _, err := strconv.Atoi(l.run()); err == nil {
		l.skip()
		if l.run() == "R" {
			return Ref(n), true
		}
	}
	l.At = start
	return 0, false
}

func (l *Lexer) hex() any {
	l.At++
	var out []byte
	half, n := byte(0), 0
	for ; l.At < len(l.Data); l.At++ {
		c := l.Data[l.At]
		if c == '>' {
			l.At++
			if n%2 != 0 {
				out = append(out, half<<4)
			}
			return String(out)
		}
		if strings.IndexByte(Blanks, c) >= 0 {
			continue
		}
		v, err := strconv.ParseUint(string(rune(c)), 16, 8)
		if err != nil {
			l.Fault("a string of digits with the character " + strconv.QuoteRune(rune(c)))
			continue
		}
		if n++; n%2 == 0 {
			out = append(out, half<<4|byte(v))
		}
		half = byte(v)
	}
	l.Fault("a string without end")
	return String(out)
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *Lexer) literal() any {
	l.At++
	var out []byte
	for depth := 1; l.At < len(l.Data); l.At++ {
		c := l.Data[l.At]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.At++
				return String(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r': // any line end is one line feed
			if l.At+1 < len(l.Data) && l.Data[l.At+1] == '\n' {
				l.At++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	l.Fault("a string without end")
	return String(out)
}

// escape reads what follows a backslash and leaves the position on its last byte.
func (l *Lexer) escape(out []byte) []byte {
	l.At++
	if l.At >= len(l.Data) {
		return out
	}
	c := l.Data[l.At]
	if e, ok := escapes[c]; ok {
		return append(out, e)
	}
	switch {
	case c == '\r':
		if l.At+1 < len(l.Data) && l.Data[l.At+1] == '\n' {
			l.At++
		}
		return out
	case c == '\n':
		return out
	case c >= '0' && c <= '7':
		v := 0
		last := min(l.At+3, len(l.Data))
		for ; l.At < last && l.Data[l.At] >= '0' && l.Data[l.At] <= '7'; l.At++ {
			v = v<<3 | int(l.Data[l.At]-'0')
		}
		l.At--
		return append(out, byte(v))
	}
	return append(out, c)
}
