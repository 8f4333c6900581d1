package sheet

import (
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"briefing/internal/diag"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// read reads a file that a test made.
func read(name, data string, opt Options) (*Table, diag.List) {
	return Read(fstest.MapFS{name: {Data: []byte(data)}}, name, "data/"+name, opt)
}

// text is a table as text, a row a line.
func text(t *Table) string {
	var b strings.Builder
	for row := range t.Rows() {
		for col := range t.Columns() {
			if c := t.At(row, col); c.Kind == Text {
				fmt.Fprintf(&b, "[%s]", c.Value)
			} else if c.Kind != Empty {
				fmt.Fprintf(&b, "[%s %s", c.Kind, c.Value)
				if c.Percent {
					b.WriteString(" %")
				}
				if c.Shown != "" {
					fmt.Fprintf(&b, " = %s", c.Shown)
				}
				b.WriteString("]")
			} else {
				b.WriteString("[]")
			}
		}
		fmt.Fprintf(&b, " %s\n", t.Pos(row, -1))
	}
	return b.String() + strings.Join(t.Notes(), "\n") + "\n"
}

func utf16Text(s string, order binary.AppendByteOrder, mark bool) string {
	var b []byte
	if mark {
		s = "\ufeff" + s
	}
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// Every CSV file that must be refused, with the messages in full.
func TestCSVRefuses(t *testing.T) {
	const file = "t.csv"
	asked := diag.Pos{File: "dataset.yaml", Line: 7, Col: 3}
	cases := []struct {
		title, name, data string
		opt               Options
	}{
		{"empty", file, "", Options{}},
		{"only a byte order mark", file, "\xef\xbb\xbf\n", Options{}},
		{"only separators", file, ";;;\n;;;\n", Options{}},
		{"only separators, named elsewhere", file, ";;;\n;;;\n", Options{Pos: asked}},
		{"Windows-1252", file, "Land;Wert\nK\xf6ln;1\n", Options{}},
		{"Windows-1252, several", file, "Land;Wert\nK\xf6ln;1\n\xd6lde;2\n80 \x80;3\n", Options{}},
		{"UTF-16 without a mark", file, utf16Text("a;b\n1;2\n3;4\n", binary.LittleEndian, false), Options{}},
		{"UTF-16 cut off", file, utf16Text("a;b\n1;2\n", binary.LittleEndian, true) + "x", Options{}},
		{"UTF-16 with half a character", file, "\xff\xfea\x00\x00\xd8b\x00", Options{}},
		{"UTF-32", file, "\xff\xfe\x00\x00a\x00\x00\x00", Options{}},
		{"a workbook with the wrong ending", file, "PK\x03\x04abc", Options{}},
		{"two separators", file, "a,b;c\n1,2;3\n", Options{}},
		{"an unknown separator", file, "a:b\n", Options{Separator: ":", SeparatorPos: asked}},
		{"a sheet", file, "a,b\n", Options{Sheet: "Table 1", SheetPos: asked}},
		{"a range", file, "a,b\n", Options{Range: "A1:B2", RangePos: asked, Pos: asked}},
		{"a row too short", file, "a,b,c\n1,2,3\n1,2\n1,2,3\n1\n", Options{}},
		{"a row too long", file, "a;b\n1;2\n1;2;3\n", Options{}},
		{"a comma in a number", file, "a,b\nx,1,234\ny,7\n", Options{}},
		{"a title above the names", file, "Visits of libraries\na,b\n1,2\n", Options{}},
		{"a note below the table", file, "a,b\n1,2\nSource: County\n", Options{}},
		{"an empty row of separators", file, "a,b\n1,2\n,\n ,\u00a0\n3,4\n,\n", Options{}},
		{"an empty line", file, "a,b\n1,2\n\n\n3,4\n\n\n", Options{}},
		{"the first line empty", file, "\na,b\n1,2\n", Options{}},
		{"a quotation mark never closed", file, "a,b\n1,\"two\n3,4\n", Options{}},
		{"a quotation mark closed too late", file, "a,b\n1,\"two\n3,\"four\"\n", Options{}},
		{"text after a quotation mark", file, "a,b\n\"one\" more,2\n", Options{}},
		{"a quotation mark inside", file, "sep=,\na,b\n1,the \"new\" rules\n", Options{}},
		{"control characters", file, "a,b\n1,x\a\n2,\x00\n", Options{}},
		{"a tab in a cell", file, "a,b\n1,x\ty\n", Options{}},
		{"invisible characters", file, "a,b\u200b\n1,x\u202e\n", Options{}},
		{"a lone carriage return", file, "a,b\r1,2\r", Options{}},
		{"two columns of one name", file, "a,b, a,b\n1,2,3,4\n", Options{}},
		{"a column without a name", file, "a,,c,\n1,2,3,4\n", Options{}},
		{"an unknown ending", "t.txt", "a,b\n", Options{}},
		{"no ending", "table", "a,b\n", Options{Pos: asked}},
		{"the old Excel", "t.xls", "x", Options{Pos: asked}},
		{"OpenDocument", "t.ods", "x", Options{}},
		{"macros", "t.XLSM", "x", Options{}},
		{"a binary workbook", "t.xlsb", "x", Options{}},
		{"too large", file, strings.Repeat("a,b\n", 17<<20), Options{Pos: asked}},
	}
	var out strings.Builder
	for _, c := range cases {
		table, l := read(c.name, c.data, c.opt)
		if table != nil || !l.HasErrors() {
			t.Errorf("%s: was read", c.title)
		}
		out.WriteString("## " + c.title + "\n" + l.Sorted().Text() + "\n")
	}
	_, l := Read(fstest.MapFS{"visits.csv": {Data: []byte("a\n")}}, "visit.csv", "data/visit.csv", Options{Pos: asked})
	out.WriteString("## missing\n" + l.Text() + "\n")
	_, l = Read(fstest.MapFS{"d.csv": {Mode: fs.ModeDir}}, "d.csv", "data/d.csv", Options{Pos: asked})
	out.WriteString("## a folder\n" + l.Text() + "\n")
	_, l = Read(fstest.MapFS{}, "../d.csv", "data/../d.csv", Options{Pos: asked})
	out.WriteString("## outside\n" + l.Text() + "\n")
	golden.Text(t, "testdata/csv-refused.golden", out.String())
}

// What is read of CSV files of all sorts.
func TestCSVReads(t *testing.T) {
	var out strings.Builder
	for _, c := range []struct{ title, name, data, sep string }{
		{"commas", "t.csv", "a,b\n1,2\n", ""},
		{"semicolons, decimal commas", "t.csv", "\xef\xbb\xbfLand;Wert\r\nKöln;1.234,5\r\n", ""},
		{"tabs", "t.tsv", "a\tb, c; d\n1\t\n", ""},
		{"tabs in a .csv", "t.csv", "a\tb\n1\t2\n", ""},
		{"bars", "t.csv", "a|b|c,d\n1|2|3\n", ""},
		{"bars asked for", "t.csv", "a|b,c,d\n1|2\n", "|"},
		{"tab asked for", "t.csv", "a\tb,c,d\n1\t2\n", "tab"},
		{"Excel's first line", "t.csv", "sep=;\r\na,b;c\r\n1;2\r\n", ""},
		{"UTF-16", "t.csv", utf16Text("Größe\tb 😀\r\n1\t2\r\n", binary.LittleEndian, true), ""},
		{"UTF-16, big end first", "t.csv", utf16Text("Größe;b\n1;2\n", binary.BigEndian, true), ""},
		{"one column", "t.csv", "a\n1\n\n\n", ""},
		{"no line end", "t.csv", "a,b\n1,2", ""},
		{"quotation marks and lines", "t.csv", "\"a, \"\"x\"\"\",b\n\"one\ntwo\",\"\"\n3, 4 \n", ""},
		{"separators in quotation marks", "t.csv", "\"a,b,c\";d\n1;2\n", ""},
		{"spaces that do not break", "t.csv", "a,b\n\u00a01\u00a0000\u00a0,2\n", ""},
		{"empty at the end", "t.csv", "a,b,,\n1,2,,\n,,,\n,\n\n", ""},
		{"an empty column between", "t.csv", "a,,b\n1,,2\n", ""},
		{"only a header", "t.csv", "a,b\n", ""},
	} {
		table, l := read(c.name, c.data, Options{Separator: c.sep})
		if len(l) > 0 {
			t.Errorf("%s: %s", c.title, l.Text())
			continue
		}
		out.WriteString("## " + c.title + "\n" + text(table) + "\n")
	}
	golden.Text(t, "testdata/csv-read.golden", out.String())
}

var words = []string{"", "a", "Zürich", "1.234,5", "1,234.5", "-7", "a;b", "x|y", "say \"no\"", "two\nlines", "<5", "–", "日本", "65+", "0.10", "=1+1", "'", "a,b,c"}

// table makes rows of texts: names in the first row, and something in each other.
func randomRows(r *rand.Rand) [][]string {
	columns := 1 + r.IntN(6)
	rows := [][]string{nil}
	for i := range columns {
		rows[0] = append(rows[0], fmt.Sprintf("%s %d", words[1+r.IntN(len(words)-1)], i))
	}
	for range r.IntN(20) {
		row := []string{"row"}
		for range columns - 1 {
			row = append(row, words[r.IntN(len(words))])
		}
		rows = append(rows, row)
	}
	return rows
}

// Tables of chance come back as they were written, whatever the separator, the encoding and the line ends.
func TestCSVReadsWhatWasWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 400 {
		rows := randomRows(r)
		sep := []rune{',', ';', '\t', '|'}[i%4]
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.Comma, w.UseCRLF = sep, r.IntN(2) == 0
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		data, opt := b.String(), Options{}
		encoding := "UTF-8"
		switch r.IntN(4) {
		case 0:
			data = "\xef\xbb\xbf" + data
		case 1:
			data, encoding = utf16Text(data, binary.LittleEndian, true), "UTF-16"
		case 2:
			data, encoding = utf16Text(data, binary.BigEndian, true), "UTF-16"
		}
		if strings.ContainsAny(rows[0][0]+strings.Join(rows[0], ""), ",;|") || len(rows[0]) == 1 {
			opt.Separator = string(sep)
		}
		table, l := read("t.csv", data, opt)
		if len(l) > 0 {
			t.Fatalf("%s\n%s", l.Text(), b.String())
		}
		same(t, table, rows, b.String())
		if !strings.HasPrefix(table.Notes()[0], encoding) {
			t.Errorf("%v, want %s", table.Notes(), encoding)
		}
	}
}

// same compares a table with the texts that were written.
func same(t *testing.T, table *Table, rows [][]string, written string) {
	t.Helper()
	if table.Rows() != len(rows) || table.Columns() != len(rows[0]) {
		t.Fatalf("%d rows of %d cells, want %d of %d:\n%s", table.Rows(), table.Columns(), len(rows), len(rows[0]), written)
	}
	for i, row := range rows {
		for j, want := range row {
			if c := table.At(i, j); c.Value != want || (c.Kind == Empty) != (want == "") {
				t.Fatalf("row %d, cell %d: %+v, want %q", i, j, c, want)
			}
		}
	}
}

func manyRows(rows int) string {
	var b strings.Builder
	b.WriteString("country,sex,period,value,status\n")
	for i := range rows {
		fmt.Fprintf(&b, "country-%d,f,%d,%d.5,final\n", i%40, 1990+i%30, i*7)
	}
	return b.String()
}

func BenchmarkCSV(b *testing.B) {
	for _, rows := range []int{50_000, 300_000} {
		data := manyRows(rows)
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, l := read("t.csv", data, Options{}); len(l) > 0 {
					b.Fatal(l.Text())
				}
			}
		})
	}
}

