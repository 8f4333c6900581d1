package html

import (
	"bytes"
	"fmt"
	"strings"

	"briefing/internal/write/markup"
)

// Part is a piece of a page: an *Element, an Attr, Text, a List or Markup. A nil part is left out.
type Part interface{ part() }

// Element is an element with its attributes and contents in order. Make it with El.
type Element struct {
	tag   Tag
	parts []Part
}

// Tag is the name of an element. It is given as a constant; the writer refuses names that are not in its table.
type Tag string

// Attr is an attribute. A value of text is escaped when it is written; the address of a link or a picture is
// refused if it is of a kind that runs (see safeAddress).
type Attr struct {
	Name  AttrName
	Value string
	bare  bool // no value: "open"
}

// AttrName is the name of an attribute, given as a constant. Handlers ("onclick") and style are refused: the policy
// of a page would block both, and a page must not depend on what is blocked.
type AttrName string

// Text is text. It is escaped when it is written.
type Text string

// List is parts one after another.
type List []Part

// Markup is finished markup of another writer of this project that escapes by construction (write/svg). It is the
// one way past the escaping, so it must never be made from a text.
type Markup []byte

func (*Element) part() {}
func (Attr) part()     {}
func (Text) part()     {}
func (List) part()     {}
func (Markup) part()   {}

// El makes an element of attributes and contents, in this order. Attributes that come after contents are an error of
// the caller that the writer reports.
func El(tag Tag, parts ...Part) *Element { return &Element{tag, parts} }

// At is an attribute with a value.
func At(name AttrName, value string) Attr { return Attr{Name: name, Value: value} }

// Flag is an attribute without a value: open, hidden, download.
func Flag(name AttrName) Attr { return Attr{Name: name, bare: true} }

// Class is the class attribute.
func Class(names string) Attr { return At("class", names) }

// ID is the id attribute.
func ID(id string) Attr { return At("id", id) }

// Href is the target of a link.
func Href(address string) Attr { return At("href", address) }

// If gives the parts if the condition holds, else nothing.
func If(ok bool, parts ...Part) Part {
	if !ok {
		return nil
	}
	return List(parts)
}

// form says how an element is written.
type form uint8

const (
	inline form = iota + 1
	block       // begins a line of the file: blanks there mean nothing in the browser
	void        // has no contents
	raw         // style and script: contents are not escaped, see writer.rawText
)

// forms lists every element a page may hold. What loads or runs (object, embed, base, link other than in the head)
// is not there.
var forms = map[Tag]form{
	"html": block, "head": block, "body": block, "title": block, "style": raw, "script": raw, "meta": void, "link": void,
	"header": block, "main": block, "footer": block, "nav": block, "article": block, "section": block, "aside": block, "div": block,
	"h1": block, "h2": block, "h3": block, "h4": block, "h5": block, "h6": block, "p": block, "pre": block,
	"ul": block, "ol": block, "li": block, "dl": block, "dt": block, "dd": block,
	"figure": block, "figcaption": block, "details": block, "summary": block, "blockquote": block,
	"table": block, "caption": block, "colgroup": block, "col": void, "thead": block, "tbody": block, "tfoot": block, "tr": block,
	"th": block, "td": block, "form": block, "fieldset": block, "legend": block, "hr": void, "template": block,
	"a": inline, "span": inline, "b": inline, "strong": inline, "em": inline, "i": inline, "sup": inline, "sub": inline, "small": inline,
	"abbr": inline, "bdi": inline, "br": void, "wbr": void, "cite": inline, "code": inline, "time": inline, "q": inline, "data": inline,
	"label": inline, "input": void, "button": inline, "output": inline, "select": inline, "option": block, "textarea": inline,
	"img": void, "picture": inline, "source": void, "iframe": inline,
}

// writer writes markup and keeps the first fault.
type writer struct {
	b   bytes.Buffer
	err error
}

func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

func (w *writer) parts(list []Part) {
	for _, p := range list {
		w.write(p)
	}
}

func (w *writer) write(p Part) {
	switch p := p.(type) {
	case nil:
	case *Element:
		if p != nil {
			w.element(p)
		}
	case Text:
		w.text(string(p))
	case List:
		w.parts(p)
	case Markup:
		w.b.Write(p)
	case Attr:
		w.fail("the attribute %q stands behind contents", p.Name)
	}
}

