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

// both draws in both colour schemes; draw is one of package flow’s ways to draw a chart.
func (p *pack) both(draw func(dark bool) (kit.Drawing, diag.List)) svg.Drawing {
	light, found := draw(false)
	p.diags.Append(found)
	dark, found := draw(true)
	if !p.diags.HasErrors() {
		p.diags.Append(found) // else the same once more
	}
	return svg.Drawing{Light: light.Group, Dark: dark.Group, W: light.W, H: light.H}
}

func (p *pack) svg(d svg.Drawing, o svg.Options) []byte {
	if p.diags.HasErrors() {
		return nil
	}
	o.ID, o.Lang = p.page.Chart.ID+o.ID, p.page.Lang
	o.DescLang, o.TitleLang = p.page.Foreign[o.Desc], oneLanguage(p.page.Chart.Title)
	if o.Inline {
		o.Tokens = svg.Tokens(p.brand.Light, p.brand.Dark)
		o.Lang = ""
	}
	data, found := svg.Write(d, o)
	p.diags.Append(found)
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

// forms are the drawings of the embed page, from the narrowest on: the plot alone, since the words are the page's.
func (p *pack) forms() []form {
	var out []form
	for _, f := range formWidths {
		d := p.both(func(dark bool) (kit.Drawing, diag.List) {
			return card.Plot(&p.page.Chart, p.brand, frame.Pt(float64(f.width)), dark)
		})
		out = append(out, form{
			svg:   p.svg(d, svg.Options{ID: "-" + f.name, Desc: p.label(), Inline: true, Class: "at-" + f.name}),
			width: f.width, height: int(d.H+99) / 100,
		})
	}
	return out
}

// figure is the chart as a drawing that makes sense alone, with its words and the brand's mark.
func (p *pack) figure(id string, width frame.Unit) []byte {
	d := p.both(func(dark bool) (kit.Drawing, diag.List) { return card.Figure(&p.page.Chart, p.brand, width, dark) })
	return p.svg(d, svg.Options{ID: id, Title: p.title, Desc: p.page.Chart.Alt.S})
}

// drawing is the chart as a file of its own.
func (p *pack) drawing() []byte { return p.figure("", card.FigureWidth) }

// thumb is the drawing on a card of the gallery; the card's title says what it shows.
func (p *pack) thumb() []byte {
	d := p.both(func(dark bool) (kit.Drawing, diag.List) {
		d, _, found := card.Thumbnail(&p.page.Chart, p.brand, dark)
		return d, found
	})
	return p.svg(d, svg.Options{ID: "-thumb", Inline: true, Hidden: true})
}
