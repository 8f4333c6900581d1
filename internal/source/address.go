package source

import (
	"net/mail"
	"net/url"
	"strings"
	"unicode"
)

// BadAddress says what is wrong with a web address, in words that follow a colon: "it names no host"; empty for a good
// one. Only http and https are allowed, without a user name or a password, which every reader of the page would see.
func BadAddress(s string) string {
	u, err := url.Parse(s)
	scheme, rest, _ := strings.Cut(s, ":")
	switch {
	case strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("<>\"\\^`{|}", r)
	}):
		return "it holds a space, a quotation mark or another character that none can hold"
	case badEscape(s) != "":
		return "after % two digits of a character's number are needed, but " + badEscape(s) + " stands there"
	case scheme != "https" && scheme != "http":
		return "it does not begin with https:// or http://"
	case !strings.HasPrefix(rest, "//"):
		return "after " + scheme + ": come two slashes"
	case err != nil:
		return "its host or port is none"
	case u.User != nil:
		return "it holds a user name, which every reader would see"
	case u.Hostname() == "":
		return "it names no host"
	}
	return ""
}

// BadLink is BadAddress for what a text may link to, which may be a mail address, too: mailto:info@example.org.
func BadLink(s string) string {
	rest, found := strings.CutPrefix(s, "mailto:")
	if !found {
		return BadAddress(s)
	}
	to, _, _ := strings.Cut(rest, "?")
	if badEscape(s) != "" {
		return "after % two digits of a character's number are needed, but " + badEscape(s) + " stands there"
	}
	if a, err := mail.ParseAddress(to); err != nil || a.Address != to {
		return "after mailto: comes one mail address, as in mailto:info@example.org"
	}
	return ""
}

// badEscape returns the first % that is followed by no number, with what follows; empty if there is none.
func badEscape(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		if i+2 >= len(s) || !hexDigit(s[i+1]) || !hexDigit(s[i+2]) {
			return Quote(firstCharacters(s[i:], 3))
		}
		i += 2
	}
	return ""
}

func hexDigit(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// firstCharacters returns the first n characters of a text, or fewer.
func firstCharacters(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
