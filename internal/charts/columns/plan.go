package columns

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// planned is the chart with everything placed.
type planned struct {
	*kit.Layout
	*Chart
	m        Sizes
	width    frame.Unit
	left     frame.Unit // of the plot: room for the numbers of gridlines
	pitch    frame.Unit
	column   frame.Unit // its width
	low      int64      // values at the foot and the top of the plot
	high     int64
	plot     frame.Rect
	named    []bool // which values are named
	labels   [][]string
	words    [][]string // under labels
	marked   []bool     // columns whose label is named
	ticks    []int64    // gridlines; none where all values are named
	gaps     []gap
	labelTop frame.Unit
	height   frame.Unit
}

// gap is a run of columns without a value and the lines of words that say so; none where they have no room.
type gap struct {
	from, to int
	lines    []string
}

// Plan names all values where they have room, else some of them beside gridlines.
func (c *Chart) Plan(l *kit.Layout, m Sizes, width frame.Unit) []kit.Area {
	if !c.check(l) {
		return nil
	}
	p := &planned{Layout: l, Chart: c, m: m, width: width}
	for i := range c.Columns {
		if x := &c.Columns[i]; !x.Missing {
			p.low, p.high = min(p.low, x.Size), max(p.high, x.Size)
		}
	}
	if p.high == 0 && p.low == 0 {
		p.high = 1
	}
	if m.SomeNamed || len(c.Columns) > m.AllNamed || !p.nameAll() {
		p.nameSome()
	}
	p.fitLabels()
	p.fitGaps()
	if p.place(); l.Failed() {
		return nil
	}
	p.dropCovered()
	return []kit.Area{{
		W: width, H: p.height, Plot: p.plot, X: [2]float64{0, float64(len(c.Columns))}, Y: [2]float64{float64(p.low), float64(p.high)},
		Parts: []kit.Series{{Name: "grid", Draw: p.drawGrid}, {Name: "columns", Draw: p.drawColumns}, {Name: "axis", Draw: p.drawAxis}},
	}}
}

// divide shares a width among the columns. Where they would get too wide, the plot is narrower, at the left.
func (p *planned) divide(room frame.Unit) {
	n := frame.Unit(len(p.Columns))
	p.pitch = room / n
	if p.column = p.pitch * frame.Unit(p.m.Share) / 100; p.column > p.m.Widest {
		p.column, p.pitch = p.m.Widest, p.m.Widest*100/frame.Unit(p.m.Share)
	}
}

// nameAll names all values, if each keeps 0.6 em from the next one.
func (p *planned) nameAll() bool {
	p.left = 0
	p.divide(p.width)
	p.named = make([]bool, len(p.Columns))
	for i := range p.Columns {
		x := &p.Columns[i]
		if p.named[i] = !x.Missing; !x.Missing && p.valueWidth(x) > p.pitch-p.m.Value.Size*60/100 {
			return false
		}
	}
	return true
}

// valueWidth is the width of a value, or of the words over it.
func (p *planned) valueWidth(x *Column) frame.Unit {
	return max(p.Width(x.Value.S, frame.Bold, p.m.Value.Size), p.Width(x.Qualifier.S, frame.Regular, p.m.Words.Size))
}

// nameSome names the values of the finding, the first, the last and the largest, and gives gridlines for the others.
func (p *planned) nameSome() {
	p.named = make([]bool, len(p.Columns))
	first, last, most := -1, -1, -1
	for i := range p.Columns {
		x := &p.Columns[i]
		if x.Missing {
			continue
		}
		if first < 0 {
			first = i
		}
		if last = i; most < 0 || x.Size > p.Columns[most].Size {
			most = i
		}
		p.named[i] = x.Highlight
	}
	p.named[first], p.named[last], p.named[most] = true, true, true
	p.ticks = p.gridlines()
	p.left = p.m.Gutter
	for _, t := range p.ticks {
		p.left = max(p.left, p.Width(p.number(t), frame.Regular, p.m.Words.Size)+p.m.Words.Size/2)
	}
	p.divide(p.width - p.left)
	if p.pitch < p.MM(2) {
		p.Fail("chart-fit", "give the chart more width, or show fewer columns", "has no room for %d columns side by side", len(p.Columns))
	}
}

// gridlines are the multiples of a round step between the lowest and the highest value, so far apart that their numbers
// have room; zero is one.
func (p *planned) gridlines() (list []int64) {
	span := p.high - p.low
	step := max(1000, kit.RoundStep(max(1, max(p.high, -p.low)/1000))*1000)
	for int64(p.m.Plot)*step < span*int64(p.m.Words.Lead) {
		step *= 2
	}
	for v := p.low / step * step; v <= p.high; v += step {
		list = append(list, v)
	}
	return list
}

