package native_test

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/native"
)

func detailed(rest string, rows ...[3]string) *kit.CategoryChart {
	b := &bars.Chart{Rest: span.Plain(rest), Groups: []bars.Group{{}}}
	for _, r := range rows {
		v, _ := strconv.ParseFloat(r[2], 64)
		b.Groups[0].Rows = append(b.Groups[0].Rows, bars.Row{Label: span.Plain(r[0]), Detail: span.Plain(r[1]), Value: span.Plain(r[2]), Parts: []kit.Part{{Size: int64(v * 1000)}}})
	}
	return b.Native().(*kit.CategoryChart)
}

// long are charts whose rows have long names and lines of text, as those of a deck about several regions do.
func long() map[string]*kit.CategoryChart {
	return map[string]*kit.CategoryChart{
		"four and a rest": detailed("6 other amounts: see the data. For some no payer is named.",
			[3]string{"Morocco, 2018", "border management; EU, mobilised", "140.0"}, [3]string{"Sahel, December 2018", "stabilisation; EU Trust Fund, pledged", "125.0"},
			[3]string{"Sahel, February 2018", "G5 Sahel conference; EU, pledged", "100.0"}, [3]string{"Libya", "programmes; EU Trust Fund, worth", "91.3"}),
		"three": detailed("", [3]string{"Morocco, border management", "EU, mobilised in 2018", "140.0"}, [3]string{"Libya, programmes in place", "EU Trust Fund, programmes worth", "91.3"},
			[3]string{"Regional programme with UNODC", "payer not named, programme worth", "15.0"}),
		"two names of years": detailed("", [3]string{"Stabilisation, December 2018", "EU Trust Fund, pledged by the EU", "125"}, [3]string{"G5 Sahel conference, February 2018", "EU, pledged", "100"},
			[3]string{"Joint Investigation Team, Niger", "EU Trust Fund, financed", "6"}),
	}
}

// sizesOf are all sizes of type in a chart.
func sizesOf(t testing.TB, c *native.Chart) (list []int) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(string(c.XML)))
	for {
		token, err := dec.Token()
		if err != nil {
			return list
		}
		el, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range el.Attr {
			if n, err := strconv.Atoi(a.Value); a.Name.Local == "sz" && err == nil {
				list = append(list, n)
			}
		}
	}
}

// Where there is less room, charts take denser forms before they are refused: names beside their bars, smaller type, and at
// last no lines of text, which the workbook keeps. No type is smaller than 18 pt on a slide of the built-in template's height.
func TestDenserForms(t *testing.T) {
	const mm = drawingml.PerMM
	rooms := map[string][]drawingml.Box{
		"four and a rest":    {{W: 298 * mm, H: 105 * mm}, {W: 228 * mm, H: 105 * mm}, {W: 199 * mm, H: 105 * mm}},
		"three":              {{W: 175 * mm, H: 105 * mm}, {W: 134 * mm, H: 105 * mm}, {W: 117 * mm, H: 105 * mm}, {W: 228 * mm, H: 60 * mm}},
		"two names of years": {{W: 175 * mm, H: 105 * mm}, {W: 134 * mm, H: 105 * mm}, {W: 117 * mm, H: 105 * mm}, {W: 228 * mm, H: 60 * mm}},
	}
	for _, r := range []native.Ratio{{Of: 1, In: 1}, {Of: 3, In: 4}, {Of: 2, In: 1}} {
		s := setting(t)
		s.Scale = r
		for name, c := range long() {
			for _, room := range rooms[name] {
				made, err := native.Bars(c, s, room.W*r.Of/r.In, room.H*r.Of/r.In, "Amounts")
				if err != nil {
					t.Errorf("%s in %d by %d mm: %v", name, room.W/mm, room.H/mm, err)
					continue
				}
				if made.Height > room.H*r.Of/r.In {
					t.Errorf("%s is %d mm high, and there are %d", name, made.Height/mm, room.H/mm)
				}
				for _, size := range sizesOf(t, made) {
					if size < 1800*r.Of/r.In {
						t.Errorf("%s has type of %d/100 pt", name, size)
					}
				}
				for _, cat := range c.Categories {
					if !strings.Contains(sheetOf(t, made), ">"+cat.Detail+"<") {
						t.Errorf("the workbook does not have %q", cat.Detail)
					}
				}
			}
		}
	}
}
