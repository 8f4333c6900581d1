package cells_test

import (
	"fmt"
	"testing/fstest"

	"briefing/internal/input/dataset/cells"
	"briefing/internal/source"
	"briefing/internal/source/sheet"
)

// Each cell of a wide table is an observation, as it would be written in YAML.
func ExampleRead() {
	files := fstest.MapFS{"visits.csv": {Data: []byte("Zweig;2023;2024\nharbour;1.234,5;:\n")}}
	t, _ := sheet.Read(files, "visits.csv", "visits.csv", sheet.Options{})
	var form cells.Form
	form.Wide.S = "period"
	form.Map = cells.Pairs{{Text: source.String{S: "Zweig"}, Means: source.String{S: "branch"}}}
	form.Missing = cells.Pairs{{Text: source.String{S: ":"}, Means: source.String{S: "not stated"}}}
	rows, found := cells.Read(t, form, cells.Of{ID: "visits", By: []string{"branch"}})
	if rows == nil {
		fmt.Print(found.Text())
		return
	}
	for k := range rows.Len() {
		fmt.Printf("%s, %s: %s", rows.Pos(k), rows.Codes(k)[0].S, source.Encode(rows.Node(k)))
	}
	// Output:
	// visits.csv:2:2, harbour: time_period: 2023
	// value: 1234.5
	// visits.csv:2:3, harbour: time_period: 2024
	// value: not stated
}
