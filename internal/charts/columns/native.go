package columns

import "briefing/internal/charts/kit"

// Native is the chart as Office draws it.
func (c *Chart) Native() kit.Native { return nil }
