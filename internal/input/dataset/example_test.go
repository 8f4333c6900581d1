package dataset_test

import (
	"fmt"

	"briefing/internal/input/dataset"
)

// A period is a date or an interval, whose ends may be open.
func ExampleParsePeriod() {
	for _, s := range []string{"2018", "2015/2019", "2017/..", "2018-02-30"} {
		p, err := dataset.ParsePeriod(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(s, "begins", p.From.First(), "open at its end:", p.OpenTo)
	}
	// Output:
	// 2018 begins 2018-01-01 open at its end: false
	// 2015/2019 begins 2015-01-01 open at its end: false
	// 2017/.. begins 2017-01-01 open at its end: true
	// the date 2018-02-30 does not exist: 2018-02 has the days 01 to 28
}

// A reference names an indicator, and a code or a period where it means one.
func ExampleParseRef() {
	ref, _ := dataset.ParseRef("eutf-approved/sahel@2018")
	fmt.Println(ref.ID, ref.Key, ref.Period)
	// Output:
	// eutf-approved sahel 2018
}
