package embed

import (
	_ "embed" // style and scripts of the pages
	"fmt"
	"strconv"
	"strings"

	"briefing/internal/input/language"
	"briefing/internal/page/frame"
	"briefing/internal/write/html"
	"briefing/internal/write/svg"
)

//go:embed share.css
var shareCSS string

//go:embed copy.js
var copyJS string

//go:embed fit.js
var fitJS string

// snippet is a piece of code to copy, with what it is for.
type snippet struct {
	id         string
	name, text language.Key
	code       string
	after      language.Key // a further sentence; empty: none
}

// share is the page of code to copy.
func (p *pack) share(files []File) []byte {
	var drawing []byte
	for _, f := range files {
		if f.Path == drawingFile {
			drawing = f.Data
		}
	}
	var list []snippet
	if p.opt.Base != "" {
		list = append(list,
			snippet{"frame", language.KeyShareFrame, language.KeyShareFrameText, p.frame(p.stable(pageFile), ""), ""},
			snippet{"fitted", language.KeyShareFitted, language.KeyShareFittedText, p.fitted(p.stable(pageFile)), ""},
			snippet{"frozen", language.KeyShareFrozen, language.KeyShareFrozenText, p.frame(p.frozen(pageFile), ""), ""})
	}
	here := language.Key("")
	if p.opt.Base == "" {
		here = language.KeySharePictureHere
	}
	list = append(list,
		snippet{"inline", language.KeyShareInline, language.KeyShareInlineText, p.inline(drawing), ""},
		snippet{"picture", language.KeySharePicture, language.KeySharePictureText, p.picture(), here},
		snippet{"markdown", language.KeyShareMarkdown, language.KeyShareMarkdownText, p.markdownSnippet(), here})
	if p.opt.Base != "" {
		list = append(list, snippet{"oembed", language.KeyShareOEmbed, language.KeyShareOEmbedText, p.stable(pageFile) + "\n" + p.stable(oembedFile), ""})
	}
	list = append(list, snippet{"cite", language.KeyShareCite, "", p.shortCitation() + "\n\n" + p.longCitation() + "\n\n" + p.bibTeX(), ""})

	body := html.List{
		html.El("h1", html.Text(p.msg(language.KeyShareTitle, "title", p.title))),
		html.If(p.page.Chart.Notice.S != "", html.El("p", html.Class("notice"), html.InLang(p.page.Chart.Notice), html.Text(p.page.Chart.Notice.S))),
		html.El("p", html.Text(p.msg(language.KeyShareLead))),
		html.If(p.opt.Base == "", html.El("p", html.Class("none"), html.El("strong", html.Text(p.msg(language.KeyShareNoBase))))),
		html.El("p", html.El("a", html.Href(pageFile), html.Text(p.msg(language.KeyShareBack)))),
	}
	for _, s := range list {
		body = append(body, p.section(s))
	}
	body = append(body, p.fileSection(), html.El("p", html.Class("away"), html.ID("said"), html.At("role", "status")))
	page := html.Page{
		Brand: p.brand, Lang: p.page.Lang, Title: tabTitle(p.msg(language.KeyShareTitle, "title", p.title)), Generator: "briefing " + p.opt.Version,
		Head:  []html.Part{html.El("meta", html.At("name", "robots"), html.At("content", "noindex"))},
		Style: shareCSS, Script: copyJS,
		Body: []html.Part{html.El("main", body)},
	}
	data, err := page.Bytes()
	p.fail(err)
	return data
}

func (p *pack) section(s snippet) *html.Element {
	name := p.msg(s.name)
	rows := min(strings.Count(s.code, "\n")+1+len(s.code)/85, 8)
	text := ""
	if s.text != "" {
		text = p.msg(s.text)
	}
	if s.after != "" {
		text += " " + p.msg(s.after)
	}
	return html.El("section", html.At("aria-labelledby", s.id+"-name"),
		html.El("h2", html.ID(s.id+"-name"), html.Text(name)),
		html.If(text != "", html.El("p", html.Text(text))),
		html.El("div", html.El("textarea", html.ID(s.id), html.Flag("readonly"), html.At("rows", strconv.Itoa(rows)), html.At("spellcheck", "false"), html.At("autocomplete", "off"),
			html.At("aria-labelledby", s.id+"-name"), html.Text(s.code))),
		copyButton(p.cat, s.id, p.msg(language.KeyCopy), name),
	)
}

// copyButton copies the text of an area; without a script it is not there.
func copyButton(cat *language.Catalog, of, action, what string) *html.Element {
	m := cat.Msg
	return html.El("button", html.At("type", "button"), html.Flag("hidden"), html.At("data-copy", of),
		html.At("data-done", m(language.KeyCopied)), html.At("data-fail", m(language.KeyCopyFailed)),
		html.At("data-said", m(language.KeyCopyFor, "action", m(language.KeyCopied), "title", what)),
		html.El("span", html.Text(action)), html.El("span", html.Class("away"), html.Text(" "+what)))
}

