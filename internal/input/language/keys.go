package language

import (
	"slices"
	"strings"

	"briefing/internal/input/dataset"
)

// Key is a text of the message files: its name there, with that of its section before it, and then what must stand in it. The
// placeholders that it must hold follow in braces; of {month} any form of a month's name will do (see monthForms). The word
// plural says that it may have a form for each plural category of the language (see Catalog.Counted).
//
// The constants are all there are: loading checks that English has every one, so that Msg cannot fail on a page.
type Key string

// Words of a page's frame.
const (
	KeyTable         Key = "table"
	KeyTableNumber   Key = "table_number {number}"
	KeyContinued     Key = "continued"
	KeyContinuesOn   Key = "continues_on {table} {page}"
	KeyUnitInTable   Key = "unit_in_table {unit}"
	KeyTableTotal    Key = "table_total"                    // names the whole in a table that is made from figures
	KeyTableRest     Key = "table_rest {dimension} {count}" // under such a table: what of a dimension it does not show
	KeyPageShort     Key = "page_short {page} {pages}"
	KeyNotesHeading  Key = "notes_heading"
	KeySummary       Key = "summary" // label of the summary
	KeyNote          Key = "note"
	KeyNoteLine      Key = "note_line {text}"
	KeyNoteLabel     Key = "note_label {number}"
	KeyBackLabel     Key = "back_label {number}"
	KeySourceWord    Key = "source"
	KeySourcesWord   Key = "sources"
	KeySourceLine    Key = "source_line {source}"
	KeySourcesLine   Key = "sources_line {sources}"
	KeyOutsideLine   Key = "outside_line {source}"
	KeyOutsidesLine  Key = "outsides_line {sources}"
	KeyMainSource    Key = "main_source {source}"
	KeySourceShort   Key = "source_short {name} {date}"
	KeySourceFull    Key = "source_full {publisher} {title} {date}"
	KeySourceSection Key = "source_section {heading}"
	KeyNoDate        Key = "no_date"
	KeyNoAddress     Key = "no_address"
	KeySlide         Key = "slide {number}"
	KeySlideFigures  Key = "slide_figures"
	KeyOwnNotes      Key = "own_notes"
	KeyFactsSubject  Key = "facts_subject" // heads of the columns of facts on slides
	KeyFactsText     Key = "facts_text"
	KeyEvidence      Key = "evidence" // over what bears a slide out, in its notes and in a handout
	KeyHandout       Key = "handout {title}"
	KeyNamedFigure   Key = "named_figure {name} {figure}"      // in speaker notes, before its source
	KeyOutsideSpoken Key = "outside_spoken {count}"            // foot of a slide
	KeyMillions      Key = "millions {currency}"               // unit of a column of figures
	KeyAmongThem     Key = "among_them {name} {part} {figure}" // all donors, with the part that is the EU's
)

// Words about values.
const (
	KeyNotStated     Key = "not_stated"
	KeySuppressed    Key = "suppressed" // its publisher withholds it
	KeyNoneNamed     Key = "none_named"
	KeyNoneStated    Key = "none_stated"
	KeyNotComparable Key = "not_comparable"
	KeyMoreThan      Key = "more_than {figure}"
	KeyMoreThanSign  Key = "more_than_sign {figure}"
	KeyMoreThanTile  Key = "more_than_tile"
	KeyAtLeast       Key = "at_least {figure}"
	KeyAtLeastSign   Key = "at_least_sign {figure}"
	KeyAtLeastTile   Key = "at_least_tile"
	KeyLessThan      Key = "less_than {figure}"
	KeyLessThanSign  Key = "less_than_sign {figure}"
	KeyLessThanTile  Key = "less_than_tile"
	KeyAtMost        Key = "at_most {figure}"
	KeyAtMostSign    Key = "at_most_sign {figure}"
	KeyAtMostTile    Key = "at_most_tile"
	KeyAbout         Key = "about {figure}"
	KeyAboutSign     Key = "about_sign {figure}"
	KeyAboutTile     Key = "about_tile"
	KeySignMeans     Key = "sign_means {sign} {words}"
	KeyCalculated    Key = "calculated"
	KeyOwnSums       Key = "own_sums"
	KeyExactValue    Key = "exact_value {value}"
	KeySum           Key = "sum {value} {parts}"
	KeyDifference    Key = "difference {value} {from} {minus}"
	KeyShareOf       Key = "share_of {value} {part} {whole}"
	KeyMeanOf        Key = "mean_of {value} {count} {period}" // of more values than are listed
	KeyPoints        Key = "points {figure}"                  // a number of percentage points
	KeyPoint         Key = "point {figure}"                   // the same of one
	KeySumMoreThan   Key = "sum_more_than"
	KeyMixes         Key = "mixes {list}"
	KeyOfSide        Key = "of_side {value} {side}" // an amount and whose it is: 15.0 not named
)

