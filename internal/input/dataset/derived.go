package dataset

import (
	"fmt"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// The verbs are the keys of a derived value that say how it is computed. It has one of them. The key rate is a verb only where convert,
// of which it is a part, does not stand.
const (
	VerbSum        = string(Sum)
	VerbShare      = string(Share)
	VerbDifference = string(Difference)
	VerbChange     = "change"
	VerbRate       = string(RateOf)
	VerbMean       = string(Mean)
	VerbIndex      = string(IndexOf)
	VerbConvert    = "convert"
)

// Verb is the key that says how the value is computed; empty where there is none.
func (d *Derived) Verb() string {
	for _, v := range []struct {
		verb string
		is   bool
	}{
		{VerbSum, d.Sum != nil}, {VerbShare, d.Share != ""}, {VerbDifference, d.Difference != nil}, {VerbChange, d.Change != ""}, {VerbConvert, d.Convert != ""},
		{VerbRate, d.Rate != ""}, {VerbMean, d.Mean != ""}, {VerbIndex, d.Index != ""},
	} {
		if v.is {
			return v.verb
		}
	}
	return ""
}

// Complete says in Operation and Of what the verb and its keys say. What is missing in them is left out, and found by the checks.
// Percent tells of a reference whether the figure is in percent, by which a change that does not say so is in points.
func (d *Derived) Complete(percent func(ref string) bool) {
	switch d.Verb() {
	case VerbSum:
		d.Operation, d.Of = Sum, d.Sum
	case VerbShare:
		d.Operation, d.Of = Share, present(d.Share, d.Whole)
	case VerbDifference:
		d.Operation, d.Of = Difference, d.Difference
	case VerbChange:
		d.Operation, d.Of = Difference, []string{d.Change}
		if len(d.Between) == 2 {
			d.Of = []string{At(d.Change, d.Between[1]), At(d.Change, d.Between[0])}
		}
		switch {
		case d.Since != "":
		case d.In == InPercent:
			d.Operation = PercentChange
		case d.In == InPoints || d.In == "" && percent(d.Change):
			d.Operation = PointChange
		}
	case VerbRate:
		d.Operation, d.Of = RateOf, present(d.Rate, d.PerUnitOf)
	case VerbMean:
		d.Operation, d.Of = Mean, nil
		for _, p := range d.Periods.All() {
			d.Of = append(d.Of, At(d.Mean, p))
		}
	case VerbIndex:
		d.Operation, d.Of = IndexOf, []string{d.Index}
		if d.Base != "" {
			d.Of = append(d.Of, At(withoutPeriod(d.Index), d.Base))
		}
	case VerbConvert:
		d.Operation, d.Of = Conversion, present(d.Convert, d.Rate)
	}
}

// IsBetween says that the value is a change between two periods, and not one since an earlier time.
func (d *Derived) IsBetween() bool { return d.Change != "" && d.Since == "" }

// At is a reference to the value of a period.
func At(ref, period string) string { return ref + "@" + period }

func withoutPeriod(ref string) string {
	ref, _, _ = strings.Cut(ref, "@")
	return ref
}

func present(list ...string) (out []string) {
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// PeriodList is several periods: a list of them, or all from one to another, which are years, half-years, quarters, months or weeks.
type PeriodList struct {
	List     []string
	From, To string // where no list is written
	Pos      diag.Pos
	At       []diag.Pos // of the periods of the list
}

// maxPeriods bounds how many periods are written as from and to: a hundred years of months.
const maxPeriods = 1200

// All lists the periods in the order in which they are written, or from the first to the last. It is nil where From and To are not
// of one kind, or no periods lie between them.
func (p PeriodList) All() []string {
	if p.From == "" && p.To == "" {
		return p.List
	}
	if a, err := ParsePeriod(p.From); err == nil && !a.FromPart.IsZero() {
		return p.parts(a)
	}
	from, err := ParseDate(p.From)
	to, err2 := ParseDate(p.To)
	if err != nil || err2 != nil || from.Day > 0 || (from.Month > 0) != (to.Month > 0) || to.Day > 0 || from.Compare(to) > 0 {
		return nil
	}
	var out []string
	for d := from; d.Compare(to) <= 0 && len(out) < maxPeriods; {
		out = append(out, d.String())
		switch {
		case d.Month == 0:
			d.Year++
		case d.Month == 12:
			d.Year, d.Month = d.Year+1, 1
		default:
			d.Month++
		}
	}
	return out
}

// parts lists the half-years, quarters or weeks from the first, which is given, to the last.
func (p PeriodList) parts(first Period) (out []string) {
	last, err := ParsePeriod(p.To)
	if err != nil || !first.One() || !last.One() {
		return nil
	}
	n, ok := first.FromPart.Until(last.FromPart)
	if !ok {
		return nil
	}
	for i := 0; i <= n && i < maxPeriods; i++ {
		out = append(out, first.FromPart.After(i).String())
	}
	return out
}

// UnmarshalSource reads a list of periods, or a group with from and to.
func (p *PeriodList) UnmarshalSource(n *source.Node) diag.List {
	p.Pos = n.Pos
	var l diag.List
	switch n.Kind {
	case source.Seq:
		for _, item := range n.Items {
			s, more := item.Word()
			l.Append(more)
			p.List, p.At = append(p.List, s), append(p.At, item.Pos)
		}
		return l
	case source.Map:
		var ends struct {
			From string `yaml:"from,required,word"`
			To   string `yaml:"to,required,word"`
		}
		l = source.Decode(n, &ends)
		p.From, p.To = ends.From, ends.To
		if !l.HasErrors() && len(p.All()) == 0 {
			l.Add(n.Pos, diag.Error, "periods", fmt.Sprintf("from: %s and to: %s are not two periods of one kind in their order", p.From, p.To),
				"write two years, months, quarters or weeks, the earlier one first: {from: 2015, to: 2024} or {from: 2023-Q1, to: 2024-Q4}; or list the periods: [2015, 2017, 2019]")
		}
		return l
	}
	return source.Wrong(n, "a list of periods, or {from: 2015, to: 2024}")
}

// MarshalSource writes the periods as they are read.
func (p PeriodList) MarshalSource() *source.Node {
	if p.From != "" {
		return source.NewMap().Set("from", source.NewBare(p.From)).Set("to", source.NewBare(p.To))
	}
	if len(p.List) == 0 {
		return nil
	}
	list := source.NewList()
	for _, s := range p.List {
		list.Items = append(list.Items, source.NewBare(s))
	}
	return list
}

// NewForm is how a derived value of the earlier form, with operation: and of:, is written now: one text for each line. It is nil
// where its operation is none that there was.
func (d *Derived) NewForm() []string {
	list := "[" + strings.Join(d.WasOf, ", ") + "]"
	switch op := Operation(d.WasOperation); {
	case op == Sum || op == Difference:
		return []string{d.WasOperation + ": " + list}
	case op == Share && len(d.WasOf) == 2:
		return []string{"share: " + d.WasOf[0], "whole: " + d.WasOf[1]}
	case op == Share:
		return []string{"share: ID", "whole: ID"}
	}
	return nil
}

// RateUnits lists the units that a rate which names none may be in: those with kind: rate that are for as many.
func (d *Derived) RateUnits(units []Unit) (list []*Unit) {
	for i := range units {
		if u := &units[i]; u.Kind == UnitRate && u.PerMoney == "" && (d.Per == 0 || u.Per == d.Per) {
			list = append(list, u)
		}
	}
	return list
}

// RateUnit is the unit of a rate: the one that it names, or else the only one that it may be in. Nil where there is none.
func (d *Derived) RateUnit(units []Unit) *Unit {
	if d.Unit != "" {
		for i := range units {
			if units[i].ID == d.Unit {
				return &units[i]
			}
		}
		return nil
	}
	if list := d.RateUnits(units); len(list) == 1 {
		return list[0]
	}
	return nil
}
