package dataset

import (
	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/source"
)

// Bound is an end of the interval that a source states around a value, such as a 95% confidence interval. It is in the unit of
// the value itself. The zero Bound says that none is stated.
type Bound struct {
	Value decimal.Decimal
	Given bool
}

// UnmarshalSource reads a number, as a value is written.
func (b *Bound) UnmarshalSource(n *source.Node) diag.List {
	d, l := n.Decimal()
	*b = Bound{Value: d, Given: !l.HasErrors()}
	return l
}

// MarshalSource writes a bound as it is read; nothing where none is stated.
func (b Bound) MarshalSource() *source.Node {
	if !b.Given {
		return nil
	}
	return source.NewNumber(b.Value)
}

// Noted is what is noted of an observation; zero where nothing is.
func (a *Attributes) Noted() Text {
	if a.Note == nil {
		return Text{}
	}
	return *a.Note
}

// HasInterval says whether an observation states what lies around its value.
func (o *Observation) HasInterval() bool { return o.Low.Given && o.High.Given }

// HasIntervals says whether any observation of an indicator states what lies around its value.
func (i *Indicator) HasIntervals() bool {
	for k := range i.Observations {
		if i.Observations[k].HasInterval() {
			return true
		}
	}
	return false
}
