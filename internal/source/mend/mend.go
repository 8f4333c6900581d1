// Package mend puts in quotes what YAML cannot read without them.
//
// In: lines of a file as somebody wrote them by hand. Out: the same with quotes where these help, for a hint to paste, and of a
// whole file with the references in it that need them. It works on lines alone, since what YAML makes of such a file says
// little of what was meant; a line that it does not understand it leaves as it is.
package mend

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"briefing/internal/diag"
)

// A line of a list or of keys, compiled when a file has a fault: indentation with hyphens, key, value.
var keyedLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\s*(?:- +)*)((?:[\pL\pN_.-]+|"[^"]*"|'[^']*'): +|)(.*)$`)
})

// Value returns the line with its unquoted value in quotes, if quotes would help: because a colon and a space
// stand in it or because it begins with a character that opens something else. col is the column, from 1, of that
// character; quoted is empty where quotes would not help.
func Value(line string) (col int, quoted string) {
	m := keyedLine().FindStringSubmatch(line)
	if m == nil || m[3] == "" || m[1] == "" && m[2] == "" {
		return 0, ""
	}
	value := m[3]
	before := utf8.RuneCountInString(m[1] + m[2])
	switch {
	case strings.ContainsRune("\"'[|>", rune(value[0])), value[0] == '{' && !strings.HasPrefix(value, "{{"):
		return 0, ""
	case strings.ContainsRune("@`%&*!{", rune(value[0])):
		return before + 1, m[1] + m[2] + Quoted(value)
	}
	if m[2] != "" {
		if i := strings.Index(value, ": "); i >= 0 {
			return before + utf8.RuneCountInString(value[:i]) + 1, m[1] + m[2] + Quoted(value)
		}
		if strings.HasSuffix(value, ":") {
			return before + utf8.RuneCountInString(value), m[1] + m[2] + Quoted(value)
		}
	}
	return 0, ""
}

// AfterQuote returns the column, from 1, of text that stands behind a value's closing quote; 0 if there is none.
func AfterQuote(line string) int {
	m := keyedLine().FindStringSubmatch(line)
	if m == nil || m[3] == "" || m[3][0] != '\'' && m[3][0] != '"' {
		return 0
	}
	end := quoteEnd(m[3], 0)
	rest := strings.TrimLeft(m[3][end:], " ")
	if rest == "" || rest[0] == '#' || rest[0] == ':' {
		return 0
	}
	return utf8.RuneCountInString(line[:len(line)-len(rest)]) + 1
}

// KeyBefore returns what stands before a value on its line: hyphens and a key, without indentation. It is empty where the value
// does not stand on that line alone with them.
func KeyBefore(line, value string) string {
	m := keyedLine().FindStringSubmatch(line)
	if m == nil || !strings.HasPrefix(m[3], strings.SplitN(value, " ", 2)[0]) {
		return ""
	}
	return strings.TrimLeft(m[1]+m[2], " ")
}

// ToPaste shows a line to paste, unless it is too long to be shown whole.
func ToPaste(what, line string) string {
	const longest = 1000
	if len(line) > longest {
		return what + "; the line is too long to be shown here"
	}
	return what + ": " + line
}

// Quoted puts a text in quotes: double ones, or single ones if the text holds a double quote or a backslash.
func Quoted(s string) string {
	if strings.ContainsAny(s, `"\`) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + s + `"`
}

// A line that opens a block of text.
var blockHeader = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(^|[:-] +)[|>][0-9+-]{0,2} *( #.*)?$`)
})

// References finds unquoted values that begin with {{ (in brackets: that hold it), which YAML takes for two groups of keys. It
// returns the file with these values in quotes together with one finding each, which shows the line to paste, and with the
// places that the characters of the lines it mended have in the file, by the lines' numbers from 1; behind the characters of a
// line stands where it ends.
func References(path string, data []byte) ([]byte, map[int][]diag.Pos, diag.List) {
	var l diag.List
	moved := map[int][]diag.Pos{}
	lines := strings.Split(string(data), "\n")
	blockIndent := -1 // of the line that opened a block of text; what is indented more belongs to the block
	for i, s := range lines {
		indent := len(s) - len(strings.TrimLeft(s, " "))
		if blockIndent >= 0 && (strings.TrimSpace(s) == "" || indent > blockIndent) {
			continue
		}
		blockIndent = -1
		if strings.HasPrefix(strings.TrimSpace(s), "#") {
			continue
		}
		m := keyedLine().FindStringSubmatch(s)
		if m == nil {
			continue
		}
		keyIndent := len(m[1])
		if m[2] == "" {
			keyIndent = indent
		}
		if blockHeader().MatchString(s) {
			blockIndent = keyIndent
			continue
		}
		mended, at, used := reference(m[1]+m[2], m[3], keyIndent, lines[i+1:])
		if mended == "" {
			continue
		}
		l.Add(diag.Pos{File: path, Line: i + 1, Col: utf8.RuneCountInString(s[:at]) + 1}, diag.Error, "unquoted-reference",
			"an unquoted value begins with {{ or holds it in brackets, which YAML takes for a group of keys",
			ToPaste("put the value in quotes", strings.TrimLeft(mended, " ")))
		moved[i+1] = places(path, i+1, lines[i:i+used+1], mended)
		lines[i] = mended
		for k := 1; k <= used; k++ {
			lines[i+k] = ""
		}
	}
	return []byte(strings.Join(lines, "\n")), moved, l
}

