package houses_test

import (
	"fmt"

	"briefing/internal/testkit/houses"
	"briefing/internal/write/pptx/potx"
)

// A house is a template that a deck can be made on, or one that is refused with a reason.
func ExampleAll() {
	taken, refused := 0, 0
	for _, h := range houses.All() {
		data, err := h.File()
		if err != nil {
			panic(err)
		}
		if t, _ := potx.Open(h.Name, data, nil); t != nil {
			taken++
		} else {
			refused++
		}
	}
	fmt.Println(taken, "are read,", refused, "is refused")
	// Output:
	// 39 are read, 1 is refused
}
