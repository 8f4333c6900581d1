package sheet

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
)

// value is what a stored cell means. The problem is for whoever made the table; an error is damage of the file.
func (b *book) value(c stored) (Cell, *diag.Problem, error) {
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(c.value))
		if !c.hasVal {
			return Cell{}, nil, nil
		}
		if err != nil || i < 0 || i >= len(b.strings) {
			return Cell{}, nil, fmt.Errorf("there is no shared text %q", c.value)
		}
		return textCell(b.strings[i]), nil, nil
	case "str", "inlineStr":
		return textCell(c.value), nil, nil
	case "b":
		switch strings.TrimSpace(c.value) {
		case "1", "true":
			return Cell{Kind: Bool, Value: "true"}, nil, nil
		case "0", "false":
			return Cell{Kind: Bool, Value: "false"}, nil, nil
		case "":
			return Cell{}, nil, nil
		}
		return Cell{}, nil, fmt.Errorf("%q is neither true nor false", c.value)
	case "e":
		return Cell{}, diag.NewProblem("cell-error", fmt.Sprintf("the cell holds the error %s in place of a value", c.value), "mend the formula, or write what the cell stands for"), nil
	case "d":
		return isoDate(strings.TrimSpace(c.value))
	case "", "n":
		if s := strings.TrimSpace(c.value); s != "" {
			return b.number(s, c.style)
		}
		return Cell{}, nil, nil
	}
	return Cell{}, nil, fmt.Errorf("no cell has the type %q", c.kind)
}

// escaped is a character that XML cannot hold as the file writes it (ST_Xstring, ECMA-376 part 1, 22.9.2.19).
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// textCell makes a cell of a text, with plain line ends.
func textCell(s string) Cell {
	if strings.Contains(s, "_x") {
		s = escaped.ReplaceAllStringFunc(s, func(e string) string {
			n, _ := strconv.ParseUint(e[2:6], 16, 32)
			return string(rune(n))
		})
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	if s = trim(s); s == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Value: s}
}

// isoDate reads a date that is stored as text, as the strict form of Open XML can.
func isoDate(s string) (Cell, *diag.Problem, error) {
	if s == "" {
		return Cell{}, nil, nil
	}
	day, _, _ := strings.Cut(s, "T")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return Cell{}, nil, fmt.Errorf("%q is no date", s)
	}
	return Cell{Kind: Date, Value: day}, nil, nil
}

// number makes a cell of a stored number and its format.
func (b *book) number(s string, style int) (Cell, *diag.Problem, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return Cell{}, nil, fmt.Errorf("%q is no number", s)
	}
	number := plain(f)
	form := general
	if style >= 0 && style < len(b.formats) {
		form = b.formats[style]
	}
	sec := form.section(f)
	if sec.date {
		t, ok := b.day(f)
		if !ok {
			return Cell{}, diag.NewProblem("no-such-day", fmt.Sprintf("the cell is formatted as a date, but its number, %s, is that of no day", number), "format the cell as a number, or write the date again"), nil
		}
		return Cell{Kind: Date, Value: t.Format(sec.precision()), Shown: sec.showTime(t, f)}, nil, nil
	}
	d := decimal.RequireFromString(number)
	c := Cell{Kind: Number, Value: number, Percent: sec.percent > 0}
	if sec.time {
		if t, ok := b.moment(f); ok {
			c.Shown = sec.showTime(t, f)
		}
		return c, nil, nil
	}
	c.Shown = sec.showNumber(d, f)
	if c.Percent {
		c.Value = d.Shift(2).String()
	}
	return c, nil, nil
}

// precision is how much of a date a section shows: a month and a year are no day, though a day is stored.
func (s section) precision() string {
	has := map[byte]bool{}
	for _, t := range s.tokens {
		if t.kind == dateTime {
			has[t.text[0]] = true
		}
	}
	switch {
	case s.unknown || has['d'] || !has['y']:
		return time.DateOnly
	case has['m']:
		return "2006-01"
	}
	return "2006"
}

// plain writes a number without an exponent, with the fewest digits that read back as it; beyond the fifteen digits that
// spreadsheet programs show it is rounded to these.
func plain(f float64) string {
	if f == 0 {
		return "0" // also of -0
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	mantissa, _, _ := strings.Cut(strings.TrimPrefix(s, "-"), "e")
	if len(mantissa) > len("1.")+14 {
		short, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', 14, 64), 64)
		if err == nil {
			f = short
		}
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// lastDay is the number of 31 December 9999, the last day that spreadsheet programs know, in the date system of 1900.
const lastDay = 2958465

// day is the day that a number stands for in the workbook's date system. In that of 1900 the number 60 is 29 February, a day
// that never was: Excel took the fault over from Lotus 1-2-3, so that all later numbers are one too large.
func (b *book) day(f float64) (time.Time, bool) {
	if !b.date1904 && math.Floor(f) == 60 || f < 0 || !b.date1904 && f < 1 {
		return time.Time{}, false
	}
	return b.moment(f)
}

// moment is the second that a number stands for; numbers below 1 are times without a day.
func (b *book) moment(f float64) (time.Time, bool) {
	if f < 0 || f >= lastDay+1 {
		return time.Time{}, false
	}
	from := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case b.date1904:
		from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case f < 60:
		from = from.AddDate(0, 0, 1)
	}
	seconds := int64(math.Round(f * 86400))
	t := from.AddDate(0, 0, int(seconds/86400)).Add(time.Duration(seconds%86400) * time.Second)
	return t, t.Year() <= 9999
}
