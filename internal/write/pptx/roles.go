package pptx

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/write/pptx/potx"
)

// parts are the blocks of a slide by what they are for.
type parts struct {
	figures *doc.KeyFigures
	chart   *doc.Chart
	box     *doc.Box
	table   *doc.Table
	text    []doc.Block
	rows    [][]doc.Span // sentences or points
	at      doc.Block    // whose they are
}

// roleOf says which of our layouts a slide asks for, and what it is filled with; empty: none.
func roleOf(s *doc.Slide) (potx.Role, parts) {
	if s.Opening {
		return potx.RoleOpening, parts{}
	}
	if len(s.Blocks) == 1 {
		if role, p := roleOfOne(s, s.Blocks[0]); role != "" {
			return role, p
		}
	}
	if p, ok := itemsOf(s); ok {
		return potx.RoleItems, p
	}
	if len(s.Blocks) == 0 || len(s.Subtitle) > 0 {
		return "", parts{}
	}
	if !allText(s.Blocks) {
		return "", parts{}
	}
	return potx.RoleText, parts{text: s.Blocks}
}

// roleOfOne is roleOf for a slide of one block.
func roleOfOne(s *doc.Slide, b doc.Block) (potx.Role, parts) {
	switch b := b.(type) {
	case *doc.KeyFigures:
		switch {
		case len(b.Tiles) == 4 && !kickers(b):
			return potx.RoleFour, parts{figures: b}
		case len(b.Tiles) == 6:
			return potx.RoleSix, parts{figures: b}
		}
	case *doc.Chart:
		switch {
		case len(b.Title) > 0:
		case nativeCharts(b) > 0 && nativeCharts(b) <= 2:
			return potx.RoleChart, parts{chart: b}
		default:
			return potx.RoleDrawing, parts{chart: b}
		}
	case *doc.Table:
		return potx.RoleTable, parts{table: b}
	case *doc.Summary:
		if len(b.Sentences) == potx.Rows && len(s.Subtitle) == 0 {
			return potx.RoleSummary, parts{rows: b.Sentences, at: b, text: s.Blocks}
		}
	case *doc.Numbered:
		if len(b.Items) == potx.Rows && len(s.Subtitle) == 0 {
			return potx.RolePoints, parts{rows: b.Items, at: b, text: s.Blocks}
		}
	case *doc.Columns:
		if p, ok := besideOf(s, b); ok {
			return potx.RoleBeside, p
		}
	}
	return "", parts{}
}

// besideOf finds bars with one or two big numbers beside them.
func besideOf(s *doc.Slide, b *doc.Columns) (parts, bool) {
	if len(b.Cols) != 2 || len(b.Widths) != 2 || b.Widths[0] != 4 || len(b.Cols[0]) != 1 || len(b.Cols[1]) != 1 {
		return parts{}, false
	}
	c, isChart := b.Cols[0][0].(*doc.Chart)
	k, isFigures := b.Cols[1][0].(*doc.KeyFigures)
	ok := isChart && isFigures && len(c.Title) == 0 && len(k.Tiles) <= 2 && !kickers(k) && isCategoryChart(c) && (len(s.Subtitle) == 0 || len(c.Subtitle) == 0)
	return parts{chart: c, figures: k}, ok
}

// itemsOf finds four numbered items, with or without a big number after them.
func itemsOf(s *doc.Slide) (parts, bool) {
	if len(s.Blocks) == 0 || len(s.Blocks) > 2 || len(s.Subtitle) > 0 {
		return parts{}, false
	}
	b, ok := s.Blocks[0].(*doc.Box)
	if !ok || len(b.Items) != 4 || len(b.Heading) > 0 || len(b.Body) > 0 {
		return parts{}, false
	}
	if len(s.Blocks) == 1 {
		return parts{box: b}, true
	}
	k, ok := s.Blocks[1].(*doc.KeyFigures)
	return parts{box: b, figures: k}, ok && len(k.Tiles) == 1 && k.Tiles[0].Kicker.S == ""
}

func kickers(k *doc.KeyFigures) bool {
	return slices.ContainsFunc(k.Tiles, func(t doc.Tile) bool { return t.Kicker.S != "" })
}

// inOnePlaceholder says whether all of a slide goes into one content placeholder of any template.
func inOnePlaceholder(s *doc.Slide) bool {
	for _, b := range s.Blocks {
		if _, tiles := b.(*doc.KeyFigures); !tiles && !isText(b) {
			return len(s.Blocks) == 1
		}
	}
	return true
}

// anyLayout chooses the layout for a slide that none of ours serves: two contents for what stands side by side, the title
// alone for a drawing, our layout for text where the content is divided, else title and content.
func (w *writer) anyLayout(s *doc.Slide) *potx.Layout {
	if s.Opening {
		return w.t.Layout(potx.RoleTitle)
	}
	if text := w.t.Layout(potx.RoleText); text != nil && !inOnePlaceholder(s) {
		return text
	}
	if len(s.Blocks) == 1 {
		if c, ok := s.Blocks[0].(*doc.Chart); ok && c.Plot != nil && nativeCharts(c) == 0 {
			return w.t.Layout(potx.RoleOnly)
		}
		if _, ok := s.Blocks[0].(*doc.Columns); ok {
			return w.t.Layout(potx.RoleTwo)
		}
	}
	return w.t.Layout(potx.RoleContent)
}

// nativeCharts is how many charts of Office a chart is: 0 where it is drawn as shapes.
func nativeCharts(c *doc.Chart) int {
	if c.Plot == nil {
		return 0
	}
	if n := c.Plot.Native(); n != nil {
		return n.Charts()
	}
	return 0
}

// isCategoryChart says whether a chart is one of bars or columns in Office.
func isCategoryChart(c *doc.Chart) bool {
	if c.Plot == nil {
		return false
	}
	_, ok := c.Plot.Native().(*kit.CategoryChart)
	return ok
}
