package slide

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/samples"
)

// strange is a block that no writer knows.
type strange struct{ doc.Written }

// A block that slides do not know is a finding that names its type and its place, on a slide and in the place of one.
func TestUnknownBlock(t *testing.T) {
	b := &strange{doc.Written{Pos: diag.Pos{File: "t.yaml", Line: 7, Col: 3}}}
	on := &doc.Slide{ID: "s", Title: samples.Sp("A slide"), Blocks: []doc.Block{b}}
	for want, blk := range map[string]doc.Block{
		"t.yaml:7:3: error: the slide \"s\": a slide cannot hold a block of the type *slide.strange [internal]": on,
		"t.yaml:7:3: error: a deck cannot hold a block of the type *slide.strange [internal]":                   b,
	} {
		d := &doc.Document{ID: "x", Lang: "en-GB", Format: doc.Deck, Title: span.Plain("T"), ShortTitle: span.Plain("T"), Blocks: []doc.Block{blk}}
		_, l := Pages(d, samples.Brand(t))
		if !strings.Contains(l.Text(), want) {
			t.Errorf("deck: no finding says %q:\n%s", want, l.Text())
		}
		_, l = Handout(d, samples.Brand(t))
		if !strings.Contains(l.Text(), want) {
			t.Errorf("handout: no finding says %q:\n%s", want, l.Text())
		}
	}
}