// Whatever bytes a CSV file has, it is read or refused, each finding has the file's name, and a table is whole.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "sep=;\na;b\n\"x\ny\";2\n", "\xff\xfea\x00,\x00b\x00", "a,b\n\n1,2,3\n\"", "a\t\tb\n1\n,,,\n"} {
		f.Add([]byte(s), "")
	}
	f.Fuzz(func(t *testing.T, data []byte, sep string) {
		table, l := read("t.csv", string(data), Options{Separator: sep})
		checkRead(t, table, l)
	})
}

// checkRead says what must be true of all that is read.
func checkRead(t *testing.T, table *Table, l diag.List) {
	if (table == nil) != l.HasErrors() {
		t.Fatalf("a table: %v, and %s", table != nil, l.Text())
	}
	for _, d := range l {
		if d.Pos.File == "" || d.ID == "" || d.Severity == diag.Error && len(d.Hints) == 0 {
			t.Errorf("a finding without a place, an id or a hint: %s", d)
		}
	}
	if table == nil {
		return
	}
	if table.Rows() < 1 || table.Columns() < 1 {
		t.Fatalf("%d rows of %d cells", table.Rows(), table.Columns())
	}
	last := 0
	for row := range table.Rows() {
		values := 0
		for col := range min(table.Columns(), 100) {
			if c := table.At(row, col); c.Kind != Empty {
				values++
				if c.Value == "" || c.Value != trim(c.Value) {
					t.Errorf("%s has the value %q", table.Pos(row, col), c.Value)
				}
			}
		}
		if values == 0 && table.Columns() <= 100 {
			t.Errorf("row %d is empty", row)
		}
		if line := table.Pos(row, -1).Line; line <= last {
			t.Errorf("row %d is at line %d, the one before at %d", row, line, last)
		} else {
			last = line
		}
	}
}
