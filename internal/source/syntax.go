package source

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/internal/diag"
)

// syntaxError words what yaml.v3 says of a file it cannot read, at the line where the file stops making sense:
// yaml.v3 itself names the line where the surrounding list or group of keys begins, or none at all.
func syntaxError(src *text, err error) diag.List {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := yamlLine.FindStringSubmatch(msg); m != nil {
		line, _ = strconv.Atoi(m[1])
		msg = msg[len(m[0]):]
	}
	if n := brokenLine(src); n > 0 {
		line = n
	}
	line = min(max(line, 1), len(src.starts))
	s := src.line(line)
	col := len(s) - len(strings.TrimLeft(s, " ")) + 1
	message, hint := "the file cannot be read as YAML here", ""
	for _, f := range syntaxFaults {
		if strings.Contains(msg, f.says) {
			message, hint = f.message, f.hint
			break
		}
	}
	if c, quoted := quoteValue(s); quoted != "" {
		col = c
		hint = toPaste("put the value in quotes", quoted)
	} else if c := afterQuote(s); c > 0 {
		col, message = c, "text follows the closing quote"
		hint = "inside single quotes write an apostrophe twice, inside double quotes put a backslash before a quote"
	}
	var l diag.List
	l.Add(src.at(line, col), diag.Error, "yaml", message, hint)
	return l
}

var yamlLine = regexp.MustCompile(`^line ([0-9]+): `)

// What yaml.v3 says, and what that means to somebody who writes a file by hand.
var syntaxFaults = []struct{ says, message, hint string }{
	{"mapping values are not allowed", "a colon followed by a space stands inside an unquoted value, or the line is indented wrongly",
		"put the value in quotes, or give the line as many spaces as its neighbours"},
	{"found unexpected end of stream", "a quote that is opened here or above is never closed", "add the closing quote"},
	{"found unknown escape character", "a backslash in double quotes is followed by a character that means nothing",
		"write the backslash twice, or use single quotes"},
	{"did not find expected ',' or ']'", "a list in square brackets is not closed, or a comma is missing", "check the brackets"},
	{"did not find expected ',' or '}'", "a group in curly brackets is not closed, or a comma is missing", "check the brackets"},
	{"did not find expected '-' indicator", "the line belongs to a list, but does not begin with a hyphen as the others do",
		"give the line the spaces its neighbours have"},
	{"did not find expected key", "the line is indented wrongly, or a quote or bracket above it is not closed",
		"give the line as many spaces as its neighbours"},
	{"could not find expected ':'", "a colon is missing after a key", "write \"key: value\" with a space after the colon"},
	{"block sequence entries are not allowed", "a list begins where a value is expected", "put the first hyphen on a line of its own"},
	{"cannot start any token", "the value begins with a character that means something else in YAML", "put the value in quotes"},
	{"did not find expected alphabetic or numeric", "the value begins with & or *, which mean something else in YAML", "put the value in quotes"},
	{"unknown anchor", "the value begins with *, which means something else in YAML", "put the value in quotes"},
	{"did not find expected node content", "a bracket that is opened here or above is never closed, or a value is missing", "check the brackets"},
	{"exceeded max depth", "the file is nested too deep", "check the brackets and the spaces before each line"},
	{"indentation", "the line is indented wrongly", "give the line as many spaces as its neighbours"},
}

// brokenLine finds the line at which the file stops being YAML: the one after the longest beginning that is
// readable. It looks for it by halves, then skips lists and texts that run over several lines and are complete
// later on. 0 means that it does not know; large files are not worth the time.
func brokenLine(src *text) int {
	const largest, longestItem = 512 << 10, 60
	if len(src.data) > largest {
		return 0
	}
	work := 4 << 20 // bytes it may read in all
	readable := func(lines int) bool {
		end := len(src.data)
		if lines < len(src.starts) {
			end = src.starts[lines]
		}
		work -= end
		_, _, err := parseYAML([]byte(src.data[:end]))
		return err == nil
	}
	total := len(src.starts)
	if readable(total) {
		return 0
	}
	good, bad := 0, total
	for {
		for bad-good > 1 {
			if mid := (good + bad) / 2; readable(mid) {
				good = mid
			} else {
				bad = mid
			}
		}
		next := 0
		for i := bad + 1; i <= min(bad+longestItem, total) && work > 0; i++ {
			if readable(i) {
				next = i
				break
			}
		}
		if next == 0 {
			return bad
		}
		good, bad = next, total
	}
}

// A line of a list or of keys: indentation with hyphens, key, value.
var keyedLine = regexp.MustCompile(`^(\s*(?:- +)*)((?:[\pL\pN_.-]+|"[^"]*"|'[^']*'): +|)(.*)$`)

