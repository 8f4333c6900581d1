package plots

import (
	"fmt"
	"slices"
	"testing"

	"briefing/internal/charts/columns"
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

func columnsKind() Kind {
	return Kind{
		Name: columns.Name,
		Samples: []Sample{
			{"columns", kit.Page, frame.MM(174), Visits()}, {"columns-ages", kit.Page, frame.MM(84), Ages()},
		},
		Varieties: []Variety{
			{Name: "columns", Make: Generator.Periods}, {Name: "columns of classes", Make: Generator.Classes, Most: [3]int{2, 18, 45}},
		},
		Least: 75,
		Grows: true,
		Check: func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing, found diag.List) {
			CheckColumns(t, In(name, p.(*columns.Chart), f, d), found)
		},
		// Of periods and values some may be left out, which CheckColumns looks at.
		Words: func(p kit.Plot) (out []string) {
			c := p.(*columns.Chart)
			for _, x := range c.Columns {
				if c.Classes {
					out = append(out, x.Label.S)
				}
			}
			return out
		},
		Values: func(p kit.Plot) (out []string) {
			for _, x := range p.(*columns.Chart).Columns {
				out = append(out, x.Label.S+": "+x.Value.S)
			}
			return out
		},
		Spares: true,
		Fills:  true,
	}
}

// Visits are ten years, of which one is not stated, one provisional and one the finding.
func Visits() *columns.Chart {
	c := &columns.Chart{Gap: span.Plain("not stated"), Thousands: NNBSP}
	for i, v := range []int64{48200, 49900, 51700, 53300, 54800, 0, 39600, 52100, 61400, 60300} {
		x := columns.Column{Label: span.Plain(fmt.Sprint(2015 + i)), Size: 1000 * v, Value: span.Plain(printed(v)), Highlight: i == 8}
		if v == 0 {
			x.Missing, x.Value = true, span.Plain("not stated")
		}
		c.Columns = append(c.Columns, x)
	}
	last := &c.Columns[9]
	last.Status, last.Words = columns.Provisional, span.Plain("provisional")
	return c
}

// Ages are five classes, one with an open end and one estimated.
func Ages() *columns.Chart {
	c := &columns.Chart{Classes: true, Gap: span.Plain("not stated"), Thousands: NNBSP}
	for i, v := range []int64{312, 184, 227, 169, 248} {
		label := []string{"under 15", "15 to 29", "30 to 49", "50 to 64", "65 and older"}[i]
		c.Columns = append(c.Columns, columns.Column{Label: span.Plain(label), Size: 1000 * v, Value: span.Plain(printed(v))})
	}
	c.Columns[0].Qualifier = span.Plain("more than")
	c.Columns[3].Status, c.Columns[3].Words = columns.Estimated, span.Plain("estimated")
	return c
}

// Periods are up to 24 years or months, of which some are not stated and some below zero.
func (g Generator) Periods() kit.Plot {
	n := 1 + g.IntN(columns.Most)
	months := g.IntN(3) == 0
	return g.columns(n, func(i int) string {
		if months {
			return fmt.Sprintf("Mar %d", 1999+i)
		}
		return fmt.Sprint(1999 + i)
	})
}

// Classes are up to eight classes with names of up to 14 characters.
func (g Generator) Classes() kit.Plot {
	c := g.columns(2+g.IntN(7), func(int) string { return g.Words(2 + g.IntN(13)) })
	c.Classes = true
	return c
}

func (g Generator) columns(n int, label func(i int) string) *columns.Chart {
	c := &columns.Chart{Gap: span.Plain("not stated"), Thousands: NNBSP}
	below := g.IntN(4) == 0
	like := g.IntN(2) == 0 // values of one order
	for i := range n {
		x := columns.Column{Label: span.Plain(label(i)), Highlight: g.IntN(6) == 0}
		v := g.magnitude()
		if like {
			v = 200 + int64(g.IntN(800))
		}
		switch {
		case i > 0 && g.IntN(6) == 0:
			x.Missing, x.Value = true, span.Plain("not stated")
		case i > 0 && below && g.IntN(3) == 0:
			x.Size, x.Value = -1000*v, span.Plain("\u2212"+printed(v))
		default:
			x.Size, x.Value = 1000*v, span.Plain(printed(v))
			if g.IntN(7) == 0 {
				x.Qualifier = span.Plain("more than")
			}
		}
		if !x.Missing && g.IntN(7) == 0 {
			x.Status, x.Words = columns.Provisional, span.Plain("provisional")
			if g.IntN(2) == 0 {
				x.Status, x.Words = columns.Estimated, span.Plain("estimated")
			}
		}
		c.Columns = append(c.Columns, x)
	}
	return c
}

// ColumnsDrawn are columns with their drawing.
type ColumnsDrawn = Drawn[*columns.Chart, columns.Sizes]

