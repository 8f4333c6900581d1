package slide

import (
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// styles are the type roles of slides: what people read from some metres away.
func styles(c *typeset.Palette) *typeset.Styles {
	set := c.Style
	const r, b, i = frame.Regular, frame.Bold, frame.Italic
	s := &typeset.Styles{
		Title:       set(48, 20, b, c.White),
		Standfirst:  set(26, 11, r, c.White),
		Number:      set(66, 24, b, c.Blue),
		Unit:        set(36, 24, b, c.Blue),
		Label:       set(22, 9, r, c.Body),
		Kicker:      set(18, 7.6, r, c.Secondary),
		H2:          set(30, 12, b, c.Ink),
		ChartTitle:  set(22, 9, b, c.Ink),
		Subtitle:    set(20, 8.6, r, c.Secondary),
		Body:        set(20, 8.8, r, c.Body),
		Summary:     set(30, 13.2, r, c.Body),
		Closing:     set(closingRow, closingGap, r, c.Body),
		BoxTitle:    set(22, 9, b, c.Ink),
		BoxItem:     set(26, 10, b, c.Ink),
		Small:       set(20, 8.4, r, c.Body),
		Definition:  set(20, 8.4, b, c.Blue),
		Caption:     set(20, 8.4, b, c.Ink),
		CaptionUnit: set(20, 8.4, i, c.Secondary),
		Cell:        set(18, 7.6, r, c.Body),
		Name:        set(18, 7.6, b, c.Ink),
		Figure:      set(18, 7.6, r, c.Body),
		Faint:       set(18, 7.6, r, c.Secondary),
		CellHead:    set(18, 7.6, b, c.White),
		Group:       set(18, 7.6, b, c.Ink),
		Total:       set(18, 7.6, b, c.Ink),
		Note:        set(18, 7.6, r, c.Secondary),
		More:        set(18, 7.6, r, c.Ink),
		ChartNote:   set(14, 5.6, r, c.Secondary),
		Notice:      set(14, 5.6, r, c.Secondary),
		BrandName:   set(22, 9, b, c.Ink),
		Topic:       set(18, 7.6, r, c.Secondary),
		Date:        set(18, 7.6, r, c.Secondary),
		Page:        set(14, 5.6, b, c.Ink),
	}
	s.Summary.Color, s.Summary.Strong = c.Ink, c.Blue
	s.Closing.Color, s.Closing.Strong = c.Ink, c.Blue
	return s
}

// mm is short for the conversion that stands in nearly every line of this package.
func mm(v float64) frame.Unit { return frame.MM(v) }
