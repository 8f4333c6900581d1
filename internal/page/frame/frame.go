// Package frame is the display list: pages of placed text, lines and shapes, and the structure tree that says
// what they mean.
//
// In: nothing; layout and chart fill it. Out: what every page writer reads. It never measures, never breaks and
// knows no file format, so that one drawing serves every output. All lengths are integers in 1/100 pt with y
// running down from the page top: sums are exact and the same on every machine.
package frame

import "image"

// Unit is a length in 1/100 pt (1/7200 inch).
type Unit int

// Pt converts points, rounding half away from zero.
func Pt(v float64) Unit { return round(float64(v * 100)) }

// MM converts millimetres, rounding half away from zero.
func MM(v float64) Unit { return round(float64(v*7200) / 25.4) }

func round(v float64) Unit {
	if v < 0 {
		return -Unit(-v + 0.5)
	}
	return Unit(v + 0.5)
}

// Points returns the length in points.
func (u Unit) Points() float64 { return float64(u) / 100 }

// Millimetres returns the length in millimetres.
func (u Unit) Millimetres() float64 { return float64(u) * 25.4 / 7200 }

// Point is a place on a page or in a group.
type Point struct{ X, Y Unit }

// Rect is a box by its top left corner and its size.
type Rect struct{ X, Y, W, H Unit }

// Color is an opaque sRGB colour. Transparency is flattened before it gets here.
type Color struct{ R, G, B uint8 }

// FontStyle chooses a face of the document's one family.
type FontStyle uint8

// The faces of a family.
const (
	Regular FontStyle = iota
	Bold
	Italic
)

// Item is something to paint: *Text, *Path, *Image or *Group.
type Item interface{ item() }

// Text is one run of one face on one baseline. At is its left end. Width is the sum of the face's advances and
// stands here so that no writer has to measure again. A run that ends a line or a label carries its trailing space
// in S (text extraction needs it) but not in Width. Object is as in Path.
type Text struct {
	At    Point
	S     string
	Style FontStyle
	Size  Unit
	Color Color
	Width Unit

	Object int
}

// Op is a path operator.
type Op uint8

// The path operators, with the number of points each takes.
const (
	MoveTo  Op = iota // 1
	LineTo            // 1
	CurveTo           // 3: two control points and the end of a cubic curve
	Close             // 0
)

// Points is how many points an operator takes.
func (o Op) Points() int {
	switch o {
	case MoveTo, LineTo:
		return 1
	case CurveTo:
		return 3
	}
	return 0
}

// Seg is one operator with its points; P is filled from the front.
type Seg struct {
	Op Op
	P  [3]Point
}

// Corners are those of a closed path of four straight sides, in their order; ok is false for any other path.
func Corners(segs []Seg) (p [4]Point, ok bool) {
	if len(segs) != 5 || segs[0].Op != MoveTo || segs[4].Op != Close {
		return p, false
	}
	for i, s := range segs[:4] {
		if i > 0 && s.Op != LineTo {
			return p, false
		}
		p[i] = s.P[0]
	}
	return p, true
}

// Shows says whether dashes make a line that can be seen: none is shorter than nothing, and together they have a length. No
// dashes are a whole line.
func Shows(dash []Unit) bool {
	sum := Unit(0)
	for _, d := range dash {
		if d < 0 {
			return false
		}
		sum += d
	}
	return len(dash) == 0 || sum > 0
}

// Cap is the form of a line's ends.
type Cap uint8

// The line ends.
const (
	Butt Cap = iota
	RoundCap
)

// Path is a shape that is filled, stroked or both (fill first). Joins are mitred. A dash of {0, n} with round caps
// draws dots of the line's width at pitch n: many equal marks are one such line.
//
// Texts and paths of a drawing that have the same Object, other than 0, are one thing to those who edit the drawing, such as
// a bar with the words on it, or the lines of one text. Only formats that can be edited heed it; what is painted, and in
// which order, is the same.
type Path struct {
	Segs   []Seg
	Fill   *Color // nil: not filled
	Stroke *Color // nil: not stroked
	Width  Unit   // of the stroke
	Dash   []Unit // nil: solid
	Cap    Cap
	Object int
}

// Image is a picture placed in a box. Data is a PNG that the writer embeds once per key. Pixels is the same picture as it
// is drawn, without transparency, so that no writer needs to decode it again; where it is nil, they do.
type Image struct {
	Box    Rect
	Key    string
	Data   []byte
	Pixels *image.RGBA
}

