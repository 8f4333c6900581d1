package source

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/testkit/golden"
)

type inner struct {
	Pos  diag.Pos `yaml:",pos"`
	ID   String   `yaml:"id,required,id"`
	Kind string   `yaml:"kind,enum=funding|output|outcome"`
}

type shared struct {
	Note string `yaml:"note"`
}

type outer struct {
	Name     string          `yaml:"name,required"`
	Value    decimal.Decimal `yaml:"value"`
	Lines    int             `yaml:"lines"`
	Maybe    *int            `yaml:"maybe"`
	Main     bool            `yaml:"main"`
	Codes    []string        `yaml:"codes,word,nonempty"`
	Kinds    []String        `yaml:"kinds,enum=one|two"`
	Parts    []inner         `yaml:"parts"`
	One      *inner          `yaml:"one"`
	Separate string          `yaml:"separator,empty"`
	Section  String          `yaml:"section,dotid"`
	Raw      *Node           `yaml:"raw"`
	Shout    shout           `yaml:"shout"`
	Free     struct {
		R []Field `yaml:",rest"`
	} `yaml:"free"`
	shared  `yaml:",inline"`
	Ignored int
}

type shout string

func (s *shout) UnmarshalSource(n *Node) diag.List {
	t, l := n.Text()
	*s = shout(strings.ToUpper(t))
	return l
}

func TestDecode(t *testing.T) {
	n, l := parseText(`name: 2018            # not a number here
`)
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	_ = n
	n, l = parseText(`name: 2018-05
value: 91.30
lines: 159
maybe: 0
main: true
codes: [NO, 010, 1e3] # a comment
kinds: [one, two]
parts:
- {id: a-1, kind: output}
- id: b
one: {id: c}
separator: ""
section: inside-eu.emsc
raw: [1]
shout: loud
free: {b: 1, a: 2}
note: last
`)
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	var o outer
	if l := Decode(n, &o); len(l) != 0 {
		t.Fatal(l.Text())
	}
	switch {
	case o.Name != "2018-05", o.Value.String() != "91.3", o.Lines != 159, o.Maybe == nil || *o.Maybe != 0, !o.Main,
		strings.Join(o.Codes, " ") != "NO 010 1e3", o.Kinds[1].S != "two" || o.Kinds[1].Pos.String() != "f.yaml:7:14",
		len(o.Parts) != 2 || o.Parts[0].Kind != "output" || o.Parts[1].ID.S != "b" || o.Parts[1].Pos.String() != "f.yaml:10:3",
		o.One == nil || o.One.ID.S != "c", o.Section.S != "inside-eu.emsc", o.Raw == nil || o.Raw.Kind != Seq, o.Shout != "LOUD",
		len(o.Free.R) != 2 || o.Free.R[0].Key != "b", o.Note != "last":
		t.Errorf("decoded %+v", o)
	}
}

