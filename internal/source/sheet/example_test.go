package sheet_test

import (
	"fmt"
	"testing/fstest"

	"briefing/internal/source/sheet"
)

// The cells of a CSV file are texts, each with its place; what was found out about the file can be told.
func ExampleRead() {
	files := fstest.MapFS{"visits.csv": {Data: []byte("branch;visits\nharbour;1.234,5\n")}}
	t, found := sheet.Read(files, "visits.csv", "data/visits.csv", sheet.Options{})
	if t == nil {
		fmt.Print(found.Text())
		return
	}
	fmt.Println(t.Notes())
	for row := range t.Rows() {
		for col := range t.Columns() {
			fmt.Printf("%s: %s\n", t.Pos(row, col), t.At(row, col).Value)
		}
	}
	// Output:
	// [UTF-8, separated by semicolons]
	// data/visits.csv:1:1: branch
	// data/visits.csv:1:2: visits
	// data/visits.csv:2:1: harbour
	// data/visits.csv:2:2: 1.234,5
}
