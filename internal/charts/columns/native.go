package columns

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// Native is the chart as Office draws it, with the type of slides. A provisional or estimated column is white with an outline
// there. Columns below zero are drawn as shapes, since Office would set their labels on the axis.
func (c *Chart) Native() kit.Native {
	m := c.Sizes(kit.FormOf(kit.Slide))
	name := m.Words.Size
	if c.Classes {
		name = m.Label.Size
	}
	plain := kit.BarSizes{Pitch: m.Widest * 100 / frame.Unit(m.Share), Bar: m.Widest}
	out := &kit.CategoryChart{Direction: kit.Upward, Sizes: kit.CategorySizes{
		Name: name, Detail: m.Words.Size, Value: m.Value.Size, Heading: m.Words.Size, Plain: plain, Detailed: plain,
	}}
	for i := range c.Columns {
		x := &c.Columns[i]
		if x.Size < 0 {
			return nil
		}
		cat := kit.Category{Name: x.Label.S, Detail: x.Words.S, Value: kit.Joined(x.Qualifier.S, x.Value.S), MoreThan: x.Qualifier.S != "", Missing: x.Missing}
		if x.Missing {
			cat.Value = c.Gap.S
		} else {
			fill := c.fill(x)
			if x.Status != Stated {
				fill = kit.White
			}
			cat.Parts = []kit.Part{{Size: x.Size, Fill: fill}}
		}
		out.Categories = append(out.Categories, cat)
	}
	return out
}
