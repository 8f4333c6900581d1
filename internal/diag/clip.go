package diag

import (
	"strings"
	"unicode/utf8"
)

// maxQuoted is how many characters of a text are shown in a message: enough to know it by.
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

// clipQuoted clips what a message quotes, in straight marks, where a backslash takes the next character's meaning away,
// or in curly ones: whatever a stage quotes of its input, a finding stays a line to be read.
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
		// A backslash that lost what it stood before would speak for the closing mark.
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

// maxWord is how many bytes of a word are left whole in a remedy, whose texts are there to be pasted: those of
// people have shorter words, and addresses seldom longer ones.
const maxWord = 200

// maxText is how many bytes of a message or a remedy are printed: a line to paste may be long, but is a line.
const maxText = 4000

// clipWords clips words that no person wrote, and what is no line any more.
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
