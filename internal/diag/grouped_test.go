package diag

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func at(line int) Pos { return Pos{File: "f.yaml", Line: line, Col: 3} }

// What is said of several places is said once, with the first of them and how many there are.
func TestEqualFindingsAreToldOnce(t *testing.T) {
	var l List
	for line := 90; line > 5; line-- {
		l.Add(at(line), Error, "wrong", "this is wrong", "mend it")
	}
	l.Add(at(50), Error, "wrong", "this is wrong, too", "mend it")
	l.Add(at(51), Error, "wrong", "this is not right", "mend it otherwise")
	l.Add(at(52), Warning, "wrong", "this is wrong", "mend it")
	l.Add(at(1), Error, "other", "this is wrong", "mend it")
	l.Add(at(2), Error, "other", "this is wrong", "mend it")
	l.Add(at(3), Error, "other", "this is wrong", "mend it otherwise")
	want := `f.yaml:1:3: error: this is wrong [other]
  hint: mend it
f.yaml:2:3: error: this is wrong [other]
  hint: mend it
f.yaml:3:3: error: this is wrong [other]
  hint: mend it otherwise
f.yaml:6:3: error: this is wrong [wrong]
  hint: mend it
  also: f.yaml:7:3, f.yaml:8:3, f.yaml:9:3 and 81 more
f.yaml:50:3: error: this is wrong, too [wrong]
  hint: mend it
f.yaml:51:3: error: this is not right [wrong]
  hint: mend it otherwise
f.yaml:52:3: warning: this is wrong [wrong]
  hint: mend it
`
	if got := l.Text(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	var found struct {
		Line, Count int
		Also        []struct{ Line int }
	}
	found85 := strings.Split(string(l.JSONLines()), "\n")[3]
	if err := json.Unmarshal([]byte(found85), &found); err != nil || found.Line != 6 || found.Count != 85 || len(found.Also) != 84 || found.Also[83].Line != 90 {
		t.Errorf("%v: %s", err, found85)
	}
}

// Of one kind twenty are told in full; the others are counted, however many there are, and nothing of another kind is lost.
func TestManyFindingsOfAKind(t *testing.T) {
	for _, n := range []int{1, 20, 21, 22, 100, 4500, 100_000} {
		var l List
		for i := range n {
			var one List
			one.Add(at(i+1), Error, "unknown-key", fmt.Sprintf("unknown key \"k%d\"", i))
			l.Append(one)
		}
		l.Add(at(3), Warning, "unknown-key", "a warning of the same name")
		l.Add(Pos{File: "z"}, Error, "last", "the last")
		text := l.Text()
		lines := strings.Count(text, "unknown key")
		if want := min(n, 20); n != 21 && lines != want || n == 21 && lines != 21 {
			t.Errorf("of %d findings %d are told", n, lines)
		}
		if more := thousands(n-20) + " more findings of this kind, the first of them here [unknown-key]"; (n > 21) != strings.Contains(text, more) {
			t.Errorf("of %d findings this is told:\n%s", n, text)
		}
		if n > 30 && !strings.Contains(text, "  also: f.yaml:22:3, f.yaml:23:3, f.yaml:24:3 and "+thousands(n-24)+" more\n") {
			t.Errorf("the next places of %d are not told:\n%s", n, text)
		}
		for _, other := range []string{"f.yaml:3:3: warning: a warning of the same name [unknown-key]\n", "z: error: the last [last]\n"} {
			if !strings.Contains(text, other) {
				t.Errorf("among %d findings this is lost: %s", n, other)
			}
		}
		if len(l) > 10_000 || len(text) > 10_000 || len(l.JSONLines()) > 300_000 {
			t.Errorf("%d findings make a list of %d and %d bytes", n, len(l), len(text))
		}
		sum := 0
		for line := range strings.Lines(string(l.JSONLines())) {
			var d struct {
				ID, Severity string
				Count        int
			}
			if err := json.Unmarshal([]byte(line), &d); err != nil {
				t.Fatal(err)
			}
			if d.ID == "unknown-key" && d.Severity == "error" {
				sum += max(d.Count, 1)
			}
		}
		if sum != n {
			t.Errorf("JSON counts %d of %d", sum, n)
		}
	}
}

// What the names of files and what is found in them may hold is printed as it is written, and forges no line.
func TestVisible(t *testing.T) {
	for s, want := range map[string]string{
		"plain é € 𝄞 名":  "plain é € 𝄞 名",
		"a\nb: error: x": `a\nb: error: x`,
		"\x1b[31mred":    `\x1b[31mred`,
		"a\rb\tc\x00d":   `a\x0db\tc\x00d`,
		"\u202egpj.exe":  `\u202egpj.exe`,
		"a\u200bb\u00ad": `a\u200bb\u00ad`,
		"\u0085\u2028":   `\u0085\u2028`,
		"caf\xe9":        `caf\xe9`,
		"\U000e0041":     `\U000e0041`,
		"\ufffd":         "\ufffd",
	} {
		if got := Visible(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
		var l List
		l.Add(Pos{File: s, Line: 1}, Error, "x", "about "+s, "hint "+s)
		l.Add(Pos{File: s, Line: 2}, Error, "x", "about "+s, "hint "+s)
		l.Add(Pos{File: s, Line: 3}, Error, "x", "about "+s, "hint "+s)
		text := l.Text()
		if want := want + ":1: error: about " + want + " [x]\n  hint: hint " + want + "\n  also: " + want + ":2, " + want + ":3\n"; text != want {
			t.Errorf("%q: got %q", s, text)
		}
		j := string(l.JSONLines())
		if strings.Count(j, "\n") != 1 || strings.ContainsFunc(strings.TrimSuffix(j, "\n"), isControl) {
			t.Errorf("%q: JSON is %q", s, j)
		}
		var d struct{ File string }
		if err := json.Unmarshal([]byte(j), &d); err != nil || d.File != strings.ToValidUTF8(s, "\ufffd") {
			t.Errorf("%q: %v, the file is %q", s, err, d.File)
		}
	}
}
