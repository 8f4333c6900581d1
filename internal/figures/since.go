package figures

import (
	"cmp"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// Movement says what became of a figure since an earlier time.
type Movement string

// The movements. Only of an exact one is there a number; of the others both values stand, where there are two.
const (
	Exactly     Movement = "exactly"         // there is a newer figure, and the change is a number
	NoNewFigure Movement = "no-new"          // the latest figure was known then
	FirstFigure Movement = "first"           // there was none then
	Corrected   Movement = "published-again" // the figure known then was published again by its publisher, with another value
	OtherSource Movement = "other-source"    // for the period of the figure known then, that of another publisher stands today
	NewMethod   Movement = "new-method"      // it is counted by another method since
	NotExactly  Movement = "not-exactly"     // one of the two is a lower bound, their periods are unlike, or a rule keeps them apart
	Withdrawn   Movement = "not-stated"      // there was one, and today the source says that none is stated
	NoFigure    Movement = "no-figure-yet"   // there is none today
)

// Since is how a change came about.
type Since struct {
	Now, Before *Value       // the figure today and then; nil where there was none
	Day         dataset.Date // the last day on which Before could be known, or on which its period could end
	Movement    Movement
}

// EditionBefore is the as-of day of the edition before that of a day: the end of the month before, whether it was built or not.
func EditionBefore(asOf dataset.Date) dataset.Date {
	d := asOf.Last()
	if d.Month == 1 {
		return dataset.Date{Year: d.Year - 1, Month: 12}.Last()
	}
	return dataset.Date{Year: d.Year, Month: d.Month - 1}.Last()
}

// since finds the two values of a change and what became of the first.
func (s *Set) since(d *dataset.Derived) (*Since, *diag.Problem) {
	r, _ := dataset.ParseRef(d.Change)
	ind := s.Dataset.Indicator(r.ID)
	now, problem := s.Value(d.Change)
	if problem != nil {
		return nil, problem
	}
	if now.OfCodes {
		return nil, diag.NewProblem("one-series", d.Change+" is added up of its codes, and what was known of it at an earlier edition was published by nobody", "write change: "+d.Change+", between: [2023, 2024], or name one of its codes")
	}
	c := &Since{Now: now, Day: EditionBefore(s.AsOf)}
	if d.Since == dataset.SinceYear {
		c.Day = s.AsOf.YearBefore()
		c.Before = s.yearBefore(now, c.Day)
	} else {
		then := s.vintage.at(c.Day)
		c.Before = s.vintage.point(ind, now.Key, then.choose(ind, then.candidates(ind, now.Key)))
	}
	c.Movement = s.movement(c)
	return c, nil
}

// yearBefore is the value of the period a year before that of a value; where no figure is of just that period, the latest of
// those whose period had ended by a day.
func (s *Set) yearBefore(now *Value, day dataset.Date) *Value {
	if now.Obs == nil {
		return nil
	}
	points := s.Series(now.Ref)
	if want, ok := now.Obs.TimePeriod.YearBefore(); ok {
		if v := s.ofJust(now, want); v != nil {
			return v
		}
	}
	var last *Value
	for _, v := range points {
		if endOf(v.Obs).Compare(day) <= 0 {
			last = v
		}
	}
	return last
}

// point is the value of one observation, named by the date it speaks for; nil of none.
func (n vintage) point(ind *dataset.Indicator, key dataset.Key, o *dataset.Observation) *Value {
	if o == nil || o.Missing {
		return nil
	}
	v := n.observed("", ind, key, []*dataset.Observation{o})
	v.Ref = refOf(ind.ID, key) + "@" + periodOf(o, n.candidates(ind, key))
	return v
}

// movement says what became of a figure.
func (s *Set) movement(c *Since) Movement {
	switch {
	case c.Now.Missing && c.Before != nil && c.Now.Obs != nil:
		return Withdrawn
	case c.Now.Missing:
		return NoFigure
	case c.Before == nil:
		return FirstFigure
	case apart(c.Now.Counting, c.Now.Period, c.Before.Period):
		return NotExactly
	case endOf(c.Now.Obs) == endOf(c.Before.Obs):
		if sameFigure(c.Now, c.Before) {
			return NoNewFigure
		}
		return s.replaced(c.Before, c.Now)
	}
	if stands := s.standing(c.Before); stands != nil && !sameFigure(stands, c.Before) {
		return s.replaced(c.Before, stands)
	}
	switch {
	case c.Now.Obs.Status.Has(dataset.StatusRevised) && c.Now.Period.OpenTo && c.Before.Period.OpenTo && c.Now.Period.From == c.Before.Period.From:
		return Corrected // of a running total without an end, published again
	case s.breaksBetween(c):
		return NewMethod
	case c.Now.Qualifier != dataset.Exact || c.Before.Qualifier != dataset.Exact || !alike(c.Now, c.Before):
		return NotExactly
	case c.Now.Counting == dataset.Cumulative && c.Now.Number.LessThan(c.Before.Number):
		return NotExactly // a running total does not fall: one of the two was corrected, or counted in another way
	}
	return Exactly
}

func sameFigure(a, b *Value) bool { return a.Number.Equal(b.Number) && a.Qualifier == b.Qualifier }

// replaced says why another figure stands for the period of one that was known.
func (s *Set) replaced(before, by *Value) Movement {
	if s.vintage.publisher(before.Obs) == s.vintage.publisher(by.Obs) {
		return Corrected
	}
	return OtherSource
}

// standing is what stands today for the period of a figure that was known; nil if nothing does.
func (s *Set) standing(before *Value) *Value {
	for _, v := range s.Series(before.Ref) {
		switch {
		case endOf(v.Obs) != endOf(before.Obs):
		case apart(v.Counting, v.Period, before.Period):
			return s.ofJust(before, before.Period)
		default:
			return v
		}
	}
	return nil
}

// ofJust is the value of the figure of another for just a period; nil if there is none.
func (s *Set) ofJust(v *Value, p dataset.Period) *Value {
	n := s.vintage
	just := slices.DeleteFunc(n.candidates(v.Indicator, v.Key), func(o *dataset.Observation) bool { return !o.TimePeriod.Same(p) })
	return n.point(v.Indicator, v.Key, n.choose(v.Indicator, just))
}

// alike says that two figures of one indicator are of periods that may be subtracted: what counts single periods asks for
// periods of one length; a level or a running total stands at a date.
func alike(a, b *Value) bool {
	return !momentary(a.Counting) || sameLength(a.Period, b.Period)
}

// sameLength says that two periods are both whole years, months or days, and as many: a quarter is 3 months, a week 7 days.
func sameLength(p, q dataset.Period) bool {
	x, y := precisionOf(p), precisionOf(q)
	return x == y && x != precision{}
}

// breaksBetween says that the method of counting changed after the earlier of two figures.
func (s *Set) breaksBetween(c *Since) bool {
	for _, o := range s.vintage.candidates(c.Now.Indicator, c.Now.Key) {
		if o.Status.Has(dataset.StatusBreak) && endOf(o).Compare(endOf(c.Before.Obs)) > 0 && endOf(o).Compare(endOf(c.Now.Obs)) <= 0 {
			return true
		}
	}
	return false
}

// why is the reason that a change has no number.
func (c *Since) why(ref string) *diag.Problem {
	say := func(id, message string) *diag.Problem {
		return diag.NewProblem(id, ref+" has no number: "+message, "of such a change both values stand; a text has words for it in none=, first= or unlike= of {{"+ref+"|up=...|down=...|same=...}}")
	}
	of := withoutPeriod(c.Now.Ref)
	switch c.Movement {
	case NoFigure:
		return cmp.Or(firstProblem(c.Now), say("missing-not-zero", of+" is not stated"))
	case NoNewFigure:
		return say("no-new-figure", "there is no newer figure of "+of+" than that of "+c.Before.Obs.AsAsked())
	case FirstFigure:
		return say("no-figure-before", "there was no figure of "+of+" by "+c.Day.String())
	case Withdrawn:
		return say("no-longer-stated", of+" is not stated any more")
	case Corrected:
		return say("figure-corrected", "the figure of "+c.Before.Obs.AsAsked()+" was corrected")
	case OtherSource:
		return say("other-source", "for "+c.Before.Obs.AsAsked()+" the figure of another publisher stands")
	case NewMethod:
		return say("new-method", of+" is counted by another method since")
	case NotExactly:
		switch {
		case c.Now.Qualifier != dataset.Exact || c.Before.Qualifier != dataset.Exact:
			return say("lower-bound", "one of the two figures is a lower bound")
		case !alike(c.Now, c.Before):
			return say("unlike-periods", of+" is of "+c.Before.Period.String()+" and of "+c.Now.Period.String()+", which are not equally long")
		}
		return say("falling-total", of+" is a running total and falls: one of the two figures was corrected, or counted in another way")
	}
	return nil
}

func firstProblem(v *Value) *diag.Problem {
	if len(v.Problems) == 0 {
		return nil
	}
	return v.Problems[0]
}

// Correction is a figure that its publisher published again, with another value.
type Correction struct{ Now, Before *Value }

// Corrections lists what was corrected of an indicator ("ID" or "ID/CODE") after a day, by the date it is of.
func (s *Set) Corrections(ref string, after dataset.Date) []Correction {
	var list []Correction
	then := s.vintage.at(after.Last())
	for _, now := range s.Series(ref) {
		known := slices.DeleteFunc(then.candidates(now.Indicator, now.Key), func(o *dataset.Observation) bool {
			return endOf(o) != endOf(now.Obs) || apart(now.Counting, o.TimePeriod, now.Period) || s.vintage.publisher(o) != s.vintage.publisher(now.Obs)
		})
		if before := then.point(now.Indicator, now.Key, then.choose(now.Indicator, known)); before != nil && !sameFigure(now, before) {
			list = append(list, Correction{now, before})
		}
	}
	return list
}

// Unused lists the observations of an indicator ("ID" or "ID/CODE") that were published after a day and by that of the set, and
// that are not used for low confidence. The zero date means all that were published.
func (s *Set) Unused(ref string, after dataset.Date) []*dataset.Observation {
	r, _ := dataset.ParseRef(withoutPeriod(ref))
	ind := s.Dataset.Indicator(r.ID)
	if ind == nil {
		return nil
	}
	if problem := checkKey(s.Dataset, ind, r.Key); problem != nil {
		return nil
	}
	return slices.DeleteFunc(s.Dataset.ObservationsOf(ind, r.Key), func(o *dataset.Observation) bool {
		return o.Confidence != dataset.LowConfidence || !s.vintage.published(o) || !after.IsZero() && o.Published.Last().Compare(after.Last()) <= 0
	})
}

// Since is what became of a figure ("ID", "ID/CODE" or the id of a derived value) since an earlier edition of the same dataset.
func (s *Set) Since(then *Set, ref string) *Since {
	c := &Since{Now: s.values[ref], Before: then.values[ref], Day: then.AsOf}
	switch {
	case c.Now == nil:
		return nil
	case c.Before == nil || c.Before.Missing:
		c.Before = nil
	case c.Before.Obs != nil:
		c.Before = then.vintage.point(c.Before.Indicator, c.Before.Key, c.Before.Obs)
	}
	switch {
	case c.Now.Derived == nil || c.Now.Missing || c.Before == nil:
		c.Movement = s.movement(c)
	case c.Now.NotExact || c.Before.NotExact:
		c.Movement = NotExactly
		if c.Now.NotExact == c.Before.NotExact {
			c.Movement = NoNewFigure
		}
	case sameFigure(c.Now, c.Before):
		c.Movement = NoNewFigure
	case c.Now.Qualifier != dataset.Exact || c.Before.Qualifier != dataset.Exact:
		c.Movement = NotExactly
	default:
		c.Movement = Exactly
	}
	if c.Movement == Exactly && len(s.Compare(InDifference, dataset.Countings(), c.Now, c.Before)) > 0 {
		c.Movement = NotExactly
	}
	return c
}
