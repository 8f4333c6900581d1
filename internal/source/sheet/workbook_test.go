package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"briefing/internal/diag"
	"briefing/internal/testkit/golden"
)

// written is a workbook that another library wrote, after a test put something into its sheet "Table".
func written(t testing.TB, put func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	must(t, f.SetSheetName("Sheet1", "Table"))
	put(f)
	b, err := f.WriteToBuffer()
	must(t, err)
	return b.String()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// cells puts rows of values into a sheet.
func cells(t testing.TB, f *excelize.File, sheet, at string, rows ...[]any) {
	t.Helper()
	col, row, err := excelize.CellNameToCoordinates(at)
	must(t, err)
	for i, values := range rows {
		name, err := excelize.CoordinatesToCellName(col, row+i)
		must(t, err)
		must(t, f.SetSheetRow(sheet, name, &values))
	}
}

// parts are the files of a small workbook, to be changed by tests.
func parts() map[string]string {
	const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const to = ` Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	return map[string]string{
		"[Content_Types].xml":        types,
		"_rels/.rels":                rels + `<Relationship Id="a"` + to + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook ` + main + `><workbookPr/><sheets><sheet name="Table" sheetId="1" r:id="s1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": rels + `<Relationship Id="s1"` + to + `worksheet" Target="worksheets/a.xml"/><Relationship Id="s2"` + to + `sharedStrings" Target="b.xml"/><Relationship Id="s3"` + to + `styles" Target="styles.xml"/></Relationships>`,
		"xl/b.xml":                   `<sst ` + main + `><si><t>name</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>`,
		"xl/styles.xml":              `<styleSheet ` + main + `><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
		"xl/worksheets/a.xml":        `<worksheet ` + main + `><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="2"><v>0.141</v></c></row></sheetData></worksheet>`,
	}
}

// packed is a workbook of parts; an old text is replaced in one of them.
func packed(t testing.TB, part, old, with string) string {
	t.Helper()
	p := parts()
	if !strings.Contains(p[part], old) {
		t.Fatalf("%s has no %s", part, old)
	}
	p[part] = strings.Replace(p[part], old, with, 1)
	return zipped(t, p)
}

func zipped(t testing.TB, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range parts {
		w, err := z.Create(name)
		must(t, err)
		_, err = w.Write([]byte(data))
		must(t, err)
	}
	must(t, z.Close())
	return b.String()
}

type bookCase struct {
	title, data string
	opt         Options
}

// wrongBooks are workbooks that another library wrote, and what is wrong with them.
func wrongBooks(t *testing.T) []bookCase {
	table := func(f *excelize.File) {
		cells(t, f, "Table", "A1", []any{"Land", "Wert"}, []any{"a", 1}, []any{"b", 2}, []any{"c", 3})
	}
	with := func(change func(f *excelize.File)) string {
		return written(t, func(f *excelize.File) { table(f); change(f) })
	}
	sheets := with(func(f *excelize.File) {
		for _, name := range []string{"Notes: a", "Hidden"} {
			if _, err := f.NewSheet(strings.ReplaceAll(name, ":", "#")); err != nil {
				t.Fatal(err)
			}
		}
		must(t, f.SetSheetVisible("Hidden", false))
	})
	key := diag.Pos{File: "dataset.yaml", Line: 7, Col: 3}
	value := diag.Pos{File: "dataset.yaml", Line: 8, Col: 3}
	below := written(t, func(f *excelize.File) {
		cells(t, f, "Table", "B4", []any{"Land", "Wert"}, []any{"a", 1})
	})
	return []bookCase{
		{"several sheets", sheets, Options{Pos: key}},
		{"an unknown sheet", sheets, Options{Sheet: "Tabel", SheetPos: value, Pos: key}},
		{"an empty sheet", sheets, Options{Sheet: "Hidden", SheetPos: value}},
		{"not from A1", below, Options{Pos: key}},
		{"a title over the table", written(t, func(f *excelize.File) {
			cells(t, f, "Table", "A1", []any{"Table 3: visits"}, []any{"Land", "Wert"}, []any{"a", 1})
		}), Options{}},
		{"a title and an empty row", written(t, func(f *excelize.File) {
			cells(t, f, "Table", "A1", []any{"Table 3: visits"}, []any{}, []any{"Land", "Wert"}, []any{"a", 1})
		}), Options{}},
		{"a range beyond", below, Options{Range: "B4:D30", RangePos: value}},
		{"a range besides", below, Options{Range: "A1:B3", RangePos: value}},
		{"a range that is none", below, Options{Range: "B4-C5", RangePos: value}},
		{"a range backwards", below, Options{Range: "C5:B4", RangePos: value}},
		{"a range of one cell", below, Options{Range: "B4", RangePos: value}},
		{"a range whose first row is empty", below, Options{Range: "B3:C5", RangePos: value}},
		{"a formula without a value", with(func(f *excelize.File) {
			must(t, f.SetCellFormula("Table", "C3", "SUM(B2)"))
			must(t, f.SetCellStr("Table", "C1", "Summe"))
		}), Options{}},
		{"merged cells", with(func(f *excelize.File) { must(t, f.MergeCell("Table", "A3", "A4")) }), Options{}},
		{"a hidden row", with(func(f *excelize.File) { must(t, f.SetRowVisible("Table", 3, false)) }), Options{}},
		{"a row of no height", with(func(f *excelize.File) { must(t, f.SetRowHeight("Table", 3, 0)) }), Options{}},
		{"filtered rows", with(func(f *excelize.File) {
			must(t, f.AutoFilter("Table", "A1:B4", nil))
			must(t, f.SetRowVisible("Table", 3, false))
			must(t, f.SetRowVisible("Table", 4, false))
		}), Options{}},
		{"a hidden column", with(func(f *excelize.File) { must(t, f.SetColVisible("Table", "B", false)) }), Options{}},
		{"two columns of one name", with(func(f *excelize.File) { must(t, f.SetCellStr("Table", "C1", " Land\u00a0")) }), Options{}},
		{"a column without a name", with(func(f *excelize.File) { must(t, f.SetCellInt("Table", "D3", 7)) }), Options{}},
		{"an empty row", with(func(f *excelize.File) { cells(t, f, "Table", "A7", []any{"x", 1}) }), Options{}},
		{"invisible characters", with(func(f *excelize.File) { must(t, f.SetCellStr("Table", "A3", "so\u00adft")) }), Options{}},
		{"a date that is none", with(func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 15})
			must(t, err)
			must(t, f.SetCellStyle("Table", "B2", "B4", style))
			must(t, f.SetCellInt("Table", "B2", 60))
			must(t, f.SetCellInt("Table", "B3", -1))
			must(t, f.SetCellInt("Table", "B4", 2958466))
		}), Options{}},
		{"all at once", with(func(f *excelize.File) {
			must(t, f.SetCellFormula("Table", "D3", "SUM(B2)"))
			must(t, f.MergeCell("Table", "A3", "A4"))
			must(t, f.SetColVisible("Table", "B", false))
			must(t, f.SetCellStr("Table", "B1", "Land"))
		}), Options{}},
		{"protected", protectedBook(t, table), Options{Pos: key}},
	}
}

func protectedBook(t *testing.T, put func(f *excelize.File)) string {
	f := excelize.NewFile()
	must(t, f.SetSheetName("Sheet1", "Table"))
	put(f)
	var b bytes.Buffer
	must(t, f.Write(&b, excelize.Options{Password: "secret"}))
	return b.String()
}

// damagedBooks are made by hand: no program would write them.
func damagedBooks(t *testing.T) []bookCase {
	const sheet, book = "xl/worksheets/a.xml", "xl/workbook.xml"
	with := func(part, old, new string) string { return packed(t, part, old, new) }
	good := zipped(t, parts())
	without := func(part string) string {
		p := parts()
		delete(p, part)
		return zipped(t, p)
	}
	document := parts()
	document[book] = "<document/>"
	another := zipped(t, document)
	return []bookCase{
		{"empty", "", Options{}},
		{"text", "a,b\n1,2\n", Options{}},
		{"a picture", "\x89PNG\r\n\x1a\n", Options{}},
		{"the old Excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600), Options{}},
		{"cut off", good[:len(good)/2], Options{}},
		{"another archive", zipped(t, map[string]string{"a.txt": "x"}), Options{}},
		{"no main part", without("_rels/.rels"), Options{}},
		{"no sheet part", without(sheet), Options{}},
		{"macros", with("[Content_Types].xml", "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"), Options{}},
		{"another document", another, Options{}},
		{"no XML", with(book, "</sheets>", ""), Options{}},
		{"no sheet", with(book, "<sheet ", "<other "), Options{}},
		{"hidden sheets only", with(book, `name="Table"`, `name="A #1: b" state="hidden"`), Options{}},
		{"a sheet cut off", with(sheet, "</sheetData></worksheet>", ""), Options{}},
		{"no shared text", with(sheet, "<v>1</v>", "<v>7</v>"), Options{}},
		{"no number", with(sheet, "0.141", "0,141"), Options{}},
		{"an endless number", with(sheet, "0.141", "1e999"), Options{}},
		{"an unknown type", with(sheet, `s="2"`, `t="x"`), Options{}},
		{"no address", with(sheet, `r="B2"`, `r="B0"`), Options{}},
		{"an address in another row", with(sheet, `r="B2"`, `r="B3"`), Options{}},
		{"an address beyond", with(sheet, `r="B2"`, `r="XFE2"`), Options{}},
		{"cells in disorder", with(sheet, `r="B2"`, `r="A2"`), Options{}},
		{"rows in disorder", with(sheet, `<row r="2">`, `<row r="1">`), Options{}},
		{"an error", with(sheet, `<c r="B2" s="2"><v>0.141</v></c>`, `<c r="B2" t="e"><v>#DIV/0!</v></c><c r="C2" t="e"><v>#N/A</v></c>`), Options{}},
		{"neither true nor false", with(sheet, `s="2"`, `t="b"`), Options{}},
		{"no date", with(sheet, `s="2"`, `t="d"`), Options{}},
		{"far apart", with(sheet, `</sheetData>`, `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`), Options{}},
		{"too large", with(sheet, `</sheetData>`, strings.Repeat(" ", 101<<20)+`</sheetData>`), Options{}},
	}
}

