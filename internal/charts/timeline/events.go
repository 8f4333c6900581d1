package timeline

import (
	"strconv"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// eventColumn holds the events of a year; year is set in a list.
type eventColumn struct {
	x      frame.Unit
	year   string
	yearY  frame.Unit // baseline
	events []placedEvent
}

type placedEvent struct {
	base  frame.Unit // of the first line
	lines [][]kit.Run
}

// placeEvents sets the events of each year under it, one under the other.
func (c *planned) placeEvents(x kit.Range) {
	top := c.barsEnd + c.m.EventPad
	if len(c.bars) > 0 {
		c.hair = c.barsEnd + c.m.EventsTop
		top = c.hair + c.m.EventPad
	}
	listAt := c.Width("0000", frame.Bold, c.m.Event.Size) + c.m.Event.Size
	y := top
	for i, evs := range c.Events {
		col := eventColumn{x: kit.At(x, float64(12*i)) + c.m.TextIn}
		room := kit.At(x, float64(12*(i+1))) - kit.At(x, float64(12*i)) - c.m.TextIn - c.m.TextTo
		if c.listed {
			col = eventColumn{x: listAt, year: strconv.Itoa(c.FirstYear + i), yearY: y + c.m.Event.Baseline()}
			room = c.width - listAt
			if len(evs) == 0 {
				continue
			}
		} else {
			y = top
		}
		for _, e := range evs {
			lines, ok := c.Paragraph(c.m.Event.Size).Add(e.Date.S, frame.Bold).Add(e.Text.S, frame.Regular).Wrapped(room)
			if !ok {
				c.Fail("chart-fit", "use a shorter word", "has no room for a word of the event \"%s\" in %d", kit.Joined(e.Date.S, e.Text.S), c.FirstYear+i)
			}
			col.events = append(col.events, placedEvent{y + c.m.Event.Baseline(), lines})
			y += c.m.Event.Lead * frame.Unit(len(lines))
			c.bottom = max(c.bottom, y+c.m.EventEnd)
			y += c.m.EventGap
		}
		c.columns = append(c.columns, col)
	}
}

func (c *planned) drawEvents(p *kit.Pen, _ kit.Box, _, _ kit.Range) {
	for _, col := range c.columns {
		if col.year != "" {
			p.Object()
			p.Text(col.year, 0, col.yearY, kit.Face(frame.Bold, c.m.Event.Size, brand.Ink))
		}
		for _, e := range col.events {
			p.Object()
			y := e.base
			for _, l := range e.lines {
				for _, r := range l {
					p.Text(r.S, col.x+r.X, y, kit.Face(r.Style, c.m.Event.Size, brand.Body))
				}
				y += c.m.Event.Lead
			}
		}
	}
}
