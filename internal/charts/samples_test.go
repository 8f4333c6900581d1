package charts

import (
	"testing"

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
		SolidKey: "payer named: EU or EU Trust Fund", SolidKeyShort: "payer named",
		OutlinedKey: "payer not named", OutlinedKeyShort: "not named",
		NoCaptions: plain,
		Groups: []BarGroup{
			{Rows: []BarRow{
				{Label: "North Africa", Value: "231.3 + 15.0", Parts: []BarPart{
					{Size: 140000, Caption: "Morocco", Value: "140"},
					{Size: 91300, Caption: "Libya", Value: "91.3"},
					{Size: 15000, Caption: "regional", Value: "15", Fill: Outlined}}},
				{Label: "Sahel", Value: "231.0", Parts: []BarPart{
					{Size: 125000, Caption: "G5 Sahel, Dec 2018", Value: "125"},
					{Size: 100000, Caption: "G5 Sahel, Feb 2018", Value: "100"},
					{Size: 6000, Caption: "team in Niger", Value: "6"}}},
				{Label: "Horn of Africa", Value: "46.0", Parts: []BarPart{{Size: 46000, Caption: "Better Migration Management", Fill: Outlined}}},
				{Label: "West Africa", Value: "9.0", Parts: []BarPart{{Size: 9000, Caption: "partnership with Senegal"}}},
			}},
			{Label: "Not tied to one region", Rows: []BarRow{
				{Label: "Awareness-raising", Value: "more than 23", MoreThan: true, Parts: []BarPart{{Size: 23000, Caption: "countries of origin and transit", Fill: Outlined}}},
				{Label: "Global action", Value: "11.0", Parts: []BarPart{{Size: 11000, Caption: "13 countries, joint with UNODC", Fill: Outlined}}},
			}},
		},
	}}
}

func wholeSpec() *Spec {
	return &Spec{ID: "g5-conference", Whole: &Whole{
		Part: BarPart{Size: 100000, Caption: "EU", Value: "100"},
		Rest: BarPart{Size: 314000, Caption: "other donors, EU Member States among them", Short: "other donors", Value: "314", Fill: White},
	}}
}

func panelSpec() *Spec {
	return &Spec{ID: "outcomes", Panels: &Panels{
		Keys: []string{"= 100 people"}, PartKey: "the last mark is filled in proportion", AloneKey: "Other units have a number alone.",
		Panels: []Panel{
			{Kicker: "Rescue in Niger", When: "since 2017", Qualifier: "more than", Number: "13" + nnbsp + "000", Label: "stranded migrants rescued with EU support", Marks: 130},
			{Kicker: "Inside the EU", When: "2018", Number: "607", Label: "suspects arrested in cases backed by Europol’s smuggling centre", Marks: 6, Part: 70},
			{Kicker: "Team in Niger", When: "since 2017", Number: "200", Label: "prosecutions secured by the Nigerien authorities"},
			{Kicker: "Team in Niger", When: "since 2017", Number: "33", Label: "international networks dismantled"},
		},
	}}
}

func timelineSpec(events bool) *Spec {
	t := &Timeline{FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: "March 2019",
		Bars: []TimeBar{
			{Label: "Action plan against migrant smuggling, to 2020", Start: 0, RunsOut: true},
			{Label: "Operation Sophia", Start: 0, NoEnd: true},
			{Label: "Global action with UNODC in 13 countries, to 2019", Start: 0, End: 60},
			{Label: "European Migrant Smuggling Centre", Start: 12, NoEnd: true},
			{Label: "Information Clearing House at Europol", Start: 24, NoEnd: true},
			{Label: "Investigation team and rescues in Niger", Start: 24, NoEnd: true},
		}}
	if events {
		t.Events = [][]TimeEvent{
			{{Text: "Operation Sophia launched"}, {Text: "Action plan and global action begin"}},
			{{Text: "European Migrant Smuggling Centre set up at Europol"}},
			{{Text: "Limits on inflatable boats and outboard motors for Libya"}, {Text: "Clearing House set up"}, {Date: "Jun", Text: "PAIERA jobs project starts in Niger"}},
			{{Date: "23\u00a0Feb", Text: "EU pledges €100\u00a0million to the G5 Sahel"}, {Date: "14\u00a0Jun", Text: "Sanctions on six traffickers and smugglers in Libya"},
				{Date: "Nov", Text: "€9\u00a0million partnership with Senegal"}, {Date: "Dec", Text: "€125\u00a0million more for the G5 Sahel"}},
			{{Text: "Six information projects start in Africa"}},
		}
	}
	return &Spec{ID: "timeline", Time: t}
}

// point makes an unlabelled point of an outside source.
func point(y, m, d int, v int64) StepPoint {
	return StepPoint{Year: y, Month: m, Day: d, Value: v, Outside: true}
}

func labelled(p StepPoint, label, date string, place Place) StepPoint {
	p.Label, p.Date, p.Place = label, date, place
	return p
}

func sophiaSpec() *Spec {
	own := func(p StepPoint) StepPoint { p.Outside = false; return p }
	more := point(2018, 3, 14, 137)
	more.MoreThan = true
	return &Spec{ID: "sophia", Steps: &Steps{
		MainKey: "EU factsheet", OutsideKey: "other public sources",
		Panels: []StepPanel{
			{Title: "Vessels removed", Thousands: nnbsp, Points: []StepPoint{
				labelled(point(2015, 12, 2, 46), "46", "", LabelLeft), point(2016, 3, 15, 98), point(2016, 6, 20, 139),
				point(2016, 9, 15, 290), point(2017, 1, 30, 380), point(2017, 4, 15, 422), point(2017, 6, 8, 440),
				point(2017, 6, 19, 452), point(2017, 7, 25, 470), point(2017, 8, 31, 477), point(2018, 3, 14, 537),
				point(2018, 4, 13, 540), labelled(point(2018, 5, 14, 545), "545", "14\u00a0May 2018", LabelBelow),
				own(labelled(point(2019, 3, 15, 551), "551", "", LabelAbove)),
			}},
			{Title: "Suspects apprehended", Thousands: nnbsp, Points: []StepPoint{
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
		{Number: "€471", Unit: "million", Label: "named as EU or EU Trust Fund money for partner regions", LabelNote: 1},
		{Number: "607", Label: "suspects arrested in 2018 in cases backed by Europol’s smuggling centre"},
		{Number: "551", Label: "vessels taken from criminal organisations by Operation Sophia since 2015"},
		{Qualifier: "more than", Number: "13" + nnbsp + "000", Label: "stranded migrants rescued in Niger since 2017"},
	}}}
}

func sixSpec() *Spec {
	return &Spec{ID: "results", Tiles: &Tiles{Tiles: []Tile{
		{Number: "607", Label: "suspects arrested, 2018"},
		{Number: "551", Label: "vessels removed, since 2015"},
		{Number: "151", Label: "suspects apprehended at sea, since 2015"},
		{Number: "200", Label: "prosecutions in Niger, since 2017"},
		{Number: "33", Label: "networks dismantled in Niger, since 2017"},
		{Qualifier: "more than", Number: "13" + nnbsp + "000", Label: "migrants rescued in Niger, since 2017"},
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
