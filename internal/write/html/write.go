package html

import (
	_ "embed" // the style of a brief
	"encoding/base64"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
)

// Options are what a page says beyond its document. Addresses are relative to the page; what they name must exist.
type Options struct {
	Files     []Link // this brief in other forms, as buttons; the first is the main one
	Briefs    []Link // other briefs of the edition
	Generator string // the tool and its version
	// ChartPage gives the address of a chart's own page by the chart's id; nil or empty: it has none.
	ChartPage func(id string) string
}

//go:embed brief.css
var briefCSS string

//go:embed brief.js
var briefJS string

// Write writes a document as one page. The list holds errors for what a page cannot show; with them there is no page.
func Write(d *doc.Document, b *brand.Brand, o Options) ([]byte, diag.List) {
	w := &briefPage{d: d, b: b, o: o, level: 1, refs: map[int]bool{}, notes: map[int]bool{}, ids: map[string]bool{"main": true}}
	for _, n := range d.Notes {
		w.notes[n.Number] = true
	}
	for _, blk := range d.Blocks {
		w.block(blk, &w.body)
	}
	w.sources()
	w.checkLinks()
	page := Page{
		Brand: b, Lang: d.Lang, Title: d.Title.S, Description: d.Subject.S, Generator: o.Generator,
		Style: briefCSS, Script: briefJS, Body: w.page(),
	}
	if len(d.Keywords) > 0 {
		page.Head = append(page.Head, El("meta", At("name", "keywords"), At("content", strings.Join(d.Keywords, ", "))))
	}
	if d.Author != "" {
		page.Head = append(page.Head, El("meta", At("name", "author"), At("content", d.Author)))
	}
	if d.DateISO != "" {
		page.Head = append(page.Head, El("meta", At("name", "date"), At("content", d.DateISO)))
	}
	if w.diags.HasErrors() {
		return nil, w.diags
	}
	if len(w.heads) < leastContents {
		page.Script = ""
	}
	out, err := page.Bytes()
	if err != nil {
		w.diags.Errorf(diag.Pos{}, "html", "%v", err)
		return nil, w.diags
	}
	return out, w.diags
}

// leastContents is how many findings a page must have to be worth a list of them.
const leastContents = 3

// briefPage is the page of one document while it is written.
type briefPage struct {
	d     *doc.Document
	b     *brand.Brand
	o     Options
	diags diag.List

	cover        List // band, summary and key figures: over the whole width, above contents and text
	lastAbove    int  // of what may stand there, the last: 0 band, 1 summary, 2 key figures
	body         List
	heads        []head       // findings, for the contents
	level        int          // of the last heading
	refs         map[int]bool // notes that were referred to
	notes        map[int]bool
	ids          map[string]bool
	targets      []string // blocks that text points to
	notesPrinted bool     // the notes stand in the page
}

type head struct {
	id   string
	text []doc.Span
}

func (w *briefPage) page() List {
	m := w.d.Messages.Web
	var toc List
	if len(w.heads) >= leastContents {
		toc = List{
			El("nav", Class("contents"), At("aria-labelledby", "contents"), El("p", ID("contents"), w.plain(m.Contents)), w.contents()),
			El("details", Class("contents"), El("summary", w.plain(m.Contents)), w.contents()),
		}
	}
	return List{
		El("a", Class("skip"), Href("#main"), w.plain(m.Skip)),
		Strip(w.b, w.d.Lang, w.d.Messages.EmblemAlt, w.d.Notice.S, w.d.Foreign, w.o.Briefs, m.Briefs),
		El("main",
			w.cover,
			El("div", Class("wrap columns"), toc, El("div", Class("text"), ID("main"), At("tabindex", "-1"), w.body))),
	}
}

// plain is a plain string of the document, in its language.
func (w *briefPage) plain(s string) Part { return Plain(w.d.Foreign, s) }

func (w *briefPage) contents() *Element {
	var list List
	for _, h := range w.heads {
		list = append(list, El("li", El("a", Href("#"+h.id), Words(h.text))))
	}
	return El("ul", list)
}

func (w *briefPage) block(b doc.Block, to *List) {
	found := w.diags.During(func() { w.putBlock(b, to) })
	for i := range found {
		if found[i].Pos.IsZero() { // a block inside has named its own place
			found[i].Pos = *b.At()
		}
	}
	w.diags.Append(found)
}

