package named_test

import (
	"fmt"

	"briefing/internal/input/named"
)

// A pattern stands for each way to choose, and stands only where the whole number does.
func ExampleParse() {
	list, _ := named.Parse("{Article|Art.} {reference}")
	for _, s := range []string{"Article 5(1) applies", "Art. VII", "Article 5,000", "article 5"} {
		text, found := []rune(s), "nothing"
		for _, p := range list {
			if end, ok := p.Match(text, 0); ok {
				found = string(text[:end])
			}
		}
		fmt.Printf("%s: %s\n", s, found)
	}
	_, wrong := named.Parse("{percent}%")
	fmt.Println(wrong.Message)
	// Output:
	// Article 5(1) applies: Article 5(1)
	// Art. VII: Art. VII
	// Article 5,000: nothing
	// article 5: nothing
	// the pattern "{percent}%" has no word beside what is filled in, so that every number would pass
}
