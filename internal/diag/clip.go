package diag

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxQuoted is how many characters of a text a message quotes: enough to recognise it.
const maxQuoted = 60

// Clip cuts a text to 60 characters, the last of them then an ellipsis.
func Clip(s string) string {
	if len(s) <= maxQuoted {
		return s
	}
	n := 0
	cut := 0
	for i := range s {
		if n == maxQuoted-1 {
			cut = i
		}
		if n == maxQuoted {
			return s[:cut] + "…"
		}
		n++
	}
	return s
}

// clipQuoted clips each text that stands in quotes in a message, so that a finding stays a readable line whatever a stage
// quotes of its input. In straight quotes a backslash escapes the next character; curly quotes have no escapes.
func clipQuoted(message string) string {
	if len(message) <= maxQuoted {
		return message
	}
	return quoted.ReplaceAllStringFunc(message, func(s string) string {
		mark := len(`"`)
		if s[0] != '"' {
			mark = len("“")
		}
		text := s[mark : len(s)-mark]
		clipped := Clip(text)
		// A backslash whose character was cut off would escape the closing quote.
		if clipped != text {
			kept := strings.TrimSuffix(clipped, "…")
			if slashes := len(kept) - len(strings.TrimRight(kept, `\`)); slashes%2 == 1 {
				clipped = kept[:len(kept)-1] + "…"
			}
		}
		return s[:mark] + clipped + s[len(s)-mark:]
	})
}

// quoted is a text in straight quotes, in which a backslash escapes, or in curly ones.
var quoted = regexp.MustCompile(`(?s)"(?:[^"\\]|\\.)*"|“[^”]*”`)

// maxWord is how many bytes a word of a message or a remedy may have. Remedies hold texts to paste, so the limit is above
// the words that people write and above nearly all addresses.
const maxWord = 200

// maxText is how many bytes of a message or a remedy are printed.
const maxText = 4000

// clipWords clips words longer than maxWord, then the whole text to maxText.
func clipWords(s string) string {
	if len(s) <= maxWord {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		if len(w) > maxWord {
			words[i] = Clip(w)
		}
	}
	s = strings.Join(words, " ")
	if len(s) > maxText {
		cut := maxText
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "…"
	}
	return s
}