func (w *briefPage) putBlock(b doc.Block, to *List) {
	add := func(p ...Part) { *to = append(*to, p...) }
	switch b := b.(type) {
	case *doc.Cover:
		w.cover = append(w.cover, w.band(b))
	case *doc.KeyFigures:
		if w.atHead(2) && !b.Small && !b.Six {
			w.cover = append(w.cover, El("div", Class("keys"), El("div", Class("wrap"), w.tiles(b))))
			return
		}
		add(w.tiles(b))
	case *doc.Summary:
		if len(b.Sentences) == 0 {
			return
		}
		if w.atHead(1) {
			w.cover = append(w.cover, El("div", Class("wrap in-brief"), w.summary(b)))
			return
		}
		add(w.summary(b))
	case *doc.Heading:
		h := w.heading(b.Level, b.ID, b.Text)
		if w.d.Format == doc.OnePage && h != nil {
			h.parts = append([]Part{Class("accent")}, h.parts...)
		}
		add(h)
	case *doc.Prose:
		for _, p := range b.Paragraphs {
			add(El("p", If(b.Lead, Class("lead")), w.spans(p)))
		}
	case *doc.Columns:
		// One below the other: a column of a page is too narrow for a text of this size.
		for _, col := range b.Cols {
			for _, blk := range col {
				w.block(blk, to)
			}
		}
	case *doc.Box:
		add(w.box(b))
	case *doc.Facts:
		add(w.facts(b))
	case *doc.List:
		add(w.list(b))
	case *doc.PageBreak:
		add(El("div", Class("page-break")))
	case *doc.Chart:
		add(w.chart(b))
	case *doc.Table:
		add(w.docTable(b))
	case *doc.NotesBlock:
		add(w.notesBlock(b)...)
	default:
		w.diags.Append(doc.Unknown("a web page", b))
	}
}

func (w *briefPage) band(c *doc.Cover) Part {
	var files List
	for i, f := range w.o.Files {
		class := "button"
		if i == 0 {
			class = "button first"
		}
		files = append(files, El("li", El("a", Class(class), Href(f.Address), Text(f.Text))))
	}
	return El("div", Class("band"), El("div", Class("wrap"),
		El("p", Class("kind"), El("span", w.plain(w.d.Kind.S)), Text(" "), El("span", Text(w.d.Date))),
		El("h1", w.spans(c.Title)),
		If(len(c.Standfirst) > 0, El("p", Class("standfirst"), w.spans(c.Standfirst))),
		If(len(files) > 0, El("nav", At("aria-label", w.d.Messages.Web.Files), El("ul", Class("files"), files))),
	))
}

// atHead says whether a block may stand over the whole width: nothing but the band, or what comes before it there, stands
// above it.
func (w *briefPage) atHead(place int) bool {
	if len(w.cover) == 0 || len(w.body) > 0 || w.lastAbove >= place {
		return false
	}
	w.lastAbove = place
	return true
}

func (w *briefPage) summary(b *doc.Summary) Part {
	title := w.heading(2, "summary", []doc.Span{{S: b.Label.S}})
	var list List
	for _, s := range b.Sentences {
		list = append(list, El("p", w.spans(s)))
	}
	id := w.heads[len(w.heads)-1].id // the heading has level 2 wherever it stands
	return El("section", Class("summary"), At("aria-labelledby", id), title, El("div", list))
}

// tiles are numbers with their labels: each one phrase, so that a screen reader does not tear it.
func (w *briefPage) tiles(b *doc.KeyFigures) Part {
	class := "tiles"
	if b.Six {
		class = "tiles six"
	} else if b.Small {
		class = "tiles small"
	}
	var list List
	for _, t := range b.Tiles {
		list = append(list, El("li",
			El("span", Class("before"), w.plain(t.Qualifier.S), If(t.Qualifier.S != "", Text(" "))),
			El("b", Text(t.Number.S), If(t.Unit.S != "", El("span", Text("\u00a0"+t.Unit.S)))),
			Text(" "),
			El("span", Class("label"), w.spans(t.Label))))
	}
	return El("ul", Class(class), isList(), list)
}

// isList is written on lists without bullets: one browser takes a list without them for none.
func isList() Attr { return At("role", "list") }

// heading is a heading with an id. As on paper, its level goes down by one step at most from the heading before it.
func (w *briefPage) heading(level int, id string, text []doc.Span) *Element {
	if len(text) == 0 {
		return nil
	}
	level = min(max(level, 2), w.level+1, 6)
	w.level = level
	plain := flat(text)
	if id == "" {
		id = plain
	}
	id = w.id(id)
	if level == 2 {
		w.heads = append(w.heads, head{id, trimmed(text)})
	}
	return El(Tag("h"+strconv.Itoa(level)), ID(id), w.spans(text))
}

// blockLevel is the heading level of a block's own title: on a one-pager every block is a finding of its own.
func (w *briefPage) blockLevel() int {
	if w.d.Format == doc.OnePage {
		return 2
	}
	return 3
}

