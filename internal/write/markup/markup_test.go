package markup

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextAndAttr(t *testing.T) {
	rule := func(r rune) (string, bool) {
		switch r {
		case '\u00a0':
			return "&nbsp;", true
		case 0x01, Invalid:
			return "", true
		}
		return "never written", false
	}
	for _, c := range []struct {
		s, text, attr string
		own           Rule
	}{
		{"", "", "", nil},
		{"plain é 文 🙂", "plain é 文 🙂", "plain é 文 🙂", nil},
		{`a & b < c > d "e" 'f'`, `a &amp; b &lt; c &gt; d "e" 'f'`, `a &amp; b &lt; c &gt; d &quot;e&quot; 'f'`, nil},
		{"a\tb\nc\rd", "a\tb\nc&#13;d", "a&#9;b&#10;c&#13;d", nil},
		{"a\x01b\x7fc\uFFFEd\xffe\uFFFDf", "a\uFFFDb\x7fc\uFFFDd\uFFFDe\uFFFDf", "a\uFFFDb\x7fc\uFFFDd\uFFFDe\uFFFDf", nil},
		{"a\u00a0b\x01c\xff<", "a&nbsp;bc&lt;", "a&nbsp;bc&lt;", rule},
	} {
		if got := string(Text(nil, c.s, c.own)); got != c.text {
			t.Errorf("%q as text: got %q, want %q", c.s, got, c.text)
		}
		if got := string(Attr([]byte("x"), c.s, c.own)); got != "x"+c.attr {
			t.Errorf("%q as attribute: got %q, want %q", c.s, got, "x"+c.attr)
		}
		if got := String(c.s, c.own); got != c.attr {
			t.Errorf("%q as string: got %q, want %q", c.s, got, c.attr)
		}
	}
}

// Whatever the text, a reader of XML finds it again, with U+FFFD for what XML cannot hold.
func FuzzRead(f *testing.F) {
	f.Add("a \"b\" & <c>\r\n\t'd' \x00\xff]]>")
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
				return utf8.RuneError
			}
			return r
		}, s)
		b := Attr([]byte(`<a b="`), s, nil)
		b = append(Text(append(b, `">`...), s, nil), "</a>"...)
		var got struct {
			B    string `xml:"b,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal(b, &got); err != nil || got.B != want || got.Text != want {
			t.Errorf("%q gives %q, read as %+q (%v)", s, b, got, err)
		}
	})
}
