package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// elements calls a function with each start tag up to the end of the file, which must be well-formed.
func elements(d *xml.Decoder, start func(xml.StartElement) error) error {
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := start(e); err != nil {
				return err
			}
		}
	}
}

// attr is an attribute by its name, whatever its namespace.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// read reads what stands in a cell, up to its end.
func (c *stored) read(d *xml.Decoder) error {
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			switch e.Name.Local {
			case "v":
				c.hasVal = true
				c.value, err = plainText(d)
			case "is":
				c.hasVal = true
				c.value, err = richText(d)
			case "f":
				c.hasFormula = true
				err = d.Skip()
			default:
				err = d.Skip()
			}
			if err != nil {
				return err
			}
		}
	}
}

// plainText is the text of an element up to its end.
func plainText(d *xml.Decoder) (string, error) {
	var s strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.CharData:
			s.Write(e)
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return s.String(), nil
		}
	}
}

// richText is the text of an element whose runs have styles of their own, up to its end, without the reading aids of
// Japanese.
func richText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			switch e.Name.Local {
			case "r":
				depth++
			case "t":
				s, err := plainText(d)
				if err != nil {
					return "", err
				}
				b.WriteString(s)
			default:
				if err := d.Skip(); err != nil {
					return "", err
				}
			}
		}
	}
	return b.String(), nil
}
