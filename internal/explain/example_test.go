package explain_test

import (
	"fmt"

	"briefing/internal/explain"
	"briefing/internal/testkit/world"
)

// A computed figure is told with its parts, its sources, and every place of the documents where it stands.
func ExampleIndicator() {
	lib, set := world.Sample("")
	uses := explain.UsesOf(world.Cited("- prose: \"The fund pays {{fund}}.\"\n"))
	report, _ := explain.Indicator(lib, set, "fund", uses)
	fmt.Print(report.Text())
	_, problem := explain.Indicator(lib, set, "funds", nil)
	fmt.Println(problem.Message)
	// Output:
	// fund
	// Trust Fund money
	//
	// value        EUR 100.7 million
	// counts       money
	// counting     stock
	// payer        EU or EU Trust Fund named as payer
	// period       in March 2019
	// published    March 2019
	// as of        31 March 2019
	//
	// computed as a sum
	//   €100.7 million = 91.3 + 9.4
	// - libya: EUR 91.3 million, in March 2019 (sheet, section “All 12 facts”)
	// - tunisia: EUR 9.4 million, in March 2019 (sheet, section “All 12 facts”)
	//
	// used in
	// - test, document (test.yaml:10)
	// unknown figure "funds"
}
