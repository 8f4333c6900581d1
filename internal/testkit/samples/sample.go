// Package samples is documents to lay out in tests, and what must be true of every one that is laid out.
//
// In: nothing, or numbers. Out: a factsheet, a one-pager, blocks and, from numbers, documents of any shape, all of a small
// made-up world, so that a changed figure of the shipped data fails none of these tests; laid-out pages as text; what a page
// paints, with the drawings taken apart. Only tests import it.
package samples

import (
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// Brand is a brand with the usual colours and a plain square for an emblem.
func Brand(t testing.TB) *brand.Brand {
	t.Helper()
	set, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	hex := func(v uint32) frame.Color { return frame.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v)} }
	colors := map[brand.Token]frame.Color{
		brand.Blue: hex(0x003399), brand.Ink: hex(0x051036), brand.Body: hex(0x26324B), brand.Secondary: hex(0x4A5670),
		brand.Context: hex(0x6C85D1), brand.Orange: hex(0xB35000), brand.Rule: hex(0xB9C5E9), brand.Tint: hex(0xF3F5FB),
		brand.Pale: hex(0xD8E0FB), brand.Gold: hex(0xFFCC00), brand.White: hex(0xFFFFFF), brand.Control: hex(0x6B7BA8),
		brand.Error: hex(0xB0132B),
	}
	blue := colors[brand.Blue]
	draw := func(h frame.Unit) frame.Group {
		w := h * 3 / 2
		return frame.Group{Items: []frame.Item{&frame.Path{Fill: &blue, Segs: []frame.Seg{
			{Op: frame.MoveTo}, {Op: frame.LineTo, P: [3]frame.Point{{X: w}}},
			{Op: frame.LineTo, P: [3]frame.Point{{X: w, Y: h}}}, {Op: frame.LineTo, P: [3]frame.Point{{Y: h}}}, {Op: frame.Close},
		}}}}
	}
	return &brand.Brand{
		ID: "test", Name: "EU briefing", Topic: "Migration and security", Lang: "en",
		Light: brand.NewPalette(colors), Dark: brand.NewPalette(colors), Fonts: set,
		Logo: &brand.Logo{Alt: "emblem", Ratio: [2]int{3, 2}, Drawing: draw, OnColor: draw},
	}
}

var testMessages = doc.Messages{
	Table: "Table", Continued: "(continued)", ContinuesOn: "Table {table} continues on page {page}",
	NotesHeading: "Notes and sources", PageOf: "{page}/{pages}", NoteWord: "Note", EmblemAlt: "European Union emblem",
	ReferenceLabel: "Note {n}", BackLabel: "Back to reference {n}",
}

// Sp is text of one span.
func Sp(s string) []doc.Span { return []doc.Span{{S: s}} }

// SpNote is text that refers to a note.
func SpNote(s string, n int) []doc.Span { return []doc.Span{{S: s, Note: n}} }

// LedBy is text behind a bold lead.
func LedBy(lead, s string) []doc.Span { return []doc.Span{{S: lead, Bold: true}, {S: " " + s}} }

// Cells are cells of one span each.
func Cells(ss ...string) []doc.Cell {
	out := make([]doc.Cell, len(ss))
	for i, s := range ss {
		out[i] = doc.Cell{Spans: Sp(s), Faint: s == "not named" || s == "not stated", Head: i == 0}
	}
	return out
}

// Part is a part of a bar, in millions.
func Part(caption, value string, size int64, f kit.Fill) kit.Part {
	return kit.Part{Size: size, Caption: span.Plain(caption), Value: span.Plain(value), Fill: f}
}

