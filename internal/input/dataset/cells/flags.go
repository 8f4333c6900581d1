package cells

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
	"briefing/internal/source/mend"
	"briefing/internal/source/sheet"
)

// This file reads signs that publishers put beside numbers, or into a column of their own: "123 p", "be".

// checkFlags checks that signs stand for statuses.
func (r *Rows) checkFlags() {
	for _, x := range r.form.Flags {
		if words := dataset.ObservationStatus("").Values(); !slices.Contains(words, x.Means.S) {
			message, hint := source.Unknown("status", x.Means.S, words)
			r.l.Add(x.Means.Pos, diag.Error, "flags", message, hint)
		}
	}
}

// checkStatus reports what stands in the column status and is none.
func (r *Rows) checkStatus(row, col int) {
	text := r.t.At(row, col).Value
	if text == "" {
		return
	}
	all := dataset.ObservationStatus("").Values()
	for _, word := range r.statuses(text) {
		if slices.Contains(all, word) {
			continue
		}
		message, hint := source.Unknown("status", word, all)
		also := ""
		if source.Nearest(word, all) == "" {
			also = "say what the signs of the file stand for, as in flags: {" + mend.Quoted(word) + ": " + string(dataset.StatusProvisional) + "}"
		}
		r.l.Add(r.t.Pos(row, col), diag.Error, "unknown-status", message, hint, also)
	}
}

// flagged are the statuses that a text of signs stands for: one sign, several of one letter each, or several with commas or blanks
// between them. It is nil for any other text.
func (r *Rows) flagged(text string) (statuses []string) {
	if len(r.form.Flags) == 0 || text == "" {
		return nil
	}
	if means, known := r.form.Flags.meaning(text); known {
		return []string{means.S}
	}
	signs := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(", \u00a0\u202f", c) })
	if len(signs) == 1 {
		signs = strings.Split(text, "")
	}
	for _, s := range signs {
		means, known := r.form.Flags.meaning(s)
		if !known {
			return nil
		}
		if !slices.Contains(statuses, means.S) {
			statuses = append(statuses, means.S)
		}
	}
	return statuses
}

// unflagged takes the signs off the text of a number.
func (r *Rows) unflagged(cell sheet.Cell) (text string, statuses []string) {
	shown := cell.Value
	if cell.Kind == sheet.Number {
		shown = cell.Shown // a number format may show a sign
	}
	if number, mark := markedNumber(shown); number != "" {
		if statuses = r.flagged(mark); statuses != nil && cell.Kind == sheet.Text {
			return number, statuses
		}
	}
	return cell.Value, statuses
}

// missing is what a cell without a number stands for, with the statuses of signs behind it: ": c".
func (r *Rows) missing(text string) (means string, statuses []string, known bool) {
	if m, known := r.form.Missing.meaning(text); known {
		return m.S, nil, true
	}
	if at := strings.LastIndexAny(text, " \u00a0\u202f"); at > 0 {
		_, blank := utf8.DecodeRuneInString(text[at:])
		m, known := r.form.Missing.meaning(strings.TrimRight(text[:at], " \u00a0\u202f"))
		if statuses = r.flagged(text[at+blank:]); known && statuses != nil {
			return m.S, statuses, true
		}
	}
	return "", nil, false
}
