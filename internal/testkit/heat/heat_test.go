package heat_test

import (
	"bytes"
	"io/fs"
	"os"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/heat"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// The figures that are kept are those that the seed makes.
func TestFiguresAreThoseOfTheSeed(t *testing.T) {
	made := heat.Make()
	golden.Text(t, "testdata/heat/data/figures.yaml", made.Figures)
	golden.Text(t, "testdata/heat/data/deaths.csv", made.Deaths)
	golden.Text(t, "testdata/heat/data/rates.csv", made.Rates)
}

// The workbook that is kept, which a spreadsheet program saved, has the degrees that the seed makes.
func TestWorkbookIsThatOfTheSeed(t *testing.T) {
	made := heat.Make()
	if golden.Updating() && os.Getenv("HEAT_WORKBOOK") != "" {
		write(t, made, os.Getenv("HEAT_WORKBOOK"))
	}
	data, err := fs.ReadFile(heat.Data(), "climate.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range made.Sheets {
		rows, err := f.GetRows(s.Name, excelize.Options{RawCellValue: true})
		if err != nil || len(rows) != 3+len(s.Countries) {
			t.Fatalf("%s: %d rows, %v", s.Name, len(rows), err)
		}
		for i, name := range s.Countries {
			row := rows[3+i]
			if row[0] != name {
				t.Errorf("%s: %q, not %q", s.Name, row[0], name)
			}
			for k, want := range s.Degrees[i] {
				if got, err := strconv.ParseFloat(row[1+k], 64); err != nil || got != want {
					t.Errorf("%s, %s: %s, not %v", s.Name, name, row[1+k], want)
				}
			}
		}
	}
}

// write makes the workbook, for a spreadsheet program to open and save: a title, the headings in row 3, a country a row.
func write(t *testing.T, made heat.Made, name string) {
	f := excelize.NewFile()
	for i, s := range made.Sheets {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", s.Name))
		} else if _, err := f.NewSheet(s.Name); err != nil {
			t.Fatal(err)
		}
		must(t, f.SetCellStr(s.Name, "A1", "Mean temperature in "+s.Name+", degrees"))
		head := []any{"Country"}
		for year := heat.FirstYear; year <= heat.LastYear; year++ {
			head = append(head, year)
		}
		must(t, f.SetSheetRow(s.Name, "A3", &head))
		for k, country := range s.Countries {
			row := []any{country}
			for _, d := range s.Degrees[k] {
				row = append(row, d)
			}
			must(t, f.SetSheetRow(s.Name, "A"+strconv.Itoa(4+k), &row))
		}
	}
	must(t, f.SaveAs(name))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
