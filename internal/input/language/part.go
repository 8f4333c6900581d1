package language

import (
	"strconv"
	"strings"
)

// YearPart is a half-year, a quarter or a week (of ISO 8601) of a year: one of the three numbers is set, from 1. The zero value is
// none. It has the fields of the dataset's parts, so that one converts into the other.
type YearPart struct{ Year, Half, Quarter, Week int }

// IsZero says that it is no part of a year.
func (p YearPart) IsZero() bool { return p == YearPart{} }

// Part prints a part of a year without a preposition: "the third quarter of 2024", "the first half of 2024", "week 23 of 2024".
func (c *Calendar) Part(p YearPart) string { return c.partPattern(p, datePart, dateWeek) }

// PartLabel prints a part of a year for tables and charts: "Q3 2024", "H1 2024", "week 23, 2024".
func (c *Calendar) PartLabel(p YearPart) string {
	return c.partPattern(p, dateShortPart, dateShortWeek)
}

// PartInYear prints a part of a year under a heading that gives the year: "Q3", "H1", "week 23".
func (c *Calendar) PartInYear(p YearPart) string {
	return c.partPattern(p, datePartOfYear, dateWeekOfYear)
}

// End prints an end of a period without a preposition: as the part of a year that it was given as, else as a date.
func (c *Calendar) End(d Date, p YearPart) string {
	if p.IsZero() {
		return c.Date(d)
	}
	return c.Part(p)
}

// EndLabel is End for tables and charts.
func (c *Calendar) EndLabel(d Date, p YearPart) string {
	if p.IsZero() {
		return c.DateLabel(d)
	}
	return c.PartLabel(p)
}

// endAfter is an end as it stands after a preposition.
func (c *Calendar) endAfter(d Date, p YearPart) string {
	if p.IsZero() {
		return c.dateAfter(d)
	}
	return c.partPattern(p, dateAfterPart, dateAfterWeek)
}

// partPattern fills in the pattern of half-years and quarters, or that of weeks.
func (c *Calendar) partPattern(p YearPart, part, week Key) string {
	year := strconv.Itoa(p.Year)
	if p.Week > 0 {
		return c.patterns.Msg(week, "week", strconv.Itoa(p.Week), "year", year)
	}
	n := c.partNames(p)
	return c.patterns.Msg(part, "year", year, "part_name", n.name, "part_short", n.short, "part_in_date", n.inDate, "part_in_phrase", n.inPhrase)
}

func (c *Calendar) partNames(p YearPart) monthNames {
	names, n := c.quarters, p.Quarter
	if p.Half > 0 {
		names, n = c.halves, p.Half
	}
	if n < 1 || n > len(names) {
		return monthNames{}
	}
	return names[n-1]
}

// YearSign stands for the year in the texts of PartsTyped.
const YearSign = '\u0000'

// PartsTyped lists how a person may type half-years, quarters and weeks with their year, in all forms of the language: "Q3 2024",
// "third quarter of 2024", "week 23, 2024". The year is YearSign; what the patterns have before the name of a half-year or quarter, an
// article as a rule, is left out.
func (c *Calendar) PartsTyped() []string {
	const year = "{year}"
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if s = strings.ReplaceAll(s, year, string(YearSign)); !seen[s] && strings.ContainsRune(s, YearSign) {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, names := range [][]monthNames{c.halves, c.quarters} {
		for _, n := range names {
			for _, pattern := range []Key{datePart, dateAfterPart, dateShortPart, periodInPart} {
				s := c.patterns.Msg(pattern, "year", year, "part_name", "\x01"+n.name, "part_short", "\x01"+n.short, "part_in_date", "\x01"+n.inDate, "part_in_phrase", "\x01"+n.inPhrase)
				before, after, _ := strings.Cut(s, "\x01")
				if strings.Contains(before, year) {
					after = before[strings.Index(before, year):] + after
				}
				add(after)
			}
		}
	}
	for week := 1; week <= 53; week++ {
		for _, pattern := range []Key{dateWeek, dateAfterWeek, dateShortWeek} {
			add(c.patterns.Msg(pattern, "week", strconv.Itoa(week), "year", year))
		}
	}
	return out
}
