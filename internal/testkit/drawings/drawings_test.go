package drawings

import (
	"strings"
	"testing"

	"briefing/internal/page/frame"
)

func text(s string, x, y, w frame.Unit) *frame.Text {
	return &frame.Text{At: frame.Point{X: x, Y: y}, S: s, Size: 1000, Width: w}
}

func TestOverlapsFindsTextOnText(t *testing.T) {
	apart := []frame.Item{text("a", 0, 1000, 500), text("b", 500, 1000, 500), text("c", 0, 2000, 500)}
	if got := Overlaps(apart); len(got) != 0 {
		t.Errorf("texts side by side: %v", got)
	}
	on := []frame.Item{text("a", 0, 1000, 500), &frame.Group{At: frame.Point{X: 400}, Items: []frame.Item{text("b", 0, 1500, 500)}}}
	if got := Overlaps(on); len(got) != 1 || !strings.Contains(got[0], `"a" lies on "b"`) {
		t.Errorf("a text on another, in a group: %v", got)
	}
}

func TestOutsideFindsWhatLeavesTheBox(t *testing.T) {
	c := frame.Color{}
	line := &frame.Path{Stroke: &c, Width: 100, Segs: []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{{X: 50, Y: 50}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: 900, Y: 50}}}}}
	if got := Outside([]frame.Item{text("a", 0, 800, 500), line}, 1000, 1010, 0); len(got) != 0 {
		t.Errorf("inside: %v", got)
	}
	if got := Outside([]frame.Item{text("a", 600, 800, 500)}, 1000, 1010, 0); len(got) != 1 {
		t.Errorf("a text over the right side: %v", got)
	}
	if got := Outside([]frame.Item{line}, 900, 100, 0); len(got) != 0 {
		t.Errorf("a line with butt ends: %v", got)
	}
	if got := Outside([]frame.Item{line}, 900, 99, 0); len(got) != 1 {
		t.Errorf("half a line over the foot: %v", got)
	}
	line.Cap = frame.RoundCap
	if got := Outside([]frame.Item{line}, 949, 100, 0); len(got) != 1 {
		t.Errorf("a round end over the right side: %v", got)
	}
}

func TestDump(t *testing.T) {
	c := frame.Color{R: 1, G: 2, B: 3}
	items := []frame.Item{&frame.Group{At: frame.Point{X: 10, Y: 20}, Items: []frame.Item{
		text("a ", 1, 2, 3),
		&frame.Path{Fill: &c, Stroke: &c, Width: 5, Dash: []frame.Unit{0, 9}, Cap: frame.RoundCap, Segs: []frame.Seg{
			{Op: frame.MoveTo, P: [3]frame.Point{{X: 1, Y: 1}}},
			{Op: frame.CurveTo, P: [3]frame.Point{{X: 1, Y: 2}, {X: 3, Y: 4}, {X: 5, Y: 6}}}, {Op: frame.Close}}},
	}}}
	want := "text 11,22 w3 regular 1000 #000000 \"a \"\n" +
		"path fill #010203 stroke #010203 w5 dash [0 9] round: M11,21 C11,22 13,24 15,26 Z\n"
	if got := Dump(items); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
