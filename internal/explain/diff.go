package explain

import (
	"fmt"

	"briefing/internal/compose/words"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/template"
)

// Differences are what became of every figure from one edition to a later one.
type Differences struct {
	From      string       `json:"from"`
	To        string       `json:"to"`
	Figures   []Difference `json:"figures"`   // that differ, in the dataset's order
	Unchanged int          `json:"unchanged"` // how many have no new figure
	Missing   int          `json:"missing"`   // how many had not been published by the later edition
	fromText  string
	toText    string
}

// Difference is a figure that is not what it was.
type Difference struct {
	Ref      string           `json:"ref"`
	Name     string           `json:"name"`
	Movement figures.Movement `json:"movement"`
	Change   *Number          `json:"change,omitempty"` // exact, in the unit itself; only where both values are exact
	Before   *Edition         `json:"before,omitempty"`
	After    *Edition         `json:"after"`
	// Corrections are figures of earlier periods that their publisher published again.
	Corrections []Corrected `json:"corrections,omitempty"`
	signed      string
}

// Corrected is a figure that its publisher published again, with another value.
type Corrected struct {
	Before *Edition `json:"before"`
	After  *Edition `json:"after"`
}

// Edition is a figure as an edition has it.
type Edition struct {
	Value     *Number           `json:"value,omitempty"`
	Qualifier dataset.Qualifier `json:"qualifier,omitempty"`
	Printed   string            `json:"printed"`
	Period    string            `json:"time_period,omitempty"`
	Published string            `json:"published,omitempty"`
	Source    string            `json:"source,omitempty"`
	period    string
	from      string
}

// Diff compares two editions of a dataset, the earlier one first. Changes that a dataset declares are left out: they depend on the
// edition by themselves.
func Diff(lib *template.Library, before, after *figures.Set) *Differences {
	was, t := newReporter(lib, before), newReporter(lib, after)
	d := &Differences{
		From: before.AsOf.String(), To: after.AsOf.String(), Figures: []Difference{},
		fromText: t.Cat.Date(words.Day(before.AsOf)), toText: t.Cat.Date(words.Day(after.AsOf)),
	}
	for _, v := range after.All() {
		if v.Since != nil || v.Derived != nil && v.Derived.Change != "" {
			continue
		}
		c := after.Since(before, v.Ref)
		switch c.Movement {
		case figures.NoNewFigure:
			if len(after.Corrections(v.Ref, before.AsOf)) == 0 {
				d.Unchanged++
				continue
			}
		case figures.NoFigure:
			d.Missing++
			continue
		}
		one := Difference{Ref: v.Ref, Name: t.name(v), Movement: c.Movement, After: t.edition(c.Now)}
		if c.Before != nil {
			one.Before = was.edition(c.Before)
		}
		one.signed = t.signed(&one, c)
		if v.Indicator != nil {
			for _, k := range after.Corrections(v.Ref, before.AsOf) {
				one.Corrections = append(one.Corrections, Corrected{was.edition(k.Before), t.edition(k.Now)})
			}
		}
		d.Figures = append(d.Figures, one)
	}
	return d
}

// signed says how much a figure moved, or why that is no number.
func (t reporter) signed(d *Difference, c *figures.Since) string {
	if why := t.NoNumber(c.Movement); why != "" {
		return why
	}
	change := &figures.Value{Number: c.Now.Number.Sub(c.Before.Number), Qualifier: dataset.Exact, Unit: c.Now.Unit}
	d.Change = number(change)
	abs := *change
	abs.Number = abs.Number.Abs()
	return t.WithSign(change.Number, t.printed(&abs))
}

func (t reporter) edition(v *figures.Value) *Edition {
	e := &Edition{Value: number(v), Qualifier: v.Qualifier, Printed: t.printed(v)}
	if v.Obs != nil {
		e.Period, e.Published, e.Source = v.Obs.TimePeriod.String(), v.Obs.Published.String(), v.Obs.Source.Source
		e.period, e.from = t.period(v.Obs.TimePeriod), words.SourceNames(t.Printer, v)
	}
	return e
}

// Text is the comparison for a terminal of 80 columns.
func (d *Differences) Text() string {
	w := writer{}
	w.line("What changed from " + d.fromText + " to " + d.toText)
	for _, f := range d.Figures {
		w.line("")
		w.line(f.Ref)
		w.paragraph("  ", "  ", f.Name)
		if f.Before != nil {
			w.paragraph("  was  ", "       ", f.Before.text())
		}
		w.paragraph("  is   ", "       ", f.After.text())
		w.paragraph("  ", "  ", f.signed)
		for _, k := range f.Corrections {
			w.paragraph("  corrected: ", "    ", k.After.text()+"; before: "+k.Before.Printed)
		}
	}
	w.line("")
	w.line(fmt.Sprintf("Changed: %d. No new figure: %d. No figure by then: %d.", len(d.Figures), d.Unchanged, d.Missing))
	return w.b.String()
}

func (e *Edition) text() string {
	s := e.Printed
	for _, more := range []string{e.period, e.from} {
		if more != "" {
			s += ", " + more
		}
	}
	return s
}

// JSON is the comparison as one indented JSON object.
func (d *Differences) JSON() []byte { return encodeJSON(d) }
