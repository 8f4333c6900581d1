package slides

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// parse reads an XML file. The error says in which line it stops being well-formed. Go's decoder passes over some of what
// the standards forbid (XML 1.0, Namespaces in XML 1.0); that is looked for here.
func parse(data []byte) (*node, error) {
	data, declared, err := plain(data)
	if err != nil {
		return nil, err
	}
	d := decoder(data, declared)
	fault := func(format string, args ...any) error {
		line, _ := d.InputPos()
		return fmt.Errorf("line %d: "+format, append([]any{line}, args...)...)
	}
	all := &node{} // stands over the root
	top, depth := all, 0
	for {
		start := d.InputOffset()
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault("%v", err)
		}
		raw := data[start:d.InputOffset()]
		switch t := t.(type) {
		case xml.Directive:
			return nil, fault("there is a document type")
		case xml.ProcInst:
			if t.Target == "xml" && start != 0 {
				return nil, fault("an XML declaration does not stand at the beginning")
			}
		case xml.StartElement:
			depth++
			switch {
			case depth > 500:
				return nil, fault("elements are nested too deep")
			case top == all && len(all.kids) > 0:
				return nil, fault("there are two roots")
			}
			n := &node{space: t.Name.Space, local: t.Name.Local, attr: t.Attr, up: top}
			if err := startTag(n, raw); err != nil {
				return nil, fault("%v", err)
			}
			top.kids, top = append(top.kids, n), n
		case xml.EndElement:
			top = top.up
			depth--
		case xml.CharData:
			switch {
			case top != all:
				top.text += string(t)
			case len(bytes.TrimSpace(raw)) > 0:
				return nil, fault("text stands outside of the root")
			}
		}
	}
	if len(all.kids) == 0 {
		return nil, fault("there is no root")
	}
	return all.kids[0], nil
}

// decoder reads a text in UTF-8; an encoding that the text says of itself must be the one that it had.
func decoder(data []byte, had string) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(name string, in io.Reader) (io.Reader, error) {
		if !strings.EqualFold(name, had) {
			return nil, fmt.Errorf("the encoding is %s and is said to be %s", had, name)
		}
		return in, nil
	}
	return d
}

// plain is a file in UTF-8 without a byte order mark, and the encoding that it has.
func plain(data []byte) (text []byte, encoding string, err error) {
	little, big := bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF})
	encoding = "UTF-8"
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if little || big {
		encoding = "UTF-16"
		if len(data)%2 == 1 {
			return nil, "", errors.New("half a character stands at the end")
		}
		var units []uint16
		for i := 2; i < len(data); i += 2 {
			a, b := uint16(data[i]), uint16(data[i+1])
			if little {
				a, b = b, a
			}
			units = append(units, a<<8|b)
		}
		// Halves of characters become U+FFFD, which is refused below.
		data = []byte(string(utf16.Decode(units)))
	}
	for i, c := range string(data) {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == utf8.RuneError || c == 0xFFFE || c == 0xFFFF {
			return nil, "", fmt.Errorf("line %d: there is a character or byte that XML does not allow", bytes.Count(data[:i], []byte("\n"))+1)
		}
	}
	return data, encoding, nil
}

// known says whether a namespace is one that a declaration gives: Go leaves a prefix that none declares in its place.
func (n *node) known(space string) bool {
	if space == "" || space == "http://www.w3.org/XML/1998/namespace" {
		return true
	}
	for ; n != nil; n = n.up {
		for _, a := range n.attr {
			if (a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns") && a.Value == space {
				return true
			}
		}
	}
	return false
}

// startTag finds what is wrong with a start tag: attributes of one name, those that nothing keeps apart, and prefixes that
// nobody declares.
func startTag(n *node, raw []byte) error {
	if err := attributes(n, raw); err != nil {
		return err
	}
	if !n.known(n.space) {
		return fmt.Errorf("the prefix %s is not declared", n.space)
	}
	for _, a := range n.attr {
		if a.Name.Space != "xmlns" && !n.known(a.Name.Space) {
			return fmt.Errorf("the prefix %s is not declared", a.Name.Space)
		}
	}
	return nil
}

// attributes finds attributes of one name and those that nothing keeps apart.
func attributes(n *node, raw []byte) error {
	if len(n.attr) > 1 {
		seen := make(map[xml.Name]bool, len(n.attr))
		for _, a := range n.attr {
			if seen[a.Name] {
				return fmt.Errorf("the attribute %s stands there twice", a.Name.Local)
			}
			seen[a.Name] = true
		}
	}
	quote := byte(0)
	for i, c := range raw {
		if quote == 0 {
			if c == '"' || c == '\'' {
				quote = c
			}
			continue
		}
		if c == quote {
			quote = 0
			if !strings.ContainsRune(" \t\r\n/>?", rune(raw[i+1])) {
				return errors.New("two attributes are not kept apart")
			}
		}
	}
	return nil
}
