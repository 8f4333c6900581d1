package embed

import (
	_ "embed" // style and script of the page
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/input/language"
	"briefing/internal/page/card"
	"briefing/internal/write/html"
)

//go:embed gallery.css
var galleryCSS string

//go:embed gallery.js
var galleryJS string

// gallery is the page that lists charts, while it is made.
type gallery struct {
	brand  *brand.Brand
	cat    *language.Catalog
	opt    Options
	topics []string  // in the order they come
	charts []*chart  // by topic
	found  diag.List // in the charts
}

// Gallery makes the page that lists charts, by topic in the order the topics come. It stands beside the charts' folders.
func Gallery(pages []*doc.ChartPage, b *brand.Brand, cat *language.Catalog, opt Options) ([]byte, diag.List) {
	g := &gallery{brand: b, cat: cat, opt: opt}
	for _, page := range pages {
		if !slices.Contains(g.topics, page.Topic.S) {
			g.topics = append(g.topics, page.Topic.S)
		}
	}
	for _, t := range g.topics {
		for _, page := range pages {
			if page.Topic.S == t {
				g.charts = append(g.charts, newChart(page, b, cat, opt))
			}
		}
	}
	var diags diag.List
	data, err := g.page()
	if err != nil {
		diags.Add(diag.Pos{}, diag.Error, "chart-page", "the gallery could not be written: "+err.Error(), "")
	}
	diags.Append(g.found)
	if diags.HasErrors() {
		return nil, diags
	}
	return data, diags
}

func (g *gallery) msg(key language.Key, args ...string) string { return g.cat.Msg(key, args...) }

func (g *gallery) page() ([]byte, error) {
	m := g.msg
	title := m(language.KeyGalleryNone)
	if len(g.charts) > 0 {
		title = g.cat.Counted(language.KeyGalleryTitle, len(g.charts), true)
	}
	var cards html.List
	for _, ch := range g.charts {
		cards = append(cards, g.card(ch))
	}
	notice, foreign := "", doc.Foreign(nil)
	if len(g.charts) > 0 {
		notice, foreign = g.charts[0].page.Chart.Notice.S, g.charts[0].page.Foreign
	}
	strip := html.Strip(g.brand, g.cat.Tag(), "", notice, foreign, nil, "")
	body := []html.Part{
		html.El("a", html.Class("skip"), html.Href("#charts"), html.Text(m(language.KeyGallerySkip))),
		html.El("div", html.Class("top"), html.El("div", html.Class("wrap"), strip, g.themeButton())),
		html.El("main", html.Class("wrap"),
			html.El("div", html.Class("lead"), html.El("h1", html.Text(title)), html.El("p", html.Text(m(language.KeyGalleryLead)))),
			g.form(),
			g.resultLine(),
			g.noneFound(),
			html.El("ul", html.Class("cards"), html.ID("charts"), html.At("tabindex", "-1"), cards),
			html.El("p", html.Class("away"), html.ID("said"), html.At("role", "status")),
		),
		html.El("footer", html.Class("wrap"), html.El("p", html.Class("end"), g.closing())),
	}
	page := html.Page{
		Brand: g.brand, Lang: g.cat.Tag(), Title: title, Description: m(language.KeyGalleryLead), Generator: "briefing " + g.opt.Version,
		Style: galleryCSS, Script: copyJS + galleryJS, Body: body,
	}
	return page.Bytes()
}

func (g *gallery) themeButton() *html.Element {
	return html.El("button", html.At("type", "button"), html.ID("theme"), html.Flag("hidden"),
		html.At("data-dark", g.msg(language.KeyGalleryDark)), html.At("data-light", g.msg(language.KeyGalleryLight)), html.Text(g.msg(language.KeyGalleryDark)))
}

// searchIcon is the magnifying glass in the field for searching.
const searchIcon = `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><path d="M12 12l5 5M13 7.5a5.5 5.5 0 1 1-11 0a5.5 5.5 0 0 1 11 0z" fill="none" stroke="currentColor" stroke-width="2"/></svg>`

