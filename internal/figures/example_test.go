package figures_test

import (
	"fmt"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/testkit/world"
)

// What a figure is depends on the day; what was not published by then is missing.
func ExampleResolve() {
	lib, _ := world.Sample("")
	for _, day := range []dataset.Date{{Year: 2018, Month: 12, Day: 31}, {Year: 2019, Month: 3, Day: 31}} {
		set, _ := figures.Resolve(lib.Texts.Dataset, day)
		v, _ := set.Value("arrests")
		fmt.Println(day, v.Number, "missing:", v.Missing)
	}
	// Output:
	// 2018-12-31 0 missing: true
	// 2019-03-31 607 missing: false
}

// Money of different payers is never added.
func ExampleSet_Compare() {
	_, set := world.Sample("")
	morocco, _ := set.Value("morocco")
	regional, _ := set.Value("regional")
	for _, p := range set.Compare(figures.InSum, nil, morocco, regional) {
		fmt.Println(p.ID+":", p.Message)
	}
	// Output:
	// one-counting: a sum holds one way of counting: morocco (140 million EUR) is of a single year, regional (15 million EUR) is a programme's value
	// payer-sides: a sum never holds money of different sides: morocco (140 million EUR) is of the side named (EU or EU Trust Fund named as payer), regional (15 million EUR) is of the side not-named (payer not named)
}
