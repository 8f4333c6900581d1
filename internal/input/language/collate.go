package language

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Collator returns a comparison of two texts by the rules of the catalogue's language: ä stands beside a in German and
// behind z in Swedish. It is for one goroutine.
func (c *Catalog) Collator() func(a, b string) int {
	return collate.New(language.Make(c.tag)).CompareString
}