func TestWorkbookRefuses(t *testing.T) {
	var out strings.Builder
	for _, c := range append(wrongBooks(t), damagedBooks(t)...) {
		table, l := read("t.xlsx", c.data, c.opt)
		if table != nil || !l.HasErrors() {
			t.Errorf("%s: was read:\n%s", c.title, text(table))
		}
		checkRead(t, table, l)
		out.WriteString("## " + c.title + "\n" + l.Sorted().Text() + "\n")
	}
	golden.Text(t, "testdata/workbook-refused.golden", out.String())
}

// A range that a hint names is read where it is pasted.
func TestRangeOfHint(t *testing.T) {
	data := written(t, func(f *excelize.File) { cells(t, f, "Table", "B4", []any{"Land", "Wert"}, []any{"a", 1}) })
	_, l := read("t.xlsx", data, Options{})
	_, pasted, _ := strings.Cut(l[0].Hints[0], "range: ")
	table, l := read("t.xlsx", data, Options{Range: pasted})
	if len(l) > 0 || table.At(1, 1).Value != "1" || table.Pos(1, 1).String() != "data/t.xlsx:'Table'!C5" {
		t.Errorf("%q: %s", pasted, l.Text())
	}
}

// The same of a table under a title, where the names of the columns stand further down.
func TestRangeUnderTitle(t *testing.T) {
	data := written(t, func(f *excelize.File) {
		cells(t, f, "Table", "A1", []any{"Table 3: visits"}, []any{}, []any{"Land", "Wert"}, []any{"a", 1})
	})
	_, l := read("t.xlsx", data, Options{})
	_, pasted, _ := strings.Cut(l.Text(), "range: ")
	pasted, _, _ = strings.Cut(pasted, "\n")
	table, l := read("t.xlsx", data, Options{Range: pasted})
	if len(l) > 0 || table.At(0, 0).Value != "Land" || table.Rows() != 2 {
		t.Errorf("%q: %s", pasted, l.Text())
	}
}

