package flow

import (
	"strings"
	"testing"

	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// checkDocument holds a laid-out document to what must be true of every one.
func checkDocument(t *testing.T, f *frame.Document) {
	t.Helper()
	checkDocumentTo(t, f, typeset.AreaBottom)
}

// checkDocumentTo is checkDocument for a text area that ends at foot, in mm.
func checkDocumentTo(t *testing.T, f *frame.Document, foot float64) {
	t.Helper()
	samples.CheckReadingOrder(t, f)
	for i, p := range f.Pages {
		all := samples.FlatPage(p)
		checkInside(t, i, p, all, mm(foot+typeset.Slack)-lower(p))
		samples.CheckOverlap(t, i, all)
		checkStruck(t, i, all)
		checkTableHead(t, i, p)
	}
	checkParagraphs(t, f)
	checkHeadings(t, f)
	checkRows(t, f)
}

// lower is how much lower a sheet is than one of A4.
func lower(p *frame.Page) frame.Unit { return mm(297) - p.H }

// checkInside wants everything on a page within the margins, and what is read within the text area. Only what is cut off
// at the edge of the sheet, the band of the cover, reaches over it.
func checkInside(t *testing.T, page int, sheet *frame.Page, all []samples.Drawn, foot frame.Unit) {
	t.Helper()
	margin := (sheet.W - mm(typeset.LiveW)) / 2
	for _, x := range all {
		if x.X0 < margin-2 || x.X1 > sheet.W-margin+2 {
			if x.Text == nil && x.Mark.Node == nil && x.X0 == -frame.Bleed && x.X1 == sheet.W+frame.Bleed {
				continue
			}
			t.Errorf("page %d: %s stands at %s, outside the margins", page+1, x.What(), x.Ink)
		}
		low, high := foot, mm(typeset.AreaTop)
		if x.Mark.Node == nil && x.Mark.Artifact == frame.Footer {
			low = mm(287) - lower(sheet)
		}
		if page == 0 || x.Mark.Node == nil && x.Mark.Artifact == frame.Header {
			high = mm(6)
		}
		y0, y1 := x.Y0, x.Y1
		if x.Text != nil { // the descenders of the last line may reach below the area, as its line box does
			y1 = x.Text.At.Y
		}
		if y1 > low || y0 < high {
			t.Errorf("page %d: %s stands at %s, outside the text area", page+1, x.What(), x.Ink)
		}
	}
}

// fragment is a stretch of lines of one element in one column of one page.
type fragment struct {
	page   int
	lines  []frame.Unit // baselines
	bottom frame.Unit
}

// fragments divides what an element says into stretches of lines that run down.
func fragments(f *frame.Document) map[*frame.Node][]fragment {
	out := map[*frame.Node][]fragment{}
	for i, p := range f.Pages {
		for _, k := range p.Marks {
			if k.Node == nil {
				continue
			}
			n := k.Node
			if n.Type == "Link" {
				continue
			}
			for _, it := range k.Items {
				x, ok := it.(*frame.Text)
				if !ok {
					continue
				}
				fs := out[n]
				if len(fs) == 0 || fs[len(fs)-1].page != i || x.At.Y < fs[len(fs)-1].bottom {
					fs = append(fs, fragment{page: i})
				}
				last := &fs[len(fs)-1]
				if len(last.lines) == 0 || x.At.Y > last.bottom {
					last.lines = append(last.lines, x.At.Y)
				}
				last.bottom = x.At.Y
				out[n] = fs
			}
		}
	}
	return out
}

// parted are the elements that a column or page end may fall into.
var parted = map[string]bool{"P": true, "Note": true, "LBody": true}

// checkParagraphs wants two lines of a paragraph, a note or a point at least on each side of a column or page end, and what is
// neither (a cell, a caption, a heading) whole.
func checkParagraphs(t *testing.T, f *frame.Document) {
	t.Helper()
	for n, fs := range fragments(f) {
		if len(fs) < 2 || n.Type == "Figure" {
			continue
		}
		if !parted[n.Type] && !sideBySide(fs) {
			t.Errorf("page %d: the %s “%s” is parted", fs[1].page+1, n.Type, typeset.Clip(samples.MarkText(n)))
		}
		if !parted[n.Type] {
			continue
		}
		for _, x := range fs {
			if len(x.lines) < 2 {
				t.Errorf("page %d: one line of “%s” stands alone", x.page+1, typeset.Clip(samples.MarkText(n)))
			}
		}
	}
}

// sideBySide says whether stretches stand on one page beside each other, as a caption and the unit at its right.
func sideBySide(fs []fragment) bool {
	for _, x := range fs[1:] {
		if x.page != fs[0].page || x.lines[0] != fs[0].lines[0] {
			return false
		}
	}
	return true
}

// checkHeadings wants what follows a heading on its page, below it.
func checkHeadings(t *testing.T, f *frame.Document) {
	t.Helper()
	for i, p := range f.Pages {
		for j, k := range p.Marks {
			if k.Node == nil || len(k.Node.Type) != 2 || k.Node.Type[0] != 'H' || k.Node.Type == "H1" {
				continue
			}
			rest := p.Marks[j+1:]
			follows := 0
			for _, r := range rest {
				if r.Node != nil && r.Node.Type != "Link" && !strings.HasPrefix(r.Node.Type, "H") {
					for _, it := range r.Items {
						if x, ok := it.(*frame.Text); !ok {
							follows += 2
						} else if x.At.Y > k.Items[0].(*frame.Text).At.Y {
							follows++
						}
					}
				}
			}
			// One line is enough where it is the whole next block, before another heading or the end.
			y := k.Items[len(k.Items)-1].(*frame.Text).At.Y
			if follows == 0 || y > mm(typeset.AreaBottom-2*typeset.BodyLead)-lower(f.Pages[0]) && follows < 2 {
				t.Errorf("page %d: the heading “%s” stands within two lines of the foot", i+1, samples.MarkText(k.Node))
			}
		}
	}
}

// checkRows wants every row of a table on one page.
func checkRows(t *testing.T, f *frame.Document) {
	t.Helper()
	page := map[*frame.Mark]int{}
	for i, p := range f.Pages {
		for _, k := range p.Marks {
			page[k] = i
		}
	}
	var marks func(n *frame.Node) []*frame.Mark
	marks = func(n *frame.Node) []*frame.Mark {
		var out []*frame.Mark
		for _, k := range n.Kids {
			if k.Mark != nil {
				out = append(out, k.Mark)
			} else if k.Node != nil {
				out = append(out, marks(k.Node)...)
			}
		}
		return out
	}
	down := 0 // rows below that a cell reaches over
	var walk func(n *frame.Node)
	walk = func(n *frame.Node) {
		if n.Type == "TR" {
			width := 0
			ms := marks(n)
			if down > 0 {
				width, down = 1, down-1
			}
			for _, k := range n.Kids {
				width += max(k.Node.ColSpan, 1)
				down = max(down, k.Node.RowSpan-1)
			}
			if width != 6 {
				t.Errorf("a row has %d cells, the table has 6 columns", width)
			}
			for _, k := range ms {
				if page[k] != page[ms[0]] {
					t.Errorf("the row “%s” stands on two pages", samples.MarkText(k.Node))
				}
			}
			return
		}
		for _, k := range n.Kids {
			if k.Node != nil {
				walk(k.Node)
			}
		}
	}
	walk(f.Root)
}

// checkTableHead wants a head above the first row of every page that holds rows.
func checkTableHead(t *testing.T, page int, p *frame.Page) {
	t.Helper()
	var head bool
	for _, k := range p.Marks {
		for _, it := range k.Items {
			x, ok := it.(*frame.Text)
			if ok && x.S == "Where " && (k.Node == nil && k.Artifact == frame.Header || k.Node != nil && k.Node.Scope == "Column") {
				head = true
			}
		}
		if k.Node != nil && k.Node.Type == "TD" && !head {
			t.Errorf("page %d: rows stand below no head", page+1)
			return
		}
	}
}
