package charts

import (
	"strings"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// maxSize is the largest sum of a row, in thousandths: ten thousand million units.
const maxSize = 10_000_000_000_000

// barChart is a bar chart with everything measured but the bars, whose ends go-chart's range gives.
type barChart struct {
	*desk
	m        BarMetrics
	way      barWay
	width    frame.Unit
	names    frame.Unit // where their names start
	column   frame.Unit // where the bars start
	length   frame.Unit // of a bar of the value max
	max      int64
	captions bool
	bar      frame.Unit
	pitch    frame.Unit
	groups   []barGroup
	key      barKey
	rest     barRest
	places   []extent // scratch of spans
}

type barGroup struct {
	label     string
	labels    []string   // its lines
	hairline  frame.Unit // above the label; negative: none
	labelBase frame.Unit // of the first line
	rows      []barLine
	top, end  frame.Unit // first bar's top, last bar's foot
}

type barLine struct {
	BarRow
	lines    []string   // of the label
	detail   []string   // lines under the label
	key      string     // words after the value that explain the bar's fill
	keyX     frame.Unit // where they begin, from the bars' start
	head     frame.Unit // Above: top of the label
	top      frame.Unit
	captions []string // chosen form for each part; empty strings: none
}

// barRest is the words under the last bar, below a hairline.
type barRest struct {
	lines    [][]run
	hairline frame.Unit
}

// fit wraps the words. What they count stands before a colon and is bold.
func (r *barRest) fit(d *desk, words string, size, width frame.Unit) (ok bool) {
	p := d.paragraph(size)
	if count, _, found := strings.Cut(words, ": "); found {
		p, words = p.add(count+":", frame.Bold), words[len(count)+2:]
	}
	r.lines, ok = p.add(words, frame.Regular).wrapped(width)
	return ok
}

// draw sets the words under the hairline, by a distance.
func (r *barRest) draw(p *pen, width, gap frame.Unit, text TextSize) {
	p.rule(0, r.hairline, width, r.hairline, line{width: p.metrics.Rule, color: brand.Rule})
	for i, l := range r.lines {
		for _, run := range l {
			face := letters{run.style, text.Size, brand.Body}
			if run.style == frame.Bold {
				face.color = brand.Ink
			}
			p.text(run.s, run.x, r.hairline+gap+text.Lead*frame.Unit(i)+text.baseline(), face)
		}
	}
}

// extent is a part as drawn, from the zero line.
type extent struct{ from, to frame.Unit }

func (s extent) length() frame.Unit { return s.to - s.from }

func planBarsAs(d *desk, b *Bars, width frame.Unit, way barWay) []hosted {
	c := &barChart{desk: d, m: d.st.Metrics.Bars, width: width, way: way}
	if way.above {
		c.m.over()
	}
	if way.grouped {
		c.regroup()
	}
	c.groups = make([]barGroup, len(b.Groups))
	for i, g := range b.Groups {
		bg := barGroup{label: g.Label.S, hairline: -1, rows: make([]barLine, len(g.Rows))}
		for k, r := range g.Rows {
			bg.rows[k].BarRow = r
		}
		c.groups[i] = bg
	}
	if !c.fitGroups() || !c.fitLabels() || !c.fitScale() {
		return nil
	}
	c.captions = captioned(b, &c.m) && c.fitCaptions()
	c.bar, c.pitch = c.m.Bar, c.m.Pitch
	if !c.captions {
		c.bar, c.pitch = c.m.PlainBar, c.m.PlainPitch
		c.merge()
		// The gaps that went with the parts leave room, the narrower arrow too.
		if !c.fitScale() {
			return nil
		}
	}
	if !c.fitKey(b) {
		return nil
	}
	c.checkKeys(b)
	h := frame.Unit(0)
	switch {
	case c.m.Above:
		h = c.placeAbove()
	case way.grouped:
		h = c.placeGrouped()
	default:
		h = c.place()
	}
	if h = c.placeRest(b.Rest.S, h); c.failed() {
		return nil
	}
	return []hosted{{
		w: width, h: h,
		plot:  frame.Rect{X: c.column, W: c.length, H: h},
		x:     [2]float64{0, float64(c.max)},
		parts: []series{{"key", c.drawKey}, {"bars", c.drawRows}},
	}}
}

// placeRest sets the words about what is left out under the bars, and returns the height of all.
func (c *barChart) placeRest(words string, bottom frame.Unit) frame.Unit {
	if words == "" {
		return bottom
	}
	if !c.rest.fit(c.desk, words, c.m.Detail.Size, c.width) {
		c.tooWide("line under the bars", words, frame.Regular, c.m.Detail.Size, c.width)
	}
	c.rest.hairline = bottom + max(c.m.GroupTop, c.apart())
	return c.rest.hairline + c.m.GroupTop + c.m.Detail.Lead*frame.Unit(len(c.rest.lines))
}

// fitGroups wraps the labels of groups to the chart's width, or to that of their column.
func (c *barChart) fitGroups() bool {
	style, width := frame.Regular, c.width
	if c.way.grouped {
		style, width = frame.Bold, c.names-c.clear()
	}
	for i := range c.groups {
		g := &c.groups[i]
		var ok bool
		if g.labels, ok = c.wrap(g.label, style, c.m.Group.Size, width); !ok {
			c.tooWide("group label", g.label, style, c.m.Group.Size, width)
			return false
		}
	}
	return true
}

// groupLabel sets the label of a group.
func (c *barChart) groupLabel(p *pen, g *barGroup) {
	face := letters{frame.Regular, c.m.Group.Size, brand.Secondary}
	if c.way.grouped {
		face.style, face.color = frame.Bold, brand.Ink
	}
	for i, l := range g.labels {
		p.text(l, 0, g.labelBase+c.m.Group.Lead*frame.Unit(i), face)
	}
}

// fitLabels wraps the category labels to the lines they may take, then widens their column up to its share of the
// width.
func (c *barChart) fitLabels() bool {
	if c.m.Above {
		return c.fitLabelsAbove()
	}
	if c.way.grouped {
		return c.fitNames()
	}
	most := c.width * frame.Unit(max(c.m.mostPercent(), c.way.most)) / 100
	c.column = c.m.Column
	if c.width < c.m.NarrowBelow {
		c.column = c.m.NarrowColumn
	}
	c.column = min(c.column, most)
	for {
		long := c.tryLabels()
		if long == "" {
			return true
		}
		if c.column >= most {
			c.fail("chart-fit", "shorten the label", "has no room for the label \"%s\": it takes more than %s lines of %s",
				long, countWord(c.way.lines), c.long(most-c.clear()))
			return false
		}
		c.column = min(c.column+c.m.Apart, most)
	}
}

// mostPercent is the largest part of the width that the label column may take where labels have two lines.
func (m *BarMetrics) mostPercent() int {
	if m.Most == 0 {
		return 38
	}
	return m.Most
}

// labelStyle is bold, but where the label of a group stands beside it.
func (c *barChart) labelStyle() frame.FontStyle {
	if c.way.grouped {
		return frame.Regular
	}
	return frame.Bold
}

// clear is kept free between a label and the zero line.
func (c *barChart) clear() frame.Unit { return c.m.Label.Size * 45 / 100 }

func (c *barChart) tryLabels() (tooLong string) {
	for i := range c.groups {
		for j := range c.groups[i].rows {
			r := &c.groups[i].rows[j]
			if long := c.wrapRow(r, c.column-c.clear()); long != "" {
				return long
			}
		}
	}
	return ""
}

// wrapRow sets the label and the line under it, each on as many lines as it may take, and returns the one that is too
// long.
func (c *barChart) wrapRow(r *barLine, width frame.Unit) (tooLong string) {
	most := c.way.lines
	var ok bool
	if r.lines, ok = c.wrap(r.Label.S, c.labelStyle(), c.m.Label.Size, width); !ok || most > 0 && len(r.lines) > most {
		return r.Label.S
	}
	if c.m.NoDetails {
		return ""
	}
	if r.detail, ok = c.wrap(r.Detail.S, frame.Regular, c.m.Detail.Size, width); !ok || most > 0 && len(r.detail) > most {
		return r.Detail.S
	}
	return ""
}

// headHeight is the height of a row's label and of the line under it.
func (c *barChart) headHeight(r *barLine) frame.Unit {
	return c.m.Label.Lead*frame.Unit(len(r.lines)) + c.m.Detail.Lead*frame.Unit(len(r.detail))
}

// fitScale finds the length of the longest bar: the smallest of room/value over all rows. Where parts are so short
// that they are drawn longer than they are, the bars shrink until every value label fits again.
func (c *barChart) fitScale() bool {
	var room frame.Unit
	var of int64
	c.max = 0
	least := max(c.m.LeastRoom, c.width*frame.Unit(c.way.bars)/100)
	for r := range c.rows {
		left := c.width - c.column - c.beside(r)
		if left <= 0 || (total(r.Parts) > 0 && left < least) {
			c.fail("chart-fit", "shorten the value or the labels, or give the chart more width",
				"has no room for the bar and the value \"%s\" of \"%s\"", r.Value.S, r.Label.S)
			return false
		}
		t := total(r.Parts)
		c.max = max(c.max, t)
		if t > 0 && (of == 0 || int64(left)*of < int64(room)*t) {
			room, of = left, t
		}
	}
	if of == 0 { // nothing but zero and missing values
		c.max, c.length = 1, c.m.LeastRoom
		return true
	}
	c.length = frame.Unit(int64(room) * c.max / of)
	for try := 0; try < 50; try++ {
		over := frame.Unit(0)
		x := &gochart.ContinuousRange{Max: float64(c.max), Domain: int(c.length)}
		for r := range c.rows {
			over = max(over, c.column+c.valueAt(r, c.spans(r.Parts, x))+c.width0(r)-c.width)
		}
		if over == 0 {
			return true
		}
		if c.length -= over; c.length < c.m.LeastScale {
			break
		}
	}
	c.fail("chart-fit", "give the chart more width, or fewer parts to a bar", "has no room for its bars")
	return false
}

// beside is what stands right of a bar: gap and arrow, 0.45 em, the value with the words after it, and 0.1 em to
// spare.
func (c *barChart) beside(r *barLine) frame.Unit {
	w := c.width0(r) + c.m.Value.Size*55/100
	if r.MoreThan {
		w += c.m.Gap + c.arrow()
	}
	return w
}

// width0 is the width of a row's value and, 0.45 em on, of the words after it.
func (c *barChart) width0(r *barLine) frame.Unit {
	w := c.desk.width(r.Value.S, c.valueFace(r).style, c.m.Value.Size)
	if r.Aside.S != "" {
		w += c.m.Value.Size*45/100 + c.desk.width(r.Aside.S, frame.Regular, c.m.Detail.Size)
	}
	return w
}

func (c *barChart) valueFace(r *barLine) letters {
	if r.Missing {
		return letters{frame.Regular, c.m.Value.Size, brand.Secondary}
	}
	return letters{frame.Bold, c.m.Value.Size, brand.Ink}
}

// arrow is the length of an arrowhead. Before the bar's height is settled, the taller bar counts.
func (c *barChart) arrow() frame.Unit {
	bar := c.bar
	if bar == 0 {
		bar = c.m.Bar
	}
	return bar * 42 / 100
}

// spans places the parts of a bar, each from the sum of those before it to its own end: a drawn length is the value,
// and nothing is taken out of it. No part that is not zero is shorter than the least mark. What such parts take too
// much comes out of the bar's longest ones, so that the bar's end stays where the value is, unless the whole bar has no
// room for its marks. The places stand until the next bar's are asked for.
func (c *barChart) spans(parts []BarPart, x gochart.Range) []extent {
	if n := len(parts); n > len(c.places) {
		c.places = make([]extent, n)
	}
	out := c.places[:len(parts)]
	sum, over := int64(0), frame.Unit(0)
	for i, p := range parts {
		from := frame.Unit(x.Translate(float64(sum)))
		sum += p.Size
		out[i] = extent{from, frame.Unit(x.Translate(float64(sum)))}
		if less := c.m.Least - out[i].length(); p.Size > 0 && less > 0 {
			over += less
			out[i].to += less
		}
	}
	if over > 0 {
		c.shorten(out, over)
	}
	return out
}

// shorten takes a length out of the longest parts of a bar, but leaves each the least mark, and closes them up.
func (c *barChart) shorten(parts []extent, over frame.Unit) {
	for over > 0 {
		longest := 0
		for i := range parts {
			if parts[i].length() > parts[longest].length() {
				longest = i
			}
		}
		gives := min(over, parts[longest].length()-c.m.Least)
		if gives <= 0 {
			break
		}
		parts[longest].to -= gives
		over -= gives
	}
	end := frame.Unit(0)
	for i := range parts {
		parts[i] = extent{end, end + parts[i].length()}
		end = parts[i].to
	}
}

// barEnd is where the bar ends, arrow included.
func (c *barChart) barEnd(r *barLine, s []extent) frame.Unit {
	end := frame.Unit(0)
	for _, p := range s {
		end = max(end, p.to)
	}
	if r.MoreThan {
		end += c.m.Gap + c.arrow()
	}
	return end
}

func (c *barChart) valueAt(r *barLine, s []extent) frame.Unit {
	return c.barEnd(r, s) + c.m.Value.Size*45/100
}

// rows goes through the rows of all groups.
func (c *barChart) rows(yield func(*barLine) bool) {
	for i := range c.groups {
		for j := range c.groups[i].rows {
			if !yield(&c.groups[i].rows[j]) {
				return
			}
		}
	}
}

func total(parts []BarPart) int64 {
	t := int64(0)
	for _, p := range parts {
		t += p.Size
	}
	return t
}

// place sets the heights of all rows and returns the chart's own. Rows stand a pitch apart, or more where labels of
// two lines would touch.
func (c *barChart) place() frame.Unit {
	over := c.bar * 18 / 100
	groupEnd := c.m.GroupEnd
	if !c.captions {
		groupEnd = c.m.PlainGroupEnd
	}
	y, bottom := frame.Unit(0), frame.Unit(0)
	for i := range c.groups {
		g := &c.groups[i]
		if i > 0 {
			g.hairline = y
			y += c.m.GroupTop
		}
		if g.label != "" {
			g.labelBase = y + c.m.Group.baseline()
			y += c.m.Group.Lead*frame.Unit(len(g.labels)) + groupEnd
		}
		if i == 0 {
			c.key.top = y
			y += c.key.height
		}
		if g.label == "" && (i > 0 || c.key.height == 0) {
			y += over
		}
		y += c.labelOver(&g.rows[0])
		g.top = y
		for j := range g.rows {
			r := &g.rows[j]
			if j > 0 {
				need := c.bar + c.labelOver(&g.rows[j-1]) + c.labelOver(r) + c.apart()
				y += max(c.pitch, need)
			}
			r.top = y
			g.end = y + c.bar
			bottom = max(bottom, g.end+over, g.end+c.labelOver(r))
			if c.rowCaptioned(r) {
				bottom = max(bottom, g.end+c.m.CaptionTop+c.m.Caption.Lead)
			}
		}
		y = max(g.top+c.pitch*frame.Unit(len(g.rows)), bottom+c.apart())
	}
	return bottom
}

// apart is kept between labels of several lines. Where a label has more than two, it takes more to see which lines
// belong together.
func (c *barChart) apart() frame.Unit {
	if c.way.lines > 2 {
		return 2 * c.m.Apart
	}
	return c.m.Apart
}

// labelOver is how far a label of several lines stands over its bar, above and below.
func (c *barChart) labelOver(r *barLine) frame.Unit {
	return max(0, (c.headHeight(r)-c.bar)/2)
}

func (c *barChart) rowCaptioned(r *barLine) bool {
	for i := range r.captions {
		if r.captions[i] != "" || r.Parts[i].Value.S != "" {
			return true
		}
	}
	return false
}