// form is what charts are chosen by. It is shown by the script, which alone can choose.
func (g *gallery) form() *html.Element {
	m := g.msg
	chip := func(value, name string, n int, pressed string) *html.Element {
		return html.El("button", html.At("type", "button"), html.At("value", value), html.At("aria-pressed", pressed), html.Text(name+" "+g.cat.Integer(n)))
	}
	chips := html.List{chip("", m(language.KeyGalleryAll), len(g.charts), "true")}
	for _, t := range g.topics {
		n := 0
		for _, ch := range g.charts {
			if ch.page.Topic.S == t {
				n++
			}
		}
		chips = append(chips, chip(g.topicID(t), t, n, "false"))
	}
	return html.El("div", html.ID("find"), html.Flag("hidden"), html.At("role", "search"),
		html.El("div", html.Class("search"),
			html.El("label", html.At("for", "q"), html.Text(m(language.KeyGallerySearch))),
			html.El("input", html.ID("q"), html.At("name", "q"), html.At("type", "search"), html.At("autocomplete", "off"), html.At("placeholder", m(language.KeyGalleryHint))),
			html.Markup(searchIcon)),
		html.El("fieldset", html.El("legend", html.Text(m(language.KeyGalleryTopic))), html.El("div", html.Class("chips"), chips)),
		html.El("div", html.Class("selects"),
			g.choice("region", language.KeyGalleryRegion, func(p *doc.ChartPage) []doc.Facet { return p.Regions }),
			g.choice("programme", language.KeyGalleryProgramme, func(p *doc.ChartPage) []doc.Facet { return p.Programmes }),
			g.choice("unit", language.KeyGalleryUnit, func(p *doc.ChartPage) []doc.Facet { return p.Units })),
	)
}

