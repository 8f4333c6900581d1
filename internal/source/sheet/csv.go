package sheet

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// separators are what may stand between cells, with their names.
var separators = []struct {
	r    rune
	name string
}{{',', "commas"}, {';', "semicolons"}, {'\t', "tabs"}, {'|', "vertical bars"}}

func hashOf(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// csv reads a CSV file; nil where it cannot be taken apart.
func (r *reader) csv(raw []byte) *Table {
	r.notOfCSV("sheet", r.opt.Sheet, r.opt.SheetPos)
	r.notOfCSV("range", r.opt.Range, r.opt.RangePos)
	data, encoding := r.decode(raw)
	if data == nil {
		return nil
	}
	firstLine := 1
	declared := rune(0)
	if rest, sep, ok := separatorLine(data); ok {
		data, declared, firstLine = rest, sep, 2
	}
	if len(bytes.TrimSpace(data)) == 0 {
		r.empty("file")
		return nil
	}
	sep, ok := r.separator(data, declared, firstLine)
	if !ok {
		return nil
	}
	t := &Table{File: r.shown, SHA256: hashOf(raw)}
	if !r.records(t, data, sep, firstLine) {
		return nil
	}
	if t.columns == 0 {
		r.empty("file")
		return nil
	}
	r.checkHeader(t, "")
	r.checkCharacters(t)
	for _, s := range separators {
		if s.r == sep && t.columns > 1 {
			encoding += ", separated by " + s.name
		}
	}
	t.notes = []string{encoding}
	return t
}

// empty reports a file or a sheet without any value.
func (r *reader) empty(what string) {
	if _, named := r.place(); named != "" {
		what += " " + named
	}
	r.file("file-empty", fmt.Sprintf("the %s is empty", what), "write a row with the names of the columns, and a row for each value")
}

// notOfCSV reports what can only be asked of a workbook.
func (r *reader) notOfCSV(key, value string, pos diag.Pos) {
	if value != "" {
		r.asked(pos, "not-of-csv", fmt.Sprintf("%q is for workbooks, but %s is a CSV file, which has one table", key, source.Quote(r.shown)), fmt.Sprintf("take out the key %q", key))
	}
}

// decode turns the bytes of a file into UTF-8 with plain line ends, and says in which encoding they were; nil where they are no
// text. Single bytes that are not valid are left for checkCharacters, which knows their cells.
func (r *reader) decode(raw []byte) (data []byte, encoding string) {
	top := diag.Pos{File: r.shown, Line: 1}
	encoding = "UTF-8"
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		r.found.Add(top, diag.Error, "not-csv", "the file is a zip archive, as workbooks are, and no CSV file", "give it the ending .xlsx if it is a workbook")
		return nil, ""
	case source.OtherEncoding(raw) == "UTF-32",
		source.OtherEncoding(raw) == "UTF-16" && !hasUTF16Mark(raw):
		r.found.Add(top, diag.Error, "not-utf8", "the file is "+source.OtherEncoding(raw)+" text without a mark that says so, but must be UTF-8",
			"save it again in UTF-8 (in Excel: Save as, \"CSV UTF-8\")")
		return nil, ""
	case hasUTF16Mark(raw):
		encoding = "UTF-16"
		if data = fromUTF16(raw); data == nil {
			r.found.Add(top, diag.Error, "invalid-utf16", "the file begins as UTF-16 text, but half a character stands in it", "save it again in UTF-8 (in Excel: Save as, \"CSV UTF-8\")")
			return nil, ""
		}
	default:
		data = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	}
	if crlf := []byte("\r\n"); bytes.Contains(data, crlf) {
		data = bytes.ReplaceAll(data, crlf, []byte("\n"))
	}
	if data == nil {
		data = []byte{}
	}
	return data, encoding
}

func hasUTF16Mark(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff})
}

