package source

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/internal/diag"
)

// placeOf finds a word in a file by looking for it, counting from the line's beginning.
func placeOf(t *testing.T, file, word string) diag.Pos {
	t.Helper()
	at := strings.Index(file, word)
	if at < 0 || strings.Count(file, word) != 1 {
		t.Fatalf("%s stands %d times in the file", word, strings.Count(file, word))
	}
	start := strings.LastIndexByte(file[:at], '\n') + 1
	return diag.Pos{File: "f", Line: strings.Count(file[:at], "\n") + 1, Col: utf8.RuneCountInString(file[start:at]) + 1}
}

// However long a line is, and whatever characters stand in it, a value is placed where an editor shows it.
func TestPlacesOnLongLines(t *testing.T) {
	var entries []string
	for i := range 500 {
		entries = append(entries, fmt.Sprintf("%s<%d>", strings.Repeat([]string{"a", "é", "€", "𝄞", "ae\u0301"}[i%5], i%9+1), i))
	}
	long := strings.Join(entries, " ")
	files := map[string]string{
		"list on a line":  "a: é\nb: [" + strings.Join(entries, ", ") + "]\nc: x\n",
		"group on a line": "a: é\nb: {",
		"plain":           "a: é\nb: " + long + "\nc: x\n",
		"single quotes":   "a: é\nb: '" + strings.ReplaceAll(long, "<9", "''<9") + "'\nc: x\n",
		"double quotes":   "a: é\nb: \"" + strings.ReplaceAll(long, "<9", `\"\x41<9`) + "\"\nc: x\n",
		"spaces":          "a: é\nb: \"" + strings.ReplaceAll(long, "<9", strings.Repeat(" ", 50)+"<9") + "\"\nc: x\n",
		"literal":         "a: é\nb: |\n  " + long + "\nc: x\n",
		"literal lines":   "a: é\nb: |\n  " + strings.ReplaceAll(long, " ", "\n  ") + "\n\n  end\nc: x\n",
		"folded":          "a: é\nb: >\n  " + long + "\nc: x\n",
		"folded lines":    "a: é\nb: >-\n  " + strings.ReplaceAll(long, "> ", ">\n  ") + "\n\n  end\nc: x\n",
		"plain lines":     "a: é\nb: " + strings.ReplaceAll(long, "> ", ">\n    ") + "\nc: x\n",
		"quoted lines":    "a: é\nb: \"" + strings.ReplaceAll(strings.ReplaceAll(long, "5> ", "5>\\\n     "), "> ", ">\n\n  ") + "\"\nc: x\n",
	}
	for i, e := range entries {
		files["group on a line"] += fmt.Sprintf("k%d: %s, ", i, e)
	}
	files["group on a line"] += "z: 1}\nc: x\n"
	for name, file := range files {
		root, l := Parse(&File{Path: "f", Data: []byte(file)})
		if root == nil || l.HasErrors() {
			t.Errorf("%s:\n%s", name, l.Text())
			continue
		}
		root.Walk(func(n *Node) {
			if n.Kind != Scalar {
				return
			}
			for i := 0; i < len(n.Value); i++ {
				if n.Value[i] != '<' {
					continue
				}
				word := n.Value[i : i+strings.IndexByte(n.Value[i:], '>')+1]
				if got, want := n.At(i), placeOf(t, file, word); got != want {
					t.Errorf("%s: %s stands at %v, want %v", name, word, got, want)
				}
			}
		})
		if got, want := root.Get("c").Pos, placeOf(t, file, "x\n"); got != want {
			t.Errorf("%s: what follows stands at %v, want %v", name, got, want)
		}
	}
}
