package source

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/testkit/golden"
)

func parseText(s string) (*Node, diag.List) {
	f, l := Bytes([]byte(s), "f.yaml")
	if f == nil {
		return nil, l
	}
	return Parse(f)
}

// What YAML allows and we do not, and what is no YAML at all: every message in full.
func TestParseRefuses(t *testing.T) {
	bomb := "a: &a [x, x, x]\n"
	for _, c := range "bcdefghi" {
		p := string(c - 1)
		bomb += string(c) + ": &" + string(c) + " [*" + strings.Repeat(p+", *", 8) + p + "]\n"
	}
	cases := []struct{ title, text string }{
		{"only comments", "# nothing\n# here\n"},
		{"duplicate key", "a: 1\nb: 2\na: 3\n"},
		{"duplicate key deep, with a fault of its own", "x:\n- {id: a, name: b, id: c}\n- a: 1\n  a: &q 2\n"},
		{"second document", "a: 1\n---\nb: 2\n"},
		{"second document, marked first", "---\na: 1\n--- # next\nb: 2\n"},
		{"second document that is no YAML", "a: 1\n---\nb: [\n"},
		{"empty second document", "a: 1\n---\n"},
		{"anchor and alias", "a: &x 1\nb: *x\n"},
		{"alias bomb", bomb},
		{"alias as key", "a: &x k\n*x : 2\n"},
		{"unknown alias", "a: *nothing\n"},
		{"merge key", "a: {b: 1}\nc:\n  <<: {d: 1}\n"},
		{"tag", "a: !!str 1\nb: !thing 2\n"},
		{"bare type mark", "a: ! 010\nb: ! [x]\n"},
		{"binary tag", "a: !!binary aGVsbG8=\n"},
		{"two hundred levels, brackets", "a: " + strings.Repeat("[", 200) + strings.Repeat("]", 200) + "\n"},
		{"two hundred levels, spaces", nested(200)},
		{"list as key", "? [a, b]\n: 1\n"},
		{"no key", ": 1\n"},
		{"null key", "~: 1\n"},
		{"escaped control character", "a: \"x\\u0007y\"\n"},
		{"escaped tab", "a: \"x\\ty\"\n"},
		{"escaped direction mark", "a: \"x\\u202Ey\"\n"},
		{"unclosed quote", "a: 1\nb: \"never closed\nc: 2\nd: 3\n"},
		{"unclosed single quote", "a: 1\nb: 'don't stop'\nc: 2\n"},
		{"unclosed bracket", "a: 1\nb: [1, 2\nc: 3\n"},
		{"unclosed curly bracket", "list:\n- {a: 1, b: 2\n- {a: 3, b: 4}\n"},
		{"colon in value", "a: 1\nname: EUNAVFOR: operation at sea\nb: 2\n"},
		{"colon at the end", "list:\n- title: What it is:\n  b: 2\n"},
		{"wrong indentation", "a:\n  b: 1\n   c: 2\nd: 3\n"},
		{"outdented", "a:\n    b: 1\n  c: 2\n"},
		{"list not in line", "a:\n- x\n - y\nb: 1\n"},
		{"text after a single quote", "a: 'It's here\nb: 2\n"},
		{"text after a double quote", "a: \"one\" two\nb: 2\n"},
		{"key without colon", "a: 1\nb\nc: 2\n"},
		{"at sign", "a: 1\nb: @home\n"},
		{"percent sign", "a: 1\nb: %x\n"},
		{"backtick", "a: `x`\n"},
		{"asterisk", "a: *bold* text\n"},
		{"unknown escape", "a: \"\\q\"\n"},
		{"after multi-line brackets", "a: [1,\n  2,\n  3]\nb: {c: 1,\n  d: 2}\ne: f: g\n"},
		{"just brackets", "[[[[{{{{"},
		{"nothing but a quote", "\""},
	}
	var out strings.Builder
	for _, c := range cases {
		_, l := parseText(c.text)
		if !l.HasErrors() {
			t.Errorf("%s: was read", c.title)
		}
		out.WriteString("## " + c.title + "\n" + l.Text() + "\n")
	}
	noJargon(t, out.String())
	golden.Text(t, "testdata/parse.golden", out.String())
}

