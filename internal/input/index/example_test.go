package index_test

import (
	"fmt"

	"briefing/internal/input/index"
	"briefing/internal/testkit/world"
)

// What may be asked of an id depends on what it names: a figure has a payer where it is money.
func ExampleNew() {
	lib, _ := world.Sample("")
	x := index.New(lib.Texts.Dataset)
	fmt.Println(x.IsValue("morocco"), x.IsValue("nothing"))
	for _, id := range []string{"morocco", "sahel"} {
		ok, what := x.Allows("payer", id)
		fmt.Printf("the payer of %s: %v, since only an %s has one\n", id, ok, what)
	}
	// Output:
	// true false
	// the payer of morocco: true, since only an indicator has one
	// the payer of sahel: false, since only an indicator has one
}
