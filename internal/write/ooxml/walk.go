package ooxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Tag is a start tag by the bytes it stands at. The namespaces of its name and of its attributes' are resolved;
// attributes that declare one keep the prefix xmlns.
type Tag struct {
	Name       xml.Name
	Prefix     string // with its colon: "p:", or empty
	Attr       []xml.Attr
	Start, End int
}

// Walk reads an XML file in UTF-8 to its end and calls start for each start tag and end for the offset after each end
// tag; either may be nil. It counts the elements and attributes. What is not well-formed, with namespaces (Namespaces
// in XML 1.0), has a document type or exceeds the bounds gives a *Fault. Go's decoder reads the tokens; what it lets pass
// is found here.
func Walk(data []byte, start func(Tag), end func(at int)) (count int, err error) {
	if len(data) > MaxXML {
		return 0, &Fault{Problem: fmt.Sprintf("it is larger than %d MiB", MaxXML>>20)}
	}
	if at, problem := badCharacter(data); problem != "" {
		return 0, faultAt(data, at, problem)
	}
	body := bytes.TrimPrefix(data, []byte(bom))
	w := &walker{data: data, skip: len(data) - len(body), namespaces: map[string][]string{"xml": {nsXML}}, start: start, end: end}
	w.d = xml.NewDecoder(bytes.NewReader(body))
	for {
		from := w.offset()
		token, err := w.d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			problem := err.Error()
			var s *xml.SyntaxError
			if errors.As(err, &s) {
				problem = s.Msg
			}
			if problem == "unexpected EOF" {
				problem = "the file ends too early"
			}
			return w.count, faultAt(data, w.offset(), problem)
		}
		if problem := w.token(token, from); problem != "" {
			return w.count, faultAt(data, from, problem)
		}
	}
	switch {
	case len(w.open) > 0:
		return w.count, faultAt(data, len(data), "the file ends before the end of "+w.open[len(w.open)-1].String())
	case !w.rooted:
		return w.count, faultAt(data, len(data), "the file ends before it has an element")
	}
	return w.count, nil
}

const nsXML = "http://www.w3.org/XML/1998/namespace"