// reference puts the value behind a key in quotes if it holds a reference that needs them, with the lines below that it goes
// on in: so many of them are used. At is the offset in the line of what was put in quotes first. Mended is empty where nothing
// is to be done.
func reference(key, value string, keyIndent int, below []string) (mended string, at, used int) {
	switch {
	case key == "" || !strings.Contains(value, "{{"):
	case strings.HasPrefix(value, "{{"):
		for used < len(below) && continues(below[used], keyIndent) {
			value += " " + strings.TrimSpace(below[used])
			used++
		}
		return key + Quoted(strings.TrimRight(value, " ")), len(key), used
	case value[0] == '{' || value[0] == '[':
		if at, flow := mendFlow(value); flow != "" {
			return key + flow, len(key) + at, 0
		}
	}
	return "", 0, 0
}

// places says where each character of a mended line stands in the file, and where it ends. It was made of the lines by joining
// them with a space for what is between them, and by putting in quotes and backslashes: what is put in stands where the next
// character does that was there.
func places(path string, first int, lines []string, mended string) []diag.Pos {
	type placed struct {
		r   rune
		pos diag.Pos
	}
	var was []placed
	end := diag.Pos{File: path, Line: first, Col: 1}
	for i, s := range lines {
		col := 1
		if i > 0 {
			t := strings.TrimLeft(s, " ")
			col += len(s) - len(t)
			was = append(was, placed{' ', end})
			s = strings.TrimRight(t, " ")
		}
		for _, r := range s {
			was = append(was, placed{r, diag.Pos{File: path, Line: first + i, Col: col}})
			col++
		}
		end = diag.Pos{File: path, Line: first + i, Col: col}
	}
	was = append(was, placed{-1, end})
	out := make([]diag.Pos, 0, len(mended)+1)
	for _, r := range mended {
		out = append(out, was[0].pos)
		if r == was[0].r {
			was = was[1:]
		}
	}
	return append(out, end)
}

// continues says whether a line goes on with the unquoted value above it.
func continues(line string, keyIndent int) bool {
	t := strings.TrimLeft(line, " ")
	if t == "" || len(line)-len(t) <= keyIndent || t[0] == '#' {
		return false
	}
	m := keyedLine().FindStringSubmatch(line)
	return m == nil || m[2] == "" && !strings.HasPrefix(t, "- ")
}

// mendFlow puts quotes around the unquoted values of a line in brackets that hold {{, and returns the place of the
// first of them.
func mendFlow(s string) (at int, mended string) {
	at = -1
	var b strings.Builder
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '"' || c == '\'':
			end := quoteEnd(s, i)
			b.WriteString(s[i:end])
			i = end
		case strings.HasPrefix(s[i:], "{{") || c != '{' && c != '}' && c != '[' && c != ']' && c != ',' && c != ' ' && c != ':':
			end := flowEnd(s, i)
			value := strings.TrimRight(s[i:end], " ")
			if strings.Contains(value, "{{") {
				if at < 0 {
					at = i
				}
				b.WriteString(Quoted(value))
			} else {
				b.WriteString(value)
			}
			i += len(value)
		default:
			b.WriteByte(c)
			i++
		}
	}
	if at < 0 {
		return 0, ""
	}
	return at, b.String()
}

// quoteEnd returns the offset after the quoted text that begins at i.
func quoteEnd(s string, i int) int {
	q := s[i]
	for k := i + 1; k < len(s); k++ {
		if q == '"' && s[k] == '\\' {
			k++
			continue
		}
		if s[k] == q {
			if q == '\'' && k+1 < len(s) && s[k+1] == q {
				k++ // two single quotes stand for one
				continue
			}
			return k + 1
		}
	}
	return len(s)
}

// flowEnd returns where the unquoted value that begins at i ends: before a comma, a bracket or ": " that is not
// inside {{ }}.
func flowEnd(s string, i int) int {
	for k := i; k < len(s); k++ {
		if strings.HasPrefix(s[k:], "{{") {
			end := strings.Index(s[k:], "}}")
			if end < 0 {
				return len(s)
			}
			k += end + 1
			continue
		}
		if strings.IndexByte(",{}[]", s[k]) >= 0 || s[k] == ':' && (k+1 == len(s) || s[k+1] == ' ') {
			return k
		}
	}
	return len(s)
}
