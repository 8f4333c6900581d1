package slide

import (
	"math/rand/v2"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/samples"
)

// on is a layout of another house: a title over one place for content.
func on(w, size frame.Unit) *Ground {
	place := func(x, y, width, high, size frame.Unit) Place {
		return Place{Box: frame.Rect{X: x, Y: y, W: width, H: high}, Style: text.Style{Size: size, Lead: size * 6 / 5}, Before: size / 2, Indent: size}
	}
	list := place(w/12, 14000, w*10/12, 34000, size)
	return &Ground{W: w, Title: place(w/12, 3000, w*10/12, 10000, 3200), Body: list.Box, List: &list}
}

// Of several layouts, a slide stands on the first where it fits; where it fits none, it says why of the first.
func TestFirstGroundThatFits(t *testing.T) {
	d := deckOf(&doc.Slide{ID: "arrests", Title: samples.Sp("Arrests rose"), Blocks: []doc.Block{&doc.Prose{Paragraphs: [][]doc.Span{samples.Sp("607 suspects were arrested in 2018.")}}}})
	low := on(96000, 2400)
	low.List.Box.H, low.Body.H = 3000, 3000
	for _, c := range []struct {
		grounds []*Ground
		ground  int
		wrong   bool
	}{
		{[]*Ground{on(96000, 2400), low}, 0, false},
		{[]*Ground{low, on(96000, 2400)}, 1, false},
		{[]*Ground{low, low}, 0, true},
	} {
		laid, diags := Measure(d, samples.Brand(t), func(*doc.Slide) []*Ground { return c.grounds }, nil)
		if laid[1].Ground != c.ground || diags.HasErrors() != c.wrong || c.wrong != (len(laid[1].Boxes) == 0) {
			t.Errorf("it stands on %d with %d boxes: %s", laid[1].Ground, len(laid[1].Boxes), diags.Text())
		}
	}
}

// On whatever layout a slide is measured, texts of the layout's own style are set no smaller than the least size, boxes stay on
// the slide, and boxes of texts do not overlap.
func TestMeasuredSlides(t *testing.T) {
	b := samples.Brand(t)
	random := rand.New(rand.NewPCG(16, 16))
	fitted, count := 0, golden.Amount(1000, 300, 100)
	for n := range count {
		d := deckOf(generator{samples.Seeded(uint64(n))}.slide(1))
		g := on(frame.Unit(60000+random.IntN(60000)), frame.Unit(1200+random.IntN(2400)))
		laid, diags := Measure(d, b, func(*doc.Slide) []*Ground { return []*Ground{g} }, nil)
		if diags.HasErrors() {
			continue
		}
		fitted++
		for _, l := range laid {
			var texts []Box
			for _, box := range l.Boxes {
				if box.At.X < 0 || box.At.Y < 0 || box.At.X+box.At.W > g.W+1 || box.At.Y+box.At.H > Height {
					t.Fatalf("deck %d, slide %q: %s stands at %v on a slide of %v", n, l.Slide.ID, box.Name, box.At, g.W)
				}
				if box.Percent > 0 && g.List.Style.Size*frame.Unit(box.Percent) < LeastText*100-100 && box.Kind == List {
					t.Fatalf("deck %d, slide %q: %s at %d %% of %v", n, l.Slide.ID, box.Name, box.Percent, g.List.Style.Size)
				}
				if len(box.Text) == 0 || box.Kind == Title {
					continue
				}
				for _, other := range texts {
					w := min(box.At.X+box.At.W, other.At.X+other.At.W) - max(box.At.X, other.At.X)
					h := min(box.At.Y+box.At.H, other.At.Y+other.At.H) - max(box.At.Y, other.At.Y)
					if w > 100 && h > 100 {
						t.Fatalf("deck %d, slide %q: %s and %s overlap: %v %v", n, l.Slide.ID, other.Name, box.Name, other.At, box.At)
					}
				}
				texts = append(texts, box)
			}
		}
	}
	if fitted < count/5 {
		t.Errorf("only %d of %d decks fit", fitted, count)
	}
}

// On a layout with a title alone, a title slide still says its subtitle and the notice, in boxes of their own.
func TestOpeningWithATitleAlone(t *testing.T) {
	d := deckOf()
	d.Notice.S = "An example"
	laid, diags := Measure(d, samples.Brand(t), func(*doc.Slide) []*Ground { return []*Ground{on(96000, 2400)} }, nil)
	said := ""
	for _, b := range laid[0].Boxes {
		for _, p := range b.Text {
			for _, r := range p.Runs {
				said += r.S + "|"
			}
		}
	}
	if want := d.Title.S + "|The money, the operations and the results since 2015|An example|"; said != want || diags.HasErrors() {
		t.Errorf("it says %q, want %q: %s", said, want, diags.Text())
	}
}
