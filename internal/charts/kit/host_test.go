package kit

import (
	"slices"
	"testing"

	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// go-chart's own kinds draw through the recorder too; its white background stays away, because nothing is recorded
// before the first series of ours draws.
func TestBackgroundIsDropped(t *testing.T) {
	drawn := false
	a := Area{W: 1000, H: 500, Parts: []Series{{"one", func(p *Pen, box Box, x, y Range) {
		drawn = true
		if box.Left != 0 || box.Top != 0 || box.Right != 1000 || box.Bottom != 500 {
			t.Errorf("the plot is %v", box)
		}
		p.Box(1, 2, 3, 4, "blue")
	}}}}
	st := pageStyle(t)
	items, err := a.render(&st)
	if err != nil {
		t.Fatal(err)
	}
	if want := "path fill #003399: M1,2 L4,2 L4,6 L1,6 Z\n"; !drawn || drawings.Dump(items) != want {
		t.Errorf("got %s", drawings.Dump(items))
	}
}

func TestRangesSpanThePlot(t *testing.T) {
	drawn := false
	a := Area{W: 2000, H: 900, Plot: frame.Rect{X: 300, Y: 100, W: 1500, H: 700}, X: [2]float64{0, 30}, Y: [2]float64{0, 7},
		Parts: []Series{{"one", func(p *Pen, box Box, x, y Range) {
			drawn = true
			if box.Left != 300 || box.Right != 1800 || box.Top != 100 || box.Bottom != 800 {
				t.Errorf("the plot is %v", box)
			}
			if x.Translate(30) != 1500 || x.Translate(15) != 750 || y.Translate(7) != 700 || y.Translate(0) != 0 {
				t.Errorf("ranges give %d, %d, %d", x.Translate(30), x.Translate(15), y.Translate(7))
			}
		}}}}
	st := pageStyle(t)
	if _, err := a.render(&st); err != nil || !drawn {
		t.Fatalf("drawn: %v, %v", drawn, err)
	}
}

// What is drawn in an area is moved to the area's place.
func TestAreasStandAtTheirPlace(t *testing.T) {
	a := Area{At: frame.Point{X: 100, Y: 20}, W: 1000, H: 500, Parts: []Series{{"one", func(p *Pen, _ Box, _, _ Range) {
		p.Box(1, 2, 3, 4, "blue")
	}}}}
	st := pageStyle(t)
	items, err := a.render(&st)
	if want := "path fill #003399: M101,22 L104,22 L104,26 L101,26 Z\n"; err != nil || drawings.Dump(items) != want {
		t.Errorf("got %s, %v", drawings.Dump(items), err)
	}
}

// objectsOf are the objects that paths belong to.
func objectsOf(items []frame.Item) (list []int) {
	for _, item := range items {
		list = append(list, item.(*frame.Path).Object)
	}
	return list
}

// Objects of a drawing have numbers of their own in all its areas. One can be gone on with.
func TestObjectsOfAreas(t *testing.T) {
	draw := func(p *Pen, _ Box, _, _ Range) {
		p.Box(0, 0, 1, 1, "blue")
		first := p.Object()
		p.Box(0, 0, 1, 1, "blue")
		p.Object()
		p.Box(0, 0, 1, 1, "blue")
		p.Resume(first)
		p.Box(0, 0, 1, 1, "blue")
		p.Resume(0)
		p.Box(0, 0, 1, 1, "blue")
	}
	st, have := pageStyle(t), 0
	var all []int
	for range 3 {
		items, err := Area{W: 1000, H: 500, Parts: []Series{{"one", draw}}}.render(&st)
		if err != nil {
			t.Fatal(err)
		}
		have = renumber(items, have)
		all = append(all, objectsOf(items)...)
	}
	if want := []int{0, 1, 2, 1, 0, 0, 3, 4, 3, 0, 0, 5, 6, 5, 0}; !slices.Equal(all, want) {
		t.Errorf("the objects are %v, want %v", all, want)
	}
}
