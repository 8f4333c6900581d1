package ooxml

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Bounds of an XML file, far above those of any presentation that PowerPoint wrote.
const (
	MaxXML   = 16 << 20  // bytes
	MaxDepth = 256       // elements inside each other
	MaxNodes = 1_000_000 // elements and attributes
)

// Fault is what is wrong with an XML file and where. Line and Col count from 1, columns in characters; 0 is not known.
type Fault struct {
	Part      string // name of the file; empty until someone who knows it says so
	Line, Col int
	Problem   string
}

func (f *Fault) Error() string {
	s := f.Problem
	if f.Line > 0 {
		s = fmt.Sprintf("line %d, column %d: %s", f.Line, f.Col, s)
	}
	if f.Part != "" {
		s = f.Part + " is damaged: " + s
	}
	return s
}

// In returns an error of Walk, Scan or UTF8 with the name of the part that it is about.
func In(part string, err error) error {
	var f *Fault
	if errors.As(err, &f) && f.Part == "" {
		named := *f
		named.Part = part
		return &named
	}
	return err
}

// faultAt is a problem at an offset of a text.
func faultAt(data []byte, at int, problem string) *Fault {
	before := data[:min(max(at, 0), len(data))]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return &Fault{Line: bytes.Count(before, []byte("\n")) + 1, Col: utf8.RuneCount(bytes.TrimPrefix(line, []byte(bom))) + 1, Problem: problem}
}

const bom = "\ufeff"

// declaration is the first line of an XML file (XML 1.0, 2.8).
var declaration = regexp.MustCompile(`^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')` +
	`(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][A-Za-z0-9._-]*)"|'([A-Za-z][A-Za-z0-9._-]*)'))?` +
	`(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>`)

// encodingOf is where the declaration of an XML file names its encoding; from is 0 where it names none.
func encodingOf(data []byte) (from, to int) {
	m := declaration.FindSubmatchIndex(data)
	switch {
	case m == nil:
	case m[2] > 0:
		return m[2], m[3]
	case m[4] > 0:
		return m[4], m[5]
	}
	return 0, 0
}

// UTF8 returns an XML file in UTF-8. That and UTF-16 with a byte order mark are the encodings that a package may have
// (ISO 29500-2, 8.1.4). A file in UTF-8 is returned as it is, one in UTF-16 with its declaration saying UTF-8.
func UTF8(data []byte) ([]byte, error) {
	wide := true
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		order = binary.BigEndian
	default:
		wide = false
	}
	if !wide {
		if len(data) > 1 && (data[0] == 0) != (data[1] == 0) {
			return nil, &Fault{Line: 1, Col: 1, Problem: "it looks like UTF-16, but the byte order mark is missing"}
		}
		from, to := encodingOf(bytes.TrimPrefix(data, []byte(bom)))
		if name := string(bytes.TrimPrefix(data, []byte(bom))[from:to]); from > 0 && !strings.EqualFold(name, "UTF-8") {
			return nil, &Fault{Line: 1, Col: from + 1, Problem: fmt.Sprintf("it says that its encoding is %q; UTF-8, or UTF-16 with a byte order mark, is allowed", name)}
		}
		return data, nil
	}
	out := make([]byte, 0, len(data)/2+len(data)/16)
	for i := 2; i < len(data); i += 2 {
		if i+1 == len(data) {
			return nil, faultAt(out, len(out), "the file ends within a character")
		}
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			second := rune(0)
			if i+3 < len(data) {
				second = rune(order.Uint16(data[i+2:]))
			}
			if r = utf16.DecodeRune(r, second); r == utf8.RuneError {
				return nil, faultAt(out, len(out), "half a character of UTF-16 stands alone")
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	if from, to := encodingOf(out); from > 0 {
		if name := string(out[from:to]); !strings.EqualFold(name, "UTF-16") {
			return nil, &Fault{Line: 1, Col: from + 1, Problem: fmt.Sprintf("it says that its encoding is %q, but it is UTF-16", name)}
		}
		out = append(append(append([]byte(nil), out[:from]...), "UTF-8"...), out[to:]...)
	}
	return out, nil
}

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
	w := &walker{data: data, skip: len(data) - len(body), names: map[string][]string{"xml": {nsXML}}, start: start, end: end}
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
	data   []byte
	skip   int // of a byte order mark
	d      *xml.Decoder
	start  func(Tag)
	end    func(int)
	open   []opened
	names  map[string][]string // the namespaces of a prefix, the one that holds last
	rooted bool
	count  int
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
			w.names[p] = w.names[p][:len(w.names[p])-1]
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
	if !apart(raw) {
		return "two attributes are not kept apart by a space"
	}
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
		w.names[prefix] = append(w.names[prefix], a.Value)
	}
	w.open = append(w.open, el)
	tag := Tag{Name: xml.Name{Local: t.Name.Local}, Start: from, End: w.offset()}
	ok := true
	resolve := func(n xml.Name) string {
		have := w.names[n.Space]
		if len(have) == 0 {
			ok = ok && n.Space == ""
			return ""
		}
		return have[len(have)-1]
	}
	tag.Name.Space = resolve(t.Name)
	if t.Name.Space != "" {
		tag.Prefix = t.Name.Space + ":"
	}
	if !ok || strings.Contains(t.Name.Local, ":") {
		return "the prefix of " + el.String() + " is not declared"
	}
	tag.Attr = append(tag.Attr, t.Attr...) // Go's decoder uses the slice again
	var seen map[xml.Name]bool
	if len(tag.Attr) > 16 {
		seen = make(map[xml.Name]bool, len(tag.Attr))
	}
	for i := range tag.Attr {
		name := &tag.Attr[i].Name
		if _, declares := declared(*name); !declares && name.Space != "" {
			prefix := name.Space
			name.Space = resolve(*name)
			if !ok {
				return "the prefix of the attribute " + prefix + ":" + name.Local + " is not declared"
			}
		}
		if strings.Contains(name.Local, ":") {
			return "the prefix of the attribute " + name.Local + " is not declared"
		}
		twice := seen[*name]
		if seen != nil {
			seen[*name] = true
		} else {
			for _, other := range tag.Attr[:i] {
				twice = twice || other.Name == *name
			}
		}
		if twice {
			return "the attribute " + name.Local + " stands there twice"
		}
	}
	if w.start != nil {
		w.start(tag)
	}
	return ""
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

// apart says whether a space or the end of the tag follows each of its attributes' values.
func apart(raw []byte) bool {
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