// fromUTF16 decodes text that begins with a byte order mark; nil where half a character stands in it.
func fromUTF16(raw []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	if raw[0] == 0xfe {
		order = binary.BigEndian
	}
	if len(raw)%2 != 0 {
		return nil
	}
	out := make([]byte, 0, len(raw)/2+len(raw)/16)
	for i := 2; i < len(raw); i += 2 {
		c := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(c) {
			if i += 2; i == len(raw) {
				return nil
			}
			if c = utf16.DecodeRune(c, rune(order.Uint16(raw[i:]))); c == utf8.RuneError {
				return nil
			}
		}
		out = utf8.AppendRune(out, c)
	}
	return out
}

// separatorLine takes off a first line "sep=;", which Excel writes and obeys.
func separatorLine(data []byte) (rest []byte, sep rune, ok bool) {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	if s := strings.Trim(string(line), `"`); len(s) == 5 && strings.EqualFold(s[:4], "sep=") {
		for _, one := range separators {
			if rune(s[4]) == one.r {
				return rest, one.r, true
			}
		}
	}
	return data, 0, false
}

// separator finds what stands between cells: what was asked for, what the file says itself, or what its first row has most of.
func (r *reader) separator(data []byte, declared rune, line int) (rune, bool) {
	if asked := r.opt.Separator; asked != "" {
		for _, s := range separators {
			if asked == string(s.r) || asked == "tab" && s.r == '\t' {
				return s.r, true
			}
		}
		r.asked(r.opt.SeparatorPos, "separator", fmt.Sprintf("cells cannot be separated by %s", source.Quote(asked)), `allowed: ",", ";", "|" and tab, as in separator: ";"`)
		return 0, false
	}
	if declared != 0 {
		return declared, true
	}
	if r.tabs {
		return '\t', true
	}
	count := map[rune]int{}
	quoted := false
	for _, c := range string(firstRow(data)) {
		if c == '"' {
			quoted = !quoted
		} else if !quoted {
			count[c]++
		}
	}
	best, tied := separators[0], ""
	for _, s := range separators[1:] {
		switch {
		case count[s.r] > count[best.r]:
			best, tied = s, ""
		case count[s.r] == count[best.r] && count[s.r] > 0:
			tied = s.name
		}
	}
	if tied != "" {
		pos := diag.Pos{File: r.shown, Line: line}
		value := `"` + string(best.r) + `"`
		r.found.Add(pos, diag.Error, "separator", fmt.Sprintf("the first row has as many %s as %s, so that what separates its cells cannot be told", best.name, tied),
			fmt.Sprintf("say it where the file is named, as in separator: %s", value))
		return 0, false
	}
	return best.r, true
}

// firstRow is the text up to the first line end outside of quotation marks; a row that never ends is cut.
func firstRow(data []byte) []byte {
	const most = 1 << 20
	quoted := false
	for i, b := range data[:min(len(data), most)] {
		if b == '"' {
			quoted = !quoted
		}
		if b == '\n' && !quoted {
			return data[:i]
		}
	}
	return data[:min(len(data), most)]
}

// records takes the file apart into the cells of a table. It says whether that could be done to the end.
func (r *reader) records(t *Table, data []byte, sep rune, line int) bool {
	in := csv.NewReader(bytes.NewReader(data))
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = sep, -1, true
	var text strings.Builder
	text.Grow(len(data))
	empty, emptyAt := 0, 0       // empty rows since the last one with values, and the line of the first
	last, next := int64(0), line // where the row before ended, and the line behind it
	whole := true                // no row was too long or too short; others are not kept, since nobody will ask for them
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.quotes(err, line-1)
			return false
		}
		at, _ := in.FieldPos(0)
		at += line - 1
		none := allEmpty(record)
		if n := at - next; (n > 0 || none) && empty == 0 {
			emptyAt = next
		}
		empty += at - next
		end := in.InputOffset()
		next += bytes.Count(data[last:end], []byte("\n"))
		last = end
		if none {
			empty++
			continue
		}
		if empty > 0 {
			r.emptyRows(t, diag.Pos{File: t.File, Line: emptyAt}, empty, "")
			empty = 0
		}
		if t.rows == 0 {
			t.width = len(record)
		}
		if len(record) != t.width {
			r.rowLength(t, at, record, sep)
			whole = false
		}
		if whole {
			t.keep(&text, record, at)
		}
	}
	t.text = text.String()
	t.dropColumns()
	return whole || t.rows > 0
}

