package cldr_test

import (
	"fmt"

	"briefing/internal/input/language/cldr"
)

// The category of a number hangs on how it is printed, and on the language.
func ExamplePlural() {
	fmt.Println(cldr.Plural("en", "1"), cldr.Plural("en", "1.0"))
	fmt.Println(cldr.Plural("fr", "1.5"), cldr.Plural("fr", "2"), cldr.Plural("fr", "2c6"))
	// Output:
	// one other
	// one other many
}

// A sign is that of the language; where it has none, the code is printed.
func ExampleSign() {
	fmt.Printf("%q %q %q\n", cldr.Sign("sv", "SEK"), cldr.Sign("fr", "USD"), cldr.Sign("en", "SEK"))
	// Output: "kr" "$US" ""
}
