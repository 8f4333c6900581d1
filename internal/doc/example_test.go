package doc_test

import (
	"fmt"

	"briefing/internal/doc"
)

// All files of figures that are given away begin with a byte order mark, so that spreadsheets read their letters.
func ExampleCSV() {
	fmt.Printf("%q\n", doc.CSV([][]string{{"period", "visits"}, {"2018", "13\u202f000"}}))
	// Output:
	// "\ufeffperiod,visits\n2018,13\u202f000\n"
}
