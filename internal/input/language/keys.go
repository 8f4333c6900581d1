package language

import "briefing/internal/input/dataset"

// Key names a text of the message files. The constants below are all there are: loading checks that English has
// every one, so that Msg cannot fail on a page.
type Key string

// Words of a page's frame.
const (
	KeyTable         Key = "table"
	KeyTableNumber   Key = "table_number"
	KeyContinued     Key = "continued"
	KeyContinuesOn   Key = "continues_on"
	KeyUnitInTable   Key = "unit_in_table"
	KeyPageShort     Key = "page_short"
	KeyNotesHeading  Key = "notes_heading"
	KeySummary       Key = "summary" // label of the summary
	KeyNote          Key = "note"
	KeyNoteLine      Key = "note_line"
	KeyNoteLabel     Key = "note_label"
	KeyBackLabel     Key = "back_label"
	KeySourceWord    Key = "source"
	KeySourcesWord   Key = "sources"
	KeySourceLine    Key = "source_line"
	KeySourcesLine   Key = "sources_line"
	KeyOutsideLine   Key = "outside_line"
	KeyOutsidesLine  Key = "outsides_line"
	KeyMainSource    Key = "main_source"
	KeySourceShort   Key = "source_short"
	KeySourceFull    Key = "source_full"
	KeySourceSection Key = "source_section"
	KeyNoDate        Key = "no_date"
	KeyNoAddress     Key = "no_address"
	KeySlide         Key = "slide"
	KeySlideFigures  Key = "slide_figures"
	KeyOwnNotes      Key = "own_notes"
	KeyEvidence      Key = "evidence" // over what bears a slide out, in its notes and in a handout
	KeyHandout       Key = "handout"
	KeyNamedFigure   Key = "named_figure"   // in speaker notes, before its source
	KeyOutsideSpoken Key = "outside_spoken" // foot of a slide
	KeyMillions      Key = "millions"       // unit of a column of figures
	KeyAmongThem     Key = "among_them"     // all donors, with the part that is the EU's
)

// Words about values.
const (
	KeyNotStated     Key = "not_stated"
	KeyNotNamed      Key = "not_named"
	KeyNoneNamed     Key = "none_named"
	KeyNoneStated    Key = "none_stated"
	KeyNotComparable Key = "not_comparable"
	KeyMoreThan      Key = "more_than"
	KeyMoreThanSign  Key = "more_than_sign"
	KeyMoreThanTile  Key = "more_than_tile"
	KeySignNote      Key = "sign_note"
	KeyCalculated    Key = "calculated"
	KeyOwnSums       Key = "own_sums"
	KeyExactValue    Key = "exact_value"
	KeySum           Key = "sum"
	KeyDifference    Key = "difference"
	KeyShareOf       Key = "share_of"
	KeySumMoreThan   Key = "sum_more_than"
	KeyMixes         Key = "mixes"
	KeyPayerNotNamed Key = "payer_not_named"
	KeyNamedSum      Key = "named_sum"
	KeyNotNamedSum   Key = "not_named_sum"
)

// Words of the imprint and of lists.
const (
	KeyPublisher       Key = "publisher"
	KeyContact         Key = "contact"
	KeyStatus          Key = "status"
	KeyStatusDraft     Key = "status_draft"
	KeyStatusFinal     Key = "status_final"
	KeyStatusCorrected Key = "status_corrected"
	KeyReuse           Key = "reuse"
	KeyAsOf            Key = "as_of"
	KeyListPair        Key = "list_pair"
	KeyListComma       Key = "list_comma"
	KeyListLast        Key = "list_last"
)

// Before a way of counting, the key of its word in the note about a mix; see Catalog.Counting.
const countingPrefix = "counting_"

// Patterns of dates and periods; see date.go.
const (
	dateDay        Key = "dates.day"
	dateMonth      Key = "dates.month"
	dateYear       Key = "dates.year"
	dateAfterDay   Key = "dates.after_day"
	dateAfterMonth Key = "dates.after_month"
	dateAfterYear  Key = "dates.after_year"
	dateShortDay   Key = "dates.short_day"
	dateShortMonth Key = "dates.short_month"
	dateDayOfYear  Key = "dates.day_of_year"
	dateMonthAlone Key = "dates.month_of_year"

	periodOnDay       Key = "periods.on_day"
	periodInMonth     Key = "periods.in_month"
	periodInYear      Key = "periods.in_year"
	periodInWords     Key = "periods.in_words"
	periodSince       Key = "periods.since"
	periodUntil       Key = "periods.until"
	periodTo          Key = "periods.to"
	periodBy          Key = "periods.by"
	periodFromTo      Key = "periods.from_to"
	periodMonths      Key = "periods.months"
	periodDays        Key = "periods.days"
	periodLabelRange  Key = "periods.label_range"
	periodLabelMonths Key = "periods.label_months"
	periodLabelDays   Key = "periods.label_days"
	periodLabelSince  Key = "periods.label_since"
	periodLabelUntil  Key = "periods.label_until"
)

// keyRow is one text: loading checks files by it, the schema of message files is made from it, and a test holds the code
// to it.
type keyRow struct {
	key    Key
	must   string // the placeholders it must hold: names, separated by spaces
	may    string // those it may hold besides
	plural bool   // it has a form for each plural category of the language; see Counted
}