// What is displayed is what another library displays, in formats that both know and that name no language. Of the date system
// of 1904 that library takes the first sixty days for those of 1900, so it is no witness there.
func TestShownAsAnotherLibraryDoes(t *testing.T) {
	for title, data := range map[string]string{"numbers": numbers(t), "1900": dates(t, false)} {
		table, l := read("t.xlsx", data, Options{})
		if len(l) > 0 {
			t.Fatal(l.Text())
		}
		f, err := excelize.OpenReader(strings.NewReader(data))
		must(t, err)
		compared := 0
		for row := range table.Rows() {
			if code := table.At(row, 0).Value; strings.Contains(code, "[$-") || otherwise[strings.TrimPrefix(code, "'")] != "" {
				continue
			}
			for col := range table.Columns() {
				c := table.At(row, col)
				if c.Shown == "" {
					continue
				}
				want, err := f.GetCellValue("Table", table.Pos(row, col).Cell())
				must(t, err)
				if compared++; strings.TrimSpace(want) != c.Shown {
					t.Errorf("%s: %s in %s is shown as %q, by the other library as %q", title, c.Value, table.At(row, 0).Value, c.Shown, want)
				}
			}
		}
		if compared < 20 {
			t.Errorf("%s: only %d cells were compared", title, compared)
		}
	}
}