// number prints a gridline's number, in whole units.
func (p *planned) number(v int64) string {
	if v < 0 {
		return "\u2212" + kit.Thousands(-v/1000, p.Thousands)
	}
	return kit.Thousands(v/1000, p.Thousands)
}

// fitLabels sets the names under the axis. Classes are all named, on up to three lines. Of periods every second, third, ...
// is, where there is no room for all: with the first and the last if that comes out, else from the last backwards.
func (p *planned) fitLabels() {
	n := len(p.Columns)
	p.labels, p.words, p.marked = make([][]string, n), make([][]string, n), make([]bool, n)
	clear := p.label().Size * 40 / 100
	if p.Classes {
		for i := range p.Columns {
			lines, ok := p.Wrap(p.Columns[i].Label.S, frame.Regular, p.label().Size, p.pitch-clear)
			if !ok || len(lines) > 3 {
				p.Fail("chart-fit", "use a shorter word, or a chart of bars", "has no room for the label \"%s\" under its column", p.Columns[i].Label.S)
				return
			}
			p.labels[i], p.marked[i] = lines, true
		}
	} else {
		every := p.everyPeriod()
		if every == 0 {
			p.Fail("chart-fit", "give the chart more width, or show fewer periods", "has no room for the period \"%s\" under its column", p.Columns[n-1].Label.S)
			return
		}
		for i := n - 1; i >= 0; i -= every {
			p.labels[i], p.marked[i] = []string{p.Columns[i].Label.S}, true
		}
	}
	for i := range p.Columns {
		x := &p.Columns[i]
		if x.Words.S == "" {
			continue
		}
		from, to := p.roomAround(i)
		lines, ok := p.Wrap(x.Words.S, frame.Regular, p.m.Words.Size, to-from)
		if !ok || !p.marked[i] || len(lines) > 2 {
			p.Tell("chart-captions", "", "leaves out the word \"%s\" under \"%s\", because it has no room there", x.Words.S, x.Label.S)
			continue
		}
		p.words[i] = lines
	}
}

// everyPeriod is 1 where every period has room for its name, else 2, 3, 5 or 10; 0 if not even the last one has.
func (p *planned) everyPeriod() int {
	n, widest := len(p.Columns), frame.Unit(0)
	for i := range p.Columns {
		widest = max(widest, p.Width(p.Columns[i].Label.S, frame.Bold, p.label().Size))
	}
	// The last name ends with the chart, and may so stand nearer to the one before it.
	need := widest + p.label().Size*80/100 + max(0, (widest-p.pitch)/2)
	var fits []int
	for _, every := range []int{1, 2, 3, 5, 10, Most} {
		if p.pitch*frame.Unit(every) >= need && (every > 1 || p.m.AllLabelled == 0 || n <= p.m.AllLabelled) {
			fits = append(fits, every)
		}
	}
	for _, every := range fits[:min(2, len(fits))] {
		if (n-1)%every == 0 {
			return every
		}
	}
	if len(fits) == 0 || widest > p.width {
		return 0
	}
	return fits[0]
}

// roomAround is where words under a column may begin and end: in its pitch, and those of neighbours that have no words.
func (p *planned) roomAround(i int) (from, to frame.Unit) {
	half := func(neighbour int) frame.Unit {
		if neighbour < 0 || neighbour >= len(p.Columns) || p.Columns[neighbour].Words.S == "" {
			return p.pitch * 9 / 10
		}
		return p.pitch / 2
	}
	middle := p.left + p.pitch*frame.Unit(i) + p.pitch/2
	return max(0, middle-half(i-1)), min(p.width, middle+half(i+1))
}

// fitGaps sets the words where columns have no value, once for a run of them.
func (p *planned) fitGaps() {
	n := len(p.Columns)
	for i := 0; i < n; i++ {
		if !p.Columns[i].Missing {
			continue
		}
		g := gap{from: i, to: i}
		for g.to+1 < n && p.Columns[g.to+1].Missing {
			g.to++
		}
		room := p.pitch*frame.Unit(g.to-g.from+1) - p.m.Words.Size*20/100
		lines, ok := p.Wrap(p.Gap.S, frame.Regular, p.m.Words.Size, room)
		if !ok {
			p.Tell("chart-captions", "", "leaves out the words \"%s\" at \"%s\", because they have no room there", p.Gap.S, p.Columns[i].Label.S)
		} else {
			g.lines = lines
		}
		p.gaps = append(p.gaps, g)
		i = g.to
	}
}

