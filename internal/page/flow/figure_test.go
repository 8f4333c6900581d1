package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/samples"
)

// rowsOf is a chart of so many rows with captions.
func rowsOf(rows int, label string) *doc.Chart {
	g := bars.Group{}
	for i := range rows {
		size := int64(1000 * (900 - 10*i))
		g.Rows = append(g.Rows, bars.Row{Label: span.Plain(fmt.Sprintf("%s %d", label, i+1)), Value: span.Plain(fmt.Sprint(size / 1000)),
			Parts: []kit.Part{{Size: size, Caption: span.Plain("border support")}}})
	}
	return &doc.Chart{ID: "long-list", Title: samples.Sp("One region has more than all the others of this list, and it leads by far"), Subtitle: samples.Sp("Amounts by region, million EUR"),
		Note: samples.Sp("Amounts are pledges."), Source: samples.Sp("Source: EU factsheet, March 2019."), Alt: span.Plain("Bar chart."), Plot: &bars.Chart{Groups: []bars.Group{g}}}
}

// pageOfRow returns the page on which a row's label stands, or 0.
func pageOfRow(f *frame.Document, label string) int {
	for i, p := range f.Pages {
		for _, k := range p.Marks {
			if slices.ContainsFunc(drawings.Texts(k.Items), func(s string) bool { return strings.TrimSpace(s) == label }) {
				return i + 1
			}
		}
	}
	return 0
}

// A chart of 30 rows has room on a page under a heading of its own, and its marks stay apart.
func TestChartOfThirtyRowsHasRoomOnAPage(t *testing.T) {
	for _, label := range []string{"Region", "Support for officers at the border"} {
		f, list := Pages(blocks(samples.H2("A heading that takes two lines over the whole width of a page, as some findings do when they name all regions", "list"), rowsOf(30, label)), samples.Brand(t))
		if list.HasErrors() || !strings.Contains(list.Text(), "leaves out its captions, because with them it is higher than a page") {
			t.Errorf("30 rows of %q:\n%s", label, list.Text())
			continue
		}
		first, last := pageOfRow(f, label+" 1"), pageOfRow(f, label+" 30")
		if heading, _ := pageOf(f, "A heading that takes two lines"); first == 0 || first != last || heading != first {
			t.Errorf("the heading is on page %d, the rows of %q are on %d to %d", heading, label, first, last)
		}
		checkDocument(t, f)
	}
}

// A chart that no page has room for says how high it is.
func TestChartHigherThanAPageSaysSo(t *testing.T) {
	_, list := Pages(blocks(rowsOf(60, "Support for officers")), samples.Brand(t))
	if !list.HasErrors() || !strings.Contains(list.Text(), "mm high, a page has room for") {
		t.Errorf("60 rows:\n%s", list.Text())
	}
}
