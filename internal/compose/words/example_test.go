package words_test

import (
	"fmt"

	"briefing/internal/compose/words"
	"briefing/internal/testkit/outline"
	"briefing/internal/testkit/world"
)

// A value is printed as the place asks for it; a sum shows what it is made of.
func ExamplePrinter() {
	lib, set := world.Sample("")
	p := words.NewPrinter(lib.Texts.Catalog, set)
	fund, _ := set.Value("fund")
	fmt.Printf("%q\n", p.Figure(fund, words.Form{}, nil))
	fmt.Printf("%q\n", p.Figure(fund, words.Form{Code: true}, nil))
	fmt.Printf("%q\n", p.Figure(fund, words.Form{Round: true}, nil))
	fmt.Println(outline.Text(p.Arithmetic(fund)))
	// Output:
	// "€100.7\u00a0million"
	// "EUR\u00a0100.7\u00a0million"
	// "€101\u00a0million"
	// €100.7~million =~91.3~+~9.4.
}
