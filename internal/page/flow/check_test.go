package flow

import (
	"sort"
	"strings"
	"testing"

	"briefing/internal/page/frame"
)

// checkDocument holds a laid-out document to what must be true of every one.
func checkDocument(t *testing.T, f *frame.Document) {
	t.Helper()
	checkDocumentTo(t, f, areaBottom)
}

// checkDocumentTo is checkDocument for a text area that ends at foot, in mm.
func checkDocumentTo(t *testing.T, f *frame.Document, foot float64) {
	t.Helper()
	checkReadingOrder(t, f)
	for i, p := range f.Pages {
		all := flatPage(p)
		checkInside(t, i, all, mm(foot+slack))
		checkOverlap(t, i, all)
		checkStruck(t, i, all)
		checkTableHead(t, i, p)
	}
	checkParagraphs(t, f)
	checkHeadings(t, f)
	checkRows(t, f)
}

// checkReadingOrder wants every mark in the tree once, and on every page the marks in the order of the tree.
func checkReadingOrder(t *testing.T, f *frame.Document) {
	t.Helper()
	place := map[*frame.Mark]int{}
	var walk func(n *frame.Node)
	walk = func(n *frame.Node) {
		for _, k := range n.Kids {
			switch {
			case k.Node != nil:
				walk(k.Node)
			case k.Mark != nil:
				if _, twice := place[k.Mark]; twice || k.Mark.Node != n {
					t.Errorf("a mark of %s stands in the tree twice or in the wrong place", n.Type)
				}
				place[k.Mark] = len(place)
			}
		}
	}
	walk(f.Root)
	seen := 0
	for i, p := range f.Pages {
		last := -1
		for _, k := range p.Marks {
			if k.Node == nil {
				continue
			}
			at, ok := place[k]
			if !ok {
				t.Errorf("page %d: a mark of %s has no place in the tree", i+1, k.Node.Type)
			}
			if at < last {
				t.Errorf("page %d: %s “%s” is painted after what is read later", i+1, k.Node.Type, markText(k.Node))
			}
			last = at
			seen++
		}
	}
	if seen != len(place) {
		t.Errorf("the tree holds %d marks, the pages %d", len(place), seen)
	}
}

// checkInside wants everything on a page within the margins, and what is read within the text area. Only what is cut off
// at the edge of the sheet, the band of the cover, reaches over it.
func checkInside(t *testing.T, page int, all []drawn, foot frame.Unit) {
	t.Helper()
	for _, x := range all {
		if x.x0 < mm(margin)-2 || x.x1 > mm(sheetW-margin)+2 {
			if x.text == nil && x.mark.Node == nil && x.x0 == -frame.Bleed && x.x1 == mm(sheetW)+frame.Bleed {
				continue
			}
			t.Errorf("page %d: %s stands at %s, outside the margins", page+1, x.what(), x.ink)
		}
		low, high := foot, mm(areaTop)
		if x.mark.Node == nil && x.mark.Artifact == frame.Footer {
			low = mm(287)
		}
		if page == 0 || x.mark.Node == nil && x.mark.Artifact == frame.Header {
			high = mm(6)
		}
		y0, y1 := x.y0, x.y1
		if x.text != nil { // the descenders of the last line may reach below the area, as its line box does
			y1 = x.text.At.Y
		}
		if y1 > low || y0 < high {
			t.Errorf("page %d: %s stands at %s, outside the text area", page+1, x.what(), x.ink)
		}
	}
}

// ink is the box that a text's letters, or a shape, can fill.
type ink struct {
	x0, x1, y0, y1 frame.Unit
	s              string
}

// checkOverlap wants all texts of a page apart, wherever they stand: in a block, in a drawing or in the margins.
func checkOverlap(t *testing.T, page int, drawn []drawn) {
	t.Helper()
	var all []ink
	for _, x := range drawn {
		if x.text != nil {
			all = append(all, x.ink)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].y0 < all[j].y0 })
	for i, a := range all {
		for _, b := range all[i+1:] {
			if b.y0 >= a.y1 {
				break
			}
			if a.meet(b) {
				t.Errorf("page %d: “%s” and “%s” overlap", page+1, a.s, b.s)
			}
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
var parted = map[string]bool{"P": true, "Note": true}

// checkParagraphs wants two lines of a paragraph or a note at least on each side of a column or page end, and what is
// neither (an item of a list, a cell, a caption, a heading) whole.
func checkParagraphs(t *testing.T, f *frame.Document) {
	t.Helper()
	for n, fs := range fragments(f) {
		if len(fs) < 2 || n.Type == "Figure" {
			continue
		}
		if !parted[n.Type] && !sideBySide(fs) {
			t.Errorf("page %d: the %s “%s” is parted", fs[1].page+1, n.Type, clip(markText(n)))
		}
		if !parted[n.Type] {
			continue
		}
		for _, x := range fs {
			if len(x.lines) < 2 {
				t.Errorf("page %d: one line of “%s” stands alone", x.page+1, clip(markText(n)))
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
			if follows == 0 || y > mm(areaBottom-2*bodyLead) && follows < 2 {
				t.Errorf("page %d: the heading “%s” stands within two lines of the foot", i+1, markText(k.Node))
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
					t.Errorf("the row “%s” stands on two pages", markText(k.Node))
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