// Words about what changed since an earlier time.
const (
	KeyChangeEdition  Key = "change_edition {change} {date} {before}"
	KeyChangeYear     Key = "change_year {change} {date} {before}"
	KeyChangeApart    Key = "change_apart {why} {before} {date}" // there is no number, and both values stand
	KeyUnchanged      Key = "unchanged"
	KeyNoNewFigure    Key = "no_new_figure"
	KeyNoNewerFigure  Key = "no_newer_figure"
	KeyFirstFigure    Key = "first_figure"
	KeyNoFigureBy     Key = "no_figure_by {date}"
	KeyNewMethod      Key = "new_method"
	KeyOtherSource    Key = "other_source"
	KeyWithdrawn      Key = "no_longer_stated"
	KeyNewMethodFrom  Key = "new_method_from {name} {date}"
	KeyChanges        Key = "changes {date}"
	KeyColFigure      Key = "column_figure"
	KeyColEdition     Key = "column_edition {date}"
	KeyColChange      Key = "column_change"
	KeyNotYet         Key = "not_yet"
	KeyNotYetList     Key = "not_yet_list {list}"
	KeyNotUsed        Key = "not_used"
	KeyNotUsedList    Key = "not_used_list {list}"
	KeyCorrections    Key = "corrections"
	KeyCorrected      Key = "corrected"
	KeyNoCorrections  Key = "no_corrections"
	KeyCorrectionList Key = "correction_list {list}"
	KeyUnusedFigure   Key = "unused_figure {name} {figure} {date}"
	KeyCorrection     Key = "correction {name} {date} {now} {before}"
)

// Words of the imprint and of lists.
const (
	KeyPublisher       Key = "publisher {publisher}"
	KeyContact         Key = "contact {contact}"
	KeyStatus          Key = "status {status}"
	KeyStatusDraft     Key = "status_draft"
	KeyStatusFinal     Key = "status_final"
	KeyStatusCorrected Key = "status_corrected"
	KeyReuse           Key = "reuse {notice}"
	KeyAsOf            Key = "as_of {date}"
	KeyListPair        Key = "list_pair {first} {second}"
	KeyListComma       Key = "list_comma {first} {second}"
	KeyListLast        Key = "list_last {first} {second}"
)

// Before a way of counting, the key of its word in the note about a mix; see Catalog.Counting.
const countingPrefix = "counting_"

// Patterns of dates and periods; see date.go.
const (
	dateDay        Key = "dates.day {day} {year} {month}"
	dateMonth      Key = "dates.month {year} {month}"
	dateYear       Key = "dates.year {year}"
	dateAfterDay   Key = "dates.after_day {day} {year} {month}"
	dateAfterMonth Key = "dates.after_month {year} {month}"
	dateAfterYear  Key = "dates.after_year {year}"
	dateShortDay   Key = "dates.short_day {day} {year} {month}"
	dateShortMonth Key = "dates.short_month {year} {month}"
	dateDayOfYear  Key = "dates.day_of_year {day} {month}"
	dateMonthAlone Key = "dates.month_of_year {month}"

	datePart       Key = "dates.part {year} {part_name}"
	dateAfterPart  Key = "dates.after_part {year} {part_name}"
	dateShortPart  Key = "dates.short_part {year} {part_name}"
	datePartOfYear Key = "dates.part_of_year {part_name}"
	dateWeek       Key = "dates.week {week} {year}"
	dateAfterWeek  Key = "dates.after_week {week} {year}"
	dateShortWeek  Key = "dates.short_week {week} {year}"
	dateWeekOfYear Key = "dates.week_of_year {week}"

	periodInPart     Key = "periods.in_part {year} {part_name}"
	periodInWeek     Key = "periods.in_week {week} {year}"
	periodLabelParts Key = "periods.label_parts {from} {to}"

	periodOnDay       Key = "periods.on_day {date}"
	periodInMonth     Key = "periods.in_month {year} {month}"
	periodInYear      Key = "periods.in_year {year}"
	periodInWords     Key = "periods.in_words {words}"
	periodSince       Key = "periods.since {date}"
	periodUntil       Key = "periods.until {date}"
	periodTo          Key = "periods.to {date}"
	periodBy          Key = "periods.by {date}"
	periodFromTo      Key = "periods.from_to {from} {to}"
	periodMonths      Key = "periods.months {from} {to} {year}"
	periodDays        Key = "periods.days {from} {to} {year} {month}"
	periodLabelRange  Key = "periods.label_range {from} {to}"
	periodLabelMonths Key = "periods.label_months {from} {to} {year}"
	periodLabelDays   Key = "periods.label_days {from} {to} {year} {month}"
	periodLabelSince  Key = "periods.label_since {date}"
	periodLabelUntil  Key = "periods.label_until {date}"
)

// Name is what the message files call the text: "source_line", "dates.day".
func (k Key) Name() string {
	name, _, _ := strings.Cut(string(k), " ")
	return name
}

// monthForms are the forms a month's name can be put in; every date pattern may use any of them.
func monthForms() []string {
	return []string{"month", "month_short", "month_in_date", "month_in_phrase"}
}

