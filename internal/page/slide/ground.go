package slide

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Height is that of every slide while it is laid out, in 1/100 pt. Sizes on slides are shares of their height: a slide of
// another height is laid out on this one and made larger or smaller as a whole.
const Height frame.Unit = 54000

// The least sizes of text on a slide of that height, in 1/100 pt: of what stands at its foot, and of all else.
const (
	LeastFoot frame.Unit = 1400
	LeastText frame.Unit = 1800
)

// Ground is what a slide stands on: the places that its layout has, in 1/100 pt of a slide as high as Height.
type Ground struct {
	W     frame.Unit // of the slide
	Title Place
	// Body is where subtitle, blocks and, where the layout has no Source, the source line stand. Where Ours is set, its
	// height is from the title's foot and only its sides and its lower end count.
	Body frame.Rect
	// Ours says that the layout is one of this package's: blocks begin at the same distance from the title on each.
	Ours bool
	// Halves are two places for contents side by side, the left one first. Columns of two stand there; without, Body is divided.
	Halves []frame.Rect
	// List is the place for text, in the style of the layout's own text, that takes what a slide says in words, big numbers
	// too. Without, blocks are set as on paper.
	List *Place
	// Lists are List for each of the Halves.
	Lists [2]*Place
	// Subtitle is the place for the line under the title of a title slide, and Notice that for the notice where there is one.
	Subtitle, Notice *Place
	// Source is the place of the source line; nil: a strip at the foot of the body.
	Source *Place
	// Percent is how wide texts are beside those in the brand's faces; 0: they are those.
	Percent int
}

// Place is a place for text with the style of its first level.
type Place struct {
	Box    frame.Rect
	Insets [4]frame.Unit // from its sides to its text: left, top, right, bottom
	Style  text.Style
	Before frame.Unit // over each paragraph but the first
	Indent frame.Unit // of items of a list
}

// Inner is the room for text.
func (p *Place) Inner() frame.Rect {
	return frame.Rect{X: p.Box.X + p.Insets[0], Y: p.Box.Y + p.Insets[1], W: p.Box.W - p.Insets[0] - p.Insets[2], H: p.Box.H - p.Insets[1] - p.Insets[3]}
}

// ours is the ground of slides on paper.
func ours(st *text.Style) *Ground {
	return &Ground{
		Ours: true, W: mm(sheetW),
		Title: Place{Box: frame.Rect{X: mm(margin), Y: mm(titleTop), W: mm(liveW), H: titleLines * st.Lead}, Style: *st},
		Body:  frame.Rect{X: mm(margin), Y: mm(titleTop) + titleLines*st.Lead, W: mm(liveW), H: mm(bottom) - mm(titleTop) - titleLines*st.Lead},
	}
}

// end is the lower end of the blocks.
func (g *Ground) end() frame.Unit { return g.Body.Y + g.Body.H }

// Office is what the program that shows a deck draws by itself and knows the height of: charts. It says how high a chart is
// in a width and a height, and with which finding it does not fit. ok is false for a chart that it does not draw.
type Office func(c *doc.Chart, width, height frame.Unit) (high frame.Unit, misfit *Misfit, ok bool)

// Misfit is why something has no room.
type Misfit struct {
	Message, Hint string
	High          bool // it is too high
}
