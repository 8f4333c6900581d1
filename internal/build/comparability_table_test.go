package build_test

// comparability is the table: every rule of honest comparison, every trap of the source document and every
// computation that must never be made, how it is kept, and what tries it. Archives are in testdata/comparability;
// word checks are in comparability_words_test.go.
func comparability() []honest {
	return append(append(theRules(), theTraps()...), theComputations()...)
}

// do is short for a list of names.
func do(names ...string) []string { return names }

// theRules say what never stands together: on one axis, in one sum or ratio, in one sentence of comparison.
func theRules() []honest {
	return []honest{
		{"rule 1", "414 is added neither to its part 100 nor to 125; the EU’s two pledges are 225", refused, do("sum-with-all-donors"), do("payer-sides", "part-and-whole")},
		{"rule 1", "the EU’s two pledges add up, and the rest of the 414 is 314", footnoted, do("part-and-rest"), do("€225~million", "225~million =~100~+~125", "314~million =~414~−~100")},
		{"rule 1", "no percentage is made of them", refused, do("share-of-all-donors"), do("payer-sides")},
		{"rule 1", "no total of pledges over donors is printed, nor 414 without its 100", mustNotStand, do("no sum over payers or donors", "no percentage of pledges", "414 with its 100"), nil},
		{"rule 2", "EU money and money of all donors share no bar without segments, and no axis", refused, do("bar-with-all-donors", "axis-with-all-donors"), do("payer-sides")},
		{"rule 2", "the published whole and its declared part make a bar of their own: the part filled, the rest white", footnoted, do("part-and-rest"), do(`filled 100000 "100", white 314000 "314"`)},
		{"rule 3", "a running total and the figure of a year are not added", refused, do("sum-of-unlike-counts"), do("one-counting")},
		{"rule 3", "nor drawn on one axis", refused, do("axis-of-years-and-totals"), do("one-counting")},
		{"rule 3", "nor compared in a title", refused, do("claim-over-years-and-totals"), do("one-counts", "bad-claim")},
		{"rule 3", "nor is one panel called the largest of its chart", refused, do("panels-ranked"), do("bad-claim")},
		{"rule 3", "nor listed in one table that prints no period", refused, do("rows-without-period"), do("row-period")},
		{"rule 3", "side by side each prints its own period", footnoted, do("side-by-side"), do(`panel "2018"`, `panel "since 2017"`, "People trained in Niger[^2] | 2017", "| Aug–Oct 2018 |")},
		{"rule 3", "each figure on the pages has its period beside it", mustStand, do("year of a year’s results", "start of the counts at sea", "start of the counts in Niger", "training with its period"), nil},
		{"rule 4", "a window of a few months is not added to the total of a programme or to a year", refused, do("window-and-total"), do("one-counting")},
		{"rule 4", "nor drawn on one axis with it", refused, do("axis-of-window-and-total"), do("one-counting")},
		{"rule 4", "the windows stand on the pages with the figures", mustStand, do("window of the judiciary", "window of the children"), nil},
		{"rule 5", "arrests, apprehensions, prosecutions, convictions and networks have no sum, share or difference", refused, do("results-on-one-axis"), do("one-unit")},
		{"rule 5", "nor a common axis, nor a funnel", refused, do("funnel"), do("one-unit", "declared-part")},
		{"rule 6", "hailings and friendly approaches are not added to results against smuggling", refused, do("hailings-with-results", "axis-of-hailings"), do("one-unit")},
		{"rule 6", "where they stand, a note names their task", footnoted, do("hailings-noted"), do("hailings.[^1]", "task against arms smuggling")},
		{"rule 7", "a change of 35% and a level of 98% have no axis and no sum", refused, do("rates-together", "axis-of-rates"), do("one-unit")},
		{"rule 8", "money is not divided by results", refused, do("money-by-result"), do("one-unit")},
		{"rule 8", "nor drawn on an axis or compared with them", refused, do("money-beside-result"), do("one-unit")},
		{"rule 8", "no page speaks of money per result", mustNotStand, do("no money per result"), nil},
		{"rule 9", "audiences are not divided by events", refused, do("averages"), do("one-unit")},
		{"rule 9", "no page averages them", mustNotStand, do("no average"), nil},
		{"rule 10", "a lower bound is no divisor", refused, do("lower-bound-refused"), do("lower-bound")},
		{"rule 10", "no whole of a part-to-whole bar", refused, do("lower-bound-as-whole"), do("lower-bound")},
		{"rule 10", "and a title can say only that it is more", refused, do("lower-bound-claimed"), do("bad-claim")},
		{"rule 10", "a sum with one is more than, a difference no number, a bar open at its end", footnoted, do("lower-bounds-shown"),
			do("more than €69~million", "not comparable exactly", ">‿23", ">‿69", "more than 13‿000", `"more than 23", open end`)},
		{"rule 10", "lower bounds on the pages say so", mustStand, do("lower bounds say so"), nil},
		{"rule 11", "Trust Fund amounts of the source are not added to the Fund’s totals", refused, do("fund-totals"), do("part-and-whole")},
		{"rule 11", "nor stacked on them", refused, do("stack-on-fund-totals"), do("part-and-whole", "dimension-members")},
		{"rule 11", "the data declare each of them part of the total, and no page prints the total", mustStand, do("Trust Fund amounts lie in its total", "no totals of the Trust Fund"), nil},
		{"rule 12", "rescues on land and at sea are not added and share no axis", refused, do("land-and-sea", "axis-of-land-and-sea"), do("one-counts")},
		{"rule 12", "the rescued are in Niger, and no figure is given at sea", mustStand, do("rescues are in Niger", "no rescues at sea"), nil},
		{"rule 13", "running totals with other starts are not added", refused, do("two-starts"), do("one-start")},
		{"rule 13", "and share neither an axis nor a line", refused, do("axis-of-two-starts", "line-of-two-starts"), do("one-start")},
		{"rule 13", "money of one way of counting stands together, since whatever date", footnoted, do("money-of-two-starts"),
			do("€28~million", `bar Awareness`, `bar Campaigns`)},
		{"rule 13", "the other counts of rescues, and the team’s persons in four units, are not in the data", mustNotStand, do("desert rescues have one count"), nil},
		{"rule 14", "the figures of the mission in Niger are labelled as its own", mustStand, do("the mission in Niger only", "no figure for Mali"), nil},
		{"rule 15", "points of outside sources are hollow, have a key, and their sources are named in line and notes", footnoted, do("outside-shown"),
			do("point 2018-05 545, hollow", `hollow "other public sources"`, "Outside sources: Navy", "At sea it was 5‿000.[^1]", "Outside source: Navy, *Frigate at sea*", "example.org/navy")},
		{"rule 16", "what is not stated has no bar, prints as such, and nothing is computed from it", footnoted, do("missing-shown"), do(`bar Mission "not stated", no bar`, "Border mission | (not stated)", "mission has not stated")},
		{"rule 16", "nothing is computed from it", refused, do("missing-as-whole"), do("missing-not-zero")},
		{"rule 16", "no page prints a zero or an amount that the source does not give", mustNotStand, do("no zero", "no amount where none is printed", "amounts only where printed"), nil},
		{"rule 17", "no page claims an effect", mustNotStand, do("no effect"), nil},
	}
}

