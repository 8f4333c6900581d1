package pptx

import (
	"fmt"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/slide"
	"briefing/internal/write/pptx/potx"
)

// Tried is what a template makes of a slide.
type Tried struct {
	Slide  string   `json:"slide"`            // its id
	Layout string   `json:"layout,omitempty"` // that it takes; empty: it fits none
	Scaled []string `json:"scaled,omitempty"` // texts that are set smaller or larger than the layout has them, or closer
}

// Try lays a deck out on a template, as Write does, and says of each slide which layout it takes and which texts are scaled.
// What Write would refuse is in the list.
func Try(d *doc.Document, b *brand.Brand, t *potx.Template) ([]Tried, diag.List) {
	w := newWriter(d, b, t)
	if d.Format != doc.Deck {
		w.fail("pptx-deck", "", "the brief “%s” is no deck: PowerPoint files are made of slides", d.ID)
		return nil, w.diags
	}
	if w.slidesOf(d); w.diags.HasErrors() {
		return nil, w.diags
	}
	laid, on := w.measure()
	var list []Tried
	for i := range laid {
		l := &laid[i]
		one := Tried{Slide: l.Slide.ID}
		if len(l.Boxes) > 0 {
			c := on[l.Slide][l.Ground]
			lay := c.lay
			if c.ground.Ours && !l.Slide.Opening {
				lay = w.own(l.Boxes, lay)
			}
			one.Layout, one.Scaled = lay.Name, scaled(l.Boxes)
		}
		list = append(list, one)
	}
	return list, w.diags
}

// scaled says in plain words which texts of a slide are not of the size that their layout has for them.
func scaled(boxes []slide.Box) []string {
	var list []string
	for _, b := range boxes {
		switch {
		case b.Percent > 0 && b.Percent != 100 && b.Tight > 0:
			list = append(list, fmt.Sprintf("%s at %d %% of its size, its lines %d %% closer", b.Name, b.Percent, b.Tight))
		case b.Percent > 0 && b.Percent != 100:
			list = append(list, fmt.Sprintf("%s at %d %% of its size", b.Name, b.Percent))
		case b.Tight > 0:
			list = append(list, fmt.Sprintf("%s with lines %d %% closer", b.Name, b.Tight))
		}
	}
	return list
}