// quoteValue returns the line with its unquoted value in quotes, if quotes would help: because a colon and a space
// stand in it or because it begins with a character that opens something else. col is where the trouble stands.
func quoteValue(line string) (col int, quoted string) {
	m := keyedLine.FindStringSubmatch(line)
	if m == nil || m[3] == "" || m[1] == "" && m[2] == "" {
		return 0, ""
	}
	value := m[3]
	before := utf8.RuneCountInString(m[1] + m[2])
	switch {
	case strings.ContainsRune("\"'[|>", rune(value[0])), value[0] == '{' && !strings.HasPrefix(value, "{{"):
		return 0, ""
	case strings.ContainsRune("@`%&*!{", rune(value[0])):
		return before + 1, m[1] + m[2] + quoteScalar(value)
	}
	if m[2] != "" {
		if i := strings.Index(value, ": "); i >= 0 {
			return before + utf8.RuneCountInString(value[:i]) + 1, m[1] + m[2] + quoteScalar(value)
		}
		if strings.HasSuffix(value, ":") {
			return before + utf8.RuneCountInString(value), m[1] + m[2] + quoteScalar(value)
		}
	}
	return 0, ""
}

// afterQuote returns the column of text that stands behind a value's closing quote, or 0.
func afterQuote(line string) int {
	m := keyedLine.FindStringSubmatch(line)
	if m == nil || m[3] == "" || m[3][0] != '\'' && m[3][0] != '"' {
		return 0
	}
	end := closing(m[3], 0)
	rest := strings.TrimLeft(m[3][end:], " ")
	if rest == "" || rest[0] == '#' || rest[0] == ':' {
		return 0
	}
	return utf8.RuneCountInString(line[:len(line)-len(rest)]) + 1
}

// toPaste shows a line to paste, unless it is too long to be shown whole.
func toPaste(what, line string) string {
	const longest = 1000
	if len(line) > longest {
		return what + "; the line is too long to be shown here"
	}
	return what + ": " + line
}

// quoteScalar puts a text in quotes: double ones, or single ones if the text holds a double quote or a backslash.
func quoteScalar(s string) string {
	if strings.ContainsAny(s, `"\`) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + s + `"`
}

var blockHeader = regexp.MustCompile(`(^|[:-] +)[|>][0-9+-]{0,2} *( #.*)?$`)

// mendReferences finds unquoted values that begin with {{ (in brackets: that hold it), which YAML takes for two
// groups of keys, and returns the file with these values in quotes together with one finding each, which shows the
// line to paste, and with the places that the characters of the lines it mended have in the file.
func mendReferences(path string, data []byte) ([]byte, map[int][]diag.Pos, diag.List) {
	var l diag.List
	moved := map[int][]diag.Pos{}
	lines := strings.Split(string(data), "\n")
	blockIndent := -1 // of the line that opened a block of text; what is indented more belongs to the block
	for i := 0; i < len(lines); i++ {
		s := lines[i]
		indent := len(s) - len(strings.TrimLeft(s, " "))
		if blockIndent >= 0 && (strings.TrimSpace(s) == "" || indent > blockIndent) {
			continue
		}
		blockIndent = -1
		if strings.HasPrefix(strings.TrimSpace(s), "#") {
			continue
		}
		m := keyedLine.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		keyIndent := len(m[1])
		if m[2] == "" {
			keyIndent = indent
		}
		if blockHeader.MatchString(s) {
			blockIndent = keyIndent
			continue
		}
		if m[1] == "" && m[2] == "" || !strings.Contains(m[3], "{{") {
			continue
		}
		col, mended, used := 0, "", 0
		switch {
		case strings.HasPrefix(m[3], "{{"):
			value := m[3]
			for i+used+1 < len(lines) && continues(lines[i+used+1], keyIndent) {
				used++
				value += " " + strings.TrimSpace(lines[i+used])
			}
			col = utf8.RuneCountInString(m[1]+m[2]) + 1
			mended = m[1] + m[2] + quoteScalar(strings.TrimRight(value, " "))
		case m[3][0] == '{' || m[3][0] == '[':
			at, flow := mendFlow(m[3])
			if flow == "" {
				continue
			}
			col = utf8.RuneCountInString(m[1]+m[2]+m[3][:at]) + 1
			mended = m[1] + m[2] + flow
		default:
			continue
		}
		l.Add(diag.Pos{File: path, Line: i + 1, Col: col}, diag.Error, "unquoted-reference",
			"an unquoted value begins with {{ or holds it in brackets, which YAML takes for a group of keys",
			toPaste("put the value in quotes", strings.TrimLeft(mended, " ")))
		moved[i+1] = places(path, i+1, lines[i:i+used+1], mended)
		lines[i] = mended
		for k := 1; k <= used; k++ {
			lines[i+k] = ""
		}
	}
	return []byte(strings.Join(lines, "\n")), moved, l
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
	m := keyedLine.FindStringSubmatch(line)
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
			end := closing(s, i)
			b.WriteString(s[i:end])
			i = end
		case strings.HasPrefix(s[i:], "{{") || c != '{' && c != '}' && c != '[' && c != ']' && c != ',' && c != ' ' && c != ':':
			end := flowEnd(s, i)
			value := strings.TrimRight(s[i:end], " ")
			if strings.Contains(value, "{{") {
				if at < 0 {
					at = i
				}
				b.WriteString(quoteScalar(value))
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

// closing returns the offset after the quoted text that begins at i.
func closing(s string, i int) int {
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
