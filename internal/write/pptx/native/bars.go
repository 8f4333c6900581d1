package native

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// slot is a category of the native chart: a bar, or the words over the next ones (a group's label, or a bar's name
// with a line of text), which stand where a bar would begin.
type slot struct {
	name  string        // in the column of names
	bar   *kit.Category // nil: words only
	named bool          // the slot before has the bar's name
	value drawingml.Run // the label of a bar
	words drawingml.Run // the label of words, or the bar's name, beside it
	below drawingml.Run // the line of text under them
}

// barForm is one way to draw a chart of bars.
type barForm struct {
	above   bool // names over their bars
	beside  bool // names with a line of text beside them
	details bool // the lines of text are drawn; else the workbook alone has them
	name    int  // size of names, in 1/100 pt
	value   int  // size of values
	column  drawingml.EMU
}

// barChart is a chart of bars with everything measured.
type barChart struct {
	*chartXML
	*kit.CategoryChart
	barForm
	frame   chartFrame
	slots   []slot
	stacked bool // a bar has parts of several fills
	rest    bool // the last slot are words without a bar
	fills   []kit.Fill
	key     drawingml.EMU // height of the legend
	axis    int64         // largest value of the axis, in thousandths
	gap     int           // between bars, in percent of a bar
	cols    barColumns
}

// Bars writes a chart of bars or columns for a width and a height, which it may not need in full. title names a series
// that has no name of its own. What does not fit is a *Misfit.
func Bars(of *kit.CategoryChart, s Setting, width, height drawingml.EMU, title string) (*Chart, error) {
	if len(of.Categories) == 0 && (of.Rest == "" || of.Direction == kit.Upward) {
		return nil, &Misfit{Of: "it", Problem: "has nothing to show"}
	}
	of = cleaned(of)
	of.Sizes = s.categorySizes(of.Sizes)
	if of.Direction == kit.Upward {
		return columns(of, &chartXML{Setting: s}, width, height, title)
	}
	// The first way in which the chart fits is taken; where none does, what is wrong with the first is said.
	var misfit error
	for _, form := range forms(of, s, width) {
		c := &barChart{chartXML: &chartXML{Setting: s}, CategoryChart: of, barForm: form, frame: chartFrame{w: width}}
		err := c.measure(height)
		if err == nil {
			c.fillSheet(title)
			c.write()
			return c.end(c.frame.h)
		}
		misfit = cmp.Or(misfit, err)
	}
	return nil, misfit
}

// cleaned is a copy of a chart without the characters that XML cannot hold, so that formulas count with the texts as they
// will stand in the file.
func cleaned(of *kit.CategoryChart) *kit.CategoryChart {
	c := *of
	c.Rest, c.Categories = ooxml.Clean(c.Rest), slices.Clone(c.Categories)
	for i := range c.Keys {
		c.Keys[i] = ooxml.Clean(c.Keys[i])
	}
	for i := range c.Categories {
		cat := &c.Categories[i]
		cat.Name, cat.Detail, cat.Value, cat.Aside = ooxml.Clean(cat.Name), ooxml.Clean(cat.Detail), ooxml.Clean(cat.Value), ooxml.Clean(cat.Aside)
	}
	return &c
}

// besideFrom is the width, in tenths of a millimetre, from which names with a line of text stand beside their bars rather
// than over them.
const besideFrom = 2500

