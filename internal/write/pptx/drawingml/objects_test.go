package drawingml

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"briefing/internal/page/frame"
)

// shapeOf is a shape or group as a test reads it.
type shapeOf struct {
	XMLName xml.Name
	Paths   []struct{} `xml:"spPr>custGeom>pathLst>path>moveTo"`
	Paras   []struct {
		Props struct {
			Align string `xml:"algn,attr"`
			Lead  struct {
				Val int `xml:"val,attr"`
			} `xml:"lnSpc>spcPts"`
		} `xml:"pPr"`
		Runs   []string   `xml:"r>t"`
		Breaks []struct{} `xml:"br"`
	} `xml:"txBody>p"`
	Kids []shapeOf `xml:",any"`
}

// outlineOf draws items and says what became of them: a line for each shape, members of a group indented.
func outlineOf(t *testing.T, items ...frame.Item) string {
	t.Helper()
	d := &Drawer{Lang: "en-GB", Next: 2, Color: ExactColor}
	text := d.Group(&frame.Group{Items: items, At: frame.Point{X: 1000, Y: 500}}, "Drawing", "Alt", frame.Rect{W: 50000, H: 20000})
	var root shapeOf
	if err := xml.Unmarshal([]byte(`<x xmlns:p="p" xmlns:a="a" xmlns:r="r">`+text+`</x>`), &root); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	var b strings.Builder
	var list func(kids []shapeOf, in string)
	list = func(kids []shapeOf, in string) {
		for _, k := range kids {
			switch k.XMLName.Local {
			case "grpSp":
				b.WriteString(in + "group\n")
				list(k.Kids, in+"  ")
			case "sp":
				b.WriteString(in + "shape")
				if len(k.Paths) > 0 {
					fmt.Fprintf(&b, " of %d paths", len(k.Paths))
				}
				for _, p := range k.Paras {
					fmt.Fprintf(&b, " %s %d %d %q", p.Props.Align, p.Props.Lead.Val, len(p.Breaks), p.Runs)
				}
				b.WriteString("\n")
			}
		}
	}
	list(root.Kids[0].Kids, "")
	return b.String()
}

func run(object int, s string, x, y, w frame.Unit) *frame.Text {
	return &frame.Text{At: frame.Point{X: x, Y: y}, S: s + " ", Size: 1000, Width: w, Object: object}
}

var blue, white = frame.Color{B: 200}, frame.Color{R: 255, G: 255, B: 255}

func rect(object int, fill frame.Color, x, y, w, h frame.Unit) *frame.Path {
	at := func(op frame.Op, x, y frame.Unit) frame.Seg {
		return frame.Seg{Op: op, P: [3]frame.Point{{X: x, Y: y}}}
	}
	return &frame.Path{Fill: &fill, Object: object, Segs: []frame.Seg{at(frame.MoveTo, x, y), at(frame.LineTo, x+w, y), at(frame.LineTo, x+w, y+h), at(frame.LineTo, x, y+h), {Op: frame.Close}}}
}

func rule(object int, x frame.Unit) *frame.Path {
	return &frame.Path{Stroke: &blue, Width: 50, Object: object, Segs: []frame.Seg{{Op: frame.MoveTo, P: [3]frame.Point{{X: x}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: x, Y: 9000}}}}}
}