// theTraps are what the source document makes easy to get wrong.
func theTraps() []honest {
	return []honest{
		{"trap g5-414-contains-100", "414 is of all donors and holds the EU’s 100; 125 is new money", refused, do("sum-with-all-donors", "bar-with-all-donors"), do("payer-sides", "part-and-whole")},
		{"trap g5-414-contains-100", "and the EU’s 100 is no share of it", refused, do("share-of-another"), do("share-of-its-whole")},
		{"trap g5-414-contains-100", "Trust Fund money is not called EU budget money", mustNotStand, do("no EU budget"), nil},
		{"trap g5-414-contains-100", "never 414 alone, 539 or 639", mustNotStand, do("414 with its 100", "no sum over payers or donors"), nil},
		{"trap senegal-filed-under-horn", "Senegal stands in no row of the Horn of Africa", refused, do("wrong-region"), do("wrong-area")},
		{"trap senegal-filed-under-horn", "where the figure is shown, a note says where it is filed", footnoted, do("filed-elsewhere"),
			do("March 2019.[^1]", "Senegal[^1] | 9", "worth €9~million.[^1]", "Senegal is in West Africa")},
		{"trap senegal-filed-under-horn", "the data keep region and section apart, and each brief has the note", mustStand, do("region and section apart", "Senegal is noted where it is shown"), nil},
		{"trap bmm-46-not-all-eu", "money without a named payer is in no sum with EU money", refused, do("sum-over-payers"), do("payer-sides")},
		{"trap bmm-46-not-all-eu", "and is drawn outlined, with its own value", footnoted, do("segments-by-payer"), do(`bar Horn of Africa "46.0": outlined 46000`, `"231.3\u00a0+\u00a015.0": filled 140000 filled 91300 outlined 15000`)},
		{"trap bmm-46-not-all-eu", "the pages say that no payer is named", mustStand, do("programme in the Horn without payer", "payers as the sentences name them"), nil},
		{"trap gloact-11-not-all-eu", "joint money is in no sum with EU money", refused, do("sum-over-payers"), do("payer-sides")},
		{"trap gloact-11-not-all-eu", "and is drawn outlined", footnoted, do("segments-by-payer"), do(`bar Global "11.0": outlined 11000`)},
		{"trap gloact-11-not-all-eu", "the pages say that it is joint or that no payer is named", mustStand, do("global action is joint"), nil},
		{"trap border-mixed-with-smuggling", "money is added over ways of counting only where that is declared", refused, do("undeclared-mix"), do("one-counting")},
		{"trap border-mixed-with-smuggling", "and then says so", footnoted, do("declared-mix"), do("note 1 #note-1: €231.3~million =~140~+~91.3. ", "different ways")},
		{"trap bmm-46-not-all-eu", "nor ranked beside it in a title", refused, do("claim-over-payers"), do("payer-sides")},
		{"trap border-mixed-with-smuggling", "amounts for borders, rescue or a force are not called money against smuggling", mustNotStand, do("money is not all against smuggling", "money is not spent"), nil},
		{"trap border-mixed-with-smuggling", "what else an amount pays for stands in its row; the sum says who pays", mustStand, do("what the amounts also pay for", "471 with its payers"), nil},
		{"trap cumulative-vs-single-year", "running totals, years and windows are not added or drawn together", refused, do("sum-of-unlike-counts", "axis-of-years-and-totals", "window-and-total"), do("one-counting")},
		{"trap cumulative-vs-single-year", "a year typed into a title must be that of a figure in it", refused, do("year-outside-period"), do("typed-year")},
		{"trap prosecutions-vs-networks", "prosecutions and networks have no sum or axis", refused, do("results-on-one-axis", "funnel"), do("one-unit")},
		{"trap prosecutions-vs-networks", "each is called what it is, and neither a conviction", mustStand, do("prosecutions and networks apart", "no convictions"), nil},
		{"trap lower-bounds", "bounds are not divided by, and a title says only that they are more", refused, do("lower-bound-refused"), do("lower-bound")},
		{"trap lower-bounds", "they are drawn with an open end and printed with more than or its sign", footnoted, do("lower-bounds-shown"), do("open end", "more than", ">‿")},
		{"trap lower-bounds", "all nine are marked in the data", mustStand, do("bounds are marked", "lower bounds say so"), nil},
		{"trap hailings-are-arms", "hailings and approaches stand with the task against arms smuggling", footnoted, do("hailings-noted"), do("task against arms smuggling")},
		{"trap hailings-are-arms", "on the pages too", mustStand, do("hailings are about arms"), nil},
		{"trap emlo-12-countries", "a count of countries prints with its own noun", footnoted, do("countries-counted"), do("twelve countries")},
		{"trap emlo-12-countries", "12 is countries and not officers; they are not named", mustStand, do("countries, not officers", "liaison countries are not named"), nil},
		{"trap iru-35-and-98", "percentages are not added, and not subtracted", refused, do("rates-together"), do("one-unit", "percentages")},
		{"trap iru-35-and-98", "a note says that no base is given", footnoted, do("rates-noted"), do("more than 35% more,[^1]", "gives no base")},
		{"trap iru-35-and-98", "on the pages too", mustStand, do("rates without a base"), nil},
		{"trap eucap-niger-only", "198 events and 3 400 people are those of the mission in Niger", mustStand, do("the mission in Niger only", "no figure for Mali"), nil},
		{"trap nigerien-not-nigerian", "Nigerien is of Niger; Nigeria stands only in the list of other awareness work", mustNotStand, do("Nigerien, not Nigerian", "no Nigeria", "Nigeria in one list"), nil},
		{"trap guinea", "Guinea is a country, the Gulf of Guinea a sea area", mustNotStand, do("the Gulf of Guinea", "codes of countries"), nil},
		{"trap somaliland", "Somaliland has no code, and Somalia does not stand for it", mustNotStand, do("no Somalia", "Somaliland has no code"), nil},
		{"trap cic-undated", "what has no date stands on no timeline", refused, do("undated-on-timeline"), do("no-start", "record-on-timeline")},
		{"trap cic-undated", "no date is given to the Crime Information Cell", mustNotStand, do("the cell has no date", "the cell is no dated action"), nil},
		{"trap gloact-abbr-absent", "GLO.ACT and Frontex are on no page, and marked in the data", mustNotStand, do("no usual names on pages", "usual names are marked"), nil},
		{"trap smuggling-vs-trafficking", "every brief says that the crimes differ", mustStand, do("two different crimes"), nil},
		{"trap smuggling-vs-trafficking", "no figure for both is given to one of them", mustNotStand, do("mixed figures keep both words"), nil},
		{"trap suspects", "a note says that suspects are not convicted", footnoted, do("suspects-noted"), do("suspects arrested[^1]", "Suspects are not convicted")},
		{"trap suspects", "151 and 607 are suspects", mustStand, do("suspects"), nil},
		{"trap suspects", "nobody is a smuggler caught", mustNotStand, do("no smugglers caught"), nil},
		{"trap sanctions-un-origin", "the six are under sanctions of the United Nations; the limits on boats are another measure", mustStand, do("sanctions are of the UN", "trade limits are of the EU"), nil},
		{"trap headings-flattened", "what follows the Horn of Africa in the text is not about it", mustNotStand, do("jobs in Niger are not in the Horn", "headings as they belong", "region and section apart"), nil},
		{"trap missing-is-not-zero", "a missing amount is not stated", footnoted, do("missing-shown"), do("(not stated)", "no bar")},
		{"trap missing-is-not-zero", "no amount is given where none is printed", mustNotStand, do("amounts only where printed", "no amount where none is printed"), nil},
		{"trap promotional-wording", "praise is left out, and marked in the data", mustNotStand, do("no praise", "praise is marked"), nil},
		{"trap one-source", "every brief, chart and table names the source, and says that it is an example", mustStand, do("one source, named", "every chart and table has a source", "an example"), nil},
		{"trap one-source", "a figure of low confidence, and one typed by hand, never stand", refused, do("low-confidence"), do("low-confidence")},
		{"trap one-source", "nothing shows effect", mustNotStand, do("no effect"), nil},
	}
}