// forms are the ways to draw a chart in a width, the best first. Where rows have lines of text, these stand with the names
// beside the bars if there is much room, else over the bars, else beside them in a column as narrow as they allow; then the
// lines of text are left to the workbook. Each comes in the usual sizes and in smaller ones, none below the smallest that
// the chart has on a slide.
func forms(of *kit.CategoryChart, s Setting, width drawingml.EMU) (list []barForm) {
	name, value, least := int(of.Sizes.Name), int(of.Sizes.Value), int(of.Sizes.Detail)
	sizes := [][2]int{{name, value}, {min(name, least), value}, {min(name, least), min(value, least)}}
	if name <= least {
		sizes = sizes[1:]
	}
	plain := min(drawingml.EMU(of.Sizes.Plain.Names)*drawingml.PerUnit, width*38/100)
	add := func(f barForm) {
		for _, z := range sizes {
			f.name, f.value = z[0], z[1]
			list = append(list, f)
		}
	}
	detailed := slices.ContainsFunc(of.Categories, func(c kit.Category) bool { return c.Detail != "" })
	if detailed {
		column := drawingml.EMU(of.Sizes.Detailed.Names) * drawingml.PerUnit
		if width >= s.mm(besideFrom) && besideWidth(of, s, name) <= column && onOneLine(of.Rest, s, int(of.Sizes.Detail)) <= width {
			list = append(list, barForm{beside: true, details: true, name: name, value: value, column: column})
		}
		add(barForm{above: true, details: true})
		for _, z := range sizes {
			if column = besideWidth(of, s, z[0]); column <= width*55/100 {
				list = append(list, barForm{beside: true, details: true, name: z[0], value: z[1], column: column})
			}
		}
	}
	add(barForm{column: plain})
	add(barForm{column: width / 2})
	return list
}

// besideWidth is the width of the column of names and the lines of text under them, each on one line. Groups have no place
// in such a column.
func besideWidth(of *kit.CategoryChart, s Setting, name int) (column drawingml.EMU) {
	for _, cat := range of.Categories {
		if cat.Heading {
			return math.MaxInt
		}
		wide := s.Ruler.Width(cat.Name, true, false, name)*drawingml.PerUnit + s.mm(50)
		column = max(column, wide, onOneLine(cat.Detail, s, int(of.Sizes.Detail)))
	}
	return column
}

func onOneLine(text string, s Setting, size int) drawingml.EMU {
	return s.Ruler.Width(text, false, false, size)*drawingml.PerUnit + s.mm(50)
}

// measure places everything in a height.
func (c *barChart) measure(height drawingml.EMU) error {
	for i := range c.Categories {
		c.addSlots(&c.Categories[i])
	}
	c.addRest()
	c.fills = fillsOf(c.CategoryChart)
	c.stacked = slices.ContainsFunc(c.Categories, func(cat kit.Category) bool {
		return slices.ContainsFunc(cat.Parts, func(p kit.Part) bool { return !cat.Missing && p.Fill != cat.Parts[0].Fill })
	})
	if keyed(c.CategoryChart) {
		c.key = c.mm(80)
	}
	if err := c.placeSlots(height); err != nil {
		return err
	}
	if err := c.placeNames(); err != nil {
		return err
	}
	return c.scale()
}

// addSlots adds a category: its bar, and before that its name where names stand over their bars.
func (c *barChart) addSlots(cat *kit.Category) {
	ink, secondary := c.Theme.Color(brand.Ink), c.Theme.Color(brand.Secondary)
	if cat.Heading {
		c.slots = append(c.slots, slot{name: cat.Name, words: drawingml.Run{S: cat.Name, Size: int(c.Sizes.Heading), Color: secondary}})
		return
	}
	name := drawingml.Run{S: cat.Name, Bold: true, Size: c.name, Color: ink}
	below := drawingml.Run{S: cat.Detail, Size: int(c.Sizes.Detail), Color: secondary}
	bar := slot{name: cat.Name, bar: cat, value: c.valueOf(cat), named: c.above}
	if c.above {
		c.slots = append(c.slots, slot{name: cat.Name, words: name, below: below})
	} else if bar.below.S = cat.Detail; c.beside {
		bar.words, bar.below = name, below
	}
	c.slots = append(c.slots, bar)
}

// valueOf is the label of a category: its printed value, an arrowhead before it where the bar goes on, and what is said after
// it.
func (c *barChart) valueOf(cat *kit.Category) drawingml.Run {
	r := drawingml.Run{S: cat.Value, Bold: !cat.Missing, Size: c.value, Color: c.Theme.Color(brand.Ink)}
	if cat.Missing {
		r.Color = c.Theme.Color(brand.Secondary)
	}
	if cat.MoreThan {
		r.S = "►\u00a0" + r.S
	}
	if cat.Aside != "" {
		r.S += "\u00a0 " + cat.Aside
		r.Lang = c.Foreign[cat.Aside] // words tell the language, figures have none
	}
	return r
}

