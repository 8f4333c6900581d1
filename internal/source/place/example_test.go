package place_test

import (
	"fmt"
	"strings"

	"briefing/internal/source/place"
)

// Columns are counted in characters, as an editor counts them, and not in bytes.
func ExampleText_Pos() {
	file := "id: a\nname: Été à Tunis\n"
	text := place.New("data/test.yaml", []byte(file), nil)
	fmt.Println(text.Pos(strings.Index(file, "Tunis")))
	// Output:
	// data/test.yaml:2:13
}

// A value in quotes is followed over what its quotes and escapes take.
func ExampleScalar_Find() {
	file := `name: "Team \"A\" in Niger"`
	value := `Team "A" in Niger`
	scalar := place.Scalar{Text: place.New("data/test.yaml", []byte(file), nil), Line: 1, Col: 7, Style: place.Double}
	at, ok := scalar.Find(value, strings.Index(value, "Niger"))
	fmt.Println(file[at:], ok)
	// Output:
	// Niger" true
}
