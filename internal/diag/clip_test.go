package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClip(t *testing.T) {
	for s, want := range map[string]string{
		"":                            "",
		"short":                       "short",
		strings.Repeat("x", 60):       strings.Repeat("x", 60),
		strings.Repeat("x", 61):       strings.Repeat("x", 59) + "…",
		strings.Repeat("é", 60):       strings.Repeat("é", 60),
		strings.Repeat("é", 1000):     strings.Repeat("é", 59) + "…",
		strings.Repeat("x", 59) + "é": strings.Repeat("x", 59) + "é",
	} {
		if got := Clip(s); got != want {
			t.Errorf("%q: got %q", s, got)
		}
	}
}

// However long what a message quotes, the message is short, and what stands around the quotes is whole.
func TestMessagesAreShort(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	cut := strings.Repeat("x", 59) + "…"
	for message, want := range map[string]string{
		`chart "a" has no room for the label "` + long + `": it is long`: `chart "a" has no room for the label "` + cut + `": it is long`,
		`the section “` + long + `” and “` + long + `” are long`:         `the section “` + cut + `” and “` + cut + `” are long`,
		`"` + long + `\"` + long + `" is`:                                `"` + cut + `" is`,
		`"` + strings.Repeat("x", 58) + `\"` + long + `" is`:             `"` + strings.Repeat("x", 58) + `…" is`,
		`"` + strings.Repeat("x", 57) + `\\` + long + `" is`:             `"` + strings.Repeat("x", 57) + `\\…" is`,
		`“a "b” c ` + strings.Repeat("y ", 60):                           `“a "b” c ` + strings.Repeat("y ", 60),
		`an open " mark ` + strings.Repeat("y ", 60):                     `an open " mark ` + strings.Repeat("y ", 60),
	} {
		var l List
		l.Add(Pos{}, Error, "x", message)
		if l[0].Message != want {
			t.Errorf("got %.200q, want %.200q", l[0].Message, want)
		}
	}
	var h List
	h.Add(Pos{}, Error, "x", "a "+long+" b", "write "+long, "paste: "+strings.Repeat("word ", 100))
	if h[0].Message != "a "+cut+" b" || h[0].Hints[0] != "write "+cut || len(h[0].Hints[1]) != 507 {
		t.Errorf("got %.600q", h[0])
	}
	var many List
	many.Add(Pos{}, Error, "x", strings.Repeat("é ", 100_000), "paste: "+strings.Repeat("wörd ", 100_000))
	if m, h := many[0].Message, many[0].Hints[0]; len(m) > 4100 || len(h) > 4100 || !utf8.ValidString(m+h) || !strings.HasSuffix(h, "…") {
		t.Errorf("got %d and %d bytes, ending in %q", len(m), len(h), h[len(h)-10:])
	}
	var l List
	l.Errorf(Pos{}, "x", "the label %q is long", long)
	if len(l[0].Message) > 100 {
		t.Errorf("got %d bytes", len(l[0].Message))
	}
}

func FuzzClipQuoted(f *testing.F) {
	f.Add(`a "b" “c” d`)
	f.Add(`"` + strings.Repeat(`\`, 121) + `"`)
	f.Fuzz(func(t *testing.T, s string) {
		got := clipQuoted(s)
		if len(got) > len(s)+len(s)/maxQuoted || utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q gives %q", s, got)
		}
		if again := clipQuoted(got); again != got {
			t.Errorf("%q gives %q, and that %q", s, got, again)
		}
	})
}
