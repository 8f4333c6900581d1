// Package svg writes drawings as SVG for web pages: a file of its own, or a piece of a page.
//
// In: one drawing in the colours of the light and of the dark scheme, and the words that say what it shows. Out: one
// SVG that follows the reader's colour scheme, scales to its container, needs no script and asks for nothing from
// outside. Text stays text. It decides nothing about the drawing and never measures: positions and widths are those
// of the frame, so that a page shows what the PDF prints. Whatever a label holds, the result is well-formed XML of a
// few known elements, because every text passes through one escaping function.
package svg

import (
	"fmt"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Drawing is one drawing in the colours of both schemes: the same items in the same places, only colours differ. A
// Dark without items means that the drawing has one look for both. Lengths are 1/100 px: one px of the drawing is
// one pt of the frame.
type Drawing struct {
	Light, Dark frame.Group
	W, H        frame.Unit
}

// Options say how an SVG stands where it is used.
type Options struct {
	// ID starts the names of everything in the SVG that has one (ids, classes), so that several can stand in one page.
	// Characters that a name cannot hold become hyphens.
	ID string
	// Title is the finding, Desc the whole description. Both are read out; a viewer may show the title as a tip.
	Title, Desc string
	Lang        string // BCP 47; empty: as what is around it
	// TitleLang and DescLang are the languages of Title and Desc where they are not Lang.
	TitleLang, DescLang string
	// Family is the value of font-family; empty: Liberation Sans and faces with its measures. See Stack.
	Family string
	// Inline makes a piece of an HTML page: no XML declarations, no style element. Colours are custom properties named
	// as the brand's tokens ("var(--blue,#039)"), which the page sets for both schemes and may switch by a button.
	Inline bool
	// Tokens names the pairs of colours; needed when Inline. See Tokens.
	Tokens []Token
	// Hidden leaves out role, title and description and hides the SVG from assistive technology: for a picture whose
	// description stands beside it as text.
	Hidden bool
	// Class is put on the root of an inline SVG, for the page's own rules.
	Class string
}

// Token is the name of a colour in both schemes.
type Token struct {
	Name        string
	Light, Dark frame.Color
}

// tokenOrder is the order in which colours are looked up and listed.
var tokenOrder = []brand.Token{
	brand.Blue, brand.Ink, brand.Body, brand.Secondary, brand.Context, brand.Orange, brand.Rule, brand.Tint, brand.Pale,
	brand.Gold, brand.White, brand.Control, brand.Error,
}

// Tokens lists a brand's colours under the names of their custom properties, without the two hyphens.
func Tokens(light, dark brand.Palette) []Token {
	out := make([]Token, 0, len(tokenOrder))
	for _, t := range tokenOrder {
		out = append(out, Token{string(t), light.Color(t), dark.Color(t)})
	}
	return out
}

// Stack returns a font-family value: the family, then faces that have the measures of Arial and are found on most
// machines. Every text carries its length, so that a face of other measures moves nothing.
func Stack(family string) string {
	const common = "Arial,Helvetica,sans-serif"
	if family = strings.TrimSpace(family); family == "" {
		return common
	}
	return quoteFamily(family) + "," + common
}

// Write writes a drawing. It fails where light and dark are not the same drawing, where a path is malformed, and,
// inline, where a colour that changes with the scheme has no name.
func Write(d Drawing, o Options) ([]byte, diag.List) {
	w := &writer{o: o, id: Name(o.ID)}
	if w.o.Family == "" {
		w.o.Family = Stack("Liberation Sans")
	}
	dark := d.Dark.Items
	if len(dark) == 0 {
		dark = d.Light.Items
		d.Dark.At = d.Light.At
	}
	if d.Light.At != d.Dark.At {
		w.fault("svg-schemes", "the drawing stands in another place in dark colours")
	}
	w.items(d.Light.Items, dark, d.Light.At)
	if w.faults.HasErrors() {
		return nil, w.faults
	}
	body := w.close()
	head := w.head(d)
	return append(append(head, body...), "</svg>\n"...), w.faults
}

// head is everything before the drawing: the root with its role, the words, and the style of a file of its own.
func (w *writer) head(d Drawing) []byte {
	b := make([]byte, 0, 1024+len(w.o.Title)+len(w.o.Desc))
	b = append(b, `<svg`...)
	if !w.o.Inline {
		b = append(b, ` xmlns="http://www.w3.org/2000/svg"`...)
	}
	b = attr(b, "id", w.id)
	if class := strings.TrimSpace(w.o.Class); class != "" && w.o.Inline {
		b = attr(b, "class", class)
	} else if !w.o.Inline {
		b = attr(b, "class", w.id)
	}
	b = append(b, ` viewBox="0 0 `...)
	b = appendUnit(b, d.W)
	b = append(b, ' ')
	b = appendUnit(b, d.H)
	b = append(b, `" width="100%"`...)
	switch {
	case w.o.Hidden:
		b = append(b, ` aria-hidden="true"`...)
	default:
		b = append(b, ` role="img"`...)
		labels := ""
		if w.o.Title != "" {
			labels = w.id + "-t"
		}
		if w.o.Desc != "" {
			labels = strings.TrimSpace(labels + " " + w.id + "-d")
		}
		if labels != "" {
			b = attr(b, "aria-labelledby", labels)
		}
	}
	b = w.lang(b, w.o.Lang)
	b = attr(b, "font-family", w.o.Family)
	b = append(b, '>')
	if !w.o.Hidden {
		b = w.words(b, "title", "-t", w.o.Title, w.o.TitleLang)
		b = w.words(b, "desc", "-d", w.o.Desc, w.o.DescLang)
	}
	if !w.o.Inline {
		b = w.style(b, d)
	}
	return append(b, '\n')
}

// lang adds the language of an element, if it has one of its own.
func (w *writer) lang(b []byte, lang string) []byte {
	if lang == "" {
		return b
	}
	b = attr(b, "lang", lang)
	if !w.o.Inline {
		b = attr(b, "xml:lang", lang)
	}
	return b
}

func (w *writer) words(b []byte, element, suffix, s, lang string) []byte {
	if s == "" {
		return b
	}
	b = append(b, '<')
	b = append(b, element...)
	b = attr(b, "id", w.id+suffix)
	b = w.lang(b, lang)
	b = append(b, '>')
	b = appendEscaped(b, s)
	b = append(b, "</"...)
	b = append(b, element...)
	return append(b, '>')
}

// style says what a file of its own needs beyond its attributes: it grows no larger than drawn, the page around it
// changes no letters of it, and dark colours on a dark screen. Light colours are attributes, so that a program
// without style sheets shows them, as print does.
func (w *writer) style(b []byte, d Drawing) []byte {
	b = append(b, "<style>."...)
	b = append(b, w.id...)
	b = append(b, "{max-width:"...)
	b = appendUnit(b, d.W)
	b = append(b, "px}."...)
	b = append(b, w.id...)
	b = append(b, " text{font-family:"...)
	b = appendStyleText(b, w.o.Family)
	b = append(b, ";letter-spacing:0;word-spacing:0;text-transform:none}"...)
	if len(w.pairs) > 0 {
		b = append(b, "@media screen and (prefers-color-scheme:dark){"...)
		for i, p := range w.pairs {
			for _, use := range []struct {
				on       bool
				mark, do string
			}{{p.filled, "f", "fill"}, {p.stroked, "s", "stroke"}} {
				if use.on {
					b = fmt.Appendf(b, ".%s-%s%d{%s:", w.id, use.mark, i, use.do)
					b = append(appendColor(b, p.dark), '}')
				}
			}
		}
		b = append(b, '}')
	}
	return append(b, "</style>"...)
}