// place sets the heights: over the plot room for the highest value, under it for the lowest one, then labels and words.
func (p *planned) place() {
	if p.Failed() {
		return
	}
	over, under := frame.Unit(0), frame.Unit(0)
	lines, words := 1, 0
	for i := range p.Columns {
		x := &p.Columns[i]
		lines, words = max(lines, len(p.labels[i])), max(words, len(p.words[i]))
		switch {
		case !p.named[i]:
		case x.Size < 0:
			under = p.m.ValueGap + p.m.Value.Lead
		default:
			over = max(over, p.overhead(x))
		}
	}
	if len(p.ticks) > 0 {
		over = max(over, p.m.Words.Lead/2)
	}
	for _, g := range p.gaps { // where most is below zero, the zero line is high
		above := frame.Unit(int64(p.m.Plot) * p.high / (p.high - p.low))
		over = max(over, p.m.ValueGap/2+p.m.Words.Lead*frame.Unit(len(g.lines))-above)
	}
	p.plot = frame.Rect{X: p.left, Y: over, W: p.pitch * frame.Unit(len(p.Columns)), H: p.m.Plot}
	p.labelTop = over + p.m.Plot + under + p.m.LabelTop
	if len(p.ticks) > 0 && p.ticks[0] == p.low && p.reachesGutter() {
		p.labelTop += p.m.Words.Lead / 2 // clear of the lowest number
	}
	p.height = p.labelTop + p.label().Lead*frame.Unit(lines) + p.m.Words.Lead*frame.Unit(words)
}

// overhead is the room over a column for its value, the words over that, and an arrowhead.
func (p *planned) overhead(x *Column) frame.Unit {
	h := p.m.ValueGap + p.m.Value.Lead
	if x.Qualifier.S != "" {
		h += p.m.Words.Lead + p.m.ArrowGap + p.arrow()
	}
	return h
}

// arrow is the height of the arrowhead of a column that goes on.
func (p *planned) arrow() frame.Unit { return p.column * 42 / 100 }

// dropCovered leaves out values of which a neighbour's column or value stands in the way; the finding's stay longest.
func (p *planned) dropCovered() {
	if len(p.ticks) == 0 {
		return
	}
	y := kit.NewRange(float64(p.low), float64(p.high))
	y.SetDomain(int(p.plot.H))
	end := func(i int) frame.Unit { return p.plot.Y + p.plot.H - kit.At(y, float64(p.Columns[i].Size)) }
	box := func(i int) frame.Rect {
		x := &p.Columns[i]
		w := p.valueWidth(x) + p.m.Value.Size*40/100
		h := p.overhead(x) - p.m.ValueGap
		top := end(i) - p.m.ValueGap - h
		if x.Size < 0 {
			top = end(i) + p.m.ValueGap
		}
		return frame.Rect{X: p.left + p.pitch*frame.Unit(i) + (p.pitch-w)/2, Y: top, W: w, H: h}
	}
	var taken []frame.Rect
	for _, g := range p.gaps {
		w, h := frame.Unit(0), p.m.Words.Lead*frame.Unit(len(g.lines))
		for _, line := range g.lines {
			w = max(w, p.Width(line, frame.Regular, p.m.Words.Size))
		}
		zero := p.plot.Y + p.plot.H - kit.At(y, 0)
		taken = append(taken, frame.Rect{X: p.left + p.pitch*frame.Unit(g.from+g.to+1)/2 - w/2, Y: zero - p.m.ValueGap/2 - h, W: w, H: h})
	}
	for _, finding := range []bool{true, false} {
		for i := range p.Columns {
			if !p.named[i] || p.Columns[i].Highlight != finding {
				continue
			}
			b := box(i)
			free := b.X >= p.left-p.m.Words.Size*30/100 && b.X+b.W <= p.width
			for k := range p.Columns {
				if k == i || p.Columns[k].Missing || p.Columns[k].Size <= 0 {
					continue
				}
				column := frame.Rect{X: p.left + p.pitch*frame.Unit(k) + (p.pitch-p.column)/2, Y: end(k), W: p.column, H: p.plot.Y + p.plot.H - end(k)}
				free = free && !kit.Overlap(b, column)
			}
			for _, t := range taken {
				free = free && !kit.Overlap(b, t)
			}
			if !free {
				p.named[i] = false
				p.Tell("chart-captions", "the table has it", "leaves out the value %s of \"%s\", because it has no room over its column", p.Columns[i].Value.S, p.Columns[i].Label.S)
				continue
			}
			taken = append(taken, b)
		}
	}
}

// label is the type of names under the axis: those of periods are as small as numbers of an axis.
func (p *planned) label() kit.TextSize {
	if p.Classes {
		return p.m.Label
	}
	return p.m.Words
}

// reachesGutter says whether a name under the axis reaches under the numbers of gridlines.
func (p *planned) reachesGutter() bool {
	for i := range p.Columns {
		for _, line := range p.labels[i] {
			if w := p.Width(line, frame.Bold, p.label().Size); p.left+p.pitch*frame.Unit(i)+p.pitch/2-w/2 < p.left {
				return true
			}
		}
	}
	return false
}