// Every fault a decoder can find, and that all of a file are found in one run.
func TestDecodeRefuses(t *testing.T) {
	cases := []struct{ title, text string }{
		{"unknown key", "name: x\nzzz: 1\n"},
		{"misspelt key", "name: x\nseparater: y\n"},
		{"misspelt required key is told once", "nmae: x\n"},
		{"missing key", "lines: 1\n"},
		{"missing key deep", "name: x\nparts:\n- kind: output\n"},
		{"key without value", "name:\nlines: ~\nraw:\n"},
		{"list entry without value", "name: x\ncodes:\n- a\n-\n"},
		{"empty text", "name: \"\"\n"},
		{"empty list", "name: x\ncodes: []\n"},
		{"list for a text", "name: [a]\n"},
		{"group for a text", "name: {a: b}\n"},
		{"text for a list", "name: x\ncodes: NE\n"},
		{"text for a group", "name: x\none: emsc\n"},
		{"list for a group", "name: x\nparts: [[a]]\n"},
		{"text for a number", "name: x\nvalue: many\nlines: \"12\"\n"},
		{"fraction for a whole number", "name: x\nlines: 2.0\nmaybe: 99999999999999999\n"},
		{"no true or false", "name: x\nmain: yes\n"},
		{"no true or false, quoted", "name: x\nmain: \"true\"\n"},
		{"unknown value", "name: x\nkinds: [one, tow, three]\none: {id: a, kind: fundin}\n"},
		{"bad identifiers", "name: x\nparts: [{id: EMSC Arrests}, {id: a--b}, {id: a.b}, {id: -x}]\nsection: a..b\n"},
		{"cut text", "name: Project #1\n"},
		{"all at once", "nam: x\nvalue: 1,000\nlines: x\nmain: on\ncodes: a\nkinds: [on]\nparts: [{}, {id: A}]\nnote: [x]\n"},
		{"not even a group", "- a\n"},
	}
	var out strings.Builder
	for _, c := range cases {
		n, l := parseText(c.text)
		if l.HasErrors() {
			t.Fatalf("%s: %s", c.title, l.Text())
		}
		var o outer
		l = Decode(n, &o)
		if !l.HasErrors() {
			t.Errorf("%s: was decoded", c.title)
		}
		out.WriteString("## " + c.title + "\n" + l.Text() + "\n")
	}
	noJargon(t, out.String())
	golden.Text(t, "testdata/decode.golden", out.String())
}

// Numbers are what is written, or an error; nothing is bent into one.
func TestNumbers(t *testing.T) {
	for _, s := range []string{"0", "7", "-7", "140000000", "91.3", "0.5", "-0.25", "1549000000", "123456789012345678", "0.123456789"} {
		n, _ := parseText("v: " + s)
		d, l := n.Get("v").Decimal()
		if len(l) != 0 || d.String() != s {
			t.Errorf("%s became %s: %s", s, d, l.Text())
		}
	}
	var out strings.Builder
	for _, s := range []string{"010", "007", "-010", "010.5", "00", "1_000", "1_0", "1,000", "1,000,000.5", "1'000", "1.000.000", "1 000", "\"1\u00a0000\"",
		".nan", "NaN", ".NAN", ".inf", "-.inf", "Infinity", "+.Inf", "0x1F", "0o17", "0b11", "1e6", "1.5E-3", "+5", ".5", "5.", "--5", "1.2.3", "-0", "-0.0",
		"€23", "23 million", "50%", "EUR 23", "23m", "1/2", "half", "true", "null", "2018-05", "12:30", "\"607\"", "'607'", "1234567890123456789", "0.1234567891", "[1]", "{a: 1}", "０"} {
		n, l := parseText("v: " + s + "\n")
		if l.HasErrors() {
			t.Fatal(l.Text())
		}
		if d, l := n.Get("v").Decimal(); len(l) == 0 {
			t.Errorf("%s became %s", s, d)
		} else {
			out.WriteString(l.Text())
		}
	}
	noJargon(t, out.String())
	golden.Text(t, "testdata/numbers.golden", out.String())
}

func TestNearest(t *testing.T) {
	allowed := []string{"unit", "counts", "counting", "counting_start", "reference_area", "time_period", "emsc-arrests", "emsc-action-days"}
	for got, want := range map[string]string{
		"unti": "unit", "Unit": "unit", "units": "unit", "count": "counts", "countingstart": "counting_start", "counting-start": "counting_start",
		"referance_area": "reference_area", "time-period": "time_period", "emsc-arrest": "emsc-arrests", "EMSC arrests": "emsc-arrests",
		"zzz": "", "": "", "x": "", "time": "time_period",
	} {
		if n := Nearest(got, allowed); n != want {
			t.Errorf("nearest to %q is %q, want %q", got, n, want)
		}
	}
	// Two names equally near: the answer must not depend on the order of the list.
	if a, b := Nearest("cat", []string{"bat", "hat"}), Nearest("cat", []string{"hat", "bat"}); a != b {
		t.Errorf("%q and %q", a, b)
	}
}