// FundingSpec is a chart of stacked bars.
func FundingSpec() *bars.Chart {
	solid, open := kit.Solid, kit.Outlined
	return &bars.Chart{
		SolidKey: span.Plain("payer named: EU or EU Trust Fund"), SolidKeyShort: span.Plain("payer named"), OutlinedKey: span.Plain("payer not named"), OutlinedKeyShort: span.Plain("not named"),
		Groups: []bars.Group{
			{Rows: []bars.Row{
				{Label: span.Plain("North Africa"), Value: span.Plain("231.3 + 15.0"), Parts: []kit.Part{Part("Morocco", "140", 140000, solid), Part("Libya", "91.3", 91300, solid), Part("regional", "15", 15000, open)}},
				{Label: span.Plain("Sahel"), Value: span.Plain("231.0"), Parts: []kit.Part{Part("G5 Sahel, Dec 2018", "125", 125000, solid), Part("G5 Sahel, Feb 2018", "100", 100000, solid), Part("team in Niger", "6", 6000, solid)}},
				{Label: span.Plain("Horn of Africa"), Value: span.Plain("46.0"), Parts: []kit.Part{Part("Better Migration Management", "", 46000, open)}},
				{Label: span.Plain("West Africa"), Value: span.Plain("9.0"), Parts: []kit.Part{Part("partnership with Senegal", "", 9000, solid)}},
			}},
			{Label: span.Plain("Not tied to one region"), Rows: []bars.Row{
				{Label: span.Plain("Awareness-raising"), Value: span.Plain("more than 23"), MoreThan: true, Parts: []kit.Part{Part("countries of origin and transit", "", 23000, open)}},
				{Label: span.Plain("Global action"), Value: span.Plain("11.0"), Parts: []kit.Part{Part("13 countries, joint with UNODC", "", 11000, open)}},
			}},
		},
	}
}

func panelsSpec() kit.Plot {
	return &panels.Chart{
		Keys: []string{"= 100 people"}, PartKey: span.Plain("the last mark is filled in proportion"), AloneKey: span.Plain("Other units have a number alone."),
		Panels: []panels.Panel{
			{Kicker: span.Plain("Rescue in Niger"), When: span.Plain("since 2017"), Qualifier: span.Plain("more than"), Number: span.Plain("13 000"), Label: span.Plain("stranded migrants rescued with EU support"), Marks: 130},
			{Kicker: span.Plain("Inside the EU"), When: span.Plain("2018"), Number: span.Plain("607"), Label: span.Plain("suspects arrested in cases backed by Europol’s smuggling centre"), Marks: 6, Part: 70},
			{Kicker: span.Plain("Team in Niger"), When: span.Plain("since 2017"), Number: span.Plain("200"), Label: span.Plain("prosecutions secured by the Nigerien authorities")},
			{Kicker: span.Plain("Team in Niger"), When: span.Plain("since 2017"), Number: span.Plain("33"), Label: span.Plain("international networks dismantled")},
		},
	}
}

// StepsSpec is a chart of step lines.
func StepsSpec() kit.Plot {
	pt := func(y, mo int, v int64, label string, pl steps.Place, outside bool) steps.Point {
		return steps.Point{Year: y, Month: mo, Day: 15, Value: v, Label: span.Plain(label), Place: pl, Outside: outside}
	}
	return &steps.Chart{MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain("other public sources"), Panels: []steps.Panel{
		{Title: span.Plain("Vessels removed"), Points: []steps.Point{pt(2015, 12, 46, "46", steps.LabelLeft, true), pt(2016, 6, 139, "", steps.NoLabel, true),
			pt(2017, 2, 422, "", steps.NoLabel, true), pt(2018, 5, 545, "545", steps.LabelBelow, true), pt(2019, 3, 551, "551", steps.LabelAbove, false)}},
		{Title: span.Plain("Suspects apprehended"), Points: []steps.Point{pt(2015, 12, 43, "43", steps.LabelLeft, true), pt(2016, 6, 71, "", steps.NoLabel, true),
			pt(2017, 2, 101, "", steps.NoLabel, true), pt(2018, 5, 143, "143", steps.LabelBelow, true), pt(2019, 3, 151, "151", steps.LabelAbove, false)}},
	}}
}

func timelineSpec(events bool) kit.Plot {
	tl := &timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: span.Plain("March 2019"), Bars: []timeline.Bar{
		{Label: span.Plain("Action plan against migrant smuggling, to 2020"), Start: 0, End: 72, RunsOut: true},
		{Label: span.Plain("Operation Sophia"), Start: 0, NoEnd: true},
		{Label: span.Plain("Global action with UNODC, to 2019"), Start: 0, End: 60},
		{Label: span.Plain("European Migrant Smuggling Centre"), Start: 12, NoEnd: true},
		{Label: span.Plain("Information Clearing House at Europol"), Start: 24, NoEnd: true},
		{Label: span.Plain("Investigation team and rescues in Niger"), Start: 24, NoEnd: true},
	}}
	if events {
		tl.Events = [][]timeline.Event{
			{{Text: span.Plain("Operation Sophia launched")}, {Text: span.Plain("Action plan and global action begin")}},
			{{Text: span.Plain("European Migrant Smuggling Centre set up at Europol")}},
			{{Text: span.Plain("Limits on inflatable boats and outboard motors for Libya")}, {Text: span.Plain("Clearing House set up")}, {Date: span.Plain("Jun"), Text: span.Plain("PAIERA jobs project starts in Niger")}},
			{{Date: span.Plain("23 Feb"), Text: span.Plain("EU pledges €100 million to the G5 Sahel")}, {Date: span.Plain("14 Jun"), Text: span.Plain("Sanctions on six traffickers and smugglers in Libya")}, {Date: span.Plain("Nov"), Text: span.Plain("€9 million partnership with Senegal")}},
			{{Text: span.Plain("Six information projects start in Africa")}},
		}
	}
	return tl
}