func (w *briefPage) box(b *doc.Box) Part {
	parts := List{Class("box"), w.heading(w.blockLevel(), "", b.Heading)}
	if len(b.Items) > 0 {
		var list List
		for _, it := range b.Items {
			list = append(list, El("li", El("strong", w.spans(it.Heading)), Text(" "), El("span", w.spans(it.Text))))
		}
		parts = append(parts, El("ol", Class("points"), isList(), list))
	}
	var body List
	for _, blk := range b.Body {
		w.block(blk, &body)
	}
	return El("div", parts, body)
}

func (w *briefPage) facts(b *doc.Facts) Part {
	var list List
	title := w.heading(w.blockLevel(), "", b.Heading)
	for _, it := range b.Items {
		list = append(list, El("li", w.spans(it)))
	}
	return El("div", Class("facts"+accent(b.Accent)), title, El("ul", isList(), list))
}

// list is a list of points; a point with others below it holds a list of these.
func (w *briefPage) list(b *doc.List) Part {
	tag, class := Tag("ul"), "list"
	if b.Numbered {
		tag, class = "ol", "numbered"
	}
	var list List
	for _, it := range b.Items {
		item := List{w.spans(it.Text)}
		if len(it.Below) > 0 {
			var below List
			for _, s := range it.Below {
				below = append(below, El("li", w.spans(s)))
			}
			item = append(item, El(tag, below))
		}
		list = append(list, El("li", item))
	}
	return El(tag, Class(class), list)
}

func accent(on bool) string {
	if on {
		return " accent"
	}
	return ""
}

func (w *briefPage) chart(c *doc.Chart) Part {
	level := c.Level
	if level == 0 {
		level = w.blockLevel()
	}
	id := w.id(c.ID)
	parts := List{Class("chart" + accent(len(c.Title) > 0 && !c.NoAccent)), ID(id)}
	parts = append(parts, w.heading(level, c.ID+" finding", c.Title))
	if len(c.Subtitle) > 0 {
		parts = append(parts, El("p", Class("subtitle"), w.spans(c.Subtitle)))
	}
	if strings.TrimSpace(c.Alt.S) == "" {
		w.diags.Add(diag.Pos{}, diag.Error, "chart-alt", "the chart “"+c.ID+"” has no alternative text", "say in words what the chart shows")
	}
	figure := List{}
	if c.Plot != nil {
		plot, found := Plot(c.Plot, w.b, id, c.Alt.S)
		w.diags.Append(found)
		figure = append(figure, withLang(InLang(c.Alt), plot))
	}
	if len(c.Note)+len(c.Source) > 0 {
		figure = append(figure, El("figcaption",
			If(len(c.Note) > 0, El("p", w.spans(c.Note))), If(len(c.Source) > 0, El("p", w.spans(c.Source)))))
	}
	return El("div", parts, El("figure", figure), w.data(c.ID))
}

// data is what a chart is drawn from, behind a disclosure, with the same as a file.
func (w *briefPage) data(id string) Part {
	for i := range w.d.Charts {
		c := &w.d.Charts[i]
		if c.ID != id || c.Table == nil {
			continue
		}
		m := w.d.Messages.Web
		var links List
		if w.o.ChartPage != nil {
			if address := w.o.ChartPage(id); address != "" {
				links = append(links, El("li", El("a", Href(address), w.plain(m.ChartPage))))
			}
		}
		links = append(links, El("li", El("a", Href("data:text/csv;charset=utf-8;base64,"+base64.StdEncoding.EncodeToString(doc.CSV(c.Rows))),
			At("download", id+".csv"), w.plain(m.DataFile))))
		return El("details", Class("data"), El("summary", w.plain(m.DataTable)), DataTable(c.Table, w.d.Foreign), El("ul", Class("links"), links))
	}
	return nil
}

// sources lists every publication in full, at the end of the page.
func (w *briefPage) sources() {
	if len(w.d.Sources) == 0 {
		return
	}
	title := w.heading(2, "sources", []doc.Span{{S: w.d.Messages.Web.Sources, Lang: w.d.Foreign[w.d.Messages.Web.Sources]}})
	var list List
	for _, s := range w.d.Sources {
		item := List{ID(w.id("source " + s.ID)), Text(s.Publisher + ", "), El("cite", Lang(w.d.Foreign, s.Title), Text(s.Title))}
		if s.Date != "" {
			item = append(item, Text(", "), El("time", At("datetime", s.DateISO), Text(s.Date)))
		}
		if s.Address != "" {
			item = append(item, El("br"), El("a", Class("address"), Href(s.Address), Text(s.Address)))
		}
		list = append(list, El("li", item))
	}
	w.body = append(w.body, title, El("ul", Class("sources"), isList(), list))
}
