// Package prose sets running text in one or two columns.
//
// In: paragraphs, the width there is, and the layout of the document they stand in. Out: a piece that knows its height, can be
// divided at the foot of a page, and draws each part. Two columns come out even where that can be, the left one the longer; no
// line of a paragraph stands alone on either side of a division. It never changes a word to make columns even: text that
// cannot be divided so is a warning.
package prose

import (
	"sort"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Prose is running text in one or two columns. Its lines are numbered through all paragraphs; the part from..to is
// what is still, or here, to be set.
type Prose struct {
	m         *typeset.Layout
	paras     []prosePara
	cols      int
	colW      frame.Unit
	from, to  int
	lead      frame.Unit
	gap       frame.Unit // between paragraphs
	nodes     []*frame.Node
	rightFrom int // two columns: first line of the right one
	balanced  bool
	tried     *int // divisions looked at, by all parts: what long texts cost
}

// mm is short for the conversion that stands in nearly every line of this package.
func mm(v float64) frame.Unit { return frame.MM(v) }

// prosePara is a paragraph with the number of its first line in the text.
type prosePara struct {
	*typeset.Para
	first int
}

// New is a block of running text over a width, measured.
func New(m *typeset.Layout, b *doc.Prose, width frame.Unit) *Prose {
	if b.Columns != 2 || b.Lead {
		return Column(m, b.Paragraphs, &m.Styles.Body, width, mm(typeset.ParaGap))
	}
	p := Column(m, b.Paragraphs, &m.Styles.Body, (width-mm(typeset.Gutter))/2, mm(typeset.ParaGap))
	p.cols = 2
	p.balanceText(width)
	return p
}

// Column is running text in one column, set in a style and with a gap between paragraphs.
func Column(m *typeset.Layout, paragraphs [][]doc.Span, st *text.Style, width, gap frame.Unit) *Prose {
	p := &Prose{m: m, cols: 1, colW: width, lead: st.Lead, gap: gap, tried: new(int)}
	p.setParas(paragraphs, st)
	p.breakAt(p.colW)
	p.nodes = make([]*frame.Node, len(p.paras))
	return p
}

// Lines is how many lines are still, or here, to be set.
func (p *Prose) Lines() int { return p.to - p.from }

func (p *Prose) setParas(paragraphs [][]doc.Span, st *text.Style) {
	p.paras = make([]prosePara, 0, len(paragraphs))
	for _, spans := range paragraphs {
		if q := p.m.Para(st, spans); len(q.Atoms) > 0 {
			p.paras = append(p.paras, prosePara{Para: q})
		}
	}
}

func (p *Prose) breakAt(width frame.Unit) {
	p.to = 0
	for i := range p.paras {
		q := &p.paras[i]
		p.m.Fit(q.Para, width, p)
		q.first = p.to
		p.to += len(q.Lines)
	}
}

// balanceText looks for a breaking whose columns come out even. Text of a line or two more than can be parted is
// broken again, a little narrower; text that is too short for two columns is set in one.
func (p *Prose) balanceText(width frame.Unit) {
	if p.balance() {
		return
	}
	if p.to <= 3 {
		p.cols, p.colW = 1, width
		p.breakAt(width)
		return
	}
	least := p.widestWord()
	for step := frame.Unit(1); step <= 8; step++ {
		w := p.colW - p.colW*step/100
		if w < least {
			break
		}
		p.breakAt(w)
		if p.balance() {
			return
		}
	}
	p.breakAt(p.colW)
	p.balance()
}

// widestWord is the narrowest measure that needs no word to be parted.
func (p *Prose) widestWord() frame.Unit {
	var most int64
	for _, q := range p.paras {
		for i := 0; i < len(q.Atoms); {
			end, w := text.Word(q.Atoms, i)
			most = max(most, w)
			i = end
		}
	}
	return text.Units(most)
}

// Name names the text for messages.
func (p *Prose) Name() string {
	if len(p.paras) == 0 {
		return "an empty paragraph"
	}
	return "the text “" + typeset.Clip(p.paras[0].Words()) + "”"
}

// place returns the paragraph of a line, and its number in it.
func (p *Prose) place(line int) (para, in int) {
	if line >= p.total() {
		return len(p.paras), line - p.total()
	}
	para = sort.Search(len(p.paras), func(i int) bool { return p.paras[i].first > line }) - 1
	return para, line - p.paras[para].first
}

// mayEnd says whether a column or page may end before a line: between paragraphs, or with two lines of the paragraph
// on each side.
func (p *Prose) mayEnd(line int) bool {
	i, in := p.place(line)
	return in == 0 || in >= 2 && len(p.paras[i].Lines)-in >= 2
}

// holds says whether the lines from..to may stand in a column by themselves: they end where a column may end, and
// are no single line from the middle of a paragraph.
func (p *Prose) holds(from, to int) bool {
	if to >= p.total() {
		return true
	}
	a, _ := p.place(from)
	b, in := p.place(to)
	return p.mayEnd(to) && (a != b || in == 0 || to-from >= 2)
}

func (p *Prose) total() int {
	n := len(p.paras)
	if n == 0 {
		return 0
	}
	return p.paras[n-1].first + len(p.paras[n-1].Lines)
}

// heightOf is the height of the lines from..to in one column.
func (p *Prose) heightOf(from, to int) frame.Unit {
	if to <= from {
		return 0
	}
	a, _ := p.place(from)
	b, _ := p.place(to - 1)
	return frame.Unit(to-from)*p.lead + frame.Unit(b-a)*p.gap
}

// balance chooses the first line of the right column: the left column is the longer one, by a line at most, as even
// as can be. Where paragraph gaps stand in the way, equal numbers of lines or one more on the left count as even
// too. It says whether that is possible; if not, the least bad division stands.
//
// The further a division is from where the columns are level, the worse it is: from there it looks to both sides only
// until it has found one, so that a text of hundreds of pages does not try all its lines on each of them.
func (p *Prose) balance() bool {
	level := p.levelLine()
	from := level
	for from > p.from+1 && (from >= level || !p.mayDivide(from) || p.leftExcess(from) >= -p.gap) {
		from--
	}
	best, bestCost := -1, frame.Unit(0)
	for k := from; k <= p.to; k++ {
		if !p.mayDivide(k) {
			continue
		}
		diff := p.leftExcess(k)
		cost := p.cost(k, diff)
		if best < 0 || cost < bestCost {
			best, bestCost = k, cost
		}
		if diff > p.lead+p.gap {
			break
		}
	}
	p.rightFrom = max(best, p.from)
	p.balanced = best < 0 || bestCost < uneven
	return p.balanced
}

// cost is how bad it is that the right column begins with a line, where the left one is taller by diff.
func (p *Prose) cost(line int, diff frame.Unit) frame.Unit {
	more := (line - p.from) - (p.to - line)
	cost := max(diff, -diff)
	switch {
	case diff >= 0 && diff <= p.lead:
	case (more == 0 || more == 1) && diff >= -p.gap && diff <= p.lead+p.gap:
		cost += p.lead
	default:
		cost += uneven
	}
	return cost
}

// leftExcess is how much taller the left column is where the right one begins with a line.
func (p *Prose) leftExcess(line int) frame.Unit {
	*p.tried++
	return p.heightOf(p.from, line) - p.heightOf(line, p.to)
}

// levelLine is the first line behind the first one at which the left column is as tall as the right one, or taller.
func (p *Prose) levelLine() int {
	first := p.from + 1
	return first + sort.Search(p.to-first, func(i int) bool { return p.leftExcess(first+i) >= 0 })
}

// mayDivide says whether the right column may begin with a line; behind the last one there is none.
func (p *Prose) mayDivide(line int) bool {
	return line >= p.to || p.holds(p.from, line) && p.holds(line, p.to)
}

// uneven is more than any difference of columns that counts as even.
const uneven = frame.Unit(1 << 30)

// Height is that of the part.
func (p *Prose) Height(frame.Unit) frame.Unit {
	if p.cols == 1 {
		return p.heightOf(p.from, p.to)
	}
	return max(p.heightOf(p.from, p.rightFrom), p.heightOf(p.rightFrom, p.to))
}

// next returns the first line, at or behind n lines from a start, that a column may end before.
func (p *Prose) next(start, n int) int {
	k := min(start+n, p.to)
	for k < p.to && !p.holds(start, k) {
		k++
	}
	return k
}

// Least is the height that two lines need, or as many as must stay together, in every column.
func (p *Prose) Least() frame.Unit {
	k := p.next(p.from, 2)
	h := p.heightOf(p.from, k)
	if p.cols == 2 {
		h = max(h, p.heightOf(k, p.next(k, 2)))
	}
	return min(h, p.Height(0))
}

// last returns the last line, not behind to, that a column from start with a height may end before; start if none.
func (p *Prose) last(start int, room frame.Unit) int {
	k := start
	for n := start + 1; n <= p.to && p.heightOf(start, n) <= room; n++ {
		if n == p.to || p.holds(start, n) {
			k = n
		}
	}
	return k
}

// Cut divides the text at the foot of a page. Both parts have even columns where that can be.
func (p *Prose) Cut(top, bottom frame.Unit) (first, rest typeset.Piece) {
	room := bottom - top
	if p.Height(top) <= room {
		return p, nil
	}
	end := p.last(p.from, room)
	if p.cols == 2 {
		end = p.last(end, room)
		for k := end; k > p.from+3 && k > end-4; k-- {
			if a, b := p.part(p.from, k), p.part(k, p.to); p.holds(p.from, k) && a.balanced && b.balanced && a.Height(top) <= room {
				return a, b
			}
		}
	}
	if end <= p.from {
		return nil, nil
	}
	a, b := p.part(p.from, end), p.part(end, p.to)
	if a.Height(top) > room {
		// The even division is too tall for the page: fill the left column first.
		a.rightFrom = p.last(p.from, room)
	}
	return a, b
}

// part returns a part of the text. The parts share paragraphs and structure nodes.
func (p *Prose) part(from, to int) *Prose {
	q := *p
	q.from, q.to = from, to
	if q.cols == 2 {
		q.balance()
	}
	return &q
}

// Draw draws the part.
func (p *Prose) Draw(at typeset.Spot) {
	if p.cols == 1 {
		p.column(p.from, p.to, at)
		return
	}
	if p.from == 0 && p.to > 4 && !p.balanced && p.whole() {
		p.m.Warnf("uneven-columns", []string{"add or cut a few words, or divide its paragraphs differently"},
			"%s cannot be set in two even columns", p.Name())
	}
	p.column(p.from, p.rightFrom, at)
	p.column(p.rightFrom, p.to, at.Right(p.colW+mm(typeset.Gutter)))
}

func (p *Prose) whole() bool { return p.from == 0 && p.to == p.total() }

// column draws the lines from..to in one column. A paragraph over two columns or pages is one element.
func (p *Prose) column(from, to int, at typeset.Spot) {
	for from < to {
		i, in := p.place(from)
		q := &p.paras[i]
		end := min(len(q.Lines), in+to-from)
		if p.nodes[i] == nil {
			p.nodes[i] = p.m.Sect.Add("P")
		}
		p.m.Lines(q.Para, in, end, at, p.nodes[i])
		at.Y += frame.Unit(end-in)*p.lead + p.gap
		from += end - in
	}
}
