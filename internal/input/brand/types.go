// Package brand turns a _brand.yml (the brand.yml convention) into colours, type and a mark to draw with.
//
// In: a brand's folder. Out: colour tokens for light and dark, the document family's faces, the texts of the
// running head, and the emblem as a drawing. It refuses a brand whose colour pairs are too faint, because that is
// cheaper to correct here than on a printed page. It never lays out a page: sizes are for package page.
package brand

import (
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// Token names a colour by its role: blue is for findings, ink for headings, body for running text, secondary for captions,
// context for what is not the finding, rule for hairlines, tint for boxes, pale for what is not stated.
type Token string

// The tokens every brand sets. "Blue" is the brand's finding colour, whatever its hue.
const (
	Blue      Token = "blue"
	Ink       Token = "ink"
	Body      Token = "body"
	Secondary Token = "secondary"
	Context   Token = "context"
	Orange    Token = "orange"
	Rule      Token = "rule"
	Tint      Token = "tint"
	Pale      Token = "pale"
	Gold      Token = "gold"
	White     Token = "white"
	Control   Token = "control"
	Error     Token = "error"
)

// Brand is a checked brand. It is immutable and may be shared.
type Brand struct {
	ID       string // folder name: "eu"
	Name     string // "EU briefing"
	FullName string // where there is room; the same as Name where the brand has one name only
	Topic    string // the line under the name on a cover: "Migration and security"
	Light    Palette
	Dark     Palette
	Fonts    *font.Set
	Logo     *Logo             // nil: no emblem, the name moves to the margin
	Lang     string            // of Name and Topic, where Foreign says nothing else
	Foreign  map[string]string // language of those of the brand's words that are not given in Lang
	untagged []string          // words that are given without a language
}

// Palette maps tokens to colours. Use Color to read it.
type Palette struct{ colors map[Token]frame.Color }

// Color returns a token's colour. All tokens are set in a loaded brand.
func (p Palette) Color(t Token) frame.Color { return p.colors[t] }

// NewPalette makes a palette from a full set of colours.
func NewPalette(colors map[Token]frame.Color) Palette { return Palette{colors: colors} }

// Logo is the emblem: Draw gives it at a height, its width follows.
type Logo struct {
	Alt     string // "European Union emblem"
	Ratio   [2]int // width : height
	Drawing func(height frame.Unit) frame.Group
	OnColor func(height frame.Unit) frame.Group // with the border it needs on a colour
}

// Width returns the width that belongs to a height.
func (l *Logo) Width(height frame.Unit) frame.Unit {
	return height * frame.Unit(l.Ratio[0]) / frame.Unit(l.Ratio[1])
}