// choice is a list to choose from, of what the charts have.
func (g *gallery) choice(name string, label language.Key, of func(*doc.ChartPage) []doc.Facet) html.Part {
	var all []doc.Facet
	for _, ch := range g.charts {
		for _, f := range of(ch.page) {
			if !slices.ContainsFunc(all, func(x doc.Facet) bool { return x.ID == f.ID }) {
				all = append(all, f)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	options := html.List{html.El("option", html.At("value", ""), html.Text(g.msg(language.KeyGalleryAll)))}
	for _, f := range all {
		options = append(options, html.El("option", html.At("value", f.ID), html.Text(g.cat.Capital(f.Name.S))))
	}
	return html.El("div", html.El("label", html.At("for", name), html.Text(g.msg(label))), html.El("select", html.ID(name), html.At("name", name), options))
}

func (g *gallery) resultLine() *html.Element {
	forms, _ := json.Marshal(g.cat.Forms(language.KeyGalleryCount)) // texts always encode
	date := ""
	if len(g.charts) > 0 {
		date = g.charts[0].page.Date
	}
	return html.El("div", html.Class("line"),
		html.El("p", html.At("role", "status"), html.El("b", html.ID("count"), html.At("data-forms", string(forms)), html.Text(g.cat.Counted(language.KeyGalleryCount, len(g.charts), false))),
			html.Text(", "+g.msg(language.KeyGallerySorted))),
		html.If(date != "", html.El("p", html.Text(g.msg(language.KeyGalleryBuilt, "date", date)))))
}

func (g *gallery) noneFound() *html.Element {
	return html.El("p", html.Class("none"), html.ID("none"), html.Flag("hidden"),
		html.At("data-query", g.msg(language.KeyGalleryNoMatch, "query", "{query}")), html.At("data-choice", g.msg(language.KeyGalleryNoChoice)),
		html.El("span"), html.Text(" "), html.El("button", html.At("type", "button"), html.Text(g.msg(language.KeyGalleryClear))))
}

// card is one chart of the list.
func (g *gallery) card(ch *chart) *html.Element {
	c, m := ch.page, g.msg
	id := c.Chart.ID
	origin := m(language.KeyGalleryOutside)
	if !c.Outside && len(c.Sources) > 0 {
		origin, _, _ = strings.Cut(c.Sources[0].Name, ",")
	}
	var found diag.List
	code := galleryCode(ch, &found)
	small := thumbnail(ch, &found)
	g.found.Append(found)
	file := func(name, text string) *html.Element {
		return html.El("a", html.Href(id+"/"+name), html.At("aria-label", m(language.KeyFileFor, "file", text, "title", ch.title)), html.Text(text))
	}
	return html.El("li", html.At("data-topic", g.topicID(c.Topic.S)), html.At("data-region", ids(c.Regions)), html.At("data-programme", ids(c.Programmes)),
		html.At("data-unit", ids(c.Units)), html.At("data-words", names(c.Regions)+" "+names(c.Programmes)+" "+names(c.Units)),
		html.El("article", html.Class("card"), html.At("aria-labelledby", id+"-name"),
			html.El("p", html.Class("about"), html.El("span", html.InLang(c.Topic), html.Text(c.Topic.S)), html.El("span", html.Text(origin))),
			html.El("h2", html.ID(id+"-name"), html.El("a", html.Href(id+"/"+pageFile), html.Words(c.Chart.Title))),
			html.El("p", html.Class("unit"), html.Label(c.UnitLine)),
			html.El("div", html.Class("thumb"), html.Markup(small)),
			html.El("div", html.Class("do"),
				copyButton(g.cat, id+"-code", m(language.KeyCopyCode), ch.title),
				html.El("div", html.Flag("hidden"), html.El("textarea", html.ID(id+"-code"), html.Flag("readonly"), html.At("rows", "3"),
					html.At("aria-label", m(language.KeyCopyFor, "action", m(language.KeyGalleryCode), "title", ch.title)), html.Text(code))),
				html.El("a", html.Class("button instead"), html.Href(id+"/"+shareFile), html.At("aria-label", m(language.KeyCopyFor, "action", m(language.KeyGalleryCode), "title", ch.title)), html.Text(m(language.KeyGalleryCode))),
				html.El("p",
					file(drawingFile, "SVG"), file(cardName(1200, 675, 2), "PNG"), file(dataFile, "CSV")),
			),
		))
}

// topicID names a topic in the page by its place among the topics.
func (g *gallery) topicID(topic string) string {
	return "t" + strconv.Itoa(slices.Index(g.topics, topic))
}

func ids(list []doc.Facet) string {
	var out []string
	for _, f := range list {
		out = append(out, f.ID)
	}
	return strings.Join(out, " ")
}

func names(list []doc.Facet) string {
	var out []string
	for _, f := range list {
		out = append(out, f.Name.S)
	}
	return strings.Join(out, " ")
}

// galleryCode is what a card's button copies: the frame, or the drawing where no address is known.
func galleryCode(ch *chart, found *diag.List) string {
	if ch.opt.Base == "" {
		return inline(ch, figure(ch, "", card.FigureWidth, found), found)
	}
	return frameCode(ch, measure(ch, formsOf(ch, found)), ch.latestAddress(pageFile), "", found)
}

// closing is the text at the foot of the page: the main sources, what the mark of charts from outside means, and the terms.
func (g *gallery) closing() html.List {
	var out html.List
	var sources []string
	outside := false
	for _, ch := range g.charts {
		for _, s := range ch.page.Sources {
			if s.Main && !slices.Contains(sources, s.Name) {
				sources = append(sources, s.Name)
			}
		}
		outside = outside || ch.page.Outside
	}
	say := func(s string) {
		if s != "" {
			out = append(out, html.Text(" "+strings.TrimSuffix(s, ".")+"."))
		}
	}
	if len(sources) > 0 {
		out = append(out, html.El("b", html.Text(g.msg(language.KeySourceWord)+":")))
		say(strings.Join(sources, "; "))
	}
	if outside {
		say(g.msg(language.KeyGalleryMarked, "words", g.msg(language.KeyGalleryOutside)))
	}
	if len(g.charts) > 0 {
		i := g.charts[0].page.Imprint
		if i.Reuse.S != "" {
			say(g.msg(language.KeyReuse, "notice", i.Reuse.S))
		}
		say(i.Notice.S)
	}
	return out
}
