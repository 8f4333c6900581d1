package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the base style
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Page is a web page: one file. Whatever styles and scripts it has stand in it and are named in its policy by their
// SHA-256.
type Page struct {
	Brand       *brand.Brand
	Lang        string // BCP 47: "en-GB"
	Title       string
	Description string // of the page, for search engines
	Generator   string // the tool and its version; empty: not said
	Head        []Part // further meta and link elements, and Data
	Style       string // rules after those of the base
	Script      string // at most one; it must add nothing that the page cannot be used without
	Body        []Part
}

//go:embed base.css
var base string

// Bytes writes the page. The error is a fault of the program, never of the input: a name that no page may hold.
func (p *Page) Bytes() ([]byte, error) {
	style := CSS(p.Brand) + compact(p.Style)
	script := strings.TrimSpace(p.Script)
	var allow []string
	if showsData(p.Body) {
		allow = append(allow, "img-src data:")
	}
	w := &writer{}
	w.b.Grow(1 << 16)
	w.b.WriteString("<!DOCTYPE html>")
	w.write(El("html", At("lang", p.Lang), If(RightToLeft(p.Lang), At("dir", "rtl")),
		El("head",
			El("meta", At("charset", "utf-8")),
			El("meta", At("http-equiv", "Content-Security-Policy"), At("content", Policy(style, script, allow...))),
			El("title", Text(p.Title)),
			El("meta", At("name", "viewport"), At("content", "width=device-width, initial-scale=1")),
			If(p.Description != "", El("meta", At("name", "description"), At("content", p.Description))),
			If(p.Generator != "", El("meta", At("name", "generator"), At("content", p.Generator))),
			El("meta", At("name", "color-scheme"), At("content", "light dark")),
			El("meta", At("name", "referrer"), At("content", "no-referrer-when-downgrade")),
			List(p.Head),
			El("style", Text(style)),
		),
		El("body", List(p.Body), If(script != "", El("script", Text(script)))),
	))
	w.b.WriteByte('\n')
	if w.err != nil {
		return nil, fmt.Errorf("page %q: %w", p.Title, w.err)
	}
	return w.b.Bytes(), nil
}

// Policy is the Content-Security-Policy of a page with this style and script (empty: none) and further directives. All
// that is not named is forbidden. frame-ancestors is not among them: a meta element cannot set it, and charts are made
// to be embedded.
func Policy(style, script string, allow ...string) string {
	list := []string{"default-src 'none'"}
	if style != "" {
		list = append(list, "style-src "+hash(style))
	}
	if script != "" {
		list = append(list, "script-src "+hash(script))
	}
	list = append(list, allow...)
	return strings.Join(append(list, "base-uri 'none'", "form-action 'none'"), "; ")
}

// showsData says whether parts show a picture whose bytes stand in the page, such as a brand's emblem that is a PNG
// file. The policy allows such pictures only where there is one.
func showsData(parts []Part) bool {
	const data = "data:image/"
	for _, p := range parts {
		switch p := p.(type) {
		case Markup:
			// In finished markup a text holds no "<" and an attribute no quote, so this is a picture.
			if bytes.Contains(p, []byte("<image ")) && bytes.Contains(p, []byte(`href="`+data)) {
				return true
			}
		case Attr:
			if (p.Name == "src" || p.Name == "srcset") && strings.Contains(p.Value, data) {
				return true
			}
		case List:
			if showsData(p) {
				return true
			}
		case *Element:
			if p != nil && showsData(p.parts) {
				return true
			}
		}
	}
	return false
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Data is a block of JSON in the head, such as schema.org's application/ld+json. It does not run, so no policy has to
// allow it. The error is json.Marshal's.
func Data(mediaType string, v any) (*Element, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(true) // "<" as \u003c: no text can end the element
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return El("script", At("type", mediaType), Text(strings.TrimSpace(b.String()))), nil
}

// CSS is the style every page begins with: the brand's colours as custom properties named as the tokens, then the
// rules for type, focus, controls, links, tables and print.
//
// Light and dark follow the reader's system; data-theme="light" or "dark" on the html element overrules it. What is
// printed is always light. band and on-band are the title band and table heads with the text on them, edge is the
// border the emblem has on dark, focus the ring round what has the keyboard.
func CSS(b *brand.Brand) string {
	var s strings.Builder
	light, dark := palette(b.Light, false), palette(b.Dark, true)
	fmt.Fprintf(&s, ":root{color-scheme:light dark;%s}\n", light)
	fmt.Fprintf(&s, "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){%s}}\n", dark)
	fmt.Fprintf(&s, "@media screen{:root[data-theme=dark]{color-scheme:dark;%s}:root[data-theme=light]{color-scheme:light}}\n", dark)
	s.WriteString(compact(base))
	return s.String()
}

func palette(p brand.Palette, dark bool) string {
	var s strings.Builder
	for _, t := range brand.Tokens() {
		fmt.Fprintf(&s, "--%s:%s;", t, Hex(p.Color(t)))
	}
	band, on, edge := p.Color(brand.Blue), p.Color(brand.White), "transparent"
	if dark {
		band, on, edge = p.Color(brand.Tint), p.Color(brand.Ink), "#ffffff"
	}
	fmt.Fprintf(&s, "--band:%s;--on-band:%s;--edge:%s;--focus:%s", Hex(band), Hex(on), edge, Hex(p.Color(brand.Orange)))
	return s.String()
}

// Hex is a colour as CSS writes it: "#003399".
func Hex(c frame.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// compact takes comments, indents and empty lines out of a style sheet.
func compact(css string) string {
	var s strings.Builder
	for {
		before, rest, found := strings.Cut(css, "/*")
		s.WriteString(before)
		if !found {
			break
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
	var out strings.Builder
	for line := range strings.Lines(s.String()) {
		if line = strings.TrimSpace(line); line != "" {
			out.WriteString(line)
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// RightToLeft says whether a language is written from right to left, by its script where the tag names one.
func RightToLeft(lang string) bool {
	parts := strings.Split(strings.ToLower(lang), "-")
	for _, p := range parts[1:] {
		if len(p) == 4 {
			return p == "arab" || p == "hebr" || p == "thaa" || p == "syrc"
		}
	}
	switch parts[0] {
	case "ar", "fa", "he", "ur", "yi", "dv", "ps", "sd", "ug", "ckb":
		return true
	}
	return false
}
