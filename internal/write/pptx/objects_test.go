package pptx_test

import (
	"encoding/xml"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/timeline"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/pdf"
)

// timelines are drawings with words in bars, beside and over them, across the dashed line, and with events of several lines.
func timelines() map[string]*timeline.Chart {
	bar := func(label string, start, end int) timeline.Bar {
		return timeline.Bar{Label: span.Plain(label), Start: start, End: end}
	}
	event := func(date, text string) timeline.Event {
		return timeline.Event{Date: span.Plain(date), Text: span.Plain(text)}
	}
	long := bar("A label that is longer than its bar and than what is left beside it", 30, 40)
	open := bar("Programme with an open end", 14, 0)
	open.NoEnd = true
	pale := bar("Only years are known", 12, 48)
	pale.YearStart, pale.YearEnd = true, true
	out := bar("Runs on", 30, 72)
	out.RunsOut = true
	return map[string]*timeline.Chart{
		"inside": {FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: span.Plain("March 2019"), Bars: []timeline.Bar{open, pale, out},
			Events: [][]timeline.Event{{event("14 Jun", "Limits on boats and on motors for them")}, nil, {event("", "A conference of many words"), event("Dec", "Pledge")}, nil, {event("", "Six projects")}}},
		"beside": {FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: span.Plain("March 2019"), Bars: []timeline.Bar{bar("Beside a short one", 3, 6), bar("Across the line of today", 40, 44), bar("Closed", 0, 40)}},
		"over":   {FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: span.Plain("March 2019"), Bars: []timeline.Bar{long, open, bar("Another that is long and begins in the last years", 40, 44)}},
	}
}

// drawn is a group of shapes as the slide has it.
type drawn struct {
	Props struct {
		Name string `xml:"name,attr"`
		Alt  string `xml:"descr,attr"`
	} `xml:"nvGrpSpPr>cNvPr"`
	Off struct {
		X int `xml:"x,attr"`
		Y int `xml:"y,attr"`
	} `xml:"grpSpPr>xfrm>off"`
	Ext struct {
		W int `xml:"cx,attr"`
		H int `xml:"cy,attr"`
	} `xml:"grpSpPr>xfrm>ext"`
	Groups []drawn `xml:"grpSp"`
	Shapes []struct {
		Runs []string  `xml:"txBody>p>r>t"`
		Fill *struct{} `xml:"spPr>solidFill"`
	} `xml:"sp"`
}

// drawings are the groups that stand on the slides of a deck, by their names.
func drawings(t testing.TB, deck []byte) map[string]drawn {
	t.Helper()
	found := map[string]drawn{}
	f := unzipped(t, deck)
	for _, n := range f.names {
		if !strings.HasPrefix(n, "ppt/slides/slide") {
			continue
		}
		var s struct {
			Groups []drawn `xml:"cSld>spTree>grpSp"`
		}
		if err := xml.Unmarshal(f.data[n], &s); err != nil {
			t.Fatal(err)
		}
		for _, g := range s.Groups {
			found[g.Props.Name] = g
		}
	}
	return found
}

// timelineDeck is a deck of timelines, and the order of its slides.
func timelineDeck(t testing.TB) (deck []byte, order []string) {
	t.Helper()
	d := office.Deck()
	d.Blocks = d.Blocks[:1]
	order = []string{"inside", "beside", "over"}
	for _, name := range order {
		d.Blocks = append(d.Blocks, &doc.Slide{ID: name, Title: line("What is " + name), Foot: line("Source: a factsheet."), Speaker: [][]doc.Span{line("A.")},
			Blocks: []doc.Block{&doc.Chart{ID: name, Alt: span.Plain("A timeline."), Plot: timelines()[name]}}})
	}
	return write(t, d, office.Builtin(t, office.Brand(t, "eu"))), order
}

// A timeline is one group with one text alternative. Each bar is one object with its words, in the shape that they stand on;
// each event is one text; what is under them is one object.
func TestTimelineIsAGroupOfObjects(t *testing.T) {
	deck, order := timelineDeck(t)
	found := drawings(t, deck)
	for _, name := range order {
		chart, g := timelines()[name], found["Drawing "+name]
		if g.Props.Alt != "A timeline." {
			t.Errorf("%s: its alternative text is %q", name, g.Props.Alt)
		}
		events := 0
		for _, year := range chart.Events {
			events += len(year)
		}
		// The axis and the line of today are two more; words that interrupt this line stand alone.
		alone := map[string]int{"over": 2, "beside": 1}[name]
		if got, want := len(g.Groups)+len(g.Shapes), 2+len(chart.Bars)+events+alone; got != want {
			t.Errorf("%s: %d objects, want %d", name, got, want)
		}
		for _, sub := range g.Groups {
			if sub.Props.Alt != "" || len(sub.Groups) > 0 {
				t.Errorf("%s: the object %q has a text alternative of its own, or groups", name, sub.Props.Name)
			}
		}
		words := func(runs []string) string { return strings.Join(strings.Fields(strings.Join(runs, " ")), " ") }
		texts := map[string]bool{} // and whether a filled shape holds it
		for _, sub := range append(g.Groups, g) {
			for _, s := range sub.Shapes {
				if len(s.Runs) > 0 {
					texts[words(s.Runs)] = s.Fill != nil
				}
			}
		}
		for _, b := range chart.Bars {
			if held, ok := texts[b.Label.S]; !ok || !held {
				t.Errorf("%s: the words of %q are in a shape: %v, in one text: %v", name, b.Label.S, held, ok)
			}
		}
		for _, year := range chart.Events {
			for _, e := range year {
				if _, ok := texts[strings.TrimSpace(e.Date.S+" "+e.Text.S)]; !ok {
					t.Errorf("%s: the event %q is not one text", name, e.Text.S)
				}
			}
		}
		if t.Failed() {
			t.Logf("%s: %v", name, texts)
		}
	}
}

