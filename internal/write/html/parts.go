package html

import (
	"cmp"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/write/svg"
)

// Link is a link of a row of links.
type Link struct {
	Text    string
	Address string
	Current bool // it is the page that the link stands on
}

// Strip is the head of a page: emblem, name and topic of the brand, and links to other pages at the right, under a
// label for screen readers. lang is the page's language; the brand's words are marked where theirs is another one, and so
// is the notice where foreign says so. The notice, which may be empty, stands under the brand's name; the topic then stands
// beside the name.
func Strip(b *brand.Brand, lang, emblemAlt, notice string, foreign doc.Foreign, links []Link, label string) *Element {
	var items List
	for _, l := range links {
		items = append(items, El("li", El("a", Href(l.Address), If(l.Current, At("aria-current", "page")), Text(l.Text))))
	}
	topic := BrandLang(b, b.Topic, lang)
	if b.Foreign[b.Topic] == b.Foreign[b.Name] {
		topic = nil // as said of both
	} else if topic == nil {
		topic = At("lang", lang)
	}
	return El("header", Class("strip"),
		Emblem(b, 26, emblemAlt),
		If(notice == "", El("p", Class("brand"), BrandLang(b, b.Name, lang), Text(b.Name), If(b.Topic != "", El("span", topic, Text(b.Topic))))),
		If(notice != "", El("div", Class("brand noticed"),
			El("p", BrandLang(b, b.Name, lang), Text(b.Name), If(b.Topic != "", Text(" "), El("span", topic, Text(b.Topic)))), El("p", Class("notice"), Lang(foreign, notice), Text(notice)))),
		If(len(items) > 0, El("nav", At("aria-label", label), El("ul", items))),
	)
}

// BrandLang is the lang attribute of a word of a brand; nothing where it is in the page's language.
func BrandLang(b *brand.Brand, word, page string) Part {
	return OtherLang(cmp.Or(b.Foreign[word], b.Lang), page)
}

// OtherLang is the lang attribute of a part whose language is not the page's; nothing where it is, or is not known.
func OtherLang(part, page string) Part {
	primary := func(tag string) string { p, _, _ := strings.Cut(strings.ToLower(tag), "-"); return p }
	if part == "" || primary(part) == primary(page) {
		return nil
	}
	return At("lang", part)
}

// Emblem is the brand's emblem so many CSS pixels high, in its own colours; nothing where the brand has none. An
// empty text alternative means that the name beside it says enough.
func Emblem(b *brand.Brand, height int, alt string) Part {
	l := b.Logo
	if l == nil {
		return nil
	}
	h := frame.Pt(float64(height))
	if alt == "" {
		alt = l.Alt
	}
	drawing, faults := svg.Write(svg.Drawing{Light: l.Drawing(h), W: l.Width(h), H: h}, svg.Options{ID: "emblem", Inline: true, Hidden: true})
	if faults.HasErrors() {
		return nil // a brand's emblem is checked when the brand is loaded
	}
	return El("span", Class("emblem"), At("role", "img"), langAttr(b.Foreign[alt]), At("aria-label", alt), Markup(drawing))
}
