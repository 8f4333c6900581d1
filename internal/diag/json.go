package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

type jsonPlace struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

type jsonDiagnostic struct {
	jsonPlace
	Severity string      `json:"severity"`
	ID       string      `json:"id"`
	Message  string      `json:"message"`
	Hints    []string    `json:"hints,omitempty"`
	Count    int         `json:"count,omitempty"` // of findings, where it is more than one
	Also     []jsonPlace `json:"also,omitempty"`  // the first places beside that of the finding
	Stack    string      `json:"stack,omitempty"` // of a fault of the program
}

// JSONLines prints the sorted list as one JSON object a line, for editors and scripts. What is said of several places is
// one object with the first hundred of them; of one kind a thousand findings are printed in full.
func (l List) JSONLines() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, t := range l.grouped(maxPerKind) {
		d := jsonDiagnostic{jsonPlace{t.Pos.File, t.Pos.Line, t.Pos.Col}, t.Severity.String(), t.ID, t.Message, t.Hints, 0, nil, t.Stack}
		if t.count > 1 {
			d.Count = t.count
		}
		for _, p := range t.also[:min(len(t.also), jsonPlaces)] {
			d.Also = append(d.Also, jsonPlace{p.File, p.Line, p.Col})
		}
		// A struct of strings and numbers always encodes.
		_ = enc.Encode(d)
	}
	return escaped(b.Bytes())
}

// escaped writes control characters as escapes of JSON, which leaves the values as they are.
func escaped(data []byte) []byte {
	if !bytes.ContainsFunc(data, func(r rune) bool { return r != '\n' && isControl(r) }) {
		return data
	}
	var b bytes.Buffer
	for len(data) > 0 {
		r, w := utf8.DecodeRune(data)
		switch {
		case r == '\n' || !isControl(r):
			b.Write(data[:w])
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		data = data[w:]
	}
	return b.Bytes()
}