// What is one thing becomes one shape, or a group where it has several.
func TestObjects(t *testing.T) {
	for _, c := range []struct {
		name  string
		items []frame.Item
		want  string
	}{
		{"no objects", []frame.Item{rect(0, blue, 0, 0, 9000, 2000), run(0, "a", 100, 1500, 500), run(0, "b", 100, 2700, 500)}, "shape\nshape l 1149 0 [\"a\"]\nshape l 1149 0 [\"b\"]\n"},
		{"a bar with its words", []frame.Item{rect(1, blue, 0, 0, 9000, 2000), run(1, "words", 100, 1500, 3000)}, "shape l 1149 0 [\"words\"]\n"},
		{"words that stand out of it", []frame.Item{rect(1, blue, 0, 0, 9000, 2000), run(1, "words", 100, 1500, 9000)}, "group\n  shape\n  shape l 1149 0 [\"words\"]\n"},
		{"two texts on one bar", []frame.Item{rect(1, blue, 0, 0, 9000, 2000), run(1, "one", 100, 1500, 900), run(1, "two", 5000, 1500, 900)}, "group\n  shape l 1149 0 [\"one\"]\n  shape l 1149 0 [\"two\"]\n"},
		{"a bar of two parts", []frame.Item{rect(1, white, 0, 0, 900, 2000), rect(1, blue, 900, 0, 9000, 2000), run(1, "words", 1000, 1500, 3000)}, "group\n  shape\n  shape l 1149 0 [\"words\"]\n"},
		{"far apart in the list", []frame.Item{rect(1, blue, 0, 0, 9000, 2000), rule(2, 10), rect(3, blue, 0, 3000, 9000, 2000), run(3, "three", 100, 4500, 900), run(1, "one", 100, 1500, 900)}, "shape l 1149 0 [\"one\"]\nshape of 1 paths\nshape l 1149 0 [\"three\"]\n"},
		{"lines", []frame.Item{rule(1, 10), run(1, "2015", 10, 500, 900), rule(1, 3000), run(1, "2016", 3000, 500, 900), rule(1, 6000)}, "group\n  shape of 3 paths\n  shape l 1149 0 [\"2015\"]\n  shape l 1149 0 [\"2016\"]\n"},
		{"a text of several lines", []frame.Item{run(1, "14 Jun", 10, 1000, 3000), run(1, "Limits", 3250, 1000, 2000), run(1, "on boats", 10, 2200, 3000), run(1, "and more", 10, 3400, 3000)}, "shape l 1200 2 [\"14 Jun \" \"Limits\" \"on boats\" \"and more\"]\n"},
		{"to the right", []frame.Item{run(1, "long", 1000, 1000, 3000), run(1, "b", 3000, 2200, 1000), run(1, "c", 3500, 3400, 500)}, "shape r 1200 2 [\"long\" \"b\" \"c\"]\n"},
		{"centred", []frame.Item{run(1, "long", 1000, 1000, 3000), run(1, "b", 2000, 2200, 1000)}, "shape ctr 1200 1 [\"long\" \"b\"]\n"},
		{"another distance", []frame.Item{run(1, "a", 0, 1000, 900), run(1, "b", 0, 2200, 900), run(1, "c", 0, 3500, 900)}, "group\n  shape l 1200 1 [\"a\" \"b\"]\n  shape l 1149 0 [\"c\"]\n"},
		{"too far below", []frame.Item{run(1, "a", 0, 1000, 900), run(1, "b", 0, 3100, 900)}, "group\n  shape l 1149 0 [\"a\"]\n  shape l 1149 0 [\"b\"]\n"},
		{"a ground under each line", []frame.Item{rect(1, white, 0, 0, 3000, 1100), run(1, "a", 100, 900, 900), rect(1, white, 0, 1200, 4000, 1100), run(1, "b", 100, 2100, 900)}, "shape of 2 paths l 1200 1 [\"a\" \"b\"]\n"},
		{"grounds that meet", []frame.Item{rect(1, white, 0, 0, 3000, 1100), rect(1, white, 0, 1000, 4000, 1100)}, "group\n  shape\n  shape\n"},
		{"in groups", []frame.Item{&frame.Group{At: frame.Point{X: 7, Y: 9}, Items: []frame.Item{rect(1, blue, 0, 0, 9000, 2000)}}, run(1, "words", 107, 1509, 3000)}, "shape l 1149 0 [\"words\"]\n"},
	} {
		if got := outlineOf(t, c.items...); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// A drawing is never changed by being written: the same items are drawn again.
func TestObjectsLeaveTheDrawing(t *testing.T) {
	items := []frame.Item{rule(1, 10), rule(1, 3000), run(1, "a", 0, 1000, 900), run(1, "b", 0, 2200, 900)}
	first := outlineOf(t, items...)
	if again := outlineOf(t, items...); again != first || len(items[0].(*frame.Path).Segs) != 2 {
		t.Errorf("it became\n%sfrom\n%s", again, first)
	}
}