// AmountsTable is a table of several groups.
func AmountsTable() *doc.Table {
	group := func(label, sum string, rows ...[]doc.Cell) doc.TableGroup {
		g := doc.TableGroup{Label: Sp(label), Rows: rows}
		if sum != "" {
			g.Sum = Sp(sum)
		}
		return g
	}
	senegal := Cells("Senegal", "Operational partnership against criminal networks", "EU Trust Fund", "worth", "Nov 2018", "9.0")
	senegal[0].Spans[0].Note = 2
	return &doc.Table{
		ID: "amounts", Number: 1, Caption: Sp("Amounts listed in the source, by programme"), Unit: Sp("(million EUR)"),
		Columns: []doc.TableColumn{{Head: span.Plain("Where"), Width: 2100}, {Head: span.Plain("What it is for"), Width: 6900}, {Head: span.Plain("Payer"), Width: 2600},
			{Head: span.Plain("Status"), Width: 2100}, {Head: span.Plain("Period"), Width: 2100}, {Head: span.Plain("Amount"), Width: 1600, Right: true}},
		Groups: []doc.TableGroup{
			group("North Africa", "231.3 named + 15.0 not named",
				Cells("Morocco", "Border authorities: protection, irregular migration, criminal networks", "EU", "mobilised", "2018", "140.0"),
				Cells("Libya", "Borders, action on smuggling and trafficking, search and rescue", "EU Trust Fund", "worth", "in place", "91.3"),
				Cells("Regional", "Police and courts, with UNODC", "not named", "worth", "not stated", "15.0")),
			group("Sahel", "231.0 named",
				Cells("G5 Sahel", "Stabilisation in the region", "EU Trust Fund", "pledged", "Dec 2018", "125.0"),
				Cells("G5 Sahel", "Joint Force; 100 of 414 by all donors", "EU", "pledged", "Feb 2018", "100.0"),
				Cells("Niger", "Joint team: French, Spanish, Nigerien", "EU Trust Fund", "financed", "since 2017", "6.0")),
			group("Horn of Africa", "46.0 not named",
				Cells("Region", "Better Migration Management: policy, courts, protection, advice", "not named", "worth", "not stated", "46.0")),
			group("West Africa", "9.0 named", senegal),
			group("Not tied to one region", "",
				Cells("Several", "Information and awareness-raising in countries of origin and transit", "not named", "devoted", "since 2015", "> 23.0"),
				Cells("Global", "Laws, courts, victims and children in 13 countries", "joint, UNODC", "worth", "2015–2019", "11.0")),
		},
		Note: Sp("No total is given: pledged, mobilised, financed and “worth” are different things, and none is money paid. “>” means “more than”. Source: EU factsheet, March 2019."),
	}
}

// KeyTiles is a row of numbers.
func KeyTiles() *doc.KeyFigures {
	return &doc.KeyFigures{Tiles: []doc.Tile{
		{Number: span.Plain("€471"), Unit: span.Plain("million"), Label: SpNote("named as EU or EU Trust Fund money for partner regions", 1)},
		{Number: span.Plain("607"), Label: Sp("suspects arrested in 2018 in cases backed by Europol’s smuggling centre")},
		{Number: span.Plain("551"), Label: Sp("vessels taken from criminal organisations by Operation Sophia since 2015")},
		{Qualifier: span.Plain("more than"), Number: span.Plain("13 000"), Label: Sp("stranded migrants rescued in Niger since 2017")},
	}}
}

