package pptx

import (
	"strings"

	"briefing/internal/charts"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// slot is a category of the native chart: a bar, or the words over the next ones (a group's label, or a bar's name
// with a line of text), which stand where a bar would begin.
type slot struct {
	name  string
	row   *charts.BarRow  // nil: words only
	words []drawingml.Run // the first is the label's cell
	below drawingml.Run   // the line of text under it
	left  drawingml.Run   // the bar's name, beside it
}

// barChart is a bar chart with everything measured.
type barChart struct {
	*chartXML
	spec   *charts.Bars
	w0, h0 drawingml.EMU // of the frame
	slots  []slot
	rest   bool // the last slot are words without a bar
	above  bool // names over their bars
	beside bool // names with a line of text beside them
	fills  []charts.Fill
	column drawingml.EMU
	key    drawingml.EMU // height of the legend
	axis   int64
	bar    int // gap in percent of a bar
}

// fillOrder is the order of series: solid parts stand first.
var fillOrder = []charts.Fill{charts.Solid, charts.Muted, charts.Outlined, charts.White}

// bars plans a bar chart for a place and returns its height, which may be less than there is. name says in messages
// where it stands.
func (w *writer) bars(spec *charts.Bars, place drawingml.Box, title, name string) (*barChart, bool) {
	m := charts.Slide().Bars
	c := &barChart{chartXML: &chartXML{w: w}, spec: spec, w0: place.W}
	total := map[charts.Fill]bool{}
	ink, sec := w.theme.Color(brand.Ink), w.theme.Color(brand.Secondary)
	asides := false
	for _, g := range spec.Groups {
		for _, r := range g.Rows {
			c.above = c.above || r.Detail.S != ""
			asides = asides || r.Aside.S != ""
		}
	}
	if c.above {
		column := drawingml.EMU(charts.SlideBeside(0).Bars.Column) * drawingml.PerUnit
		if w.namesFit(spec, column, place.W) {
			c.above, c.beside, c.column = false, true, column
		}
	}
	for _, g := range spec.Groups {
		if g.Label.S != "" {
			c.slots = append(c.slots, slot{words: []drawingml.Run{{S: g.Label.S, Size: int(m.Group.Size), Color: sec}}})
		}
		for i := range g.Rows {
			r := &g.Rows[i]
			if c.above {
				s := slot{words: []drawingml.Run{{S: r.Label.S, Bold: true, Size: int(m.Label.Size), Color: ink}}}
				if r.Detail.S != "" {
					s.below = drawingml.Run{S: r.Detail.S, Size: int(m.Detail.Size), Color: sec}
				}
				c.slots = append(c.slots, s)
			}
			value := drawingml.Run{S: r.Value.S, Bold: !r.Missing, Size: int(m.Value.Size), Color: ink}
			if r.Missing {
				value.Color = sec
			}
			s := slot{name: r.Label.S, row: r, words: []drawingml.Run{value}}
			if c.beside {
				s.left = drawingml.Run{S: r.Label.S, Bold: true, Size: int(m.Label.Size), Color: ink}
				s.below = drawingml.Run{S: r.Detail.S, Size: int(m.Detail.Size), Color: sec}
			}
			if r.Aside.S != "" {
				s.words = append(s.words, drawingml.Run{S: "\u00a0 " + r.Aside.S, Size: int(m.Detail.Size), Color: sec})
			}
			c.slots = append(c.slots, s)
			for _, p := range r.Parts {
				if p.Size > 0 {
					total[p.Fill] = true
				}
			}
		}
	}
	if c.rest = spec.Rest.S != ""; c.rest {
		r := drawingml.Run{S: spec.Rest.S, Size: int(m.Detail.Size), Color: w.theme.Color(brand.Body)}
		if c.beside {
			c.slots = append(c.slots, slot{name: spec.Rest.S, left: r, words: []drawingml.Run{{Size: r.Size}}})
		} else {
			c.slots = append(c.slots, slot{words: []drawingml.Run{r}})
		}
	}
	for _, f := range fillOrder {
		if total[f] {
			c.fills = append(c.fills, f)
		}
	}
	if len(c.fills) == 0 {
		c.fills = []charts.Fill{charts.Solid}
	}
	if (spec.SolidKey.S != "" || spec.OutlinedKey.S != "") && !asides {
		c.key = 8 * drawingml.PerMM
	}
	pitch := min(drawingml.EMU(m.PlainPitch)*drawingml.PerUnit, (place.H-c.key)/len(c.slots))
	least := int(m.Value.Size) * drawingml.LineHeight / 1000 * drawingml.PerUnit
	if c.above || c.beside {
		pitch = min(175*drawingml.PerMM/10, pitch)
		if c.beside {
			pitch = min(drawingml.EMU(charts.SlideBeside(0).Bars.Pitch)*drawingml.PerUnit, (place.H-c.key)/len(c.slots))
		}
		least = (int(m.Label.Size) + int(m.Detail.Size)) * w.ruler.Line / 1000 * drawingml.PerUnit * 95 / 100
	}
	if pitch < least {
		w.fail("slide-fit", "show fewer bars", "%s: %d bars do not fit, there is room for %d", name, len(c.slots), (place.H-c.key)/least)
		w.about(itsHeight)
		return nil, false
	}
	c.h0 = c.key + pitch*len(c.slots)
	thick := min(drawingml.EMU(m.PlainBar)*drawingml.PerUnit, pitch*70/100)
	switch {
	case c.above:
		thick = min(drawingml.EMU(88*drawingml.PerMM/10), pitch*60/100)
	case c.beside:
		thick = min(drawingml.EMU(charts.SlideBeside(0).Bars.Bar)*drawingml.PerUnit, pitch*60/100)
	}
	c.bar = (pitch - thick) * 100 / thick
	return c, c.measure(place, name, title)
}

// measure finds the column for names and the scale: the longest bars end where their values still fit.
func (c *barChart) measure(place drawingml.Box, name, title string) bool {
	m := charts.Slide().Bars
	w := c.w
	if !c.above && !c.beside {
		c.column = min(drawingml.EMU(m.Column)*drawingml.PerUnit, place.W*38/100)
		for _, s := range c.slots {
			if s.row == nil {
				continue
			}
			lines := w.ruler.Lines([]drawingml.Run{{S: s.name, Bold: true, Size: int(m.Label.Size)}}, drawingml.Style{}, (c.column-4*drawingml.PerMM)/drawingml.PerUnit)
			if lines > 2 {
				w.fail("slide-fit", "shorten the label", "%s: the label “%s” takes %d lines, at most 2 fit", name, shorten(s.name), lines)
				return false
			}
		}
	}
	plot := int64(place.W - c.column)
	length, most := plot, int64(0)
	for _, s := range c.slots {
		text := 0
		for _, r := range append([]drawingml.Run{c.before(s)}, s.words...) {
			text += w.ruler.Width(r.S, r.Bold, false, r.Size)
		}
		under := 0
		if c.above {
			under = w.ruler.Width(s.below.S, false, false, s.below.Size)
		}
		need := int64(max(text, under))*int64(drawingml.PerUnit) + 4*int64(drawingml.PerMM)
		sum := s.total()
		most = max(most, sum)
		if plot-need < 0 || sum > 0 && plot-need < 10*int64(drawingml.PerMM) {
			w.fail("slide-fit", "shorten it, or give the chart more room", "%s: the text “%s” is wider than there is room", name, shorten(s.words[0].S))
			return false
		}
	}
	for _, s := range c.slots {
		text := int64(0)
		for _, r := range append([]drawingml.Run{c.before(s)}, s.words...) {
			text += int64(w.ruler.Width(r.S, r.Bold, false, r.Size))
		}
		if sum := s.total(); sum > 0 {
			length = min(length, mulDiv(plot-text*int64(drawingml.PerUnit)-4*int64(drawingml.PerMM), most, sum))
		}
	}
	c.axis = 1000
	if most > 0 {
		c.axis = mulDiv(most, plot, max(length, 1))
	}
	c.fill(title)
	return true
}

// mulDiv is a*b/c without overflow for what charts hold: sizes up to 10^13, lengths up to 10^8.
func mulDiv(a, b, c int64) int64 {
	const big = 1 << 31
	if a < big && b < big {
		return a * b / c
	}
	return a/c*b + a%c*(b/1000)/max(c/1000, 1)
}

func (s slot) total() int64 {
	t := int64(0)
	if s.row != nil && !s.row.Missing {
		for _, p := range s.row.Parts {
			t += p.Size
		}
	}
	return t
}

// fill makes the table: names, a column for each fill, a column of zeros that carries the labels, and their texts. The
// zeros have no name that can be seen: programs differ in which entry of a legend a number means, so that none can be
// taken out of it.
func (c *barChart) fill(title string) {
	digits := 0
	for _, s := range c.slots {
		if s.row == nil {
			continue
		}
		for _, p := range s.row.Parts {
			for d, v := 3, p.Size; d > 0 && v > 0; d-- {
				if v%10 != 0 {
					digits = max(digits, d)
					break
				}
				v /= 10
			}
		}
	}
	format := "#,##0"
	if digits > 0 {
		format += "." + strings.Repeat("0", digits)
	}
	names := column{}
	for _, s := range c.slots {
		names.cells = append(names.cells, s.name)
	}
	c.sheet.add(names)
	for _, f := range c.fills {
		col := column{head: c.seriesName(f, title), numeric: true, format: format}
		for _, s := range c.slots {
			v, has := int64(0), false
			if s.row != nil && !s.row.Missing {
				for _, p := range s.row.Parts {
					if p.Fill == f {
						v, has = v+p.Size, true
					}
				}
			}
			cell := ""
			if has {
				cell = decimal(v, 3)
			}
			col.cells = append(col.cells, cell)
		}
		c.sheet.add(col)
	}
	zeros := column{head: "\u00a0", numeric: true, format: "0"}
	if c.key == 0 {
		zeros.head = named(title) // there is no legend that it would stand in
	}
	texts, details := column{head: title}, column{head: title}
	for _, s := range c.slots {
		zeros.cells = append(zeros.cells, "0")
		texts.cells = append(texts.cells, s.words[0].S)
		details.cells = append(details.cells, s.below.S)
	}
	c.sheet.add(zeros)
	c.sheet.add(texts)
	if c.above || c.beside {
		c.sheet.add(details)
	}
}

func (c *barChart) seriesName(f charts.Fill, title string) string {
	switch {
	case f == charts.Solid && c.spec.SolidKey.S != "":
		return c.spec.SolidKey.S
	case f == charts.Outlined && c.spec.OutlinedKey.S != "":
		return c.spec.OutlinedKey.S
	}
	// Without a key, the words after a bar's value say what its outline means.
	for _, s := range c.slots {
		if s.row != nil && f != charts.Solid && s.row.Aside.S != "" && len(s.row.Parts) > 0 && s.row.Parts[0].Fill == f {
			return s.row.Aside.S
		}
	}
	return named(title)
}

// xml writes the chart.
func (c *barChart) xml() *chartXML {
	m := charts.Slide().Bars
	c.begin()
	c.Put(`<c:autoTitleDeleted val="1"/><c:plotArea>`, manual(true, c.column, c.key, c.w0-c.column, c.h0-c.key, c.w0, c.h0),
		`<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	before := c.namesBeside()
	for i, f := range c.fills {
		c.series(before+i, i+1)
		c.look(f)
		c.Put(`<c:invertIfNegative val="0"/>`)
		c.values(i + 1)
		c.Put(`</c:ser>`)
	}
	// Labels hang on series of zeros, which begin where the bar ends: stacked bars have no place for labels there.
	carrier := before + len(c.fills)
	var words, details []labelText
	for i, s := range c.slots {
		l := labelText{point: i, cell: s.words[0], beside: s.words[1:], place: "inBase", before: c.before(s)}
		if c.above && s.below.S != "" {
			// Name and text share a place: the one moves up, the other down, by half the other's height.
			slotHigh := int64(c.h0-c.key) / int64(len(c.slots))
			l.move = -slotHigh * 21 / 100 * 1_000_000 / int64(c.h0)
			details = append(details, labelText{point: i, cell: s.below, place: "inBase", move: slotHigh * 25 / 100 * 1_000_000 / int64(c.h0)})
		}
		if l.cell.S != "" {
			words = append(words, l)
		}
	}
	c.carrier(carrier, words, len(c.fills)+2)
	if len(details) > 0 {
		c.carrier(carrier+1, details, len(c.fills)+3)
	}
	c.Put(`<c:gapWidth val="`, itoa(min(c.bar, 500)), `"/><c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>`)
	labels, line := "nextTo", `<a:ln w="18000">`+c.solid(brand.Ink)+`</a:ln>`
	switch {
	case c.above:
		labels, line = "none", `<a:ln><a:noFill/></a:ln>`
	case c.beside:
		if labels = "none"; c.rest { // its words run across the axis
			line = `<a:ln><a:noFill/></a:ln>`
		}
	}
	c.Put(`<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>`,
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="`, labels, `"/><c:spPr>`, line, `</c:spPr>`)
	c.textProps(int(m.Label.Size), true, brand.Ink)
	c.Put(`<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
		`<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:max val="`, decimal(c.axis, 3), `"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>`,
		`<c:numFmt formatCode="`, ooxml.Esc(c.sheet.columns[1].format), `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`,
		`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if c.key > 0 {
		c.legend("t", manual(false, c.column, 0, c.w0-c.column, c.key, c.w0, c.h0))
	}
	return c.chartXML
}

// namesFit says whether names and the lines of text under them have room beside their bars, each on one line, and the
// words under the bars in the chart's width.
func (w *writer) namesFit(spec *charts.Bars, column, width drawingml.EMU) bool {
	m := charts.Slide().Bars
	wide := func(s string, bold bool, size int) drawingml.EMU {
		return w.ruler.Width(s, bold, false, size)*drawingml.PerUnit + 5*drawingml.PerMM
	}
	if width < besideFrom {
		return false
	}
	for _, g := range spec.Groups {
		if g.Label.S != "" {
			return false
		}
		for _, r := range g.Rows {
			if max(wide(r.Label.S, true, int(m.Label.Size)), wide(r.Detail.S, false, int(m.Detail.Size))) > column {
				return false
			}
		}
	}
	return wide(spec.Rest.S, false, int(m.Detail.Size)) <= width
}

// besideFrom is the width from which names with a line of text stand beside their bars.
const besideFrom = 250 * drawingml.PerMM

// namesBeside writes the series that carry names and the lines of text under them, and returns how many there are. They
// are the first of the stack, so that they begin at the zero line, and are moved to the chart's left side. A name and
// its text share a place: the one moves up, the other down.
func (c *barChart) namesBeside() int {
	if !c.beside {
		return 0
	}
	share := func(v, of int64) int64 { return v * 1_000_000 / of }
	high, left := int64(c.h0-c.key)/int64(len(c.slots)), -share(int64(c.column), int64(c.w0))
	var names, details []labelText
	for i, s := range c.slots {
		l := labelText{point: i, cell: s.left, place: "inBase", aside: left}
		if s.below.S != "" {
			l.move = -share(high*15/100, int64(c.h0))
			details = append(details, labelText{point: i, cell: s.below, place: "inBase", aside: left, move: share(high*20/100, int64(c.h0))})
		}
		names = append(names, l)
	}
	c.carrier(0, names, 0)
	if len(details) == 0 {
		return 1
	}
	c.carrier(1, details, len(c.fills)+3)
	return 2
}

// before is what parts a value from its bar: a space, or an arrowhead where the bar goes on.
func (c *barChart) before(s slot) drawingml.Run {
	switch {
	case s.row == nil:
		return drawingml.Run{}
	case s.row.MoreThan:
		return drawingml.Run{S: "►\u00a0", Size: s.words[0].Size, Color: c.w.theme.Color(brand.Blue)}
	}
	return drawingml.Run{S: "\u00a0", Size: s.words[0].Size, Color: s.words[0].Color}
}

// carrier writes a series of zeros with labels from the cells of a column.
func (c *barChart) carrier(i int, list []labelText, texts int) {
	zeros := len(c.fills) + 1
	c.series(i, zeros)
	c.Put(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`)
	c.labels(list)
	c.values(zeros)
	c.labelRange(texts)
	c.Put(`</c:ser>`)
}

func (c *chartXML) series(i, col int) {
	c.Put(`<c:ser><c:idx val="`, itoa(i), `"/><c:order val="`, itoa(i), `"/>`)
	c.sheet.head(&c.Builder, col)
}

// look is a fill as the charts of the briefs draw it.
func (c *barChart) look(f charts.Fill) {
	outline := `<a:ln w="21600">` + c.solid(brand.Blue) + `<a:miter lim="800000"/></a:ln>`
	fill := c.solid(brand.Blue)
	switch f {
	case charts.Outlined:
		fill = c.solid(brand.Pale)
	case charts.White:
		fill = c.solid(brand.White)
	case charts.Muted:
		fill, outline = c.solid(brand.Context), `<a:ln><a:noFill/></a:ln>`
	default:
		outline = `<a:ln><a:noFill/></a:ln>`
	}
	c.Put(`<c:spPr>`, fill, outline, `</c:spPr>`)
}

func (c *barChart) values(col int) {
	c.Put(`<c:cat>`)
	c.sheet.cache(&c.Builder, 0)
	c.Put(`</c:cat><c:val>`)
	c.sheet.cache(&c.Builder, col)
	c.Put(`</c:val>`)
}
