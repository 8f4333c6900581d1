package datafiles_test

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/testkit/golden"
)

// withFile is a dataset whose visits stand in a file.
const withFile = `dataset: {id: libraries, title: Libraries, language: en, edition: 2025-03, publication: {publisher: County, contact: desk, status: final, reuse: free}}
sources:
- {id: survey, title: Library survey, publisher: County, date: 2025-02-10}
- {id: leaflet, title: Leaflet, publisher: County, date: 2024-11-02}
countries: [{code: IT, name: Italy}, {code: ES, name: Spain}, {code: DE, name: {en: Germany, de: Deutschland}}]
units: [{id: celsius, kind: measure, symbol: °C}]
dimensions:
- {id: branch, name: Branch, codes: [{id: centre, name: Centre}, {id: harbour, name: Harbour}, {id: old, name: Old town, code: "65+"}]}
- {id: country, name: Country, areas: true}
indicators:
- {id: visits, name: Visits, INDICATOR, observations: OBSERVATIONS}
`

// loadFile loads the dataset with a file, of which the first line of a case says what the indicator and its observations are.
func loadFile(indicator, observations, name string, data []byte) (*dataset.Dataset, diag.List) {
	text := strings.NewReplacer("INDICATOR", indicator, "OBSERVATIONS", observations).Replace(withFile)
	return datafiles.Load(fstest.MapFS{"d.yaml": {Data: []byte(text)}, name: {Data: data}}, "d.yaml", datafiles.Options{Shown: "data", Covers: func(r rune) bool { return r < 0x2700 }})
}

const (
	counted = "noun: {one: visit, other: visits}, by: branch, defaults: {source: survey}"
	whole   = "noun: {one: visit, other: visits}, defaults: {source: survey}"
	percent = "unit: percent, by: branch, defaults: {source: survey}"
	degrees = "unit: celsius, by: branch, defaults: {source: survey}"
)