// keep adds a row to a CSV file's table.
func (t *Table) keep(text *strings.Builder, record []string, line int) {
	for _, s := range record {
		text.WriteString(trim(s))
		t.ends = append(t.ends, uint32(text.Len()))
	}
	t.lines = append(t.lines, uint32(line))
	t.rows++
}

// dropColumns leaves out the columns at the end that are empty in all rows.
func (t *Table) dropColumns() {
	for row := range t.rows {
		for col := t.width - 1; col >= t.columns; col-- {
			if i := row*t.width + col; t.ends[i] > 0 && (i == 0 || t.ends[i] > t.ends[i-1]) {
				t.columns = col + 1
			}
		}
	}
}

func allEmpty(record []string) bool {
	for _, s := range record {
		if trim(s) != "" {
			return false
		}
	}
	return true
}

// tornNumber finds two cells next to each other that look like a number with the separator in it, as in 1,234.
func tornNumber(record []string, sep rune) string {
	if sep != ',' {
		return ""
	}
	for i := 1; i < len(record); i++ {
		a, b := trim(record[i-1]), trim(record[i])
		if digits(a) && digits(b) && len(a) <= 3 && (len(b) == 3 || len(b) <= 2) {
			return a + "," + b
		}
	}
	return ""
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// rowLength reports a row that has more or fewer cells than the first.
func (r *reader) rowLength(t *Table, line int, record []string, sep rune) {
	hint := "write the cells that are missing; an empty one needs its separator, too"
	switch {
	case len(record) == 1:
		hint = "delete it if it is a note below the table; else write the cells that are missing"
	case t.width == 1:
		hint = "the first row must name the columns: delete the rows above it, such as a title"
	case len(record) > t.width:
		hint = fmt.Sprintf("put a text that holds a separator into quotation marks: \"one%c two\"", sep)
		if torn := tornNumber(record, sep); torn != "" {
			hint = fmt.Sprintf("put a number with a comma into quotation marks, as in \"%s\", or a text with one", torn)
		}
	}
	r.found.Add(diag.Pos{File: t.File, Line: line}, diag.Error, "row-length",
		fmt.Sprintf("the row has %s, but the first row has %d", plural(len(record), "cell"), t.width), hint)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// quotes says what is wrong with the quotation marks of a row. Lines that were taken off before the text count, too.
func (r *reader) quotes(err error, before int) {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		r.found.Add(diag.Pos{File: r.shown}, diag.Error, "csv", "the file cannot be taken apart into rows and cells", "open it in a spreadsheet program and save it again as CSV UTF-8")
		return
	}
	pos := diag.Pos{File: r.shown, Line: p.StartLine + before}
	const double = "a quotation mark inside a cell is written twice, and the cell in quotation marks: \"the \"\"new\"\" rules\""
	switch {
	case errors.Is(p.Err, csv.ErrBareQuote):
		pos.Line = p.Line + before
		r.found.Add(pos, diag.Error, "quotation-mark", "a quotation mark stands inside a cell that does not begin with one", double)
	case p.Line != p.StartLine:
		r.found.Add(pos, diag.Error, "quotation-mark", fmt.Sprintf("a cell of the row begins with a quotation mark that is not closed in it, and reaches to line %d", p.Line+before),
			"close the quotation mark at the end of the cell", double)
	default:
		r.found.Add(pos, diag.Error, "quotation-mark", "a quotation mark of the row is never closed, or something stands between the one that closes a cell and the separator", double)
	}
}
