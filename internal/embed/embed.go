package embed

import (
	_ "embed" // the style of the page
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/language"
	"briefing/internal/write/html"
)

//go:embed embed.css
var embedCSS string

// embedPage is the page of one chart: title, drawing in a form for each width, the data as a table, note, source and
// links. It is made to stand in a frame of another page and to be opened by itself.
func embedPage(ch *chart, forms []form, found *diag.List) []byte {
	c := ch.page
	var plots html.List
	for _, f := range forms {
		plots = append(plots, html.Markup(f.svg))
	}
	page := html.Page{
		Brand: ch.brand, Lang: c.Lang, Title: tabTitle(ch.title), Description: ch.description(), Generator: "briefing " + ch.opt.Version,
		Head: head(ch, found), Style: embedCSS,
		Body: []html.Part{html.El("main", html.Class("chart"),
			html.El("figure",
				html.El("figcaption",
					html.El("h1", html.Words(c.Chart.Title)),
					html.If(ch.subtitle != "", html.El("p", html.Class("subtitle"), html.Words(c.Chart.Subtitle))),
				),
				html.El("div", html.Class("plot"), plots),
			),
			html.El("details", html.El("summary", html.Text(ch.msg(language.KeyPageData))), table(&c.Table), belowTable(ch)),
			html.If(ch.note != "", html.El("p", html.Class("note"), html.Words(c.Chart.Note))),
			html.El("footer", html.Class("foot"),
				html.El("div", html.Class("origin"),
					html.El("p", html.Class("source"), html.Words(c.Chart.Source)),
					html.If(c.Chart.Notice.S != "", html.El("p", html.Class("source"), html.InLang(c.Chart.Notice), html.Text(c.Chart.Notice.S))),
					html.El("p", html.Class("links"),
						html.El("a", html.Href(dataFile), html.At("download", c.Chart.ID+".csv"), html.Text(ch.msg(language.KeyPageGetData))),
						html.El("a", html.Href(shareFile), html.At("target", "_blank"), html.At("rel", "noopener"), html.Text(ch.msg(language.KeyPageShare))),
					),
				),
				html.El("div", html.Class("mark"), html.Emblem(ch.brand, emblemHeight, ""), html.El("p", html.Class("brand"), html.BrandLang(ch.brand, c.Author, c.Lang), html.Text(c.Author))),
			),
		)},
	}
	data, err := page.Bytes()
	addError(ch, err, found)
	return data
}

// titleLength is how many characters of a title search engines and tabs show, as they are written in the page; the
// heading has all of it.
const titleLength = 70

// tabTitle is a title for tabs and lists of results.
func tabTitle(s string) string {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
	for most := titleLength; ; most-- {
		short := shorten(s, most)
		if len([]rune(html.Escape(short))) <= titleLength || most < titleLength/4 {
			return short
		}
	}
}

// description is what the page says of itself to search engines: the text alternative, cut at a word.
func (ch *chart) description() string { return shorten(ch.page.Chart.Alt.S, 300) }

func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// accessibleLimit is how long a text alternative may be before the drawing is only named and the table is pointed to.
const accessibleLimit = 500

// label is what a screen reader says of the drawing.
func (ch *chart) label() string {
	if len([]rune(ch.page.Chart.Alt.S)) <= accessibleLimit {
		return ch.page.Chart.Alt.S
	}
	return ch.msg(language.KeyPageAccessTable, "title", ch.title)
}

// table is the data as they are drawn. Under 420 px the minor columns stand under the name of the row.
func table(t *doc.DataTable) *html.Element {
	var head html.List
	for _, c := range t.Columns {
		head = append(head, html.El("th", html.At("scope", "col"), cellClass(c, false), html.InLang(c.Head), html.Text(c.Head.S)))
	}
	body := html.List{html.El("caption", html.InLang(t.Caption), html.Text(t.Caption.S)), html.El("thead", html.El("tr", head))}
	for _, g := range t.Groups {
		var rows html.List
		if g.Label.S+g.Value.S != "" {
			cells := html.List{html.El("th", html.At("scope", "rowgroup"), html.InLang(g.Label), html.Text(g.Label.S))}
			for i, c := range t.Columns[1:] {
				s := ""
				if i+2 == len(t.Columns) {
					s = g.Value.S
				}
				cells = append(cells, html.El("td", cellClass(c, false), html.Text(s)))
			}
			rows = append(rows, html.El("tr", html.Class("group"), cells))
		}
		for _, r := range g.Rows {
			rows = append(rows, row(t.Columns, r))
		}
		body = append(body, html.El("tbody", rows))
	}
	return html.El("table", body)
}

// cellClass is the class of a cell of a column; nothing where it needs none.
func cellClass(c doc.DataColumn, faint bool) html.Part {
	var names []string
	if faint {
		names = append(names, "faint")
	}
	if c.Minor {
		names = append(names, "aside")
	}
	if c.Right {
		names = append(names, "right")
	}
	if names == nil {
		return nil
	}
	return html.Class(strings.Join(names, " "))
}

func row(columns []doc.DataColumn, r []doc.DataCell) *html.Element {
	var minor []string
	var cells html.List
	for i, c := range r[1:] {
		col := columns[i+1]
		if col.Minor {
			minor = append(minor, c.S)
		}
		cells = append(cells, html.El("td", cellClass(col, c.Faint), html.InLang(c), html.Text(c.S)))
	}
	name := html.El("th", html.At("scope", "row"), html.Label(r[0]),
		html.If(len(minor) > 0, html.El("span", html.Class("minor"), html.Text(strings.Join(minor, ", ")))))
	return html.El("tr", name, cells)
}

// belowTable stands under the table: the files, and the sources in full.
func belowTable(ch *chart) *html.Element {
	var sources html.List
	for _, s := range ch.page.Sources {
		sources = append(sources, html.El("li", sourceParts(ch.page, s)))
	}
	file := func(name, text string) *html.Element {
		return html.El("a", html.Href(name), html.At("download", ch.page.Chart.ID+"-"+name), html.Text(text))
	}
	return html.El("div", html.Class("more"),
		html.El("h2", html.Text(ch.msg(language.KeyPageDownloads))),
		html.El("p", html.Class("files"), file(dataFile, "CSV"), html.Text(" "), file(packageFile, "JSON"), html.Text(" "),
			file(drawingFile, "SVG"), html.Text(" "), file(cardName(1200, 675, 2), "PNG")),
		html.El("h2", html.Text(ch.msg(language.KeyPageFullSources))),
		html.El("ul", sources),
	)
}

// sourceParts is a source in full: publisher, title, date, address.
func sourceParts(page *doc.ChartPage, s doc.ChartSource) html.List {
	out := html.List{html.Text(s.Publisher + ", "), html.El("cite", html.Lang(page.Foreign, s.Title), html.Text(s.Title))}
	if s.Date != "" {
		out = append(out, html.Text(", "+s.Date))
	}
	if s.Address != "" {
		out = append(out, html.Text(", "), html.El("a", html.Href(s.Address), html.At("target", "_blank"), html.At("rel", "noopener noreferrer"), html.Text(s.Address)))
	}
	return out
}