func nested(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// Sixty-four levels are read, one more is not.
func TestDepthLimit(t *testing.T) {
	if _, l := parseText(strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth)); l.HasErrors() {
		t.Error(l.Text())
	}
	if _, l := parseText(strings.Repeat("[", MaxDepth+1) + strings.Repeat("]", MaxDepth+1)); !l.HasErrors() {
		t.Error("too many levels were read")
	}
}

// An unquoted value that begins with {{: one message each, with the line to paste, and all other faults of the file.
func TestUnquotedReference(t *testing.T) {
	cases := []struct{ title, text string }{
		{"value", "a: 1\ntext: {{emsc-arrests}} suspects were arrested\nb: 2\n"},
		{"value alone", "text: {{emsc-arrests}}\n"},
		{"list entry", "list:\n- {{a}} and {{b}}\n- plain\n"},
		{"key in a list", "list:\n  - text: {{a}} of them\n    id: x\n"},
		{"with a quote inside", "text: {{a|one=\"vessel\"}} it\n"},
		{"with an apostrophe and a quote inside", "text: {{a}} of Europol's \"cases\"\n"},
		{"with an escaped brace", "text: {{a}} and \\{{b}}\n"},
		{"over several lines", "text: {{a}} suspects\n  were arrested\n  in {{a.period}}\nb: 2\n"},
		{"in curly brackets", "list:\n- {id: x, text: {{a}} of them, note: none}\n"},
		{"in square brackets", "list: [{{a}}, 'b', \"c: {{d}}\", e {{f}}]\n"},
		{"inside a value in brackets", "- {id: x, text: out of {{a|x, y}} all}\n"},
		{"with other faults", "a: 1\ntext: {{x}} y\na: 2\nc: &d 3\n"},
		{"beside a block that holds the same", "text: |\n  text: {{x}} y\n  - {{z}}\n\n  more: {{q}}\nbad: {{x}} z\n"},
		{"beside comments", "# text: {{x}} y\nbad: {{x}} z # {{y}}\n"},
		{"and no YAML elsewhere", "bad: {{x}} z\nworse: 'a\n"},
	}
	var out strings.Builder
	for _, c := range cases {
		_, l := parseText(c.text)
		if !l.HasErrors() {
			t.Errorf("%s: was read", c.title)
		}
		out.WriteString("## " + c.title + "\n" + l.Text() + "\n")
	}
	golden.Text(t, "testdata/reference.golden", out.String())

	for _, ok := range []string{"text: \"{{a}} b\"\n", "text: some {{a}} b\n", "text: |\n  {{a}} b\n  - {{c}}\n", "text: >-\n  a: {{b}}\n", "text: a\n  {{b}} c\n"} {
		if _, l := parseText(ok); len(l) != 0 {
			t.Errorf("%q: %s", ok, l.Text())
		}
	}
}

// The pasted line must itself be read, as the text that was meant.
func TestPastedLineIsRead(t *testing.T) {
	for in, want := range map[string]string{
		"text: {{a}} of them\n":              "{{a}} of them",
		"text: {{a}} and \\{{b}} \"c\" 's\n": "{{a}} and \\{{b}} \"c\" 's",
	} {
		_, l := parseText(in)
		if len(l) != 1 || len(l[0].Hints) != 1 {
			t.Fatalf("%q: %s", in, l.Text())
		}
		_, paste, _ := strings.Cut(l[0].Hints[0], "put the value in quotes: ")
		n, l := parseText(paste)
		if len(l) != 0 || n.Get("text").Value != want {
			t.Errorf("%q: paste %q: %s", in, paste, l.Text())
		}
	}
}

