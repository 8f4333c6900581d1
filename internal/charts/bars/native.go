package bars

import "briefing/internal/charts/kit"

// Native is the chart as Office draws it.
func (b *Chart) Native() kit.Native { return nil }