// goneKeys are keys of earlier versions, whose texts nothing prints any more. A file that has them loads as before; only the
// schema offers them no longer.
func goneKeys() []Key {
	return []Key{"page_of", "source_dated", "revised", "revised_from", "provisional", "estimated", "date_inferred", "filed_under", "payer_named"}
}

// The forms a month's name can be put in; every date pattern may use any of them.
const monthForms = "month month_short month_in_date month_in_phrase"

// keyRows is every text a message file holds, in the order of the English file.
func keyRows() []keyRow {
	rows := []keyRow{
		{key: KeyTable},
		{key: KeyTableNumber, must: "number"},
		{key: KeyContinued},
		{key: KeyContinuesOn, must: "table page"},
		{key: KeyUnitInTable, must: "unit"},
		{key: KeyPageShort, must: "page pages"},
		{key: KeyNotesHeading}, {key: KeySummary},
		{key: KeyNote},
		{key: KeyNoteLine, must: "text"},
		{key: KeyNoteLabel, must: "number"},
		{key: KeyBackLabel, must: "number"},
		{key: KeySourceWord},
		{key: KeySourcesWord},
		{key: KeySourceLine, must: "source"},
		{key: KeySourcesLine, must: "sources"},
		{key: KeyOutsideLine, must: "source"},
		{key: KeyOutsidesLine, must: "sources"},
		{key: KeyMainSource, must: "source"},
		{key: KeySourceShort, must: "name date"},
		{key: KeySourceFull, must: "publisher title date"},
		{key: KeySourceSection, must: "heading"},
		{key: KeyNoDate},
		{key: KeyNoAddress},
		{key: KeySlide, must: "number"},
		{key: KeySlideFigures},
		{key: KeyOwnNotes},
		{key: KeyEvidence},
		{key: KeyHandout, must: "title"},
		{key: KeyNamedFigure, must: "name figure"},
		{key: KeyOutsideSpoken, must: "count"},
		{key: KeyMillions, must: "currency"},
		{key: KeyAmongThem, must: "name part figure"},

		{key: KeyNotStated},
		{key: KeyNotNamed},
		{key: KeyNoneNamed},
		{key: KeyNoneStated},
		{key: KeyNotComparable},
		{key: KeyMoreThan, must: "figure"},
		{key: KeyMoreThanSign, must: "figure"},
		{key: KeyMoreThanTile},
		{key: KeySignNote},
		{key: KeyCalculated},
		{key: KeyOwnSums},
		{key: KeyExactValue, must: "value"},
		{key: KeySum, must: "value parts"},
		{key: KeyDifference, must: "value from minus"},
		{key: KeyShareOf, must: "value part whole"},
		{key: KeySumMoreThan},
		{key: KeyMixes, must: "list"},
		{key: KeyPayerNotNamed},
		{key: KeyNamedSum, must: "value"},
		{key: KeyNotNamedSum, must: "value"},

		{key: KeyPublisher, must: "publisher"},
		{key: KeyContact, must: "contact"},
		{key: KeyStatus, must: "status"},
		{key: KeyStatusDraft},
		{key: KeyStatusFinal},
		{key: KeyStatusCorrected},
		{key: KeyReuse, must: "notice"},
		{key: KeyAsOf, must: "date"},
		{key: KeyListPair, must: "first second"},
		{key: KeyListComma, must: "first second"},
		{key: KeyListLast, must: "first second"},
	}
	for _, c := range dataset.Countings() {
		rows = append(rows, keyRow{key: countingPrefix + Key(c)})
	}
	rows = append(rows, chartRows()...)
	rows = append(rows, webRows()...)
	return append(rows,
		keyRow{key: dateDay, must: "day year", may: monthForms},
		keyRow{key: dateMonth, must: "year", may: monthForms},
		keyRow{key: dateYear, must: "year"},
		keyRow{key: dateAfterDay, must: "day year", may: monthForms},
		keyRow{key: dateAfterMonth, must: "year", may: monthForms},
		keyRow{key: dateAfterYear, must: "year"},
		keyRow{key: dateShortDay, must: "day year", may: monthForms},
		keyRow{key: dateShortMonth, must: "year", may: monthForms},
		keyRow{key: dateDayOfYear, must: "day", may: monthForms},
		keyRow{key: dateMonthAlone, may: monthForms},
		keyRow{key: periodOnDay, must: "date"},
		keyRow{key: periodInMonth, must: "year", may: monthForms},
		keyRow{key: periodInYear, must: "year"},
		keyRow{key: periodInWords, must: "words"},
		keyRow{key: periodSince, must: "date"},
		keyRow{key: periodUntil, must: "date"},
		keyRow{key: periodTo, must: "date"},
		keyRow{key: periodBy, must: "date"},
		keyRow{key: periodFromTo, must: "from to"},
		keyRow{key: periodMonths, must: "from to year"},
		keyRow{key: periodDays, must: "from to year", may: monthForms},
		keyRow{key: periodLabelRange, must: "from to"},
		keyRow{key: periodLabelMonths, must: "from to year"},
		keyRow{key: periodLabelDays, must: "from to year", may: monthForms},
		keyRow{key: periodLabelSince, must: "date"},
		keyRow{key: periodLabelUntil, must: "date"},
	)
}
