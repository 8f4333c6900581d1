package furniture

import (
	"math"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// A band is as high as its text needs.
func TestBandIsAsHighAsItsText(t *testing.T) {
	const two = "How the EU counters smuggling and trafficking networks"
	line := samples.Sp("A line under the title.")
	for _, c := range []struct {
		format     doc.Format
		title      string
		standfirst []doc.Span
		want       float64
	}{
		{doc.Pages, two, nil, 44.5}, {doc.Pages, "One line", nil, 32.5}, {doc.OnePage, two, nil, 35}, {doc.OnePage, two, line, 41}, {doc.OnePage, "One line", nil, 25.8},
	} {
		d := samples.Factsheet()
		d.Format = c.format
		m := typeset.New(d, samples.Brand(t))
		p := NewCover(m, &doc.Cover{Title: samples.Sp(c.title), Standfirst: c.standfirst})
		if h := p.Height(0).Millimetres() - p.form.bandTop; math.Abs(h-c.want) > 0.15 {
			t.Errorf("%s, %q, %d lines under it: the band is %.2f mm high, want %.1f", c.format, c.title, len(p.standfirst.Lines), h, c.want)
		}
	}
}