// Each file is wrong in one way, and what is said of it names the row and the column.
func TestWrongFiles(t *testing.T) {
	const plain = "{file: v.csv}"
	cases := []struct{ what, indicator, form, text string }{
		{"an empty cell", counted, plain, "branch,period,value\ncentre,2024,\nharbour,2024,5\n"},
		{"an empty cell, wide", counted, "{file: v.csv, wide: period}", "branch,2023,2024\ncentre,1,2\nharbour,3,\n"},
		{"an empty cell of a period", counted, plain, "branch,period,value\ncentre,,4\n"},
		{"an empty cell of a code", counted, plain, "branch,period,value\n,2024,4\n"},
		{"a row with a number alone", counted, plain, "branch,period,value\ncentre,2024,4\n,,5\n"},
		{"a character that cannot be printed", counted, plain, "branch,period,value,note\ncentre,2024,4,counted ✌\nharbour,2024,5,counted ✌\n"},
		{"what is missing has another name", counted, `{file: v.csv, missing: {":": not stated}}`, "branch,period,value\ncentre,2024,:\nharbour,2024,n/a\n"},
		{"a meaning that is none", counted, `{file: v.csv, missing: {":": unknown}}`, "branch,period,value\ncentre,2024,:\n"},
		{"what is missing is final", counted, `{file: v.csv, missing: {":": final}}`, "branch,period,value\ncentre,2024,:\n"},
		{"missing is a text", counted, `{file: v.csv, missing: ":"}`, "branch,period,value\ncentre,2024,:\n"},
		{"a number with two readings", counted, plain, "branch;period;value\ncentre;2024;1.234\nharbour;2024;17\n"},
		{"a number with two readings, and a comma", counted, plain, "branch;period;value\ncentre;2024;1,234\n"},
		{"two ways of writing decimals", whole, plain, "period,value\n2023,\"1,234.5\"\n2024,\"1.234,5\"\n"},
		{"another sign than decimal says", whole, `{file: v.csv, decimal: ","}`, "period;value\n2023;14.1\n"},
		{"a decimal that is none", whole, `{file: v.csv, decimal: ";"}`, "period;value\n2023;14.1\n"},
		{"no number", counted, plain, "branch,period,value\ncentre,2024,many\n"},
		{"a number with a unit", counted, plain, "branch,period,value\ncentre,2024,14.1 p\n"},
		{"a number with a sign behind it", counted, plain, "branch,period,value\ncentre,2024,13*\nharbour,2024,12 (e)\n"},
		{"a number with an exponent", counted, plain, "branch,period,value\ncentre,2024,1.5E+06\n"},
		{"a number with a qualifier", counted, plain, "branch,period,value\ncentre,2024,<10\n"},
		{"an amount with a currency", counted, plain, "branch,period,value\ncentre,2024,€ 12\n"},
		{"an amount in brackets", counted, plain, "branch,period,value\ncentre,2024,(12)\n"},
		{"thousands that are none", counted, plain, "branch;period;value\ncentre;2024;12.34.567\n"},
		{"not whole", counted, plain, "branch,period,value\ncentre,2024,1.5\n"},
		{"below zero", counted, plain, "branch,period,value\ncentre,2024,−4\n"},
		{"percent of what is counted", counted, plain, "branch,period,value\ncentre,2024,14.1 %\n"},
		{"more than all, in percent", percent + ", counting: level", plain, "branch,period,value\ncentre,2024,140 %\n"},
		{"headings in capitals", counted, "{file: v.csv, map: {b: branch}, skip: [Notes]}", "b,Period,Value,Notes\ncentre,2024,4,\n"},
		{"a column that stands for what another does", counted, "{file: v.csv, map: {a: value, b: value}}", "branch,period,a,b\ncentre,2024,4,5\n"},
		{"a heading that is no period, with percentages below it", counted, "{file: v.csv, wide: period, skip: [Notes]}", "branch,2023,Change,Notes\ncentre,1,5 %,\n"},
		{"a dimension that it is not by, mapped", counted, "{file: v.csv, map: {Land: country}}", "branch,Land,period,value\ncentre,IT,2024,4\n"},
		{"an unknown column", counted, plain, "branch,period,value,remark\ncentre,2024,4,good\n"},
		{"a misspelt column", counted, plain, "branch,perod,value\ncentre,2024,4\n"},
		{"no column of values", counted, "{file: v.csv, skip: [visits]}", "branch,period,visits\ncentre,2024,4\n"},
		{"no column of periods", counted, plain, "branch,value\ncentre,4\n"},
		{"no column of codes", counted, plain, "period,value\n2024,4\n"},
		{"two columns of one key", counted, "{file: v.csv, map: {Wert: value}}", "branch,period,value,Wert\ncentre,2024,4,5\n"},
		{"a map of a heading that is not there", counted, "{file: v.csv, map: {Zweig: branch}}", "branch,period,value\ncentre,2024,4\n"},
		{"a map to a key that is none", counted, "{file: v.csv, map: {Wert: amount}}", "branch,period,Wert\ncentre,2024,4\n"},
		{"a column that is to be left out is not there", counted, "{file: v.csv, skip: [Notes]}", "branch,period,value\ncentre,2024,4\n"},
		{"a dimension that it is not by", counted, plain, "branch,country,period,value\ncentre,IT,2024,4\n"},
		{"wide by what is no dimension", counted, "{file: v.csv, wide: years}", "branch,2023\ncentre,1\n"},
		{"wide by what is a column", counted, "{file: v.csv, wide: period}", "branch,period,2023\ncentre,2024,1\n"},
		{"a heading that is no period", counted, "{file: v.csv, wide: period}", "branch,2023,Q3 2024\ncentre,1,2\n"},
		{"a period that is none", counted, plain, "branch,period,value\ncentre,01.02.2024,4\n"},
		{"an unknown code", counted, plain, "branch,period,value\ncenter,2024,4\n"},
		{"an unknown code in a heading", counted, "{file: v.csv, wide: branch}", "period,centre,port\n2024,4,5\n"},
		{"a short code of another list", "noun: {other: visits, one: visit}, by: country, defaults: {source: survey}", "{file: v.csv, whole: TOTAL}", "country,period,value\nEL,2024,4\nTOTAL,2024,4\n"},
		{"a name in other capitals", counted, plain, "branch,period,value\nCENTRE,2024,4\n"},
		{"an unknown name of a country", "noun: {other: visits, one: visit}, by: country, defaults: {source: survey}", plain, "country,period,value\nGermania,2024,4\n"},
		{"two rows of one key", counted, plain, "branch,period,value\ncentre,2024,4\nharbour,2024,4\ncentre,2024,5\n"},
		{"two cells of one key, wide", counted, "{file: v.csv, wide: period}", "branch,2023,2024\ncentre,1,2\ncentre,3,4\n"},
		{"a status that is none", counted, plain, "branch,period,value,status\ncentre,2024,4,preliminary\n"},
		{"a suppressed value", counted, plain, "branch,period,value,status\ncentre,2024,4,suppressed\n"},
		{"two statuses, one of which is none", counted, plain, "branch,period,value,status\ncentre,2024,4,\"provisional, brake\"\n"},
		{"a sign that is no status", counted, "{file: v.csv, flags: {p: preliminary}}", "branch,period,value,status\ncentre,2024,4,p\n"},
		{"a sign that is not named", counted, "{file: v.csv, flags: {p: provisional}}", "branch,period,value\ncentre,2024,4 e\n"},
		{"a sign that is not named, in its column", counted, plain, "branch,period,value,status\ncentre,2024,4,p\n"},
		{"times nothing", counted, "{file: v.csv, times: 0}", "branch,period,value\ncentre,2024,4\n"},
		{"an unknown source", counted, plain, "branch,period,value,source\ncentre,2024,4,leaflets\n"},
		{"no source", "noun: {one: visit, other: visits}, by: branch", plain, "branch,period,value\ncentre,2024,4\n"},
		{"an interval without its words", degrees, plain, "branch,period,value,low,high\ncentre,2024,4,3,5\n"},
		{"half of an interval", degrees + ", interval: 95% interval", plain, "branch,period,value,low,high\ncentre,2024,4,3,\n"},
		{"an interval the wrong way round", degrees + ", interval: 95% interval", plain, "branch,period,value,low,high\ncentre,2024,4,5,3\n"},
		{"no row", counted, plain, "branch,period,value\n"},
		{"only rows that are left out", counted, `{file: v.csv, missing: {"": left out}}`, "branch,period,value\ncentre,2024,\n"},
		{"a row that is too long", counted, plain, "branch,period,value\ncentre,2024,1,234\n"},
		{"notes below the table", counted, plain, "branch,period,value\ncentre,2024,4\nSource: County,,\n* provisional,,\n"},
		{"no such file", counted, "{file: visits.csv}", ""},
		{"a file outside of the folder", counted, "{file: ../v.csv}", "branch,period,value\ncentre,2024,4\n"},
		{"a file of another kind", counted, "{file: v.ods}", ""},
		{"a sheet of a CSV file", counted, "{file: v.csv, sheet: Table 1}", "branch,period,value\ncentre,2024,4\n"},
		{"an unknown key", counted, "{file: v.csv, header: 2}", "branch,period,value\ncentre,2024,4\n"},
		{"printed otherwise", counted, plain, "branch,period,value,printed\ncentre,2024,4,five or 5\n"},
	}
	var b strings.Builder
	for _, c := range cases {
		d, l := loadFile(c.indicator, c.form, "v.csv", []byte(c.text))
		if d != nil && !l.HasErrors() {
			t.Errorf("%s is read", c.what)
		}
		fmt.Fprintf(&b, "## %s\n%s\n", c.what, l.Text())
	}
	golden.Text(t, "testdata/files.golden", b.String())
}

