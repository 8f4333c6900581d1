package compose

import (
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
)

// yearSpan is the time an action or value covers, in years; what is open is unbounded.
type yearSpan struct{ from, to int }

// covered is the time of something a title refers to, with the place of the reference.
type covered struct {
	yearSpan
	off int
}

func (r *rendering) cover(x *phrase.Ref, s yearSpan, known bool) {
	if known {
		r.years = append(r.years, covered{s, x.Offset})
	}
}

func (r *rendering) coverAction(x *phrase.Ref, a *dataset.Action) {
	if r.use.Dated() {
		s, known := years(a.Time, r.c.Set.AsOf)
		r.cover(x, s, known)
	}
}

// checkYears sees that a year typed into a title lies in the time of what it stands with: the nearest reference before
// it, or else behind it. Any reference would not do: "607 arrests in 2018 and 551 vessels since 2015" would let the
// vessels vouch for the year of the arrests. A title without a figure, such as "Measures since 2015", may name any year.
func (r *rendering) checkYears(t *phrase.Text) {
	if len(t.Years) == 0 || len(r.years) == 0 && !r.c.Lib.Texts.HasFigure(t) {
		return
	}
	f := phrase.Flatten(t.Paragraphs[0])
	for _, y := range t.Years {
		in, at := false, f.Offset(y.At)
		near := r.nearest(at)
		for _, s := range r.years {
			in = in || s.off == near && y.Year >= s.from && y.Year <= s.to
		}
		if !in {
			r.c.Diags.Add(f.Pos(t, y.At), diag.Error, "typed-year",
				"the year "+f.Text(y.At, 4)+" does not lie in the period of the figure it stands with",
				"let the year come from the data, as in {{ID.period}} of a figure or {{ID.date}} of an action")
		}
	}
}

// nearest is the place of the last reference to something dated before a place, or of the first behind it.
func (r *rendering) nearest(at int) int {
	before, behind := -1, -1
	for _, s := range r.years {
		switch {
		case s.off < at:
			before = max(before, s.off)
		case behind < 0 || s.off < behind:
			behind = s.off
		}
	}
	if before >= 0 {
		return before
	}
	return behind
}

// years are those that a period covers; not known where no date is given. What has no end goes on until now.
func years(p dataset.Period, now dataset.Date) (s yearSpan, known bool) {
	first, last := p.Years()
	switch {
	case p.NotStated || p.From.Year == 0 && p.To.Year == 0:
		return yearSpan{}, false
	case p.OpenTo || p.To.Year == 0:
		return yearSpan{first, max(first, now.Year)}, true
	case p.From.Year == 0: // only the end is known
		return yearSpan{last, last}, true
	}
	return yearSpan{first, last}, true
}

// coveredBy are the years a value speaks of. A running total speaks of all the time since its count began, a
// computed value of the time its parts share.
func coveredBy(v *figures.Value) (s yearSpan, known bool) {
	s, known = years(v.Period, v.Published)
	if v.Counting == dataset.Cumulative && v.Start.Year > 0 {
		s.from = min(s.from, v.Start.Year)
	}
	return s, known
}
