package build

import (
	"bytes"
	"encoding/csv"
	"testing"
)

// The data of a chart are the bytes that the standard library would write.
func TestCSV(t *testing.T) {
	fields := []string{"", "a", "1,5", `"so called"`, " led by a blank", "\u00a0hard blank", "two\nlines", "\r", `\.`, "Côte d’Ivoire", "a b ", "x;y", "'"}
	rows := [][]string{fields, {""}, {}, {"only"}}
	for _, f := range fields {
		for _, g := range fields {
			rows = append(rows, []string{f, g})
		}
	}
	var want bytes.Buffer
	if err := csv.NewWriter(&want).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if got := appendCSV(nil, rows); string(got) != want.String() {
		t.Errorf("got\n%s\nwant\n%s", got, want.String())
	}
}