// theComputations are what must never be computed.
func theComputations() []honest {
	return []honest{
		{"never 1", "arrests per action day or per case", refused, do("averages"), do("one-unit")},
		{"never 2", "people per training event or public event", refused, do("averages"), do("one-unit")},
		{"never 3", "euro per arrest, network, vessel or rescue", refused, do("money-by-result", "money-beside-result"), do("one-unit")},
		{"never 4", "suspects of a running total and of a year, of different actors", refused, do("sum-of-unlike-counts", "axis-of-years-and-totals"), do("one-counting", "one-counts")},
		{"never 4", "no such sum is printed", mustNotStand, do("no sum of results"), nil},
		{"never 5", "people helped: rescue, shelter and help to earn a living", refused, do("people-helped"), do("one-counts", "one-counting", "one-start")},
		{"never 6", "people trained: a running total, a year and three months", refused, do("sum-of-unlike-counts"), do("one-counting")},
		{"never 7", "prosecutions and networks", refused, do("results-on-one-axis", "funnel"), do("one-unit")},
		{"never 8", "a change and a level in percent on one axis", refused, do("axis-of-rates"), do("one-unit")},
		{"never 9", "a total over payers with a lower bound in it", refused, do("sum-over-payers"), do("payer-sides")},
		{"never 9", "a total with a lower bound as if exact", footnoted, do("lower-bounds-shown"), do("More than €69~million = more than 23~+~46")},
		{"never 9", "a total that nobody declared, typed by hand", refused, do("typed-total"), do("typed-figure")},
	}
}
