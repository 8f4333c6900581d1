package embed

import (
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/page/card"
	"briefing/internal/page/frame"
	"briefing/internal/write/svg"
)

// form is the drawing as an embed page shows it in a range of widths: drawn at the least of them, so that its type is
// never scaled down.
type form struct {
	svg           []byte
	width, height int // px, as drawn
}

// bothSchemes draws in both colour schemes; draw is one of the ways of package card to draw a chart.
func bothSchemes(draw func(dark bool) (kit.Drawing, diag.List), found *diag.List) svg.Drawing {
	light, inLight := draw(false)
	found.Append(inLight)
	dark, inDark := draw(true)
	if !found.HasErrors() {
		found.Append(inDark) // else the same once more
	}
	return svg.Drawing{Light: light.Group, Dark: dark.Group, W: light.W, H: light.H}
}

// asSVG is a drawing of the chart as SVG; nil where something is wrong with the chart already.
func asSVG(ch *chart, d svg.Drawing, o svg.Options, found *diag.List) []byte {
	if found.HasErrors() {
		return nil
	}
	o.ID, o.Lang = ch.page.Chart.ID+o.ID, ch.page.Lang
	o.DescLang, o.TitleLang = ch.page.Foreign[o.Desc], oneLanguage(ch.page.Chart.Title)
	if o.Inline {
		o.Tokens = svg.Tokens(ch.brand.Light, ch.brand.Dark)
		o.Lang = ""
	}
	data, faults := svg.Write(d, o)
	found.Append(faults)
	return data
}

// oneLanguage is the language that all spans have, if they have one that is not the page's.
func oneLanguage(spans []doc.Span) string {
	lang := ""
	for i, s := range spans {
		if i > 0 && s.Lang != lang {
			return ""
		}
		lang = s.Lang
	}
	return lang
}

// The widths of the embed page's drawings: the least live width of the range that each is shown in.
var formWidths = []struct {
	name  string
	width int
}{{"narrow", narrowest - 2*sidePadNarrow}, {"middle", narrowBelow - 2*sidePad}, {"wide", middleBelow - 2*sidePad}}

// formsOf are the drawings of the embed page, from the narrowest on: the plot alone, since the words are the page's.
func formsOf(ch *chart, found *diag.List) []form {
	var out []form
	for _, f := range formWidths {
		d := bothSchemes(func(dark bool) (kit.Drawing, diag.List) {
			return card.Plot(&ch.page.Chart, ch.brand, frame.Pt(float64(f.width)), dark)
		}, found)
		out = append(out, form{
			svg:   asSVG(ch, d, svg.Options{ID: "-" + f.name, Desc: ch.label(), Inline: true, Class: "at-" + f.name}, found),
			width: f.width, height: int(d.H+99) / 100,
		})
	}
	return out
}

// figure is the chart as a drawing that makes sense alone, with its words and the brand's mark.
func figure(ch *chart, id string, width frame.Unit, found *diag.List) []byte {
	d := bothSchemes(func(dark bool) (kit.Drawing, diag.List) { return card.Figure(&ch.page.Chart, ch.brand, width, dark) }, found)
	return asSVG(ch, d, svg.Options{ID: id, Title: ch.title, Desc: ch.page.Chart.Alt.S}, found)
}

// thumbnail is the drawing on a card of the gallery; the card's title says what it shows.
func thumbnail(ch *chart, found *diag.List) []byte {
	d := bothSchemes(func(dark bool) (kit.Drawing, diag.List) {
		d, _, inOne := card.Thumbnail(&ch.page.Chart, ch.brand, dark)
		return d, inOne
	}, found)
	return asSVG(ch, d, svg.Options{ID: "-thumb", Inline: true, Hidden: true}, found)
}