// addRest adds the words under the last bar. Beside bars they stand where the names do, and run on under the bars.
func (c *barChart) addRest() {
	if c.rest = c.Rest != ""; c.rest {
		r := drawingml.Run{S: c.Rest, Size: int(c.Sizes.Detail), Color: c.Theme.Color(brand.Body)}
		c.slots = append(c.slots, slot{name: c.Rest, words: r})
	}
}

// placeSlots finds the height of a slot and of a bar in it.
func (c *barChart) placeSlots(height drawingml.EMU) error {
	sizes := c.Sizes.Plain
	if c.beside {
		sizes = c.Sizes.Detailed
	}
	most, thickest, percent := drawingml.EMU(sizes.Pitch)*drawingml.PerUnit, drawingml.EMU(sizes.Bar)*drawingml.PerUnit, 70
	least := c.value * drawingml.LineHeight / 1000 * drawingml.PerUnit
	if c.above || c.beside {
		percent = 60
		least = (c.name + int(c.Sizes.Detail)) * c.Ruler.Line / 1000 * drawingml.PerUnit * 95 / 100
	}
	if c.above {
		most, thickest = min(most, c.mm(175)), c.mm(88)
	}
	pitch := min(most, (height-c.key)/len(c.slots))
	if !c.above && !c.beside { // names have as many lines as they take
		for _, s := range c.slots {
			if s.bar != nil {
				least = max(least, min(c.nameLines(s), 2)*c.name*c.Ruler.Line/1000*drawingml.PerUnit*9/10)
			}
		}
	}
	if pitch < least {
		return &Misfit{Of: fmt.Sprintf("%d bars", len(c.slots)), Problem: fmt.Sprintf("do not fit, there is room for %d", (height-c.key)/least), Hint: "show fewer bars", High: true}
	}
	c.frame.h = c.key + pitch*len(c.slots)
	bar := min(thickest, pitch*percent/100)
	c.gap = (pitch - bar) * 100 / bar
	return nil
}

// nameLines is how many lines a name that is alone beside its bar takes, at most 2 of which fit.
func (c *barChart) nameLines(s slot) int {
	return c.Ruler.Lines([]drawingml.Run{{S: s.name, Bold: true, Size: c.name}}, drawingml.Style{}, (c.column-c.mm(40))/drawingml.PerUnit)
}

// placeNames says whether the names that are alone beside their bars fit in their column.
func (c *barChart) placeNames() error {
	if c.above || c.beside {
		return nil
	}
	for _, s := range c.slots {
		if s.bar == nil {
			continue
		}
		if lines := c.nameLines(s); lines > 2 {
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
	for i, s := range c.slots {
		need, room := c.widthOf(atBarOf(s.value)), plot
		if c.above || s.bar == nil {
			need = max(need, c.widthOf(s.words), c.widthOf(s.below))
		}
		if c.leftmost(i) {
			room = int64(c.frame.w)
		}
		sum := s.total()
		most = max(most, sum)
		if room -= need + apart; room < 0 || sum > 0 && room < shortest {
			return &Misfit{Of: "the text", Text: cmp.Or(s.value.S, s.words.S), Problem: "is wider than there is room", Hint: "shorten it, or give the chart more room"}
		}
	}
	for _, s := range c.slots {
		if sum := s.total(); sum > 0 {
			length = min(length, mulDiv(plot-c.widthOf(atBarOf(s.value))-apart, most, sum))
		}
	}
	c.axis = 1000
	if most > 0 {
		c.axis = mulDiv(most, plot, max(length, 1))
	}
	return nil
}

// atBarOf is a label with what parts it from its bar.
func atBarOf(r drawingml.Run) drawingml.Run {
	if r.S != "" {
		r.S = atBar + r.S
	}
	return r
}

// leftmost says whether a slot's words stand at the chart's left side: those under the bars that have no room where bars
// begin, or stand under names with a line of text.
func (c *barChart) leftmost(i int) bool {
	if !c.rest || i != len(c.slots)-1 || c.above {
		return false
	}
	return c.beside || c.widthOf(c.slots[i].words)+int64(c.mm(40)) > int64(c.frame.w-c.column)
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
