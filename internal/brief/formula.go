package brief

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// isFormula says that a spreadsheet program would take a text for a formula and run it where it opens the data of a
// chart: such programs look at the first character only. A number with a sign is none.
func isFormula(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	switch first {
	case '=', '@', '＝', '＠', '\t', '\r', '\n':
		return true
	case '+', '-', '＋', '－':
		digits := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "", "%", "").Replace(s[size:])
		_, err := strconv.ParseFloat(digits, 64)
		return err != nil
	}
	return false
}

// noFormulas refuses texts in a chart's data that would be run. Changing them there instead would make the data say
// something else than the chart, and a name that begins so is a slip.
func (b *builder) noFormulas(t *chartTemplate, res *chartResult) *chartResult {
	for i, row := range res.rows {
		for _, s := range row {
			b.noFormula(t, s)
		}
		if i > 0 {
			b.noFormula(t, res.printed[i-1])
		}
	}
	return res
}

func (b *builder) noFormula(t *chartTemplate, s string) {
	if !isFormula(s) {
		return
	}
	pos := t.pos
	for _, lang := range []string{"", b.lib.foreign(b.lib.ds.Language)} {
		if d := b.lib.data[inLanguage{lang, s}]; d != nil {
			pos = d.Pos()
		}
	}
	for i := range b.lib.ds.Sources {
		if x := &b.lib.ds.Sources[i]; b.lib.names[x.ID] == s {
			_, pos, _ = x.Short.In(b.lib.lang)
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	b.diags.Add(pos, diag.Error, "formula", "the data of the chart "+source.Quote(t.id)+" hold the text "+source.Quote(s)+
		", which spreadsheet programs would run as a formula, because it begins with "+source.Quote(string(first)),
		"let it begin with a letter or a digit")
}
