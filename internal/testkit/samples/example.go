package samples

import (
	"strings"

	"briefing/internal/page/frame"
)

// Example is the notice of the documents of this package.
const Example = "An example made from a public document, no official publication"

// NoticesOn lists where a page says the notice, and whether as content.
func NoticesOn(p *frame.Page, text string) (content, running []*frame.Text) {
	for _, k := range p.Marks {
		EachText(k.Items, func(it *frame.Text) {
			switch {
			case !strings.Contains(it.S, text):
			case k.Node != nil:
				content = append(content, it)
			default:
				running = append(running, it)
			}
		})
	}
	return content, running
}

// EachText calls f for every text of a drawing.
func EachText(items []frame.Item, f func(*frame.Text)) {
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Group:
			EachText(it.Items, f)
		case *frame.Text:
			f(it)
		}
	}
}
