package pptx_test

import (
	"encoding/xml"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/steps"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx"
)

// nativeChart is what these tests read of a chart part.
type nativeChart struct {
	Series []struct {
		Name   string       `xml:"tx>strRef>strCache>pt>v"`
		Values nativeValues `xml:"val>numRef>numCache"`
		X      nativeValues `xml:"xVal>numRef>numCache"`
		Y      nativeValues `xml:"yVal>numRef>numCache"`
		Labels []string     `xml:"dLbls>dLbl>tx>rich>p>fld>t"`
	}
	Legend bool
	raw    string
}

type nativeValues struct {
	Points []struct {
		At    int    `xml:"idx,attr"`
		Value string `xml:"v"`
	} `xml:"pt"`
}

// chartsOf writes a deck of charts, one a slide, and reads their parts.
func chartsOf(t *testing.T, specs ...kit.Plot) []nativeChart {
	t.Helper()
	b := office.Brand(t, "eu")
	d := office.Deck()
	d.Blocks = d.Blocks[:1]
	for i, s := range specs {
		id := fmt.Sprintf("chart-%d", i)
		d.Blocks = append(d.Blocks, &doc.Slide{ID: id, Title: []doc.Span{{S: "What slide " + id + " finds"}}, Foot: []doc.Span{{S: "Source: a sheet."}},
			Blocks: []doc.Block{&doc.Chart{ID: id, Alt: span.Plain("A chart."), Plot: s}}})
	}
	data, _, diags := pptx.Write(d, b, office.Builtin(t, b), "briefing test")
	if data == nil {
		t.Fatal(diags.Text())
	}
	p, err := ooxml.Read(data, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []nativeChart
	for n := 1; p.Part(fmt.Sprintf("ppt/charts/chart%d.xml", n)) != nil; n++ {
		raw := string(p.Part(fmt.Sprintf("ppt/charts/chart%d.xml", n)).Data)
		c := nativeChart{raw: raw, Legend: strings.Contains(raw, "<c:legend>")}
		dec := xml.NewDecoder(strings.NewReader(raw))
		for {
			token, err := dec.Token()
			if err != nil {
				break
			}
			if el, ok := token.(xml.StartElement); ok && el.Name.Local == "ser" {
				c.Series = append(c.Series, struct {
					Name   string       `xml:"tx>strRef>strCache>pt>v"`
					Values nativeValues `xml:"val>numRef>numCache"`
					X      nativeValues `xml:"xVal>numRef>numCache"`
					Y      nativeValues `xml:"yVal>numRef>numCache"`
					Labels []string     `xml:"dLbls>dLbl>tx>rich>p>fld>t"`
				}{})
				if err := dec.DecodeElement(&c.Series[len(c.Series)-1], &el); err != nil {
					t.Fatal(err)
				}
			}
		}
		out = append(out, c)
	}
	return out
}

// ownSteps are lines of the document's own source alone, as a brief makes them: without words for a key.
func ownSteps() *steps.Chart {
	s := office.Steps()
	s.MainKey, s.OutsideKey = span.Plain(""), span.Plain("")
	for i := range s.Panels {
		for k := range s.Panels[i].Points {
			s.Panels[i].Points[k].Outside = false
		}
	}
	return s
}

// Every series of a native chart has a name; lines of one source have no legend.
func TestSeriesHaveNames(t *testing.T) {
	charts := chartsOf(t, ownSteps(), office.Steps(), office.Bars(), office.Above())
	if len(charts) != 6 {
		t.Fatalf("%d native charts, want 6: a panel of lines is one", len(charts))
	}
	for i, c := range charts {
		if len(c.Series) == 0 {
			t.Errorf("chart %d has no series", i)
		}
		for k, s := range c.Series {
			// In a legend, the series that carries labels is seen as an empty line.
			if s.Name == "" || strings.TrimSpace(s.Name) == "" && !c.Legend {
				t.Errorf("series %d of chart %d has no name", k, i)
			}
		}
		if want := i == 2 || i == 4; c.Legend != want {
			t.Errorf("chart %d has a legend: %v", i, c.Legend)
		}
	}
	if name := charts[0].Series[1].Name; name != "Vessels" {
		t.Errorf("the points of one source are named %q", name)
	}
}

// A line breaks where nothing is stated: its cell is empty, and no point follows the day before.
func TestNativeLinesBreak(t *testing.T) {
	s := ownSteps()
	s.Panels = s.Panels[:1]
	s.Panels[0].Gaps = []steps.Day{{Year: 2016, Month: 9, Day: 1}, {Year: 2014, Month: 1, Day: 1}}
	line := chartsOf(t, s)[0].Series[0]
	values, at := map[int]string{}, map[int]string{}
	for _, p := range line.Y.Points {
		values[p.At] = p.Value
	}
	for _, p := range line.X.Points {
		at[p.At] = p.Value
	}
	if len(at) != len(values)+1 {
		t.Fatalf("%d dates for %d values, want one without", len(at), len(values))
	}
	for i, x := range at {
		if _, ok := values[i]; !ok && (x != "42614" || values[i-1] != "46" || values[i+1] != "381") { // 1 September 2016
			t.Errorf("the line breaks at %s, between %s and %s", x, values[i-1], values[i+1])
		}
	}
}

// The axis of time names days, months or years, by what it spans.
func TestNativeAxisOfTime(t *testing.T) {
	for _, c := range []struct {
		from, to steps.Day
		byMonth  bool
		want     []string
	}{
		{steps.Day{Year: 2020, Month: 2, Day: 28}, steps.Day{Year: 2020, Month: 3, Day: 1}, false, []string{`formatCode="d mmm"`, `<c:majorUnit val="1"/>`}},
		{steps.Day{Year: 2020, Month: 2, Day: 15}, steps.Day{Year: 2020, Month: 3, Day: 15}, true, []string{`formatCode="mmm yyyy"`, `<c:majorUnit val="30.4375"/>`}},
		{steps.Day{Year: 2015, Month: 12, Day: 2}, steps.Day{Year: 2019, Month: 3, Day: 15}, false, []string{`formatCode="yyyy"`, `<c:majorUnit val="365.25"/>`}},
		{steps.Day{Year: 1951, Month: 12, Day: 2}, steps.Day{Year: 2019, Month: 3, Day: 15}, false, []string{`formatCode="yyyy"`, `<c:majorUnit val="7305"/>`, `<c:min val="14611.75"/>`}},
	} {
		point := func(d steps.Day, v int64) steps.Point {
			return steps.Point{Year: d.Year, Month: d.Month, Day: d.Day, Value: v}
		}
		s := &steps.Chart{Dates: steps.Dates{ByMonth: c.byMonth}, Panels: []steps.Panel{{Title: span.Plain("t"), Points: []steps.Point{point(c.from, 1), point(c.to, 2)}}}}
		raw := chartsOf(t, s)[0].raw
		for _, want := range c.want {
			if !strings.Contains(raw, want) {
				t.Errorf("%v to %v: %s is not in the chart", c.from, c.to, want)
			}
		}
	}
}

// Of a chart that shows its largest bars where room is small, a slide has these, and below them how many are left out; a
// native bar is as long as its value, whatever stands beside it.
func TestNativeBars(t *testing.T) {
	b := office.Bars()
	few := *b
	few.Groups = []bars.Group{{Rows: b.Groups[0].Rows[:2]}}
	few.Rest = span.Plain("2 other amounts: see the data")
	b.Narrow = &few
	c := chartsOf(t, b)[0]
	n := len(c.Series)
	words := strings.Join(append(c.Series[n-1].Labels, c.Series[n-2].Labels...), "|")
	if want := "231.3 + 15.0|46.0|2 other amounts: see the data"; words != want {
		t.Errorf("the slide says %q, want %q", words, want)
	}
	if strings.Contains(c.raw, "Information") {
		t.Error("a bar that is left out stands in the chart")
	}
	g := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		spec, want := &bars.Chart{Groups: []bars.Group{{}}}, []float64{}
		for i := range 2 + g.IntN(4) {
			r := bars.Row{Label: span.Plain(fmt.Sprint("Row ", i)), Value: span.Plain("1")}
			sum := int64(0)
			for range 1 + g.IntN(4) {
				n := 1 + g.Int64N(1_000_000)
				sum += n
				r.Parts = append(r.Parts, kit.Part{Size: n, Fill: kit.Solid})
			}
			spec.Groups[0].Rows, want = append(spec.Groups[0].Rows, r), append(want, float64(sum)/1000)
		}
		values := chartsOf(t, spec)[0].Series[0].Values
		if len(values.Points) != len(want) {
			t.Fatalf("%d values for %d bars", len(values.Points), len(want))
		}
		for i, p := range values.Points {
			if v, err := strconv.ParseFloat(p.Value, 64); err != nil || math.Abs(v-want[i]) > 1e-9 {
				t.Errorf("bar %d has the value %s, want %v", i, p.Value, want[i])
			}
		}
	}
}

