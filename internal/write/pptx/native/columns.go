package native

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/write/pptx/drawingml"
)

// columnChart is a chart of columns with everything measured. All columns are one series; those of another fill than most
// are points with a fill of their own.
type columnChart struct {
	*chartXML
	*kit.CategoryChart
	frame  chartFrame
	pitch  drawingml.EMU // from column to column
	column drawingml.EMU // width of a column
	gap    int           // between columns, in percent of a column
	value  int           // size of values, in 1/100 pt
	name   int           // size of names
	names  drawingml.EMU // height of the names under the axis
	rest   drawingml.EMU // height of the words under them
	axis   int64         // largest value of the axis, in thousandths
	cols   columnColumns
	rows   []*labelled
}

// Lengths of charts of columns, in tenths of a millimetre.
const (
	columnApart = 10  // least distance of texts that stand side by side
	textApart   = 30  // from the axis to the names, from there to the words under them
	leastPlot   = 250 // height of the plot
)

func columns(of *kit.CategoryChart, x *chartXML, width, height drawingml.EMU, title string) (*Chart, error) {
	if of.Keys != [kit.Fills]string{} {
		return nil, &Misfit{Of: "the key", Problem: "has no place in a chart of columns", Hint: "say in the subtitle what the fills mean"}
	}
	c := &columnChart{chartXML: x, CategoryChart: of, frame: chartFrame{width, height}}
	n := len(c.Categories)
	c.pitch = min(drawingml.EMU(c.Sizes.Plain.Pitch)*drawingml.PerUnit, width/n)
	c.column = min(drawingml.EMU(c.Sizes.Plain.Bar)*drawingml.PerUnit, c.pitch*60/100)
	c.gap = (c.pitch - c.column) * 100 / max(c.column, 1)
	c.moveDetails()
	for _, step := range []func() error{c.placeNames, c.placeValues, c.scale} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	c.fillSheet(title)
	c.write()
	return c.end(height)
}

// moveDetails takes texts under names, such as "provisional", out of the drawing where a word of one is wider than a column
// has room: Office would break the word. They stand with their names in the line under the axis then: "2018: provisional",
// "2016–2018: provisional".
func (c *columnChart) moveDetails() {
	tooWide := func(cat kit.Category) bool {
		return c.wrapped(cat.Detail, drawingml.Run{Size: int(c.Sizes.Detail)}, c.room()) == nil
	}
	if !slices.ContainsFunc(c.Categories, tooWide) {
		return
	}
	chart := *c.CategoryChart
	chart.Categories = slices.Clone(chart.Categories)
	var details, line []string
	for i := range chart.Categories {
		if d := chart.Categories[i].Detail; d != "" && !slices.Contains(details, d) {
			details = append(details, d)
			line = append(line, strings.Join(namesWith(c.Categories, d), ", ")+": "+d)
		}
		chart.Categories[i].Detail = ""
	}
	if chart.Rest != "" {
		line = append(line, chart.Rest)
	}
	chart.Rest = strings.Join(line, "; ")
	c.CategoryChart = &chart
}

// namesWith lists the names over a text, three or more that follow each other as the first and the last: "2016–2018".
func namesWith(list []kit.Category, detail string) (names []string) {
	for i := 0; i < len(list); i++ {
		if list[i].Detail != detail {
			continue
		}
		first := i
		for i+1 < len(list) && list[i+1].Detail == detail {
			i++
		}
		switch list := list[first : i+1]; len(list) {
		case 1, 2:
			for _, c := range list {
				names = append(names, c.Name)
			}
		default:
			names = append(names, list[0].Name+"–"+list[len(list)-1].Name)
		}
	}
	return names
}

// placeNames finds the size in which names take two lines at most under their columns, and texts under names as many,
// and the heights of all that stands under the axis.
func (c *columnChart) placeNames() error {
	var misfit *Misfit
	for _, size := range []int{int(c.Sizes.Name), int(c.Sizes.Detail)} {
		misfit, c.name, c.names = nil, size, 0
		for _, cat := range c.Categories {
			high := 0
			for _, s := range []string{cat.Name, cat.Detail} {
				if s == "" {
					continue
				}
				lines := c.Ruler.Lines([]drawingml.Run{{S: s, Size: size}}, drawingml.Style{}, (c.pitch-c.mm(columnApart))/drawingml.PerUnit)
				if lines > 2 && misfit == nil {
					misfit = &Misfit{Of: "the label", Text: s, Problem: fmt.Sprintf("takes %d lines, at most 2 fit", lines), Hint: "shorten the label, or show fewer columns"}
				}
				high += lines * c.lineOf(size)
			}
			c.names = max(c.names, high+c.mm(textApart))
		}
		if misfit == nil {
			break
		}
	}
	if misfit != nil {
		return misfit
	}
	if c.Rest != "" {
		if c.widthOf(c.restRun()) > int64(c.frame.w) {
			return &Misfit{Of: "the text", Text: c.Rest, Problem: "is wider than there is room", Hint: "shorten it"}
		}
		c.rest = c.lineOf(int(c.Sizes.Detail)) + c.mm(textApart)
	}
	return nil
}

func (c *columnChart) lineOf(size int) drawingml.EMU {
	return size * c.Ruler.Line / 1000 * drawingml.PerUnit
}