func TestEncode(t *testing.T) {
	hard := []string{"", " a", "a ", "a: b", "a #b", "#a", "- a", "-", "yes", "No", "null", "~", "true", "1", "1.5", "010", "0x1", ".5", "2018", "2018-05-14", "1e3",
		"{{a}} b", "\\{{a}}", "[a]", "a, b", "it's", "\"q\"", "back\\slash", "two\nlines", "Zürich", "€23", "a\u00a0b", "@x", "%x", "&x", "*x", "!x", "|", ">", "?", "? a", "<<", "...", "---", "=", "a:", ":a", "🙂"}
	list, group := NewList(), NewMap()
	for _, s := range hard {
		list.Items = append(list.Items, NewText(s))
		group.Set("k"+s, NewText(s))
	}
	root := NewMap().Set("list", list).Set("group", group).Set("empty list", NewList()).Set("empty group", NewMap()).
		Set("pairs", NewList(NewMap().Set("a", NewText("x, y")).Set("b", NewBare("2018")), NewMap().Set("a", NewList(NewText("z"))))).
		Set("lists", NewList(NewList(NewText("a")), NewList())).Set("number", NewNumber(decimal.RequireFromString("91.30"))).
		Set("period", NewBare("../2019-03")).Set("flag", NewBare("true")).Set("nothing", nil).
		Set("long", NewList(NewText(strings.Repeat("word ", 15)+"end"), NewText(strings.Repeat("word ", 15)+"end")))
	text := Encode(root)
	golden.Text(t, "testdata/encode.golden", string(text))
	again, l := parseText(string(text))
	if len(l) != 0 || !sameTree(root, again) {
		t.Fatalf("read back differently: %s\n%s", l.Text(), text)
	}
	if string(Encode(again)) != string(text) && string(Encode(root)) != string(text) {
		t.Error("writing twice gives two texts")
	}
}

func TestCheckPrintable(t *testing.T) {
	n, l := parseText("a: fine €\n# 🙂 in a comment is fine\nb: smile 🙂 and 🚀 and 🙂\nc:\n- \"日本\"\nd: Cafe\u0301\ne: |\n  two\n  lines 🙂\n")
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	covers := func(r rune) bool { return r < 0x250 || r == '€' }
	golden.Text(t, "testdata/printable.golden", CheckPrintable(n, covers).Text())
	if l := CheckPrintable(n, nil); len(l) != 1 {
		t.Errorf("without a face only the accent is checked: %s", l.Text())
	}
}

func TestKeys(t *testing.T) {
	if got := strings.Join(Keys(&outer{}), " "); got != "name value lines maybe main codes kinds parts one separator section raw shout free note" {
		t.Error(got)
	}
}

// level is a type with a closed list of values.
type level string

func (level) Values() []string { return []string{"high", "low"} }

// A type with a closed list needs no tag, be it a key's value, in a list, behind a pointer or decoded by itself.
func TestDecodeTakesTheListOfAType(t *testing.T) {
	type levels struct {
		One   level   `yaml:"one"`
		More  []level `yaml:"more"`
		Maybe *level  `yaml:"maybe"`
	}
	n, l := parseText("one: high\nmore: [low, high]\nmaybe: low\n")
	if len(l) != 0 {
		t.Fatal(l.Text())
	}
	var got levels
	if l := Decode(n, &got); len(l) != 0 || got.One != "high" || len(got.More) != 2 || got.More[0] != "low" || *got.Maybe != "low" {
		t.Errorf("got %+v\n%s", got, l.Text())
	}
	n, _ = parseText("one: hgih\nmore: [lower, high]\nmaybe: 2\n")
	got = levels{}
	if l := Decode(n, &got); len(l) != 3 || got.One != "" || l[0].ID != "unknown-value" || !strings.Contains(l[0].Hints[0], "high") {
		t.Errorf("got %+v\n%s", got, l.Text())
	}
	var alone level
	if l := Decode(n.Get("one"), &alone); len(l) != 1 || alone != "" {
		t.Errorf("alone: %q\n%s", alone, l.Text())
	}
}
