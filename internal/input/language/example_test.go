package language_test

import (
	"fmt"
	"os"

	"github.com/shopspring/decimal"

	"briefing/internal/input/language"
	"briefing/internal/testkit/world"
)

// A catalogue prints exact values as its language writes them. Blanks at which no line may end stand in figures.
func ExampleLoad() {
	cat, _ := language.Load(os.DirFS(world.Path("templates")), "messages", "en")
	fmt.Printf("%q\n", cat.Number(decimal.NewFromInt(13000), language.Exact))
	fmt.Printf("%q\n", cat.Money(decimal.NewFromInt(91_300_000), "EUR", language.Symbol))
	fmt.Printf("%q\n", cat.Period(language.Period{From: language.Date{Year: 2015}, To: language.Date{Year: 2019}}))
	fmt.Printf("%q\n", cat.List([]string{"Niger", "Mali", "Chad"}))
	// Output:
	// "13\u202f000"
	// "€91.3\u00a0million"
	// "from 2015 to 2019"
	// "Niger, Mali and Chad"
}