// otherwise are formats that the other library shows in another way, and why ours is right.
var otherwise = map[string]string{
	"General":                      "large numbers get six digits, as in a cell of eleven characters",
	"others":                       "the same",
	`#,##0.00\ [$€-407]`:           "the language has a decimal comma",
	`0.0;[Red]-0.0;"none"`:         "the third section is for zero",
	`[<100]"few";[>=1000]"many";0`: "the comparisons choose the section",
	"#.##":                         "no zero stands in the place of #, and the point stays",
	"?0.0?":                        "the last place is shown where it is not zero",
}

func BenchmarkWorkbook(b *testing.B) {
	data := written(b, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Table")
		must(b, err)
		must(b, w.SetRow("A1", []any{"country", "sex", "period", "value", "status"}))
		for i := range 50_000 {
			must(b, w.SetRow(fmt.Sprintf("A%d", i+2), []any{fmt.Sprintf("country-%d", i%40), "f", 1990 + i%30, float64(i) * 7.5, "final"}))
		}
		must(b, w.Flush())
	})
	b.ReportAllocs()
	for b.Loop() {
		if _, l := read("t.xlsx", data, Options{}); len(l) > 0 {
			b.Fatal(l.Text())
		}
	}
}

// What is read of workbooks with values of all sorts.
func TestWorkbookReads(t *testing.T) {
	var out strings.Builder
	show := func(title, data string, opt Options) {
		table, l := read("t.xlsx", data, opt)
		if len(l) > 0 {
			t.Errorf("%s: %s", title, l.Text())
			return
		}
		checkRead(t, table, l)
		out.WriteString("## " + title + "\n" + text(table) + "\n")
	}
	const sheet = "xl/worksheets/a.xml"
	show("by hand", zipped(t, parts()), Options{})
	strict := parts()
	for name, data := range strict {
		strict[name] = strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
			`s="2"><v>0.141`, `t="d"><v>2024-06-14T00:00:00`).Replace(data)
	}
	show("strict", zipped(t, strict), Options{})
	show("without addresses", packed(t, sheet, ` r="2"><c r="A2"`, `><c`), Options{})
	show("formulas", packed(t, sheet, `<c r="B2" s="2"><v>0.141</v></c>`, `<c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><f t="shared" si="0"/><v></v></c>`), Options{})
	show("escapes", packed(t, "xl/b.xml", "<t>name</t>", "<t>a_x000D_&#10;b_x0041_&lt;</t>"), Options{})
	show("errors outside of the range", packed(t, sheet, `</sheetData>`, `<row r="5" hidden="1"><c r="A5" t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A5:B6"/></mergeCells>`), Options{Range: "$A$1:b2"})
	show("1900", dates(t, false), Options{})
	show("1904", dates(t, true), Options{})
	show("numbers", numbers(t), Options{})
	show("a hidden sheet that is named", packed(t, "xl/workbook.xml", `name="Table"`, `name="It's #1" state="veryHidden"`), Options{Sheet: "It's #1"})
	golden.Text(t, "testdata/workbook-read.golden", out.String())
}

