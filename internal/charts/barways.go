package charts

import (
	"slices"

	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// barWay is a way to make room for labels beside bars, or over them.
type barWay struct {
	most  int  // percent of the width that the label column may take; 0: as much as the form says
	lines int  // of a label and of the line under it, at most; 0: as many as they need
	bars  int  // percent of the width that a bar and its value leave for bars
	above bool // labels stand over their bars
	// grouped: labels of groups stand in a column of their own, names and bars where the form says
	grouped bool
}

// barWays are tried in this order. A chart of short labels takes the first: two lines beside the bar, in a column of
// 38 % on the printed page. Longer ones take more lines, then a wider column, as long as bars stay long enough to be
// compared; then they stand over their bars, where the whole width is theirs. Only what is not to be broken (a word,
// a value) can be too long for that.
var barWays = [...]barWay{{lines: 2}, {lines: 3, bars: 20}, {most: 50, lines: 4, bars: 20}, {above: true}}

// groupedWays are those of a chart whose groups all have labels. The first two are for forms with a column for them.
var groupedWays = [...]barWay{{lines: 2, bars: 15, grouped: true}, {lines: 3, bars: 15, grouped: true}, {lines: 2}, {most: 45, lines: 2, bars: 25}, {above: true}}

// oneLine comes first where little room is high: a label and the line under it.
var oneLine = [...]barWay{{most: 50, lines: 1, bars: 20}}

// planBars takes the first way that has room for everything. What the last one says is left out is said.
func planBars(d *desk, s *Spec, width frame.Unit) []hosted {
	if !d.checkBars(s.Bars) {
		return nil
	}
	bars := d.st.Metrics.Bars.drawn(s.Bars)
	if bars != s.Bars && !d.checkBars(bars) {
		return nil
	}
	ways := barWays[:]
	switch m := &d.st.Metrics.Bars; {
	case m.Above:
		ways = ways[len(ways)-1:]
	case m.Beside:
		ways = ways[:1]
	case m.Small && detailed(bars):
		ways = append(oneLine[:1:1], ways...)
	case bars.grouped():
		ways = groupedWays[:]
		if m.grouped(width).At == 0 {
			ways = groupedWays[2:]
		}
	}
	before := d.list
	for _, w := range ways {
		d.list = slices.Clip(before)
		if h := planBarsAs(d, bars, width, w); !d.failed() {
			return h
		}
	}
	return nil
}

// drawn is what a form shows of a chart.
func (m *BarMetrics) drawn(b *Bars) *Bars {
	if m.Small {
		return b.Small()
	}
	return b
}

// over turns sizes for a label column into sizes for labels over their bars, for forms that have none.
func (m *BarMetrics) over() {
	m.Above = true
	if m.RowGap == 0 {
		m.LabelEnd, m.RowGap, m.GroupGap = m.Apart*13/10, m.Apart*5/2, 3*m.Apart
	}
}

// tooWide says that a text has a word that no line has room for.
func (c *barChart) tooWide(what, words string, style frame.FontStyle, size, width frame.Unit) {
	widest, most := "", frame.Unit(0)
	for _, a := range c.desk.paragraph(size).add(words, style).cut() {
		if wide := text.Units(a.W); wide > most {
			widest, most = c.desk.runs[a.Run].S[a.From:a.To], wide
		}
	}
	c.fail("chart-fit", "use a shorter word, or put a hyphen where it may be broken",
		"has no room for the %s \"%s\": its word \"%s\" is %s wide, a line %s", what, words, widest, c.long(most), c.long(width))
}
