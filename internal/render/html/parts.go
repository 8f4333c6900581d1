package html

import (
	"fmt"
	"strings"

	"briefing/internal/brand"
	"briefing/internal/frame"
)

// Link is a link of a row of links.
type Link struct {
	Text    string
	Address string
	Current bool // the page it stands on: told as such
}

// Strip is the head of a page: emblem, name and topic of the brand, and links to other pages at the right, under a
// label for screen readers. lang is the page's language; the brand's words are marked where theirs is another one.
func Strip(b *brand.Brand, lang, emblemAlt string, links []Link, label string) *Element {
	var items List
	for _, l := range links {
		items = append(items, El("li", El("a", Href(l.Address), If(l.Current, At("aria-current", "page")), Text(l.Text))))
	}
	return El("header", Class("strip"),
		Emblem(b, 26, emblemAlt),
		El("p", Class("brand"), OtherLang(b.Lang, lang), Text(b.Name), If(b.Topic != "", El("span", Text(b.Topic)))),
		If(len(items) > 0, El("nav", At("aria-label", label), El("ul", items))),
	)
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
	return El("span", Class("emblem"), At("role", "img"), At("aria-label", alt), drawing(l.Drawing(h), l.Width(h), h, nil))
}

// drawing is a group as an SVG of a width and a height; one point is one CSS pixel.
func drawing(g frame.Group, w, h frame.Unit, colors *brand.Palette) Markup {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" aria-hidden="true">`, num(w), num(h))
	d := &draft{b: &b, tokens: map[frame.Color]brand.Token{}}
	if colors != nil {
		for _, t := range brand.Tokens() {
			if _, ok := d.tokens[colors.Color(t)]; !ok {
				d.tokens[colors.Color(t)] = t
			}
		}
	}
	d.item(&g)
	b.WriteString("</svg>")
	return Markup(b.String())
}

type draft struct {
	b      *strings.Builder
	tokens map[frame.Color]brand.Token
}

func num(u frame.Unit) string {
	return strings.TrimSuffix(strings.TrimSuffix(fmt.Sprintf("%.2f", u.Points()), "0"), ".0")
}

func (d *draft) color(c frame.Color) string {
	if t, ok := d.tokens[c]; ok {
		return "var(--" + string(t) + ")"
	}
	return Hex(c)
}

func (d *draft) item(it frame.Item) {
	switch it := it.(type) {
	case *frame.Group:
		fmt.Fprintf(d.b, `<g transform="translate(%s %s)">`, num(it.At.X), num(it.At.Y))
		for _, i := range it.Items {
			d.item(i)
		}
		d.b.WriteString("</g>")
	case *frame.Text:
		var w writer
		w.text(it.S)
		fmt.Fprintf(d.b, `<text x="%s" y="%s" font-size="%s" fill="%s"`, num(it.At.X), num(it.At.Y), num(it.Size), d.color(it.Color))
		if it.Style == frame.Bold {
			d.b.WriteString(` font-weight="bold"`)
		}
		d.b.WriteString(">" + w.b.String() + "</text>")
	case *frame.Path:
		d.b.WriteString(`<path d="`)
		for _, s := range it.Segs {
			d.b.WriteByte("MLCZ"[s.Op])
			for _, p := range s.P[:[]int{1, 1, 3, 0}[s.Op]] {
				fmt.Fprintf(d.b, "%s %s ", num(p.X), num(p.Y))
			}
		}
		d.b.WriteString(`"`)
		if it.Fill != nil {
			fmt.Fprintf(d.b, ` fill="%s"`, d.color(*it.Fill))
		} else {
			d.b.WriteString(` fill="none"`)
		}
		if it.Stroke != nil {
			fmt.Fprintf(d.b, ` stroke="%s" stroke-width="%s"`, d.color(*it.Stroke), num(it.Width))
			if len(it.Dash) == 2 {
				fmt.Fprintf(d.b, ` stroke-dasharray="%s %s"`, num(it.Dash[0]), num(it.Dash[1]))
			}
			if it.Cap == frame.RoundCap {
				d.b.WriteString(` stroke-linecap="round"`)
			}
		}
		d.b.WriteString("/>")
	}
}
