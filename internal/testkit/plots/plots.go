// Package plots has charts of every kind for tests: samples, generated charts, and readers that compare a drawing with the
// chart it was made of.
//
// In: a chart and what was drawn of it. Out: failures of the test that asks. A reader takes no part in placing: it knows
// the chart and what a reader of the drawing is promised, and finds marks and texts in the frame items alone. It is for tests
// only. A new kind of chart has a file here with its row for Kinds; tests of package charts fail without it.
package plots

import (
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// Kind is what tests have of a kind of chart.
type Kind struct {
	Name      string
	Samples   []Sample  // the first one shows all that the kind can do
	Varieties []Variety // generated charts
	// Least is how many percent of generated charts must come out on screens where the height is free.
	Least int
	// Grows says that its samples fill the height of a card: rows or plots get higher where there is room.
	Grows bool
	// Check compares a drawing with its chart, mark by mark. It was drawn with the sizes of the form; found is what was said.
	Check func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing, found diag.List)
	// Words are the labels and values that no drawing of the chart may lose where its height is free.
	Words func(p kit.Plot) []string
	// Values are the words of the chart's values, which no drawing may lose at all.
	Values func(p kit.Plot) []string
	// Spares says that a drawing may name some values only, beside an axis with numbers; Check then sees to it.
	Spares bool
	// Fills says that a drawing on a slide fills the height there is.
	Fills bool
	// Clear finds text that a mark runs through; nil: no mark of the kind can.
	Clear func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing)
	// Captioned says whether captions are asked for, which are left out with a note where they have no room; nil: the kind
	// has none.
	Captioned func(p kit.Plot, f kit.FormName) bool
	// Shown is the chart as a form shows it: where room is small it may be a part of it, with words about the rest; nil: the
	// kind is always shown whole.
	Shown func(p kit.Plot, f kit.FormName) (shown kit.Plot, rest string)
}

// Sample is a chart of the factsheet of March 2019, with the form and width that it is printed in.
type Sample struct {
	Name  string
	Form  kit.FormName
	Width frame.Unit
	Plot  kit.Plot
}

// Variety is a way to generate sound charts of a kind.
type Variety struct {
	Name string
	Make func(g Generator) kit.Plot
	Most [3]int // percent of them that may be refused at each of the widths of print
}

// Kinds lists what tests have of all kinds. Charts are made anew by each call.
func Kinds() []Kind {
	return []Kind{barsKind(), wholeKind(), panelsKind(), timelineKind(), stepsKind(), columnsKind()}
}

// Of is what tests have of a kind; the test ends where there is nothing.
func Of(t testing.TB, name string) Kind {
	t.Helper()
	for _, k := range Kinds() {
		if k.Name == name {
			return k
		}
	}
	t.Fatalf("tests have nothing of the kind of charts %q: give it samples, a generator and a reader in internal/testkit/plots", name)
	return Kind{}
}

// ShownIn is the chart as a form shows it, with words about what that leaves out.
func (k *Kind) ShownIn(p kit.Plot, f kit.FormName) (shown kit.Plot, rest string) {
	if k.Shown == nil {
		return p, ""
	}
	return k.Shown(p, f)
}

// Place is where a form is drawn: a width, and with a height a place that the chart has to fit.
type Place struct {
	Name string
	Form kit.FormName
	W, H frame.Unit
}

// PlaceOf is a place for tests that choose their own.
func PlaceOf(name string, f kit.FormName, w, h frame.Unit) Place { return Place{name, f, w, h} }

// Places are the places of all forms.
func Places() []Place {
	mm := frame.MM
	return append(Screens(),
		Place{"page", kit.Page, mm(174), 0}, Place{"two columns of a page", kit.Page, mm(114), 0}, Place{"half a page", kit.Page, mm(84), 0},
		Place{"one-pager", kit.OnePage, mm(174), 0}, Place{"two columns of a one-pager", kit.OnePage, mm(114), 0},
		Place{"slide", kit.Slide, mm(298.7), 0}, Place{"tight slide", kit.SlideTight, mm(298.7), 0},
	)
}