func (c *columnChart) restRun() drawingml.Run {
	return drawingml.Run{S: c.Rest, Size: int(c.Sizes.Detail), Color: c.Theme.Color(brand.Body)}
}

// placeValues finds the size in which values have room over their columns.
func (c *columnChart) placeValues() error {
	for _, c.value = range []int{int(c.Sizes.Value), int(c.Sizes.Detail)} {
		widest, text := int64(0), ""
		for i := range c.Categories {
			cat := &c.Categories[i]
			if !valued(cat) {
				continue
			}
			l := c.labelOf(i, cat)
			for _, line := range lines(l.text) {
				if w := c.widthOf(line); w > widest {
					widest, text = w, line.S
				}
			}
		}
		if widest <= c.room() {
			break
		}
		if c.value == int(c.Sizes.Detail) {
			return &Misfit{Of: "the text", Text: text, Problem: "is wider than a column has room", Hint: "shorten it, or show fewer columns"}
		}
	}
	return nil
}

// room is the width of what stands over a column.
func (c *columnChart) room() int64 { return int64(c.pitch - c.mm(columnApart)) }

// gapRoom is the width of what stands in a gap: up to the columns on both sides where these are so high that their values
// stand above it, else as over a column.
func (c *columnChart) gapRoom(i int) int64 {
	highest := int64(0)
	for k := range c.Categories {
		highest = max(highest, totalOf(&c.Categories[k]))
	}
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k == len(c.Categories) || totalOf(&c.Categories[k])*2 <= highest || c.plotHeight() < 2*c.mm(leastPlot) {
			return c.room()
		}
	}
	return int64(2*c.pitch - c.column - 2*c.mm(columnApart))
}

func (c *columnChart) plotHeight() drawingml.EMU { return c.frame.h - c.names - c.rest }

// gapLabel is what stands in the gap where nothing is stated: level, in a narrow gap in several lines. It is empty where
// not even the longest word has room; the text alternative and the workbook have the words all the same.
func (c *columnChart) gapLabel(i int, cat *kit.Category) label {
	style := drawingml.Run{Size: int(c.Sizes.Detail), Color: c.Theme.Color(brand.Secondary)}
	room := c.gapRoom(i)
	words, aside := c.wrapped(cat.Value, style, room), c.wrapped(cat.Aside, style, room)
	if words == nil || aside == nil {
		return label{}
	}
	style.S = strings.Join(words, "\n")
	if cat.Aside != "" {
		style.S += "\n" + strings.Join(aside, "\n")
	}
	return label{point: i, place: "outEnd", center: true, text: style}
}

// valued says whether a column has a size; else its words stand in the gap.
func valued(cat *kit.Category) bool { return !cat.Missing && len(cat.Parts) > 0 }

// lines are the lines of a text, each in its style.
func lines(text drawingml.Run) (list []drawingml.Run) {
	for _, line := range strings.Split(text.S, "\n") {
		text.S = line
		list = append(list, text)
	}
	return list
}

// wrapped breaks a text between words into lines of a width. There are none where a word is wider than that.
func (c *columnChart) wrapped(s string, style drawingml.Run, room int64) (lines []string) {
	wide := func(s string) int64 { style.S = s; return c.widthOf(style) }
	for _, word := range strings.Split(s, " ") {
		last := len(lines) - 1
		switch {
		case wide(word) > room:
			return nil
		case last >= 0 && wide(lines[last]+" "+word) <= room:
			lines[last] += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}

// labelOf is what stands over a column, or in the gap where nothing is stated: the value, what is said after it, and an
// arrowhead next to a column that goes on.
func (c *columnChart) labelOf(i int, cat *kit.Category) label {
	if !valued(cat) {
		return c.gapLabel(i, cat)
	}
	text := drawingml.Run{S: cat.Value, Bold: true, Size: c.value, Color: c.Theme.Color(brand.Ink)}
	if cat.Aside != "" {
		text.S += "\n" + cat.Aside
		text.Lang = c.Foreign[cat.Aside]
	}
	if cat.MoreThan {
		text.S += "\n▲"
	}
	return label{point: i, place: "outEnd", center: true, text: text}
}

// scale finds the axis on which the highest columns end where their values still fit.
func (c *columnChart) scale() error {
	plot := c.plotHeight()
	if plot < c.mm(leastPlot) {
		return &Misfit{Of: "its columns", Problem: fmt.Sprintf("have a room of %.0f mm in height", float64(max(plot, 0))/float64(drawingml.PerMM)), Hint: "give the chart more room", High: true}
	}
	c.axis = 1
	for i := range c.Categories {
		cat := &c.Categories[i]
		l := c.labelOf(i, cat)
		high := (1 + strings.Count(l.text.S, "\n")) * c.lineOf(l.text.Size)
		room := plot - high - c.mm(columnApart)
		if room < c.mm(leastPlot)/2 {
			return &Misfit{Of: "the text", Text: cat.Value, Problem: "is higher than there is room", Hint: "shorten it, or give the chart more room", High: true}
		}
		c.axis = max(c.axis, mulDiv(totalOf(cat), int64(plot), int64(room)))
	}
	return nil
}
