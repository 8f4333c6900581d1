package explain

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/template"
)

// Listing is every figure of a set in short.
type Listing struct {
	AsOf     string  `json:"as_of"`
	Figures  []Entry `json:"figures"`
	asOfText string
}

// Entry is one figure of a listing.
type Entry struct {
	Ref        string            `json:"ref"`
	Name       string            `json:"name"`
	Value      *Number           `json:"value,omitempty"` // exact, in the unit itself
	State      string            `json:"state,omitempty"`
	Qualifier  dataset.Qualifier `json:"qualifier,omitempty"`
	Unit       string            `json:"unit"`
	Currency   string            `json:"currency,omitempty"`
	Period     string            `json:"time_period,omitempty"`
	Published  string            `json:"published,omitempty"`
	Operation  dataset.Operation `json:"operation,omitempty"` // of a derived value
	Source     string            `json:"source,omitempty"`
	Printed    string            `json:"printed"`
	periodText string            // the period in words, or how it is computed
}

// List lists every indicator (every series, where it has dimensions) and every derived value, in the dataset's
// order.
func List(lib *template.Library, set *figures.Set) *Listing {
	t := newReporter(lib, set)
	l := &Listing{AsOf: set.AsOf.String(), asOfText: t.Cat.Date(words.Day(set.AsOf)), Figures: []Entry{}}
	for _, v := range set.All() {
		r := t.newReport(v.Ref, v)
		e := Entry{
			Ref: v.Ref, Name: r.Name, Value: r.Value, State: r.State, Qualifier: r.Qualifier, Unit: r.Unit, Currency: r.Currency,
			Period: r.Period, Published: r.Published, Printed: r.Printed,
		}
		if v.Obs != nil {
			e.Source = v.Obs.Source.Source
			e.periodText = t.Cat.PeriodLabel(t.PeriodOf(v.Period))
			if v.Period.NotStated {
				e.periodText = "period not stated"
			}
		}
		if v.Derived != nil {
			e.Operation, e.periodText = v.Derived.Operation, shortly(v.Derived.Operation)
			if v.Since != nil {
				e.periodText = "a change"
			}
		}
		l.Figures = append(l.Figures, e)
	}
	return l
}

// shortly names an operation in one or two words.
func shortly(op dataset.Operation) string {
	return diag.A(strings.ReplaceAll(string(op), "_", " "))
}

// Text is the listing for a terminal of 80 columns: id, value, period; a figure whose id and value leave no room
// has its period on a line of its own.
func (l *Listing) Text() string {
	w := writer{}
	w.line("Figures as of " + l.asOfText)
	w.line("")
	ids, values := 0, 0
	for _, e := range l.Figures {
		ids, values = max(ids, width(e.Ref)), max(values, width(e.Printed))
	}
	ids, values = min(ids, 30), min(values, 30)
	for _, e := range l.Figures {
		row := pad(e.Ref, ids) + "  " + pad(e.Printed, values)
		if e.periodText != "" && width(row)+2+width(e.periodText) > columns {
			w.line(strings.TrimRight(row, " "))
			row = strings.Repeat(" ", ids+2)
			w.line(row + e.periodText)
			continue
		}
		w.line(strings.TrimRight(row+"  "+e.periodText, " "))
	}
	w.line("")
	w.line(fmt.Sprintf("%d figures. briefing explain ID tells one in full.", len(l.Figures)))
	return w.b.String()
}

// JSON is the listing as one indented JSON object.
func (l *Listing) JSON() []byte { return encodeJSON(l) }

func width(s string) int { return utf8.RuneCountInString(s) }

func pad(s string, to int) string { return s + strings.Repeat(" ", max(0, to-width(s))) }
