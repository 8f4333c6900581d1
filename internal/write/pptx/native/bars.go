package native

import (
	"fmt"
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/write/pptx/drawingml"
)

// slot is a category of the native chart: a bar, or the words over the next ones (a group's label, or a bar's name
// with a line of text), which stand where a bar would begin.
type slot struct {
	name  string
	bar   *kit.Category   // nil: words only
	words []drawingml.Run // the first is the label's cell
	below drawingml.Run   // the line of text under it
	left  drawingml.Run   // the bar's name, beside it
}

// barChart is a chart of bars with everything measured.
type barChart struct {
	*chartXML
	*kit.CategoryChart
	frame  chartFrame
	slots  []slot
	rest   bool // the last slot are words without a bar
	above  bool // names over their bars
	beside bool // names with a line of text beside them
	fills  []kit.Fill
	column drawingml.EMU
	key    drawingml.EMU // height of the legend
	axis   int64         // largest value of the axis, in thousandths
	gap    int           // between bars, in percent of a bar
}

// Bars writes a chart of bars or columns for a width and a height, which it may not need in full. title names a series
// that has no name of its own. What does not fit is a *Misfit.
func Bars(of *kit.CategoryChart, s Setting, width, height drawingml.EMU, title string) (*Chart, error) {
	if len(of.Categories) == 0 && (of.Rest == "" || of.Direction == kit.Upward) {
		return nil, &Misfit{Of: "it", Problem: "has nothing to show"}
	}
	chart := *of
	chart.Sizes = s.categorySizes(of.Sizes)
	of = &chart
	x := &chartXML{Setting: s}
	if of.Direction == kit.Upward {
		return columns(of, x, width, height, title)
	}
	c := &barChart{chartXML: x, CategoryChart: of, frame: chartFrame{w: width}}
	c.chooseForm()
	for i := range of.Categories {
		c.addSlots(&of.Categories[i])
	}
	c.addRest()
	c.fills = fillsOf(of)
	if keyed(of) {
		c.key = c.mm(80)
	}
	if err := c.placeSlots(height); err != nil {
		return nil, err
	}
	if err := c.placeNames(); err != nil {
		return nil, err
	}
	if err := c.scale(); err != nil {
		return nil, err
	}
	c.fillSheet(title)
	c.write()
	return c.end(c.frame.h)
}

// chooseForm says where the names stand: beside the bars, or over them where they have a line of text and no room beside
// the bars.
func (c *barChart) chooseForm() {
	for _, cat := range c.Categories {
		c.above = c.above || cat.Detail != ""
	}
	if !c.above {
		return
	}
	if column := drawingml.EMU(c.Sizes.Detailed.Names) * drawingml.PerUnit; c.namesFit(column) {
		c.above, c.beside, c.column = false, true, column
	}
}

// besideFrom is the width, in tenths of a millimetre, from which names with a line of text stand beside their bars.
const besideFrom = 2500

// namesFit says whether names and the lines of text under them have room beside their bars, each on one line, and the
// words under the bars in the chart's width.
func (c *barChart) namesFit(column drawingml.EMU) bool {
	wide := func(s string, bold bool, size int) drawingml.EMU {
		return c.Ruler.Width(s, bold, false, size)*drawingml.PerUnit + c.mm(50)
	}
	if c.frame.w < c.mm(besideFrom) {
		return false
	}
	name, detail := int(c.Sizes.Name), int(c.Sizes.Detail)
	for _, cat := range c.Categories {
		if cat.Heading || max(wide(cat.Name, true, name), wide(cat.Detail, false, detail)) > column {
			return false
		}
	}
	return wide(c.Rest, false, detail) <= c.frame.w
}

// addSlots adds a category: its bar, and before that its name where names stand over their bars.
func (c *barChart) addSlots(cat *kit.Category) {
	ink, secondary := c.Theme.Color(brand.Ink), c.Theme.Color(brand.Secondary)
	if cat.Heading {
		c.slots = append(c.slots, slot{words: []drawingml.Run{{S: cat.Name, Size: int(c.Sizes.Heading), Color: secondary}}})
		return
	}
	name := drawingml.Run{S: cat.Name, Bold: true, Size: int(c.Sizes.Name), Color: ink}
	detail := drawingml.Run{S: cat.Detail, Size: int(c.Sizes.Detail), Color: secondary}
	if c.above {
		s := slot{words: []drawingml.Run{name}}
		if detail.S != "" {
			s.below = detail
		}
		c.slots = append(c.slots, s)
	}
	s := slot{name: cat.Name, bar: cat, words: []drawingml.Run{c.valueOf(cat)}}
	if c.beside {
		s.left, s.below = name, detail
	}
	if cat.Aside != "" {
		s.words = append(s.words, drawingml.Run{S: "\u00a0 " + cat.Aside, Size: int(c.Sizes.Detail), Color: secondary})
	}
	c.slots = append(c.slots, s)
}

// valueOf is the printed value of a category.
func (c *barChart) valueOf(cat *kit.Category) drawingml.Run {
	r := drawingml.Run{S: cat.Value, Bold: !cat.Missing, Size: int(c.Sizes.Value), Color: c.Theme.Color(brand.Ink)}
	if cat.Missing {
		r.Color = c.Theme.Color(brand.Secondary)
	}
	return r
}