// badCharacter finds the first byte that is no UTF-8 or no character of XML.
func badCharacter(data []byte) (at int, problem string) {
	for i := 0; i < len(data); {
		if c := data[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
				return i, fmt.Sprintf("the character U+%04X is not allowed", c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			return i, "a byte is no UTF-8"
		case r == 0xFFFE || r == 0xFFFF:
			return i, fmt.Sprintf("the character U+%04X is not allowed", r)
		}
		i += n
	}
	return 0, ""
}

// walker is a Walk under way.
type walker struct {
	data       []byte
	skip       int // of a byte order mark
	d          *xml.Decoder
	start      func(Tag)
	end        func(int)
	open       []opened
	namespaces map[string][]string // the namespaces of a prefix, the one that holds last
	rooted     bool
	count      int
}

// opened is an element that has not ended.
type opened struct {
	raw      xml.Name
	declared []string // prefixes
}

func (o opened) String() string {
	if o.raw.Space != "" {
		return o.raw.Space + ":" + o.raw.Local
	}
	return o.raw.Local
}

func (w *walker) offset() int { return w.skip + int(w.d.InputOffset()) }

// token checks one token and says what is wrong with it.
func (w *walker) token(token xml.Token, from int) string {
	raw := w.data[from:w.offset()]
	switch t := token.(type) {
	case xml.Directive:
		return "a document type is not allowed"
	case xml.ProcInst:
		after := raw[len("<?")+len(t.Target)]
		switch {
		case t.Target == "xml" && (from != w.skip || len(declaration.Find(raw)) != len(raw)):
			return "the XML declaration is not as it must be, or not where the file begins"
		case t.Target != "xml" && strings.EqualFold(t.Target, "xml"), strings.Contains(t.Target, ":"), after != '?' && !blank(after):
			return "a processing instruction is not as it must be"
		}
	case xml.CharData:
		if len(w.open) == 0 && len(bytes.TrimLeft(raw, " \t\r\n")) > 0 {
			return "text stands outside of the root element"
		}
		if !bytes.HasPrefix(raw, []byte("<![CDATA[")) {
			return badReference(raw)
		}
	case xml.StartElement:
		return w.begin(t, from, raw)
	case xml.EndElement:
		if len(w.open) == 0 || w.open[len(w.open)-1].raw != t.Name {
			return "the end of " + opened{raw: t.Name}.String() + " has no beginning"
		}
		last := w.open[len(w.open)-1]
		for _, p := range last.declared {
			w.namespaces[p] = w.namespaces[p][:len(w.namespaces[p])-1]
		}
		w.open = w.open[:len(w.open)-1]
		if w.end != nil {
			w.end(w.offset())
		}
	}
	return ""
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// badReference says whether a text holds a reference to half a character of UTF-16, which Go replaces; all else that
// references can have wrong Go finds.
func badReference(raw []byte) string {
	for {
		_, after, ok := bytes.Cut(raw, []byte("&#"))
		if !ok {
			return ""
		}
		digits, rest, _ := bytes.Cut(after, []byte(";"))
		n, base := string(digits), 10
		if strings.HasPrefix(n, "x") {
			n, base = n[1:], 16
		}
		if v, err := strconv.ParseUint(n, base, 32); err != nil || utf16.IsSurrogate(rune(v)) {
			return fmt.Sprintf("the reference &#%s; names no character", digits)
		}
		raw = rest
	}
}

// begin checks a start tag, resolves its namespaces and passes it on.
func (w *walker) begin(t xml.StartElement, from int, raw []byte) string {
	if len(w.open) == 0 && w.rooted {
		return "there is more than one root element"
	}
	w.rooted = true
	if w.count += 1 + len(t.Attr); w.count > MaxNodes {
		return fmt.Sprintf("it has more than %d elements and attributes", MaxNodes)
	}
	if len(w.open) >= MaxDepth {
		return fmt.Sprintf("elements are nested deeper than %d", MaxDepth)
	}
	if problem := badReference(raw); problem != "" {
		return problem
	}
	if !spaced(raw) {
		return "two attributes are not kept apart by a space"
	}
	if problem := w.declare(t); problem != "" {
		return problem
	}
	tag := Tag{Name: t.Name, Start: from, End: w.offset()}
	if t.Name.Space != "" {
		tag.Prefix = t.Name.Space + ":"
	}
	var known bool
	if tag.Name.Space, known = w.space(t.Name.Space); !known || strings.Contains(t.Name.Local, ":") {
		return "the prefix of " + opened{raw: t.Name}.String() + " is not declared"
	}
	var problem string
	if tag.Attr, problem = w.attributes(t.Attr); problem != "" {
		return problem
	}
	if w.start != nil {
		w.start(tag)
	}
	return ""
}

// declare opens an element with the prefixes that it declares.
func (w *walker) declare(t xml.StartElement) (problem string) {
	el := opened{raw: t.Name}
	for _, a := range t.Attr {
		prefix, declares := declared(a.Name)
		if !declares {
			continue
		}
		if a.Name.Space != "" && (a.Value == "" || prefix == "xmlns" || (prefix == "xml") != (a.Value == nsXML)) {
			return "the prefix " + prefix + " is declared as no prefix may be"
		}
		el.declared = append(el.declared, prefix)
		w.namespaces[prefix] = append(w.namespaces[prefix], a.Value)
	}
	w.open = append(w.open, el)
	return ""
}

// space is the namespace that a prefix stands for here. Without a prefix, and without a namespace for what has none, it
// is empty.
func (w *walker) space(prefix string) (space string, known bool) {
	have := w.namespaces[prefix]
	if len(have) == 0 {
		return "", prefix == ""
	}
	return have[len(have)-1], true
}

// attributes resolves the namespaces of attributes and finds those that stand there twice.
func (w *walker) attributes(of []xml.Attr) (list []xml.Attr, problem string) {
	list = append(list, of...) // Go's decoder uses the slice again
	var seen map[xml.Name]bool
	if len(list) > 16 {
		seen = make(map[xml.Name]bool, len(list))
	}
	for i := range list {
		name := &list[i].Name
		if _, declares := declared(*name); !declares && name.Space != "" {
			prefix, known := name.Space, false
			if name.Space, known = w.space(prefix); !known {
				return nil, "the prefix of the attribute " + prefix + ":" + name.Local + " is not declared"
			}
		}
		if strings.Contains(name.Local, ":") {
			return nil, "the prefix of the attribute " + name.Local + " is not declared"
		}
		twice := seen[*name]
		if seen != nil {
			seen[*name] = true
		} else {
			for _, other := range list[:i] {
				twice = twice || other.Name == *name
			}
		}
		if twice {
			return nil, "the attribute " + name.Local + " stands there twice"
		}
	}
	return list, ""
}

// declared is the prefix that an attribute declares, if it declares one.
func declared(n xml.Name) (prefix string, is bool) {
	switch {
	case n.Space == "xmlns":
		return n.Local, true
	case n.Space == "" && n.Local == "xmlns":
		return "", true
	}
	return "", false
}

// spaced says whether a space or the end of the tag follows each of its attributes' values.
func spaced(raw []byte) bool {
	quote := byte(0)
	for i, c := range raw {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote != 0 && c == quote:
			quote = 0
			if next := raw[i+1]; !blank(next) && next != '/' && next != '>' {
				return false
			}
		}
	}
	return true
}
