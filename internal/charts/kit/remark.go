package kit

import (
	"strings"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Remark is words under a chart, below a hairline: how much is left out, and where it is.
type Remark struct {
	lines    [][]Run
	hairline frame.Unit
	gap      frame.Unit
	text     TextSize
}

// Place wraps the words to a width and sets them under a hairline, by a distance; it returns the height of all. What they
// count stands before a colon and is bold. ok is false if a word is wider than the chart.
func (r *Remark) Place(l *Layout, words string, text TextSize, width, hairline, gap frame.Unit) (bottom frame.Unit, ok bool) {
	p := l.Paragraph(text.Size)
	if count, _, found := strings.Cut(words, ": "); found {
		p, words = p.Add(count+":", frame.Bold), words[len(count)+2:]
	}
	r.lines, ok = p.Add(words, frame.Regular).Wrapped(width)
	r.hairline, r.gap, r.text = hairline, gap, text
	return hairline + gap + text.Lead*frame.Unit(len(r.lines)), ok
}

// Empty says that there are no such words.
func (r *Remark) Empty() bool { return len(r.lines) == 0 }

// Draw draws hairline and words.
func (r *Remark) Draw(p *Pen, width frame.Unit) {
	if r.Empty() {
		return
	}
	p.Rule(0, r.hairline, width, r.hairline, Stroke{Width: p.Form.Rule, Color: brand.Rule})
	for i, l := range r.lines {
		for _, run := range l {
			face := Face(run.Style, r.text.Size, brand.Body)
			if run.Style == frame.Bold {
				face.Color = brand.Ink
			}
			p.Text(run.S, run.X, r.hairline+r.gap+r.text.Lead*frame.Unit(i)+r.text.Baseline(), face)
		}
	}
}
