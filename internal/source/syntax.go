package source

import (
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source/mend"
	"briefing/internal/source/place"
)

// syntaxError words what yaml.v3 says of a file it cannot read, at the line where the file stops making sense:
// yaml.v3 itself names the line where the surrounding list or group of keys begins, or none at all.
func syntaxError(src *place.Text, err error) diag.List {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := yamlLine().FindStringSubmatch(msg); m != nil {
		line, _ = strconv.Atoi(m[1])
		msg = msg[len(m[0]):]
	}
	if n := brokenLine(src); n > 0 {
		line = n
	}
	line = min(max(line, 1), src.Lines())
	s := src.Line(line)
	col := len(s) - len(strings.TrimLeft(s, " ")) + 1
	message, hint := "the file cannot be read as YAML here", ""
	for _, f := range syntaxFaults {
		if strings.Contains(msg, f.says) {
			message, hint = f.message, f.hint
			break
		}
	}
	if c, quoted := mend.Value(s); quoted != "" {
		col = c
		hint = mend.ToPaste("put the value in quotes", quoted)
	} else if c := mend.AfterQuote(s); c > 0 {
		col, message = c, "text follows the closing quote"
		hint = "inside single quotes write an apostrophe twice, inside double quotes put a backslash before a quote"
	}
	var l diag.List
	l.Add(src.At(line, col), diag.Error, "yaml", message, hint)
	return l
}

var yamlLine = pattern(`^line ([0-9]+): `)

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

// brokenLine finds the line at which the file stops being YAML: the one after the longest readable beginning. It uses a
// binary search; where a few lines more make the file readable again, as at the end of a list or text of several lines,
// it goes on behind them. It is 0 for files larger than 512 KiB, which would take too long.
func brokenLine(src *place.Text) int {
	const largest, longestItem = 512 << 10, 60
	if len(src.Data) > largest {
		return 0
	}
	work := 4 << 20 // bytes it may read in all
	readable := func(lines int) bool {
		beginning := src.Upto(lines)
		work -= len(beginning)
		_, _, err := parseYAML([]byte(beginning))
		return err == nil
	}
	total := src.Lines()
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