// H2 is a heading of a finding.
func H2(s, id string) *doc.Heading { return &doc.Heading{Level: 2, Text: Sp(s), ID: id} }

// Prose2 is running text in two columns.
func Prose2(paras ...[]doc.Span) *doc.Prose { return &doc.Prose{Columns: 2, Paragraphs: paras} }

// Numbered is a numbered list of points without points below them.
func Numbered(points ...[]doc.Span) *doc.List {
	list := &doc.List{Numbered: true}
	for _, p := range points {
		list.Items = append(list.Items, doc.ListItem{Text: p})
	}
	return list
}

// List is a list on two levels, with bullets or with numbers and letters.
func List(numbered bool) *doc.List {
	return &doc.List{Numbered: numbered, Items: []doc.ListItem{
		{Text: []doc.Span{{S: "First", Bold: true}, {S: ", with two below it."}}, Below: [][]doc.Span{Sp("One below."), Sp("Another below.")}},
		{Text: Sp("Second, alone.")},
	}}
}

func leadLine(s string) *doc.Prose {
	return &doc.Prose{Columns: 1, Lead: true, Paragraphs: [][]doc.Span{Sp(s)}}
}

const shortSource = "Source: EU factsheet, March 2019."

// Factsheet is a brief of the size and mix of the real one, in words of our own.
// It is long, since it is a document written out.
func Factsheet() *doc.Document {
	d := &doc.Document{
		ID: "factsheet", Lang: "en-GB", Format: doc.Pages, Title: span.Plain("How the EU counters smuggling and trafficking networks"),
		ShortTitle: span.Plain("Countering smuggling and trafficking"), Kind: span.Plain("Factsheet"), Topic: "Migration and security", Date: "March 2019",
		DateISO: "2019-03-31", Author: "EU briefing", Subject: span.Plain("Migrant smuggling"), Notice: span.Plain("An example made from a public document, no official publication"), Keywords: []string{"smuggling", "trafficking"}, Messages: testMessages,
		Notes: []doc.Note{
			{Number: 1, Text: Sp("€471.3 million = 140 + 91.3 + 125 + 100 + 6 + 9, the six amounts whose sentence names the EU or the EU Trust Fund. The Trust Fund also pools other money. Payer not named: 15 + 46 = 61. Amounts are pledges, programme values and sums mobilised, not payments.")},
			{Number: 2, Text: Sp("The source lists the partnership with Senegal under the Horn of Africa. Senegal is in West Africa, so this briefing shows it there.")},
			{Number: 3, Text: Sp("Suspects are not convictions. Training figures cover different periods and cannot be added.")},
			{Number: 4, Text: Sp("All outside counts, each with address and date, stand in the attached dataset.")},
			{Number: 5, Text: []doc.Span{{S: "Main source: European Union, "}, {S: "The EU’s global engagement to counter human smuggling and trafficking networks", Italic: true}, {S: ", factsheet, March 2019."}}},
		},
	}
	d.Blocks = []doc.Block{
		&doc.Cover{Title: Sp(d.Title.S), Standfirst: Sp("What the Union has put in place at home, at sea and in partner countries since 2015: the money, the operations and the results so far.")},
		&doc.Summary{Label: span.Plain("In brief"), Sentences: [][]doc.Span{
			{{S: "In 2018 the EU mobilised "}, {S: "€140 million", Bold: true}, {S: " to strengthen Morocco’s border management authorities; programmes worth €91.3 million are in place in Libya."}},
			Sp("Cases and action days supported by Europol’s smuggling centre led to the arrest of 607 suspects in 2018."),
		}},
		KeyTiles(),
		H2("Two different crimes in law, closely linked in practice", "two-crimes"),
		Prose2(
			Sp("Migrant smuggling and trafficking in human beings are separate offences with separate legal frameworks. They are also closely linked. Criminal networks profit from people’s despair, move them by land, sea and air, and put their lives at risk on the way."),
			Sp("The Union treats the fight against both as a priority. It builds on the European Agendas on Migration and on Security, and on an action plan for 2015–2020."),
			Sp("Outside the Union, the work is to help partner countries write strategies and laws, train police and courts, and manage their borders. European Migration Liaison Officers are posted in 12 priority countries."),
			Sp("This briefing sets out the money listed so far, who is named as paying it, and the results reported. Money and results are never divided by each other.")),
		&doc.Box{Heading: Sp("The action plan sets four priorities"), Items: []doc.BoxItem{
			{Heading: Sp("Police and courts"), Text: Sp("A European centre has backed national forces since 2016.")},
			{Heading: Sp("Information"), Text: Sp("A clearing house at Europol pools police and military sources.")},
			{Heading: Sp("Prevention"), Text: Sp("More than €23 million has gone to awareness-raising since 2015.")},
			{Heading: Sp("Partner countries"), Text: Sp("Joint teams, training and liaison officers on the ground.")},
		}},
		H2("Europol’s smuggling centre backed 101 priority cases in 2018", "europol"),
		Prose2(
			Sp("The European Migrant Smuggling Centre, set up in 2016, helps Member States break up smuggling and forged-document networks. In 2018 it also supported 39 joint action days."),
			Sp("Online, Europol referred over 35% more content to internet companies than a year before; the removal rate has reached 98%. Since 2017 the centre has hosted a clearing house for intelligence.")),
		H2("The source names €471 million as EU or EU Trust Fund money", "eu-money"),
		Prose2(
			LedBy("North Africa.", "In 2018 the EU mobilised €140 million for Morocco’s border authorities. Trust Fund programmes worth €91.3 million in Libya cover borders, action on smuggling, and rescue at sea and in the desert. A regional programme worth €15 million names no payer."),
			LedBy("Sahel.", "The EU pledged €100 million of the €414 million announced for the G5 Sahel in February 2018, then €125 million from the Trust Fund in December. In Niger the Fund finances a team of French, Spanish and Nigerien officers with €6 million.")),
		&doc.Chart{ID: "funding-by-region", Title: Sp("North Africa and the Sahel have €231 million each"), Subtitle: Sp("Amounts by region, million EUR, as listed in March 2019"), Plot: FundingSpec(),
			Note: Sp("Note: pledges, sums mobilised and programme values, not payments. An arrow marks a “more than” amount. Pledges by other donors are left out."), Source: SpNote("Source: EU factsheet, March 2019; sums calculated for this briefing.", 1), Alt: span.Plain("Bar chart of amounts by region.")},
		AmountsTable(),
		H2("Operations report 607 arrests in 2018 and, at sea, 551 vessels since 2015", "results"),
		&doc.Prose{Columns: 1, Lead: true, Paragraphs: [][]doc.Span{SpNote("The results count different things over different periods, so they share no scale. Each panel has its own key.", 3)}},
		&doc.Chart{ID: "outcomes", Plot: panelsSpec(), Source: Sp(shortSource), Alt: span.Plain("Unit panels of results.")},
		&doc.Chart{ID: "sophia", Title: Sp("By May 2018 Operation Sophia had removed 545 of the 551 vessels counted to date"), Subtitle: Sp("Cumulative counts since October 2015; each line holds the last published count until the next"),
			Plot: StepsSpec(), Note: Sp("Note: words differ by source (seized, removed, neutralised), and one date is inferred."), Source: SpNote("Source: EU factsheet, March 2019. Outside sources: Council of the EU, Operation Sophia, press.", 4), Alt: span.Plain("Step lines of vessels and suspects.")},
		H2("Measures have built up every year since 2015", "timeline-section"),
		leadLine("Bars show programmes that run over years. Single decisions and launches are listed under their year."),
		&doc.Chart{ID: "timeline", Plot: timelineSpec(true), Note: Sp("Note: an arrow means no end date is given; a pale bar is time still to run. Bars start in January where only the year is known. " + shortSource), Alt: span.Plain("Timeline of measures.")},
		&doc.KeyFigures{Small: true, Tiles: []doc.Tile{
			{Qualifier: span.Plain("more than"), Number: span.Plain("325"), Label: Sp("Libyan coastguard and navy staff trained by Operation Sophia so far")},
			{Qualifier: span.Plain("more than"), Number: span.Plain("3 400"), Label: Sp("people trained by EUCAP Sahel Niger in 2017, in 198 events")},
			{Qualifier: span.Plain("more than"), Number: span.Plain("100"), Label: Sp("members of the judiciary trained, Horn of Africa, Aug to Oct 2018")},
			{Number: span.Plain("371"), Label: Sp("people assisted by the PAIERA jobs project in Niger since June 2017")},
		}},
		&doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{
			{&doc.Heading{Level: 3, Text: Sp("Rules back up the operations"), ID: "rules"}, &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{{
				{S: "Since 2017 the EU has limited the export of inflatable boats and outboard motors to Libya. On 14 June 2018 it put into its own law a UN travel ban and asset freeze on six traffickers and smugglers there, the first such use of UN sanctions. See "}, {S: "Table 1", See: "amounts"}, {S: "."}}}}},
			{&doc.Heading{Level: 3, Text: Sp("Support also reaches people directly")}, &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{
				Sp("In the Horn of Africa, 16 public events have so far reached over 10 500 people. In Addis Ababa, over 200 children were rescued in two months. In Niger, PAIERA offers training and jobs to people who once lived off irregular migration.")}}},
		}},
		&doc.NotesBlock{Heading: Sp("Notes and sources"), Imprint: [][]doc.Span{{{S: "Not an official publication. Wording and sums: this briefing. "}, {S: "example.org/briefing", URL: "https://example.org/briefing"}}}},
	}
	return d
}