// workbook is a sheet as people make them: a title, a heading in row 4, names of branches.
func workbook(t *testing.T) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	err := f.SetSheetName("Sheet1", "Table 3")
	for at, v := range map[string]any{"A1": "Visits", "A4": "Zweig", "B4": 2023, "C4": 2024, "A5": "Centre", "B5": 1, "C5": 2, "A6": "Harbour", "B6": 3, "C6": 4} {
		if err == nil {
			err = f.SetCellValue("Table 3", at, v)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The same figures, written as YAML and in each form of a file, are the same.
func TestFormsOfFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for n := range 60 {
		f := someFigures(r)
		want := observations(t, f, f.list(), "v.csv", nil)
		for _, x := range []struct {
			form, name string
			data       []byte
		}{
			{`{file: v.csv, whole: TOTAL, missing: {":": not stated, c: suppressed}}`, "v.csv", f.long(",", ".", "")},
			{`{file: v.csv, decimal: ",", map: {Zweig: branch, Jahr: period, Wert: value}, whole: [TOTAL], missing: {":": not stated, c: suppressed}, skip: [Notiz]}`, "v.csv", f.german()},
			{`{file: v.tsv, decimal: ".", whole: TOTAL, missing: {":": not stated, c: suppressed}}`, "v.tsv", f.long("\t", ".", " ")},
			{`{file: v.csv, wide: period, decimal: ".", whole: TOTAL, missing: {":": not stated, c: suppressed, "": left out}}`, "v.csv", f.wide(true)},
			{`{file: v.csv, wide: branch, decimal: ".", whole: TOTAL, missing: {":": not stated, c: suppressed, "": left out}}`, "v.csv", f.wide(false)},
			{`{file: v.xlsx, sheet: Data, wide: period, whole: TOTAL, missing: {":": not stated, c: suppressed, "": left out}}`, "v.xlsx", f.workbook(t)},
		} {
			if got := observations(t, f, x.form, x.name, x.data); got != want {
				t.Fatalf("figures %d, %s\n%s\n%s", n, x.form, golden.Diff(want, got), x.data)
			}
		}
	}
}

// figures are values of branches by period: a number, or what stands for none.
type someFiguresOf struct {
	branches, periods []string
	values            map[[2]string]string
}

func someFigures(r *rand.Rand) someFiguresOf {
	f := someFiguresOf{values: map[[2]string]string{}}
	f.branches = []string{"centre", "harbour", "old", "TOTAL"}[:1+r.IntN(4)]
	f.periods = [][]string{{"2022", "2023", "2024"}, {"2024-Q1", "2024-Q2"}, {"2024-01", "2024-02", "2024-03"}, {"2020/2022", "2024-06-30"}}[r.IntN(4)]
	for i, b := range f.branches {
		for j, p := range f.periods {
			switch k := r.IntN(8); {
			case k == 0 && i+j > 0:
			case k == 1 && i+j > 0:
				f.values[[2]string{b, p}] = ":"
			case k == 2 && i+j > 0:
				f.values[[2]string{b, p}] = "c"
			default:
				f.values[[2]string{b, p}] = strings.TrimSuffix(fmt.Sprintf("%d.%d", r.IntN(12_000_000)/[]int{1, 1000, 1_000_000}[r.IntN(3)], r.IntN(10)), ".0")
			}
		}
	}
	return f
}

func (f someFiguresOf) each(do func(branch, period, value string)) {
	for _, b := range f.branches {
		for _, p := range f.periods {
			if v, has := f.values[[2]string{b, p}]; has {
				do(b, p, v)
			}
		}
	}
}

// list is the observations in YAML.
func (f someFiguresOf) list() string {
	var list []string
	f.each(func(b, p, v string) {
		code := "branch: " + b + ", "
		if b == "TOTAL" {
			code = ""
		}
		switch v {
		case ":":
			v = "value: not stated"
		case "c":
			v = "status: suppressed"
		default:
			v = "value: " + v
		}
		list = append(list, "{"+code+"period: "+p+", "+v+"}")
	})
	return "[" + strings.Join(list, ", ") + "]"
}

// long is the table with a row for each figure.
func (f someFiguresOf) long(separator, sign, gap string) []byte {
	var b strings.Builder
	fmt.Fprintln(&b, strings.Join([]string{"branch", "period", "value"}, separator))
	f.each(func(branch, p, v string) {
		fmt.Fprintln(&b, strings.Join([]string{branch, p, inWriting(v, sign, gap)}, separator))
	})
	return []byte(b.String())
}

// german is the same with headings of its own, a column of remarks, semicolons and decimal commas.
func (f someFiguresOf) german() []byte {
	var b strings.Builder
	fmt.Fprintln(&b, "Jahr;Wert;Notiz;Zweig")
	names := map[string]string{"centre": "Centre", "old": "65+"} // a name, and what the source publishes
	f.each(func(branch, p, v string) {
		fmt.Fprintf(&b, "%s;%s;geprüft;%s\n", p, inWriting(v, ",", "."), cmp.Or(names[branch], branch))
	})
	return []byte(b.String())
}

// wide has a column for each period, or for each branch.
func (f someFiguresOf) wide(periods bool) []byte {
	rows, heads, first := f.branches, f.periods, "branch"
	if !periods {
		rows, heads, first = f.periods, f.branches, "period"
	}
	var b strings.Builder
	fmt.Fprintln(&b, first+","+strings.Join(heads, ","))
	for _, r := range rows {
		b.WriteString(r)
		for _, h := range heads {
			key := [2]string{r, h}
			if !periods {
				key = [2]string{h, r}
			}
			b.WriteString("," + f.values[key])
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

func (f someFiguresOf) workbook(t *testing.T) []byte {
	x := excelize.NewFile()
	set := func(row, col int, v string) {
		at, err := excelize.CoordinatesToCellName(col+1, row+1)
		if err != nil {
			t.Fatal(err)
		}
		if n, no := strconv.ParseFloat(v, 64); no == nil {
			err = x.SetCellFloat("Data", at, n, -1, 64)
		} else if v != "" {
			err = x.SetCellStr("Data", at, v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := x.SetSheetName("Sheet1", "Data"); err != nil {
		t.Fatal(err)
	}
	set(0, 0, "branch")
	for col, p := range f.periods {
		set(0, col+1, p)
		for row, b := range f.branches {
			set(row+1, 0, b)
			set(row+1, col+1, f.values[[2]string{b, p}])
		}
	}
	var data bytes.Buffer
	if err := x.Write(&data); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

// inWriting is a number as people write it: with a sign before decimals and a gap between thousands.
func inWriting(v, sign, gap string) string {
	if v == ":" || v == "c" {
		return v
	}
	whole, decimals, has := strings.Cut(v, ".")
	for at := len(whole) - 3; at > 0 && gap != ""; at -= 3 {
		whole = whole[:at] + gap + whole[at:]
	}
	if has {
		whole += sign + decimals
	}
	return whole
}

// observations are those of the loaded dataset, a line each, in the order of branches and periods.
func observations(t *testing.T, f someFiguresOf, form, name string, data []byte) string {
	t.Helper()
	d, l := loadFile("unit: celsius, by: branch, defaults: {source: survey}", form, name, data)
	if l = slices.DeleteFunc(l, func(x diag.Diagnostic) bool { return x.ID == "not-included" }); len(l) > 0 {
		t.Fatalf("%s: %s\n%s", form, l.Text(), data)
	}
	var lines []string
	for _, o := range d.Indicators[0].Observations {
		lines = append(lines, fmt.Sprintln(o.Key, o.TimePeriod.String(), o.Value.String(), o.Missing, o.Status, o.Source.Source, o.Confidence, o.Published.String(), o.Printed))
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// Whatever a CSV file holds, what is said of it is said in words, and what is read has a value or is missing.
func FuzzCells(f *testing.F) {
	f.Add("branch,period,value,status\ncentre,2024,4,\nharbour,2024,:,provisional\n", true)
	f.Add("branch;2023;2024\nCentre;1,5;1.234\n65+;2;TOTAL\n", false)
	f.Fuzz(func(t *testing.T, text string, long bool) {
		form := `{file: v.csv, whole: TOTAL, missing: {":": not stated, c: suppressed, "": left out}}`
		if !long {
			form = `{file: v.csv, wide: period, map: {Zweig: branch}, missing: {":": not stated}, decimal: ","}`
		}
		d, l := loadFile("unit: celsius, by: branch, interval: 95% interval, defaults: {source: survey}", form, "v.csv", []byte(text))
		if d == nil && !l.HasErrors() {
			t.Fatal("nothing was read, and nothing is said")
		}
		if d == nil {
			return
		}
		for _, o := range d.Indicators[0].Observations {
			if o.Attributes == nil || o.Pos.Line < 1 || o.TimePeriod.String() == "" {
				t.Fatalf("%+v", o)
			}
		}
	})
}

// Signs of a publisher stand beside numbers, in place of them or in a column of their own, and numbers are in thousands.
func TestFlagsAndTimes(t *testing.T) {
	const form = `{file: v.csv, times: 1000, missing: {":": not stated}, flags: {p: provisional, e: estimated, b: break, c: suppressed}}`
	read := func(text string) string {
		d, l := loadFile(counted, form, "v.csv", []byte(text))
		if len(l) > 0 {
			t.Fatal(l.Text())
		}
		var b strings.Builder
		for _, o := range d.Indicators[0].Observations {
			fmt.Fprintln(&b, o.TimePeriod.String(), o.Value.String(), o.Missing, o.Status)
		}
		return b.String()
	}
	const want = "2019 1234500 false final\n2020 2000 false provisional\n2021 3100 false estimated, break\n2022 0 true final\n2023 0 true suppressed\n2024 7000 false provisional\n"
	if got := read("branch,period,value\ncentre,2019,1234.5\ncentre,2020,2 p\ncentre,2021,3.1be\ncentre,2022,:\ncentre,2023,: c\ncentre,2024,7 p\n"); got != strings.Replace(want, "estimated, break", "break, estimated", 1) {
		t.Error(got)
	}
	if got := read("branch,period,value,status\ncentre,2019,1234.5,final\ncentre,2020,2,p\ncentre,2021,3.1,\"e, b\"\ncentre,2022,:,\ncentre,2023,:,c\ncentre,2024,7,provisional\n"); got != want {
		t.Error(got)
	}
}