// Screens are the places of the forms for screens.
func Screens() []Place {
	px := frame.Pt
	return []Place{
		{"embed-252", kit.EmbedNarrow, px(252), 0}, // 280 less two margins of 14
		{"embed-292", kit.EmbedNarrow, px(292), 0},
		{"embed-380", kit.EmbedWide, px(380), 0}, // 420 less two margins of 20
		{"embed-560", kit.EmbedWide, px(560), 0},
		{"embed-960", kit.EmbedWide, px(960), 0},
		{"card-landscape", kit.CardLandscape, px(1096), px(385)},
		{"card-social", kit.CardLandscape, px(1096), px(338)},
		{"card-small", kit.CardSmall, px(732), px(255)},
		{"card-square", kit.CardSquare, px(952), px(600)},
		{"thumbnail", kit.Thumbnail, kit.ThumbW, kit.ThumbH},
	}
}

// Draw draws a chart at the width of the place, or into its height if it has one.
func (at Place) Draw(t testing.TB, p kit.Plot) (kit.Drawing, diag.List) {
	t.Helper()
	if at.H > 0 {
		return p.Fit(Style(t, at.Form), at.W, at.H)
	}
	return p.Draw(Style(t, at.Form), at.W)
}

// Style is the look of the first brand's light colours in a form.
func Style(t testing.TB, f kit.FormName) kit.Style {
	t.Helper()
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	return kit.Style{Fonts: fonts, Form: kit.FormOf(f), Colors: Colors()}
}

// Named is Style for a chart that messages call by its id.
func Named(t testing.TB, f kit.FormName, chart string) kit.Style {
	t.Helper()
	st := Style(t, f)
	st.Chart = chart
	return st
}

// Colors are the first brand's light colours.
func Colors() brand.Palette {
	rgb := func(v uint32) frame.Color { return frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)} }
	return brand.NewPalette(map[brand.Token]frame.Color{
		brand.Blue: rgb(0x003399), brand.Ink: rgb(0x051036), brand.Body: rgb(0x26324B), brand.Secondary: rgb(0x4A5670),
		brand.Context: rgb(0x6C85D1), brand.Orange: rgb(0xB35000), brand.Rule: rgb(0xB9C5E9), brand.Tint: rgb(0xF3F5FB),
		brand.Pale: rgb(0xD8E0FB), brand.Gold: rgb(0xFFCC00), brand.White: rgb(0xFFFFFF), brand.Control: rgb(0x6B7BA8),
		brand.Error: rgb(0xB0132B),
	})
}

// Draw draws a chart in a form and fails the test on any finding.
func Draw(t testing.TB, p kit.Plot, f kit.FormName, width frame.Unit) kit.Drawing {
	t.Helper()
	d, list := p.Draw(Style(t, f), width)
	if len(list) > 0 {
		t.Fatalf("findings:\n%s", list.Text())
	}
	return d
}

// DrawAs draws a chart with sizes of its own and fails the test on any finding.
func DrawAs[S any](t testing.TB, p kit.Sized[S], f kit.FormName, sizes S, width frame.Unit) kit.Drawing {
	t.Helper()
	d, list := kit.DrawAs(p, Style(t, f), sizes, width)
	if len(list) > 0 {
		t.Fatalf("findings:\n%s", list.Text())
	}
	return d
}

// Drawn is a chart with its drawing, and the form and sizes that it was drawn with.
type Drawn[C, S any] struct {
	Name  string // for messages
	Chart C
	Form  kit.Form
	Sizes S
	kit.Drawing
}

// In is a chart with its drawing in a form, whose own sizes it was drawn with.
func In[C kit.Sized[S], S any](name string, chart C, f kit.FormName, d kit.Drawing) Drawn[C, S] {
	form := kit.FormOf(f)
	return Drawn[C, S]{name, chart, form, chart.Sizes(form), d}
}
