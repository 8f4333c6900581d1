package bars

import "briefing/internal/charts/kit"

// Native is the chart as Office draws it, with the type of slides.
func (b *Chart) Native() kit.Native {
	shown, m, beside := b.Small(), slide(), slideBeside(0)
	c := &kit.CategoryChart{Rest: shown.Rest.S, Sizes: kit.CategorySizes{
		Name: m.Label.Size, Detail: m.Detail.Size, Value: m.Value.Size, Heading: m.Group.Size,
		Plain:    kit.BarSizes{Names: m.Column, Pitch: m.PlainPitch, Bar: m.PlainBar},
		Detailed: kit.BarSizes{Names: beside.Column, Pitch: beside.Pitch, Bar: beside.Bar},
	}}
	c.Keys[kit.Solid], c.Keys[kit.Outlined] = shown.SolidKey.S, shown.OutlinedKey.S
	for _, g := range shown.Groups {
		if g.Label.S != "" {
			c.Categories = append(c.Categories, kit.Category{Name: g.Label.S, Heading: true})
		}
		for _, r := range g.Rows {
			c.Categories = append(c.Categories, kit.Category{
				Name: r.Label.S, Detail: r.Detail.S, Parts: r.Parts, Value: r.Value.S, Aside: r.Aside.S, MoreThan: r.MoreThan, Missing: r.Missing,
			})
		}
	}
	return c
}