// OnePage is a brief of the one-page form.
func OnePage() *doc.Document {
	d := Factsheet()
	d.ID, d.Format, d.Kind = "one-pager", doc.OnePage, span.Plain("One-page brief")
	d.Notes = []doc.Note{{Number: 1, Text: Sp("Six amounts: 140 + 91.3 + 125 + 100 + 6 + 9. All are pledges, programme values and sums mobilised, not payments. West Africa is Senegal. Arrow: “more than” (money), no end date given (time). Pale bar in the timeline: still to run. Source: EU factsheet, March 2019; sums by this briefing.")}}
	spec := FundingSpec()
	spec.NoCaptions = true
	d.Blocks = []doc.Block{
		&doc.Cover{Title: Sp(d.Title.S), Standfirst: Sp("The money, the operations and the results since 2015, on one page.")},
		&doc.KeyFigures{Tiles: []doc.Tile{
			{Number: span.Plain("€471"), Unit: span.Plain("million"), Label: SpNote("named as EU or EU Trust Fund money for partner regions", 1)},
			{Number: span.Plain("12"), Label: Sp("priority countries host EU migration liaison officers")},
			{Number: span.Plain("101"), Label: Sp("priority cases backed by Europol’s smuggling centre in 2018")},
			{Number: span.Plain("98%"), Label: Sp("of online content referred by Europol is taken down")},
		}},
		&doc.Columns{Widths: []int{4, 2}, Cols: [][]doc.Block{
			{&doc.Chart{ID: "funding-by-region", Title: Sp("North Africa and the Sahel have €231 million each"), Subtitle: Sp("Amounts by region, million EUR, as listed in March 2019"), Plot: spec, Alt: span.Plain("Bar chart of amounts by region.")}},
			{&doc.Facts{Heading: Sp("What to know"), Items: [][]doc.Span{
				LedBy("Two crimes.", "Smuggling and trafficking are separate in law but closely linked."),
				LedBy("One plan.", "Four priorities for 2015–2020: police and courts, information, prevention, partner countries."),
				LedBy("At sea.", "Operation Sophia also trained more than 325 Libyan coastguard and navy staff."),
				LedBy("Sanctions.", "Six traffickers and smugglers in Libya have faced a travel ban and asset freeze in EU law since June 2018."),
			}}},
		}},
		H2("Operations report 607 arrests in 2018 and, at sea, 551 vessels since 2015", "results"),
		&doc.KeyFigures{Six: true, Tiles: []doc.Tile{
			{Number: span.Plain("607"), Label: Sp("suspects arrested, 2018")}, {Number: span.Plain("551"), Label: Sp("vessels removed, since 2015")},
			{Number: span.Plain("151"), Label: Sp("suspects apprehended at sea, since 2015")}, {Number: span.Plain("200"), Label: Sp("prosecutions in Niger, since 2017")},
			{Number: span.Plain("33"), Label: Sp("networks dismantled in Niger, since 2017")}, {Qualifier: span.Plain("more than"), Number: span.Plain("13 000"), Label: Sp("migrants rescued in Niger, since 2017")},
		}},
		&doc.Chart{ID: "timeline", Title: Sp("Measures have built up every year since 2015"), Plot: timelineSpec(false), Alt: span.Plain("Timeline of measures.")},
		&doc.NotesBlock{Inline: true, Imprint: [][]doc.Span{Sp("An example made from a public factsheet; no official publication.")}},
	}
	return d
}
