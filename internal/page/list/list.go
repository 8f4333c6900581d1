// Package list sets lists of points, with bullets or numbered, on two levels.
//
// In: a list of the document model, a style, distances and the width there is. Out: a piece that knows its height, can be
// divided at the foot of a page, and draws each part with its structure. A label stands on the first line of its point and is
// never parted from it, no line of a point stands alone on either side of a division, and a point stays with the first of those
// below it. It never changes a word.
package list

import (
	"sort"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Form is how a list looks.
type Form struct {
	Style    *text.Style
	Indent   frame.Unit // from a bullet's left to the words
	Numbers  frame.Unit // the same of a number
	Gap      frame.Unit // between points
	GapBelow frame.Unit // over points of the second level
}

// List is a list. Its lines are numbered through all points; the part from..to is what is still, or here, to be set.
type List struct {
	m        *typeset.Layout
	b        *doc.List
	form     Form
	label    text.Style
	points   []point
	indents  [2]frame.Unit // of the words of each level, from the left of its labels
	from, to int
	tree     *tree // shared by the parts on several pages
}

// point is a point of either level.
type point struct {
	*typeset.Para
	item  int // of the first level, or of which it stands below
	level int
	label string
	first int // the number of its first line
	deep  bool
}

// tree is the structure of a list as far as it is drawn.
type tree struct {
	list  *frame.Node
	body  *frame.Node   // of the last point of the first level
	below *frame.Node   // the list in it
	words []*frame.Node // by point, what holds its words
}

// New is a list over a width, measured. A point without words is left out.
func New(m *typeset.Layout, b *doc.List, form Form, width frame.Unit) *List {
	l := &List{m: m, b: b, form: form, label: *form.Style}
	l.label.Face, l.label.Color = frame.Bold, m.Colors.Blue
	l.measureLabels()
	for i, it := range b.Items {
		l.add(it.Text, i, 1, b.Label(1, i), len(it.Below) > 0, width)
		for k, s := range it.Below {
			l.add(s, i, 2, b.Label(2, k), false, width)
		}
	}
	l.tree = &tree{words: make([]*frame.Node, len(l.points))}
	return l
}

// measureLabels makes the indents wide enough for the widest label.
func (l *List) measureLabels() {
	room := l.form.Indent
	if l.b.Numbered {
		room = l.form.Numbers
	}
	l.indents = [2]frame.Unit{room, room}
	apart := l.form.Style.Size / 2
	for i, it := range l.b.Items {
		l.indents[0] = max(l.indents[0], l.width(l.b.Label(1, i))+apart)
		for k := range it.Below {
			l.indents[1] = max(l.indents[1], l.width(l.b.Label(2, k))+apart)
		}
	}
}

func (l *List) width(label string) frame.Unit { return l.m.Advance(&l.label, l.drawn(label)) }

// drawn is a label as the brand's face can draw it: a face without bullets has dashes.
func (l *List) drawn(label string) string {
	if (label == doc.Bullet || label == doc.BulletBelow) && !l.m.Brand.Covers([]rune(label)[0]) {
		return "–"
	}
	return label
}

func (l *List) add(spans []doc.Span, item, level int, label string, deep bool, width frame.Unit) {
	p := point{Para: l.m.Para(l.form.Style, spans), item: item, level: level, label: l.drawn(label), first: l.to, deep: deep}
	if len(p.Atoms) == 0 {
		return
	}
	l.points = append(l.points, p)
	l.m.Fit(p.Para, width-l.indent(level), l)
	l.to += len(p.Lines)
}

// indent is the distance from the list's left to the words of a level.
func (l *List) indent(level int) frame.Unit {
	if level > 1 {
		return l.indents[0] + l.indents[1]
	}
	return l.indents[0]
}

// Indents are the distances from the list's left to the words of a level, and from its labels to them.
func (l *List) Indents(level int) (left, hang frame.Unit) { return l.indent(level), l.indents[level-1] }

// Lines is how many lines are still, or here, to be set.
func (l *List) Lines() int { return l.to - l.from }

// Name names the list for messages.
func (l *List) Name() string {
	what := "the list"
	if l.b.Numbered {
		what = "the numbered list"
	}
	if len(l.points) == 0 {
		return what
	}
	return what + " “" + typeset.Clip(l.points[0].Words()) + "”"
}

// place returns the point of a line, and the line's number in it.
func (l *List) place(line int) (i, in int) {
	i = sort.Search(len(l.points), func(i int) bool { return l.points[i].first > line }) - 1
	return i, line - l.points[i].first
}

func (l *List) total() int {
	last := l.points[len(l.points)-1]
	return last.first + len(last.Lines)
}

// over is the gap over a point.
func (l *List) over(i int) frame.Unit {
	if l.points[i].level > 1 {
		return l.form.GapBelow
	}
	return l.form.Gap
}

// heightOf is the height of the lines from..to.
func (l *List) heightOf(from, to int) frame.Unit {
	if to <= from {
		return 0
	}
	a, _ := l.place(from)
	b, _ := l.place(to - 1)
	h := frame.Unit(to-from) * l.form.Style.Lead
	for i := a + 1; i <= b; i++ {
		h += l.over(i)
	}
	return h
}

// holds says whether the lines from..to may stand on a page by themselves: they end between points, but not between a point and
// the first of those below it, or with two lines of a point on each side.
func (l *List) holds(from, to int) bool {
	if to >= l.total() {
		return true
	}
	i, in := l.place(to)
	if in == 0 {
		return i == 0 || !l.points[i-1].deep
	}
	a, _ := l.place(from)
	return in >= 2 && len(l.points[i].Lines)-in >= 2 && (a != i || to-from >= 2)
}

// Height is that of the part.
func (l *List) Height(frame.Unit) frame.Unit { return l.heightOf(l.from, l.to) }

// Least is the height of the fewest lines that may stand on a page.
func (l *List) Least() frame.Unit {
	k := min(l.from+1, l.to)
	for k < l.to && !l.holds(l.from, k) {
		k++
	}
	return l.heightOf(l.from, k)
}

// Cut divides the list at the foot of a page.
func (l *List) Cut(top, bottom frame.Unit) (first, rest typeset.Piece) {
	end := l.from
	for k := l.from + 1; k <= l.to && l.heightOf(l.from, k) <= bottom-top; k++ {
		if k == l.to || l.holds(l.from, k) {
			end = k
		}
	}
	switch end {
	case l.to:
		return l, nil
	case l.from:
		return nil, nil
	}
	a, b := *l, *l
	a.to, b.from = end, end
	return &a, &b
}

// Draw draws the part. A point over two pages is one element.
func (l *List) Draw(at typeset.Spot) {
	for from := l.from; from < l.to; {
		i, in := l.place(from)
		p := &l.points[i]
		if from > l.from {
			at.Y += l.over(i)
		}
		if in == 0 {
			l.open(i, at)
		}
		end := min(len(p.Lines), in+l.to-from)
		l.m.Lines(p.Para, in, end, at.Right(l.indent(p.level)), l.tree.words[i])
		l.m.CloseMark()
		at.Y += frame.Unit(end-in) * l.form.Style.Lead
		from += end - in
	}
}

// open begins a point: its elements and its label.
func (l *List) open(i int, at typeset.Spot) {
	m, t, p := l.m, l.tree, &l.points[i]
	parent := &t.list
	if p.level > 1 {
		parent = &t.below
		if *parent == nil {
			*parent = t.body.Add("L")
		}
		at = at.Right(l.indents[0])
	} else if *parent == nil {
		*parent = m.Sect.Add("L")
	}
	(*parent).Numbering = l.b.Numbering(p.level)
	li := (*parent).Add("LI")
	m.OpenMark(at.Page, li.Add("Lbl"))
	m.Words(&l.label, p.label, at.X, at.Y+l.label.Baseline())
	m.CloseMark()
	body := li.Add("LBody")
	t.words[i] = body
	if p.level == 1 {
		t.body, t.below = body, nil
	}
	if p.deep {
		t.words[i] = body.Add("P")
	}
}
