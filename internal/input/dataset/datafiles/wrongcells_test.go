package datafiles_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"briefing/internal/testkit/golden"
)

// No figure is lost by doing what a message says: that a cell stands for a missing value is never said of one with digits.
func TestNoFigureIsCalledMissing(t *testing.T) {
	marks := []string{"p", "(p)", "*", "¹", "e", "r)", "€", "[1]", "-"}
	for i, number := range []string{"12", "1.5", "1 234", ".5", "5.", "1e3", "1/2", "1.2.3", "١٢"} {
		for k, mark := range marks {
			for _, text := range []string{number + mark, number + " " + mark, mark + number, "(" + number + ")"} {
				_, l := loadFile(counted, "{file: v.csv}", "v.csv", []byte("branch;period;value\ncentre;2024;"+text+"\n"))
				if strings.Contains(l.Text(), "missing") {
					t.Errorf("number %d, mark %d: of %q is said\n%s", i, k, text, l.Text())
				}
			}
		}
	}
}

// Cells of a workbook that are wrong by what they mean; what they are made of is tested where they are read.
func TestWrongWorkbooks(t *testing.T) {
	cases := []struct {
		what, indicator, form string
		fill                  func(f *excelize.File) error
	}{
		{"an empty cell", counted, "{file: v.xlsx, wide: period}", func(f *excelize.File) error { return f.SetCellValue("Table 3", "C6", nil) }},
		{"a text", counted, "{file: v.xlsx, wide: period}", func(f *excelize.File) error { return f.SetCellStr("Table 3", "C6", "c") }},
		{"a date in the place of a value", counted, "{file: v.xlsx, wide: period}", func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 15})
			if err != nil {
				return err
			}
			return f.SetCellStyle("Table 3", "C6", "C6", style)
		}},
		{"a percent sign", counted, "{file: v.xlsx, wide: period}", func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 10})
			if err != nil {
				return err
			}
			return f.SetCellStyle("Table 3", "C6", "C6", style)
		}},
		{"a wrong code", counted, "{file: v.xlsx, wide: period}", func(f *excelize.File) error { return f.SetCellStr("Table 3", "A6", "Harbor") }},
		{"a second row of one code", counted, "{file: v.xlsx, wide: period}", func(f *excelize.File) error { return f.SetCellStr("Table 3", "A6", "Centre") }},
		{"a heading that is no period", counted, "{file: v.xlsx, wide: period}", func(f *excelize.File) error { return f.SetCellStr("Table 3", "C4", "2024 p") }},
		{"an unknown column", counted, "{file: v.xlsx}", func(f *excelize.File) error { return nil }},
		{"notes below the table", counted, "{file: v.xlsx}", func(f *excelize.File) error {
			return errors.Join(f.SetCellStr("Table 3", "B4", "value"), f.SetCellStr("Table 3", "C4", "period"), f.SetCellInt("Table 3", "C5", 2024),
				f.SetCellStr("Table 3", "A6", "Source: County"), f.SetCellValue("Table 3", "B6", nil), f.SetCellValue("Table 3", "C6", nil))
		}},
		{"an unknown sheet", counted, "{file: v.xlsx, sheet: Table 4, wide: period}", func(f *excelize.File) error { return nil }},
	}
	var b strings.Builder
	for _, c := range cases {
		f := workbook(t)
		if err := c.fill(f); err != nil {
			t.Fatal(err)
		}
		var data bytes.Buffer
		if err := f.Write(&data); err != nil {
			t.Fatal(err)
		}
		form := strings.Replace(c.form, "{file: v.xlsx", "{file: v.xlsx, range: \"A4:C6\", map: {Zweig: branch}", 1)
		d, l := loadFile(c.indicator, form, "v.xlsx", data.Bytes())
		if d != nil && !l.HasErrors() {
			t.Errorf("%s is read", c.what)
		}
		fmt.Fprintf(&b, "## %s\n%s\n", c.what, l.Text())
	}
	golden.Text(t, "testdata/workbooks.golden", b.String())
}