// dates is a workbook with days near the ends of both date systems, in several formats.
func dates(t testing.TB, since1904 bool) string {
	return written(t, func(f *excelize.File) {
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &since1904}))
		cells(t, f, "Table", "A1", []any{"format", "day"})
		row := 2
		for _, code := range []string{"yyyy-mm-dd", "dd.mm.yyyy", "mmm yy", "yyyy", "[$-407]d. mmmm yyyy", "[$-40C]dddd d mmmm yyyy", "[$-407]mmm yy", "d/m/yyyy h:mm AM/PM", "hh:mm:ss", "[h]:mm", `yyyy"-Q"`, "[$-F800]dddd, mmmm dd, yyyy"} {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			must(t, err)
			for _, v := range []float64{1, 59, 61.75, 45457.5, 2900000} {
				cell := fmt.Sprintf("B%d", row)
				cells(t, f, "Table", fmt.Sprintf("A%d", row), []any{code})
				must(t, f.SetCellFloat("Table", cell, v, -1, 64))
				must(t, f.SetCellStyle("Table", cell, cell, style))
				row++
			}
		}
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		must(t, err)
		cells(t, f, "Table", fmt.Sprintf("A%d", row), []any{"14", 45457})
		must(t, f.SetCellStyle("Table", fmt.Sprintf("B%d", row), fmt.Sprintf("B%d", row), style))
	})
}

var numberFormats = []string{"General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.0%", "#,##0.0,", "0.00E+00", `#,##0.00\ [$€-407]`, `[$€-2] #,##0.00`, "[$-40C]#,##0.0",
	`0.0;[Red]-0.0;"none"`, `[<100]"few";[>=1000]"many";0`, `#,##0 ;(#,##0)`, `_-* #,##0.00_-;-* #,##0.00_-`, "000", "#.##", "?0.0?", "# ?/?", `0.0" %"`, "@", `"n. a."`, "#,##0.00 €", "000-00", "[$-807]#,##0.00"}

// numbers is a workbook with numbers in many formats.
func numbers(t testing.TB) string {
	return written(t, func(f *excelize.File) {
		cells(t, f, "Table", "A1", []any{"format", "a", "b", "c", "d", "e", "f"})
		for i, code := range numberFormats {
			row := i + 2
			cells(t, f, "Table", fmt.Sprintf("A%d", row), []any{"'" + code, 0.141, 1234567.891, -1234.5, 0, 0.1 + 0.2, 12345678901234})
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			must(t, err)
			must(t, f.SetCellStyle("Table", fmt.Sprintf("B%d", row), fmt.Sprintf("G%d", row), style))
		}
		cells(t, f, "Table", fmt.Sprintf("A%d", len(numberFormats)+2), []any{"others", true, false, "1.234,5", "007", "", 1e21})
	})
}

