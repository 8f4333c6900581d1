package diag

import (
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
	var b strings.Builder
	for message != "" {
		open := strings.IndexAny(message, `"“`)
		if open < 0 {
			break
		}
		size := len(`"`)
		end := closingStraight(message[open+size:])
		if message[open] != '"' {
			size = len("“")
			end = strings.Index(message[open+size:], "”")
		}
		if end < 0 {
			break
		}
		b.WriteString(message[:open+size])
		message = message[open+size:]
		inside := Clip(message[:end])
		// A backslash whose character was cut off would escape the closing quote.
		if inside != message[:end] {
			text := strings.TrimSuffix(inside, "…")
			if slashes := len(text) - len(strings.TrimRight(text, `\`)); slashes%2 == 1 {
				inside = text[:len(text)-1] + "…"
			}
		}
		b.WriteString(inside)
		message = message[end:]
		// The closing mark must not open the next.
		size = len(`"`)
		if strings.HasPrefix(message, "”") {
			size = len("”")
		}
		b.WriteString(message[:size])
		message = message[size:]
	}
	return b.String() + message
}

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

// closingStraight is the offset of the straight quote that closes a quoted text; -1 where there is none.
func closingStraight(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}
