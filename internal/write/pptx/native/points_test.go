package native_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/native"
)

// counts is a chart of two panels, the second with a point of another source that is open at its end.
func counts() *kit.PointChart {
	return &kit.PointChart{MainKey: "factsheet", OutsideKey: "other sources", Panels: []kit.PointPanel{
		{Title: "Vessels", Ticks: kit.Ticks{Step: 200}, Points: []kit.Point{
			{Date: kit.Date{Year: 2015, Month: 12, Day: 15}, Value: 46, Label: "46", Place: kit.LabelLeft},
			{Date: kit.Date{Year: 2019, Month: 3, Day: 15}, Value: 551, Label: "551", Place: kit.LabelAbove}}},
		{Title: "Suspects", Ticks: kit.Ticks{Step: 500, Last: 2000, Thousands: ","}, Points: []kit.Point{
			{Date: kit.Date{Year: 2016, Month: 2, Day: 15}, Value: 1043, Label: "more than 1,043", Place: kit.LabelAbove, Outside: true, MoreThan: true}}},
	}, Sizes: kit.PointSizes{Title: frame.Pt(22), Number: frame.Pt(18), Value: frame.Pt(24), Under: frame.Pt(18), ValueLead: frame.MM(9), UnderLead: frame.MM(7),
		AboveGap: frame.MM(2.4), Gutter: frame.MM(16), Line: frame.MM(1.2), TopPercent: 86}}
}

// Each panel is a chart of its own with a workbook; the key belongs to the first; given gridlines keep their room.
func TestPoints(t *testing.T) {
	made, err := native.Points(counts(), setting(t), 140*drawingml.PerMM, height)
	if err != nil {
		t.Fatal(err)
	}
	if len(made) != 2 {
		t.Fatalf("%d charts for two panels", len(made))
	}
	for i, wants := range [][]string{
		{"<c:legend>", `<c:majorUnit val="200"/>`, "Vessels", `formatCode="yyyy"`, `<c:externalData r:id="` + native.WorkbookID + `">`},
		{`<c:max val="2000"/>`, `<c:symbol val="triangle"/>`, `#&quot;,&quot;##0`, "other sources"},
	} {
		for _, want := range wants {
			if !strings.Contains(string(made[i].XML), want) {
				t.Errorf("panel %d: %s is not in the chart", i, want)
			}
		}
		if len(made[i].Workbook) == 0 || made[i].Height != height {
			t.Errorf("panel %d: a workbook of %d bytes, height %d", i, len(made[i].Workbook), made[i].Height)
		}
	}
	if strings.Contains(string(made[1].XML), "<c:legend>") {
		t.Error("the second panel has a key, too")
	}
}

// A chart without points, or of days that spreadsheets cannot count, is not drawn.
func TestPointsWithoutDays(t *testing.T) {
	none, old := counts(), counts()
	for i := range none.Panels {
		none.Panels[i].Points = nil
	}
	old.Panels[0].Points[0].Date.Year = 1815
	for _, c := range []*kit.PointChart{none, old} {
		if made, err := native.Points(c, setting(t), width, height); native.Dated(c) || err == nil || made != nil {
			t.Errorf("it is drawn, or Dated: %v", err)
		}
	}
	if !native.Dated(counts()) {
		t.Error("usual days cannot be counted")
	}
}
