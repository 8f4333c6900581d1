package language

import (
	"slices"
	"strings"

	"briefing/internal/input/dataset"
)

// Words about what is said of a value beside its number: its status, and the interval around it.
const (
	KeySignProvisional Key = "sign_provisional"
	KeySignEstimated   Key = "sign_estimated"
	KeySignRevised     Key = "sign_revised"
	KeySignBreak       Key = "sign_break"
	KeyRevised         Key = "is_revised"
	KeyBreak           Key = "is_break"

	KeyStatusOf Key = "status_of {status} {list}" // in the note of a chart

	KeyInterval      Key = "interval {low} {high}"              // behind a number in a table
	KeyIntervalTo    Key = "interval_to {low} {high}"           // the same where an end is below zero, and as it is spoken
	KeyIntervalMeans Key = "interval_means {words}"             // under a table
	KeyIntervalLine  Key = "interval_line {words} {low} {high}" // under the number of a tile
	KeyIntervalParts Key = "interval_parts"                     // of a value that is computed from such

	KeyFieldLow      Key = "charts.field_low"
	KeyFieldHigh     Key = "charts.field_high"
	KeyFieldInterval Key = "charts.field_interval"
	KeyFieldStatus   Key = "charts.field_status"
)

func valueKeys() []Key {
	return []Key{KeySignProvisional, KeySignEstimated, KeySignRevised, KeySignBreak, KeyRevised, KeyBreak, KeyStatusOf,
		KeyInterval, KeyIntervalTo, KeyIntervalMeans, KeyIntervalLine, KeyIntervalParts,
		KeyFieldLow, KeyFieldHigh, KeyFieldInterval, KeyFieldStatus}
}

// flagged are the sign and the words of each status that is printed beside a value.
var flagged = map[dataset.ObservationStatus]struct{ sign, words Key }{
	dataset.StatusProvisional: {KeySignProvisional, KeyProvisional},
	dataset.StatusEstimated:   {KeySignEstimated, KeyEstimated},
	dataset.StatusRevised:     {KeySignRevised, KeyRevised},
	dataset.StatusBreak:       {KeySignBreak, KeyBreak},
}

// StatusSign is what stands behind a number for its statuses, and the same in words: "p", "provisional". Both are empty for what
// is final.
func (m *Messages) StatusSign(statuses dataset.Statuses) (sign, words string) {
	var signs, said []string
	for _, status := range dataset.FlaggedStatuses() {
		if keys := flagged[status]; statuses.Has(status) {
			signs, said = append(signs, m.Msg(keys.sign)), append(said, m.Msg(keys.words))
		}
	}
	return strings.Join(signs, ""), strings.Join(said, ", ")
}

// StatusNote says what the signs of statuses mean that stand in a table or chart, in their order.
func (m *Messages) StatusNote(used dataset.Statuses) string {
	var notes []string
	for _, status := range dataset.FlaggedStatuses() {
		if slices.Contains(used, status) {
			keys := flagged[status]
			notes = append(notes, m.Msg(KeySignMeans, "sign", m.Msg(keys.sign), "words", m.Msg(keys.words)))
		}
	}
	return strings.Join(notes, "; ")
}
