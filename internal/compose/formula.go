package compose

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/input/template"
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
func noFormulas(c *Composer, t *template.Chart, res *kind.Result) {
	for i, row := range res.Data {
		for _, s := range row {
			noFormula(c, t, s)
		}
		if i > 0 {
			noFormula(c, t, res.Printed[i-1])
		}
	}
}

func noFormula(c *Composer, t *template.Chart, s string) {
	if !isFormula(s) {
		return
	}
	pos, found := c.Lib.Texts.PlaceOf(s)
	for i := range c.Data.Sources {
		if x := &c.Data.Sources[i]; words.SourceName(c.Printer, x) == s {
			_, pos, _ = x.Short.In(c.Lib.Texts.Lang)
			found = true
		}
	}
	if !found {
		pos = t.Pos
	}
	first, _ := utf8.DecodeRuneInString(s)
	c.Diags.Add(pos, diag.Error, "formula", "the data of the chart "+source.Quote(t.ID)+" hold the text "+source.Quote(s)+
		", which spreadsheet programs would run as a formula, because it begins with "+source.Quote(string(first)),
		"let it begin with a letter or a digit")
}