// Where a slide's whole width is theirs, names and the lines of text under them stand beside their bars: labels of the
// first series, which begin at the zero line and are moved to the chart's left side, without lines back. Long names and
// charts of groups have them over the bars.
func TestNamesBesideNativeBars(t *testing.T) {
	spec := func() *bars.Chart {
		bar := func(label, detail, value string, size int64) bars.Row {
			return bars.Row{Label: span.Plain(label), Detail: span.Plain(detail), Value: span.Plain(value), Parts: []kit.Part{{Size: size}}}
		}
		return &bars.Chart{Rest: span.Plain("6 other amounts: see the data"), Groups: []bars.Group{{Rows: []bars.Row{
			bar("Morocco, 2018", "border management; EU, mobilised", "140.0", 140000), bar("Sahel, December 2018", "EU Trust Fund, pledged", "125.0", 125000),
			bar("Libya", "", "91.3", 91300)}}}}
	}
	long, groups := spec(), spec()
	long.Groups[0].Rows[2].Label = span.Plain("Libya, with a name of very many words that no column has room for")
	groups.Groups[0].Label, groups.Groups[0].Rows, groups.Rest = span.Plain("North Africa"), groups.Groups[0].Rows[:2], span.Plain("")
	written := chartsOf(t, spec(), long, groups)
	c := written[0]
	if len(c.Series) != 3 {
		t.Fatalf("%d series, want names, texts, and bars with their values", len(c.Series))
	}
	for i, want := range []string{"Morocco, 2018|Sahel, December 2018|Libya|6 other amounts: see the data",
		"border management; EU, mobilised|EU Trust Fund, pledged"} {
		if got := strings.Join(c.Series[i].Labels, "|"); got != want {
			t.Errorf("series %d is labelled %q, want %q", i, got, want)
		}
	}
	if n := strings.Count(c.raw, `<c:numFmt formatCode="&#34;`+"\u00a0"+`&#34;0.0" sourceLinked="0"/>`) + strings.Count(c.raw, `<c:numFmt formatCode="&quot;`+"\u00a0"+`&quot;0.0" sourceLinked="0"/>`); n != 4 {
		t.Errorf("%d labels print values with a decimal, want those of 3 bars and of one that is added", n)
	}
	if got := c.Series[2].Values.Points; len(got) != 3 || got[0].Value != "140" || got[2].Value != "91.3" {
		t.Errorf("the bars are %v", got)
	}
	for i, s := range c.Series[:2] {
		for _, p := range s.Values.Points {
			if p.Value != "0" {
				t.Errorf("series %d moves the bars by %s", i, p.Value)
			}
		}
	}
	if n := strings.Count(c.raw, `<c:manualLayout><c:x val="-0.`); n != 6 {
		t.Errorf("%d labels are moved to the left, want 6", n)
	}
	if strings.Count(c.raw, `<c15:showLeaderLines val="0"/>`) != 2 {
		t.Error("lines lead from the labels back to their bars")
	}
	// The words of the rest run across the place of the axis, which is drawn only where there are none.
	alone := spec()
	alone.Rest = span.Plain("")
	for i, raw := range []string{c.raw, chartsOf(t, alone)[0].raw} {
		axis := raw[strings.Index(raw, "<c:catAx>"):strings.Index(raw, "</c:catAx>")]
		if drawn := strings.Contains(axis, `<a:ln w="18000">`); drawn != (i == 1) {
			t.Errorf("bars %d: the axis is drawn: %v", i, drawn)
		}
	}
	for i, c := range written[1:] {
		if strings.Contains(c.raw, `<c:x val="-0.`) {
			t.Errorf("chart %d has names beside its bars", i+1)
		}
	}
}