// Text after " #" is lost. Where a text is read that is an error; a comment after a word or number is not.
func TestCutText(t *testing.T) {
	var out strings.Builder
	for _, s := range []string{
		"name: Project #3 in Libya\n",
		"list:\n- name: Project # three\n  x: 1\n",
		"- {name: Project, x: 1}\n- name: a b\n    c d # e\n",
		"name: A \"quoted\" word #1\n",
		"- Project #4\n",
		"x: [a, b #c\n ]\n",
	} {
		n, l := parseText(s)
		if len(l) != 0 {
			t.Fatalf("%q: %s", s, l.Text())
		}
		found := false
		n.Walk(func(x *Node) {
			if x.Kind != Scalar {
				return
			}
			if _, l := x.Word(); len(l) != 0 {
				t.Errorf("%q: a comment after a word: %s", s, l.Text())
			}
			_, l := x.Text()
			found = found || l.HasErrors()
			out.WriteString(l.Text())
		})
		if !found {
			t.Errorf("%q: the cut was not seen", s)
		}
	}
	golden.Text(t, "testdata/cut.golden", out.String())
	for _, s := range []string{"a: b#c\n", "a: 'b' # c\n", "a: |\n  b # c\n", "a: b\n# c\n", "a: b\n  # c\n", "a: \"b # c\"\n"} {
		n, l := parseText(s)
		if len(l) != 0 {
			t.Fatalf("%q: %s", s, l.Text())
		}
		if _, l := n.Get("a").Text(); len(l) != 0 {
			t.Errorf("%q: %s", s, l.Text())
		}
	}
}

// Every byte of a value is found again at its own place in the file.
func TestAt(t *testing.T) {
	for _, c := range []struct{ text, find, want string }{
		{"a: one two", "two", "1:8"},
		{"a: 'it''s one'", "one", "1:11"},
		{"a: \"x\\u00e9\\\"y z\"", "z", "1:16"},
		{"a: one\n  two   \n  three", "three", "3:3"},
		{"a: \"one\n  two\n\n  three\"", "three", "4:3"},
		{"a: \"one \\\n  two\"", "two", "2:3"},
		{"a: |\n  one\n\n    two\n  three", "three", "5:3"},
		{"a: |\n  one\n\n    two\n  three", "two", "4:5"},
		{"a: >\n  one\n  two\n\n  three", "three", "5:3"},
		{"a: >-\n  one\n  two\n", "two", "3:3"},
		{"- {b: 1, a: Zürich ist}", "ist", "1:20"},
	} {
		n, l := parseText(c.text)
		if len(l) != 0 {
			t.Fatalf("%q: %s", c.text, l.Text())
		}
		if n.Kind == Seq {
			n = n.Items[0]
		}
		v := n.Get("a")
		at := v.At(strings.Index(v.Value, c.find))
		if got := strings.TrimPrefix(at.String(), "f.yaml:"); got != c.want {
			t.Errorf("%q: %q (of %q) stands at %s, want %s", c.text, c.find, v.Value, got, c.want)
		}
	}
}

