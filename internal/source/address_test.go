package source

import (
	"strings"
	"testing"
)

func TestAddresses(t *testing.T) {
	for s, want := range map[string]string{
		"https://example.org":                              "",
		"http://example.org:8080/a%20b?c=d%2F#e":           "",
		"https://[2001:db8::1]/x":                          "",
		"https://example.org/è":                            "",
		"javascript:alert(1)":                              "does not begin with https://",
		"JAVASCRIPT:alert(1)":                              "does not begin with https://",
		"java script:alert(1)":                             "holds a space",
		"data:text/html,x":                                 "does not begin with https://",
		"file:///etc/hosts":                                "does not begin with https://",
		"//example.org/x":                                  "does not begin with https://",
		"example.org":                                      "does not begin with https://",
		"":                                                 "does not begin with https://",
		"mailto:a@example.org":                             "does not begin with https://",
		"https:example.org":                                "two slashes",
		"https:///x":                                       "names no host",
		"https://:80/x":                                    "names no host",
		"https://example.org:port/":                        "its host or port is none",
		"https://user:pw@example.org/":                     "holds a user name",
		"https://user@example.org/":                        "holds a user name",
		"https://@example.org/":                            "holds a user name",
		"https://example.org/#a%zz":                        `but "%zz" stands there`,
		"https://example.org/?q=%4":                        `but "%4" stands there`,
		"https://example.org/100%":                         `but "%" stands there`,
		"https://example.org/%é1":                          `but "%é1" stands there`,
		"https://example.org/a\"onclick=":                  "quotation mark",
		"https://example.org/<script>":                     "another character",
		"https://example.org/a\u00a0b":                     "holds a space",
		"https://example.org/" + strings.Repeat("x", 5000): "",
	} {
		if got := BadAddress(s); got != want && (want == "" || !strings.Contains(got, want)) {
			t.Errorf("%.60s: %q, want %q", s, got, want)
		}
	}
	for s, ok := range map[string]bool{
		"mailto:info@example.org": true, "mailto:info@example.org?subject=A%20word": true, "https://example.org": true,
		"mailto:": false, "mailto:x": false, "mailto:A <a@example.org>": false, "mailto:a@example.org,b@example.org": false, "mailto:a@example.org?subject=%": false,
		"javascript:x": false,
	} {
		if got := BadLink(s); (got == "") != ok {
			t.Errorf("%s: %q", s, got)
		}
	}
}
