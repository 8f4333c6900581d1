package pptx_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/internal/charts"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/office"
	"briefing/internal/write/pptx"
)

func TestZZDump(t *testing.T) {
	dir := os.Getenv("DUMP")
	if dir == "" {
		t.Skip()
	}
	n := 0
	put := func(name string, data []byte, said string) {
		n++
		name = fmt.Sprintf("%03d-%s", n, strings.ReplaceAll(name, "/", "_"))
		os.WriteFile(filepath.Join(dir, name+".pptx"), data, 0o644)
		os.WriteFile(filepath.Join(dir, name+".txt"), []byte(said), 0o644)
	}
	decks := func() []*doc.Document {
		return []*doc.Document{office.Deck(), roomy(), twoSlides(), moreCharts(), spoilt()}
	}
	for _, bn := range []string{"eu", "plain"} {
		b := office.Brand(t, bn)
		tpl := office.Builtin(t, b)
		for i, d := range decks() {
			data, _, diags := pptx.Write(d, b, tpl, "x")
			put(fmt.Sprint(bn, i), data, diags.Text())
		}
		x, _ := tpl.Export(true)
		put("export", x, tpl.Report())
	}
	for _, f := range foreigners() {
		p := exported(t)
		f.make(t, p)
		tpl, diags := open("house.pptx", packed(t, p), nil)
		if tpl == nil {
			put(f.name, nil, diags.Text())
			continue
		}
		for i, d := range decks() {
			b := office.Brand(t, "eu")
			data, _, diags2 := pptx.Write(d, b, tpl, "x")
			put(fmt.Sprint(f.name, i), data, tpl.Report()+diags.Text()+diags2.Text())
		}
	}
	// every text too long
	b := office.Brand(t, "eu")
	tpl := office.Builtin(t, b)
	var said strings.Builder
	for i := range texts(office.Deck()) {
		d := office.Deck()
		texts(d)[i].SetString(strings.Repeat("x", 500) + strings.Repeat(" y", 250))
		_, _, diags := pptx.Write(d, b, tpl, "x")
		fmt.Fprintln(&said, i, diags.Text())
		for _, x := range diags {
			fmt.Fprintln(&said, x.About, x.Pos)
		}
	}
	put("long", nil, said.String())
}

// spoilt has many findings.
func spoilt() *doc.Document {
	d := office.Deck()
	slide(d, "bars").Blocks[0].(*doc.Chart).Alt = span.Plain("")
	g := &slide(d, "beside").Blocks[0].(*doc.Columns).Cols[0][0].(*doc.Chart).Spec.Bars.Groups[0]
	for range 20 {
		g.Rows = append(g.Rows, g.Rows[0])
	}
	slide(d, "text").Blocks[0].(*doc.Facts).Items[1] = []doc.Span{{S: "here", URL: "javascript:alert(1)"}}
	slide(d, "steps").Blocks[0].(*doc.Chart).Spec.Steps.Panels[0].Ticks = []string{"300", "1\u202f000"}
	return d
}

// moreCharts has charts of many forms.
func moreCharts() *doc.Document {
	d := office.Deck()
	d.Blocks = d.Blocks[:1]
	bar := func(label, detail, value string, size int64) charts.BarRow {
		return charts.BarRow{Label: span.Plain(label), Detail: span.Plain(detail), Value: span.Plain(value), Parts: []charts.BarPart{{Size: size}}}
	}
	base := func() *charts.Bars {
		return &charts.Bars{Rest: span.Plain("6 other amounts: see the data"), Groups: []charts.BarGroup{{Rows: []charts.BarRow{
			bar("Morocco, 2018", "border management; EU, mobilised", "140.0", 140000), bar("Sahel, December 2018", "EU Trust Fund, pledged", "125.0", 125000),
			bar("Libya", "", "91.3", 91300)}}}}
	}
	long, groups, muted, norest := base(), base(), office.Bars(), base()
	norest.Rest = span.Plain("")
	long.Groups[0].Rows[2].Label = span.Plain("Libya, with a name of very many words that no column has room for")
	groups.Groups[0].Label, groups.Groups[0].Rows, groups.Rest = span.Plain("North Africa"), groups.Groups[0].Rows[:2], span.Plain("")
	muted.Groups[0].Rows[0].Parts[0].Fill = charts.Muted
	muted.Groups[0].Rows[1].Parts[0].Fill = charts.White
	muted.Rest = span.Plain("others")
	own := ownSteps()
	own.Panels[0].Gaps = []charts.StepDay{{Year: 2016, Month: 9, Day: 1}, {Year: 2014, Month: 1, Day: 1}}
	four := office.Steps()
	four.Panels = append(four.Panels, four.Panels...)
	one := office.Steps()
	one.Panels = one.Panels[:1]
	one.Panels[0].Ticks = []string{"400", "800", "1\u202f200"}
	for i, s := range []*charts.Spec{{Bars: base()}, {Bars: long}, {Bars: groups}, {Bars: muted}, {Bars: norest}, {Bars: office.Bars()}, {Bars: office.Above()}, {Steps: own}, {Steps: four}, {Steps: one}} {
		s.ID = fmt.Sprintf("chart-%d", i)
		d.Blocks = append(d.Blocks, &doc.Slide{ID: s.ID, Title: []doc.Span{{S: "What slide " + s.ID + " finds"}}, Foot: []doc.Span{{S: "Source: a sheet."}},
			Blocks: []doc.Block{&doc.Chart{ID: s.ID, Alt: span.Plain("A chart."), Spec: s}}})
	}
	return d
}
