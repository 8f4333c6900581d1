package ooxml

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
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

// FaultAt is a problem at an offset of an XML file.
func FaultAt(data []byte, at int, problem string) *Fault { return faultAt(data, at, problem) }

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
