package bars

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// way is a way to make room for labels beside bars, or over them.
type way struct {
	columnPercent int  // percent of the width that the label column may take; 0: as much as the form says
	lines         int  // of a label and of the line under it, at most; 0: as many as they need
	barsPercent   int  // percent of the width that a bar and its value leave for bars
	above         bool // labels stand over their bars
	// grouped: labels of groups stand in a column of their own, names and bars where the form says
	grouped bool
}

// ways are tried in this order. A chart of short labels takes the first: two lines beside the bar, in a column of
// 38 % on the printed page. Longer ones take more lines, then a wider column, as long as bars stay long enough to be
// compared; then they stand over their bars, where the whole width is theirs. Only what is not to be broken (a word,
// a value) can be too long for that.
var ways = [...]way{{lines: 2}, {lines: 3, barsPercent: 20}, {columnPercent: 50, lines: 4, barsPercent: 20}, {above: true}}

// groupedWays are those of a chart whose groups all have labels. The first two are for forms with a column for them.
var groupedWays = [...]way{{lines: 2, barsPercent: 15, grouped: true}, {lines: 3, barsPercent: 15, grouped: true}, {lines: 2}, {columnPercent: 45, lines: 2, barsPercent: 25}, {above: true}}

// oneLine comes first where little room is high: a label and the line under it.
var oneLine = [...]way{{columnPercent: 50, lines: 1, barsPercent: 20}}

// Plan takes the first way that has room for everything. What the last one says is left out is said.
func (b *Chart) Plan(l *kit.Layout, m Sizes, width frame.Unit) []kit.Area {
	if !b.check(l) {
		return nil
	}
	shown := m.shown(b)
	if shown != b && !shown.check(l) {
		return nil
	}
	ways := ways[:]
	switch {
	case m.Above:
		ways = ways[len(ways)-1:]
	case m.Beside:
		ways = ways[:1]
	case m.Small && detailed(shown):
		ways = append(oneLine[:1:1], ways...)
	case shown.grouped():
		ways = groupedWays[:]
		if m.grouped(width).At == 0 {
			ways = groupedWays[2:]
		}
	}
	var plans []func() []kit.Area
	for _, w := range ways {
		plans = append(plans, func() []kit.Area { return planAs(l, shown, m, width, w) })
	}
	return l.FirstOf(plans, len(plans))
}

// shown is what a form shows of a chart.
func (m *Sizes) shown(b *Chart) *Chart {
	if m.Small {
		return b.Small()
	}
	return b
}

// setAbove turns sizes for a label column into sizes for labels over their bars, for forms that have none.
func (m *Sizes) setAbove() {
	m.Above = true
	if m.RowGap == 0 {
		m.LabelEnd, m.RowGap, m.GroupGap = m.Apart*13/10, m.Apart*5/2, 3*m.Apart
	}
}
