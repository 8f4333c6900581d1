package object

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestLexer(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []any
		bad  string
	}{
		{"1 -2 +3 .5 -4. 007", []any{1, -2, 3, 0.5, -4.0, 7}, ""},
		{"/Name /A#42#63#x /", []any{Name("Name"), Name("ABc#x"), Name("")}, ""},
		{"(a(b)c) (\\(\\101\\n\\\nx\r\ny\\053)", []any{String("a(b)c"), String("(A\nx\ny+")}, ""},
		{"<48 65 6C> <4>", []any{String("Hel"), String("@")}, ""},
		{"[1 [2] /X null] <</K (v) /L <</M 1>>>>", []any{Array{1, Array{2}, Name("X"), nil}, Dict{"K": String("v"), "L": Dict{"M": 1}}}, ""},
		{"q % a comment (not a string\nQ true f*", []any{Operator("q"), Operator("Q"), true, Operator("f*")}, ""},
		{"12 0 R 3 0 4 R", []any{Ref(12), 3, 0, 4, Operator("R")}, ""},
		{"(open", []any{String("open")}, "a string without end"},
		{"<</K 1 /K 2>>", []any{Dict{"K": 2}}, "the key K twice"},
		{"<</K>> ]", []any{Dict{}, Closer("]")}, "the key K without a value"},
		{"1.2.3", []any{0}, `the number "1.2.3"`},
		{"<4G>", []any{String("@")}, "a string of digits with the character 'G'"},
		{"[1", []any{Array{1}}, "a list without end"},
		{"} 1", []any{1}, "a stray '}'"},
	} {
		l := Lexer{Data: []byte(c.in), Refs: true}
		var got []any
		for v := l.Next(); v != (End{}); v = l.Next() {
			got = append(got, v)
		}
		if !reflect.DeepEqual(got, c.want) || strings.Join(l.Bad, "; ") != c.bad {
			t.Errorf("%q: got %#v, %q, want %#v, %q", c.in, got, l.Bad, c.want, c.bad)
		}
	}
}

// Without references, numbers before an operator stay what they are.
func TestLexerInContent(t *testing.T) {
	l := Lexer{Data: []byte("1 0 R")}
	if got := []any{l.Next(), l.Next(), l.Next()}; !reflect.DeepEqual(got, []any{1, 0, Operator("R")}) {
		t.Errorf("got %#v", got)
	}
}

func TestLexerNesting(t *testing.T) {
	l := Lexer{Data: []byte(strings.Repeat("[", 100_000))}
	for l.Next() != (End{}) {
	}
	if len(l.Bad) == 0 {
		t.Error("a hundred thousand lists in each other are taken")
	}
}

func TestText(t *testing.T) {
	for in, want := range map[String]string{
		"plain":                            "plain",
		"caf\xE9 \x85 \xA0\x92":            "café – €™",
		"\xFE\xFF\x03\xA9\xD8\x3D\xDE\x00": "Ω😀",
		"\xFE\xFF\x03":                     "\uFFFD",
		"":                                 "",
		"\x1B":                             "\u02D9",
	} {
		if got := in.Text(); got != want {
			t.Errorf("%q: got %q, want %q", string(in), got, want)
		}
	}
}

// build writes a small file from its objects.
func build(trailer string, objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var places []int
	for i, o := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return []byte(b.String())
}

func TestOpen(t *testing.T) {
	f, err := Open(build("/ID [<01> <02>]",
		"<</Type /Catalog /Pages 2 0 R /Lang (en) /Box [9 1.5 3 4] /N 3 0 R /A#20B true /S 4 0 R /Loop 5 0 R>>",
		"<</Type /Pages /Kids [] /Count 0>>", "42", "<</Length 3>>\nstream\nabc\nendstream", "5 0 R"))
	if err != nil {
		t.Fatal(err)
	}
	if f.Root != 1 || f.Name(f.Catalog, "Type") != "Catalog" || f.Text(f.Catalog, "Lang") != "en" {
		t.Errorf("catalogue %v", f.Catalog)
	}
	if n, ok := f.Int(f.Catalog, "N"); n != 42 || !ok {
		t.Errorf("the reference leads to %d", n)
	}
	if b, ok := f.Box(f.Catalog, "Box"); b != [4]float64{3, 1.5, 9, 4} || !ok {
		t.Errorf("box %v", b)
	}
	if v, _ := f.Get(f.Catalog, "A B").(bool); !v {
		t.Error("a key with an escape is not found")
	}
	if r, ok := f.Ref(f.Catalog, "Pages"); r != 2 || !ok {
		t.Errorf("reference %d", r)
	}
	if s := f.Stream(f.Catalog, "S"); s == nil {
		t.Error("no stream")
	} else if data, err := s.Bytes(); err != nil || string(data) != "abc" {
		t.Errorf("stream %q, %v", data, err)
	}
	if id := f.Array(f.Trailer, "ID"); len(id) != 2 || id[0] != String("\x01") {
		t.Errorf("trailer %v", f.Trailer)
	}
	for _, v := range []any{f.Get(f.Catalog, "Pages", "Kids", 7), f.Get(nil, "x"), f.Dict(f.Catalog, "N")["x"], f.Get(f.Catalog, "Nope", "x", 3)} {
		if v != nil {
			t.Errorf("what is not there is %v", v)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	if _, err := Open([]byte("no file")); err == nil {
		t.Error("anything is a PDF")
	}
	if _, err := Open(build("/Encrypt <</Filter /Standard>>", "<</Type /Catalog>>")); !errors.Is(err, ErrEncrypted) {
		t.Errorf("an encrypted file: %v", err)
	}
}
