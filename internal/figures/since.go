package figures

import (
	"cmp"
	"time"

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
	Corrected   Movement = "published-again" // the figure known then was published again, with another value
	NewMethod   Movement = "new-method"      // it is counted by another method since
	NotExactly  Movement = "not-exactly"     // one of the two is a lower bound, or a rule keeps them apart
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

// yearBefore is the same day a year before; of 29 February the 28th.
func yearBefore(d dataset.Date) dataset.Date {
	d.Year--
	if d.Day > 0 {
		d.Day = min(d.Day, time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day())
	}
	return d
}

// since finds the two values of a change and what became of the first.
func (s *Set) since(d *dataset.Derived) (*Since, *diag.Problem) {
	r, _ := dataset.ParseRef(d.Change)
	ind := s.Dataset.Indicator(r.ID)
	now, problem := s.Value(d.Change)
	if problem != nil {
		return nil, problem
	}
	c := &Since{Now: now, Day: EditionBefore(s.AsOf)}
	if d.Since == dataset.SinceYear {
		c.Day = yearBefore(s.AsOf)
		c.Before = s.yearBefore(now, c.Day)
	} else {
		then := vintage{s.vintage.ds, c.Day, s.vintage.rank}
		c.Before = s.vintage.point(ind, now.Member, then.choose(then.candidates(ind, now.Member)))
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
	if p := now.Obs.TimePeriod; closed(p) && !p.OpenFrom && !p.OpenTo {
		want := dataset.Period{From: yearBefore(p.From), To: yearBefore(p.To)}
		for _, v := range points {
			if samePeriod(v.Obs.TimePeriod, want) {
				return v
			}
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
func (n vintage) point(ind *dataset.Indicator, m *dataset.Member, o *dataset.Observation) *Value {
	if o == nil || o.Missing {
		return nil
	}
	v := n.observed("", ind, m, []*dataset.Observation{o})
	v.Ref = refOf(ind.ID, m) + "@" + o.At().String()
	return v
}

// movement says what became of a figure.
func (s *Set) movement(c *Since) Movement {
	switch {
	case c.Now.Missing:
		return NoFigure
	case c.Before == nil:
		return FirstFigure
	case endOf(c.Now.Obs) == endOf(c.Before.Obs):
		if c.Now.Number.Equal(c.Before.Number) && c.Now.Qualifier == c.Before.Qualifier {
			return NoNewFigure
		}
		return Corrected
	case s.corrected(c.Before):
		return Corrected
	case s.breaksBetween(c):
		return NewMethod
	case c.Now.Qualifier != dataset.Exact || c.Before.Qualifier != dataset.Exact:
		return NotExactly
	}
	return Exactly
}

// corrected says that a figure known then is not what stands for its period today.
func (s *Set) corrected(before *Value) bool {
	for _, v := range s.Series(before.Ref) {
		if endOf(v.Obs) == endOf(before.Obs) {
			return !v.Number.Equal(before.Number) || v.Qualifier != before.Qualifier
		}
	}
	return false
}

// breaksBetween says that the method of counting changed after the earlier of two figures.
func (s *Set) breaksBetween(c *Since) bool {
	for _, o := range s.vintage.candidates(c.Now.Indicator, c.Now.Member) {
		if o.Status == dataset.StatusBreak && endOf(o).Compare(endOf(c.Before.Obs)) > 0 && endOf(o).Compare(endOf(c.Now.Obs)) <= 0 {
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
	switch c.Movement {
	case NoFigure:
		return cmp.Or(firstProblem(c.Now), say("missing-not-zero", c.Now.Ref+" is not stated"))
	case NoNewFigure:
		return say("no-new-figure", "there is no newer figure of "+c.Now.ID+" than that of "+c.Before.Obs.At().String())
	case FirstFigure:
		return say("no-figure-before", "there was no figure of "+c.Now.ID+" by "+c.Day.String())
	case Corrected:
		return say("figure-corrected", "the figure of "+c.Before.Obs.At().String()+" was corrected")
	case NewMethod:
		return say("new-method", c.Now.ID+" is counted by another method since")
	case NotExactly:
		return say("lower-bound", "one of the two figures is a lower bound")
	}
	return nil
}

func firstProblem(v *Value) *diag.Problem {
	if len(v.Problems) == 0 {
		return nil
	}
	return v.Problems[0]
}

// Correction is a figure that was published again, with another value, since the edition before.
type Correction struct{ Now, Before *Value }

// Corrections lists what was corrected of an indicator ("ID" or "ID/member") since the edition before, by the date it is of.
func (s *Set) Corrections(ref string) []Correction {
	var list []Correction
	then := vintage{s.vintage.ds, EditionBefore(s.AsOf), s.vintage.rank}
	for _, now := range s.Series(ref) {
		var known []*dataset.Observation
		for _, o := range then.candidates(now.Indicator, now.Member) {
			if endOf(o) == endOf(now.Obs) {
				known = append(known, o)
			}
		}
		before := then.point(now.Indicator, now.Member, then.choose(known))
		if before != nil && (!before.Number.Equal(now.Number) || before.Qualifier != now.Qualifier) {
			list = append(list, Correction{now, before})
		}
	}
	return list
}

// Since is what became of a figure ("ID", "ID/member" or the id of a derived value) since an earlier edition of the same dataset.
func (s *Set) Since(then *Set, ref string) *Since {
	c := &Since{Now: s.values[ref], Before: then.values[ref], Day: then.AsOf}
	switch {
	case c.Now == nil:
		return nil
	case c.Before == nil || c.Before.Missing:
		c.Before = nil
	case c.Before.Obs != nil:
		c.Before = then.vintage.point(c.Before.Indicator, c.Before.Member, c.Before.Obs)
	}
	switch {
	case c.Now.Derived == nil || c.Now.Missing || c.Before == nil:
		c.Movement = s.movement(c)
	case c.Now.NotExact || c.Before.NotExact:
		c.Movement = NotExactly
		if c.Now.NotExact == c.Before.NotExact {
			c.Movement = NoNewFigure
		}
	case c.Now.Number.Equal(c.Before.Number) && c.Now.Qualifier == c.Before.Qualifier:
		c.Movement = NoNewFigure
	case c.Now.Qualifier != dataset.Exact || c.Before.Qualifier != dataset.Exact:
		c.Movement = NotExactly
	default:
		c.Movement = Exactly
	}
	return c
}
