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
	KeyPageOf        Key = "page_of"
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
	KeySourceDated   Key = "source_dated"
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
	KeyRevised       Key = "revised"
	KeyRevisedFrom   Key = "revised_from"
	KeyProvisional   Key = "provisional"
	KeyEstimated     Key = "estimated"
	KeyDateInferred  Key = "date_inferred"
	KeyCalculated    Key = "calculated"
	KeyOwnSums       Key = "own_sums"
	KeyExactValue    Key = "exact_value"
	KeySum           Key = "sum"
	KeyDifference    Key = "difference"
	KeyShareOf       Key = "share_of"
	KeySumMoreThan   Key = "sum_more_than"
	KeyMixes         Key = "mixes"
	KeyFiledUnder    Key = "filed_under"
	KeyPayerNamed    Key = "payer_named"
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

// keyRow says which placeholders a text must hold and which it may.
type keyRow struct {
	key  Key
	must string // names, separated by spaces
	may  string
}

// The forms a month's name can be put in; every date pattern may use any of them.
const monthForms = "month month_short month_in_date month_in_phrase"

// keyRows is every text a message file holds, in the order of the English file.
func keyRows() []keyRow {
	rows := []keyRow{
		{KeyTable, "", ""},
		{KeyTableNumber, "number", ""},
		{KeyContinued, "", ""},
		{KeyContinuesOn, "table page", ""},
		{KeyUnitInTable, "unit", ""},
		{KeyPageOf, "page pages", ""},
		{KeyPageShort, "page pages", ""},
		{KeyNotesHeading, "", ""}, {KeySummary, "", ""},
		{KeyNote, "", ""},
		{KeyNoteLine, "text", ""},
		{KeyNoteLabel, "number", ""},
		{KeyBackLabel, "number", ""},
		{KeySourceWord, "", ""},
		{KeySourcesWord, "", ""},
		{KeySourceLine, "source", ""},
		{KeySourcesLine, "sources", ""},
		{KeyOutsideLine, "source", ""},
		{KeyOutsidesLine, "sources", ""},
		{KeyMainSource, "source", ""},
		{KeySourceShort, "name date", ""},
		{KeySourceFull, "publisher title date", ""},
		{KeySourceDated, "title date", ""},
		{KeySourceSection, "heading", ""},
		{KeyNoDate, "", ""},
		{KeyNoAddress, "", ""},
		{KeySlide, "number", ""},
		{KeySlideFigures, "", ""},
		{KeyOwnNotes, "", ""},
		{KeyEvidence, "", ""},
		{KeyHandout, "title", ""},
		{KeyNamedFigure, "name figure", ""},
		{KeyOutsideSpoken, "count", ""},
		{KeyMillions, "currency", ""},
		{KeyAmongThem, "name part figure", ""},

		{KeyNotStated, "", ""},
		{KeyNotNamed, "", ""},
		{KeyNoneNamed, "", ""},
		{KeyNoneStated, "", ""},
		{KeyNotComparable, "", ""},
		{KeyMoreThan, "figure", ""},
		{KeyMoreThanSign, "figure", ""},
		{KeyMoreThanTile, "", ""},
		{KeySignNote, "", ""},
		{KeyRevised, "", ""},
		{KeyRevisedFrom, "value date", ""},
		{KeyProvisional, "", ""},
		{KeyEstimated, "", ""},
		{KeyDateInferred, "", ""},
		{KeyCalculated, "", ""},
		{KeyOwnSums, "", ""},
		{KeyExactValue, "value", ""},
		{KeySum, "value parts", ""},
		{KeyDifference, "value from minus", ""},
		{KeyShareOf, "value part whole", ""},
		{KeySumMoreThan, "", ""},
		{KeyMixes, "list", ""},
		{KeyFiledUnder, "name section area", ""},
		{KeyPayerNamed, "", ""},
		{KeyPayerNotNamed, "", ""},
		{KeyNamedSum, "value", ""},
		{KeyNotNamedSum, "value", ""},

		{KeyPublisher, "publisher", ""},
		{KeyContact, "contact", ""},
		{KeyStatus, "status", ""},
		{KeyStatusDraft, "", ""},
		{KeyStatusFinal, "", ""},
		{KeyStatusCorrected, "", ""},
		{KeyReuse, "notice", ""},
		{KeyAsOf, "date", ""},
		{KeyListPair, "first second", ""},
		{KeyListComma, "first second", ""},
		{KeyListLast, "first second", ""},
	}
	for _, c := range dataset.Countings() {
		rows = append(rows, keyRow{countingPrefix + Key(c), "", ""})
	}
	rows = append(rows, chartRows()...)
	rows = append(rows, webRows()...)
	return append(rows,
		keyRow{dateDay, "day year", monthForms},
		keyRow{dateMonth, "year", monthForms},
		keyRow{dateYear, "year", ""},
		keyRow{dateAfterDay, "day year", monthForms},
		keyRow{dateAfterMonth, "year", monthForms},
		keyRow{dateAfterYear, "year", ""},
		keyRow{dateShortDay, "day year", monthForms},
		keyRow{dateShortMonth, "year", monthForms},
		keyRow{dateDayOfYear, "day", monthForms},
		keyRow{dateMonthAlone, "", monthForms},
		keyRow{periodOnDay, "date", ""},
		keyRow{periodInMonth, "year", monthForms},
		keyRow{periodInYear, "year", ""},
		keyRow{periodInWords, "words", ""},
		keyRow{periodSince, "date", ""},
		keyRow{periodUntil, "date", ""},
		keyRow{periodTo, "date", ""},
		keyRow{periodBy, "date", ""},
		keyRow{periodFromTo, "from to", ""},
		keyRow{periodMonths, "from to year", ""},
		keyRow{periodDays, "from to year", monthForms},
		keyRow{periodLabelRange, "from to", ""},
		keyRow{periodLabelMonths, "from to year", ""},
		keyRow{periodLabelDays, "from to year", monthForms},
		keyRow{periodLabelSince, "date", ""},
		keyRow{periodLabelUntil, "date", ""},
	)
}