// partForms are the forms the name of a half-year or a quarter can be put in.
func partForms() []string {
	return []string{"part_name", "part_short", "part_in_date", "part_in_phrase"}
}

// placeholders lists the placeholders that the text must hold, without {month} (see hasMonth) and {part_name} (see hasPart).
func (k Key) placeholders() []string {
	var names []string
	for _, word := range strings.Fields(string(k)) {
		if name := strings.Trim(word, "{}"); name != word && name != "month" && name != "part_name" {
			names = append(names, name)
		}
	}
	return names
}

// hasMonth says that the text must hold one of monthForms.
func (k Key) hasMonth() bool { return strings.HasSuffix(string(k), " {month}") }

// hasPart says that the text must hold one of partForms.
func (k Key) hasPart() bool { return strings.HasSuffix(string(k), " {part_name}") }

// hasPlural says that the text may have a form for each plural category.
func (k Key) hasPlural() bool { return strings.HasSuffix(string(k), " plural") }

// retiredKeys are names of texts of earlier versions, which are no longer printed. A file with them still loads; the schema
// does not list them.
func retiredKeys() []string {
	return []string{"page_of", "source_dated", "revised", "revised_from", "provisional", "estimated", "date_inferred", "filed_under", "payer_named"}
}

// keys lists every text of a message file, in the order of the English file. Files are checked against it, and their schema is
// made of it.
func keys() []Key {
	var countings []Key
	for _, c := range dataset.Countings() {
		countings = append(countings, countingPrefix+Key(c))
	}
	return slices.Concat(frameKeys(), valueKeys(), changeKeys(), countings, chartKeys(), webKeys(), dateKeys())
}

func frameKeys() []Key {
	return []Key{
		KeyTable, KeyTableNumber, KeyContinued, KeyContinuesOn, KeyUnitInTable, KeyTableTotal, KeyTableRest, KeyPageShort, KeyNotesHeading, KeySummary, KeyNote,
		KeyNoteLine, KeyNoteLabel, KeyBackLabel, KeySourceWord, KeySourcesWord, KeySourceLine, KeySourcesLine, KeyOutsideLine,
		KeyOutsidesLine, KeyMainSource, KeySourceShort, KeySourceFull, KeySourceSection, KeyNoDate, KeyNoAddress, KeySlide,
		KeySlideFigures, KeyOwnNotes, KeyFactsSubject, KeyFactsText, KeyEvidence, KeyHandout, KeyNamedFigure, KeyOutsideSpoken, KeyMillions, KeyAmongThem,
		KeyNotStated, KeySuppressed, KeyNoneNamed, KeyNoneStated, KeyNotComparable, KeyMoreThan, KeyMoreThanSign, KeyMoreThanTile,
		KeyAtLeast, KeyAtLeastSign, KeyAtLeastTile, KeyLessThan, KeyLessThanSign, KeyLessThanTile, KeyAtMost, KeyAtMostSign, KeyAtMostTile,
		KeyAbout, KeyAboutSign, KeyAboutTile,
		KeySignMeans, KeyCalculated, KeyOwnSums, KeyExactValue, KeySum, KeyDifference, KeyShareOf, KeyMeanOf, KeyPoints, KeyPoint, KeySumMoreThan, KeyMixes,
		KeyOfSide, KeyPublisher, KeyContact, KeyStatus, KeyStatusDraft, KeyStatusFinal,
		KeyStatusCorrected, KeyReuse, KeyAsOf, KeyListPair, KeyListComma, KeyListLast,
	}
}

func changeKeys() []Key {
	return []Key{
		KeyChangeEdition, KeyChangeYear, KeyChangeApart, KeyUnchanged, KeyNoNewFigure, KeyNoNewerFigure, KeyFirstFigure, KeyNoFigureBy,
		KeyNewMethod, KeyOtherSource, KeyWithdrawn, KeyNewMethodFrom, KeyChanges, KeyColFigure, KeyColEdition, KeyColChange, KeyNotYet, KeyNotYetList, KeyNotUsed, KeyNotUsedList,
		KeyCorrections, KeyCorrected, KeyNoCorrections, KeyCorrectionList, KeyCorrection, KeyUnusedFigure,
	}
}

func dateKeys() []Key {
	return []Key{
		dateDay, dateMonth, dateYear, dateAfterDay, dateAfterMonth, dateAfterYear, dateShortDay, dateShortMonth, dateDayOfYear,
		dateMonthAlone, periodOnDay, periodInMonth, periodInYear, periodInWords, periodSince, periodUntil, periodTo, periodBy,
		periodFromTo, periodMonths, periodDays, periodLabelRange, periodLabelMonths, periodLabelDays, periodLabelSince,
		periodLabelUntil, datePart, dateAfterPart, dateShortPart, datePartOfYear, dateWeek, dateAfterWeek, dateShortWeek, dateWeekOfYear,
		periodInPart, periodInWeek, periodLabelParts,
	}
}