func (w *writer) element(e *Element) {
	f, ok := forms[e.tag]
	if !ok {
		w.fail("the element %q is not one of those a page may hold", e.tag)
		return
	}
	if f != inline && w.b.Len() > 0 && e.tag != "br" && e.tag != "wbr" && e.tag != "input" && e.tag != "img" {
		w.b.WriteByte('\n')
	}
	w.b.WriteByte('<')
	w.b.WriteString(string(e.tag))
	rest := w.attributes(e.parts)
	w.b.WriteByte('>')
	switch f {
	case void:
		if len(rest) > 0 {
			w.fail("the element %q has contents", e.tag)
		}
		return
	case raw:
		for _, p := range rest {
			t, ok := p.(Text)
			if !ok {
				w.fail("the element %q holds markup", e.tag)
				continue
			}
			w.rawText(e.tag, string(t))
		}
	default:
		w.parts(rest)
	}
	w.b.WriteString("</")
	w.b.WriteString(string(e.tag))
	w.b.WriteByte('>')
}

// attributes writes the attributes at the head of a list of parts, those of lists among them too, and returns what is
// left of it.
func (w *writer) attributes(parts []Part) []Part {
	for i, p := range parts {
		switch p := p.(type) {
		case nil:
		case Attr:
			w.attr(p)
		case List:
			if rest := w.attributes(p); len(rest) > 0 {
				return append(append([]Part(nil), rest...), parts[i+1:]...)
			}
		default:
			return parts[i:]
		}
	}
	return nil
}

func (w *writer) attr(a Attr) {
	name := string(a.Name)
	if !attrName(name) || strings.HasPrefix(name, "on") || name == "style" || name == "srcdoc" {
		w.fail("the attribute %q is not one a page may have", name)
		return
	}
	if address[a.Name] && !safeAddress(a.Value) && (a.Name != "srcset" || !safeSet(a.Value)) {
		w.fail("the address %q of the attribute %q is of no kind that a page may link to", a.Value, name)
		return
	}
	w.b.WriteByte(' ')
	w.b.WriteString(name)
	if a.bare {
		return
	}
	w.b.WriteString(`="`)
	w.b.Write(markup.Attr(w.b.AvailableBuffer(), a.Value, shown))
	w.b.WriteByte('"')
}

func attrName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && c != '-' && (c < '0' || c > '9') {
			return false
		}
	}
	return s != "" && s[0] >= 'a' && s[0] <= 'z'
}

// address lists the attributes that hold an address.
var address = map[AttrName]bool{"href": true, "src": true, "srcset": true, "action": true, "formaction": true, "cite": true, "poster": true, "data": true}

// safeSet says whether each address of a set of pictures ("a.png, a@2x.png 2x") is safe.
func safeSet(s string) bool {
	for candidate := range strings.SplitSeq(s, ", ") {
		a, size, _ := strings.Cut(candidate, " ")
		if a == "" || strings.Contains(size, " ") || !safeAddress(a) {
			return false
		}
	}
	return true
}

// safeAddress says whether an address may stand in a page: one without a scheme, the web, mail, or data of a kind
// that does not run. Browsers drop blanks and control characters inside a scheme, so an address that has any is refused.
func safeAddress(s string) bool {
	for _, r := range s {
		if r <= ' ' || r == 0x7f || r == '\\' {
			return false
		}
	}
	i := strings.IndexAny(s, ":/?#")
	if i < 0 || s[i] != ':' {
		return true
	}
	switch strings.ToLower(s[:i]) {
	case "https", "http", "mailto":
		return true
	case "data":
		kind, _, _ := strings.Cut(strings.ToLower(s[i+1:]), ",")
		kind, _, _ = strings.Cut(kind, ";")
		switch kind {
		case "text/csv", "image/png", "image/svg+xml", "application/yaml", "application/json":
			return true
		}
	}
	return false
}

// Escape is text as our pages write it, for a page that is changed and not made.
func Escape(s string) string { return string(markup.Text(nil, s, shown)) }

func (w *writer) text(s string) { w.b.Write(markup.Text(w.b.AvailableBuffer(), s, shown)) }

// shown is what our pages write in a way of their own: blanks and marks that nobody sees by their names, and what HTML
// does not allow beyond XML as U+FFFD. Line ends and tabs stay as they are in attributes too.
func shown(r rune) (with string, ok bool) {
	switch r {
	case '\n':
		return "\n", true
	case '\t':
		return "\t", true
	case '\u00a0':
		return "&nbsp;", true
	case '\u200e':
		return "&lrm;", true
	case '\u200f':
		return "&rlm;", true
	}
	return "\uFFFD", r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// rawText writes the contents of a style or script, which cannot be escaped: what would end the element is refused.
func (w *writer) rawText(tag Tag, s string) {
	low := strings.ToLower(s)
	if strings.Contains(low, "</"+string(tag)) || strings.Contains(low, "<!--") || strings.ContainsRune(s, 0) || strings.ContainsRune(s, '\r') {
		w.fail("the text of the element %q would end it", tag)
		return
	}
	w.b.WriteString(s)
}

// Fragment writes parts without a page around them, for markup that is shown to be copied. The error is a fault of
// the caller: a name that no page may hold.
func Fragment(parts ...Part) (string, error) {
	var w writer
	w.parts(parts)
	return w.b.String(), w.err
}