// CheckColumns measures the columns: all of one width and as far apart as the next, each as long from the zero line as its
// value, up or down; the finding in its colour, provisional and estimated ones as outlines; at each gap its words, or a note
// that they have no room. Every value is named, or there are gridlines with numbers, and then the first, the last and the
// largest are named unless a note tells of one that is not.
func CheckColumns(t testing.TB, x ColumnsDrawn, found diag.List) {
	t.Helper()
	colors := Colors()
	marks := columnMarks(x)
	var want []*columns.Column
	for i := range x.Chart.Columns {
		if c := &x.Chart.Columns[i]; !c.Missing && c.Size != 0 {
			want = append(want, c)
		}
	}
	if len(marks) != len(want) {
		t.Fatalf("%s: %d columns are drawn, want %d", x.Name, len(marks), len(want))
	}
	checkColumnLengths(t, x, marks, want)
	finding := slices.ContainsFunc(x.Chart.Columns, func(c columns.Column) bool { return c.Highlight })
	for i, m := range marks {
		color := colors.Color(brand.Blue)
		if finding && !want[i].Highlight {
			color = colors.Color(brand.Context)
		}
		if m.color != color {
			t.Errorf("%s: the column of %s has the colour %v, want %v", x.Name, want[i].Label.S, m.color, color)
		}
		if m.outline != (want[i].Status != columns.Stated) {
			t.Errorf("%s: the column of %s is an outline: %v", x.Name, want[i].Label.S, m.outline)
		}
	}
	checkColumnWords(t, x, found)
}

// columnMark is a column as it is drawn.
type columnMark struct {
	frame.Rect
	color   frame.Color
	outline bool
}

// columnMarks are the columns as drawn, from the left: filled rectangles in a colour of columns, and dashed lines of three
// sides.
func columnMarks(x ColumnsDrawn) []columnMark {
	colors := Colors()
	of := func(c *frame.Color) bool {
		return c != nil && (*c == colors.Color(brand.Blue) || *c == colors.Color(brand.Context))
	}
	var out []columnMark
	for _, p := range Paths(x.Drawing, func(p *frame.Path) bool { return true }) {
		b := drawings.PathBox(p)
		switch {
		case of(p.Fill) && len(p.Segs) == 5:
			out = append(out, columnMark{b, *p.Fill, false})
		case of(p.Stroke) && len(p.Dash) > 0:
			// The line lies inside the column, so that its middle is half its width off each side; at zero it is open.
			half := p.Width / 2
			from, to := p.Segs[0].P[0], p.Segs[1].P[0]
			r := frame.Rect{X: from.X - half, Y: from.Y, W: p.Segs[2].P[0].X - from.X + 2*half, H: max(from.Y-to.Y, to.Y-from.Y) + half}
			if to.Y < from.Y {
				r.Y -= r.H
			}
			out = append(out, columnMark{r, *p.Stroke, true})
		}
	}
	return out
}

func checkColumnLengths(t testing.TB, x ColumnsDrawn, marks []columnMark, want []*columns.Column) {
	t.Helper()
	longest := 0
	for i, c := range want {
		if max(c.Size, -c.Size) > max(want[longest].Size, -want[longest].Size) {
			longest = i
		}
	}
	zero := func(i int) frame.Unit { // where the column stands on the zero line
		if want[i].Size < 0 {
			return marks[i].Y
		}
		return marks[i].Y + marks[i].H
	}
	for i, m := range marks {
		if i > 0 && (m.W != marks[0].W || m.X < marks[i-1].X+marks[i-1].W) {
			t.Errorf("%s: column %d is %d wide at %d, the first %d", x.Name, i, m.W, m.X, marks[0].W)
		}
		if !Near(zero(i), zero(longest), 2) {
			t.Errorf("%s: the column of %s stands on %d, another on %d", x.Name, want[i].Label.S, zero(i), zero(longest))
		}
		size, most := max(want[i].Size, -want[i].Size), max(want[longest].Size, -want[longest].Size)
		length := frame.Unit(float64(marks[longest].H) * float64(size) / float64(most))
		if least := x.Form.Least; !Near(m.H, max(length, least), 4) {
			t.Errorf("%s: the column of %s is %d long, want %d", x.Name, want[i].Label.S, m.H, max(length, least))
		}
	}
}

func checkColumnWords(t testing.TB, x ColumnsDrawn, found diag.List) {
	t.Helper()
	words := map[string]int{}
	for _, s := range drawings.Texts(x.Group.Items) {
		words[bare(s)]++
	}
	grid := len(Paths(x.Drawing, func(p *frame.Path) bool { return p.Stroke != nil && *p.Stroke == Colors().Color(brand.Rule) })) > 0
	told := Says(found, "chart-captions")
	gaps, named := 0, 0
	var values []*columns.Column
	for i := range x.Chart.Columns {
		c := &x.Chart.Columns[i]
		if c.Missing {
			if i == 0 || !x.Chart.Columns[i-1].Missing {
				gaps++
			}
			continue
		}
		values = append(values, c)
		if words[bare(c.Value.S)] > 0 {
			named++
		} else if !grid {
			t.Errorf("%s: the value of %s is not named, and there are no gridlines", x.Name, c.Label.S)
		}
	}
	if grid && !told {
		for _, c := range []*columns.Column{values[0], values[len(values)-1]} {
			if words[bare(c.Value.S)] == 0 {
				t.Errorf("%s: the value of %s is not named, and nothing is told", x.Name, c.Label.S)
			}
		}
	}
	if words["notstated"] != gaps && words["not"] < gaps-words["notstated"] && !told {
		t.Errorf("%s: %d gaps, and %d times their words", x.Name, gaps, words["notstated"])
	}
}
