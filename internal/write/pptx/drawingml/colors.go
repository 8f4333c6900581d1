package drawingml

import (
	"fmt"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Theme writes the roles of a brand's colours as colours of a presentation's theme, so that a change of the theme reaches
// them.
type Theme struct {
	Own   bool                   // it is ours and has a place for each role
	Roles map[brand.Token]string // in another, each as an element; those that are not here are made of its first accent and its text
}

var ownColors = map[brand.Token]string{
	brand.Ink: "tx1", brand.White: "bg1", brand.Body: "tx2", brand.Tint: "bg2", brand.Blue: "accent1", brand.Orange: "accent2",
	brand.Context: "accent3", brand.Pale: "accent4", brand.Rule: "accent5", brand.Secondary: "accent6",
}

// Color is a role's colour as an element.
func (t Theme) Color(role brand.Token) string {
	name, shade := ownColors[role], ""
	if !t.Own {
		if c := t.Roles[role]; c != "" {
			return c
		}
		mix := func(of, mod, off string) (string, string) {
			if off == "" {
				return of, `<a:lumMod val="` + mod + `"/>`
			}
			return of, `<a:lumMod val="` + mod + `"/><a:lumOff val="` + off + `"/>`
		}
		switch role {
		case brand.Body, brand.Ink:
			name = "tx1"
		case brand.Secondary:
			name, shade = mix("tx1", "75000", "25000")
		case brand.Context:
			name, shade = mix("accent1", "60000", "40000")
		case brand.Pale:
			name, shade = mix("accent1", "20000", "80000")
		case brand.Rule:
			name, shade = mix("bg1", "75000", "")
		case brand.Tint:
			name, shade = mix("bg1", "95000", "")
		}
	}
	if shade == "" {
		return `<a:schemeClr val="` + name + `"/>`
	}
	return `<a:schemeClr val="` + name + `">` + shade + `</a:schemeClr>`
}

// Fill is a role's colour as a fill.
func (t Theme) Fill(role brand.Token) string {
	return `<a:solidFill>` + t.Color(role) + `</a:solidFill>`
}

// Of returns what writes the colours of a palette as those of the theme, and any other colour as it is.
func (t Theme) Of(p brand.Palette) func(frame.Color) string {
	of := map[frame.Color]string{}
	// Where two roles have one colour, the one that comes first in this order gives the place in the theme.
	for _, role := range []brand.Token{brand.White, brand.Ink, brand.Blue, brand.Body, brand.Secondary, brand.Context, brand.Orange, brand.Rule, brand.Tint, brand.Pale} {
		if of[p.Color(role)] == "" {
			of[p.Color(role)] = t.Color(role)
		}
	}
	return func(c frame.Color) string {
		if s := of[c]; s != "" {
			return s
		}
		return ExactColor(c)
	}
}

// ExactColor is a colour as it is, as an element.
func ExactColor(c frame.Color) string { return `<a:srgbClr val="` + Hex(c) + `"/>` }

// Hex is a colour in hexadecimal digits: "1F3864".
func Hex(c frame.Color) string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }
