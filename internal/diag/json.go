package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// Place is a place in a file as programs read it. What is not known is left out. In a spreadsheet it has a sheet, and line and
// column are those of a cell.
type Place struct {
	File   string `json:"file,omitempty"`
	Sheet  string `json:"sheet,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// Place is a place as programs read it.
func (p Pos) Place() Place { return Place{p.File, p.Sheet, p.Line, p.Col} }

// Told is what is printed of one finding, or of several that say the same, as programs read it.
type Told struct {
	Place
	Severity string   `json:"severity"`
	ID       string   `json:"id"`
	Message  string   `json:"message"`
	Hints    []string `json:"hints,omitempty"`
	Count    int      `json:"count,omitempty"` // of findings, where it is more than one
	Also     []Place  `json:"also,omitempty"`  // the first places beside that of the finding
	Stack    string   `json:"stack,omitempty"` // of a fault of the program
}

// Told returns the sorted list as programs are told it. What is said of several places is one entry with the first hundred
// of them; of one kind a thousand findings are told in full.
func (l List) Told() []Told {
	var all []Told
	for _, t := range l.grouped(maxPerKind) {
		d := Told{t.Pos.Place(), t.Severity.String(), t.ID, t.Message, t.Hints, 0, nil, t.Stack}
		if t.count > 1 {
			d.Count = t.count
		}
		for _, p := range t.also[:min(len(t.also), jsonPlaces)] {
			d.Also = append(d.Also, p.Place())
		}
		all = append(all, d)
	}
	return all
}

// JSONLines prints what Told returns as one JSON object a line, for editors and scripts.
func (l List) JSONLines() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, t := range l.Told() {
		// A struct of strings and numbers always encodes.
		_ = enc.Encode(t)
	}
	return EscapeJSON(b.Bytes())
}

// EscapeJSON writes control characters in a line of JSON as escapes, which leaves the values as they are.
func EscapeJSON(data []byte) []byte {
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