// dpmm is how many dots a millimetre has in pictures that are compared.
const dpmm = 8

// LibreOffice shows every word of a drawing where it was drawn, as the PDF has it: half a millimetre away at most. It kerns
// letters, which the drawing does not, so that the words of a long line may stand a millimetre to the left.
func TestWordsStandWhereTheyWereDrawn(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NeedTool(t, "soffice", "pdftoppm")
	deck, order := timelineDeck(t)
	found, b := drawings(t, deck), office.Brand(t, "eu")
	shown := golden.PDFPages(t, office.Convert(t, deck, "deck.pptx", "pdf"), dpmm*254/10, "-gray")[1:]
	ref := &frame.Document{Meta: frame.Meta{Title: "A test", Author: "A", Lang: "en-GB", Date: "2019-03-31", CreatorTool: "test"}, Root: &frame.Node{Type: "Document", Lang: "en-GB"}}
	var groups []*frame.Group
	for _, name := range order {
		g := found["Drawing "+name]
		d, diags := timelines()[name].OnSlide(kit.Style{Chart: name, Colors: b.Light, Fonts: b.Fonts}, frame.Unit(g.Ext.W/127), frame.Unit(g.Ext.H/127))
		if diags.HasErrors() || int(d.H)*127 != g.Ext.H {
			t.Fatalf("%s is %d high, on the slide %d: %s", name, d.H, g.Ext.H/127, diags.Text())
		}
		d.Group.At = frame.Point{X: frame.Unit(g.Off.X / 127), Y: frame.Unit(g.Off.Y / 127)}
		groups = append(groups, &d.Group)
		p := ref.Root.Add("P")
		mark := &frame.Mark{Node: p, Items: []frame.Item{&d.Group}}
		p.Kids = append(p.Kids, frame.Kid{Mark: mark})
		ref.Pages = append(ref.Pages, &frame.Page{W: 96000, H: 54000, Marks: []*frame.Mark{mark}})
	}
	file, diags := pdf.Write(ref, b.Fonts, pdf.Options{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	want := golden.PDFPages(t, file, dpmm*254/10, "-gray")
	words, farthest := 0, 0.0
	for i, g := range groups {
		for _, item := range g.Items {
			text, ok := item.(*frame.Text)
			if !ok {
				continue
			}
			x, face := text.At.X+g.At.X, b.Fonts.Face(int(text.Style))
			for k, word := range strings.Split(strings.TrimSpace(text.S), " ") {
				w := frame.Unit(face.Width(word, int(text.Size)))
				box := pixels(frame.Rect{X: x, Y: text.At.Y + g.At.Y - text.Size*3/4, W: w, H: text.Size * 19 / 20})
				dx, dy := shift(want[i], shown[i], box)
				words++
				farthest = max(farthest, math.Abs(dy))
				if most := map[bool]float64{true: 0.5, false: 1}[k == 0]; math.Abs(dx) > most || math.Abs(dy) > 0.5 {
					t.Errorf("%s: %q stands %.2f mm right of its place and %.2f mm under it", order[i], word, dx, dy)
				}
				x += frame.Unit(face.Width(word+" ", int(text.Size)))
			}
		}
	}
	if words < 60 {
		t.Errorf("only %d words were compared", words)
	}
	t.Logf("%d words, at most %.2f mm under or over their places", words, farthest)
}

func pixels(r frame.Rect) image.Rectangle {
	px := func(u frame.Unit) int { return int(math.Round(u.Millimetres() * dpmm)) }
	return image.Rect(px(r.X), px(r.Y), px(r.X+r.W), px(r.Y+r.H))
}

// shift is how far what stands in a box of one picture stands from there in another, in mm: where both differ least, up to
// 1.5 mm around.
func shift(want, got image.Image, box image.Rectangle) (dx, dy float64) {
	const reach = dpmm * 3 / 2
	grey := func(im image.Image, x, y int) int {
		return int(color.GrayModel.Convert(im.At(x, y)).(color.Gray).Y)
	}
	best := math.MaxInt
	around := box.Inset(-reach)
	w := around.Dx()
	seen := make([]int, w*around.Dy())
	for y := around.Min.Y; y < around.Max.Y; y++ {
		for x := around.Min.X; x < around.Max.X; x++ {
			seen[(y-around.Min.Y)*w+x-around.Min.X] = grey(got, x, y)
		}
	}
	var ink []int
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			ink = append(ink, grey(want, x, y))
		}
	}
	for v := -reach; v <= reach; v++ {
		for u := -reach; u <= reach; u++ {
			sum, i := u*u+v*v, 0 // of equal ones, the nearest
			for y := 0; y < box.Dy() && sum < best; y++ {
				row := seen[(y+reach+v)*w+reach+u:]
				for x := 0; x < box.Dx(); x++ {
					d := ink[i] - row[x]
					sum += d * d
					i++
				}
			}
			if sum < best {
				best, dx, dy = sum, float64(u)/dpmm, float64(v)/dpmm
			}
		}
	}
	return dx, dy
}
