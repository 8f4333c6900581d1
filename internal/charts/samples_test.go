package charts

import (
	"testing"

	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// The charts of the factsheet of March 2019 as specs, with the widths they are printed at.

const nnbsp = "\u202f"

type sample struct {
	name  string
	width frame.Unit
	style func() Metrics
	spec  *Spec
}

func samples() []sample {
	full := frame.MM(174)
	return []sample{
		{"bars", full, A4, fundingSpec(false)},
		{"bars-plain", frame.MM(114), OnePager, fundingSpec(true)},
		{"part-to-whole", frame.MM(84), A4, wholeSpec()},
		{"panels", full, A4, panelSpec()},
		{"timeline", full, A4, timelineSpec(true)},
		{"timeline-bars", full, OnePager, timelineSpec(false)},
		{"step-lines", full, A4, sophiaSpec()},
		{"tiles", full, A4, tileSpec()},
		{"tiles-six", full, OnePager, sixSpec()},
	}
}

func fundingSpec(plain bool) *Spec {
	return &Spec{ID: "funding-by-region", Bars: &Bars{
		SolidKey: span.Plain("payer named: EU or EU Trust Fund"), SolidKeyShort: span.Plain("payer named"),
		OutlinedKey: span.Plain("payer not named"), OutlinedKeyShort: span.Plain("not named"),
		NoCaptions: plain,
		Groups: []BarGroup{
			{Rows: []BarRow{
				{Label: span.Plain("North Africa"), Value: span.Plain("231.3 + 15.0"), Parts: []BarPart{
					{Size: 140000, Caption: span.Plain("Morocco"), Value: span.Plain("140")},
					{Size: 91300, Caption: span.Plain("Libya"), Value: span.Plain("91.3")},
					{Size: 15000, Caption: span.Plain("regional"), Value: span.Plain("15"), Fill: Outlined}}},
				{Label: span.Plain("Sahel"), Value: span.Plain("231.0"), Parts: []BarPart{
					{Size: 125000, Caption: span.Plain("G5 Sahel, Dec 2018"), Value: span.Plain("125")},
					{Size: 100000, Caption: span.Plain("G5 Sahel, Feb 2018"), Value: span.Plain("100")},
					{Size: 6000, Caption: span.Plain("team in Niger"), Value: span.Plain("6")}}},
				{Label: span.Plain("Horn of Africa"), Value: span.Plain("46.0"), Parts: []BarPart{{Size: 46000, Caption: span.Plain("Better Migration Management"), Fill: Outlined}}},
				{Label: span.Plain("West Africa"), Value: span.Plain("9.0"), Parts: []BarPart{{Size: 9000, Caption: span.Plain("partnership with Senegal")}}},
			}},
			{Label: span.Plain("Not tied to one region"), Rows: []BarRow{
				{Label: span.Plain("Awareness-raising"), Value: span.Plain("more than 23"), MoreThan: true, Parts: []BarPart{{Size: 23000, Caption: span.Plain("countries of origin and transit"), Fill: Outlined}}},
				{Label: span.Plain("Global action"), Value: span.Plain("11.0"), Parts: []BarPart{{Size: 11000, Caption: span.Plain("13 countries, joint with UNODC"), Fill: Outlined}}},
			}},
		},
	}}
}

func wholeSpec() *Spec {
	return &Spec{ID: "g5-conference", Whole: &Whole{
		Part: BarPart{Size: 100000, Caption: span.Plain("EU"), Value: span.Plain("100")},
		Rest: BarPart{Size: 314000, Caption: span.Plain("other donors, EU Member States among them"), Short: span.Plain("other donors"), Value: span.Plain("314"), Fill: White},
	}}
}

func panelSpec() *Spec {
	return &Spec{ID: "outcomes", Panels: &Panels{
		Keys: []string{"= 100 people"}, PartKey: span.Plain("the last mark is filled in proportion"), AloneKey: span.Plain("Other units have a number alone."),
		Panels: []Panel{
			{Kicker: span.Plain("Rescue in Niger"), When: span.Plain("since 2017"), Qualifier: span.Plain("more than"), Number: span.Plain("13" + nnbsp + "000"), Label: span.Plain("stranded migrants rescued with EU support"), Marks: 130},
			{Kicker: span.Plain("Inside the EU"), When: span.Plain("2018"), Number: span.Plain("607"), Label: span.Plain("suspects arrested in cases backed by Europol’s smuggling centre"), Marks: 6, Part: 70},
			{Kicker: span.Plain("Team in Niger"), When: span.Plain("since 2017"), Number: span.Plain("200"), Label: span.Plain("prosecutions secured by the Nigerien authorities")},
			{Kicker: span.Plain("Team in Niger"), When: span.Plain("since 2017"), Number: span.Plain("33"), Label: span.Plain("international networks dismantled")},
		},
	}}
}

func timelineSpec(events bool) *Spec {
	t := &Timeline{FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: span.Plain("March 2019"),
		Bars: []TimeBar{
			{Label: span.Plain("Action plan against migrant smuggling, to 2020"), Start: 0, RunsOut: true},
			{Label: span.Plain("Operation Sophia"), Start: 0, NoEnd: true},
			{Label: span.Plain("Global action with UNODC in 13 countries, to 2019"), Start: 0, End: 60},
			{Label: span.Plain("European Migrant Smuggling Centre"), Start: 12, NoEnd: true},
			{Label: span.Plain("Information Clearing House at Europol"), Start: 24, NoEnd: true},
			{Label: span.Plain("Investigation team and rescues in Niger"), Start: 24, NoEnd: true},
		}}
	if events {
		t.Events = [][]TimeEvent{
			{{Text: span.Plain("Operation Sophia launched")}, {Text: span.Plain("Action plan and global action begin")}},
			{{Text: span.Plain("European Migrant Smuggling Centre set up at Europol")}},
			{{Text: span.Plain("Limits on inflatable boats and outboard motors for Libya")}, {Text: span.Plain("Clearing House set up")}, {Date: span.Plain("Jun"), Text: span.Plain("PAIERA jobs project starts in Niger")}},
			{{Date: span.Plain("23\u00a0Feb"), Text: span.Plain("EU pledges €100\u00a0million to the G5 Sahel")}, {Date: span.Plain("14\u00a0Jun"), Text: span.Plain("Sanctions on six traffickers and smugglers in Libya")},
				{Date: span.Plain("Nov"), Text: span.Plain("€9\u00a0million partnership with Senegal")}, {Date: span.Plain("Dec"), Text: span.Plain("€125\u00a0million more for the G5 Sahel")}},
			{{Text: span.Plain("Six information projects start in Africa")}},
		}
	}
	return &Spec{ID: "timeline", Time: t}
}

// point makes an unlabelled point of an outside source.
func point(y, m, d int, v int64) StepPoint {
	return StepPoint{Year: y, Month: m, Day: d, Value: v, Outside: true}
}

func labelled(p StepPoint, label, date string, place Place) StepPoint {
	p.Label, p.Date, p.Place = span.Plain(label), span.Plain(date), place
	return p
}

func sophiaSpec() *Spec {
	own := func(p StepPoint) StepPoint { p.Outside = false; return p }
	more := point(2018, 3, 14, 137)
	more.MoreThan = true
	return &Spec{ID: "sophia", Steps: &Steps{
		MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain("other public sources"),
		Panels: []StepPanel{
			{Title: span.Plain("Vessels removed"), Thousands: nnbsp, Points: []StepPoint{
				labelled(point(2015, 12, 2, 46), "46", "", LabelLeft), point(2016, 3, 15, 98), point(2016, 6, 20, 139),
				point(2016, 9, 15, 290), point(2017, 1, 30, 380), point(2017, 4, 15, 422), point(2017, 6, 8, 440),
				point(2017, 6, 19, 452), point(2017, 7, 25, 470), point(2017, 8, 31, 477), point(2018, 3, 14, 537),
				point(2018, 4, 13, 540), labelled(point(2018, 5, 14, 545), "545", "14\u00a0May 2018", LabelBelow),
				own(labelled(point(2019, 3, 15, 551), "551", "", LabelAbove)),
			}},
			{Title: span.Plain("Suspects apprehended"), Thousands: nnbsp, Points: []StepPoint{
				labelled(point(2015, 12, 2, 43), "43", "", LabelLeft), point(2016, 2, 1, 46), point(2016, 3, 15, 58),
				point(2016, 6, 20, 71), point(2016, 9, 15, 87), point(2017, 1, 30, 101), point(2017, 4, 15, 109),
				point(2017, 6, 19, 110), point(2017, 7, 25, 110), point(2017, 8, 31, 117), labelled(more, "more than 137", "", LabelLeft),
				point(2018, 4, 13, 139), labelled(point(2018, 5, 14, 143), "143", "14\u00a0May 2018", LabelBelow),
				own(labelled(point(2019, 3, 15, 151), "151", "", LabelAbove)),
			}},
		},
	}}
}

func tileSpec() *Spec {
	return &Spec{ID: "key-figures", Tiles: &Tiles{Tiles: []Tile{
		{Number: span.Plain("€471"), Unit: span.Plain("million"), Label: span.Plain("named as EU or EU Trust Fund money for partner regions"), LabelNote: 1},
		{Number: span.Plain("607"), Label: span.Plain("suspects arrested in 2018 in cases backed by Europol’s smuggling centre")},
		{Number: span.Plain("551"), Label: span.Plain("vessels taken from criminal organisations by Operation Sophia since 2015")},
		{Qualifier: span.Plain("more than"), Number: span.Plain("13" + nnbsp + "000"), Label: span.Plain("stranded migrants rescued in Niger since 2017")},
	}}}
}

func sixSpec() *Spec {
	return &Spec{ID: "results", Tiles: &Tiles{Tiles: []Tile{
		{Number: span.Plain("607"), Label: span.Plain("suspects arrested, 2018")},
		{Number: span.Plain("551"), Label: span.Plain("vessels removed, since 2015")},
		{Number: span.Plain("151"), Label: span.Plain("suspects apprehended at sea, since 2015")},
		{Number: span.Plain("200"), Label: span.Plain("prosecutions in Niger, since 2017")},
		{Number: span.Plain("33"), Label: span.Plain("networks dismantled in Niger, since 2017")},
		{Qualifier: span.Plain("more than"), Number: span.Plain("13" + nnbsp + "000"), Label: span.Plain("migrants rescued in Niger, since 2017")},
	}}}
}

// testStyle is the look of the first brand's light colours.
func testStyle(t testing.TB, m Metrics) Style {
	t.Helper()
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	rgb := func(v uint32) frame.Color { return frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)} }
	return Style{Fonts: fonts, Metrics: m, Colors: brand.NewPalette(map[brand.Token]frame.Color{
		brand.Blue: rgb(0x003399), brand.Ink: rgb(0x051036), brand.Body: rgb(0x26324B), brand.Secondary: rgb(0x4A5670),
		brand.Context: rgb(0x6C85D1), brand.Orange: rgb(0xB35000), brand.Rule: rgb(0xB9C5E9), brand.Tint: rgb(0xF3F5FB),
		brand.Pale: rgb(0xD8E0FB), brand.Gold: rgb(0xFFCC00), brand.White: rgb(0xFFFFFF), brand.Control: rgb(0x6B7BA8),
		brand.Error: rgb(0xB0132B),
	})}
}
