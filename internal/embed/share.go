package embed

import (
	_ "embed" // style and scripts of the pages
	"fmt"
	"strconv"
	"strings"

	"briefing/internal/diag"
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

// share is the page of code to copy. frozen is the address of this very version of the chart's page, if it has one.
func share(ch *chart, drawing []byte, pageHeights heights, frozen string, found *diag.List) []byte {
	body := html.List{
		html.El("h1", html.Text(ch.msg(language.KeyShareTitle, "title", ch.title))),
		html.If(ch.page.Chart.Notice.S != "", html.El("p", html.Class("notice"), html.InLang(ch.page.Chart.Notice), html.Text(ch.page.Chart.Notice.S))),
		html.El("p", html.Text(ch.msg(language.KeyShareLead))),
		html.If(ch.opt.Base == "", html.El("p", html.Class("none"), html.El("strong", html.Text(ch.msg(language.KeyShareNoBase))))),
		html.El("p", html.El("a", html.Href(pageFile), html.Text(ch.msg(language.KeyShareBack)))),
	}
	for _, s := range snippets(ch, drawing, pageHeights, frozen, found) {
		body = append(body, section(ch, s))
	}
	body = append(body, fileSection(ch), html.El("p", html.Class("away"), html.ID("said"), html.At("role", "status")))
	page := html.Page{
		Brand: ch.brand, Lang: ch.page.Lang, Title: tabTitle(ch.msg(language.KeyShareTitle, "title", ch.title)), Generator: "briefing " + ch.opt.Version,
		Head:  []html.Part{html.El("meta", html.At("name", "robots"), html.At("content", "noindex"))},
		Style: shareCSS, Script: copyJS,
		Body: []html.Part{html.El("main", body)},
	}
	data, err := page.Bytes()
	addError(ch, err, found)
	return data
}

// snippets are the pieces of code: what leads to an address only where one is known.
func snippets(ch *chart, drawing []byte, pageHeights heights, frozen string, found *diag.List) []snippet {
	var list []snippet
	latest, here := ch.latestAddress(pageFile), language.Key("")
	if ch.opt.Base == "" {
		here = language.KeySharePictureHere
	} else {
		list = append(list,
			snippet{"frame", language.KeyShareFrame, language.KeyShareFrameText, frameCode(ch, pageHeights, latest, "", found), ""},
			snippet{"fitted", language.KeyShareFitted, language.KeyShareFittedText, fittedFrame(ch, pageHeights, latest, found), ""},
			snippet{"frozen", language.KeyShareFrozen, language.KeyShareFrozenText, frameCode(ch, pageHeights, frozen, "", found), ""})
	}
	list = append(list,
		snippet{"inline", language.KeyShareInline, language.KeyShareInlineText, inline(ch, drawing, found), ""},
		snippet{"picture", language.KeySharePicture, language.KeySharePictureText, picture(ch, found), here},
		snippet{"markdown", language.KeyShareMarkdown, language.KeyShareMarkdownText, markdownCode(ch), here})
	if ch.opt.Base != "" {
		list = append(list, snippet{"oembed", language.KeyShareOEmbed, language.KeyShareOEmbedText, latest + "\n" + ch.latestAddress(oembedFile), ""})
	}
	return append(list, snippet{"cite", language.KeyShareCite, "", shortCitation(ch) + "\n\n" + longCitation(ch, frozen) + "\n\n" + bibTeX(ch, frozen), ""})
}

func section(ch *chart, s snippet) *html.Element {
	name := ch.msg(s.name)
	rows := min(strings.Count(s.code, "\n")+1+len(s.code)/85, 8)
	text := ""
	if s.text != "" {
		text = ch.msg(s.text)
	}
	if s.after != "" {
		text += " " + ch.msg(s.after)
	}
	return html.El("section", html.At("aria-labelledby", s.id+"-name"),
		html.El("h2", html.ID(s.id+"-name"), html.Text(name)),
		html.If(text != "", html.El("p", html.Text(text))),
		html.El("div", html.El("textarea", html.ID(s.id), html.Flag("readonly"), html.At("rows", strconv.Itoa(rows)), html.At("spellcheck", "false"), html.At("autocomplete", "off"),
			html.At("aria-labelledby", s.id+"-name"), html.Text(s.code))),
		copyButton(ch.cat, s.id, ch.msg(language.KeyCopy), name),
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

func fileSection(ch *chart) *html.Element {
	var items html.List
	for _, f := range fileList(ch) {
		items = append(items, html.El("li", html.El("a", html.Href(f[0]), html.Text(f[0])), html.Text(" – "+f[1])))
	}
	return html.El("section", html.El("h2", html.Text(ch.msg(language.KeyShareFiles))), html.El("ul", items))
}

// fittedFrame is the frame with a script of the host page that sets its height from those measured at build.
func fittedFrame(ch *chart, pageHeights heights, address string, found *diag.List) string {
	var steps []string
	last := 0
	for i := len(pageHeights) - 1; i >= 0; i-- {
		// Neighbours of one height are one step.
		h := pageHeights[i]
		if h.height == last && len(steps) > 0 {
			steps = steps[1:]
		}
		steps = append([]string{strconv.Itoa(h.width) + ":" + strconv.Itoa(h.height+slack)}, steps...)
		last = h.height
	}
	return frameCode(ch, pageHeights, address, strings.Join(steps, " "), found) + "\n<script>" + oneLine(fitJS) + "</script>"
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
func inline(ch *chart, drawing []byte, found *diag.List) string {
	rule := func(drawing []byte, format string, args ...any) string {
		return strings.Replace(string(drawing), "</style>", fmt.Sprintf(format, args...)+"</style>", 1)
	}
	name, small := svg.Name(ch.page.Chart.ID), svg.Name(ch.page.Chart.ID+"-narrow")
	wide := rule(drawing, "@media(max-width:%d.98px){.%s{display:none}}", inlineBelow-1, name)
	narrow := rule(figure(ch, "-narrow", frame.Pt(narrowest), found), ".%s{max-width:%dpx}@media(min-width:%dpx){.%[1]s{display:none}}", small, inlineGrows, inlineBelow)
	var caption html.Part
	if a := ch.latestAddress(pageFile); a != "" {
		caption = html.El("figcaption", html.El("a", html.Href(a), html.Text(ch.msg(language.KeyShareLink))))
	}
	s, err := html.Fragment(html.El("figure", html.At("lang", ch.page.Lang), html.Markup("\n"+wide+narrow), caption))
	addError(ch, err, found)
	// Browsers indent figures, which a narrow screen has no room for.
	return strings.Replace(strings.TrimSpace(s), "<figure", `<figure style="margin:0"`, 1)
}

// reference is where a snippet, or a program, finds a file: at its lasting address, or beside the page that holds the snippet.
func (ch *chart) reference(file string) string {
	if a := ch.latestAddress(file); a != "" {
		return a
	}
	return file
}

// picture is the chart as a picture, the square one on narrow screens.
func picture(ch *chart, found *diag.List) string {
	two := func(w, h int) string {
		return ch.reference(cardName(w, h, 1)) + ", " + ch.reference(cardName(w, h, 2)) + " 2x"
	}
	s, err := html.Fragment(html.El("picture",
		html.El("source", html.At("media", "(max-width: 600px)"), html.At("srcset", two(1080, 1080)), html.At("width", "1080"), html.At("height", "1080")),
		html.El("img", html.At("src", ch.reference(cardName(1200, 675, 1))), html.At("srcset", two(1200, 675)), html.At("width", "1200"), html.At("height", "675"),
			html.At("alt", ch.page.Chart.Alt.S), html.At("loading", "lazy"))))
	addError(ch, err, found)
	// Whatever the page's own rules, the picture fits its column and keeps its shape.
	return strings.Replace(strings.TrimSpace(s), ` loading="lazy"`, ` loading="lazy" style="max-width:100%;height:auto"`, 1)
}

func markdownCode(ch *chart) string {
	picture := "![" + markdown(ch.page.Chart.Alt.S) + "](" + ch.reference(cardName(1200, 675, 1)) + ")"
	if a := ch.latestAddress(pageFile); a != "" {
		picture = "[" + picture + "](" + a + ")"
	}
	return picture + "\n\n" + markdown(ch.source) + " " + markdown(ch.page.Author)
}