// TestMendedPlaces wants the places of what follows an unquoted reference, which is put in quotes in memory, as the file has
// them: on its own line, on lines that go on with it, and behind brackets.
func TestMendedPlaces(t *testing.T) {
	for _, c := range []struct{ text, find, want string }{
		{"a: {b: {{x}} y, c: \"é\", d: e}\n", "e", "1:28"},
		{"a: {b: {{x}}, c: {{y}} z}\n", "z", "1:24"},
		{"a: {{x}} and\n  more words\nb: e\n", "words", "2:8"},
		{"a: {{x}} and\n  more words\nb: e\n", "e", "3:4"},
		{"a: {{x}} \"q\" 'é' w\n", "w", "1:18"},
	} {
		root, l := parseText(c.text)
		if root == nil || len(l) == 0 || l[0].ID != "unquoted-reference" {
			t.Fatalf("%q: %s", c.text, l.Text())
		}
		got := ""
		root.Walk(func(n *Node) {
			if i := strings.LastIndex(n.Value, c.find); i >= 0 && n.Kind == Scalar && (got == "" || n.Value == c.find) {
				got = strings.TrimPrefix(n.At(i).String(), "f.yaml:")
			}
		})
		if got != c.want {
			t.Errorf("%q: %q stands at %s, want %s", c.text, c.find, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: 1\nb: [x, {y: z}]\n", "a: {{b}} c\n", "? a\n: b\n", "a: |\n  b\n  c: {{d}}\n", "a: 'b''c'\n---\nd", "a: \"\\x41\"\n", "&a a: *a\n", "- - - b # c\n", "{a: {{b}} c, d: [e}"} {
		f.Add(s)
	}
	f.Add("? " + strings.Repeat("k", MaxName+1) + "\n: b\n") // a key that could not be written again
	f.Fuzz(func(t *testing.T, s string) {
		n, l := parseText(s)
		lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n"), "\n")
		inside := func(p diag.Pos, what string) {
			if p.Line == 0 && p.Col == 0 {
				return
			}
			if p.Line < 1 || p.Line > len(lines) {
				t.Fatalf("%s: line %d of %d", what, p.Line, len(lines))
			}
			if n := utf8.RuneCountInString(lines[p.Line-1]); p.Col < 1 || p.Col > n+1 {
				t.Fatalf("%s: column %d of line %d, which has %d characters", what, p.Col, p.Line, n)
			}
		}
		for _, d := range l {
			inside(d.Pos, d.Message)
		}
		n.Walk(func(x *Node) {
			inside(x.Pos, "node")
			for i := 0; i <= len(x.Value); i += 1 + len(x.Value)/8 {
				inside(x.At(i), "part of "+x.Value)
			}
		})
		if l.HasErrors() || n == nil || n.Null {
			return
		}
		// What is read without a fault is written and read again as the same tree.
		again, l := parseText(string(Encode(n)))
		if l.HasErrors() || !sameTree(n, again) {
			t.Fatalf("written as\n%s\nwhich is another tree\n%s", Encode(n), l.Text())
		}
	})
}

func sameTree(a, b *Node) bool {
	if a.Kind != b.Kind || a.Null != b.Null || !a.Null && a.Value != b.Value || len(a.Items) != len(b.Items) || len(a.Fields) != len(b.Fields) {
		return false
	}
	for i := range a.Items {
		if !sameTree(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Fields {
		if a.Fields[i].Key != b.Fields[i].Key || !sameTree(a.Fields[i].Value, b.Fields[i].Value) {
			return false
		}
	}
	return true
}

// A comma ends a value in braces. What was meant is told with the value as it must be written, and it works when pasted.
func TestCommasInBraces(t *testing.T) {
	parse := func(text string) (*Node, diag.List) {
		f, l := Bytes([]byte(text), "a.yaml")
		if f == nil {
			t.Fatal(l.Text())
		}
		return Parse(f)
	}
	for _, c := range []struct{ text, place, want string }{
		{"- {period: 2023, value: 1,000,000}", "1:27", "value: 1000000"},
		{"- {period: 2023, value: 1,000,000, status: final}", "1:27", "value: 1000000"},
		{"- {value: -12,345}", "1:15", "value: -12345"},
		{"- {label: Police, courts and prisons}", "1:19", `label: "Police, courts and prisons"`},
		{"- {label: Police, courts, prisons, x: 1}", "1:19", `label: "Police, courts, prisons"`},
		{"- {title: One,two}", "1:15", `title: "One,two"`},
		{"- {title: One,\n   two,\n   three}", "2:4", `title: "One, two, three"`},
		{"- {value: 1,00}", "1:13", `value: "1,00"`},
		{"- {a: é, ü}", "1:10", `a: "é, ü"`},
	} {
		_, l := parse(c.text)
		if len(l) != 1 || l[0].ID != "comma-in-braces" || fmt.Sprintf("%d:%d", l[0].Pos.Line, l[0].Pos.Col) != c.place || !strings.HasSuffix(l[0].Hints[0], ": "+c.want) {
			t.Errorf("%s: found\n%s", c.text, l.Text())
			continue
		}
		key, _, _ := strings.Cut(c.want, ":")
		from := strings.Index(c.text, key+":")
		to := strings.LastIndex(c.text, "}")
		for _, next := range []string{", status", ", x:"} {
			if i := strings.Index(c.text, next); i > 0 {
				to = i
			}
		}
		if _, l := parse(c.text[:from] + c.want + c.text[to:]); l.HasErrors() {
			t.Errorf("%s, mended with %s: %s", c.text, c.want, l.Text())
		}
	}
	for _, text := range []string{"- {a: 1, b: 2}", "- {a: 1, b: }", "- {a: 1, b:\n  2}", "- {a: '1,000', b: \"x, y\"}", "- {a: [1, 2], b: 1}", "a: 1,000,000", "- {a, b}", "- {a: 1, \"b\": 2}", "- {a: {b: 1}, c: 2}"} {
		if _, l := parse(text); strings.Contains(l.Text(), "comma-in-braces") {
			t.Errorf("%s: %s", text, l.Text())
		}
	}
}