// addRest adds the words under the last bar.
func (c *barChart) addRest() {
	if c.rest = c.Rest != ""; !c.rest {
		return
	}
	r := drawingml.Run{S: c.Rest, Size: int(c.Sizes.Detail), Color: c.Theme.Color(brand.Body)}
	if c.beside {
		c.slots = append(c.slots, slot{name: c.Rest, left: r, words: []drawingml.Run{{Size: r.Size}}})
	} else {
		c.slots = append(c.slots, slot{words: []drawingml.Run{r}})
	}
}

// placeSlots finds the height of a slot and of a bar in it.
func (c *barChart) placeSlots(height drawingml.EMU) error {
	sizes := c.Sizes.Plain
	if c.beside {
		sizes = c.Sizes.Detailed
	}
	most, thickest, percent := drawingml.EMU(sizes.Pitch)*drawingml.PerUnit, drawingml.EMU(sizes.Bar)*drawingml.PerUnit, 70
	least := int(c.Sizes.Value) * drawingml.LineHeight / 1000 * drawingml.PerUnit
	if c.above || c.beside {
		percent = 60
		least = (int(c.Sizes.Name) + int(c.Sizes.Detail)) * c.Ruler.Line / 1000 * drawingml.PerUnit * 95 / 100
	}
	if c.above {
		most, thickest = min(most, c.mm(175)), c.mm(88)
	}
	pitch := min(most, (height-c.key)/len(c.slots))
	if pitch < least {
		return &Misfit{Of: fmt.Sprintf("%d bars", len(c.slots)), Problem: fmt.Sprintf("do not fit, there is room for %d", (height-c.key)/least), Hint: "show fewer bars", High: true}
	}
	c.frame.h = c.key + pitch*len(c.slots)
	bar := min(thickest, pitch*percent/100)
	c.gap = (pitch - bar) * 100 / bar
	return nil
}

// placeNames finds the width of the column for names that are alone beside their bars.
func (c *barChart) placeNames() error {
	if c.above || c.beside {
		return nil
	}
	c.column = min(drawingml.EMU(c.Sizes.Plain.Names)*drawingml.PerUnit, c.frame.w*38/100)
	for _, s := range c.slots {
		if s.bar == nil {
			continue
		}
		lines := c.Ruler.Lines([]drawingml.Run{{S: s.name, Bold: true, Size: int(c.Sizes.Name)}}, drawingml.Style{}, (c.column-c.mm(40))/drawingml.PerUnit)
		if lines > 2 {
			return &Misfit{Of: "the label", Text: s.name, Problem: fmt.Sprintf("takes %d lines, at most 2 fit", lines), Hint: "shorten the label"}
		}
	}
	return nil
}

// scale finds the axis on which the longest bars end where their values still fit.
func (c *barChart) scale() error {
	apart, shortest := int64(c.mm(40)), int64(c.mm(100))
	plot := int64(c.frame.w - c.column)
	length, most := plot, int64(0)
	for _, s := range c.slots {
		words := c.widthOf(append([]drawingml.Run{c.prefix(s)}, s.words...)...)
		need := words
		if c.above {
			need = max(need, c.widthOf(s.below))
		}
		sum := s.total()
		most = max(most, sum)
		if room := plot - need - apart; room < 0 || sum > 0 && room < shortest {
			return &Misfit{Of: "the text", Text: s.words[0].S, Problem: "is wider than there is room", Hint: "shorten it, or give the chart more room"}
		}
	}
	for _, s := range c.slots {
		if sum := s.total(); sum > 0 {
			words := c.widthOf(append([]drawingml.Run{c.prefix(s)}, s.words...)...)
			length = min(length, mulDiv(plot-words-apart, most, sum))
		}
	}
	c.axis = 1000
	if most > 0 {
		c.axis = mulDiv(most, plot, max(length, 1))
	}
	return nil
}

// widthOf is the width of runs on one line.
func (c *chartXML) widthOf(runs ...drawingml.Run) int64 {
	sum := 0
	for _, r := range runs {
		sum += c.Ruler.Width(r.S, r.Bold, false, r.Size)
	}
	return int64(sum) * int64(drawingml.PerUnit)
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
	if s.bar == nil {
		return 0
	}
	return totalOf(s.bar)
}

// totalOf is the size of a bar.
func totalOf(c *kit.Category) int64 {
	t := int64(0)
	if !c.Missing {
		for _, p := range c.Parts {
			t += p.Size
		}
	}
	return t
}

// fillOrder is the order of series: solid parts stand first.
var fillOrder = []kit.Fill{kit.Solid, kit.Muted, kit.Outlined, kit.White}

// fillsOf are those that a chart has, in the order of its series.
func fillsOf(c *kit.CategoryChart) []kit.Fill {
	var has [kit.Fills]bool
	for _, cat := range c.Categories {
		for _, p := range cat.Parts {
			has[p.Fill] = has[p.Fill] || p.Size > 0
		}
	}
	var list []kit.Fill
	for _, f := range fillOrder {
		if has[f] {
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return []kit.Fill{kit.Solid}
	}
	return list
}

// keyed says whether a chart has a legend: where words stand after values, these say what fills mean.
func keyed(c *kit.CategoryChart) bool {
	return c.Keys != [kit.Fills]string{} && !slices.ContainsFunc(c.Categories, func(cat kit.Category) bool { return cat.Aside != "" })
}
