package pptx

import (
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

// roleOf says which of our layouts a slide asks for; empty: none.
func roleOf(s *doc.Slide) (potx.Role, parts) {
	var p parts
	if s.Opening {
		return potx.RoleOpening, p
	}
	all := func(ok func(doc.Block) bool) bool {
		for _, b := range s.Blocks {
			if !ok(b) {
				return false
			}
		}
		return len(s.Blocks) > 0
	}
	if len(s.Blocks) == 1 {
		switch b := s.Blocks[0].(type) {
		case *doc.KeyFigures:
			p.figures = b
			switch {
			case len(b.Tiles) == 4 && !kickers(b):
				return potx.RoleFour, p
			case len(b.Tiles) == 6:
				return potx.RoleSix, p
			}
		case *doc.Chart:
			p.chart = b
			if len(b.Title) > 0 {
				return "", p
			}
			if b.Spec != nil && (b.Spec.Bars != nil || b.Spec.Steps != nil && len(b.Spec.Steps.Panels) <= 2) {
				return potx.RoleChart, p
			}
			return potx.RoleDrawing, p
		case *doc.Table:
			p.table = b
			return potx.RoleTable, p
		case *doc.Summary:
			if len(b.Sentences) == potx.Rows && len(s.Subtitle) == 0 {
				p.rows, p.at = b.Sentences, b
				p.text = s.Blocks
				return potx.RoleSummary, p
			}
		case *doc.Numbered:
			if len(b.Items) == potx.Rows && len(s.Subtitle) == 0 {
				p.rows, p.at = b.Items, b
				p.text = s.Blocks
				return potx.RolePoints, p
			}
		case *doc.Columns:
			if len(b.Cols) == 2 && len(b.Widths) == 2 && b.Widths[0] == 4 && len(b.Cols[0]) == 1 && len(b.Cols[1]) == 1 {
				c, ok1 := b.Cols[0][0].(*doc.Chart)
				f, ok2 := b.Cols[1][0].(*doc.KeyFigures)
				if ok1 && ok2 && len(c.Title) == 0 && len(f.Tiles) <= 2 && !kickers(f) && c.Spec != nil && c.Spec.Bars != nil && (len(s.Subtitle) == 0 || len(c.Subtitle) == 0) {
					p.chart, p.figures = c, f
					return potx.RoleBeside, p
				}
			}
		}
	}
	if len(s.Blocks) == 1 || len(s.Blocks) == 2 {
		if b, ok := s.Blocks[0].(*doc.Box); ok && len(b.Items) == 4 && len(b.Heading) == 0 && len(b.Body) == 0 && len(s.Subtitle) == 0 {
			p.box = b
			if len(s.Blocks) == 1 {
				return potx.RoleItems, p
			}
			if f, ok := s.Blocks[1].(*doc.KeyFigures); ok && len(f.Tiles) == 1 && f.Tiles[0].Kicker.S == "" {
				p.figures = f
				return potx.RoleItems, p
			}
		}
	}
	if len(s.Subtitle) == 0 && all(isText) {
		p.text = s.Blocks
		return potx.RoleText, p
	}
	return "", p
}

func kickers(k *doc.KeyFigures) bool {
	for _, t := range k.Tiles {
		if t.Kicker.S != "" {
			return true
		}
	}
	return false
}

// isText says whether a block is a list or running text, which stands in one placeholder.
func isText(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Prose, *doc.Summary, *doc.Numbered, *doc.Facts, *doc.NotesBlock:
		return true
	case *doc.Box:
		for _, k := range b.Body {
			if !isText(k) {
				return false
			}
		}
		return true
	case *doc.Heading:
		return true
	}
	return false
}

// single says whether all of a slide goes into one content placeholder of any template.
func single(s *doc.Slide) bool {
	for _, b := range s.Blocks {
		if _, tiles := b.(*doc.KeyFigures); !tiles && !isText(b) {
			return len(s.Blocks) == 1
		}
	}
	return true
}
