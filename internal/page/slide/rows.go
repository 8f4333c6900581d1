package slide

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// Rows of a slide, in mm. Three of them fill it.
const (
	rowsTop    = 40.0 // of the rule over the first one, under a title of one line
	rowPitch   = 42.5
	rowsPad    = 3.0  // over and under the words, at least
	rowIndent  = 27.0 // from a large number's left to the words
	rowsGap    = 8.0  // from a title of two lines, or a subtitle, to the rule
	rowsFill   = 3    // as many rows as share the slide if there are fewer
	closingRow = 28.0 // pt, of the words beside a large number
	closingGap = 12.6 // mm a line
)

// rowsPiece is the sentences of a summary, or the points of a numbered list, on a slide: each in a row of its own, all
// of one height where their words allow it, with a rule over the first and hairlines between them.
type rowsPiece struct {
	typeset.BlockName // of the last row
	m                 *deck
	rows              []*typeset.Para
	texts             [][]doc.Span
	numbered          bool
	width             frame.Unit
	rowH              []frame.Unit
}

func newRows(m *deck, what string, texts [][]doc.Span, numbered bool, width frame.Unit) *rowsPiece {
	p := &rowsPiece{BlockName: typeset.BlockName{What: what}, m: m, texts: texts, numbered: numbered, width: width}
	st, in := &m.Styles.Summary, frame.Unit(0)
	if numbered {
		st, in = &m.Styles.Closing, mm(rowIndent)
	}
	for _, s := range texts {
		p.BlockName = typeset.BlockName{What: what, Words: s}
		row := m.Fit(m.Para(st, s), width-in, p)
		p.rows = append(p.rows, row)
		p.rowH = append(p.rowH, row.Height()+2*mm(rowsPad))
	}
	return p
}

func (p *rowsPiece) Height(frame.Unit) frame.Unit {
	h := frame.Unit(0)
	for _, r := range p.rowH {
		h += r
	}
	return h
}

func (p *rowsPiece) preferred() frame.Unit {
	return max(p.Height(0), mm(rowPitch)*frame.Unit(max(rowsFill, len(p.rows))))
}

// stretch fills the lowest rows first, so that all come to one height where that can be.
func (p *rowsPiece) stretch(extra frame.Unit) {
	total := p.Height(0) + extra
	even := make([]bool, len(p.rowH)) // rows that are lower than the common height
	for i := range even {
		even[i] = true
	}
	for {
		rest, n := total, frame.Unit(0)
		for i, h := range p.rowH {
			if even[i] {
				n++
			} else {
				rest -= h
			}
		}
		if n == 0 {
			return
		}
		level, again := rest/n, false
		for i, h := range p.rowH {
			if even[i] && h > level {
				even[i], again = false, true
			}
		}
		if again {
			continue
		}
		for i := range p.rowH {
			if even[i] {
				p.rowH[i] = level
			}
		}
		return
	}
}

func (p *rowsPiece) Draw(at typeset.Spot) {
	m := p.m
	if len(p.rows) == 0 {
		return
	}
	m.OpenArtifact(at.Page, frame.Decoration)
	m.Fill(at.X, at.Y, p.width, mm(0.5), &m.Colors.Blue)
	rules := typeset.Shape{Color: &m.Colors.Rule}
	y := at.Y
	for _, h := range p.rowH[:len(p.rowH)-1] {
		y += h
		rules.Rect(at.X, y-mm(0.25), p.width, mm(0.5))
	}
	m.Paint(&rules)
	m.CloseMark()
	number := m.Styles.Number
	number.Size = frame.Pt(pointNumber)
	var list *frame.Node
	if p.numbered {
		list = m.Sect.Add("L")
		list.Numbering = "Decimal"
	}
	for i, row := range p.rows {
		text := at.Down((p.rowH[i] - row.Height()) / 2)
		if p.numbered {
			li := list.Add("LI")
			m.OpenMark(at.Page, li.Add("Lbl"))
			// A digit is as high as 0.716 of its size: it stands in the row's middle.
			m.Words(&number, strconv.Itoa(i+1), at.X, at.Y+p.rowH[i]/2+number.Size*358/1000)
			m.CloseMark()
			m.Text(row, text.Right(mm(rowIndent)), li.Add("LBody"))
			m.CloseMark()
		} else {
			m.Paragraph(row, text)
		}
		at.Y += p.rowH[i]
	}
}
