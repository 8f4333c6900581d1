package datafiles_test

import (
	"fmt"
	"os"
	"path"
	"strings"
	"testing"
)

// What LibreOffice saves in German and in French settings is read right: CSV files with the numbers as they are shown
// (soffice --convert-to "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true", for French 1036), and workbooks.
func TestFilesOfLibreOffice(t *testing.T) {
	for _, name := range []string{"de-DE.csv", "fr-FR.csv", "de-DE.xlsx", "fr-FR.xlsx"} {
		data, err := os.ReadFile("testdata/libreoffice/" + name)
		if err != nil {
			t.Fatal(err)
		}
		read := func(indicator, columns string) string {
			form := "{file: v" + path.Ext(name) + ", map: {Zweig: branch, Zeitraum: period, " + columns + "}"
			d, l := loadFile(indicator, form, "v"+path.Ext(name), data)
			if len(l) > 1 || len(l) == 1 && l[0].ID != "shown-rounded" {
				t.Fatalf("%s: %s", name, l.Text())
			}
			var b strings.Builder
			for _, o := range d.Indicators[0].Observations {
				note, _, _ := o.Noted().In("en")
				fmt.Fprintln(&b, o.Key, o.TimePeriod.String(), o.Value.String(), note)
			}
			return b.String()
		}
		const numbers = "centre 2023 1234.5 geprüft\ncentre 2024 1234567.25 Straße; Nähe\nharbour 2023 -7.5 é \"neu\"\nharbour 2024 999 \nold 2024 12345 œuvre\n"
		if got := read("unit: celsius, by: branch, defaults: {source: survey}", "Wert: value, Bemerkung: note}, skip: [Anteil]"); got != numbers {
			t.Errorf("%s:\n%s", name, got)
		}
		want := "centre 2023 14.1 \ncentre 2024 15.3 \nharbour 2023 50 \nharbour 2024 7 \nold 2024 100 \n"
		if path.Ext(name) == ".xlsx" {
			want = strings.Replace(want, "15.3", "15.25", 1) // what is stored; the cell shows less
		}
		if got := read(percent, "Anteil: value}, skip: [Wert, Bemerkung]"); got != want {
			t.Errorf("%s:\n%s", name, got)
		}
	}
	data, err := os.ReadFile("testdata/libreoffice/de-DE.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	_, l := loadFile(percent, "{file: v.xlsx, map: {Zweig: branch, Zeitraum: period, Anteil: value}, skip: [Wert, Bemerkung]}", "v.xlsx", data)
	const told = `data/v.xlsx:'Besuche'!D3: note: the cell shows "15.3%" and stores 15.25, which is printed [shown-rounded]
  hint: to print what cells show, add units: [{id: percent, kind: percent, decimals: 1}]
`
	if l.Text() != told {
		t.Error(l.Text())
	}
}
