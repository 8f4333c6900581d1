package card

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/samples"
)

// TestNoticeOnPicturesOfCharts: cards and figures say it at their source, in 13 px or more, in both schemes.
func TestNoticeOnPicturesOfCharts(t *testing.T) {
	c := &doc.Chart{ID: "x", Title: samples.Sp("A finding"), Subtitle: samples.Sp("Amounts"), Source: samples.Sp("Source: a sheet."), Alt: span.Plain("Bars."), Plot: samples.FundingSpec(), Notice: span.Plain(samples.Example)}
	b := samples.Brand(t)
	least := func(what string, items []frame.Item) {
		words, size := "", frame.Unit(1<<30)
		samples.EachText(items, func(it *frame.Text) {
			if strings.Contains(it.S, "example") || strings.Contains(it.S, "official publication") {
				size = min(size, it.Size)
			}
			words += it.S + " "
		})
		if flat := strings.Join(strings.Fields(words), " "); !strings.Contains(flat, samples.Example) || size < frame.Pt(13) {
			t.Errorf("%s says it in %g px: %s", what, size.Points(), flat)
		}
	}
	for _, dark := range []bool{false, true} {
		for _, form := range Forms() {
			d, l := Card(c, b, form, dark)
			if len(l) > 0 {
				t.Fatal(l.Text())
			}
			least("the card "+form.Name, d.Group.Items)
		}
		for _, w := range []float64{280, 419, 420, 640, 840} {
			d, l := Figure(c, b, frame.Pt(w), dark)
			if len(l) > 0 {
				t.Fatal(l.Text())
			}
			least("a figure", d.Group.Items)
		}
	}
	without := *c
	without.Notice = span.Plain("")
	d, _ := Figure(&without, b, frame.Pt(640), false)
	samples.EachText(d.Group.Items, func(it *frame.Text) {
		if strings.Contains(it.S, "example") {
			t.Error("a chart that is no example says that it is one")
		}
	})
}

// What is wrong with a card is told with the place of its chart.
func TestFindingsOfCardsHaveAPlace(t *testing.T) {
	card := &doc.Chart{Written: doc.Written{Pos: diag.Pos{File: "t.yaml", Line: 20, Col: 3}}, ID: "c", Plot: samples.StepsSpec()}
	if _, l := Card(card, samples.Brand(t), Forms()[0], false); !strings.Contains(l.Text(), "t.yaml:20:3: error: ") {
		t.Errorf("a card: %s", l.Text())
	}
}
