package migrate

import "strings"

// oldFormats are the names that the formats of briefs had, with those of today.
var oldFormats = map[string]string{"a4": "pages", "one-pager": "one-page"}

// rewriteFormats gives the formats of briefs their names of today, and the paper, which was part of the name, its own key.
func rewriteFormats(p *project) {
	for _, f := range p.of(Briefs) {
		head := f.root.Get("brief")
		if head == nil {
			continue
		}
		x, at, ok := field(head, "format")
		now := oldFormats[word(head, "format")]
		if !ok || now == "" {
			continue
		}
		if head.Get("paper") != nil {
			f.revalue(x.Value, now)
			continue
		}
		key := f.keyText(x) + ": " + now
		pad := strings.Repeat(" ", x.KeyPos.Col-1)
		f.alter(head, map[int]altered{at: {key + "\n" + pad + "paper: a4", key + ", paper: a4"}})
	}
	p.apply()
}