// Group is a list of items moved by At, painted in order.
type Group struct {
	At    Point
	Items []Item
}

func (*Text) item()  {}
func (*Path) item()  {}
func (*Image) item() {}
func (*Group) item() {}

// Artifact says why a mark is not part of the structure. The zero value is plain decoration.
type Artifact uint8

// The kinds of artefact a writer tells apart.
const (
	Decoration Artifact = iota
	Header              // running head, repeated table heads
	Footer
	Background
	Production // for the print shop: crop marks
)

// Mark is a stretch of items that belong to one structure node, or to none (an artefact). A paragraph over two
// pages has a mark on each. Marks never nest.
type Mark struct {
	Node     *Node // nil: artefact
	Artifact Artifact
	Items    []Item
}

// Kid is one child of a node in reading order: exactly one field is set.
type Kid struct {
	Node *Node
	Mark *Mark
	Link *Link
}

// Node is an element of the structure tree. Type is a standard structure type of PDF 1.7: Document, Part, Sect,
// Div, P, H1 to H6, L, LI, Lbl, LBody, Table, THead, TBody, TFoot, TR, TH, TD, Caption, Figure, Link, Note,
// Reference, BlockQuote, Span.
type Node struct {
	Type      string
	Kids      []Kid
	Alt       string // required for Figure
	ID        string // required for Note; unique in the document
	Title     string
	Lang      string // only where it differs from the document's
	Actual    string // replacement text
	Expanded  string // what its text, an abbreviation or a sign, stands for
	Scope     string // TH: "Column" or "Row"
	ColSpan   int    // TH, TD: 0 and 1 mean one
	RowSpan   int    // TH, TD: as ColSpan, downwards
	Numbering string // L: "Decimal", "Disc" or ""
	BBox      *Rect  // Figure and Table: the box on its page, page coordinates
}

// Add appends a child node and returns it.
func (n *Node) Add(typ string) *Node {
	c := &Node{Type: typ}
	n.Kids = append(n.Kids, Kid{Node: c})
	return c
}

// Link is a clickable box. Exactly one of URI and Dest is set. Node is its Link element, Contents the text a
// reader hears ("Note 1").
type Link struct {
	Box      Rect
	URI      string
	Dest     *Dest
	Contents string
	Node     *Node
}

// Dest is a place to jump to.
type Dest struct {
	Page int // from 0
	Y    Unit
}

// Bleed is how far a colour that touches the page's edge is drawn over it (3 mm), so that a cut that is a little off
// shows no white.
const Bleed Unit = 850

// Page is what a reader holds, W by H, with marks in paint order, which is reading order. Coordinates run from its top
// left corner. Around is how far the sheet it is printed on reaches beyond it on each side, and Bleed how much of that
// the colours reach into, before it is cut; both are 0 where the sheet is the page.
type Page struct {
	W, H          Unit
	Around, Bleed Unit
	Marks         []*Mark
	Links         []*Link
}

// Sheet is the size of the sheet that the page is printed on.
func (p *Page) Sheet() (w, h Unit) { return p.W + 2*p.Around, p.H + 2*p.Around }

// OnSheet moves a box of the page to where it stands on the sheet.
func (p *Page) OnSheet(r Rect) Rect {
	r.X, r.Y = r.X+p.Around, r.Y+p.Around
	return r
}

// Box is the page with a border of a width around it, on the sheet.
func (p *Page) Box(border Unit) Rect {
	return p.OnSheet(Rect{-border, -border, p.W + 2*border, p.H + 2*border})
}

// Outline is an entry of the bookmark tree.
type Outline struct {
	Title string
	Dest  Dest
	Kids  []Outline
}

// Attachment is a file that travels in the document.
type Attachment struct {
	Name        string // "dataset.yaml"
	Description string
	MediaType   string // "text/csv"
	Relation    string // "Source", "Data"
	Data        []byte
}

// Meta describes the document as a whole. Date is the day it counts as made on, as YYYY-MM-DD: never the clock.
type Meta struct {
	Title       string
	Author      string
	Subject     string
	Keywords    []string
	Lang        string // BCP 47: "en-GB"
	Date        string
	CreatorTool string // name and version of the tool
}

// Document is a laid-out document. Root has the type Document.
type Document struct {
	Meta        Meta
	Pages       []*Page
	Root        *Node
	Outline     []Outline
	Attachments []Attachment
}