func (p *pack) fileSection() *html.Element {
	var items html.List
	for _, f := range p.fileList() {
		items = append(items, html.El("li", html.El("a", html.Href(f[0]), html.Text(f[0])), html.Text(" – "+f[1])))
	}
	return html.El("section", html.El("h2", html.Text(p.msg(language.KeyShareFiles))), html.El("ul", items))
}

// fitted is the frame with a script of the host page that sets its height from those measured at build.
func (p *pack) fitted(address string) string {
	var steps []string
	last := 0
	for i := len(p.heights) - 1; i >= 0; i-- {
		// Neighbours of one height are one step.
		h := p.heights[i]
		if h.height == last && len(steps) > 0 {
			steps = steps[1:]
		}
		steps = append([]string{strconv.Itoa(h.width) + ":" + strconv.Itoa(h.height+slack)}, steps...)
		last = h.height
	}
	return p.frame(address, strings.Join(steps, " ")) + "\n<script>" + oneLine(fitJS) + "</script>"
}

// oneLine takes line ends and indents out of a script whose statements all end in a semicolon or a brace.
func oneLine(js string) string {
	var b strings.Builder
	for line := range strings.Lines(js) {
		b.WriteString(strings.TrimSpace(line))
	}
	return b.String()
}

// inlineBelow is the width of a page under which the narrow drawing is shown, in px: that of the wide one, which is
// never scaled down by a page that gives it its whole width. The narrow one may grow to inlineGrows.
const inlineBelow, inlineGrows = 640, 480

// inline is the drawing as a piece of a page: the wide form, and a narrow one that takes its place on a small screen.
// Each brings the rule that hides it in its own style.
func (p *pack) inline(drawing []byte) string {
	rule := func(drawing []byte, format string, args ...any) string {
		return strings.Replace(string(drawing), "</style>", fmt.Sprintf(format, args...)+"</style>", 1)
	}
	name, small := svg.Name(p.page.Chart.ID), svg.Name(p.page.Chart.ID+"-narrow")
	wide := rule(drawing, "@media(max-width:%d.98px){.%s{display:none}}", inlineBelow-1, name)
	narrow := rule(p.figure("-narrow", frame.Pt(narrowest)), ".%s{max-width:%dpx}@media(min-width:%dpx){.%[1]s{display:none}}", small, inlineGrows, inlineBelow)
	var caption html.Part
	if a := p.stable(pageFile); a != "" {
		caption = html.El("figcaption", html.El("a", html.Href(a), html.Text(p.msg(language.KeyShareLink))))
	}
	s, err := html.Fragment(html.El("figure", html.At("lang", p.page.Lang), html.Markup("\n"+wide+narrow), caption))
	p.fail(err)
	// Browsers indent figures, which a narrow screen has no room for.
	return strings.Replace(strings.TrimSpace(s), "<figure", `<figure style="margin:0"`, 1)
}

// place is where a snippet finds a file: at its lasting address, or beside the page that holds the snippet.
func (p *pack) place(file string) string {
	if a := p.stable(file); a != "" {
		return a
	}
	return file
}

// picture is the chart as a picture, the square one on narrow screens.
func (p *pack) picture() string {
	two := func(w, h int) string { return p.place(cardName(w, h, 1)) + ", " + p.place(cardName(w, h, 2)) + " 2x" }
	s, err := html.Fragment(html.El("picture",
		html.El("source", html.At("media", "(max-width: 600px)"), html.At("srcset", two(1080, 1080)), html.At("width", "1080"), html.At("height", "1080")),
		html.El("img", html.At("src", p.place(cardName(1200, 675, 1))), html.At("srcset", two(1200, 675)), html.At("width", "1200"), html.At("height", "675"),
			html.At("alt", p.page.Chart.Alt.S), html.At("loading", "lazy"))))
	p.fail(err)
	// Whatever the page's own rules, the picture fits its column and keeps its shape.
	return strings.Replace(strings.TrimSpace(s), ` loading="lazy"`, ` loading="lazy" style="max-width:100%;height:auto"`, 1)
}

func (p *pack) markdownSnippet() string {
	picture := "![" + markdown(p.page.Chart.Alt.S) + "](" + p.place(cardName(1200, 675, 1)) + ")"
	if a := p.stable(pageFile); a != "" {
		picture = "[" + picture + "](" + a + ")"
	}
	return picture + "\n\n" + markdown(p.source) + " " + markdown(p.page.Author)
}