// Tables of chance that another library wrote come back as they were.
func TestWorkbookReadsWhatWasWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		rows := randomRows(r)
		top, left := 1+r.IntN(4), 1+r.IntN(30)
		at, err := excelize.CoordinatesToCellName(left, top)
		must(t, err)
		end, err := excelize.CoordinatesToCellName(left+len(rows[0])-1, top+len(rows)-1)
		must(t, err)
		data := written(t, func(f *excelize.File) {
			for i, row := range rows {
				for j, s := range row {
					name, err := excelize.CoordinatesToCellName(left+j, top+i)
					must(t, err)
					if s != "" {
						must(t, f.SetCellStr("Table", name, s))
					}
				}
			}
		})
		asked := at + ":" + end
		if top == 1 && left == 1 {
			asked = ""
		}
		table, l := read("t.xlsx", data, Options{Range: asked})
		if len(l) > 0 {
			t.Fatalf("%s: %s", asked, l.Text())
		}
		same(t, table, rows, asked)
		if got := table.Pos(0, 0).Cell(); got != at {
			t.Errorf("the first cell is %s, want %s", got, at)
		}
	}
}

// Numbers of chance come back as the doubles they were, as far as fifteen digits tell them apart.
func TestNumbersReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		digits := 1 + r.Int64N(1e15)
		want := strings.TrimLeft(fmt.Sprint(digits), "0")
		power := r.IntN(25) - 18
		var f float64
		if _, err := fmt.Sscan(fmt.Sprintf("%se%d", want, power), &f); err != nil {
			t.Fatal(err)
		}
		var back float64
		if s := plain(f); strings.ContainsAny(s, "eE") {
			t.Fatal(s)
		} else if _, err := fmt.Sscan(s, &back); err != nil || back != f {
			t.Fatalf("%v became %s", f, s)
		}
	}
	for f, want := range map[float64]string{0.1 + 0.2: "0.3", 1e21: "1000000000000000000000", 1.1 * 3: "3.3", 1234.5: "1234.5", -0.07: "-0.07", 5e-324: "0." + strings.Repeat("0", 323) + "5"} {
		if got := plain(f); got != want {
			t.Errorf("%v is %s, want %s", f, got, want)
		}
	}
}

// Whatever bytes a workbook has, it is read or refused.
func FuzzXLSX(f *testing.F) {
	for name, data := range parts() {
		f.Add(name, []byte(data), "")
	}
	f.Add("xl/worksheets/a.xml", []byte(`<a><row ht="0"><c t="e"><v>#N/A</v></c></row><row r="9"><c r="C9" s="1"><f/><v>60</v></c></row><mergeCell ref="A1:C9"/></a>`), "A1:C9")
	f.Add("xl/styles.xml", []byte(`<a><numFmts><numFmt numFmtId="164" formatCode="[&lt;1]0.0,%;[$-407]mmmm;&quot;x"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></a>`), "A1:B2")
	f.Fuzz(func(t *testing.T, name string, data []byte, asked string) {
		p := parts()
		p[name] = string(data)
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, data := range p {
			if w, err := z.Create(name); err == nil {
				w.Write([]byte(data))
			}
		}
		z.Close()
		table, l := read("t.xlsx", b.String(), Options{Range: asked})
		checkRead(t, table, l)
		table, l = read("t.xlsx", string(data), Options{Range: asked})
		checkRead(t, table, l)
	})
}

// FuzzFormat: whatever a format code says, numbers have a display or none.
func FuzzFormat(f *testing.F) {
	for _, code := range numberFormats {
		f.Add(code, 1234.5)
	}
	f.Fuzz(func(t *testing.T, code string, v float64) {
		b := &book{formats: []*format{parseFormat(code)}}
		for _, v := range []float64{v, -v, 0, 45457.5} {
			if _, _, err := b.value(stored{value: fmt.Sprint(v), hasVal: true}); err != nil && !strings.Contains(err.Error(), "is no number") {
				t.Error(err)
			}
		}
	})
}
