// Package bars is the chart of horizontal bars from zero, in groups, each bar of one or more parts.
package bars

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
)

// Chart is a set of horizontal bars from zero. Values are in any one unit; only their ratios matter.
type Chart struct {
	Groups []Group
	// SolidKey and OutlinedKey are the words of the direct key, with a short form for when the two would meet.
	// Empty: no key.
	SolidKey, SolidKeyShort       span.Span
	OutlinedKey, OutlinedKeyShort span.Span
	NoCaptions                    bool      // never draw captions: parts of one fill merge
	Narrow                        *Chart    // what is drawn instead where room is small; nil: the same
	Rest                          span.Span // words under the last bar, of Narrow: how many bars are left out, and where they are
}

// Group is a block of bars. The first has no label; each further one stands below a hairline with its label.
type Group struct {
	Label span.Span
	Rows  []Row
}

// Row is one bar.
type Row struct {
	Label    span.Span
	Short    span.Span  // shorter label, for a column that is narrow; empty: none
	Detail   span.Span  // smaller, under the label: "EU, mobilised in 2018"
	Parts    []kit.Part // solid parts first, then outlined; they are drawn in this order
	Value    span.Span  // at the bar's end: "231.3 + 15.0", "more than 23", "not stated"
	Aside    span.Span  // smaller, after the value: "payer not named"
	MoreThan bool       // open end: gap and arrowhead after the last part
	Missing  bool       // no bar at all: the value says so
}

// Name is the kind as templates write it.
const Name = "bars"

// Kind returns the kind's name.
func (b *Chart) Kind() string { return Name }

// Small is what is drawn where room is small: on slides, cards and narrow screens.
func (b *Chart) Small() *Chart {
	if b.Narrow != nil {
		return b.Narrow
	}
	return b
}

// Shorter leaves out the last row of what is shown where room is small.
func (b *Chart) Shorter() kit.Plot {
	out := *b.Small()
	out.Groups, out.Rest = slices.Clone(out.Groups), span.Plain("") // its number would be wrong
	last := len(out.Groups) - 1
	if last < 0 {
		return nil
	}
	if n := len(out.Groups[last].Rows); n > 1 {
		out.Groups[last].Rows = out.Groups[last].Rows[:n-1]
	} else if out.Groups = out.Groups[:last]; last == 0 {
		return nil
	}
	return &out
}

// check finds what no drawing can mend.
func (b *Chart) check(l *kit.Layout) bool {
	rows := 0
	for _, g := range b.Groups {
		if len(g.Rows) == 0 {
			l.Fail("chart-empty", "", "has a group%s without rows", kit.Quoted(g.Label.S))
		}
		for _, r := range g.Rows {
			rows++
			r.check(l)
		}
	}
	if rows == 0 {
		l.Fail("chart-empty", "", "has no rows")
	}
	return !l.Failed()
}

func (r *Row) check(l *kit.Layout) {
	if kit.Blank(r.Label.S) {
		l.Fail("chart-label", "", "has a row without a label")
	}
	if r.Value.S == "" {
		l.Fail("chart-label", "a missing value says so in words", "has no value label for \"%s\"", r.Label.S)
	}
	switch {
	case r.Missing && len(r.Parts) > 0:
		l.Fail("chart-missing", "", "has both a bar and a missing value for \"%s\"", r.Label.S)
	case r.Missing && r.MoreThan:
		l.Fail("chart-missing", "", "says \"more than\" of the missing value of \"%s\"", r.Label.S)
	case !r.Missing && len(r.Parts) == 0:
		l.Fail("chart-empty", "", "has no parts for \"%s\"", r.Label.S)
	}
	l.CheckSizes(r.Label.S, r.Parts)
}

// detailed says whether a bar has a line under its label.
func detailed(b *Chart) bool {
	for _, g := range b.Groups {
		for _, r := range g.Rows {
			if r.Detail.S != "" {
				return true
			}
		}
	}
	return false
}

// rowCount is the number of bars.
func (b *Chart) rowCount() (n int) {
	for _, g := range b.Groups {
		n += len(g.Rows)
	}
	return n
}

// Load are the bars whose names have a line of text, and these lines.
func (b *Chart) Load() (l kit.Load) {
	for _, g := range b.Small().Groups {
		for _, r := range g.Rows {
			if r.Detail.S != "" {
				l.Bars++
				l.Words = append(l.Words, r.Detail.S)
			}
		}
	}
	return l
}
