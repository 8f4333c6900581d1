package diag

import (
	"bytes"
	"encoding/json"
)

type jsonDiagnostic struct {
	File     string   `json:"file,omitempty"`
	Line     int      `json:"line,omitempty"`
	Column   int      `json:"column,omitempty"`
	Severity string   `json:"severity"`
	ID       string   `json:"id"`
	Message  string   `json:"message"`
	Hints    []string `json:"hints,omitempty"`
	Stack    string   `json:"stack,omitempty"`
}

// JSONLines prints the sorted list as one JSON object a line, for editors and scripts.
func (l List) JSONLines() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, d := range l.Sorted() {
		// A struct of strings and numbers always encodes.
		_ = enc.Encode(jsonDiagnostic{d.Pos.File, d.Pos.Line, d.Pos.Col, d.Severity.String(), d.ID, d.Message, d.Hints, d.Stack})
	}
	return b.Bytes()
}
